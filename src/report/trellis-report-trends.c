/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-store-measures.h"
#include "trellis-store-schools.h"
#include "trellis-store-tally.h"
#include "trellis-store-trend.h"
#include "trellis-tally-paper.h"
#include "trellis-trends-paper.h"

#include <glib/gi18n-lib.h>

/* Figures over time on paper: a measure after the other, each from a page of
 * its own, and actions and visits. */

/**
 * trellis_report_new_trends:
 * @sights: (element-type TrellisTrendSight): what is looked at, a measure each;
 *   those without figures are left out
 * @order: of the schools' small charts
 * @details: what it says of its trust
 * @error: return location for a #GError
 *
 * Fails with %G_IO_ERROR_NOT_FOUND where nothing has a figure.
 *
 * Returns: (transfer full) (nullable): the measures as a document, A4 upright;
 *   or %NULL with @error set
 */
TrellisReport *
trellis_report_new_trends (GPtrArray                   *sights,
                           TrellisTrendOrder            order,
                           const TrellisReportDetails  *details,
                           GError                     **error)
{
  g_autoptr (TrellisReport) self = trellis_report_new (TRELLIS_REPORT_TRENDS, details);

  for (guint i = 0; i < sights->len; i++)
    {
      const TrellisTrendSight *sight = g_ptr_array_index (sights, i);
      TrellisTrendsPaper *paper;

      if (trellis_trend_find_last_period (sight->trend) < 0)
        continue;
      paper = trellis_trends_paper_new (sight, order, self->scope_words, self->text);
      trellis_report_add_part (self, &trellis_report_trends_paper, paper, &paper->sheet, paper->title);
      if (self->title == NULL)
        self->title = g_strdup_printf (_("Trends, %s"), paper->title);
    }
  if (self->parts->len == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There are no figures yet. Import some, or type them in "
                                                              "Trends."));
      return NULL;
    }
  if (self->parts->len > 1)
    {
      g_free (self->title);
      self->title = g_strdup (_("Trends"));
    }

  return g_steal_pointer (&self);
}

static void
add_tallies (TrellisReport *self,
             GPtrArray     *tallies,
             const char    *subtitle)
{
  TrellisTallyPaper *paper = trellis_tally_paper_new (tallies, subtitle, self->text);

  trellis_report_add_part (self, &trellis_report_tally_paper, paper, &paper->sheet, paper->title);
}

/**
 * trellis_report_new_tallies:
 * @tallies: (element-type TrellisTally): actions and visits over time
 * @subtitle: (nullable): whose they are; %NULL for the whole trust
 * @details: what it says of its trust
 *
 * Returns: (transfer full): them as a page of A4 upright
 */
TrellisReport *
trellis_report_new_tallies (GPtrArray                  *tallies,
                            const char                 *subtitle,
                            const TrellisReportDetails *details)
{
  TrellisReport *self = trellis_report_new (TRELLIS_REPORT_TRENDS, details);

  add_tallies (self, tallies, subtitle);
  self->title = g_strdup (_("Trends, actions and visits"));

  return self;
}

/* A measure up to the last period with figures, its mean that of the whole trust. */
static TrellisTrendSight *
read_sight (const TrellisReportRequest  *request,
            const TrellisMeasure        *measure,
            const char                  *urn,
            GError                     **error)
{
  TrellisDay as_at = request->details->as_at;
  g_autoptr (TrellisTrendSight) sight = g_new0 (TrellisTrendSight, 1);
  g_autoptr (TrellisTrend) whole = NULL;

  sight->urn = g_strdup (urn);
  sight->trend = trellis_store_read_trend (request->store, measure->id, request->schools, "", as_at, error);
  whole = sight->trend != NULL ? trellis_store_read_trend (request->store, measure->id, request->all_schools, "", as_at,
                                                           error) : NULL;
  if (whole == NULL)
    return NULL;
  trellis_trend_take_means (sight->trend, whole);
  sight->until = (guint) MAX (trellis_trend_find_last_period (sight->trend), 0);
  if (urn != NULL)
    {
      sight->notes = trellis_store_list_trend_notes (request->store, urn, as_at, error);
      if (sight->notes == NULL)
        return NULL;
    }

  return g_steal_pointer (&sight);
}

/* Actions and visits behind the measures, where there are any. */
static gboolean
add_work (TrellisReport               *self,
          const TrellisReportRequest  *request,
          const char                  *urn,
          GError                     **error)
{
  g_autoptr (GPtrArray) tallies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TrellisSchool) school = urn != NULL ? trellis_store_read_school (request->store, urn,
                                                                              request->details->as_at, error) : NULL;
  gboolean has_any = FALSE;

  if (urn != NULL && school == NULL)
    return FALSE;
  for (guint i = 0; i < TRELLIS_N_TALLIES; i++)
    {
      TrellisTally *tally = trellis_store_read_tally (request->store, i, request->schools, urn, request->year_id,
                                                      request->details->as_at, error);

      if (tally == NULL)
        return FALSE;
      has_any |= trellis_tally_has_any (tally);
      g_ptr_array_add (tallies, tally);
    }
  if (has_any)
    add_tallies (self, tallies, school != NULL ? school->name : self->scope_words);

  return TRUE;
}

/**
 * trellis_report_new_all_trends:
 * @request: what to read from
 * @urn: (nullable): a school; %NULL for the trust
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): every measure that has figures, and
 *   actions and visits behind them; or %NULL with @error set
 */
TrellisReport *
trellis_report_new_all_trends (const TrellisReportRequest  *request,
                               const char                  *urn,
                               GError                     **error)
{
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (request->store, error);
  g_autoptr (GPtrArray) sights = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_trend_sight_free);
  g_autoptr (TrellisReport) report = NULL;

  if (measures == NULL)
    return NULL;
  for (guint i = 0; i < measures->len; i++)
    {
      const TrellisMeasure *measure = g_ptr_array_index (measures, i);
      TrellisTrendSight *sight = read_sight (request, measure, urn, error);

      if (sight == NULL)
        return NULL;
      g_ptr_array_add (sights, sight);
      if (urn != NULL && trellis_trend_find_school (sight->trend, urn) == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The trust has no school with the URN %s."), urn);
          return NULL;
        }
    }

  report = trellis_report_new_trends (sights, TRELLIS_TREND_ORDER_NAME, request->details, error);
  if (report == NULL || !add_work (report, request, urn, error))
    return NULL;

  return g_steal_pointer (&report);
}
