/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-table.h"

#include "trellis-csv-writer.h"

#include <math.h>

struct _TrellisTable
{
  char *name;
  GArray *columns;        /* (element-type TrellisTableColumn) */
  GArray *cells;          /* (element-type TrellisTableCell): row by row */
  GStringChunk *texts;
  guint n_fixed;
};

/**
 * trellis_table_new:
 * @name: what it is a table of, in words
 *
 * Returns: (transfer full): a table without columns. Add all columns first,
 *   then the cells, row by row: as many as there are columns make a row.
 */
TrellisTable *
trellis_table_new (const char *name)
{
  TrellisTable *self = g_new0 (TrellisTable, 1);

  self->name = g_strdup (name);
  self->columns = g_array_new (FALSE, FALSE, sizeof (TrellisTableColumn));
  self->cells = g_array_new (FALSE, FALSE, sizeof (TrellisTableCell));
  self->texts = g_string_chunk_new (4096);

  return self;
}

/**
 * trellis_table_free:
 * @self: (transfer full): a table
 */
void
trellis_table_free (TrellisTable *self)
{
  g_free (self->name);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * trellis_table_add_column:
 * @self: a table without cells yet
 * @key: the heading that programs read, in a CSV file
 * @title: (nullable): the heading that people read, translated; %NULL for a
 *   column that only programs read, which a workbook hides
 * @width: how wide people see it, in characters
 */
void
trellis_table_add_column (TrellisTable *self,
                          const char   *key,
                          const char   *title,
                          guint         width)
{
  TrellisTableColumn column = { .width = width };

  g_return_if_fail (self->cells->len == 0);

  column.key = g_string_chunk_insert (self->texts, key);
  column.title = title != NULL ? g_string_chunk_insert (self->texts, title) : NULL;
  g_array_append_val (self->columns, column);
}

/**
 * trellis_table_set_n_fixed:
 * @self: a table
 * @n_fixed: how many columns from the first stay while people scroll the others
 *   sideways; 0 at first
 */
void
trellis_table_set_n_fixed (TrellisTable *self,
                           guint         n_fixed)
{
  self->n_fixed = n_fixed;
}

/**
 * trellis_table_add_text:
 * @self: a table
 * @text: (nullable): the next cell's text; %NULL or empty for an empty cell
 */
void
trellis_table_add_text (TrellisTable *self,
                        const char   *text)
{
  trellis_table_add_coloured (self, text, NULL);
}

/**
 * trellis_table_add_key:
 * @self: a table
 * @key: the next cell's text as programs read it: `adviser-visit`
 * @name: the same in words
 */
void
trellis_table_add_key (TrellisTable *self,
                       const char   *key,
                       const char   *name)
{
  TrellisTableCell cell = { .type = TRELLIS_CELL_TEXT };

  cell.text = g_string_chunk_insert_const (self->texts, key);
  cell.name = g_string_chunk_insert_const (self->texts, name);
  g_array_append_val (self->cells, cell);
}

/**
 * trellis_table_add_coloured:
 * @self: a table
 * @text: (nullable): the next cell's text; %NULL or empty for an empty cell
 * @colour: (nullable): what is behind it, as `#rrggbb`, where colours are shown
 */
void
trellis_table_add_coloured (TrellisTable *self,
                            const char   *text,
                            const char   *colour)
{
  TrellisTableCell cell = { .type = TRELLIS_CELL_EMPTY };

  if (text != NULL && *text != '\0')
    {
      cell.type = TRELLIS_CELL_TEXT;
      cell.text = g_string_chunk_insert_const (self->texts, text);
    }
  if (colour != NULL)
    cell.colour = g_string_chunk_insert_const (self->texts, colour);
  g_array_append_val (self->cells, cell);
}

/**
 * trellis_table_add_int:
 * @self: a table
 * @value: the next cell's number
 */
void
trellis_table_add_int (TrellisTable *self,
                       int           value)
{
  trellis_table_add_number (self, value, 0);
}

/**
 * trellis_table_add_number:
 * @self: a table
 * @value: the next cell's number; NAN for one that is not known, which is an
 *   empty cell and never 0
 * @decimals: places that are shown after the point
 */
void
trellis_table_add_number (TrellisTable *self,
                          double        value,
                          int           decimals)
{
  TrellisTableCell cell = { .type = TRELLIS_CELL_NUMBER, .decimals = decimals, .number = value };

  if (isnan (value))
    cell.type = TRELLIS_CELL_EMPTY;
  g_array_append_val (self->cells, cell);
}

/**
 * trellis_table_add_day:
 * @self: a table
 * @day: the next cell's day; %TRELLIS_DAY_NONE for an empty cell
 */
void
trellis_table_add_day (TrellisTable *self,
                       TrellisDay    day)
{
  TrellisTableCell cell = { .type = TRELLIS_CELL_DAY, .day = day };

  if (day == TRELLIS_DAY_NONE)
    cell.type = TRELLIS_CELL_EMPTY;
  g_array_append_val (self->cells, cell);
}

/**
 * trellis_table_get_name:
 * @self: a table
 *
 * Returns: (transfer none): what it is a table of
 */
const char *
trellis_table_get_name (TrellisTable *self)
{
  return self->name;
}

/**
 * trellis_table_get_n_fixed:
 * @self: a table
 *
 * Returns: how many columns from the first stay while the others scroll
 */
guint
trellis_table_get_n_fixed (TrellisTable *self)
{
  return self->n_fixed;
}

/**
 * trellis_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint
trellis_table_get_n_columns (TrellisTable *self)
{
  return self->columns->len;
}

/**
 * trellis_table_get_n_rows:
 * @self: a table with at least one column
 *
 * Returns: how many whole rows it has, its head not counted
 */
guint
trellis_table_get_n_rows (TrellisTable *self)
{
  g_return_val_if_fail (self->columns->len > 0, 0);

  return self->cells->len / self->columns->len;
}

/**
 * trellis_table_get_column:
 * @self: a table
 * @column: from 0, below its number of columns
 *
 * Returns: (transfer none): the column
 */
const TrellisTableColumn *
trellis_table_get_column (TrellisTable *self,
                          guint         column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, TrellisTableColumn, column);
}

/**
 * trellis_table_get_cell:
 * @self: a table
 * @row: from 0, below its number of rows
 * @column: from 0, below its number of columns
 *
 * Returns: (transfer none): the cell, until one is added
 */
const TrellisTableCell *
trellis_table_get_cell (TrellisTable *self,
                        guint         row,
                        guint         column)
{
  guint place = row * self->columns->len + column;

  g_return_val_if_fail (column < self->columns->len && place < self->cells->len, NULL);

  return &g_array_index (self->cells, TrellisTableCell, place);
}

static void
write_cell (TrellisCsvWriter       *writer,
            const TrellisTableCell *cell)
{
  g_autofree char *day = NULL;
  char format[8];
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (cell->type)
    {
    case TRELLIS_CELL_TEXT:
      trellis_csv_writer_add_text (writer, cell->text);
      break;

    case TRELLIS_CELL_NUMBER:
      g_snprintf (format, sizeof format, "%%.%df", CLAMP (cell->decimals, 0, 9));
      trellis_csv_writer_add_text (writer, g_ascii_formatd (number, sizeof number, format, cell->number));
      break;

    case TRELLIS_CELL_DAY:
      day = trellis_day_format (cell->day, TRELLIS_DAY_STYLE_ISO);
      trellis_csv_writer_add_text (writer, day);
      break;

    case TRELLIS_CELL_EMPTY:
      trellis_csv_writer_add_text (writer, NULL);
      break;

    default:
      g_assert_not_reached ();
    }
}

/**
 * trellis_table_save_csv:
 * @self: a table
 * @path: the file to write; one that is there is replaced
 * @error: return location for a #GError
 *
 * Writes the table as comma-separated values for spreadsheets and scripts: the
 * columns' keys, then a line a row. Days are ISO dates; numbers have a point.
 * On failure an older file of the name stays.
 *
 * Returns: whether the file is written
 */
gboolean
trellis_table_save_csv (TrellisTable  *self,
                        const char    *path,
                        GError       **error)
{
  g_autoptr (TrellisCsvWriter) writer = trellis_csv_writer_new ();

  for (guint i = 0; i < self->columns->len; i++)
    trellis_csv_writer_add_text (writer, g_array_index (self->columns, TrellisTableColumn, i).key);
  trellis_csv_writer_end_row (writer);
  for (guint i = 0; i < self->cells->len; i++)
    {
      write_cell (writer, &g_array_index (self->cells, TrellisTableCell, i));
      if ((i + 1) % self->columns->len == 0)
        trellis_csv_writer_end_row (writer);
    }

  return trellis_csv_writer_save (writer, path, error);
}
