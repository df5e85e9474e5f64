/*
 * Workflow commands of GitHub, which become annotations beside the lines of a
 * pull request.  Whatever could end a command or begin another is escaped: a
 * document cannot speak to the runner.  GitHub takes columns only where a
 * finding begins and ends on one line.
 */
#include "report/report.h"

#include "base/utf8.h"

static void escape(struct buf *out, str text, bool property)
{
	static const struct {
		char byte;
		bool everywhere;
		const char *code;
	} codes[] = {
		{'%', true, "%25"},  {'\r', true, "%0D"}, {'\n', true, "%0A"},
		{':', false, "%3A"}, {',', false, "%2C"},
	};

	for (size_t i = 0; i < text.len; i++) {
		const char *code = NULL;

		for (size_t k = 0; k < sizeof codes / sizeof *codes; k++)
			if (codes[k].byte == text.ptr[i] &&
			    (property || codes[k].everywhere))
				code = codes[k].code;
		if (code != NULL)
			buf_add(out, str_from(code));
		else
			buf_char(out, text.ptr[i]);
	}
}

static void place(struct buf *out, const struct finding *f)
{
	struct place from = source_place(f->source, f->span.from);
	struct place to = source_place(f->source, f->span.to);

	buf_fmt(out, ",line=%u,endLine=%u", from.line, to.line);
	if (from.line == to.line)
		buf_fmt(out, ",col=%u,endColumn=%u", from.column, to.column);
}

static void finding(struct arena *a, const struct finding *f, struct buf *out)
{
	static const char *const commands[] = {"debug", "notice", "warning",
					       "error"};

	buf_fmt(out, "::%s file=", commands[f->level]);
	escape(out, utf8_safe(a, report_file(f->source->name)), true);
	place(out, f);
	buf_add(out, S(",title="));
	escape(out, str_from(f->rule), true);
	buf_add(out, S("::"));
	escape(out, utf8_safe(a, f->message), false);
	if (f->help.len > 0) {
		buf_add(out, S("%0A"));
		escape(out, utf8_safe(a, f->help), false);
	}
	buf_char(out, '\n');
}

static void render(const struct report *r, struct look look, struct buf *out)
{
	(void)look;
	for (size_t i = 0; i < r->n; i++)
		if (r->at[i].kind == BLOCK_FINDING)
			finding(r->a, r->at[i].finding, out);
}

const struct renderer renderer_github = {
	.name = "github",
	.machine = true,
	.only = "agenda-findings/1",
	.render = render,
};
