/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Searching a trust of ten thousand notes as a person types, letter by letter,
 * beside the same question asked of the file with LIKE. */

#include "config.h"

#include "trellis-search.h"
#include "trellis-store-schools.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#define N_NOTES 10000
#define N_SCHOOLS 200
#define N_WORDS_OF_NOTE 220
#define N_WORDS 3000
#define N_ROUNDS 5

static const char *const typed[] = { "p", "ph", "pho", "phon", "phoni", "phonic", "phonics", "phonics l", "phonics le" };

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

/* Words as rare as in a language: the few are said often, the many seldom. */
static char *
write_body (GRand *random)
{
  static const char *const syllables[] = { "ba", "ne", "lor", "phi", "ta", "ri", "son", "mer", "pa", "lin", "do", "ves" };
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS_OF_NOTE; i++)
    {
      double at = g_rand_double (random);
      guint word = (guint) (at * at * at * N_WORDS);

      if (i > 0)
        g_string_append_c (body, ' ');
      for (guint rest = word + 12; rest > 0; rest /= G_N_ELEMENTS (syllables))
        g_string_append (body, syllables[rest % G_N_ELEMENTS (syllables)]);
    }
  if (g_rand_int_range (random, 0, 20) == 0)
    g_string_append (body, ". Phonics lessons follow the programme.");

  return g_string_free (g_steal_pointer (&body), FALSE);
}

static void
add_note (TrellisStore *store,
          GRand        *random,
          guint         number)
{
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);
  TrellisNotePart *part = g_new0 (TrellisNotePart, 1);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  g_free (visit->urn);
  visit->urn = g_strdup_printf ("9%05u", number % N_SCHOOLS);
  g_free (visit->kind);
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  visit->number = number / N_SCHOOLS % 6 + 1;
  visit->visit_on = trellis_day_new (2020, 9, 1) + number / N_SCHOOLS * 30;
  id = trellis_store_add_visit (store, visit, &error);
  part->part = g_strdup ("purpose");
  part->body = write_body (random);
  g_ptr_array_add (parts, part);
  if (id == NULL || !trellis_store_write_note (store, id, parts, &error))
    g_error ("%s", error->message);
}

static TrellisStore *
make_trust (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autoptr (TrellisStore) store = trellis_store_create (path, "Bench", scheme, "2025-26", &error);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  if (store == NULL || !trellis_store_begin_change (store, "visit", NULL, "Write the benchmark", &error))
    g_error ("%s", error->message);
  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      g_autofree char *urn = g_strdup_printf ("9%05u", i);
      g_autofree char *name = g_strdup_printf ("School %u", i);

      trellis_store_add_school (store, urn, name, "primary", FALSE, NULL);
    }
  for (guint i = 0; i < N_NOTES; i++)
    add_note (store, random, i);
  if (!trellis_store_end_change (store, TRUE, &error))
    g_error ("%s", error->message);

  return g_steal_pointer (&store);
}

/* What a program without an index would do for the same list: every note read. */
static double
time_like (sqlite3    *db,
           const char *text,
           guint      *n_found)
{
  g_autofree char *pattern = g_strdup_printf ("%%%s%%", text);
  sqlite3_stmt *statement = NULL;
  double began = now_ms ();

  sqlite3_prepare_v2 (db, "SELECT visit_id FROM note_part WHERE body LIKE ?1 ORDER BY visit_id", -1, &statement, NULL);
  sqlite3_bind_text (statement, 1, pattern, -1, SQLITE_TRANSIENT);
  *n_found = 0;
  while (sqlite3_step (statement) == SQLITE_ROW)
    (*n_found)++;
  sqlite3_finalize (statement);

  return now_ms () - began;
}

static double
time_search (TrellisSearch *search,
             const char    *text)
{
  double began = now_ms ();
  g_autoptr (GListModel) found = trellis_search_find (search, text, 6, NULL);

  return now_ms () - began;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("trellis-bench-search-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.trellis", NULL);
  g_autofree char *program = g_build_filename (folder, "trellis", NULL);
  g_autofree char *index_folder = g_build_filename (program, "search", NULL);
  g_autofree char *index = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (GError) error = NULL;
  TrellisSearch *search;
  sqlite3 *db = NULL;
  double began, worst = 0;

  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  store = make_trust (path);
  search = trellis_search_get_for_store (store);
  index = g_strdup (trellis_search_get_path (search));
  began = now_ms ();
  if (!trellis_search_refresh (search, &error))
    g_error ("%s", error->message);
  printf ("%u notes: the index is made in %.0f ms\n", N_NOTES, now_ms () - began);
  trellis_store_set_school_short_name (store, "900001", "One", NULL);
  began = now_ms ();
  trellis_search_refresh (search, NULL);
  printf ("after an edit of a school it is up to date in %.0f ms\n", now_ms () - began);
  add_note (store, g_rand_new_with_seed (1), 1);
  began = now_ms ();
  trellis_search_refresh (search, NULL);
  printf ("after another note in %.0f ms\n\n", now_ms () - began);

  sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL);
  printf ("%-12s %10s %10s %8s %8s\n", "typed", "search ms", "LIKE ms", "ratio", "notes");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      double best = G_MAXDOUBLE, best_like = G_MAXDOUBLE;
      guint n_found = 0;

      for (guint round = 0; round < N_ROUNDS; round++)
        {
          best = MIN (best, time_search (search, typed[i]));
          best_like = MIN (best_like, time_like (db, typed[i], &n_found));
        }
      worst = MAX (worst, best);
      printf ("%-12s %10.1f %10.1f %8.2f %8u\n", typed[i], best, best_like, best / best_like, n_found);
    }
  printf ("\nThe slowest key: %.1f ms\n", worst);

  sqlite3_close (db);
  g_clear_object (&store);
  g_unlink (index);
  g_unlink (path);
  g_rmdir (index_folder);
  g_rmdir (program);
  g_rmdir (folder);

  return 0;
}
