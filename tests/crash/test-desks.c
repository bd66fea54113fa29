/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "file-content.h"
#include "random-edits.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Desks edit one file at once, each a process of its own. No edit that was
 * told is lost, none fails for want of waiting, and whoever watches the file is
 * told of the others’ edits. TRELLIS_DESK_SECONDS=60 has eight go on for a minute. */

#define N_DESKS 8        /* for the minute */
#define N_DESKS_SHORT 4  /* beside whatever else a machine does */
#define SECONDS 6

typedef struct
{
  guint n_seen;          /* times that the watcher was told */
  gint64 unseen_since;   /* when an edit was made that it was not told of yet; 0 where there is none */
  gint64 longest;        /* microseconds from an edit until it was told */
} Watcher;

typedef struct
{
  GPid pid;
  int fd;
  GString *out;
  Watcher *watcher;
} Desk;

static guint
get_number (const char *name,
            guint       otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static gboolean
read_out_cb (int           fd,
             GIOCondition  condition,
             gpointer      user_data)
{
  Desk *desk = user_data;
  char buffer[4096];
  gssize n_read = read (fd, buffer, sizeof buffer);

  if (n_read <= 0)
    return G_SOURCE_REMOVE;
  g_string_append_len (desk->out, buffer, n_read);
  /* A change's id is a number, the kind of an edit is not. */
  for (gssize i = 0; i < n_read && desk->watcher->unseen_since == 0; i++)
    {
      if (g_ascii_isdigit (buffer[i]))
        desk->watcher->unseen_since = g_get_monotonic_time ();
    }
  return G_SOURCE_CONTINUE;
}

static void
changed_cb (TrellisStore *store,
            guint         topics,
            Watcher      *watcher)
{
  watcher->n_seen++;
  if (watcher->unseen_since != 0)
    watcher->longest = MAX (watcher->longest, g_get_monotonic_time () - watcher->unseen_since);
  watcher->unseen_since = 0;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
start_desk (Desk       *desk,
            const char *path,
            guint       seed,
            guint       seconds)
{
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  g_autofree char *seconds_text = g_strdup_printf ("%u", seconds);
  const char *argv[] = { g_getenv ("CRASH_WRITER"), path, seed_text, seconds_text, NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &desk->pid, NULL,
                            &desk->fd, NULL, &error);
  g_assert_no_error (error);
  desk->out = g_string_new (NULL);
  g_unix_fd_add (desk->fd, G_IO_IN | G_IO_HUP, read_out_cb, desk);
}

static void
end_desk (Desk  *desk,
          guint *n_failed)
{
  char buffer[4096];
  gssize n_read;
  int status;

  while ((n_read = read (desk->fd, buffer, sizeof buffer)) > 0)
    g_string_append_len (desk->out, buffer, n_read);
  g_assert_cmpint (waitpid (desk->pid, &status, 0), ==, desk->pid);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != EXIT_SUCCESS)
    (*n_failed)++;
  close (desk->fd);
}

static void
count_told (Desk       *desk,
            guint       seed,
            const char *path,
            guint      *n_told,
            guint      *n_lost)
{
  g_auto (GStrv) lines = g_strsplit (desk->out->str, "\n", -1);
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n = 0;

  g_string_append_printf (sql, "SELECT count (*) FROM change WHERE author = '%u' AND id IN (0", seed);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (lines[i], NULL, 10);

      if (id > 0)
        {
          g_string_append_printf (sql, ", %" G_GINT64_FORMAT, id);
          n++;
        }
    }
  g_string_append_c (sql, ')');
  *n_told += n;
  *n_lost += n - file_content_count_rows (path, sql->str);
}

static void
test_desks (void)
{
  guint seconds = get_number ("TRELLIS_DESK_SECONDS", SECONDS);
  guint n_desks = g_getenv ("TRELLIS_DESK_SECONDS") != NULL ? N_DESKS : N_DESKS_SHORT;
  guint seed = get_number ("TRELLIS_SEED", 1) * 100;
  g_autoptr (GError) error = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *folder = g_dir_make_tmp ("trellis-desks-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "t.trellis", NULL);
  g_autofree char *base = g_build_filename (folder, "base.trellis", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *content = NULL;
  g_autofree char *replayed = NULL;
  g_autofree char *difference = NULL;
  g_autoptr (TrellisStore) store = random_edits_create_file (path, &error);
  Desk desks[N_DESKS];
  Watcher watcher = { 0 };
  guint n_told = 0, n_lost = 0, n_failed = 0, n_in_file;
  gint64 last_change;
  gsize length;

  g_assert_no_error (error);
  last_change = trellis_store_get_last_change (store);
  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (base, bytes, length, &error));

  trellis_store_watch (store);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &watcher);
  for (guint i = 0; i < n_desks; i++)
    {
      desks[i].watcher = &watcher;
      start_desk (&desks[i], path, seed + i, seconds);
    }
  g_timeout_add_seconds (seconds, quit_cb, loop);
  g_main_loop_run (loop);

  for (guint i = 0; i < n_desks; i++)
    end_desk (&desks[i], &n_failed);
  for (guint i = 0; i < n_desks; i++)
    {
      count_told (&desks[i], seed + i, path, &n_told, &n_lost);
      g_string_free (desks[i].out, TRUE);
    }
  n_in_file = file_content_count_rows (path, "SELECT count (*) FROM change WHERE author <> 'Tester'");
  g_test_message ("%u desks for %u s: %u edits told, %u in the file, %u lost, %u desks failed; the watcher was told %u "
                  "times, %.1f s after an edit at most",
                  n_desks, seconds, n_told, n_in_file, n_lost, n_failed, watcher.n_seen, watcher.longest / 1e6);

  g_assert_cmpuint (n_failed, ==, 0);
  g_assert_cmpuint (n_lost, ==, 0);
  g_assert_cmpuint (n_told, ==, n_in_file);
  g_assert_cmpuint (n_told, >, n_desks);
  g_assert_cmpuint (watcher.n_seen, >=, seconds / 3);

  /* All of it together is what the changes say, one after the other. */
  file_content_replay (base, path, &last_change, &error);
  g_assert_no_error (error);
  content = file_content_read (path, &error);
  replayed = file_content_read (base, &error);
  difference = file_content_find_difference (content, replayed);
  g_assert_cmpstr (difference, ==, NULL);

  g_clear_object (&store);
  g_unlink (path);
  g_unlink (base);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/safety/desks", test_desks);

  return g_test_run ();
}
