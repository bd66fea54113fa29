/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "random-edits.h"
#include "read-all.h"

#include "trellis-salvage.h"
#include "trellis-store-schools.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* Trust files with bytes flipped, cut off, zeroed and swapped, and files that
 * someone filled with what does harm elsewhere: none of them crashes a reader,
 * none is written to, and what is wrong is said. Of every eighth what can be read
 * is salvaged. TRELLIS_DAMAGED=10000 tries so many. */

#define DAMAGED 200
#define PAGE 4096

typedef struct
{
  char *folder;
  char *path;
  char *bytes;           /* of a sound file */
  gsize length;
  GRand *rand;
  guint n_files;
  guint n_refused;       /* not opened, with a sentence */
  guint n_partly;        /* opened; some of it could not be read */
  guint n_not_written;   /* opened; found damaged before the first edit */
  guint n_salvaged;      /* of those tried */
  guint n_not_salvaged;
  guint n_whole;         /* salvaged with every row of the sound file */
  guint64 n_rows;        /* saved, of all that were salvaged */
} Fixture;

static guint
get_number (const char *name,
            guint       otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (RandomEdits) edits = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-damage-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->rand = g_rand_new_with_seed (get_number ("TRELLIS_SEED", 1));
  store = random_edits_create_file (fixture->path, &error);
  g_assert_no_error (error);
  edits = random_edits_new (store, 5);
  edits->n_imported = 10;
  for (guint i = 0; i < 120; i++)
    random_edits_make (edits, NULL);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (fixture->path, &fixture->bytes, &fixture->length, &error));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_test_message ("%u files: %u refused, %u read in part, %u found damaged before an edit", fixture->n_files,
                  fixture->n_refused, fixture->n_partly, fixture->n_not_written);
  if (fixture->n_salvaged + fixture->n_not_salvaged > 0)
    g_test_message ("%u files salvaged, %u of them whole, with %" G_GUINT64_FORMAT " rows; of %u nothing could be "
                    "saved", fixture->n_salvaged, fixture->n_whole, fixture->n_rows, fixture->n_not_salvaged);
  g_unlink (fixture->path);
  g_unlink (journal);
  g_rmdir (fixture->folder);
  g_rand_free (fixture->rand);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->bytes);
}

static void
write_file (Fixture    *fixture,
            const char *bytes,
            gsize       length)
{
  g_autoptr (GError) error = NULL;

  /* Written over without a copy, a longer file would keep its tail. */
  g_unlink (fixture->path);
  g_file_set_contents_full (fixture->path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Reads all of the file that can be read. It must not differ afterwards; then
 * an edit is tried, which a file whose damage shows refuses, leaving it alone. */
static void
try_file (Fixture    *fixture,
          const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length, after_length;
  guint n_errors;

  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, &error));
  fixture->n_files++;
  store = trellis_store_open (fixture->path, &error);
  if (g_test_verbose ())
    g_test_message ("%s: %s", what, error != NULL ? error->message : "opened");
  if (store == NULL)
    {
      if (*error->message == '\0' || strchr (error->message, '\n') != NULL ||
          !g_utf8_validate (error->message, -1, NULL))
        g_error ("%s: not a sentence: “%s”", what, error->message);
      fixture->n_refused++;
    }
  else
    {
      n_errors = read_all (store);
      fixture->n_partly += n_errors > 0;
    }

  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  if (before_length != after_length || memcmp (before, after, before_length) != 0)
    g_error ("%s: the file was written to", what);
  if (store == NULL)
    return;

  g_clear_pointer (&after, g_free);
  if (trellis_store_set_school_short_name (store, "900001", "Short", &error))
    {
      g_autoptr (GPtrArray) findings = NULL;

      if (fixture->n_files % 4 == 0)
        trellis_store_undo (store, NULL);
      trellis_store_check (store, &findings, NULL);
      return;
    }
  g_assert_nonnull (error);
  if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED))
    {
      fixture->n_not_written++;
      g_clear_object (&store);
      g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
      if (before_length != after_length || memcmp (before, after, before_length) != 0)
        g_error ("%s: a damaged file was written to", what);
    }
}

static guint
pick (Fixture *fixture,
      gsize    n)
{
  return (guint) g_rand_int_range (fixture->rand, 0, (int) MAX (n, 1));
}

/* Damages a copy of the sound file. Returns its new length. */
static gsize
damage (Fixture *fixture,
        char    *bytes)
{
  guint n_pages = (guint) (fixture->length / PAGE);
  gsize length = fixture->length;
  guint n = 1 + pick (fixture, 1u << pick (fixture, 9));
  gsize at;

  switch (pick (fixture, 9))
    {
    case 0: /* bits, anywhere */
      for (guint i = 0; i < n; i++)
        bytes[pick (fixture, length)] ^= (char) (1 << pick (fixture, 8));
      break;
    case 1: /* bytes, anywhere */
      for (guint i = 0; i < n; i++)
        bytes[pick (fixture, length)] = (char) pick (fixture, 256);
      break;
    case 2: /* the file's head */
      for (guint i = 0; i < 1 + n % 6; i++)
        bytes[pick (fixture, 100)] = (char) pick (fixture, 256);
      break;
    case 3: /* the schema */
      for (guint i = 0; i < 1 + n % 20; i++)
        bytes[100 + pick (fixture, 12 * PAGE)] = (char) pick (fixture, 256);
      break;
    case 4: /* heads of pages, where the tree is */
      for (guint i = 0; i < n; i++)
        bytes[(gsize) pick (fixture, n_pages) * PAGE + pick (fixture, 40)] = (char) pick (fixture, 256);
      break;
    case 5:
      length = pick (fixture, length);
      break;
    case 6:
      for (guint i = 0; i < 1 + n % 8; i++)
        memset (bytes + (gsize) pick (fixture, n_pages) * PAGE, 0, PAGE);
      break;
    case 7:
      for (guint i = 0; i < 1 + n % 8; i++)
        memcpy (bytes + (gsize) pick (fixture, n_pages) * PAGE,
                fixture->bytes + (gsize) pick (fixture, n_pages) * PAGE, PAGE);
      break;
    default: /* noise over part of a page */
      at = (gsize) pick (fixture, n_pages) * PAGE + pick (fixture, PAGE / 2);
      for (guint i = 0; i < PAGE / 2; i++)
        bytes[at + i] = (char) pick (fixture, 256);
      break;
    }

  return length;
}

/* Saves what can be read into a new file, which must open, and leaves the damaged
 * one alone. */
static void
try_salvage (Fixture    *fixture,
             guint       n_rows,
             const char *what)
{
  g_autofree char *to = g_build_filename (fixture->folder, "salvaged.trellis", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSalvage) salvage = NULL;
  gsize before_length, after_length;

  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, NULL));
  salvage = trellis_salvage (fixture->path, to, NULL, &error);
  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  if (before_length != after_length || memcmp (before, after, before_length) != 0)
    g_error ("%s: salvage wrote to the damaged file", what);

  if (salvage != NULL)
    {
      g_autoptr (TrellisStore) store = trellis_store_open (to, &error);

      if (store == NULL)
        g_error ("%s: what was salvaged cannot be opened: %s", what, error->message);
      fixture->n_salvaged++;
      fixture->n_rows += salvage->n_saved;
      fixture->n_whole += salvage->n_saved == n_rows;
    }
  else
    {
      g_assert_cmpstr (error->message, !=, "");
      g_assert_false (g_file_test (to, G_FILE_TEST_EXISTS));
      fixture->n_not_salvaged++;
    }
  g_unlink (to);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  unused)
{
  guint n_files = get_number ("TRELLIS_DAMAGED", DAMAGED);
  g_autofree char *sound = g_build_filename (fixture->folder, "sound.trellis", NULL);
  g_autoptr (TrellisSalvage) all = trellis_salvage (fixture->path, sound, NULL, NULL);

  g_assert_nonnull (all);
  g_unlink (sound);

  while (fixture->n_files < n_files)
    {
      g_autofree char *bytes = g_memdup2 (fixture->bytes, fixture->length);
      g_autofree char *what = g_strdup_printf ("damaged file %u", fixture->n_files);
      gsize length = damage (fixture, bytes);

      write_file (fixture, bytes, length);
      try_file (fixture, what);
      if (fixture->n_files % 8 != 0)
        continue;
      write_file (fixture, bytes, length);
      try_salvage (fixture, all->n_saved, what);
    }
  g_assert_cmpuint (fixture->n_refused, >, n_files / 10);
}

/* What someone may add to a file, or change in it, with SQLite's own tools. */
static const struct
{
  const char *sql;
  gboolean is_refused;   /* not even opened */
} hostile[] = {
  { "CREATE TRIGGER t AFTER INSERT ON judgement BEGIN DELETE FROM school; END", TRUE },
  { "CREATE TRIGGER t AFTER UPDATE ON school BEGIN UPDATE trust SET name = 'Gone'; END", TRUE },
  { "CREATE VIEW v AS SELECT * FROM school", TRUE },
  { "CREATE TABLE extra (a)", TRUE },
  { "CREATE INDEX extra ON school (joined_on)", TRUE },
  { "CREATE VIRTUAL TABLE extra USING fts5 (a)", TRUE },
  { "DROP TABLE commentary", TRUE },
  { "DROP INDEX visit_year", TRUE },
  { "ALTER TABLE school ADD COLUMN extra TEXT", TRUE },
  { "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'CREATE TABLE school (',"
    " 'CREATE TABLE school (x AS (load_extension (''x'')), ') WHERE name = 'school'", TRUE },
  { "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE (' WHERE name = 'visit'", TRUE },
  { "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2 WHERE type = 'table'", FALSE },
  { "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'school'", FALSE },
  { "PRAGMA user_version = 99", TRUE },
  { "PRAGMA user_version = -1", TRUE },
  { "PRAGMA user_version = 0", TRUE },
  { "PRAGMA application_id = 7", TRUE },
  { "PRAGMA encoding = 'UTF-16'; VACUUM", FALSE },
  { "PRAGMA page_size = 65536; VACUUM", FALSE },
  { "PRAGMA page_size = 512; VACUUM", FALSE },
  { "PRAGMA auto_vacuum = 1; VACUUM", FALSE },
  { "PRAGMA journal_mode = WAL", FALSE },
  { "UPDATE school_record SET name = CAST (x'ff41fe42c380c0' AS TEXT)", FALSE },
  { "UPDATE judgement SET narrative = CAST (x'ff41fe42c380c0' AS TEXT)", FALSE },
  { "UPDATE person SET name = CAST (x'80' AS TEXT), id = id", FALSE },
  { "UPDATE trust SET name = CAST (x'ff' AS TEXT)", FALSE },
  { "UPDATE scheme_version SET content = CAST (x'ff' AS TEXT)", FALSE },
  { "UPDATE scheme_version SET content = '{'", FALSE },
  { "UPDATE scheme_version SET version = 1 - version", FALSE },
  { "UPDATE scheme_version SET content = '[[[[[[[[' || hex (zeroblob (1000000))", FALSE },
  { "UPDATE school_record SET name = 'a' || char (0) || 'b'", FALSE },
  { "UPDATE school_record SET name = hex (zeroblob (5000000)) WHERE urn = '900001'", FALSE },
  { "UPDATE visit SET theme_am = hex (zeroblob (5000000))", FALSE },
  { "UPDATE school_record SET pupils = 9223372036854775807, capacity = -9223372036854775808", FALSE },
  { "UPDATE measure SET decimals = 99999999", FALSE },
  { "UPDATE measure_value SET value = 9e999, ends_on = '9999-99-99', missing_reason = NULL", FALSE },
  { "UPDATE term SET number = 2147483647 WHERE number = 1; UPDATE term SET starts_on = '0000-00-00'", FALSE },
  { "UPDATE closure SET ends_on = '9999-12-31', starts_on = '0000-01-01'", FALSE },
  { "UPDATE judgement SET judged_on = 'tomorrow', source = 'someone', recorded_at = -1", FALSE },
  { "UPDATE judgement SET level_id = '', aspect_id = 'no such'", FALSE },
  { "UPDATE judgement SET supersedes = id", FALSE },
  { "UPDATE category SET level_id = 'no such', supersedes = id", FALSE },
  { "UPDATE action SET parent_id = id, what = ''", FALSE },
  { "UPDATE action_rating SET rating = '', supersedes = id", FALSE },
  { "UPDATE visit SET session = 'night', status = '', number = -5, visit_on = '2026-02-31'", FALSE },
  { "UPDATE visit SET year_id = '', kind = '', urn = ''", FALSE },
  { "UPDATE OR REPLACE school_record SET status = '', phase = '', holds_from = ''", FALSE },
  { "DELETE FROM school_record", FALSE },
  { "DELETE FROM school", FALSE },
  { "DELETE FROM trust", FALSE },
  { "DELETE FROM scheme; DELETE FROM scheme_version; DELETE FROM level", FALSE },
  { "UPDATE trust SET year_id = '', scheme_id = '', colour = ''", FALSE },
  { "UPDATE trust SET year_id = '0000-99', clock_on = '9999-12-31'", FALSE },
  { "UPDATE trust SET clock_on = '0001-01-01'", FALSE },
  { "INSERT OR REPLACE INTO school_year VALUES ('x'), (''), ('2025-2026')", FALSE },
  { "UPDATE working_week SET half_days = -1", FALSE },
  { "UPDATE change SET changeset = randomblob (500)", FALSE },
  { "UPDATE change SET changeset = zeroblob (0), author = CAST (x'ff' AS TEXT)", FALSE },
};

static void
test_hostile (Fixture       *fixture,
              gconstpointer  unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      sqlite3 *db = NULL;
      char *message = NULL;
      guint n_refused = fixture->n_refused;

      write_file (fixture, fixture->bytes, fixture->length);
      g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
      sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
      sqlite3_exec (db, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
      if (sqlite3_exec (db, hostile[i].sql, NULL, NULL, &message) != SQLITE_OK)
        g_error ("%s: %s", hostile[i].sql, message);
      sqlite3_close (db);

      try_file (fixture, hostile[i].sql);
      if (hostile[i].is_refused && fixture->n_refused == n_refused)
        g_error ("%s: opened all the same", hostile[i].sql);
    }
}

/* Not trust files at all. */
static void
test_strangers (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autofree char *noise = g_malloc (PAGE * 3);

  write_file (fixture, "", 0);
  try_file (fixture, "an empty file");
  write_file (fixture, "SQLite format 3", 16);
  try_file (fixture, "the first bytes");
  write_file (fixture, fixture->bytes, 100);
  try_file (fixture, "the head alone");
  write_file (fixture, "PK\003\004 not a workbook", 20);
  try_file (fixture, "another kind of file");
  for (guint i = 0; i < PAGE * 3; i++)
    noise[i] = (char) pick (fixture, 256);
  write_file (fixture, noise, PAGE * 3);
  try_file (fixture, "noise");
  memcpy (noise, fixture->bytes, 100);
  write_file (fixture, noise, PAGE * 3);
  try_file (fixture, "noise behind a good head");
  g_assert_cmpuint (fixture->n_refused, ==, fixture->n_files);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/safety/damage/strangers", Fixture, NULL, set_up, test_strangers, tear_down);
  g_test_add ("/safety/damage/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  g_test_add ("/safety/damage/damaged", Fixture, NULL, set_up, test_damaged, tear_down);

  return g_test_run ();
}
