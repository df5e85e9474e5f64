/*
 * say_words.h -- the words of a change as was and becomes: lines of runs.
 *
 * For renderers that set both sides beside each other.  A line is a paragraph,
 * a title, or a cell with its column; long stretches that stayed the same are
 * cut to the words near a change.
 */
#ifndef REPORT_SAY_WORDS_H
#define REPORT_SAY_WORDS_H

#include "diff/change.h"

struct say_run {
	enum word_op op;
	bool cut; /* stands for words that were left out: " … " */
	str text;
};

struct say_line {
	const struct say_run *at;
	size_t n;
};

struct say_lines {
	struct say_line *at;
	size_t n, cap;
};

struct say_sides {
	struct say_lines old; /* without what was inserted */
	struct say_lines new; /* without what was deleted */
	struct say_lines both;
};

/* The runs of a text that changed, with at most `near` words of what stayed the
 * same on either side of a change. */
struct say_line say_words(struct arena *a, const struct change *c, size_t near);

/* Both sides of a change; one that has none is empty. */
struct say_sides say_sides(struct arena *a, const struct change *c,
			   size_t near);

#endif
