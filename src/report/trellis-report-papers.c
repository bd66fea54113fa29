/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-board-page.h"
#include "trellis-diary-paper.h"
#include "trellis-history-paper.h"
#include "trellis-matrix-paper.h"
#include "trellis-moderation-paper.h"
#include "trellis-note-paper.h"
#include "trellis-schedule-paper.h"
#include "trellis-school-page.h"
#include "trellis-table-paper.h"
#include "trellis-tally-paper.h"
#include "trellis-trends-paper.h"
#include "trellis-year-paper.h"

/* The papers that draw/ lays out, each as a part of a document. */

static guint
get_one (gpointer paper)
{
  return 1;
}

/* Gives a table's groups to the outline, each where it begins. */
static void
outline_groups (GPtrArray            *pages,
                const char         *(*get_name) (gpointer paper, guint group),
                gpointer              paper,
                TrellisReportOutline  add,
                gpointer              data)
{
  for (guint i = 0; i < pages->len; i++)
    {
      TrellisTablePage *page = g_ptr_array_index (pages, i);

      for (guint j = 0; j < page->groups->len; j++)
        {
          TrellisTableGroup *group = &g_array_index (page->groups, TrellisTableGroup, j);

          if (!group->is_continued)
            add (data, get_name (paper, group->group), i, group->y);
        }
    }
}

static void
draw_board (gpointer              paper,
            cairo_t              *cr,
            TrellisText          *text,
            const TrellisPalette *palette,
            guint                 page)
{
  trellis_board_page_draw (paper, cr, text, palette);
}

const TrellisReportPaper trellis_report_board_paper = {
  .get_n_pages = get_one,
  .draw = draw_board,
  .free = (void (*) (gpointer)) trellis_board_page_free,
};

const TrellisReportPaper trellis_report_diary_paper = {
  .get_n_pages = (guint (*) (gpointer)) trellis_diary_paper_get_n_pages,
  .draw = (void (*) (gpointer, cairo_t *, TrellisText *, const TrellisPalette *, guint)) trellis_diary_paper_draw,
  .free = (void (*) (gpointer)) trellis_diary_paper_free,
};

const TrellisReportPaper trellis_report_history_paper = {
  .get_n_pages = (guint (*) (gpointer)) trellis_history_paper_get_n_pages,
  .draw = (void (*) (gpointer, cairo_t *, TrellisText *, const TrellisPalette *, guint)) trellis_history_paper_draw,
  .free = (void (*) (gpointer)) trellis_history_paper_free,
};

static const char *
get_matrix_group (gpointer paper,
                  guint    group)
{
  return g_array_index (((TrellisMatrixPaper *) paper)->matrix->groups, TrellisMatrixGroup, group).name;
}

static void
outline_matrix (gpointer              paper,
                TrellisReportOutline  add,
                gpointer              data)
{
  outline_groups (((TrellisMatrixPaper *) paper)->pages, get_matrix_group, paper, add, data);
}

const TrellisReportPaper trellis_report_matrix_paper = {
  .get_n_pages = (guint (*) (gpointer)) trellis_matrix_paper_get_n_pages,
  .draw = (void (*) (gpointer, cairo_t *, TrellisText *, const TrellisPalette *, guint)) trellis_matrix_paper_draw,
  .outline = outline_matrix,
  .free = (void (*) (gpointer)) trellis_matrix_paper_free,
};

const TrellisReportPaper trellis_report_moderation_paper = {
  .get_n_pages = (guint (*) (gpointer)) trellis_moderation_paper_get_n_pages,
  .draw = (void (*) (gpointer, cairo_t *, TrellisText *, const TrellisPalette *, guint)) trellis_moderation_paper_draw,
  .free = (void (*) (gpointer)) trellis_moderation_paper_free,
};

const TrellisReportPaper trellis_report_note_paper = {
  .get_n_pages = (guint (*) (gpointer)) trellis_note_paper_get_n_pages,
  .draw = (void (*) (gpointer, cairo_t *, TrellisText *, const TrellisPalette *, guint)) trellis_note_paper_draw,
  .free = (void (*) (gpointer)) trellis_note_paper_free,
};

const TrellisReportPaper trellis_report_schedule_paper = {
  .get_n_pages = (guint (*) (gpointer)) trellis_schedule_paper_get_n_pages,
  .draw = (void (*) (gpointer, cairo_t *, TrellisText *, const TrellisPalette *, guint)) trellis_schedule_paper_draw,
  .free = (void (*) (gpointer)) trellis_schedule_paper_free,
};

static void
draw_school (gpointer              paper,
             cairo_t              *cr,
             TrellisText          *text,
             const TrellisPalette *palette,
             guint                 page)
{
  trellis_school_page_draw (paper, cr, text, palette);
}

const TrellisReportPaper trellis_report_school_paper = {
  .get_n_pages = get_one,
  .draw = draw_school,
  .free = (void (*) (gpointer)) trellis_school_page_free,
};

static const char *
get_table_group (gpointer paper,
                 guint    group)
{
  return ((TrellisPaperGroup *) g_ptr_array_index (((TrellisTablePaper *) paper)->groups, group))->name;
}

static void
outline_table (gpointer              paper,
               TrellisReportOutline  add,
               gpointer              data)
{
  outline_groups (((TrellisTablePaper *) paper)->pages, get_table_group, paper, add, data);
}

const TrellisReportPaper trellis_report_table_paper = {
  .get_n_pages = (guint (*) (gpointer)) trellis_table_paper_get_n_pages,
  .draw = (void (*) (gpointer, cairo_t *, TrellisText *, const TrellisPalette *, guint)) trellis_table_paper_draw,
  .outline = outline_table,
  .free = (void (*) (gpointer)) trellis_table_paper_free,
};

static const char *
get_year_group (gpointer paper,
                guint    group)
{
  return g_array_index (((TrellisYearPaper *) paper)->layout->groups, TrellisYearGroup, group).name;
}

static void
outline_year (gpointer              paper,
              TrellisReportOutline  add,
              gpointer              data)
{
  outline_groups (((TrellisYearPaper *) paper)->pages, get_year_group, paper, add, data);
}

const TrellisReportPaper trellis_report_year_paper = {
  .get_n_pages = (guint (*) (gpointer)) trellis_year_paper_get_n_pages,
  .draw = (void (*) (gpointer, cairo_t *, TrellisText *, const TrellisPalette *, guint)) trellis_year_paper_draw,
  .outline = outline_year,
  .free = (void (*) (gpointer)) trellis_year_paper_free,
};

static void
draw_tally (gpointer              paper,
            cairo_t              *cr,
            TrellisText          *text,
            const TrellisPalette *palette,
            guint                 page)
{
  trellis_tally_paper_draw (paper, cr, text, palette);
}

const TrellisReportPaper trellis_report_tally_paper = {
  .get_n_pages = get_one,
  .draw = draw_tally,
  .free = (void (*) (gpointer)) trellis_tally_paper_free,
};

const TrellisReportPaper trellis_report_trends_paper = {
  .get_n_pages = (guint (*) (gpointer)) trellis_trends_paper_get_n_pages,
  .draw = (void (*) (gpointer, cairo_t *, TrellisText *, const TrellisPalette *, guint)) trellis_trends_paper_draw,
  .free = (void (*) (gpointer)) trellis_trends_paper_free,
};
