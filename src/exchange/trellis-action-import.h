/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-import.h"

G_BEGIN_DECLS

extern const TrellisImportKind trellis_action_import_kind;

TrellisImport *trellis_action_import           (TrellisStore               *store,
                                                const char                 *path,
                                                TrellisImportMode           mode,
                                                TrellisImportProgressFunc   progress_func,
                                                gpointer                    progress_data,
                                                GCancellable               *cancellable,
                                                GError                    **error);
gboolean       trellis_action_import_save_rows (const char                 *text,
                                                const char                 *path,
                                                GError                    **error);

G_END_DECLS
