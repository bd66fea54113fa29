/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-visit-days.h"

#include <glib/gi18n-lib.h>

#define N_WEEKDAYS 5

G_DEFINE_FINAL_TYPE (TrellisVisitDays, trellis_visit_days, G_TYPE_OBJECT)

/* Whether a school is one that the visit goes to: its own, or any member of its
 * federation. */
static gboolean
goes_to (TrellisVisit  *visit,
         TrellisSchool *school)
{
  return g_strcmp0 (visit->urn, school->urn) == 0 ||
         (visit->federation_id != NULL && g_strcmp0 (visit->federation_id, school->federation_id) == 0);
}

static gboolean
is_same_visit (TrellisVisit *a,
               TrellisVisit *b)
{
  return a == b || (*a->id != '\0' && g_strcmp0 (a->id, b->id) == 0);
}

static gboolean
do_meet (TrellisVisitDays *self,
         TrellisVisit     *a,
         TrellisVisit     *b)
{
  if (g_strcmp0 (a->urn, b->urn) == 0 ||
      (a->federation_id != NULL && g_strcmp0 (a->federation_id, b->federation_id) == 0))
    return TRUE;
  if (a->federation_id == NULL && b->federation_id == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (self->schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (self->schools, i);

      if (goes_to (a, school) && goes_to (b, school))
        return TRUE;
    }

  return FALSE;
}

static gboolean
do_overlap (TrellisSession a,
            TrellisSession b)
{
  return a == TRELLIS_SESSION_DAY || b == TRELLIS_SESSION_DAY || a == b;
}

static TrellisPerson *
find_adviser (TrellisVisitDays *self,
              const char       *adviser_id)
{
  for (guint i = 0; adviser_id != NULL && i < g_list_model_get_n_items (self->advisers); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (self->advisers, i);

      /* The list keeps it alive. */
      if (g_strcmp0 (person->id, adviser_id) == 0)
        return person;
    }

  return NULL;
}

static char *
explain_closed (TrellisVisitDays *self,
                TrellisVisit     *visit,
                TrellisDay        day,
                TrellisSession    session)
{
  char *closed = trellis_school_year_explain_closed (self->year, day, session, visit->urn, visit->adviser_id);

  for (guint i = 0; closed == NULL && visit->federation_id != NULL && i < g_list_model_get_n_items (self->schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (self->schools, i);

      if (goes_to (visit, school))
        closed = trellis_school_year_explain_closed (self->year, day, session, school->urn, visit->adviser_id);
    }

  return closed;
}

static void
trellis_visit_days_finalize (GObject *object)
{
  TrellisVisitDays *self = TRELLIS_VISIT_DAYS (object);

  g_object_unref (self->year);
  g_object_unref (self->schools);
  g_object_unref (self->advisers);
  g_object_unref (self->visits);

  G_OBJECT_CLASS (trellis_visit_days_parent_class)->finalize (object);
}

static void
trellis_visit_days_class_init (TrellisVisitDaysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_visit_days_finalize;
}

static void
trellis_visit_days_init (TrellisVisitDays *self)
{
}

/**
 * trellis_visit_days_new:
 * @year: the school year
 * @schools: (element-type TrellisSchool): all of the trust's, so that a
 *   federation's members are known
 * @advisers: (element-type TrellisPerson): the trust's
 * @visits: (element-type TrellisVisit): all of the year's, cancelled ones among
 *   them
 *
 * Returns: (transfer full): the days of that year
 */
TrellisVisitDays *
trellis_visit_days_new (TrellisSchoolYear *year,
                        GListModel        *schools,
                        GListModel        *advisers,
                        GListModel        *visits)
{
  TrellisVisitDays *self;

  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (year), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (schools), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (advisers), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (visits), NULL);

  self = g_object_new (TRELLIS_TYPE_VISIT_DAYS, NULL);
  self->year = g_object_ref (year);
  self->schools = g_object_ref (schools);
  self->advisers = g_object_ref (advisers);
  self->visits = g_object_ref (visits);

  return self;
}

/**
 * trellis_visit_days_find_visit:
 * @self: the days of a year
 * @visit_id: a visit
 *
 * Returns: (transfer none) (nullable): it, or %NULL where the year has no such
 *   visit
 */
TrellisVisit *
trellis_visit_days_find_visit (TrellisVisitDays *self,
                               const char       *visit_id)
{
  g_return_val_if_fail (TRELLIS_IS_VISIT_DAYS (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (self->visits, i);

      if (g_strcmp0 (visit->id, visit_id) == 0)
        return visit;
    }

  return NULL;
}

/**
 * trellis_visit_days_is_working:
 * @self: the days of a year
 * @adviser_id: (nullable): an adviser
 * @weekday: 0 for Monday to 6 for Sunday
 * @session: the part of the day; all day needs both halves
 *
 * Returns: whether the adviser works then, by the working week; true for nobody
 *   and for someone who is not in the list, from Monday to Friday
 */
gboolean
trellis_visit_days_is_working (TrellisVisitDays *self,
                               const char       *adviser_id,
                               int               weekday,
                               TrellisSession    session)
{
  TrellisPerson *adviser;
  guint halves = 0;

  g_return_val_if_fail (TRELLIS_IS_VISIT_DAYS (self), FALSE);

  if (weekday < 0 || weekday >= N_WEEKDAYS)
    return FALSE;
  adviser = find_adviser (self, adviser_id);
  if (adviser == NULL)
    return TRUE;
  if (session != TRELLIS_SESSION_PM)
    halves |= TRELLIS_HALF_DAY (weekday, 0);
  if (session != TRELLIS_SESSION_AM)
    halves |= TRELLIS_HALF_DAY (weekday, 1);

  return (adviser->working_half_days & halves) == halves;
}

/**
 * trellis_visit_days_explain:
 * @self: the days of a year
 * @visit: a visit of it, or one that is to be added and has no id yet
 * @day: where it is to stand
 * @session: for which part of the day
 *
 * Says in one plain sentence why it may not stand there: the day is closed for
 * the trust, one of its schools or the adviser; the school has another visit
 * on that day; or the adviser is elsewhere. The adviser's usual week does not
 * forbid a day: a person may choose another one.
 *
 * Returns: (transfer full) (nullable): the sentence, or %NULL where it may
 */
char *
trellis_visit_days_explain (TrellisVisitDays *self,
                            TrellisVisit     *visit,
                            TrellisDay        day,
                            TrellisSession    session)
{
  char *closed;

  g_return_val_if_fail (TRELLIS_IS_VISIT_DAYS (self), NULL);
  g_return_val_if_fail (TRELLIS_IS_VISIT (visit), NULL);

  closed = explain_closed (self, visit, day, session);
  if (closed != NULL)
    return closed;

  for (guint i = 0; i < g_list_model_get_n_items (self->visits); i++)
    {
      g_autoptr (TrellisVisit) other = g_list_model_get_item (self->visits, i);
      g_autofree char *date = NULL;

      if (other->visit_on != day || other->status == TRELLIS_VISIT_STATUS_CANCELLED || is_same_visit (visit, other))
        continue;
      date = trellis_day_format (day, TRELLIS_DAY_STYLE_FULL);
      if (do_meet (self, visit, other))
        {
          g_autofree char *title = trellis_visit_dup_title (other);

          /* Translators: a school, a visit, a day: "Oakfield has Visit 3 on Friday 6 March 2026 already." */
          return g_strdup_printf (_("%s has %s on %s already."), other->school_name, title, date);
        }
      if (visit->adviser_id != NULL && g_strcmp0 (visit->adviser_id, other->adviser_id) == 0 &&
          do_overlap (session, other->session))
        /* Translators: an adviser, a school, a day: "Cedar is at Oakfield on Friday 6 March 2026." */
        return g_strdup_printf (_("%s is at %s on %s."), other->adviser_name, other->school_name, date);
    }

  return NULL;
}

/* Whether the week has more to say than that its day is closed: another day that
 * the adviser works is open, and taken. */
static gboolean
has_taken_day (TrellisVisitDays *self,
               TrellisVisit     *visit,
               TrellisDay        monday,
               int               except)
{
  for (int i = 0; i < N_WEEKDAYS; i++)
    {
      g_autofree char *closed = NULL;

      if (i == except || !trellis_visit_days_is_working (self, visit->adviser_id, i, visit->session))
        continue;
      closed = explain_closed (self, visit, monday + i, visit->session);
      if (closed == NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * trellis_visit_days_find_in_week:
 * @self: the days of a year
 * @visit: a visit of it, or one that is to be added and has no id yet
 * @monday: the week
 * @refusal: (out) (optional) (nullable) (transfer full): why there is no day
 *   for it, in words; %NULL where there is one
 *
 * Finds the day that a visit takes when a person moves it to a week: the same
 * weekday where that is open and free, else the first day that is and that the
 * adviser works.
 *
 * Returns: the day, or %TRELLIS_DAY_NONE with @refusal set
 */
TrellisDay
trellis_visit_days_find_in_week (TrellisVisitDays  *self,
                                 TrellisVisit      *visit,
                                 TrellisDay         monday,
                                 char             **refusal)
{
  g_autofree char *reason = NULL;
  int wished = -1;

  g_return_val_if_fail (TRELLIS_IS_VISIT_DAYS (self), TRELLIS_DAY_NONE);
  g_return_val_if_fail (TRELLIS_IS_VISIT (visit), TRELLIS_DAY_NONE);

  if (refusal != NULL)
    *refusal = NULL;
  if (visit->visit_on != TRELLIS_DAY_NONE && trellis_day_get_weekday (visit->visit_on) < N_WEEKDAYS)
    wished = trellis_day_get_weekday (visit->visit_on);
  for (int i = 0; i < N_WEEKDAYS && wished < 0; i++)
    {
      if (trellis_visit_days_is_working (self, visit->adviser_id, i, visit->session))
        wished = i;
    }
  if (wished < 0)
    {
      if (refusal != NULL)
        *refusal = g_strdup_printf (_("%s works on no whole day of the week. Give the visit a morning or an afternoon, "
                                      "or another adviser."), visit->adviser_name);
      return TRELLIS_DAY_NONE;
    }

  reason = trellis_visit_days_explain (self, visit, monday + wished, visit->session);
  if (reason == NULL)
    return monday + wished;
  for (int i = 0; i < N_WEEKDAYS; i++)
    {
      g_autofree char *other_reason = NULL;

      if (i == wished || !trellis_visit_days_is_working (self, visit->adviser_id, i, visit->session))
        continue;
      other_reason = trellis_visit_days_explain (self, visit, monday + i, visit->session);
      if (other_reason == NULL)
        return monday + i;
    }

  if (refusal != NULL)
    {
      if (has_taken_day (self, visit, monday, wished))
        /* Translators: %s is a sentence: why one day cannot be had. */
        *refusal = g_strdup_printf (_("%s No other day of that week is free."), reason);
      else
        *refusal = g_steal_pointer (&reason);
    }
  return TRELLIS_DAY_NONE;
}
