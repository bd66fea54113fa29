/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-spelling.h"

#include <glib/gi18n-lib.h>

/* The spelling of a text: a wavy line under what no dictionary has, and what
 * may be meant in the text's own menu. */

#define CHECK_DELAY_MS 300
#define N_SUGGESTIONS 6
#define DATA_KEY "trellis-spelling"

struct _TrellisSpelling
{
  GObject parent_instance;

  GtkTextView *view;         /* which holds this */
  TrellisSpeller *speller;
  GtkTextTag *tag;           /* of its buffer */
  GMenu *menu;
  GSimpleActionGroup *actions;
  GtkWidget *popover;        /* (nullable): the menu by itself, once F7 was pressed */
  guint check_id;
};

G_DEFINE_FINAL_TYPE (TrellisSpelling, trellis_spelling, G_TYPE_OBJECT)

/* The word that @at is in or ends; FALSE for none. A run of letters with
 * apostrophes inside, as Pango sees it. */
static gboolean
find_word (const GtkTextIter *at,
           GtkTextIter       *start,
           GtkTextIter       *end)
{
  *start = *end = *at;
  if (!gtk_text_iter_inside_word (at) && !gtk_text_iter_ends_word (at))
    return FALSE;
  if (!gtk_text_iter_starts_word (start))
    gtk_text_iter_backward_word_start (start);
  if (!gtk_text_iter_ends_word (end))
    gtk_text_iter_forward_word_end (end);

  return gtk_text_iter_compare (start, end) < 0;
}

/* Marks what is not spelt well, but for the word that is being typed. */
static void
check_text (TrellisSpelling *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  gboolean is_typing = gtk_widget_has_focus (GTK_WIDGET (self->view));
  GtkTextIter start, end, cursor;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->tag, &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  end = start;
  while (gtk_text_iter_forward_word_end (&end))
    {
      g_autofree char *word = NULL;

      start = end;
      gtk_text_iter_backward_word_start (&start);
      word = gtk_text_iter_get_slice (&start, &end);
      if (!(is_typing && gtk_text_iter_equal (&end, &cursor)) && !trellis_speller_check (self->speller, word))
        gtk_text_buffer_apply_tag (buffer, self->tag, &start, &end);
    }
}

static gboolean
check_cb (gpointer data)
{
  TrellisSpelling *self = data;

  self->check_id = 0;
  check_text (self);

  return G_SOURCE_REMOVE;
}

static void
check_soon_cb (TrellisSpelling *self)
{
  if (self->check_id == 0)
    self->check_id = g_timeout_add (CHECK_DELAY_MS, check_cb, self);
}

/* The menu ---------------------------------------------------------------------- */

/* The marked word at the cursor; FALSE for none. */
static gboolean
find_marked (TrellisSpelling *self,
             GtkTextIter     *start,
             GtkTextIter     *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));

  return find_word (&cursor, start, end) && gtk_text_iter_has_tag (start, self->tag);
}

static void
fill_menu (TrellisSpelling *self)
{
  g_auto (GStrv) suggestions = NULL;
  g_autofree char *word = NULL;
  g_autoptr (GMenu) meant = NULL;
  g_autoptr (GMenu) own = NULL;
  GtkTextIter start, end;

  g_menu_remove_all (self->menu);
  if (!gtk_text_view_get_editable (self->view) || !find_marked (self, &start, &end))
    return;
  word = gtk_text_iter_get_slice (&start, &end);
  suggestions = trellis_speller_suggest (self->speller, word, N_SUGGESTIONS);
  meant = g_menu_new ();
  own = g_menu_new ();
  for (guint i = 0; suggestions[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (suggestions[i], NULL);

      g_menu_item_set_action_and_target (item, "spelling.correct", "s", suggestions[i]);
      g_menu_append_item (meant, item);
    }
  /* Without an action it is greyed: there is nothing to choose. */
  if (suggestions[0] == NULL)
    g_menu_append (meant, _("No Suggestions"), "spelling.none");
  g_menu_append (own, _("Add to Dictionary"), "spelling.learn");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (meant));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (own));
}

static void
correct (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  TrellisSpelling *self = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  if (!find_marked (self, &start, &end))
    return;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
learn (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       data)
{
  TrellisSpelling *self = data;
  g_autofree char *word = NULL;
  GtkTextIter start, end;

  if (!find_marked (self, &start, &end))
    return;
  word = gtk_text_iter_get_slice (&start, &end);
  trellis_speller_learn (self->speller, word);
}

/* The text's menu opens at the cursor, which a second button does not move. */
static void
pressed_cb (TrellisSpelling *self,
            int              n_press,
            double           x,
            double           y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter at;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_buffer_get_has_selection (buffer) &&
      gtk_text_view_get_iter_at_location (self->view, &at, buffer_x, buffer_y))
    gtk_text_buffer_place_cursor (buffer, &at);
  check_text (self);
  fill_menu (self);
}

/* Goes to the next word that is marked, from the cursor on and round. */
static gboolean
go_to_next (TrellisSpelling *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  for (guint i = 0; i < 2; i++)
    {
      while (gtk_text_iter_forward_to_tag_toggle (&at, self->tag))
        {
          if (gtk_text_iter_ends_tag (&at, self->tag))
            {
              gtk_text_buffer_place_cursor (buffer, &at);
              gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
              return TRUE;
            }
        }
      gtk_text_buffer_get_start_iter (buffer, &at);
    }

  return FALSE;
}

/* The text's own menu begins with other things; this is all about the word. A
 * text takes no child that it does not know, so that its parent has it. */
static void
pop_up (TrellisSpelling *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self->view));
  GdkRectangle place;
  GtkTextIter at;
  double x, y;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (self->menu));
      gtk_widget_insert_action_group (self->popover, "spelling", G_ACTION_GROUP (self->actions));
      gtk_widget_set_parent (self->popover, parent);
    }
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (self->view, &at, &place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), parent, place.x, place.y, &x, &y);
  place.x = (int) x;
  place.y = (int) y;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
key_cb (TrellisSpelling *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  guint held = state & gtk_accelerator_get_default_mod_mask ();

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    {
      check_text (self);
      fill_menu (self);
    }
  else if (keyval == GDK_KEY_F7 && held == 0)
    {
      check_text (self);
      if (go_to_next (self))
        {
          fill_menu (self);
          pop_up (self);
        }
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
destroy_cb (GtkTextView *view)
{
  g_object_set_data (G_OBJECT (view), DATA_KEY, NULL);
}

/* The object ---------------------------------------------------------------------- */

static void
trellis_spelling_dispose (GObject *object)
{
  TrellisSpelling *self = TRELLIS_SPELLING (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_handle_id (&self->check_id, g_source_remove);

  G_OBJECT_CLASS (trellis_spelling_parent_class)->dispose (object);
}

static void
trellis_spelling_finalize (GObject *object)
{
  TrellisSpelling *self = TRELLIS_SPELLING (object);

  g_object_unref (self->menu);
  g_object_unref (self->actions);
  g_clear_object (&self->speller);

  G_OBJECT_CLASS (trellis_spelling_parent_class)->finalize (object);
}

static void
trellis_spelling_class_init (TrellisSpellingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_spelling_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_spelling_finalize;
}

static void
trellis_spelling_init (TrellisSpelling *self)
{
  self->menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
}

/**
 * trellis_spelling_attach:
 * @view: a text that people write, with the buffer that it keeps
 * @speller: (nullable): what knows the words; with %NULL nothing is marked
 *
 * Marks words in @view that are not spelt well, a moment after each edit, and
 * has what may be meant in the menu of @view. F7 goes to the next of them. It
 * lasts as long as @view.
 */
void
trellis_spelling_attach (GtkTextView    *view,
                         TrellisSpeller *speller)
{
  static const GActionEntry entries[] = {
    { "correct", correct, "s", NULL, NULL },
    { "learn", learn, NULL, NULL, NULL },
  };
  static const GdkRGBA red = { 0.88f, 0.11f, 0.14f, 1 };
  TrellisSpelling *self;
  GtkTextBuffer *buffer;
  GtkGesture *click;
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  if (speller == NULL)
    return;
  self = g_object_new (TRELLIS_TYPE_SPELLING, NULL);
  self->view = view;
  self->speller = g_object_ref (speller);
  buffer = gtk_text_view_get_buffer (view);
  self->tag = gtk_text_buffer_create_tag (buffer, "misspelt", "underline", PANGO_UNDERLINE_ERROR, "underline-rgba",
                                          &red, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "spelling", G_ACTION_GROUP (self->actions));
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (self->menu));
  g_signal_connect_object (buffer, "changed", G_CALLBACK (check_soon_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (check_soon_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::has-focus", G_CALLBACK (check_soon_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speller, "changed", G_CALLBACK (check_soon_cb), self, G_CONNECT_SWAPPED);

  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  /* Not past the text's own end, when it has no buffer any more. */
  g_object_set_data_full (G_OBJECT (view), DATA_KEY, self, g_object_unref);
  g_signal_connect (view, "destroy", G_CALLBACK (destroy_cb), NULL);
  check_soon_cb (self);
}
