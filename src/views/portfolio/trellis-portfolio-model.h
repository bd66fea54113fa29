/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-portfolio-columns.h"
#include "trellis-scope.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_PORTFOLIO_GROUPING_NONE,
  TRELLIS_PORTFOLIO_GROUPING_HUB,
  TRELLIS_PORTFOLIO_GROUPING_PHASE,
  TRELLIS_PORTFOLIO_GROUPING_ADVISER,
  TRELLIS_PORTFOLIO_GROUPING_LEVEL,
  TRELLIS_PORTFOLIO_N_GROUPINGS
} TrellisPortfolioGrouping;

#define TRELLIS_TYPE_PORTFOLIO_MODEL (trellis_portfolio_model_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPortfolioModel, trellis_portfolio_model, TRELLIS, PORTFOLIO_MODEL, GObject)

TrellisPortfolioModel   *trellis_portfolio_model_new           (void);
void                     trellis_portfolio_model_set_schools   (TrellisPortfolioModel    *self,
                                                                TrellisScheme            *scheme,
                                                                GListModel               *schools,
                                                                GHashTable               *levels,
                                                                TrellisDay                as_at,
                                                                TrellisScope             *scope);
void                     trellis_portfolio_model_filter        (TrellisPortfolioModel    *self,
                                                                TrellisScope             *scope);
void                     trellis_portfolio_model_set_sort      (TrellisPortfolioModel    *self,
                                                                TrellisPortfolioColumn    column,
                                                                gboolean                  is_descending);
TrellisPortfolioColumn   trellis_portfolio_model_get_sort      (TrellisPortfolioModel    *self,
                                                                gboolean                 *is_descending);
void                     trellis_portfolio_model_set_grouping  (TrellisPortfolioModel    *self,
                                                                TrellisPortfolioGrouping  grouping);
TrellisPortfolioGrouping trellis_portfolio_model_get_grouping  (TrellisPortfolioModel    *self);
void                     trellis_portfolio_model_toggle_fold   (TrellisPortfolioModel    *self,
                                                                TrellisPortfolioRow      *heading);
guint                    trellis_portfolio_model_get_n_schools (TrellisPortfolioModel    *self,
                                                                guint                    *n_in_all);
GPtrArray               *trellis_portfolio_model_get_rows      (TrellisPortfolioModel    *self);
TrellisScheme           *trellis_portfolio_model_get_scheme    (TrellisPortfolioModel    *self);
int                      trellis_portfolio_model_find          (TrellisPortfolioModel    *self,
                                                                const char               *urn);

G_END_DECLS
