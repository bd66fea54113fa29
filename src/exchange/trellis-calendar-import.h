/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-import.h"

G_BEGIN_DECLS

extern const TrellisImportKind trellis_calendar_import_kind;
extern const TrellisImportKind trellis_bank_holiday_import_kind;

TrellisImport *trellis_calendar_import     (TrellisStore               *store,
                                            const char                 *path,
                                            const TrellisImportWhom    *whom,
                                            TrellisImportMode           mode,
                                            TrellisImportProgressFunc   progress_func,
                                            gpointer                    progress_data,
                                            GCancellable               *cancellable,
                                            GError                    **error);
TrellisImport *trellis_bank_holiday_import (TrellisStore               *store,
                                            const char                 *path,
                                            TrellisImportMode           mode,
                                            TrellisImportProgressFunc   progress_func,
                                            gpointer                    progress_data,
                                            GCancellable               *cancellable,
                                            GError                    **error);

G_END_DECLS
