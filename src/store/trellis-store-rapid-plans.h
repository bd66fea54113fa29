/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisPlanReview: one review of a rapid action plan, or a half term without one. */
typedef struct
{
  char *half_term;         /* Term 4; Spring, first half */
  TrellisDay due_by;       /* the last day of the half term and its holiday */
  TrellisRating rating;
  TrellisDay reviewed_on;  /* TRELLIS_DAY_NONE where the half term has no review */
  char *found;             /* empty where nothing was written */
} TrellisPlanReview;

GListModel *trellis_store_list_steps        (TrellisStore       *self,
                                             TrellisAction      *plan,
                                             TrellisDay          as_at,
                                             GError            **error);
GPtrArray  *trellis_store_list_plan_reviews (TrellisStore       *self,
                                             TrellisAction      *plan,
                                             TrellisDay          as_at,
                                             GError            **error);
void        trellis_plan_review_free        (TrellisPlanReview  *review);

G_END_DECLS
