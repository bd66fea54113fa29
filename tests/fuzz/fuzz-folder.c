/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static char *folder;

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

/* A file of this process alone, whose folder goes with it. */
char *
fuzz_make_path (const char *name)
{
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("trellis-fuzz-XXXXXX", &error);
      g_assert_no_error (error);
      atexit (remove_folder);
    }

  return g_build_filename (folder, name, NULL);
}
