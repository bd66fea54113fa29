/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-portfolio-model.h"
#include "trellis-view.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_PORTFOLIO_VIEW (trellis_portfolio_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPortfolioView, trellis_portfolio_view, TRELLIS, PORTFOLIO_VIEW, TrellisView)

TrellisView           *trellis_portfolio_view_new       (TrellisStore         *store,
                                                         TrellisScope         *scope);
TrellisPortfolioModel *trellis_portfolio_view_get_model (TrellisPortfolioView *self);

G_END_DECLS
