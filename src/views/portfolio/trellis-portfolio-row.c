/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-portfolio-row.h"

#include "trellis-matrix.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TrellisPortfolioRow, trellis_portfolio_row, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
trellis_portfolio_row_finalize (GObject *object)
{
  TrellisPortfolioRow *self = TRELLIS_PORTFOLIO_ROW (object);

  g_clear_object (&self->school);
  g_free (self->group_key);
  g_free (self->title);

  G_OBJECT_CLASS (trellis_portfolio_row_parent_class)->finalize (object);
}

static void
trellis_portfolio_row_class_init (TrellisPortfolioRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_portfolio_row_finalize;

  /**
   * TrellisPortfolioRow::changed:
   * @self: the row
   *
   * It tells something else now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_PORTFOLIO_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
trellis_portfolio_row_init (TrellisPortfolioRow *self)
{
  self->months_in_level = -1;
  self->pupils = -1;
}

/**
 * trellis_portfolio_row_new_school:
 * @school: a school
 *
 * Returns: (transfer full): its row, without levels yet
 */
TrellisPortfolioRow *
trellis_portfolio_row_new_school (TrellisSchool *school)
{
  TrellisPortfolioRow *self = g_object_new (TRELLIS_TYPE_PORTFOLIO_ROW, NULL);

  self->school = g_object_ref (school);

  return self;
}

/**
 * trellis_portfolio_row_new_heading:
 * @group_key: what tells the group from others
 * @title: its name
 * @level: (nullable): the level of its schools, where they are grouped by level
 *
 * Returns: (transfer full): the heading of a group
 */
TrellisPortfolioRow *
trellis_portfolio_row_new_heading (const char         *group_key,
                                   const char         *title,
                                   const TrellisLevel *level)
{
  TrellisPortfolioRow *self = g_object_new (TRELLIS_TYPE_PORTFOLIO_ROW, NULL);

  self->group_key = g_strdup (group_key);
  self->title = g_strdup (title);
  self->group_level = level;

  return self;
}

/**
 * trellis_portfolio_row_is_heading:
 * @self: a row
 *
 * Returns: whether it heads a group
 */
gboolean
trellis_portfolio_row_is_heading (TrellisPortfolioRow *self)
{
  return self->school == NULL;
}

/**
 * trellis_portfolio_row_get_direction:
 * @self: a school's row
 *
 * Returns: 1 where its level is better than on the day compared with, -1 where
 *   it is worse, 0 where it is the same or there was none
 */
int
trellis_portfolio_row_get_direction (TrellisPortfolioRow *self)
{
  if (self->level == NULL || self->previous == NULL || self->level->rank == self->previous->rank)
    return 0;

  return self->level->rank < self->previous->rank ? 1 : -1;
}

/**
 * trellis_portfolio_row_set_limit:
 * @self: a school's row with its level
 * @as_at: the day to look from
 *
 * Counts its months in the level against the level's time limit.
 */
void
trellis_portfolio_row_set_limit (TrellisPortfolioRow *self,
                                 TrellisDay           as_at)
{
  TrellisMatrixRow row = { .months_in_level = -1 };

  trellis_matrix_row_set_limit (&row, self->level, self->school->agreed_on, as_at);
  self->months_in_level = row.months_in_level;
  self->limit_months = row.limit_months;
  self->is_past_limit = row.is_past_limit;
}

/**
 * trellis_portfolio_row_dup_summary:
 * @self: a heading
 *
 * Returns: (transfer full): "9 schools, 3,183 pupils"
 */
char *
trellis_portfolio_row_dup_summary (TrellisPortfolioRow *self)
{
  g_autofree char *schools = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u school", "%u schools", self->n_schools),
                                              self->n_schools);

  if (self->pupils < 0)
    return g_steal_pointer (&schools);

  /* Translators: %s is "9 schools", %'d how many pupils they have together */
  return g_strdup_printf (_("%s, %'d pupils"), schools, self->pupils);
}

/**
 * trellis_portfolio_row_changed:
 * @self: a row whose fields have been written
 *
 * Tells whoever shows it.
 */
void
trellis_portfolio_row_changed (TrellisPortfolioRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
