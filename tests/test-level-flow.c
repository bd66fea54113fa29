/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-flow.h"
#include "trellis-level-paths.h"


/* Schools from level to level over three years, worked out by hand:
 *   Ash    Rc Rn Rf     Cedar and Elm, federated   Rf Rf Rf
 *   Birch  Rf Rf Rn     Fir and Gorse, federated   Rn Rf Rf, and – Rn Rn
 *   Holly  –  –  –
 * Cedar and Elm count once, Fir and Gorse do not stand alike and count each. */

#define N_YEARS 3
static const struct
{
  const char *name;
  const char *federation;
  const char *levels[N_YEARS];
} schools[] = {
  { "Ash", NULL, { "recovery", "reinforcement", "refinement" } },
  { "Birch", NULL, { "refinement", "refinement", "reinforcement" } },
  { "Cedar", "f", { "refinement", "refinement", "refinement" } },
  { "Elm", "f", { "refinement", "refinement", "refinement" } },
  { "Fir", "g", { "reinforcement", "refinement", "refinement" } },
  { "Gorse", "g", { NULL, "reinforcement", "reinforcement" } },
  { "Holly", NULL, { NULL, NULL, NULL } },
};

static TrellisLevelCourse *
create_course (guint n_schools)
{
  static const char *const names[] = { "2023/24", "2024/25", "2025/26", NULL };
  static const TrellisDay days[] = { 1, 2, 3 };
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", NULL);
  g_autoptr (GListStore) list = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  g_autoptr (GHashTable) levels = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < n_schools; i++)
    {
      g_autoptr (TrellisSchool) school = trellis_school_new (schools[i].name, schools[i].name);
      const TrellisLevel **row = g_new0 (const TrellisLevel *, N_YEARS);

      school->federation_id = g_strdup (schools[i].federation);
      for (guint year = 0; year < N_YEARS; year++)
        row[year] = schools[i].levels[year] != NULL ? trellis_scheme_get_level (scheme, schools[i].levels[year]) : NULL;
      g_list_store_append (list, school);
      g_hash_table_insert (levels, school->urn, row);
    }

  return trellis_level_course_new (scheme, G_LIST_MODEL (list), days, names, levels);
}

static void
test_counts (void)
{
  g_autoptr (TrellisLevelCourse) course = create_course (G_N_ELEMENTS (schools));
  TrellisScheme *scheme = trellis_level_course_get_scheme (course);
  const TrellisLevel *refinement = trellis_scheme_get_level (scheme, "refinement");
  const TrellisLevel *reinforcement = trellis_scheme_get_level (scheme, "reinforcement");
  g_autofree char *summary = trellis_level_course_dup_summary (course);
  g_autofree char *ash = trellis_level_course_dup_school_words (course, 0);
  g_autofree char *holly = trellis_level_course_dup_school_words (course, 6);

  g_assert_cmpuint (trellis_level_course_get_n_schools (course), ==, 7);
  g_assert_cmpuint (trellis_level_course_count (course, 0, refinement), ==, 2);
  g_assert_cmpuint (trellis_level_course_count (course, 1, refinement), ==, 3);
  g_assert_cmpuint (trellis_level_course_count (course, 0, NULL), ==, 2);
  g_assert_cmpuint (trellis_level_course_count_moves (course, 0, reinforcement, refinement), ==, 1);
  g_assert_cmpuint (trellis_level_course_count_moves (course, 1, refinement, reinforcement), ==, 1);
  g_assert_cmpuint (trellis_level_course_count_moves (course, 1, refinement, refinement), ==, 2);
  g_assert_cmpstr (summary, ==, "2023/24 to 2024/25: 2 up, 0 down, 2 as before. "
                   "2024/25 to 2025/26: 1 up, 1 down, 3 as before.");
  g_assert_cmpstr (ash, ==, "Ash: Recovery from 2023/24, Reinforcement from 2024/25, Refinement from 2025/26");
  g_assert_cmpstr (holly, ==, "Holly: no category yet");
}

/* Bands fill their levels and no more, and everything is within the chart. */
static void
test_layout (gconstpointer data)
{
  guint n_schools = GPOINTER_TO_UINT (data);
  g_autoptr (TrellisLevelCourse) course = create_course (n_schools);
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisLevelFlow) flow = trellis_level_flow_new (course, text, TRELLIS_PALETTE_PAPER, 600, 300);

  for (guint i = 0; i < flow->nodes->len; i++)
    {
      const TrellisLevelFlowNode *node = &g_array_index (flow->nodes, TrellisLevelFlowNode, i);
      double out = 0, in = 0;
      guint n_out = 0, n_in = 0;

      g_assert_cmpfloat (node->x + node->width, <=, 600.01);
      g_assert_cmpfloat (node->y + node->height, <=, 300.01);
      for (guint k = 0; k < flow->bands->len; k++)
        {
          const TrellisLevelFlowBand *band = &g_array_index (flow->bands, TrellisLevelFlowBand, k);

          if (band->day == node->day && band->from == node->level)
            {
              out += band->thickness;
              n_out += band->count;
              g_assert_cmpfloat (band->y0, >=, node->y - 0.01);
            }
          if (band->day + 1 == node->day && band->to == node->level)
            {
              in += band->thickness;
              n_in += band->count;
              g_assert_cmpfloat (band->y1 + band->thickness, <=, node->y + node->height + 0.01);
            }
        }
      g_assert_cmpfloat (out, <=, node->height + 0.01);
      g_assert_cmpfloat (in, <=, node->height + 0.01);
      g_assert_cmpuint (n_out, ==, node->day + 1 < N_YEARS ? node->count : 0);
      g_assert_cmpuint (n_in, ==, node->day > 0 ? node->count : 0);
    }
  if (n_schools == 0)
    g_assert_cmpuint (flow->nodes->len, ==, 0);
}

static void
test_band_words (void)
{
  g_autoptr (TrellisLevelCourse) course = create_course (1);
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisLevelFlow) flow = trellis_level_flow_new (course, text, TRELLIS_PALETTE_PAPER, 600, 300);
  g_autofree char *words = NULL;

  g_assert_cmpuint (flow->bands->len, ==, 2);
  words = trellis_level_flow_dup_band_words (flow, 1);
  g_assert_cmpstr (words, ==, "2024/25 to 2025/26: 1 school from Reinforcement to Refinement");
}

/* Each school has one place, which is found again. */
static void
test_paths (void)
{
  g_autoptr (TrellisLevelCourse) course = create_course (G_N_ELEMENTS (schools));
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisLevelPaths) paths = trellis_level_paths_new (course, text, TRELLIS_PALETTE_PAPER, 400);
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (recording);
  double x, y, width, height;

  g_assert_cmpuint (paths->n_columns, ==, 3);
  g_assert_cmpuint (trellis_level_paths_get_n_rows (paths), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (schools); i++)
    g_assert_cmpint (trellis_level_paths_find_cell (paths, i % 3 * paths->step_x + 5, i / 3 * paths->step_y + 5), ==,
                     i);
  g_assert_cmpint (trellis_level_paths_find_cell (paths, 2 * paths->step_x + 5, 2 * paths->step_y + 5), ==, -1);
  g_assert_cmpint (trellis_level_paths_find_cell (paths, -3, 5), ==, -1);

  trellis_level_paths_draw (paths, cr, text, trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE), 0, 3);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
  g_assert_cmpfloat (x, >=, -1);
  g_assert_cmpfloat (x + width, <=, 401);
  g_assert_cmpfloat (y + height, <=, trellis_level_paths_get_height (paths) + 1);
  cairo_destroy (cr);
  cairo_surface_destroy (recording);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/level-flow/counts", test_counts);
  g_test_add_data_func ("/level-flow/layout/none", GUINT_TO_POINTER (0), test_layout);
  g_test_add_data_func ("/level-flow/layout/one", GUINT_TO_POINTER (1), test_layout);
  g_test_add_data_func ("/level-flow/layout/all", GUINT_TO_POINTER (G_N_ELEMENTS (schools)), test_layout);
  g_test_add_func ("/level-flow/band-words", test_band_words);
  g_test_add_func ("/level-flow/paths", test_paths);

  return g_test_run ();
}
