/*
 * lang.h -- the language of messages: Dutch or English.
 *
 * Message ids in the code are English; po/nl.po holds the Dutch.  gettext does
 * the look-up, with one addition: it works where no Dutch locale is generated,
 * which is every bare Debian (setlocale() then fails and gettext would stay
 * silent in English).  The catalog is opened at the first message only.
 *
 * Machine formats are never translated: cmd/ selects LANG_EN for them.
 */
#ifndef BASE_LANG_H
#define BASE_LANG_H

#include "base/str.h"

#include <libintl.h>

enum lang { LANG_FROM_LOCALE, LANG_NL, LANG_EN };

/* Selects the language of all messages from here on.  LANG_FROM_LOCALE is what
 * the environment asks for: LC_ALL, LC_MESSAGES, LANG, in that order, and
 * LANGUAGE; English when it asks for neither.  `catalogs` is the folder that
 * holds nl/LC_MESSAGES/agenda.mo. */
void lang_use(enum lang lang, const char *catalogs);

/* LANG_NL for "nl", LANG_EN for "en", else LANG_FROM_LOCALE. */
enum lang lang_read(str s);

/* The message in the user's language; the string is static. */
#define _(msgid) gettext(msgid)
/* The same with a number in it: `one` when n is 1. */
#define N_(one, many, n) ngettext((one), (many), (unsigned long)(n))
/* Marks a message in a table for extraction; _() it where it is used. */
#define MSG(msgid) msgid

#endif
