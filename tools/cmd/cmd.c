/*
 * From argv to a running command: which command, its options, the language,
 * the renderer and the looks of the terminal.  The language is looked for
 * before the options are read, so that a wrong option is reported in it.
 */
#include "cmd/cmd.h"

#include "base/file.h"
#include "base/near.h"
#include "base/utf8.h"
#include "cmd/load.h"
#include "cmd/pager.h"
#include "cmd/terminal.h"

#include <stdarg.h>
#include <stdio.h>

struct common {
	str format, color, lang, profile;
	unsigned width;
	bool help, version;
};

#define AT(member) offsetof(struct common, member)
const struct option_row cmd_common_options[] = {
	{.name = "format",
	 .value = MSG("NAME"),
	 .help = MSG("how to print: text, json or another (agenda(1) lists "
		     "them)"),
	 .kind = OPTION_STRING,
	 .offset = AT(format)},
	{.name = "color",
	 .value = MSG("WHEN"),
	 .help = MSG("auto, always or never"),
	 .kind = OPTION_STRING,
	 .offset = AT(color)},
	{.name = "width",
	 .value = MSG("COLUMNS"),
	 .help = MSG("wrap text at this width; 0 does not wrap"),
	 .kind = OPTION_NUMBER,
	 .offset = AT(width)},
	{.name = "lang",
	 .value = MSG("LANGUAGE"),
	 .help = MSG("nl or en"),
	 .kind = OPTION_STRING,
	 .offset = AT(lang)},
	{.name = "profile",
	 .value = MSG("FOLDER"),
	 .help = MSG("the rules and templates to use, instead of schema/"),
	 .kind = OPTION_STRING,
	 .offset = AT(profile)},
	{.letter = 'h',
	 .name = "help",
	 .help = MSG("print this"),
	 .kind = OPTION_FLAG,
	 .offset = AT(help)},
	{.name = "version",
	 .help = MSG("print the version of the program"),
	 .kind = OPTION_FLAG,
	 .offset = AT(version)},
	{0},
};

static const struct command *const commands[] = {
#define X(name) &cmd_##name,
	COMMANDS(X)
#undef X
		NULL,
};

const struct command *cmd_at(size_t i)
{
	return commands[i];
}

const struct command *cmd_find(str name)
{
	for (size_t i = 0; commands[i] != NULL; i++)
		if (str_eq(name, str_from(commands[i]->name)))
			return commands[i];
	return NULL;
}

/* What a document or a file name put into a message must not reach the
 * terminal as a control. */
static void complain(struct context *c, str message, str remedy)
{
	message = utf8_safe_line(c->a, message);
	remedy = utf8_safe_line(c->a, remedy);
	fflush(stdout);
	fprintf(stderr, "agenda: %.*s\n", STR(message));
	if (remedy.len > 0)
		fprintf(stderr, "  %.*s\n", STR(remedy));
}

int cmd_trouble(struct context *c, const struct fail *why)
{
	complain(c, why->message, why->remedy);
	return EXIT_TROUBLE;
}

int cmd_misused(struct context *c, const struct command *cmd)
{
	struct fail why = {0};
	str example = str_fmt(c->a, _("for example: %s"), cmd->example);

	if (cmd->most > 0 && c->n_args > cmd->most)
		example =
			str_fmt(c->a,
				_("\"%s\" is too much here; words that belong "
				  "together go between quotes"),
				c->args[cmd->most]);
	fail(c->a, &why, str_cstr(c->a, example), "%s", _(cmd->takes));
	return cmd_trouble(c, &why);
}

void cmd_warn(struct context *c, const char *fmt, ...)
{
	va_list args;
	str text;

	va_start(args, fmt);
	text = str_vfmt(c->a, fmt, args);
	va_end(args);
	complain(c, text, S(""));
}

static const char *catalogs(struct context *c)
{
	static const char *const beside[] = {"locale", "../share/locale"};

	for (size_t i = 0; c->program_dir.len > 0 && i < 2; i++) {
		const char *dir =
			str_cstr(c->a, str_fmt(c->a, "%.*s/%s",
					       STR(c->program_dir), beside[i]));
		str mo = str_fmt(c->a, "%s/nl/LC_MESSAGES/agenda.mo", dir);

		if (file_exists(str_cstr(c->a, mo)))
			return dir;
	}
	return LOCALEDIR;
}

void cmd_language(struct context *c, str language)
{
	enum lang lang = lang_read(language);

	if (c->lang != LANG_FROM_LOCALE || lang == LANG_FROM_LOCALE)
		return;
	if (c->renderer != NULL && c->renderer->machine)
		return;
	lang_use(lang, catalogs(c));
}

/* --lang as it stands in the words, before they are checked. */
static enum lang early_language(int argc, char **argv)
{
	enum lang lang = LANG_FROM_LOCALE;

	for (int i = 1; i < argc; i++) {
		str word = str_from(argv[i]);

		if (str_eq(word, S("--")))
			break;
		if (str_starts(word, S("--lang=")))
			lang = lang_read(str_skip(word, 7));
		else if (str_eq(word, S("--lang")) && i + 1 < argc)
			lang = lang_read(str_from(argv[i + 1]));
	}
	return lang;
}

/* "formats: text, json, ..." */
static const char *format_names(struct arena *a)
{
	struct buf names = {.a = a};

	for (size_t i = 0; renderer_at(i) != NULL; i++)
		buf_fmt(&names, "%s%s", i > 0 ? ", " : "",
			renderer_at(i)->name);
	return str_cstr(a,
			str_fmt(a, _("formats: %.*s"), STR(buf_str(&names))));
}

static bool apply(struct context *c, const struct common *given,
		  struct fail *why)
{
	str format = given->format.len > 0 ? given->format : S("text");
	enum colour_when when;

	c->profile = given->profile;
	c->renderer = renderer_find(format);
	if (c->renderer == NULL)
		return fail(c->a, why, format_names(c->a),
			    _("there is no format \"%.*s\""), STR(format));
	if (given->lang.len > 0 && lang_read(given->lang) == LANG_FROM_LOCALE)
		return fail(c->a, why, _("languages: nl, en"),
			    _("there is no language \"%.*s\""),
			    STR(given->lang));
	if (!colour_read(given->color, &when))
		return fail(c->a, why, NULL,
			    _("--color is auto, always or never, not \"%.*s\""),
			    STR(given->color));
	if (c->renderer->machine)
		lang_use(LANG_EN, catalogs(c));
	c->look = terminal_look(when, given->width);
	return true;
}

static int say(const struct buf *text)
{
	if (text->n > 0)
		fwrite(text->at, 1, text->n, stdout);
	return EXIT_FINE;
}

void cmd_print(struct context *c, const struct report *r)
{
	struct buf out = {.a = c->a};

	c->renderer->render(r, c->look, &out);
	if (!c->paged || c->renderer->machine ||
	    !pager_show(c->a, buf_str(&out)))
		say(&out);
}

static int say_version(struct context *c)
{
	struct buf out = {.a = c->a};

	buf_fmt(&out, "agenda %s\n", VERSION);
	return say(&out);
}

static int say_help(struct context *c, const struct command *cmd)
{
	struct buf out = {.a = c->a};

	if (cmd != NULL)
		help_command(c, cmd, &out);
	else
		help_program(c, &out);
	return say(&out);
}

/* Runs one command (NULL: the program by itself, which only has common
 * options) with its words; argv[0] is skipped. */
static int run(struct context *c, const struct command *cmd, int argc,
	       char **argv)
{
	struct common given = {.width = WIDTH_UNSET};
	void *values = cmd != NULL ? arena_alloc(c->a, cmd->size) : NULL;
	struct option_set sets[] = {
		{cmd_common_options, &given},
		{cmd != NULL ? cmd->options : NULL, values},
		{0},
	};
	struct operands operands;
	struct fail why = {0};

	if (!options_read(c->a, sets, argc, argv, &operands, &why) ||
	    !apply(c, &given, &why))
		return cmd_trouble(c, &why);
	c->args = operands.at;
	c->n_args = operands.n;
	if (given.version)
		return say_version(c);
	if (given.help)
		return say_help(c, cmd);
	if (cmd != NULL && !renderer_shows(c->renderer, cmd->format)) {
		fail(c->a, &why, _("--format=json works for every command"),
		     _("--format=%s is not for agenda-%s"), c->renderer->name,
		     cmd->name);
		return cmd_trouble(c, &why);
	}
	c->paged = cmd != NULL && cmd->paged;
	if (cmd != NULL && (c->n_args < cmd->least || c->n_args > cmd->most))
		return cmd_misused(c, cmd);
	if (cmd != NULL)
		return cmd->run(c, values);
	fail(c->a, &why, _("put the command first: agenda validate --lang nl"),
	     _("which command?"));
	return cmd_trouble(c, &why);
}

static int no_command(struct context *c, str name)
{
	str names[16];
	size_t n = 0;
	struct fail why = {0};
	str near;
	const char *remedy = _("agenda --help lists the commands");

	while (commands[n] != NULL && n < 16) {
		names[n] = str_from(commands[n]->name);
		n++;
	}
	near = near_word(name, names, n);
	if (near.len > 0)
		remedy = str_cstr(c->a,
				  str_fmt(c->a, _("did you mean agenda %.*s?"),
					  STR(near)));
	fail(c->a, &why, remedy, _("there is no command \"%.*s\""), STR(name));
	return cmd_trouble(c, &why);
}

/* `agenda ...`: the first word names the command. */
static int by_operand(struct context *c, int argc, char **argv)
{
	str name = argc > 1 ? str_from(argv[1]) : S("");
	const struct command *cmd = cmd_find(name);

	if (argc < 2) {
		struct buf out = {.a = c->a};

		help_program(c, &out);
		fwrite(out.at, 1, out.n, stderr);
		return EXIT_TROUBLE;
	}
	if (name.ptr[0] == '-')
		return run(c, NULL, argc, argv);
	if (cmd != NULL)
		return run(c, cmd, argc - 1, argv + 1);
	if (!str_eq(name, S("help")))
		return no_command(c, name);
	if (argc == 2)
		return say_help(c, NULL);
	cmd = cmd_find(str_from(argv[2]));
	return cmd != NULL ? say_help(c, cmd)
			   : no_command(c, str_from(argv[2]));
}

static int dispatch(struct context *c, int argc, char **argv)
{
	str name = argc > 0 ? str_from(argv[0]) : S("agenda");
	size_t slash;
	const struct command *cmd;

	while ((slash = str_find_char(name, '/')) < name.len)
		name = str_skip(name, slash + 1);
	if (!str_starts(name, S("agenda-")))
		return by_operand(c, argc, argv);
	cmd = cmd_find(str_skip(name, 7));
	return cmd != NULL ? run(c, cmd, argc, argv)
			   : no_command(c, str_skip(name, 7));
}

int cmd_main(int argc, char **argv)
{
	struct arena a = {0};
	struct context c = {.a = &a, .lang = early_language(argc, argv)};
	int status;

	c.program_dir = file_program_dir(&a);
	lang_use(c.lang, catalogs(&c));
	c.look = terminal_look(COLOUR_NEVER, WIDTH_UNSET);
	load_new(&c); /* the profile's language, for help and wrong options */
	status = dispatch(&c, argc, argv);
	if (fflush(stdout) != 0 || ferror(stdout) || fclose(stdout) != 0) {
		struct fail why = {0};

		fail(&a, &why, _("is the disk full?"),
		     _("not everything could be written"));
		status = cmd_trouble(&c, &why);
	}
	arena_free(&a);
	return status;
}
