/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-schools.h"

#include "trellis-store-checklists.h"
#include "trellis-store-private.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

/* Schools as they stood on a day. Each dated table gives the row that held
 * then: the latest on or before the day. A school that the file first describes
 * later is shown as first described, since it was there before the file was. */
#define SCHOOL_COLUMNS                                                                                      \
  "SELECT s.urn, r.name, coalesce (s.short_name, ''), r.phase, r.status, s.joined_on, s.left_on,"           \
  " h.id, h.name, h.position, f.id, f.name, p.id, p.name, r.head_name, r.is_church, r.religious_character," \
  " r.kind, r.la_name, r.town, r.postcode, r.pupils, r.capacity, r.age_low, r.age_high, r.free_meals_pct,"  \
  " r.closed_on, hp.name, hp_from.holds_from, r.holds_from"                                                 \
  " FROM school s"                                                                                          \
  " JOIN school_record r ON r.urn = s.urn AND r.holds_from = coalesce ("                                    \
  "  (SELECT max (holds_from) FROM school_record WHERE urn = s.urn AND holds_from <= :as_at),"              \
  "  (SELECT min (holds_from) FROM school_record WHERE urn = s.urn))"                                       \
  " LEFT JOIN school_hub sh ON sh.urn = s.urn AND sh.holds_from ="                                          \
  "  (SELECT max (holds_from) FROM school_hub WHERE urn = s.urn AND holds_from <= :as_at)"                  \
  " LEFT JOIN hub h ON h.id = sh.hub_id"                                                                    \
  " LEFT JOIN school_federation sf ON sf.urn = s.urn AND sf.holds_from ="                                   \
  "  (SELECT max (holds_from) FROM school_federation WHERE urn = s.urn AND holds_from <= :as_at)"           \
  " LEFT JOIN federation f ON f.id = sf.federation_id"                                                      \
  " LEFT JOIN school_person sp ON sp.urn = s.urn AND sp.role = 'adviser' AND sp.holds_from ="               \
  "  (SELECT max (holds_from) FROM school_person WHERE urn = s.urn AND role = 'adviser' AND holds_from <= :as_at)" \
  " LEFT JOIN person p ON p.id = sp.person_id"                                                              \
  " LEFT JOIN school_person hp_from ON hp_from.urn = s.urn AND hp_from.role = 'head' AND hp_from.holds_from =" \
  "  (SELECT max (holds_from) FROM school_person WHERE urn = s.urn AND role = 'head' AND holds_from <= :as_at)" \
  " LEFT JOIN person hp ON hp.id = hp_from.person_id"

enum
{
  COLUMN_URN,
  COLUMN_NAME,
  COLUMN_SHORT_NAME,
  COLUMN_PHASE,
  COLUMN_STATUS,
  COLUMN_JOINED_ON,
  COLUMN_LEFT_ON,
  COLUMN_HUB_ID,
  COLUMN_HUB_NAME,
  COLUMN_HUB_POSITION,
  COLUMN_FEDERATION_ID,
  COLUMN_FEDERATION_NAME,
  COLUMN_ADVISER_ID,
  COLUMN_ADVISER_NAME,
  COLUMN_HEAD_NAME,
  COLUMN_IS_CHURCH,
  COLUMN_RELIGIOUS_CHARACTER,
  COLUMN_KIND,
  COLUMN_LA_NAME,
  COLUMN_TOWN,
  COLUMN_POSTCODE,
  COLUMN_PUPILS,
  COLUMN_CAPACITY,
  COLUMN_AGE_LOW,
  COLUMN_AGE_HIGH,
  COLUMN_FREE_MEALS_PCT,
  COLUMN_CLOSED_ON,
  COLUMN_HEAD_PERSON,
  COLUMN_HEAD_SINCE,
  COLUMN_HOLDS_FROM,
};

static TrellisMembership
find_membership (sqlite3_stmt *statement,
                 TrellisDay    as_at)
{
  const char *status = trellis_sql_get_text (statement, COLUMN_STATUS);
  TrellisDay left_on = trellis_sql_get_day (statement, COLUMN_LEFT_ON);
  TrellisDay joined_on = trellis_sql_get_day (statement, COLUMN_JOINED_ON);
  TrellisDay closed_on = trellis_sql_get_day (statement, COLUMN_CLOSED_ON);

  if (left_on != TRELLIS_DAY_NONE && left_on <= as_at)
    return TRELLIS_MEMBERSHIP_LEFT;
  if (g_str_equal (status, "closed") && (closed_on == TRELLIS_DAY_NONE || closed_on <= as_at))
    return TRELLIS_MEMBERSHIP_CLOSED;
  if (g_str_equal (status, "proposed") || joined_on > as_at)
    return TRELLIS_MEMBERSHIP_JOINING;

  return TRELLIS_MEMBERSHIP_OPEN;
}

static TrellisSchool *
build_school (sqlite3_stmt *statement,
              TrellisDay    as_at)
{
  TrellisSchool *school = trellis_school_new (trellis_sql_get_text (statement, COLUMN_URN),
                                              trellis_sql_get_text (statement, COLUMN_NAME));

  if (sqlite3_column_bytes (statement, COLUMN_SHORT_NAME) > 0)
    trellis_sql_set_text (&school->short_name, statement, COLUMN_SHORT_NAME);
  trellis_sql_set_text (&school->phase, statement, COLUMN_PHASE);
  school->membership = find_membership (statement, as_at);
  school->joined_on = trellis_sql_get_day (statement, COLUMN_JOINED_ON);
  school->hub_id = trellis_sql_dup_text_or_null (statement, COLUMN_HUB_ID);
  trellis_sql_set_text (&school->hub_name, statement, COLUMN_HUB_NAME);
  school->hub_position = trellis_sql_get_int_or (statement, COLUMN_HUB_POSITION, G_MAXINT);
  school->federation_id = trellis_sql_dup_text_or_null (statement, COLUMN_FEDERATION_ID);
  trellis_sql_set_text (&school->federation_name, statement, COLUMN_FEDERATION_NAME);
  school->adviser_id = trellis_sql_dup_text_or_null (statement, COLUMN_ADVISER_ID);
  trellis_sql_set_text (&school->adviser_name, statement, COLUMN_ADVISER_NAME);
  /* A headteacher that a person entered stands until the register, later, names one. */
  if (sqlite3_column_type (statement, COLUMN_HEAD_PERSON) != SQLITE_NULL &&
      (sqlite3_column_bytes (statement, COLUMN_HEAD_NAME) == 0 ||
       trellis_sql_get_day (statement, COLUMN_HEAD_SINCE) >= trellis_sql_get_day (statement, COLUMN_HOLDS_FROM)))
    {
      trellis_sql_set_text (&school->head_name, statement, COLUMN_HEAD_PERSON);
      school->head_since = trellis_sql_get_day (statement, COLUMN_HEAD_SINCE);
    }
  else
    {
      trellis_sql_set_text (&school->head_name, statement, COLUMN_HEAD_NAME);
    }
  school->is_church = sqlite3_column_int (statement, COLUMN_IS_CHURCH);
  trellis_sql_set_text (&school->religious_character, statement, COLUMN_RELIGIOUS_CHARACTER);
  trellis_sql_set_text (&school->kind, statement, COLUMN_KIND);
  trellis_sql_set_text (&school->local_authority, statement, COLUMN_LA_NAME);
  trellis_sql_set_text (&school->town, statement, COLUMN_TOWN);
  trellis_sql_set_text (&school->postcode, statement, COLUMN_POSTCODE);
  school->pupils = trellis_sql_get_int_or (statement, COLUMN_PUPILS, -1);
  school->capacity = trellis_sql_get_int_or (statement, COLUMN_CAPACITY, -1);
  school->age_low = trellis_sql_get_int_or (statement, COLUMN_AGE_LOW, -1);
  school->age_high = trellis_sql_get_int_or (statement, COLUMN_AGE_HIGH, -1);
  if (sqlite3_column_type (statement, COLUMN_FREE_MEALS_PCT) != SQLITE_NULL)
    school->free_meals_pct = sqlite3_column_double (statement, COLUMN_FREE_MEALS_PCT);

  return school;
}

/* The rest of a school's row comes from other tables, one pass over each,
 * looked up by URN, which costs less than a subquery a school. */

static gboolean
read_categories (TrellisStore  *self,
                 GHashTable    *schools,
                 TrellisDay     as_at,
                 GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT c.urn, c.level_id, c.agreed_on FROM " CATEGORIES_READ (TRUST_SCHEME) " c"
                                   " WHERE c.agreed_on <= :as_at AND " NOT_SUPERSEDED ("category", "c")
                                   " ORDER BY c.urn, c.agreed_on, c.recorded_at, c.position",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisSchool *school = g_hash_table_lookup (schools, trellis_sql_get_text (statement, 0));
      const char *level_id = trellis_sql_get_text (statement, 1);

      /* Agreeing the same level again does not start its time anew. */
      if (school == NULL || g_strcmp0 (school->level_id, level_id) == 0)
        continue;
      g_free (school->previous_level_id);
      school->previous_level_id = school->level_id;
      school->level_id = g_strdup (level_id);
      school->agreed_on = trellis_sql_get_day (statement, 2);
    }

  return step == TRELLIS_STEP_DONE;
}

static gboolean
read_next_visits (TrellisStore  *self,
                  GHashTable    *schools,
                  TrellisDay     as_at,
                  GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  /* A federation's visit is the next one of each of its schools. What is done by
   * now was still to come on a day before it. */
  statement = trellis_sql_prepare (self,
                                   "SELECT coalesce (m.urn, v.urn), v.visit_on, v.number FROM visit v"
                                   " LEFT JOIN school_federation m ON m.federation_id = v.federation_id AND"
                                   " m.holds_from ="
                                   "  (SELECT max (holds_from) FROM school_federation WHERE urn = m.urn AND"
                                   " holds_from <= v.visit_on)"
                                   " WHERE v.visit_on >= :as_at AND v.status <> 'cancelled'"
                                   "  AND (v.visit_on > :as_at OR v.status IN ('planned', 'agreed'))"
                                   " ORDER BY v.visit_on DESC, v.id",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisSchool *school = g_hash_table_lookup (schools, trellis_sql_get_text (statement, 0));

      if (school == NULL)
        continue;
      school->next_visit_on = trellis_sql_get_day (statement, 1);
      school->next_visit_number = sqlite3_column_int (statement, 2);
    }

  return step == TRELLIS_STEP_DONE;
}

static gboolean
read_open_actions (TrellisStore  *self,
                   GHashTable    *schools,
                   TrellisDay     as_at,
                   GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT a.urn, coalesce ((SELECT r.rating FROM action_rating r WHERE"
                                   " r.action_id = a.id"
                                   "   AND r.rated_on <= :as_at AND NOT EXISTS (SELECT 1 FROM action_rating s"
                                   " WHERE s.supersedes = r.id)"
                                   "   ORDER BY r.rated_on DESC, r.recorded_at DESC, r.rowid DESC LIMIT 1), 'none'),"
                                   "  count (*), sum (coalesce (a.due_on < :as_at, 0))"
                                   " FROM action a WHERE a.opened_on <= :as_at"
                                   "  AND (a.closed_on IS NULL OR a.closed_on > :as_at) GROUP BY 1, 2",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisSchool *school = g_hash_table_lookup (schools, trellis_sql_get_text (statement, 0));
      TrellisRating rating = TRELLIS_RATING_NONE;

      if (school == NULL)
        continue;
      trellis_rating_parse (trellis_sql_get_text (statement, 1), &rating);
      school->open_actions[rating] = sqlite3_column_int (statement, 2);
      school->overdue_actions += sqlite3_column_int (statement, 3);
    }

  return step == TRELLIS_STEP_DONE;
}

static gboolean
read_inspections (TrellisStore  *self,
                  GHashTable    *schools,
                  TrellisDay     as_at,
                  GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT urn, outcome, inspected_on FROM inspection"
                                   " WHERE inspected_on <= :as_at AND outcome <> ''"
                                   "  AND framework NOT IN ('siams', 'other')"
                                   " ORDER BY urn, inspected_on, id",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisSchool *school = g_hash_table_lookup (schools, trellis_sql_get_text (statement, 0));

      if (school == NULL)
        continue;
      trellis_sql_set_text (&school->inspection, statement, 1);
      school->inspected_on = trellis_sql_get_day (statement, 2);
    }

  return step == TRELLIS_STEP_DONE;
}

/* What each school owes first of what has a day. */
static gboolean
read_documents (TrellisStore  *self,
                GHashTable    *schools,
                TrellisDay     as_at,
                GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT urn, name, due_on FROM document WHERE urn IS NOT NULL"
                                   "  AND due_on IS NOT NULL AND (received_on IS NULL OR received_on > :as_at)"
                                   " ORDER BY urn, due_on DESC, id DESC",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisSchool *school = g_hash_table_lookup (schools, trellis_sql_get_text (statement, 0));

      if (school == NULL)
        continue;
      trellis_sql_set_text (&school->document_due, statement, 1);
      school->document_due_on = trellis_sql_get_day (statement, 2);
      school->is_document_overdue = school->document_due_on < as_at;
    }

  return step == TRELLIS_STEP_DONE;
}

static gboolean
complete_schools (TrellisStore  *self,
                  GListStore    *list,
                  TrellisDay     as_at,
                  GError       **error)
{
  g_autoptr (GHashTable) schools = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_hash_table_insert (schools, school->urn, school);
    }

  return read_categories (self, schools, as_at, error) && read_next_visits (self, schools, as_at, error) &&
         read_open_actions (self, schools, as_at, error) && read_inspections (self, schools, as_at, error) &&
         read_documents (self, schools, as_at, error);
}

/**
 * trellis_store_list_schools:
 * @self: a store
 * @as_at: the day to look from
 * @has_closed: whether schools that had closed or left by then are listed too
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a list of #TrellisSchool by name, or
 *   %NULL with @error set
 */
GListModel *
trellis_store_list_schools (TrellisStore  *self,
                            TrellisDay     as_at,
                            gboolean       has_closed,
                            GError       **error)
{
  g_autoptr (GListStore) list = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  g_autoptr (GPtrArray) schools = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  statement = trellis_sql_prepare (self, SCHOOL_COLUMNS " ORDER BY r.name COLLATE NOCASE, s.urn", error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      g_autoptr (TrellisSchool) school = build_school (statement, as_at);

      if (has_closed || school->membership == TRELLIS_MEMBERSHIP_OPEN ||
          school->membership == TRELLIS_MEMBERSHIP_JOINING)
        g_ptr_array_add (schools, g_steal_pointer (&school));
    }
  if (step == TRELLIS_STEP_ERROR)
    return NULL;
  g_list_store_splice (list, 0, 0, schools->pdata, schools->len);
  if (!complete_schools (self, list, as_at, error))
    return NULL;

  return G_LIST_MODEL (g_steal_pointer (&list));
}

/**
 * trellis_store_read_school:
 * @self: a store
 * @urn: a school's URN
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the school, or %NULL with @error set:
 *   %TRELLIS_STORE_ERROR_UNKNOWN where the file does not hold it
 */
TrellisSchool *
trellis_store_read_school (TrellisStore  *self,
                           const char    *urn,
                           TrellisDay     as_at,
                           GError       **error)
{
  g_autoptr (GListStore) list = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  g_autoptr (TrellisSchool) school = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  statement = trellis_sql_prepare (self, SCHOOL_COLUMNS " WHERE s.urn = :urn", error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_DONE)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
                 _("The trust has no school with the URN %s."), urn);
  if (step != TRELLIS_STEP_ROW)
    return NULL;

  school = build_school (statement, as_at);
  g_list_store_append (list, school);
  if (!complete_schools (self, list, as_at, error))
    return NULL;

  return g_steal_pointer (&school);
}

/**
 * trellis_store_add_school:
 * @self: a store
 * @urn: its URN; one that the file holds already is refused
 * @name: its name
 * @phase: its phase's key
 * @is_church: whether it is a church school
 * @error: return location for a #GError
 *
 * Adds a school by hand.
 *
 * Returns: whether it was added
 */
gboolean
trellis_store_add_school (TrellisStore  *self,
                          const char    *urn,
                          const char    *name,
                          const char    *phase,
                          gboolean       is_church,
                          GError       **error)
{
  g_autofree char *sentence = g_strdup_printf (_("Add %s"), name);
  g_autoptr (sqlite3_stmt) school = NULL;
  g_autoptr (sqlite3_stmt) record = NULL;
  gboolean is_good;

  if (!trellis_store_begin_change (self, "school", urn, sentence, error))
    return FALSE;

  school = trellis_sql_prepare (self, "INSERT INTO school (urn) VALUES (:urn)", error);
  if (school != NULL)
    trellis_sql_bind_text (school, ":urn", urn);
  is_good = trellis_sql_run (self, school, error);
  if (is_good)
    {
      record = trellis_sql_prepare (self,
                                    "INSERT INTO school_record (urn, holds_from, name, phase, status,"
                                    " is_church, source)"
                                    " VALUES (:urn, :holds_from, :name, :phase, 'open', :is_church, 'person')",
                                    error);
      if (record != NULL)
        {
          trellis_sql_bind_text (record, ":urn", urn);
          trellis_sql_bind_day (record, ":holds_from", trellis_store_get_today (self));
          trellis_sql_bind_text (record, ":name", name);
          trellis_sql_bind_text (record, ":phase", phase);
          trellis_sql_bind_int (record, ":is_church", is_church);
        }
      is_good = trellis_sql_run (self, record, error);
    }
  else if (sqlite3_extended_errcode (self->db) == SQLITE_CONSTRAINT_PRIMARYKEY)
    {
      g_clear_error (error);
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("A school with the URN %s is in the trust already."), urn);
    }

  return trellis_store_end_change (self, is_good, error);
}

/**
 * trellis_store_set_school_joined:
 * @self: a store
 * @urn: a school
 * @joined_on: when it joined the trust, or %TRELLIS_DAY_NONE for unknown
 * @error: return location for a #GError
 *
 * Sets when a school joined, or is to join. That opens the checklist that the
 * scheme has for one.
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_school_joined (TrellisStore  *self,
                                 const char    *urn,
                                 TrellisDay     joined_on,
                                 GError       **error)
{
  g_autoptr (TrellisSchool) school = trellis_store_read_school (self, urn, trellis_store_get_today (self), error);
  g_autofree char *before = NULL;
  g_autofree char *day = NULL;
  g_autofree char *what = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean is_good;

  if (school == NULL)
    return FALSE;
  before = trellis_day_format (school->joined_on, TRELLIS_DAY_STYLE_MEDIUM);
  day = trellis_day_format (joined_on, TRELLIS_DAY_STYLE_MEDIUM);
  what = joined_on != TRELLIS_DAY_NONE ? g_strdup_printf (_("joined on %s"), day) : g_strdup (_("no joining date"));
  sentence = trellis_store_say_change (school->name, what, before);
  if (!trellis_store_begin_change (self, "school", urn, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self, "UPDATE school SET joined_on = :joined_on WHERE urn = :urn", error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":urn", urn);
      trellis_sql_bind_day (statement, ":joined_on", joined_on);
    }
  is_good = trellis_sql_run (self, statement, error);
  if (is_good && joined_on != TRELLIS_DAY_NONE)
    {
      TrellisScheme *scheme = trellis_store_get_scheme (self, error);

      is_good = scheme != NULL && trellis_store_open_checklist (self, urn, TRELLIS_CHECKLIST_JOINING_SCHOOL, joined_on,
                                                                (const char *const *) scheme->joining_school, error);
    }

  return trellis_store_end_change (self, is_good, error);
}

/**
 * trellis_store_set_school_short_name:
 * @self: a store
 * @urn: a school
 * @short_name: what it is called where its name does not fit; empty for its name
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_school_short_name (TrellisStore  *self,
                                     const char    *urn,
                                     const char    *short_name,
                                     GError       **error)
{
  g_autoptr (TrellisSchool) school = trellis_store_read_school (self, urn, trellis_store_get_today (self), error);
  g_autofree char *what = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (school == NULL)
    return FALSE;
  what = *short_name != '\0' ? g_strdup_printf (_("short name %s"), short_name) : g_strdup (_("no short name"));
  sentence = trellis_store_say_change (school->name, what,
                                       g_str_equal (school->short_name, school->name) ? NULL : school->short_name);
  if (!trellis_store_begin_change (self, "school", urn, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self, "UPDATE school SET short_name = nullif (:short_name, '') WHERE urn = :urn",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":urn", urn);
      trellis_sql_bind_text (statement, ":short_name", short_name);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/* Hubs and federations ------------------------------------------------------ */

/**
 * trellis_hub_free:
 * @hub: (nullable) (transfer full): a hub
 */
void
trellis_hub_free (TrellisHub *hub)
{
  if (hub == NULL)
    return;

  g_free (hub->id);
  g_free (hub->name);
  g_free (hub);
}

/**
 * trellis_store_list_hubs:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisHub) (nullable): the hubs in
 *   the trust's order, or %NULL with @error set
 */
GPtrArray *
trellis_store_list_hubs (TrellisStore  *self,
                         GError       **error)
{
  g_autoptr (GPtrArray) hubs = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_hub_free);
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, "SELECT id, name FROM hub ORDER BY position, id",
                                                            error);
  TrellisStep step;

  if (statement == NULL)
    return NULL;
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisHub *hub = g_new0 (TrellisHub, 1);

      hub->id = trellis_sql_dup_text (statement, 0);
      hub->name = trellis_sql_dup_text (statement, 1);
      g_ptr_array_add (hubs, hub);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&hubs) : NULL;
}

/**
 * trellis_store_add_hub:
 * @self: a store
 * @name: its name, not one that another hub has
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): its id, or %NULL with @error set
 */
char *
trellis_store_add_hub (TrellisStore  *self,
                       const char    *name,
                       GError       **error)
{
  g_autofree char *id = trellis_store_new_id (self);
  g_autofree char *sentence = g_strdup_printf (_("Add the hub %s"), name);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!trellis_store_begin_change (self, "hub", NULL, sentence, error))
    return NULL;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO hub (id, name, position)"
                                   " SELECT :id, :name, coalesce (max (position), -1) + 1 FROM hub",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":name", name);
    }
  if (!trellis_store_end_change (self, trellis_sql_run (self, statement, error), error))
    return NULL;

  return g_steal_pointer (&id);
}

static char *
read_name (TrellisStore *self,
           const char   *sql,
           const char   *id)
{
  g_autoptr (sqlite3_stmt) statement = id != NULL ? trellis_sql_prepare (self, sql, NULL) : NULL;

  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":id", id);

  return trellis_sql_step (self, statement, NULL) == TRELLIS_STEP_ROW ? trellis_sql_dup_text (statement, 0) : NULL;
}

/* Writes a dated fact of a school whose value is the id of something. */
static gboolean
write_dated_id (TrellisStore  *self,
                const char    *sql,
                const char    *kind,
                const char    *what,
                const char    *name_sql,
                const char    *urn,
                const char    *id,
                TrellisDay     holds_from,
                GError       **error)
{
  g_autoptr (TrellisSchool) school = trellis_store_read_school (self, urn, holds_from, error);
  g_autofree char *name = NULL;
  g_autofree char *told = NULL;
  const char *before;
  g_autofree char *sentence = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (school == NULL)
    return FALSE;
  name = read_name (self, name_sql, id);
  told = g_strdup_printf ("%s %s", what, name != NULL ? name : _("none"));
  before = g_str_equal (kind, "hub") ? school->hub_name : school->federation_name;
  sentence = trellis_store_say_change (school->name, told, before);
  if (!trellis_store_begin_change (self, kind, urn, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self, sql, error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":urn", urn);
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_day (statement, ":holds_from", holds_from);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_set_school_hub:
 * @self: a store
 * @urn: a school
 * @hub_id: (nullable): the hub that it is in from then on; %NULL for none
 * @holds_from: from when
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_school_hub (TrellisStore  *self,
                              const char    *urn,
                              const char    *hub_id,
                              TrellisDay     holds_from,
                              GError       **error)
{
  return write_dated_id (self,
                         "INSERT INTO school_hub (urn, holds_from, hub_id) VALUES (:urn, :holds_from, :id)"
                         " ON CONFLICT (urn, holds_from) DO UPDATE SET hub_id = excluded.hub_id",
                         "hub", _("hub"), "SELECT name FROM hub WHERE id = :id", urn, hub_id, holds_from, error);
}

/**
 * trellis_store_add_federation:
 * @self: a store
 * @name: what the schools are called together
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): its id, or %NULL with @error set
 */
char *
trellis_store_add_federation (TrellisStore  *self,
                              const char    *name,
                              GError       **error)
{
  g_autofree char *id = trellis_store_new_id (self);
  g_autofree char *sentence = g_strdup_printf (_("Add the federation %s"), name);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!trellis_store_begin_change (self, "federation", NULL, sentence, error))
    return NULL;

  statement = trellis_sql_prepare (self, "INSERT INTO federation (id, name) VALUES (:id, :name)", error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":name", name);
    }
  if (!trellis_store_end_change (self, trellis_sql_run (self, statement, error), error))
    return NULL;

  return g_steal_pointer (&id);
}

/**
 * trellis_store_set_school_federation:
 * @self: a store
 * @urn: a school
 * @federation_id: (nullable): the federation that it is in from then on; %NULL
 *   for none
 * @holds_from: from when
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_school_federation (TrellisStore  *self,
                                     const char    *urn,
                                     const char    *federation_id,
                                     TrellisDay     holds_from,
                                     GError       **error)
{
  return write_dated_id (self,
                         "INSERT INTO school_federation (urn, holds_from, federation_id) VALUES (:urn,"
                         " :holds_from, :id)"
                         " ON CONFLICT (urn, holds_from) DO UPDATE SET federation_id = excluded.federation_id",
                         "federation", _("federation"), "SELECT name FROM federation WHERE id = :id", urn,
                         federation_id, holds_from, error);
}
