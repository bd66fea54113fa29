/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-report.h"
#include "trellis-school-page.h"

G_BEGIN_DECLS

/** TrellisReportOutline: what a part adds to the document's outline: a name, where it stands on a page of the part. */
typedef void (*TrellisReportOutline) (gpointer    data,
                                      const char *name,
                                      guint       page,
                                      double      y);

/** TrellisReportPaper: how one kind of paper is drawn and told: what draw/ lays out, behind one face. */
typedef struct
{
  guint  (*get_n_pages) (gpointer                paper);
  void   (*draw)        (gpointer                paper,
                         cairo_t                *cr,
                         TrellisText            *text,
                         const TrellisPalette   *palette,
                         guint                   page);
  /* (nullable): its headings, in the order of the pages */
  void   (*outline)     (gpointer                paper,
                         TrellisReportOutline    add,
                         gpointer                data);
  void   (*free)        (gpointer                paper);
} TrellisReportPaper;

/** TrellisReportPart: pages that were laid out together: a matrix, one school's schedule. */
typedef struct
{
  const TrellisReportPaper *type;
  gpointer paper;
  char *title;                   /* (nullable): in the outline, where the document has more than one part */
  TrellisSheet sheet;
} TrellisReportPart;

/** TrellisReportRequest: what a document is to be read from, and of which schools. */
typedef struct
{
  TrellisStore *store;
  TrellisScope *scope;           /* the as-at day and what to compare with */
  GListModel *schools;           /* (element-type TrellisSchool): as they stood then */
  GListModel *all_schools;       /* (element-type TrellisSchool): those of the trust */
  const char *year_id;
  const TrellisReportDetails *details;
} TrellisReportRequest;

/** TrellisSchoolReader: what the pages of several schools share, read once. */
typedef struct
{
  TrellisStore *store;
  TrellisScheme *scheme;         /* the store's */
  TrellisSchoolYear *year;
  TrellisMatrix *matrix;
  GPtrArray *trends;             /* (element-type TrellisTrend) */
} TrellisSchoolReader;

struct _TrellisReport
{
  GObject parent_instance;

  TrellisReportKind kind;
  TrellisPalette palette;
  TrellisText *text;
  cairo_surface_t *logo;         /* (nullable) */
  char *trust_name;
  char *scope_words;
  char *title;
  char *foot;
  char *foot_secondary;
  TrellisDay printed_on;
  GPtrArray *parts;              /* (element-type TrellisReportPart): at least one */
  gboolean is_confidential;
  gboolean has_parts_apart;      /* each part counts its own pages, as each is somebody else's */
};

TrellisReport     *trellis_report_new          (TrellisReportKind           kind,
                                                const TrellisReportDetails *details);
void               trellis_report_add_part     (TrellisReport              *self,
                                                const TrellisReportPaper   *type,
                                                gpointer                    paper,
                                                const TrellisSheet         *sheet,
                                                const char                 *title);
TrellisReportPart *trellis_report_find_part    (TrellisReport              *self,
                                                guint                       page,
                                                guint                      *page_in);

TrellisSchoolReader *trellis_school_reader_new (const TrellisReportRequest *request,
                                                GError                    **error);
void               trellis_school_reader_free  (TrellisSchoolReader        *self);
TrellisSchoolPage *trellis_school_reader_create_page (TrellisSchoolReader  *self,
                                                TrellisSchool              *school,
                                                TrellisText                *text,
                                                GError                    **error);
gboolean           trellis_report_kind_is_for_school (TrellisReportKind     kind);
GPtrArray         *trellis_report_read_trends  (TrellisStore               *store,
                                                GListModel                 *all_schools,
                                                TrellisDay                  as_at,
                                                GError                    **error);
void               trellis_report_add_appendix (TrellisReport              *self,
                                                TrellisOverview            *overview,
                                                GListModel                 *actions,
                                                GPtrArray                  *trends);
TrellisReport     *trellis_report_new_school_pages (const TrellisReportRequest  *request,
                                                GError                    **error);
TrellisReport     *trellis_report_new_portfolio (const TrellisReportRequest *request,
                                                GError                    **error);
TrellisReport     *trellis_report_new_actions  (const TrellisReportRequest *request,
                                                GError                    **error);
GPtrArray         *trellis_report_list_open_actions (const TrellisReportRequest *request,
                                                GError                    **error);
TrellisReport     *trellis_report_new_action_plans (const TrellisReportRequest *request,
                                                GError                    **error);
TrellisReport     *trellis_report_new_rag_board (const TrellisReportRequest *request,
                                                GError                    **error);
TrellisReport     *trellis_report_new_documents (const TrellisReportRequest *request,
                                                GError                    **error);
TrellisReport     *trellis_report_new_governors (const TrellisReportRequest *request,
                                                GError                    **error);
TrellisReport     *trellis_report_new_standards_pack (const TrellisReportRequest  *request,
                                                GError                    **error);
TrellisReport     *trellis_report_new_all_trends (const TrellisReportRequest *request,
                                                const char                 *urn,
                                                GError                    **error);

TrellisReport     *trellis_report_new_levels (const TrellisReportRequest *request,
                                                GError                    **error);
TrellisReport     *trellis_report_new_movements (const TrellisReportRequest *request,
                                                GError                    **error);
TrellisReport     *trellis_report_new_capacity (const TrellisReportRequest *request,
                                                GError                    **error);
TrellisReport     *trellis_report_new_week_sheet (const TrellisReportRequest *request,
                                                TrellisDay                  day,
                                                GError                    **error);

extern const TrellisReportPaper trellis_report_board_paper;
extern const TrellisReportPaper trellis_report_diary_paper;
extern const TrellisReportPaper trellis_report_history_paper;
extern const TrellisReportPaper trellis_report_matrix_paper;
extern const TrellisReportPaper trellis_report_moderation_paper;
extern const TrellisReportPaper trellis_report_note_paper;
extern const TrellisReportPaper trellis_report_schedule_paper;
extern const TrellisReportPaper trellis_report_school_paper;
extern const TrellisReportPaper trellis_report_table_paper;
extern const TrellisReportPaper trellis_report_tally_paper;
extern const TrellisReportPaper trellis_report_trends_paper;
extern const TrellisReportPaper trellis_report_year_paper;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSchoolReader, trellis_school_reader_free)

G_END_DECLS
