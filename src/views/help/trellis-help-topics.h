/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_HELP_TEXT,
  TRELLIS_HELP_STEP,  /* numbered from 1 after anything else */
  TRELLIS_HELP_KEY,   /* a key or a gesture, and what it does */
} TrellisHelpKind;

/** TrellisHelpLine: a paragraph of the guide, its words not yet translated. */
typedef struct
{
  TrellisHelpKind kind;
  const char *key;    /* (nullable): of a %TRELLIS_HELP_KEY */
  const char *text;
} TrellisHelpLine;

/** TrellisHelpTopic: a page of the guide. */
typedef struct
{
  const char *id;
  const char *title;  /* not yet translated */
  const TrellisHelpLine *lines;
  guint n_lines;
} TrellisHelpTopic;

const TrellisHelpTopic *trellis_help_list_topics (guint *n_topics);

G_END_DECLS
