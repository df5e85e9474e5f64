#include "check/formats.h"

#include "base/lang.h"

static const struct format formats[] = {
	{S_INIT("date"), format_date, MSG("a date, as in 2019-03-07")},
	{S_INIT("email"), format_email, MSG("an e-mail address")},
};

const struct format *format_find(str name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (str_eq(formats[i].name, name))
			return &formats[i];
	return NULL;
}

bool format_matches(const struct format *f, struct arena *scratch, str s)
{
	return f->matches(scratch, s);
}
