/*
 * receive.h -- whether the server takes a push: what the parts of that judgment
 * share.  Only for cmd/receive*.c and the hook.
 *
 * What a push may not do is an objection: a sentence and a cure.  All of them
 * are collected, so that the sender mends everything in one go; only what keeps
 * us from looking at all (trouble) ends the judgment, and then nothing is
 * taken.
 */
#ifndef CMD_RECEIVE_H
#define CMD_RECEIVE_H

#include "cmd/batch.h"
#include "cmd/past.h"
#include "repo/news.h"
#include "repo/push.h"

struct objection {
	str message, cure;
};

struct receive {
	struct load *l;
	struct arena *a;
	struct repo *r;
	const struct profile *p; /* in force */
	str main, main_was;	 /* the main branch before the push */
	struct push push;
	int64_t until; /* seconds since 1970: no longer than that */
	struct batch batch;
	struct past past;
	struct map checked; /* blobs that were judged or stood already */
	struct map told;    /* objections, by their words */
	struct {
		struct objection *at;
		size_t n, cap;
	} objections;
	bool several; /* more than one recording is new */
	bool rules;   /* the push changes the profile */
	bool content; /* some objection is about what was recorded */
};

/* Adds an objection, once; `cure` is translated, or NULL. */
void receive_object(struct receive *rx, const char *cure, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* "agendas/x.md, recorded on 12 maart 2020 as "Onderwerp" (1a2b3c4)" */
str receive_where(struct receive *rx, str path, const struct version *facts);

/* False with `why` when the time for one push is over. */
bool receive_in_time(struct receive *rx, struct fail *why);

/* Whether nothing may be taken back on a branch. */
bool receive_is_protected(const struct receive *rx, const struct push_ref *ref);

/* Names: branches that go back or away, versions that move. */
void receive_names(struct receive *rx);

/* Learns which contents stand already where the names of the push were and on
 * the main branch: they are not judged again. */
bool receive_learn(struct receive *rx, struct fail *why);

/* Every new recording, oldest first: its files and its decisions. */
bool receive_all(struct receive *rx, const struct news *news, struct fail *why);

/* Files that a new recording changes: no links, not too large, agendas in
 * order. */
bool receive_files(struct receive *rx, const struct news *news,
		   const struct news_commit *c, struct fail *why);

/* Where each name of the push ends: the profile of a branch can be read, no
 * version or name is there twice, and a text is the version that it is named.
 */
bool receive_tips(struct receive *rx, struct fail *why);

/* Decisions that stood before: in a new recording, and for a protected branch
 * from where it was to where it goes. */
void receive_decisions(struct receive *rx, const struct news *news,
		       const struct news_commit *c);
bool receive_net(struct receive *rx, const struct push_ref *ref,
		 const struct news *news, struct fail *why);

/* Judges the push whose names stand in `lines`; prints the verdict and returns
 * the exit status. */
int receive_push(struct load *l, str lines);

#endif
