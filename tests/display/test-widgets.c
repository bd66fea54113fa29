/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small widgets that every view uses. */

#include "trellis-day-button.h"
#include "trellis-level-chip.h"
#include "trellis-rating-mark.h"
#include "trellis-ui-driver.h"
#include "trellis-widgets.h"

#define TODAY (trellis_day_new (2026, 3, 6))

typedef struct
{
  GtkWidget *window;
  GtkWidget *box;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = adw_window_new ();
  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (fixture->box, 18);
  gtk_widget_set_margin_start (fixture->box, 18);
  gtk_widget_set_margin_end (fixture->box, 18);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 500);
  trellis_clock_set_today (TODAY);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_day_button (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *button = trellis_day_button_new ();
  GtkWidget *menu_button;
  guint n_notified = 0;

  g_object_set (button, "title", "Due", "lean", TRELLIS_DAY_LEAN_FORWARD, "halign", GTK_ALIGN_START, NULL);
  g_signal_connect_swapped (button, "notify::day", G_CALLBACK (count_cb), &n_notified);
  gtk_box_append (GTK_BOX (fixture->box), button);
  trellis_ui_present (GTK_WINDOW (fixture->window));
  menu_button = trellis_ui_find_type (button, GTK_TYPE_MENU_BUTTON);
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Due Choose a day");

  /* By keyboard alone: open, type, take. */
  gtk_widget_grab_focus (button);
  trellis_ui_key (XK_space, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (trellis_ui_find_type (button, GTK_TYPE_CALENDAR)));
  trellis_ui_spin (100);
  trellis_ui_type ("12 feb");
  trellis_ui_find_text (button, "Friday 12 February 2027");
  trellis_ui_save_test_picture (trellis_ui_find_type (button, GTK_TYPE_POPOVER), "day-button");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (trellis_day_button_get_day (TRELLIS_DAY_BUTTON (button)) == trellis_day_new (2027, 2, 12));
  g_assert_cmpint (n_notified, ==, 1);
  trellis_ui_find_text (button, "12 Feb 2027");
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Due Friday 12 February 2027");

  /* What is no day is said to be none, and nothing changes. */
  trellis_ui_key (XK_space, TRELLIS_UI_PLAIN);
  trellis_ui_spin (100);
  trellis_ui_type ("soon\n");
  trellis_ui_find_text (button, "That is not a day. Write it as 12 Feb, 12/2, tomorrow, Friday or in 3 weeks.");
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (!gtk_widget_get_mapped (trellis_ui_find_type (button, GTK_TYPE_CALENDAR)));
  g_assert_cmpint (trellis_day_button_get_day (TRELLIS_DAY_BUTTON (button)), ==, trellis_day_new (2027, 2, 12));

  /* Turning the calendar's pages chooses nothing; a day in it does. */
  trellis_ui_click (button);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (trellis_ui_find_type (button, GTK_TYPE_CALENDAR)));
  trellis_ui_spin (100);
  trellis_ui_click (trellis_ui_find_type (trellis_ui_find_type (button, GTK_TYPE_CALENDAR), GTK_TYPE_BUTTON));
  trellis_ui_spin (100);
  g_assert_cmpint (n_notified, ==, 1);
  trellis_ui_click (trellis_ui_find_text (trellis_ui_find_type (button, GTK_TYPE_CALENDAR), "17"));
  TRELLIS_UI_WAIT (n_notified == 2);
  g_assert_cmpint (trellis_day_button_get_day (TRELLIS_DAY_BUTTON (button)), ==, trellis_day_new (2027, 1, 17));
}

static void
test_day_button_clear (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWidget *button = g_object_new (TRELLIS_TYPE_DAY_BUTTON, "can-clear", TRUE, "day", TODAY, "halign", GTK_ALIGN_START,
                                    "placeholder", "No due day", NULL);

  gtk_box_append (GTK_BOX (fixture->box), button);
  trellis_ui_present (GTK_WINDOW (fixture->window));
  trellis_ui_click (button);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (trellis_ui_find_type (button, GTK_TYPE_CALENDAR)));
  trellis_ui_spin (100);
  trellis_ui_click (trellis_ui_find_name (button, "clear_button"));
  TRELLIS_UI_WAIT (trellis_day_button_get_day (TRELLIS_DAY_BUTTON (button)) == TRELLIS_DAY_NONE);
  trellis_ui_find_text (button, "No due day");
}

static void
test_rating_mark (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *mark = trellis_rating_mark_new (TRELLIS_RATING_NONE);

  for (TrellisRating rating = TRELLIS_RATING_NONE; rating < TRELLIS_N_RATINGS; rating++)
    gtk_box_append (GTK_BOX (fixture->box), trellis_rating_mark_new (rating));
  gtk_box_append (GTK_BOX (fixture->box), mark);
  trellis_ui_present (GTK_WINDOW (fixture->window));
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       trellis_rating_get_name (TRELLIS_RATING_NONE));
  trellis_rating_mark_set_rating (TRELLIS_RATING_MARK (mark), TRELLIS_RATING_AMBER);
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       trellis_rating_get_name (TRELLIS_RATING_AMBER));
  trellis_ui_save_test_picture (fixture->window, "rating-mark");
}

static void
test_level_chip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", NULL);
  GtkWidget *chip = trellis_level_chip_new ();
  const TrellisLevel *level = trellis_scheme_get_level (scheme, "recovery");

  g_assert_nonnull (level);
  gtk_box_append (GTK_BOX (fixture->box), chip);
  trellis_ui_present (GTK_WINDOW (fixture->window));
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL, "Not judged");
  trellis_level_chip_set_level (TRELLIS_LEVEL_CHIP (chip), scheme, level);
  g_assert_true (trellis_level_chip_get_level (TRELLIS_LEVEL_CHIP (chip)) == level);
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL, "Recovery");

  /* The chip keeps the scheme, whose the level is. */
  g_clear_object (&scheme);
  trellis_ui_save_test_picture (fixture->window, "level-chip");
  g_assert_cmpint (gtk_widget_get_width (chip), >=, 26);
}

/* Every template of the room is one that GTK can build. */
static void
test_templates (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (TRELLIS_WIDGETS_RESOURCES, 0, &error);
  guint n_templates = 0;

  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (TRELLIS_WIDGETS_RESOURCES, names[i], NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      g_autofree char *class_name = NULL;
      g_autoptr (GtkWidget) widget = NULL;
      const char *begin;
      GType type;

      if (!g_str_has_suffix (names[i], ".ui"))
        continue;
      bytes = g_resources_lookup_data (path, 0, &error);
      g_assert_no_error (error);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      begin = strstr (text, "<template class=\"");
      /* A part that its widget builds when it is first asked for. */
      if (begin == NULL)
        continue;
      begin += strlen ("<template class=\"");
      class_name = g_strndup (begin, strcspn (begin, "\""));
      type = g_type_from_name (class_name);
      if (type == G_TYPE_INVALID)
        g_error ("%s is of a type that is not known: %s", names[i], class_name);
      widget = g_object_ref_sink (g_object_new (type, NULL));
      n_templates++;
    }
  g_assert_cmpint (n_templates, >=, 5);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  trellis_widgets_init ();
  trellis_widgets_init ();
  g_test_add ("/widgets/day-button", Fixture, NULL, set_up, test_day_button, tear_down);
  g_test_add ("/widgets/day-button/clear", Fixture, NULL, set_up, test_day_button_clear, tear_down);
  g_test_add ("/widgets/level-chip", Fixture, NULL, set_up, test_level_chip, tear_down);
  g_test_add_func ("/widgets/templates", test_templates);
  g_test_add ("/widgets/rating-mark", Fixture, NULL, set_up, test_rating_mark, tear_down);

  return g_test_run ();
}
