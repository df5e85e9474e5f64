#include "cmd/form.h"

#include "base/file.h"
#include "base/utf8.h"
#include "edit/write.h"

#include <stdio.h>
#include <unistd.h>

static bool is_yaml_name(str name)
{
	return str_ends(name, S(".yaml")) || str_ends(name, S(".yml"));
}

bool form_read(struct load *l, str word, str out, enum form otherwise,
	       enum form *form, struct fail *why)
{
	if (str_eq(word, S("md")) || str_eq(word, S("yaml"))) {
		*form = str_eq(word, S("md")) ? FORM_MARKDOWN : FORM_YAML;
		return true;
	}
	*form = is_yaml_name(out)	  ? FORM_YAML
		: str_ends(out, S(".md")) ? FORM_MARKDOWN
					  : otherwise;
	return word.len == 0 || fail(l->a, why, _("forms: md, yaml"),
				     _("there is no form \"%.*s\""), STR(word));
}

bool form_write(struct load *l, const struct profile *p,
		const struct node *data, enum form form, str out,
		struct fail *why)
{
	str text = form == FORM_YAML ? write_yaml(l->a, p, data)
				     : write_markdown(l->a, p, data);

	if (out.len > 0 && !str_eq(out, S("-")))
		return file_replace(l->a, str_cstr(l->a, out), text, why);
	if (isatty(STDOUT_FILENO))
		text = utf8_safe(l->a, text);
	if (fwrite(text.ptr, 1, text.len, stdout) == text.len)
		return true;
	return fail(l->a, why, NULL, _("the output could not be written"));
}
