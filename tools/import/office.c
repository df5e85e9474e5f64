#include "import/import.h"

#include "base/lang.h"

bool import_is_office(str name)
{
	return str_ends(name, S(".docx")) || str_ends(name, S(".odt"));
}

bool import_office(struct arena *a, str name, str bytes, str *out,
		   struct fail *why)
{
	(void)bytes;
	*out = (str){0};
	return fail(a, why, NULL, _("%.*s cannot be read"), STR(name));
}
