/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "planner-instance.h"
#include "planner-oracle.h"
#include "trellis-plan-solve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Small instances take so little time that one run says nothing. */
#define REPEATS_WHEN_SMALL 9
#define SMALL 2000

static gint64
read_status_kib (const char *key)
{
  g_autofree char *text = NULL;
  const char *at;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) || (at = strstr (text, key)) == NULL)
    return 0;

  return g_ascii_strtoll (at + strlen (key), NULL, 10);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static gint64
get_median (gint64 *times,
            int     n)
{
  qsort (times, n, sizeof (gint64), compare_times);

  return MAX (1, times[n / 2]);
}

static gboolean
measure (const char               *path,
         const TrellisPlanOptions *options)
{
  g_autoptr (GError) error = NULL;
  gint64 before_kib = read_status_kib ("VmHWM:");
  g_autoptr (PlannerInstance) instance = planner_instance_load (path, &error);
  g_autoptr (TrellisPlan) plan = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *fault = NULL;
  gint64 flow[REPEATS_WHEN_SMALL];
  gint64 whole[REPEATS_WHEN_SMALL];
  gint64 programme[REPEATS_WHEN_SMALL];
  gint64 peak_kib;
  double avoidable;
  double least = 0;
  int n;

  if (instance == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  n = instance->problem->visits->len < SMALL ? REPEATS_WHEN_SMALL : 1;
  for (int i = 0; i < n; i++)
    {
      g_clear_pointer (&plan, trellis_plan_free);
      plan = trellis_plan_problem_solve (instance->problem, options, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      flow[i] = plan->flow_microseconds;
      whole[i] = plan->microseconds;
    }
  peak_kib = read_status_kib ("VmHWM:") - before_kib;

  fault = trellis_plan_problem_find_fault (instance->problem, plan);
  g_assert_cmpstr (fault, ==, NULL);
  g_assert_cmpint (plan->cost, ==, trellis_plan_problem_cost (instance->problem, plan));
  avoidable = instance->bound - instance->least_unplaced_cost;
  g_print ("%-16s %6u visits  no hard rule broken  unplaced %d over the least %d  cost %" G_GINT64_FORMAT
           "  avoidable %.2f%% over the bound  %.1f MB",
           name, instance->problem->visits->len, plan->n_unplaced - instance->least_unplaced,
           instance->least_unplaced, plan->cost,
           avoidable > 0 ? 100 * (plan->cost - instance->bound) / avoidable : 0, peak_kib / 1024.0);

  if (planner_oracle_is_there ())
    {
      gint64 flow_time = get_median (flow, n);
      gint64 whole_time = get_median (whole, n);
      gint64 programme_time;

      for (int i = 0; i < n; i++)
        least = planner_oracle_solve (instance->problem, &programme[i]);
      programme_time = get_median (programme, n);
      g_assert_cmpfloat_with_epsilon ((double) plan->flow_cost, least, 1e-3);
      g_print ("  flow %.2f ms = 1/%.0f of GLPK's %.2f ms  whole %.1f ms = %.2f of it\n",
               flow_time / 1000.0, (double) programme_time / flow_time, programme_time / 1000.0,
               whole_time / 1000.0, (double) whole_time / programme_time);
    }
  else
    {
      g_print ("  flow %.2f ms  whole %.1f ms  (built without GLPK)\n",
               get_median (flow, n) / 1000.0, get_median (whole, n) / 1000.0);
    }

  return TRUE;
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_instances (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".txt"))
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_paths);

  return paths;
}

int
main (int   argc,
      char *argv[])
{
  TrellisPlanOptions options = TRELLIS_PLAN_OPTIONS_INIT;
  g_autoptr (GPtrArray) paths = NULL;
  gboolean is_read = TRUE;
  int first = 1;

  if (argc > 2 && strcmp (argv[1], "--effort") == 0)
    {
      options.effort = CLAMP (atoi (argv[2]), 0, 1000000);
      first = 3;
    }
  if (first < argc)
    {
      paths = g_ptr_array_new_with_free_func (g_free);
      for (int i = first; i < argc; i++)
        g_ptr_array_add (paths, g_strdup (argv[i]));
    }
  else
    {
      const char *shared = g_getenv ("TRELLIS_SHARED_DATA");
      g_autofree char *folder = g_build_filename (shared != NULL ? shared : "", "planner", NULL);

      paths = list_instances (folder);
    }
  if (paths->len == 0)
    {
      g_print ("No instances: name them, or configure with -Dshared_data.\n");
      return 77;
    }

  /* A process each, so that the peak memory of one does not hide the next's. */
  for (guint i = 0; i < paths->len; i++)
    {
      pid_t child = fork ();
      int status = EXIT_FAILURE;

      if (child == 0)
        return measure (g_ptr_array_index (paths, i), &options) ? EXIT_SUCCESS : EXIT_FAILURE;
      if (child < 0 || waitpid (child, &status, 0) != child || status != 0)
        is_read = FALSE;
    }

  return is_read ? EXIT_SUCCESS : EXIT_FAILURE;
}
