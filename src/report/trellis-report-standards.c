/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-store-judgements.h"
#include "trellis-table-paper.h"

#include <glib/gi18n-lib.h>

/* The pack for a standards meeting: where every school stands and what best fit
 * would say on the first pages, then for each school its page and what was
 * judged of it, by whom. The meeting decides. */

static char *
write_since (TrellisScheme *scheme,
             TrellisSchool *school)
{
  TrellisLevel *before = school->previous_level_id != NULL
    ? trellis_scheme_get_level (scheme, school->previous_level_id) : NULL;
  g_autofree char *since = trellis_day_format (school->agreed_on, TRELLIS_DAY_STYLE_MONTH);

  if (before == NULL)
    return g_steal_pointer (&since);

  /* Translators: the code of the level before, and the month since when the present one holds: "from Rn, Feb 2026" */
  return g_strdup_printf (_("from %s, %s"), before->short_code, since);
}

/* Where a school stands, in the columns of the first page. */
static void
fill_standing (TrellisPaperCell       *cells,
               TrellisScheme          *scheme,
               const TrellisMatrixRow *row,
               const TrellisLevel     *proposed)
{
  TrellisSchool *school = row->school;
  const TrellisLevel *level = school->level_id != NULL ? trellis_scheme_get_level (scheme, school->level_id) : NULL;
  const TrellisLevel *before = school->previous_level_id != NULL
    ? trellis_scheme_get_level (scheme, school->previous_level_id) : NULL;

  cells[0].text = g_strdup (school->name);
  cells[0].is_strong = TRUE;
  cells[0].second = level != NULL ? write_since (scheme, school) : g_strdup (_("no category yet"));
  cells[1].level = level;
  cells[1].direction = level != NULL && before != NULL ? (level->rank < before->rank) - (level->rank > before->rank)
                                                       : 0;
  cells[2].level = proposed;
  if (row->months_in_level >= 0 && row->limit_months > 0)
    /* Translators: months in a level, of how many it allows: "8 of 18" */
    cells[3].text = g_strdup_printf (_("%d of %d"), row->months_in_level, row->limit_months);
  else if (row->months_in_level >= 0)
    cells[3].text = g_strdup_printf ("%d", row->months_in_level);
  cells[3].is_marked = row->is_past_limit;
  for (TrellisRating rating = 0; rating < TRELLIS_N_RATINGS; rating++)
    cells[4].counts[rating] = (guint) school->open_actions[rating];
  if (school->overdue_actions > 0)
    cells[5].text = g_strdup_printf ("%d", school->overdue_actions);
  cells[5].is_marked = school->overdue_actions > 0;
  if (school->inspected_on != TRELLIS_DAY_NONE)
    {
      cells[6].text = g_strdup (school->inspection);
      cells[6].second = trellis_day_format (school->inspected_on, TRELLIS_DAY_STYLE_MONTH);
    }
}

/* "31 schools. Best fit would differ from the category of 4." */
static char *
write_summary (TrellisMatrix *matrix,
               guint          n_differing,
               guint          n_past)
{
  guint n = trellis_matrix_get_n_rows (matrix);
  g_autofree char *schools = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u school", "%'u schools", n), n);
  g_autofree char *past = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u is past a time limit.",
                                                        "%'u are past a time limit.", n_past), n_past);
  g_autofree char *differing = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                             "Best fit differs from the agreed level of %'u.",
                                                             "Best fit differs from the agreed levels of %'u.",
                                                             n_differing), n_differing);

  return g_strdup_printf ("%s. %s %s", schools, past, differing);
}

static TrellisTablePaper *
create_cover (TrellisMatrix *matrix,
              const char    *subtitle,
              GPtrArray     *proposals,
              TrellisText   *text)
{
  TrellisTablePaper *paper = trellis_table_paper_new (_("Standards meeting"), subtitle, TRELLIS_PAPER_A4, FALSE);
  g_autofree char *summary = NULL;
  guint n_differing = 0, n_past = 0;

  trellis_table_paper_add_column (paper, _("School"), TRELLIS_PAPER_WORDS, 36, 1);
  trellis_table_paper_add_column (paper, _("Level"), TRELLIS_PAPER_LEVEL, 12, 0);
  trellis_table_paper_add_column (paper, _("Best fit"), TRELLIS_PAPER_LEVEL, 11, 0);
  trellis_table_paper_add_column (paper, _("Months"), TRELLIS_PAPER_FIGURE, 15, 0);
  trellis_table_paper_add_column (paper, _("Open actions"), TRELLIS_PAPER_RATINGS, 36, 0);
  trellis_table_paper_add_column (paper, _("Overdue"), TRELLIS_PAPER_FIGURE, 12, 0);
  trellis_table_paper_add_column (paper, _("Inspection"), TRELLIS_PAPER_WORDS, 24, 0.4);
  for (guint i = 0; i < trellis_matrix_get_n_rows (matrix); i++)
    {
      TrellisMatrixRow *row = trellis_matrix_get_row (matrix, i);
      TrellisProposal *proposal = g_ptr_array_index (proposals, i);

      if (matrix->groups->len > 1 && (i == 0 || row->group != trellis_matrix_get_row (matrix, i - 1)->group))
        trellis_table_paper_begin_group (paper, g_array_index (matrix->groups, TrellisMatrixGroup, row->group).name,
                                         NULL);
      fill_standing (trellis_table_paper_add_row (paper), matrix->scheme, row, proposal->level);
      n_past += row->is_past_limit;
      n_differing += proposal->level != NULL && row->school->level_id != NULL &&
                     g_strcmp0 (proposal->level->id, row->school->level_id) != 0;
    }
  summary = write_summary (matrix, n_differing, n_past);
  trellis_table_paper_set_intro (paper, summary);
  trellis_table_paper_set_key (paper,
                               _("Best fit is worked out from the aspects; the meeting decides. Months are those in "
                                 "the level, of those that it allows. ■ marks what is past a limit or overdue. R red, "
                                 "A amber, G green, – not yet rated."));
  trellis_table_paper_lay_out (paper, text);

  return paper;
}

/* The latest words on an aspect, and whose they are. */
static void
fill_words (TrellisPaperCell *cell,
            GListModel       *judgements,
            const char       *aspect_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (judgements); i++)
    {
      g_autoptr (TrellisJudgement) judgement = g_list_model_get_item (judgements, i);
      g_autofree char *day = NULL;

      if (g_strcmp0 (judgement->aspect_id, aspect_id) != 0 || *judgement->narrative == '\0')
        continue;
      day = trellis_day_format (judgement->judged_on, TRELLIS_DAY_STYLE_MEDIUM);
      cell->text = g_strdup (judgement->narrative);
      cell->second = *judgement->person_name != '\0'
        ? g_strdup_printf ("%s, %s, %s", trellis_source_get_name (judgement->source), judgement->person_name, day)
        : g_strdup_printf ("%s, %s", trellis_source_get_name (judgement->source), day);
      return;
    }
}

static const TrellisSource sources[] = {
  TRELLIS_SOURCE_AGREED, TRELLIS_SOURCE_SELF_EVALUATION, TRELLIS_SOURCE_ADVISER,
};

/* What was judged of a school, and what best fit makes of it. */
static TrellisTablePaper *
create_judgements (TrellisStore     *store,
                   TrellisMatrix   **matrices,
                   guint             row,
                   TrellisProposal  *proposal,
                   TrellisText      *text,
                   GError          **error)
{
  TrellisMatrix *matrix = matrices[0];
  TrellisSchool *school = trellis_matrix_get_row (matrix, row)->school;
  g_autoptr (GListModel) judgements = trellis_store_list_judgements (store, school->urn, NULL, matrix->as_at, error);
  g_autofree char *reasons = NULL, *intro = NULL;
  TrellisTablePaper *paper;

  if (judgements == NULL)
    return NULL;

  paper = trellis_table_paper_new (school->name, _("Judgements by aspect"), TRELLIS_PAPER_A4, FALSE);
  reasons = g_strjoinv (" ", proposal->reasons);
  intro = proposal->level != NULL
    /* Translators: a level, and sentences that say why */
    ? g_strdup_printf (_("Best fit proposes %s. %s"), proposal->level->name, reasons) : g_strdup (reasons);
  trellis_table_paper_set_intro (paper, intro);
  trellis_table_paper_add_column (paper, _("Aspect"), TRELLIS_PAPER_WORDS, 32, 0);
  trellis_table_paper_add_column (paper, _("Agreed"), TRELLIS_PAPER_LEVEL, 12, 0);
  /* Translators: a column's head: what the school says of itself */
  trellis_table_paper_add_column (paper, _("Self"), TRELLIS_PAPER_LEVEL, 12, 0);
  trellis_table_paper_add_column (paper, _("Adviser"), TRELLIS_PAPER_LEVEL, 12, 0);
  trellis_table_paper_add_column (paper, _("What was seen"), TRELLIS_PAPER_WORDS, 60, 1);
  for (guint column = 0; column < trellis_matrix_get_n_columns (matrix); column++)
    {
      TrellisMatrixColumn *aspect = trellis_matrix_get_column (matrix, column);
      TrellisPaperCell *cells;

      if (aspect->aspect == NULL || !trellis_matrix_get_cell (matrix, row, column)->applies)
        continue;
      cells = trellis_table_paper_add_row (paper);
      cells[0].text = g_strdup (aspect->name);
      cells[0].is_strong = TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
        {
          TrellisMatrixCell *cell = trellis_matrix_get_cell (matrices[i], row, column);

          cells[1 + i].level = cell->level;
          cells[1 + i].direction = i == 0 ? trellis_matrix_cell_get_direction (cell) : 0;
        }
      fill_words (&cells[4], judgements, aspect->aspect_id);
    }
  trellis_table_paper_lay_out (paper, text);

  return paper;
}

static gboolean
read_proposals (TrellisStore   *store,
                TrellisMatrix  *matrix,
                GPtrArray      *proposals,
                GError        **error)
{
  for (guint i = 0; i < trellis_matrix_get_n_rows (matrix); i++)
    {
      TrellisProposal *proposal = trellis_store_propose (store, trellis_matrix_get_row (matrix, i)->school->urn,
                                                         matrix->as_at, error);

      if (proposal == NULL)
        return FALSE;
      g_ptr_array_add (proposals, proposal);
    }

  return TRUE;
}

/* A page for each school and behind it what was judged. */
static gboolean
add_schools (TrellisReport        *self,
             TrellisSchoolReader  *reader,
             TrellisMatrix       **matrices,
             GPtrArray            *proposals,
             GError              **error)
{
  for (guint i = 0; i < trellis_matrix_get_n_rows (matrices[0]); i++)
    {
      TrellisSchool *school = trellis_matrix_get_row (matrices[0], i)->school;
      TrellisSchoolPage *page = trellis_school_reader_create_page (reader, school, self->text, error);
      TrellisTablePaper *judgements;

      if (page == NULL)
        return FALSE;
      trellis_report_add_part (self, &trellis_report_school_paper, page, &page->sheet, school->name);
      judgements = create_judgements (reader->store, matrices, i, g_ptr_array_index (proposals, i), self->text, error);
      if (judgements == NULL)
        return FALSE;
      /* It is the same school: the outline names it once. */
      trellis_report_add_part (self, &trellis_report_table_paper, judgements, &judgements->sheet, NULL);
    }

  return TRUE;
}

/**
 * trellis_report_new_standards_pack:
 * @request: which schools the meeting speaks of
 * @error: return location for a #GError
 *
 * Fails with %G_IO_ERROR_NOT_FOUND where there is no school.
 *
 * Returns: (transfer full) (nullable): the pack, A4 upright, or %NULL with
 *   @error set
 */
TrellisReport *
trellis_report_new_standards_pack (const TrellisReportRequest  *request,
                                   GError                     **error)
{
  const TrellisReportDetails *details = request->details;
  g_autoptr (TrellisReport) self = trellis_report_new (TRELLIS_REPORT_STANDARDS_PACK, details);
  g_autoptr (TrellisSchoolReader) reader = NULL;
  g_autoptr (TrellisMatrix) self_evaluation = NULL;
  g_autoptr (TrellisMatrix) adviser = NULL;
  g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_proposal_free);
  g_autofree char *as_at = trellis_day_format (details->as_at, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *subtitle = details->scope_words != NULL ? g_strdup_printf ("%s, %s", details->scope_words, as_at)
                                                           : g_strdup (as_at);
  TrellisTablePaper *cover;
  TrellisMatrix *matrices[G_N_ELEMENTS (sources)];

  if (g_list_model_get_n_items (request->schools) == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There are no schools for a standards meeting."));
      return NULL;
    }
  reader = trellis_school_reader_new (request, error);
  if (reader == NULL)
    return NULL;
  self_evaluation = trellis_store_read_matrix (request->store, request->schools, details->as_at, TRELLIS_DAY_NONE,
                                               TRELLIS_SOURCE_SELF_EVALUATION, error);
  if (self_evaluation == NULL)
    return NULL;
  adviser = trellis_store_read_matrix (request->store, request->schools, details->as_at, TRELLIS_DAY_NONE,
                                       TRELLIS_SOURCE_ADVISER, error);
  if (adviser == NULL || !read_proposals (request->store, reader->matrix, proposals, error))
    return NULL;

  matrices[0] = reader->matrix;
  matrices[1] = self_evaluation;
  matrices[2] = adviser;
  cover = create_cover (reader->matrix, subtitle, proposals, self->text);
  trellis_report_add_part (self, &trellis_report_table_paper, cover, &cover->sheet, cover->title);
  self->title = g_strdup_printf (_("Standards meeting, %s"), as_at);

  return add_schools (self, reader, matrices, proposals, error) ? g_steal_pointer (&self) : NULL;
}
