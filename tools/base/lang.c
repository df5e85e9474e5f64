/*
 * gettext consults LANGUAGE only when LC_MESSAGES is not "C", so where no
 * Dutch locale exists we take C.UTF-8 as a stand-in and let LANGUAGE decide.
 */
#include "base/lang.h"

#include <locale.h>
#include <stdlib.h>

static bool is_dutch(const char *name)
{
	return strncmp(name, "nl", 2) == 0;
}

static bool is_set(const char *value)
{
	return value != NULL && *value != '\0';
}

static enum lang of_environment(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *list = getenv("LANGUAGE");

	for (size_t i = 0; i < 3; i++) {
		const char *value = getenv(names[i]);

		if (!is_set(value))
			continue;
		if (strcmp(value, "C") == 0 || strcmp(value, "POSIX") == 0)
			return LANG_EN;
		if (strncmp(value, "C.", 2) == 0)
			break;
		if (is_set(list))
			value = list;
		if (is_dutch(value))
			return LANG_NL;
		if (strncmp(value, "en", 2) == 0)
			return LANG_EN;
		break;
	}
	return LANG_FROM_LOCALE;
}

enum lang lang_read(str s)
{
	if (str_eq(s, S("nl")))
		return LANG_NL;
	if (str_eq(s, S("en")))
		return LANG_EN;
	return LANG_FROM_LOCALE;
}

void lang_use(enum lang lang, const char *catalogs)
{
	if (lang == LANG_FROM_LOCALE)
		lang = of_environment();
	if (setlocale(LC_CTYPE, "") == NULL ||
	    strcmp(setlocale(LC_CTYPE, NULL), "C") == 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	if (lang != LANG_NL) {
		setlocale(LC_MESSAGES, "C");
		return;
	}
	if (setlocale(LC_MESSAGES, "nl_NL.UTF-8") == NULL)
		setlocale(LC_MESSAGES, "C.UTF-8");
	setenv("LANGUAGE", "nl", 1);
	bindtextdomain("agenda", catalogs);
	bind_textdomain_codeset("agenda", "UTF-8");
	textdomain("agenda");
}
