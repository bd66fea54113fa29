/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-calendar-years.h"

#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  const TrellisSchoolYear *x = *(TrellisSchoolYear *const *) a;
  const TrellisSchoolYear *y = *(TrellisSchoolYear *const *) b;

  return (x->starts_on > y->starts_on) - (x->starts_on < y->starts_on);
}

/**
 * trellis_calendar_years_init:
 * @self: (out caller-allocates): the years
 * @store: a store, on its thread
 * @n_ahead: how many years after the present one may be begun
 * @error: return location for a #GError
 *
 * Reads every school year that the file holds, and the present one and those
 * ahead as they would be begun.
 *
 * Returns: whether they were read
 */
gboolean
trellis_calendar_years_init (TrellisCalendarYears  *self,
                             TrellisStore          *store,
                             guint                  n_ahead,
                             GError               **error)
{
  g_autoptr (GPtrArray) ids = trellis_store_list_years (store, error);
  g_autofree char *present = trellis_school_year_dup_id_for_day (trellis_store_get_today (store));

  self->store = store;
  self->years = g_ptr_array_new_with_free_func (g_object_unref);
  self->edited = g_hash_table_new (NULL, NULL);
  if (ids == NULL)
    return FALSE;

  for (guint i = ids->len; i > 0; i--)
    {
      TrellisSchoolYear *year = trellis_store_read_year (store, g_ptr_array_index (ids, i - 1), error);

      if (year == NULL)
        return FALSE;
      g_ptr_array_add (self->years, year);
    }
  for (guint i = 0; i < n_ahead + 1; i++)
    {
      TrellisSchoolYear *year;

      if (!g_ptr_array_find_with_equal_func (ids, present, g_str_equal, NULL))
        {
          year = trellis_store_read_year_or_usual (store, present, error);
          if (year == NULL)
            return FALSE;
          g_ptr_array_add (self->years, year);
        }
      g_free (present);
      present = trellis_school_year_dup_id_for_day (trellis_day_add_months (trellis_store_get_today (store),
                                                                            12 * (int) (i + 1)));
    }
  g_ptr_array_sort (self->years, compare_years);

  return TRUE;
}

/**
 * trellis_calendar_years_find:
 * @self: the years
 * @day: a day
 *
 * Returns: (transfer none) (nullable): the year that it lies in, or %NULL where
 *   it is none of these
 */
TrellisSchoolYear *
trellis_calendar_years_find (TrellisCalendarYears *self,
                             TrellisDay            day)
{
  for (guint i = 0; i < self->years->len; i++)
    {
      TrellisSchoolYear *year = g_ptr_array_index (self->years, i);

      if (day >= year->starts_on && day <= year->ends_on)
        return year;
    }

  return NULL;
}

/**
 * trellis_calendar_years_edit:
 * @self: the years
 * @year: one of them, which is to be written
 */
void
trellis_calendar_years_edit (TrellisCalendarYears *self,
                             TrellisSchoolYear    *year)
{
  g_hash_table_add (self->edited, year);
}

/**
 * trellis_calendar_years_write:
 * @self: the years
 * @result: the import, told which change it was
 * @sentence: what was done
 * @error: return location for a #GError
 *
 * Writes the years that were edited as one change; none where none was.
 *
 * Returns: whether they are written
 */
gboolean
trellis_calendar_years_write (TrellisCalendarYears  *self,
                              TrellisImport         *result,
                              const char            *sentence,
                              GError               **error)
{
  gboolean is_good = TRUE;

  if (g_hash_table_size (self->edited) == 0)
    return TRUE;
  if (!trellis_store_begin_change (self->store, "year", NULL, sentence, error))
    return FALSE;
  for (guint i = 0; i < self->years->len && is_good; i++)
    {
      TrellisSchoolYear *year = g_ptr_array_index (self->years, i);

      if (g_hash_table_contains (self->edited, year))
        is_good = trellis_school_year_check (year, error) && trellis_store_write_year (self->store, year, error);
    }
  if (!trellis_store_end_change (self->store, is_good, error))
    return FALSE;

  result->change_id = trellis_store_get_last_change (self->store);
  return TRUE;
}

/**
 * trellis_calendar_describe_days:
 * @first: the first day
 * @last: the last one
 * @session: the part of them
 *
 * Returns: (transfer full): "Mon 22 Dec 2025 to Fri 2 Jan 2026", "Fri 6 Mar
 *   2026, morning"
 */
char *
trellis_calendar_describe_days (TrellisDay     first,
                                TrellisDay     last,
                                TrellisSession session)
{
  g_autofree char *from = trellis_day_format (first, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *to = trellis_day_format (last, TRELLIS_DAY_STYLE_MEDIUM);

  if (first != last)
    return g_strdup_printf (_("%s to %s"), from, to);
  if (session != TRELLIS_SESSION_DAY)
    return g_strdup_printf ("%s, %s", from, trellis_session_get_name (session));

  return g_steal_pointer (&from);
}

/**
 * trellis_calendar_years_clear:
 * @self: the years
 *
 * Lets go of them.
 */
void
trellis_calendar_years_clear (TrellisCalendarYears *self)
{
  g_clear_pointer (&self->years, g_ptr_array_unref);
  g_clear_pointer (&self->edited, g_hash_table_unref);
}
