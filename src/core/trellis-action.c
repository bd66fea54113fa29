/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-action.h"

G_DEFINE_FINAL_TYPE (TrellisAction, trellis_action, G_TYPE_OBJECT)

static void
trellis_action_finalize (GObject *object)
{
  TrellisAction *self = TRELLIS_ACTION (object);

  g_free (self->id);
  g_free (self->urn);
  g_free (self->school_name);
  g_free (self->what);
  g_free (self->success_criteria);
  g_free (self->owner);
  g_free (self->source);
  g_free (self->adviser_name);
  g_free (self->evidence);
  g_free (self->aspect_id);
  g_free (self->adviser_id);
  g_free (self->parent_id);
  g_free (self->parent_what);

  G_OBJECT_CLASS (trellis_action_parent_class)->finalize (object);
}

static void
trellis_action_class_init (TrellisActionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_action_finalize;
}

static void
trellis_action_init (TrellisAction *self)
{
  self->urn = g_strdup ("");
  self->school_name = g_strdup ("");
  self->what = g_strdup ("");
  self->success_criteria = g_strdup ("");
  self->owner = g_strdup ("");
  self->source = g_strdup ("");
  self->adviser_name = g_strdup ("");
  self->evidence = g_strdup ("");
  self->parent_what = g_strdup ("");
  self->opened_on = self->due_on = self->closed_on = TRELLIS_DAY_NONE;
  self->rated_on = self->rating_since = TRELLIS_DAY_NONE;
}

/**
 * trellis_action_new:
 * @id: its id
 *
 * Returns: (transfer full): one with every other field unknown or empty, for
 *   the caller to fill in before anyone else sees it
 */
TrellisAction *
trellis_action_new (const char *id)
{
  TrellisAction *self = g_object_new (TRELLIS_TYPE_ACTION, NULL);

  self->id = g_strdup (id);

  return self;
}

/**
 * trellis_action_is_overdue:
 * @self: an action
 * @as_at: the day to look from
 *
 * A mark beside the rating, not a rating: a green action can be overdue until
 * it is closed.
 *
 * Returns: whether the action is open and was due before that day
 */
gboolean
trellis_action_is_overdue (TrellisAction *self,
                           TrellisDay     as_at)
{
  return self->closed_on == TRELLIS_DAY_NONE && self->due_on != TRELLIS_DAY_NONE && self->due_on < as_at;
}

/**
 * trellis_action_is_due_soon:
 * @self: an action
 * @as_at: the day to look from
 *
 * Returns: whether the action is open and due on that day or within
 *   %TRELLIS_DUE_SOON_DAYS after it
 */
gboolean
trellis_action_is_due_soon (TrellisAction *self,
                            TrellisDay     as_at)
{
  return self->closed_on == TRELLIS_DAY_NONE && self->due_on != TRELLIS_DAY_NONE &&
         self->due_on >= as_at && self->due_on <= as_at + TRELLIS_DUE_SOON_DAYS;
}
