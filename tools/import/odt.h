/*
 * odt.h -- header rows of LibreOffice's tables.  Internal to import/.
 */
#ifndef IMPORT_ODT_H
#define IMPORT_ODT_H

#include "base/fail.h"
#include "base/str.h"

/* An .odt whose header rows are rows like others, for pandoc 2 leaves header
 * rows out.  `*out` is `zip` itself when there are none, or when it is not
 * built as an .odt is.  False with `why` when the library that unpacks is not
 * there. */
bool odt_keep_headers(struct arena *a, str zip, str *out, struct fail *why);

#endif
