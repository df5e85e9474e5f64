/*
 * sheet.h -- what a comparison has to say: everything, counts, or the one page
 * that a meeting needs.
 *
 * Each adds blocks to a report whose title stands there already.
 */
#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include "report/report.h"

/* Every change in order of the document, then the counts. */
void sheet_changes(struct report *r, const struct changes *c);

/* Counts for each section and kind. */
void sheet_stat(struct report *r, const struct changes *c);

/* By weight: decisions and promises in full, other content as counts for each
 * section, wording and form as one line of counts.  What is the same in many
 * rows is one sentence, unless `each` is asked for: machines count. */
void sheet_meeting(struct report *r, const struct changes *c, bool each);

#endif
