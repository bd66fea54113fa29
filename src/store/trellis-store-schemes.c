/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-schemes.h"

#include "trellis-scheme-differences.h"
#include "trellis-store-private.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
has_level (TrellisScheme *scheme,
           const char    *aspect_id,
           const char    *level_id)
{
  GPtrArray *levels = trellis_scheme_get_aspect_levels (scheme, aspect_id);

  for (guint i = 0; i < levels->len; i++)
    {
      if (g_str_equal (((TrellisLevel *) g_ptr_array_index (levels, i))->id, level_id))
        return TRUE;
    }

  return FALSE;
}

/* What facts name stays in the scheme: a judgement without its level would read as not judged. */
static gboolean
check_names_kept (TrellisStore   *store,
                  TrellisScheme  *scheme,
                  GError        **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (store,
                                   "SELECT f.aspect_id, a.name, f.level_id, l.name FROM ("
                                   " SELECT aspect_id, level_id FROM judgement WHERE scheme_id = :scheme_id"
                                   " UNION SELECT :overall, level_id FROM category WHERE scheme_id = :scheme_id"
                                   " UNION SELECT aspect_id, NULL FROM action"
                                   "  WHERE scheme_id = :scheme_id AND aspect_id IS NOT NULL"
                                   " UNION SELECT aspect_id, NULL FROM aspect_applies WHERE scheme_id = :scheme_id"
                                   " UNION SELECT to_aspect_id, NULL FROM aspect_map WHERE to_scheme_id = :scheme_id"
                                   " UNION SELECT coalesce (l.aspect_id, :overall), l.id FROM level_map m"
                                   "  JOIN level l ON l.scheme_id = m.to_scheme_id AND l.id = m.to_level_id"
                                   "  WHERE m.to_scheme_id = :scheme_id) f"
                                   " JOIN aspect a ON a.scheme_id = :scheme_id AND a.id = f.aspect_id"
                                   " LEFT JOIN level l ON l.scheme_id = :scheme_id AND l.id = f.level_id"
                                   " ORDER BY a.position, l.rank, f.aspect_id, f.level_id",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":scheme_id", scheme->id);
  trellis_sql_bind_text (statement, ":overall", TRELLIS_ASPECT_OVERALL);

  while ((step = trellis_sql_step (store, statement, error)) == TRELLIS_STEP_ROW)
    {
      const char *aspect_id = trellis_sql_get_text (statement, 0);
      g_autofree char *level_id = trellis_sql_dup_text_or_null (statement, 2);

      if (!g_str_equal (aspect_id, TRELLIS_ASPECT_OVERALL) && trellis_scheme_get_aspect (scheme, aspect_id) == NULL)
        {
          /* Translators: the id and the name of an aspect */
          g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                       _("The scheme lacks the aspect “%s” (%s), which has been judged or acted on. Put it back."),
                       aspect_id, trellis_sql_get_text (statement, 1));
          return FALSE;
        }
      if (level_id != NULL && !has_level (scheme, aspect_id, level_id))
        {
          /* Translators: the id and the name of a level, and the name of an aspect */
          g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                       _("The scheme lacks the level “%s” (%s), by which %s has been judged. Put it back."), level_id,
                       trellis_sql_get_text (statement, 3), trellis_sql_get_text (statement, 1));
          return FALSE;
        }
    }

  return step == TRELLIS_STEP_DONE;
}

/* A version that nothing was judged under is nobody's words: it is replaced. */
static gboolean
drop_unused_version (TrellisStore   *store,
                     const char     *scheme_id,
                     GError        **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (store,
                                   "DELETE FROM scheme_version WHERE scheme_id = :scheme_id"
                                   " AND version = (SELECT max (version) FROM scheme_version"
                                   "  WHERE scheme_id = :scheme_id)"
                                   " AND NOT EXISTS (SELECT 1 FROM judgement j WHERE j.scheme_id = :scheme_id"
                                   "  AND j.scheme_version = scheme_version.version)"
                                   " AND NOT EXISTS (SELECT 1 FROM category c WHERE c.scheme_id = :scheme_id"
                                   "  AND c.scheme_version = scheme_version.version)",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":scheme_id", scheme_id);

  return trellis_sql_run (store, statement, error);
}

/* The one thing that is another now, or that several are. */
static char *
say_what_changed (TrellisScheme *before,
                  TrellisScheme *after)
{
  g_auto (GStrv) differences = trellis_scheme_list_differences (before, after);

  if (g_strv_length (differences) == 1)
    /* Translators: a scheme, and what of it has changed: "Five categories: New level Improve" */
    return g_strdup_printf (_("%s: %s"), after->name, differences[0]);

  return g_strdup_printf (_("A new version of the scheme %s"), after->name);
}

/**
 * trellis_store_edit_scheme:
 * @self: a store
 * @scheme: a scheme with the id of one that the file holds
 * @error: return location for a #GError
 *
 * Makes @scheme the version that holds from today. Judgements and categories
 * made before go on naming the version that they were made by, and keep its
 * words; a version that nothing was made by is replaced. A scheme whose text the
 * file has as its latest version already changes nothing.
 *
 * Fails with %TRELLIS_STORE_ERROR_UNKNOWN where the file holds no scheme of that
 * id; and with %TRELLIS_STORE_ERROR_REFUSED where @scheme lacks an aspect or a
 * level that a fact names, has other terms than it had, or names a second
 * scheme that the file does not hold.
 *
 * Returns: whether the file holds it now
 */
gboolean
trellis_store_edit_scheme (TrellisStore   *self,
                           TrellisScheme  *scheme,
                           GError        **error)
{
  g_autoptr (TrellisScheme) before = NULL;
  g_autoptr (TrellisScheme) parallel = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (TRELLIS_IS_SCHEME (scheme), FALSE);

  before = trellis_store_read_scheme (self, scheme->id, error);
  if (before == NULL)
    return FALSE;
  if (g_str_equal (before->json, scheme->json))
    return TRUE;

  if (before->terms_per_year != scheme->terms_per_year)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("The scheme has “terms_per_year” %d, and the file’s school years were made with %d. Leave it as "
                     "it was."),
                   scheme->terms_per_year, before->terms_per_year);
      return FALSE;
    }
  if (scheme->parallel_scheme_id != NULL)
    {
      parallel = trellis_store_read_scheme (self, scheme->parallel_scheme_id, error);
      if (parallel == NULL)
        return FALSE;
    }
  if (!check_names_kept (self, scheme, error))
    return FALSE;

  sentence = say_what_changed (before, scheme);
  if (!trellis_store_begin_change (self, "scheme", NULL, sentence, error))
    return FALSE;

  return trellis_store_end_change (self,
                                   drop_unused_version (self, scheme->id, error) &&
                                     trellis_store_write_scheme (self, scheme, error),
                                   error);
}

/* What the names read as, and what those of still earlier schemes read as by way of them. */
static gboolean
write_map (TrellisStore            *store,
           const char              *from_id,
           const char              *to_id,
           const TrellisSchemeMap  *map,
           GError                 **error)
{
  static const struct
  {
    const char *clear;
    const char *add;
    const char *lead_on;
  } tables[] = {
    { "DELETE FROM level_map WHERE to_scheme_id = :to",
      "INSERT INTO level_map (scheme_id, level_id, to_scheme_id, to_level_id) VALUES (:from, :name, :to, :to_name)",
      "INSERT INTO level_map (scheme_id, level_id, to_scheme_id, to_level_id)"
      " SELECT e.scheme_id, e.level_id, n.to_scheme_id, n.to_level_id FROM level_map e"
      " JOIN level_map n ON n.scheme_id = e.to_scheme_id AND n.level_id = e.to_level_id AND n.to_scheme_id = :to"
      " WHERE e.to_scheme_id = :from AND e.scheme_id <> :to" },
    { "DELETE FROM aspect_map WHERE to_scheme_id = :to",
      "INSERT INTO aspect_map (scheme_id, aspect_id, to_scheme_id, to_aspect_id) VALUES (:from, :name, :to, :to_name)",
      "INSERT INTO aspect_map (scheme_id, aspect_id, to_scheme_id, to_aspect_id)"
      " SELECT e.scheme_id, e.aspect_id, n.to_scheme_id, n.to_aspect_id FROM aspect_map e"
      " JOIN aspect_map n ON n.scheme_id = e.to_scheme_id AND n.aspect_id = e.to_aspect_id AND n.to_scheme_id = :to"
      " WHERE e.to_scheme_id = :from AND e.scheme_id <> :to" },
  };
  GHashTable *names[] = { map->levels, map->aspects };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (sqlite3_stmt) clear = trellis_sql_prepare (store, tables[i].clear, error);
      g_autoptr (sqlite3_stmt) add = clear != NULL ? trellis_sql_prepare (store, tables[i].add, error) : NULL;
      g_autoptr (sqlite3_stmt) lead_on = add != NULL ? trellis_sql_prepare (store, tables[i].lead_on, error) : NULL;
      g_autoptr (GList) keys = NULL;

      if (lead_on == NULL)
        return FALSE;
      trellis_sql_bind_text (clear, ":to", to_id);
      if (!trellis_sql_run (store, clear, error))
        return FALSE;

      keys = g_list_sort (g_hash_table_get_keys (names[i]), (GCompareFunc) strcmp);
      trellis_sql_bind_text (add, ":from", from_id);
      trellis_sql_bind_text (add, ":to", to_id);
      for (GList *link = keys; link != NULL; link = link->next)
        {
          trellis_sql_bind_text (add, ":name", link->data);
          trellis_sql_bind_text (add, ":to_name", g_hash_table_lookup (names[i], link->data));
          if (!trellis_sql_run (store, add, error))
            return FALSE;
          sqlite3_reset (add);
        }
      /* The whole is judged in every scheme. */
      if (names[i] == map->aspects)
        {
          trellis_sql_bind_text (add, ":name", TRELLIS_ASPECT_OVERALL);
          trellis_sql_bind_text (add, ":to_name", TRELLIS_ASPECT_OVERALL);
          if (!trellis_sql_run (store, add, error))
            return FALSE;
        }

      trellis_sql_bind_text (lead_on, ":from", from_id);
      trellis_sql_bind_text (lead_on, ":to", to_id);
      if (!trellis_sql_run (store, lead_on, error))
        return FALSE;
    }

  return TRUE;
}

/* The file's own where it holds one of that id; the shipped one otherwise. */
static TrellisScheme *
read_parallel (TrellisStore  *store,
               const char    *scheme_id,
               gboolean      *is_held,
               GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  TrellisScheme *scheme = trellis_store_read_scheme (store, scheme_id, &local_error);

  *is_held = scheme != NULL;
  if (scheme == NULL && g_error_matches (local_error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN))
    return trellis_scheme_new_shipped (scheme_id, error);
  if (scheme == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return scheme;
}

/**
 * trellis_store_change_scheme:
 * @self: a store
 * @scheme: a scheme with an id other than that of the trust's
 * @map: what the names of the trust's scheme read as in @scheme
 * @error: return location for a #GError
 *
 * Makes @scheme the trust's. What was judged and agreed stays as it was, in its
 * own words; wherever the trust is looked at, at any day, it reads as what @map
 * says, and what @map leaves behind reads as not judged. A scheme that the trust
 * had earlier still is read by way of the one between. Visits, programmes and
 * documents that the file holds stay; from now on @scheme says what is owed.
 *
 * Fails with %TRELLIS_STORE_ERROR_REFUSED where the trust has a scheme of that
 * id already, or where @scheme is one that is kept beside another; and as
 * trellis_store_edit_scheme() does where the trust had one of that id before.
 *
 * Returns: whether the trust has it now
 */
gboolean
trellis_store_change_scheme (TrellisStore            *self,
                             TrellisScheme           *scheme,
                             const TrellisSchemeMap  *map,
                             GError                 **error)
{
  g_autoptr (TrellisScheme) before = NULL;
  g_autoptr (TrellisScheme) held = NULL;
  g_autoptr (TrellisScheme) parallel = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *sentence = NULL;
  gboolean is_parallel_held = TRUE, succeeded;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (TRELLIS_IS_SCHEME (scheme), FALSE);

  if (trellis_store_get_scheme (self, error) == NULL)
    return FALSE;
  before = g_object_ref (trellis_store_get_scheme (self, NULL));
  if (g_str_equal (before->id, scheme->id))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("%s (%s) is the trust’s scheme already. Edit it, or import a new version of it."), scheme->name,
                   scheme->id);
      return FALSE;
    }
  if (scheme->terms_per_year == 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("“%s” is kept beside a trust’s own scheme and cannot stand alone."), scheme->name);
      return FALSE;
    }
  g_return_val_if_fail (trellis_scheme_map_is_whole (map, before, scheme), FALSE);

  held = trellis_store_read_scheme (self, scheme->id, &local_error);
  if (held == NULL && !g_error_matches (local_error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (held != NULL && !check_names_kept (self, scheme, error))
    return FALSE;
  if (scheme->parallel_scheme_id != NULL)
    {
      parallel = read_parallel (self, scheme->parallel_scheme_id, &is_parallel_held, error);
      if (parallel == NULL)
        return FALSE;
    }

  /* Translators: the scheme that the trust had, and the one that it has now */
  sentence = g_strdup_printf (_("The trust’s scheme is %2$s, was %1$s"), before->name, scheme->name);
  if (!trellis_store_begin_change (self, "scheme", NULL, sentence, error))
    return FALSE;
  statement = trellis_sql_prepare (self, "UPDATE trust SET scheme_id = :scheme_id", error);
  succeeded = statement != NULL;
  if (succeeded)
    trellis_sql_bind_text (statement, ":scheme_id", scheme->id);
  succeeded = succeeded &&
              (is_parallel_held || trellis_store_write_scheme (self, parallel, error)) &&
              ((held != NULL && g_str_equal (held->json, scheme->json)) ||
               (drop_unused_version (self, scheme->id, error) && trellis_store_write_scheme (self, scheme, error))) &&
              write_map (self, before->id, scheme->id, map, error) &&
              trellis_sql_run (self, statement, error);

  return trellis_store_end_change (self, succeeded, error);
}
