/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-time-slider.h"

#include <glib/gi18n.h>

#define PLAY_INTERVAL_MS 900

/* The as-at day as a slider over the terms, and a button that plays them. */

struct _TrellisTimeSlider
{
  AdwBin parent_instance;

  GtkWidget *play;
  AdwButtonContent *play_content;
  GtkScale *scale;
  GtkAdjustment *adjustment;
  GtkLabel *date;
  GtkLabel *term;

  GPtrArray *years;     /* (element-type TrellisSchoolYear): earliest first */
  guint play_id;        /* 0 unless playing */
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (TrellisTimeSlider, trellis_time_slider, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static TrellisTerm *
find_term (TrellisTimeSlider *self,
           TrellisDay         day)
{
  for (guint i = 0; i < self->years->len; i++)
    {
      TrellisTerm *term = trellis_school_year_get_term (g_ptr_array_index (self->years, i), day);

      if (term != NULL)
        return term;
    }

  return NULL;
}

static void
show_day (TrellisTimeSlider *self)
{
  TrellisDay day = trellis_time_slider_get_day (self);
  TrellisTerm *term = find_term (self, day);
  g_autofree char *date = trellis_day_format (day, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *words = NULL;
  g_autofree char *spoken = NULL;

  if (term != NULL)
    words = g_strdup_printf (_("%s, week %d"), term->name,
                             (day - trellis_day_get_monday (term->starts_on)) / 7 + 1);
  else
    words = g_strdup (_("out of term"));
  spoken = g_strdup_printf ("%s, %s", date, words);
  gtk_label_set_label (self->date, date);
  gtk_label_set_label (self->term, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, spoken, -1);
}

static void
value_changed_cb (TrellisTimeSlider *self)
{
  show_day (self);
  if (!self->is_setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
show_playing (TrellisTimeSlider *self)
{
  gboolean is_playing = self->play_id != 0;

  adw_button_content_set_label (self->play_content, is_playing ? _("Pause") : _("Play"));
  adw_button_content_set_icon_name (self->play_content,
                                    is_playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
}

/* The last day of the next term that has ended by the slider's end, so that
 * each step shows a whole term's judgements. */
static gboolean
play_cb (gpointer user_data)
{
  TrellisTimeSlider *self = user_data;
  TrellisDay day = trellis_time_slider_get_day (self);
  TrellisDay last = (TrellisDay) gtk_adjustment_get_upper (self->adjustment);
  TrellisDay next = last;

  for (guint i = 0; i < self->years->len; i++)
    {
      TrellisSchoolYear *year = g_ptr_array_index (self->years, i);

      for (guint j = 0; j < year->terms->len; j++)
        {
          TrellisTerm *term = g_ptr_array_index (year->terms, j);

          if (term->ends_on > day)
            next = MIN (next, term->ends_on);
        }
    }
  gtk_adjustment_set_value (self->adjustment, next);
  if (next < last)
    return G_SOURCE_CONTINUE;

  self->play_id = 0;
  show_playing (self);
  return G_SOURCE_REMOVE;
}

static void
play_clicked_cb (TrellisTimeSlider *self)
{
  if (self->play_id != 0)
    {
      g_clear_handle_id (&self->play_id, g_source_remove);
    }
  else
    {
      if (trellis_time_slider_get_day (self) >= (TrellisDay) gtk_adjustment_get_upper (self->adjustment))
        gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_lower (self->adjustment));
      self->play_id = g_timeout_add (PLAY_INTERVAL_MS, play_cb, self);
    }
  show_playing (self);
}

static void
trellis_time_slider_dispose (GObject *object)
{
  TrellisTimeSlider *self = TRELLIS_TIME_SLIDER (object);

  g_clear_handle_id (&self->play_id, g_source_remove);
  g_clear_pointer (&self->years, g_ptr_array_unref);

  G_OBJECT_CLASS (trellis_time_slider_parent_class)->dispose (object);
}

static void
trellis_time_slider_class_init (TrellisTimeSliderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_time_slider_dispose;

  /**
   * TrellisTimeSlider::changed:
   * @self: the slider
   *
   * A person, or playing, chose another day.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_TIME_SLIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-time-slider.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTimeSlider, play);
  gtk_widget_class_bind_template_child (widget_class, TrellisTimeSlider, play_content);
  gtk_widget_class_bind_template_child (widget_class, TrellisTimeSlider, scale);
  gtk_widget_class_bind_template_child (widget_class, TrellisTimeSlider, adjustment);
  gtk_widget_class_bind_template_child (widget_class, TrellisTimeSlider, date);
  gtk_widget_class_bind_template_child (widget_class, TrellisTimeSlider, term);
}

static void
trellis_time_slider_init (TrellisTimeSlider *self)
{
  self->years = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->play, "clicked", G_CALLBACK (play_clicked_cb), self, G_CONNECT_SWAPPED);
}

/**
 * trellis_time_slider_set_years:
 * @self: a slider
 * @years: (element-type TrellisSchoolYear): the school years to go over,
 *   earliest first, at least one
 * @today: the last day to go to
 */
void
trellis_time_slider_set_years (TrellisTimeSlider *self,
                               GPtrArray         *years,
                               TrellisDay         today)
{
  TrellisSchoolYear *first = g_ptr_array_index (years, 0);

  g_ptr_array_set_size (self->years, 0);
  gtk_scale_clear_marks (self->scale);
  for (guint i = 0; i < years->len; i++)
    {
      TrellisSchoolYear *year = g_ptr_array_index (years, i);

      g_ptr_array_add (self->years, g_object_ref (year));
      for (guint j = 0; j < year->terms->len; j++)
        {
          TrellisTerm *term = g_ptr_array_index (year->terms, j);
          g_autofree char *mark = j == 0 ? g_strdup (year->name) : g_strdup_printf (C_("term", "T%d"), term->number);

          if (term->starts_on <= today)
            gtk_scale_add_mark (self->scale, term->starts_on, GTK_POS_BOTTOM, mark);
        }
    }

  self->is_setting = TRUE;
  gtk_adjustment_set_lower (self->adjustment, MIN (first->starts_on, today));
  gtk_adjustment_set_upper (self->adjustment, today);
  self->is_setting = FALSE;
}

/**
 * trellis_time_slider_get_day:
 * @self: a slider
 *
 * Returns: the day that it stands at
 */
TrellisDay
trellis_time_slider_get_day (TrellisTimeSlider *self)
{
  return (TrellisDay) (gtk_adjustment_get_value (self->adjustment) + 0.5);
}

/**
 * trellis_time_slider_set_day:
 * @self: a slider
 * @day: where it is to stand; without #TrellisTimeSlider::changed
 */
void
trellis_time_slider_set_day (TrellisTimeSlider *self,
                             TrellisDay         day)
{
  self->is_setting = TRUE;
  gtk_adjustment_set_value (self->adjustment, day);
  self->is_setting = FALSE;
  show_day (self);
}
