/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-level-colours.h"
#include "trellis-scheme-differences.h"
#include "trellis-scheme-draft.h"

#include <string.h>

/* Two facts that the program does not know of, and levels that do not stand by rank. */
#define LEVEL(id, name, code, rank, colour, rest) \
  "{\"id\":\"" id "\",\"name\":\"" name "\",\"short\":\"" code "\",\"key\":\"" rank "\",\"rank\":" rank \
  ",\"colour\":\"" colour "\"" rest "}"
#define JSON \
  "{\"id\":\"ours\",\"name\":\"Ours\",\"terms_per_year\":3,\"house\":{\"motto\":\"Grow\"},\"levels\":[" \
  LEVEL ("weak", "Weak", "W", "3", "#a51d2d", ",\"time_limit\":{\"to\":\"fair\",\"pass_months\":12}") "," \
  LEVEL ("good", "Good", "G", "1", "#1c5f9e", ",\"own\":7") "," LEVEL ("fair", "Fair", "F", "2", "#f4e6ad", "") \
  "],\"aspects\":[{\"id\":\"teaching\",\"name\":\"Teaching\",\"descriptors\":{\"weak\":\"Little.\",\"good\":\"Much.\"}}]," \
  "\"documents\":[{\"id\":\"plan\",\"name\":\"Plan\",\"applies\":{\"levels\":[\"weak\"]}}]}"

static TrellisScheme *
read_scheme (const char *json)
{
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme = trellis_scheme_new_from_json (json, -1, NULL, &error);

  g_assert_no_error (error);
  return scheme;
}

static TrellisSchemeDraft *
new_draft (void)
{
  g_autoptr (TrellisScheme) scheme = read_scheme (JSON);
  TrellisSchemeDraft *draft = trellis_scheme_draft_new (scheme);

  g_assert_nonnull (trellis_scheme_draft_get_scheme (draft));
  g_assert_false (trellis_scheme_draft_is_changed (draft));
  return draft;
}

static void
assert_text (TrellisSchemeDraft *draft,
             const char         *path,
             const char         *wanted)
{
  g_autofree char *text = trellis_scheme_draft_dup_text (draft, path);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_facts_stay (void)
{
  g_autoptr (TrellisSchemeDraft) draft = new_draft ();
  g_autofree char *json = NULL;

  assert_text (draft, "/levels/0/name", "Good");
  trellis_scheme_draft_set_text (draft, "/levels/0/name", "Strong");
  g_assert_true (trellis_scheme_draft_is_changed (draft));
  g_assert_cmpstr (trellis_scheme_get_level (trellis_scheme_draft_get_scheme (draft), "good")->name, ==, "Strong");
  json = trellis_scheme_draft_dup_json (draft);
  g_assert_nonnull (strstr (json, "\"motto\" : \"Grow\""));
  g_assert_nonnull (strstr (json, "\"own\" : 7"));

  trellis_scheme_draft_set_text (draft, "/levels/0/name", "Good");
  g_assert_false (trellis_scheme_draft_is_changed (draft));
}

/* What is wrong is told by its place while it is typed, and is right again. */
static void
test_problems (void)
{
  static const struct
  {
    const char *path;
    const char *text;
    const char *at;
    const char *needle;
  } cases[] = {
    { "/levels/1/short", "G", "/levels/1/short", "“G” is that of “Good” already" },
    { "/levels/1/short", "g", "/levels/1/short", "“g” is that of “Good” already" },
    { "/levels/1/short", "FAIR", "/levels/1/short", "one to three letters" },
    { "/levels/2/key", "1", "/levels/2/key", "“1” is that of “Good” already" },
    { "/levels/2/key", "12", "/levels/2/key", "one character" },
    { "/levels/0/name", "", "/levels/0/name", "needed and missing" },
    { "/levels/0/colour", "blue", "/levels/0/colour", "#" },
    { "/levels/2/time_limit/to", "best", "/levels/2/time_limit/to", "no level “best”" },
    { "/aspects/0/name", "", "/aspects/0/name", "needed and missing" },
    { "/documents/0/name", "", "/documents/0/name", "needed and missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisSchemeDraft) draft = new_draft ();
      g_autofree char *before = trellis_scheme_draft_dup_text (draft, cases[i].path);
      const char *path = NULL;
      const char *problem;

      trellis_scheme_draft_set_text (draft, cases[i].path, cases[i].text);
      problem = trellis_scheme_draft_get_problem (draft, &path);
      g_assert_nonnull (problem);
      if (strstr (problem, cases[i].needle) == NULL || !g_str_equal (path, cases[i].at))
        g_error ("%s=%s: “%s” at %s", cases[i].path, cases[i].text, problem, path);
      g_assert_null (trellis_scheme_draft_get_scheme (draft));

      trellis_scheme_draft_set_text (draft, cases[i].path, before);
      g_assert_null (trellis_scheme_draft_get_problem (draft, NULL));
      g_assert_nonnull (trellis_scheme_draft_get_scheme (draft));
    }
}

static void
test_levels_move (void)
{
  g_autoptr (TrellisSchemeDraft) draft = new_draft ();
  TrellisScheme *scheme;

  trellis_scheme_draft_move (draft, "/levels", 2, 0);
  scheme = trellis_scheme_draft_get_scheme (draft);
  g_assert_nonnull (scheme);
  g_assert_cmpint (trellis_scheme_get_level (scheme, "weak")->rank, ==, 1);
  g_assert_cmpstr (trellis_scheme_get_level (scheme, "weak")->key, ==, "1");
  g_assert_cmpint (trellis_scheme_get_level (scheme, "fair")->rank, ==, 3);

  /* A new one at the end needs its names and nothing else. */
  g_assert_cmpuint (trellis_scheme_draft_add (draft, "/levels"), ==, 3);
  g_assert_null (trellis_scheme_draft_get_scheme (draft));
  trellis_scheme_draft_set_text (draft, "/levels/3/name", "Poor");
  trellis_scheme_draft_set_text (draft, "/levels/3/short", "P");
  scheme = trellis_scheme_draft_get_scheme (draft);
  g_assert_nonnull (scheme);
  g_assert_cmpuint (scheme->levels->len, ==, 4);
  assert_text (draft, "/levels/3/key", "4");
}

/* With a level go its descriptors and the limits that lead to it; a document
 * that is for it alone would be everybody's, and is wrong instead. */
static void
test_level_goes (void)
{
  g_autoptr (TrellisSchemeDraft) draft = new_draft ();
  const char *path = NULL;

  trellis_scheme_draft_remove (draft, "/levels", 1);
  g_assert_nonnull (trellis_scheme_draft_get_scheme (draft));
  assert_text (draft, "/levels/1/time_limit/pass_months", "");
  trellis_scheme_draft_remove (draft, "/levels", 1);
  assert_text (draft, "/aspects/0/descriptors/weak", "");
  assert_text (draft, "/aspects/0/descriptors/good", "Much.");
  g_assert_nonnull (trellis_scheme_draft_get_problem (draft, &path));

  trellis_scheme_draft_add (draft, "/levels");
  trellis_scheme_draft_set_text (draft, "/levels/1/name", "Poor");
  trellis_scheme_draft_set_text (draft, "/levels/1/short", "P");
  g_assert_nonnull (trellis_scheme_draft_get_problem (draft, &path));
  g_assert_cmpstr (path, ==, "/documents/0/applies/levels/0");
}

static void
test_own_levels (void)
{
  g_autoptr (TrellisSchemeDraft) draft = new_draft ();
  TrellisScheme *scheme;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *code = NULL;

      g_assert_cmpuint (trellis_scheme_draft_add (draft, "/aspects/0/levels"), ==, i);
      name = g_strdup_printf ("/aspects/0/levels/%u/name", i);
      code = g_strdup_printf ("/aspects/0/levels/%u/short", i);
      trellis_scheme_draft_set_text (draft, name, i == 0 ? "Met" : "Not met");
      trellis_scheme_draft_set_text (draft, code, i == 0 ? "M" : "N");
    }
  trellis_scheme_draft_unset (draft, "/aspects/0/descriptors");
  scheme = trellis_scheme_draft_get_scheme (draft);
  g_assert_nonnull (scheme);
  g_assert_cmpuint (trellis_scheme_get_aspect_levels (scheme, "teaching")->len, ==, 2);
}

/* What is said of nothing is not said: empty objects go, and come again. */
static void
test_empty_goes (void)
{
  g_autoptr (TrellisSchemeDraft) draft = new_draft ();
  g_autofree char *json = NULL;

  trellis_scheme_draft_unset (draft, "/levels/2/time_limit/pass_months");
  g_assert_null (trellis_scheme_draft_get_scheme (draft));
  trellis_scheme_draft_unset (draft, "/levels/2/time_limit/to");
  g_assert_nonnull (trellis_scheme_draft_get_scheme (draft));
  json = trellis_scheme_draft_dup_json (draft);
  g_assert_null (strstr (json, "time_limit"));
  trellis_scheme_draft_set_number (draft, "/levels/2/time_limit/pass_months", 6);
  g_assert_cmpint (trellis_scheme_get_level (trellis_scheme_draft_get_scheme (draft), "weak")->pass_months, ==, 6);
}

/* Every shipped scheme is the same after it was a draft, and warns of nothing. */
static void
test_shipped (void)
{
  g_auto (GStrv) ids = trellis_scheme_list_shipped_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped (ids[i], NULL);
      g_autoptr (TrellisSchemeDraft) draft = trellis_scheme_draft_new (scheme);
      g_auto (GStrv) differences = NULL;

      g_assert_nonnull (trellis_scheme_draft_get_scheme (draft));
      differences = trellis_scheme_list_differences (scheme, trellis_scheme_draft_get_scheme (draft));
      g_assert_cmpuint (g_strv_length (differences), ==, 0);
      for (guint j = 0; j < scheme->levels->len; j++)
        {
          g_autofree char *warning = trellis_level_colours_dup_warning (scheme->levels,
                                                                        g_ptr_array_index (scheme->levels, j));

          g_assert_cmpstr (warning, ==, NULL);
        }
    }
}

static void
test_differences (void)
{
  g_autoptr (TrellisScheme) before = read_scheme (JSON);
  g_autoptr (TrellisSchemeDraft) draft = new_draft ();
  g_auto (GStrv) differences = NULL;
  g_autofree char *words = NULL;

  trellis_scheme_draft_set_text (draft, "/levels/0/name", "Strong");
  trellis_scheme_draft_set_text (draft, "/levels/0/short", "S");
  trellis_scheme_draft_set_text (draft, "/aspects/0/descriptors/weak", "Almost none.");
  trellis_scheme_draft_add (draft, "/aspects");
  trellis_scheme_draft_set_text (draft, "/aspects/1/name", "Culture");
  trellis_scheme_draft_remove (draft, "/documents", 0);
  trellis_scheme_draft_set_lines (draft, "/joining/school", "Visit\n\nMeet");
  differences = trellis_scheme_list_differences (before, trellis_scheme_draft_get_scheme (draft));
  words = g_strjoinv ("\n", differences);
  g_assert_cmpstr (words, ==,
                   "The level Good is called Strong\nStrong: short code\nTeaching: descriptors\nNew aspect Culture\n"
                   "Without the document Plan\nOther checklists");
}

static void
test_colours (void)
{
  static const struct
  {
    const char *first;
    const char *second;
    const char *needle;   /* in the warning of the second; NULL: none */
  } cases[] = {
    { "#1c5f9e", "#f4e6ad", NULL },
    { "#1c5f9e", "#1d609f", "looks like that of Good." },
    { "#aac400", "#eeaa33", "who do not see" },   /* green and orange, to who lacks red or green */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisSchemeDraft) draft = new_draft ();
      g_autofree char *warning = NULL;
      TrellisScheme *scheme;

      trellis_scheme_draft_set_text (draft, "/levels/0/colour", cases[i].first);
      trellis_scheme_draft_set_text (draft, "/levels/1/colour", cases[i].second);
      scheme = trellis_scheme_draft_get_scheme (draft);
      warning = trellis_level_colours_dup_warning (scheme->levels, g_ptr_array_index (scheme->levels, 1));
      if (cases[i].needle == NULL ? warning != NULL : warning == NULL || strstr (warning, cases[i].needle) == NULL)
        g_error ("%s and %s: “%s”", cases[i].first, cases[i].second, warning != NULL ? warning : "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scheme-draft/facts-stay", test_facts_stay);
  g_test_add_func ("/scheme-draft/problems", test_problems);
  g_test_add_func ("/scheme-draft/levels-move", test_levels_move);
  g_test_add_func ("/scheme-draft/level-goes", test_level_goes);
  g_test_add_func ("/scheme-draft/own-levels", test_own_levels);
  g_test_add_func ("/scheme-draft/empty-goes", test_empty_goes);
  g_test_add_func ("/scheme-draft/shipped", test_shipped);
  g_test_add_func ("/scheme-draft/differences", test_differences);
  g_test_add_func ("/scheme-draft/colours", test_colours);

  return g_test_run ();
}
