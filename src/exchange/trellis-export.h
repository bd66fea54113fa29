/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisExportKind: what of a trust file is exported as a table. */
typedef enum
{
  TRELLIS_EXPORT_SCHOOLS,
  TRELLIS_EXPORT_MATRIX,
  TRELLIS_EXPORT_JUDGEMENTS,
  TRELLIS_EXPORT_MODERATION,
  TRELLIS_EXPORT_MOVEMENTS,
  TRELLIS_EXPORT_VISITS,
  TRELLIS_EXPORT_ACTIONS,
  TRELLIS_EXPORT_INSPECTIONS,
  TRELLIS_EXPORT_DOCUMENTS,
  TRELLIS_EXPORT_MEASURES,
  TRELLIS_N_EXPORT_KINDS
} TrellisExportKind;

const char *trellis_export_kind_get_key (TrellisExportKind   kind);
gboolean    trellis_export_kind_parse   (const char         *key,
                                         TrellisExportKind  *kind);
gboolean    trellis_export_is_workbook  (const char         *path);
gboolean    trellis_export_table        (TrellisStore       *store,
                                         TrellisExportKind   kind,
                                         TrellisDay          as_at,
                                         const char         *path,
                                         GError            **error);
gboolean    trellis_export_workbook     (TrellisStore       *store,
                                         TrellisDay          as_at,
                                         const char         *path,
                                         GError            **error);

G_END_DECLS
