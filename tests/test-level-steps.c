/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-level-chip-draw.h"
#include "trellis-level-profile.h"
#include "trellis-level-steps.h"

#include <math.h>

static TrellisLevel made_levels[] = {
  { .id = (char *) "one", .name = (char *) "Thriving", .short_code = (char *) "Th", .rank = 1,
    .colour = (char *) "#1c5f9e", .colour_dark = (char *) "#6cb4ee", .colour_paper = (char *) "#eef4f8" },
  { .id = (char *) "two", .name = (char *) "Growing", .short_code = (char *) "Gr", .rank = 2,
    .colour = (char *) "#a6cfec", .colour_dark = (char *) "#2a5f8e", .colour_paper = (char *) "#c9dcea" },
  { .id = (char *) "three", .name = (char *) "Mending", .short_code = (char *) "Me", .rank = 3,
    .colour = (char *) "#f0a662", .colour_dark = (char *) "#9a5417", .colour_paper = (char *) "#c4702e" },
};

static GPtrArray *
create_levels (void)
{
  GPtrArray *levels = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (made_levels); i++)
    g_ptr_array_add (levels, &made_levels[i]);

  return levels;
}

static void
add_judgement (GListStore    *list,
               const char    *id,
               const char    *aspect_id,
               const char    *level_id,
               TrellisDay     day,
               TrellisSource  source,
               const char    *reason)
{
  g_autoptr (TrellisJudgement) judgement = trellis_judgement_new (id);

  g_free (judgement->aspect_id);
  g_free (judgement->level_id);
  g_free (judgement->reason);
  judgement->aspect_id = g_strdup (aspect_id);
  judgement->level_id = g_strdup (level_id);
  judgement->reason = g_strdup (reason);
  judgement->judged_on = day;
  judgement->source = source;
  g_list_store_append (list, judgement);
}

static GListStore *
create_judgements (void)
{
  GListStore *list = g_list_store_new (TRELLIS_TYPE_JUDGEMENT);

  add_judgement (list, "4", "overall", "one", trellis_day_new (2026, 1, 20), TRELLIS_SOURCE_AGREED, "new headteacher");
  add_judgement (list, "1", "overall", "three", trellis_day_new (2020, 7, 1), TRELLIS_SOURCE_AGREED, "");
  add_judgement (list, "3", "overall", "two", trellis_day_new (2023, 7, 4), TRELLIS_SOURCE_AGREED, "");
  add_judgement (list, "2", "overall", "three", trellis_day_new (2023, 7, 4), TRELLIS_SOURCE_AGREED, "typed wrongly");
  add_judgement (list, "5", "overall", "three", trellis_day_new (2024, 7, 4), TRELLIS_SOURCE_ADVISER, "");
  add_judgement (list, "6", "ethos", "three", trellis_day_new (2024, 7, 4), TRELLIS_SOURCE_AGREED, "");

  return list;
}

static void
test_points (void)
{
  g_autoptr (GPtrArray) levels = create_levels ();
  g_autoptr (GListStore) judgements = create_judgements ();
  g_autoptr (GArray) points = trellis_level_points_from_judgements (levels, G_LIST_MODEL (judgements),
                                                                    TRELLIS_ASPECT_OVERALL, TRELLIS_SOURCE_AGREED);
  g_autofree char *summary = NULL, *earlier = NULL;

  g_assert_cmpint (points->len, ==, 3);
  g_assert_true (g_array_index (points, TrellisLevelPoint, 0).level == &made_levels[2]);
  g_assert_true (g_array_index (points, TrellisLevelPoint, 1).level == &made_levels[1]);
  g_assert_cmpstr (g_array_index (points, TrellisLevelPoint, 1).reason, ==, "");
  g_assert_null (trellis_level_points_get_level (points, trellis_day_new (2020, 6, 30)));
  g_assert_true (trellis_level_points_get_level (points, trellis_day_new (2020, 7, 1)) == &made_levels[2]);
  g_assert_true (trellis_level_points_get_level (points, trellis_day_new (2030, 7, 1)) == &made_levels[0]);

  summary = trellis_level_points_dup_summary (points, trellis_day_new (2026, 3, 1));
  g_assert_cmpstr (summary, ==, "Thriving from 20 January 2026; Growing from 4 July 2023; Mending from 1 July 2020");
  earlier = trellis_level_points_dup_summary (points, trellis_day_new (2020, 1, 1));
  g_assert_cmpstr (earlier, ==, "No category agreed yet");
}

static void
test_window (void)
{
  static const struct
  {
    int first_year;  /* of the only point; 0 for none */
    int n_years_most;
    int from_year;
  } cases[] = {
    { 0, 5, 2024 },
    { 2026, 5, 2024 },
    { 2023, 5, 2022 },
    { 2020, 5, 2021 },
    { 2020, 1, 2025 },
    { 2020, 0, 2025 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) points = trellis_level_points_new ();
      TrellisLevelPoint point = {
        .day = trellis_day_new (MAX (cases[i].first_year, 1), 3, 1),
        .level = &made_levels[0],
      };
      TrellisDay from, until;

      if (cases[i].first_year > 0)
        g_array_append_val (points, point);
      trellis_level_steps_choose_window (points, trellis_day_new (2026, 3, 6), cases[i].n_years_most, &from, &until);
      g_assert_cmpint (from, ==, trellis_day_new (cases[i].from_year, 9, 1));
      g_assert_cmpint (until, ==, trellis_day_new (2026, 8, 31));
    }
}

static TrellisLevelSteps *
lay_out (TrellisText *text,
         double       width,
         double       height)
{
  g_autoptr (GPtrArray) levels = create_levels ();
  g_autoptr (GListStore) judgements = create_judgements ();
  g_autoptr (GArray) points = trellis_level_points_from_judgements (levels, G_LIST_MODEL (judgements),
                                                                    TRELLIS_ASPECT_OVERALL, TRELLIS_SOURCE_AGREED);
  TrellisLevelStepsInput input = {
    .levels = levels,
    .points = points,
    .from = trellis_day_new (2021, 9, 1),
    .until = trellis_day_new (2026, 8, 31),
    .now = trellis_day_new (2026, 3, 6),
    .limit_on = TRELLIS_DAY_NONE,
  };

  return trellis_level_steps_new (&input, text, TRELLIS_PALETTE_LIGHT, width, height);
}

static void
test_layout (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_screen (NULL);
  g_autoptr (TrellisLevelSteps) steps = lay_out (text, 540, 170);
  TrellisLevelStepsLine *line;
  TrellisLevelStepsDot *dot;
  double ys[3];

  /* Best at the top, evenly apart. */
  g_assert_cmpint (steps->rows->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    ys[i] = g_array_index (steps->rows, TrellisLevelStepsRow, i).y;
  g_assert_cmpfloat (ys[0], <, ys[1]);
  g_assert_cmpfloat_with_epsilon (ys[1] - ys[0], ys[2] - ys[1], 0.001);
  g_assert_true (steps->has_names);

  /* The judgement before the window has no dot, but the line comes in at its level. */
  g_assert_cmpint (steps->dots->len, ==, 2);
  line = &g_array_index (steps->lines, TrellisLevelStepsLine, 0);
  g_assert_cmpfloat (line->x0, ==, steps->plot_x0);
  g_assert_cmpfloat (line->y0, ==, ys[2]);
  g_assert_cmpfloat (line->y1, ==, ys[2]);

  /* Along, up, along, up, along: to now and no further. */
  g_assert_cmpint (steps->lines->len, ==, 5);
  line = &g_array_index (steps->lines, TrellisLevelStepsLine, 4);
  g_assert_cmpfloat_with_epsilon (line->x1, steps->now_x, 0.001);
  g_assert_cmpfloat (line->y1, ==, ys[0]);

  dot = &g_array_index (steps->dots, TrellisLevelStepsDot, 1);
  g_assert_cmpstr (dot->reason, ==, "new headteacher");
  g_assert_true (dot->has_label);
  g_assert_cmpfloat (dot->label_x, >=, steps->plot_x0);
  g_assert_cmpfloat (dot->label_x + dot->label_width, <=, steps->now_x);
  g_assert_cmpint (trellis_level_steps_find_dot (steps, dot->x + 4, dot->y - 4), ==, 1);
  g_assert_cmpint (trellis_level_steps_find_dot (steps, dot->x, dot->y + 40), ==, -1);

  g_assert_cmpint (steps->ticks->len, ==, 5);
  g_assert_cmpstr (g_array_index (steps->ticks, TrellisLevelStepsTick, 0).label, ==, "2021/22");
}

static void
test_narrow (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_screen (NULL);
  g_autoptr (TrellisLevelSteps) steps = lay_out (text, 150, 120);

  g_assert_false (steps->has_names);
  g_assert_cmpfloat (steps->plot_x1, >, steps->plot_x0);
  g_assert_cmpint (steps->ticks->len, <, 5);
  for (guint i = 1; i < steps->ticks->len; i++)
    {
      double apart = g_array_index (steps->ticks, TrellisLevelStepsTick, i).x -
                     g_array_index (steps->ticks, TrellisLevelStepsTick, i - 1).x;

      g_assert_cmpfloat (apart, >, trellis_text_get_width (text, "2021/22", (TrellisType) { 12, PANGO_WEIGHT_NORMAL }));
    }
}

/* A level that the scheme has no more breaks the line, it is not joined over. */
static void
test_gap (void)
{
  g_autoptr (GPtrArray) levels = create_levels ();
  g_autoptr (GListStore) judgements = create_judgements ();
  g_autoptr (GArray) points = NULL;
  g_autoptr (TrellisText) text = trellis_text_new_for_screen (NULL);
  g_autoptr (TrellisLevelSteps) steps = NULL;
  TrellisLevelStepsInput input = {
    .levels = levels,
    .from = trellis_day_new (2021, 9, 1),
    .until = trellis_day_new (2026, 8, 31),
    .now = trellis_day_new (2026, 3, 6),
    .limit_on = trellis_day_new (2026, 7, 1),
    .limit_level = &made_levels[0],
  };

  add_judgement (judgements, "9", "overall", "abolished", trellis_day_new (2024, 9, 2), TRELLIS_SOURCE_AGREED, "");
  points = trellis_level_points_from_judgements (levels, G_LIST_MODEL (judgements), TRELLIS_ASPECT_OVERALL,
                                                 TRELLIS_SOURCE_AGREED);
  g_assert_cmpint (points->len, ==, 4);
  input.points = points;
  steps = trellis_level_steps_new (&input, text, TRELLIS_PALETTE_LIGHT, 540, 170);
  g_assert_cmpint (steps->dots->len, ==, 2);
  g_assert_cmpint (steps->lines->len, ==, 4);
  g_assert_cmpfloat (g_array_index (steps->lines, TrellisLevelStepsLine, 2).x1, <,
                     g_array_index (steps->lines, TrellisLevelStepsLine, 3).x0);
  g_assert_true (steps->has_limit);
  g_assert_cmpfloat (steps->limit_line.x1, >, steps->now_x);
}

static void
assert_inside (cairo_surface_t *recording,
               double           width,
               double           height)
{
  double x, y, w, h;

  cairo_recording_surface_ink_extents (recording, &x, &y, &w, &h);
  g_assert_cmpfloat (w, >, width / 3);
  g_assert_cmpfloat (x, >=, -1);
  g_assert_cmpfloat (y, >=, -1);
  g_assert_cmpfloat (x + w, <=, width + 1);
  g_assert_cmpfloat (y + h, <=, height + 1);
}

static void
test_draw (void)
{
  for (guint kind = 0; kind < TRELLIS_N_PALETTES * 2; kind++)
    {
      cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (recording);
      g_autoptr (TrellisText) text = trellis_text_new_for_screen (NULL);
      g_autoptr (TrellisLevelSteps) steps = lay_out (text, 540, 170);

      trellis_level_steps_draw (steps, cr, text, trellis_palette_get (kind / 2, kind % 2));
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      assert_inside (recording, 540, 170);
      cairo_destroy (cr);
      cairo_surface_destroy (recording);
    }
}

static void
test_spark (void)
{
  g_autoptr (GPtrArray) levels = create_levels ();
  const TrellisLevel *terms[] = { NULL, &made_levels[2], &made_levels[1], NULL, &made_levels[1], &made_levels[0] };
  const TrellisLevel *none[6] = { NULL };
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (recording);
  double x, y, w, h;

  /* Nothing judged: nothing drawn. */
  trellis_level_spark_draw (cr, trellis_palette_get (TRELLIS_PALETTE_LIGHT, FALSE), levels, none, 6, 0, 0, 80, 20);
  trellis_level_spark_draw (cr, trellis_palette_get (TRELLIS_PALETTE_LIGHT, FALSE), levels, none, 0, 0, 0, 80, 20);
  cairo_recording_surface_ink_extents (recording, &x, &y, &w, &h);
  g_assert_cmpfloat (w, ==, 0);

  trellis_level_spark_draw (cr, trellis_palette_get (TRELLIS_PALETTE_LIGHT, FALSE), levels, terms, 6, 0, 0, 80, 20);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (recording, &x, &y, &w, &h);
  g_assert_cmpfloat (x, >, 10);
  g_assert_cmpfloat (x + w, <=, 81);
  g_assert_cmpfloat (y + h, <=, 21);

  cairo_destroy (cr);
  cairo_surface_destroy (recording);
}

static void
add_line (GArray             *lines,
          const char         *name,
          GPtrArray          *levels,
          const TrellisLevel *level,
          const TrellisLevel *previous,
          gboolean            applies,
          gboolean            is_overall)
{
  TrellisProfileLine line = {
    .name = g_strdup (name),
    .levels = g_ptr_array_ref (levels),
    .level = level,
    .previous = previous,
    .applies = applies,
    .is_overall = is_overall,
  };

  g_array_append_val (lines, line);
}

static void
test_profile (void)
{
  static TrellisLevel own[] = {
    { .id = (char *) "yes", .name = (char *) "Leads others", .short_code = (char *) "L", .colour = (char *) "#1c5f9e" },
    { .id = (char *) "no", .name = (char *) "Does not yet", .short_code = (char *) "D", .colour = (char *) "#f0a662" },
  };
  g_autoptr (GPtrArray) levels = create_levels ();
  g_autoptr (GPtrArray) own_levels = g_ptr_array_new ();
  g_autoptr (GArray) lines = trellis_profile_lines_new ();
  g_autoptr (TrellisText) text = trellis_text_new_for_screen (NULL);
  g_autoptr (TrellisLevelProfile) profile = NULL;
  g_autofree char *summary = NULL;
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (recording);
  TrellisProfileMark *marks;
  double height;

  g_ptr_array_add (own_levels, &own[0]);
  g_ptr_array_add (own_levels, &own[1]);
  add_line (lines, "Curriculum", levels, &made_levels[0], &made_levels[2], TRUE, FALSE);
  add_line (lines, "Governance", levels, &made_levels[1], &made_levels[1], TRUE, FALSE);
  add_line (lines, "Ethos", levels, NULL, &made_levels[1], TRUE, FALSE);
  add_line (lines, "Sixth form", levels, &made_levels[1], NULL, FALSE, FALSE);
  add_line (lines, "Reach", own_levels, &own[1], NULL, TRUE, FALSE);
  add_line (lines, "Overall", levels, &made_levels[1], NULL, TRUE, TRUE);

  height = trellis_level_profile_get_natural_height (lines, text, TRELLIS_PALETTE_LIGHT);
  profile = trellis_level_profile_new (levels, lines, text, TRELLIS_PALETTE_LIGHT, 520, height);
  marks = (TrellisProfileMark *) profile->marks->data;
  g_assert_cmpint (profile->marks->len, ==, 6);

  /* Better is further right; a ring only where it moved. */
  g_assert_true (marks[0].has_chip && marks[0].has_moved);
  g_assert_cmpfloat (marks[0].previous_x, <, marks[0].x);
  g_assert_cmpfloat (marks[1].x, <, marks[0].x);
  g_assert_false (marks[1].has_moved);
  g_assert_false (marks[2].has_chip || marks[2].has_moved);
  g_assert_false (marks[3].has_chip);
  g_assert_cmpfloat (marks[4].x, ==, marks[0].previous_x);
  g_assert_cmpfloat (marks[5].y - marks[4].y, >, marks[4].y - marks[3].y);

  summary = trellis_profile_lines_dup_summary (lines);
  g_assert_cmpstr (summary, ==,
                   "Curriculum: Thriving, from Mending; Governance: Growing; Ethos: not judged; Sixth form: does not apply; "
                   "Reach: Does not yet; Overall: Growing");

  trellis_level_profile_draw (profile, cr, text, trellis_palette_get (TRELLIS_PALETTE_DARK, FALSE));
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  assert_inside (recording, 520, height);
  cairo_destroy (cr);
  cairo_surface_destroy (recording);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/level-steps/points", test_points);
  g_test_add_func ("/level-steps/window", test_window);
  g_test_add_func ("/level-steps/layout", test_layout);
  g_test_add_func ("/level-steps/narrow", test_narrow);
  g_test_add_func ("/level-steps/gap", test_gap);
  g_test_add_func ("/level-steps/draw", test_draw);
  g_test_add_func ("/level-steps/spark", test_spark);
  g_test_add_func ("/level-steps/profile", test_profile);

  return g_test_run ();
}
