/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-csv-writer.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include <string.h>

struct _TrellisCsvWriter
{
  GString *text;
  gboolean is_in_row;
};

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;

  return text;
}

/* -3, +0.5, 1.2e-7 and nothing else: no hexadecimal, no infinity, no spaces. */
static gboolean
is_number (const char *text)
{
  const char *digits = *text == '-' || *text == '+' ? text + 1 : text;
  const char *p = skip_digits (digits);

  if (p == digits)
    return FALSE;
  if (*p == '.')
    {
      digits = p + 1;
      p = skip_digits (digits);
      if (p == digits)
        return FALSE;
    }
  if (*p == 'e' || *p == 'E')
    {
      digits = p[1] == '-' || p[1] == '+' ? p + 2 : p + 1;
      p = skip_digits (digits);
      if (p == digits)
        return FALSE;
    }

  return *p == '\0';
}

/**
 * trellis_csv_writer_new:
 *
 * Returns: (transfer full): a writer of comma-separated values that holds no
 *   cell yet. It writes UTF-8, lines ending in CR LF, and fields quoted where
 *   they need it. The text begins with a byte-order mark, without which
 *   spreadsheet programs misread letters beyond ASCII.
 */
TrellisCsvWriter *
trellis_csv_writer_new (void)
{
  TrellisCsvWriter *self = g_new0 (TrellisCsvWriter, 1);

  self->text = g_string_new ("\xef\xbb\xbf");

  return self;
}

/**
 * trellis_csv_writer_free:
 * @self: (transfer full): a writer
 *
 * Forgets what was not saved.
 */
void
trellis_csv_writer_free (TrellisCsvWriter *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * trellis_csv_writer_add_text:
 * @self: a writer
 * @text: (nullable): a cell's text; %NULL for an empty cell
 *
 * Adds a cell to the row. A text that a spreadsheet program would run as a
 * formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return, and
 * is no number) gets an apostrophe before it, so that a file of ours never
 * does anything when it is opened: OWASP, "CSV Injection".
 */
void
trellis_csv_writer_add_text (TrellisCsvWriter *self,
                             const char       *text)
{
  gboolean is_formula;

  if (self->is_in_row)
    g_string_append_c (self->text, ',');
  self->is_in_row = TRUE;
  if (text == NULL || *text == '\0')
    return;

  is_formula = strchr ("=+-@\t\r", *text) != NULL && !is_number (text);
  if (!is_formula && strpbrk (text, ",\"\r\n") == NULL && *text != ' ' && text[strlen (text) - 1] != ' ')
    {
      g_string_append (self->text, text);
      return;
    }

  g_string_append_c (self->text, '"');
  if (is_formula)
    g_string_append_c (self->text, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, *p);
    }
  g_string_append_c (self->text, '"');
}

/**
 * trellis_csv_writer_add_int:
 * @self: a writer
 * @value: a cell's number
 *
 * Adds a cell to the row. A figure that is not known is no number: add an empty
 * text for it.
 */
void
trellis_csv_writer_add_int (TrellisCsvWriter *self,
                            int               value)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", value);
  trellis_csv_writer_add_text (self, text);
}

/**
 * trellis_csv_writer_end_row:
 * @self: a writer
 *
 * Ends the row.
 */
void
trellis_csv_writer_end_row (TrellisCsvWriter *self)
{
  g_string_append (self->text, "\r\n");
  self->is_in_row = FALSE;
}

/**
 * trellis_csv_writer_add_row:
 * @self: a writer at the start of a row
 * @texts: (array zero-terminated=1): a whole row's cells, as a header's names
 *
 * Adds a row and ends it.
 */
void
trellis_csv_writer_add_row (TrellisCsvWriter  *self,
                            const char *const *texts)
{
  for (; *texts != NULL; texts++)
    trellis_csv_writer_add_text (self, *texts);
  trellis_csv_writer_end_row (self);
}

/**
 * trellis_csv_writer_get_text:
 * @self: a writer
 * @length: (out) (optional): in bytes
 *
 * Returns: (transfer none): what has been written so far, until the next call
 */
const char *
trellis_csv_writer_get_text (TrellisCsvWriter *self,
                             gsize            *length)
{
  if (length != NULL)
    *length = self->text->len;

  return self->text->str;
}

/**
 * trellis_csv_writer_save:
 * @self: a writer after its last row
 * @path: the file to write; one that is there is replaced
 * @error: return location for a #GError
 *
 * Writes the file whole: under another name in the same folder first, so that
 * on failure (no room, no permission) an older file stays as it was. Fails
 * with an error of %G_FILE_ERROR.
 *
 * Returns: whether the file is written
 */
gboolean
trellis_csv_writer_save (TrellisCsvWriter  *self,
                         const char        *path,
                         GError           **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = g_filename_display_name (path);

  if (g_file_set_contents_full (path, self->text->str, self->text->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &cause))
    return TRUE;

  g_set_error (error, cause->domain, cause->code, _("%s could not be written: %s"), name, cause->message);
  return FALSE;
}
