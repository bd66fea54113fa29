/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper-trust.h"
#include "trellis-inspection.h"
#include "trellis-school-page.h"

#include <math.h>

#define AS_AT (trellis_day_new (2026, 3, 12))

/* How much of everything a school has. */
typedef struct
{
  PaperTrustFlags flags;
  const char *scheme;      /* (nullable): a shipped one; NULL for that of five categories */
  guint n_measures;
  guint n_actions;
  guint n_inspections;
  guint n_visits;
  gboolean has_long_words;
} Size;

#define LONG "Middle leaders who check, adjust and check again, in every subject of the wider curriculum. "

static GPtrArray *
create_trends (GListModel *schools,
               guint       n)
{
  GPtrArray *trends = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Measure %u", i);
      TrellisMeasure measure = { (char *) "m", name, (char *) "%", 1, TRELLIS_BETTER_UP, (char *) "year" };
      TrellisTrend *trend = trellis_trend_new (&measure, schools);

      for (guint k = 0; k < 6; k++)
        {
          g_autofree char *key = g_strdup_printf ("20%u-%u", 20 + k, 21 + k);

          trellis_trend_add_period (trend, key, trellis_day_new (2021 + (int) k, 8, 31));
        }
      trellis_trend_freeze_periods (trend);
      for (guint s = 0; s < trend->schools->len; s++)
        {
          TrellisTrendSchool *school = g_ptr_array_index (trend->schools, s);

          for (guint k = 0; k < 6; k++)
            school->figures[k].value = k == 2 ? NAN : 90 + k - s;
          school->figures[2].reason = g_strdup ("suppressed");
          school->target = 95;
        }
      trellis_trend_work_out_means (trend);
      g_ptr_array_add (trends, trend);
    }

  return trends;
}

static GListModel *
create_actions (guint n)
{
  GListStore *actions = g_list_store_new (TRELLIS_TYPE_ACTION);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%02u", i);
      g_autoptr (TrellisAction) action = trellis_action_new (id);

      g_free (action->what);
      action->what = g_strdup_printf ("Action %u: write the sequence of lessons in every subject, %s", i, LONG);
      action->rating = i % TRELLIS_N_RATINGS;
      action->due_on = AS_AT - 3 + (int) i;
      g_list_store_append (actions, action);
    }

  return G_LIST_MODEL (actions);
}

static GPtrArray *
create_inspections (guint n)
{
  GPtrArray *inspections = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_inspection_free);

  for (guint i = 0; i < n; i++)
    {
      TrellisInspection *inspection = trellis_inspection_new ("900000", TRELLIS_FRAMEWORK_REPORT_CARD,
                                                              AS_AT - 400 * (int) (i + 1), "");

      trellis_inspection_add_grade (inspection, "Achievement", "Expected standard");
      trellis_inspection_add_grade (inspection, "Attendance and behaviour", "Strong standard");
      g_ptr_array_add (inspections, inspection);
    }

  return inspections;
}

static GListModel *
create_visits (guint n)
{
  GListStore *visits = g_list_store_new (TRELLIS_TYPE_VISIT);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("v%02u", i);
      g_autoptr (TrellisVisit) visit = trellis_visit_new (id);

      visit->number = (int) i + 1;
      g_free (visit->kind);
      visit->kind = g_strdup ("adviser-visit");
      visit->visit_on = AS_AT - 30 + 20 * (int) i;
      visit->status = i < 2 ? TRELLIS_VISIT_STATUS_SHARED : TRELLIS_VISIT_STATUS_PLANNED;
      g_free (visit->theme_pm);
      visit->theme_pm = g_strdup (LONG);
      g_list_store_append (visits, visit);
    }

  return G_LIST_MODEL (visits);
}

static TrellisSchoolPage *
lay_out (const Size *size)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisScheme) scheme = size->scheme != NULL ? trellis_scheme_new_shipped (size->scheme, NULL)
                                                          : paper_trust_create_scheme (0);
  g_autoptr (GListModel) schools = paper_trust_create_schools (3, size->flags);
  g_autoptr (TrellisMatrix) matrix = paper_trust_create_matrix (scheme, schools, size->flags);
  g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, 0);
  g_autoptr (GPtrArray) trends = create_trends (schools, size->n_measures);
  g_autoptr (GPtrArray) inspections = create_inspections (size->n_inspections);
  g_autoptr (GListModel) visits = create_visits (size->n_visits);
  g_autoptr (GListModel) actions = create_actions (size->n_actions);
  g_autoptr (GArray) points = trellis_level_points_new ();
  const char *words = size->has_long_words ? LONG LONG LONG LONG LONG LONG : "";
  TrellisSchoolPageInput input = {
    scheme, school, matrix, 0, AS_AT, "Wilhelmina Featherstonehaugh-Cholmondeley", "", points, trends, inspections,
    "2025/26", visits, actions, size->has_long_words ? AS_AT - 30 : TRELLIS_DAY_NONE, words, words, words,
  };

  if ((size->flags & PAPER_TRUST_UNJUDGED) == 0)
    {
      TrellisLevel *last = g_ptr_array_index (scheme->levels, scheme->levels->len - 1);
      TrellisLevelPoint point = { trellis_day_new (2024, 7, 3), last, g_strdup ("") };

      school->level_id = g_strdup (last->id);
      school->previous_level_id = g_strdup (((TrellisLevel *) g_ptr_array_index (scheme->levels, 0))->id);
      school->agreed_on = point.day;
      g_array_append_val (points, point);
    }

  return trellis_school_page_new (&input, text);
}

/* Whatever a school has, its sections follow one another and end on the page. */
static void
assert_fits (const TrellisSchoolPage *page)
{
  double bottom = page->texts_top + 9.6 * TRELLIS_MM + (page->n_text_lines - 1) * 11;

  g_assert_cmpfloat (page->facts_top, <, page->charts_top);
  g_assert_cmpfloat (page->charts_top + page->charts_height, <, page->measures_top);
  g_assert_cmpfloat (page->measures_top + (page->measures->len + 2) / 3 * page->measure_height, <=, page->lists_top);
  g_assert_cmpfloat (page->lists_top, <, page->inspections_top);
  g_assert_cmpfloat (page->inspections_top + 5 * TRELLIS_MM, <, page->texts_top);
  g_assert_cmpfloat (bottom, <=, page->sheet.bottom + 0.01);
}

static void
test_fits (void)
{
  const Size sizes[] = {
    { PAPER_TRUST_PLAIN, NULL, 6, 12, 4, 12, TRUE },
    { PAPER_TRUST_LONG_NAMES, NULL, 6, 12, 4, 30, TRUE },
    { PAPER_TRUST_UNJUDGED, NULL, 0, 0, 0, 0, FALSE },
    { PAPER_TRUST_PLAIN, NULL, 1, 1, 1, 1, FALSE },
    { PAPER_TRUST_LONG_NAMES | PAPER_TRUST_UNJUDGED, NULL, 9, 40, 9, 3, TRUE },
  };
  g_auto (GStrv) schemes = trellis_scheme_list_shipped_ids ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (TrellisSchoolPage) page = lay_out (&sizes[i]);

      assert_fits (page);
      g_assert_cmpuint (page->measures->len, ==, MIN (sizes[i].n_measures, 6));
      g_assert_cmpuint (page->actions->len + page->n_more_actions, ==, sizes[i].n_actions);
      g_assert_true (page->actions->len > 0 || sizes[i].n_actions == 0);
    }
  for (guint i = 0; schemes[i] != NULL; i++)
    {
      Size size = { PAPER_TRUST_PLAIN, schemes[i], 6, 12, 4, 12, TRUE };
      g_autoptr (TrellisSchoolPage) page = lay_out (&size);

      assert_fits (page);
      g_assert_nonnull (page->steps);
    }
}

static void
test_says (void)
{
  const Size size = { PAPER_TRUST_PLAIN, NULL, 2, 5, 1, 4, FALSE };
  g_autoptr (TrellisSchoolPage) page = lay_out (&size);
  const TrellisSchoolPageLine *first = &g_array_index (page->actions, TrellisSchoolPageLine, 0);
  const TrellisMeasurePanel *panel = g_ptr_array_index (page->measures, 0);
  const TrellisSchoolPageLine *inspection = &g_array_index (page->inspections, TrellisSchoolPageLine, 0);

  /* Down from the best to the worst. */
  g_assert_true (page->has_moved);
  g_assert_false (page->is_up);
  g_assert_nonnull (strstr (page->standing, "from Excellence, 3 July 2024"));

  /* Two reds of the five: numbers 1; the fifth is not rated. */
  g_assert_cmpint (first->rating, ==, TRELLIS_RATING_RED);
  g_assert_true (first->is_late);
  g_assert_cmpstr (first->when, ==, "10 Mar");
  g_assert_cmpstr (page->actions_note, ==, "5 open, 3 overdue");
  g_assert_cmpstr (page->visits_note, ==, "2 of 4 done");
  g_assert_true (g_str_has_prefix (page->next_visit, "Next: Visit 3, 22 March 2026: Middle leaders"));
  g_assert_cmpstr (page->texts_note, ==, "no note yet");

  g_assert_cmpstr (panel->figure, ==, "95.0");
  g_assert_cmpstr (panel->target, ==, "target 95");
  g_assert_cmpstr (panel->from, ==, "2020/21");
  g_assert_cmpstr (panel->until, ==, "2025/26");
  g_assert_true (panel->has_gap);
  g_assert_nonnull (strstr (page->measures_key, "A gap is"));
  g_assert_nonnull (strstr (inspection->what, "Achievement: Expected standard, Attendance and behaviour: Strong"));
}

/* What is missing last is told with its reason, and is no zero. */
static void
test_missing_figure (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (GListModel) schools = paper_trust_create_schools (2, PAPER_TRUST_PLAIN);
  g_autoptr (GPtrArray) trends = create_trends (schools, 1);
  TrellisTrend *trend = g_ptr_array_index (trends, 0);
  TrellisTrendSchool *school = g_ptr_array_index (trend->schools, 0);
  g_autoptr (TrellisMeasurePanel) panel = NULL;
  g_autoptr (TrellisMeasurePanel) none = NULL;

  school->figures[5].value = NAN;
  school->figures[5].reason = g_strdup ("suppressed");
  panel = trellis_measure_panel_new (trend, school, text, 50 * TRELLIS_MM, 30 * TRELLIS_MM);
  g_assert_cmpstr (panel->figure, ==, "–");
  g_assert_cmpstr (panel->unit, ==, "suppressed");
  for (guint i = 0; i < panel->lines->len; i++)
    {
      TrellisMeasurePanelLine *line = g_ptr_array_index (panel->lines, i);

      if (!isnan (line->label_y))
        g_assert_cmpfloat (line->label_y, <=, panel->axis_y);
    }

  for (guint k = 0; k < 6; k++)
    {
      school->figures[k].value = NAN;
      g_clear_pointer (&school->figures[k].reason, g_free);
    }
  none = trellis_measure_panel_new (trend, school, text, 50 * TRELLIS_MM, 30 * TRELLIS_MM);
  g_assert_null (none);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/school-page/fits", test_fits);
  g_test_add_func ("/school-page/says", test_says);
  g_test_add_func ("/school-page/missing-figure", test_missing_figure);

  return g_test_run ();
}
