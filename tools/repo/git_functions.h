/*
 * git_functions.h -- libgit2, loaded when a repository is first opened.
 *
 * Linked in the usual way, libgit2 and the dozen libraries behind it (TLS,
 * SSH, Kerberos) cost each start of a tool more than checking a document does,
 * also where no repository is asked for.  So its functions are reached through
 * a table that git_library_load() fills; the names stay those of libgit2.
 *
 * To use another function of libgit2: add its name to the list.  Without it
 * the program does not link.
 */
#ifndef REPO_GIT_FUNCTIONS_H
#define REPO_GIT_FUNCTIONS_H

#include "base/arena.h"
#include "base/fail.h"

#include <git2.h>

/* clang-format off */
#define GIT_FUNCTIONS(X) \
	X(git_commit_author) \
	X(git_commit_committer) \
	X(git_commit_free) \
	X(git_commit_id) \
	X(git_commit_lookup) \
	X(git_commit_message) \
	X(git_commit_message_encoding) \
	X(git_commit_parent_id) \
	X(git_commit_parentcount) \
	X(git_commit_raw_header) \
	X(git_commit_time) \
	X(git_commit_tree) \
	X(git_commit_tree_id) \
	X(git_config_free) \
	X(git_config_get_multivar_foreach) \
	X(git_config_get_string) \
	X(git_config_iterator_free) \
	X(git_config_iterator_new) \
	X(git_config_next) \
	X(git_config_open_default) \
	X(git_diff_free) \
	X(git_diff_get_delta) \
	X(git_diff_num_deltas) \
	X(git_diff_options_init) \
	X(git_diff_tree_to_index) \
	X(git_diff_tree_to_workdir_with_index) \
	X(git_error_last) \
	X(git_graph_descendant_of) \
	X(git_index_conflict_iterator_free) \
	X(git_index_conflict_iterator_new) \
	X(git_index_conflict_next) \
	X(git_index_entry_stage) \
	X(git_index_entrycount) \
	X(git_index_free) \
	X(git_index_get_byindex) \
	X(git_index_get_bypath) \
	X(git_index_has_conflicts) \
	X(git_libgit2_init) \
	X(git_libgit2_opts) \
	X(git_libgit2_shutdown) \
	X(git_merge_base) \
	X(git_object_free) \
	X(git_object_id) \
	X(git_object_lookup) \
	X(git_object_peel) \
	X(git_object_type) \
	X(git_odb_free) \
	X(git_odb_hash) \
	X(git_odb_object_data) \
	X(git_odb_object_dup) \
	X(git_odb_object_free) \
	X(git_odb_object_size) \
	X(git_odb_object_type) \
	X(git_odb_read) \
	X(git_odb_read_header) \
	X(git_oid_cmp) \
	X(git_oid_equal) \
	X(git_oid_fromstrn) \
	X(git_oid_is_zero) \
	X(git_oid_tostr) \
	X(git_reference_dwim) \
	X(git_reference_free) \
	X(git_reference_has_log) \
	X(git_reference_is_branch) \
	X(git_reference_iterator_free) \
	X(git_reference_iterator_glob_new) \
	X(git_reference_lookup) \
	X(git_reference_name) \
	X(git_reference_name_to_id) \
	X(git_reference_next_name) \
	X(git_reference_peel) \
	X(git_reference_resolve) \
	X(git_reference_shorthand) \
	X(git_reference_symbolic_target) \
	X(git_reference_target) \
	X(git_reference_type) \
	X(git_reflog_entry_byindex) \
	X(git_reflog_entry_committer) \
	X(git_reflog_entry_id_new) \
	X(git_reflog_entry_id_old) \
	X(git_reflog_entrycount) \
	X(git_reflog_free) \
	X(git_reflog_read) \
	X(git_repository_commondir) \
	X(git_repository_config_snapshot) \
	X(git_repository_free) \
	X(git_repository_head) \
	X(git_repository_index) \
	X(git_repository_is_bare) \
	X(git_repository_mergehead_foreach) \
	X(git_repository_odb) \
	X(git_repository_open_ext) \
	X(git_repository_path) \
	X(git_repository_set_workdir) \
	X(git_repository_workdir) \
	X(git_revparse_single) \
	X(git_revwalk_free) \
	X(git_revwalk_hide) \
	X(git_revwalk_hide_glob) \
	X(git_revwalk_new) \
	X(git_revwalk_next) \
	X(git_revwalk_push) \
	X(git_revwalk_sorting) \
	X(git_tag_message) \
	X(git_tag_tagger) \
	X(git_tag_target_id) \
	X(git_tree_entry_byindex) \
	X(git_tree_entry_bypath) \
	X(git_tree_entry_filemode) \
	X(git_tree_entry_free) \
	X(git_tree_entry_id) \
	X(git_tree_entry_name) \
	X(git_tree_entry_type) \
	X(git_tree_entrycount) \
	X(git_tree_free) \
	X(git_tree_id) \
	X(git_tree_lookup)
/* clang-format on */

struct git_functions {
#define GIT_FIELD(name) __typeof__(name) *(name);
	GIT_FUNCTIONS(GIT_FIELD)
#undef GIT_FIELD
};

/* The table; empty until the library is loaded. */
const struct git_functions *git_functions(void);

/* Loads the library once in the life of the process.  False and `why`, with
 * the package to install, when it is not on this machine. */
bool git_library_load(struct arena *a, struct fail *why);

#define git_commit_author	    git_functions()->git_commit_author
#define git_commit_committer	    git_functions()->git_commit_committer
#define git_commit_free		    git_functions()->git_commit_free
#define git_commit_id		    git_functions()->git_commit_id
#define git_commit_lookup	    git_functions()->git_commit_lookup
#define git_commit_message	    git_functions()->git_commit_message
#define git_commit_message_encoding git_functions()->git_commit_message_encoding
#define git_commit_parent_id	    git_functions()->git_commit_parent_id
#define git_commit_parentcount	    git_functions()->git_commit_parentcount
#define git_commit_raw_header	    git_functions()->git_commit_raw_header
#define git_commit_time		    git_functions()->git_commit_time
#define git_commit_tree		    git_functions()->git_commit_tree
#define git_commit_tree_id	    git_functions()->git_commit_tree_id
#define git_config_free		    git_functions()->git_config_free
#define git_config_get_multivar_foreach                                        \
	git_functions()->git_config_get_multivar_foreach
#define git_config_get_string	 git_functions()->git_config_get_string
#define git_config_iterator_free git_functions()->git_config_iterator_free
#define git_config_iterator_new	 git_functions()->git_config_iterator_new
#define git_config_next		 git_functions()->git_config_next
#define git_config_open_default	 git_functions()->git_config_open_default
#define git_diff_free		 git_functions()->git_diff_free
#define git_diff_get_delta	 git_functions()->git_diff_get_delta
#define git_diff_num_deltas	 git_functions()->git_diff_num_deltas
#define git_diff_options_init	 git_functions()->git_diff_options_init
#define git_diff_tree_to_index	 git_functions()->git_diff_tree_to_index
#define git_diff_tree_to_workdir_with_index                                    \
	git_functions()->git_diff_tree_to_workdir_with_index
#define git_error_last		git_functions()->git_error_last
#define git_graph_descendant_of git_functions()->git_graph_descendant_of
#define git_index_conflict_iterator_free                                       \
	git_functions()->git_index_conflict_iterator_free
#define git_index_conflict_iterator_new                                        \
	git_functions()->git_index_conflict_iterator_new
#define git_index_conflict_next	    git_functions()->git_index_conflict_next
#define git_index_entry_stage	    git_functions()->git_index_entry_stage
#define git_index_entrycount	    git_functions()->git_index_entrycount
#define git_index_free		    git_functions()->git_index_free
#define git_index_get_byindex	    git_functions()->git_index_get_byindex
#define git_index_get_bypath	    git_functions()->git_index_get_bypath
#define git_index_has_conflicts	    git_functions()->git_index_has_conflicts
#define git_libgit2_init	    git_functions()->git_libgit2_init
#define git_libgit2_opts	    git_functions()->git_libgit2_opts
#define git_libgit2_shutdown	    git_functions()->git_libgit2_shutdown
#define git_merge_base		    git_functions()->git_merge_base
#define git_object_free		    git_functions()->git_object_free
#define git_object_id		    git_functions()->git_object_id
#define git_object_lookup	    git_functions()->git_object_lookup
#define git_object_peel		    git_functions()->git_object_peel
#define git_object_type		    git_functions()->git_object_type
#define git_odb_free		    git_functions()->git_odb_free
#define git_odb_hash		    git_functions()->git_odb_hash
#define git_odb_object_data	    git_functions()->git_odb_object_data
#define git_odb_object_dup	    git_functions()->git_odb_object_dup
#define git_odb_object_free	    git_functions()->git_odb_object_free
#define git_odb_object_size	    git_functions()->git_odb_object_size
#define git_odb_object_type	    git_functions()->git_odb_object_type
#define git_odb_read		    git_functions()->git_odb_read
#define git_odb_read_header	    git_functions()->git_odb_read_header
#define git_oid_cmp		    git_functions()->git_oid_cmp
#define git_oid_equal		    git_functions()->git_oid_equal
#define git_oid_fromstrn	    git_functions()->git_oid_fromstrn
#define git_oid_is_zero		    git_functions()->git_oid_is_zero
#define git_oid_tostr		    git_functions()->git_oid_tostr
#define git_reference_dwim	    git_functions()->git_reference_dwim
#define git_reference_free	    git_functions()->git_reference_free
#define git_reference_has_log	    git_functions()->git_reference_has_log
#define git_reference_is_branch	    git_functions()->git_reference_is_branch
#define git_reference_iterator_free git_functions()->git_reference_iterator_free
#define git_reference_iterator_glob_new                                        \
	git_functions()->git_reference_iterator_glob_new
#define git_reference_lookup	 git_functions()->git_reference_lookup
#define git_reference_name	 git_functions()->git_reference_name
#define git_reference_name_to_id git_functions()->git_reference_name_to_id
#define git_reference_next_name	 git_functions()->git_reference_next_name
#define git_reference_peel	 git_functions()->git_reference_peel
#define git_reference_resolve	 git_functions()->git_reference_resolve
#define git_reference_shorthand	 git_functions()->git_reference_shorthand
#define git_reference_symbolic_target                                          \
	git_functions()->git_reference_symbolic_target
#define git_reference_target	   git_functions()->git_reference_target
#define git_reference_type	   git_functions()->git_reference_type
#define git_reflog_entry_byindex   git_functions()->git_reflog_entry_byindex
#define git_reflog_entry_committer git_functions()->git_reflog_entry_committer
#define git_reflog_entry_id_new	   git_functions()->git_reflog_entry_id_new
#define git_reflog_entry_id_old	   git_functions()->git_reflog_entry_id_old
#define git_reflog_entrycount	   git_functions()->git_reflog_entrycount
#define git_reflog_free		   git_functions()->git_reflog_free
#define git_reflog_read		   git_functions()->git_reflog_read
#define git_repository_commondir   git_functions()->git_repository_commondir
#define git_repository_config_snapshot                                         \
	git_functions()->git_repository_config_snapshot
#define git_repository_free    git_functions()->git_repository_free
#define git_repository_head    git_functions()->git_repository_head
#define git_repository_index   git_functions()->git_repository_index
#define git_repository_is_bare git_functions()->git_repository_is_bare
#define git_repository_mergehead_foreach                                       \
	git_functions()->git_repository_mergehead_foreach
#define git_repository_odb	   git_functions()->git_repository_odb
#define git_repository_open_ext	   git_functions()->git_repository_open_ext
#define git_repository_path	   git_functions()->git_repository_path
#define git_repository_set_workdir git_functions()->git_repository_set_workdir
#define git_repository_workdir	   git_functions()->git_repository_workdir
#define git_revparse_single	   git_functions()->git_revparse_single
#define git_revwalk_free	   git_functions()->git_revwalk_free
#define git_revwalk_hide	   git_functions()->git_revwalk_hide
#define git_revwalk_hide_glob	   git_functions()->git_revwalk_hide_glob
#define git_revwalk_new		   git_functions()->git_revwalk_new
#define git_revwalk_next	   git_functions()->git_revwalk_next
#define git_revwalk_push	   git_functions()->git_revwalk_push
#define git_revwalk_sorting	   git_functions()->git_revwalk_sorting
#define git_tag_message		   git_functions()->git_tag_message
#define git_tag_tagger		   git_functions()->git_tag_tagger
#define git_tag_target_id	   git_functions()->git_tag_target_id
#define git_tree_entry_byindex	   git_functions()->git_tree_entry_byindex
#define git_tree_entry_bypath	   git_functions()->git_tree_entry_bypath
#define git_tree_entry_filemode	   git_functions()->git_tree_entry_filemode
#define git_tree_entry_free	   git_functions()->git_tree_entry_free
#define git_tree_entry_id	   git_functions()->git_tree_entry_id
#define git_tree_entry_name	   git_functions()->git_tree_entry_name
#define git_tree_entry_type	   git_functions()->git_tree_entry_type
#define git_tree_entrycount	   git_functions()->git_tree_entrycount
#define git_tree_free		   git_functions()->git_tree_free
#define git_tree_id		   git_functions()->git_tree_id
#define git_tree_lookup		   git_functions()->git_tree_lookup
#endif
