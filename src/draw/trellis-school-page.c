/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-page-private.h"

#include <glib/gi18n-lib.h>

/* What a school on a page says, and where. The page is one page whatever the
 * school has: charts give height to lists, and what has no room is counted. */

#define MEASURES_MOST 6
#define YEARS_MOST 5
#define MEASURE_LEAST (27 * TRELLIS_MM)
#define MEASURE_MOST (38 * TRELLIS_MM)
#define CHARTS_LEAST (34 * TRELLIS_MM)
#define CHARTS_MOST (44 * TRELLIS_MM)
#define SECTION_GAP (5 * TRELLIS_MM)
#define LISTS_LEAST (44 * TRELLIS_MM)
#define LISTS_MOST (56 * TRELLIS_MM)

static void
clear_fact (gpointer data)
{
  TrellisSchoolPageFact *fact = data;

  g_free (fact->label);
  g_free (fact->value);
}

static void
clear_line (gpointer data)
{
  TrellisSchoolPageLine *line = data;

  g_free (line->what);
  g_free (line->when);
}

static void
clear_visit (gpointer data)
{
  TrellisSchoolPageVisit *visit = data;

  g_free (visit->mark);
}

static GArray *
create_array (guint          size,
              GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);

  return array;
}

/* The head ------------------------------------------------------------------- */

static void
fill_standing (TrellisSchoolPage            *self,
               const TrellisSchoolPageInput *input)
{
  TrellisSchool *school = input->school;
  TrellisLevel *before = school->previous_level_id != NULL
    ? trellis_scheme_get_level (input->scheme, school->previous_level_id) : NULL;
  TrellisMatrixRow row = { .months_in_level = -1 };
  g_autofree char *since = trellis_day_format (school->agreed_on, TRELLIS_DAY_STYLE_LONG);
  g_autoptr (GString) words = g_string_new (NULL);

  self->level = school->level_id != NULL ? trellis_scheme_get_level (input->scheme, school->level_id) : NULL;
  if (self->level == NULL)
    {
      self->standing = g_strdup ("");
      return;
    }

  self->has_moved = before != NULL && before->rank != self->level->rank;
  self->is_up = self->has_moved && self->level->rank < before->rank;
  if (before != NULL && before != self->level)
    /* Translators: the level before, and since when the present one has held: "from Recovery, 8 July 2025" */
    g_string_append_printf (words, _("from %s, %s"), before->name, since);
  else
    /* Translators: a day: "since 8 July 2025" */
    g_string_append_printf (words, _("since %s"), since);
  trellis_matrix_row_set_limit (&row, self->level, school->agreed_on, input->as_at);
  if (row.limit_months > 0)
    {
      g_string_append (words, ". ");
      g_string_append_printf (words, row.is_past_limit ? _("Past its limit: %d of %d months") : _("%d of %d months"),
                              row.months_in_level, row.limit_months);
    }
  self->standing = g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_fact (TrellisSchoolPage *self,
          const char        *label,
          char              *value)
{
  TrellisSchoolPageFact fact = { g_strdup (label), value };

  if (*value == '\0')
    g_free (value), fact.value = g_strdup ("–");
  g_array_append_val (self->facts, fact);
}

static char *
write_phase (TrellisSchool *school)
{
  const char *phase = *school->phase != '\0' ? trellis_phase_get_name (school->phase) : "";

  if (school->age_low < 0 || school->age_high < 0)
    return g_strdup (phase);
  if (*phase == '\0')
    /* Translators: the ages of a school's pupils */
    return g_strdup_printf (_("%d to %d"), school->age_low, school->age_high);

  /* Translators: a phase and the ages of its pupils: "Primary, 4 to 11" */
  return g_strdup_printf (_("%s, %d to %d"), phase, school->age_low, school->age_high);
}

static char *
write_pupils (TrellisSchool *school)
{
  if (school->pupils < 0)
    return g_strdup ("");
  if (school->capacity <= 0)
    return g_strdup_printf ("%'d", school->pupils);

  /* Translators: pupils of places */
  return g_strdup_printf (_("%'d of %'d"), school->pupils, school->capacity);
}

static char *
write_head (TrellisSchool *school)
{
  g_autofree char *since = trellis_day_format (school->head_since, TRELLIS_DAY_STYLE_MONTH);

  if (*school->head_name == '\0' && *since != '\0')
    return g_strdup_printf (_("In post since %s"), since);

  return g_strdup (school->head_name);
}

static void
add_facts (TrellisSchoolPage            *self,
           const TrellisSchoolPageInput *input)
{
  TrellisSchool *school = input->school;

  add_fact (self, _("Phase"), write_phase (school));
  add_fact (self, *school->federation_name != '\0' ? _("Hub and federation") : _("Hub"),
            *school->federation_name != '\0' && *school->hub_name != '\0'
              ? g_strdup_printf ("%s, %s", school->hub_name, school->federation_name)
              : g_strconcat (school->hub_name, school->federation_name, NULL));
  add_fact (self, _("Pupils"), write_pupils (school));
  /* Translators: the share of pupils who may have free school meals */
  add_fact (self, _("Free school meals"), school->free_meals_pct < 0 ? g_strdup ("")
                                                                     : g_strdup_printf ("%.1f%%",
                                                                                        school->free_meals_pct));
  add_fact (self, _("Local authority"), g_strdup (school->local_authority));
  add_fact (self, _("URN"), g_strdup (school->urn));
  add_fact (self, _("Headteacher"), write_head (school));
  add_fact (self, _("Chair of governors"), g_strdup (input->chair_name));
  add_fact (self, _("Adviser"), g_strdup (school->adviser_name));
  add_fact (self, _("Partnership link"), g_strdup (input->link_name));
  add_fact (self, _("Joined the trust"), trellis_day_format (school->joined_on, TRELLIS_DAY_STYLE_MONTH));
  add_fact (self, _("Next visit"), trellis_day_format (school->next_visit_on, TRELLIS_DAY_STYLE_MEDIUM));
}

/* Rows of facts stand under one another; one whose values wrap is higher. */
static double
measure_facts (TrellisSchoolPage *self,
               TrellisText       *text)
{
  double height = 0;

  for (guint i = 0; i < self->facts->len; i += TRELLIS_SCHOOL_FACTS_IN_ROW)
    {
      int n_lines = 1;

      for (guint j = i; j < MIN (i + TRELLIS_SCHOOL_FACTS_IN_ROW, self->facts->len); j++)
        n_lines = MAX (n_lines, trellis_text_count_lines (text,
                                                          g_array_index (self->facts, TrellisSchoolPageFact, j).value,
                                                          trellis_type_text, TRELLIS_SCHOOL_SIXTH));
      height += TRELLIS_SCHOOL_FACT_HEIGHT + (MIN (n_lines, TRELLIS_SCHOOL_FACT_LINES) - 1) * TRELLIS_SCHOOL_LEADING;
    }

  return height;
}

/* Charts --------------------------------------------------------------------- */

static void
create_steps (TrellisSchoolPage            *self,
              const TrellisSchoolPageInput *input,
              TrellisText                  *text)
{
  TrellisLevelStepsInput steps = { .levels = input->scheme->levels, .points = input->points, .now = input->as_at };
  TrellisDay limit;

  if (input->points->len == 0)
    return;

  trellis_level_steps_choose_window (input->points, input->as_at, YEARS_MOST, &steps.from, &steps.until);
  if (self->level != NULL)
    {
      limit = trellis_level_get_limit_day (self->level, input->school->agreed_on);
      steps.limit_on = limit;
      steps.limit_level = limit != TRELLIS_DAY_NONE ? self->level : NULL;
      /* The limit ahead is in view. */
      if (limit > steps.until && limit < trellis_day_add_months (steps.until, 24))
        steps.until = trellis_day_add_months (limit, 2);
    }
  else
    {
      steps.limit_on = TRELLIS_DAY_NONE;
    }
  self->steps = trellis_level_steps_new (&steps, text, TRELLIS_PALETTE_PAPER, TRELLIS_SCHOOL_HALF,
                                         self->charts_height);
}

static gboolean
is_judged (GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      if (g_array_index (lines, TrellisProfileLine, i).level != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
create_charts (TrellisSchoolPage            *self,
               const TrellisSchoolPageInput *input,
               TrellisText                  *text)
{
  g_autoptr (GArray) lines = trellis_profile_lines_from_matrix (input->matrix, input->row);
  double natural = trellis_level_profile_get_natural_height (lines, text, TRELLIS_PALETTE_PAPER);
  g_autofree char *then = trellis_day_format (input->matrix->compared_with, TRELLIS_DAY_STYLE_LONG);
  gboolean has_moved = FALSE;

  self->charts_height = CLAMP (natural * 0.82, CHARTS_LEAST, CHARTS_MOST);
  create_steps (self, input, text);
  if (is_judged (lines))
    self->profile = trellis_level_profile_new (input->scheme->levels, lines, text, TRELLIS_PALETTE_PAPER,
                                               TRELLIS_SCHOOL_HALF, self->charts_height);
  for (guint i = 0; self->profile != NULL && i < self->profile->marks->len; i++)
    has_moved |= g_array_index (self->profile->marks, TrellisProfileMark, i).has_moved;
  /* Translators: the key of a chart: a hollow ring stands for the level on that day */
  self->profile_note = has_moved ? g_strdup_printf (_("○ %s, where it has moved"), then) : g_strdup ("");
  if (self->steps == NULL && self->profile == NULL)
    self->charts_height = 2 * TRELLIS_MM;
}

static guint
count_measures (const TrellisSchoolPageInput *input)
{
  guint n = 0;

  for (guint i = 0; i < input->trends->len; i++)
    {
      TrellisTrend *trend = g_ptr_array_index (input->trends, i);
      TrellisTrendSchool *school = trellis_trend_find_school (trend, input->school->urn);

      n += school != NULL && trellis_trend_has_any (trend, school);
    }

  return MIN (n, MEASURES_MOST);
}

static void
create_measures (TrellisSchoolPage            *self,
                 const TrellisSchoolPageInput *input,
                 TrellisText                  *text)
{
  g_autoptr (GString) key = g_string_new (NULL);
  const char *benchmark = NULL;
  gboolean has_target = FALSE, has_gap = FALSE;

  for (guint i = 0; i < input->trends->len && self->measures->len < MEASURES_MOST; i++)
    {
      TrellisTrend *trend = g_ptr_array_index (input->trends, i);
      TrellisTrendSchool *school = trellis_trend_find_school (trend, input->school->urn);
      TrellisMeasurePanel *panel;

      if (school == NULL || !trellis_trend_has_any (trend, school))
        continue;
      panel = trellis_measure_panel_new (trend, school, text, TRELLIS_SCHOOL_THIRD, self->measure_height);
      if (panel == NULL)
        continue;
      has_target |= *panel->target != '\0';
      has_gap |= panel->has_gap;
      if (panel->has_benchmark)
        benchmark = trend->benchmark_name;
      g_ptr_array_add (self->measures, panel);
    }

  if (has_target)
    g_string_append (key, _("Dotted line: target. "));
  if (benchmark != NULL)
    /* Translators: %s is England, or a local authority */
    g_string_append_printf (key, _("Dashed: %s. "), benchmark);
  if (has_gap)
    g_string_append (key, _("A gap is a figure suppressed or not published."));
  self->measures_key = g_strchomp (g_string_free (g_steal_pointer (&key), FALSE));
}

/* The page ------------------------------------------------------------------- */

static double
measure_visits (TrellisSchoolPage *self,
                TrellisText       *text)
{
  double height = TRELLIS_SCHOOL_LIST_TOP + TRELLIS_SCHOOL_PILL_HEIGHT + 3 * TRELLIS_MM;

  height += trellis_text_count_lines (text, self->last_visit, trellis_type_secondary, TRELLIS_SCHOOL_HALF) *
            TRELLIS_SCHOOL_SMALL_LEADING;
  if (*self->next_visit != '\0')
    height += trellis_text_count_lines (text, self->next_visit, trellis_type_secondary, TRELLIS_SCHOOL_HALF) *
              TRELLIS_SCHOOL_SMALL_LEADING;

  return height + 3 * TRELLIS_MM;
}

static void
lay_out_title (TrellisSchoolPage *self,
               TrellisText       *text)
{
  double width = self->sheet.right - self->sheet.left;

  self->n_title_lines = trellis_text_count_lines (text, self->title, trellis_type_title, width);
  self->is_title_small = self->n_title_lines > 1;
  if (self->is_title_small)
    self->n_title_lines = trellis_text_count_lines (text, self->title, trellis_type_title_small, width);
  self->facts_top = 41 * TRELLIS_MM + (self->n_title_lines - 1) *
                    (self->is_title_small ? TRELLIS_SCHOOL_SMALL_TITLE_LEADING : TRELLIS_SCHOOL_TITLE_LEADING);
}

static void
lay_out (TrellisSchoolPage            *self,
         const TrellisSchoolPageInput *input,
         TrellisText                  *text)
{
  guint n_rows = (count_measures (input) + 2) / 3;
  double texts_height = TRELLIS_SCHOOL_TEXT_TOP + (self->n_text_lines - 1) * TRELLIS_SCHOOL_LEADING;
  double texts_most = self->sheet.bottom - texts_height;
  double visits_height = measure_visits (self, text), more = TRELLIS_SCHOOL_LEADING + TRELLIS_SCHOOL_ROW_PAD;
  double wanted, room, left_end, right_end, y;

  lay_out_title (self, text);
  self->charts_top = self->facts_top + measure_facts (self, text) + 3.6 * TRELLIS_MM;
  create_charts (self, input, text);
  self->measures_top = y = self->charts_top + TRELLIS_SCHOOL_CHART_TOP + self->charts_height + SECTION_GAP;

  /* Measures have the height that the lists can spare. */
  wanted = MAX (TRELLIS_SCHOOL_LIST_TOP + trellis_school_lines_get_height (self->actions, G_MAXUINT),
                visits_height + TRELLIS_SCHOOL_LIST_TOP + trellis_school_lines_get_height (self->inspections, 2));
  wanted = CLAMP (wanted, LISTS_LEAST, LISTS_MOST);
  room = texts_most - SECTION_GAP - wanted - y - TRELLIS_SCHOOL_KEY_HEIGHT;
  self->measure_height = n_rows > 0 ? CLAMP (room / n_rows - TRELLIS_SCHOOL_MEASURE_GAP, MEASURE_LEAST, MEASURE_MOST)
                                    : 0;
  create_measures (self, input, text);
  y += n_rows * (self->measure_height + TRELLIS_SCHOOL_MEASURE_GAP);
  if (*self->measures_key != '\0')
    y += TRELLIS_SCHOOL_KEY_HEIGHT;

  self->lists_top = y;
  self->inspections_top = y + visits_height;
  /* What the last note said gives way, where all else is as long as can be. */
  for (; self->n_text_lines > 1 && texts_most < self->inspections_top + TRELLIS_SCHOOL_LIST_TOP; self->n_text_lines--)
    texts_most += TRELLIS_SCHOOL_LEADING;
  room = texts_most - SECTION_GAP - TRELLIS_SCHOOL_LIST_TOP;
  self->has_inspections = self->inspections->len > 0;
  trellis_school_lines_fit (self->inspections, room - self->inspections_top, 0);
  self->n_more_actions = trellis_school_lines_fit (self->actions, room - y, more);

  /* What the last note said follows what stands above it. */
  left_end = self->inspections_top + TRELLIS_SCHOOL_LIST_TOP +
             trellis_school_lines_get_height (self->inspections, G_MAXUINT);
  right_end = y + TRELLIS_SCHOOL_LIST_TOP + trellis_school_lines_get_height (self->actions, G_MAXUINT);
  right_end += self->n_more_actions > 0 ? more : 0;
  self->texts_top = MIN (MAX (left_end, right_end) + SECTION_GAP, texts_most);
}

/**
 * trellis_school_page_new:
 * @input: what is known of the school
 * @text: for paper; as it will be drawn with
 *
 * Lays a school out on one page of A4: its level and profile, its measures
 * against target and England, visits, inspections, open actions worst first and
 * what the last note said. A pure function of its arguments.
 *
 * Returns: (transfer full): the page
 */
TrellisSchoolPage *
trellis_school_page_new (const TrellisSchoolPageInput *input,
                         TrellisText                  *text)
{
  TrellisSchoolPage *self;

  g_return_val_if_fail (input != NULL, NULL);

  self = g_new0 (TrellisSchoolPage, 1);
  trellis_sheet_init (&self->sheet, TRELLIS_PAPER_A4, FALSE);
  self->title = g_strdup (input->school->name);
  self->facts = create_array (sizeof (TrellisSchoolPageFact), clear_fact);
  self->measures = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_measure_panel_free);
  self->visits = create_array (sizeof (TrellisSchoolPageVisit), clear_visit);
  self->inspections = create_array (sizeof (TrellisSchoolPageLine), clear_line);
  self->actions = create_array (sizeof (TrellisSchoolPageLine), clear_line);

  fill_standing (self, input);
  add_facts (self, input);
  trellis_school_page_fill_visits (self, input);
  trellis_school_page_fill_inspections (self, input, text);
  trellis_school_page_fill_actions (self, input, text);
  trellis_school_page_fill_texts (self, input, text);
  lay_out (self, input, text);

  return self;
}

/**
 * trellis_school_page_free:
 * @self: (nullable) (transfer full): a page
 */
void
trellis_school_page_free (TrellisSchoolPage *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->facts);
  g_ptr_array_unref (self->measures);
  g_array_unref (self->visits);
  g_array_unref (self->inspections);
  g_array_unref (self->actions);
  g_clear_pointer (&self->steps, trellis_level_steps_free);
  g_clear_pointer (&self->profile, trellis_level_profile_free);
  for (guint i = 0; i < TRELLIS_SCHOOL_PAGE_N_TEXTS; i++)
    g_free (self->texts[i].body);
  g_free (self->title);
  g_free (self->standing);
  g_free (self->profile_note);
  g_free (self->measures_key);
  g_free (self->visits_title);
  g_free (self->visits_note);
  g_free (self->last_visit);
  g_free (self->next_visit);
  g_free (self->actions_note);
  g_free (self->texts_note);
  g_free (self);
}
