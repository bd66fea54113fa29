/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* What is said of a school in words, from a day on. */
#define TRELLIS_FACT_LOCAL_GOVERNANCE "local-governance"
#define TRELLIS_FACT_INSPECTION_READINESS "inspection-readiness"
#define TRELLIS_FACT_RISK "risk"

/** TrellisSchoolFact: what holds of a school from a day on. */
typedef struct
{
  char *kind;
  TrellisDay holds_from;
  char *value;          /* empty: nothing holds any more */
} TrellisSchoolFact;

const char *trellis_school_fact_get_name  (const char         *kind);
void        trellis_school_fact_free      (TrellisSchoolFact  *self);
GPtrArray  *trellis_store_list_facts      (TrellisStore       *self,
                                           const char         *urn,
                                           TrellisDay          as_at,
                                           GError            **error);
gboolean    trellis_store_set_fact        (TrellisStore       *self,
                                           const char         *urn,
                                           const char         *kind,
                                           const char         *value,
                                           TrellisDay          holds_from,
                                           GError            **error);

G_END_DECLS
