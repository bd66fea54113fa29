/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-judgement.h"
#include "trellis-scheme.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_JUDGEMENT_LIST (trellis_judgement_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisJudgementList, trellis_judgement_list, TRELLIS, JUDGEMENT_LIST, AdwBin)

GtkWidget *trellis_judgement_list_new            (void);
void       trellis_judgement_list_set_judgements (TrellisJudgementList *self,
                                                  GListModel           *judgements);

G_END_DECLS
