/*
 * agenda.h -- one version of one agenda: the typed document.
 *
 * Reading goes source -> tree -> data tree -> agenda.  The data tree holds
 * everything and is what the schema and the diff see; the typed members are a
 * view on it for rules and trail.  Each keeps the node it came from.  Nothing
 * is checked here beyond what reading needs: a member that is missing or of
 * the wrong type is empty, and the schema says so.
 */
#ifndef DOC_AGENDA_H
#define DOC_AGENDA_H

#include "doc/period.h"
#include "doc/profile.h"
#include "doc/written.h"
#include "tree/read.h"

struct route_member { /* one body of a step that fans out */
	str name, outcome, conclusion;
	struct period planned, held;
	const struct node *where;
};

struct route_step {
	str id;
	str meeting; /* the cell as written */
	str purpose; /* as written */
	struct period planned, held;
	str outcome;	/* `uitkomst` as written; may be empty */
	str conclusion; /* as written; may be "Volgt" */
	str about;	/* `over`: id of the version on the table */
	str replaces;	/* id of the step it takes over from */
	const struct route_member *members;
	size_t n_members;
	const struct node *where;
};

struct request { /* an element of inbreng */
	str id, from, text, disposition, in, place, reason;
	const struct node *where;
};

struct action {
	str title, text, owner;
	struct period term;
	const struct node *where;
};

struct suppression {
	str rule, place, reason;
	struct date until; /* unset: for ever */
	const struct node *where;
};

struct agenda {
	const struct source *source;
	struct tree tree;	 /* as parsed */
	const struct node *data; /* the data tree; NULL when nothing was read */
	str id, title, kind, region;
	str version, version_name, version_status;
	struct period dated; /* voorblad/datum, else versie/datum */
	const struct route_step *steps;
	size_t n_steps;
	const struct request *requests;
	size_t n_requests;
	const struct action *actions;
	size_t n_actions;
	const struct suppression *suppressed;
	size_t n_suppressed;
	const struct written *written; /* of a raw paper; NULL of an agenda */
};

/* Reads a document.  Never NULL; what is wrong with the syntax or the mapping
 * is in `to`.  The agenda borrows from source and profile. */
const struct agenda *agenda_read(struct arena *a, const struct profile *p,
				 const struct source *source,
				 struct findings *to);

/* The same for comparing, where any Markdown or YAML will do: a document that
 * does not say `agenda:` keeps its tree and has no data. */
const struct agenda *agenda_read_any(struct arena *a, const struct profile *p,
				     const struct source *source,
				     struct findings *to);

/* The typed document of a tree and its data tree (may be NULL), however these
 * were made. */
const struct agenda *agenda_from(struct arena *a, struct tree t,
				 const struct node *data);

/* Whether an `id` is a proposal of import: the paper itself has none. */
bool agenda_is_proposed(const struct node *id);

/* Whether the document says `agenda:` at its top. */
bool agenda_is_one(const struct agenda *d);

/* Just `agenda:` and `versie.id`, from the head of a source, without reading
 * the body: for walking history.  Empty strings when absent. */
struct agenda_label {
	str id, version, version_name;
};
struct agenda_label agenda_label(struct arena *a, const struct source *source);

/* The digest of the besluittekst: the data tree without route, inbreng,
 * versie, voorblad and onderdruk.  Equal texts give equal digests, whatever
 * the surface and the order of keys.  (DESIGN: what a decision is about.) */
uint64_t agenda_decision_text(const struct agenda *d);

#endif
