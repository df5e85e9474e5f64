/*
 * Papers of Word and LibreOffice, made by pandoc of a paper in tests/papers and
 * read back by it.  Without pandoc they are skipped, and say so.
 */
#include "importing.h"

#include <unistd.h>

static bool have_pandoc(void)
{
	if (system("command -v pandoc >/dev/null 2>&1") == 0)
		return true;
	print_message("skipped: pandoc is not installed\n");
	return false;
}

/* The bytes of tests/papers/zeeland-kansen.md as a file of this kind. */
static str made(struct arena *a, const char *kind)
{
	char name[] = "/tmp/agenda-office-XXXXXX";
	struct fail why = {0};
	int fd = mkstemp(name);
	str bytes;

	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(
		system(str_cstr(a, str_fmt(a,
					   "pandoc -f gfm+footnotes -t %s -o "
					   "%s tests/papers/zeeland-kansen.md "
					   "2>/dev/null || pandoc -f markdown "
					   "-t %s -o %s "
					   "tests/papers/zeeland-kansen.md",
					   kind, name, kind, name))),
		0);
	assert_true(file_read(a, name, FILE_MAX, &bytes, &why));
	unlink(name);
	return bytes;
}

static void expect(const struct node *data, const char *path, const char *text)
{
	struct arena a = {0};

	assert_string_equal(str_cstr(&a, node_text(node_path(data, path))),
			    text);
	arena_free(&a);
}

static void yields(const char *kind)
{
	struct arena a = {0};
	struct fail why = {0};
	str name = str_fmt(&a, "stuk.%s", kind), text;
	const struct node *data;

	assert_true(import_office(&a, name, made(&a, kind), &text, &why));
	data = imported(&a, own_profile(&a), source_new(&a, name, text))->data;
	expect(data, "titel", "Zeeuwse Kansen");
	expect(data, "looptijd", "2022-2025");
	expect(data, "speerpunten/0/titel", "Lezen");
	expect(data, "speerpunten/0/doelen/1/doel",
	       "Ieder kind heeft een bibliotheekpas");
	/* a header row that pandoc 2 leaves out of an .odt */
	expect(data, "speerpunten/1/doelen/1/nummer", "2.2");
	expect(data, "speerpunten/1/doelen/1/indicatoren/0",
	       "onder 5% per schooljaar");
	expect(data, "planning/2/groep", "Doorstromen");
	expect(data, "planning/2/periode", "2e kwartaal 2023");
	expect(data, "begrippen/1/term", "Warme overdracht");
	expect(data, "partijen/2/naam", "Stichting Nobego");
	arena_free(&a);
}

static void word_is_read(void **state)
{
	(void)state;
	if (have_pandoc())
		yields("docx");
}

static void libreoffice_is_read(void **state)
{
	(void)state;
	if (have_pandoc())
		yields("odt");
}

/* Cut anywhere, or with a byte that is another: read or refused, in order. */
static void broken_files_are_refused(void **state)
{
	static const char *const kinds[] = {"docx", "odt"};
	struct arena a = {0};

	(void)state;
	if (!have_pandoc())
		return;
	for (size_t i = 0; i < 2; i++) {
		str name = str_fmt(&a, "x.%s", kinds[i]), text;
		str all = made(&a, kinds[i]);

		for (size_t k = 1; k < 4; k++) {
			struct fail why = {0};

			assert_false(import_office(
				&a, name, str_slice(all, 0, all.len * k / 4),
				&text, &why));
			assert_true(why.message.len > 0);
		}
	}
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(word_is_read),
		cmocka_unit_test(libreoffice_is_read),
		cmocka_unit_test(broken_files_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
