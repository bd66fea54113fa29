/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-search-private.h"

#include "trellis-store-history.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <utime.h>

/* The words of a trust file, in a database beside other throw-away things. It
 * remembers the last change that it has seen, and reads again what the changes
 * since were about. */

#define BUSY_TIMEOUT_MS 2000
#define UNUSED_DAYS 60         /* after which the index of a file is thrown away */
#define SECONDS_A_DAY 86400
#define WORDS_AROUND "14"      /* how many of a body are shown */
#define TITLE_WEIGHT "8.0"     /* a word in a title, against one in a body */
#define FEWEST_LETTERS 3       /* that a word of a body is found by when they stand alone */
#define MOST_WORDS 12          /* of what is searched for */

/* The file ------------------------------------------------------------------- */

static const char index_schema[] =
  "PRAGMA secure_delete = ON;"
  "BEGIN IMMEDIATE;"
  "CREATE TABLE IF NOT EXISTS seen (id INTEGER PRIMARY KEY CHECK (id = 1), change INTEGER NOT NULL,"
  "  mark TEXT NOT NULL) STRICT;"
  "CREATE TABLE IF NOT EXISTS entry (number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, id TEXT NOT NULL,"
  "  urn TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, id)) STRICT;"
  "CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5 (title, body, content = 'entry', content_rowid = 'number',"
  "  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');"
  "COMMIT;";

static gboolean
fail (TrellisSearchIndex  *self,
      GError             **error)
{
  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED, _("The search does not work: %s."),
               sqlite3_errmsg (self->db));
  return FALSE;
}

static gboolean
run (TrellisSearchIndex  *self,
     const char          *sql,
     GError             **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

/* Others' indexes that nobody has searched for long: their files may be gone. */
static void
sweep (const char *folder)
{
  gint64 oldest = g_get_real_time () / G_USEC_PER_SEC - UNUSED_DAYS * SECONDS_A_DAY;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf facts;

      if (g_stat (path, &facts) == 0 && facts.st_mtime < oldest)
        g_unlink (path);
    }
}

/* Makes the file where it can, readable by its owner alone from the first byte. */
static gboolean
make_file (TrellisSearchIndex *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  sweep (folder);
  fd = g_open (self->path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return FALSE;

  return g_close (fd, NULL);
}

static gboolean
try_open (TrellisSearchIndex  *self,
          const char          *path,
          GError             **error)
{
  int code = sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, NULL);

  if (code == SQLITE_OK)
    {
      sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
      /* It is not worth waiting for the disk: a broken index is made again. */
      if (run (self, "PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;", error) &&
          run (self, index_schema, error))
        return TRUE;
    }
  else
    {
      fail (self, error);
    }
  g_clear_pointer (&self->db, sqlite3_close_v2);

  return FALSE;
}

/* Where the cache cannot be written, nothing is: the index is in memory then,
 * and gone with the window. */
static gboolean
open_index (TrellisSearchIndex  *self,
            GError             **error)
{
  if (self->db != NULL)
    return TRUE;
  if (self->path != NULL && make_file (self))
    {
      if (try_open (self, self->path, NULL))
        return TRUE;
      /* Broken, or another program's: nothing is lost with it. */
      if (g_unlink (self->path) == 0 && make_file (self) && try_open (self, self->path, NULL))
        return TRUE;
    }

  return try_open (self, ":memory:", error);
}

/* What of the file it knows --------------------------------------------------- */

/* The last change, and what tells it from another one of that number: a backup
 * that was restored, or another file in the same place, has others. */
static gboolean
read_mark (TrellisStore  *store,
           gint64         change,
           char         **mark,
           GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (store, "SELECT made_at || ' ' || author || ' ' || sentence FROM change"
                                          " WHERE id = :id", error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_int (statement, ":id", change);
  step = trellis_sql_step (store, statement, error);
  *mark = step == TRELLIS_STEP_ROW ? trellis_sql_dup_text (statement, 0) : g_strdup ("");

  return step != TRELLIS_STEP_ERROR;
}

/* What the changes since @change were about. A change without anything in it
 * took a name out of the whole file: all is read anew then, and nothing of the
 * old index is left. */
static gboolean
read_topics_since (TrellisStore  *store,
                   gint64         change,
                   TrellisTopic  *topics,
                   gboolean      *is_stale,
                   GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (store, "SELECT changeset FROM change WHERE id > :id ORDER BY id", error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_int (statement, ":id", change);
  while ((step = trellis_sql_step (store, statement, error)) == TRELLIS_STEP_ROW)
    {
      const void *changeset = sqlite3_column_blob (statement, 0);
      int length = sqlite3_column_bytes (statement, 0);
      TrellisTopic about = 0;
      guint n_rows;

      if (length == 0 || !trellis_store_read_changeset (changeset, length, &n_rows, &about))
        *is_stale = TRUE;
      *topics |= about;
    }

  return step == TRELLIS_STEP_DONE;
}

/* Finds out what has to be read again. */
static gboolean
compare_with_file (TrellisSearchIndex  *self,
                   TrellisStore        *store,
                   TrellisTopic        *topics,
                   gboolean            *is_stale,
                   GError             **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *mark = NULL;
  gint64 change;

  *topics = 0;
  *is_stale = TRUE;
  if (sqlite3_prepare_v2 (self->db, "SELECT change, mark FROM seen", -1, &statement, NULL) != SQLITE_OK)
    return fail (self, error);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return TRUE;

  change = sqlite3_column_int64 (statement, 0);
  if (!read_mark (store, change, &mark, error))
    return FALSE;
  *is_stale = g_strcmp0 (mark, trellis_sql_get_text (statement, 1)) != 0;

  return *is_stale || read_topics_since (store, change, topics, is_stale, error);
}

static gboolean
write_seen (TrellisSearchIndex  *self,
            gint64               change,
            const char          *mark,
            GError             **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (sqlite3_prepare_v2 (self->db, "INSERT OR REPLACE INTO seen VALUES (1, :change, :mark)", -1, &statement,
                          NULL) != SQLITE_OK)
    return fail (self, error);
  trellis_sql_bind_int (statement, ":change", change);
  trellis_sql_bind_text (statement, ":mark", mark);

  return sqlite3_step (statement) == SQLITE_DONE || fail (self, error);
}

/* Refreshing ------------------------------------------------------------------ */

/** Refresh: the statements of one refreshing. */
typedef struct
{
  TrellisSearchIndex *index;
  sqlite3_stmt *list;
  sqlite3_stmt *remove;
  sqlite3_stmt *remove_words;
  sqlite3_stmt *add;
  sqlite3_stmt *add_words;
  gboolean has_removed;   /* the words of something that is gone */
} Refresh;

static void
clear_refresh (Refresh *refresh)
{
  sqlite3_finalize (refresh->list);
  sqlite3_finalize (refresh->remove);
  sqlite3_finalize (refresh->remove_words);
  sqlite3_finalize (refresh->add);
  sqlite3_finalize (refresh->add_words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Refresh, clear_refresh)

static gboolean
prepare_refresh (Refresh  *refresh,
                 GError  **error)
{
  const struct
  {
    sqlite3_stmt **statement;
    const char *sql;
  } statements[] = {
    { &refresh->list, "SELECT number, id, urn, title, body FROM entry WHERE kind = :kind" },
    { &refresh->remove, "DELETE FROM entry WHERE number = :number" },
    { &refresh->remove_words, "INSERT INTO word (word, rowid, title, body) VALUES ('delete', :number, :title, :body)" },
    { &refresh->add, "INSERT INTO entry (kind, id, urn, title, body) VALUES (:kind, :id, :urn, :title, :body)" },
    { &refresh->add_words, "INSERT INTO word (rowid, title, body) VALUES (:number, :title, :body)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      if (sqlite3_prepare_v2 (refresh->index->db, statements[i].sql, -1, statements[i].statement, NULL) != SQLITE_OK)
        return fail (refresh->index, error);
    }

  return TRUE;
}

static gboolean
run_again (Refresh       *refresh,
           sqlite3_stmt  *statement,
           GError       **error)
{
  int code = sqlite3_step (statement);

  sqlite3_reset (statement);
  return code == SQLITE_DONE || fail (refresh->index, error);
}

static gboolean
remove_entry (Refresh     *refresh,
              gint64       number,
              const char  *title,
              const char  *body,
              GError     **error)
{
  trellis_sql_bind_int (refresh->remove_words, ":number", number);
  trellis_sql_bind_text (refresh->remove_words, ":title", title);
  trellis_sql_bind_text (refresh->remove_words, ":body", body);
  trellis_sql_bind_int (refresh->remove, ":number", number);

  return run_again (refresh, refresh->remove_words, error) && run_again (refresh, refresh->remove, error);
}

static gboolean
add_entry (Refresh                  *refresh,
           TrellisFoundKind          kind,
           const char               *id,
           const TrellisSearchText  *text,
           GError                  **error)
{
  trellis_sql_bind_int (refresh->add, ":kind", kind);
  trellis_sql_bind_text (refresh->add, ":id", id);
  trellis_sql_bind_text (refresh->add, ":urn", text->urn);
  trellis_sql_bind_text (refresh->add, ":title", text->title);
  trellis_sql_bind_text (refresh->add, ":body", text->body);
  if (!run_again (refresh, refresh->add, error))
    return FALSE;

  trellis_sql_bind_int (refresh->add_words, ":number", sqlite3_last_insert_rowid (refresh->index->db));
  trellis_sql_bind_text (refresh->add_words, ":title", text->title);
  trellis_sql_bind_text (refresh->add_words, ":body", text->body);

  return run_again (refresh, refresh->add_words, error);
}

/* Takes out what the file no longer says so, and leaves in @texts what is to be
 * added. */
static gboolean
remove_what_differs (Refresh           *refresh,
                     TrellisFoundKind   kind,
                     GHashTable        *texts,
                     GError           **error)
{
  int code;

  sqlite3_reset (refresh->list);
  trellis_sql_bind_int (refresh->list, ":kind", kind);
  while ((code = sqlite3_step (refresh->list)) == SQLITE_ROW)
    {
      const char *id = trellis_sql_get_text (refresh->list, 1);
      const char *title = trellis_sql_get_text (refresh->list, 3);
      const char *body = trellis_sql_get_text (refresh->list, 4);
      const TrellisSearchText *text = g_hash_table_lookup (texts, id);

      if (text != NULL && g_str_equal (text->urn, trellis_sql_get_text (refresh->list, 2)) &&
          g_str_equal (text->title, title) && g_str_equal (text->body, body))
        {
          g_hash_table_remove (texts, id);
          continue;
        }
      refresh->has_removed = refresh->has_removed || text == NULL;
      if (!remove_entry (refresh, sqlite3_column_int64 (refresh->list, 0), title, body, error))
        return FALSE;
    }
  sqlite3_reset (refresh->list);

  return code == SQLITE_DONE || fail (refresh->index, error);
}

static gboolean
refresh_kind (Refresh           *refresh,
              TrellisStore      *store,
              TrellisFoundKind   kind,
              GError           **error)
{
  g_autoptr (GHashTable) texts = trellis_search_list_texts (store, kind, error);
  GHashTableIter iter;
  gpointer id, text;

  if (texts == NULL || !remove_what_differs (refresh, kind, texts, error))
    return FALSE;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &id, &text))
    {
      if (!add_entry (refresh, kind, id, text, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_index (TrellisSearchIndex  *self,
             TrellisStore        *store,
             TrellisTopic         topics,
             gboolean             is_stale,
             GError             **error)
{
  g_auto (Refresh) refresh = { .index = self };
  gint64 change = trellis_store_read_last_change (store);
  g_autofree char *mark = NULL;

  if (!read_mark (store, change, &mark, error) || !prepare_refresh (&refresh, error))
    return FALSE;
  if (is_stale && !run (self, "DELETE FROM entry; INSERT INTO word (word) VALUES ('delete-all')", error))
    return FALSE;
  for (guint i = 0; i < TRELLIS_N_FOUND_KINDS; i++)
    {
      if ((is_stale || (topics & trellis_search_get_topics (i)) != 0) && !refresh_kind (&refresh, store, i, error))
        return FALSE;
    }
  /* The words of what was taken out lie in the index until its parts are merged. */
  if (refresh.has_removed && !run (self, "INSERT INTO word (word) VALUES ('optimize')", error))
    return FALSE;

  return write_seen (self, change, mark, error);
}

/* Reads what has changed, and says in @is_broken whether the index itself is to blame
 * where that fails. */
static gboolean
try_refresh (TrellisSearchIndex  *self,
             TrellisStore        *store,
             gboolean            *is_broken,
             GError             **error)
{
  TrellisTopic topics = 0;
  gboolean is_stale = FALSE;
  gboolean is_good;
  int code;

  *is_broken = FALSE;
  if (!open_index (self, error))
    return FALSE;
  is_good = compare_with_file (self, store, &topics, &is_stale, error);
  if (is_good && (is_stale || topics != 0))
    is_good = run (self, "BEGIN IMMEDIATE", error) && write_index (self, store, topics, is_stale, error) &&
              run (self, "COMMIT", error);
  code = sqlite3_errcode (self->db);
  *is_broken = !is_good && (code == SQLITE_CORRUPT || code == SQLITE_NOTADB);
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);

  return is_good;
}

/**
 * trellis_search_index_refresh:
 * @self: an index
 * @store: its trust file, on a connection of this thread
 * @error: return location for a #GError
 *
 * Brings the index up to date with the file, and makes it where there is none
 * or a broken one.
 *
 * Returns: whether it is up to date
 */
gboolean
trellis_search_index_refresh (TrellisSearchIndex  *self,
                              TrellisStore        *store,
                              GError             **error)
{
  gboolean is_broken;
  gboolean is_good;

  /* The file is read at one instant, also while others write. */
  if (!trellis_sql_exec (store, "BEGIN", error))
    return FALSE;
  is_good = try_refresh (self, store, &is_broken, error);
  if (is_broken && self->path != NULL && g_unlink (self->path) == 0)
    {
      g_clear_error (error);
      g_clear_pointer (&self->db, sqlite3_close_v2);
      is_good = try_refresh (self, store, &is_broken, error);
    }
  trellis_sql_exec (store, "ROLLBACK", NULL);
  if (is_good && self->path != NULL)
    utime (self->path, NULL);

  return is_good;
}

/* Finding --------------------------------------------------------------------- */

/* Each word of a text as the beginning of one in the index: all have to be there.
 * A letter or two begin words of nearly everything: alone, they are the beginning
 * of a word in a title, or a whole word, such as a subject's two letters. */
static char *
dup_query (const char *text)
{
  g_autoptr (GString) query = g_string_new (NULL);
  guint n_words = 0;
  guint n_letters = 0;
  gboolean is_in_word = FALSE;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      gboolean belongs = g_unichar_isalnum (letter) || g_unichar_ismark (letter);

      if (belongs && !is_in_word)
        {
          if (++n_words > MOST_WORDS)
            break;
          g_string_append (query, n_words > 1 ? " \"" : "\"");
        }
      n_letters += belongs;
      if (belongs)
        g_string_append_unichar (query, letter);
      else if (is_in_word)
        g_string_append (query, "\"*");
      is_in_word = belongs;
    }
  if (is_in_word)
    g_string_append (query, "\"*");

  if (n_words == 1 && n_letters < FEWEST_LETTERS)
    {
      g_autofree char *beginning = g_strdup (query->str);

      g_string_truncate (query, query->len - 1);
      g_string_prepend (query, " OR ");
      g_string_prepend (query, beginning);
      g_string_prepend (query, "title : ");
    }

  return query->len > 0 ? g_string_free (g_steal_pointer (&query), FALSE) : NULL;
}

/** Place: something that was found, before it is read. */
typedef struct
{
  TrellisFoundKind kind;
  gint64 number;
} Place;

/* The best of each kind, best first, and how many there are of it. */
static gboolean
find_places (TrellisSearchIndex  *self,
             const char          *query,
             guint                n_most,
             GArray              *places,
             guint               *counts,
             GError             **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  if (sqlite3_prepare_v2 (self->db,
                          "SELECT e.kind, e.number FROM word JOIN entry e ON e.number = word.rowid"
                          " WHERE word MATCH :query ORDER BY bm25 (word, " TITLE_WEIGHT ", 1.0), e.number",
                          -1, &statement, NULL) != SQLITE_OK)
    return fail (self, error);
  trellis_sql_bind_text (statement, ":query", query);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      Place place = { (guint) sqlite3_column_int (statement, 0), sqlite3_column_int64 (statement, 1) };

      if ((guint) place.kind < TRELLIS_N_FOUND_KINDS && ++counts[place.kind] <= n_most)
        g_array_append_val (places, place);
    }

  return code == SQLITE_DONE || fail (self, error);
}

/**
 * trellis_search_index_find:
 * @self: an index
 * @text: words, or beginnings of words, that all have to be there
 * @n_most: how many of each kind to list
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a list of #TrellisFound, kind by kind and
 *   the best first in each, empty where @text has no word; or %NULL with @error
 *   set
 */
GListModel *
trellis_search_index_find (TrellisSearchIndex  *self,
                           const char          *text,
                           guint                n_most,
                           GError             **error)
{
  g_autofree char *query = dup_query (text);
  g_autoptr (GListStore) found = g_list_store_new (TRELLIS_TYPE_FOUND);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (sqlite3_stmt) read = NULL;
  guint counts[TRELLIS_N_FOUND_KINDS] = { 0 };

  if (query == NULL)
    return G_LIST_MODEL (g_steal_pointer (&found));
  if (!open_index (self, error) || !find_places (self, query, n_most, places, counts, error))
    return NULL;
  if (sqlite3_prepare_v2 (self->db,
                          "SELECT e.id, e.urn, e.title, snippet (word, 1, char (2), char (3), '…', " WORDS_AROUND ")"
                          " FROM word JOIN entry e ON e.number = word.rowid"
                          " WHERE word MATCH :query AND word.rowid = :number",
                          -1, &read, NULL) != SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }

  trellis_sql_bind_text (read, ":query", query);
  for (guint kind = 0; kind < TRELLIS_N_FOUND_KINDS; kind++)
    {
      for (guint i = 0; i < places->len; i++)
        {
          const Place *place = &g_array_index (places, Place, i);
          g_autoptr (TrellisFound) one = NULL;

          if (place->kind != kind)
            continue;
          trellis_sql_bind_int (read, ":number", place->number);
          if (sqlite3_step (read) == SQLITE_ROW)
            {
              g_autofree char *words = trellis_sql_dup_text (read, 3);

              one = trellis_found_new (kind, trellis_sql_get_text (read, 0), trellis_sql_get_text (read, 1),
                                       trellis_sql_get_text (read, 2), g_strdelimit (words, "\n", ' '));
              one->n_of_kind = counts[kind];
              g_list_store_append (found, one);
            }
          sqlite3_reset (read);
        }
    }

  return G_LIST_MODEL (g_steal_pointer (&found));
}

/**
 * trellis_search_index_clear:
 * @self: an index
 *
 * Lets go of the index; what is kept of it stays.
 */
void
trellis_search_index_clear (TrellisSearchIndex *self)
{
  g_clear_pointer (&self->db, sqlite3_close_v2);
  g_clear_pointer (&self->path, g_free);
}
