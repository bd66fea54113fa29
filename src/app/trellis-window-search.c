/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding anything in the file, and going there. */

#include "config.h"

#include "trellis-window-private.h"

#include "trellis-action-dialog.h"
#include "trellis-actions-view.h"
#include "trellis-found.h"
#include "trellis-search-dialog.h"

/* An action out of the scope has no place on the board. */
static void
show_action (TrellisWindow *self,
             const char    *id)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (trellis_window_show_view (self, "actions") &&
      trellis_actions_view_show_action (TRELLIS_ACTIONS_VIEW (trellis_window_get_view (self)), id))
    return;
  dialog = trellis_action_dialog_new (trellis_window_get_store (self), id,
                                      trellis_scope_get_as_at (trellis_window_get_scope (self)), &error);
  if (dialog == NULL)
    {
      trellis_window_toast (self, error->message, FALSE);
      return;
    }
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
chosen_cb (TrellisWindow *self,
           TrellisFound  *found)
{
  switch (found->kind)
    {
    case TRELLIS_FOUND_SCHOOL:
      trellis_window_show_school (self, found->urn);
      break;
    case TRELLIS_FOUND_PERSON:
      /* Who works in a school is on its page; an adviser is where the visits are. */
      if (*found->urn != '\0')
        {
          trellis_window_show_school (self, found->urn);
        }
      else
        {
          trellis_scope_set_adviser (trellis_window_get_scope (self), found->id);
          trellis_window_show_view (self, "visits");
        }
      break;
    case TRELLIS_FOUND_ACTION:
      show_action (self, found->id);
      break;
    case TRELLIS_FOUND_VISIT:
      trellis_window_show_visit (self, found->id);
      break;
    case TRELLIS_FOUND_NOTE:
      trellis_window_show_note (self, found->id);
      break;
    case TRELLIS_N_FOUND_KINDS:
    default:
      g_assert_not_reached ();
    }
}

static void
find (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  GtkWidget *dialog = trellis_search_dialog_new (GTK_WINDOW (self), trellis_window_get_store (self));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * trellis_window_install_search_actions:
 * @widget_class: the window's class, being initialised
 *
 * Gives the window the action that finds anything.
 */
void
trellis_window_install_search_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find);
}
