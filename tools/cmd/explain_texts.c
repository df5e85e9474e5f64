#include "cmd/explain.h"

const struct explain_text explain_texts[] = {
	{"no-agenda", LEVEL_ERROR,
	 MSG("whether a file under agendas/ says which agenda it is"),
	 MSG("A file there without \"agenda:\" is skipped by every comparison "
	     "and every route, so its history is lost unnoticed. Give it a "
	     "name that never changes, or keep it elsewhere.")},
	{"link-gone", LEVEL_ERROR,
	 MSG("whether the documents that a text links to are there"),
	 MSG("A link to another agenda stops working, without a word, when "
	     "that one gets another name or loses the part that is meant. So "
	     "links are looked at when either of the two changes.")},
	{"not-utf8", LEVEL_ERROR, MSG("whether the text is UTF-8"),
	 MSG("Every place after the first byte that is not would be a guess, "
	     "and letters with accents come out wrong. Save the text as "
	     "UTF-8.")},
	{"empty", LEVEL_ERROR, MSG("whether the document holds anything"),
	 MSG("An empty file is mostly one that was not saved.")},
	{"front-matter", LEVEL_ERROR,
	 MSG("whether the fields at the top of a text have an end"),
	 MSG("They stand between two lines of three dashes. Without the second "
	     "it is not known where the text begins.")},
	{"syntax", LEVEL_ERROR,
	 MSG("whether the fields can be read (YAML or JSON)"),
	 MSG("What stands after a mistake of this kind cannot be judged. Mend "
	     "it first and check again.")},
	{"duplicate-key", LEVEL_ERROR,
	 MSG("whether a field stands twice in one group"),
	 MSG("Programs keep the first or the last of the two, each its own, "
	     "and the other is lost without a word.")},
	{"merge-key", LEVEL_WARNING,
	 MSG("whether '<<' is used to take over fields"),
	 MSG("YAML 1.2 does not know it; some programs join the fields and "
	     "some do not. Write them out.")},
	{"ambiguous", LEVEL_NOTE,
	 MSG("whether a value without quotes means something else in YAML 1.1"),
	 MSG("yes, off, 012 and 13:30 are a text or a number here, and "
	     "true, 10 or 810 in other programs. Quotes settle it.")},
	{"number", LEVEL_ERROR, MSG("whether a number can be written in JSON"),
	 MSG("Infinity and numbers of more than 64 bits have no such form, so "
	     "another program could not read them back.")},
	{"too-deep", LEVEL_ERROR,
	 MSG("whether lists and groups are nested within reason"),
	 MSG("A hundred levels are never meant; mostly a bracket was not "
	     "closed, and sometimes someone means harm.")},
	{"alias-limit", LEVEL_ERROR,
	 MSG("whether references (*name) stay within reason"),
	 MSG("A few lines can stand for a thousand million values, which would "
	     "keep every program busy for ever.")},
	{"too-many-columns", LEVEL_ERROR,
	 MSG("whether a table has at most 128 columns"),
	 MSG("No reader can follow a wider one, and reading it can take very "
	     "long.")},
	{"table-cells", LEVEL_WARNING,
	 MSG("whether a row of a table has no more cells than its header"),
	 MSG("What stands in the cells beyond is not shown by programs that "
	     "show Markdown.")},
	{"schema-type", LEVEL_ERROR,
	 MSG("whether a value is of the right type"),
	 MSG("The schema says whether a text, a number, a list or a group of "
	     "fields stands somewhere.")},
	{"schema-required", LEVEL_ERROR,
	 MSG("whether the fields that are needed are there"),
	 MSG("The finding stands at the field or the line that the missing one "
	     "belongs under.")},
	{"schema-unknown-key", LEVEL_ERROR,
	 MSG("whether the schema knows every field"),
	 MSG("A field that is not known is mostly misspelt, and then its value "
	     "is used nowhere.")},
	{"schema-enum", LEVEL_ERROR,
	 MSG("whether a value is one of those that are allowed"),
	 MSG("The help line lists them, or names the one that was probably "
	     "meant.")},
	{"schema-const", LEVEL_ERROR,
	 MSG("whether a value is the one that is prescribed"),
	 MSG("The schema allows just this one value here.")},
	{"schema-pattern", LEVEL_ERROR,
	 MSG("whether a text has the form that is prescribed"),
	 MSG("The schema gives a pattern for it, for example for ids.")},
	{"schema-format", LEVEL_ERROR,
	 MSG("whether a text is a real date, address or the like"),
	 MSG("The schema names a format; 31 February has the form of a date "
	     "and is none.")},
	{"schema-length", LEVEL_ERROR,
	 MSG("whether a text is long or short enough"),
	 MSG("Length counts characters as people see them written, not "
	     "bytes.")},
	{"schema-range", LEVEL_ERROR,
	 MSG("whether a number is within its bounds"),
	 MSG("The schema gives the least, the most, or the step.")},
	{"schema-items", LEVEL_ERROR,
	 MSG("whether a list has the items it should have"),
	 MSG("The schema says how many there may be, whether they must differ, "
	     "and what one of them must be.")},
	{"schema-keys", LEVEL_ERROR,
	 MSG("whether a group has the right number of fields"),
	 MSG("The schema gives the least or the most.")},
	{"schema-choice", LEVEL_ERROR,
	 MSG("whether a value has one of the forms that are allowed"),
	 MSG("Where it is plain which form was meant, what is wrong with that "
	     "one is told instead.")},
	{"schema-not", LEVEL_ERROR,
	 MSG("whether a value stands where it may not"),
	 MSG("The schema rules out a form, or anything at all in this "
	     "place.")},
	{"schema-limit", LEVEL_ERROR,
	 MSG("whether the schema could be applied within reason"),
	 MSG("Patterns and choices within choices can take longer than anyone "
	     "waits. The value was not checked to the end.")},
	{"schema-broken", LEVEL_ERROR,
	 MSG("whether the schema itself is in order"),
	 MSG("Nothing can be judged by a schema that is not.")},
	{"schema-elsewhere", LEVEL_NOTE,
	 MSG("whether the schema that a file names is in the folder of the "
	     "profile"),
	 MSG("A document may not choose its own judge: only a schema of the "
	     "profile counts, nothing outside it is read, and nothing is ever "
	     "fetched.")},
	{"duplicate-field", LEVEL_ERROR,
	 MSG("whether a field stands at the top and in the text as well"),
	 MSG("When the two differ, nobody can tell which one was meant.")},
	{"unknown-column", LEVEL_WARNING,
	 MSG("whether every column of a table has a meaning"),
	 MSG("A column that opmaak.yaml does not know would be lost, so the "
	     "whole table stays text: its rows are not compared one by one.")},
	{0},
};
