/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-board-layout.h"

#define N_COLUMNS 5

/* Three lanes; the second has an empty first column. */
static const guint counts[] = {
  2, 1, 0, 3, 0,
  0, 1, 2, 0, 0,
  1, 0, 0, 0, 1,
};
static const double heights[] = { 98, 114, 98, 98, 98, 114, 98, 114, 98, 98, 98 };

static TrellisBoardLayout *
create_layout (double   width,
               double   scale,
               gboolean has_heads,
               int      folded_lane)
{
  gboolean folded[3] = { folded_lane == 0, folded_lane == 1, folded_lane == 2 };
  TrellisBoardSpec spec = {
    .width = width, .scale = scale, .has_heads = has_heads, .n_columns = N_COLUMNS, .n_lanes = 3,
    .folded = folded, .counts = counts, .heights = heights,
  };

  return trellis_board_layout_new (&spec);
}

static void
test_columns (void)
{
  static const struct
  {
    double width;
    double scale;
    double column;
    double all;
  } cases[] = {
    { 1180, 1, 219, 1179 }, { 1734, 1, 330, 1734 }, { 3000, 1, 360, 1884 }, { 600, 1, 190, 1034 },
    { 1180, 2, 380, 1984 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisBoardLayout) layout = create_layout (cases[i].width, cases[i].scale, TRUE, -1);

      g_assert_cmpfloat (layout->column_width, ==, cases[i].column);
      g_assert_cmpfloat (layout->width, ==, cases[i].all);
      g_assert_cmpfloat (trellis_board_layout_get_text_width (cases[i].width, cases[i].scale, N_COLUMNS), ==,
                         cases[i].column - 22 * cases[i].scale);
    }
}

static void
test_lanes (void)
{
  g_autoptr (TrellisBoardLayout) layout = create_layout (1180, 1, TRUE, -1);
  g_autoptr (TrellisBoardLayout) folded = create_layout (1180, 1, TRUE, 1);
  g_autoptr (TrellisBoardLayout) flat = create_layout (1180, 1, FALSE, 1);
  TrellisBoardArea area;

  /* As high as its fullest column: a head, three cards, the gaps. */
  g_assert_cmpfloat (layout->lanes[0].height, ==, 30 + 98 + 8 + 98 + 8 + 114 + 9);
  g_assert_cmpfloat (layout->lanes[1].y, ==, layout->lanes[0].height);
  g_assert_true (trellis_board_layout_get_area (layout, &(TrellisBoardPlace) { 0, 0, 1 }, &area));
  g_assert_cmpfloat (area.x, ==, 18);
  g_assert_cmpfloat (area.y, ==, 30 + 98 + 8);
  g_assert_cmpfloat (area.height, ==, 114);
  g_assert_true (trellis_board_layout_get_area (layout, &(TrellisBoardPlace) { 1, -1, -1 }, &area));
  g_assert_cmpfloat (area.y, ==, layout->lanes[1].y);
  g_assert_cmpfloat (area.height, ==, 30);
  g_assert_false (trellis_board_layout_get_area (layout, &(TrellisBoardPlace) { 1, 0, 0 }, &area));
  g_assert_false (trellis_board_layout_get_area (layout, &(TrellisBoardPlace) { 3, 0, 0 }, &area));
  g_assert_false (trellis_board_layout_get_area (layout, &(TrellisBoardPlace) { -1, -1, -1 }, &area));

  /* Folded, only the head is left; its cards are still counted. */
  g_assert_cmpfloat (folded->lanes[1].height, ==, 30);
  g_assert_cmpuint (trellis_board_layout_count (folded, 1, 2), ==, 2);
  g_assert_false (trellis_board_layout_get_area (folded, &(TrellisBoardPlace) { 1, 2, 0 }, &area));
  g_assert_cmpfloat (folded->height, ==, layout->height - layout->lanes[1].height + 30);

  /* What has no head cannot be folded, nor found. */
  g_assert_false (trellis_board_layout_get_area (flat, &(TrellisBoardPlace) { 0, -1, -1 }, &area));
  g_assert_true (trellis_board_layout_get_area (flat, &(TrellisBoardPlace) { 1, 2, 0 }, &area));
}

static void
test_find (void)
{
  static const struct
  {
    double x;
    double y;
    gboolean is_found;
    TrellisBoardPlace place;
  } cases[] = {
    { 30, 5, TRUE, { 0, -1, -1 } },       /* the first head */
    { 30, 40, TRUE, { 0, 0, 0 } },
    { 30, 130, FALSE, { 0, 0, 0 } },      /* between two cards */
    { 30, 140, TRUE, { 0, 0, 1 } },
    { 240, 40, FALSE, { 0, 0, 0 } },      /* between two columns */
    { 260, 40, TRUE, { 0, 1, 0 } },
    { 260, 140, FALSE, { 0, 0, 0 } },     /* under the last card */
    { 500, 40, FALSE, { 0, 0, 0 } },      /* an empty column */
    { 750, 250, TRUE, { 0, 3, 2 } },
    { 5, 40, FALSE, { 0, 0, 0 } },        /* the margin */
    { 400, 370, TRUE, { 1, -1, -1 } },
    { 500, 400, TRUE, { 1, 2, 0 } },
    { 30, -5, FALSE, { 0, 0, 0 } },
    { 30, 5000, FALSE, { 0, 0, 0 } },
  };
  g_autoptr (TrellisBoardLayout) layout = create_layout (1180, 1, TRUE, -1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisBoardPlace place;

      g_test_message ("at %g, %g", cases[i].x, cases[i].y);
      g_assert_cmpint (trellis_board_layout_find (layout, cases[i].x, cases[i].y, &place), ==, cases[i].is_found);
      if (cases[i].is_found)
        g_assert_cmpmem (&place, sizeof place, &cases[i].place, sizeof place);
    }
}

static void
test_step (void)
{
  static const struct
  {
    TrellisBoardPlace from;
    int across;
    int down;
    gboolean is_found;
    TrellisBoardPlace to;
  } cases[] = {
    { { 0, 0, 0 }, 0, 1, TRUE, { 0, 0, 1 } },
    { { 0, 0, 1 }, 0, 1, TRUE, { 1, -1, -1 } },    /* to the next lane's head */
    { { 1, -1, -1 }, 0, 1, TRUE, { 1, 1, 0 } },    /* the column has nothing there: the nearest that has */
    { { 0, 3, 2 }, 0, 1, TRUE, { 1, -1, -4 } },    /* the head keeps the column in mind */
    { { 1, -1, -4 }, 0, 1, TRUE, { 1, 2, 0 } },
    { { 1, 2, 0 }, 0, -1, TRUE, { 1, -1, -3 } },
    { { 1, -1, -3 }, 0, -1, TRUE, { 0, 1, 0 } },   /* the last card above, left of an empty column */
    { { 0, 0, 0 }, 0, -1, TRUE, { 0, -1, -1 } },
    { { 0, -1, -1 }, 0, -1, FALSE, { 0, 0, 0 } },
    { { 2, 4, 0 }, 0, 1, FALSE, { 0, 0, 0 } },
    { { 0, 0, 0 }, 1, 0, TRUE, { 0, 1, 0 } },
    { { 0, 1, 0 }, 1, 0, TRUE, { 0, 3, 0 } },      /* past an empty column */
    { { 0, 3, 2 }, -1, 0, TRUE, { 0, 1, 0 } },     /* the nearest by height */
    { { 0, 3, 1 }, -1, 0, TRUE, { 0, 1, 0 } },
    { { 0, 0, 1 }, 1, 0, TRUE, { 0, 1, 0 } },
    { { 0, 3, 0 }, 1, 0, FALSE, { 0, 0, 0 } },
    { { 0, 0, 0 }, -1, 0, FALSE, { 0, 0, 0 } },
    { { 0, -1, -1 }, 1, 0, FALSE, { 0, 0, 0 } },   /* left and right fold a lane */
  };
  g_autoptr (TrellisBoardLayout) layout = create_layout (1180, 1, TRUE, -1);
  g_autoptr (TrellisBoardLayout) folded = create_layout (1180, 1, TRUE, 1);
  g_autoptr (TrellisBoardLayout) flat = create_layout (1180, 1, FALSE, -1);
  TrellisBoardPlace place;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("step %u", i);
      g_assert_cmpint (trellis_board_layout_step (layout, &cases[i].from, cases[i].across, cases[i].down, &place), ==,
                       cases[i].is_found);
      if (cases[i].is_found)
        g_assert_cmpmem (&place, sizeof place, &cases[i].to, sizeof place);
    }

  /* From head to head past a folded lane. */
  g_assert_true (trellis_board_layout_step (folded, &(TrellisBoardPlace) { 1, -1, -1 }, 0, 1, &place));
  g_assert_cmpint (place.lane, ==, 2);
  g_assert_cmpint (place.column, ==, -1);
  g_assert_true (trellis_board_layout_step (folded, &(TrellisBoardPlace) { 2, -1, -1 }, 0, -1, &place));
  g_assert_cmpint (place.lane, ==, 1);
  g_assert_cmpint (place.column, ==, -1);
  /* Without heads there is nowhere to go from the last card. */
  g_assert_false (trellis_board_layout_step (flat, &(TrellisBoardPlace) { 2, 4, 0 }, 0, 1, &place));
}

static void
test_empty (void)
{
  TrellisBoardSpec spec = { .width = 1000, .scale = 1, .has_heads = TRUE, .n_columns = N_COLUMNS };
  g_autoptr (TrellisBoardLayout) layout = trellis_board_layout_new (&spec);
  TrellisBoardPlace place;

  g_assert_cmpfloat (layout->height, ==, 0);
  g_assert_cmpint (trellis_board_layout_find_lane (layout, 0), ==, -1);
  g_assert_false (trellis_board_layout_find (layout, 100, 10, &place));
  g_assert_false (trellis_board_layout_step (layout, &(TrellisBoardPlace) { -1, -1, -1 }, 0, 1, &place));
}

static void
test_lines (void)
{
  static const struct
  {
    double words[6];
    guint n_words;
    guint n_lines;
  } cases[] = {
    { { 0 }, 0, 1 }, { { 100 }, 1, 1 }, { { 101 }, 1, 2 }, { { 250 }, 1, 3 }, { { 48, 48 }, 2, 1 },
    { { 48, 49 }, 2, 2 }, { { 30, 30, 30, 30 }, 4, 2 }, { { 10, 250, 10 }, 3, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("text %u", i);
      g_assert_cmpuint (trellis_board_count_lines (cases[i].words, cases[i].n_words, 4, 100), ==, cases[i].n_lines);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/board-layout/columns", test_columns);
  g_test_add_func ("/draw/board-layout/lanes", test_lanes);
  g_test_add_func ("/draw/board-layout/find", test_find);
  g_test_add_func ("/draw/board-layout/step", test_step);
  g_test_add_func ("/draw/board-layout/empty", test_empty);
  g_test_add_func ("/draw/board-layout/lines", test_lines);

  return g_test_run ();
}
