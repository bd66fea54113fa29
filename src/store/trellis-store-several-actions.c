/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-several-actions.h"

#include "trellis-store-private.h"

#include <glib/gi18n-lib.h>

/* One edit of several actions: one change, taken back at once. */

/* What becomes of each. */
typedef struct
{
  gboolean (*edit) (TrellisStore *self, TrellisAction *action, gconstpointer what, GError **error);
  gconstpointer what;
} Edit;

static gboolean
edit_each (TrellisStore       *self,
           const char *const  *ids,
           const char         *sentence,
           const Edit         *edit,
           GError            **error)
{
  gboolean is_good = TRUE;

  if (!trellis_store_begin_change (self, "action", NULL, sentence, error))
    return FALSE;
  for (guint i = 0; is_good && ids[i] != NULL; i++)
    {
      g_autoptr (TrellisAction) action = trellis_store_read_action (self, ids[i], trellis_day_new (9999, 12, 31),
                                                                    error);

      is_good = action != NULL && edit->edit (self, action, edit->what, error);
    }

  return trellis_store_end_change (self, is_good, error);
}

/* "3 actions: owner Ms Alder" */
static char *
dup_sentence (const char *const *ids,
              const char        *what)
{
  guint n = g_strv_length ((GStrv) ids);

  /* Translators: how many actions, and what became of them: "3 actions: due 12 Feb 2026" */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u action: %s", "%u actions: %s", n), n, what);
}

static gboolean
set_owner (TrellisStore   *self,
           TrellisAction  *action,
           gconstpointer   owner,
           GError        **error)
{
  g_free (action->owner);
  action->owner = g_strdup (owner);
  return trellis_store_edit_action (self, action, error);
}

/**
 * trellis_store_set_owner_of_actions:
 * @self: a store
 * @ids: (array zero-terminated=1): actions
 * @owner: who does them now; empty for nobody
 * @error: return location for a #GError
 *
 * Returns: whether it was written, of all of them or of none
 */
gboolean
trellis_store_set_owner_of_actions (TrellisStore       *self,
                                    const char *const  *ids,
                                    const char         *owner,
                                    GError            **error)
{
  const Edit edit = { set_owner, owner };
  g_autofree char *what = *owner != '\0' ? g_strdup_printf (_("owner %s"), owner) : g_strdup (_("no owner"));
  g_autofree char *sentence = dup_sentence (ids, what);

  return edit_each (self, ids, sentence, &edit, error);
}

static gboolean
set_due (TrellisStore   *self,
         TrellisAction  *action,
         gconstpointer   due_on,
         GError        **error)
{
  action->due_on = *(const TrellisDay *) due_on;
  return trellis_store_edit_action (self, action, error);
}

/**
 * trellis_store_set_due_of_actions:
 * @self: a store
 * @ids: (array zero-terminated=1): actions
 * @due_on: the day; %TRELLIS_DAY_NONE for none
 * @error: return location for a #GError
 *
 * Returns: whether it was written, of all of them or of none
 */
gboolean
trellis_store_set_due_of_actions (TrellisStore       *self,
                                  const char *const  *ids,
                                  TrellisDay          due_on,
                                  GError            **error)
{
  const Edit edit = { set_due, &due_on };
  g_autofree char *day = trellis_day_format (due_on, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *what = *day != '\0' ? g_strdup_printf (_("due %s"), day) : g_strdup (_("due on no day"));
  g_autofree char *sentence = dup_sentence (ids, what);

  return edit_each (self, ids, sentence, &edit, error);
}

typedef struct
{
  TrellisRating rating;
  TrellisDay day;
} Rating;

static gboolean
rate (TrellisStore   *self,
      TrellisAction  *action,
      gconstpointer   what,
      GError        **error)
{
  const Rating *rating = what;

  return trellis_store_rate_action (self, action->id, rating->rating, rating->day, "", error);
}

/**
 * trellis_store_rate_actions:
 * @self: a store
 * @ids: (array zero-terminated=1): actions; closed ones are opened again
 * @rating: as for trellis_store_rate_action()
 * @rated_on: the day, not after today
 * @error: return location for a #GError
 *
 * Returns: whether all of them were rated, or none
 */
gboolean
trellis_store_rate_actions (TrellisStore       *self,
                            const char *const  *ids,
                            TrellisRating       rating,
                            TrellisDay          rated_on,
                            GError            **error)
{
  const Rating all = { rating, rated_on };
  const Edit edit = { rate, &all };
  g_autofree char *what = g_strdup_printf (C_("history", "rate %s"), trellis_rating_get_name (rating));
  g_autofree char *sentence = dup_sentence (ids, what);

  return edit_each (self, ids, sentence, &edit, error);
}

static gboolean
close_open (TrellisStore   *self,
            TrellisAction  *action,
            gconstpointer   closed_on,
            GError        **error)
{
  return action->closed_on != TRELLIS_DAY_NONE ||
         trellis_store_close_action (self, action->id, *(const TrellisDay *) closed_on, "", error);
}

/**
 * trellis_store_close_actions:
 * @self: a store
 * @ids: (array zero-terminated=1): actions; those that are closed stay so
 * @closed_on: the day, not after today
 * @error: return location for a #GError
 *
 * Returns: whether all of them are closed, or none was
 */
gboolean
trellis_store_close_actions (TrellisStore       *self,
                             const char *const  *ids,
                             TrellisDay          closed_on,
                             GError            **error)
{
  const Edit edit = { close_open, &closed_on };
  g_autofree char *sentence = dup_sentence (ids, C_("history", "close"));

  return edit_each (self, ids, sentence, &edit, error);
}

/* Writes an action of the file, or a new one, as it is told. */
static gboolean
put_action (TrellisStore   *self,
            TrellisAction  *action,
            TrellisDay      rated_on,
            GError        **error)
{
  g_autofree char *id = NULL;
  g_autoptr (TrellisAction) before = NULL;

  if (*action->id == '\0')
    id = trellis_store_add_action (self, action, NULL, error);
  else if (trellis_store_edit_action (self, action, error))
    id = g_strdup (action->id);
  if (id == NULL)
    return FALSE;

  before = trellis_store_read_action (self, id, trellis_day_new (9999, 12, 31), error);
  if (before == NULL)
    return FALSE;
  if (before->rating != action->rating)
    {
      TrellisDay day = action->closed_on != TRELLIS_DAY_NONE ? MIN (action->closed_on, rated_on) : rated_on;

      /* A rating opens an action again. */
      if (!trellis_store_rate_action (self, id, action->rating, day, action->evidence, error))
        return FALSE;
      before->closed_on = TRELLIS_DAY_NONE;
    }
  if (before->closed_on == action->closed_on)
    return TRUE;

  return trellis_store_close_action (self, id, action->closed_on, action->evidence, error);
}

/**
 * trellis_store_put_actions:
 * @self: a store
 * @actions: (element-type TrellisAction): those without an id are added, the
 *   others edited; each with the rating, evidence and day of closing that it
 *   shall have
 * @rated_on: the day of ratings that are not so yet; not after today
 * @sentence: what history says of all of it
 * @error: return location for a #GError
 *
 * Writes actions that came from elsewhere as one change.
 *
 * Returns: whether all of them were written, or none
 */
gboolean
trellis_store_put_actions (TrellisStore  *self,
                           GPtrArray     *actions,
                           TrellisDay     rated_on,
                           const char    *sentence,
                           GError       **error)
{
  gboolean is_good = TRUE;

  if (!trellis_store_begin_change (self, "action", NULL, sentence, error))
    return FALSE;
  for (guint i = 0; is_good && i < actions->len; i++)
    is_good = put_action (self, g_ptr_array_index (actions, i), rated_on, error);

  return trellis_store_end_change (self, is_good, error);
}
