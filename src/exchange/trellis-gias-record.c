/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-gias-record.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  FIELD_TEXT,
  FIELD_DAY,
  FIELD_INT,
  FIELD_FLAG,
  FIELD_REAL,
  FIELD_PHASE,
  FIELD_STATUS,
} FieldType;

#define FIELD(type, column, name, label) FIELD_AS (type, column, name, name, label)
#define FIELD_AS(type, column, name, gias_name, label) \
  { FIELD_##type, TRELLIS_GIAS_##column, G_STRUCT_OFFSET (TrellisSchoolRecord, name), \
    G_STRUCT_OFFSET (TrellisGiasSchool, gias_name), label }

/* Each field of a record: the column that it comes from, and what a person
 * calls it; %NULL for one that goes without saying beside another. */
static const struct
{
  FieldType type;
  TrellisGiasColumn column;
  glong record_offset;
  glong school_offset;
  const char *label;
} fields[] = {
  FIELD (TEXT, URN, urn, NULL),
  FIELD (TEXT, NAME, name, N_("name")),
  FIELD (STATUS, STATUS, status, N_("status")),
  FIELD (PHASE, PHASE, phase, N_("phase")),
  FIELD (TEXT, KIND, kind, N_("type")),
  FIELD (TEXT, KIND_GROUP, kind_group, NULL),
  FIELD (DAY, OPENED_ON, opened_on, N_("opened")),
  FIELD (DAY, CLOSED_ON, closed_on, N_("closed")),
  FIELD (TEXT, TRUST_NAME, trust_name, N_("trust")),
  FIELD (TEXT, TRUST_UID, trust_uid, NULL),
  FIELD (TEXT, FEDERATION_NAME, federation_name, N_("federation")),
  FIELD (TEXT, FEDERATION_CODE, federation_code, NULL),
  FIELD_AS (TEXT, HEAD_LAST_NAME, head_name, head_name, N_("headteacher")),
  FIELD_AS (TEXT, HEAD_JOB_TITLE, head_title, head_job_title, N_("headteacher’s title")),
  FIELD (INT, PUPILS, pupils, N_("pupils")),
  FIELD (INT, CAPACITY, capacity, N_("places")),
  FIELD (REAL, FREE_MEALS, free_meals_pct, N_("free school meals, %")),
  FIELD (DAY, CENSUS_ON, census_on, NULL),
  FIELD (INT, AGE_LOW, age_low, N_("lowest age")),
  FIELD (INT, AGE_HIGH, age_high, N_("highest age")),
  FIELD (TEXT, GENDER, gender, N_("gender")),
  FIELD (TEXT, RELIGIOUS_CHARACTER, religious_character, N_("religious character")),
  FIELD (FLAG, RELIGIOUS_CHARACTER, is_church, NULL),
  FIELD (TEXT, DIOCESE, diocese, N_("diocese")),
  FIELD (TEXT, LA_CODE, la_code, NULL),
  FIELD (TEXT, LA_NAME, la_name, N_("local authority")),
  FIELD (TEXT, ESTABLISHMENT_NUMBER, establishment_number, N_("establishment number")),
  FIELD (TEXT, STREET, street, N_("street")),
  FIELD (TEXT, LOCALITY, locality, N_("locality")),
  FIELD (TEXT, TOWN, town, N_("town")),
  FIELD (TEXT, COUNTY, county, N_("county")),
  FIELD (TEXT, POSTCODE, postcode, N_("postcode")),
  FIELD (INT, EASTING, easting, NULL),
  FIELD (INT, NORTHING, northing, NULL),
  FIELD (TEXT, WEBSITE, website, N_("website")),
  FIELD (TEXT, PHONE, phone, N_("telephone")),
};

/* The register's four statuses, by the key that the file keeps. */
static const struct
{
  const char *key;
  const char *name;
} status_names[] = {
  { "open", N_("open") },
  { "open-closing", N_("open, but proposed to close") },
  { "closed", N_("closed") },
  { "proposed", N_("proposed to open") },
};

static const char *
get_status_name (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_names); i++)
    {
      if (g_str_equal (status_names[i].key, key))
        return _(status_names[i].name);
    }

  return key;
}

/* A field as people read it; %NULL where there is none. */
static char *
format_field (guint                      index,
              const TrellisSchoolRecord *record)
{
  const void *field = (const char *) record + fields[index].record_offset;

  switch (fields[index].type)
    {
    case FIELD_TEXT:
      return **(const char *const *) field != '\0' ? g_strdup (*(const char *const *) field) : NULL;
    case FIELD_PHASE:
      return g_strdup (trellis_phase_get_name (*(const char *const *) field));
    case FIELD_STATUS:
      return g_strdup (get_status_name (*(const char *const *) field));
    case FIELD_DAY:
      return *(const TrellisDay *) field != TRELLIS_DAY_NONE ?
             trellis_day_format (*(const TrellisDay *) field, TRELLIS_DAY_STYLE_MEDIUM) : NULL;
    case FIELD_INT:
      return *(const int *) field >= 0 ? g_strdup_printf ("%d", *(const int *) field) : NULL;
    case FIELD_REAL:
      return *(const double *) field >= 0 ? g_strdup_printf ("%.1f", *(const double *) field) : NULL;
    case FIELD_FLAG:
    default:
      return NULL;
    }
}

/**
 * trellis_gias_fill_record:
 * @record: (out caller-allocates): filled; its strings are those of @school and
 *   @before, so it lives no longer than either
 * @school: a school of the file
 * @before: (nullable): how the trust file describes it, %NULL for one that it
 *   does not hold
 *
 * Makes what the trust file is to hold of a school. A column that the edition
 * lacks says nothing: what is known from another edition stays.
 */
void
trellis_gias_fill_record (TrellisSchoolRecord       *record,
                          const TrellisGiasSchool   *school,
                          const TrellisSchoolRecord *before)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean is_kept = before != NULL && !TRELLIS_GIAS_HAS (school, fields[i].column);
      gpointer to = (char *) record + fields[i].record_offset;
      gconstpointer from = is_kept ? (const char *) before + fields[i].record_offset :
                                     (const char *) school + fields[i].school_offset;

      switch (fields[i].type)
        {
        case FIELD_TEXT:
        case FIELD_PHASE:
        case FIELD_STATUS:
          *(const char **) to = *(const char *const *) from;
          break;
        case FIELD_REAL:
          *(double *) to = *(const double *) from;
          break;
        case FIELD_DAY:
        case FIELD_INT:
        case FIELD_FLAG:
        default:
          *(int *) to = *(const int *) from;
          break;
        }
    }
}

/**
 * trellis_gias_describe_change:
 * @before: how the trust file describes a school
 * @after: how it is to
 *
 * Returns: (transfer full): what differs, in words; empty where only codes and
 *   dates behind other facts do
 */
char *
trellis_gias_describe_change (const TrellisSchoolRecord *before,
                              const TrellisSchoolRecord *after)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *old_text = NULL;
      g_autofree char *new_text = NULL;

      if (fields[i].label == NULL)
        continue;
      old_text = format_field (i, before);
      new_text = format_field (i, after);
      if (g_strcmp0 (old_text, new_text) == 0)
        continue;

      if (words->len > 0)
        g_string_append (words, "; ");
      if (old_text == NULL)
        /* Translators: a field and its new value, where nothing was known before. */
        g_string_append_printf (words, _("%s: %s"), _(fields[i].label), new_text);
      else
        /* Translators: a field, its value before, and its value now. */
        g_string_append_printf (words, _("%s: %s → %s"), _(fields[i].label), old_text,
                                new_text != NULL ? new_text : C_("value of a field", "none"));
    }

  return g_string_free (words, FALSE);
}

/**
 * trellis_gias_describe_school:
 * @record: a school that is new to the trust file
 *
 * Returns: (transfer full): what it is, in words: "Primary, Academy converter,
 *   open"
 */
char *
trellis_gias_describe_school (const TrellisSchoolRecord *record)
{
  GString *words = g_string_new (NULL);

  if (*record->phase != '\0')
    g_string_append_printf (words, "%s, ", trellis_phase_get_name (record->phase));
  if (*record->kind != '\0')
    g_string_append_printf (words, "%s, ", record->kind);
  g_string_append (words, get_status_name (record->status));

  return g_string_free (words, FALSE);
}
