/*
 * options.h -- command lines by table.
 *
 * A table has a row for each option and ends with an empty row; the value is
 * stored at `offset` in a struct of the table's owner.  --help and completion
 * are made from the same rows.  GNU style: options and operands in any order,
 * --name=value or --name value, -x value or -xvalue, flags together (-ab), `--`
 * ends the options, `-` is an operand.  The last one wins.
 */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "base/date.h"
#include "base/fail.h"

enum option_kind {
	OPTION_FLAG,   /* bool */
	OPTION_STRING, /* str */
	OPTION_NUMBER, /* unsigned */
	OPTION_DATE,   /* struct date, yyyy-mm-dd */
	OPTION_LIST,   /* struct option_list: each time it is given */
};

struct option_list {
	str *at;
	size_t n, cap;
};

struct option_row {
	const char *name;
	const char *value; /* what --help calls the value; NULL: a flag */
	const char *help;  /* MSG() */
	size_t offset;
	enum option_kind kind;
	char letter; /* or 0 */
};

/* A table and where its values go; a list of these ends with an empty one. */
struct option_set {
	const struct option_row *rows;
	void *values;
};

struct operands {
	char **at;
	size_t n;
};

/* Reads argv[1] .. argv[argc-1].  False, with `why`, at the first option that
 * is unknown (a likely one is named), misses its value or has a wrong one. */
bool options_read(struct arena *a, const struct option_set *sets, int argc,
		  char **argv, struct operands *out, struct fail *why);

#endif
