/*
 * yaml_words.h -- libyaml's complaints in the words of an office.
 */
#ifndef TREE_YAML_WORDS_H
#define TREE_YAML_WORDS_H

#include <stdbool.h>

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

/* For a character `c` that no value may begin with; NULL when there is nothing
 * better to say than yaml_words_of() does. */
const struct yaml_words *yaml_words_bad_start(char c);

#endif
