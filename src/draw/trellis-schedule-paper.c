/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-schedule-paper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
clear_fact (gpointer data)
{
  TrellisScheduleFact *fact = data;

  g_free (fact->label);
  g_free (fact->value);
}

static void
clear_row (gpointer data)
{
  TrellisScheduleRow *row = data;

  g_object_unref (row->visit);
  g_free (row->mark);
  g_free (row->date);
  g_free (row->status);
  g_free (row->morning);
  g_free (row->afternoon);
  g_free (row->with);
}

static void
add_fact (TrellisSchedulePaper *self,
          const char           *label,
          char                 *value)
{
  TrellisScheduleFact fact = { g_strdup (label), value };

  g_array_append_val (self->facts, fact);
}

static void
add_facts (TrellisSchedulePaper       *self,
           const TrellisScheduleInput *input)
{
  TrellisSchool *school = input->school;
  TrellisLevel *level = NULL;
  g_autofree char *since = trellis_day_format (school->head_since, TRELLIS_DAY_STYLE_MONTH);
  g_autofree char *agreed = trellis_day_format (school->agreed_on, TRELLIS_DAY_STYLE_MONTH);

  if (school->head_name[0] != '\0')
    add_fact (self, _("Headteacher"), g_strdup (school->head_name));
  else if (since[0] != '\0')
    add_fact (self, _("Headteacher"), g_strdup_printf (_("In post since %s"), since));
  if (school->adviser_name[0] != '\0')
    add_fact (self, _("Adviser"), g_strdup (school->adviser_name));
  if (school->federation_id != NULL && school->federation_name[0] != '\0')
    add_fact (self, _("Federation"), g_strdup (school->federation_name));
  if (input->scheme != NULL && school->level_id != NULL)
    level = trellis_scheme_get_level (input->scheme, school->level_id);
  if (level != NULL && agreed[0] != '\0')
    /* Translators: a level and a month: "Recovery since Nov 2025" */
    add_fact (self, _("Category"), g_strdup_printf (_("%s since %s"), level->name, agreed));
  else if (level != NULL)
    add_fact (self, _("Category"), g_strdup (level->name));
}

static gboolean
is_for (TrellisSchool *school,
        TrellisVisit  *visit)
{
  if (visit->status == TRELLIS_VISIT_STATUS_CANCELLED)
    return FALSE;
  if (visit->federation_id != NULL && g_strcmp0 (visit->federation_id, school->federation_id) == 0)
    return TRUE;

  return g_strcmp0 (visit->urn, school->urn) == 0;
}

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  const TrellisVisit *first = *(TrellisVisit *const *) a;
  const TrellisVisit *second = *(TrellisVisit *const *) b;
  gboolean has_first = first->visit_on != TRELLIS_DAY_NONE, has_second = second->visit_on != TRELLIS_DAY_NONE;

  if (has_first != has_second)
    return has_first ? -1 : 1;
  if (first->visit_on != second->visit_on)
    return first->visit_on < second->visit_on ? -1 : 1;
  if (first->session != second->session)
    return first->session < second->session ? -1 : 1;
  if (first->number != second->number)
    return first->number < second->number ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

static void
add_names (GPtrArray *people,
           GStrv      names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (!g_ptr_array_find_with_equal_func (people, names[i], g_str_equal, NULL))
        g_ptr_array_add (people, names[i]);
    }
}

/* Whom the scheme asks to be there at this kind of visit, by what the school's
 * level earns or else by the meetings of every level. */
static void
add_scheme_people (GPtrArray                  *people,
                   const TrellisScheduleInput *input,
                   const char                 *kind)
{
  TrellisSubject subject = {
    .phase = input->school->phase,
    .level_id = input->school->level_id,
    .is_church = input->school->is_church,
    .is_federation = input->school->federation_id != NULL,
  };
  TrellisLevel *level = NULL;

  if (input->school->level_id != NULL)
    level = trellis_scheme_get_level (input->scheme, input->school->level_id);
  for (guint i = 0; level != NULL && i < level->earnings->len; i++)
    {
      TrellisEarning *earning = g_ptr_array_index (level->earnings, i);

      if (g_str_equal (earning->kind, kind) && trellis_applies_to (&earning->applies, &subject))
        {
          add_names (people, earning->who);
          add_names (people, earning->attendees);
        }
    }
  for (guint i = 0; people->len == 0 && i < input->scheme->meetings->len; i++)
    {
      TrellisEarning *meeting = g_ptr_array_index (input->scheme->meetings, i);

      if (g_str_equal (meeting->kind, kind) && trellis_applies_to (&meeting->applies, &subject))
        {
          add_names (people, meeting->who);
          add_names (people, meeting->attendees);
        }
    }
}

static char *
describe_people (const TrellisScheduleInput *input,
                 TrellisVisit               *visit)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  if (input->scheme != NULL)
    add_scheme_people (people, input, visit->kind);
  if (visit->adviser_name[0] != '\0')
    g_ptr_array_add (people, visit->adviser_name);
  g_ptr_array_add (people, NULL);

  return g_strjoinv ("; ", (char **) people->pdata);
}

static void
add_row (TrellisSchedulePaper       *self,
         const TrellisScheduleInput *input,
         TrellisVisit               *visit)
{
  TrellisScheduleRow row = { .visit = g_object_ref (visit), .mark = trellis_visit_dup_mark (visit) };
  g_autofree char *title = trellis_visit_dup_title (visit);
  const char *status = trellis_visit_status_get_name (visit->status);
  gboolean is_adviser_visit = g_str_equal (visit->kind, TRELLIS_VISIT_KIND_ADVISER);
  gboolean has_theme = visit->theme_am[0] != '\0' || visit->theme_pm[0] != '\0';
  char *words;

  /* Whether a note of it is written is the trust's own business. */
  if (trellis_visit_is_done (visit))
    status = C_("visit", "Done");
  if (visit->visit_on == TRELLIS_DAY_NONE)
    {
      row.date = g_strdup (_("No day yet"));
      row.status = g_strdup (status);
    }
  else
    {
      int year;

      trellis_day_get_ymd (visit->visit_on, &year, NULL, NULL);
      row.date = trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_WEEKDAY);
      row.status = g_strdup_printf ("%d   %s", year, status);
    }

  /* What kind it is, where that is not an adviser's visit, and its themes. */
  if (is_adviser_visit)
    words = g_strdup (has_theme || trellis_visit_is_done (visit) ? "" : _("To be agreed with the school"));
  else
    words = g_strdup (title);
  if (visit->session == TRELLIS_SESSION_PM)
    {
      row.morning = g_strdup ("");
      row.afternoon = g_strjoin (words[0] != '\0' && visit->theme_pm[0] != '\0' ? "\n" : "", words, visit->theme_pm,
                                 NULL);
    }
  else
    {
      row.morning = g_strjoin (words[0] != '\0' && visit->theme_am[0] != '\0' ? "\n" : "", words, visit->theme_am,
                               NULL);
      row.afternoon = g_strdup (visit->session == TRELLIS_SESSION_AM ? "" : visit->theme_pm);
    }
  g_free (words);
  row.with = describe_people (input, visit);
  g_array_append_val (self->rows, row);
}

static char *
dup_clock (const char *time)
{
  /* 09:00 reads 9.00 in a letter to a school. */
  const char *colon = strchr (time, ':');

  if (colon == NULL)
    return g_strdup (time);

  return g_strdup_printf ("%d.%s", atoi (time), colon + 1);
}

static void
add_programme (TrellisSchedulePaper       *self,
               const TrellisScheduleInput *input)
{
  TrellisProgramme *programme = NULL;
  TrellisSubject subject = {
    .phase = input->school->phase,
    .level_id = input->school->level_id,
    .is_church = input->school->is_church,
    .is_federation = input->school->federation_id != NULL,
  };

  if (input->scheme != NULL)
    programme = trellis_scheme_get_programme (input->scheme, &subject);
  if (programme != NULL && programme->day_starts_at[0] != '\0' && programme->day_ends_at[0] != '\0')
    {
      g_autofree char *starts = dup_clock (programme->day_starts_at);
      g_autofree char *ends = dup_clock (programme->day_ends_at);

      self->morning_head = g_strdup_printf (_("Morning, from %s"), starts);
      self->afternoon_head = g_strdup_printf (_("Afternoon, until %s"), ends);
    }
  else
    {
      self->morning_head = g_strdup (_("Morning"));
      self->afternoon_head = g_strdup (_("Afternoon"));
    }
  for (guint i = 0; programme != NULL && programme->standing != NULL && programme->standing[i] != NULL; i++)
    g_ptr_array_add (self->notes, g_strdup (programme->standing[i]));
}

static double
get_note_height (TrellisSchedulePaper *self,
                 TrellisText          *text,
                 guint                 note)
{
  return trellis_text_count_lines (text, g_ptr_array_index (self->notes, note), trellis_type_text,
                                   TRELLIS_SCHEDULE_NOTE_WIDTH) *
           TRELLIS_SCHEDULE_LEADING + TRELLIS_SCHEDULE_NOTE_GAP;
}

/* Three columns, as even as can be without parting a note. */
static void
lay_out_notes (TrellisSchedulePaper *self,
               TrellisText          *text)
{
  guint n = self->notes->len;
  g_autofree double *note_heights = g_new0 (double, MAX (n, 1));
  double lowest = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    note_heights[i] = get_note_height (self, text, i);
  for (guint first = 0; first <= n; first++)
    {
      for (guint second = first; second <= n; second++)
        {
          double heights[3] = { 0 };
          double highest;

          for (guint i = 0; i < n; i++)
            heights[i < first ? 0 : i < second ? 1 : 2] += note_heights[i];
          highest = MAX (MAX (heights[0], heights[1]), heights[2]);
          if (highest < lowest - 0.01)
            {
              lowest = highest;
              self->note_breaks[0] = first;
              self->note_breaks[1] = second;
            }
        }
    }
  self->notes_height = n > 0 ? lowest + 14 * TRELLIS_MM : 0;
}

static int
count_lines (TrellisText *text,
             const char  *words,
             double       width)
{
  return trellis_text_count_lines (text, words[0] != '\0' ? words : "–", trellis_type_text, width);
}

/* Facts stand as wide as they are, a quarter of the page at least; where they
 * are too many for that, they share it and wrap. */
static void
place_facts (TrellisSchedulePaper *self,
             TrellisText          *text)
{
  double room = self->sheet.right - self->sheet.left, gap = 8 * TRELLIS_MM, sum = 0, x = self->sheet.left;

  for (guint i = 0; i < self->facts->len; i++)
    {
      TrellisScheduleFact *fact = &g_array_index (self->facts, TrellisScheduleFact, i);
      double width = trellis_text_get_width (text, fact->value, trellis_type_text);

      width = MAX (width, trellis_text_get_width (text, fact->label, trellis_type_furniture_strong));
      fact->width = MAX (width, room / 4 - gap);
      sum += fact->width + gap;
    }
  for (guint i = 0; i < self->facts->len; i++)
    {
      TrellisScheduleFact *fact = &g_array_index (self->facts, TrellisScheduleFact, i);

      if (sum - gap > room)
        fact->width = (room + gap) / self->facts->len - gap;
      fact->x = x;
      x += fact->width + gap;
    }
}

static void
lay_out (TrellisSchedulePaper *self,
         TrellisText          *text)
{
  guint n = self->rows->len;
  g_autofree double *heights = g_new0 (double, MAX (n, 1));
  g_autofree guint *groups = g_new0 (guint, MAX (n, 1));
  g_autofree gboolean *keeps = g_new0 (gboolean, MAX (n, 1));
  g_autofree int *lines = g_new0 (int, MAX (n, 1));
  double width = self->sheet.right - self->sheet.left;
  double title_bottom, best = 0;
  GPtrArray *pages;
  int n_subtitle_lines = trellis_text_count_lines (text, self->subtitle, trellis_type_subtitle, width);
  int n_fact_lines = 1;
  TrellisTableSpec spec = { .heights = heights, .groups = groups, .keeps = keeps, .n_rows = n };

  place_facts (self, text);
  self->n_title_lines = trellis_text_count_lines (text, self->title, trellis_type_title, width);
  for (guint i = 0; i < self->facts->len; i++)
    {
      TrellisScheduleFact *fact = &g_array_index (self->facts, TrellisScheduleFact, i);

      n_fact_lines = MAX (n_fact_lines, trellis_text_count_lines (text, fact->value, trellis_type_text, fact->width));
    }

  title_bottom = 30 * TRELLIS_MM + (self->n_title_lines - 1) * TRELLIS_SCHEDULE_TITLE_LEADING +
                 9 * TRELLIS_MM + (n_subtitle_lines - 1) * 20;
  self->facts_baseline = title_bottom + 10.5 * TRELLIS_MM;
  self->facts_height = self->facts->len > 0 ? 4.4 * TRELLIS_MM + n_fact_lines * TRELLIS_SCHEDULE_LEADING
    : -6 * TRELLIS_MM;
  self->strip_top = self->facts_baseline + self->facts_height + 8 * TRELLIS_MM;
  self->head_height = 6 * TRELLIS_MM;

  for (guint i = 0; i < n; i++)
    {
      TrellisScheduleRow *row = &g_array_index (self->rows, TrellisScheduleRow, i);

      lines[i] = MAX (2, count_lines (text, row->morning, TRELLIS_SCHEDULE_MORNING_WIDTH));
      lines[i] = MAX (lines[i], count_lines (text, row->afternoon, TRELLIS_SCHEDULE_AFTERNOON_WIDTH));
      lines[i] = MAX (lines[i], count_lines (text, row->with, TRELLIS_SCHEDULE_WITH_WIDTH));
    }

  /* Closer rows where they make it one page, ready to post. */
  for (self->row_pad = 5.4 * TRELLIS_MM; self->row_pad > 2.9 * TRELLIS_MM; self->row_pad -= 0.4 * TRELLIS_MM)
    {
      for (guint i = 0; i < n; i++)
        heights[i] = lines[i] * TRELLIS_SCHEDULE_LEADING + self->row_pad;

      spec.first_top = self->strip_top + (n > 0 ? 19 : 0) * TRELLIS_MM + self->head_height;
      spec.next_top = self->sheet.top + 8 * TRELLIS_MM + self->head_height;
      spec.bottom = self->sheet.bottom;
      spec.last_foot = self->notes_height;
      pages = trellis_table_break (&spec);
      if (self->pages == NULL || pages->len < self->pages->len)
        {
          g_clear_pointer (&self->pages, g_ptr_array_unref);
          self->pages = g_steal_pointer (&pages);
          best = self->row_pad;
        }
      g_clear_pointer (&pages, g_ptr_array_unref);
    }
  self->row_pad = best;
}

static char *
list_mates (const TrellisScheduleInput *input)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; input->school->federation_id != NULL && i < g_list_model_get_n_items (input->schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (input->schools, i);

      if (g_strcmp0 (school->federation_id, input->school->federation_id) == 0 &&
          !g_str_equal (school->urn, input->school->urn))
        g_ptr_array_add (names, g_strdup (school->name));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

/**
 * trellis_schedule_paper_new:
 * @input: the school and its year
 * @text: for paper; as it will be drawn with
 *
 * Lays out what is sent to a school: its visits in the year, those to its
 * federation too, with day, themes and people, and what holds at every visit.
 * A pure function of its arguments.
 *
 * Returns: (transfer full): the pages, at least one
 */
TrellisSchedulePaper *
trellis_schedule_paper_new (const TrellisScheduleInput *input,
                            TrellisText                *text)
{
  TrellisSchedulePaper *self = g_new0 (TrellisSchedulePaper, 1);
  g_autoptr (GListStore) one = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *mates = list_mates (input);

  self->school = g_object_ref (input->school);
  self->facts = g_array_new (FALSE, TRUE, sizeof (TrellisScheduleFact));
  self->rows = g_array_new (FALSE, TRUE, sizeof (TrellisScheduleRow));
  self->notes = g_ptr_array_new_with_free_func (g_free);
  g_array_set_clear_func (self->facts, clear_fact);
  g_array_set_clear_func (self->rows, clear_row);
  trellis_sheet_init (&self->sheet, TRELLIS_PAPER_A4, FALSE);

  self->title = g_strdup (input->school->name);
  if (mates != NULL)
    /* Translators: a school year, and the other schools of the federation */
    self->subtitle = g_strdup_printf (_("Your visits in %s, with %s"), input->year->name, mates);
  else
    self->subtitle = g_strdup_printf (_("Your visits in %s"), input->year->name);

  for (guint i = 0; i < g_list_model_get_n_items (input->visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (input->visits, i);

      if (is_for (input->school, visit))
        g_ptr_array_add (visits, g_steal_pointer (&visit));
    }
  g_ptr_array_sort (visits, compare_visits);
  for (guint i = 0; i < visits->len; i++)
    add_row (self, input, g_ptr_array_index (visits, i));

  g_list_store_append (one, input->school);
  self->layout = trellis_year_layout_new (input->year, G_LIST_MODEL (one), input->visits, input->as_at,
                                          TRELLIS_YEAR_BY_HUB,
                                          TRELLIS_YEAR_FEDERATION_BY_SCHOOL);
  add_facts (self, input);
  add_programme (self, input);
  lay_out_notes (self, text);
  lay_out (self, text);

  return self;
}

/**
 * trellis_schedule_paper_free:
 * @self: (nullable) (transfer full): a schedule
 */
void
trellis_schedule_paper_free (TrellisSchedulePaper *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->school);
  trellis_year_layout_free (self->layout);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->morning_head);
  g_free (self->afternoon_head);
  g_array_unref (self->facts);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/**
 * trellis_schedule_paper_get_n_pages:
 * @self: a schedule
 *
 * Returns: how many pages it takes, at least 1
 */
guint
trellis_schedule_paper_get_n_pages (TrellisSchedulePaper *self)
{
  return self->pages->len;
}
