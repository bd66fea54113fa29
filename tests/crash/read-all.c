/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "read-all.h"

#include "trellis-store-actions.h"
#include "trellis-store-import.h"
#include "trellis-store-judgements.h"
#include "trellis-store-measures.h"
#include "trellis-store-overview.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <string.h>

#define MANY 12

/* What could not be read, each with a sentence of its own. */
static guint n_errors;

static void
take_error (GError **error)
{
  if (*error == NULL)
    return;
  n_errors++;
  if (*(*error)->message == '\0' || !g_utf8_validate ((*error)->message, -1, NULL))
    g_error ("an error without a sentence: “%s”", (*error)->message);
  g_clear_error (error);
}

/* Looks at each text as whatever shows it would. */
static void
touch (const char *text)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    g_error ("a text that cannot be shown: “%s”", text);
}

static void
read_school (TrellisStore  *store,
             TrellisSchool *school,
             TrellisDay     today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchool) again = trellis_store_read_school (store, school->urn, today, &error);
  g_autoptr (GPtrArray) roles = NULL;
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (GListModel) actions = NULL;
  g_autoptr (TrellisProposal) proposal = NULL;

  take_error (&error);
  touch (school->name);
  roles = trellis_store_list_role_holders (store, school->urn, today, &error);
  take_error (&error);
  visits = trellis_store_list_school_visits (store, school->urn, "2025-26", &error);
  take_error (&error);
  actions = trellis_store_list_actions (store, school->urn, today, &error);
  take_error (&error);
  proposal = trellis_store_propose (store, school->urn, today, &error);
  take_error (&error);
}

static void
read_schools (TrellisStore *store,
              TrellisDay    today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, today, TRUE, &error);
  g_autoptr (GListModel) people = NULL;
  g_autoptr (GHashTable) records = NULL;
  g_autoptr (GHashTable) levels = NULL;
  g_autoptr (TrellisMatrix) matrix = NULL;

  take_error (&error);
  if (schools == NULL)
    return;
  for (guint i = 0; i < MIN (MANY, g_list_model_get_n_items (schools)); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      read_school (store, school, today);
    }
  matrix = trellis_store_read_matrix (store, schools, today, today - 90, TRELLIS_SOURCE_AGREED, &error);
  take_error (&error);
  people = trellis_store_list_people (store, FALSE, today, &error);
  take_error (&error);
  for (guint i = 0; people != NULL && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (people, i);

      touch (person->name);
    }
  records = trellis_store_list_school_records (store, &error);
  take_error (&error);
  levels = trellis_store_list_levels_on (store, &today, 1, &error);
  take_error (&error);
}

static void
read_facts (TrellisStore *store,
            TrellisDay    today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) judgements = trellis_store_list_judgements (store, NULL, NULL, today, &error);
  g_autoptr (GListModel) categories = NULL;
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (GListModel) actions = NULL;
  g_autoptr (GHashTable) calendar = NULL;

  take_error (&error);
  for (guint i = 0; judgements != NULL && i < MIN (MANY, g_list_model_get_n_items (judgements)); i++)
    {
      g_autoptr (TrellisJudgement) judgement = g_list_model_get_item (judgements, i);
      g_autoptr (GPtrArray) evidence = trellis_store_list_evidence (store, judgement->id, &error);

      take_error (&error);
      touch (judgement->narrative);
    }
  categories = trellis_store_list_categories (store, NULL, today, &error);
  take_error (&error);
  visits = trellis_store_list_visits (store, "2025-26", &error);
  take_error (&error);
  for (guint i = 0; visits != NULL && i < MIN (MANY, g_list_model_get_n_items (visits)); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      g_autoptr (GPtrArray) note = trellis_store_read_note (store, visit->id, &error);
      g_autofree char *title = trellis_visit_dup_title (visit);

      take_error (&error);
      touch (title);
    }
  calendar = trellis_store_list_calendar_facts (store, &error);
  take_error (&error);
  actions = trellis_store_list_actions (store, NULL, today, &error);
  take_error (&error);
  for (guint i = 0; actions != NULL && i < MIN (MANY, g_list_model_get_n_items (actions)); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);
      g_autoptr (GPtrArray) ratings = trellis_store_list_action_ratings (store, action->id, today, &error);

      take_error (&error);
      touch (action->what);
    }
}

static void
read_rest (TrellisStore *store,
           TrellisDay    today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) hubs = trellis_store_list_hubs (store, &error);
  g_autoptr (GPtrArray) measures = NULL;
  g_autoptr (GPtrArray) years = NULL;
  g_autoptr (TrellisTrust) trust = NULL;
  g_autoptr (TrellisScope) scope = trellis_scope_new ("2025-26", today);
  g_autoptr (TrellisOverview) overview = NULL;

  take_error (&error);
  measures = trellis_store_list_measures (store, &error);
  take_error (&error);
  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      TrellisMeasure *measure = g_ptr_array_index (measures, i);
      g_autoptr (GPtrArray) values = trellis_store_list_measure_values (store, measure->id, "900001", today, &error);

      take_error (&error);
      touch (measure->name);
    }
  years = trellis_store_list_years (store, &error);
  take_error (&error);
  for (guint i = 0; years != NULL && i < years->len; i++)
    {
      g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (store, g_ptr_array_index (years, i), &error);

      take_error (&error);
    }
  trust = trellis_store_read_trust (store, &error);
  take_error (&error);
  if (trellis_store_get_scheme (store, &error) != NULL)
    {
      overview = trellis_store_read_overview (store, scope, &error);
      take_error (&error);
    }
  take_error (&error);
  trellis_store_check (store, &findings, &error);
  take_error (&error);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    touch (g_ptr_array_index (findings, i));
}

/* Reads all that the store offers to read. Returns how much of it could not be
 * read. */
guint
read_all (TrellisStore *store)
{
  TrellisDay today = trellis_store_get_today (store);

  n_errors = 0;
  read_schools (store, today);
  read_facts (store, today);
  read_rest (store, today);

  return n_errors;
}
