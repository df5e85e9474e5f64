/*
 * records.h -- the parts of the JSON renderers: one writer for each format.
 *
 * Keys never change within a format number; new keys may be added.  A value
 * that is not known is null, a text that is not there is "".
 */
#ifndef REPORT_RECORDS_H
#define REPORT_RECORDS_H

#include "report/report.h"
#include "tree/json.h"

/* Each writes one JSON value. */
void json_findings(struct json *j, const struct report *r);
void json_changes(struct json *j, const struct report *r);
void json_trail(struct json *j, const struct report *r);
void json_document(struct json *j, const struct report *r);
void json_standings(struct json *j, const struct report *r);
void json_editions(struct json *j, const struct report *r);
void json_inputs(struct json *j, const struct report *r);
/* Titles, sentences and tables: what has no format of its own. */
void json_words(struct json *j, const struct report *r);

void json_finding(struct json *j, const struct finding *f);

/* Members by name. */
void json_member_str(struct json *j, const char *key, str value);
void json_member_cstr(struct json *j, const char *key, const char *value);
void json_member_int(struct json *j, const char *key, long long value);
/* null when empty. */
void json_member_known(struct json *j, const char *key, str value);

#endif
