/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A note of visit from its first words to the governors, and the actions that a
 * visit rates. */

#include "trellis-store-actions.h"
#include "trellis-store-judgements.h"
#include "trellis-store-notes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define TODAY trellis_day_new (2026, 3, 6)
#define VISIT_ON trellis_day_new (2026, 3, 4)
#define URN "100001"

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
  char *visit_id;
  char *action_id;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autoptr (TrellisAction) action = trellis_action_new ("");

  g_assert_no_error (error);
  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-note-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "note.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Marrowfield Learning Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  trellis_store_set_author (fixture->store, "Ash");
  trellis_store_add_school (fixture->store, URN, "Alder Primary", "primary", FALSE, &error);
  g_assert_no_error (error);

  g_free (visit->urn);
  visit->urn = g_strdup (URN);
  g_free (visit->kind);
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  visit->number = 4;
  visit->visit_on = VISIT_ON;
  visit->status = TRELLIS_VISIT_STATUS_DONE;
  fixture->visit_id = trellis_store_add_visit (fixture->store, visit, &error);
  g_assert_no_error (error);

  g_free (action->urn);
  action->urn = g_strdup (URN);
  g_free (action->what);
  action->what = g_strdup ("Map vocabulary in geography");
  action->opened_on = VISIT_ON - 60;
  fixture->action_id = trellis_store_add_action (fixture->store, action, NULL, &error);
  g_assert_no_error (error);
  trellis_store_rate_action (fixture->store, fixture->action_id, TRELLIS_RATING_AMBER, VISIT_ON - 30, "Begun.", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->visit_id);
  g_free (fixture->action_id);
}

static void
write_note (Fixture     *fixture,
            const char  *strengths,
            const char  *level_id,
            GError     **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);
  TrellisNotePart *part = g_new0 (TrellisNotePart, 1);

  part->part = g_strdup ("strengths");
  part->body = g_strdup (strengths);
  g_ptr_array_add (parts, part);
  part = g_new0 (TrellisNotePart, 1);
  part->part = g_strdup ("aspect/curriculum");
  part->body = g_strdup ("Sequences are clear on paper.");
  part->aspect_id = g_strdup ("curriculum");
  part->level_id = g_strdup (level_id);
  g_ptr_array_add (parts, part);
  part = g_new0 (TrellisNotePart, 1);
  part->part = g_strdup ("internal");
  part->body = g_strdup ("Two leaders may leave.");
  part->is_internal = TRUE;
  g_ptr_array_add (parts, part);
  trellis_store_write_note (fixture->store, fixture->visit_id, parts, error);
}

static void
take_step (Fixture           *fixture,
           TrellisNoteStatus  status,
           const char        *words)
{
  g_autoptr (GError) error = NULL;

  trellis_store_take_note_step (fixture->store, fixture->visit_id, status, words, &error);
  g_assert_no_error (error);
}

static guint
count_judgements (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) judgements = trellis_store_list_judgements (fixture->store, URN, "curriculum", TODAY, &error);

  g_assert_no_error (error);
  return g_list_model_get_n_items (judgements);
}

static void
test_flow (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GListModel) judgements = NULL;
  g_autoptr (TrellisJudgement) judgement = NULL;
  g_autoptr (TrellisVisit) visit = NULL;
  const TrellisNoteStep *step;

  /* There is nothing to send yet. */
  g_assert_false (trellis_store_take_note_step (fixture->store, fixture->visit_id, TRELLIS_NOTE_STATUS_WITH_HEAD, "",
                                                &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  write_note (fixture, "Reading.", "reinforcement", &error);
  g_assert_no_error (error);
  g_assert_false (trellis_store_take_note_step (fixture->store, fixture->visit_id, TRELLIS_NOTE_STATUS_SHARED, "",
                                                &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  take_step (fixture, TRELLIS_NOTE_STATUS_WITH_HEAD, "");
  take_step (fixture, TRELLIS_NOTE_STATUS_NOT_ACCURATE, "There were six lessons, not five.");
  take_step (fixture, TRELLIS_NOTE_STATUS_WITH_HEAD, "");
  take_step (fixture, TRELLIS_NOTE_STATUS_ACCURATE, "");
  g_assert_cmpuint (count_judgements (fixture), ==, 0);
  take_step (fixture, TRELLIS_NOTE_STATUS_FINAL, "");

  judgements = trellis_store_list_judgements (fixture->store, URN, "curriculum", TODAY, &error);
  g_assert_cmpuint (g_list_model_get_n_items (judgements), ==, 1);
  judgement = g_list_model_get_item (judgements, 0);
  g_assert_cmpint (judgement->source, ==, TRELLIS_SOURCE_ADVISER);
  g_assert_cmpint (judgement->judged_on, ==, VISIT_ON);
  g_assert_cmpstr (judgement->level_id, ==, "reinforcement");

  /* It is locked. */
  write_note (fixture, "Something else.", NULL, &error);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  take_step (fixture, TRELLIS_NOTE_STATUS_SHARED, "");
  visit = trellis_store_read_visit (fixture->store, fixture->visit_id, &error);
  g_assert_cmpint (visit->status, ==, TRELLIS_VISIT_STATUS_SHARED);
  take_step (fixture, TRELLIS_NOTE_STATUS_PRESENTED, "");

  steps = trellis_store_list_note_steps (fixture->store, fixture->visit_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 7);
  step = g_ptr_array_index (steps, 1);
  g_assert_cmpint (step->status, ==, TRELLIS_NOTE_STATUS_NOT_ACCURATE);
  g_assert_cmpstr (step->words, ==, "There were six lessons, not five.");
  g_assert_cmpstr (step->taken_by, ==, "Ash");
  g_assert_cmpint (step->taken_on, ==, TODAY);
}

static void
test_undo_final (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  TrellisNoteState state;

  write_note (fixture, "Reading.", "repair", &error);
  g_assert_no_error (error);
  take_step (fixture, TRELLIS_NOTE_STATUS_FINAL, "");
  g_assert_cmpuint (count_judgements (fixture), ==, 1);

  /* Status and judgements are one change. */
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_judgements (fixture), ==, 0);
  g_assert_true (trellis_store_read_note_state (fixture->store, fixture->visit_id, &state, &error));
  g_assert_cmpint (state.status, ==, TRELLIS_NOTE_STATUS_DRAFT);
}

static void
test_versions (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  TrellisNoteState state;

  write_note (fixture, "Reading.", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (trellis_store_add_note_version (fixture->store, fixture->visit_id, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  take_step (fixture, TRELLIS_NOTE_STATUS_FINAL, "");
  g_assert_true (trellis_store_add_note_version (fixture->store, fixture->visit_id, &error));
  g_assert_no_error (error);
  g_assert_true (trellis_store_read_note_state (fixture->store, fixture->visit_id, &state, &error));
  g_assert_cmpint (state.version, ==, 2);
  g_assert_cmpint (state.status, ==, TRELLIS_NOTE_STATUS_DRAFT);
  parts = trellis_store_read_note (fixture->store, fixture->visit_id, &error);
  g_assert_cmpuint (parts->len, ==, 3);
  g_assert_cmpstr (((TrellisNotePart *) g_ptr_array_index (parts, 0))->body, ==, "Reading.");
  g_assert_true (((TrellisNotePart *) g_ptr_array_index (parts, 2))->is_internal);

  write_note (fixture, "Reading in every class.", NULL, &error);
  g_assert_no_error (error);
  take_step (fixture, TRELLIS_NOTE_STATUS_FINAL, "");
}

static void
test_visit_actions (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisVisit) visit = trellis_store_read_visit (fixture->store, fixture->visit_id, &error);
  g_autoptr (GPtrArray) before = trellis_store_list_visit_actions (fixture->store, visit, &error);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (TrellisAction) next = trellis_action_new ("");
  g_autoptr (GListModel) steps = NULL;
  g_autofree char *next_id = NULL;
  TrellisVisitAction *action;

  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 1);
  action = g_ptr_array_index (before, 0);
  g_assert_false (action->is_rated);
  g_assert_cmpint (action->action->rating, ==, TRELLIS_RATING_AMBER);

  trellis_store_rate_action_at_visit (fixture->store, fixture->action_id, fixture->visit_id, TRELLIS_RATING_RED,
                                      VISIT_ON, "", &error);
  trellis_store_rate_action_at_visit (fixture->store, fixture->action_id, fixture->visit_id, TRELLIS_RATING_GREEN,
                                      VISIT_ON, "Maps in every unit.", &error);
  g_assert_no_error (error);

  /* What comes of the visit is not among what it rates. */
  g_free (next->urn);
  next->urn = g_strdup (URN);
  g_free (next->what);
  next->what = g_strdup ("Pair the new leaders");
  next->opened_on = VISIT_ON;
  next_id = trellis_store_add_action (fixture->store, next, fixture->visit_id, &error);
  g_assert_no_error (error);

  after = trellis_store_list_visit_actions (fixture->store, visit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->len, ==, 1);
  action = g_ptr_array_index (after, 0);
  g_assert_true (action->is_rated);
  g_assert_cmpint (action->rating, ==, TRELLIS_RATING_GREEN);
  g_assert_cmpstr (action->evidence, ==, "Maps in every unit.");
  g_assert_cmpint (action->action->rating, ==, TRELLIS_RATING_AMBER);
  steps = trellis_store_list_next_steps (fixture->store, fixture->visit_id, &error);
  g_assert_cmpuint (g_list_model_get_n_items (steps), ==, 1);
}

/* A process that is killed has lost nothing that it put aside. */
static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) drafts = NULL;
  g_autoptr (GHashTable) left = NULL;
  g_autofree char *subject = trellis_note_dup_subject (fixture->visit_id);
  int status;
  pid_t child;

  g_clear_object (&fixture->store);
  child = fork ();
  if (child == 0)
    {
      TrellisStore *store = trellis_store_open (fixture->path, NULL);

      if (store != NULL && trellis_store_save_draft (store, subject, "strengths", "Reading across the", NULL))
        kill (getpid (), SIGKILL);
      _exit (1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));

  fixture->store = trellis_store_open (fixture->path, &error);
  g_assert_no_error (error);
  drafts = trellis_store_list_drafts (fixture->store, subject, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_hash_table_lookup (drafts, "strengths"), ==, "Reading across the");
  g_assert_true (trellis_store_save_draft (fixture->store, subject, "added-by-hand", "Not kept yet", &error));
  g_assert_no_error (error);

  /* Kept, it is a draft no more; another part, which was not, still is. */
  write_note (fixture, "Reading across the school.", NULL, &error);
  g_assert_no_error (error);
  left = trellis_store_list_drafts (fixture->store, subject, &error);
  g_assert_null (g_hash_table_lookup (left, "strengths"));
  g_assert_cmpstr (g_hash_table_lookup (left, "added-by-hand"), ==, "Not kept yet");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/note/flow", test_flow);
  ADD ("/note/undo-final", test_undo_final);
  ADD ("/note/versions", test_versions);
  ADD ("/note/visit-actions", test_visit_actions);
  ADD ("/note/killed", test_killed);

  return g_test_run ();
}
