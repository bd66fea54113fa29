/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How actions get on: how each was rated from visit to visit, and what that
 * comes to for a school, an adviser or an aspect. */

#include "config.h"

#include "trellis-action-course.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * trellis_action_course_new:
 * @opened_on: when the action was agreed
 *
 * Returns: (transfer full): its course, with no rating and no visit yet
 */
TrellisActionCourse *
trellis_action_course_new (TrellisDay opened_on)
{
  TrellisActionCourse *self = g_new0 (TrellisActionCourse, 1);

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

/* Over time --------------------------------------------------------------------- */

/* Twice a month is often enough to see a course, and seldom enough to draw it. */
static TrellisDay
find_next_day (TrellisDay day)
{
  int year, month, of_month;

  trellis_day_get_ymd (day, &year, &month, &of_month);
  if (of_month < 15)
    return trellis_day_new (year, month, 15);
  return trellis_day_add_months (trellis_day_new (year, month, 1), 1);
}

static void
count (TrellisActionCounts *self,
       GListModel          *actions,
       GHashTable          *courses,
       TrellisDay           day)
{
  double n[TRELLIS_N_ACTION_COLUMNS + 1] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);
      const TrellisActionCourse *course = g_hash_table_lookup (courses, action->id);

      if (course != NULL)
        n[trellis_action_course_get_column (course, day)]++;
    }
  g_array_append_val (self->days, day);
  for (guint column = 0; column < TRELLIS_N_ACTION_COLUMNS; column++)
    g_array_append_val (self->counts[column], n[column]);
}

/**
 * trellis_action_counts_new:
 * @actions: (element-type TrellisAction): some actions
 * @courses: (element-type utf8 TrellisActionCourse): what has become of each, by
 *   its id
 * @from: the first day
 * @until: the last day, not before the first
 *
 * Counts how many stood in each column on the first day, the first and the
 * fifteenth of every month, and the last day.
 *
 * Returns: (transfer full): the counts
 */
TrellisActionCounts *
trellis_action_counts_new (GListModel *actions,
                           GHashTable *courses,
                           TrellisDay  from,
                           TrellisDay  until)
{
  TrellisActionCounts *self = g_new0 (TrellisActionCounts, 1);

  self->days = g_array_new (FALSE, FALSE, sizeof (TrellisDay));
  for (guint column = 0; column < TRELLIS_N_ACTION_COLUMNS; column++)
    self->counts[column] = g_array_new (FALSE, FALSE, sizeof (double));
  for (TrellisDay day = from; day < until; day = find_next_day (day))
    count (self, actions, courses, day);
  count (self, actions, courses, until);

  return self;
}

/**
 * trellis_action_counts_free:
 * @self: (nullable) (transfer full): counts
 */
void
trellis_action_counts_free (TrellisActionCounts *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->days);
  for (guint column = 0; column < TRELLIS_N_ACTION_COLUMNS; column++)
    g_array_unref (self->counts[column]);
  g_free (self);
}

static guint
get_count (const TrellisActionCounts *self,
           TrellisActionColumn        column,
           guint                      index)
{
  return (guint) g_array_index (self->counts[column], double, index);
}

/**
 * trellis_action_counts_dup_reading:
 * @self: counts
 * @index: which of the days
 *
 * Returns: (transfer full): what was counted on the day, in words
 */
char *
trellis_action_counts_dup_reading (const TrellisActionCounts *self,
                                   guint                      index)
{
  g_autofree char *day = trellis_day_format (g_array_index (self->days, TrellisDay, index), TRELLIS_DAY_STYLE_LONG);

  /* Translators: first a day, then how many actions stood where */
  return g_strdup_printf (_("%s: %u not rated, %u red, %u amber, %u green, %u closed"), day,
                          get_count (self, TRELLIS_ACTION_COLUMN_NONE, index),
                          get_count (self, TRELLIS_ACTION_COLUMN_RED, index),
                          get_count (self, TRELLIS_ACTION_COLUMN_AMBER, index),
                          get_count (self, TRELLIS_ACTION_COLUMN_GREEN, index),
                          get_count (self, TRELLIS_ACTION_COLUMN_CLOSED, index));
}

/**
 * trellis_action_counts_dup_summary:
 * @self: counts
 *
 * Returns: (transfer full): how they have changed, in words
 */
char *
trellis_action_counts_dup_summary (const TrellisActionCounts *self)
{
  guint last = self->days->len - 1;
  g_autofree char *from = trellis_day_format (g_array_index (self->days, TrellisDay, 0), TRELLIS_DAY_STYLE_LONG);
  guint n_before = 0, n_now = 0;

  for (guint column = 0; column < TRELLIS_N_ACTION_COLUMNS; column++)
    {
      n_before += get_count (self, column, 0);
      n_now += get_count (self, column, last);
    }

  return g_strdup_printf (_("Since %s: %u actions agreed; green or closed are %u, were %u; red %u, were %u."), from,
                          n_now - n_before,
                          get_count (self, TRELLIS_ACTION_COLUMN_GREEN, last) +
                            get_count (self, TRELLIS_ACTION_COLUMN_CLOSED, last),
                          get_count (self, TRELLIS_ACTION_COLUMN_GREEN, 0) +
                            get_count (self, TRELLIS_ACTION_COLUMN_CLOSED, 0),
                          get_count (self, TRELLIS_ACTION_COLUMN_RED, last),
                          get_count (self, TRELLIS_ACTION_COLUMN_RED, 0));
}
