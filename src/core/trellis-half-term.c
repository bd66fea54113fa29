/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A school year by its half terms, in which what is monitored half-termly is. */

#include "config.h"

#include "trellis-half-term.h"

#include <glib/gi18n-lib.h>

/* A year of so many terms numbers its half terms. */
#define N_HALF_TERMS 6
/* A term has a middle where a holiday of so many days is in it. */
#define LEAST_HOLIDAY 4

static void
add_half_term (GPtrArray  *half_terms,
               char       *name,
               TrellisDay  starts_on)
{
  TrellisHalfTerm *self = g_new0 (TrellisHalfTerm, 1);

  self->name = name;
  self->starts_on = starts_on;
  g_ptr_array_add (half_terms, self);
}

/* The first day in school after the longest holiday in a term; after half of its
 * days where the file knows of no holiday. */
static TrellisDay
find_second_half (const TrellisSchoolYear *year,
                  const TrellisTerm       *term)
{
  const TrellisClosure *longest = NULL;

  for (guint i = 0; i < year->closures->len; i++)
    {
      const TrellisClosure *closure = g_ptr_array_index (year->closures, i);

      if (closure->kind == TRELLIS_CLOSURE_HOLIDAY && closure->urn == NULL && closure->person_id == NULL &&
          closure->starts_on > term->starts_on && closure->ends_on < term->ends_on &&
          closure->ends_on - closure->starts_on + 1 >= LEAST_HOLIDAY &&
          (longest == NULL || closure->ends_on - closure->starts_on > longest->ends_on - longest->starts_on))
        longest = closure;
    }

  return longest != NULL ? longest->ends_on + 1 : term->starts_on + (term->ends_on - term->starts_on + 1) / 2;
}

/**
 * trellis_half_term_free:
 * @self: (nullable) (transfer full): a half term
 */
void
trellis_half_term_free (TrellisHalfTerm *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

/**
 * trellis_half_term_list:
 * @year: a school year
 * @urn: (nullable): a school, whose terms may be its own
 *
 * Every day of the year is in one of them: a holiday is in the half term before
 * it. A term of a year of three is in two
 * halves at its longest holiday, or in the middle where it has none.
 *
 * Returns: (transfer full) (element-type TrellisHalfTerm): the year's half
 *   terms, in order
 */
GPtrArray *
trellis_half_term_list (TrellisSchoolYear *year,
                        const char        *urn)
{
  GPtrArray *half_terms = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_half_term_free);
  GPtrArray *terms = trellis_school_year_get_terms (year, urn);

  for (guint i = 0; i < terms->len; i++)
    {
      const TrellisTerm *term = g_ptr_array_index (terms, i);

      if (terms->len >= N_HALF_TERMS)
        {
          add_half_term (half_terms, g_strdup (term->name), term->starts_on);
          continue;
        }
      /* Translators: %s is a term, as "Spring". */
      add_half_term (half_terms, g_strdup_printf (_("%s, first half"), term->name), term->starts_on);
      /* Translators: %s is a term, as "Spring". */
      add_half_term (half_terms, g_strdup_printf (_("%s, second half"), term->name), find_second_half (year, term));
    }
  for (guint i = 0; i < half_terms->len; i++)
    {
      TrellisHalfTerm *self = g_ptr_array_index (half_terms, i);

      if (i == 0)
        self->starts_on = year->starts_on;
      self->ends_on = i + 1 < half_terms->len
                        ? ((TrellisHalfTerm *) g_ptr_array_index (half_terms, i + 1))->starts_on - 1 : year->ends_on;
    }

  return half_terms;
}
