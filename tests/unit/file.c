/* Replacing files: whole or not at all, and never a device. */
#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/agenda-file-XXXXXX";

static int enter(void **state)
{
	(void)state;
	return mkdtemp(folder) != NULL && chdir(folder) == 0 ? 0 : -1;
}

static int leave(void **state)
{
	(void)state;
	unlink("plain");
	unlink("link");
	unlink("pipe");
	return chdir("/") == 0 ? rmdir(folder) : -1;
}

static void holds(const char *path, str want)
{
	struct arena a = {0};
	str got;

	assert_true(file_read(&a, path, FILE_MAX, &got, NULL));
	assert_true(str_eq(got, want));
	arena_free(&a);
}

static void a_new_file_appears(void **state)
{
	struct arena a = {0};

	(void)state;
	assert_true(file_replace(&a, "plain", S("een\n"), NULL));
	holds("plain", S("een\n"));
	arena_free(&a);
}

static void the_mode_of_a_file_stays(void **state)
{
	struct arena a = {0};
	struct stat st;

	(void)state;
	assert_int_equal(chmod("plain", 0640), 0);
	assert_true(file_replace(&a, "plain", S("twee\n"), NULL));
	assert_int_equal(stat("plain", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	holds("plain", S("twee\n"));
	arena_free(&a);
}

static void a_link_stays_a_link(void **state)
{
	struct arena a = {0};
	struct stat st;

	(void)state;
	assert_int_equal(symlink("plain", "link"), 0);
	assert_true(file_replace(&a, "link", S("drie\n"), NULL));
	assert_int_equal(lstat("link", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	holds("plain", S("drie\n"));
	arena_free(&a);
}

static void a_device_stays_a_device(void **state)
{
	struct arena a = {0};
	struct stat st;

	(void)state;
	assert_int_equal(symlink("/dev/null", "pipe"), 0);
	assert_true(file_replace(&a, "pipe", S("weg\n"), NULL));
	assert_int_equal(stat("/dev/null", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
	arena_free(&a);
}

static void a_folder_that_is_not_there_is_named(void **state)
{
	struct arena a = {0};
	struct fail why = {0};

	(void)state;
	assert_false(file_replace(&a, "nergens/x", S("x"), &why));
	assert_true(str_find(why.message, S("nergens/x")) < why.message.len);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_file_appears),
		cmocka_unit_test(the_mode_of_a_file_stays),
		cmocka_unit_test(a_link_stays_a_link),
		cmocka_unit_test(a_device_stays_a_device),
		cmocka_unit_test(a_folder_that_is_not_there_is_named),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
