/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-capacity.h"
#include "trellis-plan-year.h"

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

static TrellisPerson *
add_adviser (Trust      *trust,
             const char *id,
             const char *name,
             guint       half_days)
{
  g_autoptr (TrellisPerson) person = trellis_person_new (id, name);

  person->is_adviser = TRUE;
  person->working_half_days = half_days;
  g_list_store_append (trust->advisers, person);

  return person;
}

static TrellisSchool *
add_school (Trust      *trust,
            const char *urn,
            const char *name,
            const char *level_id,
            const char *adviser_id)
{
  g_autoptr (TrellisSchool) school = trellis_school_new (urn, name);

  set_text (&school->phase, "primary");
  set_text (&school->level_id, level_id);
  set_text (&school->adviser_id, adviser_id);
  if (adviser_id != NULL)
    set_text (&school->adviser_name, adviser_id);
  school->membership = TRELLIS_MEMBERSHIP_OPEN;
  g_list_store_append (trust->schools, school);

  return school;
}

static void
set_up (Trust         *trust,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  trust->year = trellis_school_year_new_usual ("2025-26", 6, &error);
  g_assert_no_error (error);
  trust->scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_assert_no_error (error);
  trust->schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  trust->advisers = g_list_store_new (TRELLIS_TYPE_PERSON);
  trust->visits = g_list_store_new (TRELLIS_TYPE_VISIT);
  add_adviser (trust, "ash", "Ash", TRELLIS_ALL_WEEK & ~(TRELLIS_HALF_DAY (4, 0) | TRELLIS_HALF_DAY (4, 1)));
  add_adviser (trust, "birch", "Birch", TRELLIS_ALL_WEEK & ~TRELLIS_HALF_DAY (2, 1));
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

static void
add_usual_schools (Trust *trust)
{
  static const char *const levels[] = { "excellence", "refinement", "reinforcement", "recovery", "repair" };

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *urn = g_strdup_printf ("%d", 900001 + i);
      g_autofree char *name = g_strdup_printf ("School %02d", i + 1);

      add_school (trust, urn, name, levels[i % 5], i % 2 ? "ash" : "birch");
    }
}

static TrellisYearPlan *
plan_from (Trust      *trust,
           TrellisDay  as_at)
{
  g_autoptr (GError) error = NULL;
  TrellisYearPlan *plan = trellis_year_plan_new (trust->year, trust->scheme, G_LIST_MODEL (trust->schools),
                                                 G_LIST_MODEL (trust->advisers), G_LIST_MODEL (trust->visits), as_at,
                                                 NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan->summary);
  g_assert_nonnull (plan->notes);

  return plan;
}

static TrellisYearPlan *
plan_all (Trust *trust)
{
  return plan_from (trust, trust->year->starts_on);
}

/* What the store would do with a plan that is taken. */
static void
take (Trust           *trust,
      TrellisYearPlan *plan)
{
  for (guint i = 0; i < plan->moved->len; i++)
    {
      const TrellisPlannedMove *move = plan->moved->pdata[i];

      move->visit->visit_on = move->visit_on;
      move->visit->session = move->session;
    }
  for (guint i = 0; i < plan->added->len; i++)
    {
      const TrellisPlannedVisit *added = plan->added->pdata[i];
      g_autofree char *id = g_strdup_printf ("v%u", g_list_model_get_n_items (G_LIST_MODEL (trust->visits)));
      g_autoptr (TrellisVisit) visit = trellis_visit_new (id);

      set_text (&visit->urn, added->urn);
      set_text (&visit->federation_id, added->federation_id);
      set_text (&visit->school_name, added->school_name);
      set_text (&visit->kind, added->kind);
      set_text (&visit->year_id, trust->year->id);
      visit->number = added->number;
      visit->session = added->session;
      visit->visit_on = added->visit_on;
      set_text (&visit->adviser_id, added->adviser_id);
      set_text (&visit->adviser_name, added->adviser_name);
      g_list_store_append (trust->visits, visit);
    }
}

static TrellisVisit *
get_visit (Trust *trust,
           guint  i)
{
  g_autoptr (TrellisVisit) visit = g_list_model_get_item (G_LIST_MODEL (trust->visits), i);

  return visit;
}

static TrellisPerson *
get_adviser (Trust      *trust,
             const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (trust->advisers)); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (G_LIST_MODEL (trust->advisers), i);

      if (strcmp (person->id, id) == 0)
        return person;
    }

  return NULL;
}

static guint
get_halves (TrellisSession session)
{
  return session == TRELLIS_SESSION_AM ? 1 : session == TRELLIS_SESSION_PM ? 2 : 3;
}

/* Every hard rule over the trust's visits, from the calendar itself. */
static void
assert_rules (Trust *trust)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (trust->visits));

  for (guint i = 0; i < n; i++)
    {
      TrellisVisit *a = get_visit (trust, i);

      g_assert_true (trellis_school_year_is_open (trust->year, a->visit_on, a->session, a->urn, a->adviser_id));
      if (a->adviser_id != NULL)
        {
          guint half_days = get_adviser (trust, a->adviser_id)->working_half_days;
          int weekday = trellis_day_get_weekday (a->visit_on);

          for (int half = 0; half < 2; half++)
            {
              if (get_halves (a->session) & (1 << half))
                g_assert_true (half_days & TRELLIS_HALF_DAY (weekday, half));
            }
        }
      for (guint j = 0; j < i; j++)
        {
          TrellisVisit *b = get_visit (trust, j);

          if (a->visit_on != b->visit_on)
            continue;
          g_assert_cmpstr (a->urn, !=, b->urn);
          if (a->adviser_id != NULL && g_strcmp0 (a->adviser_id, b->adviser_id) == 0)
            g_assert_cmpuint (get_halves (a->session) & get_halves (b->session), ==, 0);
        }
    }
}

static guint
count_owed (Trust      *trust,
            const char *level_id)
{
  TrellisSubject subject = { "primary", level_id, FALSE, FALSE };
  g_autoptr (GPtrArray) owed = trellis_scheme_list_owed_visits (trust->scheme, &subject);

  return owed->len;
}

static void
test_whole_year (Trust         *trust,
                 gconstpointer  data)
{
  g_autoptr (TrellisYearPlan) plan = NULL;
  g_autoptr (TrellisYearPlan) again = NULL;
  guint n_owed = 0;

  add_usual_schools (trust);
  plan = plan_all (trust);
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (G_LIST_MODEL (trust->schools), i);

      n_owed += count_owed (trust, school->level_id);
    }
  g_assert_cmpuint (n_owed, >, 72);
  g_assert_cmpuint (plan->added->len + plan->unplaced->len, ==, n_owed);
  g_assert_cmpuint (plan->unplaced->len, ==, 0);
  g_assert_cmpuint (plan->moved->len + plan->missed->len + plan->n_kept, ==, 0);
  g_assert_cmpuint (g_strv_length (plan->notes), ==, 0);
  take (trust, plan);
  assert_rules (trust);

  /* Numbered visits stand in the terms that the programme names. */
  for (guint i = 0; i < n_owed; i++)
    {
      TrellisVisit *visit = get_visit (trust, i);

      if (visit->number > 0)
        g_assert_cmpint (trellis_school_year_get_term (trust->year, visit->visit_on)->number, ==, visit->number);
    }

  again = plan_all (trust);
  g_assert_cmpuint (again->added->len + again->moved->len + again->unplaced->len, ==, 0);
  g_assert_cmpuint (again->n_kept, ==, n_owed);
}

static void
test_same_twice (Trust         *trust,
                 gconstpointer  data)
{
  g_autoptr (TrellisYearPlan) a = NULL;
  g_autoptr (TrellisYearPlan) b = NULL;

  add_usual_schools (trust);
  a = plan_all (trust);
  b = plan_all (trust);
  g_assert_cmpuint (a->added->len, ==, b->added->len);
  for (guint i = 0; i < a->added->len; i++)
    {
      const TrellisPlannedVisit *x = a->added->pdata[i];
      const TrellisPlannedVisit *y = b->added->pdata[i];

      g_assert_cmpstr (x->urn, ==, y->urn);
      g_assert_cmpint (x->visit_on, ==, y->visit_on);
      g_assert_cmpint (x->session, ==, y->session);
    }
}

static void
test_federation_once (Trust         *trust,
                      gconstpointer  data)
{
  static const char *const urns[] = { "900002", "900001" };
  static const char *const names[] = { "Hollow Infant", "Hollow Junior" };
  g_autoptr (TrellisYearPlan) plan = NULL;
  g_autoptr (TrellisYearPlan) again = NULL;
  TrellisDay closed = trellis_day_new (2025, 11, 12);

  for (int i = 0; i < 2; i++)
    {
      TrellisSchool *school = add_school (trust, urns[i], names[i], "refinement", i == 1 ? "ash" : NULL);

      set_text (&school->federation_id, "hollow");
      set_text (&school->federation_name, "Hollow Federation");
    }
  /* The junior school is closed for all of term 2 but a day. */
  trellis_school_year_add_closure (trust->year, TRELLIS_CLOSURE_BLOCKED, "Roof", closed - 40, closed - 1)->urn = g_strdup ("900001");
  trellis_school_year_add_closure (trust->year, TRELLIS_CLOSURE_BLOCKED, "Roof", closed + 1, closed + 60)->urn = g_strdup ("900001");

  plan = plan_all (trust);
  g_assert_cmpuint (plan->added->len + plan->unplaced->len, ==, count_owed (trust, "refinement"));
  for (guint i = 0; i < plan->added->len; i++)
    {
      const TrellisPlannedVisit *added = plan->added->pdata[i];

      g_assert_cmpstr (added->urn, ==, "900002");
      g_assert_cmpstr (added->federation_id, ==, "hollow");
      g_assert_cmpstr (added->school_name, ==, "Hollow Federation");
      g_assert_cmpstr (added->adviser_id, ==, "ash");
      if (added->number == 2)
        g_assert_cmpint (added->visit_on, ==, closed);
    }
  take (trust, plan);

  /* A visit booked under either school answers for both. */
  set_text (&get_visit (trust, 0)->urn, "900001");
  set_text (&get_visit (trust, 0)->federation_id, NULL);
  again = plan_all (trust);
  g_assert_cmpuint (again->added->len, ==, 0);
}

static void
test_what_stays (Trust         *trust,
                 gconstpointer  data)
{
  static const TrellisVisitStatus statuses[] = {
    TRELLIS_VISIT_STATUS_AGREED, TRELLIS_VISIT_STATUS_DONE, TRELLIS_VISIT_STATUS_NOTED, TRELLIS_VISIT_STATUS_SHARED,
    TRELLIS_VISIT_STATUS_CANCELLED,
  };
  g_autoptr (TrellisYearPlan) plan = NULL;
  g_autoptr (TrellisYearPlan) again = NULL;
  guint n;

  add_usual_schools (trust);
  plan = plan_all (trust);
  take (trust, plan);
  n = g_list_model_get_n_items (G_LIST_MODEL (trust->visits));
  for (guint i = 0; i < n; i++)
    {
      TrellisVisit *visit = get_visit (trust, i);

      if (i % 6 == 0)
        visit->status = statuses[i / 6 % G_N_ELEMENTS (statuses)];
      else if (i % 6 == 1)
        visit->is_pinned = TRUE;
    }

  /* Ash is ill in March: only what is planned and loose may move. */
  trellis_school_year_add_closure (trust->year, TRELLIS_CLOSURE_BLOCKED, "", trellis_day_new (2026, 2, 23),
                                   trellis_day_new (2026, 3, 13))->person_id = g_strdup ("ash");
  again = plan_all (trust);
  g_assert_cmpuint (again->added->len, ==, 0);
  g_assert_cmpuint (again->moved->len, >, 0);
  g_assert_cmpuint (again->moved->len, <, 12);
  g_assert_cmpuint (again->moved->len + again->n_kept + again->unplaced->len, ==, n);
  for (guint i = 0; i < again->moved->len; i++)
    {
      const TrellisPlannedMove *move = again->moved->pdata[i];

      g_assert_cmpint (move->visit->status, ==, TRELLIS_VISIT_STATUS_PLANNED);
      g_assert_false (move->visit->is_pinned);
      g_assert_cmpstr (move->adviser_id, ==, "ash");
      g_assert_cmpint (move->reason[strlen (move->reason) - 1], ==, '.');
    }
}

static void
test_from_march (Trust         *trust,
                 gconstpointer  data)
{
  TrellisDay as_at = trellis_day_new (2026, 3, 6);
  g_autoptr (TrellisYearPlan) plan = NULL;

  add_school (trust, "900001", "Oakfield", "refinement", "ash");
  plan = plan_from (trust, as_at);
  /* Terms 1 to 3 are over; 4 has three weeks left. */
  g_assert_cmpuint (plan->missed->len, ==, 3);
  g_assert_cmpuint (plan->added->len, ==, count_owed (trust, "refinement") - 3);
  for (guint i = 0; i < plan->added->len; i++)
    g_assert_cmpint (((TrellisPlannedVisit *) plan->added->pdata[i])->visit_on, >=, as_at);
  for (guint i = 0; i < plan->missed->len; i++)
    {
      const TrellisUnplacedVisit *missed = plan->missed->pdata[i];

      g_assert_cmpint (missed->number, ==, i + 1);
      g_assert_cmpint (missed->to, <, as_at);
      g_assert_nonnull (missed->reason);
      g_assert_cmpuint (g_strv_length (missed->remedies), ==, 1);
    }
  g_assert_cmpuint (g_strv_length (plan->notes), ==, 1);
}

static void
test_past_plans_stay (Trust         *trust,
                      gconstpointer  data)
{
  TrellisDay as_at = trellis_day_new (2026, 3, 6);
  g_autoptr (TrellisYearPlan) plan = NULL;
  g_autoptr (TrellisYearPlan) again = NULL;

  add_school (trust, "900001", "Oakfield", "refinement", "ash");
  plan = plan_all (trust);
  take (trust, plan);
  again = plan_from (trust, as_at);
  g_assert_cmpuint (again->added->len + again->moved->len + again->missed->len, ==, 0);
}

static void
test_new_school (Trust         *trust,
                 gconstpointer  data)
{
  g_autoptr (TrellisYearPlan) plan = NULL;
  TrellisSchool *school = add_school (trust, "900001", "Oakfield", NULL, NULL);

  school->joined_on = trellis_day_new (2026, 1, 1);
  school->membership = TRELLIS_MEMBERSHIP_JOINING;
  add_school (trust, "900002", "Gone", "refinement", "ash")->membership = TRELLIS_MEMBERSHIP_LEFT;
  add_school (trust, "900003", "Some day", "refinement", "ash")->membership = TRELLIS_MEMBERSHIP_JOINING;
  plan = plan_all (trust);
  /* The programme from term 3 on; no adviser, no category, nothing missed. */
  g_assert_cmpuint (plan->added->len, ==, 4);
  g_assert_cmpuint (plan->missed->len, ==, 0);
  g_assert_null (((TrellisPlannedVisit *) plan->added->pdata[0])->adviser_id);
  g_assert_cmpuint (g_strv_length (plan->notes), ==, 2);
  g_assert_nonnull (strstr (plan->notes[0], "Oakfield has no adviser"));
  g_assert_nonnull (strstr (plan->notes[1], "Oakfield has no agreed category"));
}

static void
test_overbooked (Trust         *trust,
                 gconstpointer  data)
{
  g_autoptr (TrellisYearPlan) plan = NULL;
  gboolean has_set = FALSE;

  /* Fridays only, for a dozen schools. */
  add_adviser (trust, "cedar", "Cedar", TRELLIS_HALF_DAY (4, 0) | TRELLIS_HALF_DAY (4, 1));
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *urn = g_strdup_printf ("%d", 900001 + i);
      g_autofree char *name = g_strdup_printf ("School %02d", i + 1);

      add_school (trust, urn, name, i % 2 ? "refinement" : "repair", "cedar");
    }
  plan = plan_all (trust);
  g_assert_cmpuint (plan->unplaced->len, >, 20);
  take (trust, plan);
  assert_rules (trust);
  for (guint i = 0; i < plan->unplaced->len; i++)
    {
      const TrellisUnplacedVisit *unplaced = plan->unplaced->pdata[i];

      g_assert_cmpstr (unplaced->adviser_id, ==, "cedar");
      g_assert_cmpint (unplaced->from, <=, unplaced->to);
      g_assert_nonnull (unplaced->reason);
      g_assert_cmpint (unplaced->reason[strlen (unplaced->reason) - 1], ==, '.');
      has_set |= g_strv_length (unplaced->remedies) > 0;
      g_test_message ("%s, %s: %s", unplaced->school_name, unplaced->title, unplaced->reason);
      for (int j = 0; unplaced->remedies[j] != NULL; j++)
        g_test_message ("  %s", unplaced->remedies[j]);
    }
  g_assert_true (has_set);
}

static void
test_closed_days (Trust         *trust,
                  gconstpointer  data)
{
  g_autoptr (TrellisYearPlan) plan = NULL;
  g_autoptr (TrellisYearPlan) again = NULL;
  TrellisVisit *visit;

  add_school (trust, "900001", "Oakfield", "refinement", "ash");
  plan = plan_all (trust);
  take (trust, plan);
  visit = get_visit (trust, 0);
  trellis_school_year_add_closure (trust->year, TRELLIS_CLOSURE_INSET, "", visit->visit_on, visit->visit_on)->urn =
    g_strdup ("900001");
  again = plan_all (trust);
  g_assert_cmpuint (again->moved->len, ==, 1);
  g_assert_true (((TrellisPlannedMove *) again->moved->pdata[0])->visit == visit);
  g_assert_nonnull (strstr (((TrellisPlannedMove *) again->moved->pdata[0])->reason, "INSET"));
  take (trust, again);
  assert_rules (trust);
}

static void
test_not_owed (Trust         *trust,
               gconstpointer  data)
{
  g_autoptr (TrellisYearPlan) plan = NULL;
  g_autoptr (TrellisYearPlan) again = NULL;
  g_autoptr (TrellisSchool) school = NULL;
  guint before, after;

  add_school (trust, "900001", "Oakfield", "repair", "ash");
  plan = plan_all (trust);
  take (trust, plan);
  school = g_list_model_get_item (G_LIST_MODEL (trust->schools), 0);
  set_text (&school->level_id, "excellence");
  before = count_owed (trust, "repair");
  after = count_owed (trust, "excellence");
  g_assert_cmpuint (after, <, before);
  again = plan_all (trust);
  g_assert_cmpuint (again->added->len + again->moved->len, ==, 0);
  g_assert_cmpuint (again->n_not_owed, ==, before - after);
  g_assert_cmpuint (again->n_kept, ==, before);
}

static void
test_errors (Trust         *trust,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchoolYear) empty = trellis_school_year_new ("2025-26", NULL);
  g_autoptr (TrellisYearPlan) plan = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  add_usual_schools (trust);
  plan = trellis_year_plan_new (empty, trust->scheme, G_LIST_MODEL (trust->schools), NULL, NULL, empty->starts_on,
                                NULL, NULL, NULL, NULL, &error);
  g_assert_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_YEAR);
  g_assert_null (plan);
  g_clear_error (&error);

  plan = trellis_year_plan_new (trust->year, trust->scheme, G_LIST_MODEL (trust->schools), NULL, NULL,
                                trellis_day_new (2026, 8, 1), NULL, NULL, NULL, NULL, &error);
  g_assert_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_YEAR);
  g_assert_null (plan);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  plan = trellis_year_plan_new (trust->year, trust->scheme, G_LIST_MODEL (trust->schools), NULL, NULL,
                                trust->year->starts_on, NULL, cancellable, NULL, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (plan);
}

static void
test_no_schools (Trust         *trust,
                 gconstpointer  data)
{
  g_autoptr (TrellisYearPlan) plan = plan_all (trust);

  g_assert_cmpuint (plan->added->len + plan->unplaced->len + plan->missed->len, ==, 0);
}

static void
test_capacity (Trust         *trust,
               gconstpointer  data)
{
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) planned = NULL;
  g_autoptr (TrellisYearPlan) plan = NULL;
  double owed = 0;
  double days = 0;

  add_usual_schools (trust);
  plan = plan_all (trust);
  before = trellis_plan_capacity_new (trust->year, trust->scheme, G_LIST_MODEL (trust->schools),
                                      G_LIST_MODEL (trust->advisers), G_LIST_MODEL (trust->visits), NULL);
  planned = trellis_plan_capacity_new (trust->year, trust->scheme, G_LIST_MODEL (trust->schools),
                                       G_LIST_MODEL (trust->advisers), G_LIST_MODEL (trust->visits), plan);
  g_assert_cmpuint (before->len, ==, 12);
  for (guint i = 0; i < before->len; i++)
    {
      const TrellisPlanCapacity *a = &g_array_index (before, TrellisPlanCapacity, i);
      const TrellisPlanCapacity *b = &g_array_index (planned, TrellisPlanCapacity, i);
      double available = 0;

      for (TrellisDay day = a->term->starts_on; day <= a->term->ends_on; day++)
        {
          int weekday = trellis_day_get_weekday (day);

          for (int half = 0; half < 2 && weekday < 5; half++)
            {
              if ((a->adviser->working_half_days & TRELLIS_HALF_DAY (weekday, half)) &&
                  trellis_school_year_is_open (trust->year, day, TRELLIS_SESSION_AM + half, NULL, a->adviser->id))
                available += 0.5;
            }
        }
      g_assert_cmpint (a->term->number, ==, i % 6 + 1);
      g_assert_cmpfloat (a->available, ==, available);
      g_assert_cmpfloat (a->planned, ==, 0);
      g_assert_cmpfloat (b->available, ==, available);
      g_assert_cmpfloat (b->owed, ==, a->owed);
      owed += a->owed;
      days += b->planned;
    }
  g_assert_cmpfloat (owed, >, 72);
  g_assert_cmpfloat (days, ==, owed);
}

/* A trust of any kind: every scheme, federations, part-time advisers, schools
 * of two advisers' visits, visits in every state, closures of all sorts. */
static void
build_any_trust (Trust      *trust,
                 const char *scheme_id,
                 guint32     seed)
{
  static const char *const phases[] = { "primary", "secondary", "special", "nursery" };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;

  g_clear_object (&trust->scheme);
  g_clear_object (&trust->year);
  trust->scheme = trellis_scheme_new_shipped (scheme_id, &error);
  g_assert_no_error (error);
  trust->year = trellis_school_year_new_usual ("2025-26", seed % 2 ? 3 : 6, &error);
  g_assert_no_error (error);
  g_list_store_remove_all (trust->schools);
  g_list_store_remove_all (trust->advisers);
  g_list_store_remove_all (trust->visits);

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("adviser%d", i);

      add_adviser (trust, id, id, g_rand_int (random) & g_rand_int (random) & TRELLIS_ALL_WEEK);
    }
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *urn = g_strdup_printf ("%d", 900001 + i);
      g_autofree char *name = g_strdup_printf ("School %02d", i);
      g_autofree char *adviser = g_strdup_printf ("adviser%d", g_rand_int_range (random, 0, 4));
      guint level = g_rand_int_range (random, 0, trust->scheme->levels->len);
      TrellisSchool *school = add_school (trust, urn, name, ((TrellisLevel *) trust->scheme->levels->pdata[level])->id,
                                          i % 5 == 4 ? NULL : adviser);

      set_text (&school->phase, phases[g_rand_int_range (random, 0, G_N_ELEMENTS (phases))]);
      if (i >= 8)
        set_text (&school->federation_id, "federation");
      if (i == 3)
        school->joined_on = trellis_day_new (2025, 11, 20);
    }
  for (int i = 0; i < 40; i++)
    {
      TrellisDay day = trust->year->starts_on + g_rand_int_range (random, 0, 320);
      TrellisClosure *closure = trellis_school_year_add_closure (trust->year, i % TRELLIS_N_CLOSURE_KINDS, "", day,
                                                                 day + g_rand_int_range (random, 0, 6));

      closure->session = g_rand_int_range (random, 0, TRELLIS_N_SESSIONS);
      if (i % 3 == 0)
        closure->urn = g_strdup_printf ("%d", g_rand_int_range (random, 900001, 900011));
      else if (i % 3 == 1)
        closure->person_id = g_strdup_printf ("adviser%d", g_rand_int_range (random, 0, 3));
    }
  /* A school, and a member of the federation, whose terms are shorter than the trust's. */
  for (int i = 0; i < 2; i++)
    {
      const char *urn = i == 0 ? "900002" : "900009";
      GPtrArray *terms = trellis_school_year_begin_own_terms (trust->year, urn);

      for (guint j = 0; j < terms->len; j++)
        {
          TrellisTerm *term = terms->pdata[j];

          trellis_school_year_move_term (trust->year, term, term->starts_on + g_rand_int_range (random, 0, 12),
                                         term->ends_on - g_rand_int_range (random, 0, 12));
        }
    }
}

static void
disturb (Trust   *trust,
         guint32  seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (trust->visits)); i++)
    {
      TrellisVisit *visit = get_visit (trust, i);

      if (g_rand_double (random) < .2)
        visit->status = g_rand_int_range (random, 0, TRELLIS_N_VISIT_STATUSES);
      visit->is_pinned = g_rand_double (random) < .1;
      if (g_rand_double (random) < .1)
        visit->visit_on = trust->year->starts_on + g_rand_int_range (random, 0, 320);
      if (g_rand_double (random) < .05)
        visit->visit_on = TRELLIS_DAY_NONE;
      if (g_rand_double (random) < .2)
        {
          g_autofree char *adviser = g_strdup_printf ("adviser%d", g_rand_int_range (random, 0, 5));

          set_text (&visit->adviser_id, adviser);
        }
    }
}

/* The rules for what the plan itself places: against the calendar, and against
 * every visit that stands. */
static void
assert_placed_well (Trust           *trust,
                    TrellisYearPlan *plan,
                    TrellisDay       as_at)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (trust->visits));
  guint first_added = n - plan->added->len;
  g_autoptr (GHashTable) is_placed = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) is_lost = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < plan->moved->len; i++)
    g_hash_table_add (is_placed, ((TrellisPlannedMove *) plan->moved->pdata[i])->visit);
  for (guint i = 0; i < plan->unplaced->len; i++)
    g_hash_table_add (is_lost, ((TrellisUnplacedVisit *) plan->unplaced->pdata[i])->visit);
  for (guint i = first_added; i < n; i++)
    g_hash_table_add (is_placed, get_visit (trust, i));

  for (guint i = 0; i < n; i++)
    {
      TrellisVisit *a = get_visit (trust, i);
      const TrellisPerson *adviser = a->adviser_id == NULL ? NULL : get_adviser (trust, a->adviser_id);

      if (!g_hash_table_contains (is_placed, a))
        continue;
      g_assert_cmpint (a->visit_on, >=, as_at);
      g_assert_true (trellis_school_year_is_open (trust->year, a->visit_on, a->session, a->urn,
                                                  adviser != NULL ? adviser->id : NULL));
      if (a->federation_id != NULL)
        g_assert_true (trellis_school_year_is_open (trust->year, a->visit_on, a->session, "900009", NULL));
      for (int half = 0; adviser != NULL && half < 2; half++)
        {
          if (get_halves (a->session) & (1 << half))
            g_assert_true (adviser->working_half_days & TRELLIS_HALF_DAY (trellis_day_get_weekday (a->visit_on), half));
        }
      for (guint j = 0; j < n; j++)
        {
          TrellisVisit *b = get_visit (trust, j);

          /* One that has lost its day still stands on it until someone acts. */
          if (i == j || a->visit_on != b->visit_on || b->status == TRELLIS_VISIT_STATUS_CANCELLED ||
              g_hash_table_contains (is_lost, b))
            continue;
          g_assert_cmpstr (a->urn, !=, b->urn);
          if (adviser != NULL && g_strcmp0 (a->adviser_id, b->adviser_id) == 0)
            g_assert_cmpuint (get_halves (a->session) & get_halves (b->session), ==, 0);
        }
    }
}

static void
test_any_trust (Trust         *trust,
                gconstpointer  data)
{
  static const char *const schemes[] = { "five-category", "four-phase-days", "four-phase-tiers", "review-cycle" };
  TrellisPlanOptions options = TRELLIS_PLAN_OPTIONS_INIT;

  options.effort = 5;
  options.preferences.hub = TRELLIS_WEIGHT_USUAL;
  for (guint32 seed = 0; seed < 40; seed++)
    {
      TrellisDay as_at = trellis_day_new (2025, 9, 1) + seed % 5 * 50;
      g_autoptr (TrellisYearPlan) first = NULL;
      g_autoptr (TrellisYearPlan) second = NULL;
      g_autoptr (TrellisYearPlan) third = NULL;
      g_autoptr (GError) error = NULL;

      build_any_trust (trust, schemes[seed % G_N_ELEMENTS (schemes)], seed);
      first = plan_all (trust);
      take (trust, first);
      assert_placed_well (trust, first, trust->year->starts_on);
      disturb (trust, seed);
      options.is_afresh = seed % 3 == 0;
      second = trellis_year_plan_new (trust->year, trust->scheme, G_LIST_MODEL (trust->schools),
                                      G_LIST_MODEL (trust->advisers), G_LIST_MODEL (trust->visits), as_at, &options,
                                      NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < second->moved->len; i++)
        {
          const TrellisPlannedMove *move = second->moved->pdata[i];

          g_assert_true (move->visit->visit_on == TRELLIS_DAY_NONE || !move->visit->is_pinned);
          g_assert_true (move->visit->visit_on == TRELLIS_DAY_NONE ||
                         move->visit->status == TRELLIS_VISIT_STATUS_PLANNED);
        }
      take (trust, second);
      assert_placed_well (trust, second, as_at);

      /* Taken once, it asks for nothing more. */
      third = plan_from (trust, as_at);
      g_assert_cmpuint (third->added->len, ==, 0);
    }
}

#define ADD(path, function) g_test_add ("/plan-year/" path, Trust, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("whole-year", test_whole_year);
  ADD ("same-twice", test_same_twice);
  ADD ("federation-once", test_federation_once);
  ADD ("what-stays", test_what_stays);
  ADD ("from-march", test_from_march);
  ADD ("past-plans-stay", test_past_plans_stay);
  ADD ("new-school", test_new_school);
  ADD ("overbooked", test_overbooked);
  ADD ("closed-days", test_closed_days);
  ADD ("not-owed", test_not_owed);
  ADD ("errors", test_errors);
  ADD ("no-schools", test_no_schools);
  ADD ("capacity", test_capacity);
  ADD ("any-trust", test_any_trust);

  return g_test_run ();
}
