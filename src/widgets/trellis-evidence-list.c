/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-evidence-list.h"

#include "trellis-day-button.h"
#include "trellis-widgets.h"

struct _TrellisEvidenceList
{
  AdwBin parent_instance;

  GtkBox *lines;
  GtkButton *add_button;
  GtkBox *form;
  GtkEntry *entry;
  TrellisDayButton *day_button;

  TrellisDay day;  /* of what is added, unless a person says otherwise */
};

enum
{
  SIGNAL_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisEvidenceList, trellis_evidence_list, ADW_TYPE_BIN)

static void
begin_cb (TrellisEvidenceList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->form), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), FALSE);
  trellis_day_button_set_day (self->day_button, self->day);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
end_form (TrellisEvidenceList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), TRUE);
}

static void
add_cb (TrellisEvidenceList *self)
{
  g_autofree char *what = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  TrellisDay day = trellis_day_button_get_day (self->day_button);

  end_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
  if (*what != '\0')
    g_signal_emit (self, signals[SIGNAL_ADDED], 0, what, day);
}

static void
trellis_evidence_list_class_init (TrellisEvidenceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * TrellisEvidenceList::added:
   * @self: the list
   * @what: in words, never empty
   * @day: its #TrellisDay, or %TRELLIS_DAY_NONE
   *
   * A person named some evidence. It is in the list once the list is filled
   * again.
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);

  g_type_ensure (TRELLIS_TYPE_DAY_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "evidencelist");
  gtk_widget_class_set_template_from_resource (widget_class, TRELLIS_WIDGETS_RESOURCES "trellis-evidence-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisEvidenceList, lines);
  gtk_widget_class_bind_template_child (widget_class, TrellisEvidenceList, add_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisEvidenceList, form);
  gtk_widget_class_bind_template_child (widget_class, TrellisEvidenceList, entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisEvidenceList, day_button);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
trellis_evidence_list_init (TrellisEvidenceList *self)
{
  self->day = TRELLIS_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_evidence_list_new:
 *
 * What a judgement rests on, a line each, and a line to add to it.
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
trellis_evidence_list_new (void)
{
  return g_object_new (TRELLIS_TYPE_EVIDENCE_LIST, NULL);
}

/**
 * trellis_evidence_list_clear:
 * @self: a list
 * @day: the day of what will be added, unless a person says otherwise
 *
 * Empties it for another judgement; what was being typed goes as well.
 */
void
trellis_evidence_list_clear (TrellisEvidenceList *self,
                             TrellisDay           day)
{
  g_return_if_fail (TRELLIS_IS_EVIDENCE_LIST (self));

  self->day = day;
  end_form (self);
  trellis_evidence_list_empty (self);
}

/**
 * trellis_evidence_list_empty:
 * @self: a list
 *
 * Takes its lines away, to be filled again; what is being typed stays.
 */
void
trellis_evidence_list_empty (TrellisEvidenceList *self)
{
  GtkWidget *line;

  g_return_if_fail (TRELLIS_IS_EVIDENCE_LIST (self));

  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, line);
}

/**
 * trellis_evidence_list_add:
 * @self: a list
 * @what: in words
 * @dated_on: its day, or %TRELLIS_DAY_NONE
 *
 * Adds a line.
 */
void
trellis_evidence_list_add (TrellisEvidenceList *self,
                           const char          *what,
                           TrellisDay           dated_on)
{
  g_autofree char *day = trellis_day_format (dated_on, TRELLIS_DAY_STYLE_MEDIUM);
  GtkWidget *line, *icon, *words, *date;

  g_return_if_fail (TRELLIS_IS_EVIDENCE_LIST (self));

  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  icon = gtk_image_new_from_icon_name ("mail-attachment-symbolic");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), icon);
  words = gtk_label_new (what);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  date = gtk_label_new (day);
  gtk_widget_add_css_class (date, "dim-label");
  gtk_widget_add_css_class (date, "numeric");
  gtk_widget_set_valign (date, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), date);
  gtk_box_append (self->lines, line);
}
