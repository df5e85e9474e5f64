/*
 * version.h -- one recorded state of a document, as plain data.
 *
 * repo/ fills it from a commit, an index or a file; trail/ and report/ read it
 * without knowing git.  All strings live in the arena of who made it.
 */
#ifndef TEXT_VERSION_H
#define TEXT_VERSION_H

#include "base/date.h"
#include "base/str.h"

struct trailer {
	str key, value; /* "Besluit", "vastgesteld": unfolded, trimmed */
};

/* A moment: seconds since 1970 (UTC) and the writer's offset in minutes. */
struct moment {
	int64_t seconds;
	int offset;
};

/* What a signature is worth, as git itself judges it. */
enum signature {
	SIGNATURE_NONE,	     /* there is none */
	SIGNATURE_UNCHECKED, /* there is one, which was not checked */
	SIGNATURE_GOOD,	     /* of somebody who is trusted here */
	SIGNATURE_STRANGER,  /* sound, of a key that is not trusted here */
	SIGNATURE_BAD,	     /* not of this text, or of no key at all */
};

struct version {
	str commit; /* full hex id; empty for a file that is in no commit */
	str blob;   /* hex id of the document's content */
	str path;   /* in the repository, or as the user named it */
	str tag;    /* "onderwijsagenda/v70" when a version tag points here */
	str author; /* name */
	str email;
	struct moment authored, committed;
	int64_t follows; /* the latest date of the commits it was made on */
	str subject;	 /* first line of the commit message */
	const struct trailer *trailers;
	size_t n_trailers;
	str document; /* which document this is a state of; may be empty */
	/* The states of the document that this one was made from: one; none
	 * for the first; several where two sides were joined. */
	const struct version *const *before;
	size_t n_before;
	bool beside;  /* a new file: what it was made from stays as it is */
	bool current; /* the newest state of its file, which still stands */
	bool merge;   /* differs from every one of two or more parents */
	/* A merge that is no state of its own: it took over the content of one
	 * side where the other had changed the document too. */
	bool choice;
	bool sealed;   /* `tag` is signed, and who filled this in trusts it */
	bool replaced; /* git shows another commit or content in its place */
	enum signature signature; /* of the commit */
	str signer;		  /* who signed it, when that is known */
};

#endif
