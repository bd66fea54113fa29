/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-chart-picture.h"

#include "trellis-picture.h"
#include "trellis-sheet.h"
#include "trellis-tally-plot.h"

#include <glib/gi18n-lib.h>

/* Wide enough for a column of a page, and in the shape that a slide has room for. */
#define WIDTH 480.0
#define HEIGHT 270.0
#define MARGIN 12.0

struct _TrellisChartPicture
{
  TrellisText *text;
  TrellisPalette palette;
  char *title;
  char *sentence;
  char *source;
  double height;
  double chart_y;
  /* One of them: */
  TrellisPlot *plot;
  TrellisMultiples *multiples;
  TrellisDotStrip *strip;
  TrellisSlope *slope;
  int chosen;                 /* among @multiples, or -1 */
};

static const char *const look_keys[] = { "time", "schools", "spread", "change" };

G_STATIC_ASSERT (G_N_ELEMENTS (look_keys) == TRELLIS_N_CHART_LOOKS);

/**
 * trellis_chart_look_parse:
 * @key: its name on the command line
 * @look: (out): the look
 *
 * Returns: whether there is one of that name
 */
gboolean
trellis_chart_look_parse (const char       *key,
                          TrellisChartLook *look)
{
  for (guint i = 0; i < G_N_ELEMENTS (look_keys); i++)
    {
      if (g_str_equal (look_keys[i], key))
        {
          *look = i;
          return TRUE;
        }
    }

  return FALSE;
}

static const char *
find_source (const TrellisTrendSight *sight,
             TrellisTrendSchool      *school)
{
  for (guint k = sight->until + 1; school != NULL && k > sight->from; k--)
    {
      if (school->figures[k - 1].source != NULL && *school->figures[k - 1].source != '\0')
        return school->figures[k - 1].source;
    }

  return "";
}

/* The sentence over every chart is what this one says: where the schools lie
 * it is what moved most, in small charts how to read them. */
static char *
dup_sentence (const TrellisTrendSight *sight,
              TrellisChartLook         look)
{
  g_autofree char *sentence = NULL;

  if (look == TRELLIS_CHART_LOOK_SCHOOLS)
    return trellis_trend_dup_key (sight->trend);
  if (look == TRELLIS_CHART_LOOK_CHANGE || look == TRELLIS_CHART_LOOK_SPREAD)
    sentence = trellis_trend_dup_moved (sight->trend);
  if (sentence != NULL && *sentence != '\0')
    return g_steal_pointer (&sentence);

  return trellis_trend_sight_dup_sentence (sight);
}

static char *
dup_title (const TrellisTrendSight *sight,
           TrellisChartLook         look,
           TrellisTrendSchool      *school)
{
  const char *measure = sight->trend->measure->name;
  g_autofree char *period = NULL;

  switch (look)
    {
    case TRELLIS_CHART_LOOK_TIME:
      return school != NULL ? g_strdup_printf ("%s, %s", school->school->name, measure) : g_strdup (measure);
    case TRELLIS_CHART_LOOK_SPREAD:
      period = trellis_period_dup_name (((TrellisTrendPeriod *) g_ptr_array_index (sight->trend->periods,
                                                                                   sight->until))->key, TRUE);
      /* Translators: a measure, and the period that its chart is of */
      return g_strdup_printf (_("%s, every school in %s"), measure, period);
    case TRELLIS_CHART_LOOK_CHANGE:
      /* Translators: a measure */
      return g_strdup_printf (_("%s, how each school moved"), measure);
    case TRELLIS_CHART_LOOK_SCHOOLS:
    case TRELLIS_N_CHART_LOOKS:
    default:
      /* Translators: a measure */
      return g_strdup_printf (_("%s, every school"), measure);
    }
}

/* Every school that has a figure, in the order of names. */
static void
lay_out_multiples (TrellisChartPicture     *self,
                   const TrellisTrendSight *sight,
                   TrellisTrendSchool      *school)
{
  g_autoptr (GPtrArray) schools = trellis_trend_sort (sight->trend, TRELLIS_TREND_ORDER_NAME);
  guint chosen;

  for (guint i = schools->len; i > 0; i--)
    {
      if (!trellis_trend_has_any (sight->trend, g_ptr_array_index (schools, i - 1)))
        g_ptr_array_remove_index (schools, i - 1);
    }
  self->multiples = trellis_trend_multiples_new (sight, schools, self->text, TRELLIS_PALETTE_PAPER,
                                                 WIDTH - 2 * MARGIN);
  self->chosen = g_ptr_array_find (schools, school, &chosen) ? (int) chosen : -1;
}

static TrellisChartPicture *
create (const char *trust_colour,
        char       *title,
        char       *sentence,
        char       *source)
{
  TrellisChartPicture *self = g_new0 (TrellisChartPicture, 1);

  self->text = trellis_text_new_for_paper ();
  self->palette = *trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE);
  trellis_palette_set_trust_colour (&self->palette, trust_colour);
  self->title = title;
  self->sentence = sentence;
  self->source = source;
  self->height = HEIGHT;
  self->chart_y = MARGIN + trellis_type_section.size * 1.2 +
                  trellis_text_count_lines (self->text, self->sentence, trellis_type_text, WIDTH - 2 * MARGIN) *
                  trellis_type_text.size * 1.4 + 6;

  return self;
}

/**
 * trellis_chart_picture_new:
 * @sight: what is looked at
 * @look: what of it
 * @trust_colour: (nullable): `#rrggbb`, what the subject is drawn in
 *
 * Lays the chart out as a picture that stands by itself: what it is of, the
 * chart, what it says and where its figures come from.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL for
 *   %TRELLIS_CHART_LOOK_CHANGE where there is no period before
 */
TrellisChartPicture *
trellis_chart_picture_new (const TrellisTrendSight *sight,
                           TrellisChartLook         look,
                           const char              *trust_colour)
{
  TrellisTrendSchool *school = trellis_trend_find_school (sight->trend, sight->urn);
  g_autofree char *mean_words = trellis_trend_dup_mean_words (sight->trend);
  const char *source = find_source (sight, school);
  TrellisChartPicture *self;
  double width = WIDTH - 2 * MARGIN, foot = MARGIN + trellis_type_secondary.size * 1.4, height;

  if (look == TRELLIS_CHART_LOOK_CHANGE && trellis_trend_find_previous (sight->trend, NULL, (int) sight->until) < 0)
    return NULL;
  self = create (trust_colour, dup_title (sight, look, school), dup_sentence (sight, look),
                 /* Translators: where the figures of a chart come from */
                 *source != '\0' ? g_strdup_printf (_("%s. Source: %s."), mean_words, source)
                                 : g_steal_pointer (&mean_words));
  height = self->height - self->chart_y - foot;
  switch (look)
    {
    case TRELLIS_CHART_LOOK_TIME:
      self->plot = trellis_trend_plot_new (sight, self->text, TRELLIS_PALETTE_PAPER, width, height);
      break;
    case TRELLIS_CHART_LOOK_SPREAD:
      self->strip = trellis_trend_strip_new (sight, self->text, TRELLIS_PALETTE_PAPER, width, height);
      break;
    case TRELLIS_CHART_LOOK_CHANGE:
      self->slope = trellis_trend_slope_new (sight, self->text, TRELLIS_PALETTE_PAPER, width, height);
      break;
    case TRELLIS_CHART_LOOK_SCHOOLS:
    case TRELLIS_N_CHART_LOOKS:
    default:
      lay_out_multiples (self, sight, school);
      self->height = self->chart_y + self->multiples->height + foot;
    }

  return self;
}

/**
 * trellis_chart_picture_new_tally:
 * @tally: actions or visits over time
 * @whose: (nullable): the school's name, or which schools; %NULL for the whole trust
 * @trust_colour: (nullable): `#rrggbb`, what the subject is drawn in
 *
 * Lays it out as a picture that stands by itself, as trellis_chart_picture_new().
 *
 * Returns: (transfer full): the picture
 */
TrellisChartPicture *
trellis_chart_picture_new_tally (TrellisTally *tally,
                                 const char   *whose,
                                 const char   *trust_colour)
{
  TrellisChartPicture *self = create (trust_colour, g_strdup (trellis_tally_get_title (tally)),
                                      trellis_tally_dup_sentence (tally),
                                      g_strdup (whose != NULL ? whose : _("The whole trust")));

  self->plot = trellis_tally_plot_new (tally, self->text, TRELLIS_PALETTE_PAPER, WIDTH - 2 * MARGIN,
                                       self->height - self->chart_y - MARGIN - trellis_type_secondary.size * 1.4);

  return self;
}

/**
 * trellis_chart_picture_free:
 * @self: (nullable) (transfer full): a picture
 */
void
trellis_chart_picture_free (TrellisChartPicture *self)
{
  if (self == NULL)
    return;

  trellis_plot_free (self->plot);
  g_clear_pointer (&self->multiples, trellis_multiples_free);
  g_clear_pointer (&self->strip, trellis_dot_strip_free);
  g_clear_pointer (&self->slope, trellis_slope_free);
  trellis_text_free (self->text);
  g_free (self->title);
  g_free (self->sentence);
  g_free (self->source);
  g_free (self);
}

/**
 * trellis_chart_picture_draw:
 * @self: a picture
 * @cr: its top left corner at the origin, in points
 */
void
trellis_chart_picture_draw (TrellisChartPicture *self,
                            cairo_t             *cr)
{
  double baseline = MARGIN + trellis_text_get_ascent (self->text, trellis_type_section);

  cairo_save (cr);
  trellis_rgba_set_source (&self->palette.window, cr);
  cairo_rectangle (cr, 0, 0, WIDTH, self->height);
  cairo_fill (cr);
  trellis_text_draw_ellipsized (self->text, cr, self->title, trellis_type_section, MARGIN, baseline,
                                WIDTH - 2 * MARGIN, TRELLIS_TEXT_START, &self->palette.text);
  trellis_text_draw_wrapped (self->text, cr, self->sentence, trellis_type_text, MARGIN,
                             baseline + trellis_type_text.size * 1.6, WIDTH - 2 * MARGIN,
                             trellis_type_text.size * 1.4, &self->palette.text);
  trellis_text_draw_ellipsized (self->text, cr, self->source, trellis_type_secondary, MARGIN, self->height - MARGIN,
                                WIDTH - 2 * MARGIN, TRELLIS_TEXT_START, &self->palette.dim);
  cairo_translate (cr, MARGIN, self->chart_y);
  if (self->plot != NULL)
    trellis_plot_draw (self->plot, cr, self->text, &self->palette);
  else if (self->strip != NULL)
    trellis_dot_strip_draw (self->strip, cr, self->text, &self->palette);
  else if (self->slope != NULL)
    trellis_slope_draw (self->slope, cr, self->text, &self->palette);
  else
    trellis_multiples_draw (self->multiples, cr, self->text, &self->palette, self->chosen);
  cairo_restore (cr);
}

/**
 * trellis_chart_picture_paint:
 * @self: a picture
 * @zoom: pixels to a point
 *
 * Returns: (transfer full): the picture in pixels
 */
cairo_surface_t *
trellis_chart_picture_paint (TrellisChartPicture *self,
                             double               zoom)
{
  return trellis_picture_paint ((TrellisPictureDraw) trellis_chart_picture_draw, self, WIDTH, self->height, zoom);
}

/**
 * trellis_chart_picture_write:
 * @self: a picture
 * @path: a file whose ending trellis_picture_can_write() takes; one that is
 *   there is replaced
 * @error: return location for a #GError
 *
 * Needs no display. The file is there in full or, on failure, as it was.
 *
 * Fails with a %G_IO_ERROR that names the file.
 *
 * Returns: whether it was written
 */
gboolean
trellis_chart_picture_write (TrellisChartPicture  *self,
                             const char           *path,
                             GError              **error)
{
  g_autoptr (GByteArray) bytes = trellis_picture_encode ((TrellisPictureDraw) trellis_chart_picture_draw, self, WIDTH,
                                                         self->height, self->title, path, error);
  g_autoptr (GFile) file = NULL;

  if (bytes == NULL)
    return FALSE;
  file = g_file_new_for_commandline_arg (path);

  return g_file_replace_contents (file, (const char *) bytes->data, bytes->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  NULL, error);
}
