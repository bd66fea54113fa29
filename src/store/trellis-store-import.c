/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-import.h"

#include "trellis-bulk.h"
#include "trellis-store-private.h"

#include <math.h>
#include <string.h>

/* Many schools in one change. The statements are prepared once and every text
 * is bound where it lies, because a file of all of England has 51,000 rows. */

struct _TrellisSchoolImport
{
  TrellisStore *store;      /* owned */
  char *holds_from;
  TrellisBulk *add_school;
  TrellisBulk *add_record;
  sqlite3_stmt *put_school;
  sqlite3_stmt *put_record;
  sqlite3_stmt *put_federation;
  sqlite3_stmt *put_member;
  sqlite3_stmt *put_inspection;
};

/* The columns of school_record in the order in which they are bound and read. */
#define RECORD_COLUMNS                                                                                       \
  "urn, name, phase, status, kind, kind_group, opened_on, closed_on, la_code, la_name, establishment_number," \
  " age_low, age_high, gender, religious_character, is_church, diocese, trust_uid, trust_name,"              \
  " federation_code, federation_name, pupils, capacity, free_meals_pct, census_on, street, locality, town,"  \
  " county, postcode, easting, northing, website, phone, head_name, head_title"
#define N_RECORD_COLUMNS 36

typedef enum
{
  FIELD_TEXT,
  FIELD_DAY,
  FIELD_INT,
  FIELD_BOOLEAN,
  FIELD_REAL,
} FieldType;

#define FIELD(type, name) { FIELD_##type, G_STRUCT_OFFSET (TrellisSchoolRecord, name) }

static const struct
{
  FieldType type;
  glong offset;
} fields[N_RECORD_COLUMNS] = {
  FIELD (TEXT, urn), FIELD (TEXT, name), FIELD (TEXT, phase), FIELD (TEXT, status), FIELD (TEXT, kind),
  FIELD (TEXT, kind_group), FIELD (DAY, opened_on), FIELD (DAY, closed_on), FIELD (TEXT, la_code),
  FIELD (TEXT, la_name), FIELD (TEXT, establishment_number), FIELD (INT, age_low), FIELD (INT, age_high),
  FIELD (TEXT, gender), FIELD (TEXT, religious_character), FIELD (BOOLEAN, is_church), FIELD (TEXT, diocese),
  FIELD (TEXT, trust_uid), FIELD (TEXT, trust_name), FIELD (TEXT, federation_code), FIELD (TEXT, federation_name),
  FIELD (INT, pupils), FIELD (INT, capacity), FIELD (REAL, free_meals_pct), FIELD (DAY, census_on),
  FIELD (TEXT, street), FIELD (TEXT, locality), FIELD (TEXT, town), FIELD (TEXT, county), FIELD (TEXT, postcode),
  FIELD (INT, easting), FIELD (INT, northing), FIELD (TEXT, website), FIELD (TEXT, phone), FIELD (TEXT, head_name),
  FIELD (TEXT, head_title),
};

static void
free_import (TrellisSchoolImport *self)
{
  g_clear_pointer (&self->add_school, trellis_bulk_free);
  g_clear_pointer (&self->add_record, trellis_bulk_free);
  sqlite3_finalize (self->put_school);
  sqlite3_finalize (self->put_record);
  sqlite3_finalize (self->put_federation);
  sqlite3_finalize (self->put_member);
  sqlite3_finalize (self->put_inspection);
  g_object_unref (self->store);
  g_free (self->holds_from);
  g_free (self);
}

static gboolean
prepare_import (TrellisSchoolImport  *self,
                GError              **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO school_record (" RECORD_COLUMNS
                                          ", holds_from, source) VALUES (");

  for (guint i = 1; i <= N_RECORD_COLUMNS; i++)
    g_string_append_printf (sql, "?%u, ", i);
  g_string_append_printf (sql, "?%u, 'register') ON CONFLICT (urn, holds_from) DO UPDATE SET ", N_RECORD_COLUMNS + 1);
  {
    g_auto (GStrv) names = g_strsplit (RECORD_COLUMNS, ",", -1);

    for (guint i = 1; names[i] != NULL; i++)
      {
        const char *name = g_strstrip (names[i]);

        g_string_append_printf (sql, "%s%s = excluded.%s", i > 1 ? ", " : "", name, name);
      }
  }

  {
    /* The table has the day behind the URN. */
    g_autofree char *columns = g_strconcat ("urn, holds_from", strchr (RECORD_COLUMNS, ','), ", source", NULL);

    self->add_school = trellis_bulk_new (self->store, "school", "urn, joined_on, left_on, short_name", error);
    if (self->add_school == NULL)
      return FALSE;
    self->add_record = trellis_bulk_new (self->store, "school_record", columns, error);
    if (self->add_record == NULL)
      return FALSE;
  }
  self->put_record = trellis_sql_prepare (self->store, sql->str, error);
  if (self->put_record == NULL)
    return FALSE;
  self->put_school = trellis_sql_prepare (self->store, "INSERT INTO school (urn) VALUES (?1) ON CONFLICT DO NOTHING",
                                          error);
  if (self->put_school == NULL)
    return FALSE;
  self->put_federation = trellis_sql_prepare (self->store,
                                              "INSERT INTO federation (id, name) VALUES (?1, ?2)"
                                              " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                                              error);
  if (self->put_federation == NULL)
    return FALSE;
  self->put_member = trellis_sql_prepare (self->store,
                                          "INSERT INTO school_federation (urn, holds_from, federation_id) VALUES"
                                          " (?1, ?2, ?3)"
                                          " ON CONFLICT (urn, holds_from) DO UPDATE SET federation_id ="
                                          " excluded.federation_id",
                                          error);
  if (self->put_member == NULL)
    return FALSE;
  self->put_inspection = trellis_sql_prepare (self->store,
                                              "INSERT INTO inspection (id, urn, inspected_urn, framework,"
                                              " inspected_on, outcome)"
                                              " VALUES (?1 || '/oeif/' || ?2, ?1, ?1, 'oeif', ?2, ?3)"
                                              " ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome",
                                              error);

  return self->put_inspection != NULL;
}

/**
 * trellis_school_import_begin:
 * @store: a store, on its thread
 * @sentence: what is imported, in words, for the history
 * @holds_from: the day from which what is put describes the schools
 * @error: return location for a #GError
 *
 * Begins one change that many schools are put into. Fails as
 * trellis_store_begin_change().
 *
 * Returns: (transfer full) (nullable): the import, to be ended by
 *   trellis_school_import_end(); or %NULL with @error set
 */
TrellisSchoolImport *
trellis_school_import_begin (TrellisStore  *store,
                             const char    *sentence,
                             TrellisDay     holds_from,
                             GError       **error)
{
  TrellisSchoolImport *self;

  if (!trellis_store_begin_change (store, "import", NULL, sentence, error))
    return NULL;

  self = g_new0 (TrellisSchoolImport, 1);
  self->store = g_object_ref (store);
  self->holds_from = trellis_day_format (holds_from, TRELLIS_DAY_STYLE_ISO);
  /* Nothing goes to the file before the commit, so that others wait briefly. */
  sqlite3_exec (store->db, "PRAGMA cache_spill = OFF", NULL, NULL, NULL);
  if (!prepare_import (self, error))
    {
      trellis_school_import_end (self, FALSE, NULL);
      return NULL;
    }

  return self;
}

static void
bind_day_text (sqlite3_stmt *statement,
               int           index,
               TrellisDay    day)
{
  char text[16];
  int year, month, day_of_month;

  if (day == TRELLIS_DAY_NONE)
    {
      sqlite3_bind_null (statement, index);
      return;
    }
  trellis_day_get_ymd (day, &year, &month, &day_of_month);
  g_snprintf (text, sizeof text, "%04d-%02d-%02d", year, month, day_of_month);
  sqlite3_bind_text (statement, index, text, 10, SQLITE_TRANSIENT);
}

static gboolean
step_once (TrellisSchoolImport  *self,
           sqlite3_stmt         *statement,
           GError              **error)
{
  int code = sqlite3_step (statement);

  sqlite3_reset (statement);
  if (code == SQLITE_DONE)
    return TRUE;

  trellis_sql_set_error (self->store, code, error);
  return FALSE;
}

/**
 * trellis_school_import_add:
 * @self: an import
 * @record: a school that the file does not hold; its strings need live no
 *   longer than the call
 * @error: return location for a #GError
 *
 * Adds the school and describes it from the import's day on, quicker than
 * trellis_school_import_put(). One that the file holds already is refused. The
 * same school must not be put again in this import.
 *
 * Returns: whether it was added
 */
gboolean
trellis_school_import_add (TrellisSchoolImport        *self,
                           const TrellisSchoolRecord  *record,
                           GError                    **error)
{
  trellis_bulk_add_text (self->add_school, record->urn);
  trellis_bulk_add_null (self->add_school);
  trellis_bulk_add_null (self->add_school);
  trellis_bulk_add_null (self->add_school);
  if (!trellis_bulk_run (self->add_school, error))
    return FALSE;

  for (int i = 0; i < N_RECORD_COLUMNS; i++)
    {
      const void *field = (const char *) record + fields[i].offset;

      switch (fields[i].type)
        {
        case FIELD_TEXT:
          trellis_bulk_add_text (self->add_record, *(const char *const *) field);
          break;
        case FIELD_DAY:
          trellis_bulk_add_day (self->add_record, *(const TrellisDay *) field);
          break;
        case FIELD_INT:
          if (*(const int *) field < 0)
            trellis_bulk_add_null (self->add_record);
          else
            trellis_bulk_add_int (self->add_record, *(const int *) field);
          break;
        case FIELD_BOOLEAN:
          trellis_bulk_add_int (self->add_record, *(const gboolean *) field ? 1 : 0);
          break;
        case FIELD_REAL:
          if (*(const double *) field < 0)
            trellis_bulk_add_null (self->add_record);
          else
            trellis_bulk_add_real (self->add_record, *(const double *) field);
          break;
        default:
          g_assert_not_reached ();
        }
      if (i == 0)
        trellis_bulk_add_text (self->add_record, self->holds_from);
    }
  trellis_bulk_add_text (self->add_record, "register");

  return trellis_bulk_run (self->add_record, error);
}

/**
 * trellis_school_import_put:
 * @self: an import
 * @record: a school; its strings need live no longer than the call
 * @error: return location for a #GError
 *
 * Adds the school where the file does not hold it, and describes it from the
 * import's day on. What described it before stays in the history.
 *
 * Returns: whether it was put
 */
gboolean
trellis_school_import_put (TrellisSchoolImport        *self,
                           const TrellisSchoolRecord  *record,
                           GError                    **error)
{
  sqlite3_bind_text (self->put_school, 1, record->urn, -1, SQLITE_STATIC);
  if (!step_once (self, self->put_school, error))
    return FALSE;

  for (int i = 0; i < N_RECORD_COLUMNS; i++)
    {
      const void *field = (const char *) record + fields[i].offset;

      switch (fields[i].type)
        {
        case FIELD_TEXT:
          sqlite3_bind_text (self->put_record, i + 1, *(const char *const *) field, -1, SQLITE_STATIC);
          break;
        case FIELD_DAY:
          bind_day_text (self->put_record, i + 1, *(const TrellisDay *) field);
          break;
        case FIELD_INT:
          if (*(const int *) field < 0)
            sqlite3_bind_null (self->put_record, i + 1);
          else
            sqlite3_bind_int (self->put_record, i + 1, *(const int *) field);
          break;
        case FIELD_BOOLEAN:
          sqlite3_bind_int (self->put_record, i + 1, *(const gboolean *) field ? 1 : 0);
          break;
        case FIELD_REAL:
          if (*(const double *) field < 0)
            sqlite3_bind_null (self->put_record, i + 1);
          else
            sqlite3_bind_double (self->put_record, i + 1, *(const double *) field);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  sqlite3_bind_text (self->put_record, N_RECORD_COLUMNS + 1, self->holds_from, -1, SQLITE_STATIC);

  return step_once (self, self->put_record, error);
}

/**
 * trellis_school_import_put_federation:
 * @self: an import
 * @urn: a school that the file holds
 * @code: the federation's code in the register, or its name where the edition
 *   has no codes; empty: in no federation from the import's day on
 * @name: what it is called
 * @error: return location for a #GError
 *
 * Returns: whether it was put
 */
gboolean
trellis_school_import_put_federation (TrellisSchoolImport  *self,
                                      const char           *urn,
                                      const char           *code,
                                      const char           *name,
                                      GError              **error)
{
  if (*code != '\0')
    {
      sqlite3_bind_text (self->put_federation, 1, code, -1, SQLITE_STATIC);
      sqlite3_bind_text (self->put_federation, 2, name, -1, SQLITE_STATIC);
      if (!step_once (self, self->put_federation, error))
        return FALSE;
    }

  sqlite3_bind_text (self->put_member, 1, urn, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->put_member, 2, self->holds_from, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->put_member, 3, *code != '\0' ? code : NULL, -1, SQLITE_STATIC);
  return step_once (self, self->put_member, error);
}

/**
 * trellis_school_import_put_inspection:
 * @self: an import
 * @urn: a school that the file holds
 * @inspected_on: its day
 * @outcome: as published
 * @error: return location for a #GError
 *
 * Records an inspection of the framework before November 2025.
 *
 * Returns: whether it was put
 */
gboolean
trellis_school_import_put_inspection (TrellisSchoolImport  *self,
                                      const char           *urn,
                                      TrellisDay            inspected_on,
                                      const char           *outcome,
                                      GError              **error)
{
  sqlite3_bind_text (self->put_inspection, 1, urn, -1, SQLITE_STATIC);
  bind_day_text (self->put_inspection, 2, inspected_on);
  sqlite3_bind_text (self->put_inspection, 3, outcome, -1, SQLITE_STATIC);
  return step_once (self, self->put_inspection, error);
}

/**
 * trellis_school_import_end:
 * @self: (transfer full): an import
 * @is_good: whether to take it; otherwise all of it is taken back and @error is
 *   set already
 * @error: return location for a #GError
 *
 * Returns: whether the change was written
 */
gboolean
trellis_school_import_end (TrellisSchoolImport  *self,
                           gboolean              is_good,
                           GError              **error)
{
  gboolean is_written;

  if (is_good)
    {
      trellis_bulk_end (self->add_school);
      trellis_bulk_end (self->add_record);
    }
  is_written = trellis_store_end_change (self->store, is_good, error);

  sqlite3_exec (self->store->db, "PRAGMA cache_spill = ON", NULL, NULL, NULL);
  free_import (self);
  return is_written;
}

/* A record as read back owns its texts. */
static void
free_record (gpointer data)
{
  TrellisSchoolRecord *record = data;

  for (guint i = 0; i < N_RECORD_COLUMNS; i++)
    {
      if (fields[i].type == FIELD_TEXT)
        g_free (*(char **) ((char *) record + fields[i].offset));
    }
  g_free (record);
}

/**
 * trellis_store_list_school_records:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type utf8 TrellisSchoolRecord) (nullable):
 *   how the file describes each school at its latest, by URN; or %NULL with
 *   @error set
 */
GHashTable *
trellis_store_list_school_records (TrellisStore  *self,
                                   GError       **error)
{
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_record);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT " RECORD_COLUMNS " FROM school_record r"
                                   " WHERE holds_from = (SELECT max (holds_from) FROM school_record WHERE urn = r.urn)"
                                   " ORDER BY urn",
                                   error);
  if (statement == NULL)
    return NULL;
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisSchoolRecord *record = g_new0 (TrellisSchoolRecord, 1);

      for (int i = 0; i < N_RECORD_COLUMNS; i++)
        {
          void *field = (char *) record + fields[i].offset;

          switch (fields[i].type)
            {
            case FIELD_TEXT:
              *(char **) field = trellis_sql_dup_text (statement, i);
              break;
            case FIELD_DAY:
              *(TrellisDay *) field = trellis_sql_get_day (statement, i);
              break;
            case FIELD_INT:
            case FIELD_BOOLEAN:
              *(int *) field = trellis_sql_get_int_or (statement, i, -1);
              break;
            case FIELD_REAL:
              *(double *) field = sqlite3_column_type (statement,
                                                       i) == SQLITE_NULL ? -1 : sqlite3_column_double (statement, i);
              break;
            default:
              g_assert_not_reached ();
            }
        }
      g_hash_table_insert (records, (char *) record->urn, record);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/**
 * trellis_school_record_equal:
 * @a: a record
 * @b: another one
 *
 * Returns: whether both say the same of the school
 */
gboolean
trellis_school_record_equal (const TrellisSchoolRecord *a,
                             const TrellisSchoolRecord *b)
{
  for (guint i = 0; i < N_RECORD_COLUMNS; i++)
    {
      const void *one = (const char *) a + fields[i].offset;
      const void *other = (const char *) b + fields[i].offset;

      switch (fields[i].type)
        {
        case FIELD_TEXT:
          if (!g_str_equal (*(const char *const *) one, *(const char *const *) other))
            return FALSE;
          break;
        case FIELD_REAL:
          if (fabs (*(const double *) one - *(const double *) other) > 1e-9)
            return FALSE;
          break;
        case FIELD_BOOLEAN:
          if (!*(const gboolean *) one != !*(const gboolean *) other)
            return FALSE;
          break;
        case FIELD_DAY:
        case FIELD_INT:
        default:
          if (*(const int *) one != *(const int *) other)
            return FALSE;
          break;
        }
    }

  return TRUE;
}
