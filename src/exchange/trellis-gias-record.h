/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-gias.h"
#include "trellis-store-import.h"

G_BEGIN_DECLS

void  trellis_gias_fill_record  (TrellisSchoolRecord        *record,
                                 const TrellisGiasSchool    *school,
                                 const TrellisSchoolRecord  *before);
char *trellis_gias_describe_change (const TrellisSchoolRecord  *before,
                                    const TrellisSchoolRecord  *after);
char *trellis_gias_describe_school (const TrellisSchoolRecord  *record);

G_END_DECLS
