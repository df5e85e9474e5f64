/*
 * `hunspell -l` reads words and prints those that it does not know.  It reads
 * from a file without a name, so that it can never wait for us while we wait
 * for it.
 */
#define _XOPEN_SOURCE 700
#include "cmd/hunspell.h"

#include "base/buf.h"
#include "base/map.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 60, NOT_FOUND = 127, ANSWER_MAX = 16 * 1024 * 1024 };

struct hunspell {
	struct speller speller;
	struct arena *a;
	const char *dictionary;
	struct map words; /* folded: `known` or `unknown` below */
	char known, unknown;
};

static void become(const char *dictionary, int in, int out)
{
	struct rlimit seconds = {SECONDS, SECONDS};
	int nowhere = open("/dev/null", O_WRONLY);

	if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(nowhere, 2) < 0)
		_exit(NOT_FOUND);
	setrlimit(RLIMIT_CPU, &seconds);
	execlp("hunspell", "hunspell", "-l", "-i", "utf-8", "-d", dictionary,
	       (char *)NULL);
	_exit(NOT_FOUND);
}

static bool read_all(int fd, struct buf *out)
{
	char part[4096];
	ssize_t n;

	while ((n = read(fd, part, sizeof part)) > 0 && out->n < ANSWER_MAX)
		buf_add(out, (str){part, (size_t)n});
	return n == 0;
}

/* What the program prints for the words in a file. */
static bool run(const struct hunspell *h, int in, struct buf *out)
{
	int ends[2], status = 0;
	pid_t child;
	bool ok;

	if (pipe(ends) != 0)
		return false;
	fflush(stdout);
	child = fork();
	if (child == 0)
		become(h->dictionary, in, ends[1]);
	close(ends[1]);
	ok = child > 0 && read_all(ends[0], out);
	close(ends[0]);
	if (child < 0)
		return false;
	while (waitpid(child, &status, 0) < 0)
		continue;
	return ok && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Asks for words, a line each; those that are not known in `out`. */
static bool ask_program(const struct hunspell *h, str words, struct buf *out)
{
	FILE *f = tmpfile();
	bool ok = f != NULL &&
		  fwrite(words.ptr, 1, words.len, f) == words.len &&
		  fflush(f) == 0 && lseek(fileno(f), 0, SEEK_SET) == 0 &&
		  run(h, fileno(f), out);

	if (f != NULL)
		fclose(f);
	return ok;
}

/* Marks the words that were not asked for before as known, and then those that
 * the program prints as unknown. */
static void learn(struct hunspell *h, const str *words, size_t n)
{
	struct buf lines = {.a = h->a}, answer = {.a = h->a};
	str rest;

	for (size_t i = 0; i < n; i++) {
		void **slot = map_slot(h->a, &h->words, words[i]);

		if (*slot != NULL)
			continue;
		h->words.at[h->words.n - 1].key = str_copy(h->a, words[i]);
		*slot = &h->known;
		buf_add(&lines, words[i]);
		buf_char(&lines, '\n');
	}
	if (lines.n == 0 || !ask_program(h, buf_str(&lines), &answer))
		return;
	rest = buf_str(&answer);
	while (rest.ptr != NULL) {
		str word = str_trim(str_cut(&rest, '\n'));

		if (map_get(&h->words, word) != NULL)
			*map_slot(h->a, &h->words, word) = &h->unknown;
	}
}

static void ask(void *self, const str *words, size_t n, bool *unknown)
{
	struct hunspell *h = self;

	learn(h, words, n);
	for (size_t i = 0; i < n; i++)
		unknown[i] = map_get(&h->words, words[i]) == &h->unknown;
}

static bool is_name(str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    (c != '_' || i == 0))
			return false;
	}
	return s.len > 0;
}

const struct speller *hunspell_open(struct load *l, str dictionary,
				    struct fail *why)
{
	struct hunspell *h = NEW(l->a, struct hunspell);
	struct buf answer = {.a = l->a};

	h->a = l->a;
	h->dictionary = str_cstr(l->a, dictionary);
	h->speller = (struct speller){ask, h};
	if (is_name(dictionary) && ask_program(h, S("a\n"), &answer))
		return &h->speller;
	fail(l->a, why,
	     _("install the packages hunspell and hunspell-nl, or leave out "
	       "--spelling"),
	     _("spelling cannot be checked: there is no hunspell with the "
	       "dictionary %.*s here"),
	     STR(dictionary));
	return NULL;
}
