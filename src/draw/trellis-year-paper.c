/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-year-paper-private.h"

#include <glib/gi18n-lib.h>

/* Holidays are this much narrower than weeks of school. */
#define HOLIDAY_SHARE (1 / 3.0)
/* Below this a number and a day do not go side by side. */
#define SIDE_BY_SIDE_WIDTH (6.7 * TRELLIS_MM)

static void
note_marks (TrellisYearPaper *self)
{
  for (guint i = 0; i < self->layout->weeks->len; i++)
    {
      TrellisYearWeek *week = &g_array_index (self->layout->weeks, TrellisYearWeek, i);

      self->has_inset |= week->has_inset;
      self->has_bank_holiday |= week->has_bank_holiday;
      self->has_holiday |= week->is_holiday;
    }
  for (guint i = 0; i < self->layout->rows->len; i++)
    self->has_federation |= g_array_index (self->layout->rows, TrellisYearRow, i).continues_federation;
  for (guint i = 0; i < self->layout->pills->len; i++)
    self->has_clash |= g_array_index (self->layout->pills, TrellisYearPill, i).clash != NULL;
}

static void
clear_kind (gpointer data)
{
  g_free (((TrellisYearPaperKind *) data)->mark);
}

static char *
describe (TrellisYearPaper *self,
          const char       *scope_words)
{
  TrellisYearLayout *layout = self->layout;
  g_autofree char *summary = trellis_year_layout_dup_summary (layout);
  GString *words = g_string_new (NULL);
  guint n_schools = 0;

  for (guint i = 0; i < layout->rows->len; i++)
    n_schools += g_array_index (layout->rows, TrellisYearRow, i).schools->len;
  g_string_append_printf (words, ngettext ("%u school", "%u schools", n_schools), n_schools);
  if (scope_words != NULL && scope_words[0] != '\0')
    g_string_append_printf (words, " (%s)", scope_words);
  if (layout->n_school_weeks > 0)
    {
      g_string_append (words, ", ");
      g_string_append_printf (words,
                              ngettext ("%u week of school", "%u weeks of school", layout->n_school_weeks),
                              layout->n_school_weeks);
    }
  g_string_append_printf (words, ". %s.", summary);

  return g_string_free (words, FALSE);
}

/* The kinds of visit that occur, in the order in which they do: numbers stand
 * for the numbered, letters for the others. */
static void
lay_out_kinds (TrellisYearPaper *self,
               TrellisText      *text)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  double room = self->sheet.right - self->sheet.left, line = 0, beside;

  for (guint i = 0; i < self->layout->pills->len; i++)
    {
      TrellisVisit *visit = g_array_index (self->layout->pills, TrellisYearPill, i).visit;

      if (!g_ptr_array_find_with_equal_func (keys, visit->kind, g_str_equal, NULL))
        g_ptr_array_add (keys, visit->kind);
    }

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      TrellisYearPaperKind kind = { .name = trellis_visit_kind_get_name (key) };
      int most = 0;

      for (guint j = 0; j < self->layout->pills->len; j++)
        {
          TrellisVisit *visit = g_array_index (self->layout->pills, TrellisYearPill, j).visit;

          if (g_str_equal (visit->kind, key))
            most = MAX (most, visit->number);
        }
      if (most > 1)
        kind.mark = g_strdup_printf ("1–%d", most);
      else
        kind.mark = g_strdup (most == 1 ? "1" : trellis_visit_kind_get_mark (key));
      kind.width = trellis_text_get_width (text, kind.mark, trellis_type_furniture_strong) + 1.6 * TRELLIS_MM +
                   trellis_text_get_width (text, kind.name, trellis_type_furniture);
      g_array_append_val (self->kinds, kind);
      self->kinds_width += kind.width + (i > 0 ? TRELLIS_YEAR_PAPER_KIND_GAP : 0);
    }

  beside = room - trellis_text_get_width (text, self->summary, trellis_type_text) - 6 * TRELLIS_MM;
  if (self->kinds_width <= beside)
    return;
  self->n_kind_lines = 1;
  for (guint i = 0; i < self->kinds->len; i++)
    {
      double width = g_array_index (self->kinds, TrellisYearPaperKind, i).width;

      if (line > 0 && line + TRELLIS_YEAR_PAPER_KIND_GAP + width > room)
        {
          self->n_kind_lines++;
          line = 0;
        }
      line += (line > 0 ? TRELLIS_YEAR_PAPER_KIND_GAP : 0) + width;
    }
}

static void
choose_types (TrellisYearPaper *self,
              gboolean          is_dense)
{
  gboolean is_small = is_dense || self->sheet.paper == TRELLIS_PAPER_A4;

  self->is_dense = is_dense;
  self->name_type = (TrellisType) { is_small ? 8 : 9, PANGO_WEIGHT_MEDIUM };
  self->secondary_type = (TrellisType) { is_small ? 7.5 : 8, PANGO_WEIGHT_NORMAL };
  self->leading = self->name_type.size * 1.25;
}

static void
place_columns (TrellisYearPaper *self,
               TrellisText      *text)
{
  gboolean is_a3 = self->sheet.paper == TRELLIS_PAPER_A3;
  double room = self->sheet.right - self->sheet.left;
  double names = trellis_text_get_width (text, _("School"), trellis_type_head);
  double advisers = 0, least, most, weeks = 0, width;

  for (guint i = 0; i < self->layout->rows->len; i++)
    {
      TrellisYearRow *row = &g_array_index (self->layout->rows, TrellisYearRow, i);
      g_autofree char *adviser = trellis_sheet_dup_person (&self->sheet, row->adviser_name);

      names = MAX (names, trellis_text_get_width (text, row->name, self->name_type));
      advisers = MAX (advisers, trellis_text_get_width (text, adviser, self->secondary_type));
    }
  if (advisers > 0)
    advisers = MAX (advisers, trellis_text_get_width (text, _("Adviser"), trellis_type_head));
  advisers = MIN (advisers, (is_a3 ? 30 : 22) * TRELLIS_MM);

  self->done_width = trellis_text_get_width (text, _("00 of 00"), self->secondary_type) + TRELLIS_YEAR_PAPER_COLUMN_GAP;
  for (guint i = 0; i < self->layout->weeks->len; i++)
    {
      TrellisYearWeek *week = &g_array_index (self->layout->weeks, TrellisYearWeek, i);
      gboolean is_narrow = week->is_holiday && week->n_visits == 0 && self->layout->n_school_weeks > 0;

      weeks += is_narrow ? HOLIDAY_SHARE : 1;
    }
  weeks = MAX (weeks, 1);

  /* The weeks have what the names leave, as long as a number and a day fit. */
  least = MIN (names, (is_a3 ? 46 : 38) * TRELLIS_MM) + TRELLIS_YEAR_PAPER_COLUMN_GAP;
  most = MIN (names, (is_a3 ? 74 : 50) * TRELLIS_MM) + TRELLIS_YEAR_PAPER_COLUMN_GAP;
  self->adviser_width = advisers > 0 ? advisers + TRELLIS_YEAR_PAPER_COLUMN_GAP : 0;
  room -= self->adviser_width + self->done_width;
  width = CLAMP ((room - most) / weeks, is_a3 ? (self->is_dense ? SIDE_BY_SIDE_WIDTH : 7 * TRELLIS_MM)
                 : 4.2 * TRELLIS_MM, (is_a3 ? 8 : 5.5) * TRELLIS_MM);
  self->columns.week_width = MAX (MIN (width, (room - least) / weeks), 2.6 * TRELLIS_MM);
  self->columns.holiday_width = self->columns.week_width * (self->layout->n_school_weeks > 0 ? HOLIDAY_SHARE : 1);
  self->name_width = room - self->columns.week_width * weeks;

  self->is_stacked = self->columns.week_width < SIDE_BY_SIDE_WIDTH - 0.01;
  self->columns.pill_width = self->columns.week_width - 0.4 * TRELLIS_MM;
  self->adviser_x = self->sheet.left + self->name_width;
  self->columns.x = self->adviser_x + self->adviser_width;
  /* Terms, months, Mondays. */
  self->head_height = (4.6 + 3.8 + (self->is_stacked ? 5.4 : 4.4)) * TRELLIS_MM;
}

static void
break_pages (TrellisYearPaper *self,
             TrellisText      *text)
{
  guint n = self->layout->rows->len;
  g_autofree double *heights = g_new0 (double, MAX (n, 1));
  g_autofree guint *groups = g_new0 (guint, MAX (n, 1));
  g_autofree gboolean *keeps = g_new0 (gboolean, MAX (n, 1));
  gboolean is_a3 = self->sheet.paper == TRELLIS_PAPER_A3;
  TrellisTableSpec spec = {
    .heights = heights,
    .groups = groups,
    .keeps = keeps,
    .n_rows = n,
    .group_height = MAX (self->row_height, 4.6 * TRELLIS_MM) + 1.2 * TRELLIS_MM,
    .first_top = (is_a3 ? 41 : 36) * TRELLIS_MM + self->n_kind_lines * TRELLIS_YEAR_PAPER_KIND_LEADING +
                 self->head_height,
    .next_top = self->sheet.top + 5 * TRELLIS_MM + self->head_height,
    .bottom = self->sheet.bottom - 5.5 * TRELLIS_MM,
    /* The visits of each week. */
    .last_foot = 13 * TRELLIS_MM,
  };

  for (guint i = 0; i < n; i++)
    {
      TrellisYearRow *row = &g_array_index (self->layout->rows, TrellisYearRow, i);
      g_autofree char *adviser = trellis_sheet_dup_person (&self->sheet, row->adviser_name);
      int n_lines = trellis_text_count_lines (text, row->name, self->name_type,
                                              self->name_width - TRELLIS_YEAR_PAPER_COLUMN_GAP);

      if (self->adviser_width > 0)
        n_lines = MAX (n_lines, trellis_text_count_lines (text, adviser, self->secondary_type,
                                                          self->adviser_width - TRELLIS_YEAR_PAPER_COLUMN_GAP));
      heights[i] = self->row_height + MAX ((n_lines - 1) * self->leading - (self->is_stacked ? 0.8 * TRELLIS_MM : 0),
                                           0);
      groups[i] = row->group;
      keeps[i] = i + 1 < n && row[1].continues_federation;
    }
  spec.has_groups = self->layout->groups->len > 1 ||
                    (n > 0 && g_array_index (self->layout->groups, TrellisYearGroup, 0).id != NULL);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = trellis_table_break (&spec);
}

/* Rows are as tall as they may be without taking a page more than they must. */
static void
choose_row_height (TrellisYearPaper *self,
                   TrellisText      *text)
{
  double most = 6.2 * TRELLIS_MM, least, dense_below = 5.2 * TRELLIS_MM, step = 0.2 * TRELLIS_MM;
  double best = most;
  guint fewest = G_MAXUINT;

  choose_types (self, FALSE);
  place_columns (self, text);
  least = (self->is_stacked ? 6 : 4.4) * TRELLIS_MM;
  for (double height = most; height > least - step / 2; height -= step)
    {
      if ((height < dense_below) != self->is_dense)
        {
          choose_types (self, height < dense_below);
          place_columns (self, text);
        }
      self->row_height = height;
      break_pages (self, text);
      if (self->pages->len < fewest)
        {
          fewest = self->pages->len;
          best = height;
        }
    }

  choose_types (self, best < dense_below);
  place_columns (self, text);
  self->row_height = best;
  break_pages (self, text);
  self->columns.pill_height = self->row_height - (self->row_height < dense_below ? 0.8 : 1.2) * TRELLIS_MM;
}

/**
 * trellis_year_paper_new:
 * @layout: (transfer full): a year of visits, a row for each school
 * @text: for paper; as it will be drawn with
 * @paper: the size, which will lie on its side
 * @scope_words: (nullable): which of the trust's schools these are, in words;
 *   %NULL for all
 *
 * Lays a year of visits out on pages: weeks of school of equal width, holidays
 * narrow, a row for each school. Rows become smaller where that saves a page; a
 * federation's schools stay on one page. A pure function of its arguments.
 *
 * Returns: (transfer full): the pages, at least one
 */
TrellisYearPaper *
trellis_year_paper_new (TrellisYearLayout *layout,
                        TrellisText       *text,
                        TrellisPaper       paper,
                        const char        *scope_words)
{
  TrellisYearPaper *self = g_new0 (TrellisYearPaper, 1);

  self->layout = layout;
  trellis_sheet_init (&self->sheet, paper, TRUE);
  self->kinds = g_array_new (FALSE, TRUE, sizeof (TrellisYearPaperKind));
  g_array_set_clear_func (self->kinds, clear_kind);
  self->summary = describe (self, scope_words);
  note_marks (self);
  lay_out_kinds (self, text);
  choose_row_height (self, text);

  return self;
}

/**
 * trellis_year_paper_free:
 * @self: (nullable) (transfer full): a year on paper
 */
void
trellis_year_paper_free (TrellisYearPaper *self)
{
  if (self == NULL)
    return;

  trellis_year_layout_free (self->layout);
  g_array_unref (self->kinds);
  g_free (self->summary);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_free (self);
}

/**
 * trellis_year_paper_get_n_pages:
 * @self: a year on paper
 *
 * Returns: how many pages it takes, at least 1
 */
guint
trellis_year_paper_get_n_pages (TrellisYearPaper *self)
{
  return self->pages->len;
}
