/*
 * libyaml speaks of tokens and block mappings.  Whoever edits an agenda knows
 * neither, so every complaint that a slip of the pen can raise has a row here
 * that says what is on the page and what to type instead.
 */
#include "tree/yaml_words.h"

#include "base/lang.h"

#include <string.h>

#define QUOTES MSG("put the whole text between double quotes")

static const struct yaml_words table[] = {
	{"could not find expected ':'",
	 MSG("this line is no 'key: value' and does not continue the line "
	     "above it"),
	 MSG("write a colon and a blank after the key, or indent a line that "
	     "belongs to the text above it"),
	 true},
	{"mapping values are not allowed",
	 MSG("there is a colon too many here, or this line is indented "
	     "differently from the lines it belongs to"),
	 MSG("a text with a colon and a blank in it stands between double "
	     "quotes; keys of one list of fields begin in the same column"),
	 false},
	{"mapping keys are not allowed",
	 MSG("a '?' with a blank after it cannot stand here"), QUOTES, false},
	{"block sequence entries are not allowed",
	 MSG("a list item cannot begin here"),
	 MSG("begin a new line for the first '-' of a list"), false},
	{"found character that cannot start any token",
	 MSG("a text cannot begin with this character"), QUOTES, false},
	{"found unexpected end of stream",
	 MSG("the quotes that open here are never closed"),
	 MSG("close the text with the same quote as it begins with"), true},
	{"found unexpected document indicator",
	 MSG("the quotes that open here are never closed"),
	 MSG("close the text with the same quote as it begins with"), true},
	{"found unknown escape character",
	 MSG("a backslash between double quotes has a meaning of its own, and "
	     "this one has none"),
	 MSG("write \\\\ for a backslash, or use single quotes"), false},
	{"did not find expected hexdecimal number",
	 MSG("hexadecimal digits must follow here"),
	 MSG("write \\\\ for a backslash, or use single quotes"), false},
	{"found invalid Unicode character escape code",
	 MSG("this escape stands for no character"),
	 MSG("type the character itself"), false},
	{"found a tab character", MSG("a tab cannot be used to indent"),
	 MSG("indent with blanks"), false},
	{"did not find expected alphabetic or numeric character",
	 MSG("a text cannot begin with '*' or '&': these are references"),
	 QUOTES, true},
	{"did not find expected comment or line break",
	 MSG("nothing but a comment may follow '|' or '>' on its line"),
	 MSG("begin the text on the next line, indented; or put it between "
	     "double quotes"),
	 false},
	{"did not find expected <document start>",
	 MSG("nothing can follow here: the document has ended"),
	 MSG("look for a line that is indented less than the first one"),
	 false},
	{"did not find expected node content", MSG("a value is missing here"),
	 MSG("look for a comma or a bracket too many"), false},
	{"did not find expected '-' indicator",
	 MSG("this line does not belong to the list above it"),
	 MSG("begin it with '-' in the same column as the other items, or "
	     "indent it as the list's key is indented"),
	 false},
	{"did not find expected key",
	 MSG("this line does not belong to the lines above it"),
	 MSG("indent it exactly as the line it belongs with; a text that goes "
	     "on after a closing quote stands between quotes as a whole"),
	 false},
	{"did not find expected ',' or ']'",
	 MSG("the list that opens with '[' goes wrong here"),
	 MSG("separate items with a comma and close the list with ']'"), false},
	{"did not find expected ',' or '}'",
	 MSG("the fields that open with '{' go wrong here"),
	 MSG("separate fields with a comma and close them with '}'"), false},
	{"control characters are not allowed",
	 MSG("there is an invisible control character here"),
	 MSG("remove it; it often comes along with text that was pasted"),
	 false},
	{"found undefined tag handle",
	 MSG("a text cannot begin with '!': that announces a type"), QUOTES,
	 true},
	{"found incompatible YAML document",
	 MSG("this asks for a version of YAML that is not known here"),
	 MSG("remove the line that begins with %YAML"), false},
};

const struct yaml_words *yaml_words_of(const char *problem)
{
	static const struct yaml_words unknown = {
		"", MSG("this cannot be read as YAML"),
		MSG("look for a quote, a bracket or an indentation that is "
		    "not right, here or on the line above"),
		false};

	for (size_t i = 0; problem != NULL && i < sizeof table / sizeof *table;
	     i++)
		if (strncmp(problem, table[i].problem,
			    strlen(table[i].problem)) == 0)
			return &table[i];
	return &unknown;
}

const struct yaml_words *yaml_words_long_key(void)
{
	static const struct yaml_words words = {
		"", MSG("the key on this line has more than 1024 characters"),
		MSG("is this a text with a colon in it?  Then put it between "
		    "double quotes"),
		true};

	return &words;
}

/* Line ends to libyaml, nothing to the eye. */
static bool ends_unseen(str before)
{
	return str_ends(before, S("\xc2\x85")) ||
	       str_ends(before, S("\xe2\x80\xa8")) ||
	       str_ends(before, S("\xe2\x80\xa9"));
}

const struct yaml_words *yaml_words_at(str text, size_t at)
{
	static const struct yaml_words tab = {
		"", MSG("a tab cannot be used to indent"),
		MSG("indent with blanks"), false};
	static const struct yaml_words unseen = {
		"", MSG("an invisible line end stands before this"),
		MSG("remove it; it often comes along with text that was "
		    "pasted"),
		false};

	if (at < text.len && text.ptr[at] == '\t')
		return &tab;
	return ends_unseen(str_slice(text, 0, at)) ? &unseen : NULL;
}
