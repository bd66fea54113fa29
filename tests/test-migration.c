/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "crash/file-content.h"
#include "crash/random-edits.h"

#include "trellis-backup.h"
#include "trellis-copy.h"
#include "trellis-salvage.h"
#include "trellis-store-history.h"
#include "trellis-store-merge.h"
#include "trellis-store-schools.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* Files of older programs. trust-step-1.dump was made by the program of the
 * first step, by edits of every kind, with something in every table. */

#define URN "900001"
#define N_DESKS 4
#define PAGE 4096

typedef struct
{
  char *folder;
  char *path;         /* of the first step */
  char *old_path;     /* the same, never opened */
  char *other_path;
  char *bytes;
  gsize length;
} Fixture;

static void
make_old (const char *path)
{
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "fixtures", "trust-step-1.dump", NULL);
  g_autoptr (GError) error = NULL;

  file_content_make (path, dump, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-migration-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->old_path = g_build_filename (fixture->folder, "old.trellis", NULL);
  fixture->other_path = g_build_filename (fixture->folder, "other.trellis", NULL);
  make_old (fixture->path);
  make_old (fixture->old_path);
  g_assert_true (g_file_get_contents (fixture->path, &fixture->bytes, &fixture->length, &error));
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->old_path);
  g_free (fixture->other_path);
  g_free (fixture->bytes);
}

static TrellisStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  TrellisStore *store = trellis_store_open (path, &error);

  g_assert_no_error (error);
  return store;
}

static guint
read_step (const char *path)
{
  return file_content_count_rows (path, "SELECT user_version FROM pragma_user_version");
}

static void
assert_same (const char *path,
             const char *model_path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = file_content_read_as (path, model_path, &error);
  g_autofree char *wanted = NULL;
  g_autofree char *difference = NULL;

  g_assert_no_error (error);
  wanted = file_content_read_as (model_path, model_path, &error);
  g_assert_no_error (error);
  difference = file_content_find_difference (wanted, content);
  g_assert_cmpstr (difference, ==, NULL);
}

static void
assert_untouched (Fixture *fixture)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, length, fixture->bytes, fixture->length);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static char *
read_schema (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  GString *text = g_string_new (NULL);

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", -1,
                                       &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < 4; i++)
        g_string_append_printf (text, "%s ", sqlite3_column_text (statement, i));
      g_string_append_c (text, '\n');
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

/* A table that holds nothing would be no test of what becomes of it. */
static void
test_fixture_is_full (Fixture       *fixture,
                      gconstpointer  unused)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *tables = NULL;
  guint n = 0;

  g_assert_cmpuint (read_step (fixture->path), ==, 1);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1, &tables, NULL), ==,
                   SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (tables, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", name);

      if (file_content_count_rows (fixture->path, sql) == 0)
        g_error ("nothing in %s", name);
      n++;
    }
  sqlite3_finalize (tables);
  sqlite3_close (db);
  g_assert_cmpuint (n, ==, 67);
}

static void
test_migrate (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = open_store (fixture->path);
  g_autoptr (TrellisStore) fresh = NULL;
  g_autoptr (TrellisStore) again = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *schema = NULL;
  g_autofree char *fresh_schema = NULL;
  const char *sentence = trellis_store_get_migration_sentence (store);

  g_assert_nonnull (sentence);
  g_assert_nonnull (strstr (sentence, "t.trellis"));
  g_assert_true (g_str_has_suffix (sentence, "."));

  fresh = random_edits_create_file (fixture->other_path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_step (fixture->path), >, 1);
  g_assert_cmpuint (read_step (fixture->path), ==, read_step (fixture->other_path));
  schema = read_schema (fixture->path);
  fresh_schema = read_schema (fixture->other_path);
  g_assert_cmpstr (schema, ==, fresh_schema);

  assert_same (fixture->path, fixture->old_path);
  g_assert_true (trellis_store_check (store, &findings, &error));
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (file_content_count_rows (fixture->path, "SELECT count (*) FROM draft"), ==, 1);
  g_assert_cmpuint (file_content_count_rows (fixture->path, "SELECT count (*) FROM attachment_content"), ==, 1);
  g_assert_cmpuint (file_content_count_rows (fixture->path, "SELECT sum (length (changeset)) FROM change"), ==,
                    file_content_count_rows (fixture->old_path, "SELECT sum (length (changeset)) FROM change"));
  g_assert_cmpuint (file_content_count_rows (fixture->path, "SELECT count (*) FROM change WHERE kind = 'migration'"), ==,
                    1);

  /* Once is enough. */
  again = open_store (fixture->path);
  g_assert_null (trellis_store_get_migration_sentence (again));
  g_assert_cmpuint (file_content_count_rows (fixture->path, "SELECT count (*) FROM change WHERE kind = 'migration'"), ==,
                    1);
  g_assert_true (trellis_store_set_school_short_name (again, URN, "Elm", &error));
  g_assert_no_error (error);
}

static void
test_backup (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = open_store (fixture->path);
  g_autoptr (GPtrArray) backups = trellis_list_backups (fixture->path, &error);
  g_autofree char *folder = trellis_backup_dup_folder (fixture->path);
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  g_autofree char *folder_of_backup = NULL;
  TrellisBackup *backup;
  gsize length, length_after;

  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_null (backup->problem);
  g_assert_cmpint (backup->reason, ==, TRELLIS_BACKUP_MIGRATION);
  g_assert_cmpuint (backup->n_schools, >, 0);
  g_assert_cmpuint (read_step (backup->path), ==, 1);
  assert_same (backup->path, fixture->old_path);

  /* It is looked into and restored, and stays what it is. */
  g_assert_true (g_file_get_contents (backup->path, &bytes, &length, NULL));
  g_assert_true (trellis_store_set_school_short_name (store, URN, "Elm", &error));
  g_assert_true (trellis_store_restore (store, backup->path, &error));
  g_assert_no_error (error);
  assert_same (fixture->path, fixture->old_path);
  g_assert_true (g_file_get_contents (backup->path, &after, &length_after, NULL));
  g_assert_cmpmem (bytes, length, after, length_after);
  folder_of_backup = trellis_backup_dup_folder (backup->path);
  g_assert_false (g_file_test (folder_of_backup, G_FILE_TEST_EXISTS));

  /* And in the place of a file that is gone. */
  g_clear_object (&store);
  g_unlink (fixture->path);
  g_free (trellis_restore_damaged (fixture->path, backup->path, &error));
  g_assert_no_error (error);
  assert_same (fixture->path, fixture->old_path);
  store = open_store (fixture->path);
}

static void
test_read (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = trellis_store_open_to_read (fixture->path, &error);
  g_autoptr (TrellisStore) other = NULL;
  g_autoptr (GListModel) schools = NULL;
  g_autofree char *folder = trellis_backup_dup_folder (fixture->path);

  g_assert_no_error (error);
  g_assert_true (trellis_store_is_read_only (store));
  g_assert_null (trellis_store_get_migration_sentence (store));
  other = trellis_store_open_again (store, &error);
  g_assert_no_error (error);
  schools = trellis_store_list_schools (other, trellis_day_new (2026, 3, 6), TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (schools), ==,
                    file_content_count_rows (fixture->path, "SELECT count (*) FROM school"));
  g_assert_false (trellis_store_set_school_short_name (store, URN, "Elm", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  assert_untouched (fixture);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  /* A copy that is saved of it is one to edit. */
  g_assert_true (trellis_store_save_copy (store, fixture->other_path, &error));
  g_assert_no_error (error);
  assert_same (fixture->other_path, fixture->old_path);
  g_assert_cmpuint (read_step (fixture->other_path), >, 1);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = open_store (fixture->path);
  g_autoptr (TrellisStore) then = NULL;
  gint64 last_old = file_content_count_rows (fixture->path,
                                             "SELECT max (id) FROM change WHERE schema_version = 1");

  g_assert_false (trellis_store_undo (store, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  for (gint64 id = last_old; id <= last_old + 1; id++)
    {
      g_assert_false (trellis_store_undo_change (store, id, &error));
      g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_clear_error (&error);
    }
  assert_same (fixture->path, fixture->old_path);

  /* What the file said before cannot be shown; just afterwards it can. */
  g_assert_null (trellis_store_open_as_recorded (store, last_old - 1, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (trellis_store_set_school_short_name (store, URN, "Elm", &error));
  then = trellis_store_open_as_recorded (store, last_old + 1, &error);
  g_assert_no_error (error);
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) file = open_store (fixture->path);
  g_autoptr (TrellisStore) copy = NULL;
  g_autoptr (TrellisMerge) merge = NULL;

  /* A copy that nobody edited brings nothing, and stays an old one. */
  merge = trellis_store_preview_merge (file, fixture->old_path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (merge->changes->len, ==, 0);
  g_assert_cmpuint (read_step (fixture->old_path), ==, 1);
  g_clear_pointer (&merge, trellis_merge_free);

  /* One that was edited after it was brought up to date itself does. */
  g_assert_true (g_file_set_contents (fixture->other_path, fixture->bytes, fixture->length, NULL));
  copy = open_store (fixture->other_path);
  g_assert_true (trellis_store_set_school_short_name (copy, URN, "Elm", &error));
  merge = trellis_store_preview_merge (file, fixture->other_path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (merge->changes->len, ==, 1);
  g_assert_true (trellis_store_merge (file, merge, &error));
  g_assert_no_error (error);
  g_clear_pointer (&merge, trellis_merge_free);

  /* One that an older program edited since they parted does not. */
  run_sql (fixture->old_path,
           "INSERT INTO change (made_at, author, kind, sentence, schema_version, changeset)"
           " SELECT made_at + 60, author, kind, sentence, 1, changeset FROM change ORDER BY id LIMIT 1");
  merge = trellis_store_preview_merge (file, fixture->old_path, &error);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "old.trellis"));
  g_assert_null (merge);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = open_store (fixture->path);
  g_autoptr (GListModel) schools = NULL;
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %u", read_step (fixture->path) + 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;

  /* At another desk, while it is open here. */
  run_sql (fixture->path, sql);
  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));
  g_assert_false (trellis_store_set_school_short_name (store, URN, "Elm", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NEWER);
  g_clear_error (&error);
  schools = trellis_store_list_schools (store, trellis_day_new (2026, 3, 6), TRUE, &error);
  g_assert_no_error (error);
  g_clear_object (&store);

  store = trellis_store_open (fixture->path, &error);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "t.trellis"));
  g_assert_null (store);
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
}

static gpointer
open_in_thread (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = trellis_store_open (data, &error);

  if (store == NULL)
    g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_BUSY);

  return GINT_TO_POINTER (store != NULL);
}

/* Several people come in on the morning after an update. */
static void
test_desks (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  GThread *threads[N_DESKS];
  guint n_open = 0, n_old = 0;

  for (guint i = 0; i < N_DESKS; i++)
    threads[i] = g_thread_new ("desk", open_in_thread, fixture->path);
  for (guint i = 0; i < N_DESKS; i++)
    n_open += GPOINTER_TO_INT (g_thread_join (threads[i]));

  g_assert_cmpuint (n_open, >, 0);
  assert_same (fixture->path, fixture->old_path);
  g_assert_cmpuint (file_content_count_rows (fixture->path, "SELECT count (*) FROM change WHERE kind = 'migration'"), ==,
                    1);
  backups = trellis_list_backups (fixture->path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < backups->len; i++)
    n_old += read_step (((TrellisBackup *) g_ptr_array_index (backups, i))->path) == 1;
  g_assert_cmpuint (n_old, >, 0);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisSalvage) salvage = NULL;
  g_autofree char *folder = trellis_backup_dup_folder (fixture->path);

  memset (fixture->bytes + fixture->length / 2 / PAGE * PAGE, 0xff, PAGE);
  g_assert_true (g_file_set_contents (fixture->path, fixture->bytes, fixture->length, NULL));
  store = trellis_store_open (fixture->path, &error);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED);
  g_assert_null (store);
  g_clear_error (&error);
  assert_untouched (fixture);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  /* What is saved of it is a file of today. */
  salvage = trellis_salvage (fixture->path, fixture->other_path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (salvage->n_saved, >, 200);
  g_assert_cmpuint (read_step (fixture->other_path), >, 1);
  store = open_store (fixture->other_path);
  g_assert_null (trellis_store_get_migration_sentence (store));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/migration/fixture-is-full", Fixture, NULL, set_up, test_fixture_is_full, tear_down);
  g_test_add ("/store/migration/migrate", Fixture, NULL, set_up, test_migrate, tear_down);
  g_test_add ("/store/migration/backup", Fixture, NULL, set_up, test_backup, tear_down);
  g_test_add ("/store/migration/read", Fixture, NULL, set_up, test_read, tear_down);
  g_test_add ("/store/migration/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/store/migration/merge", Fixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/store/migration/newer", Fixture, NULL, set_up, test_newer, tear_down);
  g_test_add ("/store/migration/desks", Fixture, NULL, set_up, test_desks, tear_down);
  g_test_add ("/store/migration/damaged", Fixture, NULL, set_up, test_damaged, tear_down);

  return g_test_run ();
}
