/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-private.h"

#include "trellis-note-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
read_colour (TrellisJsonReader   *reader,
             const TrellisJsonAt *at,
             const char          *member)
{
  char *colour = trellis_json_dup_string (reader, at, member, NULL);
  gboolean is_colour = colour == NULL || (strlen (colour) == 7 && colour[0] == '#');

  for (guint i = 1; is_colour && colour != NULL && i < 7; i++)
    is_colour = g_ascii_isxdigit (colour[i]);
  if (!is_colour)
    trellis_json_fail (reader, at, member, _("“%s” is not a colour; write it as #rrggbb."), colour);

  return colour;
}

static GStrv
read_some_strings (TrellisJsonReader   *reader,
                   const TrellisJsonAt *at,
                   const char          *member)
{
  return trellis_json_has (at, member) ? trellis_json_dup_strings (reader, at, member) : NULL;
}

/* Reads the object `applies` of @at, where it has one. */
void
trellis_applies_read (TrellisApplies      *self,
                      TrellisJsonReader   *reader,
                      const TrellisJsonAt *at)
{
  TrellisJsonAt applies;

  if (!trellis_json_enter (reader, at, "applies", &applies))
    return;

  self->phases = read_some_strings (reader, &applies, "phases");
  self->levels = read_some_strings (reader, &applies, "levels");
  self->is_church_only = trellis_json_get_boolean (reader, &applies, "church");
  self->has_federations = trellis_json_get_boolean (reader, &applies, "federations");
  self->note = trellis_json_dup_string (reader, &applies, "note", NULL);
}

static void
read_time_limit (TrellisLevel        *level,
                 TrellisJsonReader   *reader,
                 const TrellisJsonAt *at)
{
  TrellisJsonAt limit;

  if (!trellis_json_enter (reader, at, "time_limit", &limit))
    return;

  level->limit_level_id = trellis_json_dup_string (reader, &limit, "to", NULL);
  level->pass_months = trellis_json_get_int (reader, &limit, "pass_months", 0, 120, 0);
  level->pass_weeks = trellis_json_get_int (reader, &limit, "pass_weeks", 0, 520, 0);
  level->warn_months = trellis_json_get_int (reader, &limit, "warn_months", 0, 120, level->pass_months);
  level->warn_weeks = trellis_json_get_int (reader, &limit, "warn_weeks", 0, 520, level->pass_weeks);

  if (level->pass_months == 0 && level->pass_weeks == 0)
    trellis_json_fail (reader, &limit, NULL, _("A time limit needs pass_months or pass_weeks."));
  if ((level->pass_months > 0) == (level->pass_weeks > 0))
    trellis_json_fail (reader, &limit, NULL, _("A time limit is in months or in weeks, not in both."));
  if (level->warn_months > level->pass_months || level->warn_weeks > level->pass_weeks)
    trellis_json_fail (reader, &limit, NULL, _("A time limit cannot warn after it has passed."));
}

static TrellisLevel *
read_level (TrellisJsonReader   *reader,
            const TrellisJsonAt *at,
            const char          *aspect_id)
{
  TrellisLevel *level = g_new0 (TrellisLevel, 1);

  level->id = trellis_json_dup_needed (reader, at, "id");
  level->name = trellis_json_dup_needed (reader, at, "name");
  level->short_code = trellis_json_dup_needed (reader, at, "short");
  level->key = aspect_id == NULL ? trellis_json_dup_needed (reader, at, "key")
                                 : trellis_json_dup_string (reader, at, "key", "");
  level->aspect_id = g_strdup (aspect_id);
  level->phase = trellis_json_dup_string (reader, at, "phase", "");
  level->tier = trellis_json_dup_string (reader, at, "tier", "");
  level->descriptor = trellis_json_dup_string (reader, at, "descriptor", "");
  level->expectations = trellis_json_dup_strings (reader, at, "expectations");
  level->support = trellis_json_dup_strings (reader, at, "support");
  level->challenge = trellis_json_dup_strings (reader, at, "challenge");
  level->at_best_level_id = trellis_json_dup_string (reader, at, "overall_at_best", NULL);
  level->earnings = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_earning_free);
  read_time_limit (level, reader, at);

  if (reader->error == NULL && !trellis_json_has (at, "rank"))
    trellis_json_fail (reader, at, "rank", _("This is needed and missing."));
  level->rank = trellis_json_get_int (reader, at, "rank", 1, 99, 0);
  if (reader->error == NULL && !trellis_json_has (at, "colour"))
    trellis_json_fail (reader, at, "colour", _("This is needed and missing."));
  level->colour = read_colour (reader, at, "colour");
  level->colour_dark = read_colour (reader, at, "colour_dark");
  level->colour_paper = read_colour (reader, at, "colour_paper");

  return level;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const TrellisLevel *first = *(TrellisLevel *const *) a;
  const TrellisLevel *second = *(TrellisLevel *const *) b;

  return first->rank - second->rank;
}

/* @levels is filled in the file's order; it is sorted once it is checked. */
static void
read_levels (GPtrArray           *levels,
             TrellisJsonReader   *reader,
             const TrellisJsonAt *at,
             const char          *aspect_id)
{
  guint n = trellis_json_count (reader, at, "levels");
  TrellisJsonAt item;

  for (guint i = 0; i < n && trellis_json_enter_item (reader, at, "levels", i, &item); i++)
    g_ptr_array_add (levels, read_level (reader, &item, aspect_id));
}

/* A scheme that a person wrote may have one colour a level. */
static void
finish_levels (GPtrArray *levels)
{
  g_ptr_array_sort (levels, compare_ranks);
  for (guint i = 0; i < levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (levels, i);

      if (level->colour_dark == NULL)
        level->colour_dark = g_strdup (level->colour);
      if (level->colour_paper == NULL)
        level->colour_paper = trellis_colour_dup_for_paper (level->colour, level->rank, (int) levels->len);
    }
}

static void
read_descriptors (TrellisAspect       *aspect,
                  GPtrArray           *levels,
                  TrellisJsonReader   *reader,
                  const TrellisJsonAt *at)
{
  g_autofree char *missing = trellis_json_dup_string (reader, at, "descriptor_missing", NULL);
  g_autoptr (GList) ids = NULL;
  TrellisJsonAt descriptors;

  if (trellis_json_enter (reader, at, "descriptors", &descriptors))
    ids = json_object_get_members (descriptors.object);
  for (GList *link = ids; link != NULL && reader->error == NULL; link = link->next)
    {
      const char *id = link->data;
      gboolean is_known = FALSE;

      for (guint i = 0; i < levels->len; i++)
        is_known = is_known || g_str_equal (((TrellisLevel *) g_ptr_array_index (levels, i))->id, id);
      if (!is_known)
        trellis_json_fail (reader, &descriptors, id, _("There is no level “%s” for this aspect."), id);
      else
        g_hash_table_insert (aspect->descriptors, g_strdup (id),
                             trellis_json_dup_string (reader, &descriptors, id, ""));
    }

  for (guint i = 0; missing != NULL && i < levels->len; i++)
    {
      const char *id = ((TrellisLevel *) g_ptr_array_index (levels, i))->id;

      if (!g_hash_table_contains (aspect->descriptors, id))
        g_hash_table_insert (aspect->descriptors, g_strdup (id), g_strdup (missing));
    }
}

static TrellisAspect *
read_aspect (TrellisScheme       *self,
             TrellisJsonReader   *reader,
             const TrellisJsonAt *at)
{
  TrellisAspect *aspect = g_new0 (TrellisAspect, 1);

  aspect->id = trellis_json_dup_needed (reader, at, "id");
  aspect->name = trellis_json_dup_needed (reader, at, "name");
  aspect->note = trellis_json_dup_string (reader, at, "note", "");
  aspect->weight = trellis_json_get_number (reader, at, "weight", 0, 1000, 1);
  aspect->is_limiting = trellis_json_get_boolean (reader, at, "limiting");
  aspect->descriptors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  trellis_applies_read (&aspect->applies, reader, at);
  if (trellis_json_has (at, "levels"))
    {
      aspect->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_level_free);
      read_levels (aspect->levels, reader, at, aspect->id);
    }
  read_descriptors (aspect, aspect->levels != NULL ? aspect->levels : self->levels, reader, at);

  return aspect;
}

/* A text, or the lines of a list. */
static char *
read_lines (TrellisJsonReader   *reader,
            const TrellisJsonAt *at,
            const char          *member)
{
  g_auto (GStrv) lines = trellis_json_dup_strings (reader, at, member);

  return g_strjoinv ("\n", lines);
}

static TrellisProgrammeVisit *
read_programme_visit (TrellisScheme       *self,
                      TrellisJsonReader   *reader,
                      const TrellisJsonAt *at,
                      guint                index)
{
  TrellisProgrammeVisit *visit = g_new0 (TrellisProgrammeVisit, 1);

  visit->number = trellis_json_get_int (reader, at, "number", 1, 365, (int) index + 1);
  visit->term = trellis_json_get_int (reader, at, "term", 1, MAX (self->terms_per_year, 1), 0);
  visit->theme_am = read_lines (reader, at, "am");
  visit->theme_pm = read_lines (reader, at, "pm");
  visit->focus = trellis_json_dup_string (reader, at, "focus", "");

  return visit;
}

static TrellisProgramme *
read_programme (TrellisScheme       *self,
                TrellisJsonReader   *reader,
                const TrellisJsonAt *at)
{
  TrellisProgramme *programme = g_new0 (TrellisProgramme, 1);
  g_auto (GStrv) sessions = NULL;
  TrellisJsonAt child;
  guint n;

  programme->id = trellis_json_dup_needed (reader, at, "id");
  programme->standing = trellis_json_dup_strings (reader, at, "standing");
  trellis_applies_read (&programme->applies, reader, at);

  if (trellis_json_get_kind (at, "days_per_year") != JSON_NODE_OBJECT)
    programme->days_per_year = trellis_json_get_int (reader, at, "days_per_year", 0, 365, 0);
  else if (trellis_json_enter (reader, at, "days_per_year", &child))
    programme->days_per_year = trellis_json_get_int (reader, &child, "at_least", 0, 365, 0);

  if (trellis_json_enter (reader, at, "day", &child))
    {
      programme->day_starts_at = trellis_json_dup_string (reader, &child, "start", "");
      programme->day_ends_at = trellis_json_dup_string (reader, &child, "end", "");
      sessions = trellis_json_dup_strings (reader, &child, "sessions");
      if (g_strv_length (sessions) == 1 && !trellis_session_parse (sessions[0], &programme->session))
        trellis_json_fail (reader, &child, "sessions", _("“%s” is not a session; write am, pm or both."), sessions[0]);
    }
  else
    {
      programme->day_starts_at = g_strdup ("");
      programme->day_ends_at = g_strdup ("");
    }

  programme->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_programme_visit_free);
  n = trellis_json_count (reader, at, "visits");
  for (guint i = 0; i < n && trellis_json_enter_item (reader, at, "visits", i, &child); i++)
    g_ptr_array_add (programme->visits, read_programme_visit (self, reader, &child, i));

  return programme;
}

static TrellisExpectedDocument *
read_document (TrellisJsonReader   *reader,
               const TrellisJsonAt *at)
{
  TrellisExpectedDocument *document = g_new0 (TrellisExpectedDocument, 1);

  document->id = trellis_json_dup_needed (reader, at, "id");
  document->name = trellis_json_dup_needed (reader, at, "name");
  document->every = trellis_json_dup_string (reader, at, "every", "");
  document->contains = trellis_json_dup_strings (reader, at, "contains");
  trellis_applies_read (&document->applies, reader, at);

  return document;
}

/* The words beside the levels: joining, the offer, the parallel scheme. */
static void
read_rest (TrellisScheme       *self,
           TrellisJsonReader   *reader,
           const TrellisJsonAt *at)
{
  TrellisJsonAt child;

  if (trellis_json_enter (reader, at, "review", &child))
    self->agreed_at = trellis_json_dup_string (reader, &child, "agreed_at", "");
  else
    self->agreed_at = g_strdup ("");

  if (trellis_json_enter (reader, at, "parallel_scheme", &child))
    {
      self->parallel_scheme_id = trellis_json_dup_needed (reader, &child, "id");
      trellis_applies_read (&self->parallel_applies, reader, &child);
    }

  if (trellis_json_enter (reader, at, "joining", &child))
    {
      self->joining_school = trellis_json_dup_strings (reader, &child, "school");
      self->joining_head = trellis_json_dup_strings (reader, &child, "headteacher");
    }
  else
    {
      self->joining_school = g_new0 (char *, 1);
      self->joining_head = g_new0 (char *, 1);
    }

  /* An object is several offers, which levels name; a list is what every school can have. */
  if (trellis_json_get_kind (at, "offer") != JSON_NODE_OBJECT)
    self->offer = trellis_json_dup_strings (reader, at, "offer");
  else
    self->offer = g_new0 (char *, 1);

  if (trellis_json_enter (reader, at, "focus_areas", &child))
    self->focus_areas_most = trellis_json_get_int (reader, &child, "at_most", 0, 99, 0);
}

static void
read_scheme (TrellisScheme       *self,
             TrellisJsonReader   *reader,
             const TrellisJsonAt *at)
{
  TrellisJsonAt item;
  guint n;

  self->id = trellis_json_dup_needed (reader, at, "id");
  self->name = trellis_json_dup_needed (reader, at, "name");
  self->summary = trellis_json_dup_string (reader, at, "summary", "");
  self->overall_name = trellis_json_dup_string (reader, at, "overall_name", _("Overall"));
  self->terms_per_year = trellis_json_get_int (reader, at, "terms_per_year", 0, 6, 0);
  if (self->terms_per_year % 3 != 0)
    trellis_json_fail (reader, at, "terms_per_year",
                       _("A school year has 3 terms, or 6 where half terms are numbered."));
  trellis_applies_read (&self->applies, reader, at);

  read_levels (self->levels, reader, at, NULL);
  if (self->levels->len < 2)
    trellis_json_fail (reader, at, "levels", _("At least two levels are needed to judge by."));
  n = trellis_json_count (reader, at, "aspects");
  for (guint i = 0; i < n && trellis_json_enter_item (reader, at, "aspects", i, &item); i++)
    g_ptr_array_add (self->aspects, read_aspect (self, reader, &item));
  n = trellis_json_count (reader, at, "visit_programmes");
  for (guint i = 0; i < n && trellis_json_enter_item (reader, at, "visit_programmes", i, &item); i++)
    g_ptr_array_add (self->programmes, read_programme (self, reader, &item));
  n = trellis_json_count (reader, at, "documents");
  for (guint i = 0; i < n && trellis_json_enter_item (reader, at, "documents", i, &item); i++)
    g_ptr_array_add (self->documents, read_document (reader, &item));
  self->note_parts = trellis_note_template_read (reader, at, "note_template");
  read_rest (self, reader, at);
  trellis_scheme_read_earnings (self, reader, at);
}

/**
 * trellis_scheme_new_from_json:
 * @json: (array length=length): a scheme as text
 * @length: its length in bytes, or -1 where it ends with a zero
 * @origin: (nullable): the file it came from, for messages
 * @error: return location
 *
 * Reads a scheme and checks it whole: what is needed, ids, short codes and keys
 * that are unique, ranks from 1 without a gap, colours, and that everything it
 * names exists. Facts that the program does not know of stay in the text that
 * the scheme keeps.
 *
 * Returns: (transfer full) (nullable): the scheme, or %NULL with
 *   %TRELLIS_JSON_ERROR, whose message says what is wrong and where: line and
 *   column, or the path within the text
 */
TrellisScheme *
trellis_scheme_new_from_json (const char  *json,
                              gssize       length,
                              const char  *origin,
                              GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (TrellisScheme) self = NULL;
  TrellisJsonReader reader = { origin, NULL };
  TrellisJsonAt at = { NULL, NULL, -1, NULL };

  if (length < 0)
    length = (gssize) strlen (json);
  root = trellis_json_parse (origin, json, (gsize) length, error);
  if (root == NULL)
    return NULL;

  at.object = json_node_get_object (root);
  self = g_object_new (TRELLIS_TYPE_SCHEME, NULL);
  read_scheme (self, &reader, &at);
  if (reader.error == NULL)
    trellis_scheme_check (self, &reader, &at);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }

  finish_levels (self->levels);
  for (guint i = 0; i < self->aspects->len; i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (self->aspects, i);

      if (aspect->levels != NULL)
        finish_levels (aspect->levels);
    }
  self->json = g_strndup (json, (gsize) length);

  return g_steal_pointer (&self);
}
