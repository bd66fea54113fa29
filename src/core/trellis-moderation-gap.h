/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"
#include "trellis-school.h"

G_BEGIN_DECLS

/** TrellisModerationKind: whose judgements are laid beside whose. */
typedef enum
{
  TRELLIS_MODERATION_SELF_AND_TRUST,      /* the school's own view, and the trust's */
  TRELLIS_MODERATION_ADVISERS,            /* two advisers of the same school and aspect */
  TRELLIS_MODERATION_ADVISER_AND_AGREED,  /* an adviser, and what was agreed */
  TRELLIS_N_MODERATION_KINDS
} TrellisModerationKind;

/** TrellisModerationView: one of the two judgements. */
typedef struct
{
  const TrellisLevel *level;     /* owned by the scheme */
  TrellisDay judged_on;
  TrellisSource source;
  char *person_id;               /* (nullable): of an adviser, where it is known */
  char *person_name;             /* empty where it is not known */
} TrellisModerationView;

#define TRELLIS_TYPE_MODERATION_GAP (trellis_moderation_gap_get_type ())
G_DECLARE_FINAL_TYPE (TrellisModerationGap, trellis_moderation_gap, TRELLIS, MODERATION_GAP, GObject)

/**
 * TrellisModerationGap:
 *
 * Two judgements of one aspect of a school that name different levels.
 * Read-only once built.
 */
struct _TrellisModerationGap
{
  GObject parent_instance;

  TrellisModerationKind kind;
  TrellisSchool *school;
  char *aspect_id;
  char *aspect_name;
  TrellisModerationView one;     /* the school's own; of two advisers the later; an adviser's */
  TrellisModerationView other;   /* the trust's; the earlier adviser's; what was agreed */
  int n_levels;                  /* by how many the first is better; negative where it is worse */
};

TrellisModerationGap *trellis_moderation_gap_new            (TrellisModerationKind        kind,
                                                             TrellisSchool               *school,
                                                             const char                  *aspect_id,
                                                             const char                  *aspect_name,
                                                             const TrellisModerationView *one,
                                                             const TrellisModerationView *other);
char                 *trellis_moderation_gap_dup_words      (TrellisModerationGap        *self);
char                 *trellis_moderation_view_dup_who       (const TrellisModerationView *view,
                                                             gboolean                     is_short);
const char           *trellis_moderation_kind_get_key       (TrellisModerationKind        kind);
const char           *trellis_moderation_kind_get_name      (TrellisModerationKind        kind);
const char           *trellis_moderation_kind_get_one_name  (TrellisModerationKind        kind);
const char           *trellis_moderation_kind_get_other_name (TrellisModerationKind       kind);

G_END_DECLS
