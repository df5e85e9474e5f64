/*
 * One line a finding, as compilers print them: `file:line:col: severity:
 * message [rule]`.  Editors and problem matchers of forges read this.
 */
#include "report/report.h"

#include "base/utf8.h"

static void finding(struct arena *a, const struct finding *f, struct buf *out)
{
	struct place at = source_place(f->source, f->span.from);
	str message = utf8_safe_line(a, f->message);
	str name = utf8_safe_line(a, f->source->name);
	str level = str_from(level_name(f->level));

	buf_fmt(out, "%.*s:%u:%u: %.*s: %.*s [%s]\n", STR(name), at.line,
		at.column, STR(level), STR(message), f->rule);
}

static void render(const struct report *r, struct look look, struct buf *out)
{
	(void)look;
	for (size_t i = 0; i < r->n; i++)
		if (r->at[i].kind == BLOCK_FINDING)
			finding(r->a, r->at[i].finding, out);
}

const struct renderer renderer_gcc = {
	.name = "gcc",
	.machine = true,
	.only = "agenda-findings/1",
	.render = render,
};
