/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-change.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisMergeChoice: which of two stands where file and copy changed one thing. */
typedef enum
{
  TRELLIS_MERGE_UNDECIDED,
  TRELLIS_MERGE_FILE,
  TRELLIS_MERGE_COPY,
} TrellisMergeChoice;

/** TrellisMergeConflict: one thing that file and copy have both changed. */
typedef struct
{
  char *key;                    /* what tells it from others */
  TrellisChangeRow *file;       /* what the file did to it */
  TrellisChangeRow *copy;       /* what the copy did to it */
  char *file_author;            /* who did so in the file; empty where the history does not say */
  char *copy_author;
  TrellisMergeChoice choice;    /* the person's, set by whoever asks */
} TrellisMergeConflict;

/** TrellisMerge: what a copy of the file would bring back. */
typedef struct
{
  char *name;                   /* the copy's file name */
  GPtrArray *changes;           /* (element-type TrellisChange): its edits since it forked, in their order */
  GPtrArray *conflicts;         /* (element-type TrellisMergeConflict) */
  GPtrArray *notes;             /* (element-type utf8): what does not come, each with its reason */
  guint n_facts;                /* added, changed or removed, besides the conflicts */
  TrellisStore *copy;           /* private */
} TrellisMerge;

TrellisMerge *trellis_store_preview_merge (TrellisStore  *self,
                                           const char    *copy_path,
                                           GError       **error);
gboolean      trellis_store_merge         (TrellisStore  *self,
                                           TrellisMerge  *merge,
                                           GError       **error);
void          trellis_merge_free          (TrellisMerge  *merge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMerge, trellis_merge_free)

G_END_DECLS
