/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scope.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisActionsInSight: the actions that a scope leaves to be shown, and how many there are. */
typedef struct
{
  GListModel *shown;     /* (element-type TrellisAction): open, or closed in the scope's year */
  GListModel *all;       /* (element-type TrellisAction): those closed in other years too */
  TrellisDay year_starts_on;  /* of the scope's year */
  guint n_schools;       /* of the trust, whatever is filtered */
  guint n_listed;        /* actions of the trust, whatever is filtered */
  guint n_listed_overdue;
  guint n_open;
  guint n_overdue;
} TrellisActionsInSight;

gboolean trellis_actions_in_sight_read  (TrellisActionsInSight  *self,
                                         TrellisStore           *store,
                                         TrellisScope           *scope,
                                         gboolean                is_this_year,
                                         GError                **error);
void     trellis_actions_in_sight_clear (TrellisActionsInSight  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrellisActionsInSight, trellis_actions_in_sight_clear)

G_END_DECLS
