/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "random-edits-private.h"

#include "trellis-note-template.h"
#include "trellis-scheme-map.h"
#include "trellis-store-checklists.h"
#include "trellis-store-concerns.h"
#include "trellis-store-documents.h"
#include "trellis-store-facts.h"
#include "trellis-store-inspections.h"
#include "trellis-store-judgements.h"
#include "trellis-store-logo.h"
#include "trellis-store-note-template.h"
#include "trellis-store-notes.h"
#include "trellis-store-planner.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

/* Edits at random of what a trust keeps on file: documents, checklists,
 * concerns, facts, notes' course, the scheme; and imports of many rows. */

static GPtrArray *
list_documents (RandomEdits  *self,
                GError      **error)
{
  g_autofree char *urn = pick_urn (self, error);

  return urn != NULL ? trellis_store_list_documents (self->store, urn, "2025-26", TODAY, error) : NULL;
}

gboolean
random_edits_write_document (RandomEdits  *self,
                             GError      **error)
{
  g_autoptr (GPtrArray) documents = list_documents (self, error);
  g_autofree char *urn = NULL;
  g_autofree char *name = make_words (self);
  g_autoptr (TrellisDocument) own = NULL;
  TrellisDocument *document;

  if (documents == NULL || (urn = pick_urn (self, error)) == NULL)
    return FALSE;
  if (documents->len == 0 || pick (self, 3) == 0)
    document = own = trellis_document_new (urn, "", name, "2025-26");
  else
    document = g_ptr_array_index (documents, pick (self, documents->len));
  document->due_on = make_day (self);
  document->received_on = pick (self, 2) > 0 ? make_day (self) : TRELLIS_DAY_NONE;
  document->assured_on = document->received_on != TRELLIS_DAY_NONE && pick (self, 2) > 0 ? TODAY : TRELLIS_DAY_NONE;
  if (document->assured_on != TRELLIS_DAY_NONE)
    {
      g_free (document->assured_by);
      document->assured_by = make_words (self);
    }
  return trellis_store_set_document (self->store, document, error);
}

gboolean
random_edits_set_due_of_all (RandomEdits  *self,
                             GError      **error)
{
  g_autoptr (GPtrArray) documents = list_documents (self, error);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      TrellisDocument *document = g_ptr_array_index (documents, i);

      if (*document->kind == '\0')
        continue;
      document->due_on = make_day (self);
      return trellis_store_set_document_of_all (self->store, document, error);
    }
  return documents != NULL;
}

gboolean
random_edits_remove_document (RandomEdits  *self,
                              GError      **error)
{
  g_autoptr (GPtrArray) documents = list_documents (self, error);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      TrellisDocument *document = g_ptr_array_index (documents, i);

      if (document->id != NULL)
        return trellis_store_remove_document (self->store, document, error);
    }
  return documents != NULL && random_edits_write_document (self, error);
}

gboolean
random_edits_open_checklist (RandomEdits  *self,
                             GError      **error)
{
  static const char *const kinds[] = { "joining-school", "leaving-school", "new-headteacher" };
  g_autofree char *urn = pick_urn (self, error);
  g_autofree char *first = make_words (self);
  const char *const items[] = { first, "Bank details", NULL };

  if (urn == NULL || !trellis_store_begin_change (self->store, "checklist", urn, "Open a checklist", error))
    return FALSE;
  return trellis_store_end_change (self->store,
                                   trellis_store_open_checklist (self->store, urn,
                                                                 kinds[pick (self, G_N_ELEMENTS (kinds))],
                                                                 make_day (self), items, error),
                                   error);
}

gboolean
random_edits_tick_checklist (RandomEdits  *self,
                             GError      **error)
{
  g_autofree char *urn = pick_urn (self, error);
  g_autoptr (GPtrArray) checklists = NULL;
  TrellisChecklist *checklist;

  if (urn == NULL || (checklists = trellis_store_list_checklists (self->store, urn, TODAY, error)) == NULL)
    return FALSE;
  if (checklists->len == 0)
    return random_edits_open_checklist (self, error);
  checklist = g_ptr_array_index (checklists, pick (self, checklists->len));
  return trellis_store_tick_checklist_item (self->store, checklist, (int) pick (self, checklist->items->len),
                                            pick (self, 4) > 0 ? make_day (self) : TRELLIS_DAY_NONE, error);
}

gboolean
random_edits_raise_concern (RandomEdits  *self,
                            GError      **error)
{
  g_autofree char *urn = pick_urn (self, error);
  g_autofree char *what = make_words (self);
  g_autofree char *id = NULL;

  if (urn != NULL)
    id = trellis_store_raise_concern (self->store, urn, what, "A Person", "The headteacher", make_day (self), error);
  return id != NULL;
}

gboolean
random_edits_follow_concern (RandomEdits  *self,
                             GError      **error)
{
  g_autofree char *urn = pick_urn (self, error);
  g_autofree char *what = make_words (self);
  g_autoptr (GPtrArray) concerns = NULL;

  if (urn == NULL || (concerns = trellis_store_list_concerns (self->store, urn, TODAY, error)) == NULL)
    return FALSE;
  if (concerns->len == 0)
    {
      g_autofree char *id = trellis_store_raise_concern (self->store, urn, what, "A Person", "The chair",
                                                         make_day (self), error);

      g_clear_pointer (&concerns, g_ptr_array_unref);
      if (id == NULL || (concerns = trellis_store_list_concerns (self->store, urn, TODAY, error)) == NULL)
        return FALSE;
    }
  return trellis_store_follow_concern (self->store, g_ptr_array_index (concerns, pick (self, concerns->len)), what,
                                       TODAY, pick (self, 3) == 0, error);
}

gboolean
random_edits_set_fact (RandomEdits  *self,
                       GError      **error)
{
  static const char *const kinds[] = {
    TRELLIS_FACT_LOCAL_GOVERNANCE, TRELLIS_FACT_INSPECTION_READINESS, TRELLIS_FACT_RISK
  };
  g_autofree char *urn = pick_urn (self, error);
  g_autofree char *value = pick (self, 4) > 0 ? make_words (self) : g_strdup ("");

  return urn != NULL && trellis_store_set_fact (self->store, urn, kinds[pick (self, G_N_ELEMENTS (kinds))], value,
                                                make_day (self), error);
}

gboolean
random_edits_set_note_template (RandomEdits  *self,
                                GError      **error)
{
  g_autoptr (GPtrArray) asks = trellis_note_template_new_usual ();
  g_autofree char *title = make_words (self);

  g_ptr_array_add (asks, trellis_note_ask_new ("more", title, ""));
  return trellis_store_set_note_template (self->store, pick (self, 3) > 0 ? asks : NULL, error);
}

gboolean
random_edits_set_plan_preferences (RandomEdits  *self,
                                   GError      **error)
{
  TrellisPlanPreferences preferences = TRELLIS_PLAN_PREFERENCES_USUAL;

  preferences.hub = pick (self, TRELLIS_N_WEIGHTS);
  preferences.spacing = pick (self, TRELLIS_N_WEIGHTS);
  preferences.avoided_weekdays = pick (self, 1 << TRELLIS_PLAN_N_WEEKDAYS);
  preferences.avoided_months = pick (self, 1 << TRELLIS_PLAN_N_MONTHS);

  return trellis_store_set_plan_preferences (self->store, &preferences, error);
}

gboolean
random_edits_set_retention (RandomEdits  *self,
                            GError      **error)
{
  return trellis_store_set_retention (self->store, 1 + pick (self, 20), error);
}

/* The next step of a note: written first where there is none. */
gboolean
random_edits_take_note_step (RandomEdits  *self,
                             GError      **error)
{
  g_autofree char *id = pick_visit (self, error);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);
  TrellisNoteState state;

  if (id == NULL || !trellis_store_read_note_state (self->store, id, &state, error))
    return FALSE;
  if (state.version == 0)
    {
      TrellisNotePart *part = g_new0 (TrellisNotePart, 1);

      part->part = g_strdup ("purpose");
      part->body = make_words (self);
      g_ptr_array_add (parts, part);
      if (!trellis_store_write_note (self->store, id, parts, error))
        return FALSE;
    }
  for (TrellisNoteStatus next = 0; next < TRELLIS_N_NOTE_STATUSES; next++)
    {
      if (trellis_note_status_may_follow (next, state.version == 0 ? TRELLIS_NOTE_STATUS_DRAFT : state.status))
        return trellis_store_take_note_step (self->store, id, next, "A word", error);
    }
  return TRUE;
}

gboolean
random_edits_add_note_version (RandomEdits  *self,
                               GError      **error)
{
  g_autofree char *id = pick_visit (self, error);
  TrellisNoteState state;

  if (id == NULL || !trellis_store_read_note_state (self->store, id, &state, error))
    return FALSE;
  if (state.version == 0 || !trellis_note_status_is_locked (state.status))
    return random_edits_take_note_step (self, error);
  return trellis_store_add_note_version (self->store, id, error);
}

gboolean
random_edits_set_logo (RandomEdits  *self,
                       GError      **error)
{
  guint8 picture[] = { 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, (guint8) pick (self, 256) };
  g_autoptr (GBytes) logo = g_bytes_new (picture, sizeof picture);

  return trellis_store_set_logo (self->store, pick (self, 4) > 0 ? logo : NULL, error);
}

/* A scheme with some of its names, and with id: its own or another. */
static TrellisScheme *
make_scheme (RandomEdits    *self,
             TrellisScheme  *before,
             const char     *id,
             GError        **error)
{
  g_autoptr (GString) json = g_string_new (before->json);
  const char *names[] = { before->name, ((TrellisLevel *) g_ptr_array_index (before->levels, 0))->name,
                          ((TrellisAspect *) g_ptr_array_index (before->aspects, 0))->name };
  g_autofree char *old_id = g_strdup_printf ("\"id\": \"%s\"", before->id);
  g_autofree char *new_id = g_strdup_printf ("\"id\": \"%s\"", id);

  g_string_replace (json, old_id, new_id, 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *old_name = g_strdup_printf ("\"name\": \"%s\"", names[i]);
      g_autofree char *new_name = g_strdup_printf ("\"name\": \"Name %u of %u\"", pick (self, 1000), i);

      g_string_replace (json, old_name, new_name, 1);
    }

  return trellis_scheme_new_from_json (json->str, -1, "scheme.json", error);
}

gboolean
random_edits_edit_scheme (RandomEdits  *self,
                          GError      **error)
{
  TrellisScheme *before = trellis_store_get_scheme (self->store, error);
  g_autoptr (TrellisScheme) scheme = before != NULL ? make_scheme (self, before, before->id, error) : NULL;

  return scheme != NULL && trellis_store_edit_scheme (self->store, scheme, error);
}

gboolean
random_edits_change_scheme (RandomEdits  *self,
                            GError      **error)
{
  TrellisScheme *before = trellis_store_get_scheme (self->store, error);
  g_autofree char *id = g_strdup_printf ("scheme-%u", pick (self, 3));
  g_autoptr (TrellisScheme) scheme = before != NULL ? make_scheme (self, before, id, error) : NULL;
  g_autoptr (TrellisSchemeMap) map = NULL;

  if (scheme == NULL)
    return FALSE;
  map = trellis_scheme_map_propose (before, scheme);
  return trellis_store_change_scheme (self->store, scheme, map, error);
}

/* By the scheme that church schools have beside the trust's. */
gboolean
random_edits_judge_second (RandomEdits  *self,
                           GError      **error)
{
  TrellisScheme *own = trellis_store_get_scheme (self->store, error);
  g_autoptr (TrellisScheme) scheme = NULL;
  g_autofree char *urn = pick_urn (self, error);
  g_autofree char *id = NULL;
  TrellisAspect *aspect;
  GPtrArray *levels;
  TrellisLevel *level;

  if (own == NULL || urn == NULL ||
      (scheme = trellis_store_read_scheme (self->store, own->parallel_scheme_id, error)) == NULL)
    return FALSE;
  aspect = g_ptr_array_index (scheme->aspects, pick (self, scheme->aspects->len));
  levels = aspect->levels != NULL ? aspect->levels : scheme->levels;
  level = g_ptr_array_index (levels, pick (self, levels->len));
  if (pick (self, 2) > 0)
    id = trellis_store_judge_in (self->store, scheme->id, urn, aspect->id, level->id, make_day (self),
                                 TRELLIS_SOURCE_ADVISER, "Seen", error);
  else
    id = trellis_store_agree_category_in (self->store, scheme->id, urn,
                                          ((TrellisLevel *) g_ptr_array_index (scheme->levels, 0))->id,
                                          make_day (self), "Meeting", "One", "As seen", "", error);
  return id != NULL;
}

gboolean
random_edits_judge_all (RandomEdits  *self,
                        GError      **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self->store, error);
  g_autofree char *urn = pick_urn (self, error);
  TrellisJudgementRecord records[3] = { 0 };

  if (scheme == NULL || urn == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, i);
      GPtrArray *levels = aspect->levels != NULL ? aspect->levels : scheme->levels;

      records[i].urn = urn;
      records[i].aspect_id = aspect->id;
      records[i].level_id = ((TrellisLevel *) g_ptr_array_index (levels, pick (self, levels->len)))->id;
      records[i].judged_on = make_day (self);
      records[i].source = TRELLIS_SOURCE_ADVISER;
    }
  return trellis_store_judge_all (self->store, records, G_N_ELEMENTS (records), "Import judgements", error);
}

gboolean
random_edits_import_school_links (RandomEdits  *self,
                                  GError      **error)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  g_autofree char *urn = pick_urn (self, error);
  g_autofree char *linked_urn = g_strdup_printf ("8%05u", pick (self, 100));
  g_autofree char *description = make_words (self);
  TrellisSchoolLink link = { urn, linked_urn, (char *) "predecessor", description, make_day (self) };

  if (urn == NULL)
    return FALSE;
  g_ptr_array_add (links, &link);
  return trellis_store_put_school_links (self->store, links, error);
}

gboolean
random_edits_import_joining_days (RandomEdits  *self,
                                  GError      **error)
{
  g_autoptr (GHashTable) days = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *urn = pick_urn (self, error);

  if (urn == NULL)
    return FALSE;
  g_hash_table_insert (days, urn, GINT_TO_POINTER (make_day (self)));
  return trellis_store_set_joining_days (self->store, days, error);
}

gboolean
random_edits_import_inspections (RandomEdits  *self,
                                 GError      **error)
{
  g_autoptr (GPtrArray) inspections = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_inspection_free);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *urn = pick_urn (self, error);
      TrellisInspection *inspection;

      if (urn == NULL)
        return FALSE;
      inspection = trellis_inspection_new (urn, TRELLIS_FRAMEWORK_UNGRADED, make_day (self), "");
      trellis_inspection_add_grade (inspection, "Leadership", i == 0 ? "Good" : "Strong");
      g_ptr_array_add (inspections, inspection);
    }
  return trellis_store_record_inspections (self->store, inspections, error);
}

gboolean
random_edits_remove_inspection (RandomEdits  *self,
                                GError      **error)
{
  g_autoptr (GPtrArray) inspections = trellis_store_list_inspections (self->store, NULL, TODAY, error);

  if (inspections == NULL)
    return FALSE;
  if (inspections->len == 0)
    return random_edits_import_inspections (self, error);
  return trellis_store_remove_inspection (self->store, g_ptr_array_index (inspections, pick (self, inspections->len)),
                                          error);
}

gboolean
random_edits_set_person (RandomEdits  *self,
                         GError      **error)
{
  g_autofree char *id = pick_person (self, error);
  g_autofree char *name = make_words (self);

  return id != NULL && trellis_store_set_person (self->store, id, name, "Leader", "", pick (self, 2) > 0, error);
}

/* A visit that two people had, one after the other. */
gboolean
random_edits_hand_visit_over (RandomEdits  *self,
                              GError      **error)
{
  g_autofree char *id = pick_visit (self, error);
  g_autofree char *from = pick_person (self, error);
  g_autofree char *to = pick_person (self, error);

  return id != NULL && from != NULL && to != NULL &&
         trellis_store_replan_visit (self->store, id, make_day (self), TRELLIS_SESSION_DAY, from, error) &&
         trellis_store_set_visit_adviser (self->store, id, to, error);
}
