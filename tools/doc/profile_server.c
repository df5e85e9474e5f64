/*
 * server.yaml: what the server insists on.  A limit that is missing has the
 * value below; one that is no number within its bounds is a finding, so that a
 * slip never opens the door.
 */
#include "doc/profile_lists.h"

#include "base/lang.h"

static const struct {
	str key;
	size_t offset;
	unsigned otherwise, most;
} limits[] = {
#define AT(member) offsetof(struct server_rules, member)
	{S_INIT("namen"), AT(max_names), 1000, 1000000},
	{S_INIT("versies"), AT(max_commits), 20000, 10000000},
	{S_INIT("bestanden"), AT(max_files), 50000, 7000000},
	{S_INIT("document"), AT(max_document), 16, 256},
	{S_INIT("bestand"), AT(max_file), 100, 100000},
	{S_INIT("seconden"), AT(max_seconds), 60, 3600},
#undef AT
};
enum { LIMITS = sizeof limits / sizeof *limits };

static unsigned *member(struct server_rules *r, size_t i)
{
	return (unsigned *)((char *)r + limits[i].offset);
}

/* The number in plain digits, 1..most; 0 when it is not. */
static unsigned number(str s, unsigned most)
{
	unsigned n = 0;

	if (s.len == 0 || s.len > 9)
		return 0;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return 0;
		n = n * 10 + (unsigned)(s.ptr[i] - '0');
	}
	return n <= most ? n : 0;
}

static void read_limits(const struct settings *s, const struct node *map,
			struct server_rules *r)
{
	str keys[LIMITS + 1] = {{0}};

	for (size_t i = 0; i < LIMITS; i++)
		keys[i] = limits[i].key;
	if (!settings_keys(s, map, keys))
		return;
	for (size_t i = 0; i < LIMITS; i++) {
		const struct node *at = node_get(map, limits[i].key);
		unsigned n;

		if (at == NULL)
			continue;
		n = number(node_text(at), limits[i].most);
		if (n == 0)
			settings_wrong(
				s, at,
				_("`%.*s` must be a whole number, 1 to %u"),
				STR(limits[i].key), limits[i].most);
		else
			*member(r, i) = n;
	}
}

void profile_read_server(const struct settings *s, const struct node *root,
			 struct profile *p)
{
	static const str keys[] = {
		S_INIT("formaat"), S_INIT("takken"), S_INIT("grenzen"), {0}};

	for (size_t i = 0; i < LIMITS; i++)
		*member(&p->server, i) = limits[i].otherwise;
	if (!settings_keys(s, root, keys))
		return;
	p->server.branches =
		settings_words(s, root, S("takken"), &p->server.n_branches);
	read_limits(s, node_get(root, S("grenzen")), &p->server);
}
