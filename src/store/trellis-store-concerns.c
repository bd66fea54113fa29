/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-concerns.h"

#include "trellis-store-private.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>

/* Concerns raised with a school, and what followed. */

static void
free_step (gpointer data)
{
  TrellisConcernStep *step = data;

  g_free (step->what);
  g_free (step);
}

/**
 * trellis_concern_free:
 * @self: (nullable) (transfer full): a concern
 */
void
trellis_concern_free (TrellisConcern *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->urn);
  g_free (self->raised_by);
  g_free (self->raised_with);
  g_free (self->what);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static gboolean
read_steps (TrellisStore    *self,
            TrellisConcern  *concern,
            TrellisDay       as_at,
            GError         **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT taken_on, what FROM concern_step WHERE concern_id = :id"
                                   "  AND taken_on <= :as_at ORDER BY taken_on, id",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":id", concern->id);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisConcernStep *taken = g_new0 (TrellisConcernStep, 1);

      taken->taken_on = trellis_sql_get_day (statement, 0);
      taken->what = trellis_sql_dup_text (statement, 1);
      g_ptr_array_add (concern->steps, taken);
    }

  return step == TRELLIS_STEP_DONE;
}

/**
 * trellis_store_list_concerns:
 * @self: a store
 * @urn: a school
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Lists the concerns that were open on a day, with what had followed by then.
 *
 * Returns: (transfer full) (element-type TrellisConcern) (nullable): the
 *   earliest first; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_concerns (TrellisStore  *self,
                             const char    *urn,
                             TrellisDay     as_at,
                             GError       **error)
{
  g_autoptr (GPtrArray) concerns = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_concern_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT id, raised_on, raised_by, raised_with, what, closed_on FROM concern"
                                   " WHERE urn = :urn AND raised_on <= :as_at"
                                   "  AND (closed_on IS NULL OR closed_on > :as_at) ORDER BY raised_on, id",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisConcern *concern = g_new0 (TrellisConcern, 1);

      concern->id = trellis_sql_dup_text (statement, 0);
      concern->urn = g_strdup (urn);
      concern->raised_on = trellis_sql_get_day (statement, 1);
      concern->raised_by = trellis_sql_dup_text (statement, 2);
      concern->raised_with = trellis_sql_dup_text (statement, 3);
      concern->what = trellis_sql_dup_text (statement, 4);
      concern->closed_on = trellis_sql_get_day (statement, 5);
      concern->steps = g_ptr_array_new_with_free_func (free_step);
      g_ptr_array_add (concerns, concern);
      if (!read_steps (self, concern, as_at, error))
        return NULL;
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&concerns) : NULL;
}

/**
 * trellis_store_raise_concern:
 * @self: a store
 * @urn: a school
 * @what: what the matter is
 * @raised_by: who raised it
 * @raised_with: whom it was raised with, such as the headteacher
 * @raised_on: when; a day that is still to come is refused
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the concern's id; %NULL with @error set
 */
char *
trellis_store_raise_concern (TrellisStore  *self,
                             const char    *urn,
                             const char    *what,
                             const char    *raised_by,
                             const char    *raised_with,
                             TrellisDay     raised_on,
                             GError       **error)
{
  g_autoptr (TrellisSchool) school = trellis_store_read_school (self, urn, trellis_store_get_today (self), error);
  g_autofree char *id = trellis_store_new_id (self);
  g_autofree char *sentence = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (school == NULL || !trellis_store_refuse_future (self, raised_on, error))
    return NULL;
  /* Translators: a school, a matter raised with it */
  sentence = g_strdup_printf (_("%s: concern raised, %s"), school->name, what);
  if (!trellis_store_begin_change (self, "concern", urn, sentence, error))
    return NULL;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO concern (id, urn, raised_on, raised_by, raised_with, what)"
                                   " VALUES (:id, :urn, :raised_on, :raised_by, :raised_with, :what)",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":urn", urn);
      trellis_sql_bind_day (statement, ":raised_on", raised_on);
      trellis_sql_bind_text (statement, ":raised_by", raised_by);
      trellis_sql_bind_text (statement, ":raised_with", raised_with);
      trellis_sql_bind_text (statement, ":what", what);
    }
  if (!trellis_store_end_change (self, trellis_sql_run (self, statement, error), error))
    return NULL;

  return g_steal_pointer (&id);
}

static gboolean
insert_step (TrellisStore          *self,
             const TrellisConcern  *concern,
             const char            *what,
             TrellisDay             taken_on,
             GError               **error)
{
  g_autofree char *id = trellis_store_new_id (self);
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO concern_step (id, concern_id, taken_on, what)"
                                   " VALUES (:id, :concern_id, :taken_on, :what)",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":concern_id", concern->id);
      trellis_sql_bind_day (statement, ":taken_on", taken_on);
      trellis_sql_bind_text (statement, ":what", what);
    }

  return trellis_sql_run (self, statement, error);
}

static gboolean
close_concern (TrellisStore          *self,
               const TrellisConcern  *concern,
               TrellisDay             closed_on,
               GError               **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, "UPDATE concern SET closed_on = :closed_on"
                                                            " WHERE id = :id", error);

  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", concern->id);
      trellis_sql_bind_day (statement, ":closed_on", closed_on);
    }

  return trellis_sql_run (self, statement, error);
}

/**
 * trellis_store_follow_concern:
 * @self: a store
 * @concern: an open concern
 * @what: what followed it, in words
 * @taken_on: when; not before it was raised, nor on a day that is still to come
 * @is_closed: whether that settled it
 * @error: return location for a #GError
 *
 * Returns: whether it was recorded
 */
gboolean
trellis_store_follow_concern (TrellisStore          *self,
                              const TrellisConcern  *concern,
                              const char            *what,
                              TrellisDay             taken_on,
                              gboolean               is_closed,
                              GError               **error)
{
  g_autoptr (TrellisSchool) school = trellis_store_read_school (self, concern->urn, trellis_store_get_today (self),
                                                                error);
  g_autofree char *sentence = NULL;
  gboolean is_good;

  if (school == NULL || !trellis_store_refuse_future (self, taken_on, error))
    return FALSE;
  if (taken_on < concern->raised_on)
    {
      g_autofree char *day = trellis_day_format (concern->raised_on, TRELLIS_DAY_STYLE_LONG);

      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("The concern was raised on %s. What followed it has that day or a later one."), day);
      return FALSE;
    }
  /* Translators: a school, a matter raised with it, what followed */
  sentence = g_strdup_printf (is_closed ? _("%s: %s settled, %s") : _("%s: %s followed, %s"), school->name,
                              concern->what, what);
  if (!trellis_store_begin_change (self, "concern", concern->urn, sentence, error))
    return FALSE;
  is_good = insert_step (self, concern, what, taken_on, error) &&
            (!is_closed || close_concern (self, concern, taken_on, error));

  return trellis_store_end_change (self, is_good, error);
}
