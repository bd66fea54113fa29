/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-portfolio-terms.h"

#include "trellis-school-year.h"
#include "trellis-store-judgements.h"

#include <stdlib.h>

/* Without a day of one's own, schools are compared with how they were then. */
#define COMPARED_MONTHS 12

/**
 * trellis_portfolio_list_days:
 * @as_at: the day looked from
 * @compared_with: an earlier day, or %TRELLIS_DAY_NONE for a year before
 * @days: (out caller-allocates): %TRELLIS_PORTFOLIO_N_TERMS + 1 days
 *
 * Finds the days that a row of the portfolio tells of: the one that it compares
 * with, then the ends of the last terms, autumn, spring and summer, and last
 * the day looked from, which stands for the term that it lies in.
 */
void
trellis_portfolio_list_days (TrellisDay  as_at,
                             TrellisDay  compared_with,
                             TrellisDay *days)
{
  TrellisDay year_day = as_at;
  guint n_left = TRELLIS_PORTFOLIO_N_TERMS - 1;

  days[0] = compared_with != TRELLIS_DAY_NONE ? compared_with : trellis_day_add_months (as_at, -COMPARED_MONTHS);
  days[TRELLIS_PORTFOLIO_N_TERMS] = as_at;
  while (n_left > 0)
    {
      g_autofree char *id = trellis_school_year_dup_id_for_day (year_day);
      g_autoptr (TrellisSchoolYear) year = trellis_school_year_new_usual (id, 3, NULL);

      for (guint i = year->terms->len; i > 0 && n_left > 0; i--)
        {
          TrellisTerm *term = g_ptr_array_index (year->terms, i - 1);

          if (term->ends_on < as_at)
            days[n_left--] = term->ends_on;
        }
      year_day = year->starts_on - 1;
    }
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  TrellisDay first = *(const TrellisDay *) a, second = *(const TrellisDay *) b;

  return first < second ? -1 : first > second;
}

/**
 * trellis_portfolio_read_levels:
 * @store: a trust file
 * @days: %TRELLIS_PORTFOLIO_N_TERMS + 1 days as trellis_portfolio_list_days()
 *   gives them
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type utf8 gpointer) (nullable): as
 *   trellis_store_list_levels_on(), each school's levels in the order of @days;
 *   or %NULL with @error set
 */
GHashTable *
trellis_portfolio_read_levels (TrellisStore      *store,
                               const TrellisDay  *days,
                               GError           **error)
{
  enum { N_DAYS = TRELLIS_PORTFOLIO_N_TERMS + 1 };
  g_autoptr (GHashTable) levels = NULL;
  TrellisDay sorted[N_DAYS];
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < N_DAYS; i++)
    sorted[i] = days[i];
  qsort (sorted, N_DAYS, sizeof (TrellisDay), compare_days);
  levels = trellis_store_list_levels_on (store, sorted, N_DAYS, error);
  if (levels == NULL)
    return NULL;

  /* The day to compare with may lie anywhere among the terms. */
  g_hash_table_iter_init (&iter, levels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TrellisLevel **row = value;
      const TrellisLevel *ordered[N_DAYS];

      for (guint i = 0; i < N_DAYS; i++)
        {
          TrellisDay *place = bsearch (&days[i], sorted, N_DAYS, sizeof (TrellisDay), compare_days);

          ordered[i] = row[place - sorted];
        }
      for (guint i = 0; i < N_DAYS; i++)
        row[i] = ordered[i];
    }

  return g_steal_pointer (&levels);
}
