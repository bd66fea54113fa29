/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-school-year.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_TIME_SLIDER (trellis_time_slider_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTimeSlider, trellis_time_slider, TRELLIS, TIME_SLIDER, AdwBin)

void       trellis_time_slider_set_years (TrellisTimeSlider *self,
                                          GPtrArray         *years,
                                          TrellisDay         today);
TrellisDay trellis_time_slider_get_day   (TrellisTimeSlider *self);
void       trellis_time_slider_set_day   (TrellisTimeSlider *self,
                                          TrellisDay         day);

G_END_DECLS
