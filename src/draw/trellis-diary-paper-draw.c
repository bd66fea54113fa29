/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-diary-paper.h"

#include "trellis-visit-pill.h"

#include <glib/gi18n-lib.h>

#define WEEK_WIDTH (17 * TRELLIS_MM)
#define GRID_TOP (39 * TRELLIS_MM)
#define GRID_HEIGHT (143 * TRELLIS_MM)
#define ROW_HEIGHT_MOST (28.6 * TRELLIS_MM)
#define DAY_HEAD (5.4 * TRELLIS_MM)   /* of a cell, for its day */
#define PAD (1 * TRELLIS_MM)
#define BAR (0.9 * TRELLIS_MM)
#define LEADING 11.0

/* What every painter here needs. */
typedef struct
{
  TrellisDiaryPaper *paper;
  TrellisDiaryPage *page;
  cairo_t *cr;
  TrellisText *text;
  const TrellisPalette *palette;
  double day_width;
  double row_height;
  double half_height;
} Painter;

static void
draw_count (Painter    *p,
            double      days,
            const char *words,
            double      x)
{
  /* Halves are told; a whole number has no point. */
  g_autofree char *number = g_strdup_printf ("%g", days);

  trellis_text_draw (p->text, p->cr, number, trellis_type_title_small, x, 24 * TRELLIS_MM, TRELLIS_TEXT_END,
                     &p->palette->text);
  trellis_text_draw (p->text, p->cr, words, trellis_type_secondary, x, 28.4 * TRELLIS_MM, TRELLIS_TEXT_END,
                     &p->palette->dim);
}

static void
draw_title (Painter *p)
{
  const TrellisSheet *sheet = &p->paper->sheet;
  double baseline = 27 * TRELLIS_MM, counts_left = sheet->right - 66 * TRELLIS_MM;
  double x = sheet->left, widest = (counts_left - sheet->left) * 0.45;

  x += trellis_text_draw_ellipsized (p->text, p->cr, p->paper->title, trellis_type_title, x, baseline, widest,
                                     TRELLIS_TEXT_START, &p->palette->text);
  x += 4 * TRELLIS_MM;
  trellis_text_draw_ellipsized (p->text, p->cr, p->page->title, trellis_type_subtitle, x, baseline, counts_left - x,
                                TRELLIS_TEXT_START, &p->palette->trust);

  draw_count (p, p->page->working_days, C_("diary", "working days"), sheet->right - 46 * TRELLIS_MM);
  draw_count (p, p->page->booked_days, C_("diary", "booked"), sheet->right - 23 * TRELLIS_MM);
  draw_count (p, p->page->working_days - p->page->booked_days, C_("diary", "free"), sheet->right);
}

static void
draw_head (Painter *p)
{
  const char *const names[TRELLIS_DIARY_N_WEEKDAYS] = {
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"),
  };
  const TrellisSheet *sheet = &p->paper->sheet;
  double baseline = GRID_TOP - 2 * TRELLIS_MM;

  trellis_text_draw (p->text, p->cr, _("Week"), trellis_type_head, sheet->left, baseline, TRELLIS_TEXT_START,
                     &p->palette->text);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    trellis_text_draw (p->text, p->cr, names[i], trellis_type_head,
                       sheet->left + WEEK_WIDTH + i * p->day_width + 2 * TRELLIS_MM, baseline, TRELLIS_TEXT_START,
                       &p->palette->text);
}

/* A long name is set smaller before it is cut. */
static TrellisType
choose_name_type (Painter    *p,
                  const char *name,
                  double      width)
{
  if (trellis_text_get_width (p->text, name, trellis_type_text_strong) <= width)
    return trellis_type_text_strong;
  if (trellis_text_get_width (p->text, name, trellis_type_head) <= width)
    return trellis_type_head;
  return trellis_type_furniture_strong;
}

static void
draw_entry (Painter           *p,
            TrellisDiaryDay   *day,
            TrellisDiaryEntry *entry,
            double             x,
            double             y)
{
  TrellisVisitPill look = { .mark = entry->mark, .status = entry->visit->status };
  double room = (p->day_width - 2 * PAD) / day->n_columns;
  double left = x + PAD + entry->column * room, width = room - (day->n_columns > 1 ? PAD : 0);
  double top = y + DAY_HEAD + (entry->visit->session == TRELLIS_SESSION_PM ? p->half_height : 0);
  double height = p->half_height * (entry->visit->session == TRELLIS_SESSION_DAY ? 2 : 1) - 0.6 * TRELLIS_MM;
  double pill_height = MIN (4.4 * TRELLIS_MM, height - 0.6 * TRELLIS_MM), pill_width = 5.6 * TRELLIS_MM;
  double inner = left + BAR + 1.4 * TRELLIS_MM;
  double cap = trellis_text_get_cap_height (p->text, trellis_type_text_strong);
  double pill_top = top + MIN (0.9 * TRELLIS_MM, (height - pill_height) / 2);
  double baseline = pill_top + (pill_height + cap) / 2;
  double next = pill_top + pill_height + LEADING * 0.9, words_width = left + width - PAD - inner;
  double name_x = inner + pill_width + 1.4 * TRELLIS_MM, name_width = inner + words_width - name_x;
  int n_lines = (int) ((top + height - 0.8 * TRELLIS_MM - next) / LEADING) + 1;

  cairo_rectangle (p->cr, left, top, width, height);
  trellis_rgba_set_source (&p->palette->trust_wash, p->cr);
  cairo_fill (p->cr);
  cairo_rectangle (p->cr, left, top, BAR, height);
  trellis_rgba_set_source (&p->palette->trust, p->cr);
  cairo_fill (p->cr);

  trellis_visit_pill_draw (p->cr, p->text, p->palette, &look, inner, pill_top, pill_width, pill_height);
  trellis_text_draw_ellipsized (p->text, p->cr, entry->visit->school_name,
                                choose_name_type (p, entry->visit->school_name, name_width), name_x, baseline,
                                name_width, TRELLIS_TEXT_START, &p->palette->text);
  if (entry->words[0] != '\0' && next <= top + height - 0.8 * TRELLIS_MM)
    {
      g_autoptr (PangoLayout) layout = trellis_text_create_wrapped (p->text, entry->words, trellis_type_secondary,
                                                                    words_width, 0, n_lines);

      trellis_rgba_set_source (&p->palette->text, p->cr);
      for (int i = 0; i < MIN (n_lines, pango_layout_get_line_count (layout)); i++)
        {
          cairo_move_to (p->cr, inner, next + i * LEADING);
          pango_cairo_show_layout_line (p->cr, pango_layout_get_line_readonly (layout, i));
        }
    }
}

static void
draw_day (Painter         *p,
          TrellisDiaryDay *day,
          double           x,
          double           y)
{
  double inner = x + 2 * TRELLIS_MM, baseline = y + 4 * TRELLIS_MM;
  gboolean is_off = day->is_off[0] && day->is_off[1];
  g_autofree char *number = NULL;
  int day_of_month;

  trellis_day_get_ymd (day->day, NULL, NULL, &day_of_month);
  number = g_strdup_printf ("%d", day_of_month);

  trellis_rgba_set_source (&p->palette->holiday, p->cr);
  if (is_off)
    {
      cairo_rectangle (p->cr, x, y, p->day_width, p->row_height);
      cairo_fill (p->cr);
    }
  else if (day->is_off[0] || day->is_off[1])
    {
      cairo_rectangle (p->cr, x, y + DAY_HEAD + (day->is_off[0] ? 0 : p->half_height), p->day_width, p->half_height);
      cairo_fill (p->cr);
    }
  else
    trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_ROW, inner, x + p->day_width - 2 * TRELLIS_MM,
                             y + DAY_HEAD + p->half_height - 0.3 * TRELLIS_MM);

  if (day->day == p->paper->as_at)
    {
      cairo_rectangle (p->cr, x + PAD, y + 0.7 * TRELLIS_MM, 6.4 * TRELLIS_MM, 4.2 * TRELLIS_MM);
      trellis_rgba_set_source (&p->palette->text, p->cr);
      cairo_fill (p->cr);
    }
  trellis_text_draw (p->text, p->cr, number, trellis_type_text_strong, inner, baseline, TRELLIS_TEXT_START,
                     day->day == p->paper->as_at ? &p->palette->window : is_off ? &p->palette->dim
                                                                                : &p->palette->text);
  if (day->reason != NULL)
    trellis_text_draw_ellipsized (p->text, p->cr, day->reason, trellis_type_secondary, inner + 7 * TRELLIS_MM,
                                  baseline, p->day_width - 10 * TRELLIS_MM, TRELLIS_TEXT_START, &p->palette->dim);

  for (guint i = 0; i < day->entries->len; i++)
    draw_entry (p, day, &g_array_index (day->entries, TrellisDiaryEntry, i), x, y);
}

static void
draw_week (Painter *p,
           guint    week,
           double   y)
{
  TrellisDiaryDay *days = &g_array_index (p->page->days, TrellisDiaryDay, week * TRELLIS_DIARY_N_WEEKDAYS);
  g_autofree char *monday = trellis_day_format (days->day, TRELLIS_DAY_STYLE_SHORT);
  double left = p->paper->sheet.left, middle = trellis_text_get_cap_height (p->text, trellis_type_secondary) / 2;

  for (guint i = 0; i < TRELLIS_DIARY_N_WEEKDAYS; i++)
    draw_day (p, days + i, left + WEEK_WIDTH + i * p->day_width, y);
  trellis_text_draw (p->text, p->cr, monday, trellis_type_text_strong, left, y + 4 * TRELLIS_MM, TRELLIS_TEXT_START,
                     &p->palette->text);
  trellis_text_draw (p->text, p->cr, _("Morning"), trellis_type_secondary, left,
                     y + DAY_HEAD + p->half_height * 0.5 + middle, TRELLIS_TEXT_START, &p->palette->dim);
  trellis_text_draw (p->text, p->cr, _("Afternoon"), trellis_type_secondary, left,
                     y + DAY_HEAD + p->half_height * 1.5 + middle, TRELLIS_TEXT_START, &p->palette->dim);
}

static void
draw_lines (Painter *p,
            guint    n_weeks)
{
  const TrellisSheet *sheet = &p->paper->sheet;
  double bottom = GRID_TOP + n_weeks * p->row_height;

  for (guint i = 0; i < TRELLIS_DIARY_N_WEEKDAYS; i++)
    {
      double x = sheet->left + WEEK_WIDTH + i * p->day_width;

      trellis_rgba_set_source (&p->palette->line_faint, p->cr);
      cairo_set_line_width (p->cr, 0.11 * TRELLIS_MM);
      cairo_move_to (p->cr, x, GRID_TOP);
      cairo_line_to (p->cr, x, bottom);
      cairo_stroke (p->cr);
    }
  for (guint i = 1; i < n_weeks; i++)
    trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_ROW, sheet->left, sheet->right,
                             GRID_TOP + i * p->row_height);
  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, sheet->left, sheet->right, GRID_TOP);
  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, sheet->left, sheet->right, bottom);
}

static double
draw_key (Painter            *p,
          const char         *mark,
          TrellisVisitStatus  status,
          const char         *words,
          double              x,
          double              baseline)
{
  TrellisVisitPill look = { .mark = mark, .status = status };
  double cap = trellis_text_get_cap_height (p->text, trellis_type_secondary);

  trellis_visit_pill_draw (p->cr, p->text, p->palette, &look, x, baseline - cap / 2 - 2.1 * TRELLIS_MM,
                           5.6 * TRELLIS_MM, 4.2 * TRELLIS_MM);
  x += 7 * TRELLIS_MM;
  x += trellis_text_draw (p->text, p->cr, words, trellis_type_secondary, x, baseline, TRELLIS_TEXT_START,
                          &p->palette->text);

  return x + 5 * TRELLIS_MM;
}

/* What the marks and the shading say, and what the page cannot show. */
static void
draw_legend (Painter *p,
             double   bottom)
{
  const TrellisSheet *sheet = &p->paper->sheet;
  double baseline = bottom + 5.4 * TRELLIS_MM, x = sheet->left;
  g_autoptr (GString) note = g_string_new (NULL);
  double note_width;

  if (p->paper->n_apart > 0)
    g_string_append_printf (note, g_dngettext (GETTEXT_PACKAGE, "%u visit has no day in term. ",
                                               "%u visits have no day in term. ", p->paper->n_apart),
                            p->paper->n_apart);
  g_string_append (note, _("Shaded: not a working day."));
  note_width = trellis_text_draw (p->text, p->cr, note->str, trellis_type_secondary, sheet->right, baseline,
                                  TRELLIS_TEXT_END, &p->palette->dim);

  for (guint i = 0; i < p->page->kinds->len; i++)
    {
      const char *kind = g_ptr_array_index (p->page->kinds, i);
      gboolean is_numbered = g_str_equal (kind, TRELLIS_VISIT_KIND_ADVISER);
      const char *words = is_numbered ? _("Adviser visit by number") : trellis_visit_kind_get_name (kind);
      double width = 12 * TRELLIS_MM + trellis_text_get_width (p->text, words, trellis_type_secondary);

      if (x + width > sheet->right - note_width - 48 * TRELLIS_MM)
        break;
      x = draw_key (p, is_numbered ? "1" : trellis_visit_kind_get_mark (kind), TRELLIS_VISIT_STATUS_PLANNED, words, x,
                    baseline);
    }
  x = draw_key (p, "", TRELLIS_VISIT_STATUS_AGREED, C_("visit", "Agreed"), x, baseline);
  draw_key (p, "", TRELLIS_VISIT_STATUS_DONE, C_("visit", "Done"), x, baseline);
}

/**
 * trellis_diary_paper_draw:
 * @self: a diary
 * @cr: the page's top left corner at the origin, in points
 * @text: for paper
 * @palette: for paper
 * @page: which page, from 0
 *
 * Draws a page's matter; its furniture is the report's.
 */
void
trellis_diary_paper_draw (TrellisDiaryPaper    *self,
                          cairo_t              *cr,
                          TrellisText          *text,
                          const TrellisPalette *palette,
                          guint                 page)
{
  Painter painter = { self, NULL, cr, text, palette };
  guint n_weeks;

  g_return_if_fail (page < self->pages->len);

  painter.page = g_ptr_array_index (self->pages, page);
  n_weeks = painter.page->days->len / TRELLIS_DIARY_N_WEEKDAYS;
  painter.day_width = (self->sheet.right - self->sheet.left - WEEK_WIDTH) / TRELLIS_DIARY_N_WEEKDAYS;
  painter.row_height = MIN (ROW_HEIGHT_MOST, GRID_HEIGHT / n_weeks);
  painter.half_height = (painter.row_height - DAY_HEAD - 0.4 * TRELLIS_MM) / 2;

  cairo_save (cr);
  draw_title (&painter);
  draw_head (&painter);
  for (guint i = 0; i < n_weeks; i++)
    draw_week (&painter, i, GRID_TOP + i * painter.row_height);
  draw_lines (&painter, n_weeks);
  draw_legend (&painter, GRID_TOP + n_weeks * painter.row_height);
  cairo_restore (cr);
}
