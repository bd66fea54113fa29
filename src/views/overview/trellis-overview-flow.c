/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-overview-flow.h"

#define GAP 14
#define LINE_GAP 4

struct _TrellisOverviewFlow
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (TrellisOverviewFlow, trellis_overview_flow, GTK_TYPE_LAYOUT_MANAGER)

static void
place_child (GtkWidget *child,
             int        width,
             int        x,
             int        y,
             int        child_width,
             int        line_height)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &height, NULL, NULL);
  if (gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL)
    x = width - x - child_width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y + (line_height - height) / 2, child_width, height }, -1);
}

/* Goes through the lines; where it @places, each child gets its room. Returns
 * the height of all. */
static int
flow (GtkWidget *widget,
      int        width,
      gboolean   places)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *first = child;
      int x = 0, line_height = 0;

      for (; child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          int child_width, height;

          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &child_width, NULL, NULL);
          if (child != first && x + child_width > width)
            break;
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MIN (child_width, width), NULL, &height, NULL, NULL);
          x += child_width + GAP;
          line_height = MAX (line_height, height);
        }
      x = 0;
      for (GtkWidget *own = first; places && own != child; own = gtk_widget_get_next_sibling (own))
        {
          int child_width;

          gtk_widget_measure (own, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &child_width, NULL, NULL);
          child_width = MIN (child_width, width);
          place_child (own, width, x, y, child_width, line_height);
          x += child_width + GAP;
        }
      y += line_height + (child != NULL ? LINE_GAP : 0);
    }

  return y;
}

static GtkSizeRequestMode
trellis_overview_flow_get_request_mode (GtkLayoutManager *manager,
                                        GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
trellis_overview_flow_measure (GtkLayoutManager *manager,
                               GtkWidget        *widget,
                               GtkOrientation    orientation,
                               int               for_size,
                               int              *minimum,
                               int              *natural,
                               int              *minimum_baseline,
                               int              *natural_baseline)
{
  int least = 0, all = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_least, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_least, &child_natural, NULL, NULL);
      least = MAX (least, child_least);
      all += child_natural + (all > 0 ? GAP : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, all);
    }
  else
    {
      *minimum = *natural = flow (widget, for_size >= 0 ? MAX (for_size, least) : all, FALSE);
    }
}

static void
trellis_overview_flow_allocate (GtkLayoutManager *manager,
                                GtkWidget        *widget,
                                int               width,
                                int               height,
                                int               baseline)
{
  flow (widget, width, TRUE);
}

static void
trellis_overview_flow_class_init (TrellisOverviewFlowClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = trellis_overview_flow_get_request_mode;
  layout_class->measure = trellis_overview_flow_measure;
  layout_class->allocate = trellis_overview_flow_allocate;
}

static void
trellis_overview_flow_init (TrellisOverviewFlow *self)
{
}

/**
 * trellis_overview_flow_new:
 *
 * Lays widgets beside each other as words are set, and goes on in the next line
 * where one is full.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
trellis_overview_flow_new (void)
{
  return g_object_new (TRELLIS_TYPE_OVERVIEW_FLOW, NULL);
}
