#include "report/report.h"

#include "base/lang.h"
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

str report_file(str name)
{
	while (str_starts(name, S("./")))
		name = str_skip(name, 2);
	return name;
}

str report_counts(struct arena *a, const struct tally_row *row, size_t n)
{
	struct buf line = {.a = a};

	for (size_t i = 0; i < n; i++)
		if (row[i].n > 0)
			buf_fmt(&line, "%s%zu %s", line.n > 0 ? ", " : "",
				row[i].n,
				N_(row[i].one, row[i].many, row[i].n));
	return buf_str(&line);
}

void report_table(struct report *r, const char *const *header, size_t columns,
		  const str *cells, size_t rows)
{
	str *names = NEWN(r->a, columns, str);

	for (size_t i = 0; i < columns; i++)
		names[i] = str_from(_(header[i]));
	report_add(r, BLOCK_TABLE)->table =
		(struct table){names, cells, columns, rows};
}
