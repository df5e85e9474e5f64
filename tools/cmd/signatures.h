/*
 * signatures.h -- what the signature on a version or on a name is worth.
 *
 * git checks it, with the keys and the list of trusted signers that the user
 * has set up for git.
 */
#ifndef CMD_SIGNATURES_H
#define CMD_SIGNATURES_H

#include "repo/repo.h"

/* Judges the signature on a commit, or (`tag`) on a tag object, of which the
 * full id is given.  `*signer` is who signed it, empty when that is not known.
 * SIGNATURE_UNCHECKED when git, its helpers or its keys are not there. */
enum signature signature_check(struct arena *a, struct repo *r, str id,
			       bool tag, str *signer);

#endif
