/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TrellisWordChange: what became of words between two versions of a text. */
typedef enum
{
  TRELLIS_WORD_CHANGE_NONE,
  TRELLIS_WORD_CHANGE_REMOVED,
  TRELLIS_WORD_CHANGE_ADDED,
} TrellisWordChange;

/** TrellisWordRun: words that stand together and went the same way. */
typedef struct
{
  TrellisWordChange change;
  char *text;           /* with the spaces behind each word; where nothing changed, as the later version has it */
  guint n_words;
} TrellisWordRun;

GPtrArray *trellis_words_compare (const char *before,
                                  const char *after);

G_END_DECLS
