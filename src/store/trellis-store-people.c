/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-schools.h"

#include "trellis-store-checklists.h"
#include "trellis-store-private.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

/**
 * trellis_store_list_people:
 * @self: a store
 * @is_adviser_only: whether to list advisers alone
 * @as_at: the day to look from; people who had left by then are not listed
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a list of #TrellisPerson by name, each
 *   with the week that they worked then; or %NULL with @error set
 */
GListModel *
trellis_store_list_people (TrellisStore  *self,
                           gboolean       is_adviser_only,
                           TrellisDay     as_at,
                           GError       **error)
{
  g_autoptr (GListStore) list = g_list_store_new (TRELLIS_TYPE_PERSON);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT p.id, p.name, p.role, p.email, p.is_adviser,"
                                   "  (SELECT w.half_days FROM working_week w WHERE w.person_id = p.id AND"
                                   " w.holds_from <= :as_at"
                                   "   ORDER BY w.holds_from DESC LIMIT 1)"
                                   " FROM person p WHERE p.is_removed = 0 AND (p.is_adviser = 1 OR NOT"
                                   " :is_adviser_only)"
                                   "  AND coalesce (p.ends_on >= :as_at, 1)"
                                   " ORDER BY p.name COLLATE NOCASE, p.id",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_int (statement, ":is_adviser_only", is_adviser_only);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      g_autoptr (TrellisPerson) person = trellis_person_new (trellis_sql_get_text (statement, 0),
                                                             trellis_sql_get_text (statement, 1));

      trellis_sql_set_text (&person->role, statement, 2);
      trellis_sql_set_text (&person->email, statement, 3);
      person->is_adviser = sqlite3_column_int (statement, 4);
      person->working_half_days = trellis_sql_get_int_or (statement, 5, TRELLIS_ALL_WEEK);
      g_list_store_append (list, person);
    }

  return step == TRELLIS_STEP_DONE ? G_LIST_MODEL (g_steal_pointer (&list)) : NULL;
}

/**
 * trellis_store_add_person:
 * @self: a store
 * @name: their name
 * @role: their role in words
 * @email: their work address, or empty
 * @is_adviser: whether schools' visits can belong to them
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): their id, or %NULL with @error set
 */
char *
trellis_store_add_person (TrellisStore  *self,
                          const char    *name,
                          const char    *role,
                          const char    *email,
                          gboolean       is_adviser,
                          GError       **error)
{
  g_autofree char *id = trellis_store_new_id (self);
  g_autofree char *sentence = g_strdup_printf (_("Add %s"), name);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!trellis_store_begin_change (self, "person", NULL, sentence, error))
    return NULL;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO person (id, name, role, email, is_adviser)"
                                   " VALUES (:id, :name, :role, :email, :is_adviser)",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":name", name);
      trellis_sql_bind_text (statement, ":role", role);
      trellis_sql_bind_text (statement, ":email", email);
      trellis_sql_bind_int (statement, ":is_adviser", is_adviser);
    }
  if (!trellis_store_end_change (self, trellis_sql_run (self, statement, error), error))
    return NULL;

  return g_steal_pointer (&id);
}

static char *
read_person_name (TrellisStore  *self,
                  const char    *person_id,
                  GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, "SELECT name FROM person WHERE id = :id", error);
  TrellisStep step;

  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":id", person_id);
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_DONE)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN, _("The trust has no such person."));

  return step == TRELLIS_STEP_ROW ? trellis_sql_dup_text (statement, 0) : NULL;
}

/**
 * trellis_store_set_person:
 * @self: a store
 * @person_id: a person
 * @name: their name
 * @role: their role in words
 * @email: their work address, or empty
 * @is_adviser: whether schools' visits can belong to them
 * @error: return location for a #GError
 *
 * Corrects what the file says of a person; it holds for the past too.
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_person (TrellisStore  *self,
                          const char    *person_id,
                          const char    *name,
                          const char    *role,
                          const char    *email,
                          gboolean       is_adviser,
                          GError       **error)
{
  g_autofree char *before = read_person_name (self, person_id, error);
  g_autofree char *sentence = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (before == NULL)
    return FALSE;
  sentence = g_strdup_printf (_("%s: details"), name);
  if (!trellis_store_begin_change (self, "person", NULL, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "UPDATE person SET name = :name, role = :role, email = :email,"
                                   "  is_adviser = :is_adviser WHERE id = :id",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", person_id);
      trellis_sql_bind_text (statement, ":name", name);
      trellis_sql_bind_text (statement, ":role", role);
      trellis_sql_bind_text (statement, ":email", email);
      trellis_sql_bind_int (statement, ":is_adviser", is_adviser);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_set_working_week:
 * @self: a store
 * @person_id: a person
 * @holds_from: from when
 * @half_days: bits of TRELLIS_HALF_DAY()
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_working_week (TrellisStore  *self,
                                const char    *person_id,
                                TrellisDay     holds_from,
                                guint          half_days,
                                GError       **error)
{
  g_autofree char *name = read_person_name (self, person_id, error);
  g_autofree char *sentence = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (name == NULL)
    return FALSE;
  sentence = g_strdup_printf (_("%s: working days"), name);
  if (!trellis_store_begin_change (self, "person", NULL, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO working_week (person_id, holds_from, half_days)"
                                   " VALUES (:person_id, :holds_from, :half_days)"
                                   " ON CONFLICT (person_id, holds_from) DO UPDATE SET half_days = excluded.half_days",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":person_id", person_id);
      trellis_sql_bind_day (statement, ":holds_from", holds_from);
      trellis_sql_bind_int (statement, ":half_days", half_days);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_role_get_name:
 * @role: a role's key
 *
 * Returns: what people call it; @role itself where the program has no word for it
 */
const char *
trellis_role_get_name (const char *role)
{
  static const struct
  {
    const char *role;
    const char *name;
  } roles[] = {
    { TRELLIS_ROLE_HEAD, N_("Headteacher") },
    { TRELLIS_ROLE_CHAIR, N_("Chair of governors") },
    { TRELLIS_ROLE_ADVISER, N_("Adviser") },
    { TRELLIS_ROLE_PARTNERSHIP_LINK, N_("Partnership link") },
    { "safeguarding-lead", N_("Safeguarding lead") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      if (g_strcmp0 (roles[i].role, role) == 0)
        return _(roles[i].name);
    }

  return role;
}

/**
 * trellis_role_holder_free:
 * @holder: (nullable) (transfer full): a holder of a role
 */
void
trellis_role_holder_free (TrellisRoleHolder *holder)
{
  if (holder == NULL)
    return;

  g_free (holder->role);
  g_free (holder->person_id);
  g_free (holder->name);
  g_free (holder);
}

/**
 * trellis_store_list_role_holders:
 * @self: a store
 * @urn: a school
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisRoleHolder) (nullable): who held
 *   each role at the school then, by role; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_role_holders (TrellisStore  *self,
                                 const char    *urn,
                                 TrellisDay     as_at,
                                 GError       **error)
{
  g_autoptr (GPtrArray) holders = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_role_holder_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT sp.role, sp.person_id, p.name, sp.holds_from FROM school_person sp"
                                   " LEFT JOIN person p ON p.id = sp.person_id"
                                   " WHERE sp.urn = :urn AND sp.holds_from = (SELECT max (holds_from) FROM"
                                   " school_person"
                                   "  WHERE urn = :urn AND role = sp.role AND holds_from <= :as_at)"
                                   " ORDER BY sp.role",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisRoleHolder *holder = g_new0 (TrellisRoleHolder, 1);

      holder->role = trellis_sql_dup_text (statement, 0);
      holder->person_id = trellis_sql_dup_text_or_null (statement, 1);
      holder->name = trellis_sql_dup_text (statement, 2);
      holder->since = trellis_sql_get_day (statement, 3);
      g_ptr_array_add (holders, holder);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&holders) : NULL;
}

static char *
read_holder_name (TrellisStore  *self,
                  const char    *urn,
                  const char    *role,
                  TrellisDay     as_at)
{
  g_autoptr (GPtrArray) holders = trellis_store_list_role_holders (self, urn, as_at, NULL);

  for (guint i = 0; holders != NULL && i < holders->len; i++)
    {
      const TrellisRoleHolder *holder = g_ptr_array_index (holders, i);

      if (g_str_equal (holder->role, role) && holder->person_id != NULL)
        return g_strdup (holder->name);
    }

  return NULL;
}

static gboolean
open_head_checklist (TrellisStore  *self,
                     const char    *urn,
                     TrellisDay     holds_from,
                     GError       **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self, error);

  return scheme != NULL && trellis_store_open_checklist (self, urn, TRELLIS_CHECKLIST_NEW_HEAD, holds_from,
                                                         (const char *const *) scheme->joining_head, error);
}

/**
 * trellis_store_set_role_holder:
 * @self: a store
 * @urn: a school
 * @role: a role's key, such as %TRELLIS_ROLE_ADVISER
 * @person_id: (nullable): who holds it from then on; %NULL for nobody
 * @holds_from: from when; what held before stays in the history
 * @error: return location for a #GError
 *
 * Sets who holds a role. A new headteacher opens the checklist that the scheme
 * has for one.
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_role_holder (TrellisStore  *self,
                               const char    *urn,
                               const char    *role,
                               const char    *person_id,
                               TrellisDay     holds_from,
                               GError       **error)
{
  g_autoptr (TrellisSchool) school = trellis_store_read_school (self, urn, holds_from, error);
  g_autofree char *name = NULL;
  g_autofree char *before = NULL;
  g_autofree char *what = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean is_good;

  if (school == NULL)
    return FALSE;
  if (person_id != NULL && (name = read_person_name (self, person_id, error)) == NULL)
    return FALSE;
  before = read_holder_name (self, urn, role, holds_from);
  what = g_strdup_printf ("%s %s", trellis_role_get_name (role), name != NULL ? name : _("nobody"));
  sentence = trellis_store_say_change (school->name, what, before);
  if (!trellis_store_begin_change (self, "people", urn, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO school_person (urn, role, holds_from, person_id)"
                                   " VALUES (:urn, :role, :holds_from, :person_id)"
                                   " ON CONFLICT (urn, role, holds_from) DO UPDATE SET person_id = excluded.person_id",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":urn", urn);
      trellis_sql_bind_text (statement, ":role", role);
      trellis_sql_bind_day (statement, ":holds_from", holds_from);
      trellis_sql_bind_text (statement, ":person_id", person_id);
    }
  is_good = trellis_sql_run (self, statement, error);
  if (is_good && g_str_equal (role, TRELLIS_ROLE_HEAD) && name != NULL && g_strcmp0 (name, before) != 0)
    is_good = open_head_checklist (self, urn, holds_from, error);

  return trellis_store_end_change (self, is_good, error);
}
