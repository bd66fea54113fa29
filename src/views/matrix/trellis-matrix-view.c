/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-matrix-view-private.h"

#include "trellis-matrix-clipboard.h"
#include "trellis-store-courses.h"
#include "trellis-store-judgements.h"
#include "trellis-store-moderation.h"
#include "trellis-store-movements.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>

/* Every school by every aspect; cells are judged by key or in the panel below,
 * categories agreed there. */

G_DEFINE_FINAL_TYPE (TrellisMatrixView, trellis_matrix_view, TRELLIS_TYPE_VIEW)

typedef enum
{
  LOOK_MATRIX,
  LOOK_OVER_TIME,
  LOOK_MOVEMENTS,
  LOOK_MODERATION,
  N_LOOKS
} Look;

/* What the page shows of the schools' judgements; each is a page of the stack. */
static const struct
{
  const char *key;
  const char *name;
  TrellisReportKind report;    /* that prints it */
} looks[N_LOOKS] = {
  [LOOK_MATRIX] = { "matrix", N_("Matrix"), TRELLIS_REPORT_MATRIX },
  [LOOK_OVER_TIME] = { "over-time", N_("Over time"), TRELLIS_REPORT_LEVELS },
  [LOOK_MOVEMENTS] = { "movements", N_("Movements"), TRELLIS_REPORT_MOVEMENTS },
  [LOOK_MODERATION] = { "moderation", N_("Moderation"), TRELLIS_REPORT_MODERATION },
};

/* The same look of the scheme that some schools carry beside the trust's. */
#define BESIDE_KEY "beside"

static Look
get_look (TrellisMatrixView *self)
{
  const char *key = trellis_choice_get_chosen (self->look);

  for (guint i = 0; i < N_LOOKS; i++)
    {
      if (g_strcmp0 (key, looks[i].key) == 0)
        return i;
    }

  return LOOK_MATRIX;
}

/* Showing --------------------------------------------------------------------- */

static void
show_years (TrellisMatrixView *self)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisDay today = trellis_store_get_today (store);
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_object_unref);

  /* The year before this one and this one: a slider of more would not let a
   * week be chosen. */
  for (int months = -12; months <= 0; months += 12)
    {
      g_autofree char *id = trellis_school_year_dup_id_for_day (trellis_day_add_months (today, months));
      TrellisSchoolYear *year = trellis_store_read_year (store, id, NULL);

      if (year != NULL)
        g_ptr_array_add (years, year);
    }
  if (years->len > 0)
    trellis_time_slider_set_years (self->slider, years, today);
}

static void
show_subtitle (TrellisMatrixView *self,
               guint              n_schools)
{
  g_autofree char *subtitle = NULL;
  g_autofree char *source = g_utf8_strdown (trellis_source_get_name (trellis_matrix_view_get_source (self)), -1);

  if (get_look (self) == LOOK_MATRIX)
    n_schools = trellis_matrix_get_n_rows (trellis_matrix_grid_get_matrix (self->grid));
  else
    {
      subtitle = g_strdup_printf (ngettext ("%u school", "%u schools", n_schools), n_schools);
      trellis_view_set_subtitle (TRELLIS_VIEW (self), subtitle);
      return;
    }

  if (trellis_scope_get_scheme (trellis_view_get_scope (TRELLIS_VIEW (self))) != NULL)
    /* Translators: the name of a scheme, the number of schools, and whose judgements */
    subtitle = g_strdup_printf (ngettext ("%s: %u school, %s judgements", "%s: %u schools, %s judgements", n_schools),
                                trellis_matrix_grid_get_matrix (self->grid)->scheme->name, n_schools, source);
  else
    subtitle = g_strdup_printf (ngettext ("%u school, %s judgements", "%u schools, %s judgements", n_schools),
                                n_schools, source);
  trellis_view_set_subtitle (TRELLIS_VIEW (self), subtitle);
}

/* The looks to choose from. That of the scheme which church schools, say, carry
 * beside the trust's comes after the first, where the trust has such schools. */
static void
set_looks (TrellisMatrixView *self,
           const char        *beside_name)
{
  const char *keys[N_LOOKS + 2] = { NULL };
  const char *names[N_LOOKS + 2] = { NULL };
  guint n = 0;

  for (guint i = 0; i < N_LOOKS; i++)
    {
      keys[n] = looks[i].key;
      names[n++] = _(looks[i].name);
      if (i == LOOK_MATRIX && beside_name != NULL)
        {
          keys[n] = BESIDE_KEY;
          names[n++] = beside_name;
        }
    }
  trellis_choice_set_items (self->look, keys, names);
}

static gboolean
show_looks (TrellisMatrixView  *self,
            GListModel         *schools,
            GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  TrellisScheme *scheme = trellis_store_get_scheme (store, error);
  TrellisScheme *beside = NULL;
  gboolean has_schools = FALSE;

  if (scheme == NULL)
    return FALSE;
  if (scheme->parallel_scheme_id != NULL)
    {
      beside = trellis_store_get_scheme_version (store, scheme->parallel_scheme_id, 0, error);
      if (beside == NULL)
        return FALSE;
    }
  for (guint i = 0; beside != NULL && i < g_list_model_get_n_items (schools) && !has_schools; i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      TrellisSubject subject = { school->phase, school->level_id, school->is_church, school->federation_id != NULL };

      has_schools = trellis_applies_to (&beside->applies, &subject);
    }

  g_free (self->beside_id);
  self->beside_id = g_strdup (has_schools ? beside->id : NULL);
  if (has_schools)
    set_looks (self, beside->applies.is_church_only ? _("Church schools") : beside->name);
  else
    set_looks (self, NULL);
  if (g_strcmp0 (trellis_scope_get_scheme (scope), self->beside_id) != 0)
    trellis_scope_set_scheme (scope, NULL);
  if (get_look (self) == LOOK_MATRIX)
    trellis_choice_set_chosen (self->look, trellis_scope_get_scheme (scope) != NULL ? BESIDE_KEY
                                                                                    : looks[LOOK_MATRIX].key);

  return TRUE;
}

static gboolean
show_matrix (TrellisMatrixView  *self,
             GListModel         *schools,
             TrellisDay          as_at,
             GError            **error)
{
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  g_autoptr (TrellisMatrix) matrix = NULL;

  matrix = trellis_store_read_matrix_of (trellis_view_get_store (TRELLIS_VIEW (self)), trellis_scope_get_scheme (scope),
                                         schools, as_at, trellis_scope_get_compared_with (scope),
                                         trellis_matrix_view_get_source (self), error);
  if (matrix == NULL)
    return FALSE;

  trellis_matrix_view_prepare (self, matrix);
  trellis_matrix_grid_set_matrix (self->grid, matrix);
  return TRUE;
}

static gboolean
show_moderation (TrellisMatrixView  *self,
                 GListModel         *schools,
                 TrellisDay          as_at,
                 GError            **error)
{
  g_autoptr (TrellisModeration) moderation = NULL;

  moderation = trellis_store_read_moderation (trellis_view_get_store (TRELLIS_VIEW (self)), schools, as_at, error);
  if (moderation == NULL)
    return FALSE;

  trellis_moderation_page_show (self->moderation, moderation);
  return TRUE;
}

static gboolean
show_movements (TrellisMatrixView  *self,
                GListModel         *schools,
                TrellisDay          as_at,
                GError            **error)
{
  TrellisDay from = trellis_scope_get_compared_with (trellis_view_get_scope (TRELLIS_VIEW (self)));
  g_autoptr (GListModel) movements = NULL;

  movements = trellis_store_list_movements (trellis_view_get_store (TRELLIS_VIEW (self)), schools, from, as_at, error);
  if (movements == NULL)
    return FALSE;

  trellis_movements_page_show (self->movements, movements, from);
  return TRUE;
}

static gboolean
show_over_time (TrellisMatrixView  *self,
                GListModel         *schools,
                TrellisDay          as_at,
                GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autoptr (TrellisLevelCourse) by_year = trellis_store_read_course_by_year (store, schools, as_at, error);
  g_autoptr (TrellisLevelCourse) by_term = NULL;

  if (by_year == NULL)
    return FALSE;
  by_term = trellis_store_read_course_by_term (store, schools, as_at, error);
  if (by_term == NULL)
    return FALSE;

  trellis_over_time_page_show (self->over_time, by_year, by_term);
  return TRUE;
}

static gboolean
show_look (TrellisMatrixView  *self,
           GListModel         *schools,
           TrellisDay          as_at,
           GError            **error)
{
  static gboolean (*const shows[N_LOOKS]) (TrellisMatrixView *, GListModel *, TrellisDay, GError **) = {
    [LOOK_MATRIX] = show_matrix,
    [LOOK_OVER_TIME] = show_over_time,
    [LOOK_MOVEMENTS] = show_movements,
    [LOOK_MODERATION] = show_moderation,
  };

  return shows[get_look (self)] (self, schools, as_at, error);
}

static void
trellis_matrix_view_refresh (TrellisView  *view,
                             TrellisTopic  topics)
{
  TrellisMatrixView *self = TRELLIS_MATRIX_VIEW (view);
  TrellisStore *store = trellis_view_get_store (view);
  TrellisScope *scope = trellis_view_get_scope (view);
  TrellisDay as_at = trellis_scope_get_as_at (scope);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) all = trellis_store_list_schools (store, as_at, FALSE, &error);
  g_autoptr (GListModel) shown = NULL;

  if (all != NULL)
    shown = trellis_scope_filter (scope, all);
  self->is_showing = TRUE;
  if (shown == NULL || !show_looks (self, all, &error) || !show_look (self, shown, as_at, &error))
    {
      self->is_showing = FALSE;
      trellis_view_show_error (view, error);
      return;
    }

  if ((topics & TRELLIS_TOPIC_TRUST) != 0)
    show_years (self);
  trellis_time_slider_set_day (self->slider, as_at);
  trellis_day_button_set_day (self->compared_with, trellis_scope_get_compared_with (scope));
  show_subtitle (self, g_list_model_get_n_items (shown));
  if (g_list_model_get_n_items (all) == 0)
    gtk_stack_set_visible_child_name (self->stack, "no-schools");
  else
    gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (shown) == 0 ? "no-match" : "matrix");
  self->is_showing = FALSE;
  trellis_matrix_view_refresh_panel (self);
}

static void
look_cb (TrellisMatrixView *self)
{
  Look look = get_look (self);
  gboolean is_beside = g_strcmp0 (trellis_choice_get_chosen (self->look), BESIDE_KEY) == 0;

  trellis_cell_panel_commit (self->panel);
  trellis_scope_set_scheme (trellis_view_get_scope (TRELLIS_VIEW (self)), is_beside ? self->beside_id : NULL);
  gtk_stack_set_visible_child_name (self->looks, looks[look].key);
  gtk_widget_set_visible (self->source_choice, look == LOOK_MATRIX);
  gtk_widget_set_visible (GTK_WIDGET (self->compared_with), look == LOOK_MATRIX || look == LOOK_MOVEMENTS);
  trellis_view_refresh (TRELLIS_VIEW (self));
}

/* Shows a cell with its history, whichever look was there. */
static void
open_cell (TrellisMatrixView *self,
           const char        *urn,
           const char        *aspect_id)
{
  TrellisMatrix *matrix;
  int row, column;

  trellis_choice_set_chosen (self->look, looks[LOOK_MATRIX].key);
  look_cb (self);
  matrix = trellis_matrix_grid_get_matrix (self->grid);
  row = trellis_matrix_find_row (matrix, urn);
  column = trellis_matrix_find_column (matrix, aspect_id);
  if (row < 0 || column < 0)
    return;
  trellis_matrix_grid_set_cursor (self->grid, row, column);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  trellis_matrix_view_refresh_panel (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
activate_gap_cb (TrellisMatrixView    *self,
                 TrellisModerationGap *gap)
{
  open_cell (self, gap->school->urn, gap->aspect_id);
}

static void
activate_school_cb (TrellisMatrixView *self,
                    const char        *urn)
{
  open_cell (self, urn, TRELLIS_ASPECT_OVERALL);
}

static void
source_cb (TrellisMatrixView *self)
{
  trellis_view_refresh (TRELLIS_VIEW (self));
}

static void
compared_with_cb (TrellisMatrixView *self)
{
  if (!self->is_showing)
    trellis_scope_set_compared_with (trellis_view_get_scope (TRELLIS_VIEW (self)),
                                     trellis_day_button_get_day (self->compared_with));
}

static void
slider_cb (TrellisMatrixView *self)
{
  if (!self->is_showing)
    trellis_scope_set_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)), trellis_time_slider_get_day (self->slider));
}

static GtkWidget *
create_scope_end (TrellisMatrixView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_("Show"));
  g_autoptr (GtkStringList) sources = gtk_string_list_new (NULL);

  self->look = g_object_new (TRELLIS_TYPE_CHOICE, "title", _("Look"), NULL);
  set_looks (self, NULL);
  g_signal_connect_object (self->look, "chosen", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);

  for (guint i = 0; i < TRELLIS_N_SOURCES; i++)
    gtk_string_list_append (sources, trellis_source_get_name (i));
  self->source = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&sources)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->source), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Whose judgements"), -1);
  /* GTK 4.18 names it by what is chosen otherwise. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->source), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  self->compared_with = TRELLIS_DAY_BUTTON (trellis_day_button_new ());
  trellis_day_button_set_title (self->compared_with, _("Compared with"));

  gtk_widget_add_css_class (label, "dim-label");
  self->source_choice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->source_choice), label);
  gtk_box_append (GTK_BOX (self->source_choice), GTK_WIDGET (self->source));
  gtk_box_append (GTK_BOX (box), self->source_choice);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->compared_with));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->look));
  g_signal_connect_object (self->source, "notify::selected", G_CALLBACK (source_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compared_with, "notify::day", G_CALLBACK (compared_with_cb), self, G_CONNECT_SWAPPED);

  return box;
}

static TrellisReport *
trellis_matrix_view_create_report (TrellisView  *view,
                                   GError      **error)
{
  TrellisReportKind kind = looks[get_look (TRELLIS_MATRIX_VIEW (view))].report;

  return trellis_report_new_from_store (trellis_view_get_store (view), kind, trellis_view_get_scope (view),
                                        TRELLIS_PAPER_A3, NULL, error);
}

static void
trellis_matrix_view_constructed (GObject *object)
{
  TrellisMatrixView *self = TRELLIS_MATRIX_VIEW (object);
  TrellisScope *scope;

  G_OBJECT_CLASS (trellis_matrix_view_parent_class)->constructed (object);

  trellis_view_set_scope_end (TRELLIS_VIEW (self), create_scope_end (self));

  /* Compared with the school year's first day, unless something else is chosen. */
  scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  if (trellis_scope_get_compared_with (scope) == TRELLIS_DAY_NONE)
    {
      g_autofree char *id = trellis_school_year_dup_id_for_day (trellis_scope_get_as_at (scope));
      g_autoptr (TrellisSchoolYear) year = trellis_school_year_new (id, NULL);

      trellis_scope_set_compared_with (scope, year->starts_on);
    }
}

static void
trellis_matrix_view_finalize (GObject *object)
{
  g_free (TRELLIS_MATRIX_VIEW (object)->beside_id);

  G_OBJECT_CLASS (trellis_matrix_view_parent_class)->finalize (object);
}

static void
trellis_matrix_view_class_init (TrellisMatrixViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_matrix_view_constructed;
  object_class->finalize = trellis_matrix_view_finalize;
  TRELLIS_VIEW_CLASS (klass)->refresh = trellis_matrix_view_refresh;
  TRELLIS_VIEW_CLASS (klass)->create_report = trellis_matrix_view_create_report;

  g_type_ensure (TRELLIS_TYPE_MATRIX_GRID);
  g_type_ensure (TRELLIS_TYPE_CELL_PANEL);
  g_type_ensure (TRELLIS_TYPE_MODERATION_PAGE);
  g_type_ensure (TRELLIS_TYPE_MOVEMENTS_PAGE);
  g_type_ensure (TRELLIS_TYPE_OVER_TIME_PAGE);
  g_type_ensure (TRELLIS_TYPE_TIME_SLIDER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-matrix-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisMatrixView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatrixView, looks);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatrixView, grid);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatrixView, moderation);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatrixView, movements);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatrixView, over_time);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatrixView, revealer);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatrixView, panel);
  gtk_widget_class_bind_template_child (widget_class, TrellisMatrixView, slider);
  gtk_widget_class_bind_template_callback (widget_class, activate_gap_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_school_cb);
}

static void
trellis_matrix_view_init (TrellisMatrixView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_matrix_clipboard_attach (TRELLIS_VIEW (self), self->grid);
  trellis_matrix_view_attach_judging (self);
  trellis_matrix_view_attach_presenting (self);
  g_signal_connect_object (self->slider, "changed", G_CALLBACK (slider_cb), self, G_CONNECT_SWAPPED);
}

/**
 * trellis_matrix_view_show_school:
 * @self: the view
 * @urn: a school in sight
 *
 * Puts the cursor on the school's row.
 */
void
trellis_matrix_view_show_school (TrellisMatrixView *self,
                                 const char        *urn)
{
  TrellisMatrix *matrix;
  int row;

  trellis_choice_set_chosen (self->look, looks[LOOK_MATRIX].key);
  look_cb (self);
  matrix = trellis_matrix_grid_get_matrix (self->grid);
  row = matrix != NULL ? trellis_matrix_find_row (matrix, urn) : -1;
  if (row >= 0)
    trellis_matrix_grid_set_cursor (self->grid, row, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}
