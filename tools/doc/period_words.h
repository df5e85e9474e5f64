/*
 * period_words.h -- the Dutch of periods: internal to doc/period_tokens.
 *
 * To add a word, a phrase or a sign: a row in period_words.c.
 */
#ifndef DOC_PERIOD_WORDS_H
#define DOC_PERIOD_WORDS_H

#include "doc/period_tokens.h"

struct word_row { /* case ignored for ASCII letters */
	const char *text;
	enum token_kind kind;
	int value;
};

struct phrase_row {
	const char *text[4]; /* words and signs that follow each other */
	enum token_kind kind;
};

struct sign_row {
	const char *text;
	enum token_kind kind;
};

/* Each ends with a row without text. */
extern const struct word_row period_word_rows[];
extern const struct phrase_row period_phrase_rows[];
extern const struct sign_row period_sign_rows[];

#endif
