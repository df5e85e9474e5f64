/*
 * The table of contents against the headings.
 *
 * First each entry is given the heading of the same title (of equal titles the
 * one of the same number, else in order).  What is left over lies between two
 * headings that are known; there it is the one with its number, or one that has
 * a word in common: a heading that was renamed.
 */
#include "check/contents.h"

#include "base/lang.h"
#include "base/vec.h"

enum { ENTRIES_MAX = 300, HEADINGS_MAX = 2000 };

const void *contents_read(const struct rule_setup *setup)
{
	struct rule_patterns *p = NEW(setup->a, struct rule_patterns);

	*p = rule_patterns(setup, "kop");
	return p;
}

/* The heading of the same title that has no entry yet: of several that with
 * the same number, else the highest, else the first. */
static size_t same_title(const struct contents *c, size_t i)
{
	size_t found = CONTENTS_NONE;

	for (size_t j = c->first; j < c->headings.n; j++) {
		const struct written_heading *h = &c->headings.at[j];

		if (c->entry_of[j] != CONTENTS_NONE ||
		    !str_eq(c->heading_plain[j], c->entry_plain[i]))
			continue;
		if (h->number.len > 0 &&
		    str_eq(h->number, c->entries.at[i].number))
			return j;
		if (found == CONTENTS_NONE ||
		    h->marks < c->headings.at[found].marks)
			found = j;
	}
	return found;
}

/* A heading between `from` and `to` that may have been renamed. */
static size_t renamed(const struct contents *c, size_t i, size_t from,
		      size_t to)
{
	struct name_words x = name_words(c->entry_plain[i], NULL);
	size_t best = CONTENTS_NONE, most = 0;

	for (size_t j = from; j < to; j++) {
		const struct written_heading *h = &c->headings.at[j];
		struct name_words y;
		size_t shared;

		if (c->entry_of[j] != CONTENTS_NONE || h->caption)
			continue;
		if (h->number.len > 0 &&
		    str_eq(h->number, c->entries.at[i].number))
			return j;
		if (h->number.len > 0 && c->entries.at[i].number.len > 0)
			continue;
		y = name_words(c->heading_plain[j], NULL);
		shared = name_shared(&x, &y);
		if (shared > most) {
			most = shared;
			best = j;
		}
	}
	return best;
}

static void join(struct contents *c, size_t i, size_t j, bool same)
{
	c->heading_of[i] = j;
	c->same[i] = same;
	if (j != CONTENTS_NONE)
		c->entry_of[j] = i;
}

static void pair(struct contents *c)
{
	for (size_t i = 0; i < c->entries.n; i++) {
		size_t j = same_title(c, i);

		join(c, i, j, j != CONTENTS_NONE);
		c->n_same += j != CONTENTS_NONE;
	}
	for (size_t i = 0; i < c->entries.n; i++) {
		size_t from = c->first, to = c->headings.n;

		if (c->heading_of[i] != CONTENTS_NONE)
			continue;
		for (size_t k = 0; k < i; k++)
			if (c->heading_of[k] != CONTENTS_NONE)
				from = c->heading_of[k] + 1;
		for (size_t k = c->entries.n; k-- > i;)
			if (c->heading_of[k] != CONTENTS_NONE)
				to = c->heading_of[k];
		join(c, i, renamed(c, i, from, to), false);
	}
}

bool contents_of(const struct rule_run *run, struct contents *c)
{
	struct entries e = rule_contents(run, run->prepared);

	*c = (struct contents){.entries = e};
	if (e.n == 0 || e.n > ENTRIES_MAX)
		return false;
	c->headings = rule_headings(run);
	if (c->headings.n > HEADINGS_MAX)
		return false;
	c->entry_plain = NEWN(run->a, e.n, str);
	c->heading_of = NEWN(run->a, e.n, size_t);
	c->same = NEWN(run->a, e.n, bool);
	c->heading_plain = NEWN(run->a, c->headings.n + 1, str);
	c->entry_of = NEWN(run->a, c->headings.n + 1, size_t);
	for (size_t i = 0; i < e.n; i++)
		c->entry_plain[i] = name_plain(run, e.at[i].title);
	for (size_t j = 0; j < c->headings.n; j++) {
		c->entry_of[j] = CONTENTS_NONE;
		c->heading_plain[j] = name_plain(run, c->headings.at[j].title);
		if (c->headings.at[j].span.from < e.at[e.n - 1].span.to)
			c->first = j + 1;
	}
	pair(c);
	return 2 * c->n_same >= e.n && c->n_same >= 2;
}

/* ------------------------------------------------------------ findings */

static void see_entry(const struct rule_run *run, const struct contents *c,
		      size_t i)
{
	const struct written_entry *e = &c->entries.at[i];
	const struct written_heading *h;
	struct finding *f;

	if (c->heading_of[i] == CONTENTS_NONE) {
		rule_finding_at(run, e->span, _("no heading is called '%.*s'"),
				STR(rule_quote(run, e->title)))
			->help = str_from(_("take the line out, or give the "
					    "heading this title"));
		return;
	}
	h = &c->headings.at[c->heading_of[i]];
	if (!c->same[i]) {
		f = rule_finding_at(run, e->span,
				    _("the table of contents says '%.*s', the "
				      "heading '%.*s'"),
				    STR(rule_quote(run, e->title)),
				    STR(rule_quote(run, h->title)));
		f->help = str_from(_("give both the same title"));
		/* the same number: the heading was renamed afterwards */
		if (e->number.len > 0 && str_eq(e->number, h->number))
			rule_mend_at(run, f, e->span, e->title, h->title);
	} else if (e->number.len > 0 && h->number.len > 0 &&
		   !str_eq(e->number, h->number)) {
		f = rule_finding_at(run, e->span,
				    _("the table of contents numbers this "
				      "%.*s, the heading %.*s"),
				    STR(e->number), STR(h->number));
		f->help = str_from(_("renew the table of contents"));
		rule_mend_at(run, f, e->span, e->number, h->number);
	}
}

static void see_order(const struct rule_run *run, const struct contents *c)
{
	size_t last = 0;

	for (size_t i = 0; i < c->entries.n; i++) {
		if (!c->same[i])
			continue;
		if (c->heading_of[i] >= last) {
			last = c->heading_of[i];
			continue;
		}
		rule_finding_at(run, c->entries.at[i].span,
				_("in the text '%.*s' stands before what the "
				  "table of contents puts above it"),
				STR(rule_quote(run, c->entries.at[i].title)))
			->help = str_from(_("renew the table of contents"));
	}
}

static void tell_missing(const struct rule_run *run,
			 const struct written_heading *h)
{
	rule_finding_at(run, h->span,
			_("the table of contents leaves this heading out"))
		->help = str_from(_("renew the table of contents"));
}

static bool is_numbered(const struct contents *c, str number)
{
	for (size_t i = 0; i < c->entries.n; i++)
		if (str_eq(c->entries.at[i].number, number))
			return true;
	return false;
}

/* The number of the heading before this one: "3.1" of "3.2", "3" of "3.1". */
static str number_before(const struct rule_run *run, str number)
{
	size_t dot = number.len;
	unsigned last = 0;

	while (dot > 0 && number.ptr[dot - 1] != '.')
		dot--;
	for (size_t i = dot; i < number.len && i < dot + 4; i++)
		last = last * 10 + (unsigned)(number.ptr[i] - '0');
	if (last > 1)
		return str_fmt(run->a, "%.*s%u", STR(str_slice(number, 0, dot)),
			       last - 1);
	return str_slice(number, 0, dot > 0 ? dot - 1 : 0);
}

/* Headings with numbers, when the table has numbers of their depth, and the
 * one before is in the table. */
static void see_numbered(const struct rule_run *run, const struct contents *c)
{
	unsigned deepest = 0;

	for (size_t i = 0; i < c->entries.n; i++) {
		unsigned depth = c->entries.at[i].number.len > 0;
		str n = c->entries.at[i].number;

		for (size_t k = 0; k < n.len; k++)
			depth += n.ptr[k] == '.';
		deepest = depth > deepest ? depth : deepest;
	}
	for (size_t j = c->first; j < c->headings.n; j++) {
		const struct written_heading *h = &c->headings.at[j];

		if (h->number.len > 0 && h->depth <= deepest && !h->caption &&
		    c->entry_of[j] == CONTENTS_NONE &&
		    !is_numbered(c, h->number) &&
		    is_numbered(c, number_before(run, h->number)))
			tell_missing(run, h);
	}
}

/* Without numbers: the one heading of its level that is not in the table. */
static void see_unnumbered(const struct rule_run *run, const struct contents *c)
{
	enum { LEVELS = 7, LISTED_MIN = 3 };
	size_t listed[LEVELS] = {0}, left[LEVELS] = {0}, which[LEVELS] = {0};

	for (size_t j = c->first; j < c->headings.n; j++) {
		const struct written_heading *h = &c->headings.at[j];

		if (h->number.len > 0 || h->caption || h->marks >= LEVELS)
			continue;
		if (c->entry_of[j] != CONTENTS_NONE) {
			listed[h->marks]++;
			continue;
		}
		left[h->marks]++;
		which[h->marks] = j;
	}
	for (size_t level = 1; level < LEVELS; level++)
		if (left[level] == 1 && listed[level] >= LISTED_MIN)
			tell_missing(run, &c->headings.at[which[level]]);
}

static void toc(const struct rule_run *run)
{
	struct contents c;

	if (!contents_of(run, &c))
		return;
	for (size_t i = 0; i < c.entries.n; i++)
		see_entry(run, &c, i);
	see_order(run, &c);
	see_numbered(run, &c);
	see_unnumbered(run, &c);
}

const struct rule contents_rules[] = {
	{.id = "toc",
	 .level = LEVEL_WARNING,
	 .looks = MSG("the table of contents, and the headings it names"),
	 .why = MSG("Headings are renamed and moved, and the table is not "
		    "made anew; the reader then looks for what is not there."),
	 .check = toc,
	 .prepare = contents_read},
	{0},
};
