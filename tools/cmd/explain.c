#include "cmd/explain.h"

#include "base/near.h"
#include "base/vec.h"
#include "check/rule.h"

/* A row that ends in '-' stands for all ids that begin so. */
static const struct {
	const char *id, *looks, *why;
	enum level level;
} own[] = {
	{"no-agenda",
	 MSG("whether a file under agendas/ says which agenda it is"),
	 MSG("A file there without \"agenda:\" is skipped by every comparison "
	     "and every route, so its history is lost unnoticed. Give it a "
	     "name that never changes, or keep it elsewhere."),
	 LEVEL_ERROR},
	{"schema-", MSG("whether each field has the form that schema/ asks"),
	 MSG("agenda.schema.yaml says which fields there are, which must be "
	     "there, and what each may hold. A field of another form is not "
	     "found by comparisons, routes and other programs."),
	 LEVEL_ERROR},
	{"syntax", MSG("whether the text can be read at all"),
	 MSG("After a mistake in the punctuation of YAML nothing behind it is "
	     "certain, so the rest of the document is judged only when this "
	     "is mended."),
	 LEVEL_ERROR},
	{"front-matter",
	 MSG("whether the fields at the top stand between two lines ---"),
	 MSG("Without the second line it cannot be told where the fields end "
	     "and the text begins."),
	 LEVEL_ERROR},
	{"empty", MSG("whether there is any text"),
	 MSG("An empty document is nearly always a file that was not saved."),
	 LEVEL_ERROR},
	{"not-utf8", MSG("whether the text is UTF-8"),
	 MSG("In another encoding letters with accents turn into other signs. "
	     "Save the file as UTF-8."),
	 LEVEL_ERROR},
	{"duplicate-key", MSG("whether a field stands twice in one place"),
	 MSG("Only one of the two can count, and programs differ in which."),
	 LEVEL_ERROR},
	{"duplicate-field",
	 MSG("whether a field stands at the top and in the text as well"),
	 MSG("When the two differ, nobody can tell which one was meant."),
	 LEVEL_ERROR},
	{"too-deep", MSG("how deep lists, quotes and fields are nested"),
	 MSG("Nobody writes a hundred levels by hand; such a text is refused "
	     "because it is made to exhaust programs."),
	 LEVEL_ERROR},
	{"too-many-columns", MSG("how many columns a table has"),
	 MSG("A table of more than 128 columns is kept as plain text."),
	 LEVEL_ERROR},
	{"alias-limit", MSG("how much text references stand for"),
	 MSG("References to references can stand for more text than fits in "
	     "any computer; write it out instead."),
	 LEVEL_ERROR},
	{"unknown-column", MSG("whether every column of a table has a meaning"),
	 MSG("A column that opmaak.yaml does not know would be lost, so the "
	     "whole table stays text: its rows are not compared one by one."),
	 LEVEL_WARNING},
};
enum { OWN = sizeof own / sizeof *own };

enum level explain_level(const struct profile *p, str id, enum level level)
{
	for (size_t i = 0; i < p->n_settings; i++)
		if (str_eq(p->settings[i].id, id))
			return p->settings[i].level;
	return level;
}

static bool tell(struct load *l, struct report *r, str id, enum level level,
		 const char *const text[2])
{
	report_text(r, BLOCK_TITLE,
		    str_fmt(l->a, "%.*s (%s)", STR(id), _(level_name(level))));
	for (size_t i = 0; i < 2; i++)
		report_text(r, BLOCK_PROSE, str_from(text[i]));
	return true;
}

static bool by_own(struct load *l, const struct profile *p, str id,
		   struct report *r)
{
	for (size_t i = 0; i < OWN; i++) {
		str row = str_from(own[i].id);
		bool all = str_ends(row, S("-")) && str_starts(id, row);

		if (all || str_eq(id, row))
			return tell(l, r, id,
				    explain_level(p, id, own[i].level),
				    (const char *[]){_(own[i].looks),
						     _(own[i].why)});
	}
	return false;
}

static bool by_pattern(struct load *l, const struct profile *p, str id,
		       struct report *r)
{
	for (size_t i = 0; i < p->n_patterns; i++) {
		const struct pattern_rule *rule = &p->patterns[i];
		str message = lang_read(p->language) == LANG_NL
				      ? rule->message_nl
				      : rule->message_en;

		if (str_eq(id, str_from(rule->id)))
			return tell(l, r, id, rule->level,
				    (const char *[]){
					    _("a pattern rule of regels.yaml"),
					    str_cstr(l->a, message)});
	}
	return false;
}

static bool unknown(struct load *l, str id, struct fail *why)
{
	struct {
		str *at;
		size_t n, cap;
	} names = {0};
	const char *remedy = NULL;
	str near;

	for (size_t i = 0; i < OWN; i++)
		*PUSH(l->a, &names) = str_from(own[i].id);
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
		return tell(l, r, id, explain_level(p, id, rule->level),
			    (const char *[]){_(rule->looks), _(rule->why)});
	return by_own(l, p, id, r) || by_pattern(l, p, id, r) ||
	       unknown(l, id, why);
}
