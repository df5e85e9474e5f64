/*
 * A profile has many forms, most of them about words that few documents hold;
 * which of them may match a text at all is known from one pass over it
 * (base/regex_set.h).
 */
#include "check/patterns.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/vec.h"
#include "check/check.h"
#include "check/running.h"
#include "doc/profile_lists.h"

#include <stdlib.h>

enum { MATCHES_MAX = 20 }; /* of one form in one text */

struct match {
	const struct pattern_form *form;
	str whole;   /* to be shown */
	str mended;  /* to be replaced */
	str replace; /* filled in */
	str meant;
};

struct matches {
	struct match *at;
	size_t n, cap;
};

struct seeing {
	const struct pattern_form **form; /* those that may match here */
	size_t n;
	bool together;
	str message;
	/* together: the number of the last finding, from 1, and the last line
	 * that it is about */
	size_t finding, line;
};

str check_message(str dutch, str english)
{
	/* the catalog itself says which it is: "nl" is the Dutch of "en" */
	bool is_dutch = strcmp(_("en"), "nl") == 0;

	if (english.len == 0)
		return dutch;
	return is_dutch && dutch.len > 0 ? dutch : english;
}

bool patterns_is_from(const struct rule_run *run, str status)
{
	const struct profile *p = run->profile;
	size_t from = p->n_ladder, at = p->n_ladder;

	for (size_t i = 0; i < p->n_ladder; i++) {
		if (str_eq(p->ladder[i], status))
			from = i;
		if (str_eq(p->ladder[i], run->agenda->version_status))
			at = i;
	}
	return at < p->n_ladder && at >= from;
}

/* `template` with the groups of a match in the place of $1 to $9. */
static str fill(struct arena *a, str template, const struct regex_match *m)
{
	struct buf out = {.a = a};

	if (str_find_char(template, '$') == template.len)
		return template;
	for (size_t i = 0; i < template.len; i++) {
		int next = i + 1 < template.len ? template.ptr[i + 1] : '\0';

		if (template.ptr[i] != '$' || next < '1' || next > '9') {
			buf_char(&out, template.ptr[i]);
			continue;
		}
		if ((size_t)(next - '0') < m->n_groups)
			buf_add(&out, m->group[next - '0']);
		i++;
	}
	return buf_str(&out);
}

/* Whether a match shares letters with one that was found before; that one is
 * shown with all that encloses it: "<b>1<sup>e</sup></b>". */
static bool overlaps(const struct matches *found, str whole)
{
	bool any = false;

	for (size_t i = 0; i < found->n; i++) {
		str *x = &found->at[i].whole;
		bool apart = whole.ptr >= x->ptr + x->len ||
			     x->ptr >= whole.ptr + whole.len;

		any = any || !apart;
		if (!apart && whole.ptr <= x->ptr && whole.len > x->len)
			*x = whole;
	}
	return any;
}

/* What the forms match in one text.  Where two match the same letters the one
 * that stands first in the profile has it. */
static void search(const struct rule_run *run, const struct seeing *s,
		   const struct node *n, struct matches *found)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct pattern_form *f = s->form[i];
		struct regex_match m;
		size_t from = 0;

		for (size_t k = 0; k < MATCHES_MAX; k++) {
			if (!rule_match(run, f->pattern, n, from, &m) ||
			    m.whole.len == 0)
				break;
			from = (size_t)(m.whole.ptr - n->text.ptr) +
			       m.whole.len;
			if (overlaps(found, m.whole))
				continue;
			*PUSH(run->a, found) =
				(struct match){f, m.whole, m.whole,
					       fill(run->to->a, f->replace, &m),
					       fill(run->to->a, f->meant, &m)};
		}
	}
}

static int by_place(const void *x, const void *y)
{
	const struct match *a = x;
	const struct match *b = y;

	return (a->whole.ptr > b->whole.ptr) - (a->whole.ptr < b->whole.ptr);
}

static str message_of(const struct seeing *s, const struct pattern_form *f)
{
	str own = check_message(f->message_nl, f->message_en);

	return own.len > 0 ? own : s->message;
}

static void report(const struct rule_run *run, struct seeing *s,
		   const struct node *n, const struct match *m)
{
	const struct source *source = run->agenda->source;
	struct span at = rule_part(source, n, m->whole);
	bool is_paper = run->agenda->written != NULL;
	size_t line = source_place(source, at.from).line;
	struct finding *f;

	if (s->together && s->finding > 0 &&
	    (line == s->line || (is_paper && line == s->line + 1))) {
		f = &run->to->at[s->finding - 1];
	} else {
		f = rule_finding_in(run, n, m->whole, "%.*s",
				    STR(message_of(s, m->form)));
		s->finding = run->to->n;
		if (m->meant.len > 0)
			f->help = str_fmt(run->to->a, _("did you mean '%.*s'?"),
					  STR(m->meant));
	}
	s->line = line;
	if (m->form->mends)
		rule_mend(run, f, n, m->mended, m->replace);
}

void patterns_see(const struct rule_run *run, const struct pattern_forms *forms,
		  str message)
{
	struct seeing s = {.together = forms->together, .message = message};
	struct rule_run as = *run;

	s.form = NEWN(run->a, forms->n, const struct pattern_form *);
	for (size_t i = 0; run->lines->n > 0 && i < forms->n; i++)
		if (regex_set_may(run->lines->any, forms->at[i].pattern) &&
		    (forms->at[i].from.len == 0 ||
		     patterns_is_from(run, forms->at[i].from)))
			s.form[s.n++] = &forms->at[i];
	for (size_t i = 0; s.n > 0 && i < run->lines->n; i++) {
		struct matches found = {0};

		as.text = &run->lines->at[i];
		search(&as, &s, as.text->node, &found);
		if (found.n > 1)
			qsort(found.at, found.n, sizeof *found.at, by_place);
		for (size_t k = 0; k < found.n; k++)
			report(run, &s, as.text->node, &found.at[k]);
	}
}

void patterns_join(struct regex_set *set, const struct pattern_forms *forms)
{
	for (size_t i = 0; i < forms->n; i++)
		regex_set_add(set, forms->at[i].pattern);
}

const struct pattern_forms *patterns_read(const struct rule_setup *setup)
{
	struct settings s = {setup->a, setup->source, setup->to};
	struct pattern_forms *out = NEW(setup->a, struct pattern_forms);

	*out = profile_read_forms(&s, setup->parameters);
	patterns_join(setup->patterns, out);
	return out;
}
