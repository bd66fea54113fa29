/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-report.h"
#include "trellis-scope.h"
#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_VIEW (trellis_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (TrellisView, trellis_view, TRELLIS, VIEW, AdwBin)

/**
 * TrellisViewClass:
 * @refresh: lists again what the view shows; @topics says what may have
 *   changed, %TRELLIS_TOPIC_ALL at first and when the scope changes. Only a
 *   view that is on screen is asked; the others are asked when they come there.
 * @create_report: what Ctrl+P prints: the document, or %NULL with @error set;
 *   unset where the view has nothing to print
 */
struct _TrellisViewClass
{
  AdwBinClass parent_class;

  void           (*refresh)       (TrellisView   *self,
                                   TrellisTopic   topics);
  TrellisReport *(*create_report) (TrellisView   *self,
                                   GError       **error);
};

TrellisStore  *trellis_view_get_store       (TrellisView   *self);
TrellisScope  *trellis_view_get_scope       (TrellisView   *self);
const char    *trellis_view_get_title       (TrellisView   *self);
void           trellis_view_set_title       (TrellisView   *self,
                                             const char    *title);
const char    *trellis_view_get_subtitle    (TrellisView   *self);
void           trellis_view_set_subtitle    (TrellisView   *self,
                                             const char    *subtitle);
GtkWidget     *trellis_view_get_header_end  (TrellisView   *self);
void           trellis_view_set_header_end  (TrellisView   *self,
                                             GtkWidget     *widget);
GtkWidget     *trellis_view_get_scope_end   (TrellisView   *self);
void           trellis_view_set_scope_end   (TrellisView   *self,
                                             GtkWidget     *widget);
int            trellis_view_get_badge       (TrellisView   *self);
void           trellis_view_set_badge       (TrellisView   *self,
                                             int            badge);
gboolean       trellis_view_can_print       (TrellisView   *self);
TrellisReport *trellis_view_create_report   (TrellisView   *self,
                                             GError       **error);
void           trellis_view_refresh         (TrellisView   *self);
void           trellis_view_set_shown       (TrellisView   *self,
                                             gboolean       is_shown);
void           trellis_view_show_error      (TrellisView   *self,
                                             const GError  *error);
void           trellis_view_toast           (TrellisView   *self,
                                             const char    *text,
                                             gboolean       has_undo);
void           trellis_view_open_school     (TrellisView   *self,
                                             const char    *urn);
void           trellis_view_open_visit      (TrellisView   *self,
                                             const char    *visit_id);
void           trellis_view_open_note      (TrellisView   *self,
                                             const char    *visit_id);

G_END_DECLS
