/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-matrix-paper-private.h"

#include <glib/gi18n-lib.h>

/* The names of levels and schools that a column must hold, and how narrow and
 * wide the parts of the table may become. */
typedef struct
{
  double names;         /* the widest school name on one line */
  double phases;
  double advisers;
  double level_names;
  double limits;
  double words;         /* the longest word of an aspect's name */
  double full_move;     /* "from Rn" with its triangle */
  double code_move;
} Widths;

/* One way to fit the table across the page, from the roomiest on. */
typedef struct
{
  TrellisMatrixPaperMove move;
  gboolean has_overall_names;
  gboolean has_phase;
  gboolean has_adviser;
} Fit;

static const Fit fits[] = {
  { TRELLIS_MATRIX_PAPER_MOVE_WORDS, TRUE, TRUE, TRUE },
  { TRELLIS_MATRIX_PAPER_MOVE_CODE, TRUE, TRUE, TRUE },
  { TRELLIS_MATRIX_PAPER_MOVE_TRIANGLE, TRUE, TRUE, TRUE },
  { TRELLIS_MATRIX_PAPER_MOVE_TRIANGLE, TRUE, FALSE, TRUE },
  { TRELLIS_MATRIX_PAPER_MOVE_TRIANGLE, FALSE, FALSE, TRUE },
  { TRELLIS_MATRIX_PAPER_MOVE_TRIANGLE, FALSE, FALSE, FALSE },
};

static void
note_marks (TrellisMatrixPaper *self)
{
  for (guint i = 0; i < self->matrix->rows->len; i++)
    {
      TrellisMatrixRow *row = trellis_matrix_get_row (self->matrix, i);

      self->has_federation |= row->federation_mate != 0;
      self->has_past_limit |= row->is_past_limit;
      for (guint j = 0; j < self->matrix->columns->len; j++)
        {
          TrellisMatrixCell *cell = &row->cells[j];
          int direction = trellis_matrix_cell_get_direction (cell);

          self->has_up |= direction > 0;
          self->has_down |= direction < 0;
          self->has_inapplicable |= !cell->applies;
          self->has_unjudged |= cell->applies && cell->level == NULL;
          if (cell->level != NULL)
            {
              self->has_differing |= cell->sources_differ;
              self->has_poor_evidence |= trellis_matrix_paper_is_evidence_poor (self, j, cell);
            }
        }
    }
}

/**
 * trellis_matrix_paper_is_evidence_poor:
 * @self: a matrix on paper
 * @column: the cell's
 * @cell: a judged cell
 *
 * Returns: whether it bears the mark for evidence missing or old. The overall
 *   level has none of its own: it rests on the aspects.
 */
gboolean
trellis_matrix_paper_is_evidence_poor (TrellisMatrixPaper      *self,
                                       guint                    column,
                                       const TrellisMatrixCell *cell)
{
  return cell->level != NULL && cell->evidence != TRELLIS_EVIDENCE_RECENT &&
         trellis_matrix_get_column (self->matrix, column)->aspect != NULL;
}

/**
 * trellis_matrix_paper_get_levels:
 * @self: a matrix on paper
 * @column: one of its columns
 *
 * Returns: (transfer none) (element-type TrellisLevel): what the column is
 *   judged by, best first
 */
GPtrArray *
trellis_matrix_paper_get_levels (TrellisMatrixPaper *self,
                                 guint               column)
{
  const TrellisAspect *aspect = trellis_matrix_get_column (self->matrix, column)->aspect;

  return aspect != NULL && aspect->levels != NULL ? aspect->levels : self->matrix->scheme->levels;
}

static void
choose_types (TrellisMatrixPaper *self,
              gboolean            is_dense)
{
  gboolean is_small = is_dense || self->sheet.paper == TRELLIS_PAPER_A4;

  self->is_dense = is_dense;
  self->name_type = (TrellisType) { is_small ? 8 : 9, PANGO_WEIGHT_MEDIUM };
  self->code_type = (TrellisType) { is_small ? 7.5 : 8.5, PANGO_WEIGHT_SEMIBOLD };
  self->secondary_type = (TrellisType) { is_small ? 7.5 : 8, PANGO_WEIGHT_NORMAL };
  self->head_type = is_small ? trellis_type_furniture_strong : trellis_type_head;
  self->leading = self->name_type.size * 1.25;
}

static void
measure (TrellisMatrixPaper *self,
         TrellisText        *text,
         Widths             *widths)
{
  g_autofree char *limit = NULL;
  g_autofree char *from = NULL;
  double triangle = TRELLIS_MATRIX_PAPER_TRIANGLE + 1.2 * TRELLIS_MM;
  double codes = 0;
  gboolean has_limit = FALSE;

  *widths = (Widths) { 0 };
  widths->names = trellis_text_get_width (text, _("School"), trellis_type_head);
  self->code_width = 0;

  for (guint i = 0; i < self->matrix->columns->len; i++)
    {
      TrellisMatrixColumn *column = trellis_matrix_get_column (self->matrix, i);
      GPtrArray *levels = trellis_matrix_paper_get_levels (self, i);
      g_auto (GStrv) words = g_strsplit (column->name, " ", -1);

      for (guint j = 0; column->aspect != NULL && words[j] != NULL; j++)
        widths->words = MAX (widths->words, trellis_text_get_width (text, words[j], self->head_type));
      for (guint j = 0; j < levels->len; j++)
        {
          TrellisLevel *level = g_ptr_array_index (levels, j);

          codes = MAX (codes, trellis_text_get_width (text, level->short_code, self->code_type));
          if (levels == self->matrix->scheme->levels)
            widths->level_names = MAX (widths->level_names,
                                       trellis_text_get_width (text, level->name, self->secondary_type));
        }
    }
  self->code_width = codes;
  from = g_strdup_printf (_("from %s"), "");
  widths->code_move = triangle + codes * trellis_type_tiny.size / self->code_type.size;
  widths->full_move = widths->code_move + trellis_text_get_width (text, from, trellis_type_tiny);

  for (guint i = 0; i < self->matrix->rows->len; i++)
    {
      TrellisMatrixRow *row = trellis_matrix_get_row (self->matrix, i);
      g_autofree char *adviser = trellis_sheet_dup_person (&self->sheet, row->school->adviser_name);

      widths->names = MAX (widths->names, trellis_text_get_width (text, row->school->name, self->name_type));
      widths->phases = MAX (widths->phases,
                            trellis_text_get_width (text, trellis_phase_get_name (row->school->phase),
                                                    self->secondary_type));
      widths->advisers = MAX (widths->advisers,
                              trellis_text_get_width (text, adviser, self->secondary_type));
      has_limit |= row->limit_on != TRELLIS_DAY_NONE;
    }
  if (widths->phases > 0)
    widths->phases = MAX (widths->phases, trellis_text_get_width (text, _("Phase"), trellis_type_head));
  if (widths->advisers > 0)
    widths->advisers = MAX (widths->advisers, trellis_text_get_width (text, _("Adviser"), trellis_type_head));
  if (has_limit)
    {
      limit = trellis_day_format (trellis_day_new (2025, 11, 1), TRELLIS_DAY_STYLE_MONTH);
      widths->limits = trellis_text_get_width (text, limit, trellis_type_head) + 4 * TRELLIS_MM;
      widths->limits = MAX (widths->limits, trellis_text_get_width (text, _("Next level by"), trellis_type_head));
    }
}

/* Places the columns across the page by @fit.
 * Returns: whether they fit. */
static gboolean
place_columns (TrellisMatrixPaper *self,
               const Widths       *widths,
               const Fit          *fit,
               gboolean            is_last)
{
  gboolean is_a3 = self->sheet.paper == TRELLIS_PAPER_A3;
  double gap = 4 * TRELLIS_MM;
  double room = self->sheet.right - self->sheet.left;
  double name_least = MIN (widths->names, (is_a3 ? 52 : 40) * TRELLIS_MM) + gap;
  double name_most = MIN (widths->names, (is_a3 ? 80 : 58) * TRELLIS_MM) + gap;
  double phase = fit->has_phase && widths->phases > 0 ? MIN (widths->phases, (is_a3 ? 26 : 16) * TRELLIS_MM) + gap : 0;
  double adviser = fit->has_adviser && widths->advisers > 0
                     ? MIN (widths->advisers, (is_a3 ? 32 : 20) * TRELLIS_MM) + gap : 0;
  double limit = widths->limits > 0 ? widths->limits + gap : 0;
  double move = fit->move == TRELLIS_MATRIX_PAPER_MOVE_WORDS ? widths->full_move : widths->code_move;
  double pad = TRELLIS_MATRIX_PAPER_PAD;
  double marks = 3.4 * TRELLIS_MM;  /* the ring, and air before it */
  double cell, cell_ideal, words, overall, spare, x;
  guint n_aspects = self->matrix->columns->len > 0 ? self->matrix->columns->len - 1 : 0;

  cell = pad * 2 + self->code_width + marks;
  if (fit->move == TRELLIS_MATRIX_PAPER_MOVE_TRIANGLE)
    cell += TRELLIS_MATRIX_PAPER_TRIANGLE;
  else
    cell += move + 1.5 * TRELLIS_MM;
  cell_ideal = MAX (cell, (is_a3 ? 28 : 19) * TRELLIS_MM);
  overall = pad * 2 + self->code_width + 1.5 * TRELLIS_MM;
  if (fit->has_overall_names)
    overall += 1.5 * TRELLIS_MM + widths->level_names;
  if (self->has_up || self->has_down)
    overall += MIN (move, widths->full_move) + 2 * TRELLIS_MM;

  spare = room - name_least - phase - adviser - limit - overall - TRELLIS_MATRIX_PAPER_OVERALL_GAP - cell * n_aspects;
  if (spare < 0)
    {
      if (!is_last)
        return FALSE;
      /* More aspects than any page can hold in full: what is left is shared. */
      if (n_aspects > 0)
        cell = MAX (cell + spare / n_aspects, 4 * TRELLIS_MM);
      cell_ideal = cell;
      spare = 0;
    }

  /* Names of aspects are easier read lying than on end, so they come first. */
  words = widths->words + pad + TRELLIS_MATRIX_PAPER_HEAD_END;
  if (words > cell && n_aspects * (words - cell) <= spare)
    {
      spare -= n_aspects * (words - cell);
      cell = words;
      cell_ideal = MAX (cell_ideal, cell);
    }

  /* What is spare goes to names, then to cells, and the rest stands as air
   * before the limits at the right edge. */
  self->name = (TrellisMatrixPaperColumn) { self->sheet.left, name_least + MIN (spare, name_most - name_least) };
  spare -= self->name.width - name_least;
  if (n_aspects > 0)
    {
      double more = MIN (spare, (cell_ideal - cell) * n_aspects);

      cell += more / n_aspects;
      spare -= more;
      /* A table of few aspects is wider still, to be read across. */
      more = MIN (spare * 0.6, 10 * TRELLIS_MM * n_aspects);
      cell += more / n_aspects;
      spare -= more;
    }

  x = self->sheet.left + self->name.width;
  self->phase = (TrellisMatrixPaperColumn) { x, phase };
  x += phase;
  self->adviser = (TrellisMatrixPaperColumn) { x, adviser };
  x += adviser;
  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < self->matrix->columns->len; i++)
    {
      gboolean is_overall = trellis_matrix_get_column (self->matrix, i)->aspect == NULL;
      TrellisMatrixPaperColumn column;

      if (is_overall)
        x += TRELLIS_MATRIX_PAPER_OVERALL_GAP;
      column = (TrellisMatrixPaperColumn) { x, is_overall ? overall : cell };
      g_array_append_val (self->columns, column);
      x += column.width;
    }
  self->limit = (TrellisMatrixPaperColumn) { self->sheet.right - limit, limit };
  self->move = fit->move;
  self->has_overall_names = fit->has_overall_names;

  return TRUE;
}

static void
lay_out_heads (TrellisMatrixPaper *self,
               TrellisText        *text)
{
  double leading = self->head_type.size * 1.2;
  double pad = TRELLIS_MATRIX_PAPER_PAD;
  double longest = 0;
  int n_lines = 1;

  self->has_upright_heads = FALSE;
  for (guint i = 0; i < self->matrix->columns->len; i++)
    {
      TrellisMatrixColumn *column = trellis_matrix_get_column (self->matrix, i);
      double width = g_array_index (self->columns, TrellisMatrixPaperColumn, i).width - pad -
                     TRELLIS_MATRIX_PAPER_HEAD_END;
      g_auto (GStrv) words = g_strsplit (column->name, " ", -1);

      if (column->aspect == NULL)
        continue;
      for (guint j = 0; words[j] != NULL; j++)
        longest = MAX (longest, trellis_text_get_width (text, words[j], self->head_type));
      for (guint j = 0; words[j] != NULL; j++)
        self->has_upright_heads |= trellis_text_get_width (text, words[j], self->head_type) > width + 1;
      n_lines = MAX (n_lines, trellis_text_count_lines (text, column->name, self->head_type, width));
    }
  self->has_upright_heads |= n_lines > 3;
  self->head_height = leading * n_lines;

  if (self->has_upright_heads)
    {
      /* On end, in two lines at the most, as low as they go. */
      for (self->head_height = MAX (14 * TRELLIS_MM, longest + 1.5 * TRELLIS_MM); self->head_height < 44 * TRELLIS_MM;
           self->head_height += TRELLIS_MM)
        {
          n_lines = 1;
          for (guint i = 0; i < self->matrix->columns->len; i++)
            {
              TrellisMatrixColumn *column = trellis_matrix_get_column (self->matrix, i);

              if (column->aspect != NULL)
                n_lines = MAX (n_lines, trellis_text_count_lines (text, column->name, self->head_type,
                                                                  self->head_height - TRELLIS_MM));
            }
          if (n_lines <= 2)
            break;
        }
    }
}

static void
lay_out_columns (TrellisMatrixPaper *self,
                 TrellisText        *text)
{
  Widths widths;

  measure (self, text, &widths);
  for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      if (place_columns (self, &widths, &fits[i], i == G_N_ELEMENTS (fits) - 1))
        break;
    }
  lay_out_heads (self, text);
}

static int *
count_lines (TrellisMatrixPaper *self,
             TrellisText        *text)
{
  int *lines = g_new0 (int, MAX (self->matrix->rows->len, 1));
  double gap = 4 * TRELLIS_MM;

  for (guint i = 0; i < self->matrix->rows->len; i++)
    {
      TrellisSchool *school = trellis_matrix_get_row (self->matrix, i)->school;
      g_autofree char *adviser = trellis_sheet_dup_person (&self->sheet, school->adviser_name);

      lines[i] = trellis_text_count_lines (text, school->name, self->name_type, self->name.width - gap);
      if (self->phase.width > 0)
        lines[i] = MAX (lines[i],
                        trellis_text_count_lines (text, trellis_phase_get_name (school->phase), self->secondary_type,
                                                            self->phase.width - gap));
      if (self->adviser.width > 0)
        lines[i] = MAX (lines[i], trellis_text_count_lines (text, adviser, self->secondary_type,
                                                            self->adviser.width - gap));
    }

  return lines;
}

/**
 * trellis_matrix_paper_get_distribution_top:
 * @self: a matrix on paper
 *
 * Returns: where the bars of how many schools are at each level begin, on the
 *   first page
 */
double
trellis_matrix_paper_get_distribution_top (TrellisMatrixPaper *self)
{
  return (self->sheet.paper == TRELLIS_PAPER_A3 ? 38.5 : 32.5) * TRELLIS_MM;
}

/* What is the same however tall the rows are: how many lines each takes, its
 * group, and whether it stays with the next. */
typedef struct
{
  int *lines;
  double *heights;
  guint *groups;
  gboolean *keeps;
} Rows;

static void
clear_rows (Rows *rows)
{
  g_free (rows->lines);
  g_free (rows->heights);
  g_free (rows->groups);
  g_free (rows->keeps);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, clear_rows)

static void
fill_rows (TrellisMatrixPaper *self,
           TrellisText        *text,
           Rows               *rows)
{
  guint n = MAX (self->matrix->rows->len, 1);

  rows->lines = count_lines (self, text);
  rows->heights = g_new0 (double, n);
  rows->groups = g_new0 (guint, n);
  rows->keeps = g_new0 (gboolean, n);
  for (guint i = 0; i < self->matrix->rows->len; i++)
    {
      TrellisMatrixRow *row = trellis_matrix_get_row (self->matrix, i);

      rows->groups[i] = row->group;
      rows->keeps[i] = row->federation_mate > 0;
    }
}

static void
break_pages (TrellisMatrixPaper *self,
             Rows               *rows)
{
  GArray *groups = self->matrix->groups;
  double head = self->head_height + 1.6 * TRELLIS_MM;
  double distribution = self->n_distribution_rows * self->distribution_row;
  double air = (self->sheet.paper == TRELLIS_PAPER_A3 ? 4.5 : 3) * TRELLIS_MM;
  TrellisTableSpec spec = {
    .heights = rows->heights,
    .groups = rows->groups,
    .keeps = rows->keeps,
    .n_rows = self->matrix->rows->len,
    .group_height = self->row_height + 1.2 * TRELLIS_MM,
    .first_top = trellis_matrix_paper_get_distribution_top (self) + distribution + air + head,
    .next_top = self->sheet.top + 5 * TRELLIS_MM + head,
    /* The marks are explained between the table and the foot. */
    .bottom = self->sheet.bottom - 5.5 * TRELLIS_MM,
  };

  spec.has_groups = groups->len > 1 || (groups->len == 1 && g_array_index (groups, TrellisMatrixGroup, 0).id != NULL);
  for (guint i = 0; i < spec.n_rows; i++)
    rows->heights[i] = self->row_height + (rows->lines[i] - 1) * self->leading;
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = trellis_table_break (&spec);
}

/* Rows are as tall as they may be without taking a page more than they must. */
static void
choose_row_height (TrellisMatrixPaper *self,
                   TrellisText        *text)
{
  gboolean is_a3 = self->sheet.paper == TRELLIS_PAPER_A3;
  double most = (is_a3 ? 6.4 : 5.4) * TRELLIS_MM;
  double least = (is_a3 ? 3.9 : 4.2) * TRELLIS_MM;
  double dense_below = 5.2 * TRELLIS_MM;
  double step = 0.1 * TRELLIS_MM;
  double best = most;
  guint fewest = G_MAXUINT;

  for (guint pass = 0; pass < 2; pass++)
    {
      gboolean is_dense = pass == 1;
      g_auto (Rows) rows = { NULL };

      choose_types (self, is_dense);
      lay_out_columns (self, text);
      fill_rows (self, text, &rows);
      for (double height = most; height > least - step / 2; height -= step)
        {
          if ((height < dense_below) != is_dense)
            continue;
          self->row_height = height;
          break_pages (self, &rows);
          if (self->pages->len < fewest)
            {
              fewest = self->pages->len;
              best = height;
            }
        }
    }

  {
    g_auto (Rows) rows = { NULL };

    choose_types (self, best < dense_below);
    lay_out_columns (self, text);
    fill_rows (self, text, &rows);
    self->row_height = best;
    break_pages (self, &rows);
  }
}

/**
 * trellis_matrix_paper_new:
 * @matrix: what is to be printed; kept by reference
 * @text: for paper; as it will be drawn with
 * @paper: the size, which will lie on its side
 * @scope_words: (nullable): which of the trust's schools these are, in words,
 *   for the title
 *
 * Lays a matrix out on pages: schools in their groups, aspects across, the
 * first page with how many schools are at each level over each column, the
 * others with their heads repeated. Rows become smaller, down to what can be
 * read at arm's length, where that saves a page. A federation's schools stay on
 * one page. A pure function of its arguments.
 *
 * Returns: (transfer full): the pages, at least one
 */
TrellisMatrixPaper *
trellis_matrix_paper_new (TrellisMatrix *matrix,
                          TrellisText   *text,
                          TrellisPaper   paper,
                          const char    *scope_words)
{
  TrellisMatrixPaper *self = g_new0 (TrellisMatrixPaper, 1);

  g_return_val_if_fail (TRELLIS_IS_MATRIX (matrix), NULL);

  self->matrix = g_object_ref (matrix);
  self->scope_words = g_strdup (scope_words);
  self->columns = g_array_new (FALSE, TRUE, sizeof (TrellisMatrixPaperColumn));
  trellis_sheet_init (&self->sheet, paper, TRUE);

  note_marks (self);
  for (guint i = 0; i < matrix->columns->len; i++)
    self->n_distribution_rows = MAX (self->n_distribution_rows, trellis_matrix_paper_get_levels (self, i)->len);
  self->distribution_row = (paper == TRELLIS_PAPER_A3 ? 3.9 : 3.4) * TRELLIS_MM;
  if (self->n_distribution_rows > 8)
    self->distribution_row *= 0.85;
  choose_row_height (self, text);

  return self;
}

/**
 * trellis_matrix_paper_free:
 * @self: (nullable) (transfer full): a matrix on paper
 */
void
trellis_matrix_paper_free (TrellisMatrixPaper *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->matrix);
  g_free (self->scope_words);
  g_array_unref (self->columns);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_free (self);
}

/**
 * trellis_matrix_paper_get_n_pages:
 * @self: a matrix on paper
 *
 * Returns: how many pages it takes, at least 1
 */
guint
trellis_matrix_paper_get_n_pages (TrellisMatrixPaper *self)
{
  return self->pages->len;
}
