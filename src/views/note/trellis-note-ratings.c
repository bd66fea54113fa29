/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-note-ratings.h"

#include "trellis-store-notes.h"

#include <glib/gi18n-lib.h>

/* Every action that was open when the visit began, to rate in one pass: three
 * buttons each, and a line of evidence once it is rated. */

typedef struct
{
  char *id;
  GtkWidget *widget;
  GtkToggleButton *buttons[TRELLIS_N_RATINGS];  /* none where it cannot be given */
  GtkEditable *evidence;
  TrellisRating rating;
  char *saved;                                  /* the evidence that the file has */
} Row;

struct _TrellisNoteRatings
{
  GtkBox parent_instance;

  GtkWidget *count;
  GtkListBox *list;
  GtkWidget *empty;
  GtkWidget *legend;

  GPtrArray *rows;       /* (element-type Row) */
  gboolean is_showing;   /* what changes now is not a person's choice */
};

G_DEFINE_FINAL_TYPE (TrellisNoteRatings, trellis_note_ratings, GTK_TYPE_BOX)

enum
{
  SIGNAL_RATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row->saved);
  g_free (row);
}

static Row *
find_row (TrellisNoteRatings *self,
          gpointer            child)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->widget == gtk_widget_get_ancestor (child, GTK_TYPE_LIST_BOX_ROW))
        return row;
    }

  return NULL;
}

static void
rate (TrellisNoteRatings *self,
      Row                *row,
      TrellisRating       rating)
{
  g_autofree char *id = g_strdup (row->id);
  g_autofree char *evidence = g_strstrip (g_strdup (gtk_editable_get_text (row->evidence)));

  g_signal_emit (self, signals[SIGNAL_RATE], 0, id, rating, evidence);
}

static void
toggled_cb (TrellisNoteRatings *self,
            GtkToggleButton    *button)
{
  Row *row = find_row (self, button);

  if (self->is_showing || row == NULL)
    return;
  for (TrellisRating rating = TRELLIS_RATING_RED; rating < TRELLIS_N_RATINGS; rating++)
    {
      if (row->buttons[rating] == button)
        {
          rate (self, row, gtk_toggle_button_get_active (button) ? rating : TRELLIS_RATING_NONE);
          return;
        }
    }
}

static void
keep_evidence (TrellisNoteRatings *self,
               GtkWidget          *entry)
{
  Row *row = find_row (self, entry);

  if (!self->is_showing && row != NULL && row->rating != TRELLIS_RATING_NONE &&
      g_strcmp0 (gtk_editable_get_text (row->evidence), row->saved) != 0)
    rate (self, row, row->rating);
}

static void
evidence_cb (TrellisNoteRatings *self,
             GtkWidget          *entry)
{
  keep_evidence (self, entry);
}

static void
evidence_left_cb (TrellisNoteRatings      *self,
                  GtkEventControllerFocus *controller)
{
  keep_evidence (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

/* "Geography lead, due 27 Mar, amber for 6 weeks" */
static char *
describe (TrellisAction *action,
          TrellisDay     visit_on)
{
  g_autoptr (GString) words = g_string_new (action->owner);
  g_autofree char *due = trellis_day_format (action->due_on, TRELLIS_DAY_STYLE_SHORT);
  g_autofree char *since = trellis_day_format (action->rating_since, TRELLIS_DAY_STYLE_SHORT);
  g_autofree char *rating = g_utf8_strdown (trellis_rating_get_name (action->rating), -1);

  if (*due != '\0')
    {
      g_string_append (words, words->len > 0 ? ", " : "");
      g_string_append_printf (words, trellis_action_is_overdue (action, visit_on) ? _("overdue since %s") : _("due %s"),
                              due);
    }
  g_string_append (words, words->len > 0 ? ", " : "");
  /* Translators: a rating and a day: "amber since 4 Feb" */
  g_string_append_printf (words, _("%s since %s"), rating, since);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_row (TrellisNoteRatings *self,
         TrellisVisitAction *visited,
         TrellisDay          visit_on)
{
  static const char *const classes[TRELLIS_N_RATINGS] = { NULL, "rate-red", "rate-amber", "rate-green" };
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *what = gtk_label_new (visited->action->what);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *words = describe (visited->action, visit_on);
  GtkWidget *caption = gtk_label_new (words);

  row->id = g_strdup (visited->action->id);
  row->saved = g_strdup ("");
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_widget_add_css_class (what, "heading");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), what);
  gtk_box_append (GTK_BOX (box), caption);

  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  for (TrellisRating rating = TRELLIS_RATING_RED; rating < TRELLIS_N_RATINGS; rating++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (trellis_rating_get_name (rating));
      g_autofree char *name = g_strdup_printf ("%s: %s", visited->action->what, trellis_rating_get_name (rating));

      gtk_widget_add_css_class (button, classes[rating]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      row->buttons[rating] = GTK_TOGGLE_BUTTON (button);
      gtk_box_append (GTK_BOX (buttons), button);
    }
  gtk_box_append (GTK_BOX (box), buttons);

  row->evidence = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (row->evidence), _("A line of evidence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->evidence), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Evidence"), -1);
  g_signal_connect_object (row->evidence, "activate", G_CALLBACK (evidence_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (evidence_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row->evidence), focus);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->evidence));

  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  row->widget = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->widget), FALSE);
  gtk_widget_set_focusable (row->widget, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->widget), box);
  gtk_list_box_append (self->list, row->widget);
  g_ptr_array_add (self->rows, row);
}

static void
show_row (Row                *row,
          TrellisVisitAction *visited,
          gboolean            is_open)
{
  row->rating = visited->is_rated ? visited->rating : TRELLIS_RATING_NONE;
  for (TrellisRating rating = TRELLIS_RATING_RED; rating < TRELLIS_N_RATINGS; rating++)
    {
      gtk_toggle_button_set_active (row->buttons[rating], row->rating == rating);
      gtk_widget_set_sensitive (GTK_WIDGET (row->buttons[rating]), is_open);
    }
  if (g_strcmp0 (row->saved, visited->evidence) != 0)
    {
      g_free (row->saved);
      row->saved = g_strdup (visited->evidence);
      gtk_editable_set_text (row->evidence, visited->evidence);
    }
  gtk_widget_set_visible (GTK_WIDGET (row->evidence), visited->is_rated);
  gtk_widget_set_sensitive (GTK_WIDGET (row->evidence), is_open);
}

static gboolean
has_rows_of (TrellisNoteRatings *self,
             GPtrArray          *actions)
{
  if (self->rows->len != actions->len)
    return FALSE;
  for (guint i = 0; i < actions->len; i++)
    {
      const TrellisVisitAction *visited = g_ptr_array_index (actions, i);

      if (g_strcmp0 (((Row *) g_ptr_array_index (self->rows, i))->id, visited->action->id) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
trellis_note_ratings_finalize (GObject *object)
{
  g_ptr_array_unref (TRELLIS_NOTE_RATINGS (object)->rows);

  G_OBJECT_CLASS (trellis_note_ratings_parent_class)->finalize (object);
}

static void
trellis_note_ratings_class_init (TrellisNoteRatingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_note_ratings_finalize;

  /**
   * TrellisNoteRatings::rate:
   * @self: the list
   * @id: an action
   * @rating: the #TrellisRating chosen; none where it was taken back
   * @evidence: its line of evidence; may be empty
   */
  signals[SIGNAL_RATE] = g_signal_new ("rate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING);
}

static GtkWidget *
add_caption (TrellisNoteRatings *self,
             const char         *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self), label);

  return label;
}

static void
trellis_note_ratings_init (TrellisNoteRatings *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = gtk_label_new (_("First, the last visit’s actions"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (head), heading);
  self->count = gtk_label_new ("");
  gtk_widget_add_css_class (self->count, "caption");
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_box_append (GTK_BOX (self), head);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  self->empty = add_caption (self, _("No action was open when this visit began."));
  self->legend = add_caption (self, _("Red: not acted on, or no effect yet. Amber: in progress. Green: done, with "
                                      "effect."));
}

/**
 * trellis_note_ratings_set_actions:
 * @self: the list
 * @actions: (element-type TrellisVisitAction): from trellis_store_list_visit_actions()
 * @visit_on: the visit's day
 * @is_open: whether they can be rated now
 *
 * Shows the actions. Rows that are there already stay, so that nobody loses the
 * cursor by rating.
 */
void
trellis_note_ratings_set_actions (TrellisNoteRatings *self,
                                  GPtrArray          *actions,
                                  TrellisDay          visit_on,
                                  gboolean            is_open)
{
  g_autofree char *count = NULL;
  guint n_rated = 0;

  g_return_if_fail (TRELLIS_IS_NOTE_RATINGS (self));

  self->is_showing = TRUE;
  if (!has_rows_of (self, actions))
    {
      for (guint i = 0; i < self->rows->len; i++)
        gtk_list_box_remove (self->list, ((Row *) g_ptr_array_index (self->rows, i))->widget);
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < actions->len; i++)
        add_row (self, g_ptr_array_index (actions, i), visit_on);
    }
  for (guint i = 0; i < actions->len; i++)
    {
      TrellisVisitAction *visited = g_ptr_array_index (actions, i);

      show_row (g_ptr_array_index (self->rows, i), visited, is_open);
      n_rated += visited->is_rated;
    }
  self->is_showing = FALSE;

  /* Translators: how many of the last visit's actions this visit has rated */
  count = actions->len > 0 ? g_strdup_printf (_("%u of %u rated"), n_rated, actions->len) : g_strdup ("");
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (GTK_WIDGET (self->list), actions->len > 0);
  gtk_widget_set_visible (self->empty, actions->len == 0);
  gtk_widget_set_visible (self->legend, actions->len > 0);
}
