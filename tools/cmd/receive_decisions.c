/*
 * Decisions that stood before.  Each new recording is compared with what it was
 * made from; and since a recording may come by way of another branch, or stand
 * on the server already, each protected branch is compared once more as it was
 * and as it will be.  Nothing that stood there can be undone by a detour.
 */
#include "cmd/receive.h"

#include "base/vec.h"
#include "cmd/cures.h"

enum { SIDES = 16 };

struct sides {
	const struct agenda *at[SIDES];
	size_t n;
};

/* Whether this was said of the document before: for one recording. */
static bool is_told(struct receive *rx, str path, str message)
{
	void **slot =
		map_slot(rx->a, &rx->told,
			 str_fmt(rx->a, "%.*s\n%.*s", STR(path), STR(message)));
	bool told = *slot != NULL;

	*slot = rx;
	return told;
}

/* `facts` NULL: it is about the branch as a whole. */
static void object_to(struct receive *rx, const struct guard_faults *faults,
		      str path, const struct version *facts)
{
	for (size_t i = 0; i < faults->n; i++) {
		const struct trail_finding *f = &faults->at[i];

		/* a note may name a step of another agenda that it is about */
		if (strcmp(f->rule, "witness-conflict") == 0 &&
		    f->level != LEVEL_ERROR)
			continue;
		rx->content = true;
		if (is_told(rx, path, f->message) && facts == NULL)
			continue;
		receive_object(rx, cure_of_fault(f->rule), "%.*s: %.*s",
			       STR(receive_where(rx, path, facts)),
			       STR(f->message));
	}
}

/* ---- one recording ---- */

/* The file that a recording took away and that held an agenda. */
static str went_from(struct receive *rx, const struct news *news,
		     const struct news_commit *c, str agenda)
{
	for (size_t k = 0; k < c->n; k++) {
		const struct news_file *f = &news->files.at[c->first + k];

		if (f->gone && load_is_agenda_path(f->path) &&
		    str_eq(past_label(&rx->past, f->path, f->blob).id, agenda))
			return f->path;
	}
	return (str){0};
}

/* The documents that agenda `id` in a file was made from: under its path, else
 * under the one that went in the same recording. */
static void sides_of(struct receive *rx, const struct news *news,
		     const struct news_commit *c, str path_now, str id,
		     struct sides *out)
{
	struct arena *a = &rx->batch.document;

	for (size_t i = 0; i < c->n_parents && out->n < SIDES; i++) {
		str path = path_now;
		str blob = repo_blob_at(a, rx->r, c->parents[i], path);

		if (blob.len == 0) {
			path = went_from(rx, news, c, id);
			if (path.len > 0)
				blob = repo_blob_at(a, rx->r, c->parents[i],
						    path);
		}
		out->at[out->n] = past_agenda(&rx->past, path, blob);
		out->n += out->at[out->n] != NULL;
	}
}

/* The document as it was when its version was named; NULL when it was not. */
static const struct agenda *sealed(struct receive *rx, const struct agenda *now,
				   str path)
{
	struct arena *a = &rx->batch.document;
	str commit, blob;

	if (now->version.len == 0)
		return NULL;
	commit = push_commit_of(a, rx->r,
				str_fmt(a, "refs/tags/%.*s/%.*s", STR(now->id),
					STR(now->version)));
	if (commit.len == 0)
		return NULL;
	blob = repo_blob_at(a, rx->r, commit, path);
	return past_agenda(&rx->past, path, blob);
}

static void judge_state(struct receive *rx, const struct news *news,
			const struct news_commit *c, const struct news_file *f)
{
	struct arena *a = &rx->batch.document;
	const struct agenda *now = past_agenda(&rx->past, f->path, f->blob);
	const struct agenda *seal;
	struct sides sides = {0};
	struct guard_faults faults;

	if (now == NULL)
		return;
	sides_of(rx, news, c, f->path, now->id, &sides);
	faults = guard_faults(a, rx->p, sides.at, sides.n, now, &c->facts);
	object_to(rx, &faults, f->path, &c->facts);
	seal = sealed(rx, now, f->path);
	if (seal == NULL || faults.n > 0)
		return;
	faults = guard_faults(a, rx->p, &seal, 1, now, &c->facts);
	for (size_t i = 0; i < faults.n; i++)
		if (strcmp(faults.at[i].rule, "changed-after-adoption") != 0)
			faults.at[i--] = faults.at[--faults.n];
	object_to(rx, &faults, f->path, &c->facts);
}

/* Whether a recording carries the agenda on in another file. */
static bool goes_on(struct receive *rx, const struct news *news,
		    const struct news_commit *c, str agenda)
{
	for (size_t k = 0; k < c->n; k++) {
		const struct news_file *f = &news->files.at[c->first + k];

		if (!f->gone && !f->odd && load_is_agenda_path(f->path) &&
		    str_eq(past_label(&rx->past, f->path, f->blob).id, agenda))
			return true;
	}
	return false;
}

static void object_to_loss(struct receive *rx, str path,
			   const struct version *facts)
{
	receive_object(
		rx,
		_("leave the document where it is: what was adopted "
		  "must stay to be found"),
		_("%.*s: an agenda that was adopted would be taken away"),
		STR(receive_where(rx, path, facts)));
}

/* Whether another file of a commit holds the outcomes of a document; no more
 * are looked at than rx->past keeps beside it. */
static bool stays_elsewhere(struct receive *rx, str commit,
			    const struct agenda *was, const struct version *at)
{
	struct repo_files files = {0};
	size_t looked_at = 0;

	if (!repo_tree(&rx->batch.document, rx->r, commit, "agendas", &files,
		       NULL))
		return false;
	for (size_t i = 0; i < files.n && looked_at < SIDES; i++) {
		const struct repo_file *f = &files.at[i];
		const struct agenda *now;

		if (!load_is_agenda_path(f->path) ||
		    !str_eq(past_label(&rx->past, f->path, f->blob).id,
			    was->id))
			continue;
		now = past_agenda(&rx->past, f->path, f->blob);
		looked_at++;
		if (now != NULL &&
		    guard_faults(&rx->batch.document, rx->p, &was, 1, now, at)
				    .n == 0)
			return true;
	}
	return false;
}

/* A document is taken away, in a recording that comes to `commit`. */
static void judge_absence(struct receive *rx, str path,
			  const struct agenda *was, str commit,
			  const struct version *at, const struct version *facts)
{
	struct guard_faults lost;

	if (guard_is_adopted(&rx->batch.document, rx->p, was)) {
		object_to_loss(rx, path, facts);
		return;
	}
	lost = guard_losses(&rx->batch.document, rx->p, was, at);
	if (lost.n > 0 && !stays_elsewhere(rx, commit, was, at))
		object_to(rx, &lost, path, facts);
}

static void judge_loss(struct receive *rx, const struct news *news,
		       const struct news_commit *c, const struct news_file *f)
{
	const struct agenda *was = past_agenda(&rx->past, f->path, f->blob);

	if (was != NULL && !goes_on(rx, news, c, was->id))
		judge_absence(rx, f->path, was, c->facts.commit, &c->facts,
			      &c->facts);
}

void receive_decisions(struct receive *rx, const struct news *news,
		       const struct news_commit *c)
{
	for (size_t k = 0; k < c->n; k++) {
		const struct news_file *f = &news->files.at[c->first + k];

		if (f->odd || !load_is_agenda_path(f->path))
			continue;
		if (f->gone)
			judge_loss(rx, news, c, f);
		else
			judge_state(rx, news, c, f);
		arena_reset(&rx->batch.document);
	}
}

/* ---- a branch as it was and as it will be ---- */

/* What the new recordings say they correct; nothing else of their notes. */
static struct version corrections(struct receive *rx, const struct news *news)
{
	struct version all = {0};
	struct {
		struct trailer *at;
		size_t n, cap;
	} said = {0};

	for (size_t i = 0; i < news->n; i++) {
		const struct version *v = &news->at[i].facts;

		for (size_t k = 0; k < v->n_trailers; k++)
			if (str_eq_nocase(v->trailers[k].key,
					  S("Rectificatie")))
				*PUSH(rx->a, &said) = v->trailers[k];
	}
	all.trailers = said.at;
	all.n_trailers = said.n;
	return all;
}

static const struct repo_file *file_at(const struct repo_files *files, str path)
{
	size_t low = 0, high = files->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = str_cmp(files->at[mid].path, path);

		if (c == 0)
			return &files->at[mid];
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

/* The file that holds the agenda now: under the same path, else one that is
 * new or changed. */
static const struct repo_file *
successor(struct receive *rx, const struct repo_files *was,
	  const struct repo_files *now, const struct repo_file *old, str agenda)
{
	const struct repo_file *same = file_at(now, old->path);

	for (size_t i = 0; same == NULL && i < now->n; i++) {
		const struct repo_file *f = &now->at[i];
		const struct repo_file *before = file_at(was, f->path);

		if (load_is_agenda_path(f->path) &&
		    (before == NULL || !str_eq(before->blob, f->blob)) &&
		    str_eq(past_label(&rx->past, f->path, f->blob).id, agenda))
			same = f;
	}
	return same;
}

static void judge_change(struct receive *rx, const struct repo_file *old,
			 const struct repo_file *new, const struct agenda *was,
			 const struct version *corrected)
{
	const struct agenda *now = past_agenda(&rx->past, new->path, new->blob);
	struct guard_faults faults;

	if (now == NULL) /* that it cannot be read was said of the file */
		return;
	faults = guard_faults(&rx->batch.document, rx->p, &was, 1, now,
			      corrected);
	object_to(rx, &faults, old->path, NULL);
}

bool receive_net(struct receive *rx, const struct push_ref *ref,
		 const struct news *news, struct fail *why)
{
	struct repo_files was = {0}, now = {0};
	struct version corrected = corrections(rx, news);

	if (ref->was.len == 0 || ref->now.len == 0)
		return true;
	if (!repo_tree(rx->a, rx->r, ref->was, "agendas", &was, why) ||
	    !repo_tree(rx->a, rx->r, ref->now, "agendas", &now, why))
		return false;
	for (size_t i = 0; i < was.n; i++) {
		const struct repo_file *old = &was.at[i];
		const struct repo_file *new = file_at(&now, old->path);
		const struct agenda *before;

		if (!load_is_agenda_path(old->path) ||
		    (new != NULL &&str_eq(new->blob, old->blob)))
			continue;
		before = past_agenda(&rx->past, old->path, old->blob);
		if (before == NULL)
			continue;
		new = successor(rx, &was, &now, old, before->id);
		if (new != NULL)
			judge_change(rx, old, new, before, &corrected);
		else
			judge_absence(rx, old->path, before, ref->now,
				      &corrected, NULL);
		arena_reset(&rx->batch.document);
		if (!receive_in_time(rx, why))
			return false;
	}
	return true;
}
