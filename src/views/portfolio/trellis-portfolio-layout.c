/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-portfolio-layout.h"

#include "trellis-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define GAP 20
/* The mark of the order stands in the gap beside a title. */
#define GAP_LEAST 14
#define NAME_LEAST 120
#define NAME_MOST 300
#define WORDS_MOST 190
#define EXTRA_MOST 36
#define TERMS_WIDTH 88
#define HEAD_SIZE 12.5
#define TEXT_SIZE 14
/* So many of the longest texts of a column are measured. */
#define N_MEASURED 6

/* One for the head and every line of the table, so that columns line up without
 * any of them asking the others. */
struct _TrellisPortfolioLayout
{
  GObject parent_instance;

  GArray *columns;       /* (element-type TrellisPortfolioColumn): in order */
  double natural[TRELLIS_PORTFOLIO_N_COLUMNS];
  double scale;
  double chip_width;
  TrellisScheme *scheme;

  int width;             /* that @places are for; -1: none yet */
  GArray *places;        /* (element-type TrellisPortfolioPlace) */
};

G_DEFINE_FINAL_TYPE (TrellisPortfolioLayout, trellis_portfolio_layout, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static double
measure_text (GtkWidget   *widget,
              const char  *text,
              double       size,
              PangoWeight  weight)
{
  g_autoptr (PangoLayout) layout = trellis_style_create_layout (widget, text, size, weight);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* The widest of the longest: measuring every name of thousands takes too long. */
static double
measure_words (GtkWidget              *widget,
               GPtrArray              *rows,
               TrellisPortfolioColumn  column)
{
  char *longest[N_MEASURED] = { NULL };
  gsize lengths[N_MEASURED] = { 0 };
  double width = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = trellis_portfolio_column_dup_text (column, g_ptr_array_index (rows, i));
      gsize length = strlen (text);
      guint least = 0;
      gboolean is_known = FALSE;

      for (guint j = 0; j < N_MEASURED; j++)
        {
          if (lengths[j] < lengths[least])
            least = j;
          is_known |= g_strcmp0 (longest[j], text) == 0;
        }
      if (is_known || length <= lengths[least])
        continue;
      g_free (longest[least]);
      longest[least] = g_steal_pointer (&text);
      lengths[least] = length;
    }

  for (guint i = 0; i < N_MEASURED; i++)
    {
      if (longest[i] != NULL)
        width = MAX (width, measure_text (widget, longest[i], TEXT_SIZE, PANGO_WEIGHT_NORMAL));
      g_free (longest[i]);
    }

  return width;
}

static void
place_columns (TrellisPortfolioLayout *self,
               int                     width)
{
  double margin = TRELLIS_PORTFOLIO_MARGIN * self->scale;
  double gap = GAP * self->scale;
  double needed = 2 * margin;
  double x = margin, extra, share;
  guint n_gaps = MAX (self->columns->len, 1) - 1;

  g_array_set_size (self->places, 0);
  self->width = width;
  for (guint i = 0; i < self->columns->len; i++)
    needed += self->natural[g_array_index (self->columns, TrellisPortfolioColumn, i)] + (i > 0 ? gap : 0);

  /* Room that is left widens every column alike, up to a point, and then the
   * names; room that is missing is taken from the gaps first, then the names. */
  extra = width - needed;
  if (extra < 0 && n_gaps > 0)
    {
      double given = MIN (gap - GAP_LEAST * self->scale, -extra / n_gaps);

      gap -= given;
      extra += given * n_gaps;
    }
  share = extra > 0 && self->columns->len > 1
    ? MIN (floor (extra / self->columns->len), EXTRA_MOST * self->scale) : 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      TrellisPortfolioPlace place = { .column = g_array_index (self->columns, TrellisPortfolioColumn, i), .x = x };

      place.width = self->natural[place.column];
      if (place.column == TRELLIS_PORTFOLIO_COLUMN_SCHOOL)
        place.width = extra >= 0 ? place.width + extra - share * (self->columns->len - 1)
                                 : MAX (place.width + extra, MIN (place.width, NAME_LEAST * self->scale));
      x += place.width + gap + (place.column == TRELLIS_PORTFOLIO_COLUMN_SCHOOL ? 0 : share);
      /* The room before a figure belongs to it: it stands at the end. */
      g_array_append_val (self->places, place);
    }
}

static void
trellis_portfolio_layout_finalize (GObject *object)
{
  TrellisPortfolioLayout *self = TRELLIS_PORTFOLIO_LAYOUT (object);

  g_array_unref (self->columns);
  g_array_unref (self->places);
  g_clear_object (&self->scheme);

  G_OBJECT_CLASS (trellis_portfolio_layout_parent_class)->finalize (object);
}

static void
trellis_portfolio_layout_class_init (TrellisPortfolioLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_portfolio_layout_finalize;

  /**
   * TrellisPortfolioLayout::changed:
   * @self: the layout
   *
   * Columns, widths or the scheme are others now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_PORTFOLIO_LAYOUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
trellis_portfolio_layout_init (TrellisPortfolioLayout *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (TrellisPortfolioColumn));
  self->places = g_array_new (FALSE, FALSE, sizeof (TrellisPortfolioPlace));
  self->scale = 1;
  self->width = -1;
  for (TrellisPortfolioColumn column = 0; column < TRELLIS_PORTFOLIO_N_COLUMNS; column++)
    {
      if (trellis_portfolio_column_get_info (column)->is_default)
        g_array_append_val (self->columns, column);
    }
}

/**
 * trellis_portfolio_layout_new:
 *
 * Returns: (transfer full): a layout of the columns that everyone starts with
 */
TrellisPortfolioLayout *
trellis_portfolio_layout_new (void)
{
  return g_object_new (TRELLIS_TYPE_PORTFOLIO_LAYOUT, NULL);
}

/**
 * trellis_portfolio_layout_measure:
 * @self: a layout
 * @widget: in whose face and size of text
 * @rows: (element-type TrellisPortfolioRow): every school's row
 * @scheme: (nullable): whose levels the rows show
 *
 * Finds how wide each column must be for what it says.
 */
void
trellis_portfolio_layout_measure (TrellisPortfolioLayout *self,
                                  GtkWidget              *widget,
                                  GPtrArray              *rows,
                                  TrellisScheme          *scheme)
{
  double scale = trellis_style_get_scale (widget);

  g_return_if_fail (TRELLIS_IS_PORTFOLIO_LAYOUT (self));

  self->scale = scale;
  g_set_object (&self->scheme, scheme);
  self->chip_width = 26 * scale;
  for (guint i = 0; scheme != NULL && i < scheme->levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (scheme->levels, i);

      self->chip_width = MAX (self->chip_width, measure_text (widget, level->short_code, 12, PANGO_WEIGHT_BOLD) +
                              10 * scale);
    }

  for (TrellisPortfolioColumn column = 0; column < TRELLIS_PORTFOLIO_N_COLUMNS; column++)
    {
      double title = measure_text (widget, trellis_portfolio_column_get_title (column), HEAD_SIZE, PANGO_WEIGHT_BOLD);
      double width = 0;

      if (!trellis_portfolio_layout_has_column (self, column))
        continue;
      switch (column)
        {
        case TRELLIS_PORTFOLIO_COLUMN_SCHOOL:
          width = MIN (measure_words (widget, rows, column), NAME_MOST * scale);
          break;
        case TRELLIS_PORTFOLIO_COLUMN_LEVEL:
          width = self->chip_width + (6 + TRELLIS_PORTFOLIO_ARROW) * scale;
          break;
        case TRELLIS_PORTFOLIO_COLUMN_TERMS:
          width = TERMS_WIDTH * scale;
          break;
        case TRELLIS_PORTFOLIO_COLUMN_ACTIONS:
          width = TRELLIS_PORTFOLIO_SLOT * TRELLIS_N_RATINGS * scale;
          break;
        case TRELLIS_PORTFOLIO_COLUMN_NEXT_VISIT:
          width = measure_words (widget, rows, column) + measure_text (widget, _("visit %d"), TEXT_SIZE,
                                                                       PANGO_WEIGHT_NORMAL) + 4 * scale;
          break;
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
        case TRELLIS_PORTFOLIO_COLUMN_OVERDUE:
        case TRELLIS_PORTFOLIO_COLUMN_DOCUMENT:
        case TRELLIS_PORTFOLIO_COLUMN_HEAD:
        case TRELLIS_PORTFOLIO_COLUMN_LOCAL_AUTHORITY:
        case TRELLIS_PORTFOLIO_COLUMN_TOWN:
        case TRELLIS_PORTFOLIO_COLUMN_KIND:
        case TRELLIS_PORTFOLIO_COLUMN_JOINED:
        case TRELLIS_PORTFOLIO_N_COLUMNS:
        default:
          width = MIN (measure_words (widget, rows, column), WORDS_MOST * scale);
          break;
        }
      self->natural[column] = ceil (MAX (title, width));
    }

  self->width = -1;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * trellis_portfolio_layout_set_columns:
 * @self: a layout
 * @columns: (array length=n_columns): the columns to show, in order
 * @n_columns: how many
 *
 * Chooses columns; measure the layout afterwards.
 */
void
trellis_portfolio_layout_set_columns (TrellisPortfolioLayout       *self,
                                      const TrellisPortfolioColumn *columns,
                                      guint                         n_columns)
{
  g_return_if_fail (TRELLIS_IS_PORTFOLIO_LAYOUT (self));

  g_array_set_size (self->columns, 0);
  g_array_append_vals (self->columns, columns, n_columns);
  self->width = -1;
}

/**
 * trellis_portfolio_layout_get_columns:
 * @self: a layout
 * @n_columns: (out): how many
 *
 * Returns: (transfer none) (array length=n_columns): the columns shown, in order
 */
const TrellisPortfolioColumn *
trellis_portfolio_layout_get_columns (TrellisPortfolioLayout *self,
                                      guint                  *n_columns)
{
  *n_columns = self->columns->len;

  return (const TrellisPortfolioColumn *) (gpointer) self->columns->data;
}

/**
 * trellis_portfolio_layout_has_column:
 * @self: a layout
 * @column: a column
 *
 * Returns: whether it is shown
 */
gboolean
trellis_portfolio_layout_has_column (TrellisPortfolioLayout *self,
                                     TrellisPortfolioColumn  column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_array_index (self->columns, TrellisPortfolioColumn, i) == column)
        return TRUE;
    }

  return FALSE;
}

/**
 * trellis_portfolio_layout_get_scale:
 * @self: a layout
 *
 * Returns: how much larger than designed the text is
 */
double
trellis_portfolio_layout_get_scale (TrellisPortfolioLayout *self)
{
  return self->scale;
}

/**
 * trellis_portfolio_layout_get_chip_width:
 * @self: a layout
 *
 * Returns: the width that every level's chip has, so that they stand in a line
 */
double
trellis_portfolio_layout_get_chip_width (TrellisPortfolioLayout *self)
{
  return self->chip_width;
}

/**
 * trellis_portfolio_layout_get_scheme:
 * @self: a layout
 *
 * Returns: (transfer none) (nullable): whose levels the rows show
 */
TrellisScheme *
trellis_portfolio_layout_get_scheme (TrellisPortfolioLayout *self)
{
  return self->scheme;
}

/**
 * trellis_portfolio_layout_get_minimum:
 * @self: a layout
 *
 * Returns: the width below which the table scrolls sideways
 */
int
trellis_portfolio_layout_get_minimum (TrellisPortfolioLayout *self)
{
  double needed = 2 * TRELLIS_PORTFOLIO_MARGIN * self->scale;

  for (guint i = 0; i < self->columns->len; i++)
    {
      TrellisPortfolioColumn column = g_array_index (self->columns, TrellisPortfolioColumn, i);
      double width = self->natural[column];

      if (column == TRELLIS_PORTFOLIO_COLUMN_SCHOOL)
        width = MIN (width, NAME_LEAST * self->scale);
      needed += width + (i > 0 ? GAP_LEAST * self->scale : 0);
    }

  return (int) ceil (needed);
}

/**
 * trellis_portfolio_layout_get_places:
 * @self: a measured layout
 * @width: of a whole line
 * @n_places: (out): how many columns
 *
 * Returns: (transfer none) (array length=n_places): where each column stands
 *   then; until the next call with another width
 */
const TrellisPortfolioPlace *
trellis_portfolio_layout_get_places (TrellisPortfolioLayout *self,
                                     int                     width,
                                     guint                  *n_places)
{
  if (self->width != width)
    place_columns (self, width);
  *n_places = self->places->len;

  return (const TrellisPortfolioPlace *) (gpointer) self->places->data;
}
