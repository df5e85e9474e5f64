/*
 * popen() would hand the words to a shell, and so would have to quote them.
 * Interrupts are left to the program that is shown while it runs.
 */
#include "cmd/spawn.h"

#include "base/buf.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { READ_MAX = 1 << 16, NOT_FOUND = 127 };

/* What execvp() wants has no const, though it changes nothing. */
static void become(const char *const *argv)
{
	char *const *words;

	memcpy(&words, &argv, sizeof words);
	execvp(words[0], words);
	_exit(NOT_FOUND);
}

static int wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		continue;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int spawn_run(const char *const *argv)
{
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0)
		become(argv);
	return child < 0 ? -1 : wait_for(child);
}

void spawn_hold(struct spawn_hold *h)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT,
				      SIGCHLD};

	h->interrupt = 0;
	sigemptyset(&h->held);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		sigaddset(&h->held, signals[i]);
	sigprocmask(SIG_BLOCK, &h->held, &h->before);
}

void spawn_release(struct spawn_hold *h)
{
	if (h->interrupt != 0)
		raise(h->interrupt);
	sigprocmask(SIG_SETMASK, &h->before, NULL);
}

/* An ignored SIGCHLD never comes, so the child is looked after every now and
 * then as well. */
int spawn_run_held(struct spawn_hold *h, const char *const *argv)
{
	const struct timespec now_and_then = {.tv_nsec = 100000000};
	pid_t child, ended = 0;
	int status = 0;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		sigprocmask(SIG_SETMASK, &h->before, NULL);
		become(argv);
	}
	if (child < 0)
		return -1;
	while ((ended = waitpid(child, &status, WNOHANG)) == 0) {
		int sig = sigtimedwait(&h->held, NULL, &now_and_then);

		if (sig <= 0 || sig == SIGCHLD)
			continue;
		h->interrupt = sig;
		kill(child, sig);
	}
	return ended == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The child with its end of a pipe in the place of `fd`; `*ours` is the other
 * end, or -1. */
static pid_t piped(const char *const *argv, int fd, int *ours)
{
	int ends[2];
	int theirs = fd == STDIN_FILENO ? 0 : 1;
	pid_t child;

	fflush(stdout);
	*ours = -1;
	if (pipe(ends) != 0)
		return -1;
	child = fork();
	if (child == 0) {
		dup2(ends[theirs], fd);
		close(ends[0]);
		close(ends[1]);
		if (fd != STDIN_FILENO)
			dup2(open("/dev/null", O_WRONLY),
			     fd == STDOUT_FILENO ? STDERR_FILENO
						 : STDOUT_FILENO);
		become(argv);
	}
	close(ends[theirs]);
	if (child < 0)
		close(ends[!theirs]);
	else
		*ours = ends[!theirs];
	return child;
}

/* What comes from `fd` of a program; its exit status, or -1. */
static int collect(struct arena *a, const char *const *argv, int fd, str *out)
{
	struct buf text = {.a = a};
	char piece[512];
	ssize_t n;
	int from;
	pid_t child = piped(argv, fd, &from);

	if (child < 0)
		return -1;
	while (text.n < READ_MAX && (n = read(from, piece, sizeof piece)) > 0)
		buf_add(&text, (str){piece, (size_t)n});
	close(from);
	*out = buf_str(&text);
	return wait_for(child);
}

bool spawn_read(struct arena *a, const char *const *argv, str *out)
{
	return collect(a, argv, STDOUT_FILENO, out) == 0;
}

int spawn_report(struct arena *a, const char *const *argv, str *out)
{
	return collect(a, argv, STDERR_FILENO, out);
}

bool spawn_feed(const char *const *argv, str text)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct sigaction pipes, interrupts;
	bool open = true;
	int to, status;
	pid_t child = piped(argv, STDIN_FILENO, &to);

	if (child < 0)
		return false;
	sigaction(SIGPIPE, &ignore, &pipes);
	sigaction(SIGINT, &ignore, &interrupts);
	while (open && text.len > 0) {
		ssize_t n = write(to, text.ptr, text.len);

		open = n > 0;
		text = str_skip(text, open ? (size_t)n : 0);
	}
	close(to);
	status = wait_for(child);
	sigaction(SIGPIPE, &pipes, NULL);
	sigaction(SIGINT, &interrupts, NULL);
	return status != NOT_FOUND;
}
