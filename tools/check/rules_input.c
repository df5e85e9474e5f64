/*
 * Requests that meetings made (inbreng): who asked, where it landed, how it
 * ended.
 */
#include "base/lang.h"
#include "base/map.h"
#include "check/rules.h"

static const struct node *field(const struct node *where, str key)
{
	const struct node *n = node_get(where, key);

	return n != NULL ? n : where;
}

/* Whether the shape of two ids is the same: "r24" and "r05". */
static bool same_shape(str x, str y)
{
	size_t i = 0;

	if (x.len != y.len)
		return false;
	for (; i < x.len; i++) {
		bool dx = x.ptr[i] >= '0' && x.ptr[i] <= '9';
		bool dy = y.ptr[i] >= '0' && y.ptr[i] <= '9';

		if (dx != dy || (!dx && x.ptr[i] != y.ptr[i]))
			return false;
	}
	return true;
}

static void check_from(const struct rule_run *run, const struct request *r)
{
	const struct agenda *d = run->agenda;
	bool shaped = false;
	struct finding *f;

	for (size_t i = 0; i < d->n_steps; i++) {
		if (str_eq(d->steps[i].id, r->from))
			return;
		shaped = shaped || same_shape(d->steps[i].id, r->from);
	}
	if (!shaped || r->from.len == 0)
		return;
	f = rule_finding(run, field(r->where, S("van")),
			 _("there is no step '%.*s' in the route"),
			 STR(rule_quote(run, r->from)));
	f->help = str_from(_("name the step in which this was asked"));
}

static void collect_ids(struct arena *a, const struct node *n, struct map *ids)
{
	str id = node_text_of(n, S("id"));

	if (n->kind != NODE_MAP && n->kind != NODE_LIST)
		return;
	if (id.len > 0)
		*map_slot(a, ids, id) = a;
	for (size_t i = 0; i < n->n; i++)
		collect_ids(a, n->child[i], ids);
}

/* "sp-preventie" is meant as an id; "Behandeling, stap r06" and "Toelichting"
 * are words. */
static bool is_id(str s)
{
	bool mark = false;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '-' || c == '_' || (c >= '0' && c <= '9'))
			mark = true;
		else if (c != '.' && (c < 'a' || c > 'z'))
			return false;
	}
	return mark;
}

static void requests(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;
	struct map ids = {0};

	if (d->n_requests > 0)
		collect_ids(run->a, d->data, &ids);
	for (size_t i = 0; i < d->n_requests; i++) {
		const struct request *r = &d->requests[i];
		struct finding *f;

		check_from(run, r);
		/* what landed in another version need not be here any more */
		if (!is_id(r->place) || map_get(&ids, r->place) != NULL ||
		    (r->in.len > 0 && !str_eq(r->in, d->version)))
			continue;
		f = rule_finding(run, field(r->where, S("waar")),
				 _("nothing in this version has the id "
				   "'%.*s'"),
				 STR(rule_quote(run, r->place)));
		f->help = str_from(_("name the id of the part where it "
				     "landed"));
	}
}

/* Whether the requests list what was asked in a step. */
static bool is_listed(const struct agenda *d, str step)
{
	for (size_t i = 0; step.len > 0 && i < d->n_requests; i++)
		if (str_eq(d->requests[i].from, step))
			return true;
	return false;
}

struct final {
	str status; /* from this status of a version on, nothing is open */
	struct rule_patterns asked, done;
};

static const void *read_final(const struct rule_setup *setup)
{
	struct final *p = NEW(setup->a, struct final);

	p->status = node_text_of(setup->parameters, S("vanaf"));
	p->asked = rule_patterns(setup, "verzoeken");
	p->done = rule_patterns(setup, "klaar");
	return p;
}

static bool is_final(const struct rule_run *run)
{
	const struct profile *p = run->profile;
	const struct final *final = run->prepared;
	size_t from = p->n_ladder, at = p->n_ladder;

	for (size_t i = 0; i < p->n_ladder; i++) {
		if (str_eq(p->ladder[i], final->status))
			from = i;
		if (str_eq(p->ladder[i], run->agenda->version_status))
			at = i;
	}
	return at < p->n_ladder && at >= from;
}

/* ------------------------------------------------------------ older version */

/* The run with the older version as its document: for findings there. */
static struct rule_run on_older(const struct rule_run *run)
{
	struct rule_run on = *run;

	on.agenda = run->older;
	return on;
}

static str name_of_new(const struct rule_run *run)
{
	return rule_quote(run, run->agenda->source->name);
}

static bool has_id(const struct node *where)
{
	return node_get(where, S("id")) != NULL &&
	       !agenda_is_proposed(node_get(where, S("id")));
}

/* Whether the document has a request like one of the older version. */
static bool is_kept(const struct rule_run *run, const struct request *old)
{
	const struct agenda *d = run->agenda;
	str text = rule_fold(run, old->text);

	for (size_t i = 0; i < d->n_requests; i++)
		if ((has_id(old->where) &&
		     str_eq(d->requests[i].id, old->id)) ||
		    str_eq(rule_fold(run, d->requests[i].text), text))
			return true;
	return false;
}

static void older_requests(const struct rule_run *run)
{
	const struct agenda *old = run->older;
	struct rule_run on = on_older(run);

	for (size_t i = 0; i < old->n_requests; i++) {
		const struct request *r = &old->requests[i];
		struct finding *f;

		if ((r->disposition.len > 0 &&
		     !str_eq(r->disposition, S("open"))) ||
		    is_kept(run, r))
			continue;
		f = rule_finding(
			&on, field(r->where, S("verzoek")),
			_("this request is still open, and gone in %.*s"),
			STR(name_of_new(run)));
		f->help = str_from(_("keep it, and say what became of it"));
	}
}

static bool is_done(const struct final *p, const struct action *x)
{
	for (size_t i = 0; i < p->done.n; i++)
		if (regex_matches(p->done.at[i],
				  node_text_of(x->where, S("status"))))
			return true;
	return false;
}

/* Actions of a document that keeps a list of them, by their ids. */
static void older_actions(const struct rule_run *run)
{
	const struct agenda *old = run->older, *d = run->agenda;
	struct rule_run on = on_older(run);
	struct map ids = {0};

	for (size_t i = 0; i < d->n_actions; i++)
		*map_slot(run->a, &ids,
			  node_text_of(d->actions[i].where, S("id"))) = run->a;
	for (size_t i = 0; d->n_actions > 0 && i < old->n_actions; i++) {
		const struct action *x = &old->actions[i];
		struct finding *f;

		if (!has_id(x->where) || is_done(run->prepared, x) ||
		    map_get(&ids, node_text_of(x->where, S("id"))) != NULL)
			continue;
		f = rule_finding(
			&on, field(x->where, S("actie")),
			_("this action was not done, and is gone in %.*s"),
			STR(name_of_new(run)));
		f->help = str_from(_("keep it, with its status"));
	}
}

/* Whether a text holds each longer word of what was asked. */
static bool holds_words(str text, str asked)
{
	enum { WORD_MIN = 4 };
	bool any = false;

	while (asked.ptr != NULL) {
		str word = str_cut(&asked, ' ');

		if (word.len < WORD_MIN)
			continue;
		any = true;
		if (rule_search(text, word) == text.len)
			return false;
	}
	return any;
}

/* Whether the document takes up what was asked: as the title of a part when it
 * was to be one, else anywhere. */
static bool is_taken_up(const struct rule_run *run, str asked, bool as_part)
{
	for (size_t i = 0; i < run->texts->n; i++) {
		const struct node *n = run->texts->at[i].node;

		if (as_part && !str_eq(n->key, S("titel")) &&
		    !str_eq(n->key, S("verzoek")))
			continue;
		if (holds_words(n->text, asked))
			return true;
	}
	return false;
}

static void not_answered(const struct rule_run *run, const struct node *at,
			 str asked)
{
	struct rule_run on = on_older(run);
	struct finding *f;

	f = rule_finding_in(
		&on, at, asked,
		_("this was asked, but %.*s does not say what came of it"),
		STR(name_of_new(run)));
	f->help = str_from(_("say what became of it: verwerkt, deels or niet, "
			     "with a reason"));
}

/* Requests that only a conclusion tells of. */
static void older_conclusion(const struct rule_run *run,
			     const struct route_step *s)
{
	const struct final *p = run->prepared;
	const struct node *at = node_get(s->where, S("conclusie"));
	struct regex_match m;

	for (size_t i = 0; at != NULL && i < p->asked.n; i++) {
		str asked, as;

		if (regex_find(p->asked.at[i], at->text, 0, &m) != REGEX_YES)
			continue;
		asked = regex_named(p->asked.at[i], &m, S("wat"));
		as = regex_named(p->asked.at[i], &m, S("als"));
		if (asked.len > 0 && !is_taken_up(run, asked, as.len > 0))
			not_answered(run, at, asked);
		return;
	}
}

static void against_older(const struct rule_run *run)
{
	const struct agenda *old = run->older;

	older_requests(run);
	older_actions(run);
	for (size_t i = 0; i < old->n_steps; i++)
		if (!is_listed(old, old->steps[i].id))
			older_conclusion(run, &old->steps[i]);
}

static void unprocessed(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;

	if (run->older != NULL)
		against_older(run);

	for (size_t i = 0; i < d->n_requests; i++) {
		const struct request *r = &d->requests[i];
		bool open = r->disposition.len == 0 ||
			    str_eq(r->disposition, S("open"));
		struct finding *f;

		if (str_eq(r->disposition, S("niet")) &&
		    profile_is_open(run->profile, r->reason)) {
			f = rule_finding(run, field(r->where, S("afdoening")),
					 _("this request was refused without a "
					   "reason"));
			f->help = str_from(_("say why; those who asked will "
					     "look for it"));
		} else if (open && is_final(run)) {
			f = rule_finding(
				run, field(r->where, S("afdoening")),
				_("this request is still open, but "
				  "the version is '%.*s'"),
				STR(rule_quote(run, d->version_status)));
			f->help = str_from(_("say what became of it: verwerkt, "
					     "deels or niet, with a reason"));
		}
	}
}

static const void *read_vague(const struct rule_setup *setup)
{
	struct rule_patterns *p = NEW(setup->a, struct rule_patterns);

	*p = rule_patterns(setup, "conclusies");
	return p;
}

static void vague(const struct rule_run *run)
{
	const struct rule_patterns *p = run->prepared;
	const struct agenda *d = run->agenda;

	for (size_t i = 0; i < d->n_steps; i++) {
		const struct route_step *s = &d->steps[i];
		bool says = false;
		struct finding *f;

		for (size_t k = 0; k < p->n; k++)
			says = says ||
			       regex_matches(p->at[k], str_trim(s->conclusion));
		if (!says || is_listed(d, s->id))
			continue;
		f = rule_finding(run, field(s->where, S("conclusie")),
				 _("this says that something was asked, but "
				   "not what"));
		f->help = str_from(_("name what was asked, or list it under "
				     "Inbreng"));
	}
}

const struct rule input_rules[] = {
	{.id = "input-vague",
	 .level = LEVEL_NOTE,
	 .looks = MSG("conclusions that say that input was given and nothing "
		      "else"),
	 .why = MSG("What was asked cannot be answered for when nobody wrote "
		    "it down."),
	 .check = vague,
	 .prepare = read_vague},
	{.id = "request-reference",
	 .level = LEVEL_WARNING,
	 .looks = MSG("`van` and `waar` of requests (inbreng)"),
	 .why = MSG("Those who asked must be able to find who asked it and "
		    "where it landed."),
	 .check = requests},
	{.id = "input-unprocessed",
	 .level = LEVEL_WARNING,
	 .looks = MSG("requests that were refused without a reason, or are "
		      "still open in a final version; with --against also "
		      "those that an older version has and this one does not "
		      "answer"),
	 .pair = true,
	 .why = MSG("What a meeting asked for must end: done, partly, or not "
		    "and why."),
	 .check = unprocessed,
	 .prepare = read_final},
	{0},
};
