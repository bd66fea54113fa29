/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-visit-editing.h"

#include "trellis-store-trust.h"
#include "trellis-store-visits.h"
#include "trellis-visit-reading.h"

#include <glib/gi18n.h>

/* What a person does to a visit on the board without opening it: one edit each,
 * with its sentence and Undo, or the reason that it cannot be. */

static void
show_result (TrellisView *view,
             gboolean     is_good,
             const char  *sentence,
             GError      *error)
{
  if (is_good)
    trellis_view_toast (view, sentence, TRUE);
  else
    trellis_view_show_error (view, error);
}

/**
 * trellis_edit_visit_session:
 * @view: the view that was asked
 * @days: the year
 * @visit_id: a visit of it
 * @session: the part of its day that it is to take; there is room
 */
void
trellis_edit_visit_session (TrellisView      *view,
                            TrellisVisitDays *days,
                            const char       *visit_id,
                            TrellisSession    session)
{
  TrellisVisit *visit = trellis_visit_days_find_visit (days, visit_id);
  g_autofree char *name = visit != NULL ? trellis_name_visit (visit) : NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  if (visit == NULL)
    return;
  /* Translators: a school and a visit; all day, morning, afternoon */
  sentence = g_strdup_printf (_("%s: %s."), name, trellis_session_get_name (session));
  is_good = trellis_store_set_visit_session (trellis_view_get_store (view), visit_id, session, &error);
  show_result (view, is_good, sentence, error);
}

/**
 * trellis_edit_visit_status:
 * @view: the view that was asked
 * @days: the year
 * @visit_id: a visit of it
 * @status: what it is from now on
 *
 * A visit that is yet to come has not been done; that is said instead.
 */
void
trellis_edit_visit_status (TrellisView        *view,
                           TrellisVisitDays   *days,
                           const char         *visit_id,
                           TrellisVisitStatus  status)
{
  TrellisVisit *visit = trellis_visit_days_find_visit (days, visit_id);
  g_autofree char *name = visit != NULL ? trellis_name_visit (visit) : NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  if (visit == NULL || visit->status == status)
    return;
  if (status == TRELLIS_VISIT_STATUS_DONE && visit->visit_on > trellis_store_get_today (trellis_view_get_store (view)))
    {
      g_autofree char *date = trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_FULL);
      g_autofree char *refusal = g_strdup_printf (_("%s is on %s: it has not taken place yet."), name, date);

      trellis_view_toast (view, refusal, FALSE);
      return;
    }
  /* Translators: a school and a visit; planned, agreed, done, cancelled */
  sentence = g_strdup_printf (_("%s: %s."), name, trellis_visit_status_get_name (status));
  is_good = trellis_store_set_visit_status (trellis_view_get_store (view), visit_id, status, &error);
  show_result (view, is_good, sentence, error);
}

/**
 * trellis_edit_visit_copy:
 * @view: the view that was asked
 * @days: the year
 * @visit_id: a visit of it
 * @urn: whose the other one is to be; of a federation, its first
 * @monday: its week
 *
 * Adds a visit of the same kind, length and themes with the next number, by the
 * adviser of its school, fixed to the day that it takes in the week.
 *
 * Returns: (transfer full) (nullable): its id, or %NULL where it could not be,
 *   which was said
 */
char *
trellis_edit_visit_copy (TrellisView      *view,
                         TrellisVisitDays *days,
                         const char       *visit_id,
                         const char       *urn,
                         TrellisDay        monday)
{
  TrellisStore *store = trellis_view_get_store (view);
  TrellisVisit *visit = trellis_visit_days_find_visit (days, visit_id);
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme (store, &error);
  g_autoptr (TrellisVisit) draft = NULL;
  g_autofree char *refusal = NULL;
  g_autofree char *name = NULL;
  g_autofree char *date = NULL;
  g_autofree char *sentence = NULL;
  char *id;

  if (scheme == NULL)
    {
      trellis_view_show_error (view, error);
      return NULL;
    }
  draft = visit != NULL ? trellis_draft_visit (days, scheme, urn, visit->kind, TRELLIS_DAY_NONE) : NULL;
  if (draft == NULL)
    return NULL;

  draft->session = visit->session;
  g_free (draft->theme_am);
  draft->theme_am = g_strdup (visit->theme_am);
  g_free (draft->theme_pm);
  draft->theme_pm = g_strdup (visit->theme_pm);
  if (visit->number == 0)
    draft->number = 0;
  draft->visit_on = trellis_visit_days_find_in_week (days, draft, monday, &refusal);
  if (refusal != NULL)
    {
      trellis_view_toast (view, refusal, FALSE);
      return NULL;
    }
  draft->is_pinned = TRUE;
  name = trellis_name_visit (draft);
  date = trellis_day_format (draft->visit_on, TRELLIS_DAY_STYLE_FULL);
  sentence = g_strdup_printf (_("%s is planned for %s."), name, date);
  id = trellis_store_add_visit (store, draft, &error);
  show_result (view, id != NULL, sentence, error);

  return id;
}
