/*
 * The Code Quality report of GitLab, a subset of the format of Code Climate:
 * GitLab compares fingerprints of two branches and shows what is new.  It shows
 * the description alone, so the help goes in there too.
 */
#include "report/fingerprint.h"
#include "report/records.h"

static void location(struct json *j, const struct finding *f)
{
	struct place from = source_place(f->source, f->span.from);
	struct place to = source_place(f->source, f->span.to);

	json_key(j, S("location"));
	json_open(j, '{');
	json_member_str(j, "path", report_file(f->source->name));
	json_key(j, S("lines"));
	json_open(j, '{');
	json_member_int(j, "begin", from.line);
	json_member_int(j, "end", to.line);
	json_close(j, '}');
	json_close(j, '}');
}

static void finding(struct json *j, struct arena *a, struct fingerprints *given,
		    const struct finding *f)
{
	static const char *const severity[] = {"info", "info", "minor",
					       "major"};
	str text = f->message;

	if (f->help.len > 0)
		text = str_fmt(a, "%.*s (%.*s)", STR(text), STR(f->help));
	json_open(j, '{');
	json_member_str(j, "description", text);
	json_member_cstr(j, "check_name", f->rule);
	json_member_str(j, "fingerprint", fingerprint_of(a, given, f));
	json_member_cstr(j, "severity", severity[f->level]);
	location(j, f);
	json_close(j, '}');
}

static void render(const struct report *r, struct look look, struct buf *out)
{
	struct json j = {.out = out};
	struct fingerprints given = {0};

	(void)look;
	json_open(&j, '[');
	for (size_t i = 0; i < r->n; i++)
		if (r->at[i].kind == BLOCK_FINDING)
			finding(&j, r->a, &given, r->at[i].finding);
	json_close(&j, ']');
	buf_char(out, '\n');
}

const struct renderer renderer_gitlab = {
	.name = "gitlab",
	.machine = true,
	.only = "agenda-findings/1",
	.render = render,
};
