/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-matrix-grid-private.h"

#include "trellis-grid-cell.h"
#include "trellis-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  PROP_MATRIX = 1,
  PROP_DENSITY,
  PROP_ZOOM,
  PROP_CURSOR_ROW,
  PROP_CURSOR_COLUMN,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_ACTIVATE_CELL,
  SIGNAL_JUDGE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
get_border (GtkScrollable *scrollable,
            GtkBorder     *border)
{
  TrellisMatrixGrid *self = TRELLIS_MATRIX_GRID (scrollable);

  /* The heads and the schools' columns do not scroll. */
  *border = (GtkBorder) { 0 };
  if (self->layout != NULL)
    {
      /* Scrollbars stand beyond the border and need some room. */
      border->top = (gint16) MIN (self->layout->head_height, gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
      border->left = (gint16) MIN (self->layout->fixed_width, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0);
    }

  return TRUE;
}

static void
init_scrollable (GtkScrollableInterface *iface)
{
  iface->get_border = get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisMatrixGrid, trellis_matrix_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, init_scrollable))

static void
drop_layout (TrellisMatrixGrid *self)
{
  g_clear_pointer (&self->layout, trellis_matrix_layout_free);
  for (guint i = 0; i < TRELLIS_N_GRID_TEXTS; i++)
    g_hash_table_remove_all (self->texts[i]);
  g_hash_table_remove_all (self->row_nodes);
}

/* Everything that was worked out for the style, the place or the matrix. */
static void
start_afresh (TrellisMatrixGrid *self)
{
  drop_layout (self);
  trellis_matrix_grid_clear_looks (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * trellis_matrix_grid_ensure_layout:
 * @self: a grid
 *
 * Returns: (transfer none) (nullable): where everything stands in the width
 *   that there is; %NULL without a matrix
 */
TrellisMatrixLayout *
trellis_matrix_grid_ensure_layout (TrellisMatrixGrid *self)
{
  TrellisMatrixSpec spec;

  if (self->layout != NULL || self->matrix == NULL)
    return self->layout;

  self->scale = trellis_style_get_scale (GTK_WIDGET (self)) * self->zoom;
  trellis_matrix_grid_measure_spec (self, gtk_widget_get_width (GTK_WIDGET (self)), &spec);
  self->layout = trellis_matrix_layout_new (&spec);
  trellis_matrix_grid_clear_spec (&spec);

  return self->layout;
}

static void
configure_adjustments (TrellisMatrixGrid *self)
{
  TrellisMatrixLayout *layout = trellis_matrix_grid_ensure_layout (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double content_width = layout != NULL ? layout->width : 0;
  double content_height = layout != NULL ? layout->height + TRELLIS_MATRIX_GRID_FOOT : 0;
  double step = layout != NULL ? layout->row_height * 3 : 1;

  if (layout != NULL)
    {
      width = MAX (width - layout->fixed_width, 1);
      content_width -= layout->fixed_width;
      height = MAX (height - layout->head_height, 1);
    }

  gtk_adjustment_configure (self->hadjustment,
                            CLAMP (gtk_adjustment_get_value (self->hadjustment), 0, MAX (0, content_width - width)),
                            0, MAX (content_width, width), 40, width * 0.9, width);
  gtk_adjustment_configure (self->vadjustment,
                            CLAMP (gtk_adjustment_get_value (self->vadjustment), 0, MAX (0, content_height - height)),
                            0, MAX (content_height, height), step, height * 0.9, height);
}

static void
trellis_matrix_grid_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  TrellisMatrixGrid *self = TRELLIS_MATRIX_GRID (widget);
  GdkRectangle area = { 0, 0, 1, 1 };

  if (width != self->layout_width)
    {
      self->layout_width = width;
      drop_layout (self);
    }
  configure_adjustments (self);

  trellis_matrix_grid_get_cell_area (self, self->cursor_row, self->cursor_column, &area);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      int least;

      gtk_widget_measure (self->cells[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->cells[i], &area, -1);
    }
}

static void
trellis_matrix_grid_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  /* It scrolls: what it would like is enough for the head and some schools. */
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 400;
}

static void
trellis_matrix_grid_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  trellis_matrix_grid_paint (TRELLIS_MATRIX_GRID (widget), snapshot);
}

static gboolean
trellis_matrix_grid_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  TrellisMatrixGrid *self = TRELLIS_MATRIX_GRID (widget);

  /* Tab enters at the cursor and leaves from it; arrows move the cursor. */
  return trellis_matrix_grid_has_focus (self) ? FALSE : trellis_matrix_grid_focus_cell (self);
}

static gboolean
trellis_matrix_grid_grab_focus (GtkWidget *widget)
{
  TrellisMatrixGrid *self = TRELLIS_MATRIX_GRID (widget);

  return trellis_matrix_grid_has_focus (self) || trellis_matrix_grid_focus_cell (self);
}

static void
trellis_matrix_grid_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (trellis_matrix_grid_parent_class)->css_changed (widget, change);
  start_afresh (TRELLIS_MATRIX_GRID (widget));
}

static void
set_adjustment (TrellisMatrixGrid  *self,
                GtkAdjustment     **slot,
                GtkAdjustment      *adjustment)
{
  if (adjustment != NULL && *slot == adjustment)
    return;

  if (*slot != NULL)
    {
      g_signal_handlers_disconnect_by_data (*slot, self);
      g_clear_object (slot);
    }
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *slot = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
trellis_matrix_grid_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  TrellisMatrixGrid *self = TRELLIS_MATRIX_GRID (object);

  switch (id)
    {
    case PROP_MATRIX:
      g_value_set_object (value, self->matrix);
      break;
    case PROP_DENSITY:
      g_value_set_uint (value, self->density);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_CURSOR_ROW:
      g_value_set_uint (value, self->cursor_row);
      break;
    case PROP_CURSOR_COLUMN:
      g_value_set_uint (value, self->cursor_column);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_matrix_grid_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  TrellisMatrixGrid *self = TRELLIS_MATRIX_GRID (object);

  switch (id)
    {
    case PROP_MATRIX:
      trellis_matrix_grid_set_matrix (self, g_value_get_object (value));
      break;
    case PROP_DENSITY:
      trellis_matrix_grid_set_density (self, g_value_get_uint (value));
      break;
    case PROP_ZOOM:
      trellis_matrix_grid_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_CURSOR_ROW:
      trellis_matrix_grid_set_cursor (self, g_value_get_uint (value), self->cursor_column);
      break;
    case PROP_CURSOR_COLUMN:
      trellis_matrix_grid_set_cursor (self, self->cursor_row, g_value_get_uint (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_matrix_grid_dispose (GObject *object)
{
  TrellisMatrixGrid *self = TRELLIS_MATRIX_GRID (object);

  g_clear_handle_id (&self->typed_timeout_id, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->hadjustment, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  trellis_matrix_grid_clear_facts (self);
  trellis_matrix_grid_clear_looks (self);
  g_clear_object (&self->matrix);

  G_OBJECT_CLASS (trellis_matrix_grid_parent_class)->dispose (object);
}

static void
trellis_matrix_grid_finalize (GObject *object)
{
  TrellisMatrixGrid *self = TRELLIS_MATRIX_GRID (object);

  g_clear_pointer (&self->layout, trellis_matrix_layout_free);
  for (guint i = 0; i < TRELLIS_N_GRID_TEXTS; i++)
    g_hash_table_unref (self->texts[i]);
  g_hash_table_unref (self->row_nodes);
  g_array_unref (self->looks);
  g_array_unref (self->legend);
  g_string_free (self->typed, TRUE);

  G_OBJECT_CLASS (trellis_matrix_grid_parent_class)->finalize (object);
}

static void
trellis_matrix_grid_class_init (TrellisMatrixGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_matrix_grid_get_property;
  object_class->set_property = trellis_matrix_grid_set_property;
  object_class->dispose = trellis_matrix_grid_dispose;
  object_class->finalize = trellis_matrix_grid_finalize;
  widget_class->size_allocate = trellis_matrix_grid_size_allocate;
  widget_class->measure = trellis_matrix_grid_measure;
  widget_class->snapshot = trellis_matrix_grid_snapshot;
  widget_class->focus = trellis_matrix_grid_focus;
  widget_class->grab_focus = trellis_matrix_grid_grab_focus;
  widget_class->css_changed = trellis_matrix_grid_css_changed;

  /**
   * TrellisMatrixGrid:matrix:
   *
   * What is shown.
   */
  properties[PROP_MATRIX] =
    g_param_spec_object ("matrix", NULL, NULL, TRELLIS_TYPE_MATRIX,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * TrellisMatrixGrid:density:
   *
   * How high the rows are, a #TrellisMatrixDensity.
   */
  properties[PROP_DENSITY] =
    g_param_spec_uint ("density", NULL, NULL, 0, TRELLIS_N_MATRIX_DENSITIES - 1, TRELLIS_MATRIX_COMPACT,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * TrellisMatrixGrid:zoom:
   *
   * How much larger everything is than the person's text asks for: for a board
   * room.
   */
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, 0.5, 4, 1,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * TrellisMatrixGrid:cursor-row:
   *
   * The row of the cell that keys act on.
   */
  properties[PROP_CURSOR_ROW] =
    g_param_spec_uint ("cursor-row", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * TrellisMatrixGrid:cursor-column:
   *
   * The column of the cell that keys act on.
   */
  properties[PROP_CURSOR_COLUMN] =
    g_param_spec_uint ("cursor-column", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * TrellisMatrixGrid::activate-cell:
   * @self: the grid
   * @row: the cell's row
   * @column: the cell's column
   *
   * A person asks to see, or to leave, what is behind the cell.
   */
  signals[SIGNAL_ACTIVATE_CELL] =
    g_signal_new ("activate-cell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  /**
   * TrellisMatrixGrid::judge:
   * @self: the grid
   * @cells: (element-type TrellisMatrixPlace): at least one, by row
   * @level_id: the level
   *
   * A person judged these cells by a key. The grid itself changes nothing: it
   * shows the level once it is given a matrix that has it. A cell of the last
   * column is the category, which has to be agreed.
   */
  signals[SIGNAL_JUDGE] =
    g_signal_new ("judge", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "matrixgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
trellis_matrix_grid_init (TrellisMatrixGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->zoom = 1;
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  self->typed = g_string_new (NULL);
  self->legend = g_array_new (FALSE, TRUE, sizeof (TrellisLegendEntry));
  self->row_nodes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  self->looks = g_array_new (FALSE, TRUE, sizeof (TrellisLevelLook));
  for (guint i = 0; i < TRELLIS_N_GRID_TEXTS; i++)
    self->texts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      self->cells[i] = trellis_grid_cell_new ();
      gtk_widget_set_parent (self->cells[i], widget);
    }

  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Categorisation matrix"), -1);
  trellis_style_watch (widget, G_CALLBACK (start_afresh));
  trellis_matrix_grid_add_input (self);
}

/**
 * trellis_matrix_grid_new:
 *
 * Every school by every aspect, a colour and a short code each, to be put into
 * a #GtkScrolledWindow. Heads and schools stay while the cells scroll. Only
 * what is in view is painted, so that its speed does not depend on how many
 * schools there are.
 *
 * Returns: (transfer floating): a grid without a matrix
 */
GtkWidget *
trellis_matrix_grid_new (void)
{
  return g_object_new (TRELLIS_TYPE_MATRIX_GRID, NULL);
}

/**
 * trellis_matrix_grid_get_matrix:
 * @self: a grid
 *
 * Returns: (transfer none) (nullable): what it shows
 */
TrellisMatrix *
trellis_matrix_grid_get_matrix (TrellisMatrixGrid *self)
{
  g_return_val_if_fail (TRELLIS_IS_MATRIX_GRID (self), NULL);

  return self->matrix;
}

/**
 * trellis_matrix_grid_set_matrix:
 * @self: a grid
 * @matrix: (nullable): what to show
 *
 * Shows @matrix. The cursor stays on the school and the aspect that it is on,
 * and the view where it is.
 */
void
trellis_matrix_grid_set_matrix (TrellisMatrixGrid *self,
                                TrellisMatrix     *matrix)
{
  g_autoptr (TrellisMatrix) old = NULL;
  guint row, column;

  g_return_if_fail (TRELLIS_IS_MATRIX_GRID (self));
  g_return_if_fail (matrix == NULL || TRELLIS_IS_MATRIX (matrix));

  if (self->matrix == matrix)
    return;

  row = self->cursor_row;
  column = self->cursor_column;
  old = g_steal_pointer (&self->matrix);
  trellis_matrix_grid_clear_facts (self);
  if (matrix != NULL)
    {
      self->matrix = g_object_ref (matrix);
      trellis_matrix_grid_keep_cursor (self, old);
      trellis_matrix_grid_gather (self);
    }
  g_string_truncate (self->typed, 0);
  start_afresh (self);
  trellis_matrix_grid_name_cell (self);

  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MATRIX]);
  if (row != self->cursor_row)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR_ROW]);
  if (column != self->cursor_column)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR_COLUMN]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * trellis_matrix_grid_get_density:
 * @self: a grid
 *
 * Returns: how high its rows are
 */
TrellisMatrixDensity
trellis_matrix_grid_get_density (TrellisMatrixGrid *self)
{
  g_return_val_if_fail (TRELLIS_IS_MATRIX_GRID (self), TRELLIS_MATRIX_COMPACT);

  return self->density;
}

/**
 * trellis_matrix_grid_set_density:
 * @self: a grid
 * @density: how high its rows are to be
 *
 * Sets the height of the rows, and the size of what is in them.
 */
void
trellis_matrix_grid_set_density (TrellisMatrixGrid    *self,
                                 TrellisMatrixDensity  density)
{
  g_return_if_fail (TRELLIS_IS_MATRIX_GRID (self));
  g_return_if_fail ((guint) density < TRELLIS_N_MATRIX_DENSITIES);

  if (self->density == density)
    return;

  self->density = density;
  start_afresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DENSITY]);
}

/**
 * trellis_matrix_grid_get_zoom:
 * @self: a grid
 *
 * Returns: how much larger everything is than usual
 */
double
trellis_matrix_grid_get_zoom (TrellisMatrixGrid *self)
{
  g_return_val_if_fail (TRELLIS_IS_MATRIX_GRID (self), 1);

  return self->zoom;
}

/**
 * trellis_matrix_grid_set_zoom:
 * @self: a grid
 * @zoom: 0.5 to 4
 *
 * Makes everything that much larger than the person's text asks for.
 */
void
trellis_matrix_grid_set_zoom (TrellisMatrixGrid *self,
                              double             zoom)
{
  g_return_if_fail (TRELLIS_IS_MATRIX_GRID (self));
  g_return_if_fail (zoom >= 0.5 && zoom <= 4);

  if (self->zoom == zoom)
    return;

  self->zoom = zoom;
  start_afresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}
