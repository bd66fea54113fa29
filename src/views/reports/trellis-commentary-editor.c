/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-commentary-editor.h"

#include <glib/gi18n-lib.h>

/* The sentence or two that a person puts on a document's first page: they begin
 * as the program would say it, and are theirs from the first change on. */

/* A board reads a page of so many words. */
#define WORDS_MOST 200

struct _TrellisCommentaryEditor
{
  GtkBox parent_instance;

  GtkTextView *words_view;
  GtkLabel *note;
  GtkLabel *count;
  GtkWidget *generated;
  GtkWidget *keep;

  char *shown;              /* what the page says now */
  guint n_page_words;       /* on the page that says so */
};

enum
{
  SIGNAL_WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisCommentaryEditor, trellis_commentary_editor, GTK_TYPE_BOX)

static char *
dup_words (TrellisCommentaryEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words_view);
  GtkTextIter start, end;
  char *words;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

  return g_strstrip (words);
}

static int
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  int n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += words[i][0] != '\0';

  return n;
}

/* How many words the page would have with what is typed. */
static void
show_count (TrellisCommentaryEditor *self,
            const char              *typed)
{
  int n = (int) self->n_page_words - count_words (self->shown != NULL ? self->shown : "") + count_words (typed);
  g_autofree char *count = g_strdup_printf (n > WORDS_MOST ? _("The page has %d words: over %d")
                                                           : _("The page has %d of %d words"), n, WORDS_MOST);

  gtk_label_set_label (self->count, count);
  if (n > WORDS_MOST)
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "warning");
}

static void
changed_cb (TrellisCommentaryEditor *self)
{
  g_autofree char *words = dup_words (self);

  show_count (self, words);
  gtk_widget_set_sensitive (self->keep, g_strcmp0 (words, self->shown) != 0);
}

/* What is typed becomes one edit when it is left. */
static void
keep_cb (TrellisCommentaryEditor *self)
{
  g_autofree char *words = dup_words (self);

  if (g_strcmp0 (words, self->shown) == 0)
    return;
  g_signal_emit (self, signals[SIGNAL_WRITTEN], 0, words);
}

static void
generated_cb (TrellisCommentaryEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_WRITTEN], 0, "");
}

static gboolean
keep_shortcut_cb (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   data)
{
  keep_cb (data);

  return TRUE;
}

/* Before the text takes it for a new line. */
static void
add_keep_shortcut (TrellisCommentaryEditor *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger = gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (trigger, gtk_callback_action_new (keep_shortcut_cb, self,
                                                                                            NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->words_view), controller);
}

static void
trellis_commentary_editor_finalize (GObject *object)
{
  g_free (TRELLIS_COMMENTARY_EDITOR (object)->shown);

  G_OBJECT_CLASS (trellis_commentary_editor_parent_class)->finalize (object);
}

static void
trellis_commentary_editor_class_init (TrellisCommentaryEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_commentary_editor_finalize;

  /**
   * TrellisCommentaryEditor::written:
   * @self: the editor
   * @words: what was written; empty for the generated text again
   *
   * A person has done with the text.
   */
  signals[SIGNAL_WRITTEN] = g_signal_new ("written", TRELLIS_TYPE_COMMENTARY_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/"
                                               "trellis-commentary-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisCommentaryEditor, words_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisCommentaryEditor, note);
  gtk_widget_class_bind_template_child (widget_class, TrellisCommentaryEditor, count);
  gtk_widget_class_bind_template_child (widget_class, TrellisCommentaryEditor, generated);
  gtk_widget_class_bind_template_child (widget_class, TrellisCommentaryEditor, keep);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, generated_cb);
}

static void
trellis_commentary_editor_init (TrellisCommentaryEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->words_view), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (keep_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->words_view), focus);
  add_keep_shortcut (self);
}

/**
 * trellis_commentary_editor_show:
 * @self: the editor
 * @words: what the page says
 * @written_on: when a person wrote it; %TRELLIS_DAY_NONE where it was generated
 * @n_page_words: how many words the whole page has
 * @is_read_only: whether nothing can be written
 *
 * Shows what stands on the page now. What is being typed stays.
 */
void
trellis_commentary_editor_show (TrellisCommentaryEditor *self,
                                const char              *words,
                                TrellisDay               written_on,
                                guint                    n_page_words,
                                gboolean                 is_read_only)
{
  g_autofree char *typed = dup_words (self);
  g_autofree char *day = trellis_day_format (written_on, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *note = written_on != TRELLIS_DAY_NONE ? g_strdup_printf (_("Written for %s"), day)
                                                         : g_strdup (_("Generated from the figures"));

  g_return_if_fail (TRELLIS_IS_COMMENTARY_EDITOR (self));

  self->n_page_words = n_page_words;
  if (g_strcmp0 (typed, words) != 0 && (self->shown == NULL || g_strcmp0 (typed, self->shown) == 0))
    {
      g_free (self->shown);
      self->shown = g_strdup (words);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->words_view), words, -1);
    }
  else
    {
      g_free (self->shown);
      self->shown = g_strdup (words);
    }
  gtk_label_set_label (self->note, note);
  gtk_text_view_set_editable (self->words_view, !is_read_only);
  gtk_widget_set_sensitive (self->generated, written_on != TRELLIS_DAY_NONE && !is_read_only);
  changed_cb (self);
}
