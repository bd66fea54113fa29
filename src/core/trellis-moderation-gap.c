/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-moderation-gap.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TrellisModerationGap, trellis_moderation_gap, G_TYPE_OBJECT)

static const struct
{
  const char *key;         /* in exported files */
  const char *name;
  const char *one_name;    /* of the columns in which the two stand */
  const char *other_name;
} kinds[TRELLIS_N_MODERATION_KINDS] = {
  [TRELLIS_MODERATION_SELF_AND_TRUST] = { "self-and-trust", N_("Self-evaluation and trust"), N_("Self-evaluation"),
                                          N_("Trust") },
  [TRELLIS_MODERATION_ADVISERS] = { "advisers", N_("Between advisers"), N_("Adviser"), N_("Adviser before") },
  [TRELLIS_MODERATION_ADVISER_AND_AGREED] = { "adviser-and-agreed", N_("Advisers and agreed"), N_("Adviser"),
                                              N_("Agreed") },
};

static void
copy_view (TrellisModerationView       *view,
           const TrellisModerationView *from)
{
  *view = *from;
  view->person_id = g_strdup (from->person_id);
  view->person_name = g_strdup (from->person_name != NULL ? from->person_name : "");
}

static void
clear_view (TrellisModerationView *view)
{
  g_free (view->person_id);
  g_free (view->person_name);
}

static void
trellis_moderation_gap_finalize (GObject *object)
{
  TrellisModerationGap *self = TRELLIS_MODERATION_GAP (object);

  g_clear_object (&self->school);
  g_free (self->aspect_id);
  g_free (self->aspect_name);
  clear_view (&self->one);
  clear_view (&self->other);

  G_OBJECT_CLASS (trellis_moderation_gap_parent_class)->finalize (object);
}

static void
trellis_moderation_gap_class_init (TrellisModerationGapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_moderation_gap_finalize;
}

static void
trellis_moderation_gap_init (TrellisModerationGap *self)
{
}

/**
 * trellis_moderation_gap_new:
 * @kind: whose judgements they are
 * @school: the school judged
 * @aspect_id: the aspect judged, or %TRELLIS_ASPECT_OVERALL
 * @aspect_name: what people call it
 * @one: a judgement
 * @other: another of the same school and aspect, by levels of the same list
 *
 * Returns: (transfer full): how far the two lie apart
 */
TrellisModerationGap *
trellis_moderation_gap_new (TrellisModerationKind        kind,
                            TrellisSchool               *school,
                            const char                  *aspect_id,
                            const char                  *aspect_name,
                            const TrellisModerationView *one,
                            const TrellisModerationView *other)
{
  TrellisModerationGap *self = g_object_new (TRELLIS_TYPE_MODERATION_GAP, NULL);

  self->kind = kind;
  self->school = g_object_ref (school);
  self->aspect_id = g_strdup (aspect_id);
  self->aspect_name = g_strdup (aspect_name);
  copy_view (&self->one, one);
  copy_view (&self->other, other);
  /* Rank 1 is best. */
  self->n_levels = other->level->rank - one->level->rank;

  return self;
}

/**
 * trellis_moderation_gap_dup_words:
 * @self: a gap
 *
 * Returns: (transfer full): how the first judgement stands to the second:
 *   "2 levels better"
 */
char *
trellis_moderation_gap_dup_words (TrellisModerationGap *self)
{
  guint n = ABS (self->n_levels);

  g_return_val_if_fail (TRELLIS_IS_MODERATION_GAP (self), NULL);

  if (self->n_levels > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u level better", "%u levels better", n), n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u level worse", "%u levels worse", n), n);
}

/**
 * trellis_moderation_view_dup_who:
 * @view: a judgement
 * @is_short: whether the month alone is told
 *
 * Returns: (transfer full): whose it is and when: "Anjali Fernwhistle, 26 Jan
 *   2026", or its source where nobody is named
 */
char *
trellis_moderation_view_dup_who (const TrellisModerationView *view,
                                 gboolean                     is_short)
{
  g_autofree char *day = trellis_day_format (view->judged_on, is_short ? TRELLIS_DAY_STYLE_MONTH
                                                                       : TRELLIS_DAY_STYLE_MEDIUM);
  gboolean has_name = view->person_name != NULL && *view->person_name != '\0';

  /* Translators: who judged, and when */
  return g_strdup_printf (_("%s, %s"), has_name ? view->person_name : trellis_source_get_name (view->source), day);
}

/**
 * trellis_moderation_kind_get_key:
 * @kind: whose judgements are compared
 *
 * Returns: (transfer none): what exported files call it
 */
const char *
trellis_moderation_kind_get_key (TrellisModerationKind kind)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_MODERATION_KINDS, NULL);

  return kinds[kind].key;
}

/**
 * trellis_moderation_kind_get_name:
 * @kind: whose judgements are compared
 *
 * Returns: (transfer none): what people call it
 */
const char *
trellis_moderation_kind_get_name (TrellisModerationKind kind)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_MODERATION_KINDS, NULL);

  return _(kinds[kind].name);
}

/**
 * trellis_moderation_kind_get_one_name:
 * @kind: whose judgements are compared
 *
 * Returns: (transfer none): whose the first of the two is
 */
const char *
trellis_moderation_kind_get_one_name (TrellisModerationKind kind)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_MODERATION_KINDS, NULL);

  return _(kinds[kind].one_name);
}

/**
 * trellis_moderation_kind_get_other_name:
 * @kind: whose judgements are compared
 *
 * Returns: (transfer none): whose the second of the two is
 */
const char *
trellis_moderation_kind_get_other_name (TrellisModerationKind kind)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_MODERATION_KINDS, NULL);

  return _(kinds[kind].other_name);
}
