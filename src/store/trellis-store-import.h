/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/**
 * TrellisSchoolRecord:
 *
 * A school as the register describes it. Strings are never %NULL, empty where
 * the register says nothing; numbers are -1 and days %TRELLIS_DAY_NONE where
 * unknown.
 */
typedef struct
{
  const char *urn;
  const char *name;
  const char *phase;
  const char *status;         /* open, open-closing, closed, proposed */
  const char *kind;
  const char *kind_group;
  TrellisDay opened_on;
  TrellisDay closed_on;
  const char *la_code;
  const char *la_name;
  const char *establishment_number;
  int age_low;
  int age_high;
  const char *gender;
  const char *religious_character;
  gboolean is_church;
  const char *diocese;
  const char *trust_uid;
  const char *trust_name;
  const char *federation_code;
  const char *federation_name;
  int pupils;
  int capacity;
  double free_meals_pct;
  TrellisDay census_on;
  const char *street;
  const char *locality;
  const char *town;
  const char *county;
  const char *postcode;
  int easting;
  int northing;
  const char *website;
  const char *phone;
  const char *head_name;
  const char *head_title;
} TrellisSchoolRecord;

typedef struct _TrellisSchoolImport TrellisSchoolImport;

TrellisSchoolImport *trellis_school_import_begin       (TrellisStore               *store,
                                                        const char                 *sentence,
                                                        TrellisDay                  holds_from,
                                                        GError                    **error);
gboolean             trellis_school_import_add         (TrellisSchoolImport        *self,
                                                        const TrellisSchoolRecord  *record,
                                                        GError                    **error);
gboolean             trellis_school_import_put         (TrellisSchoolImport        *self,
                                                        const TrellisSchoolRecord  *record,
                                                        GError                    **error);
gboolean             trellis_school_import_put_federation (TrellisSchoolImport     *self,
                                                        const char                 *urn,
                                                        const char                 *code,
                                                        const char                 *name,
                                                        GError                    **error);
gboolean             trellis_school_import_put_inspection (TrellisSchoolImport     *self,
                                                        const char                 *urn,
                                                        TrellisDay                  inspected_on,
                                                        const char                 *outcome,
                                                        GError                    **error);
gboolean             trellis_school_import_end         (TrellisSchoolImport        *self,
                                                        gboolean                    is_good,
                                                        GError                    **error);
GHashTable          *trellis_store_list_school_records (TrellisStore               *self,
                                                        GError                    **error);
gboolean             trellis_school_record_equal       (const TrellisSchoolRecord  *a,
                                                        const TrellisSchoolRecord  *b);

G_END_DECLS
