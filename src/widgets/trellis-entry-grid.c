/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-entry-grid.h"

#include <string.h>

/* Cells to type in, as of a spreadsheet: rows and columns have heads that stay
 * while the cells are scrolled, arrows and Enter go from cell to cell, and a
 * block that is pasted is handed on whole. What a cell says is taken when it is
 * left; Escape takes it back. Whoever owns the grid says what stands in it. */
struct _TrellisEntryGrid
{
  GtkWidget parent_instance;

  GtkWidget *frame;        /* of the four parts */
  GtkLabel *corner;
  GtkWidget *head;         /* a box of the columns' names */
  GtkWidget *side;         /* a box of the rows' names */
  GtkGrid *body;
  GPtrArray *cells;        /* (element-type GtkText): row by row; owned by the body */
  GPtrArray *texts;        /* (element-type utf8): beside the cells, what stands there */
  guint n_rows;
  guint n_columns;
};

enum
{
  SIGNAL_EDITED,
  SIGNAL_PASTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisEntryGrid, trellis_entry_grid, GTK_TYPE_WIDGET)

/* In characters, of a cell. */
#define CELL_WIDTH_CHARS 9

static void
show_text (TrellisEntryGrid *self,
           guint             index)
{
  GtkWidget *cell = g_ptr_array_index (self->cells, index);

  gtk_editable_set_text (GTK_EDITABLE (cell), g_ptr_array_index (self->texts, index));
  gtk_widget_remove_css_class (cell, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID);
}

/* Hands on what was typed, if anything was. */
static void
take (TrellisEntryGrid *self,
      guint             index)
{
  const char *typed = gtk_editable_get_text (g_ptr_array_index (self->cells, index));

  if (g_strcmp0 (typed, g_ptr_array_index (self->texts, index)) != 0)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0, index / self->n_columns, index % self->n_columns, typed);
}

static gboolean
go_to (TrellisEntryGrid *self,
       guint             index,
       int               rows,
       int               columns)
{
  int row = (int) (index / self->n_columns) + rows;
  int column = (int) (index % self->n_columns) + columns;
  GtkText *cell;

  if (row < 0 || row >= (int) self->n_rows || column < 0 || column >= (int) self->n_columns)
    return FALSE;
  cell = g_ptr_array_index (self->cells, (guint) row * self->n_columns + (guint) column);
  gtk_widget_grab_focus (GTK_WIDGET (cell));

  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        TrellisEntryGrid      *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint index = 0;
  int position = gtk_editable_get_position (GTK_EDITABLE (cell));
  int length = (int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (cell)), -1);
  gboolean is_whole = gtk_editable_get_selection_bounds (GTK_EDITABLE (cell), NULL, NULL);

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0 ||
      !g_ptr_array_find (self->cells, cell, &index))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
      return go_to (self, index, -1, 0);
    case GDK_KEY_Down:
      return go_to (self, index, 1, 0);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (!go_to (self, index, 1, 0))
        take (self, index);
      return TRUE;
    case GDK_KEY_Left:
      return (is_whole || position == 0) && go_to (self, index, 0, -1);
    case GDK_KEY_Right:
      return (is_whole || position == length) && go_to (self, index, 0, 1);
    case GDK_KEY_Escape:
      if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (cell)), g_ptr_array_index (self->texts, index)))
        return FALSE;
      show_text (self, index);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
leave_cb (GtkEventController *controller,
          TrellisEntryGrid   *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (controller);
  guint index;

  /* One that goes with its shape is no more taken. */
  if (!g_ptr_array_find (self->cells, cell, &index))
    return;
  gtk_editable_select_region (GTK_EDITABLE (cell), 0, 0);
  take (self, index);
}

typedef struct
{
  TrellisEntryGrid *grid;
  GtkText *cell;
} Paste;

static void
clipboard_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Paste *paste = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  guint index;

  /* Another measure may have been shown meanwhile. */
  if (text != NULL && g_ptr_array_find (paste->grid->cells, paste->cell, &index) &&
      gtk_editable_get_editable (GTK_EDITABLE (paste->cell)))
    {
      /* A single cell of a spreadsheet ends in a line break. */
      g_strchomp (text);
      if (strpbrk (text, "\t\n") != NULL)
        {
          g_signal_emit (paste->grid, signals[SIGNAL_PASTED], 0, index / paste->grid->n_columns,
                         index % paste->grid->n_columns, text);
        }
      else
        {
          int position;

          gtk_editable_delete_selection (GTK_EDITABLE (paste->cell));
          position = gtk_editable_get_position (GTK_EDITABLE (paste->cell));
          gtk_editable_insert_text (GTK_EDITABLE (paste->cell), text, -1, &position);
          gtk_editable_set_position (GTK_EDITABLE (paste->cell), position);
        }
    }
  g_object_unref (paste->cell);
  g_object_unref (paste->grid);
  g_free (paste);
}

static void
paste_cb (GtkText          *cell,
          TrellisEntryGrid *self)
{
  Paste *paste = g_new0 (Paste, 1);

  g_signal_stop_emission_by_name (cell, "paste-clipboard");
  paste->grid = g_object_ref (self);
  paste->cell = g_object_ref (cell);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (cell)), NULL, clipboard_read_cb, paste);
}

static GtkWidget *
create_cell (TrellisEntryGrid *self,
             const char       *row,
             const char       *column)
{
  GtkWidget *cell = gtk_text_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *name = g_strdup_printf ("%s, %s", row, column);

  g_object_set (cell, "width-chars", CELL_WIDTH_CHARS, "xalign", 1.0f, "enable-undo", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, 0);
  gtk_widget_add_controller (cell, keys);
  gtk_widget_add_controller (cell, focus);
  g_signal_connect_object (cell, "paste-clipboard", G_CALLBACK (paste_cb), self, 0);

  return cell;
}

static GtkWidget *
create_scroller (GtkWidget  *child,
                 const char *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_name (scroller, name);

  return scroller;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static void
trellis_entry_grid_dispose (GObject *object)
{
  TrellisEntryGrid *self = TRELLIS_ENTRY_GRID (object);

  g_ptr_array_set_size (self->cells, 0);
  g_clear_pointer (&self->frame, gtk_widget_unparent);

  G_OBJECT_CLASS (trellis_entry_grid_parent_class)->dispose (object);
}

static void
trellis_entry_grid_finalize (GObject *object)
{
  TrellisEntryGrid *self = TRELLIS_ENTRY_GRID (object);

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->texts);

  G_OBJECT_CLASS (trellis_entry_grid_parent_class)->finalize (object);
}

static void
trellis_entry_grid_class_init (TrellisEntryGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_entry_grid_dispose;
  object_class->finalize = trellis_entry_grid_finalize;
  gtk_widget_class_set_css_name (widget_class, "entrygrid");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * TrellisEntryGrid::edited:
   * @self: a grid
   * @row: of the cell
   * @column: of the cell
   * @text: what was typed there: take it by setting the cell, or mark the cell
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", TRELLIS_TYPE_ENTRY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
  /**
   * TrellisEntryGrid::pasted:
   * @self: a grid
   * @row: of the cell in which it was pasted
   * @column: of that cell
   * @text: more than one cell: lines, and tabs between cells
   */
  signals[SIGNAL_PASTED] = g_signal_new ("pasted", TRELLIS_TYPE_ENTRY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
}

static void
trellis_entry_grid_init (TrellisEntryGrid *self)
{
  GtkWidget *head, *side, *body;

  self->cells = g_ptr_array_new ();
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->frame = gtk_grid_new ();
  self->corner = GTK_LABEL (gtk_label_new (NULL));
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->body = GTK_GRID (gtk_grid_new ());
  gtk_label_set_xalign (self->corner, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->corner), "head");

  head = create_scroller (self->head, "head");
  side = create_scroller (self->side, "side");
  body = create_scroller (GTK_WIDGET (self->body), "body");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (head), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (side), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_hadjustment (GTK_SCROLLED_WINDOW (head),
                                       gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (body)));
  gtk_scrolled_window_set_vadjustment (GTK_SCROLLED_WINDOW (side),
                                       gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (body)));
  gtk_widget_set_hexpand (body, TRUE);
  gtk_widget_set_vexpand (body, TRUE);
  gtk_grid_attach (GTK_GRID (self->frame), GTK_WIDGET (self->corner), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->frame), head, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->frame), side, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (self->frame), body, 1, 1, 1, 1);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
}

/**
 * trellis_entry_grid_set_shape:
 * @self: a grid
 * @corner: what the rows are
 * @rows: their names, %NULL at the end
 * @columns: the columns' names, %NULL at the end
 *
 * Empties the grid, and gives it these rows and columns of cells.
 */
void
trellis_entry_grid_set_shape (TrellisEntryGrid  *self,
                              const char        *corner,
                              const char *const *rows,
                              const char *const *columns)
{
  g_return_if_fail (TRELLIS_IS_ENTRY_GRID (self));

  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->texts, 0);
  clear_box (self->head);
  clear_box (self->side);
  clear_box (GTK_WIDGET (self->body));
  gtk_label_set_label (self->corner, corner);
  self->n_rows = g_strv_length ((char **) rows);
  self->n_columns = g_strv_length ((char **) columns);

  for (guint i = 0; i < self->n_rows; i++)
    {
      GtkWidget *name = gtk_label_new (rows[i]);

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (name), 24);
      gtk_label_set_max_width_chars (GTK_LABEL (name), 24);
      gtk_widget_set_tooltip_text (name, rows[i]);
      gtk_box_append (GTK_BOX (self->side), name);
      for (guint k = 0; k < self->n_columns; k++)
        {
          GtkWidget *cell = create_cell (self, rows[i], columns[k]);

          gtk_grid_attach (self->body, cell, (int) k, (int) i, 1, 1);
          g_ptr_array_add (self->cells, cell);
          g_ptr_array_add (self->texts, g_strdup (""));
        }
    }
  for (guint k = 0; k < self->n_columns; k++)
    {
      GtkWidget *name = gtk_label_new (columns[k]);
      g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

      gtk_label_set_xalign (GTK_LABEL (name), 1);
      gtk_widget_add_css_class (name, "head");
      gtk_box_append (GTK_BOX (self->head), name);
      gtk_size_group_add_widget (group, name);
      if (self->n_rows > 0)
        gtk_size_group_add_widget (group, g_ptr_array_index (self->cells, k));
    }
}

/**
 * trellis_entry_grid_set_cell:
 * @self: a grid
 * @row: of the cell
 * @column: of the cell
 * @text: what stands there
 * @is_editable: whether it can be typed in
 *
 * Where that stood there already, what is being typed stays.
 */
void
trellis_entry_grid_set_cell (TrellisEntryGrid *self,
                             guint             row,
                             guint             column,
                             const char       *text,
                             gboolean          is_editable)
{
  guint index = row * self->n_columns + column;
  GtkWidget *cell;

  g_return_if_fail (TRELLIS_IS_ENTRY_GRID (self));
  g_return_if_fail (row < self->n_rows && column < self->n_columns);

  cell = g_ptr_array_index (self->cells, index);
  if (g_str_equal (text, g_ptr_array_index (self->texts, index)) &&
      is_editable == gtk_editable_get_editable (GTK_EDITABLE (cell)))
    return;
  g_free (self->texts->pdata[index]);
  self->texts->pdata[index] = g_strdup (text);
  show_text (self, index);
  gtk_editable_set_editable (GTK_EDITABLE (cell), is_editable);
  gtk_widget_set_tooltip_text (cell, g_utf8_strlen (text, -1) > CELL_WIDTH_CHARS ? text : NULL);
  if (is_editable)
    gtk_widget_remove_css_class (cell, "dim-label");
  else
    gtk_widget_add_css_class (cell, "dim-label");
}

/**
 * trellis_entry_grid_mark:
 * @self: a grid
 * @row: of the cell
 * @column: of the cell
 *
 * Marks what was typed in a cell as what cannot be taken; it stays there to be
 * corrected until the cell is set.
 */
void
trellis_entry_grid_mark (TrellisEntryGrid *self,
                         guint             row,
                         guint             column)
{
  GtkWidget *cell = trellis_entry_grid_get_cell (self, row, column);

  gtk_widget_add_css_class (cell, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

/**
 * trellis_entry_grid_get_cell:
 * @self: a grid
 * @row: of the cell
 * @column: of the cell
 *
 * Returns: (transfer none): the cell, for the focus
 */
GtkWidget *
trellis_entry_grid_get_cell (TrellisEntryGrid *self,
                             guint             row,
                             guint             column)
{
  g_return_val_if_fail (TRELLIS_IS_ENTRY_GRID (self), NULL);
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, NULL);

  return g_ptr_array_index (self->cells, row * self->n_columns + column);
}
