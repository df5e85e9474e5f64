/*
 * matcher.h -- inside diff/: the steps of matching, in the order they run.
 *
 * Each step only adds pairs; only match_doubt() takes some back.
 */
#ifndef DIFF_MATCHER_H
#define DIFF_MATCHER_H

#include "diff/join.h"
#include "diff/match.h"

struct matcher {
	struct arena *a;   /* of the result */
	struct arena *tmp; /* of one step */
	struct match m;
	uint64_t *key_old; /* room for one key a block, for joins */
	uint64_t *key_new;
};

/* Pairs two unmatched parts of one kind. */
void match_pair(struct matcher *x, struct part *old, struct part *new,
		unsigned certain);

/* Pairs two identical subtrees, part by part. */
void match_subtree(struct matcher *x, struct part *old, struct part *new,
		   unsigned certain);

/* Joins the blocks of both sides by the keys of `key_old` and `key_new`. */
struct join match_join(struct matcher *x);

/* exact.c: stable ids and `voorheen`; identical subtrees that occur once;
 * identical ones among others, by where they stand; and wherever they stand. */
void match_ids(struct matcher *x);
void match_unique(struct matcher *x);
void match_in_place(struct matcher *x);
void match_anywhere(struct matcher *x);

/* sections.c: sections by shared words and titles; fields, sections, lists and
 * tables below matched parents by key, title and place. */
void match_sections(struct matcher *x);
void match_below(struct matcher *x);

/* rows.c: rows by key, cells by column. */
void match_rows(struct matcher *x);
void match_cells(struct matcher *x);

/* like.c: what is left, by likeness of words. */
void match_alike(struct matcher *x);

/* doubt.c: takes back pairs that are more likely chance. */
void match_doubt(struct matcher *x);

/* joints.c: splits and merges; and when all is paired, which parts are the same
 * place. */
void match_joints(struct matcher *x);
void match_homes(struct matcher *x);

/* titles.c: sections of which only the title is left. */
void match_titles(struct matcher *x);

#endif
