/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-page-private.h"

#include "trellis-inspection.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The lists of a school on a page: visits, actions, inspections, and what the last
 * note said. */

#define ACTION_LINES_MOST 2
#define TEXT_LINES_MOST 6

/* Visits --------------------------------------------------------------------- */

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  const TrellisVisit *first = *(TrellisVisit *const *) a, *second = *(TrellisVisit *const *) b;
  gboolean has_first = first->visit_on != TRELLIS_DAY_NONE, has_second = second->visit_on != TRELLIS_DAY_NONE;

  if (has_first != has_second)
    return has_first ? -1 : 1;
  if (first->visit_on != second->visit_on)
    return first->visit_on < second->visit_on ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

static gboolean
is_done (TrellisVisit *visit)
{
  return visit->status == TRELLIS_VISIT_STATUS_DONE || visit->status == TRELLIS_VISIT_STATUS_NOTED ||
         visit->status == TRELLIS_VISIT_STATUS_SHARED;
}

/* "Visit 4, 12 May: Early reading" */
static char *
write_visit (TrellisVisit *visit)
{
  g_autofree char *title = trellis_visit_dup_title (visit);
  g_autofree char *day = trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_LONG);
  const char *theme = *visit->theme_pm != '\0' ? visit->theme_pm : visit->theme_am;
  g_autofree char *first = g_strndup (theme, strcspn (theme, "\n"));

  return *first != '\0' ? g_strdup_printf ("%s, %s: %s", title, day, first) : g_strdup_printf ("%s, %s", title, day);
}

/**
 * trellis_school_page_fill_visits:
 * @self: a page being made
 * @input: what is known of the school
 *
 * Fills the pills of the year's visits, cancelled ones apart, and tells the last
 * and the next one.
 */
void
trellis_school_page_fill_visits (TrellisSchoolPage            *self,
                                 const TrellisSchoolPageInput *input)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  TrellisVisit *last = NULL, *next = NULL;
  g_autofree char *last_words = NULL, *next_words = NULL;
  guint n_done = 0;

  for (guint i = 0; i < g_list_model_get_n_items (input->visits); i++)
    {
      TrellisVisit *visit = g_list_model_get_item (input->visits, i);

      if (visit->status == TRELLIS_VISIT_STATUS_CANCELLED)
        g_object_unref (visit);
      else
        g_ptr_array_add (visits, visit);
    }
  g_ptr_array_sort (visits, compare_visits);
  for (guint i = 0; i < visits->len; i++)
    {
      TrellisVisit *visit = g_ptr_array_index (visits, i);
      TrellisSchoolPageVisit pill = { trellis_visit_dup_mark (visit), visit->status };

      g_array_append_val (self->visits, pill);
      n_done += is_done (visit);
      if (is_done (visit))
        last = visit;
      else if (next == NULL && visit->visit_on != TRELLIS_DAY_NONE && visit->visit_on >= input->as_at)
        next = visit;
    }

  /* Translators: %s is a school year */
  self->visits_title = g_strdup_printf (_("Visits %s"), input->year_name);
  /* Translators: how many of the year's visits have been made */
  self->visits_note = visits->len > 0 ? g_strdup_printf (_("%u of %u done"), n_done, visits->len) : g_strdup ("");
  last_words = last != NULL ? write_visit (last) : NULL;
  next_words = next != NULL ? write_visit (next) : NULL;
  self->last_visit = last != NULL ? g_strdup_printf (_("Last: %s"), last_words)
                                  : g_strdup (visits->len > 0 ? "" : _("No visits are planned yet."));
  self->next_visit = next != NULL ? g_strdup_printf (_("Next: %s"), next_words) : g_strdup ("");
}

/* Lists ---------------------------------------------------------------------- */

/**
 * trellis_school_lines_get_height:
 * @lines: (element-type TrellisSchoolPageLine): a list
 * @n: how many of them
 *
 * Returns: the height of the first @n of them, or of as many as there are
 */
double
trellis_school_lines_get_height (GArray *lines,
                                 guint   n)
{
  double height = 0;

  for (guint i = 0; i < MIN (n, lines->len); i++)
    height += g_array_index (lines, TrellisSchoolPageLine, i).n_lines * TRELLIS_SCHOOL_LEADING +
              2 * TRELLIS_SCHOOL_ROW_PAD;

  return height;
}

static void
add_line (GArray                *lines,
          TrellisSchoolPageLine  line,
          int                    n_lines_most,
          TrellisText           *text,
          double                 width)
{
  line.n_lines = MIN (trellis_text_count_lines (text, line.what, trellis_type_text, width), n_lines_most);
  g_array_append_val (lines, line);
}

/**
 * trellis_school_lines_fit:
 * @lines: (element-type TrellisSchoolPageLine): a list
 * @room: its height at the most
 * @more_height: of the line that tells how many are left out
 *
 * Keeps as many lines as there is room for.
 *
 * Returns: how many are left out
 */
guint
trellis_school_lines_fit (GArray *lines,
                          double  room,
                          double  more_height)
{
  guint n_all = lines->len;

  while (lines->len > 0 &&
         trellis_school_lines_get_height (lines, n_all) + (lines->len < n_all ? more_height : 0) > room)
    g_array_set_size (lines, lines->len - 1);

  return n_all - lines->len;
}

/* Red first, then amber, not rated and green, and by the day due. */
static int
get_urgency (TrellisAction *action)
{
  static const int orders[TRELLIS_N_RATINGS] = {
    [TRELLIS_RATING_RED] = 0, [TRELLIS_RATING_AMBER] = 1, [TRELLIS_RATING_NONE] = 2, [TRELLIS_RATING_GREEN] = 3,
  };

  return orders[action->rating];
}

static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  TrellisAction *first = *(TrellisAction *const *) a, *second = *(TrellisAction *const *) b;
  gboolean has_first = first->due_on != TRELLIS_DAY_NONE, has_second = second->due_on != TRELLIS_DAY_NONE;

  if (get_urgency (first) != get_urgency (second))
    return get_urgency (first) - get_urgency (second);
  if (has_first != has_second)
    return has_first ? -1 : 1;
  if (first->due_on != second->due_on)
    return first->due_on < second->due_on ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

/* "12 open, 3 overdue" */
static char *
write_counts (guint n_open,
              guint n_overdue)
{
  if (n_open == 0)
    return g_strdup ("");
  if (n_overdue == 0)
    return g_strdup_printf (_("%u open"), n_open);

  return g_strdup_printf (_("%u open, %u overdue"), n_open, n_overdue);
}

/**
 * trellis_school_page_fill_actions:
 * @self: a page being made
 * @input: what is known of the school
 * @text: as it will be drawn with
 *
 * Fills the list of the school's open actions, worst first: red, amber, not rated,
 * green, each by the day due.
 */
void
trellis_school_page_fill_actions (TrellisSchoolPage            *self,
                                  const TrellisSchoolPageInput *input,
                                  TrellisText                  *text)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);
  double width = TRELLIS_SCHOOL_HALF - TRELLIS_SCHOOL_RATING_WIDTH - TRELLIS_SCHOOL_WHEN_WIDTH;
  guint n_overdue = 0;

  for (guint i = 0; i < g_list_model_get_n_items (input->actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (input->actions, i);

      if (action->closed_on != TRELLIS_DAY_NONE)
        continue;
      n_overdue += trellis_action_is_overdue (action, input->as_at);
      g_ptr_array_add (open, g_steal_pointer (&action));
    }
  g_ptr_array_sort (open, compare_actions);
  self->actions_note = write_counts (open->len, n_overdue);
  for (guint i = 0; i < open->len; i++)
    {
      TrellisAction *action = g_ptr_array_index (open, i);
      TrellisSchoolPageLine line = { TRUE, action->rating, g_strdup (action->what),
                                     trellis_day_format (action->due_on, TRELLIS_DAY_STYLE_SHORT),
                                     trellis_action_is_overdue (action, input->as_at) };

      add_line (self->actions, line, ACTION_LINES_MOST, text, width);
    }
}

/* "Good", or the grades of a report card with their areas. */
static char *
write_outcome (const TrellisInspection *inspection)
{
  g_autoptr (GString) words = g_string_new (inspection->outcome);

  for (guint i = 0; *inspection->outcome == '\0' && i < inspection->grades->len; i++)
    {
      const TrellisInspectionGrade *grade = g_ptr_array_index (inspection->grades, i);

      g_string_append_printf (words, "%s%s: %s", i > 0 ? ", " : "", grade->area, grade->grade);
    }

  return g_strdup_printf ("%s%s%s", trellis_framework_get_name (inspection->framework), words->len > 0 ? ": " : "",
                          words->str);
}

/**
 * trellis_school_page_fill_inspections:
 * @self: a page being made
 * @input: what is known of the school
 * @text: as it will be drawn with
 *
 * Fills the list of the school's inspections, each with what it found.
 */
void
trellis_school_page_fill_inspections (TrellisSchoolPage            *self,
                                      const TrellisSchoolPageInput *input,
                                      TrellisText                  *text)
{
  for (guint i = 0; i < input->inspections->len; i++)
    {
      const TrellisInspection *inspection = g_ptr_array_index (input->inspections, i);
      TrellisSchoolPageLine line = { .what = write_outcome (inspection),
                                     .when = trellis_day_format (inspection->inspected_on, TRELLIS_DAY_STYLE_MEDIUM) };

      add_line (self->inspections, line, 3, text, TRELLIS_SCHOOL_HALF - TRELLIS_SCHOOL_INSPECTION_WHEN_WIDTH);
    }
}

static char *
flow (const char *body)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0')
        continue;
      if (words->len > 0)
        {
          char last = words->str[words->len - 1];

          g_string_append (words, last == '.' || last == '!' || last == '?' || last == ';' ? " " : ". ");
        }
      g_string_append (words, line);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * trellis_school_page_fill_texts:
 * @self: a page being made
 * @input: what is known of the school
 * @text: as it will be drawn with
 *
 * Fills what the last note said.
 */
void
trellis_school_page_fill_texts (TrellisSchoolPage            *self,
                                const TrellisSchoolPageInput *input,
                                TrellisText                  *text)
{
  g_autofree char *day = trellis_day_format (input->noted_on, TRELLIS_DAY_STYLE_MEDIUM);
  const TrellisSchoolPageText texts[TRELLIS_SCHOOL_PAGE_N_TEXTS] = {
    { _("Strengths"), flow (input->strengths) },
    { _("Risks"), flow (input->risks) },
    { _("Next steps"), flow (input->next_steps) },
  };

  memcpy (self->texts, texts, sizeof texts);
  self->texts_note = input->noted_on != TRELLIS_DAY_NONE
    /* Translators: the note of the visit made on a day */
    ? g_strdup_printf (_("note of %s"), day)
    : g_strdup (_("no note yet"));
  self->n_text_lines = 1;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    self->n_text_lines = MAX (self->n_text_lines, trellis_text_count_lines (text, texts[i].body, trellis_type_text,
                                                                            TRELLIS_SCHOOL_THIRD));
  self->n_text_lines = MIN (self->n_text_lines, TEXT_LINES_MOST);
}
