/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-gias-import.h"

#include "trellis-backup.h"
#include "trellis-gias-record.h"
#include "trellis-gias-words.h"
#include "trellis-progress-relay.h"
#include "trellis-store-import.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TrellisStore *store;
  TrellisSchoolImport *put;     /* (nullable): NULL for a preview */
  TrellisGiasImport *result;
  GHashTable *records;          /* (element-type utf8 TrellisSchoolRecord): as the trust file has them */
  GHashTable *schools;          /* (element-type utf8 TrellisSchool): the same, as they stand today */
  GHashTable *federation_ids;   /* (element-type utf8 utf8): by folded name */
  GHashTable *seen;             /* (element-type utf8): URNs of the trust file that this file has */
  TrellisGiasProgressFunc progress_func;
  gpointer progress_data;
} Import;

static void
clear_import (Import *import)
{
  g_clear_pointer (&import->records, g_hash_table_unref);
  g_clear_pointer (&import->schools, g_hash_table_unref);
  g_clear_pointer (&import->federation_ids, g_hash_table_unref);
  g_clear_pointer (&import->seen, g_hash_table_unref);
  g_clear_pointer (&import->result, trellis_gias_import_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

static void
add_change (Import                *import,
            TrellisGiasChangeKind  kind,
            const char            *urn,
            const char            *name,
            char                  *what)
{
  TrellisGiasChange *change = g_new0 (TrellisGiasChange, 1);

  change->kind = kind;
  change->urn = g_strdup (urn);
  change->name = g_strdup (name);
  change->what = what;
  g_ptr_array_add (import->result->changes, change);
}

/* What the trust file knows, to compare with; empty for a new trust. */
static gboolean
read_store (Import  *import,
            GError **error)
{
  g_autoptr (GListModel) schools = NULL;

  import->records = trellis_store_list_school_records (import->store, error);
  if (import->records == NULL)
    return FALSE;
  import->schools = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  import->federation_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  import->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (g_hash_table_size (import->records) == 0)
    return TRUE;

  schools = trellis_store_list_schools (import->store, trellis_store_get_today (import->store), TRUE, error);
  if (schools == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      TrellisSchool *school = g_list_model_get_item (schools, i);

      g_hash_table_replace (import->schools, school->urn, school);
      if (school->federation_id != NULL)
        g_hash_table_replace (import->federation_ids, trellis_gias_dup_folded_name (school->federation_name),
                              g_strdup (school->federation_id));
    }

  return TRUE;
}

/* A federation is known by its name, because only some editions have its code;
 * one that the trust file holds keeps the id that it has there. */
static gboolean
put_federation (Import                     *import,
                const TrellisSchoolRecord  *record,
                const TrellisSchoolRecord  *before,
                GError                    **error)
{
  g_autofree char *folded = trellis_gias_dup_folded_name (record->federation_name);
  g_autofree char *folded_before = before != NULL ? trellis_gias_dup_folded_name (before->federation_name) : NULL;
  const char *id = NULL;

  if (g_strcmp0 (folded, folded_before) == 0 || (before == NULL && *folded == '\0'))
    return TRUE;

  if (*folded != '\0')
    {
      id = g_hash_table_lookup (import->federation_ids, folded);
      if (id == NULL && before != NULL && *record->federation_code != '\0' &&
          g_str_equal (record->federation_code, before->federation_code))
        id = g_hash_table_lookup (import->federation_ids, folded_before);
      if (id == NULL)
        id = folded;
    }

  return trellis_school_import_put_federation (import->put, record->urn, id != NULL ? id : "",
                                               record->federation_name, error);
}

/* A column of inspections says what the latest one is. */
static gboolean
is_new_inspection (Import                  *import,
                   const TrellisGiasSchool *school)
{
  const TrellisSchool *known;

  if (*school->inspection == '\0' || school->inspected_on == TRELLIS_DAY_NONE)
    return FALSE;

  known = g_hash_table_lookup (import->schools, school->urn);
  return known == NULL || school->inspected_on > known->inspected_on ||
         (school->inspected_on == known->inspected_on && !g_str_equal (school->inspection, known->inspection));
}

static char *
describe_inspection (const TrellisGiasSchool *school)
{
  g_autofree char *day = trellis_day_format (school->inspected_on, TRELLIS_DAY_STYLE_MEDIUM);

  /* Translators: an inspection's outcome and day. */
  return g_strdup_printf (_("inspection: %s, %s"), school->inspection, day);
}

static gboolean
put_school (Import                     *import,
            const TrellisGiasSchool    *school,
            const TrellisSchoolRecord  *record,
            const TrellisSchoolRecord  *before,
            gboolean                    has_changed,
            GError                    **error)
{
  if (before == NULL && !trellis_school_import_add (import->put, record, error))
    return FALSE;
  if (before != NULL && has_changed && !trellis_school_import_put (import->put, record, error))
    return FALSE;
  if ((before == NULL || has_changed) && !put_federation (import, record, before, error))
    return FALSE;

  return !is_new_inspection (import, school) ||
         trellis_school_import_put_inspection (import->put, school->urn, school->inspected_on, school->inspection,
                                               error);
}

static gboolean
add_school (Import                     *import,
            const TrellisGiasSchool    *school,
            const TrellisSchoolRecord  *record,
            GError                    **error)
{
  import->result->counts[TRELLIS_GIAS_CHANGE_ADDED]++;
  if (import->put != NULL)
    return put_school (import, school, record, NULL, TRUE, error);

  add_change (import, TRELLIS_GIAS_CHANGE_ADDED, school->urn, school->name, trellis_gias_describe_school (record));
  return TRUE;
}

static gboolean
take_school_cb (const TrellisGiasSchool  *school,
                gpointer                  user_data,
                GError                  **error)
{
  Import *import = user_data;
  const TrellisSchoolRecord *before = g_hash_table_lookup (import->records, school->urn);
  g_autofree char *what = NULL;
  g_autofree char *inspection = NULL;
  TrellisSchoolRecord record;
  gboolean has_changed;

  trellis_gias_fill_record (&record, school, before);
  if (before == NULL)
    return add_school (import, school, &record, error);

  g_hash_table_add (import->seen, g_strdup (school->urn));
  has_changed = !trellis_school_record_equal (before, &record);
  what = has_changed ? trellis_gias_describe_change (before, &record) : g_strdup ("");
  inspection = is_new_inspection (import, school) ? describe_inspection (school) : g_strdup ("");
  if (*what == '\0' && *inspection == '\0')
    {
      import->result->n_same++;
    }
  else
    {
      TrellisGiasChangeKind kind = g_str_equal (record.status, "closed") && !g_str_equal (before->status, "closed") ?
                                   TRELLIS_GIAS_CHANGE_CLOSED : TRELLIS_GIAS_CHANGE_CHANGED;

      import->result->counts[kind]++;
      if (import->put == NULL)
        add_change (import, kind, school->urn, school->name,
                    g_strconcat (what, *what != '\0' && *inspection != '\0' ? "; " : "", inspection, NULL));
    }

  return import->put == NULL || put_school (import, school, &record, before, has_changed, error);
}

static void
pass_progress_cb (double   fraction,
                  gpointer user_data)
{
  Import *import = user_data;

  if (import->progress_func != NULL)
    import->progress_func (fraction, import->progress_data);
}

static int
compare_urns_cb (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Schools of the trust file that this one does not mention: it may be another
 * download, so nothing is done to them but to say so. */
static void
find_absent (Import *import)
{
  g_autofree gpointer *urns = g_hash_table_get_keys_as_array (import->records, NULL);
  guint n_urns = g_hash_table_size (import->records);

  qsort (urns, n_urns, sizeof urns[0], compare_urns_cb);
  for (guint i = 0; i < n_urns; i++)
    {
      const TrellisSchoolRecord *record = g_hash_table_lookup (import->records, urns[i]);

      if (g_hash_table_contains (import->seen, urns[i]))
        continue;
      import->result->counts[TRELLIS_GIAS_CHANGE_ABSENT]++;
      if (import->put == NULL)
        add_change (import, TRELLIS_GIAS_CHANGE_ABSENT, record->urn, record->name,
                    g_strdup (_("not in this file; left as it is")));
    }
}

/**
 * trellis_gias_import:
 * @store: a store, on its thread
 * @path: a download of establishments from Get Information about Schools
 * @trust: (nullable): the trust's name as trellis_gias_list_trusts() has it,
 *   whatever the case; %NULL for all schools of the file
 * @mode: whether to look only, or to take what is there
 * @progress_func: (nullable): told now and then how far it is, in this thread
 * @progress_data: for @progress_func
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError
 *
 * Compares a file of the register with the trust file: schools that are new,
 * that differ and that have closed. Schools that the trust file holds already
 * are followed whatever trust the register has them in now. What is taken holds
 * from today and is one change, undone in one step; what was known before stays
 * in the schools' history. Taking the same file again does nothing.
 *
 * Fails as trellis_gias_read() and trellis_store_begin_change() do, and the
 * trust file is then as it was.
 *
 * Returns: (transfer full) (nullable): what is to be done, or has been; %NULL
 *   with @error set
 */
TrellisGiasImport *
trellis_gias_import (TrellisStore             *store,
                     const char               *path,
                     const char               *trust,
                     TrellisGiasImportMode     mode,
                     TrellisGiasProgressFunc   progress_func,
                     gpointer                  progress_data,
                     GCancellable             *cancellable,
                     GError                  **error)
{
  g_auto (Import) import = { store };
  gint64 last_change;
  gboolean is_good;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  import.progress_func = progress_func;
  import.progress_data = progress_data;
  import.result = g_new0 (TrellisGiasImport, 1);
  import.result->trust = g_strdup (trust);
  import.result->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_gias_change_free);
  import.result->notes = g_ptr_array_new_with_free_func (g_free);
  if (!read_store (&import, error))
    return NULL;

  if (mode == TRELLIS_GIAS_IMPORT_TAKE)
    {
      g_autofree char *sentence = trust != NULL ? g_strdup_printf (_("Import the schools of %s"), trust) :
                                                  g_strdup (_("Import all schools of a file of the register"));

      if (!trellis_store_back_up (store, TRELLIS_BACKUP_IMPORT, NULL, error))
        return NULL;
      import.put = trellis_school_import_begin (store, sentence, trellis_store_get_today (store), error);
      if (import.put == NULL)
        return NULL;
    }

  last_change = trellis_store_get_last_change (store);
  is_good = trellis_gias_read (path, trust, import.records, take_school_cb, pass_progress_cb, &import,
                               import.result->notes, cancellable, error);
  if (import.put != NULL)
    is_good = trellis_school_import_end (import.put, is_good, error);
  if (!is_good)
    return NULL;

  find_absent (&import);
  if (trellis_store_get_last_change (store) != last_change)
    import.result->change_id = trellis_store_get_last_change (store);

  return g_steal_pointer (&import.result);
}

/* In another thread --------------------------------------------------------- */

typedef struct
{
  char *path;
  char *trust;
  TrellisGiasImportMode mode;
  TrellisProgressRelay progress;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->trust);
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
  TrellisGiasImport *result = NULL;

  if (store != NULL)
    result = trellis_gias_import (store, job->path, job->trust, job->mode, trellis_progress_relay_tell, &job->progress,
                                  cancellable, &error);
  if (result == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, (GDestroyNotify) trellis_gias_import_free);
}

/**
 * trellis_gias_import_async:
 * @store: the window's store
 * @path: a download of establishments from Get Information about Schools
 * @trust: (nullable): the trust's name, %NULL for all schools of the file
 * @mode: whether to look only, or to take what is there
 * @progress_func: (nullable): told now and then how far it is, in the thread
 *   that calls this
 * @progress_data: for @progress_func
 * @cancellable: (nullable): to stop it; the trust file is then as it was
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * trellis_gias_import() in a thread and on a connection of its own, so that the
 * window stays live.
 */
void
trellis_gias_import_async (TrellisStore            *store,
                           const char              *path,
                           const char              *trust,
                           TrellisGiasImportMode    mode,
                           TrellisGiasProgressFunc  progress_func,
                           gpointer                 progress_data,
                           GCancellable            *cancellable,
                           GAsyncReadyCallback      callback,
                           gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->trust = g_strdup (trust);
  job->mode = mode;
  job->progress = (TrellisProgressRelay) { progress_func, progress_data, task };
  g_task_set_source_tag (task, trellis_gias_import_async);
  g_task_set_task_data (task, job, free_job);
  /* A change that was written is told of, even if Cancel came too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, import_in_thread);
}

/**
 * trellis_gias_import_finish:
 * @store: the window's store
 * @result: what @callback was given
 * @error: return location for a #GError
 *
 * Ends trellis_gias_import_async(). An import that was taken joins what the
 * window can undo, and the store says that everything has changed.
 *
 * Returns: (transfer full) (nullable): what is to be done, or has been; %NULL
 *   with @error set
 */
TrellisGiasImport *
trellis_gias_import_finish (TrellisStore  *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  TrellisGiasImport *import;

  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  import = g_task_propagate_pointer (G_TASK (result), error);
  if (import != NULL && import->change_id != 0)
    trellis_store_adopt_change (store, import->change_id);

  return import;
}

static void
list_trusts_in_thread (GTask        *task,
                       gpointer      source_object,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *trusts = trellis_gias_list_trusts (task_data, cancellable, &error);

  if (trusts == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, trusts, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * trellis_gias_list_trusts_async:
 * @path: a download of establishments from Get Information about Schools
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * trellis_gias_list_trusts() in a thread of its own.
 */
void
trellis_gias_list_trusts_async (const char          *path,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, trellis_gias_list_trusts_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, list_trusts_in_thread);
}

/**
 * trellis_gias_list_trusts_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type TrellisGiasTrust): by
 *   name; %NULL with @error set
 */
GPtrArray *
trellis_gias_list_trusts_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * trellis_gias_import_dup_summary:
 * @self: what an import does, or has done
 *
 * Returns: (transfer full): it in one line: "19 added, 2 changed, 1 closed, 3
 *   as before"
 */
char *
trellis_gias_import_dup_summary (const TrellisGiasImport *self)
{
  g_autofree char *absent = NULL;
  guint n_absent = self->counts[TRELLIS_GIAS_CHANGE_ABSENT];

  if (n_absent > 0)
    absent = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, ", %u not in the file", ", %u not in the file", n_absent),
                              n_absent);

  return g_strdup_printf (_("Schools: %u added, %u changed, %u closed, %u as before%s"),
                          self->counts[TRELLIS_GIAS_CHANGE_ADDED], self->counts[TRELLIS_GIAS_CHANGE_CHANGED],
                          self->counts[TRELLIS_GIAS_CHANGE_CLOSED], self->n_same, absent != NULL ? absent : "");
}

/**
 * trellis_gias_change_free:
 * @change: (transfer full): what an import does to a school
 */
void
trellis_gias_change_free (TrellisGiasChange *change)
{
  g_free (change->urn);
  g_free (change->name);
  g_free (change->what);
  g_free (change);
}

/**
 * trellis_gias_import_free:
 * @self: (transfer full): what an import does
 */
void
trellis_gias_import_free (TrellisGiasImport *self)
{
  g_free (self->trust);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->notes);
  g_free (self);
}
