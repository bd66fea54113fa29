/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-trends-view-private.h"

#include "trellis-chart-picture.h"
#include "trellis-figures-dialog.h"
#include "trellis-picture.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

/* What the menu of the chart does. */

/* Pixels to a point: a slide or a page shows it sharp. */
#define CLIPBOARD_ZOOM 2

static TrellisChartPicture *
create_picture (TrellisTrendsView *self,
                TrellisChartLook   look)
{
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (trellis_view_get_store (TRELLIS_VIEW (self)), NULL);

  return trellis_chart_picture_new (self->sight, look, trust != NULL ? trust->colour : NULL);
}

static void
copy_picture (TrellisTrendsView   *self,
              TrellisChartPicture *picture)
{
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *surface;

  surface = trellis_chart_picture_paint (picture, CLIPBOARD_ZOOM);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface));
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                    GDK_MEMORY_DEFAULT, bytes, cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), texture);
  trellis_view_toast (TRELLIS_VIEW (self), _("The chart was copied as a picture"), FALSE);
}

static void
copy_picture_cb (TrellisTrendsView *self)
{
  g_autoptr (TrellisChartPicture) picture = self->sight != NULL ? create_picture (self, TRELLIS_CHART_LOOK_TIME) : NULL;

  if (picture != NULL)
    copy_picture (self, picture);
}

/* The chart beside it, as it is shown now. */
static void
copy_spread_cb (TrellisTrendsView *self)
{
  g_autoptr (TrellisChartPicture) picture = NULL;

  if (self->sight == NULL)
    return;
  if (gtk_toggle_button_get_active (self->slope_toggle))
    picture = create_picture (self, TRELLIS_CHART_LOOK_CHANGE);
  if (picture == NULL)
    picture = create_picture (self, TRELLIS_CHART_LOOK_SPREAD);
  copy_picture (self, picture);
}

static void
copy_schools_cb (TrellisTrendsView *self)
{
  g_autoptr (TrellisChartPicture) picture = self->sight != NULL ? create_picture (self, TRELLIS_CHART_LOOK_SCHOOLS)
                                                                : NULL;

  if (picture != NULL)
    copy_picture (self, picture);
}

static void
copy_tally_cb (GtkWidget         *card,
               TrellisTally      *tally,
               TrellisTrendsView *self)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (store, NULL);
  g_autoptr (TrellisSchool) school = self->urn != NULL
    ? trellis_store_read_school (store, self->urn, tally->as_at, NULL) : NULL;
  g_autoptr (TrellisChartPicture) picture = NULL;

  picture = trellis_chart_picture_new_tally (tally, school != NULL ? school->name : NULL,
                                             trust != NULL ? trust->colour : NULL);
  copy_picture (self, picture);
}

static void
copy_table (TrellisTrendsView  *self,
            TrellisTrendSchool *school)
{
  g_autofree char *table = trellis_trend_dup_csv (self->sight->trend, school, '\t');

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), table);
  trellis_view_toast (TRELLIS_VIEW (self), _("The figures were copied, for a spreadsheet"), FALSE);
}

static void
copy_figures_cb (TrellisTrendsView *self)
{
  if (self->sight != NULL)
    copy_table (self, trellis_trend_find_school (self->sight->trend, self->sight->urn));
}

static void
copy_all_cb (TrellisTrendsView *self)
{
  if (self->sight != NULL)
    copy_table (self, NULL);
}

static void
saved_cb (GtkNativeDialog   *dialog,
          int                response,
          TrellisTrendsView *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (TrellisChartPicture) picture = NULL;
  g_autoptr (GError) error = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->sight == NULL)
    {
      g_object_unref (dialog);
      return;
    }
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = g_file_get_path (file);
  g_object_unref (dialog);
  if (path == NULL || !trellis_picture_can_write (path))
    {
      trellis_view_toast (TRELLIS_VIEW (self), _("A picture’s name ends in .png, .svg or .pdf"), FALSE);
      return;
    }
  picture = create_picture (self, TRELLIS_CHART_LOOK_TIME);
  if (!trellis_chart_picture_write (picture, path, &error))
    trellis_view_show_error (TRELLIS_VIEW (self), error);
  else
    trellis_view_toast (TRELLIS_VIEW (self), _("The chart was saved"), FALSE);
}

static void
save_picture_cb (TrellisTrendsView *self)
{
  GtkFileChooserNative *dialog;
  TrellisTrendSchool *school;
  g_autofree char *name = NULL;

  if (self->sight == NULL)
    return;
  school = trellis_trend_find_school (self->sight->trend, self->sight->urn);
  name = school != NULL ? g_strdup_printf ("%s, %s.png", school->school->name, self->sight->trend->measure->name)
                        : g_strdup_printf ("%s.png", self->sight->trend->measure->name);
  g_strdelimit (name, "/\\:*?\"<>|", '-');
  dialog = gtk_file_chooser_native_new (_("Save chart"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (saved_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
toggle_levels_cb (GSimpleAction     *action,
                  GVariant          *parameter,
                  TrellisTrendsView *self)
{
  self->has_levels = !self->has_levels;
  g_simple_action_set_state (action, g_variant_new_boolean (self->has_levels));
  trellis_view_refresh (TRELLIS_VIEW (self));
}

static void
toggle_steps_cb (GSimpleAction     *action,
                 GVariant          *parameter,
                 TrellisTrendsView *self)
{
  self->is_step = !self->is_step;
  g_simple_action_set_state (action, g_variant_new_boolean (self->is_step));
  trellis_view_refresh (TRELLIS_VIEW (self));
}

static void
open_school_cb (TrellisTrendsView *self)
{
  if (self->sight != NULL && self->sight->urn != NULL)
    trellis_view_open_school (TRELLIS_VIEW (self), self->sight->urn);
}

static void
type_figures_cb (TrellisTrendsView *self)
{
  gboolean is_measure = g_strcmp0 (self->measure_id, TRELLIS_TRENDS_WORK) != 0;

  gtk_window_present (GTK_WINDOW (trellis_figures_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                              trellis_view_get_store (TRELLIS_VIEW (self)),
                                                              is_measure ? self->measure_id : NULL, self->group)));
}

static void
add_action (TrellisTrendsView *self,
            const char        *name,
            GCallback          callback)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect_object (action, "activate", callback, self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
add_toggle (TrellisTrendsView *self,
            const char        *name,
            GCallback          callback)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));

  g_signal_connect_object (action, "activate", callback, self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

/**
 * trellis_trends_view_add_actions:
 * @self: the page, being made
 *
 * Adds the actions of its menu.
 */
void
trellis_trends_view_add_actions (TrellisTrendsView *self)
{
  self->actions = g_simple_action_group_new ();
  add_action (self, "copy-picture", G_CALLBACK (copy_picture_cb));
  add_action (self, "copy-spread", G_CALLBACK (copy_spread_cb));
  add_action (self, "copy-schools", G_CALLBACK (copy_schools_cb));
  add_action (self, "copy-figures", G_CALLBACK (copy_figures_cb));
  add_action (self, "copy-all", G_CALLBACK (copy_all_cb));
  add_action (self, "save-picture", G_CALLBACK (save_picture_cb));
  add_action (self, "open-school", G_CALLBACK (open_school_cb));
  add_action (self, "type-figures", G_CALLBACK (type_figures_cb));
  add_toggle (self, "levels", G_CALLBACK (toggle_levels_cb));
  add_toggle (self, "steps", G_CALLBACK (toggle_steps_cb));
  if (trellis_store_is_read_only (trellis_view_get_store (TRELLIS_VIEW (self))))
    g_action_map_remove_action (G_ACTION_MAP (self->actions), "type-figures");
  g_signal_connect_object (self->actions_card, "copy-picture", G_CALLBACK (copy_tally_cb), self, 0);
  g_signal_connect_object (self->visits_card, "copy-picture", G_CALLBACK (copy_tally_cb), self, 0);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "trends", G_ACTION_GROUP (self->actions));
}

/**
 * trellis_trends_view_create_figures_button:
 * @self: the page, being made
 *
 * Returns: (transfer floating): the button that opens the measures and their
 *   figures
 */
GtkWidget *
trellis_trends_view_create_figures_button (TrellisTrendsView *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_set_tooltip_text (button, _("Measures and figures"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Measures and figures"),
                                  -1);
  gtk_widget_set_sensitive (button, !trellis_store_is_read_only (trellis_view_get_store (TRELLIS_VIEW (self))));
  g_signal_connect_object (button, "clicked", G_CALLBACK (type_figures_cb), self, G_CONNECT_SWAPPED);

  return button;
}
