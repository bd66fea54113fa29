/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-table.h"

G_BEGIN_DECLS

gboolean trellis_workbook_save (GPtrArray   *tables,
                                const char  *title,
                                const char  *path,
                                GError     **error);

G_END_DECLS
