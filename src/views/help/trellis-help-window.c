/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-help-window.h"

#include "trellis-help-topics.h"

#include <libintl.h>

/* The guide: topics on the left, one page of them on the right; in a narrow
 * window one or the other. */

struct _TrellisHelpWindow
{
  AdwWindow parent_instance;

  AdwLeaflet *leaflet;
  GtkListBox *topics;
  AdwWindowTitle *title;
  GtkScrolledWindow *scrolled;
  GtkBox *page;
};

G_DEFINE_FINAL_TYPE (TrellisHelpWindow, trellis_help_window, ADW_TYPE_WINDOW)

static GtkWidget *
create_words (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* A short mark on the left, and words beside it. */
static GtkWidget *
create_row (GtkWidget  *mark,
            const char *words)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), create_words (words));
  return row;
}

static GtkWidget *
create_step (guint       number,
             const char *words)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *mark = gtk_label_new (text);

  gtk_widget_add_css_class (mark, "welcome-number");
  return create_row (mark, words);
}

static GtkWidget *
create_key (const char   *key,
            const char   *words,
            GtkSizeGroup *keys)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *mark = gtk_label_new (key);

  gtk_widget_add_css_class (mark, "badge");
  gtk_widget_set_halign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_size_group_add_widget (keys, box);
  return create_row (box, words);
}

static void
show_topic (TrellisHelpWindow      *self,
            const TrellisHelpTopic *topic)
{
  g_autoptr (GtkSizeGroup) keys = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  GtkWidget *child;
  guint step = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->page))) != NULL)
    gtk_box_remove (self->page, child);

  for (guint i = 0; i < topic->n_lines; i++)
    {
      const TrellisHelpLine *line = &topic->lines[i];

      step = line->kind == TRELLIS_HELP_STEP ? step + 1 : 0;
      switch (line->kind)
        {
        case TRELLIS_HELP_STEP:
          child = create_step (step, gettext (line->text));
          break;
        case TRELLIS_HELP_KEY:
          child = create_key (gettext (line->key), gettext (line->text), keys);
          break;
        case TRELLIS_HELP_TEXT:
        default:
          child = create_words (gettext (line->text));
          break;
        }
      gtk_box_append (self->page, child);
    }
  adw_window_title_set_title (self->title, gettext (topic->title));
  gtk_adjustment_set_value (adjustment, 0);
}

static void
row_selected_cb (TrellisHelpWindow *self,
                 GtkListBoxRow     *row)
{
  guint n_topics;

  if (row != NULL)
    show_topic (self, &trellis_help_list_topics (&n_topics)[gtk_list_box_row_get_index (row)]);
}

static void
row_activated_cb (TrellisHelpWindow *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
back_cb (TrellisHelpWindow *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
fill_topics (TrellisHelpWindow *self)
{
  guint n_topics;
  const TrellisHelpTopic *all = trellis_help_list_topics (&n_topics);

  for (guint i = 0; i < n_topics; i++)
    {
      GtkWidget *label = create_words (gettext (all[i].title));

      gtk_widget_set_margin_top (label, 6);
      gtk_widget_set_margin_bottom (label, 6);
      gtk_list_box_append (self->topics, label);
    }
}

static void
trellis_help_window_class_init (TrellisHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisHelpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TrellisHelpWindow, topics);
  gtk_widget_class_bind_template_child (widget_class, TrellisHelpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TrellisHelpWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TrellisHelpWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trellis_help_window_init (TrellisHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_topics (self);
  gtk_list_box_select_row (self->topics, gtk_list_box_get_row_at_index (self->topics, 0));
}

/**
 * trellis_help_window_new:
 *
 * Returns: (transfer floating): the guide, at its first topic
 */
GtkWidget *
trellis_help_window_new (void)
{
  return g_object_new (TRELLIS_TYPE_HELP_WINDOW, NULL);
}

/**
 * trellis_help_window_show_topic:
 * @self: the guide
 * @id: a topic, such as `matrix`; one that there is not changes nothing
 *
 * Turns to a page of it.
 */
void
trellis_help_window_show_topic (TrellisHelpWindow *self,
                                const char        *id)
{
  guint n_topics;
  const TrellisHelpTopic *all = trellis_help_list_topics (&n_topics);

  g_return_if_fail (TRELLIS_IS_HELP_WINDOW (self));

  for (guint i = 0; i < n_topics; i++)
    {
      if (g_strcmp0 (all[i].id, id) != 0)
        continue;
      gtk_list_box_select_row (self->topics, gtk_list_box_get_row_at_index (self->topics, i));
      adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
    }
}
