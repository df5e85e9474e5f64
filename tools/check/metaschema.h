/*
 * metaschema.h -- the metaschemas of draft 2020-12, built in.
 */
#ifndef CHECK_METASCHEMA_H
#define CHECK_METASCHEMA_H

#include "base/str.h"

/* The JSON text of a metaschema by its URI, without fragment; empty when it is
 * none of them. */
str metaschema_text(str uri);

#endif
