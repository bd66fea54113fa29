/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-person.h"
#include "trellis-school-year.h"
#include "trellis-sheet.h"
#include "trellis-visit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TRELLIS_DIARY_N_WEEKDAYS 5

/** TrellisDiaryEntry: a visit in a day of the diary, in words. */
typedef struct
{
  TrellisVisit *visit;
  char *mark;
  char *words;          /* what it is about; empty where nothing is said yet */
  guint column;         /* those of one day that meet stand side by side */
} TrellisDiaryEntry;

/** TrellisDiaryDay: a day of the diary. */
typedef struct
{
  TrellisDay day;
  gboolean is_off[2];   /* morning and afternoon: not in term, closed, or not a working half day */
  char *reason;         /* (nullable): what closes it, by name */
  GArray *entries;      /* (element-type TrellisDiaryEntry): by session */
  guint n_columns;
} TrellisDiaryDay;

/** TrellisDiaryPage: a half term, or as many of its weeks as a page takes. */
typedef struct
{
  char *title;          /* "Term 4, 23 February 2026 to 27 March 2026" */
  GArray *days;         /* (element-type TrellisDiaryDay): Monday to Friday, week after week */
  GPtrArray *kinds;     /* (element-type utf8): the kinds of visit on the page, in order */
  double working_days;  /* half days count half */
  double booked_days;   /* of the working ones */
} TrellisDiaryPage;

/** TrellisDiaryPaper: an adviser's school year laid out on A4 pages on their side. */
typedef struct
{
  TrellisSheet sheet;
  char *title;          /* the adviser's name */
  TrellisDay as_at;
  guint n_apart;        /* visits that no page has: without a day, or out of term */
  GPtrArray *pages;     /* (element-type TrellisDiaryPage): at least one */
} TrellisDiaryPaper;

TrellisDiaryPaper *trellis_diary_paper_new         (TrellisSchoolYear    *year,
                                                    TrellisPerson        *adviser,
                                                    GListModel           *visits,
                                                    TrellisDay            as_at);
void               trellis_diary_paper_free        (TrellisDiaryPaper    *self);
guint              trellis_diary_paper_get_n_pages (TrellisDiaryPaper    *self);
void               trellis_diary_paper_draw        (TrellisDiaryPaper    *self,
                                                    cairo_t              *cr,
                                                    TrellisText          *text,
                                                    const TrellisPalette *palette,
                                                    guint                 page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisDiaryPaper, trellis_diary_paper_free)

G_END_DECLS
