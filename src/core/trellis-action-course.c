/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How actions get on: how each was rated from visit to visit, and what that
 * comes to for a school, an adviser or an aspect. */

#include "config.h"

#include "trellis-action-course.h"

#include <math.h>

/**
 * trellis_action_course_new:
 * @urn: its school's
 * @opened_on: when the action was agreed
 *
 * Returns: (transfer full): its course, with no rating and no visit yet
 */
TrellisActionCourse *
trellis_action_course_new (const char *urn,
                           TrellisDay  opened_on)
{
  TrellisActionCourse *self = g_new0 (TrellisActionCourse, 1);

  self->urn = g_strdup (urn);
  self->opened_on = opened_on;
  self->steps = g_array_new (FALSE, FALSE, sizeof (TrellisActionStep));
  self->visits = g_array_new (FALSE, FALSE, sizeof (TrellisDay));
  return self;
}

/**
 * trellis_action_course_free:
 * @self: (nullable) (transfer full): a course
 */
void
trellis_action_course_free (TrellisActionCourse *self)
{
  if (self == NULL)
    return;

  g_free (self->urn);
  g_array_unref (self->steps);
  g_array_unref (self->visits);
  g_free (self);
}

/**
 * trellis_action_course_get_column:
 * @self: what has become of an action
 * @day: a day
 *
 * Returns: where the action stood at the end of the day;
 *   %TRELLIS_N_ACTION_COLUMNS while it was not agreed yet
 */
TrellisActionColumn
trellis_action_course_get_column (const TrellisActionCourse *self,
                                  TrellisDay                 day)
{
  TrellisActionColumn column = TRELLIS_ACTION_COLUMN_NONE;

  if (day < self->opened_on)
    return TRELLIS_N_ACTION_COLUMNS;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const TrellisActionStep *step = &g_array_index (self->steps, TrellisActionStep, i);

      if (step->day > day)
        break;
      column = step->column;
    }

  return column;
}

/**
 * trellis_action_course_count_unmoved:
 * @self: what has become of an action
 *
 * Returns: through how many visits of its school it has stayed red, or amber,
 *   since it was first rated so; 0 where it is neither
 */
guint
trellis_action_course_count_unmoved (const TrellisActionCourse *self)
{
  TrellisActionColumn column = TRELLIS_ACTION_COLUMN_NONE;
  TrellisDay since = self->opened_on;
  guint n_visits = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const TrellisActionStep *step = &g_array_index (self->steps, TrellisActionStep, i);

      if (step->column != column)
        since = step->day;
      column = step->column;
    }
  if (column != TRELLIS_ACTION_COLUMN_RED && column != TRELLIS_ACTION_COLUMN_AMBER)
    return 0;

  for (guint i = 0; i < self->visits->len; i++)
    n_visits += g_array_index (self->visits, TrellisDay, i) > since;
  return n_visits;
}

/* Whether it was still open when its school was visited again. */
static gboolean
was_followed (const TrellisActionCourse *self)
{
  TrellisDay visit_on;

  if (self->visits->len == 0)
    return FALSE;

  visit_on = g_array_index (self->visits, TrellisDay, 0);
  return trellis_action_course_get_column (self, visit_on - 1) != TRELLIS_ACTION_COLUMN_CLOSED;
}

static gboolean
was_rated_then (const TrellisActionCourse *self)
{
  TrellisDay visit_on = g_array_index (self->visits, TrellisDay, 0);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const TrellisActionStep *step = &g_array_index (self->steps, TrellisActionStep, i);

      if (step->column != TRELLIS_ACTION_COLUMN_NONE && (step->is_at_visit || step->day == visit_on))
        return TRUE;
    }

  return FALSE;
}

/* How many days it took to be green, or -1. */
static int
get_green_days (const TrellisActionCourse *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const TrellisActionStep *step = &g_array_index (self->steps, TrellisActionStep, i);

      if (step->column == TRELLIS_ACTION_COLUMN_GREEN)
        return step->day - self->opened_on;
    }

  return -1;
}

static int
compare_ints (gconstpointer a,
              gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static double
find_median (GArray *days)
{
  guint middle = days->len / 2;

  if (days->len == 0)
    return NAN;

  g_array_sort (days, compare_ints);
  if (days->len % 2 == 1)
    return g_array_index (days, int, middle);
  return (g_array_index (days, int, middle - 1) + g_array_index (days, int, middle)) / 2.0;
}

/**
 * trellis_action_progress_reckon:
 * @self: (out caller-allocates): how they get on
 * @actions: (element-type TrellisAction): some actions
 * @courses: (element-type utf8 TrellisActionCourse): what has become of each, by
 *   its id; an action without a course is counted as one that nothing became of
 *
 * Reckons how many were rated at the visit that followed, and how long those
 * that are green, or were, took to be so.
 */
void
trellis_action_progress_reckon (TrellisActionProgress *self,
                                GListModel            *actions,
                                GHashTable            *courses)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));

  *self = (TrellisActionProgress) { .n_actions = g_list_model_get_n_items (actions) };
  for (guint i = 0; i < self->n_actions; i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);
      const TrellisActionCourse *course = g_hash_table_lookup (courses, action->id);
      int n_days;

      if (course == NULL)
        continue;
      if (was_followed (course))
        {
          self->n_followed++;
          self->n_rated += was_rated_then (course);
        }
      n_days = get_green_days (course);
      if (n_days >= 0)
        g_array_append_val (days, n_days);
      self->n_unmoved += trellis_action_course_count_unmoved (course) >= TRELLIS_UNMOVED_VISITS;
    }
  self->n_green = days->len;
  self->median_days = find_median (days);
}
