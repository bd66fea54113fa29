/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-import.h"
#include "trellis-school-year.h"

G_BEGIN_DECLS

/** TrellisCalendarYears: the school years that an import of dates corrects, for the exchange room itself. */
typedef struct
{
  TrellisStore *store;
  GPtrArray *years;     /* (element-type TrellisSchoolYear): one after another */
  GHashTable *edited;   /* (element-type TrellisSchoolYear): those to be written */
} TrellisCalendarYears;

gboolean           trellis_calendar_years_init     (TrellisCalendarYears *self,
                                                    TrellisStore         *store,
                                                    guint                 n_ahead,
                                                    GError              **error);
TrellisSchoolYear *trellis_calendar_years_find     (TrellisCalendarYears *self,
                                                    TrellisDay            day);
void               trellis_calendar_years_edit     (TrellisCalendarYears *self,
                                                    TrellisSchoolYear    *year);
gboolean           trellis_calendar_years_write    (TrellisCalendarYears *self,
                                                    TrellisImport        *result,
                                                    const char           *sentence,
                                                    GError              **error);
char              *trellis_calendar_describe_days  (TrellisDay            first,
                                                    TrellisDay            last,
                                                    TrellisSession        session);
void               trellis_calendar_years_clear    (TrellisCalendarYears *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrellisCalendarYears, trellis_calendar_years_clear)

G_END_DECLS
