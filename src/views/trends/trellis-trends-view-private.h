/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-choice.h"
#include "trellis-multiples-chart.h"
#include "trellis-strip-chart.h"
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
  TrellisStripChart *strip;
  GtkLabel *strip_words;
  GtkLabel *moved;
  GtkLabel *key;
  TrellisChoice *order;
  TrellisMultiplesChart *multiples;
  GtkLabel *multiples_words;

  TrellisChoice *measure_choice;
  TrellisChoice *group_choice;
  TrellisChoice *school_choice;

  GSimpleActionGroup *actions;
  TrellisTrendSight *sight;      /* (nullable): what is shown */
  GPtrArray *sorted;             /* (element-type TrellisTrendSchool) (nullable) */
  char *measure_id;              /* (nullable): what was chosen */
  char *urn;                     /* (nullable): of the chosen school; NULL: the trust */
  char *group;                   /* of pupils; empty: all */
  char *brushed_from;            /* (nullable): a period's key */
  char *brushed_until;
  gboolean has_levels;
  gboolean is_step;
  gboolean is_filling;
};

void trellis_trends_view_add_actions (TrellisTrendsView *self);
void trellis_trends_view_fill_table  (TrellisTrendsView *self);

G_END_DECLS
