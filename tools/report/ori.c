/*
 * The route with the field names of VNG's mini-ORI (version 1.0.0), which the
 * systems of council clerks know: meetings, the item on each, and the document
 * that lay on the table.
 *
 * What that standard asks and a route does not know (`organisatie`, `url`) is
 * left to whoever delivers it.  It has no dates but whole days: a plan that is
 * no single day is told in words.  Ids are made of agenda and step, so that
 * they are the same every time.
 */
#include "report/records.h"
#include "report/schedule.h"

/* A UUID (version 8 of RFC 9562: of our own making) from what it names. */
static str uuid(struct arena *a, const struct report *r, const char *kind,
		str id)
{
	str key = str_fmt(a, "%s %.*s %.*s", kind, STR(r->trail->agenda),
			  STR(id));
	uint64_t x = str_hash(key);
	uint64_t y = str_hash(
		str_fmt(a, "%.*s %016llx", STR(key), (unsigned long long)x));

	return str_fmt(a, "%08llx-%04llx-8%03llx-%04llx-%012llx",
		       (unsigned long long)(x >> 32),
		       (unsigned long long)(x >> 16 & 0xffff),
		       (unsigned long long)(x & 0xfff),
		       (unsigned long long)(y >> 48 & 0x3fff) | 0x8000,
		       (unsigned long long)(y & 0xffffffffffffULL));
}

static void reference(struct json *j, const char *key, str id)
{
	json_key(j, str_from(key));
	json_open(j, '[');
	json_open(j, '{');
	json_member_str(j, "id", id);
	json_close(j, '}');
	json_close(j, ']');
}

static const char *meeting_status(const struct schedule_row *row)
{
	switch (row->status) {
	case STEP_CANCELLED: return "geannuleerd";
	case STEP_DISCUSSED:
	case STEP_ADOPTED:
	case STEP_ADOPTED_CHANGED:
	case STEP_REJECTED: return "gehouden";
	case STEP_DEFERRED:
		return row->held.text.len > 0 ? "gehouden" : "gepland";
	case STEP_PLANNED:
	case STEP_LATE:
	case STEP_SKIPPED: return "gepland";
	}
	return "";
}

static str body_of(struct arena *a, const struct schedule_row *row)
{
	if (row->member == NULL)
		return row->name;
	return str_fmt(a, "%.*s, %.*s", STR(row->step->meeting),
		       STR(row->name));
}

static void meeting(struct json *j, const struct report *r,
		    const struct schedule_row *row)
{
	str name = body_of(r->a, row);

	json_open(j, '{');
	json_member_str(j, "id", uuid(r->a, r, "vergadering", row->id));
	json_member_cstr(j, "dossiertype", "vergadering");
	json_member_str(j, "naam", name);
	if (schedule_is_exact(row->planned))
		json_member_str(j, "geplandedatum",
				date_write(r->a, row->planned.from));
	if (schedule_is_exact(row->held))
		json_member_str(j, "vergaderdatum",
				date_write(r->a, row->held.from));
	json_member_cstr(j, "vergaderstatus", meeting_status(row));
	if (!schedule_is_exact(row->planned) && row->planned.text.len > 0)
		json_member_str(
			j, "vergadertoelichting",
			str_fmt(r->a, "gepland: %.*s", STR(row->planned.text)));
	json_key(j, S("georganiseerddoorgremium"));
	json_open(j, '{');
	json_member_str(j, "gremiumidentificatie",
			uuid(r->a, r, "gremium", name));
	json_member_str(j, "gremiumnaam", name);
	json_close(j, '}');
	json_close(j, '}');
}

static void item(struct json *j, const struct report *r,
		 const struct schedule_row *row)
{
	str title = r->trail->title.len > 0 ? r->trail->title
					    : r->trail->agenda;
	const char *status = step_status_name(row->status);
	str note = str_from(status);

	if (row->conclusion.len > 0)
		note = str_fmt(r->a, "%s: %.*s", status, STR(row->conclusion));
	json_open(j, '{');
	json_member_str(j, "id", uuid(r->a, r, "agendapunt", row->id));
	json_member_cstr(j, "dossiertype", "agendapunt");
	json_member_str(j, "agendapuntnaam", title);
	reference(j, "vergaderingen", uuid(r->a, r, "vergadering", row->id));
	if (row->step->purpose.len > 0)
		json_member_str(j, "omschrijving", row->step->purpose);
	json_member_str(j, "overig", note);
	json_key(j, S("indicatiebehandeld"));
	json_bool(j, strcmp(meeting_status(row), "gehouden") == 0);
	json_close(j, '}');
}

/* The version that lay on the table, where one is known. */
static void paper(struct json *j, const struct report *r,
		  const struct schedule_row *row)
{
	str version = row->step->version;
	str title = r->trail->title.len > 0 ? r->trail->title
					    : r->trail->agenda;

	if (version.len == 0)
		return;
	json_open(j, '{');
	json_member_str(j, "id", uuid(r->a, r, "informatieobject", row->id));
	json_member_str(j, "titel",
			str_fmt(r->a, "%.*s (%.*s)", STR(title), STR(version)));
	json_member_cstr(j, "wooinformatiecategorie", "c_db4862c3");
	if (schedule_is_exact(row->held))
		json_member_str(j, "datumingediend",
				date_write(r->a, row->held.from));
	reference(j, "vergaderingen", uuid(r->a, r, "vergadering", row->id));
	reference(j, "agendapunten", uuid(r->a, r, "agendapunt", row->id));
	json_close(j, '}');
}

static void render(const struct report *r, struct look look, struct buf *out)
{
	static const struct {
		const char *key;
		void (*write)(struct json *j, const struct report *r,
			      const struct schedule_row *row);
	} lists[] = {{"vergaderingen", meeting},
		     {"agendapunten", item},
		     {"informatieobjecten", paper}};
	struct schedule s = schedule_of(r->a, r->trail);
	struct json j = {.out = out};

	(void)look;
	json_open(&j, '{');
	for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
		json_key(&j, str_from(lists[k].key));
		json_open(&j, '[');
		for (size_t i = 0; i < s.n; i++)
			lists[k].write(&j, r, &s.at[i]);
		json_close(&j, ']');
	}
	json_close(&j, '}');
	buf_char(out, '\n');
}

const struct renderer renderer_ori = {
	.name = "ori",
	.machine = true,
	.only = "agenda-trail/1",
	.render = render,
};
