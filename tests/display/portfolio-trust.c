/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "portfolio-trust.h"

#include "trellis-store-actions.h"
#include "trellis-store-inspections.h"
#include "trellis-store-judgements.h"
#include "trellis-store-measures.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>

static const char *const firsts[] = {
  "Gull", "Hythe", "Lark", "Marrow", "Pebble", "Salt", "Tide", "Wrack", "Beacon", "Bracken", "Chalk", "Down",
  "Fern", "Flint", "Harrow", "Orme", "Quill", "Rush", "Stone", "Thistle",
};
static const char *const lasts[] = { "stone", "sand", "field", "quay", "combe", "mere", "well", "ham", "stead", "holt" };
static const char *const phases[] = { "primary", "primary", "primary", "secondary", "primary", "special", "all-through" };
static const char *const people[] = { "Ash", "Birch", "Cedar", "Rowan" };
static const char *const hubs[] = { "Coast hub", "Downs hub", "Valley hub" };

static void
add_category (TrellisStore *store,
              const char   *urn,
              guint         rank,
              TrellisDay    agreed_on,
              const char   *reason,
              const char   *narrative)
{
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme (store, NULL);
  TrellisLevel *level = g_ptr_array_index (scheme->levels, rank);
  g_autofree char *id = trellis_store_agree_category (store, urn, level->id, agreed_on, "Standards meeting",
                                                      "Headteacher\nChair of governors\nAdviser", reason, narrative,
                                                      &error);

  g_assert_no_error (error);
}

static void
add_judgements (TrellisStore *store,
                const char   *urn,
                guint         number)
{
  TrellisScheme *scheme = trellis_store_get_scheme (store, NULL);

  for (guint i = 0; i < scheme->aspects->len; i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, i);
      GPtrArray *levels = trellis_scheme_get_aspect_levels (scheme, aspect->id);
      guint rank = MIN ((number + i) % 3 + 1, levels->len - 1);
      TrellisLevel *before = g_ptr_array_index (levels, rank);
      TrellisLevel *now = g_ptr_array_index (levels, i % 3 == 0 && rank > 0 ? rank - 1 : rank);
      g_autoptr (GError) error = NULL;
      g_autofree char *first = trellis_store_judge (store, urn, aspect->id, before->id, PORTFOLIO_TODAY - 400,
                                                    TRELLIS_SOURCE_AGREED, "Seen.", &error);
      g_autofree char *second = trellis_store_judge (store, urn, aspect->id, now->id, PORTFOLIO_TODAY - 60,
                                                     TRELLIS_SOURCE_AGREED, "Seen again.", &error);

      g_assert_no_error (error);
    }
}

static void
add_visits (TrellisStore *store,
            const char   *urn,
            const char   *adviser_id,
            guint         number)
{
  static const char *const themes[] = {
    "Agree the year’s focus", "Early reading", "Behaviour", "Inclusion strategy", "Curriculum", "Priorities",
  };

  for (int i = 0; i < 6; i++)
    {
      g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL;

      g_free (visit->urn);
      visit->urn = g_strdup (urn);
      g_free (visit->kind);
      visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
      g_free (visit->year_id);
      visit->year_id = g_strdup ("2025-26");
      visit->number = i + 1;
      visit->visit_on = trellis_day_new (2025, 9, 22) + i * 47 + (int) number % 5;
      visit->adviser_id = g_strdup (adviser_id);
      visit->status = visit->visit_on > PORTFOLIO_TODAY ? i == 5 ? TRELLIS_VISIT_STATUS_PLANNED
                                                                 : TRELLIS_VISIT_STATUS_AGREED
                                                        : i == 3 ? TRELLIS_VISIT_STATUS_NOTED
                                                                 : TRELLIS_VISIT_STATUS_SHARED;
      g_free (visit->theme_am);
      visit->theme_am = g_strdup (themes[i]);
      id = trellis_store_add_visit (store, visit, &error);
      g_assert_no_error (error);
    }
}

static void
add_actions (TrellisStore *store,
             const char   *urn,
             guint         number)
{
  static const char *const whats[] = {
    "Revisit last year’s history units", "Map vocabulary in geography", "Improve the early years garden",
    "Share the phonics routine", "Governors to see Year 5 reading",
  };
  static const TrellisRating ratings[] = {
    TRELLIS_RATING_RED, TRELLIS_RATING_AMBER, TRELLIS_RATING_AMBER, TRELLIS_RATING_GREEN, TRELLIS_RATING_NONE,
  };

  for (guint i = number % 4 == 2 ? 0 : 1; i < G_N_ELEMENTS (whats) - number % 2; i++)
    {
      g_autoptr (TrellisAction) action = trellis_action_new ("");
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL;

      g_free (action->urn);
      action->urn = g_strdup (urn);
      g_free (action->what);
      action->what = g_strdup (whats[i]);
      g_free (action->owner);
      action->owner = g_strdup ("Headteacher");
      action->opened_on = trellis_day_new (2025, 11, 20);
      action->due_on = trellis_day_new (2026, 2, 13) + (int) i * 21;
      id = trellis_store_add_action (store, action, NULL, &error);
      g_assert_no_error (error);
      if (ratings[i] != TRELLIS_RATING_NONE)
        trellis_store_rate_action (store, id, ratings[i], trellis_day_new (2026, 2, 5), "Seen in books.", &error);
      g_assert_no_error (error);
    }
}

static void
add_figures (TrellisStore *store,
             const char   *urn,
             guint         number)
{
  static const struct
  {
    const char *id;
    double base;
    double step;
    double target;
  } figures[] = {
    { "attendance", 94.6, -0.3, 95 }, { "combined", 55, 1.5, 62 }, { "persistent-absence", 14, 0.8, 15 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      for (int year = 2019; year < 2026; year++)
        {
          g_autofree char *period = g_strdup_printf ("%d-%02d", year, (year + 1) % 100);
          TrellisMeasureValue value = {
            .period = period,
            .ends_on = trellis_day_new (year + 1, 7, 31),
            .is_missing = i == 1 && (year == 2020 || year == 2019),
            .value = figures[i].base + figures[i].step * ((year + (int) number) % 4) - number % 3,
            .missing_reason = (char *) "not published",
            .cohort = -1,
          };
          g_autoptr (GError) error = NULL;

          if (value.ends_on > PORTFOLIO_TODAY)
            continue;
          trellis_store_set_measure_value (store, figures[i].id, urn, &value, "entered", &error);
          g_assert_no_error (error);
        }
    }
}

static void
add_measures (TrellisStore *store)
{
  TrellisMeasure measures[] = {
    { (char *) "attendance", (char *) "Attendance", (char *) "%", 1, TRELLIS_BETTER_UP, (char *) "year" },
    { (char *) "combined", (char *) "Combined at 11", (char *) "%", 0, TRELLIS_BETTER_UP, (char *) "year" },
    { (char *) "persistent-absence", (char *) "Persistent absence", (char *) "%", 1, TRELLIS_BETTER_DOWN,
      (char *) "year" },
  };
  const double targets[] = { 95, 62, 15 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      trellis_store_add_measure (store, &measures[i], &error);
      g_assert_no_error (error);
      trellis_store_set_target (store, measures[i].id, NULL, trellis_day_new (2020, 9, 1), targets[i], &error);
      g_assert_no_error (error);
    }
}

static void
add_school (TrellisStore *store,
            guint         number,
            gboolean      has_long_names,
            char        **hub_ids,
            char        **person_ids)
{
  g_autofree char *urn = g_strdup_printf ("9%05u", number + 1);
  const char *phase = phases[number % G_N_ELEMENTS (phases)];
  g_autofree char *name = g_strdup_printf ("%s%s %s%s", firsts[number % G_N_ELEMENTS (firsts)],
                                           lasts[number / 3 % G_N_ELEMENTS (lasts)],
                                           number % 6 == 1 ? "CE " : "",
                                           number % G_N_ELEMENTS (phases) == 3 ? "Academy" : "Primary");
  const char *adviser_id = person_ids[number % G_N_ELEMENTS (people)];
  TrellisDay joined_on = trellis_day_new (2019, 9, 1);
  g_autoptr (GError) error = NULL;

  if (has_long_names)
    {
      g_autofree char *short_name = g_steal_pointer (&name);

      name = g_strdup_printf ("%s and the Church of England Nursery, Infant and Junior School of Saint Bartholomew",
                              short_name);
    }
  trellis_store_add_school (store, urn, name, phase, number % 6 == 1, &error);
  g_assert_no_error (error);
  trellis_store_set_school_joined (store, urn, joined_on, &error);
  g_assert_no_error (error);
  if (number % 11 != 10)
    trellis_store_set_school_hub (store, urn, hub_ids[number % G_N_ELEMENTS (hubs)], joined_on, &error);
  g_assert_no_error (error);
  trellis_store_set_role_holder (store, urn, TRELLIS_ROLE_ADVISER, adviser_id, joined_on, &error);
  g_assert_no_error (error);
  if (number % 9 == 8)
    return;

  add_category (store, urn, number % 4, trellis_day_new (2022, 7, 6), "", "Stable.");
  add_category (store, urn, (number + 1) % 5, trellis_day_new (2024, 7, 3), "", "Under way.");
  add_category (store, urn, number % 5, trellis_day_new (2025, 7, 8), number % 3 == 0 ? "new headteacher" : "",
                "Reading is strong and staff are well led. The curriculum in the foundation subjects is not yet "
                "remembered. Attendance of the oldest pupils must rise.");
  if (number % 7 != 6)
    {
      g_autoptr (TrellisInspection) inspection = NULL;

      inspection = trellis_inspection_new (urn, TRELLIS_FRAMEWORK_OEIF, trellis_day_new (2023, 3, 14),
                                           number % 5 == 3 ? "Requires improvement"
                                           : number % 5 == 1 ? "Outstanding" : "Good");
      trellis_store_record_inspection (store, inspection, &error);
    }
  g_assert_no_error (error);
  add_visits (store, urn, adviser_id, number);
  add_actions (store, urn, number);
  if (number < 6)
    {
      add_judgements (store, urn, number);
      add_figures (store, urn, number);
    }
}

/**
 * trellis_portfolio_trust_new:
 * @folder: (out) (transfer full): the folder it lies in
 * @n_schools: how many schools
 * @has_long_names: whether their names are longer than any list has room for
 *
 * Builds an invented trust, the same one every time.
 *
 * Returns: (transfer full): its file, open
 */
TrellisStore *
trellis_portfolio_trust_new (char     **folder,
                             guint      n_schools,
                             gboolean   has_long_names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autofree char *path = NULL;
  TrellisStore *store;
  char *hub_ids[G_N_ELEMENTS (hubs)];
  char *person_ids[G_N_ELEMENTS (people)];

  g_assert_no_error (error);
  trellis_clock_set_today (PORTFOLIO_TODAY);
  *folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (*folder, "t.trellis", NULL);
  store = trellis_store_create (path, "Marrowfield Learning Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  trellis_store_seed_ids (store, 1);

  trellis_store_begin_change (store, "test", NULL, "Build the trust", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (hubs); i++)
    hub_ids[i] = trellis_store_add_hub (store, hubs[i], &error);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    person_ids[i] = trellis_store_add_person (store, people[i], "School improvement adviser", "", TRUE, &error);
  g_assert_no_error (error);
  add_measures (store);
  for (guint i = 0; i < n_schools; i++)
    add_school (store, i, has_long_names, hub_ids, person_ids);
  trellis_store_end_change (store, TRUE, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (hubs); i++)
    g_free (hub_ids[i]);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    g_free (person_ids[i]);

  return store;
}

/**
 * trellis_portfolio_trust_remove:
 * @store: (transfer full): the file
 * @folder: (transfer full): the folder it lies in
 */
void
trellis_portfolio_trust_remove (TrellisStore *store,
                                char         *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_object_unref (store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_rmdir (folder);
  g_free (folder);
}
