/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-note-paper.h"

#include "trellis-level-chip-draw.h"
#include "trellis-rating-mark-draw.h"
#include "trellis-rich-text.h"

#include <glib/gi18n-lib.h>

/* A note of visit on A4 upright: labels hang at the left, words of about 75
 * letters a line stand at the right. Everything is cut into pieces that no page
 * break parts: a line of words, an action. */

#define LABEL_WIDTH (50 * TRELLIS_MM)
#define WORDS_X (54 * TRELLIS_MM)
#define TITLE_BASELINE (30 * TRELLIS_MM)
#define TITLE_LEADING 28.0
#define SUBTITLE_LEADING 20.0
#define LABEL_LEADING 13.5
#define HINT_LEADING 10.5
#define LEADING 14.0
#define ROW_LEADING 12.0
#define PARAGRAPH_GAP 6.0
#define ITEM_X (5 * TRELLIS_MM)
#define ITEM_GAP 3.5
#define SECTION_GAP (6.4 * TRELLIS_MM)
#define SECTION_PAD (5.6 * TRELLIS_MM)    /* from a section's rule to its first baseline */
#define CONTINUED_PAD (11 * TRELLIS_MM)   /* on a later page: the same, under the head */
#define MARK_X (7 * TRELLIS_MM)
#define MARK_SIDE (4.2 * TRELLIS_MM)
#define OVERLEAF_HEIGHT (4 * TRELLIS_MM)

static const TrellisType prose = { 9.5, PANGO_WEIGHT_NORMAL };

/* A piece that stands whole on one page. */
typedef struct
{
  guint section;
  const TrellisNoteRow *row;    /* (nullable): an action; else a line of words */
  PangoLayout *layout;          /* (nullable): which the line is of */
  int line;
  gboolean is_item_head;        /* the first line of an item of a list */
  gboolean is_item;
  gboolean is_first;            /* of its section */
  gboolean is_kept;             /* with the next piece */
  double gap;                   /* above it, but at the head of a page */
  double height;
} Piece;

typedef struct
{
  const Piece *piece;
  double y;                     /* its top */
} Placed;

struct _TrellisNotePaper
{
  TrellisNoteContent *content;
  TrellisSheet sheet;
  int n_title_lines;
  int n_subtitle_lines;
  double facts_top;
  GArray *fact_lines;           /* (element-type int): of each fact */
  GPtrArray *pieces;            /* (element-type Piece) */
  GPtrArray *pages;             /* (element-type GArray of Placed) */
};

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  g_clear_object (&piece->layout);
  g_free (piece);
}

static double
get_words_width (TrellisNotePaper *self)
{
  return self->sheet.right - self->sheet.left - WORDS_X;
}

/* Laying out ------------------------------------------------------------------ */

static Piece *
add_piece (TrellisNotePaper *self,
           guint             section,
           double            gap,
           double            height)
{
  Piece *before = self->pieces->len > 0 ? g_ptr_array_index (self->pieces, self->pieces->len - 1) : NULL;
  Piece *piece = g_new0 (Piece, 1);

  piece->section = section;
  piece->is_first = before == NULL || before->section != section;
  piece->gap = gap;
  piece->height = height;
  g_ptr_array_add (self->pieces, piece);

  return piece;
}

static PangoLayout *
create_paragraph (TrellisText           *text,
                  const TrellisRichLine *line,
                  double                 width)
{
  PangoLayout *layout = trellis_text_create_wrapped (text, line->text, prose, width, 0, 0);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));

  for (guint i = 0; i < line->runs->len; i++)
    {
      const TrellisRichRun *run = &g_array_index (line->runs, TrellisRichRun, i);
      PangoAttribute *marks[2] = { NULL };

      if ((run->style & TRELLIS_RICH_BOLD) != 0)
        marks[0] = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      if ((run->style & TRELLIS_RICH_ITALIC) != 0)
        marks[1] = pango_attr_style_new (PANGO_STYLE_ITALIC);
      for (guint j = 0; j < G_N_ELEMENTS (marks); j++)
        {
          if (marks[j] == NULL)
            continue;
          marks[j]->start_index = run->start;
          marks[j]->end_index = run->end;
          pango_attr_list_insert (attributes, marks[j]);
        }
    }
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

/* No line of a paragraph is left alone on a page. */
static void
add_paragraph (TrellisNotePaper      *self,
               TrellisText           *text,
               guint                  section,
               const TrellisRichLine *line,
               double                 gap)
{
  double width = get_words_width (self) - (line->is_item ? ITEM_X : 0);
  g_autoptr (PangoLayout) layout = create_paragraph (text, line, width);
  int n_lines = pango_layout_get_line_count (layout);

  for (int i = 0; i < n_lines; i++)
    {
      Piece *piece = add_piece (self, section, i == 0 ? gap : 0, LEADING);

      piece->layout = g_object_ref (layout);
      piece->line = i;
      piece->is_item = line->is_item;
      piece->is_item_head = line->is_item && i == 0;
      piece->is_kept = n_lines > 1 && (i == 0 || i == n_lines - 2);
    }
}

static void
add_body (TrellisNotePaper *self,
          TrellisText      *text,
          guint             section,
          const char       *body)
{
  g_autoptr (GPtrArray) lines = trellis_rich_text_parse (body);
  gboolean is_begun = FALSE, was_item = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const TrellisRichLine *line = g_ptr_array_index (lines, i);

      if (*line->text == '\0')
        continue;
      add_paragraph (self, text, section, line,
                     !is_begun ? 0 : line->is_item && was_item ? ITEM_GAP : PARAGRAPH_GAP);
      is_begun = TRUE;
      was_item = line->is_item;
    }
}

static double
get_row_indent (const TrellisNoteRow *row)
{
  return row->has_rating ? MARK_X : ITEM_X;
}

static double
measure_row (TrellisNotePaper     *self,
             TrellisText          *text,
             const TrellisNoteRow *row)
{
  double width = get_words_width (self) - get_row_indent (row);
  int n_lines = trellis_text_count_lines (text, row->what, trellis_type_text_strong, width);

  if (*row->words != '\0')
    n_lines += trellis_text_count_lines (text, row->words, trellis_type_secondary, width);
  if (*row->evidence != '\0')
    n_lines += trellis_text_count_lines (text, row->evidence, trellis_type_text, width);

  return n_lines * ROW_LEADING + 3.5;
}

static double
measure_label (TrellisText              *text,
               const TrellisNoteSection *section)
{
  double height = trellis_text_count_lines (text, section->title, trellis_type_section, LABEL_WIDTH) * LABEL_LEADING;

  if (*section->hint != '\0')
    height += trellis_text_count_lines (text, section->hint, trellis_type_secondary, LABEL_WIDTH) * HINT_LEADING + 2;
  if (section->level != NULL)
    height += 6.4 * TRELLIS_MM;

  return height;
}

/* A section is as high as its label at least, and no label stands at the foot
 * of a page with its words overleaf. */
static void
add_section (TrellisNotePaper *self,
             TrellisText      *text,
             guint             index)
{
  const TrellisNoteSection *section = g_ptr_array_index (self->content->sections, index);
  guint first = self->pieces->len;
  double label = measure_label (text, section), sum = 0;

  add_body (self, text, index, section->body);
  for (guint i = 0; i < section->rows->len; i++)
    {
      const TrellisNoteRow *row = g_ptr_array_index (section->rows, i);
      Piece *piece = add_piece (self, index, self->pieces->len > first ? 3.5 : 0, measure_row (self, text, row));

      piece->row = row;
    }
  if (self->pieces->len == first)
    add_piece (self, index, 0, LEADING);

  for (guint i = first; i < self->pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (self->pieces, i);

      if (sum < label && i + 1 < self->pieces->len)
        piece->is_kept = TRUE;
      sum += (i > first ? piece->gap : 0) + piece->height;
    }
  if (sum < label)
    ((Piece *) g_ptr_array_index (self->pieces, self->pieces->len - 1))->height += label - sum;
}

static double
get_top (TrellisNotePaper *self,
         guint             page)
{
  double facts = 0;

  if (page > 0)
    return self->sheet.top + CONTINUED_PAD;
  for (guint i = 0; i < self->fact_lines->len; i++)
    facts += g_array_index (self->fact_lines, int, i) * LEADING;

  return self->facts_top + (facts > 0 ? facts + SECTION_GAP : 0);
}

/* How high a piece is with what it stands with, at the head of a page. */
static double
measure_chain (TrellisNotePaper *self,
               guint             index)
{
  double sum = 0;

  for (guint i = index; i < self->pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (self->pieces, i);

      sum += (i > index ? piece->gap : 0) + piece->height;
      if (!piece->is_kept)
        break;
    }

  return sum;
}

static double
get_gap (const Piece *piece,
         gboolean     is_at_head)
{
  if (piece->is_first)
    return (is_at_head ? 0 : SECTION_GAP) + SECTION_PAD;

  return is_at_head ? SECTION_PAD : piece->gap;
}

static void
break_pages (TrellisNotePaper *self)
{
  GArray *page = NULL;
  double y = 0, bottom = self->sheet.bottom - OVERLEAF_HEIGHT;
  gboolean is_held = FALSE;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (self->pieces, i);
      gboolean is_at_head = page == NULL || page->len == 0;
      Placed placed = { piece, 0 };

      /* A chain that no page holds is broken after all. */
      if (page == NULL ||
          (!is_at_head && (!is_held || y + piece->gap + piece->height > bottom) &&
           y + get_gap (piece, FALSE) + measure_chain (self, i) > bottom))
        {
          page = g_array_new (FALSE, FALSE, sizeof (Placed));
          g_ptr_array_add (self->pages, page);
          y = get_top (self, self->pages->len - 1);
          is_at_head = TRUE;
        }
      placed.y = y + get_gap (piece, is_at_head);
      y = placed.y + piece->height;
      g_array_append_val (page, placed);
      is_held = piece->is_kept;
    }
  if (self->pages->len == 0)
    g_ptr_array_add (self->pages, g_array_new (FALSE, FALSE, sizeof (Placed)));
}

/**
 * trellis_note_paper_new:
 * @content: (transfer full): the note
 * @text: for paper; as it will be drawn with
 *
 * Returns: (transfer full): the note laid out on A4 pages, at least one
 */
TrellisNotePaper *
trellis_note_paper_new (TrellisNoteContent *content,
                        TrellisText        *text)
{
  TrellisNotePaper *self = g_new0 (TrellisNotePaper, 1);
  double width;

  self->content = content;
  trellis_sheet_init (&self->sheet, TRELLIS_PAPER_A4, FALSE);
  width = self->sheet.right - self->sheet.left;
  self->fact_lines = g_array_new (FALSE, FALSE, sizeof (int));
  self->pieces = g_ptr_array_new_with_free_func (free_piece);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  self->n_title_lines = trellis_text_count_lines (text, content->title, trellis_type_title, width);
  self->n_subtitle_lines = trellis_text_count_lines (text, content->subtitle, trellis_type_subtitle, width);
  self->facts_top = TITLE_BASELINE + (self->n_title_lines - 1) * TITLE_LEADING + 9 * TRELLIS_MM +
                    (self->n_subtitle_lines - 1) * SUBTITLE_LEADING + 6 * TRELLIS_MM;
  for (guint i = 0; i < content->facts->len; i++)
    {
      const TrellisNoteFact *fact = g_ptr_array_index (content->facts, i);
      int n_lines = trellis_text_count_lines (text, fact->value, trellis_type_text, get_words_width (self));

      g_array_append_val (self->fact_lines, n_lines);
    }
  for (guint i = 0; i < content->sections->len; i++)
    add_section (self, text, i);
  break_pages (self);

  return self;
}

/**
 * trellis_note_paper_free:
 * @self: (nullable) (transfer full): pages
 */
void
trellis_note_paper_free (TrellisNotePaper *self)
{
  if (self == NULL)
    return;

  trellis_note_content_free (self->content);
  g_array_unref (self->fact_lines);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

/**
 * trellis_note_paper_get_n_pages:
 * @self: pages
 *
 * Returns: how many, at least 1
 */
guint
trellis_note_paper_get_n_pages (TrellisNotePaper *self)
{
  return self->pages->len;
}

/**
 * trellis_note_paper_get_sheet:
 * @self: pages
 *
 * Returns: (transfer none): their size
 */
const TrellisSheet *
trellis_note_paper_get_sheet (TrellisNotePaper *self)
{
  return &self->sheet;
}

/* Drawing --------------------------------------------------------------------- */

/* What every painter here needs. */
typedef struct
{
  TrellisNotePaper *paper;
  cairo_t *cr;
  TrellisText *text;
  const TrellisPalette *palette;
} Painter;

static void
draw_title (Painter *p)
{
  TrellisNotePaper *paper = p->paper;
  double left = paper->sheet.left, width = paper->sheet.right - left, baseline = TITLE_BASELINE;

  trellis_text_draw_wrapped (p->text, p->cr, paper->content->title, trellis_type_title, left, baseline, width,
                             TITLE_LEADING, &p->palette->text);
  baseline += (paper->n_title_lines - 1) * TITLE_LEADING + 9 * TRELLIS_MM;
  trellis_text_draw_wrapped (p->text, p->cr, paper->content->subtitle, trellis_type_subtitle, left, baseline, width,
                             SUBTITLE_LEADING, &p->palette->trust);

  if (paper->content->facts->len > 0)
    trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, left, paper->sheet.right, paper->facts_top);
  baseline = paper->facts_top + SECTION_PAD * 0.9;
  for (guint i = 0; i < paper->content->facts->len; i++)
    {
      const TrellisNoteFact *fact = g_ptr_array_index (paper->content->facts, i);

      trellis_text_draw (p->text, p->cr, fact->label, trellis_type_head, left, baseline, TRELLIS_TEXT_START,
                         &p->palette->dim);
      trellis_text_draw_wrapped (p->text, p->cr, fact->value, trellis_type_text, left + WORDS_X, baseline,
                                 get_words_width (paper), LEADING, &p->palette->text);
      baseline += g_array_index (paper->fact_lines, int, i) * LEADING;
    }
}

static void
draw_label (Painter                  *p,
            const TrellisNoteSection *section,
            gboolean                  is_continued,
            double                    top)
{
  TrellisNotePaper *paper = p->paper;
  double left = paper->sheet.left, baseline = top;
  g_autofree char *continued = NULL;
  const char *title = section->title;

  if (is_continued)
    /* Translators: %s is a part of a note that began on the page before */
    title = continued = g_strdup_printf (_("%s, continued"), section->title);
  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, left, paper->sheet.right, top - SECTION_PAD);
  baseline += LABEL_LEADING * trellis_text_draw_wrapped (p->text, p->cr, title, trellis_type_section, left, baseline,
                                                         LABEL_WIDTH, LABEL_LEADING, &p->palette->text);
  if (is_continued)
    return;
  if (*section->hint != '\0')
    baseline += HINT_LEADING * trellis_text_draw_wrapped (p->text, p->cr, section->hint, trellis_type_secondary, left,
                                                          baseline, LABEL_WIDTH, HINT_LEADING, &p->palette->dim);
  if (section->level != NULL)
    {
      double height = 4.4 * TRELLIS_MM, width = 8 * TRELLIS_MM, y = baseline - 6;

      trellis_level_chip_draw (p->cr, p->text, p->palette, section->level, trellis_type_furniture_strong, left, y,
                               width, height);
      trellis_text_draw_ellipsized (p->text, p->cr, section->level->name, trellis_type_text, left + width +
                                    2 * TRELLIS_MM,
                                    y + (height + trellis_text_get_cap_height (p->text, trellis_type_text)) / 2,
                                    LABEL_WIDTH - width - 2 * TRELLIS_MM, TRELLIS_TEXT_START, &p->palette->text);
    }
}

static void
draw_line (Painter     *p,
           const Piece *piece,
           double       baseline)
{
  double x = p->paper->sheet.left + WORDS_X;

  if (piece->is_item_head)
    {
      trellis_rgba_set_source (&p->palette->trust, p->cr);
      cairo_set_line_width (p->cr, 0.9);
      cairo_move_to (p->cr, x, baseline - 3.2);
      cairo_line_to (p->cr, x + 2.8 * TRELLIS_MM, baseline - 3.2);
      cairo_stroke (p->cr);
    }
  trellis_rgba_set_source (&p->palette->text, p->cr);
  cairo_move_to (p->cr, x + (piece->is_item ? ITEM_X : 0), baseline);
  trellis_text_begin_line (p->text, p->cr, prose);
  pango_cairo_show_layout_line (p->cr, pango_layout_get_line_readonly (piece->layout, piece->line));
  trellis_text_end_line (p->text, p->cr, prose);
}

static void
draw_row (Painter              *p,
          const TrellisNoteRow *row,
          gboolean              is_under_row,
          double                baseline)
{
  double left = p->paper->sheet.left + WORDS_X, x = left + get_row_indent (row);
  double width = get_words_width (p->paper) - get_row_indent (row);
  double middle = trellis_text_get_cap_height (p->text, trellis_type_text) / 2;

  if (is_under_row)
    trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_ROW, left, p->paper->sheet.right, baseline - ROW_LEADING);
  if (row->has_rating)
    trellis_rating_mark_draw_on_paper (p->cr, p->text, p->palette, row->rating, left, baseline - middle, MARK_SIDE);
  else
    {
      cairo_rectangle (p->cr, left + 0.3, baseline - middle - 3.2, 6.4, 6.4);
      trellis_rgba_set_source (&p->palette->text, p->cr);
      cairo_set_line_width (p->cr, 0.6);
      cairo_stroke (p->cr);
    }
  baseline += ROW_LEADING * trellis_text_draw_wrapped (p->text, p->cr, row->what, trellis_type_text_strong, x,
                                                       baseline, width, ROW_LEADING, &p->palette->text);
  if (*row->words != '\0')
    baseline += ROW_LEADING * trellis_text_draw_wrapped (p->text, p->cr, row->words, trellis_type_secondary, x,
                                                         baseline, width, ROW_LEADING, &p->palette->dim);
  if (*row->evidence != '\0')
    trellis_text_draw_wrapped (p->text, p->cr, row->evidence, trellis_type_text, x, baseline, width, ROW_LEADING,
                               &p->palette->text);
}

/**
 * trellis_note_paper_draw:
 * @self: a note
 * @cr: the page's top left corner at the origin, in points
 * @text: as it was laid out with
 * @palette: for paper
 * @page: which page, from 0
 *
 * Draws a page's matter; its furniture is the report's.
 */
void
trellis_note_paper_draw (TrellisNotePaper     *self,
                         cairo_t              *cr,
                         TrellisText          *text,
                         const TrellisPalette *palette,
                         guint                 page)
{
  Painter painter = { self, cr, text, palette };
  const GArray *placed;

  g_return_if_fail (page < self->pages->len);

  placed = g_ptr_array_index (self->pages, page);
  cairo_save (cr);
  if (page == 0)
    draw_title (&painter);
  else
    {
      g_autofree char *head = g_strdup_printf ("%s, %s", self->content->title, self->content->subtitle);

      double width = self->sheet.right - self->sheet.left;
      const char *shown = trellis_text_get_width (text, head, trellis_type_text) > width ? self->content->title : head;

      /* A long name stands alone: which visit it is, the first page tells. */
      trellis_text_draw_fitted (text, cr, shown, trellis_type_text, self->sheet.left, self->sheet.top + 2 * TRELLIS_MM,
                                width, &palette->dim);
    }

  for (guint i = 0; i < placed->len; i++)
    {
      const Placed *place = &g_array_index (placed, Placed, i);
      const Piece *piece = place->piece;

      if (i == 0 || piece->is_first)
        draw_label (&painter, g_ptr_array_index (self->content->sections, piece->section), !piece->is_first, place->y);
      if (piece->row != NULL)
        draw_row (&painter, piece->row, i > 0 && g_array_index (placed, Placed, i - 1).piece->row != NULL &&
                  !piece->is_first, place->y);
      else if (piece->layout != NULL)
        draw_line (&painter, piece, place->y);
    }

  if (page + 1 < self->pages->len)
    {
      const GArray *next = g_ptr_array_index (self->pages, page + 1);
      const Piece *piece = g_array_index (next, Placed, 0).piece;
      const TrellisNoteSection *section = g_ptr_array_index (self->content->sections, piece->section);
      /* Translators: %s is a part of a note that stands on the next page */
      g_autofree char *overleaf = g_strdup_printf (_("%s overleaf"), section->title);

      trellis_text_draw (text, cr, overleaf, trellis_type_furniture, self->sheet.right, self->sheet.bottom,
                         TRELLIS_TEXT_END, &palette->dim);
    }
  cairo_restore (cr);
}
