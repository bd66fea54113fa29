/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report-trust.h"

#include "trellis-demo.h"
#include "trellis-report.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define OF_SCHOOL "urn LIKE '900%'"
#define OF_VISIT "visit_id IN (SELECT id FROM visit WHERE urn LIKE '900%' AND federation_id IS NULL)"

/* What there is more of in a larger trust, and which rows are the demo's own.
 * What a federation shares stays once. */
static const struct
{
  const char *table;
  const char *own;
} copied[] = {
  { "person", "id NOT LIKE '%-%'" },
  { "school", OF_SCHOOL },
  { "school_record", OF_SCHOOL },
  { "school_hub", OF_SCHOOL },
  { "school_person", OF_SCHOOL },
  { "category", OF_SCHOOL },
  { "judgement", OF_SCHOOL },
  { "visit", OF_SCHOOL " AND federation_id IS NULL" },
  { "note", OF_VISIT },
  { "note_part", OF_VISIT },
  { "action", OF_SCHOOL },
  { "action_rating", "action_id NOT LIKE '%-%'" },
  { "measure_value", OF_SCHOOL },
  { "measure_target", OF_SCHOOL },
  { "document", OF_SCHOOL },
};

static const char *const long_names[] = {
  "UPDATE school_record SET name = name || ' and the Church of England Nursery, Infant and Junior School of Saint"
  " Bartholomew-on-the-Marshes'",
  "UPDATE person SET name = name || '-Featherstonehaugh'",
  "UPDATE hub SET name = name || ' and all of the coastal parishes beyond the estuary'",
  "UPDATE action SET what = what || ', and again in every class of every year group until governors have seen it',"
  " owner = owner || ' and the senior deputy headteacher for the curriculum'",
  "UPDATE trust SET name = 'The Learning Trust of the Churches and Communities of the Vale, the Downs and the Coast'",
  "UPDATE visit SET theme_am = theme_am || ', with the subject leaders of every key stage and their governor'"
  " WHERE theme_am <> ''",
  "UPDATE measure SET name = name || ' of pupils who were there all the year'",
};

/* What is said of schools; the schools themselves stay. */
static const char *const said[] = {
  "evidence", "judgement", "category", "note_part", "note", "visit", "action_rating", "action", "measure_value",
  "measure_target", "document",
};

static void
run (sqlite3    *db,
     const char *sql)
{
  char *problem = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &problem) != SQLITE_OK)
    g_error ("%s: %s", sql, problem);
}

static int
ask_number (sqlite3    *db,
            const char *sql)
{
  sqlite3_stmt *statement = NULL;
  int number;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK || sqlite3_step (statement) != SQLITE_ROW)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  number = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);

  return number;
}

/* What a column of a copied school says: its own keys and its own people. */
static char *
write_copy (const char *column,
            guint       number)
{
  static const char *const keys[] = {
    "id", "visit_id", "action_id", "judgement_id", "supersedes", "person_id", "adviser_id", "owner_id", NULL,
  };

  if (g_str_equal (column, "urn"))
    return g_strdup_printf ("'9%u' || substr (urn, %d)", number, number > 9 ? 4 : 3);
  if (g_strv_contains (keys, column))
    return g_strdup_printf ("%s || '-%u'", column, number);

  return g_strdup (column);
}

static void
copy_rows (sqlite3    *db,
           const char *table,
           const char *own,
           guint       number)
{
  g_autofree char *asking = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (db, asking, -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *column = (const char *) sqlite3_column_text (statement, 0);
      g_autofree char *value = write_copy (column, number);

      g_string_append_printf (columns, "%s%s", columns->len > 0 ? ", " : "", column);
      g_string_append_printf (values, "%s%s", values->len > 0 ? ", " : "", value);
    }
  sqlite3_finalize (statement);
  sql = g_strdup_printf ("INSERT INTO %s (%s) SELECT %s FROM %s WHERE %s", table, columns->str, values->str, table,
                         own);
  run (db, sql);
}

/* Schools past the first @n are not there at all. */
static void
remove_others (sqlite3 *db,
               guint    n)
{
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (db, "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND EXISTS"
                      " (SELECT 1 FROM pragma_table_info (m.name) c WHERE c.name = 'urn')", -1, &statement, NULL);
  run (db, "CREATE TEMP TABLE kept AS SELECT urn FROM school WHERE 0");
  {
    g_autofree char *keep = g_strdup_printf ("INSERT INTO kept SELECT s.urn FROM school s WHERE left_on IS NULL AND"
                                             " 'closed' <> (SELECT status FROM school_record r WHERE r.urn = s.urn AND"
                                             "  holds_from <= '" REPORT_TRUST_DAY "' ORDER BY holds_from DESC LIMIT 1)"
                                             " ORDER BY s.urn LIMIT %u", n);

    run (db, keep);
  }
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE urn <> '' AND urn NOT IN kept",
                                              (const char *) sqlite3_column_text (statement, 0));

      run (db, sql);
    }
  sqlite3_finalize (statement);
}

/* Made once for all the trusts of a test: it takes seconds. */
static void
write_demo (const char *path)
{
  static GBytes *demo = NULL;
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  if (demo == NULL)
    {
      trellis_demo_write (path, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &content, &length, &error);
      g_assert_no_error (error);
      demo = g_bytes_new_take (content, length);
      return;
    }
  g_file_set_contents (path, g_bytes_get_data (demo, NULL), g_bytes_get_size (demo), &error);
  g_assert_no_error (error);
}

/**
 * report_trust_write:
 * @path: a file that is not there
 * @n_schools: how many schools it has today
 * @flags: what else
 *
 * Writes the demo trust, cut down or with copies of its schools and people until
 * there are enough.
 */
void
report_trust_write (const char       *path,
                    guint             n_schools,
                    ReportTrustFlags  flags)
{
  sqlite3 *db = NULL;
  guint n_demo;

  write_demo (path);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  run (db, "PRAGMA foreign_keys = OFF; BEGIN");
  n_demo = ask_number (db, "SELECT count (*) FROM school WHERE left_on IS NULL");
  for (guint i = 1; i * (n_demo - 1) < n_schools; i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (copied); k++)
        copy_rows (db, copied[k].table, copied[k].own, i);
    }
  remove_others (db, n_schools);
  for (guint i = 0; (flags & REPORT_TRUST_LONG_NAMES) != 0 && i < G_N_ELEMENTS (long_names); i++)
    run (db, long_names[i]);
  for (guint i = 0; (flags & REPORT_TRUST_NO_DATA) != 0 && i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *sql = g_strconcat ("DELETE FROM ", said[i], NULL);

      run (db, sql);
    }
  run (db, "COMMIT");
  sqlite3_close (db);
}

/* A level of the aspect, or of the whole where it is %NULL: by turns, so that each is given somewhere. */
static TrellisLevel *
choose_level (TrellisScheme *scheme,
              TrellisAspect *aspect,
              guint          turn)
{
  GPtrArray *levels = aspect != NULL ? trellis_scheme_get_aspect_levels (scheme, aspect->id) : scheme->levels;

  return g_ptr_array_index (levels, turn % levels->len);
}

static void
judge_school (TrellisStore   *store,
              TrellisScheme  *scheme,
              TrellisSchool  *school,
              guint           turn)
{
  TrellisDay today = trellis_store_get_today (store);
  g_autoptr (GError) error = NULL;
  g_autofree char *category = NULL;

  for (guint i = 0; i < scheme->aspects->len; i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, i);
      const TrellisSubject subject = { school->phase, school->level_id, school->is_church, FALSE };
      g_autofree char *id = NULL;

      if (!trellis_scheme_aspect_applies (scheme, aspect->id, &subject))
        continue;
      id = trellis_store_judge (store, school->urn, aspect->id, choose_level (scheme, aspect, turn + i)->id, today,
                                TRELLIS_SOURCE_AGREED, "Seen in every class.", &error);
      g_assert_no_error (error);
    }
  category = trellis_store_agree_category (store, school->urn, choose_level (scheme, NULL, turn)->id, today,
                                           "Standards meeting", "", "Leaders know what is to be done.", "Agreed by all.",
                                           &error);
  g_assert_no_error (error);
}

/**
 * report_trust_change_scheme:
 * @path: a trust's file
 * @scheme_id: a scheme that comes with the program, with a year of its own
 *
 * Takes the trust to another scheme, as it would be by hand, and judges each of
 * its schools in it today: each level is given somewhere.
 */
void
report_trust_change_scheme (const char *path,
                            const char *scheme_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = trellis_store_open (path, &error);
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped (scheme_id, &error);
  g_autoptr (TrellisSchemeMap) map = NULL;
  g_autoptr (GListModel) schools = NULL;

  g_assert_no_error (error);
  map = trellis_scheme_map_propose (trellis_store_get_scheme (store, &error), scheme);
  trellis_store_change_scheme (store, scheme, map, &error);
  g_assert_no_error (error);
  schools = trellis_store_list_schools (store, trellis_store_get_today (store), FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      judge_school (store, scheme, school, i);
    }
}

/**
 * report_trust_find_noted_school:
 * @store: a trust
 *
 * Returns: (transfer full) (nullable): the first school that has a note of a
 *   visit which can be shared, or %NULL
 */
char *
report_trust_find_noted_school (TrellisStore *store)
{
  TrellisDay today = trellis_store_get_today (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, today, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      g_autoptr (TrellisReport) report = trellis_report_new_last_note (store, TRELLIS_REPORT_NOTE, school->urn, today,
                                                                       NULL);

      if (report != NULL)
        return g_strdup (school->urn);
    }

  return NULL;
}

/**
 * report_trust_remove:
 * @folder: a folder of files
 *
 * Removes it and what is in it.
 */
void
report_trust_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}
