/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-cell-panel.h"

#include "trellis-category-form.h"
#include "trellis-day-button.h"
#include "trellis-judgement-list.h"
#include "trellis-level-card.h"
#include "trellis-widgets.h"

#include <glib/gi18n-lib.h>

struct _TrellisCellPanel
{
  AdwBin parent_instance;

  GtkLabel *school_label;
  GtkLabel *aspect_label;
  GtkLabel *source_caption;
  GtkDropDown *source_drop_down;
  TrellisDayButton *day_button;
  GtkBox *cards;
  GtkStack *stack;
  GtkTextView *narrative_view;
  TrellisEvidenceList *evidence;
  TrellisCategoryForm *category_form;
  TrellisJudgementList *history;
  GtkLabel *help_label;

  TrellisScheme *scheme;
  TrellisSchool *school;
  char *aspect_id;
  gboolean is_category;
  GListModel *judgements;            /* latest first */
  TrellisJudgement *judgement;       /* (nullable): the one that holds, of the source shown */
  char *narrative;                   /* as it was before a person wrote in it */
  gboolean is_filling;               /* parts are being set, not used */
};

enum
{
  SIGNAL_JUDGED,
  SIGNAL_NARRATIVE_CHANGED,
  SIGNAL_EVIDENCE_ADDED,
  SIGNAL_AGREE,
  SIGNAL_NEXT_SCHOOL,
  SIGNAL_CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisCellPanel, trellis_cell_panel, ADW_TYPE_BIN)

static char *
dup_narrative (TrellisCellPanel *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->narrative_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_narrative (TrellisCellPanel *self,
               const char       *text)
{
  g_free (self->narrative);
  self->narrative = g_strdup (text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->narrative_view), text, -1);
}

static gboolean
is_narrative_changed (TrellisCellPanel *self)
{
  g_autofree char *text = dup_narrative (self);

  return self->judgement != NULL && g_strcmp0 (text, self->narrative) != 0;
}

/* The judgement that holds, of the source that is shown; any of a category. */
static TrellisJudgement *
find_judgement (TrellisCellPanel *self)
{
  guint n = self->judgements != NULL ? g_list_model_get_n_items (self->judgements) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrellisJudgement) judgement = g_list_model_get_item (self->judgements, i);

      if (self->is_category || judgement->source == trellis_cell_panel_get_source (self))
        return g_steal_pointer (&judgement);
    }

  return NULL;
}

/* The level before the one that holds, and the day on which it gave way. */
static const TrellisLevel *
find_previous (TrellisCellPanel *self,
               TrellisDay       *until)
{
  guint n = self->judgements != NULL ? g_list_model_get_n_items (self->judgements) : 0;

  *until = TRELLIS_DAY_NONE;
  for (guint i = 0; self->judgement != NULL && i < n; i++)
    {
      g_autoptr (TrellisJudgement) judgement = g_list_model_get_item (self->judgements, i);

      if (!self->is_category && judgement->source != self->judgement->source)
        continue;
      if (g_strcmp0 (judgement->level_id, self->judgement->level_id) != 0)
        return trellis_scheme_get_level (self->scheme, judgement->level_id);
      *until = judgement->judged_on;
    }

  return NULL;
}

static void
mark_cards (TrellisCellPanel *self)
{
  const TrellisLevel *now = self->judgement != NULL
                              ? trellis_scheme_get_level (self->scheme, self->judgement->level_id) : NULL;
  const TrellisLevel *proposed = self->is_category ? trellis_category_form_get_proposed (self->category_form) : NULL;
  const TrellisLevel *chosen = self->is_category ? trellis_category_form_get_level (self->category_form) : now;
  TrellisDay until_day;
  const TrellisLevel *previous = find_previous (self, &until_day);
  g_autofree char *day = trellis_day_format (until_day, TRELLIS_DAY_STYLE_SHORT);
  /* Translators: a level that held until a day, such as 4 Mar. */
  g_autofree char *until = g_strdup_printf (_("until %s"), day);

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      const TrellisLevel *level = trellis_level_card_get_level (TRELLIS_LEVEL_CARD (card));
      const char *mark = NULL;

      if (level == now)
        mark = level == proposed ? _("now, proposed") : _("now");
      else if (level == proposed)
        mark = _("proposed");
      else if (level == previous)
        mark = until;
      trellis_level_card_set_state (TRELLIS_LEVEL_CARD (card), level == chosen, mark);
    }
}

static void
choose_level (TrellisCellPanel   *self,
              const TrellisLevel *level)
{
  g_autofree char *text = NULL;

  if (self->is_category)
    {
      trellis_category_form_set_level (self->category_form, level);
      mark_cards (self);
      return;
    }

  /* What was written belongs to the judgement where it is being put right, not
   * to a new one, unless it was written just now. */
  text = dup_narrative (self);
  if (self->judgement != NULL && self->judgement->judged_on != trellis_cell_panel_get_day (self) &&
      !is_narrative_changed (self))
    {
      g_free (text);
      text = g_strdup ("");
    }
  /* It is handed over now and is not a change any more. */
  g_free (self->narrative);
  self->narrative = dup_narrative (self);
  g_signal_emit (self, signals[SIGNAL_JUDGED], 0, level->id, (guint) trellis_cell_panel_get_source (self),
                 trellis_cell_panel_get_day (self), text);
}

static void
choose_card_cb (TrellisLevelCard *card,
                TrellisCellPanel *self)
{
  choose_level (self, trellis_level_card_get_level (card));
}

/* Cards stay the widgets that they are, so that the focus does. */
static void
fill_cards (TrellisCellPanel *self)
{
  GPtrArray *levels = trellis_scheme_get_aspect_levels (self->scheme, self->aspect_id);
  TrellisAspect *aspect = trellis_scheme_get_aspect (self->scheme, self->aspect_id);
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  for (guint i = 0; i < levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (levels, i);
      const char *descriptor = aspect != NULL ? g_hash_table_lookup (aspect->descriptors, level->id) : NULL;

      if (card == NULL)
        {
          card = trellis_level_card_new ();
          g_signal_connect (card, "clicked", G_CALLBACK (choose_card_cb), self);
          gtk_box_append (self->cards, card);
        }
      trellis_level_card_set_level (TRELLIS_LEVEL_CARD (card), self->scheme, level,
                                    descriptor != NULL ? descriptor : level->descriptor);
      card = gtk_widget_get_next_sibling (card);
    }
  while (card != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (card);

      gtk_box_remove (self->cards, card);
      card = next;
    }
}

static void
fill_help (TrellisCellPanel *self)
{
  GPtrArray *levels = trellis_scheme_get_aspect_levels (self->scheme, self->aspect_id);
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *help = NULL;

  if (self->is_category)
    {
      gtk_label_set_label (self->help_label,
                           _("Best fit only proposes: the category is what people agree at a meeting. "
                             "Choose a level, then agree it."));
      return;
    }

  for (guint i = 0; i < levels->len; i++)
    {
      if (i > 0)
        g_string_append (codes, i + 1 < levels->len ? ", " : _(" or "));
      g_string_append (codes, ((const TrellisLevel *) g_ptr_array_index (levels, i))->short_code);
    }
  /* Translators: first the levels' short codes, "E, Rf or Rp", then the number of levels. */
  help = g_strdup_printf (_("Type %s, or 1 to %u, to judge. Tab goes on to the narrative; there Enter goes to the next "
                            "school and Shift+Enter begins a line."),
                          codes->str, levels->len);
  gtk_label_set_label (self->help_label, help);
}

/* What depends on which judgement holds. */
static void
fill_judgement (TrellisCellPanel *self)
{
  g_autoptr (TrellisJudgement) judgement = find_judgement (self);
  gboolean is_same = self->judgement != NULL && judgement != NULL &&
                     g_strcmp0 (self->judgement->id, judgement->id) == 0;
  gboolean keep = is_same && is_narrative_changed (self);

  g_set_object (&self->judgement, judgement);
  if (!keep)
    set_narrative (self, judgement != NULL ? judgement->narrative : "");
  gtk_text_view_set_editable (self->narrative_view, judgement != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->narrative_view), judgement != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->evidence), judgement != NULL);
  mark_cards (self);
}

static void
change_source_cb (TrellisCellPanel *self)
{
  if (self->is_filling || self->scheme == NULL)
    return;

  trellis_cell_panel_commit (self);
  fill_judgement (self);
}

static void
next_cb (TrellisCellPanel *self)
{
  trellis_cell_panel_commit (self);
  g_signal_emit (self, signals[SIGNAL_NEXT_SCHOOL], 0);
}

static void
close_cb (TrellisCellPanel *self)
{
  trellis_cell_panel_commit (self);
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
leave_narrative_cb (TrellisCellPanel *self)
{
  trellis_cell_panel_commit (self);
}

static gboolean
press_narrative_key_cb (GtkEventControllerKey *controller,
                        guint                  keyval,
                        guint                  keycode,
                        GdkModifierType        state,
                        TrellisCellPanel      *self)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & (GDK_SHIFT_MASK | GDK_ALT_MASK)))
    return FALSE;

  next_cb (self);
  return TRUE;
}

/* Reached by what no entry, text or button has taken for itself. */
static gboolean
press_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              TrellisCellPanel      *self)
{
  char key[8] = { 0 };
  gunichar letter = gdk_keyval_to_unicode (keyval);
  const TrellisLevel *level;

  if (keyval == GDK_KEY_Escape)
    {
      close_cb (self);
      return TRUE;
    }
  /* The cards are one stop: arrows go from one to the next. */
  if ((keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab) && !self->is_category && self->judgement != NULL &&
      (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0 &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->cards)) != NULL)
    {
      trellis_cell_panel_focus_narrative (self);
      return TRUE;
    }
  if (self->scheme == NULL || !g_unichar_isalnum (letter) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return FALSE;

  g_unichar_to_utf8 (letter, key);
  level = trellis_scheme_find_level (self->scheme, self->aspect_id, key);
  if (level == NULL)
    return FALSE;
  choose_level (self, level);
  return TRUE;
}

static void
add_evidence_cb (TrellisCellPanel *self,
                 const char       *what,
                 int               day)
{
  if (self->judgement != NULL)
    g_signal_emit (self, signals[SIGNAL_EVIDENCE_ADDED], 0, self->judgement->id, what, day);
}

static void
agree_cb (TrellisCellPanel *self,
          const char       *attendees,
          const char       *reason,
          const char       *narrative)
{
  g_signal_emit (self, signals[SIGNAL_AGREE], 0, trellis_category_form_get_level (self->category_form)->id,
                 trellis_cell_panel_get_day (self), attendees, reason, narrative);
}

static void
trellis_cell_panel_dispose (GObject *object)
{
  TrellisCellPanel *self = TRELLIS_CELL_PANEL (object);

  self->is_filling = TRUE;
  g_clear_object (&self->judgement);
  g_clear_object (&self->judgements);
  g_clear_object (&self->school);
  g_clear_object (&self->scheme);

  G_OBJECT_CLASS (trellis_cell_panel_parent_class)->dispose (object);
}

static void
trellis_cell_panel_finalize (GObject *object)
{
  TrellisCellPanel *self = TRELLIS_CELL_PANEL (object);

  g_free (self->aspect_id);
  g_free (self->narrative);

  G_OBJECT_CLASS (trellis_cell_panel_parent_class)->finalize (object);
}

static void
add_signals (TrellisCellPanelClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  /**
   * TrellisCellPanel::judged:
   * @self: the panel
   * @level_id: the level chosen
   * @source: whose view it is, a #TrellisSource
   * @day: the #TrellisDay on which it was judged
   * @narrative: what is to go with it; empty where a judgement of another day
   *   had one, which stays with that
   *
   * A person judged the cell.
   */
  signals[SIGNAL_JUDGED] = g_signal_new ("judged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                                         G_TYPE_STRING, G_TYPE_UINT, G_TYPE_INT, G_TYPE_STRING);
  /**
   * TrellisCellPanel::narrative-changed:
   * @self: the panel
   * @judgement_id: the judgement that it is of
   * @narrative: what it says now
   *
   * A person wrote in the narrative and left it.
   */
  signals[SIGNAL_NARRATIVE_CHANGED] = g_signal_new ("narrative-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * TrellisCellPanel::evidence-added:
   * @self: the panel
   * @judgement_id: the judgement that it is for
   * @what: in words
   * @day: its #TrellisDay, or %TRELLIS_DAY_NONE
   *
   * A person named what the judgement rests on.
   */
  signals[SIGNAL_EVIDENCE_ADDED] = g_signal_new ("evidence-added", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);
  /**
   * TrellisCellPanel::agree:
   * @self: the panel
   * @level_id: the level agreed
   * @day: the #TrellisDay of the meeting
   * @attendees: who was there, in words
   * @reason: why it is not the one proposed; empty where it is
   * @narrative: in a sentence; may be empty
   *
   * A category was agreed.
   */
  signals[SIGNAL_AGREE] = g_signal_new ("agree", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 5,
                                        G_TYPE_STRING, G_TYPE_INT, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * TrellisCellPanel::next-school:
   * @self: the panel
   *
   * A person asks for the same aspect of the next school.
   */
  signals[SIGNAL_NEXT_SCHOOL] = g_signal_new ("next-school", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 0);
  /**
   * TrellisCellPanel::close:
   * @self: the panel
   *
   * A person is done with the panel.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trellis_cell_panel_class_init (TrellisCellPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_cell_panel_dispose;
  object_class->finalize = trellis_cell_panel_finalize;
  add_signals (klass);

  g_type_ensure (TRELLIS_TYPE_CATEGORY_FORM);
  g_type_ensure (TRELLIS_TYPE_DAY_BUTTON);
  g_type_ensure (TRELLIS_TYPE_EVIDENCE_LIST);
  g_type_ensure (TRELLIS_TYPE_JUDGEMENT_LIST);
  gtk_widget_class_set_css_name (widget_class, "cellpanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class, TRELLIS_WIDGETS_RESOURCES "trellis-cell-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisCellPanel, school_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisCellPanel, aspect_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisCellPanel, source_caption);
  gtk_widget_class_bind_template_child (widget_class, TrellisCellPanel, source_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TrellisCellPanel, day_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisCellPanel, cards);
  gtk_widget_class_bind_template_child (widget_class, TrellisCellPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisCellPanel, narrative_view);
  gtk_widget_class_bind_template_child (widget_class, TrellisCellPanel, evidence);
  gtk_widget_class_bind_template_child (widget_class, TrellisCellPanel, category_form);
  gtk_widget_class_bind_template_child (widget_class, TrellisCellPanel, history);
  gtk_widget_class_bind_template_child (widget_class, TrellisCellPanel, help_label);
  gtk_widget_class_bind_template_callback (widget_class, press_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, press_narrative_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_narrative_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_source_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_evidence_cb);
  gtk_widget_class_bind_template_callback (widget_class, agree_cb);
}

static void
trellis_cell_panel_init (TrellisCellPanel *self)
{
  g_autoptr (GtkStringList) sources = gtk_string_list_new (NULL);

  self->is_filling = TRUE;
  self->narrative = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  for (TrellisSource source = 0; source < TRELLIS_N_SOURCES; source++)
    gtk_string_list_append (sources, trellis_source_get_name (source));
  gtk_drop_down_set_model (self->source_drop_down, G_LIST_MODEL (sources));
  self->is_filling = FALSE;
}

/**
 * trellis_cell_panel_new:
 *
 * What is behind a cell of the matrix: the descriptors of every level side by
 * side, what has been judged, by whom and on what evidence. It changes nothing
 * by itself: it says what a person did, and is shown again with the outcome.
 *
 * Returns: (transfer floating): a panel that shows nothing
 */
GtkWidget *
trellis_cell_panel_new (void)
{
  return g_object_new (TRELLIS_TYPE_CELL_PANEL, NULL);
}

/* Returns whether the panel shows this cell already, so that what a person is
 * in the middle of is to be left alone. */
static gboolean
begin_showing (TrellisCellPanel *self,
               TrellisScheme    *scheme,
               TrellisSchool    *school,
               const char       *aspect_id,
               GListModel       *judgements,
               gboolean          is_category,
               TrellisDay        day)
{
  TrellisAspect *aspect = trellis_scheme_get_aspect (scheme, aspect_id);
  const char *aspect_name = aspect != NULL ? aspect->name : scheme->overall_name;
  gboolean is_same = self->scheme == scheme && self->school != NULL &&
                     g_strcmp0 (self->school->urn, school->urn) == 0 &&
                     g_strcmp0 (self->aspect_id, aspect_id) == 0 && self->is_category == is_category;
  g_autofree char *name = g_strdup_printf ("%s, %s", school->name, aspect_name);

  if (!is_same)
    {
      trellis_cell_panel_commit (self);
      g_clear_object (&self->judgement);
      trellis_evidence_list_clear (self->evidence, day);
      trellis_day_button_set_day (self->day_button, day);
    }

  self->is_filling = TRUE;
  g_set_object (&self->scheme, scheme);
  g_set_object (&self->school, school);
  g_set_object (&self->judgements, judgements);
  if (!is_same)
    {
      g_free (self->aspect_id);
      self->aspect_id = g_strdup (aspect_id);
    }
  self->is_category = is_category;
  gtk_label_set_label (self->school_label, school->name);
  gtk_label_set_label (self->aspect_label, aspect_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->source_caption), !is_category);
  gtk_widget_set_visible (GTK_WIDGET (self->source_drop_down), !is_category);
  trellis_day_button_set_title (self->day_button, is_category ? _("Agreed on") : _("Judged on"));
  gtk_stack_set_visible_child_name (self->stack, is_category ? "category" : "aspect");
  self->is_filling = FALSE;

  fill_cards (self);
  trellis_judgement_list_set_judgements (self->history, judgements);
  fill_help (self);

  return is_same;
}

/**
 * trellis_cell_panel_show_aspect:
 * @self: a panel
 * @scheme: the scheme that @school is judged by
 * @school: whose cell
 * @aspect_id: which aspect
 * @judgements: (nullable): a model of #TrellisJudgement of that school and
 *   aspect, of every source, latest first
 * @source: whose view is shown
 * @day: the day that a new judgement is of, unless a person says otherwise
 *
 * Shows a cell. Where it is the one that is shown already, what a person has
 * chosen or is writing stays; otherwise what was written in the narrative is
 * handed over first (#TrellisCellPanel::narrative-changed).
 */
void
trellis_cell_panel_show_aspect (TrellisCellPanel *self,
                                TrellisScheme    *scheme,
                                TrellisSchool    *school,
                                const char       *aspect_id,
                                GListModel       *judgements,
                                TrellisSource     source,
                                TrellisDay        day)
{
  g_return_if_fail (TRELLIS_IS_CELL_PANEL (self));
  g_return_if_fail (TRELLIS_IS_SCHEME (scheme) && TRELLIS_IS_SCHOOL (school) && aspect_id != NULL);

  if (!begin_showing (self, scheme, school, aspect_id, judgements, FALSE, day))
    {
      self->is_filling = TRUE;
      gtk_drop_down_set_selected (self->source_drop_down, source);
      self->is_filling = FALSE;
    }
  fill_judgement (self);
}

/**
 * trellis_cell_panel_show_category:
 * @self: a panel
 * @scheme: the scheme that @school is judged by
 * @school: whose category
 * @categories: (nullable): a model of #TrellisJudgement, the categories agreed,
 *   latest first
 * @proposal: (nullable): best fit, with its reasons
 * @people: (array zero-terminated=1): who may have been at the meeting
 * @day: the day of the meeting, unless a person says otherwise
 *
 * Shows the overall cell, where a category is agreed. The level proposed is
 * chosen to begin with; choosing another asks for a reason.
 */
void
trellis_cell_panel_show_category (TrellisCellPanel      *self,
                                  TrellisScheme         *scheme,
                                  TrellisSchool         *school,
                                  GListModel            *categories,
                                  const TrellisProposal *proposal,
                                  const char *const     *people,
                                  TrellisDay             day)
{
  g_return_if_fail (TRELLIS_IS_CELL_PANEL (self));
  g_return_if_fail (TRELLIS_IS_SCHEME (scheme) && TRELLIS_IS_SCHOOL (school));

  if (!begin_showing (self, scheme, school, TRELLIS_ASPECT_OVERALL, categories, TRUE, day))
    trellis_category_form_reset (self->category_form);
  trellis_category_form_set_proposal (self->category_form, scheme, proposal);
  trellis_category_form_set_people (self->category_form, people);
  fill_judgement (self);
}

/**
 * trellis_cell_panel_get_evidence:
 * @self: a panel
 *
 * Returns: (transfer none): its list of evidence, for the caller to fill in
 *   once the cell is shown
 */
TrellisEvidenceList *
trellis_cell_panel_get_evidence (TrellisCellPanel *self)
{
  g_return_val_if_fail (TRELLIS_IS_CELL_PANEL (self), NULL);

  return self->evidence;
}

/**
 * trellis_cell_panel_get_judgement:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): the judgement that holds of the source
 *   that is shown, or the category that holds; %NULL where there is none
 */
TrellisJudgement *
trellis_cell_panel_get_judgement (TrellisCellPanel *self)
{
  g_return_val_if_fail (TRELLIS_IS_CELL_PANEL (self), NULL);

  return self->judgement;
}

/**
 * trellis_cell_panel_get_source:
 * @self: a panel
 *
 * Returns: whose view is shown, and whose a new judgement will be
 */
TrellisSource
trellis_cell_panel_get_source (TrellisCellPanel *self)
{
  guint selected;

  g_return_val_if_fail (TRELLIS_IS_CELL_PANEL (self), TRELLIS_SOURCE_AGREED);

  selected = gtk_drop_down_get_selected (self->source_drop_down);

  return self->is_category || selected >= TRELLIS_N_SOURCES ? TRELLIS_SOURCE_AGREED : (TrellisSource) selected;
}

/**
 * trellis_cell_panel_get_day:
 * @self: a panel
 *
 * Returns: the day that a new judgement is of, or a category is agreed on
 */
TrellisDay
trellis_cell_panel_get_day (TrellisCellPanel *self)
{
  g_return_val_if_fail (TRELLIS_IS_CELL_PANEL (self), TRELLIS_DAY_NONE);

  return trellis_day_button_get_day (self->day_button);
}

/**
 * trellis_cell_panel_focus_narrative:
 * @self: a panel
 *
 * Puts the keyboard where a person goes on after judging: at the end of the
 * narrative, or at who was there when a category is agreed.
 */
void
trellis_cell_panel_focus_narrative (TrellisCellPanel *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_return_if_fail (TRELLIS_IS_CELL_PANEL (self));

  if (self->is_category)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->category_form));
      return;
    }
  if (self->judgement == NULL)
    {
      gtk_widget_child_focus (GTK_WIDGET (self->cards), GTK_DIR_TAB_FORWARD);
      return;
    }

  buffer = gtk_text_view_get_buffer (self->narrative_view);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->narrative_view));
}

/**
 * trellis_cell_panel_focus_level:
 * @self: a panel
 *
 * Puts the keyboard where a level's number judges: on the card of the level
 * that holds, or on the first.
 */
void
trellis_cell_panel_focus_level (TrellisCellPanel *self)
{
  GtkWidget *first;

  g_return_if_fail (TRELLIS_IS_CELL_PANEL (self));

  first = gtk_widget_get_first_child (GTK_WIDGET (self->cards));
  for (GtkWidget *card = first; card != NULL && self->judgement != NULL; card = gtk_widget_get_next_sibling (card))
    {
      if (g_str_equal (trellis_level_card_get_level (TRELLIS_LEVEL_CARD (card))->id, self->judgement->level_id))
        {
          gtk_widget_grab_focus (card);
          return;
        }
    }
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

/**
 * trellis_cell_panel_commit:
 * @self: a panel
 *
 * Hands over what is written in the narrative and not handed over yet: before
 * the panel, or its window, goes.
 */
void
trellis_cell_panel_commit (TrellisCellPanel *self)
{
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (TRELLIS_IS_CELL_PANEL (self));

  if (self->is_category || !is_narrative_changed (self))
    return;

  id = g_strdup (self->judgement->id);
  text = dup_narrative (self);
  g_free (self->narrative);
  self->narrative = g_strdup (text);
  g_signal_emit (self, signals[SIGNAL_NARRATIVE_CHANGED], 0, id, text);
}
