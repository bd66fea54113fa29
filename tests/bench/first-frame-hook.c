/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before any GTK 4 program by LD_PRELOAD: says on standard error how
 * long after FIRST_FRAME_SPAWNED (seconds of the real-time clock) its first
 * frame was painted, and how much memory it holds then, and quits it. Where
 * FIRST_FRAME_TYPE names a type, only a frame that shows a widget of that type
 * counts. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int g_application_run (GApplication *application, int argc, char **argv);

static gboolean
shows_type (GtkWidget  *widget,
            const char *type_name)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (strcmp (G_OBJECT_TYPE_NAME (widget), type_name) == 0 && gtk_widget_get_width (widget) > 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (shows_type (child, type_name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_the_frame (void)
{
  const char *type_name = getenv ("FIRST_FRAME_TYPE");
  GListModel *windows = gtk_window_get_toplevels ();

  if (type_name == NULL)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (shows_type (window, type_name))
        return TRUE;
    }

  return FALSE;
}

static long
read_resident_kb (void)
{
  FILE *file = fopen ("/proc/self/status", "r");
  char line[256];
  long kb = 0;

  while (file != NULL && fgets (line, sizeof line, file) != NULL)
    {
      if (strncmp (line, "VmRSS:", 6) == 0)
        kb = atol (line + 6);
    }
  if (file != NULL)
    fclose (file);

  return kb;
}

static gboolean
painted_cb (GSignalInvocationHint *hint,
            guint                  n_values,
            const GValue          *values,
            gpointer               user_data)
{
  struct timespec now;

  if (!is_the_frame ())
    return TRUE;

  clock_gettime (CLOCK_REALTIME, &now);
  fprintf (stderr, "first-frame %.1f %ld\n",
           ((double) now.tv_sec + now.tv_nsec / 1e9 - atof (getenv ("FIRST_FRAME_SPAWNED"))) * 1e3, read_resident_kb ());
  fflush (stderr);
  _exit (0);
}

int
g_application_run (GApplication  *application,
                   int            argc,
                   char         **argv)
{
  int (*run) (GApplication *, int, char **) = dlsym (RTLD_NEXT, "g_application_run");

  gtk_init ();
  g_type_class_unref (g_type_class_ref (GDK_TYPE_FRAME_CLOCK));
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0, painted_cb, NULL, NULL);
  return run (application, argc, argv);
}
