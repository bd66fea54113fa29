/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* Invented trusts in files, to make every document of. */

/** REPORT_TRUST_DAY: the demo trust's own today. */
#define REPORT_TRUST_DAY "2026-03-06"

typedef enum
{
  REPORT_TRUST_PLAIN = 0,
  REPORT_TRUST_LONG_NAMES = 1 << 0,  /* of the trust, its schools, people and hubs, and of what they do */
  REPORT_TRUST_NO_DATA = 1 << 1,     /* schools of which nothing was said yet */
} ReportTrustFlags;

void  report_trust_write             (const char       *path,
                                      guint             n_schools,
                                      ReportTrustFlags  flags);
void  report_trust_change_scheme     (const char       *path,
                                      const char       *scheme_id);
char *report_trust_find_noted_school (TrellisStore     *store);
void  report_trust_remove            (const char       *folder);

G_END_DECLS
