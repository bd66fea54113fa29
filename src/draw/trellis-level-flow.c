/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-flow.h"

#include "trellis-level-chip-draw.h"

#include <glib/gi18n-lib.h>

/* Schools between levels from year to year: a column of levels for each, as high
 * as there are schools, and bands between them that are as thick as they carry. */

/* In pixels at the usual size of text, or points. */
typedef struct
{
  TrellisType head;
  TrellisType code;
  double node_width;
  double gap;          /* between the levels of a column */
} Sizes;

static const Sizes screen_sizes = { { 12, PANGO_WEIGHT_BOLD }, { 12, PANGO_WEIGHT_BOLD }, 62, 5 };
static const Sizes paper_sizes = { { 8, PANGO_WEIGHT_SEMIBOLD }, { 8, PANGO_WEIGHT_SEMIBOLD }, 44, 3 };

/* A level of one school has room for its code all the same. */
#define LEAST_HEIGHT 1.3

static const Sizes *
get_sizes (const TrellisPalette *palette)
{
  return palette->kind == TRELLIS_PALETTE_PAPER ? &paper_sizes : &screen_sizes;
}

/* The levels of a column, best first, and last what has no category. */
static const TrellisLevel *
get_level (TrellisLevelCourse *course,
           guint               index)
{
  GPtrArray *levels = trellis_level_course_get_scheme (course)->levels;

  return index < levels->len ? g_ptr_array_index (levels, index) : NULL;
}

static guint
get_n_levels (TrellisLevelCourse *course)
{
  return trellis_level_course_get_scheme (course)->levels->len + 1;
}

/* Points to a school, such that the column with the most levels has room. */
static double
find_unit (TrellisLevelCourse *course,
           double              height,
           double              gap,
           double              least)
{
  double unit = G_MAXDOUBLE;

  for (guint day = 0; day < trellis_level_course_get_n_days (course); day++)
    {
      guint n_schools = 0, n_small = 0;
      double room = height + gap, trial;

      for (guint i = 0; i < get_n_levels (course); i++)
        {
          guint count = trellis_level_course_count (course, day, get_level (course, i));

          n_schools += count;
          room -= count > 0 ? gap : 0;
        }
      if (n_schools == 0)
        continue;
      trial = room / n_schools;
      /* What is too thin for its code takes more than its share, and the rest less. */
      for (guint i = 0; i < get_n_levels (course); i++)
        {
          guint count = trellis_level_course_count (course, day, get_level (course, i));

          if (count > 0 && count * trial < least)
            {
              room -= least;
              n_small += count;
            }
        }
      if (n_schools > n_small)
        trial = MIN (trial, room / (n_schools - n_small));
      unit = MIN (unit, MAX (trial, 0.1));
    }

  return unit;
}

static TrellisLevelFlowNode *
find_node (TrellisLevelFlow   *self,
           guint               day,
           const TrellisLevel *level)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      TrellisLevelFlowNode *node = &g_array_index (self->nodes, TrellisLevelFlowNode, i);

      if (node->day == day && node->level == level)
        return node;
    }

  return NULL;
}

static void
add_nodes (TrellisLevelFlow *self,
           guint             day,
           double            x,
           double            width,
           double            top,
           double            unit,
           double            gap,
           double            least)
{
  double y = top;

  for (guint i = 0; i < get_n_levels (self->course); i++)
    {
      const TrellisLevel *level = get_level (self->course, i);
      TrellisLevelFlowNode node = { day, level, trellis_level_course_count (self->course, day, level), x, y, width, 0 };

      if (node.count == 0)
        continue;
      node.height = MAX (node.count * unit, least);
      g_array_append_val (self->nodes, node);
      y += node.height + gap;
    }
}

static void
add_bands (TrellisLevelFlow *self,
           guint             day)
{
  guint n = get_n_levels (self->course);
  g_autofree double *used = g_new0 (double, n);

  for (guint i = 0; i < n; i++)
    {
      TrellisLevelFlowNode *from = find_node (self, day, get_level (self->course, i));
      double y = from != NULL ? from->y : 0;

      for (guint k = 0; from != NULL && k < n; k++)
        {
          TrellisLevelFlowNode *to = find_node (self, day + 1, get_level (self->course, k));
          guint count = to != NULL ? trellis_level_course_count_moves (self->course, day, from->level, to->level) : 0;
          TrellisLevelFlowBand band = { day, from->level, NULL, count, from->x + from->width, y };

          if (count == 0)
            continue;
          /* Both ends of a band are in the share of their own level. */
          band.to = to->level;
          band.x1 = to->x;
          band.y1 = to->y + used[k];
          band.thickness = MIN (from->height * count / from->count, to->height * count / to->count);
          y += from->height * count / from->count;
          used[k] += to->height * count / to->count;
          g_array_append_val (self->bands, band);
        }
    }
}

/**
 * trellis_level_flow_new:
 * @course: what is shown; kept by reference
 * @text: a maker of text, for the same surface
 * @kind: of the palette that it will be drawn in
 * @width: of the whole
 * @height: of the whole
 *
 * Returns: (transfer full): the flow laid out
 */
TrellisLevelFlow *
trellis_level_flow_new (TrellisLevelCourse *course,
                        TrellisText        *text,
                        TrellisPaletteKind  kind,
                        double              width,
                        double              height)
{
  TrellisLevelFlow *self = g_new0 (TrellisLevelFlow, 1);
  const Sizes *sizes = kind == TRELLIS_PALETTE_PAPER ? &paper_sizes : &screen_sizes;
  double scale = trellis_text_get_scale (text);
  double gap = sizes->gap * scale, node_width = sizes->node_width * scale;
  double least = sizes->code.size * scale * LEAST_HEIGHT;
  guint n_days = trellis_level_course_get_n_days (course);
  double top = sizes->head.size * scale * 1.8, unit;

  self->course = g_object_ref (course);
  self->width = width;
  self->height = height;
  self->head_baseline = trellis_text_get_ascent (text, sizes->head);
  self->nodes = g_array_new (FALSE, TRUE, sizeof (TrellisLevelFlowNode));
  self->bands = g_array_new (FALSE, TRUE, sizeof (TrellisLevelFlowBand));
  unit = find_unit (course, height - top, gap, least);
  for (guint day = 0; day < n_days; day++)
    {
      double step = n_days > 1 ? (width - node_width) / (n_days - 1) : 0;

      add_nodes (self, day, day * step, node_width, top, unit, gap, least);
    }
  for (guint day = 0; day + 1 < n_days; day++)
    add_bands (self, day);

  return self;
}

/**
 * trellis_level_flow_free:
 * @self: (nullable) (transfer full): a flow
 */
void
trellis_level_flow_free (TrellisLevelFlow *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->course);
  g_array_unref (self->nodes);
  g_array_unref (self->bands);
  g_free (self);
}

/**
 * trellis_level_flow_trace_band:
 * @band: a band
 * @cr: where to; its outline becomes the path
 */
void
trellis_level_flow_trace_band (const TrellisLevelFlowBand *band,
                               cairo_t                    *cr)
{
  double middle = (band->x0 + band->x1) / 2;
  double y0 = band->y0 + band->thickness, y1 = band->y1 + band->thickness;

  cairo_new_path (cr);
  cairo_move_to (cr, band->x0, band->y0);
  cairo_curve_to (cr, middle, band->y0, middle, band->y1, band->x1, band->y1);
  cairo_line_to (cr, band->x1, y1);
  cairo_curve_to (cr, middle, y1, middle, y0, band->x0, y0);
  cairo_close_path (cr);
}

/* Those that stay are pale; those that move have the colour of where they go. */
static void
draw_band (const TrellisLevelFlowBand *band,
           cairo_t                    *cr,
           const TrellisPalette       *palette)
{
  TrellisRgba fill = palette->line_faint, text;

  if (band->to != NULL && band->from != band->to && band->from != NULL)
    trellis_palette_get_level_colours (palette, band->to, &fill, &text);
  fill.alpha = band->from == band->to || band->from == NULL ? 0.55f : 0.9f;
  cairo_save (cr);
  trellis_level_flow_trace_band (band, cr);
  cairo_set_source_rgba (cr, fill.red, fill.green, fill.blue, fill.alpha);
  cairo_fill_preserve (cr);
  if (band->from != band->to && band->from != NULL)
    {
      /* A grey copy tells movers by their edge. */
      trellis_rgba_set_source (&palette->dim, cr);
      cairo_set_line_width (cr, 0.6);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_node (const TrellisLevelFlowNode *node,
           cairo_t                    *cr,
           TrellisText                *text,
           const TrellisPalette       *palette)
{
  const Sizes *sizes = get_sizes (palette);
  /* Translators: a level's short code and how many schools are at it */
  g_autofree char *words = g_strdup_printf (_("%s  %u"), node->level != NULL ? node->level->short_code : "–",
                                            node->count);
  TrellisRgba fill = palette->card, colour = palette->dim;
  double baseline = node->y + node->height / 2 + trellis_text_get_cap_height (text, sizes->code) / 2;

  if (node->level != NULL)
    trellis_palette_get_level_colours (palette, node->level, &fill, &colour);
  trellis_trace_rounded (cr, node->x, node->y, node->width, node->height, 3);
  trellis_rgba_set_source (&fill, cr);
  cairo_fill_preserve (cr);
  trellis_rgba_set_source (&palette->line_faint, cr);
  cairo_set_line_width (cr, 0.6);
  cairo_stroke (cr);
  trellis_text_draw (text, cr, words, sizes->code, node->x + node->width / 2, baseline, TRELLIS_TEXT_CENTRE, &colour);
}

/**
 * trellis_level_flow_draw:
 * @self: a flow
 * @cr: its top left corner at the origin
 * @text: the maker of text that it was laid out with
 * @palette: its colours
 */
void
trellis_level_flow_draw (TrellisLevelFlow     *self,
                         cairo_t              *cr,
                         TrellisText          *text,
                         const TrellisPalette *palette)
{
  const Sizes *sizes = get_sizes (palette);
  guint n_days = trellis_level_course_get_n_days (self->course);
  double node_width = sizes->node_width * trellis_text_get_scale (text);

  for (guint day = 0; day < n_days; day++)
    {
      double x = n_days > 1 ? day * (self->width - node_width) / (n_days - 1) : 0;
      /* The outer names stand within the chart. */
      TrellisTextAlign align = day == 0 ? TRELLIS_TEXT_START
                                        : day + 1 == n_days ? TRELLIS_TEXT_END : TRELLIS_TEXT_CENTRE;

      if (align == TRELLIS_TEXT_CENTRE)
        x += node_width / 2;
      else if (align == TRELLIS_TEXT_END)
        x += node_width;
      trellis_text_draw (text, cr, trellis_level_course_get_name (self->course, day), sizes->head, x,
                         self->head_baseline, align, &palette->dim);
    }
  /* Movers lie over those that stay. */
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->bands->len; i++)
        {
          const TrellisLevelFlowBand *band = &g_array_index (self->bands, TrellisLevelFlowBand, i);

          if ((band->from == band->to || band->from == NULL) == (pass == 0))
            draw_band (band, cr, palette);
        }
    }
  for (guint i = 0; i < self->nodes->len; i++)
    draw_node (&g_array_index (self->nodes, TrellisLevelFlowNode, i), cr, text, palette);
}

/**
 * trellis_level_flow_dup_band_words:
 * @self: a flow
 * @band: from 0
 *
 * Returns: (transfer full): what a band says: "2024/25 to 2025/26: 3 schools from
 *   Recovery to Reinforcement"
 */
char *
trellis_level_flow_dup_band_words (TrellisLevelFlow *self,
                                   guint             band)
{
  const TrellisLevelFlowBand *line = &g_array_index (self->bands, TrellisLevelFlowBand, band);
  const char *from = trellis_level_course_get_name (self->course, line->day);
  const char *until = trellis_level_course_get_name (self->course, line->day + 1);
  const char *level = line->from != NULL ? line->from->name : _("no category");

  if (line->from == line->to)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s to %s: %u school stays at %s",
                                         "%s to %s: %u schools stay at %s", line->count),
                            from, until, line->count, level);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s to %s: %u school from %s to %s",
                                       "%s to %s: %u schools from %s to %s", line->count),
                          from, until, line->count, level, line->to != NULL ? line->to->name : _("no category"));
}
