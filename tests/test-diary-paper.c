/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper-trust.h"
#include "trellis-diary-paper.h"

#define AS_AT (trellis_day_new (2026, 3, 12))

static TrellisPerson *
create_adviser (void)
{
  TrellisPerson *adviser = trellis_person_new ("Ash", "Ash");

  adviser->is_adviser = TRUE;
  /* Monday to Thursday, and Friday morning. */
  adviser->working_half_days = TRELLIS_ALL_WEEK & ~TRELLIS_HALF_DAY (4, 1);

  return adviser;
}

static void
add_visit (GListStore    *visits,
           const char    *id,
           const char    *kind,
           TrellisDay     day,
           TrellisSession session)
{
  g_autoptr (TrellisVisit) visit = trellis_visit_new (id);

  g_free (visit->kind);
  visit->kind = g_strdup (kind);
  g_free (visit->school_name);
  visit->school_name = g_strdup ("Gorsewain Primary School with a very long name that no cell has room for");
  visit->adviser_id = g_strdup ("Ash");
  visit->visit_on = day;
  visit->session = session;
  g_list_store_append (visits, visit);
}

static TrellisDiaryDay *
find_day (TrellisDiaryPage *page,
          TrellisDay        on)
{
  for (guint i = 0; i < page->days->len; i++)
    {
      TrellisDiaryDay *day = &g_array_index (page->days, TrellisDiaryDay, i);

      if (day->day == on)
        return day;
    }
  g_assert_not_reached ();
}

static void
test_days (void)
{
  g_autoptr (TrellisSchoolYear) year = paper_trust_create_year ();
  g_autoptr (TrellisPerson) adviser = create_adviser ();
  g_autoptr (GListStore) visits = g_list_store_new (TRELLIS_TYPE_VISIT);
  g_autoptr (TrellisVisit) cancelled = trellis_visit_new ("cancelled");
  g_autoptr (TrellisDiaryPaper) paper = NULL;
  TrellisTerm *term = g_ptr_array_index (year->terms, 3);
  TrellisDay monday = trellis_day_get_monday (term->starts_on) + 7;
  TrellisDiaryPage *page;
  TrellisDiaryDay *day;
  TrellisClosure *absence;
  double n_free;

  {
    g_autoptr (TrellisDiaryPaper) empty = trellis_diary_paper_new (year, adviser, G_LIST_MODEL (visits), AS_AT);

    page = g_ptr_array_index (empty->pages, 3);
    n_free = page->working_days;
    g_assert_cmpfloat (page->booked_days, ==, 0);
  }

  /* A whole day; two halves of a day; two that meet; one on a free half; one
   * without a day, and one out of term. */
  add_visit (visits, "a", TRELLIS_VISIT_KIND_ADVISER, monday, TRELLIS_SESSION_DAY);
  add_visit (visits, "b", TRELLIS_VISIT_KIND_STANDARDS_MEETING, monday + 1, TRELLIS_SESSION_PM);
  add_visit (visits, "c", TRELLIS_VISIT_KIND_ADVISER, monday + 1, TRELLIS_SESSION_AM);
  add_visit (visits, "d", TRELLIS_VISIT_KIND_ADVISER, monday + 2, TRELLIS_SESSION_DAY);
  add_visit (visits, "e", TRELLIS_VISIT_KIND_ADVISER, monday + 2, TRELLIS_SESSION_PM);
  add_visit (visits, "f", TRELLIS_VISIT_KIND_ADVISER, monday + 4, TRELLIS_SESSION_PM);
  add_visit (visits, "g", TRELLIS_VISIT_KIND_ADVISER, TRELLIS_DAY_NONE, TRELLIS_SESSION_DAY);
  add_visit (visits, "h", TRELLIS_VISIT_KIND_ADVISER, term->ends_on + 5, TRELLIS_SESSION_DAY);
  cancelled->status = TRELLIS_VISIT_STATUS_CANCELLED;
  cancelled->adviser_id = g_strdup ("Ash");
  cancelled->visit_on = monday + 3;
  g_list_store_append (visits, cancelled);
  absence = trellis_school_year_add_closure (year, TRELLIS_CLOSURE_BLOCKED, "Course", monday + 7, monday + 7);
  absence->person_id = g_strdup ("Ash");

  paper = trellis_diary_paper_new (year, adviser, G_LIST_MODEL (visits), AS_AT);
  g_assert_cmpint (trellis_diary_paper_get_n_pages (paper), ==, year->terms->len);
  g_assert_cmpint (paper->n_apart, ==, 2);
  page = g_ptr_array_index (paper->pages, 3);
  g_assert_cmpfloat (page->working_days, ==, n_free - 1);
  /* The visit on the free half is on no working day. */
  g_assert_cmpfloat (page->booked_days, ==, 3);
  g_assert_cmpint (page->kinds->len, ==, 2);

  day = find_day (page, monday + 1);
  g_assert_cmpint (day->entries->len, ==, 2);
  g_assert_cmpint (day->n_columns, ==, 1);
  g_assert_cmpstr (g_array_index (day->entries, TrellisDiaryEntry, 0).visit->id, ==, "c");
  g_assert_cmpstr (g_array_index (day->entries, TrellisDiaryEntry, 1).words, ==, "Standards meeting");
  g_assert_cmpint (find_day (page, monday + 2)->n_columns, ==, 2);
  g_assert_cmpint (find_day (page, monday + 3)->entries->len, ==, 0);
  day = find_day (page, monday + 4);
  g_assert_false (day->is_off[0]);
  g_assert_true (day->is_off[1]);
  g_assert_cmpint (day->entries->len, ==, 1);
  day = find_day (page, monday + 7);
  g_assert_true (day->is_off[0] && day->is_off[1]);
  g_assert_cmpstr (day->reason, ==, "Course");
}

/* A term of a three-term year takes more than one page, every week once. */
static void
test_long_terms (void)
{
  GError *error = NULL;
  g_autoptr (TrellisSchoolYear) year = trellis_school_year_new_usual ("2025-26", 3, &error);
  g_autoptr (TrellisPerson) adviser = create_adviser ();
  g_autoptr (GListStore) visits = g_list_store_new (TRELLIS_TYPE_VISIT);
  g_autoptr (TrellisDiaryPaper) paper = NULL;
  TrellisDay last = TRELLIS_DAY_NONE;

  g_assert_no_error (error);
  paper = trellis_diary_paper_new (year, adviser, G_LIST_MODEL (visits), AS_AT);
  g_assert_cmpint (trellis_diary_paper_get_n_pages (paper), >, 3);
  for (guint i = 0; i < paper->pages->len; i++)
    {
      TrellisDiaryPage *page = g_ptr_array_index (paper->pages, i);

      g_assert_cmpint (page->days->len, <=, 8 * TRELLIS_DIARY_N_WEEKDAYS);
      g_assert_cmpint (page->days->len, >, 0);
      for (guint j = 0; j < page->days->len; j++)
        {
          TrellisDay day = g_array_index (page->days, TrellisDiaryDay, j).day;

          g_assert_cmpint (day, >, last);
          last = day;
        }
    }
}

static void
test_extents (void)
{
  const TrellisPalette *palette = trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE);
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisSchoolYear) year = paper_trust_create_year ();
  g_autoptr (GListModel) schools = paper_trust_create_schools (30, PAPER_TRUST_LONG_NAMES);
  g_autoptr (GListModel) visits = paper_trust_create_visits (year, schools, AS_AT);
  g_autoptr (TrellisPerson) adviser = create_adviser ();
  g_autoptr (TrellisDiaryPaper) paper = NULL;

  g_free (adviser->name);
  adviser->name = g_strdup ("Alexandrina Featherstonehaugh-Cholmondeley of Upper Marrow Vale");
  paper = trellis_diary_paper_new (year, adviser, visits, AS_AT);
  for (guint page = 0; page < paper->pages->len; page++)
    {
      cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (recording);
      double x, y, width, height;

      trellis_diary_paper_draw (paper, cr, text, palette, page);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
      g_assert_cmpfloat (x, >=, paper->sheet.left - 1);
      g_assert_cmpfloat (y, >=, 15 * TRELLIS_MM);
      g_assert_cmpfloat (x + width, <=, paper->sheet.right + 1);
      g_assert_cmpfloat (y + height, <=, paper->sheet.foot_baseline - 4.6 * TRELLIS_MM);
      cairo_destroy (cr);
      cairo_surface_destroy (recording);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/diary-paper/days", test_days);
  g_test_add_func ("/diary-paper/long-terms", test_long_terms);
  g_test_add_func ("/diary-paper/extents", test_extents);

  return g_test_run ();
}
