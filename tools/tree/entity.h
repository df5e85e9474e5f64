/*
 * entity.h -- HTML's character references, as far as office texts use them.
 */
#ifndef TREE_ENTITY_H
#define TREE_ENTITY_H

#include "base/str.h"

/* Length of the reference that `s` begins with and what it stands for; 0 when
 * there is none that is known.  A soft hyphen stands for 0. */
size_t entity_read(str s, uint32_t *cp);

#endif
