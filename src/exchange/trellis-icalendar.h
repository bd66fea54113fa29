/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisCalendarChoice: whose visits a calendar file holds; all fields %NULL: the trust's, of every year. */
typedef struct
{
  const char *year_id;     /* (nullable) */
  const char *adviser_id;  /* (nullable) */
  const char *urn;         /* (nullable): this school's, and its federation's */
} TrellisCalendarChoice;

char     *trellis_icalendar_find_adviser (TrellisStore                 *store,
                                          const char                   *name,
                                          GError                      **error);
char     *trellis_icalendar_format       (TrellisStore                 *store,
                                          const TrellisCalendarChoice  *choice,
                                          GError                      **error);
gboolean  trellis_icalendar_export       (TrellisStore                 *store,
                                          const TrellisCalendarChoice  *choice,
                                          const char                   *path,
                                          GError                      **error);

G_END_DECLS
