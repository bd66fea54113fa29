/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-note-part.h"

#include "trellis-rich-view.h"
#include "trellis-spelling.h"

#include <glib/gi18n-lib.h>

/* One part of a note: its heading, its words with what sets them, and, of
 * findings on an aspect, the level found. */

struct _TrellisNotePartEditor
{
  GtkBox parent_instance;

  GtkWidget *head;
  GtkStack *beside;      /* a few words on the part, or while it is written in, what sets its words */
  GtkTextView *text;
  GtkDropDown *level;    /* (nullable): of an aspect */

  char *part;
  char *aspect_id;       /* (nullable) */
  GPtrArray *levels;     /* (element-type TrellisLevel) (nullable): of the drop-down, after none */
  TrellisScheme *scheme; /* (nullable) */
  gboolean is_setting;   /* what changes now is not a person's writing */
};

G_DEFINE_FINAL_TYPE (TrellisNotePartEditor, trellis_note_part_editor, GTK_TYPE_BOX)

enum
{
  SIGNAL_WRITTEN,
  SIGNAL_LEVEL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
text_changed_cb (TrellisNotePartEditor *self)
{
  if (!self->is_setting)
    g_signal_emit (self, signals[SIGNAL_WRITTEN], 0);
}

static void
level_cb (TrellisNotePartEditor *self)
{
  if (!self->is_setting)
    g_signal_emit (self, signals[SIGNAL_LEVEL_CHOSEN], 0);
}

/* Twelve parts with three buttons each would be a wall of buttons. */
static void
show_beside_cb (TrellisNotePartEditor *self)
{
  gboolean is_writing = gtk_widget_has_focus (GTK_WIDGET (self->text)) && gtk_text_view_get_editable (self->text);

  gtk_stack_set_visible_child_name (self->beside, is_writing ? "format" : "hint");
}

static void
format_cb (TrellisNotePartEditor *self,
           GtkWidget             *button)
{
  gtk_widget_activate_action (GTK_WIDGET (self->text), gtk_widget_get_name (button), NULL);
}

/* The keys do the same, so that Tab goes from text to text. */
static GtkWidget *
create_format_button (TrellisNotePartEditor *self,
                      const char            *action,
                      const char            *icon,
                      const char            *tip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_name (button, action);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "format");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (format_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
create_format (TrellisNotePartEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), create_format_button (self, "rich.bold", "format-text-bold-symbolic",
                                                       _("Bold (Ctrl+B)")));
  gtk_box_append (GTK_BOX (box), create_format_button (self, "rich.italic", "format-text-italic-symbolic",
                                                       _("Italic (Ctrl+I)")));
  gtk_box_append (GTK_BOX (box), create_format_button (self, "rich.list", "view-list-bullet-symbolic",
                                                       _("List (Ctrl+Shift+L)")));

  return box;
}

static void
trellis_note_part_editor_finalize (GObject *object)
{
  TrellisNotePartEditor *self = TRELLIS_NOTE_PART_EDITOR (object);

  g_free (self->part);
  g_free (self->aspect_id);
  g_clear_object (&self->scheme);

  G_OBJECT_CLASS (trellis_note_part_editor_parent_class)->finalize (object);
}

static void
trellis_note_part_editor_class_init (TrellisNotePartEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_note_part_editor_finalize;

  /**
   * TrellisNotePartEditor::written:
   * @self: the part
   *
   * A person changed its words.
   */
  signals[SIGNAL_WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  /**
   * TrellisNotePartEditor::level-chosen:
   * @self: the part
   *
   * A person chose another level for its aspect.
   */
  signals[SIGNAL_LEVEL_CHOSEN] = g_signal_new ("level-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 0);
}

static void
trellis_note_part_editor_init (TrellisNotePartEditor *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self), self->head);

  self->text = GTK_TEXT_VIEW (trellis_rich_view_new ());
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  gtk_text_view_set_top_margin (self->text, 9);
  gtk_text_view_set_bottom_margin (self->text, 9);
  gtk_text_view_set_left_margin (self->text, 12);
  gtk_text_view_set_right_margin (self->text, 12);
  trellis_spelling_attach (self->text, trellis_speller_get_default ());
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), 64);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->text));
  gtk_widget_add_css_class (scroll, "card");
  gtk_widget_add_css_class (scroll, "note-text");
  gtk_box_append (GTK_BOX (self), scroll);
}

/**
 * trellis_note_part_editor_new:
 * @part: its key in the trust file
 * @title: its heading
 * @hint: a few words at the end of the heading's line; may be empty
 *
 * Returns: (transfer floating): an empty part
 */
GtkWidget *
trellis_note_part_editor_new (const char *part,
                              const char *title,
                              const char *hint)
{
  TrellisNotePartEditor *self = g_object_new (TRELLIS_TYPE_NOTE_PART_EDITOR, NULL);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *words = gtk_label_new (hint);

  self->part = g_strdup (part);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self->head), heading);
  gtk_label_set_xalign (GTK_LABEL (words), 1);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (words, "dim-label");
  self->beside = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->beside), TRUE);
  gtk_stack_set_hhomogeneous (self->beside, FALSE);
  gtk_stack_add_named (self->beside, words, "hint");
  gtk_stack_add_named (self->beside, create_format (self), "format");
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->beside));
  g_signal_connect_object (self->text, "notify::has-focus", G_CALLBACK (show_beside_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/**
 * trellis_note_part_editor_get_part:
 * @self: a part
 *
 * Returns: its key in the trust file
 */
const char *
trellis_note_part_editor_get_part (TrellisNotePartEditor *self)
{
  g_return_val_if_fail (TRELLIS_IS_NOTE_PART_EDITOR (self), NULL);

  return self->part;
}

/**
 * trellis_note_part_editor_set_aspect:
 * @self: a new part
 * @scheme: the trust's scheme
 * @aspect_id: the aspect that it is about, which can then be given a level
 */
void
trellis_note_part_editor_set_aspect (TrellisNotePartEditor *self,
                                     TrellisScheme         *scheme,
                                     const char            *aspect_id)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  g_return_if_fail (TRELLIS_IS_NOTE_PART_EDITOR (self));

  self->aspect_id = g_strdup (aspect_id);
  self->scheme = g_object_ref (scheme);
  self->levels = trellis_scheme_get_aspect_levels (scheme, aspect_id);
  gtk_string_list_append (names, _("No level"));
  for (guint i = 0; i < self->levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (self->levels, i);
      g_autofree char *name = g_strdup_printf ("%s  %s", level->short_code, level->name);

      gtk_string_list_append (names, name);
    }
  self->level = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->level), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Level found"), -1);
  g_signal_connect_object (self->level, "notify::selected", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->level));
}

/**
 * trellis_note_part_editor_get_aspect:
 * @self: a part
 *
 * Returns: (nullable): the aspect that it is about
 */
const char *
trellis_note_part_editor_get_aspect (TrellisNotePartEditor *self)
{
  g_return_val_if_fail (TRELLIS_IS_NOTE_PART_EDITOR (self), NULL);

  return self->aspect_id;
}

/**
 * trellis_note_part_editor_get_level:
 * @self: a part
 *
 * Returns: (nullable): the level found; %NULL for none
 */
const char *
trellis_note_part_editor_get_level (TrellisNotePartEditor *self)
{
  guint selected;

  g_return_val_if_fail (TRELLIS_IS_NOTE_PART_EDITOR (self), NULL);

  if (self->level == NULL)
    return NULL;
  selected = gtk_drop_down_get_selected (self->level);
  if (selected == 0 || selected > self->levels->len)
    return NULL;

  return ((const TrellisLevel *) g_ptr_array_index (self->levels, selected - 1))->id;
}

/**
 * trellis_note_part_editor_set_level:
 * @self: a part
 * @level_id: (nullable): the level that the note has for its aspect
 */
void
trellis_note_part_editor_set_level (TrellisNotePartEditor *self,
                                    const char            *level_id)
{
  guint selected = 0;

  g_return_if_fail (TRELLIS_IS_NOTE_PART_EDITOR (self));

  if (self->level == NULL)
    return;
  for (guint i = 0; i < self->levels->len; i++)
    {
      if (g_strcmp0 (((const TrellisLevel *) g_ptr_array_index (self->levels, i))->id, level_id) == 0)
        selected = i + 1;
    }
  self->is_setting = TRUE;
  gtk_drop_down_set_selected (self->level, selected);
  self->is_setting = FALSE;
}

/**
 * trellis_note_part_editor_dup_text:
 * @self: a part
 *
 * Returns: (transfer full): its words, without air at their ends
 */
char *
trellis_note_part_editor_dup_text (TrellisNotePartEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (TRELLIS_IS_NOTE_PART_EDITOR (self), NULL);

  buffer = gtk_text_view_get_buffer (self->text);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/**
 * trellis_note_part_editor_set_text:
 * @self: a part
 * @text: the words of the note, which nobody wrote just now
 */
void
trellis_note_part_editor_set_text (TrellisNotePartEditor *self,
                                   const char            *text)
{
  g_autofree char *held = NULL;

  g_return_if_fail (TRELLIS_IS_NOTE_PART_EDITOR (self));

  held = trellis_note_part_editor_dup_text (self);
  if (g_strcmp0 (held, text) == 0)
    return;
  self->is_setting = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  self->is_setting = FALSE;
}

/**
 * trellis_note_part_editor_set_editable:
 * @self: a part
 * @is_editable: whether the note can be written in; a final one can only be read
 */
void
trellis_note_part_editor_set_editable (TrellisNotePartEditor *self,
                                       gboolean               is_editable)
{
  g_return_if_fail (TRELLIS_IS_NOTE_PART_EDITOR (self));

  gtk_text_view_set_editable (self->text, is_editable);
  show_beside_cb (self);
  if (self->level != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->level), is_editable);
}
