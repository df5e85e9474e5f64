/*
 * agenda-status/1, agenda-versions/1 and agenda-input/1: the records behind the
 * tables.
 */
#include "report/records.h"

static void step(struct json *j, struct arena *a, const char *key,
		 const struct standing_step *s, bool planned)
{
	json_key(j, str_from(key));
	if (s->id.len == 0) {
		json_null(j);
		return;
	}
	json_open(j, '{');
	json_member_str(j, "id", s->id);
	json_member_str(j, "meeting", s->meeting);
	json_member_cstr(j, "status", step_status_name(s->status));
	json_member_known(j, planned ? "planned" : "day",
			  period_write(a, s->day));
	json_close(j, '}');
}

static void standing(struct json *j, struct arena *a, const struct standing *s)
{
	json_open(j, '{');
	json_member_str(j, "agenda", s->agenda);
	json_member_str(j, "title", s->title);
	json_member_known(j, "version", s->version);
	json_member_known(j, "recorded", date_write(a, s->recorded));
	json_member_known(j, "commit", s->commit);
	if (!s->complete) {
		json_key(j, S("complete"));
		json_bool(j, false);
	}
	step(j, a, "last", &s->last, false);
	step(j, a, "next", &s->next, true);
	json_member_int(j, "late", (long long)s->n_late);
	json_member_int(j, "days_late", s->days_late);
	json_close(j, '}');
}

void json_standings(struct json *j, const struct report *r)
{
	json_open(j, '{');
	json_member_cstr(j, "format", r->format);
	json_member_str(j, "as_of", date_write(r->a, r->as_of));
	json_key(j, S("agendas"));
	json_open(j, '[');
	for (size_t i = 0; i < r->n_standings; i++)
		standing(j, r->a, &r->standings[i]);
	json_close(j, ']');
	json_close(j, '}');
}

static void edition(struct json *j, struct arena *a, const struct edition *e)
{
	json_open(j, '{');
	json_member_str(j, "id", e->id);
	json_member_str(j, "name", e->name);
	json_member_str(j, "status", e->status);
	json_member_known(j, "recorded", date_write(a, e->recorded));
	json_member_known(j, "commit", e->commit);
	json_member_str(j, "path", e->path);
	json_member_known(j, "tag", e->tag);
	json_key(j, S("signed"));
	json_bool(j, e->has_signature);
	json_key(j, S("changes"));
	if (e->compared) {
		json_open(j, '{');
		json_member_int(j, "total", (long long)e->changes);
		json_member_int(j, "added", (long long)e->added);
		json_member_int(j, "removed", (long long)e->removed);
		json_close(j, '}');
	} else {
		json_null(j);
	}
	json_close(j, '}');
}

void json_editions(struct json *j, const struct report *r)
{
	json_open(j, '{');
	json_member_cstr(j, "format", r->format);
	json_member_str(j, "agenda", r->agenda);
	json_key(j, S("versions"));
	json_open(j, '[');
	for (size_t i = 0; i < r->n_editions; i++)
		edition(j, r->a, &r->editions[i]);
	json_close(j, ']');
	json_close(j, '}');
}

static void input(struct json *j, const struct input *i)
{
	json_open(j, '{');
	json_member_str(j, "id", i->id);
	json_member_known(j, "step", i->step);
	json_member_known(j, "meeting", i->meeting);
	json_member_str(j, "request", i->text);
	json_member_str(j, "disposition", i->disposition);
	json_member_known(j, "version", i->version);
	json_member_known(j, "place", i->place);
	json_member_known(j, "title", i->title);
	json_member_known(j, "reason", i->reason);
	json_key(j, S("versions"));
	json_open(j, '[');
	for (size_t k = 0; k < i->n; k++) {
		json_open(j, '{');
		json_member_str(j, "version", i->at[k].version);
		json_member_str(j, "disposition", i->at[k].disposition);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

void json_inputs(struct json *j, const struct report *r)
{
	json_open(j, '{');
	json_member_cstr(j, "format", r->format);
	json_member_str(j, "agenda", r->agenda);
	json_key(j, S("requests"));
	json_open(j, '[');
	for (size_t i = 0; i < r->n_inputs; i++)
		input(j, &r->inputs[i]);
	json_close(j, ']');
	json_close(j, '}');
}
