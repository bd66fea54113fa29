/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-table-pages.h"

/* A federation has few schools; longer chains are taken as far as this. */
#define KEPT_MOST 6

static void
free_page (gpointer data)
{
  TrellisTablePage *page = data;

  g_array_unref (page->groups);
  g_array_unref (page->rows);
  g_free (page);
}

static TrellisTablePage *
add_page (GPtrArray *pages,
          double     top)
{
  TrellisTablePage *page = g_new0 (TrellisTablePage, 1);

  page->top = page->bottom = top;
  page->groups = g_array_new (FALSE, TRUE, sizeof (TrellisTableGroup));
  page->rows = g_array_new (FALSE, TRUE, sizeof (TrellisTableRow));
  g_ptr_array_add (pages, page);

  return page;
}

static guint
count_kept (const TrellisTableSpec *spec,
            guint                   first)
{
  guint n = 1;

  while (first + n < spec->n_rows && n < KEPT_MOST && spec->keeps[first + n - 1])
    n++;

  return n;
}

/* What must stand together from @first on: the rows that keep together, and the
 * heading above them with at least two rows under it, where it has two. */
static double
get_needed (const TrellisTableSpec *spec,
            guint                   first,
            guint                   n_kept,
            gboolean                needs_group)
{
  double needed = needs_group ? spec->group_height : 0;
  guint n = n_kept;

  if (needs_group && n == 1 && first + 1 < spec->n_rows && spec->groups[first + 1] == spec->groups[first])
    n = 2;
  for (guint i = 0; i < n; i++)
    needed += spec->heights[first + i];

  return needed;
}

static GPtrArray *
break_with_last (const TrellisTableSpec *spec,
                 guint                   last)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (free_page);
  TrellisTablePage *page = add_page (pages, spec->first_top);
  double bottom = spec->bottom - (last == 0 ? spec->last_foot : 0);
  gboolean is_begun = FALSE;
  guint i = 0;

  while (i < spec->n_rows)
    {
      guint n_kept = count_kept (spec, i);
      gboolean is_new_group = !is_begun || spec->groups[i] != spec->groups[i - 1];
      gboolean needs_group = spec->has_groups && is_new_group;

      if (page->rows->len > 0 && page->bottom + get_needed (spec, i, n_kept, needs_group) > bottom)
        {
          page = add_page (pages, spec->next_top);
          bottom = spec->bottom - (pages->len - 1 >= last ? spec->last_foot : 0);
          needs_group = spec->has_groups;
        }

      if (needs_group)
        {
          TrellisTableGroup group = { spec->groups[i], !is_new_group, page->bottom, spec->group_height };

          g_array_append_val (page->groups, group);
          page->bottom += spec->group_height;
        }

      for (guint j = 0; j < n_kept; j++, i++)
        {
          TrellisTableRow row = { i, page->bottom, spec->heights[i] };

          /* More kept together than a whole page holds goes on over it. */
          if (page->rows->len > 0 && page->bottom + row.height > bottom)
            break;
          g_array_append_val (page->rows, row);
          page->bottom += row.height;
          is_begun = TRUE;
        }
    }

  return pages;
}

/**
 * trellis_table_break:
 * @spec: a table
 *
 * Breaks a table into pages: no row is split, rows that keep together stay on
 * one page, no group's heading stands alone at the foot of a page, and one that
 * goes over a page is repeated. A pure function of its argument.
 *
 * Returns: (transfer full) (element-type TrellisTablePage): the pages, at least
 *   one; the last has room under it for what stands there
 */
GPtrArray *
trellis_table_break (const TrellisTableSpec *spec)
{
  GPtrArray *pages = break_with_last (spec, 0);

  /* Which page is the last decides where it must end, so it is tried. Where the
   * rows need no further page but what stands under them does, the page before
   * gives some of its rows to the last. */
  for (guint last = 1; pages->len > last; last++)
    {
      GPtrArray *more = break_with_last (spec, last);

      if (more->len <= last)
        {
          g_ptr_array_unref (more);
          break;
        }
      g_ptr_array_unref (pages);
      pages = more;
    }

  return pages;
}
