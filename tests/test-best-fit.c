/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-best-fit.h"

#include <string.h>

/* Four weighed aspects: A counts double and C is for primaries only, D limits,
 * E is not weighed but limits; F and G have levels of their own, G limits by
 * what the scheme says and F does not limit. */
static const char scheme_text[] =
  "{\"id\": \"s\", \"name\": \"S\", \"terms_per_year\": 3, \"levels\": ["
  "{\"id\": \"one\", \"name\": \"One\", \"short\": \"O\", \"key\": \"1\", \"rank\": 1, \"colour\": \"#000000\"},"
  "{\"id\": \"two\", \"name\": \"Two\", \"short\": \"T\", \"key\": \"2\", \"rank\": 2, \"colour\": \"#000000\"},"
  "{\"id\": \"three\", \"name\": \"Three\", \"short\": \"H\", \"key\": \"3\", \"rank\": 3, \"colour\": \"#000000\"}],"
  "\"aspects\": [{\"id\": \"a\", \"name\": \"A\", \"weight\": 2}, {\"id\": \"b\", \"name\": \"B\"},"
  "{\"id\": \"c\", \"name\": \"C\", \"applies\": {\"phases\": [\"primary\"]}}, {\"id\": \"d\", \"name\": \"D\", \"limiting\": true},"
  "{\"id\": \"e\", \"name\": \"E\", \"weight\": 0, \"limiting\": true},"
  "{\"id\": \"f\", \"name\": \"F\", \"levels\": ["
  "{\"id\": \"f-yes\", \"name\": \"Yes\", \"short\": \"Y\", \"rank\": 1, \"colour\": \"#000000\"},"
  "{\"id\": \"f-no\", \"name\": \"No\", \"short\": \"N\", \"rank\": 2, \"colour\": \"#000000\"}]},"
  "{\"id\": \"g\", \"name\": \"G\", \"limiting\": true, \"levels\": ["
  "{\"id\": \"met\", \"name\": \"Met\", \"short\": \"M\", \"rank\": 1, \"colour\": \"#000000\"},"
  "{\"id\": \"part\", \"name\": \"Partly\", \"short\": \"P\", \"rank\": 2, \"colour\": \"#000000\"},"
  "{\"id\": \"unmet\", \"name\": \"Not met\", \"short\": \"U\", \"rank\": 3, \"colour\": \"#000000\", \"overall_at_best\": \"three\"}]}]}";

static const struct
{
  const char *judged;    /* aspect=level, apart by spaces */
  const char *phase;
  const char *level;     /* NULL: none proposed */
  const char *unjudged;  /* ids apart by spaces */
  const char *reason;    /* that must be among the reasons */
} cases[] = {
  { "", "primary", NULL, "a b c d e f g", "No aspect that counts is judged yet." },
  { "", "secondary", NULL, "a b d e f g", "Not judged: A, B, D, E, F, G." },
  { "b=two", "primary", "two", "a c d e f g", "Two has the most weight: 1 of 1 aspect judged (B)." },
  { "a=one b=one c=one d=one e=one f=f-yes g=met", "primary", "one", "", "One has the most weight: 5 of 5 (A, B, C, D)." },
  /* The double weight of A against two of weight one. */
  { "a=one b=two c=three d=one e=one f=f-yes g=met", "primary", "one", "", "One has the most weight: 3 of 5 (A, D)." },
  { "b=two c=two d=one e=one f=f-yes g=met", "primary", "two", "a", "Two has the most weight: 2 of 3 aspects judged (B, C)." },
  /* A tie goes to the worse. */
  { "a=one b=two c=two e=one f=f-yes g=met", "primary", "two", "d", "Equal weight, 2 of 4 each: One, Two. The worst of them, Two, is proposed." },
  { "b=one c=two d=one a=three e=one f=f-yes g=met", "primary", "three", "", "Equal weight" },
  { "b=one c=two d=three e=one f=f-yes g=met", "primary", "three", "a", "Equal weight, 1 of 3 each: One, Two, Three." },
  /* What does not apply is neither weighed nor missing. */
  { "b=one c=two d=one e=one f=f-yes g=met", "secondary", "one", "a", "One has the most weight: 2 of 2 aspects judged (B, D)." },
  /* Limits: the aspect's level, whether or not it is weighed, and only downwards. */
  { "a=one b=one c=one d=two e=one f=f-yes g=met", "primary", "two", "", "D is judged Two and limits the whole: no better than Two." },
  { "a=one b=one c=one d=one e=three f=f-yes g=met", "primary", "three", "", "E is judged Three and limits the whole" },
  { "a=three b=three c=three d=one e=one f=f-yes g=met", "primary", "three", "", "Three has the most weight: 4 of 5 (A, B, C)." },
  { "a=one b=one c=one d=two e=three f=f-yes g=met", "primary", "three", "", "no better than Three" },
  /* Levels of its own: not weighed, no limit unless marked; the rank unless the scheme says. */
  { "a=one b=one c=one d=one e=one f=f-no g=met", "primary", "one", "", "One has the most weight: 5 of 5" },
  { "a=one b=one c=one d=one e=one f=f-yes g=part", "primary", "two", "", "G is judged Partly and limits the whole: no better than Two." },
  { "a=one b=one c=one d=one e=one f=f-yes g=unmet", "primary", "three", "", "G is judged Not met and limits the whole: no better than Three." },
  { "f=f-no g=unmet e=three", "primary", NULL, "a b c d", "No aspect that counts is judged yet." },
  /* A level that the scheme does not have, or of another aspect, is no judgement. */
  { "a=five b=one c=met d=one e=one f=two g=met", "primary", "one", "a c f", "Not judged: A, C, F." },
};

static void
test_cases (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_from_json (scheme_text, -1, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisSubject subject = { .phase = cases[i].phase };
      g_autoptr (GHashTable) judged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_auto (GStrv) pairs = g_strsplit (cases[i].judged, " ", -1);
      g_autoptr (GString) unjudged = g_string_new (NULL);
      g_autofree char *reasons = NULL;
      g_autoptr (TrellisProposal) proposal = NULL;

      for (guint p = 0; pairs[p] != NULL && *pairs[p] != '\0'; p++)
        {
          const char *equals = strchr (pairs[p], '=');

          g_hash_table_insert (judged, g_strndup (pairs[p], equals - pairs[p]), g_strdup (equals + 1));
        }
      proposal = trellis_best_fit (scheme, &subject, judged);
      reasons = g_strjoinv ("\n", proposal->reasons);
      g_test_message ("%u %s: %s", i, cases[i].judged, reasons);
      g_assert_cmpstr (proposal->level != NULL ? proposal->level->id : NULL, ==, cases[i].level);
      for (guint u = 0; u < proposal->unjudged->len; u++)
        g_string_append_printf (unjudged, "%s%s", u > 0 ? " " : "", ((TrellisAspect *) proposal->unjudged->pdata[u])->id);
      g_assert_cmpstr (unjudged->str, ==, cases[i].unjudged);
      g_assert_nonnull (strstr (reasons, cases[i].reason));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/best-fit/cases", test_cases);

  return g_test_run ();
}
