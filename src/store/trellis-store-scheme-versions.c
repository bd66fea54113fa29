/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-schemes.h"

#include "trellis-store-private.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

/* Reading the schemes that the file holds, each in every version it has had. */

/**
 * trellis_store_get_scheme_version:
 * @self: a store
 * @scheme_id: a scheme that the file holds
 * @version: which of its versions, from 1; 0 for the latest
 * @error: return location for a #GError
 *
 * The words that a judgement or a category was made under are those of the
 * version that it names; later ones may call its level otherwise.
 *
 * Returns: (transfer none) (nullable): that version, kept until a scheme
 *   changes; or %NULL with @error set, %TRELLIS_STORE_ERROR_UNKNOWN where the
 *   file does not hold it
 */
TrellisScheme *
trellis_store_get_scheme_version (TrellisStore  *self,
                                  const char    *scheme_id,
                                  int            version,
                                  GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *key = g_strdup_printf ("%d %s", version, scheme_id);
  TrellisScheme *scheme;
  TrellisStep step;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  if (self->schemes == NULL)
    self->schemes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  scheme = g_hash_table_lookup (self->schemes, key);
  if (scheme != NULL)
    return scheme;

  statement = trellis_sql_prepare (self,
                                   "SELECT content, version FROM scheme_version WHERE scheme_id = :id"
                                   " AND (:version = 0 OR version = :version) ORDER BY version DESC LIMIT 1",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":id", scheme_id);
  trellis_sql_bind_int (statement, ":version", version);
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_DONE)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN, _("The file holds no scheme “%s”."),
                 scheme_id);
  if (step != TRELLIS_STEP_ROW)
    return NULL;

  /* The latest is one object, by whichever number it was asked for. */
  if (version == 0)
    {
      int latest = sqlite3_column_int (statement, 1);

      /* Of a damaged file: versions begin at 1. */
      if (latest == 0)
        {
          trellis_sql_set_error (self, SQLITE_CORRUPT, error);
          return NULL;
        }
      sqlite3_reset (statement);
      scheme = trellis_store_get_scheme_version (self, scheme_id, latest, error);
      if (scheme != NULL)
        g_object_ref (scheme);
    }
  else
    scheme = trellis_scheme_new_from_json (trellis_sql_get_text (statement, 0), -1, self->path, error);
  if (scheme != NULL)
    g_hash_table_insert (self->schemes, g_steal_pointer (&key), scheme);

  return scheme;
}

/**
 * trellis_store_read_scheme:
 * @self: a store
 * @scheme_id: a scheme that the file holds
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): its latest version, or %NULL with @error
 *   set, %TRELLIS_STORE_ERROR_UNKNOWN where the file does not hold it
 */
TrellisScheme *
trellis_store_read_scheme (TrellisStore  *self,
                           const char    *scheme_id,
                           GError       **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme_version (self, scheme_id, 0, error);

  return scheme != NULL ? g_object_ref (scheme) : NULL;
}

/**
 * trellis_store_get_scheme:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): the trust's scheme, latest version, kept
 *   until it changes; or %NULL with @error set
 */
TrellisScheme *
trellis_store_get_scheme (TrellisStore  *self,
                          GError       **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  if (self->scheme == NULL)
    {
      g_autoptr (TrellisTrust) trust = trellis_store_read_trust (self, error);

      if (trust == NULL)
        return NULL;
      self->scheme = trellis_store_read_scheme (self, trust->scheme_id, error);
    }

  return self->scheme;
}

/**
 * trellis_store_get_scheme_on:
 * @self: a store
 * @day: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): trellis_store_get_scheme_of() the trust's
 */
TrellisScheme *
trellis_store_get_scheme_on (TrellisStore  *self,
                             TrellisDay     day,
                             GError       **error)
{
  return trellis_store_get_scheme_of (self, NULL, day, error);
}

/**
 * trellis_store_get_scheme_of:
 * @self: a store
 * @scheme_id: (nullable): a scheme that the file holds; %NULL for the trust's
 * @day: the day to look from
 * @error: return location for a #GError
 *
 * Whatever is shown as at a day is shown in the words of that day: those of the
 * version that held then, the first for a day before it. Where a later version
 * judged for a day by then, that one, so that no level is without its words.
 *
 * Returns: (transfer none) (nullable): the scheme as it was on @day,
 *   kept until it changes; or %NULL with @error set
 */
TrellisScheme *
trellis_store_get_scheme_of (TrellisStore  *self,
                             const char    *scheme_id,
                             TrellisDay     day,
                             GError       **error)
{
  TrellisScheme *scheme = scheme_id != NULL ? trellis_store_get_scheme_version (self, scheme_id, 0, error)
                                            : trellis_store_get_scheme (self, error);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (scheme == NULL)
    return NULL;

  statement = trellis_sql_prepare (self,
                                   "SELECT max (v.version) FROM scheme_version v WHERE v.scheme_id = :scheme_id"
                                   " AND (v.starts_on <= :day"
                                   "  OR v.version = (SELECT min (version) FROM scheme_version"
                                   "   WHERE scheme_id = :scheme_id)"
                                   "  OR EXISTS (SELECT 1 FROM judgement j WHERE j.scheme_id = v.scheme_id"
                                   "   AND j.scheme_version = v.version AND j.judged_on <= :day)"
                                   "  OR EXISTS (SELECT 1 FROM category c WHERE c.scheme_id = v.scheme_id"
                                   "   AND c.scheme_version = v.version AND c.agreed_on <= :day))",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":scheme_id", scheme->id);
  trellis_sql_bind_day (statement, ":day", day);
  if (trellis_sql_step (self, statement, error) != TRELLIS_STEP_ROW)
    return NULL;

  return trellis_store_get_scheme_version (self, scheme->id, sqlite3_column_int (statement, 0), error);
}
