/*
 * formats.h -- the values of `format`.
 *
 * To add one: a function and a row at the foot of check/formats.c.
 */
#ifndef CHECK_FORMATS_H
#define CHECK_FORMATS_H

#include "base/str.h"

struct format {
	str name;
	bool (*matches)(struct arena *scratch, str s);
	const char *what; /* MSG(): "a date", and how it is written */
};

/* NULL for a format that is not known, which says nothing. */
const struct format *format_find(str name);

bool format_matches(const struct format *f, struct arena *scratch, str s);

/* formats_time.c, formats_name.c, formats_uri.c */
bool format_date(struct arena *scratch, str s);
bool format_time(struct arena *scratch, str s);
bool format_date_time(struct arena *scratch, str s);
bool format_duration(struct arena *scratch, str s);
bool format_email(struct arena *scratch, str s);
bool format_idn_email(struct arena *scratch, str s);
bool format_hostname(struct arena *scratch, str s);
bool format_idn_hostname(struct arena *scratch, str s);
bool format_ipv4(struct arena *scratch, str s);
bool format_ipv6(struct arena *scratch, str s);
bool format_uri(struct arena *scratch, str s);
bool format_uri_reference(struct arena *scratch, str s);
bool format_iri(struct arena *scratch, str s);
bool format_iri_reference(struct arena *scratch, str s);
bool format_uri_template(struct arena *scratch, str s);

#endif
