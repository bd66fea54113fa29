/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-table-paper-private.h"

/* Tables on paper: whoever has something to list says the columns and the rows,
 * and gets pages whose heads are repeated and whose rows are not split. */

static void
clear_column (gpointer data)
{
  TrellisPaperColumn *column = data;

  g_free (column->name);
}

static GArray *
create_columns (void)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (TrellisPaperColumn));

  g_array_set_clear_func (columns, clear_column);

  return columns;
}

static void
free_group (gpointer data)
{
  TrellisPaperGroup *group = data;

  g_clear_pointer (&group->columns, g_array_unref);
  g_free (group->name);
  g_free (group->note);
  g_free (group);
}

/* The array of cells ends where its memory does, so each knows how many there are. */
static void
free_row (gpointer data)
{
  TrellisPaperRow *row = data;

  for (guint i = 0; row->cells != NULL && i < row->n_cells; i++)
    {
      TrellisPaperCell *cell = &row->cells[i];

      g_free (cell->text);
      g_free (cell->second);
      g_clear_pointer (&cell->points, g_array_unref);
    }
  g_free (row->cells);
  g_free (row->words);
  g_free (row);
}

/**
 * trellis_table_paper_get_columns:
 * @self: a paper
 * @group: one of its groups; ignored where it has none
 *
 * Returns: (transfer none) (element-type TrellisPaperColumn): the columns that
 *   the group's rows have cells in
 */
GArray *
trellis_table_paper_get_columns (TrellisTablePaper *self,
                                 guint              group)
{
  const TrellisPaperGroup *own = group < self->groups->len ? g_ptr_array_index (self->groups, group) : NULL;

  return own != NULL && own->columns != NULL ? own->columns : self->columns;
}

/**
 * trellis_table_paper_new:
 * @title: what is listed
 * @subtitle: (nullable): of what; in the trust's colour
 * @size: of the paper
 * @is_landscape: whether it lies on its side
 *
 * Returns: (transfer full): a table without columns and rows
 */
TrellisTablePaper *
trellis_table_paper_new (const char   *title,
                         const char   *subtitle,
                         TrellisPaper  size,
                         gboolean      is_landscape)
{
  TrellisTablePaper *self = g_new0 (TrellisTablePaper, 1);

  trellis_sheet_init (&self->sheet, size, is_landscape);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle != NULL ? subtitle : "");
  self->intro = g_strdup ("");
  self->key = g_strdup ("");
  self->columns = create_columns ();
  self->groups = g_ptr_array_new_with_free_func (free_group);
  self->rows = g_ptr_array_new_with_free_func (free_row);

  return self;
}

/**
 * trellis_table_paper_free:
 * @self: (nullable) (transfer full): a paper
 */
void
trellis_table_paper_free (TrellisTablePaper *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->columns);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->intro);
  g_free (self->key);
  g_free (self);
}

/**
 * trellis_table_paper_set_intro:
 * @self: a paper being made
 * @intro: a sentence or two that stand under the title
 */
void
trellis_table_paper_set_intro (TrellisTablePaper *self,
                               const char        *intro)
{
  g_free (self->intro);
  self->intro = g_strdup (intro);
}

/**
 * trellis_table_paper_set_key:
 * @self: a paper being made
 * @key: what its marks mean; stands under the last row
 */
void
trellis_table_paper_set_key (TrellisTablePaper *self,
                             const char        *key)
{
  g_free (self->key);
  self->key = g_strdup (key);
}

/**
 * trellis_table_paper_add_column:
 * @self: a paper being made
 * @name: the column's head
 * @kind: how its cells are set
 * @least: millimetres that it needs
 * @share: of the width that is over; 0 for none of it
 *
 * Adds a column to the table that was begun last, before its rows.
 */
void
trellis_table_paper_add_column (TrellisTablePaper      *self,
                                const char             *name,
                                TrellisPaperColumnKind  kind,
                                double                  least,
                                double                  share)
{
  TrellisPaperColumn column = { g_strdup (name), kind, least, share };

  g_array_append_val (trellis_table_paper_get_columns (self, self->groups->len - 1), column);
}

static TrellisPaperGroup *
add_group (TrellisTablePaper *self,
           const char        *name,
           const char        *note)
{
  TrellisPaperGroup *group = g_new0 (TrellisPaperGroup, 1);

  group->name = g_strdup (name);
  group->note = g_strdup (note != NULL ? note : "");
  g_ptr_array_add (self->groups, group);

  return group;
}

/**
 * trellis_table_paper_begin_group:
 * @self: a paper being made, its columns added
 * @name: the heading of the rows that follow
 * @note: (nullable): at its right
 */
void
trellis_table_paper_begin_group (TrellisTablePaper *self,
                                 const char        *name,
                                 const char        *note)
{
  add_group (self, name, note);
}

/**
 * trellis_table_paper_begin_table:
 * @self: a paper being made, without columns of its own
 * @name: the heading of another table
 * @note: (nullable): at its right
 *
 * The columns that are added next are this table's.
 */
void
trellis_table_paper_begin_table (TrellisTablePaper *self,
                                 const char        *name,
                                 const char        *note)
{
  add_group (self, name, note)->columns = create_columns ();
}

static TrellisPaperRow *
add_row (TrellisTablePaper *self)
{
  TrellisPaperRow *row = g_new0 (TrellisPaperRow, 1);

  row->group = self->groups->len > 0 ? self->groups->len - 1 : 0;
  g_ptr_array_add (self->rows, row);

  return row;
}

/**
 * trellis_table_paper_add_row:
 * @self: a paper being made
 *
 * Adds a row to the group or table that was begun last.
 *
 * Returns: (transfer none): its cells, empty, beside the columns; the caller
 *   fills them with what the paper then owns
 */
TrellisPaperCell *
trellis_table_paper_add_row (TrellisTablePaper *self)
{
  TrellisPaperRow *row = add_row (self);

  row->n_cells = trellis_table_paper_get_columns (self, row->group)->len;
  row->cells = g_new0 (TrellisPaperCell, row->n_cells);

  return row->cells;
}

/**
 * trellis_table_paper_add_words:
 * @self: a paper being made
 * @words: what stands across all columns, as where there is nothing to list
 */
void
trellis_table_paper_add_words (TrellisTablePaper *self,
                               const char        *words)
{
  add_row (self)->words = g_strdup (words);
}

/**
 * trellis_table_paper_get_mark_room:
 * @cell: a cell of words or a figure
 *
 * Returns: the width that its mark takes before it
 */
double
trellis_table_paper_get_mark_room (const TrellisPaperCell *cell)
{
  return cell->is_marked ? 3.4 * TRELLIS_MM : 0;
}

static void
place_columns (TrellisTablePaper *self,
               GArray            *columns)
{
  double width = self->sheet.right - self->sheet.left, over, shares = 0, x = 0;

  over = width - TRELLIS_TABLE_GAP * MAX ((int) columns->len - 1, 0);
  for (guint i = 0; i < columns->len; i++)
    {
      TrellisPaperColumn *column = &g_array_index (columns, TrellisPaperColumn, i);

      over -= column->least * TRELLIS_MM;
      shares += column->share;
    }
  for (guint i = 0; i < columns->len; i++)
    {
      TrellisPaperColumn *column = &g_array_index (columns, TrellisPaperColumn, i);

      column->x = x;
      column->width = column->least * TRELLIS_MM + (shares > 0 && over > 0 ? over * column->share / shares : 0);
      x += column->width + TRELLIS_TABLE_GAP;
    }
}

static double
measure_cell (const TrellisPaperColumn *column,
              const TrellisPaperCell   *cell,
              TrellisText              *text)
{
  double height = TRELLIS_TABLE_LEADING;
  double width = column->width - trellis_table_paper_get_mark_room (cell);

  if (column->kind == TRELLIS_PAPER_COURSE)
    return TRELLIS_TABLE_COURSE_HEIGHT;
  if (column->kind == TRELLIS_PAPER_WORDS && cell->text != NULL)
    height = TRELLIS_TABLE_LEADING * trellis_text_count_lines (text, cell->text, cell->is_strong ?
                                                               trellis_type_text_strong : trellis_type_text, width);
  if (cell->second != NULL)
    height += TRELLIS_TABLE_SMALL_LEADING * trellis_text_count_lines (text, cell->second, trellis_type_secondary,
                                                                      width);

  return height;
}

static void
measure_row (TrellisTablePaper *self,
             TrellisPaperRow   *row,
             TrellisText       *text)
{
  GArray *columns = trellis_table_paper_get_columns (self, row->group);
  double height = TRELLIS_TABLE_LEADING;

  if (row->words != NULL)
    height = TRELLIS_TABLE_LEADING * trellis_text_count_lines (text, row->words, trellis_type_text,
                                                               self->sheet.right - self->sheet.left);
  for (guint i = 0; i < row->n_cells; i++)
    height = MAX (height, measure_cell (&g_array_index (columns, TrellisPaperColumn, i), &row->cells[i], text));
  row->height = height + 2 * TRELLIS_TABLE_ROW_PAD;
}

static gboolean
has_tables (TrellisTablePaper *self)
{
  return self->groups->len > 0 && ((TrellisPaperGroup *) g_ptr_array_index (self->groups, 0))->columns != NULL;
}

static double
measure_title (TrellisTablePaper *self,
               TrellisText       *text)
{
  double width = self->sheet.right - self->sheet.left, y = TRELLIS_TABLE_TITLE_BASELINE;

  self->n_title_lines = trellis_text_count_lines (text, self->title, trellis_type_title, width);
  self->is_title_small = self->n_title_lines > 1;
  if (self->is_title_small)
    self->n_title_lines = trellis_text_count_lines (text, self->title, trellis_type_title_small, width);
  self->n_intro_lines = *self->intro != '\0' ? trellis_text_count_lines (text, self->intro, trellis_type_text,
                                                                         TRELLIS_TABLE_INTRO_WIDTH) : 0;
  self->n_key_lines = *self->key != '\0' ? trellis_text_count_lines (text, self->key, trellis_type_furniture, width)
                                         : 0;

  y += (self->n_title_lines - 1) * (self->is_title_small ? TRELLIS_TABLE_SMALL_TITLE_LEADING
                                                         : TRELLIS_TABLE_TITLE_LEADING);
  if (*self->subtitle != '\0')
    y += TRELLIS_TABLE_SUBTITLE_STEP;
  if (self->n_intro_lines > 0)
    y += TRELLIS_TABLE_INTRO_STEP + (self->n_intro_lines - 1) * TRELLIS_TABLE_INTRO_LEADING;

  return y + (has_tables (self) ? 1 : 5) * TRELLIS_MM;
}

/**
 * trellis_table_paper_lay_out:
 * @self: a paper with all its rows
 * @text: for paper; as it will be drawn with
 *
 * Breaks the table into pages. The paper is only read from then on.
 */
void
trellis_table_paper_lay_out (TrellisTablePaper *self,
                             TrellisText       *text)
{
  guint n = self->rows->len;
  g_autofree double *heights = g_new (double, n + 1);
  g_autofree guint *groups = g_new (guint, n + 1);
  g_autofree gboolean *keeps = g_new0 (gboolean, n + 1);
  double head = has_tables (self) ? 0 : TRELLIS_TABLE_HEAD_HEIGHT;
  TrellisTableSpec spec = { heights, groups, keeps, n };

  place_columns (self, self->columns);
  for (guint i = 0; i < self->groups->len; i++)
    {
      TrellisPaperGroup *group = g_ptr_array_index (self->groups, i);

      if (group->columns != NULL)
        place_columns (self, group->columns);
    }
  for (guint i = 0; i < n; i++)
    {
      TrellisPaperRow *row = g_ptr_array_index (self->rows, i);

      measure_row (self, row, text);
      heights[i] = row->height;
      groups[i] = row->group;
    }

  spec.has_groups = self->groups->len > 0;
  spec.group_height = has_tables (self) ? TRELLIS_TABLE_TABLE_HEIGHT : TRELLIS_TABLE_GROUP_HEIGHT;
  spec.first_top = measure_title (self, text) + head;
  spec.next_top = self->sheet.top + 5 * TRELLIS_MM + head;
  spec.bottom = self->sheet.bottom;
  spec.last_foot = self->n_key_lines > 0 ? TRELLIS_TABLE_KEY_GAP + (self->n_key_lines - 1) *
                                           TRELLIS_TABLE_SMALL_LEADING : 0;
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = trellis_table_break (&spec);
}

/**
 * trellis_table_paper_get_n_pages:
 * @self: a paper that was laid out
 *
 * Returns: how many pages it has, at least 1
 */
guint
trellis_table_paper_get_n_pages (TrellisTablePaper *self)
{
  return self->pages->len;
}
