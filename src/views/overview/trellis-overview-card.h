/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** TrellisOverviewTarget: what a row of a card opens. */
typedef enum
{
  TRELLIS_OVERVIEW_OPENS_SCHOOL,
  TRELLIS_OVERVIEW_OPENS_VISIT,
  TRELLIS_OVERVIEW_OPENS_VIEW,    /* one of the window's */
} TrellisOverviewTarget;

#define TRELLIS_TYPE_OVERVIEW_CARD (trellis_overview_card_get_type ())
G_DECLARE_FINAL_TYPE (TrellisOverviewCard, trellis_overview_card, TRELLIS, OVERVIEW_CARD, GtkWidget)

TrellisOverviewCard *trellis_overview_card_new           (const char            *id,
                                                          const char            *title,
                                                          const char            *note);
const char          *trellis_overview_card_get_id        (TrellisOverviewCard   *self);
void                 trellis_overview_card_add_head      (TrellisOverviewCard   *self,
                                                          GtkWidget             *head);
void                 trellis_overview_card_add_row       (TrellisOverviewCard   *self,
                                                          GtkWidget             *content,
                                                          const char            *spoken,
                                                          TrellisOverviewTarget  target,
                                                          const char            *target_id);
void                 trellis_overview_card_finish        (TrellisOverviewCard   *self,
                                                          gboolean               is_unfolded);
gboolean             trellis_overview_card_is_unfolded   (TrellisOverviewCard   *self);
int                  trellis_overview_card_get_focus_row (TrellisOverviewCard   *self);
void                 trellis_overview_card_focus_row     (TrellisOverviewCard   *self,
                                                          int                    row);

G_END_DECLS
