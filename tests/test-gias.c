/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-csv-reader.h"
#include "trellis-gias-words.h"
#include "trellis-gias.h"

#include <glib/gstdio.h>

#include <string.h>

#define HEADER                                                                                                \
  "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation (name),"      \
  "Trusts (name),OpenDate,NumberOfPupils,PercentageFSM\r\n"
#define ROW(urn) urn ",A School,Academy converter,Open,Primary,A Trust,01-09-2020,100,1.5\r\n"

/* Writes what a school is like, in one line. */
static gboolean
describe_cb (const TrellisGiasSchool  *school,
             gpointer                  user_data,
             GError                  **error)
{
  GString *text = user_data;

  g_string_append_printf (text, "%s %s|%s|%s|%d-%d|%s|%d|%s|%s|%d of %d|%.1f|%s %s, %s|%s\n",
                          school->urn, school->name, school->phase, school->status, school->age_low,
                          school->age_high, school->religious_character, school->is_church, school->trust_name,
                          school->federation_name, school->pupils, school->capacity, school->free_meals_pct,
                          school->head_title, school->head_name, school->head_job_title, school->inspection);

  return TRUE;
}

static gboolean
count_cb (const TrellisGiasSchool  *school,
          gpointer                  user_data,
          GError                  **error)
{
  guint *n_schools = user_data;

  g_assert_true (g_utf8_validate (school->name, -1, NULL));
  (*n_schools)++;
  return TRUE;
}

static char *
write_file (const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("trellis-gias-XXXXXX.csv", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

static void
test_small (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "gias-small.csv", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_gias_read (path, "lantern hill  trust ", NULL, describe_cb, NULL, text, notes, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 0);
  g_assert_cmpstr (text->str, ==,
    "900101 Alderbrook Primary School|primary|open|4-11||0|LANTERN HILL TRUST||398 of 420|12.4|"
    "Mrs Zoë Farthingale, Headteacher|Good\n"
    "900102 Birchmere Infant School|primary|open|4-7||0|LANTERN HILL TRUST|The Birchmere Federation|171 of 180|8.0|"
    "Mr Idris Okonedo, Executive Headteacher|Good\n"
    "900103 Birchmere Junior School|primary|open|7-11||0|LANTERN HILL TRUST|The Birchmere Federation|238 of 240|9.2|"
    "Mr Idris Okonedo, Executive Headteacher|Outstanding\n"
    "900104 St Wilfrid’s Church of England Primary School|primary|open|3-11|Church of England|1|Lantern  Hill Trust||"
    "187 of 210|31.5|Ms Perpetua Quill, Headteacher|Requires improvement\n"
    "900105 Corvale High School|secondary|open|11-18||0|LANTERN HILL TRUST||1187 of 1250|22.1|"
    "Dr Anselm Rookwood, Principal|Good\n"
    "900106 Dunmere School|special|open|3-19||0|LANTERN HILL TRUST||118 of 120|44.9|Mrs Ottoline Vane, Headteacher|"
    "Outstanding\n"
    "900107 Elmsworth Academy|alternative|open|11-16||0|LANTERN HILL TRUST||0 of 60|-1.0|"
    "Mr Caspar Nightjar, Headteacher|\n"
    "900108 Fairlea Middle School|middle-secondary|open-closing|9-13||0|LANTERN HILL TRUST||302 of 480|18.7|"
    "Ms Thea Marlowe-Unwin, Headteacher|Serious Weaknesses\n"
    "900109 Gorsefield School|all-through|proposed|4-19||0|LANTERN HILL TRUST||-1 of 900|-1.0| , |\n"
    "900110 Hollowell Primary School|primary|closed|4-11||0|LANTERN HILL TRUST||-1 of 105|-1.0| , Headteacher|Good\n");
}

static gboolean
check_kelder_cb (const TrellisGiasSchool  *school,
                 gpointer                  user_data,
                 GError                  **error)
{
  guint *n_schools = user_data;

  (*n_schools)++;
  g_assert_true (TRELLIS_GIAS_HAS (school, TRELLIS_GIAS_INSPECTION));
  g_assert_false (TRELLIS_GIAS_HAS (school, TRELLIS_GIAS_TRUST_UID));
  if (g_str_equal (school->urn, "900301"))
    {
      g_assert_cmpuint (school->line, ==, 15);
      g_assert_cmpstr (school->street, ==, "The Old Workhouse  Kelder Row");
      g_assert_cmpstr (school->town, ==, "Kelder");
      g_assert_cmpstr (school->county, ==, "");
      g_assert_cmpint (school->opened_on, ==, trellis_day_new (1900, 1, 1));
      g_assert_cmpint (school->closed_on, ==, TRELLIS_DAY_NONE);
      g_assert_cmpint (school->easting, ==, -1);
      g_assert_cmpstr (school->gender, ==, "");
      g_assert_cmpstr (school->trust_name, ==, "");
      g_assert_cmpstr (school->trust_uid, ==, "");
    }
  if (g_str_equal (school->urn, "900101"))
    {
      g_assert_cmpint (school->easting, ==, 511567);
      g_assert_cmpint (school->inspected_on, ==, trellis_day_new (2023, 11, 14));
      g_assert_cmpint (school->census_on, ==, trellis_day_new (2025, 1, 16));
    }
  return TRUE;
}

static void
test_all (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "gias-small.csv", NULL);
  g_autoptr (GError) error = NULL;
  guint n_schools = 0;

  g_assert_true (trellis_gias_read (path, NULL, NULL, check_kelder_cb, NULL, &n_schools, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_schools, ==, 14);
}

static void
test_trusts (void)
{
  static const char *const files[] = { "gias-small.csv", "gias-small-newer.csv" };
  static const guint n_open[] = { 8, 8 };
  static const guint n_closed[] = { 1, 2 };
  static const char *const uids[] = { "", "2901" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", files[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) trusts = trellis_gias_list_trusts (path, NULL, &error);
      const TrellisGiasTrust *trust;

      g_assert_no_error (error);
      g_assert_cmpuint (trusts->len, ==, 2);
      trust = g_ptr_array_index (trusts, 0);
      g_assert_cmpstr (trust->name, ==, "LANTERN HILL TRUST");
      g_assert_cmpstr (trust->uid, ==, uids[i]);
      g_assert_cmpuint (trust->n_open, ==, n_open[i]);
      g_assert_cmpuint (trust->n_closed, ==, n_closed[i]);
      g_assert_cmpuint (trust->n_proposed, ==, 1);
      trust = g_ptr_array_index (trusts, 1);
      g_assert_cmpstr (trust->name, ==, "The Saltmarsh Partnership");
      g_assert_cmpuint (trust->n_open, ==, 2);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *says[3];
  } cases[] = {
    { "URN,EstablishmentName\r\n900101,A\r\n", TRELLIS_GIAS_ERROR_COLUMN,
      { ", line 1: the columns “TypeOfEstablishment (name)”", "“Trusts (name)” are missing" } },
    { "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation (name)\n",
      TRELLIS_GIAS_ERROR_COLUMN, { ", line 1: the column “Trusts (name)” is missing" } },
    { "a,b\nc,d\n", TRELLIS_GIAS_ERROR_COLUMN, { "column “URN”" } },
    { HEADER ROW ("900101") ROW ("900102") ROW ("900101"), TRELLIS_GIAS_ERROR_DUPLICATE,
      { ", line 4, column 1:", "900101", "line 2" } },
    { HEADER ROW ("900101") ROW ("90010"), TRELLIS_GIAS_ERROR_URN, { ", line 3, column 1:", "“90010”" } },
    { HEADER ROW ("9001011"), TRELLIS_GIAS_ERROR_URN, { ", line 2, column 1:" } },
    { HEADER ROW ("90010x"), TRELLIS_GIAS_ERROR_URN, { ", line 2, column 1:" } },
    { HEADER ROW (""), TRELLIS_GIAS_ERROR_URN, { ", line 2, column 1:" } },
    { HEADER "900101,A School,Academy converter,Ajar,Primary,A Trust\r\n", TRELLIS_GIAS_ERROR_VALUE,
      { ", line 2, column 4:", "“Ajar”" } },
    { HEADER "900101,,Academy converter,Open,Primary,A Trust\r\n", TRELLIS_GIAS_ERROR_VALUE,
      { ", line 2, column 2:" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_file (cases[i].text);
      g_autoptr (GError) error = NULL;
      guint n_schools = 0;

      g_assert_false (trellis_gias_read (path, NULL, NULL, count_cb, NULL, &n_schools, NULL, NULL, &error));
      g_assert_error (error, TRELLIS_GIAS_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, path));
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].says) && cases[i].says[j] != NULL; j++)
        g_assert_nonnull (strstr (error->message, cases[i].says[j]));
      g_unlink (path);
    }
}

/* Errors of the file itself come through, and a bad row of another trust counts. */
static void
test_bad_file (void)
{
  g_autofree char *cut = write_file (HEADER ROW ("900101") "900102,\"A School");
  g_autofree char *other = write_file (HEADER ROW ("900101") "x,B School,Academy converter,Open,Primary,B Trust\r\n");
  g_autoptr (GError) error = NULL;
  guint n_schools = 0;

  g_assert_false (trellis_gias_read (cut, "A Trust", NULL, count_cb, NULL, &n_schools, NULL, NULL, &error));
  g_assert_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_UNTERMINATED);
  g_assert_nonnull (strstr (error->message, ", line 3, column 2:"));
  g_clear_error (&error);
  g_assert_null (trellis_gias_list_trusts (cut, NULL, &error));
  g_assert_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_UNTERMINATED);
  g_clear_error (&error);
  g_assert_false (trellis_gias_read (other, "A Trust", NULL, count_cb, NULL, &n_schools, NULL, NULL, &error));
  g_assert_error (error, TRELLIS_GIAS_ERROR, TRELLIS_GIAS_ERROR_URN);

  g_unlink (cut);
  g_unlink (other);
}

static void
test_no_trust (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "gias-small.csv", NULL);
  static const char *const names[] = { "lantern", "Nobody's Trust", "" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_schools = 0;

      g_assert_false (trellis_gias_read (path, names[i], NULL, count_cb, NULL, &n_schools, NULL, NULL, &error));
      g_assert_error (error, TRELLIS_GIAS_ERROR, TRELLIS_GIAS_ERROR_TRUST);
      g_assert_cmpuint (n_schools, ==, 0);
      g_assert_true ((strstr (error->message, "did you mean “LANTERN HILL TRUST”?") != NULL) == (i == 0));
    }
}

static void
test_notes (void)
{
  g_autofree char *path = write_file (
    "Some title\r\n" HEADER
    "900101,A School,Academy converter,Open,Primary,A Trust,31-02-2020,many,101\r\n"
    "900102,B School,Academy converter,Open,Primary,A Trust,2020-09-01,-5,0x10\r\n"
    "900103,C School,Academy converter,Open,Primary,A Trust,Not applicable,,\r\n"
    ",,,,,,,,\r\n"
    "900104, D School ,Academy converter\r,open,primary\r\n");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_false (trellis_gias_read (path, NULL, NULL, describe_cb, NULL, text, notes, NULL, &error));
  g_assert_error (error, TRELLIS_GIAS_ERROR, TRELLIS_GIAS_ERROR_VALUE);
  g_assert_cmpuint (notes->len, ==, 6);
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 0), ", line 3, column 7 (OpenDate): “31-02-2020”"));
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 5), ", line 4, column 9 (PercentageFSM): “0x10”"));
  g_assert_true (g_str_has_prefix (text->str, "900101 A School|primary|open|-1--1||0|A Trust||-1 of -1|-1.0| , |\n"));
  g_unlink (path);
}

static void
test_phases (void)
{
  static const char *const cases[][3] = {
    { "Primary", "Academy converter", "primary" },
    { "Middle deemed primary", "Community school", "middle-primary" },
    { "Middle deemed secondary", "Community school", "middle-secondary" },
    { "Secondary", "Free schools", "secondary" },
    { "Nursery", "Local authority nursery school", "nursery" },
    { "All-through", "Academy converter", "all-through" },
    { "16 plus", "Free schools 16 to 19", "post-16" },
    { "Not applicable", "Community special school", "special" },
    { "Not applicable", "Academy special sponsor led", "special" },
    { "", "Free schools special", "special" },
    { "Not applicable", "Pupil referral unit", "alternative" },
    { "Not applicable", "Free schools alternative provision", "alternative" },
    { "Not applicable", "Academy alternative provision sponsor led", "alternative" },
    { "Not applicable", "Special post 16 institution", "special" },
    { "Not applicable", "Other independent school", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (trellis_gias_parse_phase (cases[i][0], cases[i][1]), ==, cases[i][2]);
}

static void
test_churches (void)
{
  static const struct
  {
    const char *character;
    gboolean is_church;
  } cases[] = {
    { "", FALSE }, { "Church of England", TRUE }, { "Roman Catholic", TRUE }, { "Methodist", TRUE },
    { "Church of England/Methodist", TRUE }, { "Greek Orthodox", TRUE }, { "Orthodox Jewish", FALSE },
    { "Jewish", FALSE }, { "Muslim", FALSE }, { "Sikh", FALSE }, { "Multi-faith", FALSE },
    { "Seventh Day Adventist", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (trellis_gias_is_church (cases[i].character), ==, cases[i].is_church);
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  g_cancellable_cancel (((gpointer *) user_data)[0]);
}

static gboolean
take_cb (const TrellisGiasSchool  *school,
         gpointer                  user_data,
         GError                  **error)
{
  ((gpointer *) user_data)[1] = (gpointer) school->urn;
  return TRUE;
}

static void
test_cancel (void)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  gpointer data[2] = { cancellable, NULL };

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u,A School,Academy converter,Open,Primary,A Trust,01-09-2020,100,1.5\r\n",
                            100000 + i);
  path = write_file (text->str);
  g_assert_false (trellis_gias_read (path, NULL, NULL, take_cb, cancel_cb, data, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_unlink (path);
}

static gboolean
refuse_cb (const TrellisGiasSchool  *school,
           gpointer                  user_data,
           GError                  **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

static void
test_refused (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "gias-small.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (trellis_gias_read (path, NULL, NULL, refuse_cb, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static gboolean
count_closed_cb (const TrellisGiasSchool  *school,
                 gpointer                  user_data,
                 GError                  **error)
{
  guint *counts = user_data;

  counts[0]++;
  if (g_str_equal (school->status, "closed"))
    counts[1]++;
  return TRUE;
}

static void
test_real (void)
{
  const char *folder = g_getenv ("TRELLIS_SHARED_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "gias-surrey-2022.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trusts = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  const TrellisGiasTrust *largest = NULL;
  guint counts[2] = { 0, 0 };
  guint n_schools = 0;

  if (folder == NULL || *folder == '\0' || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("gias-surrey-2022.csv is not in the folder of shared data");
      return;
    }

  g_assert_true (trellis_gias_read (path, NULL, NULL, count_closed_cb, NULL, counts, notes, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts[0], ==, 576);
  g_assert_cmpuint (counts[1], ==, 275);
  g_assert_cmpuint (notes->len, ==, 0);

  trusts = trellis_gias_list_trusts (path, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < trusts->len; i++)
    {
      const TrellisGiasTrust *trust = g_ptr_array_index (trusts, i);

      if (largest == NULL || trust->n_open > largest->n_open)
        largest = trust;
    }
  g_assert_cmpuint (largest->n_open, ==, 19);
  g_assert_true (trellis_gias_read (path, largest->name, NULL, count_cb, NULL, &n_schools, NULL, NULL, &error));
  g_assert_cmpuint (n_schools, ==, largest->n_open + largest->n_closed + largest->n_proposed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/gias/small", test_small);
  g_test_add_func ("/exchange/gias/all", test_all);
  g_test_add_func ("/exchange/gias/trusts", test_trusts);
  g_test_add_func ("/exchange/gias/bad", test_bad);
  g_test_add_func ("/exchange/gias/bad-file", test_bad_file);
  g_test_add_func ("/exchange/gias/no-trust", test_no_trust);
  g_test_add_func ("/exchange/gias/notes", test_notes);
  g_test_add_func ("/exchange/gias/phases", test_phases);
  g_test_add_func ("/exchange/gias/churches", test_churches);
  g_test_add_func ("/exchange/gias/cancel", test_cancel);
  g_test_add_func ("/exchange/gias/refused", test_refused);
  g_test_add_func ("/exchange/gias/real", test_real);

  return g_test_run ();
}
