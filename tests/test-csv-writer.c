/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-csv-reader.h"
#include "trellis-csv-writer.h"

#include <glib/gstdio.h>

#include <string.h>

static void
test_cells (void)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } cases[] = {
    { NULL, "" }, { "", "" }, { "plain", "plain" }, { "a,b", "\"a,b\"" }, { "a\"b", "\"a\"\"b\"" },
    { "a\nb", "\"a\nb\"" }, { " a", "\" a\"" }, { "a ", "\"a \"" }, { "caf\xc3\xa9", "caf\xc3\xa9" },
    { "=1+1", "\"'=1+1\"" }, { "@SUM(A1)", "\"'@SUM(A1)\"" }, { "+44 20", "\"'+44 20\"" }, { "-", "\"'-\"" },
    { "\tx", "\"'\tx\"" }, { "\rx", "\"'\rx\"" }, { "-cmd|' /C calc'!A0", "\"'-cmd|' /C calc'!A0\"" },
    { "-3", "-3" }, { "+0.5", "+0.5" }, { "-1.2e-7", "-1.2e-7" }, { "-3.", "\"'-3.\"" }, { "-0x10", "\"'-0x10\"" },
    { "-inf", "\"'-inf\"" }, { "-3 ", "\"'-3 \"" }, { "a=b", "a=b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisCsvWriter) writer = trellis_csv_writer_new ();
      g_autofree char *expected = g_strconcat ("\xef\xbb\xbf", "x,", cases[i].cell, ",7\r\n", NULL);
      gsize length;

      trellis_csv_writer_add_text (writer, "x");
      trellis_csv_writer_add_text (writer, cases[i].text);
      trellis_csv_writer_add_int (writer, 7);
      trellis_csv_writer_end_row (writer);
      g_assert_cmpstr (trellis_csv_writer_get_text (writer, &length), ==, expected);
      g_assert_cmpuint (length, ==, strlen (expected));
    }
}

static void
test_save (void)
{
  static const char *const header[] = { "urn", "name", NULL };
  static const char *const row[] = { "999001", "A \"school\", of\r\nours", NULL };
  g_autofree char *folder = g_dir_make_tmp ("trellis-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.csv", NULL);
  g_autofree char *bad_path = g_build_filename (folder, "none", "out.csv", NULL);
  g_autoptr (TrellisCsvWriter) writer = trellis_csv_writer_new ();
  g_autoptr (TrellisCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  trellis_csv_writer_add_row (writer, header);
  trellis_csv_writer_add_row (writer, row);

  g_assert_false (trellis_csv_writer_save (writer, bad_path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, bad_path));
  g_clear_error (&error);

  g_file_set_contents (path, "older", -1, NULL);
  g_assert_true (trellis_csv_writer_save (writer, path, &error));
  g_assert_no_error (error);
  reader = trellis_csv_reader_new (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
  g_assert_cmpstr (trellis_csv_reader_get_fields (reader)[0].text, ==, "urn");
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
  g_assert_cmpstr (trellis_csv_reader_get_fields (reader)[1].text, ==, row[1]);
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_END);

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv-writer/cells", test_cells);
  g_test_add_func ("/exchange/csv-writer/save", test_save);

  return g_test_run ();
}
