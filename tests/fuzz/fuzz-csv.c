/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include "trellis-csv-reader.h"

#include <glib/gstdio.h>
#include <string.h>

/* Any bytes as a CSV file: rows of UTF-8, or one sentence. */

static char *path;

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  path = fuzz_make_path ("file.csv");
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisCsvReader) reader = NULL;
  TrellisCsvStep step;
  guint64 row = 0;

  g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  reader = trellis_csv_reader_new (path, &error);
  while (reader != NULL && (step = trellis_csv_reader_step (reader, &error)) == TRELLIS_CSV_STEP_ROW)
    {
      const TrellisCsvField *fields = trellis_csv_reader_get_fields (reader);

      g_assert_cmpuint (trellis_csv_reader_get_row (reader), >, row);
      row = trellis_csv_reader_get_row (reader);
      for (guint i = 0; i < trellis_csv_reader_get_n_fields (reader); i++)
        {
          g_assert_true (g_utf8_validate (fields[i].text, (gssize) fields[i].length, NULL) ||
                         memchr (fields[i].text, 0, fields[i].length) != NULL);
          g_assert_cmpint (fields[i].text[fields[i].length], ==, 0);
        }
    }
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL) && *error->message != '\0');

  g_unlink (path);
  return 0;
}
