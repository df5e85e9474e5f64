/*
 * Only what stands at the top of a pattern is read, character by character;
 * groups are passed over, and what they match is not known.  What is looked
 * back at goes before the next character, what is looked ahead at behind the
 * last one.  A character beyond ASCII begins with one byte and ends with
 * another, so it is only at the end of a window, or at its beginning.
 */
#include "base/needle_window.h"

#include "base/regex_count.h"

enum {
	PER_MILLE_MAX =
		12 /* of texts' bytes: what is more often sifts little */
};

struct element {
	struct byte_set lead, tail; /* its first byte, and its last */
	bool single;		    /* one byte always */
};

struct row { /* the elements that were just read, without a gap */
	struct element at[2];
	size_t n;
};

struct reader {
	str rest;
	bool lost;
	bool passing; /* what is read is of no use */
	bool found;
	double best;
	struct needle_window window;
};

static void read_row(struct reader *r, struct row *row);

static bool one_of(char c, const char *chars)
{
	return c != '\0' && strchr(chars, c) != NULL;
}

static bool skip(struct reader *r, str s)
{
	if (!str_starts(r->rest, s))
		return false;
	r->rest = str_skip(r->rest, s.len);
	return true;
}

static char take(struct reader *r)
{
	char c = '\0';

	if (r->rest.len > 0)
		c = r->rest.ptr[0];
	else
		r->lost = true;
	r->rest = str_skip(r->rest, 1);
	return c;
}

static void add_range(struct byte_set *s, unsigned from, unsigned to)
{
	for (unsigned c = from; c <= to; c++)
		s->in[c / 64] |= (uint64_t)1 << c % 64;
}

static void add_wide(struct element *e)
{
	add_range(&e->lead, 0xc2, 0xf4);
	add_range(&e->tail, 0x80, 0xbf);
	e->single = false;
}

static void add_ascii(struct element *e, unsigned from, unsigned to)
{
	add_range(&e->lead, from, to);
	add_range(&e->tail, from, to);
}

static bool is_letter(uint32_t cp)
{
	return (cp | 0x20) - 'a' < 26;
}

/* Beyond U+E000 no letter changes its first byte with its case. */
static void add_code_points(struct element *e, uint32_t from, uint32_t to)
{
	if (from >= 0xe000 && to <= 0xffff) {
		add_range(&e->lead, 0xe0 | from >> 12, 0xe0 | to >> 12);
		add_range(&e->tail, 0x80, 0xbf);
		e->single = false;
		return;
	}
	if (to >= 0x80)
		add_wide(e);
	for (uint32_t c = from; c <= to && c < 0x80; c++) {
		add_ascii(e, c, c);
		if (is_letter(c))
			add_ascii(e, c ^ 0x20, c ^ 0x20);
	}
}

static void add_any(struct element *e)
{
	add_ascii(e, 0, 0x7f);
	add_wide(e);
}

static uint32_t read_hex(struct reader *r)
{
	static const char digits[] = "0123456789abcdef";
	uint32_t cp = 0;

	while (!r->lost && cp < 0x110000) {
		char c = (char)str_lower(take(r));

		if (c == '}')
			return cp;
		if (!one_of(c, digits))
			break;
		cp = cp << 4 | (uint32_t)(strchr(digits, c) - digits);
	}
	r->lost = true;
	return 0;
}

static void read_property(struct reader *r, struct element *e)
{
	if (!skip(r, S("{L}")) && !skip(r, S("{Ll}")) && !skip(r, S("{Lu}"))) {
		r->lost = true;
		return;
	}
	add_ascii(e, 'a', 'z');
	add_ascii(e, 'A', 'Z');
	add_wide(e);
}

/* The code point of a character, or what a class holds, after the backslash.
 * UINT32_MAX for a class. */
static uint32_t read_escape(struct reader *r, struct element *e)
{
	char c = take(r);

	switch (c) {
	case 'd': add_ascii(e, '0', '9'); return UINT32_MAX;
	case 's':
		add_ascii(e, '\t', '\r');
		add_ascii(e, ' ', ' ');
		return UINT32_MAX;
	case 'w':
		add_ascii(e, '0', '9');
		add_ascii(e, 'a', 'z');
		add_ascii(e, 'A', 'Z');
		add_ascii(e, '_', '_');
		return UINT32_MAX;
	case 'D':
	case 'S':
	case 'W': add_any(e); return UINT32_MAX;
	case 'p': read_property(r, e); return UINT32_MAX;
	case 'n': return '\n';
	case 'r': return '\r';
	case 't': return '\t';
	case 'x':
		r->lost = r->lost || !skip(r, S("{"));
		return r->lost ? 0 : read_hex(r);
	default:
		r->lost = r->lost || (c & 0x80) != 0 || is_letter((uint8_t)c) ||
			  (c >= '0' && c <= '9');
		return (unsigned char)c;
	}
}

/* A character as written, after its first byte. */
static uint32_t read_wide(struct reader *r)
{
	while (r->rest.len > 0 && (r->rest.ptr[0] & 0xc0) == 0x80)
		r->rest = str_skip(r->rest, 1);
	return 0x80;
}

static uint32_t read_member(struct reader *r, struct element *e)
{
	char c = take(r);

	if (c == '\\')
		return read_escape(r, e);
	if (c == '[')
		r->lost = true;
	return (c & 0x80) != 0 ? read_wide(r) : (uint32_t)c;
}

/* After the opening bracket. */
static struct element read_class(struct reader *r)
{
	struct element e = {.single = true};
	bool not = skip(r, S("^"));

	do {
		uint32_t from = read_member(r, &e), to = from;

		if (from == UINT32_MAX)
			continue;
		if (str_starts(r->rest, S("-")) &&
		    !str_starts(r->rest, S("-]"))) {
			take(r);
			to = read_member(r, &e);
		}
		if (to != UINT32_MAX && from <= to)
			add_code_points(&e, from, to);
		else
			r->lost = true;
	} while (!r->lost && !skip(r, S("]")));
	if (not )
		add_any(&e);
	return e;
}

/* Roughly how often a byte is met in Dutch or English, of 10,000. */
static unsigned often(unsigned char c)
{
	static const char common[] = "etaoinsrdlhgv";

	if (c == ' ')
		return 1500;
	if (c >= 'a' && c <= 'z')
		return strchr(common, c) != NULL ? 500 : 120;
	return c == '.' || c == ',' || c == '-' ? 100 : 5;
}

/* The same for a set, of 1. */
static double share(const struct byte_set *s)
{
	unsigned sum = 0;

	for (unsigned c = 0; c < 256; c++)
		if (byte_set_has(s, (unsigned char)c))
			sum += often((unsigned char)c);
	return sum < 10000 ? sum / 10000.0 : 1;
}

static void offer(struct reader *r, double rarity, struct byte_set a,
		  struct byte_set b, struct byte_set c)
{
	if (rarity * 1000 > PER_MILLE_MAX || (r->found && rarity >= r->best))
		return;
	r->found = true;
	r->best = rarity;
	r->window = (struct needle_window){{a, b, c}};
}

/* The windows that end with `e`; then it is the last of the row. */
static void push(struct reader *r, struct row *row, const struct element *e)
{
	const struct element *last = &row->at[row->n > 1];
	struct byte_set any;
	double lead;

	if (r->passing)
		return;
	lead = share(&e->lead);
	memset(&any, 0xff, sizeof any);
	offer(r, lead, any, any, e->lead);
	if (row->n > 0)
		offer(r, share(&last->tail) * lead, any, last->tail, e->lead);
	if (row->n > 1 && last->single)
		offer(r, share(&row->at[0].tail) * share(&last->lead) * lead,
		      row->at[0].tail, last->lead, e->lead);
	if (row->n > 1)
		row->at[0] = row->at[1];
	row->at[row->n > 0] = *e;
	row->n = row->n > 0 ? 2 : 1;
}

static bool at_end(const struct reader *r)
{
	return str_starts(r->rest, S(")"));
}

static bool at_count(const struct reader *r)
{
	return r->rest.len > 0 && one_of(r->rest.ptr[0], "*+?{");
}

/* A count behind an element: whether it must be there, whether once. */
static void read_count(struct reader *r, bool *must, bool *once)
{
	struct regex_count count;

	*must = *once = true;
	if (!at_count(r))
		return;
	*once = false;
	if (regex_count_read(r->rest, &count)) {
		*must = count.least > 0;
		r->rest = str_skip(r->rest, count.len);
	} else {
		char c = take(r);

		r->lost = r->lost || c == '{';
		*must = c == '+';
	}
	if (!skip(r, S("?")))
		skip(r, S("+"));
}

/* To the parenthesis that closes; nothing of what is passed over counts. */
static void pass_over(struct reader *r)
{
	struct reader inner = {.rest = r->rest, .passing = true};
	struct row row = {0};

	do
		read_row(&inner, &row);
	while (!inner.lost && skip(&inner, S("|")));
	r->rest = inner.rest;
	r->lost = r->lost || inner.lost || !skip(r, S(")"));
}

/* After "(?<=". */
static void look_back(struct reader *r, struct row *row)
{
	*row = (struct row){0};
	read_row(r, row);
	if (!at_end(r) || !skip(r, S(")")) || at_count(r))
		r->lost = true;
}

/* After "(?=".  What follows stands where this does.  What is passed over is
 * read once: to read it twice at each depth would have no end. */
static void look_ahead(struct reader *r, struct row row)
{
	struct reader before = *r;

	if (!r->passing)
		read_row(r, &row);
	if (!r->passing && at_end(r)) {
		skip(r, S(")"));
	} else {
		*r = before;
		pass_over(r);
	}
	if (at_count(r))
		r->lost = true;
}

/* After the parenthesis of a group that matches something, perhaps nothing. */
static void pass_group(struct reader *r)
{
	bool must, once;

	if (skip(r, S("?<"))) {
		while (!r->lost && take(r) != '>')
			;
	} else if (str_starts(r->rest, S("?")) && !skip(r, S("?:")) &&
		   !skip(r, S("?i:")) && !skip(r, S("?-i:"))) {
		r->lost = true;
	}
	if (str_starts(r->rest, S("*")))
		r->lost = true;
	pass_over(r);
	read_count(r, &must, &once);
}

/* After the opening parenthesis. */
static void read_group(struct reader *r, struct row *row)
{
	if (skip(r, S("?<="))) {
		look_back(r, row);
	} else if (skip(r, S("?="))) {
		look_ahead(r, *row);
	} else if (skip(r, S("?!")) || skip(r, S("?<!"))) {
		pass_over(r);
	} else {
		*row = (struct row){0};
		pass_group(r);
	}
}

/* One character; false for what takes none. */
static bool read_element(struct reader *r, struct element *e)
{
	char c = take(r);
	uint32_t cp = (unsigned char)c;

	*e = (struct element){.single = true};
	if (c == '^' || c == '$')
		return false;
	if (c == '\\' && r->rest.len > 0 && one_of(r->rest.ptr[0], "bB")) {
		take(r);
		return false;
	}
	if (c == '[') {
		*e = read_class(r);
		return true;
	}
	if (c == '.') {
		add_any(e);
		return true;
	}
	if (c == '\\')
		cp = read_escape(r, e);
	else if ((c & 0x80) != 0)
		cp = read_wide(r);
	if (cp != UINT32_MAX)
		add_code_points(e, cp, cp);
	return true;
}

/* Up to a bar or a closing parenthesis. */
static void read_row(struct reader *r, struct row *row)
{
	while (!r->lost && r->rest.len > 0 && !one_of(r->rest.ptr[0], "|)")) {
		struct element e;
		bool must, once;

		if (skip(r, S("("))) {
			read_group(r, row);
			continue;
		}
		if (at_count(r))
			r->lost = true;
		if (!read_element(r, &e))
			continue;
		read_count(r, &must, &once);
		if (must)
			push(r, row, &e);
		if (!once)
			*row = (struct row){0};
		if (!once && must)
			push(r, row, &e);
	}
}

bool needle_window_of(str pattern, struct needle_window *out)
{
	struct reader r = {.rest = pattern};
	struct row row = {0};

	read_row(&r, &row);
	*out = r.window;
	return r.found && !r.lost && r.rest.len == 0;
}
