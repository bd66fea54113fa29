/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-portfolio-layout.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_PORTFOLIO_HEAD (trellis_portfolio_head_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPortfolioHead, trellis_portfolio_head, TRELLIS, PORTFOLIO_HEAD, GtkWidget)

void trellis_portfolio_head_set_layout (TrellisPortfolioHead   *self,
                                        TrellisPortfolioLayout *layout);
void trellis_portfolio_head_set_sort   (TrellisPortfolioHead   *self,
                                        TrellisPortfolioColumn  column,
                                        gboolean                is_descending);

G_END_DECLS
