/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-agenda-row.h"

#include "trellis-visit-mark.h"

#include <glib/gi18n.h>

/* A visit in the list by date. */

struct _TrellisAgendaRow
{
  GtkBox parent_instance;

  GtkLabel *day;
  TrellisVisitMark *mark;
  GtkLabel *school;
  GtkLabel *title;
  GtkLabel *session;
  GtkLabel *adviser;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (TrellisAgendaRow, trellis_agenda_row, GTK_TYPE_BOX)

static void
trellis_agenda_row_class_init (TrellisAgendaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TRELLIS_TYPE_VISIT_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-agenda-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisAgendaRow, day);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgendaRow, mark);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgendaRow, school);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgendaRow, title);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgendaRow, session);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgendaRow, adviser);
  gtk_widget_class_bind_template_child (widget_class, TrellisAgendaRow, status);
}

static void
trellis_agenda_row_init (TrellisAgendaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_agenda_row_new:
 *
 * Returns: (transfer floating): a row without a visit
 */
GtkWidget *
trellis_agenda_row_new (void)
{
  return g_object_new (TRELLIS_TYPE_AGENDA_ROW, NULL);
}

/**
 * trellis_agenda_row_show:
 * @self: a row
 * @visit: a visit with a day
 * @clash: (nullable): why it cannot stay there
 * @begins_day: whether it is the first of its day, which is then named
 */
void
trellis_agenda_row_show (TrellisAgendaRow *self,
                         TrellisVisit     *visit,
                         const char       *clash,
                         gboolean          begins_day)
{
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  g_autofree char *mark = NULL;

  g_return_if_fail (TRELLIS_IS_AGENDA_ROW (self));
  g_return_if_fail (TRELLIS_IS_VISIT (visit));

  day = trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_WEEKDAY);
  title = trellis_visit_dup_title (visit);
  mark = trellis_visit_dup_mark (visit);
  gtk_label_set_label (self->day, begins_day ? day : "");
  g_object_set (self->mark, "mark", mark, "status", visit->status, "is-clash", clash != NULL, NULL);
  gtk_label_set_label (self->school, visit->school_name);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->session, trellis_session_get_name (visit->session));
  gtk_label_set_label (self->adviser, visit->adviser_name);
  gtk_label_set_label (self->status, clash != NULL ? _("Clash") : trellis_visit_status_get_name (visit->status));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), clash);
}
