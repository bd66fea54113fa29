/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-change-words.h"

#include "trellis-judgement.h"
#include "trellis-store-schemes.h"
#include "trellis-store-visits.h"
#include "trellis-types.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The rows of a change in the field's words: what a table's rows are called,
 * what its columns say, and the names of what they point at. */

static const struct
{
  const char *table;
  const char *what;
} tables[] = {
  { "trust", N_("Trust") },
  { "attachment", N_("Attached file") },
  { "scheme", N_("Scheme") },
  { "scheme_version", N_("Version of the scheme") },
  { "aspect", N_("Aspect") },
  { "level", N_("Level") },
  { "level_map", N_("Level of another scheme") },
  { "aspect_map", N_("Aspect of another scheme") },
  { "person", N_("Person") },
  { "working_week", N_("Working week") },
  { "expertise", N_("Expertise") },
  { "conflict_of_interest", N_("Conflict of interest") },
  { "school", N_("School") },
  { "school_record", N_("Description of the school") },
  { "school_link", N_("Link to another school") },
  { "hub", N_("Hub") },
  { "school_hub", N_("Hub of the school") },
  { "federation", N_("Federation") },
  { "school_federation", N_("Federation of the school") },
  { "school_person", N_("Role at the school") },
  { "school_fact", N_("Fact about the school") },
  { "custom_field", N_("Own field") },
  { "custom_value", N_("Value of an own field") },
  { "focus_area", N_("Focus area") },
  { "concern", N_("Concern") },
  { "concern_step", N_("Step on a concern") },
  { "checklist", N_("Checklist") },
  { "checklist_item", N_("Item of a checklist") },
  { "judgement", N_("Judgement") },
  { "evidence", N_("Evidence") },
  { "aspect_applies", N_("Whether an aspect applies") },
  { "category", N_("Category") },
  { "school_year", N_("School year") },
  { "term", N_("Term") },
  { "closure", N_("Closed days") },
  { "governance_event", N_("Governance event") },
  { "school_programme", N_("Programme of the school") },
  { "agreed_count", N_("Agreed number of visits") },
  { "visit", N_("Visit") },
  { "visit_handed", N_("Earlier adviser") },
  { "visit_attendee", N_("Attendee") },
  { "visit_focus", N_("Focus of a visit") },
  { "note_template", N_("Template of notes") },
  { "note", N_("Note") },
  { "note_part", N_("Part of a note") },
  { "note_step", N_("Step of a note") },
  { "support_day", N_("Support") },
  { "offer_given", N_("Item of the offer") },
  { "action", N_("Action") },
  { "action_rating", N_("Rating") },
  { "measure", N_("Measure") },
  { "measure_value", N_("Figure") },
  { "measure_target", N_("Target") },
  { "benchmark", N_("Benchmark") },
  { "column_map", N_("Column of an import") },
  { "inspection", N_("Inspection") },
  { "inspection_grade", N_("Grade of an inspection") },
  { "document", N_("Document") },
  { "plan", N_("Plan of the trust") },
  { "plan_line", N_("Line of a plan") },
  { "plan_stage", N_("Stage of a plan’s line") },
  { "plan_review", N_("Review of a plan’s line") },
  { "plan_school", N_("School of a plan’s line") },
  { "saved_view", N_("Saved view") },
  { "commentary", N_("Commentary") },
  { "merged_change", N_("Edit in the copy") },
};

typedef enum
{
  FORMAT_TEXT,
  FORMAT_DAY,
  FORMAT_YES_NO,
  FORMAT_SOURCE,
  FORMAT_RATING,
  FORMAT_STATUS,
  FORMAT_SESSION,
  FORMAT_PHASE,
  FORMAT_LEVEL,
  FORMAT_NAME,      /* found by the column's query */
} Format;

/* What columns say, by their names, in the order in which they are told. A
 * column that is not here is the file's own business: keys, order, times. */
static const struct
{
  const char *column;
  const char *label;
  Format format;
  gboolean has_before;   /* a dated fact tells what held before it */
  const char *sql;       /* (nullable): finds the name */
} columns[] = {
  { "sentence", N_("Edit"), FORMAT_TEXT },
  { "author", N_("By"), FORMAT_TEXT },
  { "level_id", N_("Level"), FORMAT_LEVEL, TRUE },
  { "rating", N_("Rating"), FORMAT_RATING, TRUE },
  { "hub_id", N_("Hub"), FORMAT_NAME, TRUE, "SELECT name FROM hub WHERE id = ?1" },
  { "federation_id", N_("Federation"), FORMAT_NAME, TRUE, "SELECT name FROM federation WHERE id = ?1" },
  { "person_id", N_("Person"), FORMAT_NAME, TRUE, "SELECT name FROM person WHERE id = ?1" },
  { "name", N_("Name"), FORMAT_TEXT },
  { "short_name", N_("Short name"), FORMAT_TEXT },
  { "value", N_("Value"), FORMAT_TEXT, TRUE },
  { "what", N_("What"), FORMAT_TEXT },
  { "statement", N_("Statement"), FORMAT_TEXT },
  { "status", N_("Status"), FORMAT_STATUS },
  { "visit_on", N_("Day"), FORMAT_DAY },
  { "session", N_("Time"), FORMAT_SESSION },
  { "adviser_id", N_("Adviser"), FORMAT_NAME, FALSE, "SELECT name FROM person WHERE id = ?1" },
  { "judged_on", N_("Judged on"), FORMAT_DAY },
  { "agreed_on", N_("Agreed on"), FORMAT_DAY },
  { "rated_on", N_("Rated on"), FORMAT_DAY },
  { "holds_from", N_("From"), FORMAT_DAY },
  { "source", N_("Source"), FORMAT_SOURCE },
  { "period", N_("Period"), FORMAT_TEXT },
  { "missing_reason", N_("Reason that it is missing"), FORMAT_TEXT },
  { "cohort", N_("Cohort"), FORMAT_TEXT },
  { "applies", N_("Applies"), FORMAT_YES_NO, TRUE },
  { "proposed_level_id", N_("Proposed"), FORMAT_LEVEL },
  { "meeting", N_("Meeting"), FORMAT_TEXT },
  { "attendees", N_("There were"), FORMAT_TEXT },
  { "reason", N_("Reason"), FORMAT_TEXT },
  { "narrative", N_("Narrative"), FORMAT_TEXT },
  { "body", N_("Text"), FORMAT_TEXT },
  { "written_on", N_("Written on"), FORMAT_DAY },
  { "words", N_("Words"), FORMAT_TEXT },
  { "purpose", N_("Purpose"), FORMAT_TEXT },
  { "theme_am", N_("Morning"), FORMAT_TEXT },
  { "theme_pm", N_("Afternoon"), FORMAT_TEXT },
  { "cancelled_reason", N_("Reason for cancelling"), FORMAT_TEXT },
  { "is_pinned", N_("Fixed to its day"), FORMAT_YES_NO },
  { "success_criteria", N_("Success criteria"), FORMAT_TEXT },
  { "owner", N_("Owner"), FORMAT_TEXT },
  { "opened_on", N_("Opened"), FORMAT_DAY },
  { "due_on", N_("Due"), FORMAT_DAY },
  { "closed_on", N_("Closed"), FORMAT_DAY },
  { "closing_evidence", N_("Evidence"), FORMAT_TEXT },
  { "evidence", N_("Evidence"), FORMAT_TEXT },
  { "dated_on", N_("Dated"), FORMAT_DAY },
  { "link", N_("Link"), FORMAT_TEXT },
  { "received_on", N_("Received"), FORMAT_DAY },
  { "assured_on", N_("Quality assured"), FORMAT_DAY },
  { "phase", N_("Phase"), FORMAT_PHASE },
  { "role", N_("Role"), FORMAT_TEXT },
  { "email", N_("E-mail"), FORMAT_TEXT },
  { "phone", N_("Telephone"), FORMAT_TEXT },
  { "is_adviser", N_("Adviser"), FORMAT_YES_NO },
  { "joined_on", N_("Joined"), FORMAT_DAY },
  { "left_on", N_("Left"), FORMAT_DAY },
  { "head_name", N_("Headteacher"), FORMAT_TEXT },
  { "pupils", N_("Pupils"), FORMAT_TEXT },
  { "capacity", N_("Capacity"), FORMAT_TEXT },
  { "free_meals_pct", N_("Free school meals, %"), FORMAT_TEXT },
  { "kind", N_("Kind"), FORMAT_TEXT },
  { "la_name", N_("Local authority"), FORMAT_TEXT },
  { "trust_name", N_("Trust"), FORMAT_TEXT },
  { "federation_name", N_("Federation"), FORMAT_TEXT },
  { "street", N_("Street"), FORMAT_TEXT },
  { "town", N_("Town"), FORMAT_TEXT },
  { "postcode", N_("Postcode"), FORMAT_TEXT },
  { "website", N_("Website"), FORMAT_TEXT },
  { "is_church", N_("Church school"), FORMAT_YES_NO },
  { "religious_character", N_("Religious character"), FORMAT_TEXT },
  { "outcome", N_("Outcome"), FORMAT_TEXT },
  { "inspected_on", N_("Inspected on"), FORMAT_DAY },
  { "grade", N_("Grade"), FORMAT_TEXT },
  { "starts_on", N_("Begins"), FORMAT_DAY },
  { "ends_on", N_("Ends"), FORMAT_DAY },
  { "given_on", N_("Given on"), FORMAT_DAY },
  { "days", N_("Days"), FORMAT_TEXT },
  { "count", N_("Number"), FORMAT_TEXT },
  { "year_id", N_("Year"), FORMAT_TEXT },
  { "unit", N_("Unit"), FORMAT_TEXT },
  { "colour", N_("Colour"), FORMAT_TEXT },
  { "clock_on", N_("The file’s own day"), FORMAT_DAY },
  { "retention_years", N_("Years kept"), FORMAT_TEXT },
  { "plan_spacing", N_("Weight of even spacing"), FORMAT_TEXT },
  { "plan_balance", N_("Weight of balanced weeks"), FORMAT_TEXT },
  { "plan_hub", N_("Weight of hubs together"), FORMAT_TEXT },
  { "plan_days", N_("Weight of days to avoid"), FORMAT_TEXT },
  { "avoided_weekdays", N_("Weekdays to avoid"), FORMAT_TEXT },
  { "avoided_months", N_("Months to avoid"), FORMAT_TEXT },
};

/* Whose fact it is: the first of these that a row has a name for, and then the
 * next; two at most. */
static const struct
{
  const char *column;
  const char *sql;
} subjects[] = {
  { "urn", "SELECT name FROM school_record WHERE urn = ?1 ORDER BY holds_from DESC LIMIT 1" },
  { "aspect_id", "SELECT name FROM aspect WHERE id = ?1 AND scheme_id = (SELECT scheme_id FROM trust)" },
  { "judgement_id", "SELECT r.name FROM judgement j JOIN school_record r ON r.urn = j.urn WHERE j.id = ?1"
                    " ORDER BY r.holds_from DESC LIMIT 1" },
  { "judgement_id", "SELECT a.name FROM judgement j JOIN aspect a ON a.scheme_id = j.scheme_id AND a.id = j.aspect_id"
                    " WHERE j.id = ?1" },
  { "action_id", "SELECT r.name FROM action a JOIN school_record r ON r.urn = a.urn WHERE a.id = ?1"
                 " ORDER BY r.holds_from DESC LIMIT 1" },
  { "action_id", "SELECT what FROM action WHERE id = ?1" },
  { "person_id", "SELECT name FROM person WHERE id = ?1" },
  { "measure_id", "SELECT name FROM measure WHERE id = ?1" },
  { "plan_id", "SELECT name FROM plan WHERE id = ?1" },
  { "line_id", "SELECT statement FROM plan_line WHERE id = ?1" },
  { "concern_id", "SELECT what FROM concern WHERE id = ?1" },
  { "field_id", "SELECT name FROM custom_field WHERE id = ?1" },
};

/* Facts of one second are in the order of their rows. */
#define RECORDED_BEFORE(table, fact)                                                                               \
  "(" fact ".recorded_at < :recorded_at OR (" fact ".recorded_at = :recorded_at AND " fact ".rowid <"             \
  " coalesce ((SELECT rowid FROM " table " WHERE id = :id), 9223372036854775807)))"

/* What held before a dated fact that is added: the row whose place it takes. */
static const struct
{
  const char *table;
  gboolean is_whole;    /* every column is compared, and what is the same is not told */
  const char *sql;
} earlier[] = {
  { "judgement", FALSE,
    "SELECT * FROM judgement j WHERE j.urn = :urn AND j.scheme_id = :scheme_id AND j.aspect_id = :aspect_id"
    "  AND j.source = :source AND j.judged_on <= :judged_on AND j.id <> :id AND " RECORDED_BEFORE ("judgement", "j")
    "  AND NOT EXISTS (SELECT 1 FROM judgement s WHERE s.supersedes = j.id AND s.id <> :id"
    "   AND " RECORDED_BEFORE ("judgement", "s") ")"
    " ORDER BY j.judged_on DESC, j.recorded_at DESC, j.rowid DESC LIMIT 1" },
  { "category", FALSE,
    "SELECT * FROM category j WHERE j.urn = :urn AND j.scheme_id = :scheme_id AND j.agreed_on <= :agreed_on"
    "  AND j.id <> :id AND " RECORDED_BEFORE ("category", "j")
    "  AND NOT EXISTS (SELECT 1 FROM category s WHERE s.supersedes = j.id AND s.id <> :id"
    "   AND " RECORDED_BEFORE ("category", "s") ")"
    " ORDER BY j.agreed_on DESC, j.recorded_at DESC, j.rowid DESC LIMIT 1" },
  { "action_rating", FALSE,
    "SELECT * FROM action_rating j WHERE j.action_id = :action_id AND j.rated_on <= :rated_on AND j.id <> :id"
    "  AND " RECORDED_BEFORE ("action_rating", "j")
    "  AND NOT EXISTS (SELECT 1 FROM action_rating s WHERE s.supersedes = j.id AND s.id <> :id"
    "   AND " RECORDED_BEFORE ("action_rating", "s") ")"
    " ORDER BY j.rated_on DESC, j.recorded_at DESC, j.rowid DESC LIMIT 1" },
  { "school_hub", FALSE,
    "SELECT * FROM school_hub WHERE urn = :urn AND holds_from < :holds_from ORDER BY holds_from DESC LIMIT 1" },
  { "school_federation", FALSE,
    "SELECT * FROM school_federation WHERE urn = :urn AND holds_from < :holds_from ORDER BY holds_from DESC LIMIT 1" },
  { "school_person", FALSE,
    "SELECT * FROM school_person WHERE urn = :urn AND role = :role AND holds_from < :holds_from"
    " ORDER BY holds_from DESC LIMIT 1" },
  { "school_fact", FALSE,
    "SELECT * FROM school_fact WHERE urn = :urn AND kind = :kind AND holds_from < :holds_from"
    " ORDER BY holds_from DESC LIMIT 1" },
  { "measure_target", FALSE,
    "SELECT * FROM measure_target WHERE measure_id = :measure_id AND urn = :urn AND holds_from < :holds_from"
    " ORDER BY holds_from DESC LIMIT 1" },
  { "school_record", TRUE,
    "SELECT * FROM school_record WHERE urn = :urn AND holds_from < :holds_from ORDER BY holds_from DESC LIMIT 1" },
};

static const char *
name_table (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (strcmp (tables[i].table, table) == 0)
        return _(tables[i].what);
    }

  return table;
}

/* The first column of the first row that the query finds for the value. */
static char *
find_name (TrellisStore  *store,
           const char    *sql,
           sqlite3_value *value)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (store, sql, NULL);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_value (statement, 1, value);
  if (trellis_sql_step (store, statement, NULL) != TRELLIS_STEP_ROW)
    return NULL;

  return trellis_sql_dup_text (statement, 0);
}

static char *
dup_value_text (sqlite3_value *value)
{
  const char *text = (const char *) sqlite3_value_text (value);

  return text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
}

/* The scheme that a row's level or aspect is of, in the version that the row
 * names; NULL where it names none, as a row that is not a judgement. */
static TrellisScheme *
find_scheme (TrellisStore  *store,
             sqlite3_value *scheme_id,
             sqlite3_value *version)
{
  const char *id = scheme_id != NULL ? (const char *) sqlite3_value_text (scheme_id) : NULL;

  if (id == NULL)
    return NULL;

  return trellis_store_get_scheme_version (store, id, version != NULL ? sqlite3_value_int (version) : 0, NULL);
}

static char *
format_value (TrellisStore  *store,
              const char    *table,
              TrellisScheme *scheme,
              guint          column,
              sqlite3_value *value)
{
  g_autofree char *text = NULL;
  char *name = NULL;
  TrellisLevel *level;
  TrellisDay day;
  TrellisSource source;
  TrellisRating rating;
  TrellisVisitStatus status;
  TrellisSession session;

  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return NULL;
  text = dup_value_text (value);
  if (*text == '\0')
    return NULL;

  switch (columns[column].format)
    {
    case FORMAT_DAY:
      return trellis_day_parse_iso (text, &day) ? trellis_day_format (day, TRELLIS_DAY_STYLE_MEDIUM)
                                                : g_steal_pointer (&text);
    case FORMAT_YES_NO:
      return g_strdup (g_str_equal (text, "0") ? _("no") : _("yes"));
    case FORMAT_SOURCE:
      return trellis_source_parse (text, &source) ? g_strdup (trellis_source_get_name (source))
                                                  : g_steal_pointer (&text);
    case FORMAT_RATING:
      return trellis_rating_parse (text, &rating) ? g_strdup (trellis_rating_get_name (rating))
                                                  : g_steal_pointer (&text);
    case FORMAT_STATUS:
      return g_str_equal (table, "visit") && trellis_visit_status_parse (text, &status)
               ? g_strdup (trellis_visit_status_get_name (status)) : g_steal_pointer (&text);
    case FORMAT_SESSION:
      return trellis_session_parse (text, &session) ? g_strdup (trellis_session_get_name (session))
                                                    : g_steal_pointer (&text);
    case FORMAT_PHASE:
      return g_strdup (trellis_phase_get_name (text));
    case FORMAT_LEVEL:
      level = scheme != NULL ? trellis_scheme_get_level (scheme, text) : NULL;
      if (level != NULL)
        return g_strdup (level->name);
      name = find_name (store,
                        "SELECT name FROM level WHERE id = ?1 ORDER BY scheme_id <> (SELECT scheme_id FROM trust),"
                        " scheme_id LIMIT 1",
                        value);
      return name != NULL ? name : g_steal_pointer (&text);
    case FORMAT_NAME:
      name = find_name (store, columns[column].sql, value);
      return name != NULL ? name : g_strdup (_("someone or something that is no longer in the file"));
    case FORMAT_TEXT:
    default:
      return g_steal_pointer (&text);
    }
}

/* A row's value as the change tells it, else as the file has it. */
static sqlite3_value *
find_value (const TrellisRowImage  *image,
            sqlite3_value         **row,
            const char             *column)
{
  sqlite3_value *value = trellis_row_image_get (image, column);
  int i;

  if (value != NULL || row == NULL || (i = trellis_row_image_find_column (image, column)) < 0)
    return value;

  return row[i];
}

static char *
name_visit (TrellisStore  *store,
            sqlite3_value *id)
{
  g_autoptr (TrellisVisit) visit = NULL;
  g_autofree char *title = NULL;
  const char *text = id != NULL ? (const char *) sqlite3_value_text (id) : NULL;

  if (text == NULL)
    return NULL;
  visit = trellis_store_read_visit (store, text, NULL);
  if (visit == NULL)
    return NULL;

  title = trellis_visit_dup_title (visit);
  return g_strdup_printf ("%s, %s", visit->school_name, title);
}

/* An aspect as it was called when it was judged. */
static char *
name_aspect (TrellisStore           *store,
             const TrellisRowImage  *image,
             sqlite3_value         **row,
             sqlite3_value          *aspect_id)
{
  TrellisScheme *scheme = find_scheme (store, find_value (image, row, "scheme_id"),
                                       find_value (image, row, "scheme_version"));
  const char *id = aspect_id != NULL ? (const char *) sqlite3_value_text (aspect_id) : NULL;
  TrellisAspect *aspect;

  if (scheme == NULL || id == NULL)
    return NULL;
  if (g_str_equal (id, TRELLIS_ASPECT_OVERALL))
    return g_strdup (scheme->overall_name);
  aspect = trellis_scheme_get_aspect (scheme, id);

  return aspect != NULL ? g_strdup (aspect->name) : NULL;
}

static char *
name_subject (TrellisStore           *store,
              const TrellisRowImage  *image,
              sqlite3_value         **row)
{
  const char *table = image->table->name;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  char *visit = NULL;
  sqlite3_value *value;

  if (g_str_equal (table, "visit"))
    visit = name_visit (store, find_value (image, row, "id"));
  else if (!g_str_equal (table, "judgement") && !g_str_equal (table, "category") && !g_str_equal (table, "action") &&
           !g_str_equal (table, "action_rating"))
    visit = name_visit (store, find_value (image, row, "visit_id"));
  if (visit != NULL)
    return visit;

  for (guint i = 0; i < G_N_ELEMENTS (subjects) && names->len < 2; i++)
    {
      char *name;

      value = find_value (image, row, subjects[i].column);
      if (g_str_equal (subjects[i].column, "aspect_id") && (name = name_aspect (store, image, row, value)) != NULL)
        {
          g_ptr_array_add (names, name);
          continue;
        }
      if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL ||
          (names->len > 0 && (g_str_equal (subjects[i].column, "person_id"))))
        continue;
      name = find_name (store, subjects[i].sql, value);
      if (name != NULL)
        g_ptr_array_add (names, name);
    }
  if (names->len < 2 && g_str_equal (table, "action") && (value = find_value (image, row, "what")) != NULL)
    g_ptr_array_add (names, dup_value_text (value));
  if (names->len == 0 && ((value = find_value (image, row, "name")) != NULL ||
                          (value = find_value (image, row, "what")) != NULL ||
                          (value = find_value (image, row, "statement")) != NULL))
    g_ptr_array_add (names, dup_value_text (value));
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

static sqlite3_value **
read_earlier (TrellisStore          *store,
              const TrellisRowImage *image,
              gboolean              *is_whole)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  guint i = 0;

  while (i < G_N_ELEMENTS (earlier) && strcmp (earlier[i].table, image->table->name) != 0)
    i++;
  if (i == G_N_ELEMENTS (earlier) || image->operation != SQLITE_INSERT)
    return NULL;

  statement = trellis_sql_prepare (store, earlier[i].sql, NULL);
  if (statement == NULL)
    return NULL;
  for (int n = 1; n <= sqlite3_bind_parameter_count (statement); n++)
    sqlite3_bind_value (statement, n, trellis_row_image_get (image, sqlite3_bind_parameter_name (statement, n) + 1));
  if (trellis_sql_step (store, statement, NULL) != TRELLIS_STEP_ROW)
    return NULL;

  *is_whole = earlier[i].is_whole;
  return trellis_row_dup_step (statement, image->table->n_columns);
}

static TrellisChangeOperation
get_operation (const TrellisRowImage *image)
{
  switch (image->operation)
    {
    case SQLITE_INSERT:
      return TRELLIS_CHANGE_ADDED;
    case SQLITE_DELETE:
      return TRELLIS_CHANGE_REMOVED;
    default:
      return TRELLIS_CHANGE_CHANGED;
    }
}

static void
add_field (TrellisStore           *store,
           const TrellisRowImage  *image,
           sqlite3_value         **current,
           sqlite3_value         **held_before,
           gboolean                is_whole,
           guint                   column,
           TrellisChangeRow       *row)
{
  int i = trellis_row_image_find_column (image, columns[column].column);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  TrellisScheme *scheme = NULL, *scheme_before;
  sqlite3_value *value_before;

  /* A key says which row it is, and is not told again where it has not changed. */
  if (i < 0 || (image->before[i] == NULL && image->after[i] == NULL) ||
      (image->table->is_key[i] && image->operation == SQLITE_UPDATE))
    return;

  value_before = image->before[i];
  if (columns[column].format == FORMAT_LEVEL)
    scheme = find_scheme (store, find_value (image, current, "scheme_id"),
                          find_value (image, current, "scheme_version"));
  scheme_before = scheme;
  if (held_before != NULL && !image->table->is_key[i] && (is_whole || columns[column].has_before))
    {
      int version = trellis_row_image_find_column (image, "scheme_version");

      value_before = held_before[i];
      if (scheme != NULL && version >= 0)
        scheme_before = find_scheme (store, find_value (image, current, "scheme_id"), held_before[version]);
    }
  before = format_value (store, image->table->name, scheme_before, column, value_before);
  after = format_value (store, image->table->name, scheme, column, image->after[i]);
  if (g_strcmp0 (before, after) == 0 && (before == NULL || is_whole))
    return;
  if (g_strcmp0 (before, after) == 0)
    g_clear_pointer (&before, g_free);

  trellis_change_row_add (row, _(columns[column].label), before, after);
}

/**
 * trellis_change_words_describe:
 * @store: the file that the change is of, for names
 * @image: a row of the change
 *
 * Says a row in words: "Oakfield, Curriculum: judgement added", with "Level:
 * Improve, was Repair". Names are those that the file has now, but for levels
 * and aspects, which keep those that they were judged under.
 *
 * Returns: (transfer full): the row in words
 */
TrellisChangeRow *
trellis_change_words_describe (TrellisStore          *store,
                               const TrellisRowImage *image)
{
  TrellisChangeRow *row = trellis_change_row_new (get_operation (image), name_table (image->table->name));
  sqlite3_value **current = NULL;
  gboolean is_whole = FALSE;
  sqlite3_value **held_before = read_earlier (store, image, &is_whole);

  trellis_row_image_read_row (store, image, &current, NULL);
  g_free (row->subject);
  row->subject = name_subject (store, image, current);
  /* What is described anew from a day on was described before. */
  if (is_whole)
    row->operation = TRELLIS_CHANGE_CHANGED;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_field (store, image, current, held_before, is_whole, i, row);
  trellis_row_free (current, image->table->n_columns);
  trellis_row_free (held_before, image->table->n_columns);

  return row;
}
