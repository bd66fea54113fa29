/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-action-lanes.h"
#include "trellis-core.h"

#define TODAY trellis_day_new (2026, 3, 6)
#define NONE TRELLIS_DAY_NONE

static void
set (char       **field,
     const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static TrellisAction *
create_action (const char    *id,
               TrellisRating  rating,
               TrellisDay     since,
               TrellisDay     due_on,
               TrellisDay     closed_on)
{
  TrellisAction *action = trellis_action_new (id);

  set (&action->what, "Map vocabulary in geography");
  set (&action->school_name, "Larkhythe");
  action->rating = rating;
  action->rating_since = since;
  action->opened_on = since;
  action->due_on = due_on;
  action->closed_on = closed_on;

  return action;
}

static void
test_age (void)
{
  static const struct
  {
    TrellisRating rating;
    int days;
    const char *age;
  } cases[] = {
    { TRELLIS_RATING_NONE, 0, "new today" },       { TRELLIS_RATING_NONE, 1, "for 1 day" },
    { TRELLIS_RATING_NONE, 6, "for 6 days" },      { TRELLIS_RATING_NONE, 7, "for 1 week" },
    { TRELLIS_RATING_RED, 0, "red today" },        { TRELLIS_RATING_RED, 13, "red 1 week" },
    { TRELLIS_RATING_RED, 14, "red 2 weeks" },     { TRELLIS_RATING_AMBER, 42, "amber 6 weeks" },
    { TRELLIS_RATING_AMBER, 3, "amber 3 days" },   { TRELLIS_RATING_GREEN, 181, "green 25 weeks" },
    { TRELLIS_RATING_GREEN, 182, "green 6 months" }, { TRELLIS_RATING_GREEN, 800, "green 26 months" },
    /* Dated after the day that is looked from. */
    { TRELLIS_RATING_AMBER, -3, "amber today" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisAction) action = create_action ("a", cases[i].rating, TODAY - cases[i].days, NONE, NONE);
      g_autofree char *age = trellis_action_dup_age (action, TODAY);

      g_assert_cmpstr (age, ==, cases[i].age);
    }
}

static void
test_due (void)
{
  const struct
  {
    TrellisDay due_on;
    TrellisDay closed_on;
    const char *due;
    const char *age;
  } cases[] = {
    { trellis_day_new (2026, 3, 27), NONE, "Due 27 Mar", "amber 6 weeks" },
    { trellis_day_new (2026, 3, 6), NONE, "Due 6 Mar", "amber 6 weeks" },
    { trellis_day_new (2026, 3, 5), NONE, "Overdue, 5 Mar", "amber 6 weeks" },
    { trellis_day_new (2024, 2, 13), NONE, "Overdue, 13 Feb 2024", "amber 6 weeks" },
    { trellis_day_new (2027, 6, 1), NONE, "Due 1 Jun 2027", "amber 6 weeks" },
    { NONE, NONE, "No due date", "amber 6 weeks" },
    { trellis_day_new (2026, 2, 1), trellis_day_new (2026, 3, 2), "Closed 2 Mar", "" },
    { NONE, trellis_day_new (2025, 3, 2), "Closed 2 Mar 2025", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisAction) action = create_action ("a", TRELLIS_RATING_AMBER, TODAY - 42, cases[i].due_on,
                                                        cases[i].closed_on);
      g_autofree char *due = trellis_action_dup_due (action, TODAY);
      g_autofree char *age = trellis_action_dup_age (action, TODAY);

      g_assert_cmpstr (due, ==, cases[i].due);
      g_assert_cmpstr (age, ==, cases[i].age);
    }
}

static void
test_spoken (void)
{
  const struct
  {
    TrellisRating rating;
    int days;
    TrellisDay due_on;
    TrellisDay closed_on;
    const char *text;
  } cases[] = {
    { TRELLIS_RATING_AMBER, 42, trellis_day_new (2026, 3, 27), NONE,
      "Map vocabulary in geography, Larkhythe, amber for 6 weeks, due 27 March" },
    { TRELLIS_RATING_RED, 63, trellis_day_new (2026, 2, 13), NONE,
      "Map vocabulary in geography, Larkhythe, red for 9 weeks, overdue since 13 February" },
    { TRELLIS_RATING_NONE, 4, NONE, NONE, "Map vocabulary in geography, Larkhythe, not rated for 4 days, no due date" },
    { TRELLIS_RATING_GREEN, 0, trellis_day_new (2027, 3, 27), NONE,
      "Map vocabulary in geography, Larkhythe, green since today, due 27 March 2027" },
    { TRELLIS_RATING_GREEN, 9, NONE, trellis_day_new (2026, 3, 2),
      "Map vocabulary in geography, Larkhythe, closed on 2 March" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisAction) action = create_action ("a", cases[i].rating, TODAY - cases[i].days, cases[i].due_on,
                                                        cases[i].closed_on);
      g_autofree char *text = trellis_action_dup_spoken (action, TODAY);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_column (void)
{
  for (guint rating = 0; rating < TRELLIS_N_RATINGS; rating++)
    {
      g_autoptr (TrellisAction) open = create_action ("a", rating, TODAY, NONE, NONE);
      g_autoptr (TrellisAction) closed = create_action ("a", rating, TODAY, NONE, TODAY);

      g_assert_cmpint (trellis_action_get_column (open), ==, rating);
      g_assert_cmpint (trellis_action_get_column (closed), ==, TRELLIS_ACTION_COLUMN_CLOSED);
      g_assert_cmpstr (trellis_action_column_get_name (rating), ==, trellis_rating_get_name (rating));
    }
  g_assert_cmpstr (trellis_action_column_get_name (TRELLIS_ACTION_COLUMN_CLOSED), ==, "Closed");
}

static void
add (GListStore    *list,
     TrellisAction *action,
     const char    *urn,
     const char    *school,
     const char    *adviser,
     const char    *aspect)
{
  set (&action->urn, urn);
  set (&action->school_name, school);
  action->adviser_id = g_strdup (adviser);
  set (&action->adviser_name, adviser != NULL ? adviser : "");
  action->aspect_id = g_strdup (aspect);
  g_list_store_append (list, action);
  g_object_unref (action);
}

/* What stands where: "lane (detail): column ids, …; " */
static char *
describe (GPtrArray *lanes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lanes->len; i++)
    {
      TrellisActionLane *lane = g_ptr_array_index (lanes, i);

      g_string_append_printf (text, "%s (%s):", lane->name, lane->detail);
      for (guint column = 0; column < TRELLIS_N_ACTION_COLUMNS; column++)
        {
          for (guint card = 0; card < lane->columns[column]->len; card++)
            g_string_append_printf (text, " %u%s", column,
                                    ((TrellisAction *) g_ptr_array_index (lane->columns[column], card))->id);
        }
      g_string_append (text, "; ");
    }

  return g_string_free (text, FALSE);
}

static void
test_lanes (void)
{
  static const char *const expected[TRELLIS_N_LANE_KINDS] = {
    [TRELLIS_LANES_NONE] = " (): 0f 1e 1a 1b 2c 4h 4g; ",
    [TRELLIS_LANES_ADVISER] = "Ash (2 schools): 0f 1e 1a 1b; Birch (1 school): 2c; No adviser (1 school): 4h 4g; ",
    [TRELLIS_LANES_SCHOOL] = "Gull (3 actions): 1a 1b 2c; Hythe (2 actions): 0f 1e; Lark (2 actions): 4h 4g; ",
    /* As the scheme has them, not by name; then what has none. */
    [TRELLIS_LANES_ASPECT] = "Teachers and staff (1 school): 1b; Curriculum (2 schools): 1e 1a; No aspect (3 schools): 0f 2c 4h 4g; ",
  };
  g_autoptr (GListStore) list = g_list_store_new (TRELLIS_TYPE_ACTION);
  g_autoptr (GListStore) empty = g_list_store_new (TRELLIS_TYPE_ACTION);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", NULL);

  add (list, create_action ("a", TRELLIS_RATING_RED, TODAY - 9, TODAY + 9, NONE), "1", "Gull", "Ash", "curriculum");
  add (list, create_action ("b", TRELLIS_RATING_RED, TODAY - 9, NONE, NONE), "1", "Gull", "Ash", "teachers");
  add (list, create_action ("c", TRELLIS_RATING_AMBER, TODAY - 9, TODAY + 9, NONE), "1", "Gull", "Birch", NULL);
  add (list, create_action ("e", TRELLIS_RATING_RED, TODAY - 9, TODAY - 9, NONE), "2", "Hythe", "Ash", "curriculum");
  add (list, create_action ("f", TRELLIS_RATING_NONE, TODAY - 9, TODAY, NONE), "2", "Hythe", "Ash", NULL);
  add (list, create_action ("g", TRELLIS_RATING_GREEN, TODAY - 9, TODAY - 8, TODAY - 5), "3", "Lark", NULL, NULL);
  add (list, create_action ("h", TRELLIS_RATING_RED, TODAY - 9, TODAY - 2, TODAY - 1), "3", "Lark", NULL, NULL);

  for (guint kind = 0; kind < TRELLIS_N_LANE_KINDS; kind++)
    {
      g_autoptr (GPtrArray) lanes = trellis_action_lanes_new (G_LIST_MODEL (list), kind, scheme);
      g_autofree char *text = describe (lanes);

      g_assert_cmpstr (text, ==, expected[kind]);
    }

  none = trellis_action_lanes_new (G_LIST_MODEL (empty), TRELLIS_LANES_ADVISER, scheme);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  trellis_core_init ();
  g_test_add_func ("/core/action/age", test_age);
  g_test_add_func ("/core/action/due", test_due);
  g_test_add_func ("/core/action/spoken", test_spoken);
  g_test_add_func ("/core/action/column", test_column);
  g_test_add_func ("/core/action/lanes", test_lanes);

  return g_test_run ();
}
