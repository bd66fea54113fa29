/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "file-content.h"
#include "random-edits.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A writer in a process of its own is killed at an instant at random, again and
 * again. Every edit that it told of must be in the file, no half of any, and the
 * file sound. TRELLIS_KILLS=1000 kills so often; CRASH_WRITER names the program. */

#define KILLS 40
#define KILLS_A_FILE 10

typedef struct
{
  char *folder;
  char *path;
  char *base;            /* the file as it was created, with each change made again */
  gint64 last_change;    /* the last that base has */
  guint n_kills;
  guint n_told;
  guint n_lost;
  guint n_untold;        /* committed, but killed before it was told */
  guint n_imports;       /* kills within an import */
  guint n_journals;      /* kills that left a journal to be rolled back */
} Harness;

static guint
get_number (const char *name,
            guint       otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static void
begin_file (Harness *harness)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_unlink (harness->path);
  store = random_edits_create_file (harness->path, &error);
  g_assert_no_error (error);
  harness->last_change = trellis_store_get_last_change (store);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (harness->path, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (harness->base, bytes, length, &error));
}

/* Runs the writer for a while, kills it, and gathers what it told. */
static GArray *
run_and_kill (Harness *harness,
              guint    seed,
              guint    microseconds)
{
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  const char *argv[] = { g_getenv ("CRASH_WRITER"), harness->path, seed_text, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  GArray *told = g_array_new (FALSE, FALSE, sizeof (gint64));
  char buffer[4096];
  gssize n_read;
  int status, fd;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &fd, NULL,
                            &error);
  g_assert_no_error (error);

  /* The instant counts from the first edit on, so that slow starts do not spend
   * the kills on the opening alone. */
  if (seed % 8 != 0 && (n_read = read (fd, buffer, sizeof buffer)) > 0)
    g_string_append_len (out, buffer, n_read);
  g_usleep (microseconds);
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (!WIFSIGNALED (status))
    g_error ("the writer ended by itself, with status %d", WEXITSTATUS (status));
  while ((n_read = read (fd, buffer, sizeof buffer)) > 0)
    g_string_append_len (out, buffer, n_read);
  close (fd);
  g_spawn_close_pid (pid);

  {
    g_auto (GStrv) lines = g_strsplit (out->str, "\n", -1);
    guint n_lines = g_strv_length (lines);

    /* Behind the last line's end there is nothing, or a line cut short. */
    for (guint i = 0; i + 1 < n_lines; i++)
      {
        gint64 id = g_ascii_strtoll (lines[i], NULL, 10);

        if (id > 0)
          g_array_append_val (told, id);
      }
    harness->n_imports += n_lines > 1 && g_str_equal (lines[n_lines - 2], "import");
  }
  return told;
}

static void
check_file (Harness *harness,
            GArray  *told,
            guint    seed)
{
  g_autofree char *journal = g_strconcat (harness->path, "-journal", NULL);
  g_autofree char *content = NULL;
  g_autofree char *replayed = NULL;
  g_autofree char *difference = NULL;
  g_autofree char *count = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first_new = harness->last_change;
  gint64 last_told = told->len > 0 ? g_array_index (told, gint64, told->len - 1) : first_new;
  guint n_new;

  harness->n_journals += g_file_test (journal, G_FILE_TEST_EXISTS);
  store = trellis_store_open (harness->path, &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_check (store, &findings, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const char *finding = g_ptr_array_index (findings, i);

      /* Random visits stand on weekends and in holidays. */
      if (!g_str_has_prefix (finding, "School ") && !g_str_has_prefix (finding, "Action "))
        g_error ("seed %u: %s", seed, finding);
    }

  for (guint i = 0; i < told->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM change WHERE id = %" G_GINT64_FORMAT,
                                              g_array_index (told, gint64, i));

      if (file_content_count_rows (harness->path, sql) != 1)
        harness->n_lost++;
    }
  count = g_strdup_printf ("SELECT count (*) FROM change WHERE id > %" G_GINT64_FORMAT, first_new);
  n_new = file_content_count_rows (harness->path, count);
  harness->n_told += told->len;
  harness->n_untold += n_new - told->len;
  g_assert_cmpuint (n_new - told->len, <=, 1);

  /* The content is what the changes say, to the last row. */
  file_content_replay (harness->base, harness->path, &harness->last_change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (harness->last_change, >=, last_told);
  content = file_content_read (harness->path, &error);
  g_assert_no_error (error);
  replayed = file_content_read (harness->base, &error);
  g_assert_no_error (error);
  difference = file_content_find_difference (content, replayed);
  if (difference != NULL)
    g_error ("seed %u: half a change: %s", seed, difference);
}

static void
test_kill (void)
{
  Harness harness = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (get_number ("TRELLIS_SEED", 1));
  guint n_kills = get_number ("TRELLIS_KILLS", KILLS);
  gint64 started = g_get_monotonic_time ();

  harness.folder = g_dir_make_tmp ("trellis-kill-XXXXXX", &error);
  g_assert_no_error (error);
  harness.path = g_build_filename (harness.folder, "t.trellis", NULL);
  harness.base = g_build_filename (harness.folder, "base.trellis", NULL);

  for (; harness.n_kills < n_kills; harness.n_kills++)
    {
      guint seed = g_rand_int (rand);
      g_autoptr (GArray) told = NULL;

      if (harness.n_kills % KILLS_A_FILE == 0)
        begin_file (&harness);
      told = run_and_kill (&harness, seed, g_rand_int_range (rand, 0, 400000));
      check_file (&harness, told, seed);
    }

  g_test_message ("%u kills in %.0f s, %u of them within an import; %u edits told, %u of them lost; %u not yet told; "
                  "%u journals rolled back",
                  harness.n_kills, (g_get_monotonic_time () - started) / 1e6, harness.n_imports, harness.n_told,
                  harness.n_lost, harness.n_untold, harness.n_journals);
  g_assert_cmpuint (harness.n_lost, ==, 0);
  g_assert_cmpuint (harness.n_told, >, n_kills);

  g_unlink (harness.path);
  g_unlink (harness.base);
  g_rmdir (harness.folder);
  g_free (harness.path);
  g_free (harness.base);
  g_free (harness.folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/safety/kill", test_kill);

  return g_test_run ();
}
