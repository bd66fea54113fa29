/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-mail.h"

#include <glib/gstdio.h>
#include <string.h>

/* A message is handed to the desktop's mail program, or it is said that there is
 * none. */

typedef struct
{
  char *folder;
  char *program;
  char *heard;      /* what the program was called with, a line each */
  gboolean is_done;
  gboolean is_good;
  GError *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->program = g_build_filename (fixture->folder, "xdg-email", NULL);
  fixture->heard = g_build_filename (fixture->folder, "heard", NULL);
  /* No desktop, and so no portal; and no mail program but the one made here. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  path = g_strconcat (fixture->folder, ":/usr/bin:/bin", NULL);
  g_setenv ("PATH", path, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_unlink (fixture->program);
  g_unlink (fixture->heard);
  g_rmdir (fixture->folder);
  g_clear_error (&fixture->error);
  g_free (fixture->folder);
  g_free (fixture->program);
  g_free (fixture->heard);
}

static void
write_program (Fixture *fixture,
               int      status)
{
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\nfor word; do echo \"$word\"; done > '%s'\nexit %d\n",
                                             fixture->heard, status);

  g_assert_true (g_file_set_contents_full (fixture->program, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
}

static void
drafted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->is_good = trellis_mail_draft_finish (result, &fixture->error);
  fixture->is_done = TRUE;
}

static void
draft (Fixture    *fixture,
       const char *address)
{
  TrellisMailDraft message = { address, "Oakfield, visits", "One line.\nAnother, écrit.", fixture->program };

  trellis_mail_draft_async (&message, NULL, drafted_cb, fixture);
  while (!fixture->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_program (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *heard = NULL;
  g_autofree char *expected = g_strdup_printf ("--utf8\n--subject\nOakfield, visits\n--body\nOne line.\n"
                                               "Another, écrit.\n--attach\n%s\nhead@oakfield.example\n",
                                               fixture->program);

  write_program (fixture, 0);
  draft (fixture, "head@oakfield.example");
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->is_good);
  g_assert_true (g_file_get_contents (fixture->heard, &heard, NULL, NULL));
  g_assert_cmpstr (heard, ==, expected);
}

/* Nobody's address is known: the person writes it in. */
static void
test_no_address (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree char *heard = NULL;

  write_program (fixture, 0);
  draft (fixture, NULL);
  g_assert_true (fixture->is_good);
  g_assert_true (g_file_get_contents (fixture->heard, &heard, NULL, NULL));
  g_assert_true (g_str_has_suffix (heard, "/xdg-email\n"));
}

static void
test_none (Fixture       *fixture,
           gconstpointer  unused)
{
  /* What xdg-email ends with where no program can be started. */
  write_program (fixture, 3);
  draft (fixture, NULL);
  g_assert_false (fixture->is_good);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpstr (fixture->error->message, ==, "No mail program answered.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/mail/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("program", test_program);
  ADD ("no-address", test_no_address);
  ADD ("none", test_none);
#undef ADD

  return g_test_run ();
}
