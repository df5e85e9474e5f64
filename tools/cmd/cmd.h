/*
 * cmd.h -- the commands, and the contract of every command.
 *
 * One binary, many names: `agenda validate`, `agenda-validate` and `git agenda
 * validate` are the same.  To add a command: cmd/<name>.c that ends in `const
 * struct command cmd_<name>`, and one word in COMMANDS.
 *
 * Exit statuses: 0 fine, 1 findings or differences, 2 trouble.  What a command
 * has to say goes to stdout through a renderer; trouble goes to stderr.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "base/fail.h"
#include "base/lang.h"
#include "cmd/options.h"
#include "report/report.h"

enum { EXIT_FINE = 0, EXIT_FOUND = 1, EXIT_TROUBLE = 2 };

/* What every command is given: the common options, already applied. */
struct context {
	struct arena *a;
	const struct renderer *renderer;
	struct look look;
	enum lang lang;	 /* --lang, or LANG_FROM_LOCALE */
	str profile;	 /* --profile: a folder; empty: to be found */
	str program_dir; /* where catalogs and default profile are sought */
	bool paged;	 /* what is printed may go through a pager */
	char **args;	 /* operands */
	size_t n_args;
};

struct command {
	const char *name;     /* "validate" */
	const char *format;   /* "agenda-findings/1": what it reports */
	const char *operands; /* "[FILE | FILE@VERSION | -]..." */
	size_t least, most;   /* operands: {0} takes none */
	const char *takes;    /* MSG(): "agenda-diff compares two versions": for
				 whoever gives more or fewer; a command that
				 takes ANY_NUMBER needs none */
	const char *summary;  /* MSG(): one line */
	const char *example;  /* a command line that works */
	const char *detail;   /* MSG(): paragraphs for --help */
	bool paged; /* on a terminal its report goes through a pager */
	const struct option_row *options;
	size_t size; /* of the command's own struct of values */
	int (*run)(struct context *c, const void *values);
};

#define ANY_NUMBER SIZE_MAX

/* clang-format off */
#define COMMANDS(X) \
	X(validate) X(diff) X(route) X(show) X(import) X(convert) \
	X(record) X(release) X(versions) X(status) \
	X(init) X(doctor) X(hook)
/* clang-format on */
#define X(name) extern const struct command cmd_##name;
COMMANDS(X)
#undef X

/* Commands in the order of the list; NULL after the last. */
const struct command *cmd_at(size_t i);
const struct command *cmd_find(str name);

/* The options that every command has; their values are the context's. */
extern const struct option_row cmd_common_options[];

/* The whole program: picks the command by the name it was called with or by
 * the first operand, and runs it.  Returns the exit status. */
int cmd_main(int argc, char **argv);

/* Prints "agenda: <message>" and the remedy to stderr; returns EXIT_TROUBLE. */
int cmd_trouble(struct context *c, const struct fail *why);

/* Says what operands a command takes, with its example; returns EXIT_TROUBLE.
 * Counts outside least..most never reach run(). */
int cmd_misused(struct context *c, const struct command *cmd);

/* The same for something that does not stop the command. */
void cmd_warn(struct context *c, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Selects the language of the profile, unless --lang or a machine format
 * decided already. */
void cmd_language(struct context *c, str language);

/* Renders to stdout through the chosen renderer. */
void cmd_print(struct context *c, const struct report *r);

/* --help of one command, of the whole program, and --version. */
void help_command(struct context *c, const struct command *cmd,
		  struct buf *out);
void help_program(struct context *c, struct buf *out);

#endif
