/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-core.h"
#include "trellis-json.h"
#include "trellis-scheme.h"

#include <math.h>
#include <string.h>

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
    guint n_programmes;
    guint n_documents;
    guint n_meetings;
    int terms;
    const char *agreed_at;
    const char *overall_name;
  } cases[] = {
    { "five-category", 5, 7, 2, 5, 5, 6, "standards-meeting", "Overall" },
    { "four-phase-days", 6, 5, 0, 5, 11, 3, "health-check", "Overall effectiveness" },
    { "four-phase-tiers", 4, 12, 0, 6, 0, 3, "health-check", "Overall" },
    { "review-cycle", 4, 9, 0, 2, 0, 3, "self-evaluation", "Overall" },
    { "siams", 2, 7, 0, 0, 0, 0, "", "Overall" },
  };
  g_auto (GStrv) ids = trellis_scheme_list_shipped_ids ();
  g_autoptr (GError) error = NULL;

  trellis_core_init ();
  g_assert_cmpuint (g_strv_length (ids), ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisScheme) scheme = load_shipped (ids[i]);

      g_assert_cmpstr (scheme->id, ==, cases[i].id);
      g_assert_cmpuint (scheme->levels->len, ==, cases[i].n_levels);
      g_assert_cmpuint (scheme->aspects->len, ==, cases[i].n_aspects);
      g_assert_cmpuint (scheme->programmes->len, ==, cases[i].n_programmes);
      g_assert_cmpuint (scheme->documents->len, ==, cases[i].n_documents);
      g_assert_cmpuint (scheme->meetings->len, ==, cases[i].n_meetings);
      g_assert_cmpint (scheme->terms_per_year, ==, cases[i].terms);
      g_assert_cmpstr (scheme->agreed_at, ==, cases[i].agreed_at);
      g_assert_cmpstr (scheme->overall_name, ==, cases[i].overall_name);
      for (guint l = 0; l < scheme->levels->len; l++)
        g_assert_cmpint (((TrellisLevel *) scheme->levels->pdata[l])->rank, ==, l + 1);
    }

  g_assert_null (trellis_scheme_new_shipped ("no-such", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "five-category"));
}

static void
test_facts (void)
{
  g_autoptr (TrellisScheme) five = load_shipped ("five-category");
  g_autoptr (TrellisScheme) days = load_shipped ("four-phase-days");
  g_autoptr (TrellisScheme) tiers = load_shipped ("four-phase-tiers");
  g_autoptr (TrellisScheme) siams = load_shipped ("siams");
  TrellisLevel *recovery = trellis_scheme_get_level (five, "recovery");
  TrellisLevel *stabilise = trellis_scheme_get_level (tiers, "stabilise");
  TrellisAspect *system = trellis_scheme_get_aspect (five, "system-leadership");
  TrellisProgramme *primary = g_ptr_array_index (five->programmes, 0);
  TrellisEarning *link = g_ptr_array_index (five->meetings, 0);
  TrellisSubject subject = { "primary", "recovery", FALSE, FALSE };
  g_autoptr (GPtrArray) documents = NULL;
  TrellisEarning *earning;

  g_assert_cmpstr (five->parallel_scheme_id, ==, "siams");
  g_assert_true (five->parallel_applies.is_church_only);
  g_assert_true (siams->applies.is_church_only);
  g_assert_cmpint (five->focus_areas_most, ==, 3);
  g_assert_cmpuint (g_strv_length (five->joining_school), ==, 5);
  g_assert_cmpuint (g_strv_length (five->joining_head), ==, 2);
  g_assert_cmpuint (g_strv_length (five->offer), ==, 19);
  g_assert_cmpstr (recovery->limit_level_id, ==, "reinforcement");
  g_assert_cmpint (recovery->warn_months, ==, 12);
  g_assert_cmpint (stabilise->pass_weeks, ==, 12);
  g_assert_cmpint (stabilise->warn_weeks, ==, 10);
  g_assert_cmpstr (stabilise->tier, ==, "Urgent");
  g_assert_cmpstr (trellis_scheme_get_level (days, "repair-slow")->phase, ==, "Repair");
  g_assert_cmpstr (g_hash_table_lookup (system->descriptors, "repair"), ==, "Not yet.");
  g_assert_true (g_str_has_prefix (g_hash_table_lookup (system->descriptors, "excellence"), "Regularly supports"));

  g_assert_cmpint (primary->days_per_year, ==, 6);
  g_assert_cmpstr (primary->day_starts_at, ==, "09:00");
  g_assert_cmpuint (g_strv_length (primary->standing), ==, 5);
  g_assert_cmpstr (((TrellisProgrammeVisit *) primary->visits->pdata[2])->theme_pm, ==,
                   "Data drop 1 review\nBehaviour\nReading at key stage 2");

  /* At least 6 and at most 12; one or two; up to two; none. */
  g_assert_cmpint (link->count, ==, 6);
  g_assert_cmpint (link->count_most, ==, 12);
  earning = trellis_scheme_get_level (tiers, "repair")->earnings->pdata[20];
  g_assert_cmpstr (earning->offer, ==, "high-priority");
  g_assert_cmpint (earning->count, ==, 1);
  g_assert_cmpint (earning->count_most, ==, 2);
  g_assert_cmpint (earning->per, ==, TRELLIS_PER_WEEK);
  earning = trellis_scheme_get_level (tiers, "sustain")->earnings->pdata[1];
  g_assert_cmpint (earning->count, ==, 0);
  g_assert_cmpint (earning->count_most, ==, 2);
  g_assert_false (earning->is_none);
  earning = stabilise->earnings->pdata[stabilise->earnings->len - 1];
  g_assert_true (earning->is_none);
  earning = stabilise->earnings->pdata[0];
  g_assert_cmpint (earning->weeks, ==, 6);
  g_assert_cmpstr (earning->who[0], ==, "Education director and senior leaders");

  documents = trellis_scheme_list_expected_documents (five, &subject);
  g_assert_cmpuint (documents->len, ==, 4);
  g_assert_cmpstr (((TrellisExpectedDocument *) documents->pdata[3])->id, ==, "rapid-improvement-plan");

  /* What the reader does not know stays in the text. */
  g_assert_nonnull (strstr (five->json, "\"earning_note\""));
}

static double
get_luminance (const char *colour)
{
  guint64 value = g_ascii_strtoull (colour + 1, NULL, 16);
  const double weights[] = { 0.0722, 0.7152, 0.2126 };
  double luminance = 0;

  for (guint i = 0; i < 3; i++)
    {
      double part = (value >> (8 * i) & 0xff) / 255.0;

      luminance += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }

  return luminance;
}

static void
check_palette (GPtrArray *levels)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  double last = 2;

  for (guint i = 0; i < levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (levels, i);
      const char *colours[] = { level->colour, level->colour_dark, level->colour_paper };
      double paper = get_luminance (level->colour_paper);

      for (guint c = 0; c < G_N_ELEMENTS (colours); c++)
        {
          double luminance = get_luminance (colours[c]);
          double ink = get_luminance ("#1a1a1a");

          g_assert_true (g_hash_table_add (seen, (gpointer) colours[c]));
          g_assert_true (1.05 / (luminance + 0.05) >= 4.5 || (luminance + 0.05) / (ink + 0.05) >= 4.5);
        }
      /* In a grey copy each rank is plainly darker than the one before. */
      g_assert_cmpfloat (paper + 0.05, <, (last + 0.05) / 1.15);
      last = paper;
    }
}

static void
test_colours (void)
{
  g_auto (GStrv) ids = trellis_scheme_list_shipped_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (TrellisScheme) scheme = load_shipped (ids[i]);

      check_palette (scheme->levels);
      for (guint a = 0; a < scheme->aspects->len; a++)
        {
          TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, a);

          if (aspect->levels != NULL)
            check_palette (aspect->levels);
        }
    }
}

/* A small scheme that is right; each broken one below is this with one thing
 * replaced, so that nothing else can be what is wrong. */
static const char good[] =
  "{\n"
  "  \"id\": \"good\",\n"
  "  \"name\": \"Good\",\n"
  "  \"terms_per_year\": 3,\n"
  "  \"levels\": [\n"
  "    {\"id\": \"up\", \"name\": \"Up\", \"short\": \"U\", \"key\": \"1\", \"rank\": 1, \"colour\": \"#1c5f9e\",\n"
  "     \"earns\": [{\"kind\": \"health-check\", \"count\": 2, \"per\": \"term\"}]},\n"
  "    {\"id\": \"mid\", \"name\": \"Mid\", \"short\": \"M\", \"key\": \"2\", \"rank\": 2, \"colour\": \"#F4E6AD\", \"offer\": [\"more\"]},\n"
  "    {\"id\": \"down\", \"name\": \"Down\", \"short\": \"D\", \"key\": \"3\", \"rank\": 3, \"colour\": \"#b3202c\",\n"
  "     \"time_limit\": {\"to\": \"mid\", \"warn_months\": 6, \"pass_months\": 9}}\n"
  "  ],\n"
  "  \"offer\": {\"more\": [{\"item\": \"A visit\", \"kind\": \"adviser-visit\", \"count\": 4, \"per\": \"year\"}]},\n"
  "  \"aspects\": [\n"
  "    {\"id\": \"a\", \"name\": \"A\", \"weight\": 1.5, \"descriptors\": {\"up\": \"Well.\"}},\n"
  "    {\"id\": \"b\", \"name\": \"B\", \"levels\": [\n"
  "      {\"id\": \"yes\", \"name\": \"Yes\", \"short\": \"Y\", \"rank\": 1, \"colour\": \"#00ff00\"},\n"
  "      {\"id\": \"no\", \"name\": \"No\", \"short\": \"N\", \"rank\": 2, \"colour\": \"#ff0000\"}]}\n"
  "  ],\n"
  "  \"visit_programmes\": [{\"id\": \"p\", \"applies\": {\"phases\": [\"primary\"]}, \"days_per_year\": 3,\n"
  "    \"visits\": [{\"number\": 1, \"term\": 1, \"am\": \"First\"}, {\"number\": 2, \"term\": 3}]}],\n"
  "  \"documents\": [{\"id\": \"plan\", \"name\": \"Plan\", \"applies\": {\"levels\": [\"down\"]}}],\n"
  "  \"unknown\": {\"kept\": [1, 2, null]}\n"
  "}\n";

static char *
replace (const char *text,
         const char *old,
         const char *new)
{
  const char *at = strstr (text, old);

  g_assert_nonnull (at);

  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
}

static const struct
{
  const char *old;
  const char *new;
  const char *message;  /* after the file's name */
} broken[] = {
  { "\"Good\",", "\"Good\"", ", line " },  /* the line of the one or of the other */
  { "\"id\": \"good\"", "\"id\" \"good\"", ", line 2, column " },
  { "\"Good\"", "'Good'", ", line 3, column 11: A character that JSON has no use for here" },
  { "\"Good\"", "\"Good", ", line 3, column 17: A text runs over the end of its line" },
  { "\"Good\"", "\"Go\\od\"", ", line 3, column 15: A backslash" },
  { "\"Good\"", "\"G\xff\"", ", line 3, column 13: The text is not UTF-8" },
  { "{\n", "// A comment\n{\n", ", line 1, column 1: A character" },
  { "\"name\": \"Good\"", "\"id\": \"Good\"", ", line 3, column 15: “id” is written twice in one object." },
  { "  \"id\": \"good\",\n", "", ": id: This is needed and missing." },
  { "\"good\"", "\"no good\"", ": id: An id is letters" },
  { "\"Good\"", "\"\"", ": name: This must not be empty." },
  { "\"Good\"", "7", ": name: A text in quotation marks is expected here." },
  { "\"terms_per_year\": 3", "\"terms_per_year\": 4", ": terms_per_year: A school year has 3 terms" },
  { "\"terms_per_year\": 3", "\"terms_per_year\": \"3\"", ": terms_per_year: A whole number is expected here." },
  { "\"terms_per_year\": 3", "\"terms_per_year\": 3.5", ": terms_per_year: A whole number is expected here." },
  { "\"levels\": [\n    {", "\"levels\": [\n    3, {", ": levels[0]: An object in curly brackets is expected here." },
  { "\"levels\": [", "\"levels\": {}, \"others\": [", ": levels: A list in square brackets is expected here." },
  { "\"levels\": [", "\"others\": [", ": levels: At least two levels are needed" },
  { "\"rank\": 3, ", "", ": levels[2].rank: This is needed and missing." },
  { "\"rank\": 3", "\"rank\": 2", ": levels[2].rank: Ranks run from 1, the best, to 3, each once; 2 does not fit." },
  { "\"rank\": 3", "\"rank\": 4", ": levels[2].rank: Ranks run from 1" },
  { "\"rank\": 3", "\"rank\": 0", ": levels[2].rank: A whole number from 1 to 99" },
  { "\"id\": \"mid\"", "\"id\": \"up\"", ": levels[1].id: “up” is that of “Up” already" },
  { "\"id\": \"no\"", "\"id\": \"down\"", ": aspects[1].levels[1].id: “down” is that of “Down” already" },
  { "\"short\": \"M\"", "\"short\": \"u\"", ": levels[1].short: “u” is that of “Up” already" },
  { "\"short\": \"M\"", "\"short\": \"MIDD\"", ": levels[1].short: The short code “MIDD” must be one to three" },
  { "\"short\": \"M\"", "\"short\": \"M!\"", ": levels[1].short: The short code" },
  { "\"key\": \"2\"", "\"key\": \"1\"", ": levels[1].key: “1” is that of “Up” already" },
  { "\"key\": \"2\"", "\"key\": \"12\"", ": levels[1].key: The key that judges must be one character." },
  { "\"key\": \"2\", ", "", ": levels[1].key: This is needed and missing." },
  { "\"#F4E6AD\"", "\"sand\"", ": levels[1].colour: “sand” is not a colour; write it as #rrggbb." },
  { "\"#F4E6AD\"", "\"#F4E6A\"", ": levels[1].colour: “#F4E6A” is not a colour" },
  { "\"colour\": \"#F4E6AD\"", "\"colour\": \"#F4E6AD\", \"colour_dark\": \"#12345g\"", ": levels[1].colour_dark: " },
  { "\"colour\": \"#b3202c\",", "", ": levels[2].colour: This is needed and missing." },
  { "\"to\": \"mid\"", "\"to\": \"middle\"", ": levels[2].time_limit.to: There is no level “middle”." },
  { "\"warn_months\": 6", "\"warn_months\": 10", ": levels[2].time_limit: A time limit cannot warn" },
  { ", \"pass_months\": 9", "", ": levels[2].time_limit: A time limit needs pass_months" },
  { "\"pass_months\": 9", "\"pass_months\": 9, \"pass_weeks\": 9", ": levels[2].time_limit: A time limit is in months or in weeks" },
  { "[\"more\"]", "[\"most\"]", ": levels[1].offer: There is no offer “most”." },
  { "\"per\": \"term\"", "\"per\": \"fortnight\"", ": levels[0].earns[0].per: “fortnight” is not a period" },
  { "\"count\": 2", "\"count\": [2, 1]", ": levels[0].earns[0].count: A count is" },
  { "\"count\": 2", "\"count\": [2, null]", ": levels[0].earns[0].count: A count is" },
  { "\"count\": 2", "\"count\": -1", ": levels[0].earns[0].count: A whole number from 0" },
  { "\"kind\": \"health-check\", ", "", ": levels[0].earns[0].kind: This is needed and missing." },
  { "\"count\": 2", "\"count\": 2, \"when\": \"later\"", ": levels[0].earns[0].when: “later” is not" },
  { "\"count\": 4", "\"count\": true", ": offer.more[0].count: A whole number is expected here." },
  { "\"weight\": 1.5", "\"weight\": -1", ": aspects[0].weight: A number from 0" },
  { "{\"up\": \"Well.\"}", "{\"top\": \"Well.\"}", ": aspects[0].descriptors.top: There is no level “top” for this aspect." },
  { "\"id\": \"b\"", "\"id\": \"a\"", ": aspects[1].id: “a” is that of “A” already" },
  { "\"id\": \"b\"", "\"id\": \"overall\"", ": aspects[1].id: “overall” stands for the school as a whole" },
  { "\"number\": 2", "\"number\": 1", ": visit_programmes[0].visits[1].number: Two visits of the programme have number 1." },
  { "\"term\": 3", "\"term\": 4", ": visit_programmes[0].visits[1].term: A whole number from 1 to 3" },
  { "[\"primary\"]", "[\"primary\", 4]", ": visit_programmes[0].applies.phases[1]: A text" },
  { "[\"down\"]", "[\"down\", \"under\"]", ": documents[0].applies.levels[1]: There is no level “under”." },
};

static void
test_broken (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } whole[] = {
    { "", "s.json, line 1, column 1: The file is empty." },
    { " \n", "s.json, line 1, column 1: The file is empty." },
    { "[]", "s.json, line 1, column 1: The file does not begin with an object" },
    { "{} {}", "s.json, line 1, column" },
    { "{\"id\": {\"id\": {", "s.json, line 1, column" },
    { "\x89PNG\r\n", "s.json, line 1, column 1: The text is not UTF-8" },
  };
  g_autoptr (GString) nested = g_string_new ("{\"a\":");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (GError) whole_error = NULL;

      g_assert_null (trellis_scheme_new_from_json (whole[i].text, -1, "s.json", &whole_error));
      g_assert_error (whole_error, TRELLIS_JSON_ERROR, TRELLIS_JSON_ERROR_SYNTAX);
      g_test_message ("%s", whole_error->message);
      g_assert_true (g_str_has_prefix (whole_error->message, whole[i].message));
    }

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *text = replace (good, broken[i].old, broken[i].new);
      g_autofree char *expected = g_strconcat ("s.json", broken[i].message, NULL);
      g_autoptr (GError) broken_error = NULL;

      g_assert_null (trellis_scheme_new_from_json (text, -1, "s.json", &broken_error));
      g_assert_nonnull (broken_error);
      g_test_message ("%s", broken_error->message);
      g_assert_true (g_str_has_prefix (broken_error->message, expected));
      g_assert_null (strchr (broken_error->message, '\n'));
    }

  /* A file of brackets must not exhaust the stack. */
  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (nested, '[');
  g_assert_null (trellis_scheme_new_from_json (nested->str, nested->len, NULL, &error));
  g_assert_cmpstr (error->message, ==, "Line 1, column 69: Too many brackets inside one another.");
}

static void
test_cut_short (void)
{
  /* However a file is cut off, it is refused and nothing breaks. */
  for (gsize length = 0; length < strlen (good) - 2; length++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (trellis_scheme_new_from_json (good, length, "s.json", &error));
      g_assert_error (error, TRELLIS_JSON_ERROR, TRELLIS_JSON_ERROR_SYNTAX);
    }
}

static void
test_own_scheme (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", good, NULL);
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_from_json (marked, -1, "s.json", &error);
  TrellisLevel *mid;
  double last = 2;

  g_assert_no_error (error);
  g_assert_cmpstr (scheme->json, ==, marked);
  mid = trellis_scheme_get_level (scheme, "mid");

  /* One colour a level is enough; paper's are made, light to dark by rank. */
  g_assert_cmpstr (mid->colour_dark, ==, "#F4E6AD");
  for (guint i = 0; i < scheme->levels->len; i++)
    {
      double paper = get_luminance (((TrellisLevel *) scheme->levels->pdata[i])->colour_paper);

      g_assert_cmpfloat (paper, <, last - 0.05);
      last = paper;
    }

  /* Names, short codes and keys, in any case; an aspect's own levels by rank. */
  g_assert_true (trellis_scheme_find_level (scheme, "a", "MID") == mid);
  g_assert_true (trellis_scheme_find_level (scheme, "a", " m ") == mid);
  g_assert_true (trellis_scheme_find_level (scheme, TRELLIS_ASPECT_OVERALL, "2") == mid);
  g_assert_cmpstr (trellis_scheme_find_level (scheme, "b", "2")->id, ==, "no");
  g_assert_cmpstr (trellis_scheme_find_level (scheme, "b", "y")->id, ==, "yes");
  g_assert_null (trellis_scheme_find_level (scheme, "b", "mid"));
  g_assert_null (trellis_scheme_find_level (scheme, "b", "3"));
  g_assert_null (trellis_scheme_find_level (scheme, "a", ""));
  g_assert_null (trellis_scheme_find_level (scheme, "a", NULL));
  g_assert_cmpstr (trellis_scheme_get_level (scheme, "no")->aspect_id, ==, "b");
  g_assert_null (trellis_scheme_get_level (scheme, NULL));
  g_assert_true (trellis_scheme_get_aspect_levels (scheme, "a") == scheme->levels);
  g_assert_cmpuint (trellis_scheme_get_aspect_levels (scheme, "b")->len, ==, 2);
}

static void
test_applies (void)
{
  g_autoptr (TrellisScheme) five = load_shipped ("five-category");
  g_autoptr (TrellisScheme) cycle = load_shipped ("review-cycle");
  static const struct
  {
    const char *phase;
    gboolean is_federation;
    const char *programme;
  } cases[] = {
    { "primary", FALSE, "primary" },     { "nursery", FALSE, "primary" },      { "special", FALSE, "primary" },
    { "secondary", FALSE, "secondary" }, { "all-through", FALSE, "secondary" }, { "post-16", FALSE, "secondary" },
    { "middle", FALSE, NULL },           { "middle-secondary", FALSE, "secondary" }, { "", FALSE, NULL },
    { NULL, FALSE, NULL },               { "secondary", TRUE, "primary" },
  };
  TrellisSubject subject = { .phase = "secondary" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisSubject school = { .phase = cases[i].phase, .is_federation = cases[i].is_federation };
      TrellisProgramme *programme = trellis_scheme_get_programme (five, &school);

      g_assert_cmpstr (programme != NULL ? programme->id : NULL, ==, cases[i].programme);
    }
  g_assert_false (trellis_scheme_aspect_applies (cycle, "early-years", &subject));
  g_assert_true (trellis_scheme_aspect_applies (cycle, "post-16", &subject));
  g_assert_true (trellis_scheme_aspect_applies (cycle, TRELLIS_ASPECT_OVERALL, &subject));
  g_assert_false (trellis_scheme_aspect_applies (cycle, "no-such", &subject));
}

/* The owed visits as text: kinds in order with their counts. */
static char *
count_owed (TrellisScheme *scheme,
            const char    *phase,
            const char    *level)
{
  TrellisSubject subject = { .phase = phase, .level_id = level };
  g_autoptr (GPtrArray) owed = trellis_scheme_list_owed_visits (scheme, &subject);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < owed->len;)
    {
      const char *kind = ((TrellisOwedVisit *) owed->pdata[i])->kind;
      guint n = 0;

      for (; i < owed->len && g_str_equal (((TrellisOwedVisit *) owed->pdata[i])->kind, kind); i++)
        n++;
      g_string_append_printf (text, "%s%s %u", text->len > 0 ? ", " : "", kind, n);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct
{
  const char *scheme;
  const char *phase;
  const char *level;
  const char *owed;
} owed_cases[] = {
  { "five-category", "primary", NULL, "adviser-visit 6" },
  { "five-category", "primary", "excellence", "adviser-visit 6, standards-meeting 1" },
  { "five-category", "primary", "refinement", "adviser-visit 6, standards-meeting 1" },
  { "five-category", "primary", "reinforcement", "adviser-visit 6, standards-meeting 1" },
  { "five-category", "primary", "recovery", "adviser-visit 6, standards-meeting 1, standards-review 6" },
  { "five-category", "primary", "repair",
    "adviser-visit 6, standards-meeting 1, standards-review 6, whole-school-review 1, governance-review 1" },
  { "five-category", "secondary", NULL, "adviser-visit 4" },
  { "five-category", "secondary", "excellence", "adviser-visit 4, standards-meeting 1" },
  { "five-category", "secondary", "refinement", "adviser-visit 4, standards-meeting 1" },
  { "five-category", "secondary", "reinforcement", "adviser-visit 4, standards-meeting 1" },
  { "five-category", "secondary", "recovery", "adviser-visit 4, standards-meeting 1, standards-review 6" },
  { "five-category", "secondary", "repair",
    "adviser-visit 4, standards-meeting 1, standards-review 6, whole-school-review 1, governance-review 1" },
  /* A phase that no programme names has what its level earns alone. */
  { "five-category", "middle", "excellence", "standards-meeting 1" },
  { "four-phase-days", "primary", NULL, "" },
  { "four-phase-days", "primary", "sustain", "health-check 3" },
  { "four-phase-days", "primary", "improve-secure", "health-check 3" },
  { "four-phase-days", "primary", "improve-at-risk", "health-check 3" },
  { "four-phase-days", "primary", "repair-rapid", "health-check 3, plan-monitoring 6" },
  { "four-phase-days", "primary", "repair-slow", "health-check 3, plan-monitoring 6" },
  { "four-phase-days", "secondary", "stabilise", "health-check 3, plan-monitoring 3" },
  { "four-phase-tiers", "primary", "sustain",
    "adviser-visit 3, standards-board 2, deep-dive 1, health-check 3, external-review 1" },
  /* Six visits, not six and three; one external review. */
  { "four-phase-tiers", "primary", "improve",
    "standards-board 2, deep-dive 1, health-check 3, adviser-visit 6, audit 3, review 2, external-review 1" },
  { "four-phase-tiers", "secondary", "repair",
    "standards-board 2, deep-dive 1, health-check 3, external-review 1, adviser-visit 39, team-around-school 3, review 3" },
  { "four-phase-tiers", "secondary", "stabilise", "" },
  { "review-cycle", "primary", "leading", "peer-review 1" },
  { "review-cycle", "primary", "secure", "peer-review 1" },
  { "review-cycle", "primary", "developing", "peer-review 1, progress-meeting 39" },
  { "review-cycle", "special", "working", "peer-review 1, progress-meeting 39" },
  { "siams", "primary", "j1", "" },
  { "siams", "primary", "j2", "" },
};

static void
test_owed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (owed_cases); i++)
    {
      g_autoptr (TrellisScheme) scheme = load_shipped (owed_cases[i].scheme);
      g_autofree char *owed = count_owed (scheme, owed_cases[i].phase, owed_cases[i].level);

      g_test_message ("%s %s %s", owed_cases[i].scheme, owed_cases[i].phase, owed_cases[i].level);
      g_assert_cmpstr (owed, ==, owed_cases[i].owed);
    }
}

static void
assert_owed (GPtrArray      *owed,
             guint           index,
             const char     *kind,
             int             number,
             int             term,
             int             part,
             int             n_parts,
             TrellisSession  session)
{
  const TrellisOwedVisit *visit = g_ptr_array_index (owed, index);

  g_assert_cmpstr (visit->kind, ==, kind);
  g_assert_cmpint (visit->number, ==, number);
  g_assert_cmpint (visit->term, ==, term);
  g_assert_cmpint (visit->part, ==, part);
  g_assert_cmpint (visit->n_parts, ==, n_parts);
  g_assert_cmpint (visit->session, ==, session);
}

static void
test_owed_where (void)
{
  g_autoptr (TrellisScheme) five = load_shipped ("five-category");
  g_autoptr (TrellisScheme) days = load_shipped ("four-phase-days");
  g_autoptr (TrellisScheme) tiers = load_shipped ("four-phase-tiers");
  TrellisSubject primary = { .phase = "primary", .level_id = "recovery" };
  TrellisSubject secondary = { .phase = "secondary", .level_id = "excellence" };
  TrellisSubject slow = { .phase = "primary", .level_id = "repair-slow" };
  TrellisSubject improve = { .phase = "primary", .level_id = "improve" };
  TrellisSubject repair = { .phase = "primary", .level_id = "repair" };
  g_autoptr (GPtrArray) of_primary = trellis_scheme_list_owed_visits (five, &primary);
  g_autoptr (GPtrArray) of_secondary = trellis_scheme_list_owed_visits (five, &secondary);
  g_autoptr (GPtrArray) of_slow = trellis_scheme_list_owed_visits (days, &slow);
  g_autoptr (GPtrArray) of_improve = trellis_scheme_list_owed_visits (tiers, &improve);
  g_autoptr (GPtrArray) of_repair = trellis_scheme_list_owed_visits (tiers, &repair);

  /* A numbered visit a term, with its themes; the meeting late in term 6. */
  assert_owed (of_primary, 0, "adviser-visit", 1, 1, 0, 1, TRELLIS_SESSION_DAY);
  assert_owed (of_primary, 5, "adviser-visit", 6, 6, 0, 1, TRELLIS_SESSION_DAY);
  g_assert_cmpstr (((TrellisOwedVisit *) of_primary->pdata[1])->theme_am, ==, "Pupil-facing work");
  g_assert_cmpstr (((TrellisOwedVisit *) of_primary->pdata[1])->theme_pm, ==,
                   "National data release\nAttendance and exclusions\nEarly reading provision");
  assert_owed (of_primary, 6, "standards-meeting", 0, 6, 1, 2, TRELLIS_SESSION_PM);
  assert_owed (of_primary, 7, "standards-review", 0, 1, 1, 2, TRELLIS_SESSION_PM);
  assert_owed (of_primary, 12, "standards-review", 0, 6, 1, 2, TRELLIS_SESSION_PM);

  /* Four spread over the year, with a focus each. */
  assert_owed (of_secondary, 3, "adviser-visit", 4, 0, 3, 4, TRELLIS_SESSION_DAY);
  g_assert_cmpstr (((TrellisOwedVisit *) of_secondary->pdata[1])->theme_am, ==, "Disadvantaged pupils");

  /* Six half terms in three terms. */
  assert_owed (of_slow, 3, "plan-monitoring", 0, 1, 0, 2, TRELLIS_SESSION_PM);
  assert_owed (of_slow, 4, "plan-monitoring", 0, 1, 1, 2, TRELLIS_SESSION_PM);
  assert_owed (of_slow, 8, "plan-monitoring", 0, 3, 1, 2, TRELLIS_SESSION_PM);

  assert_owed (of_improve, 3, "health-check", 0, 1, 0, 2, TRELLIS_SESSION_AM);
  assert_owed (of_improve, 6, "adviser-visit", 1, 0, 0, 6, TRELLIS_SESSION_AM);
  assert_owed (of_improve, 11, "adviser-visit", 6, 0, 5, 6, TRELLIS_SESSION_AM);
  g_assert_cmpstr (((TrellisOwedVisit *) of_improve->pdata[12])->theme_am, ==, "Vulnerable pupil audit");
  g_assert_cmpstr (((TrellisOwedVisit *) of_improve->pdata[15])->theme_pm, ==, "Quality assurance of governance");

  assert_owed (of_repair, 7, "adviser-visit", 1, 0, 0, 39, TRELLIS_SESSION_AM);
  assert_owed (of_repair, 45, "adviser-visit", 39, 0, 38, 39, TRELLIS_SESSION_AM);
}

static void
test_own_earning (void)
{
  /* The programme of three days stands against an offer of four visits; without
   * the list of kinds all that is counted becomes visits, but days of support. */
  g_autofree char *text = replace (good, "\"offer\": [\"more\"]",
                                   "\"offer\": [\"more\"], \"earns\": [{\"kind\": \"support-day\", \"count\": 2, \"per\": \"term\"}, "
                                   "{\"kind\": \"audit\", \"count\": 1, \"weeks\": 2, \"per\": \"week\"}, "
                                   "{\"kind\": \"audit\", \"count\": 1, \"optional\": true}, "
                                   "{\"kind\": \"coaching\", \"count\": 1, \"per\": \"meeting\"}]");
  g_autofree char *more = replace (text, "\"offer\": {\"more\": [",
                                   "\"offer\": {\"more\": [{\"kind\": \"audit\", \"count\": 3, \"per\": \"year\", \"applies\": {\"church\": true}}, ");
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_from_json (more, -1, NULL, NULL);
  TrellisSubject church = { "secondary", "mid", TRUE, FALSE };
  g_autoptr (GPtrArray) earnings = NULL;
  g_autofree char *primary = count_owed (scheme, "primary", "mid");
  g_autofree char *secondary = count_owed (scheme, "secondary", "mid");
  g_autofree char *health = count_owed (scheme, "secondary", "up");

  g_assert_cmpstr (primary, ==, "adviser-visit 3, audit 2");
  g_assert_cmpstr (secondary, ==, "audit 2, adviser-visit 4");
  g_assert_cmpstr (health, ==, "health-check 6");

  /* At a church school the offer's three audits replace the two; the optional
   * one, the days and the coaching are listed all the same. */
  earnings = trellis_scheme_list_earnings (scheme, &church);
  g_assert_cmpuint (earnings->len, ==, 5);
  g_assert_cmpstr (((TrellisEarning *) earnings->pdata[3])->offer, ==, "more");
  g_assert_cmpint (((TrellisEarning *) earnings->pdata[3])->count, ==, 3);
}

static void
test_limits (void)
{
  g_autoptr (TrellisScheme) five = load_shipped ("five-category");
  g_autoptr (TrellisScheme) tiers = load_shipped ("four-phase-tiers");
  TrellisLevel *reinforcement = trellis_scheme_get_level (five, "reinforcement");
  TrellisLevel *stabilise = trellis_scheme_get_level (tiers, "stabilise");
  TrellisDay day = trellis_day_new (2025, 8, 31);

  g_assert_cmpint (trellis_level_get_warn_day (reinforcement, day), ==, trellis_day_new (2026, 8, 31));
  g_assert_cmpint (trellis_level_get_limit_day (reinforcement, day), ==, trellis_day_new (2027, 2, 28));
  g_assert_cmpint (trellis_level_get_warn_day (stabilise, day), ==, day + 70);
  g_assert_cmpint (trellis_level_get_limit_day (stabilise, day), ==, day + 84);
  g_assert_cmpint (trellis_level_get_limit_day (reinforcement, TRELLIS_DAY_NONE), ==, TRELLIS_DAY_NONE);
  g_assert_cmpint (trellis_level_get_limit_day (trellis_scheme_get_level (five, "excellence"), day), ==, TRELLIS_DAY_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/scheme/shipped", test_shipped);
  g_test_add_func ("/core/scheme/facts", test_facts);
  g_test_add_func ("/core/scheme/colours", test_colours);
  g_test_add_func ("/core/scheme/broken", test_broken);
  g_test_add_func ("/core/scheme/cut-short", test_cut_short);
  g_test_add_func ("/core/scheme/own-scheme", test_own_scheme);
  g_test_add_func ("/core/scheme/applies", test_applies);
  g_test_add_func ("/core/scheme/owed", test_owed);
  g_test_add_func ("/core/scheme/owed-where", test_owed_where);
  g_test_add_func ("/core/scheme/own-earning", test_own_earning);
  g_test_add_func ("/core/scheme/limits", test_limits);

  return g_test_run ();
}
