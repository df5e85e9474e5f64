/*
 * pandoc 2, which Debian 12 has, reads an .odt without the rows that stand in
 * <table:table-header-rows>: the names of all columns would be gone.  So the
 * tags are taken off before pandoc sees the file.  An .odt is a zip; its parts
 * are copied as they are, but content.xml, which is unpacked, stripped of these
 * tags and stored.
 *
 * zlib is loaded when a paper needs it, as libgit2 is: no other command pays
 * for it.
 */
#include "import/odt.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/vec.h"

#include <assert.h>
#include <dlfcn.h>
#include <zlib.h>

enum {
	LOCAL = 30,   /* bytes of a header before a part */
	CENTRAL = 46, /* of its entry in the list */
	END = 22,     /* of the record that ends the list */
	STORED = 0,
	DEFLATED = 8,
	CONTENT_MAX = 64 * 1024 * 1024,
};

struct unzip {
	int (*init)(z_streamp s, int bits, const char *version, int size);
	int (*inflate)(z_streamp s, int flush);
	int (*end)(z_streamp s);
	uLong (*crc32)(uLong crc, const Bytef *at, uInt n);
};

struct part {
	str name, packed;
	uint32_t method, crc, size;
};

struct parts {
	struct part *at;
	size_t n, cap;
};

static uint32_t little(str s, size_t at, size_t bytes)
{
	uint32_t value = 0;

	for (size_t i = bytes; i > 0; i--)
		value = value << 8 | (unsigned char)s.ptr[at + i - 1];
	return value;
}

static void put(struct buf *b, uint32_t value, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		buf_char(b, (char)(value >> (8 * i) & 0xff));
}

/* ------------------------------------------------------------ reading */

static bool read_part(str zip, size_t at, struct part *p)
{
	size_t from = little(zip, at + 42, 4), packed;

	*p = (struct part){.method = little(zip, at + 10, 2),
			   .crc = little(zip, at + 16, 4),
			   .size = little(zip, at + 24, 4)};
	packed = little(zip, at + 20, 4);
	if (from + LOCAL > zip.len ||
	    !str_starts(str_skip(zip, from), S("PK\x03\x04")))
		return false;
	p->name = str_slice(zip, at + CENTRAL,
			    at + CENTRAL + little(zip, at + 28, 2));
	from += LOCAL + little(zip, from + 26, 2) + little(zip, from + 28, 2);
	if (from > zip.len || packed > zip.len - from)
		return false;
	p->packed = str_slice(zip, from, from + packed);
	return true;
}

/* The parts of a zip without a comment; false when it is built otherwise. */
static bool read_parts(struct arena *a, str zip, struct parts *out)
{
	size_t end = zip.len - END, at, n;

	if (zip.len < END || !str_starts(str_skip(zip, end), S("PK\x05\x06")))
		return false;
	n = little(zip, end + 10, 2);
	at = little(zip, end + 16, 4);
	for (size_t i = 0; i < n; i++) {
		struct part p;

		if (at + CENTRAL > end ||
		    !str_starts(str_skip(zip, at), S("PK\x01\x02")) ||
		    at + CENTRAL + little(zip, at + 28, 2) > end ||
		    !read_part(zip, at, &p))
			return false;
		*PUSH(a, out) = p;
		at += CENTRAL + little(zip, at + 28, 2) +
		      little(zip, at + 30, 2) + little(zip, at + 32, 2);
	}
	return true;
}

/* ------------------------------------------------------------ unpacking */

/* A function of the library; false when it has none of that name. */
static bool find(void *library, const char *name, void *to)
{
	void *found = library != NULL ? dlsym(library, name) : NULL;

	memcpy(to, &found, sizeof found);
	return found != NULL;
}

static bool load(struct arena *a, struct unzip *z, struct fail *why)
{
	void *library = dlopen("libz.so.1", RTLD_LAZY | RTLD_LOCAL);

	if (find(library, "inflateInit2_", &z->init) &&
	    find(library, "inflate", &z->inflate) &&
	    find(library, "inflateEnd", &z->end) &&
	    find(library, "crc32", &z->crc32))
		return true;
	return fail(a, why,
		    _("install it, in Debian as the package zlib1g, or save "
		      "the paper as .docx"),
		    _("the library libz, which unpacks .odt, cannot be "
		      "loaded"));
}

/* The bytes of a part, exactly as many as it says; false when it lies. */
static bool unpack(struct arena *a, const struct unzip *z, const struct part *p,
		   str *out)
{
	Bytef *to = arena_array(a, p->size > 0 ? p->size : 1, 1);
	union {
		const char *in;
		Bytef *out;
	} from = {.in = p->packed.ptr};
	z_stream s = {.next_in = from.out,
		      .avail_in = (uInt)p->packed.len,
		      .next_out = to,
		      .avail_out = p->size};
	bool whole;

	*out = p->packed;
	if (p->method == STORED)
		return true;
	if (p->method != DEFLATED ||
	    z->init(&s, -MAX_WBITS, ZLIB_VERSION, (int)sizeof s) != Z_OK)
		return false;
	whole = z->inflate(&s, Z_FINISH) == Z_STREAM_END && s.avail_out == 0;
	z->end(&s);
	*out = (str){(const char *)to, p->size};
	return whole;
}

/* ------------------------------------------------------------ writing */

static bool is_tag(str s, size_t *length)
{
	static const str tags[] = {S_INIT("<table:table-header-rows>"),
				   S_INIT("</table:table-header-rows>"),
				   S_INIT("<table:table-header-rows/>")};

	for (size_t i = 0; i < 3; i++)
		if (str_starts(s, tags[i])) {
			*length = tags[i].len;
			return true;
		}
	return false;
}

static str without_tags(struct arena *a, str s)
{
	struct buf b = {.a = a};
	size_t length;

	while (s.len > 0) {
		size_t next = str_find_char(s, '<');

		buf_add(&b, str_slice(s, 0, next));
		s = str_skip(s, next);
		if (is_tag(s, &length)) {
			s = str_skip(s, length);
		} else if (s.len > 0) {
			buf_char(&b, '<');
			s = str_skip(s, 1);
		}
	}
	return buf_str(&b);
}

/* What a header and an entry of the list have in common. */
static void put_facts(struct buf *b, const struct part *p)
{
	put(b, 0, 2);
	put(b, p->method, 2);
	put(b, 0, 4); /* no time */
	put(b, p->crc, 4);
	put(b, (uint32_t)p->packed.len, 4);
	put(b, p->size, 4);
	put(b, (uint32_t)p->name.len, 2);
	put(b, 0, 2);
}

static str write_zip(struct arena *a, const struct parts *parts)
{
	struct buf b = {.a = a}, list = {.a = a};
	uint32_t at;

	for (size_t i = 0; i < parts->n; i++) {
		const struct part *p = &parts->at[i];

		at = (uint32_t)b.n;
		buf_add(&b, S("PK\x03\x04"));
		put(&b, 20, 2);
		put_facts(&b, p);
		buf_add(&b, p->name);
		buf_add(&b, p->packed);
		buf_add(&list, S("PK\x01\x02"));
		put(&list, 20, 2);
		put(&list, 20, 2);
		put_facts(&list, p);
		put(&list, 0, 4); /* no comment, the first disk, */
		put(&list, 0, 2);
		put(&list, 0, 4); /* no attributes */
		put(&list, at, 4);
		buf_add(&list, p->name);
	}
	at = (uint32_t)b.n;
	buf_add(&b, buf_str(&list));
	buf_add(&b, S("PK\x05\x06"));
	put(&b, 0, 4);
	put(&b, (uint32_t)parts->n, 2);
	put(&b, (uint32_t)parts->n, 2);
	put(&b, (uint32_t)list.n, 4);
	put(&b, at, 4);
	put(&b, 0, 2);
	return buf_str(&b);
}

bool odt_keep_headers(struct arena *a, str zip, str *out, struct fail *why)
{
	struct parts parts = {0};
	struct part *content = NULL;
	struct unzip z = {0};
	str text, mended;

	*out = zip;
	if (!read_parts(a, zip, &parts))
		return true;
	for (size_t i = 0; i < parts.n; i++)
		if (str_eq(parts.at[i].name, S("content.xml")))
			content = &parts.at[i];
	if (content == NULL || content->size > CONTENT_MAX)
		return true;
	if (!load(a, &z, why))
		return false;
	assert(z.init != NULL && z.inflate != NULL && z.end != NULL &&
	       z.crc32 != NULL);
	if (!unpack(a, &z, content, &text))
		return true;
	mended = without_tags(a, text);
	if (mended.len == text.len)
		return true;
	content->packed = mended;
	content->size = (uint32_t)mended.len;
	content->method = STORED;
	content->crc = (uint32_t)z.crc32(0, (const Bytef *)mended.ptr,
					 (uInt)mended.len);
	*out = write_zip(a, &parts);
	return true;
}
