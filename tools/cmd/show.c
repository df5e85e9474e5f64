/*
 * agenda show: a document as it was understood.
 */
#include "cmd/versions.h"

#include <stdio.h>

struct values {
	str agenda;
	bool textconv;
};

static bool broken(struct load *l, const struct findings *f)
{
	struct report r = {.a = l->a, .format = "agenda-findings/1"};

	if (!load_is_broken(f, 0))
		return false;
	for (size_t i = 0; i < f->n; i++)
		report_add(&r, BLOCK_FINDING)->finding = &f->at[i];
	cmd_print(l->c, &r);
	return true;
}

static int show(struct load *l, const struct values *v, struct fail *why)
{
	struct versions versions = versions_new(l);
	struct found found = {0};
	const char *operand = l->c->args[0];
	const struct source *source = versions_operand(
		&versions, v->agenda, str_from(operand), &found, why);
	struct findings findings = {.a = l->a};
	struct report r = {.a = l->a, .format = "agenda-document/1"};
	const struct profile *p;
	const struct agenda *d;

	if (source == NULL)
		return cmd_trouble(l->c, why);
	p = found.path.len > 0 ? load_profile(l, why)
			       : load_profile_near(l, operand, why);
	if (p == NULL)
		return cmd_trouble(l->c, why);
	if (load_profile_failed(l))
		return EXIT_TROUBLE;
	d = agenda_read(l->a, p, source, &findings);
	if (broken(l, &findings))
		return EXIT_FOUND;
	report_add(&r, BLOCK_NODE)->document = d;
	cmd_print(l->c, &r);
	return EXIT_FINE;
}

/* For git, which compares what is printed line by line: the text of one file, a
 * paragraph a line; what is no agenda as it is.  Git stops at another status
 * than 0. */
static int textconv(struct load *l, struct fail *why)
{
	const char *path = l->c->args[0];
	const struct source *source = load_file(l, path, why);
	const struct profile *p = load_profile(l, why);
	struct findings findings = {.a = l->a};
	struct report r = {.a = l->a, .format = "agenda-document/1"};
	const struct agenda *d;

	if (source == NULL)
		return cmd_trouble(l->c, why);
	d = p != NULL ? agenda_read_any(l->a, p, source, &findings) : NULL;
	if (d == NULL || !agenda_is_one(d) || load_is_broken(&findings, 0)) {
		fwrite(source->text.ptr, 1, source->text.len, stdout);
		return EXIT_FINE;
	}
	l->c->look = (struct look){.utf8 = true};
	l->c->paged = false;
	report_add(&r, BLOCK_NODE)->document = d;
	cmd_print(l->c, &r);
	return EXIT_FINE;
}

static int run(struct context *c, const void *values)
{
	const struct values *v = values;
	struct load l = load_new(c);
	struct fail why = {0};
	int status = v->textconv ? textconv(&l, &why) : show(&l, v, &why);

	load_close(&l);
	return status;
}

static const struct option_row options[] = {
	{.letter = 'a',
	 .name = "agenda",
	 .value = MSG("AGENDA"),
	 .help = MSG("the agenda that is meant, where several have this "
		     "version"),
	 .kind = OPTION_STRING,
	 .offset = offsetof(struct values, agenda)},
	{.name = "textconv",
	 .help = MSG("for git: the text of a file, a paragraph a line"),
	 .kind = OPTION_FLAG,
	 .offset = offsetof(struct values, textconv)},
	{0},
};

const struct command cmd_show = {
	.name = "show",
	.format = "agenda-document/1",
	.operands = MSG("FILE | VERSION | FILE@VERSION | -"),
	.least = 1,
	.most = 1,
	.takes = MSG("agenda show takes one version or file"),
	.summary = MSG("show an agenda as it is understood"),
	.example = "agenda-show v70",
	.detail = MSG("Prints every field of one document, wrapped; with "
		      "--format=json its data, the same for both ways of "
		      "writing an agenda."),
	.paged = true,
	.options = options,
	.size = sizeof(struct values),
	.run = run,
};
