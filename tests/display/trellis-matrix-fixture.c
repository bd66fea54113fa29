/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An invented trust for tests and benchmarks of the matrix: the same one every
 * time, with everything in it that a cell can show. */

#include "config.h"

#include "trellis-matrix-fixture.h"

static guint32 seed;

static guint
pick (guint n)
{
  seed = seed * 1664525u + 1013904223u;

  return (seed >> 8) % n;
}

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static TrellisSchool *
new_school (guint    number,
            guint    n_hubs,
            gboolean has_long_names)
{
  static const char *const first[] = {
    "Alder", "Beacon", "Birch", "Brook", "Cedar", "Chalk", "Dune", "Elm", "Fern", "Flint", "Gorse", "Harrow",
    "Heath", "Larch", "Marrow", "Osier", "Pebble", "Quarry", "Reed", "Rowan", "Salt", "Thorn", "Wick", "Yew",
  };
  static const char *const second[] = { "bridge", "combe", "down", "field", "gate", "holt", "mere", "stead", "ton", "wick" };
  static const char *const kinds[] = { "Primary", "Primary", "Infant", "CE Primary", "Academy", "All-through", "School" };
  static const char *const phases[] = { "primary", "primary", "primary", "primary", "secondary", "all-through", "special" };
  static const char *const hubs[] = { "Coast hub", "Downs hub", "Vale hub", "Weald hub", "Marsh hub" };
  static const char *const advisers[] = { "Ash", "Birch", "Cedar", "Rowan" };
  guint kind = pick (G_N_ELEMENTS (kinds));
  guint hub = n_hubs > 0 ? number % n_hubs : 0;
  g_autofree char *urn = g_strdup_printf ("%u", 900000 + number);
  g_autofree char *place = g_strconcat (first[number % 24], second[number / 24 % 10], NULL);
  g_autofree char *name = NULL;
  TrellisSchool *school;

  if (has_long_names && number % 3 == 0)
    name = g_strdup_printf ("%s and Saint Bartholomew Church of England Voluntary Aided %s", place, kinds[kind]);
  else
    name = g_strdup_printf ("%s %s", place, kinds[kind]);
  school = trellis_school_new (urn, name);
  set_text (&school->short_name, place);
  set_text (&school->phase, phases[kind]);
  set_text (&school->adviser_name, advisers[pick (4)]);
  school->is_church = kind == 3;
  if (n_hubs > 0)
    {
      school->hub_id = g_strdup_printf ("hub-%u", hub);
      school->hub_position = (int) hub;
      set_text (&school->hub_name, hubs[hub % 5]);
    }
  if (number == 3 || number == 3 + n_hubs)
    {
      school->federation_id = g_strdup ("federation");
      set_text (&school->federation_name, "Brook Federation");
    }

  return school;
}

static void
judge (TrellisMatrix     *matrix,
       TrellisMatrixCell *cell,
       guint              column,
       guint              standing)
{
  GPtrArray *levels = trellis_scheme_get_aspect_levels (matrix->scheme,
                                                        trellis_matrix_get_column (matrix, column)->aspect_id);
  guint level = MIN (standing * levels->len / 10 + (pick (4) == 0), levels->len - 1);

  cell->source = TRELLIS_SOURCE_AGREED;
  if (!cell->applies || pick (60) == 0)
    return;

  cell->level = g_ptr_array_index (levels, level);
  cell->previous = cell->level;
  if (pick (6) == 0)
    {
      guint previous = pick (2) == 0 && level > 0 ? level - 1 : MIN (level + 1, levels->len - 1);

      cell->previous = g_ptr_array_index (levels, previous);
    }
  cell->judged_on = TRELLIS_FIXTURE_TODAY - 30 - (int) pick (200);
  cell->evidence = pick (18) == 0 ? TRELLIS_EVIDENCE_OLD : TRELLIS_EVIDENCE_RECENT;
  cell->sources_differ = pick (16) == 0;
}

/**
 * trellis_matrix_fixture_new_for_scheme:
 * @scheme: a scheme
 * @n_schools: how many
 * @n_hubs: how many hubs; 0 for a trust without any
 * @has_long_names: whether some names are longer than any column
 *
 * Returns: (transfer full): a trust's matrix, the same for the same arguments
 */
TrellisMatrix *
trellis_matrix_fixture_new_for_scheme (TrellisScheme *scheme,
                                       guint          n_schools,
                                       guint          n_hubs,
                                       gboolean       has_long_names)
{
  g_autoptr (GListStore) schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  TrellisMatrix *matrix;

  seed = 17;
  for (guint i = 0; i < n_schools; i++)
    {
      g_autoptr (TrellisSchool) school = new_school (i, n_hubs, has_long_names);

      g_list_store_append (schools, school);
    }

  matrix = trellis_matrix_new (scheme, G_LIST_MODEL (schools));
  matrix->as_at = TRELLIS_FIXTURE_TODAY;
  matrix->compared_with = trellis_day_new (2025, 9, 5);
  for (guint i = 0; i < n_schools; i++)
    {
      TrellisMatrixRow *row = trellis_matrix_get_row (matrix, i);
      guint standing = 1 + pick (9);

      for (guint column = 0; column < matrix->columns->len; column++)
        judge (matrix, &row->cells[column], column, standing);
      trellis_matrix_row_set_limit (row, row->cells[matrix->columns->len - 1].level,
                                    TRELLIS_FIXTURE_TODAY - 40 - (int) pick (600), TRELLIS_FIXTURE_TODAY);
    }

  return matrix;
}

/**
 * trellis_matrix_fixture_new:
 * @scheme_id: a scheme that ships
 * @n_schools: how many
 * @n_hubs: how many hubs; 0 for a trust without any
 * @has_long_names: whether some names are longer than any column
 *
 * Returns: (transfer full): as trellis_matrix_fixture_new_for_scheme()
 */
TrellisMatrix *
trellis_matrix_fixture_new (const char *scheme_id,
                            guint       n_schools,
                            guint       n_hubs,
                            gboolean    has_long_names)
{
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped (scheme_id, NULL);

  g_assert_nonnull (scheme);

  return trellis_matrix_fixture_new_for_scheme (scheme, n_schools, n_hubs, has_long_names);
}
