/*
 * A defect in the words of an office.  Each kind has a row: the id of its rule
 * and the function that says it.  Names of fields and values stand in
 * backticks; what a value should have been is in the help line.
 */
#include "base/lang.h"
#include "base/near.h"
#include "check/formats.h"
#include "check/words.h"

struct telling {
	struct arena *a;
	const struct defect *d;
	const struct node *node;
	str subject;
	str meant;
	str message, help;
};

enum { MOST_LISTED = 12, MOST_COMPARED = 256 };

static void tell_type(struct telling *t)
{
	static const struct {
		unsigned bit;
		const char *name;
	} asked[] = {
		{TYPE_STRING, MSG("a text")},
		{TYPE_INTEGER, MSG("a whole number")},
		{TYPE_NUMBER, MSG("a number")},
		{TYPE_BOOLEAN, MSG("true or false")},
		{TYPE_ARRAY, MSG("a list")},
		{TYPE_OBJECT, MSG("a group of fields")},
		{TYPE_NULL, MSG("empty")},
	};
	static const char *const found[] = {
		[NODE_NULL] = MSG("empty"),
		[NODE_BOOL] = MSG("true or false"),
		[NODE_NUMBER] = MSG("a number"),
		[NODE_STRING] = MSG("a text"),
		[NODE_LIST] = MSG("a list"),
		[NODE_MAP] = MSG("a group of fields"),
	};
	struct buf wanted = {.a = t->a};
	unsigned types = t->d->types;

	if (types & TYPE_NUMBER)
		types &= ~(unsigned)TYPE_INTEGER;
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		if ((types & asked[i].bit) == 0)
			continue;
		if (wanted.n > 0)
			buf_add(&wanted, str_from(_(" or ")));
		buf_add(&wanted, str_from(_(asked[i].name)));
	}
	t->message = str_fmt(t->a, _("%.*s must be %.*s, but is %s"),
			     STR(t->subject), STR(buf_str(&wanted)),
			     _(found[t->node->kind]));
	if (t->node->kind == NODE_NULL)
		t->help = str_from(_("fill it in, or remove it"));
	else if ((types & TYPE_STRING) &&
		 (t->node->kind == NODE_NUMBER || t->node->kind == NODE_BOOL))
		t->help = str_fmt(t->a, _("put it between quotes: '%.*s'"),
				  STR(t->node->text));
}

static void tell_one_required(struct telling *t, str in)
{
	const struct names *names = t->d->names;
	struct buf list = {.a = t->a};

	for (size_t i = 0; i < names->n; i++)
		add_listed(&list, quoted(t->a, names->at[i]), i);
	t->message = str_fmt(t->a, _("one of these is missing%.*s: %.*s"),
			     STR(in), STR(buf_str(&list)));
}

static void tell_required(struct telling *t)
{
	const struct use *u = use_of(t->d->schema, S("properties"));
	str in = {0}, name = quoted(t->a, t->d->name);

	if (t->d->path->up != NULL)
		in = str_fmt(t->a, _(" in %.*s"), STR(t->subject));
	if (t->d->names != NULL) {
		tell_one_required(t, in);
		return;
	}
	t->message =
		str_fmt(t->a, _("%.*s is missing%.*s"), STR(name), STR(in));
	for (size_t i = 0; u != NULL && i < u->n; i++)
		if (str_eq(u->value->child[i]->key, t->d->name))
			t->help = description_of(u->sub[i]);
	if (t->help.len > 0)
		t->help = str_fmt(t->a, "%.*s: %.*s", STR(name), STR(t->help));
	else
		t->help = str_fmt(t->a, _("add %.*s"), STR(name));
}

static void tell_unknown(struct telling *t)
{
	struct buf list = {.a = t->a};
	str keys[MOST_LISTED + 1];
	size_t n = keys_of(t->d->schema, keys, MOST_LISTED + 1);

	t->message = str_fmt(t->a, _("unknown field %.*s"),
			     STR(quoted(t->a, t->node->key)));
	for (size_t i = 0; i < n; i++)
		add_listed(&list, quoted(t->a, keys[i]), i);
	if (t->meant.len > 0)
		t->help = str_fmt(t->a, _("did you mean %.*s?"),
				  STR(quoted(t->a, t->meant)));
	else if (n > 0)
		t->help = str_fmt(t->a, _("what can stand here: %.*s"),
				  STR(buf_str(&list)));
}

static str nearest_value(const struct telling *t)
{
	str best = {0}, wrote = node_text(t->node);
	unsigned nearest = near_limit(wrote) + 1;

	for (size_t i = 0;
	     i < t->d->n_values && i < MOST_COMPARED && wrote.len > 0; i++) {
		str value = node_text(t->d->values[i]);
		unsigned far = near_distance(wrote, value, nearest - 1);

		if (value.len > 0 && far < nearest) {
			nearest = far;
			best = value;
			if (far == 0)
				break;
		}
	}
	return best;
}

static void tell_value(struct telling *t)
{
	struct buf list = {.a = t->a};
	str near = nearest_value(t);

	if (t->d->n_values == 1) {
		t->message = str_fmt(t->a, _("%.*s must be %.*s"),
				     STR(t->subject),
				     STR(quoted_value(t->a, t->d->values[0])));
		return;
	}
	t->message = str_fmt(t->a, _("%.*s cannot be %.*s"), STR(t->subject),
			     STR(quoted_value(t->a, t->node)));
	for (size_t i = 0; i < t->d->n_values && i <= MOST_LISTED; i++)
		add_listed(&list, quoted_value(t->a, t->d->values[i]), i);
	if (near.len > 0)
		t->help = str_fmt(t->a, _("did you mean %.*s?"),
				  STR(quoted(t->a, near)));
	else if (t->d->n_values > 0)
		t->help = str_fmt(t->a, _("choose from: %.*s"),
				  STR(buf_str(&list)));
}

static void tell_pattern(struct telling *t)
{
	str text = description_of(t->d->schema);

	t->message = str_fmt(t->a, _("%.*s does not have the right form: %.*s"),
			     STR(t->subject), STR(quoted_value(t->a, t->node)));
	t->help = text.len > 0
			  ? text
			  : str_fmt(t->a, _("the pattern is %.*s"),
				    STR(quoted(t->a, t->d->use->value->text)));
}

static void tell_pattern_limit(struct telling *t)
{
	str pattern = t->d->name.len > 0 ? t->d->name : t->d->use->value->text;

	t->message = str_fmt(t->a,
			     _("%.*s was not checked: the pattern %.*s "
			       "of the schema takes too long"),
			     STR(t->subject), STR(quoted(t->a, pattern)));
	t->help = str_from(_("let who keeps the schema make it simpler"));
}

static void tell_format(struct telling *t)
{
	const char *what = t->d->use->format->what;

	t->message = str_fmt(t->a, _("%.*s must be %s, but is %.*s"),
			     STR(t->subject), _(what),
			     STR(quoted_value(t->a, t->node)));
	t->help = description_of(t->d->schema);
}

static unsigned long asked(const struct telling *t)
{
	return (unsigned long)t->d->use->count;
}

static void tell_short(struct telling *t)
{
	if (t->d->number == 0)
		t->message = str_fmt(t->a, _("%.*s is empty"), STR(t->subject));
	else
		t->message = str_fmt(t->a,
				     _("%.*s is too short: %zu of at "
				       "least %lu characters"),
				     STR(t->subject), t->d->number, asked(t));
}

static void tell_long(struct telling *t)
{
	t->message = str_fmt(t->a,
			     _("%.*s is too long: %zu characters, at "
			       "most %lu fit"),
			     STR(t->subject), t->d->number, asked(t));
}

static void tell_low(struct telling *t)
{
	bool above = str_eq(t->d->use->keyword->name, S("exclusiveMinimum"));

	t->message = str_fmt(t->a,
			     above ? _("%.*s must be more than %.*s, but is "
				       "%.*s")
				   : _("%.*s must be at least %.*s, but is "
				       "%.*s"),
			     STR(t->subject), STR(t->d->use->value->text),
			     STR(t->node->text));
}

static void tell_high(struct telling *t)
{
	bool below = str_eq(t->d->use->keyword->name, S("exclusiveMaximum"));

	t->message = str_fmt(t->a,
			     below ? _("%.*s must be less than %.*s, but is "
				       "%.*s")
				   : _("%.*s must be at most %.*s, but is "
				       "%.*s"),
			     STR(t->subject), STR(t->d->use->value->text),
			     STR(t->node->text));
}

static void tell_multiple(struct telling *t)
{
	t->message = str_fmt(t->a,
			     _("%.*s must be a multiple of %.*s, but is "
			       "%.*s"),
			     STR(t->subject), STR(t->d->use->value->text),
			     STR(t->node->text));
}

static void tell_few_items(struct telling *t)
{
	t->message = str_fmt(t->a,
			     _("%.*s has too few items: %zu, at least "
			       "%lu are needed"),
			     STR(t->subject), t->d->number, asked(t));
}

static void tell_many_items(struct telling *t)
{
	t->message = str_fmt(t->a,
			     _("%.*s has too many items: %zu, at most "
			       "%lu fit"),
			     STR(t->subject), t->d->number, asked(t));
}

static void tell_few_keys(struct telling *t)
{
	t->message = str_fmt(t->a,
			     _("%.*s has too few fields: %zu, at least "
			       "%lu are needed"),
			     STR(t->subject), t->d->number, asked(t));
}

static void tell_many_keys(struct telling *t)
{
	t->message = str_fmt(t->a,
			     _("%.*s has too many fields: %zu, at most "
			       "%lu fit"),
			     STR(t->subject), t->d->number, asked(t));
}

static void tell_unique(struct telling *t)
{
	t->message = str_fmt(t->a, _("%.*s is the same as item %zu"),
			     STR(t->subject), t->d->number + 1);
	t->help = str_from(_("remove one of the two"));
}

static void tell_contains_few(struct telling *t)
{
	const struct subschema *wanted = t->d->use->sub[0];
	const struct use *least = t->d->use->with, *value;

	value = use_of(wanted, S("const"));
	if (least != NULL && least->count > 1)
		t->message = str_fmt(t->a,
				     _("%.*s must have at least %lu items of a "
				       "certain kind, but has %zu"),
				     STR(t->subject),
				     (unsigned long)least->count, t->d->number);
	else
		t->message = str_fmt(t->a,
				     _("%.*s lacks an item that it must have"),
				     STR(t->subject));
	t->help = description_of(wanted);
	if (t->help.len == 0 && value != NULL)
		t->help = str_fmt(t->a, _("add %.*s"),
				  STR(quoted_value(t->a, value->value)));
}

static void tell_contains_many(struct telling *t)
{
	t->message = str_fmt(t->a,
			     _("%.*s has %zu items of a kind of which "
			       "it may have %lu"),
			     STR(t->subject), t->d->number, asked(t));
}

static void tell_extra(struct telling *t)
{
	t->message = str_fmt(t->a, _("%.*s is one too many"), STR(t->subject));
	t->help = str_from(_("remove it"));
}

static void tell_choice_none(struct telling *t)
{
	t->message = str_fmt(t->a,
			     _("%.*s has none of the %zu forms that are "
			       "allowed here"),
			     STR(t->subject), t->d->use->n);
	t->help = description_of(t->d->schema);
}

static void tell_choice_many(struct telling *t)
{
	t->message = str_fmt(t->a,
			     _("%.*s has more than one of the forms of "
			       "which it must have just one"),
			     STR(t->subject));
	t->help = description_of(t->d->schema);
}

static void tell_never(struct telling *t)
{
	t->message =
		str_fmt(t->a, _("%.*s may not stand here"), STR(t->subject));
	t->help = str_from(_("remove it"));
}

static void tell_together(struct telling *t, const struct node *names)
{
	struct buf list = {.a = t->a};
	str in = {0};

	if (t->d->path->up != NULL)
		in = str_fmt(t->a, _(" in %.*s"), STR(t->subject));
	for (size_t i = 0; i < names->n; i++)
		add_listed(&list, quoted(t->a, names->child[i]->text), i);
	t->message = str_fmt(t->a, _("these cannot stand together%.*s: %.*s"),
			     STR(in), STR(buf_str(&list)));
}

static void tell_not(struct telling *t)
{
	const struct subschema *not = t->d->use->sub[0];
	str name = not ->n == 1 ? not ->use[0].keyword->name : S("");

	if (str_eq(name, S("required")))
		tell_together(t, not ->use[0].value);
	else if (str_eq(name, S("const")) || str_eq(name, S("enum")))
		t->message = str_fmt(t->a, _("%.*s cannot be %.*s"),
				     STR(t->subject),
				     STR(quoted_value(t->a, t->node)));
	else
		t->message = str_fmt(t->a,
				     _("%.*s has a form that is not allowed "
				       "here"),
				     STR(t->subject));
	t->help = description_of(not );
}

static void tell_limit(struct telling *t)
{
	t->message = str_fmt(t->a,
			     _("%.*s was not checked further: the schema "
			       "asks too much work"),
			     STR(t->subject));
	t->help = str_from(_("let who keeps the schema make it simpler"));
}

static const struct {
	const char *rule;
	void (*tell)(struct telling *t);
} rows[] = {
	[DEFECT_TYPE] = {"schema-type", tell_type},
	[DEFECT_REQUIRED] = {"schema-required", tell_required},
	[DEFECT_UNKNOWN] = {"schema-unknown-key", tell_unknown},
	[DEFECT_ENUM] = {"schema-enum", tell_value},
	[DEFECT_CONST] = {"schema-const", tell_value},
	[DEFECT_PATTERN] = {"schema-pattern", tell_pattern},
	[DEFECT_PATTERN_LIMIT] = {"schema-limit", tell_pattern_limit},
	[DEFECT_FORMAT] = {"schema-format", tell_format},
	[DEFECT_TOO_SHORT] = {"schema-length", tell_short},
	[DEFECT_TOO_LONG] = {"schema-length", tell_long},
	[DEFECT_TOO_LOW] = {"schema-range", tell_low},
	[DEFECT_TOO_HIGH] = {"schema-range", tell_high},
	[DEFECT_NOT_MULTIPLE] = {"schema-range", tell_multiple},
	[DEFECT_TOO_FEW_ITEMS] = {"schema-items", tell_few_items},
	[DEFECT_TOO_MANY_ITEMS] = {"schema-items", tell_many_items},
	[DEFECT_NOT_UNIQUE] = {"schema-items", tell_unique},
	[DEFECT_CONTAINS_FEW] = {"schema-items", tell_contains_few},
	[DEFECT_CONTAINS_MANY] = {"schema-items", tell_contains_many},
	[DEFECT_TOO_FEW_KEYS] = {"schema-keys", tell_few_keys},
	[DEFECT_TOO_MANY_KEYS] = {"schema-keys", tell_many_keys},
	[DEFECT_EXTRA_ITEM] = {"schema-items", tell_extra},
	[DEFECT_CHOICE_NONE] = {"schema-choice", tell_choice_none},
	[DEFECT_CHOICE_MANY] = {"schema-choice", tell_choice_many},
	[DEFECT_NOT] = {"schema-not", tell_not},
	[DEFECT_NEVER] = {"schema-not", tell_never},
	[DEFECT_LIMIT] = {"schema-limit", tell_limit},
};

void explain(const struct defect *d, const struct source *source,
	     struct findings *to, str meant)
{
	const struct node *n = d->path->node;
	bool at_key = d->kind == DEFECT_UNKNOWN || d->kind == DEFECT_NEVER;
	bool has_key = n->key_span.from < n->key_span.to;
	struct telling t = {.a = to->a,
			    .d = d,
			    .node = n,
			    .subject = subject_of(to->a, d->path),
			    .meant = meant};
	struct finding *f;

	rows[d->kind].tell(&t);
	f = findings_add(to, LEVEL_ERROR, rows[d->kind].rule, source,
			 at_key && has_key ? n->key_span : place_of(n, source),
			 "%.*s", STR(t.message));
	f->help = t.help;
	f->pointer = path_pointer(to->a, d->path);
}
