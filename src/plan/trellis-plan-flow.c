/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-flow.h"

/* Successive shortest paths: rows enter one at a time, each by a cheapest path
 * through what is there already, found by Dijkstra's method on costs made
 * non-negative by node potentials, and stopped as soon as the sink is nearer
 * than anything left. Edmonds and Karp 1972; Jonker and Volgenant 1987 for the
 * dense assignment. */

/**
 * trellis_plan_flow_new:
 *
 * Returns: (transfer full): a flow without rows
 */
TrellisPlanFlow *
trellis_plan_flow_new (void)
{
  return g_new0 (TrellisPlanFlow, 1);
}

/**
 * trellis_plan_flow_free:
 * @self: (nullable) (transfer full): a flow
 */
void
trellis_plan_flow_free (TrellisPlanFlow *self)
{
  if (self == NULL)
    return;

  g_free (self->row_first);
  g_free (self->edge_slot);
  g_free (self->edge_cost);
  g_free (self->row_unplaced);
  g_free (self->slot_group);
  g_free (self->group_first);
  g_free (self->group_marginals);
  g_free (self->row_edge);
  g_free (self->slot_row);
  g_free (self->slot_parent_row);
  g_free (self->slot_parent_edge);
  g_free (self->group_parent);
  g_free (self->group_slots);
  g_free (self->group_count);
  g_free (self->potential);
  g_free (self->distance);
  g_free (self->stamp);
  g_free (self->touched);
  g_free (self->heap);
  g_free (self);
}

/**
 * trellis_plan_flow_reserve:
 * @self: a flow
 * @n_rows: rows to come
 * @n_slots: slots
 * @n_groups: groups
 * @n_edges: edges from rows to slots
 * @n_marginals: marginal costs of all groups together
 *
 * Makes the caller's arrays large enough; what they hold is undefined after.
 */
void
trellis_plan_flow_reserve (TrellisPlanFlow *self,
                           int              n_rows,
                           int              n_slots,
                           int              n_groups,
                           int              n_edges,
                           int              n_marginals)
{
  int n_nodes = n_slots + n_groups;

  self->n_rows = n_rows;
  self->n_slots = n_slots;
  self->n_groups = n_groups;
  self->n_edges = n_edges;

  if (n_rows > self->max_rows || self->row_first == NULL)
    {
      self->max_rows = n_rows;
      self->row_first = g_renew (int, self->row_first, n_rows + 1);
      self->row_unplaced = g_renew (int, self->row_unplaced, n_rows + 1);
      self->row_edge = g_renew (int, self->row_edge, n_rows + 1);
    }
  if (n_edges > self->max_edges || self->edge_slot == NULL)
    {
      self->max_edges = n_edges;
      self->edge_slot = g_renew (int, self->edge_slot, n_edges + 1);
      self->edge_cost = g_renew (int, self->edge_cost, n_edges + 1);
    }
  if (n_marginals > self->max_marginals || self->group_marginals == NULL)
    {
      self->max_marginals = n_marginals;
      self->group_marginals = g_renew (int, self->group_marginals, n_marginals + 1);
    }
  if (n_slots > self->max_slots || n_groups > self->max_groups || self->slot_row == NULL)
    {
      self->max_slots = MAX (n_slots, self->max_slots);
      self->max_groups = MAX (n_groups, self->max_groups);
      n_nodes = self->max_slots + self->max_groups;
      self->slot_group = g_renew (int, self->slot_group, self->max_slots + 1);
      self->slot_row = g_renew (int, self->slot_row, self->max_slots + 1);
      self->slot_parent_row = g_renew (int, self->slot_parent_row, self->max_slots + 1);
      self->slot_parent_edge = g_renew (int, self->slot_parent_edge, self->max_slots + 1);
      self->group_first = g_renew (int, self->group_first, self->max_groups + 1);
      self->group_parent = g_renew (int, self->group_parent, self->max_groups + 1);
      self->group_slots = g_renew (int, self->group_slots, self->max_groups + 1);
      self->group_count = g_renew (int, self->group_count, self->max_groups + 1);
      self->potential = g_renew (int, self->potential, n_nodes + 1);
      self->distance = g_renew (int, self->distance, n_nodes + 1);
      g_free (self->stamp);
      self->stamp = g_new0 (int, n_nodes + 1);
      self->search = 0;
      self->touched = g_renew (int, self->touched, n_nodes + 1);
    }
}

static void
push_node (TrellisPlanFlow *self,
           int              node,
           int              distance)
{
  gint64 key = (gint64) distance * G_GINT64_CONSTANT (4294967296) + node;
  int at = self->n_heap++;

  if (G_UNLIKELY (at >= self->max_heap))
    {
      self->max_heap = MAX (256, self->max_heap * 2);
      self->heap = g_renew (gint64, self->heap, self->max_heap);
    }
  while (at > 0 && self->heap[(at - 1) / 2] > key)
    {
      self->heap[at] = self->heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  self->heap[at] = key;
}

static gint64
pop_node (TrellisPlanFlow *self)
{
  gint64 top = self->heap[0];
  gint64 last = self->heap[--self->n_heap];
  int at = 0;

  for (;;)
    {
      int child = 2 * at + 1;

      if (child >= self->n_heap)
        break;
      if (child + 1 < self->n_heap && self->heap[child + 1] < self->heap[child])
        child++;
      if (self->heap[child] >= last)
        break;
      self->heap[at] = self->heap[child];
      at = child;
    }
  self->heap[at] = last;

  return top;
}

/* Whether @distance is the shortest yet to @node. */
static inline gboolean
reach_node (TrellisPlanFlow *self,
            int              node,
            int              distance)
{
  if (self->stamp[node] != self->search)
    {
      self->stamp[node] = self->search;
      self->touched[self->n_touched++] = node;
    }
  else if (self->distance[node] <= distance)
    {
      return FALSE;
    }
  self->distance[node] = distance;

  return TRUE;
}

static inline int
get_marginal (TrellisPlanFlow *self,
              int              group)
{
  int at = self->group_first[group] + self->group_count[group];

  return self->group_marginals[MIN (at, self->group_first[group + 1] - 1)];
}

typedef struct
{
  int distance;  /* to the sink, the shortest yet */
  int group;     /* the last node before it: a group, */
  int row;       /* or a row that is left out */
} Best;

/* From a row to the slots it may take, and at once from a free slot to its
 * group and from there to the sink, so that @best cuts the search early. */
static void
expand_row (TrellisPlanFlow *self,
            int              row,
            int              distance,
            int              potential,
            Best            *best)
{
  int n_slots = self->n_slots;

  for (int edge = self->row_first[row]; edge < self->row_first[row + 1]; edge++)
    {
      int slot = self->edge_slot[edge];
      int to_slot = distance + potential + self->edge_cost[edge] - self->potential[slot];

      if (to_slot >= best->distance || !reach_node (self, slot, to_slot))
        continue;
      self->slot_parent_row[slot] = row;
      self->slot_parent_edge[slot] = edge;
      if (self->slot_row[slot] >= 0)
        {
          push_node (self, slot, to_slot);
        }
      else
        {
          int group = self->slot_group[slot];
          int to_group = to_slot + self->potential[slot] - self->potential[n_slots + group];

          if (to_group < best->distance && reach_node (self, n_slots + group, to_group))
            {
              int to_sink = to_group + self->potential[n_slots + group] + get_marginal (self, group);

              self->group_parent[group] = slot;
              push_node (self, n_slots + group, to_group);
              if (to_sink < best->distance)
                {
                  best->distance = to_sink;
                  best->group = group;
                  best->row = -1;
                }
            }
        }
    }
}

static void
follow_path (TrellisPlanFlow *self,
             int              entering,
             const Best      *best)
{
  int slot;

  if (best->row >= 0)
    {
      if (best->row == entering)
        return;
      slot = self->edge_slot[self->row_edge[best->row]];
      self->row_edge[best->row] = -1;
    }
  else
    {
      self->group_count[best->group]++;
      slot = self->group_parent[best->group];
    }

  for (;;)
    {
      int row = self->slot_parent_row[slot];
      int edge;

      if (row < 0)
        {
          /* The slot gives its place in the week to another one. */
          self->slot_row[slot] = -1;
          slot = self->group_parent[self->slot_group[slot]];
          continue;
        }
      edge = self->row_edge[row];
      self->row_edge[row] = self->slot_parent_edge[slot];
      self->slot_row[slot] = row;
      if (row == entering)
        return;
      slot = self->edge_slot[edge];
    }
}

static void
enter_row (TrellisPlanFlow *self,
           int              entering)
{
  Best best = { self->row_unplaced[entering], -1, entering };
  int n_slots = self->n_slots;

  self->search++;
  self->n_touched = 0;
  self->n_heap = 0;
  self->row_edge[entering] = -1;
  expand_row (self, entering, 0, 0, &best);

  while (self->n_heap > 0)
    {
      gint64 key = pop_node (self);
      int node = (int) (key & 0xffffffff);
      int distance = (int) (key >> 32);

      if (distance >= best.distance)
        break;
      if (distance > self->distance[node])
        continue;
      if (node < n_slots)
        {
          int row = self->slot_row[node];
          int potential = self->potential[node] - self->edge_cost[self->row_edge[row]];
          int to_sink = distance + potential + self->row_unplaced[row];

          if (to_sink < best.distance)
            {
              best.distance = to_sink;
              best.group = -1;
              best.row = row;
            }
          expand_row (self, row, distance, potential, &best);
        }
      else
        {
          int group = node - n_slots;

          for (int slot = self->group_slots[group]; slot < self->group_slots[group + 1]; slot++)
            {
              int to_slot = distance + self->potential[node] - self->potential[slot];

              if (self->slot_row[slot] < 0 || to_slot >= best.distance || !reach_node (self, slot, to_slot))
                continue;
              self->slot_parent_row[slot] = -1;
              push_node (self, slot, to_slot);
            }
        }
    }

  for (int i = 0; i < self->n_touched; i++)
    {
      int node = self->touched[i];

      if (self->distance[node] < best.distance)
        self->potential[node] += self->distance[node] - best.distance;
    }
  follow_path (self, entering, &best);
}

/**
 * trellis_plan_flow_solve:
 * @self: a flow whose caller's part is filled in; the groups of the slots never
 *   decrease from one slot to the next
 *
 * Finds a flow of least cost; of several, always the same one.
 */
void
trellis_plan_flow_solve (TrellisPlanFlow *self)
{
  int group = -1;

  for (int slot = 0; slot < self->n_slots; slot++)
    {
      self->slot_row[slot] = -1;
      while (group < self->slot_group[slot])
        self->group_slots[++group] = slot;
    }
  while (group < self->n_groups)
    self->group_slots[++group] = self->n_slots;
  for (int i = 0; i < self->n_groups; i++)
    self->group_count[i] = 0;
  for (int i = 0; i < self->n_slots + self->n_groups; i++)
    self->potential[i] = 0;

  for (int row = 0; row < self->n_rows; row++)
    enter_row (self, row);

  self->cost = 0;
  for (int row = 0; row < self->n_rows; row++)
    self->cost += self->row_edge[row] < 0 ? self->row_unplaced[row] : self->edge_cost[self->row_edge[row]];
  for (int i = 0; i < self->n_groups; i++)
    {
      for (int count = 0; count < self->group_count[i]; count++)
        self->cost += self->group_marginals[MIN (self->group_first[i] + count, self->group_first[i + 1] - 1)];
    }
}
