/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A visit is dragged to a week: a pill of the board, or a visit from beside it
 * that has no day yet. */

#include "config.h"

#include "trellis-year-board-private.h"

/**
 * trellis_year_board_clear_target:
 * @self: a board
 *
 * Forgets where a dragged visit would go.
 */
void
trellis_year_board_clear_target (TrellisYearBoard *self)
{
  g_clear_object (&self->target.visit);
  g_clear_pointer (&self->target.refusal, g_free);
  self->target.week = -1;
  self->target.day = TRELLIS_DAY_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GdkContentProvider *
prepare_drag_cb (GtkDragSource    *source,
                 double            x,
                 double            y,
                 TrellisYearBoard *self)
{
  g_autofree char *refusal = NULL;
  TrellisVisit *visit;
  int row, week;
  int pill = trellis_year_board_find (self, x, y, &row, &week);

  if (pill < 0)
    return NULL;
  visit = g_array_index (self->layout->pills, TrellisYearPill, pill).visit;
  refusal = trellis_year_board_explain_fixed (visit);
  if (refusal != NULL)
    {
      g_signal_emit_by_name (self, "refused", refusal);
      return NULL;
    }
  g_free (self->dragged_id);
  self->dragged_id = g_strdup (visit->id);

  return gdk_content_provider_new_typed (TRELLIS_TYPE_VISIT, visit);
}

static void
begin_drag_cb (GtkDragSource    *source,
               GdkDrag          *drag,
               TrellisYearBoard *self)
{
  TrellisVisit *visit = trellis_visit_days_find_visit (self->days, self->dragged_id);
  const TrellisBoardFrame *frame = trellis_year_board_get_frame (self);
  TrellisYearBox box = { 0, 0, frame->geometry.pill_width, frame->geometry.pill_height };
  g_autoptr (GdkPaintable) paintable = NULL;
  GtkSnapshot *snapshot;

  if (visit == NULL)
    return;
  snapshot = gtk_snapshot_new ();
  trellis_year_board_append_pill (self, snapshot, visit, FALSE, &box);
  paintable = gtk_snapshot_free_to_paintable (snapshot, &GRAPHENE_SIZE_INIT ((float) box.width, (float) box.height));
  gtk_drag_source_set_icon (source, paintable, (int) (box.width / 2), (int) (box.height / 2));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
end_drag_cb (GtkDragSource    *source,
             GdkDrag          *drag,
             gboolean          deletes,
             TrellisYearBoard *self)
{
  g_clear_pointer (&self->dragged_id, g_free);
  trellis_year_board_clear_target (self);
}

static TrellisVisit *
get_dragged (GtkDropTarget *drop)
{
  const GValue *value = gtk_drop_target_get_value (drop);

  return value != NULL && G_VALUE_HOLDS (value, TRELLIS_TYPE_VISIT) ? g_value_get_object (value) : NULL;
}

/* The row of a visit, its school's or its federation's; -1 where the board does
 * not show it. */
static int
find_row (TrellisYearBoard *self,
          TrellisVisit     *visit)
{
  for (guint i = 0; visit->federation_id != NULL && i < self->layout->rows->len; i++)
    {
      if (g_strcmp0 (g_array_index (self->layout->rows, TrellisYearRow, i).federation_id, visit->federation_id) == 0)
        return (int) i;
    }

  return trellis_year_layout_find_row (self->layout, visit->urn);
}

static void
aim (TrellisYearBoard *self,
     TrellisVisit     *visit,
     double            x)
{
  TrellisBoardTarget *target = &self->target;
  const TrellisBoardFrame *frame = trellis_year_board_get_frame (self);
  double y = 0;
  int row = find_row (self, visit);
  int week = -1;

  if (x >= frame->fixed_width && row >= 0)
    {
      trellis_year_board_to_cells (self, &x, &y);
      week = trellis_year_geometry_find_week (&frame->geometry, self->layout, x);
    }
  if (target->visit == visit && target->week == week)
    return;

  trellis_year_board_clear_target (self);
  if (week < 0)
    return;
  target->visit = g_object_ref (visit);
  target->row = (guint) row;
  target->week = week;
  target->day = trellis_visit_days_find_in_week (self->days, visit,
                                                 g_array_index (self->layout->weeks, TrellisYearWeek, week).monday,
                                                 &target->refusal);
}

static GdkDragAction
move_drop_cb (GtkDropTarget    *drop,
              double            x,
              double            y,
              TrellisYearBoard *self)
{
  TrellisVisit *visit = get_dragged (drop);

  if (visit == NULL || self->layout == NULL)
    return 0;
  aim (self, visit, x);

  /* Taken also where it will be refused: the refusal is then said. */
  return self->target.week >= 0 ? GDK_ACTION_MOVE : 0;
}

static void
leave_drop_cb (GtkDropTarget    *drop,
               TrellisYearBoard *self)
{
  trellis_year_board_clear_target (self);
}

static gboolean
take_drop_cb (GtkDropTarget    *drop,
              const GValue     *value,
              double            x,
              double            y,
              TrellisYearBoard *self)
{
  g_autoptr (TrellisVisit) visit = g_value_dup_object (value);
  g_autofree char *refusal = NULL;
  TrellisDay day;

  if (self->layout == NULL || visit == NULL)
    return FALSE;
  aim (self, visit, x);
  if (self->target.week < 0)
    return FALSE;

  day = self->target.day;
  refusal = g_steal_pointer (&self->target.refusal);
  trellis_year_board_clear_target (self);
  if (refusal != NULL)
    {
      g_signal_emit_by_name (self, "refused", refusal);
    }
  else if (day != visit->visit_on)
    {
      g_free (self->followed_id);
      self->followed_id = g_strdup (visit->id);
      g_signal_emit_by_name (self, "move-visit", visit->id, day);
    }

  return TRUE;
}

/**
 * trellis_year_board_add_drag:
 * @self: a board that is being made
 *
 * Lets visits be dragged on it and onto it.
 */
void
trellis_year_board_add_drag (TrellisYearBoard *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (TRELLIS_TYPE_VISIT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_drag_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (end_drag_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (drop, TRUE);
  g_signal_connect (drop, "enter", G_CALLBACK (move_drop_cb), self);
  g_signal_connect (drop, "motion", G_CALLBACK (move_drop_cb), self);
  g_signal_connect (drop, "leave", G_CALLBACK (leave_drop_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (take_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
