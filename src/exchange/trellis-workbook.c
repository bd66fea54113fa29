/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-workbook.h"

#include "trellis-scheme.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* What a cell of a sheet holds at most, in characters: "Excel specifications
 * and limits". */
#define LONGEST_TEXT 32767

#define LINE_HEIGHT 15.0     /* points */
#define TALLEST_ROW 409.0    /* points: the same limits */

/* Sheets that are wider, in characters, are printed on A3. */
#define WIDEST_ON_A4 150
#define PAPER_A3 8
#define PAPER_A4 9

typedef struct
{
  lxw_workbook *book;
  lxw_format *head;
  lxw_format *text;
  lxw_format *day;
  lxw_format *numbers[10];  /* by places after the point; made when first asked for */
  GHashTable *colours;      /* #rrggbb → lxw_format, owned by the book */
} Writing;

static lxw_format *
add_format (Writing *w)
{
  lxw_format *format = workbook_add_format (w->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);

  return format;
}

static lxw_format *
find_number_format (Writing *w,
                    int      decimals)
{
  guint places = (guint) CLAMP (decimals, 0, (int) G_N_ELEMENTS (w->numbers) - 1);

  if (w->numbers[places] == NULL)
    {
      g_autoptr (GString) picture = g_string_new (places > 0 ? "0." : "0");

      for (guint i = 0; i < places; i++)
        g_string_append_c (picture, '0');
      w->numbers[places] = add_format (w);
      format_set_num_format (w->numbers[places], picture->str);
    }

  return w->numbers[places];
}

static lxw_format *
find_colour_format (Writing    *w,
                    const char *colour)
{
  lxw_format *format = g_hash_table_lookup (w->colours, colour);

  if (format == NULL)
    {
      format = add_format (w);
      format_set_align (format, LXW_ALIGN_CENTER);
      format_set_pattern (format, LXW_PATTERN_SOLID);
      format_set_bg_color (format, (lxw_color_t) g_ascii_strtoull (colour + 1, NULL, 16));
      format_set_font_color (format, trellis_colour_is_dark (colour) ? LXW_COLOR_WHITE : LXW_COLOR_BLACK);
      format_set_border (format, LXW_BORDER_THIN);
      format_set_border_color (format, LXW_COLOR_WHITE);
      g_hash_table_insert (w->colours, (gpointer) colour, format);
    }

  return format;
}

/* A text that is longer than a cell can hold ends in "…". It stays a text
 * whatever it begins with: only formulas are written as formulas, and there are
 * none. */
static lxw_error
write_text (lxw_worksheet          *sheet,
            lxw_row_t               row,
            lxw_col_t               column,
            const char             *text,
            lxw_format             *format)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (text, -1) > LONGEST_TEXT)
    {
      g_autofree char *start = g_utf8_substring (text, 0, LONGEST_TEXT - 1);

      cut = g_strconcat (start, "…", NULL);
    }

  return worksheet_write_string (sheet, row, column, cut != NULL ? cut : text, format);
}

static const char *
get_shown (const TrellisTableCell *cell)
{
  return cell->name != NULL ? cell->name : cell->text;
}

static lxw_error
write_cell (Writing                *w,
            lxw_worksheet          *sheet,
            lxw_row_t               row,
            lxw_col_t               column,
            const TrellisTableCell *cell)
{
  lxw_format *format = cell->colour != NULL ? find_colour_format (w, cell->colour) : w->text;
  lxw_datetime day = { 0 };

  switch (cell->type)
    {
    case TRELLIS_CELL_TEXT:
      return write_text (sheet, row, column, get_shown (cell), format);

    case TRELLIS_CELL_NUMBER:
      return worksheet_write_number (sheet, row, column, cell->number, find_number_format (w, cell->decimals));

    case TRELLIS_CELL_DAY:
      trellis_day_get_ymd (cell->day, &day.year, &day.month, &day.day);
      return worksheet_write_datetime (sheet, row, column, &day, w->day);

    case TRELLIS_CELL_EMPTY:
      return cell->colour != NULL ? worksheet_write_blank (sheet, row, column, format) : LXW_NO_ERROR;

    default:
      g_assert_not_reached ();
    }
}

/* How many lines a text needs where a line holds so many characters: words are
 * not broken, so a line is taken to be filled to seven eighths. */
static guint
count_lines (const char *text,
             guint       width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_lines = 0;
  guint filled = MAX (width * 7 / 8, 1);

  for (guint i = 0; lines[i] != NULL; i++)
    n_lines += MAX (((guint) g_utf8_strlen (lines[i], -1) + filled - 1) / filled, 1);

  return n_lines;
}

/* Spreadsheet programs do not fit the rows of a file to wrapped texts by
 * themselves. */
static double
find_row_height (TrellisTable *table,
                 guint         row)
{
  guint n_lines = 1;

  for (guint i = 0; i < trellis_table_get_n_columns (table); i++)
    {
      const TrellisTableColumn *column = trellis_table_get_column (table, i);
      const TrellisTableCell *cell = trellis_table_get_cell (table, row, i);

      if (column->title != NULL && cell->type == TRELLIS_CELL_TEXT)
        n_lines = MAX (n_lines, count_lines (get_shown (cell), column->width));
    }

  return MIN (n_lines * LINE_HEIGHT, TALLEST_ROW);
}

static lxw_error
write_head (Writing       *w,
            lxw_worksheet *sheet,
            TrellisTable  *table)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };
  lxw_error failure = LXW_NO_ERROR;
  guint n_lines = 1;

  for (guint i = 0; i < trellis_table_get_n_columns (table) && failure == LXW_NO_ERROR; i++)
    {
      const TrellisTableColumn *column = trellis_table_get_column (table, i);
      lxw_col_t place = (lxw_col_t) i;

      if (column->title != NULL)
        n_lines = MAX (n_lines, count_lines (column->title, column->width));
      worksheet_set_column_opt (sheet, place, place, column->width, NULL, column->title == NULL ? &hidden : NULL);
      failure = worksheet_write_string (sheet, 0, place, column->title != NULL ? column->title : column->key, w->head);
    }
  worksheet_set_row (sheet, 0, n_lines * LINE_HEIGHT, NULL);

  return failure;
}

static guint
find_width (TrellisTable *table)
{
  guint width = 0;

  for (guint i = 0; i < trellis_table_get_n_columns (table); i++)
    {
      if (trellis_table_get_column (table, i)->title != NULL)
        width += trellis_table_get_column (table, i)->width;
    }

  return width;
}

/* A sheet for a table: its head stays while it is scrolled and filters the rows,
 * and is repeated on each page when it is printed. */
static lxw_error
write_sheet (Writing      *w,
             TrellisTable *table)
{
  guint n_columns = trellis_table_get_n_columns (table);
  guint n_rows = trellis_table_get_n_rows (table);
  lxw_worksheet *sheet = workbook_add_worksheet (w->book, trellis_table_get_name (table));
  lxw_error failure;

  if (sheet == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;

  failure = write_head (w, sheet, table);
  for (guint row = 0; row < n_rows && failure == LXW_NO_ERROR; row++)
    {
      for (guint column = 0; column < n_columns && failure == LXW_NO_ERROR; column++)
        failure = write_cell (w, sheet, row + 1, (lxw_col_t) column, trellis_table_get_cell (table, row, column));
      worksheet_set_row (sheet, row + 1, find_row_height (table, row), NULL);
    }
  worksheet_autofilter (sheet, 0, 0, n_rows, (lxw_col_t) (n_columns - 1));
  worksheet_freeze_panes (sheet, 1, (lxw_col_t) trellis_table_get_n_fixed (table));
  worksheet_repeat_rows (sheet, 0, 0);
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, find_width (table) > WIDEST_ON_A4 ? PAPER_A3 : PAPER_A4);
  worksheet_fit_to_pages (sheet, 1, 0);

  return failure;
}

static lxw_error
write_book (Writing   *w,
            GPtrArray *tables)
{
  lxw_error failure = LXW_NO_ERROR;

  w->head = workbook_add_format (w->book);
  format_set_bold (w->head);
  format_set_text_wrap (w->head);
  format_set_align (w->head, LXW_ALIGN_VERTICAL_TOP);
  format_set_bottom (w->head, LXW_BORDER_THIN);
  w->text = add_format (w);
  format_set_text_wrap (w->text);
  w->day = add_format (w);
  format_set_num_format (w->day, "dd/mm/yyyy");
  format_set_align (w->day, LXW_ALIGN_LEFT);
  for (guint i = 0; i < tables->len && failure == LXW_NO_ERROR; i++)
    failure = write_sheet (w, g_ptr_array_index (tables, i));

  return failure;
}

/* Writes the book where nobody else can read it; it is brought to its place
 * whole afterwards. */
static lxw_error
write_to (const char *path,
          const char *title,
          GPtrArray  *tables)
{
  Writing w = { .colours = g_hash_table_new (g_str_hash, g_str_equal) };
  lxw_doc_properties properties = { .title = (char *) title };
  lxw_error failure, closing;

  w.book = workbook_new (path);
  workbook_set_properties (w.book, &properties);
  failure = write_book (&w, tables);
  closing = workbook_close (w.book);
  g_hash_table_unref (w.colours);

  return failure != LXW_NO_ERROR ? failure : closing;
}

/**
 * trellis_workbook_save:
 * @tables: (element-type TrellisTable): at least one; each becomes a sheet. Names
 *   have at most 31 characters, none of `[]:*?/\`, and differ
 * @title: the book's title, as its properties show it
 * @path: the file to write; one that is there is replaced
 * @error: return location for a #GError
 *
 * Writes tables as a workbook (Office Open XML, `.xlsx`): real numbers and
 * dates, heads that stay and filter, colours. What only programs read is in
 * hidden columns. On failure an older file of the name stays.
 *
 * Returns: whether the file is written
 */
gboolean
trellis_workbook_save (GPtrArray   *tables,
                       const char  *title,
                       const char  *path,
                       GError     **error)
{
  g_autofree char *draft = NULL;
  g_autofree char *content = NULL;
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) cause = NULL;
  lxw_error failure;
  gsize length;
  gboolean is_saved = FALSE;
  int fd;

  g_return_val_if_fail (tables->len > 0, FALSE);

  fd = g_file_open_tmp ("trellis-XXXXXX.xlsx", &draft, &cause);
  if (fd >= 0)
    {
      close (fd);
      failure = write_to (draft, title, tables);
      if (failure != LXW_NO_ERROR)
        g_set_error_literal (&cause, G_FILE_ERROR, G_FILE_ERROR_FAILED, lxw_strerror (failure));
      is_saved = failure == LXW_NO_ERROR && g_file_get_contents (draft, &content, &length, &cause) &&
                 g_file_set_contents_full (path, content, (gssize) length,
                                           G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &cause);
      g_unlink (draft);
    }
  if (!is_saved)
    g_set_error (error, cause->domain, cause->code, _("%s could not be written: %s"), name, cause->message);

  return is_saved;
}
