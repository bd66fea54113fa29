/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-tally.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (TrellisTally, trellis_tally, G_TYPE_OBJECT)

/* From the foot of the stack. */
static const TrellisRating ratings[] = {
  TRELLIS_RATING_RED, TRELLIS_RATING_AMBER, TRELLIS_RATING_GREEN, TRELLIS_RATING_NONE,
};

enum
{
  VISITS_PLANNED,
  VISITS_DONE,
  N_VISITS_SERIES
};

static void
trellis_tally_finalize (GObject *object)
{
  TrellisTally *self = TRELLIS_TALLY (object);

  g_free (self->days);
  for (guint i = 0; i < self->n_series; i++)
    g_free (self->counts[i]);

  G_OBJECT_CLASS (trellis_tally_parent_class)->finalize (object);
}

static void
trellis_tally_class_init (TrellisTallyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_tally_finalize;
}

static void
trellis_tally_init (TrellisTally *self)
{
}

/**
 * trellis_tally_new:
 * @kind: what is counted
 * @from: a day of the first month
 * @until: a day of the last one
 * @as_at: the day from which is looked: actions are counted on it in place of
 *   its month's last day
 *
 * Returns: (transfer full): months without counts yet: none of what there is,
 *   for its maker to add to
 */
TrellisTally *
trellis_tally_new (TrellisTallyKind kind,
                   TrellisDay       from,
                   TrellisDay       until,
                   TrellisDay       as_at)
{
  TrellisTally *self = g_object_new (TRELLIS_TYPE_TALLY, NULL);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TrellisDay));
  int year, month, day_of_month;
  TrellisDay first;

  trellis_day_get_ymd (from, &year, &month, &day_of_month);
  first = trellis_day_new (year, month, 1);
  for (int i = 0; trellis_day_add_months (first, i) <= until; i++)
    {
      TrellisDay last = trellis_day_add_months (first, i + 1) - 1;

      if (kind == TRELLIS_TALLY_ACTIONS)
        last = MIN (last, as_at);
      g_array_append_val (days, last);
    }
  self->kind = kind;
  self->as_at = as_at;
  self->n_series = kind == TRELLIS_TALLY_ACTIONS ? G_N_ELEMENTS (ratings) : N_VISITS_SERIES;
  self->n_days = days->len;
  self->days = (TrellisDay *) g_array_steal (days, NULL);
  for (guint i = 0; i < self->n_series; i++)
    self->counts[i] = g_new0 (double, self->n_days + 1);

  return self;
}

/**
 * trellis_tally_add_action:
 * @self: a tally of actions
 * @course: what has become of one
 *
 * Counts the action by its rating on each day on which it was open.
 */
void
trellis_tally_add_action (TrellisTally              *self,
                          const TrellisActionCourse *course)
{
  g_return_if_fail (self->kind == TRELLIS_TALLY_ACTIONS);

  for (guint k = 0; k < self->n_days; k++)
    {
      TrellisActionColumn column = trellis_action_course_get_column (course, self->days[k]);

      for (guint i = 0; i < self->n_series; i++)
        self->counts[i][k] += column == (TrellisActionColumn) ratings[i];
    }
}

/**
 * trellis_tally_get_title:
 * @self: a tally
 *
 * Returns: (transfer none): what it counts
 */
const char *
trellis_tally_get_title (TrellisTally *self)
{
  return self->kind == TRELLIS_TALLY_ACTIONS ? _("Open actions by rating") : _("Visits done against planned");
}

/**
 * trellis_tally_get_rating:
 * @self: a tally of actions
 * @series: one of its series
 *
 * Returns: the rating that the series counts
 */
TrellisRating
trellis_tally_get_rating (TrellisTally *self,
                          guint         series)
{
  g_return_val_if_fail (self->kind == TRELLIS_TALLY_ACTIONS && series < self->n_series, TRELLIS_RATING_NONE);

  return ratings[series];
}

/**
 * trellis_tally_get_series_name:
 * @self: a tally
 * @series: one of its series
 *
 * Returns: (transfer none): what the series counts
 */
const char *
trellis_tally_get_series_name (TrellisTally *self,
                               guint         series)
{
  if (self->kind == TRELLIS_TALLY_ACTIONS)
    return trellis_rating_get_name (ratings[series]);

  return series == VISITS_PLANNED ? _("Planned") : _("Done");
}

/**
 * trellis_tally_get_sum:
 * @self: a tally of actions
 * @day: a place among its days
 *
 * Returns: how many were open, whatever their rating
 */
double
trellis_tally_get_sum (TrellisTally *self,
                       guint         day)
{
  double sum = 0;

  for (guint i = 0; i < self->n_series; i++)
    sum += self->counts[i][day];

  return sum;
}

/**
 * trellis_tally_has_any:
 * @self: a tally
 *
 * Returns: whether anything was counted
 */
gboolean
trellis_tally_has_any (TrellisTally *self)
{
  for (guint i = 0; i < self->n_series; i++)
    {
      for (guint k = 0; k < self->n_days; k++)
        {
          if (self->counts[i][k] > 0)
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * trellis_tally_dup_day_name:
 * @self: a tally
 * @day: a place among its days
 *
 * Returns: (transfer full): of visits the month, of actions the day on which
 *   they are counted
 */
char *
trellis_tally_dup_day_name (TrellisTally *self,
                            guint         day)
{
  return trellis_day_format (self->days[day], self->kind == TRELLIS_TALLY_VISITS ? TRELLIS_DAY_STYLE_MONTH
                                                                                 : TRELLIS_DAY_STYLE_MEDIUM);
}

/* "5 Red, 9 Amber", or "4 Planned, 3 Done"; what is not known yet is left out. */
static char *
describe_counts (TrellisTally *self,
                 guint         day)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_series; i++)
    {
      g_autofree char *name = g_utf8_strdown (trellis_tally_get_series_name (self, i), -1);

      if (!isnan (self->counts[i][day]))
        /* Translators: a count and what is counted: "5 red" */
        g_ptr_array_add (parts, g_strdup_printf (_("%.0f %s"), self->counts[i][day], name));
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}

/**
 * trellis_tally_dup_reading:
 * @self: a tally
 * @day: a place among its days
 *
 * Returns: (transfer full): what was counted there: "6 Mar 2026: 5 red, 9
 *   amber, 12 green, 3 not rated"
 */
char *
trellis_tally_dup_reading (TrellisTally *self,
                           guint         day)
{
  g_autofree char *name = trellis_tally_dup_day_name (self, day);
  g_autofree char *counts = describe_counts (self, day);

  return g_strdup_printf ("%s: %s", name, counts);
}

static char *
describe_actions (TrellisTally *self)
{
  guint last = self->n_days - 1;
  g_autofree char *counts = describe_counts (self, last);
  g_autofree char *day = trellis_day_format (self->days[last], TRELLIS_DAY_STYLE_LONG);
  g_autofree char *first_day = trellis_day_format (self->days[0], TRELLIS_DAY_STYLE_LONG);
  guint n = (guint) trellis_tally_get_sum (self, last);
  guint n_first = (guint) trellis_tally_get_sum (self, 0);

  /* Translators: how many actions, on which day, how they are rated, how many there were before and when */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u action was open on %s: %s. There were %u on %s.",
                                       "%u actions were open on %s: %s. There were %u on %s.", n), n, day, counts,
                          n_first, first_day);
}

static char *
describe_visits (TrellisTally *self)
{
  g_autofree char *day = trellis_day_format (self->as_at, TRELLIS_DAY_STYLE_LONG);
  guint n_done = 0, n_all = 0;

  for (guint k = 0; k < self->n_days; k++)
    {
      n_all += (guint) self->counts[VISITS_PLANNED][k];
      n_done += isnan (self->counts[VISITS_DONE][k]) ? 0 : (guint) self->counts[VISITS_DONE][k];
    }

  /* Translators: how many visits were planned by a day, how many of them were done, how many come later in the year */
  return g_strdup_printf (_("%u visits were planned by %s, and %u of them were done; %u are still to come this year."),
                          self->n_due, day, n_done, n_all - self->n_due);
}

/**
 * trellis_tally_dup_sentence:
 * @self: a tally
 *
 * Returns: (transfer full): what it shows, in words
 */
char *
trellis_tally_dup_sentence (TrellisTally *self)
{
  if (!trellis_tally_has_any (self))
    return g_strdup (self->kind == TRELLIS_TALLY_ACTIONS ? _("No actions yet.") : _("No visits planned yet."));

  return self->kind == TRELLIS_TALLY_ACTIONS ? describe_actions (self) : describe_visits (self);
}

/**
 * trellis_tally_dup_csv:
 * @self: a tally
 * @separator: between the cells of a line
 *
 * Returns: (transfer full): the counts as a table with a head, for a
 *   spreadsheet
 */
char *
trellis_tally_dup_csv (TrellisTally *self,
                       char          separator)
{
  g_autoptr (GString) text = g_string_new (self->kind == TRELLIS_TALLY_ACTIONS ? _("Day") : _("Month"));

  for (guint i = 0; i < self->n_series; i++)
    g_string_append_printf (text, "%c%s", separator, trellis_tally_get_series_name (self, i));
  g_string_append_c (text, '\n');
  for (guint k = 0; k < self->n_days; k++)
    {
      g_autofree char *name = trellis_tally_dup_day_name (self, k);

      g_string_append (text, name);
      for (guint i = 0; i < self->n_series; i++)
        {
          g_string_append_c (text, separator);
          if (!isnan (self->counts[i][k]))
            g_string_append_printf (text, "%.0f", self->counts[i][k]);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
