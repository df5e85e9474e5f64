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

/* The findings from `first` on that are about the same source as it: their
 * spans, then the one small source for all. */
static void keep_source(struct findings *to, size_t first)
{
	const struct source *s = to->at[first].source;
	struct span **spans = NEWN(to->a, to->n - first, struct span *);
	const struct source *kept;
	size_t n = 0;

	for (size_t i = first; i < to->n; i++)
		if (to->at[i].source == s)
			spans[n++] = &to->at[i].span;
	kept = source_keep(to->a, s, spans, n);
	for (size_t i = first; i < to->n; i++)
		if (to->at[i].source == s)
			to->at[i].source = kept;
}

void findings_keep(struct findings *to, const struct findings *from)
{
	size_t first = to->n;

	for (size_t i = 0; i < from->n; i++) {
		struct finding *f = PUSH(to->a, to);

		*f = from->at[i];
		f->message = str_copy(to->a, f->message);
		f->help = str_copy(to->a, f->help);
		f->pointer = str_copy(to->a, f->pointer);
		f->mendings = NULL;
	}
	for (size_t i = first; i < to->n; i++)
		if (to->at[i].source->numbers == NULL)
			keep_source(to, i);
}

/* Of one text the offsets are enough; of two texts with one name (kept apart,
 * or a file that was named twice) the places are compared. */
static int compare_offsets(const struct finding *a, uint32_t x,
			   const struct finding *b, uint32_t y)
{
	struct place p = {x, 0}, q = {y, 0};

	if (a->source != b->source) {
		p = source_place(a->source, x);
		q = source_place(b->source, y);
	}
	if (p.line != q.line)
		return p.line < q.line ? -1 : 1;
	return (p.column > q.column) - (p.column < q.column);
}

static int compare(const void *x, const void *y)
{
	const struct finding *a = x;
	const struct finding *b = y;
	int order = str_cmp(a->source->name, b->source->name);

	if (order != 0)
		return order;
	order = compare_offsets(a, a->span.from, b, b->span.from);
	if (order != 0)
		return order;
	order = compare_offsets(a, a->span.to, b, b->span.to);
	if (order != 0)
		return order;
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
