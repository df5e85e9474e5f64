/*
 * cmd.h -- the commands, their options and the contract of every command.
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
#include "report/report.h"

enum { EXIT_FINE = 0, EXIT_FOUND = 1, EXIT_TROUBLE = 2 };

enum option_kind {
	OPTION_FLAG,   /* bool */
	OPTION_STRING, /* str */
	OPTION_DATE,   /* struct date, yyyy-mm-dd */
};

/* One option of a command; a table of these ends with an empty row.  The value
 * is stored at `offset` in the command's own struct.  --help, man pages and
 * completion are made from this table. */
struct option_row {
	char letter; /* or 0 */
	const char *name;
	const char *value; /* what --help calls the value; NULL: a flag */
	const char *help;  /* MSG() */
	enum option_kind kind;
	size_t offset;
};

/* What every command has: common options, applied before it runs. */
struct context {
	struct arena *a;
	const struct renderer *renderer;
	struct look look;
	enum lang lang;
	str format; /* --format as given */
	bool verbose;
	const char *
		program_dir; /* where catalogs and default profile are sought */
	char **args;	     /* operands */
	size_t n_args;
};

struct command {
	const char *name;     /* "validate" */
	const char *operands; /* "[FILE | FILE@VERSION | -]..." */
	const char *summary;  /* MSG(): one line */
	const char *detail;   /* MSG(): paragraphs for --help, or NULL */
	const struct option_row *options;
	size_t size; /* of the command's own struct of values */
	int (*run)(struct context *c, const void *values);
};

#define COMMANDS(X) X(validate) X(diff) X(route) X(show)
#define X(name)	    extern const struct command cmd_##name;
COMMANDS(X)
#undef X

/* Prints "agenda: <message>" and the remedy to stderr; returns EXIT_TROUBLE. */
int cmd_trouble(struct context *c, const struct fail *why);

/* Renders to stdout through the chosen renderer. */
void cmd_print(struct context *c, const struct report *r);

#endif
