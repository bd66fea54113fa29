/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The year of visits in the window: what a person does is in the trust file,
 * and what cannot be is said. */

#include "trellis-plan-dialog.h"
#include "trellis-resolve-panel.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"
#include "trellis-ui-driver.h"
#include "trellis-views.h"
#include "trellis-visit-agenda.h"
#include "trellis-visit-days.h"
#include "trellis-visit-dialog.h"
#include "trellis-visit-reading.h"
#include "trellis-visits-trust.h"
#include "trellis-visits-view.h"
#include "trellis-year-board.h"

#include <string.h>

typedef struct
{
  guint n_schools;
  guint n_advisers;
  gboolean is_planned;
  gboolean is_dark;
  int width;
  int height;
  const char *picture;
} Case;

typedef struct
{
  TrellisVisitsTrust *trust;
  TrellisScope *scope;
  GtkWidget *window;
  TrellisView *view;
  TrellisYearBoard *board;
  char *toast;
  char *opened_note;    /* (nullable): a visit */
} Fixture;

static void
toast_cb (Fixture    *fixture,
          const char *text,
          gboolean    has_undo)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (text);
}

/* The INSET day of one school that a visit stands on by then. */
static void
add_clash (TrellisStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (store, TRELLIS_VISITS_YEAR, &error);
  g_autoptr (GListModel) visits = trellis_store_list_visits (store, TRELLIS_VISITS_YEAR, &error);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      TrellisClosure *closure;

      if (visit->visit_on < TRELLIS_VISITS_TODAY + 30 || visit->federation_id != NULL)
        continue;
      closure = trellis_school_year_add_closure (year, TRELLIS_CLOSURE_INSET, "INSET day", visit->visit_on,
                                                 visit->visit_on);
      closure->urn = g_strdup (visit->urn);
      break;
    }
  g_assert_true (trellis_store_write_year (store, year, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const Case *facts = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (facts->is_dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  fixture->trust = trellis_visits_trust_new (facts->n_schools, facts->n_advisers, facts->is_planned);
  if (facts->picture != NULL)
    add_clash (fixture->trust->store);
  fixture->scope = trellis_scope_new (TRELLIS_VISITS_YEAR, TRELLIS_VISITS_TODAY);
  fixture->view = g_object_new (TRELLIS_TYPE_VISITS_VIEW, "store", fixture->trust->store, "scope", fixture->scope, NULL);
  g_signal_connect_swapped (fixture->view, "toast", G_CALLBACK (toast_cb), fixture);

  fixture->window = adw_window_new ();
  gtk_widget_set_hexpand (trellis_view_get_scope_end (fixture->view), TRUE);
  gtk_box_append (GTK_BOX (bar), trellis_view_get_scope_end (fixture->view));
  gtk_box_append (GTK_BOX (bar), trellis_view_get_header_end (fixture->view));
  gtk_widget_set_margin_start (bar, 18);
  gtk_widget_set_margin_end (bar, 18);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->view), TRUE);
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), facts->width, facts->height);
  trellis_view_set_shown (fixture->view, TRUE);
  trellis_ui_present (GTK_WINDOW (fixture->window));
  fixture->board = TRELLIS_YEAR_BOARD (trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_YEAR_BOARD));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (300);
  g_object_unref (fixture->scope);
  trellis_visits_trust_free (fixture->trust);
  g_free (fixture->toast);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static GtkWidget *
get_dialog (GType type)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

static gboolean
is_checked (Fixture *fixture)
{
  GtkWidget *count = trellis_ui_find_name (GTK_WIDGET (fixture->view), "count");

  return *gtk_label_get_label (GTK_LABEL (count)) != '\0';
}

static void
test_picture (Fixture       *fixture,
              gconstpointer  data)
{
  const Case *facts = data;
  g_autofree char *name = g_strdup_printf ("%s-agenda", facts->picture);
  GtkWidget *agenda;

  TRELLIS_UI_WAIT (is_checked (fixture));
  trellis_ui_spin (400);
  trellis_ui_save_test_picture (fixture->window, facts->picture);
  g_assert_nonnull (strstr (trellis_view_get_subtitle (fixture->view), " done, "));
  g_assert_cmpint (trellis_view_get_badge (fixture->view), >, 0);

  trellis_ui_click (trellis_ui_find_text (trellis_view_get_scope_end (fixture->view), "Agenda"));
  agenda = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_VISIT_AGENDA);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (agenda));
  trellis_ui_spin (200);
  trellis_ui_save_test_picture (fixture->window, name);
}

/* Planning -------------------------------------------------------------------- */

static guint
count_visits (Fixture *fixture)
{
  g_autoptr (GListModel) visits = trellis_store_list_visits (fixture->trust->store, TRELLIS_VISITS_YEAR, NULL);

  return g_list_model_get_n_items (visits);
}

static gboolean
can_take (GtkWidget *dialog)
{
  return gtk_widget_get_sensitive (trellis_ui_find_name (dialog, "take"));
}

/* From the empty year through the preview to the visits, as one change. */
static void
test_plan (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->board)));
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "0 visits");
  trellis_ui_click (trellis_ui_find_text (GTK_WIDGET (fixture->view), "Plan the year"));
  TRELLIS_UI_WAIT ((dialog = get_dialog (TRELLIS_TYPE_PLAN_DIALOG)) != NULL);
  trellis_ui_focus (dialog);
  TRELLIS_UI_WAIT (can_take (dialog));
  g_assert_cmpuint (count_visits (fixture), ==, 0);
  trellis_ui_spin (200);
  trellis_ui_save_test_picture (dialog, "visits-plan");

  trellis_ui_click (trellis_ui_find_name (dialog, "take"));
  TRELLIS_UI_WAIT (get_dialog (TRELLIS_TYPE_PLAN_DIALOG) == NULL);
  g_assert_cmpuint (count_visits (fixture), >, 40);
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->trust->store), ==, "Plan the visits of 2025-26");
  g_assert_nonnull (fixture->toast);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (fixture->board)));
  g_assert_true (trellis_store_undo (fixture->trust->store, &error));
  g_assert_cmpuint (count_visits (fixture), ==, 0);
}

/* Closing it while it plans leaves nothing behind. */
static void
test_plan_cancel (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *dialog = trellis_plan_dialog_new (GTK_WINDOW (fixture->window), fixture->trust->store,
                                               TRELLIS_VISITS_YEAR);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  trellis_ui_spin (500);
  g_assert_null (get_dialog (TRELLIS_TYPE_PLAN_DIALOG));
  g_assert_cmpuint (count_visits (fixture), ==, 0);
}

/* Moving ---------------------------------------------------------------------- */

static TrellisVisit *
read_visit (Fixture    *fixture,
            const char *id)
{
  g_autoptr (GError) error = NULL;
  TrellisVisit *visit = trellis_store_read_visit (fixture->trust->store, id, &error);

  g_assert_no_error (error);

  return visit;
}

/* One that could as well be a week later. */
static TrellisVisit *
find_visit (Fixture            *fixture,
            TrellisVisitStatus  status)
{
  g_autoptr (TrellisVisitDays) days = trellis_read_visit_days (fixture->trust->store, TRELLIS_VISITS_YEAR,
                                                               TRELLIS_VISITS_TODAY, NULL);
  TrellisYearLayout *layout = trellis_year_board_get_layout (fixture->board);

  for (guint i = 0; i < layout->pills->len; i++)
    {
      const TrellisYearPill *pill = &g_array_index (layout->pills, TrellisYearPill, i);
      TrellisDay monday = trellis_day_get_monday (pill->visit->visit_on) + 7;

      if (pill->visit->status == status && pill->visit->session == TRELLIS_SESSION_DAY && pill->n_slots == 1 &&
          pill->visit->federation_id == NULL && trellis_year_layout_find_week (layout, monday) >= 0 &&
          trellis_visit_days_find_in_week (days, pill->visit, monday, NULL) != TRELLIS_DAY_NONE)
        return read_visit (fixture, pill->visit->id);
    }
  g_assert_not_reached ();
}

static void
drag_to (Fixture      *fixture,
         TrellisVisit *visit,
         TrellisDay    day)
{
  GdkRectangle from, to;

  g_assert_true (trellis_year_board_get_visit_area (fixture->board, visit->id, &from));
  g_assert_true (trellis_year_board_get_week_area (fixture->board, visit->urn, day, &to));
  trellis_ui_drag_at (GTK_WIDGET (fixture->board), from.x + from.width / 2, from.y + from.height / 2,
                      GTK_WIDGET (fixture->board), to.x + to.width / 2, to.y + to.height / 2);
}

static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (TrellisVisit) visit = find_visit (fixture, TRELLIS_VISIT_STATUS_PLANNED);
  g_autoptr (TrellisVisit) moved = NULL;
  g_autoptr (TrellisVisit) kept = NULL;
  g_autoptr (GError) error = NULL;

  drag_to (fixture, visit, visit->visit_on + 7);
  TRELLIS_UI_WAIT (fixture->toast != NULL);
  moved = read_visit (fixture, visit->id);
  g_assert_cmpint (trellis_day_get_monday (moved->visit_on), ==, trellis_day_get_monday (visit->visit_on) + 7);
  g_assert_true (moved->is_pinned);
  g_assert_nonnull (strstr (fixture->toast, " is moved to "));
  g_clear_pointer (&fixture->toast, g_free);

  /* Into February's half-term: refused, and said why. */
  trellis_ui_spin (100);
  drag_to (fixture, moved, trellis_day_new (2026, 2, 18));
  TRELLIS_UI_WAIT (fixture->toast != NULL);
  g_assert_nonnull (strstr (fixture->toast, "is in the holidays"));
  kept = read_visit (fixture, visit->id);
  g_assert_cmpint (kept->visit_on, ==, moved->visit_on);

  g_assert_true (trellis_store_undo (fixture->trust->store, &error));
  g_clear_object (&kept);
  kept = read_visit (fixture, visit->id);
  g_assert_cmpint (kept->visit_on, ==, visit->visit_on);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (TrellisVisit) visit = find_visit (fixture, TRELLIS_VISIT_STATUS_PLANNED);
  g_autoptr (TrellisVisit) moved = NULL;
  guint n = count_visits (fixture);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->board));
  g_assert_true (trellis_year_board_reveal_visit (fixture->board, visit->id));
  trellis_ui_key (XK_Right, TRELLIS_UI_SHIFT);
  moved = read_visit (fixture, visit->id);
  g_assert_cmpint (moved->visit_on, >, visit->visit_on);
  /* The cursor goes with it, so that it can be moved on. */
  g_assert_cmpstr (trellis_year_board_get_visit (fixture->board), ==, visit->id);
  trellis_ui_key (XK_Delete, TRELLIS_UI_PLAIN);
  g_assert_cmpuint (count_visits (fixture), ==, n - 1);
  g_assert_nonnull (strstr (fixture->toast, " is removed."));
}

/* A visit is made a half day, copied, and agreed, all by keys. */
static void
test_board_edits (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (TrellisVisit) visit = find_visit (fixture, TRELLIS_VISIT_STATUS_PLANNED);
  g_autoptr (TrellisVisit) half = NULL;
  g_autoptr (TrellisVisit) agreed = NULL;
  g_autoptr (GError) error = NULL;
  guint n = count_visits (fixture);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->board));
  g_assert_true (trellis_year_board_reveal_visit (fixture->board, visit->id));
  trellis_ui_key (XK_h, TRELLIS_UI_PLAIN);
  half = read_visit (fixture, visit->id);
  g_assert_cmpint (half->session, !=, visit->session);
  g_assert_cmpint (half->visit_on, ==, visit->visit_on);
  g_assert_cmpint (half->is_pinned, ==, visit->is_pinned);

  trellis_ui_key (XK_c, TRELLIS_UI_CTRL);
  for (guint i = 0; i < 12 && count_visits (fixture) == n; i++)
    {
      trellis_ui_key (XK_Right, TRELLIS_UI_PLAIN);
      trellis_ui_key (XK_v, TRELLIS_UI_CTRL);
    }
  g_assert_cmpuint (count_visits (fixture), ==, n + 1);
  g_assert_nonnull (strstr (fixture->toast, " is planned for "));
  g_assert_true (trellis_store_undo (fixture->trust->store, &error));
  g_assert_cmpuint (count_visits (fixture), ==, n);

  g_assert_true (trellis_year_board_reveal_visit (fixture->board, visit->id));
  trellis_ui_key (XK_F10, TRELLIS_UI_SHIFT);
  TRELLIS_UI_WAIT (trellis_ui_find_text (GTK_WIDGET (fixture->board), "Agreed") != NULL &&
                   gtk_widget_get_mapped (trellis_ui_find_text (GTK_WIDGET (fixture->board), "Agreed")));
  trellis_ui_click (trellis_ui_find_text (GTK_WIDGET (fixture->board), "Agreed"));
  TRELLIS_UI_WAIT (strstr (fixture->toast, ": Agreed.") != NULL);
  agreed = read_visit (fixture, visit->id);
  g_assert_cmpint (agreed->status, ==, TRELLIS_VISIT_STATUS_AGREED);
}

/* A card from beside the year is dragged onto it. */
static void
test_card (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (TrellisVisit) visit = find_visit (fixture, TRELLIS_VISIT_STATUS_PLANNED);
  g_autoptr (TrellisVisit) placed = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *panel = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_RESOLVE_PANEL);
  GtkWidget *row;
  GdkRectangle to;

  g_assert_true (trellis_store_move_visit (fixture->trust->store, visit->id, TRELLIS_DAY_NONE, visit->session, &error));
  g_assert_nonnull (trellis_resolve_panel_find_visit (TRELLIS_RESOLVE_PANEL (panel), visit->id));
  g_assert_nonnull (strstr (trellis_view_get_subtitle (fixture->view), " not placed"));
  trellis_ui_spin (600);
  row = trellis_ui_find_type (panel, GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (trellis_year_board_get_week_area (fixture->board, visit->urn, visit->visit_on, &to));
  trellis_ui_drag_at (row, 30, 20, GTK_WIDGET (fixture->board), to.x + to.width / 2, to.y + to.height / 2);
  TRELLIS_UI_WAIT (fixture->toast != NULL);
  placed = read_visit (fixture, visit->id);
  g_assert_cmpint (trellis_day_get_monday (placed->visit_on), ==, trellis_day_get_monday (visit->visit_on));
}

/* The visit itself ------------------------------------------------------------ */

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  guint n = count_visits (fixture);
  GtkWidget *dialog;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->board));
  trellis_ui_key (XK_Up, TRELLIS_UI_CTRL);
  trellis_ui_key (XK_Home, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Right, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_n, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT ((dialog = get_dialog (TRELLIS_TYPE_VISIT_DIALOG)) != NULL);
  trellis_ui_focus (dialog);
  trellis_ui_spin (200);
  trellis_ui_save_test_picture (dialog, "visits-add");
  trellis_ui_click (trellis_ui_find_name (dialog, "add"));
  TRELLIS_UI_WAIT (get_dialog (TRELLIS_TYPE_VISIT_DIALOG) == NULL);
  g_assert_cmpuint (count_visits (fixture), ==, n + 1);
  g_assert_nonnull (strstr (fixture->toast, " is added."));
}

static void
open_note_cb (Fixture    *fixture,
              const char *visit_id)
{
  g_free (fixture->opened_note);
  fixture->opened_note = g_strdup (visit_id);
}

/* The dialog says how far the note has come, and opens its page. */
static void
test_note (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (TrellisVisit) visit = find_visit (fixture, TRELLIS_VISIT_STATUS_AGREED);
  GtkWidget *dialog, *state;

  g_signal_connect_swapped (fixture->view, "open-note", G_CALLBACK (open_note_cb), fixture);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->board));
  g_assert_true (trellis_year_board_reveal_visit (fixture->board, visit->id));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT ((dialog = get_dialog (TRELLIS_TYPE_VISIT_DIALOG)) != NULL);
  trellis_ui_focus (dialog);
  trellis_ui_spin (200);
  trellis_ui_save_test_picture (dialog, "visits-dialog");

  state = trellis_ui_find_name (dialog, "note_state");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (state)), ==, "Nothing written yet");
  gtk_widget_grab_focus (trellis_ui_find_name (dialog, "open_note"));
  trellis_ui_key (XK_space, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_strcmp0 (fixture->opened_note, visit->id) == 0);
  TRELLIS_UI_WAIT (get_dialog (TRELLIS_TYPE_VISIT_DIALOG) == NULL);
  g_clear_pointer (&fixture->opened_note, g_free);
}

static gboolean
is_label_saying (GtkWidget *widget,
                 gpointer   text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strcmp (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static gboolean
says (GtkWidget  *root,
      const char *text)
{
  return trellis_ui_find (root, is_label_saying, (gpointer) text) != NULL;
}

/* Why a visit is on its day is told when it is asked for. */
static void
test_why (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (TrellisVisit) visit = find_visit (fixture, TRELLIS_VISIT_STATUS_AGREED);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = trellis_visit_dialog_new (GTK_WINDOW (fixture->window), fixture->trust->store, visit->id, &error);
  GtkWidget *why;

  g_assert_no_error (error);
  trellis_ui_present (GTK_WINDOW (dialog));
  why = trellis_ui_find_name (dialog, "why");
  g_assert_false (says (why, "Days it could have"));
  trellis_ui_click (trellis_ui_find_text (why, "Why this day"));
  TRELLIS_UI_WAIT (says (why, "What fixing it costs"));
  trellis_ui_spin (300);
  trellis_ui_save_test_picture (dialog, "visits-why");
  g_assert_true (says (why, "How firm it is"));
  g_assert_true (says (why, "Days it could have"));
  g_assert_true (says (why, "Its time"));

  /* An edit is told of at once, and of a cancelled visit there is nothing to tell. */
  g_assert_true (trellis_store_set_visit_status (fixture->trust->store, visit->id, TRELLIS_VISIT_STATUS_CANCELLED,
                                                 &error));
  TRELLIS_UI_WAIT (!gtk_widget_get_visible (why));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* What cannot be is said in the window, and the visit stays as it was. */
static void
test_refused_edit (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (TrellisVisit) visit = find_visit (fixture, TRELLIS_VISIT_STATUS_AGREED);
  g_autoptr (TrellisVisit) kept = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = trellis_visit_dialog_new (GTK_WINDOW (fixture->window), fixture->trust->store, visit->id, &error);
  g_autofree char *last_edit = g_strdup (trellis_store_get_undo_sentence (fixture->trust->store));
  GtkWidget *problem;

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (dialog));
  trellis_ui_spin (100);
  /* To look is not to edit. */
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->trust->store), ==, last_edit);
  problem = trellis_ui_find_name (dialog, "problem");
  g_object_set (trellis_ui_find_name (dialog, "day"), "day", trellis_day_new (2026, 4, 6), NULL);
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (problem)), "Monday 6 April 2026"));
  kept = read_visit (fixture, visit->id);
  g_assert_cmpint (kept->visit_on, ==, visit->visit_on);

  /* A status is taken at once, and the sentence goes. */
  g_object_set (trellis_ui_find_name (dialog, "status"), "selected", TRELLIS_VISIT_STATUS_CANCELLED, NULL);
  g_assert_false (gtk_widget_get_visible (problem));
  g_clear_object (&kept);
  kept = read_visit (fixture, visit->id);
  g_assert_cmpint (kept->status, ==, TRELLIS_VISIT_STATUS_CANCELLED);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Another year's visits are its own, and so is what is to be resolved in it. */
static void
test_other_year (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (TrellisVisit) visit = find_visit (fixture, TRELLIS_VISIT_STATUS_AGREED);
  g_autoptr (GError) error = NULL;
  int n_before = trellis_view_get_badge (fixture->view);

  /* Done and not noted is work that waits. */
  g_assert_true (trellis_store_set_visit_status (fixture->trust->store, visit->id, TRELLIS_VISIT_STATUS_DONE, &error));
  g_assert_cmpint (trellis_view_get_badge (fixture->view), ==, n_before + 1);
  trellis_scope_set_year (fixture->scope, "2024-25");
  trellis_ui_spin (500);
  trellis_ui_find_text (GTK_WIDGET (fixture->view), "No visits in this year yet");
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "0 visits");
  g_assert_cmpint (trellis_view_get_badge (fixture->view), ==, 0);
  trellis_scope_set_year (fixture->scope, TRELLIS_VISITS_YEAR);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (fixture->board)));
  g_assert_cmpint (trellis_view_get_badge (fixture->view), ==, n_before + 1);
}

/* What Ctrl+P prints. */
static void
test_report (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = NULL;

  g_assert_true (trellis_view_can_print (fixture->view));
  report = trellis_view_create_report (fixture->view, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trellis_report_get_n_pages (report), >, 0);
}

/* The days of each adviser are a look of their own, and print as they are shown. */
static void
test_days (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) advisers = trellis_store_list_people (fixture->trust->store, TRUE, TRELLIS_VISITS_TODAY,
                                                               &error);
  g_autoptr (TrellisPerson) adviser = g_list_model_get_item (advisers, 0);
  g_autoptr (TrellisReport) report = NULL;
  GtkWidget *days;

  g_assert_no_error (error);
  days = gtk_widget_get_ancestor (trellis_ui_find_text (trellis_view_get_scope_end (fixture->view), "Days"),
                                  GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (days), TRUE);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (trellis_ui_find_text (fixture->window, "All advisers")));
  g_assert_nonnull (trellis_ui_find_text (fixture->window, adviser->name));
  report = trellis_view_create_report (fixture->view, &error);
  g_assert_no_error (error);
  g_assert_cmpint (trellis_report_get_kind (report), ==, TRELLIS_REPORT_CAPACITY);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  trellis_ui_find_text (GTK_WIDGET (fixture->view), "No schools yet");
  g_assert_false (gtk_widget_get_visible (trellis_view_get_header_end (fixture->view)));
  trellis_ui_save_test_picture (fixture->window, "visits-no-schools");
  g_assert_true (trellis_store_add_school (fixture->trust->store, "900001", "Oakfield Primary", "primary", FALSE, &error));
  trellis_ui_spin (50);
  g_assert_true (gtk_widget_get_mapped (trellis_ui_find_text (GTK_WIDGET (fixture->view), "No visits in this year yet")));
  trellis_ui_save_test_picture (fixture->window, "visits-no-visits");
  trellis_ui_click (trellis_ui_find_text (GTK_WIDGET (fixture->view), "Begin with an empty year"));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (fixture->board)));
}

int
main (int   argc,
      char *argv[])
{
  static const Case small = { 30, 4, TRUE, FALSE, 1180, 690, "visits" };
  static const Case dark = { 30, 4, TRUE, TRUE, 1180, 690, "visits-dark" };
  static const Case wide = { 90, 8, TRUE, FALSE, 1734, 1000, "visits-ninety" };

  static const Case planned = { 12, 3, TRUE, FALSE, 1180, 690, NULL };
  static const Case unplanned = { 12, 3, FALSE, FALSE, 1180, 690, NULL };
  static const Case none = { 0, 1, FALSE, FALSE, 1180, 690, NULL };

  trellis_ui_init (&argc, &argv);
  trellis_views_init ();
  g_test_add ("/visits/picture", Fixture, &small, set_up, test_picture, tear_down);
  g_test_add ("/visits/picture/dark", Fixture, &dark, set_up, test_picture, tear_down);
  g_test_add ("/visits/picture/ninety", Fixture, &wide, set_up, test_picture, tear_down);

  g_test_add ("/visits/plan", Fixture, &unplanned, set_up, test_plan, tear_down);
  g_test_add ("/visits/plan/cancel", Fixture, &unplanned, set_up, test_plan_cancel, tear_down);
  g_test_add ("/visits/drag", Fixture, &planned, set_up, test_drag, tear_down);
  g_test_add ("/visits/keys", Fixture, &planned, set_up, test_keys, tear_down);
  g_test_add ("/visits/board-edits", Fixture, &planned, set_up, test_board_edits, tear_down);
  g_test_add ("/visits/card", Fixture, &planned, set_up, test_card, tear_down);
  g_test_add ("/visits/add", Fixture, &planned, set_up, test_add, tear_down);
  g_test_add ("/visits/note", Fixture, &planned, set_up, test_note, tear_down);
  g_test_add ("/visits/why", Fixture, &planned, set_up, test_why, tear_down);
  g_test_add ("/visits/refused-edit", Fixture, &planned, set_up, test_refused_edit, tear_down);
  g_test_add ("/visits/other-year", Fixture, &planned, set_up, test_other_year, tear_down);
  g_test_add ("/visits/report", Fixture, &planned, set_up, test_report, tear_down);
  g_test_add ("/visits/days", Fixture, &planned, set_up, test_days, tear_down);
  g_test_add ("/visits/empty", Fixture, &none, set_up, test_empty, tear_down);

  return g_test_run ();
}
