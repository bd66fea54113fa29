/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-matrix-block.h"

#include "trellis-judgement.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* A sentence that names more cells than this is not read. */
#define MOST_NAMED 3

/* Cells as spreadsheet programs put them on the clipboard: a tab between two, a
 * line a row, what holds either of them in quotes. */
static GPtrArray *
split_rows (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean is_quoted = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' && is_quoted && p[1] == '"')
        {
          g_string_append_c (cell, '"');
          p++;
        }
      else if (*p == '"' && (is_quoted || cell->len == 0))
        {
          is_quoted = !is_quoted;
        }
      else if (!is_quoted && (*p == '\t' || *p == '\n' || *p == '\r'))
        {
          g_ptr_array_add (row, g_strdup (cell->str));
          g_string_truncate (cell, 0);
          if (*p == '\t')
            continue;
          if (p[0] == '\r' && p[1] == '\n')
            p++;
          g_ptr_array_add (rows, row);
          row = g_ptr_array_new_with_free_func (g_free);
        }
      else
        {
          g_string_append_c (cell, *p);
        }
    }

  /* The last line may end in a line break or not. */
  if (cell->len > 0 || row->len > 0)
    {
      g_ptr_array_add (row, g_strdup (cell->str));
      g_ptr_array_add (rows, row);
    }
  else
    {
      g_ptr_array_unref (row);
    }

  return rows;
}

static void
refuse (TrellisMatrixBlock *self,
        GString            *named,
        char               *what)
{
  if (self->n_refused < MOST_NAMED)
    g_string_append_printf (named, "%s%s", named->len > 0 ? _("; ") : "", what);
  self->n_refused++;
  g_free (what);
}

static void
lay_cell (TrellisMatrixBlock *self,
          TrellisMatrix      *matrix,
          guint               row,
          guint               column,
          const char         *text,
          GString            *named)
{
  const TrellisMatrixColumn *heading;
  const char *school;
  TrellisBlockCell cell = { row, column };
  g_autofree char *shown = g_strstrip (g_strdup (text));

  /* An empty cell says nothing of the one under it. */
  if (*shown == '\0')
    return;
  if (row >= trellis_matrix_get_n_rows (matrix) || column >= trellis_matrix_get_n_columns (matrix))
    {
      refuse (self, named, g_strdup_printf (_("“%s” is beyond the matrix"), shown));
      return;
    }

  heading = trellis_matrix_get_column (matrix, column);
  school = trellis_matrix_get_row (matrix, row)->school->name;
  cell.level = trellis_scheme_find_level (matrix->scheme, heading->aspect_id, shown);
  if (heading->aspect == NULL && matrix->source == TRELLIS_SOURCE_AGREED)
    refuse (self, named, g_strdup_printf (_("%s, %s, which is agreed at a meeting"), school, heading->name));
  else if (!trellis_matrix_get_cell (matrix, row, column)->applies)
    refuse (self, named, g_strdup_printf (_("%s, %s, which does not apply"), school, heading->name));
  else if (cell.level == NULL)
    refuse (self, named, g_strdup_printf (_("%s, %s, where “%s” is no level"), school, heading->name, shown));
  else
    g_array_append_val (self->cells, cell);
}

/**
 * trellis_matrix_parse_block:
 * @matrix: a matrix
 * @area: where the block's first cell goes, and what is selected
 * @text: cells as a spreadsheet program copies them: a tab between two, a line
 *   a row; each a level's short code, name, key or id in any case, or empty
 *
 * Lays a block of levels on the matrix. A single level fills all that is
 * selected; a larger block goes where its first cell does, however much is
 * selected. Empty cells leave what is under them.
 *
 * Returns: (transfer full): what is to be judged and what is left out
 */
TrellisMatrixBlock *
trellis_matrix_parse_block (TrellisMatrix          *matrix,
                            const TrellisBlockArea *area,
                            const char             *text)
{
  TrellisMatrixBlock *self = g_new0 (TrellisMatrixBlock, 1);
  g_autoptr (GPtrArray) rows = split_rows (text);
  g_autoptr (GString) named = g_string_new (NULL);
  gboolean is_single = rows->len == 1 && ((GPtrArray *) g_ptr_array_index (rows, 0))->len == 1;
  guint n_rows = is_single ? area->n_rows : rows->len;

  self->cells = g_array_new (FALSE, FALSE, sizeof (TrellisBlockCell));
  for (guint i = 0; i < n_rows; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, is_single ? 0 : i);
      guint n_columns = is_single ? area->n_columns : row->len;

      for (guint j = 0; j < n_columns; j++)
        lay_cell (self, matrix, area->row + i, area->column + j, g_ptr_array_index (row, is_single ? 0 : j), named);
    }

  if (self->n_refused > MOST_NAMED)
    {
      guint n_more = self->n_refused - MOST_NAMED;

      g_string_append_printf (named, g_dngettext (GETTEXT_PACKAGE, "; and %u more", "; and %u more", n_more), n_more);
    }
  if (self->n_refused > 0)
    self->refused = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell left out: %s.", "%u cells left out: %s.",
                                                  self->n_refused),
                                     self->n_refused, named->str);

  return self;
}

/**
 * trellis_matrix_dup_block:
 * @matrix: a matrix
 * @area: cells of it; what is beyond the matrix is left out
 *
 * Returns: (transfer full): their levels' short codes as a spreadsheet program
 *   pastes them: a tab between two cells, a line a row; cells that are not
 *   judged, or do not apply, empty
 */
char *
trellis_matrix_dup_block (TrellisMatrix          *matrix,
                          const TrellisBlockArea *area)
{
  GString *text = g_string_new (NULL);
  guint end_row = MIN (area->row + area->n_rows, trellis_matrix_get_n_rows (matrix));
  guint end_column = MIN (area->column + area->n_columns, trellis_matrix_get_n_columns (matrix));

  for (guint row = area->row; row < end_row; row++)
    {
      for (guint column = area->column; column < end_column; column++)
        {
          const TrellisMatrixCell *cell = trellis_matrix_get_cell (matrix, row, column);

          if (column > area->column)
            g_string_append_c (text, '\t');
          if (cell->applies && cell->level != NULL)
            g_string_append (text, cell->level->short_code);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/**
 * trellis_matrix_block_free:
 * @self: (transfer full): a block
 */
void
trellis_matrix_block_free (TrellisMatrixBlock *self)
{
  g_array_unref (self->cells);
  g_free (self->refused);
  g_free (self);
}
