/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-moderation-paper.h"

#include "trellis-level-chip-draw.h"

#include <glib/gi18n-lib.h>

/* Whether people judge alike, on A4 upright: for each comparison what the counts
 * say, the counts, and the widest gaps. */

#define TITLE_BASELINE (30 * TRELLIS_MM)
#define FIRST_TOP (TITLE_BASELINE + 12 * TRELLIS_MM)
#define LEADING (4.6 * TRELLIS_MM)
#define SMALL_LEADING (3.8 * TRELLIS_MM)
#define ROW_HEIGHT (6.2 * TRELLIS_MM)
#define HEAD_HEIGHT (9.4 * TRELLIS_MM)
#define SECTION_HEIGHT (11 * TRELLIS_MM)
#define CHIP_WIDTH (8 * TRELLIS_MM)
#define CHIP_HEIGHT (4.4 * TRELLIS_MM)
#define VIEW_WORDS_X (CHIP_WIDTH + 1.4 * TRELLIS_MM)  /* beside a level's chip */
#define GAP (2.5 * TRELLIS_MM)

/* Columns, from the left margin. */
#define NUMBER_X (78 * TRELLIS_MM)
#define COUNT_NAME_WIDTH (NUMBER_X - 14 * TRELLIS_MM)
#define NUMBER_STEP (17 * TRELLIS_MM)
#define BAR_HEIGHT (2.6 * TRELLIS_MM)
#define BAR_GAP (5 * TRELLIS_MM)
#define ASPECT_X (42 * TRELLIS_MM)
#define ONE_X (76 * TRELLIS_MM)
#define GAP_WIDTH (14 * TRELLIS_MM)

typedef enum
{
  LINE_SECTION,     /* the name of a comparison and what its counts say */
  LINE_COUNT_HEAD,
  LINE_COUNT,
  LINE_GAP_HEAD,
  LINE_GAP,
  LINE_MORE,        /* how many gaps are not printed */
} LineType;

/* A line of the flow, or a few that stand together. */
typedef struct
{
  LineType type;
  TrellisModerationKind kind;
  TrellisModerationBy by;
  guint index;      /* of the count or the gap; of LINE_MORE how many */
  double height;
} Line;

struct _TrellisModerationPaper
{
  TrellisModeration *moderation;
  TrellisSheet sheet;
  char *subtitle;
  GArray *lines;        /* (element-type Line) */
  GArray *first_lines;  /* (element-type guint): of each page */
};

static void
add_line (TrellisModerationPaper *self,
          LineType                type,
          TrellisModerationKind   kind,
          TrellisModerationBy     by,
          guint                   index,
          double                  height)
{
  Line line = { type, kind, by, index, height };

  g_array_append_val (self->lines, line);
}

/* A row is as high as the lines of its name. */
static double
measure_row (TrellisText *text,
             const char  *name,
             double       width)
{
  return ROW_HEIGHT + (trellis_text_count_lines (text, name, trellis_type_text, width) - 1) * LEADING;
}

/* The school's own view is a day alone; an adviser's has a name. */
static double
get_other_x (TrellisModerationKind kind)
{
  return kind == TRELLIS_MODERATION_SELF_AND_TRUST ? 106 * TRELLIS_MM : 115 * TRELLIS_MM;
}

/* Whose a view is, and when. */
static char *
dup_view_words (const TrellisModerationView *view,
                TrellisModerationKind        kind)
{
  /* Whose the school's own view is, is plain; between advisers the names tell. */
  if (view->source == TRELLIS_SOURCE_SELF_EVALUATION)
    return trellis_day_format (view->judged_on, TRELLIS_DAY_STYLE_MEDIUM);
  if (kind != TRELLIS_MODERATION_SELF_AND_TRUST && *view->person_name != '\0')
    return g_strdup (view->person_name);

  return trellis_moderation_view_dup_who (view, TRUE);
}

static double
measure_view (TrellisText                 *text,
              const TrellisModerationView *view,
              TrellisModerationKind        kind,
              double                       width)
{
  g_autofree char *words = dup_view_words (view, kind);

  return ROW_HEIGHT + (trellis_text_count_lines (text, words, trellis_type_furniture, width - VIEW_WORDS_X - GAP) - 1) *
                      SMALL_LEADING;
}

/* A gap's row is as high as what takes most lines in it. */
static double
measure_gap (TrellisModerationPaper     *self,
             TrellisText                *text,
             const TrellisModerationGap *gap,
             TrellisModerationKind       kind)
{
  double other_x = get_other_x (kind);
  double other_width = self->sheet.right - self->sheet.left - other_x - GAP_WIDTH;
  double names = MAX (measure_row (text, gap->school->name, ASPECT_X - GAP),
                      measure_row (text, gap->aspect_name, ONE_X - ASPECT_X - GAP));

  return MAX (names, MAX (measure_view (text, &gap->one, kind, other_x - ONE_X),
                          measure_view (text, &gap->other, kind, other_width)));
}

static void
add_counts (TrellisModerationPaper *self,
            TrellisModerationKind   kind,
            TrellisModerationBy     by,
            TrellisText            *text)
{
  const GArray *counts = trellis_moderation_get_counts (self->moderation, kind, by);
  guint n = counts->len;

  /* Schools that agree in everything come last, and are not what is looked for. */
  if (by == TRELLIS_MODERATION_BY_SCHOOL)
    n = MIN (n, TRELLIS_MODERATION_PAPER_SCHOOLS);
  while (by == TRELLIS_MODERATION_BY_SCHOOL && n > 0 &&
         g_array_index (counts, TrellisModerationCount, n - 1).n_alike ==
         g_array_index (counts, TrellisModerationCount, n - 1).n_compared)
    n--;
  if (n == 0)
    return;
  add_line (self, LINE_COUNT_HEAD, kind, by, 0, HEAD_HEIGHT);
  for (guint i = 0; i < n; i++)
    {
      const char *name = g_array_index (counts, TrellisModerationCount, i).name;

      add_line (self, LINE_COUNT, kind, by, i, measure_row (text, name, COUNT_NAME_WIDTH));
    }
}

static guint
count_printed (GListModel *gaps)
{
  guint n_all = g_list_model_get_n_items (gaps), n;

  for (n = MIN (n_all, TRELLIS_MODERATION_PAPER_GAPS); n < n_all; n++)
    {
      g_autoptr (TrellisModerationGap) gap = g_list_model_get_item (gaps, n);

      if (ABS (gap->n_levels) < 2)
        break;
    }

  return n;
}

static void
add_comparison (TrellisModerationPaper *self,
                TrellisModerationKind   kind,
                TrellisText            *text)
{
  GListModel *gaps = trellis_moderation_get_gaps (self->moderation, kind);
  guint n = count_printed (gaps), n_all = g_list_model_get_n_items (gaps);
  g_autofree char *summary = trellis_moderation_dup_summary (self->moderation, kind);
  int n_lines = trellis_text_count_lines (text, summary, trellis_type_text, self->sheet.right - self->sheet.left);

  add_line (self, LINE_SECTION, kind, 0, 0, SECTION_HEIGHT + n_lines * LEADING);
  for (guint by = 0; by < TRELLIS_N_MODERATION_BYS; by++)
    add_counts (self, kind, by, text);
  if (n > 0)
    add_line (self, LINE_GAP_HEAD, kind, 0, 0, HEAD_HEIGHT);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrellisModerationGap) gap = g_list_model_get_item (gaps, i);

      add_line (self, LINE_GAP, kind, 0, i, measure_gap (self, text, gap, kind));
    }
  if (n < n_all)
    add_line (self, LINE_MORE, kind, 0, n_all - n, ROW_HEIGHT);
}

/* What must stand on the page with a line: a head is never the last. */
static double
get_needed (TrellisModerationPaper *self,
            guint                   i)
{
  double needed = 0;

  for (; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      needed += line->height;
      if (line->type != LINE_SECTION && line->type != LINE_COUNT_HEAD && line->type != LINE_GAP_HEAD)
        break;
    }

  return needed;
}

/* The head that is repeated above a line which goes on over a page. */
static gboolean
find_head (TrellisModerationPaper *self,
           guint                   i,
           Line                   *head)
{
  const Line *line = &g_array_index (self->lines, Line, i);

  if (line->type != LINE_COUNT && line->type != LINE_GAP)
    return FALSE;
  *head = *line;
  head->type = line->type == LINE_COUNT ? LINE_COUNT_HEAD : LINE_GAP_HEAD;
  head->height = HEAD_HEIGHT;

  return TRUE;
}

static void
break_pages (TrellisModerationPaper *self)
{
  guint first = 0;
  double y = FIRST_TOP;

  g_array_append_val (self->first_lines, first);
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line head;

      if (y + get_needed (self, i) > self->sheet.bottom)
        {
          g_array_append_val (self->first_lines, i);
          y = self->sheet.top + (find_head (self, i, &head) ? HEAD_HEIGHT : 0);
        }
      y += g_array_index (self->lines, Line, i).height;
    }
}

/**
 * trellis_moderation_paper_new:
 * @moderation: what is printed; kept by reference
 * @words: (nullable): which schools they are, in words; %NULL for all
 * @text: how texts are set
 *
 * A comparison that nothing can be compared for says so in a sentence. Of
 * many gaps the widest are printed, and how many more there are.
 *
 * Returns: (transfer full): the moderation laid out on pages
 */
TrellisModerationPaper *
trellis_moderation_paper_new (TrellisModeration *moderation,
                              const char        *words,
                              TrellisText       *text)
{
  TrellisModerationPaper *self = g_new0 (TrellisModerationPaper, 1);
  guint n_schools = trellis_moderation_get_n_schools (moderation);
  g_autofree char *day = trellis_day_format (trellis_moderation_get_as_at (moderation), TRELLIS_DAY_STYLE_LONG);
  g_autofree char *schools = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u school", "%u schools", n_schools),
                                              n_schools);

  self->moderation = g_object_ref (moderation);
  trellis_sheet_init (&self->sheet, TRELLIS_PAPER_A4, FALSE);
  self->subtitle = words != NULL ? g_strdup_printf (_("Judgements at %s. %s: %s."), day, words, schools)
                                 : g_strdup_printf (_("Judgements at %s. %s."), day, schools);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->first_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint kind = 0; kind < TRELLIS_N_MODERATION_KINDS; kind++)
    add_comparison (self, kind, text);
  break_pages (self);

  return self;
}

/**
 * trellis_moderation_paper_free:
 * @self: (nullable) (transfer full): pages
 */
void
trellis_moderation_paper_free (TrellisModerationPaper *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->moderation);
  g_free (self->subtitle);
  g_array_unref (self->lines);
  g_array_unref (self->first_lines);
  g_free (self);
}

/**
 * trellis_moderation_paper_get_n_pages:
 * @self: pages
 *
 * Returns: how many, at least 1
 */
guint
trellis_moderation_paper_get_n_pages (TrellisModerationPaper *self)
{
  return self->first_lines->len;
}

/* Drawing --------------------------------------------------------------------- */

typedef struct
{
  TrellisModerationPaper *self;
  cairo_t *cr;
  TrellisText *text;
  const TrellisPalette *palette;
} Pen;

static void
draw_head_text (const Pen        *pen,
                const char       *string,
                double            x,
                double            y,
                TrellisTextAlign  align)
{
  trellis_text_draw (pen->text, pen->cr, string, trellis_type_head, pen->self->sheet.left + x,
                     y + HEAD_HEIGHT - 2.8 * TRELLIS_MM, align, &pen->palette->dim);
}

static void
draw_section (const Pen  *pen,
              const Line *line,
              double      y)
{
  const TrellisSheet *sheet = &pen->self->sheet;
  g_autofree char *summary = trellis_moderation_dup_summary (pen->self->moderation, line->kind);
  double baseline = y + 7 * TRELLIS_MM;

  trellis_text_draw (pen->text, pen->cr, trellis_moderation_kind_get_name (line->kind), trellis_type_section,
                     sheet->left, baseline, TRELLIS_TEXT_START, &pen->palette->trust);
  trellis_text_draw_wrapped (pen->text, pen->cr, summary, trellis_type_text, sheet->left, baseline + LEADING * 1.1,
                             sheet->right - sheet->left, LEADING, &pen->palette->text);
}

static void
draw_count_head (const Pen  *pen,
                 const Line *line,
                 double      y)
{
  const TrellisSheet *sheet = &pen->self->sheet;

  draw_head_text (pen, trellis_moderation_by_get_name (line->by), 0, y, TRELLIS_TEXT_START);
  draw_head_text (pen, _("Compared"), NUMBER_X, y, TRELLIS_TEXT_END);
  draw_head_text (pen, _("Better"), NUMBER_X + NUMBER_STEP, y, TRELLIS_TEXT_END);
  draw_head_text (pen, _("Alike"), NUMBER_X + 2 * NUMBER_STEP, y, TRELLIS_TEXT_END);
  draw_head_text (pen, _("Worse"), NUMBER_X + 3 * NUMBER_STEP, y, TRELLIS_TEXT_END);
  trellis_sheet_draw_rule (pen->cr, pen->palette, TRELLIS_RULE_SECTION, sheet->left, sheet->right,
                           y + HEAD_HEIGHT - 1.2 * TRELLIS_MM);
}

/**
 * trellis_moderation_bar_draw:
 * @cr: where to
 * @palette: its colours
 * @count: what it shows
 * @x: left edge
 * @y: top edge
 * @width: of all that was compared
 * @height: of the bar
 *
 * Draws better, alike and worse as the parts of one bar, in this order.
 */
void
trellis_moderation_bar_draw (cairo_t                      *cr,
                             const TrellisPalette         *palette,
                             const TrellisModerationCount *count,
                             double                        x,
                             double                        y,
                             double                        width,
                             double                        height)
{
  const TrellisRgba *fills[] = { &palette->accent, &palette->line_faint, &palette->context };
  guint numbers[] = { count->n_better, count->n_alike, count->n_worse };

  for (guint i = 0; i < G_N_ELEMENTS (numbers) && count->n_compared > 0; i++)
    {
      double part = width * numbers[i] / count->n_compared;

      if (part <= 0)
        continue;
      trellis_rgba_set_source (fills[i], cr);
      cairo_rectangle (cr, x, y, MAX (part - height / 10, 0.4), height);
      cairo_fill (cr);
      x += part;
    }
}

static void
draw_count (const Pen  *pen,
            const Line *line,
            double      y)
{
  const TrellisModerationCount *count =
    &g_array_index (trellis_moderation_get_counts (pen->self->moderation, line->kind, line->by),
                    TrellisModerationCount, line->index);
  const TrellisSheet *sheet = &pen->self->sheet;
  guint numbers[] = { count->n_compared, count->n_better, count->n_alike, count->n_worse };
  double bar_x = sheet->left + NUMBER_X + 3 * NUMBER_STEP + BAR_GAP;
  double baseline = y + ROW_HEIGHT / 2 + trellis_text_get_cap_height (pen->text, trellis_type_text) / 2;

  trellis_text_draw_wrapped (pen->text, pen->cr, count->name, trellis_type_text, sheet->left, baseline,
                             COUNT_NAME_WIDTH, LEADING, &pen->palette->text);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", numbers[i]);

      trellis_text_draw (pen->text, pen->cr, number, i % 2 == 1 ? trellis_type_text_strong : trellis_type_text,
                         sheet->left + NUMBER_X + i * NUMBER_STEP, baseline, TRELLIS_TEXT_END,
                         numbers[i] == 0 ? &pen->palette->dim : &pen->palette->text);
    }
  trellis_moderation_bar_draw (pen->cr, pen->palette, count, bar_x, y + (ROW_HEIGHT - BAR_HEIGHT) / 2,
                               sheet->right - bar_x, BAR_HEIGHT);
  trellis_sheet_draw_rule (pen->cr, pen->palette, TRELLIS_RULE_ROW, sheet->left, sheet->right, y + line->height);
}

static void
draw_gap_head (const Pen  *pen,
               const Line *line,
               double      y)
{
  const TrellisSheet *sheet = &pen->self->sheet;

  draw_head_text (pen, _("Widest gaps"), 0, y, TRELLIS_TEXT_START);
  draw_head_text (pen, _("Aspect"), ASPECT_X, y, TRELLIS_TEXT_START);
  draw_head_text (pen, trellis_moderation_kind_get_one_name (line->kind), ONE_X, y, TRELLIS_TEXT_START);
  draw_head_text (pen, trellis_moderation_kind_get_other_name (line->kind), get_other_x (line->kind), y,
                  TRELLIS_TEXT_START);
  draw_head_text (pen, _("Levels"), sheet->right - sheet->left, y, TRELLIS_TEXT_END);
  trellis_sheet_draw_rule (pen->cr, pen->palette, TRELLIS_RULE_SECTION, sheet->left, sheet->right,
                           y + HEAD_HEIGHT - 1.2 * TRELLIS_MM);
}

static void
draw_view (const Pen                   *pen,
           const TrellisModerationView *view,
           TrellisModerationKind        kind,
           double                       x,
           double                       width,
           double                       y,
           double                       baseline)
{
  g_autofree char *words = dup_view_words (view, kind);

  trellis_level_chip_draw (pen->cr, pen->text, pen->palette, view->level, trellis_type_head, x,
                           y + (ROW_HEIGHT - CHIP_HEIGHT) / 2, CHIP_WIDTH, CHIP_HEIGHT);
  trellis_text_draw_wrapped (pen->text, pen->cr, words, trellis_type_furniture, x + VIEW_WORDS_X, baseline,
                             width - VIEW_WORDS_X - GAP, SMALL_LEADING, &pen->palette->dim);
}

static void
draw_gap (const Pen  *pen,
          const Line *line,
          double      y)
{
  g_autoptr (TrellisModerationGap) gap =
    g_list_model_get_item (trellis_moderation_get_gaps (pen->self->moderation, line->kind), line->index);
  const TrellisSheet *sheet = &pen->self->sheet;
  g_autofree char *words = g_strdup_printf (gap->n_levels > 0 ? _("%d better") : _("%d worse"), ABS (gap->n_levels));
  double other_x = get_other_x (line->kind);
  double baseline = y + ROW_HEIGHT / 2 + trellis_text_get_cap_height (pen->text, trellis_type_text) / 2;

  trellis_text_draw_wrapped (pen->text, pen->cr, gap->school->name, trellis_type_text, sheet->left, baseline,
                             ASPECT_X - GAP, LEADING, &pen->palette->text);
  trellis_text_draw_wrapped (pen->text, pen->cr, gap->aspect_name, trellis_type_text, sheet->left + ASPECT_X, baseline,
                             ONE_X - ASPECT_X - GAP, LEADING, &pen->palette->text);
  draw_view (pen, &gap->one, line->kind, sheet->left + ONE_X, other_x - ONE_X, y,
             baseline);
  draw_view (pen, &gap->other, line->kind, sheet->left + other_x, sheet->right - sheet->left - other_x - GAP_WIDTH, y,
             baseline);
  trellis_text_draw (pen->text, pen->cr, words, trellis_type_text_strong, sheet->right, baseline, TRELLIS_TEXT_END,
                     &pen->palette->text);
  trellis_sheet_draw_rule (pen->cr, pen->palette, TRELLIS_RULE_ROW, sheet->left, sheet->right, y + line->height);
}

static void
draw_more (const Pen  *pen,
           const Line *line,
           double      y)
{
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more of one level",
                                                         "and %u more of one level each", line->index), line->index);

  trellis_text_draw (pen->text, pen->cr, words, trellis_type_secondary, pen->self->sheet.left,
                     y + ROW_HEIGHT * 0.7, TRELLIS_TEXT_START, &pen->palette->dim);
}

static void
draw_line (const Pen  *pen,
           const Line *line,
           double      y)
{
  static void (*const draws[]) (const Pen *, const Line *, double) = {
    [LINE_SECTION] = draw_section, [LINE_COUNT_HEAD] = draw_count_head, [LINE_COUNT] = draw_count,
    [LINE_GAP_HEAD] = draw_gap_head, [LINE_GAP] = draw_gap, [LINE_MORE] = draw_more,
  };

  draws[line->type] (pen, line, y);
}

/**
 * trellis_moderation_paper_draw:
 * @self: pages
 * @cr: the paper's top left corner at the origin, in points
 * @text: how texts are set
 * @palette: for paper
 * @page: which page, from 0
 *
 * Draws a page without its furniture.
 */
void
trellis_moderation_paper_draw (TrellisModerationPaper *self,
                               cairo_t                *cr,
                               TrellisText            *text,
                               const TrellisPalette   *palette,
                               guint                   page)
{
  Pen pen = { self, cr, text, palette };
  guint first = g_array_index (self->first_lines, guint, page);
  guint end = page + 1 < self->first_lines->len ? g_array_index (self->first_lines, guint, page + 1)
                                                : self->lines->len;
  double y = page == 0 ? FIRST_TOP : self->sheet.top;
  Line head;

  if (page == 0)
    {
      trellis_text_draw (text, cr, _("Moderation"), trellis_type_title, self->sheet.left, TITLE_BASELINE,
                         TRELLIS_TEXT_START, &palette->text);
      trellis_text_draw_ellipsized (text, cr, self->subtitle, trellis_type_text, self->sheet.left,
                                    TITLE_BASELINE + 6.5 * TRELLIS_MM, self->sheet.right - self->sheet.left,
                                    TRELLIS_TEXT_START, &palette->dim);
    }
  if (page > 0 && find_head (self, first, &head))
    {
      draw_line (&pen, &head, y);
      y += head.height;
    }
  for (guint i = first; i < end; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      draw_line (&pen, line, y);
      y += line->height;
    }
}
