/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "random-edits.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* crash-writer FILE SEED [SECONDS]
 *
 * Edits a trust file at random through the store, undoing and redoing now and
 * then. A line on standard output tells what it begins, and after each commit
 * another tells the change's id.
 * It ends when it is killed, when nobody listens, or after SECONDS, in which it
 * pauses between edits as hands do, if a hundred times as briefly. An edit that
 * fails for another reason than a rule is told on standard error and ends it. */

/* Microseconds. */
#define LONGEST_PAUSE 50000

static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED) ||
         g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN) ||
         g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT);
}

static void
tell (const char *what)
{
  g_autofree char *line = g_strconcat (what, "\n", NULL);
  gsize length = strlen (line);

  if (write (STDOUT_FILENO, line, length) != (gssize) length)
    exit (EXIT_SUCCESS);
}

/* An edit may be two changes, each of which is told. */
static void
changed_cb (TrellisStore *store,
            guint         topics,
            gint64       *told)
{
  gint64 change = trellis_store_get_last_change (store);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, change);

  if (change == *told)
    return;
  *told = change;
  tell (text);
}

/* A kind of edit at random, an import more often than another: it takes longer
 * and must be hit. */
static gboolean
make_edit (RandomEdits  *edits,
           GError      **error)
{
  guint kind = random_edits_pick_kind (edits);

  if (g_rand_int_range (edits->rand, 0, 12) == 0)
    {
      for (kind = 0; !g_str_equal (random_edits_get_kind_name (kind), "import"); kind++)
        continue;
    }
  tell (random_edits_get_kind_name (kind));
  return random_edits_make_kind (edits, kind, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (RandomEdits) edits = NULL;
  gint64 told = 0, until = G_MAXINT64;

  if (argc < 3)
    return 2;
  if (argc > 3)
    until = g_get_monotonic_time () + (gint64) (g_ascii_strtod (argv[3], NULL) * G_USEC_PER_SEC);

  trellis_clock_set_today (trellis_day_new (2026, 3, 6));
  store = trellis_store_open (argv[1], &error);
  if (store == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  trellis_store_set_author (store, argv[2]);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &told);
  edits = random_edits_new (store, (guint32) g_ascii_strtoull (argv[2], NULL, 10));
  /* The larger, the likelier an import is hit; desks keep to the size of a trust. */
  edits->n_imported = argc > 3 ? 60 : 600;

  while (g_get_monotonic_time () < until)
    {
      guint what = g_rand_int_range (edits->rand, 0, 8);

      g_clear_error (&error);
      if (what == 0 && trellis_store_get_undo_sentence (store) != NULL)
        {
          tell ("undo");
          trellis_store_undo (store, &error);
        }
      else if (what == 1 && trellis_store_get_redo_sentence (store) != NULL)
        {
          tell ("redo");
          trellis_store_redo (store, &error);
        }
      else
        {
          make_edit (edits, &error);
        }
      if (error != NULL && !is_refusal (error))
        {
          g_printerr ("%s: %s\n", edits->kind, error->message);
          return EXIT_FAILURE;
        }
      if (argc > 3)
        g_usleep (g_rand_int_range (edits->rand, 0, LONGEST_PAUSE));
    }

  return EXIT_SUCCESS;
}
