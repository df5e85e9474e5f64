/*
 * tracks.h -- the snapshots of an agenda taken apart: what each step, and each
 * body of a step, said in every snapshot.  Only for trail/.
 */
#ifndef TRAIL_TRACKS_H
#define TRAIL_TRACKS_H

#include "base/map.h"
#include "trail/trail.h"

/* What a conclusion comes to. */
struct verdict {
	bool closed; /* there is an outcome */
	enum step_status status;
};

/* What a row, or one body in it, says in one snapshot. */
struct claim {
	size_t at; /* the snapshot */
	const struct route_step *step;
	size_t row;
	str outcome, conclusion;
	struct period planned, held;
	bool own_planned, own_held; /* not taken from its step */
	struct verdict verdict;
};

/* A step, or a body in it, through time: the snapshots it is in, ascending. */
struct track {
	str step;   /* id, or words when it has none */
	str member; /* name of the body; empty for the step itself */
	struct claim *at;
	size_t n, cap;
	struct track *parent; /* the step of a body */
	bool again;	      /* its id was given to another row before it */
	unsigned moved;	      /* how often it was put on another day */
};

struct tracks {
	struct track **at; /* in order of appearance, bodies after their step */
	size_t n, cap;
};

/* A snapshot among the others. */
struct scene {
	const struct snapshot *snapshot;
	const size_t *before; /* what it was made from: smaller indexes */
	size_t n_before;
	const size_t *after;
	size_t n_after;
	const str *names; /* of the rows: the steps they are */
	bool counts;  /* readable, and the newest document descends from it */
	bool unknown; /* recorded after the day that is asked for */
	struct date day; /* recorded, in the zone of the profile */
	bool digested;
	uint64_t digest; /* of the besluittekst; see scene_digest() */
	unsigned seen;	 /* for tracks_descends() */
};

struct ordered_finding {
	struct trail_finding finding;
	size_t scene, number;
};
struct trail_joins {
	struct trail_join *at;
	size_t n, cap;
};
struct trail_findings {
	struct ordered_finding *at;
	size_t n, cap;
};

struct derivation {
	struct arena *a;
	const struct profile *p;
	const struct trail_case *given;
	struct date as_of;
	struct scene *at;
	size_t n;
	size_t newest; /* index of the newest document */
	str agenda;    /* its id */
	struct tracks tracks;
	struct map index;    /* step, or step and body, to struct track */
	struct map aliases;  /* words of a step to its id */
	struct map verdicts; /* judged once for each pair of texts */
	unsigned round;	     /* for tracks_descends() */
	struct trail_findings findings;
	struct trail_joins joins;
};

/* scenes.c: fills in `at`, `n`, `newest` and `agenda`.  False when no snapshot
 * can be read. */
bool scenes_order(struct derivation *d, const struct snapshot *s, size_t n);
/* Whether scene `old` is `young` or one that it was made from, directly or by
 * way of others. */
bool scenes_descend(struct derivation *d, size_t young, size_t old);
uint64_t scene_digest(struct derivation *d, size_t i);

/* tracks.c: fills in `tracks`. */
void tracks_read(struct derivation *d);
struct track *tracks_find(const struct derivation *d, str step, str member);
/* The step of a row that need not be of a scene: by id, else by words. */
const struct track *tracks_of_row(struct derivation *d,
				  const struct route_step *row);
/* What scene `i` says; NULL when the step is not in it. */
const struct claim *track_at(const struct track *t, size_t i);
/* What an outcome and a conclusion come to. */
struct verdict tracks_judge(struct derivation *d, str outcome, str conclusion);
/* Whether two claims have the same outcome; NULL and open ones never do. */
bool tracks_agree(const struct claim *x, const struct claim *y);
/* Whether the outcome of scene `i` stands in none it was made from. */
bool tracks_introduces(const struct derivation *d, const struct track *t,
		       size_t i);
/* The scene that first recorded the outcome of scene `i`: as far back as the
 * outcome is the same. */
size_t tracks_recorded(struct derivation *d, const struct track *t, size_t i);
/* When the meeting was that an outcome came from: by its row, else by the note
 * with the version that recorded it.  Empty when neither says so. */
struct period tracks_held(struct derivation *d, const struct track *t,
			  const struct claim *c);
/* The day on which the outcome of a claim came about: held, else planned, else
 * recorded.  What was put off or dropped may be known before the day. */
struct date tracks_valid(struct derivation *d, const struct track *t,
			 const struct claim *c);

/* A finding about a track (NULL: about the document) in scene `i`. */
void tracks_report(struct derivation *d, const char *rule, enum level level,
		   const struct track *t, size_t i, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));
/* The same about a step ("" for none) and a version, after all others. */
void tracks_tell(struct derivation *d, const char *rule, enum level level,
		 str step, const struct version *at, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));
/* "R7 (Directieoverleg)", or "R7 (Baarn)" for a body in it. */
str tracks_name(struct arena *a, const struct track *t);

/* What a commit says about a step in its trailers. */
struct witness {
	bool speaks;
	str step, member, outcome, held, about; /* Stap Lid Besluit Gehouden
						   Over */
};
struct witness witness_of(const struct version *v, const struct track *t,
			  str agenda);
/* The steps that trailers speak of, one after the other: a message may be as
 * long as somebody likes. */
struct notes {
	const struct trailer *t;
	size_t n, at;
	bool one; /* all trailers are about one step */
};
struct notes notes_of(const struct trailer *t, size_t n);
/* False after the last. */
bool notes_next(struct notes *s, struct witness *out);
/* The first of them; of trailers that name no step, what they say. */
struct witness notes_first(const struct trailer *t, size_t n);
/* Why a recording changes the outcome of a step, by its `Rectificatie: STEP
 * why`; empty when it does not say so. */
str witness_correction(const struct version *at, str step);
/* Findings: trailers against tables, clocks, signatures, replaced commits. */
void witness_check(struct derivation *d);
/* The day of the meeting by the note with scene `i`, when it is readable. */
struct period witness_held(struct derivation *d, const struct track *t,
			   size_t i);
/* Id of the version on the table when scene `i` recorded an outcome; of what
 * was dropped only where it is said, since it need not have been on any. */
str witness_version(const struct derivation *d, const struct track *t,
		    size_t i);
/* How the outcome is known that scene `i` recorded. */
enum evidence_kind witness_evidence(struct derivation *d, const struct track *t,
				    size_t i);

/* joint.c: the status of a step by those of its bodies, of which it has one at
 * least. */
enum step_status joint_status(const struct profile *p,
			      const struct trail_step *s);

/* events.c: rewritten, rescheduled, recorded-early, vanished,
 * duplicate-step. */
void events_check(struct derivation *d);
/* Whether both hold the same words: white space is no difference. */
bool events_same_words(str x, str y);
/* Whether two claims say the same; NULL says that the step is not there. */
bool events_same(const struct claim *x, const struct claim *y);
/* adopted.c: changed-after-adoption, and tag-moved where what is named is not
 * what was adopted. */
void adopted_check(struct derivation *d);
/* names.c: tag-moved, witness-conflict and signature of names. */
void names_check(struct derivation *d);
/* The name without the agenda: "v70". */
str names_short(const struct derivation *d, const struct trail_tag *t);
/* Whether a name was given by the day until which things are known. */
bool names_known(const struct derivation *d, struct moment when);
/* replaced.c: history-replaced, tag-moved by the log of a name. */
void replaced_check(struct derivation *d);
/* joins.c: fills in `joins`. */
void joins_find(struct derivation *d);
/* route_check.c: order, mandate. */
void route_check(struct derivation *d);

#endif
