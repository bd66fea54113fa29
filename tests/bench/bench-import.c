/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The import of all of England beside the shortest way into SQLite that there
 * is: `sqlite3 .import` of the same file into one table of text, which checks
 * nothing and can undo nothing. Each runs in a process of its own, in turns.
 *
 *   bench-import GENERATE-GIAS
 */

#include "config.h"

#include "trellis-gias-import.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_ROWS 51000
#define N_ROUNDS 7

typedef struct
{
  double seconds;
  double megabytes;  /* at its peak */
} Cost;

static int
compare_costs (const void *a,
               const void *b)
{
  const Cost *first = a;
  const Cost *second = b;

  return first->seconds < second->seconds ? -1 : first->seconds > second->seconds;
}

/* Runs a program and says what it took; ends the benchmark where it fails. */
static Cost
run (char **argv)
{
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  gint64 start;
  Cost cost;
  int status;
  GPid pid;

  /* What the one before left to be written is not this one's to wait for. */
  sync ();
  start = g_get_monotonic_time ();
  if (!g_spawn_async (NULL, argv, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL,
                      NULL, NULL, &pid, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (EXIT_FAILURE);
    }
  while (wait4 (pid, &status, 0, &usage) < 0 && errno == EINTR)
    continue;
  cost.seconds = (g_get_monotonic_time () - start) / 1e6;
  cost.megabytes = usage.ru_maxrss / 1024.0;
  if (!g_spawn_check_wait_status (status, &error))
    {
      g_printerr ("%s: %s\n", argv[0], error->message);
      exit (EXIT_FAILURE);
    }

  return cost;
}

static int
count (const char *path,
       const char *sql)
{
  const char *const argv[] = { "sqlite3", path, sql, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (EXIT_FAILURE);
    }

  return atoi (out);
}

/* In the process that is measured, or before it. */

static int
create_trust (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autoptr (TrellisStore) store = NULL;

  if (scheme != NULL)
    store = trellis_store_create (path, "England", scheme, "2026-27", &error);
  if (store == NULL)
    g_printerr ("%s\n", error->message);

  return store != NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int
import_all (const char *path,
            const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = trellis_store_open (path, &error);
  g_autoptr (TrellisGiasImport) result = NULL;

  if (store != NULL)
    result = trellis_gias_import (store, csv, NULL, TRELLIS_GIAS_IMPORT_TAKE, NULL, NULL, NULL, &error);
  if (result == NULL)
    g_printerr ("%s\n", error->message);

  return result != NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void
compare (const char *self,
         const char *folder,
         const char *csv)
{
  g_autofree char *trust = g_build_filename (folder, "england.trellis", NULL);
  g_autofree char *table = g_build_filename (folder, "england.db", NULL);
  g_autofree char *import = g_strdup_printf (".import \"%s\" gias", csv);
  const char *const create_argv[] = { self, "--create", trust, NULL };
  const char *const ours_argv[] = { self, "--import", trust, csv, NULL };
  const char *const theirs_argv[] = { "sqlite3", table, ".mode csv", import, NULL };
  Cost ours[N_ROUNDS];
  Cost theirs[N_ROUNDS];

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_unlink (trust);
      g_unlink (table);
      run ((char **) create_argv);
      ours[round] = run ((char **) ours_argv);
      theirs[round] = run ((char **) theirs_argv);
    }

  g_assert_cmpint (count (trust, "SELECT count (*) FROM school_record"), ==, N_ROWS);
  g_assert_cmpint (count (trust, "SELECT count (*) FROM change WHERE kind = 'import'"), ==, 1);
  g_assert_cmpint (count (table, "SELECT count (*) FROM gias"), ==, N_ROWS);

  qsort (ours, N_ROUNDS, sizeof ours[0], compare_costs);
  qsort (theirs, N_ROUNDS, sizeof theirs[0], compare_costs);
  g_print ("import of %d rows, validated, as one undoable change: %.3f s, %.0f MB at its peak\n", N_ROWS,
           ours[N_ROUNDS / 2].seconds, ours[N_ROUNDS / 2].megabytes);
  g_print ("sqlite3 .import of the same file into one table:      %.3f s, %.0f MB at its peak\n",
           theirs[N_ROUNDS / 2].seconds, theirs[N_ROUNDS / 2].megabytes);
  g_print ("ratio %.2f (medians of %d, in turns; goal at most 1.0)\n",
           ours[N_ROUNDS / 2].seconds / theirs[N_ROUNDS / 2].seconds, N_ROUNDS);

  g_unlink (trust);
  g_unlink (table);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *sqlite = g_find_program_in_path ("sqlite3");
  g_autofree char *folder = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *rows = g_strdup_printf ("%d", N_ROWS);

  if (argc == 3 && strcmp (argv[1], "--create") == 0)
    return create_trust (argv[2]);
  if (argc == 4 && strcmp (argv[1], "--import") == 0)
    return import_all (argv[2], argv[3]);
  if (argc != 2)
    {
      g_printerr ("Usage: bench-import GENERATE-GIAS\n");
      return 2;
    }
  if (sqlite == NULL)
    {
      g_print ("The program sqlite3 is not installed.\n");
      return 77;
    }

  folder = g_dir_make_tmp ("trellis-bench-XXXXXX", NULL);
  csv = g_build_filename (folder, "england.csv", NULL);
  {
    const char *const generate_argv[] = { argv[1], csv, rows, NULL };

    run ((char **) generate_argv);
  }
  compare (argv[0], folder, csv);
  g_unlink (csv);
  g_rmdir (folder);

  return EXIT_SUCCESS;
}
