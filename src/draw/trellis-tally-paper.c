/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-tally-paper.h"

#include "trellis-tally-plot.h"

#include <glib/gi18n-lib.h>

/* As on the pages of the measures. */
#define TITLE_BASELINE (28 * TRELLIS_MM)
#define LEADING 1.4

#define PLOT_HEIGHT (72 * TRELLIS_MM)
#define SECTION_GAP (16 * TRELLIS_MM)

static void
free_section (gpointer data)
{
  TrellisTallySection *section = data;

  g_free (section->title);
  g_free (section->sentence);
  trellis_plot_free (section->plot);
  g_free (section);
}

/**
 * trellis_tally_paper_new:
 * @tallies: (element-type TrellisTally): what it shows, two at most
 * @subtitle: (nullable): whose they are; %NULL for the whole trust
 * @text: what its words are measured with, for paper
 *
 * Returns: (transfer full): the page, laid out
 */
TrellisTallyPaper *
trellis_tally_paper_new (GPtrArray   *tallies,
                         const char  *subtitle,
                         TrellisText *text)
{
  TrellisTallyPaper *self = g_new0 (TrellisTallyPaper, 1);
  double width, y = TITLE_BASELINE + 19 * TRELLIS_MM;

  trellis_sheet_init (&self->sheet, TRELLIS_PAPER_A4, FALSE);
  width = self->sheet.right - self->sheet.left;
  self->title = g_strdup (_("Actions and visits"));
  self->subtitle = g_strdup (subtitle != NULL ? subtitle : _("The whole trust"));
  self->sections = g_ptr_array_new_with_free_func (free_section);
  for (guint i = 0; i < tallies->len; i++)
    {
      TrellisTally *tally = g_ptr_array_index (tallies, i);
      TrellisTallySection *section = g_new0 (TrellisTallySection, 1);
      double line = trellis_type_text.size * LEADING;

      section->title = g_strdup (trellis_tally_get_title (tally));
      section->sentence = trellis_tally_dup_sentence (tally);
      section->y = y;
      section->plot_y = y + 2 * TRELLIS_MM +
                        (1 + trellis_text_count_lines (text, section->sentence, trellis_type_text, width)) * line;
      section->plot = trellis_tally_plot_new (tally, text, TRELLIS_PALETTE_PAPER, width, PLOT_HEIGHT);
      g_ptr_array_add (self->sections, section);
      y = section->plot_y + PLOT_HEIGHT + SECTION_GAP;
    }

  return self;
}

/**
 * trellis_tally_paper_free:
 * @self: (nullable) (transfer full): a page
 */
void
trellis_tally_paper_free (TrellisTallyPaper *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

/**
 * trellis_tally_paper_draw:
 * @self: a page
 * @cr: the paper's top left corner at the origin, in points
 * @text: how texts are set
 * @palette: for paper
 *
 * Draws the page without its furniture.
 */
void
trellis_tally_paper_draw (TrellisTallyPaper    *self,
                          cairo_t              *cr,
                          TrellisText          *text,
                          const TrellisPalette *palette)
{
  double left = self->sheet.left;
  double width = self->sheet.right - left;

  trellis_text_draw_ellipsized (text, cr, self->title, trellis_type_title, left, TITLE_BASELINE, width,
                                TRELLIS_TEXT_START, &palette->text);
  trellis_text_draw_ellipsized (text, cr, self->subtitle, trellis_type_subtitle, left,
                                TITLE_BASELINE + 6.5 * TRELLIS_MM, width, TRELLIS_TEXT_START, &palette->trust);
  for (guint i = 0; i < self->sections->len; i++)
    {
      TrellisTallySection *section = g_ptr_array_index (self->sections, i);

      trellis_sheet_draw_rule (cr, palette, TRELLIS_RULE_SECTION, left, self->sheet.right,
                               section->y - trellis_type_section.size * 1.5);
      trellis_text_draw (text, cr, section->title, trellis_type_section, left, section->y, TRELLIS_TEXT_START,
                         &palette->text);
      trellis_text_draw_wrapped (text, cr, section->sentence, trellis_type_text, left,
                                 section->y + trellis_type_text.size * 1.6, width, trellis_type_text.size * LEADING,
                                 &palette->text);
      cairo_save (cr);
      cairo_translate (cr, left, section->plot_y);
      trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_FIGURE);
      trellis_plot_draw (section->plot, cr, text, palette);
      trellis_text_end_part (text, cr);
      cairo_restore (cr);
    }
}
