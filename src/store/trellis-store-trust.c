/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-trust.h"

#include "trellis-store-private.h"

#include <glib/gi18n-lib.h>

/**
 * trellis_trust_free:
 * @trust: (nullable) (transfer full): from trellis_store_read_trust()
 */
void
trellis_trust_free (TrellisTrust *trust)
{
  if (trust == NULL)
    return;

  g_free (trust->name);
  g_free (trust->scheme_id);
  g_free (trust->year_id);
  g_free (trust->colour);
  g_free (trust);
}

/**
 * trellis_store_read_trust:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the trust, or %NULL with @error set
 */
TrellisTrust *
trellis_store_read_trust (TrellisStore  *self,
                          GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisTrust *trust;
  TrellisStep step;

  statement = trellis_sql_prepare (self, "SELECT name, scheme_id, year_id, colour, retention_years FROM trust", error);
  if (statement == NULL)
    return NULL;
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_DONE)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED,
                 _("“%s” does not say which trust it belongs to. Restore a backup."), self->path);
  if (step != TRELLIS_STEP_ROW)
    return NULL;

  trust = g_new0 (TrellisTrust, 1);
  trust->name = trellis_sql_dup_text (statement, 0);
  trust->scheme_id = trellis_sql_dup_text (statement, 1);
  trust->year_id = trellis_sql_dup_text (statement, 2);
  trust->colour = trellis_sql_dup_text (statement, 3);
  trust->retention_years = (guint) sqlite3_column_int (statement, 4);
  return trust;
}

/**
 * trellis_store_refresh_trust:
 * @store: a store
 * @error: return location for a #GError
 *
 * Reads again what the store keeps at hand of the trust: the file's own clock.
 *
 * Returns: whether it could be read
 */
gboolean
trellis_store_refresh_trust (TrellisStore  *store,
                             GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (store, "SELECT clock_on FROM trust", error);

  if (statement == NULL)
    return FALSE;
  switch (trellis_sql_step (store, statement, error))
    {
    case TRELLIS_STEP_ROW:
      store->clock_on = trellis_sql_get_day (statement, 0);
      return TRUE;
    case TRELLIS_STEP_DONE:
      return TRUE;
    case TRELLIS_STEP_ERROR:
    default:
      return FALSE;
    }
}

/**
 * trellis_store_forget_cache:
 * @store: a store
 *
 * Drops what was read once and kept, because the file may say otherwise now.
 */
void
trellis_store_forget_cache (TrellisStore *store)
{
  g_clear_object (&store->scheme);
  g_clear_pointer (&store->schemes, g_hash_table_unref);
}

/**
 * trellis_store_set_trust_name:
 * @self: a store
 * @name: the trust's name, not empty
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_trust_name (TrellisStore  *self,
                              const char    *name,
                              GError       **error)
{
  g_autofree char *sentence = g_strdup_printf (_("Name the trust %s"), name);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!trellis_store_begin_change (self, "trust", NULL, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self, "UPDATE trust SET name = :name", error);
  if (statement != NULL)
    trellis_sql_bind_text (statement, ":name", name);
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_set_retention:
 * @self: a store
 * @years: for how long notes of visits and settled concerns are kept, at least 1
 * @error: return location for a #GError
 *
 * Removes nothing: see trellis_store_remove_words().
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_retention (TrellisStore  *self,
                             guint          years,
                             GError       **error)
{
  g_autofree char *sentence = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (years > 0, FALSE);

  sentence = g_strdup_printf (ngettext ("Keep notes for %u year", "Keep notes for %u years", years), years);
  if (!trellis_store_begin_change (self, "trust", NULL, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self, "UPDATE trust SET retention_years = :years", error);
  if (statement != NULL)
    trellis_sql_bind_int (statement, ":years", years);
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_set_trust_colour:
 * @self: a store
 * @colour: the trust's colour on paper, `#rrggbb`
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_trust_colour (TrellisStore  *self,
                                const char    *colour,
                                GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!trellis_store_begin_change (self, "trust", NULL, _("Set the trust’s colour on paper"), error))
    return FALSE;

  statement = trellis_sql_prepare (self, "UPDATE trust SET colour = :colour", error);
  if (statement != NULL)
    trellis_sql_bind_text (statement, ":colour", colour);
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_set_year:
 * @self: a store
 * @year_id: a school year, `2026-27`
 * @error: return location for a #GError
 *
 * Sets the year that windows open with, and gives it its usual terms where the
 * file does not hold it yet.
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_year (TrellisStore  *self,
                        const char    *year_id,
                        GError       **error)
{
  g_autofree char *sentence = g_strdup_printf (_("Open with the school year %s"), year_id);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean is_good;

  if (!trellis_store_begin_change (self, "trust", NULL, sentence, error))
    return FALSE;

  is_good = trellis_store_ensure_year (self, year_id, error);
  if (is_good)
    {
      statement = trellis_sql_prepare (self, "UPDATE trust SET year_id = :year_id", error);
      if (statement != NULL)
        trellis_sql_bind_text (statement, ":year_id", year_id);
      is_good = trellis_sql_run (self, statement, error);
    }
  return trellis_store_end_change (self, is_good, error);
}

/**
 * trellis_store_set_clock:
 * @self: a store
 * @clock_on: the file's own today, or %TRELLIS_DAY_NONE for the program's
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_clock (TrellisStore  *self,
                         TrellisDay     clock_on,
                         GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!trellis_store_begin_change (self, "trust", NULL, _("Set the file’s own day"), error))
    return FALSE;

  statement = trellis_sql_prepare (self, "UPDATE trust SET clock_on = :clock_on", error);
  if (statement != NULL)
    trellis_sql_bind_day (statement, ":clock_on", clock_on);
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/* Schemes ------------------------------------------------------------------- */

static gboolean
write_level (TrellisStore        *store,
             TrellisScheme       *scheme,
             const TrellisLevel  *level,
             GError             **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (store,
                                   "INSERT INTO level (scheme_id, id, aspect_id, name, short_code, rank)"
                                   " VALUES (:scheme_id, :id, :aspect_id, :name, :short_code, :rank)"
                                   " ON CONFLICT (scheme_id, id) DO UPDATE SET name = excluded.name,"
                                   "  short_code = excluded.short_code, rank = excluded.rank",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":scheme_id", scheme->id);
  trellis_sql_bind_text (statement, ":id", level->id);
  trellis_sql_bind_text (statement, ":aspect_id", level->aspect_id);
  trellis_sql_bind_text (statement, ":name", level->name);
  trellis_sql_bind_text (statement, ":short_code", level->short_code);
  trellis_sql_bind_int (statement, ":rank", level->rank);
  return trellis_sql_run (store, statement, error);
}

static gboolean
write_aspect (TrellisStore   *store,
              TrellisScheme  *scheme,
              const char     *id,
              const char     *name,
              guint           position,
              GError        **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (store,
                                   "INSERT INTO aspect (scheme_id, id, name, position)"
                                   " VALUES (:scheme_id, :id, :name, :position)"
                                   " ON CONFLICT (scheme_id, id) DO UPDATE SET name = excluded.name,"
                                   "  position = excluded.position",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":scheme_id", scheme->id);
  trellis_sql_bind_text (statement, ":id", id);
  trellis_sql_bind_text (statement, ":name", name);
  trellis_sql_bind_int (statement, ":position", position);
  return trellis_sql_run (store, statement, error);
}

/**
 * trellis_store_write_scheme:
 * @store: a store with a transaction begun
 * @scheme: a scheme
 * @error: return location for a #GError
 *
 * Writes @scheme as the latest version of the scheme with its id. Levels and
 * aspects that an older version had stay, for the judgements that name them.
 *
 * Returns: whether it was written
 */
gboolean
trellis_store_write_scheme (TrellisStore   *store,
                            TrellisScheme  *scheme,
                            GError        **error)
{
  g_autoptr (sqlite3_stmt) head = NULL;
  g_autoptr (sqlite3_stmt) version = NULL;

  head = trellis_sql_prepare (store,
                              "INSERT INTO scheme (id, name, is_parallel) VALUES (:id, :name, :is_parallel)"
                              " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                              error);
  if (head == NULL)
    return FALSE;
  trellis_sql_bind_text (head, ":id", scheme->id);
  trellis_sql_bind_text (head, ":name", scheme->name);
  trellis_sql_bind_int (head, ":is_parallel", scheme->terms_per_year == 0);
  if (!trellis_sql_run (store, head, error))
    return FALSE;

  version = trellis_sql_prepare (store,
                                 "INSERT INTO scheme_version (scheme_id, version, starts_on, content)"
                                 " SELECT :id, coalesce (max (version), 0) + 1, :starts_on, :content"
                                 "  FROM scheme_version WHERE scheme_id = :id",
                                 error);
  if (version == NULL)
    return FALSE;
  trellis_sql_bind_text (version, ":id", scheme->id);
  trellis_sql_bind_day (version, ":starts_on", trellis_store_get_today (store));
  trellis_sql_bind_text (version, ":content", scheme->json);
  if (!trellis_sql_run (store, version, error))
    return FALSE;

  if (!write_aspect (store, scheme, TRELLIS_ASPECT_OVERALL, scheme->overall_name, scheme->aspects->len, error))
    return FALSE;
  for (guint i = 0; i < scheme->aspects->len; i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, i);

      if (!write_aspect (store, scheme, aspect->id, aspect->name, i, error))
        return FALSE;
      for (guint j = 0; aspect->levels != NULL && j < aspect->levels->len; j++)
        {
          if (!write_level (store, scheme, g_ptr_array_index (aspect->levels, j), error))
            return FALSE;
        }
    }
  for (guint i = 0; i < scheme->levels->len; i++)
    {
      if (!write_level (store, scheme, g_ptr_array_index (scheme->levels, i), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_store_write_new_trust:
 * @store: a new file with its tables, and a transaction begun
 * @name: the trust's name
 * @scheme: its scheme
 * @year_id: the school year to start with
 * @error: return location for a #GError
 *
 * Writes what every trust file holds from its first moment.
 *
 * Returns: whether it was written
 */
gboolean
trellis_store_write_new_trust (TrellisStore   *store,
                               const char     *name,
                               TrellisScheme  *scheme,
                               const char     *year_id,
                               GError        **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (TrellisSchoolYear) year = NULL;
  g_autoptr (TrellisScheme) parallel = NULL;

  year = trellis_store_new_usual_year (year_id, scheme, error);
  if (year == NULL || !trellis_store_write_scheme (store, scheme, error))
    return FALSE;

  if (scheme->parallel_scheme_id != NULL)
    {
      parallel = trellis_scheme_new_shipped (scheme->parallel_scheme_id, error);
      if (parallel == NULL || !trellis_store_write_scheme (store, parallel, error))
        return FALSE;
    }

  statement = trellis_sql_prepare (store,
                                   "INSERT INTO trust (id, name, scheme_id, year_id) VALUES (1, :name,"
                                   " :scheme_id, :year_id)",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":name", name);
  trellis_sql_bind_text (statement, ":scheme_id", scheme->id);
  trellis_sql_bind_text (statement, ":year_id", year_id);
  if (!trellis_sql_run (store, statement, error))
    return FALSE;

  return trellis_store_write_year_rows (store, year, error);
}
