/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-demo-private.h"
#include "trellis-plan-year.h"
#include "trellis-store-notes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gi18n-lib.h>

/* A note is written within so many days, and is with the governors after so
 * many more. */
#define DAYS_TO_NOTE 3
#define DAYS_TO_SHARE 12
/* Visits are agreed with schools about so far ahead. */
#define DAYS_AGREED_AHEAD 49
/* Few effort: a plan that is good enough is made in a fraction of a second. */
#define PLAN_EFFORT 60

#define SET(visit, field, value) (g_free ((visit)->field), (visit)->field = g_strdup (value))

/* Adds a visit and remembers the day of a standards meeting, and the visits that
 * actions will speak of. */
static gboolean
add_visit (TrellisDemo   *self,
           TrellisVisit  *visit,
           GError       **error)
{
  JsonArray *schools = trellis_demo_get_schools (self);
  const char *federation = trellis_demo_get_text (trellis_demo_find_school (self, visit->urn), "federation");
  g_autofree char *id = trellis_store_add_visit (self->store, visit, error);

  if (id == NULL)
    return FALSE;
  g_free (visit->id);
  visit->id = g_steal_pointer (&id);

  for (guint i = 0; i < json_array_get_length (schools); i++)
    {
      JsonObject *school = json_array_get_object_element (schools, i);
      const char *urn = trellis_demo_get_text (school, "urn");

      if (g_strcmp0 (urn, visit->urn) != 0 &&
          (federation == NULL || g_strcmp0 (trellis_demo_get_text (school, "federation"), federation) != 0))
        continue;
      if (g_str_equal (visit->kind, TRELLIS_VISIT_KIND_STANDARDS_MEETING))
        g_hash_table_insert (self->meetings, g_strdup_printf ("%s/%s", urn, visit->year_id),
                             GINT_TO_POINTER (visit->visit_on));
      if (visit->number > 0)
        g_hash_table_insert (self->visits, g_strdup_printf ("%s/%s/%d", urn, visit->year_id, visit->number),
                             g_object_ref (visit));
    }

  return TRUE;
}

/* The meetings outside the rounds, whose days the schools' stories tell. */
static gboolean
add_reviews (TrellisDemo        *self,
             TrellisSchoolYear  *year,
             JsonObject         *school,
             GError            **error)
{
  JsonArray *entries = trellis_demo_get_list (school, "agreed");
  const char *federation = trellis_demo_get_text (school, "federation");

  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      TrellisDay day = trellis_demo_get_day (json_array_get_object_element (entries, i), "on");
      g_autoptr (TrellisVisit) visit = trellis_visit_new ("");

      if (day < year->starts_on || day > year->ends_on)
        continue;
      SET (visit, urn, trellis_demo_get_text (school, "urn"));
      SET (visit, federation_id, trellis_demo_get_id (self, federation));
      SET (visit, kind, "standards-review");
      SET (visit, year_id, year->id);
      SET (visit, adviser_id, trellis_demo_get_id (self, trellis_demo_get_text (school, "adviser")));
      visit->visit_on = day;
      visit->session = TRELLIS_SESSION_PM;
      visit->is_pinned = TRUE;
      if (!add_visit (self, visit, error))
        return FALSE;
    }

  return TRUE;
}

/* What became of a visit that did not go as planned, if anything. */
static void
take_exception (TrellisDemo  *self,
                TrellisVisit *visit)
{
  JsonArray *exceptions = trellis_demo_get_list (trellis_demo_get_document (self, "visits"), "exceptions");

  for (guint i = 0; i < json_array_get_length (exceptions); i++)
    {
      JsonObject *exception = json_array_get_object_element (exceptions, i);

      if (g_strcmp0 (trellis_demo_get_text (exception, "urn"), visit->urn) != 0 ||
          g_strcmp0 (trellis_demo_get_text (exception, "year"), visit->year_id) != 0 ||
          json_object_get_int_member (exception, "number") != visit->number)
        continue;
      if (json_object_has_member (exception, "status"))
        trellis_visit_status_parse (trellis_demo_get_text (exception, "status"), &visit->status);
      else
        visit->visit_on = TRELLIS_DAY_NONE;
    }
}

static gboolean
add_planned (TrellisDemo                *self,
             const char                 *year_id,
             const TrellisPlannedVisit  *planned,
             GError                    **error)
{
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");

  SET (visit, urn, planned->urn);
  SET (visit, federation_id, planned->federation_id);
  SET (visit, kind, planned->kind);
  SET (visit, year_id, year_id);
  SET (visit, adviser_id, planned->adviser_id);
  SET (visit, theme_am, planned->theme_am);
  SET (visit, theme_pm, planned->theme_pm);
  visit->number = planned->number;
  visit->session = planned->session;
  visit->visit_on = planned->visit_on;
  take_exception (self, visit);

  return add_visit (self, visit, error);
}

static gboolean
plan_year (TrellisDemo        *self,
           TrellisSchoolYear  *year,
           GError            **error)
{
  JsonArray *schools = trellis_demo_get_schools (self);
  TrellisPlanOptions options = TRELLIS_PLAN_OPTIONS_INIT;
  g_autoptr (GListModel) open = NULL;
  g_autoptr (GListModel) advisers = NULL;
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (TrellisYearPlan) plan = NULL;

  for (guint i = 0; i < json_array_get_length (schools); i++)
    {
      if (!add_reviews (self, year, json_array_get_object_element (schools, i), error))
        return FALSE;
    }

  /* The register of the autumn is a day or two into the year. */
  open = trellis_store_list_schools (self->store, year->starts_on + 2, FALSE, error);
  advisers = open != NULL ? trellis_store_list_people (self->store, TRUE, year->starts_on + 2, error) : NULL;
  visits = advisers != NULL ? trellis_store_list_visits (self->store, year->id, error) : NULL;
  if (visits == NULL)
    return FALSE;
  options.effort = PLAN_EFFORT;
  plan = trellis_year_plan_new (year, self->scheme, open, advisers, visits, year->starts_on, &options, NULL, NULL, NULL,
                                error);
  if (plan == NULL)
    return FALSE;
  for (guint i = 0; i < plan->added->len; i++)
    {
      if (!add_planned (self, year->id, g_ptr_array_index (plan->added, i), error))
        return FALSE;
    }

  return TRUE;
}

/* Plans a year as the trust did at its start: the programme and what the
 * schools' levels earned then. */
gboolean
trellis_demo_plan_visits (TrellisDemo  *self,
                          const char   *year_id,
                          GError      **error)
{
  JsonObject *document = trellis_demo_get_document (self, "schools");
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (self->store, year_id, error);
  g_autofree char *sentence = g_strdup_printf (_("Plan the visits of %s"), year_id);

  if (year == NULL || !trellis_demo_begin (self, trellis_clock_get_today (),
                                           trellis_demo_get_text (document, "administrator"), "plan", sentence, error))
    return FALSE;

  return trellis_store_end_change (self->store, plan_year (self, year, error), error);
}

/* The headteacher found the note accurate, and the governors have it. */
static gboolean
share_note (TrellisDemo  *self,
            const char   *visit_id,
            GError      **error)
{
  static const TrellisNoteStatus steps[] = {
    TRELLIS_NOTE_STATUS_WITH_HEAD, TRELLIS_NOTE_STATUS_ACCURATE, TRELLIS_NOTE_STATUS_FINAL, TRELLIS_NOTE_STATUS_SHARED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (!trellis_store_take_note_step (self->store, visit_id, steps[i], "", error))
        return FALSE;
    }

  return TRUE;
}

/* Made, noted and shared as its day is past; the last ones still wait for their
 * note, and one in nine of the weeks before. */
static gboolean
make_visit (TrellisDemo   *self,
            GHashTable    *ranks,
            TrellisVisit  *visit,
            GError       **error)
{
  JsonObject *school = trellis_demo_find_school (self, visit->urn);
  TrellisDay age = self->today - visit->visit_on;
  guint chance = trellis_demo_hash ("%s/%s/%s/%d", visit->urn, visit->year_id, visit->kind, visit->visit_on);
  gboolean is_adviser_visit = g_str_equal (visit->kind, TRELLIS_VISIT_KIND_ADVISER);
  g_autoptr (GPtrArray) parts = NULL;

  if (age <= 0)
    {
      gboolean is_agreed = -age <= DAYS_AGREED_AHEAD ? chance % 5 != 0 : chance % 6 == 0;

      return !is_agreed ||
             trellis_store_set_visit_status (self->store, visit->id, TRELLIS_VISIT_STATUS_AGREED, error);
    }
  if (is_adviser_visit && (age <= DAYS_TO_NOTE || (age <= 2 * DAYS_TO_SHARE && chance % 9 == 0)))
    return trellis_store_set_visit_status (self->store, visit->id, TRELLIS_VISIT_STATUS_DONE, error);

  trellis_clock_set_today (MIN (visit->visit_on + DAYS_TO_NOTE, self->today));
  parts = trellis_demo_compose_note (self, school, visit,
                                     GPOINTER_TO_INT (g_hash_table_lookup (ranks, visit->urn)));
  if (!trellis_store_write_note (self->store, visit->id, parts, error))
    return FALSE;

  return age <= DAYS_TO_SHARE || share_note (self, visit->id, error);
}

/* The rank of the level that each school had when the year began; of one that
 * had none yet, the middle. */
static GHashTable *
list_ranks (TrellisDemo  *self,
            TrellisDay    day,
            GError      **error)
{
  g_autoptr (GListModel) schools = trellis_store_list_schools (self->store, day, TRUE, error);
  g_autoptr (GHashTable) ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (schools == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      int rank = school->level_id != NULL ? trellis_scheme_get_level (self->scheme, school->level_id)->rank
                                          : ((int) self->scheme->levels->len + 1) / 2;

      g_hash_table_insert (ranks, g_strdup (school->urn), GINT_TO_POINTER (rank));
    }

  return g_steal_pointer (&ranks);
}

/* What was done of a year's plan in one month: one change, made when the last
 * of its notes had come in. What is planned after the trust's own today is told
 * with that day's. */
gboolean
trellis_demo_make_visits (TrellisDemo  *self,
                          const char   *year_id,
                          TrellisDay    from,
                          TrellisDay    until,
                          GError      **error)
{
  JsonObject *document = trellis_demo_get_document (self, "schools");
  g_autofree char *month = trellis_day_format (from, TRELLIS_DAY_STYLE_MONTH);
  g_autofree char *sentence = g_strdup_printf (_("Take in the visits and notes of %s"), month);
  g_autoptr (TrellisSchoolYear) year = trellis_school_year_new (year_id, error);
  g_autoptr (GListModel) visits = trellis_store_list_visits (self->store, year_id, error);
  g_autoptr (GHashTable) ranks = NULL;
  gboolean has_begun = FALSE;
  gboolean is_good = TRUE;

  if (year == NULL || visits == NULL)
    return FALSE;
  ranks = list_ranks (self, year->starts_on, error);
  if (ranks == NULL)
    return FALSE;

  for (guint i = 0; is_good && i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      TrellisDay told_on = MIN (visit->visit_on, self->today);

      if (visit->visit_on == TRELLIS_DAY_NONE || visit->status == TRELLIS_VISIT_STATUS_CANCELLED || told_on < from ||
          told_on > until)
        continue;
      if (!has_begun && !trellis_demo_begin (self, told_on, trellis_demo_get_text (document, "administrator"), "visit",
                                             sentence, error))
        return FALSE;
      has_begun = TRUE;
      is_good = make_visit (self, ranks, visit, error);
    }

  trellis_clock_set_today (MIN (until + DAYS_TO_NOTE, self->today));
  return !has_begun || trellis_store_end_change (self->store, is_good, error);
}
