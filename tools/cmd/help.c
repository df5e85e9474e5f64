/*
 * --help, made from the tables: first an example, then the usage line, what
 * it does, the options.  The example comes first because that is what people
 * copy.
 */
#include "cmd/cmd.h"

#include "base/utf8.h"
#include "report/wrap.h"

enum { OPTION_COLUMN = 28, COMMAND_COLUMN = 12 };

static void paragraphs(struct page *p, const char *text)
{
	str rest = str_from(text);

	while (rest.ptr != NULL) {
		wrap_text(p, 0, 0, str_cut(&rest, '\n'));
		if (rest.ptr != NULL)
			wrap_end(p);
	}
}

/* A name on the left, what it means beside it. */
static void entry(struct page *p, str head, size_t column, const char *meaning)
{
	size_t width = utf8_width(head);
	struct run run = {STYLE_PLAIN, str_from(meaning)};

	buf_add(p->out, head);
	if (width + 2 > column) {
		buf_char(p->out, '\n');
		width = 0;
	}
	buf_chars(p->out, ' ', column - width);
	wrap_runs(p, (struct indent){.rest = column, .column = column}, &run,
		  1);
}

static void option(struct page *p, const struct option_row *row)
{
	struct buf head = {.a = p->a};

	if (row->letter != 0)
		buf_fmt(&head, "  -%c, --%s", row->letter, row->name);
	else
		buf_fmt(&head, "      --%s", row->name);
	if (row->value != NULL)
		buf_fmt(&head, " %s", _(row->value));
	entry(p, buf_str(&head), OPTION_COLUMN, _(row->help));
}

static void options(struct page *p, const char *title,
		    const struct option_row *row)
{
	if (row == NULL || row->name == NULL)
		return;
	wrap_end(p);
	wrap_line(p, STYLE_STRONG, str_from(title));
	for (; row->name != NULL; row++)
		option(p, row);
}

static void statuses(struct page *p)
{
	wrap_end(p);
	wrap_text(p, 0, 0,
		  str_from(_("Exit status: 0 fine, 1 findings or differences, "
			     "2 something went wrong.")));
}

void help_command(struct context *c, const struct command *cmd, struct buf *out)
{
	struct page page = {.a = c->a, .out = out, .look = c->look};

	wrap_text(&page, 0, 0,
		  str_fmt(c->a, "agenda-%s: %s", cmd->name, _(cmd->summary)));
	wrap_end(&page);
	wrap_line(&page, STYLE_STRONG, str_from(_("For example:")));
	wrap_line(&page, STYLE_PLAIN, str_fmt(c->a, "  %s", cmd->example));
	wrap_end(&page);
	wrap_line(&page, STYLE_STRONG, str_from(_("Usage:")));
	wrap_text(&page, 2, 4,
		  str_fmt(c->a, "agenda-%s %s %s", cmd->name, _("[OPTION]..."),
			  _(cmd->operands)));
	wrap_end(&page);
	paragraphs(&page, _(cmd->detail));
	options(&page, _("Options:"), cmd->options);
	options(&page, _("Options of every command:"), cmd_common_options);
	statuses(&page);
}

void help_program(struct context *c, struct buf *out)
{
	struct page page = {.a = c->a, .out = out, .look = c->look};

	wrap_text(&page, 0, 0,
		  str_from(_("agenda: plain-text policy agendas in order, "
			     "compared, and followed on their way to a "
			     "decision")));
	wrap_end(&page);
	wrap_line(&page, STYLE_STRONG, str_from(_("For example:")));
	for (size_t i = 0; cmd_at(i) != NULL; i++)
		wrap_line(&page, STYLE_PLAIN,
			  str_fmt(c->a, "  %s", cmd_at(i)->example));
	wrap_end(&page);
	wrap_line(&page, STYLE_STRONG, str_from(_("Commands:")));
	for (size_t i = 0; cmd_at(i) != NULL; i++)
		entry(&page, str_fmt(c->a, "  %s", cmd_at(i)->name),
		      COMMAND_COLUMN, _(cmd_at(i)->summary));
	wrap_end(&page);
	wrap_text(&page, 0, 0,
		  str_from(_("\"agenda help COMMAND\" tells more; \"agenda "
			     "validate\", \"agenda-validate\" and \"git agenda "
			     "validate\" are the same.")));
	options(&page, _("Options of every command:"), cmd_common_options);
	statuses(&page);
}
