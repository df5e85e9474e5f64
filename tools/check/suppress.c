/*
 * A suppression names a place in the data; a finding has a place in the
 * source.  They meet in spans: the element that is named covers the finding.
 */
#include "check/suppress.h"

#include "base/lang.h"

#include <stdlib.h>

/* The element whose `id` it is. */
static const struct node *by_id(const struct node *n, str id)
{
	const struct node *found = NULL;

	if (n->kind != NODE_MAP && n->kind != NODE_LIST)
		return NULL;
	if (n->kind == NODE_MAP && str_eq(node_text_of(n, S("id")), id))
		return n;
	for (size_t i = 0; i < n->n && found == NULL; i++)
		found = by_id(n->child[i], id);
	return found;
}

static str unescape(struct arena *a, str part)
{
	char *out = arena_alloc(a, part.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < part.len; i++) {
		char c = part.ptr[i];

		if (c == '~' && i + 1 < part.len &&
		    (part.ptr[i + 1] == '0' || part.ptr[i + 1] == '1'))
			c = part.ptr[++i] == '0' ? '~' : '/';
		out[n++] = c;
	}
	return (str){out, n};
}

static const struct node *by_pointer(struct arena *a, const struct node *n,
				     str pointer)
{
	pointer = str_skip(pointer, 1);
	while (n != NULL && pointer.ptr != NULL) {
		str part = unescape(a, str_cut(&pointer, '/'));

		if (n->kind == NODE_LIST) {
			size_t i = strtoul(str_cstr(a, part), NULL, 10);

			n = i < n->n ? n->child[i] : NULL;
		} else {
			n = node_get(n, part);
		}
	}
	return n;
}

/* The element that a suppression is about; NULL when there is none. */
static const struct node *target(struct arena *a, const struct agenda *d,
				 str place)
{
	if (place.len == 0 || d->data == NULL)
		return d->data;
	if (place.ptr[0] == '/')
		return by_pointer(a, d->data, place);
	return by_id(d->data, place);
}

/* Where a suppression is about, in the document and in an older one. */
struct about {
	const struct node *here, *older;
};

static bool covers(const struct rule_run *run, const struct about *about,
		   const struct finding *f, str place)
{
	const struct node *n = f->source == run->agenda->source ? about->here
								: about->older;

	return place.len == 0 || (n != NULL && f->span.from >= n->span.from &&
				  f->span.to <= n->span.to);
}

/* Findings that stay; how many were taken out in `*taken`. */
static void take_out(const struct rule_run *run, const struct suppression *s,
		     const struct about *about, struct findings *found,
		     size_t *taken)
{
	size_t kept = 0;

	for (size_t i = 0; i < found->n; i++) {
		struct finding *f = &found->at[i];

		if (str_eq(str_from(f->rule), s->rule) &&
		    covers(run, about, f, s->place))
			(*taken)++;
		else
			found->at[kept++] = *f;
	}
	found->n = kept;
}

static enum level level_of(const struct profile *p, const char *rule)
{
	for (size_t i = 0; i < p->n_settings; i++)
		if (str_eq(p->settings[i].id, str_from(rule)))
			return p->settings[i].level;
	return LEVEL_WARNING;
}

static void report_expired(const struct agenda *d, const struct profile *p,
			   const struct suppression *s, struct findings *to)
{
	static const char rule[] = "suppression-expired";
	enum level level = level_of(p, rule);

	if (level == LEVEL_OFF)
		return;
	findings_add(to, level, rule, d->source, s->where->span,
		     _("this suppression of '%.*s' ended on %.*s"),
		     STR(s->rule), STR(date_write(to->a, s->until)))
		->help =
		str_from(_("mend what it hides, or agree on a new date"));
}

static void report_unused(const struct agenda *d, const struct profile *p,
			  const struct suppression *s, bool placed,
			  struct findings *to)
{
	static const char rule[] = "suppression-unused";
	enum level level = level_of(p, rule);
	struct finding *f;

	if (level == LEVEL_OFF)
		return;
	f = findings_add(to, level, rule, d->source, s->where->span,
			 placed ? _("there is no '%.*s' here to suppress")
				: _("nothing in this document is called "
				    "'%.*s'"),
			 STR(placed ? s->rule : s->place));
	f->help = str_from(placed ? _("take the suppression out")
				  : _("`waar` is the id of an element, or a "
				      "place as /route/2/gepland"));
}

/* Whether a suppression may have something to suppress another time. */
static bool is_for_pairs(const struct rule_run *run,
			 const struct suppression *s)
{
	const struct rule *r = rule_find(s->rule);

	return r != NULL && r->pair && run->older == NULL;
}

void suppress(const struct rule_run *run, struct findings *found)
{
	const struct agenda *d = run->agenda;
	struct arena scratch = {0};

	for (size_t i = 0; i < d->n_suppressed; i++) {
		const struct suppression *s = &d->suppressed[i];
		struct about about = {.here = target(&scratch, d, s->place)};
		bool placed = about.here != NULL;
		size_t taken = 0;

		if (run->older != NULL)
			about.older = target(&scratch, run->older, s->place);
		if (date_is_set(s->until) && date_is_set(run->today) &&
		    date_cmp(s->until, run->today) < 0) {
			report_expired(d, run->profile, s, found);
			continue;
		}
		if (placed || about.older != NULL)
			take_out(run, s, &about, found, &taken);
		if (taken == 0 && !is_for_pairs(run, s))
			report_unused(d, run->profile, s, placed, found);
	}
	arena_free(&scratch);
}
