#include "text/finding.h"

#include "base/vec.h"

#include <stdlib.h>

struct finding *findings_put(struct findings *to, enum level level,
			     const char *rule, const struct source *source,
			     struct span span, str message)
{
	struct finding *f = PUSH(to->a, to);

	*f = (struct finding){.level = level,
			      .rule = rule,
			      .source = source,
			      .span = span,
			      .message = message};
	return f;
}

struct finding *findings_add(struct findings *to, enum level level,
			     const char *rule, const struct source *source,
			     struct span span, const char *fmt, ...)
{
	va_list args;
	str message;

	va_start(args, fmt);
	message = str_vfmt(to->a, fmt, args);
	va_end(args);
	return findings_put(to, level, rule, source, span, message);
}

static int compare(const void *x, const void *y)
{
	const struct finding *a = x;
	const struct finding *b = y;
	int order = str_cmp(a->source->name, b->source->name);

	if (order != 0)
		return order;
	if (a->span.from != b->span.from)
		return a->span.from < b->span.from ? -1 : 1;
	if (a->span.to != b->span.to)
		return a->span.to < b->span.to ? -1 : 1;
	order = strcmp(a->rule, b->rule);
	return order != 0 ? order : str_cmp(a->message, b->message);
}

void findings_sort(struct findings *f)
{
	size_t kept = 0;

	if (f->n == 0)
		return;
	qsort(f->at, f->n, sizeof *f->at, compare);
	for (size_t i = 1; i < f->n; i++)
		if (compare(&f->at[kept], &f->at[i]) != 0)
			f->at[++kept] = f->at[i];
	f->n = kept + 1;
}

size_t findings_count(const struct findings *f, enum level level)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += f->at[i].level >= level;
	return n;
}

const char *level_name(enum level level)
{
	static const char *const names[] = {"off", "note", "warning", "error"};

	return names[level];
}
