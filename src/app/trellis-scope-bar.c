/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scope-bar.h"

#include "trellis-choice.h"
#include "trellis-day-button.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>
#include <string.h>

/* The bar under the header that says what every view looks at. Its lists come
 * from the file: years, hubs, the phases that its schools have, advisers. */

struct _TrellisScopeBar
{
  AdwBin parent_instance;

  TrellisChoice *year;
  TrellisDayButton *as_at;
  TrellisChoice *hub;
  TrellisChoice *phase;
  TrellisChoice *adviser;
  GtkWidget *clear;
  GtkLabel *clear_label;
  AdwBin *end;

  TrellisStore *store;
  TrellisScope *scope;
  gboolean is_filling;  /* what changes now is not a person's choice */
};

G_DEFINE_FINAL_TYPE (TrellisScopeBar, trellis_scope_bar, ADW_TYPE_BIN)

typedef struct
{
  GStrvBuilder *names;
  GStrvBuilder *keys;
} Choices;

static Choices
begin_choices (const char *all)
{
  Choices choices = { g_strv_builder_new (), g_strv_builder_new () };

  if (all != NULL)
    {
      g_strv_builder_add (choices.names, all);
      g_strv_builder_add (choices.keys, "");
    }
  return choices;
}

static void
add_choice (Choices    *choices,
            const char *key,
            const char *name)
{
  g_strv_builder_add (choices->keys, key);
  g_strv_builder_add (choices->names, name);
}

static void
end_choices (Choices       *choices,
             TrellisChoice *choice,
             const char    *chosen)
{
  g_auto (GStrv) names = g_strv_builder_end (choices->names);
  g_auto (GStrv) keys = g_strv_builder_end (choices->keys);

  trellis_choice_set_items (choice, (const char *const *) keys, (const char *const *) names);
  trellis_choice_set_chosen (choice, chosen);
  g_strv_builder_unref (choices->names);
  g_strv_builder_unref (choices->keys);
}

static void
fill_years (TrellisScopeBar *self)
{
  g_autoptr (GPtrArray) years = trellis_store_list_years (self->store, NULL);
  Choices choices = begin_choices (NULL);

  for (guint i = 0; years != NULL && i < years->len; i++)
    {
      const char *id = g_ptr_array_index (years, i);
      g_autofree char *name = g_strdelimit (g_strdup (id), "-", '/');

      add_choice (&choices, id, name);
    }
  end_choices (&choices, self->year, trellis_scope_get_year (self->scope));
}

static void
fill_hubs (TrellisScopeBar *self)
{
  g_autoptr (GPtrArray) hubs = trellis_store_list_hubs (self->store, NULL);
  Choices choices = begin_choices (_("All hubs"));

  for (guint i = 0; hubs != NULL && i < hubs->len; i++)
    {
      TrellisHub *hub = g_ptr_array_index (hubs, i);

      add_choice (&choices, hub->id, hub->name);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->hub), hubs != NULL && hubs->len > 0);
  end_choices (&choices, self->hub, trellis_scope_get_hub (self->scope));
}

static void
fill_phases (TrellisScopeBar *self)
{
  g_autoptr (GListModel) schools = trellis_store_list_schools (self->store, trellis_scope_get_as_at (self->scope),
                                                               FALSE,
                                                               NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) phases = NULL;
  Choices choices = begin_choices (_("All phases"));

  for (guint i = 0; schools != NULL && i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      g_hash_table_add (seen, g_strdup (school->phase));
    }
  phases = g_list_sort (g_hash_table_get_keys (seen), (GCompareFunc) strcmp);
  for (GList *l = phases; l != NULL; l = l->next)
    {
      if (*(const char *) l->data != '\0')
        add_choice (&choices, l->data, trellis_phase_get_name (l->data));
    }
  end_choices (&choices, self->phase, trellis_scope_get_phase (self->scope));
}

static void
fill_advisers (TrellisScopeBar *self)
{
  g_autoptr (GListModel) advisers = trellis_store_list_people (self->store, TRUE, trellis_scope_get_as_at (self->scope),
                                                               NULL);
  Choices choices = begin_choices (_("All advisers"));

  for (guint i = 0; advisers != NULL && i < g_list_model_get_n_items (advisers); i++)
    {
      g_autoptr (TrellisPerson) adviser = g_list_model_get_item (advisers, i);

      add_choice (&choices, adviser->id, adviser->name);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->adviser), advisers != NULL && g_list_model_get_n_items (advisers) > 0);
  end_choices (&choices, self->adviser, trellis_scope_get_adviser (self->scope));
}

static void
show_scope (TrellisScopeBar *self)
{
  const char *search = trellis_scope_get_search (self->scope);
  g_autofree char *label = *search != '\0' ? g_strdup_printf ("“%s”", search) : g_strdup (_("Clear filters"));

  trellis_day_button_set_day (self->as_at, trellis_scope_get_as_at (self->scope));
  gtk_label_set_label (self->clear_label, label);
  gtk_widget_set_visible (self->clear, trellis_scope_has_filter (self->scope));
}

static void
fill_all (TrellisScopeBar *self)
{
  if (self->store == NULL)
    return;

  self->is_filling = TRUE;
  fill_years (self);
  fill_hubs (self);
  fill_phases (self);
  fill_advisers (self);
  show_scope (self);
  self->is_filling = FALSE;
}

static void
store_changed_cb (TrellisScopeBar *self,
                  guint            topics)
{
  if ((topics & (TRELLIS_TOPIC_TRUST | TRELLIS_TOPIC_SCHOOL)) != 0)
    fill_all (self);
}

static void
scope_changed_cb (TrellisScopeBar *self)
{
  if (!self->is_filling)
    fill_all (self);
}

static void
choice_cb (TrellisScopeBar *self,
           TrellisChoice   *choice)
{
  const char *key = trellis_choice_get_chosen (choice);

  if (key != NULL && *key == '\0')
    key = NULL;

  self->is_filling = TRUE;
  if (choice == self->year && key != NULL)
    trellis_scope_set_year (self->scope, key);
  else if (choice == self->hub)
    trellis_scope_set_hub (self->scope, key);
  else if (choice == self->phase)
    trellis_scope_set_phase (self->scope, key);
  else if (choice == self->adviser)
    trellis_scope_set_adviser (self->scope, key);
  show_scope (self);
  self->is_filling = FALSE;
}

static void
as_at_cb (TrellisScopeBar *self)
{
  TrellisDay day = trellis_day_button_get_day (self->as_at);

  if (!self->is_filling && self->scope != NULL && day != TRELLIS_DAY_NONE)
    trellis_scope_set_as_at (self->scope, day);
}

static void
trellis_scope_bar_dispose (GObject *object)
{
  TrellisScopeBar *self = TRELLIS_SCOPE_BAR (object);

  g_clear_object (&self->store);
  g_clear_object (&self->scope);

  G_OBJECT_CLASS (trellis_scope_bar_parent_class)->dispose (object);
}

static void
trellis_scope_bar_class_init (TrellisScopeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_scope_bar_dispose;

  g_type_ensure (TRELLIS_TYPE_CHOICE);
  g_type_ensure (TRELLIS_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/app/trellis-scope-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisScopeBar, year);
  gtk_widget_class_bind_template_child (widget_class, TrellisScopeBar, as_at);
  gtk_widget_class_bind_template_child (widget_class, TrellisScopeBar, hub);
  gtk_widget_class_bind_template_child (widget_class, TrellisScopeBar, phase);
  gtk_widget_class_bind_template_child (widget_class, TrellisScopeBar, adviser);
  gtk_widget_class_bind_template_child (widget_class, TrellisScopeBar, clear);
  gtk_widget_class_bind_template_child (widget_class, TrellisScopeBar, clear_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisScopeBar, end);
}

static void
trellis_scope_bar_init (TrellisScopeBar *self)
{
  TrellisChoice **choices[] = { &self->year, &self->hub, &self->phase, &self->adviser };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    g_signal_connect_object (*choices[i], "chosen", G_CALLBACK (choice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->as_at, "notify::day", G_CALLBACK (as_at_cb), self, G_CONNECT_SWAPPED);
}

/**
 * trellis_scope_bar_set_store:
 * @self: a scope bar
 * @store: the window's file
 * @scope: the window's scope, which the bar shows and sets
 */
void
trellis_scope_bar_set_store (TrellisScopeBar *self,
                             TrellisStore    *store,
                             TrellisScope    *scope)
{
  g_return_if_fail (TRELLIS_IS_SCOPE_BAR (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->scope = g_object_ref (scope);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "changed", G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
  fill_all (self);
}

/**
 * trellis_scope_bar_set_end:
 * @self: a scope bar
 * @widget: (nullable): what the present view puts at the bar's end
 */
void
trellis_scope_bar_set_end (TrellisScopeBar *self,
                           GtkWidget       *widget)
{
  g_return_if_fail (TRELLIS_IS_SCOPE_BAR (self));

  adw_bin_set_child (self->end, widget);
}
