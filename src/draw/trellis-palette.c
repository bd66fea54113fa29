/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-palette.h"

#include <math.h>

#define RGB(hex) { (((hex) >> 16) & 0xff) / 255.0f, (((hex) >> 8) & 0xff) / 255.0f, ((hex) & 0xff) / 255.0f, 1.0f }

/* What WCAG 2.1 asks of text (1.4.3). */
#define LEAST_CONTRAST 4.5

static const TrellisRgba black = RGB (0x000000);
static const TrellisRgba white = RGB (0xffffff);
static const TrellisRgba nothing = { 0, 0, 0, 0 };

static const TrellisPalette palettes[TRELLIS_N_PALETTES] = {
  [TRELLIS_PALETTE_LIGHT] = {
    .kind = TRELLIS_PALETTE_LIGHT,
    .window = RGB (0xfafafa),
    .card = RGB (0xffffff),
    .text = RGB (0x2e2e32),
    .dim = RGB (0x5e5c64),
    .faint = RGB (0x9a9996),
    .line = RGB (0xe0dfdc),
    .line_faint = RGB (0xecebe9),
    .button = RGB (0xe8e7e5),
    .heading = RGB (0xf6f5f4),
    .chosen = RGB (0xe4eefb),
    .accent = RGB (0x3584e4),
    .accent_fill = RGB (0x1f6fd0),
    .accent_fill_text = RGB (0xffffff),
    .accent_text = RGB (0x1a5fb4),
    .cursor = RGB (0x2e2e32),
    .warning = RGB (0xb01723),
    .soon = RGB (0x8a5a00),
    .holiday = RGB (0xefeeec),
    .step = RGB (0x5e5c64),
    .context = RGB (0x8d8c8a),
    .bar = RGB (0x9a9996),
    .trust = RGB (0x1c5f9e),
    .trust_text = RGB (0xffffff),
    .trust_tint = RGB (0xa6cfec),
    .trust_wash = RGB (0xe4eefb),
  },
  [TRELLIS_PALETTE_DARK] = {
    .kind = TRELLIS_PALETTE_DARK,
    .window = RGB (0x242424),
    .card = RGB (0x363636),
    .text = RGB (0xf2f2f2),
    .dim = RGB (0xb5b4ba),
    .faint = RGB (0x77767b),
    .line = RGB (0x505050),
    .line_faint = RGB (0x454545),
    .button = RGB (0x3d3d3d),
    .heading = RGB (0x404040),
    .chosen = RGB (0x2b3f57),
    .accent = RGB (0x62a0ea),
    .accent_fill = RGB (0x1f6fd0),
    .accent_fill_text = RGB (0xffffff),
    .accent_text = RGB (0x99c1f1),
    .cursor = RGB (0xffffff),
    .warning = RGB (0xff8f88),
    .soon = RGB (0xf0c050),
    .holiday = RGB (0x404040),
    .step = RGB (0xb5b4ba),
    .context = RGB (0x8f8e94),
    .bar = RGB (0x77767b),
    .trust = RGB (0x6cb4ee),
    .trust_text = RGB (0x06243d),
    .trust_tint = RGB (0x2a5f8e),
    .trust_wash = RGB (0x2b3f57),
  },
  [TRELLIS_PALETTE_PAPER] = {
    .kind = TRELLIS_PALETTE_PAPER,
    .window = RGB (0xffffff),
    .card = RGB (0xffffff),
    .text = RGB (0x1a1a1a),
    .dim = RGB (0x5f5f5f),
    .faint = RGB (0x9c9c9c),
    .line = RGB (0x1a1a1a),
    .line_faint = RGB (0xbdbdbd),
    .button = RGB (0xf2f2f0),
    .heading = RGB (0xf2f2f0),
    .chosen = RGB (0xdbe8ea),
    .accent = RGB (0x0b4f5c),
    .accent_fill = RGB (0x0b4f5c),
    .accent_fill_text = RGB (0xffffff),
    .accent_text = RGB (0x0b4f5c),
    .cursor = RGB (0x1a1a1a),
    .warning = RGB (0x1a1a1a),
    .soon = RGB (0x1a1a1a),
    .holiday = RGB (0xe4e4e1),
    .step = RGB (0x1a1a1a),
    .context = RGB (0x8a8a8a),
    .bar = RGB (0xc8dde0),
    .trust = RGB (0x0b4f5c),
    .trust_text = RGB (0xffffff),
    .trust_tint = RGB (0xc8dde0),
    .trust_wash = RGB (0xdbe8ea),
  },
};

/**
 * trellis_palette_get:
 * @kind: which style of screen, or paper
 * @is_high_contrast: whether the person asked their system for high contrast
 *
 * In high contrast there is no dim text and every line is drawn in the colour
 * of text or near it.
 *
 * Returns: (transfer none): the palette; it lives as long as the program and
 *   may be read from any thread
 */
const TrellisPalette *
trellis_palette_get (TrellisPaletteKind kind,
                     gboolean           is_high_contrast)
{
  static TrellisPalette strong[TRELLIS_N_PALETTES];
  static gsize is_strong_made = 0;

  g_return_val_if_fail ((guint) kind < TRELLIS_N_PALETTES, &palettes[TRELLIS_PALETTE_LIGHT]);

  if (!is_high_contrast)
    return &palettes[kind];

  if (g_once_init_enter (&is_strong_made))
    {
      for (guint i = 0; i < TRELLIS_N_PALETTES; i++)
        {
          TrellisPalette *palette = &strong[i];
          gboolean is_dark = i == TRELLIS_PALETTE_DARK;

          *palette = palettes[i];
          palette->is_high_contrast = TRUE;
          palette->text = is_dark ? white : black;
          palette->dim = palette->text;
          palette->cursor = palette->text;
          palette->window = is_dark ? black : white;
          palette->card = palette->window;
          palette->line = trellis_rgba_mix (&palette->text, &palette->window, 0.2);
          palette->line_faint = trellis_rgba_mix (&palette->text, &palette->window, 0.5);
          palette->faint = palette->line_faint;
          palette->step = palette->text;
          palette->context = palette->line;
          palette->bar = palette->line_faint;
          palette->warning = trellis_rgba_mix (&palettes[i].warning, &palette->text, 0.25);
          palette->soon = trellis_rgba_mix (&palettes[i].soon, &palette->text, 0.35);
          palette->accent_text = trellis_rgba_mix (&palettes[i].accent_text, &palette->text, 0.35);
          palette->accent = palette->accent_text;
        }
      g_once_init_leave (&is_strong_made, 1);
    }

  return &strong[kind];
}

/**
 * trellis_palette_get_level_colours:
 * @self: a palette
 * @level: (nullable): a level, or %NULL where nothing is judged
 * @fill: (out) (optional): the scheme's colour of it in this style; clear
 *   without a level, and the band of a heading where the scheme's is unreadable
 * @text: (out) (optional): what is written on it, at 4.5:1 or better
 */
void
trellis_palette_get_level_colours (const TrellisPalette *self,
                                   const TrellisLevel   *level,
                                   TrellisRgba          *fill,
                                   TrellisRgba          *text)
{
  TrellisRgba colour;
  const char *hex;

  g_return_if_fail (self != NULL);

  if (level == NULL)
    {
      if (fill != NULL)
        *fill = nothing;
      if (text != NULL)
        *text = self->dim;
      return;
    }

  switch (self->kind)
    {
    case TRELLIS_PALETTE_DARK:
      hex = level->colour_dark;
      break;
    case TRELLIS_PALETTE_PAPER:
      hex = level->colour_paper;
      break;
    case TRELLIS_PALETTE_LIGHT:
    case TRELLIS_N_PALETTES:
    default:
      hex = level->colour;
      break;
    }

  if (!trellis_rgba_parse (hex, &colour))
    colour = self->heading;
  if (fill != NULL)
    *fill = colour;
  if (text != NULL)
    {
      /* Paper has one ink. On screen ink takes a little of the colour it is on. */
      trellis_rgba_choose_text (&colour, self->is_high_contrast || self->kind == TRELLIS_PALETTE_PAPER, text);
      if (self->kind == TRELLIS_PALETTE_PAPER && !self->is_high_contrast &&
          trellis_rgba_get_contrast (&self->text, &colour) >= LEAST_CONTRAST)
        *text = self->text;
    }
}

/**
 * trellis_palette_get_rating_colours:
 * @self: a palette
 * @rating: a rating
 * @fill: (out) (optional): the round mark's colour; white on paper where not
 *   rated, to be drawn with an edge of @text
 * @text: (out) (optional): its letter's, at 4.5:1 or better
 */
void
trellis_palette_get_rating_colours (const TrellisPalette *self,
                                    TrellisRating         rating,
                                    TrellisRgba          *fill,
                                    TrellisRgba          *text)
{
  static const TrellisRgba colours[TRELLIS_N_PALETTES][TRELLIS_N_RATINGS][2] = {
    [TRELLIS_PALETTE_LIGHT] = {
      [TRELLIS_RATING_NONE] = { RGB (0x6b6a6f), RGB (0xffffff) },
      [TRELLIS_RATING_RED] = { RGB (0xc01c28), RGB (0xffffff) },
      [TRELLIS_RATING_AMBER] = { RGB (0xe5a50a), RGB (0x2e2000) },
      [TRELLIS_RATING_GREEN] = { RGB (0x26a269), RGB (0x04240f) },
    },
    [TRELLIS_PALETTE_DARK] = {
      [TRELLIS_RATING_NONE] = { RGB (0x9a9996), RGB (0x1e1e1e) },
      [TRELLIS_RATING_RED] = { RGB (0xff7b73), RGB (0x3d0406) },
      [TRELLIS_RATING_AMBER] = { RGB (0xf8c94b), RGB (0x2e2000) },
      [TRELLIS_RATING_GREEN] = { RGB (0x57e389), RGB (0x04240f) },
    },
    [TRELLIS_PALETTE_PAPER] = {
      [TRELLIS_RATING_NONE] = { RGB (0xffffff), RGB (0x1a1a1a) },
      [TRELLIS_RATING_RED] = { RGB (0xc01c28), RGB (0xffffff) },
      [TRELLIS_RATING_AMBER] = { RGB (0xe5a50a), RGB (0x1a1a1a) },
      [TRELLIS_RATING_GREEN] = { RGB (0x26a269), RGB (0x04240f) },
    },
  };

  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint) rating < TRELLIS_N_RATINGS);

  if (fill != NULL)
    *fill = colours[self->kind][rating][0];
  if (text != NULL)
    *text = colours[self->kind][rating][1];
}

/**
 * trellis_palette_get_visit_colours:
 * @self: a palette
 * @status: the visit's
 * @is_clash: whether it stands on a day that it cannot have
 * @colours: (out): the pill's
 *
 * A pill fills as the work is done: planned is an outline, agreed has a firmer
 * one (a tint on paper), noted is tinted, shared is full; done and waiting for
 * its note calls for attention on screen. On paper, which says only what has
 * been, the three last are one.
 */
void
trellis_palette_get_visit_colours (const TrellisPalette *self,
                                   TrellisVisitStatus    status,
                                   gboolean              is_clash,
                                   TrellisPillColours   *colours)
{
  static const TrellisRgba note_due[2] = { RGB (0xf6c84c), RGB (0x473800) };
  gboolean is_paper, is_dark;

  g_return_if_fail (self != NULL);
  g_return_if_fail (colours != NULL);

  is_paper = self->kind == TRELLIS_PALETTE_PAPER;
  is_dark = self->kind == TRELLIS_PALETTE_DARK;
  colours->is_dashed = FALSE;
  colours->edge = nothing;

  switch (status)
    {
    case TRELLIS_VISIT_STATUS_DONE:
      colours->fill = is_paper ? self->trust : note_due[0];
      colours->text = is_paper ? self->trust_text : note_due[1];
      break;

    case TRELLIS_VISIT_STATUS_NOTED:
      colours->fill = is_paper ? self->trust : self->trust_tint;
      if (is_paper)
        colours->text = self->trust_text;
      else
        trellis_rgba_choose_text (&colours->fill, self->is_high_contrast, &colours->text);
      break;

    case TRELLIS_VISIT_STATUS_SHARED:
      colours->fill = self->trust;
      colours->text = self->trust_text;
      break;

    case TRELLIS_VISIT_STATUS_AGREED:
      colours->fill = is_paper ? self->trust_tint : self->card;
      colours->text = is_paper ? self->text : is_dark ? self->trust : self->accent_text;
      colours->edge = self->trust;
      break;

    case TRELLIS_VISIT_STATUS_PLANNED:
    case TRELLIS_VISIT_STATUS_CANCELLED:
    case TRELLIS_N_VISIT_STATUSES:
    default:
      colours->fill = self->card;
      colours->text = is_paper ? self->text : self->dim;
      colours->edge = is_paper ? self->trust : self->is_high_contrast ? self->line : self->faint;
      colours->is_dashed = !is_paper;
      break;
    }

  if (is_clash)
    {
      colours->fill = self->card;
      colours->text = self->warning;
      colours->edge = self->warning;
      colours->is_dashed = FALSE;
    }
}

/**
 * trellis_palette_set_trust_colour:
 * @self: a copy of a palette, which is changed
 * @hex: (nullable): `#rrggbb`, the trust's own colour
 *
 * Puts the trust's colour where the house's stands, with tints of it. A colour
 * too pale to be read on the palette's cards is taken darker, or lighter on a
 * dark one, until it can be.
 *
 * Returns: whether @hex is a colour; otherwise nothing was changed
 */
gboolean
trellis_palette_set_trust_colour (TrellisPalette *self,
                                  const char     *hex)
{
  TrellisRgba colour;
  const TrellisRgba *end = trellis_rgba_get_luminance (&self->window) > 0.5 ? &black : &white;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!trellis_rgba_parse (hex, &colour))
    return FALSE;
  for (guint i = 0; i < 40 && (trellis_rgba_get_contrast (&colour, &self->window) < LEAST_CONTRAST ||
                               trellis_rgba_get_contrast (&colour, &self->card) < LEAST_CONTRAST); i++)
    colour = trellis_rgba_mix (&colour, end, 0.08);

  self->trust = colour;
  trellis_rgba_choose_text (&colour, TRUE, &self->trust_text);
  self->trust_tint = trellis_rgba_mix (&self->window, &colour, 0.23);
  self->trust_wash = trellis_rgba_mix (&self->window, &colour, 0.15);
  if (self->kind == TRELLIS_PALETTE_PAPER)
    {
      self->bar = self->trust_tint;
      self->accent = colour;
      self->accent_text = colour;
      self->accent_fill = colour;
      self->accent_fill_text = self->trust_text;
    }

  return TRUE;
}

/**
 * trellis_rgba_parse:
 * @hex: (nullable): `#rrggbb`
 * @rgba: (out): the colour; untouched where @hex is not one
 *
 * Returns: whether @hex is a colour
 */
gboolean
trellis_rgba_parse (const char  *hex,
                    TrellisRgba *rgba)
{
  float parts[3];

  if (hex == NULL || hex[0] != '#')
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      int high = g_ascii_xdigit_value (hex[1 + i * 2]);
      int low = high < 0 ? -1 : g_ascii_xdigit_value (hex[2 + i * 2]);

      if (low < 0)
        return FALSE;
      parts[i] = (high * 16 + low) / 255.0f;
    }
  if (hex[7] != '\0')
    return FALSE;

  *rgba = (TrellisRgba) { parts[0], parts[1], parts[2], 1.0f };
  return TRUE;
}

static double
linearise (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/**
 * trellis_rgba_get_luminance:
 * @rgba: a colour; its alpha is not looked at
 *
 * Returns: relative luminance as WCAG 2.1 defines it, 0 for black to 1 for white
 */
double
trellis_rgba_get_luminance (const TrellisRgba *rgba)
{
  return 0.2126 * linearise (rgba->red) + 0.7152 * linearise (rgba->green) + 0.0722 * linearise (rgba->blue);
}

/**
 * trellis_rgba_get_contrast:
 * @a: a colour
 * @b: another
 *
 * Returns: the contrast ratio of WCAG 2.1, from 1 to 21, the same either way round
 */
double
trellis_rgba_get_contrast (const TrellisRgba *a,
                           const TrellisRgba *b)
{
  double la = trellis_rgba_get_luminance (a);
  double lb = trellis_rgba_get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/**
 * trellis_rgba_mix:
 * @from: a colour
 * @to: another
 * @share: how much of @to, from 0 to 1
 *
 * Returns: the colour between them, alpha too
 */
TrellisRgba
trellis_rgba_mix (const TrellisRgba *from,
                  const TrellisRgba *to,
                  double             share)
{
  float s = (float) CLAMP (share, 0, 1);

  return (TrellisRgba) {
    from->red + (to->red - from->red) * s,
    from->green + (to->green - from->green) * s,
    from->blue + (to->blue - from->blue) * s,
    from->alpha + (to->alpha - from->alpha) * s,
  };
}

/**
 * trellis_rgba_choose_text:
 * @fill: an opaque colour that a user or a scheme may have chosen
 * @is_plain: black or white only, whichever reads better
 * @text: (out): what to write on it; at 4.5:1 or better whatever the colour is
 *
 * Unless plain, dark text takes some of @fill's colour as far as 7:1 allows.
 */
void
trellis_rgba_choose_text (const TrellisRgba *fill,
                          gboolean           is_plain,
                          TrellisRgba       *text)
{
  /* Black and white are at 4.58:1 or better together: where one fails the other
   * does not. */
  if (trellis_rgba_get_contrast (fill, &white) >= trellis_rgba_get_contrast (fill, &black))
    {
      *text = white;
      return;
    }

  *text = black;
  if (is_plain)
    return;

  for (double share = 0.72; share < 1; share += 0.04)
    {
      TrellisRgba tinted = trellis_rgba_mix (fill, &black, share);

      if (trellis_rgba_get_contrast (fill, &tinted) >= 7.0)
        {
          *text = tinted;
          return;
        }
    }
}

/**
 * trellis_rgba_set_source:
 * @rgba: a colour
 * @cr: where it is used next
 */
void
trellis_rgba_set_source (const TrellisRgba *rgba,
                         cairo_t           *cr)
{
  cairo_set_source_rgba (cr, rgba->red, rgba->green, rgba->blue, rgba->alpha);
}
