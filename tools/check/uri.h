/*
 * uri.h -- references between schemas: RFC 3986 splitting and resolution.
 */
#ifndef CHECK_URI_H
#define CHECK_URI_H

#include "base/str.h"

/* `reference` as seen from `base`, dot segments removed (RFC 3986, 5.2).  An
 * empty base leaves the reference as it is. */
str uri_resolve(struct arena *a, str base, str reference);

/* Cuts a URI at its first '#': what stands before; the fragment, without the
 * '#', in `*fragment`. */
str uri_cut_fragment(str uri, str *fragment);

/* %41 as A; what is no escape stays. */
str uri_decode(struct arena *a, str s);

/* Percent-encodes what may not stand in a fragment as it is. */
str uri_encode_fragment(struct arena *a, str s);

#endif
