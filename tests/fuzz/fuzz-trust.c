/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include "crash/random-edits.h"
#include "crash/read-all.h"

#include "trellis-store-history.h"

#include <glib/gstdio.h>
#include <string.h>

/* A trust file with any of its bytes changed: an input is a list of places, four
 * bytes each, with a length and so many bytes to put there. Whatever is left of
 * the file is read, or refused with a sentence, and never written to. */

static char *path;
static char *sound;
static gsize sound_length;

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (RandomEdits) edits = NULL;

  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  path = fuzz_make_path ("t.trellis");
  store = random_edits_create_file (path, &error);
  g_assert_no_error (error);
  trellis_store_seed_ids (store, 1);
  edits = random_edits_new (store, 1);
  edits->n_imported = 4;
  for (guint i = 0; i < 60; i++)
    random_edits_make (edits, NULL);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (path, &sound, &sound_length, &error));
  return 0;
}

static void
change_bytes (char         *bytes,
              const guint8 *data,
              gsize         size)
{
  for (gsize i = 0; i + 5 <= size;)
    {
      guint32 place;
      gsize length = data[i + 4];

      memcpy (&place, data + i, sizeof place);
      i += 5;
      length = MIN (length, size - i);
      place = GUINT32_FROM_LE (place) % (guint32) sound_length;
      memcpy (bytes + place, data + i, MIN (length, sound_length - place));
      i += length;
    }
}

static void
read_history (TrellisStore *store)
{
  g_autoptr (TrellisHistory) history = trellis_store_list_history (store, NULL, NULL);

  for (guint i = 0; history != NULL && i < MIN (g_list_model_get_n_items (G_LIST_MODEL (history)), 8); i++)
    {
      g_autoptr (TrellisChange) change = g_list_model_get_item (G_LIST_MODEL (history), i);
      g_autoptr (GPtrArray) rows = NULL;
      guint n_in_all;

      rows = trellis_store_list_change_rows (store, change->id, 8, &n_in_all, NULL);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *bytes = g_memdup2 (sound, sound_length);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = NULL;

  change_bytes (bytes, data, size);
  g_file_set_contents_full (path, bytes, (gssize) sound_length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  store = trellis_store_open (path, &error);
  g_assert_true ((store == NULL) == (error != NULL));
  if (store != NULL)
    {
      g_autoptr (TrellisStore) recorded = NULL;
      g_autoptr (GPtrArray) findings = NULL;

      read_all (store);
      read_history (store);
      recorded = trellis_store_open_as_recorded (store, 3, NULL);
      trellis_store_check (store, &findings, NULL);
    }

  return 0;
}
