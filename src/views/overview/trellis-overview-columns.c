/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-overview-columns.h"

#include "trellis-style.h"

#include <string.h>

#define N_COLUMNS_MOST 3
#define COLUMN_LEAST 300
#define GAP 12
/* A column's last card grows by up to so much, so that columns end on a line. */
#define STRETCH_MOST 120

struct _TrellisOverviewColumns
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (TrellisOverviewColumns, trellis_overview_columns, GTK_TYPE_LAYOUT_MANAGER)

static GPtrArray *
list_children (GtkWidget *widget)
{
  GPtrArray *children = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_should_layout (child))
        g_ptr_array_add (children, child);
    }

  return children;
}

static int
get_least_width (GPtrArray *children)
{
  int least = 0;

  for (guint i = 0; i < children->len; i++)
    {
      int minimum;

      gtk_widget_measure (children->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      least = MAX (least, minimum);
    }

  return least;
}

/* As many columns as there is room for, with cards to fill them. */
static int
count_columns (GtkWidget *widget,
               GPtrArray *children,
               int        width)
{
  int column = MAX ((int) (COLUMN_LEAST * trellis_style_get_scale (widget)), get_least_width (children));

  return CLAMP ((width + GAP) / (column + GAP), 1, CLAMP ((int) children->len, 1, N_COLUMNS_MOST));
}

static int
get_column_height (const int *heights,
                   guint      first,
                   guint      end)
{
  int height = 0;

  for (guint i = first; i < end; i++)
    height += heights[i] + (i > first ? GAP : 0);

  return height;
}

/* Breaks the cards into columns in their order, as even as can be, so that the
 * order of the keys is that of the eye. Returns the longest. */
static int
break_columns (const int *heights,
               guint      n,
               int        n_columns,
               guint      breaks[N_COLUMNS_MOST + 1])
{
  gint64 best = G_MAXINT64;
  int longest = 0;

  breaks[0] = 0;
  for (guint first = n_columns > 1 ? 1 : n; first <= n; first++)
    {
      for (guint second = n_columns > 2 ? first : n; second <= n; second++)
        {
          guint ends[] = { 0, first, second, n };
          gint64 squares = 0;
          int highest = 0;

          for (int i = 0; i < N_COLUMNS_MOST; i++)
            {
              gint64 height = get_column_height (heights, ends[i], ends[i + 1]);

              squares += height * height;
              highest = MAX (highest, (int) height);
            }
          if (squares < best)
            {
              best = squares;
              longest = highest;
              memcpy (breaks, ends, sizeof ends);
            }
        }
    }

  return longest;
}

static int *
measure_heights (GPtrArray *children,
                 int        width)
{
  int *heights = g_new0 (int, children->len + 1);

  for (guint i = 0; i < children->len; i++)
    gtk_widget_measure (children->pdata[i], GTK_ORIENTATION_VERTICAL, width, NULL, &heights[i], NULL, NULL);

  return heights;
}

static GtkSizeRequestMode
trellis_overview_columns_get_request_mode (GtkLayoutManager *manager,
                                           GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
trellis_overview_columns_measure (GtkLayoutManager *manager,
                                  GtkWidget        *widget,
                                  GtkOrientation    orientation,
                                  int               for_size,
                                  int              *minimum,
                                  int              *natural,
                                  int              *minimum_baseline,
                                  int              *natural_baseline)
{
  g_autoptr (GPtrArray) children = list_children (widget);
  int least = get_least_width (children);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, (int) (COLUMN_LEAST * trellis_style_get_scale (widget))) * N_COLUMNS_MOST +
                 GAP * (N_COLUMNS_MOST - 1);
    }
  else
    {
      int width = MAX (for_size, least);
      int n_columns = count_columns (widget, children, width);
      g_autofree int *heights = measure_heights (children, (width - GAP * (n_columns - 1)) / n_columns);
      guint breaks[N_COLUMNS_MOST + 1];

      *minimum = *natural = children->len > 0 ? break_columns (heights, children->len, n_columns, breaks) : 0;
    }
}

static void
trellis_overview_columns_allocate (GtkLayoutManager *manager,
                                   GtkWidget        *widget,
                                   int               width,
                                   int               height,
                                   int               baseline)
{
  g_autoptr (GPtrArray) children = list_children (widget);
  int n_columns = count_columns (widget, children, width);
  int column_width = (width - GAP * (n_columns - 1)) / n_columns;
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autofree int *heights = measure_heights (children, column_width);
  guint breaks[N_COLUMNS_MOST + 1];
  int longest;

  if (children->len == 0)
    return;

  longest = break_columns (heights, children->len, n_columns, breaks);
  for (int column = 0; column < n_columns; column++)
    {
      int place = is_mirrored ? n_columns - 1 - column : column;
      int x = place * (column_width + GAP), y = 0;
      /* The last column takes what dividing leaves over. */
      int own_width = place == n_columns - 1 ? width - x : column_width;
      int spare = longest - get_column_height (heights, breaks[column], breaks[column + 1]);

      for (guint i = breaks[column]; i < breaks[column + 1]; i++)
        {
          int own_height = heights[i];

          if (i + 1 == breaks[column + 1] && n_columns > 1 &&
              spare <= STRETCH_MOST * trellis_style_get_scale (widget))
            own_height += spare;
          gtk_widget_size_allocate (children->pdata[i], &(GtkAllocation) { x, y, own_width, own_height }, -1);
          y += own_height + GAP;
        }
    }
}

static void
trellis_overview_columns_class_init (TrellisOverviewColumnsClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = trellis_overview_columns_get_request_mode;
  layout_class->measure = trellis_overview_columns_measure;
  layout_class->allocate = trellis_overview_columns_allocate;
}

static void
trellis_overview_columns_init (TrellisOverviewColumns *self)
{
}

/**
 * trellis_overview_columns_new:
 *
 * Lays cards out in three columns of one width, in two or in one where there is
 * no room or the letters are large, each column from top to bottom.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
trellis_overview_columns_new (void)
{
  return g_object_new (TRELLIS_TYPE_OVERVIEW_COLUMNS, NULL);
}
