/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fault-vfs.h"
#include "file-content.h"
#include "random-edits.h"

#include "trellis-backup.h"
#include "trellis-store-import.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>
#include <string.h>

/* Each operation of the disk fails once, one after the other, and lastingly,
 * through all that the store does with a file. What it says then is one
 * sentence; the file holds all of the edit or nothing of it, as the store said;
 * and the same edit can be made again once the disk is well. Of many operations
 * of a kind, such as reads, the short form skips more the later they come;
 * TRELLIS_ALL_FAULTS=1 skips none. */

#define N_SCHOOLS 120

typedef struct
{
  char *folder;
  char *path;
  char *bytes;           /* of the file before */
  gsize length;
  TrellisStore *store;
  guint n_faults;
  guint n_refused;
  guint n_cured;         /* it was done all the same */
  guint n_kept;          /* refused, and made afterwards without being asked for again */
} Fixture;

typedef struct
{
  const char *name;
  gboolean has_store;    /* open before the disk fails */
  gboolean (*run) (Fixture *fixture, GError **error);
} Operation;

static gboolean
run_create (Fixture  *fixture,
            GError  **error)
{
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", error);

  g_clear_object (&fixture->store);
  g_unlink (fixture->path);
  if (scheme != NULL)
    fixture->store = trellis_store_create (fixture->path, "Harbour Trust", scheme, "2025-26", error);
  return fixture->store != NULL;
}

static gboolean
run_open (Fixture  *fixture,
          GError  **error)
{
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (TrellisMatrix) matrix = NULL;

  g_clear_object (&fixture->store);
  fixture->store = trellis_store_open (fixture->path, error);
  if (fixture->store == NULL)
    return FALSE;
  schools = trellis_store_list_schools (fixture->store, trellis_day_new (2026, 3, 6), TRUE, error);
  if (schools == NULL)
    return FALSE;
  matrix = trellis_store_read_matrix (fixture->store, schools, trellis_day_new (2026, 3, 6), TRELLIS_DAY_NONE,
                                      TRELLIS_SOURCE_AGREED, error);
  return matrix != NULL && trellis_store_check (fixture->store, &findings, error);
}

static gboolean
run_edit (Fixture  *fixture,
          GError  **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme (fixture->store, error);
  TrellisAspect *aspect;
  TrellisLevel *level;
  g_autofree char *id = NULL;

  if (scheme == NULL)
    return FALSE;
  aspect = g_ptr_array_index (scheme->aspects, 0);
  level = g_ptr_array_index (aspect->levels != NULL ? aspect->levels : scheme->levels, 0);
  id = trellis_store_judge (fixture->store, "900001", aspect->id, level->id, trellis_day_new (2026, 3, 2),
                            TRELLIS_SOURCE_AGREED, "Seen in books.", error);
  return id != NULL;
}

static gboolean
run_import (Fixture  *fixture,
            GError  **error)
{
  TrellisSchoolImport *import;
  gboolean is_good = TRUE;

  import = trellis_school_import_begin (fixture->store, "Import schools", trellis_day_new (2026, 3, 2), error);
  if (import == NULL)
    return FALSE;
  for (guint i = 0; is_good && i < N_SCHOOLS; i++)
    {
      g_autofree char *urn = g_strdup_printf ("8%05u", i);
      TrellisSchoolRecord record = {
        .urn = urn, .name = "A school of a long name indeed", .phase = "primary", .status = "open", .kind = "",
        .kind_group = "", .la_code = "", .la_name = "", .establishment_number = "", .gender = "",
        .religious_character = "", .diocese = "", .trust_uid = "", .trust_name = "", .federation_code = "",
        .federation_name = "", .street = "The Long Street on the Hill", .locality = "", .town = "", .county = "",
        .postcode = "", .website = "", .phone = "", .head_name = "", .head_title = "",
      };

      is_good = trellis_school_import_add (import, &record, error) &&
                trellis_school_import_put_federation (import, urn, "F1", "A federation", error);
    }
  return trellis_school_import_end (import, is_good, error);
}

static gboolean
run_undo (Fixture  *fixture,
          GError  **error)
{
  return trellis_store_undo (fixture->store, error);
}

static gboolean
run_redo (Fixture  *fixture,
          GError  **error)
{
  return trellis_store_redo (fixture->store, error);
}

static gboolean
run_back_up (Fixture  *fixture,
             GError  **error)
{
  return trellis_store_back_up (fixture->store, TRELLIS_BACKUP_ASKED, NULL, error);
}

/* Opens a file of an older program, which brings it up to date. */
static gboolean
run_migrate (Fixture  *fixture,
             GError  **error)
{
  g_clear_object (&fixture->store);
  fixture->store = trellis_store_open (fixture->path, error);
  return fixture->store != NULL;
}

/* Puts back the oldest backup: what the file said before the import. */
static gboolean
run_restore (Fixture  *fixture,
             GError  **error)
{
  g_autoptr (GPtrArray) backups = trellis_list_backups (fixture->path, error);
  TrellisBackup *backup;

  if (backups == NULL)
    return FALSE;
  backup = g_ptr_array_index (backups, backups->len - 1);

  return trellis_store_restore (fixture->store, backup->path, error);
}

static void
assert_sentence (const char   *message,
                 const char   *what)
{
  if (*message == '\0' || strchr (message, '\n') != NULL || !g_str_has_suffix (message, "."))
    g_error ("%s: not a sentence: “%s”", what, message);
}

/* A file that is deleted or replaced while it is open: what is edited then would
 * go to a file that nobody can open again. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.trellis", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = NULL;

  g_assert_true (run_edit (fixture, &error));
  before = file_content_read (fixture->path, &error);
  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (run_edit (fixture, &error));
      g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_MOVED);
      assert_sentence (error->message, "a moved file");
      g_clear_error (&error);
      g_assert_false (trellis_store_undo (fixture->store, &error));
      g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_MOVED);
      g_clear_error (&error);
      if (i == 0)
        g_assert_true (g_file_set_contents (fixture->path, fixture->bytes, fixture->length, &error));
    }
  after = file_content_read (other, &error);
  g_assert_cmpstr (before, ==, after);

  /* What is open can still be read, and edited once the file is back. */
  schools = trellis_store_list_schools (fixture->store, trellis_day_new (2026, 3, 6), TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (schools), ==, 6);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  g_assert_true (run_edit (fixture, &error));
}

static const Operation create_operation = { "create", FALSE, run_create };
static const Operation open_operation = { "open", FALSE, run_open };
static const Operation edit_operation = { "edit", TRUE, run_edit };
static const Operation import_operation = { "import", TRUE, run_import };
static const Operation back_up_operation = { "back up", TRUE, run_back_up };
static const Operation restore_operation = { "restore", TRUE, run_restore };
static const Operation migrate_operation = { "migrate", FALSE, run_migrate };
static const Operation undo_operation = { "undo", TRUE, run_undo };
static const Operation redo_operation = { "redo", TRUE, run_redo };

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-faults-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = random_edits_create_file (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &fixture->bytes, &fixture->length, &error));
}

static void
set_up_old (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "fixtures", "trust-step-1.dump", NULL);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-faults-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  file_content_make (fixture->path, dump, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &fixture->bytes, &fixture->length, &error));
}

static void
remove_journal (Fixture *fixture)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_unlink (journal);
}

/* Returns how many files there were. */
static guint
remove_backups (Fixture *fixture)
{
  g_autofree char *folder = trellis_backup_dup_folder (fixture->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n += g_unlink (path) == 0;
    }
  g_rmdir (folder);

  return n;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_test_message ("%u faults: %u refused in a sentence, %u cured; %u edits kept and made afterwards", fixture->n_faults,
                  fixture->n_refused, fixture->n_cured, fixture->n_kept);
  g_clear_object (&fixture->store);
  g_unlink (fixture->path);
  remove_journal (fixture);
  remove_backups (fixture);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->bytes);
}

/* The file as it was, and the store that has just made the edits before. */
static void
begin_anew (Fixture         *fixture,
            const Operation *operation)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  /* Written over without a copy, a longer file would keep its tail. */
  g_unlink (fixture->path);
  g_assert_true (g_file_set_contents_full (fixture->path, fixture->bytes, fixture->length, G_FILE_SET_CONTENTS_NONE,
                                           0600, &error));
  remove_journal (fixture);
  remove_backups (fixture);
  if (!operation->has_store)
    return;
  fixture->store = trellis_store_open (fixture->path, &error);
  g_assert_no_error (error);
  trellis_store_seed_ids (fixture->store, 1);
  if (operation->run == run_restore)
    g_assert_true (run_back_up (fixture, &error) && run_import (fixture, &error));
  if (operation->run != run_undo && operation->run != run_redo)
    return;
  g_assert_true (run_import (fixture, &error));
  if (operation->run == run_redo)
    g_assert_true (trellis_store_undo (fixture->store, &error));
}

/* Reads what the file holds by now, after its journal was rolled back, and
 * checks it. */
static char *
read_and_check (Fixture    *fixture,
                const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = trellis_store_open (fixture->path, &error);
  g_autoptr (GPtrArray) findings = NULL;
  char *content;

  if (store == NULL)
    g_error ("%s: the file cannot be opened afterwards: %s", what, error->message);
  g_assert_true (trellis_store_check (store, &findings, &error));
  if (findings->len > 0)
    g_error ("%s: %s", what, (char *) g_ptr_array_index (findings, 0));
  content = file_content_read (fixture->path, &error);
  g_assert_no_error (error);

  return content;
}

static void
assert_content (const char *content,
                const char *wanted,
                const char *what)
{
  g_autofree char *difference = file_content_find_difference (content, wanted);

  if (difference != NULL)
    g_error ("%s: %s", what, difference);
}

static guint
read_step (Fixture *fixture)
{
  return file_content_count_rows (fixture->path, "SELECT user_version FROM pragma_user_version");
}

/* A file that could not be brought up to date is the old one still, to the last
 * bit of its content; or the new one, where only reading it failed afterwards.
 * What was there before is among the backups in either case that wrote. */
static void
check_migrated (Fixture    *fixture,
                gboolean    is_done,
                const char *before,
                const char *after,
                const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = file_content_read (fixture->path, &error);
  guint step = read_step (fixture);

  g_assert_no_error (error);
  if (is_done && step == 1)
    g_error ("%s: the file opened and is the old one", what);
  assert_content (content, step == 1 ? before : after, what);
  if (step > 1)
    {
      g_autoptr (GPtrArray) backups = trellis_list_backups (fixture->path, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (backups->len, ==, 1);
      g_assert_null (((TrellisBackup *) g_ptr_array_index (backups, 0))->problem);
    }
}

/* Lets the nth operation of a kind fail. FALSE: there is no nth one. */
static gboolean
try_fault (Fixture         *fixture,
           const Operation *operation,
           Fault            fault,
           guint            nth,
           gboolean         is_lasting,
           const char      *before,
           const char      *after)
{
  g_autofree char *what = g_strdup_printf ("%s, %s %u%s", operation->name, fault_get_name (fault), nth,
                                           is_lasting ? " and all later" : "");
  g_autofree char *content = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  begin_anew (fixture, operation);
  fault_vfs_arm (fault, nth, is_lasting);
  is_done = operation->run (fixture, &error);
  if (fault_vfs_disarm () == 0)
    return FALSE;
  fixture->n_faults++;
  g_assert_true (is_done == (error == NULL));
  if (is_done)
    {
      fixture->n_cured++;
    }
  else
    {
      fixture->n_refused++;
      assert_sentence (error->message, what);
    }

  if (operation->run == run_create)
    {
      g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

      /* A file that could not be made is not left behind, nor is a journal,
       * which would be taken for that of the next file there. */
      if (!is_done)
        {
          if (g_file_test (fixture->path, G_FILE_TEST_EXISTS) || g_file_test (journal, G_FILE_TEST_EXISTS))
            g_error ("%s: something is left behind", what);
          return TRUE;
        }
    }
  /* A backup that failed leaves nothing; in particular nothing that looks like one. */
  if (operation->run == run_back_up && !is_done && remove_backups (fixture) > 0)
    g_error ("%s: something is left behind", what);
  if (operation->run == run_migrate)
    {
      check_migrated (fixture, is_done, before, after, what);
      content = read_and_check (fixture, what);
      assert_content (content, after, what);
      return TRUE;
    }
  content = read_and_check (fixture, what);
  assert_content (content, is_done ? after : before, what);
  if (is_done || !operation->has_store)
    return TRUE;

  g_clear_error (&error);
  trellis_store_seed_ids (fixture->store, 1);
  if (trellis_store_get_unsaved_sentence (fixture->store) != NULL)
    {
      fixture->n_kept++;
      if (!trellis_store_save_unsaved (fixture->store, fixture->store, &error))
        g_error ("%s: what was kept cannot be made: %s", what, error->message);
      g_assert_null (trellis_store_get_unsaved_sentence (fixture->store));
    }
  else if (!operation->run (fixture, &error))
    g_error ("%s: cannot be made again: %s", what, error->message);
  again = read_and_check (fixture, what);
  assert_content (again, after, what);
  return TRUE;
}

static void
test_sweep (Fixture       *fixture,
            gconstpointer  data)
{
  const Operation *operation = data;
  gboolean is_short = g_getenv ("TRELLIS_ALL_FAULTS") == NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  begin_anew (fixture, operation);
  before = file_content_read (fixture->path, &error);
  g_assert_true (operation->run (fixture, &error));
  after = read_and_check (fixture, operation->name);

  for (Fault fault = 0; fault < N_FAULTS; fault++)
    {
      for (guint lasting = 0; lasting < 2; lasting++)
        {
          for (guint nth = 1; try_fault (fixture, operation, fault, nth, lasting == 1, before, after);
               nth += is_short ? 1 + nth / (operation->run == run_migrate ? 2 : 5) : 1)
            continue;
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install (FALSE);

  g_test_add ("/safety/faults/create", Fixture, &create_operation, set_up, test_sweep, tear_down);
  g_test_add ("/safety/faults/open", Fixture, &open_operation, set_up, test_sweep, tear_down);
  g_test_add ("/safety/faults/edit", Fixture, &edit_operation, set_up, test_sweep, tear_down);
  g_test_add ("/safety/faults/import", Fixture, &import_operation, set_up, test_sweep, tear_down);
  g_test_add ("/safety/faults/undo", Fixture, &undo_operation, set_up, test_sweep, tear_down);
  g_test_add ("/safety/faults/redo", Fixture, &redo_operation, set_up, test_sweep, tear_down);

  g_test_add ("/safety/faults/back-up", Fixture, &back_up_operation, set_up, test_sweep, tear_down);
  g_test_add ("/safety/faults/restore", Fixture, &restore_operation, set_up, test_sweep, tear_down);
  g_test_add ("/safety/faults/migrate", Fixture, &migrate_operation, set_up_old, test_sweep, tear_down);
  g_test_add ("/safety/faults/moved", Fixture, NULL, set_up, test_moved, tear_down);

  return g_test_run ();
}
