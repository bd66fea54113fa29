/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has become of each action from visit to visit. */

#include "config.h"

#include "trellis-store-action-courses.h"

#include "trellis-store-private.h"

/* A federation's visit is one of each school that was in it on the day. */
#define HAPPENED "v.status IN ('done', 'noted', 'shared') AND v.visit_on <= :as_at"
#define SCHOOLS_VISITS                                                                                        \
  "SELECT v.urn AS urn, v.visit_on AS visit_on, v.id AS id FROM visit v"                                      \
  " WHERE v.federation_id IS NULL AND " HAPPENED                                                              \
  " UNION ALL SELECT f.urn, v.visit_on, v.id FROM visit v"                                                    \
  " JOIN school_federation f ON f.federation_id = v.federation_id AND f.holds_from ="                         \
  "  (SELECT max (holds_from) FROM school_federation WHERE urn = f.urn AND holds_from <= v.visit_on)"         \
  " WHERE " HAPPENED

static GHashTable *
read_actions (TrellisStore  *self,
              TrellisDay     as_at,
              GError       **error)
{
  g_autoptr (GHashTable) courses = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  courses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) trellis_action_course_free);
  statement = trellis_sql_prepare (self, "SELECT id, urn, opened_on FROM action WHERE opened_on <= :as_at", error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    g_hash_table_insert (courses, trellis_sql_dup_text (statement, 0),
                         trellis_action_course_new (trellis_sql_get_text (statement, 1),
                                                    trellis_sql_get_day (statement, 2)));

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&courses) : NULL;
}

static gboolean
read_visits (TrellisStore  *self,
             GHashTable    *courses,
             GHashTable    *first_visits,
             TrellisDay     as_at,
             GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT a.id, v.visit_on, v.id FROM action a"
                                   " JOIN (" SCHOOLS_VISITS ") v ON v.urn = a.urn AND v.visit_on > a.opened_on"
                                   " ORDER BY a.id, v.visit_on, v.id",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      const char *id = trellis_sql_get_text (statement, 0);
      TrellisActionCourse *course = g_hash_table_lookup (courses, id);
      TrellisDay visit_on = trellis_sql_get_day (statement, 1);

      if (course == NULL)
        continue;
      if (course->visits->len == 0)
        g_hash_table_insert (first_visits, g_strdup (id), trellis_sql_dup_text (statement, 2));
      g_array_append_val (course->visits, visit_on);
    }

  return step == TRELLIS_STEP_DONE;
}

/* Ratings, and last of its day the closing. */
static gboolean
read_steps (TrellisStore  *self,
            GHashTable    *courses,
            GHashTable    *first_visits,
            TrellisDay     as_at,
            GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT r.action_id, r.rated_on AS day, r.rating, r.visit_id, r.recorded_at AS at"
                                   " FROM action_rating r WHERE r.rated_on <= :as_at"
                                   "  AND NOT EXISTS (SELECT 1 FROM action_rating s WHERE s.supersedes = r.id)"
                                   " UNION ALL SELECT id, closed_on, NULL, NULL, 9223372036854775807 FROM action"
                                   "  WHERE closed_on <= :as_at"
                                   " ORDER BY 1, day, at",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      const char *id = trellis_sql_get_text (statement, 0);
      TrellisActionCourse *course = g_hash_table_lookup (courses, id);
      TrellisActionStep given = { .day = trellis_sql_get_day (statement, 1), .column = TRELLIS_ACTION_COLUMN_CLOSED };
      TrellisRating rating = TRELLIS_RATING_NONE;

      if (course == NULL)
        continue;
      if (sqlite3_column_type (statement, 2) != SQLITE_NULL)
        {
          trellis_rating_parse (trellis_sql_get_text (statement, 2), &rating);
          given.column = (TrellisActionColumn) rating;
          given.is_at_visit = sqlite3_column_type (statement, 3) != SQLITE_NULL &&
                              g_strcmp0 (trellis_sql_get_text (statement, 3),
                                         g_hash_table_lookup (first_visits, id)) == 0;
        }
      g_array_append_val (course->steps, given);
    }

  return step == TRELLIS_STEP_DONE;
}

/**
 * trellis_store_read_action_courses:
 * @self: a store
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Reads how every action was rated, and on which days its school was visited
 * since it was agreed: visits of every kind that took place, those of the
 * school's federation too.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 TrellisActionCourse):
 *   by the actions' ids, those agreed by the day; or %NULL with @error set
 */
GHashTable *
trellis_store_read_action_courses (TrellisStore  *self,
                                   TrellisDay     as_at,
                                   GError       **error)
{
  g_autoptr (GHashTable) courses = NULL;
  g_autoptr (GHashTable) first_visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  courses = read_actions (self, as_at, error);
  if (courses == NULL || !read_visits (self, courses, first_visits, as_at, error) ||
      !read_steps (self, courses, first_visits, as_at, error))
    return NULL;

  return g_steal_pointer (&courses);
}
