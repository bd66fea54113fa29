/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-salvage.h"

#include "trellis-copy-private.h"
#include "trellis-migration.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A damaged file is read table by table, each from both ends by its key until a
 * page does not hold. What lies between is tried by halves, so that every row on
 * an intact page is found; a table without row numbers is read from its ends
 * alone. The damaged file is opened so that nothing can be written to it. */

/* Gaps tried in one table, in case that there is no end to them. */
#define MAX_GAPS 4096

typedef struct
{
  TrellisStore *from;
  TrellisStore *to;
  const char *table;
  GCancellable *cancellable;
  sqlite3_stmt *write;
  guint n_read;
  guint n_saved;
} Reading;

/* Row numbers of which it is not known what is there, both included. */
typedef struct
{
  gint64 low;
  gint64 high;
} Gap;

/* Saves what a query gives until it ends, or a page does not hold; a number after
 * the row's own columns is left in @last. */
static gboolean
save_rows (Reading      *reading,
           sqlite3_stmt *read,
           gint64       *last)
{
  int n_columns = sqlite3_bind_parameter_count (reading->write);
  int code = SQLITE_INTERRUPT;

  while (!g_cancellable_is_cancelled (reading->cancellable) && (code = sqlite3_step (read)) == SQLITE_ROW)
    {
      for (int i = 0; i < n_columns; i++)
        sqlite3_bind_value (reading->write, i + 1, sqlite3_column_value (read, i));
      reading->n_read++;
      if (sqlite3_step (reading->write) == SQLITE_DONE)
        reading->n_saved += sqlite3_changes (reading->to->db);
      sqlite3_reset (reading->write);
      if (last != NULL)
        *last = sqlite3_column_int64 (read, n_columns);
    }

  return code == SQLITE_DONE;
}

/* Reads from one end of a gap and moves that end to where the reading stopped. */
static gboolean
read_gap (Reading    *reading,
          Gap        *gap,
          gboolean    is_backwards)
{
  g_autofree char *sql = g_strdup_printf ("SELECT *, rowid FROM %s WHERE rowid BETWEEN :low AND :high"
                                          " ORDER BY rowid %s",
                                          reading->table, is_backwards ? "DESC" : "ASC");
  g_autoptr (sqlite3_stmt) read = trellis_sql_prepare (reading->from, sql, NULL);
  gint64 last = is_backwards ? gap->high + 1 : gap->low - 1;

  if (read == NULL)
    return FALSE;
  trellis_sql_bind_int (read, ":low", gap->low);
  trellis_sql_bind_int (read, ":high", gap->high);
  if (save_rows (reading, read, &last))
    return TRUE;
  if (is_backwards)
    gap->high = last - 1;
  else
    gap->low = last + 1;

  return FALSE;
}

static gboolean
read_by_number (Reading *reading,
                gint64   n_at_most)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  Gap all = { 1, G_MAXINT64 - 1 };
  gboolean is_whole = read_gap (reading, &all, FALSE);

  if (is_whole)
    return TRUE;
  read_gap (reading, &all, TRUE);
  /* Where the end could not be read either, it is not further than that. */
  all.high = MIN (all.high, all.low + n_at_most);
  g_array_append_val (gaps, all);

  for (guint i = 0; i < gaps->len && i < MAX_GAPS && !g_cancellable_is_cancelled (reading->cancellable); i++)
    {
      Gap gap = g_array_index (gaps, Gap, i);
      gint64 middle = gap.low + (gap.high - gap.low) / 2;
      Gap halves[] = { { gap.low, middle }, { middle + 1, gap.high } };

      for (guint half = 0; gap.low < gap.high && half < G_N_ELEMENTS (halves); half++)
        {
          if (read_gap (reading, &halves[half], FALSE) || read_gap (reading, &halves[half], TRUE))
            continue;
          if (halves[half].low <= halves[half].high)
            g_array_append_val (gaps, halves[half]);
        }
    }

  return FALSE;
}

/* The columns of a table's key, in its order; NULL where it has row numbers. */
static char *
dup_key (TrellisStore *store,
         const char   *table)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  statement = trellis_sql_prepare (store,
                                   "SELECT c.name FROM pragma_table_list (:table) t"
                                   " JOIN pragma_table_info (:table) c WHERE t.schema = 'main' AND t.wr AND c.pk > 0"
                                   " ORDER BY c.pk",
                                   NULL);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":table", table);
  while (trellis_sql_step (store, statement, NULL) == TRELLIS_STEP_ROW)
    g_ptr_array_add (columns, trellis_sql_dup_text (statement, 0));
  if (columns->len == 0)
    return NULL;
  g_ptr_array_add (columns, NULL);

  return g_strjoinv ("\n", (char **) columns->pdata);
}

static gboolean
read_by_key (Reading    *reading,
             const char *key)
{
  g_auto (GStrv) columns = g_strsplit (key, "\n", -1);

  for (int is_backwards = 0; is_backwards < 2; is_backwards++)
    {
      const char *direction = is_backwards ? " DESC" : "";
      g_autofree char *separator = g_strconcat (direction, ", ", NULL);
      g_autofree char *order = g_strjoinv (separator, columns);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY %s%s", reading->table, order, direction);
      g_autoptr (sqlite3_stmt) read = trellis_sql_prepare (reading->from, sql, NULL);

      if (read != NULL && save_rows (reading, read, NULL))
        return TRUE;
    }

  return FALSE;
}

static gboolean
salvage_table (TrellisSalvage  *self,
               TrellisStore    *from,
               TrellisStore    *to,
               const char      *table,
               gint64           n_at_most,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autofree char *key = dup_key (to, table);
  g_autofree char *probe_sql = g_strdup_printf ("SELECT * FROM %s LIMIT 0", table);
  g_autoptr (sqlite3_stmt) probe = trellis_sql_prepare (to, probe_sql, error);
  g_autoptr (sqlite3_stmt) write = NULL;
  g_autoptr (GString) sql = g_string_new (NULL);
  Reading reading = { .from = from, .to = to, .table = table, .cancellable = cancellable };
  gboolean is_whole;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || probe == NULL)
    return FALSE;
  g_string_append_printf (sql, "INSERT OR IGNORE INTO %s", table);
  for (int i = 1; i <= sqlite3_column_count (probe); i++)
    g_string_append_printf (sql, "%s?%d", i == 1 ? " VALUES (" : ", ", i);
  g_string_append_c (sql, ')');
  write = trellis_sql_prepare (to, sql->str, error);
  if (write == NULL)
    return FALSE;

  reading.write = write;
  is_whole = key != NULL ? read_by_key (&reading, key) : read_by_number (&reading, n_at_most);
  self->n_saved += reading.n_saved;
  self->n_refused += reading.n_read - reading.n_saved;
  if (!is_whole)
    g_ptr_array_add (reading.n_read > 0 ? self->partly : self->lost, g_strdup (table));

  return TRUE;
}

static gboolean
count (TrellisStore  *store,
       const char    *sql,
       guint         *n,
       GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (store, sql, error);

  if (statement == NULL || trellis_sql_step (store, statement, error) != TRELLIS_STEP_ROW)
    return FALSE;
  *n = sqlite3_column_int (statement, 0);

  return TRUE;
}

/* A file needs a trust and its scheme to be opened. */
static gboolean
mend_trust (TrellisStore  *to,
            const char    *path,
            GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  guint n = 0;

  if (!count (to,
              "SELECT count (*) FROM scheme s WHERE EXISTS (SELECT 1 FROM scheme_version v WHERE v.scheme_id = s.id)",
              &n, error))
    return FALSE;
  if (n == 0)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED,
                   _("“%s” is damaged where its scheme was, and nothing could be saved. Restore a backup."), name);
      return FALSE;
    }
  statement = trellis_sql_prepare (to,
                                   "INSERT OR IGNORE INTO trust (id, name, scheme_id, year_id)"
                                   " SELECT 1, :name, (SELECT s.id FROM scheme s JOIN scheme_version v"
                                   "  ON v.scheme_id = s.id ORDER BY s.is_parallel, s.id LIMIT 1), :year",
                                   error);
  if (statement == NULL)
    return FALSE;
  {
    g_autofree char *year = trellis_school_year_dup_id_for_day (trellis_clock_get_today ());

    trellis_sql_bind_text (statement, ":name", _("Trust"));
    trellis_sql_bind_text (statement, ":year", year);
  }

  return trellis_sql_run (to, statement, error);
}

/* The step of the schema that a file has taken; the last one where its header
 * does not say. */
static int
find_version (TrellisStore *from)
{
  guint version = 0;

  if (!count (from, "SELECT user_version FROM pragma_user_version", &version, NULL) || version < 1 ||
      version > (guint) trellis_schema_get_version ())
    return trellis_schema_get_version ();

  return (int) version;
}

static gboolean
salvage_all (TrellisSalvage  *self,
             TrellisStore    *from,
             TrellisStore    *to,
             gint64           n_at_most,
             GCancellable    *cancellable,
             GError         **error)
{
  static const char *const others[] = { "change", "draft", "attachment_content" };
  int version = find_version (from);
  const char *table;

  if (!trellis_sql_exec (to, "PRAGMA foreign_keys = OFF", error) || !trellis_schema_begin (to, version, error))
    return FALSE;
  for (guint i = 0; (table = trellis_store_get_recorded_table (i)) != NULL; i++)
    {
      if (trellis_schema_has_table (version, table) &&
          !salvage_table (self, from, to, table, n_at_most, cancellable, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (!salvage_table (self, from, to, others[i], n_at_most, cancellable, error))
        return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         trellis_schema_bring_up_to_date (to, error) && mend_trust (to, from->path, error) &&
         count (to, "SELECT count (*) FROM pragma_foreign_key_check", &self->n_dangling, error) &&
         trellis_sql_exec (to, "COMMIT", error);
}

/**
 * trellis_salvage:
 * @path: a trust file, damaged or not; it is not written to
 * @to_path: where what is saved goes; nothing may stand there yet
 * @cancellable: (nullable): to be asked now and then
 * @error: return location for a #GError
 *
 * Saves into a new file every row that can be read out of a damaged one, its
 * history among them. Any thread may.
 *
 * Returns: (transfer full) (nullable): what was saved; or %NULL with @error set,
 *   and no new file
 */
TrellisSalvage *
trellis_salvage (const char    *path,
                 const char    *to_path,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (TrellisSalvage) self = g_new0 (TrellisSalvage, 1);
  g_autoptr (TrellisStore) from = NULL;
  g_autoptr (TrellisStore) to = NULL;
  g_autofree char *name = g_path_get_basename (to_path);
  g_autofree char *journal = g_strconcat (to_path, "-journal", NULL);
  GStatBuf status;
  int fd;

  self->partly = g_ptr_array_new_with_free_func (g_free);
  self->lost = g_ptr_array_new_with_free_func (g_free);
  from = trellis_store_open_unchecked (path, SQLITE_OPEN_READONLY, error);
  if (from == NULL)
    return NULL;
  fd = g_open (to_path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, _("“%s” cannot be written: %s."), name,
                   g_strerror (errno));
      return NULL;
    }
  g_close (fd, NULL);

  to = trellis_store_open_unchecked (to_path, SQLITE_OPEN_READWRITE, error);
  if (to == NULL || g_stat (path, &status) != 0 ||
      !salvage_all (self, from, to, status.st_size / 16, cancellable, error))
    {
      g_clear_object (&to);
      g_unlink (to_path);
      g_unlink (journal);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * trellis_salvage_dup_summary:
 * @self: what was saved
 *
 * Returns: (transfer full): the same in words, a sentence a line
 */
char *
trellis_salvage_dup_summary (const TrellisSalvage *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%'u row was saved.", "%'u rows were saved.",
                                             self->n_saved),
                          self->n_saved);
  for (guint i = 0; i < self->partly->len; i++)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("A part of the table “%s” could not be read."),
                              (const char *) g_ptr_array_index (self->partly, i));
    }
  for (guint i = 0; i < self->lost->len; i++)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Nothing of the table “%s” could be read."),
                              (const char *) g_ptr_array_index (self->lost, i));
    }
  if (self->n_refused > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE,
                                                 "%'u row could be read and makes no sense; it was left out.",
                                                 "%'u rows could be read and make no sense; they were left out.",
                                                 self->n_refused),
                              self->n_refused);
    }
  if (self->n_dangling > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE,
                                                 "%'u row refers to one that could not be saved.",
                                                 "%'u rows refer to others that could not be saved.",
                                                 self->n_dangling),
                              self->n_dangling);
    }

  return g_string_free (text, FALSE);
}

/**
 * trellis_salvage_free:
 * @self: (nullable) (transfer full): from trellis_salvage()
 */
void
trellis_salvage_free (TrellisSalvage *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->partly);
  g_ptr_array_unref (self->lost);
  g_free (self);
}
