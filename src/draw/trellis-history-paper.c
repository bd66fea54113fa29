/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-history-paper.h"

#include "trellis-change.h"

#include <glib/gi18n-lib.h>

/* The history on A4 upright: when, who and what, a line or more for each change. */

#define WHO_X (36 * TRELLIS_MM)
#define WHAT_X (78 * TRELLIS_MM)
#define GAP (3 * TRELLIS_MM)
#define LEADING (4.4 * TRELLIS_MM)
#define TITLE_BASELINE (30 * TRELLIS_MM)
#define HEAD_HEIGHT (7 * TRELLIS_MM)

typedef struct
{
  char *when;
  char *who;
  char *what;
  int n_lines;
} Row;

struct _TrellisHistoryPaper
{
  TrellisSheet sheet;
  char *words;
  GArray *rows;        /* (element-type Row) */
  GArray *first_rows;  /* (element-type guint): of each page */
};

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->when);
  g_free (row->who);
  g_free (row->what);
}

static double
get_top (const TrellisHistoryPaper *self,
         guint                      page)
{
  return page == 0 ? TITLE_BASELINE + 18 * TRELLIS_MM : self->sheet.top + HEAD_HEIGHT;
}

static void
break_pages (TrellisHistoryPaper *self)
{
  guint first = 0;
  double y = get_top (self, 0);

  g_array_append_val (self->first_rows, first);
  for (guint i = 0; i < self->rows->len; i++)
    {
      double height = g_array_index (self->rows, Row, i).n_lines * LEADING;

      if (y + height > self->sheet.bottom)
        {
          g_array_append_val (self->first_rows, i);
          y = get_top (self, self->first_rows->len - 1);
        }
      y += height;
    }
}

/**
 * trellis_history_paper_new:
 * @changes: (element-type TrellisChange): what to print, in its order
 * @words: (nullable): which changes they are, in words; %NULL for all
 * @text: how texts are set
 *
 * Returns: (transfer full): the changes laid out on pages
 */
TrellisHistoryPaper *
trellis_history_paper_new (GListModel  *changes,
                           const char  *words,
                           TrellisText *text)
{
  TrellisHistoryPaper *self = g_new0 (TrellisHistoryPaper, 1);

  trellis_sheet_init (&self->sheet, TRELLIS_PAPER_A4, FALSE);
  self->words = g_strdup (words);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  self->first_rows = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (TrellisChange) change = g_list_model_get_item (changes, i);
      g_autofree char *day = trellis_change_dup_day (change);
      g_autofree char *time = trellis_change_dup_time (change);
      g_autofree char *title = trellis_change_dup_title (change);
      Row row = { .when = g_strdup_printf ("%s, %s", day, time), .who = g_strdup (change->author) };

      row.what = change->is_taken_back ? g_strdup_printf (_("%s (undone since)"), title) : g_steal_pointer (&title);
      row.n_lines = MAX (1, trellis_text_count_lines (text, row.what, trellis_type_text,
                                                      self->sheet.right - self->sheet.left - WHAT_X));
      g_array_append_val (self->rows, row);
    }
  break_pages (self);

  return self;
}

/**
 * trellis_history_paper_free:
 * @self: (nullable) (transfer full): pages
 */
void
trellis_history_paper_free (TrellisHistoryPaper *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_array_unref (self->rows);
  g_array_unref (self->first_rows);
  g_free (self);
}

/**
 * trellis_history_paper_get_n_pages:
 * @self: pages
 *
 * Returns: how many, at least 1
 */
guint
trellis_history_paper_get_n_pages (TrellisHistoryPaper *self)
{
  return self->first_rows->len;
}

static void
draw_title (TrellisHistoryPaper  *self,
            cairo_t              *cr,
            TrellisText          *text,
            const TrellisPalette *palette)
{
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u change", "%'u changes",
                                                         self->rows->len), self->rows->len);
  g_autofree char *subtitle = self->words != NULL ? g_strdup_printf ("%s: %s", self->words, count)
                                                  : g_steal_pointer (&count);

  trellis_text_draw (text, cr, _("History"), trellis_type_title, self->sheet.left, TITLE_BASELINE, TRELLIS_TEXT_START,
                     &palette->text);
  trellis_text_draw_ellipsized (text, cr, subtitle, trellis_type_subtitle, self->sheet.left,
                                TITLE_BASELINE + 7 * TRELLIS_MM, self->sheet.right - self->sheet.left,
                                TRELLIS_TEXT_START, &palette->trust);
}

static void
draw_head (TrellisHistoryPaper  *self,
           cairo_t              *cr,
           TrellisText          *text,
           const TrellisPalette *palette,
           double                top)
{
  double baseline = top - 3 * TRELLIS_MM;

  trellis_text_draw (text, cr, _("When"), trellis_type_head, self->sheet.left, baseline, TRELLIS_TEXT_START,
                     &palette->dim);
  trellis_text_draw (text, cr, _("Who"), trellis_type_head, self->sheet.left + WHO_X, baseline, TRELLIS_TEXT_START,
                     &palette->dim);
  trellis_text_draw (text, cr, _("What"), trellis_type_head, self->sheet.left + WHAT_X, baseline, TRELLIS_TEXT_START,
                     &palette->dim);
  trellis_sheet_draw_rule (cr, palette, TRELLIS_RULE_SECTION, self->sheet.left, self->sheet.right,
                           top - 1.4 * TRELLIS_MM);
}

/**
 * trellis_history_paper_draw:
 * @self: pages
 * @cr: the paper's top left corner at the origin, in points
 * @text: how texts are set
 * @palette: for paper
 * @page: which page, from 0
 *
 * Draws a page without its furniture.
 */
void
trellis_history_paper_draw (TrellisHistoryPaper  *self,
                            cairo_t              *cr,
                            TrellisText          *text,
                            const TrellisPalette *palette,
                            guint                 page)
{
  guint first = g_array_index (self->first_rows, guint, page);
  guint last = page + 1 < self->first_rows->len ? g_array_index (self->first_rows, guint, page + 1) : self->rows->len;
  double y = get_top (self, page);
  double left = self->sheet.left;

  if (page == 0)
    draw_title (self, cr, text, palette);
  trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_TABLE);
  trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_HEADS);
  draw_head (self, cr, text, palette, y);
  trellis_text_end_part (text, cr);
  for (guint i = first; i < last; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      double baseline = y + trellis_text_get_ascent (text, trellis_type_text);

      trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_ROW);
      trellis_text_draw_ellipsized (text, cr, row->when, trellis_type_text, left, baseline, WHO_X - GAP,
                                    TRELLIS_TEXT_START, &palette->dim);
      trellis_text_draw_ellipsized (text, cr, row->who, trellis_type_text, left + WHO_X, baseline, WHAT_X - WHO_X - GAP,
                                    TRELLIS_TEXT_START, &palette->dim);
      trellis_text_draw_wrapped (text, cr, row->what, trellis_type_text, left + WHAT_X, baseline,
                                 self->sheet.right - left - WHAT_X, LEADING, &palette->text);
      trellis_text_end_part (text, cr);
      y += row->n_lines * LEADING;
    }
  trellis_text_end_part (text, cr);
}
