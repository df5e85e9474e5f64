/*
 * Hardly any text has one, so none is looked for unless libyaml counted more
 * lines than there are line feeds.
 */
#include "tree/yaml_ends.h"

#include "base/lang.h"
#include "base/utf8.h"

enum { MOST = 100 };

static bool is_unseen_end(uint32_t cp)
{
	return cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

static void report(const struct source *s, struct span at, uint32_t cp,
		   struct findings *to)
{
	findings_add(to, LEVEL_NOTE, "ambiguous", s, at,
		     _("an invisible line end (U+%04X) stands here, which not "
		       "every program reads as one"),
		     (unsigned)cp)
		->help = str_from(_("remove it; it often comes along with text "
				    "that was pasted"));
}

void yaml_ends_report(const struct source *s, struct span part, size_t lines,
		      struct findings *to)
{
	size_t fed = source_place(s, part.to).line -
		     source_place(s, part.from).line;
	str rest = source_slice(s, part);
	size_t len;

	if (lines <= fed)
		return;
	for (size_t n = 0; rest.len > 0 && n < MOST;
	     rest = str_skip(rest, len)) {
		uint32_t cp = utf8_decode(rest, &len);
		uint32_t at = part.to - (uint32_t)rest.len;

		if (!is_unseen_end(cp))
			continue;
		report(s, (struct span){at, at + (uint32_t)len}, cp, to);
		n++;
	}
}
