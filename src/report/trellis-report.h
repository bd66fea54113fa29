/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-matrix.h"
#include "trellis-moderation.h"
#include "trellis-overview.h"
#include "trellis-school-year.h"
#include "trellis-scope.h"
#include "trellis-sheet.h"
#include "trellis-store.h"
#include "trellis-trend-plot.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_REPORT_BOARD_PACK,     /* the trust in one page, and behind it the matrix and the year of visits */
  TRELLIS_REPORT_OVERVIEW,       /* that one page alone */
  TRELLIS_REPORT_MATRIX,
  TRELLIS_REPORT_LEVELS,         /* over years and terms, A4 on its side */
  TRELLIS_REPORT_MOVEMENTS,      /* from level to level since the day compared with, A4 upright */
  TRELLIS_REPORT_MODERATION,     /* whether people judge alike, A4 upright */
  TRELLIS_REPORT_VISITS,
  TRELLIS_REPORT_SCHOOL_VISITS,  /* a schedule for each school */
  TRELLIS_REPORT_SCHOOL,         /* on a page, A4 upright; of each school, or of one */
  TRELLIS_REPORT_STANDARDS_PACK, /* where schools stand, and each on a page with what was judged, A4 upright */
  TRELLIS_REPORT_DIARY,          /* of each adviser, A4 on its side */
  TRELLIS_REPORT_CAPACITY,       /* of the advisers, by term, A4 on its side */
  TRELLIS_REPORT_WEEK,           /* everybody's visits of the week of the as-at day, A4 on its side */
  TRELLIS_REPORT_TRENDS,         /* figures over time, A4 upright */
  TRELLIS_REPORT_GOVERNORS,      /* a summary for each school's governors, A4 upright */
  TRELLIS_REPORT_PORTFOLIO,      /* the schools as a table, A4 on its side */
  TRELLIS_REPORT_ACTIONS,        /* what is open, by school, A4 upright */
  TRELLIS_REPORT_ACTION_PLAN,    /* of each school, by aspect, with its ratings from day to day, A4 upright */
  TRELLIS_REPORT_RAG_BOARD,      /* what is open, in a column for each rating, A4 on its side */
  TRELLIS_REPORT_DOCUMENTS,      /* what each school owes and has sent in, A4 upright */
  TRELLIS_REPORT_HISTORY,        /* of the file's changes, A4 upright */
  TRELLIS_REPORT_NOTE,           /* of one visit, A4 upright */
  TRELLIS_REPORT_GOVERNORS_NOTE, /* the same for a school and its governors, without internal remarks */
  TRELLIS_N_REPORT_KINDS
} TrellisReportKind;

/** TrellisReportOption: what a person may choose of a document, beside its scope. */
typedef enum
{
  TRELLIS_REPORT_OPTION_NONE = 0,
  TRELLIS_REPORT_OPTION_SCHOOL = 1 << 0,        /* of one school */
  TRELLIS_REPORT_OPTION_PAPER = 1 << 1,         /* A4 or A3 */
  TRELLIS_REPORT_OPTION_CONFIDENTIAL = 1 << 2,  /* whether it is marked so */
  TRELLIS_REPORT_OPTION_VISIT = 1 << 3,         /* of one visit to the school, which must be said */
} TrellisReportOption;

/** TrellisReportDetails: what a document says of its trust and its day. Copied by whoever takes it. */
typedef struct
{
  const char *trust_name;
  const char *trust_colour;  /* (nullable): #rrggbb; NULL for the house's */
  const char *scope_words;   /* (nullable): which of the trust's schools, in words; NULL for all */
  TrellisDay as_at;
  TrellisDay printed_on;
  GBytes *logo;              /* (nullable): a PNG picture */
} TrellisReportDetails;

#define TRELLIS_TYPE_REPORT (trellis_report_get_type ())
G_DECLARE_FINAL_TYPE (TrellisReport, trellis_report, TRELLIS, REPORT, GObject)

TrellisReport *trellis_report_new_overview    (TrellisOverview             *overview,
                                               const TrellisReportDetails  *details);
TrellisReport *trellis_report_new_board_pack  (TrellisOverview             *overview,
                                               TrellisMatrix               *matrix,
                                               GListModel                  *visits,
                                               GListModel                  *actions,
                                               GPtrArray                   *trends,
                                               TrellisPaper                 paper,
                                               const TrellisReportDetails  *details);
TrellisReport *trellis_report_new_matrix      (TrellisMatrix               *matrix,
                                               TrellisPaper                 paper,
                                               const TrellisReportDetails  *details);
TrellisReport *trellis_report_new_moderation  (TrellisModeration           *moderation,
                                               const TrellisReportDetails  *details);
TrellisReport *trellis_report_new_visits      (TrellisSchoolYear           *year,
                                               GListModel                  *schools,
                                               GListModel                  *visits,
                                               TrellisPaper                 paper,
                                               const TrellisReportDetails  *details);
TrellisReport *trellis_report_new_schedules   (TrellisSchoolYear           *year,
                                               GListModel                  *schools,
                                               GListModel                  *visits,
                                               TrellisScheme               *scheme,
                                               const char                  *urn,
                                               const TrellisReportDetails  *details,
                                               GError                     **error);
TrellisReport *trellis_report_new_diaries     (TrellisSchoolYear           *year,
                                               GListModel                  *advisers,
                                               GListModel                  *visits,
                                               const TrellisReportDetails  *details,
                                               GError                     **error);
TrellisReport *trellis_report_new_trends      (GPtrArray                   *sights,
                                               TrellisTrendOrder            order,
                                               const TrellisReportDetails  *details,
                                               GError                     **error);
TrellisReport *trellis_report_new_tallies     (GPtrArray                   *tallies,
                                               const char                  *subtitle,
                                               const TrellisReportDetails  *details);
TrellisReport *trellis_report_new_history     (GListModel                  *changes,
                                               const TrellisReportDetails  *details);
TrellisReport *trellis_report_new_note        (TrellisStore                *store,
                                               TrellisReportKind            kind,
                                               const char                  *visit_id,
                                               GError                     **error);
TrellisReport *trellis_report_new_last_note   (TrellisStore                *store,
                                               TrellisReportKind            kind,
                                               const char                  *urn,
                                               TrellisDay                   as_at,
                                               GError                     **error);
GListModel    *trellis_report_list_noted_visits (TrellisStore              *store,
                                               const char                  *urn,
                                               TrellisDay                   as_at,
                                               GError                     **error);
TrellisReport *trellis_report_new_from_store  (TrellisStore                *store,
                                               TrellisReportKind            kind,
                                               TrellisScope                *scope,
                                               TrellisPaper                 paper,
                                               const char                  *urn,
                                               GError                     **error);
TrellisReport *trellis_report_new_week         (TrellisStore                *store,
                                               TrellisScope                *scope,
                                               TrellisDay                   day,
                                               GError                     **error);
char          *trellis_report_dup_scope_words (TrellisScope               *scope,
                                               GListModel                  *schools);
TrellisReportKind trellis_report_get_kind     (TrellisReport               *self);
const char    *trellis_report_get_title       (TrellisReport               *self);
void           trellis_report_set_confidential (TrellisReport              *self,
                                               gboolean                     is_confidential);
char          *trellis_report_dup_page_title  (TrellisReport               *self,
                                               guint                        page);
const char    *trellis_report_get_commentary  (TrellisReport               *self);
char          *trellis_report_dup_page_text   (TrellisReport               *self,
                                               guint                        page,
                                               char                       **cut);
char          *trellis_report_dup_file_name   (TrellisReport               *self);
guint          trellis_report_get_n_pages     (TrellisReport               *self);
const TrellisSheet *trellis_report_get_sheet  (TrellisReport               *self,
                                               guint                        page);
void           trellis_report_draw_page       (TrellisReport               *self,
                                               cairo_t                     *cr,
                                               guint                        page);
gboolean       trellis_report_write_pdf       (TrellisReport               *self,
                                               const char                  *path,
                                               GError                     **error);
gboolean       trellis_report_write_pictures  (TrellisReport               *self,
                                               const char                  *path,
                                               GError                     **error);
char          *trellis_report_dup_picture_path (const char                 *path,
                                               guint                        page);
gboolean       trellis_report_kind_parse      (const char                  *key,
                                               TrellisReportKind           *kind);
const char    *trellis_report_kind_get_key    (TrellisReportKind            kind);
const char    *trellis_report_kind_get_name   (TrellisReportKind            kind);
const char    *trellis_report_kind_get_purpose (TrellisReportKind           kind);
TrellisReportOption trellis_report_kind_get_options (TrellisReportKind      kind);

G_END_DECLS
