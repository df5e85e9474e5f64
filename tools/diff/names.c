#include "diff/change.h"

const char *change_kind_name(enum change_kind kind)
{
	switch (kind) {
	case CHANGE_ADDED: return "added";
	case CHANGE_REMOVED: return "removed";
	case CHANGE_CHANGED: return "changed";
	case CHANGE_MOVED: return "moved";
	case CHANGE_RENAMED: return "renamed";
	case CHANGE_RENUMBERED: return "renumbered";
	case CHANGE_SPLIT: return "split";
	case CHANGE_MERGED: return "merged";
	}
	return "";
}

const char *change_class_name(enum change_class c)
{
	switch (c) {
	case CLASS_DECISION: return "decision";
	case CLASS_PROMISE: return "promise";
	case CLASS_CONTENT: return "content";
	case CLASS_WORDING: return "wording";
	case CLASS_FORM: return "form";
	}
	return "";
}

/* Sections by depth: the format knows three levels. */
static const char *section_hint(const struct part *p)
{
	size_t above = 0;

	for (p = p->parent; p != NULL; p = p->parent)
		above += p->kind == PART_SECTION;
	return above == 0 ? "hoofdstuk" : above == 1 ? "speerpunt" : "doel";
}

const char *part_hint(const struct part *p)
{
	switch (p->kind) {
	case PART_DOCUMENT:
	case PART_FIELD: return "meta";
	case PART_SECTION: return section_hint(p);
	case PART_PARAGRAPH: return "para";
	case PART_LIST: return "list";
	case PART_ITEM: return "item";
	case PART_TABLE: return "tabel";
	case PART_ROW: return "rij";
	case PART_CELL: return "cel";
	}
	return "";
}
