/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "crash/fault-vfs.h"
#include "crash/random-edits.h"

#include "trellis-store-actions.h"
#include "trellis-store-import.h"
#include "trellis-store-inspections.h"
#include "trellis-store-judgements.h"
#include "trellis-store-measures.h"
#include "trellis-store-overview.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>

/* As at any day, against a reckoning of its own: every fact that is entered, in
 * any order of days, is kept in a list here, and what should hold on a day is
 * found by going through all of them. */

#define FIRST_DAY trellis_day_new (2025, 9, 1)
#define TODAY trellis_day_new (2026, 3, 6)
#define N_SCHOOLS 6
#define N_FACTS 260
#define N_LOOKS 40

typedef enum
{
  FACT_JUDGEMENT,       /* of a school and one of two aspects and two sources */
  FACT_CATEGORY,
  FACT_HUB,
  FACT_ADVISER,
  FACT_CHAIR,
  FACT_NAME,
  FACT_WEEK,            /* of a person */
  FACT_RATING,          /* of an action */
  FACT_TARGET,
  FACT_INSPECTION,
  N_FACT_KINDS
} FactKind;

typedef struct
{
  FactKind kind;
  guint subject;
  TrellisDay day;
  char *value;
} Fact;

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
  GRand *rand;
  GArray *facts;              /* in the order in which they were entered */
  GPtrArray *hubs;            /* (element-type utf8): ids */
  GPtrArray *people;
  char *actions[N_SCHOOLS];
  TrellisDay opened_on[N_SCHOOLS];
  TrellisDay closed_on[N_SCHOOLS];
} Fixture;

static void
clear_fact (gpointer data)
{
  g_free (((Fact *) data)->value);
}

static const char *
get_urn (guint school)
{
  static const char *const urns[N_SCHOOLS] = { "900000", "900001", "900002", "900003", "900004", "900005" };

  return urns[school % N_SCHOOLS];
}

static guint
pick (Fixture *fixture,
      guint    n)
{
  return g_rand_int_range (fixture->rand, 0, n);
}

static TrellisDay
pick_day (Fixture *fixture)
{
  return FIRST_DAY + (TrellisDay) pick (fixture, TODAY - FIRST_DAY + 1);
}

static TrellisAspect *
get_aspect (Fixture *fixture,
            guint    subject)
{
  TrellisScheme *scheme = trellis_store_get_scheme (fixture->store, NULL);

  return g_ptr_array_index (scheme->aspects, subject / N_SCHOOLS % 2);
}

static TrellisSource
get_source (guint subject)
{
  return subject / (2 * N_SCHOOLS) % 2 ? TRELLIS_SOURCE_ADVISER : TRELLIS_SOURCE_AGREED;
}

static const char *
pick_level (Fixture       *fixture,
            TrellisAspect *aspect)
{
  TrellisScheme *scheme = trellis_store_get_scheme (fixture->store, NULL);
  GPtrArray *levels = aspect != NULL && aspect->levels != NULL ? aspect->levels : scheme->levels;

  return ((TrellisLevel *) g_ptr_array_index (levels, pick (fixture, levels->len)))->id;
}

/* The reckoning: the last fact of a subject by its day; of one day the one that
 * was entered last. */
static const Fact *
reckon (Fixture    *fixture,
        FactKind    kind,
        guint       subject,
        TrellisDay  as_at)
{
  const Fact *found = NULL;

  for (guint i = 0; i < fixture->facts->len; i++)
    {
      const Fact *fact = &g_array_index (fixture->facts, Fact, i);

      if (fact->kind == kind && fact->subject == subject && fact->day <= as_at &&
          (found == NULL || fact->day >= found->day))
        found = fact;
    }

  return found;
}

static const char *
reckon_value (Fixture    *fixture,
              FactKind    kind,
              guint       subject,
              TrellisDay  as_at)
{
  const Fact *fact = reckon (fixture, kind, subject, as_at);

  return fact != NULL ? fact->value : NULL;
}

/* Since when the value of that day has held, without another between. */
static TrellisDay
reckon_since (Fixture    *fixture,
              FactKind    kind,
              guint       subject,
              TrellisDay  as_at)
{
  const Fact *fact = reckon (fixture, kind, subject, as_at);
  const char *value = fact != NULL ? fact->value : NULL;
  TrellisDay since = TRELLIS_DAY_NONE;

  while (fact != NULL && g_str_equal (fact->value, value))
    {
      since = fact->day;
      fact = reckon (fixture, kind, subject, since - 1);
    }

  return since;
}

static gboolean
rename_school (Fixture     *fixture,
               const char  *urn,
               const char  *name,
               TrellisDay   day,
               GError     **error)
{
  TrellisSchoolImport *import = trellis_school_import_begin (fixture->store, "Import", day, error);
  TrellisSchoolRecord record = {
    .urn = (char *) urn, .name = (char *) name, .phase = (char *) "primary", .status = (char *) "open",
    .kind = (char *) "", .kind_group = (char *) "", .opened_on = TRELLIS_DAY_NONE, .closed_on = TRELLIS_DAY_NONE,
    .la_code = (char *) "", .la_name = (char *) "", .establishment_number = (char *) "", .age_low = -1,
    .age_high = -1, .gender = (char *) "", .religious_character = (char *) "", .diocese = (char *) "",
    .trust_uid = (char *) "", .trust_name = (char *) "", .federation_code = (char *) "",
    .federation_name = (char *) "", .pupils = -1, .capacity = -1, .free_meals_pct = -1,
    .census_on = TRELLIS_DAY_NONE, .street = (char *) "", .locality = (char *) "", .town = (char *) "",
    .county = (char *) "", .postcode = (char *) "", .easting = -1, .northing = -1, .website = (char *) "",
    .phone = (char *) "", .head_name = (char *) "", .head_title = (char *) "",
  };

  if (import == NULL)
    return FALSE;
  return trellis_school_import_end (import, trellis_school_import_put (import, &record, error), error);
}

static gboolean
enter (Fixture  *fixture,
       Fact     *fact,
       GError  **error)
{
  const char *urn = get_urn (fact->subject);
  g_autofree char *id = NULL;
  TrellisRating rating = TRELLIS_RATING_NONE;
  g_autoptr (TrellisInspection) inspection = NULL;

  switch (fact->kind)
    {
    case FACT_JUDGEMENT:
      fact->value = g_strdup (pick_level (fixture, get_aspect (fixture, fact->subject)));
      id = trellis_store_judge (fixture->store, urn, get_aspect (fixture, fact->subject)->id, fact->value, fact->day,
                                get_source (fact->subject), "", error);
      return id != NULL;
    case FACT_CATEGORY:
      fact->value = g_strdup (pick_level (fixture, NULL));
      id = trellis_store_agree_category (fixture->store, urn, fact->value, fact->day, "Meeting", "", "As agreed", "",
                                         error);
      return id != NULL;
    case FACT_HUB:
      fact->value = g_strdup (g_ptr_array_index (fixture->hubs, pick (fixture, fixture->hubs->len)));
      return trellis_store_set_school_hub (fixture->store, urn, fact->value, fact->day, error);
    case FACT_ADVISER:
    case FACT_CHAIR:
      fact->value = g_strdup (g_ptr_array_index (fixture->people, pick (fixture, fixture->people->len)));
      return trellis_store_set_role_holder (fixture->store, urn,
                                            fact->kind == FACT_ADVISER ? TRELLIS_ROLE_ADVISER : TRELLIS_ROLE_CHAIR,
                                            fact->value, fact->day, error);
    case FACT_NAME:
      fact->value = g_strdup_printf ("School %u", pick (fixture, 1000));
      return rename_school (fixture, urn, fact->value, fact->day, error);
    case FACT_WEEK:
      fact->value = g_strdup_printf ("%u", 1 + pick (fixture, 1022));
      return trellis_store_set_working_week (fixture->store,
                                             g_ptr_array_index (fixture->people, fact->subject % fixture->people->len),
                                             fact->day, (guint) g_ascii_strtoull (fact->value, NULL, 10), error);
    case FACT_RATING:
      /* Rating opens a closed action again: these stay open or closed as they are. */
      if (fixture->closed_on[fact->subject] != TRELLIS_DAY_NONE)
        {
          g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, "Closed.");
          return FALSE;
        }
      rating = pick (fixture, TRELLIS_N_RATINGS);
      fact->value = g_strdup (trellis_rating_get_key (rating));
      return trellis_store_rate_action (fixture->store, fixture->actions[fact->subject], rating, fact->day, "", error);
    case FACT_TARGET:
      fact->value = g_strdup_printf ("%u", pick (fixture, 100));
      return trellis_store_set_target (fixture->store, "attendance", fact->subject == N_SCHOOLS ? NULL : urn, fact->day,
                                       g_ascii_strtod (fact->value, NULL), error);
    case FACT_INSPECTION:
      fact->value = g_strdup_printf ("Outcome %u", pick (fixture, 5));
      inspection = trellis_inspection_new (urn, TRELLIS_FRAMEWORK_OEIF, fact->day, fact->value);
      return trellis_store_record_inspection (fixture->store, inspection, error);
    case N_FACT_KINDS:
    default:
      g_assert_not_reached ();
    }
}

static void
enter_facts (Fixture *fixture)
{
  static const guint n_subjects[N_FACT_KINDS] = {
    [FACT_JUDGEMENT] = 4 * N_SCHOOLS, [FACT_CATEGORY] = N_SCHOOLS, [FACT_HUB] = N_SCHOOLS, [FACT_ADVISER] = N_SCHOOLS,
    [FACT_CHAIR] = N_SCHOOLS, [FACT_NAME] = N_SCHOOLS, [FACT_WEEK] = N_SCHOOLS, [FACT_RATING] = N_SCHOOLS,
    [FACT_TARGET] = N_SCHOOLS + 1, [FACT_INSPECTION] = N_SCHOOLS,
  };

  for (guint i = 0; i < N_FACTS; i++)
    {
      Fact fact = { .kind = pick (fixture, N_FACT_KINDS) };
      g_autoptr (GError) error = NULL;

      fact.subject = pick (fixture, n_subjects[fact.kind]);
      fact.day = pick_day (fixture);
      if (enter (fixture, &fact, &error))
        g_array_append_val (fixture->facts, fact);
      else
        g_free (fact.value);
      if (error != NULL && !g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED))
        g_error ("a fact of kind %d: %s", fact.kind, error->message);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  seed)
{
  static const TrellisMeasure measure = {
    (char *) "attendance", (char *) "Attendance", (char *) "%", 1, TRELLIS_BETTER_UP, (char *) "year"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) people = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-as-at-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = random_edits_create_file (fixture->path, &error);
  g_assert_no_error (error);
  fixture->rand = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  fixture->facts = g_array_new (FALSE, TRUE, sizeof (Fact));
  g_array_set_clear_func (fixture->facts, clear_fact);
  fixture->hubs = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (fixture->hubs, trellis_store_add_hub (fixture->store, "Coast", &error));
  g_ptr_array_add (fixture->hubs, trellis_store_add_hub (fixture->store, "Vale", &error));
  fixture->people = g_ptr_array_new_with_free_func (g_free);
  people = trellis_store_list_people (fixture->store, FALSE, TODAY, &error);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (people, i);

      g_ptr_array_add (fixture->people, g_strdup (person->id));
    }
  g_assert_true (trellis_store_add_measure (fixture->store, &measure, &error));

  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      g_autoptr (TrellisAction) action = trellis_action_new ("");
      g_autoptr (TrellisSchool) school = trellis_store_read_school (fixture->store, get_urn (i), TODAY, &error);
      Fact name = { FACT_NAME, i, TODAY, g_strdup (school->name) };

      g_array_append_val (fixture->facts, name);
      fixture->opened_on[i] = pick_day (fixture);
      fixture->closed_on[i] = TRELLIS_DAY_NONE;
      g_free (action->urn);
      action->urn = g_strdup (get_urn (i));
      g_free (action->what);
      action->what = g_strdup_printf ("Action %u", i);
      action->opened_on = fixture->opened_on[i];
      action->due_on = pick_day (fixture);
      fixture->actions[i] = trellis_store_add_action (fixture->store, action, NULL, &error);
      g_assert_no_error (error);
    }
  enter_facts (fixture);
  for (guint i = 0; i < N_SCHOOLS; i += 2)
    {
      fixture->closed_on[i] = fixture->opened_on[i] + (TrellisDay) pick (fixture, TODAY - fixture->opened_on[i] + 1);
      g_assert_true (trellis_store_close_action (fixture->store, fixture->actions[i], fixture->closed_on[i], "Seen",
                                                 &error));
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_rand_free (fixture->rand);
  g_array_unref (fixture->facts);
  g_ptr_array_unref (fixture->hubs);
  g_ptr_array_unref (fixture->people);
  for (guint i = 0; i < N_SCHOOLS; i++)
    g_free (fixture->actions[i]);
}

/* The name that a school had: before the first that is known, the first. */
static const char *
reckon_name (Fixture    *fixture,
             guint       school,
             TrellisDay  as_at)
{
  const char *name = NULL;

  for (TrellisDay day = as_at; name == NULL; day++)
    name = reckon_value (fixture, FACT_NAME, school, day);

  return name;
}

static void
check_school (Fixture       *fixture,
              TrellisSchool *school,
              guint          i,
              TrellisDay     as_at)
{
  TrellisDay since = reckon_since (fixture, FACT_CATEGORY, i, as_at);
  const char *name = reckon_name (fixture, i, as_at);
  const Fact *inspection = reckon (fixture, FACT_INSPECTION, i, as_at);

  g_assert_cmpstr (school->name, ==, name);
  g_assert_cmpstr (school->level_id, ==, reckon_value (fixture, FACT_CATEGORY, i, as_at));
  if (since != TRELLIS_DAY_NONE)
    {
      g_assert_cmpint (school->agreed_on, ==, since);
      g_assert_cmpstr (school->previous_level_id, ==, reckon_value (fixture, FACT_CATEGORY, i, since - 1));
    }
  g_assert_cmpstr (school->hub_id, ==, reckon_value (fixture, FACT_HUB, i, as_at));
  g_assert_cmpstr (school->adviser_id, ==, reckon_value (fixture, FACT_ADVISER, i, as_at));
  g_assert_cmpstr (school->inspection, ==, inspection != NULL ? inspection->value : "");
  if (inspection != NULL)
    g_assert_cmpint (school->inspected_on, ==, inspection->day);
}

static void
check_roles (Fixture    *fixture,
             guint       school,
             TrellisDay  as_at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) holders = trellis_store_list_role_holders (fixture->store, get_urn (school), as_at, &error);
  const Fact *adviser = reckon (fixture, FACT_ADVISER, school, as_at);
  const Fact *chair = reckon (fixture, FACT_CHAIR, school, as_at);

  g_assert_no_error (error);
  g_assert_cmpuint (holders->len, ==, (adviser != NULL) + (chair != NULL));
  for (guint i = 0; i < holders->len; i++)
    {
      TrellisRoleHolder *holder = g_ptr_array_index (holders, i);
      const Fact *wanted = g_str_equal (holder->role, TRELLIS_ROLE_ADVISER) ? adviser : chair;

      g_assert_cmpstr (holder->person_id, ==, wanted->value);
      g_assert_cmpint (holder->since, ==, wanted->day);
    }
}

/* The facts of a subject that count: of each day the last. */
static guint
count_facts (Fixture    *fixture,
             FactKind    kind,
             guint       subject,
             TrellisDay  as_at)
{
  guint n = 0;

  for (TrellisDay day = FIRST_DAY; day <= as_at; day++)
    {
      const Fact *fact = reckon (fixture, kind, subject, day);

      n += fact != NULL && fact->day == day;
    }

  return n;
}

static void
check_judgements (Fixture    *fixture,
                  guint       school,
                  TrellisDay  as_at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) judgements = trellis_store_list_judgements (fixture->store, get_urn (school), NULL, as_at,
                                                                     &error);
  g_autoptr (GListModel) categories = trellis_store_list_categories (fixture->store, get_urn (school), as_at, &error);
  TrellisDay last = G_MAXINT;
  guint n_wanted = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    n_wanted += count_facts (fixture, FACT_JUDGEMENT, school + i * N_SCHOOLS, as_at);
  g_assert_cmpuint (g_list_model_get_n_items (judgements), ==, n_wanted);
  g_assert_cmpuint (g_list_model_get_n_items (categories), ==, count_facts (fixture, FACT_CATEGORY, school, as_at));
  for (guint i = 0; i < g_list_model_get_n_items (judgements); i++)
    {
      g_autoptr (TrellisJudgement) judgement = g_list_model_get_item (judgements, i);

      g_assert_cmpint (judgement->judged_on, <=, MIN (last, as_at));
      last = judgement->judged_on;
    }
}

static void
check_matrix (Fixture       *fixture,
              GListModel    *schools,
              TrellisDay     as_at,
              TrellisDay     compared_with,
              TrellisSource  source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisMatrix) matrix = trellis_store_read_matrix (fixture->store, schools, as_at, compared_with, source,
                                                                &error);

  g_assert_no_error (error);
  for (guint subject = 0; subject < 4 * N_SCHOOLS; subject++)
    {
      int row = trellis_matrix_find_row (matrix, get_urn (subject));
      int column = trellis_matrix_find_column (matrix, get_aspect (fixture, subject)->id);
      TrellisMatrixCell *cell;
      const char *level;

      if (get_source (subject) != source)
        continue;
      g_assert_cmpint (row, >=, 0);
      g_assert_cmpint (column, >=, 0);
      cell = trellis_matrix_get_cell (matrix, row, column);
      level = reckon_value (fixture, FACT_JUDGEMENT, subject, as_at);
      g_assert_cmpstr (cell->level != NULL ? cell->level->id : NULL, ==, level);
      level = reckon_value (fixture, FACT_JUDGEMENT, subject, MIN (compared_with, as_at));
      g_assert_cmpstr (cell->previous != NULL ? cell->previous->id : NULL, ==, level);
    }
  for (guint i = 0; source == TRELLIS_SOURCE_AGREED && i < N_SCHOOLS; i++)
    {
      TrellisMatrixCell *cell = trellis_matrix_get_cell (matrix, trellis_matrix_find_row (matrix, get_urn (i)),
                                                         trellis_matrix_get_n_columns (matrix) - 1);

      g_assert_cmpstr (cell->level != NULL ? cell->level->id : NULL, ==,
                       reckon_value (fixture, FACT_CATEGORY, i, as_at));
    }
}

static void
check_actions (Fixture    *fixture,
               TrellisDay  as_at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) actions = trellis_store_list_actions (fixture->store, NULL, as_at, &error);
  guint n_wanted = 0;
  gboolean has_closed = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < N_SCHOOLS; i++)
    n_wanted += fixture->opened_on[i] <= as_at;
  g_assert_cmpuint (g_list_model_get_n_items (actions), ==, n_wanted);
  for (guint n = 0; n < n_wanted; n++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, n);
      g_autoptr (TrellisAction) again = trellis_store_read_action (fixture->store, action->id, as_at, &error);
      g_autoptr (GPtrArray) ratings = trellis_store_list_action_ratings (fixture->store, action->id, as_at, &error);
      const char *name;
      const char *rating;
      TrellisDay since;
      guint i = 0;

      while (!g_str_equal (fixture->actions[i], action->id))
        i++;
      name = reckon_name (fixture, i, as_at);
      rating = reckon_value (fixture, FACT_RATING, i, as_at);
      since = reckon_since (fixture, FACT_RATING, i, as_at);
      g_assert_cmpstr (action->school_name, ==, name);
      g_assert_cmpstr (again->school_name, ==, name);
      g_assert_cmpstr (action->adviser_id, ==, reckon_value (fixture, FACT_ADVISER, i, as_at));
      g_assert_cmpstr (trellis_rating_get_key (action->rating), ==, rating != NULL ? rating : "none");
      g_assert_cmpint (action->rating_since, ==, since != TRELLIS_DAY_NONE ? since : fixture->opened_on[i]);
      g_assert_cmpint (action->closed_on, ==,
                       fixture->closed_on[i] != TRELLIS_DAY_NONE && fixture->closed_on[i] <= as_at
                         ? fixture->closed_on[i] : TRELLIS_DAY_NONE);
      g_assert_cmpuint (ratings->len, ==, count_facts (fixture, FACT_RATING, i, as_at));
      /* What was open then comes before what was closed then. */
      g_assert_false (has_closed && action->closed_on == TRELLIS_DAY_NONE);
      has_closed |= action->closed_on != TRELLIS_DAY_NONE;
    }
}

static void
check_people (Fixture    *fixture,
              TrellisDay  as_at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) people = trellis_store_list_people (fixture->store, FALSE, as_at, &error);

  g_assert_no_error (error);
  for (guint n = 0; n < g_list_model_get_n_items (people); n++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (people, n);
      const char *week;
      guint i = 0;

      while (!g_str_equal (g_ptr_array_index (fixture->people, i), person->id))
        i++;
      week = reckon_value (fixture, FACT_WEEK, i, as_at);
      g_assert_cmpuint (person->working_half_days, ==,
                        week != NULL ? g_ascii_strtoull (week, NULL, 10) : TRELLIS_ALL_WEEK);
    }
}

static void
check_targets (Fixture    *fixture,
               TrellisDay  as_at)
{
  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *wanted = reckon_value (fixture, FACT_TARGET, i, as_at);
      gboolean has_target;
      double target = 0;

      if (wanted == NULL)
        wanted = reckon_value (fixture, FACT_TARGET, N_SCHOOLS, as_at);
      g_assert_true (trellis_store_read_target (fixture->store, "attendance", get_urn (i), as_at, &has_target, &target,
                                                &error));
      g_assert_cmpint (has_target, ==, wanted != NULL);
      if (wanted != NULL)
        g_assert_cmpfloat (target, ==, g_ascii_strtod (wanted, NULL));
    }
}

static void
check_levels_on (Fixture          *fixture,
                 const TrellisDay *days,
                 guint             n_days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) levels = trellis_store_list_levels_on (fixture->store, days, n_days, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      const TrellisLevel **row = g_hash_table_lookup (levels, get_urn (i));

      for (guint n = 0; n < n_days; n++)
        g_assert_cmpstr (row != NULL && row[n] != NULL ? row[n]->id : NULL, ==,
                         reckon_value (fixture, FACT_CATEGORY, i, days[n]));
    }
}

/* The overview counts what the schools are, one by one. */
static void
check_overview (Fixture    *fixture,
                TrellisDay  as_at)
{
  g_autoptr (TrellisScope) scope = trellis_scope_new ("2025-26", TODAY);
  g_autoptr (TrellisOverview) overview = NULL;
  g_autoptr (GError) error = NULL;

  trellis_scope_set_as_at (scope, as_at);
  overview = trellis_store_read_overview (fixture->store, scope, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < overview->levels->len; i++)
    {
      const TrellisOverviewLevel *level = &g_array_index (overview->levels, TrellisOverviewLevel, i);
      guint n = 0;

      for (guint school = 0; school < N_SCHOOLS; school++)
        n += g_strcmp0 (reckon_value (fixture, FACT_CATEGORY, school, as_at), level->level->id) == 0;
      g_assert_cmpuint (level->n_now, ==, n);
    }
}

static void
look (Fixture    *fixture,
      TrellisDay  as_at,
      TrellisDay  compared_with)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (fixture->store, as_at, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (schools), ==, N_SCHOOLS);
  for (guint n = 0; n < N_SCHOOLS; n++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, n);
      g_autoptr (TrellisSchool) again = trellis_store_read_school (fixture->store, school->urn, as_at, &error);
      guint i = 0;

      while (!g_str_equal (get_urn (i), school->urn))
        i++;
      check_school (fixture, school, i, as_at);
      check_school (fixture, again, i, as_at);
      check_roles (fixture, i, as_at);
      check_judgements (fixture, i, as_at);
    }
  check_matrix (fixture, schools, as_at, compared_with, TRELLIS_SOURCE_AGREED);
  check_matrix (fixture, schools, as_at, compared_with, TRELLIS_SOURCE_ADVISER);
  check_actions (fixture, as_at);
  check_people (fixture, as_at);
  check_targets (fixture, as_at);
  check_overview (fixture, as_at);
}

static void
test_any_day (Fixture       *fixture,
              gconstpointer  unused)
{
  TrellisDay days[N_LOOKS];

  for (guint i = 0; i < N_LOOKS; i++)
    {
      days[i] = FIRST_DAY - 3 + (TODAY - FIRST_DAY + 6) * (TrellisDay) i / (N_LOOKS - 1);
      look (fixture, days[i], pick_day (fixture));
    }
  check_levels_on (fixture, days, N_LOOKS);
}

/* A visit that is made by now was the next one on a day before it. */
static void
test_next_visit (Fixture       *fixture,
                 gconstpointer  unused)
{
  static const struct
  {
    int days_ago;
    TrellisVisitStatus status;
  } visits[] = {
    { 60, TRELLIS_VISIT_STATUS_NOTED }, { 30, TRELLIS_VISIT_STATUS_CANCELLED }, { 20, TRELLIS_VISIT_STATUS_DONE },
    { -10, TRELLIS_VISIT_STATUS_PLANNED },
  };
  static const struct
  {
    int days_ago;
    int next_days_ago;
  } looks[] = { { 90, 60 }, { 61, 60 }, { 60, 20 }, { 30, 20 }, { 20, -10 }, { 0, -10 } };

  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL;

      g_free (visit->urn);
      visit->urn = g_strdup (get_urn (0));
      g_free (visit->kind);
      visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
      visit->visit_on = TODAY - visits[i].days_ago;
      visit->status = visits[i].status;
      id = trellis_store_add_visit (fixture->store, visit, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (TrellisSchool) school = trellis_store_read_school (fixture->store, get_urn (0),
                                                                    TODAY - looks[i].days_ago, NULL);

      g_assert_cmpint (school->next_visit_on, ==, TODAY - looks[i].next_days_ago);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install (FALSE);

  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/as-at/any-day/%u", seed);

      g_test_add (path, Fixture, GUINT_TO_POINTER (seed), set_up, test_any_day, tear_down);
    }
  g_test_add ("/as-at/next-visit", Fixture, GUINT_TO_POINTER (9), set_up, test_next_visit, tear_down);

  return g_test_run ();
}
