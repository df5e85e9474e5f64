/*
 * What a scalar may be and still be read: a number too large, a word that means
 * something else to older programs, a `<<` that does nothing.
 */
#include "tree/yaml_scalar.h"

#include "base/lang.h"

void yaml_wrong(struct gather *g, const char *rule, struct span at,
		const char *message, const char *help)
{
	struct finding *f = findings_add(g->to, LEVEL_ERROR, rule, g->source,
					 at, "%s", message);

	if (help != NULL)
		f->help = str_from(help);
}

static void value_findings(struct gather *g, const struct node *n,
			   enum scalar_trouble trouble)
{
	switch (trouble) {
	case SCALAR_FINE: break;
	case SCALAR_NOT_FINITE:
		yaml_wrong(g, "number", n->span,
			   _("infinity and not-a-number cannot be used here"),
			   _("write a number, or put the text between quotes"));
		return;
	case SCALAR_TOO_LARGE:
		yaml_wrong(g, "number", n->span, _("this number is too large"),
			   _("write it in decimal digits, or put it between "
			     "quotes"));
		return;
	}
	if (!n->plain && n->kind != NODE_NUMBER)
		return;
	if (scalar_is_ambiguous(source_slice(g->source, n->span)))
		findings_add(g->to, LEVEL_NOTE, "ambiguous", g->source, n->span,
			     _("'%.*s' without quotes means something else "
			       "to programs that read YAML 1.1"),
			     STR(source_slice(g->source, n->span)))
			->help = str_from(_("put it between quotes"));
}

static void merge_key(struct gather *g, struct span at)
{
	findings_add(g->to, LEVEL_WARNING, "merge-key", g->source, at, "%s",
		     _("'<<' joins nothing here: it is a key like any other"))
		->help = str_from(
		_("write out the fields that were meant to be taken over"));
}

bool yaml_scalar_take(struct gather *g, const struct yaml_scalar *s)
{
	struct node *n = node_new(g->a, s->value.kind, s->at);

	n->text = s->value.text;
	n->plain = s->value.kind == NODE_STRING && s->plain;
	if (!gather_wants_key(g))
		value_findings(g, n, s->value.trouble);
	else if (n->plain && str_eq(s->written, S("<<")))
		merge_key(g, s->at);
	return gather_scalar(g, n, s->written, s->anchor);
}
