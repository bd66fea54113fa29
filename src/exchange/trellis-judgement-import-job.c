/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-judgement-import.h"

#include <glib/gi18n-lib.h>

/* An import of judgements as the window runs and tells it. */

typedef struct
{
  char *path;
  TrellisJudgementImportMode mode;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job);
}

static void
import_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = trellis_store_open_again (source_object, &error);
  TrellisJudgementImport *result = NULL;

  if (store != NULL)
    result = trellis_judgement_import (store, job->path, job->mode, cancellable, &error);
  if (result == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, (GDestroyNotify) trellis_judgement_import_free);
}

/**
 * trellis_judgement_import_async:
 * @store: the window's store
 * @path: a file of judgements
 * @mode: whether to look only, or to take what is there
 * @cancellable: (nullable): to stop it; the trust file is then as it was
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * trellis_judgement_import() in a thread and on a connection of its own, so
 * that the window stays live.
 */
void
trellis_judgement_import_async (TrellisStore               *store,
                                const char                 *path,
                                TrellisJudgementImportMode  mode,
                                GCancellable               *cancellable,
                                GAsyncReadyCallback         callback,
                                gpointer                    user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->mode = mode;
  g_task_set_source_tag (task, trellis_judgement_import_async);
  g_task_set_task_data (task, job, free_job);
  /* A change that was written is told of, even if Cancel came too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, import_in_thread);
}

/**
 * trellis_judgement_import_finish:
 * @store: the window's store
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends trellis_judgement_import_async(). An import that was taken joins what
 * the window can undo, and the store says what has changed.
 *
 * Returns: (transfer full) (nullable): what is to be done, or has been; %NULL
 *   with @error set
 */
TrellisJudgementImport *
trellis_judgement_import_finish (TrellisStore  *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  TrellisJudgementImport *import;

  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  import = g_task_propagate_pointer (G_TASK (result), error);
  if (import != NULL && import->change_id != 0)
    trellis_store_adopt_change (store, import->change_id);

  return import;
}

/**
 * trellis_judgement_import_dup_summary:
 * @self: what an import does, or has done
 *
 * Returns: (transfer full): it in one line: "Judgements: 19 added, 2 corrected,
 *   3 as before, 1 refused"
 */
char *
trellis_judgement_import_dup_summary (const TrellisJudgementImport *self)
{
  g_autofree char *refused = NULL;
  guint n_refused = self->counts[TRELLIS_JUDGEMENT_CHANGE_REFUSED];

  if (n_refused > 0)
    refused = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, ", %u refused", ", %u refused", n_refused), n_refused);

  return g_strdup_printf (_("Judgements: %u added, %u corrected, %u as before%s"),
                          self->counts[TRELLIS_JUDGEMENT_CHANGE_ADDED],
                          self->counts[TRELLIS_JUDGEMENT_CHANGE_CORRECTED], self->n_same,
                          refused != NULL ? refused : "");
}

/**
 * trellis_judgement_import_free:
 * @self: (transfer full): what an import does
 */
void
trellis_judgement_import_free (TrellisJudgementImport *self)
{
  g_ptr_array_unref (self->changes);
  g_free (self);
}
