/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-csv-reader.h"

#include <glib/gstdio.h>

#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("trellis-csv-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "file.csv", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static TrellisCsvReader *
open_text (Fixture    *fixture,
           const char *text,
           gssize      length)
{
  g_autoptr (GError) error = NULL;
  TrellisCsvReader *reader;

  /* Nothing here needs to outlive a power cut; what was there is not cut off. */
  g_unlink (fixture->path);
  g_file_set_contents_full (fixture->path, text, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  reader = trellis_csv_reader_new (fixture->path, &error);
  g_assert_no_error (error);

  return reader;
}

/* The whole file as one text: fields in brackets, a row after its line. */
static char *
dump (TrellisCsvReader  *reader,
      GError           **error)
{
  GString *text = g_string_new (NULL);

  for (;;)
    {
      const TrellisCsvField *fields;

      switch (trellis_csv_reader_step (reader, error))
        {
        case TRELLIS_CSV_STEP_ROW:
          break;
        case TRELLIS_CSV_STEP_END:
        case TRELLIS_CSV_STEP_ERROR:
        default:
          return g_string_free (text, FALSE);
        }

      fields = trellis_csv_reader_get_fields (reader);
      g_string_append_printf (text, "%d", (int) trellis_csv_reader_get_line (reader));
      for (guint i = 0; i < trellis_csv_reader_get_n_fields (reader); i++)
        {
          g_assert_cmpuint (strlen (fields[i].text), ==, fields[i].length);
          g_assert_true (g_utf8_validate (fields[i].text, -1, NULL));
          g_string_append_printf (text, "[%s]", fields[i].text);
        }
      g_string_append_c (text, ';');
    }
}

static void
test_texts (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *rows;
  } cases[] = {
    { "a,b\r\n1,2\r\n", "1[a][b];2[1][2];" },
    { "a,b\n1,2\n", "1[a][b];2[1][2];" },
    { "a,b\r1,2\r", "1[a][b];2[1][2];" },
    { "a,b\r\n1,2", "1[a][b];2[1][2];" },
    { "a", "1[a];" },
    { ",", "1[][];" },
    { "\"\"", "1[];" },
    { "\"\",\"\"", "1[][];" },
    { "a,\r\n", "1[a][];" },
    { "\xef\xbb\xbf\"a\",b\r\n", "1[a][b];" },
    { "\"a,b\",c\r\n", "1[a,b][c];" },
    { "\"a\"\"b\",\"\"\"\"\r\n\"\"\"\",x", "1[a\"b][\"];2[\"][x];" },
    { "\"a\r\nb\",c\r\nd,e\r\n", "1[a\r\nb][c];3[d][e];" },
    { "\"a\rb\nc\",c\r\nd\r\n", "1[a\rb\nc][c];4[d];" },
    { "a,b,c\r\n1\r\n1,2,3,4\r\n", "1[a][b][c];2[1];3[1][2][3][4];" },
    { "a\r\n\r\n\r\nb\r\n", "1[a];4[b];" },
    { "\n\na\n", "3[a];" },
    { " a , b \r\n", "1[ a ][ b ];" },
    { "a\"b,c\"\r\n", "1[a\"b][c\"];" },
    { "\"long text, with a comma beyond eight bytes\",\"x\"\r\n",
      "1[long text, with a comma beyond eight bytes][x];" },
    { "\"\"\"quoted\"\" from the start\",\"to the \"\"end\"\"\"\n",
      "1[\"quoted\" from the start][to the \"end\"];" },
    /* UTF-8, with characters of two, three and four bytes. */
    { "caf\xc3\xa9,\xe2\x80\x99,\xf0\x9f\x8f\xab\n", "1[caf\xc3\xa9][\xe2\x80\x99][\xf0\x9f\x8f\xab];" },
    /* Windows-1252: one byte anywhere decides for the whole file. */
    { "St Mary\x92s,\"caf\xe9\",\"\x93\"\"x\"\"\x94\"\n\x80,\x81\n",
      "1[St Mary\xe2\x80\x99s][caf\xc3\xa9][\xe2\x80\x9c\"x\"\xe2\x80\x9d];2[\xe2\x82\xac][\xef\xbf\xbd];" },
    { "caf\xc3\xa9,\xe9\n", "1[caf\xc3\x83\xc2\xa9][\xc3\xa9];" },
    /* Bytes that look like UTF-8 and are none: overlong, surrogate, too high, cut. */
    { "\xc0\xaf\n", "1[\xc3\x80\xc2\xaf];" },
    { "\xed\xa0\x80\n", "1[\xc3\xad\xc2\xa0\xe2\x82\xac];" },
    { "\xf4\x90\x80\x80\n", "1[\xc3\xb4\xef\xbf\xbd\xe2\x82\xac\xe2\x82\xac];" },
    { "a,\xc3", "1[a][\xc3\x83];" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrellisCsvReader) reader = open_text (fixture, cases[i].text, -1);
      g_autofree char *rows = dump (reader, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, cases[i].rows);
      g_assert_cmpfloat (trellis_csv_reader_get_fraction (reader), ==, 1);
    }
}

static void
test_bad (Fixture       *fixture,
          gconstpointer  data)
{
  static const struct
  {
    const char *text;
    gssize length;
    int code;
    const char *place;
  } cases[] = {
    { "", 0, TRELLIS_CSV_ERROR_EMPTY, ", line 1, column 1:" },
    { "\xef\xbb\xbf", 3, TRELLIS_CSV_ERROR_EMPTY, ", line 1, column 1:" },
    { "\r\n \r\n", 5, TRELLIS_CSV_ERROR_EMPTY, ", line 1, column 1:" },
    { "a,b\nc,\0d\n", 9, TRELLIS_CSV_ERROR_BINARY, ", line 2, column 2:" },
    { "PK\003\004\0\0", 6, TRELLIS_CSV_ERROR_BINARY, ", line 1, column 1: this is a workbook" },
    { "\xff\xfe" "a\0", 4, TRELLIS_CSV_ERROR_BINARY, ", line 1, column 1: this is text in UTF-16" },
    { "a,b\r\n\"c\r\nd\",\"e\r\nf", -1, TRELLIS_CSV_ERROR_UNTERMINATED, ", line 3, column 2:" },
    { "a,\"", -1, TRELLIS_CSV_ERROR_UNTERMINATED, ", line 1, column 2:" },
    { "a,\"b\"\"", -1, TRELLIS_CSV_ERROR_UNTERMINATED, ", line 1, column 2:" },
    { "a\n\"b\nc\" d,e\n", -1, TRELLIS_CSV_ERROR_MALFORMED, ", line 3, column 1:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrellisCsvReader) reader = NULL;

      g_file_set_contents (fixture->path, cases[i].text, cases[i].length, NULL);
      reader = trellis_csv_reader_new (fixture->path, &error);
      if (reader != NULL)
        g_free (dump (reader, &error));
      g_assert_error (error, TRELLIS_CSV_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, fixture->path));
      g_assert_nonnull (strstr (error->message, cases[i].place));
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  const char *const paths[] = { fixture->path, fixture->folder };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (trellis_csv_reader_new (paths[i], &error));
      g_assert_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_OPEN);
      g_assert_nonnull (strstr (error->message, paths[i]));
    }
}

static void
test_select (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisCsvReader) reader =
    open_text (fixture, "A title\r\nURN, Name ,x,Town\r\n1,One,\"a,\r\nb\",Here\r\n2\r\n3,\"T\"\"3\",,There", -1);
  const TrellisCsvField *fields;
  int columns[3];

  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
  g_assert_cmpint (trellis_csv_reader_find_field (reader, "urn"), ==, -1);
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
  columns[0] = trellis_csv_reader_find_field (reader, "Town");
  columns[1] = trellis_csv_reader_find_field (reader, "County");
  columns[2] = trellis_csv_reader_find_field (reader, "name");
  g_assert_cmpint (columns[0], ==, 3);
  g_assert_cmpint (columns[1], ==, -1);
  g_assert_cmpint (columns[2], ==, 1);

  trellis_csv_reader_select (reader, columns, 3);
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
  fields = trellis_csv_reader_get_fields (reader);
  g_assert_cmpstr (fields[0].text, ==, "Here");
  g_assert_cmpstr (fields[1].text, ==, "");
  g_assert_cmpstr (fields[2].text, ==, "One");
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
  fields = trellis_csv_reader_get_fields (reader);
  g_assert_cmpuint (trellis_csv_reader_get_n_fields (reader), ==, 1);
  g_assert_cmpuint (trellis_csv_reader_get_line (reader), ==, 5);
  g_assert_cmpuint (trellis_csv_reader_get_row (reader), ==, 4);
  g_assert_cmpstr (fields[0].text, ==, "");
  g_assert_cmpstr (fields[2].text, ==, "");
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
  fields = trellis_csv_reader_get_fields (reader);
  g_assert_cmpstr (fields[0].text, ==, "There");
  g_assert_cmpstr (fields[2].text, ==, "T\"3");
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_END);
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_END);
  g_assert_no_error (error);
}

/* A file several times as long as the reader's buffer, shifted byte by byte so
 * that every part of a row comes to lie across the buffer's end. */
static void
test_boundaries (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char row[] = "12,\"a\"\"b\r\nc, caf\xe9\",\"\",x\r\n";
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint shift = 0; shift < sizeof row; shift++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrellisCsvReader) reader = NULL;
      guint n_rows = 0;

      g_string_truncate (text, 0);
      for (guint i = 0; i < shift; i++)
        g_string_append_c (text, 'h');
      g_string_append (text, "\r\n");
      for (guint i = 0; i < 30000; i++)
        g_string_append (text, row);
      reader = open_text (fixture, text->str, text->len);
      if (shift > 0)
        g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
      while (trellis_csv_reader_step (reader, &error) == TRELLIS_CSV_STEP_ROW)
        {
          const TrellisCsvField *fields = trellis_csv_reader_get_fields (reader);

          g_assert_cmpuint (trellis_csv_reader_get_n_fields (reader), ==, 4);
          g_assert_cmpuint (trellis_csv_reader_get_line (reader), ==, 2 + 2 * n_rows);
          g_assert_cmpstr (fields[0].text, ==, "12");
          g_assert_cmpstr (fields[1].text, ==, "a\"b\r\nc, caf\xc3\xa9");
          g_assert_cmpstr (fields[2].text, ==, "");
          g_assert_cmpstr (fields[3].text, ==, "x");
          n_rows++;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (n_rows, ==, 30000);
    }
}

static void
test_long_row (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("a,\"");
  g_autoptr (TrellisCsvReader) reader = NULL;

  for (guint i = 0; i < 1500000; i++)
    g_string_append_c (text, i % 100 == 99 ? '\n' : 'x');
  g_string_append (text, "\"\nb,c\n");
  reader = open_text (fixture, text->str, text->len);
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
  g_assert_cmpuint (trellis_csv_reader_get_fields (reader)[1].length, ==, 1500000);
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
  g_assert_cmpuint (trellis_csv_reader_get_line (reader), ==, 15002);
  g_assert_cmpstr (trellis_csv_reader_get_fields (reader)[1].text, ==, "c");
}

/* A late byte that is no UTF-8, and a late NUL, are both beyond the first block. */
static void
test_late_bytes (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("caf\xc3\xa9\n");
  g_autoptr (TrellisCsvReader) reader = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "plain\n");
  g_string_append (text, "\xe9\n");
  reader = open_text (fixture, text->str, text->len);
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
  g_assert_cmpstr (trellis_csv_reader_get_fields (reader)[0].text, ==, "caf\xc3\x83\xc2\xa9");

  g_string_append_c (text, '\0');
  g_file_set_contents (fixture->path, text->str, text->len, NULL);
  g_assert_null (trellis_csv_reader_new (fixture->path, &error));
  g_assert_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_BINARY);
  g_assert_nonnull (strstr (error->message, "line 100003, column 1:"));
}

/* The same by the letter, a byte at a time: NULL for a text that is refused. */
static char *
dump_plainly (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *decoded = g_utf8_validate (text, -1, NULL) ? g_strdup (text) :
                                                                g_convert (text, -1, "UTF-8", "CP1252", NULL, NULL, NULL);
  const char *p = decoded;
  int line = 1;

  while (*p != '\0')
    {
      if (*p == '\n' || *p == '\r')
        {
          p += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
          line++;
          continue;
        }

      g_string_append_printf (out, "%d", line);
      for (;;)
        {
          g_string_append_c (out, '[');
          if (*p == '"')
            {
              for (p++; *p != '"' || p[1] == '"'; p++)
                {
                  if (*p == '\0')
                    return NULL;
                  line += *p == '\n' || (*p == '\r' && p[1] != '\n');
                  g_string_append_c (out, *p);
                  p += *p == '"';
                }
              p++;
              if (*p != '\0' && strchr (",\r\n", *p) == NULL)
                return NULL;
            }
          else
            {
              while (*p != '\0' && strchr (",\r\n", *p) == NULL)
                g_string_append_c (out, *p++);
            }
          g_string_append_c (out, ']');
          if (*p != ',')
            break;
          p++;
        }
      if (*p != '\0')
        {
          p += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
          line++;
        }
      g_string_append_c (out, ';');
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const parts[] = {
    ",", ",", "\"", "\"", "\"\"", "\"\",", "\r\n", "\n", "\r", "a", "bcdefgh", "ijklmnopq", " ", "\xc3\xa9", "\xe2\x80\x99",
    "\xe9", "\x92",
  };
  guint n_read = 0;

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GString) text = g_string_new ("h");
      g_autoptr (GError) error = NULL;
      g_autoptr (TrellisCsvReader) reader = NULL;
      g_autofree char *rows = NULL;
      g_autofree char *expected = NULL;
      /* The last two parts make it Windows-1252. */
      int n_parts = G_N_ELEMENTS (parts) - (i % 2 == 0 ? 2 : 0);

      for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, n_parts)]);
      expected = dump_plainly (text->str);
      reader = open_text (fixture, text->str, text->len);
      rows = dump (reader, &error);
      if (expected == NULL)
        {
          g_assert_nonnull (error);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, expected);
      n_read++;
    }
  g_assert_cmpuint (n_read, >, 500);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/exchange/csv-reader/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("texts", test_texts);
  ADD ("bad", test_bad);
  ADD ("no-file", test_no_file);
  ADD ("select", test_select);
  ADD ("boundaries", test_boundaries);
  ADD ("long-row", test_long_row);
  ADD ("late-bytes", test_late_bytes);
  ADD ("random", test_random);

  return g_test_run ();
}
