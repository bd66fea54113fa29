/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper-trust.h"

static void
set (char      **field,
     const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

/**
 * paper_trust_create_scheme:
 * @n_aspects: how many aspects; 0 for the scheme's own
 *
 * Returns: (transfer full): the scheme of five categories, with so many aspects
 */
TrellisScheme *
paper_trust_create_scheme (guint n_aspects)
{
  static const char *const names[] = {
    "Safeguarding", "Inclusion and belonging", "Early years", "Attendance", "Behaviour", "Professional development",
    "Estates",
  };
  g_autoptr (TrellisScheme) shipped = trellis_scheme_new_shipped ("five-category", NULL);
  g_autoptr (GString) json = NULL;
  g_autoptr (GString) aspects = g_string_new (NULL);
  GError *error = NULL;
  TrellisScheme *scheme;
  const char *begin, *end;

  if (n_aspects == 0)
    return g_steal_pointer (&shipped);

  for (guint i = 0; i < n_aspects; i++)
    g_string_append_printf (aspects, "%s{\"id\": \"a%u\", \"name\": \"%s%s%.0u\"}", i > 0 ? ", " : "", i,
                            names[i % G_N_ELEMENTS (names)],
                            i >= G_N_ELEMENTS (names) ? " " : "", i / (guint) G_N_ELEMENTS (names));
  begin = strstr (shipped->json, "\"aspects\": [");
  g_assert_nonnull (begin);
  end = strstr (begin, "],\n");
  g_assert_nonnull (end);
  json = g_string_new_len (shipped->json, begin - shipped->json);
  g_string_append_printf (json, "\"aspects\": [%s", aspects->str);
  g_string_append (json, end);
  scheme = trellis_scheme_new_from_json (json->str, (gssize) json->len, "test", &error);
  g_assert_no_error (error);

  return scheme;
}

/**
 * paper_trust_create_schools:
 * @n: how many
 * @flags: of what kind
 *
 * Returns: (transfer full): a model of #TrellisSchool: in three hubs, every
 *   tenth and the one after it a federation
 */
GListModel *
paper_trust_create_schools (guint           n,
                            PaperTrustFlags flags)
{
  static const char *const beginnings[] = {
    "Ambrel", "Brisko", "Cavvar", "Dorvel", "Eskrin", "Farlun", "Gessal", "Hobrick", "Ilvern", "Jettan", "Kelvar",
    "Lissen", "Mavvery",
    "Nantrel", "Oskal", "Pellun", "Quarrel", "Rissel", "Sandrow", "Tavvin",
  };
  static const char *const ends[] = {
    "thwick", "lode", "hythe", "mead", "sands", "cross", "heath", "green", "bridge", "moor", "field", "ford", "hill",
    "brook", "end",
  };
  static const char *const kinds[] = { "Primary School", "Academy", "Church of England Primary School",
                                       "Infant School", "Special School" };
  static const char *const phases[] = { "primary", "secondary", "primary", "primary", "special" };
  static const char *const hubs[] = { "North hub", "River hub", "Coast hub" };
  static const char *const advisers[] = { "Ash", "Birch", "Cedar", "Elder", "Hazel", "Linden", "Rowan", "Willow" };
  GListStore *schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);

  for (guint i = 0; i < n; i++)
    {
      guint hub = i * 3 / MAX (n, 1);
      g_autofree char *urn = g_strdup_printf ("%u", 900000 + i);
      g_autofree char *name = NULL;
      g_autoptr (TrellisSchool) school = NULL;

      name = g_strdup_printf ("%s%s %s", beginnings[(i / 15 + i) % 20], ends[i % 15], kinds[i % 5]);
      if ((flags & PAPER_TRUST_LONG_NAMES) != 0)
        {
          char *longer =
            g_strdup_printf ("St Aldwyn and St Brissa’s by the Water %s Voluntary Aided and Nursery, %s Lane", name,
                             beginnings[i % 20]);

          g_free (name);
          name = longer;
        }
      school = trellis_school_new (urn, name);
      set (&school->phase, phases[i % 5]);
      school->membership = TRELLIS_MEMBERSHIP_OPEN;
      if ((flags & PAPER_TRUST_ONE_GROUP) == 0)
        {
          set (&school->hub_id, hubs[hub]);
          set (&school->hub_name, hubs[hub]);
          school->hub_position = (int) hub;
        }
      if (i % 10 == 3 || (i % 10 == 4 && i > 0))
        {
          school->federation_id = g_strdup_printf ("f%u", i / 10);
          g_free (school->federation_name);
          school->federation_name = g_strdup_printf ("%s federation", beginnings[i / 10 % 20]);
        }
      set (&school->adviser_id, advisers[i % 8]);
      set (&school->adviser_name, advisers[i % 8]);
      set (&school->head_name, i % 4 == 0 ? "" : "Ms R Vellacombe");
      school->head_since = trellis_day_new (2019 + (int) (i % 6), 9, 1);
      g_list_store_append (schools, school);
    }

  return G_LIST_MODEL (schools);
}

/**
 * paper_trust_create_matrix:
 * @scheme: a scheme
 * @schools: a model of #TrellisSchool
 * @flags: of what kind
 *
 * Returns: (transfer full): the matrix of the schools at 12 March 2026, against
 *   the October before
 */
TrellisMatrix *
paper_trust_create_matrix (TrellisScheme   *scheme,
                           GListModel      *schools,
                           PaperTrustFlags  flags)
{
  TrellisMatrix *matrix = trellis_matrix_new (scheme, schools);
  guint n_levels = scheme->levels->len;

  matrix->as_at = trellis_day_new (2026, 3, 12);
  matrix->compared_with = trellis_day_new (2025, 10, 9);
  for (guint i = 0; (flags & PAPER_TRUST_UNJUDGED) == 0 && i < matrix->rows->len; i++)
    {
      TrellisMatrixRow *row = trellis_matrix_get_row (matrix, i);
      guint usual = (i * 7 + i / 3) % 9;
      guint rank = usual < 1 ? 0 : usual < 5 ? 1 : usual < 7 ? 2 : usual < 8 ? 3 : n_levels - 1;

      for (guint j = 0; j < matrix->columns->len; j++)
        {
          TrellisMatrixCell *cell = trellis_matrix_get_cell (matrix, i, j);
          guint seed = (i * 31 + j * 17) % 23;
          guint place = MIN (rank, n_levels - 1);

          if (seed == 3 && place > 0)
            place--;
          else if (seed == 7 && place + 1 < n_levels)
            place++;
          if (j == 6 && place > 0)
            cell->applies = FALSE;
          if (!cell->applies || seed == 22)
            continue;
          cell->level = g_ptr_array_index (scheme->levels, place);
          cell->previous = cell->level;
          if (seed == 5 && place + 1 < n_levels)
            cell->previous = g_ptr_array_index (scheme->levels, place + 1);
          else if (seed == 9 && place > 0)
            cell->previous = g_ptr_array_index (scheme->levels, place - 1);
          cell->judged_on = trellis_day_new (2026, 2, 1);
          cell->evidence = seed == 11   ? TRELLIS_EVIDENCE_OLD
                           : seed == 13 ? TRELLIS_EVIDENCE_MISSING
                                        : TRELLIS_EVIDENCE_RECENT;
          cell->sources_differ = seed == 15;
        }
      trellis_matrix_row_set_limit (row, row->cells[matrix->columns->len - 1].level,
                                    trellis_day_add_months (matrix->as_at, -(int) (3 + i * 5 % 19)), matrix->as_at);
    }

  return matrix;
}

/**
 * paper_trust_create_year:
 *
 * Returns: (transfer full): 2025/26 with six terms
 */
TrellisSchoolYear *
paper_trust_create_year (void)
{
  GError *error = NULL;
  TrellisSchoolYear *year = trellis_school_year_new_usual ("2025-26", 6, &error);

  g_assert_no_error (error);

  return year;
}

static void
add_visit (GListStore        *visits,
           TrellisSchoolYear *year,
           TrellisSchool     *school,
           const char        *kind,
           int                number,
           guint              term,
           guint              days_in,
           TrellisDay         as_at)
{
  TrellisTerm *in = g_ptr_array_index (year->terms, term);
  g_autofree char *id = g_strdup_printf ("%s-%s-%u-%d", school->urn, kind, term, number);
  g_autoptr (TrellisVisit) visit = trellis_visit_new (id);
  TrellisDay day = in->starts_on + (TrellisDay) (days_in % (guint) (in->ends_on - in->starts_on + 1));

  while (!trellis_school_year_is_open (year, day, TRELLIS_SESSION_DAY, school->urn, school->adviser_id))
    day = day < in->ends_on ? day + 1 : in->starts_on;

  set (&visit->urn, school->urn);
  set (&visit->school_name, school->federation_id != NULL ? school->federation_name : school->name);
  visit->federation_id = g_strdup (school->federation_id);
  set (&visit->kind, kind);
  set (&visit->year_id, year->id);
  visit->number = number;
  visit->visit_on = day;
  set (&visit->adviser_id, school->adviser_id);
  set (&visit->adviser_name, school->adviser_name);
  visit->status = day + 21 < as_at ? TRELLIS_VISIT_STATUS_SHARED : day < as_at ? TRELLIS_VISIT_STATUS_DONE
                : day < as_at + 60 ? TRELLIS_VISIT_STATUS_AGREED : TRELLIS_VISIT_STATUS_PLANNED;
  if (number == 0)
    visit->session = TRELLIS_SESSION_PM;
  if (number % 2 == 1)
    {
      set (&visit->theme_am, "Early reading: phonics in Reception and Year 1");
      set (&visit->theme_pm,
           "Safeguarding update and website\nImprovement plan, self-evaluation\nThe year’s areas of focus");
    }
  g_list_store_append (visits, visit);
}

/**
 * paper_trust_create_visits:
 * @year: the year
 * @schools: a model of #TrellisSchool
 * @as_at: visits before it are done
 *
 * Returns: (transfer full): a model of #TrellisVisit: six visits and a standards
 *   meeting each, reviews for every fifth, one for each federation
 */
GListModel *
paper_trust_create_visits (TrellisSchoolYear *year,
                           GListModel        *schools,
                           TrellisDay         as_at)
{
  GListStore *visits = g_list_store_new (TRELLIS_TYPE_VISIT);
  g_autoptr (GHashTable) federations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (school->federation_id != NULL && !g_hash_table_add (federations, g_strdup (school->federation_id)))
        continue;
      for (guint term = 0; term < year->terms->len; term++)
        {
          add_visit (visits, year, school, TRELLIS_VISIT_KIND_ADVISER, (int) term + 1, term, 7 + i * 5 + term * 3,
                     as_at);
          if (i % 5 == 2 && term < 5)
            add_visit (visits, year, school, "standards-review", 0, term, 23 + i, as_at);
        }
      add_visit (visits, year, school, TRELLIS_VISIT_KIND_STANDARDS_MEETING, 0, year->terms->len - 1, 30 + i * 3,
                 as_at);
    }

  return G_LIST_MODEL (visits);
}
