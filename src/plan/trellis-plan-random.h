/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TrellisPlanRandom: the state of a splitmix64 stream (Steele, Lea and Flood 2014). */
typedef guint64 TrellisPlanRandom;

static inline guint64
trellis_plan_random_next (TrellisPlanRandom *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

/* From 0 to @n - 1, @n below 2³². */
static inline guint32
trellis_plan_random_below (guint64 bits,
                           guint32 n)
{
  return (guint32) (((bits >> 32) * n) >> 32);
}

G_END_DECLS
