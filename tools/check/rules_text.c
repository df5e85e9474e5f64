/*
 * Running text: footnotes and terms nobody uses.  What one pattern can find
 * (residue, placeholders) is no C but a row of `patronen` in regels.yaml;
 * sentences that break off are in rules_breaks.c.
 */
#include "base/lang.h"
#include "base/map.h"
#include "check/notes.h"
#include "check/rules.h"

struct note {
	struct span used, defined; /* first place; empty when there is none */
};

/* Footnotes are looked at in the source itself, since their marks may stand in
 * any field: `[^label]` uses one, `[^label]:` at the start of a line defines
 * it. */
static void collect_notes(const struct rule_run *run, struct map *notes)
{
	str text = run->agenda->source->text;
	size_t line = 0, at = 0;

	for (at = str_find(text, S("[^")); at < text.len;
	     at += 2 + str_find(str_skip(text, at + 2), S("[^"))) {
		size_t length = str_find_char(str_skip(text, at), ']') + 1;
		struct span span = {(uint32_t)at, (uint32_t)(at + length)};
		str mark = str_slice(text, at, at + length);
		struct note *note;
		void **slot;
		bool start;

		if (mark.len < 4 || mark.len > 40 || !str_ends(mark, S("]")) ||
		    str_find_char(mark, '\n') < mark.len)
			continue;
		for (line = at; line > 0 && text.ptr[line - 1] == ' '; line--)
			;
		start = line == 0 || text.ptr[line - 1] == '\n';
		slot = map_slot(run->a, notes, mark);
		if (*slot == NULL)
			*slot = NEW(run->a, struct note);
		note = *slot;
		if (start && at + length < text.len &&
		    text.ptr[at + length] == ':') {
			if (note->defined.to == 0)
				note->defined = span;
		} else if (note->used.to == 0) {
			note->used = span;
		}
	}
}

static void footnotes(const struct rule_run *run)
{
	struct map notes = {0};

	collect_notes(run, &notes);
	for (size_t i = 0; i < notes.n; i++) {
		const struct note *note = notes.at[i].value;
		str mark = notes.at[i].key;

		if (note->defined.to == 0)
			findings_add(run->to, run->level, run->rule->id,
				     run->agenda->source, note->used,
				     _("footnote %.*s has no text"), STR(mark))
				->help =
				str_fmt(run->to->a,
					_("add a line that begins with %.*s:"),
					STR(mark));
		else if (note->used.to == 0)
			findings_add(run->to, run->level, run->rule->id,
				     run->agenda->source, note->defined,
				     _("nothing refers to footnote %.*s"),
				     STR(mark))
				->help = str_from(_("put its mark where it "
						    "belongs, or take the "
						    "note out"));
	}
	notes_forms(run);
}

/* Enough of a word to find it in other forms: "jeugdige", "jeugdigen". */
static str stem(str word)
{
	size_t cut = word.len > 7 ? 2 : word.len > 5 ? 1 : 0;

	return str_slice(word, 0, word.len - cut);
}

static bool is_plain_word(str word)
{
	for (size_t i = 0; i < word.len; i++) {
		unsigned char c = (unsigned char)word.ptr[i];

		if (c < 0x80 && (c < 'a' || c > 'z') && c != '-')
			return false;
	}
	return word.len >= 4;
}

/* Whether a stem occurs more often than in the row that defines it. */
static bool is_used(str text, str word)
{
	size_t first = rule_search(text, word);
	str rest = str_skip(text, first + word.len);

	return first < text.len && rule_search(rest, word) < rest.len;
}

static void unused_terms(const struct rule_run *run)
{
	const struct node *list = node_get(run->agenda->data, S("begrippen"));

	if (list == NULL || list->n > 200)
		return;
	for (size_t i = 0; i < list->n; i++) {
		const struct node *term = node_get(list->child[i], S("term"));
		str word = rule_fold(run, node_text(term));

		if (term == NULL || !is_plain_word(word) ||
		    is_used(run->agenda->source->text, stem(word)))
			continue;
		rule_finding(run, term, _("'%.*s' is defined but not used"),
			     STR(rule_quote(run, node_text(term))))
			->help = str_from(_("take it out, or use it where it "
					    "is meant"));
	}
}

const struct rule text_rules[] = {
	{.id = "footnote",
	 .level = LEVEL_WARNING,
	 .looks = MSG("footnotes without text, texts without a mark, and "
		      "one source written in two ways"),
	 .why = MSG("A mark that leads nowhere is left over from an earlier "
		    "version."),
	 .check = footnotes},
	{.id = "term-unused",
	 .level = LEVEL_NOTE,
	 .looks = MSG("terms that are explained but not used"),
	 .why = MSG("The reader looks for what is not there; often the term "
		    "got another name in the text."),
	 .check = unused_terms},
	{0},
};
