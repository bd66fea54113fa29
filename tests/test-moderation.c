/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-judgements.h"
#include "trellis-store-moderation.h"
#include "trellis-store-movements.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>

/* Whether people judge alike, and who moved, against tables worked out by hand. */

#define TODAY trellis_day_new (2026, 3, 6)
#define START trellis_day_new (2024, 9, 1)
#define OAK "900001"
#define ELM "900002"

typedef struct
{
  char *folder;
  TrellisStore *store;
  char *ash;     /* advisers: the first is both schools' own */
  char *birch;
} Fixture;

static char *
add_adviser (TrellisStore *store,
             const char   *name)
{
  g_autoptr (GError) error = NULL;
  char *id = trellis_store_add_person (store, name, "Adviser", "", TRUE, &error);

  g_assert_no_error (error);
  return id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, OAK, "Oakfield Primary", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->store, ELM, "Elmfield Primary", "primary", FALSE, &error));
  g_assert_no_error (error);
  fixture->ash = add_adviser (fixture->store, "Ash Alder");
  fixture->birch = add_adviser (fixture->store, "Birch Bloom");
  g_assert_true (trellis_store_set_role_holder (fixture->store, OAK, "adviser", fixture->ash, START, &error));
  g_assert_true (trellis_store_set_role_holder (fixture->store, ELM, "adviser", fixture->ash, START, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->ash);
  g_free (fixture->birch);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

static void
judge (Fixture       *fixture,
       const char    *urn,
       const char    *aspect,
       const char    *level,
       TrellisSource  source,
       const char    *person_id,
       TrellisDay     day)
{
  TrellisJudgementRecord record = { urn, aspect, level, day, source, person_id, "", NULL };
  g_autoptr (GError) error = NULL;

  trellis_store_judge_all (fixture->store, &record, 1, "Judge", &error);
  g_assert_no_error (error);
}

static TrellisModeration *
read_all (Fixture    *fixture,
          TrellisDay  as_at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (fixture->store, as_at, FALSE, &error);
  TrellisModeration *moderation;

  g_assert_no_error (error);
  moderation = trellis_store_read_moderation (fixture->store, schools, as_at, &error);
  g_assert_no_error (error);

  return moderation;
}

static void
assert_gap (TrellisModeration     *moderation,
            TrellisModerationKind  kind,
            guint                  position,
            const char            *urn,
            const char            *aspect_id,
            const char            *one,
            const char            *other,
            int                    n_levels)
{
  g_autoptr (TrellisModerationGap) gap =
    g_list_model_get_item (trellis_moderation_get_gaps (moderation, kind), position);

  g_assert_nonnull (gap);
  g_assert_cmpstr (gap->school->urn, ==, urn);
  g_assert_cmpstr (gap->aspect_id, ==, aspect_id);
  g_assert_cmpstr (gap->one.level->id, ==, one);
  g_assert_cmpstr (gap->other.level->id, ==, other);
  g_assert_cmpint (gap->n_levels, ==, n_levels);
}

static void
assert_count (TrellisModeration     *moderation,
              TrellisModerationKind  kind,
              TrellisModerationBy    by,
              guint                  index,
              const char            *id,
              guint                  n_compared,
              guint                  n_better,
              guint                  n_worse)
{
  const GArray *counts = trellis_moderation_get_counts (moderation, kind, by);
  const TrellisModerationCount *count;

  g_assert_cmpuint (index, <, counts->len);
  count = &g_array_index (counts, TrellisModerationCount, index);
  g_assert_cmpstr (count->id, ==, id);
  g_assert_cmpuint (count->n_compared, ==, n_compared);
  g_assert_cmpuint (count->n_better, ==, n_better);
  g_assert_cmpuint (count->n_worse, ==, n_worse);
  g_assert_cmpuint (count->n_alike, ==, n_compared - n_better - n_worse);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (TrellisModeration) moderation = read_all (fixture, TODAY);
  g_autofree char *summary = trellis_moderation_dup_summary (moderation, TRELLIS_MODERATION_ADVISERS);

  g_assert_cmpuint (trellis_moderation_get_n_schools (moderation), ==, 2);
  for (guint kind = 0; kind < TRELLIS_N_MODERATION_KINDS; kind++)
    {
      g_assert_cmpuint (g_list_model_get_n_items (trellis_moderation_get_gaps (moderation, kind)), ==, 0);
      g_assert_cmpuint (trellis_moderation_get_total (moderation, kind)->n_compared, ==, 0);
    }
  g_assert_cmpstr (summary, ==, "No two such judgements lie within a year of each other.");
}

/* The school sees itself as ...   the trust ...                        so
 *   Oak  children   excellence    reinforcement, agreed                 2 better
 *   Oak  leaders    refinement    refinement, agreed                    alike
 *   Oak  curriculum repair        recovery, its adviser, the later      1 worse
 *   Elm  children   refinement    reinforcement, agreed                 1 better
 *   Elm  leaders    excellence    repair, but fourteen months before    not compared
 *   Elm  ethos      excellence    an external review is not the trust   not compared
 *   Elm  overall    excellence    recovery, the category agreed         3 better */
static void
test_self_and_trust (Fixture       *fixture,
                     gconstpointer  unused)
{
  const TrellisModerationKind kind = TRELLIS_MODERATION_SELF_AND_TRUST;
  const TrellisSource self = TRELLIS_SOURCE_SELF_EVALUATION, agreed = TRELLIS_SOURCE_AGREED;
  TrellisDay autumn = trellis_day_new (2025, 9, 15), winter = trellis_day_new (2026, 1, 20);
  g_autoptr (TrellisModeration) moderation = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;

  judge (fixture, OAK, "children", "excellence", self, NULL, autumn);
  judge (fixture, OAK, "children", "reinforcement", agreed, NULL, winter);
  judge (fixture, OAK, "leaders", "refinement", self, NULL, autumn);
  judge (fixture, OAK, "leaders", "refinement", agreed, NULL, winter);
  judge (fixture, OAK, "curriculum", "repair", self, NULL, autumn);
  judge (fixture, OAK, "curriculum", "refinement", agreed, NULL, trellis_day_new (2025, 7, 1));
  judge (fixture, OAK, "curriculum", "recovery", TRELLIS_SOURCE_ADVISER, NULL, winter);
  judge (fixture, ELM, "children", "refinement", self, NULL, autumn);
  judge (fixture, ELM, "children", "excellence", TRELLIS_SOURCE_ADVISER, fixture->birch, winter);
  judge (fixture, ELM, "children", "reinforcement", agreed, NULL, winter);
  judge (fixture, ELM, "leaders", "excellence", self, NULL, autumn);
  judge (fixture, ELM, "leaders", "repair", agreed, NULL, trellis_day_new (2024, 7, 15));
  judge (fixture, ELM, "ethos", "excellence", self, NULL, autumn);
  judge (fixture, ELM, "ethos", "repair", TRELLIS_SOURCE_EXTERNAL_REVIEW, NULL, winter);
  judge (fixture, ELM, "overall", "excellence", self, NULL, autumn);
  g_free (trellis_store_agree_category (fixture->store, ELM, "recovery", winter, "Standards meeting", "", "Agreed.",
                                        "", &error));
  g_assert_no_error (error);

  moderation = read_all (fixture, TODAY);
  g_assert_cmpuint (g_list_model_get_n_items (trellis_moderation_get_gaps (moderation, kind)), ==, 4);
  assert_gap (moderation, kind, 0, ELM, "overall", "excellence", "recovery", 3);
  assert_gap (moderation, kind, 1, OAK, "children", "excellence", "reinforcement", 2);
  assert_gap (moderation, kind, 2, ELM, "children", "refinement", "reinforcement", 1);
  assert_gap (moderation, kind, 3, OAK, "curriculum", "repair", "recovery", -1);
  assert_count (moderation, kind, TRELLIS_MODERATION_BY_ASPECT, 0, "children", 2, 2, 0);
  assert_count (moderation, kind, TRELLIS_MODERATION_BY_ASPECT, 1, "leaders", 1, 0, 0);
  assert_count (moderation, kind, TRELLIS_MODERATION_BY_ASPECT, 2, "curriculum", 1, 0, 1);
  assert_count (moderation, kind, TRELLIS_MODERATION_BY_ASPECT, 3, "overall", 1, 1, 0);
  assert_count (moderation, kind, TRELLIS_MODERATION_BY_SCHOOL, 0, ELM, 2, 2, 0);
  assert_count (moderation, kind, TRELLIS_MODERATION_BY_SCHOOL, 1, OAK, 3, 1, 1);
  g_assert_cmpuint (trellis_moderation_get_counts (moderation, kind, TRELLIS_MODERATION_BY_ADVISER)->len, ==, 0);
  summary = trellis_moderation_dup_summary (moderation, kind);
  g_assert_cmpstr (summary, ==, "1 of 5 pairs of judgements alike. The school sees itself better in 3, worse in 1. "
                   "At most 3 levels lie between two.");
}

/* Oak's own adviser is not named, Birch is:
 *   children: Ash refinement, Ash reinforcement later, Birch recovery: Birch 1 worse than Ash
 *   leaders:  Birch refinement, Ash refinement later: alike
 *   ethos:    Birch excellence, and Ash repair thirteen months on: not compared
 * and against what was agreed, children recovery: Ash 1 better, Birch alike. */
static void
test_advisers (Fixture       *fixture,
               gconstpointer  unused)
{
  const TrellisModerationKind kind = TRELLIS_MODERATION_ADVISERS, with_agreed = TRELLIS_MODERATION_ADVISER_AND_AGREED;
  const TrellisSource adviser = TRELLIS_SOURCE_ADVISER;
  g_autoptr (TrellisModeration) moderation = NULL;
  g_autoptr (TrellisModerationGap) gap = NULL;
  g_autofree char *words = NULL;
  g_autofree char *who = NULL;

  judge (fixture, OAK, "children", "refinement", adviser, NULL, trellis_day_new (2025, 10, 1));
  judge (fixture, OAK, "children", "reinforcement", adviser, NULL, trellis_day_new (2025, 12, 1));
  judge (fixture, OAK, "children", "recovery", adviser, fixture->birch, trellis_day_new (2026, 1, 20));
  judge (fixture, OAK, "children", "recovery", TRELLIS_SOURCE_AGREED, NULL, trellis_day_new (2026, 2, 3));
  judge (fixture, OAK, "leaders", "refinement", adviser, fixture->birch, trellis_day_new (2025, 10, 1));
  judge (fixture, OAK, "leaders", "refinement", adviser, fixture->ash, trellis_day_new (2025, 11, 1));
  judge (fixture, OAK, "ethos", "excellence", adviser, fixture->birch, trellis_day_new (2025, 1, 10));
  judge (fixture, OAK, "ethos", "repair", adviser, fixture->ash, trellis_day_new (2026, 2, 11));

  moderation = read_all (fixture, TODAY);
  g_assert_cmpuint (g_list_model_get_n_items (trellis_moderation_get_gaps (moderation, kind)), ==, 1);
  assert_gap (moderation, kind, 0, OAK, "children", "recovery", "reinforcement", -1);
  assert_count (moderation, kind, TRELLIS_MODERATION_BY_ASPECT, 0, "children", 1, 0, 1);
  assert_count (moderation, kind, TRELLIS_MODERATION_BY_ASPECT, 1, "leaders", 1, 0, 0);
  /* The pair counts for both, each from their own side. */
  assert_count (moderation, kind, TRELLIS_MODERATION_BY_ADVISER, 0, fixture->ash, 2, 1, 0);
  assert_count (moderation, kind, TRELLIS_MODERATION_BY_ADVISER, 1, fixture->birch, 2, 0, 1);
  gap = g_list_model_get_item (trellis_moderation_get_gaps (moderation, kind), 0);
  words = trellis_moderation_gap_dup_words (gap);
  g_assert_cmpstr (words, ==, "1 level worse");
  who = trellis_moderation_view_dup_who (&gap->one, FALSE);
  g_assert_cmpstr (who, ==, "Birch Bloom, 20 Jan 2026");

  g_assert_cmpuint (g_list_model_get_n_items (trellis_moderation_get_gaps (moderation, with_agreed)), ==, 1);
  assert_gap (moderation, with_agreed, 0, OAK, "children", "reinforcement", "recovery", 1);
  assert_count (moderation, with_agreed, TRELLIS_MODERATION_BY_ADVISER, 0, fixture->ash, 1, 1, 0);
  assert_count (moderation, with_agreed, TRELLIS_MODERATION_BY_ADVISER, 1, fixture->birch, 1, 0, 0);
}

/* What was judged later is not known yet; what was corrected does not count. */
static void
test_as_at (Fixture       *fixture,
            gconstpointer  unused)
{
  const TrellisModerationKind kind = TRELLIS_MODERATION_SELF_AND_TRUST;
  TrellisDay autumn = trellis_day_new (2025, 9, 15), winter = trellis_day_new (2026, 1, 20);
  g_autoptr (TrellisModeration) before = NULL;
  g_autoptr (TrellisModeration) after = NULL;

  judge (fixture, OAK, "children", "repair", TRELLIS_SOURCE_SELF_EVALUATION, NULL, autumn);
  judge (fixture, OAK, "children", "excellence", TRELLIS_SOURCE_SELF_EVALUATION, NULL, autumn);
  judge (fixture, OAK, "children", "refinement", TRELLIS_SOURCE_HEALTH_CHECK, NULL, winter);

  before = read_all (fixture, winter - 1);
  g_assert_cmpuint (trellis_moderation_get_total (before, kind)->n_compared, ==, 0);
  after = read_all (fixture, winter);
  assert_gap (after, kind, 0, OAK, "children", "excellence", "refinement", 1);
}

static void
agree (Fixture    *fixture,
       const char *urn,
       const char *level,
       TrellisDay  day)
{
  g_autoptr (GError) error = NULL;

  g_free (trellis_store_agree_category (fixture->store, urn, level, day, "Standards meeting", "Ash Alder\nThe head",
                                        "As seen.", "", &error));
  g_assert_no_error (error);
}

static GListModel *
list_movements (Fixture    *fixture,
                TrellisDay  from,
                TrellisDay  until)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (fixture->store, until, FALSE, &error);
  GListModel *movements;

  g_assert_no_error (error);
  movements = trellis_store_list_movements (fixture->store, schools, from, until, &error);
  g_assert_no_error (error);

  return movements;
}

/* Oak: recovery in 2024, reinforcement in July 2025, again in December, recovery in
 * March; Elm: excellence at first, and corrected the same day. */
static void
test_movements (Fixture       *fixture,
                gconstpointer  unused)
{
  TrellisDay autumn = trellis_day_new (2025, 9, 1);
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) since = NULL;
  g_autoptr (GListModel) before = NULL;
  g_autoptr (TrellisMovement) latest = NULL;
  g_autoptr (TrellisMovement) first = NULL;
  g_autofree char *words = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *none = NULL;

  agree (fixture, OAK, "recovery", trellis_day_new (2024, 7, 1));
  agree (fixture, OAK, "reinforcement", trellis_day_new (2025, 7, 1));
  agree (fixture, OAK, "reinforcement", trellis_day_new (2025, 12, 1));
  agree (fixture, OAK, "recovery", trellis_day_new (2026, 3, 2));
  agree (fixture, ELM, "refinement", trellis_day_new (2025, 12, 1));
  agree (fixture, ELM, "excellence", trellis_day_new (2025, 12, 1));

  all = list_movements (fixture, TRELLIS_DAY_NONE, TODAY);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 2);
  latest = g_list_model_get_item (all, 0);
  first = g_list_model_get_item (all, 1);
  g_assert_cmpstr (latest->school->urn, ==, OAK);
  g_assert_cmpint (trellis_movement_get_direction (latest), ==, -1);
  g_assert_cmpint (trellis_movement_get_direction (first), ==, 1);
  g_assert_cmpint (first->agreed_on, ==, trellis_day_new (2025, 7, 1));
  g_assert_cmpstr (latest->meeting, ==, "Standards meeting");
  g_assert_cmpstr (latest->attendees, ==, "Ash Alder\nThe head");
  words = trellis_movement_dup_words (latest);
  g_assert_cmpstr (words, ==, "Down from Reinforcement to Recovery");

  /* The day that is compared with is before the movements, the last day in. */
  since = list_movements (fixture, autumn, TODAY);
  g_assert_cmpuint (g_list_model_get_n_items (since), ==, 1);
  summary = trellis_movements_dup_summary (since, autumn);
  g_assert_cmpstr (summary, ==, "1 movement since 1 September 2025: 0 up, 1 down.");
  before = list_movements (fixture, trellis_day_new (2025, 7, 1), trellis_day_new (2026, 3, 1));
  g_assert_cmpuint (g_list_model_get_n_items (before), ==, 0);
  none = trellis_movements_dup_summary (before, autumn);
  g_assert_cmpstr (none, ==, "No school has moved to another level since 1 September 2025.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/moderation/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/moderation/self-and-trust", Fixture, NULL, set_up, test_self_and_trust, tear_down);
  g_test_add ("/moderation/advisers", Fixture, NULL, set_up, test_advisers, tear_down);
  g_test_add ("/movements/between-days", Fixture, NULL, set_up, test_movements, tear_down);
  g_test_add ("/moderation/as-at", Fixture, NULL, set_up, test_as_at, tear_down);

  return g_test_run ();
}
