/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-note-progress.h"

#include <glib/gi18n-lib.h>

/* How far the note has come, where it can go from here, and the facts of its
 * visit. */

struct _TrellisNoteProgress
{
  GtkBox parent_instance;

  GtkBox *stages;
  GtkBox *ways;       /* buttons: where the note can go */
  GtkEditable *words; /* the headteacher's */
  GtkButton *compare; /* versions */
  GtkBox *facts;
};

G_DEFINE_FINAL_TYPE (TrellisNoteProgress, trellis_note_progress, GTK_TYPE_BOX)

enum
{
  SIGNAL_STEP,
  SIGNAL_NEW_VERSION,
  SIGNAL_COMPARE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a person does to take a note there. */
static const char *const ways[TRELLIS_N_NOTE_STATUSES] = {
  [TRELLIS_NOTE_STATUS_WITH_HEAD] = N_("Send to headteacher"),
  [TRELLIS_NOTE_STATUS_ACCURATE] = N_("Found accurate"),
  [TRELLIS_NOTE_STATUS_NOT_ACCURATE] = N_("Not accurate"),
  [TRELLIS_NOTE_STATUS_FINAL] = N_("Make final"),
  [TRELLIS_NOTE_STATUS_SHARED] = N_("Share with governors"),
  [TRELLIS_NOTE_STATUS_PRESENTED] = N_("Presented to governors"),
};

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
add_label (GtkBox     *box,
           const char *text,
           const char *css_class,
           const char *other_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (other_class != NULL)
    gtk_widget_add_css_class (label, other_class);
  gtk_box_append (box, label);

  return label;
}

static void
way_cb (TrellisNoteProgress *self,
        GtkButton           *button)
{
  TrellisNoteStatus status = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "status"));
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->words)));

  g_signal_emit (self, signals[SIGNAL_STEP], 0, status, words);
}

static void
new_version_cb (TrellisNoteProgress *self)
{
  g_signal_emit (self, signals[SIGNAL_NEW_VERSION], 0);
}

static void
compare_cb (TrellisNoteProgress *self)
{
  g_signal_emit (self, signals[SIGNAL_COMPARE], 0);
}

static void
add_stage (TrellisNoteProgress    *self,
           TrellisNoteStatus       stage,
           const TrellisNoteState *state,
           GPtrArray              *steps)
{
  const char *mark = state->version > 0 && state->status == stage ? "●" : "○";
  g_autofree char *text = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      const TrellisNoteStep *step = g_ptr_array_index (steps, i);
      g_autofree char *day = trellis_day_format (step->taken_on, TRELLIS_DAY_STYLE_SHORT);

      if (step->status != stage || step->version != state->version)
        continue;
      g_free (text);
      text = g_strdup_printf ("%s, %s%s%s", day, step->taken_by, *step->words != '\0' ? "\n" : "", step->words);
    }
  if (stage == TRELLIS_NOTE_STATUS_NOT_ACCURATE && text == NULL)
    return;
  if (text != NULL && state->status != stage)
    mark = "✓";

  {
    g_autofree char *name = g_strdup_printf ("%s  %s", mark, trellis_note_status_get_name (stage));

    add_label (self->stages, name, state->version > 0 && state->status == stage ? "heading" : "dim-label", NULL);
  }
  if (text != NULL)
    add_label (self->stages, text, "caption", "dim-label");
}

static void
show_ways (TrellisNoteProgress    *self,
           const TrellisNoteState *state,
           gboolean                is_read_only)
{
  gboolean is_first = TRUE;

  clear_box (self->ways);
  gtk_widget_set_visible (GTK_WIDGET (self->ways), !is_read_only && state->version > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->words), !is_read_only && state->version > 0 &&
                          state->status == TRELLIS_NOTE_STATUS_WITH_HEAD);
  for (TrellisNoteStatus status = 0; status < TRELLIS_N_NOTE_STATUSES; status++)
    {
      GtkWidget *button;

      if (!trellis_note_status_may_follow (status, state->status))
        continue;
      button = gtk_button_new_with_label (_(ways[status]));
      if (is_first)
        gtk_widget_add_css_class (button, "suggested-action");
      is_first = FALSE;
      g_object_set_data (G_OBJECT (button), "status", GUINT_TO_POINTER (status));
      g_signal_connect_object (button, "clicked", G_CALLBACK (way_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->ways, button);
    }
  if (trellis_note_status_is_locked (state->status))
    {
      GtkWidget *button = gtk_button_new_with_label (_("Correct in a new version"));

      g_signal_connect_object (button, "clicked", G_CALLBACK (new_version_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->ways, button);
    }
}

static void
add_fact (TrellisNoteProgress *self,
          const char          *name,
          const char          *value)
{
  if (*value == '\0')
    return;
  add_label (self->facts, name, "caption", "dim-label");
  add_label (self->facts, value, NULL, NULL);
}

static void
trellis_note_progress_class_init (TrellisNoteProgressClass *klass)
{
  /**
   * TrellisNoteProgress::step:
   * @self: the column
   * @status: the #TrellisNoteStatus that a person takes the note to
   * @words: the headteacher's words; may be empty
   */
  signals[SIGNAL_STEP] = g_signal_new ("step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  /**
   * TrellisNoteProgress::new-version:
   * @self: the column
   *
   * A person wants to correct a note that is final.
   */
  signals[SIGNAL_NEW_VERSION] = g_signal_new ("new-version", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TrellisNoteProgress::compare:
   * @self: the column
   *
   * A person wants to see the versions of the note beside each other.
   */
  signals[SIGNAL_COMPARE] = g_signal_new ("compare", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static GtkBox *
add_box (TrellisNoteProgress *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (self), box);

  return GTK_BOX (box);
}

static void
trellis_note_progress_init (TrellisNoteProgress *self)
{
  GtkWidget *words = gtk_entry_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  add_label (GTK_BOX (self), _("Progress"), "heading", NULL);
  self->stages = add_box (self);
  gtk_entry_set_placeholder_text (GTK_ENTRY (words), _("The headteacher’s words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The headteacher’s words"),
                                  -1);
  gtk_box_append (GTK_BOX (self), words);
  self->words = GTK_EDITABLE (words);
  self->ways = add_box (self);
  self->compare = GTK_BUTTON (gtk_button_new_with_label (_("Compare versions…")));
  g_signal_connect_object (self->compare, "clicked", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->compare));
  add_label (GTK_BOX (self), _("Visit"), "heading", NULL);
  self->facts = add_box (self);
}

/**
 * trellis_note_progress_set_note:
 * @self: the column
 * @visit: the visit
 * @state: its note's
 * @steps: (element-type TrellisNoteStep): what the note has been through
 * @is_read_only: whether the file can only be read
 */
void
trellis_note_progress_set_note (TrellisNoteProgress    *self,
                                TrellisVisit           *visit,
                                const TrellisNoteState *state,
                                GPtrArray              *steps,
                                gboolean                is_read_only)
{
  g_return_if_fail (TRELLIS_IS_NOTE_PROGRESS (self));

  clear_box (self->stages);
  if (state->version > 1)
    {
      g_autofree char *version = g_strdup_printf (_("Version %d"), state->version);

      add_label (self->stages, version, "caption", "dim-label");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->compare), state->version > 1);
  for (TrellisNoteStatus stage = 0; stage < TRELLIS_N_NOTE_STATUSES; stage++)
    add_stage (self, stage, state, steps);
  gtk_editable_set_text (self->words, "");
  show_ways (self, state, is_read_only);

  clear_box (self->facts);
  add_fact (self, _("Adviser"), visit->adviser_name);
  add_fact (self, _("Part of the day"), trellis_session_get_name (visit->session));
  add_fact (self, _("Theme of the morning"), visit->theme_am);
  add_fact (self, _("Theme of the afternoon"), visit->theme_pm);
}
