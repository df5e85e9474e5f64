#include "cmd/around.h"

#include "base/file.h"
#include "check/links.h"
#include "cmd/explain.h"
#include "tree/read.h"

static const char rule[] = "link-gone";

/* The text of a document that a link names; NULL when it is not there. */
static const str *text_of(struct around *around, str path)
{
	struct load *l = around->l;
	const struct repo_file *f = map_get(&around->files, path);
	struct fail absent = {0};
	str *text = map_get(&around->texts, path);
	bool there;

	if (text != NULL)
		return text;
	if (!around->disk && f == NULL)
		return NULL;
	text = NEW(l->a, str);
	there = around->disk ? file_read(l->a, str_cstr(l->a, path), l->max,
					 text, &absent)
			     : repo_blob(l->a, l->repo, f->blob, l->max, text,
					 &absent);
	if (!there && around->disk && !file_exists(str_cstr(l->a, path)))
		return NULL;
	*map_slot(l->a, &around->texts, str_copy(l->a, path)) = text;
	return text;
}

/* Only what stands under agendas/ is known in a repository. */
static bool is_known(const struct around *around, str path)
{
	return path.len > 0 &&
	       (around->disk || str_starts(path, S("agendas/")));
}

static void judge(struct around *around, const struct source *s,
		  const struct link *link, str target, enum level level,
		  struct findings *to)
{
	const str *text = text_of(around, target);
	struct finding *f;

	if (text != NULL && (link->id.len == 0 || link_has_id(*text, link->id)))
		return;
	if (text == NULL)
		f = findings_add(to, level, rule, s, link->span,
				 _("there is no document %.*s"), STR(target));
	else
		f = findings_add(to, level, rule, s, link->span,
				 _("nothing in %.*s has the id %.*s"),
				 STR(target), STR(link->id));
	f->help = str_from(_("name the document as it is called now, or leave "
			     "the link out"));
}

void around_links(struct around *around, const struct profile *p,
		  const struct source *s, const struct map *changed,
		  struct findings *to)
{
	enum level level = explain_level(p, str_from(rule), LEVEL_ERROR);
	str name = tree_file_of(s->name);
	struct link link;
	size_t from = 0;

	while (level != LEVEL_OFF && link_next(s, &from, &link)) {
		str target = link_target(to->a, name, link.path);

		if (is_known(around, target) &&
		    (changed == NULL || map_get(changed, target) != NULL))
			judge(around, s, &link, target, level, to);
	}
}
