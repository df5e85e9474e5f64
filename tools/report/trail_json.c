/*
 * agenda-trail/1.  The status words are data and always Dutch; moments are
 * UTC.  "complete": false stands there only when history is cut off.
 */
#include "report/records.h"

#include "base/date.h"

static str instant(struct arena *a, struct moment m)
{
	int64_t days = m.seconds / 86400;
	int64_t rest = m.seconds % 86400;
	str day;

	if (rest < 0) {
		rest += 86400;
		days--;
	}
	day = date_write(a, date_from_days((int32_t)days));
	return str_fmt(a, "%.*sT%02d:%02d:%02dZ", STR(day), (int)(rest / 3600),
		       (int)(rest / 60 % 60), (int)(rest % 60));
}

static void planned(struct json *j, struct arena *a, struct period p)
{
	json_key(j, S("planned"));
	if (p.text.len == 0) {
		json_null(j);
		return;
	}
	json_open(j, '{');
	json_member_str(j, "text", p.text);
	json_member_known(j, "from", date_write(a, p.from));
	json_member_known(j, "to", date_write(a, p.to));
	json_close(j, '}');
}

/* Nothing for what is not signed. */
static void signature(struct json *j, const struct version *at)
{
	static const char *const names[] = {
		[SIGNATURE_UNCHECKED] = "unchecked",
		[SIGNATURE_GOOD] = "good",
		[SIGNATURE_STRANGER] = "stranger",
		[SIGNATURE_BAD] = "bad",
	};

	if (at == NULL || at->signature == SIGNATURE_NONE)
		return;
	json_member_cstr(j, "signature", names[at->signature]);
	json_member_known(j, "signer", at->signer);
}

static void evidence(struct json *j, struct arena *a, enum evidence_kind kind,
		     const struct version *at)
{
	json_key(j, S("evidence"));
	json_open(j, '{');
	json_member_known(j, "commit", at != NULL ? at->commit : S(""));
	json_member_known(j, "author", at != NULL ? at->author : S(""));
	json_member_known(j, "recorded",
			  at != NULL ? instant(a, at->committed) : S(""));
	json_member_cstr(j, "kind", evidence_name(kind));
	signature(j, at);
	json_close(j, '}');
}

static void member(struct json *j, struct arena *a,
		   const struct trail_member *m)
{
	json_open(j, '{');
	json_member_str(j, "name", m->name);
	planned(j, a, m->planned);
	json_member_known(j, "held", period_write(a, m->held));
	json_member_cstr(j, "status", step_status_name(m->status));
	json_member_str(j, "outcome", m->outcome);
	json_member_str(j, "conclusion", m->conclusion);
	evidence(j, a, m->evidence, m->recorded);
	json_close(j, '}');
}

static void step(struct json *j, struct arena *a, const struct trail_step *s)
{
	json_open(j, '{');
	json_member_str(j, "id", s->id);
	json_member_str(j, "meeting", s->meeting);
	json_member_str(j, "purpose", s->purpose);
	planned(j, a, s->planned);
	json_member_known(j, "held", period_write(a, s->held));
	json_member_cstr(j, "status", step_status_name(s->status));
	json_member_str(j, "outcome", s->outcome);
	json_member_str(j, "conclusion", s->conclusion);
	json_member_known(j, "version", s->version);
	json_key(j, S("members"));
	json_open(j, '[');
	for (size_t i = 0; i < s->n_members; i++)
		member(j, a, &s->members[i]);
	json_close(j, ']');
	evidence(j, a, s->evidence, s->recorded);
	json_close(j, '}');
}

static void finding(struct json *j, const struct trail_finding *f)
{
	json_open(j, '{');
	json_member_cstr(j, "rule", f->rule);
	json_member_cstr(j, "severity", level_name(f->level));
	json_member_str(j, "step", f->step);
	json_member_known(j, "commit", f->at != NULL ? f->at->commit : S(""));
	json_member_str(j, "message", f->message);
	json_close(j, '}');
}

static void joins(struct json *j, const struct trail *t)
{
	if (t->n_joins == 0)
		return;
	json_key(j, S("joins"));
	json_open(j, '[');
	for (size_t i = 0; i < t->n_joins; i++) {
		json_open(j, '{');
		json_member_str(j, "commit", t->join[i].at->commit);
		json_member_str(j, "left", t->join[i].left);
		json_member_str(j, "right", t->join[i].right);
		json_close(j, '}');
	}
	json_close(j, ']');
}

void json_trail(struct json *j, const struct report *r)
{
	json_open(j, '{');
	json_member_cstr(j, "format", r->format);
	json_member_str(j, "agenda", r->trail->agenda);
	json_member_str(j, "as_of", date_write(r->a, r->trail->as_of));
	if (date_is_set(r->trail->known_on))
		json_member_str(j, "known_on",
				date_write(r->a, r->trail->known_on));
	if (!r->trail->complete) {
		json_key(j, S("complete"));
		json_bool(j, false);
	}
	json_key(j, S("steps"));
	json_open(j, '[');
	for (size_t i = 0; i < r->n; i++)
		if (r->at[i].kind == BLOCK_STEP)
			step(j, r->a, r->at[i].step);
	json_close(j, ']');
	joins(j, r->trail);
	json_key(j, S("findings"));
	json_open(j, '[');
	for (size_t i = 0; i < r->n; i++)
		if (r->at[i].kind == BLOCK_TRAIL_FINDING)
			finding(j, r->at[i].trail_finding);
	json_close(j, ']');
	json_close(j, '}');
}
