/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-csv-encoding.h"

#include "trellis-csv-reader.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* What is known of UTF-8 between two blocks of a file, of which the first may
 * end inside a character. */
typedef struct
{
  gboolean is_valid;
  int n_pending;       /* bytes that the character begun still needs */
  guint8 lowest;       /* the next of them is from here… */
  guint8 highest;      /* …to here */
} Utf8State;

/* The bytes that may follow a first byte: Unicode 15, table 3-7. */
static gboolean
begin_character (Utf8State *state,
                 guint8     byte)
{
  state->lowest = 0x80;
  state->highest = 0xbf;

  if (byte >= 0xc2 && byte <= 0xdf)
    {
      state->n_pending = 1;
    }
  else if (byte >= 0xe0 && byte <= 0xef)
    {
      state->n_pending = 2;
      if (byte == 0xe0)
        state->lowest = 0xa0;
      else if (byte == 0xed)
        state->highest = 0x9f;
    }
  else if (byte >= 0xf0 && byte <= 0xf4)
    {
      state->n_pending = 3;
      if (byte == 0xf0)
        state->lowest = 0x90;
      else if (byte == 0xf4)
        state->highest = 0x8f;
    }
  else
    {
      return FALSE;
    }

  return TRUE;
}

static void
check_utf8 (Utf8State  *state,
            const char *text,
            gsize       length)
{
  const guint8 *p = (const guint8 *) text;
  const guint8 *end = p + length;

  while (p < end && state->is_valid)
    {
      if (state->n_pending > 0)
        {
          state->is_valid = *p >= state->lowest && *p <= state->highest;
          state->n_pending--;
          state->lowest = 0x80;
          state->highest = 0xbf;
        }
      else if (*p >= 0x80)
        {
          state->is_valid = begin_character (state, *p);
        }
      else if (end - p >= 64 && trellis_csv_is_ascii ((const char *) p, 64))
        {
          p += 64;
          continue;
        }
      p++;
    }
}

static void
set_binary_error (const char  *name,
                  const char  *start,
                  gsize        length,
                  guint64      line,
                  guint64      column,
                  GError     **error)
{
  if (length >= 4 && memcmp (start, "PK\003\004", 4) == 0)
    g_set_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_BINARY,
                 _("%s, line 1, column 1: this is a workbook or an archive and not a CSV file: "
                   "save it as CSV, or unpack it first"), name);
  else if (length >= 2 && (memcmp (start, "\xff\xfe", 2) == 0 || memcmp (start, "\xfe\xff", 2) == 0))
    g_set_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_BINARY,
                 _("%s, line 1, column 1: this is text in UTF-16: save it again as “CSV UTF-8”"), name);
  else
    g_set_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_BINARY,
                 _("%s, line %u, column %u: there is a NUL byte, so this is not a CSV file: "
                   "choose another, or fetch it again"), name, (guint) line, (guint) column);
}

/* The line and, by the commas before it, the column of a byte that should not
 * be there. Only a file that is refused is read again for it. */
static void
find_place (int      fd,
            char    *buffer,
            gsize    size,
            guint64  offset,
            guint64 *line,
            guint64 *column)
{
  *line = *column = 1;
  for (guint64 before = 0; before < offset;)
    {
      gssize n_read = pread (fd, buffer, MIN (size, offset - before), before);

      if (n_read <= 0)
        return;
      for (gssize i = 0; i < n_read; i++)
        {
          if (buffer[i] == '\n')
            {
              (*line)++;
              *column = 1;
            }
          else if (buffer[i] == ',')
            {
              (*column)++;
            }
        }
      before += n_read;
    }
}

/**
 * trellis_csv_detect_encoding:
 * @fd: a file at its start; left there
 * @name: what to call it in an error
 * @buffer: room to work in
 * @size: of @buffer, at least 64
 * @encoding: (out): what the file's text is in
 * @error: return location for a #GError
 *
 * Looks through a file once. A file that is UTF-8 from its first byte to its
 * last is that; any other text is taken for Windows-1252, which the
 * Department for Education's and Ofsted's files are in.
 *
 * Fails with %TRELLIS_CSV_ERROR_EMPTY where there is nothing but a byte-order
 * mark and white space, with %TRELLIS_CSV_ERROR_BINARY where a byte is NUL,
 * which no text has, and with %TRELLIS_CSV_ERROR_READ.
 *
 * Returns: whether it is text
 */
gboolean
trellis_csv_detect_encoding (int                  fd,
                             const char          *name,
                             char                *buffer,
                             gsize                size,
                             TrellisCsvEncoding  *encoding,
                             GError             **error)
{
  Utf8State state = { .is_valid = TRUE };
  gboolean is_blank = TRUE;
  char start[4] = { 0 };
  gsize start_length = 0;

  for (guint64 offset = 0;;)
    {
      gssize n_read = pread (fd, buffer, size, offset);
      const char *nul;

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          int saved_errno = errno;

          g_set_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_READ,
                       _("%s could not be read: %s"), name, g_strerror (saved_errno));
          return FALSE;
        }
      if (n_read == 0)
        break;

      if (offset == 0)
        {
          start_length = MIN (n_read, 4);
          memcpy (start, buffer, start_length);
        }
      nul = memchr (buffer, '\0', n_read);
      if (nul != NULL)
        {
          guint64 line, column;

          find_place (fd, buffer, size, offset + (nul - buffer), &line, &column);
          set_binary_error (name, start, start_length, line, column, error);
          return FALSE;
        }

      if (is_blank)
        {
          gssize skip = offset == 0 && n_read >= 3 && memcmp (buffer, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

          while (skip < n_read && g_ascii_isspace (buffer[skip]))
            skip++;
          is_blank = skip == n_read;
        }
      check_utf8 (&state, buffer, n_read);
      offset += n_read;
    }

  if (is_blank)
    {
      g_set_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_EMPTY,
                   _("%s, line 1, column 1: the file is empty: choose another, or fetch it again"), name);
      return FALSE;
    }

  *encoding = state.is_valid && state.n_pending == 0 ? TRELLIS_CSV_ENCODING_UTF_8 : TRELLIS_CSV_ENCODING_WINDOWS_1252;
  return TRUE;
}

/**
 * trellis_csv_is_ascii:
 * @text: (array length=length): some text
 * @length: in bytes
 *
 * Returns: whether every byte is ASCII
 */
gboolean
trellis_csv_is_ascii (const char *text,
                      gsize       length)
{
  guint64 bits = 0;
  gsize i = 0;

  for (; i + 8 <= length; i += 8)
    {
      guint64 word;

      memcpy (&word, text + i, sizeof word);
      bits |= word;
    }
  for (; i < length; i++)
    bits |= (guint64) (guint8) text[i];

  return (bits & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

/**
 * trellis_csv_decode_windows_1252:
 * @byte: a byte of Windows-1252
 *
 * Returns: its character; U+FFFD for the five bytes that have none
 */
gunichar
trellis_csv_decode_windows_1252 (char byte)
{
  /* 0x80 to 0x9f; the rest is as in Latin-1. */
  static const guint16 characters[32] = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd,
    0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
    0x0153, 0xfffd, 0x017e, 0x0178,
  };
  guint8 value = (guint8) byte;

  return value >= 0x80 && value < 0xa0 ? characters[value - 0x80] : value;
}
