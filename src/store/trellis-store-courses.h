/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-level-course.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/** TRELLIS_COURSE_YEARS_MOST: how many school years back schools are followed. */
#define TRELLIS_COURSE_YEARS_MOST 5

TrellisLevelCourse *trellis_store_read_course_by_year (TrellisStore  *self,
                                                       GListModel    *schools,
                                                       TrellisDay     as_at,
                                                       GError       **error);
TrellisLevelCourse *trellis_store_read_course_by_term (TrellisStore  *self,
                                                       GListModel    *schools,
                                                       TrellisDay     as_at,
                                                       GError       **error);

G_END_DECLS
