/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the board says, spoken and in tooltips. */

#include "config.h"

#include "trellis-year-board-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/**
 * trellis_format_days:
 * @days: a number of days, in halves
 *
 * Returns: (transfer full): it, without a decimal where it is whole
 */
char *
trellis_format_days (double days)
{
  if (days == floor (days))
    return g_strdup_printf ("%.0f", days);

  return g_strdup_printf ("%.1f", days);
}

static void
append_row_number (GString          *text,
                   TrellisYearBoard *self)
{
  g_string_append (text, ", ");
  /* Translators: the place of a school in the list of schools. */
  g_string_append_printf (text, _("row %u of %u"), self->cursor_row + 1, self->layout->rows->len);
}

static const char *
get_holiday_name (TrellisYearLayout *layout,
                  guint              week)
{
  for (guint i = 0; i < layout->holidays->len; i++)
    {
      const TrellisYearSpan *holiday = &g_array_index (layout->holidays, TrellisYearSpan, i);

      if (week >= holiday->first_week && week < holiday->first_week + holiday->n_weeks)
        return holiday->name;
    }

  return "";
}

/**
 * trellis_year_board_dup_week_text:
 * @self: a board with a layout
 * @week: one of its weeks
 *
 * Returns: (transfer full): "Week of 2 March 2026, Term 4", with what closes
 *   days of it
 */
char *
trellis_year_board_dup_week_text (TrellisYearBoard *self,
                                  guint             week)
{
  const TrellisYearWeek *facts = &g_array_index (self->layout->weeks, TrellisYearWeek, week);
  g_autofree char *day = trellis_day_format (facts->monday, TRELLIS_DAY_STYLE_LONG);
  GString *text = g_string_new (NULL);
  GPtrArray *closures = self->layout->year->closures;

  /* Translators: %s is a day, a Monday. */
  g_string_append_printf (text, _("Week of %s"), day);
  if (facts->is_holiday)
    g_string_append_printf (text, ", %s", get_holiday_name (self->layout, week));
  else if (facts->term >= 0)
    g_string_append_printf (text, ", %s", g_array_index (self->layout->terms, TrellisYearSpan, facts->term).name);
  for (guint i = 0; !facts->is_holiday && i < closures->len; i++)
    {
      const TrellisClosure *closure = g_ptr_array_index (closures, i);
      g_autofree char *when = NULL;

      if (closure->urn != NULL || closure->person_id != NULL || closure->starts_on > facts->monday + 4 ||
          closure->ends_on < facts->monday)
        continue;
      when = trellis_day_format (MAX (closure->starts_on, facts->monday), TRELLIS_DAY_STYLE_WEEKDAY);
      g_string_append_printf (text, ", %s: %s", when, closure->name);
    }

  return g_string_free (text, FALSE);
}

/**
 * trellis_year_board_dup_cell_text:
 * @self: a board with cells
 *
 * Returns: (transfer full): what a screen reader says of the cell at the cursor
 */
char *
trellis_year_board_dup_cell_text (TrellisYearBoard *self)
{
  int pill = trellis_year_board_get_pill (self);
  GString *text = g_string_new (NULL);

  if (pill >= 0)
    {
      g_autofree char *words = trellis_year_layout_dup_pill_text (self->layout, (guint) pill);

      g_string_append (text, words);
    }
  else
    {
      g_autofree char *week = trellis_year_board_dup_week_text (self, self->cursor_week);

      g_string_append (text, g_array_index (self->layout->rows, TrellisYearRow, self->cursor_row).name);
      /* Translators: after a school and a week in which it has no visit. */
      g_string_append_printf (text, ", %s, %s", week, _("no visit"));
    }
  append_row_number (text, self);

  return g_string_free (text, FALSE);
}

static void
append_theme (GString    *text,
              const char *heading,
              const char *theme)
{
  g_auto (GStrv) lines = g_strsplit (theme, "\n", -1);
  g_autofree char *joined = NULL;

  if (*theme == '\0')
    return;
  joined = g_strjoinv ("; ", lines);
  g_string_append_printf (text, "\n%s: %s", heading, joined);
}

/**
 * trellis_year_board_dup_tooltip:
 * @self: a board with a layout
 * @pill: a pill
 *
 * Returns: (transfer full): what the pill stands for, a line each
 */
char *
trellis_year_board_dup_tooltip (TrellisYearBoard *self,
                                guint             pill)
{
  const TrellisYearPill *facts = &g_array_index (self->layout->pills, TrellisYearPill, pill);
  TrellisVisit *visit = facts->visit;
  g_autofree char *title = trellis_visit_dup_title (visit);
  g_autofree char *day = trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_FULL);
  GString *text = g_string_new (visit->school_name);

  g_string_append_printf (text, "\n%s, %s", title, trellis_visit_status_get_name (visit->status));
  g_string_append_printf (text, "\n%s, %s", day, trellis_session_get_name (visit->session));
  if (*visit->adviser_name != '\0')
    g_string_append_printf (text, "\n%s", visit->adviser_name);
  append_theme (text, _("Morning"), visit->theme_am);
  append_theme (text, _("Afternoon"), visit->theme_pm);
  if (facts->clash != NULL)
    g_string_append_printf (text, "\n\n%s", facts->clash);

  return g_string_free (text, FALSE);
}
