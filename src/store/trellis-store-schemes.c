/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-schemes.h"

#include "trellis-scheme-differences.h"
#include "trellis-store-private.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

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
                                   " UNION SELECT aspect_id, NULL FROM aspect_applies WHERE scheme_id = :scheme_id) f"
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
