/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-action-course.h"
#include "trellis-store-action-courses.h"
#include "trellis-store-trust.h"
#include "trellis-table-paper.h"

#include <glib/gi18n-lib.h>

/* Actions as they are worked on: each school's plan with how each action was
 * rated from day to day, and all of them as they stand, for a meeting. */

/* More days of rating than this leave no room for the actions. */
#define N_EARLIER_DAYS 4

static const char key_words[] = N_("■ marks what is overdue. R red, not acted on or no effect. A amber, in progress. "
                                   "G green, done with effect. – not yet rated.");

/* The worst first. */
static const struct
{
  TrellisRating rating;
  const char *words;
} told_ratings[] = {
  { TRELLIS_RATING_RED, N_("%'u red") },
  { TRELLIS_RATING_AMBER, N_("%'u amber") },
  { TRELLIS_RATING_GREEN, N_("%'u green") },
  { TRELLIS_RATING_NONE, N_("%'u not yet rated") },
};

/* What stands in a table's cells for the columns of a board. */
static TrellisRating
get_rating (TrellisActionColumn column)
{
  switch (column)
    {
    case TRELLIS_ACTION_COLUMN_RED:
      return TRELLIS_RATING_RED;
    case TRELLIS_ACTION_COLUMN_AMBER:
      return TRELLIS_RATING_AMBER;
    case TRELLIS_ACTION_COLUMN_GREEN:
      return TRELLIS_RATING_GREEN;
    case TRELLIS_ACTION_COLUMN_NONE:
    case TRELLIS_ACTION_COLUMN_CLOSED:
    case TRELLIS_N_ACTION_COLUMNS:
    default:
      return TRELLIS_RATING_NONE;
    }
}

static void
add_paper (TrellisReport     *self,
           TrellisTablePaper *paper,
           const char        *title)
{
  trellis_table_paper_lay_out (paper, self->text);
  trellis_report_add_part (self, &trellis_report_table_paper, paper, &paper->sheet, title);
}

/* Plans ------------------------------------------------------------------------- */

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  TrellisDay first = *(const TrellisDay *) a, second = *(const TrellisDay *) b;

  return (first > second) - (first < second);
}

/* The last days on which some of the actions were rated, the earliest first. */
static GArray *
list_rating_days (GPtrArray  *actions,
                  GHashTable *courses)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (TrellisDay));

  for (guint i = 0; i < actions->len; i++)
    {
      const TrellisAction *action = g_ptr_array_index (actions, i);
      const TrellisActionCourse *course = g_hash_table_lookup (courses, action->id);

      for (guint k = 0; course != NULL && k < course->steps->len; k++)
        g_array_append_val (days, g_array_index (course->steps, TrellisActionStep, k).day);
    }
  g_array_sort (days, compare_days);
  for (guint i = days->len; i > 1; i--)
    {
      if (g_array_index (days, TrellisDay, i - 1) == g_array_index (days, TrellisDay, i - 2))
        g_array_remove_index (days, i - 1);
    }
  if (days->len > N_EARLIER_DAYS)
    g_array_remove_range (days, 0, days->len - N_EARLIER_DAYS);

  return days;
}

/* What success is, and what was seen last. */
static char *
dup_details (const TrellisAction *action)
{
  GString *words = g_string_new (NULL);

  if (*action->success_criteria != '\0')
    g_string_append_printf (words, _("Success: %s"), action->success_criteria);
  if (*action->success_criteria != '\0' && *action->evidence != '\0')
    g_string_append_c (words, '\n');
  if (*action->evidence != '\0')
    g_string_append_printf (words, _("Seen: %s"), action->evidence);

  return g_string_free (words, words->len == 0);
}

static void
add_planned (TrellisTablePaper *paper,
             TrellisAction     *action,
             guint              number,
             GHashTable        *courses,
             GArray            *days,
             TrellisDay         as_at)
{
  const TrellisActionCourse *course = g_hash_table_lookup (courses, action->id);
  TrellisPaperCell *cells = trellis_table_paper_add_row (paper);

  cells[0].text = g_strdup_printf ("%'u", number);
  cells[1].text = g_strdup (action->what);
  cells[1].second = dup_details (action);
  cells[1].is_strong = TRUE;
  cells[2].text = *action->owner != '\0' ? g_strdup (action->owner) : NULL;
  if (action->due_on != TRELLIS_DAY_NONE)
    cells[3].text = trellis_day_format (action->due_on, TRELLIS_DAY_STYLE_MEDIUM);
  cells[3].is_marked = trellis_action_is_overdue (action, as_at);
  for (guint i = 0; i < days->len; i++)
    {
      TrellisDay day = g_array_index (days, TrellisDay, i);

      cells[4 + i].is_blank = course == NULL || day < action->opened_on;
      if (course != NULL)
        cells[4 + i].rating = get_rating (trellis_action_course_get_column (course, day));
    }
  cells[4 + days->len].rating = action->rating;
}

static void
add_plan_columns (TrellisTablePaper *paper,
                  GArray            *days)
{
  trellis_table_paper_add_column (paper, "", TRELLIS_PAPER_FIGURE, 5, 0);
  trellis_table_paper_add_column (paper, _("Action, what success is, what was seen"), TRELLIS_PAPER_WORDS, 50, 1);
  trellis_table_paper_add_column (paper, _("Owner"), TRELLIS_PAPER_WORDS, 24, 0.3);
  trellis_table_paper_add_column (paper, _("Due"), TRELLIS_PAPER_FIGURE, 23, 0);
  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *day = trellis_day_format (g_array_index (days, TrellisDay, i), TRELLIS_DAY_STYLE_SHORT);

      trellis_table_paper_add_column (paper, day, TRELLIS_PAPER_RATING, 9, 0);
    }
  trellis_table_paper_add_column (paper, _("Now"), TRELLIS_PAPER_RATING, 7, 0);
}

/* By aspect in the scheme's order; what is on none comes last. */
static guint
get_aspect_place (TrellisScheme *scheme,
                  const char    *aspect_id)
{
  for (guint i = 0; scheme != NULL && aspect_id != NULL && i < scheme->aspects->len; i++)
    {
      if (g_str_equal (((const TrellisAspect *) g_ptr_array_index (scheme->aspects, i))->id, aspect_id))
        return i;
    }

  return G_MAXUINT;
}

static int
compare_by_aspect (gconstpointer a,
                   gconstpointer b,
                   gpointer      scheme)
{
  const TrellisAction *first = *(TrellisAction *const *) a, *second = *(TrellisAction *const *) b;
  guint first_place = get_aspect_place (scheme, first->aspect_id);
  guint second_place = get_aspect_place (scheme, second->aspect_id);

  if (first_place != second_place)
    return first_place < second_place ? -1 : 1;
  if (first->due_on != second->due_on)
    return (guint) first->due_on < (guint) second->due_on ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

/* "12 open actions: 2 red, 10 amber; 3 are overdue", without what there is none of. */
static char *
dup_counts (GPtrArray  *actions,
            TrellisDay  as_at)
{
  guint counts[TRELLIS_N_RATINGS] = { 0 }, n_overdue = 0;
  GString *words = g_string_new (NULL);
  gboolean is_begun = FALSE;

  for (guint i = 0; i < actions->len; i++)
    {
      TrellisAction *action = g_ptr_array_index (actions, i);

      counts[action->rating]++;
      n_overdue += trellis_action_is_overdue (action, as_at);
    }
  g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%'u open action", "%'u open actions", actions->len),
                          actions->len);
  for (guint i = 0; i < G_N_ELEMENTS (told_ratings); i++)
    {
      guint n = counts[told_ratings[i].rating];

      if (n == 0)
        continue;
      g_string_append (words, is_begun ? ", " : ": ");
      g_string_append_printf (words, _(told_ratings[i].words), n);
      is_begun = TRUE;
    }
  if (n_overdue > 0)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "; %'u is overdue", "; %'u are overdue", n_overdue),
                            n_overdue);

  return g_string_free (words, FALSE);
}

static TrellisTablePaper *
create_plan (GPtrArray     *actions,
             const char    *school_name,
             TrellisScheme *scheme,
             GHashTable    *courses,
             TrellisDay     as_at)
{
  TrellisTablePaper *paper = trellis_table_paper_new (school_name, _("Action plan"), TRELLIS_PAPER_A4, FALSE);
  g_autoptr (GArray) days = list_rating_days (actions, courses);
  g_autofree char *counts = dup_counts (actions, as_at);
  guint last_place = 0;

  g_ptr_array_sort_with_data (actions, compare_by_aspect, scheme);
  trellis_table_paper_set_intro (paper, counts);
  add_plan_columns (paper, days);
  for (guint i = 0; i < actions->len; i++)
    {
      TrellisAction *action = g_ptr_array_index (actions, i);
      guint place = get_aspect_place (scheme, action->aspect_id);

      if (i == 0 || place != last_place)
        trellis_table_paper_begin_group (paper, place == G_MAXUINT
                                                  ? _("On no aspect")
                                                  : ((const TrellisAspect *) g_ptr_array_index (scheme->aspects,
                                                                                                place))->name, NULL);
      last_place = place;
      add_planned (paper, action, i + 1, courses, days, as_at);
    }
  trellis_table_paper_set_key (paper, _(key_words));

  return paper;
}

/* Nothing to do is worth a page that says so, where it was asked for. */
static TrellisTablePaper *
create_empty (GListModel *schools,
              const char *title,
              const char *scope_words)
{
  g_autoptr (TrellisSchool) school = g_list_model_get_n_items (schools) == 1 ? g_list_model_get_item (schools, 0)
                                                                             : NULL;
  TrellisTablePaper *paper = trellis_table_paper_new (school != NULL ? school->name : title,
                                                      school != NULL ? title : scope_words, TRELLIS_PAPER_A4, FALSE);

  trellis_table_paper_add_words (paper, _("No action is open."));

  return paper;
}

/**
 * trellis_report_new_action_plans:
 * @request: which schools
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a plan of the open actions for each
 *   school that has some, by aspect, with how they were rated from day to day,
 *   A4 upright; or %NULL with @error set
 */
TrellisReport *
trellis_report_new_action_plans (const TrellisReportRequest  *request,
                                 GError                     **error)
{
  TrellisDay as_at = request->details->as_at;
  g_autoptr (TrellisReport) self = trellis_report_new (TRELLIS_REPORT_ACTION_PLAN, request->details);
  g_autoptr (GPtrArray) open = trellis_report_list_open_actions (request, error);
  g_autoptr (GHashTable) courses = NULL;
  TrellisScheme *scheme;
  guint n_plans = 0;

  if (open == NULL)
    return NULL;
  courses = trellis_store_read_action_courses (request->store, as_at, error);
  scheme = courses != NULL ? trellis_store_get_scheme (request->store, error) : NULL;
  if (scheme == NULL)
    return NULL;

  /* Each goes to the meeting about its school. */
  self->has_parts_apart = TRUE;
  self->title = g_strdup (_("Action plan"));
  for (guint i = 0; i < open->len; )
    {
      const TrellisAction *first = g_ptr_array_index (open, i);
      g_autoptr (GPtrArray) actions = g_ptr_array_new ();

      for (; i < open->len && g_str_equal (((TrellisAction *) g_ptr_array_index (open, i))->urn, first->urn); i++)
        g_ptr_array_add (actions, g_ptr_array_index (open, i));
      add_paper (self, create_plan (actions, first->school_name, scheme, courses, as_at), first->school_name);
      n_plans++;
    }
  if (n_plans == 0)
    add_paper (self, create_empty (request->schools, self->title, request->details->scope_words), self->title);

  return g_steal_pointer (&self);
}

/* The board ---------------------------------------------------------------------- */

/* As on screen, but for closed ones, which a meeting has done with. */
static const TrellisRating board_ratings[] = {
  TRELLIS_RATING_NONE, TRELLIS_RATING_RED, TRELLIS_RATING_AMBER, TRELLIS_RATING_GREEN,
};

static void
fill_card (TrellisPaperCell *mark,
           TrellisPaperCell *words,
           TrellisAction    *action,
           TrellisDay        as_at)
{
  g_autofree char *day = action->due_on != TRELLIS_DAY_NONE
                           ? trellis_day_format (action->due_on, TRELLIS_DAY_STYLE_SHORT) : NULL;
  /* Translators: the day when an action is due */
  g_autofree char *due = day != NULL ? g_strdup_printf (_("due %s"), day) : g_strdup ("");

  mark->rating = action->rating;
  words->text = g_strdup (action->what);
  words->is_marked = trellis_action_is_overdue (action, as_at);
  if (*action->owner != '\0' && *due != '\0')
    words->second = g_strdup_printf ("%s, %s", action->owner, due);
  else if (*action->owner != '\0' || *due != '\0')
    words->second = g_strconcat (action->owner, due, NULL);
}

/* The action that is @nth of its rating among some; NULL for none. */
static TrellisAction *
find_card (GPtrArray     *open,
           guint          first,
           guint          end,
           TrellisRating  rating,
           guint          nth)
{
  for (guint i = first; i < end; i++)
    {
      TrellisAction *action = g_ptr_array_index (open, i);

      if (action->rating == rating && nth-- == 0)
        return action;
    }

  return NULL;
}

/* One school's lane: in each column its actions of the rating, under one another. */
static void
add_lane (TrellisTablePaper *paper,
          GPtrArray         *open,
          guint              first,
          guint              end,
          TrellisDay         as_at)
{
  for (guint row = 0, n_shown = 0; n_shown < end - first; row++)
    {
      TrellisPaperCell *cells = trellis_table_paper_add_row (paper);

      for (guint i = 0; i < G_N_ELEMENTS (board_ratings); i++)
        {
          TrellisAction *action = find_card (open, first, end, board_ratings[i], row);

          cells[2 * i].is_blank = action == NULL;
          if (action == NULL)
            {
              cells[2 * i + 1].text = g_strdup ("");
              continue;
            }
          fill_card (&cells[2 * i], &cells[2 * i + 1], action, as_at);
          n_shown++;
        }
    }
}

/**
 * trellis_report_new_rag_board:
 * @request: which schools
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the open actions in a column for each
 *   rating and a lane for each school, A4 on its side; or %NULL with @error set
 */
TrellisReport *
trellis_report_new_rag_board (const TrellisReportRequest  *request,
                              GError                     **error)
{
  const TrellisReportDetails *details = request->details;
  g_autoptr (TrellisReport) self = trellis_report_new (TRELLIS_REPORT_RAG_BOARD, details);
  g_autoptr (GPtrArray) open = trellis_report_list_open_actions (request, error);
  g_autofree char *counts = NULL;
  TrellisTablePaper *paper;

  if (open == NULL)
    return NULL;
  self->title = g_strdup (_("RAG board"));
  if (open->len == 0)
    {
      add_paper (self, create_empty (request->schools, self->title, details->scope_words), self->title);
      return g_steal_pointer (&self);
    }

  paper = trellis_table_paper_new (self->title, details->scope_words, TRELLIS_PAPER_A4, TRUE);
  counts = dup_counts (open, details->as_at);
  trellis_table_paper_set_intro (paper, counts);
  for (guint i = 0; i < G_N_ELEMENTS (board_ratings); i++)
    {
      trellis_table_paper_add_column (paper, "", TRELLIS_PAPER_RATING, 5, 0);
      trellis_table_paper_add_column (paper, trellis_rating_get_name (board_ratings[i]), TRELLIS_PAPER_WORDS, 40, 1);
    }
  for (guint i = 0; i < open->len; )
    {
      const TrellisAction *action = g_ptr_array_index (open, i);
      guint first = i;

      while (i < open->len && g_str_equal (((TrellisAction *) g_ptr_array_index (open, i))->urn, action->urn))
        i++;
      trellis_table_paper_begin_group (paper, action->school_name, NULL);
      add_lane (paper, open, first, i, details->as_at);
    }
  trellis_table_paper_set_key (paper, _(key_words));
  add_paper (self, paper, self->title);

  return g_steal_pointer (&self);
}
