/*
 * profile_lists.h -- gremia.yaml, route.yaml, regels.yaml and server.yaml into
 * a profile: internal to doc/profile.
 *
 * `root` is the file as read, and may be NULL.
 */
#ifndef DOC_PROFILE_LISTS_H
#define DOC_PROFILE_LISTS_H

#include "doc/profile.h"
#include "doc/settings.h"

void profile_read_gremia(const struct settings *s, const struct node *root,
			 struct profile *p);
void profile_read_route(const struct settings *s, const struct node *root,
			struct profile *p);
void profile_read_regels(const struct settings *s, const struct node *root,
			 struct profile *p);
void profile_read_server(const struct settings *s, const struct node *root,
			 struct profile *p);

/* The forms of a rule: `patroon`, `vormen` and `samen` of a map. */
struct pattern_forms profile_read_forms(const struct settings *s,
					const struct node *at);

#endif
