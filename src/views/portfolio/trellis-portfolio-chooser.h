/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-portfolio-layout.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_PORTFOLIO_CHOOSER (trellis_portfolio_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPortfolioChooser, trellis_portfolio_chooser, TRELLIS, PORTFOLIO_CHOOSER, GtkPopover)

GtkWidget                    *trellis_portfolio_chooser_new         (void);
void                          trellis_portfolio_chooser_set_columns (TrellisPortfolioChooser      *self,
                                                                     const TrellisPortfolioColumn *columns,
                                                                     guint                         n_columns);
const TrellisPortfolioColumn *trellis_portfolio_chooser_get_columns (TrellisPortfolioChooser      *self,
                                                                     guint                        *n_columns);

G_END_DECLS
