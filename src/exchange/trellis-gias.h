/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TRELLIS_GIAS_ERROR (trellis_gias_error_quark ())

typedef enum
{
  TRELLIS_GIAS_ERROR_COLUMN,     /* a needed column is missing */
  TRELLIS_GIAS_ERROR_URN,        /* not six digits */
  TRELLIS_GIAS_ERROR_DUPLICATE,  /* a URN twice */
  TRELLIS_GIAS_ERROR_VALUE,      /* a word that the program cannot do without and does not know */
  TRELLIS_GIAS_ERROR_TRUST,      /* the file holds no such trust */
} TrellisGiasError;

/** TrellisGiasColumn: a column of the file that the program reads; an edition may lack all but six. */
typedef enum
{
  TRELLIS_GIAS_URN,
  TRELLIS_GIAS_LA_CODE,
  TRELLIS_GIAS_LA_NAME,
  TRELLIS_GIAS_ESTABLISHMENT_NUMBER,
  TRELLIS_GIAS_NAME,
  TRELLIS_GIAS_UKPRN,
  TRELLIS_GIAS_KIND,
  TRELLIS_GIAS_KIND_GROUP,
  TRELLIS_GIAS_STATUS,
  TRELLIS_GIAS_OPENED_ON,
  TRELLIS_GIAS_CLOSED_ON,
  TRELLIS_GIAS_PHASE,
  TRELLIS_GIAS_AGE_LOW,
  TRELLIS_GIAS_AGE_HIGH,
  TRELLIS_GIAS_GENDER,
  TRELLIS_GIAS_RELIGIOUS_CHARACTER,
  TRELLIS_GIAS_DIOCESE,
  TRELLIS_GIAS_TRUST_UID,
  TRELLIS_GIAS_TRUST_NAME,
  TRELLIS_GIAS_FEDERATION_CODE,
  TRELLIS_GIAS_FEDERATION_NAME,
  TRELLIS_GIAS_PUPILS,
  TRELLIS_GIAS_CAPACITY,
  TRELLIS_GIAS_FREE_MEALS,
  TRELLIS_GIAS_CENSUS_ON,
  TRELLIS_GIAS_STREET,
  TRELLIS_GIAS_LOCALITY,
  TRELLIS_GIAS_ADDRESS_3,
  TRELLIS_GIAS_TOWN,
  TRELLIS_GIAS_COUNTY,
  TRELLIS_GIAS_POSTCODE,
  TRELLIS_GIAS_EASTING,
  TRELLIS_GIAS_NORTHING,
  TRELLIS_GIAS_WEBSITE,
  TRELLIS_GIAS_PHONE,
  TRELLIS_GIAS_HEAD_TITLE,
  TRELLIS_GIAS_HEAD_FIRST_NAME,
  TRELLIS_GIAS_HEAD_LAST_NAME,
  TRELLIS_GIAS_HEAD_JOB_TITLE,
  TRELLIS_GIAS_INSPECTION,
  TRELLIS_GIAS_INSPECTED_ON,
  TRELLIS_GIAS_N_COLUMNS
} TrellisGiasColumn;

/** TRELLIS_GIAS_HAS: whether the edition has a column; a school's empty field of one that it lacks says nothing. */
#define TRELLIS_GIAS_HAS(school, column) (((school)->columns & (G_GUINT64_CONSTANT (1) << (column))) != 0)

/**
 * TrellisGiasSchool:
 *
 * An establishment as the file has it. Strings are never %NULL, empty where
 * the file has nothing, "Not applicable" or "Does not apply", and owned by the
 * reading: they go with the call that brings them. Numbers are -1 and days
 * %TRELLIS_DAY_NONE where unknown.
 */
typedef struct
{
  guint64 columns;            /* TRELLIS_GIAS_HAS() */
  guint64 line;               /* of the file */

  const char *urn;            /* six digits */
  const char *la_code;
  const char *la_name;
  const char *establishment_number;
  const char *name;
  const char *ukprn;
  const char *kind;           /* as published: Academy converter */
  const char *kind_group;     /* as published: Academies */
  const char *status;         /* open, open-closing, closed, proposed */
  TrellisDay opened_on;
  TrellisDay closed_on;
  const char *phase;          /* a key: trellis_phase_get_name(); empty where it has none */
  int age_low;
  int age_high;
  const char *gender;
  const char *religious_character;
  gboolean is_church;         /* of a Christian church */
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
  const char *address_3;
  const char *town;
  const char *county;
  const char *postcode;
  int easting;                /* metres, OSGB36 */
  int northing;
  const char *website;
  const char *phone;
  const char *head_title;
  const char *head_name;      /* first and last name */
  const char *head_job_title;
  const char *inspection;     /* as published: Good */
  TrellisDay inspected_on;
} TrellisGiasSchool;

typedef struct
{
  char *name;                 /* as the file first spells it */
  char *uid;                  /* empty where the edition has none */
  guint n_open;               /* those proposed to close among them */
  guint n_closed;
  guint n_proposed;           /* to open */
} TrellisGiasTrust;

/**
 * TrellisGiasSchoolFunc:
 * @school: a school; gone when the function returns
 * @user_data: what the caller gave
 * @error: return location for a #GError
 *
 * Takes a school of the file, in the file's order.
 *
 * Returns: whether to go on; %FALSE with @error set
 */
typedef gboolean (*TrellisGiasSchoolFunc)   (const TrellisGiasSchool  *school,
                                             gpointer                  user_data,
                                             GError                  **error);

/**
 * TrellisGiasProgressFunc:
 * @fraction: how much of the file has been read, 0 to 1
 * @user_data: what the caller gave
 */
typedef void     (*TrellisGiasProgressFunc) (double                    fraction,
                                             gpointer                  user_data);

GQuark      trellis_gias_error_quark      (void);
const char *trellis_gias_column_get_title (TrellisGiasColumn         column);
GPtrArray  *trellis_gias_list_trusts      (const char               *path,
                                           GCancellable             *cancellable,
                                           GError                  **error);
gboolean    trellis_gias_read             (const char               *path,
                                           const char               *trust,
                                           GHashTable               *also,
                                           TrellisGiasSchoolFunc     school_func,
                                           TrellisGiasProgressFunc   progress_func,
                                           gpointer                  user_data,
                                           GPtrArray                *notes,
                                           GCancellable             *cancellable,
                                           GError                  **error);
void        trellis_gias_trust_free       (TrellisGiasTrust         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisGiasTrust, trellis_gias_trust_free)

G_END_DECLS
