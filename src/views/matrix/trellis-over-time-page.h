/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-level-course.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_OVER_TIME_PAGE (trellis_over_time_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisOverTimePage, trellis_over_time_page, TRELLIS, OVER_TIME_PAGE, AdwBin)

void trellis_over_time_page_show (TrellisOverTimePage *self,
                                  TrellisLevelCourse  *by_year,
                                  TrellisLevelCourse  *by_term);

G_END_DECLS
