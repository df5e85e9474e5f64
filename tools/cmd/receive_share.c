/*
 * A large push is judged by several processes, each a run of recordings.  They
 * tell one thing, by their exit status: nothing is wrong here.  What is not
 * told so, for whatever reason, is judged again by ourselves, in the usual
 * order; so a helper that fails costs time and never lets anything through.
 */
#include "cmd/receive.h"

#include <sys/wait.h>
#include <unistd.h>

enum { RUN_LEAST = 100, HELPERS_MOST = 7 };

struct run {
	size_t from, to;
	pid_t helper; /* 0: none */
};

static bool judge_run(struct receive *rx, const struct news *news,
		      const struct run *run, struct fail *why)
{
	for (size_t i = run->from; i < run->to; i++) {
		if (!receive_files(rx, news, &news->at[i], why) ||
		    !receive_in_time(rx, why))
			return false;
		receive_decisions(rx, news, &news->at[i]);
	}
	return true;
}

static bool is_clean(const struct receive *rx)
{
	return rx->objections.n == 0 &&
	       findings_count(&rx->batch.findings, LEVEL_ERROR) == 0;
}

static size_t helpers_for(size_t commits)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t n = commits / RUN_LEAST;

	if (n > HELPERS_MOST)
		n = HELPERS_MOST;
	if (processors < 2 || n < 2)
		return 0;
	return n < (size_t)processors ? n : (size_t)processors - 1;
}

static pid_t start(struct receive *rx, const struct news *news,
		   const struct run *run)
{
	struct fail why = {0};
	pid_t child = fork();

	if (child != 0)
		return child > 0 ? child : 0;
	alarm(rx->p->server.max_seconds);
	rx->objections.n = 0;
	rx->batch.findings.n = 0;
	_exit(judge_run(rx, news, run, &why) && is_clean(rx) ? 0 : 1);
}

/* Whether a helper said that nothing is wrong. */
static bool is_vouched(const struct run *run)
{
	int status = -1;

	return run->helper > 0 &&
	       waitpid(run->helper, &status, 0) == run->helper &&
	       WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool receive_all(struct receive *rx, const struct news *news, struct fail *why)
{
	struct run runs[HELPERS_MOST + 1] = {{0}};
	size_t helpers = helpers_for(news->n);
	bool ok = true;

	for (size_t i = 0; i <= helpers; i++)
		runs[i] = (struct run){news->n * i / (helpers + 1),
				       news->n * (i + 1) / (helpers + 1), 0};
	for (size_t i = 1; i <= helpers; i++)
		runs[i].helper = start(rx, news, &runs[i]);
	for (size_t i = 0; i <= helpers; i++)
		if (!is_vouched(&runs[i]))
			ok = ok && judge_run(rx, news, &runs[i], why);
	return ok;
}
