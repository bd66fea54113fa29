/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-choice.h"
#include "trellis-multiples-chart.h"
#include "trellis-strip-chart.h"
#include "trellis-tally-card.h"
#include "trellis-trend-chart.h"
#include "trellis-trends-view.h"

G_BEGIN_DECLS

struct _TrellisTrendsView
{
  TrellisView parent_instance;

  GtkStack *stack;
  GtkLabel *title;
  GtkButton *period;
  GtkLabel *period_label;
  GtkToggleButton *chart_toggle;
  GtkToggleButton *table_toggle;
  GtkStack *looks;
  TrellisTrendChart *chart;
  GtkColumnView *table;
  GtkLabel *sentence;
  GtkLabel *strip_title;
  GtkToggleButton *slope_toggle;
  TrellisStripChart *strip;
  GtkLabel *strip_words;
  GtkLabel *moved;
  GtkLabel *key;
  TrellisChoice *order;
  TrellisMultiplesChart *multiples;
  GtkLabel *multiples_words;

  TrellisTallyCard *actions_card;
  TrellisTallyCard *visits_card;

  TrellisChoice *measure_choice;
  TrellisChoice *group_choice;
  TrellisChoice *school_choice;

  GSimpleActionGroup *actions;
  TrellisTrendSight *sight;      /* (nullable): what is shown */
  GPtrArray *sorted;             /* (element-type TrellisTrendSchool) (nullable) */
  GPtrArray *tallies;            /* (element-type TrellisTally) (nullable): what is shown in place of a measure */
  char *measure_id;              /* (nullable): what was chosen */
  char *urn;                     /* (nullable): of the chosen school; NULL: the trust */
  char *group;                   /* of pupils; empty: all */
  char *brushed_from;            /* (nullable): a period's key */
  char *brushed_until;
  gboolean has_levels;
  gboolean is_step;
  gboolean is_filling;
};

/** TRELLIS_TRENDS_WORK: what is chosen in place of a measure for actions and visits; no measure has such an id. */
#define TRELLIS_TRENDS_WORK "/work"

void       trellis_trends_view_add_actions           (TrellisTrendsView *self);
GtkWidget *trellis_trends_view_create_figures_button (TrellisTrendsView *self);
void       trellis_trends_view_fill_table            (TrellisTrendsView *self);
gboolean   trellis_trends_view_read_work             (TrellisTrendsView *self,
                                                      GListModel        *schools,
                                                      GError           **error);
TrellisReport *trellis_trends_view_report_work       (TrellisTrendsView *self,
                                                      const TrellisReportDetails *details,
                                                      GError           **error);

G_END_DECLS
