/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-year-layout.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_VISIT_AGENDA (trellis_visit_agenda_get_type ())
G_DECLARE_FINAL_TYPE (TrellisVisitAgenda, trellis_visit_agenda, TRELLIS, VISIT_AGENDA, AdwBin)

void trellis_visit_agenda_show (TrellisVisitAgenda *self,
                                TrellisYearLayout  *layout);

G_END_DECLS
