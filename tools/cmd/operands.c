/*
 * Operands of commands: files at once, versions by agenda.  Where no agenda is
 * named, each that is there now is tried; one that has all that is asked for
 * is meant, and two are an error that says how to choose.
 */
#include "cmd/versions.h"

#include "base/file.h"
#include "base/near.h"
#include "base/vec.h"

enum { NAMES_SHOWN = 20 };

/* The last names: of versions, which stand oldest first, the newest. */
static str joined(struct arena *a, const struct names *names)
{
	struct buf list = {.a = a};
	size_t from = names->n > NAMES_SHOWN ? names->n - NAMES_SHOWN : 0;

	if (from > 0)
		buf_fmt(&list, _("%zu more, ... "), from);
	for (size_t i = from; i < names->n; i++)
		buf_fmt(&list, "%s%.*s", i > from ? ", " : "",
			STR(names->at[i]));
	return buf_str(&list);
}

/* What there is instead of what was asked for. */
static const char *instead(struct versions *v, const struct names *names,
			   str name)
{
	str near = near_word(name, names->at, names->n);
	str list = joined(v->a, names);

	if (near.len > 0)
		list = str_fmt(v->a, _("did you mean %.*s? There are: %.*s"),
			       STR(near), STR(list));
	else if (list.len > 0)
		list = str_fmt(v->a, _("there are: %.*s"), STR(list));
	return list.len > 0 ? str_cstr(v->a, list) : NULL;
}

/* In a copy that is cut off, what is not found may still exist. */
static const char *incomplete(struct versions *v, const char *remedy)
{
	const char *more = _("this copy of the repository lacks older versions "
			     "(git fetch --unshallow gets them)");

	if (!repo_is_partial(v->l->repo))
		return remedy;
	return remedy == NULL
		       ? more
		       : str_cstr(v->a, str_fmt(v->a, "%s; %s", remedy, more));
}

bool versions_unknown(struct versions *v, str agenda, str name,
		      struct fail *why)
{
	struct names names = {0};
	const char *remedy;

	if (why->message.len > 0)
		return false;
	if (load_repo(v->l, NULL) == NULL)
		return fail(v->a, why, str_cstr(v->a, v->l->no_repo.message),
			    _("there is no file \"%.*s\", nor a version of "
			      "that name"),
			    STR(name));
	if (!versions_names(v, agenda, &names, why))
		return false;
	if (agenda.len > 0 && names.n == 0 &&
	    !versions_agenda(v, agenda, &agenda, why))
		return false;
	if (repo_is_partial(v->l->repo) && v->absent.message.len > 0) {
		*why = v->absent;
		return false;
	}
	remedy = incomplete(v, instead(v, &names, name));
	if (agenda.len == 0)
		return fail(v->a, why, remedy,
			    _("there is no file or version \"%.*s\""),
			    STR(name));
	return fail(v->a, why, remedy, _("%.*s has no version \"%.*s\""),
		    STR(agenda), STR(name));
}

/* What to do where the current branch is empty and another is not, as in a
 * repository on a server that was made before its first branch had a name;
 * else NULL. */
static const char *elsewhere(struct versions *v)
{
	struct repo *r = load_repo(v->l, NULL);
	str current, other;

	if (r == NULL || !repo_is_astray(v->a, r, &current, &other))
		return NULL;
	return str_cstr(v->a,
			str_fmt(v->a,
				_("nothing is recorded on the current branch, "
				  "%.*s; there is something on %.*s: %s%.*s"),
				STR(current), STR(other),
				repo_is_bare(r)
					? "git symbolic-ref HEAD refs/heads/"
					: "git switch ",
				STR(other)));
}

static bool no_agenda(struct versions *v, struct fail *why)
{
	const char *remedy = elsewhere(v);

	if (load_repo(v->l, NULL) == NULL && v->l->no_repo.message.len > 0) {
		*why = v->l->no_repo;
		return false;
	}
	return fail(v->a, why,
		    remedy != NULL ? remedy
				   : _("an agenda is a .md or .yaml file under "
				       "agendas/ that "
				       "begins with agenda: and a name"),
		    _("there is no agenda here"));
}

/* Whether an agenda that is not there now is in the history. */
static bool was_there(struct versions *v, str name)
{
	struct history history;
	struct fail ignored = {0};

	if (load_repo(v->l, NULL) == NULL ||
	    !versions_history(v, name, &history, &ignored))
		return false;
	for (size_t i = 0; i < history.n; i++)
		if (str_eq(history.at[i].document, name))
			return true;
	return false;
}

bool versions_agenda(struct versions *v, str name, str *agenda,
		     struct fail *why)
{
	struct names names = {0};
	str list, near;

	if (!versions_agendas(v, &names, why))
		return false;
	for (size_t i = 0; i < names.n; i++)
		if (str_eq(names.at[i], name) ||
		    (name.len == 0 && names.n == 1)) {
			*agenda = names.at[i];
			return true;
		}
	if (names.n == 0 && name.len == 0)
		return no_agenda(v, why);
	if (name.len > 0 && was_there(v, name)) {
		*agenda = name;
		return true;
	}
	list = joined(v->a, &names);
	if (name.len == 0)
		return fail(v->a, why,
			    str_cstr(v->a, str_fmt(v->a, _("name one of: %.*s"),
						   STR(list))),
			    _("there is more than one agenda"));
	near = near_word(name, names.at, names.n);
	if (near.len > 0)
		list = near;
	return fail(
		v->a, why,
		list.len == 0
			? elsewhere(v)
			: str_cstr(v->a,
				   str_fmt(v->a,
					   near.len > 0 ? _("did you mean "
							    "%.*s?")
							: _("there are: %.*s"),
					   STR(list))),
		_("there is no agenda \"%.*s\""), STR(name));
}

bool versions_named(struct versions *v, const char *operand, str *agenda,
		    struct fail *why)
{
	str name = str_from(operand);
	const struct source *source;

	if (name.len > 0 && file_exists(operand)) {
		load_near(v->l, name);
		source = load_file(v->l, operand, why);
		if (source == NULL)
			return false;
		name = agenda_label(v->a, source).id;
		if (name.len == 0)
			return fail(v->a, why, NULL,
				    _("%s does not say which agenda it is"),
				    operand);
	}
	if (load_repo(v->l, why) == NULL)
		return false;
	return versions_agenda(v, name, agenda, why);
}

/* A name that is plainly a file: nobody calls a version notitie.md or a/b. */
static bool is_file(struct versions *v, str operand)
{
	if (str_eq(operand, S("-")))
		return true;
	if (!file_exists(str_cstr(v->a, operand)))
		return false;
	return str_find_char(operand, '/') < operand.len ||
	       str_find_char(operand, '.') < operand.len;
}

/* An operand on its way to a document. */
struct pick {
	str operand;
	str name; /* what it is called in messages */
	bool done;
	struct found found;
	const struct source *source; /* read already: a file */
};

/* A file, or FILE@VERSION: what needs no agenda to be found.  False with
 * `why`; not done when the operand is neither. */
static bool by_itself(struct versions *v, struct pick *p, struct fail *why)
{
	str file;

	p->name = p->operand;
	if (is_file(v, p->operand)) {
		p->source = load_file(v->l, str_cstr(v->a, p->operand), why);
		p->done = true;
		return p->source != NULL;
	}
	if (!load_split(v->l, p->operand, &file, &p->name) ||
	    str_starts(p->name, S("{"))) {
		p->name = p->operand;
		return true;
	}
	p->done = true;
	return versions_of_file(v, file, p->name, &p->found, why);
}

/* False without `why` when the agenda does not have them all. */
static bool for_agenda(struct versions *v, str agenda, struct pick *p, size_t n,
		       struct fail *why)
{
	for (size_t i = 0; i < n; i++)
		if (!p[i].done &&
		    !versions_find(v, agenda, p[i].name, &p[i].found, why))
			return false;
	return true;
}

static bool several(struct versions *v, const struct names *fit,
		    struct fail *why)
{
	str list = joined(v->a, fit);

	return fail(v->a, why,
		    str_cstr(v->a, str_fmt(v->a, _("say which with -a: %.*s"),
					   STR(list))),
		    _("more than one agenda has that version"));
}

/* Tries every agenda that is there. */
static bool for_any(struct versions *v, struct pick *p, size_t n,
		    struct fail *why)
{
	struct names agendas = {0};
	struct names fit = {0};
	struct pick kept[2];

	if (!versions_agendas(v, &agendas, why))
		return false;
	if (agendas.n == 0) /* plain documents at a revision or path */
		*PUSH(v->a, &agendas) = S("");
	for (size_t i = 0; i < agendas.n; i++) {
		struct pick tried[2];

		memcpy(tried, p, n * sizeof *p);
		if (for_agenda(v, agendas.at[i], tried, n, why)) {
			*PUSH(v->a, &fit) = agendas.at[i];
			memcpy(kept, tried, n * sizeof *p);
		} else if (why->message.len > 0) {
			return false;
		}
	}
	if (fit.n > 1)
		return several(v, &fit, why);
	if (fit.n == 1)
		memcpy(p, kept, n * sizeof *p);
	return fit.n == 1;
}

/* What is missing may be a file that was meant. */
static bool missing_file(struct versions *v, str operand, struct fail *why)
{
	const char *path = str_cstr(v->a, operand);

	if (!load_is_document(operand) && !str_ends(operand, S(".json")) &&
	    !str_ends(operand, S(".txt")) && !file_is_dir(path))
		return false;
	return load_file(v->l, path, why) == NULL;
}

/* Names the first operand that nothing was found for. */
static bool not_found(struct versions *v, str agenda, struct pick *p, size_t n,
		      struct fail *why)
{
	struct names agendas = {0};

	if (!versions_agendas(v, &agendas, why))
		return false;
	if (agenda.len == 0 && agendas.n == 1)
		agenda = agendas.at[0];
	for (size_t i = 0; i < n; i++) {
		struct fail ignored = {0};
		bool there;

		if (p[i].done)
			continue;
		if (missing_file(v, p[i].operand, why))
			return false;
		there = agenda.len > 0
				? for_agenda(v, agenda, &p[i], 1, &ignored)
				: for_any(v, &p[i], 1, &ignored) ||
					  ignored.message.len > 0;
		if (!there)
			return versions_unknown(v, agenda, p[i].operand, why);
	}
	return fail(v->a, why, NULL,
		    _("there is no agenda that has both versions"));
}

static str agenda_of(struct versions *v, const struct pick *p)
{
	if (p->source != NULL)
		return agenda_label(v->a, p->source).id;
	return p->found.label.id;
}

static bool search(struct versions *v, str agenda, struct pick *p, size_t n,
		   struct fail *why)
{
	bool all = true;

	for (size_t i = 0; i < n; i++) {
		if (!by_itself(v, &p[i], why))
			return false;
		all = all && p[i].done;
	}
	if (all)
		return true;
	for (size_t i = 0; i < n && agenda.len == 0; i++)
		if (p[i].done)
			agenda = agenda_of(v, &p[i]);
	if (agenda.len > 0 ? for_agenda(v, agenda, p, n, why)
			   : for_any(v, p, n, why))
		return true;
	return why->message.len == 0 && not_found(v, agenda, p, n, why);
}

static bool resolve(struct versions *v, str agenda, struct pick *p, size_t n,
		    struct fail *why)
{
	if (!search(v, agenda, p, n, why))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (p[i].source == NULL)
			p[i].source =
				versions_source(v, &p[i].found, p[i].name, why);
		if (p[i].source == NULL)
			return false;
	}
	return true;
}

const struct source *versions_operand(struct versions *v, str agenda,
				      str operand, struct found *found,
				      struct fail *why)
{
	struct pick p = {.operand = operand};

	if (!resolve(v, agenda, &p, 1, why))
		return NULL;
	*found = p.found;
	return p.source;
}

bool versions_pair(struct versions *v, str agenda, str old, str new,
		   const struct source *out[2], struct fail *why)
{
	struct pick p[2] = {{.operand = old}, {.operand = new}};

	if (!resolve(v, agenda, p, 2, why))
		return false;
	out[0] = p[0].source;
	out[1] = p[1].source;
	return true;
}
