/*
 * period_tokens.h -- the words of a period: internal to doc/period.
 *
 * A period as written becomes a short row of tokens.  Everything that depends
 * on the Dutch language is in the tables of period_words.c; the
 * grammar (period_items.c, period.c) sees kinds and numbers only.
 */
#ifndef DOC_PERIOD_TOKENS_H
#define DOC_PERIOD_TOKENS_H

#include "base/str.h"

enum token_kind {
	TOKEN_END,
	TOKEN_NUMBER,  /* value, digits */
	TOKEN_DASH,    /* - and its typographic sisters */
	TOKEN_SLASH,   /* / */
	TOKEN_DOT,     /* between digits: 5.12.2019 */
	TOKEN_DOTS,    /* .. or ... */
	TOKEN_COLON,   /* : */
	TOKEN_QUOTE,   /* ' before a short year */
	TOKEN_COMMA,   /* , and & */
	TOKEN_STOP,    /* ; or the end of a sentence: a remark follows */
	TOKEN_OPEN,    /* ( or [ */
	TOKEN_CLOSE,   /* ) or ] */
	TOKEN_STRANGE, /* ? and all other signs */

	TOKEN_WORD,	/* no word of ours */
	TOKEN_MONTH,	/* value 1..12 */
	TOKEN_WEEKDAY,	/* value 1..7, Monday first */
	TOKEN_SEASON,	/* value 1..4, spring first */
	TOKEN_PART,	/* value 1..3: begin, medio, eind */
	TOKEN_ORDINAL,	/* value: eerste, 1e */
	TOKEN_COUNT,	/* value: twee, drie */
	TOKEN_HALF,	/* helft; value when it carries one: H1 */
	TOKEN_QUARTER,	/* kwartaal; value when it carries one: Q1 */
	TOKEN_SCHOOL,	/* schooljaar; value 2 for the plural */
	TOKEN_CALENDAR, /* kalenderjaar */
	TOKEN_WEEK,	/* week; value when it carries one: W12 */
	TOKEN_UNIT,	/* jaar, maand, dag: a length of time */
	TOKEN_AND,	/* en, of */
	TOKEN_TO,	/* tot */
	TOKEN_THROUGH,	/* t/m, tot en met */
	TOKEN_BEFORE,	/* voor */
	TOKEN_BY,	/* uiterlijk */
	TOKEN_SINCE,	/* vanaf */
	TOKEN_AFTER,	/* na */
	TOKEN_OF,	/* van */
	TOKEN_FILL,	/* in, de, periode: say nothing */
	TOKEN_WHOLE,	/* heel, het hele: all of what follows */
	TOKEN_ONWARD,	/* e.v., en verder: from there on */
	TOKEN_RUNNING,	/* lopend: no days, unless these are named */
	TOKEN_AT,	/* om: a time of day follows */
	TOKEN_HOUR,	/* uur */
	TOKEN_TIMES,	/* keer, x, maal, bijeenkomsten */
	TOKEN_PER,	/* per */
	TOKEN_EVERY,	/* elke, ieder */
	TOKEN_RECUR,	/* continu, jaarlijks */
	TOKEN_LEAD,	/* besluit, start: announces the period */
	TOKEN_VAGUE,	/* circa, dit, niet: makes it no period */
};

struct token {
	enum token_kind kind;
	bool glued; /* no blank before it */
	int value;
	int digits;
	str text;
};

enum { TOKENS_MAX = 48 };

/* at[n] is always TOKEN_END. */
struct tokens {
	struct token at[TOKENS_MAX + 1];
	size_t n;
};

/* Reads `s`; false when it is too long to be a period.  HTML tags count as
 * nothing, so that "1<sup>e</sup> helft" is "1e helft". */
bool tokens_read(str s, struct tokens *out);

#endif
