/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix beside the toolkit's own table, on the same data in the same run:
 * each in a process of its own, so that neither pays for the other's memory. */

#include "config.h"

#include "trellis-matrix-fixture.h"
#include "trellis-matrix-grid.h"
#include "trellis-widgets.h"

#include <adwaita.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_SCHOOLS 24500
#define N_ASPECTS 19  /* twenty columns with overall */
#define N_FRAMES 180
#define WIDTH 1600
#define HEIGHT 900
#define FRAME_GOAL_MS 16.7
#define MEMORY_GOAL_MB 100

typedef enum
{
  PATTERN_SMOOTH,  /* a wheel's notch and a bit */
  PATTERN_FAST,    /* most of a page */
  PATTERN_JUMP,    /* anywhere */
  N_PATTERNS
} Pattern;

static const char *const pattern_names[N_PATTERNS] = { "smooth", "fast", "jumps" };
static const double goals[N_PATTERNS] = { 1 / 3.0, 1 / 6.0, 1 / 8.0 };

typedef struct
{
  double first_frame_ms;
  double mean_ms[N_PATTERNS];  /* computed */
  double p95_ms[N_PATTERNS];   /* waited */
  double memory_mb;
} Figures;

typedef struct
{
  GMainLoop *loop;
  GtkAdjustment *adjustment;
  Figures figures;
  double started;
  double before_paint;
  double cpu_before_paint;
  double cpu_sum;
  int pattern;            /* -1 until the first frame */
  guint n_frames;
  double frames[N_FRAMES];
} Bench;

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

/* What this process has computed: a frame's cost, however busy the machine is. */
static double
cpu_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);

  return used.tv_sec * 1000.0 + used.tv_nsec / 1000000.0;
}

static double
read_peak_mb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");

  return line != NULL ? g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) / 1024.0 : 0;
}

static TrellisMatrix *
new_matrix (void)
{
  g_autoptr (TrellisScheme) shipped = trellis_scheme_new_shipped ("five-category", NULL);
  g_autoptr (GString) json = g_string_new ("{\"id\": \"bench\", \"name\": \"Bench\", \"levels\": [");
  g_autoptr (TrellisScheme) scheme = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < shipped->levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (shipped->levels, i);

      g_string_append_printf (json, "%s{\"id\": \"%s\", \"name\": \"%s\", \"short\": \"%s\", \"key\": \"%s\", \"rank\": %d,"
                                    " \"colour\": \"%s\", \"colour_dark\": \"%s\", \"colour_paper\": \"%s\"}",
                              i > 0 ? ", " : "", level->id, level->name, level->short_code, level->key, level->rank,
                              level->colour, level->colour_dark, level->colour_paper);
    }
  g_string_append (json, "], \"aspects\": [");
  for (guint i = 0; i < N_ASPECTS; i++)
    g_string_append_printf (json, "%s{\"id\": \"a%u\", \"name\": \"Aspect %u\"}", i > 0 ? ", " : "", i, i + 1);
  g_string_append (json, "]}");
  scheme = trellis_scheme_new_from_json (json->str, -1, "bench", &error);
  if (scheme == NULL)
    g_error ("%s", error->message);

  return trellis_matrix_fixture_new_for_scheme (scheme, N_SCHOOLS, 5, FALSE);
}

/* The toolkit's table: a label a cell, a style class a level. */

static void
set_up_cell_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              TrellisMatrix            *matrix)
{
  static const char *const classes[][2] = { { "l0", NULL }, { "l1", NULL }, { "l2", NULL }, { "l3", NULL }, { "l4", NULL } };
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));
  const TrellisMatrixRow *row = trellis_matrix_get_row (matrix, gtk_list_item_get_position (item));

  if (column < 0)
    {
      gtk_label_set_label (label, row->school->name);
      gtk_label_set_xalign (label, 0);
    }
  else if (row->cells[column].level != NULL)
    {
      gtk_label_set_label (label, row->cells[column].level->short_code);
      gtk_widget_set_css_classes (GTK_WIDGET (label), (const char **) classes[row->cells[column].level->rank - 1]);
    }
}

static GtkWidget *
new_column_view (TrellisMatrix *matrix)
{
  g_autoptr (GListStore) rows = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkWidget *view;

  for (guint i = 0; i < matrix->rows->len; i++)
    g_list_store_append (rows, trellis_matrix_get_row (matrix, i)->school);
  gtk_css_provider_load_from_data (provider,
                                   ".l0 { background: #1c5f9e; color: white; } .l1 { background: #a6cfec; }"
                                   ".l2 { background: #f4e6ad; } .l3 { background: #f0a662; }"
                                   ".l4 { background: #b3202c; color: white; } columnview cell { padding: 1px; }"
                                   "columnview row { min-height: 24px; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), 600);
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)))));
  for (int i = -1; i < (int) matrix->columns->len; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (set_up_cell_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), matrix);
      column = gtk_column_view_column_new (i < 0 ? "School" : trellis_matrix_get_column (matrix, i)->name, factory);
      gtk_column_view_column_set_fixed_width (column, i < 0 ? 220 : 66);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }

  return view;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->before_paint = now_ms ();
  bench->cpu_before_paint = cpu_ms ();
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  Bench *bench = data;
  double end = gtk_adjustment_get_upper (bench->adjustment) - gtk_adjustment_get_page_size (bench->adjustment);
  double value = gtk_adjustment_get_value (bench->adjustment);

  if (bench->pattern < 0)
    return G_SOURCE_CONTINUE;

  if (bench->pattern == PATTERN_JUMP)
    value = fmod (value + end * 0.38196601, end);
  else
    value += bench->pattern == PATTERN_SMOOTH ? 40 : 600;
  gtk_adjustment_set_value (bench->adjustment, value);

  return G_SOURCE_CONTINUE;
}

static gboolean
begin_cb (gpointer data)
{
  Bench *bench = data;

  gtk_adjustment_set_value (bench->adjustment, 0);
  bench->n_frames = 0;
  bench->pattern = PATTERN_SMOOTH;

  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  if (bench->figures.first_frame_ms == 0)
    {
      bench->figures.first_frame_ms = now_ms () - bench->started;
      g_timeout_add (800, begin_cb, bench);
      return;
    }
  if (bench->pattern < 0 || bench->pattern >= N_PATTERNS)
    return;

  bench->cpu_sum += cpu_ms () - bench->cpu_before_paint;
  bench->frames[bench->n_frames++] = now_ms () - bench->before_paint;
  if (bench->n_frames < N_FRAMES)
    return;

  qsort (bench->frames, N_FRAMES, sizeof (double), compare_doubles);
  bench->figures.mean_ms[bench->pattern] = bench->cpu_sum / N_FRAMES;
  bench->cpu_sum = 0;
  bench->figures.p95_ms[bench->pattern] = bench->frames[(int) (N_FRAMES * 0.95)];
  bench->n_frames = 0;
  bench->pattern++;
  if (bench->pattern == N_PATTERNS)
    g_main_loop_quit (bench->loop);
}

static void
realize_cb (GtkWidget *window,
            Bench     *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
}

/* Prints the figures as one line for the process that asked for them. */
static int
measure (const char *what)
{
  g_autoptr (TrellisMatrix) matrix = NULL;
  Bench bench = { .pattern = -1 };
  GtkWidget *window, *scrolled, *child;

  gtk_init ();
  adw_init ();
  trellis_widgets_init ();
  matrix = new_matrix ();

  bench.loop = g_main_loop_new (NULL, FALSE);
  bench.started = now_ms ();
  window = adw_window_new ();
  scrolled = gtk_scrolled_window_new ();
  if (g_str_equal (what, "grid"))
    {
      child = trellis_matrix_grid_new ();
      /* Rows of 24 pixels, as the table's, so that a frame holds as much. */
      trellis_matrix_grid_set_density (TRELLIS_MATRIX_GRID (child), TRELLIS_MATRIX_MEDIUM);
      trellis_matrix_grid_set_matrix (TRELLIS_MATRIX_GRID (child), matrix);
    }
  else
    {
      child = new_column_view (matrix);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  adw_window_set_content (ADW_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), &bench);
  bench.adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_widget_add_tick_callback (scrolled, tick_cb, &bench, NULL);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (bench.loop);

  printf ("figures %g %g %g %g %g %g %g %g\n", bench.figures.first_frame_ms, bench.figures.mean_ms[0],
          bench.figures.p95_ms[0], bench.figures.mean_ms[1], bench.figures.p95_ms[1], bench.figures.mean_ms[2],
          bench.figures.p95_ms[2], read_peak_mb ());
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (bench.loop);

  return 0;
}

static void
ask (const char *program,
     const char *what,
     Figures    *figures)
{
  const char *argv[] = { program, "--measure", what, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  const char *line;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error))
    g_error ("%s", error->message);
  line = strstr (output, "figures ");
  if (line == NULL ||
      sscanf (line, "figures %lf %lf %lf %lf %lf %lf %lf %lf", &figures->first_frame_ms, &figures->mean_ms[0],
              &figures->p95_ms[0], &figures->mean_ms[1], &figures->p95_ms[1], &figures->mean_ms[2],
              &figures->p95_ms[2], &figures->memory_mb) != 8)
    g_error ("no figures of %s", what);
}

static void
print_line (const char *what,
            double      grid,
            double      rival,
            double      goal)
{
  printf ("%-28s %9.2f %12.2f %8.3f %8.3f  %s\n", what, grid, rival, grid / rival, goal,
          grid / rival <= goal ? "met" : "missed");
}

int
main (int   argc,
      char *argv[])
{
  Figures grid, rival;

  if (argc == 3 && g_str_equal (argv[1], "--measure"))
    return measure (argv[2]);

  ask (argv[0], "grid", &grid);
  ask (argv[0], "columnview", &rival);

  printf ("%d schools by %d columns, %d by %d pixels, %d frames each\n", N_SCHOOLS, N_ASPECTS + 1, WIDTH, HEIGHT,
          N_FRAMES);
  printf ("%-28s %9s %12s %8s %8s\n", "", "matrix", "column view", "ratio", "goal");
  print_line ("first frame, ms", grid.first_frame_ms, rival.first_frame_ms, 0.5);
  for (guint i = 0; i < N_PATTERNS; i++)
    {
      g_autofree char *what = g_strdup_printf ("%s, mean CPU ms a frame", pattern_names[i]);

      print_line (what, grid.mean_ms[i], rival.mean_ms[i], goals[i]);
    }
  for (guint i = 0; i < N_PATTERNS; i++)
    printf ("%-18s 95th %%, ms %8.2f %12.2f   goal of the matrix %.1f ms: %s\n", pattern_names[i], grid.p95_ms[i],
            rival.p95_ms[i], FRAME_GOAL_MS, grid.p95_ms[i] <= FRAME_GOAL_MS ? "met" : "missed");
  printf ("%-28s %9.1f %12.1f   goal of the matrix %d MB: %s\n", "peak memory, MB", grid.memory_mb, rival.memory_mb,
          MEMORY_GOAL_MB, grid.memory_mb <= MEMORY_GOAL_MB ? "met" : "missed");

  return 0;
}
