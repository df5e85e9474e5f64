/*
 * The row of a step and the requests of its meeting, as the document is to be.
 *
 * Where a template has no place for the outcome by itself, the conclusion says
 * it, when its words come to that outcome; else the table gets a column.
 */
#include "cmd/record.h"

#include "edit/edit.h"

static const str order[] = {
	S_INIT("id"),	    S_INIT("naam"),	 S_INIT("overleg"),
	S_INIT("doel"),	    S_INIT("gepland"),	 S_INIT("gehouden"),
	S_INIT("uitkomst"), S_INIT("conclusie"), S_INIT("over"),
	S_INIT("van"),	    S_INIT("verzoek"),	 S_INIT("afdoening"),
};

static const struct node *target(const struct agenda *d, const struct record *x)
{
	for (size_t i = 0; i < d->n_steps; i++) {
		const struct route_step *s = &d->steps[i];

		if (!str_eq(s->id, x->step->id))
			continue;
		for (size_t k = 0; x->member != NULL && k < s->n_members; k++)
			if (str_eq(s->members[k].name, x->member->name))
				return s->members[k].where;
		return s->where;
	}
	return NULL;
}

/* "Vastgesteld": an outcome as a conclusion. */
static str as_conclusion(struct arena *a, str name)
{
	char *s = str_cstr(a, name);

	if (name.len > 0 && s[0] >= 'a' && s[0] <= 'z')
		s[0] = (char)(s[0] - 'a' + 'A');
	return (str){s, name.len};
}

static bool set_fields(struct record *x, bool outcome, str conclusion)
{
	struct edit_field f[4];
	struct edit e = {.a = x->r.l->a,
			 .p = x->r.p,
			 .d = x->r.d,
			 .at = f,
			 .order = order,
			 .n_order = sizeof order / sizeof *order};

	if (x->held.len > 0)
		f[e.n++] = (struct edit_field){S("gehouden"), x->held};
	if (outcome)
		f[e.n++] = (struct edit_field){S("uitkomst"), x->outcome->name};
	if (conclusion.len > 0)
		f[e.n++] = (struct edit_field){S("conclusie"), conclusion};
	if (x->given->about.len > 0 && x->member == NULL)
		f[e.n++] = (struct edit_field){S("over"), x->given->about};
	return edit_set(&e, target(x->r.d, x), &x->text);
}

bool record_edit_row(struct record *x, struct fail *why)
{
	struct arena *a = x->r.l->a;
	str was = x->member != NULL ? x->member->conclusion
				    : x->step->conclusion;
	str word = as_conclusion(a, x->outcome->name);
	str given = x->given->conclusion;
	str alone = given.len > 0 ? given : word;
	struct edit e = {.a = a, .p = x->r.p, .d = x->r.d};
	bool place = edit_has_place(&e, target(x->r.d, x), S("uitkomst"));
	const struct outcome *says = profile_outcome(x->r.p, alone);

	if (given.len == 0 && was.len > 0)
		given = word; /* "Volgt" no longer holds */
	if (place ? set_fields(x, true, given)
		  : says == x->outcome && set_fields(x, false, alone))
		return true;
	if (!place && set_fields(x, true, given))
		return true;
	return fail(a, why,
		    _("edit the route in the document and record it "
		      "with git commit"),
		    _("the row of step %.*s cannot be changed by itself"),
		    STR(x->step->id));
}

/* An id after the last: i08, i09. */
static str next_id(struct arena *a, const struct agenda *d)
{
	str last = d->n_requests > 0 ? d->requests[d->n_requests - 1].id
				     : S("i00");
	size_t digits = 0;
	unsigned long n = 0;

	while (digits < last.len && digits < 9 &&
	       last.ptr[last.len - digits - 1] >= '0' &&
	       last.ptr[last.len - digits - 1] <= '9')
		digits++;
	if (digits == 0)
		return str_fmt(a, "%.*s-2", STR(last));
	for (size_t i = last.len - digits; i < last.len; i++)
		n = n * 10 + (unsigned long)(last.ptr[i] - '0');
	return str_fmt(a, "%.*s%0*lu",
		       STR(str_slice(last, 0, last.len - digits)), (int)digits,
		       n + 1);
}

bool record_add_request(struct record *x, str request, struct fail *why)
{
	struct arena *a = x->r.l->a;
	struct findings ignored = {.a = a};
	const struct agenda *d = agenda_read(
		a, x->r.p, source_new(a, x->r.path, x->text), &ignored);
	struct edit_field f[] = {{S("id"), next_id(a, d)},
				 {S("van"), x->step->id},
				 {S("verzoek"), request},
				 {S("afdoening"), S("open")}};
	struct edit e = {.a = a,
			 .p = x->r.p,
			 .d = d,
			 .at = f,
			 .n = 4,
			 .order = order,
			 .n_order = sizeof order / sizeof *order};

	x->requests[x->n_requests++] = f[0].value;
	return edit_append(&e, S("inbreng"), S("route"), &x->text) ||
	       fail(a, why,
		    _("edit the document and record it with git "
		      "commit"),
		    _("there is no place for a request in %.*s"),
		    STR(x->r.path));
}
