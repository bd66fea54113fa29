/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TrellisWeight: how much something matters when the year is planned; kept in the file by number. */
typedef enum
{
  TRELLIS_WEIGHT_NONE,
  TRELLIS_WEIGHT_USUAL,
  TRELLIS_WEIGHT_MORE,
  TRELLIS_WEIGHT_MOST,
  TRELLIS_N_WEIGHTS
} TrellisWeight;

/**
 * TrellisPlanPreferences:
 *
 * What a trust wants of the days that the planner chooses, beside the rules that
 * are always kept.
 */
typedef struct
{
  TrellisWeight spacing;    /* a school's visits evenly apart */
  TrellisWeight balance;    /* no week of an adviser's fuller than need be */
  TrellisWeight hub;        /* an adviser's visits to one hub in the same week */
  TrellisWeight days;       /* the weekdays and months below are avoided */
  guint avoided_weekdays;   /* a bit each, Monday first */
  guint avoided_months;     /* a bit each, January first */
} TrellisPlanPreferences;

/** TRELLIS_PLAN_PREFERENCES_USUAL: those of a trust that has not chosen. */
#define TRELLIS_PLAN_PREFERENCES_USUAL \
  { TRELLIS_WEIGHT_USUAL, TRELLIS_WEIGHT_USUAL, TRELLIS_WEIGHT_NONE, TRELLIS_WEIGHT_USUAL, 0, 0 }

#define TRELLIS_PLAN_N_WEEKDAYS 5
#define TRELLIS_PLAN_N_MONTHS 12

gboolean trellis_plan_preferences_equal (const TrellisPlanPreferences *a,
                                         const TrellisPlanPreferences *b);

G_END_DECLS
