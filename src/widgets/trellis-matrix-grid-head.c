/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints what sums up: the head with its counts, the legend, and the summaries
 * beside the groups. */

#include "config.h"

#include "trellis-matrix-grid-private.h"

#include "trellis-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In pixels at a text of 100 %, from design/mockups/README.md. */
#define HEADING_TOP 2
#define HEADING_LINE 14
#define BAR_PITCH_MOST 16
#define BAR_HEIGHT_MOST 24
#define BAR_HEIGHT_LEAST 2
#define BAR_FOOT 5               /* under the bars, to the line */
#define LEGEND_LINE 20
#define CHIP_WIDTH 22
#define CHIP_HEIGHT 14
#define SUMMARY_LINE 18
#define PROFILE_HEIGHT 8
#define PROFILE_WIDTH 84
#define MARK 7

static void
append_text (TrellisMatrixGrid *self,
             GtkSnapshot       *snapshot,
             TrellisGridText    style,
             const char        *string,
             double             x,
             double             middle,
             const TrellisRgba *colour)
{
  PangoLayout *text = trellis_matrix_grid_get_text (self, style, string);
  int height;

  pango_layout_get_pixel_size (text, NULL, &height);
  trellis_style_append_text (snapshot, text, (float) round (x), (float) round (middle - height / 2.0), colour);
}

static void
append_triangle (GtkSnapshot       *snapshot,
                 gboolean           is_up,
                 double             x,
                 double             middle,
                 double             size,
                 const TrellisRgba *colour)
{
  float top = (float) round (middle - size / 2);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x, top, (float) size, (float) size));

  cairo_move_to (cr, x, is_up ? top + size : top);
  cairo_line_to (cr, x + size, is_up ? top + size : top);
  cairo_line_to (cr, x + size / 2, is_up ? top : top + size);
  cairo_close_path (cr);
  trellis_rgba_set_source (colour, cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* A column's name, its last line just above the bars. */
static void
paint_heading (TrellisMatrixGrid       *self,
               GtkSnapshot             *snapshot,
               const char              *name,
               const TrellisMatrixSpan *span,
               double                   x,
               const TrellisRgba       *colour)
{
  const TrellisMatrixLayout *layout = self->layout;
  PangoLayout *text = trellis_matrix_grid_get_text (self, TRELLIS_GRID_TEXT_HEADING, name);
  double bottom = layout->head_height - layout->bars_height - 1 * layout->scale;
  int height;

  /* Set anew for each column: the same name may stand over columns of two widths. */
  pango_layout_set_single_paragraph_mode (text, FALSE);
  pango_layout_set_alignment (text, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (text, (int) (span->width * PANGO_SCALE));
  pango_layout_set_height (text, -(int) layout->heading_lines);
  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (text, NULL, &height);
  trellis_style_append_text (snapshot, text, (float) x, (float) round (bottom - height), colour);
}

static PangoLayout *
get_count_text (TrellisMatrixGrid *self,
                guint              count)
{
  char number[12];

  g_snprintf (number, sizeof number, "%u", count);

  return trellis_matrix_grid_get_text (self, TRELLIS_GRID_TEXT_COUNT, number);
}

/* All of a column's counts stand over their bars, or none do: they are in the
 * tooltip as well. */
static gboolean
has_room_for_counts (TrellisMatrixGrid *self,
                     guint              column,
                     double             pitch)
{
  for (guint i = 0; i < self->column_levels[column]->len; i++)
    {
      guint count = trellis_matrix_grid_count (self, -1, column, i);
      int width;

      pango_layout_get_pixel_size (get_count_text (self, count), &width, NULL);
      if (width > pitch)
        return FALSE;
    }

  return TRUE;
}

static void
paint_bars (TrellisMatrixGrid       *self,
            GtkSnapshot             *snapshot,
            guint                    column,
            const TrellisMatrixSpan *span,
            double                   x,
            const TrellisPalette    *palette)
{
  const TrellisMatrixLayout *layout = self->layout;
  GPtrArray *levels = self->column_levels[column];
  double scale = layout->scale;
  double pitch = MIN (BAR_PITCH_MOST * scale, (span->width - 2 * scale) / MAX (levels->len, 1));
  double bar_width = MAX (floor (pitch - 2 * scale), 2);
  double foot = layout->head_height - BAR_FOOT * scale;
  double left = x + (span->width - pitch * levels->len) / 2;
  gboolean has_counts = has_room_for_counts (self, column, pitch);

  for (guint i = 0; i < levels->len; i++)
    {
      guint count = trellis_matrix_grid_count (self, -1, column, i);
      const TrellisLevelLook *look = trellis_matrix_grid_get_look (self, g_ptr_array_index (levels, i));
      double height = count == 0 ? 0 : MAX (BAR_HEIGHT_LEAST * scale,
                                            round (BAR_HEIGHT_MOST * scale * count / MAX (self->most_in_level, 1)));
      double bar_x = round (left + i * pitch + (pitch - bar_width) / 2);

      if (count > 0)
        {
          GdkRGBA edge = *trellis_style_to_gdk (&palette->line);
          graphene_rect_t bar = GRAPHENE_RECT_INIT ((float) bar_x, (float) (foot - height), (float) bar_width,
                                                    (float) height);

          gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&look->fill), &bar);
          if (palette->is_high_contrast)
            gtk_snapshot_append_border (snapshot, &GSK_ROUNDED_RECT_INIT (bar.origin.x, bar.origin.y,
                                                                          bar.size.width, bar.size.height),
                                        (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { edge, edge, edge, edge });
        }
      if (has_counts)
        {
          PangoLayout *text = get_count_text (self, count);
          int width, text_height;

          pango_layout_get_pixel_size (text, &width, &text_height);
          trellis_style_append_text (snapshot, text, (float) round (bar_x + (bar_width - width) / 2),
                                     (float) round (foot - height - text_height + 1 * scale),
                                     count > 0 ? &palette->text : &palette->dim);
        }
    }
}

static void
paint_legend_mark (TrellisMatrixGrid        *self,
                   GtkSnapshot              *snapshot,
                   const TrellisLegendEntry *entry,
                   double                    x,
                   double                    middle,
                   const TrellisPalette     *palette)
{
  double scale = self->layout->scale;
  GdkRGBA text = *trellis_style_to_gdk (&palette->text);
  GdkRGBA line = *trellis_style_to_gdk (&palette->line);
  TrellisRgba empty = trellis_rgba_mix (&palette->line, &palette->faint, 0.4);
  GdkRGBA outline = *trellis_style_to_gdk (&empty);
  GskRoundedRect shape;
  cairo_t *cr;

  switch (entry->kind)
    {
    case TRELLIS_LEGEND_LEVEL:
      {
        const TrellisLevelLook *look = trellis_matrix_grid_get_look (self, entry->level);
        PangoLayout *code = trellis_matrix_grid_get_text (self, TRELLIS_GRID_TEXT_CAPTION_BOLD,
                                                          entry->level->short_code);
        int width, height;

        gsk_rounded_rect_init_from_rect (&shape,
                                         &GRAPHENE_RECT_INIT ((float) x,
                                                              (float) round (middle - CHIP_HEIGHT * scale / 2),
                                                              (float) (CHIP_WIDTH * scale),
                                                              (float) round (CHIP_HEIGHT * scale)),
                                         (float) (2.5 * scale));
        gtk_snapshot_push_rounded_clip (snapshot, &shape);
        gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&look->fill), &shape.bounds);
        gtk_snapshot_pop (snapshot);
        if (palette->is_high_contrast)
          gtk_snapshot_append_border (snapshot, &shape, (float[4]) { 1, 1, 1, 1 },
                                      (GdkRGBA[4]) { line, line, line, line });
        pango_layout_get_pixel_size (code, &width, &height);
        trellis_style_append_text (snapshot, code, (float) round (x + (CHIP_WIDTH * scale - width) / 2),
                                   (float) round (middle - height / 2.0), &look->text);
      }
      break;

    case TRELLIS_LEGEND_MOVED:
      append_triangle (snapshot, TRUE, x, middle, MARK * scale, &palette->text);
      append_triangle (snapshot, FALSE, x + (MARK + 2) * scale, middle, MARK * scale, &palette->text);
      break;

    case TRELLIS_LEGEND_DIFFER:
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) (middle - 5 * scale),
                                                                     (float) (9 * scale), (float) (10 * scale)));
      cairo_move_to (cr, x, middle - 5 * scale);
      cairo_line_to (cr, x + 9 * scale, middle - 5 * scale);
      cairo_line_to (cr, x + 9 * scale, middle + 4 * scale);
      cairo_close_path (cr);
      trellis_rgba_set_source (&palette->text, cr);
      cairo_fill (cr);
      cairo_destroy (cr);
      break;

    case TRELLIS_LEGEND_EVIDENCE:
      gsk_rounded_rect_init_from_rect (&shape,
                                       &GRAPHENE_RECT_INIT ((float) round (x), (float) round (middle - 3 * scale),
                                                            (float) round (6 * scale), (float) round (6 * scale)),
                                       (float) round (3 * scale));
      gtk_snapshot_append_border (snapshot, &shape,
                                  (float[4]) { (float) (1.3 * scale), (float) (1.3 * scale), (float) (1.3 * scale),
                                               (float) (1.3 * scale) },
                                  (GdkRGBA[4]) { text, text, text, text });
      break;

    case TRELLIS_LEGEND_NOT_JUDGED:
      gsk_rounded_rect_init_from_rect (&shape,
                                       &GRAPHENE_RECT_INIT ((float) x, (float) round (middle - 5 * scale),
                                                            (float) (16 * scale), (float) round (10 * scale)),
                                       (float) (2.5 * scale));
      gtk_snapshot_append_border (snapshot, &shape, (float[4]) { 1, 1, 1, 1 },
                                  (GdkRGBA[4]) { outline, outline, outline, outline });
      break;

    case TRELLIS_LEGEND_NOT_APPLYING:
      gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&palette->faint),
                                 &GRAPHENE_RECT_INIT ((float) round (x), (float) round (middle),
                                                      (float) round (8 * scale), 1));
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
paint_legend (TrellisMatrixGrid    *self,
              GtkSnapshot          *snapshot,
              const TrellisPalette *palette)
{
  const TrellisMatrixLayout *layout = self->layout;
  double scale = layout->scale;

  for (guint i = 0; i < self->legend->len && i < layout->n_legend; i++)
    {
      const TrellisLegendEntry *entry = &g_array_index (self->legend, TrellisLegendEntry, i);
      double middle = (layout->legend_lines[i] + 0.5) * LEGEND_LINE * scale;
      double mark = trellis_legend_kind_get_mark_width (entry->kind);

      paint_legend_mark (self, snapshot, entry, layout->legend[i].x, middle, palette);
      append_text (self, snapshot, TRELLIS_GRID_TEXT_CAPTION, entry->text, layout->legend[i].x + mark * scale, middle,
                   &palette->dim);
    }
}

static void
paint_limit_heading (TrellisMatrixGrid    *self,
                     GtkSnapshot          *snapshot,
                     double                x,
                     const TrellisPalette *palette)
{
  const TrellisMatrixLayout *layout = self->layout;
  double scale = layout->scale;
  double middle = layout->head_height - layout->bars_height - (HEADING_LINE / 2.0 + 2) * scale;

  append_text (self, snapshot, TRELLIS_GRID_TEXT_HEADING, _("In level"), x + 12 * scale, middle, &palette->text);
  append_text (self, snapshot, TRELLIS_GRID_TEXT_COUNT, _("months"), x + 12 * scale, middle + 17 * scale,
               &palette->dim);
  append_text (self, snapshot, TRELLIS_GRID_TEXT_COUNT, _("of limit"), x + 12 * scale, middle + 31 * scale,
               &palette->dim);
}

/**
 * trellis_matrix_grid_paint_head:
 * @self: a grid with a layout
 * @snapshot: where to
 * @scroll_x: how far the cells are scrolled
 *
 * Paints names and counts over the columns, the legend in the corner beside
 * them, and the line under both.
 */
void
trellis_matrix_grid_paint_head (TrellisMatrixGrid *self,
                                GtkSnapshot       *snapshot,
                                double             scroll_x)
{
  const TrellisMatrixLayout *layout = self->layout;
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) (layout->legend_height > 0 ? width
                                                                                              : layout->fixed_width),
                                                         (float) layout->head_height));
  paint_legend (self, snapshot, palette);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) layout->fixed_width, 0,
                                                         (float) (width - layout->fixed_width),
                                                         (float) layout->head_height));
  for (guint column = 0; column < layout->n_columns; column++)
    {
      double x = layout->columns[column].x - scroll_x;

      if (x + layout->columns[column].width < layout->fixed_width || x > width)
        continue;
      paint_heading (self, snapshot, trellis_matrix_get_column (self->matrix, column)->name,
                     &layout->columns[column], x, &palette->text);
      paint_bars (self, snapshot, column, &layout->columns[column], x, palette);
    }
  if (self->has_limits)
    paint_limit_heading (self, snapshot, layout->limit.x - scroll_x, palette);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&palette->line),
                             &GRAPHENE_RECT_INIT ((float) layout->margin, (float) (layout->head_height - 1),
                                                  (float) (width - 2 * layout->margin), 1));
  if (scroll_x > 0)
    gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&palette->line),
                               &GRAPHENE_RECT_INIT ((float) layout->fixed_width, (float) layout->head_height, 1,
                                                    (float) gtk_widget_get_height (GTK_WIDGET (self))));
}

/* How many schools are at each level, as parts of one bar. */
static void
paint_profile (TrellisMatrixGrid    *self,
               GtkSnapshot          *snapshot,
               guint                 group,
               double                middle,
               const TrellisPalette *palette)
{
  const TrellisMatrixLayout *layout = self->layout;
  guint overall = self->matrix->columns->len - 1;
  GPtrArray *levels = self->column_levels[overall];
  double scale = layout->scale;
  double gap = 2 * scale;
  double x = layout->summary.x;
  double room;
  guint n_judged = 0, n_parts = 0;

  for (guint i = 0; i < levels->len; i++)
    {
      guint count = trellis_matrix_grid_count (self, (int) group, overall, i);

      n_judged += count;
      n_parts += count > 0;
    }
  if (n_judged == 0)
    return;

  room = PROFILE_WIDTH * scale - gap * (n_parts - 1);
  for (guint i = 0; i < levels->len; i++)
    {
      guint count = trellis_matrix_grid_count (self, (int) group, overall, i);
      const TrellisLevelLook *look = trellis_matrix_grid_get_look (self, g_ptr_array_index (levels, i));
      double width = room * count / n_judged;

      if (count == 0)
        continue;
      gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&look->fill),
                                 &GRAPHENE_RECT_INIT ((float) x, (float) round (middle - PROFILE_HEIGHT * scale / 2),
                                                      (float) MAX (width, 1), (float) round (PROFILE_HEIGHT * scale)));
      x += width + gap;
    }
}

static void
paint_moves (TrellisMatrixGrid    *self,
             GtkSnapshot          *snapshot,
             guint                 group,
             double                middle,
             const TrellisPalette *palette)
{
  double scale = self->layout->scale;
  double x = self->layout->summary.x;

  for (guint i = 0; i < 2; i++)
    {
      guint n = self->moves[2 * group + i];
      g_autofree char *text = NULL;
      int width;

      if (n == 0)
        continue;
      /* Translators: so many schools moved up, or down, since the date of comparison. */
      text = g_strdup_printf (i == 0 ? ngettext ("%u up", "%u up", n)
                                     : ngettext ("%u down", "%u down", n), n);
      append_triangle (snapshot, i == 0, x, middle, MARK * scale, &palette->text);
      append_text (self, snapshot, TRELLIS_GRID_TEXT_COUNT, text, x + (MARK + 3) * scale, middle, &palette->text);
      pango_layout_get_pixel_size (trellis_matrix_grid_get_text (self, TRELLIS_GRID_TEXT_COUNT, text), &width, NULL);
      x += (MARK + 3 + 8) * scale + width;
    }
}

/**
 * trellis_matrix_grid_paint_summary:
 * @self: a grid with a layout
 * @snapshot: where to
 * @group: which
 * @y: of the top of its block, in the widget
 * @height: of its block
 *
 * Paints a group's name, number of schools, profile and movements beside its
 * rows, as many of them as there is height for. It stays in view while any of
 * the block is.
 */
void
trellis_matrix_grid_paint_summary (TrellisMatrixGrid *self,
                                   GtkSnapshot       *snapshot,
                                   guint              group,
                                   double             y,
                                   double             height)
{
  const TrellisMatrixLayout *layout = self->layout;
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  const TrellisMatrixGroup *facts = &g_array_index (self->matrix->groups, TrellisMatrixGroup, group);
  double line = SUMMARY_LINE * layout->scale;
  guint n_lines = (guint) CLAMP (floor (height / line), 1, 4);
  double top = CLAMP (layout->head_height, y, MAX (y, y + height - n_lines * line));
  g_autofree char *count = g_strdup_printf (ngettext ("%u school", "%u schools", facts->n_rows), facts->n_rows);

  append_text (self, snapshot, TRELLIS_GRID_TEXT_GROUP, facts->name, layout->summary.x, top + line / 2, &palette->text);
  /* Where there is room for two, the profile says more than the count. */
  if (n_lines == 2)
    {
      paint_profile (self, snapshot, group, top + line * 1.5, palette);
      return;
    }
  if (n_lines > 2)
    {
      append_text (self, snapshot, TRELLIS_GRID_TEXT_CAPTION, count, layout->summary.x, top + line * 1.5,
                   &palette->dim);
      paint_profile (self, snapshot, group, top + line * 2.5, palette);
    }
  if (n_lines > 3)
    paint_moves (self, snapshot, group, top + line * 3.5, palette);
}

/**
 * trellis_matrix_grid_paint_group_heading:
 * @self: a grid with a layout
 * @snapshot: where to
 * @group: which
 * @y: of the top of its block, in the widget
 *
 * Paints a group's name and number of schools over its rows, where there is no
 * room beside them.
 */
void
trellis_matrix_grid_paint_group_heading (TrellisMatrixGrid *self,
                                         GtkSnapshot       *snapshot,
                                         guint              group,
                                         double             y)
{
  const TrellisMatrixLayout *layout = self->layout;
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  const TrellisMatrixGroup *facts = &g_array_index (self->matrix->groups, TrellisMatrixGroup, group);
  g_autofree char *count = g_strdup_printf (ngettext ("%u school", "%u schools", facts->n_rows), facts->n_rows);
  double middle = y - layout->group_heading / 2;
  int width;

  append_text (self, snapshot, TRELLIS_GRID_TEXT_GROUP, facts->name, layout->margin, middle, &palette->text);
  pango_layout_get_pixel_size (trellis_matrix_grid_get_text (self, TRELLIS_GRID_TEXT_GROUP, facts->name), &width, NULL);
  append_text (self, snapshot, TRELLIS_GRID_TEXT_CAPTION, count, layout->margin + width + 8 * layout->scale, middle,
               &palette->dim);
}
