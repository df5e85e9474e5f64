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

struct final {
	str status; /* from this status of a version on, nothing is open */
};

static const void *read_final(const struct rule_setup *setup)
{
	struct final *p = NEW(setup->a, struct final);

	p->status = node_text_of(setup->parameters, S("vanaf"));
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

static void unprocessed(const struct rule_run *run)
{
	const struct agenda *d = run->agenda;

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

/* Whether the requests list what was asked in a step. */
static bool is_listed(const struct agenda *d, str step)
{
	for (size_t i = 0; step.len > 0 && i < d->n_requests; i++)
		if (str_eq(d->requests[i].from, step))
			return true;
	return false;
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
		      "still open in a final version"),
	 .why = MSG("What a meeting asked for must end: done, partly, or not "
		    "and why."),
	 .check = unprocessed,
	 .prepare = read_final},
	{0},
};
