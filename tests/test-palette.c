/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-palette.h"
#include "trellis-text.h"

static void
assert_readable (const TrellisRgba *text,
                 const TrellisRgba *fill,
                 double             least)
{
  double contrast = trellis_rgba_get_contrast (text, fill);

  if (contrast < least)
    g_error ("#%02x%02x%02x on #%02x%02x%02x is only %.2f:1",
             (guint) (text->red * 255), (guint) (text->green * 255), (guint) (text->blue * 255),
             (guint) (fill->red * 255), (guint) (fill->green * 255), (guint) (fill->blue * 255), contrast);
}

static void
test_parse (void)
{
  static const char *const bad[] = { "", "#", "1c5f9e", "#1c5f9", "#1c5f9e0", "#1c5f9g", "#fff", "# c5f9e", "red" };
  TrellisRgba rgba = { 0.5f, 0.5f, 0.5f, 0.5f };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (trellis_rgba_parse (bad[i], &rgba));
  g_assert_false (trellis_rgba_parse (NULL, &rgba));
  g_assert_cmpfloat (rgba.red, ==, 0.5f);

  g_assert_true (trellis_rgba_parse ("#1C5f9e", &rgba));
  g_assert_cmpfloat_with_epsilon (rgba.red, 0x1c / 255.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (rgba.green, 0x5f / 255.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (rgba.blue, 0x9e / 255.0, 1e-6);
  g_assert_cmpfloat (rgba.alpha, ==, 1.0f);
}

static void
test_contrast (void)
{
  /* Known pairs, computed elsewhere. */
  static const struct
  {
    const char *a;
    const char *b;
    double ratio;
  } cases[] = {
    { "#000000", "#ffffff", 21.0 },
    { "#777777", "#ffffff", 4.48 },
    { "#767676", "#ffffff", 4.54 },
    { "#0000ff", "#ffffff", 8.59 },
    { "#26a269", "#ffffff", 3.25 },
    { "#123456", "#123456", 1.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisRgba a, b;

      g_assert_true (trellis_rgba_parse (cases[i].a, &a));
      g_assert_true (trellis_rgba_parse (cases[i].b, &b));
      g_assert_cmpfloat_with_epsilon (trellis_rgba_get_contrast (&a, &b), cases[i].ratio, 0.01);
      g_assert_cmpfloat_with_epsilon (trellis_rgba_get_contrast (&b, &a), cases[i].ratio, 0.01);
    }
}

static void
test_any_fill (void)
{
  /* Whatever colour a user gives a level, its code can be read. */
  for (guint red = 0; red < 256; red += 15)
    {
      for (guint green = 0; green < 256; green += 15)
        {
          for (guint blue = 0; blue < 256; blue += 15)
            {
              TrellisRgba fill = { red / 255.0f, green / 255.0f, blue / 255.0f, 1.0f };
              TrellisRgba text;

              trellis_rgba_choose_text (&fill, FALSE, &text);
              assert_readable (&text, &fill, 4.5);
              trellis_rgba_choose_text (&fill, TRUE, &text);
              assert_readable (&text, &fill, 4.5);
            }
        }
    }
}

static void
test_palettes (void)
{
  for (guint i = 0; i < TRELLIS_N_PALETTES * 2; i++)
    {
      const TrellisPalette *palette = trellis_palette_get (i / 2, i % 2);
      double least = palette->is_high_contrast ? 7.0 : 4.5;

      g_assert_cmpint (palette->kind, ==, i / 2);
      g_assert_cmpint (palette->is_high_contrast, ==, i % 2);
      g_assert_true (palette == trellis_palette_get (i / 2, i % 2));
      assert_readable (&palette->text, &palette->window, 7.0);
      assert_readable (&palette->text, &palette->card, 7.0);
      assert_readable (&palette->dim, &palette->window, least);
      assert_readable (&palette->dim, &palette->card, least);
      assert_readable (&palette->dim, &palette->holiday, 4.5);
      assert_readable (&palette->text, &palette->chosen, 4.5);
      assert_readable (&palette->warning, &palette->card, least);
      assert_readable (&palette->soon, &palette->card, least);
      assert_readable (&palette->accent_text, &palette->card, least);
      assert_readable (&palette->accent_fill_text, &palette->accent_fill, 4.5);
      assert_readable (&palette->trust, &palette->window, 4.5);
      assert_readable (&palette->trust_text, &palette->trust, 4.5);

      for (guint rating = 0; rating < TRELLIS_N_RATINGS; rating++)
        {
          TrellisRgba fill, text;

          trellis_palette_get_rating_colours (palette, rating, &fill, &text);
          assert_readable (&text, &fill, 4.5);
        }

      for (guint status = 0; status < TRELLIS_N_VISIT_STATUSES * 2; status++)
        {
          TrellisPillColours pill;

          trellis_palette_get_visit_colours (palette, status / 2, status % 2, &pill);
          assert_readable (&pill.text, &pill.fill, 4.5);
        }
    }
}

static void
test_level (void)
{
  TrellisLevel level = { .colour = (char *) "#1c5f9e", .colour_dark = (char *) "#6cb4ee", .colour_paper =
                         (char *) "#eef4f8" };
  TrellisRgba fill, text, expected;

  trellis_palette_get_level_colours (trellis_palette_get (TRELLIS_PALETTE_DARK, FALSE), &level, &fill, &text);
  trellis_rgba_parse ("#6cb4ee", &expected);
  g_assert_cmpmem (&fill, sizeof fill, &expected, sizeof expected);
  assert_readable (&text, &fill, 4.5);
  g_assert_cmpfloat (trellis_rgba_get_luminance (&text), <, trellis_rgba_get_luminance (&fill));

  trellis_palette_get_level_colours (trellis_palette_get (TRELLIS_PALETTE_LIGHT, FALSE), &level, &fill, &text);
  g_assert_cmpfloat (trellis_rgba_get_luminance (&text), ==, 1.0);

  trellis_palette_get_level_colours (trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE), &level, &fill, &text);
  g_assert_cmpmem (&text, sizeof text, &trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE)->text, sizeof text);

  /* A colour that cannot be read, and no level, still leave readable text. */
  level.colour = (char *) "blue";
  trellis_palette_get_level_colours (trellis_palette_get (TRELLIS_PALETTE_LIGHT, FALSE), &level, &fill, &text);
  assert_readable (&text, &fill, 4.5);
  g_assert_cmpfloat (fill.alpha, ==, 1.0f);
  trellis_palette_get_level_colours (trellis_palette_get (TRELLIS_PALETTE_LIGHT, FALSE), NULL, &fill, &text);
  g_assert_cmpfloat (fill.alpha, ==, 0.0f);
}

static void
test_trust_colour (void)
{
  static const char *const colours[] = { "#0b4f5c", "#ffff00", "#ffffff", "#000000", "#808080", "#ff9da4" };
  TrellisPalette palette = *trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE);

  g_assert_false (trellis_palette_set_trust_colour (&palette, "teal"));
  g_assert_false (trellis_palette_set_trust_colour (&palette, NULL));
  g_assert_cmpmem (&palette, sizeof palette, trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE), sizeof palette);

  for (guint i = 0; i < G_N_ELEMENTS (colours) * TRELLIS_N_PALETTES; i++)
    {
      TrellisPillColours pill;

      palette = *trellis_palette_get (i % TRELLIS_N_PALETTES, FALSE);
      g_assert_true (trellis_palette_set_trust_colour (&palette, colours[i / TRELLIS_N_PALETTES]));
      assert_readable (&palette.trust, &palette.window, 4.5);
      assert_readable (&palette.trust_text, &palette.trust, 4.5);
      for (guint status = 0; status < TRELLIS_N_VISIT_STATUSES; status++)
        {
          trellis_palette_get_visit_colours (&palette, status, FALSE, &pill);
          assert_readable (&pill.text, &pill.fill, 4.5);
        }
    }
}

static void
test_text (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  TrellisType type = { 9, PANGO_WEIGHT_NORMAL };
  double one = trellis_text_get_width (text, "1111", type);
  double width;

  /* Figures are of equal width, and a width measured holds what was measured. */
  g_assert_cmpfloat_with_epsilon (one, trellis_text_get_width (text, "8888", type), 0.01);
  g_assert_cmpfloat (one, >, 4 * 9 * 0.4);
  g_assert_cmpfloat (one, <, 4 * 9 * 0.8);
  width = trellis_text_get_width (text, "Church of England", type);
  g_assert_cmpint (trellis_text_count_lines (text, "Church of England", type, width), ==, 1);
  g_assert_cmpint (trellis_text_count_lines (text, "Church of England", type, width - 2), ==, 2);
  g_assert_cmpint (trellis_text_count_lines (text, "", type, width), ==, 1);
  g_assert_cmpint (trellis_text_count_lines (text, "one\ntwo", type, width), ==, 2);
  g_assert_cmpfloat_with_epsilon (trellis_text_get_width (text, "1111", (TrellisType) { 4.5, PANGO_WEIGHT_NORMAL }),
                                  one / 2, 0.1);
  g_assert_cmpfloat (trellis_text_get_cap_height (text, type), <, trellis_text_get_ascent (text, type));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/palette/parse", test_parse);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/any-fill", test_any_fill);
  g_test_add_func ("/palette/palettes", test_palettes);
  g_test_add_func ("/palette/level", test_level);
  g_test_add_func ("/palette/trust-colour", test_trust_colour);
  g_test_add_func ("/palette/text", test_text);

  return g_test_run ();
}
