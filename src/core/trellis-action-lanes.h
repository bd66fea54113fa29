/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action-words.h"
#include "trellis-scheme.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TrellisLaneKind: what the lanes of a board are. */
typedef enum
{
  TRELLIS_LANES_NONE,
  TRELLIS_LANES_ADVISER,
  TRELLIS_LANES_SCHOOL,
  TRELLIS_LANES_ASPECT,
  TRELLIS_N_LANE_KINDS
} TrellisLaneKind;

/** TrellisActionLane: the actions of one adviser, school or aspect, or all. */
typedef struct
{
  char *id;        /* empty for the lane of those without, and for the only lane */
  char *name;      /* empty where there are no lanes */
  char *detail;    /* what stands beside the name: "8 schools" */
  guint n_actions;
  GPtrArray *columns[TRELLIS_N_ACTION_COLUMNS];  /* (element-type TrellisAction) */
} TrellisActionLane;

GPtrArray  *trellis_action_lanes_new   (GListModel        *actions,
                                        TrellisLaneKind    kind,
                                        TrellisScheme     *scheme);
void        trellis_action_lane_free   (TrellisActionLane *lane);
const char *trellis_lane_kind_get_name (TrellisLaneKind    kind);

G_END_DECLS
