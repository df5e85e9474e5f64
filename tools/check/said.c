/*
 * A sentence is held against the lists only when it can be about them: the body
 * meets in a list, and the day lies within the weeks of the process.  Two ends
 * of a project count when both texts share its proper name; "de pilots" alone
 * may be any.
 */
#include "check/said.h"

#include "base/lang.h"
#include "base/vec.h"
#include "check/bodies.h"
#include "check/rules.h"
#include "check/times.h"

enum { ENDS_MAX = 60, AROUND = 31 /* days before and after the process */ };

struct stage {
	struct regex *row, *sentence;
};

struct said_words {
	struct rule_patterns meetings, running;
	struct stage *stage;
	size_t n_stages;
};

const void *said_prepare(const struct rule_setup *setup)
{
	const struct node *stages = node_get(setup->parameters, S("fasen"));
	struct said_words *w = NEW(setup->a, struct said_words);

	w->meetings = rule_patterns(setup, "vergaderingen");
	w->running = rule_patterns(setup, "lopend");
	w->stage = NEWN(setup->a, stages != NULL ? stages->n : 0, struct stage);
	for (size_t i = 0; stages != NULL && i < stages->n; i++) {
		const struct node *n = stages->child[i];
		struct stage s = {
			rule_pattern(setup, node_get(n, S("rij")), 0),
			rule_pattern(setup, node_get(n, S("zin")), 0)};

		if (s.row == NULL || s.sentence == NULL)
			continue;
		regex_set_add(setup->patterns, s.sentence);
		w->stage[w->n_stages++] = s;
	}
	return w;
}

static bool is_process(const struct timetable *t)
{
	return t->kind == TIMES_ROUTE || t->process;
}

static bool overlap(struct period x, struct period y)
{
	return !times_after(x, y) && !times_after(y, x);
}

static void otherwise(const struct rule_run *run, const struct node *n,
		      str part, const struct moment *m)
{
	unsigned line =
		source_place(run->agenda->source, m->at->span.from).line;
	struct finding *f;

	f = rule_finding_in(
		run, n, part,
		_("the text says '%.*s', the list at line %u '%.*s'"),
		STR(rule_quote(run, part)), line,
		STR(rule_quote(run, m->text)));
	f->help = str_from(_("give it one date in both places"));
}

/* ------------------------------------------------------------ meetings */

static int32_t distance(struct period x, struct period y)
{
	int32_t d = date_to_days(x.from) - date_to_days(y.from);

	return d < 0 ? -d : d;
}

/* What the lists know of a body round a day. */
struct search {
	const struct gremium *body;
	struct period day;
	const struct moment *best; /* its meeting nearest to the day */
	bool within;  /* the day lies in the weeks of the process */
	bool settled; /* it meets on that day, or on none known */
};

static bool is_dated(const struct moment *m)
{
	return date_is_set(m->when.from) && date_is_set(m->when.to);
}

static void look_at(struct search *s, const struct moment *m)
{
	bool own = m->body == s->body;

	if (!is_dated(m)) {
		s->settled = s->settled || own;
		return;
	}
	s->within = s->within || distance(m->when, s->day) <= AROUND;
	s->settled = s->settled || (own && overlap(m->when, s->day));
	if (own && (s->best == NULL || distance(m->when, s->day) <
					       distance(s->best->when, s->day)))
		s->best = m;
}

/* The meeting of a body that is nearest to a day; NULL when one is on that day,
 * when there is none, or when the day is not of this process. */
static const struct moment *nearest(const struct rule_run *run,
				    const struct gremium *body,
				    struct period day)
{
	struct search s = {.body = body, .day = day};

	for (size_t i = 0; i < run->times->n; i++) {
		const struct timetable *t = &run->times->at[i];

		for (size_t k = 0; is_process(t) && k < t->n; k++)
			look_at(&s, &t->at[k]);
	}
	return s.within && !s.settled ? s.best : NULL;
}

static void see_meeting(const struct rule_run *run, const struct node *n)
{
	const struct said_words *w = run->prepared;
	struct regex_match m;

	for (size_t i = 0; rule_digits(run, n) && i < w->meetings.n; i++) {
		const struct moment *other;
		const struct gremium *body;
		struct period day;
		str part;

		if (!rule_match(run, w->meetings.at[i], n, 0, &m))
			continue;
		part = regex_named(w->meetings.at[i], &m, S("periode"));
		day = period_read(part, 0);
		body = bodies_meeting(
			run->profile,
			regex_named(w->meetings.at[i], &m, S("overleg")));
		if (body == NULL || !date_is_set(day.from))
			continue;
		other = nearest(run, body, day);
		if (other != NULL)
			otherwise(run, n, part, other);
	}
}

/* ------------------------------------------------------------ stages */

/* Whether two periods cannot both be right: to the month they must be equal,
 * else they may at least not lie apart. */
static bool differ(struct period x, struct period y)
{
	if (!date_is_set(x.from) || !date_is_set(y.from))
		return false;
	if (x.precision == PRECISION_MONTH && y.precision == PRECISION_MONTH)
		return date_cmp(x.from, y.from) != 0 ||
		       date_cmp(x.to, y.to) != 0;
	return !overlap(x, y);
}

/* The only row of a stage; NULL when there is none, or more. */
static const struct moment *only_row(const struct rule_run *run,
				     const struct stage *s)
{
	const struct moment *found = NULL;

	for (size_t i = 0; i < run->times->n; i++) {
		const struct timetable *t = &run->times->at[i];

		for (size_t k = 0; is_process(t) && k < t->n; k++) {
			if (regex_find(s->row, t->at[k].label, 0, NULL) !=
			    REGEX_YES)
				continue;
			if (found != NULL)
				return NULL;
			found = &t->at[k];
		}
	}
	return found;
}

static void see_stage(const struct rule_run *run, const struct node *n)
{
	const struct said_words *w = run->prepared;
	struct regex_match m;

	for (size_t i = 0; rule_digits(run, n) && i < w->n_stages; i++) {
		const struct stage *s = &w->stage[i];
		const struct moment *row;
		str part;

		if (!rule_match(run, s->sentence, n, 0, &m))
			continue;
		part = regex_named(s->sentence, &m, S("periode"));
		row = only_row(run, s);
		if (row != NULL && differ(period_read(part, 0), row->when))
			otherwise(run, n, part, row);
	}
}

/* ------------------------------------------------------------ ends */

struct end {
	const struct node *n;
	const struct node *row; /* that it stands in; or the text itself */
	str what, part;
	struct period when;
};

struct ends {
	struct end at[ENDS_MAX];
	size_t n;
};

static void collect_end(const struct rule_run *run, const struct node *n,
			const struct node *row, struct ends *out)
{
	const struct said_words *w = run->prepared;
	struct regex_match m;

	for (size_t i = 0; i < w->running.n && out->n < ENDS_MAX; i++) {
		struct end e = {.n = n, .row = row};

		if (!rule_match(run, w->running.at[i], n, 0, &m))
			continue;
		e.what = regex_named(w->running.at[i], &m, S("wat"));
		e.part = regex_named(w->running.at[i], &m, S("periode"));
		e.when = period_read(e.part, 0);
		if (date_is_set(e.when.to))
			out->at[out->n++] = e;
		return;
	}
}

static void collect_ends(const struct rule_run *run, const struct node *n,
			 const struct node *row, struct ends *out)
{
	if (n->kind == NODE_STRING && rule_digits(run, n))
		collect_end(run, n, row != NULL ? row : n, out);
	if (n->kind != NODE_MAP && n->kind != NODE_LIST)
		return;
	if (n->kind == NODE_MAP && node_get(n, S("project")) != NULL)
		row = n;
	for (size_t i = 0; i < n->n; i++)
		collect_ends(run, n->child[i], row, out);
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Whether the strings below a node hold a word. */
static bool holds(const struct node *n, str word)
{
	if (n->kind == NODE_STRING)
		return str_find(n->text, word) < n->text.len;
	for (size_t i = 0;
	     (n->kind == NODE_MAP || n->kind == NODE_LIST) && i < n->n; i++)
		if (holds(n->child[i], word))
			return true;
	return false;
}

/* Whether a proper name of a text (a word with a capital behind a word without
 * a stop) stands in the other row too. */
static bool share_name(const struct node *n, const struct node *other)
{
	enum { NAME_MIN = 7 };
	str s = n->text;

	for (size_t i = 2; n->kind == NODE_STRING && i < s.len; i++) {
		size_t end = i;

		if (!is_capital(s.ptr[i]) || s.ptr[i - 1] != ' ' ||
		    !is_small(s.ptr[i - 2]))
			continue;
		while (end < s.len &&
		       (is_small(s.ptr[end]) || is_capital(s.ptr[end])))
			end++;
		if (end - i >= NAME_MIN && holds(other, str_slice(s, i, end)))
			return true;
	}
	for (size_t i = 0; n->kind == NODE_MAP && i < n->n; i++)
		if (share_name(n->child[i], other))
			return true;
	return false;
}

static bool same_thing(const struct end *x, const struct end *y)
{
	size_t n = x->what.len < y->what.len ? x->what.len : y->what.len;

	return x->row != y->row && n >= 4 &&
	       str_eq_nocase(str_slice(x->what, 0, n),
			     str_slice(y->what, 0, n)) &&
	       share_name(x->row, y->row);
}

static void two_ends(const struct rule_run *run)
{
	struct ends e = {0};

	collect_ends(run, run->agenda->data, NULL, &e);
	for (size_t i = 0; i < e.n; i++) {
		for (size_t k = i + 1; k < e.n; k++) {
			struct moment other = {.text = e.at[k].part,
					       .at = e.at[k].n};

			if (date_cmp(e.at[i].when.to, e.at[k].when.to) == 0 ||
			    !same_thing(&e.at[i], &e.at[k]))
				continue;
			otherwise(run, e.at[i].n, e.at[i].part, &other);
			break;
		}
	}
}

void said_check(const struct rule_run *run)
{
	rule_strings(run, run->agenda->data, see_meeting);
	rule_strings(run, run->agenda->data, see_stage);
	two_ends(run);
}
