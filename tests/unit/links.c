/*
 * Links between documents: which there are, and where they lead.
 */
#include "check/links.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void same(str got, const char *expected)
{
	if (!str_eq(got, str_from(expected)))
		fail_msg("'%.*s' is not '%s'", STR(got), expected);
}

static void links_to_documents_are_found(void **state)
{
	struct arena a = {0};
	const struct source *s = source_new(
		&a, S("x.md"),
		S("[a](b.md) [c](d.pdf) [e](https://f/g.md) [h](/i.md)\n"
		  "[j](../k.yaml#l) [m](#n) ![o](p.yml \"titel\") [q](r.md"));
	struct link link;
	size_t from = 0;

	(void)state;
	assert_true(link_next(s, &from, &link));
	same(link.path, "b.md");
	assert_int_equal(link.span.from, 4);
	assert_int_equal(link.span.to, 8);
	assert_true(link_next(s, &from, &link));
	same(link.path, "../k.yaml");
	same(link.id, "l");
	assert_true(link_next(s, &from, &link));
	same(link.path, "p.yml");
	assert_true(link_next(s, &from, &link));
	same(link.path, "r.md"); /* not closed: still meant */
	assert_false(link_next(s, &from, &link));
	arena_free(&a);
}

static void targets_are_counted_from_the_document(void **state)
{
	static const struct {
		const char *from, *path, *target;
	} rows[] = {
		{"agendas/a/x.md", "y.md", "agendas/a/y.md"},
		{"agendas/a/x.md", "./y.md", "agendas/a/y.md"},
		{"agendas/a/x.md", "../b/y.md", "agendas/b/y.md"},
		{"agendas/a/x.md", "b//y%20z.md", "agendas/a/b/y z.md"},
		{"agendas/a/x.md", "%zz%4.md", "agendas/a/%zz%4.md"},
		{"agendas/a/x.md", "../../../y.md", ""},
		{"x.md", "y.md", "y.md"},
		{"x.md", "../y.md", ""},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		same(link_target(&a, str_from(rows[i].from),
				 str_from(rows[i].path)),
		     rows[i].target);
	arena_free(&a);
}

static void ids_are_those_of_both_surfaces(void **state)
{
	(void)state;
	assert_true(link_has_id(S("## A {#sp-a}\n"), S("sp-a")));
	assert_true(link_has_id(S("- id: sp-a\n"), S("sp-a")));
	assert_true(link_has_id(S("- {id: sp-a, x: y}"), S("sp-a")));
	assert_true(link_has_id(S("id: \"sp-a\""), S("sp-a")));
	assert_false(link_has_id(S("## A {#sp-ab}\n"), S("sp-a")));
	assert_false(link_has_id(S("## A {#asp-a}\n"), S("sp-a")));
	assert_false(link_has_id(S("zie sp-a\nsp-a"), S("sp-a")));
	assert_false(link_has_id(S(""), S("sp-a")));
	assert_false(link_has_id(S("sp-a"), S("sp-a")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_to_documents_are_found),
		cmocka_unit_test(targets_are_counted_from_the_document),
		cmocka_unit_test(ids_are_those_of_both_surfaces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
