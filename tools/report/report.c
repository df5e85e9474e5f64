#include "report/report.h"

#include "base/vec.h"

static const struct renderer *const renderers[] = {
#define X(name) &renderer_##name,
	RENDERERS(X)
#undef X
		NULL,
};

struct block *report_add(struct report *r, enum block_kind kind)
{
	struct block *b = PUSH(r->a, r);

	b->kind = kind;
	return b;
}

void report_text(struct report *r, enum block_kind kind, str text)
{
	report_add(r, kind)->text = text;
}

bool renderer_shows(const struct renderer *to, const char *format)
{
	str rest = str_from(to->only);

	while (rest.ptr != NULL)
		if (str_eq(str_cut(&rest, ' '), str_from(format)))
			return true;
	return to->only == NULL;
}

const struct renderer *renderer_at(size_t i)
{
	return renderers[i];
}

const struct renderer *renderer_find(str name)
{
	for (size_t i = 0; renderers[i] != NULL; i++)
		if (str_eq(name, str_from(renderers[i]->name)))
			return renderers[i];
	return NULL;
}
