/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-courses.h"

#include "trellis-store-judgements.h"
#include "trellis-store-trust.h"

/* How every school went from level to level: by school year and by term. */

typedef struct
{
  GArray *days;      /* (element-type TrellisDay) */
  GPtrArray *names;  /* (element-type utf8), then NULL */
} Columns;

static void
init_columns (Columns *columns)
{
  columns->days = g_array_new (FALSE, FALSE, sizeof (TrellisDay));
  columns->names = g_ptr_array_new_with_free_func (g_free);
}

static void
clear_columns (Columns *columns)
{
  g_array_unref (columns->days);
  g_ptr_array_unref (columns->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, clear_columns)

static void
add_column (Columns    *columns,
            TrellisDay  day,
            char       *name)
{
  g_array_append_val (columns->days, day);
  g_ptr_array_add (columns->names, name);
}

static GPtrArray *
list_years (TrellisStore  *self,
            TrellisDay     as_at,
            GError       **error)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_object_unref);

  for (int back = TRELLIS_COURSE_YEARS_MOST - 1; back >= 0; back--)
    {
      g_autofree char *id = trellis_school_year_dup_id_for_day (trellis_day_add_months (as_at, -12 * back));
      TrellisSchoolYear *year = trellis_store_read_year_or_usual (self, id, error);

      if (year == NULL)
        return NULL;
      g_ptr_array_add (years, year);
    }

  return g_steal_pointer (&years);
}

/* Without the columns before anybody had a category; two at least. */
static void
drop_empty (Columns    *columns,
            GHashTable *levels)
{
  guint n = columns->days->len, n_empty = n;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, levels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TrellisLevel **row = value;
      guint i = 0;

      while (i < n_empty && row[i] == NULL)
        i++;
      n_empty = i;
    }
  n_empty = n > 2 ? MIN (n_empty, n - 2) : 0;
  if (n_empty == 0)
    return;

  g_array_remove_range (columns->days, 0, n_empty);
  g_ptr_array_remove_range (columns->names, 0, n_empty);
}

static TrellisLevelCourse *
read_course (TrellisStore  *self,
             GListModel    *schools,
             Columns       *columns,
             GError       **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self, error);
  g_autoptr (GHashTable) levels = NULL;

  if (scheme == NULL)
    return NULL;
  for (int pass = 0; pass < 2; pass++)
    {
      g_clear_pointer (&levels, g_hash_table_unref);
      levels = trellis_store_list_levels_on (self, (const TrellisDay *) columns->days->data, columns->days->len, error);
      if (levels == NULL)
        return NULL;
      if (pass == 0)
        drop_empty (columns, levels);
    }
  g_ptr_array_add (columns->names, NULL);

  return trellis_level_course_new (scheme, schools, (const TrellisDay *) columns->days->data,
                                   (const char *const *) columns->names->pdata, levels);
}

/**
 * trellis_store_read_course_by_year:
 * @self: an open store, on the thread that opened it
 * @schools: (element-type TrellisSchool): the schools to follow
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Finds at which level every school ended each of the last school years, and
 * at which it stands on @as_at in the year of that day. Years before anybody
 * had a category are left out.
 *
 * Returns: (transfer full) (nullable): the course by year, or %NULL with @error
 *   set
 */
TrellisLevelCourse *
trellis_store_read_course_by_year (TrellisStore  *self,
                                   GListModel    *schools,
                                   TrellisDay     as_at,
                                   GError       **error)
{
  g_autoptr (GPtrArray) years = list_years (self, as_at, error);
  g_auto (Columns) columns = { NULL };

  init_columns (&columns);
  if (years == NULL)
    return NULL;
  for (guint i = 0; i < years->len; i++)
    {
      TrellisSchoolYear *year = g_ptr_array_index (years, i);

      add_column (&columns, MIN (year->ends_on, as_at), g_strdup (year->name));
    }

  return read_course (self, schools, &columns, error);
}

/**
 * trellis_store_read_course_by_term:
 * @self: an open store, on the thread that opened it
 * @schools: (element-type TrellisSchool): the schools to follow
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * As trellis_store_read_course_by_year(), at the end of each term that has
 * begun by @as_at.
 *
 * Returns: (transfer full) (nullable): the course by term, or %NULL with @error
 *   set
 */
TrellisLevelCourse *
trellis_store_read_course_by_term (TrellisStore  *self,
                                   GListModel    *schools,
                                   TrellisDay     as_at,
                                   GError       **error)
{
  g_autoptr (GPtrArray) years = list_years (self, as_at, error);
  g_auto (Columns) columns = { NULL };

  init_columns (&columns);
  if (years == NULL)
    return NULL;
  for (guint i = 0; i < years->len; i++)
    {
      TrellisSchoolYear *year = g_ptr_array_index (years, i);

      for (guint k = 0; k < year->terms->len; k++)
        {
          const TrellisTerm *term = g_ptr_array_index (year->terms, k);

          if (term->starts_on <= as_at)
            add_column (&columns, MIN (term->ends_on, as_at), g_strdup_printf ("%s, %s", term->name, year->name));
        }
    }
  if (columns.days->len == 0)
    add_column (&columns, as_at, trellis_day_format (as_at, TRELLIS_DAY_STYLE_MONTH));

  return read_course (self, schools, &columns, error);
}
