/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "file-content.h"
#include "random-edits.h"

#include "trellis-backup.h"
#include "trellis-copy.h"
#include "trellis-note-template.h"
#include "trellis-salvage.h"
#include "trellis-store-checklists.h"
#include "trellis-store-commentary.h"
#include "trellis-store-concerns.h"
#include "trellis-store-documents.h"
#include "trellis-store-facts.h"
#include "trellis-store-judgements.h"
#include "trellis-store-logo.h"
#include "trellis-store-note-template.h"
#include "trellis-store-schools.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY_SECONDS (24 * 60 * 60)
#define N_DESKS 6
#define PAGE 4096

typedef struct
{
  char *folder;
  char *path;
  char *backups;
  TrellisStore *store;
  RandomEdits *edits;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-backup-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->backups = trellis_backup_dup_folder (fixture->path);
  fixture->store = random_edits_create_file (fixture->path, &error);
  g_assert_no_error (error);
  fixture->edits = random_edits_new (fixture->store, 7);
  fixture->edits->n_imported = 10;
  for (guint i = 0; i < 15; i++)
    random_edits_make (fixture->edits, NULL);
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
  g_clear_pointer (&fixture->edits, random_edits_free);
  g_clear_object (&fixture->store);
  g_chmod (fixture->folder, 0700);
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->backups);
}

static char *
back_up (Fixture             *fixture,
         TrellisBackupReason  reason)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;

  g_assert_true (trellis_store_back_up (fixture->store, reason, &path, &error));
  g_assert_no_error (error);
  return path;
}

static void
edit (Fixture    *fixture,
      const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_store_set_school_short_name (fixture->store, "900001", name, &error));
  g_assert_no_error (error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
assert_same (const char *path,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = file_content_read (path, &error);
  g_autofree char *difference = NULL;

  g_assert_no_error (error);
  difference = file_content_find_difference (expected, content);
  g_assert_cmpstr (difference, ==, NULL);
}

static void
test_choose (void)
{
  /* Days before now, the newest first, and which are kept; now is a Friday. */
  static const struct
  {
    int age;
    gboolean is_kept;
  } rows[] = {
    { 0, TRUE }, { 1, TRUE }, { 13, TRUE }, { 14, TRUE },
    { 15, FALSE },  /* Thursday of the week of 14 and 13 days ago */
    { 19, TRUE },   /* Sunday, the last of its week */
    { 20, FALSE }, { 25, FALSE },
    { 26, TRUE }, { 60, TRUE }, { 83, TRUE }, { 85, FALSE }, { 200, FALSE },
  };
  const gint64 now = (gint64) trellis_day_new (2026, 3, 6) * DAY_SECONDS + 12 * 60 * 60;
  gint64 made_at[G_N_ELEMENTS (rows)];
  gboolean is_kept[G_N_ELEMENTS (rows)];
  gint64 old = now - 400 * DAY_SECONDS;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    made_at[i] = now - rows[i].age * DAY_SECONDS;
  trellis_backup_choose (made_at, G_N_ELEMENTS (rows), now, is_kept);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (is_kept[i] != rows[i].is_kept)
        g_error ("of %d days ago: %s", rows[i].age, is_kept[i] ? "kept" : "gone");
    }

  /* The only one is kept, however old. */
  trellis_backup_choose (&old, 1, now, is_kept);
  g_assert_true (is_kept[0]);
}

/* Every third day for four months: those of 14 days and of 12 weeks are left. */
static void
test_thin (Fixture       *fixture,
           gconstpointer  unused)
{
  TrellisDay first = trellis_day_new (2025, 11, 1);
  g_autoptr (GPtrArray) backups = NULL;

  for (TrellisDay day = first; day < first + 120; day += 3)
    {
      g_autofree char *name = g_strdup_printf ("%d", day);
      g_autofree char *path = NULL;

      trellis_clock_set_today (day);
      edit (fixture, name);
      path = back_up (fixture, TRELLIS_BACKUP_DAILY);
      g_assert_nonnull (path);
    }
  trellis_clock_set_today (TRELLIS_DAY_NONE);
  backups = trellis_list_backups (fixture->path, NULL);
  g_assert_cmpuint (backups->len, >=, 5 + 9);
  g_assert_cmpuint (backups->len, <=, 5 + 11);
}

static void
test_once (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *first = back_up (fixture, TRELLIS_BACKUP_IMPORT);
  g_autofree char *again = back_up (fixture, TRELLIS_BACKUP_IMPORT);
  g_autofree char *second = NULL;

  /* The same state is backed up once. */
  g_assert_cmpstr (first, ==, again);
  edit (fixture, "Oak");
  second = back_up (fixture, TRELLIS_BACKUP_IMPORT);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpuint (count_files (fixture->backups), ==, 2);
}

static gpointer
back_up_at_desk (gpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = trellis_store_open (path, &error);

  g_assert_no_error (error);
  g_assert_true (trellis_store_back_up (store, TRELLIS_BACKUP_DAILY, NULL, &error));
  g_assert_no_error (error);
  return NULL;
}

static void
test_desks (Fixture       *fixture,
            gconstpointer  unused)
{
  GThread *desks[N_DESKS];
  g_autofree char *before = file_content_read (fixture->path, NULL);
  g_autofree char *made = NULL;

  for (guint i = 0; i < N_DESKS; i++)
    desks[i] = g_thread_new ("desk", back_up_at_desk, fixture->path);
  for (guint i = 0; i < N_DESKS; i++)
    g_thread_join (desks[i]);
  g_assert_cmpuint (count_files (fixture->backups), ==, 1);
  made = back_up (fixture, TRELLIS_BACKUP_DAILY);
  assert_same (made, before);
}

/* Nothing is left where a backup fails, and the sentence says so. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  /* A file where the folder should be: no permission is needed to be refused. */
  g_assert_true (g_file_set_contents (fixture->backups, "", 0, NULL));
  g_assert_false (trellis_store_back_up (fixture->store, TRELLIS_BACKUP_ASKED, NULL, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED);
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_permissions (Fixture       *fixture,
                  gconstpointer  unused)
{
  static const int modes[] = { 0600, 0640, 0644, 0660, 0666 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *name = g_strdup_printf ("%o", modes[i]);
      g_autofree char *made = NULL;
      GStatBuf file, folder;

      remove_all (fixture->backups);
      g_chmod (fixture->path, modes[i]);
      edit (fixture, name);
      made = back_up (fixture, TRELLIS_BACKUP_ASKED);
      g_assert_cmpint (g_stat (made, &file), ==, 0);
      g_assert_cmpint (g_stat (fixture->backups, &folder), ==, 0);
      g_assert_cmpint (file.st_mode & 0777, ==, modes[i]);
      /* Who cannot read the file can neither list nor enter the folder. */
      g_assert_cmpint (folder.st_mode & 0777 & ~(modes[i] | (modes[i] & 0444) >> 2), ==, 0);
    }
}

static void
test_private (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.trellis", NULL);
  g_autofree char *shared = g_build_filename (fixture->folder, "shared.trellis", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  /* The folder is private, so the new file is; copies are wherever they go. */
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_chmod (fixture->folder, 0755);
  g_assert_true (trellis_store_save_copy (fixture->store, copy, &error));
  g_assert_true (trellis_store_share_copy (fixture->store, shared, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (shared, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *made = back_up (fixture, TRELLIS_BACKUP_ASKED);
  g_autofree char *bad = g_build_filename (fixture->backups, "2020-01-01T090000Z-daily.trellis", NULL);
  g_autofree char *stranger = g_build_filename (fixture->backups, "2020-13-01T090000Z-daily.trellis", NULL);
  TrellisBackup *backup;

  g_assert_true (g_file_set_contents (bad, "noise", -1, NULL));
  g_assert_true (g_file_set_contents (stranger, "noise", -1, NULL));
  backups = trellis_list_backups (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 2);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (backup->path, ==, made);
  g_assert_null (backup->problem);
  g_assert_cmpuint (backup->n_schools, ==, file_content_count_rows (fixture->path, "SELECT count (*) FROM school"));
  g_assert_cmpuint (backup->n_judgements, ==,
                    file_content_count_rows (fixture->path, "SELECT count (*) FROM judgement"));
  g_assert_cmpuint (backup->n_schools, >, 0);
  g_assert_cmpstr (backup->last_sentence, !=, "");
  backup = g_ptr_array_index (backups, 1);
  g_assert_nonnull (backup->problem);
}

static void
test_restore (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *start = file_content_read (fixture->path, NULL);
  g_autofree char *made = back_up (fixture, TRELLIS_BACKUP_ASKED);
  g_autofree char *changed = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  TrellisBackup *kept;

  for (guint i = 0; i < 60; i++)
    random_edits_make (fixture->edits, NULL);
  edit (fixture, "Changed since");
  changed = file_content_read (fixture->path, NULL);
  g_assert_cmpstr (start, !=, changed);

  g_assert_true (trellis_store_restore (fixture->store, made, &error));
  g_assert_no_error (error);
  assert_same (fixture->path, start);
  g_assert_true (trellis_store_check (fixture->store, &findings, &error));

  /* What the file said before is a backup, and comes back by undo. */
  backups = trellis_list_backups (fixture->path, NULL);
  kept = g_ptr_array_index (backups, 0);
  g_assert_cmpint (kept->reason, ==, TRELLIS_BACKUP_RESTORE);
  assert_same (kept->path, changed);
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_same (fixture->path, changed);
}

static void
test_restore_bad (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made = back_up (fixture, TRELLIS_BACKUP_ASKED);
  g_autofree char *before = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  edit (fixture, "Later");
  before = file_content_read (fixture->path, NULL);
  g_assert_true (g_file_get_contents (made, &bytes, &length, NULL));
  memset (bytes + 40 * PAGE, 0x5a, PAGE * 8);
  g_assert_true (g_file_set_contents (made, bytes, length, NULL));
  g_assert_false (trellis_store_restore (fixture->store, made, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED);
  assert_same (fixture->path, before);
}

static void
test_restore_damaged (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *start = file_content_read (fixture->path, NULL);
  g_autofree char *made = back_up (fixture, TRELLIS_BACKUP_ASKED);
  g_autofree char *kept = NULL;
  g_autofree char *kept_bytes = NULL;

  g_clear_pointer (&fixture->edits, random_edits_free);
  g_clear_object (&fixture->store);
  g_assert_true (g_file_set_contents (fixture->path, "noise", -1, NULL));
  kept = trellis_restore_damaged (fixture->path, made, &error);
  g_assert_no_error (error);
  assert_same (fixture->path, start);
  g_assert_true (g_file_get_contents (kept, &kept_bytes, NULL, NULL));
  g_assert_cmpstr (kept_bytes, ==, "noise");
}

static void
test_save_copy (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "copy.trellis", NULL);
  g_autofree char *before = file_content_read (fixture->path, NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.trellis", NULL);

  g_assert_true (trellis_store_save_copy (fixture->store, path, &error));
  g_assert_no_error (error);
  assert_same (path, before);
  g_assert_cmpuint (file_content_count_rows (path, "SELECT max (id) FROM change"), ==,
                    file_content_count_rows (fixture->path, "SELECT max (id) FROM change"));

  /* Never over the file itself, by whatever name. */
  g_assert_false (trellis_store_save_copy (fixture->store, fixture->path, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (trellis_store_save_copy (fixture->store, "/no/such/folder/copy.trellis", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED);
}

static gboolean
contains (const char *bytes,
          gsize       length,
          const char *text)
{
  gsize n = strlen (text);

  for (gsize i = 0; i + n <= length; i++)
    {
      if (memcmp (bytes + i, text, n) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Words of every other kind that people write about a school and for the trust alone. */
static void
write_words (TrellisStore *store,
             const char   *judgement_id)
{
  static const guint8 picture[] = "\x89PNG\r\n\x1a\nSECRET-LOGO";
  static const char *const items[] = { "SECRET-ITEM", "Bank details", NULL };
  TrellisDay today = trellis_store_get_today (store);
  g_autoptr (GBytes) logo = g_bytes_new_static (picture, sizeof picture - 1);
  g_autoptr (TrellisDocument) document = trellis_document_new ("900001", "", "SECRET-DOCUMENT", "2025-26");
  g_autoptr (GPtrArray) asks = trellis_note_template_new_usual ();
  g_autoptr (GPtrArray) concerns = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  id = trellis_store_raise_concern (store, "900001", "SECRET-CONCERN", "SECRET-RAISER", "The chair", today, &error);
  g_assert_no_error (error);
  concerns = trellis_store_list_concerns (store, "900001", today, &error);
  g_assert_no_error (error);
  trellis_store_follow_concern (store, g_ptr_array_index (concerns, 0), "SECRET-STEP", today, FALSE, &error);
  g_assert_no_error (error);
  document->received_on = document->assured_on = today;
  g_free (document->assured_by);
  document->assured_by = g_strdup ("SECRET-ASSURER");
  trellis_store_set_document (store, document, &error);
  g_assert_no_error (error);
  trellis_store_set_fact (store, "900001", TRELLIS_FACT_RISK, "SECRET-FACT", today, &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_begin_change (store, "checklist", "900001", "Open a checklist", &error) &&
                 trellis_store_end_change (store, trellis_store_open_checklist (store, "900001", "new-headteacher",
                                                                                today, items, &error),
                                           &error));
  trellis_store_write_commentary (store, "board-pack", today, "SECRET-COMMENTARY", &error);
  g_assert_no_error (error);
  trellis_store_add_evidence (store, judgement_id, "SECRET-EVIDENCE", today, &error);
  g_assert_no_error (error);
  g_ptr_array_add (asks, trellis_note_ask_new ("more", "SECRET-TITLE", ""));
  trellis_store_set_note_template (store, asks, &error);
  g_assert_no_error (error);
  trellis_store_set_logo (store, logo, &error);
  g_assert_no_error (error);
}

/* Every text that must stay, searched byte for byte. */
static void
test_share_copy (Fixture       *fixture,
                 gconstpointer  unused)
{
  static const char *const secrets[] = {
    "SECRET-NARRATIVE", "SECRET-SHORT", "SECRET-CONCERN", "SECRET-STEP", "SECRET-RAISER", "SECRET-DOCUMENT",
    "SECRET-ASSURER", "SECRET-FACT", "SECRET-ITEM", "SECRET-COMMENTARY", "SECRET-EVIDENCE", "SECRET-TITLE",
    "SECRET-LOGO",
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "shared.trellis", NULL);
  g_autofree char *id = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *original = NULL;
  g_autoptr (TrellisStore) copy = NULL;
  gsize length, original_length;

  id = trellis_store_judge (fixture->store, "900001", "leaders", "2", trellis_store_get_today (fixture->store),
                            TRELLIS_SOURCE_ADVISER, "SECRET-NARRATIVE", &error);
  if (id == NULL)
    g_error ("%s", error->message);
  /* In the file's past alone: its history has it, and perhaps a page that is free. */
  edit (fixture, "SECRET-SHORT");
  edit (fixture, "Oak");
  write_words (fixture->store, id);

  g_assert_true (trellis_store_share_copy (fixture->store, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &original, &original_length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_assert_true (contains (original, original_length, secrets[i]));
      if (contains (bytes, length, secrets[i]))
        g_error ("the copy has %s", secrets[i]);
    }

  /* It is a trust file, sound, with the levels and without a history. */
  copy = trellis_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file_content_count_rows (path, "SELECT count (*) FROM change"), ==, 0);
  g_assert_cmpuint (file_content_count_rows (path, "SELECT count (*) FROM judgement"), ==,
                    file_content_count_rows (fixture->path, "SELECT count (*) FROM judgement"));
  g_assert_cmpuint (file_content_count_rows (path, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpuint (file_content_count_rows (path, "SELECT (SELECT count (*) FROM concern)"
                                                   " + (SELECT count (*) FROM concern_step)"
                                                   " + (SELECT count (*) FROM document)"
                                                   " + (SELECT count (*) FROM school_fact)"
                                                   " + (SELECT count (*) FROM checklist)"
                                                   " + (SELECT count (*) FROM checklist_item)"
                                                   " + (SELECT count (*) FROM commentary)"
                                                   " + (SELECT count (*) FROM evidence)"
                                                   " + (SELECT count (*) FROM note_template)"
                                                   " + (SELECT count (*) FROM attachment)"
                                                   " + (SELECT count (*) FROM attachment_content)"), ==, 0);
}

static void
test_salvage_sound (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *to = g_build_filename (fixture->folder, "salvaged.trellis", NULL);
  g_autofree char *start = file_content_read (fixture->path, NULL);
  g_autoptr (TrellisSalvage) salvage = trellis_salvage (fixture->path, to, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (salvage->partly->len + salvage->lost->len + salvage->n_refused + salvage->n_dangling, ==, 0);
  assert_same (to, start);
  g_assert_cmpuint (file_content_count_rows (to, "SELECT count (*) FROM change"), ==,
                    file_content_count_rows (fixture->path, "SELECT count (*) FROM change"));
}

/* One leaf in the middle of the history is gone, and not a row besides. */
static void
test_salvage_damaged (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *to = g_build_filename (fixture->folder, "salvaged.trellis", NULL);
  g_autofree char *start = file_content_read (fixture->path, NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  g_autoptr (TrellisSalvage) salvage = NULL;
  gsize length;
  guint n_rows, page, n_cells;

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      edit (fixture, name);
    }
  g_clear_pointer (&start, g_free);
  start = file_content_read (fixture->path, NULL);
  n_rows = file_content_count_rows (fixture->path, "SELECT count (*) FROM change");
  page = file_content_count_rows (fixture->path,
                                  "SELECT pageno FROM dbstat WHERE name = 'change' AND pagetype = 'leaf'"
                                  " ORDER BY path LIMIT 1 OFFSET 4");
  n_cells = file_content_count_rows (fixture->path,
                                     "SELECT ncell FROM dbstat WHERE name = 'change' AND pagetype = 'leaf'"
                                     " ORDER BY path LIMIT 1 OFFSET 4");
  g_assert_cmpuint (page, >, 1);
  g_clear_pointer (&fixture->edits, random_edits_free);
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  memset (bytes + (gsize) (page - 1) * PAGE, 0, PAGE);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));

  salvage = trellis_salvage (fixture->path, to, NULL, &error);
  g_assert_no_error (error);
  assert_same (to, start);
  g_assert_cmpuint (file_content_count_rows (to, "SELECT count (*) FROM change"), ==, n_rows - n_cells);
  g_assert_cmpuint (salvage->partly->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (salvage->partly, 0), ==, "change");
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpint (memcmp (bytes, after, length), ==, 0);
}

static void
test_salvage_noise (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *to = g_build_filename (fixture->folder, "salvaged.trellis", NULL);

  g_clear_pointer (&fixture->edits, random_edits_free);
  g_clear_object (&fixture->store);
  g_assert_true (g_file_set_contents (fixture->path, "noise", -1, NULL));
  g_assert_null (trellis_salvage (fixture->path, to, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (to, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/backup/choose", test_choose);
  g_test_add ("/backup/thin", Fixture, NULL, set_up, test_thin, tear_down);
  g_test_add ("/backup/once", Fixture, NULL, set_up, test_once, tear_down);
  g_test_add ("/backup/desks", Fixture, NULL, set_up, test_desks, tear_down);
  g_test_add ("/backup/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/backup/permissions", Fixture, NULL, set_up, test_permissions, tear_down);
  g_test_add ("/backup/private", Fixture, NULL, set_up, test_private, tear_down);
  g_test_add ("/backup/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/backup/restore", Fixture, NULL, set_up, test_restore, tear_down);
  g_test_add ("/backup/restore-bad", Fixture, NULL, set_up, test_restore_bad, tear_down);
  g_test_add ("/backup/restore-damaged", Fixture, NULL, set_up, test_restore_damaged, tear_down);
  g_test_add ("/copy/save", Fixture, NULL, set_up, test_save_copy, tear_down);
  g_test_add ("/copy/share", Fixture, NULL, set_up, test_share_copy, tear_down);
  g_test_add ("/salvage/sound", Fixture, NULL, set_up, test_salvage_sound, tear_down);
  g_test_add ("/salvage/damaged", Fixture, NULL, set_up, test_salvage_damaged, tear_down);
  g_test_add ("/salvage/noise", Fixture, NULL, set_up, test_salvage_noise, tear_down);

  return g_test_run ();
}
