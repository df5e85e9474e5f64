/*
 * agenda release: a version with a name that does not move.
 *
 * The tag is git's, annotated, and ends in trailers that name the content that
 * was tagged: one that is moved later contradicts itself.  Where the document
 * has to say the version first, that is recorded by itself; when the tag then
 * fails, that is undone as well.
 */
#include "cmd/recording.h"

#include "base/near.h"
#include "base/utf8.h"
#include "edit/edit.h"
#include "report/text.h"

struct values {
	str name, status;
	bool sign, yes;
};

struct release {
	struct recording r;
	const struct values *given;
	str id;		  /* of the version */
	str tag;	  /* "onderwijsagenda/v90" */
	str name, status; /* as the document will say them */
	str text;	  /* the new document; empty: it says so already */
	str message[3];	  /* of its commit */
};

static bool is_new(struct release *x, struct fail *why)
{
	struct arena *a = x->r.l->a;
	const struct repo_tags *tags = &x->r.v->tags;

	if (!versions_tags(x->r.v, why))
		return false;
	for (size_t i = 0; i < tags->n; i++) {
		str day = text_date(a, text_day(tags->at[i].tagged));

		if (!str_eq(tags->at[i].name, x->tag))
			continue;
		return fail(a, why,
			    _("a version is never replaced; give this one "
			      "another name"),
			    day.len > 0 && tags->at[i].annotated
				    ? _("%.*s has a version \"%.*s\" already, "
					"of %.*s")
				    : _("%.*s has a version \"%.*s\" already"),
			    STR(x->r.agenda), STR(x->id), STR(day));
	}
	return true;
}

static bool is_name(struct release *x, struct fail *why)
{
	const char *const words[] = {
		"check-ref-format",
		str_cstr(x->r.l->a,
			 str_cat(x->r.l->a, S("refs/tags/"), x->tag)),
		NULL};

	if (x->id.len > 0 && x->id.ptr[0] != '-' &&
	    str_find_char(x->id, '/') == x->id.len &&
	    recording_git(&x->r, words) == 0)
		return true;
	return fail(x->r.l->a, why,
		    _("use letters, digits, '.', '_' and '-', such as v90"),
		    _("\"%.*s\" cannot be the name of a version"), STR(x->id));
}

static bool is_status(struct release *x, struct fail *why)
{
	const struct profile *p = x->r.p;
	struct buf list = {.a = x->r.l->a};

	if (x->given->status.len == 0)
		return true;
	for (size_t i = 0; i < p->n_ladder; i++) {
		if (str_eq(p->ladder[i], x->given->status))
			return true;
		buf_fmt(&list, "%s%.*s", i > 0 ? ", " : "", STR(p->ladder[i]));
	}
	return fail(x->r.l->a, why,
		    str_cstr(x->r.l->a, str_fmt(x->r.l->a, _("there are: %.*s"),
						STR(buf_str(&list)))),
		    _("there is no status \"%.*s\" of a version"),
		    STR(x->given->status));
}

static void want(struct edit *e, struct edit_field *f, str key, str is,
		 str wanted)
{
	if (wanted.len > 0 && !str_eq(is, wanted))
		f[e->n++] = (struct edit_field){key, wanted};
}

/* The document with its version, unless it says that already. */
static bool edit_version(struct release *x, struct fail *why)
{
	static const str order[] = {S_INIT("id"), S_INIT("naam"),
				    S_INIT("status"), S_INIT("datum")};
	const struct agenda *d = x->r.d;
	const struct node *version = node_get(d->data, S("versie"));
	struct edit_field f[3];
	struct edit e = {.a = x->r.l->a,
			 .p = x->r.p,
			 .d = d,
			 .at = f,
			 .order = order,
			 .n_order = sizeof order / sizeof *order};

	want(&e, f, S("id"), d->version, x->id);
	want(&e, f, S("naam"), d->version_name, x->given->name);
	want(&e, f, S("status"), d->version_status, x->given->status);
	x->name = x->given->name.len > 0 ? x->given->name : d->version_name;
	x->status = x->given->status.len > 0 ? x->given->status
					     : d->version_status;
	if (e.n == 0 || (version != NULL && version->kind == NODE_MAP &&
			 edit_set(&e, version, &x->text)))
		return true;
	return fail(e.a, why,
		    _("edit the document and record it with git commit"),
		    _("the version in %.*s cannot be changed by itself"),
		    STR(x->r.path));
}

static void add_trailer(struct buf *out, const char *key, str value)
{
	if (value.len > 0)
		buf_fmt(out, "%s%s: %.*s", out->n > 0 ? "\n" : "", key,
			STR(value));
}

static str trailers(struct release *x, str blob)
{
	struct buf out = {.a = x->r.l->a};

	add_trailer(&out, "Agenda", x->r.agenda);
	add_trailer(&out, "Versie", x->id);
	add_trailer(&out, "Status", utf8_safe_line(out.a, x->status));
	add_trailer(&out, "Over", blob);
	return buf_str(&out);
}

static bool prepare(struct release *x, char **args, struct fail *why)
{
	struct arena *a = x->r.l->a;

	if (!recording_open(&x->r, args[0], why))
		return false;
	x->id = str_from(args[1]);
	x->tag = str_fmt(a, "%.*s/%.*s", STR(x->r.agenda), STR(x->id));
	if (!is_name(x, why) || !is_new(x, why) || !is_status(x, why) ||
	    !edit_version(x, why) ||
	    !recording_is_valid(
		    &x->r, x->text.len > 0 ? x->text : x->r.source->text, why))
		return false;
	x->message[0] = utf8_safe_line(a, str_fmt(a, _("Version %.*s: %.*s"),
						  STR(x->id), STR(x->name)));
	x->message[1] = trailers(x, S(""));
	return true;
}

/* The content of the document in the last commit. */
static str blob_now(struct release *x)
{
	struct repo_files file = {0};
	str commit = recording_head(&x->r);

	repo_tree(x->r.l->a, x->r.l->repo, commit,
		  str_cstr(x->r.l->a, x->r.inside), &file, NULL);
	for (size_t i = 0; i < file.n; i++)
		if (str_eq(file.at[i].path, x->r.inside))
			return file.at[i].blob;
	return x->r.blob;
}

static bool put_tag(struct release *x, struct fail *why)
{
	struct arena *a = x->r.l->a;
	const char *words[] = {"tag",
			       x->given->sign ? "-s" : "-a",
			       "--cleanup=whitespace",
			       "-m",
			       str_cstr(a, utf8_safe_line(a, x->name)),
			       "-m",
			       str_cstr(a, trailers(x, blob_now(x))),
			       "--",
			       str_cstr(a, x->tag),
			       NULL};

	if (x->r.hold.interrupt == 0 && recording_git(&x->r, words) == 0)
		return true;
	return fail(a, why,
		    x->r.hold.interrupt != 0 ? NULL
					     : _("what git says above is why"),
		    x->r.hold.interrupt != 0
			    ? _("interrupted: nothing is recorded, everything "
				"is as it was")
			    : _("nothing is recorded, everything is as it "
				"was"));
}

static bool carry_out(struct release *x, struct fail *why)
{
	if (x->text.len > 0 &&
	    !recording_commit(&x->r, x->text, x->message, why))
		return false;
	if (put_tag(x, why))
		return true;
	recording_undo(&x->r);
	return false;
}

static void tell(struct release *x)
{
	struct report r = {.a = x->r.l->a, .format = "agenda-release/1"};

	report_text(&r, BLOCK_PROSE,
		    str_fmt(r.a,
			    x->given->sign
				    ? _("Version %.*s of %.*s is signed and "
					"tagged: %.*s (%.*s)")
				    : _("Version %.*s of %.*s is tagged: %.*s "
					"(%.*s)"),
			    STR(x->id), STR(x->r.agenda), STR(x->tag),
			    STR(str_slice(recording_head(&x->r), 0, 7))));
	cmd_print(x->r.l->c, &r);
}

/* What will be done, in words. */
static str plan(struct release *x)
{
	struct arena *a = x->r.l->a;
	str tag = str_fmt(a, _("tag %.*s on it"), STR(x->tag));

	if (x->text.len == 0)
		return tag;
	return str_fmt(a, "%.*s\n\n%.*s\n\n%.*s", STR(x->message[0]),
		       STR(x->message[1]), STR(tag));
}

static int release(struct release *x, char **args, struct fail *why)
{
	struct context *c = x->r.l->c;
	bool ok;

	if (!prepare(x, args, why))
		return cmd_trouble(c, why);
	if (!recording_is_agreed(&x->r, x->text, plan(x), x->given->yes, why))
		return why->message.len > 0 ? cmd_trouble(c, why) : EXIT_FOUND;
	ok = recording_begin(&x->r, why) && carry_out(x, why);
	if (ok)
		tell(x);
	else
		cmd_trouble(c, why);
	recording_end(&x->r);
	return ok ? EXIT_FINE : EXIT_TROUBLE;
}

static int run(struct context *c, const void *values)
{
	struct load l = load_new(c);
	struct versions v = versions_new(&l);
	struct fail why = {0};
	struct release x = {.r = {.l = &l, .v = &v}, .given = values};
	int status;

	sigemptyset(&x.r.hold.held);
	sigemptyset(&x.r.hold.before);
	status = release(&x, c->args, &why);
	load_close(&l);
	return status;
}

#define AT(member) offsetof(struct values, member)
static const struct option_row options[] = {
	{.name = "naam",
	 .value = MSG("TEXT"),
	 .help = MSG("what the version is called; otherwise as it is"),
	 .kind = OPTION_STRING,
	 .offset = AT(name)},
	{.name = "status",
	 .value = MSG("WORD"),
	 .help = MSG("its status: one of those in route.yaml; otherwise as it "
		     "is"),
	 .kind = OPTION_STRING,
	 .offset = AT(status)},
	{.name = "sign",
	 .help = MSG("sign the tag, as git is set up to"),
	 .kind = OPTION_FLAG,
	 .offset = AT(sign)},
	{.name = "ja",
	 .help = MSG("do it without asking"),
	 .kind = OPTION_FLAG,
	 .offset = AT(yes)},
	{.name = "yes",
	 .help = MSG("the same as --ja"),
	 .kind = OPTION_FLAG,
	 .offset = AT(yes)},
	{0},
};

const struct command cmd_release = {
	.name = "release",
	.format = "agenda-release/1",
	.operands = MSG("AGENDA NAME"),
	.least = 2,
	.most = 2,
	.takes =
		MSG("agenda release takes an agenda and the name of a version"),
	.summary = MSG("name and tag a version"),
	.example = "agenda release onderwijsagenda v90 --naam '90% versie'",
	.detail = MSG(
		"Makes the document, as it was last recorded, a version with a "
		"name and has git put a tag on it. The document must be in "
		"order; where it says another version, that is changed and "
		"recorded first. A version that exists is never replaced."),
	.options = options,
	.size = sizeof(struct values),
	.run = run,
};
