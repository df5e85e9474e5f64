/*
 * report.h -- what a command has to say: a list of blocks.
 *
 * Blocks carry records (a finding, a change, a step), not layout, so that each
 * renderer decides how it looks and JSON stays semantic.  Every renderer is one
 * switch over the kinds without a default: a new kind is a compiler warning in
 * each file that forgot it.
 *
 * To add a renderer: report/<name>.c that ends in `const struct renderer
 * renderer_<name>`, and one word in RENDERERS below.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/buf.h"
#include "diff/change.h"
#include "report/overview.h"
#include "text/finding.h"
#include "trail/trail.h"

enum block_kind {
	BLOCK_TITLE, /* what this report is about */
	BLOCK_PROSE, /* a sentence or paragraph */
	BLOCK_LINE,  /* a command or a name, to be copied as it stands */
	BLOCK_TABLE,
	BLOCK_FINDING,
	BLOCK_CHANGE,
	BLOCK_TIMELINE, /* the steps of the trail on a line of time */
	BLOCK_STEP,
	BLOCK_TRAIL_FINDING,
	BLOCK_NODE,  /* a document as read: its data tree */
	BLOCK_TALLY, /* counts: of one section, or those at the end */
};

struct table {
	const str *header;
	const str *cells; /* row by row */
	size_t columns, rows;
};

/* What was counted; `one` and `many` are msgids for the text renderer, `key`
 * names it in JSON. */
struct tally_row {
	const char *key, *one, *many;
	size_t n;
};

struct block {
	enum block_kind kind;
	union {
		str text; /* TITLE, PROSE, LINE: in the user's language */
		struct table table;
		const struct finding *finding;
		const struct change *change;
		const struct trail_step *step;
		const struct trail_finding *trail_finding;
		const struct agenda *document; /* NODE */
		struct {
			str section; /* empty: of all */
			const struct tally_row *row;
			size_t n;
		} tally;
	};
};

/* What is known of a rule, in the language of messages. */
struct report_rule {
	str id, looks, why;
};

struct report {
	struct arena *a;
	const char *format; /* "agenda-findings/1", "agenda-changes/1",
			       "agenda-trail/1", "agenda-document/1" */
	str agenda;	    /* what it is about, where that is one */
	struct date as_of;  /* and the day it holds for; may be unset */
	/* What the records belong to; NULL where it does not apply. */
	const struct changes *changes;
	const struct trail *trail;
	const struct report_rule *rules; /* those that findings may name */
	size_t n_rules;
	const struct standing *standings;
	size_t n_standings;
	const struct edition *editions;
	size_t n_editions;
	const struct input *inputs;
	size_t n_inputs;
	struct block *at;
	size_t n, cap;
};

struct look {
	unsigned width; /* columns of the terminal; 0: do not wrap */
	bool colour;
	bool utf8; /* else ASCII only */
};

struct renderer {
	const char *name; /* value of --format */
	bool machine;	  /* never translated, never coloured */
	const char *only; /* the report formats it can show, parted by blanks;
			     NULL: all */
	void (*render)(const struct report *r, struct look look,
		       struct buf *out);
};

/* A table whose header is made of `columns` msgids. */
void report_table(struct report *r, const char *const *header, size_t columns,
		  const str *cells, size_t rows);

/* The name of a file as forges know it: "./" in front says nothing. */
str report_file(str name);

/* "2 errors, 1 file": those that are not 0; empty when all are. */
str report_counts(struct arena *a, const struct tally_row *row, size_t n);

struct block *report_add(struct report *r, enum block_kind kind);
void report_text(struct report *r, enum block_kind kind, str text);

#define RENDERERS(X)                                                           \
	X(text)                                                                \
	X(markdown)                                                            \
	X(html)                                                                \
	X(mermaid)                                                             \
	X(ics) X(ori) X(json) X(jsonl) X(gcc) X(sarif) X(gitlab) X(github)
#define X(name) extern const struct renderer renderer_##name;
RENDERERS(X)
#undef X

/* Whether a renderer can show reports of a format. */
bool renderer_shows(const struct renderer *to, const char *format);

/* NULL when there is none of that name. */
const struct renderer *renderer_find(str name);
/* In the order of the list; NULL after the last. */
const struct renderer *renderer_at(size_t i);

#endif
