/*
 * agenda convert: an agenda in its other form.
 */
#include "cmd/load.h"

#include "cmd/form.h"

struct values {
	str form, out;
};

static bool is_broken(struct load *l, const struct findings *f)
{
	struct report r = {.a = l->a, .format = "agenda-findings/1"};

	if (!load_is_broken(f, 0))
		return false;
	for (size_t i = 0; i < f->n; i++)
		report_add(&r, BLOCK_FINDING)->finding = &f->at[i];
	cmd_print(l->c, &r);
	return true;
}

/* YAML comments have no place in the data, nor in the other form. */
static size_t count_comments(str text)
{
	size_t n = 0;

	while (text.ptr != NULL)
		n += str_starts(str_trim(str_cut(&text, '\n')), S("#"));
	return n;
}

static int convert(struct load *l, const struct values *v, struct fail *why)
{
	struct findings f = {.a = l->a};
	const char *operand = l->c->args[0];
	const struct source *source = load_file(l, operand, why);
	const struct profile *p =
		source != NULL ? load_profile_near(l, operand, why) : NULL;
	const struct agenda *d;
	enum form form;
	size_t comments;
	bool yaml;

	if (p == NULL)
		return cmd_trouble(l->c, why);
	if (load_profile_failed(l))
		return EXIT_TROUBLE;
	d = agenda_read(l->a, p, source, &f);
	if (is_broken(l, &f))
		return EXIT_FOUND;
	yaml = d->tree.body == NULL;
	if (!form_read(l, v->form, v->out, yaml ? FORM_MARKDOWN : FORM_YAML,
		       &form, why) ||
	    !form_write(l, p, d->data, form, v->out, why))
		return cmd_trouble(l->c, why);
	comments = yaml ? count_comments(source->text) : 0;
	if (comments > 0)
		cmd_warn(l->c,
			 N_("%zu comment line was left behind",
			    "%zu comment lines were left behind", comments),
			 comments);
	return EXIT_FINE;
}

static int run(struct context *c, const void *values)
{
	struct load l = load_new(c);
	struct fail why = {0};
	int status = convert(&l, values, &why);

	load_close(&l);
	return status;
}

#define AT(member) offsetof(struct values, member)
static const struct option_row options[] = {
	{.name = "form",
	 .value = MSG("FORM"),
	 .help = MSG("md or yaml; without it the other one than it is in"),
	 .kind = OPTION_STRING,
	 .offset = AT(form)},
	{.letter = 'o',
	 .name = "output",
	 .value = MSG("FILE"),
	 .help = MSG("write to this file instead of the terminal"),
	 .kind = OPTION_STRING,
	 .offset = AT(out)},
	{0},
};

const struct command cmd_convert = {
	.name = "convert",
	.format = "agenda-document/1",
	.operands = MSG("FILE | -"),
	.least = 1,
	.most = 1,
	.takes = MSG("agenda convert takes one file"),
	.summary = MSG("write an agenda in its other form (Markdown, YAML)"),
	.example = "agenda convert --form yaml -o agenda.yaml agenda.md",
	.detail = MSG("Both forms hold the same data. Comments in YAML have no "
		      "place in it and are left behind; how many is told on "
		      "standard error."),
	.options = options,
	.size = sizeof(struct values),
	.run = run,
};
