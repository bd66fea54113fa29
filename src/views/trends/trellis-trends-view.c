/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-trends-view-private.h"

#include "trellis-store-judgements.h"
#include "trellis-store-measures.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trend.h"
#include "trellis-store-trust.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Figures over time: one school, or the trust, against England and its target;
 * how the schools lie apart; and every school on one scale. */

G_DEFINE_FINAL_TYPE (TrellisTrendsView, trellis_trends_view, TRELLIS_TYPE_VIEW)

static const char *const order_keys[TRELLIS_TREND_N_ORDERS] = {
  [TRELLIS_TREND_ORDER_NAME] = "name",
  [TRELLIS_TREND_ORDER_LATEST] = "latest",
  [TRELLIS_TREND_ORDER_CHANGE] = "change",
  [TRELLIS_TREND_ORDER_GAP] = "gap",
};

static TrellisTrendOrder
get_order (TrellisTrendsView *self)
{
  const char *key = trellis_choice_get_chosen (self->order);

  for (guint i = 0; i < TRELLIS_TREND_N_ORDERS; i++)
    {
      if (g_strcmp0 (order_keys[i], key) == 0)
        return i;
    }

  return TRELLIS_TREND_ORDER_NAME;
}

static TrellisTrendSchool *
get_school (TrellisTrendsView *self)
{
  return trellis_trend_find_school (self->sight->trend, self->sight->urn);
}

static void
show_sentence (TrellisTrendsView *self)
{
  const char *reading = trellis_chart_get_reading (TRELLIS_CHART (self->chart));
  g_autofree char *sentence = NULL;

  if (reading == NULL)
    sentence = trellis_trend_sight_dup_sentence (self->sight);
  gtk_label_set_label (self->sentence, reading != NULL ? reading : sentence);
}

static void
reading_cb (TrellisTrendsView *self)
{
  if (self->sight != NULL)
    show_sentence (self);
}

static void
strip_reading_cb (TrellisTrendsView *self)
{
  const char *reading = trellis_chart_get_reading (TRELLIS_CHART (self->strip));

  gtk_label_set_label (self->strip_words, reading != NULL ? reading
                       : gtk_toggle_button_get_active (self->slope_toggle) ? _("Each line is a school")
                                                                           : _("Each dot is a school"));
}

static void
multiples_reading_cb (TrellisTrendsView *self)
{
  const char *reading = trellis_chart_get_reading (TRELLIS_CHART (self->multiples));
  g_autofree char *words = NULL;

  if (reading == NULL && self->sight != NULL)
    words = trellis_trend_dup_mean_words (self->sight->trend);
  gtk_label_set_label (self->multiples_words, reading != NULL ? reading : words != NULL ? words : "");
}

static void
show_strip_words (TrellisTrendsView *self)
{
  TrellisTrend *trend = self->sight->trend;
  TrellisTrendPeriod *period = g_ptr_array_index (trend->periods, self->sight->until);
  g_autofree char *name = trellis_period_dup_name (period->key, TRUE);
  g_autofree char *title = NULL;
  g_autofree char *moved = trellis_trend_dup_moved (trend);
  guint n_schools = 0;

  for (guint i = 0; i < trend->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (trend->schools, i);

      n_schools += !isnan (school->figures[self->sight->until].value);
    }
  /* Translators: a period and of how many schools there are figures: "2024/25, 23 schools" */
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u school", "%s, %u schools", n_schools), name,
                           n_schools);
  gtk_label_set_label (self->strip_title, title);
  gtk_label_set_label (self->moved, moved);
  gtk_widget_set_visible (GTK_WIDGET (self->moved), *moved != '\0');
}

static void
show_key (TrellisTrendsView *self)
{
  g_autofree char *key = trellis_trend_dup_key (self->sight->trend);

  gtk_label_set_label (self->key, key);
}

static void
show_period (TrellisTrendsView *self)
{
  if (self->brushed_from != NULL)
    {
      g_autofree char *from = trellis_period_dup_name (self->brushed_from, TRUE);
      g_autofree char *until = trellis_period_dup_name (self->brushed_until, TRUE);
      /* Translators: the first and the last period that are shown */
      g_autofree char *label = g_strdup_printf (_("%s to %s"), from, until);

      gtk_label_set_label (self->period_label, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->period), self->brushed_from != NULL);
}

static void
show_multiples (TrellisTrendsView *self)
{
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  self->sorted = trellis_trend_sort (self->sight->trend, get_order (self));
  /* A school that the measure is not of has no place among them: a gap has. */
  for (guint i = self->sorted->len; i > 0; i--)
    {
      if (!trellis_trend_has_any (self->sight->trend, g_ptr_array_index (self->sorted, i - 1)))
        g_ptr_array_remove_index (self->sorted, i - 1);
    }
  trellis_multiples_chart_set_sight (self->multiples, self->sight, self->sorted);
}

static void
show_sight (TrellisTrendsView *self)
{
  TrellisTrendSchool *school = get_school (self);

  gtk_label_set_label (self->title, school != NULL ? school->school->name : _("The whole trust"));
  trellis_trend_chart_set_sight (self->chart, self->sight);
  trellis_strip_chart_set_sight (self->strip, self->sight);
  show_multiples (self);
  show_sentence (self);
  show_strip_words (self);
  show_key (self);
  show_period (self);
  strip_reading_cb (self);
  multiples_reading_cb (self);
  trellis_trends_view_fill_table (self);
  trellis_view_set_subtitle (TRELLIS_VIEW (self), self->sight->trend->measure->name);
}

static void
fill_choice (TrellisChoice *choice,
             GPtrArray     *keys,
             GPtrArray     *names,
             const char    *chosen)
{
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (names, NULL);
  trellis_choice_set_items (choice, (const char *const *) keys->pdata, (const char *const *) names->pdata);
  trellis_choice_set_chosen (choice, chosen);
}

static void
fill_measures (TrellisTrendsView *self,
               GPtrArray         *measures)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gboolean is_known = FALSE;

  for (guint i = 0; i < measures->len; i++)
    {
      TrellisMeasure *measure = g_ptr_array_index (measures, i);

      is_known |= g_strcmp0 (self->measure_id, measure->id) == 0;
      g_ptr_array_add (keys, measure->id);
      g_ptr_array_add (names, measure->name);
    }
  g_ptr_array_add (keys, (char *) TRELLIS_TRENDS_WORK);
  g_ptr_array_add (names, (char *) _("Actions and visits"));
  is_known |= g_strcmp0 (self->measure_id, TRELLIS_TRENDS_WORK) == 0;
  if (!is_known && measures->len > 0)
    {
      g_free (self->measure_id);
      self->measure_id = g_strdup (((TrellisMeasure *) g_ptr_array_index (measures, 0))->id);
    }
  fill_choice (self->measure_choice, keys, names, self->measure_id);
}

static void
fill_schools (TrellisTrendsView *self,
              GListModel        *schools)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gboolean is_known = FALSE;

  g_ptr_array_add (keys, (char *) "");
  g_ptr_array_add (names, (char *) _("The whole trust"));
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      is_known |= g_strcmp0 (self->urn, school->urn) == 0;
      g_ptr_array_add (keys, school->urn);
      g_ptr_array_add (names, school->name);
    }
  if (!is_known)
    g_clear_pointer (&self->urn, g_free);
  fill_choice (self->school_choice, keys, names, self->urn != NULL ? self->urn : "");
}

static gboolean
fill_groups (TrellisTrendsView  *self,
             GError            **error)
{
  g_autoptr (GPtrArray) groups = trellis_store_list_pupil_groups (trellis_view_get_store (TRELLIS_VIEW (self)),
                                                                  self->measure_id, error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (groups == NULL)
    return FALSE;
  g_ptr_array_add (keys, (char *) "");
  g_ptr_array_add (names, (char *) _("All pupils"));
  for (guint i = 0; i < groups->len; i++)
    {
      g_ptr_array_add (keys, g_ptr_array_index (groups, i));
      g_ptr_array_add (names, g_ptr_array_index (groups, i));
    }
  if (!g_ptr_array_find_with_equal_func (keys, self->group, g_str_equal, NULL))
    {
      g_free (self->group);
      self->group = g_strdup ("");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->group_choice), groups->len > 0);
  fill_choice (self->group_choice, keys, names, self->group);

  return TRUE;
}

/* Those in scope, against the mean of the whole trust. */
static TrellisTrend *
read_trend (TrellisTrendsView  *self,
            GListModel         *all,
            GListModel         *schools,
            const char         *group,
            GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisDay as_at = trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
  g_autoptr (TrellisTrend) trend = trellis_store_read_trend (store, self->measure_id, schools, group, as_at, error);
  g_autoptr (TrellisTrend) whole = NULL;

  if (trend == NULL || g_list_model_get_n_items (all) == g_list_model_get_n_items (schools))
    return g_steal_pointer (&trend);
  whole = trellis_store_read_trend (store, self->measure_id, all, group, as_at, error);
  if (whole == NULL)
    return NULL;
  trellis_trend_take_means (trend, whole);

  return g_steal_pointer (&trend);
}

static gboolean
read_school (TrellisTrendsView  *self,
             TrellisTrendSight  *sight,
             GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisDay as_at = trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
  TrellisScheme *scheme;
  g_autoptr (GListModel) categories = NULL;

  if (sight->urn == NULL)
    return TRUE;
  sight->notes = trellis_store_list_trend_notes (store, sight->urn, as_at, error);
  if (sight->notes == NULL)
    return FALSE;
  if (!self->has_levels)
    return TRUE;
  scheme = trellis_store_get_scheme_on (store, as_at, error);
  categories = scheme != NULL ? trellis_store_list_categories (store, sight->urn, as_at, error) : NULL;
  if (categories == NULL)
    return FALSE;
  sight->levels = trellis_level_points_from_judgements (scheme->levels, categories, TRELLIS_ASPECT_OVERALL,
                                                        TRELLIS_SOURCE_AGREED);

  return TRUE;
}

/* The periods in sight: those that were dragged across, or all up to the last
 * one with figures. */
static void
choose_periods (TrellisTrendsView *self,
                TrellisTrendSight *sight)
{
  int from = trellis_trend_find_period (sight->trend, self->brushed_from);
  int until = trellis_trend_find_period (sight->trend, self->brushed_until);
  int last = trellis_trend_find_last_period (sight->trend);

  if (from < 0 || until <= from)
    {
      g_clear_pointer (&self->brushed_from, g_free);
      g_clear_pointer (&self->brushed_until, g_free);
      from = 0;
      until = last;
    }
  sight->from = (guint) from;
  sight->until = (guint) MAX (until, 0);
}

static gboolean
is_of_work (TrellisTrendsView *self)
{
  return g_strcmp0 (self->measure_id, TRELLIS_TRENDS_WORK) == 0;
}

static gboolean
read_all (TrellisTrendsView  *self,
          const char        **page,
          GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (store, error);
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (TrellisTrendSight) sight = NULL;

  *page = "empty";
  if (measures == NULL)
    return FALSE;
  all = trellis_store_list_schools (store, trellis_scope_get_as_at (scope), FALSE, error);
  if (all == NULL)
    return FALSE;
  schools = trellis_scope_filter (scope, all);
  fill_measures (self, measures);
  fill_schools (self, schools);
  if (g_list_model_get_n_items (all) == 0 || (measures->len == 0 && !is_of_work (self)))
    return TRUE;
  if (is_of_work (self))
    {
      *page = g_list_model_get_n_items (schools) > 0 ? "work" : "no-match";
      gtk_widget_set_visible (GTK_WIDGET (self->group_choice), FALSE);
      return trellis_trends_view_read_work (self, schools, error);
    }
  if (!fill_groups (self, error))
    return FALSE;
  if (g_list_model_get_n_items (schools) == 0)
    {
      *page = "no-match";
      return TRUE;
    }

  sight = g_new0 (TrellisTrendSight, 1);
  sight->urn = g_strdup (self->urn);
  sight->is_step = self->is_step;
  sight->trend = read_trend (self, all, schools, self->group, error);
  if (sight->trend == NULL)
    return FALSE;
  if (*self->group != '\0')
    {
      sight->all_pupils = read_trend (self, all, schools, "", error);
      if (sight->all_pupils == NULL)
        return FALSE;
    }
  if (!read_school (self, sight, error))
    return FALSE;
  choose_periods (self, sight);
  if (trellis_trend_find_last_period (sight->trend) < 0)
    {
      *page = "no-figures";
      return TRUE;
    }

  g_clear_pointer (&self->sight, trellis_trend_sight_free);
  self->sight = g_steal_pointer (&sight);
  *page = "trends";
  show_sight (self);

  return TRUE;
}

static void
trellis_trends_view_refresh (TrellisView  *view,
                             TrellisTopic  topics)
{
  TrellisTrendsView *self = TRELLIS_TRENDS_VIEW (view);
  g_autoptr (GError) error = NULL;
  const char *page;

  self->is_filling = TRUE;
  if (!read_all (self, &page, &error))
    trellis_view_show_error (view, error);
  self->is_filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->measure_choice), !g_str_equal (page, "empty"));
  gtk_widget_set_visible (GTK_WIDGET (self->school_choice), !g_str_equal (page, "empty"));
  if (g_str_equal (page, "empty"))
    gtk_widget_set_visible (GTK_WIDGET (self->group_choice), FALSE);
  if (!g_str_equal (page, "trends") && !g_str_equal (page, "work"))
    trellis_view_set_subtitle (view, "");
}

/* What is in sight, the schools in the order that was chosen. */
static TrellisReport *
trellis_trends_view_create_report (TrellisView  *view,
                                   GError      **error)
{
  TrellisTrendsView *self = TRELLIS_TRENDS_VIEW (view);
  TrellisStore *store = trellis_view_get_store (view);
  TrellisScope *scope = trellis_view_get_scope (view);
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (store, error);
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (GPtrArray) sights = g_ptr_array_new ();
  g_autofree char *words = NULL;
  TrellisReportDetails details = { NULL };

  all = trust != NULL ? trellis_store_list_schools (store, trellis_scope_get_as_at (scope), FALSE, error) : NULL;
  if (all == NULL)
    return NULL;
  schools = trellis_scope_filter (scope, all);
  words = trellis_report_dup_scope_words (scope, schools);
  details.trust_name = trust->name;
  details.trust_colour = trust->colour;
  details.scope_words = words;
  details.as_at = trellis_scope_get_as_at (scope);
  details.printed_on = trellis_store_get_today (store);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "work"))
    return trellis_trends_view_report_work (self, &details, error);
  if (self->sight != NULL && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "trends"))
    g_ptr_array_add (sights, self->sight);

  return trellis_report_new_trends (sights, get_order (self), &details, error);
}

static void
set_text (char       **field,
          const char  *text)
{
  char *copy = text != NULL && *text != '\0' ? g_strdup (text) : NULL;

  g_free (*field);
  *field = copy;
}

static void
choose_cb (TrellisTrendsView *self,
           TrellisChoice     *choice)
{
  const char *key = trellis_choice_get_chosen (choice);

  if (self->is_filling || key == NULL)
    return;
  if (choice == self->measure_choice)
    {
      set_text (&self->measure_id, key);
      set_text (&self->brushed_from, NULL);
    }
  else if (choice == self->school_choice)
    {
      set_text (&self->urn, key);
    }
  else
    {
      g_free (self->group);
      self->group = g_strdup (key);
    }
  trellis_view_refresh (TRELLIS_VIEW (self));
}

static void
order_cb (TrellisTrendsView *self)
{
  if (self->sight != NULL)
    show_multiples (self);
}

static void
choose_school (TrellisTrendsView  *self,
               TrellisTrendSchool *school,
               gboolean            is_opened)
{
  if (is_opened)
    {
      trellis_view_open_school (TRELLIS_VIEW (self), school->school->urn);
      return;
    }
  set_text (&self->urn, school->school->urn);
  trellis_view_refresh (TRELLIS_VIEW (self));
}

static void
multiple_activated_cb (TrellisTrendsView *self,
                       guint              index,
                       gboolean           is_opened)
{
  choose_school (self, g_ptr_array_index (self->sorted, index), is_opened);
}

static void
dot_activated_cb (TrellisTrendsView *self,
                  guint              index,
                  gboolean           is_opened)
{
  choose_school (self, g_ptr_array_index (self->sight->trend->schools,
                                          trellis_strip_chart_get_school (self->strip, index)), is_opened);
}

static void
brushed_cb (TrellisTrendsView *self,
            guint              from,
            guint              until)
{
  GPtrArray *periods = self->sight->trend->periods;

  set_text (&self->brushed_from, ((TrellisTrendPeriod *) g_ptr_array_index (periods, from))->key);
  set_text (&self->brushed_until, ((TrellisTrendPeriod *) g_ptr_array_index (periods, until))->key);
  trellis_view_refresh (TRELLIS_VIEW (self));
}

static void
all_periods_cb (TrellisTrendsView *self)
{
  set_text (&self->brushed_from, NULL);
  set_text (&self->brushed_until, NULL);
  trellis_view_refresh (TRELLIS_VIEW (self));
}

static void
look_cb (TrellisTrendsView *self)
{
  gtk_stack_set_visible_child_name (self->looks, gtk_toggle_button_get_active (self->table_toggle) ? "table" : "chart");
}

static void
slope_cb (TrellisTrendsView *self)
{
  trellis_strip_chart_set_is_slope (self->strip, gtk_toggle_button_get_active (self->slope_toggle));
  strip_reading_cb (self);
}

static void
show_work_cb (TrellisTrendsView *self)
{
  trellis_trends_view_show_measure (self, TRELLIS_TRENDS_WORK, NULL);
}

static void
clear_cb (TrellisTrendsView *self)
{
  trellis_scope_clear_filter (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

static TrellisChoice *
add_choice (TrellisTrendsView *self,
            GtkWidget         *box,
            const char        *title)
{
  TrellisChoice *choice = g_object_new (TRELLIS_TYPE_CHOICE, "title", title, NULL);

  g_signal_connect_object (choice, "chosen", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (choice));

  return choice;
}

static void
trellis_trends_view_constructed (GObject *object)
{
  TrellisTrendsView *self = TRELLIS_TRENDS_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->measure_choice = add_choice (self, box, _("Measure"));
  self->group_choice = add_choice (self, box, _("Pupils"));
  self->school_choice = add_choice (self, box, _("School"));
  trellis_view_set_scope_end (TRELLIS_VIEW (self), box);

  G_OBJECT_CLASS (trellis_trends_view_parent_class)->constructed (object);

  trellis_view_set_title (TRELLIS_VIEW (self), _("Trends"));
  trellis_trends_view_add_actions (self);
  trellis_view_set_header_end (TRELLIS_VIEW (self), trellis_trends_view_create_figures_button (self));
}

static void
trellis_trends_view_finalize (GObject *object)
{
  TrellisTrendsView *self = TRELLIS_TRENDS_VIEW (object);

  g_clear_pointer (&self->sight, trellis_trend_sight_free);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  g_clear_object (&self->actions);
  g_free (self->measure_id);
  g_free (self->urn);
  g_free (self->group);
  g_free (self->brushed_from);
  g_free (self->brushed_until);

  G_OBJECT_CLASS (trellis_trends_view_parent_class)->finalize (object);
}

static void
trellis_trends_view_class_init (TrellisTrendsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_trends_view_constructed;
  object_class->finalize = trellis_trends_view_finalize;
  TRELLIS_VIEW_CLASS (klass)->refresh = trellis_trends_view_refresh;
  TRELLIS_VIEW_CLASS (klass)->create_report = trellis_trends_view_create_report;

  g_type_ensure (TRELLIS_TYPE_CHOICE);
  g_type_ensure (TRELLIS_TYPE_TALLY_CARD);
  g_type_ensure (TRELLIS_TYPE_TREND_CHART);
  g_type_ensure (TRELLIS_TYPE_STRIP_CHART);
  g_type_ensure (TRELLIS_TYPE_MULTIPLES_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-trends-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, title);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, period);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, period_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, chart_toggle);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, table_toggle);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, looks);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, chart);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, table);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, sentence);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, strip_title);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, slope_toggle);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, strip);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, strip_words);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, moved);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, key);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, order);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, multiples);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, multiples_words);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, actions_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisTrendsView, visits_card);
  gtk_widget_class_bind_template_callback (widget_class, slope_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_work_cb);
  gtk_widget_class_bind_template_callback (widget_class, reading_cb);
  gtk_widget_class_bind_template_callback (widget_class, strip_reading_cb);
  gtk_widget_class_bind_template_callback (widget_class, multiples_reading_cb);
  gtk_widget_class_bind_template_callback (widget_class, multiple_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, dot_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, brushed_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_periods_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
trellis_trends_view_init (TrellisTrendsView *self)
{
  const char *names[TRELLIS_TREND_N_ORDERS + 1] = { NULL };
  const char *keys[TRELLIS_TREND_N_ORDERS + 1] = { NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->group = g_strdup ("");
  for (guint i = 0; i < TRELLIS_TREND_N_ORDERS; i++)
    {
      keys[i] = order_keys[i];
      names[i] = trellis_trend_order_get_name (i);
    }
  trellis_choice_set_items (self->order, keys, names);
}

/**
 * trellis_trends_view_show_measure:
 * @self: the page
 * @measure_id: (nullable): what to show; %NULL for what is shown
 * @urn: (nullable): a school; %NULL for the whole trust
 */
void
trellis_trends_view_show_measure (TrellisTrendsView *self,
                                  const char        *measure_id,
                                  const char        *urn)
{
  g_return_if_fail (TRELLIS_IS_TRENDS_VIEW (self));

  if (measure_id != NULL)
    set_text (&self->measure_id, measure_id);
  set_text (&self->urn, urn);
  trellis_view_refresh (TRELLIS_VIEW (self));
}
