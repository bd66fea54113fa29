/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-merge-dialog.h"

#include "trellis-conflict-dialog.h"
#include "trellis-store-merge.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>

/* What a copy brings back: its edits, what both have changed with a choice for
 * each, and what cannot come. Nothing is done before Merge is pressed. */

/* More edits than this are counted, not told. */
#define MAX_EDITS 200

struct _TrellisMergeDialog
{
  AdwWindow parent_instance;

  GtkWidget *merge_button;
  GtkLabel *problem_label;
  GtkStack *pages;
  AdwStatusPage *nothing_page;
  GtkLabel *summary_label;
  GtkWidget *conflicts_title;
  GtkBox *conflicts_box;
  GtkWidget *edits_title;
  GtkListBox *edits_list;
  GtkWidget *notes_title;
  GtkBox *notes_box;

  TrellisStore *store;
  TrellisMerge *merge;
  char *path;
};

G_DEFINE_FINAL_TYPE (TrellisMergeDialog, trellis_merge_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_MERGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_problem (TrellisMergeDialog *self,
              const char         *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static guint
count_undecided (TrellisMergeDialog *self)
{
  guint n = 0;

  for (guint i = 0; self->merge != NULL && i < self->merge->conflicts->len; i++)
    n += ((TrellisMergeConflict *) g_ptr_array_index (self->merge->conflicts, i))->choice == TRELLIS_MERGE_UNDECIDED;

  return n;
}

static void
update_button (TrellisMergeDialog *self)
{
  gtk_widget_set_sensitive (self->merge_button, self->merge != NULL && self->merge->changes->len > 0 &&
                            count_undecided (self) == 0);
}

static void
chosen_cb (TrellisMergeDialog *self,
           GParamSpec         *pspec,
           GtkCheckButton     *button)
{
  TrellisMergeConflict *conflict = g_object_get_data (G_OBJECT (button), "conflict");

  if (gtk_check_button_get_active (button))
    conflict->choice = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice"));
  update_button (self);
}

static GtkWidget *
create_button (TrellisMergeDialog   *self,
               TrellisMergeConflict *conflict,
               TrellisMergeChoice    choice,
               const char           *label,
               GtkWidget            *group)
{
  GtkWidget *button = gtk_check_button_new_with_label (label);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group != NULL ? GTK_CHECK_BUTTON (group) : NULL);
  g_object_set_data (G_OBJECT (button), "conflict", conflict);
  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (choice));
  g_signal_connect_object (button, "notify::active", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
create_side (const char       *title,
             const char       *author,
             TrellisChangeRow *row,
             GtkWidget        *button)
{
  g_autofree char *named = *author != '\0' ? g_strdup_printf ("%s: %s", title, author) : g_strdup (title);
  g_autofree char *what = trellis_change_row_dup_title (row);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkWidget *side;

  g_ptr_array_add (rows, row);
  side = trellis_conflict_create_side (named, what, rows);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_vexpand (button, TRUE);
  gtk_box_append (GTK_BOX (side), button);

  return side;
}

static void
add_conflict (TrellisMergeDialog   *self,
              TrellisMergeConflict *conflict)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *file = create_button (self, conflict, TRELLIS_MERGE_FILE, _("Keep the file’s"), NULL);
  GtkWidget *copy = create_button (self, conflict, TRELLIS_MERGE_COPY, _("Take the copy’s"), file);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_set_vexpand (box, FALSE);
  gtk_box_append (GTK_BOX (box), create_side (_("In the file"), conflict->file_author, conflict->file, file));
  gtk_box_append (GTK_BOX (box), create_side (_("In the copy"), conflict->copy_author, conflict->copy, copy));
  gtk_box_append (self->conflicts_box, box);
}

static void
add_edit (TrellisMergeDialog *self,
          TrellisChange      *change)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = trellis_change_dup_title (change);
  g_autofree char *day = trellis_change_dup_day (change);
  g_autofree char *time = trellis_change_dup_time (change);
  g_autofree char *subtitle = g_strdup_printf ("%s, %s, %s", day, time, change->author);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (self->edits_list, row);
}

static void
add_text (GtkBox     *box,
          const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (box, label);
}

static void
clear (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    {
      if (GTK_IS_LIST_BOX (parent))
        gtk_list_box_remove (GTK_LIST_BOX (parent), child);
      else
        gtk_box_remove (GTK_BOX (parent), child);
    }
}

static void
show_merge (TrellisMergeDialog *self)
{
  guint n_edits = self->merge->changes->len;
  guint n_told = MIN (n_edits, MAX_EDITS);
  g_autofree char *edits = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u edit of “%s” comes into the file.",
                                                         "%'u edits of “%s” come into the file.", n_edits),
                                            n_edits, self->merge->name);
  g_autofree char *nothing = g_strdup_printf (_("Every edit of “%s” is in the file already."), self->merge->name);

  clear (GTK_WIDGET (self->conflicts_box));
  clear (GTK_WIDGET (self->edits_list));
  clear (GTK_WIDGET (self->notes_box));
  gtk_label_set_label (self->summary_label, edits);
  adw_status_page_set_description (self->nothing_page, nothing);
  for (guint i = 0; i < self->merge->conflicts->len; i++)
    add_conflict (self, g_ptr_array_index (self->merge->conflicts, i));
  for (guint i = 0; i < n_told; i++)
    add_edit (self, g_ptr_array_index (self->merge->changes, i));
  for (guint i = 0; i < self->merge->notes->len; i++)
    add_text (self->notes_box, g_ptr_array_index (self->merge->notes, i));
  gtk_widget_set_visible (self->conflicts_title, self->merge->conflicts->len > 0);
  gtk_widget_set_visible (self->edits_title, n_edits > 0);
  gtk_widget_set_visible (self->notes_title, self->merge->notes->len > 0);
  gtk_stack_set_visible_child_name (self->pages, n_edits > 0 ? "merge" : "nothing");
  update_button (self);
}

/**
 * trellis_merge_dialog_look:
 * @self: a dialogue
 * @path: a copy of the dialogue's file
 *
 * Shows what the copy brings, or why it cannot be merged.
 */
void
trellis_merge_dialog_look (TrellisMergeDialog *self,
                           const char         *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *chosen = g_strdup (path);
  TrellisMerge *merge;

  g_return_if_fail (TRELLIS_IS_MERGE_DIALOG (self));

  g_free (self->path);
  self->path = g_steal_pointer (&chosen);
  merge = trellis_store_preview_merge (self->store, self->path, &error);
  show_problem (self, error != NULL ? error->message : NULL);
  if (merge == NULL)
    return;

  g_clear_pointer (&self->merge, trellis_merge_free);
  self->merge = merge;
  show_merge (self);
}

static void
merge_cb (TrellisMergeDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (trellis_store_merge (self->store, self->merge, &error))
    {
      g_signal_emit (self, signals[SIGNAL_MERGED], 0, trellis_store_get_undo_sentence (self->store));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  /* Somebody has changed the file meanwhile: there is more to choose. */
  if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT))
    trellis_merge_dialog_look (self, self->path);
  show_problem (self, error->message);
}

static void
file_response_cb (TrellisMergeDialog   *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      trellis_merge_dialog_look (self, g_file_peek_path (file));
    }
  g_object_unref (chooser);
}

static void
choose_cb (TrellisMergeDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Choose the copy"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Trust files"));
  gtk_file_filter_add_pattern (filter, "*.trellis");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
trellis_merge_dialog_dispose (GObject *object)
{
  TrellisMergeDialog *self = TRELLIS_MERGE_DIALOG (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_merge_dialog_parent_class)->dispose (object);
}

static void
trellis_merge_dialog_finalize (GObject *object)
{
  TrellisMergeDialog *self = TRELLIS_MERGE_DIALOG (object);

  g_clear_pointer (&self->merge, trellis_merge_free);
  g_free (self->path);

  G_OBJECT_CLASS (trellis_merge_dialog_parent_class)->finalize (object);
}

static void
trellis_merge_dialog_class_init (TrellisMergeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_merge_dialog_dispose;
  object_class->finalize = trellis_merge_dialog_finalize;

  /**
   * TrellisMergeDialog::merged:
   * @self: the dialogue
   * @sentence: what was merged
   */
  signals[SIGNAL_MERGED] = g_signal_new ("merged", TRELLIS_TYPE_MERGE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMergeDialog, merge_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisMergeDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMergeDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TrellisMergeDialog, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisMergeDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisMergeDialog, conflicts_title);
  gtk_widget_class_bind_template_child (widget_class, TrellisMergeDialog, conflicts_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisMergeDialog, edits_title);
  gtk_widget_class_bind_template_child (widget_class, TrellisMergeDialog, edits_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisMergeDialog, notes_title);
  gtk_widget_class_bind_template_child (widget_class, TrellisMergeDialog, notes_box);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trellis_merge_dialog_init (TrellisMergeDialog *self)
{
  trellis_views_init ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update_button (self);
}

/**
 * trellis_merge_dialog_new:
 * @parent: the window that it belongs to
 * @store: the file that copies are merged into
 *
 * Returns: (transfer floating): the dialogue, which asks for the copy first
 */
TrellisMergeDialog *
trellis_merge_dialog_new (GtkWindow    *parent,
                          TrellisStore *store)
{
  TrellisMergeDialog *self = g_object_new (TRELLIS_TYPE_MERGE_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);

  return self;
}
