/*
 * Properties of characters by the names that ECMA-262 gives them (its tables 67
 * to 69), which are exact: PCRE2 would also take "letter" and "l e t t e r".
 * Scripts are left to PCRE2, which knows them all.
 */
#include "check/ecma_parse.h"

struct category {
	str name, means;
};

/* clang-format off */
static const struct category categories[] = {
	{S_INIT("Cased_Letter"), S_INIT("L&")},
	{S_INIT("LC"), S_INIT("L&")},
	{S_INIT("Close_Punctuation"), S_INIT("Pe")},
	{S_INIT("Pe"), S_INIT("Pe")},
	{S_INIT("Connector_Punctuation"), S_INIT("Pc")},
	{S_INIT("Pc"), S_INIT("Pc")},
	{S_INIT("Control"), S_INIT("Cc")},
	{S_INIT("Cc"), S_INIT("Cc")},
	{S_INIT("cntrl"), S_INIT("Cc")},
	{S_INIT("Currency_Symbol"), S_INIT("Sc")},
	{S_INIT("Sc"), S_INIT("Sc")},
	{S_INIT("Dash_Punctuation"), S_INIT("Pd")},
	{S_INIT("Pd"), S_INIT("Pd")},
	{S_INIT("Decimal_Number"), S_INIT("Nd")},
	{S_INIT("Nd"), S_INIT("Nd")},
	{S_INIT("digit"), S_INIT("Nd")},
	{S_INIT("Enclosing_Mark"), S_INIT("Me")},
	{S_INIT("Me"), S_INIT("Me")},
	{S_INIT("Final_Punctuation"), S_INIT("Pf")},
	{S_INIT("Pf"), S_INIT("Pf")},
	{S_INIT("Format"), S_INIT("Cf")},
	{S_INIT("Cf"), S_INIT("Cf")},
	{S_INIT("Initial_Punctuation"), S_INIT("Pi")},
	{S_INIT("Pi"), S_INIT("Pi")},
	{S_INIT("Letter"), S_INIT("L")},
	{S_INIT("L"), S_INIT("L")},
	{S_INIT("Letter_Number"), S_INIT("Nl")},
	{S_INIT("Nl"), S_INIT("Nl")},
	{S_INIT("Line_Separator"), S_INIT("Zl")},
	{S_INIT("Zl"), S_INIT("Zl")},
	{S_INIT("Lowercase_Letter"), S_INIT("Ll")},
	{S_INIT("Ll"), S_INIT("Ll")},
	{S_INIT("Mark"), S_INIT("M")},
	{S_INIT("M"), S_INIT("M")},
	{S_INIT("Combining_Mark"), S_INIT("M")},
	{S_INIT("Math_Symbol"), S_INIT("Sm")},
	{S_INIT("Sm"), S_INIT("Sm")},
	{S_INIT("Modifier_Letter"), S_INIT("Lm")},
	{S_INIT("Lm"), S_INIT("Lm")},
	{S_INIT("Modifier_Symbol"), S_INIT("Sk")},
	{S_INIT("Sk"), S_INIT("Sk")},
	{S_INIT("Nonspacing_Mark"), S_INIT("Mn")},
	{S_INIT("Mn"), S_INIT("Mn")},
	{S_INIT("Number"), S_INIT("N")},
	{S_INIT("N"), S_INIT("N")},
	{S_INIT("Open_Punctuation"), S_INIT("Ps")},
	{S_INIT("Ps"), S_INIT("Ps")},
	{S_INIT("Other"), S_INIT("C")},
	{S_INIT("C"), S_INIT("C")},
	{S_INIT("Other_Letter"), S_INIT("Lo")},
	{S_INIT("Lo"), S_INIT("Lo")},
	{S_INIT("Other_Number"), S_INIT("No")},
	{S_INIT("No"), S_INIT("No")},
	{S_INIT("Other_Punctuation"), S_INIT("Po")},
	{S_INIT("Po"), S_INIT("Po")},
	{S_INIT("Other_Symbol"), S_INIT("So")},
	{S_INIT("So"), S_INIT("So")},
	{S_INIT("Paragraph_Separator"), S_INIT("Zp")},
	{S_INIT("Zp"), S_INIT("Zp")},
	{S_INIT("Private_Use"), S_INIT("Co")},
	{S_INIT("Co"), S_INIT("Co")},
	{S_INIT("Punctuation"), S_INIT("P")},
	{S_INIT("P"), S_INIT("P")},
	{S_INIT("punct"), S_INIT("P")},
	{S_INIT("Separator"), S_INIT("Z")},
	{S_INIT("Z"), S_INIT("Z")},
	{S_INIT("Space_Separator"), S_INIT("Zs")},
	{S_INIT("Zs"), S_INIT("Zs")},
	{S_INIT("Spacing_Mark"), S_INIT("Mc")},
	{S_INIT("Mc"), S_INIT("Mc")},
	{S_INIT("Surrogate"), S_INIT("Cs")},
	{S_INIT("Cs"), S_INIT("Cs")},
	{S_INIT("Symbol"), S_INIT("S")},
	{S_INIT("S"), S_INIT("S")},
	{S_INIT("Titlecase_Letter"), S_INIT("Lt")},
	{S_INIT("Lt"), S_INIT("Lt")},
	{S_INIT("Unassigned"), S_INIT("Cn")},
	{S_INIT("Cn"), S_INIT("Cn")},
	{S_INIT("Uppercase_Letter"), S_INIT("Lu")},
	{S_INIT("Lu"), S_INIT("Lu")},
};

static const str binary[] = {
	S_INIT("ASCII"),
	S_INIT("ASCII_Hex_Digit"),
	S_INIT("AHex"),
	S_INIT("Alphabetic"),
	S_INIT("Alpha"),
	S_INIT("Any"),
	S_INIT("Bidi_Control"),
	S_INIT("Bidi_C"),
	S_INIT("Bidi_Mirrored"),
	S_INIT("Bidi_M"),
	S_INIT("Case_Ignorable"),
	S_INIT("CI"),
	S_INIT("Cased"),
	S_INIT("Changes_When_Casefolded"),
	S_INIT("CWCF"),
	S_INIT("Changes_When_Casemapped"),
	S_INIT("CWCM"),
	S_INIT("Changes_When_Lowercased"),
	S_INIT("CWL"),
	S_INIT("Changes_When_Titlecased"),
	S_INIT("CWT"),
	S_INIT("Changes_When_Uppercased"),
	S_INIT("CWU"),
	S_INIT("Dash"),
	S_INIT("Default_Ignorable_Code_Point"),
	S_INIT("DI"),
	S_INIT("Deprecated"),
	S_INIT("Dep"),
	S_INIT("Diacritic"),
	S_INIT("Dia"),
	S_INIT("Emoji"),
	S_INIT("Emoji_Component"),
	S_INIT("EComp"),
	S_INIT("Emoji_Modifier"),
	S_INIT("EMod"),
	S_INIT("Emoji_Modifier_Base"),
	S_INIT("EBase"),
	S_INIT("Emoji_Presentation"),
	S_INIT("EPres"),
	S_INIT("Extended_Pictographic"),
	S_INIT("ExtPict"),
	S_INIT("Extender"),
	S_INIT("Ext"),
	S_INIT("Grapheme_Base"),
	S_INIT("Gr_Base"),
	S_INIT("Grapheme_Extend"),
	S_INIT("Gr_Ext"),
	S_INIT("Hex_Digit"),
	S_INIT("Hex"),
	S_INIT("IDS_Binary_Operator"),
	S_INIT("IDSB"),
	S_INIT("IDS_Trinary_Operator"),
	S_INIT("IDST"),
	S_INIT("ID_Continue"),
	S_INIT("IDC"),
	S_INIT("ID_Start"),
	S_INIT("IDS"),
	S_INIT("Ideographic"),
	S_INIT("Ideo"),
	S_INIT("Join_Control"),
	S_INIT("Join_C"),
	S_INIT("Logical_Order_Exception"),
	S_INIT("LOE"),
	S_INIT("Lowercase"),
	S_INIT("Lower"),
	S_INIT("Math"),
	S_INIT("Noncharacter_Code_Point"),
	S_INIT("NChar"),
	S_INIT("Pattern_Syntax"),
	S_INIT("Pat_Syn"),
	S_INIT("Pattern_White_Space"),
	S_INIT("Pat_WS"),
	S_INIT("Quotation_Mark"),
	S_INIT("QMark"),
	S_INIT("Radical"),
	S_INIT("Regional_Indicator"),
	S_INIT("RI"),
	S_INIT("Sentence_Terminal"),
	S_INIT("STerm"),
	S_INIT("Soft_Dotted"),
	S_INIT("SD"),
	S_INIT("Terminal_Punctuation"),
	S_INIT("Term"),
	S_INIT("Unified_Ideograph"),
	S_INIT("UIdeo"),
	S_INIT("Uppercase"),
	S_INIT("Upper"),
	S_INIT("Variation_Selector"),
	S_INIT("VS"),
	S_INIT("White_Space"),
	S_INIT("space"),
	S_INIT("XID_Continue"),
	S_INIT("XIDC"),
	S_INIT("XID_Start"),
	S_INIT("XIDS"),
};
/* clang-format on */

static str category(str name)
{
	for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
		if (str_eq(categories[i].name, name))
			return categories[i].means;
	return (str){0};
}

static bool is_script(str name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		if (c != '_' && !((c | 32) >= 'a' && (c | 32) <= 'z'))
			return false;
	}
	return name.len > 0 && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z';
}

str ecma_property(struct arena *a, str name)
{
	str value = name, key = str_cut(&value, '=');
	bool exact = str_eq(key, S("Script")) || str_eq(key, S("sc"));
	bool extended = str_eq(key, S("Script_Extensions")) ||
			str_eq(key, S("scx"));

	if (value.ptr == NULL) {
		if (str_eq(name, S("Assigned")))
			return S("^Cn");
		for (size_t i = 0; i < sizeof binary / sizeof *binary; i++)
			if (str_eq(binary[i], name))
				return name;
		return category(name);
	}
	if (str_eq(key, S("General_Category")) || str_eq(key, S("gc")))
		return category(value);
	if ((exact || extended) && is_script(value))
		return str_fmt(a, "%s:%.*s", exact ? "sc" : "scx", STR(value));
	return (str){0};
}
