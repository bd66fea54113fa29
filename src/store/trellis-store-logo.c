/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-logo.h"

#include "trellis-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The trust's logo: a picture in the file, by the hash of what it holds. */

static gboolean
check_logo (GBytes  *logo,
            GError **error)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a };
  gsize size;
  const guint8 *content = g_bytes_get_data (logo, &size);

  if (size < sizeof signature || memcmp (content, signature, sizeof signature) != 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("The logo is not a PNG picture. Save it as PNG and choose it again."));
      return FALSE;
    }
  if (size > TRELLIS_LOGO_BYTES_MOST)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("The logo is larger than 1 MB. Save it smaller and choose it again."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_content (TrellisStore  *self,
               const char    *hash,
               GBytes        *logo,
               GError       **error)
{
  g_autoptr (sqlite3_stmt) content = NULL;
  g_autoptr (sqlite3_stmt) attachment = NULL;
  gsize size;
  const void *data = g_bytes_get_data (logo, &size);

  content = trellis_sql_prepare (self, "INSERT OR IGNORE INTO attachment_content (hash, content)"
                                 " VALUES (:hash, :content)", error);
  if (content == NULL)
    return FALSE;
  trellis_sql_bind_text (content, ":hash", hash);
  sqlite3_bind_blob64 (content, sqlite3_bind_parameter_index (content, ":content"), data, size, SQLITE_TRANSIENT);
  if (!trellis_sql_run (self, content, error))
    return FALSE;

  attachment = trellis_sql_prepare (self,
                                    "INSERT OR IGNORE INTO attachment"
                                    " (id, hash, name, media_type, size_bytes, added_on)"
                                    " VALUES (:hash, :hash, 'logo.png', 'image/png', :size, :today)",
                                    error);
  if (attachment == NULL)
    return FALSE;
  trellis_sql_bind_text (attachment, ":hash", hash);
  trellis_sql_bind_int (attachment, ":size", (gint64) size);
  trellis_sql_bind_day (attachment, ":today", trellis_store_get_today (self));

  return trellis_sql_run (self, attachment, error);
}

/**
 * trellis_store_read_logo:
 * @self: a store
 * @logo: (out) (nullable): the trust's logo, a PNG picture; %NULL where it has
 *   none, or a copy that left attachments out
 * @error: return location for a #GError
 *
 * Returns: whether it could be read
 */
gboolean
trellis_store_read_logo (TrellisStore  *self,
                         GBytes       **logo,
                         GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  *logo = NULL;
  statement = trellis_sql_prepare (self,
                                   "SELECT c.content FROM trust t JOIN attachment_content c ON c.hash = t.logo_hash",
                                   error);
  if (statement == NULL)
    return FALSE;
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_ROW)
    *logo = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));

  return step != TRELLIS_STEP_ERROR;
}

/**
 * trellis_store_set_logo:
 * @self: a store
 * @logo: (nullable): a PNG picture, which stands on the head of each document;
 *   %NULL for none
 * @error: return location for a #GError
 *
 * Fails with %TRELLIS_STORE_ERROR_REFUSED where it is no PNG or too large.
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_logo (TrellisStore  *self,
                        GBytes        *logo,
                        GError       **error)
{
  g_autofree char *hash = logo != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, logo) : NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean is_good;

  if (logo != NULL && !check_logo (logo, error))
    return FALSE;
  if (!trellis_store_begin_change (self, "trust", NULL,
                                   logo != NULL ? _("Set the trust’s logo") : _("Take the trust’s logo away"), error))
    return FALSE;

  is_good = logo == NULL || write_content (self, hash, logo, error);
  if (is_good)
    {
      statement = trellis_sql_prepare (self, "UPDATE trust SET logo_hash = :hash", error);
      if (statement != NULL)
        trellis_sql_bind_text (statement, ":hash", hash);
      is_good = trellis_sql_run (self, statement, error);
    }

  return trellis_store_end_change (self, is_good, error);
}
