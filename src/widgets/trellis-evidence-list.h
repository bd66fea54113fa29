/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_EVIDENCE_LIST (trellis_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisEvidenceList, trellis_evidence_list, TRELLIS, EVIDENCE_LIST, AdwBin)

GtkWidget *trellis_evidence_list_new   (void);
void       trellis_evidence_list_clear (TrellisEvidenceList *self,
                                        TrellisDay           day);
void       trellis_evidence_list_empty (TrellisEvidenceList *self);
void       trellis_evidence_list_add   (TrellisEvidenceList *self,
                                        const char          *what,
                                        TrellisDay           dated_on);

G_END_DECLS
