#include "cmd/states.h"

#include "base/vec.h"

static struct state *state_of(struct states *s, str id)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->at[i].id, id))
			return &s->at[i];
	return NULL;
}

static bool is_before(const struct state *s, const struct version *at)
{
	return s->last->committed.seconds <= at->committed.seconds;
}

/* Adds the versions that have a tag but no state of that name: a tag may call
 * a state by a name that the document does not say.  They go where the state
 * under the tag is. */
static bool add_tag(struct versions *v, str agenda, const struct repo_tag *tag,
		    struct states *to, struct fail *why)
{
	str id = str_skip(tag->name, agenda.len + 1);
	struct state *s = state_of(to, id);
	struct founds founds = {0};
	struct version *at = NEW(v->a, struct version);

	if (!versions_in_commit(v, tag->commit, agenda, &founds, why) ||
	    !repo_version(v->a, v->l->repo, tag->commit, at, why))
		return false;
	if (founds.n == 0)
		return true;
	if (s == NULL) {
		size_t i = to->n;

		PUSH(v->a, to);
		while (i > 0 && !is_before(&to->at[i - 1], at)) {
			to->at[i] = to->at[i - 1];
			i--;
		}
		s = &to->at[i];
		*s = (struct state){.id = id, .last = at};
	}
	s->tag = tag;
	s->last = at;
	s->found = founds.at[0];
	for (size_t i = 0; i < founds.n; i++)
		if (str_eq(founds.at[i].label.version, id))
			s->found = founds.at[i];
	return true;
}

bool states_read(struct versions *v, str agenda, bool tagged,
		 struct states *out, struct fail *why)
{
	struct history h;
	str prefix = str_cat(v->a, agenda, S("/"));

	if (!versions_history(v, agenda, &h, why) || !versions_tags(v, why))
		return false;
	for (size_t i = 0; i < h.n; i++) {
		const struct version *at = &h.at[i];
		struct agenda_label label;
		struct state *s;

		if (!str_eq(at->document, agenda))
			continue;
		label = versions_label(v, at->path, at->blob);
		s = state_of(out, label.version);
		if (s == NULL) {
			s = PUSH(v->a, out);
			s->id = label.version;
		}
		s->last = at;
		s->found = (struct found){label, at->path, at->blob, at->commit,
					  NULL};
	}
	for (size_t i = 0; tagged && i < v->tags.n; i++)
		if (v->tags.at[i].commit.len > 0 &&
		    str_starts(v->tags.at[i].name, prefix) &&
		    !add_tag(v, agenda, &v->tags.at[i], out, why))
			return false;
	return true;
}
