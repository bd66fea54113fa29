/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action-course.h"
#include "trellis-scheme.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_ACTIONS_PROGRESS (trellis_actions_progress_get_type ())
G_DECLARE_FINAL_TYPE (TrellisActionsProgress, trellis_actions_progress, TRELLIS, ACTIONS_PROGRESS, AdwBin)

void trellis_actions_progress_show (TrellisActionsProgress *self,
                                    GListModel             *actions,
                                    GHashTable             *courses,
                                    TrellisScheme          *scheme,
                                    TrellisDay              from,
                                    TrellisDay              until);

G_END_DECLS
