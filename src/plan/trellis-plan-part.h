/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-flow.h"
#include "trellis-plan-problem.h"
#include "trellis-plan-random.h"

G_BEGIN_DECLS

/* A visit not placed costs so many times its hundred a priority while a plan is
 * sought, so that no distance and no spacing is ever bought by leaving one out:
 * what is left out is then least by number and by priority both. */
#define TRELLIS_PLAN_UNPLACED_FACTOR 100

/** TrellisPlanChoice: a day and the halves of it that a visit may take. */
typedef struct
{
  gint16 day;
  guint8 halves;
} TrellisPlanChoice;

/**
 * TrellisPlanPart:
 *
 * The advisers that share a school, usually one, and what is to be placed with
 * them: apart from it a plan falls into independent problems. Visits have local
 * numbers: first those that may move, then those that only stand there to be
 * spaced against.
 */
typedef struct
{
  const TrellisPlanProblem *problem;
  guint64 key;
  int n_days;
  int n_weeks;
  int n_advisers;
  int n_schools;
  int n_moving;
  int n_visits;
  int n_half_days;          /* moving visits of half a day */
  gboolean is_mixed;        /* has mornings and afternoons: no half of the day is needed by every visit */
  gboolean is_replan;       /* some visit has a day already */

  int *global;              /* local → visit of the problem */
  int *adviser;             /* local adviser */
  int *school;              /* local school */
  int *hub;                 /* local hub, or -1 */
  int *unplaced_cost;
  int *before;              /* the visit before in its sequence, or -1 */
  int *after;
  int *gap;                 /* ideal school days to the one after */
  int *head;                /* the first of its sequence */
  guint8 *n_halves;         /* that it takes, 1 or 2 */
  guint8 *parity;           /* place in its sequence, odd or even */
  gboolean *is_loose;       /* takes part in spacing; the others only give way */
  int *first;               /* n_moving + 1 indices into the choices */
  TrellisPlanChoice *choices;
  int *own_costs;           /* beside the choices */
  gint16 *choice_at;        /* visit × day → the first of its choices there, from its own first; or -1 */
  int *week_of;             /* day → week */
  int *base_load;           /* adviser × week: halves that pinned visits take */
  int *free_load;           /* adviser × week: halves that cost nothing, as they stand there already */
  int n_hubs;
  TrellisPlanWeights weights;

  int *choice;              /* where each moving visit stands: index into the choices, or -1 */
  int *day;                 /* its day, of all visits, or -1 */
  int *occupant;            /* (adviser × day) × 2 halves → moving visit or -1 */
  guint8 *at_school;        /* school × day: moving visits there */
  int *load;                /* adviser × week, halves */
  int *hub_load;            /* (adviser × hub) × week */
  gint64 cost;              /* of how things stand, kept up to date by every move */
  gint64 least_cost;        /* what no arrangement falls below, as far as is known */
} TrellisPlanPart;

GPtrArray *trellis_plan_parts_new       (const TrellisPlanProblem *problem);
void       trellis_plan_part_free       (TrellisPlanPart          *self);
void       trellis_plan_part_set        (TrellisPlanPart          *self,
                                         int                       visit,
                                         int                       choice);
gboolean   trellis_plan_part_has_room   (TrellisPlanPart          *self,
                                         int                       visit,
                                         int                       choice);
gint64     trellis_plan_part_count_cost (TrellisPlanPart          *self);
void       trellis_plan_part_start      (TrellisPlanPart          *self,
                                         TrellisPlanFlow          *flow);
gboolean   trellis_plan_part_refine     (TrellisPlanPart          *self,
                                         TrellisPlanFlow          *flow,
                                         TrellisPlanRandom        *random,
                                         int                       n_rounds);
void       trellis_plan_part_anneal     (TrellisPlanPart          *self,
                                         TrellisPlanRandom        *random,
                                         guint                     effort,
                                         GCancellable             *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisPlanPart, trellis_plan_part_free)

/* As trellis_plan_spacing_cost () by its weight, where annealing has it at hand. */
static inline int
trellis_plan_part_gap_cost (const TrellisPlanPart *self,
                            int                    gap,
                            int                    got)
{
  int off = ABS (got - gap) - gap / 5;
  int near = (2 * gap + 4) / 5;

  return self->weights.spacing * ((off > 0 ? 2 * off : 0) + (got < near ? 20 * (near - got) : 0));
}

/* What the days of a visit and of those before and after it cost, if it stood on @day. */
static inline int
trellis_plan_part_count_spacing (const TrellisPlanPart *self,
                                 int                    visit,
                                 int                    day)
{
  int before = self->before[visit];
  int after = self->after[visit];
  int cost = 0;

  if (before >= 0 && self->day[before] >= 0)
    cost += trellis_plan_part_gap_cost (self, self->gap[before], day - self->day[before]);
  if (after >= 0 && self->day[after] >= 0)
    cost += trellis_plan_part_gap_cost (self, self->gap[visit], self->day[after] - day);

  return cost;
}

/* What an adviser's week costs with so many halves, beyond those that are free. */
static inline int
trellis_plan_part_week_cost (const TrellisPlanPart *self,
                             int                    at,
                             int                    load)
{
  int free = self->free_load[at];

  return load <= free ? 0
                      : self->weights.week * (trellis_plan_week_cost (load) - trellis_plan_week_cost (free));
}

G_END_DECLS
