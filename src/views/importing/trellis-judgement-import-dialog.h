/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_JUDGEMENT_IMPORT_DIALOG (trellis_judgement_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisJudgementImportDialog, trellis_judgement_import_dialog, TRELLIS, JUDGEMENT_IMPORT_DIALOG,
                      AdwWindow)

GtkWidget *trellis_judgement_import_dialog_new      (GtkWindow                    *parent,
                                                     TrellisStore                 *store);
void       trellis_judgement_import_dialog_set_path (TrellisJudgementImportDialog *self,
                                                     const char                   *path);

G_END_DECLS
