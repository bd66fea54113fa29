/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-columns.h"

#include "trellis-style.h"

#define N_COLUMNS 3
#define GAP 12
/* Below so many pixels, at the usual size of text, there are two columns, then one. */
#define THREE_LEAST 880
#define TWO_LEAST 620

/* Three columns of cards side by side, the middle one widest; where the window
 * is narrow or the text large, two, the first and third above each other, and
 * then one. Its three children are the columns, boxes from the template. */
struct _TrellisColumns
{
  GtkWidget parent_instance;
};

static const double shares[N_COLUMNS] = { 250 / 1120.0, 556 / 1120.0, 314 / 1120.0 };

static void init_buildable (GtkBuildableIface *iface);

static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisColumns, trellis_columns, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, init_buildable))

static void
list_children (TrellisColumns *self,
               GtkWidget     **children)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      children[i] = child;
      child = child != NULL ? gtk_widget_get_next_sibling (child) : NULL;
    }
}

static int
measure_least (GtkWidget *child)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, measure_least (child)), &height, NULL, NULL, NULL);

  return height;
}

/* How wide each column is in a width, by its share but never too narrow for
 * what is in it. Returns how many stand side by side. */
static guint
divide (TrellisColumns *self,
        GtkWidget     **children,
        int             width,
        int            *widths)
{
  double scale = trellis_style_get_scale (GTK_WIDGET (self));
  int room = width - (N_COLUMNS - 1) * GAP;
  int least = measure_least (children[1]);

  widths[0] = MAX ((int) (room * shares[0]), measure_least (children[0]));
  widths[2] = MAX ((int) (room * shares[2]), measure_least (children[2]));
  widths[1] = room - widths[0] - widths[2];
  if (width >= THREE_LEAST * scale && widths[1] >= least)
    return 3;

  widths[0] = widths[2] = MAX ((int) ((width - GAP) * 0.4), MAX (measure_least (children[0]),
                                                                 measure_least (children[2])));
  widths[1] = width - GAP - widths[0];
  if (width >= TWO_LEAST * scale && widths[1] >= least)
    return 2;

  widths[0] = widths[1] = widths[2] = width;
  return 1;
}

/* Where each column stands in a width; fills @allocations and returns the height of all. */
static int
place_children (TrellisColumns *self,
                int             width,
                int             height,
                GtkAllocation  *allocations)
{
  GtkWidget *children[N_COLUMNS];
  int widths[N_COLUMNS];
  guint n_columns;
  int y = 0;

  list_children (self, children);
  n_columns = divide (self, children, width, widths);
  if (n_columns == 3)
    {
      int x = 0;

      for (guint i = 0; i < N_COLUMNS; i++)
        {
          allocations[i] = (GtkAllocation) { x, 0, widths[i], 0 };
          x += widths[i] + GAP;
          y = MAX (y, measure_height (children[i], widths[i]));
        }
      /* All as high as the highest, so that their last cards end on one line. */
      for (guint i = 0; i < N_COLUMNS; i++)
        allocations[i].height = MAX (y, height);
      return y;
    }

  if (n_columns == 2)
    {
      int side = widths[0];
      int first = measure_height (children[0], side), third = measure_height (children[2], side);
      int second = measure_height (children[1], width - GAP - side);
      int all = MAX (MAX (first + GAP + third, second), height);

      allocations[0] = (GtkAllocation) { 0, 0, side, first };
      allocations[2] = (GtkAllocation) { 0, first + GAP, side, all - first - GAP };
      allocations[1] = (GtkAllocation) { side + GAP, 0, width - GAP - side, all };
      return MAX (first + GAP + third, second);
    }

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      int own = measure_height (children[i], width);

      allocations[i] = (GtkAllocation) { 0, y, width, own };
      y += own + (i + 1 < N_COLUMNS ? GAP : 0);
    }
  return y;
}

static GtkSizeRequestMode
trellis_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
trellis_columns_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  TrellisColumns *self = TRELLIS_COLUMNS (widget);
  GtkAllocation allocations[N_COLUMNS];
  GtkWidget *children[N_COLUMNS];
  int least = 0;

  list_children (self, children);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = place_children (self, for_size >= 0 ? for_size : THREE_LEAST, -1, allocations);
      return;
    }

  for (guint i = 0; i < N_COLUMNS; i++)
    least = MAX (least, measure_least (children[i]));
  *minimum = least;
  *natural = MAX (least, (int) (THREE_LEAST * trellis_style_get_scale (widget)));
}

static void
trellis_columns_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  GtkAllocation allocations[N_COLUMNS];
  GtkWidget *children[N_COLUMNS];

  list_children (TRELLIS_COLUMNS (widget), children);
  place_children (TRELLIS_COLUMNS (widget), width, height, allocations);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      allocations[i].width = MAX (allocations[i].width, measure_least (children[i]));
      gtk_widget_size_allocate (children[i], &allocations[i], -1);
    }
}

static void
add_child (GtkBuildable *buildable,
           GtkBuilder   *builder,
           GObject      *child,
           const char   *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
init_buildable (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
trellis_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (trellis_columns_parent_class)->dispose (object);
}

static void
trellis_columns_class_init (TrellisColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_columns_dispose;
  widget_class->get_request_mode = trellis_columns_get_request_mode;
  widget_class->measure = trellis_columns_measure;
  widget_class->size_allocate = trellis_columns_size_allocate;
}

static void
trellis_columns_init (TrellisColumns *self)
{
}
