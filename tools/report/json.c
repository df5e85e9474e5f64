/*
 * The renderer for programs.  What is written follows from the format that the
 * report names; the records are the report's own, so nothing is lost in
 * layout.
 */
#include "report/records.h"

static const struct {
	const char *format;
	void (*write)(struct json *j, const struct report *r);
} writers[] = {
	{"agenda-findings/1", json_findings},
	{"agenda-changes/1", json_changes},
	{"agenda-trail/1", json_trail},
	{"agenda-document/1", json_document},
	{"agenda-status/1", json_standings},
	{"agenda-versions/1", json_editions},
	{"agenda-input/1", json_inputs},
};

static void render(const struct report *r, struct look look, struct buf *out)
{
	struct json j = {.out = out};

	(void)look;
	for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
		if (strcmp(r->format, writers[i].format) == 0) {
			writers[i].write(&j, r);
			buf_char(out, '\n');
			return;
		}
	json_words(&j, r);
	buf_char(out, '\n');
}

void json_member_str(struct json *j, const char *key, str value)
{
	json_key(j, str_from(key));
	json_str(j, value);
}

void json_member_cstr(struct json *j, const char *key, const char *value)
{
	json_member_str(j, key, str_from(value));
}

void json_member_int(struct json *j, const char *key, long long value)
{
	json_key(j, str_from(key));
	json_int(j, value);
}

void json_member_known(struct json *j, const char *key, str value)
{
	json_key(j, str_from(key));
	if (value.len > 0)
		json_str(j, value);
	else
		json_null(j);
}

void json_document(struct json *j, const struct report *r)
{
	json_open(j, '{');
	json_member_cstr(j, "format", r->format);
	for (size_t i = 0; i < r->n; i++) {
		if (r->at[i].kind != BLOCK_NODE)
			continue;
		json_key(j, S("document"));
		if (r->at[i].document->data != NULL)
			json_node(j, r->at[i].document->data);
		else
			json_null(j);
	}
	json_close(j, '}');
}

static void table(struct json *j, const struct table *t)
{
	json_open(j, '[');
	for (size_t row = 0; row < t->rows; row++) {
		json_open(j, '{');
		for (size_t c = 0; c < t->columns; c++) {
			json_key(j, t->header[c]);
			json_str(j, t->cells[row * t->columns + c]);
		}
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void word(struct json *j, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_TITLE:
	case BLOCK_LINE:
	case BLOCK_PROSE: json_str(j, b->text); return;
	case BLOCK_TABLE: table(j, &b->table); return;
	case BLOCK_FINDING: json_finding(j, b->finding); return;
	case BLOCK_CHANGE:
	case BLOCK_TIMELINE:
	case BLOCK_STEP:
	case BLOCK_TRAIL_FINDING:
	case BLOCK_NODE:
	case BLOCK_TALLY: return;
	}
}

void json_words(struct json *j, const struct report *r)
{
	json_open(j, '{');
	json_member_cstr(j, "format", r->format);
	json_key(j, S("blocks"));
	json_open(j, '[');
	for (size_t i = 0; i < r->n; i++)
		word(j, &r->at[i]);
	json_close(j, ']');
	json_close(j, '}');
}

const struct renderer renderer_json = {
	.name = "json",
	.machine = true,
	.render = render,
};
