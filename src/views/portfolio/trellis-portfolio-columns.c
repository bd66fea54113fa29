/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-portfolio-columns.h"

#include <glib/gi18n-lib.h>

static const TrellisPortfolioColumnInfo infos[TRELLIS_PORTFOLIO_N_COLUMNS] = {
  [TRELLIS_PORTFOLIO_COLUMN_SCHOOL] = { .id = "school", .title = N_("School"), .is_default = TRUE },
  [TRELLIS_PORTFOLIO_COLUMN_URN] = { .id = "urn", .title = N_("URN"), .is_dim = TRUE },
  [TRELLIS_PORTFOLIO_COLUMN_PHASE] = { .id = "phase", .title = N_("Phase"), .is_default = TRUE, .is_dim = TRUE },
  [TRELLIS_PORTFOLIO_COLUMN_HUB] = { .id = "hub", .title = N_("Hub") },
  [TRELLIS_PORTFOLIO_COLUMN_FEDERATION] = { .id = "federation", .title = N_("Federation") },
  [TRELLIS_PORTFOLIO_COLUMN_LEVEL] = { .id = "level", .title = N_("Level"), .is_default = TRUE },
  [TRELLIS_PORTFOLIO_COLUMN_TERMS] = { .id = "terms", .title = N_("Eight terms"), .is_default = TRUE },
  [TRELLIS_PORTFOLIO_COLUMN_IN_LEVEL] = {
    .id = "in-level", .title = N_("In level"), .is_figure = TRUE, .is_descending_first = TRUE
  },
  [TRELLIS_PORTFOLIO_COLUMN_ADVISER] = { .id = "adviser", .title = N_("Adviser"), .is_default = TRUE },
  [TRELLIS_PORTFOLIO_COLUMN_PUPILS] = {
    .id = "pupils", .title = N_("Pupils"), .is_default = TRUE, .is_figure = TRUE, .is_descending_first = TRUE
  },
  [TRELLIS_PORTFOLIO_COLUMN_AGES] = { .id = "ages", .title = N_("Ages") },
  [TRELLIS_PORTFOLIO_COLUMN_FREE_MEALS] = {
    .id = "free-meals", .title = N_("Free meals"), .is_figure = TRUE, .is_descending_first = TRUE
  },
  [TRELLIS_PORTFOLIO_COLUMN_INSPECTION] = { .id = "inspection", .title = N_("Inspection"), .is_default = TRUE },
  [TRELLIS_PORTFOLIO_COLUMN_INSPECTED_ON] = { .id = "inspected-on", .title = N_("Inspected") },
  [TRELLIS_PORTFOLIO_COLUMN_NEXT_VISIT] = { .id = "next-visit", .title = N_("Next visit"), .is_default = TRUE },
  [TRELLIS_PORTFOLIO_COLUMN_ACTIONS] = {
    .id = "actions", .title = N_("Open actions"), .is_default = TRUE, .is_descending_first = TRUE
  },
  [TRELLIS_PORTFOLIO_COLUMN_OVERDUE] = {
    .id = "overdue", .title = N_("Overdue"), .is_figure = TRUE, .is_descending_first = TRUE
  },
  [TRELLIS_PORTFOLIO_COLUMN_DOCUMENT] = { .id = "document", .title = N_("Document due") },
  [TRELLIS_PORTFOLIO_COLUMN_HEAD] = { .id = "head", .title = N_("Headteacher") },
  [TRELLIS_PORTFOLIO_COLUMN_LOCAL_AUTHORITY] = { .id = "local-authority", .title = N_("Local authority") },
  [TRELLIS_PORTFOLIO_COLUMN_TOWN] = { .id = "town", .title = N_("Town") },
  [TRELLIS_PORTFOLIO_COLUMN_KIND] = { .id = "kind", .title = N_("Type") },
  [TRELLIS_PORTFOLIO_COLUMN_JOINED] = { .id = "joined", .title = N_("Joined") },
};

/**
 * trellis_portfolio_column_get_info:
 * @column: a column
 *
 * Returns: (transfer none): what it is
 */
const TrellisPortfolioColumnInfo *
trellis_portfolio_column_get_info (TrellisPortfolioColumn column)
{
  g_return_val_if_fail ((guint) column < TRELLIS_PORTFOLIO_N_COLUMNS, NULL);

  return &infos[column];
}

/**
 * trellis_portfolio_column_get_title:
 * @column: a column
 *
 * Returns: its heading
 */
const char *
trellis_portfolio_column_get_title (TrellisPortfolioColumn column)
{
  return _(trellis_portfolio_column_get_info (column)->title);
}

/* The text of a column that is words of the school's own. */
static const char *
get_words (TrellisPortfolioColumn  column,
           TrellisSchool          *school)
{
  switch (column)
    {
    case TRELLIS_PORTFOLIO_COLUMN_SCHOOL:
      return school->name;
    case TRELLIS_PORTFOLIO_COLUMN_URN:
      return school->urn;
    case TRELLIS_PORTFOLIO_COLUMN_PHASE:
      return *school->phase != '\0' ? trellis_phase_get_name (school->phase) : "";
    case TRELLIS_PORTFOLIO_COLUMN_HUB:
      return school->hub_name;
    case TRELLIS_PORTFOLIO_COLUMN_FEDERATION:
      return school->federation_name;
    case TRELLIS_PORTFOLIO_COLUMN_ADVISER:
      return school->adviser_name;
    case TRELLIS_PORTFOLIO_COLUMN_INSPECTION:
      return school->inspection;
    case TRELLIS_PORTFOLIO_COLUMN_HEAD:
      return school->head_name;
    case TRELLIS_PORTFOLIO_COLUMN_LOCAL_AUTHORITY:
      return school->local_authority;
    case TRELLIS_PORTFOLIO_COLUMN_TOWN:
      return school->town;
    case TRELLIS_PORTFOLIO_COLUMN_KIND:
      return school->kind;
    case TRELLIS_PORTFOLIO_COLUMN_LEVEL:
    case TRELLIS_PORTFOLIO_COLUMN_TERMS:
    case TRELLIS_PORTFOLIO_COLUMN_IN_LEVEL:
    case TRELLIS_PORTFOLIO_COLUMN_PUPILS:
    case TRELLIS_PORTFOLIO_COLUMN_AGES:
    case TRELLIS_PORTFOLIO_COLUMN_FREE_MEALS:
    case TRELLIS_PORTFOLIO_COLUMN_INSPECTED_ON:
    case TRELLIS_PORTFOLIO_COLUMN_NEXT_VISIT:
    case TRELLIS_PORTFOLIO_COLUMN_ACTIONS:
    case TRELLIS_PORTFOLIO_COLUMN_OVERDUE:
    case TRELLIS_PORTFOLIO_COLUMN_DOCUMENT:
    case TRELLIS_PORTFOLIO_COLUMN_JOINED:
    case TRELLIS_PORTFOLIO_N_COLUMNS:
    default:
      return NULL;
    }
}

/* "Self-evaluation, overdue", "Improvement plan, 27 Mar" */
static char *
dup_document (TrellisSchool *school)
{
  g_autofree char *day = trellis_day_format (school->document_due_on, TRELLIS_DAY_STYLE_SHORT);

  if (*school->document_due == '\0')
    return g_strdup ("");

  return g_strdup_printf ("%s, %s", school->document_due, school->is_document_overdue ? _("overdue") : day);
}

static char *
dup_actions (TrellisSchool *school)
{
  static const TrellisRating order[] = {
    TRELLIS_RATING_RED, TRELLIS_RATING_AMBER, TRELLIS_RATING_GREEN, TRELLIS_RATING_NONE
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *name = NULL;

      if (school->open_actions[order[i]] == 0)
        continue;
      name = g_utf8_strdown (trellis_rating_get_name (order[i]), -1);
      g_string_append_printf (text, "%s%d %s", text->len > 0 ? ", " : "", school->open_actions[order[i]], name);
    }

  return g_string_free (text, FALSE);
}

static char *
dup_terms (TrellisPortfolioRow *row,
           gboolean             is_spoken)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < TRELLIS_PORTFOLIO_N_TERMS; i++)
    {
      const TrellisLevel *level = row->terms[i];

      /* Spoken, only where it changes. */
      if (level == NULL || (is_spoken && i > 0 && level == row->terms[i - 1]))
        continue;
      if (text->len > 0)
        g_string_append (text, is_spoken ? ", " : " ");
      g_string_append (text, is_spoken ? level->name : level->short_code);
    }

  return g_string_free (text, FALSE);
}

/**
 * trellis_portfolio_column_dup_text:
 * @column: a column
 * @row: a school's row
 *
 * Returns: (transfer full): what it says there, empty where nothing is known
 */
char *
trellis_portfolio_column_dup_text (TrellisPortfolioColumn  column,
                                   TrellisPortfolioRow    *row)
{
  TrellisSchool *school = row->school;
  const char *words = get_words (column, school);

  if (words != NULL)
    return g_strdup (words);

  switch (column)
    {
    case TRELLIS_PORTFOLIO_COLUMN_LEVEL:
      return g_strdup (row->level != NULL ? row->level->short_code : "");
    case TRELLIS_PORTFOLIO_COLUMN_TERMS:
      return dup_terms (row, FALSE);
    case TRELLIS_PORTFOLIO_COLUMN_IN_LEVEL:
      if (row->months_in_level < 0)
        return g_strdup ("");
      /* Translators: months at a level, of the months that it may last; "8 of 18" */
      return row->limit_months > 0 ? g_strdup_printf (_("%d of %d"), row->months_in_level, row->limit_months)
                                   : g_strdup_printf ("%d", row->months_in_level);
    case TRELLIS_PORTFOLIO_COLUMN_PUPILS:
      return school->pupils >= 0 ? g_strdup_printf ("%'d", school->pupils) : g_strdup ("");
    case TRELLIS_PORTFOLIO_COLUMN_AGES:
      return school->age_low >= 0 && school->age_high >= 0
        ? g_strdup_printf (_("%d to %d"), school->age_low, school->age_high) : g_strdup ("");
    case TRELLIS_PORTFOLIO_COLUMN_FREE_MEALS:
      return school->free_meals_pct >= 0 ? g_strdup_printf ("%.1f%%", school->free_meals_pct) : g_strdup ("");
    case TRELLIS_PORTFOLIO_COLUMN_INSPECTED_ON:
      return trellis_day_format (school->inspected_on, TRELLIS_DAY_STYLE_MONTH);
    case TRELLIS_PORTFOLIO_COLUMN_NEXT_VISIT:
      return trellis_day_format (school->next_visit_on, TRELLIS_DAY_STYLE_SHORT);
    case TRELLIS_PORTFOLIO_COLUMN_ACTIONS:
      return dup_actions (school);
    case TRELLIS_PORTFOLIO_COLUMN_OVERDUE:
      return school->overdue_actions > 0 ? g_strdup_printf ("%d", school->overdue_actions) : g_strdup ("");
    case TRELLIS_PORTFOLIO_COLUMN_DOCUMENT:
      return dup_document (school);
    case TRELLIS_PORTFOLIO_COLUMN_JOINED:
      return trellis_day_format (school->joined_on, TRELLIS_DAY_STYLE_MEDIUM);
    case TRELLIS_PORTFOLIO_COLUMN_SCHOOL:
    case TRELLIS_PORTFOLIO_COLUMN_URN:
    case TRELLIS_PORTFOLIO_COLUMN_PHASE:
    case TRELLIS_PORTFOLIO_COLUMN_HUB:
    case TRELLIS_PORTFOLIO_COLUMN_FEDERATION:
    case TRELLIS_PORTFOLIO_COLUMN_ADVISER:
    case TRELLIS_PORTFOLIO_COLUMN_INSPECTION:
    case TRELLIS_PORTFOLIO_COLUMN_HEAD:
    case TRELLIS_PORTFOLIO_COLUMN_LOCAL_AUTHORITY:
    case TRELLIS_PORTFOLIO_COLUMN_TOWN:
    case TRELLIS_PORTFOLIO_COLUMN_KIND:
    case TRELLIS_PORTFOLIO_N_COLUMNS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * trellis_portfolio_column_dup_spoken:
 * @column: a column
 * @row: a school's row
 *
 * Returns: (transfer full): what a screen reader and a tooltip say there, in
 *   words where the screen shows a picture; empty where nothing is known
 */
char *
trellis_portfolio_column_dup_spoken (TrellisPortfolioColumn  column,
                                     TrellisPortfolioRow    *row)
{
  TrellisSchool *school = row->school;
  g_autofree char *day = NULL;
  int direction;

  switch (column)
    {
    case TRELLIS_PORTFOLIO_COLUMN_LEVEL:
      if (row->level == NULL)
        return g_strdup (_("Not judged"));
      direction = trellis_portfolio_row_get_direction (row);
      if (direction == 0)
        return g_strdup (row->level->name);
      return g_strdup_printf (direction > 0 ? _("%s, up from %s") : _("%s, down from %s"), row->level->name,
                              row->previous->name);
    case TRELLIS_PORTFOLIO_COLUMN_TERMS:
      return dup_terms (row, TRUE);
    case TRELLIS_PORTFOLIO_COLUMN_NEXT_VISIT:
      if (school->next_visit_on == TRELLIS_DAY_NONE)
        return g_strdup ("");
      day = trellis_day_format (school->next_visit_on, TRELLIS_DAY_STYLE_LONG);
      return school->next_visit_number > 0 ? g_strdup_printf (_("%s, visit %d"), day, school->next_visit_number)
                                           : g_steal_pointer (&day);
    case TRELLIS_PORTFOLIO_COLUMN_SCHOOL:
    case TRELLIS_PORTFOLIO_COLUMN_URN:
    case TRELLIS_PORTFOLIO_COLUMN_PHASE:
    case TRELLIS_PORTFOLIO_COLUMN_HUB:
    case TRELLIS_PORTFOLIO_COLUMN_FEDERATION:
    case TRELLIS_PORTFOLIO_COLUMN_IN_LEVEL:
    case TRELLIS_PORTFOLIO_COLUMN_ADVISER:
    case TRELLIS_PORTFOLIO_COLUMN_PUPILS:
    case TRELLIS_PORTFOLIO_COLUMN_AGES:
    case TRELLIS_PORTFOLIO_COLUMN_FREE_MEALS:
    case TRELLIS_PORTFOLIO_COLUMN_INSPECTION:
    case TRELLIS_PORTFOLIO_COLUMN_INSPECTED_ON:
    case TRELLIS_PORTFOLIO_COLUMN_ACTIONS:
    case TRELLIS_PORTFOLIO_COLUMN_OVERDUE:
    case TRELLIS_PORTFOLIO_COLUMN_DOCUMENT:
    case TRELLIS_PORTFOLIO_COLUMN_HEAD:
    case TRELLIS_PORTFOLIO_COLUMN_LOCAL_AUTHORITY:
    case TRELLIS_PORTFOLIO_COLUMN_TOWN:
    case TRELLIS_PORTFOLIO_COLUMN_KIND:
    case TRELLIS_PORTFOLIO_COLUMN_JOINED:
    case TRELLIS_PORTFOLIO_N_COLUMNS:
    default:
      return trellis_portfolio_column_dup_text (column, row);
    }
}

/* Levels compare by where they stand over the terms: the change since the first. */
static gboolean
get_change (TrellisPortfolioRow *row,
            double              *number)
{
  for (guint i = 0; i < TRELLIS_PORTFOLIO_N_TERMS && row->level != NULL; i++)
    {
      if (row->terms[i] == NULL)
        continue;
      *number = row->level->rank - row->terms[i]->rank;
      return TRUE;
    }

  return FALSE;
}

/**
 * trellis_portfolio_column_get_key:
 * @column: a column
 * @row: a school's row
 * @number: (out): what the column is sorted by, where that is a number
 * @word: (out) (nullable): the same where it is words
 *
 * Returns: whether there is anything to sort by; what says nothing is listed
 *   last, whichever way the column is sorted
 */
gboolean
trellis_portfolio_column_get_key (TrellisPortfolioColumn   column,
                                  TrellisPortfolioRow     *row,
                                  double                  *number,
                                  const char             **word)
{
  TrellisSchool *school = row->school;
  TrellisDay day = TRELLIS_DAY_NONE;

  *number = 0;
  *word = NULL;
  switch (column)
    {
    case TRELLIS_PORTFOLIO_COLUMN_SCHOOL:
      *number = row->order;
      return TRUE;
    case TRELLIS_PORTFOLIO_COLUMN_LEVEL:
      *number = row->level != NULL ? row->level->rank : 0;
      return row->level != NULL;
    case TRELLIS_PORTFOLIO_COLUMN_TERMS:
      return get_change (row, number);
    case TRELLIS_PORTFOLIO_COLUMN_IN_LEVEL:
      *number = row->months_in_level;
      return row->months_in_level >= 0;
    case TRELLIS_PORTFOLIO_COLUMN_PUPILS:
      *number = school->pupils;
      return school->pupils >= 0;
    case TRELLIS_PORTFOLIO_COLUMN_AGES:
      *number = school->age_low * 100 + school->age_high;
      return school->age_low >= 0;
    case TRELLIS_PORTFOLIO_COLUMN_FREE_MEALS:
      *number = school->free_meals_pct;
      return school->free_meals_pct >= 0;
    case TRELLIS_PORTFOLIO_COLUMN_INSPECTED_ON:
      day = school->inspected_on;
      break;
    case TRELLIS_PORTFOLIO_COLUMN_NEXT_VISIT:
      day = school->next_visit_on;
      break;
    case TRELLIS_PORTFOLIO_COLUMN_JOINED:
      day = school->joined_on;
      break;
    case TRELLIS_PORTFOLIO_COLUMN_DOCUMENT:
      day = school->document_due_on;
      break;
    case TRELLIS_PORTFOLIO_COLUMN_ACTIONS:
      /* Most red first, then amber, then those that nobody has rated. */
      *number = ((school->open_actions[TRELLIS_RATING_RED] * 1e3 + school->open_actions[TRELLIS_RATING_AMBER]) * 1e3 +
                 school->open_actions[TRELLIS_RATING_NONE]) * 1e3 + school->open_actions[TRELLIS_RATING_GREEN];
      return *number > 0;
    case TRELLIS_PORTFOLIO_COLUMN_OVERDUE:
      *number = school->overdue_actions;
      return school->overdue_actions > 0;
    case TRELLIS_PORTFOLIO_COLUMN_URN:
    case TRELLIS_PORTFOLIO_COLUMN_PHASE:
    case TRELLIS_PORTFOLIO_COLUMN_HUB:
    case TRELLIS_PORTFOLIO_COLUMN_FEDERATION:
    case TRELLIS_PORTFOLIO_COLUMN_ADVISER:
    case TRELLIS_PORTFOLIO_COLUMN_INSPECTION:
    case TRELLIS_PORTFOLIO_COLUMN_HEAD:
    case TRELLIS_PORTFOLIO_COLUMN_LOCAL_AUTHORITY:
    case TRELLIS_PORTFOLIO_COLUMN_TOWN:
    case TRELLIS_PORTFOLIO_COLUMN_KIND:
    case TRELLIS_PORTFOLIO_N_COLUMNS:
    default:
      *word = get_words (column, school);
      return *word != NULL && **word != '\0';
    }

  *number = day;
  return day != TRELLIS_DAY_NONE;
}
