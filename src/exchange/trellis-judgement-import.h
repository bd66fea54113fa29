/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-import.h"

G_BEGIN_DECLS

extern const TrellisImportKind trellis_judgement_import_kind;

TrellisImport *trellis_judgement_import (TrellisStore               *store,
                                         const char                 *path,
                                         TrellisImportMode           mode,
                                         TrellisImportProgressFunc   progress_func,
                                         gpointer                    progress_data,
                                         GCancellable               *cancellable,
                                         GError                    **error);

G_END_DECLS
