/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

G_BEGIN_DECLS

/** TrellisScale: an axis of numbers with ticks at round ones. */
typedef struct
{
  double from;          /* of the first tick */
  double until;         /* of the last one */
  double step;
  int decimals;         /* that tell the ticks apart */
} TrellisScale;

/** TrellisDayTick: where a day, week, month, quarter or school year begins. */
typedef struct
{
  TrellisDay day;
  char *label;
} TrellisDayTick;

void    trellis_scale_init        (TrellisScale       *self,
                                   double              least,
                                   double              most,
                                   guint               n_steps_most,
                                   double              floor_value,
                                   double              ceiling_value);
guint   trellis_scale_get_n_ticks (const TrellisScale *self);
double  trellis_scale_get_tick    (const TrellisScale *self,
                                   guint               index);
double  trellis_scale_place       (const TrellisScale *self,
                                   double              value,
                                   double              at_from,
                                   double              at_until);
GArray *trellis_day_ticks_new     (TrellisDay          from,
                                   TrellisDay          until,
                                   guint               n_most);
void    trellis_spread            (double             *centres,
                                   const double       *sizes,
                                   guint               n,
                                   double              from,
                                   double              until);

G_END_DECLS
