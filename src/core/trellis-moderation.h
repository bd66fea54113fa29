/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-moderation-gap.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TRELLIS_MODERATION_MONTHS: judgements further apart than this may both be right, and are not compared. */
#define TRELLIS_MODERATION_MONTHS 12

/** TrellisModerationBy: what pairs of judgements are counted by. */
typedef enum
{
  TRELLIS_MODERATION_BY_ASPECT,
  TRELLIS_MODERATION_BY_SCHOOL,
  TRELLIS_MODERATION_BY_ADVISER,  /* none where no adviser's judgement is compared */
  TRELLIS_N_MODERATION_BYS
} TrellisModerationBy;

/** TrellisModerationCount: of an aspect, a school or an adviser, how many pairs say what. */
typedef struct
{
  char *id;
  char *name;
  guint n_compared;
  guint n_alike;
  guint n_better;   /* where the first judgement of the pair is the better one */
  guint n_worse;
} TrellisModerationCount;

#define TRELLIS_TYPE_MODERATION (trellis_moderation_get_type ())
G_DECLARE_FINAL_TYPE (TrellisModeration, trellis_moderation, TRELLIS, MODERATION, GObject)

TrellisModeration *trellis_moderation_new              (TrellisScheme               *scheme,
                                                        GListModel                  *schools,
                                                        TrellisDay                   as_at);
void               trellis_moderation_take             (TrellisModeration           *self,
                                                        const char                  *urn,
                                                        const char                  *aspect_id,
                                                        const TrellisModerationView *view);
void               trellis_moderation_compare          (TrellisModeration           *self);
TrellisScheme     *trellis_moderation_get_scheme       (TrellisModeration           *self);
TrellisDay         trellis_moderation_get_as_at        (TrellisModeration           *self);
guint              trellis_moderation_get_n_schools    (TrellisModeration           *self);
GListModel        *trellis_moderation_get_gaps         (TrellisModeration           *self,
                                                        TrellisModerationKind        kind);
const GArray      *trellis_moderation_get_counts       (TrellisModeration           *self,
                                                        TrellisModerationKind        kind,
                                                        TrellisModerationBy          by);
const TrellisModerationCount *trellis_moderation_get_total (TrellisModeration       *self,
                                                        TrellisModerationKind        kind);
char              *trellis_moderation_dup_summary      (TrellisModeration           *self,
                                                        TrellisModerationKind        kind);
const char        *trellis_moderation_by_get_name      (TrellisModerationBy          by);

G_END_DECLS
