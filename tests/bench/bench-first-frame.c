/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-first-frame HOOK TRELLIS EMPTY: time from spawn to the frame that
 * paints the schools of a 100-school trust, beside that of an empty
 * AdwApplicationWindow, in turn. */

#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_SCHOOLS 100
#define N_RUNS 9

typedef struct
{
  double ms[N_RUNS];
  double mb[N_RUNS];
} Series;

static void
write_trust (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autoptr (TrellisStore) store = trellis_store_create (path, "Hundred Schools Trust", scheme, "2025-26", &error);
  const char *advisers[8];

  g_assert_no_error (error);
  g_assert_true (trellis_store_begin_change (store, "test", NULL, "Fill", &error));
  for (guint i = 0; i < G_N_ELEMENTS (advisers); i++)
    {
      g_autofree char *name = g_strdup_printf ("Adviser %u", i + 1);

      advisers[i] = trellis_store_add_person (store, name, "Adviser", "", TRUE, &error);
    }
  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      g_autofree char *urn = g_strdup_printf ("9%05u", i);
      g_autofree char *name = g_strdup_printf ("School number %u", i + 1);
      TrellisLevel *level = g_ptr_array_index (scheme->levels, i % scheme->levels->len);

      trellis_store_add_school (store, urn, name, i % 5 == 0 ? "secondary" : "primary", FALSE, &error);
      trellis_store_set_role_holder (store, urn, TRELLIS_ROLE_ADVISER, advisers[i % G_N_ELEMENTS (advisers)],
                                     trellis_store_get_today (store), &error);
      for (guint j = 0; j < scheme->aspects->len; j++)
        {
          TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, j);
          g_autofree char *id = trellis_store_judge (store, urn, aspect->id, level->id, trellis_store_get_today (store),
                                                     TRELLIS_SOURCE_AGREED, "", &error);
        }
      g_assert_no_error (error);
    }
  g_assert_true (trellis_store_end_change (store, TRUE, &error));
}

static void
measure (const char *const *command,
         const char        *hook,
         const char        *type_name,
         double            *ms,
         double            *mb)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *spawned = NULL;
  g_autofree char *output = NULL;
  const char *line;

  spawned = g_strdup_printf ("%.6f", g_get_real_time () / 1e6);
  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", hook, TRUE);
  g_subprocess_launcher_setenv (launcher, "FIRST_FRAME_SPAWNED", spawned, TRUE);
  if (type_name != NULL)
    g_subprocess_launcher_setenv (launcher, "FIRST_FRAME_TYPE", type_name, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, command, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &output, &error);
  g_assert_no_error (error);
  line = strstr (output, "first-frame ");
  if (line == NULL)
    g_error ("%s painted no such frame: %s", command[0], output);
  *ms = atof (line + strlen ("first-frame "));
  *mb = atof (strrchr (line, ' ')) / 1024;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
get_median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare_doubles);
  return values[N_RUNS / 2];
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("trellis-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "hundred.trellis", NULL);
  const char *const trellis[] = { argv[2], "--new-instance", path, NULL };
  const char *const empty[] = { argv[3], NULL };
  Series ours, theirs;
  double ratios[N_RUNS];
  double ignored;

  g_assert_cmpint (argc, ==, 4);
  write_trust (path);
  measure (trellis, argv[1], "TrellisPortfolioLine", &ignored, &ignored);
  measure (empty, argv[1], NULL, &ignored, &ignored);
  for (guint i = 0; i < N_RUNS; i++)
    {
      measure (trellis, argv[1], "TrellisPortfolioLine", &ours.ms[i], &ours.mb[i]);
      measure (empty, argv[1], NULL, &theirs.ms[i], &theirs.mb[i]);
      ratios[i] = ours.ms[i] / theirs.ms[i];
    }

  printf ("first frame with %d schools: %.0f ms, %.0f MB\n", N_SCHOOLS, get_median (ours.ms), get_median (ours.mb));
  printf ("first frame of an empty AdwApplicationWindow: %.0f ms, %.0f MB\n", get_median (theirs.ms),
          get_median (theirs.mb));
  printf ("ratio, pair by pair, median: %.2f\n", get_median (ratios));
  g_unlink (path);
  g_rmdir (folder);

  return 0;
}
