/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-commentary.h"

#include "trellis-store-private.h"

#include <glib/gi18n-lib.h>

/**
 * trellis_commentary_free:
 * @commentary: (nullable) (transfer full): from trellis_store_read_commentary()
 */
void
trellis_commentary_free (TrellisCommentary *commentary)
{
  if (commentary == NULL)
    return;

  g_free (commentary->body);
  g_free (commentary);
}

/**
 * trellis_store_read_commentary:
 * @self: a store
 * @report: a document, as the command line calls it
 * @as_at: the day that the document is of
 * @commentary: (out) (nullable): what was last written of it by then, in the
 *   %TRELLIS_COMMENTARY_DAYS before; %NULL where nothing was
 * @error: return location for a #GError
 *
 * What was written of an earlier meeting is not read out at the next one.
 *
 * Returns: whether it could be read
 */
gboolean
trellis_store_read_commentary (TrellisStore       *self,
                               const char         *report,
                               TrellisDay          as_at,
                               TrellisCommentary **commentary,
                               GError            **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  *commentary = NULL;
  statement = trellis_sql_prepare (self,
                                   "SELECT written_on, body FROM commentary WHERE report = :report"
                                   " AND written_on BETWEEN :first AND :as_at ORDER BY written_on DESC, id LIMIT 1",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":report", report);
  trellis_sql_bind_day (statement, ":first", as_at - TRELLIS_COMMENTARY_DAYS);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_ROW)
    {
      *commentary = g_new0 (TrellisCommentary, 1);
      (*commentary)->written_on = trellis_sql_get_day (statement, 0);
      (*commentary)->body = trellis_sql_dup_text (statement, 1);
    }

  return step != TRELLIS_STEP_ERROR;
}

/* Takes back whatever would still be read on a day. */
static gboolean
remove_commentary (TrellisStore  *self,
                   const char    *report,
                   TrellisDay     as_at,
                   GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "DELETE FROM commentary WHERE report = :report"
                                   " AND written_on BETWEEN :first AND :as_at",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":report", report);
  trellis_sql_bind_day (statement, ":first", as_at - TRELLIS_COMMENTARY_DAYS);
  trellis_sql_bind_day (statement, ":as_at", as_at);

  return trellis_sql_run (self, statement, error);
}

/**
 * trellis_store_write_commentary:
 * @self: a store
 * @report: a document, as the command line calls it
 * @written_on: the day that the document is of
 * @body: what stands on its first page; empty for the generated text again
 * @error: return location for a #GError
 *
 * A document has one commentary a day: what is written again replaces it. With
 * an empty @body, what was written in the days before is taken back too, as it
 * would still be read.
 *
 * Returns: whether it was written
 */
gboolean
trellis_store_write_commentary (TrellisStore  *self,
                                const char    *report,
                                TrellisDay     written_on,
                                const char    *body,
                                GError       **error)
{
  g_autofree char *day = trellis_day_format (written_on, TRELLIS_DAY_STYLE_ISO);
  g_autofree char *shown = trellis_day_format (written_on, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *id = g_strdup_printf ("%s/%s", report, day);
  g_autofree char *sentence = g_strdup_printf (*body != '\0' ? _("Commentary for the board, %s")
                                                             : _("Generated commentary for the board again, %s"),
                                               shown);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!trellis_store_begin_change (self, "commentary", NULL, sentence, error))
    return FALSE;
  if (*body == '\0')
    return trellis_store_end_change (self, remove_commentary (self, report, written_on, error), error);

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO commentary (id, report, written_on, body)"
                                   " VALUES (:id, :report, :written_on, :body)"
                                   " ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":report", report);
      trellis_sql_bind_day (statement, ":written_on", written_on);
      trellis_sql_bind_text (statement, ":body", body);
    }

  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}
