/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-text.h"

G_BEGIN_DECLS

/** TrellisVisitPill: what a visit's pill says. */
typedef struct
{
  const char *mark;      /* its number or the letter of its kind */
  const char *day;       /* (nullable): of the month */
  TrellisVisitStatus status;
  gboolean is_clash;
  gboolean is_stacked;   /* the day stands under the mark */
} TrellisVisitPill;

void trellis_visit_pill_draw (cairo_t                *cr,
                              TrellisText            *text,
                              const TrellisPalette   *palette,
                              const TrellisVisitPill *pill,
                              double                  x,
                              double                  y,
                              double                  width,
                              double                  height);

G_END_DECLS
