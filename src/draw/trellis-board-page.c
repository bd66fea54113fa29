/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-board-page-private.h"

#include <glib/gi18n-lib.h>

/* What the first page of the board pack says, and where. The page is short: each
 * panel has one figure, and lines for what is most out of the way. */

const TrellisType trellis_board_figure_type = { 24, PANGO_WEIGHT_BOLD };

#define ROW_LEAST (6.1 * TRELLIS_MM)
#define LEVEL_ROW_LEAST (3.9 * TRELLIS_MM)
#define LEVEL_ROW_MOST (7.4 * TRELLIS_MM)
#define ROWS_HEIGHT (TRELLIS_BOARD_PANEL_HEIGHT - TRELLIS_BOARD_ROWS_TOP - 9 * TRELLIS_MM)
/* How many lines a panel has at the most: what is short is read. */
static const guint rows_most[TRELLIS_N_BOARD_PANELS] = {
  [TRELLIS_BOARD_MOVES] = 5,
  [TRELLIS_BOARD_LIMITS] = 4,
  [TRELLIS_BOARD_ACTIONS] = 4,
  [TRELLIS_BOARD_FIGURES] = 3,
};

/**
 * trellis_board_page_get_name_x:
 * @kind: a panel
 *
 * Returns: where the names of its rows begin, from its left edge
 */
double
trellis_board_page_get_name_x (TrellisBoardPanelKind kind)
{
  switch (kind)
    {
    case TRELLIS_BOARD_LEVELS:
    case TRELLIS_BOARD_LIMITS:
      return TRELLIS_BOARD_NAME_X;
    case TRELLIS_BOARD_MOVES:
      return 5 * TRELLIS_MM;
    case TRELLIS_BOARD_ACTIONS:
    case TRELLIS_BOARD_VISITS:
    case TRELLIS_BOARD_FIGURES:
    default:
      return 0;
    }
}

/**
 * trellis_board_page_get_name_width:
 * @kind: a panel
 *
 * Returns: how wide the names of its rows may be
 */
double
trellis_board_page_get_name_width (TrellisBoardPanelKind kind)
{
  double end = kind == TRELLIS_BOARD_MOVES ? 58 * TRELLIS_MM
               : kind == TRELLIS_BOARD_LEVELS || kind == TRELLIS_BOARD_FIGURES ? 35 * TRELLIS_MM
               : TRELLIS_BOARD_BAR_X - 2 * TRELLIS_MM;

  return end - trellis_board_page_get_name_x (kind);
}

static char *
count_schools (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u school", "%'u schools", n), n);
}

/* The level that is the last of the better half: what a trust wants its schools
 * to stand at, at least. */
static const TrellisOverviewLevel *
find_good_level (TrellisOverview *overview)
{
  guint n = overview->levels->len;

  return n > 0 ? &g_array_index (overview->levels, TrellisOverviewLevel, MAX (n / 2, 1) - 1) : NULL;
}

static void
count_good (TrellisOverview            *overview,
            const TrellisOverviewLevel *good,
            guint                      *n_now,
            guint                      *n_then)
{
  *n_now = *n_then = 0;
  for (guint i = 0; good != NULL && i < overview->levels->len; i++)
    {
      const TrellisOverviewLevel *line = &g_array_index (overview->levels, TrellisOverviewLevel, i);

      if (line->level->rank > good->level->rank)
        continue;
      *n_now += line->n_now;
      *n_then += line->n_then;
    }
}

/* Rows ----------------------------------------------------------------------- */

static void
measure_row (TrellisBoardRow       *row,
             TrellisBoardPanelKind  kind,
             TrellisText           *text)
{
  int n_lines = trellis_text_count_lines (text, row->name, trellis_type_text, trellis_board_page_get_name_width (kind));

  row->height = ROW_LEAST + (n_lines - 1) * TRELLIS_BOARD_LEADING;
  if (row->second != NULL)
    row->height += trellis_text_count_lines (text, row->second, trellis_type_secondary,
                                             trellis_board_page_get_name_width (kind)) * TRELLIS_BOARD_LEADING;
}

/* Keeps the worst rows, as many as have room. */
static void
fit_rows (TrellisBoardPanel     *panel,
          TrellisBoardPanelKind  kind,
          TrellisText           *text)
{
  guint n_rows = panel->rows->len, n_fitting = 0;
  double height = 0;

  for (guint i = 0; i < MIN (n_rows, rows_most[kind]); i++)
    {
      TrellisBoardRow *row = &g_array_index (panel->rows, TrellisBoardRow, i);

      measure_row (row, kind, text);
      height += row->height;
      if (height <= ROWS_HEIGHT)
        n_fitting = i + 1;
    }
  g_array_set_size (panel->rows, n_fitting);
  panel->n_more = n_rows - n_fitting;
}

/* The school's short name where the line speaks of one school alone. */
static const char *
choose_name (TrellisSchool *school,
             const char    *name)
{
  return g_strcmp0 (name, school->name) == 0 ? school->short_name : name;
}

static void
fill_levels (TrellisBoardPage *self)
{
  TrellisBoardPanel *panel = &self->panels[TRELLIS_BOARD_LEVELS];
  const TrellisOverviewLevel *good = find_good_level (self->overview);
  guint n_now, n_then;

  count_good (self->overview, good, &n_now, &n_then);
  panel->title = g_strdup (_("Schools by level"));
  panel->figure = g_strdup_printf ("%'u", n_now);
  /* Translators: after a number of schools; %s is a level: "16 at Refinement or better" */
  panel->words = good != NULL ? g_strdup_printf (_("at %s or better"), good->level->name) : g_strdup ("");

  for (guint i = 0; i < self->overview->levels->len; i++)
    {
      const TrellisOverviewLevel *line = &g_array_index (self->overview->levels, TrellisOverviewLevel, i);
      TrellisBoardRow row = { line->level->name, NULL, line->level, FALSE, line->n_now, line->n_then };

      if (line->n_now > 0 || line->n_then > 0 || self->overview->levels->len <= 6)
        g_array_append_val (panel->rows, row);
    }
  if (self->overview->n_unjudged > 0 || self->overview->n_unjudged_then > 0)
    {
      TrellisBoardRow row = { _("Not judged"), NULL, NULL, FALSE, self->overview->n_unjudged,
                              self->overview->n_unjudged_then };

      g_array_append_val (panel->rows, row);
    }

  /* A scheme of many levels keeps them all, closer together. */
  for (guint i = 0; i < panel->rows->len; i++)
    g_array_index (panel->rows, TrellisBoardRow, i).height = CLAMP (ROWS_HEIGHT / panel->rows->len, LEVEL_ROW_LEAST,
                                                                    LEVEL_ROW_MOST);
}

static void
add_moves (TrellisBoardPanel *panel,
           GArray            *moves,
           gboolean           is_up)
{
  for (guint i = 0; i < moves->len; i++)
    {
      const TrellisOverviewMove *move = &g_array_index (moves, TrellisOverviewMove, i);
      TrellisBoardRow row = { choose_name (move->school, move->name), NULL, move, is_up };

      g_array_append_val (panel->rows, row);
    }
}

static void
fill_moves (TrellisBoardPage *self)
{
  TrellisBoardPanel *panel = &self->panels[TRELLIS_BOARD_MOVES];
  TrellisOverview *overview = self->overview;
  g_autofree char *since = trellis_day_format (overview->compared_with, TRELLIS_DAY_STYLE_SHORT);

  panel->title = overview->compared_with != TRELLIS_DAY_NONE ? g_strdup_printf (_("Moved since %s"), since)
                                                             : g_strdup (_("Moved"));
  panel->figure = g_strdup_printf ("%'u", overview->moves_up->len);
  /* Translators: after the number of schools that moved up: "4 up, 2 down" */
  panel->words = g_strdup_printf (_("up, %'u down"), overview->moves_down->len);
  add_moves (panel, overview->moves_down, FALSE);
  add_moves (panel, overview->moves_up, TRUE);
}

static void
fill_limits (TrellisBoardPage *self)
{
  TrellisBoardPanel *panel = &self->panels[TRELLIS_BOARD_LIMITS];
  GArray *limits = self->overview->limits;

  panel->title = g_strdup (_("Past the time limit"));
  panel->figure = g_strdup_printf ("%'u", limits->len);
  panel->words = g_strdup (g_dngettext (GETTEXT_PACKAGE, "school", "schools", limits->len));
  for (guint i = 0; i < limits->len; i++)
    {
      const TrellisOverviewLimit *limit = &g_array_index (limits, TrellisOverviewLimit, i);
      /* A week that has begun counts. */
      TrellisBoardRow row = { choose_name (limit->school, limit->name), NULL, limit, FALSE,
                              (limit->days_over + 6) / 7 };

      g_array_append_val (panel->rows, row);
    }
}

static int
compare_days_over (gconstpointer a,
                   gconstpointer b)
{
  const TrellisBoardRow *one = a, *other = b;

  return one->n != other->n ? (one->n < other->n ? 1 : -1) : g_utf8_collate (one->name, other->name);
}

static void
fill_actions (TrellisBoardPage *self)
{
  TrellisBoardPanel *panel = &self->panels[TRELLIS_BOARD_ACTIONS];
  GArray *actions = self->overview->actions;
  guint n = 0;

  panel->title = g_strdup (_("Red actions overdue"));
  for (guint i = 0; i < actions->len; i++)
    {
      const TrellisOverviewActions *line = &g_array_index (actions, TrellisOverviewActions, i);
      TrellisBoardRow row = { line->school->short_name, NULL, line, FALSE, line->days_over, line->n_red_overdue };

      if (line->n_red_overdue == 0)
        continue;
      g_array_append_val (panel->rows, row);
      n += line->n_red_overdue;
    }
  g_array_sort (panel->rows, compare_days_over);
  panel->figure = g_strdup_printf ("%'u", n);
  panel->words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %'u school", "in %'u schools", panel->rows->len),
                                  panel->rows->len);
}

static void
fill_visits (TrellisBoardPage *self)
{
  TrellisBoardPanel *panel = &self->panels[TRELLIS_BOARD_VISITS];

  panel->title = g_strdup (_("Visits"));
  panel->figure = g_strdup_printf ("%'u", self->overview->n_done);
  /* Translators: after the number of visits done */
  panel->words = g_strdup_printf (_("done of %'u planned"), self->overview->n_visits);
}

static void
fill_figures (TrellisBoardPage *self)
{
  TrellisBoardPanel *panel = &self->panels[TRELLIS_BOARD_FIGURES];
  GArray *figures = self->overview->figures;

  panel->title = g_strdup (_("Furthest from target for its measure"));
  if (figures->len > 0)
    {
      const TrellisOverviewFigure *worst = &g_array_index (figures, TrellisOverviewFigure, 0);

      panel->figure = g_strdup_printf ("%'.*f", worst->decimals, worst->gap);
      /* Translators: after the distance of a percentage from its target; %s is a school */
      panel->words = g_str_equal (worst->unit, "%") ? g_strdup_printf (_("points, %s"), worst->school->short_name)
                                                    : g_strdup_printf ("%s, %s", worst->unit,
                                                                       worst->school->short_name);
    }
  else
    {
      panel->figure = g_strdup ("0");
      panel->words = g_strdup (_("figures short of their targets"));
    }
  for (guint i = 0; i < figures->len; i++)
    {
      const TrellisOverviewFigure *figure = &g_array_index (figures, TrellisOverviewFigure, i);
      TrellisBoardRow row = { figure->school->short_name, figure->measure, figure };

      g_array_append_val (panel->rows, row);
    }
}

/* The page ------------------------------------------------------------------- */

static char *
write_standing (TrellisOverview *overview)
{
  const TrellisOverviewLevel *good = find_good_level (overview);
  guint n_judged = 0, n_then_judged = 0, n_now, n_then;
  g_autofree char *schools = NULL;

  if (good == NULL)
    return g_strdup ("");
  count_good (overview, good, &n_now, &n_then);
  schools = count_schools (n_now);
  for (guint i = 0; i < overview->levels->len; i++)
    {
      const TrellisOverviewLevel *line = &g_array_index (overview->levels, TrellisOverviewLevel, i);

      n_judged += line->n_now;
      n_then_judged += line->n_then;
    }

  if (n_judged == 0)
    return g_strdup (_("No school has been judged yet."));
  if (n_then_judged == 0)
    /* Translators: "16 schools at Refinement or better." */
    return g_strdup_printf (_("%s at %s or better."), schools, good->level->name);
  if (n_now > n_then)
    return g_strdup_printf (_("%s at %s or better, up from %'u a year ago."), schools, good->level->name, n_then);
  if (n_now < n_then)
    return g_strdup_printf (_("%s at %s or better, down from %'u a year ago."), schools, good->level->name, n_then);
  return g_strdup_printf (_("%s at %s or better, as many as a year ago."), schools, good->level->name);
}

static char *
write_concerns (TrellisBoardPage *self)
{
  guint n_limits = self->overview->limits->len, n_red = 0;
  g_autofree char *limits = count_schools (n_limits);
  g_autofree char *red = NULL;

  for (guint i = 0; i < self->overview->actions->len; i++)
    n_red += g_array_index (self->overview->actions, TrellisOverviewActions, i).n_red_overdue;
  red = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u red action", "%'u red actions", n_red), n_red);

  if (n_limits == 0 && n_red == 0)
    return g_strdup (_("None is past its time limit, and no red action is overdue."));
  if (n_red == 0)
    return g_strdup_printf (_("Past the time limit: %s. No red action is overdue."), limits);
  if (n_limits == 0)
    return g_strdup_printf (_("None is past its time limit. Overdue: %s."), red);
  return g_strdup_printf (_("Past the time limit: %s. Overdue: %s."), limits, red);
}

static void
place_panels (TrellisBoardPage *self)
{
  double gutter = 10 * TRELLIS_MM;
  double top = 68 * TRELLIS_MM;

  self->panel_width = (self->sheet.right - self->sheet.left - gutter) / 2;
  for (guint i = 0; i < TRELLIS_N_BOARD_PANELS; i++)
    {
      self->panels[i].x = self->sheet.left + i % 2 * (self->panel_width + gutter);
      self->panels[i].top = top + i / 2 * TRELLIS_BOARD_PANEL_HEIGHT;
    }
}

/* Two sentences stand large with air about them; the more a person writes, the
 * smaller it is set and the wider it runs, until the page has no more room. */
static void
fit_commentary (TrellisBoardPage *self,
                TrellisText      *text)
{
  static const struct
  {
    double size;
    double leading;
    double width;
    int n_lines;
  } settings[] = { { 11, 16, 140, 3 }, { 10, 13.6, 170, 4 }, { 9, 11.8, 170, 5 } };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      self->commentary_type = (TrellisType) { settings[i].size, PANGO_WEIGHT_NORMAL };
      self->commentary_leading = settings[i].leading;
      self->commentary_width = settings[i].width * TRELLIS_MM;
      self->n_commentary_lines = settings[i].n_lines;
      if (trellis_text_count_lines (text, self->commentary, self->commentary_type, self->commentary_width) <=
          settings[i].n_lines)
        return;
    }
}

/**
 * trellis_board_page_new:
 * @overview: the trust by exception; kept by reference
 * @text: for paper; as it will be drawn with
 *
 * Lays out the page that a board reads first: six figures, a chart and a few
 * lines for each, worst first, and a sentence or two. What has no room is
 * counted. A pure function of its arguments.
 *
 * Returns: (transfer full): the page
 */
TrellisBoardPage *
trellis_board_page_new (TrellisOverview *overview,
                        TrellisText     *text)
{
  TrellisBoardPage *self;
  g_autofree char *standing = NULL, *concerns = NULL;

  g_return_val_if_fail (TRELLIS_IS_OVERVIEW (overview), NULL);

  self = g_new0 (TrellisBoardPage, 1);
  self->overview = g_object_ref (overview);
  trellis_sheet_init (&self->sheet, TRELLIS_PAPER_A4, FALSE);
  self->title = g_strdup (_("The trust in one page"));
  self->subtitle = trellis_day_format (overview->as_at, TRELLIS_DAY_STYLE_LONG);
  place_panels (self);
  for (guint i = 0; i < TRELLIS_N_BOARD_PANELS; i++)
    self->panels[i].rows = g_array_new (FALSE, TRUE, sizeof (TrellisBoardRow));

  if (overview->commentary != NULL)
    {
      g_autofree char *day = trellis_day_format (overview->commentary_on, TRELLIS_DAY_STYLE_SHORT);

      /* Words of another day say so. */
      self->commentary = overview->commentary_on == overview->as_at
        ? g_strdup (overview->commentary) : g_strdup_printf ("%s (%s)", overview->commentary, day);
    }
  else if (g_list_model_get_n_items (overview->schools) == 0)
    {
      self->commentary = g_strdup (_("There are no schools to tell of."));
    }
  else
    {
      standing = write_standing (overview);
      concerns = write_concerns (self);
      self->commentary = g_strdup_printf ("%s %s", standing, concerns);
    }
  fit_commentary (self, text);
  fill_levels (self);
  fill_moves (self);
  fill_limits (self);
  fill_actions (self);
  fill_visits (self);
  fill_figures (self);
  for (TrellisBoardPanelKind kind = 0; kind < TRELLIS_N_BOARD_PANELS; kind++)
    {
      if (kind != TRELLIS_BOARD_LEVELS)
        fit_rows (&self->panels[kind], kind, text);
    }

  return self;
}

/**
 * trellis_board_page_free:
 * @self: (transfer full): a page
 */
void
trellis_board_page_free (TrellisBoardPage *self)
{
  for (guint i = 0; i < TRELLIS_N_BOARD_PANELS; i++)
    {
      g_free (self->panels[i].title);
      g_free (self->panels[i].figure);
      g_free (self->panels[i].words);
      g_array_unref (self->panels[i].rows);
    }
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->commentary);
  g_object_unref (self->overview);
  g_free (self);
}
