/*
 * overview.h -- agendas and versions at a glance: what the lists of `agenda
 * status` and `agenda versions` are made of.
 *
 * People get a table (BLOCK_TABLE); programs the records.
 */
#ifndef REPORT_OVERVIEW_H
#define REPORT_OVERVIEW_H

#include "trail/trail.h"

/* A step in an overview; no id: there is none. */
struct standing_step {
	str id, meeting;
	enum step_status status;
	struct period day; /* held, else planned */
};

/* Where an agenda stands. */
struct standing {
	str agenda, title, version;
	str commit; /* the last that changed it; empty: none is recorded */
	struct date recorded;
	struct standing_step last; /* the last step with an outcome */
	struct standing_step next; /* the first that waits for one */
	size_t n_late;
	int days_late; /* of the step that is latest */
	bool complete; /* false: history is cut off */
};

/* A version that an agenda has had. */
struct edition {
	str id, name, status, path, commit;
	struct date recorded;
	str tag;
	bool has_signature, compared;
	size_t changes, added, removed; /* since the version before it */
};

/* What a request was in one version. */
struct input_state {
	str version, disposition;
};

/* A request of a meeting, and what became of it. */
struct input {
	str id, step, meeting, text;
	str disposition; /* verwerkt, deels, niet, open */
	str version;	 /* in which it landed */
	str place;	 /* as written */
	str title;	 /* of the part that this names; or empty */
	str reason;
	const struct input_state *at; /* oldest version first */
	size_t n;
};

struct report;

/* Each adds its table to a report, which keeps the records for programs. */
void overview_standings(struct report *r, const struct standing *s, size_t n);
void overview_editions(struct report *r, const struct edition *e, size_t n);
void overview_inputs(struct report *r, const struct input *i, size_t n);

#endif
