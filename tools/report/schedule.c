#include "report/schedule.h"

#include "base/utf8.h"
#include "base/vec.h"

bool schedule_days(struct period p, struct date *from, struct date *to)
{
	*from = date_is_set(p.from) ? p.from : p.to;
	*to = date_is_set(p.to) ? p.to : p.from;
	return date_is_set(*from);
}

bool schedule_is_exact(struct period p)
{
	return p.precision == PRECISION_DAY && !p.open_from && !p.open_to &&
	       date_is_set(p.from) && date_cmp(p.from, p.to) == 0;
}

static void widen(struct schedule *s, struct date day)
{
	if (!date_is_set(day))
		return;
	if (!date_is_set(s->first) || date_cmp(day, s->first) < 0)
		s->first = day;
	if (!date_is_set(s->last) || date_cmp(day, s->last) > 0)
		s->last = day;
}

/* Letters and digits stay, all else is a '-'. */
static str slug(struct arena *a, str name)
{
	struct buf out = {.a = a};

	name = utf8_fold(a, name);
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
			     (unsigned char)c >= 0x80;

		if (plain || (out.n > 0 && out.at[out.n - 1] != '-'))
			buf_char(&out, (char)(plain ? c : '-'));
	}
	return buf_str(&out);
}

static void add_member(struct arena *a, struct schedule *s,
		       const struct trail_step *step,
		       const struct trail_member *m)
{
	*PUSH(a, s) = (struct schedule_row){
		.id = str_fmt(a, "%.*s-%.*s", STR(step->id),
			      STR(slug(a, m->name))),
		.name = m->name,
		.step = step,
		.member = m,
		.planned = m->planned,
		.held = m->held,
		.status = m->status,
		.days_late = m->days_late,
		.outcome = m->outcome,
		.conclusion = m->conclusion,
		.recorded = m->recorded,
		.evidence = m->evidence};
}

struct schedule schedule_of(struct arena *a, const struct trail *t)
{
	struct schedule s = {0};
	struct date from, to;

	for (size_t i = 0; i < t->n; i++) {
		const struct trail_step *step = &t->step[i];

		*PUSH(a, &s) =
			(struct schedule_row){.id = step->id,
					      .name = step->meeting,
					      .step = step,
					      .planned = step->planned,
					      .held = step->held,
					      .status = step->status,
					      .days_late = step->days_late,
					      .outcome = step->outcome,
					      .conclusion = step->conclusion,
					      .recorded = step->recorded,
					      .evidence = step->evidence};
		for (size_t k = 0; k < step->n_members; k++)
			add_member(a, &s, step, &step->members[k]);
	}
	for (size_t i = 0; i < s.n; i++) {
		if (schedule_days(s.at[i].planned, &from, &to)) {
			widen(&s, from);
			widen(&s, to);
		}
		if (schedule_days(s.at[i].held, &from, &to)) {
			widen(&s, from);
			widen(&s, to);
		}
	}
	if (date_is_set(s.first))
		widen(&s, t->as_of);
	return s;
}

unsigned schedule_at(const struct schedule *s, struct date day, unsigned width)
{
	int64_t first = date_to_days(s->first);
	int64_t all = date_to_days(s->last) - first;
	int64_t at = date_to_days(day) - first;

	if (all <= 0)
		return width / 2;
	if (at < 0)
		at = 0;
	if (at > all)
		at = all;
	return (unsigned)(at * width / all);
}

size_t schedule_ticks(const struct schedule *s, struct date *out, size_t most)
{
	int months = (s->last.year - s->first.year) * 12 + s->last.month -
		     s->first.month;
	int step = months <= 8 ? 1 : months <= 30 ? 3 : 12;
	size_t n = 0;

	while (step > 1 && step % 12 == 0 && (size_t)(months / step) > most)
		step += 12;
	for (int m = s->first.year * 12 + s->first.month - 1; n < most; m++) {
		struct date day = {(int16_t)(m / 12), (uint8_t)(m % 12 + 1), 1};

		if (m / 12 > 9999 || date_cmp(day, s->last) > 0)
			break;
		if (m % step == 0 && date_cmp(day, s->first) >= 0)
			out[n++] = day;
	}
	return n;
}
