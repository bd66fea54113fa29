/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"
#include "trellis-table.h"

G_BEGIN_DECLS

/* Each fills a table with its columns and rows. Keys of columns and of closed
 * sets are not translated, as other programs read them; what people read is.
 * Names of levels and aspects are the scheme's. The columns that the command
 * line promises come first. */

gboolean trellis_export_fill_schools     (TrellisStore              *store,
                                          TrellisTable              *table,
                                          TrellisDay                 as_at,
                                          GError                   **error);
gboolean trellis_export_fill_matrix      (TrellisStore              *store,
                                          TrellisTable              *table,
                                          TrellisDay                 as_at,
                                          GError                   **error);
gboolean trellis_export_fill_moderation  (TrellisStore              *store,
                                          TrellisTable              *table,
                                          TrellisDay                 as_at,
                                          GError                   **error);
gboolean trellis_export_fill_movements   (TrellisStore              *store,
                                          TrellisTable              *table,
                                          TrellisDay                 as_at,
                                          GError                   **error);
gboolean trellis_export_fill_judgements  (TrellisStore              *store,
                                          TrellisTable              *table,
                                          TrellisDay                 as_at,
                                          GError                   **error);
gboolean trellis_export_fill_visits      (TrellisStore              *store,
                                          TrellisTable              *table,
                                          TrellisDay                 as_at,
                                          GError                   **error);
gboolean trellis_export_fill_actions     (TrellisStore              *store,
                                          TrellisTable              *table,
                                          TrellisDay                 as_at,
                                          GError                   **error);
gboolean trellis_export_fill_inspections (TrellisStore              *store,
                                          TrellisTable              *table,
                                          TrellisDay                 as_at,
                                          GError                   **error);
gboolean trellis_export_fill_documents   (TrellisStore              *store,
                                          TrellisTable              *table,
                                          TrellisDay                 as_at,
                                          GError                   **error);
gboolean trellis_export_fill_measures    (TrellisStore              *store,
                                          TrellisTable              *table,
                                          TrellisDay                 as_at,
                                          GError                   **error);
void     trellis_export_add_columns      (TrellisTable              *table,
                                          const TrellisTableColumn  *columns,
                                          guint                      n_columns);
void     trellis_export_add_yes_or_no    (TrellisTable              *table,
                                          gboolean                   is_so);

G_END_DECLS
