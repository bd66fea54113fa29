/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-view-private.h"

#include "trellis-rating-mark.h"
#include "trellis-store-actions.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The cards at the end: what is being done. */

static TrellisDay
get_as_at (TrellisSchoolView *self)
{
  return trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           double      xalign,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* Whether every morning of the year has the same theme, which then says nothing
 * of any one of them. */
static gboolean
is_morning_common (GListModel *visits)
{
  g_autofree char *common = NULL;
  guint n_same = 0;

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      if (*visit->theme_am == '\0')
        continue;
      if (common != NULL && !g_str_equal (common, visit->theme_am))
        return FALSE;
      if (common == NULL)
        common = g_strdup (visit->theme_am);
      n_same++;
    }

  return n_same > 1;
}

/* What a visit is about: the first line of its theme, or its kind. */
static char *
dup_theme (TrellisVisit *visit,
           gboolean      is_morning_left_out)
{
  gboolean is_pm = *visit->theme_pm != '\0' && (is_morning_left_out || *visit->theme_am == '\0');
  const char *theme = is_pm ? visit->theme_pm : visit->theme_am;
  const char *end = strchr (theme, '\n');

  if (*theme != '\0')
    return end != NULL ? g_strndup (theme, (gsize) (end - theme)) : g_strdup (theme);

  return g_strdup (trellis_visit_kind_get_name (visit->kind));
}

/* Where a visit stands, in a word; one that waits for its note says so. */
static const char *
get_status_word (TrellisVisitStatus status)
{
  switch (status)
    {
    case TRELLIS_VISIT_STATUS_PLANNED:
      return C_("visit", "planned");
    case TRELLIS_VISIT_STATUS_AGREED:
      return C_("visit", "agreed");
    case TRELLIS_VISIT_STATUS_DONE:
      return C_("visit", "note due");
    case TRELLIS_VISIT_STATUS_NOTED:
      return C_("visit", "noted");
    case TRELLIS_VISIT_STATUS_SHARED:
      return C_("visit", "shared");
    case TRELLIS_VISIT_STATUS_CANCELLED:
    case TRELLIS_N_VISIT_STATUSES:
    default:
      return C_("visit", "cancelled");
    }
}

static void
add_visit (TrellisSchoolView *self,
           TrellisVisit      *visit,
           gboolean           is_morning_left_out,
           GtkSizeGroup      *marks,
           GtkSizeGroup      *days)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *theme_label;
  g_autofree char *mark = trellis_visit_dup_mark (visit);
  g_autofree char *day = visit->visit_on != TRELLIS_DAY_NONE
    ? trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_SHORT) : g_strdup (_("no day"));
  g_autofree char *long_day = visit->visit_on != TRELLIS_DAY_NONE
    ? trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_FULL) : g_strdup (_("no day"));
  g_autofree char *theme = dup_theme (visit, is_morning_left_out);
  g_autofree char *title = trellis_visit_dup_title (visit);
  const char *status = get_status_word (visit->status);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s, %s", title, long_day, theme, status);
  g_autofree char *all = g_strdup_printf ("%s, %s\n%s%s%s", title, long_day, visit->theme_am,
                                          *visit->theme_am != '\0' && *visit->theme_pm != '\0' ? "\n" : "",
                                          visit->theme_pm);

  gtk_size_group_add_widget (marks, add_label (box, mark, 0, "heading"));
  gtk_size_group_add_widget (days, add_label (box, day, 0, "dim-label"));
  theme_label = add_label (box, theme, 0, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (theme_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (theme_label, TRUE);
  gtk_widget_set_tooltip_text (row, g_strchomp (all));
  add_label (box, status, 1, "dim-label");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "visit-id", g_strdup (visit->id), g_free);
  if (visit->status == TRELLIS_VISIT_STATUS_DONE || visit->status == TRELLIS_VISIT_STATUS_NOTED ||
      visit->status == TRELLIS_VISIT_STATUS_SHARED)
    g_object_set_data (G_OBJECT (row), "has-note", self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->visits_list, row);
}

/**
 * trellis_school_view_show_visits:
 * @self: the page, with its school read
 * @error: return location for a #GError
 *
 * Fills the card of the visits of the scope's year.
 *
 * Returns: whether everything could be read
 */
gboolean
trellis_school_view_show_visits (TrellisSchoolView  *self,
                                 GError            **error)
{
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  g_autoptr (GListModel) visits = trellis_store_list_school_visits (trellis_view_get_store (TRELLIS_VIEW (self)),
                                                                    self->urn, trellis_scope_get_year (scope), error);
  g_autoptr (GtkSizeGroup) marks = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) days = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  guint n_visits = 0, n_done = 0;
  g_autofree char *note = NULL;
  gboolean is_common;

  if (visits == NULL)
    return FALSE;

  is_common = is_morning_common (visits);
  clear_list (self->visits_list);
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      if (visit->status == TRELLIS_VISIT_STATUS_CANCELLED)
        continue;
      n_visits++;
      n_done += visit->status == TRELLIS_VISIT_STATUS_DONE || visit->status == TRELLIS_VISIT_STATUS_NOTED ||
                visit->status == TRELLIS_VISIT_STATUS_SHARED;
      add_visit (self, visit, is_common, marks, days);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->visits_list), n_visits > 0);
  gtk_widget_set_visible (self->visits_empty, n_visits == 0);
  if (n_visits > 0)
    /* Translators: how many of the year's visits have been made */
    note = g_strdup_printf (_("%u of %u done"), n_done, n_visits);
  trellis_card_set_note (self->visits_card, note != NULL ? note : "");

  return TRUE;
}

static int
compare_actions (gconstpointer a,
                 gconstpointer b,
                 gpointer      unused)
{
  static const int places[TRELLIS_N_RATINGS] = {
    [TRELLIS_RATING_RED] = 0, [TRELLIS_RATING_AMBER] = 1, [TRELLIS_RATING_GREEN] = 2, [TRELLIS_RATING_NONE] = 3,
  };
  const TrellisAction *first = a, *second = b;

  if (first->rating != second->rating)
    return places[first->rating] - places[second->rating];
  if (first->due_on != second->due_on)
    {
      /* Without a day, last. */
      if (first->due_on == TRELLIS_DAY_NONE || second->due_on == TRELLIS_DAY_NONE)
        return first->due_on == TRELLIS_DAY_NONE ? 1 : -1;
      return first->due_on < second->due_on ? -1 : 1;
    }

  return g_strcmp0 (first->id, second->id);
}

static void
add_action (TrellisSchoolView *self,
            TrellisAction     *action)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *what, *due_label;
  g_autofree char *due = trellis_day_format (action->due_on, TRELLIS_DAY_STYLE_SHORT);
  g_autofree char *name = NULL;
  gboolean is_overdue = trellis_action_is_overdue (action, get_as_at (self));

  gtk_box_append (GTK_BOX (box), trellis_rating_mark_new (action->rating));
  what = add_label (box, action->what, 0, NULL);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_label_set_lines (GTK_LABEL (what), 2);
  gtk_label_set_ellipsize (GTK_LABEL (what), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_widget_set_tooltip_text (what, action->what);
  due_label = add_label (box, due, 1, is_overdue ? "error" : "dim-label");
  if (is_overdue)
    gtk_widget_add_css_class (due_label, "heading");

  name = g_strdup_printf ("%s: %s%s%s%s%s", trellis_rating_get_name (action->rating), action->what,
                          *due != '\0' ? ", " : "", due, is_overdue ? ", " : "", is_overdue ? _("overdue") : "");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->actions_list, row);
}

/**
 * trellis_school_view_show_actions:
 * @self: the page, with its school read
 * @error: return location for a #GError
 *
 * Fills the card of open actions, those in need first.
 *
 * Returns: whether everything could be read
 */
gboolean
trellis_school_view_show_actions (TrellisSchoolView  *self,
                                  GError            **error)
{
  TrellisDay as_at = get_as_at (self);
  g_autoptr (GListModel) actions = trellis_store_list_actions (trellis_view_get_store (TRELLIS_VIEW (self)), self->urn,
                                                               as_at, error);
  g_autoptr (GListStore) open = g_list_store_new (TRELLIS_TYPE_ACTION);
  guint n_open, n_overdue = 0;
  g_autofree char *note = NULL;

  if (actions == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);

      if (action->closed_on == TRELLIS_DAY_NONE || action->closed_on > as_at)
        g_list_store_insert_sorted (open, action, compare_actions, NULL);
    }

  clear_list (self->actions_list);
  n_open = g_list_model_get_n_items (G_LIST_MODEL (open));
  for (guint i = 0; i < n_open; i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (G_LIST_MODEL (open), i);

      n_overdue += trellis_action_is_overdue (action, as_at);
      add_action (self, action);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->actions_list), n_open > 0);
  gtk_widget_set_visible (self->actions_empty, n_open == 0);
  if (n_overdue > 0)
    note = g_strdup_printf (_("%u overdue"), n_overdue);
  trellis_card_set_note (self->actions_card, note != NULL ? note : "");

  return TRUE;
}

/* The number that the next adviser's visit of the year has. */
static int
find_next_number (GListModel *visits,
                  const char *kind)
{
  int number = 0;

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      if (g_str_equal (visit->kind, kind) && visit->status != TRELLIS_VISIT_STATUS_CANCELLED)
        number = MAX (number, visit->number);
    }

  return number + 1;
}

/**
 * trellis_school_view_add_visit:
 * @self: the page
 * @kind: the kind's key
 * @day: its day; one on which the school or its adviser has none is refused in
 *   the form, with the reason
 * @session: a #TrellisSession
 * @theme: its theme; may be empty
 */
void
trellis_school_view_add_visit (TrellisSchoolView *self,
                               const char        *kind,
                               TrellisDay         day,
                               guint              session,
                               const char        *theme)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autoptr (TrellisSchoolYear) year = NULL;
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *id = NULL;

  g_free (visit->year_id);
  visit->year_id = trellis_school_year_dup_id_for_day (day);
  /* A year that the trust has not set up yet is taken to be as usual. */
  year = trellis_store_read_year (store, visit->year_id, &error);
  if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN))
    {
      g_clear_error (&error);
      year = trellis_school_year_new_usual (visit->year_id, 3, &error);
    }
  if (year == NULL)
    {
      trellis_add_visit_form_show_problem (self->add_visit_form, error->message);
      return;
    }
  closed = trellis_school_year_explain_closed (year, day, session, self->urn, self->school->adviser_id);
  if (closed != NULL)
    {
      trellis_add_visit_form_show_problem (self->add_visit_form, closed);
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (self->add_visit_form));
  g_free (visit->urn);
  visit->urn = g_strdup (self->urn);
  visit->federation_id = g_strdup (self->school->federation_id);
  g_free (visit->kind);
  visit->kind = g_strdup (kind);
  visit->visit_on = day;
  visit->session = session;
  visit->adviser_id = g_strdup (self->school->adviser_id);
  visit->status = TRELLIS_VISIT_STATUS_PLANNED;
  visit->is_pinned = TRUE;
  g_free (visit->theme_am);
  visit->theme_am = g_strdup (session == TRELLIS_SESSION_PM ? "" : theme);
  g_free (visit->theme_pm);
  visit->theme_pm = g_strdup (session == TRELLIS_SESSION_PM ? theme : "");
  if (g_str_equal (kind, TRELLIS_VISIT_KIND_ADVISER))
    {
      visits = trellis_store_list_school_visits (store, self->urn, visit->year_id, &error);
      visit->number = visits != NULL ? find_next_number (visits, kind) : 0;
    }
  id = error == NULL ? trellis_store_add_visit (store, visit, &error) : NULL;
  trellis_school_view_tell (self, id != NULL, error);
}

/**
 * trellis_school_view_add_action:
 * @self: the page
 * @what: what is to be done
 * @owner: who by; may be empty
 * @due_on: when it is due, %TRELLIS_DAY_NONE for no day
 */
void
trellis_school_view_add_action (TrellisSchoolView *self,
                                const char        *what,
                                const char        *owner,
                                TrellisDay         due_on)
{
  g_autoptr (TrellisAction) action = trellis_action_new ("");
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_free (action->urn);
  action->urn = g_strdup (self->urn);
  g_free (action->what);
  action->what = g_strdup (what);
  g_free (action->owner);
  action->owner = g_strdup (owner);
  action->opened_on = get_as_at (self);
  action->due_on = due_on;
  id = trellis_store_add_action (trellis_view_get_store (TRELLIS_VIEW (self)), action, NULL, &error);
  trellis_school_view_tell (self, id != NULL, error);
}
