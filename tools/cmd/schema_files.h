/*
 * schema_files.h -- a schema and what it refers to, from files.
 *
 * Nothing is fetched.  A reference counts as a file when its URI lies under the
 * folder of the schema itself or under one that --map names, and it never
 * leaves that folder: not by "..", not by a link.
 */
#ifndef CMD_SCHEMA_FILES_H
#define CMD_SCHEMA_FILES_H

#include "check/schema.h"
#include "cmd/load.h"

/* The schema in a file, or for a URI of json-schema.org the one built in.
 * `maps`: URL=FOLDER each.  NULL with `why` when a file cannot be read, or with
 * findings in `to` when the schema is not in order. */
const struct schema *schema_files_read(struct load *l, str path,
				       const struct option_list *maps,
				       bool formats, struct findings *to,
				       struct fail *why);

/* The real path of a schema that a document names as `name`, when it lies in
 * `folder`; `path` is that of the document.  Empty when it does not. */
str schema_files_inside(struct load *l, str folder, str path, str name);

#endif
