/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-inspection.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisSchoolLink: another URN that a school had, or that came after it. */
typedef struct
{
  char *urn;
  char *linked_urn;
  char *kind;             /* predecessor, successor, other */
  char *description;      /* the other school's name, and how they are joined where that is not plain */
  TrellisDay linked_on;   /* TRELLIS_DAY_NONE where unknown */
} TrellisSchoolLink;

GPtrArray *trellis_store_list_inspections   (TrellisStore             *self,
                                             const char               *urn,
                                             TrellisDay                as_at,
                                             GError                  **error);
gboolean   trellis_store_record_inspection  (TrellisStore             *self,
                                             const TrellisInspection  *inspection,
                                             GError                  **error);
gboolean   trellis_store_record_inspections (TrellisStore             *self,
                                             GPtrArray                *inspections,
                                             GError                  **error);
gboolean   trellis_store_remove_inspection  (TrellisStore             *self,
                                             const TrellisInspection  *inspection,
                                             GError                  **error);
GPtrArray *trellis_store_list_school_links  (TrellisStore             *self,
                                             const char               *urn,
                                             GError                  **error);
gboolean   trellis_store_put_school_links   (TrellisStore             *self,
                                             GPtrArray                *links,
                                             GError                  **error);
gboolean   trellis_store_set_joining_days   (TrellisStore             *self,
                                             GHashTable               *days,
                                             GError                  **error);
void       trellis_school_link_free         (TrellisSchoolLink        *link);

G_END_DECLS
