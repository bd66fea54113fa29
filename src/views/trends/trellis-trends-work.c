/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-trends-view-private.h"

#include "trellis-store-schools.h"
#include "trellis-store-tally.h"

#include <glib/gi18n-lib.h>

/* What is shown in place of a measure: actions by rating, and visits done
 * against planned. */

/**
 * trellis_trends_view_read_work:
 * @self: the page
 * @schools: (element-type TrellisSchool): those in scope
 * @error: return location for a #GError
 *
 * Shows the actions and visits of the chosen school, or of those in scope.
 *
 * Returns: whether they could be read
 */
gboolean
trellis_trends_view_read_work (TrellisTrendsView  *self,
                               GListModel         *schools,
                               GError            **error)
{
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  g_autoptr (GPtrArray) tallies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < TRELLIS_N_TALLIES; i++)
    {
      TrellisTally *tally = trellis_store_read_tally (trellis_view_get_store (TRELLIS_VIEW (self)), i, schools,
                                                      self->urn, trellis_scope_get_year (scope),
                                                      trellis_scope_get_as_at (scope), error);

      if (tally == NULL)
        return FALSE;
      g_ptr_array_add (tallies, tally);
    }
  g_clear_pointer (&self->tallies, g_ptr_array_unref);
  self->tallies = g_steal_pointer (&tallies);
  trellis_tally_card_set_tally (self->actions_card, g_ptr_array_index (self->tallies, TRELLIS_TALLY_ACTIONS));
  trellis_tally_card_set_tally (self->visits_card, g_ptr_array_index (self->tallies, TRELLIS_TALLY_VISITS));
  trellis_view_set_subtitle (TRELLIS_VIEW (self), _("Actions and visits"));

  return TRUE;
}

/**
 * trellis_trends_view_report_work:
 * @self: the page, showing actions and visits
 * @details: what a document says of its trust
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what is shown, on paper; or %NULL with
 *   @error set
 */
TrellisReport *
trellis_trends_view_report_work (TrellisTrendsView           *self,
                                 const TrellisReportDetails  *details,
                                 GError                     **error)
{
  g_autoptr (TrellisSchool) school = NULL;

  if (self->urn != NULL)
    {
      school = trellis_store_read_school (trellis_view_get_store (TRELLIS_VIEW (self)), self->urn, details->as_at,
                                          error);
      if (school == NULL)
        return NULL;
    }

  return trellis_report_new_tallies (self->tallies, school != NULL ? school->name : details->scope_words, details);
}
