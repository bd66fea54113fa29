/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-trends-paper.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TITLE_BASELINE (28 * TRELLIS_MM)
#define PLOT_HEIGHT (68 * TRELLIS_MM)
#define LEADING 1.4
/* Under the heading of the small charts, and above it. */
#define HEADING_GAP (5 * TRELLIS_MM)
#define SECTION_GAP (9 * TRELLIS_MM)
/* For the words under the last row. */
#define NOTE_HEIGHT (8 * TRELLIS_MM)

/* "Oakfield, 2018/19 to 2024/25" */
static char *
dup_subtitle (const TrellisTrendSight *sight,
              TrellisTrendSchool      *school,
              const char              *scope_words)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  TrellisTrendPeriod *from = g_ptr_array_index (sight->trend->periods, sight->from);
  TrellisTrendPeriod *until = g_ptr_array_index (sight->trend->periods, sight->until);

  g_ptr_array_add (words, g_strdup (school != NULL ? school->school->name : _("The whole trust")));
  if (*sight->trend->pupil_group != '\0')
    g_ptr_array_add (words, g_strdup (sight->trend->pupil_group));
  if (scope_words != NULL)
    g_ptr_array_add (words, g_strdup (scope_words));
  /* Translators: the first and the last period that are shown */
  g_ptr_array_add (words, from == until ? g_strdup (from->name)
                                        : g_strdup_printf (_("%s to %s"), from->name, until->name));
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}

/* Where the figures in sight come from, each source once. */
static char *
dup_note (const TrellisTrendSight *sight)
{
  g_autofree char *mean = trellis_trend_dup_mean_words (sight->trend);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < sight->trend->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (sight->trend->schools, i);

      for (guint k = sight->from; k <= sight->until; k++)
        {
          char *source = school->figures[k].source;

          if (source != NULL && *source != '\0' && g_hash_table_add (seen, source))
            g_ptr_array_add (sources, source);
        }
    }
  if (sources->len == 0)
    return g_steal_pointer (&mean);
  g_ptr_array_add (sources, NULL);
  joined = g_strjoinv ("; ", (char **) sources->pdata);

  /* Translators: where the figures of a chart come from */
  return g_strdup_printf (_("%s. Source: %s."), mean, joined);
}

/* The schools that have any figure, in order. */
static GPtrArray *
list_schools (const TrellisTrendSight *sight,
              TrellisTrendOrder        order)
{
  GPtrArray *schools = trellis_trend_sort (sight->trend, order);

  for (guint i = schools->len; i > 0; i--)
    {
      if (!trellis_trend_has_any (sight->trend, g_ptr_array_index (schools, i - 1)))
        g_ptr_array_remove_index (schools, i - 1);
    }

  return schools;
}

static double
get_first_row_y (const TrellisTrendsPaper *self,
                 guint                     page)
{
  return page == 0 ? self->multiples_y : self->sheet.top + trellis_type_section.size + HEADING_GAP;
}

static guint
count_rows (const TrellisTrendsPaper *self)
{
  return (self->multiples->cells->len + self->multiples->n_columns - 1) / self->multiples->n_columns;
}

static void
break_pages (TrellisTrendsPaper *self)
{
  guint n_rows = count_rows (self);
  guint row = 0;

  g_array_append_val (self->first_rows, row);
  while (row < n_rows)
    {
      double room = self->sheet.bottom - NOTE_HEIGHT - get_first_row_y (self, self->first_rows->len - 1);

      row += MAX ((guint) MAX ((room + self->multiples->step_y - self->multiples->cell_height) /
                               self->multiples->step_y, 0), 1);
      if (row < n_rows)
        g_array_append_val (self->first_rows, row);
    }
}

/**
 * trellis_trends_paper_new:
 * @sight: what is looked at, with figures
 * @order: of the small charts
 * @scope_words: (nullable): which of the trust's schools, in words; %NULL for all
 * @text: how texts are set
 *
 * Returns: (transfer full): the measure laid out on pages
 */
TrellisTrendsPaper *
trellis_trends_paper_new (const TrellisTrendSight *sight,
                          TrellisTrendOrder        order,
                          const char              *scope_words,
                          TrellisText             *text)
{
  TrellisTrendsPaper *self = g_new0 (TrellisTrendsPaper, 1);
  TrellisTrendSchool *school = trellis_trend_find_school (sight->trend, sight->urn);
  g_autoptr (GPtrArray) schools = list_schools (sight, order);
  double width, y;
  guint chosen;

  trellis_sheet_init (&self->sheet, TRELLIS_PAPER_A4, FALSE);
  width = self->sheet.right - self->sheet.left;
  self->title = g_strdup (sight->trend->measure->name);
  self->subtitle = dup_subtitle (sight, school, scope_words);
  self->sentence = trellis_trend_sight_dup_sentence (sight);
  self->moved = trellis_trend_dup_moved (sight->trend);
  self->key = trellis_trend_dup_key (sight->trend);
  self->note = dup_note (sight);

  y = TITLE_BASELINE + 13 * TRELLIS_MM +
      trellis_text_count_lines (text, self->sentence, trellis_type_text, width) * trellis_type_text.size * LEADING;
  self->plot_y = y;
  self->plot = trellis_trend_plot_new (sight, text, TRELLIS_PALETTE_PAPER, width, PLOT_HEIGHT);
  y += PLOT_HEIGHT + 6 * TRELLIS_MM;
  self->moved_y = y;
  if (*self->moved != '\0')
    y += trellis_text_count_lines (text, self->moved, trellis_type_text, width) * trellis_type_text.size * LEADING;
  self->multiples_y = y + SECTION_GAP + HEADING_GAP;
  self->multiples = trellis_trend_multiples_new (sight, schools, text, TRELLIS_PALETTE_PAPER, width);
  self->chosen = g_ptr_array_find (schools, school, &chosen) ? (int) chosen : -1;
  self->first_rows = g_array_new (FALSE, FALSE, sizeof (guint));
  break_pages (self);

  return self;
}

/**
 * trellis_trends_paper_free:
 * @self: (nullable) (transfer full): pages
 */
void
trellis_trends_paper_free (TrellisTrendsPaper *self)
{
  if (self == NULL)
    return;

  trellis_plot_free (self->plot);
  trellis_multiples_free (self->multiples);
  g_array_unref (self->first_rows);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->sentence);
  g_free (self->moved);
  g_free (self->key);
  g_free (self->note);
  g_free (self);
}

/**
 * trellis_trends_paper_get_n_pages:
 * @self: pages
 *
 * Returns: how many, at least 1
 */
guint
trellis_trends_paper_get_n_pages (TrellisTrendsPaper *self)
{
  return self->first_rows->len;
}

static void
draw_first (TrellisTrendsPaper   *self,
            cairo_t              *cr,
            TrellisText          *text,
            const TrellisPalette *palette)
{
  double left = self->sheet.left;
  double width = self->sheet.right - left;

  trellis_text_draw_fitted (text, cr, self->title, trellis_type_title, left, TITLE_BASELINE, width, &palette->text);
  trellis_text_draw_fitted (text, cr, self->subtitle, trellis_type_subtitle, left, TITLE_BASELINE + 6.5 * TRELLIS_MM,
                            width, &palette->trust);
  trellis_text_draw_wrapped (text, cr, self->sentence, trellis_type_text, left, TITLE_BASELINE + 13 * TRELLIS_MM, width,
                             trellis_type_text.size * LEADING, &palette->text);
  cairo_save (cr);
  cairo_translate (cr, left, self->plot_y);
  trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_FIGURE);
  trellis_plot_draw (self->plot, cr, text, palette);
  trellis_text_end_part (text, cr);
  cairo_restore (cr);
  if (*self->moved != '\0')
    trellis_text_draw_wrapped (text, cr, self->moved, trellis_type_text, left, self->moved_y, width,
                               trellis_type_text.size * LEADING, &palette->text);
}

/* The rows of small charts of a page, with what they are called above. */
static void
draw_rows (TrellisTrendsPaper   *self,
           cairo_t              *cr,
           TrellisText          *text,
           const TrellisPalette *palette,
           guint                 page)
{
  guint first = g_array_index (self->first_rows, guint, page);
  guint end = page + 1 < self->first_rows->len ? g_array_index (self->first_rows, guint, page + 1) : count_rows (self);
  double left = self->sheet.left;
  double width = self->sheet.right - left;
  double y = get_first_row_y (self, page);
  double baseline = y - HEADING_GAP;
  double gap = self->multiples->step_y - self->multiples->cell_height;
  const char *heading = _("Every school, one scale");
  g_autofree char *continued = page > 0 ? g_strdup_printf (_("%s, continued"), self->title) : NULL;
  double key_x = left + trellis_text_get_width (text, page > 0 ? continued : heading, trellis_type_section) +
                 5 * TRELLIS_MM;

  if (page == 0)
    trellis_sheet_draw_rule (cr, palette, TRELLIS_RULE_SECTION, left, self->sheet.right,
                             baseline - trellis_type_section.size * 1.5);
  trellis_text_draw (text, cr, page > 0 ? continued : heading, trellis_type_section, left, baseline,
                     TRELLIS_TEXT_START, &palette->text);
  trellis_text_draw_ellipsized (text, cr, self->key, trellis_type_secondary, key_x, baseline,
                                MAX (self->sheet.right - key_x, 0), TRELLIS_TEXT_START, &palette->dim);
  cairo_save (cr);
  cairo_translate (cr, left, y - first * self->multiples->step_y);
  trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_FIGURE);
  trellis_multiples_draw_rows (self->multiples, cr, text, palette, self->chosen, first, end);
  trellis_text_end_part (text, cr);
  cairo_restore (cr);
  if (page + 1 == self->first_rows->len)
    trellis_text_draw_ellipsized (text, cr, self->note, trellis_type_secondary, left,
                                  y + (end - first) * self->multiples->step_y - gap + 6 * TRELLIS_MM, width,
                                  TRELLIS_TEXT_START, &palette->dim);
}

/**
 * trellis_trends_paper_draw:
 * @self: pages
 * @cr: the paper's top left corner at the origin, in points
 * @text: how texts are set
 * @palette: for paper
 * @page: which page, from 0
 *
 * Draws a page without its furniture.
 */
void
trellis_trends_paper_draw (TrellisTrendsPaper   *self,
                           cairo_t              *cr,
                           TrellisText          *text,
                           const TrellisPalette *palette,
                           guint                 page)
{
  if (page == 0)
    draw_first (self, cr, text, palette);
  draw_rows (self, cr, text, palette, page);
}
