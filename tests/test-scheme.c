/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-scheme.h"

static TrellisScheme *
load_shipped (const char *id)
{
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme = trellis_scheme_new_shipped (id, &error);

  g_assert_no_error (error);
  g_assert_true (TRELLIS_IS_SCHEME (scheme));

  return scheme;
}

static void
test_shipped (void)
{
  static const struct
  {
    const char *id;
    guint n_levels;
    guint n_aspects;
    int terms;
  } cases[] = {
    { "five-category", 5, 7, 6 },    { "four-phase-days", 6, 5, 3 }, { "four-phase-tiers", 4, 12, 3 },
    { "review-cycle", 4, 9, 3 }, { "siams", 2, 7, 0 },
  };
  g_auto (GStrv) ids = trellis_scheme_list_shipped_ids ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (ids), ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisScheme) scheme = load_shipped (ids[i]);

      g_assert_cmpstr (scheme->id, ==, cases[i].id);
      g_assert_cmpuint (scheme->levels->len, ==, cases[i].n_levels);
      g_assert_cmpuint (scheme->aspects->len, ==, cases[i].n_aspects);
      g_assert_cmpint (scheme->terms_per_year, ==, cases[i].terms);
    }

  g_assert_null (trellis_scheme_new_shipped ("no-such", &error));
  g_assert_nonnull (strstr (error->message, "five-category"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/scheme/shipped", test_shipped);

  return g_test_run ();
}
