/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Trends as people use them, on the demo trust: real clicks and keys. */

#include "trellis-choice.h"
#include "trellis-demo.h"
#include "trellis-multiples-chart.h"
#include "trellis-scheme.h"
#include "trellis-strip-chart.h"
#include "trellis-tally-card.h"
#include "trellis-tally-chart.h"
#include "trellis-trend-chart.h"
#include "trellis-trends-view.h"
#include "trellis-ui-driver.h"
#include "trellis-views.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  TrellisStore *store;
  TrellisScope *scope;
  GtkWidget *window;
  TrellisView *view;
  char *opened;
} Fixture;

static void
open_school_cb (Fixture    *fixture,
                const char *urn)
{
  g_free (fixture->opened);
  fixture->opened = g_strdup (urn);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-trends-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "trust.trellis", NULL);
  if (data == NULL)
    {
      g_assert_true (trellis_demo_write (path, &error));
      fixture->store = trellis_store_open (path, &error);
    }
  else
    {
      g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);

      fixture->store = trellis_store_create (path, "Small Trust", scheme, "2025-26", &error);
    }
  g_assert_no_error (error);
  fixture->scope = trellis_scope_new ("2025-26", trellis_store_get_today (fixture->store));
  fixture->view = g_object_new (TRELLIS_TYPE_TRENDS_VIEW, "store", fixture->store, "scope", fixture->scope, NULL);
  g_signal_connect_swapped (fixture->view, "open-school", G_CALLBACK (open_school_cb), fixture);
  gtk_box_append (GTK_BOX (box), trellis_view_get_scope_end (fixture->view));
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->view), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1180, 720);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  trellis_view_set_shown (fixture->view, TRUE);
  trellis_ui_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "trust.trellis", NULL);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->scope);
  g_clear_object (&fixture->store);
  g_remove (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->opened);
}

static gboolean
has_text (Fixture    *fixture,
          const char *text)
{
  return trellis_ui_find_text (GTK_WIDGET (fixture->view), text) != NULL;
}

static gboolean
is_read (GtkWidget  *chart,
         const char *words)
{
  const char *reading = trellis_chart_get_reading (TRELLIS_CHART (chart));

  return reading != NULL && g_str_has_prefix (reading, words);
}

static void
test_reads (Fixture       *fixture,
            gconstpointer  data)
{
  const char *summary = "Brinesedge Primary: Key stage 2 combined rose from 64% to 67% over 6 years, above England’s "
                        "62%.";
  GtkWidget *chart = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_TREND_CHART);

  trellis_trends_view_show_measure (TRELLIS_TRENDS_VIEW (fixture->view), "ks2-combined", "900101");
  trellis_ui_spin (50);
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "Key stage 2 combined");
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, summary);

  /* The arrow keys read what the pointer would, gaps with their reason. */
  trellis_ui_move_pointer (fixture->window, 4, 4);
  gtk_widget_grab_focus (chart);
  trellis_ui_key (XK_Home, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (is_read (chart, "2018/19: 64%"));
  trellis_ui_key (XK_Right, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (is_read (chart, "2019/20: No tests were held in 2020"));
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (trellis_chart_get_reading (TRELLIS_CHART (chart)) == NULL);
  trellis_ui_save_test_picture (GTK_WIDGET (fixture->view), "trends-school");
}

/* One click shows a school, two open its page. */
static void
test_chooses (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *multiples = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_MULTIPLES_CHART);
  TrellisChoice *choice;

  /* The last of the choices at the end of the scope bar. */
  choice = TRELLIS_CHOICE (gtk_widget_get_last_child (trellis_view_get_scope_end (fixture->view)));
  g_assert_true (has_text (fixture, "The whole trust"));
  trellis_ui_click_at (multiples, 30, 30, 1, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_strcmp0 (trellis_choice_get_chosen (choice), "") != 0);
  g_assert_true (has_text (fixture, "Alderlode Primary"));
  g_assert_null (fixture->opened);
  gtk_widget_grab_focus (multiples);
  trellis_ui_key (XK_Home, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Right, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->opened != NULL);
  g_assert_cmpstr (fixture->opened, !=, "900101");
}

/* Whether the chart shows the seven years that the demo has. */
static gboolean
is_whole (GtkWidget *chart)
{
  return TRELLIS_CHART_GET_CLASS (chart)->get_n_points (TRELLIS_CHART (chart)) == 7;
}

/* A drag looks nearer at a time, and the chip takes it back. */
static void
test_brushes (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *chart = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_TREND_CHART);
  GtkWidget *chip;

  trellis_trends_view_show_measure (TRELLIS_TRENDS_VIEW (fixture->view), "ks2-combined", NULL);
  TRELLIS_UI_WAIT (is_whole (chart));
  trellis_ui_drag_at (chart, gtk_widget_get_width (chart) * 0.33, 60, chart, gtk_widget_get_width (chart) * 0.9, 90);
  TRELLIS_UI_WAIT (!is_whole (chart));
  chip = trellis_ui_find_text (GTK_WIDGET (fixture->view), "2021/22 to 2024/25");
  trellis_ui_click (gtk_widget_get_ancestor (chip, GTK_TYPE_BUTTON));
  TRELLIS_UI_WAIT (is_whole (chart));
}

static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  trellis_trends_view_show_measure (TRELLIS_TRENDS_VIEW (fixture->view), "ks2-combined", "900101");
  trellis_ui_spin (50);
  trellis_ui_click (trellis_ui_find_text (GTK_WIDGET (fixture->view), "Table"));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (trellis_ui_find_type (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW)));
  trellis_ui_spin (200);
  g_assert_true (has_text (fixture, "No tests were held in 2020"));
  g_assert_true (has_text (fixture, "64%"));
  trellis_ui_save_test_picture (GTK_WIDGET (fixture->view), "trends-table");
}

/* What is copied can be pasted into a spreadsheet. */
static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copies (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const others[] = { "trends.copy-spread", "trends.copy-schools" };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  g_autofree char *text = NULL;

  trellis_trends_view_show_measure (TRELLIS_TRENDS_VIEW (fixture->view), "ks2-combined", "900101");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "trends.copy-figures", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  TRELLIS_UI_WAIT (text != NULL);
  g_assert_nonnull (strstr (text, "2024/25\t67\t"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "trends.copy-picture", NULL);
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      gdk_clipboard_set_text (clipboard, "");
      gtk_widget_activate_action (GTK_WIDGET (fixture->view), others[i], NULL);
      g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
    }
}

/* Level and measure together: a lane of the school's levels under its line. */
static void
test_levels (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *chart = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_TREND_CHART);
  g_autoptr (GdkTexture) without = NULL;
  g_autoptr (GdkTexture) with = NULL;
  g_autofree guint8 *one = NULL;
  g_autofree guint8 *other = NULL;
  gsize stride, n_bytes;

  trellis_trends_view_show_measure (TRELLIS_TRENDS_VIEW (fixture->view), "attendance", "900101");
  trellis_ui_spin (200);
  without = trellis_ui_take_picture (chart);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "trends.levels", NULL);
  trellis_ui_spin (200);
  with = trellis_ui_take_picture (chart);
  trellis_ui_save_test_picture (GTK_WIDGET (fixture->view), "trends-levels");
  g_assert_cmpint (gdk_texture_get_width (with), ==, gdk_texture_get_width (without));
  stride = (gsize) gdk_texture_get_width (with) * 4;
  n_bytes = stride * gdk_texture_get_height (with);
  one = g_malloc (n_bytes);
  other = g_malloc (n_bytes);
  gdk_texture_download (without, one, stride);
  gdk_texture_download (with, other, stride);
  g_assert_true (memcmp (one, other, n_bytes) != 0);
}

/* The strip shows how each school moved instead, and its arrow keys read both
 * figures. */
static void
test_slope (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *strip = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_STRIP_CHART);
  GtkWidget *toggle = trellis_ui_find_name (GTK_WIDGET (fixture->view), "slope_toggle");

  trellis_trends_view_show_measure (TRELLIS_TRENDS_VIEW (fixture->view), "ks2-combined", "900101");
  trellis_ui_spin (100);
  g_assert_true (has_text (fixture, "Each dot is a school"));
  trellis_ui_click (toggle);
  TRELLIS_UI_WAIT (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
  trellis_ui_spin (100);
  g_assert_true (has_text (fixture, "Each line is a school"));
  gtk_test_accessible_assert_property (strip, GTK_ACCESSIBLE_PROPERTY_LABEL, "21 schools: 16 rose, 5 fell, 0 are as before");
  trellis_ui_move_pointer (fixture->window, 4, 4);
  gtk_widget_grab_focus (strip);
  trellis_ui_key (XK_Home, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (trellis_chart_get_reading (TRELLIS_CHART (strip)) != NULL);
  g_assert_nonnull (strstr (trellis_chart_get_reading (TRELLIS_CHART (strip)), "%, was "));
  trellis_ui_save_test_picture (GTK_WIDGET (fixture->view), "trends-slope");
}

/* Actions and visits stand behind the measures, each a chart with its figures. */
static void
test_work (Fixture       *fixture,
           gconstpointer  data)
{
  TrellisChoice *choice = TRELLIS_CHOICE (gtk_widget_get_first_child (trellis_view_get_scope_end (fixture->view)));
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  GtkWidget *card = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_TALLY_CARD);
  GtkWidget *chart = trellis_ui_find_type (card, TRELLIS_TYPE_TALLY_CHART);
  GtkWidget *copy;
  g_autofree char *text = NULL;
  g_autoptr (TrellisReport) report = NULL;
  g_autoptr (GError) error = NULL;

  trellis_choice_set_chosen (choice, "/work");
  g_signal_emit_by_name (choice, "chosen");
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (chart));
  trellis_ui_spin (100);
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "Actions and visits");
  g_assert_true (has_text (fixture, "Visits done against planned"));
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Open actions by rating: 61 actions were open on 6 March 2026: 11 red, 21 amber, "
                                       "11 green, 18 not rated. There were 0 on 30 September 2024.");
  gtk_widget_grab_focus (chart);
  trellis_ui_key (XK_End, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (is_read (chart, "6 Mar 2026: 11 red, 21 amber"));
  trellis_ui_key (XK_Left, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (is_read (chart, "28 Feb 2026: "));
  trellis_ui_save_test_picture (GTK_WIDGET (fixture->view), "trends-work");

  trellis_ui_click (trellis_ui_find_text (card, "Table"));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (trellis_ui_find_type (card, GTK_TYPE_COLUMN_VIEW)));
  trellis_ui_spin (200);
  trellis_ui_find_text (card, "31 Jan 2026");
  copy = gtk_widget_get_next_sibling (gtk_widget_get_parent (
    gtk_widget_get_ancestor (trellis_ui_find_text (card, "Table"), GTK_TYPE_TOGGLE_BUTTON)));
  trellis_ui_click (copy);
  TRELLIS_UI_WAIT (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
  trellis_ui_click (gtk_widget_get_next_sibling (copy));
  TRELLIS_UI_WAIT (!gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  TRELLIS_UI_WAIT (text != NULL);
  g_assert_true (g_str_has_prefix (text, "Day\tRed\tAmber\tGreen\tNot rated\n"));
  report = trellis_view_create_report (fixture->view, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (trellis_report_get_title (report), ==, "Trends, actions and visits");
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *words = trellis_ui_find_text (GTK_WIDGET (fixture->view), "No figures yet");

  g_assert_nonnull (words);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (words));
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  trellis_views_init ();
  g_test_add ("/trends/reads", Fixture, NULL, set_up, test_reads, tear_down);
  g_test_add ("/trends/chooses", Fixture, NULL, set_up, test_chooses, tear_down);
  g_test_add ("/trends/brushes", Fixture, NULL, set_up, test_brushes, tear_down);
  g_test_add ("/trends/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/trends/copies", Fixture, NULL, set_up, test_copies, tear_down);
  g_test_add ("/trends/levels", Fixture, NULL, set_up, test_levels, tear_down);
  g_test_add ("/trends/slope", Fixture, NULL, set_up, test_slope, tear_down);
  g_test_add ("/trends/work", Fixture, NULL, set_up, test_work, tear_down);
  g_test_add ("/trends/empty", Fixture, "", set_up, test_empty, tear_down);

  return g_test_run ();
}
