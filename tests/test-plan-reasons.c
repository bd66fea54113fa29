/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-reasons.h"
#include "trellis-plan-year.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  TrellisSchoolYear *year;
  TrellisScheme *scheme;
  GListStore *schools;
  GListStore *advisers;
  GListStore *visits;
} Trust;

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
set_up (Trust         *trust,
        gconstpointer  data)
{
  static const char *const levels[] = { "excellence", "reinforcement", "repair" };
  g_autoptr (TrellisPerson) person = trellis_person_new ("ash", "Ash");
  g_autoptr (GError) error = NULL;

  trust->year = trellis_school_year_new_usual ("2025-26", 6, &error);
  g_assert_no_error (error);
  trust->scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_assert_no_error (error);
  trust->schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  trust->advisers = g_list_store_new (TRELLIS_TYPE_PERSON);
  trust->visits = g_list_store_new (TRELLIS_TYPE_VISIT);
  person->is_adviser = TRUE;
  person->working_half_days = TRELLIS_ALL_WEEK & ~(TRELLIS_HALF_DAY (4, 0) | TRELLIS_HALF_DAY (4, 1));
  g_list_store_append (trust->advisers, person);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *urn = g_strdup_printf ("%d", 900001 + i);
      g_autofree char *name = g_strdup_printf ("School %d", i + 1);
      g_autoptr (TrellisSchool) school = trellis_school_new (urn, name);

      set_text (&school->phase, "primary");
      set_text (&school->level_id, levels[i]);
      set_text (&school->adviser_id, "ash");
      set_text (&school->adviser_name, "Ash");
      school->membership = TRELLIS_MEMBERSHIP_OPEN;
      g_list_store_append (trust->schools, school);
    }
}

static void
tear_down (Trust         *trust,
           gconstpointer  data)
{
  g_object_unref (trust->year);
  g_object_unref (trust->scheme);
  g_object_unref (trust->schools);
  g_object_unref (trust->advisers);
  g_object_unref (trust->visits);
}

/* Puts a whole year's visits where the planner wants them. */
static void
take_plan (Trust *trust)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisYearPlan) plan = NULL;

  plan = trellis_year_plan_new (trust->year, trust->scheme, G_LIST_MODEL (trust->schools),
                                G_LIST_MODEL (trust->advisers), NULL, trust->year->starts_on, NULL, NULL, NULL, NULL,
                                &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->unplaced->len, ==, 0);
  for (guint i = 0; i < plan->added->len; i++)
    {
      const TrellisPlannedVisit *added = g_ptr_array_index (plan->added, i);
      g_autofree char *id = g_strdup_printf ("v%u", i);
      g_autoptr (TrellisVisit) visit = trellis_visit_new (id);

      set_text (&visit->urn, added->urn);
      set_text (&visit->school_name, added->school_name);
      set_text (&visit->kind, added->kind);
      set_text (&visit->year_id, "2025-26");
      set_text (&visit->adviser_id, added->adviser_id);
      set_text (&visit->adviser_name, added->adviser_name);
      visit->number = added->number;
      visit->session = added->session;
      visit->visit_on = added->visit_on;
      g_list_store_append (trust->visits, visit);
    }
}

static TrellisVisit *
find_visit (Trust      *trust,
            const char *urn,
            int         number)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (trust->visits)); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (G_LIST_MODEL (trust->visits), i);

      /* The list keeps it alive. */
      if (visit->number == number && strcmp (visit->urn, urn) == 0)
        return visit;
    }
  g_assert_not_reached ();
}

static GPtrArray *
explain_on (Trust      *trust,
            const char *visit_id,
            TrellisDay  today)
{
  g_autoptr (TrellisVisitDays) days = trellis_visit_days_new (trust->year, G_LIST_MODEL (trust->schools),
                                                              G_LIST_MODEL (trust->advisers),
                                                              G_LIST_MODEL (trust->visits));
  g_autoptr (GError) error = NULL;
  TrellisPlanOptions options = TRELLIS_PLAN_OPTIONS_INIT;
  GPtrArray *reasons = trellis_visit_reasons_new (days, trust->scheme, visit_id, today, &options, NULL, &error);

  g_assert_no_error (error);

  return reasons;
}

static const TrellisVisitReason *
find_reason (GPtrArray  *reasons,
             const char *title)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      const TrellisVisitReason *reason = g_ptr_array_index (reasons, i);

      if (strcmp (reason->title, title) == 0)
        return reason;
    }

  return NULL;
}

/* In a year that was just planned no visit has a better day by itself. */
static void
test_planned (Trust         *trust,
              gconstpointer  data)
{
  take_plan (trust);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (trust->visits)); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (G_LIST_MODEL (trust->visits), i);
      g_autoptr (GPtrArray) reasons = explain_on (trust, visit->id, trust->year->starts_on);

      g_assert_nonnull (find_reason (reasons, "How firm it is"));
      g_assert_nonnull (find_reason (reasons, "One adviser"));
      g_assert_nonnull (find_reason (reasons, "Its time"));
      g_assert_nonnull (find_reason (reasons, "Days it could have"));
      g_assert_nonnull (find_reason (reasons, "The next best day"));
      g_assert_null (find_reason (reasons, "A better day"));
      g_assert_null (find_reason (reasons, "What stands in its way"));
      g_assert_null (find_reason (reasons, "What fixing it costs"));
    }
}

/* A visit fixed the day before the next one: spacing tells, a better day is
 * named, and what it costs is no less than what spacing alone says. */
static void
test_fixed (Trust         *trust,
            gconstpointer  data)
{
  TrellisVisit *visit, *next;
  g_autoptr (GPtrArray) reasons = NULL;
  g_autoptr (GPtrArray) later = NULL;
  const TrellisVisitReason *spacing;

  take_plan (trust);
  visit = find_visit (trust, "900001", 2);
  next = find_visit (trust, "900001", 3);
  next->visit_on = trellis_day_new (2025, 12, 10);
  visit->visit_on = trellis_day_new (2025, 12, 9);
  visit->is_pinned = TRUE;

  reasons = explain_on (trust, visit->id, trust->year->starts_on);
  spacing = find_reason (reasons, "Spacing");
  g_assert_nonnull (strstr (spacing->text, " 1 school day before Visit 3, where "));
  g_assert_cmpint (spacing->cost, >, 100);
  g_assert_nonnull (find_reason (reasons, "A better day"));
  g_assert_nonnull (strstr (find_reason (reasons, "How firm it is")->text, "A person chose this day"));
  g_assert_cmpint (find_reason (reasons, "What fixing it costs")->cost, >, 0);

  /* What is over costs nothing any more. */
  later = explain_on (trust, visit->id, trellis_day_new (2026, 1, 5));
  g_assert_null (find_reason (later, "What fixing it costs"));
  g_assert_cmpint (find_reason (later, "Spacing")->cost, ==, spacing->cost);
}

static int
count_on (TrellisYearPlan *plan,
          int              weekday)
{
  int n = 0;

  for (guint i = 0; i < plan->added->len; i++)
    n += trellis_day_get_weekday (((TrellisPlannedVisit *) g_ptr_array_index (plan->added, i))->visit_on) == weekday;

  return n;
}

/* A weekday to avoid has fewer visits, and none of them is lost by it. */
static void
test_avoided (Trust         *trust,
              gconstpointer  data)
{
  TrellisPlanOptions options = TRELLIS_PLAN_OPTIONS_INIT;
  g_autoptr (TrellisYearPlan) usual = NULL;
  g_autoptr (TrellisYearPlan) avoiding = NULL;
  g_autoptr (GError) error = NULL;

  usual = trellis_year_plan_new (trust->year, trust->scheme, G_LIST_MODEL (trust->schools),
                                 G_LIST_MODEL (trust->advisers), NULL, trust->year->starts_on, &options, NULL, NULL,
                                 NULL, &error);
  g_assert_no_error (error);
  options.preferences.days = TRELLIS_WEIGHT_MOST;
  options.preferences.avoided_weekdays = 1;
  avoiding = trellis_year_plan_new (trust->year, trust->scheme, G_LIST_MODEL (trust->schools),
                                    G_LIST_MODEL (trust->advisers), NULL, trust->year->starts_on, &options, NULL,
                                    NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_on (usual, 0), >, 0);
  g_assert_cmpint (count_on (avoiding, 0), <, count_on (usual, 0));
  g_assert_cmpuint (avoiding->added->len, ==, usual->added->len);
}

/* Where a day is left for each reason is counted once. */
static void
test_days (Trust         *trust,
           gconstpointer  data)
{
  TrellisVisit *visit;
  TrellisClosure *closure;
  g_autoptr (GPtrArray) reasons = NULL;
  const TrellisVisitReason *days;
  int sum = 0;
  int n_numbers = 0;
  int n_days;

  take_plan (trust);
  visit = find_visit (trust, "900002", 1);
  visit->visit_on = trellis_day_new (2025, 9, 16);
  closure = trellis_school_year_add_closure (trust->year, TRELLIS_CLOSURE_BLOCKED, "Inspection",
                                             trellis_day_new (2025, 9, 15), trellis_day_new (2025, 9, 17));
  closure->urn = g_strdup ("900002");
  reasons = explain_on (trust, visit->id, trust->year->starts_on);
  g_assert_nonnull (strstr (find_reason (reasons, "What stands in its way")->text, "Inspection"));
  days = find_reason (reasons, "Days it could have");
  g_assert_nonnull (strstr (days->text, "The school is closed on 3."));
  g_assert_nonnull (strstr (days->text, "Ash is not at work on "));
  g_assert_nonnull (strstr (days->text, " are left."));
  n_days = atoi (days->text);
  for (const char *at = days->text; *at != '\0'; at++)
    {
      if (!g_ascii_isdigit (*at) || (at > days->text && g_ascii_isdigit (at[-1])))
        continue;
      sum += atoi (at);
      n_numbers++;
    }
  g_assert_cmpint (n_numbers, >, 3);
  g_assert_cmpint (sum, ==, 2 * n_days);
}

static void
test_nothing_to_tell (Trust         *trust,
                      gconstpointer  data)
{
  TrellisVisit *visit;
  g_autoptr (GPtrArray) stranger = NULL;
  g_autoptr (GPtrArray) without_day = NULL;
  g_autoptr (GPtrArray) cancelled = NULL;
  g_autoptr (GPtrArray) agreed = NULL;

  take_plan (trust);
  stranger = explain_on (trust, "nobody-s", trust->year->starts_on);
  g_assert_cmpuint (stranger->len, ==, 0);
  visit = find_visit (trust, "900003", 1);
  visit->status = TRELLIS_VISIT_STATUS_CANCELLED;
  cancelled = explain_on (trust, visit->id, trust->year->starts_on);
  g_assert_cmpuint (cancelled->len, ==, 0);
  visit->status = TRELLIS_VISIT_STATUS_AGREED;
  agreed = explain_on (trust, visit->id, trust->year->starts_on);
  g_assert_nonnull (find_reason (agreed, "What fixing it costs"));
  visit->visit_on = TRELLIS_DAY_NONE;
  without_day = explain_on (trust, visit->id, trust->year->starts_on);
  g_assert_cmpuint (without_day->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/plan-reasons/" path, Trust, NULL, set_up, function, tear_down)
  ADD ("planned", test_planned);
  ADD ("fixed", test_fixed);
  ADD ("avoided", test_avoided);
  ADD ("days", test_days);
  ADD ("nothing-to-tell", test_nothing_to_tell);

  return g_test_run ();
}
