/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an action says of itself, on cards, in tables and aloud. */

#include "config.h"

#include "trellis-action-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Weeks tell how long something has not moved better than months do, until
 * there are too many of them to picture. */
#define MOST_WEEKS 25
/* A day further off than this is said with its year. */
#define YEARLESS_DAYS 300

/**
 * trellis_action_get_column:
 * @self: an action
 *
 * Returns: where it stands on a board: with its rating, or with the closed
 */
TrellisActionColumn
trellis_action_get_column (TrellisAction *self)
{
  return self->closed_on != TRELLIS_DAY_NONE ? TRELLIS_ACTION_COLUMN_CLOSED : (TrellisActionColumn) self->rating;
}

/**
 * trellis_action_column_get_name:
 * @column: a column of a board
 *
 * Returns: what stands over it
 */
const char *
trellis_action_column_get_name (TrellisActionColumn column)
{
  g_return_val_if_fail ((guint) column < TRELLIS_N_ACTION_COLUMNS, NULL);

  return column == TRELLIS_ACTION_COLUMN_CLOSED ? C_("actions", "Closed")
                                                : trellis_rating_get_name ((TrellisRating) column);
}

/**
 * trellis_action_column_from_key:
 * @key: what was typed on a card; 0 for nothing
 *
 * The ratings' first letters, C to close, N or a dash for not rated.
 *
 * Returns: the #TrellisActionColumn that it moves the card to; -1 for none
 */
int
trellis_action_column_from_key (gunichar key)
{
  switch (g_unichar_tolower (key))
    {
    case 'r':
      return TRELLIS_ACTION_COLUMN_RED;
    case 'a':
      return TRELLIS_ACTION_COLUMN_AMBER;
    case 'g':
      return TRELLIS_ACTION_COLUMN_GREEN;
    case 'c':
      return TRELLIS_ACTION_COLUMN_CLOSED;
    case 'n':
    case '-':
    case 0x2013:  /* an en dash */
      return TRELLIS_ACTION_COLUMN_NONE;
    default:
      return -1;
    }
}

static char *
format_day (TrellisDay day,
            TrellisDay as_at)
{
  return trellis_day_format (day, ABS (day - as_at) > YEARLESS_DAYS ? TRELLIS_DAY_STYLE_MEDIUM
                                                                    : TRELLIS_DAY_STYLE_SHORT);
}

/**
 * trellis_action_dup_due:
 * @self: an action
 * @as_at: the day to look from
 *
 * Returns: (transfer full): when it is due in a few words ("Due 27 Mar",
 *   "Overdue, 13 Feb"), or when it was closed; the year is said of days far off
 */
char *
trellis_action_dup_due (TrellisAction *self,
                        TrellisDay     as_at)
{
  g_autofree char *due = NULL;

  if (self->closed_on != TRELLIS_DAY_NONE)
    {
      g_autofree char *closed = format_day (self->closed_on, as_at);

      /* Translators: %s is a day, as "2 Mar". */
      return g_strdup_printf (_("Closed %s"), closed);
    }
  if (self->due_on == TRELLIS_DAY_NONE)
    return g_strdup (_("No due date"));

  due = format_day (self->due_on, as_at);
  /* Translators: %s is a day, as "13 Feb". */
  return g_strdup_printf (trellis_action_is_overdue (self, as_at) ? _("Overdue, %s") : _("Due %s"), due);
}

static char *
dup_duration (TrellisDay from,
              TrellisDay until)
{
  int days = MAX (until - from, 0);
  int weeks = days / 7;

  if (days < 7)
    return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
  if (weeks <= MOST_WEEKS)
    return g_strdup_printf (ngettext ("%d week", "%d weeks", weeks), weeks);

  days = trellis_day_months_until (from, until);
  return g_strdup_printf (ngettext ("%d month", "%d months", days), days);
}

/**
 * trellis_action_dup_age:
 * @self: an action
 * @as_at: the day to look from
 *
 * Returns: (transfer full): how long the present rating has held: "amber 6
 *   weeks"; "for 4 days" where it is not rated; empty for a closed action
 */
char *
trellis_action_dup_age (TrellisAction *self,
                        TrellisDay     as_at)
{
  g_autofree char *duration = dup_duration (self->rating_since, as_at);
  gboolean is_new = self->rating_since >= as_at;

  if (self->closed_on != TRELLIS_DAY_NONE || self->rating_since == TRELLIS_DAY_NONE)
    return g_strdup ("");

  switch (self->rating)
    {
    case TRELLIS_RATING_RED:
      /* Translators: how long an action has been rated red: "red 6 weeks". */
      return is_new ? g_strdup (_("red today")) : g_strdup_printf (_("red %s"), duration);
    case TRELLIS_RATING_AMBER:
      /* Translators: how long an action has been rated amber: "amber 6 weeks". */
      return is_new ? g_strdup (_("amber today")) : g_strdup_printf (_("amber %s"), duration);
    case TRELLIS_RATING_GREEN:
      /* Translators: how long an action has been rated green: "green 6 weeks". */
      return is_new ? g_strdup (_("green today")) : g_strdup_printf (_("green %s"), duration);
    case TRELLIS_RATING_NONE:
    case TRELLIS_N_RATINGS:
    default:
      /* Translators: how long an action has waited to be rated: "for 6 weeks". */
      return is_new ? g_strdup (_("new today")) : g_strdup_printf (_("for %s"), duration);
    }
}

/**
 * trellis_action_dup_place:
 * @self: an action
 *
 * Returns: (transfer full): where it belongs, in a few words: how far a plan's
 *   steps have got ("3 of 5 steps done"), which plan a step is of ("Step of …"),
 *   or where any other action came from; may be empty
 */
char *
trellis_action_dup_place (TrellisAction *self)
{
  if (self->n_steps > 0)
    return trellis_action_dup_steps (self);
  if (self->parent_id != NULL)
    /* Translators: %s is what a plan is to do. */
    return g_strdup_printf (_("Step of %s"), self->parent_what);

  return g_strdup (self->source);
}

/**
 * trellis_action_dup_steps:
 * @self: an action
 *
 * Returns: (transfer full): how far its steps have got: "3 of 5 steps done";
 *   empty for one without
 */
char *
trellis_action_dup_steps (TrellisAction *self)
{
  if (self->n_steps == 0)
    return g_strdup ("");

  /* Translators: a step is done when it is rated green or closed. */
  return g_strdup_printf (ngettext ("%u of %u step done", "%u of %u steps done", self->n_steps), self->n_steps_done,
                          self->n_steps);
}

static char *
dup_spoken_day (TrellisDay day,
                TrellisDay as_at)
{
  g_autofree char *text = trellis_day_format (day, TRELLIS_DAY_STYLE_LONG);
  char *year = strrchr (text, ' ');

  /* The year stands last, and is left out as it is on a card. */
  if (year != NULL && ABS (day - as_at) <= YEARLESS_DAYS)
    *year = '\0';
  return g_steal_pointer (&text);
}

/**
 * trellis_action_dup_spoken:
 * @self: an action
 * @as_at: the day to look from
 *
 * Returns: (transfer full): the action as a screen reader says it: "Map
 *   vocabulary in geography, Larkhythe, amber for 6 weeks, due 27 March"
 */
char *
trellis_action_dup_spoken (TrellisAction *self,
                           TrellisDay     as_at)
{
  GString *text = g_string_new (self->what);
  g_autofree char *rating = g_utf8_strdown (trellis_rating_get_name (self->rating), -1);
  g_autofree char *duration = dup_duration (self->rating_since, as_at);
  g_autofree char *due = dup_spoken_day (self->due_on, as_at);

  if (*self->school_name != '\0')
    g_string_append_printf (text, ", %s", self->school_name);
  if (self->n_steps > 0 || self->parent_id != NULL)
    {
      g_autofree char *place = trellis_action_dup_place (self);

      g_string_append_printf (text, ", %s", place);
    }
  g_string_append (text, ", ");
  if (self->closed_on != TRELLIS_DAY_NONE)
    {
      g_autofree char *closed = dup_spoken_day (self->closed_on, as_at);

      /* Translators: said of an action; %s is a day, as "2 March". */
      g_string_append_printf (text, _("closed on %s"), closed);
      return g_string_free (text, FALSE);
    }

  if (self->rating_since >= as_at)
    /* Translators: %s is a rating: "amber since today". */
    g_string_append_printf (text, _("%s since today"), rating);
  else
    /* Translators: a rating, then how long: "amber for 6 weeks". */
    g_string_append_printf (text, _("%s for %s"), rating, duration);
  g_string_append (text, ", ");
  if (self->due_on == TRELLIS_DAY_NONE)
    g_string_append (text, _("no due date"));
  else
    /* Translators: %s is a day, as "27 March". */
    g_string_append_printf (text, trellis_action_is_overdue (self, as_at) ? _("overdue since %s") : _("due %s"), due);

  return g_string_free (text, FALSE);
}
