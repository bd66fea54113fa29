/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sheet.h"
#include "trellis-table-pages.h"
#include "trellis-year-geometry.h"

G_BEGIN_DECLS

/** TrellisYearPaperKind: a kind of visit that occurs, as the legend explains it. */
typedef struct
{
  char *mark;                   /* 1–6, R */
  const char *name;
  double width;                 /* both, and the air between them */
} TrellisYearPaperKind;

/** TrellisYearPaper: a year of visits laid out on pages. Distances are in points. */
typedef struct
{
  TrellisYearLayout *layout;
  TrellisSheet sheet;
  TrellisYearGeometry columns;  /* of its columns only; rows stand as the pages say */
  gboolean is_stacked;          /* the day stands under the number, for want of width */
  gboolean is_dense;
  TrellisType name_type;
  TrellisType secondary_type;
  double row_height;
  double leading;
  double name_width;
  double adviser_x;
  double adviser_width;         /* 0: left out */
  double done_width;
  double head_height;
  gboolean has_inset;
  gboolean has_bank_holiday;
  gboolean has_holiday;
  gboolean has_federation;
  gboolean has_clash;
  GArray *kinds;                /* (element-type TrellisYearPaperKind) */
  double kinds_width;           /* of all side by side */
  guint n_kind_lines;           /* the lines that they take under the first page's title; 0: beside its last */
  char *summary;                /* under the title */
  GPtrArray *pages;             /* (element-type TrellisTablePage): at least one */
} TrellisYearPaper;

TrellisYearPaper *trellis_year_paper_new         (TrellisYearLayout    *layout,
                                                  TrellisText          *text,
                                                  TrellisPaper          paper,
                                                  const char           *scope_words);
void              trellis_year_paper_free        (TrellisYearPaper     *self);
guint             trellis_year_paper_get_n_pages (TrellisYearPaper     *self);
void              trellis_year_paper_draw        (TrellisYearPaper     *self,
                                                  cairo_t              *cr,
                                                  TrellisText          *text,
                                                  const TrellisPalette *palette,
                                                  guint                 page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisYearPaper, trellis_year_paper_free)

G_END_DECLS
