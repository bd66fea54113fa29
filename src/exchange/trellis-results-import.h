/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-import.h"

G_BEGIN_DECLS

extern const TrellisImportKind trellis_ks2_import_kind;
extern const TrellisImportKind trellis_ks4_import_kind;
extern const TrellisImportKind trellis_absence_import_kind;
extern const TrellisImportKind trellis_census_import_kind;

G_END_DECLS
