/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "actions-trust.h"

#include "trellis-core.h"
#include "trellis-store-schools.h"

#include <glib/gstdio.h>

static const char *const advisers[] = { "Ash", "Birch", "Cedar" };

static const char *const schools[] = {
  "Tarnbeck", "Larkhythe", "Hythesand CE", "Gullstone", "Saltmere CE", "Cobblesmere CE", "Millracer Lane",
  "Pearmain Green", "Brackenholt", "Reedholme", "Withyford Lea", "Pebblecombe",
};

/* A trust in the middle of its year: every rating, overdue, due soon, closed
 * this year and before it. Days are counted from today. */
static const struct
{
  const char *what;
  const char *owner;
  const char *source;
  TrellisRating rating;
  int opened;
  int rated;
  int due;      /* 999: none agreed */
  int closed;   /* 999: open */
} actions[] = {
  { "Publish the governors’ visit calendar", "Chair of governors", "Review", TRELLIS_RATING_NONE, -4, 0, 21, 999 },
  { "Map vocabulary in geography", "Geography lead", "Visit 3", TRELLIS_RATING_AMBER, -90, -42, 21, 999 },
  { "Coach the new phonics lead", "Deputy head", "Visit 3", TRELLIS_RATING_GREEN, -60, -14, 14, 999 },
  { "Assessment policy in use in every class", "Deputy head", "Visit 2", TRELLIS_RATING_GREEN, -150, -20, -10, -4 },
  { "Write the rapid plan for attendance", "Headteacher", "Review", TRELLIS_RATING_RED, -80, -21, 14, 999 },
  { "Subject leaders to lead one staff meeting each", "Headteacher", "Visit 3", TRELLIS_RATING_AMBER, -70, -35, 49, 999 },
  { "Agree the three areas of focus", "Adviser", "Visit 1", TRELLIS_RATING_GREEN, -160, -56, 55, 999 },
  { "Update the school website", "Office manager", "Visit 1", TRELLIS_RATING_GREEN, -170, -50, -20, -10 },
  { "Share the reading plan with governors", "Reading lead", "Visit 4", TRELLIS_RATING_NONE, -2, 0, 27, 999 },
  { "Secure a deputy for the spring", "Executive head", "Rapid plan", TRELLIS_RATING_RED, -120, -49, -7, 999 },
  { "Middle leaders to check books each half term", "Deputy head", "Visit 3", TRELLIS_RATING_AMBER, -80, -49, 14, 999 },
  { "Science sequence agreed across the federation", "Science lead", "Visit 3", TRELLIS_RATING_GREEN, -90, -21, 21, 999 },
  { "Release time for the maths lead", "Headteacher", "Visit 4", TRELLIS_RATING_NONE, -1, 0, 49, 999 },
  { "Revisit last year’s units in history", "Curriculum lead", "Visit 3", TRELLIS_RATING_RED, -100, -63, -21, 999 },
  { "Improve the early years outdoor area", "Early years lead", "Visit 2", TRELLIS_RATING_AMBER, -130, -84, 77, 999 },
  { "Train two lead teachers", "Headteacher", "Review", TRELLIS_RATING_GREEN, -140, -30, -14, -1 },
  { "Rewrite the behaviour policy", "Headteacher", "Review", TRELLIS_RATING_AMBER, -500, -400, -380, -300 },
  { "Timetable daily reading in Year 6", "", "", TRELLIS_RATING_NONE, 0, 0, 999, 999 },
};

static char *
name_action (guint    number,
             gboolean is_long)
{
  const char *what = actions[number % G_N_ELEMENTS (actions)].what;

  if (is_long)
    return g_strdup_printf ("%s, and make sure that every subject leader has read it, has agreed with the phase leaders "
                            "what it asks of them, and can say what pupils will know by the end of the summer term", what);
  if (number >= G_N_ELEMENTS (actions))
    return g_strdup_printf ("%s (%u)", what, number);

  return g_strdup (what);
}

static void
set (char       **field,
     const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
add_action (TrellisStore *store,
            guint         number,
            gboolean      is_long)
{
  guint i = number % G_N_ELEMENTS (actions);
  g_autoptr (TrellisAction) action = trellis_action_new ("");
  g_autofree char *urn = g_strdup_printf ("%u", 100001 + number % (guint) G_N_ELEMENTS (schools));
  g_autofree char *what = name_action (number, is_long);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  TrellisDay today = ACTIONS_TODAY;

  set (&action->urn, urn);
  set (&action->what, what);
  set (&action->success_criteria, "Seen in books and heard from pupils.");
  set (&action->owner, is_long ? "Assistant headteacher for the quality of education" : actions[i].owner);
  set (&action->source, is_long ? "Review of the quality of education" : actions[i].source);
  if (number % 3 != 0)
    set (&action->aspect_id, "curriculum");
  action->opened_on = today + actions[i].opened;
  if (actions[i].due != 999)
    action->due_on = today + actions[i].due;
  id = trellis_store_add_action (store, action, NULL, &error);
  g_assert_no_error (error);
  if (actions[i].rating != TRELLIS_RATING_NONE)
    trellis_store_rate_action (store, id, actions[i].rating, today + actions[i].rated, "Seen in books.", &error);
  g_assert_no_error (error);
  if (actions[i].closed != 999)
    trellis_store_close_action (store, id, today + actions[i].closed, "Done, and seen.", &error);
  g_assert_no_error (error);
}

/**
 * trellis_actions_trust_new:
 * @folder: (out): where its file lies
 * @n_actions: how many actions; the first 18 are all different
 * @is_long: whether their words are long
 *
 * Makes a trust of twelve schools and three advisers, whose own today is
 * %ACTIONS_TODAY.
 *
 * Returns: (transfer full): its store
 */
TrellisStore *
trellis_actions_trust_new (char     **folder,
                           guint      n_actions,
                           gboolean   is_long)
{
  g_autoptr (TrellisScheme) scheme = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  TrellisStore *store;
  char *ids[G_N_ELEMENTS (advisers)];

  trellis_core_init ();
  trellis_clock_set_today (ACTIONS_TODAY);
  *folder = g_dir_make_tmp ("trellis-actions-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (*folder, "Marrowfield.trellis", NULL);
  scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_assert_no_error (error);
  store = trellis_store_create (path, "Marrowfield Learning Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);

  trellis_store_begin_change (store, "school", NULL, "Fill", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (advisers); i++)
    ids[i] = trellis_store_add_person (store, advisers[i], "Adviser", "", TRUE, &error);
  for (guint i = 0; i < G_N_ELEMENTS (schools); i++)
    {
      g_autofree char *urn = g_strdup_printf ("%u", 100001 + i);

      trellis_store_add_school (store, urn, schools[i], i % 5 == 4 ? "secondary" : "primary", FALSE, &error);
      g_assert_no_error (error);
      trellis_store_set_role_holder (store, urn, TRELLIS_ROLE_ADVISER,
                                     ids[i * G_N_ELEMENTS (ids) / G_N_ELEMENTS (schools)],
                                     trellis_day_new (2023, 9, 1), &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < n_actions; i++)
    add_action (store, i, is_long);
  trellis_store_end_change (store, TRUE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_free (ids[i]);

  return store;
}

/**
 * trellis_actions_trust_remove:
 * @store: (transfer full): what trellis_actions_trust_new() made
 * @folder: where its file lies
 *
 * Closes it and removes its file.
 */
void
trellis_actions_trust_remove (TrellisStore *store,
                              const char   *folder)
{
  g_autofree char *path = g_strdup (trellis_store_get_path (store));

  g_object_unref (store);
  g_unlink (path);
  g_rmdir (folder);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}
