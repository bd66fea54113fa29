/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scope.h"

#include <string.h>

/* What every view and report of a window looks at. One object, so that all of
 * them agree; it says "changed" once for each step a person takes. */

struct _TrellisScope
{
  GObject parent_instance;

  char *year_id;
  TrellisDay as_at;
  TrellisDay compared_with;
  char *scheme_id;
  char *hub_id;
  char *phase;
  char *adviser_id;
  char *search;
  char *search_key;     /* folded for comparison */
};

G_DEFINE_FINAL_TYPE (TrellisScope, trellis_scope, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_text (TrellisScope  *self,
          char         **field,
          const char    *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return;

  g_free (*field);
  *field = g_strdup (value);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
trellis_scope_finalize (GObject *object)
{
  TrellisScope *self = TRELLIS_SCOPE (object);

  g_free (self->year_id);
  g_free (self->scheme_id);
  g_free (self->hub_id);
  g_free (self->phase);
  g_free (self->adviser_id);
  g_free (self->search);
  g_free (self->search_key);

  G_OBJECT_CLASS (trellis_scope_parent_class)->finalize (object);
}

static void
trellis_scope_class_init (TrellisScopeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_scope_finalize;

  /**
   * TrellisScope::changed:
   * @self: the scope
   *
   * Something else is to be looked at from now on.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_SCOPE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
trellis_scope_init (TrellisScope *self)
{
  self->as_at = TRELLIS_DAY_NONE;
  self->compared_with = TRELLIS_DAY_NONE;
  self->search = g_strdup ("");
  self->search_key = g_strdup ("");
}

/**
 * trellis_scope_new:
 * @year_id: a school year, `2026-27`
 * @as_at: the day to look from
 *
 * Returns: (transfer full): a scope of every school, without a comparison
 */
TrellisScope *
trellis_scope_new (const char *year_id,
                   TrellisDay  as_at)
{
  TrellisScope *self = g_object_new (TRELLIS_TYPE_SCOPE, NULL);

  self->year_id = g_strdup (year_id);
  self->as_at = as_at;
  return self;
}

/**
 * trellis_scope_get_year:
 * @self: a scope
 *
 * Returns: the school year looked at
 */
const char *
trellis_scope_get_year (TrellisScope *self)
{
  g_return_val_if_fail (TRELLIS_IS_SCOPE (self), NULL);

  return self->year_id;
}

/**
 * trellis_scope_set_year:
 * @self: a scope
 * @year_id: a school year
 */
void
trellis_scope_set_year (TrellisScope *self,
                        const char   *year_id)
{
  g_return_if_fail (TRELLIS_IS_SCOPE (self));
  g_return_if_fail (year_id != NULL);

  set_text (self, &self->year_id, year_id);
}

/**
 * trellis_scope_get_as_at:
 * @self: a scope
 *
 * Returns: the day to look from
 */
TrellisDay
trellis_scope_get_as_at (TrellisScope *self)
{
  g_return_val_if_fail (TRELLIS_IS_SCOPE (self), TRELLIS_DAY_NONE);

  return self->as_at;
}

/**
 * trellis_scope_set_as_at:
 * @self: a scope
 * @as_at: the day to look from
 */
void
trellis_scope_set_as_at (TrellisScope *self,
                         TrellisDay    as_at)
{
  g_return_if_fail (TRELLIS_IS_SCOPE (self));

  if (self->as_at == as_at)
    return;
  self->as_at = as_at;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * trellis_scope_get_compared_with:
 * @self: a scope
 *
 * Returns: an earlier day to compare with, or %TRELLIS_DAY_NONE for none
 */
TrellisDay
trellis_scope_get_compared_with (TrellisScope *self)
{
  g_return_val_if_fail (TRELLIS_IS_SCOPE (self), TRELLIS_DAY_NONE);

  return self->compared_with;
}

/**
 * trellis_scope_set_compared_with:
 * @self: a scope
 * @compared_with: an earlier day to compare with, or %TRELLIS_DAY_NONE for none
 */
void
trellis_scope_set_compared_with (TrellisScope *self,
                                 TrellisDay    compared_with)
{
  g_return_if_fail (TRELLIS_IS_SCOPE (self));

  if (self->compared_with == compared_with)
    return;
  self->compared_with = compared_with;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * trellis_scope_get_scheme:
 * @self: a scope
 *
 * Returns: (nullable): a scheme kept beside the trust's to look at; %NULL for the
 *   trust's
 */
const char *
trellis_scope_get_scheme (TrellisScope *self)
{
  g_return_val_if_fail (TRELLIS_IS_SCOPE (self), NULL);

  return self->scheme_id;
}

/**
 * trellis_scope_set_scheme:
 * @self: a scope
 * @scheme_id: (nullable): a scheme kept beside the trust's; %NULL for the trust's
 */
void
trellis_scope_set_scheme (TrellisScope *self,
                          const char   *scheme_id)
{
  g_return_if_fail (TRELLIS_IS_SCOPE (self));

  set_text (self, &self->scheme_id, scheme_id);
}

/**
 * trellis_scope_get_hub:
 * @self: a scope
 *
 * Returns: (nullable): the hub that schools are in; %NULL for all
 */
const char *
trellis_scope_get_hub (TrellisScope *self)
{
  g_return_val_if_fail (TRELLIS_IS_SCOPE (self), NULL);

  return self->hub_id;
}

/**
 * trellis_scope_set_hub:
 * @self: a scope
 * @hub_id: (nullable): the hub that schools are in; %NULL for all
 */
void
trellis_scope_set_hub (TrellisScope *self,
                       const char   *hub_id)
{
  g_return_if_fail (TRELLIS_IS_SCOPE (self));

  set_text (self, &self->hub_id, hub_id);
}

/**
 * trellis_scope_get_phase:
 * @self: a scope
 *
 * Returns: (nullable): the phase that schools are of; %NULL for all
 */
const char *
trellis_scope_get_phase (TrellisScope *self)
{
  g_return_val_if_fail (TRELLIS_IS_SCOPE (self), NULL);

  return self->phase;
}

/**
 * trellis_scope_set_phase:
 * @self: a scope
 * @phase: (nullable): the phase that schools are of; %NULL for all
 */
void
trellis_scope_set_phase (TrellisScope *self,
                         const char   *phase)
{
  g_return_if_fail (TRELLIS_IS_SCOPE (self));

  set_text (self, &self->phase, phase);
}

/**
 * trellis_scope_get_adviser:
 * @self: a scope
 *
 * Returns: (nullable): the adviser whose schools are looked at; %NULL for all
 */
const char *
trellis_scope_get_adviser (TrellisScope *self)
{
  g_return_val_if_fail (TRELLIS_IS_SCOPE (self), NULL);

  return self->adviser_id;
}

/**
 * trellis_scope_set_adviser:
 * @self: a scope
 * @adviser_id: (nullable): the adviser whose schools are looked at; %NULL for all
 */
void
trellis_scope_set_adviser (TrellisScope *self,
                           const char   *adviser_id)
{
  g_return_if_fail (TRELLIS_IS_SCOPE (self));

  set_text (self, &self->adviser_id, adviser_id);
}

/**
 * trellis_scope_get_search:
 * @self: a scope
 *
 * Returns: the text that schools' names hold; empty for all
 */
const char *
trellis_scope_get_search (TrellisScope *self)
{
  g_return_val_if_fail (TRELLIS_IS_SCOPE (self), NULL);

  return self->search;
}

/**
 * trellis_scope_set_search:
 * @self: a scope
 * @search: what to look for in schools' names, URNs, towns, hubs and advisers
 */
void
trellis_scope_set_search (TrellisScope *self,
                          const char   *search)
{
  g_return_if_fail (TRELLIS_IS_SCOPE (self));

  g_free (self->search_key);
  self->search_key = g_utf8_casefold (search, -1);
  set_text (self, &self->search, search);
}

/**
 * trellis_scope_has_filter:
 * @self: a scope
 *
 * Returns: whether some schools are left out of sight
 */
gboolean
trellis_scope_has_filter (TrellisScope *self)
{
  g_return_val_if_fail (TRELLIS_IS_SCOPE (self), FALSE);

  return self->hub_id != NULL || self->phase != NULL || self->adviser_id != NULL || *self->search != '\0';
}

/**
 * trellis_scope_clear_filter:
 * @self: a scope
 *
 * Brings every school back in sight; year and days stay as they are.
 */
void
trellis_scope_clear_filter (TrellisScope *self)
{
  g_return_if_fail (TRELLIS_IS_SCOPE (self));

  if (!trellis_scope_has_filter (self))
    return;
  g_clear_pointer (&self->hub_id, g_free);
  g_clear_pointer (&self->phase, g_free);
  g_clear_pointer (&self->adviser_id, g_free);
  g_free (self->search);
  self->search = g_strdup ("");
  g_free (self->search_key);
  self->search_key = g_strdup ("");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * trellis_scope_matches:
 * @self: a scope
 * @school: a school as at the scope's day
 *
 * Returns: whether the school is in sight
 */
gboolean
trellis_scope_matches (TrellisScope  *self,
                       TrellisSchool *school)
{
  g_return_val_if_fail (TRELLIS_IS_SCOPE (self), FALSE);

  if (self->hub_id != NULL && g_strcmp0 (self->hub_id, school->hub_id) != 0)
    return FALSE;
  if (self->phase != NULL && !g_str_equal (self->phase, school->phase))
    return FALSE;
  if (self->adviser_id != NULL && g_strcmp0 (self->adviser_id, school->adviser_id) != 0)
    return FALSE;

  return *self->search_key == '\0' || strstr (trellis_school_get_search_key (school), self->search_key) != NULL;
}

/**
 * trellis_scope_filter:
 * @self: a scope
 * @schools: (element-type TrellisSchool): schools as at the scope's day
 *
 * Returns: (transfer full): those in sight, in the same order
 */
GListModel *
trellis_scope_filter (TrellisScope *self,
                      GListModel   *schools)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *list = g_list_store_new (TRELLIS_TYPE_SCHOOL);

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (trellis_scope_matches (self, school))
        g_ptr_array_add (kept, g_steal_pointer (&school));
    }
  g_list_store_splice (list, 0, 0, kept->pdata, kept->len);

  return G_LIST_MODEL (list);
}
