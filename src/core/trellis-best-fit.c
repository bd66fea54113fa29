/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-best-fit.h"

#include <glib/gi18n-lib.h>

/* Weights are small decimal numbers; sums of them that differ by less are equal. */
#define SAME_WEIGHT 1e-9

typedef struct
{
  TrellisScheme *scheme;
  double *weights;        /* by index among the scheme's levels */
  GPtrArray **aspects;    /* (element-type TrellisAspect): judged there and weighed */
  double total;
  guint n_weighed;
  gboolean is_even;       /* every weighed aspect has weight 1 */
  GStrvBuilder *reasons;
} Fit;

static void
take_reason (Fit  *fit,
             char *reason)
{
  g_strv_builder_add (fit->reasons, reason);
  g_free (reason);
}

static char *
join_names (GPtrArray *aspects)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < aspects->len; i++)
    g_strv_builder_add (builder, ((TrellisAspect *) g_ptr_array_index (aspects, i))->name);
  names = g_strv_builder_end (builder);

  return g_strjoinv (_(", "), names);
}

static TrellisLevel *
find_judged (TrellisScheme       *scheme,
             const TrellisAspect *aspect,
             GHashTable          *level_ids_by_aspect)
{
  const char *level_id = g_hash_table_lookup (level_ids_by_aspect, aspect->id);
  GPtrArray *levels = trellis_scheme_get_aspect_levels (scheme, aspect->id);

  for (guint i = 0; level_id != NULL && i < levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (levels, i);

      if (g_str_equal (level->id, level_id))
        return level;
    }

  return NULL;
}

/* An aspect that is judged by levels of its own has no place on the scheme's
 * scale, so that only as a limit can it be compared. */
static void
weigh (Fit                *fit,
       TrellisAspect      *aspect,
       const TrellisLevel *level)
{
  if (aspect->levels != NULL || aspect->weight <= 0)
    return;

  fit->weights[level->rank - 1] += aspect->weight;
  g_ptr_array_add (fit->aspects[level->rank - 1], aspect);
  fit->total += aspect->weight;
  fit->n_weighed++;
  if (ABS (aspect->weight - 1) > SAME_WEIGHT)
    fit->is_even = FALSE;
}

static TrellisLevel *
find_heaviest (Fit *fit)
{
  GPtrArray *levels = fit->scheme->levels;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *tied = NULL;
  g_autofree char *aspects = NULL;
  TrellisLevel *heaviest;
  double most = 0;
  guint best = 0;

  if (fit->n_weighed == 0)
    return NULL;

  for (guint i = 0; i < levels->len; i++)
    most = MAX (most, fit->weights[i]);
  for (guint i = 0; i < levels->len; i++)
    {
      if (fit->weights[i] < most - SAME_WEIGHT)
        continue;
      g_strv_builder_add (builder, ((TrellisLevel *) g_ptr_array_index (levels, i))->name);
      best = i;
    }
  heaviest = g_ptr_array_index (levels, best);
  names = g_strv_builder_end (builder);

  if (names[1] != NULL)
    {
      tied = g_strjoinv (_(", "), names);
      take_reason (fit,
                   g_strdup_printf (_("Equal weight, %2$g of %3$g each: %1$s. The worst of them, %4$s, is proposed."),
                                    tied, most, fit->total, heaviest->name));
      return heaviest;
    }

  aspects = join_names (fit->aspects[best]);
  if (fit->is_even)
    take_reason (fit, g_strdup_printf (ngettext ("%s has the most weight: %u of %u aspect judged (%s).",
                                                 "%s has the most weight: %u of %u aspects judged (%s).",
                                                 fit->n_weighed),
                                       heaviest->name, fit->aspects[best]->len, fit->n_weighed, aspects));
  else
    take_reason (fit, g_strdup_printf (_("%s has the most weight: %g of %g (%s)."),
                                       heaviest->name, most, fit->total, aspects));

  return heaviest;
}

/* The best that overall can be under a limiting aspect: the level itself; for
 * a level of the aspect's own what the scheme says, or else the same rank. */
static TrellisLevel *
get_ceiling (TrellisScheme       *scheme,
             const TrellisAspect *aspect,
             TrellisLevel        *judged)
{
  if (aspect->levels == NULL)
    return judged;
  if (judged->at_best_level_id != NULL)
    return trellis_scheme_get_level (scheme, judged->at_best_level_id);

  return g_ptr_array_index (scheme->levels, MIN (judged->rank, (int) scheme->levels->len) - 1);
}

static TrellisLevel *
apply_limits (Fit                  *fit,
              const TrellisSubject *subject,
              GHashTable           *level_ids_by_aspect,
              TrellisLevel         *level)
{
  for (guint i = 0; level != NULL && i < fit->scheme->aspects->len; i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (fit->scheme->aspects, i);
      TrellisLevel *judged = find_judged (fit->scheme, aspect, level_ids_by_aspect);
      TrellisLevel *ceiling;

      if (!aspect->is_limiting || judged == NULL || !trellis_applies_to (&aspect->applies, subject))
        continue;
      ceiling = get_ceiling (fit->scheme, aspect, judged);
      if (ceiling->rank > level->rank)
        {
          take_reason (fit, g_strdup_printf (_("%s is judged %s and limits the whole: no better than %s."),
                                             aspect->name, judged->name, ceiling->name));
          level = ceiling;
        }
    }

  return level;
}

/**
 * trellis_best_fit:
 * @scheme: a scheme
 * @subject: the school
 * @level_ids_by_aspect: (element-type utf8 utf8): aspect id → id of the level
 *   it is judged to be at
 *
 * Proposes a level for the whole school: the one that the judged aspects give
 * most weight; of several that weigh the same, the worst; then no better than
 * an aspect that the scheme calls limiting. Aspects that do not apply to the
 * school are left out, those without a judgement are named. An aspect with
 * levels of its own is compared only as a limit. People decide; this only
 * proposes.
 *
 * Returns: (transfer full): the proposal and its reasons
 */
TrellisProposal *
trellis_best_fit (TrellisScheme        *scheme,
                  const TrellisSubject *subject,
                  GHashTable           *level_ids_by_aspect)
{
  guint n_levels = scheme->levels->len;
  TrellisProposal *proposal = g_new0 (TrellisProposal, 1);
  g_autofree double *weights = g_new0 (double, n_levels);
  g_autofree GPtrArray **aspects = g_new0 (GPtrArray *, n_levels);
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();
  Fit fit = { scheme, weights, aspects, 0, 0, TRUE, reasons };

  for (guint i = 0; i < n_levels; i++)
    aspects[i] = g_ptr_array_new ();
  proposal->unjudged = g_ptr_array_new ();

  for (guint i = 0; i < scheme->aspects->len; i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, i);
      TrellisLevel *level = find_judged (scheme, aspect, level_ids_by_aspect);

      if (!trellis_applies_to (&aspect->applies, subject))
        continue;
      if (level != NULL)
        weigh (&fit, aspect, level);
      else
        g_ptr_array_add (proposal->unjudged, aspect);
    }

  proposal->level = apply_limits (&fit, subject, level_ids_by_aspect, find_heaviest (&fit));
  if (proposal->level == NULL)
    take_reason (&fit, g_strdup (_("No aspect that counts is judged yet.")));
  if (proposal->unjudged->len > 0)
    {
      g_autofree char *names = join_names (proposal->unjudged);

      take_reason (&fit, g_strdup_printf (_("Not judged: %s."), names));
    }
  proposal->reasons = g_strv_builder_end (reasons);
  for (guint i = 0; i < n_levels; i++)
    g_ptr_array_unref (aspects[i]);

  return proposal;
}

/**
 * trellis_proposal_free:
 * @self: (transfer full) (nullable): a proposal
 *
 * Frees it.
 */
void
trellis_proposal_free (TrellisProposal *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->reasons);
  g_ptr_array_unref (self->unjudged);
  g_free (self);
}
