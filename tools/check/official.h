/*
 * official.h -- names of national bodies and roles: internal to check/, a part
 * of the rule name-drift.
 *
 * The profile has them as they are written (`namen`); a document that writes
 * one nearly so has a slip in it.
 */
#ifndef CHECK_OFFICIAL_H
#define CHECK_OFFICIAL_H

#include "check/rules.h"

struct officials;

const struct officials *official_read(const struct rule_setup *setup);

/* Findings for what is nearly one of the names. */
void official_see(const struct rule_run *run, const struct officials *p);

#endif
