/*
 * shift.h -- how far a date moved.
 */
#ifndef DIFF_SHIFT_H
#define DIFF_SHIFT_H

#include "base/str.h"

/* Whether both texts are dates of one precision and not the same: then the days
 * from the first to the second, later positive. */
bool shift_days(str old, str new, int *days);

#endif
