/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-portfolio-line.h"

#include "trellis-level-chip-draw.h"
#include "trellis-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TEXT_SIZE 14
#define COUNT_SIZE 13
#define CHIP_SIZE 12
#define MARK_SIZE 11

/* A line of the portfolio paints itself: a widget for each cell would make ten
 * times as many, and a list of thousands would stutter. */
struct _TrellisPortfolioLine
{
  GtkWidget parent_instance;

  TrellisPortfolioLayout *layout;
  TrellisPortfolioRow *row;  /* (nullable) */
  GHashTable *texts;         /* (element-type gpointer PangoLayout): made when first painted */
  gboolean is_named;         /* its name says what it tells */
};

/* What else than a column's own text a line writes. */
enum
{
  TEXT_VISIT_NUMBER = TRELLIS_PORTFOLIO_N_COLUMNS,
  TEXT_ARROW,
  TEXT_TITLE,
  TEXT_SUMMARY,
  TEXT_COUNT,
  TEXT_LETTER = TEXT_COUNT + TRELLIS_N_RATINGS,
};

static const TrellisRating slots[TRELLIS_N_RATINGS] = {
  TRELLIS_RATING_RED, TRELLIS_RATING_AMBER, TRELLIS_RATING_GREEN, TRELLIS_RATING_NONE
};

enum
{
  SIGNAL_TOGGLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisPortfolioLine, trellis_portfolio_line, GTK_TYPE_WIDGET)

/* @text is taken. */
static PangoLayout *
ensure_text (TrellisPortfolioLine *self,
             guint                 key,
             char                 *text,
             double                size,
             PangoWeight           weight)
{
  g_autofree char *owned = text;
  PangoLayout *layout = g_hash_table_lookup (self->texts, GUINT_TO_POINTER (key));

  if (layout == NULL)
    {
      layout = trellis_style_create_layout (GTK_WIDGET (self), owned, size, weight);
      g_hash_table_insert (self->texts, GUINT_TO_POINTER (key), layout);
    }

  return layout;
}

static double
append_text (GtkSnapshot       *snapshot,
             PangoLayout       *layout,
             double             x,
             double             width,
             double             height,
             double             align,
             const TrellisRgba *colour)
{
  int text_width, text_height;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width > width)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      text_width = (int) width;
    }
  trellis_style_append_text (snapshot, layout, (float) floor (x + (width - text_width) * align),
                             (float) floor ((height - text_height) / 2), colour);

  return text_width;
}

static void
append_chip (TrellisPortfolioLine *self,
             GtkSnapshot          *snapshot,
             const TrellisLevel   *level,
             double                x,
             double                height)
{
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  double scale = trellis_portfolio_layout_get_scale (self->layout);
  double width = trellis_portfolio_layout_get_chip_width (self->layout);
  double chip_height = TRELLIS_PORTFOLIO_CHIP_HEIGHT * scale;
  PangoLayout *text = ensure_text (self, TRELLIS_PORTFOLIO_COLUMN_LEVEL,
                                   g_strdup (level != NULL ? level->short_code : "–"), CHIP_SIZE, PANGO_WEIGHT_BOLD);
  TrellisRgba fill, colour;
  GskRoundedRect shape;

  trellis_palette_get_level_colours (palette, level, &fill, &colour);
  if (level != NULL)
    {
      gsk_rounded_rect_init_from_rect (&shape,
                                       &GRAPHENE_RECT_INIT ((float) x, (float) floor ((height - chip_height) / 2),
                                                            (float) width, (float) chip_height), (float) (3 * scale));
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&fill), &shape.bounds);
      gtk_snapshot_pop (snapshot);
      if (palette->is_high_contrast)
        {
          GdkRGBA edge = *trellis_style_to_gdk (&palette->text);

          gtk_snapshot_append_border (snapshot, &shape, (float[4]) { 1, 1, 1, 1 },
                                      (GdkRGBA[4]) { edge, edge, edge, edge });
        }
    }
  append_text (snapshot, text, x, width, height, 0.5, &colour);
}

static void
append_level (TrellisPortfolioLine        *self,
              GtkSnapshot                 *snapshot,
              const TrellisPortfolioPlace *place,
              double                       height)
{
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  double scale = trellis_portfolio_layout_get_scale (self->layout);
  int direction = trellis_portfolio_row_get_direction (self->row);

  append_chip (self, snapshot, self->row->level, place->x, height);
  if (direction != 0)
    append_text (snapshot, ensure_text (self, TEXT_ARROW, g_strdup (direction > 0 ? "▲" : "▼"), 9, PANGO_WEIGHT_NORMAL),
                 place->x + trellis_portfolio_layout_get_chip_width (self->layout) + 5 * scale,
                 TRELLIS_PORTFOLIO_ARROW * scale, height, 0.5, &palette->text);
}

static void
append_terms (TrellisPortfolioLine        *self,
              GtkSnapshot                 *snapshot,
              const TrellisPortfolioPlace *place,
              double                       height)
{
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  TrellisScheme *scheme = trellis_portfolio_layout_get_scheme (self->layout);
  double scale = trellis_portfolio_layout_get_scale (self->layout);
  double spark = 22 * scale;
  cairo_t *cr;

  if (scheme == NULL || self->row->level == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) place->x, 0, (float) place->width,
                                                                 (float) height));
  trellis_level_spark_draw (cr, palette, scheme->levels, self->row->terms, TRELLIS_PORTFOLIO_N_TERMS, place->x,
                            (height - spark) / 2, MIN (place->width, 88 * scale), spark);
  cairo_destroy (cr);
}

static void
append_actions (TrellisPortfolioLine        *self,
                GtkSnapshot                 *snapshot,
                const TrellisPortfolioPlace *place,
                double                       height)
{
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  double scale = trellis_portfolio_layout_get_scale (self->layout);
  double diameter = TRELLIS_PORTFOLIO_MARK * scale;

  for (guint i = 0; i < TRELLIS_N_RATINGS; i++)
    {
      TrellisRating rating = slots[i];
      int count = self->row->school->open_actions[rating];
      double x = place->x + i * TRELLIS_PORTFOLIO_SLOT * scale;
      TrellisRgba fill, text;
      GskRoundedRect shape;

      if (count == 0)
        continue;
      trellis_palette_get_rating_colours (palette, rating, &fill, &text);
      gsk_rounded_rect_init_from_rect (&shape,
                                       &GRAPHENE_RECT_INIT ((float) x, (float) ((height - diameter) / 2),
                                                            (float) diameter, (float) diameter),
                                       (float) diameter / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&fill), &shape.bounds);
      gtk_snapshot_pop (snapshot);
      append_text (snapshot, ensure_text (self, TEXT_LETTER + rating, g_strdup (trellis_rating_get_letter (rating)),
                                          MARK_SIZE, PANGO_WEIGHT_BOLD), x, diameter, height, 0.5, &text);
      append_text (snapshot, ensure_text (self, TEXT_COUNT + rating, g_strdup_printf ("%d", count), COUNT_SIZE,
                                          PANGO_WEIGHT_NORMAL),
                   x + diameter + 3 * scale, (TRELLIS_PORTFOLIO_SLOT - 3) * scale - diameter, height, 0, &palette->dim);
    }
}

static void
append_cell (TrellisPortfolioLine        *self,
             GtkSnapshot                 *snapshot,
             const TrellisPortfolioPlace *place,
             double                       height)
{
  const TrellisPortfolioColumnInfo *info = trellis_portfolio_column_get_info (place->column);
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  const TrellisRgba *colour = info->is_dim ? &palette->dim : &palette->text;
  TrellisSchool *school = self->row->school;
  double scale = trellis_portfolio_layout_get_scale (self->layout);
  PangoLayout *text;
  double width;

  switch ((guint) place->column)
    {
    case TRELLIS_PORTFOLIO_COLUMN_LEVEL:
      append_level (self, snapshot, place, height);
      return;
    case TRELLIS_PORTFOLIO_COLUMN_TERMS:
      append_terms (self, snapshot, place, height);
      return;
    case TRELLIS_PORTFOLIO_COLUMN_ACTIONS:
      append_actions (self, snapshot, place, height);
      return;
    case TRELLIS_PORTFOLIO_COLUMN_IN_LEVEL:
      if (self->row->is_past_limit)
        colour = &palette->warning;
      break;
    case TRELLIS_PORTFOLIO_COLUMN_OVERDUE:
      colour = &palette->warning;
      break;
    case TRELLIS_PORTFOLIO_COLUMN_DOCUMENT:
      if (school->is_document_overdue)
        colour = &palette->warning;
      break;
    default:
      break;
    }

  text = ensure_text (self, place->column, trellis_portfolio_column_dup_text (place->column, self->row), TEXT_SIZE,
                      colour == &palette->warning ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  width = append_text (snapshot, text, place->x, place->width, height, info->is_figure ? 1 : 0, colour);
  if (place->column == TRELLIS_PORTFOLIO_COLUMN_NEXT_VISIT && school->next_visit_number > 0)
    append_text (snapshot, ensure_text (self, TEXT_VISIT_NUMBER, g_strdup_printf (_("visit %d"),
                                                                                  school->next_visit_number),
                                        TEXT_SIZE, PANGO_WEIGHT_NORMAL),
                 place->x + width + 4 * scale, place->width - width - 4 * scale, height, 0, &palette->dim);
}

static void
append_heading (TrellisPortfolioLine *self,
                GtkSnapshot          *snapshot,
                int                   width,
                double                height)
{
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  double scale = trellis_portfolio_layout_get_scale (self->layout);
  double x = TRELLIS_PORTFOLIO_MARGIN * scale;

  gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&palette->heading),
                             &GRAPHENE_RECT_INIT (0, 0, width, (float) height));
  append_text (snapshot, ensure_text (self, TEXT_ARROW, g_strdup (self->row->is_folded ? "▸" : "▾"), TEXT_SIZE,
                                      PANGO_WEIGHT_NORMAL), x - 4 * scale, 16 * scale, height, 0.5, &palette->dim);
  x += 20 * scale;
  if (self->row->group_level != NULL)
    {
      append_chip (self, snapshot, self->row->group_level, x, height);
      x += trellis_portfolio_layout_get_chip_width (self->layout) + 8 * scale;
    }
  x += append_text (snapshot, ensure_text (self, TEXT_TITLE, g_strdup (self->row->title), TEXT_SIZE, PANGO_WEIGHT_BOLD),
                    x, width - x, height, 0, &palette->text) + 10 * scale;
  append_text (snapshot, ensure_text (self, TEXT_SUMMARY, trellis_portfolio_row_dup_summary (self->row), COUNT_SIZE,
                                      PANGO_WEIGHT_NORMAL), x, MAX (width - x, 0), height, 0, &palette->dim);
}

/* What it says to a screen reader, which asks the list's own row. */
static void
update_name (TrellisPortfolioLine *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) name = g_string_new (NULL);

  if (self->row == NULL)
    return;

  if (trellis_portfolio_row_is_heading (self->row))
    {
      g_autofree char *summary = trellis_portfolio_row_dup_summary (self->row);

      g_string_append_printf (name, "%s, %s", self->row->title, summary);
      if (self->row->is_folded)
        /* Translators: of a group whose schools are hidden */
        g_string_append_printf (name, ", %s", _("folded"));
    }
  else
    {
      guint n_columns;
      const TrellisPortfolioColumn *columns = trellis_portfolio_layout_get_columns (self->layout, &n_columns);

      g_string_append (name, self->row->school->name);
      for (guint i = 0; i < n_columns; i++)
        {
          g_autofree char *spoken = NULL;

          if (columns[i] == TRELLIS_PORTFOLIO_COLUMN_SCHOOL)
            continue;
          spoken = trellis_portfolio_column_dup_spoken (columns[i], self->row);
          if (*spoken != '\0')
            g_string_append_printf (name, "; %s: %s", trellis_portfolio_column_get_title (columns[i]), spoken);
        }
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  self->is_named = TRUE;
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
trellis_portfolio_line_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  TrellisPortfolioLine *self = TRELLIS_PORTFOLIO_LINE (widget);
  const TrellisPalette *palette = trellis_style_get_palette (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->row == NULL)
    return;

  /* The list keeps ten times as many lines as are in sight: those that nobody
   * sees need no name yet. */
  if (!self->is_named)
    update_name (self);
  if (trellis_portfolio_row_is_heading (self->row))
    {
      append_heading (self, snapshot, width, height - 1);
    }
  else
    {
      guint n_places;
      const TrellisPortfolioPlace *places = trellis_portfolio_layout_get_places (self->layout, width, &n_places);

      for (guint i = 0; i < n_places; i++)
        append_cell (self, snapshot, &places[i], height - 1);
    }
  gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&palette->line_faint),
                             &GRAPHENE_RECT_INIT (0, height - 1, width, 1));
}

static void
trellis_portfolio_line_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  TrellisPortfolioLine *self = TRELLIS_PORTFOLIO_LINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = trellis_portfolio_layout_get_minimum (self->layout);
  else
    *minimum = *natural = (int) (TRELLIS_PORTFOLIO_ROW_HEIGHT * trellis_portfolio_layout_get_scale (self->layout));
}

static gboolean
trellis_portfolio_line_query_tooltip (GtkWidget  *widget,
                                      int         x,
                                      int         y,
                                      gboolean    is_by_keyboard,
                                      GtkTooltip *tooltip)
{
  TrellisPortfolioLine *self = TRELLIS_PORTFOLIO_LINE (widget);
  const TrellisPortfolioPlace *places;
  guint n_places;

  if (self->row == NULL || trellis_portfolio_row_is_heading (self->row) || is_by_keyboard)
    return FALSE;

  places = trellis_portfolio_layout_get_places (self->layout, gtk_widget_get_width (widget), &n_places);
  for (guint i = 0; i < n_places; i++)
    {
      PangoLayout *text = g_hash_table_lookup (self->texts, GUINT_TO_POINTER (places[i].column));
      g_autofree char *spoken = NULL;

      if (x < places[i].x || x > places[i].x + places[i].width)
        continue;
      /* Pictures in words, and words that found no room. */
      if (places[i].column != TRELLIS_PORTFOLIO_COLUMN_LEVEL && places[i].column != TRELLIS_PORTFOLIO_COLUMN_TERMS &&
          places[i].column != TRELLIS_PORTFOLIO_COLUMN_ACTIONS &&
          (text == NULL || !pango_layout_is_ellipsized (text)))
        return FALSE;
      spoken = trellis_portfolio_column_dup_spoken (places[i].column, self->row);
      gtk_tooltip_set_text (tooltip, spoken);
      return *spoken != '\0';
    }

  return FALSE;
}

static void
trellis_portfolio_line_css_changed (GtkWidget         *widget,
                                    GtkCssStyleChange *change)
{
  g_hash_table_remove_all (TRELLIS_PORTFOLIO_LINE (widget)->texts);
  GTK_WIDGET_CLASS (trellis_portfolio_line_parent_class)->css_changed (widget, change);
}

static void
press_cb (TrellisPortfolioLine *self,
          int                   n_press,
          double                x,
          double                y,
          GtkGestureClick      *gesture)
{
  if (self->row == NULL || !trellis_portfolio_row_is_heading (self->row) || n_press != 1)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_TOGGLE], 0);
}

static void
change_layout_cb (TrellisPortfolioLine *self)
{
  g_hash_table_remove_all (self->texts);
  self->is_named = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
change_row_cb (TrellisPortfolioLine *self)
{
  g_hash_table_remove_all (self->texts);
  self->is_named = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
trellis_portfolio_line_dispose (GObject *object)
{
  TrellisPortfolioLine *self = TRELLIS_PORTFOLIO_LINE (object);

  trellis_portfolio_line_set_row (self, NULL);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (trellis_portfolio_line_parent_class)->dispose (object);
}

static void
trellis_portfolio_line_finalize (GObject *object)
{
  g_hash_table_unref (TRELLIS_PORTFOLIO_LINE (object)->texts);

  G_OBJECT_CLASS (trellis_portfolio_line_parent_class)->finalize (object);
}

static void
trellis_portfolio_line_class_init (TrellisPortfolioLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_portfolio_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_portfolio_line_finalize;
  widget_class->snapshot = trellis_portfolio_line_snapshot;
  widget_class->measure = trellis_portfolio_line_measure;
  widget_class->query_tooltip = trellis_portfolio_line_query_tooltip;
  widget_class->css_changed = trellis_portfolio_line_css_changed;
  gtk_widget_class_set_css_name (widget_class, "portfolioline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * TrellisPortfolioLine::toggle:
   * @self: the line of a heading
   *
   * A person clicked it to fold its schools away or to see them again.
   */
  signals[SIGNAL_TOGGLE] = g_signal_new ("toggle", TRELLIS_TYPE_PORTFOLIO_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
trellis_portfolio_line_init (TrellisPortfolioLine *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  self->texts = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_signal_connect_swapped (gesture, "pressed", G_CALLBACK (press_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  trellis_style_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

/**
 * trellis_portfolio_line_new:
 * @layout: where its columns stand
 *
 * Returns: (transfer floating): a line without a row
 */
GtkWidget *
trellis_portfolio_line_new (TrellisPortfolioLayout *layout)
{
  TrellisPortfolioLine *self = g_object_new (TRELLIS_TYPE_PORTFOLIO_LINE, NULL);

  self->layout = g_object_ref (layout);
  g_signal_connect_object (layout, "changed", G_CALLBACK (change_layout_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * trellis_portfolio_line_set_row:
 * @self: a line, in the row of its list
 * @row: (nullable): what it tells of
 */
void
trellis_portfolio_line_set_row (TrellisPortfolioLine *self,
                                TrellisPortfolioRow  *row)
{
  g_return_if_fail (TRELLIS_IS_PORTFOLIO_LINE (self));

  if (self->row == row)
    return;

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, change_row_cb, self);
  g_set_object (&self->row, row);
  if (row != NULL)
    {
      g_signal_connect_object (row, "changed", G_CALLBACK (change_row_cb), self, G_CONNECT_SWAPPED);
      change_row_cb (self);
    }
}

/**
 * trellis_portfolio_line_get_row:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what it tells of
 */
TrellisPortfolioRow *
trellis_portfolio_line_get_row (TrellisPortfolioLine *self)
{
  g_return_val_if_fail (TRELLIS_IS_PORTFOLIO_LINE (self), NULL);

  return self->row;
}
