/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-year-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is not parted by sorting: a school, or the schools of a federation that
 * stand together. */
typedef struct
{
  GPtrArray *schools;  /* (element-type TrellisSchool): by name */
  char *group_id;      /* (nullable) */
  char *group_name;
  char *group_key;     /* folded, not collated: the order does not depend on the machine's language */
  int group_position;
  char *key;
} Unit;

static void
free_unit (gpointer data)
{
  Unit *unit = data;

  g_ptr_array_unref (unit->schools);
  g_free (unit->group_id);
  g_free (unit->group_name);
  g_free (unit->group_key);
  g_free (unit->key);
  g_free (unit);
}

static int
compare_schools (gconstpointer a,
                 gconstpointer b)
{
  const TrellisSchool *first = *(TrellisSchool *const *) a;
  const TrellisSchool *second = *(TrellisSchool *const *) b;
  g_autofree char *first_key = g_utf8_casefold (first->name, -1);
  g_autofree char *second_key = g_utf8_casefold (second->name, -1);
  int order = strcmp (first_key, second_key);

  return order != 0 ? order : g_strcmp0 (first->urn, second->urn);
}

static int
compare_units (gconstpointer a,
               gconstpointer b)
{
  const Unit *first = *(Unit *const *) a;
  const Unit *second = *(Unit *const *) b;
  int order;

  /* Those of no hub, or of no adviser, come last. */
  if ((first->group_id == NULL) != (second->group_id == NULL))
    return first->group_id == NULL ? 1 : -1;
  if (first->group_id != NULL && first->group_position != second->group_position)
    return first->group_position < second->group_position ? -1 : 1;
  order = strcmp (first->group_key, second->group_key);
  if (order == 0)
    order = g_strcmp0 (first->group_id, second->group_id);
  if (order == 0)
    order = strcmp (first->key, second->key);

  return order != 0 ? order : compare_schools (&first->schools->pdata[0], &second->schools->pdata[0]);
}

static const char *
get_group_id (TrellisSchool       *school,
              TrellisYearGrouping  grouping)
{
  return grouping == TRELLIS_YEAR_BY_ADVISER ? school->adviser_id : school->hub_id;
}

/* A federation is one unit in all of the trust where it has one row; where its
 * schools have rows of their own, in each of its hubs. */
static GPtrArray *
list_units (GListModel             *schools,
            TrellisYearGrouping     grouping,
            TrellisYearFederations  federations)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (free_unit);
  g_autoptr (GHashTable) by_federation = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    g_ptr_array_add (sorted, g_list_model_get_item (schools, i));
  g_ptr_array_sort (sorted, compare_schools);

  for (guint i = 0; i < sorted->len; i++)
    {
      TrellisSchool *school = g_ptr_array_index (sorted, i);
      const char *group_id = get_group_id (school, grouping);
      g_autofree char *key = NULL;
      Unit *unit = NULL;

      if (school->federation_id != NULL)
        {
          gboolean is_one = federations == TRELLIS_YEAR_FEDERATION_IN_ONE_ROW;

          key = g_strdup_printf ("%s\n%s", school->federation_id, !is_one && group_id != NULL ? group_id : "");
          unit = g_hash_table_lookup (by_federation, key);
        }
      if (unit == NULL)
        {
          unit = g_new0 (Unit, 1);
          unit->schools = g_ptr_array_new_with_free_func (g_object_unref);
          unit->group_id = g_strdup (group_id);
          unit->group_position = grouping == TRELLIS_YEAR_BY_HUB ? school->hub_position : 0;
          if (group_id == NULL)
            unit->group_name = g_strdup (grouping == TRELLIS_YEAR_BY_HUB ? _("No hub") : _("No adviser"));
          else
            unit->group_name = g_strdup (grouping == TRELLIS_YEAR_BY_HUB ? school->hub_name : school->adviser_name);
          unit->group_key = g_utf8_casefold (unit->group_name, -1);
          unit->key = g_utf8_casefold (school->name, -1);
          g_ptr_array_add (units, unit);
          if (key != NULL)
            g_hash_table_insert (by_federation, g_steal_pointer (&key), unit);
        }
      g_ptr_array_add (unit->schools, g_object_ref (school));
    }
  g_ptr_array_sort (units, compare_units);

  return units;
}

static char *
join_advisers (GPtrArray *schools)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < schools->len; i++)
    {
      TrellisSchool *school = g_ptr_array_index (schools, i);

      if (school->adviser_name[0] != '\0' &&
          !g_ptr_array_find_with_equal_func (names, school->adviser_name, g_str_equal, NULL))
        g_ptr_array_add (names, school->adviser_name);
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

static char *
name_federation (GPtrArray *schools)
{
  TrellisSchool *first = g_ptr_array_index (schools, 0);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (schools->len == 1)
    return g_strdup (first->short_name);
  if (first->federation_name[0] != '\0')
    return g_strdup (first->federation_name);
  for (guint i = 0; i < schools->len; i++)
    g_ptr_array_add (names, ((TrellisSchool *) g_ptr_array_index (schools, i))->short_name);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" + ", (char **) names->pdata);
}

static void
add_row (TrellisYearLayout *self,
         const Unit        *unit,
         char              *name,
         GPtrArray         *schools,
         gboolean           continues)
{
  TrellisYearGroup *last = NULL;
  TrellisYearRow row = { .name = name, .continues_federation = continues };

  if (self->groups->len > 0)
    last = &g_array_index (self->groups, TrellisYearGroup, self->groups->len - 1);
  if (last == NULL || g_strcmp0 (last->id, unit->group_id) != 0)
    {
      /* Where no school has a hub there is nothing to tell apart. */
      TrellisYearGroup group = {
        .id = g_strdup (unit->group_id),
        .name = g_strdup (unit->group_id == NULL && last == NULL ? "" : unit->group_name),
        .first_row = self->rows->len,
      };

      g_array_append_val (self->groups, group);
      last = &g_array_index (self->groups, TrellisYearGroup, self->groups->len - 1);
    }
  last->n_rows++;
  row.group = self->groups->len - 1;
  row.schools = schools;
  row.adviser_name = join_advisers (schools);
  row.federation_id = g_strdup (((TrellisSchool *) g_ptr_array_index (schools, 0))->federation_id);
  g_array_append_val (self->rows, row);
}

/**
 * trellis_year_layout_add_rows:
 * @self: a layout without rows
 * @schools: a model of #TrellisSchool
 * @grouping: what the rows are grouped by
 * @federations: whether a federation is one row
 *
 * Adds the rows: by hub in the trust's order, or by adviser in that of their
 * names, then by name. A federation's name on screen is its own; a school's is
 * its short one there and its full one on paper.
 */
void
trellis_year_layout_add_rows (TrellisYearLayout      *self,
                              GListModel             *schools,
                              TrellisYearGrouping     grouping,
                              TrellisYearFederations  federations)
{
  g_autoptr (GPtrArray) units = list_units (schools, grouping, federations);

  for (guint i = 0; i < units->len; i++)
    {
      Unit *unit = g_ptr_array_index (units, i);

      if (federations == TRELLIS_YEAR_FEDERATION_IN_ONE_ROW)
        {
          add_row (self, unit, name_federation (unit->schools), g_ptr_array_ref (unit->schools), FALSE);
          continue;
        }
      for (guint j = 0; j < unit->schools->len; j++)
        {
          TrellisSchool *school = g_ptr_array_index (unit->schools, j);
          GPtrArray *one = g_ptr_array_new_with_free_func (g_object_unref);

          g_ptr_array_add (one, g_object_ref (school));
          add_row (self, unit, g_strdup (school->name), one, j > 0);
        }
    }
}
