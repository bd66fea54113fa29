/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The portfolio with every school of England in it: each key of a search and
 * each sort, from the press to the painted frame, beside a plain GtkColumnView
 * of labels over the same schools, filtered and sorted by GTK's own models. */

#include "trellis-portfolio-head.h"
#include "trellis-portfolio-view.h"
#include "trellis-store-trust.h"
#include "trellis-views.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#define N_SCHOOLS 24500
#define TODAY trellis_day_new (2026, 3, 6)

static const TrellisPortfolioColumn columns[] = {
  TRELLIS_PORTFOLIO_COLUMN_SCHOOL, TRELLIS_PORTFOLIO_COLUMN_PHASE, TRELLIS_PORTFOLIO_COLUMN_LEVEL,
  TRELLIS_PORTFOLIO_COLUMN_TERMS, TRELLIS_PORTFOLIO_COLUMN_ADVISER, TRELLIS_PORTFOLIO_COLUMN_PUPILS,
  TRELLIS_PORTFOLIO_COLUMN_INSPECTION, TRELLIS_PORTFOLIO_COLUMN_NEXT_VISIT, TRELLIS_PORTFOLIO_COLUMN_ACTIONS,
};

static gboolean is_painted;

static void
paint_cb (void)
{
  is_painted = TRUE;
}

/* A press, on both clocks. */
typedef struct
{
  gint64 wall;
  gint64 busy;
} Press;

/* From presses to painted frames, in milliseconds. */
typedef struct
{
  GArray *walls;
  GArray *busies;
} Times;

static gint64
get_busy (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static Press
press (void)
{
  return (Press) { g_get_monotonic_time (), get_busy () };
}

static Times
create_times (void)
{
  return (Times) { g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
settle (guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* A frame is asked for where nothing would change, so that there is one to wait for. */
static void
wait_for_frame (Times     *times,
                GtkWidget *view,
                Press      since)
{
  double wall, busy;

  is_painted = FALSE;
  gtk_widget_queue_draw (view);
  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  wall = (g_get_monotonic_time () - since.wall) / 1000.0;
  busy = (get_busy () - since.busy) / 1000.0;
  g_array_append_val (times->walls, wall);
  g_array_append_val (times->busies, busy);
  settle (30);
}

static double
get_share (GArray *times,
           guint   percent)
{
  g_array_sort (times, compare_times);

  return g_array_index (times, double, (times->len - 1) * percent / 100);
}

static void
print_times (const char *what,
             Times      *times)
{
  g_print ("%-32s median %6.1f ms (busy %6.1f)   95th percentile %6.1f ms (busy %6.1f)   worst %6.1f ms   of %u\n", what,
           get_share (times->walls, 50), get_share (times->busies, 50), get_share (times->walls, 95),
           get_share (times->busies, 95), get_share (times->walls, 100), times->walls->len);
  g_array_unref (times->walls);
  g_array_unref (times->busies);
}

static GListStore *
generate_schools (TrellisScheme *scheme,
                  GHashTable    *levels)
{
  static const char *const firsts[] = { "Gull", "Hythe", "Lark", "Marrow", "Pebble", "Salt", "Tide", "Wrack", "Oak" };
  static const char *const lasts[] = { "stone", "sand", "field", "quay", "combe", "mere", "well", "ham" };
  static const char *const kinds[] = { "Primary", "CE Primary", "Academy", "Infant", "Junior", "School" };
  static const char *const phases[] = { "primary", "primary", "primary", "secondary", "special" };
  static const char *const outcomes[] = { "Good", "Outstanding", "Requires improvement", "" };
  g_autoptr (GPtrArray) schools = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  GListStore *list = g_list_store_new (TRELLIS_TYPE_SCHOOL);

  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      g_autofree char *urn = g_strdup_printf ("1%05u", i);
      g_autofree char *name = g_strdup_printf ("%s%s %s %u", firsts[g_rand_int_range (random, 0, 9)],
                                               lasts[g_rand_int_range (random, 0, 8)],
                                               kinds[g_rand_int_range (random, 0, 6)], i);
      TrellisSchool *school = trellis_school_new (urn, name);
      const TrellisLevel **terms = g_new0 (const TrellisLevel *, TRELLIS_PORTFOLIO_N_TERMS + 1);

      g_free (school->phase);
      school->phase = g_strdup (phases[i % 5]);
      school->hub_id = g_strdup_printf ("h%u", i % 40);
      g_free (school->hub_name);
      school->hub_name = g_strdup_printf ("Hub %u", i % 40);
      school->hub_position = (int) i % 40;
      school->adviser_id = g_strdup_printf ("a%u", i % 300);
      g_free (school->adviser_name);
      school->adviser_name = g_strdup_printf ("Adviser %u", i % 300);
      g_free (school->inspection);
      school->inspection = g_strdup (outcomes[i % 4]);
      school->pupils = g_rand_int_range (random, 20, 1800);
      school->next_visit_on = TODAY + g_rand_int_range (random, 1, 200);
      school->next_visit_number = g_rand_int_range (random, 1, 6);
      for (guint j = 0; j < TRELLIS_N_RATINGS; j++)
        school->open_actions[j] = g_rand_int_range (random, 0, 4);
      for (guint j = 0; j <= TRELLIS_PORTFOLIO_N_TERMS; j++)
        terms[j] = g_ptr_array_index (scheme->levels, (i + j / 3) % scheme->levels->len);
      school->level_id = g_strdup (terms[TRELLIS_PORTFOLIO_N_TERMS]->id);
      school->agreed_on = TODAY - 200;
      g_hash_table_insert (levels, g_strdup (urn), terms);
      g_ptr_array_add (schools, school);
    }
  g_list_store_splice (list, 0, 0, schools->pdata, schools->len);

  return list;
}

static GtkWidget *
present (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (paint_cb), NULL);
  settle (800);

  return window;
}

/* What a person types, letter by letter, and takes back. */
static const char *const searches[] = {
  "g", "gu", "gul", "gull", "gullf", "gullfi", "gullf", "gull", "gul", "gu", "g", "", "p", "pr", "pri", "prim", "prima",
  "primar", "primary", "primary 1", "primary 12", "primary 123", "primary 12", "primary", "", "adviser 7", "", "x", "",
};

static void
type_into_portfolio (TrellisView  *view,
                     TrellisScope *scope,
                     Times        *times)
{
  for (guint round = 0; round < 4; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
        {
          Press since = press ();

          trellis_scope_set_search (scope, searches[i]);
          wait_for_frame (times, GTK_WIDGET (view), since);
        }
    }
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
measure_portfolio (TrellisScheme *scheme,
                   GListStore    *schools,
                   GHashTable    *levels,
                   TrellisStore  *store)
{
  g_autoptr (TrellisScope) scope = trellis_scope_new ("2025-26", TODAY);
  TrellisView *view = trellis_portfolio_view_new (store, scope);
  TrellisPortfolioModel *model = trellis_portfolio_view_get_model (TRELLIS_PORTFOLIO_VIEW (view));
  Times typing = create_times ();
  Times sorting = create_times ();
  GtkWidget *window;
  gint64 started_at;

  trellis_view_set_shown (view, TRUE);
  started_at = g_get_monotonic_time ();
  trellis_portfolio_model_set_schools (model, scheme, G_LIST_MODEL (schools), levels, TODAY, scope);
  g_print ("%-34s %6.1f ms for %u schools\n", "portfolio: rows made", (g_get_monotonic_time () - started_at) / 1000.0,
           N_SCHOOLS);
  /* The page was chosen for an empty trust. */
  trellis_scope_set_search (scope, "gull");
  trellis_scope_set_search (scope, "");
  window = present (GTK_WIDGET (view));

  type_into_portfolio (view, scope, &typing);
  for (guint round = 0; round < 4; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        {
          Press since = press ();

          g_signal_emit_by_name (find_type (GTK_WIDGET (view), TRELLIS_TYPE_PORTFOLIO_HEAD), "sort", columns[i]);
          wait_for_frame (&sorting, GTK_WIDGET (view), since);
        }
    }
  print_times ("portfolio: a key of a search", &typing);
  print_times ("portfolio: a sort", &sorting);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
matches (gpointer item,
         gpointer key)
{
  return strstr (trellis_school_get_search_key (item), *(const char **) key) != NULL;
}

static char *
dup_text (TrellisSchool          *school,
          TrellisPortfolioColumn  column)
{
  g_autoptr (TrellisPortfolioRow) row = trellis_portfolio_row_new_school (school);

  return trellis_portfolio_column_dup_text (column, row);
}

static void
set_up_cell_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  column)
{
  g_autofree char *text = dup_text (gtk_list_item_get_item (item), GPOINTER_TO_UINT (column));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static int
compare_schools (gconstpointer a,
                 gconstpointer b,
                 gpointer      column)
{
  const TrellisSchool *first = a, *second = b;

  switch (GPOINTER_TO_UINT (column))
    {
    case TRELLIS_PORTFOLIO_COLUMN_PHASE:
      return g_utf8_collate (first->phase, second->phase);
    case TRELLIS_PORTFOLIO_COLUMN_ADVISER:
      return g_utf8_collate (first->adviser_name, second->adviser_name);
    case TRELLIS_PORTFOLIO_COLUMN_INSPECTION:
      return g_utf8_collate (first->inspection, second->inspection);
    case TRELLIS_PORTFOLIO_COLUMN_PUPILS:
      return first->pupils - second->pupils;
    case TRELLIS_PORTFOLIO_COLUMN_NEXT_VISIT:
      return first->next_visit_on - second->next_visit_on;
    case TRELLIS_PORTFOLIO_COLUMN_ACTIONS:
      return first->open_actions[TRELLIS_RATING_RED] - second->open_actions[TRELLIS_RATING_RED];
    case TRELLIS_PORTFOLIO_COLUMN_LEVEL:
    case TRELLIS_PORTFOLIO_COLUMN_TERMS:
      return g_strcmp0 (first->level_id, second->level_id);
    default:
      return g_utf8_collate (first->name, second->name);
    }
}

static void
measure_column_view (GListStore *schools)
{
  const char *key = "";
  GtkCustomFilter *filter = gtk_custom_filter_new (matches, &key, NULL);
  GtkFilterListModel *filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (schools)),
                                                            GTK_FILTER (filter));
  GtkSortListModel *sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (sorted))));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Times typing = create_times ();
  Times sorting = create_times ();
  GtkWidget *window;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (set_up_cell_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (columns[i]));
      column = gtk_column_view_column_new (trellis_portfolio_column_get_title (columns[i]), factory);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = present (scroller);

  for (guint round = 0; round < 4; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
        {
          Press since = press ();

          key = searches[i];
          gtk_filter_changed (GTK_FILTER (filter), GTK_FILTER_CHANGE_DIFFERENT);
          wait_for_frame (&typing, view, since);
        }
    }
  for (guint round = 0; round < 4; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        {
          g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_schools,
                                                                            GUINT_TO_POINTER (columns[i]), NULL));
          Press since = press ();

          gtk_sort_list_model_set_sorter (sorted, sorter);
          wait_for_frame (&sorting, view, since);
        }
    }
  print_times ("GtkColumnView: a key of a search", &typing);
  print_times ("GtkColumnView: a sort", &sorting);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = NULL;
  g_autoptr (GListStore) schools = NULL;
  g_autoptr (GHashTable) levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (TrellisStore) store = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  adw_init ();
  trellis_views_init ();
  trellis_clock_set_today (TODAY);
  scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_assert_no_error (error);
  folder = g_dir_make_tmp ("trellis-bench-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "t.trellis", NULL);
  store = trellis_store_create (path, "Every school", scheme, "2025-26", &error);
  g_assert_no_error (error);

  schools = generate_schools (scheme, levels);
  measure_portfolio (scheme, schools, levels, store);
  measure_column_view (schools);

  g_clear_object (&store);
  g_unlink (path);
  g_rmdir (folder);

  return 0;
}
