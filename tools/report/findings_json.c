/*
 * agenda-findings/1, whole (json) or a finding a line (jsonl).
 */
#include "report/records.h"

void json_finding(struct json *j, const struct finding *f)
{
	struct place from = source_place(f->source, f->span.from);
	struct place to = source_place(f->source, f->span.to);

	json_open(j, '{');
	json_member_cstr(j, "rule", f->rule);
	json_member_cstr(j, "severity", level_name(f->level));
	json_member_str(j, "file", f->source->name);
	json_member_int(j, "line", from.line);
	json_member_int(j, "column", from.column);
	json_member_int(j, "end_line", to.line);
	json_member_int(j, "end_column", to.column);
	json_member_str(j, "message", f->message);
	json_member_str(j, "help", f->help);
	json_member_str(j, "pointer", f->pointer);
	json_close(j, '}');
}

static void counts(struct json *j, const struct report *r)
{
	json_key(j, S("counts"));
	json_open(j, '{');
	for (size_t i = 0; i < r->n; i++) {
		const struct block *b = &r->at[i];

		for (size_t k = 0; b->kind == BLOCK_TALLY && k < b->tally.n;
		     k++)
			json_member_int(j, b->tally.row[k].key,
					(long long)b->tally.row[k].n);
	}
	json_close(j, '}');
}

void json_findings(struct json *j, const struct report *r)
{
	json_open(j, '{');
	json_member_cstr(j, "format", r->format);
	json_key(j, S("findings"));
	json_open(j, '[');
	for (size_t i = 0; i < r->n; i++)
		if (r->at[i].kind == BLOCK_FINDING)
			json_finding(j, r->at[i].finding);
	json_close(j, ']');
	counts(j, r);
	json_close(j, '}');
}

static void lines(const struct report *r, struct look look, struct buf *out)
{
	(void)look;
	for (size_t i = 0; i < r->n; i++) {
		struct json j = {.out = out, .compact = true};

		if (r->at[i].kind != BLOCK_FINDING)
			continue;
		json_finding(&j, r->at[i].finding);
		buf_char(out, '\n');
	}
}

const struct renderer renderer_jsonl = {
	.name = "jsonl",
	.machine = true,
	.only = "agenda-findings/1",
	.render = lines,
};
