/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-rating-popover.h"

#include "trellis-day-button.h"
#include "trellis-rating-mark.h"

#include <glib/gi18n.h>

/* Asks for a line of evidence, and the day, of a rating just made. */

struct _TrellisRatingPopover
{
  GtkPopover parent_instance;

  TrellisRatingMark *mark;
  GtkLabel *heading;
  TrellisDayButton *day;
  GtkEntry *evidence;
  GtkLabel *hint;

  TrellisDay latest;
  gboolean is_skipped;
};

G_DEFINE_FINAL_TYPE (TrellisRatingPopover, trellis_rating_popover, GTK_TYPE_POPOVER)

static gboolean
is_good_day (TrellisRatingPopover *self)
{
  TrellisDay day = trellis_day_button_get_day (self->day);

  return day != TRELLIS_DAY_NONE && day <= self->latest;
}

static void
changed_cb (TrellisRatingPopover *self)
{
  g_autofree char *latest = trellis_day_format (self->latest, TRELLIS_DAY_STYLE_MEDIUM);

  if (is_good_day (self))
    {
      gtk_label_set_label (self->hint, _("Enter keeps it, Escape leaves it out."));
      gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "error");
    }
  else
    {
      g_autofree char *text = g_strdup_printf (_("Choose %s or a day before it."), latest);

      gtk_label_set_label (self->hint, text);
      gtk_widget_add_css_class (GTK_WIDGET (self->hint), "error");
    }
}

static void
take_cb (TrellisRatingPopover *self)
{
  if (is_good_day (self))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        TrellisRatingPopover  *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;

  self->is_skipped = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  return TRUE;
}

/* Clicking elsewhere keeps what has been typed: nobody types it to lose it. */
static void
closed_cb (TrellisRatingPopover *self)
{
  g_autofree char *evidence = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->evidence))));
  gboolean is_kept = !self->is_skipped && is_good_day (self);

  g_signal_emit_by_name (self, "answered", is_kept ? evidence : "",
                         is_kept ? trellis_day_button_get_day (self->day) : TRELLIS_DAY_NONE);
}

static void
trellis_rating_popover_class_init (TrellisRatingPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * TrellisRatingPopover::answered:
   * @self: the popover, which has closed
   * @evidence: what was typed; empty where it was left out
   * @day: the rating's day, a #TrellisDay; %TRELLIS_DAY_NONE where it was left
   *   as it was
   */
  g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_INT);

  g_type_ensure (TRELLIS_TYPE_DAY_BUTTON);
  g_type_ensure (TRELLIS_TYPE_RATING_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-rating-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisRatingPopover, mark);
  gtk_widget_class_bind_template_child (widget_class, TrellisRatingPopover, heading);
  gtk_widget_class_bind_template_child (widget_class, TrellisRatingPopover, day);
  gtk_widget_class_bind_template_child (widget_class, TrellisRatingPopover, evidence);
  gtk_widget_class_bind_template_child (widget_class, TrellisRatingPopover, hint);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
trellis_rating_popover_init (TrellisRatingPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->day, "notify::day", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * trellis_rating_popover_new:
 *
 * Returns: (transfer floating): a popover that asks for the evidence of a rating
 */
GtkWidget *
trellis_rating_popover_new (void)
{
  return g_object_new (TRELLIS_TYPE_RATING_POPOVER, NULL);
}

/**
 * trellis_rating_popover_ask:
 * @self: a popover with a parent
 * @column: what the action is rated now, or closed
 * @day: the rating's day
 * @latest: the latest that it may be
 *
 * Opens, to be answered with a line of evidence and another day, or neither.
 */
void
trellis_rating_popover_ask (TrellisRatingPopover *self,
                            TrellisActionColumn   column,
                            TrellisDay            day,
                            TrellisDay            latest)
{
  gboolean is_closing = column == TRELLIS_ACTION_COLUMN_CLOSED;

  g_return_if_fail (TRELLIS_IS_RATING_POPOVER (self));

  self->latest = latest;
  self->is_skipped = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->mark), !is_closing);
  if (!is_closing)
    trellis_rating_mark_set_rating (self->mark, (TrellisRating) column);
  gtk_label_set_label (self->heading, trellis_action_column_get_name (column));
  trellis_day_button_set_day (self->day, day);
  gtk_editable_set_text (GTK_EDITABLE (self->evidence), "");
  changed_cb (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->evidence));
}
