/*
 * Loads libgit2 by hand: see git_functions.h for why.  The name carries the
 * version of the headers that we were compiled with, so that no other one is
 * taken.  The library stays loaded; the process ends soon enough.
 *
 * Setting itself up, libgit2 reads every certificate that the machine trusts
 * and starts its SSH library: 8 to 10 ms, as much as all of a check, for
 * connections that we never make.  The program exports functions of those names
 * (EXPORTS in the Makefile), and the loader takes the program's before those
 * of a library.  With no certificate trusted, a connection would be refused;
 * where libgit2 is built with other libraries, nobody calls them.
 */
#include "repo/git.h"

#include "base/lang.h"

#include <dlfcn.h>
#include <string.h>

#define GIT_LIBRARY "libgit2.so." LIBGIT2_SOVERSION

typedef void (*function)(void);

int mbedtls_x509_crt_parse_file(void *chain, const char *path);
int libssh2_init(int flags);

#define GIT_NAME(name) #name,
static const char *const names[] = {GIT_FUNCTIONS(GIT_NAME)};
enum { N_FUNCTIONS = sizeof names / sizeof *names };

_Static_assert(sizeof(struct git_functions) == N_FUNCTIONS * sizeof(function),
	       "one name for each function");

/* Written once, by the first repo_open() of the process. */
static union {
	struct git_functions by_name;
	function in_order[N_FUNCTIONS];
} table;

int mbedtls_x509_crt_parse_file(void *chain, const char *path)
{
	(void)chain;
	(void)path;
	return 0;
}

int libssh2_init(int flags)
{
	(void)flags;
	return 0;
}

const struct git_functions *git_functions(void)
{
	return &table.by_name;
}

static bool missing(struct arena *a, struct fail *why)
{
	return fail(a, why,
		    _("install it, in Debian as the package libgit2-1.5, or "
		      "build these tools again with the version that is here"),
		    _("the library %s, which reads repositories, cannot be "
		      "loaded"),
		    GIT_LIBRARY);
}

bool git_library_load(struct arena *a, struct fail *why)
{
	void *library;

	if (table.in_order[0] != NULL)
		return true;
	library = dlopen(GIT_LIBRARY, RTLD_LAZY | RTLD_LOCAL);
	if (library == NULL)
		return missing(a, why);
	for (size_t i = N_FUNCTIONS; i-- > 0;) {
		void *found = dlsym(library, names[i]);

		if (found == NULL)
			return missing(a, why);
		memcpy(&table.in_order[i], &found, sizeof found);
	}
	return true;
}

const char *repo_library(void)
{
	struct arena a = {0};
	bool there = git_library_load(&a, NULL);

	arena_free(&a);
	return there ? "libgit2 " LIBGIT2_VERSION : "";
}
