/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "random-edits-private.h"

#include "trellis-store-actions.h"
#include "trellis-store-columns.h"
#include "trellis-store-commentary.h"
#include "trellis-store-history.h"
#include "trellis-store-import.h"
#include "trellis-store-inspections.h"
#include "trellis-store-judgements.h"
#include "trellis-store-measures.h"
#include "trellis-store-schools.h"
#include "trellis-store-trend.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

/* An edit of any kind that the store offers, with arguments at random: mostly
 * sound ones, some that it refuses. */

static TrellisAction *
pick_action (RandomEdits  *self,
             GError      **error)
{
  g_autoptr (GListModel) actions = trellis_store_list_actions (self->store, NULL, TODAY, error);

  if (actions == NULL)
    return NULL;
  if (g_list_model_get_n_items (actions) == 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN, "There is no action.");
      return NULL;
    }
  return g_list_model_get_item (actions, pick (self, g_list_model_get_n_items (actions)));
}

static char *
pick_judgement (RandomEdits  *self,
                GError      **error)
{
  g_autoptr (GListModel) judgements = trellis_store_list_judgements (self->store, NULL, NULL, TODAY, error);
  g_autoptr (TrellisJudgement) judgement = NULL;

  if (judgements == NULL)
    return NULL;
  if (g_list_model_get_n_items (judgements) == 0)
    return g_strdup ("none");
  judgement = g_list_model_get_item (judgements, pick (self, g_list_model_get_n_items (judgements)));
  return g_strdup (judgement->id);
}

/* The kinds of edit --------------------------------------------------------- */

static gboolean
add_school (RandomEdits  *self,
            GError      **error)
{
  g_autofree char *urn = g_strdup_printf ("9%05u", pick (self, 100000));
  g_autofree char *name = make_words (self);

  return trellis_store_add_school (self->store, urn, name, pick (self, 2) ? "primary" : "secondary", pick (self, 2),
                                   error);
}

static gboolean
set_short_name (RandomEdits  *self,
                GError      **error)
{
  g_autofree char *urn = pick_urn (self, error);
  g_autofree char *name = pick (self, 4) > 0 ? make_words (self) : g_strdup ("");

  return urn != NULL && trellis_store_set_school_short_name (self->store, urn, name, error);
}

static gboolean
set_joined (RandomEdits  *self,
            GError      **error)
{
  g_autofree char *urn = pick_urn (self, error);

  return urn != NULL && trellis_store_set_school_joined (self->store, urn,
                                                         pick (self, 4) > 0 ? make_day (self) : TRELLIS_DAY_NONE,
                                                         error);
}

static gboolean
add_hub (RandomEdits  *self,
         GError      **error)
{
  g_autofree char *name = make_words (self);
  g_autofree char *id = trellis_store_add_hub (self->store, name, error);

  return id != NULL;
}

static gboolean
set_hub (RandomEdits  *self,
         GError      **error)
{
  g_autofree char *urn = pick_urn (self, error);
  g_autoptr (GPtrArray) hubs = trellis_store_list_hubs (self->store, error);
  TrellisHub *hub;

  if (urn == NULL || hubs == NULL)
    return FALSE;
  hub = hubs->len > 0 && pick (self, 5) > 0 ? g_ptr_array_index (hubs, pick (self, hubs->len)) : NULL;
  return trellis_store_set_school_hub (self->store, urn, hub != NULL ? hub->id : NULL, make_day (self), error);
}

static gboolean
make_federation (RandomEdits  *self,
                 GError      **error)
{
  g_autofree char *urn = pick_urn (self, error);
  g_autofree char *name = make_words (self);
  g_autofree char *id = NULL;

  if (urn == NULL || (id = trellis_store_add_federation (self->store, name, error)) == NULL)
    return FALSE;
  return trellis_store_set_school_federation (self->store, urn, pick (self, 4) > 0 ? id : NULL, make_day (self), error);
}

static gboolean
add_person (RandomEdits  *self,
            GError      **error)
{
  g_autofree char *name = make_words (self);
  g_autofree char *id = trellis_store_add_person (self->store, name, "Adviser", "a@example.org", pick (self, 2), error);

  return id != NULL;
}

static gboolean
set_week (RandomEdits  *self,
          GError      **error)
{
  g_autofree char *id = pick_person (self, error);

  return id != NULL && trellis_store_set_working_week (self->store, id, make_day (self), pick (self, 1024), error);
}

static gboolean
set_role (RandomEdits  *self,
          GError      **error)
{
  static const char *const roles[] = {
    TRELLIS_ROLE_ADVISER, TRELLIS_ROLE_HEAD, TRELLIS_ROLE_CHAIR, TRELLIS_ROLE_PARTNERSHIP_LINK
  };
  g_autofree char *urn = pick_urn (self, error);
  g_autofree char *person = pick_person (self, error);

  return urn != NULL && person != NULL &&
         trellis_store_set_role_holder (self->store, urn, roles[pick (self, G_N_ELEMENTS (roles))],
                                        pick (self, 5) > 0 ? person : NULL, make_day (self), error);
}

static gboolean
judge (RandomEdits  *self,
       GError      **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self->store, error);
  g_autofree char *urn = pick_urn (self, error);
  g_autofree char *narrative = make_words (self);
  g_autofree char *id = NULL;
  TrellisAspect *aspect;
  GPtrArray *levels;
  TrellisLevel *level;

  if (scheme == NULL || urn == NULL)
    return FALSE;
  aspect = g_ptr_array_index (scheme->aspects, pick (self, scheme->aspects->len));
  levels = aspect->levels != NULL ? aspect->levels : scheme->levels;
  level = g_ptr_array_index (levels, pick (self, levels->len));
  id = trellis_store_judge (self->store, urn, aspect->id, pick (self, 30) > 0 ? level->id : "no-such-level",
                            make_day (self) + (pick (self, 30) == 0 ? 4000 : 0), pick (self, TRELLIS_N_SOURCES),
                            narrative, error);
  return id != NULL;
}

static gboolean
set_narrative (RandomEdits  *self,
               GError      **error)
{
  g_autofree char *id = pick_judgement (self, error);
  g_autofree char *narrative = make_words (self);

  return id != NULL && trellis_store_set_narrative (self->store, id, narrative, error);
}

static gboolean
add_evidence (RandomEdits  *self,
              GError      **error)
{
  g_autofree char *id = pick_judgement (self, error);
  g_autofree char *what = make_words (self);

  return id != NULL && trellis_store_add_evidence (self->store, id, what, make_day (self), error);
}

static gboolean
agree_category (RandomEdits  *self,
                GError      **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self->store, error);
  g_autofree char *urn = pick_urn (self, error);
  g_autofree char *id = NULL;
  TrellisLevel *level;

  if (scheme == NULL || urn == NULL)
    return FALSE;
  level = g_ptr_array_index (scheme->levels, pick (self, scheme->levels->len));
  id = trellis_store_agree_category (self->store, urn, level->id, make_day (self), "Standards meeting", "One\nTwo",
                                     pick (self, 5) > 0 ? "As seen" : "", "", error);
  return id != NULL;
}

static gboolean
add_visit (RandomEdits  *self,
           GError      **error)
{
  g_autoptr (TrellisVisit) visit = make_visit (self, error);
  g_autofree char *id = visit != NULL ? trellis_store_add_visit (self->store, visit, error) : NULL;

  return id != NULL;
}

static gboolean
edit_visit (RandomEdits  *self,
            GError      **error)
{
  g_autofree char *id = pick_visit (self, error);
  g_autofree char *person = NULL;
  g_autofree char *theme = make_words (self);

  if (id == NULL)
    return FALSE;
  switch (pick (self, 7))
    {
    case 5:
      return trellis_store_set_visit_session (self->store, id, pick (self, TRELLIS_N_SESSIONS), error);
    case 0:
      return trellis_store_move_visit (self->store, id, pick (self, 5) > 0 ? make_day (self) : TRELLIS_DAY_NONE,
                                       pick (self, TRELLIS_N_SESSIONS), error);
    case 1:
      return trellis_store_replan_visit (self->store, id, make_day (self), TRELLIS_SESSION_AM, NULL, error);
    case 2:
      return trellis_store_set_visit_status (self->store, id, pick (self, TRELLIS_N_VISIT_STATUSES), error);
    case 3:
      person = pick_person (self, error);
      return person != NULL && trellis_store_set_visit_adviser (self->store, id, person, error);
    case 4:
      return trellis_store_set_visit_themes (self->store, id, theme, "", error);
    default:
      return trellis_store_delete_visit (self->store, id, error);
    }
}

static gboolean
write_note (RandomEdits  *self,
            GError      **error)
{
  static const char *const names[] = { "purpose", "activities-am", "strengths", "risks", "next-steps" };
  g_autofree char *id = pick_visit (self, error);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);

  if (id == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      TrellisNotePart *part;

      if (pick (self, 3) == 0)
        continue;
      part = g_new0 (TrellisNotePart, 1);
      part->part = g_strdup (names[i]);
      part->body = make_words (self);
      g_ptr_array_add (parts, part);
    }
  return trellis_store_write_note (self->store, id, parts, error);
}

/* Many edits of visits as one, as a plan that is taken is. */
static gboolean
take_plan (RandomEdits  *self,
           GError      **error)
{
  gboolean is_good = TRUE;

  if (!trellis_store_begin_change (self->store, "plan", NULL, "Take the plan of the year", error))
    return FALSE;
  for (guint i = 0; is_good && i < 8; i++)
    {
      g_autofree char *id = NULL;

      if (pick (self, 2) > 0)
        {
          is_good = add_visit (self, error);
          continue;
        }
      id = pick_visit (self, error);
      is_good = id != NULL && trellis_store_replan_visit (self->store, id, make_day (self), TRELLIS_SESSION_DAY, NULL,
                                                          error);
    }
  return trellis_store_end_change (self->store, is_good, error);
}

static gboolean
add_action (RandomEdits  *self,
            GError      **error)
{
  g_autoptr (TrellisAction) action = trellis_action_new ("");
  g_autofree char *visit = pick (self, 2) > 0 ? pick_visit (self, NULL) : NULL;
  g_autofree char *id = NULL;
  g_autoptr (TrellisAction) plan = pick (self, 3) == 0 ? pick_action (self, NULL) : NULL;

  g_free (action->urn);
  action->urn = plan != NULL ? g_strdup (plan->urn) : pick_urn (self, error);
  if (action->urn == NULL)
    return FALSE;
  action->parent_id = plan != NULL ? g_strdup (plan->id) : NULL;
  g_free (action->what);
  action->what = make_words (self);
  action->opened_on = make_day (self);
  action->due_on = pick (self, 3) > 0 ? make_day (self) : TRELLIS_DAY_NONE;
  id = trellis_store_add_action (self->store, action, visit, error);
  return id != NULL;
}

static gboolean
edit_action (RandomEdits  *self,
             GError      **error)
{
  g_autoptr (TrellisAction) action = pick_action (self, error);
  g_autofree char *visit_id = NULL;

  if (action == NULL)
    return FALSE;
  switch (pick (self, 7))
    {
    case 3:
      visit_id = pick_visit (self, error);
      return visit_id != NULL &&
             trellis_store_rate_action_at_visit (self->store, action->id, visit_id, pick (self, TRELLIS_N_RATINGS),
                                                 make_day (self), "Seen that day", error);
    case 0:
      g_free (action->what);
      action->what = make_words (self);
      g_free (action->owner);
      action->owner = make_words (self);
      return trellis_store_edit_action (self->store, action, error);
    case 1:
      return trellis_store_close_action (self->store, action->id, make_day (self), "Seen", error);
    case 2:
      return trellis_store_reopen_action (self->store, action->id, error);
    default:
      return trellis_store_rate_action (self->store, action->id, pick (self, TRELLIS_N_RATINGS), make_day (self),
                                        "Seen in lessons", error);
    }
}

static gboolean
add_measure (RandomEdits  *self,
             GError      **error)
{
  g_autofree char *name = make_words (self);
  g_autofree char *id = g_strdup_printf ("measure-%u", pick (self, 100000));
  TrellisMeasure measure = { id, name, (char *) "%", 1, TRELLIS_BETTER_UP, (char *) "year" };

  return trellis_store_add_measure (self->store, &measure, error);
}

static gboolean
set_figure (RandomEdits  *self,
            GError      **error)
{
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (self->store, error);
  g_autofree char *urn = pick_urn (self, error);
  TrellisMeasure *measure;
  TrellisMeasureValue value = { (char *) "2024-25", trellis_day_new (2025, 8, 31), FALSE, 0, (char *) "", -1 };

  if (measures == NULL || urn == NULL)
    return FALSE;
  if (measures->len == 0)
    return add_measure (self, error);
  measure = g_ptr_array_index (measures, pick (self, measures->len));
  value.value = g_rand_double (self->rand) * 100;
  value.cohort = (int) pick (self, 60) - 1;
  if (pick (self, 5) == 0)
    {
      value.is_missing = TRUE;
      value.missing_reason = (char *) "SUPP";
    }
  if (pick (self, 3) == 0)
    return trellis_store_set_target (self->store, measure->id, pick (self, 2) > 0 ? urn : NULL, make_day (self),
                                     value.value, error);
  return trellis_store_set_measure_value (self->store, measure->id, urn, &value, "By hand", error);
}

/* Changes a measure, takes one out, or takes a figure, a benchmark or a target
 * back. */
static gboolean
edit_measure (RandomEdits  *self,
              GError      **error)
{
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (self->store, error);
  g_autofree char *urn = pick_urn (self, error);
  g_autofree char *name = make_words (self);
  TrellisMeasure *measure;

  if (measures == NULL || urn == NULL)
    return FALSE;
  if (measures->len == 0)
    return add_measure (self, error);
  measure = g_ptr_array_index (measures, pick (self, measures->len));
  switch (pick (self, 6))
    {
    case 0:
      return trellis_store_remove_measure (self->store, measure->id, error);
    case 1:
      return trellis_store_remove_target (self->store, measure->id, pick (self, 2) > 0 ? urn : NULL, error);
    case 2:
      return trellis_store_remove_figure (self->store, measure->id, urn, "", "2024-25", error);
    case 3:
      return trellis_store_set_benchmark (self->store, measure->id, TRELLIS_AREA_ENGLAND, "", "2024-25",
                                          trellis_day_new (2025, 8, 31), g_rand_double (self->rand) * 100, "By hand",
                                          error);
    case 4:
      return trellis_store_remove_benchmark (self->store, measure->id, TRELLIS_AREA_ENGLAND, "", "2024-25", error);
    default:
      g_free (measure->name);
      measure->name = g_steal_pointer (&name);
      measure->better = pick (self, TRELLIS_N_BETTERS);
      return trellis_store_set_measure (self->store, measure, error);
    }
}

static gboolean
name_columns (RandomEdits  *self,
              GError      **error)
{
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (self->store, error);
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (TrellisColumnRole));
  g_autofree char *heading = make_words (self);
  g_autofree char *hash = g_strdup_printf ("%u", pick (self, 4));
  TrellisColumnRole role = { heading, "urn", NULL };

  if (measures == NULL)
    return FALSE;
  if (measures->len > 0 && pick (self, 2) > 0)
    {
      role.role = "figure of";
      role.measure_id = ((TrellisMeasure *) g_ptr_array_index (measures, pick (self, measures->len)))->id;
    }
  g_array_append_val (roles, role);

  return trellis_store_set_column_roles (self->store, hash, "returns.csv", roles, error);
}

static gboolean
add_inspection (RandomEdits  *self,
                GError      **error)
{
  g_autofree char *urn = pick_urn (self, error);

  g_autoptr (TrellisInspection) inspection = NULL;

  if (urn == NULL)
    return FALSE;
  inspection = trellis_inspection_new (urn, TRELLIS_FRAMEWORK_OEIF, make_day (self), "Good");
  trellis_inspection_add_grade (inspection, "Quality of education", "Good");
  return trellis_store_record_inspection (self->store, inspection, error);
}

static gboolean
put_one (RandomEdits          *self,
         TrellisSchoolImport  *import,
         GHashTable           *known,
         GHashTable           *put,
         GError              **error)
{
  g_autofree char *urn = g_strdup_printf ("9%05u", pick (self, pick (self, 2) ? 100000 : 300));
  g_autofree char *name = make_words (self);
  TrellisSchoolRecord record = {
    .urn = urn, .name = name, .phase = "primary", .status = "open", .kind = "Academy", .kind_group = "",
    .opened_on = trellis_day_new (2012, 9, 1), .closed_on = TRELLIS_DAY_NONE, .la_code = "999", .la_name = "Shire",
    .establishment_number = "2001", .age_low = 4, .age_high = 11, .gender = "Mixed", .religious_character = "",
    .is_church = FALSE, .diocese = "", .trust_uid = "1", .trust_name = "A trust", .federation_code = "",
    .federation_name = "", .pupils = (int) pick (self, 500) - 1, .capacity = 420,
    .free_meals_pct = pick (self, 4) > 0 ? g_rand_double (self->rand) * 60 : -1, .census_on = TRELLIS_DAY_NONE,
    .street = "High Street", .locality = "", .town = "Town", .county = "", .postcode = "AA1 1AA", .easting = -1,
    .northing = 200000, .website = "", .phone = "", .head_name = "A Head", .head_title = "",
  };

  if (!g_hash_table_add (put, g_strdup (urn)))
    return TRUE;
  if (g_hash_table_contains (known, urn))
    {
      if (!trellis_school_import_put (import, &record, error))
        return FALSE;
    }
  else if (!trellis_school_import_add (import, &record, error))
    {
      return FALSE;
    }
  if (pick (self, 4) == 0 &&
      !trellis_school_import_put_federation (import, urn, pick (self, 2) ? "F1" : "", "A federation", error))
    return FALSE;
  return pick (self, 4) > 0 ||
         trellis_school_import_put_inspection (import, urn, make_day (self), "Good", error);
}

static gboolean
import_schools (RandomEdits  *self,
                GError      **error)
{
  g_autoptr (GHashTable) known = trellis_store_list_school_records (self->store, error);
  g_autoptr (GHashTable) put = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TrellisSchoolImport *import;
  guint n = 1 + pick (self, self->n_imported);
  gboolean is_good = TRUE;

  if (known == NULL)
    return FALSE;
  import = trellis_school_import_begin (self->store, "Import schools", make_day (self), error);
  if (import == NULL)
    return FALSE;
  for (guint i = 0; is_good && i < n; i++)
    is_good = put_one (self, import, known, put, error);
  /* Someone cancels now and then. */
  if (is_good && pick (self, 10) == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled.");
      is_good = FALSE;
    }
  return trellis_school_import_end (import, is_good, error);
}

static gboolean
set_trust (RandomEdits  *self,
           GError      **error)
{
  g_autofree char *name = make_words (self);

  switch (pick (self, 5))
    {
    case 0:
      return trellis_store_set_trust_name (self->store, name, error);
    case 2:
      return trellis_store_set_trust_colour (self->store, pick (self, 2) ? "#0b4f5c" : "#813d9c", error);
    case 3:
      return trellis_store_set_retention (self->store, 1 + pick (self, 10), error);
    case 1:
      return trellis_store_set_year (self->store, pick (self, 2) ? "2025-26" : "2026-27", error);
    default:
      return trellis_store_set_clock (self->store, pick (self, 2) > 0 ? TODAY : TRELLIS_DAY_NONE, error);
    }
}

/* Any change of the file, which others may build on by now. */
static gboolean
take_back (RandomEdits  *self,
           GError      **error)
{
  g_autoptr (TrellisHistory) history = trellis_store_list_history (self->store, NULL, error);
  g_autoptr (TrellisChange) change = NULL;
  guint n_changes;

  if (history == NULL)
    return FALSE;
  n_changes = g_list_model_get_n_items (G_LIST_MODEL (history));
  change = g_list_model_get_item (G_LIST_MODEL (history), pick (self, MIN (n_changes, 12)));
  return trellis_store_undo_change (self->store, change->id, error);
}

static gboolean
set_year_dates (RandomEdits  *self,
                GError      **error)
{
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (self->store, pick (self, 2) ? "2025-26" : "2027-28",
                                                                error);
  g_autofree char *urn = pick_urn (self, error);
  TrellisClosure *closure;
  TrellisDay day;

  if (year == NULL || urn == NULL)
    return FALSE;
  if (year->terms->len == 0)
    return trellis_store_ensure_year (self->store, year->id, error);
  ((TrellisTerm *) g_ptr_array_index (year->terms, 0))->ends_on += (int) pick (self, 5);
  day = year->starts_on + pick (self, 300);
  closure = trellis_school_year_add_closure (year, TRELLIS_CLOSURE_INSET, "INSET", day, day);
  if (pick (self, 3) == 0)
    closure->urn = g_steal_pointer (&urn);
  return trellis_store_write_year (self->store, year, error);
}

static gboolean
write_commentary (RandomEdits  *self,
                  GError      **error)
{
  g_autofree char *body = pick (self, 4) == 0 ? g_strdup ("") : make_words (self);

  return trellis_store_write_commentary (self->store, "board-pack", make_day (self), body, error);
}

static const struct
{
  const char *name;
  gboolean (*make) (RandomEdits *self, GError **error);
} kinds[] = {
  { "add a school", add_school },
  { "short name", set_short_name },
  { "joined", set_joined },
  { "add a hub", add_hub },
  { "hub", set_hub },
  { "federation", make_federation },
  { "add a person", add_person },
  { "working week", set_week },
  { "role", set_role },
  { "judge", judge },
  { "commentary", write_commentary },
  { "judge again", judge },
  { "narrative", set_narrative },
  { "evidence", add_evidence },
  { "category", agree_category },
  { "add a visit", add_visit },
  { "visit", edit_visit },
  { "visit again", edit_visit },
  { "note", write_note },
  { "plan", take_plan },
  { "add an action", add_action },
  { "action", edit_action },
  { "action again", edit_action },
  { "add a measure", add_measure },
  { "edit a measure", edit_measure },
  { "name the columns of a file", name_columns },
  { "figure", set_figure },
  { "inspection", add_inspection },
  { "import", import_schools },
  { "trust", set_trust },
  { "year", set_year_dates },
  { "write a document", random_edits_write_document },
  { "due day of every school’s document", random_edits_set_due_of_all },
  { "take a document out", random_edits_remove_document },
  { "open a checklist", random_edits_open_checklist },
  { "tick a checklist", random_edits_tick_checklist },
  { "raise a concern", random_edits_raise_concern },
  { "follow a concern", random_edits_follow_concern },
  { "fact", random_edits_set_fact },
  { "template of notes", random_edits_set_note_template },
  { "what matters in planning", random_edits_set_plan_preferences },
  { "years of notes", random_edits_set_retention },
  { "step of a note", random_edits_take_note_step },
  { "version of a note", random_edits_add_note_version },
  { "logo", random_edits_set_logo },
  { "scheme", random_edits_edit_scheme },
  { "another scheme", random_edits_change_scheme },
  { "second scheme", random_edits_judge_second },
  { "import of judgements", random_edits_judge_all },
  { "import of links", random_edits_import_school_links },
  { "import of joining days", random_edits_import_joining_days },
  { "import of inspections", random_edits_import_inspections },
  { "take an inspection out", random_edits_remove_inspection },
  { "person", random_edits_set_person },
  { "hand a visit over", random_edits_hand_visit_over },
  { "take back", take_back },
};

guint
random_edits_count_kinds (void)
{
  return G_N_ELEMENTS (kinds);
}

/* An edit of one kind. TRUE: it was made, or altered nothing. */
gboolean
random_edits_make_kind (RandomEdits  *self,
                        guint         kind,
                        GError      **error)
{
  self->kind = kinds[kind].name;
  return kinds[kind].make (self, error);
}

gboolean
random_edits_make (RandomEdits  *self,
                   GError      **error)
{
  return random_edits_make_kind (self, random_edits_pick_kind (self), error);
}

guint
random_edits_pick_kind (RandomEdits *self)
{
  return pick (self, G_N_ELEMENTS (kinds));
}

const char *
random_edits_get_kind_name (guint kind)
{
  return kinds[kind].name;
}

RandomEdits *
random_edits_new (TrellisStore *store,
                  guint32       seed)
{
  RandomEdits *self = g_new0 (RandomEdits, 1);

  self->store = g_object_ref (store);
  self->rand = g_rand_new_with_seed (seed);
  self->n_imported = 40;
  self->kind = "";
  return self;
}

void
random_edits_free (RandomEdits *self)
{
  g_object_unref (self->store);
  g_rand_free (self->rand);
  g_free (self);
}

/* A new trust file with a few schools and people, as every one of these tests
 * begins with. */
TrellisStore *
random_edits_create_file (const char  *path,
                          GError     **error)
{
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", error);
  g_autoptr (TrellisStore) store = NULL;

  trellis_clock_set_today (TODAY);
  if (scheme == NULL)
    return NULL;
  store = trellis_store_create (path, "Harbour Trust", scheme, "2025-26", error);
  if (store == NULL)
    return NULL;
  trellis_store_set_author (store, "Tester");
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *urn = g_strdup_printf ("90000%u", i);
      g_autofree char *person = NULL;

      if (!trellis_store_add_school (store, urn, random_words[i], "primary", i == 3, error))
        return NULL;
      person = trellis_store_add_person (store, random_words[i + 2], "Adviser", "", TRUE, error);
      if (person == NULL)
        return NULL;
    }

  return g_steal_pointer (&store);
}
