/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The year of visits as a widget: what it paints, says and asks for. */

#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"
#include "trellis-ui-driver.h"
#include "trellis-visits-trust.h"
#include "trellis-widgets.h"
#include "trellis-year-board.h"

#include <string.h>

typedef struct
{
  TrellisVisitsTrust *trust;
  GtkWidget *window;
  TrellisYearBoard *board;
  TrellisVisitDays *days;
  char *moved_id;
  TrellisDay moved_to;
  char *refusal;
  char *added_urn;
  TrellisDay added_in;
  char *opened_id;
  char *removed_id;
  char *school;
} Fixture;

typedef struct
{
  guint n_schools;
  guint n_advisers;
  int width;
  int height;
  gboolean is_dark;
  TrellisYearGrouping grouping;
  const char *picture;
} Case;

static void
move_cb (Fixture    *fixture,
         const char *id,
         TrellisDay  day)
{
  g_free (fixture->moved_id);
  fixture->moved_id = g_strdup (id);
  fixture->moved_to = day;
}

static void
keep_cb (char       **field,
         const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
add_cb (Fixture    *fixture,
        const char *urn,
        TrellisDay  monday)
{
  keep_cb (&fixture->added_urn, urn);
  fixture->added_in = monday;
}

static void
show (Fixture             *fixture,
      TrellisYearGrouping  grouping)
{
  TrellisStore *store = fixture->trust->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (store, TRELLIS_VISITS_YEAR, &error);
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, TRELLIS_VISITS_TODAY, FALSE, &error);
  g_autoptr (GListModel) people = trellis_store_list_people (store, TRUE, TRELLIS_VISITS_TODAY, &error);
  g_autoptr (GListModel) visits = trellis_store_list_visits (store, TRELLIS_VISITS_YEAR, &error);
  g_autoptr (GArray) capacities = trellis_year_capacities_new ();

  g_clear_object (&fixture->days);
  fixture->days = trellis_visit_days_new (year, schools, people, visits);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (people, i);

      for (guint term = 0; term < year->terms->len; term++)
        {
          TrellisYearCapacity capacity = { g_strdup (person->name), 5 + (i * 3 + term) % 6, 9 };

          g_array_append_val (capacities, capacity);
        }
    }
  trellis_year_board_show (fixture->board,
                           trellis_year_layout_new (year, schools, visits, TRELLIS_VISITS_TODAY, grouping,
                                                    TRELLIS_YEAR_FEDERATION_IN_ONE_ROW),
                           fixture->days, capacities);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const Case *facts = data;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  if (facts->is_dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  fixture->trust = trellis_visits_trust_new (facts->n_schools, facts->n_advisers, TRUE);
  fixture->board = TRELLIS_YEAR_BOARD (trellis_year_board_new ());
  g_signal_connect_swapped (fixture->board, "move-visit", G_CALLBACK (move_cb), fixture);
  g_signal_connect_swapped (fixture->board, "refused", G_CALLBACK (keep_cb), &fixture->refusal);
  g_signal_connect_swapped (fixture->board, "add-visit", G_CALLBACK (add_cb), fixture);
  g_signal_connect_swapped (fixture->board, "open-visit", G_CALLBACK (keep_cb), &fixture->opened_id);
  g_signal_connect_swapped (fixture->board, "remove-visit", G_CALLBACK (keep_cb), &fixture->removed_id);
  g_signal_connect_swapped (fixture->board, "open-school", G_CALLBACK (keep_cb), &fixture->school);
  show (fixture, facts->grouping);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->board));
  gtk_widget_set_margin_start (scrolled, 18);
  gtk_widget_set_margin_end (scrolled, 18);
  gtk_widget_set_margin_bottom (scrolled, 18);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), facts->width, facts->height);
  trellis_ui_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  g_object_unref (fixture->days);
  trellis_visits_trust_free (fixture->trust);
  g_free (fixture->moved_id);
  g_free (fixture->refusal);
  g_free (fixture->added_urn);
  g_free (fixture->opened_id);
  g_free (fixture->removed_id);
  g_free (fixture->school);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_picture (Fixture       *fixture,
              gconstpointer  data)
{
  const Case *facts = data;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->board));
  trellis_ui_spin (50);
  trellis_ui_save_test_picture (fixture->window, facts->picture);
}

static gboolean
has_room (Fixture               *fixture,
          const TrellisYearPill *pill,
          int                    step)
{
  GArray *weeks = trellis_year_board_get_layout (fixture->board)->weeks;
  const TrellisYearWeek *week = &g_array_index (weeks, TrellisYearWeek, pill->week + step);

  return !week->is_holiday &&
         trellis_visit_days_find_in_week (fixture->days, pill->visit, week->monday, NULL) != TRELLIS_DAY_NONE;
}

/* One that could as well be a week earlier or later. */
static TrellisVisit *
find_visit (Fixture            *fixture,
            TrellisVisitStatus  status)
{
  TrellisYearLayout *layout = trellis_year_board_get_layout (fixture->board);

  for (guint i = 0; i < layout->pills->len; i++)
    {
      const TrellisYearPill *pill = &g_array_index (layout->pills, TrellisYearPill, i);

      if (pill->visit->status == status && pill->visit->session == TRELLIS_SESSION_DAY && pill->n_slots == 1 &&
          pill->week > 0 && pill->week + 1 < layout->weeks->len && has_room (fixture, pill, -1) &&
          has_room (fixture, pill, 1))
        return pill->visit;
    }
  g_assert_not_reached ();
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static void
test_labels (Fixture       *fixture,
             gconstpointer  data)
{
  TrellisVisit *visit = find_visit (fixture, TRELLIS_VISIT_STATUS_AGREED);
  g_autofree char *day = trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_FULL);
  g_autofree char *title = trellis_visit_dup_title (visit);
  g_autofree char *label = NULL;
  TrellisYearLayout *layout = trellis_year_board_get_layout (fixture->board);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->board));
  gtk_test_accessible_assert_role (fixture->board, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_role (get_focus (fixture), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  trellis_ui_key (XK_Home, TRELLIS_UI_PLAIN);
  label = g_strdup_printf ("%s, Week of 1 September 2025, Term 1, Wed 3 Sep: INSET day, no visit, row 1 of %u",
                           g_array_index (layout->rows, TrellisYearRow, 0).name, layout->rows->len);
  gtk_test_accessible_assert_property (get_focus (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  g_assert_true (trellis_year_board_reveal_visit (fixture->board, visit->id));
  g_assert_cmpstr (trellis_year_board_get_visit (fixture->board), ==, visit->id);
  g_clear_pointer (&label, g_free);
  label = g_strdup_printf ("%s, %s, %s, %s, Agreed, row %d of %u", visit->school_name, title, day, visit->adviser_name,
                           trellis_year_layout_find_row (layout, visit->urn) + 1, layout->rows->len);
  gtk_test_accessible_assert_property (get_focus (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_assert_false (trellis_year_board_reveal_visit (fixture->board, "no such visit"));
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  TrellisVisit *agreed = find_visit (fixture, TRELLIS_VISIT_STATUS_AGREED);
  TrellisVisit *planned = find_visit (fixture, TRELLIS_VISIT_STATUS_PLANNED);
  TrellisVisit *shared = find_visit (fixture, TRELLIS_VISIT_STATUS_SHARED);
  TrellisYearLayout *layout = trellis_year_board_get_layout (fixture->board);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->board));
  trellis_year_board_reveal_visit (fixture->board, planned->id);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  g_assert_cmpstr (fixture->opened_id, ==, planned->id);
  trellis_ui_key (XK_Delete, TRELLIS_UI_PLAIN);
  g_assert_cmpstr (fixture->removed_id, ==, planned->id);
  g_clear_pointer (&fixture->removed_id, g_free);
  trellis_ui_key (XK_Right, TRELLIS_UI_SHIFT);
  g_assert_cmpstr (fixture->moved_id, ==, planned->id);
  g_assert_cmpint (fixture->moved_to, >, planned->visit_on);
  g_assert_cmpint (trellis_day_get_monday (fixture->moved_to), !=, trellis_day_get_monday (planned->visit_on));
  trellis_ui_key (XK_Left, TRELLIS_UI_SHIFT);
  g_assert_cmpint (fixture->moved_to, <, planned->visit_on);
  g_assert_null (fixture->refusal);

  /* Agreed: it is cancelled, not removed. Done: it stays where it was. */
  trellis_year_board_reveal_visit (fixture->board, agreed->id);
  trellis_ui_key (XK_Delete, TRELLIS_UI_PLAIN);
  g_assert_null (fixture->removed_id);
  g_assert_cmpstr (fixture->refusal, ==,
                   "Only a planned visit is removed. Open this one and cancel it, so that it is kept.");
  g_clear_pointer (&fixture->moved_id, g_free);
  trellis_year_board_reveal_visit (fixture->board, shared->id);
  trellis_ui_key (XK_Right, TRELLIS_UI_SHIFT);
  g_assert_null (fixture->moved_id);
  g_assert_nonnull (strstr (fixture->refusal, "has taken place"));

  /* From visit to visit, and an empty week. */
  trellis_ui_key (XK_Home, TRELLIS_UI_PLAIN);
  g_assert_null (trellis_year_board_get_visit (fixture->board));
  trellis_ui_key (XK_n, TRELLIS_UI_PLAIN);
  g_assert_cmpint (fixture->added_in, ==, trellis_day_new (2025, 9, 1));
  g_assert_cmpint (trellis_year_layout_find_row (layout, fixture->added_urn), ==,
                   trellis_year_layout_find_row (layout, shared->urn));
  trellis_ui_key (XK_Right, TRELLIS_UI_CTRL);
  g_assert_nonnull (trellis_year_board_get_visit (fixture->board));
  trellis_ui_key (XK_Up, TRELLIS_UI_CTRL);
  trellis_ui_key (XK_Left, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Page_Down, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_End, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Right, TRELLIS_UI_PLAIN);
}

static void
drag_to (Fixture      *fixture,
         TrellisVisit *visit,
         TrellisDay    day)
{
  GdkRectangle from, to;

  g_assert_true (trellis_year_board_get_visit_area (fixture->board, visit->id, &from));
  g_assert_true (trellis_year_board_get_week_area (fixture->board, visit->urn, day, &to));
  /* The row is the visit's own wherever the pointer is. */
  trellis_ui_drag_at (GTK_WIDGET (fixture->board), from.x + from.width / 2, from.y + from.height / 2,
                      GTK_WIDGET (fixture->board), to.x + to.width / 2, to.y + to.height / 2 + 20);
}

static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  TrellisVisit *visit = find_visit (fixture, TRELLIS_VISIT_STATUS_PLANNED);
  TrellisVisit *shared = find_visit (fixture, TRELLIS_VISIT_STATUS_SHARED);
  TrellisDay monday = trellis_day_get_monday (visit->visit_on);

  drag_to (fixture, visit, monday + 7);
  TRELLIS_UI_WAIT (fixture->moved_id != NULL);
  g_assert_cmpstr (fixture->moved_id, ==, visit->id);
  g_assert_cmpint (trellis_day_get_monday (fixture->moved_to), ==, monday + 7);
  g_assert_null (fixture->refusal);
  g_clear_pointer (&fixture->moved_id, g_free);

  drag_to (fixture, visit, trellis_day_new (2026, 2, 16));
  TRELLIS_UI_WAIT (fixture->refusal != NULL);
  g_assert_nonnull (strstr (fixture->refusal, "is in the holidays"));
  g_assert_null (fixture->moved_id);
  g_clear_pointer (&fixture->refusal, g_free);

  drag_to (fixture, shared, trellis_day_get_monday (shared->visit_on) + 7);
  TRELLIS_UI_WAIT (fixture->refusal != NULL);
  g_assert_nonnull (strstr (fixture->refusal, "has taken place"));
  g_assert_null (fixture->moved_id);
}

static void
test_clicks (Fixture       *fixture,
             gconstpointer  data)
{
  TrellisVisit *visit = find_visit (fixture, TRELLIS_VISIT_STATUS_PLANNED);
  TrellisYearLayout *layout = trellis_year_board_get_layout (fixture->board);
  const TrellisYearRow *row = &g_array_index (layout->rows, TrellisYearRow, 2);
  const char *urn = ((TrellisSchool *) g_ptr_array_index (row->schools, 0))->urn;
  GdkRectangle area;

  g_assert_true (trellis_year_board_get_visit_area (fixture->board, visit->id, &area));
  trellis_ui_click_at (GTK_WIDGET (fixture->board), area.x + 5, area.y + 5, 2, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->opened_id != NULL);
  g_assert_cmpstr (fixture->opened_id, ==, visit->id);

  trellis_ui_spin (500);
  g_assert_true (trellis_year_board_get_week_area (fixture->board, urn, trellis_day_new (2025, 9, 3), &area));
  trellis_ui_click_at (GTK_WIDGET (fixture->board), area.x + 5, area.y + 5, 2, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->added_urn != NULL);
  g_assert_cmpstr (fixture->added_urn, ==, urn);
  g_assert_cmpint (fixture->added_in, ==, trellis_day_new (2025, 9, 1));

  trellis_ui_spin (500);
  trellis_ui_click_at (GTK_WIDGET (fixture->board), 80, area.y + 5, 2, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->school != NULL);
  g_assert_cmpstr (fixture->school, ==, urn);
}

/* No schools, one, and one after many: nothing stays behind. */
static void
test_few (Fixture       *fixture,
          gconstpointer  data)
{
  const Case *facts = data;

  trellis_ui_key (XK_Right, TRELLIS_UI_PLAIN);
  g_assert_cmpuint (trellis_year_board_get_layout (fixture->board)->rows->len, ==, facts->n_schools);
  g_assert_null (fixture->moved_id);
  trellis_year_board_show (fixture->board, NULL, NULL, NULL);
  trellis_ui_spin (50);
  g_assert_null (trellis_year_board_get_layout (fixture->board));
  g_assert_false (gtk_widget_grab_focus (GTK_WIDGET (fixture->board)));
  show (fixture, TRELLIS_YEAR_BY_HUB);
  trellis_ui_spin (50);
}

int
main (int   argc,
      char *argv[])
{
  static const Case thirty = { 30, 4, 1000, 700, FALSE, TRELLIS_YEAR_BY_ADVISER, "board" };
  static const Case dark = { 30, 4, 1000, 700, TRUE, TRELLIS_YEAR_BY_HUB, "board-dark" };
  static const Case ninety = { 90, 12, 1360, 760, FALSE, TRELLIS_YEAR_BY_HUB, "board-ninety" };

  static const Case none = { 0, 1, 500, 300, FALSE, TRELLIS_YEAR_BY_ADVISER, NULL };
  static const Case one = { 1, 1, 500, 300, TRUE, TRELLIS_YEAR_BY_ADVISER, NULL };

  trellis_ui_init (&argc, &argv);
  trellis_widgets_init ();
  g_test_add ("/year-board/picture", Fixture, &thirty, set_up, test_picture, tear_down);
  g_test_add ("/year-board/picture/dark", Fixture, &dark, set_up, test_picture, tear_down);
  g_test_add ("/year-board/picture/ninety", Fixture, &ninety, set_up, test_picture, tear_down);

  g_test_add ("/year-board/labels", Fixture, &thirty, set_up, test_labels, tear_down);
  g_test_add ("/year-board/keys", Fixture, &thirty, set_up, test_keys, tear_down);
  g_test_add ("/year-board/drag", Fixture, &thirty, set_up, test_drag, tear_down);
  g_test_add ("/year-board/clicks", Fixture, &thirty, set_up, test_clicks, tear_down);
  g_test_add ("/year-board/none", Fixture, &none, set_up, test_few, tear_down);
  g_test_add ("/year-board/one", Fixture, &one, set_up, test_few, tear_down);

  return g_test_run ();
}
