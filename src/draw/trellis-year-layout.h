/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-school-year.h"
#include "trellis-school.h"
#include "trellis-visit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_YEAR_BY_HUB,
  TRELLIS_YEAR_BY_ADVISER,
} TrellisYearGrouping;

/**
 * TrellisYearFederations: whether a federation is one row, as on screen, or a
 * row for each school under one pill, as on paper.
 */
typedef enum
{
  TRELLIS_YEAR_FEDERATION_IN_ONE_ROW,
  TRELLIS_YEAR_FEDERATION_BY_SCHOOL,
} TrellisYearFederations;

/** TrellisYearWeek: a column. */
typedef struct
{
  TrellisDay monday;
  char *month;                 /* Sep; of its Monday */
  gboolean begins_month;       /* the first column of its month */
  gboolean begins_month_in_school;  /* the first of its month that is not a holiday */
  gboolean is_holiday;         /* no day of it is in school */
  gboolean has_inset;
  gboolean has_bank_holiday;
  int term;                    /* index into the terms; -1 in none */
  guint n_visits;              /* a federation's counts once */
} TrellisYearWeek;

/** TrellisYearSpan: columns under one name: a term, or a holiday of one week or more. */
typedef struct
{
  char *name;
  guint first_week;
  guint n_weeks;
} TrellisYearSpan;

/** TrellisYearGroup: rows under one name: a hub's or an adviser's. */
typedef struct
{
  char *id;                    /* (nullable): NULL for schools of none */
  char *name;
  guint first_row;
  guint n_rows;
} TrellisYearGroup;

/** TrellisYearRow: a school, or a federation where it has one row. */
typedef struct
{
  guint group;
  char *name;
  char *adviser_name;          /* of the school, or all of the federation's, each once */
  GPtrArray *schools;          /* (element-type TrellisSchool) */
  char *federation_id;         /* (nullable) */
  gboolean continues_federation;  /* the row above is of the same federation */
  guint n_done;                /* visits, a federation's among them */
  guint n_visits;
} TrellisYearRow;

/** TrellisYearPill: a visit in its row and week. */
typedef struct
{
  TrellisVisit *visit;
  guint row;
  guint n_rows;                /* more than one over the rows of a federation */
  guint week;
  guint slot;                  /* of @n_slots in that row and week, by day */
  guint n_slots;
  char *mark;                  /* its number or the letter of its kind */
  char *day;                   /* of the month */
  char *clash;                 /* (nullable): why it cannot stand there, in a sentence */
} TrellisYearPill;

/** TrellisYearLayout: a year of visits as rows, columns and pills, without a measure of where on screen or paper. */
typedef struct
{
  TrellisSchoolYear *year;
  TrellisDay as_at;
  GArray *weeks;               /* (element-type TrellisYearWeek) */
  GArray *terms;               /* (element-type TrellisYearSpan) */
  GArray *holidays;            /* (element-type TrellisYearSpan) */
  GArray *groups;              /* (element-type TrellisYearGroup) */
  GArray *rows;                /* (element-type TrellisYearRow): by group, then name */
  GArray *pills;               /* (element-type TrellisYearPill): by row, then day */
  GPtrArray *undated;          /* (element-type TrellisVisit): that have no day yet */
  int now_week;                /* the column of @as_at; -1 outside the year */
  double now_share;            /* how far into that week, 0 for Monday's beginning, to 1 */
  guint n_school_weeks;        /* columns that are not holidays */
  guint n_visits;              /* with a day; a federation's counts once */
  guint n_done;
} TrellisYearLayout;

TrellisYearLayout *trellis_year_layout_new          (TrellisSchoolYear      *year,
                                                     GListModel             *schools,
                                                     GListModel             *visits,
                                                     TrellisDay              as_at,
                                                     TrellisYearGrouping     grouping,
                                                     TrellisYearFederations  federations);
void               trellis_year_layout_free         (TrellisYearLayout      *self);
int                trellis_year_layout_find_week    (TrellisYearLayout      *self,
                                                     TrellisDay              day);
int                trellis_year_layout_find_row     (TrellisYearLayout      *self,
                                                     const char             *urn);
int                trellis_year_layout_find_pill    (TrellisYearLayout      *self,
                                                     const char             *visit_id,
                                                     guint                   row);
char              *trellis_year_layout_dup_pill_text (TrellisYearLayout      *self,
                                                      guint                   pill);
char              *trellis_year_layout_dup_summary  (TrellisYearLayout      *self);
gboolean           trellis_visit_is_done            (TrellisVisit           *visit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisYearLayout, trellis_year_layout_free)

G_END_DECLS
