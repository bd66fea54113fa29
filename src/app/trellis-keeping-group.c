/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-keeping-group.h"

#include "trellis-backup.h"
#include "trellis-day-button.h"
#include "trellis-forgetting.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>

/* For how long notes and history are kept. Nothing goes by itself: what is older
 * is counted here, and a person removes it, told first what is lost. */

struct _TrellisKeepingGroup
{
  AdwPreferencesGroup parent_instance;

  GtkSpinButton *years;
  AdwActionRow *words_row;
  GtkWidget *words_button;
  TrellisDayButton *day;

  TrellisStore *store;     /* (nullable): until it is given */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (TrellisKeepingGroup, trellis_keeping_group, ADW_TYPE_PREFERENCES_GROUP)

static void
tell (TrellisKeepingGroup *self,
      const char          *text)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_WINDOW);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), adw_toast_new (escaped));
}

static TrellisDay
get_kept_from (TrellisKeepingGroup *self)
{
  return trellis_day_add_months (trellis_store_get_today (self->store),
                                 -12 * gtk_spin_button_get_value_as_int (self->years));
}

/* "12 notes of visits and 3 concerns" */
static char *
dup_words (const TrellisForgotten *forgotten)
{
  g_autofree char *notes = g_strdup_printf (ngettext ("%u note of a visit", "%u notes of visits", forgotten->n_notes),
                                            forgotten->n_notes);
  g_autofree char *concerns = g_strdup_printf (ngettext ("%u settled concern", "%u settled concerns",
                                                         forgotten->n_concerns),
                                               forgotten->n_concerns);

  if (forgotten->n_concerns == 0)
    return g_steal_pointer (&notes);
  if (forgotten->n_notes == 0)
    return g_steal_pointer (&concerns);

  /* Translators: notes of visits, and concerns */
  return g_strdup_printf (_("%s and %s"), notes, concerns);
}

static void
show (TrellisKeepingGroup *self)
{
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (self->store, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  TrellisForgotten old;

  if (trust == NULL)
    return;
  self->is_showing = TRUE;
  gtk_spin_button_set_value (self->years, trust->retention_years);
  self->is_showing = FALSE;

  if (!trellis_store_count_words (self->store, get_kept_from (self), &old, &error))
    {
      adw_action_row_set_subtitle (self->words_row, error->message);
      gtk_widget_set_sensitive (self->words_button, FALSE);
      return;
    }
  words = old.n_notes + old.n_concerns > 0 ? dup_words (&old) : g_strdup (_("Nothing"));
  adw_action_row_set_subtitle (self->words_row, words);
  gtk_widget_set_sensitive (self->words_button, old.n_notes + old.n_concerns > 0);
}

static void
years_cb (TrellisKeepingGroup *self)
{
  g_autoptr (GError) error = NULL;

  if (self->is_showing)
    return;
  if (!trellis_store_set_retention (self->store, (guint) gtk_spin_button_get_value_as_int (self->years), &error))
    tell (self, error->message);
  show (self);
}

/* Asking first ------------------------------------------------------------------ */

/* What removing cannot reach. */
static char *
dup_left (TrellisKeepingGroup *self)
{
  g_autoptr (GPtrArray) backups = trellis_list_backups (trellis_store_get_path (self->store), NULL);
  guint n_backups = backups != NULL ? backups->len : 0;

  if (n_backups == 0)
    return g_strdup (_("Copies kept elsewhere still have it."));

  return g_strdup_printf (ngettext ("%u backup made before still has it, and so have copies kept elsewhere.",
                                    "%u backups made before still have it, and so have copies kept elsewhere.",
                                    n_backups),
                          n_backups);
}

static void
ask (TrellisKeepingGroup *self,
     const char          *heading,
     const char          *lost,
     const char          *answer,
     GCallback            callback)
{
  g_autofree char *left = dup_left (self);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s %s", lost, left, _("This cannot be undone."));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "go", answer, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", callback, self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
words_response_cb (TrellisKeepingGroup *self,
                   const char          *response)
{
  g_autoptr (GError) error = NULL;
  TrellisForgotten gone;

  if (!g_str_equal (response, "go"))
    return;
  if (!trellis_store_remove_words (self->store, get_kept_from (self), &gone, &error))
    tell (self, error->message);
  else
    tell (self, _("Removed."));
  show (self);
}

static void
words_cb (TrellisKeepingGroup *self)
{
  TrellisDay before = get_kept_from (self);
  g_autofree char *day = trellis_day_format (before, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *heading = g_strdup_printf (_("Remove what was written before %s?"), day);
  g_autofree char *words = NULL;
  g_autofree char *lost = NULL;
  g_autoptr (GError) error = NULL;
  TrellisForgotten old;

  if (!trellis_store_measure_words (self->store, before, &old, &error))
    {
      tell (self, error->message);
      return;
    }
  words = dup_words (&old);
  lost = g_strdup_printf (ngettext ("What goes: %s, and %u edit of the history, up to the last that tells of them. "
                                    "Visits, judgements and actions stay.",
                                    "What goes: %s, and %u edits of the history, up to the last that tells of "
                                    "them. Visits, judgements and actions stay.",
                                    old.n_changes),
                          words, old.n_changes);
  ask (self, heading, lost, _("_Remove"), G_CALLBACK (words_response_cb));
}

static void
history_response_cb (TrellisKeepingGroup *self,
                     const char          *response)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TrellisForgotten gone;

  if (!g_str_equal (response, "go"))
    return;
  if (!trellis_store_compact_history (self->store, trellis_day_button_get_day (self->day), &gone, &error))
    {
      tell (self, error->message);
      return;
    }
  text = g_strdup_printf (ngettext ("%u edit is forgotten.", "%u edits are forgotten.", gone.n_changes),
                          gone.n_changes);
  tell (self, text);
  show (self);
}

static void
history_cb (TrellisKeepingGroup *self)
{
  TrellisDay before = trellis_day_button_get_day (self->day);
  g_autofree char *day = trellis_day_format (before, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *heading = g_strdup_printf (_("Forget the history before %s?"), day);
  g_autofree char *lost = NULL;
  g_autoptr (GError) error = NULL;
  TrellisForgotten old;

  if (!trellis_store_measure_history (self->store, before, &old, &error))
    {
      tell (self, error->message);
      return;
    }
  if (old.n_changes == 0)
    {
      tell (self, _("There is no history before that day."));
      return;
    }
  lost = g_strdup_printf (ngettext ("%u edit can no longer be looked at, undone or looked back on as it was recorded, "
                                    "and a copy of the file taken before can no longer be merged. The facts stay.",
                                    "%u edits can no longer be looked at, undone or looked back on as they were "
                                    "recorded, and a copy of the file taken before can no longer be merged. The facts "
                                    "stay.",
                                    old.n_changes),
                          old.n_changes);
  ask (self, heading, lost, _("_Forget"), G_CALLBACK (history_response_cb));
}

/* Building ------------------------------------------------------------------------ */

static GtkWidget *
create_row (TrellisKeepingGroup *self,
            const char          *title,
            GtkWidget           *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);

  return row;
}

static GtkWidget *
create_button (TrellisKeepingGroup *self,
               const char          *label,
               const char          *name,
               GCallback            callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static void
trellis_keeping_group_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_KEEPING_GROUP (object)->store);

  G_OBJECT_CLASS (trellis_keeping_group_parent_class)->dispose (object);
}

static void
trellis_keeping_group_class_init (TrellisKeepingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_keeping_group_dispose;
}

static void
trellis_keeping_group_init (TrellisKeepingGroup *self)
{
  GtkWidget *row;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Keeping"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("Nothing goes by itself. What is older is removed here, from the file and "
                                           "its history."));

  self->years = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 50, 1));
  row = create_row (self, _("Years that notes and settled concerns are kept"), GTK_WIDGET (self->years));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->years), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  g_signal_connect_object (self->years, "value-changed", G_CALLBACK (years_cb), self, G_CONNECT_SWAPPED);

  self->words_button = create_button (self, _("Re_move…"), _("Remove what is older"), G_CALLBACK (words_cb));
  self->words_row = ADW_ACTION_ROW (create_row (self, _("Older than that"), self->words_button));

  self->day = TRELLIS_DAY_BUTTON (trellis_day_button_new ());
  trellis_day_button_set_title (self->day, _("before"));
  row = create_row (self, _("Old history"), GTK_WIDGET (self->day));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             create_button (self, _("_Forget…"), _("Forget the history before the day"),
                                            G_CALLBACK (history_cb)));
}

/**
 * trellis_keeping_group_set_store:
 * @self: a group
 * @store: the file that it is about, which can be edited
 */
void
trellis_keeping_group_set_store (TrellisKeepingGroup *self,
                                 TrellisStore        *store)
{
  g_return_if_fail (TRELLIS_IS_KEEPING_GROUP (self));

  g_set_object (&self->store, store);
  trellis_day_button_set_day (self->day, trellis_day_add_months (trellis_store_get_today (store), -24));
  show (self);
}
