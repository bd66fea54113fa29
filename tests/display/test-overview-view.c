/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The overview as people use it, on the demo trust. */

#include "trellis-demo.h"
#include "trellis-overview-card.h"
#include "trellis-overview-view.h"
#include "trellis-scheme.h"
#include "trellis-store-overview.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-ui-driver.h"
#include "trellis-views.h"

#include <glib/gstdio.h>

typedef enum
{
  DEMO,
  ONE_SCHOOL,
  NO_SCHOOL,
} Trust;

typedef struct
{
  char *folder;
  TrellisStore *store;
  TrellisScope *scope;
  GtkWidget *window;
  TrellisView *view;
  char *opened;       /* what the window was asked for: "school 900001" */
} Fixture;

static void
open_school_cb (Fixture    *fixture,
                const char *urn)
{
  g_free (fixture->opened);
  fixture->opened = g_strdup_printf ("school %s", urn);
}

static void
open_visit_cb (Fixture    *fixture,
               const char *visit_id)
{
  g_free (fixture->opened);
  fixture->opened = g_strdup_printf ("visit %s", visit_id);
}

static TrellisStore *
create_store (Trust        trust,
              const char  *path,
              GError     **error)
{
  g_autoptr (TrellisScheme) scheme = NULL;
  TrellisStore *store;

  if (trust == DEMO)
    return trellis_demo_write (path, error) ? trellis_store_open (path, error) : NULL;

  scheme = trellis_scheme_new_shipped ("five-category", error);
  store = trellis_store_create (path, "Small Trust", scheme, "2025-26", error);
  if (trust == ONE_SCHOOL)
    trellis_store_add_school (store, "900001", "Oakfield Primary", "primary", FALSE, error);

  return store;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int width = 1180, height = 720;

  if (g_getenv ("TRELLIS_TEST_SIZE") != NULL)
    sscanf (g_getenv ("TRELLIS_TEST_SIZE"), "%dx%d", &width, &height);
  fixture->folder = g_dir_make_tmp ("trellis-overview-XXXXXX", &error);
  path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = create_store (GPOINTER_TO_INT (data), path, &error);
  g_assert_no_error (error);
  fixture->scope = trellis_scope_new ("2025-26", trellis_store_get_today (fixture->store));
  fixture->view = g_object_new (TRELLIS_TYPE_OVERVIEW_VIEW, "store", fixture->store, "scope", fixture->scope, NULL);
  g_signal_connect_swapped (fixture->view, "open-school", G_CALLBACK (open_school_cb), fixture);
  g_signal_connect_swapped (fixture->view, "open-visit", G_CALLBACK (open_visit_cb), fixture);

  fixture->window = adw_window_new ();
  gtk_box_append (GTK_BOX (box), trellis_view_get_scope_end (fixture->view));
  gtk_widget_set_halign (trellis_view_get_scope_end (fixture->view), GTK_ALIGN_END);
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->view), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  trellis_view_set_shown (fixture->view, TRUE);
  trellis_ui_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  g_free (fixture->opened);
  g_object_unref (fixture->scope);
  g_object_unref (fixture->store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
is_card (GtkWidget *widget,
         gpointer   id)
{
  return TRELLIS_IS_OVERVIEW_CARD (widget) &&
         g_str_equal (trellis_overview_card_get_id (TRELLIS_OVERVIEW_CARD (widget)), id);
}

static GtkWidget *
find_card (Fixture    *fixture,
           const char *id)
{
  return trellis_ui_find (GTK_WIDGET (fixture->view), is_card, (gpointer) id);
}

static GtkWidget *
get_row (Fixture    *fixture,
         const char *card,
         int         row)
{
  GtkWidget *list = trellis_ui_find_type (find_card (fixture, card), GTK_TYPE_LIST_BOX);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), row));
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (trellis_ui_find_type (GTK_WIDGET (fixture->view),
                                                                            GTK_TYPE_STACK)));
}

static void
test_cards (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (TrellisOverview) overview = trellis_store_read_overview (fixture->store, fixture->scope, NULL);
  const TrellisOverviewMove *move = &g_array_index (overview->moves_up, TrellisOverviewMove, 0);
  const TrellisOverviewLimit *limit = &g_array_index (overview->limits, TrellisOverviewLimit, 0);
  const TrellisOverviewDocument *document = &g_array_index (overview->documents, TrellisOverviewDocument, 0);
  g_autofree char *due = trellis_day_format (document->due_on, TRELLIS_DAY_STYLE_SHORT);
  g_autofree char *overdue = g_strdup_printf ("%s, %s: due %s", document->school->name, document->name, due);
  g_autofree char *spoken = g_strdup_printf ("%s, up from %s to %s", move->name, move->from->name, move->to->name);
  g_autofree char *said = g_strdup_printf ("%s, %s: %d months in the level, limit %d", limit->name, limit->level->name,
                                           limit->months, limit->limit_months);

  trellis_ui_spin (100);
  trellis_ui_save_test_picture (fixture->window, "overview");
  g_assert_cmpstr (trellis_view_get_title (fixture->view), ==, "Overview");
  g_assert_cmpstr (get_page (fixture), ==, "overview");
  gtk_test_accessible_assert_property (get_row (fixture, "up", 0), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
  gtk_test_accessible_assert_property (get_row (fixture, "limits", 0), GTK_ACCESSIBLE_PROPERTY_LABEL, said);
  gtk_test_accessible_assert_property (get_row (fixture, "documents", 0), GTK_ACCESSIBLE_PROPERTY_LABEL, overdue);
  g_assert_false (gtk_widget_get_visible (trellis_ui_find_name (GTK_WIDGET (fixture->view), "quiet")));

}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (TrellisOverview) overview = trellis_store_read_overview (fixture->store, fixture->scope, NULL);
  const TrellisOverviewMove *move = &g_array_index (overview->moves_up, TrellisOverviewMove, 0);
  TrellisVisit *next = overview->next_visits->pdata[1];
  g_autofree char *school = g_strdup_printf ("school %s", move->school->urn);
  g_autofree char *visit = g_strdup_printf ("visit %s", next->id);

  trellis_ui_click (get_row (fixture, "up", 0));
  TRELLIS_UI_WAIT (g_strcmp0 (fixture->opened, school) == 0);

  /* By keyboard. */
  gtk_widget_grab_focus (get_row (fixture, "next", 0));
  trellis_ui_key (XK_Down, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_strcmp0 (fixture->opened, visit) == 0);
}

static void
test_fold (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (TrellisOverview) overview = trellis_store_read_overview (fixture->store, fixture->scope, NULL);
  int n = overview->next_visits->len;
  g_autofree char *text = g_strdup_printf ("Show %d more", n - 6);

  g_assert_cmpint (n, >, 7);
  g_assert_true (gtk_widget_get_visible (get_row (fixture, "next", 5)));
  g_assert_false (gtk_widget_get_visible (get_row (fixture, "next", 6)));
  gtk_test_accessible_assert_property (get_row (fixture, "next", n), GTK_ACCESSIBLE_PROPERTY_LABEL, text);
  gtk_widget_grab_focus (get_row (fixture, "next", n));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (gtk_widget_get_visible (get_row (fixture, "next", n - 1)));
  g_assert_false (gtk_widget_get_visible (get_row (fixture, "next", n)));
  g_assert_true (gtk_widget_is_focus (get_row (fixture, "next", 6)));

  /* An edit elsewhere leaves it unfolded, and the keyboard where it is. */
  g_assert_true (trellis_store_set_trust_name (fixture->store, "Another Name", NULL));
  trellis_ui_spin (20);
  g_assert_true (gtk_widget_get_visible (get_row (fixture, "next", n - 1)));
  g_assert_true (gtk_widget_is_focus (get_row (fixture, "next", 6)));
}

static void
test_scope (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (TrellisOverview) overview = trellis_store_read_overview (fixture->store, fixture->scope, NULL);
  GtkWidget *clear_button;

  /* Since today nothing has moved. */
  trellis_scope_set_compared_with (fixture->scope, trellis_scope_get_as_at (fixture->scope));
  g_assert_null (find_card (fixture, "up"));
  g_assert_nonnull (find_card (fixture, "limits"));

  trellis_scope_set_search (fixture->scope, "nowhere");
  g_assert_cmpstr (get_page (fixture), ==, "no-match");
  trellis_ui_spin (200);
  trellis_ui_save_test_picture (fixture->window, "overview-no-match");
  clear_button = trellis_ui_find_name (GTK_WIDGET (fixture->view), "clear_button");
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (clear_button) && gtk_widget_get_width (clear_button) > 0);
  /* The page has come under a pointer that rests: what is not painted yet is not clicked. */
  trellis_ui_spin (400);
  trellis_ui_click (clear_button);
  TRELLIS_UI_WAIT (g_str_equal (get_page (fixture), "overview"));
}

static int
count_columns (Fixture *fixture)
{
  GtkWidget *cards = trellis_ui_find_name (GTK_WIDGET (fixture->view), "cards");
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (cards), cards, &bounds));

  return (int) ((gtk_widget_get_width (cards) + 12) / (bounds.size.width + 11));
}

static void
test_widths (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (count_columns (fixture), ==, 3);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 760, 720);
  TRELLIS_UI_WAIT (count_columns (fixture) == 2);
  trellis_ui_spin (100);
  trellis_ui_save_test_picture (fixture->window, "overview-two-columns");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 720);
  TRELLIS_UI_WAIT (count_columns (fixture) == 1);
  trellis_ui_spin (100);
  trellis_ui_save_test_picture (fixture->window, "overview-one-column");
}

static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  TRELLIS_UI_WAIT (count_columns (fixture) == 1);
  trellis_ui_spin (100);
  trellis_ui_save_test_picture (fixture->window, "overview-large");
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  TRELLIS_UI_WAIT (count_columns (fixture) == 3);
}

static void
test_dark (Fixture       *fixture,
           gconstpointer  data)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  trellis_ui_spin (300);
  trellis_ui_save_test_picture (fixture->window, "overview-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  trellis_ui_spin (50);
}

static void
test_present (Fixture       *fixture,
              gconstpointer  data)
{
  trellis_ui_key (XK_F11, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (gtk_widget_has_css_class (GTK_WIDGET (fixture->view), "presenting"));
  trellis_ui_spin (200);
  trellis_ui_save_test_picture (fixture->window, "overview-presenting");
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (!gtk_widget_has_css_class (GTK_WIDGET (fixture->view), "presenting"));
}

static void
test_one_school (Fixture       *fixture,
                 gconstpointer  data)
{
  trellis_ui_spin (100);
  trellis_ui_save_test_picture (fixture->window, "overview-one-school");
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "1 school");
  /* Nothing to tell, no card. */
  g_assert_null (find_card (fixture, "limits"));
  g_assert_null (find_card (fixture, "documents"));
  g_assert_true (gtk_widget_get_visible (trellis_ui_find_name (GTK_WIDGET (fixture->view), "quiet")));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  trellis_ui_spin (50);
  trellis_ui_save_test_picture (fixture->window, "overview-empty");
  g_assert_cmpstr (get_page (fixture), ==, "empty");

  /* The first school brings the page. */
  trellis_store_add_school (fixture->store, "900001", "Oakfield Primary", "primary", FALSE, NULL);
  g_assert_cmpstr (get_page (fixture), ==, "overview");
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  trellis_views_init ();
#define ADD(path, trust, function) \
  g_test_add ("/overview-view/" path, Fixture, GINT_TO_POINTER (trust), set_up, function, tear_down)
  ADD ("cards", DEMO, test_cards);
  ADD ("open", DEMO, test_open);
  ADD ("fold", DEMO, test_fold);
  ADD ("scope", DEMO, test_scope);
  ADD ("widths", DEMO, test_widths);
  ADD ("large", DEMO, test_large);
  ADD ("dark", DEMO, test_dark);
  ADD ("present", DEMO, test_present);
  ADD ("one-school", ONE_SCHOOL, test_one_school);
  ADD ("empty", NO_SCHOOL, test_empty);

  return g_test_run ();
}
