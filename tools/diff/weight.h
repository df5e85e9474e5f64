/*
 * weight.h -- how much a change matters to a meeting.
 */
#ifndef DIFF_WEIGHT_H
#define DIFF_WEIGHT_H

#include "diff/change.h"

struct weights;

/* `rollen` of opmaak.yaml names the fields that hold a decision (`besluit`) and
 * a promise (`belofte`). */
const struct weights *weights_read(struct arena *a, const struct profile *p);

/* The class of a change by the field its part stands in; numbering is form,
 * and a text in which no more than the spelling changed is wording. */
enum change_class weight_of(const struct weights *w, const struct change *c);

#endif
