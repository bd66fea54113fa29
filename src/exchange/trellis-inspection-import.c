/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-inspection-import.h"

#include "trellis-store-inspections.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Ofsted's management information of state-funded schools. Three editions are
 * about: with an overall grade of 1 to 4; since September 2024 without one;
 * since November 2025 with report cards, the last graded inspection beside
 * them. One row can hold an inspection of each kind, and all are taken. */

#define N_GRADED_AREAS 8
#define N_CARD_AREAS 9

/* The graded areas, as they are kept; the first is the overall grade. */
static const char *const graded_areas[N_GRADED_AREAS] = {
  "Overall effectiveness", "Quality of education", "Behaviour and attitudes", "Personal development",
  "Leadership and management", "Safeguarding", "Early years provision", "Sixth form provision",
};

/* The areas of a report card, as they are kept; the first is met or not met. */
static const char *const card_areas[N_CARD_AREAS] = {
  "Safeguarding standards", "Inclusion", "Curriculum and teaching", "Achievement", "Attendance and behaviour",
  "Personal development and wellbeing", "Early years", "Post-16 provision", "Leadership and governance",
};

/* From the best to the worst, for the summary in words. */
static const char *const card_grades[] = {
  "Exceptional", "Strong standard", "Expected standard", "Needs attention", "Urgent improvement",
};

static const char *const overall_grades[] = { "Outstanding", "Good", "Requires improvement", "Inadequate" };

#define GRADED_TITLES(prefix)                                                        \
  prefix "overall effectiveness", prefix "quality of education",                      \
  prefix "behaviour and attitudes", prefix "personal development",                    \
  prefix "effectiveness of leadership and management", prefix "safeguarding is effective?", \
  prefix "early years provision (where applicable)", prefix "sixth form provision (where applicable)"

enum
{
  COLUMN_URN,
  COLUMN_URN_THEN,
  COLUMN_STARTED,
  COLUMN_PUBLISHED,
  COLUMN_CONCERN,
  COLUMN_LATEST_STARTED,
  COLUMN_LATEST_PUBLISHED,
  COLUMN_LATEST_URN,
  COLUMN_LATEST_CONCERN,
  COLUMN_PREVIOUS_STARTED,
  COLUMN_PREVIOUS_FULL_STARTED,
  COLUMN_PREVIOUS_GRADED_STARTED,
  COLUMN_PREVIOUS_PUBLISHED,
  COLUMN_PREVIOUS_CONCERN,
  COLUMN_UNGRADED_ON,
  COLUMN_UNGRADED_PUBLISHED,
  COLUMN_UNGRADED_OUTCOME,
  COLUMN_GRADES,
  COLUMN_LATEST_GRADES = COLUMN_GRADES + N_GRADED_AREAS,
  COLUMN_PREVIOUS_GRADES = COLUMN_LATEST_GRADES + N_GRADED_AREAS,
  COLUMN_CARD = COLUMN_PREVIOUS_GRADES + N_GRADED_AREAS,
  COLUMN_CARD_DAYS = COLUMN_CARD + N_CARD_AREAS,
  N_COLUMNS = COLUMN_CARD_DAYS + N_CARD_AREAS,
};

static const char *const titles[] = {
  "URN", "URN at time of latest full inspection", "Inspection start date", "Publication date", "Category of concern",
  "Inspection start date of latest OEIF graded inspection", "Publication date of latest OEIF graded inspection",
  "URN at time of latest OEIF graded inspection", "Latest OEIF category of concern",
  "Previous inspection start date", "Previous full inspection start date", "Previous graded inspection start date",
  "Previous publication date", "Previous category of concern",
  "Date of latest ungraded inspection", "Ungraded inspection publication date", "Ungraded inspection overall outcome",
  GRADED_TITLES (""), GRADED_TITLES ("Latest OEIF "), GRADED_TITLES ("Previous "),
  "Safeguarding standards", "Inclusion", "Curriculum and teaching", "Achievement", "Attendance and behaviour",
  "Personal development and wellbeing", "Early years (where applicable)", "Post-16 provision (where applicable)",
  "Leadership and governance",
  "Safeguarding standards - date of grade", "Inclusion - date of grade", "Curriculum and teaching - date of grade",
  "Achievement - date of grade", "Attendance and behaviour - date of grade",
  "Personal development and wellbeing - date of grade", "Early years - date of grade",
  "Post-16 provision - date of grade", "Leadership and governance - date of grade",
};
G_STATIC_ASSERT (G_N_ELEMENTS (titles) == N_COLUMNS);

typedef struct
{
  TrellisStore *store;
  TrellisImportMode mode;
  TrellisCsvReader *reader;
  const TrellisCsvField *fields;
  int places[N_COLUMNS];
  GHashTable *schools;      /* (element-type utf8 TrellisSchool): by its URN and by each that it had before */
  GHashTable *known;        /* (element-type utf8 TrellisInspection): as the trust file has them, by id */
  GHashTable *seen;         /* (element-type utf8): ids that this file has given already */
  GPtrArray *known_list;
  GPtrArray *taken;         /* (element-type TrellisInspection): those to be written */
  TrellisImport *result;
} Import;

static void
clear_import (Import *import)
{
  g_clear_pointer (&import->reader, trellis_csv_reader_free);
  g_clear_pointer (&import->schools, g_hash_table_unref);
  g_clear_pointer (&import->known, g_hash_table_unref);
  g_clear_pointer (&import->seen, g_hash_table_unref);
  g_clear_pointer (&import->known_list, g_ptr_array_unref);
  g_clear_pointer (&import->taken, g_ptr_array_unref);
  g_clear_pointer (&import->result, trellis_import_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

static gboolean
read_store (Import  *import,
            GError **error)
{
  TrellisDay today = trellis_store_get_today (import->store);
  g_autoptr (GListModel) schools = trellis_store_list_schools (import->store, today, TRUE, error);
  g_autoptr (GPtrArray) links = NULL;

  if (schools == NULL)
    return FALSE;
  links = trellis_store_list_school_links (import->store, NULL, error);
  if (links == NULL)
    return FALSE;
  import->known_list = trellis_store_list_inspections (import->store, NULL, today, error);
  if (import->known_list == NULL)
    return FALSE;

  for (guint i = 0; i < import->known_list->len; i++)
    {
      TrellisInspection *inspection = g_ptr_array_index (import->known_list, i);

      g_hash_table_insert (import->known, inspection->id, inspection);
    }
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      TrellisSchool *school = g_list_model_get_item (schools, i);

      g_hash_table_replace (import->schools, g_strdup (school->urn), school);
    }
  for (guint i = 0; i < links->len; i++)
    {
      const TrellisSchoolLink *link = g_ptr_array_index (links, i);
      TrellisSchool *school = g_hash_table_lookup (import->schools, link->urn);

      /* A school that the file holds speaks for itself, were it a predecessor or not. */
      if (school != NULL && g_str_equal (link->kind, "predecessor") &&
          !g_hash_table_contains (import->schools, link->linked_urn))
        g_hash_table_insert (import->schools, g_strdup (link->linked_urn), g_object_ref (school));
    }

  return TRUE;
}

static const char *
get_word (Import *import,
          guint   column)
{
  return trellis_import_get_word (&import->fields[column]);
}

/* A grade in words; %NULL for none: 9 and 0 stand for a grade that is missing. */
static const char *
get_grade (Import *import,
           guint   column,
           guint   area)
{
  const char *word = get_word (import, column + area);
  gboolean is_yes = g_ascii_strcasecmp (word, "Yes") == 0;

  if (strlen (word) == 1 && *word >= '1' && *word <= '4')
    return overall_grades[*word - '1'];
  if (*word == '\0' || g_str_equal (word, "9") || g_str_equal (word, "0") ||
      g_ascii_strcasecmp (word, "Not judged") == 0)
    return NULL;
  if (g_str_equal (graded_areas[area], "Safeguarding"))
    return is_yes ? "Effective" : g_ascii_strcasecmp (word, "No") == 0 ? "Not effective" : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (overall_grades); i++)
    {
      if (g_ascii_strcasecmp (word, overall_grades[i]) == 0)
        return overall_grades[i];
    }
  return NULL;
}

/* Reads a column of days. Fails with words where it holds something else. */
static gboolean
read_day (Import      *import,
          guint        column,
          TrellisDay  *day,
          char       **problem)
{
  const char *word = get_word (import, column);

  *day = TRELLIS_DAY_NONE;
  if (*word == '\0' || trellis_import_parse_day (word, day))
    return TRUE;

  *problem = g_strdup_printf (_("“%s” in the column “%s” is not a day; write it as 31/01/2026"), word, titles[column]);
  return FALSE;
}

static const char *
describe_concern (const char *word)
{
  if (g_str_equal (word, "SM"))
    return _("special measures");
  if (g_str_equal (word, "SWK"))
    return _("serious weaknesses");
  if (g_str_equal (word, "RSI"))
    return _("requires significant improvement");

  return NULL;
}

static char *
dup_id (const TrellisInspection *inspection)
{
  g_autofree char *day = trellis_day_format (inspection->inspected_on, TRELLIS_DAY_STYLE_ISO);

  return g_strjoin ("/", inspection->urn, trellis_framework_get_key (inspection->framework), day, NULL);
}

static char *
describe (const TrellisSchool     *school,
          const TrellisInspection *inspection,
          const TrellisInspection *before)
{
  g_autofree char *day = trellis_day_format (inspection->inspected_on, TRELLIS_DAY_STYLE_MEDIUM);
  const char *framework = trellis_framework_get_name (inspection->framework);
  const char *outcome = *inspection->outcome != '\0' ? inspection->outcome : _("no outcome");

  if (before != NULL && !g_str_equal (before->outcome, inspection->outcome))
    /* Translators: school, kind of inspection, day, outcome, the outcome that the trust file had. */
    return g_strdup_printf (_("%s, %s of %s: %s, was %s"), school->name, framework, day, outcome,
                            *before->outcome != '\0' ? before->outcome : _("no outcome"));

  /* Translators: school, kind of inspection, day, outcome. */
  return g_strdup_printf (_("%s, %s of %s: %s"), school->name, framework, day, outcome);
}

static void
take (Import            *import,
      TrellisSchool     *school,
      TrellisInspection *inspection)
{
  g_autofree char *id = dup_id (inspection);
  const TrellisInspection *before = g_hash_table_lookup (import->known, id);

  /* A school and its predecessor can both tell of one inspection. */
  if (g_hash_table_contains (import->seen, id))
    {
      trellis_inspection_free (inspection);
      return;
    }
  g_hash_table_add (import->seen, g_strdup (id));
  /* A later edition no longer says when an earlier inspection was published. */
  if (before != NULL && inspection->published_on == TRELLIS_DAY_NONE)
    inspection->published_on = before->published_on;
  if (before != NULL && trellis_inspection_equal (before, inspection))
    {
      import->result->n_same++;
      trellis_inspection_free (inspection);
      return;
    }
  g_ptr_array_add (import->taken, inspection);
  trellis_import_add (import->result, before != NULL ? TRELLIS_IMPORT_CHANGED : TRELLIS_IMPORT_ADDED,
                      trellis_csv_reader_get_line (import->reader), describe (school, inspection, before));
}

static gboolean
refuse_future (Import      *import,
               TrellisDay   day,
               char       **problem)
{
  g_autofree char *text = NULL;

  if (day <= trellis_store_get_today (import->store))
    return FALSE;

  text = trellis_day_format (day, TRELLIS_DAY_STYLE_LONG);
  *problem = g_strdup_printf (_("the inspection of %s has not come yet"), text);
  return TRUE;
}

/* The overall grade, or the grade of education where there is none since. */
static char *
dup_graded_outcome (TrellisInspection *inspection,
                    const char        *concern)
{
  g_autofree char *grade = NULL;

  for (guint i = 0; i < inspection->grades->len && grade == NULL; i++)
    {
      const TrellisInspectionGrade *item = g_ptr_array_index (inspection->grades, i);

      if (g_str_equal (item->area, graded_areas[0]))
        grade = g_strdup (item->grade);
      else if (g_str_equal (item->area, graded_areas[1]))
        /* Translators: an inspection without an overall grade: its grade for the quality of education. */
        grade = g_strdup_printf (_("%s for education"), item->grade);
    }
  if (concern == NULL)
    return grade != NULL ? g_steal_pointer (&grade) : g_strdup ("");

  return grade != NULL ? g_strdup_printf ("%s, %s", grade, concern) : g_strdup (concern);
}

static gboolean
read_graded (Import         *import,
             TrellisSchool  *school,
             const char     *urn_then,
             guint           first_grade,
             TrellisDay      day,
             TrellisDay      published_on,
             const char     *concern,
             char          **problem)
{
  TrellisInspection *inspection = trellis_inspection_new (school->urn, TRELLIS_FRAMEWORK_OEIF, day, "");

  for (guint i = 0; i < N_GRADED_AREAS; i++)
    {
      const char *grade = get_grade (import, first_grade, i);

      if (grade != NULL)
        trellis_inspection_add_grade (inspection, graded_areas[i], grade);
    }
  if (day == TRELLIS_DAY_NONE || inspection->grades->len == 0)
    {
      trellis_inspection_free (inspection);
      return TRUE;
    }
  if (refuse_future (import, day, problem))
    {
      trellis_inspection_free (inspection);
      return FALSE;
    }

  g_free (inspection->inspected_urn);
  inspection->inspected_urn = g_strdup (urn_then);
  inspection->published_on = published_on;
  g_free (inspection->outcome);
  inspection->outcome = dup_graded_outcome (inspection, describe_concern (concern));
  take (import, school, inspection);
  return TRUE;
}

/* "Strong standard in 4 areas, expected standard in 2" */
static char *
dup_card_outcome (const TrellisInspection *inspection)
{
  g_autoptr (GString) outcome = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (card_grades); i++)
    {
      guint n = 0;
      g_autofree char *small = NULL;

      for (guint j = 0; j < inspection->grades->len; j++)
        n += g_str_equal (((TrellisInspectionGrade *) g_ptr_array_index (inspection->grades, j))->grade,
                          card_grades[i]);
      if (n == 0)
        continue;
      small = g_utf8_strdown (card_grades[i], -1);
      if (outcome->len == 0)
        g_string_append_printf (outcome, g_dngettext (GETTEXT_PACKAGE, "%s in %u area", "%s in %u areas", n),
                                card_grades[i], n);
      else
        /* Translators: follows "Strong standard in 4 areas" */
        g_string_append_printf (outcome, _(", %s in %u"), small, n);
    }
  for (guint j = 0; j < inspection->grades->len; j++)
    {
      const TrellisInspectionGrade *grade = g_ptr_array_index (inspection->grades, j);

      if (g_str_equal (grade->area, card_areas[0]) && g_ascii_strcasecmp (grade->grade, "Not met") == 0)
        g_string_prepend (outcome, outcome->len > 0 ? _("Safeguarding not met; ") : _("Safeguarding not met"));
    }

  return g_string_free (g_steal_pointer (&outcome), FALSE);
}

/* Each area has the day of its grade; a monitoring inspection regrades some of
 * them, which is an inspection of its own. */
static gboolean
read_card (Import         *import,
           TrellisSchool  *school,
           const char     *urn_then,
           TrellisDay      started_on,
           TrellisDay      published_on,
           char          **problem)
{
  TrellisDay days[N_CARD_AREAS];

  for (guint i = 0; i < N_CARD_AREAS; i++)
    {
      if (!read_day (import, COLUMN_CARD_DAYS + i, &days[i], problem))
        return FALSE;
      if (days[i] == TRELLIS_DAY_NONE)
        days[i] = started_on;
      if (*get_word (import, COLUMN_CARD + i) == '\0')
        days[i] = TRELLIS_DAY_NONE;
      else if (refuse_future (import, days[i], problem))
        return FALSE;
    }
  for (guint i = 0; i < N_CARD_AREAS; i++)
    {
      TrellisDay day = days[i];
      TrellisInspection *inspection;

      if (day == TRELLIS_DAY_NONE)
        continue;
      inspection = trellis_inspection_new (school->urn, TRELLIS_FRAMEWORK_REPORT_CARD, day, "");
      for (guint j = i; j < N_CARD_AREAS; j++)
        {
          if (days[j] != day)
            continue;
          trellis_inspection_add_grade (inspection, card_areas[j], get_word (import, COLUMN_CARD + j));
          days[j] = TRELLIS_DAY_NONE;
        }
      g_free (inspection->inspected_urn);
      inspection->inspected_urn = g_strdup (urn_then);
      inspection->published_on = day == started_on ? published_on : TRELLIS_DAY_NONE;
      g_free (inspection->outcome);
      inspection->outcome = dup_card_outcome (inspection);
      take (import, school, inspection);
    }

  return TRUE;
}

static gboolean
read_ungraded (Import         *import,
               TrellisSchool  *school,
               const char     *urn_then,
               char          **problem)
{
  TrellisInspection *inspection;
  TrellisDay day, published_on;

  if (!read_day (import, COLUMN_UNGRADED_ON, &day, problem) ||
      !read_day (import, COLUMN_UNGRADED_PUBLISHED, &published_on, problem))
    return FALSE;
  if (day == TRELLIS_DAY_NONE)
    return TRUE;
  if (refuse_future (import, day, problem))
    return FALSE;

  inspection = trellis_inspection_new (school->urn, TRELLIS_FRAMEWORK_UNGRADED, day,
                                       get_word (import, COLUMN_UNGRADED_OUTCOME));
  g_free (inspection->inspected_urn);
  inspection->inspected_urn = g_strdup (urn_then);
  inspection->published_on = published_on;
  take (import, school, inspection);
  return TRUE;
}

/* Reads what a column of URNs says, or the row's own URN. */
static char *
dup_urn_then (Import *import,
              guint   column)
{
  const char *word = get_word (import, column);

  return g_strdup (*word != '\0' ? word : get_word (import, COLUMN_URN));
}

static gboolean
read_row (Import         *import,
          TrellisSchool  *school,
          char          **problem)
{
  g_autofree char *urn = g_strdup (get_word (import, COLUMN_URN));
  g_autofree char *urn_then = dup_urn_then (import, COLUMN_URN_THEN);
  g_autofree char *latest_urn = dup_urn_then (import, COLUMN_LATEST_URN);
  TrellisDay started_on, published_on, latest_on, latest_published_on, previous_published_on;
  TrellisDay previous_on = TRELLIS_DAY_NONE;

  if (!read_day (import, COLUMN_STARTED, &started_on, problem) ||
      !read_day (import, COLUMN_PUBLISHED, &published_on, problem) ||
      !read_day (import, COLUMN_LATEST_STARTED, &latest_on, problem) ||
      !read_day (import, COLUMN_LATEST_PUBLISHED, &latest_published_on, problem) ||
      !read_day (import, COLUMN_PREVIOUS_PUBLISHED, &previous_published_on, problem))
    return FALSE;
  for (guint column = COLUMN_PREVIOUS_STARTED;
       column <= COLUMN_PREVIOUS_GRADED_STARTED && previous_on == TRELLIS_DAY_NONE; column++)
    {
      if (!read_day (import, column, &previous_on, problem))
        return FALSE;
    }

  return read_graded (import, school, urn_then, COLUMN_GRADES, started_on, published_on,
                      get_word (import, COLUMN_CONCERN), problem) &&
         read_graded (import, school, latest_urn, COLUMN_LATEST_GRADES, latest_on, latest_published_on,
                      get_word (import, COLUMN_LATEST_CONCERN), problem) &&
         read_graded (import, school, urn, COLUMN_PREVIOUS_GRADES, previous_on, previous_published_on,
                      get_word (import, COLUMN_PREVIOUS_CONCERN), problem) &&
         read_card (import, school, urn_then, started_on, published_on, problem) &&
         read_ungraded (import, school, urn, problem);
}

/* Reads the row that the reader is on; all of it, or nothing. Fails only where
 * one bad row is the end of it all. */
static gboolean
read_line (Import  *import,
           GError **error)
{
  TrellisSchool *school = g_hash_table_lookup (import->schools, get_word (import, COLUMN_URN));
  g_autofree char *problem = NULL;
  g_autofree char *what = NULL;

  if (school == NULL)
    {
      import->result->n_elsewhere++;
      return TRUE;
    }
  if (read_row (import, school, &problem))
    return TRUE;

  what = g_strdup_printf ("%s: %s", school->name, problem);
  if (import->mode == TRELLIS_IMPORT_TAKE)
    {
      trellis_csv_reader_set_error (import->reader, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_ROW, -1, what, error);
      return FALSE;
    }
  trellis_import_add (import->result, TRELLIS_IMPORT_REFUSED, trellis_csv_reader_get_line (import->reader),
                      g_steal_pointer (&what));
  return TRUE;
}

/**
 * trellis_inspection_import:
 * @store: a store, on its thread
 * @path: a monthly file of Ofsted's management information, state-funded
 *   schools, of any edition
 * @mode: whether to look only, or to take what is there
 * @progress_func: (nullable): told now and then how far it is, in this thread
 * @progress_data: for @progress_func
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError
 *
 * Compares what Ofsted published with the inspections of the trust file, under
 * a school's own URN and under those of its predecessors. What is taken is one
 * change; taking the same file again does nothing. Inspections that the file
 * does not have stay.
 *
 * Fails as trellis_csv_reader_new() does, with %TRELLIS_IMPORT_ERROR_HEADER
 * and, unless only good rows are taken, with %TRELLIS_IMPORT_ERROR_ROW at the
 * first row of a school of the trust that cannot be taken.
 *
 * Returns: (transfer full) (nullable): what is to be done, or has been; %NULL
 *   with @error set
 */
TrellisImport *
trellis_inspection_import (TrellisStore               *store,
                           const char                 *path,
                           TrellisImportMode           mode,
                           TrellisImportProgressFunc   progress_func,
                           gpointer                    progress_data,
                           GCancellable               *cancellable,
                           GError                    **error)
{
  g_auto (Import) import = { store, mode };
  TrellisCsvStep step;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);

  import.reader = trellis_csv_reader_new (path, error);
  if (import.reader == NULL)
    return NULL;
  import.schools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  import.known = g_hash_table_new (g_str_hash, g_str_equal);
  import.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import.taken = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_inspection_free);
  import.result = trellis_import_new (&trellis_inspection_import_kind);
  if (!trellis_import_read_header (import.reader, titles, import.places, N_COLUMNS, error))
    return NULL;
  if (import.places[COLUMN_STARTED] < 0 && import.places[COLUMN_UNGRADED_ON] < 0 &&
      import.places[COLUMN_LATEST_STARTED] < 0)
    {
      trellis_csv_reader_set_error (import.reader, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER, -1,
                                    _("there is no column “Inspection start date”; choose Ofsted’s monthly management "
                                      "information of state-funded schools"), error);
      return NULL;
    }
  if (!read_store (&import, error))
    return NULL;

  while ((step = trellis_csv_reader_step (import.reader, error)) == TRELLIS_CSV_STEP_ROW)
    {
      import.fields = trellis_csv_reader_get_fields (import.reader);
      if (!trellis_import_go_on (import.reader, progress_func, progress_data, cancellable, error) ||
          !read_line (&import, error))
        return NULL;
    }
  if (step == TRELLIS_CSV_STEP_ERROR || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (mode != TRELLIS_IMPORT_PREVIEW && import.taken->len > 0)
    {
      if (!trellis_store_record_inspections (store, import.taken, error))
        return NULL;
      import.result->change_id = trellis_store_get_last_change (store);
    }

  return g_steal_pointer (&import.result);
}

const TrellisImportKind trellis_inspection_import_kind = {
  .key = "ofsted",
  .title = N_("Import inspections"),
  .noun = N_("Inspections"),
  .hint = N_("Ofsted’s monthly management information, “State-funded schools: latest inspections” as CSV; or drop it "
             "here"),
  .run = trellis_inspection_import,
};
