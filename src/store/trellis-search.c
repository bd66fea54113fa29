/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-search.h"

#include "trellis-search-private.h"

/* A search through everything in a trust file, by an index of its words. The
 * index lies outside the file, in the person's cache, since a text search inside
 * it could be neither recorded nor trusted; it can be thrown away at any time
 * and is made again. It holds what the file says, so that only its owner may
 * read it, and it forgets what the file forgets. */

#define INDEX_FORMAT 1         /* part of its name: an index in another one is not looked at */
#define REFRESH_DELAY_MS 400   /* an edit seldom comes alone */

struct _TrellisSearch
{
  GObject parent_instance;

  GWeakRef store;
  guint refresh_id;
  gboolean is_wanted;        /* somebody has searched in this run */

  GMutex lock;               /* held while the index is in use, by other threads than a window's */
  TrellisSearchIndex index;  /* its path never changes */
};

G_DEFINE_FINAL_TYPE (TrellisSearch, trellis_search, G_TYPE_OBJECT)

/** Finding: what another thread is to find. */
typedef struct
{
  char *text;
  guint n_most;
} Finding;

static gboolean
refresh_cb (gpointer user_data)
{
  TrellisSearch *self = user_data;

  self->refresh_id = 0;
  trellis_search_refresh_async (self, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* An index that is there keeps up with its file; one that nobody has asked for
 * is not made. */
static void
keep_up (TrellisSearch *self)
{
  if (self->refresh_id == 0 &&
      (self->is_wanted ||
       (self->index.path != NULL && g_file_test (self->index.path, G_FILE_TEST_EXISTS))))
    self->refresh_id = g_timeout_add (REFRESH_DELAY_MS, refresh_cb, self);
}

static void
trellis_search_dispose (GObject *object)
{
  g_clear_handle_id (&TRELLIS_SEARCH (object)->refresh_id, g_source_remove);

  G_OBJECT_CLASS (trellis_search_parent_class)->dispose (object);
}

static void
trellis_search_finalize (GObject *object)
{
  TrellisSearch *self = TRELLIS_SEARCH (object);

  g_weak_ref_clear (&self->store);
  trellis_search_index_clear (&self->index);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (trellis_search_parent_class)->finalize (object);
}

static void
trellis_search_class_init (TrellisSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_search_finalize;
}

static void
trellis_search_init (TrellisSearch *self)
{
  g_mutex_init (&self->lock);
}

/* A file is known by where it lies. A look at an earlier day has no file of its
 * own, and leaves nothing behind. */
static char *
dup_index_path (TrellisStore *store)
{
  g_autofree char *name = NULL;
  g_autofree char *file_name = NULL;

  if (store->memory_uri != NULL)
    return NULL;
  name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, store->path, -1);
  file_name = g_strdup_printf ("%s-%d.index", name, INDEX_FORMAT);

  return g_build_filename (g_get_user_cache_dir (), "trellis", "search", file_name, NULL);
}

/**
 * trellis_search_get_for_store:
 * @store: a store, on its thread
 *
 * Gives the search of a trust file, one for all its windows. From the first call
 * on, an index that is there follows each change; none is made before something
 * is searched for.
 *
 * Returns: (transfer none): the search, which lives as long as @store
 */
TrellisSearch *
trellis_search_get_for_store (TrellisStore *store)
{
  TrellisSearch *self;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);

  self = g_object_get_data (G_OBJECT (store), "trellis-search");
  if (self == NULL)
    {
      self = g_object_new (TRELLIS_TYPE_SEARCH, NULL);
      g_weak_ref_init (&self->store, store);
      self->index.path = dup_index_path (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (keep_up), self, G_CONNECT_SWAPPED);
      g_object_set_data_full (G_OBJECT (store), "trellis-search", self, g_object_unref);
      keep_up (self);
    }

  return self;
}

/**
 * trellis_search_get_path:
 * @self: a search
 *
 * Returns: (nullable): where the index is kept, or would be; %NULL where it is
 *   in memory only
 */
const char *
trellis_search_get_path (TrellisSearch *self)
{
  g_return_val_if_fail (TRELLIS_IS_SEARCH (self), NULL);

  return self->index.path;
}

static gboolean
refresh (TrellisSearch  *self,
         TrellisStore   *store,
         GError        **error)
{
  g_autoptr (TrellisStore) other = trellis_store_open_again (store, error);
  gboolean is_good = FALSE;

  if (other == NULL)
    return FALSE;
  g_mutex_lock (&self->lock);
  is_good = trellis_search_index_refresh (&self->index, other, error);
  g_mutex_unlock (&self->lock);

  return is_good;
}

/**
 * trellis_search_refresh:
 * @self: a search
 * @error: return location for a #GError
 *
 * Brings the index up to date with the file, and makes it where there is none.
 * What other windows and desks have changed counts too.
 *
 * Returns: whether it is up to date
 */
gboolean
trellis_search_refresh (TrellisSearch  *self,
                        GError        **error)
{
  g_autoptr (TrellisStore) store = NULL;

  g_return_val_if_fail (TRELLIS_IS_SEARCH (self), FALSE);

  store = g_weak_ref_get (&self->store);
  g_return_val_if_fail (store != NULL, FALSE);

  return refresh (self, store, error);
}

static void
refresh_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      store,
                   GCancellable *cancellable)
{
  GError *error = NULL;

  if (refresh (source, store, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * trellis_search_refresh_async:
 * @self: a search
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Does trellis_search_refresh() in another thread.
 */
void
trellis_search_refresh_async (TrellisSearch       *self,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  TrellisStore *store;

  g_return_if_fail (TRELLIS_IS_SEARCH (self));

  store = g_weak_ref_get (&self->store);
  g_return_if_fail (store != NULL);

  self->is_wanted = TRUE;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, trellis_search_refresh_async);
  g_task_set_task_data (task, store, g_object_unref);
  g_task_run_in_thread (task, refresh_in_thread);
}

/**
 * trellis_search_refresh_finish:
 * @self: the search
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: as trellis_search_refresh()
 */
gboolean
trellis_search_refresh_finish (TrellisSearch  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * trellis_search_find:
 * @self: a search
 * @text: words, or beginnings of words, that all have to be there
 * @n_most: how many of each kind to list
 * @error: return location for a #GError
 *
 * Finds what the index knows; trellis_search_refresh() brings it up to date.
 *
 * Returns: (transfer full) (nullable): a list of #TrellisFound, kind by kind and
 *   the best first in each, empty where @text has no word; or %NULL with @error
 *   set
 */
GListModel *
trellis_search_find (TrellisSearch  *self,
                     const char     *text,
                     guint           n_most,
                     GError        **error)
{
  GListModel *found;

  g_return_val_if_fail (TRELLIS_IS_SEARCH (self), NULL);

  g_mutex_lock (&self->lock);
  found = trellis_search_index_find (&self->index, text, n_most, error);
  g_mutex_unlock (&self->lock);

  return found;
}

static void
free_finding (Finding *finding)
{
  g_free (finding->text);
  g_free (finding);
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Finding *finding = task_data;
  GListModel *found;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  found = trellis_search_find (source, finding->text, finding->n_most, &error);
  if (found != NULL)
    g_task_return_pointer (task, found, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * trellis_search_find_async:
 * @self: a search
 * @text: as trellis_search_find() has it
 * @n_most: how many of each kind to list
 * @cancellable: (nullable): to ask something else instead
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does trellis_search_find() in another thread.
 */
void
trellis_search_find_async (TrellisSearch       *self,
                           const char          *text,
                           guint                n_most,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Finding *finding;

  g_return_if_fail (TRELLIS_IS_SEARCH (self));

  finding = g_new0 (Finding, 1);
  finding->text = g_strdup (text);
  finding->n_most = n_most;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, trellis_search_find_async);
  g_task_set_task_data (task, finding, (GDestroyNotify) free_finding);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * trellis_search_find_finish:
 * @self: the search
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): as trellis_search_find()
 */
GListModel *
trellis_search_find_finish (TrellisSearch  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
