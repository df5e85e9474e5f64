/*
 * SARIF 2.1.0 (OASIS), which forges and editors read.  Ids of rules are ours
 * and never change; places count code points, as SARIF lets a tool declare;
 * ends are exclusive there too.  Files are relative references, so that a
 * report means the same on another machine.
 */
#include "report/fingerprint.h"
#include "report/records.h"

struct used {
	const char *const *at;
	size_t n;
};

static void json_text(struct json *j, const char *key, str text)
{
	json_key(j, str_from(key));
	json_open(j, '{');
	json_member_str(j, "text", text);
	json_close(j, '}');
}

static bool is_literal(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') ||
	       (c != '\0' && strchr("-._~/@", c) != NULL);
}

/* A file name as a URI reference (RFC 3986); one from the root gets its scheme.
 */
static str uri_of(struct arena *a, str name)
{
	struct buf b = {.a = a};

	name = report_file(name);
	if (str_starts(name, S("/")))
		buf_add(&b, S("file://"));
	for (size_t i = 0; i < name.len; i++) {
		if (is_literal(name.ptr[i]))
			buf_char(&b, name.ptr[i]);
		else
			buf_fmt(&b, "%%%02X",
				(unsigned)(unsigned char)name.ptr[i]);
	}
	return buf_str(&b);
}

static size_t index_of(const struct used *u, const char *rule)
{
	size_t i = 0;

	while (i < u->n && strcmp(u->at[i], rule) != 0)
		i++;
	return i;
}

/* The rules that found something, in the order in which they did. */
static struct used rules_used(const struct report *r)
{
	const char **at = NEWN(r->a, r->n, const char *);
	struct used u = {.at = at};

	for (size_t i = 0; i < r->n; i++) {
		const char *rule;

		if (r->at[i].kind != BLOCK_FINDING)
			continue;
		rule = r->at[i].finding->rule;
		if (index_of(&u, rule) == u.n)
			at[u.n++] = rule;
	}
	return u;
}

static const struct report_rule *known(const struct report *r, const char *id)
{
	for (size_t i = 0; i < r->n_rules; i++)
		if (str_eq(r->rules[i].id, str_from(id)))
			return &r->rules[i];
	return NULL;
}

static void rule(struct json *j, const struct report *r, const char *id)
{
	const struct report_rule *about = known(r, id);

	json_open(j, '{');
	json_member_cstr(j, "id", id);
	if (about != NULL) {
		json_text(j, "shortDescription", about->looks);
		json_text(j, "fullDescription", about->why);
		json_text(j, "help", about->why);
	}
	json_close(j, '}');
}

static void driver(struct json *j, const struct report *r,
		   const struct used *used)
{
	json_key(j, S("tool"));
	json_open(j, '{');
	json_key(j, S("driver"));
	json_open(j, '{');
	json_member_cstr(j, "name", "agenda");
	json_member_cstr(j, "semanticVersion", VERSION);
	json_key(j, S("rules"));
	json_open(j, '[');
	for (size_t i = 0; i < used->n; i++)
		rule(j, r, used->at[i]);
	json_close(j, ']');
	json_close(j, '}');
	json_close(j, '}');
}

static void region(struct json *j, const struct finding *f)
{
	struct place from = source_place(f->source, f->span.from);
	struct place to = source_place(f->source, f->span.to);

	json_key(j, S("region"));
	json_open(j, '{');
	json_member_int(j, "startLine", from.line);
	json_member_int(j, "startColumn", from.column);
	json_member_int(j, "endLine", to.line);
	json_member_int(j, "endColumn", to.column);
	json_close(j, '}');
}

static void location(struct json *j, struct arena *a, const struct finding *f)
{
	json_key(j, S("locations"));
	json_open(j, '[');
	json_open(j, '{');
	json_key(j, S("physicalLocation"));
	json_open(j, '{');
	json_key(j, S("artifactLocation"));
	json_open(j, '{');
	json_member_str(j, "uri", uri_of(a, f->source->name));
	json_close(j, '}');
	region(j, f);
	json_close(j, '}');
	if (f->pointer.len > 0) {
		json_key(j, S("logicalLocations"));
		json_open(j, '[');
		json_open(j, '{');
		json_member_str(j, "fullyQualifiedName", f->pointer);
		json_close(j, '}');
		json_close(j, ']');
	}
	json_close(j, '}');
	json_close(j, ']');
}

static void result(struct json *j, struct arena *a, const struct finding *f,
		   size_t index, str print)
{
	str text = f->message;

	if (f->help.len > 0)
		text = str_fmt(a, "%.*s (%.*s)", STR(text), STR(f->help));
	json_open(j, '{');
	json_member_cstr(j, "ruleId", f->rule);
	json_member_int(j, "ruleIndex", (long long)index);
	json_member_cstr(j, "level",
			 f->level == LEVEL_OFF ? "none" : level_name(f->level));
	json_text(j, "message", text);
	location(j, a, f);
	json_key(j, S("partialFingerprints"));
	json_open(j, '{');
	json_member_str(j, "agendaFinding/v1", print);
	json_close(j, '}');
	json_close(j, '}');
}

static void results(struct json *j, const struct report *r,
		    const struct used *used)
{
	struct fingerprints given = {0};

	json_key(j, S("results"));
	json_open(j, '[');
	for (size_t i = 0; i < r->n; i++) {
		const struct finding *f = r->at[i].finding;

		if (r->at[i].kind == BLOCK_FINDING)
			result(j, r->a, f, index_of(used, f->rule),
			       fingerprint_of(r->a, &given, f));
	}
	json_close(j, ']');
}

static void render(const struct report *r, struct look look, struct buf *out)
{
	struct json j = {.out = out};
	struct used used = rules_used(r);

	(void)look;
	json_open(&j, '{');
	json_member_cstr(&j, "$schema",
			 "https://json.schemastore.org/sarif-2.1.0.json");
	json_member_cstr(&j, "version", "2.1.0");
	json_key(&j, S("runs"));
	json_open(&j, '[');
	json_open(&j, '{');
	driver(&j, r, &used);
	json_member_cstr(&j, "columnKind", "unicodeCodePoints");
	results(&j, r, &used);
	json_close(&j, '}');
	json_close(&j, ']');
	json_close(&j, '}');
	buf_char(out, '\n');
}

const struct renderer renderer_sarif = {
	.name = "sarif",
	.machine = true,
	.only = "agenda-findings/1",
	.render = render,
};
