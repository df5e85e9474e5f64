/*
 * The table of rules, and what they share.  A group is one file; here they are
 * only strung together.
 */
#include "check/rule.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "check/rules.h"
#include "tree/inline.h"

#include <stdarg.h>

enum { QUOTE_MAX = 60 };

static const struct rule *const groups[] = {
	date_rules,   version_rules,  term_rules,     order_rules,
	day_rules,    step_rules,     older_rules,    route_rules,
	input_rules,  list_rules,     required_rules, number_rules,
	text_rules,   break_rules,    word_rules,     grammar_rules,
	speech_rules, contents_rules, heading_rules,  reference_rules,
	plan_rules,   naming_rules,   action_rules,   figure_rules,
};

const struct rule *rule_at(size_t i)
{
	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
		size_t n = 0;

		while (groups[g][n].id != NULL)
			n++;
		if (i < n)
			return &groups[g][i];
		i -= n;
	}
	return NULL;
}

const struct rule *rule_find(str id)
{
	const struct rule *r;

	for (size_t i = 0; (r = rule_at(i)) != NULL; i++)
		if (str_eq(str_from(r->id), id))
			return r;
	return NULL;
}

static bool same_span(struct span x, struct span y)
{
	return x.from == y.from && x.to == y.to;
}

static str pointer_step(struct arena *a, str before, const struct node *n,
			size_t i)
{
	struct buf b = {.a = a};
	str key = n->child[i]->key;

	if (n->kind == NODE_LIST)
		return str_fmt(a, "%.*s/%zu", STR(before), i);
	buf_add(&b, before);
	buf_char(&b, '/');
	for (size_t k = 0; k < key.len; k++) {
		if (key.ptr[k] == '~')
			buf_add(&b, S("~0"));
		else if (key.ptr[k] == '/')
			buf_add(&b, S("~1"));
		else
			buf_char(&b, key.ptr[k]);
	}
	return buf_str(&b);
}

/* JSON pointers: the way from the root to the node whose span it is.  A child
 * is entered only when it covers the span, so the way is short. */
static bool pointer_to(struct arena *a, const struct node *n, struct span at,
		       str *pointer)
{
	str before = *pointer;

	for (size_t i = 0; i < n->n; i++) {
		const struct node *c = n->child[i];

		if (!node_is_data(c) || c->span.from > at.from ||
		    c->span.to < at.to)
			continue;
		*pointer = pointer_step(a, before, n, i);
		if (pointer_to(a, c, at, pointer) || same_span(c->span, at))
			return true;
		*pointer = before;
	}
	return false;
}

static struct finding *add(const struct rule_run *run, const struct node *at,
			   struct span span, str message)
{
	enum { POINTERS_MAX = 1000 };
	struct finding *f = findings_put(run->to, run->level, run->rule->id,
					 run->agenda->source, span, message);
	str pointer = {0};

	if (at != NULL && run->agenda->data != NULL &&
	    run->to->n < POINTERS_MAX &&
	    pointer_to(run->to->a, run->agenda->data, at->span, &pointer))
		f->pointer = pointer;
	return f;
}

struct finding *rule_finding(const struct rule_run *run, const struct node *at,
			     const char *fmt, ...)
{
	struct span none = {0};
	va_list args;
	str text;

	va_start(args, fmt);
	text = str_vfmt(run->to->a, fmt, args);
	va_end(args);
	return add(run, at, at != NULL ? at->span : none, text);
}

struct finding *rule_finding_in(const struct rule_run *run,
				const struct node *n, str part, const char *fmt,
				...)
{
	va_list args;
	str text;

	va_start(args, fmt);
	text = str_vfmt(run->to->a, fmt, args);
	va_end(args);
	return add(run, n, rule_part(run->agenda->source, n, part), text);
}

struct finding *rule_finding_at(const struct rule_run *run, struct span at,
				const char *fmt, ...)
{
	va_list args;
	str text;

	va_start(args, fmt);
	text = str_vfmt(run->to->a, fmt, args);
	va_end(args);
	return add(run, NULL, at, text);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Bytes of `in` that `part` covers when any run of white space equals any
 * other; 0 when it does not begin here. */
static size_t covers(str in, str part)
{
	size_t i = 0;

	for (size_t k = 0; k < part.len;) {
		if (i >= in.len)
			return 0;
		if (is_blank(part.ptr[k])) {
			if (!is_blank(in.ptr[i]))
				return 0;
			while (k < part.len && is_blank(part.ptr[k]))
				k++;
			while (i < in.len && is_blank(in.ptr[i]))
				i++;
		} else if (part.ptr[k++] != in.ptr[i++]) {
			return 0;
		}
	}
	return i;
}

struct span rule_part(const struct source *s, const struct node *n, str part)
{
	str text = source_slice(s, n->span);
	size_t before, skip = 0;

	if (part.len == 0)
		return n->span;
	before = (size_t)(part.ptr - n->text.ptr);
	/* the same words may stand in the string more than once */
	for (size_t i = 0; i < before; i++)
		skip += covers(str_skip(n->text, i), part) > 0;
	for (size_t i = 0; i < text.len; i++) {
		size_t length = covers(str_skip(text, i), part);

		if (length > 0 && skip-- == 0)
			return (struct span){n->span.from + (uint32_t)i,
					     n->span.from +
						     (uint32_t)(i + length)};
	}
	return n->span;
}

static void add_mending(const struct rule_run *run, struct finding *f,
			struct span at, str text)
{
	struct mending *all =
		NEWN(run->to->a, f->n_mendings + 1, struct mending);

	if (f->n_mendings > 0)
		memcpy(all, f->mendings, f->n_mendings * sizeof *all);
	all[f->n_mendings] = (struct mending){at, str_copy(run->to->a, text)};
	f->mendings = all;
	f->n_mendings++;
}

void rule_mend(const struct rule_run *run, struct finding *f,
	       const struct node *n, str part, str text)
{
	const struct source *source = run->agenda->source;
	struct span at = rule_part(source, n, part);

	if (str_eq(source_slice(source, at), part) &&
	    str_find_char(part, '\n') == part.len)
		add_mending(run, f, at, text);
}

void rule_mend_at(const struct rule_run *run, struct finding *f, struct span at,
		  str words, str text)
{
	str in = source_slice(run->agenda->source, at);
	size_t from = str_find(in, words);
	str rest = str_skip(in, from + words.len);

	if (words.len == 0 || from == in.len ||
	    str_find(rest, words) < rest.len)
		return;
	at.from += (uint32_t)from;
	at.to = at.from + (uint32_t)words.len;
	add_mending(run, f, at, text);
}

static void each(const struct rule_run *run, const struct node *n, str path,
		 void (*see)(const struct rule_run *, const struct node *))
{
	str key;

	if (n == NULL)
		return;
	if (path.ptr == NULL) {
		see(run, n);
		return;
	}
	key = str_cut(&path, '/');
	if (!str_eq(key, S("*"))) {
		each(run, node_get(n, key), path, see);
		return;
	}
	if (n->kind != NODE_LIST)
		return;
	for (size_t i = 0; i < n->n; i++)
		each(run, n->child[i], path, see);
}

void rule_each(const struct rule_run *run, const struct node *root,
	       const char *path,
	       void (*see)(const struct rule_run *run, const struct node *n))
{
	each(run, root, str_from(path), see);
}

str rule_quote(const struct rule_run *run, str value)
{
	str words = inline_words(run->a, str_trim(value));
	size_t fits = utf8_fit(words, QUOTE_MAX);

	if (fits == words.len)
		return words;
	return str_cat(run->a, str_trim(str_slice(words, 0, fits)), S("..."));
}

/* The length of "{name}" at the start of `s` when `woorden` has that name. */
static size_t word_at(const struct node *words, str s, str *pattern)
{
	size_t end = str_find_char(s, '}');
	const struct node *n;

	if (s.len == 0 || s.ptr[0] != '{' || end == s.len)
		return 0;
	n = node_get(words, str_slice(s, 1, end));
	*pattern = node_text(n);
	return n != NULL ? end + 1 : 0;
}

/* A pattern with the words of the profile filled in, `depth` deep. */
static void fill_words(const struct node *words, str s, unsigned depth,
		       struct buf *out)
{
	enum { PATTERN_MAX = 1 << 16 };

	for (size_t i = 0; i < s.len && out->n < PATTERN_MAX;) {
		str pattern;
		size_t n = depth == 0
				   ? 0
				   : word_at(words, str_skip(s, i), &pattern);

		if (n == 0) {
			buf_char(out, s.ptr[i++]);
			continue;
		}
		buf_add(out, S("(?:"));
		fill_words(words, pattern, depth - 1, out);
		buf_char(out, ')');
		i += n;
	}
}

struct regex *rule_pattern(const struct rule_setup *setup, const struct node *n,
			   unsigned flags)
{
	enum { WORDS_DEPTH = 4 };
	struct buf pattern = {.a = setup->a};
	struct fail why = {0};
	struct regex *re;

	if (node_text(n).len == 0)
		return NULL;
	fill_words(setup->profile->words, n->text, WORDS_DEPTH, &pattern);
	re = regex_new(setup->a, buf_str(&pattern), REGEX_NOCASE | flags, &why,
		       NULL);
	if (re == NULL)
		findings_add(setup->to, LEVEL_ERROR, "profile", setup->source,
			     n->span, "%.*s", STR(why.message));
	return re;
}

static void add_pattern(const struct rule_setup *setup, const struct node *n,
			struct rule_patterns *out)
{
	struct regex *re = rule_pattern(setup, n, 0);

	if (re == NULL)
		return;
	*PUSH(setup->a, out) = re;
	regex_set_add(setup->patterns, re);
}

struct rule_patterns rule_patterns(const struct rule_setup *setup,
				   const char *key)
{
	const struct node *n = node_get(setup->parameters, str_from(key));
	struct rule_patterns out = {0};

	if (n == NULL)
		return out;
	if (n->kind != NODE_LIST)
		add_pattern(setup, n, &out);
	else
		for (size_t i = 0; i < n->n; i++)
			add_pattern(setup, n->child[i], &out);
	return out;
}

struct period rule_period(const struct rule_run *run, const char *path)
{
	return period_read(node_text(node_path(run->agenda->data, path)), 0);
}

bool rule_empty(const struct rule_run *run, const struct node *n)
{
	if (n == NULL || n->kind == NODE_NULL)
		return true;
	if (n->kind == NODE_LIST || n->kind == NODE_MAP)
		return n->n == 0;
	return profile_is_open(run->profile, str_trim(node_text(n)));
}

str rule_fold(const struct rule_run *run, str text)
{
	return utf8_fold(run->a, inline_words(run->a, text));
}

static bool same_letter(char x, char y)
{
	return x == y || str_eq_nocase((str){&x, 1}, (str){&y, 1});
}

size_t rule_search(str s, str part)
{
	if (part.len == 0)
		return 0;
	for (size_t i = 0; i + part.len <= s.len; i++)
		if (same_letter(s.ptr[i], part.ptr[0]) &&
		    str_eq_nocase(str_slice(s, i, i + part.len), part))
			return i;
	return s.len;
}

bool rule_has_digit(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			return true;
	return false;
}
