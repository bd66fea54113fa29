/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-change.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisHistoryFilter: which changes to list; a member that is %NULL leaves all. */
typedef struct
{
  const char *urn;       /* of a school: changes that touch it */
  const char *author;
  const char *kind;
  const char *text;      /* in the sentence */
} TrellisHistoryFilter;

/** TrellisConflict: an edit that was not made, because somebody had just changed the same thing. */
typedef struct _TrellisConflict
{
  char *sentence;           /* the edit's own */
  GPtrArray *my_rows;       /* (element-type TrellisChangeRow): what it would have done to the thing */
  TrellisChange *theirs;
  GPtrArray *their_rows;    /* (element-type TrellisChangeRow): what they did to it */
  char *kind;               /* private, as are those below: for making the edit after all */
  char *urn;
  GBytes *changeset;
} TrellisConflict;

#define TRELLIS_TYPE_HISTORY (trellis_history_get_type ())
G_DECLARE_FINAL_TYPE (TrellisHistory, trellis_history, TRELLIS, HISTORY, GObject)

TrellisHistory *trellis_store_list_history       (TrellisStore                *self,
                                                  const TrellisHistoryFilter  *filter,
                                                  GError                     **error);
guint           trellis_history_find             (TrellisHistory              *self,
                                                  gint64                       id);
char          **trellis_store_list_authors       (TrellisStore                *self,
                                                  GError                     **error);
char          **trellis_store_list_change_kinds  (TrellisStore                *self,
                                                  GError                     **error);
TrellisChange  *trellis_store_read_change        (TrellisStore                *self,
                                                  gint64                       id,
                                                  GError                     **error);
GPtrArray      *trellis_store_list_change_rows   (TrellisStore                *self,
                                                  gint64                       id,
                                                  guint                        limit,
                                                  guint                       *n_in_all,
                                                  GError                     **error);
gboolean        trellis_store_undo_change        (TrellisStore                *self,
                                                  gint64                       id,
                                                  GError                     **error);
TrellisStore   *trellis_store_open_as_recorded   (TrellisStore                *self,
                                                  gint64                       change_id,
                                                  GError                     **error);
gint64          trellis_store_find_last_change   (TrellisStore                *self,
                                                  gint64                       instant,
                                                  GError                     **error);
const TrellisConflict *
                trellis_store_get_conflict       (TrellisStore                *self);
gboolean        trellis_store_put_in_place       (TrellisStore                *self,
                                                  GError                     **error);
void            trellis_store_forget_conflict    (TrellisStore                *self);
gint64          trellis_store_get_recorded_at    (TrellisStore                *self);

G_END_DECLS
