/*
 * Documents of Word and LibreOffice, read by pandoc in a process of its own.
 *
 * Such a file is a zip of XML, and a hostile one unpacks to anything.  So what
 * it says it unpacks to is added up first; then pandoc reads it from standard
 * input with --sandbox (no other file, no network), without a shell, and within
 * limits on time, memory and what it may say.
 */
#include "import/office.h"

#include "base/lang.h"
#include "import/import.h"
#include "import/odt.h"
#include "tree/json.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	SECONDS = 30,
	MEMORY = 1536, /* megabytes of address space */
	ANSWER_MAX = 128 * 1024 * 1024,
	UNPACKED_MAX = 256 * 1024 * 1024,
	PARTS_MAX = 20000,
	NOT_FOUND = 127,
	ZIP_END = 22, /* bytes of the record that ends a zip */
	ZIP_COMMENT = 65535,
};

bool import_is_office(str name)
{
	return str_ends(name, S(".docx")) || str_ends(name, S(".odt"));
}

/* ------------------------------------------------------------ the zip */

static uint32_t little(str s, size_t at, size_t bytes)
{
	uint32_t value = 0;

	for (size_t i = bytes; i > 0; i--)
		value = value << 8 | (unsigned char)s.ptr[at + i - 1];
	return value;
}

/* Where the record that ends a zip begins; s.len when there is none. */
static size_t zip_end(str s)
{
	size_t lowest = s.len > ZIP_END + ZIP_COMMENT
				? s.len - ZIP_END - ZIP_COMMENT
				: 0;

	if (s.len < ZIP_END || !str_starts(s, S("PK\x03\x04")))
		return s.len;
	for (size_t i = s.len - ZIP_END + 1; i > lowest; i--)
		if (str_starts(str_skip(s, i - 1), S("PK\x05\x06")))
			return i - 1;
	return s.len;
}

/* What a zip says it unpacks to, in bytes; false when its list is broken. */
static bool zip_size(str s, uint64_t *size)
{
	size_t end = zip_end(s), at;
	uint32_t parts;

	*size = 0;
	if (end == s.len)
		return false;
	parts = little(s, end + 10, 2);
	at = little(s, end + 16, 4);
	if (parts > PARTS_MAX)
		return false;
	for (uint32_t i = 0; i < parts; i++) {
		if (at + 46 > end ||
		    !str_starts(str_skip(s, at), S("PK\x01\x02")))
			return false;
		*size += little(s, at + 24, 4);
		at += 46 + little(s, at + 28, 2) + little(s, at + 30, 2) +
		      little(s, at + 32, 2);
	}
	return true;
}

static bool check_zip(struct arena *a, str name, str bytes, struct fail *why)
{
	uint64_t size;

	if (!zip_size(bytes, &size))
		return fail(a, why,
			    _("save it again as .docx or .odt, or as text"),
			    _("%.*s is no document of Word or LibreOffice"),
			    STR(name));
	if (size > UNPACKED_MAX)
		return fail(a, why,
			    _("save the paper as text, and import that"),
			    _("%.*s would unpack to %llu MB; that is no paper"),
			    STR(name), (unsigned long long)(size >> 20));
	return true;
}

/* ------------------------------------------------------------ the process */

static void limit(int what, rlim_t value)
{
	struct rlimit r = {value, value};

	setrlimit(what, &r);
}

static void run_pandoc(int in, int out, const char *from)
{
	int nowhere = open("/dev/null", O_WRONLY);

	if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(nowhere, 2) < 0)
		_exit(NOT_FOUND);
	limit(RLIMIT_AS, (rlim_t)MEMORY << 20);
	limit(RLIMIT_CPU, SECONDS);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	execlp("pandoc", "pandoc", "--sandbox", "--from", from, "--to", "json",
	       (char *)NULL);
	_exit(NOT_FOUND);
}

/* All that comes out of a pipe; false when it takes too long or is too much. */
static bool drain(int fd, struct buf *out)
{
	char part[65536];
	time_t end = time(NULL) + SECONDS;
	struct pollfd p = {.fd = fd, .events = POLLIN};

	for (;;) {
		time_t left = end - time(NULL);
		ssize_t n;

		if (left <= 0 || out->n > ANSWER_MAX)
			return false;
		n = poll(&p, 1, (int)left * 1000);
		if (n == 0 || (n < 0 && errno != EINTR))
			return false;
		n = n < 0 ? -1 : read(fd, part, sizeof part);
		if (n == 0)
			return true;
		if (n > 0)
			buf_add(out, (str){part, (size_t)n});
		else if (errno != EINTR)
			return false;
	}
}

static bool answer(struct arena *a, FILE *in, const char *from, struct buf *out,
		   struct fail *why)
{
	int pipes[2], status = 0;
	bool done;
	pid_t child;

	if (pipe(pipes) != 0)
		return fail(a, why, NULL, _("no process can be started"));
	child = fork();
	if (child == 0) {
		close(pipes[0]);
		run_pandoc(fileno(in), pipes[1], from);
	}
	close(pipes[1]);
	done = child > 0 && drain(pipes[0], out);
	close(pipes[0]);
	if (child <= 0)
		return fail(a, why, NULL, _("no process can be started"));
	if (!done)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
	}
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
		return fail(a, why,
			    _("ask for the package pandoc (apt install "
			      "pandoc), or save the paper as text"),
			    _("this kind of paper needs the program pandoc, "
			      "which is not installed"));
	if (done && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	return fail(a, why, _("save the paper as text, and import that"),
		    _("pandoc could not read this paper within its limits"));
}

static bool ask_pandoc(struct arena *a, str bytes, const char *from,
		       struct buf *out, struct fail *why)
{
	FILE *in = tmpfile();
	bool fine;

	if (in == NULL)
		return fail(a, why, _("is the disk full?"),
			    _("no temporary file can be made"));
	fine = fwrite(bytes.ptr, 1, bytes.len, in) == bytes.len &&
	       fflush(in) == 0 && fseek(in, 0, SEEK_SET) == 0;
	if (!fine)
		fail(a, why, _("is the disk full?"),
		     _("no temporary file can be made"));
	fine = fine && answer(a, in, from, out, why);
	fclose(in);
	return fine;
}

bool import_office(struct arena *a, str name, str bytes, str *out,
		   struct fail *why)
{
	struct buf json = {.a = a};
	struct findings broken = {.a = a};
	const struct source *s;
	const struct node *document;

	bool odt = str_ends(name, S(".odt"));

	*out = (str){0};
	if (!check_zip(a, name, bytes, why) ||
	    (odt && !odt_keep_headers(a, bytes, &bytes, why)) ||
	    !ask_pandoc(a, bytes, odt ? "odt" : "docx", &json, why))
		return false;
	s = source_new(a, name, buf_str(&json));
	document = json_read(a, s, (struct span){0, (uint32_t)s->text.len},
			     &broken);
	if (document == NULL || findings_count(&broken, LEVEL_ERROR) > 0)
		return fail(a, why,
			    _("save the paper as text, and import that"),
			    _("pandoc's answer cannot be read"));
	*out = office_text(a, document);
	return true;
}
