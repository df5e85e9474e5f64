/*
 * form.h -- the two forms of an agenda, for commands that write one.
 */
#ifndef CMD_FORM_H
#define CMD_FORM_H

#include "cmd/load.h"

enum form { FORM_MARKDOWN, FORM_YAML };

/* The form that --form names; else that of the output's name; else
 * `otherwise`.  False with `why` for a word that is no form. */
bool form_read(struct load *l, str word, str out, enum form otherwise,
	       enum form *form, struct fail *why);

/* Writes a data tree to `out`, or to standard output when that is empty or
 * "-". */
bool form_write(struct load *l, const struct profile *p,
		const struct node *data, enum form form, str out,
		struct fail *why);

#endif
