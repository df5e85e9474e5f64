/*
 * bodies.h -- who meets and what for, by the words of a row: internal to
 * check/.
 *
 * The profile knows bodies and purposes by their names as a whole.  A list of
 * meetings has them in a sentence: "Agenda vaststellen in de raad".  Its last
 * words then name the body, and the purpose is where it begins.
 */
#ifndef CHECK_BODIES_H
#define CHECK_BODIES_H

#include "doc/profile.h"

/* The body that a text is about: the one it names, or else the first that its
 * last words name ("Vaststellen in de raad"), or the longest name in it.  NULL
 * when there is none. */
const struct gremium *bodies_meeting(const struct profile *p, str text);

/* What a step is for: the purpose that a text begins with, or else the first
 * that its last words begin with ("Agenda vaststellen in de raad"). */
const struct purpose *bodies_purpose(const struct profile *p, str text);

/* The first words of a label, without the stop it ends with. */
str bodies_label(str text);

/* No more than `max` bytes of a text, and no half of a letter. */
str bodies_cut(str text, size_t max);

/* Whether neither a letter nor a digit touches a part of a text. */
bool bodies_alone(str text, size_t at, size_t len);

#endif
