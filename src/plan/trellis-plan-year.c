/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-year.h"

#include "trellis-plan-explain.h"
#include "trellis-plan-year-private.h"

G_DEFINE_FINAL_TYPE (TrellisYearPlan, trellis_year_plan, G_TYPE_OBJECT)

static void
free_added (gpointer data)
{
  TrellisPlannedVisit *added = data;

  g_free (added->urn);
  g_free (added->federation_id);
  g_free (added->school_name);
  g_free (added->kind);
  g_free (added->theme_am);
  g_free (added->theme_pm);
  g_free (added->adviser_id);
  g_free (added->adviser_name);
  g_free (added);
}

static void
free_moved (gpointer data)
{
  TrellisPlannedMove *moved = data;

  g_object_unref (moved->visit);
  g_free (moved->adviser_id);
  g_free (moved->reason);
  g_free (moved);
}

static void
free_unplaced (gpointer data)
{
  TrellisUnplacedVisit *unplaced = data;

  g_clear_object (&unplaced->visit);
  g_free (unplaced->urn);
  g_free (unplaced->federation_id);
  g_free (unplaced->school_name);
  g_free (unplaced->kind);
  g_free (unplaced->title);
  g_free (unplaced->theme_am);
  g_free (unplaced->theme_pm);
  g_free (unplaced->adviser_id);
  g_free (unplaced->adviser_name);
  g_free (unplaced->reason);
  g_strfreev (unplaced->remedies);
  g_free (unplaced);
}

static void
trellis_year_plan_finalize (GObject *object)
{
  TrellisYearPlan *self = TRELLIS_YEAR_PLAN (object);

  g_ptr_array_unref (self->added);
  g_ptr_array_unref (self->moved);
  g_ptr_array_unref (self->unplaced);
  g_ptr_array_unref (self->missed);
  g_strfreev (self->notes);
  g_free (self->summary);

  G_OBJECT_CLASS (trellis_year_plan_parent_class)->finalize (object);
}

static void
trellis_year_plan_class_init (TrellisYearPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_year_plan_finalize;
}

static void
trellis_year_plan_init (TrellisYearPlan *self)
{
  self->added = g_ptr_array_new_with_free_func (free_added);
  self->moved = g_ptr_array_new_with_free_func (free_moved);
  self->unplaced = g_ptr_array_new_with_free_func (free_unplaced);
  self->missed = g_ptr_array_new_with_free_func (free_unplaced);
}

/**
 * trellis_year_plan_new:
 * @year: the school year
 * @scheme: the scheme its schools are owed visits by
 * @schools: (element-type TrellisSchool): the trust's schools
 * @advisers: (nullable) (element-type TrellisPerson): its advisers
 * @visits: (nullable) (element-type TrellisVisit): the visits there are; those
 *   of other years are passed over
 * @as_at: nothing is placed before it; the year's first day plans all of it
 * @options: (nullable): how; %NULL for the default effort. @is_afresh of it
 *   plans anew what is planned and not pinned; otherwise a planned visit leaves
 *   its day only where the day is impossible, or another visit could have no
 *   day at all otherwise
 * @cancellable: (nullable): ends the search
 * @progress: (nullable) (scope call): told how far it is, on the calling thread
 * @user_data: for @progress
 * @error: return location for a #GError
 *
 * Plans a year: which of the visits that schools are owed
 * (trellis_scheme_list_owed_visits()) are missing, a day for each, and another
 * day for planned ones that cannot stay.
 *
 * - What is agreed with a school, done, noted, shared, pinned, or planned for a
 *   day before @as_at stays. A cancelled visit is not planned again.
 * - A visit of the year answers to what is owed by kind and number; kinds
 *   without numbers by the nearest day.
 * - A federation counts once, booked under its first member by name, and is
 *   closed when one of its members is.
 * - Every kind takes the school's adviser for the half or whole day that it is
 *   of; a morning and an afternoon may share a day, at two schools. A visit keeps
 *   the adviser it has. A school without an adviser has its visits placed by its
 *   own calendar.
 * - Where a part of a term is over at @as_at its visit has the rest of the term.
 *   Where the term is over, or the part of the year of a visit that belongs to
 *   no term, the visit is not planned but listed as missed. A school owes
 *   nothing to the time before it joined.
 * - A visit that is no longer earned stays; people decide.
 *
 * Blocks; made to be called on a thread of its own, with lists that nobody
 * else changes meanwhile. The same lists and options give the same plan.
 *
 * Fails with %TRELLIS_PLAN_ERROR_YEAR where the year has no day in school from
 * @as_at on, or with %G_IO_ERROR_CANCELLED unless @options says to keep the best
 * plan so far.
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL with @error set
 */
TrellisYearPlan *
trellis_year_plan_new (TrellisSchoolYear        *year,
                       TrellisScheme            *scheme,
                       GListModel               *schools,
                       GListModel               *advisers,
                       GListModel               *visits,
                       TrellisDay                as_at,
                       const TrellisPlanOptions *options,
                       GCancellable             *cancellable,
                       TrellisPlanProgressFunc   progress,
                       gpointer                  user_data,
                       GError                  **error)
{
  TrellisYearWork work = { year, scheme, };
  g_autoptr (TrellisYearPlan) self = NULL;
  g_autoptr (TrellisPlan) plan = NULL;
  g_autoptr (GPtrArray) shortages = NULL;

  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (year), NULL);
  g_return_val_if_fail (TRELLIS_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (schools), NULL);

  work.as_at = as_at;
  work.is_afresh = options != NULL && options->is_afresh;
  work.preferences = options != NULL ? options->preferences
                                     : (TrellisPlanPreferences) TRELLIS_PLAN_PREFERENCES_USUAL;
  if (trellis_year_work_build (&work, schools, advisers, visits, error))
    plan = trellis_plan_problem_solve (work.problem, options, cancellable, progress, user_data, error);
  if (plan != NULL)
    {
      self = g_object_new (TRELLIS_TYPE_YEAR_PLAN, NULL);
      shortages = trellis_plan_problem_explain (work.problem, plan, cancellable);
      trellis_year_plan_fill (self, &work, plan, shortages);
    }
  trellis_year_work_clear (&work);

  return g_steal_pointer (&self);
}
