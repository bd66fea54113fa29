/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-action-import.h"

#include "trellis-csv-reader.h"
#include "trellis-csv-writer.h"
#include "trellis-day-parse.h"
#include "trellis-store-schools.h"
#include "trellis-store-several-actions.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Actions as a spreadsheet has them, or as trellis_export_csv() writes them. */

typedef enum
{
  COLUMN_ACTION,
  COLUMN_URN,
  COLUMN_SCHOOL,
  COLUMN_OWNER,
  COLUMN_DUE,
  COLUMN_RATING,
  COLUMN_ASPECT,
  COLUMN_ASPECT_ID,
  COLUMN_SUCCESS,
  COLUMN_SUCCESS_CRITERIA,
  COLUMN_EVIDENCE,
  COLUMN_OPENED_ON,
  COLUMN_CLOSED_ON,
  N_COLUMNS
} Column;

static const char *const titles[N_COLUMNS] = {
  [COLUMN_ACTION] = "action",
  [COLUMN_URN] = "urn",
  [COLUMN_SCHOOL] = "school",
  [COLUMN_OWNER] = "owner",
  [COLUMN_DUE] = "due",
  [COLUMN_RATING] = "rating",
  [COLUMN_ASPECT] = "aspect",
  [COLUMN_ASPECT_ID] = "aspect_id",
  [COLUMN_SUCCESS] = "success criteria",
  [COLUMN_SUCCESS_CRITERIA] = "success_criteria",
  [COLUMN_EVIDENCE] = "evidence",
  [COLUMN_OPENED_ON] = "opened_on",
  [COLUMN_CLOSED_ON] = "closed_on",
};

/* What rows without a heading are taken for. */
static const Column usual_columns[] = {
  COLUMN_SCHOOL, COLUMN_ACTION, COLUMN_OWNER, COLUMN_DUE, COLUMN_RATING, COLUMN_ASPECT, COLUMN_SUCCESS,
};

typedef struct
{
  TrellisStore *store;
  TrellisImportMode mode;
  TrellisDay today;
  TrellisScheme *scheme;
  TrellisCsvReader *reader;
  int places[N_COLUMNS];        /* in the file, -1 for one it does not have */
  const TrellisCsvField *fields;
  GHashTable *schools;          /* (element-type utf8 TrellisSchool): by URN, and by folded name */
  GHashTable *known;            /* (element-type utf8 TrellisAction): as the trust file has them; open ones first */
  GHashTable *taken;            /* (element-type utf8): keys of this file */
  GPtrArray *actions;           /* (element-type TrellisAction): those to be written */
  TrellisImport *result;
} Import;

static void
clear_import (Import *import)
{
  g_clear_pointer (&import->reader, trellis_csv_reader_free);
  g_clear_pointer (&import->schools, g_hash_table_unref);
  g_clear_pointer (&import->known, g_hash_table_unref);
  g_clear_pointer (&import->taken, g_hash_table_unref);
  g_clear_pointer (&import->actions, g_ptr_array_unref);
  g_clear_pointer (&import->result, trellis_import_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

/* One action of a school is known by its words. */
static char *
dup_key (const char *urn,
         const char *what)
{
  g_autofree char *folded = g_utf8_casefold (what, -1);

  return g_strdup_printf ("%s\t%s", urn, folded);
}

static gboolean
read_store (Import  *import,
            GError **error)
{
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (GListModel) actions = NULL;

  import->scheme = trellis_store_get_scheme (import->store, error);
  schools = import->scheme != NULL ? trellis_store_list_schools (import->store, import->today, TRUE, error) : NULL;
  actions = schools != NULL ? trellis_store_list_actions (import->store, NULL, import->today, error) : NULL;
  if (actions == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      TrellisSchool *school = g_list_model_get_item (schools, i);

      g_hash_table_replace (import->schools, g_strdup (school->urn), school);
      g_hash_table_replace (import->schools, g_utf8_casefold (school->name, -1), g_object_ref (school));
    }
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);
      g_autofree char *key = dup_key (action->urn, action->what);
      TrellisAction *other = g_hash_table_lookup (import->known, key);

      if (other == NULL || other->closed_on != TRELLIS_DAY_NONE)
        g_hash_table_replace (import->known, g_steal_pointer (&key), g_steal_pointer (&action));
    }

  return TRUE;
}

/* A field without the spaces around it, and without the apostrophe that an
 * exported file has before what a spreadsheet program would run. */
static char *
dup_field (Import *import,
           Column  column)
{
  const char *text = import->fields[column].text;

  if (text == NULL)
    return g_strdup ("");
  if (text[0] == '\'' && text[1] != '\0' && strchr ("=+-@\t\r", text[1]) != NULL)
    text++;

  return g_strstrip (g_strdup (text));
}

/* The first of two columns that says anything; @column is where it stands. */
static char *
dup_either (Import *import,
            Column  first,
            Column  second,
            Column *column)
{
  g_autofree char *text = dup_field (import, first);

  *column = *text != '\0' || import->places[second] < 0 ? first : second;
  return *column == first ? g_steal_pointer (&text) : dup_field (import, second);
}

static TrellisSchool *
find_school (Import  *import,
             Column  *column,
             char   **problem)
{
  g_autofree char *text = dup_either (import, COLUMN_URN, COLUMN_SCHOOL, column);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  TrellisSchool *school = g_hash_table_lookup (import->schools, folded);

  if (*text == '\0')
    *problem = g_strdup (_("the school is missing; write its name or its URN"));
  else if (school == NULL)
    *problem = g_strdup_printf (_("the trust has no school “%s”; write its name as in the list of schools, or its URN"),
                                text);

  return school;
}

static gboolean
read_aspect (Import         *import,
             TrellisAction  *action,
             Column         *column,
             char          **problem)
{
  g_autofree char *text = dup_either (import, COLUMN_ASPECT, COLUMN_ASPECT_ID, column);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  if (*text == '\0')
    return TRUE;
  for (guint i = 0; i < import->scheme->aspects->len; i++)
    {
      const TrellisAspect *aspect = g_ptr_array_index (import->scheme->aspects, i);
      g_autofree char *name = g_utf8_casefold (aspect->name, -1);

      if (!g_str_equal (name, folded) && g_ascii_strcasecmp (aspect->id, text) != 0)
        continue;
      g_free (action->aspect_id);
      action->aspect_id = g_strdup (aspect->id);
      return TRUE;
    }

  *problem = g_strdup_printf (_("the scheme has no aspect “%s”"), text);
  return FALSE;
}

/* As the file has it, or as a person writes it. */
static gboolean
read_day (Import      *import,
          Column       column,
          TrellisDay  *day,
          char       **problem)
{
  g_autofree char *text = dup_field (import, column);

  if (*text == '\0' || trellis_import_parse_day (text, day) ||
      trellis_day_parse_words (text, import->today,
                               column == COLUMN_DUE ? TRELLIS_DAY_LEAN_FORWARD : TRELLIS_DAY_LEAN_BACK, day))
    return TRUE;

  *problem = g_strdup_printf (_("“%s” is not a day; write it as 2026-03-06"), text);
  return FALSE;
}

static gboolean
read_rating (Import         *import,
             TrellisAction  *action,
             char          **problem)
{
  g_autofree char *text = dup_field (import, COLUMN_RATING);

  if (*text == '\0')
    return TRUE;
  for (guint i = 0; i < TRELLIS_N_RATINGS; i++)
    {
      if (g_ascii_strcasecmp (text, trellis_rating_get_key (i)) != 0 &&
          g_ascii_strcasecmp (text, trellis_rating_get_name (i)) != 0 &&
          g_ascii_strcasecmp (text, trellis_rating_get_letter (i)) != 0)
        continue;
      /* What is not rated in a file leaves the rating that is there. */
      if (i != TRELLIS_RATING_NONE)
        action->rating = i;
      return TRUE;
    }

  *problem = g_strdup_printf (_("“%s” is not a rating; write red, amber or green, or nothing"), text);
  return FALSE;
}

static void
read_words (Import      *import,
            Column       column,
            char       **words)
{
  g_autofree char *text = dup_field (import, column);

  /* A file that says nothing leaves what is there. */
  if (*text == '\0')
    return;
  g_free (*words);
  *words = g_steal_pointer (&text);
}

/* Lays the row over an action, new or as the trust file has it. */
static gboolean
read_row (Import         *import,
          TrellisAction  *action,
          Column         *column,
          char          **problem)
{
  Column success;

  if (!read_aspect (import, action, column, problem))
    return FALSE;
  *column = COLUMN_DUE;
  if (!read_day (import, COLUMN_DUE, &action->due_on, problem))
    return FALSE;
  *column = COLUMN_OPENED_ON;
  if (!read_day (import, COLUMN_OPENED_ON, &action->opened_on, problem))
    return FALSE;
  *column = COLUMN_CLOSED_ON;
  if (!read_day (import, COLUMN_CLOSED_ON, &action->closed_on, problem))
    return FALSE;
  if (action->opened_on > import->today || action->closed_on > import->today)
    {
      *column = action->closed_on > import->today ? COLUMN_CLOSED_ON : COLUMN_OPENED_ON;
      *problem = g_strdup (_("that day has not come yet; an action is opened and closed today or earlier"));
      return FALSE;
    }
  *column = COLUMN_RATING;
  if (!read_rating (import, action, problem))
    return FALSE;

  read_words (import, COLUMN_OWNER, &action->owner);
  g_free (dup_either (import, COLUMN_SUCCESS, COLUMN_SUCCESS_CRITERIA, &success));
  read_words (import, success, &action->success_criteria);
  read_words (import, COLUMN_EVIDENCE, &action->evidence);
  return TRUE;
}

static gboolean
is_same (const TrellisAction *before,
         const TrellisAction *action)
{
  return g_str_equal (before->owner, action->owner) && before->due_on == action->due_on &&
         before->rating == action->rating && before->closed_on == action->closed_on &&
         g_strcmp0 (before->aspect_id, action->aspect_id) == 0 &&
         g_str_equal (before->success_criteria, action->success_criteria);
}

static char *
describe_action (const TrellisSchool *school,
                 const TrellisAction *action)
{
  g_autofree char *day = trellis_day_format (action->due_on, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *due = *day != '\0' ? g_strdup_printf (_(", due %s"), day) : g_strdup ("");
  g_autofree char *owner = *action->owner != '\0' ? g_strdup_printf (", %s", action->owner) : g_strdup ("");
  g_autofree char *rating = action->rating != TRELLIS_RATING_NONE
                              ? g_strdup_printf (", %s", trellis_rating_get_name (action->rating)) : g_strdup ("");

  return g_strdup_printf ("%s: %s%s%s%s", school->name, action->what, owner, due, rating);
}

static TrellisAction *
copy_action (const TrellisAction *action)
{
  TrellisAction *copy = trellis_action_new (action->id);

  g_free (copy->urn);
  copy->urn = g_strdup (action->urn);
  g_free (copy->what);
  copy->what = g_strdup (action->what);
  g_free (copy->success_criteria);
  copy->success_criteria = g_strdup (action->success_criteria);
  g_free (copy->owner);
  copy->owner = g_strdup (action->owner);
  g_free (copy->source);
  copy->source = g_strdup (action->source);
  copy->aspect_id = g_strdup (action->aspect_id);
  copy->opened_on = action->opened_on;
  copy->due_on = action->due_on;
  copy->closed_on = action->closed_on;
  copy->rating = action->rating;

  return copy;
}

static TrellisAction *
create_action (const TrellisSchool *school,
               const char          *what)
{
  TrellisAction *action = trellis_action_new ("");

  g_free (action->urn);
  action->urn = g_strdup (school->urn);
  g_free (action->what);
  action->what = g_strdup (what);

  return action;
}

/* What the row makes of an action; %NULL with @problem where it cannot be taken. */
static TrellisAction *
read_action (Import         *import,
             TrellisSchool **school,
             Column         *column,
             char          **problem)
{
  g_autofree char *what = dup_field (import, COLUMN_ACTION);
  g_autofree char *key = NULL;
  g_autoptr (TrellisAction) action = NULL;
  TrellisAction *before;

  *school = find_school (import, column, problem);
  if (*school == NULL)
    return NULL;
  *column = COLUMN_ACTION;
  if (*what == '\0')
    {
      *problem = g_strdup (_("it says nothing to do"));
      return NULL;
    }
  key = dup_key ((*school)->urn, what);
  if (g_hash_table_contains (import->taken, key))
    {
      *problem = g_strdup_printf (_("an earlier line has the same action for %s"), (*school)->name);
      return NULL;
    }
  before = g_hash_table_lookup (import->known, key);
  action = before != NULL ? copy_action (before) : create_action (*school, what);
  if (!read_row (import, action, column, problem))
    return NULL;

  g_hash_table_add (import->taken, g_steal_pointer (&key));
  return g_steal_pointer (&action);
}

static gboolean
read_line (Import  *import,
           GError **error)
{
  guint64 line = trellis_csv_reader_get_line (import->reader);
  Column column = COLUMN_ACTION;
  TrellisSchool *school = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *key = NULL;
  g_autoptr (TrellisAction) action = read_action (import, &school, &column, &problem);
  const TrellisAction *before;

  if (action == NULL && import->mode == TRELLIS_IMPORT_TAKE)
    {
      trellis_csv_reader_set_error (import->reader, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_ROW,
                                    import->places[column], problem, error);
      return FALSE;
    }
  if (action == NULL)
    {
      trellis_import_add (import->result, TRELLIS_IMPORT_REFUSED, line, g_steal_pointer (&problem));
      return TRUE;
    }

  key = dup_key (action->urn, action->what);
  before = g_hash_table_lookup (import->known, key);
  if (before != NULL && is_same (before, action))
    {
      import->result->n_same++;
      return TRUE;
    }
  trellis_import_add (import->result, before != NULL ? TRELLIS_IMPORT_CHANGED : TRELLIS_IMPORT_ADDED, line,
                      describe_action (school, action));
  g_ptr_array_add (import->actions, g_steal_pointer (&action));
  return TRUE;
}

/* A spreadsheet's last rows are often nothing but commas. */
static gboolean
is_empty (Import *import)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *text = dup_field (import, i);

      if (*text != '\0')
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_actions (Import  *import,
               GError **error)
{
  g_autofree char *sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u action", "Import %u actions",
                                                            import->actions->len), import->actions->len);

  if (import->actions->len == 0)
    return TRUE;
  if (!trellis_store_put_actions (import->store, import->actions, import->today, sentence, error))
    return FALSE;

  import->result->change_id = trellis_store_get_last_change (import->store);
  return TRUE;
}

/**
 * trellis_action_import:
 * @store: a store, on its thread
 * @path: a file of comma-separated values with the columns action and school or
 *   urn; owner, due, rating, aspect, success criteria, evidence, opened_on and
 *   closed_on are taken where they are there; in any order
 * @mode: whether to look only, or to take what is there
 * @progress_func: (nullable): told now and then how far it is, in this thread
 * @progress_data: for @progress_func
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError
 *
 * Compares a file of actions with the trust file. An action is known by its
 * school and its words: what the file says otherwise of one is changed, and
 * what it leaves empty stays. Ratings are of today. What is taken is one change;
 * taking the same file again does nothing, as does taking what the trust file
 * has exported.
 *
 * Fails as trellis_csv_reader_new() does, with %TRELLIS_IMPORT_ERROR_HEADER,
 * and, unless only good rows are taken, with %TRELLIS_IMPORT_ERROR_ROW at the
 * first row that cannot be taken: one sentence with file, line and column. The
 * trust file is then as it was.
 *
 * Returns: (transfer full) (nullable): what is to be done, or has been; %NULL
 *   with @error set
 */
TrellisImport *
trellis_action_import (TrellisStore               *store,
                       const char                 *path,
                       TrellisImportMode           mode,
                       TrellisImportProgressFunc   progress_func,
                       gpointer                    progress_data,
                       GCancellable               *cancellable,
                       GError                    **error)
{
  g_auto (Import) import = { store, mode, trellis_store_get_today (store) };
  TrellisCsvStep step;

  g_return_val_if_fail (path != NULL, NULL);

  import.reader = trellis_csv_reader_new (path, error);
  if (import.reader == NULL)
    return NULL;
  import.schools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  import.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  import.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import.actions = g_ptr_array_new_with_free_func (g_object_unref);
  import.result = trellis_import_new (&trellis_action_import_kind);

  if (!trellis_import_read_header (import.reader, titles, import.places, N_COLUMNS, error))
    return NULL;
  if (import.places[COLUMN_URN] < 0 && import.places[COLUMN_SCHOOL] < 0)
    {
      trellis_csv_reader_set_error (import.reader, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER, -1,
                                    _("there is no column “school” or “urn”; each action needs its school"), error);
      return NULL;
    }
  if (!read_store (&import, error))
    return NULL;
  while ((step = trellis_csv_reader_step (import.reader, error)) == TRELLIS_CSV_STEP_ROW)
    {
      import.fields = trellis_csv_reader_get_fields (import.reader);
      if (!trellis_import_go_on (import.reader, progress_func, progress_data, cancellable, error) ||
          (!is_empty (&import) && !read_line (&import, error)))
        return NULL;
    }
  if (step == TRELLIS_CSV_STEP_ERROR || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (mode != TRELLIS_IMPORT_PREVIEW && !write_actions (&import, error))
    return NULL;

  return g_steal_pointer (&import.result);
}

static gboolean
has_heading (const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = g_strstrip (g_strdup (cells[i]));

      if (g_ascii_strcasecmp (cell, titles[COLUMN_ACTION]) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * trellis_action_import_save_rows:
 * @text: rows as a spreadsheet program puts them on the clipboard: cells parted
 *   by tabs
 * @path: where to
 * @error: return location for a #GError
 *
 * Writes rows as a file that trellis_action_import() reads. Without a row of
 * headings they are taken for school, action, owner, due, rating, aspect and
 * success criteria, in that order.
 *
 * Returns: whether it was written
 */
gboolean
trellis_action_import_save_rows (const char  *text,
                                 const char  *path,
                                 GError     **error)
{
  g_autoptr (TrellisCsvWriter) writer = trellis_csv_writer_new ();
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL && path != NULL, FALSE);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), "\t", -1);

      if (i == 0 && !has_heading ((const char *const *) cells))
        {
          for (guint j = 0; j < G_N_ELEMENTS (usual_columns); j++)
            trellis_csv_writer_add_text (writer, titles[usual_columns[j]]);
          trellis_csv_writer_end_row (writer);
        }
      if (cells[0] != NULL)
        trellis_csv_writer_add_row (writer, (const char *const *) cells);
    }

  return trellis_csv_writer_save (writer, path, error);
}

const TrellisImportKind trellis_action_import_kind = {
  .key = "actions",
  .title = N_("Import actions"),
  .noun = N_("Actions"),
  .hint = N_("A CSV file with the columns school or urn, action, owner, due, rating, aspect and success criteria, as "
             "Export › Actions writes it; or drop it here"),
  .run = trellis_action_import,
};
