/*
 * The order is that of cost: names first, then what is new in files and
 * decisions.  The judge is the profile on the main branch as it stands before
 * the push; only a repository that has no main branch yet is judged by the
 * profile that comes with it.
 *
 * Whatever cannot be looked at is refused.  As a last resort the alarm ends the
 * process, and git then refuses the push as well.
 */
#include "cmd/receive.h"

#include "base/vec.h"
#include "report/text.h"

#include <fnmatch.h>
#include <stdarg.h>
#include <time.h>
#include <unistd.h>

enum { NAMES_MOST = 1000000, SHOWN = 20, SHORT_ID = 7, GRACE = 10 };

void receive_object(struct receive *rx, const char *cure, const char *fmt, ...)
{
	va_list args;
	str message;
	void **slot;

	va_start(args, fmt);
	message = str_vfmt(rx->a, fmt, args);
	va_end(args);
	slot = map_slot(rx->a, &rx->told, message);
	if (*slot != NULL)
		return;
	*slot = rx;
	*PUSH(rx->a, &rx->objections) =
		(struct objection){message, str_from(cure)};
}

str receive_where(struct receive *rx, str path, const struct version *facts)
{
	if (facts == NULL)
		return path;
	return str_fmt(rx->a, _("%.*s, recorded on %.*s as \"%.*s\" (%.*s)"),
		       STR(path),
		       STR(text_date(rx->a, text_day(facts->committed))),
		       STR(facts->subject),
		       STR(str_slice(facts->commit, 0, SHORT_ID)));
}

bool receive_in_time(struct receive *rx, struct fail *why)
{
	if ((int64_t)time(NULL) <= rx->until)
		return true;
	return fail(rx->a, why,
		    _("Send it in smaller parts, or ask the administrator for "
		      "more time (grenzen: seconden in schema/server.yaml)."),
		    _("the check took longer than %u seconds"),
		    rx->p->server.max_seconds);
}

bool receive_is_protected(const struct receive *rx, const struct push_ref *ref)
{
	const struct server_rules *s = &rx->p->server;
	char *brief;

	if (str_eq(ref->name, rx->main))
		return true;
	if (ref->kind != PUSH_BRANCH)
		return false;
	brief = str_cstr(rx->a, ref->brief);
	for (size_t i = 0; i < s->n_branches; i++)
		if (fnmatch(str_cstr(rx->a, s->branches[i]), brief, 0) == 0)
			return true;
	return false;
}

/* ---- the judge ---- */

/* The commit that brings the main branch into being; else any. */
static str first_commit(const struct receive *rx)
{
	str commit = {0};

	for (size_t i = 0; i < rx->push.n; i++) {
		const struct push_ref *ref = &rx->push.at[i];

		if (str_eq(ref->name, rx->main) && ref->now.len > 0)
			return ref->now;
		if (commit.len == 0)
			commit = ref->now;
	}
	return commit;
}

static bool find_judge(struct receive *rx, struct fail *why)
{
	bool first = rx->main_was.len == 0;
	str commit = first ? first_commit(rx) : rx->main_was;

	rx->p = commit.len > 0 ? load_profile_of(rx->l, commit, why)
			       : load_profile(rx->l, why);
	if (rx->p == NULL)
		return false;
	checker_new(rx->a, rx->p, CHECK_ALL, &rx->l->findings);
	if (rx->l->c->lang == LANG_FROM_LOCALE)
		rx->l->c->lang = lang_read(rx->p->language);
	if (findings_count(&rx->l->findings, LEVEL_ERROR) == 0)
		return true;
	if (first)
		return fail(rx->a, why, _("mend it first"),
			    _("the profile in schema/ that it brings is not in "
			      "order"));
	return fail(rx->a, why,
		    _("Let the administrator put a profile that is in order on "
		      "the server, or name one with --profile in the hook."),
		    _("the profile of the main branch is not in order, so "
		      "nothing can be judged"));
}

/* ---- what is new ---- */

struct tips {
	str *at;
	size_t n, cap;
};

/* What protected branches (or all else) come to. */
static void gather_tips(struct receive *rx, bool protected, struct tips *out)
{
	for (size_t i = 0; i < rx->push.n; i++) {
		const struct push_ref *ref = &rx->push.at[i];

		if (ref->now.len > 0 &&
		    receive_is_protected(rx, ref) == protected)
			*PUSH(rx->a, out) = ref->now;
	}
}

/* What protected branches come to before the push, ended by an empty id. */
static bool protected_before(struct receive *rx, struct tips *out,
			     struct fail *why)
{
	struct push_branches all = {0};

	if (!push_branches(rx->a, rx->r, &all, why))
		return false;
	for (size_t i = 0; i < all.n; i++)
		if (receive_is_protected(rx, &all.at[i]) &&
		    all.at[i].was.len > 0)
			*PUSH(rx->a, out) = all.at[i].was;
	*PUSH(rx->a, out) = (str){0};
	return true;
}

static bool judge_news(struct receive *rx, const struct tips *tips,
		       const str *known, struct news *news, struct fail *why)
{
	const struct server_rules *s = &rx->p->server;
	struct news_ask ask = {tips->at, tips->n, known, s->max_commits,
			       s->max_files};

	if (tips->n == 0)
		return true;
	if (!repo_news(rx->a, rx->r, &ask, news, why))
		return false;
	rx->several = rx->several || news->n > 1;
	for (size_t i = 0; i < news->files.n; i++)
		rx->rules = rx->rules ||
			    str_starts(news->files.at[i].path, S("schema/"));
	return receive_all(rx, news, why);
}

/* A protected branch answers for all that it takes in, wherever that stood
 * before; other names for what is nowhere yet. */
static bool judge_all(struct receive *rx, struct fail *why)
{
	struct tips mine = {0}, others = {0}, known = {0};
	struct news taken = {0}, rest = {0};

	gather_tips(rx, true, &mine);
	gather_tips(rx, false, &others);
	if (!receive_learn(rx, why) || !protected_before(rx, &known, why) ||
	    !judge_news(rx, &mine, known.at, &taken, why) ||
	    !judge_news(rx, &others, NULL, &rest, why) ||
	    !receive_tips(rx, why))
		return false;
	for (size_t i = 0; i < rx->push.n; i++) {
		const struct push_ref *ref = &rx->push.at[i];

		if (receive_is_protected(rx, ref) && ref->was.len > 0 &&
		    ref->now.len > 0 &&
		    repo_descends(rx->r, ref->now, ref->was) &&
		    !receive_net(rx, ref, &taken, why))
			return false;
	}
	return true;
}

/* ---- the verdict ---- */

static void show_findings(struct receive *rx, struct report *r)
{
	struct findings *f = &rx->batch.findings;
	size_t shown = 0, more;

	findings_sort(f);
	for (size_t i = 0; i < f->n; i++)
		if (f->at[i].level == LEVEL_ERROR && shown++ < SHOWN)
			report_add(r, BLOCK_FINDING)->finding = &f->at[i];
	more = shown > SHOWN ? shown - SHOWN : 0;
	if (more > 0)
		report_text(
			r, BLOCK_PROSE,
			str_fmt(rx->a,
				N_("and %zu error more of this kind",
				   "and %zu errors more of this kind", more),
				more));
}

static void show_objections(struct receive *rx, struct report *r)
{
	size_t n = rx->objections.n;

	for (size_t i = 0; i < n && i < SHOWN; i++) {
		const struct objection *o = &rx->objections.at[i];

		report_text(r, BLOCK_PROSE,
			    str_fmt(rx->a, "* %.*s", STR(o->message)));
		if (o->cure.len > 0)
			report_text(r, BLOCK_PROSE,
				    str_fmt(rx->a, _("What to do: %.*s"),
					    STR(o->cure)));
	}
	if (n > SHOWN)
		report_text(r, BLOCK_PROSE,
			    str_fmt(rx->a,
				    N_("and %zu objection more",
				       "and %zu objections more", n - SHOWN),
				    n - SHOWN));
}

/* From where the sender can record everything anew, as one. */
static str base_of(const struct receive *rx)
{
	for (size_t i = 0; i < rx->push.n; i++)
		if (rx->push.at[i].kind == PUSH_BRANCH &&
		    rx->push.at[i].was.len > 0)
			return rx->push.at[i].was;
	return rx->main_was;
}

static void say_refused(struct receive *rx)
{
	struct fail why = {0};
	str base = str_slice(base_of(rx), 0, 12);
	const char *cure =
		rx->content ? _("Mend what stands above, record it again (git "
				"commit --amend) and send it anew (git push).")
			    : NULL;

	if (rx->content && rx->several && base.len > 0)
		cure = str_cstr(
			rx->a,
			str_fmt(rx->a,
				_("Each recorded version is looked at, not "
				  "only the last. Mend what stands above, "
				  "record all of it again as one (git reset "
				  "--soft %.*s, then git commit) and send it "
				  "anew (git push)."),
				STR(base)));
	fail(rx->a, &why, cure,
	     _("this was not taken; nothing on the server has changed"));
	cmd_trouble(rx->l->c, &why);
}

static int verdict(struct receive *rx)
{
	struct report r = {.a = rx->a, .format = "agenda-findings/1"};

	if (rx->objections.n == 0 &&
	    findings_count(&rx->batch.findings, LEVEL_ERROR) == 0) {
		if (rx->rules && rx->main_was.len > 0)
			cmd_warn(rx->l->c,
				 _("the rules in schema/ change; "
				   "they hold from the next push on"));
		return EXIT_FINE;
	}
	show_findings(rx, &r);
	show_objections(rx, &r);
	rx->content |= rx->batch.findings.n > 0;
	cmd_print(rx->l->c, &r);
	say_refused(rx);
	return EXIT_FOUND;
}

/* Nothing was looked at to its end: that is said before anything else. */
static int gave_up(struct receive *rx, const struct fail *why)
{
	struct fail all = {0};

	fail(rx->a, &all, str_cstr(rx->a, why->remedy),
	     _("this was not taken: %.*s"), STR(why->message));
	if (rx->p == NULL || findings_count(&rx->l->findings, LEVEL_ERROR) > 0)
		load_findings_print(rx->l);
	return cmd_trouble(rx->l->c, &all);
}

static bool is_few(struct receive *rx, struct fail *why)
{
	if (rx->push.n <= rx->p->server.max_names)
		return true;
	return fail(rx->a, why,
		    _("Send them in smaller parts, or ask the administrator "
		      "for room (grenzen: namen in schema/server.yaml)."),
		    _("it holds %zu names of branches and versions, more than "
		      "%u"),
		    rx->push.n, rx->p->server.max_names);
}

static bool judge(struct receive *rx, str lines, struct fail *why)
{
	bool first;

	if (!push_read(rx->a, lines, NAMES_MOST, &rx->push, why) ||
	    !push_default(rx->a, rx->r, &rx->main, &rx->main_was, why))
		return false;
	first = rx->main_was.len == 0;
	if ((first && !push_resolve(rx->a, rx->r, &rx->push, why)) ||
	    !find_judge(rx, why) || !is_few(rx, why) ||
	    (!first && !push_resolve(rx->a, rx->r, &rx->push, why)))
		return false;
	rx->batch.parts = CHECK_ALL | CHECK_ERRORS;
	rx->past.p = rx->p;
	rx->l->max = (size_t)rx->p->server.max_document << 20;
	rx->until = (int64_t)time(NULL) + rx->p->server.max_seconds;
	alarm(rx->p->server.max_seconds + GRACE);
	repo_verify(false); /* git did when it took the objects in */
	receive_names(rx);
	return judge_all(rx, why);
}

int receive_push(struct load *l, str lines)
{
	struct fail why = {0};
	struct receive rx = {.l = l,
			     .a = l->a,
			     .r = load_repo(l, &why),
			     .batch = {.l = l,
				       .findings = {.a = l->a},
				       .declared = {.l = l}},
			     .past = {.l = l}};
	int status;

	if (rx.r != NULL && judge(&rx, lines, &why))
		status = verdict(&rx);
	else
		status = gave_up(&rx, &why);
	alarm(0);
	past_close(&rx.past);
	arena_free(&rx.batch.document);
	return status;
}
