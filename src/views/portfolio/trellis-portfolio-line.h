/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-portfolio-layout.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_PORTFOLIO_LINE (trellis_portfolio_line_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPortfolioLine, trellis_portfolio_line, TRELLIS, PORTFOLIO_LINE, GtkWidget)

GtkWidget           *trellis_portfolio_line_new     (TrellisPortfolioLayout *layout);
void                 trellis_portfolio_line_set_row (TrellisPortfolioLine   *self,
                                                     TrellisPortfolioRow    *row);
TrellisPortfolioRow *trellis_portfolio_line_get_row (TrellisPortfolioLine   *self);

G_END_DECLS
