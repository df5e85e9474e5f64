/*
 * yaml_ends.h -- line ends that nobody sees.
 *
 * NEL (U+0085), U+2028 and U+2029 end a line in YAML 1.1, and so to libyaml,
 * but not in YAML 1.2: a key or a comment may begin or end at one.
 */
#ifndef TREE_YAML_ENDS_H
#define TREE_YAML_ENDS_H

#include "text/finding.h"

/* A note (`ambiguous`) at each of the first hundred in a part of a source, in
 * which libyaml counted `lines` line ends. */
void yaml_ends_report(const struct source *s, struct span part, size_t lines,
		      struct findings *to);

#endif
