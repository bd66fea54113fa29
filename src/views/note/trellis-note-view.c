/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-note-view.h"

#include "trellis-action-parse.h"
#include "trellis-note-part.h"
#include "trellis-note-progress.h"
#include "trellis-note-ratings.h"
#include "trellis-note-versions-dialog.h"
#include "trellis-rating-mark.h"
#include "trellis-speller.h"
#include "trellis-store-actions.h"
#include "trellis-store-note-template.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>

/* The note of a visit. What is typed goes to a draft within a second, so that
 * a crash loses no more; leaving the page makes one change of it. */

#define DRAFT_DELAY_MS 1000

struct _TrellisNoteView
{
  TrellisView parent_instance;

  TrellisNoteRatings *ratings;
  GtkLabel *saved;
  GtkBox *parts_box;
  GtkDropDown *add_aspect;
  GtkListBox *steps;
  GtkEntry *add_step;
  TrellisNoteProgress *progress;

  char *visit_id;              /* (nullable) */
  TrellisVisit *visit;         /* (nullable) */
  TrellisNoteState state;
  GPtrArray *asks;             /* (element-type TrellisNoteAsk) (nullable): what the note asks for */
  GHashTable *internal;        /* (element-type utf8): its parts that are internal, asked for or not */
  GPtrArray *editors;          /* (element-type TrellisNotePartEditor): in the order of the note */
  GHashTable *to_save;         /* (element-type TrellisNotePartEditor): typed since the last draft */
  GStrv aspect_ids;            /* (nullable): of the drop-down, after its title */
  guint draft_id;              /* the timeout that saves a draft */
  gboolean is_changed;         /* written in since the note was last kept */
  gboolean is_keeping;         /* the change that the store tells of is our own */
  gboolean is_filling;         /* the drop-down is not a person's choice now */
};

G_DEFINE_FINAL_TYPE (TrellisNoteView, trellis_note_view, TRELLIS_TYPE_VIEW)

static TrellisStore *
get_store (TrellisNoteView *self)
{
  return trellis_view_get_store (TRELLIS_VIEW (self));
}

static gboolean
is_writable (TrellisNoteView *self)
{
  return !trellis_store_is_read_only (get_store (self)) && !trellis_note_status_is_locked (self->state.status);
}

/* Keeping --------------------------------------------------------------------- */

static void
show_saved (TrellisNoteView *self,
            const char      *text)
{
  gtk_label_set_label (self->saved, text);
}

static void
save_drafts (TrellisNoteView *self)
{
  g_autofree char *subject = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer editor;

  g_clear_handle_id (&self->draft_id, g_source_remove);
  if (self->visit_id == NULL)
    return;
  subject = trellis_note_dup_subject (self->visit_id);
  g_hash_table_iter_init (&iter, self->to_save);
  while (g_hash_table_iter_next (&iter, &editor, NULL))
    {
      g_autofree char *body = trellis_note_part_editor_dup_text (editor);

      if (!trellis_store_save_draft (get_store (self), subject, trellis_note_part_editor_get_part (editor), body,
                                     &error))
        {
          show_saved (self, error->message);
          return;
        }
    }
  g_hash_table_remove_all (self->to_save);
  text = g_date_time_format (now, _("Saved at %H:%M"));
  show_saved (self, text);
}

static gboolean
draft_cb (gpointer data)
{
  TrellisNoteView *self = data;

  self->draft_id = 0;
  save_drafts (self);

  return G_SOURCE_REMOVE;
}

static void
written_cb (TrellisNoteView       *self,
            TrellisNotePartEditor *editor)
{
  self->is_changed = TRUE;
  g_hash_table_add (self->to_save, editor);
  /* From the first key, not the last: whoever never pauses is saved too. */
  if (self->draft_id == 0)
    self->draft_id = g_timeout_add (DRAFT_DELAY_MS, draft_cb, self);
}

/* An aspect that was added, and about which nothing was found. */
static gboolean
is_empty_finding (TrellisNotePartEditor *editor)
{
  g_autofree char *text = trellis_note_part_editor_dup_text (editor);

  return trellis_note_part_editor_get_aspect (editor) != NULL && trellis_note_part_editor_get_level (editor) == NULL &&
         *g_strstrip (text) == '\0';
}

/* Makes one change of what was written since the note was last kept. */
static gboolean
keep_note (TrellisNoteView *self)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  g_clear_handle_id (&self->draft_id, g_source_remove);
  g_hash_table_remove_all (self->to_save);
  if (!self->is_changed || self->visit_id == NULL)
    return TRUE;

  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);
  for (guint i = 0; i < self->editors->len; i++)
    {
      TrellisNotePartEditor *editor = g_ptr_array_index (self->editors, i);
      TrellisNotePart *part;

      if (is_empty_finding (editor))
        continue;
      part = g_new0 (TrellisNotePart, 1);
      part->part = g_strdup (trellis_note_part_editor_get_part (editor));
      part->body = trellis_note_part_editor_dup_text (editor);
      part->aspect_id = g_strdup (trellis_note_part_editor_get_aspect (editor));
      part->level_id = g_strdup (trellis_note_part_editor_get_level (editor));
      part->is_internal = g_hash_table_contains (self->internal, part->part);
      g_ptr_array_add (parts, part);
    }
  self->is_keeping = TRUE;
  is_good = trellis_store_write_note (get_store (self), self->visit_id, parts, &error);
  self->is_keeping = FALSE;
  if (!is_good)
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
      return FALSE;
    }
  self->is_changed = FALSE;

  return TRUE;
}

static void
level_chosen_cb (TrellisNoteView       *self,
                 TrellisNotePartEditor *editor)
{
  self->is_changed = TRUE;
  keep_note (self);
  trellis_view_refresh (TRELLIS_VIEW (self));
}

/* Showing --------------------------------------------------------------------- */

static TrellisNotePartEditor *
find_editor (TrellisNoteView *self,
             const char      *part)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      TrellisNotePartEditor *editor = g_ptr_array_index (self->editors, i);

      if (g_str_equal (trellis_note_part_editor_get_part (editor), part))
        return editor;
    }

  return NULL;
}

static TrellisNotePartEditor *
add_editor (TrellisNoteView *self,
            const char      *part,
            const char      *title,
            const char      *hint)
{
  GtkWidget *editor = trellis_note_part_editor_new (part, title, hint);

  g_signal_connect_object (editor, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "level-chosen", G_CALLBACK (level_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->parts_box, editor);
  g_ptr_array_add (self->editors, editor);

  return TRELLIS_NOTE_PART_EDITOR (editor);
}

/* Findings on an aspect stand after those of the day. */
static TrellisNotePartEditor *
add_aspect_editor (TrellisNoteView *self,
                   const char      *part)
{
  TrellisScheme *scheme = trellis_store_get_scheme (get_store (self), NULL);
  const char *aspect_id = part + strlen (TRELLIS_NOTE_ASPECT_PREFIX);
  TrellisAspect *aspect = scheme != NULL ? trellis_scheme_get_aspect (scheme, aspect_id) : NULL;
  TrellisNotePartEditor *editor;
  TrellisNotePartEditor *before = NULL;

  if (aspect == NULL)
    return NULL;
  editor = add_editor (self, part, aspect->name, _("findings, and a level where one was found"));
  trellis_note_part_editor_set_aspect (editor, scheme, aspect_id);
  for (guint i = self->asks->len; before == NULL && i > 0; i--)
    {
      const TrellisNoteAsk *ask = g_ptr_array_index (self->asks, i - 1);

      if (ask->has_aspects)
        before = find_editor (self, ask->part);
    }
  if (before != NULL)
    gtk_box_reorder_child_after (self->parts_box, GTK_WIDGET (editor), GTK_WIDGET (before));

  return editor;
}

/* Whether a part that is in the note says something; that is shown, whatever is
 * asked. */
static gboolean
is_written (GPtrArray  *parts,
            const char *name)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const TrellisNotePart *part = g_ptr_array_index (parts, i);

      if (g_str_equal (part->part, name) && *part->body != '\0')
        return TRUE;
    }

  return FALSE;
}

/* Next steps are actions, which stand above the parts; in words only where a
 * note has some. */
static void
show_asked_parts (TrellisNoteView *self,
                  GPtrArray       *parts)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->editors, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parts_box))) != NULL)
    gtk_box_remove (self->parts_box, child);
  for (guint i = 0; i < self->asks->len; i++)
    {
      const TrellisNoteAsk *ask = g_ptr_array_index (self->asks, i);
      gboolean is_asked = trellis_note_ask_is_for (ask, self->visit->session) &&
                          !g_str_equal (ask->part, TRELLIS_NOTE_PART_NEXT_STEPS);

      if (is_asked || is_written (parts, ask->part))
        add_editor (self, ask->part, ask->title, ask->hint);
    }
}

static void
show_part (TrellisNoteView *self,
           const char      *part,
           const char      *body,
           const char      *level_id)
{
  TrellisNotePartEditor *editor = find_editor (self, part);

  if (editor == NULL && g_str_has_prefix (part, TRELLIS_NOTE_ASPECT_PREFIX))
    editor = add_aspect_editor (self, part);
  /* Asked once, and no longer: by its key. */
  if (editor == NULL && *body != '\0')
    editor = add_editor (self, part, part, "");
  if (editor == NULL)
    return;
  trellis_note_part_editor_set_text (editor, body);
  if (level_id != NULL)
    trellis_note_part_editor_set_level (editor, level_id);
}

static gboolean
show_parts (TrellisNoteView  *self,
            gboolean          is_new,
            GError          **error)
{
  g_autoptr (GPtrArray) parts = trellis_store_read_note (get_store (self), self->visit_id, error);
  g_autoptr (GHashTable) drafts = NULL;
  g_autofree char *subject = trellis_note_dup_subject (self->visit_id);
  GHashTableIter iter;
  gpointer part, body;

  if (parts == NULL)
    return FALSE;
  drafts = trellis_store_list_drafts (get_store (self), subject, error);
  if (drafts == NULL)
    return FALSE;

  if (is_new)
    {
      GPtrArray *asks = trellis_store_read_note_template (get_store (self), error);

      if (asks == NULL)
        return FALSE;
      g_clear_pointer (&self->asks, g_ptr_array_unref);
      self->asks = asks;
      g_hash_table_remove_all (self->internal);
      for (guint i = 0; i < asks->len; i++)
        {
          const TrellisNoteAsk *ask = g_ptr_array_index (asks, i);

          if (ask->is_internal)
            g_hash_table_add (self->internal, g_strdup (ask->part));
        }
      show_asked_parts (self, parts);
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const TrellisNotePart *kept = g_ptr_array_index (parts, i);

      show_part (self, kept->part, kept->body, kept->level_id);
      if (kept->is_internal)
        g_hash_table_add (self->internal, g_strdup (kept->part));
    }
  /* What was typed and never kept, as the program ended, goes on from there. */
  g_hash_table_iter_init (&iter, drafts);
  while (is_writable (self) && g_hash_table_iter_next (&iter, &part, &body))
    {
      show_part (self, part, body, NULL);
      self->is_changed = TRUE;
    }
  for (guint i = 0; i < self->editors->len; i++)
    trellis_note_part_editor_set_editable (g_ptr_array_index (self->editors, i), is_writable (self));

  return TRUE;
}

static gboolean
show_next_steps (TrellisNoteView  *self,
                 GError          **error)
{
  g_autoptr (GListModel) actions = trellis_store_list_next_steps (get_store (self), self->visit_id, error);
  GtkWidget *child;
  guint n;

  if (actions == NULL)
    return FALSE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_list_box_remove (self->steps, child);
  n = g_list_model_get_n_items (actions);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);
      g_autofree char *due = trellis_day_format (action->due_on, TRELLIS_DAY_STYLE_SHORT);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *what = g_markup_escape_text (action->what, -1);
      g_autofree char *owner = g_markup_escape_text (action->owner, -1);
      GtkWidget *due_label = gtk_label_new (due);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), owner);
      gtk_widget_add_css_class (due_label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), due_label);
      if (action->rating != TRELLIS_RATING_NONE)
        adw_action_row_add_prefix (ADW_ACTION_ROW (row), trellis_rating_mark_new (action->rating));
      gtk_list_box_append (self->steps, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->steps), n > 0);

  return TRUE;
}

static void
fill_aspects (TrellisNoteView *self)
{
  TrellisScheme *scheme = trellis_store_get_scheme (get_store (self), NULL);
  GtkStringList *names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  gtk_string_list_append (names, _("Add findings on an aspect"));
  for (guint i = 0; scheme != NULL && i < scheme->aspects->len; i++)
    {
      const TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, i);
      g_autofree char *part = g_strconcat (TRELLIS_NOTE_ASPECT_PREFIX, aspect->id, NULL);

      if (find_editor (self, part) != NULL)
        continue;
      gtk_string_list_append (names, aspect->name);
      g_strv_builder_add (ids, aspect->id);
    }
  g_strfreev (self->aspect_ids);
  self->aspect_ids = g_strv_builder_end (ids);
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->add_aspect, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->add_aspect, 0);
  self->is_filling = FALSE;
  g_object_unref (names);
}

/* A dictionary has no names; the note is full of them. */
static void
teach_names (const TrellisVisit *visit)
{
  TrellisSpeller *speller = trellis_speller_get_default ();

  if (speller == NULL)
    return;
  trellis_speller_know (speller, visit->school_name);
  trellis_speller_know (speller, visit->adviser_name);
}

static gboolean
show_note (TrellisNoteView  *self,
           gboolean          is_new,
           GError          **error)
{
  TrellisStore *store = get_store (self);
  g_autoptr (TrellisVisit) visit = trellis_store_read_visit (store, self->visit_id, error);
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *visit_title = NULL;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;
  gboolean can_rate;

  if (visit == NULL || !trellis_store_read_note_state (store, self->visit_id, &self->state, error))
    return FALSE;
  g_set_object (&self->visit, visit);
  teach_names (visit);
  visit_title = trellis_visit_dup_title (visit);
  /* Translators: a visit, or a meeting: "Note: Visit 4" */
  title = g_strdup_printf (_("Note: %s"), visit_title);
  day = trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_FULL);
  subtitle = g_strdup_printf ("%s%s%s", visit->school_name, *day != '\0' ? ", " : "", day);
  trellis_view_set_title (TRELLIS_VIEW (self), title);
  trellis_view_set_subtitle (TRELLIS_VIEW (self), subtitle);

  /* What is being written is not taken away. */
  if ((is_new || !self->is_changed) && !show_parts (self, is_new, error))
    return FALSE;
  actions = trellis_store_list_visit_actions (store, visit, error);
  if (actions == NULL)
    return FALSE;
  steps = trellis_store_list_note_steps (store, self->visit_id, error);
  if (steps == NULL || !show_next_steps (self, error))
    return FALSE;

  can_rate = is_writable (self) && visit->visit_on != TRELLIS_DAY_NONE &&
             visit->visit_on <= trellis_store_get_today (store);
  trellis_note_ratings_set_actions (self->ratings, actions, visit->visit_on, can_rate);
  trellis_note_progress_set_note (self->progress, visit, &self->state, steps, trellis_store_is_read_only (store));
  fill_aspects (self);
  gtk_widget_set_visible (GTK_WIDGET (self->add_aspect), is_writable (self) && self->aspect_ids[0] != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->add_step), is_writable (self));

  return TRUE;
}

static void
trellis_note_view_refresh (TrellisView  *view,
                           TrellisTopic  topics)
{
  TrellisNoteView *self = TRELLIS_NOTE_VIEW (view);
  g_autoptr (GError) error = NULL;

  if (self->visit_id == NULL || self->is_keeping)
    return;
  if (!show_note (self, self->editors->len == 0, &error))
    trellis_view_show_error (view, error);
}

/* Editing --------------------------------------------------------------------- */

static void
tell (TrellisNoteView *self,
      gboolean         is_good,
      const GError    *error)
{
  const char *sentence = trellis_store_get_undo_sentence (get_store (self));

  if (!is_good)
    trellis_view_show_error (TRELLIS_VIEW (self), error);
  else if (sentence != NULL)
    trellis_view_toast (TRELLIS_VIEW (self), sentence, TRUE);
}

static void
rate_cb (TrellisNoteView *self,
         const char      *id,
         guint            rating,
         const char      *evidence)
{
  g_autoptr (GError) error = NULL;

  if (!trellis_store_rate_action_at_visit (get_store (self), id, self->visit_id, rating, self->visit->visit_on,
                                           evidence, &error))
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
      trellis_view_refresh (TRELLIS_VIEW (self));
    }
}

static void
add_step_cb (TrellisNoteView *self)
{
  TrellisStore *store = get_store (self);
  g_auto (TrellisTypedAction) typed = { 0 };
  g_autoptr (TrellisAction) action = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  TrellisDay today = trellis_store_get_today (store);

  if (!trellis_action_parse (gtk_editable_get_text (GTK_EDITABLE (self->add_step)), today, &typed))
    return;
  action = trellis_action_new ("");
  g_free (action->urn);
  g_free (action->what);
  g_free (action->owner);
  action->urn = g_strdup (self->visit->urn);
  action->what = g_strdup (typed.what);
  action->owner = g_strdup (typed.owner);
  action->due_on = typed.due_on;
  action->opened_on = self->visit->visit_on != TRELLIS_DAY_NONE ? MIN (self->visit->visit_on, today) : today;
  id = trellis_store_add_action (store, action, self->visit_id, &error);
  if (id != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->add_step), "");
  tell (self, id != NULL, error);
}

static void
add_aspect_cb (TrellisNoteView *self)
{
  guint selected = gtk_drop_down_get_selected (self->add_aspect);
  g_autofree char *part = NULL;
  TrellisNotePartEditor *editor;

  if (self->is_filling || self->aspect_ids == NULL || selected == 0 || selected > g_strv_length (self->aspect_ids))
    return;
  part = g_strconcat (TRELLIS_NOTE_ASPECT_PREFIX, self->aspect_ids[selected - 1], NULL);
  editor = add_aspect_editor (self, part);
  fill_aspects (self);
  if (editor != NULL)
    gtk_widget_child_focus (GTK_WIDGET (editor), GTK_DIR_TAB_FORWARD);
}

static void
step_cb (TrellisNoteView *self,
         guint            status,
         const char      *words)
{
  g_autoptr (GError) error = NULL;

  if (status == TRELLIS_NOTE_STATUS_NOT_ACCURATE && *words == '\0')
    {
      trellis_view_toast (TRELLIS_VIEW (self), _("Write what the headteacher found wrong first."), FALSE);
      return;
    }
  if (keep_note (self))
    tell (self, trellis_store_take_note_step (get_store (self), self->visit_id, status, words, &error), error);
}

static void
new_version_cb (TrellisNoteView *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, trellis_store_add_note_version (get_store (self), self->visit_id, &error), error);
}

static void
compare_cb (TrellisNoteView *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (keep_note (self))
    gtk_window_present (GTK_WINDOW (trellis_note_versions_dialog_new (window, get_store (self), self->visit_id)));
}

/* The widget ------------------------------------------------------------------ */

static void
trellis_note_view_unmap (GtkWidget *widget)
{
  keep_note (TRELLIS_NOTE_VIEW (widget));

  GTK_WIDGET_CLASS (trellis_note_view_parent_class)->unmap (widget);
}

static TrellisReport *
trellis_note_view_create_report (TrellisView  *view,
                                 GError      **error)
{
  TrellisNoteView *self = TRELLIS_NOTE_VIEW (view);

  /* What is on screen is what is printed. */
  keep_note (self);
  return trellis_report_new_note (get_store (self), TRELLIS_REPORT_NOTE, self->visit_id, error);
}

static void
trellis_note_view_dispose (GObject *object)
{
  TrellisNoteView *self = TRELLIS_NOTE_VIEW (object);

  g_clear_handle_id (&self->draft_id, g_source_remove);
  g_clear_object (&self->visit);

  G_OBJECT_CLASS (trellis_note_view_parent_class)->dispose (object);
}

static void
trellis_note_view_finalize (GObject *object)
{
  TrellisNoteView *self = TRELLIS_NOTE_VIEW (object);

  g_free (self->visit_id);
  g_strfreev (self->aspect_ids);
  g_ptr_array_unref (self->editors);
  g_hash_table_unref (self->to_save);
  g_hash_table_unref (self->internal);
  g_clear_pointer (&self->asks, g_ptr_array_unref);

  G_OBJECT_CLASS (trellis_note_view_parent_class)->finalize (object);
}

static void
trellis_note_view_class_init (TrellisNoteViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_note_view_dispose;
  object_class->finalize = trellis_note_view_finalize;
  widget_class->unmap = trellis_note_view_unmap;
  TRELLIS_VIEW_CLASS (klass)->refresh = trellis_note_view_refresh;
  TRELLIS_VIEW_CLASS (klass)->create_report = trellis_note_view_create_report;

  g_type_ensure (TRELLIS_TYPE_NOTE_PROGRESS);
  g_type_ensure (TRELLIS_TYPE_NOTE_RATINGS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-note-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteView, ratings);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteView, saved);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteView, parts_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteView, add_aspect);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteView, steps);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteView, add_step);
  gtk_widget_class_bind_template_child (widget_class, TrellisNoteView, progress);
  gtk_widget_class_bind_template_callback (widget_class, rate_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_aspect_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_step_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_version_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
}

static void
trellis_note_view_init (TrellisNoteView *self)
{
  trellis_views_init ();
  self->editors = g_ptr_array_new ();
  self->to_save = g_hash_table_new (NULL, NULL);
  self->internal = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_note_view_set_visit:
 * @self: the page
 * @visit_id: a visit
 *
 * Keeps the note that it shows, and shows the visit's.
 */
void
trellis_note_view_set_visit (TrellisNoteView *self,
                             const char      *visit_id)
{
  g_return_if_fail (TRELLIS_IS_NOTE_VIEW (self));

  if (!keep_note (self))
    return;
  g_free (self->visit_id);
  self->visit_id = g_strdup (visit_id);
  /* The parts of another visit are others. */
  g_ptr_array_set_size (self->editors, 0);
  self->is_changed = FALSE;
  show_saved (self, "");
  trellis_view_refresh (TRELLIS_VIEW (self));
}
