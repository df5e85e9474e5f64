#include "cmd/judge.h"

#include "tree/read.h"

#include <stdio.h>

bool judge_form(struct load *l, str word, struct judge *j, struct fail *why)
{
	static const str words[] = {
		[OUTPUT_FLAG] = S_INIT("flag"),
		[OUTPUT_BASIC] = S_INIT("basic"),
		[OUTPUT_DETAILED] = S_INIT("detailed"),
	};

	j->units = word.len > 0;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		j->form = (enum output)i;
		if (word.len == 0 || str_eq(word, words[i]))
			return true;
	}
	return fail(l->a, why, _("outputs: flag, basic, detailed"),
		    _("there is no output \"%.*s\""), STR(word));
}

static bool print_unit(const struct judge *j, struct arena *a,
		       const struct node *n, const struct source *source)
{
	struct buf out = {.a = a};
	struct json json = {.out = &out, .compact = true};
	bool valid = schema_output(j->schema, n, source, j->form, &json);

	buf_char(&out, '\n');
	fwrite(out.at, 1, out.n, stdout);
	return valid;
}

bool judge_source(const struct judge *j, struct arena *a,
		  const struct source *source, struct findings *to)
{
	struct node_list data = {0};
	bool valid = true;

	tree_read_data(a, source, &data, to);
	if (data.n == 0 && to->n == 0)
		findings_add(to, LEVEL_ERROR, "empty", source, (struct span){0},
			     "%s", _("there are no fields here to check"))
			->help = str_from(_("a text has them at its top, "
					    "between two lines ---"));
	if (load_is_broken(to, 0) && data.n > 0)
		data.n--; /* the last one was not read to its end */
	for (size_t i = 0; i < data.n; i++)
		valid &= j->units ? print_unit(j, a, data.at[i], source)
				  : schema_check(j->schema, to->a, data.at[i],
						 source, to);
	return valid;
}
