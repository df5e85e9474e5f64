/*
 * sha1.h -- the checksum that git puts at the end of its own files.
 *
 * For telling damage, not for trust: who can write the file can write its sum.
 */
#ifndef BASE_SHA1_H
#define BASE_SHA1_H

#include "base/str.h"

enum { SHA1_BYTES = 20 };

void sha1(str bytes, unsigned char sum[SHA1_BYTES]);

#endif
