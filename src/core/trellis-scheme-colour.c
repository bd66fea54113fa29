/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-private.h"

#include <math.h>

/* On paper the best level is the lightest and the worst the darkest; in L*, so
 * that the steps look even. The ends are those of the shipped schemes. */
#define LIGHTEST 95.0
#define DARKEST 28.0

static void
split_colour (const char *colour,
              double      rgb[3])
{
  guint64 value = g_ascii_strtoull (colour + 1, NULL, 16);

  for (guint i = 0; i < 3; i++)
    rgb[i] = (value >> (16 - 8 * i) & 0xff) / 255.0;
}

static double
get_linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/* L* of CIE 1976, 0 for black to 100 for white. */
static double
get_lightness (const double rgb[3])
{
  double luminance = 0.2126 * get_linear (rgb[0]) + 0.7152 * get_linear (rgb[1]) + 0.0722 * get_linear (rgb[2]);

  return luminance > 0.008856 ? 116 * cbrt (luminance) - 16 : 903.3 * luminance;
}

static void
mix (const double rgb[3],
     double       end,
     double       share,
     double       mixed[3])
{
  for (guint i = 0; i < 3; i++)
    mixed[i] = rgb[i] + (end - rgb[i]) * share;
}

/**
 * trellis_colour_is_dark:
 * @colour: a colour as `#rrggbb`
 *
 * Returns: whether white reads better on it than black (WCAG 2.1: its relative
 *   luminance is below 0.179, which is an L* of 49.4)
 */
gboolean
trellis_colour_is_dark (const char *colour)
{
  double rgb[3];

  g_return_val_if_fail (colour != NULL && *colour == '#', FALSE);
  split_colour (colour, rgb);

  return get_lightness (rgb) < 49.4;
}

/* The paper colour of a level that has none: its colour on screen, lightened or
 * darkened until the ranks run from light to dark, so that grey keeps the order. */
char *
trellis_colour_dup_for_paper (const char *colour,
                              int         rank,
                              int         n_ranks)
{
  double rgb[3];
  double target = LIGHTEST - (LIGHTEST - DARKEST) * (rank - 1) / MAX (n_ranks - 1, 1);
  double low = 0, high = 1;
  double mixed[3];
  double end;

  split_colour (colour, rgb);
  end = get_lightness (rgb) < target ? 1 : 0;
  for (guint i = 0; i < 20; i++)
    {
      double share = (low + high) / 2;

      mix (rgb, end, share, mixed);
      if ((get_lightness (mixed) < target) == (end == 1))
        low = share;
      else
        high = share;
    }
  mix (rgb, end, high, mixed);

  return g_strdup_printf ("#%02x%02x%02x", (guint) lround (mixed[0] * 255), (guint) lround (mixed[1] * 255),
                          (guint) lround (mixed[2] * 255));
}
