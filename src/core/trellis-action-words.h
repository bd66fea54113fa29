/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action.h"

G_BEGIN_DECLS

/** TrellisActionColumn: where an action stands on a board: by its rating while
 * it is open; the first ones are numbered as a #TrellisRating is. */
typedef enum
{
  TRELLIS_ACTION_COLUMN_NONE,
  TRELLIS_ACTION_COLUMN_RED,
  TRELLIS_ACTION_COLUMN_AMBER,
  TRELLIS_ACTION_COLUMN_GREEN,
  TRELLIS_ACTION_COLUMN_CLOSED,
  TRELLIS_N_ACTION_COLUMNS
} TrellisActionColumn;

TrellisActionColumn trellis_action_get_column      (TrellisAction       *self);
const char         *trellis_action_column_get_name (TrellisActionColumn  column);
int                 trellis_action_column_from_key (gunichar             key);
char               *trellis_action_dup_due         (TrellisAction       *self,
                                                    TrellisDay           as_at);
char               *trellis_action_dup_age         (TrellisAction       *self,
                                                    TrellisDay           as_at);
char               *trellis_action_dup_place       (TrellisAction       *self);
char               *trellis_action_dup_steps       (TrellisAction       *self);
char               *trellis_action_dup_spoken      (TrellisAction       *self,
                                                    TrellisDay           as_at);

G_END_DECLS
