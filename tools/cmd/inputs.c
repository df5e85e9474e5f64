/*
 * A request is known by its id through all versions.  What the newest version
 * says of it counts; a request that is no longer there is shown as it was last,
 * because what was asked does not go away by taking out the row.
 */
#include "cmd/inputs.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "cmd/states.h"

struct course {
	struct input input;
	struct {
		struct input_state *at;
		size_t n, cap;
	} states;
};

struct courses {
	struct course *at;
	size_t n, cap;
};

static struct course *course_of(struct arena *a, struct courses *all, str id)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i].input.id, id))
			return &all->at[i];
	*PUSH(a, all) = (struct course){.input = {.id = id}};
	return &all->at[all->n - 1];
}

static str meeting_of(const struct agenda *d, str step)
{
	for (size_t i = 0; i < d->n_steps; i++)
		if (str_eq(d->steps[i].id, step))
			return d->steps[i].meeting;
	return S("");
}

/* The title of the part whose id or title is `place`; empty when none is. */
static str title_of(struct arena *a, const struct node *n, str place)
{
	str title = node_text_of(n, S("titel"));

	if (title.len > 0 && (str_eq(node_text_of(n, S("id")), place) ||
			      str_eq(utf8_fold(a, title), utf8_fold(a, place))))
		return title;
	for (size_t i = 0; n != NULL && i < n->n; i++)
		if (n->child[i]->kind == NODE_MAP ||
		    n->child[i]->kind == NODE_LIST) {
			title = title_of(a, n->child[i], place);
			if (title.len > 0)
				return title;
		}
	return S("");
}

static void add_request(struct arena *a, const struct agenda *d,
			const struct request *r, str version,
			struct courses *all)
{
	struct course *c = course_of(a, all, r->id);
	str disposition = r->disposition.len > 0 ? r->disposition : S("open");

	c->input.step = r->from;
	c->input.meeting = meeting_of(d, r->from);
	c->input.text = r->text;
	c->input.disposition = disposition;
	c->input.version = r->in;
	c->input.place = r->place;
	c->input.title = r->place.len > 0 ? title_of(a, d->data, r->place)
					  : S("");
	c->input.reason = r->reason;
	*PUSH(a, &c->states) = (struct input_state){version, disposition};
}

static bool read_all(struct versions *v, const struct profile *p,
		     const struct states *s, struct courses *all,
		     struct fail *why)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct state *one = &s->at[i];
		struct findings f = {.a = v->a};
		const struct source *source =
			load_blob(v->l, one->found.path, one->found.blob, why);
		const struct agenda *d;

		if (source == NULL)
			return false;
		d = agenda_read(v->a, p, source, &f);
		for (size_t k = 0; k < d->n_requests; k++)
			add_request(v->a, d, &d->requests[k], one->id, all);
	}
	return true;
}

/* The states up to and including a version. */
static bool up_to(struct versions *v, str agenda, str version, struct states *s,
		  struct fail *why)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->at[i].id, version) ||
		    str_eq(s->at[i].found.label.version_name, version)) {
			s->n = i + 1;
			return true;
		}
	return version.len == 0 || versions_unknown(v, agenda, version, why);
}

static int compose(struct versions *v, str agenda, const struct courses *all)
{
	struct report r = {
		.a = v->a, .format = "agenda-input/1", .agenda = agenda};
	struct input *inputs = NEWN(v->a, all->n, struct input);
	size_t open = 0;

	for (size_t i = 0; i < all->n; i++) {
		inputs[i] = all->at[i].input;
		inputs[i].at = all->at[i].states.at;
		inputs[i].n = all->at[i].states.n;
		open += str_eq(inputs[i].disposition, S("open"));
	}
	report_text(&r, BLOCK_TITLE,
		    str_fmt(r.a, _("What became of the requests: %.*s"),
			    STR(agenda)));
	if (all->n == 0)
		report_text(&r, BLOCK_PROSE,
			    str_from(_("no meeting asked for anything")));
	else
		overview_inputs(&r, inputs, all->n);
	if (open > 0)
		report_text(&r, BLOCK_PROSE,
			    str_fmt(r.a,
				    N_("%zu request is open",
				       "%zu requests are open", open),
				    open));
	cmd_print(v->l->c, &r);
	return open > 0 ? EXIT_FOUND : EXIT_FINE;
}

int inputs_print(struct versions *v, const struct profile *p, str agenda,
		 str version, struct fail *why)
{
	struct context *c = v->l->c;
	struct states states = {0};
	struct courses all = {0};

	if (!renderer_shows(c->renderer, "agenda-input/1")) {
		fail(v->a, why, _("text, json, markdown and html can show it"),
		     _("--format=%s cannot show requests"), c->renderer->name);
		return cmd_trouble(c, why);
	}
	if (!states_read(v, agenda, false, &states, why) ||
	    !up_to(v, agenda, version, &states, why) ||
	    !read_all(v, p, &states, &all, why))
		return cmd_trouble(c, why);
	return compose(v, agenda, &all);
}
