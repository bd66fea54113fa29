/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-portfolio-row.h"

G_BEGIN_DECLS

/** TrellisPortfolioColumn: what the portfolio can tell of a school, in the order it is offered in. */
typedef enum
{
  TRELLIS_PORTFOLIO_COLUMN_SCHOOL,
  TRELLIS_PORTFOLIO_COLUMN_URN,
  TRELLIS_PORTFOLIO_COLUMN_PHASE,
  TRELLIS_PORTFOLIO_COLUMN_HUB,
  TRELLIS_PORTFOLIO_COLUMN_FEDERATION,
  TRELLIS_PORTFOLIO_COLUMN_LEVEL,
  TRELLIS_PORTFOLIO_COLUMN_TERMS,
  TRELLIS_PORTFOLIO_COLUMN_IN_LEVEL,
  TRELLIS_PORTFOLIO_COLUMN_ADVISER,
  TRELLIS_PORTFOLIO_COLUMN_PUPILS,
  TRELLIS_PORTFOLIO_COLUMN_AGES,
  TRELLIS_PORTFOLIO_COLUMN_FREE_MEALS,
  TRELLIS_PORTFOLIO_COLUMN_INSPECTION,
  TRELLIS_PORTFOLIO_COLUMN_INSPECTED_ON,
  TRELLIS_PORTFOLIO_COLUMN_NEXT_VISIT,
  TRELLIS_PORTFOLIO_COLUMN_ACTIONS,
  TRELLIS_PORTFOLIO_COLUMN_OVERDUE,
  TRELLIS_PORTFOLIO_COLUMN_DOCUMENT,
  TRELLIS_PORTFOLIO_COLUMN_HEAD,
  TRELLIS_PORTFOLIO_COLUMN_LOCAL_AUTHORITY,
  TRELLIS_PORTFOLIO_COLUMN_TOWN,
  TRELLIS_PORTFOLIO_COLUMN_KIND,
  TRELLIS_PORTFOLIO_COLUMN_JOINED,
  TRELLIS_PORTFOLIO_N_COLUMNS
} TrellisPortfolioColumn;

/** TrellisPortfolioColumnInfo: what a column is. */
typedef struct
{
  const char *id;
  const char *title;               /* not translated yet: trellis_portfolio_column_get_title() */
  gboolean is_default;
  gboolean is_figure;              /* set at the end of its column */
  gboolean is_dim;
  gboolean is_descending_first;    /* where people look for the most of it */
} TrellisPortfolioColumnInfo;

const TrellisPortfolioColumnInfo *trellis_portfolio_column_get_info  (TrellisPortfolioColumn  column);
const char                       *trellis_portfolio_column_get_title (TrellisPortfolioColumn  column);
char                             *trellis_portfolio_column_dup_text  (TrellisPortfolioColumn  column,
                                                                      TrellisPortfolioRow    *row);
char                             *trellis_portfolio_column_dup_spoken (TrellisPortfolioColumn  column,
                                                                      TrellisPortfolioRow    *row);
gboolean                          trellis_portfolio_column_get_key   (TrellisPortfolioColumn  column,
                                                                      TrellisPortfolioRow    *row,
                                                                      double                 *number,
                                                                      const char            **word);

G_END_DECLS
