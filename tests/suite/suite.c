/*
 * suite.c -- runs the official JSON Schema Test Suite.
 *
 *	suite DIR [WORD]
 *
 * DIR is a copy of the suite's data.  Prints each failure and a count per part,
 * and ends with `N passed, N failed`.  With WORD only files whose path holds
 * it are run.
 */
#include "base/file.h"
#include "base/vec.h"
#include "check/schema.h"
#include "tree/json.h"

#include <stdio.h>

struct documents {
	struct schema_document *at;
	size_t n, cap;
};

struct suite {
	struct arena a;
	str root, word;
	struct documents remotes;
	const struct schema *output; /* what an output unit must look like */
	size_t passed, failed;	     /* of the part */
	size_t all_passed, all_failed;
};

static const struct node *load(struct suite *s, str path,
			       const struct source **source)
{
	struct findings wrong = {.a = &s->a};
	struct fail why = {0};
	const struct node *n;
	str text;

	if (!file_read(&s->a, str_cstr(&s->a, path), FILE_MAX, &text, &why)) {
		printf("%.*s: %.*s\n", STR(path), STR(why.message));
		return NULL;
	}
	*source = source_new(&s->a, path, text);
	n = json_read(&s->a, *source, (struct span){0, (uint32_t)text.len},
		      &wrong);
	if (wrong.n > 0)
		printf("%.*s: %.*s\n", STR(path), STR(wrong.at[0].message));
	return n;
}

static struct file_list files_below(struct suite *s, const char *folder)
{
	str path = str_fmt(&s->a, "%.*s/%s", STR(s->root), folder);
	struct file_list list = {0};
	struct fail why = {0};

	if (!file_walk(&s->a, str_cstr(&s->a, path), &list, &why))
		printf("%.*s\n", STR(why.message));
	return list;
}

static void load_remotes(struct suite *s)
{
	struct file_list list = files_below(s, "remotes");
	size_t skip = s->root.len + strlen("/remotes/");

	for (size_t i = 0; i < list.n; i++) {
		struct schema_document d = {
			.uri = str_cat(&s->a, S("http://localhost:1234/"),
				       str_skip(list.at[i], skip))};

		d.root = load(s, list.at[i], &d.source);
		if (d.root != NULL)
			*PUSH(&s->a, &s->remotes) = d;
	}
}

static void count(struct suite *s, bool good, str file, str what, str detail)
{
	s->passed += good;
	s->failed += !good;
	if (!good)
		printf("FAIL %.*s: %.*s: %.*s\n", STR(file), STR(what),
		       STR(detail));
}

static struct schema *compile(struct suite *s, const struct node *root,
			      const struct source *source, bool formats,
			      struct findings *to)
{
	struct schema_options options = {.documents = s->remotes.at,
					 .n_documents = s->remotes.n,
					 .formats = formats};

	return schema_new_with(&s->a, root, source, &options, to);
}

static void run_group(struct suite *s, const struct node *group,
		      const struct source *source, bool formats)
{
	struct findings wrong = {.a = &s->a};
	struct schema *schema = compile(s, node_get(group, S("schema")), source,
					formats, &wrong);
	const struct node *tests = node_get(group, S("tests"));
	str title = node_text_of(group, S("description"));

	for (size_t i = 0; i < wrong.n; i++)
		printf("%.*s: %.*s: %.*s\n", STR(source->name), STR(title),
		       STR(wrong.at[i].message));
	for (size_t i = 0; tests != NULL && i < tests->n; i++) {
		const struct node *t = tests->child[i];
		const struct node *data = node_get(t, S("data"));
		struct findings found = {.a = &s->a};
		bool want = str_eq(node_text_of(t, S("valid")), S("true"));
		bool quick = schema != NULL &&
			     schema_check(schema, &s->a, data, NULL, NULL);
		bool told = schema != NULL &&
			    schema_check(schema, &s->a, data, source, &found);

		count(s,
		      schema != NULL && want == quick && want == told &&
			      want == (found.n == 0),
		      source->name, title, node_text_of(t, S("description")));
	}
}

static void load_output(struct suite *s)
{
	struct schema_document d = {
		.uri = S("https://json-schema.org/draft/2020-12/output/"
			 "schema")};
	struct findings wrong = {.a = &s->a};

	d.root = load(s,
		      str_fmt(&s->a,
			      "%.*s/output-tests/draft2020-12/"
			      "output-schema.json",
			      STR(s->root)),
		      &d.source);
	if (d.root == NULL)
		return;
	*PUSH(&s->a, &s->remotes) = d;
	s->output = compile(s, d.root, d.source, false, &wrong);
}

/* An output unit read back. */
static const struct node *
output_of(struct suite *s, const struct schema *schema, const struct node *data,
	  const struct source *source, enum output form)
{
	struct buf text = {.a = &s->a};
	struct json j = {.out = &text};
	struct findings none = {.a = &s->a};
	const struct source *out;

	schema_output(schema, data, source, form, &j);
	out = source_new(&s->a, S("output.json"), buf_str(&text));
	return json_read(&s->a, out, (struct span){0, (uint32_t)text.n}, &none);
}

static void run_output(struct suite *s, const struct node *group,
		       const struct source *source)
{
	static const char *const forms[] = {"flag", "basic", "detailed"};
	struct findings wrong = {.a = &s->a};
	const struct node *tests = node_get(group, S("tests"));
	const struct schema *schema =
		compile(s, node_get(group, S("schema")), source, false, &wrong);

	for (size_t i = 0; tests != NULL && i < 3 * tests->n; i++) {
		const struct node *t = tests->child[i / 3];
		const struct node *want = node_get(node_get(t, S("output")),
						   str_from(forms[i % 3]));
		const struct schema *judge =
			want != NULL ? compile(s, want, source, false, &wrong)
				     : s->output;
		const struct node *got = output_of(
			s, schema, node_get(t, S("data")), source, i % 3);

		count(s,
		      judge != NULL && got != NULL &&
			      schema_check(judge, &s->a, got, NULL, NULL),
		      source->name, node_text_of(t, S("description")),
		      str_from(forms[i % 3]));
	}
}

static bool is_wanted(const struct suite *s, str path)
{
	return str_find(path, s->word) < path.len || s->word.len == 0;
}

static void run_part(struct suite *s, const char *folder, const char * not,
		     bool formats)
{
	struct file_list list = files_below(s, folder);

	s->passed = s->failed = 0;
	for (size_t i = 0; i < list.n; i++) {
		const struct source *source = NULL;
		const struct node *groups;
		bool skip = not != NULL &&
			    str_find(list.at[i], str_from(not )) <
				    list.at[i].len;

		if (skip || !is_wanted(s, list.at[i]))
			continue;
		groups = load(s, list.at[i], &source);
		for (size_t k = 0; groups != NULL && k < groups->n; k++)
			run_group(s, groups->child[k], source, formats);
	}
	printf("%s: %zu of %zu\n", folder, s->passed, s->passed + s->failed);
	s->all_passed += s->passed;
	s->all_failed += s->failed;
}

/* "2019" and "=2020" include draft 2020-12; "<=2019" and "9999" do not. */
static bool is_for_2020(str compatibility)
{
	while (compatibility.len > 0) {
		str part = str_cut(&compatibility, ',');
		bool most = str_starts(part, S("<="));
		bool same = str_starts(part, S("="));
		int draft = 0;

		for (size_t i = 0; i < part.len; i++)
			if (part.ptr[i] >= '0' && part.ptr[i] <= '9')
				draft = draft * 10 + (part.ptr[i] - '0');
		if (same ? draft != 2020 : most ? draft < 2020 : draft > 2020)
			return false;
	}
	return true;
}

static void run_assertion(struct suite *s, const struct annotations *notes,
			  const struct node *want, str file, str title)
{
	const struct node *expected = node_get(want, S("expected"));
	str location = node_text_of(want, S("location"));
	str keyword = node_text_of(want, S("keyword"));
	size_t found = 0;
	bool good = expected != NULL;

	for (size_t i = 0; i < notes->n; i++) {
		const struct annotation *n = &notes->at[i];

		if (!str_eq(n->pointer, location) ||
		    !str_eq(n->keyword, keyword))
			continue;
		found++;
		good &= node_get(expected, n->schema) != NULL &&
			node_equal(n->value, node_get(expected, n->schema));
		if (!good)
			printf("  got %.*s\n", STR(n->schema));
	}
	good = good && found == expected->n;
	count(s, good, file, title,
	      str_fmt(&s->a, "%.*s at \"%.*s\"", STR(keyword), STR(location)));
}

static void run_annotations(struct suite *s, const struct node *c,
			    const struct source *source)
{
	struct findings wrong = {.a = &s->a};
	const struct node *tests = node_get(c, S("tests"));
	const struct schema *schema;

	if (!is_for_2020(node_text_of(c, S("compatibility"))))
		return;
	schema = compile(s, node_get(c, S("schema")), source, false, &wrong);
	for (size_t i = 0; tests != NULL && i < tests->n; i++) {
		const struct node *asserted =
			node_get(tests->child[i], S("assertions"));
		struct annotations notes = {0};

		if (schema != NULL)
			schema_annotate(
				schema, &s->a,
				node_get(tests->child[i], S("instance")),
				&notes);
		for (size_t k = 0; asserted != NULL && k < asserted->n; k++)
			run_assertion(s, &notes, asserted->child[k],
				      source->name,
				      node_text_of(c, S("description")));
	}
}

/* The folder's own cases, and the output of every other case, which must have
 * the form that the standard asks. */
static void run_all_output(struct suite *s, const char *folder)
{
	struct file_list list = files_below(s, folder);

	s->passed = s->failed = 0;
	for (size_t i = 0; i < list.n; i++) {
		const struct source *source = NULL;
		const struct node *groups;

		if (!is_wanted(s, list.at[i]))
			continue;
		groups = load(s, list.at[i], &source);
		for (size_t k = 0; groups != NULL && k < groups->n; k++)
			run_output(s, groups->child[k], source);
	}
	printf("output of %s: %zu of %zu\n", folder, s->passed,
	       s->passed + s->failed);
	s->all_passed += s->passed;
	s->all_failed += s->failed;
}

static void run_all_annotations(struct suite *s)
{
	struct file_list list = files_below(s, "annotations/tests");

	s->passed = s->failed = 0;
	for (size_t i = 0; i < list.n; i++) {
		const struct source *source = NULL;
		const struct node *cases;

		if (!is_wanted(s, list.at[i]))
			continue;
		cases = node_get(load(s, list.at[i], &source), S("suite"));
		for (size_t k = 0;
		     source != NULL && cases != NULL && k < cases->n; k++)
			run_annotations(s, cases->child[k], source);
	}
	printf("annotations: %zu of %zu\n", s->passed, s->passed + s->failed);
	s->all_passed += s->passed;
	s->all_failed += s->failed;
}

int main(int argc, char **argv)
{
	struct suite s = {0};

	if (argc < 2) {
		fputs("usage: suite DIR [WORD]\n", stderr);
		return 2;
	}
	s.root = str_from(argv[1]);
	s.word = str_from(argc > 2 ? argv[2] : NULL);
	load_remotes(&s);
	run_part(&s, "tests/draft2020-12", "/optional/", false);
	run_part(&s, "tests/draft2020-12/optional", "/format/", false);
	run_part(&s, "tests/draft2020-12/optional/format", NULL, true);
	run_all_annotations(&s);
	load_output(&s);
	run_all_output(&s, "output-tests/draft2020-12/content");
	run_all_output(&s, "tests/draft2020-12");
	printf("%zu passed, %zu failed\n", s.all_passed, s.all_failed);
	arena_free(&s.a);
	return s.all_failed > 0;
}
