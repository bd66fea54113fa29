/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-export-private.h"

#include "trellis-store-actions.h"
#include "trellis-store-visits.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Visits, and the actions that follow, as tables. */

/* The lines of morning and afternoon as one line. */
static char *
join_themes (const TrellisVisit *visit)
{
  g_autofree char *lines = g_strconcat (visit->theme_am, *visit->theme_pm != '\0' ? "\n" : "", visit->theme_pm, NULL);
  g_auto (GStrv) parts = g_strsplit (g_strstrip (lines), "\n", -1);

  return g_strjoinv ("; ", parts);
}

/**
 * trellis_export_fill_visits:
 * @store: a store, on its thread
 * @table: a table without columns yet
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Fills a table with visits of every year, whatever the day.
 *
 * Returns: whether it is filled
 */
gboolean
trellis_export_fill_visits (TrellisStore  *store,
                            TrellisTable  *table,
                            TrellisDay     as_at,
                            GError       **error)
{
  static const TrellisTableColumn columns[] = {
    { "id", NULL, 10 },
    { "urn", N_("URN"), 9 },
    { "school", N_("School"), 32 },
    { "kind", N_("Kind"), 22 },
    { "number", N_("Number"), 8 },
    { "date", N_("Date"), 12 },
    { "session", N_("Session"), 9 },
    { "adviser", N_("Adviser"), 18 },
    { "status", N_("Status"), 10 },
    { "theme", NULL, 10 },
    { "year", N_("School year"), 11 },
    { "federation_id", NULL, 10 },
    { "theme_am", N_("Morning"), 40 },
    { "theme_pm", N_("Afternoon"), 40 },
    { "is_pinned", N_("Pinned"), 8 },
  };
  g_autoptr (GListModel) visits = trellis_store_list_visits (store, NULL, error);

  if (visits == NULL)
    return FALSE;

  trellis_export_add_columns (table, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      g_autofree char *themes = join_themes (visit);

      trellis_table_add_text (table, visit->id);
      trellis_table_add_text (table, visit->urn);
      trellis_table_add_text (table, visit->school_name);
      trellis_table_add_key (table, visit->kind, trellis_visit_kind_get_name (visit->kind));
      trellis_table_add_number (table, visit->number > 0 ? visit->number : NAN, 0);
      trellis_table_add_day (table, visit->visit_on);
      trellis_table_add_key (table, trellis_session_get_key (visit->session),
                             trellis_session_get_name (visit->session));
      trellis_table_add_text (table, visit->adviser_name);
      trellis_table_add_key (table, trellis_visit_status_get_key (visit->status),
                             trellis_visit_status_get_name (visit->status));
      trellis_table_add_text (table, themes);
      trellis_table_add_text (table, visit->year_id);
      trellis_table_add_text (table, visit->federation_id);
      trellis_table_add_text (table, visit->theme_am);
      trellis_table_add_text (table, visit->theme_pm);
      trellis_export_add_yes_or_no (table, visit->is_pinned);
    }

  return TRUE;
}

/**
 * trellis_export_fill_actions:
 * @store: a store, on its thread
 * @table: a table without columns yet
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Fills a table with actions, closed ones too.
 *
 * Returns: whether it is filled
 */
gboolean
trellis_export_fill_actions (TrellisStore  *store,
                             TrellisTable  *table,
                             TrellisDay     as_at,
                             GError       **error)
{
  static const TrellisTableColumn columns[] = {
    { "id", NULL, 10 },
    { "urn", N_("URN"), 9 },
    { "school", N_("School"), 32 },
    { "action", N_("Action"), 60 },
    { "owner", N_("Owner"), 20 },
    { "due", N_("Due"), 12 },
    { "rating", N_("Rating"), 10 },
    { "rated_on", N_("Rated on"), 12 },
    { "status", N_("Status"), 10 },
    { "is_overdue", N_("Overdue"), 9 },
    { "opened_on", N_("Opened on"), 12 },
    { "closed_on", N_("Closed on"), 12 },
    { "rating_since", N_("In this rating since"), 12 },
    { "aspect_id", NULL, 10 },
    { "source", N_("Source"), 14 },
    { "adviser", N_("Adviser"), 18 },
    { "success_criteria", N_("Success criteria"), 50 },
    { "evidence", N_("Evidence"), 50 },
  };
  g_autoptr (GListModel) actions = trellis_store_list_actions (store, NULL, as_at, error);

  if (actions == NULL)
    return FALSE;

  trellis_export_add_columns (table, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);

      trellis_table_add_text (table, action->id);
      trellis_table_add_text (table, action->urn);
      trellis_table_add_text (table, action->school_name);
      trellis_table_add_text (table, action->what);
      trellis_table_add_text (table, action->owner);
      trellis_table_add_day (table, action->due_on);
      trellis_table_add_key (table, trellis_rating_get_key (action->rating), trellis_rating_get_name (action->rating));
      trellis_table_add_day (table, action->rated_on);
      if (action->closed_on == TRELLIS_DAY_NONE)
        trellis_table_add_key (table, "open", _("Open"));
      else
        trellis_table_add_key (table, "closed", _("Closed"));
      trellis_export_add_yes_or_no (table, trellis_action_is_overdue (action, as_at));
      trellis_table_add_day (table, action->opened_on);
      trellis_table_add_day (table, action->closed_on);
      trellis_table_add_day (table, action->rating_since);
      trellis_table_add_text (table, action->aspect_id);
      trellis_table_add_text (table, action->source);
      trellis_table_add_text (table, action->adviser_name);
      trellis_table_add_text (table, action->success_criteria);
      trellis_table_add_text (table, action->evidence);
    }

  return TRUE;
}
