/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-rich-text.h"

#include <string.h>

/* The words of a note with their few marks, as people mark plain text: two
 * asterisks around what is bold, an underscore around what is italic, and a
 * hyphen before an item of a list. A file, a comparison and a search read them
 * as text. A backslash before such a mark means the letter itself. */

static const char bold_mark[] = "**";
static const char italic_mark[] = "_";

#define ITEM "- "

static void
free_line (gpointer data)
{
  TrellisRichLine *line = data;

  g_free (line->text);
  g_array_unref (line->runs);
  g_free (line);
}

static void
end_run (TrellisRichLine *line,
         GString         *text,
         TrellisRichRun  *run,
         guint            source_end)
{
  run->end = text->len;
  run->source_end = source_end;
  if (run->end > run->start)
    g_array_append_val (line->runs, *run);
  run->start = text->len;
}

/* The mark that stands at @p; NULL for none. */
static const char *
find_mark (const char *p)
{
  if (g_str_has_prefix (p, bold_mark))
    return bold_mark;

  return g_str_has_prefix (p, italic_mark) ? italic_mark : NULL;
}

static gboolean
is_escape (const char *p)
{
  return p[0] == '\\' && p[1] != '\0' && strchr ("\\*_", p[1]) != NULL;
}

/* Whether a mark that opens is closed on the same line, around something; one
 * that is not is what somebody typed. */
static gboolean
is_closed (const char *from,
           const char *mark)
{
  for (const char *p = from; *p != '\0'; p++)
    {
      if (is_escape (p))
        p++;
      else if (find_mark (p) == mark)
        return p > from;
    }

  return FALSE;
}

static TrellisRichLine *
parse_line (const char *source)
{
  TrellisRichLine *line = g_new0 (TrellisRichLine, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *begin = source;
  TrellisRichRun run = { 0 };

  line->runs = g_array_new (FALSE, FALSE, sizeof (TrellisRichRun));
  line->is_item = g_str_has_prefix (source, ITEM);
  if (line->is_item)
    source += strlen (ITEM);
  run.source_start = source - begin;

  while (*source != '\0')
    {
      const char *mark = is_escape (source) ? NULL : find_mark (source);
      TrellisRichStyle marked = mark == NULL ? TRELLIS_RICH_PLAIN : mark == bold_mark ? TRELLIS_RICH_BOLD
                                                                                             : TRELLIS_RICH_ITALIC;

      if (mark != NULL && ((run.style & marked) != 0 || is_closed (source + strlen (mark), mark)))
        {
          end_run (line, text, &run, source - begin);
          run.style ^= marked;
          source += strlen (mark);
          run.source_start = source - begin;
          continue;
        }
      if (is_escape (source))
        source++;
      g_string_append_c (text, *source++);
    }
  end_run (line, text, &run, source - begin);
  line->text = g_string_free (g_steal_pointer (&text), FALSE);

  return line;
}

/**
 * trellis_rich_text_parse:
 * @body: a part of a note, as the trust file holds it
 *
 * Returns: (transfer full) (element-type TrellisRichLine): its lines, empty
 *   ones among them
 */
GPtrArray *
trellis_rich_text_parse (const char *body)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);
  g_auto (GStrv) sources = g_strsplit (body, "\n", -1);

  for (guint i = 0; sources[i] != NULL; i++)
    g_ptr_array_add (lines, parse_line (sources[i]));

  return lines;
}

/**
 * trellis_rich_text_dup_plain:
 * @body: a part of a note, as the trust file holds it
 *
 * Returns: (transfer full): its words as they are read aloud, without marks;
 *   items of lists keep their hyphen
 */
char *
trellis_rich_text_dup_plain (const char *body)
{
  g_autoptr (GPtrArray) lines = trellis_rich_text_parse (body);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const TrellisRichLine *line = g_ptr_array_index (lines, i);

      if (i > 0)
        g_string_append_c (plain, '\n');
      if (line->is_item)
        g_string_append (plain, ITEM);
      g_string_append (plain, line->text);
    }

  return g_string_free (plain, FALSE);
}

/**
 * trellis_rich_text_append_run:
 * @body: a part of a note being written
 * @text: what comes next, on one line
 * @length: its bytes, or -1 where it ends with a nul
 * @style: how it is set
 *
 * Appends letters with their marks, so that trellis_rich_text_parse() reads
 * them back. Blanks at either end of a marked run stand outside of the marks.
 */
void
trellis_rich_text_append_run (GString          *body,
                              const char       *text,
                              gssize            length,
                              TrellisRichStyle  style)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  const char *first = text, *last = end;

  while (first < end && *first == ' ')
    first++;
  while (last > first && last[-1] == ' ')
    last--;

  g_string_append_len (body, text, first - text);
  if (last > first)
    {
      if ((style & TRELLIS_RICH_BOLD) != 0)
        g_string_append (body, bold_mark);
      if ((style & TRELLIS_RICH_ITALIC) != 0)
        g_string_append (body, italic_mark);
      for (const char *p = first; p < last; p++)
        {
          if (strchr ("\\*_", *p) != NULL)
            g_string_append_c (body, '\\');
          g_string_append_c (body, *p);
        }
      if ((style & TRELLIS_RICH_ITALIC) != 0)
        g_string_append (body, italic_mark);
      if ((style & TRELLIS_RICH_BOLD) != 0)
        g_string_append (body, bold_mark);
    }
  g_string_append_len (body, last, end - last);
}
