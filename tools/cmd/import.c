/*
 * agenda import: a paper as people have it, as an agenda.
 */
#include "cmd/load.h"

#include "base/file.h"
#include "cmd/form.h"
#include "import/import.h"

#include <stdio.h>

struct values {
	str agenda, form, out, report;
	bool latin1;
};

/* The paper as text: an office document through pandoc, Latin-1 when told. */
static const struct source *read_paper(struct load *l, const struct values *v,
				       struct fail *why)
{
	const char *operand = l->c->args[0];
	const struct source *s = load_file(l, operand, why);
	str text;

	if (s == NULL)
		return NULL;
	if (import_is_office(s->name))
		return import_office(l->a, s->name, s->text, &text, why)
			       ? source_new(l->a, s->name, text)
			       : NULL;
	if (v->latin1)
		return source_new(l->a, s->name, import_latin1(l->a, s->text));
	return s;
}

static bool is_refused(const struct findings *f)
{
	return findings_count(f, LEVEL_ERROR) > 0 &&
	       str_eq(str_from(f->at[f->n - 1].rule), S("import-refused"));
}

/* What was mended and what is missing: a line for each, with its place. */
static str told(struct load *l, struct findings *f)
{
	struct report r = {.a = l->a, .format = "agenda-findings/1"};
	struct buf out = {.a = l->a};

	findings_sort(f);
	for (size_t i = 0; i < f->n; i++)
		report_add(&r, BLOCK_FINDING)->finding = &f->at[i];
	renderer_find(S("gcc"))->render(&r, l->c->look, &out);
	return buf_str(&out);
}

static bool write_report(struct load *l, const struct values *v,
			 struct findings *f, struct fail *why)
{
	str text = told(l, f);

	if (v->report.len > 0)
		return file_replace(l->a, str_cstr(l->a, v->report), text, why);
	fwrite(text.ptr, 1, text.len, stderr);
	return true;
}

static int import(struct load *l, const struct values *v, struct fail *why)
{
	struct import_options options = {.agenda = v->agenda};
	struct findings f = {.a = l->a};
	enum form form;
	const struct source *paper;
	const struct profile *p;
	const struct agenda *d;

	if (!form_read(l, v->form, v->out, FORM_MARKDOWN, &form, why))
		return cmd_trouble(l->c, why);
	paper = read_paper(l, v, why);
	p = paper != NULL ? load_profile_near(l, l->c->args[0], why) : NULL;
	if (p == NULL)
		return cmd_trouble(l->c, why);
	if (load_profile_failed(l))
		return EXIT_TROUBLE;
	d = import_paper(l->a, p, paper, &options, &f);
	if (is_refused(&f)) {
		fail(l->a, why, str_cstr(l->a, f.at[f.n - 1].help),
		     "%.*s: %.*s", STR(paper->name),
		     STR(f.at[f.n - 1].message));
		return cmd_trouble(l->c, why);
	}
	if (!form_write(l, p, d->data, form, v->out, why) ||
	    !write_report(l, v, &f, why))
		return cmd_trouble(l->c, why);
	return EXIT_FINE;
}

static int run(struct context *c, const void *values)
{
	struct load l = load_new(c);
	struct fail why = {0};
	int status = import(&l, values, &why);

	load_close(&l);
	return status;
}

#define AT(member) offsetof(struct values, member)
static const struct option_row options[] = {
	{.name = "as",
	 .value = MSG("AGENDA"),
	 .help = MSG("the lasting name of the agenda; without it the result "
		     "is no agenda yet"),
	 .kind = OPTION_STRING,
	 .offset = AT(agenda)},
	{.name = "form",
	 .value = MSG("FORM"),
	 .help = MSG("md (default) or yaml"),
	 .kind = OPTION_STRING,
	 .offset = AT(form)},
	{.letter = 'o',
	 .name = "output",
	 .value = MSG("FILE"),
	 .help = MSG("write to this file instead of the terminal"),
	 .kind = OPTION_STRING,
	 .offset = AT(out)},
	{.name = "report",
	 .value = MSG("FILE"),
	 .help = MSG("write what was mended and what is missing to this file"),
	 .kind = OPTION_STRING,
	 .offset = AT(report)},
	{.name = "latin1",
	 .help = MSG("the paper is in Windows-1252 or Latin-1"),
	 .kind = OPTION_FLAG,
	 .offset = AT(latin1)},
	{0},
};

const struct command cmd_import = {
	.name = "import",
	.format = "agenda-document/1",
	.operands = MSG("PAPER | -"),
	.least = 1,
	.most = 1,
	.takes = MSG("agenda import takes one paper"),
	.summary = MSG("make an agenda of a paper (.txt, .md, .docx, .odt)"),
	.example = "agenda import --as onderwijsagenda -o agenda.md paper.txt",
	.detail = MSG("Reads a paper as it comes out of a word processor: "
		      "cover, tables with tabs, headings with or without "
		      "marks. What has no place in the template is kept under "
		      "onderdelen, and what was mended is told on standard "
		      "error. Word and LibreOffice documents need pandoc."),
	.options = options,
	.size = sizeof(struct values),
	.run = run,
};
