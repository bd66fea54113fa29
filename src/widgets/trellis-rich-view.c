/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-rich-view.h"

#include "trellis-rich-text.h"

#include <string.h>

/* Where the words of a note are written. Its text is what the trust file holds,
 * marks and all, faint, with what they mean shown: so a draft, a comparison and
 * the text's own undo need no form of their own. */

#define BOLD "**"
#define ITALIC "_"
#define ITEM "- "
#define ITEM_INDENT_PX 12

struct _TrellisRichView
{
  GtkTextView parent_instance;

  GtkTextTag *bold;
  GtkTextTag *italic;
  GtkTextTag *mark;    /* faint */
  GtkTextTag *item;    /* its second line stands under its first word */
};

G_DEFINE_FINAL_TYPE (TrellisRichView, trellis_rich_view, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (TrellisRichView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* Looks ---------------------------------------------------------------------- */

static void
tag_bytes (GtkTextBuffer     *buffer,
           GtkTextTag        *tag,
           const GtkTextIter *line,
           guint              from,
           guint              to)
{
  GtkTextIter start = *line, end = *line;

  if (from >= to)
    return;
  gtk_text_iter_set_line_index (&start, (int) from);
  gtk_text_iter_set_line_index (&end, (int) to);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

static void
style_line (TrellisRichView *self,
            int              line_number)
{
  GtkTextBuffer *buffer = get_buffer (self);
  g_autofree char *source = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const TrellisRichLine *line;
  GtkTextIter start, end;
  guint at = 0;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line_number);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_remove_tag (buffer, self->bold, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->italic, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->mark, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->item, &start, &end);

  if (gtk_text_iter_equal (&start, &end))
    return;
  source = gtk_text_iter_get_slice (&start, &end);
  lines = trellis_rich_text_parse (source);
  line = g_ptr_array_index (lines, 0);
  if (line->is_item)
    {
      tag_bytes (buffer, self->item, &start, 0, strlen (source));
      at = strlen (ITEM);
    }
  for (guint i = 0; i < line->runs->len; i++)
    {
      const TrellisRichRun *run = &g_array_index (line->runs, TrellisRichRun, i);

      tag_bytes (buffer, self->mark, &start, at, run->source_start);
      if ((run->style & TRELLIS_RICH_BOLD) != 0)
        tag_bytes (buffer, self->bold, &start, run->source_start, run->source_end);
      if ((run->style & TRELLIS_RICH_ITALIC) != 0)
        tag_bytes (buffer, self->italic, &start, run->source_start, run->source_end);
      at = run->source_end;
    }
  tag_bytes (buffer, self->mark, &start, at, strlen (source));
}

static void
style_lines (TrellisRichView *self,
             int              first,
             int              last)
{
  for (int i = first; i <= last; i++)
    style_line (self, i);
}

static void
inserted_cb (TrellisRichView *self,
             GtkTextIter     *at,
             const char      *text,
             int              length)
{
  GtkTextIter start = *at;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  style_lines (self, gtk_text_iter_get_line (&start), gtk_text_iter_get_line (at));
}

static void
deleted_cb (TrellisRichView *self,
            GtkTextIter     *start)
{
  style_line (self, gtk_text_iter_get_line (start));
}

/* Marks ---------------------------------------------------------------------- */

static gboolean
has_before (const GtkTextIter *at,
            const char        *mark)
{
  GtkTextIter from = *at;
  g_autofree char *text = NULL;

  if (!gtk_text_iter_backward_chars (&from, (int) strlen (mark)))
    gtk_text_iter_set_line_offset (&from, 0);
  text = gtk_text_iter_get_slice (&from, at);

  return g_str_equal (text, mark);
}

static gboolean
has_after (const GtkTextIter *at,
           const char        *mark)
{
  GtkTextIter to = *at;
  g_autofree char *text = NULL;

  gtk_text_iter_forward_chars (&to, (int) strlen (mark));
  text = gtk_text_iter_get_slice (at, &to);

  return g_str_equal (text, mark);
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c);
}

/* Without the blanks at its ends, outside of which marks do not hold, and
 * behind the hyphen of an item; FALSE where nothing is left. */
static gboolean
trim (GtkTextIter *start,
      GtkTextIter *end)
{
  if (gtk_text_iter_starts_line (start) && has_after (start, ITEM))
    gtk_text_iter_forward_chars (start, (int) strlen (ITEM));
  while (gtk_text_iter_compare (start, end) < 0 && is_blank (gtk_text_iter_get_char (start)))
    gtk_text_iter_forward_char (start);
  while (gtk_text_iter_compare (start, end) < 0)
    {
      GtkTextIter last = *end;

      gtk_text_iter_backward_char (&last);
      if (!is_blank (gtk_text_iter_get_char (&last)))
        return TRUE;
      *end = last;
    }

  return FALSE;
}

static void
delete_chars (GtkTextBuffer *buffer,
              int            offset,
              int            n)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + n);
  gtk_text_buffer_delete (buffer, &start, &end);
}

static void
insert_at (GtkTextBuffer *buffer,
           int            offset,
           const char    *text)
{
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, offset);
  gtk_text_buffer_insert (buffer, &at, text, -1);
}

/* Takes the marks around some words of one line away, or puts them there. */
static void
toggle_words (TrellisRichView *self,
              GtkTextIter      start,
              GtkTextIter      end,
              const char      *mark)
{
  GtkTextBuffer *buffer = get_buffer (self);
  int n = (int) strlen (mark);
  int from, to;

  if (!trim (&start, &end))
    return;
  from = gtk_text_iter_get_offset (&start);
  to = gtk_text_iter_get_offset (&end);
  if (has_before (&start, mark) && has_after (&end, mark))
    {
      delete_chars (buffer, to, n);
      delete_chars (buffer, from - n, n);
    }
  else if (to - from > 2 * n && has_after (&start, mark) && has_before (&end, mark))
    {
      delete_chars (buffer, to - n, n);
      delete_chars (buffer, from, n);
    }
  else
    {
      insert_at (buffer, to, mark);
      insert_at (buffer, from, mark);
    }
}

/* What is selected, line by line; a mark does not reach over a line's end. It
 * stays selected, so that the same key takes the marks away again. */
static void
toggle_selection (TrellisRichView *self,
                  const char      *mark)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextMark *from, *to;
  GtkTextIter start, end;
  int first_line;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  first_line = gtk_text_iter_get_line (&start);
  from = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  to = gtk_text_buffer_create_mark (buffer, NULL, &end, FALSE);
  for (int line = gtk_text_iter_get_line (&end); line >= first_line; line--)
    {
      GtkTextIter first, last;

      gtk_text_buffer_get_iter_at_mark (buffer, &start, from);
      gtk_text_buffer_get_iter_at_mark (buffer, &end, to);
      gtk_text_buffer_get_iter_at_line (buffer, &first, line);
      last = first;
      if (!gtk_text_iter_ends_line (&last))
        gtk_text_iter_forward_to_line_end (&last);
      toggle_words (self, gtk_text_iter_compare (&first, &start) < 0 ? start : first,
                    gtk_text_iter_compare (&last, &end) > 0 ? end : last, mark);
    }
  gtk_text_buffer_get_iter_at_mark (buffer, &start, from);
  gtk_text_buffer_get_iter_at_mark (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_text_buffer_delete_mark (buffer, from);
  gtk_text_buffer_delete_mark (buffer, to);
}

/* Without a selection: the word at the cursor; between words, marks to write
 * between, which the same key leaves again. */
static void
toggle_here (TrellisRichView *self,
             const char      *mark)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter at;
  int n = (int) strlen (mark);
  int offset;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&at);
  if (has_before (&at, mark) && has_after (&at, mark))
    {
      delete_chars (buffer, offset - n, 2 * n);
    }
  else if (has_after (&at, mark))
    {
      gtk_text_iter_forward_chars (&at, n);
      gtk_text_buffer_place_cursor (buffer, &at);
    }
  else if (gtk_text_iter_inside_word (&at) && !gtk_text_iter_starts_word (&at))
    {
      GtkTextIter start = at, end = at;
      gboolean is_marked;

      gtk_text_iter_backward_word_start (&start);
      gtk_text_iter_forward_word_end (&end);
      is_marked = has_before (&start, mark) && has_after (&end, mark);
      toggle_words (self, start, end, mark);
      gtk_text_buffer_get_iter_at_offset (buffer, &at, is_marked ? offset - n : offset + n);
      gtk_text_buffer_place_cursor (buffer, &at);
    }
  else
    {
      g_autofree char *pair = g_strconcat (mark, mark, NULL);

      gtk_text_buffer_insert (buffer, &at, pair, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &at, offset + n);
      gtk_text_buffer_place_cursor (buffer, &at);
    }
}

static void
toggle (TrellisRichView *self,
        const char      *mark)
{
  GtkTextBuffer *buffer = get_buffer (self);

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return;
  gtk_text_buffer_begin_user_action (buffer);
  if (gtk_text_buffer_get_has_selection (buffer))
    toggle_selection (self, mark);
  else
    toggle_here (self, mark);
  gtk_text_buffer_end_user_action (buffer);
}

static void
toggle_bold (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  toggle (TRELLIS_RICH_VIEW (widget), BOLD);
}

static void
toggle_italic (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  toggle (TRELLIS_RICH_VIEW (widget), ITALIC);
}

/* Makes items of the selected lines, or plain lines where all are items. */
static void
toggle_list (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkTextBuffer *buffer = get_buffer (TRELLIS_RICH_VIEW (widget));
  GtkTextIter start, end;
  gboolean is_list = TRUE;
  int first, last;

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (widget)))
    return;
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  first = gtk_text_iter_get_line (&start);
  last = gtk_text_iter_get_line (&end);
  for (int i = first; i <= last; i++)
    {
      gtk_text_buffer_get_iter_at_line (buffer, &start, i);
      is_list = is_list && has_after (&start, ITEM);
    }
  gtk_text_buffer_begin_user_action (buffer);
  for (int i = first; i <= last; i++)
    {
      gtk_text_buffer_get_iter_at_line (buffer, &start, i);
      if (is_list)
        delete_chars (buffer, gtk_text_iter_get_offset (&start), (int) strlen (ITEM));
      else if (!has_after (&start, ITEM))
        gtk_text_buffer_insert (buffer, &start, ITEM, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
}

/* Enter goes on with a list; in an item without words it ends it. */
static gboolean
enter_cb (TrellisRichView *self,
          guint            keyval,
          guint            keycode,
          GdkModifierType  state)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter at, line;
  gboolean is_empty;

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0 || gtk_text_buffer_get_has_selection (buffer) ||
      !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return GDK_EVENT_PROPAGATE;
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  line = at;
  gtk_text_iter_set_line_offset (&line, 0);
  if (!has_after (&line, ITEM) || gtk_text_iter_get_line_offset (&at) < (int) strlen (ITEM))
    return GDK_EVENT_PROPAGATE;
  is_empty = gtk_text_iter_ends_line (&at) && gtk_text_iter_get_line_offset (&at) == (int) strlen (ITEM);
  gtk_text_buffer_begin_user_action (buffer);
  if (is_empty)
    gtk_text_buffer_delete (buffer, &line, &at);
  else
    gtk_text_buffer_insert (buffer, &at, "\n" ITEM, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));

  return GDK_EVENT_STOP;
}

/* The widget ------------------------------------------------------------------ */

static void
colour_marks (TrellisRichView *self)
{
  GdkRGBA faint;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &faint);
  faint.alpha *= 0.55f;
  g_object_set (self->mark, "foreground-rgba", &faint, NULL);
}

static void
trellis_rich_view_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (trellis_rich_view_parent_class)->css_changed (widget, change);

  colour_marks (TRELLIS_RICH_VIEW (widget));
}

static void
trellis_rich_view_class_init (TrellisRichViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->css_changed = trellis_rich_view_css_changed;
  gtk_widget_class_install_action (widget_class, "rich.bold", NULL, toggle_bold);
  gtk_widget_class_install_action (widget_class, "rich.italic", NULL, toggle_italic);
  gtk_widget_class_install_action (widget_class, "rich.list", NULL, toggle_list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "rich.bold", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "rich.italic", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "rich.list", NULL);
}

static void
trellis_rich_view_init (TrellisRichView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->bold = gtk_text_buffer_create_tag (buffer, "bold", "weight", PANGO_WEIGHT_BOLD, NULL);
  self->italic = gtk_text_buffer_create_tag (buffer, "italic", "style", PANGO_STYLE_ITALIC, NULL);
  self->mark = gtk_text_buffer_create_tag (buffer, "mark", NULL);
  self->item = gtk_text_buffer_create_tag (buffer, "item", "indent", -ITEM_INDENT_PX, NULL);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (inserted_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * trellis_rich_view_new:
 *
 * Returns: (transfer floating): an empty text whose marks are those of
 *   trellis_rich_text_parse(): Ctrl+B, Ctrl+I and Ctrl+Shift+L set them, and so
 *   do its actions `rich.bold`, `rich.italic` and `rich.list`
 */
GtkWidget *
trellis_rich_view_new (void)
{
  return g_object_new (TRELLIS_TYPE_RICH_VIEW, NULL);
}
