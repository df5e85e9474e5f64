/*
 * finding.h -- what is wrong with a document: a message at a place.
 *
 * A syntax error, a schema violation and a broken rule are one thing.  Findings
 * are collected, never printed, by every layer from the parsers up; a renderer
 * in report/ shows them.
 */
#ifndef TEXT_FINDING_H
#define TEXT_FINDING_H

#include "text/source.h"

/* In order of weight; the Dutch words are aandacht, waarschuwing and fout. */
enum level { LEVEL_OFF, LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR };

/* Other words for a range of bytes: how a finding is mended where there is one
 * safe answer. */
struct mending {
	struct span at;
	str text;
};

struct finding {
	enum level level;
	const char *rule; /* id: English kebab-case, static */
	const struct source *source;
	struct span span;
	str message; /* one sentence in the user's language, no final stop */
	str help;    /* how to mend it; may be empty */
	str pointer; /* JSON pointer into the data tree; may be empty */
	/* What mends it, in order of place.  Of findings that outlive their
	 * document (findings_keep) only the number is left. */
	const struct mending *mendings;
	size_t n_mendings;
};

struct findings {
	struct arena *a;
	struct finding *at;
	size_t n, cap;
};

/* A finding with a formatted message; returns it, so that help and pointer can
 * be set.  The pointer holds until the next one is added. */
struct finding *findings_add(struct findings *to, enum level level,
			     const char *rule, const struct source *source,
			     struct span span, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));

/* The same with a message that is ready; `message` is borrowed. */
struct finding *findings_put(struct findings *to, enum level level,
			     const char *rule, const struct source *source,
			     struct span span, str message);

/* Adds the findings of `from` with all they refer to in `to->a`: texts, and of
 * each source the lines that matter.  The documents may then be freed. */
void findings_keep(struct findings *to, const struct findings *from);

/* By name of the source, then place, then rule; equal findings become one. */
void findings_sort(struct findings *f);

/* Number of findings of at least `level`. */
size_t findings_count(const struct findings *f, enum level level);

/* "error", "warning", "note": for machines. */
const char *level_name(enum level level);

#endif
