/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-demo.h"
#include "trellis-report.h"
#include "trellis-store-schools.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>
#include <string.h>

/* The tables about who visits when, against the visits of the file. */

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
} Fixture;

/* Written once: the tests only read. */
static void
set_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "demo.trellis", NULL);
  g_assert_true (trellis_demo_write (fixture->path, &error));
  g_assert_no_error (error);
  fixture->store = trellis_store_open (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The text of each page, in order; none where poppler is not there to read it. */
static GStrv
read_pages (Fixture       *fixture,
            TrellisReport *report)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.pdf", NULL);
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_report_write_pdf (report, path, &error));
  g_assert_no_error (error);
  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);

  return g_strsplit (text, "\f", -1);
}

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

/* The line of a page that begins with a name. */
static char *
find_line (GStrv       pages,
           const char *name)
{
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_auto (GStrv) lines = g_strsplit (pages[i], "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        {
          if (g_str_has_prefix (g_strchug (lines[j]), name))
            return g_strdup (lines[j]);
        }
    }

  return NULL;
}

static double
count_planned (GListModel *visits,
               const char *adviser_id)
{
  double days = 0;

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      if (g_strcmp0 (visit->adviser_id, adviser_id) == 0 && visit->status != TRELLIS_VISIT_STATUS_CANCELLED &&
          visit->visit_on != TRELLIS_DAY_NONE)
        days += visit->session == TRELLIS_SESSION_DAY ? 1 : 0.5;
    }

  return days;
}

static void
test_capacity (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) advisers = trellis_store_list_people (fixture->store, TRUE,
                                                               trellis_store_get_today (fixture->store), &error);
  g_autoptr (GListModel) visits = trellis_store_list_visits (fixture->store, "2025-26", &error);
  g_autoptr (TrellisReport) report = trellis_report_new_from_store (fixture->store, TRELLIS_REPORT_CAPACITY, NULL,
                                                                    TRELLIS_PAPER_A4, NULL, &error);
  g_auto (GStrv) pages = NULL;

  g_assert_no_error (error);
  pages = read_pages (fixture, report);
  if (pages == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (advisers); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (advisers, i);
      g_autofree char *line = find_line (pages, person->name);
      g_autofree char *planned = g_strdup_printf (" %g of ", count_planned (visits, person->id));
      const char *last;

      g_assert_nonnull (line);
      /* The year stands at the right end. */
      last = g_strrstr (line, " of ");
      g_assert_nonnull (last);
      while (last > line && !g_str_has_prefix (last, planned))
        last--;
      g_test_message ("%s: %s", person->name, planned);
      g_assert_cmpstr (last, !=, line);
      g_assert_cmpuint (strlen (last), <, strlen (planned) + 8);
    }
  {
    g_autofree char *line = find_line (pages, "All advisers");

    g_assert_nonnull (line);
  }
}

static void
test_week (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  const TrellisDay monday = trellis_day_new (2026, 3, 9);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) visits = trellis_store_list_visits (fixture->store, "2025-26", &error);
  /* Any day of the week is of it. */
  g_autoptr (TrellisReport) report = trellis_report_new_week (fixture->store, NULL, monday + 3, &error);
  g_autoptr (TrellisReport) holiday = trellis_report_new_week (fixture->store, NULL, trellis_day_new (2025, 12, 25),
                                                               &error);
  g_auto (GStrv) pages = NULL;
  g_auto (GStrv) holiday_pages = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_no_error (error);
  pages = read_pages (fixture, report);
  if (pages == NULL)
    return;
  text = g_strjoinv ("\n", pages);
  assert_has (text, "Week of 9 March 2026");
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      if (visit->visit_on < monday || visit->visit_on > monday + 4 || visit->status == TRELLIS_VISIT_STATUS_CANCELLED)
        continue;
      assert_has (text, visit->school_name);
      assert_has (text, visit->adviser_name);
      n++;
    }
  g_assert_cmpuint (n, >, 5);

  holiday_pages = read_pages (fixture, holiday);
  assert_has (holiday_pages[0], "Thursday 25 December 2025 is a bank holiday");
  assert_has (holiday_pages[0], "Monday 22 December 2025 is in the holidays");
}

int
main (int    argc,
      char **argv)
{
  Fixture fixture = { NULL };
  int status;

  g_test_init (&argc, &argv, NULL);
  set_up (&fixture);
  g_test_add_data_func ("/visit-reports/capacity", &fixture, test_capacity);
  g_test_add_data_func ("/visit-reports/week", &fixture, test_week);
  status = g_test_run ();
  tear_down (&fixture);

  return status;
}
