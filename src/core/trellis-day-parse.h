/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

G_BEGIN_DECLS

/** TrellisDayLean: which of several days a day without its year, or a weekday, means. */
typedef enum
{
  TRELLIS_DAY_LEAN_NEAREST,  /* the one nearest to today */
  TRELLIS_DAY_LEAN_FORWARD,  /* today or later: when something is due */
  TRELLIS_DAY_LEAN_BACK,     /* today or earlier: when something was judged */
} TrellisDayLean;

gboolean trellis_day_parse_words (const char     *text,
                                  TrellisDay      today,
                                  TrellisDayLean  lean,
                                  TrellisDay     *day);

G_END_DECLS
