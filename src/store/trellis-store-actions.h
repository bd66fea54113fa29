/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisActionRating: one rating of an action. */
typedef struct
{
  TrellisRating rating;
  TrellisDay rated_on;
  char *evidence;
} TrellisActionRating;

GListModel    *trellis_store_list_actions        (TrellisStore   *self,
                                                  const char     *urn,
                                                  TrellisDay      as_at,
                                                  GError        **error);
TrellisAction *trellis_store_read_action         (TrellisStore   *self,
                                                  const char     *id,
                                                  TrellisDay      as_at,
                                                  GError        **error);
GPtrArray     *trellis_store_list_action_ratings (TrellisStore   *self,
                                                  const char     *id,
                                                  TrellisDay      as_at,
                                                  GError        **error);
char          *trellis_store_add_action          (TrellisStore   *self,
                                                  TrellisAction  *action,
                                                  const char     *visit_id,
                                                  GError        **error);
gboolean       trellis_store_edit_action         (TrellisStore   *self,
                                                  TrellisAction  *action,
                                                  GError        **error);
gboolean       trellis_store_rate_action         (TrellisStore   *self,
                                                  const char     *id,
                                                  TrellisRating   rating,
                                                  TrellisDay      rated_on,
                                                  const char     *evidence,
                                                  GError        **error);
gboolean       trellis_store_rate_action_at_visit (TrellisStore  *self,
                                                  const char     *id,
                                                  const char     *visit_id,
                                                  TrellisRating   rating,
                                                  TrellisDay      rated_on,
                                                  const char     *evidence,
                                                  GError        **error);
gboolean       trellis_store_close_action        (TrellisStore   *self,
                                                  const char     *id,
                                                  TrellisDay      closed_on,
                                                  const char     *evidence,
                                                  GError        **error);
gboolean       trellis_store_reopen_action       (TrellisStore   *self,
                                                  const char     *id,
                                                  GError        **error);
void           trellis_action_rating_free        (TrellisActionRating *rating);

G_END_DECLS
