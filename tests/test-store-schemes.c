/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-store-history.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY trellis_day_new (2026, 3, 6)
#define URN "900001"

/* Two levels beside "good", which is in use in most tests, and an aspect with levels of its own. */
#define LEVEL(id, name, short, rank, colour) \
  "{\"id\":\"" id "\",\"name\":\"" name "\",\"short\":\"" short "\",\"key\":\"" rank "\",\"rank\":" rank \
  ",\"colour\":\"" colour "\",\"colour_dark\":\"#5fd08f\",\"colour_paper\":\"#e3f1e7\"}"
#define GOOD LEVEL ("good", "Good", "G", "1", "#26a269")
#define FAIR LEVEL ("fair", "Fair", "F", "2", "#e5a50a")
#define WEAK LEVEL ("weak", "Weak", "W", "3", "#a51d2d")
#define TEACHING "{\"id\":\"teaching\",\"name\":\"Teaching\"}"
#define SAFE(levels) "{\"id\":\"safe\",\"name\":\"Safeguarding\",\"levels\":[" levels "]}"
#define MET LEVEL ("met", "Met", "M", "1", "#26a269") "," LEVEL ("not-met", "Not met", "N", "2", "#a51d2d")
#define SCHEME(id, terms, levels, aspects, rest) \
  "{\"id\":\"" id "\",\"name\":\"Ours\",\"terms_per_year\":" terms ",\"levels\":[" levels "]," \
  "\"aspects\":[" aspects "]" \
  rest "}"
#define FIRST SCHEME ("ours", "3", GOOD "," FAIR "," WEAK, TEACHING "," SAFE (MET), "")

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
} Fixture;

static TrellisScheme *
read_scheme (const char *json)
{
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme = trellis_scheme_new_from_json (json, -1, "ours.json", &error);

  g_assert_no_error (error);
  return scheme;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (TrellisScheme) scheme = read_scheme (FIRST);
  g_autoptr (GError) error = NULL;

  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, URN, "Oakfield Primary", "primary", FALSE, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
judge (Fixture    *fixture,
       const char *aspect_id,
       const char *level_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = trellis_store_judge (fixture->store, URN, aspect_id, level_id, TODAY, TRELLIS_SOURCE_ADVISER,
                                             "Seen in six lessons.", &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
}

static const char *
get_name (Fixture    *fixture,
          const char *level_id)
{
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme (fixture->store, &error);

  g_assert_no_error (error);
  return trellis_scheme_get_level (scheme, level_id)->name;
}

static void
test_new_version (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (TrellisScheme) next = NULL;
  g_autoptr (GError) error = NULL;

  judge (fixture, "teaching", "good");
  next = read_scheme (SCHEME ("ours", "3",
                              LEVEL ("good", "Strong", "S", "1", "#26a269") "," FAIR "," WEAK,
                              TEACHING "," SAFE (MET) ",{\"id\":\"culture\",\"name\":\"Culture\"}", ""));
  g_assert_true (trellis_store_edit_scheme (fixture->store, next, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_name (fixture, "good"), ==, "Strong");

  /* The new aspect can be judged at once, and undo takes both back in order. */
  judge (fixture, "culture", "fair");
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_name (fixture, "good"), ==, "Good");
  g_assert_null (trellis_scheme_get_aspect (trellis_store_get_scheme (fixture->store, NULL), "culture"));
}

static void
test_same (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (TrellisScheme) same = read_scheme (FIRST);
  g_autoptr (GListModel) judgements = NULL;
  g_autoptr (GError) error = NULL;

  judge (fixture, "teaching", "good");
  g_assert_true (trellis_store_edit_scheme (fixture->store, same, &error));
  g_assert_no_error (error);

  /* Nothing was written: what undo takes back is the judgement. */
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  judgements = trellis_store_list_judgements (fixture->store, URN, "teaching", TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (judgements), ==, 0);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  static const struct
  {
    const char *json;
    int code;
    const char *needle;
  } cases[] = {
    { SCHEME ("theirs", "3", GOOD "," FAIR "," WEAK, TEACHING "," SAFE (MET), ""), TRELLIS_STORE_ERROR_UNKNOWN,
      "“theirs”" },
    { SCHEME ("ours", "6", GOOD "," FAIR "," WEAK, TEACHING "," SAFE (MET), ""), TRELLIS_STORE_ERROR_REFUSED,
      "“terms_per_year” 6" },
    { SCHEME ("ours", "3", GOOD "," FAIR "," WEAK, TEACHING "," SAFE (MET), ",\"parallel_scheme\":{\"id\":\"second\"}"),
      TRELLIS_STORE_ERROR_UNKNOWN, "“second”" },
    { SCHEME ("ours", "3", GOOD "," FAIR "," WEAK, SAFE (MET), ""), TRELLIS_STORE_ERROR_REFUSED,
      "“teaching” (Teaching)" },
    { SCHEME ("ours", "3", GOOD "," FAIR, TEACHING "," SAFE (MET), ""), TRELLIS_STORE_ERROR_REFUSED,
      "“weak” (Weak), by which Overall" },
    { SCHEME ("ours", "3", GOOD "," FAIR "," WEAK, TEACHING ",{\"id\":\"safe\",\"name\":\"Safeguarding\"}", ""),
      TRELLIS_STORE_ERROR_REFUSED, "“met” (Met), by which Safeguarding" },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *agreed = NULL;

  judge (fixture, "teaching", "good");
  judge (fixture, "safe", "met");
  agreed = trellis_store_agree_category (fixture->store, URN, "weak", TODAY, "Meeting", "", "", "", &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisScheme) scheme = read_scheme (cases[i].json);

      g_assert_false (trellis_store_edit_scheme (fixture->store, scheme, &error));
      g_assert_error (error, TRELLIS_STORE_ERROR, cases[i].code);
      if (strstr (error->message, cases[i].needle) == NULL)
        g_error ("“%s” is not in “%s”", cases[i].needle, error->message);
      g_clear_error (&error);
      g_assert_cmpstr (trellis_store_get_scheme (fixture->store, NULL)->json, ==, FIRST);
    }
}

/* The second version calls the first level and the first aspect otherwise. */
static void
call_otherwise (Fixture *fixture)
{
  g_autoptr (TrellisScheme) scheme = NULL;
  g_autoptr (GError) error = NULL;

  scheme = read_scheme (SCHEME ("ours", "3", LEVEL ("good", "Strong", "S", "1", "#26a269") "," FAIR "," WEAK,
                                "{\"id\":\"teaching\",\"name\":\"Lessons\"}," SAFE (MET), ""));
  g_assert_true (trellis_store_edit_scheme (fixture->store, scheme, &error));
  g_assert_no_error (error);
}

static int
count_versions (Fixture *fixture)
{
  int n = 0;

  while (trellis_store_get_scheme_version (fixture->store, "ours", n + 1, NULL) != NULL)
    n++;

  return n;
}

/* Words that nothing was judged by are replaced, and others are kept beside the new. */
static void
test_versions (Fixture       *fixture,
               gconstpointer  unused)
{
  call_otherwise (fixture);
  g_assert_cmpint (count_versions (fixture), ==, 1);
  g_assert_cmpstr (get_name (fixture, "good"), ==, "Strong");
  g_assert_true (trellis_store_undo (fixture->store, NULL));
  g_assert_cmpint (count_versions (fixture), ==, 1);
  g_assert_cmpstr (get_name (fixture, "good"), ==, "Good");

  judge (fixture, "teaching", "good");
  call_otherwise (fixture);
  g_assert_cmpint (count_versions (fixture), ==, 2);
  g_assert_true (trellis_store_undo (fixture->store, NULL));
  g_assert_cmpint (count_versions (fixture), ==, 1);
}

/* A level that nobody has judged by can go. */
static void
test_unused_goes (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (TrellisScheme) scheme = read_scheme (SCHEME ("ours", "3", GOOD "," FAIR, TEACHING, ""));
  g_autoptr (GError) error = NULL;

  judge (fixture, "teaching", "good");
  g_assert_true (trellis_store_edit_scheme (fixture->store, scheme, &error));
  g_assert_no_error (error);
  g_assert_null (trellis_scheme_get_level (trellis_store_get_scheme (fixture->store, NULL), "weak"));
}

static void
judge_on (Fixture    *fixture,
          const char *level_id,
          TrellisDay  day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = trellis_store_judge (fixture->store, URN, "teaching", level_id, day, TRELLIS_SOURCE_AGREED, "",
                                             &error);

  g_assert_no_error (error);
}

/* The level names of a list of judgements, latest first. */
static char *
dup_names (GListModel *judgements)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (judgements); i++)
    {
      g_autoptr (TrellisJudgement) judgement = g_list_model_get_item (judgements, i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", judgement->level->name);
      g_assert_true (judgement->level == trellis_scheme_get_level (judgement->scheme, judgement->level_id));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_wording_kept (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (GListModel) judgements = NULL;
  g_autoptr (GListModel) categories = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *judged = NULL;
  g_autofree char *agreed = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  judge_on (fixture, "good", TODAY - 40);
  first = trellis_store_agree_category (fixture->store, URN, "good", TODAY - 30, "Meeting", "", "", "", &error);
  g_assert_no_error (error);
  call_otherwise (fixture);
  judge_on (fixture, "good", TODAY);
  second = trellis_store_agree_category (fixture->store, URN, "good", TODAY, "Meeting", "", "", "", &error);
  g_assert_no_error (error);

  judgements = trellis_store_list_judgements (fixture->store, URN, "teaching", TODAY, &error);
  g_assert_no_error (error);
  judged = dup_names (judgements);
  g_assert_cmpstr (judged, ==, "Strong Good");
  categories = trellis_store_list_categories (fixture->store, URN, TODAY, &error);
  g_assert_no_error (error);
  agreed = dup_names (categories);
  g_assert_cmpstr (agreed, ==, "Strong Good");
}

/* As at a day before the second version the words are the first's, until
 * something was judged for that day by the second. */
static void
test_wording_as_at (Fixture       *fixture,
                    gconstpointer  unused)
{
  static const struct
  {
    int days_ago;
    const char *level;
    const char *aspect;
  } cases[] = {
    { 0, "Strong", "Lessons" },
    { 1, "Good", "Teaching" },
    { 40, "Good", "Teaching" },
    { 400, "Good", "Teaching" },   /* before the file began */
  };
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme;
  TrellisDay judged_for = TODAY - 20;

  judge_on (fixture, "good", TODAY - 40);
  call_otherwise (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisDay day = TODAY - cases[i].days_ago;
      g_autoptr (GListModel) schools = trellis_store_list_schools (fixture->store, day, FALSE, &error);
      g_autoptr (TrellisMatrix) matrix = NULL;

      g_assert_no_error (error);
      matrix = trellis_store_read_matrix (fixture->store, schools, day, TRELLIS_DAY_NONE, TRELLIS_SOURCE_AGREED,
                                          &error);
      g_assert_no_error (error);
      g_assert_cmpstr (trellis_matrix_get_column (matrix, 0)->name, ==, cases[i].aspect);
      if (trellis_matrix_get_n_rows (matrix) > 0 && cases[i].days_ago <= 40)
        g_assert_cmpstr (trellis_matrix_get_cell (matrix, 0, 0)->level->name, ==, cases[i].level);
      scheme = trellis_store_get_scheme_on (fixture->store, day, &error);
      g_assert_no_error (error);
      g_assert_true (matrix->scheme == scheme);
    }

  judge_on (fixture, "fair", judged_for);
  scheme = trellis_store_get_scheme_on (fixture->store, judged_for, &error);
  g_assert_cmpstr (trellis_scheme_get_level (scheme, "good")->name, ==, "Strong");
  scheme = trellis_store_get_scheme_on (fixture->store, judged_for - 1, &error);
  g_assert_cmpstr (trellis_scheme_get_level (scheme, "good")->name, ==, "Good");
  g_assert_null (trellis_store_get_scheme_version (fixture->store, "ours", 3, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);
}

static char *
dup_row (Fixture *fixture,
         gint64   id)
{
  g_autoptr (GError) error = NULL;
  guint n_in_all;
  g_autoptr (GPtrArray) rows = trellis_store_list_change_rows (fixture->store, id, 10, &n_in_all, &error);
  TrellisChangeRow *row;
  TrellisChangeField *field;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  field = g_ptr_array_index (row->fields, 0);
  text = trellis_change_field_dup_text (field);

  return g_strdup_printf ("%s: %s", row->subject, text);
}

static void
test_wording_of_history (Fixture       *fixture,
                         gconstpointer  unused)
{
  g_autofree char *first_words = NULL;
  g_autofree char *second_words = NULL;
  gint64 first, second;

  judge_on (fixture, "good", TODAY - 40);
  first = trellis_store_get_last_change (fixture->store);
  call_otherwise (fixture);
  judge_on (fixture, "fair", TODAY);
  second = trellis_store_get_last_change (fixture->store);

  first_words = dup_row (fixture, first);
  g_assert_cmpstr (first_words, ==, "Oakfield Primary, Teaching: Good");
  second_words = dup_row (fixture, second);
  g_assert_cmpstr (second_words, ==, "Oakfield Primary, Lessons: Fair, was Good");
}

/* Another scheme -------------------------------------------------------------- */

#define OTHER_TEACHING "{\"id\":\"lessons\",\"name\":\"Teaching\"}"
#define OTHER_LEVELS LEVEL ("a", "Thriving", "T", "1", "#26a269") "," LEVEL ("b", "Needing", "N", "2", "#a51d2d")
#define YES LEVEL ("yes", "Yes", "Y", "1", "#26a269") "," LEVEL ("no", "No", "X", "2", "#a51d2d")
#define OTHER SCHEME ("other", "6", OTHER_LEVELS, OTHER_TEACHING "," SAFE (YES), "")
#define THIRD_LEVELS LEVEL ("one", "One", "O", "1", "#26a269") "," LEVEL ("two", "Two", "U", "2", "#a51d2d")
#define THIRD SCHEME ("third", "3", THIRD_LEVELS, "{\"id\":\"work\",\"name\":\"Work\"}", "")

static void
agree (Fixture    *fixture,
       const char *level_id,
       TrellisDay  day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = trellis_store_agree_category (fixture->store, URN, level_id, day, "Standards meeting", "",
                                                      "As seen there.", "", &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
}

/* The short codes of the school's row, as at a day: what the adviser judged, or else what was agreed. */
static char *
dup_codes (Fixture    *fixture,
           TrellisDay  day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (fixture->store, day, FALSE, &error);
  g_autoptr (TrellisMatrix) agreed = NULL;
  g_autoptr (TrellisMatrix) matrix = NULL;
  g_autoptr (GString) codes = g_string_new (NULL);
  guint n;

  g_assert_no_error (error);
  matrix = trellis_store_read_matrix (fixture->store, schools, day, TRELLIS_DAY_NONE, TRELLIS_SOURCE_ADVISER, &error);
  g_assert_no_error (error);
  agreed = trellis_store_read_matrix (fixture->store, schools, day, TRELLIS_DAY_NONE, TRELLIS_SOURCE_AGREED, &error);
  g_assert_no_error (error);
  n = trellis_matrix_get_n_columns (matrix);
  for (guint i = 0; i < n; i++)
    {
      TrellisMatrixCell *cell = trellis_matrix_get_cell (matrix, 0, i);

      if (cell->level == NULL)
        cell = trellis_matrix_get_cell (agreed, 0, i);
      g_string_append_printf (codes, "%s ", cell->level != NULL ? cell->level->short_code : "-");
    }

  return g_strdup (g_strchomp (codes->str));
}

static void
assert_codes (Fixture    *fixture,
              TrellisDay  day,
              const char *expected)
{
  g_autofree char *codes = dup_codes (fixture, day);

  g_assert_cmpstr (codes, ==, expected);
}

static void
change_scheme (Fixture          *fixture,
               TrellisScheme    *scheme,
               TrellisSchemeMap *map)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_store_change_scheme (fixture->store, scheme, map, &error));
  g_assert_no_error (error);
}

/* What had been said reads in the new scheme on any day and keeps its words; one undo takes it back. */
static void
test_another_scheme (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autoptr (TrellisScheme) other = read_scheme (OTHER);
  g_autoptr (TrellisSchemeMap) map = NULL;
  g_autoptr (GListModel) facts = NULL;
  g_autoptr (TrellisJudgement) fact = NULL;
  g_autoptr (TrellisSchool) school = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last_change;

  judge_on (fixture, "good", TODAY - 40);
  judge (fixture, "safe", "not-met");
  agree (fixture, "good", TODAY - 40);
  agree (fixture, "weak", TODAY - 10);
  assert_codes (fixture, TODAY, "G N W");

  map = trellis_scheme_map_propose (trellis_store_get_scheme (fixture->store, NULL), other);
  g_assert_cmpstr (g_hash_table_lookup (map->aspects, "teaching"), ==, "lessons");
  g_assert_cmpstr (g_hash_table_lookup (map->levels, "fair"), ==, "b");
  last_change = trellis_store_get_last_change (fixture->store);
  change_scheme (fixture, other, map);
  assert_codes (fixture, TODAY, "T X N");
  assert_codes (fixture, TODAY - 20, "T - T");
  school = trellis_store_read_school (fixture->store, URN, TODAY, &error);
  g_assert_cmpstr (school->level_id, ==, "b");
  g_assert_cmpstr (school->previous_level_id, ==, "a");
  g_assert_cmpint (school->agreed_on, ==, TODAY - 10);

  facts = trellis_store_list_categories (fixture->store, URN, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (facts), ==, 2);
  fact = g_list_model_get_item (facts, 0);
  g_assert_cmpstr (fact->scheme_id, ==, "other");
  g_assert_cmpstr (fact->level_id, ==, "b");
  g_assert_cmpstr (fact->level->name, ==, "Weak");
  g_assert_cmpstr (fact->scheme->id, ==, "ours");

  /* A judgement in the new scheme takes the place of what was said before. */
  g_assert_cmpint (trellis_store_get_last_change (fixture->store), ==, last_change + 1);
  judge (fixture, "lessons", "b");
  agree (fixture, "a", TODAY);
  assert_codes (fixture, TODAY, "N X T");
  for (guint i = 0; i < 3; i++)
    g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_codes (fixture, TODAY, "G N W");
}

/* A level or an aspect that is left behind is not judged, and its school has no category. */
static void
test_left_behind (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (TrellisScheme) other = read_scheme (OTHER);
  g_autoptr (TrellisSchemeMap) map = NULL;
  g_autoptr (TrellisSchool) school = NULL;

  judge_on (fixture, "good", TODAY - 40);
  judge (fixture, "safe", "met");
  agree (fixture, "weak", TODAY - 10);
  map = trellis_scheme_map_propose (trellis_store_get_scheme (fixture->store, NULL), other);
  g_hash_table_remove (map->levels, "weak");
  g_hash_table_remove (map->aspects, "teaching");
  change_scheme (fixture, other, map);
  assert_codes (fixture, TODAY, "- Y -");
  school = trellis_store_read_school (fixture->store, URN, TODAY, NULL);
  g_assert_null (school->level_id);
}

/* A second change reads the first scheme by way of the one between, and a way back reads it as its own. */
static void
test_changed_again (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (TrellisScheme) first = g_object_ref (trellis_store_get_scheme (fixture->store, NULL));
  g_autoptr (TrellisScheme) other = read_scheme (OTHER);
  g_autoptr (TrellisScheme) third = read_scheme (THIRD);
  g_autoptr (TrellisSchemeMap) there = trellis_scheme_map_propose (first, other);
  g_autoptr (TrellisSchemeMap) on = trellis_scheme_map_propose (other, third);
  g_autoptr (TrellisSchemeMap) back = trellis_scheme_map_propose (third, first);

  judge_on (fixture, "fair", TODAY - 40);
  agree (fixture, "weak", TODAY - 30);
  change_scheme (fixture, other, there);
  agree (fixture, "a", TODAY - 20);
  g_hash_table_insert (on->aspects, g_strdup ("lessons"), g_strdup ("work"));
  g_hash_table_remove (on->levels, "a");
  change_scheme (fixture, third, on);
  assert_codes (fixture, TODAY, "U U");
  assert_codes (fixture, TODAY - 25, "U U");

  change_scheme (fixture, first, back);
  assert_codes (fixture, TODAY, "F - W");
}

static void
test_change_refused (Fixture       *fixture,
                     gconstpointer  unused)
{
  TrellisScheme *first = trellis_store_get_scheme (fixture->store, NULL);
  g_autoptr (TrellisScheme) beside = trellis_scheme_new_shipped ("siams", NULL);
  g_autoptr (TrellisScheme) other = read_scheme (OTHER);
  g_autoptr (TrellisScheme) poorer = read_scheme (SCHEME ("other", "6", GOOD "," FAIR, OTHER_TEACHING, ""));
  g_autoptr (TrellisSchemeMap) map = trellis_scheme_map_propose (first, other);
  g_autoptr (TrellisSchemeMap) none = trellis_scheme_map_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (trellis_store_change_scheme (fixture->store, first, none, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (trellis_store_change_scheme (fixture->store, beside, none, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  /* What the old names read as stays in the new scheme. */
  change_scheme (fixture, other, map);
  g_assert_false (trellis_store_edit_scheme (fixture->store, poorer, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
}

/* Names that lead nowhere, or where they cannot, are no map. */
static void
test_whole_map (Fixture       *fixture,
                gconstpointer  unused)
{
  TrellisScheme *first = trellis_store_get_scheme (fixture->store, NULL);
  g_autoptr (TrellisScheme) other = read_scheme (OTHER);
  static const struct
  {
    const char *aspect, *to_aspect, *level, *to_level;
    gboolean is_whole;
  } cases[] = {
    { "teaching", "lessons", "good", "a", TRUE },
    { "safe", "lessons", "met", "a", TRUE },
    { "safe", "safe", "met", "a", FALSE },
    { "safe", "safe", "good", "yes", FALSE },
    { "teaching", "safe", "good", "a", FALSE },
    { "teaching", "lessons", "met", "yes", FALSE },
    { "nothing", "lessons", "good", "a", FALSE },
    { "teaching", "nothing", "good", "a", FALSE },
    { "teaching", "lessons", "good", "nothing", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisSchemeMap) map = trellis_scheme_map_new ();

      g_hash_table_insert (map->aspects, g_strdup (cases[i].aspect), g_strdup (cases[i].to_aspect));
      g_hash_table_insert (map->levels, g_strdup (cases[i].level), g_strdup (cases[i].to_level));
      g_assert_cmpint (trellis_scheme_map_is_whole (map, first, other), ==, cases[i].is_whole);
    }
}

/* Beside the trust's scheme ----------------------------------------------------- */

#define CHURCH_URN "900002"
#define CHURCH "siams"

/* A church school is judged on a second scheme; the first and other schools are none the wiser. */
static void
test_beside (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (TrellisScheme) first = trellis_scheme_new_shipped ("five-category", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "church.trellis", NULL);
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (TrellisMatrix) beside = NULL;
  g_autoptr (TrellisMatrix) matrix = NULL;
  g_autoptr (TrellisProposal) proposal = NULL;
  g_autoptr (TrellisSchool) school = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *judged = NULL;
  g_autofree char *agreed = NULL;
  TrellisScheme *scheme;
  const char *aspect_id, *level_id;

  store = trellis_store_create (path, "Harbour Trust", first, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (store, URN, "Oakfield Primary", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (store, CHURCH_URN, "St Anne’s", "primary", TRUE, &error));
  scheme = trellis_store_get_scheme_of (store, CHURCH, TODAY, &error);
  g_assert_no_error (error);
  aspect_id = ((TrellisAspect *) g_ptr_array_index (scheme->aspects, 0))->id;
  level_id = ((TrellisLevel *) g_ptr_array_index (scheme->levels, 1))->id;

  judged = trellis_store_judge_in (store, CHURCH, CHURCH_URN, aspect_id, level_id, TODAY, TRELLIS_SOURCE_AGREED,
                                   "Heard in worship.", &error);
  g_assert_no_error (error);
  proposal = trellis_store_propose_in (store, CHURCH, CHURCH_URN, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (proposal->level->id, ==, level_id);
  agreed = trellis_store_agree_category_in (store, CHURCH, CHURCH_URN, level_id, TODAY, "", "", "", "", &error);
  g_assert_no_error (error);

  schools = trellis_store_list_schools (store, TODAY, FALSE, &error);
  beside = trellis_store_read_matrix_of (store, CHURCH, schools, TODAY, TRELLIS_DAY_NONE, TRELLIS_SOURCE_AGREED,
                                         &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trellis_matrix_get_n_rows (beside), ==, 1);
  g_assert_cmpstr (trellis_matrix_get_row (beside, 0)->school->urn, ==, CHURCH_URN);
  g_assert_cmpstr (trellis_matrix_get_cell (beside, 0, 0)->level->id, ==, level_id);
  g_assert_cmpstr (trellis_matrix_get_cell (beside, 0, trellis_matrix_get_n_columns (beside) - 1)->level->id, ==,
                   level_id);

  matrix = trellis_store_read_matrix (store, schools, TODAY, TRELLIS_DAY_NONE, TRELLIS_SOURCE_AGREED, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trellis_matrix_get_n_rows (matrix), ==, 2);
  for (guint i = 0; i < trellis_matrix_get_n_columns (matrix); i++)
    g_assert_null (trellis_matrix_get_cell (matrix, 1, i)->level);
  school = trellis_store_read_school (store, CHURCH_URN, TODAY, &error);
  g_assert_null (school->level_id);

  /* What is no level of the second scheme is refused, and so is a scheme that the file does not hold. */
  g_assert_null (trellis_store_judge_in (store, CHURCH, CHURCH_URN, aspect_id, "excellence", TODAY,
                                         TRELLIS_SOURCE_AGREED, "", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (trellis_store_read_matrix_of (store, "none", schools, TODAY, TRELLIS_DAY_NONE, TRELLIS_SOURCE_AGREED,
                                               &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);
  g_clear_object (&store);
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/store/schemes/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("new-version", test_new_version);
  ADD ("same", test_same);
  ADD ("refused", test_refused);
  ADD ("versions", test_versions);
  ADD ("unused-goes", test_unused_goes);
  ADD ("wording-kept", test_wording_kept);
  ADD ("wording-as-at", test_wording_as_at);
  ADD ("wording-of-history", test_wording_of_history);
  ADD ("another-scheme", test_another_scheme);
  ADD ("left-behind", test_left_behind);
  ADD ("changed-again", test_changed_again);
  ADD ("change-refused", test_change_refused);
  ADD ("whole-map", test_whole_map);
  ADD ("beside", test_beside);
#undef ADD

  return g_test_run ();
}
