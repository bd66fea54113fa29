/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** TrellisFramework: how a school was inspected. Grades of one are never set beside those of another. */
typedef enum
{
  TRELLIS_FRAMEWORK_OEIF,         /* graded 1 to 4, before November 2025 */
  TRELLIS_FRAMEWORK_REPORT_CARD,  /* five grades in several areas, since */
  TRELLIS_FRAMEWORK_UNGRADED,
  TRELLIS_FRAMEWORK_SIAMS,        /* of church schools */
  TRELLIS_FRAMEWORK_OTHER,        /* a diocese's, a peer's, the trust's own */
  TRELLIS_N_FRAMEWORKS
} TrellisFramework;

typedef struct
{
  char *area;
  char *grade;            /* in words, as published */
} TrellisInspectionGrade;

/** TrellisInspection: one inspection of a school. Strings are never %NULL but where it says so. */
typedef struct
{
  char *id;               /* (nullable): of one not recorded yet */
  char *urn;              /* of the school as it is now */
  char *inspected_urn;    /* of the school as it was then: a predecessor's, or the same */
  TrellisFramework framework;
  TrellisDay inspected_on;
  TrellisDay published_on;  /* TRELLIS_DAY_NONE where unknown */
  char *outcome;          /* in a few words; empty where there is none */
  GPtrArray *grades;      /* (element-type TrellisInspectionGrade) */
} TrellisInspection;

const char        *trellis_framework_get_key      (TrellisFramework          framework);
const char        *trellis_framework_get_name     (TrellisFramework          framework);
gboolean           trellis_framework_parse        (const char               *key,
                                                   TrellisFramework         *framework);
TrellisInspection *trellis_inspection_new         (const char               *urn,
                                                   TrellisFramework          framework,
                                                   TrellisDay                inspected_on,
                                                   const char               *outcome);
void               trellis_inspection_add_grade   (TrellisInspection        *self,
                                                   const char               *area,
                                                   const char               *grade);
gboolean           trellis_inspection_equal       (const TrellisInspection  *a,
                                                   const TrellisInspection  *b);
void               trellis_inspection_free        (TrellisInspection        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisInspection, trellis_inspection_free)

G_END_DECLS
