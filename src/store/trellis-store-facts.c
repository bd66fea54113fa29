/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-facts.h"

#include "trellis-store-private.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>

/* Dated facts of a school in words: each holds until the next of its kind. */

static const struct
{
  const char *kind;
  const char *name;
} kinds[] = {
  { TRELLIS_FACT_LOCAL_GOVERNANCE, N_("Local governance") },
  { TRELLIS_FACT_INSPECTION_READINESS, N_("Inspection readiness") },
  { TRELLIS_FACT_RISK, N_("Risk note") },
};

/**
 * trellis_school_fact_get_name:
 * @kind: a kind of fact, such as %TRELLIS_FACT_RISK
 *
 * Returns: (transfer none): what people call it
 */
const char *
trellis_school_fact_get_name (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].kind, kind))
        return _(kinds[i].name);
    }

  g_return_val_if_reached (NULL);
}

/**
 * trellis_school_fact_free:
 * @self: (nullable) (transfer full): a fact
 */
void
trellis_school_fact_free (TrellisSchoolFact *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->value);
  g_free (self);
}

static TrellisSchoolFact *
read_fact (TrellisStore  *self,
           const char    *urn,
           const char    *kind,
           TrellisDay     as_at,
           GError       **error)
{
  TrellisSchoolFact *fact = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT value, holds_from FROM school_fact WHERE urn = :urn AND kind = :kind"
                                   "  AND holds_from <= :as_at ORDER BY holds_from DESC LIMIT 1",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_text (statement, ":kind", kind);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_ERROR)
    return NULL;

  fact = g_new0 (TrellisSchoolFact, 1);
  fact->kind = g_strdup (kind);
  fact->value = step == TRELLIS_STEP_ROW ? trellis_sql_dup_text (statement, 0) : g_strdup ("");
  fact->holds_from = step == TRELLIS_STEP_ROW ? trellis_sql_get_day (statement, 1) : TRELLIS_DAY_NONE;

  return fact;
}

/**
 * trellis_store_list_facts:
 * @self: a store
 * @urn: a school
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisSchoolFact) (nullable): one of
 *   each kind, empty where nothing holds; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_facts (TrellisStore  *self,
                          const char    *urn,
                          TrellisDay     as_at,
                          GError       **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_school_fact_free);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      TrellisSchoolFact *fact = read_fact (self, urn, kinds[i].kind, as_at, error);

      if (fact == NULL)
        return NULL;
      g_ptr_array_add (facts, fact);
    }

  return g_steal_pointer (&facts);
}

/**
 * trellis_store_set_fact:
 * @self: a store
 * @urn: a school
 * @kind: a kind of fact, such as %TRELLIS_FACT_RISK
 * @value: what holds, in words; empty where nothing does any more
 * @holds_from: from when; what held before is kept
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_fact (TrellisStore  *self,
                        const char    *urn,
                        const char    *kind,
                        const char    *value,
                        TrellisDay     holds_from,
                        GError       **error)
{
  g_autoptr (TrellisSchool) school = trellis_store_read_school (self, urn, holds_from, error);
  TrellisSchoolFact *before;
  g_autofree char *what = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (school == NULL || (before = read_fact (self, urn, kind, holds_from, error)) == NULL)
    return FALSE;
  /* Translators: a fact of a school, such as its local governance, and what it is */
  what = g_strdup_printf (_("%s: %s"), trellis_school_fact_get_name (kind), *value != '\0' ? value : _("none"));
  sentence = trellis_store_say_change (school->name, what, before->value);
  trellis_school_fact_free (before);
  if (!trellis_store_begin_change (self, "school", urn, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO school_fact (urn, kind, holds_from, value)"
                                   " VALUES (:urn, :kind, :holds_from, :value)"
                                   " ON CONFLICT (urn, kind, holds_from) DO UPDATE SET value = excluded.value",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":urn", urn);
      trellis_sql_bind_text (statement, ":kind", kind);
      trellis_sql_bind_day (statement, ":holds_from", holds_from);
      trellis_sql_bind_text (statement, ":value", value);
    }

  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}
