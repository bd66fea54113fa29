/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-command-private.h"

#include "trellis-backup.h"
#include "trellis-copy.h"
#include "trellis-salvage.h"

#include <glib/gi18n.h>

/* What is done with a trust file as a file: backing it up, putting a backup back,
 * copying it, and saving what is left of a damaged one. */

/* Backs the file up and lists its backups. */
gboolean
trellis_command_backup (TrellisCommandOptions  *options,
                        GError                **error)
{
  const char *path = trellis_command_get_word (options, 0);
  g_autoptr (TrellisStore) store = trellis_command_open (options, error);
  g_autoptr (GPtrArray) backups = NULL;

  if (store == NULL || !trellis_store_back_up (store, TRELLIS_BACKUP_ASKED, NULL, error))
    return FALSE;
  backups = trellis_list_backups (path, error);
  if (backups == NULL)
    return FALSE;

  for (guint i = 0; i < backups->len; i++)
    {
      TrellisBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *day = trellis_backup_dup_day (backup);
      g_autofree char *content = trellis_backup_dup_content (backup);

      g_print ("%s\n  %s; %s: %s\n", backup->path, day, trellis_backup_get_reason (backup), content);
    }
  return TRUE;
}

/* Makes the file, the first word, say what a backup, the second, says. */
gboolean
trellis_command_restore (TrellisCommandOptions  *options,
                         GError                **error)
{
  const char *path = trellis_command_get_word (options, 0);
  const char *backup_path = trellis_command_get_word (options, 1);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TrellisStore) store = trellis_command_open (options, &local_error);
  g_autofree char *kept = NULL;

  if (store != NULL && trellis_store_verify (store, &local_error))
    return trellis_store_restore (store, backup_path, error);
  if (!g_error_matches (local_error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED) &&
      !g_error_matches (local_error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NOT_TRUST))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_clear_object (&store);
  kept = trellis_restore_damaged (path, backup_path, error);
  if (kept == NULL)
    return FALSE;
  g_print (_("The damaged file is kept as “%s”."), kept);
  g_print ("\n");
  return TRUE;
}

static gboolean
check_output (TrellisCommandOptions  *options,
              GError                **error)
{
  return options->output != NULL || trellis_command_fail_usage (error, _("Say where it goes by -o FILE."));
}

/* Copies the file, whole or without notes. */
gboolean
trellis_command_copy (TrellisCommandOptions  *options,
                      GError                **error)
{
  g_autoptr (TrellisStore) store = NULL;

  if (!check_output (options, error))
    return FALSE;
  store = trellis_store_open_to_read (trellis_command_get_word (options, 0), error);
  if (store == NULL)
    return FALSE;

  return options->is_without_notes ? trellis_store_share_copy (store, options->output, error)
                                   : trellis_store_save_copy (store, options->output, error);
}

/* Saves what can be read of a damaged file. */
gboolean
trellis_command_salvage (TrellisCommandOptions  *options,
                         GError                **error)
{
  g_autoptr (TrellisSalvage) salvage = NULL;
  g_autofree char *summary = NULL;

  if (!check_output (options, error))
    return FALSE;
  salvage = trellis_salvage (trellis_command_get_word (options, 0), options->output, error);
  if (salvage == NULL)
    return FALSE;

  summary = trellis_salvage_dup_summary (salvage);
  g_print ("%s\n", summary);
  return TRUE;
}
