/*
 * build.h -- inside diff/: how part trees are put together.
 *
 * part.c owns the tree, build_markup.c turns blocks into parts and
 * build_data.c maps and lists.  A part is opened under its parent, filled, and
 * closed when its children are complete.
 */
#ifndef DIFF_BUILD_H
#define DIFF_BUILD_H

#include "base/map.h"
#include "diff/part.h"
#include "doc/markup.h"

struct formers {
	struct former *at;
	size_t n, cap;
};

struct builder {
	struct arena *a;
	struct arena *tmp; /* of lists of children that still grow */
	const struct source *source;
	bool agenda; /* profile roles apply; strings hold inline Markdown */
	const struct span *fixed; /* all parts stand here; or NULL */
	struct map roles;	  /* key -> struct role */
	struct map fields;	  /* field -> const struct markup_row */
	struct map names;	  /* list -> const struct list_name */
	struct formers formers;
	size_t n, n_cells; /* parts so far; CELLs among them */
};

/* What `rollen` of opmaak.yaml says of a key; lower rank goes first. */
enum role_kind { ROLE_TITLE, ROLE_NUMBER, ROLE_TEXT, ROLE_ID, ROLE_CHILDREN };

struct role {
	enum role_kind kind;
	unsigned rank;
};

struct part_list {
	struct part **at;
	size_t n, cap;
};

/* A new child at the end of `to`. */
struct part *build_part(struct builder *b, struct part_list *to,
			enum part_kind kind, const struct node *n);

/* Gives a part its children. */
void build_close(struct builder *b, struct part *p,
		 const struct part_list *children);

/* The words of a string, as compared. */
str build_words(struct builder *b, str s, bool markup);

/* Number and title of a section from its heading. */
void build_title(struct part *p, str title);

/* Parts for the blocks of a section, item, quote or string. */
void build_blocks(struct builder *b, struct part_list *to,
		  const struct node *holder);

/* Where the value of a member goes. */
struct spot {
	struct part_list *to;
	const struct part *owner;
	str pointer; /* of the value */
	str key;
	uint32_t lane;
};

/* What a reader calls a part that was built from `n`. */
void build_names(struct builder *b, struct part *p, const struct node *n);

/* A part at a spot; a part's own text from a scalar. */
struct part *build_put(struct builder *b, const struct spot *s,
		       enum part_kind kind, const struct node *n);
void build_own_text(struct builder *b, struct part *p, const struct node *n);

/* The span of a member from its key on, where the two stand together. */
struct span build_member_span(const struct builder *b, const struct node *n);

/* Whether a string is one paragraph. */
bool build_one_line(const struct builder *b, const struct node *v);

/* Prose that belongs to its owner: paragraphs among its children.  With a
 * heading of its own (`row`) it is a section. */
void build_prose(struct builder *b, struct spot s, const struct node *v);
void build_text_section(struct builder *b, struct spot s, const struct node *v,
			const struct markup_row *row);

/* Parts for the members of a map: front matter or a data tree. */
void build_members(struct builder *b, struct part *owner, struct part_list *to,
		   const struct node *map);

#endif
