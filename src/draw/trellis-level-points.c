/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-points.h"

#include <glib/gi18n-lib.h>

static void
clear_point (gpointer data)
{
  TrellisLevelPoint *point = data;

  g_free (point->reason);
}

/**
 * trellis_level_points_new:
 *
 * Returns: (transfer full) (element-type TrellisLevelPoint): none yet; append
 *   them by day, each with a @reason of its own
 */
GArray *
trellis_level_points_new (void)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (TrellisLevelPoint));

  g_array_set_clear_func (points, clear_point);

  return points;
}

static int
compare_judgements (gconstpointer a,
                    gconstpointer b)
{
  const TrellisJudgement *first = *(TrellisJudgement *const *) a;
  const TrellisJudgement *second = *(TrellisJudgement *const *) b;

  if (first->judged_on != second->judged_on)
    return first->judged_on < second->judged_on ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

static const TrellisLevel *
find_level (GPtrArray  *levels,
            const char *level_id)
{
  for (guint i = 0; i < levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (levels, i);

      if (g_strcmp0 (level->id, level_id) == 0)
        return level;
    }

  return NULL;
}

/* A level keeps the name that it had when it was agreed, whatever it is called
 * on the axis now. */
static char *
dup_reason (TrellisJudgement   *judgement,
            const TrellisLevel *level)
{
  if (level == NULL || judgement->level == NULL || g_str_equal (level->name, judgement->level->name))
    return g_strdup (judgement->reason);
  if (*judgement->reason == '\0')
    /* Translators: the name that a level had when it was agreed */
    return g_strdup_printf (_("agreed as %s"), judgement->level->name);

  /* Translators: the name that a level had when it was agreed, and why it was */
  return g_strdup_printf (_("agreed as %s: %s"), judgement->level->name, judgement->reason);
}

/**
 * trellis_level_points_from_judgements:
 * @levels: (element-type TrellisLevel): those that the aspect is judged by
 * @judgements: of one school, in any order; others of its aspects and sources
 *   may be among them
 * @aspect_id: which aspect, %TRELLIS_ASPECT_OVERALL for the category
 * @source: whose view
 *
 * Of several on one day the last in order of their ids stands.
 *
 * Returns: (transfer full) (element-type TrellisLevelPoint): by day
 */
GArray *
trellis_level_points_from_judgements (GPtrArray     *levels,
                                      GListModel    *judgements,
                                      const char    *aspect_id,
                                      TrellisSource  source)
{
  GArray *points = trellis_level_points_new ();
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (judgements); i++)
    {
      g_autoptr (TrellisJudgement) judgement = g_list_model_get_item (judgements, i);

      if (judgement->source == source && g_strcmp0 (judgement->aspect_id, aspect_id) == 0 &&
          judgement->judged_on != TRELLIS_DAY_NONE)
        g_ptr_array_add (chosen, g_steal_pointer (&judgement));
    }
  g_ptr_array_sort (chosen, compare_judgements);

  for (guint i = 0; i < chosen->len; i++)
    {
      TrellisJudgement *judgement = g_ptr_array_index (chosen, i);
      TrellisLevelPoint point = {
        .day = judgement->judged_on,
        .level = find_level (levels, judgement->level_id),
      };

      point.reason = dup_reason (judgement, point.level);
      if (points->len > 0 && g_array_index (points, TrellisLevelPoint, points->len - 1).day == point.day)
        g_array_set_size (points, points->len - 1);
      g_array_append_val (points, point);
    }

  return points;
}

/**
 * trellis_level_points_get_level:
 * @points: (element-type TrellisLevelPoint): by day
 * @day: a day
 *
 * Returns: (nullable): the level on that day, or %NULL before the first
 */
const TrellisLevel *
trellis_level_points_get_level (GArray     *points,
                                TrellisDay  day)
{
  const TrellisLevel *level = NULL;

  for (guint i = 0; i < points->len; i++)
    {
      TrellisLevelPoint *point = &g_array_index (points, TrellisLevelPoint, i);

      if (point->day > day)
        break;
      level = point->level;
    }

  return level;
}

/**
 * trellis_level_points_dup_summary:
 * @points: (element-type TrellisLevelPoint): by day
 * @now: points after this day are left out
 *
 * Returns: (transfer full): what the chart shows, to be spoken: each stretch
 *   with its level, latest first
 */
char *
trellis_level_points_dup_summary (GArray     *points,
                                  TrellisDay  now)
{
  GString *summary = g_string_new (NULL);
  int last = (int) points->len - 1;

  while (last >= 0 && g_array_index (points, TrellisLevelPoint, last).day > now)
    last--;

  for (int i = last; i >= 0; i--)
    {
      TrellisLevelPoint *point = &g_array_index (points, TrellisLevelPoint, i);
      const char *name = point->level != NULL ? point->level->name : _("not judged");
      g_autofree char *since = NULL;

      /* Only where the level changes does a stretch begin. */
      if (i > 0 && g_array_index (points, TrellisLevelPoint, i - 1).level == point->level)
        continue;
      since = trellis_day_format (point->day, TRELLIS_DAY_STYLE_LONG);
      if (summary->len > 0)
        g_string_append (summary, "; ");
      /* Translators: a level and the day since when, as in "Recovery from 8 July 2025" */
      g_string_append_printf (summary, _("%s from %s"), name, since);
    }

  if (summary->len == 0)
    g_string_append (summary, _("No category agreed yet"));

  return g_string_free (summary, FALSE);
}

/**
 * trellis_level_get_school_year:
 * @day: a day
 *
 * Returns: the year in which its school year began: 2025 for 2025/26
 */
int
trellis_level_get_school_year (TrellisDay day)
{
  int year, month;

  trellis_day_get_ymd (day, &year, &month, NULL);

  return month >= 9 ? year : year - 1;
}

/**
 * trellis_level_steps_choose_window:
 * @points: (element-type TrellisLevelPoint): by day
 * @now: today, or the as-at date
 * @n_years_most: how many school years at most, at least 1
 * @from: (out): 1 September of the first year shown
 * @until: (out): 31 August of the year of @now
 *
 * Begins with the year of the first point, but shows at least two years where
 * it may, so that a new trust's chart has a shape.
 */
void
trellis_level_steps_choose_window (GArray     *points,
                                   TrellisDay  now,
                                   int         n_years_most,
                                   TrellisDay *from,
                                   TrellisDay *until)
{
  int last = trellis_level_get_school_year (now);
  int first = last;

  if (points->len > 0)
    first = MIN (first, trellis_level_get_school_year (g_array_index (points, TrellisLevelPoint, 0).day));
  first = MIN (first, last - 1);
  first = MAX (first, last - MAX (n_years_most, 1) + 1);

  *from = trellis_day_new (first, 9, 1);
  *until = trellis_day_new (last + 1, 8, 31);
}

