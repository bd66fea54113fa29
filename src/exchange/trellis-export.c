/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-export.h"

#include "trellis-csv-writer.h"
#include "trellis-store-actions.h"
#include "trellis-store-inspections.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

/* Headings and the words of closed sets are keys, not translated: other
 * programs read these files. Names of levels and aspects are the scheme's. */

typedef gboolean (*WriteFunc) (TrellisStore      *store,
                               TrellisCsvWriter  *writer,
                               TrellisDay         as_at,
                               GError           **error);

static void
add_day (TrellisCsvWriter *writer,
         TrellisDay        day)
{
  g_autofree char *text = trellis_day_format (day, TRELLIS_DAY_STYLE_ISO);

  trellis_csv_writer_add_text (writer, text);
}

/* Unknown is an empty cell, never 0. */
static void
add_figure (TrellisCsvWriter *writer,
            int               value)
{
  if (value < 0)
    trellis_csv_writer_add_text (writer, NULL);
  else
    trellis_csv_writer_add_int (writer, value);
}

static void
add_percentage (TrellisCsvWriter *writer,
                double            value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value < 0)
    trellis_csv_writer_add_text (writer, NULL);
  else
    trellis_csv_writer_add_text (writer, g_ascii_formatd (text, sizeof text, "%.1f", value));
}

/* A level's name, short code and id. */
static void
add_level (TrellisCsvWriter *writer,
           TrellisScheme    *scheme,
           const char       *level_id)
{
  const TrellisLevel *level = level_id != NULL ? trellis_scheme_get_level (scheme, level_id) : NULL;

  trellis_csv_writer_add_text (writer, level != NULL ? level->name : level_id);
  trellis_csv_writer_add_text (writer, level != NULL ? level->short_code : NULL);
  trellis_csv_writer_add_text (writer, level_id);
}

/* Schools by URN, those that have closed or left among them. */
static GHashTable *
read_schools (TrellisStore  *store,
              TrellisDay     as_at,
              GError       **error)
{
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, as_at, TRUE, error);
  GHashTable *by_urn;

  if (schools == NULL)
    return NULL;

  by_urn = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      TrellisSchool *school = g_list_model_get_item (schools, i);

      g_hash_table_replace (by_urn, school->urn, school);
    }

  return by_urn;
}

static gboolean
write_schools (TrellisStore      *store,
               TrellisCsvWriter  *writer,
               TrellisDay         as_at,
               GError           **error)
{
  static const char *const header[] = {
    "urn", "name", "phase", "status", "federation", "level", "adviser", "level_code", "level_id", "agreed_on",
    "previous_level_id", "hub", "short_name", "joined_on", "headteacher", "kind", "local_authority", "is_church",
    "religious_character", "town", "postcode", "pupils", "capacity", "age_low", "age_high", "free_meals_pct",
    "inspection", "inspected_on", "next_visit_on", "open_actions_red", "open_actions_amber", "open_actions_green",
    "open_actions_none", "overdue_actions", NULL
  };
  TrellisScheme *scheme = trellis_store_get_scheme (store, error);
  g_autoptr (GListModel) schools = NULL;

  if (scheme == NULL)
    return FALSE;
  schools = trellis_store_list_schools (store, as_at, TRUE, error);
  if (schools == NULL)
    return FALSE;

  trellis_csv_writer_add_row (writer, header);
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      const TrellisLevel *level = school->level_id != NULL ? trellis_scheme_get_level (scheme, school->level_id) : NULL;

      trellis_csv_writer_add_text (writer, school->urn);
      trellis_csv_writer_add_text (writer, school->name);
      trellis_csv_writer_add_text (writer, school->phase);
      trellis_csv_writer_add_text (writer, trellis_membership_get_key (school->membership));
      trellis_csv_writer_add_text (writer, school->federation_name);
      trellis_csv_writer_add_text (writer, level != NULL ? level->name : school->level_id);
      trellis_csv_writer_add_text (writer, school->adviser_name);
      trellis_csv_writer_add_text (writer, level != NULL ? level->short_code : NULL);
      trellis_csv_writer_add_text (writer, school->level_id);
      add_day (writer, school->agreed_on);
      trellis_csv_writer_add_text (writer, school->previous_level_id);
      trellis_csv_writer_add_text (writer, school->hub_name);
      trellis_csv_writer_add_text (writer, school->short_name);
      add_day (writer, school->joined_on);
      trellis_csv_writer_add_text (writer, school->head_name);
      trellis_csv_writer_add_text (writer, school->kind);
      trellis_csv_writer_add_text (writer, school->local_authority);
      trellis_csv_writer_add_text (writer, school->is_church ? "yes" : "no");
      trellis_csv_writer_add_text (writer, school->religious_character);
      trellis_csv_writer_add_text (writer, school->town);
      trellis_csv_writer_add_text (writer, school->postcode);
      add_figure (writer, school->pupils);
      add_figure (writer, school->capacity);
      add_figure (writer, school->age_low);
      add_figure (writer, school->age_high);
      add_percentage (writer, school->free_meals_pct);
      trellis_csv_writer_add_text (writer, school->inspection);
      add_day (writer, school->inspected_on);
      add_day (writer, school->next_visit_on);
      trellis_csv_writer_add_int (writer, school->open_actions[TRELLIS_RATING_RED]);
      trellis_csv_writer_add_int (writer, school->open_actions[TRELLIS_RATING_AMBER]);
      trellis_csv_writer_add_int (writer, school->open_actions[TRELLIS_RATING_GREEN]);
      trellis_csv_writer_add_int (writer, school->open_actions[TRELLIS_RATING_NONE]);
      trellis_csv_writer_add_int (writer, school->overdue_actions);
      trellis_csv_writer_end_row (writer);
    }

  return TRUE;
}

static void
add_judgements (TrellisCsvWriter *writer,
                TrellisScheme    *scheme,
                GHashTable       *schools,
                GListModel       *judgements)
{
  for (guint i = 0; i < g_list_model_get_n_items (judgements); i++)
    {
      g_autoptr (TrellisJudgement) judgement = g_list_model_get_item (judgements, i);
      const TrellisSchool *school = g_hash_table_lookup (schools, judgement->urn);
      const TrellisAspect *aspect = trellis_scheme_get_aspect (scheme, judgement->aspect_id);
      gboolean is_overall = g_str_equal (judgement->aspect_id, TRELLIS_ASPECT_OVERALL);

      trellis_csv_writer_add_text (writer, judgement->urn);
      trellis_csv_writer_add_text (writer, school != NULL ? school->name : NULL);
      trellis_csv_writer_add_text (writer, is_overall ? scheme->overall_name :
                                           aspect != NULL ? aspect->name : judgement->aspect_id);
      add_level (writer, scheme, judgement->level_id);
      add_day (writer, judgement->judged_on);
      trellis_csv_writer_add_text (writer, trellis_source_get_key (judgement->source));
      trellis_csv_writer_add_text (writer, judgement->aspect_id);
      trellis_csv_writer_add_text (writer, judgement->id);
      trellis_csv_writer_add_text (writer, judgement->scheme_id);
      trellis_csv_writer_add_text (writer, judgement->person_name);
      trellis_csv_writer_add_text (writer, judgement->narrative);
      trellis_csv_writer_add_text (writer, judgement->reason);
      trellis_csv_writer_end_row (writer);
    }
}

static gboolean
write_judgements (TrellisStore      *store,
                  TrellisCsvWriter  *writer,
                  TrellisDay         as_at,
                  GError           **error)
{
  static const char *const header[] = {
    "urn", "school", "aspect", "level", "level_code", "level_id", "date", "source", "aspect_id", "id", "scheme_id",
    "person", "narrative", "reason", NULL
  };
  TrellisScheme *scheme = trellis_store_get_scheme (store, error);
  g_autoptr (GHashTable) schools = NULL;
  g_autoptr (GListModel) judgements = NULL;
  g_autoptr (GListModel) categories = NULL;

  if (scheme == NULL)
    return FALSE;
  schools = read_schools (store, as_at, error);
  if (schools == NULL)
    return FALSE;
  categories = trellis_store_list_categories (store, NULL, as_at, error);
  if (categories == NULL)
    return FALSE;
  judgements = trellis_store_list_judgements (store, NULL, NULL, as_at, error);
  if (judgements == NULL)
    return FALSE;

  trellis_csv_writer_add_row (writer, header);
  add_judgements (writer, scheme, schools, categories);
  add_judgements (writer, scheme, schools, judgements);

  return TRUE;
}

/* The lines of morning and afternoon as one line. */
static char *
join_themes (const TrellisVisit *visit)
{
  g_autofree char *lines = g_strconcat (visit->theme_am, *visit->theme_pm != '\0' ? "\n" : "", visit->theme_pm, NULL);
  g_auto (GStrv) parts = g_strsplit (g_strstrip (lines), "\n", -1);

  return g_strjoinv ("; ", parts);
}

static gboolean
write_visits (TrellisStore      *store,
              TrellisCsvWriter  *writer,
              TrellisDay         as_at,
              GError           **error)
{
  static const char *const header[] = {
    "id", "urn", "school", "kind", "number", "date", "session", "adviser", "status", "theme", "year", "federation_id",
    "theme_am", "theme_pm", "is_pinned", NULL
  };
  g_autoptr (GListModel) visits = trellis_store_list_visits (store, NULL, error);

  if (visits == NULL)
    return FALSE;

  trellis_csv_writer_add_row (writer, header);
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      g_autofree char *themes = join_themes (visit);

      trellis_csv_writer_add_text (writer, visit->id);
      trellis_csv_writer_add_text (writer, visit->urn);
      trellis_csv_writer_add_text (writer, visit->school_name);
      trellis_csv_writer_add_text (writer, visit->kind);
      add_figure (writer, visit->number > 0 ? visit->number : -1);
      add_day (writer, visit->visit_on);
      trellis_csv_writer_add_text (writer, trellis_session_get_key (visit->session));
      trellis_csv_writer_add_text (writer, visit->adviser_name);
      trellis_csv_writer_add_text (writer, trellis_visit_status_get_key (visit->status));
      trellis_csv_writer_add_text (writer, themes);
      trellis_csv_writer_add_text (writer, visit->year_id);
      trellis_csv_writer_add_text (writer, visit->federation_id);
      trellis_csv_writer_add_text (writer, visit->theme_am);
      trellis_csv_writer_add_text (writer, visit->theme_pm);
      trellis_csv_writer_add_text (writer, visit->is_pinned ? "yes" : "no");
      trellis_csv_writer_end_row (writer);
    }

  return TRUE;
}

static gboolean
write_actions (TrellisStore      *store,
               TrellisCsvWriter  *writer,
               TrellisDay         as_at,
               GError           **error)
{
  static const char *const header[] = {
    "id", "urn", "school", "action", "owner", "due", "rating", "rated_on", "status", "is_overdue", "opened_on",
    "closed_on", "rating_since", "aspect_id", "source", "adviser", "success_criteria", "evidence", NULL
  };
  g_autoptr (GListModel) actions = trellis_store_list_actions (store, NULL, as_at, error);

  if (actions == NULL)
    return FALSE;

  trellis_csv_writer_add_row (writer, header);
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);

      trellis_csv_writer_add_text (writer, action->id);
      trellis_csv_writer_add_text (writer, action->urn);
      trellis_csv_writer_add_text (writer, action->school_name);
      trellis_csv_writer_add_text (writer, action->what);
      trellis_csv_writer_add_text (writer, action->owner);
      add_day (writer, action->due_on);
      trellis_csv_writer_add_text (writer, trellis_rating_get_key (action->rating));
      add_day (writer, action->rated_on);
      trellis_csv_writer_add_text (writer, action->closed_on == TRELLIS_DAY_NONE ? "open" : "closed");
      trellis_csv_writer_add_text (writer, trellis_action_is_overdue (action, as_at) ? "yes" : "no");
      add_day (writer, action->opened_on);
      add_day (writer, action->closed_on);
      add_day (writer, action->rating_since);
      trellis_csv_writer_add_text (writer, action->aspect_id);
      trellis_csv_writer_add_text (writer, action->source);
      trellis_csv_writer_add_text (writer, action->adviser_name);
      trellis_csv_writer_add_text (writer, action->success_criteria);
      trellis_csv_writer_add_text (writer, action->evidence);
      trellis_csv_writer_end_row (writer);
    }

  return TRUE;
}

static gboolean
write_inspections (TrellisStore      *store,
                   TrellisCsvWriter  *writer,
                   TrellisDay         as_at,
                   GError           **error)
{
  static const char *const header[] = {
    "urn", "school", "framework", "inspected_on", "area", "grade", "published_on", "inspected_urn", NULL
  };
  g_autoptr (GPtrArray) inspections = trellis_store_list_inspections (store, NULL, as_at, error);
  g_autoptr (GHashTable) schools = inspections != NULL ? read_schools (store, as_at, error) : NULL;

  if (schools == NULL)
    return FALSE;

  trellis_csv_writer_add_row (writer, header);
  for (guint i = 0; i < inspections->len; i++)
    {
      const TrellisInspection *inspection = g_ptr_array_index (inspections, i);
      const TrellisSchool *school = g_hash_table_lookup (schools, inspection->urn);

      /* The outcome in words comes first, as an area of its own. */
      for (guint j = 0; j <= inspection->grades->len; j++)
        {
          const TrellisInspectionGrade *grade = j > 0 ? g_ptr_array_index (inspection->grades, j - 1) : NULL;

          trellis_csv_writer_add_text (writer, inspection->urn);
          trellis_csv_writer_add_text (writer, school != NULL ? school->name : NULL);
          trellis_csv_writer_add_text (writer, trellis_framework_get_key (inspection->framework));
          add_day (writer, inspection->inspected_on);
          trellis_csv_writer_add_text (writer, grade != NULL ? grade->area : "outcome");
          trellis_csv_writer_add_text (writer, grade != NULL ? grade->grade : inspection->outcome);
          add_day (writer, inspection->published_on);
          trellis_csv_writer_add_text (writer, inspection->inspected_urn);
          trellis_csv_writer_end_row (writer);
        }
    }

  return TRUE;
}

static const struct
{
  const char *key;
  WriteFunc write;
} kinds[TRELLIS_N_EXPORT_KINDS] = {
  [TRELLIS_EXPORT_SCHOOLS] = { "schools", write_schools },
  [TRELLIS_EXPORT_JUDGEMENTS] = { "judgements", write_judgements },
  [TRELLIS_EXPORT_VISITS] = { "visits", write_visits },
  [TRELLIS_EXPORT_ACTIONS] = { "actions", write_actions },
  [TRELLIS_EXPORT_INSPECTIONS] = { "inspections", write_inspections },
};

/**
 * trellis_export_kind_get_key:
 * @kind: what is exported
 *
 * Returns: (transfer none): what the command line calls it
 */
const char *
trellis_export_kind_get_key (TrellisExportKind kind)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_EXPORT_KINDS, NULL);

  return kinds[kind].key;
}

/**
 * trellis_export_kind_parse:
 * @key: (nullable): what the command line calls it: `schools`
 * @kind: (out): what is exported; untouched on failure
 *
 * Returns: whether there is such a kind
 */
gboolean
trellis_export_kind_parse (const char        *key,
                           TrellisExportKind *kind)
{
  for (guint i = 0; i < TRELLIS_N_EXPORT_KINDS; i++)
    {
      if (g_strcmp0 (kinds[i].key, key) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * trellis_export_csv:
 * @store: a store, on its thread
 * @kind: what to export
 * @as_at: the day to look from; visits are all listed, whatever the day
 * @for_spreadsheets: whether people will open the table in a spreadsheet
 *   program, which wants a byte-order mark, rather than scripts, which do not
 * @path: the file to write; one that is there is replaced
 * @error: return location for a #GError
 *
 * Writes a table of the trust file for spreadsheets and scripts: schools, those
 * that have closed or left among them; judgements of every source with the
 * agreed categories; visits of every year; actions, closed ones too;
 * inspections, a line for the outcome and one for each area graded. The columns
 * that the command line promises come first. Days are ISO dates, and what is
 * unknown is empty. On failure an older file of the name stays.
 *
 * Returns: whether the file is written
 */
gboolean
trellis_export_csv (TrellisStore       *store,
                    TrellisExportKind   kind,
                    TrellisDay          as_at,
                    gboolean            for_spreadsheets,
                    const char         *path,
                    GError            **error)
{
  g_autoptr (TrellisCsvWriter) writer = trellis_csv_writer_new (for_spreadsheets);

  g_return_val_if_fail (TRELLIS_IS_STORE (store), FALSE);
  g_return_val_if_fail ((guint) kind < TRELLIS_N_EXPORT_KINDS, FALSE);

  return kinds[kind].write (store, writer, as_at, error) && trellis_csv_writer_save (writer, path, error);
}
