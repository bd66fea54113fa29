/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-view-private.h"

#include "trellis-level-points.h"
#include "trellis-store-judgements.h"
#include "trellis-store-measures.h"
#include "trellis-store-schemes.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

/* The cards in the middle: how the school is doing. */

/* Without a day of one's own, a school is compared with how it was then. */
#define COMPARED_MONTHS 12
#define MEASURES_MOST 6

static TrellisDay
get_as_at (TrellisSchoolView *self)
{
  return trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

static void
set_note (TrellisCard *card,
          const char  *note)
{
  g_object_set_data_full (G_OBJECT (card), "note", g_strdup (note), g_free);
  trellis_card_set_note (card, note);
}

static void
show_agreed (TrellisSchoolView *self,
             TrellisJudgement  *category)
{
  gboolean has_words = category != NULL && *category->narrative != '\0';

  gtk_widget_set_visible (self->agreed_empty, category == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->agreed_label), has_words);
  gtk_widget_set_visible (GTK_WIDGET (self->agreed_note), category != NULL);
  if (category == NULL)
    return;

  if (has_words)
    {
      g_autofree char *words = g_strdup_printf (_("“%s”"), category->narrative);

      gtk_label_set_label (self->agreed_label, words);
    }
  if (category != NULL)
    {
      g_autofree char *day = trellis_day_format (category->judged_on, TRELLIS_DAY_STYLE_LONG);
      g_autoptr (GString) note = g_string_new (day);

      if (*category->person_name != '\0')
        g_string_append_printf (note, ". %s", category->person_name);
      if (*category->reason != '\0')
        /* Translators: why a category differs from the proposal */
        g_string_append_printf (note, _(". Because: %s"), category->reason);
      gtk_label_set_label (self->agreed_note, note->str);
    }
}

static gboolean
show_history (TrellisSchoolView  *self,
              TrellisScheme      *scheme,
              GError            **error)
{
  TrellisDay as_at = get_as_at (self);
  g_autoptr (GListModel) categories = trellis_store_list_categories (trellis_view_get_store (TRELLIS_VIEW (self)),
                                                                     self->urn, as_at, error);
  g_autoptr (TrellisJudgement) latest = NULL;
  g_autoptr (GArray) points = NULL;
  const TrellisLevel *level;

  if (categories == NULL)
    return FALSE;

  latest = g_list_model_get_item (categories, 0);
  show_agreed (self, latest);
  gtk_widget_set_visible (GTK_WIDGET (self->level_chart), latest != NULL);
  gtk_widget_set_visible (self->level_empty, latest == NULL);
  set_note (self->level_card, latest != NULL ? _("agreed at meetings") : "");

  points = trellis_level_points_from_judgements (scheme->levels, categories, TRELLIS_ASPECT_OVERALL,
                                                 TRELLIS_SOURCE_AGREED);
  level = self->school->level_id != NULL ? trellis_scheme_get_level (scheme, self->school->level_id) : NULL;
  trellis_level_chart_set_points (self->level_chart, scheme, points, as_at, level,
                                  level != NULL ? trellis_level_get_limit_day (level, self->school->agreed_on)
                                                : TRELLIS_DAY_NONE);

  return TRUE;
}

static gboolean
is_any_judged (TrellisMatrix *matrix)
{
  for (guint i = 0; i < trellis_matrix_get_n_columns (matrix); i++)
    {
      if (trellis_matrix_get_cell (matrix, 0, i)->level != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The second profile, of a school that carries another scheme beside the trust's. */
static gboolean
show_beside (TrellisSchoolView  *self,
             TrellisScheme      *scheme,
             GListModel         *schools,
             TrellisDay          compared_with,
             GError            **error)
{
  g_autoptr (TrellisMatrix) matrix = NULL;
  g_autofree char *words = NULL;
  gboolean has_row, is_judged;

  if (scheme->parallel_scheme_id != NULL)
    {
      matrix = trellis_store_read_matrix_of (trellis_view_get_store (TRELLIS_VIEW (self)), scheme->parallel_scheme_id,
                                             schools, get_as_at (self), compared_with, TRELLIS_SOURCE_AGREED, error);
      if (matrix == NULL)
        return FALSE;
    }
  has_row = matrix != NULL && trellis_matrix_get_n_rows (matrix) > 0;
  is_judged = has_row && is_any_judged (matrix);
  gtk_widget_set_visible (GTK_WIDGET (self->beside_label), has_row);
  gtk_widget_set_visible (GTK_WIDGET (self->beside_chart), is_judged);
  if (has_row)
    words = is_judged ? g_strdup (matrix->scheme->name)
                      /* Translators: the name of a scheme that church schools carry beside the trust's */
                      : g_strdup_printf (_("%s: not judged yet"), matrix->scheme->name);
  gtk_label_set_label (self->beside_label, has_row ? words : "");
  if (is_judged)
    trellis_profile_chart_set_row (self->beside_chart, matrix, 0);

  return TRUE;
}

/**
 * trellis_school_view_show_levels:
 * @self: the page, with its school read
 * @error: return location for a #GError
 *
 * Fills the cards of the level over time, the profile and what was agreed.
 *
 * Returns: whether everything could be read
 */
gboolean
trellis_school_view_show_levels (TrellisSchoolView  *self,
                                 GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  TrellisScheme *scheme = trellis_store_get_scheme_on (store, get_as_at (self), error);
  TrellisDay compared_with = trellis_scope_get_compared_with (scope);
  g_autoptr (GListStore) schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  g_autoptr (TrellisMatrix) matrix = NULL;
  gboolean is_judged, has_moved = FALSE;

  if (scheme == NULL || !show_history (self, scheme, error))
    return FALSE;

  if (compared_with == TRELLIS_DAY_NONE)
    compared_with = trellis_day_add_months (get_as_at (self), -COMPARED_MONTHS);
  g_list_store_append (schools, self->school);
  matrix = trellis_store_read_matrix (store, G_LIST_MODEL (schools), get_as_at (self), compared_with,
                                      TRELLIS_SOURCE_AGREED, error);
  if (matrix == NULL || !show_beside (self, scheme, G_LIST_MODEL (schools), compared_with, error))
    return FALSE;

  is_judged = is_any_judged (matrix);
  for (guint i = 0; i < trellis_matrix_get_n_columns (matrix); i++)
    {
      TrellisMatrixCell *cell = trellis_matrix_get_cell (matrix, 0, i);

      has_moved |= cell->level != NULL && cell->previous != NULL && cell->level != cell->previous;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->profile_chart), is_judged);
  gtk_widget_set_visible (self->profile_empty, !is_judged);
  /* Where there are charts above, room that is left is theirs. */
  gtk_widget_set_vexpand (GTK_WIDGET (self->measures_card),
                          !is_judged && !gtk_widget_get_visible (GTK_WIDGET (self->level_chart)));
  trellis_profile_chart_set_row (self->profile_chart, matrix, 0);
  if (has_moved)
    {
      g_autofree char *day = trellis_day_format (compared_with, TRELLIS_DAY_STYLE_LONG);
      /* Translators: the key of a chart: a hollow ring stands for the level on that day */
      g_autofree char *note = g_strdup_printf (_("○ %s, where it has moved"), day);

      set_note (self->profile_card, note);
    }
  else
    {
      set_note (self->profile_card, "");
    }

  return TRUE;
}

/* "93.8%", "412 pupils" */
static char *
format_figure (const TrellisMeasure *measure,
               double                value)
{
  g_autofree char *number = g_strdup_printf ("%.*f", measure->decimals, value);

  return g_strdup_printf (g_str_equal (measure->unit, "%") ? "%s%s" : "%s %s", number, measure->unit);
}

static void
show_figure_cb (TrellisChart *chart,
                GParamSpec   *pspec,
                GtkLabel     *label)
{
  const char *reading = trellis_chart_get_reading (chart);

  gtk_label_set_label (label, reading != NULL ? reading : g_object_get_data (G_OBJECT (label), "markup"));
}

static void
add_measure (TrellisSchoolView    *self,
             const TrellisMeasure *measure,
             GPtrArray            *values,
             gboolean              has_target,
             double                target)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (measure->name);
  GtkWidget *figure = gtk_label_new (NULL);
  GtkWidget *chart = trellis_measure_chart_new ();
  const TrellisMeasureValue *last = g_ptr_array_index (values, values->len - 1);
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (TrellisMeasurePoint));
  g_auto (GStrv) readings = g_new0 (char *, values->len + 1);
  g_autofree char *last_text = last->is_missing ? g_strdup ("–") : format_figure (measure, last->value);
  g_autofree char *target_text = has_target ? format_figure (measure, target) : NULL;
  char *markup;

  for (guint i = 0; i < values->len; i++)
    {
      const TrellisMeasureValue *value = g_ptr_array_index (values, i);
      TrellisMeasurePoint point = { value->ends_on, value->is_missing, value->value };
      g_autofree char *text = value->is_missing ? g_strdup (value->missing_reason)
                                                : format_figure (measure, value->value);
      g_autofree char *reading = g_strdup_printf ("%s: %s", value->period, text);

      g_array_append_val (points, point);
      readings[i] = g_markup_escape_text (reading, -1);
    }
  trellis_measure_chart_set_points (TRELLIS_MEASURE_CHART (chart), measure->name, points, readings, has_target, target);

  if (target_text != NULL)
    /* Translators: a figure and what it should be */
    markup = g_markup_printf_escaped (_("<b>%s</b> <span alpha='70%%'>target %s</span>"), last_text, target_text);
  else
    markup = g_markup_printf_escaped ("<b>%s</b>", last_text);
  gtk_label_set_use_markup (GTK_LABEL (figure), TRUE);
  gtk_label_set_label (GTK_LABEL (figure), markup);
  gtk_label_set_xalign (GTK_LABEL (figure), 0);
  gtk_label_set_ellipsize (GTK_LABEL (figure), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (figure, "numeric");
  g_object_set_data_full (G_OBJECT (figure), "markup", markup, g_free);
  g_signal_connect_object (chart, "notify::reading", G_CALLBACK (show_figure_cb), figure, 0);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_add_css_class (name, "trellis-card-note");
  gtk_widget_set_margin_top (chart, 4);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), chart);
  gtk_flow_box_append (self->measures_flow, box);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
}

/**
 * trellis_school_view_show_measures:
 * @self: the page, with its school read
 * @error: return location for a #GError
 *
 * Fills the card of measures: those that the trust has figures of for the
 * school, in the trust's order.
 *
 * Returns: whether everything could be read
 */
gboolean
trellis_school_view_show_measures (TrellisSchoolView  *self,
                                   GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (store, error);
  gboolean has_any_target = FALSE;
  guint n_shown = 0;
  GtkWidget *child;

  if (measures == NULL)
    return FALSE;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->measures_flow))) != NULL)
    gtk_flow_box_remove (self->measures_flow, child);
  for (guint i = 0; i < measures->len && n_shown < MEASURES_MOST; i++)
    {
      const TrellisMeasure *measure = g_ptr_array_index (measures, i);
      g_autoptr (GPtrArray) values = trellis_store_list_measure_values (store, measure->id, self->urn,
                                                                        get_as_at (self), error);
      gboolean has_target;
      double target = 0;

      if (values == NULL ||
          !trellis_store_read_target (store, measure->id, self->urn, get_as_at (self), &has_target, &target, error))
        return FALSE;
      if (values->len == 0)
        continue;
      add_measure (self, measure, values, has_target, target);
      has_any_target |= has_target;
      n_shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->measures_flow), n_shown > 0);
  gtk_widget_set_visible (self->measures_empty, n_shown == 0);
  /* Translators: the key of a chart: what a dashed line stands for */
  trellis_card_set_note (self->measures_card, has_any_target ? _("– – target") : "");

  return TRUE;
}
