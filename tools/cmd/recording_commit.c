/*
 * The order of things: what can be refused was refused; then interrupts
 * are held, the file is replaced (whole: by rename), and git commits it.  git
 * takes a commit of one file from an index of its own (--only), so what else is
 * prepared is not taken along, and a hook that refuses leaves the index alone.
 * Still the index is kept and compared: a program that was stopped half way may
 * leave the branch moved and the index behind, and both are put back.
 *
 * Two of us at once would each put back what the other did, so a lock is held
 * from the last look at the document to the end; it goes with the process.  A
 * branch that somebody else moved is left where it is.
 *
 * When this program itself is killed outright, the file is the old or the new
 * one, whole, and nothing else has changed or git has recorded it.
 */
#include "cmd/recording.h"

#include "base/file.h"
#include "repo/news.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { WORDS = 32, INDEX_MAX = 1 << 30 };

/* The file that is locked; it is left there empty. */
static const char *lock_path(struct recording *r)
{
	const char *const words[] = {"rev-parse", "--path-format=absolute",
				     "--git-path", "agenda.lock", NULL};
	str path;

	return recording_ask(r, words, &path) ? str_cstr(r->l->a, path) : "";
}

static bool busy(struct recording *r, struct fail *why)
{
	return fail(r->l->a, why, _("wait a moment and try again"),
		    _("somebody is recording here at this moment"));
}

bool recording_is_busy(struct recording *r, struct fail *why)
{
	struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	int fd = open(lock_path(r), O_WRONLY | O_CLOEXEC);
	bool held = fd >= 0 && fcntl(fd, F_GETLK, &all) == 0 &&
		    all.l_type != F_UNLCK;

	if (fd >= 0)
		close(fd);
	return held && !busy(r, why);
}

/* Nobody else of us, from here to recording_end().  Where no lock can be had,
 * such as on a disk of the network, git's own must do. */
static bool lock(struct recording *r, struct fail *why)
{
	struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	r->lock = open(lock_path(r), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	r->locked = r->lock >= 0;
	return !r->locked || fcntl(r->lock, F_SETLK, &all) == 0 ||
	       (errno != EACCES && errno != EAGAIN) || busy(r, why);
}

static bool is_as_opened(struct recording *r)
{
	str now;

	return str_eq(recording_head(r), r->commit) &&
	       file_read(r->l->a, str_cstr(r->l->a, r->path), FILE_MAX, &now,
			 NULL) &&
	       str_eq(now, r->source->text);
}

bool recording_begin(struct recording *r, struct fail *why)
{
	const char *const words[] = {"rev-parse", "--path-format=absolute",
				     "--git-path", "index", NULL};

	spawn_hold(&r->hold);
	if (!lock(r, why))
		return false;
	if (!is_as_opened(r))
		return fail(r->l->a, why, _("look at it and try again"),
			    _("%.*s was changed or recorded meanwhile"),
			    STR(r->path));
	if (!recording_ask(r, words, &r->index_path) ||
	    !file_read(r->l->a, str_cstr(r->l->a, r->index_path), INDEX_MAX,
		       &r->index, NULL))
		r->index_path = S("");
	return true;
}

void recording_end(struct recording *r)
{
	fflush(stdout);
	if (r->locked)
		close(r->lock);
	r->locked = false;
	spawn_release(&r->hold);
}

/* Whether the last commit is ours: made from the one before it, with another
 * content of the document. */
static bool is_ours(struct recording *r, str head)
{
	const char *const words[] = {"rev-parse", "-q", "--verify", "HEAD^",
				     NULL};
	str parent;

	return recording_ask(r, words, &parent) && str_eq(parent, r->commit) &&
	       !str_eq(repo_blob_at(r->l->a, r->l->repo, head, r->inside),
		       r->blob);
}

static bool git_is_busy(struct recording *r)
{
	return file_exists(
		str_cstr(r->l->a, str_cat(r->l->a, r->index_path, S(".lock"))));
}

void recording_undo(struct recording *r)
{
	struct arena *a = r->l->a;
	str head = recording_head(r);
	str index = {0};

	if (!str_eq(head, r->commit) && is_ours(r, head)) {
		const char *const words[] = {"update-ref",
					     "-m",
					     "agenda: put back",
					     "HEAD",
					     str_cstr(a, r->commit),
					     str_cstr(a, head),
					     NULL};

		recording_git(r, words);
	}
	if (r->changed)
		file_replace(a, str_cstr(a, r->path), r->source->text, NULL);
	r->changed = false;
	if (r->index_path.len > 0 && !git_is_busy(r) &&
	    file_read(a, str_cstr(a, r->index_path), INDEX_MAX, &index, NULL) &&
	    !str_eq(index, r->index))
		file_replace(a, str_cstr(a, r->index_path), r->index, NULL);
}

bool recording_commit(struct recording *r, str text, const str *message,
		      struct fail *why)
{
	struct arena *a = r->l->a;
	const char *words[WORDS] = {"commit", "--quiet", "--only",
				    "--cleanup=whitespace"};
	size_t n = 4;

	for (size_t i = 0; message[i].len > 0 && n + 5 < WORDS - 6; i++) {
		words[n++] = "-m";
		words[n++] = str_cstr(a, message[i]);
	}
	words[n++] = "--";
	words[n++] = recording_file(r);
	words[n] = NULL;
	r->changed = true;
	if (!file_replace(a, str_cstr(a, r->path), text, why)) {
		recording_undo(r);
		return false;
	}
	if (r->hold.interrupt == 0 && recording_git(r, words) == 0)
		return true;
	recording_undo(r);
	if (r->hold.interrupt != 0)
		return fail(a, why, NULL,
			    _("interrupted: nothing is recorded, everything "
			      "is as it was"));
	return fail(a, why, _("what git says above is why"),
		    _("nothing is recorded, everything is as it was"));
}
