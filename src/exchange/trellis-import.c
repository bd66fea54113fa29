/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-import.h"

#include "trellis-backup.h"
#include "trellis-progress-relay.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines that a file may have above its header. */
#define MOST_TITLE_ROWS 10
/* Rows between two looks at the Cancel button. */
#define CANCEL_ROWS 1024

G_DEFINE_QUARK (trellis-import-error-quark, trellis_import_error)

typedef struct
{
  const TrellisImportKind *kind;
  char *path;
  char *urn;            /* (nullable): of whom */
  char *person_id;      /* (nullable) */
  TrellisImportMode mode;
  TrellisProgressRelay progress;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->urn);
  g_free (job->person_id);
  g_free (job);
}

static void
free_change (gpointer data)
{
  TrellisImportChange *change = data;

  g_free (change->what);
  g_free (change);
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
  TrellisImportWhom whom = { job->urn, job->person_id };
  TrellisImport *result = NULL;

  if (store != NULL &&
      (job->mode == TRELLIS_IMPORT_PREVIEW || trellis_store_back_up (store, TRELLIS_BACKUP_IMPORT, NULL, &error)))
    result = trellis_import_run (job->kind, store, job->path, &whom, job->mode, trellis_progress_relay_tell,
                                 &job->progress, cancellable, &error);
  if (result == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, (GDestroyNotify) trellis_import_free);
}

/**
 * trellis_import_new:
 * @kind: (nullable): the kind of import; a static thing
 *
 * Returns: (transfer full): an import that has done nothing yet
 */
TrellisImport *
trellis_import_new (const TrellisImportKind *kind)
{
  TrellisImport *self = g_new0 (TrellisImport, 1);

  self->kind = kind;
  self->changes = g_ptr_array_new_with_free_func (free_change);
  return self;
}

/**
 * trellis_import_add:
 * @self: an import
 * @effect: what it does with a row
 * @line: the row's line in the file, from 1
 * @what: (transfer full): in words
 *
 * Counts the row and keeps the words for whoever looks at the preview.
 */
void
trellis_import_add (TrellisImport       *self,
                    TrellisImportEffect  effect,
                    guint64              line,
                    char                *what)
{
  TrellisImportChange *change = g_new0 (TrellisImportChange, 1);

  change->effect = effect;
  change->line = line;
  change->what = what;
  self->counts[effect]++;
  g_ptr_array_add (self->changes, change);
}

/**
 * trellis_import_run:
 * @kind: what is imported
 * @store: a store, on its thread
 * @path: the file
 * @whom: (nullable): whose dates it holds; of other kinds nobody asks
 * @mode: whether to look only, or to take what is there
 * @progress_func: (nullable): told now and then how far it is, in this thread
 * @progress_data: for @progress_func
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what is to be done, or has been; %NULL
 *   with @error set
 */
TrellisImport *
trellis_import_run (const TrellisImportKind    *kind,
                    TrellisStore               *store,
                    const char                 *path,
                    const TrellisImportWhom    *whom,
                    TrellisImportMode           mode,
                    TrellisImportProgressFunc   progress_func,
                    gpointer                    progress_data,
                    GCancellable               *cancellable,
                    GError                    **error)
{
  TrellisImportWhom trust = { NULL };

  if (kind->run_for == NULL)
    return kind->run (store, path, mode, progress_func, progress_data, cancellable, error);

  return kind->run_for (store, path, whom != NULL ? whom : &trust, mode, progress_func, progress_data, cancellable,
                        error);
}

/**
 * trellis_import_async:
 * @store: the window's store
 * @kind: what is imported; a static thing
 * @path: the file
 * @whom: (nullable): as in trellis_import_run()
 * @mode: whether to look only, or to take what is there
 * @progress_func: (nullable): told now and then how far it is, in the thread
 *   that calls this
 * @progress_data: for @progress_func
 * @cancellable: (nullable): to stop it; the trust file is then as it was
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Imports in a thread and on a connection of its own, so that the window stays
 * live.
 */
void
trellis_import_async (TrellisStore              *store,
                      const TrellisImportKind   *kind,
                      const char                *path,
                      const TrellisImportWhom   *whom,
                      TrellisImportMode          mode,
                      TrellisImportProgressFunc  progress_func,
                      gpointer                   progress_data,
                      GCancellable              *cancellable,
                      GAsyncReadyCallback        callback,
                      gpointer                   user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->path = g_strdup (path);
  job->urn = whom != NULL ? g_strdup (whom->urn) : NULL;
  job->person_id = whom != NULL ? g_strdup (whom->person_id) : NULL;
  job->mode = mode;
  job->progress = (TrellisProgressRelay) { progress_func, progress_data, task };
  g_task_set_source_tag (task, trellis_import_async);
  g_task_set_task_data (task, job, free_job);
  /* A change that was written is told of, even if Cancel came too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, import_in_thread);
}

/**
 * trellis_import_finish:
 * @store: the window's store
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends trellis_import_async(). An import that was taken joins what the window
 * can undo, and the store says what has changed.
 *
 * Returns: (transfer full) (nullable): what is to be done, or has been; %NULL
 *   with @error set
 */
TrellisImport *
trellis_import_finish (TrellisStore  *store,
                       GAsyncResult  *result,
                       GError       **error)
{
  TrellisImport *import;

  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  import = g_task_propagate_pointer (G_TASK (result), error);
  if (import != NULL && import->change_id != 0)
    trellis_store_adopt_change (store, import->change_id);

  return import;
}

/**
 * trellis_import_dup_summary:
 * @self: what an import does, or has done
 *
 * Returns: (transfer full): it in one line: "Judgements: 19 added, 2 changed,
 *   3 as before, 1 refused"
 */
char *
trellis_import_dup_summary (const TrellisImport *self)
{
  g_autofree char *refused = NULL;
  g_autofree char *elsewhere = NULL;
  g_autofree char *without_use = NULL;
  guint n_refused = self->counts[TRELLIS_IMPORT_REFUSED];

  if (n_refused > 0)
    refused = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, ", %u refused", ", %u refused", n_refused), n_refused);
  if (self->n_elsewhere > 0)
    elsewhere = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, ", %u of another trust’s school passed over",
                                              ", %u of other trusts’ schools passed over", self->n_elsewhere),
                                 self->n_elsewhere);

  if (self->n_without_use > 0)
    without_use = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                ", %u row of another group of pupils or subject not used",
                                                ", %u rows of other groups of pupils or subjects not used",
                                                self->n_without_use), self->n_without_use);

  /* Translators: what was imported, then how many; the last three are sentences' parts above, or empty. */
  return g_strdup_printf (_("%s: %u added, %u changed, %u as before%s%s%s"), _(self->kind->noun),
                          self->counts[TRELLIS_IMPORT_ADDED], self->counts[TRELLIS_IMPORT_CHANGED], self->n_same,
                          refused != NULL ? refused : "", elsewhere != NULL ? elsewhere : "",
                          without_use != NULL ? without_use : "");
}

/**
 * trellis_import_free:
 * @self: (transfer full): what an import does
 */
void
trellis_import_free (TrellisImport *self)
{
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/* Reading ------------------------------------------------------------------- */

/* A heading in small letters, with one space wherever there are several. */
static char *
dup_folded (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        g_string_append_printf (folded, "%s%s", folded->len > 0 ? " " : "", words[i]);
    }

  return g_utf8_casefold (folded->str, -1);
}

/**
 * trellis_import_read_header:
 * @reader: a reader before its first row
 * @titles: (array length=n_titles): the headings wanted; the first is needed,
 *   and tells the header from the title lines above it
 * @places: (array length=n_titles) (out): where each stands, -1 for one that
 *   the file does not have
 * @n_titles: how many
 * @error: return location for a #GError
 *
 * Steps onto the header, whatever title lines are above it, and finds its
 * columns by name, whatever the case and the spaces in between. The rows that
 * follow have their fields in the order of @titles.
 *
 * Fails with %TRELLIS_IMPORT_ERROR_HEADER where the first heading is not there.
 *
 * Returns: whether it was found
 */
gboolean
trellis_import_read_header (TrellisCsvReader   *reader,
                            const char *const  *titles,
                            int                *places,
                            guint               n_titles,
                            GError            **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *problem = NULL;
  gboolean has_first = FALSE;

  for (guint i = 0; i <= MOST_TITLE_ROWS && !has_first; i++)
    {
      TrellisCsvStep step = trellis_csv_reader_step (reader, error);

      if (step == TRELLIS_CSV_STEP_ERROR)
        return FALSE;
      if (step == TRELLIS_CSV_STEP_END)
        break;
      has_first = trellis_csv_reader_find_field (reader, titles[0]) >= 0;
    }
  if (!has_first)
    {
      problem = g_strdup_printf (_("there is no column “%s”; choose the file as it was downloaded"), titles[0]);
      trellis_csv_reader_set_error (reader, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER, -1, problem, error);
      return FALSE;
    }

  for (guint i = 0; i < trellis_csv_reader_get_n_fields (reader); i++)
    {
      char *folded = dup_folded (trellis_csv_reader_get_fields (reader)[i].text);

      if (g_hash_table_contains (found, folded))
        g_free (folded);
      else
        g_hash_table_insert (found, folded, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < n_titles; i++)
    {
      g_autofree char *folded = dup_folded (titles[i]);

      places[i] = (int) GPOINTER_TO_UINT (g_hash_table_lookup (found, folded)) - 1;
    }
  trellis_csv_reader_select (reader, places, n_titles);

  return TRUE;
}

/**
 * trellis_import_go_on:
 * @reader: a reader on a row
 * @progress_func: (nullable): told now and then how far it is
 * @progress_data: for @progress_func
 * @cancellable: (nullable): whether to stop
 * @error: return location for a #GError
 *
 * Called for each row; looks up only now and then.
 *
 * Returns: whether to read on
 */
gboolean
trellis_import_go_on (TrellisCsvReader           *reader,
                      TrellisImportProgressFunc   progress_func,
                      gpointer                    progress_data,
                      GCancellable               *cancellable,
                      GError                    **error)
{
  if (trellis_csv_reader_get_row (reader) % CANCEL_ROWS != 0)
    return TRUE;

  if (progress_func != NULL)
    progress_func (trellis_csv_reader_get_fraction (reader), progress_data);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * trellis_import_get_word:
 * @field: a field of the present row
 *
 * Returns: (transfer none): what it says without the spaces around it; empty
 *   where the file says that there is nothing: `NULL`, `Not applicable`
 */
const char *
trellis_import_get_word (const TrellisCsvField *field)
{
  static const char *const nothing[] = { "NULL", "Not applicable", "Does not apply", "N/A" };
  const char *word;

  if (field->length == 0)
    return "";
  word = g_strstrip (field->text);
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      if (g_ascii_strcasecmp (word, nothing[i]) == 0)
        return "";
    }

  return word;
}

/**
 * trellis_import_parse_day:
 * @text: a day as government files write it: 31/01/2026, 31-01-2026 or
 *   2026-01-31, a time behind it or not
 * @day: (out): the day; untouched on failure
 *
 * Returns: whether it is a day
 */
gboolean
trellis_import_parse_day (const char *text,
                          TrellisDay *day)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *date = g_strndup (text, strcspn (text, " T"));
  guint64 figures[3];
  TrellisDay found;

  if (trellis_day_parse_iso (date, day))
    return TRUE;

  parts = g_strsplit_set (date, "/-", -1);
  if (g_strv_length (parts) != 3)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      if (!g_ascii_string_to_unsigned (parts[i], 10, 0, 9999, &figures[i], NULL))
        return FALSE;
    }
  found = figures[2] >= 1000 ? trellis_day_new ((int) figures[2], (int) figures[1], (int) figures[0])
                             : TRELLIS_DAY_NONE;
  if (found == TRELLIS_DAY_NONE)
    return FALSE;

  *day = found;
  return TRUE;
}
