/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-trust.h"

#include "trellis-store-private.h"
#include "trellis-store-visits.h"

#include <glib/gi18n-lib.h>

/**
 * trellis_store_list_years:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the ids of the
 *   school years that the file holds, latest first; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_years (TrellisStore  *self,
                          GError       **error)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, "SELECT id FROM school_year ORDER BY id DESC", error);
  TrellisStep step;

  if (statement == NULL)
    return NULL;
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    g_ptr_array_add (years, trellis_sql_dup_text (statement, 0));

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&years) : NULL;
}

/**
 * trellis_store_read_year:
 * @self: a store
 * @year_id: a school year
 * @error: return location for a #GError
 *
 * Reads the trust's terms of a year, those of schools whose terms differ, and
 * every closure that touches it, those of single schools and people among them.
 *
 * Returns: (transfer full) (nullable): the year, without terms where the file
 *   does not hold it; or %NULL with @error set
 */
TrellisSchoolYear *
trellis_store_read_year (TrellisStore  *self,
                         const char    *year_id,
                         GError       **error)
{
  g_autoptr (TrellisSchoolYear) year = trellis_school_year_new (year_id, error);
  g_autoptr (sqlite3_stmt) terms = NULL;
  g_autoptr (sqlite3_stmt) closures = NULL;
  TrellisStep step;

  if (year == NULL)
    return NULL;

  terms = trellis_sql_prepare (self,
                               "SELECT number, name, starts_on, ends_on, urn FROM term"
                               " WHERE year_id = :year_id ORDER BY urn, number",
                               error);
  if (terms == NULL)
    return NULL;
  trellis_sql_bind_text (terms, ":year_id", year_id);
  while ((step = trellis_sql_step (self, terms, error)) == TRELLIS_STEP_ROW)
    {
      const char *urn = trellis_sql_get_text (terms, 4);

      if (*urn == '\0')
        trellis_school_year_add_term (year, sqlite3_column_int (terms, 0), trellis_sql_get_text (terms, 1),
                                      trellis_sql_get_day (terms, 2), trellis_sql_get_day (terms, 3));
      else
        trellis_school_year_add_own_term (year, urn, sqlite3_column_int (terms, 0), trellis_sql_get_text (terms, 1),
                                          trellis_sql_get_day (terms, 2), trellis_sql_get_day (terms, 3));
    }
  if (step == TRELLIS_STEP_ERROR)
    return NULL;

  closures = trellis_sql_prepare (self,
                                  "SELECT id, kind, name, starts_on, ends_on, session, urn, person_id FROM closure"
                                  " WHERE starts_on <= :ends_on AND ends_on >= :starts_on"
                                  " ORDER BY starts_on, ends_on, id",
                                  error);
  if (closures == NULL)
    return NULL;
  trellis_sql_bind_day (closures, ":starts_on", year->starts_on);
  trellis_sql_bind_day (closures, ":ends_on", year->ends_on);
  while ((step = trellis_sql_step (self, closures, error)) == TRELLIS_STEP_ROW)
    {
      TrellisClosureKind kind = TRELLIS_CLOSURE_BLOCKED;
      TrellisClosure *closure;

      trellis_closure_kind_parse (trellis_sql_get_text (closures, 1), &kind);
      closure = trellis_school_year_add_closure (year, kind, trellis_sql_get_text (closures, 2),
                                                 trellis_sql_get_day (closures, 3), trellis_sql_get_day (closures, 4));
      trellis_sql_set_text (&closure->id, closures, 0);
      trellis_session_parse (trellis_sql_get_text (closures, 5), &closure->session);
      closure->urn = trellis_sql_dup_text_or_null (closures, 6);
      closure->person_id = trellis_sql_dup_text_or_null (closures, 7);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&year) : NULL;
}

static gboolean
write_term (TrellisStore       *store,
            TrellisSchoolYear  *year,
            const char         *urn,
            const TrellisTerm  *term,
            GError            **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (store,
                                   "INSERT INTO term (year_id, urn, number, name, starts_on, ends_on)"
                                   " VALUES (:year_id, :urn, :number, :name, :starts_on, :ends_on)",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":year_id", year->id);
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_int (statement, ":number", term->number);
  trellis_sql_bind_text (statement, ":name", term->name);
  trellis_sql_bind_day (statement, ":starts_on", term->starts_on);
  trellis_sql_bind_day (statement, ":ends_on", term->ends_on);
  return trellis_sql_run (store, statement, error);
}

static gboolean
write_closure (TrellisStore          *store,
               const TrellisClosure  *closure,
               GError               **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *id = NULL;

  statement = trellis_sql_prepare (store,
                                   "INSERT INTO closure (id, kind, name, starts_on, ends_on, session, urn, person_id)"
                                   " VALUES (:id, :kind, :name, :starts_on, :ends_on, :session, :urn, :person_id)",
                                   error);
  if (statement == NULL)
    return FALSE;
  if (closure->id == NULL || *closure->id == '\0')
    id = trellis_store_new_id (store);
  trellis_sql_bind_text (statement, ":id", id != NULL ? id : closure->id);
  trellis_sql_bind_text (statement, ":kind", trellis_closure_kind_get_key (closure->kind));
  trellis_sql_bind_text (statement, ":name", closure->name);
  trellis_sql_bind_day (statement, ":starts_on", closure->starts_on);
  trellis_sql_bind_day (statement, ":ends_on", closure->ends_on);
  trellis_sql_bind_text (statement, ":session", trellis_session_get_key (closure->session));
  trellis_sql_bind_text (statement, ":urn", closure->urn);
  trellis_sql_bind_text (statement, ":person_id", closure->person_id);
  return trellis_sql_run (store, statement, error);
}

static gboolean
write_terms (TrellisStore       *store,
             TrellisSchoolYear  *year,
             const char         *urn,
             GPtrArray          *terms,
             GError            **error)
{
  for (guint i = 0; i < terms->len; i++)
    {
      if (!write_term (store, year, urn, g_ptr_array_index (terms, i), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_store_write_year_rows:
 * @store: a store with a transaction begun
 * @year: a school year
 * @error: return location for a #GError
 *
 * Puts the terms and closures of @year in the place of those that the file
 * holds of it: every closure that touches the year, as trellis_store_read_year()
 * reads them.
 *
 * Returns: whether it was written
 */
gboolean
trellis_store_write_year_rows (TrellisStore       *store,
                               TrellisSchoolYear  *year,
                               GError            **error)
{
  static const char *const clear[] = {
    "INSERT INTO school_year (id) VALUES (:year_id) ON CONFLICT DO NOTHING",
    "DELETE FROM term WHERE year_id = :year_id",
  };
  g_autoptr (sqlite3_stmt) closures = NULL;
  GHashTableIter iter;
  gpointer urn, terms;

  for (guint i = 0; i < G_N_ELEMENTS (clear); i++)
    {
      g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (store, clear[i], error);

      if (statement != NULL)
        trellis_sql_bind_text (statement, ":year_id", year->id);
      if (!trellis_sql_run (store, statement, error))
        return FALSE;
    }
  closures = trellis_sql_prepare (store, "DELETE FROM closure WHERE starts_on <= :ends_on AND ends_on >= :starts_on",
                                  error);
  if (closures != NULL)
    {
      trellis_sql_bind_day (closures, ":starts_on", year->starts_on);
      trellis_sql_bind_day (closures, ":ends_on", year->ends_on);
    }
  if (!trellis_sql_run (store, closures, error))
    return FALSE;

  if (!write_terms (store, year, "", year->terms, error))
    return FALSE;
  g_hash_table_iter_init (&iter, year->own_terms);
  while (g_hash_table_iter_next (&iter, &urn, &terms))
    {
      if (!write_terms (store, year, urn, terms, error))
        return FALSE;
    }
  for (guint i = 0; i < year->closures->len; i++)
    {
      if (!write_closure (store, g_ptr_array_index (year->closures, i), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_store_write_year:
 * @self: a store
 * @year: a school year, with all of its closures
 * @error: return location for a #GError
 *
 * Puts @year in the place of what the file holds of it, as one change.
 *
 * Returns: whether it was written
 */
gboolean
trellis_store_write_year (TrellisStore       *self,
                          TrellisSchoolYear  *year,
                          GError            **error)
{
  g_autofree char *sentence = g_strdup_printf (_("Set the dates of %s"), year->name);

  if (!trellis_store_begin_change (self, "year", NULL, sentence, error))
    return FALSE;

  return trellis_store_end_change (self, trellis_store_write_year_rows (self, year, error), error);
}

/**
 * trellis_store_new_usual_year:
 * @year_id: a school year
 * @scheme: the trust's scheme
 * @error: return location for a #GError
 *
 * Makes the usual year (trellis_school_year_new_usual()) in the terms of
 * @scheme, its closures keyed by their place in it, so that every file begins
 * the same year the same way.
 *
 * Returns: (transfer full) (nullable): the year, or %NULL with @error set
 */
TrellisSchoolYear *
trellis_store_new_usual_year (const char     *year_id,
                              TrellisScheme  *scheme,
                              GError        **error)
{
  TrellisSchoolYear *year = trellis_school_year_new_usual (year_id, MAX (scheme->terms_per_year, 3), error);

  for (guint i = 0; year != NULL && i < year->closures->len; i++)
    {
      TrellisClosure *closure = g_ptr_array_index (year->closures, i);

      closure->id = g_strdup_printf ("%s/%u", year_id, i + 1);
    }

  return year;
}

/**
 * trellis_store_read_year_or_usual:
 * @self: a store
 * @year_id: a school year
 * @error: return location for a #GError
 *
 * Reads a year as trellis_store_read_year() does. One that the file holds no
 * terms of has the usual ones of the trust's scheme, and the usual holidays
 * beside the closures that the file holds already.
 *
 * Returns: (transfer full) (nullable): the year, the caller's own; or %NULL
 *   with @error set
 */
TrellisSchoolYear *
trellis_store_read_year_or_usual (TrellisStore  *self,
                                  const char    *year_id,
                                  GError       **error)
{
  g_autoptr (TrellisSchoolYear) held = trellis_store_read_year (self, year_id, error);
  g_autoptr (TrellisSchoolYear) usual = NULL;
  TrellisScheme *scheme;

  if (held == NULL || held->terms->len > 0)
    return g_steal_pointer (&held);

  scheme = trellis_store_get_scheme (self, error);
  if (scheme == NULL)
    return NULL;
  usual = trellis_store_new_usual_year (year_id, scheme, error);
  if (usual == NULL)
    return NULL;
  for (guint i = 0; i < held->closures->len; i++)
    {
      const TrellisClosure *closure = g_ptr_array_index (held->closures, i);
      TrellisClosure *copy = trellis_school_year_add_closure (usual, closure->kind, closure->name, closure->starts_on,
                                                              closure->ends_on);

      copy->id = g_strdup (closure->id);
      copy->session = closure->session;
      copy->urn = g_strdup (closure->urn);
      copy->person_id = g_strdup (closure->person_id);
    }

  return g_steal_pointer (&usual);
}

/**
 * trellis_store_ensure_year:
 * @self: a store
 * @year_id: a school year
 * @error: return location for a #GError
 *
 * Gives the file the usual terms of a year that it does not hold yet.
 *
 * Returns: whether the file holds the year now
 */
gboolean
trellis_store_ensure_year (TrellisStore  *self,
                           const char    *year_id,
                           GError       **error)
{
  g_autoptr (GPtrArray) years = trellis_store_list_years (self, error);
  g_autoptr (TrellisSchoolYear) year = NULL;

  if (years == NULL)
    return FALSE;
  if (g_ptr_array_find_with_equal_func (years, year_id, g_str_equal, NULL))
    return TRUE;

  year = trellis_store_read_year_or_usual (self, year_id, error);
  if (year == NULL)
    return FALSE;

  return trellis_store_write_year (self, year, error);
}

/* Calendar files ------------------------------------------------------------- */

/**
 * trellis_calendar_facts_free:
 * @facts: (nullable) (transfer full): what a calendar file says of a visit
 */
void
trellis_calendar_facts_free (TrellisCalendarFacts *facts)
{
  if (facts == NULL)
    return;

  g_free (facts->starts_at);
  g_free (facts->ends_at);
  g_strfreev (facts->handed_by);
  g_free (facts);
}

/**
 * trellis_store_list_calendar_facts:
 * @self: a store
 * @error: return location for a #GError
 *
 * Lists what calendar files need of every visit beyond #TrellisVisit. The
 * sequence of a visit never falls, not even where an edit is taken back: every
 * undoing or redoing that speaks of the visit's school, or of no single school,
 * counts as one more edit of it.
 *
 * Returns: (transfer full) (element-type utf8 TrellisCalendarFacts) (nullable):
 *   facts by a visit's id, or %NULL with @error set
 */
GHashTable *
trellis_store_list_calendar_facts (TrellisStore  *self,
                                   GError       **error)
{
  g_autoptr (GHashTable) visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify) trellis_calendar_facts_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "WITH taken_back AS (SELECT urn, max (id) AS id FROM change"
                                   "  WHERE undoes IS NOT NULL OR redoes IS NOT NULL GROUP BY urn)"
                                   " SELECT v.id, max (v.calendar_sequence, coalesce ((SELECT max (t.id)"
                                   "   FROM taken_back t WHERE t.urn IS NULL OR t.urn = v.urn), 0)),"
                                   "  v.starts_at, v.ends_at, v.stood_on,"
                                   "  (SELECT group_concat (h.person_id, ' ') FROM visit_handed h"
                                   "   WHERE h.visit_id = v.id) FROM visit v ORDER BY v.id",
                                   error);
  if (statement == NULL)
    return NULL;
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisCalendarFacts *facts = g_new0 (TrellisCalendarFacts, 1);

      facts->sequence = sqlite3_column_int (statement, 1);
      facts->starts_at = trellis_sql_dup_text (statement, 2);
      facts->ends_at = trellis_sql_dup_text (statement, 3);
      facts->stood_on = trellis_sql_get_day (statement, 4);
      facts->handed_by = g_strsplit (trellis_sql_get_text (statement, 5), " ", -1);
      g_hash_table_insert (visits, trellis_sql_dup_text (statement, 0), facts);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&visits) : NULL;
}
