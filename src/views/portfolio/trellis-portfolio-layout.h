/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-portfolio-columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sizes of the design, in pixels at the usual size of text. */
#define TRELLIS_PORTFOLIO_ROW_HEIGHT 34
#define TRELLIS_PORTFOLIO_MARGIN 18
#define TRELLIS_PORTFOLIO_CHIP_HEIGHT 20
#define TRELLIS_PORTFOLIO_MARK 18
#define TRELLIS_PORTFOLIO_SLOT 33
#define TRELLIS_PORTFOLIO_ARROW 10

/** TrellisPortfolioPlace: where a column stands in a line. */
typedef struct
{
  TrellisPortfolioColumn column;
  double x;
  double width;
} TrellisPortfolioPlace;

#define TRELLIS_TYPE_PORTFOLIO_LAYOUT (trellis_portfolio_layout_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPortfolioLayout, trellis_portfolio_layout, TRELLIS, PORTFOLIO_LAYOUT, GObject)

TrellisPortfolioLayout      *trellis_portfolio_layout_new          (void);
void                         trellis_portfolio_layout_measure      (TrellisPortfolioLayout       *self,
                                                                    GtkWidget                    *widget,
                                                                    GPtrArray                    *rows,
                                                                    TrellisScheme                *scheme);
void                         trellis_portfolio_layout_set_columns  (TrellisPortfolioLayout       *self,
                                                                    const TrellisPortfolioColumn *columns,
                                                                    guint                         n_columns);
const TrellisPortfolioColumn *trellis_portfolio_layout_get_columns (TrellisPortfolioLayout       *self,
                                                                    guint                        *n_columns);
gboolean                     trellis_portfolio_layout_has_column   (TrellisPortfolioLayout       *self,
                                                                    TrellisPortfolioColumn        column);
double                       trellis_portfolio_layout_get_scale    (TrellisPortfolioLayout       *self);
double                       trellis_portfolio_layout_get_chip_width (TrellisPortfolioLayout       *self);
TrellisScheme               *trellis_portfolio_layout_get_scheme   (TrellisPortfolioLayout       *self);
int                          trellis_portfolio_layout_get_minimum  (TrellisPortfolioLayout       *self);
const TrellisPortfolioPlace *trellis_portfolio_layout_get_places   (TrellisPortfolioLayout       *self,
                                                                    int                           width,
                                                                    guint                        *n_places);

G_END_DECLS
