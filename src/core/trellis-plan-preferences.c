/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-preferences.h"

/**
 * trellis_plan_preferences_equal:
 * @a: preferences
 * @b: others
 *
 * Returns: whether they say the same
 */
gboolean
trellis_plan_preferences_equal (const TrellisPlanPreferences *a,
                                const TrellisPlanPreferences *b)
{
  return a->spacing == b->spacing && a->balance == b->balance && a->hub == b->hub && a->days == b->days &&
         a->avoided_weekdays == b->avoided_weekdays && a->avoided_months == b->avoided_months;
}
