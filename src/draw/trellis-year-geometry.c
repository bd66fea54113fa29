/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-year-geometry.h"

static TrellisYearWeek *
get_week (TrellisYearLayout *layout,
          guint              week)
{
  return &g_array_index (layout->weeks, TrellisYearWeek, week);
}

/**
 * trellis_year_geometry_get_week_width:
 * @self: a geometry
 * @layout: a year of visits
 * @week: a column
 *
 * Returns: how wide that column is
 */
double
trellis_year_geometry_get_week_width (const TrellisYearGeometry *self,
                                      TrellisYearLayout         *layout,
                                      guint                      week)
{
  /* A visit in a holiday needs the room of any other, to be seen. */
  if (get_week (layout, week)->is_holiday && get_week (layout, week)->n_visits == 0)
    return self->holiday_width;

  return self->week_width;
}

/**
 * trellis_year_geometry_get_week_x:
 * @self: a geometry
 * @layout: a year of visits
 * @week: a column, or the number of columns for the right edge
 *
 * Returns: its left edge
 */
double
trellis_year_geometry_get_week_x (const TrellisYearGeometry *self,
                                  TrellisYearLayout         *layout,
                                  guint                      week)
{
  double x = self->x;

  for (guint i = 0; i < week && i < layout->weeks->len; i++)
    x += trellis_year_geometry_get_week_width (self, layout, i);

  return x;
}

/**
 * trellis_year_geometry_get_width:
 * @self: a geometry
 * @layout: a year of visits
 *
 * Returns: the width of all columns together
 */
double
trellis_year_geometry_get_width (const TrellisYearGeometry *self,
                                 TrellisYearLayout         *layout)
{
  return trellis_year_geometry_get_week_x (self, layout, layout->weeks->len) - self->x;
}

/**
 * trellis_year_geometry_get_row_y:
 * @self: a geometry
 * @layout: a year of visits
 * @row: a row
 *
 * Returns: its top
 */
double
trellis_year_geometry_get_row_y (const TrellisYearGeometry *self,
                                 TrellisYearLayout         *layout,
                                 guint                      row)
{
  guint group = g_array_index (layout->rows, TrellisYearRow, row).group;

  return self->y + row * self->row_height + group * self->group_gap;
}

/**
 * trellis_year_geometry_get_height:
 * @self: a geometry
 * @layout: a year of visits
 *
 * Returns: the height of all rows together, the air between groups counted
 */
double
trellis_year_geometry_get_height (const TrellisYearGeometry *self,
                                  TrellisYearLayout         *layout)
{
  if (layout->rows->len == 0)
    return 0;

  return layout->rows->len * self->row_height + (layout->groups->len - 1) * self->group_gap;
}

/**
 * trellis_year_geometry_find_week:
 * @self: a geometry
 * @layout: a year of visits
 * @x: a place
 *
 * Returns: the column there, or -1
 */
int
trellis_year_geometry_find_week (const TrellisYearGeometry *self,
                                 TrellisYearLayout         *layout,
                                 double                     x)
{
  double left = self->x;

  if (x < left)
    return -1;
  for (guint i = 0; i < layout->weeks->len; i++)
    {
      left += trellis_year_geometry_get_week_width (self, layout, i);
      if (x < left)
        return (int) i;
    }

  return -1;
}

/**
 * trellis_year_geometry_find_row:
 * @self: a geometry
 * @layout: a year of visits
 * @y: a place
 *
 * Returns: the row there, or -1 also between groups
 */
int
trellis_year_geometry_find_row (const TrellisYearGeometry *self,
                                TrellisYearLayout         *layout,
                                double                     y)
{
  for (guint i = 0; i < layout->groups->len; i++)
    {
      TrellisYearGroup *group = &g_array_index (layout->groups, TrellisYearGroup, i);
      double top = self->y + group->first_row * self->row_height + i * self->group_gap;

      if (y >= top && y < top + group->n_rows * self->row_height)
        return (int) (group->first_row + (guint) ((y - top) / self->row_height));
    }

  return -1;
}

/* How far the visits of a crowded week may reach into the week beside it: half
 * of that week where it is empty in their rows. */
static double
get_room (const TrellisYearGeometry *self,
          TrellisYearLayout         *layout,
          const TrellisYearPill     *pill,
          int                        week)
{
  if (week < 0 || week >= (int) layout->weeks->len)
    return 0;
  for (guint i = 0; i < layout->pills->len; i++)
    {
      const TrellisYearPill *other = &g_array_index (layout->pills, TrellisYearPill, i);

      if ((int) other->week == week && other->row < pill->row + pill->n_rows && pill->row < other->row + other->n_rows)
        return 0;
    }

  return trellis_year_geometry_get_week_width (self, layout, (guint) week) / 2;
}

/**
 * trellis_year_geometry_get_pill_box:
 * @self: a geometry
 * @layout: a year of visits
 * @pill: a pill
 * @box: (out): where it is drawn: in the middle of its week and of its rows,
 *   beside others of its week by their days, which reach into an empty week next
 *   to theirs before they are drawn narrower
 */
void
trellis_year_geometry_get_pill_box (const TrellisYearGeometry *self,
                                    TrellisYearLayout         *layout,
                                    guint                      pill,
                                    TrellisYearBox            *box)
{
  TrellisYearPill *p = &g_array_index (layout->pills, TrellisYearPill, pill);
  double width = trellis_year_geometry_get_week_width (self, layout, p->week);
  double x = trellis_year_geometry_get_week_x (self, layout, p->week);
  double before = p->n_slots > 1 ? get_room (self, layout, p, (int) p->week - 1) : 0;
  double after = p->n_slots > 1 ? get_room (self, layout, p, (int) p->week + 1) : 0;
  double pill_width = MIN (self->pill_width, width);
  double all = p->n_slots > 1 ? MIN (p->n_slots * (pill_width + 1), before + width + after) : pill_width;
  double share = all / p->n_slots;
  double gap = p->n_slots > 1 ? MIN (1, share * 0.1) : 0;
  double left = CLAMP (x + width / 2 - all / 2, x - before, MAX (x - before, x + width + after - all));

  box->width = share - gap;
  box->x = left + share * p->slot + gap / 2;
  box->height = self->pill_height + (p->n_rows - 1) * self->row_height;
  box->y = trellis_year_geometry_get_row_y (self, layout, p->row) + (self->row_height - self->pill_height) / 2;
}

/**
 * trellis_year_geometry_find_pill:
 * @self: a geometry
 * @layout: a year of visits
 * @x: a place
 * @y: a place
 *
 * Returns: the pill there, or -1
 */
int
trellis_year_geometry_find_pill (const TrellisYearGeometry *self,
                                 TrellisYearLayout         *layout,
                                 double                     x,
                                 double                     y)
{
  int week = trellis_year_geometry_find_week (self, layout, x);

  if (week < 0)
    return -1;
  for (guint i = 0; i < layout->pills->len; i++)
    {
      TrellisYearBox box;

      /* One of a crowded week reaches into the next. */
      if (ABS ((int) g_array_index (layout->pills, TrellisYearPill, i).week - week) > 1)
        continue;
      trellis_year_geometry_get_pill_box (self, layout, i, &box);
      /* The height of the row is easier hit than that of the pill. */
      if (x >= box.x - 1 && x < box.x + box.width + 1 && y >= box.y - 2 && y < box.y + box.height + 2)
        return (int) i;
    }

  return -1;
}

/**
 * trellis_year_geometry_get_now_x:
 * @self: a geometry
 * @layout: a year of visits
 *
 * Returns: where the line of the as-at day stands, or -1 outside the year
 */
double
trellis_year_geometry_get_now_x (const TrellisYearGeometry *self,
                                 TrellisYearLayout         *layout)
{
  if (layout->now_week < 0)
    return -1;

  return trellis_year_geometry_get_week_x (self, layout, (guint) layout->now_week) +
         trellis_year_geometry_get_week_width (self, layout, (guint) layout->now_week) * layout->now_share;
}
