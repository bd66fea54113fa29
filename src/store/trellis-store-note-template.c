/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-note-template.h"

#include "trellis-store-private.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

/* The trust's own template has this id; it is of every kind of visit. */
#define OWN_ID "own"

/**
 * trellis_store_read_note_template:
 * @self: a store
 * @error: return location for a #GError
 *
 * What a note of visit asks for: as the trust has set it, or else as its scheme
 * says, or else the usual.
 *
 * Returns: (transfer full) (element-type TrellisNoteAsk) (nullable): the parts
 *   in order, at least one; or %NULL with @error set
 */
GPtrArray *
trellis_store_read_note_template (TrellisStore  *self,
                                  GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisScheme *scheme;
  TrellisStep step;

  statement = trellis_sql_prepare (self, "SELECT content FROM note_template WHERE id = :id", error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":id", OWN_ID);
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_ERROR)
    return NULL;
  if (step == TRELLIS_STEP_ROW)
    return trellis_note_template_parse (trellis_sql_get_text (statement, 0), error);

  scheme = trellis_store_get_scheme (self, error);
  if (scheme == NULL)
    return NULL;
  if (scheme->note_parts->len > 0)
    return trellis_note_template_copy (scheme->note_parts);

  return trellis_note_template_new_usual ();
}

/**
 * trellis_store_set_note_template:
 * @self: a store
 * @asks: (element-type TrellisNoteAsk) (nullable): what notes ask for from now
 *   on; %NULL for what the scheme says
 * @error: return location for a #GError
 *
 * Notes that are written keep all their parts, asked for or not.
 *
 * Fails where @asks has no part, or one without a title; nothing has been
 * changed then.
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_note_template (TrellisStore  *self,
                                 GPtrArray     *asks,
                                 GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (asks != NULL && !trellis_note_template_check (asks, error))
    return FALSE;
  if (!trellis_store_begin_change (self, "note-template", NULL,
                                   asks != NULL ? _("Change what a note of visit asks for")
                                                : _("Ask in notes of visit what the scheme says"), error))
    return FALSE;

  if (asks == NULL)
    statement = trellis_sql_prepare (self, "DELETE FROM note_template WHERE id = :id", error);
  else
    statement = trellis_sql_prepare (self,
                                     "INSERT INTO note_template (id, kind, name, content)"
                                     " VALUES (:id, '', :name, :content)"
                                     " ON CONFLICT (id) DO UPDATE SET content = excluded.content",
                                     error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", OWN_ID);
      if (asks != NULL)
        {
          g_autofree char *content = trellis_note_template_to_json (asks);

          trellis_sql_bind_text (statement, ":name", _("Note of visit"));
          trellis_sql_bind_text (statement, ":content", content);
        }
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}
