/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_PERSON (trellis_person_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPerson, trellis_person, TRELLIS, PERSON, GObject)

/** TRELLIS_HALF_DAY: the bit of a half day in a week: weekday 0 to 4, half 0 for the morning, 1 for the afternoon. */
#define TRELLIS_HALF_DAY(weekday, half) (1u << ((weekday) * 2 + (half)))
/** TRELLIS_ALL_WEEK: every morning and afternoon from Monday to Friday. */
#define TRELLIS_ALL_WEEK 0x3ffu

/**
 * TrellisPerson:
 *
 * Someone of the central team, a headteacher or a governor, as known on a day.
 * Read-only once built. Strings are never %NULL.
 */
struct _TrellisPerson
{
  GObject parent_instance;

  char *id;
  char *name;
  char *role;
  char *email;
  gboolean is_adviser;
  guint working_half_days;  /* bits of TRELLIS_HALF_DAY */
};

TrellisPerson *trellis_person_new (const char *id,
                                   const char *name);

G_END_DECLS
