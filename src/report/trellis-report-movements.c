/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-store-movements.h"
#include "trellis-table-paper.h"

#include <glib/gi18n-lib.h>

/* Which schools moved from level to level between two days, on A4 upright: those
 * that went up, and those that went down. */

static void
add_movement (TrellisTablePaper *paper,
              TrellisMovement   *movement)
{
  TrellisPaperCell *cells = trellis_table_paper_add_row (paper);

  cells[0].text = g_strdup (movement->school->name);
  cells[0].is_strong = TRUE;
  cells[1].level = movement->from;
  cells[2].level = movement->to;
  cells[2].direction = trellis_movement_get_direction (movement);
  cells[3].text = trellis_day_format (movement->agreed_on, TRELLIS_DAY_STYLE_MEDIUM);
  cells[3].second = *movement->meeting != '\0' ? g_strdup (movement->meeting) : NULL;
  cells[4].text = *movement->reason != '\0' ? g_strdup (movement->reason) : NULL;
}

static void
add_group (TrellisTablePaper *paper,
           GListModel        *movements,
           int                direction,
           const char        *name)
{
  gboolean is_begun = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (movements); i++)
    {
      g_autoptr (TrellisMovement) movement = g_list_model_get_item (movements, i);

      if (trellis_movement_get_direction (movement) != direction)
        continue;
      if (!is_begun)
        trellis_table_paper_begin_group (paper, name, NULL);
      is_begun = TRUE;
      add_movement (paper, movement);
    }
}

/**
 * trellis_report_new_movements:
 * @request: the schools, and the two days: the scope's as-at day and the one
 *   that it compares with
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the movements between the two days, or
 *   %NULL with @error set
 */
TrellisReport *
trellis_report_new_movements (const TrellisReportRequest  *request,
                              GError                     **error)
{
  TrellisDay from = trellis_scope_get_compared_with (request->scope);
  g_autoptr (GListModel) movements = trellis_store_list_movements (request->store, request->schools, from,
                                                                   request->details->as_at, error);
  g_autofree char *summary = NULL;
  TrellisReport *self;
  TrellisTablePaper *paper;

  if (movements == NULL)
    return NULL;

  self = trellis_report_new (TRELLIS_REPORT_MOVEMENTS, request->details);
  self->title = g_strdup (_("Movements"));
  summary = trellis_movements_dup_summary (movements, from);
  paper = trellis_table_paper_new (self->title, self->scope_words, TRELLIS_PAPER_A4, FALSE);
  trellis_table_paper_set_intro (paper, summary);
  trellis_table_paper_add_column (paper, _("School"), TRELLIS_PAPER_WORDS, 44, 0.4);
  trellis_table_paper_add_column (paper, _("From"), TRELLIS_PAPER_LEVEL, 14, 0);
  trellis_table_paper_add_column (paper, _("To"), TRELLIS_PAPER_LEVEL, 20, 0);
  trellis_table_paper_add_column (paper, _("Agreed on"), TRELLIS_PAPER_WORDS, 32, 0);
  trellis_table_paper_add_column (paper, _("Why not as proposed"), TRELLIS_PAPER_WORDS, 40, 1);
  add_group (paper, movements, 1, _("Up"));
  add_group (paper, movements, -1, _("Down"));
  trellis_table_paper_lay_out (paper, self->text);
  trellis_report_add_part (self, &trellis_report_table_paper, paper, &paper->sheet, NULL);

  return self;
}
