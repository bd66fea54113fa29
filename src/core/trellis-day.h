/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TrellisDay:
 *
 * A local calendar day as a plain number, days since 1970-01-01, so that days
 * compare, subtract and sort as integers. It has no time and no time zone.
 */
typedef gint32 TrellisDay;

/** TRELLIS_DAY_NONE: no day; earlier than every day. */
#define TRELLIS_DAY_NONE G_MININT32

typedef enum
{
  TRELLIS_DAY_STYLE_ISO,      /* 2026-03-06 */
  TRELLIS_DAY_STYLE_SHORT,    /* 6 Mar */
  TRELLIS_DAY_STYLE_MEDIUM,   /* 6 Mar 2026 */
  TRELLIS_DAY_STYLE_LONG,     /* 6 March 2026 */
  TRELLIS_DAY_STYLE_WEEKDAY,  /* Fri 6 Mar */
  TRELLIS_DAY_STYLE_FULL,     /* Friday 6 March 2026 */
  TRELLIS_DAY_STYLE_MONTH,    /* Mar 2026 */
} TrellisDayStyle;

TrellisDay  trellis_day_new          (int              year,
                                      int              month,
                                      int              day_of_month);
gboolean    trellis_day_parse_iso    (const char      *text,
                                      TrellisDay      *day);
void        trellis_day_get_ymd      (TrellisDay       day,
                                      int             *year,
                                      int             *month,
                                      int             *day_of_month);
int         trellis_day_get_weekday  (TrellisDay       day);
TrellisDay  trellis_day_get_monday   (TrellisDay       day);
TrellisDay  trellis_day_add_months   (TrellisDay       day,
                                      int              months);
int         trellis_day_months_until (TrellisDay       from,
                                      TrellisDay       until);
char       *trellis_day_format       (TrellisDay       day,
                                      TrellisDayStyle  style);

void        trellis_clock_set_today  (TrellisDay       today);
gboolean    trellis_clock_is_set     (void);
TrellisDay  trellis_clock_get_today  (void);
gint64      trellis_clock_get_now    (void);

G_END_DECLS
