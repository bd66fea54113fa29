/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rapid action plans: an action with steps, which is reviewed each half term. A
 * review is a rating of the plan itself, with what was found as its evidence. */

#include "config.h"

#include "trellis-store-rapid-plans.h"

#include "trellis-half-term.h"
#include "trellis-store-actions.h"
#include "trellis-store-trust.h"

#include <string.h>

/**
 * trellis_plan_review_free:
 * @review: (nullable) (transfer full): a review
 */
void
trellis_plan_review_free (TrellisPlanReview *review)
{
  if (review == NULL)
    return;

  g_free (review->half_term);
  g_free (review->found);
  g_free (review);
}

/* A plan is read from its first step to its last, whether or not they are done. */
static int
compare_steps (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const TrellisAction *first = a, *second = b;

  if (first->due_on != second->due_on)
    {
      /* What has no day comes last. */
      if (first->due_on == TRELLIS_DAY_NONE || second->due_on == TRELLIS_DAY_NONE)
        return first->due_on == TRELLIS_DAY_NONE ? 1 : -1;
      return first->due_on < second->due_on ? -1 : 1;
    }

  return strcmp (first->id, second->id);
}

/**
 * trellis_store_list_steps:
 * @self: a store
 * @plan: an action
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a list of #TrellisAction, the plan's
 *   steps by the day that they are due, closed ones too; empty where it has
 *   none; or %NULL with @error set
 */
GListModel *
trellis_store_list_steps (TrellisStore   *self,
                          TrellisAction  *plan,
                          TrellisDay      as_at,
                          GError        **error)
{
  g_autoptr (GListModel) actions = trellis_store_list_actions (self, plan->urn, as_at, error);
  GListStore *steps;

  if (actions == NULL)
    return NULL;

  steps = g_list_store_new (TRELLIS_TYPE_ACTION);
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);

      if (g_strcmp0 (action->parent_id, plan->id) == 0)
        g_list_store_insert_sorted (steps, action, compare_steps, NULL);
    }

  return G_LIST_MODEL (steps);
}

static void
add_review (GPtrArray                 *reviews,
            const TrellisHalfTerm     *half_term,
            const TrellisActionRating *rating)
{
  TrellisPlanReview *review = g_new0 (TrellisPlanReview, 1);

  review->half_term = g_strdup (half_term->name);
  review->due_by = half_term->ends_on;
  review->rating = rating != NULL ? rating->rating : TRELLIS_RATING_NONE;
  review->reviewed_on = rating != NULL ? rating->rated_on : TRELLIS_DAY_NONE;
  review->found = g_strdup (rating != NULL ? rating->evidence : "");
  g_ptr_array_add (reviews, review);
}

/* Every review of the half term, or that there is none. */
static void
add_half_term (GPtrArray             *reviews,
               const TrellisHalfTerm *half_term,
               GPtrArray             *ratings)
{
  gboolean is_reviewed = FALSE;

  for (guint i = 0; i < ratings->len; i++)
    {
      const TrellisActionRating *rating = g_ptr_array_index (ratings, i);

      if (rating->rated_on < half_term->starts_on || rating->rated_on > half_term->ends_on)
        continue;
      add_review (reviews, half_term, rating);
      is_reviewed = TRUE;
    }
  if (!is_reviewed)
    add_review (reviews, half_term, NULL);
}

/**
 * trellis_store_list_plan_reviews:
 * @self: a store
 * @plan: an action with steps
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Goes through the half terms of the school from the one in which the plan was
 * agreed to the one that the day is in, or in which the plan was closed.
 *
 * Returns: (transfer full) (element-type TrellisPlanReview) (nullable): the
 *   plan's reviews, and in their places the half terms without one, earliest
 *   first; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_plan_reviews (TrellisStore   *self,
                                 TrellisAction  *plan,
                                 TrellisDay      as_at,
                                 GError        **error)
{
  g_autoptr (GPtrArray) ratings = trellis_store_list_action_ratings (self, plan->id, as_at, error);
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_plan_review_free);
  TrellisDay until = plan->closed_on != TRELLIS_DAY_NONE ? MIN (plan->closed_on, as_at) : as_at;
  TrellisDay day = plan->opened_on;

  if (ratings == NULL)
    return NULL;

  while (day <= until)
    {
      g_autofree char *id = trellis_school_year_dup_id_for_day (day);
      g_autoptr (TrellisSchoolYear) year = trellis_store_read_year_or_usual (self, id, error);
      g_autoptr (GPtrArray) half_terms = NULL;

      if (year == NULL)
        return NULL;
      half_terms = trellis_half_term_list (year, plan->urn);
      for (guint i = 0; i < half_terms->len; i++)
        {
          const TrellisHalfTerm *half_term = g_ptr_array_index (half_terms, i);

          if (half_term->ends_on >= plan->opened_on && half_term->starts_on <= until)
            add_half_term (reviews, half_term, ratings);
        }
      day = year->ends_on + 1;
    }

  return g_steal_pointer (&reviews);
}
