/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-change-panel.h"

#include <glib/gi18n-lib.h>

/* One change of the history: what it did, fact by fact, and what can be done
 * about it. */

struct _TrellisChangePanel
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *title_label;
  GtkLabel *when_label;
  GtkLabel *problem_label;
  GtkWidget *undo_button;
  GtkWidget *look_button;
  GtkBox *rows_box;

  TrellisChange *change;
  gboolean is_editable;
};

G_DEFINE_FINAL_TYPE (TrellisChangePanel, trellis_change_panel, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CLOSE,
  SIGNAL_UNDO,
  SIGNAL_LOOK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_row (const TrellisChangeRow *row)
{
  g_autofree char *title = trellis_change_row_dup_title (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *grid = gtk_grid_new ();

  gtk_box_append (GTK_BOX (box), create_label (title, "heading"));
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 0; i < row->fields->len; i++)
    {
      const TrellisChangeField *field = g_ptr_array_index (row->fields, i);
      g_autofree char *text = row->operation == TRELLIS_CHANGE_REMOVED ? g_strdup (field->before)
                                                                       : trellis_change_field_dup_text (field);
      GtkWidget *name = create_label (field->name, "dim-label");
      GtkWidget *value = create_label (text, NULL);

      gtk_label_set_width_chars (GTK_LABEL (name), 12);
      gtk_label_set_max_width_chars (GTK_LABEL (name), 16);
      gtk_widget_set_hexpand (value, TRUE);
      gtk_grid_attach (GTK_GRID (grid), name, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), value, 1, (int) i, 1, 1);
    }
  gtk_box_append (GTK_BOX (box), grid);

  return box;
}

static void
clear_rows (TrellisChangePanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows_box))) != NULL)
    gtk_box_remove (self->rows_box, child);
}

static void
update_buttons (TrellisChangePanel *self)
{
  gtk_widget_set_sensitive (self->undo_button, self->change != NULL && self->is_editable &&
                            !self->change->is_taken_back);
}

static void
close_cb (TrellisChangePanel *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
undo_cb (TrellisChangePanel *self)
{
  g_signal_emit (self, signals[SIGNAL_UNDO], 0);
}

static void
look_cb (TrellisChangePanel *self)
{
  g_signal_emit (self, signals[SIGNAL_LOOK], 0);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   unused)
{
  close_cb (TRELLIS_CHANGE_PANEL (widget));
  return TRUE;
}

static gboolean
trellis_change_panel_grab_focus (GtkWidget *widget)
{
  TrellisChangePanel *self = TRELLIS_CHANGE_PANEL (widget);

  return gtk_widget_grab_focus (gtk_widget_is_sensitive (self->undo_button) ? self->undo_button : self->look_button);
}

static void
trellis_change_panel_dispose (GObject *object)
{
  TrellisChangePanel *self = TRELLIS_CHANGE_PANEL (object);

  g_clear_object (&self->change);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (trellis_change_panel_parent_class)->dispose (object);
}

static void
trellis_change_panel_class_init (TrellisChangePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_change_panel_dispose;
  widget_class->grab_focus = trellis_change_panel_grab_focus;

  /**
   * TrellisChangePanel::close:
   * @self: the panel
   *
   * The person has seen enough of the change.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", TRELLIS_TYPE_CHANGE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  /**
   * TrellisChangePanel::undo:
   * @self: the panel
   *
   * The change is to be taken back.
   */
  signals[SIGNAL_UNDO] = g_signal_new ("undo", TRELLIS_TYPE_CHANGE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  /**
   * TrellisChangePanel::look:
   * @self: the panel
   *
   * The file is to be shown as it was recorded just after the change.
   */
  signals[SIGNAL_LOOK] = g_signal_new ("look", TRELLIS_TYPE_CHANGE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-change-panel.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, TrellisChangePanel, content);
  gtk_widget_class_bind_template_child (widget_class, TrellisChangePanel, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisChangePanel, when_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisChangePanel, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisChangePanel, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisChangePanel, look_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisChangePanel, rows_box);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
trellis_change_panel_init (TrellisChangePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_buttons (self);
}

/**
 * trellis_change_panel_get_change:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): the change that it shows
 */
TrellisChange *
trellis_change_panel_get_change (TrellisChangePanel *self)
{
  g_return_val_if_fail (TRELLIS_IS_CHANGE_PANEL (self), NULL);

  return self->change;
}

/**
 * trellis_change_panel_set_change:
 * @self: a panel
 * @change: a change
 * @rows: (element-type TrellisChangeRow) (nullable): its first facts; %NULL
 *   where they cannot be told
 * @n_in_all: how many facts it has
 *
 * Shows the change.
 */
void
trellis_change_panel_set_change (TrellisChangePanel *self,
                                 TrellisChange      *change,
                                 GPtrArray          *rows,
                                 guint               n_in_all)
{
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *when = NULL;
  guint n_rows = rows != NULL ? rows->len : 0;

  g_return_if_fail (TRELLIS_IS_CHANGE_PANEL (self));
  g_return_if_fail (TRELLIS_IS_CHANGE (change));

  g_set_object (&self->change, change);
  title = trellis_change_dup_title (change);
  day = trellis_change_dup_day (change);
  time = trellis_change_dup_time (change);
  gtk_label_set_label (self->title_label, title);
  if (change->is_taken_back)
    /* Translators: the day, the time and who made the change, which was undone later */
    when = g_strdup_printf (_("%s, %s, by %s; undone since"), day, time, change->author);
  else
    /* Translators: the day, the time and who made the change */
    when = g_strdup_printf (_("%s, %s, by %s"), day, time, change->author);
  gtk_label_set_label (self->when_label, when);
  trellis_change_panel_set_problem (self, NULL);

  clear_rows (self);
  for (guint i = 0; i < n_rows; i++)
    gtk_box_append (self->rows_box, create_row (g_ptr_array_index (rows, i)));
  if (rows != NULL && n_in_all > n_rows)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %'u more fact",
                                                            "and %'u more facts", n_in_all - n_rows),
                                               n_in_all - n_rows);

      gtk_box_append (self->rows_box, create_label (more, "dim-label"));
    }
  update_buttons (self);
}

/**
 * trellis_change_panel_set_problem:
 * @self: a panel
 * @problem: (nullable): why what was asked for cannot be done; %NULL takes it away
 */
void
trellis_change_panel_set_problem (TrellisChangePanel *self,
                                  const char         *problem)
{
  g_return_if_fail (TRELLIS_IS_CHANGE_PANEL (self));

  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

/**
 * trellis_change_panel_set_editable:
 * @self: a panel
 * @is_editable: whether changes of the file can be taken back
 */
void
trellis_change_panel_set_editable (TrellisChangePanel *self,
                                   gboolean            is_editable)
{
  g_return_if_fail (TRELLIS_IS_CHANGE_PANEL (self));

  self->is_editable = is_editable;
  update_buttons (self);
}
