/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the grid works out once so as not to do it for every frame: counts by
 * level, the legend, texts as they are set, colours and marks of levels. */

#include "config.h"

#include "trellis-matrix-grid-private.h"

#include "trellis-style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Enough for every school in view and its neighbours; a cache, not a copy of
 * the trust. */
#define MOST_TEXTS 1000
/* So many texts of a column are measured, the longest, however many schools there are. */
#define MEASURED 16

static void
clear_legend_entry (gpointer data)
{
  g_free (((TrellisLegendEntry *) data)->text);
}

static guint
find_level_slot (GPtrArray          *levels,
                 const TrellisLevel *level)
{
  for (guint i = 0; i < levels->len; i++)
    {
      if (g_ptr_array_index (levels, i) == level)
        return i;
    }

  return levels->len;
}

static guint *
get_count_slot (TrellisMatrixGrid *self,
                int                group,
                guint              column,
                guint              level)
{
  return &self->counts[((guint) (group + 1) * self->matrix->columns->len + column) * self->n_level_slots + level];
}

/**
 * trellis_matrix_grid_count:
 * @self: a grid with a matrix
 * @group: a group, or -1 for every school
 * @column: a column
 * @level: a level by its place in the column's levels, from 0, or the number of
 *   levels for the cells that apply and are not judged
 *
 * Returns: how many schools are at that level
 */
guint
trellis_matrix_grid_count (TrellisMatrixGrid *self,
                           int                group,
                           guint              column,
                           guint              level)
{
  return *get_count_slot (self, group, column, level);
}

static void
add_legend (TrellisMatrixGrid  *self,
            TrellisLegendKind   kind,
            const TrellisLevel *level,
            const char         *text)
{
  TrellisLegendEntry entry = { kind, level, g_strdup (text) };

  g_array_append_val (self->legend, entry);
}

/* Every level that is in a column, the scheme's first; then the marks that are
 * in the matrix, so that a legend explains nothing that is not there. */
static void
gather_legend (TrellisMatrixGrid *self,
               gboolean           has_moved,
               gboolean           has_differing,
               gboolean           has_old_evidence,
               gboolean           has_not_judged,
               gboolean           has_not_applying)
{
  TrellisScheme *scheme = self->matrix->scheme;

  g_array_set_clear_func (self->legend, clear_legend_entry);
  for (guint i = 0; i < scheme->levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (scheme->levels, i);

      add_legend (self, TRELLIS_LEGEND_LEVEL, level, level->name);
    }
  for (guint column = 0; column < self->matrix->columns->len; column++)
    {
      GPtrArray *levels = self->column_levels[column];

      for (guint i = 0; levels != scheme->levels && i < levels->len; i++)
        {
          const TrellisLevel *level = g_ptr_array_index (levels, i);

          add_legend (self, TRELLIS_LEGEND_LEVEL, level, level->name);
        }
    }

  if (has_moved)
    {
      g_autofree char *day = trellis_day_format (self->matrix->compared_with, TRELLIS_DAY_STYLE_SHORT);
      /* Translators: %s is a day such as 5 Sep. */
      g_autofree char *text = g_strdup_printf (_("moved since %s"), day);

      add_legend (self, TRELLIS_LEGEND_MOVED, NULL, text);
    }
  if (has_differing)
    add_legend (self, TRELLIS_LEGEND_DIFFER, NULL, _("sources differ"));
  if (has_old_evidence)
    add_legend (self, TRELLIS_LEGEND_EVIDENCE, NULL, _("evidence missing or over a year old"));
  if (has_not_judged)
    add_legend (self, TRELLIS_LEGEND_NOT_JUDGED, NULL, _("not judged"));
  if (has_not_applying)
    add_legend (self, TRELLIS_LEGEND_NOT_APPLYING, NULL, _("does not apply"));
}

/**
 * trellis_matrix_grid_gather:
 * @self: a grid with a matrix
 *
 * Counts every cell once: so many schools at each level in each column and
 * group, and which marks there are to explain.
 */
void
trellis_matrix_grid_gather (TrellisMatrixGrid *self)
{
  TrellisMatrix *matrix = self->matrix;
  guint n_columns = matrix->columns->len;
  gboolean has_moved = FALSE, has_differing = FALSE, has_old_evidence = FALSE;
  gboolean has_not_judged = FALSE, has_not_applying = FALSE;

  self->column_levels = g_new0 (GPtrArray *, n_columns);
  self->n_level_slots = 1;
  for (guint column = 0; column < n_columns; column++)
    {
      const char *aspect_id = trellis_matrix_get_column (matrix, column)->aspect_id;

      self->column_levels[column] = trellis_scheme_get_aspect_levels (matrix->scheme, aspect_id);
      self->n_level_slots = MAX (self->n_level_slots, self->column_levels[column]->len + 1);
    }

  self->counts = g_new0 (guint, (gsize) (matrix->groups->len + 1) * n_columns * self->n_level_slots);
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      const TrellisMatrixRow *row = &g_array_index (matrix->rows, TrellisMatrixRow, i);

      for (guint column = 0; column < n_columns; column++)
        {
          const TrellisMatrixCell *cell = &row->cells[column];
          guint slot;

          if (!cell->applies)
            {
              has_not_applying = TRUE;
              continue;
            }
          slot = find_level_slot (self->column_levels[column], cell->level);
          (*get_count_slot (self, -1, column, slot))++;
          (*get_count_slot (self, (int) row->group, column, slot))++;
          has_not_judged |= cell->level == NULL;
          has_moved |= trellis_matrix_cell_get_direction (cell) != 0;
          has_differing |= cell->sources_differ;
          has_old_evidence |= cell->level != NULL && cell->evidence != TRELLIS_EVIDENCE_RECENT;
        }
      self->has_limits |= row->months_in_level >= 0;
    }

  self->moves = g_new0 (guint, 2 * (gsize) matrix->groups->len);
  for (guint group = 0; group < matrix->groups->len; group++)
    trellis_matrix_count_moves (matrix, (int) group, &self->moves[2 * group], &self->moves[2 * group + 1]);

  self->most_in_level = 0;
  for (guint column = 0; column < n_columns; column++)
    {
      for (guint level = 0; level < self->column_levels[column]->len; level++)
        self->most_in_level = MAX (self->most_in_level, trellis_matrix_grid_count (self, -1, column, level));
    }

  gather_legend (self, has_moved, has_differing, has_old_evidence, has_not_judged, has_not_applying);
}

/**
 * trellis_matrix_grid_clear_facts:
 * @self: a grid
 *
 * Forgets what was gathered of a matrix that is no longer shown.
 */
void
trellis_matrix_grid_clear_facts (TrellisMatrixGrid *self)
{
  g_clear_pointer (&self->column_levels, g_free);
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->moves, g_free);
  g_array_set_size (self->legend, 0);
  self->has_limits = FALSE;
  self->most_in_level = 0;
}

static double
get_row_text_size (TrellisMatrixGrid *self)
{
  static const double sizes[TRELLIS_N_MATRIX_DENSITIES] = { 12, 13, 14.5 };

  return sizes[self->density];
}

static void
get_type (TrellisMatrixGrid *self,
          TrellisGridText    style,
          double            *size,
          PangoWeight       *weight)
{
  *weight = PANGO_WEIGHT_NORMAL;
  switch (style)
    {
    case TRELLIS_GRID_TEXT_NAME_BOLD:
    case TRELLIS_GRID_TEXT_CODE:
    case TRELLIS_GRID_TEXT_BOLD:
      *weight = PANGO_WEIGHT_BOLD;
      *size = get_row_text_size (self);
      break;
    case TRELLIS_GRID_TEXT_HEADING:
    case TRELLIS_GRID_TEXT_CAPTION_BOLD:
      *weight = PANGO_WEIGHT_BOLD;
      *size = 12;
      break;
    case TRELLIS_GRID_TEXT_GROUP:
      *weight = PANGO_WEIGHT_BOLD;
      *size = 13.5;
      break;
    case TRELLIS_GRID_TEXT_CAPTION:
      *size = 12;
      break;
    case TRELLIS_GRID_TEXT_COUNT:
      *size = 11;
      break;
    case TRELLIS_GRID_TEXT_NAME:
    case TRELLIS_GRID_TEXT_PHASE:
    case TRELLIS_GRID_TEXT_ADVISER:
    case TRELLIS_GRID_TEXT_PLAIN:
    case TRELLIS_N_GRID_TEXTS:
    default:
      *size = get_row_text_size (self);
      break;
    }
}

static PangoLayout *
create_text (TrellisMatrixGrid *self,
             TrellisGridText    style,
             const char        *string)
{
  PangoWeight weight;
  double size;

  get_type (self, style, &size, &weight);

  return trellis_style_create_layout (GTK_WIDGET (self), string, size * self->zoom, weight);
}

/* Cuts a text to the width that it has in the layout. */
static void
fit_text (TrellisMatrixGrid *self,
          TrellisGridText    style,
          PangoLayout       *text)
{
  const TrellisMatrixLayout *layout = self->layout;
  double width = -1;

  if (layout == NULL)
    return;
  switch (style)
    {
    case TRELLIS_GRID_TEXT_NAME:
    case TRELLIS_GRID_TEXT_NAME_BOLD:
      width = layout->name.width;
      break;
    case TRELLIS_GRID_TEXT_PHASE:
      width = layout->phase.width;
      break;
    case TRELLIS_GRID_TEXT_ADVISER:
      width = layout->adviser.width;
      break;
    case TRELLIS_GRID_TEXT_GROUP:
      width = layout->summary.width > 0 ? layout->summary.width - 6 * layout->scale : layout->fixed_width;
      break;
    case TRELLIS_GRID_TEXT_CODE:
    case TRELLIS_GRID_TEXT_PLAIN:
    case TRELLIS_GRID_TEXT_BOLD:
    case TRELLIS_GRID_TEXT_HEADING:
    case TRELLIS_GRID_TEXT_CAPTION:
    case TRELLIS_GRID_TEXT_CAPTION_BOLD:
    case TRELLIS_GRID_TEXT_COUNT:
    case TRELLIS_N_GRID_TEXTS:
    default:
      return;
    }

  pango_layout_set_width (text, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
}

/**
 * trellis_matrix_grid_get_text:
 * @self: a grid
 * @style: how it is set
 * @string: the text
 *
 * Returns: (transfer none): the text as it is set; it is the grid's, and gone
 *   when the next one is asked for
 */
PangoLayout *
trellis_matrix_grid_get_text (TrellisMatrixGrid *self,
                              TrellisGridText    style,
                              const char        *string)
{
  GHashTable *texts = self->texts[style];
  PangoLayout *text = g_hash_table_lookup (texts, string);

  if (text != NULL)
    return text;

  if (g_hash_table_size (texts) >= MOST_TEXTS)
    g_hash_table_remove_all (texts);
  text = create_text (self, style, string);
  fit_text (self, style, text);
  g_hash_table_insert (texts, g_strdup (string), text);

  return text;
}

static double
measure_text (TrellisMatrixGrid *self,
              TrellisGridText    style,
              const char        *string)
{
  g_autoptr (PangoLayout) text = create_text (self, style, string);
  int width;

  pango_layout_get_pixel_size (text, &width, NULL);

  return width;
}

static void
measure_heading (TrellisMatrixGrid    *self,
                 const char           *name,
                 TrellisMatrixHeading *heading)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  guint n_words = g_strv_length (words);
  g_autofree double *widths = g_new0 (double, n_words);

  for (guint i = 0; i < n_words; i++)
    widths[i] = measure_text (self, TRELLIS_GRID_TEXT_HEADING, words[i]);
  trellis_matrix_heading_measure (heading, widths, n_words, measure_text (self, TRELLIS_GRID_TEXT_HEADING, " "));
}

/* The longest by letters is not quite the widest, so some are kept. */
typedef struct
{
  const char *texts[MEASURED];
  gsize lengths[MEASURED];
  guint n;
} Longest;

static void
keep_long (Longest    *longest,
           const char *text)
{
  gsize length = strlen (text);
  guint shortest = 0;

  for (guint i = 1; i < longest->n; i++)
    {
      if (longest->lengths[i] < longest->lengths[shortest])
        shortest = i;
    }
  if (length == 0 || (longest->n == MEASURED && length <= longest->lengths[shortest]))
    return;
  for (guint i = 0; i < longest->n; i++)
    {
      if (longest->lengths[i] == length && strcmp (longest->texts[i], text) == 0)
        return;
    }

  if (longest->n < MEASURED)
    shortest = longest->n++;
  longest->texts[shortest] = text;
  longest->lengths[shortest] = length;
}

static double
measure_longest (TrellisMatrixGrid *self,
                 TrellisGridText    style,
                 const Longest     *longest)
{
  double width = 0;

  for (guint i = 0; i < longest->n; i++)
    width = MAX (width, measure_text (self, style, longest->texts[i]) + 1);

  return width;
}

/**
 * trellis_legend_kind_get_mark_width:
 * @kind: what is explained
 *
 * Returns: how wide its mark is with the space after it, in pixels at a text
 *   of 100 %
 */
double
trellis_legend_kind_get_mark_width (TrellisLegendKind kind)
{
  static const double widths[] = {
    [TRELLIS_LEGEND_LEVEL] = 27, [TRELLIS_LEGEND_MOVED] = 21, [TRELLIS_LEGEND_DIFFER] = 14,
    [TRELLIS_LEGEND_EVIDENCE] = 12, [TRELLIS_LEGEND_NOT_JUDGED] = 21, [TRELLIS_LEGEND_NOT_APPLYING] = 14,
  };

  return widths[kind];
}

/**
 * trellis_matrix_grid_measure_spec:
 * @self: a grid with a matrix, its scale set
 * @width: of the place that there is
 * @spec: (out caller-allocates): filled in; give it to
 *   trellis_matrix_grid_clear_spec() when it is done with
 *
 * Measures all that decides where things stand.
 */
void
trellis_matrix_grid_measure_spec (TrellisMatrixGrid *self,
                                  double             width,
                                  TrellisMatrixSpec *spec)
{
  TrellisMatrix *matrix = self->matrix;
  TrellisMatrixHeading *headings = g_new0 (TrellisMatrixHeading, matrix->columns->len);
  guint *sizes = g_new0 (guint, matrix->groups->len);
  double *legend_widths = g_new0 (double, self->legend->len);
  Longest names = { 0 }, phases = { 0 }, advisers = { 0 };

  for (guint i = 0; i < matrix->columns->len; i++)
    measure_heading (self, trellis_matrix_get_column (matrix, i)->name, &headings[i]);
  for (guint i = 0; i < matrix->groups->len; i++)
    sizes[i] = g_array_index (matrix->groups, TrellisMatrixGroup, i).n_rows;
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      const TrellisSchool *school = g_array_index (matrix->rows, TrellisMatrixRow, i).school;

      keep_long (&names, school->name);
      keep_long (&phases, trellis_phase_get_name (school->phase));
      keep_long (&advisers, school->adviser_name);
    }
  for (guint i = 0; i < self->legend->len; i++)
    {
      const TrellisLegendEntry *entry = &g_array_index (self->legend, TrellisLegendEntry, i);

      legend_widths[i] = measure_text (self, TRELLIS_GRID_TEXT_CAPTION, entry->text) +
                         trellis_legend_kind_get_mark_width (entry->kind) * self->scale;
    }

  *spec = (TrellisMatrixSpec) {
    .width = width,
    .scale = self->scale,
    .density = self->density,
    .has_summaries = matrix->groups->len > 1 ||
                     (matrix->groups->len == 1 && g_array_index (matrix->groups, TrellisMatrixGroup, 0).id != NULL),
    /* The cursor's name is bold. */
    .name_width = measure_longest (self, TRELLIS_GRID_TEXT_NAME_BOLD, &names),
    .phase_width = measure_longest (self, TRELLIS_GRID_TEXT_PHASE, &phases),
    .adviser_width = measure_longest (self, TRELLIS_GRID_TEXT_ADVISER, &advisers),
    .limit_width = measure_text (self, TRELLIS_GRID_TEXT_HEADING, _("In level")),
    .headings = headings,
    .n_columns = matrix->columns->len,
    .group_sizes = sizes,
    .n_groups = matrix->groups->len,
    .legend_widths = legend_widths,
    .n_legend = self->legend->len,
  };
}

/**
 * trellis_matrix_grid_clear_spec:
 * @spec: as trellis_matrix_grid_measure_spec() filled it in
 *
 * Frees what it holds.
 */
void
trellis_matrix_grid_clear_spec (TrellisMatrixSpec *spec)
{
  g_free ((gpointer) spec->headings);
  g_free ((gpointer) spec->group_sizes);
  g_free ((gpointer) spec->legend_widths);
}

/* A triangle as a node of its own, which is made once for a colour and then
 * only placed. */
static GskRenderNode *
create_triangle (const graphene_point_t  points[3],
                 float                   size,
                 const TrellisRgba      *colour)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, size, size));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  for (guint i = 0; i < 3; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_close_path (cr);
  trellis_rgba_set_source (colour, cr);
  cairo_fill (cr);
  cairo_destroy (cr);

  return node;
}

static void
make_look (TrellisMatrixGrid  *self,
           const TrellisLevel *level,
           TrellisLevelLook   *look)
{
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  float arrow = (float) (7 * self->scale);
  float corner = (float) (9 * self->scale);
  PangoRectangle capital;

  look->level = level;
  trellis_palette_get_level_colours (palette, level, &look->fill, &look->text);
  look->code = create_text (self, TRELLIS_GRID_TEXT_CODE, level->short_code);
  pango_layout_get_pixel_size (look->code, &look->code_width, NULL);
  pango_layout_get_extents (trellis_matrix_grid_get_text (self, TRELLIS_GRID_TEXT_CODE, "E"), &capital, NULL);
  look->code_rise = (capital.y + capital.height / 2.0) / PANGO_SCALE;
  look->up = create_triangle ((graphene_point_t[3]) { { 0, arrow }, { arrow, arrow }, { arrow / 2, 0 } },
                              arrow, &look->text);
  look->down = create_triangle ((graphene_point_t[3]) { { 0, 0 }, { arrow, 0 }, { arrow / 2, arrow } },
                                arrow, &look->text);
  look->corner = create_triangle ((graphene_point_t[3]) { { 0, 0 }, { corner, 0 }, { corner, corner } },
                                  corner, &look->text);
}

/**
 * trellis_matrix_grid_get_look:
 * @self: a grid
 * @level: a level of the matrix's scheme
 *
 * Returns: (transfer none): how its cells are painted; the grid's
 */
TrellisLevelLook *
trellis_matrix_grid_get_look (TrellisMatrixGrid  *self,
                              const TrellisLevel *level)
{
  TrellisLevelLook look;

  for (guint i = 0; i < self->looks->len; i++)
    {
      if (g_array_index (self->looks, TrellisLevelLook, i).level == level)
        return &g_array_index (self->looks, TrellisLevelLook, i);
    }

  make_look (self, level, &look);
  g_array_append_val (self->looks, look);

  return &g_array_index (self->looks, TrellisLevelLook, self->looks->len - 1);
}

/**
 * trellis_matrix_grid_clear_looks:
 * @self: a grid
 *
 * Forgets how levels are painted: the style, or the scheme, is another.
 */
void
trellis_matrix_grid_clear_looks (TrellisMatrixGrid *self)
{
  for (guint i = 0; i < self->looks->len; i++)
    {
      TrellisLevelLook *look = &g_array_index (self->looks, TrellisLevelLook, i);

      g_object_unref (look->code);
      gsk_render_node_unref (look->up);
      gsk_render_node_unref (look->down);
      gsk_render_node_unref (look->corner);
    }
  g_array_set_size (self->looks, 0);
}
