/*
 * agenda-validate: is this paper in order?
 */
#include "cmd/batch.h"

#include "base/file.h"
#include "cmd/baseline.h"
#include "cmd/explain.h"
#include "cmd/gather.h"
#include "cmd/hunspell.h"
#include "cmd/mend.h"
#include "cmd/versions.h"

enum { MB_MAX = 4000 }; /* sources are shorter than 4 GB */

struct values {
	bool staged, no_rules, assert_formats, fix, dry_run;
	str since, fail_on, explain, schema, output, against;
	str baseline, write_baseline, spelling;
	struct option_list maps;
	unsigned max_size; /* MB; 0: the default */
	struct date as_of;
};

static bool read_level(struct context *c, str s, enum level *out,
		       struct fail *why)
{
	static const struct {
		str word;
		enum level level;
	} words[] = {
		{S_INIT(""), LEVEL_ERROR},
		{S_INIT("fout"), LEVEL_ERROR},
		{S_INIT("error"), LEVEL_ERROR},
		{S_INIT("waarschuwing"), LEVEL_WARNING},
		{S_INIT("warning"), LEVEL_WARNING},
		{S_INIT("aandacht"), LEVEL_NOTE},
		{S_INIT("note"), LEVEL_NOTE},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(s, words[i].word)) {
			*out = words[i].level;
			return true;
		}
	return fail(c->a, why, _("levels: fout, waarschuwing, aandacht"),
		    _("there is no level \"%.*s\""), STR(s));
}

static int explain(struct context *c, struct load *l, str id)
{
	struct report r = {.a = c->a, .format = "agenda-rule/1"};
	struct fail why = {0};
	const struct profile *p = load_profile(l, &why);

	if (p == NULL || !explain_rule(l, p, id, &r, &why))
		return cmd_trouble(c, &why);
	cmd_print(c, &r);
	return EXIT_FINE;
}

static void set_up(struct batch *b, const struct values *v)
{
	if (v->max_size > 0)
		b->l->max =
			(size_t)(v->max_size < MB_MAX ? v->max_size : MB_MAX)
			<< 20;
	b->declared.l = b->l;
	b->as_of = v->as_of;
	b->parts = v->no_rules || v->output.len > 0 ? CHECK_SCHEMA : CHECK_ALL;
}

/* What was asked for fits together. */
static bool is_sensible(struct context *c, const struct values *v,
			struct fail *why)
{
	if (v->since.len > 0 && (v->staged || c->n_args > 0))
		return fail(c->a, why, NULL,
			    _("--since looks for what changed by itself; it "
			      "takes no files, and does not go with "
			      "--staged"));
	if (v->staged && c->n_args > 0)
		return fail(
			c->a, why, NULL,
			_("--staged checks what is ready to be recorded; it "
			  "takes no files"));
	if (v->fix &&
	    (v->staged || v->since.len > 0 || v->schema.len > 0 || v->no_rules))
		return fail(c->a, why, NULL,
			    _("--fix mends files by the rules: it does not go "
			      "with --staged, --since, --schema or "
			      "--no-rules"));
	if (v->dry_run && !v->fix)
		return fail(c->a, why, _("agenda-validate --fix --dry-run ..."),
			    _("--dry-run goes with --fix"));
	if (v->schema.len == 0 &&
	    (v->output.len > 0 || v->maps.n > 0 || v->assert_formats))
		return fail(c->a, why, _("agenda-validate --schema=FILE ..."),
			    _("--output, --map and --assert-formats go with "
			      "--schema"));
	if (v->against.len > 0 && (c->n_args != 1 || v->schema.len > 0))
		return fail(c->a, why, _("agenda-validate --against=OLD FILE"),
			    _("--against holds one document against another"));
	if (v->schema.len > 0 &&
	    (v->staged || v->since.len > 0 || c->n_args == 0))
		return fail(c->a, why, NULL,
			    _("name the files that --schema is to check"));
	return true;
}

/* Prints what is wrong with a schema that was named. */
static int schema_failed(struct context *c, struct batch *b, str schema,
			 struct fail *why)
{
	struct load *l = b->l;

	l->findings = b->findings;
	if (why->message.len > 0)
		return cmd_trouble(c, why);
	return load_findings_failed(
		l, str_fmt(c->a, _("the schema %.*s is not in order"),
			   STR(schema)));
}

/* The text of what --against names: a file, FILE@VERSION, or a version of the
 * file that is checked. */
static const struct source *read_against(struct load *l, str name,
					 const char *operand, struct fail *why)
{
	struct versions v = versions_new(l);
	str file = str_from(operand), version = name, path = {0}, at;
	struct found found;

	if (!load_split(l, name, &path, &at) &&
	    (file_exists(str_cstr(l->a, name)) || !load_is_document(file)))
		return load_file(l, str_cstr(l->a, name), why);
	if (path.len > 0) {
		file = path;
		version = at;
	} else if (load_split(l, str_from(operand), &path, &at)) {
		file = path;
	}
	if (!versions_of_file(&v, file, version, &found, why))
		return NULL;
	return versions_source(&v, &found, version, why);
}

static bool hold_against(struct context *c, struct batch *b, str name,
			 struct fail *why)
{
	const char *operand = c->args[0];
	const struct source *source = read_against(b->l, name, operand, why);
	const struct profile *p =
		source != NULL ? load_profile_near(b->l, operand, why) : NULL;

	return p != NULL && batch_against(b, p, source, why);
}

/* Takes out what is known, or writes down what is there. */
static bool settle_known(struct batch *b, const struct values *v,
			 struct fail *why)
{
	if (v->baseline.len > 0 &&
	    !baseline_apply(b->l, v->baseline, &b->findings, &b->n_known, why))
		return false;
	if (v->write_baseline.len == 0)
		return true;
	if (!baseline_write(b->l, v->write_baseline, &b->findings, why))
		return false;
	b->n_known += b->findings.n;
	b->findings.n = 0;
	return true;
}

static int report(struct batch *b, bool all, enum level threshold,
		  const struct values *v)
{
	bool units = b->judge != NULL && b->judge->units;
	struct fail why = {0};

	if (load_profile_failed(b->l))
		return EXIT_TROUBLE;
	batch_sort(b);
	if (!units && !settle_known(b, v, &why))
		return cmd_trouble(b->l->c, &why);
	if (!units && (all || b->n_checked > 0))
		batch_print(b, v->staged || v->since.len > 0);
	if (units && b->findings.n > 0)
		batch_complain(b);
	if (!all || (units && findings_count(&b->findings, LEVEL_ERROR) > 0))
		return EXIT_TROUBLE;
	return b->not_valid || findings_count(&b->findings, threshold) > 0
		       ? EXIT_FOUND
		       : EXIT_FINE;
}

/* After --fix --dry-run: the changes were printed as they came. */
static int report_dry(struct batch *b, const struct mend *m, bool all)
{
	struct report r = {.a = b->l->a, .format = "agenda-findings/1"};

	if (load_profile_failed(b->l) || !all)
		return EXIT_TROUBLE;
	if (m->n > 0)
		return EXIT_FOUND;
	report_text(&r, BLOCK_PROSE,
		    str_from(_("there is nothing that can be mended")));
	if (!b->l->c->renderer->machine)
		cmd_print(b->l->c, &r);
	return EXIT_FINE;
}

static int gather_and_report(struct batch *b, enum level threshold,
			     const struct values *v)
{
	struct mend mend = {.dry = v->dry_run};
	bool all;

	b->mend = v->fix ? &mend : NULL;
	all = gather_documents(b, v->staged, v->since);
	b->n_mended = mend.n;
	return v->dry_run ? report_dry(b, &mend, all)
			  : report(b, all, threshold, v);
}

static int check(struct context *c, struct load *l, const struct values *v)
{
	struct batch b = {.l = l, .findings = {.a = c->a}};
	enum level threshold = LEVEL_ERROR;
	struct judge judge = {0};
	struct fail why = {0};
	int status;

	if (!read_level(c, v->fail_on, &threshold, &why) ||
	    !is_sensible(c, v, &why) || !judge_form(l, v->output, &judge, &why))
		return cmd_trouble(c, &why);
	set_up(&b, v);
	if (judge.units)
		lang_use(LANG_EN, "");
	if (v->schema.len > 0) {
		l->data = true;
		judge.schema = schema_files_read(l, v->schema, &v->maps,
						 v->assert_formats, &b.findings,
						 &why);
		if (judge.schema == NULL)
			return schema_failed(c, &b, v->schema, &why);
		b.judge = &judge;
	}
	if (v->spelling.len > 0) {
		b.speller = hunspell_open(l, v->spelling, &why);
		if (b.speller == NULL)
			return cmd_trouble(c, &why);
	}
	if (v->against.len > 0 && !hold_against(c, &b, v->against, &why))
		return cmd_trouble(c, &why);
	status = gather_and_report(&b, threshold, v);
	arena_free(&b.document);
	return status;
}

static int run(struct context *c, const void *values)
{
	const struct values *v = values;
	struct load l = load_new(c);
	int status = v->explain.len > 0 ? explain(c, &l, v->explain)
					: check(c, &l, v);

	load_close(&l);
	return status;
}

#define AT(member) offsetof(struct values, member)
static const struct option_row options[] = {
	{.name = "staged",
	 .help = MSG("check what is ready to be recorded (git add), not the "
		     "files in the folder"),
	 .kind = OPTION_FLAG,
	 .offset = AT(staged)},
	{.name = "since",
	 .value = MSG("REVISION"),
	 .help = MSG("check only what changed since a version: a tag, a "
		     "branch or an id of git"),
	 .kind = OPTION_STRING,
	 .offset = AT(since)},
	{.name = "fail-on",
	 .value = MSG("LEVEL"),
	 .help = MSG("exit with 1 from this level on: fout (default), "
		     "waarschuwing or aandacht"),
	 .kind = OPTION_STRING,
	 .offset = AT(fail_on)},
	{.name = "explain",
	 .value = MSG("RULE"),
	 .help = MSG("tell what a rule looks at and why"),
	 .kind = OPTION_STRING,
	 .offset = AT(explain)},
	{.name = "against",
	 .value = MSG("OLD"),
	 .help = MSG("also hold the document against an older version of it, "
		     "or against the memo that goes with it"),
	 .kind = OPTION_STRING,
	 .offset = AT(against)},
	{.name = "fix",
	 .help = MSG("mend in the files what has one safe answer"),
	 .kind = OPTION_FLAG,
	 .offset = AT(fix)},
	{.name = "dry-run",
	 .help = MSG("with --fix: show what would change, and change nothing"),
	 .kind = OPTION_FLAG,
	 .offset = AT(dry_run)},
	{.name = "spelling",
	 .value = MSG("DICTIONARY"),
	 .help = MSG("also check spelling, by hunspell with this dictionary, "
		     "for example nl_NL"),
	 .kind = OPTION_STRING,
	 .offset = AT(spelling)},
	{.name = "baseline",
	 .value = MSG("FILE"),
	 .help = MSG("leave out the findings that this file knows"),
	 .kind = OPTION_STRING,
	 .offset = AT(baseline)},
	{.name = "write-baseline",
	 .value = MSG("FILE"),
	 .help = MSG("write down all findings as known"),
	 .kind = OPTION_STRING,
	 .offset = AT(write_baseline)},
	{.name = "op-datum",
	 .value = MSG("DAY"),
	 .help = MSG("judge as if it were this day (yyyy-mm-dd)"),
	 .kind = OPTION_DATE,
	 .offset = AT(as_of)},
	{.name = "schema",
	 .value = MSG("FILE"),
	 .help = MSG("check any YAML, JSON or front matter by this schema"),
	 .kind = OPTION_STRING,
	 .offset = AT(schema)},
	{.name = "map",
	 .value = MSG("URL=FOLDER"),
	 .help = MSG("schemas at this address stand in this folder; may be "
		     "given more than once"),
	 .kind = OPTION_LIST,
	 .offset = AT(maps)},
	{.name = "assert-formats",
	 .help = MSG("with --schema: check \"format\" as well"),
	 .kind = OPTION_FLAG,
	 .offset = AT(assert_formats)},
	{.name = "no-rules",
	 .help = MSG("by the schema alone"),
	 .kind = OPTION_FLAG,
	 .offset = AT(no_rules)},
	{.name = "output",
	 .value = MSG("FORM"),
	 .help = MSG("with --schema: print flag, basic or detailed, as the "
		     "standard has them, a document a line"),
	 .kind = OPTION_STRING,
	 .offset = AT(output)},
	{.name = "max-size",
	 .value = MSG("MB"),
	 .help = MSG("refuse documents larger than this (default 16)"),
	 .kind = OPTION_NUMBER,
	 .offset = AT(max_size)},
	{0},
};

const struct command cmd_validate = {
	.name = "validate",
	.format = "agenda-findings/1",
	.operands = MSG("[FILE | FOLDER | FILE@VERSION | -]..."),
	.most = ANY_NUMBER,
	.summary = MSG("is this agenda in order?"),
	.example = "agenda-validate agendas/gooi/onderwijsagenda.md",
	.detail = MSG(
		"Checks agendas against the template and the rules in schema/. "
		"Without a name, every agenda under agendas/ is checked. "
		"FILE@VERSION is the file as it was in that version, - is "
		"standard input."),
	.options = options,
	.size = sizeof(struct values),
	.run = run,
};
