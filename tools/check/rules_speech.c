/*
 * How a document speaks to its readers: abbreviations that nobody explained,
 * and readers who are called u on one page and je on the next.
 */
#include "base/buf.h"
#include "base/lang.h"
#include "check/rules.h"
#include "check/running.h"

/* ------------------------------------------------------------ abbreviations */

enum { CAPITALS_MIN = 2, CAPITALS_MAX = 5, ABBREVIATIONS_MAX = 200 };

struct abbreviation {
	str text;     /* capitals, "J&G" */
	size_t first; /* number of the word where it stands first */
	bool is_explained;
	size_t explained;	   /* number of the word where it is */
	struct abbreviation *next; /* with the same first letter */
};

struct abbreviations {
	struct map by_text;
	struct abbreviation *by_letter['Z' - 'A' + 1];
};

/* Letters without a vowel are no word: VSV, SWV. */
static bool has_vowel(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (strchr("AEIOUY", s.ptr[i]) != NULL)
			return true;
	return false;
}

static bool is_neighbour(const struct running *all, size_t i, size_t k)
{
	const struct running_word *later = &all->at[i < k ? k : i];

	return all->at[k].in == all->at[i].in && later->joined;
}

/* Whether what stands beside a word is in capitals too, or there is nothing:
 * a heading, no abbreviation. */
static bool is_heading(const struct running *all, size_t i)
{
	bool alone = true;

	if (i > 0 && is_neighbour(all, i, i - 1)) {
		alone = false;
		if (!running_is_capitals(all->at[i - 1].text))
			return false;
	}
	if (i + 1 < all->n && is_neighbour(all, i, i + 1)) {
		alone = false;
		if (!running_is_capitals(all->at[i + 1].text))
			return false;
	}
	return !alone || all->at[i].text.len == all->at[i].in->text.len;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Part of the number of a file: "RSB-2024-17". */
static bool is_file_number(const struct running_word *w)
{
	const char *end = w->text.ptr + w->text.len;
	const char *last = w->in->text.ptr + w->in->text.len;

	return end + 1 < last && strchr("-_/", *end) != NULL &&
	       is_digit(end[1]);
}

/* The abbreviation that begins with word `i`; empty when there is none.  "J&G"
 * is two words. */
static str abbreviation_at(const struct running *all, size_t i)
{
	const struct running_word *w = &all->at[i];
	const struct running_word *next = running_next(all, i);
	char before = running_before(w), after = running_after(w);
	str text = w->text;

	if (!running_is_capitals(text) || is_digit(before) || is_digit(after) ||
	    is_file_number(w) ||
	    (before != '\0' && strchr("&@.", before) != NULL) || after == '@')
		return S("");
	if (after == '&' && next != NULL && running_is_capitals(next->text) &&
	    next->text.ptr == text.ptr + text.len + 1)
		text.len += 1 + next->text.len;
	if (text.len < CAPITALS_MIN || text.len > CAPITALS_MAX)
		return S("");
	return text;
}

static bool starts_alike(str word, str abbreviation)
{
	return word.len > 0 && abbreviation.len > 0 &&
	       str_eq_nocase(str_slice(word, 0, 1),
			     str_slice(abbreviation, 0, 1));
}

/* "Regionaal Bureau Leerlingzaken (RBL)": one of the words before it begins as
 * it does. */
static bool is_in_brackets(const struct running *all, size_t i, str text)
{
	enum { NEAR = 8 };
	const struct node *in = all->at[i].in;

	if (running_before(&all->at[i]) != '(')
		return false;
	for (size_t k = i; k > 0 && i - k < NEAR && all->at[k - 1].in == in;
	     k--)
		if (starts_alike(all->at[k - 1].text, text))
			return true;
	return false;
}

/* Only blanks and at least one mark that says "is". */
static bool is_equals(str between)
{
	str marks = str_trim(between);

	return str_eq(marks, S(":")) || str_eq(marks, S("=")) ||
	       str_eq(marks, S("|")) || str_eq(marks, S("\xe2\x80\x93")) ||
	       str_eq(marks, S("-")) ||
	       (marks.len == 0 && str_find_char(between, '\t') < between.len);
}

/* "RBL (Regionaal Bureau ...)", "RBL: Regionaal ..." at the start of a text,
 * and a text that is no more than the abbreviation, with its meaning next. */
static bool is_followed(const struct running *all, size_t i, str text)
{
	const struct node *in = all->at[i].in;
	size_t k = text.len > all->at[i].text.len ? i + 2 : i + 1;
	const char *end = text.ptr + text.len;
	str between;

	if (k >= all->n || !starts_alike(all->at[k].text, text) ||
	    running_is_capitals(all->at[k].text))
		return false;
	if (all->at[k].in != in)
		return text.len == in->text.len;
	between = (str){end, (size_t)(all->at[k].text.ptr - end)};
	return str_eq(between, S(" (")) ||
	       (text.ptr == in->text.ptr && is_equals(between));
}

static bool is_capital(str word)
{
	return word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
}

/* Words in a row, each with a capital, whose first letters make it; short ones
 * may stand between. */
static bool spells(const struct running *all, size_t i, str text)
{
	enum { SHORT = 4 };
	const struct node *in = all->at[i].in;
	size_t done = 0;

	for (; i < all->n && done < text.len && all->at[i].in == in; i++) {
		str word = all->at[i].text;

		if (running_is_capitals(word))
			return false;
		if (is_capital(word) && word.ptr[0] == text.ptr[done])
			done++;
		else if (done == 0 || word.len > SHORT)
			return false;
	}
	return done == text.len;
}

static void explain(struct abbreviation *x, size_t where)
{
	if (!x->is_explained || where < x->explained)
		x->explained = where;
	x->is_explained = true;
}

static const void *read_known(const struct rule_setup *setup)
{
	struct map *known = NEW(setup->a, struct map);
	const struct node *list = node_get(setup->parameters, S("bekend"));

	for (size_t i = 0; list != NULL && i < list->n; i++)
		*map_slot(setup->a, known, node_text(list->child[i])) =
			setup->a;
	return known;
}

static struct abbreviation *note(const struct rule_run *run,
				 struct abbreviations *all, str text, size_t i)
{
	struct abbreviation **first = &all->by_letter[text.ptr[0] - 'A'];
	struct abbreviation *x;

	if (all->by_text.n >= ABBREVIATIONS_MAX)
		return NULL;
	x = NEW(run->a, struct abbreviation);
	*x = (struct abbreviation){.text = text, .first = i, .next = *first};
	*first = x;
	*map_slot(run->a, &all->by_text, text) = x;
	return x;
}

/* Part of a name that stands there once: "het Kalsbeek SPK". */
static bool is_name_part(const struct running *all, size_t i)
{
	return all->at[i].tally->n == 1 && all->at[i].joined && i > 1 &&
	       is_capital(all->at[i - 1].text) &&
	       !running_is_capitals(all->at[i - 1].text) &&
	       all->at[i - 1].joined;
}

static void collect(const struct rule_run *run, struct abbreviations *out)
{
	const struct running *all = run->words;

	for (size_t i = 0; i < all->n; i++) {
		const struct running_tally *t = all->at[i].tally;
		str text = abbreviation_at(all, i);
		struct abbreviation *x;
		bool is_word_too;

		if (text.len == 0 || map_get(run->prepared, text) != NULL)
			continue;
		/* emphasis: NIET, where "niet" stands too */
		is_word_too = has_vowel(text) && t->n > t->n_capitals;
		x = map_get(&out->by_text, text);
		if (x == NULL && !is_word_too && !is_name_part(all, i) &&
		    (!is_heading(all, i) || is_followed(all, i, text)))
			x = note(run, out, text, i);
		if (x != NULL &&
		    (is_in_brackets(all, i, text) || is_followed(all, i, text)))
			explain(x, i);
	}
}

/* The words written out, and the list of terms, explain too. */
static void seek_written_out(const struct rule_run *run,
			     struct abbreviations *out)
{
	const struct running *all = run->words;
	const struct node *terms = node_get(run->agenda->data, S("begrippen"));

	for (size_t i = 0; i < all->n; i++) {
		int letter = all->at[i].text.ptr[0] & ~0x20;
		struct abbreviation *x = NULL;

		if (letter >= 'A' && letter <= 'Z')
			x = out->by_letter[letter - 'A'];
		for (; x != NULL; x = x->next)
			if (spells(all, i, x->text))
				explain(x, i);
	}
	for (size_t i = 0; terms != NULL && i < terms->n; i++) {
		str term = node_text_of(terms->child[i], S("term"));
		struct abbreviation *x = map_get(&out->by_text, str_trim(term));

		if (x != NULL)
			explain(x, x->first);
	}
}

static unsigned line_of(const struct rule_run *run, size_t word)
{
	const struct running_word *w = &run->words->at[word];

	return source_place(run->agenda->source,
			    rule_part(run->agenda->source, w->in, w->text).from)
		.line;
}

static void report_late(const struct rule_run *run,
			const struct abbreviation *x)
{
	const struct running_word *w = &run->words->at[x->first];

	if (line_of(run, x->explained) == line_of(run, x->first))
		return;
	rule_finding_in(run, w->in, x->text,
			_("'%.*s' is explained only later, on line %u"),
			STR(x->text), line_of(run, x->explained))
		->help = str_from(_("explain it where it stands first"));
}

/* Those that stand first in one text are one finding. */
static size_t report_unexplained(const struct rule_run *run,
				 const struct abbreviations *all, size_t i)
{
	const struct abbreviation *first = all->by_text.at[i].value;
	const struct node *in = run->words->at[first->first].in;
	struct buf names = {.a = run->to->a};
	size_t n = 0;

	for (; i < all->by_text.n; i++) {
		const struct abbreviation *x = all->by_text.at[i].value;

		if (run->words->at[x->first].in != in)
			break;
		if (x->is_explained)
			continue;
		buf_fmt(&names, "%s%.*s", n++ > 0 ? ", " : "", STR(x->text));
	}
	rule_finding_in(run, in, first->text,
			N_("nothing says what %.*s stands for",
			   "nothing says what these stand for: %.*s", n),
			STR(buf_str(&names)))
		->help = str_from(_("write it in full the first time, with the "
				    "abbreviation in brackets behind it"));
	return i;
}

static void abbrev(const struct rule_run *run)
{
	struct abbreviations all = {0};
	size_t i = 0;

	collect(run, &all);
	seek_written_out(run, &all);
	while (i < all.by_text.n) {
		const struct abbreviation *x = all.by_text.at[i].value;

		if (!x->is_explained) {
			i = report_unexplained(run, &all, i);
			continue;
		}
		if (x->explained > x->first)
			report_late(run, x);
		i++;
	}
}

/* ------------------------------------------------------------ u and je */

struct address {
	struct map polite, familiar;
};

static void read_words(const struct rule_setup *setup, const char *key,
		       struct map *out)
{
	const struct node *list = node_get(setup->parameters, str_from(key));

	for (size_t i = 0; list != NULL && i < list->n; i++)
		*map_slot(setup->a, out, node_text(list->child[i])) = setup->a;
}

static const void *read_address(const struct rule_setup *setup)
{
	struct address *x = NEW(setup->a, struct address);

	read_words(setup, "beleefd", &x->polite);
	read_words(setup, "vertrouwd", &x->familiar);
	return x;
}

/* What somebody says is not what the paper says: a word behind a quote that
 * was not closed.  "20.00 u" is a time. */
static bool is_quoted(const struct running_word *w)
{
	str before = {w->in->text.ptr, (size_t)(w->text.ptr - w->in->text.ptr)};
	bool straight = false, curly = false;

	if (before.len >= 2 && is_digit(before.ptr[before.len - 2]))
		return true;
	for (size_t i = 0; i < before.len; i++) {
		str rest = str_skip(before, i);

		if (rest.ptr[0] == '"')
			straight = !straight;
		if (str_starts(rest, S("\xe2\x80\x9c")) ||
		    str_starts(rest, S("\xe2\x80\x98")))
			curly = true;
		if (str_starts(rest, S("\xe2\x80\x9d")) ||
		    str_starts(rest, S("\xe2\x80\x99")))
			curly = false;
	}
	return straight || curly;
}

struct spoken {
	size_t n, first;
};

static struct spoken count_spoken(const struct rule_run *run,
				  const struct map *words)
{
	enum { LOOKED_MAX = 200 };
	const struct running *all = run->words;
	struct spoken out = {0};

	for (size_t i = 0; i < all->n && out.n < LOOKED_MAX; i++) {
		const struct running_word *w = &all->at[i];

		if (w->text.len > 8 || !w->whole ||
		    map_get(words, w->tally->folded) == NULL || is_quoted(w))
			continue;
		if (out.n++ == 0)
			out.first = i;
	}
	return out;
}

static void style(const struct rule_run *run)
{
	const struct address *address = run->prepared;
	struct spoken polite = count_spoken(run, &address->polite);
	struct spoken familiar = count_spoken(run, &address->familiar);
	const struct running_word *w, *other;

	if (polite.n == 0 || familiar.n == 0)
		return;
	w = &run->words->at[familiar.n <= polite.n ? familiar.first
						   : polite.first];
	other = &run->words->at[familiar.n <= polite.n ? polite.first
						       : familiar.first];
	rule_finding_in(run, w->in, w->text,
			_("the reader is '%.*s' here, and '%.*s' on line %u"),
			STR(w->text), STR(other->text),
			line_of(run, (size_t)(other - run->words->at)))
		->help = str_from(_("choose one and keep to it"));
}

const struct rule speech_rules[] = {
	{.id = "abbrev",
	 .level = LEVEL_NOTE,
	 .looks = MSG("abbreviations that are not written out, or only after "
		      "they were used"),
	 .why = MSG("Members of a council do not know the abbreviations of the "
		    "trade. Those that everyone knows stand in regels.yaml."),
	 .check = abbrev,
	 .prepare = read_known},
	{.id = "style",
	 .level = LEVEL_NOTE,
	 .looks = MSG("whether the reader is called u or je throughout"),
	 .why = MSG("Parts by several writers were put together; the reader "
		    "notices the seam."),
	 .check = style,
	 .prepare = read_address},
	{0},
};
