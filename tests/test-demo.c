/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-core.h"
#include "trellis-demo.h"
#include "trellis-store-actions.h"
#include "trellis-store-history.h"
#include "trellis-store-judgements.h"
#include "trellis-store-measures.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>
#include <string.h>

#define DEMO_DAY trellis_day_new (2026, 3, 6)

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
  GListModel *schools;
} Fixture;

/* Written once: the tests only read. */
static void
set_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "demo.trellis", NULL);
  g_assert_true (trellis_demo_write (fixture->path, &error));
  g_assert_no_error (error);
  fixture->store = trellis_store_open (fixture->path, &error);
  g_assert_no_error (error);
  fixture->schools = trellis_store_list_schools (fixture->store, DEMO_DAY, FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->schools);
  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static guint
count (GHashTable *counts,
       const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
}

static void
add_one (GHashTable *counts,
         const char *key)
{
  g_hash_table_insert (counts, (gpointer) key, GUINT_TO_POINTER (count (counts, key) + 1));
}

static void
test_same_bytes (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "again.trellis", NULL);
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  gsize first_length, again_length;

  /* Whatever day it is where the program runs, and it is that day again afterwards. */
  trellis_clock_set_today (trellis_day_new (2027, 9, 1));
  g_assert_true (trellis_demo_write (path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (trellis_clock_get_today (), ==, trellis_day_new (2027, 9, 1));
  trellis_clock_set_today (TRELLIS_DAY_NONE);

  g_assert_true (g_file_get_contents (fixture->path, &first, &first_length, NULL));
  g_assert_true (g_file_get_contents (path, &again, &again_length, NULL));
  g_assert_cmpuint (first_length, ==, again_length);
  g_assert_true (memcmp (first, again, first_length) == 0);
}

static void
test_refuses_to_overwrite (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  g_assert_false (trellis_demo_write (fixture->path, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_false (trellis_clock_is_set ());
}

static void
test_checks (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (TrellisTrust) trust = NULL;

  g_assert_true (trellis_store_check (fixture->store, &findings, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);

  g_assert_cmpint (trellis_store_get_today (fixture->store), ==, DEMO_DAY);
  g_assert_cmpint (trellis_day_get_weekday (DEMO_DAY), ==, 4);
  trust = trellis_store_read_trust (fixture->store, &error);
  g_assert_cmpstr (trust->year_id, ==, "2025-26");
}

/* The history of the file runs in the order of time, from its first day to its
 * own today. */
static void
test_history (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisHistory) history = trellis_store_list_history (fixture->store, NULL, &error);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (history));
  gint64 after = G_MAXINT64;

  g_assert_cmpuint (n, >, 40);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrellisChange) change = g_list_model_get_item (G_LIST_MODEL (history), i);

      if (change->made_at > after)
        g_test_message ("%s", change->sentence);
      g_assert_cmpint (change->made_at, <=, after);
      after = change->made_at;
    }
}

static void
test_schools (gconstpointer data)
{
  const Fixture *fixture = data;
  static const struct
  {
    const char *phase;
    guint n_schools;
  } phases[] = {
    { "nursery", 1 }, { "primary", 22 }, { "middle-secondary", 1 }, { "secondary", 3 }, { "all-through", 1 },
    { "special", 1 }, { "alternative", 1 }, { "post-16", 1 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) by_phase = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_hub = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GListModel) all = trellis_store_list_schools (fixture->store, DEMO_DAY, TRUE, &error);
  guint n = g_list_model_get_n_items (fixture->schools);
  guint n_church = 0, n_federated = 0, n_joining = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (fixture->schools, i);

      add_one (by_phase, school->phase);
      add_one (by_hub, school->hub_name);
      n_church += school->is_church;
      n_federated += school->federation_id != NULL;
      n_joining += school->membership == TRELLIS_MEMBERSHIP_JOINING;
      g_assert_cmpstr (school->adviser_name, !=, "");
      g_assert_cmpstr (school->head_name, !=, "");
      g_assert_cmpint (school->head_since, <=, DEMO_DAY);
      g_assert_cmpstr (school->inspection, !=, "");
      g_assert_cmpint (school->pupils, >, 0);
      g_assert_cmpint (school->pupils, <=, school->capacity);
    }
  g_assert_cmpuint (n, ==, 31);
  g_assert_cmpuint (n_joining, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 32);
  g_assert_cmpuint (n_church, ==, 3);
  g_assert_cmpuint (n_federated, ==, 2);
  g_assert_cmpuint (g_hash_table_size (by_hub), ==, 3);
  g_assert_cmpuint (g_hash_table_size (by_phase), ==, G_N_ELEMENTS (phases));
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    g_assert_cmpuint (count (by_phase, phases[i].phase), ==, phases[i].n_schools);
}

static void
test_advisers (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) advisers = trellis_store_list_people (fixture->store, TRUE, DEMO_DAY, &error);
  g_autoptr (GHashTable) weeks = g_hash_table_new (NULL, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (advisers), ==, 8);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (TrellisPerson) adviser = g_list_model_get_item (advisers, i);

      g_assert_cmpuint (adviser->working_half_days, !=, 0);
      g_hash_table_add (weeks, GUINT_TO_POINTER (adviser->working_half_days));
    }
  g_assert_cmpuint (g_hash_table_size (weeks), >=, 6);
}

static void
test_matrix (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisMatrix) matrix = trellis_store_read_matrix (fixture->store, fixture->schools, DEMO_DAY,
                                                                trellis_day_new (2025, 9, 5), TRELLIS_SOURCE_AGREED,
                                                                &error);
  g_autoptr (GHashTable) levels = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_columns, n_up = 0, n_down = 0, n_differ = 0, n_missing = 0, n_old = 0, n_past = 0, n_warned = 0;

  g_assert_no_error (error);
  n_columns = trellis_matrix_get_n_columns (matrix);
  for (guint i = 0; i < trellis_matrix_get_n_rows (matrix); i++)
    {
      TrellisMatrixRow *row = trellis_matrix_get_row (matrix, i);

      n_past += row->is_past_limit;
      n_warned += row->is_warned && !row->is_past_limit;
      for (guint j = 0; j < n_columns; j++)
        {
          TrellisMatrixCell *cell = &row->cells[j];

          if (row->school->membership == TRELLIS_MEMBERSHIP_JOINING)
            {
              g_assert_null (cell->level);
              continue;
            }
          g_assert_nonnull (cell->level);
          n_differ += cell->sources_differ;
          n_missing += cell->evidence == TRELLIS_EVIDENCE_MISSING;
          n_old += cell->evidence == TRELLIS_EVIDENCE_OLD;
          if (j + 1 < n_columns)
            continue;
          add_one (levels, cell->level->id);
          n_up += cell->previous != NULL && cell->level->rank < cell->previous->rank;
          n_down += cell->previous != NULL && cell->level->rank > cell->previous->rank;
        }
    }

  g_assert_cmpuint (g_hash_table_size (levels), ==, 5);
  g_assert_cmpuint (n_up, >=, 3);
  g_assert_cmpuint (n_down, >=, 2);
  g_assert_cmpuint (n_past, >=, 3);
  g_assert_cmpuint (n_warned, >=, 1);
  g_test_message ("%u cells differ, %u lack evidence, %u are old", n_differ, n_missing, n_old);
  g_assert_cmpuint (n_differ, >=, 20);
  g_assert_cmpuint (n_differ, <=, 60);
  g_assert_cmpuint (n_missing, >=, 3);
  g_assert_cmpuint (n_missing, <=, 30);
  g_assert_cmpuint (n_old, >=, 1);
}

/* Nothing is dated later than the trust's own today, and the words are there. */
static void
test_judgements (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  TrellisDay far = trellis_day_new (2099, 1, 1);
  g_autoptr (GListModel) judgements = trellis_store_list_judgements (fixture->store, NULL, NULL, far, &error);
  g_autoptr (GListModel) categories = trellis_store_list_categories (fixture->store, NULL, far, &error);
  g_autoptr (GHashTable) narratives = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_by_source[TRELLIS_N_SOURCES] = { 0 };
  guint n_reasons = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (judgements); i++)
    {
      g_autoptr (TrellisJudgement) judgement = g_list_model_get_item (judgements, i);

      g_assert_cmpint (judgement->judged_on, <=, DEMO_DAY);
      g_assert_cmpint (trellis_day_get_weekday (judgement->judged_on), <, 5);
      n_by_source[judgement->source]++;
      if (judgement->source == TRELLIS_SOURCE_AGREED && *judgement->narrative != '\0')
        g_hash_table_add (narratives, judgement->narrative);
    }
  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr (TrellisJudgement) category = g_list_model_get_item (categories, i);

      g_assert_cmpint (category->judged_on, <=, DEMO_DAY);
      g_assert_cmpstr (category->narrative, !=, "");
      g_assert_nonnull (strstr (category->person_name, "headteacher"));
      n_reasons += *category->reason != '\0';
    }
  g_assert_cmpuint (n_by_source[TRELLIS_SOURCE_AGREED], >, 500);
  g_assert_cmpuint (n_by_source[TRELLIS_SOURCE_SELF_EVALUATION], >, 500);
  g_assert_cmpuint (n_by_source[TRELLIS_SOURCE_ADVISER], >, 300);
  g_assert_cmpuint (n_by_source[TRELLIS_SOURCE_EXTERNAL_REVIEW], >, 10);
  g_assert_cmpuint (g_hash_table_size (narratives), >, 300);
  g_assert_cmpuint (n_reasons, >=, 3);
}

/* A visit stands on a day in school that its adviser works, is done when its
 * day is past and not before, and one adviser is in one place at a time. */
static void
test_visits (gconstpointer data)
{
  const Fixture *fixture = data;
  static const char *const year_ids[] = { "2024-25", "2025-26" };
  guint n_by_status[TRELLIS_N_VISIT_STATUSES] = { 0 };
  guint n_unplaced = 0;

  for (guint y = 0; y < G_N_ELEMENTS (year_ids); y++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (fixture->store, year_ids[y], &error);
      g_autoptr (GListModel) visits = trellis_store_list_visits (fixture->store, year_ids[y], &error);
      g_autoptr (GListModel) advisers = trellis_store_list_people (fixture->store, TRUE, year->ends_on, &error);
      g_autoptr (GHashTable) weeks = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < g_list_model_get_n_items (advisers); i++)
        {
          g_autoptr (TrellisPerson) adviser = g_list_model_get_item (advisers, i);

          g_hash_table_insert (weeks, adviser->id, GUINT_TO_POINTER (adviser->working_half_days));
        }
      g_assert_cmpuint (g_list_model_get_n_items (visits), >, 200);
      for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
        {
          g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
          guint week;
          guint halves = 0;
          gboolean is_past;

          n_by_status[visit->status]++;
          if (visit->status == TRELLIS_VISIT_STATUS_CANCELLED)
            continue;
          if (visit->visit_on == TRELLIS_DAY_NONE)
            {
              n_unplaced++;
              continue;
            }
          g_assert_nonnull (visit->adviser_id);
          g_assert_true (trellis_school_year_is_open (year, visit->visit_on, visit->session, visit->urn,
                                                      visit->adviser_id));
          week = GPOINTER_TO_UINT (g_hash_table_lookup (weeks, visit->adviser_id));
          if (visit->session != TRELLIS_SESSION_PM)
            halves |= TRELLIS_HALF_DAY (trellis_day_get_weekday (visit->visit_on), 0);
          if (visit->session != TRELLIS_SESSION_AM)
            halves |= TRELLIS_HALF_DAY (trellis_day_get_weekday (visit->visit_on), 1);
          g_assert_cmpuint (week & halves, ==, halves);
          for (guint half = 0; half < 10; half++)
            {
              if ((halves & (1u << half)) != 0)
                g_assert_true (g_hash_table_add (taken, g_strdup_printf ("%s/%d/%u", visit->adviser_id, visit->visit_on,
                                                                         half)));
            }
          is_past = visit->status != TRELLIS_VISIT_STATUS_PLANNED && visit->status != TRELLIS_VISIT_STATUS_AGREED;
          g_assert_cmpint (visit->visit_on < DEMO_DAY, ==, is_past);
        }
    }

  g_assert_cmpuint (n_unplaced, ==, 2);
  g_assert_cmpuint (n_by_status[TRELLIS_VISIT_STATUS_CANCELLED], ==, 1);
  g_assert_cmpuint (n_by_status[TRELLIS_VISIT_STATUS_DONE], >=, 2);
  for (guint i = 0; i < TRELLIS_N_VISIT_STATUSES; i++)
    g_assert_cmpuint (n_by_status[i], >, 0);
}

/* What is noted has a note, and its words were filled in. */
static void
test_notes (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) visits = trellis_store_list_visits (fixture->store, NULL, &error);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      g_autoptr (GPtrArray) parts = trellis_store_read_note (fixture->store, visit->id, &error);
      gboolean is_noted = visit->status == TRELLIS_VISIT_STATUS_NOTED || visit->status == TRELLIS_VISIT_STATUS_SHARED;

      g_assert_no_error (error);
      g_assert_cmpint (parts->len >= 3, ==, is_noted);
      for (guint k = 0; k < parts->len; k++)
        {
          TrellisNotePart *part = g_ptr_array_index (parts, k);

          g_assert_cmpstr (part->body, !=, "");
          g_assert_null (strchr (part->body, '{'));
        }
    }
}

/* Actions of every rating, whose days follow each other. */
static void
test_actions (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) actions = trellis_store_list_actions (fixture->store, NULL, trellis_day_new (2099, 1, 1),
                                                               &error);
  guint n = g_list_model_get_n_items (actions);
  guint n_open[TRELLIS_N_RATINGS] = { 0 };
  guint n_closed = 0, n_overdue = 0, n_due_soon = 0;

  g_assert_cmpuint (n, >=, 60);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);
      g_autoptr (GPtrArray) ratings = trellis_store_list_action_ratings (fixture->store, action->id, DEMO_DAY, &error);
      TrellisDay last = action->opened_on;

      g_assert_no_error (error);
      g_test_message ("%s: %s", action->urn, action->what);
      g_assert_cmpint (action->opened_on, <=, DEMO_DAY);
      g_assert_cmpint (action->due_on, >, action->opened_on);
      g_assert_cmpstr (action->source, !=, "");
      g_assert_cmpstr (action->owner, !=, "");
      g_assert_cmpstr (action->success_criteria, !=, "");
      g_assert_nonnull (action->aspect_id);
      g_assert_cmpint (trellis_day_get_weekday (action->due_on), <, 5);
      for (guint k = 0; k < ratings->len; k++)
        {
          TrellisActionRating *rating = g_ptr_array_index (ratings, k);

          g_assert_cmpint (rating->rated_on, >, last);
          g_assert_cmpint (rating->rated_on, <, DEMO_DAY);
          g_assert_cmpstr (rating->evidence, !=, "");
          last = rating->rated_on;
        }
      if (action->closed_on != TRELLIS_DAY_NONE)
        {
          n_closed++;
          g_assert_cmpint (action->closed_on, >=, last);
          g_assert_cmpint (action->closed_on, <, DEMO_DAY);
          g_assert_cmpint (action->rating, ==, TRELLIS_RATING_GREEN);
          continue;
        }
      n_open[action->rating]++;
      n_overdue += trellis_action_is_overdue (action, DEMO_DAY);
      n_due_soon += trellis_action_is_due_soon (action, DEMO_DAY);
    }

  for (guint i = 0; i < TRELLIS_N_RATINGS; i++)
    g_assert_cmpuint (n_open[i], >=, 8);
  g_assert_cmpuint (n_closed, >=, 10);
  g_assert_cmpuint (n_overdue, >=, 5);
  g_assert_cmpuint (n_due_soon, >=, 5);
}

/* Three years and more of figures, none of them impossible, with gaps that say
 * why and targets. */
static void
test_measures (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (fixture->store, &error);
  guint n_values = 0, n_gaps = 0, n_targets = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (measures->len, ==, 6);
  for (guint i = 0; i < measures->len; i++)
    {
      TrellisMeasure *measure = g_ptr_array_index (measures, i);

      for (guint k = 0; k < g_list_model_get_n_items (fixture->schools); k++)
        {
          g_autoptr (TrellisSchool) school = g_list_model_get_item (fixture->schools, k);
          g_autoptr (GPtrArray) values = trellis_store_list_measure_values (fixture->store, measure->id, school->urn,
                                                                            trellis_day_new (2099, 1, 1), &error);
          gboolean has_target;
          double target;

          g_assert_no_error (error);
          g_assert_true (trellis_store_read_target (fixture->store, measure->id, school->urn, DEMO_DAY, &has_target,
                                                    &target, &error));
          n_targets += has_target;
          for (guint v = 0; v < values->len; v++)
            {
              TrellisMeasureValue *value = g_ptr_array_index (values, v);

              g_assert_cmpint (value->ends_on, <=, DEMO_DAY);
              g_assert_cmpint (value->is_missing, ==, *value->missing_reason != '\0');
              n_gaps += value->is_missing;
              n_values += !value->is_missing;
              if (value->is_missing)
                continue;
              g_assert_cmpfloat (value->value, >, 0);
              g_assert_cmpfloat (value->value, <, g_str_equal (measure->unit, "%") ? 100 : 2000);
            }
        }
    }
  g_assert_cmpuint (n_values, >, 1500);
  g_assert_cmpuint (n_gaps, >, 40);
  g_assert_cmpuint (n_targets, >, 100);
}

int
main (int    argc,
      char **argv)
{
  Fixture fixture = { NULL };
  int result;

  g_test_init (&argc, &argv, NULL);
  trellis_core_init ();
  set_up (&fixture);
  g_test_add_data_func ("/demo/same-bytes", &fixture, test_same_bytes);
  g_test_add_data_func ("/demo/refuses-to-overwrite", &fixture, test_refuses_to_overwrite);
  g_test_add_data_func ("/demo/checks", &fixture, test_checks);
  g_test_add_data_func ("/demo/history", &fixture, test_history);
  g_test_add_data_func ("/demo/schools", &fixture, test_schools);
  g_test_add_data_func ("/demo/advisers", &fixture, test_advisers);
  g_test_add_data_func ("/demo/matrix", &fixture, test_matrix);
  g_test_add_data_func ("/demo/judgements", &fixture, test_judgements);
  g_test_add_data_func ("/demo/visits", &fixture, test_visits);
  g_test_add_data_func ("/demo/notes", &fixture, test_notes);
  g_test_add_data_func ("/demo/actions", &fixture, test_actions);
  g_test_add_data_func ("/demo/measures", &fixture, test_measures);

  result = g_test_run ();
  tear_down (&fixture);
  return result;
}
