/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-visit-days.h"
#include "trellis-year-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** TrellisYearCapacity: an adviser's term, in days; half days count half. */
typedef struct
{
  char *adviser_name;
  double planned;
  double available;
} TrellisYearCapacity;

#define TRELLIS_TYPE_YEAR_BOARD (trellis_year_board_get_type ())
G_DECLARE_FINAL_TYPE (TrellisYearBoard, trellis_year_board, TRELLIS, YEAR_BOARD, GtkWidget)

GtkWidget         *trellis_year_board_new            (void);
void               trellis_year_board_show           (TrellisYearBoard   *self,
                                                      TrellisYearLayout  *layout,
                                                      TrellisVisitDays   *days,
                                                      GArray             *capacities);
TrellisYearLayout *trellis_year_board_get_layout     (TrellisYearBoard   *self);
gboolean           trellis_year_board_reveal_visit   (TrellisYearBoard   *self,
                                                      const char         *visit_id);
const char        *trellis_year_board_get_visit      (TrellisYearBoard   *self);
gboolean           trellis_year_board_get_visit_area (TrellisYearBoard   *self,
                                                      const char         *visit_id,
                                                      GdkRectangle       *area);
gboolean           trellis_year_board_get_week_area  (TrellisYearBoard   *self,
                                                      const char         *urn,
                                                      TrellisDay          day,
                                                      GdkRectangle       *area);
GArray            *trellis_year_capacities_new       (void);

G_END_DECLS
