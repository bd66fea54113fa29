/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-actions-in-sight.h"

#include "trellis-store-actions.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <string.h>

/* Which actions are looked at: those of the schools that the scope leaves, and
 * of those the ones that the search finds by the school or by themselves. */

typedef struct
{
  TrellisDay starts_on;
  TrellisDay ends_on;
} Year;

static Year
get_year (TrellisStore *store,
          TrellisScope *scope)
{
  const char *id = trellis_scope_get_year (scope);
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (store, id, NULL);

  if (year == NULL)
    year = trellis_school_year_new (id, NULL);
  if (year == NULL)
    return (Year) { G_MININT32, G_MAXINT32 };

  return (Year) { year->starts_on, year->ends_on };
}

/* The schools in sight by their URN; TRUE where the search found the school
 * itself, and so all its actions. */
static GHashTable *
list_schools_in_sight (TrellisStore  *store,
                       TrellisScope  *scope,
                       guint         *n_schools,
                       GError       **error)
{
  g_autoptr (TrellisScope) unsearched = trellis_scope_new (trellis_scope_get_year (scope),
                                                           trellis_scope_get_as_at (scope));
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, trellis_scope_get_as_at (scope), FALSE, error);
  g_autoptr (GHashTable) in_sight = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (schools == NULL)
    return NULL;

  trellis_scope_set_hub (unsearched, trellis_scope_get_hub (scope));
  trellis_scope_set_phase (unsearched, trellis_scope_get_phase (scope));
  trellis_scope_set_adviser (unsearched, trellis_scope_get_adviser (scope));
  *n_schools = g_list_model_get_n_items (schools);
  for (guint i = 0; i < *n_schools; i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (trellis_scope_matches (unsearched, school))
        g_hash_table_insert (in_sight, g_strdup (school->urn),
                             GINT_TO_POINTER (trellis_scope_matches (scope, school)));
    }

  return g_steal_pointer (&in_sight);
}

static gboolean
has_text (const char *text,
          const char *folded_search)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, folded_search) != NULL;
}

static gboolean
is_in_sight (TrellisAction *action,
             GHashTable    *schools,
             const char    *folded_search)
{
  gpointer is_found;

  if (!g_hash_table_lookup_extended (schools, action->urn, NULL, &is_found))
    return FALSE;

  return GPOINTER_TO_INT (is_found) || has_text (action->what, folded_search) ||
         has_text (action->owner, folded_search) || has_text (action->source, folded_search) ||
         has_text (action->success_criteria, folded_search);
}

static GListModel *
create_list (GPtrArray *actions)
{
  GListStore *list = g_list_store_new (TRELLIS_TYPE_ACTION);

  g_list_store_splice (list, 0, 0, actions->pdata, actions->len);
  return G_LIST_MODEL (list);
}

/**
 * trellis_actions_in_sight_clear:
 * @self: what trellis_actions_in_sight_read() filled, or zeros
 */
void
trellis_actions_in_sight_clear (TrellisActionsInSight *self)
{
  g_clear_object (&self->shown);
  g_clear_object (&self->all);
}

/**
 * trellis_actions_in_sight_read:
 * @self: (out): the actions; to be cleared with trellis_actions_in_sight_clear()
 * @store: a trust file
 * @scope: which schools, the search, the year and the day to look from
 * @is_this_year: whether those alone that were opened in the year
 * @error: return location for a #GError
 *
 * Of the closed, those of the scope's school year are to be shown. A search
 * finds actions by their school, their words, owner, source or success criteria.
 *
 * Returns: whether they could be read
 */
gboolean
trellis_actions_in_sight_read (TrellisActionsInSight  *self,
                               TrellisStore           *store,
                               TrellisScope           *scope,
                               gboolean                is_this_year,
                               GError                **error)
{
  TrellisDay as_at = trellis_scope_get_as_at (scope);
  g_autoptr (GListModel) actions = trellis_store_list_actions (store, NULL, as_at, error);
  g_autoptr (GHashTable) schools = NULL;
  g_autofree char *search = g_utf8_casefold (trellis_scope_get_search (scope), -1);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  Year year;

  *self = (TrellisActionsInSight) { 0 };
  if (actions == NULL)
    return FALSE;
  schools = list_schools_in_sight (store, scope, &self->n_schools, error);
  if (schools == NULL)
    return FALSE;

  year = get_year (store, scope);
  self->year_starts_on = year.starts_on;
  self->n_listed = g_list_model_get_n_items (actions);
  for (guint i = 0; i < self->n_listed; i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);
      gboolean is_open = action->closed_on == TRELLIS_DAY_NONE;
      gboolean is_overdue = trellis_action_is_overdue (action, as_at);

      self->n_listed_overdue += is_overdue;
      if (!is_in_sight (action, schools, search) || (is_this_year && action->opened_on < year.starts_on))
        continue;
      g_ptr_array_add (all, g_object_ref (action));
      self->n_open += is_open;
      self->n_overdue += is_overdue;
      if (is_open || (action->closed_on >= year.starts_on && action->closed_on <= year.ends_on))
        g_ptr_array_add (shown, g_steal_pointer (&action));
    }
  self->shown = create_list (shown);
  self->all = create_list (all);

  return TRUE;
}
