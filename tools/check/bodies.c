/*
 * Each of the last words of a label is tried as a name; a label is cut to a
 * few words, so that a hostile row costs no more than an honest one.
 */
#include "check/bodies.h"

#include "check/rules.h"

enum { LABEL_MAX = 240, LABEL_WORDS = 16 };

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Without the stop, bracket or comma that it ends with. */
static str without_end(str s)
{
	s = str_trim(s);
	while (s.len > 0 && str_find_char(S(".,;:)"), s.ptr[s.len - 1]) < 5)
		s.len--;
	return s;
}

/* The text from its next word on; empty after the last. */
static str next_word(str s)
{
	size_t i = 0;

	while (i < s.len && is_word_byte(s.ptr[i]))
		i++;
	while (i < s.len && !is_word_byte(s.ptr[i]))
		i++;
	return str_skip(s, i);
}

bool bodies_alone(str text, size_t at, size_t len)
{
	return (at == 0 || !is_word_byte(text.ptr[at - 1])) &&
	       (at + len >= text.len || !is_word_byte(text.ptr[at + len]));
}

static const struct gremium *longest_named(const struct profile *p, str text)
{
	const struct gremium *best = NULL;

	for (size_t i = 0; i < p->n_gremia; i++) {
		const struct gremium *g = &p->gremia[i];
		size_t at = rule_search(text, g->name);

		if (g->name.len == 0 || at == text.len ||
		    !bodies_alone(text, at, g->name.len))
			continue;
		if (best == NULL || g->name.len > best->name.len)
			best = g;
	}
	return best;
}

/* No more than `max` bytes, and no half of a letter. */
str bodies_cut(str text, size_t max)
{
	size_t n = text.len < max ? text.len : max;

	while (n > 0 && n < text.len && ((unsigned char)text.ptr[n] >> 6) == 2)
		n--;
	return str_slice(text, 0, n);
}

str bodies_label(str text)
{
	return without_end(bodies_cut(text, LABEL_MAX));
}

const struct gremium *bodies_meeting(const struct profile *p, str text)
{
	const struct gremium *g = NULL;
	str rest = bodies_label(text);

	for (size_t i = 0; g == NULL && rest.len > 0 && i < LABEL_WORDS; i++) {
		g = profile_gremium(p, rest);
		rest = next_word(rest);
	}
	return g != NULL ? g : longest_named(p, bodies_label(text));
}

const struct purpose *bodies_purpose(const struct profile *p, str text)
{
	const struct purpose *found = NULL;
	str rest = bodies_label(text);

	for (size_t i = 0; found == NULL && rest.len > 0 && i < LABEL_WORDS;
	     i++) {
		found = profile_purpose(p, rest);
		rest = next_word(rest);
	}
	return found;
}
