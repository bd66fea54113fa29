/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TrellisRichStyle: how a run of letters is set. */
typedef enum
{
  TRELLIS_RICH_PLAIN = 0,
  TRELLIS_RICH_BOLD = 1 << 0,
  TRELLIS_RICH_ITALIC = 1 << 1,
} TrellisRichStyle;

/** TrellisRichRun: letters of a line that are set alike, by bytes of its text and of the line as the file holds it. */
typedef struct
{
  guint start;
  guint end;
  guint source_start;  /* behind the mark before it */
  guint source_end;    /* at the mark after it */
  TrellisRichStyle style;
} TrellisRichRun;

/** TrellisRichLine: a paragraph of a note, or an item of a list. */
typedef struct
{
  gboolean is_item;
  char *text;       /* without marks */
  GArray *runs;     /* (element-type TrellisRichRun): all of the text, in order */
} TrellisRichLine;

GPtrArray *trellis_rich_text_parse      (const char       *body);
char      *trellis_rich_text_dup_plain  (const char       *body);
void       trellis_rich_text_append_run (GString          *body,
                                         const char       *text,
                                         gssize            length,
                                         TrellisRichStyle  style);

G_END_DECLS
