/*
 * yaml_words.h -- libyaml's complaints in the words of an office.
 */
#ifndef TREE_YAML_WORDS_H
#define TREE_YAML_WORDS_H

#include "base/str.h"

struct yaml_words {
	const char *problem; /* what libyaml says begins with this */
	const char *message; /* msgid */
	const char *help;    /* msgid, or NULL */
	bool at_context;     /* the user must look where the thing began */
};

/* Never NULL: an unknown problem gives a general sentence.  `problem` may be
 * NULL. */
const struct yaml_words *yaml_words_of(const char *problem);

/* For a key of more than 1024 characters, which libyaml reports in several
 * ways. */
const struct yaml_words *yaml_words_long_key(void);

/* For a place where reading stopped at a character that no value may begin
 * with, or behind a line end that nobody sees (NEL, U+2028, U+2029); NULL when
 * there is nothing better to say than yaml_words_of() does. */
const struct yaml_words *yaml_words_at(str text, size_t at);

#endif
