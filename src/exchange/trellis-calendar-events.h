/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-school-year.h"

#include <libical/ical.h>

G_BEGIN_DECLS

/* What calendar files have in common, for the exchange room itself. */

/** TrellisCalendarEvent: what another program's calendar holds, in whole and half days of England's clocks. */
typedef struct
{
  char *key;              /* the same for the same event of a later file */
  char *name;             /* empty where the file gives none */
  TrellisDay starts_on;
  TrellisDay ends_on;     /* the last day of it */
  TrellisSession session;
  gboolean is_cancelled;
  guint64 line;           /* of the file, where the event begins; from 1 */
} TrellisCalendarEvent;

icalcomponent *trellis_icalendar_zone_new   (void);
GPtrArray     *trellis_calendar_read_events (const char  *path,
                                             TrellisDay   first,
                                             TrellisDay   last,
                                             GError     **error);

G_END_DECLS
