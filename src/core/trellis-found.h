/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** TrellisFoundKind: what a search can find, in the order that it is shown in. */
typedef enum
{
  TRELLIS_FOUND_SCHOOL,
  TRELLIS_FOUND_PERSON,
  TRELLIS_FOUND_ACTION,
  TRELLIS_FOUND_VISIT,
  TRELLIS_FOUND_NOTE,
  TRELLIS_N_FOUND_KINDS
} TrellisFoundKind;

/* Around the words that were searched for, in what a search found. */
#define TRELLIS_FOUND_BEGIN '\002'
#define TRELLIS_FOUND_END '\003'

#define TRELLIS_TYPE_FOUND (trellis_found_get_type ())
G_DECLARE_FINAL_TYPE (TrellisFound, trellis_found, TRELLIS, FOUND, GObject)

/**
 * TrellisFound:
 *
 * One thing that a search found. Read-only once built. Strings are never %NULL.
 */
struct _TrellisFound
{
  GObject parent_instance;

  TrellisFoundKind kind;
  char *id;        /* URN, or the id of a person, an action or a visit; of a note, its visit's */
  char *urn;       /* the school that it belongs to; empty for a person at none */
  char *title;
  char *words;     /* where the words stand, with %TRELLIS_FOUND_BEGIN and %TRELLIS_FOUND_END around each */
  guint n_of_kind; /* things of this kind that the search finds in all */
};

TrellisFound *trellis_found_new           (TrellisFoundKind  kind,
                                           const char       *id,
                                           const char       *urn,
                                           const char       *title,
                                           const char       *words);
char         *trellis_found_dup_markup    (TrellisFound     *self);
char         *trellis_found_dup_words     (TrellisFound     *self);
const char   *trellis_found_kind_get_name (TrellisFoundKind  kind);

G_END_DECLS
