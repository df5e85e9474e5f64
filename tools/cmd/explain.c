#include "cmd/explain.h"

#include "base/near.h"
#include "base/vec.h"
#include "check/check.h"
#include "check/rule.h"

struct all {
	struct report_rule *at;
	size_t n, cap;
};

enum level explain_level(const struct profile *p, str id, enum level level)
{
	for (size_t i = 0; i < p->n_settings; i++)
		if (str_eq(p->settings[i].id, id))
			return p->settings[i].level;
	return level;
}

static bool say(struct load *l, struct report *r, struct report_rule rule,
		enum level level)
{
	report_text(
		r, BLOCK_TITLE,
		str_fmt(l->a, "%.*s (%s)", STR(rule.id), _(level_name(level))));
	report_text(r, BLOCK_PROSE, rule.looks);
	report_text(r, BLOCK_PROSE, rule.why);
	return true;
}

static struct report_rule of_text(const struct explain_text *t)
{
	return (struct report_rule){str_from(t->id), str_from(_(t->looks)),
				    str_from(_(t->why))};
}

static struct report_rule of_rule(const struct rule *t)
{
	return (struct report_rule){str_from(t->id), str_from(_(t->looks)),
				    str_from(_(t->why))};
}

static struct report_rule of_pattern(const struct pattern_rule *t)
{
	str why = check_message(t->why_nl, t->why_en);
	str message = check_message(t->message_nl, t->message_en);

	if (why.len == 0)
		return (struct report_rule){
			str_from(t->id),
			str_from(_("a pattern rule of regels.yaml")), message};
	return (struct report_rule){str_from(t->id), message, why};
}

static bool no_rule(struct load *l, str id, struct fail *why)
{
	struct {
		str *at;
		size_t n, cap;
	} names = {0};
	const char *remedy = NULL;
	str near;

	for (size_t i = 0; explain_texts[i].id != NULL; i++)
		*PUSH(l->a, &names) = str_from(explain_texts[i].id);
	for (size_t i = 0; rule_at(i) != NULL; i++)
		*PUSH(l->a, &names) = str_from(rule_at(i)->id);
	near = near_word(id, names.at, names.n);
	if (near.len > 0)
		remedy = str_cstr(l->a, str_fmt(l->a, _("did you mean %.*s?"),
						STR(near)));
	return fail(l->a, why, remedy, _("there is no rule \"%.*s\""), STR(id));
}

bool explain_rule(struct load *l, const struct profile *p, str id,
		  struct report *r, struct fail *why)
{
	const struct rule *rule = rule_find(id);

	if (rule != NULL)
		return say(l, r, of_rule(rule),
			   explain_level(p, id, rule->level));
	for (size_t i = 0; explain_texts[i].id != NULL; i++)
		if (str_eq(id, str_from(explain_texts[i].id)))
			return say(
				l, r, of_text(&explain_texts[i]),
				explain_level(p, id, explain_texts[i].level));
	for (size_t i = 0; i < p->n_patterns; i++)
		if (str_eq(id, str_from(p->patterns[i].id)))
			return say(l, r, of_pattern(&p->patterns[i]),
				   p->patterns[i].level);
	return no_rule(l, id, why);
}

void explain_all(struct load *l, const struct profile *p, struct report *r)
{
	struct all all = {0};

	for (size_t i = 0; explain_texts[i].id != NULL; i++)
		*PUSH(l->a, &all) = of_text(&explain_texts[i]);
	for (size_t i = 0; rule_at(i) != NULL; i++)
		*PUSH(l->a, &all) = of_rule(rule_at(i));
	for (size_t i = 0; p != NULL && i < p->n_patterns; i++)
		*PUSH(l->a, &all) = of_pattern(&p->patterns[i]);
	r->rules = all.at;
	r->n_rules = all.n;
}
