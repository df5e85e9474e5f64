/*
 * Numbered headings: their order, their level, and numbers that got lost.
 *
 * A document may number its chapters 1 to 5 and the parts of one chapter 1 to
 * 3 again, a level deeper.  And a paper may put chapter 3 a level deeper by
 * mistake.  What tells them apart is whether each level counts from one by
 * itself; only when the levels count on each other's numbers is one of them
 * wrong.
 */
#include "base/lang.h"
#include "base/vec.h"
#include "check/contents.h"

enum { DEPTH_MAX = 6, LEVELS = 8 };

struct numbered {
	const struct written_heading *h;
	int last;  /* of its parts: 2 for "3.2" */
	str above; /* "3" for "3.2" */
};

struct series {
	struct numbered *at;
	size_t n, cap;
};

static struct series numbered_of(const struct rule_run *run,
				 const struct headings *all)
{
	struct series s = {0};

	for (size_t i = 0; i < all->n; i++) {
		const struct written_heading *h = &all->at[i];
		struct numbered x = {.h = h};
		size_t dot = h->number.len;

		if (h->number.len == 0 || h->caption || h->depth >= DEPTH_MAX ||
		    h->marks >= LEVELS)
			continue;
		while (dot > 0 && h->number.ptr[dot - 1] != '.')
			dot--;
		for (size_t k = dot; k < h->number.len && k < dot + 4; k++)
			x.last = x.last * 10 + (h->number.ptr[k] - '0');
		x.above = str_slice(h->number, 0, dot > 0 ? dot - 1 : 0);
		*PUSH(run->a, &s) = x;
	}
	return s;
}

/* Whether the chapters at one number of marks, or (marks < 0) all of them,
 * count up by one; they may begin again. */
static bool counts_up(const struct series *s, int marks)
{
	int before = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct numbered *x = &s->at[i];

		if (x->h->depth != 1 ||
		    (marks >= 0 && x->h->marks != (unsigned)marks))
			continue;
		if (x->last != before + 1 && x->last > 1)
			return false;
		before = x->last;
	}
	return true;
}

static bool levels_count_alone(const struct series *s)
{
	for (int marks = 0; marks < LEVELS; marks++)
		if (!counts_up(s, marks))
			return false;
	return true;
}

/* ------------------------------------------------------------ levels */

/* The level that most headings of a depth have; of equals the first. */
static unsigned usual_level(const struct series *s, unsigned depth)
{
	size_t count[LEVELS] = {0};
	unsigned best = 0;

	for (size_t i = 0; i < s->n; i++)
		count[s->at[i].h->marks] += s->at[i].h->depth == depth;
	for (size_t i = 0; i < s->n; i++) {
		unsigned marks = s->at[i].h->marks;

		if (s->at[i].h->depth == depth && marks > 0 &&
		    (best == 0 || count[marks] > count[best]))
			best = marks;
	}
	return best;
}

static void see_levels(const struct rule_run *run, const struct series *s)
{
	for (unsigned depth = 1; depth < DEPTH_MAX; depth++) {
		unsigned usual = usual_level(s, depth);

		if (depth == 1 && (!counts_up(s, -1) || levels_count_alone(s)))
			continue;
		for (size_t i = 0; i < s->n; i++) {
			const struct written_heading *h = s->at[i].h;

			if (h->depth != depth || h->marks == 0 ||
			    h->marks == usual)
				continue;
			rule_finding_at(run, h->span,
					_("heading %.*s is of level %d, others "
					  "of its kind are of level %d"),
					STR(h->number), (int)h->marks,
					(int)usual)
				->help = str_from(
				_("give headings with equally long numbers "
				  "the same number of #'s"));
		}
	}
}

/* ------------------------------------------------------------ numbers */

/* The headings without a number, of the level of `y`, between two. */
static const struct written_heading *only_between(const struct headings *all,
						  const struct numbered *x,
						  const struct numbered *y)
{
	const struct written_heading *found = NULL;

	for (const struct written_heading *h = x->h + 1; h < y->h; h++) {
		if (h->number.len > 0 || h->caption || h->marks != y->h->marks)
			continue;
		if (found != NULL)
			return NULL;
		found = h;
	}
	return all->n > 0 ? found : NULL;
}

static void tell_gap(const struct rule_run *run, const struct headings *all,
		     const struct numbered *x, const struct numbered *y)
{
	const struct written_heading *lost = NULL;
	struct finding *f;

	if (y->last == x->last + 2)
		lost = only_between(all, x, y);
	if (lost != NULL)
		f = rule_finding_at(run, lost->span,
				    _("between %.*s and %.*s this heading has "
				      "no number"),
				    STR(x->h->number), STR(y->h->number));
	else if (y->last == x->last)
		f = rule_finding_at(run, y->h->span,
				    _("number %.*s is used twice"),
				    STR(y->h->number));
	else
		f = rule_finding_at(run, y->h->span,
				    _("heading %.*s follows heading %.*s"),
				    STR(y->h->number), STR(x->h->number));
	f->help = str_from(_("number without gaps, in the order of the "
			     "document"));
}

/* Chapters; each level by itself when the levels do not count together. */
static void see_chapters(const struct rule_run *run, const struct headings *all,
			 const struct series *s)
{
	if (counts_up(s, -1))
		return;
	for (unsigned marks = 0; marks < LEVELS; marks++) {
		const struct numbered *before = NULL;

		for (size_t i = 0; i < s->n; i++) {
			const struct numbered *x = &s->at[i];

			if (x->h->depth != 1 || x->h->marks != marks)
				continue;
			if (before != NULL && x->last != before->last + 1 &&
			    x->last > 1)
				tell_gap(run, all, before, x);
			before = x;
		}
	}
}

/* Parts of one chapter: "3.1", "3.2". */
static void see_parts(const struct rule_run *run, const struct headings *all,
		      const struct series *s)
{
	const struct numbered *before[DEPTH_MAX] = {0};

	for (size_t i = 0; i < s->n; i++) {
		const struct numbered *x = &s->at[i], *y;
		const struct numbered *chapter = before[x->h->depth - 1];

		y = before[x->h->depth];
		before[x->h->depth] = x;
		for (unsigned d = x->h->depth + 1; d < DEPTH_MAX; d++)
			before[d] = NULL;
		if (x->h->depth < 2)
			continue;
		if (y != NULL && str_eq(y->above, x->above)) {
			if (x->last != y->last + 1)
				tell_gap(run, all, y, x);
			continue;
		}
		if (chapter != NULL && !str_eq(chapter->h->number, x->above))
			rule_finding_at(run, x->h->span,
					_("heading %.*s stands in chapter "
					  "%.*s"),
					STR(x->h->number),
					STR(chapter->h->number))
				->help = str_from(
				_("number without gaps, in the order of the "
				  "document"));
	}
}

/* ------------------------------------------------------------ titles */

static bool is_above(const struct written_heading *h,
		     const struct written_heading *of)
{
	return of->number.len > 0 ? h->number.len > 0 && h->depth < of->depth
				  : h->marks < of->marks;
}

/* Two headings of one kind, under one heading, with one title. */
static void see_titles(const struct rule_run *run, const struct headings *all)
{
	enum { BACK_MAX = 40 };

	for (size_t i = 1; i < all->n; i++) {
		const struct written_heading *h = &all->at[i];

		if (h->caption || (h->marks == 0 && h->number.len == 0))
			continue;
		for (size_t k = 1; k <= i && k <= BACK_MAX; k++) {
			const struct written_heading *x = &all->at[i - k];

			if (is_above(x, h))
				break;
			if (x->caption || x->marks != h->marks ||
			    x->depth != h->depth ||
			    !name_same(run, x->title, h->title))
				continue;
			rule_finding_at(run, h->span,
					_("'%.*s' is the title of two "
					  "headings"),
					STR(rule_quote(run, h->title)))
				->help = str_from(_("give one of the two "
						    "another title"));
			break;
		}
	}
}

/* ------------------------------------------------------------ contents */

/* Headings that have a number in the table of contents only, where others have
 * theirs in both. */
static void see_lost(const struct rule_run *run)
{
	struct contents c;
	size_t with = 0, without = 0;

	if (!contents_of(run, &c))
		return;
	for (size_t i = 0; i < c.entries.n; i++) {
		if (c.entries.at[i].number.len == 0 ||
		    c.heading_of[i] == CONTENTS_NONE)
			continue;
		if (c.headings.at[c.heading_of[i]].number.len > 0)
			with++;
		else
			without++;
	}
	for (size_t i = 0; with > without && i < c.entries.n; i++) {
		const struct written_heading *h;

		if (c.entries.at[i].number.len == 0 ||
		    c.heading_of[i] == CONTENTS_NONE)
			continue;
		h = &c.headings.at[c.heading_of[i]];
		if (h->number.len > 0)
			continue;
		rule_finding_at(run, h->span,
				_("the table of contents numbers this heading "
				  "%.*s, here it has no number"),
				STR(c.entries.at[i].number))
			->help = str_from(_("put the number back"));
	}
}

static void headings(const struct rule_run *run)
{
	struct headings all = rule_headings(run);
	struct series s = numbered_of(run, &all);

	see_levels(run, &s);
	see_chapters(run, &all, &s);
	see_parts(run, &all, &s);
	see_titles(run, &all);
	see_lost(run);
}

const struct rule heading_rules[] = {
	{.id = "heading",
	 .level = LEVEL_NOTE,
	 .looks = MSG("the numbers, levels and titles of headings"),
	 .why = MSG("People refer by number and by title; a number that is "
		    "missing or there twice makes them look in the wrong "
		    "place, and the table of contents follows the levels."),
	 .check = headings,
	 .prepare = contents_read},
	{0},
};
