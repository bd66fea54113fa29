/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme-field.h"

G_BEGIN_DECLS

/** TrellisSchemeGroupInfo: fields under a heading, or the lines of a table where @list names one. */
typedef struct
{
  const char *title;                     /* (nullable) */
  const TrellisSchemeFieldInfo *fields;
  guint n_fields;
  const char *list;                      /* (nullable): its place below the item's */
  const char *add;                       /* of a table: what its button says */
} TrellisSchemeGroupInfo;

typedef enum
{
  TRELLIS_SCHEME_ITEM_SCHEME,
  TRELLIS_SCHEME_ITEM_LEVEL,
  TRELLIS_SCHEME_ITEM_ASPECT,
  TRELLIS_SCHEME_ITEM_PROGRAMME,
  TRELLIS_SCHEME_ITEM_DOCUMENT,
  TRELLIS_N_SCHEME_ITEMS
} TrellisSchemeItem;

/** TrellisSchemeItemInfo: what can be said of the items of a list of the scheme, or of the scheme itself. */
typedef struct
{
  const char *list;                      /* /levels; empty for the scheme itself */
  const char *name;                      /* the member that names one */
  const char *unnamed;
  const char *add;
  const char *remove;
  const TrellisSchemeGroupInfo *groups;
  guint n_groups;
} TrellisSchemeItemInfo;

#define TRELLIS_TYPE_SCHEME_FORM (trellis_scheme_form_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSchemeForm, trellis_scheme_form, TRELLIS, SCHEME_FORM, GtkBox)

const TrellisSchemeItemInfo *
           trellis_scheme_item_get_info (TrellisSchemeItem   item);
GtkWidget *trellis_scheme_form_new      (TrellisSchemeDraft *draft,
                                         TrellisSchemeItem   item,
                                         const char         *base);

G_END_DECLS
