/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The charts of 100 schools over ten years in a window, while a person reads
 * them, drags across them, scrolls and chooses periods; beside gnuplot, which
 * paints the same hundred small charts in the same run. */

#include "config.h"

#include "trellis-multiples-chart.h"
#include "trellis-strip-chart.h"
#include "trellis-trend-chart.h"
#include "trellis-widgets.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define N_SCHOOLS 100
#define N_YEARS 10
#define N_FRAMES 120
#define WIDTH 1366
#define HEIGHT 768
/* Of the rival’s picture: every small chart is in it. */
#define RIVAL_HEIGHT 900
#define FRAME_GOAL_MS (1000 / 60.0)
#define N_RIVAL_FRAMES 20

typedef enum
{
  PATTERN_READ,     /* what is read moves in each chart */
  PATTERN_DRAG,     /* the chart over time is painted anew, as while a person drags across it */
  PATTERN_SCROLL,
  PATTERN_CHOOSE,   /* every chart is laid out and painted anew: once, as a drag ends */
  N_PATTERNS
} Pattern;

static const char *const pattern_names[N_PATTERNS] = { "reading", "dragging", "scrolling", "choosing" };

typedef struct
{
  GMainLoop *loop;
  TrellisTrendSight *sight;
  GPtrArray *schools;
  GtkWidget *trend;
  GtkWidget *strip;
  GtkWidget *multiples;
  GtkAdjustment *adjustment;
  int pattern;            /* -1 until the window has settled */
  guint n_frames;
  double cpu_before_paint;
  double before_paint;
  double sums[N_PATTERNS];
  double frames[N_FRAMES];
  double p95[N_PATTERNS];
} Bench;

static double
read_clock_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return now.tv_sec * 1000.0 + now.tv_nsec / 1000000.0;
}

static TrellisTrend *
new_trend (void)
{
  static const TrellisMeasure measure = { (char *) "attendance", (char *) "Attendance", (char *) "%", 1,
                                          TRELLIS_BETTER_UP, (char *) "year" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GListStore) schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  TrellisTrend *trend;

  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      g_autofree char *urn = g_strdup_printf ("9%05u", i);
      g_autofree char *name = g_strdup_printf ("School %u", i + 1);
      g_autoptr (TrellisSchool) school = trellis_school_new (urn, name);

      school->pupils = 200;
      g_list_store_append (schools, school);
    }
  trend = trellis_trend_new (&measure, G_LIST_MODEL (schools));
  for (int k = 0; k < N_YEARS; k++)
    {
      g_autofree char *key = g_strdup_printf ("%d-%02d", 2015 + k, 16 + k);

      trellis_trend_add_period (trend, key, trellis_day_new (2016 + k, 8, 31));
    }
  trellis_trend_freeze_periods (trend);
  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (trend->schools, i);

      for (guint k = 0; k < N_YEARS; k++)
        school->figures[k].value = 90 + 8 * g_rand_double (rand);
      school->target = 95;
    }
  trend->target = 95;
  for (guint k = 0; k < N_YEARS; k++)
    trend->benchmark[k] = 94;
  g_free (trend->benchmark_name);
  trend->benchmark_name = g_strdup ("England");
  trellis_trend_work_out_means (trend);

  return trend;
}

static void
set_sights (Bench *bench)
{
  trellis_trend_chart_set_sight (TRELLIS_TREND_CHART (bench->trend), bench->sight);
  trellis_strip_chart_set_sight (TRELLIS_STRIP_CHART (bench->strip), bench->sight);
  trellis_multiples_chart_set_sight (TRELLIS_MULTIPLES_CHART (bench->multiples), bench->sight, bench->schools);
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->before_paint = read_clock_ms (CLOCK_MONOTONIC);
  bench->cpu_before_paint = read_clock_ms (CLOCK_PROCESS_CPUTIME_ID);
}

/* The arrow keys read one value after the other. */
static void
press_right (GtkWidget *chart)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chart);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_taken;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Right, 0, 0, &is_taken);
    }
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  Bench *bench = data;

  switch (bench->pattern)
    {
    case PATTERN_READ:
      press_right (bench->trend);
      press_right (bench->strip);
      press_right (bench->multiples);
      break;
    case PATTERN_DRAG:
      trellis_chart_draw_again (TRELLIS_CHART (bench->trend));
      break;
    case PATTERN_SCROLL:
      gtk_adjustment_set_value (bench->adjustment, bench->n_frames * 8);
      break;
    case PATTERN_CHOOSE:
      gtk_adjustment_set_value (bench->adjustment, 0);
      bench->sight->from = bench->n_frames % 5;
      set_sights (bench);
      break;
    default:
      break;
    }
  /* A frame in any case: at the last value there is nothing to move to. */
  gtk_widget_queue_draw (bench->trend);

  return G_SOURCE_CONTINUE;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  if (bench->pattern < 0)
    return;
  bench->sums[bench->pattern] += read_clock_ms (CLOCK_PROCESS_CPUTIME_ID) - bench->cpu_before_paint;
  bench->frames[bench->n_frames++] = read_clock_ms (CLOCK_MONOTONIC) - bench->before_paint;
  if (bench->n_frames < N_FRAMES)
    return;
  qsort (bench->frames, N_FRAMES, sizeof (double), compare_doubles);
  bench->p95[bench->pattern] = bench->frames[(int) (N_FRAMES * 0.95)];
  bench->n_frames = 0;
  if (++bench->pattern == N_PATTERNS)
    {
      bench->pattern = -1;
      g_main_loop_quit (bench->loop);
    }
}

static gboolean
begin_cb (gpointer data)
{
  ((Bench *) data)->pattern = PATTERN_READ;

  return G_SOURCE_REMOVE;
}

static void
realize_cb (GtkWidget *window,
            Bench     *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
}

/* The rival ------------------------------------------------------------------- */

/* The same hundred small charts: a line, the target and England on one scale. */
static char *
write_script (Bench      *bench,
              const char *folder,
              guint       n_frames)
{
  g_autoptr (GString) script = g_string_new (NULL);
  char *path = g_build_filename (folder, "charts.gp", NULL);

  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (bench->schools, i);

      g_string_append_printf (script, "$d%u << EOD\n", i);
      for (guint k = 0; k < N_YEARS; k++)
        g_string_append_printf (script, "%u %.1f\n", 2016 + k, school->figures[k].value);
      g_string_append (script, "EOD\n");
    }
  g_string_append_printf (script, "set terminal pngcairo size %d,%d\nunset key\nset yrange [88:100]\nset border 0\n"
                                  "unset tics\n", WIDTH, RIVAL_HEIGHT);
  for (guint frame = 0; frame < n_frames; frame++)
    {
      g_string_append_printf (script, "set output '%s/%u.png'\nset multiplot layout 13,8\n", folder, frame);
      for (guint i = 0; i < N_SCHOOLS; i++)
        g_string_append_printf (script, "set title '%s'\nplot 95 dashtype 2 lc 'gray', 94 lc 'gray', $d%u with lines\n",
                                ((TrellisTrendSchool *) g_ptr_array_index (bench->schools, i))->school->name, i);
      g_string_append (script, "unset multiplot\n");
    }
  g_file_set_contents (path, script->str, -1, NULL);

  return path;
}

static double
time_rival (Bench      *bench,
            const char *folder,
            guint       n_frames)
{
  g_autofree char *path = write_script (bench, folder, n_frames);
  const char *argv[] = { "gnuplot", path, NULL };
  double began = read_clock_ms (CLOCK_MONOTONIC);
  int status = 1;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &status, NULL) || status != 0)
    return NAN;

  return read_clock_ms (CLOCK_MONOTONIC) - began;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* A frame of the rival's without its start, in milliseconds; NAN where it is
 * not there. */
static double
measure_rival (Bench *bench)
{
  g_autofree char *folder = g_dir_make_tmp ("trellis-bench-XXXXXX", NULL);
  double one = time_rival (bench, folder, 1);
  double many = time_rival (bench, folder, 1 + N_RIVAL_FRAMES);

  remove_folder (folder);

  return (many - one) / N_RIVAL_FRAMES;
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { .pattern = -1 };
  GtkWidget *window, *scroller, *box, *row;
  double rival;

  gtk_init ();
  adw_init ();
  trellis_widgets_init ();
  bench.loop = g_main_loop_new (NULL, FALSE);
  bench.sight = g_new0 (TrellisTrendSight, 1);
  bench.sight->trend = new_trend ();
  bench.sight->until = N_YEARS - 1;
  bench.schools = trellis_trend_sort (bench.sight->trend, TRELLIS_TREND_ORDER_LATEST);

  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  bench.trend = g_object_new (TRELLIS_TYPE_TREND_CHART, "hexpand", TRUE, NULL);
  bench.strip = g_object_new (TRELLIS_TYPE_STRIP_CHART, "width-request", 268, NULL);
  bench.multiples = g_object_new (TRELLIS_TYPE_MULTIPLES_CHART, NULL);
  gtk_box_append (GTK_BOX (row), bench.trend);
  gtk_box_append (GTK_BOX (row), bench.strip);
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), bench.multiples);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_window_set_content (ADW_WINDOW (window), scroller);
  bench.adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  set_sights (&bench);
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), &bench);
  gtk_widget_add_tick_callback (box, tick_cb, &bench, NULL);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (500, begin_cb, &bench);
  g_main_loop_run (bench.loop);

  rival = measure_rival (&bench);
  printf ("%d schools by %d years in a window of %d by %d pixels: a chart, the strip and %d small charts\n", N_SCHOOLS,
          N_YEARS, gtk_widget_get_width (scroller), gtk_widget_get_height (scroller), N_SCHOOLS);
  for (guint i = 0; i < N_PATTERNS; i++)
    {
      double mean = bench.sums[i] / N_FRAMES;

      if (i == PATTERN_CHOOSE)
        printf ("%-9s %6.2f ms computed, once as a drag ends\n", pattern_names[i], mean);
      else
        printf ("%-9s %6.2f ms computed, 95th of 100 %6.2f ms waited; a frame at 60 a second has %.1f ms: %s\n",
                pattern_names[i], mean, bench.p95[i], FRAME_GOAL_MS, mean <= FRAME_GOAL_MS ? "kept" : "MISSED");
    }
  if (isnan (rival))
    printf ("gnuplot   is not installed: no ratio\n");
  else
    printf ("gnuplot   %6.2f ms a frame of the small charts alone: %.1f times as long as reading\n", rival,
            rival / (bench.sums[PATTERN_READ] / N_FRAMES));

  gtk_window_destroy (GTK_WINDOW (window));
  g_ptr_array_unref (bench.schools);
  trellis_trend_sight_free (bench.sight);
  g_main_loop_unref (bench.loop);

  return 0;
}
