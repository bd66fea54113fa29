/* SPDX-License-Identifier: GPL-3.0-or-later */

/* On which day a visit stands that a person moves to a week. */

#include "trellis-visit-days.h"

#include <string.h>

#define TUESDAY_ONLY (TRELLIS_HALF_DAY (1, 0) | TRELLIS_HALF_DAY (1, 1))
#define TUESDAY_THURSDAY (TUESDAY_ONLY | TRELLIS_HALF_DAY (3, 0) | TRELLIS_HALF_DAY (3, 1))
#define MORNINGS (TRELLIS_HALF_DAY (0, 0) | TRELLIS_HALF_DAY (2, 0))

typedef struct
{
  TrellisSchoolYear *year;
  GListStore *schools;
  GListStore *advisers;
  GListStore *visits;
  TrellisVisitDays *days;
} Fixture;

static TrellisDay
day_of (const char *iso)
{
  TrellisDay day = TRELLIS_DAY_NONE;

  g_assert_true (trellis_day_parse_iso (iso, &day));
  return day;
}

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
add_school (Fixture    *fixture,
            const char *urn,
            const char *name,
            const char *federation_id)
{
  g_autoptr (TrellisSchool) school = trellis_school_new (urn, name);

  school->federation_id = g_strdup (federation_id);
  g_list_store_append (fixture->schools, school);
}

static void
add_adviser (Fixture    *fixture,
             const char *id,
             guint       half_days)
{
  g_autoptr (TrellisPerson) person = trellis_person_new (id, id);

  person->working_half_days = half_days;
  g_list_store_append (fixture->advisers, person);
}

static TrellisVisit *
add_visit (Fixture    *fixture,
           const char *id,
           const char *urn,
           const char *adviser_id,
           const char *iso)
{
  g_autoptr (TrellisVisit) visit = trellis_visit_new (id);

  set_text (&visit->urn, urn);
  set_text (&visit->school_name, urn);
  set_text (&visit->kind, TRELLIS_VISIT_KIND_ADVISER);
  visit->number = 3;
  if (adviser_id != NULL)
    {
      set_text (&visit->adviser_id, adviser_id);
      set_text (&visit->adviser_name, adviser_id);
    }
  if (iso != NULL)
    visit->visit_on = day_of (iso);
  g_list_store_append (fixture->visits, visit);

  return visit;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TrellisClosure *closure;

  fixture->year = trellis_school_year_new ("2025-26", &error);
  g_assert_no_error (error);
  trellis_school_year_add_term (fixture->year, 3, "Term 3", day_of ("2026-01-05"), day_of ("2026-02-13"));
  trellis_school_year_add_term (fixture->year, 4, "Term 4", day_of ("2026-02-23"), day_of ("2026-03-27"));
  trellis_school_year_add_closure (fixture->year, TRELLIS_CLOSURE_HOLIDAY, "Half-term", day_of ("2026-02-14"),
                                   day_of ("2026-02-22"));
  closure = trellis_school_year_add_closure (fixture->year, TRELLIS_CLOSURE_INSET, "INSET day", day_of ("2026-03-10"),
                                             day_of ("2026-03-10"));
  closure->urn = g_strdup ("twin");
  closure = trellis_school_year_add_closure (fixture->year, TRELLIS_CLOSURE_BLOCKED, "Jury service",
                                             day_of ("2026-01-13"), day_of ("2026-01-13"));
  closure->person_id = g_strdup ("Ash");

  fixture->schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  fixture->advisers = g_list_store_new (TRELLIS_TYPE_PERSON);
  fixture->visits = g_list_store_new (TRELLIS_TYPE_VISIT);
  add_school (fixture, "oak", "Oakfield", NULL);
  add_school (fixture, "elm", "Elmfield", NULL);
  add_school (fixture, "first", "First of two", "pair");
  add_school (fixture, "twin", "Second of two", "pair");
  add_adviser (fixture, "Ash", TRELLIS_ALL_WEEK);
  add_adviser (fixture, "Birch", TUESDAY_THURSDAY);
  add_adviser (fixture, "Cedar", MORNINGS);
  add_adviser (fixture, "Tues", TUESDAY_ONLY);
  fixture->days = trellis_visit_days_new (fixture->year, G_LIST_MODEL (fixture->schools),
                                          G_LIST_MODEL (fixture->advisers), G_LIST_MODEL (fixture->visits));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->days);
  g_object_unref (fixture->visits);
  g_object_unref (fixture->advisers);
  g_object_unref (fixture->schools);
  g_object_unref (fixture->year);
}

static void
assert_taken (Fixture      *fixture,
              TrellisVisit *visit,
              const char   *monday,
              const char   *expected)
{
  g_autofree char *refusal = NULL;
  TrellisDay day = trellis_visit_days_find_in_week (fixture->days, visit, day_of (monday), &refusal);
  g_autofree char *iso = trellis_day_format (day, TRELLIS_DAY_STYLE_ISO);

  g_assert_null (refusal);
  g_assert_cmpstr (iso, ==, expected);
}

static void
assert_refused (Fixture      *fixture,
                TrellisVisit *visit,
                const char   *monday,
                const char   *expected)
{
  g_autofree char *refusal = NULL;
  TrellisDay day = trellis_visit_days_find_in_week (fixture->days, visit, day_of (monday), &refusal);

  g_assert_cmpint (day, ==, TRELLIS_DAY_NONE);
  g_assert_cmpstr (refusal, ==, expected);
}

/* The weekday is kept where it can be, also one that the adviser does not work:
 * a person chose it. */
static void
test_same_weekday (Fixture       *fixture,
                   gconstpointer  data)
{
  assert_taken (fixture, add_visit (fixture, "1", "oak", "Ash", "2026-03-04"), "2026-03-16", "2026-03-18");
  assert_taken (fixture, add_visit (fixture, "2", "elm", "Birch", "2026-03-06"), "2026-03-16", "2026-03-20");
  /* Where it stands already is no obstacle to itself. */
  assert_taken (fixture, add_visit (fixture, "3", "elm", "Ash", "2026-01-20"), "2026-01-19", "2026-01-20");
}

static void
test_next_best_day (Fixture       *fixture,
                    gconstpointer  data)
{
  TrellisVisit *visit = add_visit (fixture, "1", "oak", "Ash", "2026-03-03");

  /* Ash's Tuesday is blocked: Monday is the first open day. */
  assert_taken (fixture, visit, "2026-01-12", "2026-01-12");
  /* Birch works on Tuesdays and Thursdays; Tuesday is taken. */
  add_visit (fixture, "2", "elm", "Birch", "2026-03-17");
  visit = add_visit (fixture, "3", "oak", "Birch", "2026-03-24");
  assert_taken (fixture, visit, "2026-03-16", "2026-03-19");
  /* A visit without a day takes the adviser's first. */
  assert_taken (fixture, add_visit (fixture, "4", "oak", "Birch", NULL), "2026-03-09", "2026-03-10");
  assert_taken (fixture, add_visit (fixture, "5", "oak", NULL, NULL), "2026-03-09", "2026-03-09");
  /* A visit that stands on a weekend comes back into the week. */
  assert_taken (fixture, add_visit (fixture, "6", "elm", "Birch", "2026-03-14"), "2026-03-09", "2026-03-10");
}

static void
test_holiday (Fixture       *fixture,
              gconstpointer  data)
{
  assert_refused (fixture, add_visit (fixture, "1", "oak", "Ash", "2026-03-03"), "2026-02-16",
                  "Tuesday 17 February 2026 is in the holidays (Half-term).");
}

static void
test_federation (Fixture       *fixture,
                 gconstpointer  data)
{
  TrellisVisit *visit = add_visit (fixture, "1", "first", "Tues", "2026-03-03");
  TrellisVisit *single;

  set_text (&visit->federation_id, "pair");
  /* Its second school has an INSET day, and Tues has no other day. */
  assert_refused (fixture, visit, "2026-03-09", "Tuesday 10 March 2026 is an INSET day at this school.");
  /* A member's own visit is in the way of the federation's, and the other way round. */
  single = add_visit (fixture, "2", "twin", "Ash", "2026-03-17");
  assert_refused (fixture, visit, "2026-03-16", "twin has Visit 3 on Tuesday 17 March 2026 already.");
  assert_taken (fixture, single, "2026-03-02", "2026-03-02");
}

static void
test_taken (Fixture       *fixture,
            gconstpointer  data)
{
  TrellisVisit *visit = add_visit (fixture, "1", "oak", "Tues", "2026-03-03");
  TrellisVisit *other = add_visit (fixture, "2", "elm", "Tues", "2026-03-17");

  assert_refused (fixture, visit, "2026-03-16", "Tues is at elm on Tuesday 17 March 2026.");
  /* A morning and an afternoon share a day at two schools, */
  visit->session = TRELLIS_SESSION_AM;
  other->session = TRELLIS_SESSION_PM;
  assert_taken (fixture, visit, "2026-03-16", "2026-03-17");
  /* but not at one. */
  set_text (&other->urn, "oak");
  set_text (&other->school_name, "oak");
  assert_refused (fixture, visit, "2026-03-16", "oak has Visit 3 on Tuesday 17 March 2026 already.");
  other->status = TRELLIS_VISIT_STATUS_CANCELLED;
  assert_taken (fixture, visit, "2026-03-16", "2026-03-17");
  /* Every other day of the adviser's is gone too. */
  other->status = TRELLIS_VISIT_STATUS_PLANNED;
  set_text (&other->adviser_id, "Birch");
  set_text (&visit->adviser_id, "Birch");
  add_visit (fixture, "3", "elm", "Birch", "2026-03-19");
  assert_refused (fixture, visit, "2026-03-16",
                  "oak has Visit 3 on Tuesday 17 March 2026 already. No other day of that week is free.");
}

static void
test_half_days (Fixture       *fixture,
                gconstpointer  data)
{
  TrellisVisit *visit = add_visit (fixture, "1", "oak", "Cedar", NULL);

  assert_refused (fixture, visit, "2026-03-16",
                  "Cedar works on no whole day of the week. Give the visit a morning or an afternoon, or another adviser.");
  visit->session = TRELLIS_SESSION_AM;
  assert_taken (fixture, visit, "2026-03-16", "2026-03-16");
  visit->session = TRELLIS_SESSION_PM;
  g_assert_false (trellis_visit_days_is_working (fixture->days, "Cedar", 0, TRELLIS_SESSION_PM));
  g_assert_true (trellis_visit_days_is_working (fixture->days, "Cedar", 2, TRELLIS_SESSION_AM));
  g_assert_false (trellis_visit_days_is_working (fixture->days, "Ash", 5, TRELLIS_SESSION_AM));
  g_assert_true (trellis_visit_days_is_working (fixture->days, "a stranger", 4, TRELLIS_SESSION_DAY));
  g_assert_true (trellis_visit_days_find_visit (fixture->days, "1") == visit);
  g_assert_null (trellis_visit_days_find_visit (fixture->days, "2"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/visit-days/same-weekday", Fixture, NULL, set_up, test_same_weekday, tear_down);
  g_test_add ("/visit-days/next-best-day", Fixture, NULL, set_up, test_next_best_day, tear_down);
  g_test_add ("/visit-days/holiday", Fixture, NULL, set_up, test_holiday, tear_down);
  g_test_add ("/visit-days/federation", Fixture, NULL, set_up, test_federation, tear_down);
  g_test_add ("/visit-days/taken", Fixture, NULL, set_up, test_taken, tear_down);
  g_test_add ("/visit-days/half-days", Fixture, NULL, set_up, test_half_days, tear_down);

  return g_test_run ();
}
