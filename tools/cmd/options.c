/*
 * One pass over the words.  Each word is a long option, a bundle of letters or
 * an operand; the row that a name or letter stands for says whether a value
 * follows.  Tables are short, so rows are found by looking through them.
 */
#include "cmd/options.h"

#include "base/lang.h"
#include "base/near.h"
#include "base/vec.h"

enum { NAMES_MAX = 64 };

struct line {
	struct arena *a;
	const struct option_set *sets;
	char **argv;
	int argc, at; /* argv[at] is being read */
	struct operands *out;
	struct fail *why;
};

/* A row together with the struct its value goes to. */
struct target {
	const struct option_row *row;
	void *values;
};

static bool row_is(const struct option_row *row, str name, char letter)
{
	if (letter != 0)
		return row->letter == letter;
	return str_eq(str_from(row->name), name);
}

static struct target find(const struct line *l, str name, char letter)
{
	for (const struct option_set *s = l->sets; s->rows != NULL; s++) {
		const struct option_row *row = s->rows;

		for (; row->name != NULL; row++)
			if (row_is(row, name, letter))
				return (struct target){row, s->values};
	}
	return (struct target){0};
}

static bool unknown(struct line *l, str name)
{
	str names[NAMES_MAX];
	size_t n = 0;
	const char *remedy = _("--help lists the options");
	str near;

	for (const struct option_set *s = l->sets; s->rows != NULL; s++) {
		const struct option_row *row = s->rows;

		for (; row->name != NULL && n < NAMES_MAX; row++)
			names[n++] = str_from(row->name);
	}
	near = near_word(name, names, n);
	if (near.len > 0)
		remedy = str_cstr(l->a, str_fmt(l->a, _("did you mean --%.*s?"),
						STR(near)));
	return fail(l->a, l->why, remedy, _("there is no option %s"),
		    l->argv[l->at]);
}

static bool number(str s, unsigned *out)
{
	unsigned n = 0;

	if (s.len == 0 || s.len > 6)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		n = n * 10 + (unsigned)(s.ptr[i] - '0');
	}
	*out = n;
	return true;
}

/* Stores a value (of a flag: none) where the row says. */
static bool store(struct line *l, struct target t, str value)
{
	char *at = (char *)t.values + t.row->offset;

	switch (t.row->kind) {
	case OPTION_FLAG: *(bool *)(void *)at = true; return true;
	case OPTION_STRING: *(str *)(void *)at = value; return true;
	case OPTION_LIST:
		*PUSH(l->a, (struct option_list *)(void *)at) = value;
		return true;
	case OPTION_NUMBER:
		if (number(value, (unsigned *)(void *)at))
			return true;
		return fail(l->a, l->why, NULL,
			    _("--%s wants a number, not \"%.*s\""), t.row->name,
			    STR(value));
	case OPTION_DATE:
		*(struct date *)(void *)at = date_read(value);
		if (date_is_set(date_read(value)))
			return true;
		return fail(
			l->a, l->why,
			_("write a day as yyyy-mm-dd, for example 2019-02-28"),
			_("--%s wants a day, not \"%.*s\""), t.row->name,
			STR(value));
	}
	return false;
}

/* The value that stands in the next word. */
static bool next_value(struct line *l, struct target t)
{
	if (l->at + 1 >= l->argc)
		return fail(l->a, l->why, NULL, _("--%s needs a value: %s"),
			    t.row->name, _(t.row->value));
	l->at++;
	return store(l, t, str_from(l->argv[l->at]));
}

static bool long_option(struct line *l, str word)
{
	size_t equals = str_find_char(word, '=');
	str name = str_slice(word, 0, equals);
	struct target t = find(l, name, 0);

	if (t.row == NULL)
		return unknown(l, name);
	if (t.row->kind == OPTION_FLAG && equals < word.len)
		return fail(l->a, l->why, NULL, _("--%s takes no value"),
			    t.row->name);
	if (equals < word.len)
		return store(l, t, str_skip(word, equals + 1));
	return t.row->kind == OPTION_FLAG ? store(l, t, S(""))
					  : next_value(l, t);
}

static bool letters(struct line *l, str bundle)
{
	while (bundle.len > 0) {
		struct target t = find(l, S(""), bundle.ptr[0]);

		bundle = str_skip(bundle, 1);
		if (t.row == NULL)
			return unknown(l, S(""));
		if (t.row->kind != OPTION_FLAG)
			return bundle.len > 0 ? store(l, t, bundle)
					      : next_value(l, t);
		if (!store(l, t, S("")))
			return false;
	}
	return true;
}

bool options_read(struct arena *a, const struct option_set *sets, int argc,
		  char **argv, struct operands *out, struct fail *why)
{
	struct line l = {.a = a,
			 .sets = sets,

			 .argv = argv,
			 .argc = argc,
			 .out = out,
			 .why = why};
	bool ended = false;

	*out = (struct operands){.at = NEWN(a, (size_t)argc + 1, char *)};
	for (l.at = 1; l.at < argc; l.at++) {
		str word = str_from(argv[l.at]);
		bool good = true;

		if (ended || word.len < 2 || word.ptr[0] != '-')
			out->at[out->n++] = argv[l.at];
		else if (str_eq(word, S("--")))
			ended = true;
		else if (str_starts(word, S("--")))
			good = long_option(&l, str_skip(word, 2));
		else
			good = letters(&l, str_skip(word, 1));
		if (!good)
			return false;
	}
	return true;
}
