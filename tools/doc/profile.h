/*
 * profile.h -- what an agenda is here: schema/ as read.
 *
 * A profile is data: seven YAML files.  It is read once per command and never
 * changes.  A file that is missing is as if empty: no gremia, no rules, and so
 * on.  What is wrong in a profile is a finding with a place in that file.
 */
#ifndef DOC_PROFILE_H
#define DOC_PROFILE_H

#include "base/regex_set.h"
#include "text/finding.h"
#include "tree/node.h"

/* The files of a profile; a missing one is NULL. */
struct profile_files {
	const struct source *schema, *opmaak, *gremia, *route, *regels, *papier,
		*server;
};

struct gremium {
	str id, name, niveau;
	struct regex *const *also; /* other ways to write the name */
	size_t n_also;
	const str *mandate; /* ids of purposes; n_mandate 0: not stated */
	size_t n_mandate;
	unsigned level; /* index in niveaus, low is nearer the work floor */
};

struct purpose {
	str id, name;
	struct regex *pattern;
	bool decides; /* this purpose is a decision: vaststellen */
};

/* What an outcome makes of a step; the Dutch words stand in trail/trail.h. */
struct outcome {
	str id, name, status;
	struct regex *pattern;
};

/* One thing that a rule of patterns looks for.  A text of two languages is in
 * Dutch and in English; what is empty is that of the rule. */
struct pattern_form {
	struct regex *pattern;
	str message_nl, message_en;
	str meant; /* what was probably meant, `$1` for a group; or empty */
	bool mends;
	str replace; /* with `mends`: what is to stand there, `$1` as above */
	str from;    /* only from this status of a version on; or empty */
};

struct pattern_forms {
	const struct pattern_form *at;
	size_t n;
	bool together; /* one finding for all on a line; in a paper also for
			  lines in a row */
};

struct pattern_rule {
	const char *id; /* static for the life of the profile */
	enum level level;
	str message_nl, message_en;
	str why_nl, why_en; /* may be empty */
	struct pattern_forms forms;
};

struct rule_setting {
	str id;
	enum level level;
	const struct node *parameters; /* the map in regels.yaml, or NULL */
};

/* What a reader calls the elements of a list; any member may be empty. */
struct list_name {
	str key;	  /* of the list: "route" */
	str noun;	  /* one element: "stap", or with its id: "stap {id}" */
	str heading;	  /* all of them: "Behandeling" */
	const str *shown; /* the fields by which a reader knows an element */
	size_t n_shown;
};

/* What the server insists on (server.yaml); without the file the limits have
 * their usual values. */
struct server_rules {
	const str *branches; /* patterns as in a shell */
	size_t n_branches;
	/* in one push: names of branches and versions, recorded versions, files
	 * that change; seconds that its check may take */
	unsigned max_names, max_commits, max_files, max_seconds;
	unsigned max_document, max_file; /* megabytes of one */
};

struct markup_row; /* doc/markup.h */

struct profile {
	const struct node
		*schema; /* data tree of agenda.schema.yaml, or NULL */
	const struct source *schema_source;
	const struct source *regels; /* where the settings stand; or NULL */
	const struct source
		*papier; /* papier.yaml, which import/ reads; or NULL */
	const struct markup_row *sections; /* opmaak.yaml, chained by `next` */
	const struct node *roles;	   /* opmaak.yaml: rollen */
	const struct list_name *names;	   /* opmaak.yaml: namen */
	size_t n_names;
	const struct gremium *gremia;
	size_t n_gremia;
	const struct purpose *purposes;
	size_t n_purposes;
	const struct outcome *outcomes;
	size_t n_outcomes;
	struct regex *open; /* a conclusion that says "not yet"; or NULL */
	const struct regex_set
		*patterns_of_names; /* the patterns of the three above */
	const str *ladder;	    /* statuses of a version, low to high */
	size_t n_ladder;
	const char *timezone; /* "Europe/Amsterdam" */
	str language;	      /* "nl", or empty */
	const struct rule_setting *settings;
	size_t n_settings;
	const struct pattern_rule *patterns;
	size_t n_patterns;
	struct server_rules server;
	bool by_majority; /* a step with bodies is adopted when most of them
			     adopted it, not only when all did */
	const struct node *words; /* regels.yaml: woorden; or NULL */
};

/* What the files hold, besides opmaak.yaml (man 5 agenda-opmaak):
 *
 * gremia.yaml	niveaus: [word...], low to high; gremia: [{id, naam, niveau,
 *		ook: [pattern...], mandaat: [id...]}]
 *
 * route.yaml	taal, tijdzone, versiestatus: [word...], open: pattern,
 *		leden: alle | meerderheid,
 *		doelen: [{id, naam, patroon, besluit: true}],
 *		uitkomsten: [{id, naam, status, patroon}]
 * regels.yaml	woorden: {name: pattern}, which patterns of rules use as {name};
 *		regels: {rule: severity | {ernst: severity, parameter...}},
 *		patronen: [{id, ernst, melding, melding_en, waarom, waarom_en,
 *		  samen, patroon, vormen: [form...]}]
 *		form: {patroon, melding, melding_en, bedoeld, vervang, vanaf}
 *		severity is fout, waarschuwing, aandacht or uit
 * server.yaml	takken: [pattern...], protected besides the main branch;
 *		grenzen: {namen, versies, bestanden, document, bestand,
 *		seconden: number}
 *
 * Patterns are for the whole text, case ignored; `patroon` in patronen is
 * searched for, and case counts. */

/* Reads the files; never NULL.  With findings of level error the profile must
 * not be used to judge documents. */
const struct profile *profile_read(struct arena *a, struct profile_files files,
				   struct findings *to);

/* Who meets, by a name as written in a document ("Vaststellen in het
 * directieoverleg"); NULL when no gremium matches. */
const struct gremium *profile_gremium(const struct profile *p, str name);

const struct purpose *profile_purpose(const struct profile *p, str text);

/* The outcome that `text` names (by id, by name, then by pattern), or NULL. */
const struct outcome *profile_outcome(const struct profile *p, str text);

/* Whether an outcome can be known before its meeting, or without it: what was
 * put off or dropped. */
bool outcome_needs_no_meeting(const struct outcome *o);

/* Whether a conclusion says that there is none yet; an empty one does. */
bool profile_is_open(const struct profile *p, str conclusion);

#endif
