/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TrellisPlanFlow:
 *
 * A min-cost flow row → slot → group → sink, each row and slot of capacity
 * one, with a convex cost for each unit through a group; or a row goes to the
 * sink on its own at a price. The arrays grow to the largest problem put to it
 * and are kept, so that thousands of small ones cost no allocation. The caller
 * fills in the first part.
 */
typedef struct
{
  int n_rows;
  int n_slots;
  int n_groups;
  int n_edges;
  int *row_first;      /* n_rows + 1 indices into the edges */
  int *edge_slot;
  int *edge_cost;
  int *row_unplaced;   /* what leaving the row out costs */
  int *slot_group;
  int *group_first;    /* n_groups + 1 indices into @group_marginals */
  int *group_marginals;  /* what each further unit costs, never less than the one before; the last holds on */

  int *row_edge;       /* the result: the edge each row takes, or -1 */
  gint64 cost;

  /* its own */
  int *slot_row;
  int *slot_parent_row;  /* the row a path reaches the slot by; -1: by its group */
  int *slot_parent_edge;
  int *group_parent;   /* the free slot a path reaches the group by */
  int *group_slots;    /* n_groups + 1 indices into the slots */
  int *group_count;
  int *potential;      /* slots, then groups; the sink's is 0 and a row's follows from its edge */
  int *distance;
  int *stamp;          /* the search in which a node was last reached */
  int *touched;
  gint64 *heap;        /* distance in the upper half, node in the lower: ties go by node */
  int n_touched;
  int n_heap;
  int max_heap;
  int search;
  int max_rows;
  int max_slots;
  int max_groups;
  int max_edges;
  int max_marginals;
} TrellisPlanFlow;

TrellisPlanFlow *trellis_plan_flow_new     (void);
void             trellis_plan_flow_free    (TrellisPlanFlow *self);
void             trellis_plan_flow_reserve (TrellisPlanFlow *self,
                                            int              n_rows,
                                            int              n_slots,
                                            int              n_groups,
                                            int              n_edges,
                                            int              n_marginals);
void             trellis_plan_flow_solve   (TrellisPlanFlow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisPlanFlow, trellis_plan_flow_free)

G_END_DECLS
