/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-matrix-layout.h"

/* Names as in a scheme of six aspects: one line, two, three. */
static const TrellisMatrixHeading usual[] = {
  { { 50, 50, 50 } }, { { 48, 48, 48 } }, { { 101, 71, 54 } }, { { 60, 60, 60 } },
  { { 62, 62, 62 } }, { { 34, 34, 34 } }, { { 42, 42, 42 } },
};
static const guint hubs[] = { 9, 11, 10 };

static TrellisMatrixSpec
make_usual (void)
{
  return (TrellisMatrixSpec) {
    .width = 1180, .scale = 1, .has_summaries = TRUE, .name_width = 160, .phase_width = 64, .adviser_width = 40,
    .limit_width = 60, .headings = usual, .n_columns = G_N_ELEMENTS (usual), .group_sizes = hubs,
    .n_groups = G_N_ELEMENTS (hubs),
  };
}

static void
assert_in_order (const TrellisMatrixLayout *layout)
{
  double right = layout->fixed_width;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      g_assert_cmpfloat (layout->columns[i].x, >=, right);
      g_assert_cmpfloat (layout->columns[i].width, >, 0);
      right = layout->columns[i].x + layout->columns[i].width;
    }
  g_assert_cmpfloat (layout->limit.x, >=, right);
  g_assert_cmpfloat (layout->limit.x + layout->limit.width, <=, layout->width);
}

static void
test_usual (void)
{
  TrellisMatrixSpec spec = make_usual ();
  g_autoptr (TrellisMatrixLayout) layout = trellis_matrix_layout_new (&spec);
  const TrellisMatrixSpan *c = layout->columns;

  assert_in_order (layout);
  /* All of a trust at 1366 by 768, beside a sidebar, with nothing left out. */
  g_assert_cmpfloat (layout->width, <=, 1180);
  g_assert_cmpfloat (layout->width, >, 1180 - 8);
  g_assert_cmpfloat (layout->summary.width, ==, 108);
  g_assert_cmpfloat (layout->name.width, ==, 160);
  g_assert_cmpfloat (layout->phase.width, ==, 64);
  g_assert_cmpfloat (layout->adviser.width, ==, 40);
  g_assert_cmpint (layout->heading_lines, ==, 1);
  /* Width follows the name; overall is wider than a plain aspect, and apart. */
  g_assert_cmpfloat (c[2].width, >, c[0].width);
  g_assert_cmpfloat (c[0].width, ==, c[1].width);
  g_assert_cmpfloat (c[6].width, >, c[0].width);
  g_assert_cmpfloat (c[1].x - c[0].x - c[0].width, ==, 3);
  g_assert_cmpfloat (c[6].x - c[5].x - c[5].width, ==, 15);
}

static void
test_rows (void)
{
  static const struct
  {
    TrellisMatrixDensity density;
    double scale;
    double row_height;
  } cases[] = {
    { TRELLIS_MATRIX_COMPACT, 1, 18 }, { TRELLIS_MATRIX_MEDIUM, 1, 24 }, { TRELLIS_MATRIX_ROOMY, 1, 30 },
    { TRELLIS_MATRIX_COMPACT, 2, 36 }, { TRELLIS_MATRIX_ROOMY, 2, 60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisMatrixSpec spec = make_usual ();
      g_autoptr (TrellisMatrixLayout) layout = NULL;
      double gap = 12 * cases[i].scale;
      double h = cases[i].row_height;
      double y, height;

      spec.density = cases[i].density;
      spec.scale = cases[i].scale;
      spec.width *= cases[i].scale;
      layout = trellis_matrix_layout_new (&spec);
      g_assert_cmpfloat (layout->row_height, ==, h);
      g_assert_cmpfloat (layout->height, ==, 30 * h + 2 * gap);
      g_assert_cmpfloat (trellis_matrix_layout_get_row_y (layout, 0), ==, 0);
      g_assert_cmpfloat (trellis_matrix_layout_get_row_y (layout, 8), ==, 8 * h);
      g_assert_cmpfloat (trellis_matrix_layout_get_row_y (layout, 9), ==, 9 * h + gap);
      g_assert_cmpfloat (trellis_matrix_layout_get_row_y (layout, 20), ==, 20 * h + 2 * gap);
      g_assert_cmpint (trellis_matrix_layout_get_row_group (layout, 19), ==, 1);
      g_assert_cmpint (trellis_matrix_layout_get_row_group (layout, 20), ==, 2);
      trellis_matrix_layout_get_group_extents (layout, 1, &y, &height);
      g_assert_cmpfloat (y, ==, 9 * h + gap);
      g_assert_cmpfloat (height, ==, 11 * h);

      for (guint row = 0; row < layout->n_rows; row++)
        {
          double top = trellis_matrix_layout_get_row_y (layout, row);

          g_assert_cmpint (trellis_matrix_layout_find_row (layout, top), ==, row);
          g_assert_cmpint (trellis_matrix_layout_find_row (layout, top + h - 0.5), ==, row);
        }
      g_assert_cmpint (trellis_matrix_layout_find_row (layout, -5), ==, 0);
      g_assert_cmpint (trellis_matrix_layout_find_row (layout, 9 * h + gap / 2), ==, 8);
      g_assert_cmpint (trellis_matrix_layout_find_row (layout, 1e9), ==, 29);
    }
}

static void
test_find_column (void)
{
  TrellisMatrixSpec spec = make_usual ();
  g_autoptr (TrellisMatrixLayout) layout = trellis_matrix_layout_new (&spec);

  g_assert_cmpint (trellis_matrix_layout_find_column (layout, layout->fixed_width - 1), ==, -1);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      g_assert_cmpint (trellis_matrix_layout_find_column (layout, layout->columns[i].x), ==, i);
      g_assert_cmpint (trellis_matrix_layout_find_column (layout, layout->columns[i].x + layout->columns[i].width - 1),
                       ==, i);
    }
  g_assert_cmpint (trellis_matrix_layout_find_column (layout, layout->limit.x), ==, -1);
}

/* What gives way first as there is less room. */
static void
test_room (void)
{
  static const struct
  {
    double width;
    guint n_columns;
    guint heading_lines;
    gboolean has_adviser;
    gboolean has_phase;
    gboolean has_summary;
    gboolean fits;
  } cases[] = {
    { 1734, 7, 1, TRUE, TRUE, TRUE, TRUE },
    { 1180, 7, 1, TRUE, TRUE, TRUE, TRUE },
    { 1180, 10, 3, TRUE, TRUE, TRUE, TRUE },
    { 1180, 12, 3, FALSE, FALSE, TRUE, TRUE },
    { 1080, 7, 2, TRUE, TRUE, TRUE, TRUE },
    { 700, 7, 3, FALSE, FALSE, FALSE, TRUE },
    { 300, 7, 3, FALSE, FALSE, FALSE, FALSE },
    { 1180, 21, 3, FALSE, FALSE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisMatrixSpec spec = make_usual ();
      g_autofree TrellisMatrixHeading *headings = g_new0 (TrellisMatrixHeading, cases[i].n_columns);
      g_autoptr (TrellisMatrixLayout) layout = NULL;

      for (guint c = 0; c < cases[i].n_columns; c++)
        headings[c] = usual[c % G_N_ELEMENTS (usual)];
      spec.width = cases[i].width;
      spec.headings = headings;
      spec.n_columns = cases[i].n_columns;
      layout = trellis_matrix_layout_new (&spec);
      g_test_message ("%g px, %u columns: %u lines, %g wide", cases[i].width, cases[i].n_columns,
                      layout->heading_lines, layout->width);
      assert_in_order (layout);
      g_assert_cmpint (layout->heading_lines, ==, cases[i].heading_lines);
      g_assert_cmpint (layout->adviser.width > 0, ==, cases[i].has_adviser);
      g_assert_cmpint (layout->phase.width > 0, ==, cases[i].has_phase);
      g_assert_cmpint (layout->summary.width > 0, ==, cases[i].has_summary);
      g_assert_cmpint (layout->width <= cases[i].width, ==, cases[i].fits);
    }
}

/* Long names give way to cells, and never take more than their share. */
static void
test_long_names (void)
{
  TrellisMatrixSpec spec = make_usual ();
  g_autoptr (TrellisMatrixLayout) small = NULL;
  g_autoptr (TrellisMatrixLayout) large = NULL;

  spec.name_width = 900;
  small = trellis_matrix_layout_new (&spec);
  g_assert_cmpfloat (small->name.width, <, 300);
  g_assert_cmpfloat (small->name.width, >=, 150);
  g_assert_cmpfloat (small->width, <=, spec.width);
  spec.width = 1734;
  large = trellis_matrix_layout_new (&spec);
  g_assert_cmpfloat (large->name.width, ==, 300);
}

static void
test_few (void)
{
  TrellisMatrixSpec none = { .width = 800, .scale = 1 };
  TrellisMatrixSpec one = make_usual ();
  const guint sizes[] = { 0, 1, 0 };
  g_autoptr (TrellisMatrixLayout) empty = trellis_matrix_layout_new (&none);
  g_autoptr (TrellisMatrixLayout) single = NULL;

  g_assert_cmpint (empty->n_rows, ==, 0);
  g_assert_cmpfloat (empty->height, ==, 0);
  g_assert_cmpint (trellis_matrix_layout_find_row (empty, 10), ==, -1);
  g_assert_cmpint (trellis_matrix_layout_find_column (empty, 10), ==, -1);

  /* Groups without schools do not swallow the row of the next. */
  one.group_sizes = sizes;
  one.n_columns = 1;
  one.has_summaries = FALSE;
  single = trellis_matrix_layout_new (&one);
  g_assert_cmpint (single->n_rows, ==, 1);
  g_assert_cmpint (trellis_matrix_layout_get_row_group (single, 0), ==, 1);
  g_assert_cmpint (trellis_matrix_layout_find_row (single, 12), ==, 0);
  g_assert_cmpfloat (single->summary.width, ==, 0);
}

static void
test_many (void)
{
  TrellisMatrixSpec spec = make_usual ();
  g_autofree guint *sizes = g_new0 (guint, 245);
  g_autoptr (TrellisMatrixLayout) layout = NULL;

  for (guint i = 0; i < 245; i++)
    sizes[i] = 100;
  spec.group_sizes = sizes;
  spec.n_groups = 245;
  layout = trellis_matrix_layout_new (&spec);
  g_assert_cmpint (layout->n_rows, ==, 24500);
  for (guint row = 0; row < 24500; row += 7)
    g_assert_cmpint (trellis_matrix_layout_find_row (layout, trellis_matrix_layout_get_row_y (layout, row) + 3),
                     ==, row);
  g_assert_cmpfloat (trellis_matrix_layout_get_row_y (layout, 24499) + layout->row_height, ==, layout->height);
}

static void
test_legend (void)
{
  static const double widths[] = { 84, 92, 118, 84, 76, 150, 100, 210, 300 };
  TrellisMatrixSpec spec = make_usual ();
  g_autoptr (TrellisMatrixLayout) layout = NULL;
  double right;

  spec.legend_widths = widths;
  spec.n_legend = G_N_ELEMENTS (widths);
  layout = trellis_matrix_layout_new (&spec);
  g_assert_cmpint (layout->legend_lines[0], ==, 0);
  g_assert_cmpint (layout->n_legend_lines, ==, layout->legend_lines[8] + 1);
  for (guint i = 0; i < layout->n_legend; i++)
    {
      right = layout->legend[i].x + layout->legend[i].width;
      g_assert_cmpfloat (right, <=, layout->fixed_width);
      if (i > 0 && layout->legend_lines[i] == layout->legend_lines[i - 1])
        g_assert_cmpfloat (layout->legend[i].x, >, layout->legend[i - 1].x + layout->legend[i - 1].width);
    }
  /* The head is high enough for all of it. */
  g_assert_cmpfloat (layout->head_height, >=, layout->n_legend_lines * 20);
}

/* In the corner where that is wide enough, else as a strip over everything. */
static void
test_legend_strip (void)
{
  static const double widths[] = { 84, 92, 118, 84, 76, 150, 100, 210 };
  static const struct
  {
    double width;
    double name_width;
    gboolean is_strip;
  } cases[] = { { 1180, 160, FALSE }, { 1734, 160, FALSE }, { 640, 160, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisMatrixSpec spec = make_usual ();
      g_autoptr (TrellisMatrixLayout) layout = NULL;

      spec.legend_widths = widths;
      spec.n_legend = G_N_ELEMENTS (widths);
      spec.width = cases[i].width;
      layout = trellis_matrix_layout_new (&spec);
      g_assert_cmpint (layout->legend_height > 0, ==, cases[i].is_strip);
      for (guint entry = 0; entry < layout->n_legend; entry++)
        {
          g_assert_cmpfloat (layout->legend[entry].width, ==, widths[entry]);
          g_assert_cmpfloat (layout->legend[entry].x + widths[entry], <=,
                             cases[i].is_strip ? spec.width : layout->fixed_width);
        }
      g_assert_cmpfloat (layout->head_height, >=, layout->legend_height + layout->bars_height);
    }
}

/* Where summaries do not fit beside the blocks, names stand over them. */
static void
test_group_headings (void)
{
  TrellisMatrixSpec spec = make_usual ();
  g_autoptr (TrellisMatrixLayout) layout = NULL;
  double y, height;

  spec.width = 640;
  layout = trellis_matrix_layout_new (&spec);
  g_assert_cmpfloat (layout->summary.width, ==, 0);
  g_assert_cmpfloat (layout->group_heading, ==, 20);
  g_assert_cmpfloat (trellis_matrix_layout_get_row_y (layout, 0), ==, 20);
  g_assert_cmpfloat (trellis_matrix_layout_get_row_y (layout, 9), ==, 20 + 9 * 18 + 12 + 20);
  trellis_matrix_layout_get_group_extents (layout, 2, &y, &height);
  g_assert_cmpfloat (y, ==, trellis_matrix_layout_get_row_y (layout, 20));
  g_assert_cmpfloat (layout->height, ==, y + height);
}

static void
test_heading (void)
{
  static const struct
  {
    double words[6];
    guint n_words;
    double width[3];
  } cases[] = {
    { { 0 }, 0, { 0, 0, 0 } },
    { { 50 }, 1, { 50, 50, 50 } },
    { { 50, 20 }, 2, { 74, 50, 50 } },
    { { 54, 20, 26 }, 3, { 108, 54, 54 } },
    { { 30, 30, 30, 30 }, 4, { 132, 64, 64 } },
    { { 10, 60, 10, 10, 60, 10 }, 6, { 180, 88, 74 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisMatrixHeading heading;

      trellis_matrix_heading_measure (&heading, cases[i].words, cases[i].n_words, 4);
      for (guint line = 0; line < 3; line++)
        g_assert_cmpfloat (heading.width[line], ==, cases[i].width[line]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/matrix-layout/usual", test_usual);
  g_test_add_func ("/draw/matrix-layout/rows", test_rows);
  g_test_add_func ("/draw/matrix-layout/find-column", test_find_column);
  g_test_add_func ("/draw/matrix-layout/room", test_room);
  g_test_add_func ("/draw/matrix-layout/long-names", test_long_names);
  g_test_add_func ("/draw/matrix-layout/few", test_few);
  g_test_add_func ("/draw/matrix-layout/many", test_many);
  g_test_add_func ("/draw/matrix-layout/legend", test_legend);
  g_test_add_func ("/draw/matrix-layout/legend/strip", test_legend_strip);
  g_test_add_func ("/draw/matrix-layout/group-headings", test_group_headings);
  g_test_add_func ("/draw/matrix-layout/heading", test_heading);

  return g_test_run ();
}
