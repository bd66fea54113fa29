/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-store-documents.h"
#include "trellis-table-paper.h"

#include <glib/gi18n-lib.h>

/* The register of documents on paper: what each school owes and has sent. */

static char *
format_day (TrellisDay day)
{
  return day != TRELLIS_DAY_NONE ? trellis_day_format (day, TRELLIS_DAY_STYLE_MEDIUM) : NULL;
}

static gboolean
add_school (TrellisTablePaper           *paper,
            const TrellisReportRequest  *request,
            const TrellisSchool         *school,
            guint                       *n_rows,
            GError                     **error)
{
  TrellisDay as_at = request->details->as_at;
  g_autoptr (GPtrArray) documents = trellis_store_list_documents (request->store, school->urn, request->year_id, as_at,
                                                                  error);

  if (documents == NULL)
    return FALSE;
  if (documents->len > 0)
    trellis_table_paper_begin_group (paper, school->name, NULL);
  for (guint i = 0; i < documents->len; i++)
    {
      const TrellisDocument *document = g_ptr_array_index (documents, i);
      TrellisPaperCell *cells = trellis_table_paper_add_row (paper);

      cells[0].text = g_strdup (document->name);
      cells[1].text = format_day (document->due_on);
      cells[1].is_marked = trellis_document_is_overdue (document, as_at);
      cells[2].text = format_day (document->received_on);
      cells[3].text = format_day (document->assured_on);
      cells[3].second = *document->assured_by != '\0' ? g_strdup (document->assured_by) : NULL;
    }
  *n_rows += documents->len;

  return TRUE;
}

/**
 * trellis_report_new_documents:
 * @request: which schools, and the school year
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the documents that the schools are
 *   expected to send in or have sent, by school, A4 upright, or %NULL with
 *   @error set
 */
TrellisReport *
trellis_report_new_documents (const TrellisReportRequest  *request,
                              GError                     **error)
{
  const TrellisReportDetails *details = request->details;
  g_autoptr (TrellisReport) self = trellis_report_new (TRELLIS_REPORT_DOCUMENTS, details);
  g_autoptr (TrellisTablePaper) paper = trellis_table_paper_new (_("Document register"), details->scope_words,
                                                                 TRELLIS_PAPER_A4, FALSE);
  const TrellisSheet *sheet;
  guint n_rows = 0;

  self->title = g_strdup (_("Document register"));
  trellis_table_paper_add_column (paper, _("Document"), TRELLIS_PAPER_WORDS, 60, 1);
  trellis_table_paper_add_column (paper, _("Due"), TRELLIS_PAPER_FIGURE, 26, 0);
  trellis_table_paper_add_column (paper, _("Received"), TRELLIS_PAPER_FIGURE, 26, 0);
  trellis_table_paper_add_column (paper, _("Quality assured"), TRELLIS_PAPER_WORDS, 36, 0);
  for (guint i = 0; i < g_list_model_get_n_items (request->schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (request->schools, i);

      if (!add_school (paper, request, school, &n_rows, error))
        return NULL;
    }
  if (n_rows == 0)
    trellis_table_paper_add_words (paper, _("No document is expected, and none has been sent in."));
  else
    trellis_table_paper_set_key (paper, _("■ marks what is overdue."));
  trellis_table_paper_lay_out (paper, self->text);
  sheet = &paper->sheet;
  trellis_report_add_part (self, &trellis_report_table_paper, g_steal_pointer (&paper), sheet, self->title);

  return g_steal_pointer (&self);
}
