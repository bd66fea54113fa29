/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "planner-instance.h"

#include "trellis-plan-random.h"

#include <string.h>

/* Reading. A line is words apart by white space; every line begins with what
 * it is, and what follows comes in a fixed order with its names. */

typedef struct
{
  PlannerInstance *instance;
  const char *origin;
  int line;
  GStrv words;
  int at;
  gboolean has_bound;
  gboolean has_least;
  gboolean has_least_cost;
  GArray *adviser_of;  /* school → adviser */
  GError **error;
} Reader;

static gboolean
G_GNUC_PRINTF (2, 3)
fail (Reader     *reader,
      const char *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (reader->error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_PROBLEM,
               "%s:%d: %s", reader->origin, reader->line, message);

  return FALSE;
}

static const char *
take_word (Reader     *reader,
           const char *what)
{
  if (reader->words[reader->at] == NULL)
    {
      fail (reader, "the line ends before %s", what);
      return NULL;
    }

  return reader->words[reader->at++];
}

static gboolean
take_name (Reader     *reader,
           const char *name)
{
  const char *word = take_word (reader, name);

  if (word == NULL)
    return FALSE;

  return strcmp (word, name) == 0 || fail (reader, "“%s” where “%s” was expected", word, name);
}

static gboolean
take_number (Reader     *reader,
             const char *what,
             gint64      least,
             gint64      most,
             int        *number)
{
  const char *word = take_word (reader, what);
  gint64 value;

  if (word == NULL)
    return FALSE;
  if (!g_ascii_string_to_signed (word, 10, least, most, &value, NULL))
    return fail (reader, "%s is “%s”, not a whole number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                 what, word, least, most);
  *number = value;

  return TRUE;
}

static gboolean
take_named_number (Reader     *reader,
                   const char *name,
                   gint64      least,
                   gint64      most,
                   int        *number)
{
  return take_name (reader, name) && take_number (reader, name, least, most, number);
}

static gboolean
take_bits (Reader *reader,
           guint8 *halves)
{
  const char *word = take_word (reader, "a bit a day");
  int n_days = reader->instance->problem->days->len;

  if (word == NULL)
    return FALSE;
  if ((int) strlen (word) != n_days)
    return fail (reader, "%d bits where there are %d days", (int) strlen (word), n_days);
  for (int i = 0; i < n_days; i++)
    {
      if (word[i] != '0' && word[i] != '1')
        return fail (reader, "“%c” among the bits", word[i]);
      halves[i] = word[i] == '1' ? TRELLIS_PLAN_WHOLE : 0;
    }

  return TRUE;
}

static gboolean
read_day (Reader *reader)
{
  TrellisPlanProblem *problem = reader->instance->problem;
  const TrellisPlanDay *before = problem->days->len == 0 ? NULL
                                                         : trellis_plan_problem_day (problem, problem->days->len - 1);
  const char *word;
  TrellisDay date;
  int index, term, week;

  if (problem->advisers->len > 0 || problem->schools->len > 0)
    return fail (reader, "a day after the first adviser or school");
  if (!take_number (reader, "the day", problem->days->len, problem->days->len, &index) ||
      (word = take_word (reader, "the date")) == NULL)
    return FALSE;
  if (!trellis_day_parse_iso (word, &date))
    return fail (reader, "“%s” is not a date", word);
  if (!take_named_number (reader, "term", before == NULL ? 1 : before->term, 100, &term) ||
      !take_named_number (reader, "week", before == NULL ? 0 : before->week, 1000, &week))
    return FALSE;
  if (before != NULL && date <= before->date)
    return fail (reader, "the date is not after the day before's");
  trellis_plan_problem_add_day (problem, date, term, week);

  return TRUE;
}

static gboolean
read_adviser (Reader *reader)
{
  TrellisPlanProblem *problem = reader->instance->problem;
  g_autofree char *name = g_strdup_printf ("Adviser %u", problem->advisers->len);
  int index;

  if (!take_number (reader, "the adviser", problem->advisers->len, problem->advisers->len, &index))
    return FALSE;
  trellis_plan_problem_add_adviser (problem, name, index);

  return take_bits (reader, trellis_plan_problem_adviser (problem, index)->free);
}

static gboolean
read_school (Reader *reader)
{
  TrellisPlanProblem *problem = reader->instance->problem;
  g_autofree char *name = g_strdup_printf ("School %u", problem->schools->len);
  int index, adviser, hub, level;

  if (!take_number (reader, "the school", problem->schools->len, problem->schools->len, &index) ||
      !take_named_number (reader, "adviser", 0, (gint64) problem->advisers->len - 1, &adviser) ||
      !take_named_number (reader, "hub", -1, G_MAXINT16, &hub) ||
      !take_named_number (reader, "level", 0, 100, &level) ||
      !take_name (reader, "phase") || take_word (reader, "the phase") == NULL ||
      !take_name (reader, "open"))
    return FALSE;
  trellis_plan_problem_add_school (problem, name, hub);
  g_array_append_val (reader->adviser_of, adviser);

  return take_bits (reader, trellis_plan_problem_school (problem, index)->open);
}

static gboolean
read_visit (Reader *reader)
{
  TrellisPlanProblem *problem = reader->instance->problem;
  int last = (int) problem->days->len - 1;
  int index, school, number, from, to, ideal, priority;
  TrellisPlanVisit *visit;

  if (!take_number (reader, "the visit", problem->visits->len, problem->visits->len, &index) ||
      !take_named_number (reader, "school", 0, (gint64) problem->schools->len - 1, &school) ||
      !take_named_number (reader, "number", 0, G_MAXINT16, &number) ||
      !take_named_number (reader, "from", 0, last, &from) ||
      !take_named_number (reader, "to", 0, last, &to) ||
      !take_named_number (reader, "ideal", 0, last, &ideal) ||
      !take_named_number (reader, "priority", 1, 1000, &priority))
    return FALSE;
  visit = trellis_plan_problem_add_visit (problem, school, g_array_index (reader->adviser_of, int, school));
  visit->sequence = school;
  visit->number = number;
  visit->from = from;
  visit->to = to;
  visit->ideal = ideal;
  visit->priority = priority;

  return TRUE;
}

static gboolean
read_fact (Reader     *reader,
           const char *what)
{
  const char *word = take_word (reader, "the number");
  char *end;
  double value;

  if (word == NULL)
    return FALSE;
  value = g_ascii_strtod (word, &end);
  if (end == word || *end != '\0' || !(value >= 0 && value < 1e15))
    return fail (reader, "“%s” is not a number", word);
  if (strcmp (what, "bound") == 0)
    {
      reader->instance->bound = value;
      reader->has_bound = TRUE;
    }
  else if (strcmp (what, "least-unplaced") == 0)
    {
      reader->instance->least_unplaced = value;
      reader->has_least = TRUE;
    }
  else
    {
      reader->instance->least_unplaced_cost = value;
      reader->has_least_cost = TRUE;
    }

  return TRUE;
}

static gboolean
read_line (Reader *reader)
{
  const char *what = take_word (reader, "what it is");
  gboolean is_read;

  if (strcmp (what, "day") == 0)
    is_read = read_day (reader);
  else if (strcmp (what, "adviser") == 0)
    is_read = read_adviser (reader);
  else if (strcmp (what, "school") == 0)
    is_read = read_school (reader);
  else if (strcmp (what, "visit") == 0)
    is_read = read_visit (reader);
  else if (strcmp (what, "schools") == 0)
    return TRUE;
  else if (strcmp (what, "bound") == 0 || strcmp (what, "least-unplaced") == 0 ||
           strcmp (what, "least-unplaced-cost") == 0)
    is_read = read_fact (reader, what);
  else
    return fail (reader, "no line begins with “%s”", what);

  return is_read && (reader->words[reader->at] == NULL || fail (reader, "“%s” is one word too many", reader->words[reader->at]));
}

static GStrv
split_words (const char *line)
{
  g_auto (GStrv) parts = g_strsplit_set (line, " \t\r", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (int i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0')
        g_strv_builder_add (words, parts[i]);
    }

  return g_strv_builder_end (words);
}

/**
 * planner_instance_parse:
 * @text: an instance as planner.md, "Instances", describes it
 * @origin: what messages call it
 * @error: return location for a #GError with the line
 *
 * Returns: (transfer full) (nullable): the instance
 */
PlannerInstance *
planner_instance_parse (const char  *text,
                        const char  *origin,
                        GError     **error)
{
  g_autoptr (PlannerInstance) self = g_new0 (PlannerInstance, 1);
  g_autoptr (GArray) adviser_of = g_array_new (FALSE, FALSE, sizeof (int));
  Reader reader = { self, origin, 0, NULL, 0, FALSE, FALSE, FALSE, adviser_of, error };
  const char *at = text;

  self->problem = trellis_plan_problem_new ();
  while (*at != '\0')
    {
      const char *end = at + strcspn (at, "\n");
      g_autofree char *line = g_strndup (at, end - at);
      g_auto (GStrv) words = split_words (line);

      at = *end == '\0' ? end : end + 1;
      reader.line++;
      reader.words = words;
      reader.at = 0;
      if (reader.line == 1)
        {
          if (g_strcmp0 (words[0], "trellis-plan-instance") != 0 || g_strcmp0 (words[1], "1") != 0)
            {
              fail (&reader, "not a plan instance of version 1");
              return NULL;
            }
        }
      else if (words[0] != NULL && !read_line (&reader))
        {
          return NULL;
        }
    }
  if (reader.line == 0 || !reader.has_bound || !reader.has_least || !reader.has_least_cost)
    {
      reader.line = MAX (1, reader.line);
      fail (&reader, "the file ends without %s",
            reader.line == 1 ? "a plan instance" : !reader.has_bound ? "a bound" : "least-unplaced and its cost");
      return NULL;
    }
  if (!trellis_plan_problem_check (self->problem, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * planner_instance_load:
 * @path: a file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the instance in it
 */
PlannerInstance *
planner_instance_load (const char  *path,
                       GError     **error)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (strlen (text) != length)
    {
      g_set_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_PROBLEM, "%s:1: not text", name);
      return NULL;
    }

  return planner_instance_parse (text, name, error);
}

/* Generating: a year of six terms after planner.md, "Generated trusts", with
 * schools dealt to advisers in turn. Nothing is proven of it. */

static double
draw (TrellisPlanRandom *random)
{
  return (trellis_plan_random_next (random) >> 11) * 0x1p-53;
}

static void
add_term (TrellisPlanProblem *problem,
          int                 term,
          TrellisDay          from,
          TrellisDay          to,
          int                *week)
{
  for (TrellisDay date = from; date <= to; date++)
    {
      if (trellis_day_get_weekday (date) > 4 || date == trellis_day_new (2026, 5, 4))
        continue;
      if (problem->days->len > 0 &&
          trellis_day_get_monday (trellis_plan_problem_day (problem, problem->days->len - 1)->date) !=
          trellis_day_get_monday (date))
        (*week)++;
      trellis_plan_problem_add_day (problem, date, term, *week);
    }
}

static void
add_visits (TrellisPlanProblem *problem,
            TrellisPlanRandom  *random,
            int                 school,
            int                 adviser,
            int                 n_a_term,
            int                 priority,
            double              half_days)
{
  int first = 0;
  int n_days = problem->days->len;
  int number = 1;

  for (int term = 1; term <= 6; term++)
    {
      int last = first;

      while (last + 1 < n_days && trellis_plan_problem_day (problem, last + 1)->term == term)
        last++;
      for (int i = 0; i < n_a_term; i++)
        {
          double part = (last - first + 1.0) / n_a_term;
          TrellisPlanVisit *visit = trellis_plan_problem_add_visit (problem, school, adviser);

          visit->sequence = school;
          visit->number = number++;
          visit->ideal = first + (int) ((i + 0.5) * part);
          visit->from = n_a_term == 1 ? first : MAX (first, visit->ideal - (int) (0.75 * part));
          visit->to = n_a_term == 1 ? last : MIN (last, visit->ideal + (int) (0.75 * part));
          visit->priority = priority;
          if (draw (random) < half_days)
            visit->length = TRELLIS_PLAN_LENGTH_AM + trellis_plan_random_next (random) % 3;
        }
      first = last + 1;
    }
}

/**
 * planner_instance_generate:
 * @seed: the same seed, the same instance
 * @n_schools: how many
 * @n_advisers: among how many they are dealt
 * @half_days: the share of visits that take half a day
 *
 * Returns: (transfer full): an instance, of which no bound is known
 */
PlannerInstance *
planner_instance_generate (guint64 seed,
                           int     n_schools,
                           int     n_advisers,
                           double  half_days)
{
  static const int working[] = { 0x1f, 0x0f, 0x0e, 0x0a, 0x1c };
  static const struct { double up_to; int n_a_term; int priority; } levels[] = {
    { .65, 1, 10 }, { .85, 2, 15 }, { .95, 4, 20 }, { 1.1, 6, 30 },
  };
  TrellisPlanRandom random = seed * 1000003 + n_schools;
  PlannerInstance *self = g_new0 (PlannerInstance, 1);
  TrellisPlanProblem *problem = self->problem = trellis_plan_problem_new ();
  int week = 0;

  add_term (problem, 1, trellis_day_new (2025, 9, 2), trellis_day_new (2025, 10, 24), &week);
  add_term (problem, 2, trellis_day_new (2025, 11, 3), trellis_day_new (2025, 12, 19), &week);
  add_term (problem, 3, trellis_day_new (2026, 1, 5), trellis_day_new (2026, 2, 13), &week);
  add_term (problem, 4, trellis_day_new (2026, 2, 23), trellis_day_new (2026, 3, 27), &week);
  add_term (problem, 5, trellis_day_new (2026, 4, 13), trellis_day_new (2026, 5, 22), &week);
  add_term (problem, 6, trellis_day_new (2026, 6, 1), trellis_day_new (2026, 7, 21), &week);

  for (int i = 0; i < n_advisers; i++)
    {
      g_autofree char *name = g_strdup_printf ("Adviser %d", i);
      int adviser = trellis_plan_problem_add_adviser (problem, name, i);
      int pattern = working[trellis_plan_random_next (&random) % G_N_ELEMENTS (working)];

      for (guint day = 1; day < problem->days->len; day++)
        {
          int weekday = trellis_day_get_weekday (trellis_plan_problem_day (problem, day)->date);

          if ((pattern & (1 << weekday)) && draw (&random) > .04)
            trellis_plan_problem_adviser (problem, adviser)->free[day] = TRELLIS_PLAN_WHOLE;
        }
    }
  for (int i = 0; i < n_schools; i++)
    {
      g_autofree char *name = g_strdup_printf ("School %d", i);
      int school = trellis_plan_problem_add_school (problem, name, i % 3);
      int never = draw (&random) < .2 ? (int) (trellis_plan_random_next (&random) % 5) : -1;
      double level = draw (&random);
      guint n = 0;

      for (guint day = 2; day < problem->days->len; day++)
        {
          if (trellis_day_get_weekday (trellis_plan_problem_day (problem, day)->date) != never && draw (&random) > .03)
            trellis_plan_problem_school (problem, school)->open[day] = TRELLIS_PLAN_WHOLE;
        }
      while (level >= levels[n].up_to)
        n++;
      add_visits (problem, &random, school, i % n_advisers, levels[n].n_a_term, levels[n].priority, half_days);
    }

  return self;
}

/**
 * planner_instance_free:
 * @self: (nullable) (transfer full): an instance
 */
void
planner_instance_free (PlannerInstance *self)
{
  if (self == NULL)
    return;

  trellis_plan_problem_free (self->problem);
  g_free (self);
}
