/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-judgement-import.h"

#include "trellis-csv-reader.h"
#include "trellis-day-parse.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

#include <string.h>


/* The columns as trellis_export_csv() heads them. */
typedef enum
{
  COLUMN_URN,
  COLUMN_ASPECT,
  COLUMN_ASPECT_ID,
  COLUMN_LEVEL,
  COLUMN_LEVEL_CODE,
  COLUMN_LEVEL_ID,
  COLUMN_DATE,
  COLUMN_SOURCE,
  COLUMN_SCHEME_ID,
  COLUMN_PERSON,
  COLUMN_NARRATIVE,
  COLUMN_REASON,
  N_COLUMNS
} Column;

static const char *const titles[N_COLUMNS] = {
  [COLUMN_URN] = "urn",
  [COLUMN_ASPECT] = "aspect",
  [COLUMN_ASPECT_ID] = "aspect_id",
  [COLUMN_LEVEL] = "level",
  [COLUMN_LEVEL_CODE] = "level_code",
  [COLUMN_LEVEL_ID] = "level_id",
  [COLUMN_DATE] = "date",
  [COLUMN_SOURCE] = "source",
  [COLUMN_SCHEME_ID] = "scheme_id",
  [COLUMN_PERSON] = "person",
  [COLUMN_NARRATIVE] = "narrative",
  [COLUMN_REASON] = "reason",
};

/* Each is needed by one of its names. */
static const Column needed[][3] = {
  { COLUMN_URN, COLUMN_URN, COLUMN_URN },
  { COLUMN_ASPECT, COLUMN_ASPECT_ID, COLUMN_ASPECT_ID },
  { COLUMN_LEVEL, COLUMN_LEVEL_CODE, COLUMN_LEVEL_ID },
  { COLUMN_DATE, COLUMN_DATE, COLUMN_DATE },
  { COLUMN_SOURCE, COLUMN_SOURCE, COLUMN_SOURCE },
};

/* A row, looked up in the scheme and the trust. */
typedef struct
{
  const TrellisSchool *school;
  const char *aspect_id;
  const char *aspect_name;
  const TrellisLevel *level;
  TrellisDay judged_on;
  TrellisSource source;
  const char *person_id;
  char *narrative;
  char *reason;
} Row;

typedef struct
{
  TrellisStore *store;
  TrellisImportMode mode;
  TrellisImportProgressFunc progress_func;      /* (nullable) */
  gpointer progress_data;
  TrellisScheme *scheme;
  TrellisCsvReader *reader;
  int places[N_COLUMNS];        /* in the file, -1 for one it does not have */
  const TrellisCsvField *fields;
  GHashTable *schools;          /* (element-type utf8 TrellisSchool): by URN */
  GHashTable *people;           /* (element-type utf8 utf8): ids by folded name */
  GHashTable *known;            /* (element-type utf8 TrellisJudgement): as the trust file has them */
  GHashTable *taken;            /* (element-type utf8 Row): of this file, by the same keys */
  GPtrArray *rows;              /* (element-type Row): those to be written */
  TrellisImport *result;
} Import;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->narrative);
  g_free (row->reason);
  g_free (row);
}

static void
clear_import (Import *import)
{
  g_clear_pointer (&import->reader, trellis_csv_reader_free);
  g_clear_pointer (&import->schools, g_hash_table_unref);
  g_clear_pointer (&import->people, g_hash_table_unref);
  g_clear_pointer (&import->known, g_hash_table_unref);
  g_clear_pointer (&import->taken, g_hash_table_unref);
  g_clear_pointer (&import->rows, g_ptr_array_unref);
  g_clear_pointer (&import->result, trellis_import_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

static char *
dup_key (const char    *urn,
         const char    *aspect_id,
         TrellisSource  source,
         TrellisDay     day)
{
  return g_strdup_printf ("%s\t%s\t%u\t%d", urn, aspect_id, source, day);
}

/* What stands in the trust file: of one key the latest, which is listed first. */
static void
add_known (Import     *import,
           GListModel *judgements)
{
  for (guint i = 0; i < g_list_model_get_n_items (judgements); i++)
    {
      g_autoptr (TrellisJudgement) judgement = g_list_model_get_item (judgements, i);
      char *key = dup_key (judgement->urn, judgement->aspect_id, judgement->source, judgement->judged_on);

      if (g_hash_table_contains (import->known, key))
        g_free (key);
      else
        g_hash_table_insert (import->known, key, g_steal_pointer (&judgement));
    }
}

static gboolean
read_store (Import  *import,
            GError **error)
{
  TrellisDay today = trellis_store_get_today (import->store);
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (GListModel) people = NULL;
  g_autoptr (GListModel) judgements = NULL;
  g_autoptr (GListModel) categories = NULL;

  import->scheme = trellis_store_get_scheme (import->store, error);
  schools = import->scheme != NULL ? trellis_store_list_schools (import->store, today, TRUE, error) : NULL;
  people = schools != NULL ? trellis_store_list_people (import->store, FALSE, today, error) : NULL;
  categories = people != NULL ? trellis_store_list_categories (import->store, NULL, today, error) : NULL;
  judgements = categories != NULL ? trellis_store_list_judgements (import->store, NULL, NULL, today, error) : NULL;
  if (judgements == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      TrellisSchool *school = g_list_model_get_item (schools, i);

      g_hash_table_replace (import->schools, school->urn, school);
    }
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (people, i);

      g_hash_table_replace (import->people, g_utf8_casefold (person->name, -1), g_strdup (person->id));
    }
  /* The agreed view of the whole is the category; an older file may hold a
   * judgement of it beside. */
  add_known (import, categories);
  add_known (import, judgements);

  return TRUE;
}

static gboolean
read_header (Import  *import,
             GError **error)
{
  if (!trellis_import_read_header (import->reader, titles, import->places, N_COLUMNS, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autofree char *problem = NULL;

      if (import->places[needed[i][0]] >= 0 || import->places[needed[i][1]] >= 0 ||
          import->places[needed[i][2]] >= 0)
        continue;
      problem = g_strdup_printf (_("there is no column “%s”; the columns are those of an exported file of judgements"),
                                 titles[needed[i][0]]);
      trellis_csv_reader_set_error (import->reader, TRELLIS_IMPORT_ERROR,
                                    TRELLIS_IMPORT_ERROR_HEADER, -1, problem, error);
      return FALSE;
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

static gboolean
is_called (const char *text,
           const char *name)
{
  g_autofree char *folded_text = g_utf8_casefold (text, -1);
  g_autofree char *folded_name = g_utf8_casefold (name, -1);

  return *folded_text != '\0' && g_str_equal (folded_text, folded_name);
}

static gboolean
find_aspect (Import *import,
             Row    *row,
             Column  column)
{
  g_autofree char *text = dup_field (import, column);

  if (is_called (text, TRELLIS_ASPECT_OVERALL) || is_called (text, import->scheme->overall_name))
    {
      row->aspect_id = TRELLIS_ASPECT_OVERALL;
      row->aspect_name = import->scheme->overall_name;
      return TRUE;
    }
  for (guint i = 0; i < import->scheme->aspects->len; i++)
    {
      const TrellisAspect *aspect = g_ptr_array_index (import->scheme->aspects, i);

      if (!is_called (text, aspect->id) && !is_called (text, aspect->name))
        continue;
      row->aspect_id = aspect->id;
      row->aspect_name = aspect->name;
      return TRUE;
    }

  return FALSE;
}

static gboolean
find_source (const char    *text,
             TrellisSource *source)
{
  for (guint i = 0; i < TRELLIS_N_SOURCES; i++)
    {
      if (is_called (text, trellis_source_get_key (i)) || is_called (text, trellis_source_get_name (i)))
        {
          *source = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_place (Import  *import,
            Row     *row,
            Column  *column,
            char   **problem)
{
  g_autofree char *urn = dup_field (import, COLUMN_URN);
  g_autofree char *scheme_id = dup_field (import, COLUMN_SCHEME_ID);

  *column = COLUMN_URN;
  row->school = g_hash_table_lookup (import->schools, urn);
  if (row->school == NULL)
    {
      *problem = *urn != '\0' ? g_strdup_printf (_("the trust has no school with the URN “%s”"), urn)
                              : g_strdup (_("the school’s URN is missing"));
      return FALSE;
    }
  *column = COLUMN_SCHEME_ID;
  if (*scheme_id != '\0' && !g_str_equal (scheme_id, import->scheme->id))
    {
      *problem = g_strdup_printf (_("it is a judgement of the scheme “%s”; the trust’s is “%s”"), scheme_id,
                                  import->scheme->id);
      return FALSE;
    }
  *column = import->places[COLUMN_ASPECT] >= 0 ? COLUMN_ASPECT : COLUMN_ASPECT_ID;
  if (!find_aspect (import, row, COLUMN_ASPECT) && !find_aspect (import, row, COLUMN_ASPECT_ID))
    {
      g_autofree char *text = dup_field (import, *column);

      *problem = g_strdup_printf (_("the scheme has no aspect “%s”"), text);
      return FALSE;
    }

  return TRUE;
}

/* The level's name comes first: it is what a person edits in a spreadsheet. */
static gboolean
read_level (Import  *import,
            Row     *row,
            Column  *column,
            char   **problem)
{
  static const Column columns[] = { COLUMN_LEVEL, COLUMN_LEVEL_CODE, COLUMN_LEVEL_ID };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = dup_field (import, columns[i]);

      if (*text == '\0')
        continue;
      *column = columns[i];
      row->level = trellis_scheme_find_level (import->scheme, row->aspect_id, text);
      if (row->level == NULL)
        *problem = g_strdup_printf (_("“%s” is not a level of %s"), text, row->aspect_name);
      return row->level != NULL;
    }

  *column = import->places[COLUMN_LEVEL] >= 0 ? COLUMN_LEVEL : import->places[COLUMN_LEVEL_CODE] >= 0
              ? COLUMN_LEVEL_CODE : COLUMN_LEVEL_ID;
  *problem = g_strdup (_("the level is missing"));
  return FALSE;
}

/* "Yesterday" and a day without its year mean another day tomorrow: a file
 * cannot say them. */
static gboolean
has_year (const char *text)
{
  gsize length = strlen (text);

  return length > 4 && strspn (text + length - 4, "0123456789") == 4;
}

static gboolean
read_day (Import  *import,
          Row     *row,
          char   **problem)
{
  TrellisDay today = trellis_store_get_today (import->store);
  g_autofree char *text = dup_field (import, COLUMN_DATE);

  /* A spreadsheet program may have written it as 6/3/2026. */
  if (!trellis_day_parse_iso (text, &row->judged_on) &&
      (!has_year (text) || !trellis_day_parse_words (text, today, TRELLIS_DAY_LEAN_BACK, &row->judged_on)))
    {
      *problem = g_strdup_printf (_("“%s” is not a day; write it as 2026-03-06"), text);
      return FALSE;
    }
  if (row->judged_on > today)
    {
      *problem = g_strdup_printf (_("“%s” has not come yet; a judgement is dated today or earlier"), text);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_row (Import  *import,
          Row     *row,
          Column  *column,
          char   **problem)
{
  g_autofree char *source = dup_field (import, COLUMN_SOURCE);
  g_autofree char *person = dup_field (import, COLUMN_PERSON);
  g_autofree char *folded = g_utf8_casefold (person, -1);

  if (!read_place (import, row, column, problem) || !read_level (import, row, column, problem))
    return FALSE;
  *column = COLUMN_DATE;
  if (!read_day (import, row, problem))
    return FALSE;
  *column = COLUMN_SOURCE;
  if (!find_source (source, &row->source))
    {
      *problem = g_strdup_printf (_("“%s” is not a source; write agreed, self-evaluation, adviser, health-check or "
                                    "external-review"), source);
      return FALSE;
    }
  row->person_id = g_hash_table_lookup (import->people, folded);
  row->narrative = dup_field (import, COLUMN_NARRATIVE);
  row->reason = dup_field (import, COLUMN_REASON);

  return TRUE;
}

static char *
describe_row (Import                 *import,
              const Row              *row,
              const TrellisJudgement *before)
{
  const TrellisLevel *level = before != NULL ? trellis_scheme_get_level (import->scheme, before->level_id) : NULL;
  g_autofree char *day = trellis_day_format (row->judged_on, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *source = g_utf8_strdown (trellis_source_get_name (row->source), -1);

  if (level != NULL && level != row->level)
    /* Translators: school, aspect, level, earlier level, source, day. */
    return g_strdup_printf (_("%s, %s: %s, was %s (%s, %s)"), row->school->name, row->aspect_name, row->level->name,
                            level->name, source, day);

  /* Translators: school, aspect, level, source, day. */
  return g_strdup_printf (_("%s, %s: %s (%s, %s)"), row->school->name, row->aspect_name, row->level->name, source,
                          day);
}

/* A file that says nothing in words leaves the words that are there. */
static gboolean
is_same (const TrellisJudgement *before,
         const Row              *row)
{
  g_autofree char *narrative = g_strstrip (g_strdup (before->narrative));

  return g_str_equal (before->level_id, row->level->id) &&
         (*row->narrative == '\0' || g_str_equal (row->narrative, narrative));
}

static void
take_row (Import *import,
          Row    *row)
{
  g_autofree char *key = dup_key (row->school->urn, row->aspect_id, row->source, row->judged_on);
  const TrellisJudgement *before = g_hash_table_lookup (import->known, key);

  g_hash_table_insert (import->taken, g_steal_pointer (&key), row);
  if (before != NULL && is_same (before, row))
    {
      import->result->n_same++;
      return;
    }
  g_ptr_array_add (import->rows, row);
  trellis_import_add (import->result, before != NULL ? TRELLIS_IMPORT_CHANGED : TRELLIS_IMPORT_ADDED,
                      trellis_csv_reader_get_line (import->reader), describe_row (import, row, before));
}

/* Reads the row that the reader is on. Fails only where one bad row is the end
 * of it all. */
static gboolean
read_line (Import  *import,
           GError **error)
{
  Row *row = g_new0 (Row, 1);
  Column column = COLUMN_URN;
  g_autofree char *problem = NULL;
  g_autofree char *key = NULL;
  gboolean is_good = read_row (import, row, &column, &problem);

  if (is_good)
    {
      const Row *other;

      key = dup_key (row->school->urn, row->aspect_id, row->source, row->judged_on);
      other = g_hash_table_lookup (import->taken, key);
      column = COLUMN_LEVEL;
      if (other != NULL && other->level == row->level)
        {
          import->result->n_same++;
          free_row (row);
          return TRUE;
        }
      if (other != NULL)
        {
          problem = g_strdup_printf (_("an earlier line judges the same %s at that school on that day as %s"),
                                     row->aspect_name, other->level->name);
          is_good = FALSE;
        }
    }
  if (is_good)
    {
      take_row (import, row);
      return TRUE;
    }

  free_row (row);
  if (import->mode == TRELLIS_IMPORT_TAKE)
    {
      trellis_csv_reader_set_error (import->reader, TRELLIS_IMPORT_ERROR,
                                    TRELLIS_IMPORT_ERROR_ROW, import->places[column], problem, error);
      return FALSE;
    }
  trellis_import_add (import->result, TRELLIS_IMPORT_REFUSED, trellis_csv_reader_get_line (import->reader),
                      g_steal_pointer (&problem));
  return TRUE;
}

static gboolean
read_lines (Import        *import,
            GCancellable  *cancellable,
            GError       **error)
{
  TrellisCsvStep step;

  while ((step = trellis_csv_reader_step (import->reader, error)) == TRELLIS_CSV_STEP_ROW)
    {
      if (!trellis_import_go_on (import->reader, import->progress_func, import->progress_data, cancellable, error))
        return FALSE;
      import->fields = trellis_csv_reader_get_fields (import->reader);
      if (!read_line (import, error))
        return FALSE;
    }

  return step == TRELLIS_CSV_STEP_END && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
write_rows (Import  *import,
            GError **error)
{
  g_autofree TrellisJudgementRecord *records = g_new0 (TrellisJudgementRecord, MAX (import->rows->len, 1));
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < import->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (import->rows, i);

      records[i].urn = row->school->urn;
      records[i].aspect_id = row->aspect_id;
      records[i].level_id = row->level->id;
      records[i].judged_on = row->judged_on;
      records[i].source = row->source;
      records[i].person_id = row->person_id;
      records[i].narrative = row->narrative;
      records[i].reason = row->reason;
    }
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u judgement", "Import %u judgements",
                                           import->rows->len), import->rows->len);
  if (!trellis_store_judge_all (import->store, records, import->rows->len, sentence, error))
    return FALSE;

  if (import->rows->len > 0)
    import->result->change_id = trellis_store_get_last_change (import->store);
  return TRUE;
}

/**
 * trellis_judgement_import:
 * @store: a store, on its thread
 * @path: a file of comma-separated values with the columns that
 *   trellis_export_csv() writes for judgements, found by their headings in any
 *   order: urn, aspect, level, date and source are needed, person, narrative and
 *   reason are taken where they are there
 * @mode: whether to look only, or to take what is there
 * @progress_func: (nullable): told now and then how far it is, in this thread
 * @progress_data: for @progress_func
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError
 *
 * Compares a file of judgements with the trust file. Aspects are known by name
 * or id; levels by name, short code, key or id; days as ISO has them or as a
 * person writes them. What is taken is one change, undone in one step; a
 * judgement of the same school, aspect, source and day is corrected. An agreed
 * judgement of the whole is an agreed category. Taking the same file again does
 * nothing, as does taking what the trust file has exported.
 *
 * Fails as trellis_csv_reader_new() does, with
 * %TRELLIS_IMPORT_ERROR_HEADER, and, unless only good rows are taken,
 * with %TRELLIS_IMPORT_ERROR_ROW at the first row that cannot be
 * taken: one sentence with file, line and column. The trust file is then as it
 * was.
 *
 * Returns: (transfer full) (nullable): what is to be done, or has been; %NULL
 *   with @error set
 */
TrellisImport *
trellis_judgement_import (TrellisStore               *store,
                          const char                 *path,
                          TrellisImportMode           mode,
                          TrellisImportProgressFunc   progress_func,
                          gpointer                    progress_data,
                          GCancellable               *cancellable,
                          GError                    **error)
{
  g_auto (Import) import = { store, mode, progress_func, progress_data };

  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  import.reader = trellis_csv_reader_new (path, error);
  if (import.reader == NULL)
    return NULL;
  import.schools = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  import.people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  import.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  import.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_row);
  import.rows = g_ptr_array_new ();
  import.result = trellis_import_new (&trellis_judgement_import_kind);

  if (!read_header (&import, error) || !read_store (&import, error) || !read_lines (&import, cancellable, error))
    return NULL;
  if (mode != TRELLIS_IMPORT_PREVIEW && !write_rows (&import, error))
    return NULL;

  return g_steal_pointer (&import.result);
}

const TrellisImportKind trellis_judgement_import_kind = {
  .key = "judgements",
  .title = N_("Import judgements"),
  .noun = N_("Judgements"),
  .hint = N_("A CSV file with the columns urn, aspect, level, date and source, as Export › Judgements writes it; or "
             "drop it here"),
  .run = trellis_judgement_import,
};
