/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-descriptors.h"

#include "trellis-level-chip.h"
#include "trellis-scheme-field.h"

#include <glib/gi18n-lib.h>

#define CELL_WIDTH 150
#define CELL_HEIGHT 132

typedef struct
{
  TrellisSchemeDraft *draft;   /* (unowned): it outlives the text that is written to it */
  char *path;
} Cell;

static void
free_cell (gpointer  data,
           GClosure *closure)
{
  Cell *cell = data;

  g_free (cell->path);
  g_free (cell);
}

static void
text_changed_cb (GtkTextBuffer *buffer,
                 gpointer       data)
{
  Cell *cell = data;
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  trellis_scheme_draft_set_text (cell->draft, cell->path, g_strstrip (text));
}

static GtkWidget *
create_text (TrellisSchemeDraft *draft,
             const char         *path,
             const char         *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *text = trellis_scheme_draft_dup_text (draft, path);
  Cell *cell = g_new0 (Cell, 1);

  cell->draft = draft;
  cell->path = g_strdup (path);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (view, "scheme-text");
  g_signal_connect_data (buffer, "changed", G_CALLBACK (text_changed_cb), cell, free_cell, 0);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, CELL_WIDTH, CELL_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);

  return scroller;
}

/* The level's chip and name over its words. */
static GtkWidget *
create_cell (TrellisSchemeDraft *draft,
             TrellisScheme      *scheme,
             const TrellisLevel *level,
             const char         *aspect_name,
             const char         *path)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *chip = trellis_level_chip_new ();
  GtkWidget *label = gtk_label_new (level->name);
  g_autofree char *name = g_strdup_printf ("%s, %s", aspect_name, level->name);

  trellis_level_chip_set_level (TRELLIS_LEVEL_CHIP (chip), scheme, level);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (head), chip);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (cell), head);
  gtk_box_append (GTK_BOX (cell), create_text (draft, path, name));

  return cell;
}

static GtkWidget *
add_row (GtkWidget  *list,
         const char *name)
{
  GtkWidget *heading = gtk_label_new (name);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, 12);
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_box_append (GTK_BOX (list), heading);
  gtk_box_append (GTK_BOX (list), row);

  return row;
}

static void
add_aspect (GtkWidget          *list,
            TrellisSchemeDraft *draft,
            TrellisScheme      *scheme,
            guint               index)
{
  TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, index);
  GPtrArray *levels = trellis_scheme_get_aspect_levels (scheme, aspect->id);
  GtkWidget *row = add_row (list, aspect->name);

  for (guint i = 0; i < levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (levels, i);
      g_autofree char *token = trellis_scheme_path_escape (level->id);
      g_autofree char *path = g_strdup_printf ("/aspects/%u/descriptors/%s", index, token);

      gtk_box_append (GTK_BOX (row), create_cell (draft, scheme, level, aspect->name, path));
    }
}

/**
 * trellis_scheme_descriptors_new:
 * @draft: a draft, which the caller keeps for as long as the grid
 *
 * A row for the school as a whole and for each aspect, with the words of every
 * level side by side, as they are when somebody judges by them. While something
 * is wrong with the scheme there is nothing but a sentence that says so.
 *
 * Returns: (transfer floating): the grid
 */
GtkWidget *
trellis_scheme_descriptors_new (TrellisSchemeDraft *draft)
{
  TrellisScheme *current = trellis_scheme_draft_get_scheme (draft);
  g_autoptr (TrellisScheme) scheme = current != NULL ? g_object_ref (current) : NULL;
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row;

  gtk_widget_set_margin_start (list, 18);
  gtk_widget_set_margin_end (list, 18);
  gtk_widget_set_margin_bottom (list, 18);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  if (scheme == NULL)
    {
      GtkWidget *label = gtk_label_new (_("Put right what is wrong first: descriptors are by aspect and level."));

      gtk_widget_set_margin_top (label, 36);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (list), label);
      return scroller;
    }

  row = add_row (list, scheme->overall_name);
  for (guint i = 0; i < scheme->levels->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("/levels/%u/descriptor", i);

      gtk_box_append (GTK_BOX (row), create_cell (draft, scheme, g_ptr_array_index (scheme->levels, i),
                                                  scheme->overall_name, path));
    }
  for (guint i = 0; i < scheme->aspects->len; i++)
    add_aspect (list, draft, scheme, i);

  return scroller;
}
