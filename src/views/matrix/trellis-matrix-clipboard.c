/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-matrix-clipboard.h"

#include "trellis-matrix-block.h"
#include "trellis-store-judgements.h"

#include <glib/gi18n.h>

/* Blocks of levels to and from spreadsheet programs. */

typedef struct
{
  TrellisView *view;
  TrellisMatrix *matrix;    /* as it was when the person pasted */
  TrellisBlockArea area;
} Paste;

static void
free_paste (Paste *paste)
{
  g_object_unref (paste->view);
  g_object_unref (paste->matrix);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, free_paste)

static gboolean
get_area (TrellisMatrixGrid *grid,
          TrellisBlockArea  *area)
{
  g_autoptr (GArray) selection = trellis_matrix_grid_dup_selection (grid);
  const TrellisMatrixPlace *first, *last;

  if (selection->len == 0)
    return FALSE;

  first = &g_array_index (selection, TrellisMatrixPlace, 0);
  last = &g_array_index (selection, TrellisMatrixPlace, selection->len - 1);
  area->row = first->row;
  area->column = first->column;
  area->n_rows = last->row - first->row + 1;
  area->n_columns = last->column - first->column + 1;

  return TRUE;
}

static gboolean
copy_cb (GtkWidget *grid,
         GVariant  *args,
         gpointer   user_data)
{
  TrellisMatrix *matrix = trellis_matrix_grid_get_matrix (TRELLIS_MATRIX_GRID (grid));
  TrellisBlockArea area;
  g_autofree char *text = NULL;

  if (!get_area (TRELLIS_MATRIX_GRID (grid), &area))
    return FALSE;

  text = trellis_matrix_dup_block (matrix, &area);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (grid), text);
  return TRUE;
}

static gboolean
judge_block (Paste                     *paste,
             const TrellisMatrixBlock  *block,
             const char                *sentence,
             GError                   **error)
{
  TrellisStore *store = trellis_view_get_store (paste->view);
  g_autofree TrellisJudgementRecord *records = g_new0 (TrellisJudgementRecord, block->cells->len);

  for (guint i = 0; i < block->cells->len; i++)
    {
      const TrellisBlockCell *cell = &g_array_index (block->cells, TrellisBlockCell, i);

      records[i].urn = trellis_matrix_get_row (paste->matrix, cell->row)->school->urn;
      records[i].aspect_id = trellis_matrix_get_column (paste->matrix, cell->column)->aspect_id;
      records[i].level_id = cell->level->id;
      records[i].scheme_id = trellis_scope_get_scheme (trellis_view_get_scope (paste->view));
      records[i].judged_on = trellis_store_get_today (store);
      records[i].source = paste->matrix->source;
    }

  return trellis_store_judge_all (store, records, block->cells->len, sentence, error);
}

static void
read_text_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autoptr (TrellisMatrixBlock) block = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *judged = NULL;
  guint n;

  block = trellis_matrix_parse_block (paste->matrix, &paste->area, text != NULL ? text : "");
  n = block->cells->len;
  if (n == 0)
    {
      trellis_view_toast (paste->view,
                          block->refused != NULL ? block->refused : _("There are no levels on the clipboard."), FALSE);
      return;
    }

  sentence = g_strdup_printf (ngettext ("Paste %u judgement", "Paste %u judgements", n), n);
  if (!judge_block (paste, block, sentence, &error))
    {
      trellis_view_show_error (paste->view, error);
      return;
    }

  if (block->refused != NULL)
    /* Translators: the second part is a sentence of its own. */
    judged = g_strdup_printf (ngettext ("%u cell judged. %s", "%u cells judged. %s", n), n, block->refused);
  else
    judged = g_strdup_printf (ngettext ("%u cell judged", "%u cells judged", n), n);
  trellis_view_toast (paste->view, judged, TRUE);
}

static gboolean
paste_cb (GtkWidget *grid,
          GVariant  *args,
          gpointer   user_data)
{
  TrellisView *view = user_data;
  TrellisStore *store = trellis_view_get_store (view);
  TrellisMatrix *matrix = trellis_matrix_grid_get_matrix (TRELLIS_MATRIX_GRID (grid));
  TrellisBlockArea area;
  Paste *paste;

  if (!get_area (TRELLIS_MATRIX_GRID (grid), &area))
    return FALSE;
  if (matrix->as_at != trellis_store_get_today (store))
    {
      trellis_view_toast (view, _("You are looking at another day. Judgements are pasted on today’s matrix."), FALSE);
      return TRUE;
    }

  paste = g_new0 (Paste, 1);
  paste->view = g_object_ref (view);
  paste->matrix = g_object_ref (matrix);
  paste->area = area;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (grid), NULL, read_text_cb, paste);

  return TRUE;
}

static void
add_shortcut (GtkShortcutController *controller,
              const char            *trigger,
              GtkShortcutFunc        func,
              TrellisView           *view)
{
  gtk_shortcut_controller_add_shortcut (controller,
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_callback_action_new (func, view, NULL)));
}

/**
 * trellis_matrix_clipboard_attach:
 * @view: the view that @grid is in, told what was done
 * @grid: its matrix
 *
 * Lets Ctrl+C copy the selected cells' short codes as a spreadsheet program
 * pastes them, and Ctrl+V judge a block of levels from there at the cursor, as
 * one change.
 */
void
trellis_matrix_clipboard_attach (TrellisView       *view,
                                 TrellisMatrixGrid *grid)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), "<Control>c|<Control>Insert", copy_cb, view);
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), "<Control>v|<Shift>Insert", paste_cb, view);
  gtk_widget_add_controller (GTK_WIDGET (grid), controller);
}
