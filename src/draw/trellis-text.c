/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-text.h"

/* From this size on, in points, Inter's display cut reads better on paper. */
#define DISPLAY_SIZE 16.0

/* From this size on, what is heavy heads a section. */
#define SECTION_SIZE 10.0

struct _TrellisText
{
  PangoContext *context;
  const char *family;
  const char *display_family;
  double scale;
  gboolean is_for_paper;
  GArray *parts;            /* (element-type TrellisTextPart): what is being drawn, the innermost last */
  GString *record;          /* (nullable): what was drawn since it was asked to be kept */
  GString *cut;             /* (nullable): and what of that ends with an ellipsis */
};

/* The smallest that a heading is set, in points. */
#define FITTED_LEAST 6.5

/* What a person has who never touched the size of text: 11 points at 96 dots an inch. */
#define USUAL_TEXT_PX (11.0 * 96 / 72)

/**
 * trellis_text_new_for_paper:
 *
 * Text for a page, the same on every machine that has the packaged face: Inter,
 * nothing hinted, sizes in points.
 *
 * Returns: (transfer full): a maker of text, for one thread
 */
TrellisText *
trellis_text_new_for_paper (void)
{
  TrellisText *self = g_new0 (TrellisText, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  self->family = "Inter,Cantarell,Sans";
  self->display_family = "Inter Display,Inter,Cantarell,Sans";
  self->scale = 1;
  self->is_for_paper = TRUE;
  self->parts = g_array_new (FALSE, FALSE, sizeof (TrellisTextPart));

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);

  return self;
}

static double
measure_scale (PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size, resolution;

  if (font == NULL || pango_font_description_get_size (font) <= 0)
    return 1;

  size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  resolution = pango_cairo_context_get_resolution (context);
  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;

  return CLAMP (size / USUAL_TEXT_PX, 0.5, 4);
}

/**
 * trellis_text_new_for_screen:
 * @context: (nullable): the widget's, for its hinting and for how large the
 *   person has text; %NULL without one, as for a picture in a file
 *
 * Returns: (transfer full): a maker of text in Cantarell, sizes in pixels of
 *   text at its usual size
 */
TrellisText *
trellis_text_new_for_screen (PangoContext *context)
{
  TrellisText *self = g_new0 (TrellisText, 1);

  if (context != NULL)
    self->context = g_object_ref (context);
  else
    self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  self->family = "Cantarell,Inter,Sans";
  self->display_family = self->family;
  self->parts = g_array_new (FALSE, FALSE, sizeof (TrellisTextPart));
  self->scale = context != NULL ? measure_scale (context) : 1;

  return self;
}

/**
 * trellis_text_free:
 * @self: (nullable) (transfer full): a maker of text
 */
void
trellis_text_free (TrellisText *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->context);
  g_array_unref (self->parts);
  if (self->record != NULL)
    {
      g_string_free (self->record, TRUE);
      g_string_free (self->cut, TRUE);
    }
  g_free (self);
}

/* A part's tag in PDF; %NULL where it has none. */
static const char *
get_part_tag (TrellisTextPart part)
{
  static const char *const tags[] = {
    [TRELLIS_TEXT_PART_FURNITURE] = NULL, [TRELLIS_TEXT_PART_TABLE] = "Table", [TRELLIS_TEXT_PART_HEADS] = "TR",
    [TRELLIS_TEXT_PART_ROW] = "TR", [TRELLIS_TEXT_PART_FIGURE] = "Figure",
  };

  return tags[part];
}

/**
 * trellis_text_begin_part:
 * @self: a maker of text
 * @cr: where to
 * @part: what is drawn from now on; parts may lie in one another
 *
 * Tells a PDF what stands together, so that a screen reader reads a table as
 * one. On screen it does nothing.
 */
void
trellis_text_begin_part (TrellisText     *self,
                         cairo_t         *cr,
                         TrellisTextPart  part)
{
  if (self->is_for_paper && get_part_tag (part) != NULL)
    cairo_tag_begin (cr, get_part_tag (part), NULL);
  g_array_append_val (self->parts, part);
}

/**
 * trellis_text_end_part:
 * @self: a maker of text
 * @cr: where to
 *
 * Ends the part that was begun last.
 */
void
trellis_text_end_part (TrellisText *self,
                       cairo_t     *cr)
{
  TrellisTextPart part;

  g_return_if_fail (self->parts->len > 0);

  part = g_array_index (self->parts, TrellisTextPart, self->parts->len - 1);
  if (self->is_for_paper && get_part_tag (part) != NULL)
    cairo_tag_end (cr, get_part_tag (part));
  g_array_set_size (self->parts, self->parts->len - 1);
}

/* What a text is, by what it is part of or, on the page itself, by its type. */
static const char *
get_line_tag (TrellisText *self,
              TrellisType  type)
{
  TrellisTextPart part = TRELLIS_TEXT_PART_TABLE;

  if (!self->is_for_paper)
    return NULL;
  if (self->parts->len > 0)
    part = g_array_index (self->parts, TrellisTextPart, self->parts->len - 1);
  if (part == TRELLIS_TEXT_PART_FURNITURE || part == TRELLIS_TEXT_PART_FIGURE)
    return NULL;
  if (part == TRELLIS_TEXT_PART_HEADS)
    return "TH";
  if (part == TRELLIS_TEXT_PART_ROW)
    return "TD";
  if (type.weight >= PANGO_WEIGHT_BOLD && type.size >= DISPLAY_SIZE)
    return "H1";
  if (type.weight >= PANGO_WEIGHT_SEMIBOLD && type.size >= SECTION_SIZE)
    return "H2";

  return "P";
}

/**
 * trellis_text_begin_line:
 * @self: a maker of text
 * @cr: where to
 * @type: as what follows is set
 *
 * For who draws a layout: what the functions below do for the text they draw.
 */
void
trellis_text_begin_line (TrellisText *self,
                         cairo_t     *cr,
                         TrellisType  type)
{
  const char *tag = get_line_tag (self, type);

  if (tag != NULL)
    cairo_tag_begin (cr, tag, NULL);
}

/**
 * trellis_text_end_line:
 * @self: a maker of text
 * @cr: where to
 * @type: as it was begun with
 */
void
trellis_text_end_line (TrellisText *self,
                       cairo_t     *cr,
                       TrellisType  type)
{
  const char *tag = get_line_tag (self, type);

  if (tag != NULL)
    cairo_tag_end (cr, tag);
}

/**
 * trellis_text_begin_record:
 * @self: a maker of text
 *
 * Keeps what is drawn from now on, so that it can be told or counted.
 */
void
trellis_text_begin_record (TrellisText *self)
{
  if (self->record == NULL)
    {
      self->record = g_string_new (NULL);
      self->cut = g_string_new (NULL);
    }
  g_string_truncate (self->record, 0);
  g_string_truncate (self->cut, 0);
}

/**
 * trellis_text_end_record:
 * @self: a maker of text that keeps what is drawn
 * @cut: (out) (optional) (transfer full): what of that had no room for all of
 *   it and ends with an ellipsis, a line for each text
 *
 * Returns: (transfer full): what was drawn, in the order of drawing, a line for
 *   each text
 */
char *
trellis_text_end_record (TrellisText  *self,
                         char        **cut)
{
  GString *record = g_steal_pointer (&self->record);

  g_return_val_if_fail (record != NULL, NULL);

  if (cut != NULL)
    *cut = g_string_free (g_steal_pointer (&self->cut), FALSE);
  else
    g_string_free (g_steal_pointer (&self->cut), TRUE);

  return g_string_free (record, FALSE);
}

static void
record (TrellisText *self,
        const char  *string,
        PangoLayout *layout)
{
  if (self->record == NULL || string == NULL || *string == '\0')
    return;
  g_string_append (self->record, string);
  g_string_append_c (self->record, '\n');
  if (pango_layout_is_ellipsized (layout))
    g_string_append_printf (self->cut, "%s\n", string);
}

/**
 * trellis_text_get_scale:
 * @self: a maker of text
 *
 * Every size is multiplied by it already; distances that hold text should be.
 *
 * Returns: how much larger than usual the person has text; 1 on paper
 */
double
trellis_text_get_scale (TrellisText *self)
{
  return self->scale;
}

static PangoFontDescription *
describe_font (TrellisText *self,
               TrellisType  type)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, type.size >= DISPLAY_SIZE ? self->display_family : self->family);
  pango_font_description_set_weight (font, type.weight);
  pango_font_description_set_absolute_size (font, type.size * self->scale * PANGO_SCALE);

  return font;
}

/**
 * trellis_text_create_layout:
 * @self: a maker of text
 * @string: what it says; not markup
 * @type: size and weight
 *
 * Returns: (transfer full): one line, or as many as @string has, with figures
 *   of equal width; the caller may set a width, ellipsis or alignment
 */
PangoLayout *
trellis_text_create_layout (TrellisText *self,
                            const char  *string,
                            TrellisType  type)
{
  PangoLayout *layout;
  PangoAttrList *attributes;
  PangoFontDescription *font;

  g_return_val_if_fail (self != NULL, NULL);

  layout = pango_layout_new (self->context);
  font = describe_font (self, type);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  pango_layout_set_text (layout, string != NULL ? string : "", -1);

  return layout;
}

/**
 * trellis_text_create_wrapped:
 * @self: a maker of text
 * @string: what it says
 * @type: size and weight
 * @width: how wide it may become
 * @leading: from one baseline to the next; 0 for the font's own
 * @n_lines_most: end with an ellipsis after so many; 0 for all of it
 *
 * Breaks between words, and within one only where it alone is wider.
 *
 * Returns: (transfer full): the lines
 */
PangoLayout *
trellis_text_create_wrapped (TrellisText *self,
                             const char  *string,
                             TrellisType  type,
                             double       width,
                             double       leading,
                             int          n_lines_most)
{
  PangoLayout *layout = trellis_text_create_layout (self, string, type);

  /* A hair of room: a width measured from the very same text must hold it. */
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE) + 64);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (leading > 0)
    {
      PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));

      pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute ((int) (leading * PANGO_SCALE)));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  if (n_lines_most > 0)
    {
      pango_layout_set_height (layout, -n_lines_most);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

/**
 * trellis_text_get_width:
 * @self: a maker of text
 * @string: one line
 * @type: size and weight
 *
 * Returns: how wide it is set
 */
double
trellis_text_get_width (TrellisText *self,
                        const char  *string,
                        TrellisType  type)
{
  g_autoptr (PangoLayout) layout = trellis_text_create_layout (self, string, type);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return logical.width / (double) PANGO_SCALE;
}

/**
 * trellis_text_get_ascent:
 * @self: a maker of text
 * @type: size and weight
 *
 * Returns: from the top of a line to its baseline
 */
double
trellis_text_get_ascent (TrellisText *self,
                         TrellisType  type)
{
  g_autoptr (PangoLayout) layout = trellis_text_create_layout (self, "x", type);

  return pango_layout_get_baseline (layout) / (double) PANGO_SCALE;
}

/**
 * trellis_text_get_cap_height:
 * @self: a maker of text
 * @type: size and weight
 *
 * Returns: how high a capital stands on the baseline, so that a line can be
 *   centred in a box by eye: baseline = middle + half of this
 */
double
trellis_text_get_cap_height (TrellisText *self,
                             TrellisType  type)
{
  g_autoptr (PangoLayout) layout = trellis_text_create_layout (self, "H", type);
  PangoRectangle ink;

  pango_layout_get_extents (layout, &ink, NULL);

  return ink.height / (double) PANGO_SCALE;
}

/**
 * trellis_text_count_lines:
 * @self: a maker of text
 * @string: what it says; its own line breaks count
 * @type: size and weight
 * @width: how wide a line may be
 *
 * Returns: how many lines it takes, at least 1
 */
int
trellis_text_count_lines (TrellisText *self,
                          const char  *string,
                          TrellisType  type,
                          double       width)
{
  g_autoptr (PangoLayout) layout = trellis_text_create_wrapped (self, string, type, width, 0, 0);

  return pango_layout_get_line_count (layout);
}

static double
draw_line (TrellisText       *self,
           PangoLayout       *layout,
           cairo_t           *cr,
           TrellisType        type,
           double             x,
           double             baseline,
           TrellisTextAlign   align,
           const TrellisRgba *colour)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoRectangle logical;
  double width;

  pango_layout_line_get_extents (line, NULL, &logical);
  width = logical.width / (double) PANGO_SCALE;
  if (align == TRELLIS_TEXT_CENTRE)
    x -= width / 2;
  else if (align == TRELLIS_TEXT_END)
    x -= width;

  trellis_rgba_set_source (colour, cr);
  cairo_move_to (cr, x, baseline);
  trellis_text_begin_line (self, cr, type);
  pango_cairo_show_layout_line (cr, line);
  trellis_text_end_line (self, cr, type);

  return width;
}

/**
 * trellis_text_draw:
 * @self: a maker of text
 * @cr: where to
 * @string: one line
 * @type: size and weight
 * @x: where it starts, is centred or ends
 * @baseline: the line that the letters stand on
 * @align: which of the three
 * @colour: of the letters
 *
 * Returns: how wide it was
 */
double
trellis_text_draw (TrellisText       *self,
                   cairo_t           *cr,
                   const char        *string,
                   TrellisType        type,
                   double             x,
                   double             baseline,
                   TrellisTextAlign   align,
                   const TrellisRgba *colour)
{
  g_autoptr (PangoLayout) layout = trellis_text_create_layout (self, string, type);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  record (self, string, layout);

  return draw_line (self, layout, cr, type, x, baseline, align, colour);
}

/**
 * trellis_text_draw_ellipsized:
 * @self: a maker of text
 * @cr: where to
 * @string: one line
 * @type: size and weight
 * @x: where it starts, is centred or ends
 * @baseline: the line that the letters stand on
 * @width: how wide it may be; what does not fit is replaced by an ellipsis
 * @align: which of the three
 * @colour: of the letters
 *
 * For screens; on paper text wraps.
 *
 * Returns: how wide it was
 */
double
trellis_text_draw_ellipsized (TrellisText       *self,
                              cairo_t           *cr,
                              const char        *string,
                              TrellisType        type,
                              double             x,
                              double             baseline,
                              double             width,
                              TrellisTextAlign   align,
                              const TrellisRgba *colour)
{
  g_autoptr (PangoLayout) layout = trellis_text_create_layout (self, string, type);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE) + 64);
  record (self, string, layout);

  return draw_line (self, layout, cr, type, x, baseline, align, colour);
}

/**
 * trellis_text_draw_fitted:
 * @self: a maker of text
 * @cr: where to
 * @string: one line
 * @type: size and weight
 * @x: the left edge
 * @baseline: the line that the letters stand on
 * @width: how wide it may be
 * @colour: of the letters
 *
 * For the headings of a page, which have one line: a long one is set smaller,
 * down to what is still read easily, before it is cut.
 *
 * Returns: how wide it was
 */
double
trellis_text_draw_fitted (TrellisText       *self,
                          cairo_t           *cr,
                          const char        *string,
                          TrellisType        type,
                          double             x,
                          double             baseline,
                          double             width,
                          const TrellisRgba *colour)
{
  double whole = trellis_text_get_width (self, string, type);

  if (whole > width)
    type.size = MAX (type.size * width / whole * 0.995, MIN (type.size, FITTED_LEAST));

  return trellis_text_draw_ellipsized (self, cr, string, type, x, baseline, width, TRELLIS_TEXT_START, colour);
}

/**
 * trellis_text_draw_wrapped:
 * @self: a maker of text
 * @cr: where to
 * @string: what it says
 * @type: size and weight
 * @x: the left edge
 * @baseline: of the first line
 * @width: how wide a line may be
 * @leading: from one baseline to the next
 * @colour: of the letters
 *
 * Returns: how many lines it took
 */
int
trellis_text_draw_wrapped (TrellisText       *self,
                           cairo_t           *cr,
                           const char        *string,
                           TrellisType        type,
                           double             x,
                           double             baseline,
                           double             width,
                           double             leading,
                           const TrellisRgba *colour)
{
  return trellis_text_draw_lines (self, cr, string, type, x, baseline, width, leading, 0, colour);
}

/**
 * trellis_text_draw_lines:
 * @self: a maker of text
 * @cr: where to
 * @string: what it says
 * @type: size and weight
 * @x: the left edge
 * @baseline: of the first line
 * @width: how wide a line may be
 * @leading: from one baseline to the next
 * @n_lines_most: end with an ellipsis after so many; 0 for all of it
 * @colour: of the letters
 *
 * As trellis_text_draw_wrapped(), where there is not room for everything.
 *
 * Returns: how many lines it took
 */
int
trellis_text_draw_lines (TrellisText       *self,
                         cairo_t           *cr,
                         const char        *string,
                         TrellisType        type,
                         double             x,
                         double             baseline,
                         double             width,
                         double             leading,
                         int                n_lines_most,
                         const TrellisRgba *colour)
{
  g_autoptr (PangoLayout) layout = trellis_text_create_wrapped (self, string, type, width, 0, n_lines_most);
  int n_lines = pango_layout_get_line_count (layout);

  record (self, string, layout);
  trellis_rgba_set_source (colour, cr);
  trellis_text_begin_line (self, cr, type);
  for (int i = 0; i < n_lines; i++)
    {
      cairo_move_to (cr, x, baseline + i * leading);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, i));
    }
  trellis_text_end_line (self, cr, type);

  return n_lines;
}
