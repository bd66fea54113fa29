/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-view.h"
#include "trellis-visit-days.h"

G_BEGIN_DECLS

void  trellis_edit_visit_session (TrellisView        *view,
                                  TrellisVisitDays   *days,
                                  const char         *visit_id,
                                  TrellisSession      session);
void  trellis_edit_visit_status  (TrellisView        *view,
                                  TrellisVisitDays   *days,
                                  const char         *visit_id,
                                  TrellisVisitStatus  status);
char *trellis_edit_visit_copy    (TrellisView        *view,
                                  TrellisVisitDays   *days,
                                  const char         *visit_id,
                                  const char         *urn,
                                  TrellisDay          monday);

G_END_DECLS
