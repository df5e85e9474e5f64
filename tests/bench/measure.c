/*
 * measure -- run a command N times; print the median wall time, the least CPU
 * time (ms) and the peak memory (MB) of the runs.
 *
 *	measure N COMMAND [ARG]...
 *
 * Output of the command is thrown away.  Exit status 2 when the command could
 * not be run or had trouble (a status above 1): what failed has no time.
 */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 100 };

struct run {
	double wall, cpu, memory;
};

static double seconds(struct timespec t)
{
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double of_timeval(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static struct run once(char **command)
{
	struct timespec from, to;
	struct rusage used;
	int status;
	pid_t child;

	clock_gettime(CLOCK_MONOTONIC, &from);
	child = fork();
	if (child == 0) {
		int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);

		dup2(nowhere, 1);
		dup2(nowhere, 2);
		execvp(command[0], command);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child ||
	    !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		fprintf(stderr, "measure: %s failed (status %d)\n", command[0],
			WIFEXITED(status) ? WEXITSTATUS(status)
					  : 128 + WTERMSIG(status));
		exit(2);
	}
	clock_gettime(CLOCK_MONOTONIC, &to);
	return (struct run){seconds(to) - seconds(from),
			    of_timeval(used.ru_utime) +
				    of_timeval(used.ru_stime),
			    (double)used.ru_maxrss / 1024};
}

static int by_wall(const void *x, const void *y)
{
	const struct run *a = x;
	const struct run *b = y;

	return (a->wall > b->wall) - (a->wall < b->wall);
}

int main(int argc, char **argv)
{
	struct run runs[RUNS];
	int n = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;
	double cpu, memory = 0;

	if (n < 1 || n > RUNS) {
		fputs("usage: measure N COMMAND [ARG]...\n", stderr);
		return 2;
	}
	for (int i = 0; i < n; i++)
		runs[i] = once(argv + 2);
	qsort(runs, (size_t)n, sizeof runs[0], by_wall);
	cpu = runs[0].cpu;
	for (int i = 0; i < n; i++) {
		if (runs[i].cpu < cpu)
			cpu = runs[i].cpu;
		if (runs[i].memory > memory)
			memory = runs[i].memory;
	}
	printf("%.2f %.2f %.1f\n", runs[n / 2].wall * 1e3, cpu * 1e3, memory);
	return 0;
}
