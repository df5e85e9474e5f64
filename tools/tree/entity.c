/*
 * HTML knows 2231 names.  These are the ones that exports of word processors
 * leave behind in Dutch texts; an unknown name stays as it is typed.
 */
#include "tree/entity.h"

static const struct {
	str name;
	uint32_t cp;
} names[] = {
	{S_INIT("amp"), '&'},	    {S_INIT("lt"), '<'},
	{S_INIT("gt"), '>'},	    {S_INIT("quot"), '"'},
	{S_INIT("apos"), '\''},	    {S_INIT("nbsp"), 0xa0},
	{S_INIT("shy"), 0},	    {S_INIT("euro"), 0x20ac},
	{S_INIT("cent"), 0xa2},	    {S_INIT("pound"), 0xa3},
	{S_INIT("sect"), 0xa7},	    {S_INIT("para"), 0xb6},
	{S_INIT("copy"), 0xa9},	    {S_INIT("reg"), 0xae},
	{S_INIT("trade"), 0x2122},  {S_INIT("deg"), 0xb0},
	{S_INIT("plusmn"), 0xb1},   {S_INIT("times"), 0xd7},
	{S_INIT("frac12"), 0xbd},   {S_INIT("frac14"), 0xbc},
	{S_INIT("frac34"), 0xbe},   {S_INIT("sup2"), 0xb2},
	{S_INIT("sup3"), 0xb3},	    {S_INIT("middot"), 0xb7},
	{S_INIT("bull"), 0x2022},   {S_INIT("hellip"), 0x2026},
	{S_INIT("ndash"), 0x2013},  {S_INIT("mdash"), 0x2014},
	{S_INIT("lsquo"), 0x2018},  {S_INIT("rsquo"), 0x2019},
	{S_INIT("sbquo"), 0x201a},  {S_INIT("ldquo"), 0x201c},
	{S_INIT("rdquo"), 0x201d},  {S_INIT("bdquo"), 0x201e},
	{S_INIT("laquo"), 0xab},    {S_INIT("raquo"), 0xbb},
	{S_INIT("larr"), 0x2190},   {S_INIT("rarr"), 0x2192},
	{S_INIT("le"), 0x2264},	    {S_INIT("ge"), 0x2265},
	{S_INIT("ensp"), 0x2002},   {S_INIT("emsp"), 0x2003},
	{S_INIT("thinsp"), 0x2009}, {S_INIT("aacute"), 0xe1},
	{S_INIT("agrave"), 0xe0},   {S_INIT("acirc"), 0xe2},
	{S_INIT("auml"), 0xe4},	    {S_INIT("ccedil"), 0xe7},
	{S_INIT("eacute"), 0xe9},   {S_INIT("egrave"), 0xe8},
	{S_INIT("ecirc"), 0xea},    {S_INIT("euml"), 0xeb},
	{S_INIT("iacute"), 0xed},   {S_INIT("icirc"), 0xee},
	{S_INIT("iuml"), 0xef},	    {S_INIT("ntilde"), 0xf1},
	{S_INIT("oacute"), 0xf3},   {S_INIT("ocirc"), 0xf4},
	{S_INIT("ouml"), 0xf6},	    {S_INIT("uacute"), 0xfa},
	{S_INIT("ucirc"), 0xfb},    {S_INIT("uuml"), 0xfc},
	{S_INIT("Eacute"), 0xc9},   {S_INIT("Euml"), 0xcb},
	{S_INIT("Iuml"), 0xcf},	    {S_INIT("Ouml"), 0xd6},
	{S_INIT("Uuml"), 0xdc},	    {S_INIT("szlig"), 0xdf},
};

static unsigned digit(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 99;
}

/* `s` is what follows "&#", without the semicolon. */
static bool numeric(str s, uint32_t *cp)
{
	bool hex = s.len > 0 && (s.ptr[0] | 0x20) == 'x';
	uint32_t value = 0;

	s = str_skip(s, hex);
	if (s.len == 0 || s.len > 7)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (digit(s.ptr[i]) >= (hex ? 16 : 10))
			return false;
		value = value * (hex ? 16 : 10) + digit(s.ptr[i]);
	}
	if (value == 0 || value > 0x10ffff ||
	    (value >= 0xd800 && value < 0xe000))
		value = 0xfffd;
	*cp = value == 0xad ? 0 : value;
	return true;
}

size_t entity_read(str s, uint32_t *cp)
{
	size_t end = str_find_char(str_slice(s, 0, 12), ';');
	str name = str_slice(s, 1, end);

	if (s.len < 3 || s.ptr[0] != '&' || end >= 12 || end >= s.len)
		return 0;
	if (str_starts(name, S("#")))
		return numeric(str_skip(name, 1), cp) ? end + 1 : 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(names[i].name, name)) {
			*cp = names[i].cp;
			return end + 1;
		}
	return 0;
}
