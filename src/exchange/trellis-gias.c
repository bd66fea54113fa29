/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-gias.h"

#include "trellis-csv-reader.h"
#include "trellis-gias-trusts.h"
#include "trellis-gias-words.h"

#include <glib/gi18n-lib.h>

#include <string.h>

G_DEFINE_QUARK (trellis-gias-error-quark, trellis_gias_error)

/* A URN has six digits, so a table by URN is small. */
#define N_URNS 1000000
/* Rows between two looks at the clock and the Cancel button. */
#define PROGRESS_ROWS 2048
/* A file that is wrong everywhere is told in so many sentences. */
#define MOST_NOTES 50
/* Lines that an edition may have above its header. */
#define MOST_TITLE_ROWS 10

typedef struct
{
  const char *title;
  gboolean is_needed;
} Column;

static const Column columns[TRELLIS_GIAS_N_COLUMNS] = {
  [TRELLIS_GIAS_URN] = { "URN", TRUE },
  [TRELLIS_GIAS_LA_CODE] = { "LA (code)" },
  [TRELLIS_GIAS_LA_NAME] = { "LA (name)" },
  [TRELLIS_GIAS_ESTABLISHMENT_NUMBER] = { "EstablishmentNumber" },
  [TRELLIS_GIAS_NAME] = { "EstablishmentName", TRUE },
  [TRELLIS_GIAS_UKPRN] = { "UKPRN" },
  [TRELLIS_GIAS_KIND] = { "TypeOfEstablishment (name)", TRUE },
  [TRELLIS_GIAS_KIND_GROUP] = { "EstablishmentTypeGroup (name)" },
  [TRELLIS_GIAS_STATUS] = { "EstablishmentStatus (name)", TRUE },
  [TRELLIS_GIAS_OPENED_ON] = { "OpenDate" },
  [TRELLIS_GIAS_CLOSED_ON] = { "CloseDate" },
  [TRELLIS_GIAS_PHASE] = { "PhaseOfEducation (name)", TRUE },
  [TRELLIS_GIAS_AGE_LOW] = { "StatutoryLowAge" },
  [TRELLIS_GIAS_AGE_HIGH] = { "StatutoryHighAge" },
  [TRELLIS_GIAS_GENDER] = { "Gender (name)" },
  [TRELLIS_GIAS_RELIGIOUS_CHARACTER] = { "ReligiousCharacter (name)" },
  [TRELLIS_GIAS_DIOCESE] = { "Diocese (name)" },
  [TRELLIS_GIAS_TRUST_UID] = { "Trusts (code)" },
  [TRELLIS_GIAS_TRUST_NAME] = { "Trusts (name)", TRUE },
  [TRELLIS_GIAS_FEDERATION_CODE] = { "Federations (code)" },
  [TRELLIS_GIAS_FEDERATION_NAME] = { "Federations (name)" },
  [TRELLIS_GIAS_PUPILS] = { "NumberOfPupils" },
  [TRELLIS_GIAS_CAPACITY] = { "SchoolCapacity" },
  [TRELLIS_GIAS_FREE_MEALS] = { "PercentageFSM" },
  [TRELLIS_GIAS_CENSUS_ON] = { "CensusDate" },
  [TRELLIS_GIAS_STREET] = { "Street" },
  [TRELLIS_GIAS_LOCALITY] = { "Locality" },
  [TRELLIS_GIAS_ADDRESS_3] = { "Address3" },
  [TRELLIS_GIAS_TOWN] = { "Town" },
  [TRELLIS_GIAS_COUNTY] = { "County (name)" },
  [TRELLIS_GIAS_POSTCODE] = { "Postcode" },
  [TRELLIS_GIAS_EASTING] = { "Easting" },
  [TRELLIS_GIAS_NORTHING] = { "Northing" },
  [TRELLIS_GIAS_WEBSITE] = { "SchoolWebsite" },
  [TRELLIS_GIAS_PHONE] = { "TelephoneNum" },
  [TRELLIS_GIAS_HEAD_TITLE] = { "HeadTitle (name)" },
  [TRELLIS_GIAS_HEAD_FIRST_NAME] = { "HeadFirstName" },
  [TRELLIS_GIAS_HEAD_LAST_NAME] = { "HeadLastName" },
  [TRELLIS_GIAS_HEAD_JOB_TITLE] = { "HeadPreferredJobTitle" },
  [TRELLIS_GIAS_INSPECTION] = { "OfstedRating (name)" },
  [TRELLIS_GIAS_INSPECTED_ON] = { "OfstedLastInsp" },
};

typedef struct
{
  TrellisCsvReader *reader;
  int places[TRELLIS_GIAS_N_COLUMNS];  /* in the file, -1 for one it does not have */
  guint64 mask;
  const TrellisCsvField *fields;       /* of the present row, by TrellisGiasColumn */
  GPtrArray *notes;                    /* (nullable) (not owned) */
  GString *head_name;
} Gias;

static void
close_gias (Gias *gias)
{
  g_clear_pointer (&gias->reader, trellis_csv_reader_free);
  if (gias->head_name != NULL)
    g_string_free (g_steal_pointer (&gias->head_name), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gias, close_gias)

static gboolean
find_columns (Gias    *gias,
              GError **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autofree char *problem = NULL;
  guint n_missing = 0;

  for (guint i = 0; i < TRELLIS_GIAS_N_COLUMNS; i++)
    {
      gias->places[i] = trellis_csv_reader_find_field (gias->reader, columns[i].title);
      if (gias->places[i] >= 0)
        {
          gias->mask |= G_GUINT64_CONSTANT (1) << i;
        }
      else if (columns[i].is_needed)
        {
          g_string_append_printf (missing, "%s“%s”", n_missing > 0 ? ", " : "", columns[i].title);
          n_missing++;
        }
    }
  if (n_missing == 0)
    return TRUE;

  problem = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "the column %s is missing: choose a download of establishments from "
                                          "Get Information about Schools",
                                          "the columns %s are missing: choose a download of establishments from "
                                          "Get Information about Schools", n_missing), missing->str);
  trellis_csv_reader_set_error (gias->reader, TRELLIS_GIAS_ERROR, TRELLIS_GIAS_ERROR_COLUMN, -1, problem, error);
  return FALSE;
}

static gboolean
open_gias (Gias        *gias,
           const char  *path,
           GError     **error)
{
  gias->reader = trellis_csv_reader_new (path, error);
  if (gias->reader == NULL)
    return FALSE;

  for (guint i = 0; i < MOST_TITLE_ROWS; i++)
    {
      TrellisCsvStep step = trellis_csv_reader_step (gias->reader, error);

      if (step == TRELLIS_CSV_STEP_ERROR)
        return FALSE;
      if (step == TRELLIS_CSV_STEP_END)
        break;
      if (trellis_csv_reader_find_field (gias->reader, columns[TRELLIS_GIAS_URN].title) >= 0)
        return find_columns (gias, error);
    }

  g_set_error (error, TRELLIS_GIAS_ERROR, TRELLIS_GIAS_ERROR_COLUMN,
               _("%s, line 1: no line of headings has the column “%s”: choose a download of establishments from "
                 "Get Information about Schools"),
               trellis_csv_reader_get_name (gias->reader), columns[TRELLIS_GIAS_URN].title);
  return FALSE;
}

/* A field's text without spaces around it and line breaks inside. */
static const char *
get_text (Gias              *gias,
          TrellisGiasColumn  column)
{
  char *text = gias->fields[column].text;
  gsize length = gias->fields[column].length;

  if (length == 0)
    return "";

  if (g_ascii_isspace (text[length - 1]))
    {
      while (length > 0 && g_ascii_isspace (text[length - 1]))
        length--;
      text[length] = '\0';
    }
  while (g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  for (gsize i = 0; i < length; i++)
    {
      if ((guchar) text[i] < ' ')
        text[i] = ' ';
    }

  return text;
}

static const char *
get_word (Gias              *gias,
          TrellisGiasColumn  column)
{
  const char *text = get_text (gias, column);

  return trellis_gias_is_nothing (text) ? "" : text;
}

/* What cannot be read in a column that the school can do without is taken for
 * unknown and told, so that one slip among 51,000 rows does not keep the file
 * out. */
static void
add_note (Gias              *gias,
          TrellisGiasColumn  column,
          const char        *text)
{
  if (gias->notes == NULL || gias->notes->len >= MOST_NOTES)
    return;

  g_ptr_array_add (gias->notes,
                   g_strdup_printf (_("%s, line %u, column %d (%s): “%s” cannot be read and is taken for unknown"),
                                    trellis_csv_reader_get_name (gias->reader),
                                    (guint) trellis_csv_reader_get_line (gias->reader), gias->places[column] + 1,
                                    columns[column].title, text));
}

/* dd-mm-yyyy, as GIAS writes it. */
static TrellisDay
get_day (Gias              *gias,
         TrellisGiasColumn  column)
{
  const char *text = get_word (gias, column);
  TrellisDay day = TRELLIS_DAY_NONE;

  if (*text == '\0')
    return TRELLIS_DAY_NONE;

  if (strlen (text) == 10 && text[2] == '-' && text[5] == '-')
    {
      int digits[10];
      gboolean is_day = TRUE;

      for (int i = 0; i < 10; i++)
        {
          digits[i] = g_ascii_digit_value (text[i]);
          is_day = is_day && (digits[i] >= 0 || i == 2 || i == 5);
        }
      if (is_day)
        day = trellis_day_new (digits[6] * 1000 + digits[7] * 100 + digits[8] * 10 + digits[9],
                               digits[3] * 10 + digits[4], digits[0] * 10 + digits[1]);
    }
  if (day == TRELLIS_DAY_NONE)
    add_note (gias, column, text);

  return day;
}

static int
get_int (Gias              *gias,
         TrellisGiasColumn  column)
{
  const char *text = get_word (gias, column);
  int value = 0;

  if (*text == '\0')
    return -1;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p) || p - text >= 9)
        {
          add_note (gias, column, text);
          return -1;
        }
      value = value * 10 + g_ascii_digit_value (*p);
    }

  return value;
}

static double
get_percentage (Gias              *gias,
                TrellisGiasColumn  column)
{
  const char *text = get_word (gias, column);
  char *end;
  double value;

  if (*text == '\0')
    return -1;

  value = g_ascii_strtod (text, &end);
  if (strspn (text, "0123456789.") != strlen (text) || *end != '\0' || value > 100)
    {
      add_note (gias, column, text);
      return -1;
    }

  return value;
}

static gboolean
set_value_error (Gias               *gias,
                 TrellisGiasColumn   column,
                 int                 code,
                 char               *problem,
                 GError            **error)
{
  g_autofree char *owned = problem;

  trellis_csv_reader_set_error (gias->reader, TRELLIS_GIAS_ERROR, code, gias->places[column], owned, error);
  return FALSE;
}

static gboolean
check_urn (Gias        *gias,
           const char  *urn,
           guint32     *lines,
           GError     **error)
{
  guint index = 0;
  guint i;

  for (i = 0; i < 6 && g_ascii_isdigit (urn[i]); i++)
    index = index * 10 + g_ascii_digit_value (urn[i]);
  if (i < 6 || urn[6] != '\0')
    return set_value_error (gias, TRELLIS_GIAS_URN, TRELLIS_GIAS_ERROR_URN,
                            g_strdup_printf (_("the URN “%s” is not six digits: correct the file or fetch it again"),
                                             urn), error);
  if (lines[index] != 0)
    return set_value_error (gias, TRELLIS_GIAS_URN, TRELLIS_GIAS_ERROR_DUPLICATE,
                            g_strdup_printf (_("the URN %s is in line %u already: correct the file or fetch it again"),
                                             urn, lines[index]), error);

  lines[index] = trellis_csv_reader_get_line (gias->reader);
  return TRUE;
}

static const char *
join_head_name (Gias *gias)
{
  const char *first = get_word (gias, TRELLIS_GIAS_HEAD_FIRST_NAME);
  const char *last = get_word (gias, TRELLIS_GIAS_HEAD_LAST_NAME);

  if (*first == '\0')
    return last;
  if (*last == '\0')
    return first;

  g_string_assign (gias->head_name, first);
  g_string_append_c (gias->head_name, ' ');
  g_string_append (gias->head_name, last);

  return gias->head_name->str;
}

static gboolean
fill_school (Gias               *gias,
             const char         *urn,
             TrellisGiasSchool  *school,
             GError            **error)
{
  const char *status = get_text (gias, TRELLIS_GIAS_STATUS);

  school->columns = gias->mask;
  school->line = trellis_csv_reader_get_line (gias->reader);
  school->urn = urn;
  school->name = get_text (gias, TRELLIS_GIAS_NAME);
  if (*school->name == '\0')
    return set_value_error (gias, TRELLIS_GIAS_NAME, TRELLIS_GIAS_ERROR_VALUE,
                            g_strdup_printf (_("the school with URN %s has no name: correct the file or fetch it "
                                               "again"), urn), error);
  school->status = trellis_gias_parse_status (status);
  if (school->status == NULL)
    return set_value_error (gias, TRELLIS_GIAS_STATUS, TRELLIS_GIAS_ERROR_VALUE,
                            g_strdup_printf (_("“%s” is no status of a school that this version knows: correct the "
                                               "file or fetch it again"), status), error);

  school->la_code = get_word (gias, TRELLIS_GIAS_LA_CODE);
  school->la_name = get_word (gias, TRELLIS_GIAS_LA_NAME);
  school->establishment_number = get_word (gias, TRELLIS_GIAS_ESTABLISHMENT_NUMBER);
  school->ukprn = get_word (gias, TRELLIS_GIAS_UKPRN);
  school->kind = get_word (gias, TRELLIS_GIAS_KIND);
  school->kind_group = get_word (gias, TRELLIS_GIAS_KIND_GROUP);
  school->opened_on = get_day (gias, TRELLIS_GIAS_OPENED_ON);
  school->closed_on = get_day (gias, TRELLIS_GIAS_CLOSED_ON);
  school->phase = trellis_gias_parse_phase (get_text (gias, TRELLIS_GIAS_PHASE), school->kind);
  school->age_low = get_int (gias, TRELLIS_GIAS_AGE_LOW);
  school->age_high = get_int (gias, TRELLIS_GIAS_AGE_HIGH);
  school->gender = get_word (gias, TRELLIS_GIAS_GENDER);
  school->religious_character = get_word (gias, TRELLIS_GIAS_RELIGIOUS_CHARACTER);
  school->is_church = trellis_gias_is_church (school->religious_character);
  school->diocese = get_word (gias, TRELLIS_GIAS_DIOCESE);
  school->trust_uid = get_word (gias, TRELLIS_GIAS_TRUST_UID);
  school->trust_name = get_word (gias, TRELLIS_GIAS_TRUST_NAME);
  school->federation_code = get_word (gias, TRELLIS_GIAS_FEDERATION_CODE);
  school->federation_name = get_word (gias, TRELLIS_GIAS_FEDERATION_NAME);
  school->pupils = get_int (gias, TRELLIS_GIAS_PUPILS);
  school->capacity = get_int (gias, TRELLIS_GIAS_CAPACITY);
  school->free_meals_pct = get_percentage (gias, TRELLIS_GIAS_FREE_MEALS);
  school->census_on = get_day (gias, TRELLIS_GIAS_CENSUS_ON);
  school->street = get_word (gias, TRELLIS_GIAS_STREET);
  school->locality = get_word (gias, TRELLIS_GIAS_LOCALITY);
  school->address_3 = get_word (gias, TRELLIS_GIAS_ADDRESS_3);
  school->town = get_word (gias, TRELLIS_GIAS_TOWN);
  school->county = get_word (gias, TRELLIS_GIAS_COUNTY);
  school->postcode = get_word (gias, TRELLIS_GIAS_POSTCODE);
  school->easting = get_int (gias, TRELLIS_GIAS_EASTING);
  school->northing = get_int (gias, TRELLIS_GIAS_NORTHING);
  school->website = get_word (gias, TRELLIS_GIAS_WEBSITE);
  school->phone = get_word (gias, TRELLIS_GIAS_PHONE);
  school->head_title = get_word (gias, TRELLIS_GIAS_HEAD_TITLE);
  school->head_name = join_head_name (gias);
  school->head_job_title = get_word (gias, TRELLIS_GIAS_HEAD_JOB_TITLE);
  school->inspection = get_word (gias, TRELLIS_GIAS_INSPECTION);
  school->inspected_on = get_day (gias, TRELLIS_GIAS_INSPECTED_ON);

  return TRUE;
}

/* The message helps a name half remembered. */
static void
set_trust_error (Gias               *gias,
                 TrellisGiasTrusts  *trusts,
                 TrellisGiasTrust   *wanted,
                 GError            **error)
{
  g_autofree char *similar = trellis_gias_trusts_dup_similar (trusts, wanted);

  if (similar == NULL)
    g_set_error (error, TRELLIS_GIAS_ERROR, TRELLIS_GIAS_ERROR_TRUST,
                 _("%s has no school of a trust named “%s”: check the name, which is in the column “%s”"),
                 trellis_csv_reader_get_name (gias->reader), wanted->name, columns[TRELLIS_GIAS_TRUST_NAME].title);
  else
    g_set_error (error, TRELLIS_GIAS_ERROR, TRELLIS_GIAS_ERROR_TRUST,
                 /* Translators: the last is one name or up to three in quotes. */
                 _("%s has no school of a trust named “%s”: did you mean %s?"),
                 trellis_csv_reader_get_name (gias->reader), wanted->name, similar);
}

/**
 * trellis_gias_column_get_title:
 * @column: a column
 *
 * Returns: (transfer none): what the file's header calls it
 */
const char *
trellis_gias_column_get_title (TrellisGiasColumn column)
{
  return columns[column].title;
}

/**
 * trellis_gias_list_trusts:
 * @path: a download of establishments from Get Information about Schools
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError
 *
 * Lists the trusts that the file holds schools of, with how many, for a person
 * to choose theirs. Names that differ in case or spaces only are one trust,
 * shown as the file first spells it. Safe in any thread.
 *
 * Fails with an error of %TRELLIS_CSV_ERROR, with %TRELLIS_GIAS_ERROR_COLUMN
 * where it is another file, or with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable) (element-type TrellisGiasTrust): by
 *   name; empty where no school of the file is in a trust; %NULL with @error
 *   set
 */
GPtrArray *
trellis_gias_list_trusts (const char    *path,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_auto (Gias) gias = { NULL };
  g_autoptr (TrellisGiasTrusts) trusts = trellis_gias_trusts_new ();
  int wanted[TRELLIS_GIAS_N_COLUMNS];

  if (!open_gias (&gias, path, error))
    return NULL;

  for (guint i = 0; i < TRELLIS_GIAS_N_COLUMNS; i++)
    wanted[i] = -1;
  wanted[TRELLIS_GIAS_STATUS] = gias.places[TRELLIS_GIAS_STATUS];
  wanted[TRELLIS_GIAS_TRUST_NAME] = gias.places[TRELLIS_GIAS_TRUST_NAME];
  wanted[TRELLIS_GIAS_TRUST_UID] = gias.places[TRELLIS_GIAS_TRUST_UID];
  trellis_csv_reader_select (gias.reader, wanted, TRELLIS_GIAS_N_COLUMNS);

  for (;;)
    {
      TrellisCsvStep step = trellis_csv_reader_step (gias.reader, error);
      TrellisGiasTrust *row_trust;
      const char *name, *status, *uid;

      if (step == TRELLIS_CSV_STEP_ERROR)
        return NULL;
      if (step == TRELLIS_CSV_STEP_END)
        break;
      if (trellis_csv_reader_get_row (gias.reader) % PROGRESS_ROWS == 0 &&
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      gias.fields = trellis_csv_reader_get_fields (gias.reader);
      name = get_word (&gias, TRELLIS_GIAS_TRUST_NAME);
      if (*name == '\0')
        continue;

      row_trust = trellis_gias_trusts_look_up (trusts, name);
      uid = get_word (&gias, TRELLIS_GIAS_TRUST_UID);
      if (*row_trust->uid == '\0' && *uid != '\0')
        {
          g_free (row_trust->uid);
          row_trust->uid = g_strdup (uid);
        }
      status = trellis_gias_parse_status (get_text (&gias, TRELLIS_GIAS_STATUS));
      if (g_strcmp0 (status, "closed") == 0)
        row_trust->n_closed++;
      else if (g_strcmp0 (status, "proposed") == 0)
        row_trust->n_proposed++;
      else if (status != NULL)
        row_trust->n_open++;
    }

  return trellis_gias_trusts_list (trusts);
}

/**
 * trellis_gias_read:
 * @path: a download of establishments from Get Information about Schools, of
 *   any edition
 * @trust: (nullable): the name of a trust, whatever the case and spaces, for
 *   its schools only; %NULL for all schools
 * @also: (nullable) (element-type utf8): URNs of schools to give besides the
 *   trust's, whatever trust they are in now; the table's keys
 * @school_func: takes the schools one after the other
 * @progress_func: (nullable): told now and then how far it is
 * @user_data: for both
 * @notes: (nullable) (element-type utf8): sentences are added to it about
 *   dates and figures that could not be read and are taken for unknown, the
 *   first fifty
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError
 *
 * Reads the file once, in the thread that calls, in memory that does not grow
 * with the file. Columns are found by their names, so that editions with and
 * without codes or inspections read alike. All rows are checked for their URN,
 * also those of other trusts: a file with a bad one has come to harm.
 *
 * Fails with an error of %TRELLIS_CSV_ERROR or %TRELLIS_GIAS_ERROR, whose
 * message is one sentence with the file, and the line and column where there
 * are any; with %G_IO_ERROR_CANCELLED; or with the error of @school_func.
 * @school_func has by then been given the schools before that place, so it
 * must be able to take them back.
 *
 * Returns: whether the whole file was read
 */
gboolean
trellis_gias_read (const char               *path,
                   const char               *trust,
                   GHashTable               *also,
                   TrellisGiasSchoolFunc     school_func,
                   TrellisGiasProgressFunc   progress_func,
                   gpointer                  user_data,
                   GPtrArray                *notes,
                   GCancellable             *cancellable,
                   GError                  **error)
{
  g_auto (Gias) gias = { NULL };
  g_autoptr (TrellisGiasTrusts) trusts = trellis_gias_trusts_new ();
  g_autofree guint32 *lines = g_new0 (guint32, N_URNS);
  TrellisGiasTrust *wanted_trust = NULL;
  gboolean is_found = trust == NULL;

  gias.head_name = g_string_new (NULL);
  gias.notes = notes;
  if (!open_gias (&gias, path, error))
    return FALSE;

  if (trust != NULL)
    wanted_trust = trellis_gias_trusts_look_up (trusts, trust);
  trellis_csv_reader_select (gias.reader, gias.places, TRELLIS_GIAS_N_COLUMNS);
  for (;;)
    {
      TrellisGiasSchool school;
      TrellisCsvStep step = trellis_csv_reader_step (gias.reader, error);
      const char *urn;

      if (step == TRELLIS_CSV_STEP_ERROR)
        return FALSE;
      if (step == TRELLIS_CSV_STEP_END)
        break;
      if (trellis_csv_reader_get_row (gias.reader) % PROGRESS_ROWS == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (progress_func != NULL)
            progress_func (trellis_csv_reader_get_fraction (gias.reader), user_data);
        }

      gias.fields = trellis_csv_reader_get_fields (gias.reader);
      urn = get_text (&gias, TRELLIS_GIAS_URN);
      if (*urn == '\0' && *get_text (&gias, TRELLIS_GIAS_NAME) == '\0')
        continue;  /* A row of commas, as spreadsheet programs leave at the end. */
      if (!check_urn (&gias, urn, lines, error))
        return FALSE;
      if (trust != NULL)
        {
          const char *name = get_word (&gias, TRELLIS_GIAS_TRUST_NAME);

          if (*name != '\0' && trellis_gias_trusts_look_up (trusts, name) == wanted_trust)
            is_found = TRUE;
          else if (also == NULL || !g_hash_table_contains (also, urn))
            continue;
        }
      if (!fill_school (&gias, urn, &school, error) || !school_func (&school, user_data, error))
        return FALSE;
    }

  if (!is_found)
    {
      set_trust_error (&gias, trusts, wanted_trust, error);
      return FALSE;
    }
  if (progress_func != NULL)
    progress_func (1, user_data);

  return TRUE;
}
