/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-checklists.h"

#include "trellis-store-private.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>

/* Checklists: opened with the edit that makes them needed, and closed by the
 * last tick. */

/* Facts set further back than this belong to a trust that is being set up, and
 * need no list any more. */
#define NEW_DAYS 365

/* How long before a school joins, or a headteacher begins, their list is shown. */
#define AHEAD_DAYS 183

static void
free_item (gpointer data)
{
  TrellisChecklistItem *item = data;

  g_free (item->what);
  g_free (item);
}

/**
 * trellis_checklist_free:
 * @self: (nullable) (transfer full): a checklist
 */
void
trellis_checklist_free (TrellisChecklist *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->urn);
  g_free (self->kind);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * trellis_checklist_get_name:
 * @self: a checklist
 *
 * Returns: (transfer none): what people call it
 */
const char *
trellis_checklist_get_name (const TrellisChecklist *self)
{
  if (g_str_equal (self->kind, TRELLIS_CHECKLIST_JOINING_SCHOOL))
    return _("Joining the trust");
  if (g_str_equal (self->kind, TRELLIS_CHECKLIST_NEW_HEAD))
    return _("New headteacher");
  if (g_str_equal (self->kind, TRELLIS_CHECKLIST_NEW_LEVEL))
    return _("Support of the new level");

  return _("Leaving the trust");
}

static gboolean
insert_items (TrellisStore       *self,
              const char         *id,
              const char *const  *items,
              GError            **error)
{
  for (int i = 0; items[i] != NULL; i++)
    {
      g_autoptr (sqlite3_stmt) statement = NULL;

      statement = trellis_sql_prepare (self,
                                       "INSERT INTO checklist_item (checklist_id, position, what)"
                                       " VALUES (:id, :position, :what) ON CONFLICT DO NOTHING",
                                       error);
      if (statement != NULL)
        {
          trellis_sql_bind_text (statement, ":id", id);
          trellis_sql_bind_int (statement, ":position", i);
          trellis_sql_bind_text (statement, ":what", items[i]);
        }
      if (!trellis_sql_run (self, statement, error))
        return FALSE;
    }

  return TRUE;
}

/* A list that nobody has begun gives way to that of another day. */
static gboolean
drop_untouched (TrellisStore  *self,
                const char    *urn,
                const char    *kind,
                const char    *id,
                GError       **error)
{
#define UNTOUCHED \
  "(SELECT c.id FROM checklist c WHERE c.urn = :urn AND c.kind = :kind AND c.id <> :id AND NOT EXISTS" \
  " (SELECT 1 FROM checklist_item i WHERE i.checklist_id = c.id AND i.done_on IS NOT NULL))"
  static const char *const sqls[] = {
    "DELETE FROM checklist_item WHERE checklist_id IN " UNTOUCHED,
    "DELETE FROM checklist WHERE id IN " UNTOUCHED,
  };
#undef UNTOUCHED

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, sqls[i], error);

      if (statement != NULL)
        {
          trellis_sql_bind_text (statement, ":urn", urn);
          trellis_sql_bind_text (statement, ":kind", kind);
          trellis_sql_bind_text (statement, ":id", id);
        }
      if (!trellis_sql_run (self, statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_store_open_checklist:
 * @self: a store with a change begun, which the list belongs to
 * @urn: a school
 * @kind: what it is opened for, such as %TRELLIS_CHECKLIST_NEW_HEAD
 * @opened_on: since when it is needed
 * @items: what is to be done; none where the scheme has no such list
 * @error: return location for a #GError
 *
 * Opens a checklist for a school. One of the same kind and day stays as it is,
 * one of another day that nobody has begun goes, and none is opened for what
 * lies more than a year back.
 *
 * Returns: whether nothing went wrong
 */
gboolean
trellis_store_open_checklist (TrellisStore       *self,
                              const char         *urn,
                              const char         *kind,
                              TrellisDay          opened_on,
                              const char *const  *items,
                              GError            **error)
{
  g_autofree char *day = trellis_day_format (opened_on, TRELLIS_DAY_STYLE_ISO);
  g_autofree char *id = g_strjoin ("/", urn, kind, day, NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (self->depth > 0, FALSE);

  if (items == NULL || items[0] == NULL || opened_on < trellis_store_get_today (self) - NEW_DAYS)
    return TRUE;
  if (!drop_untouched (self, urn, kind, id, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO checklist (id, urn, kind, opened_on)"
                                   " VALUES (:id, :urn, :kind, :opened_on) ON CONFLICT DO NOTHING",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":urn", urn);
      trellis_sql_bind_text (statement, ":kind", kind);
      trellis_sql_bind_day (statement, ":opened_on", opened_on);
    }

  return trellis_sql_run (self, statement, error) && insert_items (self, id, items, error);
}

static gboolean
read_items (TrellisStore      *self,
            TrellisChecklist  *checklist,
            GError           **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT position, what, done_on FROM checklist_item WHERE checklist_id = :id"
                                   " ORDER BY position",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":id", checklist->id);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisChecklistItem *item = g_new0 (TrellisChecklistItem, 1);

      item->position = sqlite3_column_int (statement, 0);
      item->what = trellis_sql_dup_text (statement, 1);
      item->done_on = trellis_sql_get_day (statement, 2);
      g_ptr_array_add (checklist->items, item);
    }

  return step == TRELLIS_STEP_DONE;
}

/**
 * trellis_store_list_checklists:
 * @self: a store
 * @urn: a school
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Lists what still had something to be done on a day: for a school or a
 * headteacher that is to come, already half a year before.
 *
 * Returns: (transfer full) (element-type TrellisChecklist) (nullable): the
 *   latest first; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_checklists (TrellisStore  *self,
                               const char    *urn,
                               TrellisDay     as_at,
                               GError       **error)
{
  g_autoptr (GPtrArray) checklists = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_checklist_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT id, kind, opened_on, closed_on FROM checklist WHERE urn = :urn"
                                   "  AND (closed_on IS NULL OR closed_on > :as_at)"
                                   "  AND opened_on <= CASE WHEN kind = :level THEN :as_at ELSE :ahead END"
                                   " ORDER BY opened_on DESC, id",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  trellis_sql_bind_text (statement, ":level", TRELLIS_CHECKLIST_NEW_LEVEL);
  trellis_sql_bind_day (statement, ":ahead", as_at + AHEAD_DAYS);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisChecklist *checklist = g_new0 (TrellisChecklist, 1);

      checklist->id = trellis_sql_dup_text (statement, 0);
      checklist->urn = g_strdup (urn);
      checklist->kind = trellis_sql_dup_text (statement, 1);
      checklist->opened_on = trellis_sql_get_day (statement, 2);
      checklist->closed_on = trellis_sql_get_day (statement, 3);
      checklist->items = g_ptr_array_new_with_free_func (free_item);
      g_ptr_array_add (checklists, checklist);
      if (!read_items (self, checklist, error))
        return NULL;
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&checklists) : NULL;
}

static gboolean
write_tick (TrellisStore  *self,
            const char    *id,
            int            position,
            TrellisDay     done_on,
            GError       **error)
{
  static const char *const sqls[] = {
    "UPDATE checklist_item SET done_on = :done_on WHERE checklist_id = :id AND position = :position",
    /* The last tick closes the list, and one taken away opens it again. */
    "UPDATE checklist SET closed_on = (SELECT CASE WHEN count (*) = count (done_on) THEN max (done_on) END"
    " FROM checklist_item WHERE checklist_id = :id) WHERE id = :id",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, sqls[i], error);

      if (statement != NULL)
        {
          trellis_sql_bind_text (statement, ":id", id);
          if (i == 0)
            {
              trellis_sql_bind_int (statement, ":position", position);
              trellis_sql_bind_day (statement, ":done_on", done_on);
            }
        }
      if (!trellis_sql_run (self, statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_store_tick_checklist_item:
 * @self: a store
 * @checklist: a checklist of a school
 * @position: an item of it
 * @done_on: when it was done; %TRELLIS_DAY_NONE takes the tick away
 * @error: return location for a #GError
 *
 * Ticks an item; the last one closes the list. A day that is still to come is
 * refused.
 *
 * Returns: whether it was ticked
 */
gboolean
trellis_store_tick_checklist_item (TrellisStore            *self,
                                   const TrellisChecklist  *checklist,
                                   int                      position,
                                   TrellisDay               done_on,
                                   GError                 **error)
{
  g_autoptr (TrellisSchool) school = trellis_store_read_school (self, checklist->urn, trellis_store_get_today (self),
                                                                error);
  const TrellisChecklistItem *item;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (position >= 0 && (guint) position < checklist->items->len, FALSE);

  if (school == NULL || !trellis_store_refuse_future (self, done_on, error))
    return FALSE;
  item = g_ptr_array_index (checklist->items, position);
  /* Translators: a school, something of a checklist */
  sentence = g_strdup_printf (done_on != TRELLIS_DAY_NONE ? _("%s: %s done") : _("%s: %s not done"), school->name,
                              item->what);
  if (!trellis_store_begin_change (self, "checklist", checklist->urn, sentence, error))
    return FALSE;

  return trellis_store_end_change (self, write_tick (self, checklist->id, item->position, done_on, error), error);
}
