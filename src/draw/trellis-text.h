/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-palette.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/** TrellisTextAlign: where a line stands on the x that it is drawn at. */
typedef enum
{
  TRELLIS_TEXT_START,
  TRELLIS_TEXT_CENTRE,
  TRELLIS_TEXT_END,
} TrellisTextAlign;

/** TrellisType: how a text is set: its size in the units of the surface (points
 * on paper, pixels on screen) and weight. */
typedef struct
{
  double size;
  PangoWeight weight;
} TrellisType;

/** TrellisTextPart: what texts are part of, for who reads a document by ear. */
typedef enum
{
  TRELLIS_TEXT_PART_FURNITURE,  /* the same on each page: passed over */
  TRELLIS_TEXT_PART_TABLE,
  TRELLIS_TEXT_PART_HEADS,      /* a row of a table: each text is the head of a column */
  TRELLIS_TEXT_PART_ROW,        /* each text is a cell */
  TRELLIS_TEXT_PART_FIGURE,     /* a chart */
} TrellisTextPart;

typedef struct _TrellisText TrellisText;

TrellisText *trellis_text_new_for_paper  (void);
TrellisText *trellis_text_new_for_screen (PangoContext      *context);
void         trellis_text_free           (TrellisText       *self);
double       trellis_text_get_scale      (TrellisText       *self);
void         trellis_text_begin_part     (TrellisText       *self,
                                          cairo_t           *cr,
                                          TrellisTextPart    part);
void         trellis_text_end_part       (TrellisText       *self,
                                          cairo_t           *cr);
void         trellis_text_begin_line     (TrellisText       *self,
                                          cairo_t           *cr,
                                          TrellisType        type);
void         trellis_text_end_line       (TrellisText       *self,
                                          cairo_t           *cr,
                                          TrellisType        type);
void         trellis_text_begin_record   (TrellisText       *self);
char        *trellis_text_end_record     (TrellisText       *self,
                                          char             **cut);
PangoLayout *trellis_text_create_layout  (TrellisText       *self,
                                          const char        *string,
                                          TrellisType        type);
PangoLayout *trellis_text_create_wrapped (TrellisText       *self,
                                          const char        *string,
                                          TrellisType        type,
                                          double             width,
                                          double             leading,
                                          int                n_lines_most);
double       trellis_text_get_width      (TrellisText       *self,
                                          const char        *string,
                                          TrellisType        type);
double       trellis_text_get_ascent     (TrellisText       *self,
                                          TrellisType        type);
double       trellis_text_get_cap_height (TrellisText       *self,
                                          TrellisType        type);
int          trellis_text_count_lines    (TrellisText       *self,
                                          const char        *string,
                                          TrellisType        type,
                                          double             width);
double       trellis_text_draw           (TrellisText       *self,
                                          cairo_t           *cr,
                                          const char        *string,
                                          TrellisType        type,
                                          double             x,
                                          double             baseline,
                                          TrellisTextAlign   align,
                                          const TrellisRgba *colour);
double       trellis_text_draw_ellipsized (TrellisText       *self,
                                          cairo_t           *cr,
                                          const char        *string,
                                          TrellisType        type,
                                          double             x,
                                          double             baseline,
                                          double             width,
                                          TrellisTextAlign   align,
                                          const TrellisRgba *colour);
double       trellis_text_draw_fitted    (TrellisText       *self,
                                          cairo_t           *cr,
                                          const char        *string,
                                          TrellisType        type,
                                          double             x,
                                          double             baseline,
                                          double             width,
                                          const TrellisRgba *colour);
int          trellis_text_draw_wrapped   (TrellisText       *self,
                                          cairo_t           *cr,
                                          const char        *string,
                                          TrellisType        type,
                                          double             x,
                                          double             baseline,
                                          double             width,
                                          double             leading,
                                          const TrellisRgba *colour);

int          trellis_text_draw_lines     (TrellisText       *self,
                                          cairo_t           *cr,
                                          const char        *string,
                                          TrellisType        type,
                                          double             x,
                                          double             baseline,
                                          double             width,
                                          double             leading,
                                          int                n_lines_most,
                                          const TrellisRgba *colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisText, trellis_text_free)

G_END_DECLS
