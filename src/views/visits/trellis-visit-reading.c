/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-visit-reading.h"

#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gi18n.h>

/* What the year and the visit's own window both ask of the file. */

#define SET(field, value) (g_free (visit->field), visit->field = g_strdup (value))

/**
 * trellis_read_visit_days:
 * @store: a store on this thread
 * @year_id: a school year
 * @as_at: the day as at which schools and advisers are read
 * @error: return location for a #GError
 *
 * Reads a year with its schools, advisers and visits.
 *
 * Returns: (transfer full) (nullable): the year, or %NULL with @error set
 */
TrellisVisitDays *
trellis_read_visit_days (TrellisStore  *store,
                         const char    *year_id,
                         TrellisDay     as_at,
                         GError       **error)
{
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (store, year_id, error);
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (GListModel) advisers = NULL;
  g_autoptr (GListModel) visits = NULL;

  if (year == NULL)
    return NULL;
  schools = trellis_store_list_schools (store, as_at, FALSE, error);
  if (schools == NULL)
    return NULL;
  advisers = trellis_store_list_people (store, TRUE, as_at, error);
  if (advisers == NULL)
    return NULL;
  visits = trellis_store_list_visits (store, year_id, error);
  if (visits == NULL)
    return NULL;

  return trellis_visit_days_new (year, schools, advisers, visits);
}

/**
 * trellis_visit_copy:
 * @source: a visit
 *
 * Returns: (transfer full): one just as it, to be changed and asked about
 */
TrellisVisit *
trellis_visit_copy (TrellisVisit *source)
{
  TrellisVisit *visit = trellis_visit_new (source->id);

  SET (urn, source->urn);
  SET (school_name, source->school_name);
  SET (federation_id, source->federation_id);
  SET (kind, source->kind);
  SET (year_id, source->year_id);
  SET (adviser_id, source->adviser_id);
  SET (adviser_name, source->adviser_name);
  SET (theme_am, source->theme_am);
  SET (theme_pm, source->theme_pm);
  visit->number = source->number;
  visit->visit_on = source->visit_on;
  visit->session = source->session;
  visit->status = source->status;
  visit->is_pinned = source->is_pinned;

  return visit;
}

static TrellisSchool *
find_school (TrellisVisitDays *days,
             const char       *urn)
{
  for (guint i = 0; i < g_list_model_get_n_items (days->schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (days->schools, i);

      /* The list keeps it alive. */
      if (g_strcmp0 (school->urn, urn) == 0)
        return school;
    }

  return NULL;
}

/* The number after the last that the school has of that kind; 0 for a kind that
 * is not counted. */
static int
get_next_number (TrellisVisitDays *days,
                 TrellisVisit     *visit)
{
  gboolean is_counted = g_strcmp0 (visit->kind, TRELLIS_VISIT_KIND_ADVISER) == 0;
  int last = 0;

  for (guint i = 0; i < g_list_model_get_n_items (days->visits); i++)
    {
      g_autoptr (TrellisVisit) other = g_list_model_get_item (days->visits, i);

      if (g_strcmp0 (other->kind, visit->kind) != 0 || other->status == TRELLIS_VISIT_STATUS_CANCELLED)
        continue;
      is_counted |= other->number > 0;
      if (g_strcmp0 (other->urn, visit->urn) == 0 ||
          (visit->federation_id != NULL && g_strcmp0 (other->federation_id, visit->federation_id) == 0))
        last = MAX (last, other->number);
    }

  return is_counted ? last + 1 : 0;
}

/* What the school's programme says of the visit. */
static void
take_programme (TrellisVisit  *visit,
                TrellisSchool *school,
                TrellisScheme *scheme)
{
  TrellisSubject subject = { school->phase, school->level_id, school->is_church, visit->federation_id != NULL };
  g_autoptr (GPtrArray) owed = trellis_scheme_list_owed_visits (scheme, &subject);

  for (guint i = 0; i < owed->len; i++)
    {
      const TrellisOwedVisit *facts = g_ptr_array_index (owed, i);

      if (g_strcmp0 (facts->kind, visit->kind) != 0 || facts->number != visit->number)
        continue;
      visit->session = facts->session;
      SET (theme_am, facts->theme_am);
      SET (theme_pm, facts->theme_pm);
      return;
    }
}

/**
 * trellis_draft_visit:
 * @days: the year
 * @scheme: the trust's
 * @urn: a school, or the first of a federation
 * @kind: the kind of visit
 * @monday: the week that it is wished for, or %TRELLIS_DAY_NONE
 *
 * Fills in a visit as far as the program knows: the next number, the themes and
 * the length by the school's programme, its adviser, and the day that such a
 * visit would take in that week, the week's first day where none is free.
 *
 * Returns: (transfer full) (nullable): a visit that is not in the file, or
 *   %NULL where there is no such school
 */
TrellisVisit *
trellis_draft_visit (TrellisVisitDays *days,
                     TrellisScheme    *scheme,
                     const char       *urn,
                     const char       *kind,
                     TrellisDay        monday)
{
  TrellisSchool *school = find_school (days, urn);
  TrellisVisit *visit;

  if (school == NULL)
    return NULL;

  visit = trellis_visit_new ("");
  SET (urn, urn);
  SET (federation_id, school->federation_id);
  SET (school_name, school->federation_id != NULL && *school->federation_name != '\0' ? school->federation_name
                                                                                      : school->name);
  SET (kind, kind);
  SET (year_id, days->year->id);
  SET (adviser_id, school->adviser_id);
  SET (adviser_name, school->adviser_name);
  visit->status = TRELLIS_VISIT_STATUS_PLANNED;
  visit->number = get_next_number (days, visit);
  take_programme (visit, school, scheme);
  if (monday != TRELLIS_DAY_NONE)
    {
      visit->visit_on = trellis_visit_days_find_in_week (days, visit, monday, NULL);
      if (visit->visit_on == TRELLIS_DAY_NONE)
        visit->visit_on = monday;
    }

  return visit;
}

/**
 * trellis_name_visit:
 * @visit: a visit
 *
 * Returns: (transfer full): "Oakfield Primary, Visit 3"
 */
char *
trellis_name_visit (TrellisVisit *visit)
{
  g_autofree char *title = trellis_visit_dup_title (visit);

  return g_strdup_printf ("%s, %s", visit->school_name, title);
}
