/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"
#include "trellis-school.h"

G_BEGIN_DECLS

/** TRELLIS_PORTFOLIO_N_TERMS: how many terms the step line of a row tells of, the last being now. */
#define TRELLIS_PORTFOLIO_N_TERMS 8

#define TRELLIS_TYPE_PORTFOLIO_ROW (trellis_portfolio_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPortfolioRow, trellis_portfolio_row, TRELLIS, PORTFOLIO_ROW, GObject)

/**
 * TrellisPortfolioRow:
 *
 * A line of the portfolio: a school, or the heading of a group of schools. It
 * stays the same object while what it tells changes, so that the list keeps its
 * place; "changed" says when it tells something else. Levels belong to the
 * scheme, which the model keeps.
 */
struct _TrellisPortfolioRow
{
  GObject parent_instance;

  TrellisSchool *school;          /* (nullable): NULL for a heading */
  const TrellisLevel *level;      /* (nullable) */
  const TrellisLevel *previous;   /* (nullable): on the day compared with */
  const TrellisLevel *terms[TRELLIS_PORTFOLIO_N_TERMS];
  int months_in_level;            /* -1 where there is no category */
  int limit_months;               /* 0 where the level has no limit */
  gboolean is_past_limit;
  guint order;                    /* by name */

  char *group_key;                /* (nullable): of a heading */
  char *title;                    /* of a heading */
  const TrellisLevel *group_level;  /* (nullable): of a heading of schools at a level */
  guint n_schools;
  int pupils;                     /* of the group's schools; -1 where none is known */
  gboolean is_folded;
};

TrellisPortfolioRow *trellis_portfolio_row_new_school  (TrellisSchool       *school);
TrellisPortfolioRow *trellis_portfolio_row_new_heading (const char          *group_key,
                                                        const char          *title,
                                                        const TrellisLevel  *level);
gboolean             trellis_portfolio_row_is_heading  (TrellisPortfolioRow *self);
int                  trellis_portfolio_row_get_direction (TrellisPortfolioRow *self);
void                 trellis_portfolio_row_set_limit   (TrellisPortfolioRow *self,
                                                        TrellisDay           as_at);
char                *trellis_portfolio_row_dup_summary (TrellisPortfolioRow *self);
void                 trellis_portfolio_row_changed     (TrellisPortfolioRow *self);

G_END_DECLS
