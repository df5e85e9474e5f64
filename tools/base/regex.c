/*
 * A pattern that is plain (base/regex_plain.h) is compiled when it is first
 * used: most are about words that no document of a run holds.  Machine code
 * (JIT) costs more to make than a few matches do, so a pattern gets it only
 * when it is used often; where its small stack does not suffice, the
 * interpreter takes over, whose limits on steps, depth and memory hold for
 * both.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/regex.h"

#include "base/regex_plain.h"

#include <pcre2.h>

enum {
	MATCH_LIMIT = 200000,
	DEPTH_LIMIT = 100000,
	HEAP_LIMIT_KB = 16384,
	OFTEN = 120, /* matches after which machine code pays */
	GROUPS_MAX = 16,
};

/* What use makes of a pattern. */
struct regex_made {
	pcre2_code *code; /* NULL: not used yet */
	pcre2_match_context *limits;
	pcre2_match_data *data; /* of machine code; NULL: there is none */
	unsigned uses;
};

static uint32_t options_for(unsigned flags)
{
	uint32_t options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C;

	if (flags & REGEX_NOCASE)
		options |= PCRE2_CASELESS;
	if (flags & REGEX_WHOLE)
		options |= PCRE2_ANCHORED | PCRE2_ENDANCHORED;
	if (flags & REGEX_LINES)
		options |= PCRE2_DOTALL;
	return options;
}

static void release(void *thing)
{
	struct regex_made *made = thing;

	pcre2_match_data_free(made->data);
	pcre2_match_context_free(made->limits);
	pcre2_code_free(made->code);
}

/* 0, or the number of the error, and where in the pattern it is. */
static int compile(const struct regex *re, size_t *at)
{
	const char *ptr = re->pattern.ptr != NULL ? re->pattern.ptr : "";
	struct regex_made *made = re->made;
	int error = 0;

	made->code = pcre2_compile((PCRE2_SPTR)(const void *)ptr,
				   re->pattern.len, re->options, &error, at,
				   NULL);
	if (made->code == NULL)
		return error;
	made->limits = pcre2_match_context_create(NULL);
	pcre2_set_match_limit(made->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(made->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(made->limits, HEAP_LIMIT_KB);
	return 0;
}

/* NULL only for a pattern that was taken for plain and is not. */
static const pcre2_code *code_of(const struct regex *re)
{
	size_t at;

	if (re->made->code == NULL)
		compile(re, &at);
	return re->made->code;
}

struct regex *regex_new(struct arena *a, str pattern, unsigned flags,
			struct fail *why, size_t *at)
{
	struct regex *re = NEW(a, struct regex);
	unsigned char text[160];
	size_t offset = 0;
	int error;

	*re = (struct regex){.made = NEW(a, struct regex_made),
			     .pattern = str_copy(a, pattern),
			     .options = options_for(flags),
			     .member = REGEX_ALONE};
	arena_defer(a, release, re->made);
	error = regex_is_plain(pattern) ? 0 : compile(re, &offset);
	if (error == 0)
		return re;
	pcre2_get_error_message(error, text, sizeof text);
	fail(a, why, NULL, "%s", (const char *)text);
	if (at != NULL)
		*at = offset;
	return NULL;
}

static void copy_groups(str subject, pcre2_match_data *data, size_t n,
			struct regex_match *m)
{
	const PCRE2_SIZE *v = pcre2_get_ovector_pointer(data);

	*m = (struct regex_match){0};
	for (size_t i = 0; i < n && i < GROUPS_MAX; i++) {
		if (v[2 * i] == PCRE2_UNSET)
			continue;
		m->group[i] = str_slice(subject, v[2 * i], v[2 * i + 1]);
	}
	m->n_groups = n;
	m->whole = m->group[0];
}

static int match(const struct regex *re, str subject, size_t from,
		 uint32_t options, pcre2_match_data *data)
{
	return pcre2_match(re->made->code,
			   (PCRE2_SPTR)(const void *)subject.ptr, subject.len,
			   from, options, data, re->made->limits);
}

/* What of a match its data say.  0: there were more groups than fit. */
static enum regex_result result(str subject, int n, pcre2_match_data *data,
				struct regex_match *m)
{
	if (m != NULL && n >= 0)
		copy_groups(subject, data, n > 0 ? (size_t)n : GROUPS_MAX, m);
	if (n == PCRE2_ERROR_NOMATCH)
		return REGEX_NO;
	return n < 0 ? REGEX_LIMIT : REGEX_YES;
}

static void make_machine_code(struct regex_made *made)
{
	if (pcre2_jit_compile(made->code, PCRE2_JIT_COMPLETE) == 0)
		made->data = pcre2_match_data_create(GROUPS_MAX, NULL);
}

/* The data of a match keep the stack of the interpreter, 20 KB and more: they
 * go at once, or a hundred patterns would keep a hundred of them.  Machine code
 * has its own. */
static enum regex_result find(const struct regex *re, str subject, size_t from,
			      uint32_t options, struct regex_match *m)
{
	struct regex_made *made = re->made;
	pcre2_match_data *data;
	enum regex_result out;
	int n;

	if (code_of(re) == NULL)
		return REGEX_LIMIT;
	if (subject.ptr == NULL)
		subject.ptr = "";
	if (++made->uses == OFTEN)
		make_machine_code(made);
	if (made->data != NULL) {
		n = match(re, subject, from, options, made->data);
		if (n != PCRE2_ERROR_JIT_STACKLIMIT)
			return result(subject, n, made->data, m);
		options |= PCRE2_NO_JIT;
	}
	data = pcre2_match_data_create(GROUPS_MAX, NULL);
	n = match(re, subject, from, options, data);
	out = result(subject, n, data, m);
	pcre2_match_data_free(data);
	return out;
}

enum regex_result regex_find(const struct regex *re, str subject, size_t from,
			     struct regex_match *m)
{
	return find(re, subject, from, 0, m);
}

enum regex_result regex_find_in_text(const struct regex *re, str subject,
				     size_t from, struct regex_match *m)
{
	return find(re, subject, from, PCRE2_NO_UTF_CHECK, m);
}

str regex_pattern(const struct regex *re)
{
	return re->pattern;
}

void regex_join(struct regex *re, size_t member)
{
	re->member = member;
}

bool regex_matches(const struct regex *re, str subject)
{
	return regex_find(re, subject, 0, NULL) == REGEX_YES;
}

struct names {
	PCRE2_SPTR table;
	uint32_t count, size;
};

static struct names names_of(const struct regex *re)
{
	const pcre2_code *code = code_of(re);
	struct names n = {0};

	if (code == NULL)
		return n;
	pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &n.count);
	pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &n.size);
	pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, &n.table);
	return n;
}

static size_t number_at(const struct names *n, size_t i)
{
	const unsigned char *entry = n->table + i * n->size;

	return (size_t)entry[0] << 8 | entry[1];
}

static str name_at(const struct names *n, size_t i)
{
	return str_from(
		(const char *)(const void *)(n->table + i * n->size + 2));
}

/* The table is in order of the alphabet. */
bool regex_name(const struct regex *re, size_t i, str *name, size_t *number)
{
	struct names n = names_of(re);

	for (size_t j = 0; j < n.count && i < n.count; j++) {
		size_t before = 0;

		for (size_t k = 0; k < n.count; k++)
			before += number_at(&n, k) < number_at(&n, j);
		if (before != i)
			continue;
		*name = name_at(&n, j);
		*number = number_at(&n, j);
		return true;
	}
	return false;
}

str regex_named(const struct regex *re, const struct regex_match *m, str name)
{
	struct names n = names_of(re);

	for (size_t i = 0; i < n.count; i++) {
		size_t number = number_at(&n, i);

		if (str_eq(name_at(&n, i), name) && number < GROUPS_MAX &&
		    number < m->n_groups && m->group[number].ptr != NULL)
			return m->group[number];
	}
	return (str){0};
}
