/*
 * The words of a document are counted under their folded form, so a word of a
 * name is sought once in a document; where the words stand, pointers are
 * compared.  Few documents have half of the words of any name.
 */
#include "check/official.h"

#include "base/lang.h"
#include "base/near.h"
#include "base/vec.h"
#include "check/names.h"
#include "check/running.h"

enum { WORDS_MIN = 3 /* of a name that a slip can be told of */ };

struct official { /* a name as it is written, and its words folded */
	str text;
	str *word;
	size_t n, cap;
};

struct officials {
	struct official *at;
	size_t n;
};

const struct officials *official_read(const struct rule_setup *setup)
{
	struct officials *p = NEW(setup->a, struct officials);
	const struct node *list = node_get(setup->parameters, S("namen"));
	struct rule_run run = {.a = setup->a};

	p->at = NEWN(setup->a, list != NULL ? list->n : 0, struct official);
	for (size_t i = 0; list != NULL && i < list->n; i++) {
		struct official o = {.text = node_text(list->child[i])};
		str plain = name_plain(&run, o.text);

		while (plain.ptr != NULL) {
			o.word = vec_room(setup->a, o.word, o.n, &o.cap,
					  sizeof *o.word);
			o.word[o.n++] = str_cut(&plain, ' ');
		}
		if (o.n >= WORDS_MIN)
			p->at[p->n++] = o;
	}
	return p;
}

/* A name in the words of a document; NULL for a word that it does not have. */
struct sought {
	const struct official *name;
	const struct running_tally **word;
};

/* Whether the document has enough of the words of a name for nearly(): half of
 * them. */
static bool may_hold(const struct rule_run *run, struct sought *s)
{
	const struct running *r = run->words;
	size_t same = 0;

	s->word = NEWN(run->a, s->name->n, const struct running_tally *);
	for (size_t i = 0; i < s->name->n; i++) {
		s->word[i] = running_find(r, s->name->word[i]);
		same += s->word[i] != NULL;
	}
	return 2 * same >= s->name->n;
}

/* How many of the words of a name stand at number `i`; 0 when the text ends
 * before the name does. */
static size_t in_common(const struct running *r, size_t i,
			const struct sought *s)
{
	size_t same = 0, n = s->name->n;

	if (i + n > r->n || r->at[i + n - 1].in != r->at[i].in)
		return 0;
	for (size_t k = 0; k < n; k++)
		same += r->at[i + k].tally == s->word[k];
	return same;
}

/* Whether the words from number `i` on are nearly an official name: as many,
 * half of them the same, the others of one family or a slip of the pen. */
static bool nearly(const struct running *r, size_t i, const struct sought *s)
{
	size_t n = s->name->n, same = in_common(r, i, s);

	if (same == n || 2 * same < n)
		return false;
	for (size_t k = 0; k < n; k++) {
		str word = s->name->word[k];
		str in = r->at[i + k].tally->folded;

		if (r->at[i + k].tally != s->word[k] &&
		    (word.len < 4 ||
		     (!name_kin(in, word) && near_distance(in, word, 3) > 3)))
			return false;
	}
	return true;
}

void official_see(const struct rule_run *run, const struct officials *p)
{
	const struct running *r = run->words;

	for (size_t k = 0; r != NULL && k < p->n; k++) {
		struct sought s = {.name = &p->at[k]};
		size_t words = may_hold(run, &s) ? r->n : 0;

		for (size_t i = 0; i < words; i++) {
			const struct running_word *x = &r->at[i], *y;
			str part;

			if (!nearly(r, i, &s))
				continue;
			y = &r->at[i + s.name->n - 1];
			part = (str){x->text.ptr,
				     (size_t)(y->text.ptr + y->text.len -
					      x->text.ptr)};
			rule_finding_in(run, x->in, part,
					_("the name is '%.*s'"),
					STR(s.name->text))
				->help = str_from(_("use the official name"));
		}
	}
}
