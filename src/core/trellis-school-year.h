/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"
#include "trellis-types.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_CLOSURE_HOLIDAY,
  TRELLIS_CLOSURE_INSET,
  TRELLIS_CLOSURE_BANK_HOLIDAY,
  TRELLIS_CLOSURE_BLOCKED,  /* any other reason that no visit may stand there */
  TRELLIS_N_CLOSURE_KINDS
} TrellisClosureKind;

typedef struct
{
  int number;           /* from 1 */
  char *name;           /* Term 4, Spring */
  TrellisDay starts_on;
  TrellisDay ends_on;   /* the last day in school */
} TrellisTerm;

typedef struct
{
  char *id;             /* (nullable): NULL until the trust file holds it */
  TrellisClosureKind kind;
  char *name;
  TrellisDay starts_on;
  TrellisDay ends_on;
  TrellisSession session;
  char *urn;            /* (nullable): this school only */
  char *person_id;      /* (nullable): this person only */
} TrellisClosure;

#define TRELLIS_TYPE_SCHOOL_YEAR (trellis_school_year_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSchoolYear, trellis_school_year, TRELLIS, SCHOOL_YEAR, GObject)

/**
 * TrellisSchoolYear:
 *
 * The trust's school year, 1 September to 31 August: its terms, and the days
 * out of them, those of single schools and people among them. Weekends are
 * never in school. Filled by its builder, read-only from then on.
 */
struct _TrellisSchoolYear
{
  GObject parent_instance;

  char *id;               /* 2026-27 */
  char *name;             /* 2026/27 */
  TrellisDay starts_on;   /* 1 September */
  TrellisDay ends_on;     /* 31 August */
  GPtrArray *terms;       /* (element-type TrellisTerm): in order */
  GPtrArray *closures;    /* (element-type TrellisClosure): by day */
  GHashTable *own_terms;  /* (element-type utf8 GPtrArray): of schools whose terms differ, by URN, each as @terms */
};

TrellisSchoolYear *trellis_school_year_new            (const char          *id,
                                                       GError             **error);
TrellisSchoolYear *trellis_school_year_new_usual      (const char          *id,
                                                       int                  n_terms,
                                                       GError             **error);
char              *trellis_school_year_dup_id_for_day (TrellisDay           day);
TrellisTerm       *trellis_school_year_add_term       (TrellisSchoolYear   *self,
                                                       int                  number,
                                                       const char          *name,
                                                       TrellisDay           starts_on,
                                                       TrellisDay           ends_on);
TrellisClosure    *trellis_school_year_add_closure    (TrellisSchoolYear   *self,
                                                       TrellisClosureKind   kind,
                                                       const char          *name,
                                                       TrellisDay           starts_on,
                                                       TrellisDay           ends_on);
TrellisTerm       *trellis_school_year_add_own_term   (TrellisSchoolYear   *self,
                                                       const char          *urn,
                                                       int                  number,
                                                       const char          *name,
                                                       TrellisDay           starts_on,
                                                       TrellisDay           ends_on);
GPtrArray         *trellis_school_year_begin_own_terms (TrellisSchoolYear   *self,
                                                       const char          *urn);
void               trellis_school_year_drop_own_terms (TrellisSchoolYear   *self,
                                                       const char          *urn);
gboolean           trellis_school_year_has_own_terms  (TrellisSchoolYear   *self,
                                                       const char          *urn);
GPtrArray         *trellis_school_year_get_terms      (TrellisSchoolYear   *self,
                                                       const char          *urn);
void               trellis_school_year_move_term      (TrellisSchoolYear   *self,
                                                       TrellisTerm         *term,
                                                       TrellisDay           starts_on,
                                                       TrellisDay           ends_on);
gboolean           trellis_school_year_check          (TrellisSchoolYear   *self,
                                                       GError             **error);
TrellisTerm       *trellis_school_year_get_term       (TrellisSchoolYear   *self,
                                                       TrellisDay           day);
gboolean           trellis_school_year_is_open        (TrellisSchoolYear   *self,
                                                       TrellisDay           day,
                                                       TrellisSession       session,
                                                       const char          *urn,
                                                       const char          *person_id);
char              *trellis_school_year_explain_closed (TrellisSchoolYear   *self,
                                                       TrellisDay           day,
                                                       TrellisSession       session,
                                                       const char          *urn,
                                                       const char          *person_id);
guint              trellis_school_year_count_open     (TrellisSchoolYear   *self,
                                                       TrellisDay           starts_on,
                                                       TrellisDay           ends_on,
                                                       const char          *urn);
GPtrArray         *trellis_bank_holidays_list         (int                  year);
TrellisClosure    *trellis_closure_new                (TrellisClosureKind   kind,
                                                       const char          *name,
                                                       TrellisDay           starts_on,
                                                       TrellisDay           ends_on);
void               trellis_closure_free               (TrellisClosure      *closure);
const char        *trellis_closure_kind_get_key       (TrellisClosureKind   kind);
const char        *trellis_closure_kind_get_name      (TrellisClosureKind   kind);
gboolean           trellis_closure_kind_parse         (const char          *key,
                                                       TrellisClosureKind  *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisClosure, trellis_closure_free)

G_END_DECLS
