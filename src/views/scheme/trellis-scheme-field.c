/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-field.h"

#include "trellis-scheme-kinds.h"

#include <string.h>

/* One fact of the draft under its caption, written as it is typed, with what is
 * wrong with it below. */
struct _TrellisSchemeField
{
  GtkBox parent_instance;

  TrellisSchemeDraft *draft;
  const TrellisSchemeFieldInfo *info;
  char *path;
  char *caption;
  GPtrArray *keys;       /* (element-type utf8) (nullable): what the lines of a drop-down or its ticks stand for */
  GtkWidget *control;
  GtkLabel *words;       /* what is wrong, or what to think of */
};

G_DEFINE_FINAL_TYPE (TrellisSchemeField, trellis_scheme_field, GTK_TYPE_BOX)

static void
trellis_scheme_field_finalize (GObject *object)
{
  TrellisSchemeField *self = TRELLIS_SCHEME_FIELD (object);

  g_clear_object (&self->draft);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_free (self->path);
  g_free (self->caption);

  G_OBJECT_CLASS (trellis_scheme_field_parent_class)->finalize (object);
}

static void
trellis_scheme_field_class_init (TrellisSchemeFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_scheme_field_finalize;
}

static void
trellis_scheme_field_init (TrellisSchemeField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
}

/* Words and numbers ----------------------------------------------------------- */

static void
entry_changed_cb (TrellisSchemeField *self,
                  GtkEditable        *editable)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  trellis_scheme_draft_set_text (self->draft, self->path, text);
}

static void
buffer_changed_cb (TrellisSchemeField *self,
                   GtkTextBuffer      *buffer)
{
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  if (self->info->kind == TRELLIS_SCHEME_FIELD_LINES)
    trellis_scheme_draft_set_lines (self->draft, self->path, text);
  else
    trellis_scheme_draft_set_text (self->draft, self->path, text);
}

static GtkWidget *
create_text (TrellisSchemeField *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *text = trellis_scheme_draft_dup_text (self->draft, self->path);

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "scheme-text");
  gtk_widget_set_vexpand (view, TRUE);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);

  return view;
}

static void
value_changed_cb (TrellisSchemeField *self,
                  GtkSpinButton      *spin)
{
  double value = gtk_spin_button_get_value (spin);

  if (value == self->info->fallback)
    trellis_scheme_draft_unset (self->draft, self->path);
  else
    trellis_scheme_draft_set_number (self->draft, self->path, value);
}

static GtkWidget *
create_number (TrellisSchemeField *self)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, self->info->most, 1);

  /* A weight, which is 1 unless it is said, may be a half. */
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), self->info->fallback == 1 ? 1 : 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin),
                             trellis_scheme_draft_get_number (self->draft, self->path, self->info->fallback));
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);

  return spin;
}

static void
count_changed_cb (TrellisSchemeField *self,
                  GtkEditable        *editable)
{
  const char *text = gtk_editable_get_text (editable);
  g_auto (GStrv) parts = g_strsplit (text, "-", 2);
  gint64 least = 0, most = 0;

  if (parts[0] == NULL || *g_strstrip (parts[0]) == '\0')
    trellis_scheme_draft_unset (self->draft, self->path);
  else if (!g_ascii_string_to_signed (parts[0], 10, 0, 365, &least, NULL) ||
           (parts[1] != NULL && !g_ascii_string_to_signed (g_strstrip (parts[1]), 10, least, 365, &most, NULL)))
    /* What is not a number is said to be wrong by whoever reads the scheme. */
    trellis_scheme_draft_set_text (self->draft, self->path, text);
  else if (parts[1] == NULL)
    trellis_scheme_draft_set_number (self->draft, self->path, (double) least);
  else
    trellis_scheme_draft_set_range (self->draft, self->path, (int) least, (int) most);
}

static GtkWidget *
create_entry (TrellisSchemeField *self)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = trellis_scheme_draft_dup_text (self->draft, self->path);
  gboolean is_count = self->info->kind == TRELLIS_SCHEME_FIELD_COUNT;

  g_strdelimit (text, "\n", '-');
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  if (self->info->hint != NULL && !is_count)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), g_dgettext (GETTEXT_PACKAGE, self->info->hint));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), self->info->span == 1 ? 5 : 12);
  if (is_count)
    gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
  g_signal_connect_object (entry, "changed", is_count ? G_CALLBACK (count_changed_cb) : G_CALLBACK (entry_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return entry;
}

/* Choices --------------------------------------------------------------------- */

static void
active_cb (TrellisSchemeField *self,
           GParamSpec         *pspec,
           GtkCheckButton     *check)
{
  trellis_scheme_draft_set_boolean (self->draft, self->path, gtk_check_button_get_active (check));
}

static GtkWidget *
create_switch (TrellisSchemeField *self)
{
  GtkWidget *check = gtk_check_button_new_with_label (self->caption);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), trellis_scheme_draft_get_boolean (self->draft, self->path));
  g_signal_connect_object (check, "notify::active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);

  return check;
}

static void
colour_cb (TrellisSchemeField *self,
           GtkColorButton     *button)
{
  g_autofree char *hex = NULL;
  GdkRGBA rgba;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &rgba);
  hex = g_strdup_printf ("#%02x%02x%02x", (guint) (rgba.red * 255 + 0.5f), (guint) (rgba.green * 255 + 0.5f),
                         (guint) (rgba.blue * 255 + 0.5f));
  trellis_scheme_draft_set_text (self->draft, self->path, hex);
}

static GtkWidget *
create_colour (TrellisSchemeField *self)
{
  GdkRGBA rgba = { 1, 1, 1, 1 };
  g_autofree char *hex = trellis_scheme_draft_dup_text (self->draft, self->path);
  GtkWidget *button;

  gdk_rgba_parse (&rgba, hex);
  button = gtk_color_button_new_with_rgba (&rgba);
  gtk_color_button_set_title (GTK_COLOR_BUTTON (button), self->caption);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "color-set", G_CALLBACK (colour_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
selected_cb (TrellisSchemeField *self,
             GParamSpec         *pspec,
             GtkDropDown        *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected < self->keys->len)
    trellis_scheme_draft_set_text (self->draft, self->path, g_ptr_array_index (self->keys, selected));
}

static GtkWidget *
create_drop_down (TrellisSchemeField *self,
                  GStrv               names)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings ((const char *const *) names);
  g_autofree char *key = trellis_scheme_draft_dup_text (self->draft, self->path);

  for (guint i = 0; i < self->keys->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->keys, i), key))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
    }
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  return drop_down;
}

static void
ticked_cb (TrellisSchemeField *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->control); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      GtkWidget *check = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_string_append_printf (lines, "%s\n", (char *) g_ptr_array_index (self->keys, i));
    }
  trellis_scheme_draft_set_lines (self->draft, self->path, lines->str);
}

/* Nothing ticked is every one of them. */
static GtkWidget *
create_ticks (TrellisSchemeField *self,
              GStrv               names)
{
  GtkWidget *box = gtk_flow_box_new ();
  g_autofree char *text = trellis_scheme_draft_dup_text (self->draft, self->path);
  g_auto (GStrv) chosen = g_strsplit (text, "\n", -1);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 8);
  for (guint i = 0; i < self->keys->len; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (names[i]);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   g_strv_contains ((const char *const *) chosen, g_ptr_array_index (self->keys, i)));
      g_signal_connect_object (check, "notify::active", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
      gtk_flow_box_append (GTK_FLOW_BOX (box), check);
      gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
    }

  return box;
}

static GtkWidget *
create_choice (TrellisSchemeField *self)
{
  g_auto (GStrv) names = NULL;

  self->keys = g_ptr_array_new_with_free_func (g_free);
  if (self->info->kind == TRELLIS_SCHEME_FIELD_PHASES)
    names = trellis_scheme_kinds_list_phases (self->keys);
  else if (self->info->kind == TRELLIS_SCHEME_FIELD_PERIOD)
    names = trellis_scheme_kinds_list_periods (self->keys);
  else if (self->info->kind == TRELLIS_SCHEME_FIELD_KIND)
    names = trellis_scheme_kinds_list_visits (self->draft, self->keys);
  else
    names = trellis_scheme_kinds_list_levels (self->draft, self->info->kind == TRELLIS_SCHEME_FIELD_LEVEL, self->keys);

  if (self->info->kind == TRELLIS_SCHEME_FIELD_PHASES || self->info->kind == TRELLIS_SCHEME_FIELD_LEVELS)
    return create_ticks (self, names);

  return create_drop_down (self, names);
}

static GtkWidget *
create_control (TrellisSchemeField *self)
{
  switch (self->info->kind)
    {
    case TRELLIS_SCHEME_FIELD_LINES:
    case TRELLIS_SCHEME_FIELD_PROSE:
      return create_text (self);
    case TRELLIS_SCHEME_FIELD_NUMBER:
      return create_number (self);
    case TRELLIS_SCHEME_FIELD_SWITCH:
      return create_switch (self);
    case TRELLIS_SCHEME_FIELD_COLOUR:
      return create_colour (self);
    case TRELLIS_SCHEME_FIELD_LEVEL:
    case TRELLIS_SCHEME_FIELD_LEVELS:
    case TRELLIS_SCHEME_FIELD_PHASES:
    case TRELLIS_SCHEME_FIELD_KIND:
    case TRELLIS_SCHEME_FIELD_PERIOD:
      return create_choice (self);
    case TRELLIS_SCHEME_FIELD_TEXT:
    case TRELLIS_SCHEME_FIELD_COUNT:
    default:
      return create_entry (self);
    }
}

/* A number of days may stand alone or as the least of them. */
static char *
choose_path (TrellisSchemeDraft           *draft,
             const TrellisSchemeFieldInfo *info,
             const char                   *base)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", base, info->member);
  g_autofree char *parent = g_path_get_dirname (path);

  if (info->kind == TRELLIS_SCHEME_FIELD_NUMBER && trellis_scheme_draft_get_number (draft, parent, -1) >= 0)
    return g_steal_pointer (&parent);

  return g_steal_pointer (&path);
}

static GtkWidget *
create_caption (const char *text)
{
  GtkWidget *caption = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");

  return caption;
}

/**
 * trellis_scheme_field_new:
 * @draft: a draft
 * @info: what the field says; it is kept
 * @base: the item's place
 * @has_caption: whether the title stands above it; without, it is spoken only
 *
 * Returns: (transfer floating): a field that shows what @draft says there and
 *   writes what a person makes of it
 */
GtkWidget *
trellis_scheme_field_new (TrellisSchemeDraft           *draft,
                          const TrellisSchemeFieldInfo *info,
                          const char                   *base,
                          gboolean                      has_caption)
{
  TrellisSchemeField *self = g_object_new (TRELLIS_TYPE_SCHEME_FIELD, NULL);

  self->draft = g_object_ref (draft);
  self->info = info;
  self->path = choose_path (draft, info, base);
  self->caption = g_strdup (g_dgettext (GETTEXT_PACKAGE, info->title));
  if (has_caption && info->kind != TRELLIS_SCHEME_FIELD_SWITCH)
    gtk_box_append (GTK_BOX (self), create_caption (self->caption));

  self->control = create_control (self);
  if (info->kind == TRELLIS_SCHEME_FIELD_SWITCH)
    gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL, self->caption, -1);
  if (info->hint != NULL)
    gtk_widget_set_tooltip_text (self->control, g_dgettext (GETTEXT_PACKAGE, info->hint));
  gtk_box_append (GTK_BOX (self), self->control);

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_width_chars (self->words, 10);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->words), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->words));

  return GTK_WIDGET (self);
}

/**
 * trellis_scheme_field_get_path:
 * @self: a field
 *
 * Returns: the place that it is of
 */
const char *
trellis_scheme_field_get_path (TrellisSchemeField *self)
{
  return self->path;
}

static void
set_words (TrellisSchemeField *self,
           const char         *words,
           const char         *style)
{
  const char *const classes[] = { "caption", words != NULL ? style : NULL, NULL };

  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_css_classes (GTK_WIDGET (self->words), (const char **) classes);
  gtk_widget_set_visible (GTK_WIDGET (self->words), words != NULL);
}

/**
 * trellis_scheme_field_set_problem:
 * @self: a field
 * @problem: (nullable): what is wrong with it, one sentence; %NULL for nothing
 */
void
trellis_scheme_field_set_problem (TrellisSchemeField *self,
                                  const char         *problem)
{
  set_words (self, problem, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem != NULL)
    gtk_widget_add_css_class (self->control, "error");
  else
    gtk_widget_remove_css_class (self->control, "error");
}

/**
 * trellis_scheme_field_set_warning:
 * @self: a field with nothing wrong
 * @warning: (nullable): what a person should think of, one sentence
 */
void
trellis_scheme_field_set_warning (TrellisSchemeField *self,
                                  const char         *warning)
{
  set_words (self, warning, "warning");
}
