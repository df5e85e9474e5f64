/*
 * file.h -- reading and replacing whole files, listing folders.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/fail.h"
#include "base/str.h"

enum { FILE_MAX = 16 * 1024 * 1024 }; /* default limit on a document, bytes */

/* All bytes of a file into the arena.  False with `why` when it cannot be
 * read, is no regular file, or is larger than `max` bytes. */
bool file_read(struct arena *a, const char *path, size_t max, str *out,
	       struct fail *why);

/* The same for standard input. */
bool file_read_stdin(struct arena *a, size_t max, str *out, struct fail *why);

/* Replaces a file as a whole: a temporary beside it, fsync, rename.  Either
 * the old or the new content is there, never half of it.  A symbolic link is
 * followed; what is no regular file (a device, a pipe) is written to. */
bool file_replace(struct arena *a, const char *path, str content,
		  struct fail *why);

/* Makes a file that is not there yet, with the folders above it.  The name
 * comes last, so nobody sees half of it, and what stands there already is never
 * overwritten. */
enum file_made { FILE_MADE, FILE_STOOD, FILE_REFUSED };
enum file_made file_make(struct arena *a, const char *path, str content,
			 unsigned mode, struct fail *why);

/* Makes the folders above a path that are not there yet: all of "a/b/". */
bool file_make_folders(struct arena *a, const char *path, struct fail *why);

struct file_list {
	str *at; /* paths, `root` first, sorted by bytes */
	size_t n, cap;
};

/* Every regular file below `root` (`root` itself when it is a file).
 * Symbolic links are not followed; names that begin with a dot are skipped. */
bool file_walk(struct arena *a, const char *root, struct file_list *out,
	       struct fail *why);

/* Whether there is a regular file, or a folder, of that name. */
bool file_exists(const char *path);
bool file_is_dir(const char *path);

/* The folder of the running program, without a trailing slash; empty when the
 * system does not tell. */
str file_program_dir(struct arena *a);

#endif
