/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-import.h"

G_BEGIN_DECLS

extern const TrellisImportKind trellis_measure_import_kind;

G_END_DECLS
