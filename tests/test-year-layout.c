/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper-trust.h"
#include "trellis-year-geometry.h"

#define AS_AT (trellis_day_new (2026, 3, 12))

static TrellisSchool *
add_school (GListStore *schools,
            const char *urn,
            const char *name,
            const char *hub,
            int         position,
            const char *adviser,
            const char *federation)
{
  g_autoptr (TrellisSchool) school = trellis_school_new (urn, name);

  school->hub_id = g_strdup (hub);
  g_free (school->hub_name);
  school->hub_name = g_strdup (hub != NULL ? hub : "");
  school->hub_position = position;
  school->adviser_id = g_strdup (adviser);
  g_free (school->adviser_name);
  school->adviser_name = g_strdup (adviser != NULL ? adviser : "");
  school->federation_id = g_strdup (federation);
  g_list_store_append (schools, school);

  return school;
}

/* Two hubs; Teal and Pochard federated in one, Wigeon of the same federation in
 * the other; Smew of no hub. */
static GListModel *
create_schools (void)
{
  GListStore *schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);

  add_school (schools, "1", "Teal", "South", 1, "cedar", "f");
  add_school (schools, "2", "avocet", "South", 1, "ash", NULL);
  add_school (schools, "3", "Smew", NULL, 0, NULL, NULL);
  add_school (schools, "4", "Pochard", "South", 1, "ash", "f");
  add_school (schools, "5", "Wigeon", "North", 0, "ash", "f");
  add_school (schools, "6", "Scaup", "South", 1, "cedar", NULL);

  return G_LIST_MODEL (schools);
}

static TrellisVisit *
add_visit (GListStore         *visits,
           const char         *id,
           const char         *urn,
           const char         *federation,
           int                 number,
           TrellisDay          day,
           const char         *adviser,
           TrellisVisitStatus  status)
{
  g_autoptr (TrellisVisit) visit = trellis_visit_new (id);

  g_free (visit->urn);
  visit->urn = g_strdup (urn);
  visit->federation_id = g_strdup (federation);
  g_free (visit->kind);
  visit->kind = g_strdup (number > 0 ? TRELLIS_VISIT_KIND_ADVISER : TRELLIS_VISIT_KIND_STANDARDS_MEETING);
  g_free (visit->school_name);
  visit->school_name = g_strdup_printf ("School %s", urn);
  visit->number = number;
  visit->visit_on = day;
  visit->adviser_id = g_strdup (adviser);
  g_free (visit->adviser_name);
  visit->adviser_name = g_strdup (adviser != NULL ? adviser : "");
  visit->status = status;
  g_list_store_append (visits, visit);

  return visit;
}

static char *
list_rows (TrellisYearLayout *layout)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < layout->rows->len; i++)
    {
      TrellisYearRow *row = &g_array_index (layout->rows, TrellisYearRow, i);
      TrellisYearGroup *group = &g_array_index (layout->groups, TrellisYearGroup, row->group);

      g_assert_cmpint (i, >=, group->first_row);
      g_assert_cmpint (i, <, group->first_row + group->n_rows);
      g_string_append_printf (text, "%s%s:%s%s", i > 0 ? " " : "", group->name, row->continues_federation ? "+" : "",
                              row->name);
    }

  return g_string_free (text, FALSE);
}

static void
test_rows (void)
{
  static const struct
  {
    TrellisYearGrouping grouping;
    TrellisYearFederations federations;
    const char *rows;
  } cases[] = {
    { TRELLIS_YEAR_BY_HUB, TRELLIS_YEAR_FEDERATION_BY_SCHOOL,
      "North:Wigeon South:avocet South:Pochard South:+Teal South:Scaup No hub:Smew" },
    { TRELLIS_YEAR_BY_HUB, TRELLIS_YEAR_FEDERATION_IN_ONE_ROW,
      "South:avocet South:Pochard + Teal + Wigeon South:Scaup No hub:Smew" },
    { TRELLIS_YEAR_BY_ADVISER, TRELLIS_YEAR_FEDERATION_BY_SCHOOL,
      "ash:avocet ash:Pochard ash:+Wigeon cedar:Scaup cedar:Teal No adviser:Smew" },
    { TRELLIS_YEAR_BY_ADVISER, TRELLIS_YEAR_FEDERATION_IN_ONE_ROW,
      "ash:avocet ash:Pochard + Teal + Wigeon cedar:Scaup No adviser:Smew" },
  };
  g_autoptr (TrellisSchoolYear) year = paper_trust_create_year ();
  g_autoptr (GListModel) schools = create_schools ();
  g_autoptr (GListStore) visits = g_list_store_new (TRELLIS_TYPE_VISIT);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisYearLayout) layout = trellis_year_layout_new (year, schools, G_LIST_MODEL (visits), AS_AT,
                                                                      cases[i].grouping,
                                                                      cases[i].federations);
      g_autofree char *rows = list_rows (layout);

      g_assert_cmpstr (rows, ==, cases[i].rows);
      g_assert_cmpint (trellis_year_layout_find_row (layout, "nobody"), ==, -1);
      g_assert_cmpint (trellis_year_layout_find_row (layout, "3"), ==, (int) layout->rows->len - 1);
    }
}

static void
test_weeks (void)
{
  g_autoptr (TrellisSchoolYear) year = trellis_school_year_new ("2025-26", NULL);
  g_autoptr (GListModel) schools = create_schools ();
  g_autoptr (GListStore) visits = g_list_store_new (TRELLIS_TYPE_VISIT);
  g_autoptr (TrellisYearLayout) layout = NULL;
  g_autoptr (TrellisYearLayout) longer = NULL;
  TrellisYearWeek *weeks;
  TrellisYearSpan *term;

  /* Two terms: Wednesday 3 September to Friday 17 October with an INSET day,
   * Monday 3 November to Friday 19 December; a week and a half of holiday
   * between them, and one within the second. */
  trellis_school_year_add_term (year, 1, "One", trellis_day_new (2025, 9, 3), trellis_day_new (2025, 10, 17));
  trellis_school_year_add_term (year, 2, "Two", trellis_day_new (2025, 10, 30), trellis_day_new (2025, 12, 19));
  trellis_school_year_add_closure (year, TRELLIS_CLOSURE_HOLIDAY, "Autumn holiday", trellis_day_new (2025, 10, 18),
                                   trellis_day_new (2025, 10, 29));
  trellis_school_year_add_closure (year, TRELLIS_CLOSURE_HOLIDAY, "Free week", trellis_day_new (2025, 11, 24),
                                   trellis_day_new (2025, 11, 28));
  trellis_school_year_add_closure (year, TRELLIS_CLOSURE_INSET, "INSET", trellis_day_new (2025, 9, 12),
                                   trellis_day_new (2025, 9, 12));

  layout = trellis_year_layout_new (year, schools, G_LIST_MODEL (visits), trellis_day_new (2025, 9, 10),
                                    TRELLIS_YEAR_BY_HUB,
                                    TRELLIS_YEAR_FEDERATION_BY_SCHOOL);
  weeks = (TrellisYearWeek *) layout->weeks->data;
  g_assert_cmpint (layout->weeks->len, ==, 16);
  g_assert_cmpint (weeks[0].monday, ==, trellis_day_new (2025, 9, 1));
  g_assert_cmpint (weeks[15].monday, ==, trellis_day_new (2025, 12, 15));
  g_assert_cmpint (layout->n_school_weeks, ==, 14);
  g_assert_false (weeks[0].is_holiday || weeks[0].has_inset);
  g_assert_true (weeks[1].has_inset);
  /* The week of 20 October is a holiday; that of 27 October has two days of school. */
  g_assert_true (weeks[7].is_holiday);
  g_assert_false (weeks[8].is_holiday);
  g_assert_cmpint (weeks[7].term, ==, -1);
  g_assert_cmpint (weeks[8].term, ==, 1);
  g_assert_true (weeks[12].is_holiday);
  g_assert_cmpint (layout->holidays->len, ==, 2);
  g_assert_cmpstr (g_array_index (layout->holidays, TrellisYearSpan, 0).name, ==, "Autumn holiday");
  g_assert_cmpstr (g_array_index (layout->holidays, TrellisYearSpan, 1).name, ==, "Free week");
  term = &g_array_index (layout->terms, TrellisYearSpan, 1);
  g_assert_cmpint (term->first_week, ==, 8);
  g_assert_cmpint (term->n_weeks, ==, 8);
  g_assert_cmpstr (weeks[9].month, ==, "Nov");
  g_assert_true (weeks[9].begins_month && weeks[9].begins_month_in_school);
  g_assert_false (weeks[10].begins_month);
  g_assert_cmpint (layout->now_week, ==, 1);
  g_assert_cmpfloat_with_epsilon (layout->now_share, 0.5, 0.001);
  g_assert_cmpint (trellis_year_layout_find_week (layout, trellis_day_new (2025, 12, 21)), ==, 15);
  g_assert_cmpint (trellis_year_layout_find_week (layout, trellis_day_new (2025, 12, 22)), ==, -1);
  g_assert_cmpint (trellis_year_layout_find_week (layout, trellis_day_new (2025, 8, 31)), ==, -1);

  /* A visit out of term makes the year longer; one of another year does not. */
  add_visit (visits, "late", "2", NULL, 1, trellis_day_new (2026, 1, 6), "ash", TRELLIS_VISIT_STATUS_PLANNED);
  add_visit (visits, "other", "2", NULL, 1, trellis_day_new (2027, 1, 6), "ash", TRELLIS_VISIT_STATUS_PLANNED);
  longer = trellis_year_layout_new (year, schools, G_LIST_MODEL (visits), trellis_day_new (2030, 1, 1),
                                    TRELLIS_YEAR_BY_HUB,
                                    TRELLIS_YEAR_FEDERATION_BY_SCHOOL);
  g_assert_cmpint (longer->weeks->len, ==, 19);
  g_assert_cmpint (longer->now_week, ==, -1);
  g_assert_cmpint (longer->n_visits, ==, 1);
  g_assert_nonnull (g_array_index (longer->pills, TrellisYearPill, 0).clash);
}

static void
test_no_terms (void)
{
  g_autoptr (TrellisSchoolYear) year = trellis_school_year_new ("2025-26", NULL);
  g_autoptr (GListStore) nothing = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  g_autoptr (GListStore) visits = g_list_store_new (TRELLIS_TYPE_VISIT);
  g_autoptr (TrellisYearLayout) layout = trellis_year_layout_new (year, G_LIST_MODEL (nothing),
                                                                  G_LIST_MODEL (visits), AS_AT,
                                                                  TRELLIS_YEAR_BY_HUB,
                                                                  TRELLIS_YEAR_FEDERATION_IN_ONE_ROW);
  g_autofree char *summary = trellis_year_layout_dup_summary (layout);
  TrellisYearGeometry geometry = { .week_width = 16, .holiday_width = 16, .row_height = 18, .group_gap = 8 };

  g_assert_cmpint (layout->weeks->len, ==, 53);
  g_assert_cmpint (layout->n_school_weeks, ==, 0);
  g_assert_cmpint (layout->rows->len, ==, 0);
  g_assert_cmpstr (summary, ==, "0 visits");
  g_assert_cmpfloat (trellis_year_geometry_get_height (&geometry, layout), ==, 0);
  g_assert_cmpint (trellis_year_geometry_find_row (&geometry, layout, 5), ==, -1);
}

static void
test_pills (void)
{
  g_autoptr (TrellisSchoolYear) year = paper_trust_create_year ();
  g_autoptr (GListModel) schools = create_schools ();
  g_autoptr (GListStore) visits = g_list_store_new (TRELLIS_TYPE_VISIT);
  g_autoptr (TrellisYearLayout) layout = NULL, one_row = NULL;
  g_autofree char *text = NULL, *summary = NULL;
  TrellisYearPill *pills;
  TrellisYearRow *rows;
  TrellisDay tuesday = trellis_day_new (2026, 4, 21);

  add_visit (visits, "thursday", "2", NULL, 0, tuesday + 2, "ash", TRELLIS_VISIT_STATUS_PLANNED);
  add_visit (visits, "tuesday", "2", NULL, 4, tuesday, "ash", TRELLIS_VISIT_STATUS_AGREED);
  add_visit (visits, "same-day", "6", NULL, 4, tuesday, "ash", TRELLIS_VISIT_STATUS_PLANNED);
  add_visit (visits, "other-half", "3", NULL, 4, tuesday + 1, "ash", TRELLIS_VISIT_STATUS_PLANNED)->session =
    TRELLIS_SESSION_AM;
  add_visit (visits, "half", "6", NULL, 5, tuesday + 1, "ash", TRELLIS_VISIT_STATUS_PLANNED)->session =
    TRELLIS_SESSION_PM;
  add_visit (visits, "federation", "1", "f", 1, trellis_day_new (2025, 11, 12), "cedar", TRELLIS_VISIT_STATUS_SHARED);
  add_visit (visits, "sunday", "3", NULL, 2, trellis_day_new (2026, 4, 26), NULL, TRELLIS_VISIT_STATUS_PLANNED);
  add_visit (visits, "cancelled", "3", NULL, 3, tuesday, NULL, TRELLIS_VISIT_STATUS_CANCELLED);
  add_visit (visits, "no-day", "3", NULL, 3, TRELLIS_DAY_NONE, NULL, TRELLIS_VISIT_STATUS_PLANNED);
  add_visit (visits, "elsewhere", "77", NULL, 3, tuesday, NULL, TRELLIS_VISIT_STATUS_PLANNED);

  layout = trellis_year_layout_new (year, schools, G_LIST_MODEL (visits), AS_AT, TRELLIS_YEAR_BY_HUB,
                                    TRELLIS_YEAR_FEDERATION_BY_SCHOOL);
  pills = (TrellisYearPill *) layout->pills->data;
  rows = (TrellisYearRow *) layout->rows->data;

  /* The federation's pill lies over Pochard and Teal, and again over Wigeon in
   * the other hub; it is one visit. */
  g_assert_cmpint (layout->pills->len, ==, 8);
  g_assert_cmpint (layout->n_visits, ==, 7);
  g_assert_cmpint (layout->n_done, ==, 1);
  g_assert_cmpint (layout->undated->len, ==, 1);
  g_assert_cmpstr (pills[0].visit->id, ==, "federation");
  g_assert_cmpint (pills[0].n_rows, ==, 1);
  g_assert_cmpstr (pills[3].visit->id, ==, "federation");
  g_assert_cmpint (pills[3].row, ==, 2);
  g_assert_cmpint (pills[3].n_rows, ==, 2);
  g_assert_cmpint (rows[0].n_visits, ==, 1);
  g_assert_cmpint (rows[2].n_done, ==, 1);
  g_assert_cmpint (rows[3].n_done, ==, 1);
  g_assert_cmpint (g_array_index (layout->weeks, TrellisYearWeek, pills[3].week).n_visits, ==, 1);
  g_assert_cmpint (trellis_year_layout_find_pill (layout, "federation", 3), ==, 3);
  g_assert_cmpint (trellis_year_layout_find_pill (layout, "federation", 5), ==, 0);
  g_assert_cmpint (trellis_year_layout_find_pill (layout, "cancelled", 5), ==, -1);

  /* Two in one week stand by their days. */
  g_assert_cmpstr (pills[1].visit->id, ==, "tuesday");
  g_assert_cmpstr (pills[2].visit->id, ==, "thursday");
  g_assert_cmpint (pills[1].n_slots, ==, 2);
  g_assert_cmpint (pills[1].slot, ==, 0);
  g_assert_cmpint (pills[2].slot, ==, 1);
  g_assert_cmpstr (pills[1].mark, ==, "4");
  g_assert_cmpstr (pills[2].mark, ==, "S");
  g_assert_cmpstr (pills[1].day, ==, "21");

  /* Ash is at two schools on Tuesday; the halves of Wednesday go together; no
   * one goes on a Sunday. */
  g_assert_cmpstr (pills[1].clash, ==, "ash is at School 6 on Tue 21 Apr.");
  g_assert_null (pills[2].clash);
  g_assert_cmpstr (pills[4].visit->id, ==, "same-day");
  g_assert_nonnull (pills[4].clash);
  g_assert_null (pills[5].clash);
  g_assert_null (pills[6].clash);
  g_assert_cmpstr (pills[7].visit->id, ==, "sunday");
  g_assert_nonnull (pills[7].clash);

  text = trellis_year_layout_dup_pill_text (layout, 5);
  g_assert_cmpstr (text, ==, "School 6, Visit 5, Wednesday 22 April 2026, Afternoon, ash, Planned");
  summary = trellis_year_layout_dup_summary (layout);
  g_assert_cmpstr (summary, ==, "8 visits: 1 done, 6 to come, 1 without a day");

  one_row = trellis_year_layout_new (year, schools, G_LIST_MODEL (visits), AS_AT, TRELLIS_YEAR_BY_HUB,
                                     TRELLIS_YEAR_FEDERATION_IN_ONE_ROW);
  g_assert_cmpint (one_row->pills->len, ==, 7);
  g_assert_cmpint (one_row->n_visits, ==, 7);
}

/* Also where nobody is to make them, or another adviser is. */
static void
test_two_at_one_school (void)
{
  g_autoptr (TrellisSchoolYear) year = paper_trust_create_year ();
  g_autoptr (GListModel) schools = create_schools ();
  g_autoptr (GListStore) visits = g_list_store_new (TRELLIS_TYPE_VISIT);
  g_autoptr (TrellisYearLayout) layout = NULL;
  TrellisDay tuesday = trellis_day_new (2026, 4, 21);

  add_visit (visits, "first", "6", NULL, 4, tuesday, NULL, TRELLIS_VISIT_STATUS_PLANNED);
  add_visit (visits, "second", "6", NULL, 5, tuesday, "cedar", TRELLIS_VISIT_STATUS_DONE);
  add_visit (visits, "apart", "3", NULL, 5, tuesday, "ash", TRELLIS_VISIT_STATUS_PLANNED);
  layout = trellis_year_layout_new (year, schools, G_LIST_MODEL (visits), AS_AT, TRELLIS_YEAR_BY_HUB,
                                    TRELLIS_YEAR_FEDERATION_IN_ONE_ROW);
  for (guint i = 0; i < layout->pills->len; i++)
    {
      const TrellisYearPill *pill = &g_array_index (layout->pills, TrellisYearPill, i);

      g_assert_cmpstr (pill->clash, ==,
                       g_str_equal (pill->visit->id, "first") ? "School 6 has Visit 5 on Tue 21 Apr too." : NULL);
    }
}

static void
test_geometry (void)
{
  g_autoptr (TrellisSchoolYear) year = paper_trust_create_year ();
  g_autoptr (GListModel) schools = paper_trust_create_schools (30, PAPER_TRUST_PLAIN);
  g_autoptr (GListModel) visits = paper_trust_create_visits (year, schools, AS_AT);
  g_autoptr (TrellisYearLayout) layout = trellis_year_layout_new (year, schools, visits, AS_AT, TRELLIS_YEAR_BY_HUB,
                                                                  TRELLIS_YEAR_FEDERATION_BY_SCHOOL);
  TrellisYearGeometry geometry = {
    .x = 100, .week_width = 21, .holiday_width = 7, .y = 50, .row_height = 18, .group_gap = 10, .pill_width = 19,
    .pill_height = 14,
  };
  guint n_holiday = layout->weeks->len - layout->n_school_weeks;

  g_assert_cmpint (layout->n_school_weeks, >=, 38);
  g_assert_cmpfloat_with_epsilon (trellis_year_geometry_get_width (&geometry, layout), layout->n_school_weeks * 21 +
                                  n_holiday * 7, 0.01);
  g_assert_cmpfloat (trellis_year_geometry_get_height (&geometry, layout), ==, 30 * 18 + 2 * 10);

  for (guint i = 0; i < layout->weeks->len; i++)
    {
      double x = trellis_year_geometry_get_week_x (&geometry, layout, i);

      g_assert_cmpint (trellis_year_geometry_find_week (&geometry, layout, x), ==, (int) i);
      x += trellis_year_geometry_get_week_width (&geometry, layout, i) - 0.1;
      g_assert_cmpint (trellis_year_geometry_find_week (&geometry, layout, x), ==, (int) i);
    }
  for (guint i = 0; i < layout->rows->len; i++)
    {
      double y = trellis_year_geometry_get_row_y (&geometry, layout, i);

      g_assert_cmpint (trellis_year_geometry_find_row (&geometry, layout, y), ==, (int) i);
      g_assert_cmpint (trellis_year_geometry_find_row (&geometry, layout, y + 17.9), ==, (int) i);
    }
  /* Between two hubs there is no row. */
  g_assert_cmpint (trellis_year_geometry_find_row (&geometry, layout, 50 + 10 * 18 + 5), ==, -1);
  g_assert_cmpint (trellis_year_geometry_find_row (&geometry, layout, 49), ==, -1);
  g_assert_cmpint (trellis_year_geometry_find_week (&geometry, layout, 99), ==, -1);

  for (guint i = 0; i < layout->pills->len; i++)
    {
      TrellisYearPill *pill = &g_array_index (layout->pills, TrellisYearPill, i);
      TrellisYearBox box;
      double left = trellis_year_geometry_get_week_x (&geometry, layout, pill->week);

      trellis_year_geometry_get_pill_box (&geometry, layout, i, &box);
      /* Those of a crowded week reach into the weeks beside it, by half of each. */
      g_assert_cmpfloat (box.x, >=, pill->n_slots > 1 ? left - 10.5 : left);
      g_assert_cmpfloat (box.x + box.width, <=, left + 21.01 + (pill->n_slots > 1 ? 10.5 : 0));
      for (guint j = 0; j < i; j++)
        {
          TrellisYearBox other;

          trellis_year_geometry_get_pill_box (&geometry, layout, j, &other);
          g_assert_false (other.y < box.y + box.height && box.y < other.y + other.height &&
                          other.x + 0.01 < box.x + box.width && box.x + 0.01 < other.x + other.width);
        }
      box.x += box.width / 2;
      box.y += box.height / 2;
      g_assert_cmpint (trellis_year_geometry_find_pill (&geometry, layout, box.x, box.y), ==, (int) i);
    }
  g_assert_cmpint (trellis_year_geometry_find_pill (&geometry, layout, 10, 10), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/year-layout/rows", test_rows);
  g_test_add_func ("/year-layout/weeks", test_weeks);
  g_test_add_func ("/year-layout/no-terms", test_no_terms);
  g_test_add_func ("/year-layout/pills", test_pills);
  g_test_add_func ("/year-layout/two-at-one-school", test_two_at_one_school);
  g_test_add_func ("/year-layout/geometry", test_geometry);

  return g_test_run ();
}
