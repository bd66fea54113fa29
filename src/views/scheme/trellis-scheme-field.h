/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_SCHEME_FIELD_TEXT,
  TRELLIS_SCHEME_FIELD_LINES,    /* a list, a line each */
  TRELLIS_SCHEME_FIELD_PROSE,    /* one text of several lines */
  TRELLIS_SCHEME_FIELD_NUMBER,
  TRELLIS_SCHEME_FIELD_COUNT,    /* a number, or two: the least and the most */
  TRELLIS_SCHEME_FIELD_SWITCH,
  TRELLIS_SCHEME_FIELD_COLOUR,
  TRELLIS_SCHEME_FIELD_LEVEL,    /* one of the scheme's levels, or none */
  TRELLIS_SCHEME_FIELD_LEVELS,   /* some of them, or all */
  TRELLIS_SCHEME_FIELD_PHASES,   /* some phases, or all */
  TRELLIS_SCHEME_FIELD_KIND,     /* of visit or meeting */
  TRELLIS_SCHEME_FIELD_PERIOD,
} TrellisSchemeFieldKind;

/** TrellisSchemeFieldInfo: one thing that can be said of an item of a scheme. */
typedef struct
{
  const char *member;   /* its place below the item's */
  const char *title;
  TrellisSchemeFieldKind kind;
  int span;             /* of four columns */
  double fallback;      /* of a number: what it is where nothing is said */
  double most;
  const char *hint;     /* (nullable) */
} TrellisSchemeFieldInfo;

#define TRELLIS_TYPE_SCHEME_FIELD (trellis_scheme_field_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSchemeField, trellis_scheme_field, TRELLIS, SCHEME_FIELD, GtkBox)

GtkWidget  *trellis_scheme_field_new         (TrellisSchemeDraft           *draft,
                                              const TrellisSchemeFieldInfo *info,
                                              const char                   *base,
                                              gboolean                      has_caption);
const char *trellis_scheme_field_get_path    (TrellisSchemeField           *self);
void        trellis_scheme_field_set_problem (TrellisSchemeField           *self,
                                              const char                   *problem);
void        trellis_scheme_field_set_warning (TrellisSchemeField           *self,
                                              const char                   *warning);

G_END_DECLS
