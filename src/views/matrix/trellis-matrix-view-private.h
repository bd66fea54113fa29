/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-matrix-view.h"

#include "trellis-cell-panel.h"
#include "trellis-choice.h"
#include "trellis-day-button.h"
#include "trellis-matrix-grid.h"
#include "trellis-moderation-page.h"
#include "trellis-movements-page.h"
#include "trellis-over-time-page.h"
#include "trellis-time-slider.h"

G_BEGIN_DECLS

/* What the files of the view share: it shows (trellis-matrix-view.c), and people
 * judge and agree in it (trellis-matrix-judging.c), and present it (trellis-matrix-presenting.c). */

struct _TrellisMatrixView
{
  TrellisView parent_instance;

  GtkStack *stack;
  GtkStack *looks;
  TrellisMatrixGrid *grid;
  TrellisModerationPage *moderation;
  TrellisMovementsPage *movements;
  TrellisOverTimePage *over_time;
  GtkRevealer *revealer;
  TrellisCellPanel *panel;
  TrellisTimeSlider *slider;
  TrellisChoice *look;
  char *beside_id;                  /* (nullable): the scheme that some schools carry beside the trust's */
  GtkWidget *source_choice;         /* with its words */
  GtkDropDown *source;
  TrellisDayButton *compared_with;

  GtkWidget *present_button;
  gboolean is_presenting;           /* before a board: nothing is judged */

  gboolean is_showing;  /* what changes now is not a person's choice */
};

TrellisSource trellis_matrix_view_get_source    (TrellisMatrixView *self);
void          trellis_matrix_view_refresh_panel (TrellisMatrixView *self);
void          trellis_matrix_view_attach_judging (TrellisMatrixView *self);
void          trellis_matrix_view_attach_presenting (TrellisMatrixView *self);
void          trellis_matrix_view_prepare       (TrellisMatrixView *self,
                                                 TrellisMatrix     *matrix);

G_END_DECLS
