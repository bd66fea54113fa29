/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-table-paper.h"
#include "trellis-visit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What the board's first page rests on: each thing that it counts, line by line
 * and worst first. */

/* The page says how many figures are short of their targets; these are told. */
#define FIGURES_MOST 12
#define PERIODS_MOST 24

static void
add_moves_of (TrellisTablePaper *paper,
              GArray            *moves,
              int                direction)
{
  for (guint i = 0; i < moves->len; i++)
    {
      const TrellisOverviewMove *move = &g_array_index (moves, TrellisOverviewMove, i);
      TrellisPaperCell *cells = trellis_table_paper_add_row (paper);

      cells[0].text = g_strdup (move->name);
      cells[1].level = move->from;
      cells[2].level = move->to;
      cells[2].direction = direction;
      cells[3].text = trellis_day_format (move->school->agreed_on, TRELLIS_DAY_STYLE_LONG);
    }
}

static void
add_moves (TrellisTablePaper *paper,
           TrellisOverview   *overview)
{
  g_autofree char *since = trellis_day_format (overview->compared_with, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *title = overview->compared_with != TRELLIS_DAY_NONE ? g_strdup_printf (_("Moved since %s"), since)
                                                                       : g_strdup (_("Moved"));
  g_autofree char *note = g_strdup_printf (_("%'u up, %'u down"), overview->moves_up->len, overview->moves_down->len);

  trellis_table_paper_begin_table (paper, title, note);
  trellis_table_paper_add_column (paper, _("School"), TRELLIS_PAPER_WORDS, 60, 1);
  trellis_table_paper_add_column (paper, _("From"), TRELLIS_PAPER_LEVEL, 14, 0);
  trellis_table_paper_add_column (paper, _("To"), TRELLIS_PAPER_LEVEL, 16, 0);
  trellis_table_paper_add_column (paper, _("Agreed"), TRELLIS_PAPER_FIGURE, 32, 0);
  add_moves_of (paper, overview->moves_down, -1);
  add_moves_of (paper, overview->moves_up, 1);
  if (overview->moves_down->len + overview->moves_up->len == 0)
    trellis_table_paper_add_words (paper, _("No school has moved."));
}

static void
add_limits (TrellisTablePaper *paper,
            TrellisOverview   *overview)
{
  trellis_table_paper_begin_table (paper, _("Past the time limit"), NULL);
  trellis_table_paper_add_column (paper, _("School"), TRELLIS_PAPER_WORDS, 60, 1);
  trellis_table_paper_add_column (paper, _("Level"), TRELLIS_PAPER_LEVEL, 14, 0);
  trellis_table_paper_add_column (paper, _("Months"), TRELLIS_PAPER_FIGURE, 20, 0);
  trellis_table_paper_add_column (paper, _("Days over"), TRELLIS_PAPER_FIGURE, 20, 0);
  for (guint i = 0; i < overview->limits->len; i++)
    {
      const TrellisOverviewLimit *limit = &g_array_index (overview->limits, TrellisOverviewLimit, i);
      TrellisPaperCell *cells = trellis_table_paper_add_row (paper);

      cells[0].text = g_strdup (limit->name);
      cells[1].level = limit->level;
      /* Translators: months in a level, of how many it allows: "8 of 18" */
      cells[2].text = g_strdup_printf (_("%d of %d"), limit->months, limit->limit_months);
      cells[3].text = g_strdup_printf ("%'d", limit->days_over);
      cells[3].is_strong = TRUE;
    }
  if (overview->limits->len == 0)
    trellis_table_paper_add_words (paper, _("No school is past its time limit."));
}

static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  const TrellisAction *first = *(TrellisAction *const *) a, *second = *(TrellisAction *const *) b;
  gboolean is_first_red = first->rating == TRELLIS_RATING_RED, is_second_red = second->rating == TRELLIS_RATING_RED;

  if (is_first_red != is_second_red)
    return is_first_red ? -1 : 1;
  /* What has no day is not overdue and comes last. */
  if (first->due_on != second->due_on)
    return (guint) first->due_on < (guint) second->due_on ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

static void
add_actions (TrellisTablePaper *paper,
             TrellisOverview   *overview,
             GListModel        *actions)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);

      if (action->closed_on == TRELLIS_DAY_NONE && trellis_overview_find_school (overview, action->urn) != NULL &&
          (action->rating == TRELLIS_RATING_RED || trellis_action_is_overdue (action, overview->as_at)))
        g_ptr_array_add (chosen, g_steal_pointer (&action));
    }
  g_ptr_array_sort (chosen, compare_actions);

  trellis_table_paper_begin_table (paper, _("Actions that are red or overdue"), NULL);
  trellis_table_paper_add_column (paper, "", TRELLIS_PAPER_RATING, 5, 0);
  trellis_table_paper_add_column (paper, _("Action"), TRELLIS_PAPER_WORDS, 60, 1);
  trellis_table_paper_add_column (paper, _("School"), TRELLIS_PAPER_WORDS, 36, 0.4);
  trellis_table_paper_add_column (paper, _("Due"), TRELLIS_PAPER_FIGURE, 24, 0);
  for (guint i = 0; i < chosen->len; i++)
    {
      TrellisAction *action = g_ptr_array_index (chosen, i);
      TrellisSchool *school = trellis_overview_find_school (overview, action->urn);
      TrellisPaperCell *cells = trellis_table_paper_add_row (paper);

      cells[0].rating = action->rating;
      cells[1].text = g_strdup (action->what);
      cells[1].second = *action->owner != '\0' ? g_strdup (action->owner) : NULL;
      cells[2].text = g_strdup (school->short_name);
      if (action->due_on != TRELLIS_DAY_NONE)
        cells[3].text = trellis_day_format (action->due_on, TRELLIS_DAY_STYLE_MEDIUM);
      cells[3].is_marked = trellis_action_is_overdue (action, overview->as_at);
    }
  if (chosen->len == 0)
    trellis_table_paper_add_words (paper, _("No action is red or overdue."));
}

/* How the school's figure came there, where the measure's course is known. */
static void
fill_course (TrellisPaperCell            *cell,
             const TrellisOverviewFigure *figure,
             GPtrArray                   *trends)
{
  for (guint i = 0; i < trends->len; i++)
    {
      TrellisTrend *trend = g_ptr_array_index (trends, i);
      TrellisTrendSchool *school = trellis_trend_find_school (trend, figure->school->urn);
      guint from = trend->periods->len > PERIODS_MOST ? trend->periods->len - PERIODS_MOST : 0;

      if (school == NULL || !g_str_equal (trend->measure->name, figure->measure))
        continue;
      cell->points = g_array_new (FALSE, FALSE, sizeof (TrellisMeasurePoint));
      cell->has_target = TRUE;
      cell->target = figure->target;
      for (guint k = from; k < trend->periods->len; k++)
        {
          TrellisTrendPeriod *period = g_ptr_array_index (trend->periods, k);
          double value = school->figures[k].value;
          TrellisMeasurePoint point = { period->ends_on, isnan (value), isnan (value) ? 0 : value };

          /* A period that says nothing of this school is none of its gaps. */
          if (!isnan (value) || school->figures[k].reason != NULL)
            g_array_append_val (cell->points, point);
        }
      return;
    }
}

static void
add_figures (TrellisTablePaper *paper,
             TrellisOverview   *overview,
             GPtrArray         *trends)
{
  guint n = MIN (overview->figures->len, FIGURES_MOST);
  g_autofree char *note = n < overview->figures->len
    /* Translators: how many figures are listed of those that are short of their targets */
    ? g_strdup_printf (_("%u of %'u figures"), n, overview->figures->len) : NULL;

  trellis_table_paper_begin_table (paper, _("Furthest from target"), note);
  trellis_table_paper_add_column (paper, _("School"), TRELLIS_PAPER_WORDS, 44, 1);
  trellis_table_paper_add_column (paper, _("Measure"), TRELLIS_PAPER_WORDS, 40, 0.5);
  trellis_table_paper_add_column (paper, _("Course"), TRELLIS_PAPER_COURSE, 30, 0);
  trellis_table_paper_add_column (paper, _("Now"), TRELLIS_PAPER_FIGURE, 15, 0);
  trellis_table_paper_add_column (paper, _("Target"), TRELLIS_PAPER_FIGURE, 14, 0);
  for (guint i = 0; i < n; i++)
    {
      const TrellisOverviewFigure *figure = &g_array_index (overview->figures, TrellisOverviewFigure, i);
      TrellisPaperCell *cells = trellis_table_paper_add_row (paper);

      cells[0].text = g_strdup (figure->school->short_name);
      cells[1].text = g_strdup (figure->measure);
      fill_course (&cells[2], figure, trends);
      cells[3].text = trellis_overview_figure_format (figure, figure->value, FALSE);
      cells[3].is_strong = TRUE;
      cells[4].text = trellis_overview_figure_format (figure, figure->target, TRUE);
    }
  if (n == 0)
    trellis_table_paper_add_words (paper, _("No figure is short of its target."));
}

static void
add_visits (TrellisTablePaper *paper,
            TrellisOverview   *overview)
{
  /* Translators: %s is a school year */
  g_autofree char *title = g_strdup_printf (_("Visits against plan, %s"), overview->year->name);
  g_autofree char *note = g_strdup_printf (_("%'u of %'u done"), overview->n_done, overview->n_visits);

  trellis_table_paper_begin_table (paper, title, note);
  trellis_table_paper_add_column (paper, _("Term"), TRELLIS_PAPER_WORDS, 40, 0);
  trellis_table_paper_add_column (paper, _("Done"), TRELLIS_PAPER_BAR, 60, 1);
  for (guint i = 0; i < overview->terms->len; i++)
    {
      const TrellisOverviewTerm *term = &g_array_index (overview->terms, TrellisOverviewTerm, i);
      TrellisPaperCell *cells = trellis_table_paper_add_row (paper);

      cells[0].text = g_strdup (term->term->name);
      cells[1].text = g_strdup_printf (_("%'u of %'u"), term->n_done, term->n_planned);
      cells[1].value = term->n_done;
      cells[1].most = term->n_planned;
    }
  if (overview->n_undated > 0)
    {
      g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u visit has no day yet.",
                                                             "%'u visits have no day yet.", overview->n_undated),
                                                overview->n_undated);

      trellis_table_paper_add_words (paper, words);
    }
}

static void
add_notes (TrellisTablePaper *paper,
           TrellisOverview   *overview)
{
  trellis_table_paper_begin_table (paper, _("Visits without a note"), NULL);
  trellis_table_paper_add_column (paper, _("School"), TRELLIS_PAPER_WORDS, 50, 1);
  trellis_table_paper_add_column (paper, _("Visit"), TRELLIS_PAPER_WORDS, 36, 0);
  trellis_table_paper_add_column (paper, _("Adviser"), TRELLIS_PAPER_WORDS, 40, 0);
  trellis_table_paper_add_column (paper, _("Made on"), TRELLIS_PAPER_FIGURE, 24, 0);
  for (guint i = 0; i < overview->notes_due->len; i++)
    {
      TrellisVisit *visit = g_ptr_array_index (overview->notes_due, i);
      TrellisPaperCell *cells = trellis_table_paper_add_row (paper);

      cells[0].text = g_strdup (trellis_overview_get_visit_name (overview, visit));
      cells[1].text = trellis_visit_dup_title (visit);
      cells[2].text = *visit->adviser_name != '\0' ? g_strdup (visit->adviser_name) : NULL;
      cells[3].text = trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_MEDIUM);
    }
  if (overview->notes_due->len == 0)
    trellis_table_paper_add_words (paper, _("Every visit that was made has its note."));
}

/**
 * trellis_report_add_appendix:
 * @self: a board pack being made
 * @overview: what its first page tells
 * @actions: a model of #TrellisAction: those of the trust
 * @trends: (element-type TrellisTrend): measures, for how figures came there
 *
 * Adds what the first page counts, line by line, as tables on A4.
 */
void
trellis_report_add_appendix (TrellisReport   *self,
                             TrellisOverview *overview,
                             GListModel      *actions,
                             GPtrArray       *trends)
{
  g_autofree char *as_at = trellis_day_format (overview->as_at, TRELLIS_DAY_STYLE_LONG);
  TrellisTablePaper *paper = trellis_table_paper_new (_("Behind the page"), as_at, TRELLIS_PAPER_A4, FALSE);

  add_moves (paper, overview);
  add_limits (paper, overview);
  add_actions (paper, overview, actions);
  add_figures (paper, overview, trends);
  add_visits (paper, overview);
  add_notes (paper, overview);
  trellis_table_paper_set_key (paper,
                               _("■ marks what is overdue. R red, A amber, G green, – not yet rated. Dotted: the "
                                 "target. A gap in a line is a figure suppressed or not published."));
  trellis_table_paper_lay_out (paper, self->text);
  trellis_report_add_part (self, &trellis_report_table_paper, paper, &paper->sheet, paper->title);
}
