/*
 * trail.h -- where a decision stands, derived from its history.
 *
 * A route says which steps an agenda must pass; the versions of its document
 * say what happened, and names (tags) and what they were moved away from bear
 * witness.  trail_derive() lays one over the other.  It reads no repository and
 * no clock: same input, same trail.  The trail borrows from its inputs and
 * lives in `a`.
 */
#ifndef TRAIL_TRAIL_H
#define TRAIL_TRAIL_H

#include "doc/agenda.h"
#include "text/version.h"

/* One recorded state: who and when, and the document as it was. */
struct snapshot {
	const struct version *at;
	const struct agenda *agenda;
};

/* A name that was given to a version (a tag), with what it names now. */
struct trail_tag {
	str name;	     /* "onderwijsagenda/v70" */
	struct snapshot at;  /* agenda NULL: no document of this agenda there */
	struct moment given; /* zero seconds: the name bears no date */
	str giver;
	const struct trailer *trailers;
	size_t n_trailers;
	enum signature signature;
	str signer;
	bool adrift; /* in the history of no branch */
	bool absent; /* what it names is not in the repository */
};

/* A name (a tag or a branch) that was moved to what does not follow from what
 * it held: what a forced push or a rewritten history leaves behind. */
struct trail_move {
	str name;
	bool is_tag;
	struct moment when; /* zero seconds: not known */
	str by;
	bool shared;		  /* others had seen what it held */
	struct snapshot from, to; /* agenda NULL: no such document there */
};

/* All there is to judge by.  `{0}` besides `at` and `n` will do. */
struct trail_case {
	const struct snapshot *at; /* oldest first */
	size_t n;
	const struct trail_tag *tags;
	size_t n_tags;
	const struct trail_move *moves;
	size_t n_moves;
	struct date as_of;    /* what held on this day; decides what is late */
	struct date known_on; /* what was recorded by this day; unset: all */
	bool gone;	      /* the document is there no more */
	bool incomplete;      /* older versions are not here */
	bool replaced;	      /* git shows another history than there is */
};

enum step_status {
	STEP_PLANNED,	      /* gepland */
	STEP_LATE,	      /* te laat */
	STEP_DISCUSSED,	      /* besproken */
	STEP_DEFERRED,	      /* aangehouden */
	STEP_ADOPTED,	      /* vastgesteld */
	STEP_ADOPTED_CHANGED, /* gewijzigd vastgesteld */
	STEP_REJECTED,	      /* afgewezen */
	STEP_SKIPPED,	      /* overgeslagen */
	STEP_CANCELLED,	      /* vervallen */
};

/* Whether a step with this status adopted a text, changed or not. */
bool trail_is_adoption(enum step_status s);

/* How the outcome is known, strongest first. */
enum evidence_kind {
	EVIDENCE_SEALED,   /* ondertekend en verzegeld */
	EVIDENCE_DECISION, /* vastgelegd in besluitcommit */
	EVIDENCE_TABLE,	   /* alleen in de tabel */
	EVIDENCE_IMPORT,   /* al aanwezig bij import */
	EVIDENCE_NONE,
};

struct trail_step {
	str id, meeting, purpose; /* as last written */
	struct period planned, held;
	enum step_status status;
	int days_late; /* LATE: days since the last planned day */
	str outcome, conclusion;
	str version; /* id of the version that lay on the table */
	const struct version *recorded; /* commit that recorded it; or NULL */
	enum evidence_kind evidence;
	size_t row; /* order in the route, from 0 */
	const struct trail_member *members;
	size_t n_members;
	bool vanished; /* no longer in the newest document */
	str successor; /* id of the step that replaces this one; or empty */
};

struct trail_member {
	str name;
	struct period planned, held;
	enum step_status status;
	int days_late;
	str outcome, conclusion;
	str version;
	const struct version *recorded;
	enum evidence_kind evidence;
};

/* A merge in which both sides had changed the route. */
struct trail_join {
	const struct version *at;
	str left, right; /* ids of the steps that each side changed */
};

/* Something that does not fit.  `rule`: rewritten, rescheduled, vanished,
 * recorded-early, changed-after-adoption, tag-moved, witness-conflict,
 * backdated, replace-ref, order, mandate, history-replaced, signature,
 * duplicate-step. */
struct trail_finding {
	const char *rule;
	enum level level;
	str step;
	const struct version *at;
	str message;
};

struct trail {
	str agenda, title;
	struct date as_of, known_on;
	bool complete; /* false: history is cut off: "spoor onvolledig" */
	const struct trail_step *step;
	size_t n;
	const struct trail_finding *finding;
	size_t n_findings;
	const struct version *const *versions; /* that changed the document */
	size_t n_versions;
	const struct trail_join *join;
	size_t n_joins;
};

/* No snapshots give an empty trail. */
struct trail trail_derive(struct arena *a, const struct profile *p,
			  const struct trail_case *c);

/* "gepland", "te laat", ...: data of agenda-trail/1, never translated. */
const char *step_status_name(enum step_status status);
/* "sealed", "decision", "table", "import", "none". */
const char *evidence_name(enum evidence_kind kind);

#endif
