/*
 * agenda-changes/1: one entry a part; a location gives what still holds when
 * the text around the part is edited, or written otherwise: id, pointer, lines
 * and column, not bytes.
 */
#include "report/records.h"

static void range(struct json *j, const char *key, unsigned from, unsigned to)
{
	json_key(j, str_from(key));
	json_open(j, '[');
	json_int(j, from);
	json_int(j, to);
	json_close(j, ']');
}

/* The last line that holds a byte of the span. */
static unsigned last_line(const struct source *s, struct span at)
{
	str text = source_slice(s, at);
	size_t end = at.to;

	while (text.len > 1 && (text.ptr[text.len - 1] == '\n' ||
				text.ptr[text.len - 1] == '\r')) {
		text = str_slice(text, 0, text.len - 1);
		end--;
	}
	return source_place(s, end > at.from ? end - 1 : at.from).line;
}

static void location(struct json *j, const struct source *s,
		     const struct part *p)
{
	json_open(j, '{');
	if (p->id.len > 0)
		json_member_str(j, "id", p->id);
	if (p->pointer.len > 0)
		json_member_str(j, "ptr", p->pointer);
	range(j, "lines", source_place(s, p->span.from).line,
	      last_line(s, p->span));
	if (p->kind == PART_CELL)
		json_member_str(j, "cell", p->key);
	json_close(j, '}');
}

static void side(struct json *j, const char *key, const struct source *s,
		 const struct part *const *parts, size_t n)
{
	if (n == 0)
		return;
	json_key(j, str_from(key));
	json_open(j, '[');
	for (size_t i = 0; i < n; i++)
		location(j, s, parts[i]);
	json_close(j, ']');
}

static void words(struct json *j, const struct change *c)
{
	if (c->n_words == 0)
		return;
	json_key(j, S("words"));
	json_open(j, '[');
	for (size_t i = 0; i < c->n_words; i++) {
		const struct word_run *w = &c->words[i];

		if (w->op == WORD_SAME)
			continue;
		json_open(j, '{');
		json_member_cstr(j, "op",
				 w->op == WORD_DELETED ? "del" : "ins");
		json_member_str(j, "text", str_trim(w->text));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void also(struct json *j, unsigned bits)
{
	if (bits == 0)
		return;
	json_key(j, S("also"));
	json_open(j, '[');
	for (int k = 0; k < CHANGE_KINDS; k++)
		if (bits & 1u << k)
			json_str(j, str_from(change_kind_name(
					    (enum change_kind)k)));
	json_close(j, ']');
}

/* The ids of the requests that a change answers. */
static void answers(struct json *j, const struct change *c)
{
	if (c->n_answers == 0)
		return;
	json_key(j, S("answers"));
	json_open(j, '[');
	for (size_t i = 0; i < c->n_answers; i++)
		json_str(j, c->answers[i].id);
	json_close(j, ']');
}

static void change(struct json *j, const struct report *r,
		   const struct change *c)
{
	json_open(j, '{');
	json_member_cstr(j, "kind", change_kind_name(c->kind));
	json_member_cstr(
		j, "node",
		part_hint(c->n_after > 0 ? c->after[0] : c->before[0]));
	also(j, c->also);
	if (c->detail != NULL)
		json_member_cstr(j, "detail", c->detail);
	json_member_cstr(j, "class", change_class_name(c->class));
	if (c->certain < 100)
		json_member_int(j, "certain", c->certain);
	if (c->days != 0)
		json_member_int(j, "days", c->days);
	side(j, "before", r->changes->old.source, c->before, c->n_before);
	side(j, "after", r->changes->new.source, c->after, c->n_after);
	words(j, c);
	answers(j, c);
	json_close(j, '}');
}

static void counts(struct json *j, const struct block *b)
{
	for (size_t i = 0; i < b->tally.n; i++)
		json_member_int(j, b->tally.row[i].key,
				(long long)b->tally.row[i].n);
}

static bool is_tally(const struct block *b, bool of_section)
{
	return b->kind == BLOCK_TALLY &&
	       (b->tally.section.len > 0) == of_section;
}

static void tallies(struct json *j, const struct report *r)
{
	json_key(j, S("stat"));
	json_open(j, '[');
	for (size_t i = 0; i < r->n; i++) {
		if (!is_tally(&r->at[i], true))
			continue;
		json_open(j, '{');
		json_member_str(j, "section", r->at[i].tally.section);
		counts(j, &r->at[i]);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_key(j, S("counts"));
	json_open(j, '{');
	for (size_t i = 0; i < r->n; i++)
		if (is_tally(&r->at[i], false))
			counts(j, &r->at[i]);
	json_close(j, '}');
}

void json_changes(struct json *j, const struct report *r)
{
	json_open(j, '{');
	json_member_cstr(j, "format", r->format);
	json_member_cstr(j, "tool", "agenda-diff " VERSION);
	json_member_str(j, "old", r->changes->old.source->name);
	json_member_str(j, "new", r->changes->new.source->name);
	json_key(j, S("changes"));
	json_open(j, '[');
	for (size_t i = 0; i < r->n; i++)
		if (r->at[i].kind == BLOCK_CHANGE)
			change(j, r, r->at[i].change);
	json_close(j, ']');
	tallies(j, r);
	if (r->changes->note.len > 0)
		json_member_str(j, "note", r->changes->note);
	json_member_int(j, "only_form", (long long)r->changes->only_form);
	json_close(j, '}');
}
