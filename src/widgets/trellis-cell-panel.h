/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-best-fit.h"
#include "trellis-evidence-list.h"
#include "trellis-judgement.h"
#include "trellis-scheme.h"
#include "trellis-school.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_CELL_PANEL (trellis_cell_panel_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCellPanel, trellis_cell_panel, TRELLIS, CELL_PANEL, AdwBin)

GtkWidget        *trellis_cell_panel_new             (void);
void              trellis_cell_panel_show_aspect     (TrellisCellPanel      *self,
                                                      TrellisScheme         *scheme,
                                                      TrellisSchool         *school,
                                                      const char            *aspect_id,
                                                      GListModel            *judgements,
                                                      TrellisSource          source,
                                                      TrellisDay             day);
void              trellis_cell_panel_show_category   (TrellisCellPanel      *self,
                                                      TrellisScheme         *scheme,
                                                      TrellisSchool         *school,
                                                      GListModel            *categories,
                                                      const TrellisProposal *proposal,
                                                      const char *const     *people,
                                                      TrellisDay             day);
TrellisEvidenceList *trellis_cell_panel_get_evidence (TrellisCellPanel      *self);
TrellisJudgement *trellis_cell_panel_get_judgement   (TrellisCellPanel      *self);
TrellisSource     trellis_cell_panel_get_source      (TrellisCellPanel      *self);
TrellisDay        trellis_cell_panel_get_day         (TrellisCellPanel      *self);
void              trellis_cell_panel_focus_narrative (TrellisCellPanel      *self);
void              trellis_cell_panel_focus_level     (TrellisCellPanel      *self);
void              trellis_cell_panel_commit          (TrellisCellPanel      *self);

G_END_DECLS
