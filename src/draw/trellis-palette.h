/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"
#include "trellis-types.h"

#include <cairo.h>

G_BEGIN_DECLS

/** TrellisRgba: a colour, each part from 0 to 1; laid out as a GdkRGBA is, so that a widget may cast it. */
typedef struct
{
  float red;
  float green;
  float blue;
  float alpha;
} TrellisRgba;

typedef enum
{
  TRELLIS_PALETTE_LIGHT,
  TRELLIS_PALETTE_DARK,
  TRELLIS_PALETTE_PAPER,
  TRELLIS_N_PALETTES
} TrellisPaletteKind;

/** TrellisPalette: every colour that is not a scheme's, for one style of screen or for paper. */
typedef struct
{
  TrellisPaletteKind kind;
  gboolean is_high_contrast;

  TrellisRgba window;      /* behind cards; the sheet on paper */
  TrellisRgba card;
  TrellisRgba text;
  TrellisRgba dim;         /* secondary text; 4.5:1 on window and card */
  TrellisRgba faint;       /* marks that say "nothing here"; never words */
  TrellisRgba line;        /* between cards and groups */
  TrellisRgba line_faint;  /* between rows, behind a chart */
  TrellisRgba button;
  TrellisRgba heading;     /* a band behind a group's name */
  TrellisRgba chosen;      /* behind a chosen row */
  TrellisRgba accent;      /* lines and rings */
  TrellisRgba accent_fill; /* a button's; takes @accent_fill_text */
  TrellisRgba accent_fill_text;
  TrellisRgba accent_text; /* words */
  TrellisRgba cursor;      /* the ring around the current cell, seen on every level */
  TrellisRgba warning;     /* overdue, past a limit; words as well as marks */
  TrellisRgba soon;        /* due soon */
  TrellisRgba holiday;     /* the band of a school holiday */
  TrellisRgba step;        /* a line that is the subject but not coloured by level */
  TrellisRgba context;     /* what a subject is compared with */
  TrellisRgba bar;         /* a bar of counts */
  TrellisRgba trust;       /* the trust's colour, as words and as a fill under @trust_text */
  TrellisRgba trust_text;
  TrellisRgba trust_tint;
  TrellisRgba trust_wash;
} TrellisPalette;

/** TrellisPillColours: how a visit's pill is drawn: empty to full as the work is done. */
typedef struct
{
  TrellisRgba fill;
  TrellisRgba text;
  TrellisRgba edge;        /* alpha 0: none */
  gboolean is_dashed;
} TrellisPillColours;

const TrellisPalette *trellis_palette_get                (TrellisPaletteKind    kind,
                                                          gboolean              is_high_contrast);
void                  trellis_palette_get_level_colours  (const TrellisPalette *self,
                                                          const TrellisLevel   *level,
                                                          TrellisRgba          *fill,
                                                          TrellisRgba          *text);
void                  trellis_palette_get_rating_colours (const TrellisPalette *self,
                                                          TrellisRating         rating,
                                                          TrellisRgba          *fill,
                                                          TrellisRgba          *text);
void                  trellis_palette_get_visit_colours  (const TrellisPalette *self,
                                                          TrellisVisitStatus    status,
                                                          gboolean              is_clash,
                                                          TrellisPillColours   *colours);
gboolean              trellis_palette_set_trust_colour   (TrellisPalette       *self,
                                                          const char           *hex);
gboolean              trellis_rgba_parse                 (const char           *hex,
                                                          TrellisRgba          *rgba);
double                trellis_rgba_get_luminance         (const TrellisRgba    *rgba);
double                trellis_rgba_get_contrast          (const TrellisRgba    *a,
                                                          const TrellisRgba    *b);
TrellisRgba           trellis_rgba_mix                   (const TrellisRgba    *from,
                                                          const TrellisRgba    *to,
                                                          double                share);
void                  trellis_rgba_choose_text           (const TrellisRgba    *fill,
                                                          gboolean              is_plain,
                                                          TrellisRgba          *text);
void                  trellis_rgba_set_source            (const TrellisRgba    *rgba,
                                                          cairo_t              *cr);

G_END_DECLS
