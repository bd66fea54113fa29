/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The one scale of type on paper. */
const TrellisType trellis_type_title = { 24, PANGO_WEIGHT_BOLD };
const TrellisType trellis_type_title_small = { 18, PANGO_WEIGHT_BOLD };
const TrellisType trellis_type_subtitle = { 16, PANGO_WEIGHT_NORMAL };
const TrellisType trellis_type_section = { 11, PANGO_WEIGHT_SEMIBOLD };
const TrellisType trellis_type_group = { 10, PANGO_WEIGHT_SEMIBOLD };
const TrellisType trellis_type_text = { 9, PANGO_WEIGHT_NORMAL };
const TrellisType trellis_type_text_strong = { 9, PANGO_WEIGHT_SEMIBOLD };
const TrellisType trellis_type_secondary = { 8, PANGO_WEIGHT_NORMAL };
const TrellisType trellis_type_head = { 8, PANGO_WEIGHT_SEMIBOLD };
const TrellisType trellis_type_furniture = { 7.5, PANGO_WEIGHT_NORMAL };
const TrellisType trellis_type_furniture_strong = { 7.5, PANGO_WEIGHT_SEMIBOLD };
const TrellisType trellis_type_tiny = { 6.2, PANGO_WEIGHT_NORMAL };

/**
 * trellis_sheet_init:
 * @self: a sheet to fill in
 * @paper: its size
 * @is_landscape: whether it lies on its side
 *
 * Margins leave room for a punch at the left and keep everything 10 mm from
 * each edge, which every office printer reaches.
 */
void
trellis_sheet_init (TrellisSheet *self,
                    TrellisPaper  paper,
                    gboolean      is_landscape)
{
  double shorter = (paper == TRELLIS_PAPER_A3 ? 297 : 210) * TRELLIS_MM;
  double longer = (paper == TRELLIS_PAPER_A3 ? 420 : 297) * TRELLIS_MM;

  self->paper = paper;
  self->is_landscape = is_landscape;
  self->width = is_landscape ? longer : shorter;
  self->height = is_landscape ? shorter : longer;
  self->left = (is_landscape ? 20 : 22) * TRELLIS_MM;
  self->right = self->width - (paper == TRELLIS_PAPER_A3 && is_landscape ? 16 : 18) * TRELLIS_MM;
  self->head_baseline = 13 * TRELLIS_MM;
  self->top = 20 * TRELLIS_MM;
  self->foot_baseline = self->height - 12 * TRELLIS_MM;
  self->bottom = self->height - 19 * TRELLIS_MM;
}

/* The trust's logo as high as the head has room, in front of its name. Returns
 * how far the name gives way. */
static double
draw_logo (const TrellisSheet *self,
           cairo_t            *cr,
           cairo_surface_t    *logo)
{
  double width = cairo_image_surface_get_width (logo), height = cairo_image_surface_get_height (logo);
  double top = 10.2 * TRELLIS_MM, scale;

  if (width < 1 || height < 1)
    return 0;
  scale = MIN (6.4 * TRELLIS_MM / height, 40 * TRELLIS_MM / width);
  cairo_save (cr);
  cairo_translate (cr, self->left, top);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, logo, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);

  return width * scale + 3 * TRELLIS_MM;
}

/* The trust's name and what the document is, between @x and @right. A name that
 * leaves no room has the first line to itself. */
static void
draw_names (const TrellisSheet     *self,
            cairo_t                *cr,
            TrellisText            *text,
            const TrellisPalette   *palette,
            const TrellisFurniture *furniture,
            double                  x,
            double                  right)
{
  double kind_width = trellis_text_get_width (text, furniture->kind, trellis_type_furniture), kind_x = x;
  double baseline = self->head_baseline;

  kind_x += trellis_text_draw_fitted (text, cr, furniture->trust_name, trellis_type_furniture_strong, x, baseline,
                                      right - x, &palette->trust);
  if (furniture->trust_name[0] != '\0')
    kind_x += 4 * TRELLIS_MM;
  if (kind_x + kind_width > right)
    {
      kind_x = x;
      baseline += 3.4 * TRELLIS_MM;
    }
  trellis_text_draw (text, cr, furniture->kind, trellis_type_furniture, kind_x, baseline, TRELLIS_TEXT_START,
                     &palette->dim);
}

/**
 * trellis_sheet_draw_furniture:
 * @self: a sheet
 * @cr: its top left corner at the origin, in points
 * @text: for paper
 * @palette: for paper
 * @furniture: what it says
 * @page: which page, from 0
 * @n_pages: of how many
 *
 * Draws the running head and the foot.
 */
void
trellis_sheet_draw_furniture (const TrellisSheet     *self,
                              cairo_t                *cr,
                              TrellisText            *text,
                              const TrellisPalette   *palette,
                              const TrellisFurniture *furniture,
                              guint                   page,
                              guint                   n_pages)
{
  g_autofree char *pages = NULL;
  double x = self->left, right = self->right;

  trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_FURNITURE);
  if (furniture->is_confidential)
    {
      double side = trellis_text_get_cap_height (text, trellis_type_furniture_strong);
      double width = trellis_text_draw (text, cr, _("Confidential"), trellis_type_furniture_strong, self->right,
                                        self->head_baseline, TRELLIS_TEXT_END, &palette->text);

      right -= width + side + 5 * TRELLIS_MM;
      cairo_rectangle (cr, self->right - width - side - 1.1 * TRELLIS_MM, self->head_baseline - side, side, side);
      trellis_rgba_set_source (&palette->text, cr);
      cairo_fill (cr);
    }
  if (furniture->logo != NULL)
    x += draw_logo (self, cr, furniture->logo);
  draw_names (self, cr, text, palette, furniture, x, right);

  trellis_sheet_draw_rule (cr, palette, TRELLIS_RULE_ROW, self->left, self->right,
                           self->foot_baseline - 4.6 * TRELLIS_MM);
  x = self->left;
  x += trellis_text_draw (text, cr, furniture->foot, trellis_type_furniture_strong, x, self->foot_baseline,
                          TRELLIS_TEXT_START,
                          &palette->text);
  if (furniture->foot[0] != '\0')
    x += 4 * TRELLIS_MM;
  trellis_text_draw (text, cr, furniture->foot_secondary, trellis_type_furniture, x, self->foot_baseline,
                     TRELLIS_TEXT_START,
                     &palette->dim);
  pages = g_strdup_printf (_("Page %u of %u"), page + 1, n_pages);
  trellis_text_draw (text, cr, pages, trellis_type_furniture_strong, self->right, self->foot_baseline, TRELLIS_TEXT_END,
                     &palette->text);
  trellis_text_end_part (text, cr);
}

/**
 * trellis_sheet_draw_rule:
 * @cr: where to
 * @palette: for paper
 * @rule: how heavy
 * @x0: left end
 * @x1: right end
 * @y: its middle
 */
void
trellis_sheet_draw_rule (cairo_t              *cr,
                         const TrellisPalette *palette,
                         TrellisRule           rule,
                         double                x0,
                         double                x1,
                         double                y)
{
  static const double weights[] = {
    [TRELLIS_RULE_SECTION] = 0.35,
    [TRELLIS_RULE_GROUP] = 0.2,
    [TRELLIS_RULE_ROW] = 0.11,
  };

  trellis_rgba_set_source (rule == TRELLIS_RULE_ROW ? &palette->line_faint : &palette->text, cr);
  cairo_set_line_width (cr, weights[rule] * TRELLIS_MM);
  cairo_move_to (cr, x0, y);
  cairo_line_to (cr, x1, y);
  cairo_stroke (cr);
}

/**
 * trellis_sheet_dup_person:
 * @self: a sheet
 * @name: a person's name, or several with commas between
 *
 * Returns: (transfer full): the name; on A4 on its side, where every millimetre
 *   is another column's, with initials for all but its last word
 */
char *
trellis_sheet_dup_person (const TrellisSheet *self,
                          const char         *name)
{
  g_auto (GStrv) words = NULL;
  GString *text;

  if (self->paper != TRELLIS_PAPER_A4 || !self->is_landscape || strchr (name, ',') != NULL)
    return g_strdup (name);

  text = g_string_new (NULL);
  words = g_strsplit (name, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      if (words[i + 1] != NULL)
        g_string_append_len (text, words[i], g_utf8_next_char (words[i]) - words[i]);
      else
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
    }

  return g_string_free (text, FALSE);
}

/**
 * trellis_paper_parse:
 * @key: (nullable): `a3` or `a4`, in capitals or not
 * @paper: (out): the size; untouched where @key is neither
 *
 * Returns: whether @key names a size
 */
gboolean
trellis_paper_parse (const char   *key,
                     TrellisPaper *paper)
{
  if (key == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (key, "a3") == 0)
    *paper = TRELLIS_PAPER_A3;
  else if (g_ascii_strcasecmp (key, "a4") == 0)
    *paper = TRELLIS_PAPER_A4;
  else
    return FALSE;

  return TRUE;
}
