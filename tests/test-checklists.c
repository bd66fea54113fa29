/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checklists: opened with the edit that makes them needed, closed by the last
 * tick. */

#include "trellis-store-checklists.h"

#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>

#define TODAY trellis_day_new (2026, 3, 6)

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);

  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-checklists-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  trellis_store_add_school (fixture->store, "900001", "Oakfield", "primary", FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_object_unref (fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GPtrArray *
list (Fixture    *fixture,
      TrellisDay  as_at)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *checklists = trellis_store_list_checklists (fixture->store, "900001", as_at, &error);

  g_assert_no_error (error);
  return checklists;
}

static void
assert_open (Fixture    *fixture,
             TrellisDay  as_at,
             guint       n)
{
  g_autoptr (GPtrArray) checklists = list (fixture, as_at);

  g_assert_cmpuint (checklists->len, ==, n);
}

static void
agree (Fixture    *fixture,
       const char *level_id,
       TrellisDay  day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = trellis_store_agree_category (fixture->store, "900001", level_id, day, "Standards meeting", "",
                                                      "", "", &error);

  g_assert_no_error (error);
}

static void
test_head (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *maple = trellis_store_add_person (fixture->store, "Maple", "Headteacher", "", FALSE, &error);
  g_autofree char *hazel = trellis_store_add_person (fixture->store, "Hazel", "Headteacher", "", FALSE, &error);

  /* Who has long been there needs no list, nor a chair one of a headteacher. */
  g_assert_true (trellis_store_set_role_holder (fixture->store, "900001", TRELLIS_ROLE_HEAD, maple, TODAY - 900,
                                                &error));
  g_assert_true (trellis_store_set_role_holder (fixture->store, "900001", TRELLIS_ROLE_CHAIR, hazel, TODAY, &error));
  assert_open (fixture, TODAY, 0);

  /* Opened with the edit, and gone with it. */
  g_assert_true (trellis_store_set_role_holder (fixture->store, "900001", TRELLIS_ROLE_HEAD, hazel, TODAY + 40,
                                                &error));
  assert_open (fixture, TODAY, 1);
  assert_open (fixture, TODAY - 200, 0);
  g_assert_true (trellis_store_undo (fixture->store, &error));
  assert_open (fixture, TODAY, 0);

  /* The same again says nothing new; nobody is no headteacher. */
  g_assert_true (trellis_store_set_role_holder (fixture->store, "900001", TRELLIS_ROLE_HEAD, maple, TODAY, &error));
  g_assert_true (trellis_store_set_role_holder (fixture->store, "900001", TRELLIS_ROLE_HEAD, NULL, TODAY, &error));
  assert_open (fixture, TODAY, 0);
}

static void
test_joining (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) begun = NULL;

  g_assert_true (trellis_store_set_school_joined (fixture->store, "900001", TODAY - 4000, &error));
  assert_open (fixture, TODAY, 0);
  g_assert_true (trellis_store_set_school_joined (fixture->store, "900001", TODAY - 1, &error));
  assert_open (fixture, TODAY, 1);

  /* Another day takes the list along, until somebody has begun it. */
  g_assert_true (trellis_store_set_school_joined (fixture->store, "900001", TODAY + 20, &error));
  assert_open (fixture, TODAY, 1);
  begun = list (fixture, TODAY);
  g_assert_cmpint (((TrellisChecklist *) g_ptr_array_index (begun, 0))->opened_on, ==, TODAY + 20);
  g_assert_true (trellis_store_tick_checklist_item (fixture->store, g_ptr_array_index (begun, 0), 0, TODAY, &error));
  g_assert_true (trellis_store_set_school_joined (fixture->store, "900001", TODAY + 30, &error));
  assert_open (fixture, TODAY, 2);
}

static void
test_tick (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checklists = NULL;
  TrellisChecklist *checklist;

  g_assert_true (trellis_store_set_school_joined (fixture->store, "900001", TODAY - 60, &error));
  checklists = list (fixture, TODAY);
  checklist = g_ptr_array_index (checklists, 0);
  g_assert_cmpuint (checklist->items->len, ==, 5);
  g_assert_cmpstr (trellis_checklist_get_name (checklist), ==, "Joining the trust");
  g_assert_false (trellis_store_tick_checklist_item (fixture->store, checklist, 0, TODAY + 1, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  /* The last one closes it; before that day it was open. */
  for (int i = 0; i < 5; i++)
    g_assert_true (trellis_store_tick_checklist_item (fixture->store, checklist, i, TODAY - 10 + i, &error));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Oakfield: Mentor for the headteacher done");
  assert_open (fixture, TODAY, 0);
  assert_open (fixture, TODAY - 8, 1);
  g_assert_true (trellis_store_tick_checklist_item (fixture->store, checklist, 2, TRELLIS_DAY_NONE, &error));
  assert_open (fixture, TODAY, 1);
}

/* A level other than before opens the list of what the scheme gives at it, as part of the same change. */
static void
test_new_level (Fixture       *fixture,
                gconstpointer  unused)
{
  TrellisScheme *scheme = trellis_store_get_scheme (fixture->store, NULL);
  TrellisLevel *level = g_ptr_array_index (scheme->levels, 2);
  TrellisLevel *worse = g_ptr_array_index (scheme->levels, 4);
  g_autoptr (GPtrArray) checklists = NULL;
  TrellisChecklist *checklist;

  /* The first category is no change, nor is the same again. */
  agree (fixture, level->id, TODAY - 40);
  agree (fixture, level->id, TODAY - 30);
  assert_open (fixture, TODAY, 0);

  agree (fixture, worse->id, TODAY - 10);
  checklists = list (fixture, TODAY);
  g_assert_cmpuint (checklists->len, ==, 1);
  checklist = g_ptr_array_index (checklists, 0);
  g_assert_cmpstr (checklist->kind, ==, TRELLIS_CHECKLIST_NEW_LEVEL);
  g_assert_cmpint (checklist->opened_on, ==, TODAY - 10);
  g_assert_cmpuint (checklist->items->len, ==, g_strv_length (worse->support));
  g_assert_cmpstr (((TrellisChecklistItem *) g_ptr_array_index (checklist->items, 0))->what, ==, worse->support[0]);
  assert_open (fixture, TODAY - 11, 0);

  /* A list that nobody began gives way to that of the next level. */
  agree (fixture, level->id, TODAY);
  assert_open (fixture, TODAY, 1);
  g_assert_true (trellis_store_undo (fixture->store, NULL));
  g_assert_true (trellis_store_undo (fixture->store, NULL));
  assert_open (fixture, TODAY, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/checklists/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("head", test_head);
  ADD ("joining", test_joining);
  ADD ("tick", test_tick);
  ADD ("new-level", test_new_level);

  return g_test_run ();
}
