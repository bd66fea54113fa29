/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-solve.h"
#include "trellis-scheme.h"
#include "trellis-visit-days.h"

G_BEGIN_DECLS

/** TrellisVisitReason: one of the things that decide a visit's day. */
typedef struct
{
  char *title;   /* what it is about: "Spacing" */
  char *text;    /* sentences */
  int cost;      /* what it adds to the cost of the plan, in points; 0 for what is a rule, or costs nothing */
} TrellisVisitReason;

GPtrArray *trellis_visit_reasons_new  (TrellisVisitDays          *days,
                                       TrellisScheme             *scheme,
                                       const char                *visit_id,
                                       TrellisDay                 today,
                                       const TrellisPlanOptions  *options,
                                       GCancellable              *cancellable,
                                       GError                   **error);
void       trellis_visit_reason_free  (TrellisVisitReason        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisVisitReason, trellis_visit_reason_free)

G_END_DECLS
