/*
 * fingerprint.h -- what makes a finding the same one in the next report.
 *
 * A forge tells new findings from old by it, so it must not change when lines
 * are added above: it is made of file, rule, pointer and message.  Within one
 * report each is different: the second of two that are alike gets a number.
 */
#ifndef REPORT_FINGERPRINT_H
#define REPORT_FINGERPRINT_H

#include "base/map.h"
#include "text/finding.h"

/* The fingerprints given out so far; `{0}` is none. */
struct fingerprints {
	struct map seen;
};

/* 16 hexadecimal digits, with "-2" and so on for those that follow. */
str fingerprint_of(struct arena *a, struct fingerprints *given,
		   const struct finding *f);

/* The same for a list that people keep: made of file, rule and the words at the
 * place, so neither language nor a new row above changes it. */
str fingerprint_of_words(struct arena *a, struct fingerprints *given,
			 const struct finding *f);

#endif
