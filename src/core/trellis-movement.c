/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-movement.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TrellisMovement, trellis_movement, G_TYPE_OBJECT)

static void
trellis_movement_finalize (GObject *object)
{
  TrellisMovement *self = TRELLIS_MOVEMENT (object);

  g_clear_object (&self->school);
  g_clear_object (&self->scheme);
  g_free (self->meeting);
  g_free (self->attendees);
  g_free (self->reason);

  G_OBJECT_CLASS (trellis_movement_parent_class)->finalize (object);
}

static void
trellis_movement_class_init (TrellisMovementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_movement_finalize;
}

static void
trellis_movement_init (TrellisMovement *self)
{
  self->meeting = g_strdup ("");
  self->attendees = g_strdup ("");
  self->reason = g_strdup ("");
}

/**
 * trellis_movement_new:
 * @school: the school that moved
 * @scheme: the scheme of the levels
 * @from: the level that held before
 * @to: the level agreed, another
 * @agreed_on: since when
 *
 * Returns: (transfer full): the movement, of which nothing more is known
 */
TrellisMovement *
trellis_movement_new (TrellisSchool      *school,
                      TrellisScheme      *scheme,
                      const TrellisLevel *from,
                      const TrellisLevel *to,
                      TrellisDay          agreed_on)
{
  TrellisMovement *self = g_object_new (TRELLIS_TYPE_MOVEMENT, NULL);

  self->school = g_object_ref (school);
  self->scheme = g_object_ref (scheme);
  self->from = from;
  self->to = to;
  self->agreed_on = agreed_on;

  return self;
}

/**
 * trellis_movement_get_direction:
 * @self: a movement
 *
 * Returns: 1 to a better level, -1 to a worse one
 */
int
trellis_movement_get_direction (TrellisMovement *self)
{
  g_return_val_if_fail (TRELLIS_IS_MOVEMENT (self), 0);

  /* Rank 1 is best. */
  return self->to->rank < self->from->rank ? 1 : -1;
}

/**
 * trellis_movement_dup_words:
 * @self: a movement
 *
 * Returns: (transfer full): the movement in words: "Up from Recovery to
 *   Reinforcement"
 */
char *
trellis_movement_dup_words (TrellisMovement *self)
{
  g_return_val_if_fail (TRELLIS_IS_MOVEMENT (self), NULL);

  return g_strdup_printf (trellis_movement_get_direction (self) > 0 ? _("Up from %s to %s") : _("Down from %s to %s"),
                          self->from->name, self->to->name);
}

/**
 * trellis_movements_dup_summary:
 * @movements: (element-type TrellisMovement): a list of movements
 * @from: the day after which they were agreed
 *
 * Returns: (transfer full): how many went which way, in a sentence
 */
char *
trellis_movements_dup_summary (GListModel *movements,
                               TrellisDay  from)
{
  g_autofree char *day = trellis_day_format (from, TRELLIS_DAY_STYLE_LONG);
  guint n = g_list_model_get_n_items (movements), n_up = 0;

  if (n == 0)
    return g_strdup_printf (_("No school has moved to another level since %s."), day);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrellisMovement) movement = g_list_model_get_item (movements, i);

      n_up += trellis_movement_get_direction (movement) > 0;
    }

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u movement since %s: %u up, %u down.",
                                       "%u movements since %s: %u up, %u down.", n), n, day, n_up, n - n_up);
}
