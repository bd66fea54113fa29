/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisConcernStep: what followed a concern, on a day. */
typedef struct
{
  TrellisDay taken_on;
  char *what;
} TrellisConcernStep;

/** TrellisConcern: a matter raised with a school. */
typedef struct
{
  char *id;
  char *urn;
  TrellisDay raised_on;
  char *raised_by;
  char *raised_with;      /* the headteacher, the chair, … */
  char *what;
  TrellisDay closed_on;   /* TRELLIS_DAY_NONE while it is open */
  GPtrArray *steps;       /* (element-type TrellisConcernStep): the earliest first */
} TrellisConcern;

void       trellis_concern_free         (TrellisConcern        *self);
GPtrArray *trellis_store_list_concerns  (TrellisStore          *self,
                                         const char            *urn,
                                         TrellisDay             as_at,
                                         GError               **error);
char      *trellis_store_raise_concern  (TrellisStore          *self,
                                         const char            *urn,
                                         const char            *what,
                                         const char            *raised_by,
                                         const char            *raised_with,
                                         TrellisDay             raised_on,
                                         GError               **error);
gboolean   trellis_store_follow_concern (TrellisStore          *self,
                                         const TrellisConcern  *concern,
                                         const char            *what,
                                         TrellisDay             taken_on,
                                         gboolean               is_closed,
                                         GError               **error);

G_END_DECLS
