/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-private.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

/* Rules that no constraint of the schema can hold. Each query gives a row for
 * each breach, and the parts that its sentence is made of. */
static const struct
{
  const char *sql;
  const char *sentence;  /* two texts of the row */
} rules[] = {
  { "SELECT j.urn, j.level_id FROM judgement j JOIN level l ON l.scheme_id = j.scheme_id AND l.id = j.level_id"
    " WHERE l.aspect_id IS NOT NULL AND l.aspect_id <> j.aspect_id ORDER BY 1, 2",
    N_("School %s is judged at the level “%s”, which belongs to another aspect.") },
  { "SELECT c.urn, c.level_id FROM category c JOIN level l ON l.scheme_id = c.scheme_id AND l.id = c.level_id"
    " WHERE l.aspect_id IS NOT NULL ORDER BY 1, 2",
    N_("School %s has the category “%s”, which is the level of an aspect.") },
  { "SELECT v.urn, v.visit_on FROM visit v WHERE v.status <> 'cancelled' AND v.session = 'day'"
    " GROUP BY v.urn, v.visit_on HAVING count (*) > 1 ORDER BY 1, 2",
    N_("School %s has two whole-day visits on %s.") },
  { "SELECT v.urn, v.visit_on FROM visit v"
    " JOIN closure c ON c.starts_on <= v.visit_on AND c.ends_on >= v.visit_on AND c.person_id IS NULL"
    "  AND (c.urn IS NULL OR c.urn = v.urn) AND (c.session = 'day' OR c.session = v.session)"
    " WHERE v.status IN ('planned', 'agreed') ORDER BY 1, 2",
    N_("School %s has a visit on %s, when it is closed.") },
  { "SELECT v.urn, v.visit_on FROM visit v WHERE v.status IN ('planned', 'agreed')"
    " AND strftime ('%w', v.visit_on) IN ('0', '6') ORDER BY 1, 2",
    N_("School %s has a visit on %s, a day of the weekend.") },
  { "SELECT s.urn, '' FROM school s WHERE NOT EXISTS (SELECT 1 FROM school_record r WHERE r.urn = s.urn) ORDER BY 1",
    N_("School %s has no name or phase.%s") },
  { "SELECT a.id, a.what FROM action a WHERE a.closed_on < a.opened_on ORDER BY 1",
    N_("Action %s, “%s”, was closed before it was opened.") },
};

static gboolean
add_pragma_rows (TrellisStore  *self,
                 const char    *sql,
                 GPtrArray     *findings,
                 GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, sql, error);
  TrellisStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      const char *text = trellis_sql_get_text (statement, 0);

      if (g_strcmp0 (text, "ok") != 0)
        g_ptr_array_add (findings, g_strdup (text));
    }

  return step == TRELLIS_STEP_DONE;
}

/**
 * trellis_store_verify:
 * @self: a store
 * @error: return location for a #GError
 *
 * Reads the whole file quickly, once: whether its pages hold together. The
 * first edit does so where nobody did before it; a file that is found damaged,
 * now or in any reading, is not written to any more.
 *
 * Returns: whether it is sound; otherwise with @error set,
 *   %TRELLIS_STORE_ERROR_DAMAGED where it is damaged
 */
gboolean
trellis_store_verify (TrellisStore  *self,
                      GError       **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  if (!self->is_verified && !self->is_damaged)
    {
      if (!add_pragma_rows (self, "PRAGMA quick_check (1)", findings, error))
        return FALSE;
      /* A page that the disk did not give counts among the damaged ones, so the
       * next edit looks again. */
      if (findings->len > 0)
        {
          trellis_sql_set_error (self, SQLITE_CORRUPT, error);
          self->is_damaged = FALSE;
          return FALSE;
        }
      self->is_verified = TRUE;
    }
  if (self->is_damaged)
    {
      trellis_sql_set_error (self, SQLITE_CORRUPT, error);
      return FALSE;
    }

  return TRUE;
}

static void
verify_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) other = trellis_store_open_again (source, &error);

  if (other != NULL && trellis_store_verify (other, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * trellis_store_verify_async:
 * @self: a store
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does trellis_store_verify() in another thread.
 */
void
trellis_store_verify_async (TrellisStore        *self,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, trellis_store_verify_async);
  g_task_run_in_thread (task, verify_in_thread);
}

/**
 * trellis_store_verify_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: as trellis_store_verify()
 */
gboolean
trellis_store_verify_finish (TrellisStore  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  self->is_verified = TRUE;

  return TRUE;
}

/**
 * trellis_store_check:
 * @self: a store
 * @findings: (out) (transfer full) (element-type utf8): what is wrong, a
 *   sentence each; empty when all is well
 * @error: return location for a #GError
 *
 * Reads the whole file and checks it: SQLite's integrity, references between
 * tables, the texts of the schemes, and the trust's own rules.
 *
 * Returns: whether it could be checked
 */
gboolean
trellis_store_check (TrellisStore  *self,
                     GPtrArray    **findings,
                     GError       **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) scheme_error = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  if (!add_pragma_rows (self, "PRAGMA integrity_check", found, error) ||
      !add_pragma_rows (self,
                        "SELECT 'A row of ' || \"table\" || ' refers to one of ' || parent || ' that is not there.'"
                        " FROM pragma_foreign_key_check",
                        found, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, rules[i].sql, error);
      TrellisStep step;

      if (statement == NULL)
        return FALSE;
      while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
        {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
          g_ptr_array_add (found, g_strdup_printf (_(rules[i].sentence), trellis_sql_get_text (statement, 0),
                                                   trellis_sql_get_text (statement, 1)));
#pragma GCC diagnostic pop
        }
      if (step == TRELLIS_STEP_ERROR)
        return FALSE;
    }

  if (trellis_store_get_scheme (self, &scheme_error) == NULL)
    g_ptr_array_add (found, g_strdup (scheme_error->message));

  *findings = g_steal_pointer (&found);
  return TRUE;
}
