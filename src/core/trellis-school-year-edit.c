/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person's corrections to a school year, before it is written back. */

#include "config.h"

#include "trellis-school-year.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* The first weekday after @day, and the last before it. */
static TrellisDay
find_next_weekday (TrellisDay day)
{
  do
    day++;
  while (trellis_day_get_weekday (day) >= 5);

  return day;
}

static TrellisDay
find_last_weekday (TrellisDay day)
{
  do
    day--;
  while (trellis_day_get_weekday (day) >= 5);

  return day;
}

static gboolean
is_trust_holiday (const TrellisClosure *closure)
{
  return closure->kind == TRELLIS_CLOSURE_HOLIDAY && closure->urn == NULL && closure->person_id == NULL;
}

/* Closures are kept by their first day, so that one with other days is taken
 * out and put in again. */
static void
move_closure (TrellisSchoolYear *self,
              guint              index,
              TrellisDay         starts_on,
              TrellisDay         ends_on)
{
  TrellisClosure *closure = g_ptr_array_steal_index (self->closures, index);
  guint place;

  closure->starts_on = starts_on;
  closure->ends_on = ends_on;
  for (place = self->closures->len; place > 0; place--)
    {
      const TrellisClosure *earlier = self->closures->pdata[place - 1];

      if (earlier->starts_on <= starts_on)
        break;
    }
  g_ptr_array_insert (self->closures, (int) place, closure);
}

/**
 * trellis_school_year_move_term:
 * @self: a year that nobody else sees yet
 * @term: one of its terms
 * @starts_on: the first day in school
 * @ends_on: the last day in school
 *
 * Gives a term other dates. The trust's holiday that began right after it, or
 * ended right before it, follows, as far as a day of it is left; a school's own
 * term moves alone.
 */
void
trellis_school_year_move_term (TrellisSchoolYear *self,
                               TrellisTerm       *term,
                               TrellisDay         starts_on,
                               TrellisDay         ends_on)
{
  TrellisDay old_first, old_last;
  gboolean is_trust;

  g_return_if_fail (TRELLIS_IS_SCHOOL_YEAR (self));
  g_return_if_fail (term != NULL);

  old_first = find_next_weekday (term->ends_on);
  old_last = find_last_weekday (term->starts_on);
  is_trust = g_ptr_array_find (self->terms, term, NULL);
  for (guint i = 0; is_trust && i < self->closures->len; i++)
    {
      const TrellisClosure *closure = self->closures->pdata[i];

      if (is_trust_holiday (closure) && ends_on != term->ends_on && closure->starts_on > term->ends_on &&
          closure->starts_on <= old_first && find_next_weekday (ends_on) <= closure->ends_on)
        {
          move_closure (self, i, find_next_weekday (ends_on), closure->ends_on);
          break;
        }
    }
  for (guint i = 0; is_trust && i < self->closures->len; i++)
    {
      const TrellisClosure *closure = self->closures->pdata[i];

      if (is_trust_holiday (closure) && starts_on != term->starts_on && closure->ends_on < term->starts_on &&
          closure->ends_on >= old_last && find_last_weekday (starts_on) >= closure->starts_on)
        {
          move_closure (self, i, closure->starts_on, find_last_weekday (starts_on));
          break;
        }
    }

  term->starts_on = starts_on;
  term->ends_on = ends_on;
}

static gboolean
check_terms (TrellisSchoolYear  *self,
             GPtrArray          *terms,
             GError            **error)
{
  const TrellisTerm *before = NULL;

  for (guint i = 0; i < terms->len; i++)
    {
      const TrellisTerm *term = terms->pdata[i];

      if (term->ends_on < term->starts_on)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("%s ends before it starts. Give it a later last day."), term->name);
          return FALSE;
        }
      if (term->starts_on < self->starts_on || term->ends_on > self->ends_on)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("%s does not lie in %s, which goes from 1 September to 31 August."), term->name, self->name);
          return FALSE;
        }
      if (before != NULL && term->starts_on <= before->ends_on)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("%s starts before %s has ended. Give it a later first day."), term->name, before->name);
          return FALSE;
        }
      before = term;
    }

  return TRUE;
}

/**
 * trellis_school_year_check:
 * @self: a year
 * @error: return location for a #GError
 *
 * Says whether the year can stand: every term within it, the trust's and those
 * of schools that have their own, from a first day to a last one, after the term
 * before.
 *
 * Fails with %G_IO_ERROR_INVALID_DATA and a sentence that names the term.
 *
 * Returns: whether it can
 */
gboolean
trellis_school_year_check (TrellisSchoolYear  *self,
                           GError            **error)
{
  GHashTableIter iter;
  gpointer terms;

  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (self), FALSE);

  if (!check_terms (self, self->terms, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->own_terms);
  while (g_hash_table_iter_next (&iter, NULL, &terms))
    {
      if (!check_terms (self, terms, error))
        return FALSE;
    }

  return TRUE;
}
