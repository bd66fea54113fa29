/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-moderation-page.h"

#include "trellis-choice.h"
#include "trellis-level-chip.h"
#include "trellis-moderation-paper.h"
#include "trellis-style.h"

#include <glib/gi18n.h>

/* Whether people judge alike: counts at the left, which the gaps at the right
 * are chosen by. */

#define BAR_HEIGHT 8

/* A column of the school's own view, which is a day alone. */
#define SELF_WIDTH 140

struct _TrellisModerationPage
{
  AdwBin parent_instance;

  GtkToggleButton *kinds[TRELLIS_N_MODERATION_KINDS];
  GtkLabel *summary;
  TrellisChoice *by;
  GtkListBox *counts;
  GtkColumnView *gaps;
  GtkColumnViewColumn *one_column;
  GtkColumnViewColumn *other_column;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GtkStack *stack;

  TrellisModeration *moderation;   /* (nullable): until the first is shown */
  TrellisModerationKind kind;
  char *chosen;                    /* (nullable): id of the aspect, school or adviser; NULL for all */
};

G_DEFINE_FINAL_TYPE (TrellisModerationPage, trellis_moderation_page, ADW_TYPE_BIN)

typedef enum
{
  COLUMN_SCHOOL,
  COLUMN_ASPECT,
  COLUMN_ONE,
  COLUMN_OTHER,
  COLUMN_GAP,
  N_COLUMNS
} Column;

/* Widths in pixels; the aspect takes what is left. */
static const struct
{
  const char *title;
  int width;
} columns[N_COLUMNS] = {
  [COLUMN_SCHOOL] = { N_("School"), 150 },
  [COLUMN_ASPECT] = { N_("Aspect"), -1 },
  [COLUMN_ONE] = { "", 215 },
  [COLUMN_OTHER] = { "", 215 },
  [COLUMN_GAP] = { N_("Gap"), 120 },
};

static TrellisModerationBy
get_by (TrellisModerationPage *self)
{
  return g_ascii_strtoull (trellis_choice_get_chosen (self->by), NULL, 10);
}

/* Gaps ------------------------------------------------------------------------ */

static Column
get_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
set_up_cell_cb (TrellisModerationPage *self,
                GtkListItem           *item,
                GtkListItemFactory    *factory)
{
  Column column = get_column (factory);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (column == COLUMN_ONE || column == COLUMN_OTHER)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), trellis_level_chip_new ());
      gtk_box_append (GTK_BOX (box), label);
      gtk_list_item_set_child (item, box);
    }
  else
    {
      if (column == COLUMN_GAP)
        gtk_widget_add_css_class (label, "heading");
      gtk_list_item_set_child (item, label);
    }
}

static void
bind_view (TrellisModerationPage       *self,
           GtkWidget                   *box,
           const TrellisModerationView *view)
{
  GtkWidget *chip = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_next_sibling (chip);
  g_autofree char *who = trellis_moderation_view_dup_who (view, FALSE);
  g_autofree char *shown = view->source == TRELLIS_SOURCE_SELF_EVALUATION
                             ? trellis_day_format (view->judged_on, TRELLIS_DAY_STYLE_MEDIUM)
                             : trellis_moderation_view_dup_who (view, *view->person_name != '\0');

  trellis_level_chip_set_level (TRELLIS_LEVEL_CHIP (chip), trellis_moderation_get_scheme (self->moderation),
                                view->level);
  gtk_label_set_label (GTK_LABEL (label), shown);
  gtk_widget_set_tooltip_text (label, who);
}

static void
bind_cell_cb (TrellisModerationPage *self,
              GtkListItem           *item,
              GtkListItemFactory    *factory)
{
  TrellisModerationGap *gap = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *words = NULL;

  switch (get_column (factory))
    {
    case COLUMN_SCHOOL:
      gtk_label_set_label (GTK_LABEL (child), gap->school->short_name);
      gtk_widget_set_tooltip_text (child, gap->school->name);
      break;
    case COLUMN_ASPECT:
      gtk_label_set_label (GTK_LABEL (child), gap->aspect_name);
      break;
    case COLUMN_ONE:
      bind_view (self, child, &gap->one);
      break;
    case COLUMN_OTHER:
      bind_view (self, child, &gap->other);
      break;
    case COLUMN_GAP:
      words = trellis_moderation_gap_dup_words (gap);
      gtk_label_set_label (GTK_LABEL (child), words);
      break;
    case N_COLUMNS:
    default:
      g_return_if_reached ();
    }
}

static gboolean
is_chosen (gpointer item,
           gpointer data)
{
  TrellisModerationGap *gap = item;
  TrellisModerationPage *self = data;

  if (self->chosen == NULL)
    return TRUE;

  switch (get_by (self))
    {
    case TRELLIS_MODERATION_BY_ASPECT:
      return g_str_equal (gap->aspect_id, self->chosen);
    case TRELLIS_MODERATION_BY_SCHOOL:
      return g_str_equal (gap->school->urn, self->chosen);
    case TRELLIS_MODERATION_BY_ADVISER:
      return g_strcmp0 (gap->one.person_id, self->chosen) == 0 || g_strcmp0 (gap->other.person_id, self->chosen) == 0;
    case TRELLIS_N_MODERATION_BYS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
activate_cb (TrellisModerationPage *self,
             guint                  position)
{
  g_autoptr (TrellisModerationGap) gap = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (gap != NULL)
    g_signal_emit_by_name (self, "activate-gap", gap);
}

/* Counts ---------------------------------------------------------------------- */

static void
draw_bar_cb (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        data)
{
  trellis_moderation_bar_draw (cr, trellis_style_get_palette (GTK_WIDGET (area)), data, 0, 0, width, height);
}

static GtkWidget *
create_count_row (const TrellisModerationCount *count,
                  const char                   *id,
                  const char                   *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *numbers;
  GtkWidget *bar = gtk_drawing_area_new ();
  /* Translators: of so many pairs of judgements, so many better and so many worse */
  g_autofree char *text = g_strdup_printf (_("%u better, %u worse of %u"), count->n_better, count->n_worse,
                                           count->n_compared);

  numbers = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (numbers, "dim-label");
  gtk_widget_add_css_class (numbers, "numeric");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), numbers);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (bar), BAR_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (bar), draw_bar_cb, (gpointer) count, NULL);
  trellis_style_watch (bar, G_CALLBACK (gtk_widget_queue_draw));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);

  return row;
}

static void
show_counts (TrellisModerationPage *self)
{
  const GArray *counts = trellis_moderation_get_counts (self->moderation, self->kind, get_by (self));
  g_autofree char *kept = g_strdup (self->chosen);
  GtkWidget *row;
  GtkWidget *chosen;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_list_box_remove (self->counts, row);
  chosen = create_count_row (trellis_moderation_get_total (self->moderation, self->kind), NULL, _("All"));
  gtk_list_box_append (self->counts, chosen);
  for (guint i = 0; i < counts->len; i++)
    {
      const TrellisModerationCount *count = &g_array_index (counts, TrellisModerationCount, i);

      row = create_count_row (count, count->id, count->name);
      gtk_list_box_append (self->counts, row);
      if (g_strcmp0 (count->id, kept) == 0)
        chosen = row;
    }
  gtk_list_box_select_row (self->counts, GTK_LIST_BOX_ROW (chosen));
}

static void
filter_again (TrellisModerationPage *self)
{
  /* The list lets its rows go after the page. */
  if (self->filtered != NULL)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
row_selected_cb (TrellisModerationPage *self,
                 GtkListBoxRow         *row)
{
  g_free (self->chosen);
  self->chosen = row != NULL ? g_strdup (g_object_get_data (G_OBJECT (row), "id")) : NULL;
  filter_again (self);
}

static void
by_cb (TrellisModerationPage *self)
{
  g_clear_pointer (&self->chosen, g_free);
  if (self->moderation != NULL)
    show_counts (self);
}

/* The choices of what there is to count by: schools' own views have no adviser. */
static void
set_bys (TrellisModerationPage *self)
{
  const char *keys[] = { "0", "1", "2", NULL };
  const char *names[TRELLIS_N_MODERATION_BYS + 1] = { NULL };
  g_autofree char *kept = g_strdup (trellis_choice_get_chosen (self->by));
  guint n = self->kind == TRELLIS_MODERATION_SELF_AND_TRUST ? 2 : 3;

  G_STATIC_ASSERT (TRELLIS_MODERATION_BY_ADVISER == 2);
  for (guint i = 0; i < n; i++)
    names[i] = trellis_moderation_by_get_name (i);
  keys[n] = NULL;
  trellis_choice_set_items (self->by, keys, names);
  trellis_choice_set_chosen (self->by, kept != NULL && g_strv_contains (keys, kept) ? kept : keys[0]);
}

static void
show_kind (TrellisModerationPage *self)
{
  g_autofree char *summary = NULL;

  if (self->moderation == NULL)
    return;

  summary = trellis_moderation_dup_summary (self->moderation, self->kind);
  gtk_label_set_label (self->summary, summary);
  gtk_column_view_column_set_title (self->one_column, trellis_moderation_kind_get_one_name (self->kind));
  gtk_column_view_column_set_title (self->other_column, trellis_moderation_kind_get_other_name (self->kind));
  gtk_column_view_column_set_fixed_width (self->one_column, self->kind == TRELLIS_MODERATION_SELF_AND_TRUST
                                                              ? SELF_WIDTH : columns[COLUMN_ONE].width);
  gtk_filter_list_model_set_model (self->filtered, trellis_moderation_get_gaps (self->moderation, self->kind));
  show_counts (self);
  gtk_stack_set_visible_child_name (self->stack, trellis_moderation_get_total (self->moderation,
                                                                               self->kind)->n_compared > 0
                                                   ? "pairs" : "none");
}

static void
kind_cb (TrellisModerationPage *self)
{
  for (guint i = 0; i < TRELLIS_N_MODERATION_KINDS; i++)
    {
      if (gtk_toggle_button_get_active (self->kinds[i]) && i != self->kind)
        {
          g_clear_pointer (&self->chosen, g_free);
          self->kind = i;
          set_bys (self);
          show_kind (self);
        }
    }
}

/* Building -------------------------------------------------------------------- */

static GtkColumnViewColumn *
add_column (TrellisModerationPage *self,
            Column                 column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_cell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, G_CONNECT_SWAPPED);
  view_column = gtk_column_view_column_new (*columns[column].title != '\0' ? _(columns[column].title) : "", factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  if (columns[column].width > 0)
    gtk_column_view_column_set_fixed_width (view_column, columns[column].width);
  else
    gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_append_column (self->gaps, view_column);

  return view_column;
}

static GtkWidget *
create_top (TrellisModerationPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *kinds = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (kinds, "linked");
  gtk_widget_set_valign (kinds, GTK_ALIGN_START);
  for (guint i = 0; i < TRELLIS_N_MODERATION_KINDS; i++)
    {
      self->kinds[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (trellis_moderation_kind_get_name (i)));
      gtk_toggle_button_set_group (self->kinds[i], i > 0 ? self->kinds[0] : NULL);
      gtk_box_append (GTK_BOX (kinds), GTK_WIDGET (self->kinds[i]));
    }
  gtk_toggle_button_set_active (self->kinds[0], TRUE);
  for (guint i = 0; i < TRELLIS_N_MODERATION_KINDS; i++)
    g_signal_connect_object (self->kinds[i], "toggled", G_CALLBACK (kind_cb), self, G_CONNECT_SWAPPED);

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  gtk_box_append (GTK_BOX (box), kinds);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));

  return box;
}

static GtkWidget *
create_counts (TrellisModerationPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->by = g_object_new (TRELLIS_TYPE_CHOICE, "title", _("Count by"), "halign", GTK_ALIGN_START, NULL);
  set_bys (self);
  g_signal_connect_object (self->by, "chosen", G_CALLBACK (by_cb), self, G_CONNECT_SWAPPED);

  self->counts = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->counts, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->counts), "moderation-counts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->counts), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Which gaps are listed"), -1);
  g_signal_connect_object (self->counts, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->counts));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->by));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "trellis-card");
  gtk_widget_set_size_request (box, 290, -1);

  return box;
}

static GtkWidget *
create_gaps (TrellisModerationPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_chosen, self, NULL));

  self->filtered = gtk_filter_list_model_new (NULL, filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->filtered));
  self->gaps = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkColumnViewColumn *column = add_column (self, i);

      if (i == COLUMN_ONE)
        self->one_column = column;
      else if (i == COLUMN_OTHER)
        self->other_column = column;
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->gaps), "actions-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->gaps), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Widest gaps"), -1);
  g_signal_connect_object (self->gaps, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->gaps));

  return scroller;
}

static void
trellis_moderation_page_dispose (GObject *object)
{
  TrellisModerationPage *self = TRELLIS_MODERATION_PAGE (object);

  /* Its filter asks the page. */
  if (self->filtered != NULL)
    gtk_filter_list_model_set_model (self->filtered, NULL);
  self->filtered = NULL;
  g_clear_object (&self->moderation);
  g_clear_pointer (&self->chosen, g_free);

  G_OBJECT_CLASS (trellis_moderation_page_parent_class)->dispose (object);
}

static void
trellis_moderation_page_class_init (TrellisModerationPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_moderation_page_dispose;

  /**
   * TrellisModerationPage::activate-gap:
   * @self: the page
   * @gap: two judgements that differ
   *
   * A person asks to see the cell that they are of.
   */
  g_signal_new ("activate-gap", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                TRELLIS_TYPE_MODERATION_GAP);
}

static void
trellis_moderation_page_init (TrellisModerationPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *pairs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *none = adw_status_page_new ();

  gtk_box_append (GTK_BOX (pairs), create_counts (self));
  gtk_box_append (GTK_BOX (pairs), create_gaps (self));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "trellis-matrix-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("Nothing to compare yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _("Two judgements of one aspect of a school are compared where no more than a year "
                                     "lies between them. Judge in Matrix, or import judgements."));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, pairs, "pairs");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), create_top (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_add_css_class (box, "moderation");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * trellis_moderation_page_show:
 * @self: the page
 * @moderation: what it shows; kept by reference
 *
 * Shows other judgements. What a person chose stays chosen where it is there.
 */
void
trellis_moderation_page_show (TrellisModerationPage *self,
                              TrellisModeration     *moderation)
{
  g_autoptr (TrellisModeration) before = NULL;

  g_return_if_fail (TRELLIS_IS_MODERATION_PAGE (self) && TRELLIS_IS_MODERATION (moderation));

  /* The rows draw from the one before until they are gone. */
  before = g_steal_pointer (&self->moderation);
  self->moderation = g_object_ref (moderation);
  show_kind (self);
}
