/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the demo trust: write-demo FILE. */

#include "config.h"

#include "trellis-core.h"
#include "trellis-demo.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: write-demo FILE\n");
      return 2;
    }
  trellis_core_init ();
  if (!trellis_demo_write (argv[1], &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
