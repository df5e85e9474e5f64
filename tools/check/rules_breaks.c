/*
 * Where a text stops too early, and marks that stand astray.
 *
 * A text here is a line of a paper, or a value of an agenda, part by part:
 * cells and paragraphs.  What follows it matters: a list that ends in a
 * semicolon goes on when the next text begins with a small letter, and a
 * sentence without a full stop may lead to a list.
 */
#include "base/lang.h"
#include "base/map.h"
#include "check/check.h"
#include "check/patterns.h"
#include "check/running.h"

struct endings {
	const struct pattern_forms *forms;
	struct map words; /* that cannot end a text */
};

static const void *read_endings(const struct rule_setup *setup)
{
	struct endings *e = NEW(setup->a, struct endings);
	const struct node *list = node_get(setup->parameters, S("woorden"));

	e->forms = patterns_read(setup);
	for (size_t i = 0; list != NULL && i < list->n; i++)
		*map_slot(setup->a, &e->words, node_text(list->child[i])) =
			setup->a;
	return e;
}

/* A text that ends on a word that cannot end one: "wanneer er vanuit de". */
static void see_ending(const struct rule_run *run, const struct node *n)
{
	const struct endings *e = run->prepared;
	str text = str_trim(n->text), last;
	size_t from = text.len;

	while (from > 0 && text.ptr[from - 1] != ' ' &&
	       text.ptr[from - 1] != '\n')
		from--;
	last = str_skip(text, from);
	if (from == 0 || last.len == 0 || last.len > 20 ||
	    map_get(&e->words, last) == NULL)
		return;
	rule_finding_in(run, n, last, _("this text breaks off after '%.*s'"),
			STR(rule_quote(run, last)))
		->help = str_from(_("finish the sentence"));
}

/* ------------------------------------------------------------ ends of texts */

/* A part of a text: a cell, a paragraph. */
struct piece {
	const struct node *in;
	str text;
	str next; /* the part after it, in whatever text; may be empty */
	bool cell;
};

static bool is_small(str s)
{
	size_t len;

	return s.len > 0 && !(s.ptr[0] >= 'A' && s.ptr[0] <= 'Z') &&
	       running_is_letter(s, &len) && len == 1;
}

static bool is_item(str s)
{
	size_t i = 0;

	if (str_starts(s, S("- ")) || str_starts(s, S("* ")) ||
	    str_starts(s, S("\xe2\x80\xa2")))
		return true;
	while (i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9')
		i++;
	return i > 0 && i < 3 && i + 1 < s.len &&
	       (s.ptr[i] == '.' || s.ptr[i] == ')') && s.ptr[i + 1] == ' ';
}

/* Without the marks of emphasis, tags, links and notes behind the last
 * sentence. */
static str without_marks(str s)
{
	static const char *const marks[] = {"*",	"_",	   "</ul>",
					    "</li>",	"</p>",	   "\xc2\xb9",
					    "\xc2\xb2", "\xc2\xb3"};
	size_t before;

	do {
		before = s.len;
		s = str_trim(s);
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (str_ends(s, str_from(marks[i])))
				s.len -= strlen(marks[i]);
		if (s.len > 3 && (unsigned char)s.ptr[s.len - 3] == 0xe2 &&
		    (unsigned char)s.ptr[s.len - 2] == 0x81)
			s.len -= 3; /* superscript digits */
	} while (s.len < before);
	return s;
}

/* "a; b; c;" and nothing more. */
static void see_list_end(const struct rule_run *run, const struct piece *p)
{
	str text = without_marks(p->text);
	size_t first = str_find_char(text, ';');
	bool is_list = is_item(text) || first + 1 < text.len;

	if (!str_ends(text, S(";")) || !is_list || text.len < 4)
		return;
	if (!p->cell && (is_item(p->next) || is_small(p->next) ||
			 str_starts(p->next, S("<"))))
		return;
	rule_finding_in(run, p->in, str_skip(text, text.len - 1),
			_("this list ends with a semicolon"))
		->help = str_from(_("add what is missing, or end it with a "
				    "full stop"));
}

/* Sentences that end well before the last one: ". " and a capital. */
static size_t sentences(str text)
{
	size_t n = 0, len;

	for (size_t i = 3; i + 2 < text.len; i++)
		n += (text.ptr[i] == '.' || text.ptr[i] == '?') &&
		     text.ptr[i + 1] == ' ' && text.ptr[i + 2] >= 'A' &&
		     text.ptr[i + 2] <= 'Z' &&
		     running_is_letter(str_skip(text, i - 1), &len) &&
		     running_is_letter(str_skip(text, i - 2), &len) &&
		     running_is_letter(str_skip(text, i - 3), &len);
	return n;
}

static str last_word(str text)
{
	size_t from = text.len;

	while (from > 0 && text.ptr[from - 1] != ' ')
		from--;
	return str_skip(text, from);
}

/* Running text whose last sentence has no full stop. */
static void see_no_stop(const struct rule_run *run, const struct piece *p)
{
	enum { SHORT = 120, LAST_MIN = 20 };
	str text = without_marks(p->text), last = last_word(text), tail;
	size_t len, stop = text.len;
	struct finding *f;

	if (text.len < SHORT || last.len < 2 ||
	    !running_is_letter(str_skip(text, text.len - 1), &len) ||
	    str_find_char(last, '@') < last.len ||
	    str_find_char(last, '/') < last.len ||
	    str_find_char(last, '.') < last.len || sentences(text) == 0)
		return;
	if (p->cell || is_item(text) || is_item(p->next) || is_small(p->next) ||
	    str_starts(p->next, S("**")))
		return;
	while (stop > 0 && strchr(".?!:", text.ptr[stop - 1]) == NULL)
		stop--;
	tail = str_skip(text, stop);
	if (tail.len < LAST_MIN)
		return;
	f = rule_finding_in(run, p->in, last,
			    _("the last sentence has no full stop"));
	f->help = str_from(_("finish the sentence, or add the full stop"));
	if (f->level > LEVEL_NOTE)
		f->level = LEVEL_NOTE;
}

static void see_piece(const struct rule_run *run, const struct piece *p)
{
	see_list_end(run, p);
	see_no_stop(run, p);
}

/* The parts of a text, each held back until the next is known. */
struct holding {
	const struct rule_run *run;
	struct piece piece;
};

static void hold(struct holding *h, const struct piece *p)
{
	h->piece.next = p->text;
	if (h->piece.in != NULL)
		see_piece(h->run, &h->piece);
	h->piece = *p;
}

static void see_parts(struct holding *h, const struct node *n)
{
	str rest = n->text;
	char mark = str_find_char(rest, '\t') < rest.len ? '\t' : '\n';

	while (rest.ptr != NULL) {
		struct piece p = {.in = n, .cell = mark == '\t'};

		p.text = str_trim(str_cut(&rest, mark));
		if (p.text.len > 0)
			hold(h, &p);
	}
}

static void truncated(const struct rule_run *run)
{
	const struct endings *e = run->prepared;
	struct holding h = {.run = run};

	if (e->words.n > 0)
		rule_strings(run, run->agenda->data, see_ending);
	patterns_see(run, e->forms, str_from(_("this text breaks off")));
	for (size_t i = 0; i < run->lines->n; i++)
		see_parts(&h, run->lines->at[i].node);
	hold(&h, &(struct piece){0});
}

/* ------------------------------------------------------------ brackets */

/* Brackets that are still open, and the first that closes none. */
struct brackets {
	size_t open;
	size_t last_open, stray; /* offsets */
	bool has_stray;
};

/* "a)" and "1)" count items. */
static bool is_counter(str text, size_t at)
{
	size_t from = at;

	while (from > 0 && at - from < 3 && text.ptr[from - 1] != ' ' &&
	       text.ptr[from - 1] != '\t' && text.ptr[from - 1] != '\n')
		from--;
	return at - from > 0 && at - from < 3 &&
	       (from == 0 || text.ptr[from - 1] == ' ' ||
		text.ptr[from - 1] == '\t' || text.ptr[from - 1] == '\n');
}

static struct brackets count_brackets(str text)
{
	struct brackets b = {0};

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '(') {
			b.last_open = b.open++ == 0 ? i : b.last_open;
		} else if (text.ptr[i] != ')' ||
			   (b.open == 0 && is_counter(text, i))) {
			continue;
		} else if (b.open > 0) {
			b.open--;
		} else if (!b.has_stray) {
			b.has_stray = true;
			b.stray = i;
		}
	}
	return b;
}

static void report_bracket(const struct rule_run *run, const struct node *n,
			   size_t at, bool opens)
{
	rule_finding_in(run, n, str_slice(n->text, at, at + 1),
			opens ? _("this bracket is not closed")
			      : _("this bracket closes none"))
		->help = str_from(_("add the other one, or take it out"));
}

/* A text may end within brackets, where a page did: then the next closes
 * them. */
static void brackets(const struct rule_run *run)
{
	const struct node *open = NULL;
	size_t at = 0;

	for (size_t i = 0; i < run->lines->n; i++) {
		const struct node *n = run->lines->at[i].node;
		struct brackets b = count_brackets(n->text);

		if (open != NULL && !b.has_stray)
			report_bracket(run, open, at, true);
		else if (open == NULL && b.has_stray)
			report_bracket(run, n, b.stray, false);
		open = b.open > 0 ? n : NULL;
		at = b.last_open;
	}
	if (open != NULL)
		report_bracket(run, open, at, true);
}

static const void *read_marks(const struct rule_setup *setup)
{
	return patterns_read(setup);
}

static void punct(const struct rule_run *run)
{
	patterns_see(run, run->prepared,
		     str_from(_("there is a punctuation mark too many here")));
	brackets(run);
}

const struct rule break_rules[] = {
	{.id = "truncated",
	 .level = LEVEL_WARNING,
	 .looks = MSG("texts that end on a word that cannot end one, lost a "
		      "word or their last sentence, and lists that end with a "
		      "semicolon"),
	 .why = MSG("Cutting and pasting lost the rest of the sentence."),
	 .check = truncated,
	 .prepare = read_endings},
	{.id = "punct",
	 .level = LEVEL_NOTE,
	 .looks = MSG("marks that are doubled or stand astray, brackets that "
		      "are not closed, blanks too many or too few"),
	 .why = MSG("It is a small thing that tells how carefully the rest was "
		    "read."),
	 .check = punct,
	 .prepare = read_marks},
	{0},
};
