/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A trust with schools, advisers and a year of visits, made through the store
 * as the program makes it. Every name is invented. */

#include "config.h"

#include "trellis-visits-trust.h"

#include "trellis-plan-taking.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>

#define N_HUBS 3

static const char *const beginnings[] = {
  "Alder", "Brim", "Cold", "Dunn", "Ember", "Fallow", "Gorse", "Hythe", "Ivel", "Kestrel", "Lark", "Merrow", "Nether",
};
static const char *const ends[] = { "wick", "combe", "den", "stowe", "mere", "cliffe", "brook" };
static const char *const advisers[] = {
  "Rowan", "Ash", "Cedar", "Birch", "Linden", "Maple", "Aspen", "Juniper", "Alder", "Holly", "Willow", "Laurel",
};
static const char *const levels[] = { "excellence", "refinement", "reinforcement", "recovery", "repair" };

static void
add_schools (TrellisStore *store,
             guint         n_schools,
             guint         n_advisers)
{
  TrellisDay from = trellis_day_new (2023, 9, 1);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) hubs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *federation_id = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_HUBS; i++)
    {
      static const char *const names[] = { "North", "Vale", "Coast" };

      g_ptr_array_add (hubs, trellis_store_add_hub (store, names[i], &error));
    }
  for (guint i = 0; i < n_advisers; i++)
    {
      guint half_days = 0;
      char *id;

      /* Three days of the week are for visits. */
      for (guint day = i; day < i + 6; day += 2)
        half_days |= TRELLIS_HALF_DAY (day % 5, 0) | TRELLIS_HALF_DAY (day % 5, 1);
      id = trellis_store_add_person (store, advisers[i % G_N_ELEMENTS (advisers)], "Adviser", "", TRUE, &error);

      g_assert_no_error (error);
      g_assert_true (trellis_store_set_working_week (store, id, from, half_days, &error));
      g_ptr_array_add (people, id);
    }
  federation_id = trellis_store_add_federation (store, "Two Rivers Federation", &error);
  g_assert_no_error (error);

  for (guint i = 0; i < n_schools; i++)
    {
      g_autofree char *urn = g_strdup_printf ("%u", 900001 + i);
      gboolean is_church = i % 9 == 3;
      g_autofree char *name = g_strdup_printf ("%s%s%s %s", beginnings[i % G_N_ELEMENTS (beginnings)],
                                               ends[(i / G_N_ELEMENTS (beginnings) + i) % G_N_ELEMENTS (ends)],
                                               is_church ? " CE" : "", i % 8 == 5 ? "Academy" : "Primary");
      g_autofree char *judgement = NULL;

      g_assert_true (trellis_store_add_school (store, urn, name, i % 8 == 5 ? "secondary" : "primary", is_church, &error));
      g_assert_true (trellis_store_set_school_joined (store, urn, from, &error));
      g_assert_true (trellis_store_set_school_hub (store, urn, g_ptr_array_index (hubs, i % N_HUBS), from, &error));
      g_assert_true (trellis_store_set_role_holder (store, urn, TRELLIS_ROLE_ADVISER,
                                                    g_ptr_array_index (people, i % n_advisers), from, &error));
      if (i == 4 || i == 4 + n_advisers)
        g_assert_true (trellis_store_set_school_federation (store, urn, federation_id, from, &error));
      judgement = trellis_store_agree_category (store, urn, levels[(i * 7) % 11 % G_N_ELEMENTS (levels)], from + 60,
                                                "Standards meeting", "", "", "", &error);
      g_assert_no_error (error);
    }
}

/* What is past is noted and shared but for the last weeks; what is near is
 * agreed. */
static void
set_statuses (TrellisStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) visits = trellis_store_list_visits (store, TRELLIS_VISITS_YEAR, &error);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      int ahead = visit->visit_on - TRELLIS_VISITS_TODAY;
      TrellisVisitStatus status = TRELLIS_VISIT_STATUS_PLANNED;

      if (ahead < -40)
        status = TRELLIS_VISIT_STATUS_SHARED;
      else if (ahead < -18)
        status = i % 3 > 0 ? TRELLIS_VISIT_STATUS_SHARED : TRELLIS_VISIT_STATUS_NOTED;
      else if (ahead < 0)
        status = i % 4 > 0 ? TRELLIS_VISIT_STATUS_NOTED : TRELLIS_VISIT_STATUS_DONE;
      else if (ahead < 60)
        status = i % 4 > 0 ? TRELLIS_VISIT_STATUS_AGREED : TRELLIS_VISIT_STATUS_PLANNED;
      if (status != TRELLIS_VISIT_STATUS_PLANNED)
        g_assert_true (trellis_store_set_visit_status (store, visit->id, status, &error));
      g_assert_no_error (error);
    }
}

static void
plan (TrellisStore *store)
{
  TrellisPlanOptions options = TRELLIS_PLAN_OPTIONS_INIT;
  g_autoptr (TrellisYearPlan) year_plan = NULL;
  g_autoptr (GError) error = NULL;

  options.effort = 60;
  year_plan = trellis_make_plan (store, TRELLIS_VISITS_YEAR, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (trellis_take_plan (store, TRELLIS_VISITS_YEAR, year_plan, &error));
  set_statuses (store);
}

/**
 * trellis_visits_trust_new:
 * @n_schools: how many schools
 * @n_advisers: how many advisers, at most as many as schools
 * @is_planned: whether their year is planned, and has gone on until today
 *
 * Makes a trust file in a folder of its own, with two of its schools in a
 * federation.
 *
 * Returns: (transfer full): the trust
 */
TrellisVisitsTrust *
trellis_visits_trust_new (guint    n_schools,
                          guint    n_advisers,
                          gboolean is_planned)
{
  TrellisVisitsTrust *self = g_new0 (TrellisVisitsTrust, 1);
  g_autofree char *path = NULL;
  g_autoptr (TrellisScheme) scheme = NULL;
  g_autoptr (GError) error = NULL;

  scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("trellis-visits-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "visits.trellis", NULL);
  self->store = trellis_store_create (path, "Harbour Learning Trust", scheme, TRELLIS_VISITS_YEAR, &error);
  g_assert_no_error (error);
  trellis_store_seed_ids (self->store, 1);

  /* Planned as if the year had just begun. */
  g_assert_true (trellis_store_set_clock (self->store, trellis_day_new (2025, 9, 1), &error));
  /* One change, since each has a price. */
  g_assert_true (trellis_store_begin_change (self->store, "import", NULL, "Make a trust", &error));
  add_schools (self->store, n_schools, n_advisers);
  g_assert_true (trellis_store_end_change (self->store, TRUE, &error));
  if (is_planned && n_schools > 0)
    {
      g_assert_true (trellis_store_begin_change (self->store, "plan", NULL, "Make a year", &error));
      plan (self->store);
      g_assert_true (trellis_store_end_change (self->store, TRUE, &error));
    }
  g_assert_true (trellis_store_set_clock (self->store, TRELLIS_VISITS_TODAY, &error));
  g_assert_no_error (error);

  return self;
}

/**
 * trellis_visits_trust_free:
 * @self: (nullable) (transfer full): a trust
 *
 * Closes it and takes its folder away.
 */
void
trellis_visits_trust_free (TrellisVisitsTrust *self)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (self == NULL)
    return;

  g_assert_finalize_object (self->store);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}
