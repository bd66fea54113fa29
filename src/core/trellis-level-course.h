/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"
#include "trellis-school.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_LEVEL_COURSE (trellis_level_course_get_type ())
G_DECLARE_FINAL_TYPE (TrellisLevelCourse, trellis_level_course, TRELLIS, LEVEL_COURSE, GObject)

TrellisLevelCourse *trellis_level_course_new         (TrellisScheme       *scheme,
                                                      GListModel          *schools,
                                                      const TrellisDay    *days,
                                                      const char *const   *names,
                                                      GHashTable          *levels_by_urn);
TrellisScheme      *trellis_level_course_get_scheme  (TrellisLevelCourse  *self);
guint               trellis_level_course_get_n_days  (TrellisLevelCourse  *self);
const char         *trellis_level_course_get_name    (TrellisLevelCourse  *self,
                                                      guint                day);
guint               trellis_level_course_get_n_schools (TrellisLevelCourse *self);
TrellisSchool      *trellis_level_course_get_school  (TrellisLevelCourse  *self,
                                                      guint                school);
const TrellisLevel *trellis_level_course_get_level   (TrellisLevelCourse  *self,
                                                      guint                school,
                                                      guint                day);
guint               trellis_level_course_count       (TrellisLevelCourse  *self,
                                                      guint                day,
                                                      const TrellisLevel  *level);
guint               trellis_level_course_count_moves (TrellisLevelCourse  *self,
                                                      guint                day,
                                                      const TrellisLevel  *from,
                                                      const TrellisLevel  *to);
char               *trellis_level_course_dup_summary (TrellisLevelCourse  *self);
char               *trellis_level_course_dup_school_words (TrellisLevelCourse *self,
                                                      guint                school);

G_END_DECLS
