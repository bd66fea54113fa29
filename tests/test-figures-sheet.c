/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheet in which figures are typed: what stands in its cells, what typing
 * and pasting there writes, and what it refuses. */

#include "trellis-figures-sheet.h"
#include "trellis-store-measures.h"
#include "trellis-store-schools.h"
#include "trellis-store-trend.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define DAY (trellis_day_new (2026, 3, 6))

typedef struct
{
  char *folder;
  TrellisStore *store;
  GPtrArray *periods;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autofree char *path = NULL;
  TrellisMeasure measure = { (char *) "lateness", (char *) "Lateness", (char *) "%", 1, TRELLIS_BETTER_DOWN,
                             (char *) "year" };
  TrellisFigure figure = { "lateness", "900002", "", "2024-25", trellis_day_new (2025, 8, 31), 4.3, NULL, 4, 4.6, 12,
                           "Return" };

  g_assert_no_error (error);
  trellis_clock_set_today (DAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->store, "900002", "Elmfield", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_measure (fixture->store, &measure, &error));
  g_assert_true (trellis_store_put_figure (fixture->store, &figure, &error));
  g_assert_no_error (error);
  fixture->periods = g_ptr_array_new_with_free_func (g_free);
  for (int year = 2023; year <= 2025; year++)
    g_ptr_array_extend_and_steal (fixture->periods, trellis_period_list_of_year ("year", year));
}
static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_ptr_array_unref (fixture->periods);
  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

/* Rows: the trust, Elmfield, Oakfield, England. Columns: target and three years. */
enum
{
  TRUST,
  ELMFIELD,
  OAKFIELD,
  ENGLAND
};

static TrellisFiguresSheet *
read_sheet (Fixture    *fixture,
            const char *group,
            gboolean    is_of_pupils)
{
  g_autoptr (GError) error = NULL;
  TrellisFiguresSheet *sheet = trellis_figures_sheet_read (fixture->store, "lateness", group, is_of_pupils,
                                                           fixture->periods, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
assert_cell (Fixture    *fixture,
             gboolean    is_of_pupils,
             guint       row,
             guint       column,
             const char *expected)
{
  g_autoptr (TrellisFiguresSheet) sheet = read_sheet (fixture, "", is_of_pupils);
  g_autofree char *text = trellis_figures_sheet_dup_cell (sheet, row, column);

  g_assert_cmpstr (text, ==, expected);
}

static void
type (Fixture    *fixture,
      gboolean    is_of_pupils,
      guint       row,
      guint       column,
      const char *text,
      const char *expected)
{
  g_autoptr (TrellisFiguresSheet) sheet = read_sheet (fixture, "", is_of_pupils);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_assert_true (trellis_figures_sheet_write (sheet, row, column, text, &sentence, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sentence, ==, expected);
}

static void
refuse (Fixture    *fixture,
        gboolean    is_of_pupils,
        guint       row,
        guint       column,
        const char *text,
        const char *problem)
{
  g_autoptr (TrellisFiguresSheet) sheet = read_sheet (fixture, "", is_of_pupils);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gint64 before = trellis_store_get_last_change (fixture->store);

  g_assert_false (trellis_figures_sheet_write (sheet, row, column, text, &sentence, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  if (strstr (error->message, problem) == NULL)
    g_error ("“%s” does not say “%s”", error->message, problem);
  g_assert_null (sentence);
  g_assert_cmpint (trellis_store_get_last_change (fixture->store), ==, before);
}

static void
test_types (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisFiguresSheet) sheet = read_sheet (fixture, "", FALSE);
  g_autofree char *head = trellis_figures_sheet_dup_column_name (sheet, 2);
  g_autoptr (GPtrArray) figures = NULL;
  const TrellisFigure *figure;

  g_assert_cmpuint (sheet->rows->len, ==, 4);
  g_assert_cmpuint (trellis_figures_sheet_get_n_columns (sheet), ==, 4);
  g_assert_cmpstr (head, ==, "2024/25");
  assert_cell (fixture, FALSE, ELMFIELD, 2, "4.3");
  assert_cell (fixture, FALSE, TRUST, 2, "4.3");
  assert_cell (fixture, FALSE, OAKFIELD, 2, "");

  type (fixture, FALSE, OAKFIELD, 2, "5.25%", "Lateness: Oakfield, 2024/25, 5.3%");
  type (fixture, FALSE, OAKFIELD, 1, "SUPP", "Lateness: Oakfield, 2023/24, Suppressed: too few pupils");
  assert_cell (fixture, FALSE, OAKFIELD, 1, "SUPP");
  type (fixture, FALSE, OAKFIELD, 3, " (closed by a flood) ", "Lateness: Oakfield, 2025/26, closed by a flood");
  assert_cell (fixture, FALSE, OAKFIELD, 3, "(closed by a flood)");
  type (fixture, FALSE, OAKFIELD, 3, "", "Lateness: Oakfield, 2025/26, taken out");
  assert_cell (fixture, FALSE, OAKFIELD, 3, "");
  /* What stands there already is no edit. */
  type (fixture, FALSE, OAKFIELD, 1, "SUPP", NULL);

  type (fixture, FALSE, TRUST, 0, "3", "Lateness: The whole trust, target, 3.0%");
  type (fixture, FALSE, ELMFIELD, 0, "3.5", "Lateness: Elmfield, target, 3.5%");
  assert_cell (fixture, FALSE, OAKFIELD, 0, "");
  type (fixture, FALSE, ELMFIELD, 0, "", "Lateness: Elmfield, target, taken out");
  assert_cell (fixture, FALSE, ELMFIELD, 0, "");
  assert_cell (fixture, FALSE, TRUST, 0, "3.0");
  type (fixture, FALSE, ENGLAND, 2, "3.9", "Lateness: England, 2024/25, 3.9%");
  assert_cell (fixture, FALSE, ENGLAND, 2, "3.9");
  type (fixture, FALSE, ENGLAND, 2, "", "Lateness: England, 2024/25, taken out");

  /* Another figure of the same pupils has no more the interval of the one before. */
  type (fixture, FALSE, ELMFIELD, 2, "4.4", "Lateness: Elmfield, 2024/25, 4.4%");
  figures = trellis_store_list_figures (fixture->store, &error);
  g_assert_no_error (error);
  figure = g_ptr_array_index (figures, figures->len - 1);
  g_assert_cmpstr (figure->urn, ==, "900002");
  g_assert_cmpfloat (figure->value, ==, 4.4);
  g_assert_cmpint (figure->cohort, ==, 12);
  g_assert_true (isnan (figure->low));
  g_assert_cmpstr (figure->source, ==, "Typed");
}

/* A year that has not ended is told. */
static void
test_waits (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (TrellisFiguresSheet) sheet = read_sheet (fixture, "", FALSE);
  g_autofree char *wait = trellis_figures_sheet_dup_wait (sheet, 3);

  g_assert_cmpstr (wait, ==, "Charts show it once its period has ended, on 31 August 2026.");
  g_assert_null (trellis_figures_sheet_dup_wait (sheet, 2));
  g_assert_null (trellis_figures_sheet_dup_wait (sheet, 0));
}

static void
test_pupils (Fixture       *fixture,
             gconstpointer  unused)
{
  /* Without rows of the trust and of areas, and without targets. */
  assert_cell (fixture, TRUE, 0, 1, "12");
  type (fixture, TRUE, 0, 1, "31", "Lateness: Elmfield, 2024/25, 31 pupils");
  assert_cell (fixture, TRUE, 0, 1, "31");
  assert_cell (fixture, FALSE, ELMFIELD, 2, "4.3");
  type (fixture, TRUE, 0, 1, "", "Lateness: Elmfield, 2024/25, taken out");
  assert_cell (fixture, TRUE, 0, 1, "");
  refuse (fixture, TRUE, 0, 1, "12.5", "whole numbers");
  refuse (fixture, TRUE, 0, 1, "-1", "whole numbers");
  refuse (fixture, TRUE, 1, 1, "12", "no figure yet");
}

/* A block lands where it is pasted, or by the schools’ names before it; as one
 * change. */
static void
test_pastes (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  type (fixture, FALSE, ELMFIELD, 1, "1.1\t2.2\t3.3\r\n\t5.5\tNE\n", "Lateness: 5 figures typed");
  assert_cell (fixture, FALSE, ELMFIELD, 2, "2.2");
  assert_cell (fixture, FALSE, OAKFIELD, 1, "");
  assert_cell (fixture, FALSE, OAKFIELD, 3, "NE");
  g_assert_true (trellis_store_undo (fixture->store, &error));
  assert_cell (fixture, FALSE, ELMFIELD, 1, "");
  assert_cell (fixture, FALSE, ELMFIELD, 2, "4.3");

  type (fixture, FALSE, ELMFIELD, 1, "oakfield\t6\t7\n900002\t8\t9\nEngland\t5\t5", "Lateness: 6 figures typed");
  assert_cell (fixture, FALSE, OAKFIELD, 1, "6.0");
  assert_cell (fixture, FALSE, ELMFIELD, 2, "9.0");
  assert_cell (fixture, FALSE, ENGLAND, 2, "5.0");
}

static void
test_refuses (Fixture       *fixture,
              gconstpointer  unused)
{
  refuse (fixture, FALSE, OAKFIELD, 2, "about 60", "Oakfield, 2024/25: “about 60” is not a figure");
  refuse (fixture, FALSE, TRUST, 2, "4", "worked out");
  refuse (fixture, FALSE, ENGLAND, 0, "4", "no target");
  refuse (fixture, FALSE, ENGLAND, 2, "SUPP", "only a number");
  refuse (fixture, FALSE, OAKFIELD, 0, "(none)", "only a number");
  refuse (fixture, FALSE, ELMFIELD, 3, "1\t2", "larger than");
  refuse (fixture, FALSE, ENGLAND, 1, "1\n2", "larger than");
  /* One bad cell, and nothing is taken. */
  refuse (fixture, FALSE, ELMFIELD, 1, "1\t2\n3\tfour", "Oakfield, 2024/25: “four”");
  assert_cell (fixture, FALSE, ELMFIELD, 1, "");
}

/* A group of pupils has figures and a benchmark of its own, and no target. */
static void
test_group (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisFiguresSheet) sheet = read_sheet (fixture, "Disadvantaged", FALSE);
  g_autofree char *sentence = NULL;

  g_assert_cmpuint (trellis_figures_sheet_get_n_columns (sheet), ==, 3);
  g_assert_true (trellis_figures_sheet_write (sheet, ELMFIELD, 1, "7", &sentence, &error));
  g_assert_no_error (error);
  assert_cell (fixture, FALSE, ELMFIELD, 2, "4.3");
  trellis_figures_sheet_free (g_steal_pointer (&sheet));
  sheet = read_sheet (fixture, "Disadvantaged", FALSE);
  g_free (sentence);
  sentence = trellis_figures_sheet_dup_cell (sheet, ELMFIELD, 1);
  g_assert_cmpstr (sentence, ==, "7.0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/figures-sheet/types", Fixture, NULL, set_up, test_types, tear_down);
  g_test_add ("/figures-sheet/waits", Fixture, NULL, set_up, test_waits, tear_down);
  g_test_add ("/figures-sheet/pupils", Fixture, NULL, set_up, test_pupils, tear_down);
  g_test_add ("/figures-sheet/pastes", Fixture, NULL, set_up, test_pastes, tear_down);
  g_test_add ("/figures-sheet/refuses", Fixture, NULL, set_up, test_refuses, tear_down);
  g_test_add ("/figures-sheet/group", Fixture, NULL, set_up, test_group, tear_down);

  return g_test_run ();
}
