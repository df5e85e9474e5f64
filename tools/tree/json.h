/*
 * json.h -- JSON (RFC 8259): a strict reader with places, and a writer.
 *
 * The reader exists because libyaml refuses surrogate pairs and long keys; it
 * gives the same nodes as the YAML reader, numbers as written, NUL in strings
 * allowed, duplicate keys a finding.
 */
#ifndef TREE_JSON_H
#define TREE_JSON_H

#include "base/buf.h"
#include "text/finding.h"
#include "tree/node.h"

/* NULL when nothing could be built. */
struct node *json_read(struct arena *a, const struct source *source,
		       struct span part, struct findings *to);

/* The writer: values in order, commas and indentation by itself (two blanks a
 * level).  `{.out = &buf}` is ready for use.
 *
 *	json_open(&j, '{');
 *	json_key(&j, S("format"));
 *	json_str(&j, S("agenda-changes/1"));
 *	json_close(&j, '}');
 */
struct json {
	struct buf *out;
	unsigned depth;
	bool member; /* something stands before in this list or map */
	bool after_key;
	bool compact; /* one line, no blanks: for jsonl */
};

void json_open(struct json *j, char bracket);  /* '{' or '[' */
void json_close(struct json *j, char bracket); /* '}' or ']' */
void json_key(struct json *j, str key);
void json_str(struct json *j, str value); /* any bytes; bad UTF-8 as U+FFFD */
void json_int(struct json *j, long long value);
void json_bool(struct json *j, bool value);
void json_null(struct json *j);
void json_raw(struct json *j, str number); /* a number as written */

/* A data tree; markup nodes are an error of the caller (assert). */
void json_node(struct json *j, const struct node *n);

#endif
