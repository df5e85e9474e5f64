/*
 * `git verify-commit --raw` and `git verify-tag --raw`.
 *
 * git says by its exit status whether a signature is good.  Why it is not must
 * be taken from what its helpers print: the status lines of GnuPG, or the
 * sentences of ssh-keygen.  A key that GnuPG does not have says nothing, since
 * the reader may just not have fetched it; a key that is not in the list of
 * allowed signers of SSH says that somebody else signed, since that list is
 * kept to be complete.  A key that expired after signing was good then.
 *
 * Replaced objects are not heeded: the signature is on what was recorded.
 */
#include "cmd/signatures.h"

#include "cmd/spawn.h"

struct phrase {
	str text;
	enum signature is;
};

static const struct phrase phrases[] = {
	{S_INIT("[GNUPG:] BADSIG "), SIGNATURE_BAD},
	{S_INIT("[GNUPG:] REVKEYSIG "), SIGNATURE_STRANGER},
	{S_INIT("[GNUPG:] EXPKEYSIG "), SIGNATURE_GOOD},
	{S_INIT("[GNUPG:] EXPSIG "), SIGNATURE_GOOD},
	{S_INIT("[GNUPG:] ERRSIG "), SIGNATURE_UNCHECKED},
	{S_INIT("Good \"git\" signature with "), SIGNATURE_STRANGER},
	{S_INIT("incorrect signature"), SIGNATURE_BAD},
	{S_INIT("Could not verify signature"), SIGNATURE_BAD},
};

static bool has(str text, str part)
{
	return str_find(text, part) < text.len;
}

/* What stands between `from` and `to` in a line of the text. */
static str between(str text, str from, str to)
{
	size_t at = str_find(text, from);
	str rest;

	if (at == text.len)
		return S("");
	rest = str_skip(text, at + from.len);
	rest = str_cut(&rest, '\n');
	return to.len == 0 ? rest : str_slice(rest, 0, str_find(rest, to));
}

/* Who signed: of SSH the principal, else the key; of GnuPG the name that stands
 * after the id of the key. */
static str who(str text)
{
	static const str before[] = {
		S_INIT("[GNUPG:] GOODSIG "),   S_INIT("[GNUPG:] BADSIG "),
		S_INIT("[GNUPG:] EXPKEYSIG "), S_INIT("[GNUPG:] EXPSIG "),
		S_INIT("[GNUPG:] REVKEYSIG "),
	};
	str name = between(text, S("\" signature for "), S(" with "));

	if (name.len == 0)
		name = between(text, S("\" signature with "), S(""));
	for (size_t i = 0; name.len == 0 && i < sizeof before / sizeof *before;
	     i++) {
		name = between(text, before[i], S(""));
		str_cut(&name, ' ');
	}
	return name;
}

enum signature signature_check(struct arena *a, struct repo *r, str id,
			       bool tag, str *signer)
{
	str top = repo_top(r), folder = repo_folder(r), said = {0};
	const char *argv[] = {
		"env",
		"LC_ALL=C",
		"git",
		"-C",
		str_cstr(a, top.len > 0 ? top : folder),
		str_fmt(a, "--git-dir=%.*s", STR(folder)).ptr,
		"--no-replace-objects",
		tag ? "verify-tag" : "verify-commit",
		"--raw",
		str_cstr(a, id),
		NULL,
	};
	int status = spawn_report(a, argv, &said);

	*signer = who(said);
	if (status == 0)
		return SIGNATURE_GOOD;
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (has(said, phrases[i].text))
			return phrases[i].is;
	return SIGNATURE_UNCHECKED;
}
