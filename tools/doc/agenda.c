/*
 * The typed document is a view: every string borrows from the data tree, every
 * member keeps its node.  The keys here are those of the model (DESIGN 3); how
 * a document spells them is the profile's business.
 */
#include "doc/agenda.h"

#include "base/vec.h"
#include "doc/markup.h"

static struct period period_of(const struct node *map, str key, int year)
{
	return period_read(node_text_of(map, key), year);
}

static size_t length(const struct node *list)
{
	return list != NULL && list->kind == NODE_LIST ? list->n : 0;
}

static void read_members(struct arena *a, const struct node *list,
			 struct route_step *step)
{
	struct route_member *members =
		NEWN(a, length(list), struct route_member);

	for (size_t i = 0; i < length(list); i++) {
		const struct node *n = list->child[i];

		members[i] = (struct route_member){
			.name = node_text_of(n, S("naam")),
			.outcome = node_text_of(n, S("uitkomst")),
			.conclusion = node_text_of(n, S("conclusie")),
			.planned = period_of(n, S("gepland"), 0),
			.held = period_of(n, S("gehouden"), 0),
			.where = n,
		};
	}
	step->members = members;
	step->n_members = length(list);
}

static void read_route(struct arena *a, struct agenda *d)
{
	const struct node *list = node_get(d->data, S("route"));
	struct route_step *steps = NEWN(a, length(list), struct route_step);

	for (size_t i = 0; i < length(list); i++) {
		const struct node *n = list->child[i];

		steps[i] = (struct route_step){
			.id = node_text_of(n, S("id")),
			.meeting = node_text_of(n, S("overleg")),
			.purpose = node_text_of(n, S("doel")),
			.planned = period_of(n, S("gepland"), 0),
			.held = period_of(n, S("gehouden"), 0),
			.outcome = node_text_of(n, S("uitkomst")),
			.conclusion = node_text_of(n, S("conclusie")),
			.about = node_text_of(n, S("over")),
			.replaces = node_text_of(n, S("vervangt")),
			.where = n,
		};
		read_members(a, node_get(n, S("leden")), &steps[i]);
	}
	d->steps = steps;
	d->n_steps = length(list);
}

static void read_requests(struct arena *a, struct agenda *d)
{
	const struct node *list = node_get(d->data, S("inbreng"));
	struct request *requests = NEWN(a, length(list), struct request);

	for (size_t i = 0; i < length(list); i++) {
		const struct node *n = list->child[i];

		requests[i] = (struct request){
			.id = node_text_of(n, S("id")),
			.from = node_text_of(n, S("van")),
			.text = node_text_of(n, S("verzoek")),
			.disposition = node_text_of(n, S("afdoening")),
			.in = node_text_of(n, S("in")),
			.place = node_text_of(n, S("waar")),
			.reason = node_text_of(n, S("reden")),
			.where = n,
		};
	}
	d->requests = requests;
	d->n_requests = length(list);
}

static void read_actions(struct arena *a, struct agenda *d)
{
	const struct node *list = node_get(d->data, S("acties"));
	struct action *actions = NEWN(a, length(list), struct action);

	for (size_t i = 0; i < length(list); i++) {
		const struct node *n = list->child[i];

		actions[i] = (struct action){
			.title = node_text_of(n, S("titel")),
			.text = node_text_of(n, S("actie")),
			.owner = node_text_of(n, S("eigenaar")),
			.term = period_of(n, S("termijn"), 0),
			.where = n,
		};
	}
	d->actions = actions;
	d->n_actions = length(list);
}

static void read_suppressions(struct arena *a, struct agenda *d)
{
	const struct node *list = node_get(d->data, S("onderdruk"));
	struct suppression *all = NEWN(a, length(list), struct suppression);

	for (size_t i = 0; i < length(list); i++) {
		const struct node *n = list->child[i];

		all[i] = (struct suppression){
			.rule = node_text_of(n, S("regel")),
			.place = node_text_of(n, S("waar")),
			.reason = node_text_of(n, S("reden")),
			.until = date_read(node_text_of(n, S("tot"))),
			.where = n,
		};
	}
	d->suppressed = all;
	d->n_suppressed = length(list);
}

static void read_head(struct agenda *d)
{
	const struct node *version = node_get(d->data, S("versie"));
	str cover = node_text(node_path(d->data, "voorblad/datum"));

	d->id = node_text_of(d->data, S("agenda"));
	d->title = node_text_of(d->data, S("titel"));
	d->kind = node_text_of(d->data, S("soort"));
	d->region = node_text_of(d->data, S("gebied"));
	d->version = node_text_of(version, S("id"));
	d->version_name = node_text_of(version, S("naam"));
	d->version_status = node_text_of(version, S("status"));
	d->dated = cover.len > 0 ? period_read(cover, 0)
				 : period_of(version, S("datum"), 0);
}

static void read_typed(struct arena *a, struct agenda *d)
{
	read_head(d);
	read_route(a, d);
	read_requests(a, d);
	read_actions(a, d);
	read_suppressions(a, d);
}

static const struct node *data_of(struct arena *a, const struct profile *p,
				  const struct agenda *d, struct findings *to)
{
	return d->tree.body == NULL
		       ? markup_normal(a, d->tree.data)
		       : markup_to_data(a, p->sections, d->source, d->tree.data,
					d->tree.body, to);
}

const struct agenda *agenda_read(struct arena *a, const struct profile *p,
				 const struct source *source,
				 struct findings *to)
{
	struct agenda *d = NEW(a, struct agenda);

	d->source = source;
	d->tree = tree_read(a, source, to);
	d->data = data_of(a, p, d, to);
	read_typed(a, d);
	return d;
}

const struct agenda *agenda_read_any(struct arena *a, const struct profile *p,
				     const struct source *source,
				     struct findings *to)
{
	struct agenda *d = NEW(a, struct agenda);

	d->source = source;
	d->tree = tree_read(a, source, to);
	if (node_get(d->tree.data, S("agenda")) == NULL)
		return d;
	d->data = data_of(a, p, d, to);
	read_typed(a, d);
	return d;
}

const struct agenda *agenda_from(struct arena *a, struct tree t,
				 const struct node *data)
{
	struct agenda *d = NEW(a, struct agenda);

	d->source = t.source;
	d->tree = t;
	d->data = data;
	read_typed(a, d);
	return d;
}

bool agenda_is_proposed(const struct node *id)
{
	return id != NULL && id->span.from == id->span.to;
}

bool agenda_is_one(const struct agenda *d)
{
	return node_get(d->data, S("agenda")) != NULL;
}
