/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_REPORT_PREVIEW (trellis_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (TrellisReportPreview, trellis_report_preview, TRELLIS, REPORT_PREVIEW, GtkBox)

void trellis_report_preview_set_report (TrellisReportPreview *self,
                                        TrellisReport        *report);

G_END_DECLS
