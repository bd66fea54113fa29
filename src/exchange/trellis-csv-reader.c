/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-csv-reader.h"

#include "trellis-csv-encoding.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Large enough that a row of any real file fits many times over, small enough
 * to stay in the processor's cache. It doubles for a longer row. */
#define BUFFER_SIZE (256 * 1024)
/* The scanner loads eight bytes at a time, also at the very end. */
#define PADDING 8

struct _TrellisCsvReader
{
  char *path;
  char *name;             /* the path as it can be shown */
  int fd;
  TrellisCsvEncoding encoding;

  char *buffer;           /* capacity and PADDING bytes */
  gsize capacity;
  gsize begin;            /* of what is not read yet */
  gsize end;
  guint64 file_size;
  guint64 offset;         /* in the file, of the buffer's end */
  gboolean is_at_end;     /* nothing more will come into the buffer */
  gboolean is_failed;

  guint64 next_line;
  guint64 line;
  guint64 row;

  int *slots;             /* (nullable): by column, -1 for one not wanted; NULL while all are */
  guint n_slots;
  GArray *fields;         /* (element-type TrellisCsvField) */
  guint n_fields;         /* that the row has in the file */

  char *scratch;          /* text of fields that do not stand in the file as they are read */
  gsize scratch_size;
};

G_DEFINE_QUARK (trellis-csv-error-quark, trellis_csv_error)

#define REPEAT(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (guint8) (byte))

static inline guint64
load_word (const char *text)
{
  guint64 word;

  memcpy (&word, text, sizeof word);
  return GUINT64_FROM_LE (word);
}

/* The lowest bit set belongs to the first byte of the word that equals @byte;
 * higher bits may be wrong, and are never looked at. */
static inline guint64
match_byte (guint64 word,
            char    byte)
{
  guint64 difference = word ^ REPEAT (byte);

  return (difference - REPEAT (0x01)) & ~difference & REPEAT (0x80);
}

static inline const char *
find_quote (const char *text,
            const char *end)
{
  for (; text < end; text += 8)
    {
      guint64 match = match_byte (load_word (text), '"');

      if (match != 0)
        return MIN (text + __builtin_ctzll (match) / 8, end);
    }

  return end;
}

static inline const char *
find_delimiter (const char *text,
                const char *end)
{
  for (; text < end; text += 8)
    {
      guint64 word = load_word (text);
      guint64 match = match_byte (word, ',') | match_byte (word, '\n') | match_byte (word, '\r');

      if (match != 0)
        return MIN (text + __builtin_ctzll (match) / 8, end);
    }

  return end;
}

/* Line feeds, and carriage returns that stand alone. */
static guint64
count_lines (const char *text,
             const char *end)
{
  guint64 n_lines = 0;

  for (const char *p = text; (p = memchr (p, '\n', end - p)) != NULL; p++)
    n_lines++;
  for (const char *p = text; (p = memchr (p, '\r', end - p)) != NULL; p++)
    n_lines += p + 1 == end || p[1] != '\n';

  return n_lines;
}

/* The row begun is kept at the front of the buffer, which grows when the row
 * fills it. */
static gboolean
fill_buffer (TrellisCsvReader  *self,
             GError           **error)
{
  gssize n_read;

  memmove (self->buffer, self->buffer + self->begin, self->end - self->begin);
  self->end -= self->begin;
  self->begin = 0;
  if (self->end == self->capacity)
    {
      self->capacity *= 2;
      self->buffer = g_realloc (self->buffer, self->capacity + PADDING);
    }

  do
    n_read = read (self->fd, self->buffer + self->end, self->capacity - self->end);
  while (n_read < 0 && errno == EINTR);

  if (n_read < 0)
    {
      int saved_errno = errno;

      g_set_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_READ,
                   _("%s could not be read to its end: %s"), self->name, g_strerror (saved_errno));
      return FALSE;
    }

  self->end += n_read;
  self->offset += n_read;
  self->is_at_end = n_read == 0;
  memset (self->buffer + self->end, 0, PADDING);

  return TRUE;
}

typedef enum
{
  SCAN_ROW,
  SCAN_MORE,  /* the buffer holds no whole row */
  SCAN_ERROR,
} Scan;

/* Finds the fields of the row that the buffer begins with, as they stand in
 * the file: a length with its top bit set has doubled quotes. */
#define HAS_DOUBLED_QUOTES ((gsize) 1 << (sizeof (gsize) * 8 - 1))

static inline void
keep_field (TrellisCsvReader *self,
            guint             column,
            const char       *text,
            gsize             length)
{
  if (self->slots == NULL)
    {
      TrellisCsvField field = { (char *) text, length };

      g_array_append_val (self->fields, field);
    }
  else if (column < self->n_slots && self->slots[column] >= 0)
    {
      TrellisCsvField *field = &((TrellisCsvField *) (gpointer) self->fields->data)[self->slots[column]];

      field->text = (char *) text;
      field->length = length;
    }
}

static Scan
scan_row (TrellisCsvReader  *self,
          const char       **next,
          GError           **error)
{
  const char *row = self->buffer + self->begin;
  const char *end = self->buffer + self->end;
  const char *p = row;
  guint column = 0;

  if (self->slots == NULL)
    g_array_set_size (self->fields, 0);
  else
    memset (self->fields->data, 0, self->fields->len * sizeof (TrellisCsvField));

  for (;; column++, p++)
    {
      if (p < end && *p == '"')
        {
          const char *text = p + 1;
          gsize flag = 0;

          for (p = text;; p += 2)
            {
              p = find_quote (p, end);
              if (p + 1 >= end && !self->is_at_end)
                return SCAN_MORE;
              if (p == end)
                {
                  self->line += count_lines (row, text);
                  trellis_csv_reader_set_error (self, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_UNTERMINATED, column,
                                                _("quotes are opened here and never closed, so the file seems "
                                                  "to be cut short: fetch it again"), error);
                  return SCAN_ERROR;
                }
              if (p + 1 == end || p[1] != '"')
                break;
              flag = HAS_DOUBLED_QUOTES;
            }
          keep_field (self, column, text, (p - text) | flag);
          p++;
          if (p < end && *p != ',' && *p != '\n' && *p != '\r')
            {
              self->line += count_lines (row, p);
              trellis_csv_reader_set_error (self, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_MALFORMED, column,
                                            _("text follows the quotes that end this field; a quote inside a "
                                              "field must be doubled"), error);
              return SCAN_ERROR;
            }
        }
      else
        {
          const char *text = p;

          p = find_delimiter (p, end);
          if (p == end && !self->is_at_end)
            return SCAN_MORE;
          keep_field (self, column, text, p - text);
        }

      if (p == end || *p != ',')
        break;
    }

  if (p < end && *p == '\r' && p + 1 == end && !self->is_at_end)
    return SCAN_MORE;

  self->n_fields = column + 1;
  self->next_line += count_lines (row, p);
  if (p < end)
    {
      p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
      self->next_line++;
    }
  *next = p;

  return SCAN_ROW;
}

/* Ends each field in NUL where its comma or quote stood, and writes anew those
 * whose text differs from the file's bytes. */
static void
decode_fields (TrellisCsvReader *self,
               const char       *row,
               gsize             row_size)
{
  TrellisCsvField *fields = (TrellisCsvField *) (gpointer) self->fields->data;
  gboolean needs_recoding = self->encoding == TRELLIS_CSV_ENCODING_WINDOWS_1252 &&
                            !trellis_csv_is_ascii (row, row_size);
  gsize used = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      TrellisCsvField *field = &fields[i];

      if (field->text == NULL)
        {
          /* Nothing to edit in it, as it has no length. */
          field->text = (char *) "";
          continue;
        }
      if (!needs_recoding && (field->length & HAS_DOUBLED_QUOTES) == 0)
        {
          field->text[field->length] = '\0';
          continue;
        }

      /* A byte of Windows-1252 is at most three of UTF-8. */
      if (self->scratch_size < 3 * row_size + self->fields->len)
        {
          g_assert (used == 0);
          self->scratch_size = 3 * row_size + self->fields->len;
          self->scratch = g_realloc (self->scratch, self->scratch_size);
        }
      {
        gsize length = field->length & ~HAS_DOUBLED_QUOTES;
        const char *text = field->text;
        char *copy = self->scratch + used;
        char *p = copy;

        for (gsize j = 0; j < length; j++)
          {
            if (needs_recoding && (text[j] & 0x80) != 0)
              p += g_unichar_to_utf8 (trellis_csv_decode_windows_1252 (text[j]), p);
            else
              *p++ = text[j];
            if (text[j] == '"' && (field->length & HAS_DOUBLED_QUOTES) != 0)
              j++;
          }
        *p = '\0';
        field->text = copy;
        field->length = p - copy;
        used += field->length + 1;
      }
    }
}

/**
 * trellis_csv_reader_new:
 * @path: a file of comma-separated values
 * @error: return location for a #GError
 *
 * Opens a file for reading row by row, in one pass and in little memory
 * however long it is. It is looked through once at first, to learn its
 * encoding and that it is text: UTF-8 with or without a byte-order mark, or
 * else, where any byte of it is no UTF-8, Windows-1252 throughout. The file is
 * read and not mapped: a mapped file that shrinks under the reader, as one on
 * a network drive may, would end the program.
 *
 * Lines end in CR LF, LF or CR. A field in quotes may hold commas, line breaks
 * and doubled quotes. Empty lines are passed over. Rows may be short.
 *
 * Fails with %TRELLIS_CSV_ERROR_OPEN, %TRELLIS_CSV_ERROR_READ,
 * %TRELLIS_CSV_ERROR_EMPTY or %TRELLIS_CSV_ERROR_BINARY; the message is one
 * sentence that names the file.
 *
 * Returns: (transfer full) (nullable): a reader before the first row, or %NULL
 *   with @error set
 */
TrellisCsvReader *
trellis_csv_reader_new (const char  *path,
                        GError     **error)
{
  g_autoptr (TrellisCsvReader) self = g_new0 (TrellisCsvReader, 1);
  struct stat status;

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->name = g_filename_display_name (path);
  self->fields = g_array_new (FALSE, FALSE, sizeof (TrellisCsvField));
  self->next_line = self->line = 1;
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (self->fd < 0 || fstat (self->fd, &status) != 0)
    {
      int saved_errno = errno;

      g_set_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_OPEN,
                   _("%s could not be opened: %s"), self->name, g_strerror (saved_errno));
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_OPEN, _("%s is not a file"), self->name);
      return NULL;
    }

  self->file_size = status.st_size;
  self->capacity = BUFFER_SIZE;
  self->buffer = g_malloc (self->capacity + PADDING);
  if (!trellis_csv_detect_encoding (self->fd, self->name, self->buffer, self->capacity, &self->encoding, error))
    return NULL;
  if (!fill_buffer (self, error))
    return NULL;
  if (self->end >= 3 && memcmp (self->buffer, "\xef\xbb\xbf", 3) == 0)
    self->begin = 3;

  return g_steal_pointer (&self);
}

/**
 * trellis_csv_reader_free:
 * @self: (transfer full): a reader
 *
 * Closes the file. Fields that the reader has given out are gone with it.
 */
void
trellis_csv_reader_free (TrellisCsvReader *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->name);
  g_free (self->buffer);
  g_free (self->slots);
  g_free (self->scratch);
  g_array_unref (self->fields);
  g_free (self);
}

/**
 * trellis_csv_reader_step:
 * @self: a reader
 * @error: return location for a #GError
 *
 * Goes to the next row. The fields of the one before are no longer valid.
 *
 * Fails with %TRELLIS_CSV_ERROR_UNTERMINATED at the end of a file that was cut
 * inside quotes (the message names the line and column where they open), with
 * %TRELLIS_CSV_ERROR_MALFORMED or %TRELLIS_CSV_ERROR_READ; there is no going
 * on after that.
 *
 * Returns: whether there is a row, the file has ended, or @error is set
 */
TrellisCsvStep
trellis_csv_reader_step (TrellisCsvReader  *self,
                         GError           **error)
{
  g_return_val_if_fail (!self->is_failed, TRELLIS_CSV_STEP_ERROR);

  for (;;)
    {
      const char *next;
      Scan scan;

      self->line = self->next_line;
      if (self->begin == self->end && self->is_at_end)
        {
          g_array_set_size (self->fields, 0);
          return TRELLIS_CSV_STEP_END;
        }

      scan = self->begin == self->end ? SCAN_MORE : scan_row (self, &next, error);
      if (scan == SCAN_ROW)
        {
          const char *row = self->buffer + self->begin;

          self->begin = next - self->buffer;
          if (self->n_fields == 1 && (*row == '\n' || *row == '\r'))
            continue;

          decode_fields (self, row, next - row);
          self->row++;
          return TRELLIS_CSV_STEP_ROW;
        }
      if (scan == SCAN_ERROR || !fill_buffer (self, error))
        {
          self->is_failed = TRUE;
          return TRELLIS_CSV_STEP_ERROR;
        }
    }
}

/**
 * trellis_csv_reader_select:
 * @self: a reader that has stepped onto its header
 * @columns: (array length=n_columns): the columns wanted, from 0, each once;
 *   -1 for one that the file does not have, whose field is then always empty
 * @n_columns: how many
 *
 * Says which columns the rows that follow give, and in which order: the field
 * at place i of a row is that of column @columns[i]. The others are passed
 * over cheaply. Without this call a row gives all its fields.
 */
void
trellis_csv_reader_select (TrellisCsvReader *self,
                           const int        *columns,
                           guint             n_columns)
{
  int last = -1;

  for (guint i = 0; i < n_columns; i++)
    last = MAX (last, columns[i]);

  g_free (self->slots);
  self->n_slots = last + 1;
  self->slots = g_new (int, self->n_slots + 1);
  for (guint i = 0; i < self->n_slots; i++)
    self->slots[i] = -1;
  for (guint i = 0; i < n_columns; i++)
    {
      if (columns[i] >= 0)
        self->slots[columns[i]] = i;
    }
  g_array_set_size (self->fields, n_columns);
}

/**
 * trellis_csv_reader_get_fields:
 * @self: a reader on a row
 *
 * Returns: (transfer none): the fields of the row: all of it, or after
 *   trellis_csv_reader_select() as many as were selected, those that a short
 *   row lacks empty. Valid until the next step.
 */
const TrellisCsvField *
trellis_csv_reader_get_fields (TrellisCsvReader *self)
{
  return (const TrellisCsvField *) (gpointer) self->fields->data;
}

/**
 * trellis_csv_reader_get_n_fields:
 * @self: a reader on a row
 *
 * Returns: how many fields the row has in the file, wanted or not
 */
guint
trellis_csv_reader_get_n_fields (TrellisCsvReader *self)
{
  return self->n_fields;
}

/**
 * trellis_csv_reader_find_field:
 * @self: a reader on a row, with no columns selected
 * @text: what to look for, as the name of a column
 *
 * Returns: the place of the first field that reads @text, whatever the case
 *   and the spaces around it, from 0; -1 where none does. A caller passes over
 *   title lines by stepping until the header's first name is found.
 */
int
trellis_csv_reader_find_field (TrellisCsvReader *self,
                               const char       *text)
{
  const TrellisCsvField *fields = trellis_csv_reader_get_fields (self);

  for (guint i = 0; i < self->fields->len; i++)
    {
      g_autofree char *stripped = g_strstrip (g_strdup (fields[i].text));

      if (g_ascii_strcasecmp (stripped, text) == 0)
        return i;
    }

  return -1;
}

/**
 * trellis_csv_reader_get_line:
 * @self: a reader
 *
 * Returns: the line of the file that the present row begins on, from 1, as a
 *   text editor counts: line breaks inside quotes count too
 */
guint64
trellis_csv_reader_get_line (TrellisCsvReader *self)
{
  return self->line;
}

/**
 * trellis_csv_reader_get_row:
 * @self: a reader
 *
 * Returns: how many rows have been read, the header and title lines among them
 */
guint64
trellis_csv_reader_get_row (TrellisCsvReader *self)
{
  return self->row;
}

/**
 * trellis_csv_reader_get_fraction:
 * @self: a reader
 *
 * Returns: how much of the file has been read, 0 to 1, for a progress bar
 */
double
trellis_csv_reader_get_fraction (TrellisCsvReader *self)
{
  guint64 position = self->offset - (self->end - self->begin);

  return CLAMP ((double) position / MAX (self->file_size, 1), 0, 1);
}

/**
 * trellis_csv_reader_get_name:
 * @self: a reader
 *
 * Returns: (transfer none): the file's path, fit to be shown
 */
const char *
trellis_csv_reader_get_name (TrellisCsvReader *self)
{
  return self->name;
}

/**
 * trellis_csv_reader_set_error:
 * @self: a reader on a row
 * @domain: the error's domain
 * @code: its code
 * @column: the column that the problem is in, from 0 and as it stands in the
 *   file, or -1 where it is not one column's
 * @problem: what is wrong and what to do, in the program's language, without a
 *   capital or a full stop
 * @error: return location for a #GError
 *
 * Sets @error to one sentence that names the file, the line and the column.
 */
void
trellis_csv_reader_set_error (TrellisCsvReader  *self,
                              GQuark             domain,
                              int                code,
                              int                column,
                              const char        *problem,
                              GError           **error)
{
  if (column >= 0)
    g_set_error (error, domain, code,
                 /* Translators: file, line, column, and what is wrong there. */
                 _("%s, line %u, column %d: %s"), self->name, (guint) self->line, column + 1, problem);
  else
    g_set_error (error, domain, code,
                 /* Translators: file, line, and what is wrong there. */
                 _("%s, line %u: %s"), self->name, (guint) self->line, problem);
}
