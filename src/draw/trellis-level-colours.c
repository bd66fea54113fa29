/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-colours.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Whether the colours that a person chose for levels can be read and told apart. */

#define LEAST_CONTRAST 4.5
/* Distance in CIE L*a*b* below which two chips side by side are taken for one. */
#define LEAST_DIFFERENCE 10.0
/* On paper by how much of L* each level is to be darker than the one above it. */
#define LEAST_STEP 4.0

static double
get_linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
get_display (double linear)
{
  double part = CLAMP (linear, 0, 1);

  return part <= 0.0031308 ? part * 12.92 : 1.055 * pow (part, 1 / 2.4) - 0.055;
}

/**
 * trellis_rgba_simulate:
 * @rgba: a colour
 * @sight: whose eyes
 *
 * After Machado, Oliveira and Fernandes (2009), at full severity, in linear
 * light.
 *
 * Returns: the colour as such a person sees it
 */
TrellisRgba
trellis_rgba_simulate (const TrellisRgba *rgba,
                       TrellisSight       sight)
{
  static const double matrices[TRELLIS_N_SIGHTS][3][3] = {
    [TRELLIS_SIGHT_USUAL] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    [TRELLIS_SIGHT_PROTANOPIA] = { { 0.152286, 1.052583, -0.204868 },
                                   { 0.114503, 0.786281, 0.099216 },
                                   { -0.003882, -0.048116, 1.051998 } },
    [TRELLIS_SIGHT_DEUTERANOPIA] = { { 0.367322, 0.860646, -0.227968 },
                                     { 0.280085, 0.672501, 0.047413 },
                                     { -0.011820, 0.042940, 0.968881 } },
    [TRELLIS_SIGHT_TRITANOPIA] = { { 1.255528, -0.076749, -0.178779 },
                                   { -0.078411, 0.930809, 0.147602 },
                                   { 0.004733, 0.691367, 0.303900 } },
  };
  double linear[3] = { get_linear (rgba->red), get_linear (rgba->green), get_linear (rgba->blue) };
  double seen[3];

  for (guint i = 0; i < 3; i++)
    seen[i] = get_display (matrices[sight][i][0] * linear[0] + matrices[sight][i][1] * linear[1] +
                           matrices[sight][i][2] * linear[2]);

  return (TrellisRgba) { (float) seen[0], (float) seen[1], (float) seen[2], rgba->alpha };
}

static double
bend (double part)
{
  return part > 0.008856 ? cbrt (part) : 7.787 * part + 16.0 / 116;
}

static void
get_lab (const TrellisRgba *rgba,
         double             lab[3])
{
  double red = get_linear (rgba->red), green = get_linear (rgba->green), blue = get_linear (rgba->blue);
  double x = bend ((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  double y = bend (0.2126 * red + 0.7152 * green + 0.0722 * blue);
  double z = bend ((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);

  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

/**
 * trellis_rgba_get_difference:
 * @a: a colour
 * @b: another
 *
 * Returns: how far apart they look, the distance of CIE 1976: 2 is just seen,
 *   100 is black and white
 */
double
trellis_rgba_get_difference (const TrellisRgba *a,
                             const TrellisRgba *b)
{
  double first[3], second[3];
  double sum = 0;

  get_lab (a, first);
  get_lab (b, second);
  for (guint i = 0; i < 3; i++)
    sum += (first[i] - second[i]) * (first[i] - second[i]);

  return sqrt (sum);
}

static char *
warn_of_contrast (const TrellisLevel *level)
{
  static const char *const sentences[TRELLIS_N_PALETTES] = {
    [TRELLIS_PALETTE_LIGHT] = N_("Letters on its colour are hard to read."),
    [TRELLIS_PALETTE_DARK] = N_("Letters on its colour are hard to read on a dark screen."),
    [TRELLIS_PALETTE_PAPER] = N_("Letters on its colour are hard to read on paper."),
  };

  for (guint kind = 0; kind < TRELLIS_N_PALETTES; kind++)
    {
      TrellisRgba fill, text;

      trellis_palette_get_level_colours (trellis_palette_get (kind, FALSE), level, &fill, &text);
      if (trellis_rgba_get_contrast (&fill, &text) < LEAST_CONTRAST)
        return g_strdup (_(sentences[kind]));
    }

  return NULL;
}

static gboolean
looks_like (const TrellisLevel *level,
            const TrellisLevel *other,
            TrellisSight        sight)
{
  for (guint kind = TRELLIS_PALETTE_LIGHT; kind <= TRELLIS_PALETTE_DARK; kind++)
    {
      TrellisRgba fill, other_fill, seen, other_seen;

      trellis_palette_get_level_colours (trellis_palette_get (kind, FALSE), level, &fill, NULL);
      trellis_palette_get_level_colours (trellis_palette_get (kind, FALSE), other, &other_fill, NULL);
      seen = trellis_rgba_simulate (&fill, sight);
      other_seen = trellis_rgba_simulate (&other_fill, sight);
      if (trellis_rgba_get_difference (&seen, &other_seen) < LEAST_DIFFERENCE)
        return TRUE;
    }

  return FALSE;
}

static char *
warn_of_likeness (GPtrArray          *levels,
                  const TrellisLevel *level)
{
  static const char *const sentences[TRELLIS_N_SIGHTS] = {
    [TRELLIS_SIGHT_USUAL] = N_("Its colour looks like that of %s."),
    [TRELLIS_SIGHT_PROTANOPIA] = N_("Its colour looks like that of %s to people who do not see red (protanopia)."),
    [TRELLIS_SIGHT_DEUTERANOPIA] = N_("Its colour looks like that of %s to people who do not see green "
                                      "(deuteranopia)."),
    [TRELLIS_SIGHT_TRITANOPIA] = N_("Its colour looks like that of %s to people who do not see blue (tritanopia)."),
  };

  for (guint sight = 0; sight < TRELLIS_N_SIGHTS; sight++)
    {
      for (guint i = 0; i < levels->len; i++)
        {
          const TrellisLevel *other = g_ptr_array_index (levels, i);

          if (other != level && looks_like (level, other, sight))
            return g_strdup_printf (_(sentences[sight]), other->name);
        }
    }

  return NULL;
}

static char *
warn_of_grey (GPtrArray          *levels,
              const TrellisLevel *level)
{
  const TrellisPalette *paper = trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE);

  for (guint i = 0; i < levels->len; i++)
    {
      const TrellisLevel *better = g_ptr_array_index (levels, i);
      TrellisRgba fill, better_fill;
      double lab[3], better_lab[3];

      if (better->rank != level->rank - 1)
        continue;
      trellis_palette_get_level_colours (paper, level, &fill, NULL);
      trellis_palette_get_level_colours (paper, better, &better_fill, NULL);
      get_lab (&fill, lab);
      get_lab (&better_fill, better_lab);
      if (better_lab[0] - lab[0] < LEAST_STEP)
        /* Translators: the name of the level above */
        return g_strdup_printf (_("In a grey copy it is not darker than %s, so that the order is lost."), better->name);
    }

  return NULL;
}

/**
 * trellis_level_colours_dup_warning:
 * @levels: (element-type TrellisLevel): those that judge the same thing
 * @level: one of them
 *
 * Letters should be readable on a level's colour at 4.5:1, no two levels look
 * alike, to colour-blind people either, and a grey copy keep the order. Codes
 * are always shown with colours, so that this warns and forbids nothing.
 *
 * Returns: (transfer full) (nullable): what is wrong with its colours first of
 *   all, one sentence; %NULL where nothing is
 */
char *
trellis_level_colours_dup_warning (GPtrArray          *levels,
                                   const TrellisLevel *level)
{
  char *warning = warn_of_contrast (level);

  if (warning == NULL)
    warning = warn_of_likeness (levels, level);
  if (warning == NULL)
    warning = warn_of_grey (levels, level);

  return warning;
}
