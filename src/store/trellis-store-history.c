/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-history.h"

#include "trellis-change-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What was done, when and by whom. A file's history may be long: the list knows
 * the numbers of the changes that match, and reads a change when it is looked
 * at. */

/* So many changes are read in one go, those about the one that is looked at. */
#define PAGE 64

/* More than any screen shows; what is read again costs little. */
#define MAX_KEPT (64 * PAGE)

struct _TrellisHistory
{
  GObject parent_instance;

  TrellisStore *store;
  GArray *ids;              /* (element-type gint64), latest first */
  GHashTable *changes;      /* (element-type guint TrellisChange), by position */
};

static void trellis_history_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisHistory, trellis_history, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, trellis_history_list_model_init))

#define CHANGE_COLUMNS "SELECT c.id, c.made_at, c.author, c.kind, c.sentence, c.urn FROM change c"

enum
{
  COLUMN_ID,
  COLUMN_MADE_AT,
  COLUMN_AUTHOR,
  COLUMN_KIND,
  COLUMN_SENTENCE,
  COLUMN_URN,
};

/* Whether what a change did is undone by now: it is as long as more undoings of
 * it hold than makings again, and those may be undone themselves. */
static gboolean
is_in_effect (TrellisStore *store,
              gint64        id)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int balance = 0;

  statement = trellis_sql_prepare (store,
                                   "SELECT id, redoes IS NOT NULL FROM change WHERE undoes = :id OR redoes = :id",
                                   NULL);
  if (statement == NULL)
    return TRUE;
  trellis_sql_bind_int (statement, ":id", id);
  while (trellis_sql_step (store, statement, NULL) == TRELLIS_STEP_ROW)
    {
      if (is_in_effect (store, sqlite3_column_int64 (statement, 0)))
        balance += sqlite3_column_int (statement, 1) ? 1 : -1;
    }

  return balance >= 0;
}

static TrellisChange *
build_change (TrellisStore *store,
              sqlite3_stmt *statement)
{
  TrellisChange *change = trellis_change_new (sqlite3_column_int64 (statement, COLUMN_ID));

  change->made_at = sqlite3_column_int64 (statement, COLUMN_MADE_AT);
  trellis_sql_set_text (&change->author, statement, COLUMN_AUTHOR);
  trellis_sql_set_text (&change->kind, statement, COLUMN_KIND);
  trellis_sql_set_text (&change->sentence, statement, COLUMN_SENTENCE);
  change->urn = trellis_sql_dup_text_or_null (statement, COLUMN_URN);
  change->is_taken_back = !is_in_effect (store, change->id);

  return change;
}

/* Reads the changes about a position. One that is not in the file any more is
 * told as empty. */
static void
read_page (TrellisHistory *self,
           guint           position)
{
  guint first = position - position % PAGE;
  guint last = MIN (first + PAGE, self->ids->len);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (g_hash_table_size (self->changes) > MAX_KEPT)
    g_hash_table_remove_all (self->changes);
  statement = trellis_sql_prepare (self->store, CHANGE_COLUMNS " WHERE c.id = :id", NULL);
  for (guint i = first; i < last; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);
      TrellisChange *change = NULL;

      if (statement != NULL)
        {
          trellis_sql_bind_int (statement, ":id", id);
          if (trellis_sql_step (self->store, statement, NULL) == TRELLIS_STEP_ROW)
            change = build_change (self->store, statement);
          sqlite3_reset (statement);
        }
      g_hash_table_insert (self->changes, GUINT_TO_POINTER (i), change != NULL ? change : trellis_change_new (id));
    }
}

static GType
trellis_history_get_item_type (GListModel *model)
{
  return TRELLIS_TYPE_CHANGE;
}

static guint
trellis_history_get_n_items (GListModel *model)
{
  return TRELLIS_HISTORY (model)->ids->len;
}

static gpointer
trellis_history_get_item (GListModel *model,
                          guint       position)
{
  TrellisHistory *self = TRELLIS_HISTORY (model);
  TrellisChange *change;

  if (position >= self->ids->len)
    return NULL;

  change = g_hash_table_lookup (self->changes, GUINT_TO_POINTER (position));
  if (change == NULL)
    {
      read_page (self, position);
      change = g_hash_table_lookup (self->changes, GUINT_TO_POINTER (position));
    }

  return g_object_ref (change);
}

static void
trellis_history_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = trellis_history_get_item_type;
  iface->get_n_items = trellis_history_get_n_items;
  iface->get_item = trellis_history_get_item;
}

static void
trellis_history_finalize (GObject *object)
{
  TrellisHistory *self = TRELLIS_HISTORY (object);

  g_clear_object (&self->store);
  g_array_unref (self->ids);
  g_hash_table_unref (self->changes);

  G_OBJECT_CLASS (trellis_history_parent_class)->finalize (object);
}

static void
trellis_history_class_init (TrellisHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_history_finalize;
}

static void
trellis_history_init (TrellisHistory *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->changes = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

/* A value of a changeset: its type, its length, its bytes. */
static void
bind_urn_value (sqlite3_stmt *statement,
                const char   *name,
                const char   *urn)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 head[2] = { SQLITE_TEXT, 0 };

  if (urn != NULL)
    {
      head[1] = (guint8) MIN (strlen (urn), 127);
      g_byte_array_append (bytes, head, sizeof head);
      g_byte_array_append (bytes, (const guint8 *) urn, strlen (urn));
      sqlite3_bind_blob (statement, sqlite3_bind_parameter_index (statement, name), bytes->data, (int) bytes->len,
                         SQLITE_TRANSIENT);
    }
}

/* A text as LIKE has it, found anywhere. */
static char *
make_pattern (const char *text)
{
  GString *pattern;

  if (text == NULL || *text == '\0')
    return NULL;

  pattern = g_string_new ("%");
  for (; *text != '\0'; text++)
    {
      if (strchr ("%_\\", *text) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *text);
    }
  g_string_append_c (pattern, '%');

  return g_string_free (pattern, FALSE);
}

/**
 * trellis_store_list_history:
 * @self: a store
 * @filter: (nullable): which changes; %NULL for all
 * @error: return location for a #GError
 *
 * Lists the file's history, latest change first. A school's are those that
 * speak of it, and those of several schools, such as an import, that touch it.
 * The list is of its moment: list again when the store has changed.
 *
 * Returns: (transfer full) (nullable): a list of #TrellisChange, each read when
 *   it is looked at; or %NULL with @error set
 */
TrellisHistory *
trellis_store_list_history (TrellisStore                *self,
                            const TrellisHistoryFilter  *filter,
                            GError                     **error)
{
  const TrellisHistoryFilter everything = { NULL };
  g_autoptr (TrellisHistory) history = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *pattern = NULL;
  TrellisStep step;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  if (filter == NULL)
    filter = &everything;
  statement = trellis_sql_prepare (self,
                                   "SELECT id FROM change"
                                   " WHERE (:author IS NULL OR author = :author) AND (:kind IS NULL OR kind = :kind)"
                                   "  AND (:text IS NULL OR sentence LIKE :text ESCAPE '\\')"
                                   "  AND (:urn IS NULL OR urn = :urn OR"
                                   "   (urn IS NULL AND instr (changeset, :urn_value) > 0))"
                                   " ORDER BY id DESC",
                                   error);
  if (statement == NULL)
    return NULL;
  pattern = make_pattern (filter->text);
  trellis_sql_bind_text (statement, ":author", filter->author);
  trellis_sql_bind_text (statement, ":kind", filter->kind);
  trellis_sql_bind_text (statement, ":text", pattern);
  trellis_sql_bind_text (statement, ":urn", filter->urn);
  bind_urn_value (statement, ":urn_value", filter->urn);

  history = g_object_new (TRELLIS_TYPE_HISTORY, NULL);
  history->store = g_object_ref (self);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (history->ids, id);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&history) : NULL;
}

/**
 * trellis_history_find:
 * @self: a list of changes
 * @id: a change
 *
 * Returns: its position; %G_MAXUINT where it is not in the list
 */
guint
trellis_history_find (TrellisHistory *self,
                      gint64          id)
{
  guint low = 0, high;

  g_return_val_if_fail (TRELLIS_IS_HISTORY (self), G_MAXUINT);

  for (high = self->ids->len; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->ids, gint64, middle) > id)
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->ids->len && g_array_index (self->ids, gint64, low) == id ? low : G_MAXUINT;
}

static char **
list_texts (TrellisStore  *self,
            const char    *sql,
            GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, sql, error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  TrellisStep step;

  if (statement == NULL)
    return NULL;
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    g_ptr_array_add (texts, trellis_sql_dup_text (statement, 0));
  if (step == TRELLIS_STEP_ERROR)
    return NULL;
  g_ptr_array_add (texts, NULL);

  return (char **) g_ptr_array_steal (texts, NULL);
}

/**
 * trellis_store_list_authors:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the names of everybody who has changed
 *   the file; or %NULL with @error set
 */
char **
trellis_store_list_authors (TrellisStore  *self,
                            GError       **error)
{
  return list_texts (self, "SELECT DISTINCT author FROM change ORDER BY author COLLATE NOCASE, author", error);
}

/**
 * trellis_store_list_change_kinds:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the keys of the kinds of change that the
 *   history has; or %NULL with @error set
 */
char **
trellis_store_list_change_kinds (TrellisStore  *self,
                                 GError       **error)
{
  return list_texts (self, "SELECT DISTINCT kind FROM change ORDER BY kind", error);
}

/**
 * trellis_store_read_change:
 * @self: a store
 * @id: a change
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the change, or %NULL with @error set
 */
TrellisChange *
trellis_store_read_change (TrellisStore  *self,
                           gint64         id,
                           GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, CHANGE_COLUMNS " WHERE c.id = :id", error);
  TrellisStep step;

  if (statement == NULL)
    return NULL;
  trellis_sql_bind_int (statement, ":id", id);
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_DONE)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
                 _("That change is no longer in the file’s history."));

  return step == TRELLIS_STEP_ROW ? build_change (self, statement) : NULL;
}

/**
 * trellis_store_list_change_rows:
 * @self: a store
 * @id: a change
 * @limit: how many facts to tell at most
 * @n_in_all: (out): how many there are
 * @error: return location for a #GError
 *
 * Tells what a change did, fact by fact, with the names that the file has now.
 *
 * Returns: (transfer full) (element-type TrellisChangeRow) (nullable): the first
 *   facts; or %NULL with @error set: %TRELLIS_STORE_ERROR_REFUSED where an
 *   earlier schema recorded it
 */
GPtrArray *
trellis_store_list_change_rows (TrellisStore  *self,
                                gint64         id,
                                guint          limit,
                                guint         *n_in_all,
                                GError       **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_change_row_free);
  g_autoptr (TrellisRowImages) images = NULL;
  g_autoptr (GBytes) changeset = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *urn = NULL;
  gsize length;
  const void *data;

  if (!trellis_store_load_change (self, id, &sentence, &urn, &changeset, error))
    return NULL;
  data = g_bytes_get_data (changeset, &length);
  images = trellis_row_images_read (self, data, length, limit, error);
  if (images == NULL)
    return NULL;

  for (guint i = 0; i < images->rows->len; i++)
    g_ptr_array_add (rows, trellis_change_words_describe (self, g_ptr_array_index (images->rows, i)));
  *n_in_all = images->n_in_all;

  return g_steal_pointer (&rows);
}
