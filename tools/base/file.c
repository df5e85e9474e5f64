#define _GNU_SOURCE /* O_TMPFILE, realpath() */
#include "base/file.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool too_large(struct arena *a, const char *path, size_t max,
		      struct fail *why)
{
	return fail(a, why, _("Split the document."),
		    _("%s is larger than %zu MB"), path, max >> 20);
}

/* The system's own words are only there in Dutch where its catalog is. */
static const char *reason(void)
{
	static const struct {
		int error;
		const char *words;
	} rows[] = {
		{EACCES, MSG("that is not allowed")},
		{EPERM, MSG("that is not allowed")},
		{ENOENT, MSG("it does not exist")},
		{ENOTDIR, MSG("part of its path is no folder")},
		{ENAMETOOLONG, MSG("the name is too long")},
		{ELOOP, MSG("its links go round in a circle")},
		{ENOSPC, MSG("the disk is full")},
		{EROFS, MSG("the disk cannot be written")},
		{EIO, MSG("the disk gives an error")},
		{EBADF, MSG("it is closed")},
	};
	int error = errno;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].error == error)
			return _(rows[i].words);
	return strerror(error);
}

static bool cannot(struct arena *a, struct fail *why, const char *path)
{
	return fail(a, why, NULL, _("cannot read %s: %s"), path, reason());
}

static bool read_all(struct arena *a, int fd, const char *path, size_t max,
		     str *out, struct fail *why)
{
	struct buf b = {.a = a};
	char chunk[65536];
	ssize_t n;

	while ((n = read(fd, chunk, sizeof chunk)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return cannot(a, why, path);
		if (b.n + (size_t)n > max)
			return too_large(a, path, max, why);
		buf_add(&b, (str){chunk, (size_t)n});
	}
	*out = buf_str(&b);
	if (out->ptr == NULL)
		*out = S("");
	return true;
}

bool file_read(struct arena *a, const char *path, size_t max, str *out,
	       struct fail *why)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	bool ok;

	if (fd < 0)
		return cannot(a, why, path);
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		ok = fail(a, why, NULL, _("%s is not a regular file"), path);
	else if (st.st_size > 0 && (size_t)st.st_size > max)
		ok = too_large(a, path, max, why);
	else
		ok = read_all(a, fd, path, max, out, why);
	close(fd);
	return ok;
}

bool file_read_stdin(struct arena *a, size_t max, str *out, struct fail *why)
{
	return read_all(a, STDIN_FILENO, _("standard input"), max, out, why);
}

static bool write_all(int fd, str content)
{
	while (content.len > 0) {
		ssize_t n = write(fd, content.ptr, content.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		content = str_skip(content, (size_t)n);
	}
	return true;
}

static bool cannot_write(struct arena *a, struct fail *why, const char *path)
{
	return fail(a, why, NULL, _("cannot write %s: %s"), path,
		    strerror(errno));
}

/* Devices and pipes: renaming a file onto /dev/null would take it away. */
static bool write_through(struct arena *a, const char *path, str content,
			  struct fail *why)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool ok = fd >= 0 && write_all(fd, content);

	if (fd >= 0)
		ok = close(fd) == 0 && ok;
	return ok || cannot_write(a, why, path);
}

static bool replace(struct arena *a, const char *path, str content, mode_t mode,
		    struct fail *why)
{
	char *temp = str_cstr(a, str_fmt(a, "%s.XXXXXX", path));
	int fd = mkstemp(temp);
	bool ok;

	if (fd < 0)
		return cannot_write(a, why, path);
	ok = fchmod(fd, mode) == 0 && write_all(fd, content) && fsync(fd) == 0;
	ok = close(fd) == 0 && ok;
	if (ok && rename(temp, path) == 0)
		return true;
	cannot_write(a, why, path);
	unlink(temp);
	return false;
}

bool file_replace(struct arena *a, const char *path, str content,
		  struct fail *why)
{
	char *target = realpath(path, NULL);
	struct stat st;
	bool ok;

	if (target == NULL || stat(target, &st) != 0)
		ok = replace(a, path, content, 0644, why);
	else if (S_ISREG(st.st_mode))
		ok = replace(a, target, content, st.st_mode & 07777, why);
	else
		ok = write_through(a, target, content, why);
	free(target);
	return ok;
}

bool file_make_folders(struct arena *a, const char *path, struct fail *why)
{
	for (const char *p = strchr(path + 1, '/'); p != NULL;
	     p = strchr(p + 1, '/')) {
		str dir = {path, (size_t)(p - path)};

		if (mkdir(str_cstr(a, dir), 0777) != 0 && errno != EEXIST)
			return cannot_write(a, why, path);
	}
	return true;
}

/* A file without a name in the folder of `path`, or -1 where the system has no
 * such thing: nothing is left behind when the program is stopped. */
static int open_unnamed(struct arena *a, const char *path)
{
#ifdef O_TMPFILE
	const char *slash = strrchr(path, '/');
	str folder = slash != NULL ? (str){path, (size_t)(slash - path)}
				   : S(".");

	if (folder.len == 0)
		folder = S("/");
	return open(str_cstr(a, folder), O_TMPFILE | O_WRONLY | O_CLOEXEC,
		    0600);
#else
	(void)a;
	(void)path;
	return -1;
#endif
}

/* Linking, other than renaming, refuses a name that is there. */
static bool name_it(struct arena *a, int fd, const char *temp, const char *path)
{
	if (temp != NULL)
		return link(temp, path) == 0;
	return linkat(AT_FDCWD, str_cstr(a, str_fmt(a, "/proc/self/fd/%d", fd)),
		      AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

enum file_made file_make(struct arena *a, const char *path, str content,
			 unsigned mode, struct fail *why)
{
	mode_t mask = umask(0);
	char *temp = NULL;
	bool stood, ok;
	struct stat st;
	int fd;

	umask(mask);
	if (lstat(path, &st) == 0)
		return FILE_STOOD;
	if (!file_make_folders(a, path, why))
		return FILE_REFUSED;
	fd = open_unnamed(a, path);
	if (fd < 0) {
		temp = str_cstr(a, str_fmt(a, "%s.XXXXXX", path));
		fd = mkstemp(temp);
	}
	ok = fd >= 0 && fchmod(fd, (mode_t)mode & ~mask) == 0 &&
	     write_all(fd, content) && fsync(fd) == 0 &&
	     name_it(a, fd, temp, path);
	stood = !ok && errno == EEXIST;
	if (!ok && !stood)
		cannot_write(a, why, path);
	if (fd >= 0)
		close(fd);
	if (temp != NULL)
		unlink(temp);
	return ok ? FILE_MADE : stood ? FILE_STOOD : FILE_REFUSED;
}

static int by_bytes(const void *x, const void *y)
{
	const str *a = x;
	const str *b = y;

	return str_cmp(*a, *b);
}

static bool walk(struct arena *a, const char *dir, unsigned depth,
		 struct file_list *out, struct fail *why)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	struct stat st;
	bool ok = true;

	if (d == NULL)
		return cannot(a, why, dir);
	while (ok && (e = readdir(d)) != NULL) {
		char *path;

		if (e->d_name[0] == '.')
			continue;
		path = str_cstr(
			a, str_fmt(a, "%s%s%s", dir,
				   str_ends(str_from(dir), S("/")) ? "" : "/",
				   e->d_name));
		if (lstat(path, &st) != 0)
			continue;
		if (S_ISREG(st.st_mode))
			*PUSH(a, out) = str_from(path);
		else if (S_ISDIR(st.st_mode) && depth < 64)
			ok = walk(a, path, depth + 1, out, why);
	}
	closedir(d);
	return ok;
}

bool file_walk(struct arena *a, const char *root, struct file_list *out,
	       struct fail *why)
{
	if (!file_is_dir(root)) {
		if (!file_exists(root))
			return fail(a, why, NULL, _("there is no file %s"),
				    root);
		*PUSH(a, out) = str_copy(a, str_from(root));
		return true;
	}
	if (!walk(a, root, 0, out, why))
		return false;
	if (out->n > 0)
		qsort(out->at, out->n, sizeof *out->at, by_bytes);
	return true;
}

bool file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool file_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

str file_program_dir(struct arena *a)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

	while (n > 0 && path[n - 1] != '/')
		n--;
	if (n <= 1)
		return (str){0};
	return str_copy(a, (str){path, (size_t)n - 1});
}
