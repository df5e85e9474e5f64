/*
 * forms_read.h -- what the readers of papier.yaml share.  Internal to
 * import/forms*.c.
 */
#ifndef IMPORT_FORMS_READ_H
#define IMPORT_FORMS_READ_H

#include "doc/settings.h"
#include "import/forms.h"

/* The elements of a list of maps, and room for what is read from them. */
struct elements {
	const struct node *list;
	size_t n;
	void *at;
};

struct elements elements_of(const struct settings *s, const struct node *map,
			    str key, size_t size);

/* forms_places.c: where things of papers go that stand elsewhere. */
void forms_read_places(const struct settings *s, const struct node *root,
		       struct forms *f);

#endif
