/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A measure of several schools over time: weighted means worked by hand, what
 * figures are compared with, and what is said of them. */

#include "trellis-trend.h"

#include <math.h>

static TrellisMeasure combined = { (char *) "ks2", (char *) "Combined", (char *) "%", 0, TRELLIS_BETTER_UP,
                                   (char *) "year" };
static TrellisMeasure absence = { (char *) "absence", (char *) "Absence", (char *) "%", 1, TRELLIS_BETTER_DOWN,
                                  (char *) "half-term" };

static TrellisTrend *
create_trend (const TrellisMeasure *measure,
              const char *const    *periods)
{
  static const struct
  {
    const char *urn, *name;
    int pupils;
  } rows[] = { { "2", "Birch", 200 }, { "1", "Ash", 100 }, { "3", "Cedar", 300 } };
  g_autoptr (GListStore) schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  TrellisTrend *trend;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrellisSchool) school = trellis_school_new (rows[i].urn, rows[i].name);

      school->pupils = rows[i].pupils;
      g_free (school->short_name);
      school->short_name = g_strdup (rows[i].name);
      g_list_store_append (schools, school);
    }
  trend = trellis_trend_new (measure, G_LIST_MODEL (schools));
  for (guint i = 0; periods[i] != NULL; i++)
    {
      TrellisDay ends_on;

      g_assert_true (trellis_period_parse (periods[i], &ends_on));
      trellis_trend_add_period (trend, periods[i], ends_on);
    }
  trellis_trend_freeze_periods (trend);

  return trend;
}

static const char *const three_years[] = { "2021-22", "2022-23", "2023-24", NULL };

/* Schools by name: Ash, Birch, Cedar. */
static TrellisTrendSchool *
set_figure (TrellisTrend *trend,
            guint         school,
            guint         period,
            double        value,
            int           cohort)
{
  TrellisTrendSchool *row = g_ptr_array_index (trend->schools, school);

  row->figures[period].value = value;
  row->figures[period].cohort = cohort;

  return row;
}

static void
test_means (void)
{
  g_autoptr (TrellisTrend) trend = create_trend (&combined, three_years);
  g_autofree char *words = NULL;

  g_assert_cmpstr (((TrellisTrendSchool *) g_ptr_array_index (trend->schools, 0))->school->name, ==, "Ash");

  /* By cohort: (80 × 10 + 50 × 30 + 60 × 40) / 80 = 4700 / 80 = 58.75. */
  set_figure (trend, 0, 0, 80, 10);
  set_figure (trend, 1, 0, 50, 30);
  set_figure (trend, 2, 0, 60, 40);
  /* One cohort is not known, so by roll, Birch being suppressed:
   * (80 × 100 + 60 × 300) / 400 = 65. It would be 70 with each counted once. */
  set_figure (trend, 0, 1, 80, 10);
  set_figure (trend, 2, 1, 60, -1);
  trellis_trend_work_out_means (trend);

  g_assert_cmpfloat_with_epsilon (trend->means[0].mean, 58.75, 1e-9);
  g_assert_cmpint (trend->means[0].weighting, ==, TRELLIS_TREND_BY_COHORT);
  g_assert_cmpfloat_with_epsilon (trend->means[1].mean, 65, 1e-9);
  g_assert_cmpint (trend->means[1].weighting, ==, TRELLIS_TREND_BY_ROLL);
  g_assert_cmpuint (trend->means[1].n_schools, ==, 2);
  /* No figure is no mean, and no nought. */
  g_assert_true (isnan (trend->means[2].mean));
  g_assert_cmpint (trend->means[2].weighting, ==, TRELLIS_TREND_NO_MEAN);
  g_assert_cmpint (trellis_trend_find_last_period (trend), ==, 1);
  words = trellis_trend_dup_mean_words (trend);
  g_assert_cmpstr (words, ==, "Trust: mean of 2 schools, weighted by pupils on roll");

  /* Without rolls: (80 + 60) / 2. */
  ((TrellisTrendSchool *) g_ptr_array_index (trend->schools, 0))->school->pupils = -1;
  trellis_trend_work_out_means (trend);
  g_assert_cmpfloat_with_epsilon (trend->means[1].mean, 70, 1e-9);
  g_assert_cmpint (trend->means[1].weighting, ==, TRELLIS_TREND_UNWEIGHTED);
}

static void
test_sentence (void)
{
  g_autoptr (TrellisTrend) trend = create_trend (&combined, three_years);
  TrellisTrendSchool *ash = set_figure (trend, 0, 1, 60, 43);
  g_autofree char *sentence = NULL;
  g_autofree char *course = NULL;
  g_autofree char *reading = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *small = NULL;

  set_figure (trend, 0, 2, 58, 44);
  set_figure (trend, 1, 2, 62, 44);
  ash->target = trend->target = 62;
  trend->benchmark[2] = 62;
  g_free (trend->benchmark_name);
  trend->benchmark_name = g_strdup ("England");
  trellis_trend_work_out_means (trend);

  sentence = trellis_trend_dup_sentence (trend, ash);
  g_assert_cmpstr (sentence, ==, "58% in 2023/24: 4 points below target and England, 2 points below the trust, 2 points "
                   "down on 2022/23. 44 pupils.");
  course = trellis_trend_dup_course (trend, ash);
  g_assert_cmpstr (course, ==, "Combined fell from 60% to 58% over 1 year, below England’s 62%.");
  reading = trellis_trend_dup_reading (trend, ash, 2);
  g_assert_cmpstr (reading, ==, "2023/24: 58%, trust 60%, England 62%, 44 pupils");

  /* A gap is told with its reason. */
  ash->figures[2].value = NAN;
  ash->figures[2].reason = g_strdup ("Suppressed");
  trellis_trend_work_out_means (trend);
  gap = trellis_trend_dup_sentence (trend, ash);
  g_assert_true (g_str_has_prefix (gap, "No figure for 2023/24: Suppressed. The latest: 60% in 2022/23:"));
  g_free (g_steal_pointer (&reading));
  reading = trellis_trend_dup_reading (trend, ash, 2);
  g_assert_cmpstr (reading, ==, "2023/24: Suppressed, trust 62%, England 62%, 44 pupils");

  /* Few pupils are said so. */
  ash->figures[1].cohort = 9;
  small = trellis_trend_dup_sentence (trend, ash);
  g_assert_true (g_str_has_suffix (small, "9 pupils. A small cohort: read its moves with care."));
}

/* A term is compared with the same term of the year before. */
/* A group of pupils beside all of them: the gap, and which way it goes. */
static void
test_group (void)
{
  g_autoptr (TrellisTrend) poor = create_trend (&combined, three_years);
  g_autoptr (TrellisTrend) all = create_trend (&combined, three_years);
  TrellisTrendSchool *ash = set_figure (poor, 0, 1, 40, 12);
  g_autofree char *none = NULL;
  g_autofree char *first = NULL;
  g_autofree char *narrower = NULL;
  g_autofree char *trust = NULL;

  g_free (poor->pupil_group);
  poor->pupil_group = g_strdup ("Disadvantaged");
  none = trellis_trend_dup_group_words (poor, ash, all);
  g_assert_cmpstr (none, ==, "");
  set_figure (all, 0, 1, 54, 40);
  first = trellis_trend_dup_group_words (poor, ash, all);
  g_assert_cmpstr (first, ==, "Disadvantaged: 14 points below all pupils.");
  set_figure (poor, 0, 2, 48, 12);
  set_figure (all, 0, 2, 60, 40);
  narrower = trellis_trend_dup_group_words (poor, ash, all);
  g_assert_cmpstr (narrower, ==, "Disadvantaged: 12 points below all pupils, a gap 2 points narrower than in 2022/23.");
  trellis_trend_work_out_means (poor);
  trellis_trend_work_out_means (all);
  trust = trellis_trend_dup_group_words (poor, NULL, all);
  g_assert_cmpstr (trust, ==, narrower);
}

static void
test_terms (void)
{
  static const char *const terms[] = { "2022-23/1", "2022-23/2", "2023-24/1", "2023-24/2", NULL };
  g_autoptr (TrellisTrend) trend = create_trend (&absence, terms);
  TrellisTrendSchool *ash = set_figure (trend, 0, 0, 6.1, -1);
  g_autofree char *sentence = NULL;

  set_figure (trend, 0, 1, 7.4, -1);
  set_figure (trend, 0, 2, 5.8, -1);
  set_figure (trend, 0, 3, 7.0, -1);
  trellis_trend_work_out_means (trend);
  g_assert_cmpint (trellis_trend_find_previous (trend, ash, 3), ==, 1);
  g_assert_cmpint (trellis_trend_find_previous (trend, ash, 1), ==, 0);
  g_assert_cmpfloat_with_epsilon (trellis_trend_get_change (trend, ash), -0.4, 1e-9);
  sentence = trellis_trend_dup_sentence (trend, ash);
  g_assert_cmpstr (sentence, ==, "7.0% in term 2 of 2023/24: 0.4 points down on term 2 of 2022/23.");
}

static void
test_orders (void)
{
  static const struct
  {
    TrellisTrendOrder order;
    const char *names[3];
  } rows[] = {
    { TRELLIS_TREND_ORDER_NAME, { "Ash", "Birch", "Cedar" } },
    { TRELLIS_TREND_ORDER_LATEST, { "Birch", "Ash", "Cedar" } },
    { TRELLIS_TREND_ORDER_CHANGE, { "Ash", "Birch", "Cedar" } },
    { TRELLIS_TREND_ORDER_GAP, { "Birch", "Ash", "Cedar" } },
  };
  g_autoptr (TrellisTrend) trend = create_trend (&combined, three_years);
  g_autofree char *moved = NULL;

  /* Cedar has no figure in the latest year. */
  set_figure (trend, 0, 1, 50, 30)->target = 65;
  set_figure (trend, 0, 2, 60, 30);
  set_figure (trend, 1, 1, 72, 30)->target = 80;
  set_figure (trend, 1, 2, 70, 30);
  set_figure (trend, 2, 1, 90, 30)->target = 65;
  trellis_trend_work_out_means (trend);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) sorted = trellis_trend_sort (trend, rows[i].order);

      for (guint k = 0; k < 3; k++)
        g_assert_cmpstr (((TrellisTrendSchool *) g_ptr_array_index (sorted, k))->school->name, ==, rows[i].names[k]);
    }
  moved = trellis_trend_dup_moved (trend);
  g_assert_cmpstr (moved, ==, "Most up: Ash, 10 points. Most down: Birch, 2 points.");
}

static void
test_periods (void)
{
  static const struct
  {
    const char *period, *ends_on, *name;
  } rows[] = {
    { "2024-25", "2025-08-31", "2024/25" },
    { "1999-00", "2000-08-31", "1999/00" },
    { "2025-02", "2025-02-28", "Feb 2025" },
    { "2024-02", "2024-02-29", "Feb 2024" },
    { "2025-03-06", "2025-03-06", "6 March 2025" },
    { "2024-26", NULL, "2024-26" },
    { "2024-25/7", NULL, NULL },
    { "2024-13", NULL, "2024-13" },
    { "Easter", NULL, "Easter" },
    { "", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrellisDay day = 0;
      gboolean is_period = trellis_period_parse (rows[i].period, &day);
      g_autofree char *name = trellis_period_dup_name (rows[i].period, FALSE);
      g_autofree char *iso = is_period ? trellis_day_format (day, TRELLIS_DAY_STYLE_ISO) : NULL;

      g_assert_cmpstr (iso, ==, rows[i].ends_on);
      if (rows[i].name != NULL)
        g_assert_cmpstr (name, ==, rows[i].name);
    }
}

static void
test_table (void)
{
  g_autoptr (TrellisTrend) trend = create_trend (&combined, three_years);
  TrellisTrendSchool *ash = set_figure (trend, 0, 1, 60, 43);
  g_autofree char *one = NULL;
  g_autofree char *all = NULL;

  set_figure (trend, 1, 2, 58.5, -1);
  ash->figures[2].reason = g_strdup ("Suppressed");
  trellis_trend_work_out_means (trend);
  one = trellis_trend_dup_csv (trend, ash, '\t');
  g_assert_cmpstr (one, ==, "Period\tAsh\tPupils\tReason\tTrust\tEngland\n2021/22\t\t\t\t\t\n"
                   "2022/23\t60\t43\t\t60\t\n2023/24\t\t\tSuppressed\t58.5\t\n");
  all = trellis_trend_dup_csv (trend, NULL, '\t');
  g_assert_cmpstr (all, ==, "School\t2021/22\t2022/23\t2023/24\nAsh\t\t60\t\nBirch\t\t\t58.5\nCedar\t\t\t\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trend/means", test_means);
  g_test_add_func ("/trend/sentence", test_sentence);
  g_test_add_func ("/trend/group", test_group);
  g_test_add_func ("/trend/terms", test_terms);
  g_test_add_func ("/trend/orders", test_orders);
  g_test_add_func ("/trend/periods", test_periods);
  g_test_add_func ("/trend/table", test_table);

  return g_test_run ();
}
