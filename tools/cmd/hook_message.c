#include "cmd/hook.h"

int hook_prepare_message(struct load *l, char **args, size_t n)
{
	(void)l;
	(void)args;
	(void)n;
	return EXIT_FINE;
}

int hook_commit_message(struct load *l, char **args, size_t n)
{
	(void)l;
	(void)args;
	(void)n;
	return EXIT_FINE;
}
