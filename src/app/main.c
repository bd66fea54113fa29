/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-application.h"
#include "trellis-command-line.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define EXIT_USAGE 2

/* Takes an option without a value out of the program's words. */
static gboolean
take_flag (int         *argc,
           char       **argv,
           const char  *flag)
{
  for (int i = 1; i < *argc; i++)
    {
      if (strcmp (argv[i], flag) != 0)
        continue;
      memmove (argv + i, argv + i + 1, (*argc - i) * sizeof *argv);
      (*argc)--;
      return TRUE;
    }

  return FALSE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TrellisApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  GApplicationFlags flags = G_APPLICATION_HANDLES_OPEN;

  setlocale (LC_ALL, "");
  /* Scripts and services often have no locale at all. Names of schools and of
   * files hold letters beyond ASCII there too. */
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, TRELLIS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!trellis_command_line_take_today (&argc, argv, &error))
    {
      g_printerr ("trellis: %s\n", error->message);
      return EXIT_USAGE;
    }

  if (argc > 1 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0))
    {
      trellis_command_line_print_help ();
      return EXIT_SUCCESS;
    }
  if (argc > 1 && strcmp (argv[1], "--version") == 0)
    {
      g_print ("Trellis %s\n", TRELLIS_VERSION);
      return EXIT_SUCCESS;
    }

  /* Verbs run before GTK is initialised and never in a running instance. */
  if (argc > 1 && trellis_command_line_is_verb (argv[1]))
    return trellis_command_line_run (argc, argv);
  if (argc > 1 && strchr (argv[1], '.') == NULL && strchr (argv[1], G_DIR_SEPARATOR) == NULL && *argv[1] != '-' &&
      !g_file_test (argv[1], G_FILE_TEST_EXISTS))
    {
      g_printerr (_("trellis: there is no command “%s” and no file of that name\n"), argv[1]);
      return EXIT_USAGE;
    }
  /* A day of its own, like a process of its own, is not for the instance that
   * may be running with another. */
  if (take_flag (&argc, argv, "--new-instance") || trellis_clock_is_set ())
    flags |= G_APPLICATION_NON_UNIQUE;
  if (argc > 1 && *argv[1] == '-' && !g_str_has_prefix (argv[1], "--gapplication-"))
    {
      g_printerr (_("trellis: there is no option “%s”; “trellis --help” lists what there is\n"), argv[1]);
      return EXIT_USAGE;
    }
  application = trellis_application_new (flags);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
