/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-conflict-dialog.h"

#include <glib/gi18n-lib.h>

/* Two that changed the same thing, side by side, and a person who says which is
 * to stand. */

/* More than this is for History to show. */
#define MAX_ROWS 6

static void
add_label (GtkBox     *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

/**
 * trellis_conflict_create_side:
 * @title: whose it is
 * @sentence: what they did
 * @rows: (element-type TrellisChangeRow) (nullable): what it says of the thing
 *
 * Returns: (transfer floating): one of the two sides of a conflict
 */
GtkWidget *
trellis_conflict_create_side (const char *title,
                              const char *sentence,
                              GPtrArray  *rows)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "trellis-card");
  gtk_widget_set_hexpand (box, TRUE);
  add_label (GTK_BOX (box), title, "heading");
  add_label (GTK_BOX (box), sentence, NULL);
  for (guint i = 0; rows != NULL && i < MIN (rows->len, MAX_ROWS); i++)
    {
      const TrellisChangeRow *row = g_ptr_array_index (rows, i);

      for (guint n = 0; n < row->fields->len; n++)
        {
          const TrellisChangeField *field = g_ptr_array_index (row->fields, n);
          g_autofree char *value = trellis_change_field_dup_text (field);
          g_autofree char *text = g_strdup_printf ("%s: %s", field->name, value);

          add_label (GTK_BOX (box), text, "dim-label");
        }
    }

  return box;
}

/**
 * trellis_conflict_dialog_new:
 * @conflict: an edit that was refused, and what stands in its place
 * @parent: the window that it was made in
 *
 * Asks which is to stand. The response is %TRELLIS_CONFLICT_RESPONSE_PUT where
 * it is the person's own.
 *
 * Returns: (transfer floating): the dialogue, to be presented
 */
GtkWidget *
trellis_conflict_dialog_new (const TrellisConflict *conflict,
                             GtkWindow             *parent)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Someone has changed the same thing"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *time = trellis_change_dup_time (conflict->theirs);
  /* Translators: who made a change, and at what time of day */
  g_autofree char *who = g_strdup_printf (_("%s, %s"), conflict->theirs->author, time);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("%s did so after this window last looked. Your edit waits for your answer. If "
                                    "it takes the place of theirs, theirs stays in the history."),
                                  conflict->theirs->author);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), trellis_conflict_create_side (who, conflict->theirs->sentence, conflict->their_rows));
  gtk_box_append (GTK_BOX (box), trellis_conflict_create_side (_("You"), conflict->sentence, conflict->my_rows));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _("_Keep theirs"),
                                    TRELLIS_CONFLICT_RESPONSE_PUT, _("_Put mine in its place"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");

  return dialog;
}
