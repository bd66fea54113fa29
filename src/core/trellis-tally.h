/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action-course.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** TrellisTallyKind: what was done, counted over time. */
typedef enum
{
  TRELLIS_TALLY_ACTIONS,    /* open ones by rating: the worst first */
  TRELLIS_TALLY_VISITS,     /* planned in a month, and of those done */
  TRELLIS_N_TALLIES
} TrellisTallyKind;

#define TRELLIS_TALLY_MOST_SERIES 4

#define TRELLIS_TYPE_TALLY (trellis_tally_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTally, trellis_tally, TRELLIS, TALLY, GObject)

/**
 * TrellisTally:
 *
 * Actions or visits counted month by month, of a school or of several. Built by
 * whoever reads it, and read-only from then on.
 */
struct _TrellisTally
{
  GObject parent_instance;

  TrellisTallyKind kind;
  TrellisDay as_at;
  guint n_due;              /* visits whose day had come by then */
  guint n_series;
  guint n_days;
  TrellisDay *days;         /* the last of each month, or the as-at date */
  double *counts[TRELLIS_TALLY_MOST_SERIES];  /* beside the days; NAN in months that are still to come */
};

TrellisTally *trellis_tally_new             (TrellisTallyKind  kind,
                                             TrellisDay        from,
                                             TrellisDay        until,
                                             TrellisDay        as_at);
void          trellis_tally_add_action      (TrellisTally     *self,
                                             const TrellisActionCourse *course);
const char   *trellis_tally_get_title       (TrellisTally     *self);
const char   *trellis_tally_get_series_name (TrellisTally     *self,
                                             guint             series);
TrellisRating trellis_tally_get_rating      (TrellisTally     *self,
                                             guint             series);
double        trellis_tally_get_sum         (TrellisTally     *self,
                                             guint             day);
gboolean      trellis_tally_has_any         (TrellisTally     *self);
char         *trellis_tally_dup_day_name    (TrellisTally     *self,
                                             guint             day);
char         *trellis_tally_dup_reading     (TrellisTally     *self,
                                             guint             day);
char         *trellis_tally_dup_sentence    (TrellisTally     *self);
char         *trellis_tally_dup_csv         (TrellisTally     *self,
                                             char              separator);

G_END_DECLS
