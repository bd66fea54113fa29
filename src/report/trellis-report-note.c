/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-note-paper.h"
#include "trellis-store-actions.h"
#include "trellis-store-note-template.h"
#include "trellis-store-notes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gi18n-lib.h>

/* Notes of visit, read from the trust file: the trust's own, and the copy for a
 * school and its governors, which has no internal remark. */

typedef struct
{
  TrellisStore *store;
  TrellisReportKind kind;
  TrellisVisit *visit;
  TrellisScheme *scheme;
  GPtrArray *asks;         /* (element-type TrellisNoteAsk) */
  GPtrArray *parts;        /* (element-type TrellisNotePart) */
  TrellisNoteContent *content;
} Reader;

static gboolean
is_internal (Reader                *reader,
             const TrellisNotePart *part)
{
  const TrellisNoteAsk *ask = trellis_note_template_find (reader->asks, part->part);

  return part->is_internal || (ask != NULL && ask->is_internal);
}

static const TrellisNotePart *
find_part (Reader     *reader,
           const char *key)
{
  for (guint i = 0; i < reader->parts->len; i++)
    {
      const TrellisNotePart *part = g_ptr_array_index (reader->parts, i);

      if (g_str_equal (part->part, key))
        return part;
    }

  return NULL;
}

/* "Visit 4 of 6, Tuesday 10 March 2026" */
static char *
describe_visit (Reader  *reader,
                GError **error)
{
  g_autoptr (GListModel) visits = trellis_store_list_school_visits (reader->store, reader->visit->urn,
                                                                    reader->visit->year_id, error);
  g_autofree char *title = trellis_visit_dup_title (reader->visit);
  g_autofree char *day = trellis_day_format (reader->visit->visit_on, TRELLIS_DAY_STYLE_FULL);
  g_autofree char *numbered = NULL;
  int n = 0;

  if (visits == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      if (g_str_equal (visit->kind, reader->visit->kind) && visit->status != TRELLIS_VISIT_STATUS_CANCELLED)
        n = MAX (n, visit->number);
    }
  if (reader->visit->number > 0)
    /* Translators: a visit and how many there are in the year: "Visit 4 of 6" */
    numbered = g_strdup_printf (_("%s of %d"), title, n);

  return g_strjoin (*day != '\0' ? ", " : "", numbered != NULL ? numbered : title, *day != '\0' ? day : NULL, NULL);
}

/* "Reinforcement, to reach Refinement by May 2027" */
static char *
describe_category (TrellisScheme *scheme,
                   TrellisSchool *school)
{
  const TrellisLevel *level = school->level_id != NULL ? trellis_scheme_get_level (scheme, school->level_id) : NULL;
  const TrellisLevel *next;
  g_autofree char *limit = NULL;

  if (level == NULL)
    return g_strdup ("");
  next = level->limit_level_id != NULL ? trellis_scheme_get_level (scheme, level->limit_level_id) : NULL;
  limit = trellis_day_format (trellis_level_get_limit_day (level, school->agreed_on), TRELLIS_DAY_STYLE_MONTH);
  if (next == NULL || *limit == '\0')
    return g_strdup (level->name);

  /* Translators: a level, the one after it, and a month: "Reinforcement, to reach Refinement by May 2027" */
  return g_strdup_printf (_("%s, to reach %s by %s"), level->name, next->name, limit);
}

static gboolean
add_facts (Reader  *reader,
           GError **error)
{
  TrellisDay day = reader->visit->visit_on != TRELLIS_DAY_NONE ? reader->visit->visit_on
                                                               : trellis_store_get_today (reader->store);
  g_autoptr (TrellisSchool) school = trellis_store_read_school (reader->store, reader->visit->urn, day, error);
  g_autofree char *category = NULL;

  if (school == NULL)
    return FALSE;
  category = describe_category (reader->scheme, school);
  trellis_note_content_add_fact (reader->content, _("Morning"), reader->visit->theme_am);
  trellis_note_content_add_fact (reader->content, _("Afternoon"), reader->visit->theme_pm);
  trellis_note_content_add_fact (reader->content, _("Adviser"), reader->visit->adviser_name);
  trellis_note_content_add_fact (reader->content, _("Category"), category);

  return TRUE;
}

/* "Reading leader, due 27 Mar 2026. Was amber since 4 Feb." */
static char *
describe_action (TrellisAction *action,
                 gboolean       has_rating)
{
  g_autoptr (GString) words = g_string_new (action->owner);
  g_autofree char *due = trellis_day_format (action->due_on, TRELLIS_DAY_STYLE_MEDIUM);

  if (*due != '\0')
    g_string_append_printf (words, *action->owner != '\0' ? _(", due %s") : _("Due %s"), due);
  if (has_rating && action->rating != TRELLIS_RATING_NONE)
    {
      g_autofree char *rating = g_utf8_strdown (trellis_rating_get_name (action->rating), -1);
      g_autofree char *since = trellis_day_format (action->rating_since, TRELLIS_DAY_STYLE_MEDIUM);

      if (words->len > 0)
        g_string_append (words, ". ");
      /* Translators: what an action was before a visit rated it: "Was amber since 4 Feb 2026" */
      g_string_append_printf (words, _("Was %s since %s"), rating, since);
    }
  if (words->len > 0)
    g_string_append_c (words, '.');

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
add_rated_actions (Reader  *reader,
                   GError **error)
{
  g_autoptr (GPtrArray) actions = trellis_store_list_visit_actions (reader->store, reader->visit, error);
  TrellisNoteSection *section;
  g_autofree char *hint = NULL;
  guint n_rated = 0;

  if (actions == NULL)
    return FALSE;
  if (actions->len == 0)
    return TRUE;
  for (guint i = 0; i < actions->len; i++)
    n_rated += ((const TrellisVisitAction *) g_ptr_array_index (actions, i))->is_rated;
  hint = n_rated == actions->len ? g_strdup (_("Rated at this visit"))
                                 : g_strdup_printf (_("%u of %u rated at this visit"), n_rated, actions->len);
  section = trellis_note_content_add_section (reader->content, _("The last visits’ actions"), hint, "");
  for (guint i = 0; i < actions->len; i++)
    {
      const TrellisVisitAction *visited = g_ptr_array_index (actions, i);
      g_autofree char *words = describe_action (visited->action, TRUE);
      TrellisNoteRow *row = trellis_note_section_add_row (section, visited->action->what, words, visited->evidence);

      row->has_rating = TRUE;
      row->rating = visited->is_rated ? visited->rating : TRELLIS_RATING_NONE;
    }

  return TRUE;
}

static gboolean
add_next_steps (Reader      *reader,
                const char  *title,
                const char  *body,
                GError     **error)
{
  g_autoptr (GListModel) actions = trellis_store_list_next_steps (reader->store, reader->visit->id, error);
  TrellisNoteSection *section;
  guint n;

  if (actions == NULL)
    return FALSE;
  n = g_list_model_get_n_items (actions);
  if (n == 0 && *body == '\0')
    return TRUE;
  section = trellis_note_content_add_section (reader->content, title, n > 0 ? _("To be rated at the next visit") : "",
                                              body);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);
      g_autofree char *words = describe_action (action, FALSE);
      g_autofree char *success = *action->success_criteria != '\0'
                                   ? g_strdup_printf (_("Success: %s"), action->success_criteria) : g_strdup ("");

      trellis_note_section_add_row (section, action->what, words, success);
    }

  return TRUE;
}

static void
add_aspects (Reader *reader)
{
  for (guint i = 0; i < reader->parts->len; i++)
    {
      const TrellisNotePart *part = g_ptr_array_index (reader->parts, i);
      const TrellisAspect *aspect;
      TrellisNoteSection *section;

      if (part->aspect_id == NULL || (*part->body == '\0' && part->level_id == NULL))
        continue;
      aspect = trellis_scheme_get_aspect (reader->scheme, part->aspect_id);
      section = trellis_note_content_add_section (reader->content, aspect != NULL ? aspect->name : part->aspect_id,
                                                  _("Findings"), part->body);
      if (part->level_id != NULL)
        section->level = trellis_scheme_get_level (reader->scheme, part->level_id);
    }
}

/* A part of the template, where there is something to print of it. */
static gboolean
add_asked (Reader                *reader,
           const TrellisNoteAsk  *ask,
           GError               **error)
{
  const TrellisNotePart *part = find_part (reader, ask->part);
  const char *body = part != NULL ? part->body : "";

  if (ask->is_internal && reader->kind == TRELLIS_REPORT_GOVERNORS_NOTE)
    return TRUE;
  if (g_str_equal (ask->part, TRELLIS_NOTE_PART_NEXT_STEPS))
    return add_next_steps (reader, _("Next steps"), body, error);
  if (*body == '\0' && ask->is_always && reader->parts->len > 0)
    body = _("Nothing is written here.");
  if (*body != '\0')
    trellis_note_content_add_section (reader->content, ask->title, ask->is_always ? "" : ask->hint, body);

  return TRUE;
}

/* What was asked once and is no longer stands at the end, by its key. */
static void
add_others (Reader *reader)
{
  for (guint i = 0; i < reader->parts->len; i++)
    {
      const TrellisNotePart *part = g_ptr_array_index (reader->parts, i);

      if (part->aspect_id != NULL || *part->body == '\0' ||
          trellis_note_template_find (reader->asks, part->part) != NULL ||
          (is_internal (reader, part) && reader->kind == TRELLIS_REPORT_GOVERNORS_NOTE))
        continue;
      trellis_note_content_add_section (reader->content, part->part, "", part->body);
    }
}

static gboolean
read_sections (Reader  *reader,
               GError **error)
{
  gboolean has_aspects = FALSE, has_next_steps = FALSE;

  if (!add_rated_actions (reader, error))
    return FALSE;
  for (guint i = 0; i < reader->asks->len; i++)
    {
      const TrellisNoteAsk *ask = g_ptr_array_index (reader->asks, i);
      gboolean is_last = TRUE;

      if (!add_asked (reader, ask, error))
        return FALSE;
      has_next_steps = has_next_steps || g_str_equal (ask->part, TRELLIS_NOTE_PART_NEXT_STEPS);
      for (guint j = i + 1; j < reader->asks->len; j++)
        is_last = is_last && !((const TrellisNoteAsk *) g_ptr_array_index (reader->asks, j))->has_aspects;
      if (ask->has_aspects && is_last)
        {
          add_aspects (reader);
          has_aspects = TRUE;
        }
    }
  if (!has_aspects)
    add_aspects (reader);
  if (!has_next_steps && !add_next_steps (reader, _("Next steps"), "", error))
    return FALSE;
  add_others (reader);

  return TRUE;
}

static TrellisNoteContent *
read_content (TrellisStore       *store,
              TrellisReportKind   kind,
              TrellisVisit       *visit,
              GError            **error)
{
  g_autoptr (GPtrArray) asks = trellis_store_read_note_template (store, error);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (TrellisNoteContent) content = NULL;
  g_autofree char *subtitle = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme (store, error);
  Reader reader = { store, kind, visit, scheme, asks, NULL, NULL };

  if (asks == NULL || scheme == NULL)
    return NULL;
  reader.parts = parts = trellis_store_read_note (store, visit->id, error);
  if (parts == NULL)
    return NULL;
  subtitle = describe_visit (&reader, error);
  if (subtitle == NULL)
    return NULL;
  reader.content = content = trellis_note_content_new (visit->school_name, subtitle);
  content->scheme = g_object_ref (scheme);
  if (!add_facts (&reader, error) || !read_sections (&reader, error))
    return NULL;

  return g_steal_pointer (&content);
}

/* The foot says how far the note has come: "Final, 12 March 2026" and "Found
 * accurate by the headteacher". */
static gboolean
describe_state (TrellisReport  *self,
                TrellisStore   *store,
                const char     *visit_id,
                GError        **error)
{
  g_autoptr (GPtrArray) steps = NULL;
  TrellisNoteState state;
  TrellisDay taken_on = TRELLIS_DAY_NONE;
  gboolean is_accurate = FALSE;
  g_autofree char *day = NULL;

  if (!trellis_store_read_note_state (store, visit_id, &state, error))
    return FALSE;
  steps = trellis_store_list_note_steps (store, visit_id, error);
  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      const TrellisNoteStep *step = g_ptr_array_index (steps, i);

      if (step->version != state.version)
        continue;
      if (step->status == state.status)
        taken_on = step->taken_on;
      is_accurate = step->status == TRELLIS_NOTE_STATUS_ACCURATE ||
                    (is_accurate && step->status != TRELLIS_NOTE_STATUS_NOT_ACCURATE);
    }

  day = trellis_day_format (taken_on, TRELLIS_DAY_STYLE_LONG);
  g_free (self->foot);
  self->foot = g_strjoin (*day != '\0' ? ", " : "", trellis_note_status_get_name (state.status),
                          *day != '\0' ? day : NULL, NULL);
  g_free (self->foot_secondary);
  if (state.version > 1)
    self->foot_secondary = g_strdup_printf (is_accurate ? _("Version %d, found accurate by the headteacher")
                                                        : _("Version %d, replaces every earlier one"), state.version);
  else
    self->foot_secondary = g_strdup (is_accurate ? _("Found accurate by the headteacher") : "");

  return TRUE;
}

/**
 * trellis_report_new_note:
 * @store: a trust file
 * @kind: %TRELLIS_REPORT_NOTE, or %TRELLIS_REPORT_GOVERNORS_NOTE for the copy
 *   that has no internal remark
 * @visit_id: a visit; one without a note has what it will rate and no words
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the note of the visit, A4 upright; or
 *   %NULL with @error set
 */
TrellisReport *
trellis_report_new_note (TrellisStore       *store,
                         TrellisReportKind   kind,
                         const char         *visit_id,
                         GError            **error)
{
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (store, error);
  g_autoptr (TrellisVisit) visit = NULL;
  g_autoptr (TrellisReport) self = NULL;
  g_autofree char *title = NULL;
  TrellisReportDetails details = { NULL };
  TrellisNoteContent *content;
  TrellisNotePaper *paper;

  if (trust == NULL)
    return NULL;
  visit = trellis_store_read_visit (store, visit_id, error);
  if (visit == NULL)
    return NULL;
  content = read_content (store, kind, visit, error);
  if (content == NULL)
    return NULL;

  details.trust_name = trust->name;
  details.trust_colour = trust->colour;
  details.as_at = details.printed_on = trellis_store_get_today (store);
  self = trellis_report_new (kind, &details);
  title = trellis_visit_dup_title (visit);
  self->title = g_strdup_printf (_("%s, note of %s"), visit->school_name, title);
  paper = trellis_note_paper_new (content, self->text);
  trellis_report_add_part (self, &trellis_report_note_paper, paper, trellis_note_paper_get_sheet (paper),
                           visit->school_name);
  if (!describe_state (self, store, visit_id, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * trellis_report_list_noted_visits:
 * @store: a trust file
 * @urn: a school
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type TrellisVisit): the school's
 *   visits by that day that have a note, the last first; %NULL with @error set
 */
GListModel *
trellis_report_list_noted_visits (TrellisStore  *store,
                                  const char    *urn,
                                  TrellisDay     as_at,
                                  GError       **error)
{
  g_autoptr (GListModel) visits = trellis_store_list_school_visits (store, urn, NULL, error);
  g_autoptr (GListStore) noted = g_list_store_new (TRELLIS_TYPE_VISIT);

  if (visits == NULL)
    return NULL;
  for (guint i = g_list_model_get_n_items (visits); i > 0; i--)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i - 1);
      TrellisNoteState state;

      if (visit->visit_on == TRELLIS_DAY_NONE || visit->visit_on > as_at)
        continue;
      if (!trellis_store_read_note_state (store, visit->id, &state, error))
        return NULL;
      if (state.version > 0)
        g_list_store_append (noted, visit);
    }

  return G_LIST_MODEL (g_steal_pointer (&noted));
}

/**
 * trellis_report_new_last_note:
 * @store: a trust file
 * @kind: as for trellis_report_new_note()
 * @urn: (nullable): a school
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * The note of the last visit to a school that has one. Fails with
 * %G_IO_ERROR_NOT_FOUND where there is none, or @urn names no school.
 *
 * Returns: (transfer full) (nullable): the note, or %NULL with @error set
 */
TrellisReport *
trellis_report_new_last_note (TrellisStore       *store,
                              TrellisReportKind   kind,
                              const char         *urn,
                              TrellisDay          as_at,
                              GError            **error)
{
  g_autoptr (TrellisSchool) school = NULL;
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (TrellisVisit) last = NULL;

  if (urn == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("Say which school by --school URN."));
      return NULL;
    }
  school = trellis_store_read_school (store, urn, as_at, error);
  if (school == NULL)
    return NULL;
  visits = trellis_report_list_noted_visits (store, urn, as_at, error);
  if (visits == NULL)
    return NULL;
  last = g_list_model_get_item (visits, 0);
  if (last == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s has no note of a visit yet."), school->name);
      return NULL;
    }

  return trellis_report_new_note (store, kind, last->id, error);
}
