/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-add-school-dialog.h"

#include "trellis-store-schools.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>

/* A school added by hand, for one that no register's file holds yet. */
struct _TrellisAddSchoolDialog
{
  AdwWindow parent_instance;

  GtkEditable *urn_row;
  GtkEditable *name_row;
  AdwComboRow *phase_row;
  GtkSwitch *church_switch;
  GtkLabel *problem_label;

  TrellisStore *store;
};

enum
{
  SIGNAL_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisAddSchoolDialog, trellis_add_school_dialog, ADW_TYPE_WINDOW)

static void
show_problem (TrellisAddSchoolDialog *self,
              GtkEditable            *row,
              const char             *problem)
{
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
is_urn (const char *text)
{
  gsize length = 0;

  for (; text[length] != '\0'; length++)
    {
      if (!g_ascii_isdigit (text[length]))
        return FALSE;
    }

  return length == 6;
}

static void
add_cb (TrellisAddSchoolDialog *self)
{
  g_autofree char *urn = g_strstrip (g_strdup (gtk_editable_get_text (self->urn_row)));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  const char *const *phases = trellis_phase_list_keys ();
  g_autoptr (GError) error = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->urn_row), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
  if (!is_urn (urn))
    {
      show_problem (self, self->urn_row, _("A URN has six digits, such as 100234. It is on the school’s page in the "
                                           "register."));
      return;
    }
  if (*name == '\0')
    {
      show_problem (self, self->name_row, _("Give the school its name."));
      return;
    }
  if (!trellis_store_add_school (self->store, urn, name, phases[adw_combo_row_get_selected (self->phase_row)],
                                 gtk_switch_get_active (self->church_switch), &error))
    {
      show_problem (self, self->urn_row, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_ADDED], 0, urn);
  gtk_window_close (GTK_WINDOW (self));
}

static void
trellis_add_school_dialog_finalize (GObject *object)
{
  g_clear_object (&TRELLIS_ADD_SCHOOL_DIALOG (object)->store);

  G_OBJECT_CLASS (trellis_add_school_dialog_parent_class)->finalize (object);
}

static void
trellis_add_school_dialog_class_init (TrellisAddSchoolDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_add_school_dialog_finalize;

  /**
   * TrellisAddSchoolDialog::added:
   * @self: the dialog, about to close
   * @urn: the school that was added
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added", TRELLIS_TYPE_ADD_SCHOOL_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/"
                                               "trellis-add-school-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisAddSchoolDialog, urn_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisAddSchoolDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisAddSchoolDialog, phase_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisAddSchoolDialog, church_switch);
  gtk_widget_class_bind_template_child (widget_class, TrellisAddSchoolDialog, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
trellis_add_school_dialog_init (TrellisAddSchoolDialog *self)
{
  const char *const *phases = trellis_phase_list_keys ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  trellis_views_init ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; phases[i] != NULL; i++)
    gtk_string_list_append (names, trellis_phase_get_name (phases[i]));
  adw_combo_row_set_model (self->phase_row, G_LIST_MODEL (names));
  for (guint i = 0; phases[i] != NULL; i++)
    {
      /* What most schools are. */
      if (g_str_equal (phases[i], "primary"))
        adw_combo_row_set_selected (self->phase_row, i);
    }
}

/**
 * trellis_add_school_dialog_new:
 * @store: the trust file
 * @parent: (nullable): the window that it is asked for in
 *
 * Returns: (transfer none): the dialog, to be presented; it closes itself
 */
GtkWindow *
trellis_add_school_dialog_new (TrellisStore *store,
                               GtkWindow    *parent)
{
  TrellisAddSchoolDialog *self = g_object_new (TRELLIS_TYPE_ADD_SCHOOL_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);

  return GTK_WINDOW (self);
}
