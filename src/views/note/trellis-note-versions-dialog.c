/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-note-versions-dialog.h"

#include "trellis-rich-text.h"
#include "trellis-store-note-template.h"
#include "trellis-store-notes.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"
#include "trellis-views.h"
#include "trellis-word-changes.h"

#include <glib/gi18n-lib.h>

/* Two versions of a note side by side: part by part, with the words that were
 * removed struck through on the left and those that were added underlined on the
 * right. */

struct _TrellisNoteVersionsDialog
{
  AdwWindow parent_instance;

  GtkDropDown *earlier;
  GtkDropDown *later;
  GtkBox *parts;

  TrellisStore *store;
  char *visit_id;
  GPtrArray *asks;      /* (element-type TrellisNoteAsk): for the names of parts */
  gboolean is_filling;  /* the drop-downs are not a person's choice now */
};

G_DEFINE_FINAL_TYPE (TrellisNoteVersionsDialog, trellis_note_versions_dialog, ADW_TYPE_WINDOW)

static const char *
get_title (TrellisNoteVersionsDialog *self,
           const TrellisNotePart     *part)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self->store, NULL);
  const TrellisNoteAsk *ask = trellis_note_template_find (self->asks, part->part);
  const TrellisAspect *aspect = scheme != NULL && part->aspect_id != NULL
                                  ? trellis_scheme_get_aspect (scheme, part->aspect_id) : NULL;

  if (ask != NULL)
    return ask->title;
  return aspect != NULL ? aspect->name : part->part;
}

static const char *
get_level_name (TrellisNoteVersionsDialog *self,
                const TrellisNotePart     *part)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self->store, NULL);
  const TrellisLevel *level = NULL;

  if (scheme != NULL && part != NULL && part->level_id != NULL)
    level = trellis_scheme_get_level (scheme, part->level_id);

  return level != NULL ? level->name : _("no level");
}

static GtkWidget *
add_label (GtkBox     *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);

  return label;
}

/* One side of a part: the words that both have, and those that only it has. */
static GtkWidget *
create_side (GPtrArray         *runs,
             TrellisWordChange  own)
{
  const char *mark = own == TRELLIS_WORD_CHANGE_REMOVED
                       ? "strikethrough='true' background='#e01b24' bgalpha='22%'"
                       : "underline='single' background='#2ec27e' bgalpha='22%'";
  g_autoptr (GString) markup = g_string_new (NULL);
  GtkWidget *label = gtk_label_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const TrellisWordRun *run = g_ptr_array_index (runs, i);
      g_autofree char *text = g_markup_escape_text (run->text, -1);

      if (run->change == TRELLIS_WORD_CHANGE_NONE)
        g_string_append (markup, text);
      else if (run->change == own)
        g_string_append_printf (markup, "<span %s>%s</span>", mark, text);
    }
  gtk_label_set_markup (GTK_LABEL (label), markup->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static guint
count_words (GPtrArray         *runs,
             TrellisWordChange  change)
{
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const TrellisWordRun *run = g_ptr_array_index (runs, i);

      if (run->change == change)
        n += run->n_words;
    }

  return n;
}

/* "3 words removed, 5 words added"; empty where the words are the same. */
static char *
dup_counts (guint n_removed,
            guint n_added)
{
  g_autofree char *removed = g_strdup_printf (ngettext ("%u word removed", "%u words removed", n_removed), n_removed);
  g_autofree char *added = g_strdup_printf (ngettext ("%u word added", "%u words added", n_added), n_added);

  if (n_removed > 0 && n_added > 0)
    return g_strdup_printf ("%s, %s", removed, added);
  if (n_removed > 0)
    return g_steal_pointer (&removed);
  return n_added > 0 ? g_steal_pointer (&added) : g_strdup ("");
}

/* Shows a part of which either version may have nothing; returns whether it differs. */
static gboolean
add_part (TrellisNoteVersionsDialog *self,
          const TrellisNotePart     *before,
          const TrellisNotePart     *after)
{
  g_autofree char *earlier = trellis_rich_text_dup_plain (before != NULL ? before->body : "");
  g_autofree char *later = trellis_rich_text_dup_plain (after != NULL ? after->body : "");
  g_autoptr (GPtrArray) runs = trellis_words_compare (earlier, later);
  g_autofree char *counts = dup_counts (count_words (runs, TRELLIS_WORD_CHANGE_REMOVED),
                                        count_words (runs, TRELLIS_WORD_CHANGE_ADDED));
  gboolean has_other_level = g_strcmp0 (before != NULL ? before->level_id : NULL,
                                        after != NULL ? after->level_id : NULL) != 0;
  GtkWidget *sides;

  if (*counts == '\0' && !has_other_level)
    return FALSE;

  gtk_widget_set_margin_top (add_label (self->parts, get_title (self, after != NULL ? after : before), "heading"), 12);
  if (*counts != '\0')
    add_label (self->parts, counts, "dim-label");
  if (has_other_level)
    {
      g_autofree char *level = g_strdup_printf (_("Level: %s, was %s"), get_level_name (self, after),
                                                get_level_name (self, before));

      add_label (self->parts, level, "body");
    }
  sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (sides), create_side (runs, TRELLIS_WORD_CHANGE_REMOVED));
  gtk_box_append (GTK_BOX (sides), create_side (runs, TRELLIS_WORD_CHANGE_ADDED));
  gtk_box_append (self->parts, sides);

  return TRUE;
}

static const TrellisNotePart *
find_part (GPtrArray  *parts,
           const char *name)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const TrellisNotePart *part = g_ptr_array_index (parts, i);

      if (g_str_equal (part->part, name))
        return part;
    }

  return NULL;
}

static GPtrArray *
read_chosen (TrellisNoteVersionsDialog  *self,
             GtkDropDown                *versions,
             GError                    **error)
{
  int version = gtk_drop_down_get_selected (versions) + 1;

  return trellis_store_read_note_version (self->store, self->visit_id, version, error);
}

static void
compare (TrellisNoteVersionsDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) earlier = NULL;
  g_autoptr (GPtrArray) later = NULL;
  GtkWidget *child;
  guint n_different = 0;

  if (self->is_filling)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parts))) != NULL)
    gtk_box_remove (self->parts, child);
  earlier = read_chosen (self, self->earlier, &error);
  later = earlier != NULL ? read_chosen (self, self->later, &error) : NULL;
  if (later == NULL)
    {
      add_label (self->parts, error->message, "error");
      return;
    }

  for (guint i = 0; i < later->len; i++)
    {
      const TrellisNotePart *part = g_ptr_array_index (later, i);

      n_different += add_part (self, find_part (earlier, part->part), part);
    }
  for (guint i = 0; i < earlier->len; i++)
    {
      const TrellisNotePart *part = g_ptr_array_index (earlier, i);

      if (find_part (later, part->part) == NULL)
        n_different += add_part (self, part, NULL);
    }
  gtk_widget_set_margin_top (add_label (self->parts, n_different > 0 ? _("All else is the same in both.")
                                                                     : _("Both versions say the same."), "dim-label"),
                             12);
}

/* "Version 1, final, 3 Mar": what became of it last. */
static void
fill_versions (TrellisNoteVersionsDialog *self,
               GPtrArray                 *steps,
               guint                      n_versions)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint version = 1; version <= n_versions; version++)
    {
      /* Translators: a version of a note, and how far it has come: "Version 2: Draft". */
      g_autofree char *name = g_strdup_printf (_("Version %d: %s"), version,
                                               trellis_note_status_get_name (TRELLIS_NOTE_STATUS_DRAFT));

      for (guint i = 0; i < steps->len; i++)
        {
          const TrellisNoteStep *step = g_ptr_array_index (steps, i);
          g_autofree char *day = trellis_day_format (step->taken_on, TRELLIS_DAY_STYLE_MEDIUM);

          if (step->version != (int) version)
            continue;
          g_free (name);
          /* Translators: a version of a note, how far it has come, and since when: "Version 1: Final, 3 Mar 2026". */
          name = g_strdup_printf (_("Version %d: %s, %s"), version, trellis_note_status_get_name (step->status), day);
        }
      gtk_string_list_append (names, name);
    }

  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->earlier, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->later, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->earlier, MAX (n_versions, 2) - 2);
  gtk_drop_down_set_selected (self->later, n_versions - 1);
  self->is_filling = FALSE;
  compare (self);
}

static void
trellis_note_versions_dialog_dispose (GObject *object)
{
  TrellisNoteVersionsDialog *self = TRELLIS_NOTE_VERSIONS_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->visit_id, g_free);
  g_clear_pointer (&self->asks, g_ptr_array_unref);

  G_OBJECT_CLASS (trellis_note_versions_dialog_parent_class)->dispose (object);
}

static void
trellis_note_versions_dialog_class_init (TrellisNoteVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_note_versions_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/"
                                               "trellis-note-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteVersionsDialog, earlier);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteVersionsDialog, later);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteVersionsDialog, parts);
  gtk_widget_class_bind_template_callback (widget_class, compare);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trellis_note_versions_dialog_init (TrellisNoteVersionsDialog *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_note_versions_dialog_new:
 * @parent: the window
 * @store: the trust file
 * @visit_id: a visit whose note has a version
 *
 * Returns: (transfer floating): the latest version of the visit's note beside
 *   the one before; a person may choose others
 */
GtkWidget *
trellis_note_versions_dialog_new (GtkWindow    *parent,
                                  TrellisStore *store,
                                  const char   *visit_id)
{
  TrellisNoteVersionsDialog *self;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  TrellisNoteState state;

  trellis_views_init ();
  self = g_object_new (TRELLIS_TYPE_NOTE_VERSIONS_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->visit_id = g_strdup (visit_id);
  self->asks = trellis_store_read_note_template (store, &error);
  steps = self->asks != NULL ? trellis_store_list_note_steps (store, visit_id, &error) : NULL;
  if (steps == NULL || !trellis_store_read_note_state (store, visit_id, &state, &error))
    add_label (self->parts, error->message, "error");
  else
    fill_versions (self, steps, state.version);

  return GTK_WIDGET (self);
}
