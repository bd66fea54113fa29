/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (TrellisTrend, trellis_trend, G_TYPE_OBJECT)

static void
free_period (gpointer data)
{
  TrellisTrendPeriod *period = data;

  g_free (period->key);
  g_free (period->name);
  g_free (period);
}

static void
free_figures (TrellisTrendFigure *figures,
              guint               n_figures)
{
  for (guint i = 0; figures != NULL && i < n_figures; i++)
    {
      g_free (figures[i].reason);
      g_free (figures[i].source);
    }
  g_free (figures);
}

static void
trellis_trend_finalize (GObject *object)
{
  TrellisTrend *self = TRELLIS_TREND (object);

  for (guint i = 0; i < self->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (self->schools, i);

      free_figures (school->figures, self->periods->len);
      g_object_unref (school->school);
      g_free (school);
    }
  g_ptr_array_unref (self->schools);
  g_ptr_array_unref (self->periods);
  g_free (self->means);
  g_free (self->benchmark);
  g_free (self->benchmark_name);
  g_free (self->pupil_group);
  trellis_measure_free (self->measure);

  G_OBJECT_CLASS (trellis_trend_parent_class)->finalize (object);
}

static void
trellis_trend_class_init (TrellisTrendClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_trend_finalize;
}

static void
trellis_trend_init (TrellisTrend *self)
{
  self->periods = g_ptr_array_new_with_free_func (free_period);
  self->schools = g_ptr_array_new ();
  self->benchmark_name = g_strdup ("");
  self->pupil_group = g_strdup ("");
  self->target = NAN;
}

static void
clear_note (gpointer data)
{
  g_free (((TrellisTrendNote *) data)->text);
}

/**
 * trellis_trend_notes_new:
 *
 * Returns: (transfer full) (element-type TrellisTrendNote): no notes yet; it
 *   owns their texts
 */
GArray *
trellis_trend_notes_new (void)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (TrellisTrendNote));

  g_array_set_clear_func (notes, clear_note);

  return notes;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const TrellisTrendSchool *one = *(TrellisTrendSchool *const *) a;
  const TrellisTrendSchool *other = *(TrellisTrendSchool *const *) b;
  int order = g_utf8_collate (one->school->name, other->school->name);

  return order != 0 ? order : g_strcmp0 (one->school->urn, other->school->urn);
}

/**
 * trellis_trend_new:
 * @measure: what is looked at; copied
 * @schools: (element-type TrellisSchool): whose figures
 *
 * Returns: (transfer full): the schools by name, without periods yet
 */
TrellisTrend *
trellis_trend_new (const TrellisMeasure *measure,
                   GListModel           *schools)
{
  TrellisTrend *self = g_object_new (TRELLIS_TYPE_TREND, NULL);

  self->measure = g_new0 (TrellisMeasure, 1);
  self->measure->id = g_strdup (measure->id);
  self->measure->name = g_strdup (measure->name);
  self->measure->unit = g_strdup (measure->unit);
  self->measure->decimals = measure->decimals;
  self->measure->better = measure->better;
  self->measure->every = g_strdup (measure->every);
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      TrellisTrendSchool *school = g_new0 (TrellisTrendSchool, 1);

      school->school = g_list_model_get_item (schools, i);
      school->target = NAN;
      g_ptr_array_add (self->schools, school);
    }
  g_ptr_array_sort (self->schools, compare_names);

  return self;
}

/**
 * trellis_trend_add_period:
 * @self: a trend whose periods are not frozen
 * @key: `2024-25`, `2024-25/3`, …
 * @ends_on: its last day, not before that of the last one added
 *
 * Returns: its index
 */
guint
trellis_trend_add_period (TrellisTrend *self,
                          const char   *key,
                          TrellisDay    ends_on)
{
  TrellisTrendPeriod *period = g_new0 (TrellisTrendPeriod, 1);

  g_return_val_if_fail (self->means == NULL, 0);

  period->key = g_strdup (key);
  period->name = trellis_period_dup_name (key, FALSE);
  period->ends_on = ends_on;
  g_ptr_array_add (self->periods, period);

  return self->periods->len - 1;
}

/**
 * trellis_trend_freeze_periods:
 * @self: a trend with all its periods
 *
 * Makes room for the figures, each without a value and a reason at first.
 */
void
trellis_trend_freeze_periods (TrellisTrend *self)
{
  guint n_periods = self->periods->len;

  g_return_if_fail (self->means == NULL);

  self->means = g_new0 (TrellisTrendMean, n_periods + 1);
  self->benchmark = g_new (double, n_periods + 1);
  for (guint k = 0; k < n_periods; k++)
    {
      self->means[k].mean = NAN;
      self->benchmark[k] = NAN;
    }
  for (guint i = 0; i < self->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (self->schools, i);

      school->figures = g_new0 (TrellisTrendFigure, n_periods + 1);
      for (guint k = 0; k < n_periods; k++)
        school->figures[k] = (TrellisTrendFigure) { NAN, NAN, NAN, -1, NULL, NULL };
    }
}

/**
 * trellis_trend_find_period:
 * @self: a trend
 * @key: a period
 *
 * Returns: its index, or -1
 */
int
trellis_trend_find_period (TrellisTrend *self,
                           const char   *key)
{
  for (guint k = 0; k < self->periods->len; k++)
    {
      if (g_strcmp0 (((TrellisTrendPeriod *) g_ptr_array_index (self->periods, k))->key, key) == 0)
        return (int) k;
    }

  return -1;
}

/**
 * trellis_trend_find_school:
 * @self: a trend
 * @urn: (nullable): a school
 *
 * Returns: (transfer none) (nullable): its figures
 */
TrellisTrendSchool *
trellis_trend_find_school (TrellisTrend *self,
                           const char   *urn)
{
  for (guint i = 0; i < self->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (self->schools, i);

      if (g_strcmp0 (school->school->urn, urn) == 0)
        return school;
    }

  return NULL;
}

static TrellisTrendMean
work_out_mean (TrellisTrend *self,
               guint         period)
{
  TrellisTrendMean mean = { NAN, TRELLIS_TREND_NO_MEAN, 0 };
  gboolean has_cohorts = TRUE, has_rolls = TRUE;
  double sum = 0, weights = 0;

  for (guint i = 0; i < self->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (self->schools, i);

      if (isnan (school->figures[period].value))
        continue;
      mean.n_schools++;
      has_cohorts &= school->figures[period].cohort > 0;
      has_rolls &= school->school->pupils > 0;
    }
  if (mean.n_schools == 0)
    return mean;

  mean.weighting = g_str_equal (self->measure->unit, "pupils") ? TRELLIS_TREND_UNWEIGHTED :
                   has_cohorts ? TRELLIS_TREND_BY_COHORT :
                   has_rolls ? TRELLIS_TREND_BY_ROLL : TRELLIS_TREND_UNWEIGHTED;
  for (guint i = 0; i < self->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (self->schools, i);
      TrellisTrendFigure *figure = &school->figures[period];
      double weight = mean.weighting == TRELLIS_TREND_BY_COHORT ? figure->cohort :
                      mean.weighting == TRELLIS_TREND_BY_ROLL ? school->school->pupils : 1;

      if (isnan (figure->value))
        continue;
      sum += figure->value * weight;
      weights += weight;
    }
  mean.mean = sum / weights;

  return mean;
}

/**
 * trellis_trend_work_out_means:
 * @self: a trend with all its figures
 *
 * Works out the trust's mean in each period. A school counts by the pupils of
 * its figure where every figure of the period says how many; otherwise by its
 * pupils on roll where all are known; otherwise every school counts once, as
 * they do where the measure is itself a number of pupils. Schools without a
 * figure are left out and never count as nought.
 */
void
trellis_trend_work_out_means (TrellisTrend *self)
{
  for (guint k = 0; k < self->periods->len; k++)
    self->means[k] = work_out_mean (self, k);
}

/**
 * trellis_trend_take_means:
 * @self: a trend of some schools
 * @whole: the same measure of all of them
 *
 * The trust's mean is that of all its schools, whichever are looked at.
 */
void
trellis_trend_take_means (TrellisTrend *self,
                          TrellisTrend *whole)
{
  for (guint k = 0; k < self->periods->len; k++)
    {
      int at = trellis_trend_find_period (whole, ((TrellisTrendPeriod *) g_ptr_array_index (self->periods, k))->key);

      if (at >= 0)
        self->means[k] = whole->means[at];
    }
}

static double
get_value (TrellisTrend       *self,
           TrellisTrendSchool *school,
           int                 period)
{
  return school != NULL ? school->figures[period].value : self->means[period].mean;
}

/**
 * trellis_trend_find_latest:
 * @self: a trend
 * @school: (nullable): one of its schools; %NULL for the trust's mean
 *
 * Returns: the index of the latest period with a figure, or -1
 */
int
trellis_trend_find_latest (TrellisTrend       *self,
                           TrellisTrendSchool *school)
{
  return trellis_trend_find_previous (self, school, (int) self->periods->len);
}

/* Whether both are the same part of their years: the spring of one year is
 * compared with that of the other, not with the autumn before it. */
static gboolean
is_same_part (const char *a,
              const char *b)
{
  g_autofree char *year_a = NULL;
  g_autofree char *part_a = NULL;
  g_autofree char *year_b = NULL;
  g_autofree char *part_b = NULL;

  return trellis_period_split (a, &year_a, &part_a) && trellis_period_split (b, &year_b, &part_b) &&
         g_strcmp0 (part_a, part_b) == 0;
}

/**
 * trellis_trend_find_previous:
 * @self: a trend
 * @school: (nullable): one of its schools; %NULL for the trust's mean
 * @period: a period, or how many there are
 *
 * Finds what a figure is compared with: the same term of the year before
 * where there are figures of terms, as attendance has its seasons; otherwise
 * the latest figure before it.
 *
 * Returns: the index of the period, or -1
 */
int
trellis_trend_find_previous (TrellisTrend       *self,
                             TrellisTrendSchool *school,
                             int                 period)
{
  int before = -1;

  for (int k = period - 1; k >= 0; k--)
    {
      if (isnan (get_value (self, school, k)))
        continue;
      if (before < 0)
        before = k;
      if (period == (int) self->periods->len)
        break;
      if (is_same_part (((TrellisTrendPeriod *) g_ptr_array_index (self->periods, k))->key,
                        ((TrellisTrendPeriod *) g_ptr_array_index (self->periods, period))->key))
        return k;
    }

  return before;
}

/**
 * trellis_trend_find_last_period:
 * @self: a trend
 *
 * Returns: the index of the latest period in which any school has a figure,
 *   which all are compared in; or -1
 */
int
trellis_trend_find_last_period (TrellisTrend *self)
{
  return trellis_trend_find_latest (self, NULL);
}

/**
 * trellis_trend_has_any:
 * @self: a trend
 * @school: one of its schools
 *
 * Returns: whether the measure is of this school: it has a figure, or a reason
 *   why it has none
 */
gboolean
trellis_trend_has_any (TrellisTrend       *self,
                       TrellisTrendSchool *school)
{
  for (guint k = 0; k < self->periods->len; k++)
    {
      if (!isnan (school->figures[k].value) || school->figures[k].reason != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * trellis_trend_is_small:
 * @self: a trend
 * @figure: one of its figures
 *
 * Returns: whether it counts so few pupils that its moves say little
 */
gboolean
trellis_trend_is_small (const TrellisTrend       *self,
                        const TrellisTrendFigure *figure)
{
  return figure->cohort >= 0 && figure->cohort < TRELLIS_SMALL_COHORT && !isnan (figure->value);
}

/* Above 0 where @value is better than @reference. */
static double
get_lead (TrellisTrend *self,
          double        value,
          double        reference)
{
  return self->measure->better == TRELLIS_BETTER_DOWN ? reference - value : value - reference;
}

/**
 * trellis_trend_get_gap:
 * @self: a trend
 * @school: one of its schools
 *
 * Returns: how far its figure in the latest period is short of its target;
 *   less than 0 where it is better, NAN without a figure or a target
 */
double
trellis_trend_get_gap (TrellisTrend       *self,
                       TrellisTrendSchool *school)
{
  int last = trellis_trend_find_last_period (self);

  return last < 0 ? NAN : -get_lead (self, school->figures[last].value, school->target);
}

/**
 * trellis_trend_get_change:
 * @self: a trend
 * @school: one of its schools
 *
 * Returns: by how much its figure in the latest period is more than what it is
 *   compared with; NAN where one of them is missing
 */
double
trellis_trend_get_change (TrellisTrend       *self,
                          TrellisTrendSchool *school)
{
  int last = trellis_trend_find_last_period (self);
  int before = last < 0 ? -1 : trellis_trend_find_previous (self, school, last);

  return before < 0 ? NAN : school->figures[last].value - school->figures[before].value;
}

typedef struct
{
  TrellisTrend *trend;
  TrellisTrendOrder order;
  int last;
} Sorting;

static double
get_sort_key (const Sorting      *sorting,
              TrellisTrendSchool *school)
{
  switch (sorting->order)
    {
    case TRELLIS_TREND_ORDER_LATEST:
      return sorting->last < 0 ? NAN : -get_lead (sorting->trend, school->figures[sorting->last].value, 0);
    case TRELLIS_TREND_ORDER_CHANGE:
      return -get_lead (sorting->trend, trellis_trend_get_change (sorting->trend, school), 0);
    case TRELLIS_TREND_ORDER_GAP:
      return -trellis_trend_get_gap (sorting->trend, school);
    case TRELLIS_TREND_ORDER_NAME:
    case TRELLIS_TREND_N_ORDERS:
    default:
      return 0;
    }
}

static int
compare_schools (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  double one = get_sort_key (data, *(TrellisTrendSchool *const *) a);
  double other = get_sort_key (data, *(TrellisTrendSchool *const *) b);

  /* Those without a figure come last. */
  if (isnan (one) != isnan (other))
    return isnan (one) ? 1 : -1;
  if (!isnan (one) && one != other)
    return one < other ? -1 : 1;
  return compare_names (a, b);
}

/**
 * trellis_trend_sort:
 * @self: a trend
 * @order: by what
 *
 * By latest, best first; by change, most improved first; by gap, furthest short
 * of the target first, as that is what one looks for.
 *
 * Returns: (transfer container) (element-type TrellisTrendSchool): the schools;
 *   those without a figure last, and ties by name
 */
GPtrArray *
trellis_trend_sort (TrellisTrend      *self,
                    TrellisTrendOrder  order)
{
  GPtrArray *sorted = g_ptr_array_copy (self->schools, NULL, NULL);
  Sorting sorting = { self, order, trellis_trend_find_last_period (self) };

  g_ptr_array_sort_with_data (sorted, compare_schools, &sorting);

  return sorted;
}

/**
 * trellis_trend_order_get_name:
 * @order: an order of schools
 *
 * Returns: (transfer none): it in words
 */
const char *
trellis_trend_order_get_name (TrellisTrendOrder order)
{
  static const char *const names[TRELLIS_TREND_N_ORDERS] = {
    [TRELLIS_TREND_ORDER_NAME] = N_("By name"),
    [TRELLIS_TREND_ORDER_LATEST] = N_("By latest figure"),
    [TRELLIS_TREND_ORDER_CHANGE] = N_("By change"),
    [TRELLIS_TREND_ORDER_GAP] = N_("By gap to target"),
  };

  g_return_val_if_fail ((guint) order < TRELLIS_TREND_N_ORDERS, "");

  return _(names[order]);
}
