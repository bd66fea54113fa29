/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-command-private.h"

#include "trellis-backup.h"
#include "trellis-copy.h"
#include "trellis-forgetting.h"
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

/* Forgets the history before a day, or says how much of it that is. */
gboolean
trellis_command_compact (TrellisCommandOptions  *options,
                         GError                **error)
{
  g_autoptr (TrellisStore) store = NULL;
  TrellisForgotten gone;
  TrellisDay before;

  if (options->before == NULL)
    return trellis_command_fail_usage (error, _("Say from when the history is kept by --before YYYY-MM-DD."));
  if (!trellis_command_parse_day (options->before, &before, error))
    return FALSE;
  store = trellis_command_open (options, error);
  if (store == NULL || !(options->is_preview ? trellis_store_measure_history (store, before, &gone, error)
                                             : trellis_store_compact_history (store, before, &gone, error)))
    return FALSE;

  g_print (options->is_preview ? ngettext ("%u edit would be forgotten.", "%u edits would be forgotten.",
                                           gone.n_changes)
                               : ngettext ("%u edit is forgotten.", "%u edits are forgotten.", gone.n_changes),
           gone.n_changes);
  g_print ("\n");
  return TRUE;
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
  salvage = trellis_salvage (trellis_command_get_word (options, 0), options->output, NULL, error);
  if (salvage == NULL)
    return FALSE;

  summary = trellis_salvage_dup_summary (salvage);
  g_print ("%s\n", summary);
  return TRUE;
}
