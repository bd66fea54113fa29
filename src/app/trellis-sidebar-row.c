/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-sidebar-row.h"

#include <glib/gi18n.h>

/* A view's entry in the sidebar: icon, name, and a badge for work waiting. */

struct _TrellisSidebarRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *label;
  GtkLabel *badge;

  char *id;
};

G_DEFINE_FINAL_TYPE (TrellisSidebarRow, trellis_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
trellis_sidebar_row_finalize (GObject *object)
{
  g_free (TRELLIS_SIDEBAR_ROW (object)->id);

  G_OBJECT_CLASS (trellis_sidebar_row_parent_class)->finalize (object);
}

static void
trellis_sidebar_row_class_init (TrellisSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_sidebar_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/app/trellis-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TrellisSidebarRow, label);
  gtk_widget_class_bind_template_child (widget_class, TrellisSidebarRow, badge);
}

static void
trellis_sidebar_row_init (TrellisSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_sidebar_row_new:
 * @id: the view's id
 * @label: its name
 * @icon_name: its icon
 *
 * Returns: (transfer floating): an entry without a badge
 */
GtkWidget *
trellis_sidebar_row_new (const char *id,
                         const char *label,
                         const char *icon_name)
{
  TrellisSidebarRow *self = g_object_new (TRELLIS_TYPE_SIDEBAR_ROW, NULL);

  self->id = g_strdup (id);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_label_set_label (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

/**
 * trellis_sidebar_row_get_id:
 * @self: an entry
 *
 * Returns: the view's id
 */
const char *
trellis_sidebar_row_get_id (TrellisSidebarRow *self)
{
  return self->id;
}

static void
badge_changed_cb (TrellisSidebarRow *self,
                  GParamSpec        *pspec,
                  TrellisView       *view)
{
  int badge = trellis_view_get_badge (view);
  g_autofree char *text = g_strdup_printf ("%d", badge);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (self->badge, text);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), badge > 0);
  if (badge > 0)
    spoken = g_strdup_printf (_("%s, %d waiting"), gtk_label_get_label (self->label), badge);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : gtk_label_get_label (self->label), -1);
}

/**
 * trellis_sidebar_row_set_view:
 * @self: an entry
 * @view: the view whose badge it shows
 */
void
trellis_sidebar_row_set_view (TrellisSidebarRow *self,
                              TrellisView       *view)
{
  g_signal_connect_object (view, "notify::badge", G_CALLBACK (badge_changed_cb), self, G_CONNECT_SWAPPED);
  badge_changed_cb (self, NULL, view);
}
