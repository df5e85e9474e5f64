#include "diff/answers.h"

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

struct answers {
	struct change_answer *at;
	size_t n, cap;
};

static bool is_dealt_with(const struct request *r)
{
	return r->disposition.len > 0 && !str_eq(r->disposition, S("open")) &&
	       r->place.len > 0;
}

/* Whether the new document is the one that says so. */
static bool is_news(const struct changes *c, const struct map *before,
		    const struct request *r)
{
	const struct request *was = map_get(before, r->id);

	return (r->in.len > 0 && str_eq(r->in, c->new.agenda->version)) ||
	       was == NULL || !is_dealt_with(was);
}

static str who_asked(const struct agenda *d, str step)
{
	for (size_t i = 0; i < d->n_steps; i++)
		if (str_eq(d->steps[i].id, step))
			return d->steps[i].meeting;
	return step;
}

/* The parts of the new document by id, and its sections by title. */
static struct map places(struct arena *a, const struct part_tree *t)
{
	struct map by_name = {0};

	for (size_t i = 0; i < t->n_block; i++) {
		struct part *p = t->block[i];
		void **slot;

		if (p->id.len > 0) {
			slot = map_slot(a, &by_name, p->id);
			if (*slot == NULL)
				*slot = p;
		}
		if (p->kind == PART_SECTION && p->title.len > 0) {
			slot = map_slot(a, &by_name, utf8_fold(a, p->title));
			if (*slot == NULL)
				*slot = p;
		}
	}
	return by_name;
}

/* What is answered in each part, by its order; NULL when nothing is. */
static struct answers *survey(struct arena *a, const struct changes *c)
{
	const struct agenda *old = c->old.agenda, *new = c->new.agenda;
	struct answers *all = NULL;
	struct map before = {0}, by_name = {0};

	for (size_t i = 0; i < old->n_requests; i++) {
		struct request *was = NEW(a, struct request);

		*was = old->requests[i];
		*map_slot(a, &before, was->id) = was;
	}
	for (size_t i = 0; i < new->n_requests; i++) {
		const struct request *r = &new->requests[i];
		const struct part *p;

		if (!is_dealt_with(r) || !is_news(c, &before, r))
			continue;
		if (all == NULL) {
			all = NEWN(a, c->new.n, struct answers);
			by_name = places(a, &c->new);
		}
		p = map_get(&by_name, r->place);
		if (p == NULL)
			p = map_get(&by_name, utf8_fold(a, r->place));
		if (p != NULL)
			*PUSH(a, &all[p->order]) = (struct change_answer){
				r->id, who_asked(new, r->from)};
	}
	return all;
}

/* The part itself, else the nearest section that it stands in. */
static const struct answers *nearest(const struct answers *all,
				     const struct part *p)
{
	for (; p != NULL; p = p->parent)
		if (all[p->order].n > 0 || p->kind == PART_SECTION)
			return &all[p->order];
	return NULL;
}

void answers_find(struct arena *a, struct changes *c)
{
	const struct answers *all = survey(a, c);

	for (size_t i = 0; all != NULL && i < c->n; i++) {
		struct change *one = &c->at[i];
		const struct answers *found =
			one->n_after > 0 ? nearest(all, one->after[0]) : NULL;

		if (found == NULL || one->class == CLASS_FORM)
			continue;
		one->answers = found->at;
		one->n_answers = found->n;
	}
}
