/*
 * record.h -- what the files of `agenda record` share.
 */
#ifndef CMD_RECORD_H
#define CMD_RECORD_H

#include "cmd/recording.h"

enum { RECORD_REQUESTS = 32 };

struct record_values {
	str outcome, conclusion, member, about;
	struct date held;
	struct option_list requests;
	bool yes;
};

struct record {
	struct recording r;
	const struct record_values *given;
	const struct route_step *step;
	const struct route_member *member; /* or NULL */
	const struct outcome *outcome;
	str held;  /* yyyy-mm-dd, or empty */
	str about; /* id of the content that lay on the table */
	str text;  /* the new document */
	str requests[RECORD_REQUESTS];
	size_t n_requests;
};

/* Puts the outcome in its row: fills in `text`.  False with `why`. */
bool record_edit_row(struct record *x, struct fail *why);

/* Adds a request of the meeting to `text`. */
bool record_add_request(struct record *x, str request, struct fail *why);

#endif
