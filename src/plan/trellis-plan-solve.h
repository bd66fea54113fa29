/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-preferences.h"
#include "trellis-plan-problem.h"

G_BEGIN_DECLS

/** TRELLIS_PLAN_EFFORT_DEFAULT: moves tried in a round for each of 64 visits of an adviser. */
#define TRELLIS_PLAN_EFFORT_DEFAULT 300
#define TRELLIS_PLAN_EFFORT_HIGHEST 8000

/** TrellisPlanOptions: how a plan is sought. All zero but @effort is right for most. */
typedef struct
{
  guint effort;            /* how long it searches, by moves and never by a clock; 0 for the flow alone */
  guint64 seed;            /* another seed, another plan as good */
  gboolean keeps_best;     /* a cancelled search gives the best plan so far rather than an error */
  gboolean is_afresh;      /* a year's planned visits are planned again from nothing */
  TrellisPlanPreferences preferences;  /* of a year; a problem has weights of its own */
} TrellisPlanOptions;

/**
 * TrellisPlanProgressFunc:
 * @fraction: how much is done, from 0 to 1
 * @user_data: what was given with the function
 *
 * Called on the thread that plans, which is not the main one in a window.
 */
typedef void (*TrellisPlanProgressFunc) (double   fraction,
                                         gpointer user_data);

#define TRELLIS_PLAN_OPTIONS_INIT \
  { TRELLIS_PLAN_EFFORT_DEFAULT, 0, FALSE, FALSE, TRELLIS_PLAN_PREFERENCES_USUAL }

TrellisPlan *trellis_plan_problem_solve      (const TrellisPlanProblem *problem,
                                              const TrellisPlanOptions *options,
                                              GCancellable             *cancellable,
                                              TrellisPlanProgressFunc   progress,
                                              gpointer                  user_data,
                                              GError                  **error);

G_END_DECLS
