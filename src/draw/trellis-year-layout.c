/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-year-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
clear_week (gpointer data)
{
  g_free (((TrellisYearWeek *) data)->month);
}

static void
clear_span (gpointer data)
{
  g_free (((TrellisYearSpan *) data)->name);
}

static void
clear_group (gpointer data)
{
  TrellisYearGroup *group = data;

  g_free (group->id);
  g_free (group->name);
}

static void
clear_row (gpointer data)
{
  TrellisYearRow *row = data;

  g_free (row->name);
  g_free (row->adviser_name);
  g_free (row->federation_id);
  g_clear_pointer (&row->schools, g_ptr_array_unref);
}

static void
clear_pill (gpointer data)
{
  TrellisYearPill *pill = data;

  g_object_unref (pill->visit);
  g_free (pill->mark);
  g_free (pill->day);
  g_free (pill->clash);
}

/**
 * trellis_visit_is_done:
 * @visit: a visit
 *
 * Returns: whether it has taken place, its note written or not
 */
gboolean
trellis_visit_is_done (TrellisVisit *visit)
{
  return visit->status == TRELLIS_VISIT_STATUS_DONE || visit->status == TRELLIS_VISIT_STATUS_NOTED ||
         visit->status == TRELLIS_VISIT_STATUS_SHARED;
}

/* In a term and not in a holiday of the whole trust. INSET days and bank
 * holidays are in a week of school. */
static gboolean
is_in_school (TrellisSchoolYear *year,
              TrellisDay         day)
{
  if (trellis_school_year_get_term (year, day) == NULL)
    return FALSE;
  for (guint i = 0; i < year->closures->len; i++)
    {
      TrellisClosure *closure = g_ptr_array_index (year->closures, i);

      if (closure->kind == TRELLIS_CLOSURE_HOLIDAY && closure->urn == NULL && closure->person_id == NULL &&
          day >= closure->starts_on && day <= closure->ends_on)
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_closure (TrellisSchoolYear  *year,
             TrellisDay          monday,
             TrellisClosureKind  kind)
{
  for (guint i = 0; i < year->closures->len; i++)
    {
      TrellisClosure *closure = g_ptr_array_index (year->closures, i);

      if (closure->kind == kind && closure->urn == NULL && closure->person_id == NULL &&
          closure->starts_on <= monday + 4 && closure->ends_on >= monday)
        return TRUE;
    }

  return FALSE;
}

static const char *
get_holiday_name (TrellisSchoolYear *year,
                  TrellisDay         monday)
{
  for (guint i = 0; i < year->closures->len; i++)
    {
      TrellisClosure *closure = g_ptr_array_index (year->closures, i);

      if (closure->kind == TRELLIS_CLOSURE_HOLIDAY && closure->urn == NULL && closure->person_id == NULL &&
          closure->starts_on <= monday + 4 && closure->ends_on >= monday)
        return closure->name;
    }

  return _("Holiday");
}

static void
find_range (TrellisSchoolYear *year,
            GListModel        *visits,
            TrellisDay        *first,
            TrellisDay        *last)
{
  *first = year->starts_on;
  *last = year->ends_on;
  if (year->terms->len > 0)
    {
      *first = ((TrellisTerm *) g_ptr_array_index (year->terms, 0))->starts_on;
      *last = ((TrellisTerm *) g_ptr_array_index (year->terms, year->terms->len - 1))->ends_on;
    }

  /* A visit in August is seen too. */
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      if (visit->status == TRELLIS_VISIT_STATUS_CANCELLED || visit->visit_on < year->starts_on ||
          visit->visit_on > year->ends_on)
        continue;
      *first = MIN (*first, visit->visit_on);
      *last = MAX (*last, visit->visit_on);
    }
}

static char *
dup_month (TrellisDay day)
{
  g_autofree char *text = trellis_day_format (day, TRELLIS_DAY_STYLE_SHORT);
  const char *space = strchr (text, ' ');

  return g_strdup (space != NULL ? space + 1 : text);
}

static void
add_spans (TrellisYearLayout *self)
{
  for (guint i = 0; i < self->year->terms->len; i++)
    {
      TrellisTerm *term = g_ptr_array_index (self->year->terms, i);
      TrellisYearSpan span = { .n_weeks = 0 };

      for (guint j = 0; j < self->weeks->len; j++)
        {
          TrellisYearWeek *week = &g_array_index (self->weeks, TrellisYearWeek, j);

          if (week->monday > term->ends_on || week->monday + 4 < term->starts_on)
            continue;
          if (span.n_weeks == 0)
            span.first_week = j;
          span.n_weeks = j - span.first_week + 1;
          if (week->term < 0)
            week->term = (int) i;
        }
      span.name = g_strdup (term->name);
      g_array_append_val (self->terms, span);
    }

  for (guint i = 0; i < self->weeks->len; i++)
    {
      TrellisYearWeek *week = &g_array_index (self->weeks, TrellisYearWeek, i);
      TrellisYearSpan *last = NULL;

      if (!week->is_holiday)
        continue;
      if (self->holidays->len > 0)
        last = &g_array_index (self->holidays, TrellisYearSpan, self->holidays->len - 1);
      if (last != NULL && last->first_week + last->n_weeks == i)
        last->n_weeks++;
      else
        {
          TrellisYearSpan span = { g_strdup (get_holiday_name (self->year, week->monday)), i, 1 };

          g_array_append_val (self->holidays, span);
        }
    }
}

static void
add_weeks (TrellisYearLayout *self,
           GListModel        *visits)
{
  TrellisDay first, last;
  int month_before = 0, school_month_before = 0;

  find_range (self->year, visits, &first, &last);
  self->now_week = -1;
  for (TrellisDay monday = trellis_day_get_monday (first); monday <= last; monday += 7)
    {
      TrellisYearWeek week = { .monday = monday, .term = -1, .is_holiday = TRUE };
      int month;

      for (int i = 0; i < 5; i++)
        week.is_holiday &= !is_in_school (self->year, monday + i);
      week.month = dup_month (monday);
      week.has_inset = !week.is_holiday && has_closure (self->year, monday, TRELLIS_CLOSURE_INSET);
      week.has_bank_holiday = !week.is_holiday && has_closure (self->year, monday, TRELLIS_CLOSURE_BANK_HOLIDAY);
      trellis_day_get_ymd (monday, NULL, &month, NULL);
      week.begins_month = month != month_before;
      month_before = month;
      if (!week.is_holiday)
        {
          week.begins_month_in_school = month != school_month_before;
          school_month_before = month;
          self->n_school_weeks++;
        }
      if (self->as_at >= monday && self->as_at < monday + 7)
        {
          self->now_week = (int) self->weeks->len;
          /* The line stands in the middle of its day; a weekend is the week's end. */
          self->now_share = MIN ((self->as_at - monday + 0.5) / 5, 1);
        }
      g_array_append_val (self->weeks, week);
    }
  add_spans (self);
}

static int
compare_pills (gconstpointer a,
               gconstpointer b)
{
  const TrellisYearPill *first = a, *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->visit->visit_on != second->visit->visit_on)
    return first->visit->visit_on < second->visit->visit_on ? -1 : 1;
  if (first->visit->session != second->visit->session)
    return first->visit->session < second->visit->session ? -1 : 1;

  return g_strcmp0 (first->visit->id, second->visit->id);
}

static gboolean
is_at (TrellisYearRow *row,
       TrellisVisit   *visit)
{
  if (visit->federation_id != NULL && g_strcmp0 (visit->federation_id, row->federation_id) == 0)
    return TRUE;
  /* Also the one school that a federation's visit is booked under, should it
   * have left the federation since. */
  for (guint i = 0; i < row->schools->len; i++)
    {
      if (g_strcmp0 (((TrellisSchool *) g_ptr_array_index (row->schools, i))->urn, visit->urn) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_pill (TrellisYearLayout *self,
          TrellisVisit      *visit,
          guint              row,
          guint              n_rows)
{
  TrellisYearPill pill = { .row = row, .n_rows = n_rows };
  int day_of_month;

  trellis_day_get_ymd (visit->visit_on, NULL, NULL, &day_of_month);
  pill.visit = g_object_ref (visit);
  pill.week = (guint) trellis_year_layout_find_week (self, visit->visit_on);
  pill.mark = trellis_visit_dup_mark (visit);
  pill.day = g_strdup_printf ("%d", day_of_month);
  g_array_append_val (self->pills, pill);
}

/* A visit to a federation lies over its rows as far as they stand together, and
 * appears again where one stands apart, in another hub. */
static gboolean
add_visit (TrellisYearLayout *self,
           TrellisVisit      *visit)
{
  gboolean is_placed = FALSE;
  gboolean has_week = trellis_year_layout_find_week (self, visit->visit_on) >= 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      TrellisYearRow *row = &g_array_index (self->rows, TrellisYearRow, i);
      guint n = 1;

      if (!is_at (row, visit))
        continue;
      while (i + n < self->rows->len && visit->federation_id != NULL &&
             g_array_index (self->rows, TrellisYearRow, i + n).continues_federation && is_at (&row[n], visit))
        n++;
      for (guint j = 0; has_week && j < n; j++)
        {
          row[j].n_visits++;
          row[j].n_done += trellis_visit_is_done (visit);
        }
      if (has_week)
        add_pill (self, visit, i, n);
      is_placed = TRUE;
      i += n - 1;
    }

  return is_placed && has_week;
}

static gboolean
do_overlap (TrellisVisit *a,
            TrellisVisit *b)
{
  return a->visit_on == b->visit_on &&
         (a->session == TRELLIS_SESSION_DAY || b->session == TRELLIS_SESSION_DAY || a->session == b->session);
}

static gboolean
are_at_one_school (TrellisVisit *a,
                   TrellisVisit *b)
{
  return g_strcmp0 (a->urn, b->urn) == 0 ||
         (a->federation_id != NULL && g_strcmp0 (a->federation_id, b->federation_id) == 0);
}

/* Only what is still to come can be put right, so only that is called a clash. */
static char *
explain_clash (TrellisYearLayout *self,
               GHashTable        *by_day,
               TrellisVisit      *visit)
{
  GPtrArray *same_day;
  char *closed;

  if (visit->status != TRELLIS_VISIT_STATUS_PLANNED && visit->status != TRELLIS_VISIT_STATUS_AGREED)
    return NULL;

  closed = trellis_school_year_explain_closed (self->year, visit->visit_on, visit->session, visit->urn,
                                               visit->adviser_id);
  if (closed != NULL)
    return closed;

  same_day = g_hash_table_lookup (by_day, GINT_TO_POINTER (visit->visit_on));
  for (guint i = 0; same_day != NULL && i < same_day->len; i++)
    {
      TrellisVisit *other = g_ptr_array_index (same_day, i);
      g_autofree char *day = trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_WEEKDAY);

      if (other == visit)
        continue;
      if (are_at_one_school (visit, other))
        {
          g_autofree char *title = trellis_visit_dup_title (other);

          /* Translators: a school, a visit, a day: "Oakfield has Visit 3 on Tue 6 Mar too." */
          return g_strdup_printf (_("%s has %s on %s too."), other->school_name, title, day);
        }
      if (visit->adviser_id != NULL && g_strcmp0 (other->adviser_id, visit->adviser_id) == 0 &&
          do_overlap (visit, other))
        {
          /* Translators: an adviser, a school, a day: "Cedar is at Oakfield on Tue 6 Mar." */
          return g_strdup_printf (_("%s is at %s on %s."), visit->adviser_name, other->school_name, day);
        }
    }

  return NULL;
}

static void
finish_pills (TrellisYearLayout *self,
              GHashTable        *by_day)
{
  g_array_sort (self->pills, compare_pills);
  for (guint i = 0; i < self->pills->len;)
    {
      TrellisYearPill *first = &g_array_index (self->pills, TrellisYearPill, i);
      guint n = 1;

      while (i + n < self->pills->len && first[n].row == first->row && first[n].week == first->week)
        n++;
      for (guint j = 0; j < n; j++)
        {
          first[j].slot = j;
          first[j].n_slots = n;
          first[j].clash = explain_clash (self, by_day, first[j].visit);
        }
      i += n;
    }
}

static void
add_visits (TrellisYearLayout *self,
            GListModel        *visits)
{
  g_autoptr (GHashTable) by_day = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      int week = trellis_year_layout_find_week (self, visit->visit_on);
      GPtrArray *same_day;

      if (visit->status == TRELLIS_VISIT_STATUS_CANCELLED)
        continue;
      if (visit->visit_on == TRELLIS_DAY_NONE)
        {
          g_ptr_array_add (self->undated, g_object_ref (visit));
          continue;
        }

      same_day = g_hash_table_lookup (by_day, GINT_TO_POINTER (visit->visit_on));
      if (same_day == NULL)
        {
          same_day = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (by_day, GINT_TO_POINTER (visit->visit_on), same_day);
        }
      g_ptr_array_add (same_day, g_object_ref (visit));

      if (add_visit (self, visit))
        {
          self->n_visits++;
          self->n_done += trellis_visit_is_done (visit);
          g_array_index (self->weeks, TrellisYearWeek, week).n_visits++;
        }
    }
  finish_pills (self, by_day);
}

/**
 * trellis_year_layout_new:
 * @year: the school year
 * @schools: a model of #TrellisSchool: the rows
 * @visits: a model of #TrellisVisit: of the year; those to other schools and
 *   those that were cancelled are left out
 * @as_at: today, or the day as at which the year is looked at
 * @grouping: what the rows are grouped by
 * @federations: whether a federation is one row
 *
 * Lays a year of visits out: a column for each week from the first day of term
 * to the last, holidays too, a row for each school, a pill for each visit. A
 * federation's schools stand together. A pure function of its arguments.
 *
 * Returns: (transfer full): the layout
 */
TrellisYearLayout *
trellis_year_layout_new (TrellisSchoolYear      *year,
                         GListModel             *schools,
                         GListModel             *visits,
                         TrellisDay              as_at,
                         TrellisYearGrouping     grouping,
                         TrellisYearFederations  federations)
{
  TrellisYearLayout *self = g_new0 (TrellisYearLayout, 1);

  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (year), NULL);

  self->year = g_object_ref (year);
  self->as_at = as_at;
  self->weeks = g_array_new (FALSE, TRUE, sizeof (TrellisYearWeek));
  self->terms = g_array_new (FALSE, TRUE, sizeof (TrellisYearSpan));
  self->holidays = g_array_new (FALSE, TRUE, sizeof (TrellisYearSpan));
  self->groups = g_array_new (FALSE, TRUE, sizeof (TrellisYearGroup));
  self->rows = g_array_new (FALSE, TRUE, sizeof (TrellisYearRow));
  self->pills = g_array_new (FALSE, TRUE, sizeof (TrellisYearPill));
  self->undated = g_ptr_array_new_with_free_func (g_object_unref);
  g_array_set_clear_func (self->weeks, clear_week);
  g_array_set_clear_func (self->terms, clear_span);
  g_array_set_clear_func (self->holidays, clear_span);
  g_array_set_clear_func (self->groups, clear_group);
  g_array_set_clear_func (self->rows, clear_row);
  g_array_set_clear_func (self->pills, clear_pill);

  add_weeks (self, visits);
  trellis_year_layout_add_rows (self, schools, grouping, federations);
  add_visits (self, visits);

  return self;
}

/**
 * trellis_year_layout_free:
 * @self: (nullable) (transfer full): a layout
 */
void
trellis_year_layout_free (TrellisYearLayout *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->year);
  g_array_unref (self->weeks);
  g_array_unref (self->terms);
  g_array_unref (self->holidays);
  g_array_unref (self->groups);
  g_array_unref (self->rows);
  g_array_unref (self->pills);
  g_ptr_array_unref (self->undated);
  g_free (self);
}

/**
 * trellis_year_layout_find_week:
 * @self: a layout
 * @day: a day
 *
 * Returns: its column, or -1 where the layout has none for it
 */
int
trellis_year_layout_find_week (TrellisYearLayout *self,
                               TrellisDay         day)
{
  TrellisDay first;

  if (self->weeks->len == 0)
    return -1;
  first = g_array_index (self->weeks, TrellisYearWeek, 0).monday;
  if (day < first || day >= first + 7 * (int) self->weeks->len)
    return -1;

  return (day - first) / 7;
}

/**
 * trellis_year_layout_find_row:
 * @self: a layout
 * @urn: a school
 *
 * Returns: its row, or its federation's, or -1
 */
int
trellis_year_layout_find_row (TrellisYearLayout *self,
                              const char        *urn)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *schools = g_array_index (self->rows, TrellisYearRow, i).schools;

      for (guint j = 0; j < schools->len; j++)
        {
          if (g_strcmp0 (((TrellisSchool *) g_ptr_array_index (schools, j))->urn, urn) == 0)
            return (int) i;
        }
    }

  return -1;
}

/**
 * trellis_year_layout_find_pill:
 * @self: a layout
 * @visit_id: a visit
 * @row: where a federation's has several pills, the one over this row is
 *   preferred
 *
 * Returns: its pill, or -1
 */
int
trellis_year_layout_find_pill (TrellisYearLayout *self,
                               const char        *visit_id,
                               guint              row)
{
  int found = -1;

  for (guint i = 0; i < self->pills->len; i++)
    {
      TrellisYearPill *pill = &g_array_index (self->pills, TrellisYearPill, i);

      if (g_strcmp0 (pill->visit->id, visit_id) != 0)
        continue;
      if (row >= pill->row && row < pill->row + pill->n_rows)
        return (int) i;
      if (found < 0)
        found = (int) i;
    }

  return found;
}

/**
 * trellis_year_layout_dup_pill_text:
 * @self: a layout
 * @pill: a pill
 *
 * Returns: (transfer full): all that the pill says, in words, for a tooltip and
 *   to be spoken
 */
char *
trellis_year_layout_dup_pill_text (TrellisYearLayout *self,
                                   guint              pill)
{
  TrellisYearPill *p = &g_array_index (self->pills, TrellisYearPill, pill);
  TrellisYearRow *row = &g_array_index (self->rows, TrellisYearRow, p->row);
  g_autofree char *title = trellis_visit_dup_title (p->visit);
  g_autofree char *day = trellis_day_format (p->visit->visit_on, TRELLIS_DAY_STYLE_FULL);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s, %s, %s", p->visit->school_name[0] != '\0' ? p->visit->school_name : row->name,
                          title, day);
  if (p->visit->session != TRELLIS_SESSION_DAY)
    g_string_append_printf (text, ", %s", trellis_session_get_name (p->visit->session));
  if (p->visit->adviser_name[0] != '\0')
    g_string_append_printf (text, ", %s", p->visit->adviser_name);
  g_string_append_printf (text, ", %s", trellis_visit_status_get_name (p->visit->status));
  if (p->clash != NULL)
    g_string_append_printf (text, ". %s", p->clash);

  return g_string_free (text, FALSE);
}

/**
 * trellis_year_layout_dup_summary:
 * @self: a layout
 *
 * Returns: (transfer full): "166 visits: 95 done, 68 to come, 3 without a day"
 */
char *
trellis_year_layout_dup_summary (TrellisYearLayout *self)
{
  GString *text = g_string_new (NULL);
  guint n = self->n_visits + self->undated->len;

  g_string_append_printf (text, ngettext ("%u visit", "%u visits", n), n);
  if (n > 0)
    g_string_append_printf (text, _(": %u done, %u to come"), self->n_done, self->n_visits - self->n_done);
  if (self->undated->len > 0)
    /* Translators: goes on "95 done, 68 to come" */
    g_string_append_printf (text, _(", %u without a day"), self->undated->len);

  return g_string_free (text, FALSE);
}
