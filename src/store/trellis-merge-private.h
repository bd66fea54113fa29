/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-row-image.h"
#include "trellis-store-merge.h"

G_BEGIN_DECLS

/** TrellisMergeState: what becomes of a row that the copy has changed. */
typedef enum
{
  TRELLIS_MERGE_APPLY,
  TRELLIS_MERGE_ALREADY,      /* the file says so too */
  TRELLIS_MERGE_CONFLICT,     /* a person chooses */
  TRELLIS_MERGE_DROP,         /* it hangs on what the file no longer has */
} TrellisMergeState;

typedef struct
{
  TrellisRowImage *image;
  TrellisMergeState state;
  sqlite3_value **current;    /* the file's row under the key; NULL: none */
  char *conflict;             /* the key of its conflict; NULL: none */
  char *supersedes;           /* of a fact that takes the place of the file's: the file's; NULL: as the copy has it */
  gboolean is_head;           /* of its conflict: the row that is shown */
  sqlite3_value **rival;      /* the file's fact that a fact of the copy is in conflict with */
} TrellisMergeRow;

/* What a merge would do, reckoned from both files as they are. */
typedef struct
{
  TrellisStore *file;
  TrellisStore *copy;
  gint64 fork;
  GPtrArray *changes;         /* (element-type TrellisChange) */
  GPtrArray *hashes;          /* (element-type utf8): beside @changes */
  TrellisRowImages *images;
  GPtrArray *rows;            /* (element-type TrellisMergeRow) */
  GPtrArray *notes;           /* (element-type utf8) */
} TrellisMergePlan;

TrellisMergePlan *trellis_merge_plan_new     (TrellisStore      *file,
                                              TrellisStore      *copy,
                                              GError           **error);
void              trellis_merge_plan_free    (TrellisMergePlan  *plan);
gboolean          trellis_merge_plan_settle  (TrellisMergePlan  *plan,
                                              GPtrArray         *conflicts,
                                              GError           **error);
TrellisMergeChoice trellis_merge_plan_get_choice (GPtrArray     *conflicts,
                                              const char        *key);
gboolean          trellis_merge_plan_apply   (TrellisMergePlan  *plan,
                                              GError           **error);
gint64            trellis_merge_find_fork    (TrellisStore      *file,
                                              TrellisStore      *copy,
                                              GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMergePlan, trellis_merge_plan_free)

G_END_DECLS
