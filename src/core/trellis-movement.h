/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"
#include "trellis-school.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_MOVEMENT (trellis_movement_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMovement, trellis_movement, TRELLIS, MOVEMENT, GObject)

/**
 * TrellisMovement:
 *
 * A school's agreed category that became another on a day. Read-only once
 * built. Strings are never %NULL.
 */
struct _TrellisMovement
{
  GObject parent_instance;

  TrellisSchool *school;
  TrellisScheme *scheme;      /* keeps the levels */
  const TrellisLevel *from;
  const TrellisLevel *to;
  TrellisDay agreed_on;
  char *meeting;
  char *attendees;            /* a line each */
  char *reason;               /* why it is not what was proposed; empty where it is */
};

TrellisMovement *trellis_movement_new           (TrellisSchool       *school,
                                                 TrellisScheme       *scheme,
                                                 const TrellisLevel  *from,
                                                 const TrellisLevel  *to,
                                                 TrellisDay           agreed_on);
int              trellis_movement_get_direction (TrellisMovement     *self);
char            *trellis_movement_dup_words     (TrellisMovement     *self);
char            *trellis_movements_dup_summary  (GListModel          *movements,
                                                 TrellisDay           from);

G_END_DECLS
