/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of the board: set once, and measured without being set. */

#include "config.h"

#include "trellis-action-board-private.h"

#include "trellis-style.h"

#include <math.h>

/* What is to be done is cut after so many lines; the tooltip has all of it. */
#define MOST_LINES 3
/* Texts kept: those of some screens of cards. */
#define MOST_TEXTS 600
/* In pixels at a text of 100 %, from design/mockups/README.md. */
#define PADDING_TOP 10
#define PADDING_BOTTOM 8
#define LINE_GAP 5

static const struct
{
  double size;
  PangoWeight weight;
} text_styles[TRELLIS_N_BOARD_TEXTS] = {
  [TRELLIS_BOARD_TEXT_WHAT] = { 13.33, PANGO_WEIGHT_BOLD },
  [TRELLIS_BOARD_TEXT_PLAIN] = { 13, PANGO_WEIGHT_NORMAL },
  [TRELLIS_BOARD_TEXT_STRONG] = { 13, PANGO_WEIGHT_BOLD },
  [TRELLIS_BOARD_TEXT_SCHOOL] = { 13, PANGO_WEIGHT_NORMAL },
  [TRELLIS_BOARD_TEXT_HEAD] = { 14, PANGO_WEIGHT_BOLD },
  [TRELLIS_BOARD_TEXT_COUNT] = { 14, PANGO_WEIGHT_NORMAL },
  [TRELLIS_BOARD_TEXT_LANE] = { 13.5, PANGO_WEIGHT_BOLD },
  [TRELLIS_BOARD_TEXT_MARK] = { 11, PANGO_WEIGHT_BOLD },
};

static PangoLayout *
create_text (TrellisActionBoard *self,
             TrellisBoardText    style,
             const char         *string)
{
  PangoLayout *text = trellis_style_create_layout (GTK_WIDGET (self), string, text_styles[style].size,
                                                   text_styles[style].weight);

  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  return text;
}

/**
 * trellis_action_board_get_text:
 * @self: a board with a layout
 * @style: how it is set
 * @string: what
 *
 * Returns: (transfer none): the text as it is painted; kept until the style or
 *   the width changes, or trellis_action_board_trim_texts() is called. One of
 *   %TRELLIS_BOARD_TEXT_WHAT breaks over as many lines as its card has room for.
 */
PangoLayout *
trellis_action_board_get_text (TrellisActionBoard *self,
                               TrellisBoardText    style,
                               const char         *string)
{
  PangoLayout *text = g_hash_table_lookup (self->texts[style], string);

  if (text != NULL)
    return text;

  text = create_text (self, style, string);
  if (style == TRELLIS_BOARD_TEXT_WHAT)
    {
      double width = trellis_board_layout_get_text_width (self->layout_width, self->scale, TRELLIS_N_ACTION_COLUMNS);

      pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_width (text, (int) (width * PANGO_SCALE));
      pango_layout_set_height (text, -MOST_LINES);
    }
  g_hash_table_insert (self->texts[style], g_strdup (string), text);

  return text;
}

/**
 * trellis_action_board_has_people_line:
 * @action: an action
 *
 * Returns: whether its card has a line for its owner, and for where it belongs
 */
gboolean
trellis_action_board_has_people_line (TrellisAction *action)
{
  return *action->owner != '\0' || *action->source != '\0' || action->parent_id != NULL || action->n_steps > 0;
}

static double
measure_word (TrellisActionBoard *self,
              const char         *word)
{
  gpointer known;
  int width;

  if (g_hash_table_lookup_extended (self->word_widths, word, NULL, &known))
    return GPOINTER_TO_INT (known) / 64.0;

  /* One text is set with each new word in turn. */
  if (self->ruler == NULL)
    self->ruler = create_text (self, TRELLIS_BOARD_TEXT_WHAT, NULL);
  pango_layout_set_text (self->ruler, word, -1);
  pango_layout_get_size (self->ruler, &width, NULL);
  width = (int) ceil (width * 64.0 / PANGO_SCALE);
  g_hash_table_insert (self->word_widths, g_strdup (word), GINT_TO_POINTER (width));

  return width / 64.0;
}

static void
measure_heights (TrellisActionBoard *self)
{
  g_autoptr (PangoLayout) what = create_text (self, TRELLIS_BOARD_TEXT_WHAT, "Xg");
  g_autoptr (PangoLayout) plain = create_text (self, TRELLIS_BOARD_TEXT_PLAIN, "Xg");
  int height;

  pango_layout_get_pixel_size (what, NULL, &height);
  self->line_height = height;
  pango_layout_get_pixel_size (plain, NULL, &height);
  self->plain_height = height + round (LINE_GAP * self->scale);
  self->space_width = measure_word (self, "n n") - 2 * measure_word (self, "n");
}

/**
 * trellis_action_board_measure_card:
 * @self: a board
 * @action: one of its actions
 * @text_width: how wide the text on a card can be
 * @n_lines: (out) (optional): over how many lines it says what is to be done
 *
 * Words are measured once, so that thousands of cards are measured without
 * setting their texts.
 *
 * Returns: how high the card is
 */
double
trellis_action_board_measure_card (TrellisActionBoard *self,
                                   TrellisAction      *action,
                                   double              text_width,
                                   guint              *n_lines)
{
  g_auto (GStrv) words = g_strsplit_set (action->what, " \n\t", -1);
  g_autofree double *widths = g_new (double, g_strv_length (words) + 1);
  guint n_words = 0, lines;

  if (self->line_height <= 0)
    measure_heights (self);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        widths[n_words++] = measure_word (self, words[i]);
    }
  /* A pixel less, so that rounding never asks for a line more than there is. */
  lines = MIN (trellis_board_count_lines (widths, n_words, self->space_width, text_width - 1), MOST_LINES);
  if (n_lines != NULL)
    *n_lines = lines;

  return round ((PADDING_TOP + PADDING_BOTTOM) * self->scale) + lines * self->line_height +
         (trellis_action_board_has_people_line (action) ? 3 : 2) * self->plain_height;
}

/**
 * trellis_action_board_trim_texts:
 * @self: a board
 *
 * Lets go of texts when there are many more than can be in view.
 */
void
trellis_action_board_trim_texts (TrellisActionBoard *self)
{
  for (guint i = 0; i < TRELLIS_N_BOARD_TEXTS; i++)
    {
      if (g_hash_table_size (self->texts[i]) > MOST_TEXTS)
        g_hash_table_remove_all (self->texts[i]);
    }
}

/**
 * trellis_action_board_clear_texts:
 * @self: a board
 *
 * Forgets every text and every measure of one: the style has changed.
 */
void
trellis_action_board_clear_texts (TrellisActionBoard *self)
{
  for (guint i = 0; i < TRELLIS_N_BOARD_TEXTS; i++)
    g_hash_table_remove_all (self->texts[i]);
  g_hash_table_remove_all (self->word_widths);
  g_clear_object (&self->ruler);
  self->line_height = 0;
}
