/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-diary-paper.h"

#include <glib/gi18n-lib.h>

/* What can be read at a desk; a longer term goes on over the page. */
#define N_WEEKS_MOST 8

static void
clear_entry (gpointer data)
{
  TrellisDiaryEntry *entry = data;

  g_object_unref (entry->visit);
  g_free (entry->mark);
  g_free (entry->words);
}

static void
clear_day (gpointer data)
{
  TrellisDiaryDay *day = data;

  g_free (day->reason);
  g_array_unref (day->entries);
}

static void
free_page (gpointer data)
{
  TrellisDiaryPage *page = data;

  g_free (page->title);
  g_array_unref (page->days);
  g_ptr_array_unref (page->kinds);
  g_free (page);
}

static gboolean
do_meet (TrellisSession a,
         TrellisSession b)
{
  return a == b || a == TRELLIS_SESSION_DAY || b == TRELLIS_SESSION_DAY;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const TrellisDiaryEntry *first = a, *second = b;

  if (first->visit->session != second->visit->session)
    return first->visit->session < second->visit->session ? -1 : 1;

  return g_strcmp0 (first->visit->id, second->visit->id);
}

/* What is said of a visit under its school: its kind, unless the number says
 * that, and its themes. */
static char *
describe (TrellisVisit *visit)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *const themes[] = { visit->theme_am, visit->theme_pm };

  if (!g_str_equal (visit->kind, TRELLIS_VISIT_KIND_ADVISER))
    g_ptr_array_add (words, g_strdup (trellis_visit_kind_get_name (visit->kind)));
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_auto (GStrv) lines = g_strsplit (themes[i], "\n", -1);

      if (themes[i][0] != '\0')
        g_ptr_array_add (words, g_strjoinv ("; ", lines));
    }
  g_ptr_array_add (words, NULL);

  return g_strjoinv ("; ", (char **) words->pdata);
}

static gboolean
is_for (TrellisPerson *adviser,
        TrellisVisit  *visit)
{
  return visit->status != TRELLIS_VISIT_STATUS_CANCELLED && g_strcmp0 (visit->adviser_id, adviser->id) == 0;
}

static void
add_entries (TrellisDiaryPage *page,
             TrellisDiaryDay  *day,
             TrellisPerson    *adviser,
             GListModel       *visits)
{
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      TrellisDiaryEntry entry = { NULL };

      if (visit->visit_on != day->day || !is_for (adviser, visit))
        continue;
      if (!g_ptr_array_find_with_equal_func (page->kinds, visit->kind, g_str_equal, NULL))
        g_ptr_array_add (page->kinds, g_strdup (visit->kind));
      entry.mark = trellis_visit_dup_mark (visit);
      entry.words = describe (visit);
      entry.visit = g_steal_pointer (&visit);
      g_array_append_val (day->entries, entry);
    }

  g_array_sort (day->entries, compare_entries);
  day->n_columns = 1;
  for (guint i = 0; i < day->entries->len; i++)
    {
      TrellisDiaryEntry *entry = &g_array_index (day->entries, TrellisDiaryEntry, i);

      for (guint j = 0; j < i; j++)
        {
          if (do_meet (g_array_index (day->entries, TrellisDiaryEntry, j).visit->session, entry->visit->session))
            entry->column++;
        }
      day->n_columns = MAX (day->n_columns, entry->column + 1);
    }
}

/* The name of what closes a day for the adviser, or for everybody. */
static char *
find_reason (TrellisSchoolYear *year,
             TrellisPerson     *adviser,
             TrellisDay         day)
{
  for (guint i = 0; i < year->closures->len; i++)
    {
      TrellisClosure *closure = g_ptr_array_index (year->closures, i);

      if (day < closure->starts_on || day > closure->ends_on || closure->urn != NULL)
        continue;
      if (closure->person_id == NULL || g_str_equal (closure->person_id, adviser->id))
        return g_strdup (closure->name[0] != '\0' ? closure->name : trellis_closure_kind_get_name (closure->kind));
    }

  return NULL;
}

static void
add_day (TrellisDiaryPage  *page,
         TrellisSchoolYear *year,
         TrellisTerm       *term,
         TrellisPerson     *adviser,
         GListModel        *visits,
         TrellisDay         on)
{
  TrellisDiaryDay day = { on, { TRUE, TRUE }, NULL, g_array_new (FALSE, TRUE, sizeof (TrellisDiaryEntry)), 1 };
  gboolean is_in_term = on >= term->starts_on && on <= term->ends_on;

  g_array_set_clear_func (day.entries, clear_entry);
  if (is_in_term)
    {
      day.reason = find_reason (year, adviser, on);
      add_entries (page, &day, adviser, visits);
    }
  for (int half = 0; is_in_term && half < 2; half++)
    {
      TrellisSession session = half == 0 ? TRELLIS_SESSION_AM : TRELLIS_SESSION_PM;
      gboolean is_booked = FALSE;

      day.is_off[half] = (adviser->working_half_days & TRELLIS_HALF_DAY (trellis_day_get_weekday (on), half)) == 0 ||
                         !trellis_school_year_is_open (year, on, session, NULL, adviser->id);
      for (guint i = 0; i < day.entries->len; i++)
        is_booked |= do_meet (session, g_array_index (day.entries, TrellisDiaryEntry, i).visit->session);
      if (!day.is_off[half])
        {
          page->working_days += 0.5;
          page->booked_days += is_booked ? 0.5 : 0;
        }
    }
  g_array_append_val (page->days, day);
}

static void
add_term (TrellisDiaryPaper *self,
          TrellisSchoolYear *year,
          TrellisTerm       *term,
          TrellisPerson     *adviser,
          GListModel        *visits)
{
  TrellisDay first = trellis_day_get_monday (term->starts_on), last = trellis_day_get_monday (term->ends_on);
  guint n_weeks = (guint) (last - first) / 7 + 1;
  guint n_pages = (n_weeks + N_WEEKS_MOST - 1) / N_WEEKS_MOST;
  guint week = 0;

  for (guint i = 0; i < n_pages; i++)
    {
      TrellisDiaryPage *page = g_new0 (TrellisDiaryPage, 1);
      guint end = n_weeks * (i + 1) / n_pages;
      g_autofree char *from = trellis_day_format (MAX (term->starts_on, first + (TrellisDay) week * 7),
                                                  TRELLIS_DAY_STYLE_LONG);
      g_autofree char *until = trellis_day_format (MIN (term->ends_on, first + (TrellisDay) end * 7 - 3),
                                                   TRELLIS_DAY_STYLE_LONG);

      /* Translators: a term, and its first and its last day */
      page->title = g_strdup_printf (_("%s, %s to %s"), term->name, from, until);
      page->days = g_array_new (FALSE, TRUE, sizeof (TrellisDiaryDay));
      g_array_set_clear_func (page->days, clear_day);
      page->kinds = g_ptr_array_new_with_free_func (g_free);
      for (; week < end; week++)
        {
          for (TrellisDay weekday = 0; weekday < TRELLIS_DIARY_N_WEEKDAYS; weekday++)
            add_day (page, year, term, adviser, visits, first + (TrellisDay) week * 7 + weekday);
        }
      g_ptr_array_add (self->pages, page);
    }
}

static guint
count_shown (TrellisDiaryPaper *self)
{
  guint n = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      TrellisDiaryPage *page = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < page->days->len; j++)
        n += g_array_index (page->days, TrellisDiaryDay, j).entries->len;
    }

  return n;
}

/**
 * trellis_diary_paper_new:
 * @year: the school year, with at least one term
 * @adviser: whose diary it is, with the week that they work
 * @visits: a model of #TrellisVisit: those of others and cancelled ones are
 *   left out
 * @as_at: the day that is marked in it
 *
 * Lays an adviser's year out, a page for each term, and more for a term of more
 * than eight weeks. A pure function of its arguments.
 *
 * Returns: (transfer full): the pages, at least one
 */
TrellisDiaryPaper *
trellis_diary_paper_new (TrellisSchoolYear *year,
                         TrellisPerson     *adviser,
                         GListModel        *visits,
                         TrellisDay         as_at)
{
  TrellisDiaryPaper *self = g_new0 (TrellisDiaryPaper, 1);

  g_assert (year->terms->len > 0);

  trellis_sheet_init (&self->sheet, TRELLIS_PAPER_A4, TRUE);
  self->title = g_strdup (adviser->name);
  self->as_at = as_at;
  self->pages = g_ptr_array_new_with_free_func (free_page);
  for (guint i = 0; i < year->terms->len; i++)
    add_term (self, year, g_ptr_array_index (year->terms, i), adviser, visits);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      self->n_apart += is_for (adviser, visit);
    }
  self->n_apart -= count_shown (self);

  return self;
}

/**
 * trellis_diary_paper_free:
 * @self: (nullable) (transfer full): a diary
 */
void
trellis_diary_paper_free (TrellisDiaryPaper *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/**
 * trellis_diary_paper_get_n_pages:
 * @self: a diary
 *
 * Returns: how many pages it takes, at least 1
 */
guint
trellis_diary_paper_get_n_pages (TrellisDiaryPaper *self)
{
  return self->pages->len;
}
