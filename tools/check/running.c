/*
 * One pass over the bytes of each text.  Most words are small ASCII letters, so
 * those are counted under the bytes of the document itself; only what has a
 * capital or an accent is copied and folded.
 */
#include "check/running.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "check/rules.h"

struct reading {
	struct arena *a;
	struct running *out;
};

bool running_is_letter(str s, size_t *len)
{
	unsigned char c = (unsigned char)s.ptr[0];
	uint32_t cp;

	*len = 1;
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	cp = utf8_decode(s, len);
	return cp >= 0xC0 && cp < 0x250 && cp != 0xD7 && cp != 0xF7;
}

bool running_is_capitals(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < 'A' || s.ptr[i] > 'Z')
			return false;
	return s.len > 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const struct running_tally *count(struct reading *r, str word)
{
	str folded = utf8_fold(r->a, word);
	void **slot = map_slot(r->a, &r->out->tallies, folded);
	struct running_tally *t = *slot;

	if (t == NULL) {
		t = NEW(r->a, struct running_tally);
		*t = (struct running_tally){.folded = folded,
					    .first = r->out->n};
		*slot = t;
	}
	t->n++;
	t->n_capitals += running_is_capitals(word);
	return t;
}

/* Beside a whole word stand blanks and punctuation; a bracket or an apostrophe
 * only when no letter is behind it.  `at` may be one before the start. */
static bool is_edge(str text, size_t at, size_t step)
{
	size_t behind = at + step, len;

	if (at >= text.len)
		return true;
	switch (text.ptr[at]) {
	case ' ':
	case '\t':
	case '\n':
	case '\r':
	case '.':
	case ',':
	case ':':
	case ';':
	case '!':
	case '?':
	case '"':
	case '*':
	case '|':
	case '/': return true;
	case '(':
	case ')':
	case '[':
	case ']':
	case '\'':
		return behind >= text.len ||
		       !running_is_letter(str_skip(text, behind), &len);
	default: /* quotes and dashes as in print */
		return (unsigned char)text.ptr[at] >= 0x80;
	}
}

static void add_word(struct reading *r, const struct node *n, size_t from,
		     size_t to)
{
	str word = str_slice(n->text, from, to);
	const struct running_tally *tally = count(r, word);
	const struct running_word *before =
		r->out->n > 0 ? &r->out->at[r->out->n - 1] : NULL;
	bool joined = before != NULL && before->in == n &&
		      before->text.ptr + before->text.len + 1 == word.ptr &&
		      n->text.ptr[from - 1] == ' ';

	*PUSH(r->a, r->out) = (struct running_word){
		.text = word,
		.tally = tally,
		.whole = is_edge(n->text, from - 1, SIZE_MAX) &&
			 is_edge(n->text, to, 1),
		.joined = joined,
		.in = n,
	};
}

/* Where what is no language ends that begins at `at`: a tag, the target of a
 * link, an address; `at` itself when there is none. */
static size_t skip(str text, size_t at)
{
	enum { FAR = 2000 };
	str rest = str_slice(text, at, at + FAR);
	size_t end;

	if (rest.ptr[0] == '<' || str_starts(rest, S("]("))) {
		end = str_find_char(rest, rest.ptr[0] == '<' ? '>' : ')');
		return end < rest.len ? at + end + 1 : at;
	}
	return at;
}

/* Where the run of bytes ends that begins at `at`: at a blank or a tag; whether
 * it is an address in `*address`. */
static size_t run_end(str text, size_t at, bool *address)
{
	size_t from = at;

	*address = false;
	for (; at < text.len && !is_blank(text.ptr[at]) && text.ptr[at] != '<';
	     at++)
		if (text.ptr[at] == '@' ||
		    (text.ptr[at] == ':' &&
		     str_starts(str_skip(text, at), S("://"))))
			*address = true;
	if (text.ptr[from] == 'w' &&
	    str_starts(str_slice(text, from, at), S("www.")))
		*address = true;
	return at;
}

static bool is_ascii_letter(char c)
{
	return str_lower(c) - 'a' < 26;
}

/* Where the letters end that begin at `at`. */
static size_t word_end(str text, size_t at)
{
	size_t len;

	for (;;) {
		while (at < text.len && is_ascii_letter(text.ptr[at]))
			at++;
		if (at >= text.len || (unsigned char)text.ptr[at] < 0x80 ||
		    !running_is_letter(str_skip(text, at), &len))
			return at;
		at += len;
	}
}

/* What begins at `at` and is no word: one character. */
static size_t other_end(str text, size_t at)
{
	size_t len = 1;

	if ((unsigned char)text.ptr[at] >= 0x80)
		utf8_decode(str_skip(text, at), &len);
	return at + len;
}

static void read_text(struct reading *r, const struct node *n)
{
	str text = n->text;
	size_t at = 0, end = 0;

	while (at < text.len) {
		char c = text.ptr[at];
		size_t past = c == '<' || c == ']' ? skip(text, at) : at;
		size_t from = at;
		bool address;

		if (past > at) {
			at = past;
			continue;
		}
		if (at >= end) { /* a new run between blanks */
			end = run_end(text, at, &address);
			if (end > at && address) {
				at = end;
				continue;
			}
		}
		at = word_end(text, at);
		if (at > from)
			add_word(r, n, from, at);
		else
			at = other_end(text, at);
		if (at > end)
			end = at;
	}
}

static void read_node(struct reading *r, const struct node *n)
{
	switch (n->kind) {
	case NODE_STRING:
	case NODE_SECTION:
	case NODE_PARAGRAPH:
	case NODE_CELL: read_text(r, n); break;
	case NODE_NULL:
	case NODE_BOOL:
	case NODE_NUMBER:
	case NODE_LIST:
	case NODE_MAP:
	case NODE_DOCUMENT:
	case NODE_BULLETS:
	case NODE_ORDERED:
	case NODE_ITEM:
	case NODE_TABLE:
	case NODE_ROW:
	case NODE_QUOTE:
	case NODE_CODE:
	case NODE_HTML:
	case NODE_RULE:
	case NODE_FOOTNOTE: break;
	}
	if (n->kind == NODE_STRING)
		return;
	for (size_t i = 0; i < n->n; i++)
		if (n->kind != NODE_MAP || rule_is_text_key(n->child[i]->key))
			read_node(r, n->child[i]);
}

const struct running *running_read(struct arena *a, const struct agenda *d,
				   const struct texts *lines)
{
	struct running *out = NEW(a, struct running);
	struct reading r = {a, out};

	if (d->written != NULL) {
		for (size_t i = 0; i < lines->n; i++)
			read_text(&r, lines->at[i].node);
		return out;
	}
	if (d->tree.data != NULL)
		read_node(&r, d->tree.data);
	if (d->tree.body != NULL)
		read_node(&r, d->tree.body);
	return out;
}

const struct running_tally *running_find(const struct running *r, str folded)
{
	return map_get(&r->tallies, folded);
}

const struct running_word *running_next(const struct running *r, size_t i)
{
	return i + 1 < r->n && r->at[i + 1].in == r->at[i].in ? &r->at[i + 1]
							      : NULL;
}

char running_before(const struct running_word *w)
{
	if (w->text.ptr == w->in->text.ptr)
		return '\0';
	return w->text.ptr[-1];
}

char running_after(const struct running_word *w)
{
	const char *end = w->text.ptr + w->text.len;

	if (end == w->in->text.ptr + w->in->text.len)
		return '\0';
	return *end;
}
