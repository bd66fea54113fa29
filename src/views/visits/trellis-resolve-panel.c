/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-resolve-panel.h"

#include "trellis-visit-mark.h"

#include <glib/gi18n.h>

/* Beside the year: the visits that have no day or cannot keep theirs, each with
 * the reason in words and ready to be dragged; and what the pills mean. */

#define CARD_CHARS 24

/* Schools whose owed visits are told one by one. */
#define MOST_OWED 8

struct _TrellisResolvePanel
{
  AdwBin parent_instance;

  GtkLabel *count;
  GtkLabel *nothing;
  GtkListBox *list;
  GtkBox *key;

  GPtrArray *visits;     /* (element-type TrellisVisit): of the rows, in their order */
  guint n_unplaced;
};

G_DEFINE_FINAL_TYPE (TrellisResolvePanel, trellis_resolve_panel, ADW_TYPE_BIN)

enum
{
  SIGNAL_ACTIVATE_VISIT,
  SIGNAL_PLAN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The cards ------------------------------------------------------------------- */

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 TrellisVisit  *visit)
{
  return gdk_content_provider_new_typed (TRELLIS_TYPE_VISIT, visit);
}

static void
begin_drag_cb (GtkDragSource *source,
               GdkDrag       *drag,
               GtkWidget     *mark)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (mark);

  gtk_drag_source_set_icon (source, paintable, gtk_widget_get_width (mark) / 2, gtk_widget_get_height (mark) / 2);
}

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
create_text (const char *reason)
{
  GtkWidget *text = create_label (reason, "dim-label");

  gtk_widget_add_css_class (text, "caption");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (text), CARD_CHARS);

  return text;
}

static void
add_row (TrellisResolvePanel *self,
         GtkWidget           *content,
         const char          *spoken)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (row, "card");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, row);
}

static void
add_visit (TrellisResolvePanel *self,
           TrellisVisit        *visit,
           const char          *name,
           const char          *reason,
           gboolean             is_clash)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *letters = trellis_visit_dup_mark (visit);
  g_autofree char *title = trellis_visit_dup_title (visit);
  g_autofree char *spoken = g_strdup_printf ("%s, %s. %s", name, title, reason);
  GtkWidget *mark = trellis_visit_mark_new (letters, visit->status, is_clash);
  GtkWidget *school = create_label (name, "heading");
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_label_set_wrap (GTK_LABEL (school), TRUE);
  gtk_widget_set_hexpand (school, TRUE);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_margin_top (mark, 2);
  gtk_box_append (GTK_BOX (head), mark);
  gtk_box_append (GTK_BOX (head), school);
  gtk_box_append (GTK_BOX (box), head);
  if (*visit->adviser_name != '\0')
    gtk_box_append (GTK_BOX (box), create_text (visit->adviser_name));
  gtk_box_append (GTK_BOX (box), create_text (reason));

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_data (source, "prepare", G_CALLBACK (prepare_drag_cb), g_object_ref (visit),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_drag_cb), mark, 0);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (source));

  add_row (self, box, spoken);
  g_ptr_array_add (self->visits, g_object_ref (visit));
}

static const char *
name_school (GListModel   *schools,
             TrellisVisit *visit)
{
  for (guint i = 0; visit->federation_id == NULL && i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (g_strcmp0 (school->urn, visit->urn) == 0)
        return school->short_name;
    }

  return visit->school_name;
}

static gboolean
is_shown (GListModel *schools,
          const char *urn,
          const char *federation_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (g_strcmp0 (school->urn, urn) == 0 ||
          (federation_id != NULL && g_strcmp0 (school->federation_id, federation_id) == 0))
        return TRUE;
    }

  return FALSE;
}

static char *
dup_reason (const TrellisUnplacedVisit *unplaced)
{
  if (unplaced->remedies == NULL || unplaced->remedies[0] == NULL)
    return g_strdup (unplaced->reason);

  return g_strdup_printf ("%s %s", unplaced->reason, unplaced->remedies[0]);
}

/* Why a visit of the year has no day, or which one the planner would give it. */
static char *
explain_undated (TrellisYearPlan *plan,
                 TrellisVisit    *visit)
{
  for (guint i = 0; plan != NULL && i < plan->unplaced->len; i++)
    {
      const TrellisUnplacedVisit *unplaced = g_ptr_array_index (plan->unplaced, i);

      if (unplaced->visit != NULL && g_strcmp0 (unplaced->visit->id, visit->id) == 0)
        return dup_reason (unplaced);
    }
  for (guint i = 0; plan != NULL && i < plan->moved->len; i++)
    {
      const TrellisPlannedMove *move = g_ptr_array_index (plan->moved, i);

      if (g_strcmp0 (move->visit->id, visit->id) == 0)
        {
          g_autofree char *day = trellis_day_format (move->visit_on, TRELLIS_DAY_STYLE_WEEKDAY);

          /* Translators: %s is a day that would suit a visit. */
          return g_strdup_printf (_("It has no day yet. %s is free."), day);
        }
    }

  return g_strdup (_("It has no day yet."));
}

static TrellisVisit *
create_owed (const TrellisUnplacedVisit *unplaced,
             const char                 *year_id,
             guint                       number)
{
  g_autofree char *id = g_strdup_printf ("owed-%u", number);
  TrellisVisit *visit = trellis_visit_new (id);

#define SET(field, value) (g_free (visit->field), visit->field = g_strdup (value))
  SET (urn, unplaced->urn);
  SET (school_name, unplaced->school_name);
  SET (federation_id, unplaced->federation_id);
  SET (kind, unplaced->kind);
  SET (year_id, year_id);
  SET (adviser_id, unplaced->adviser_id);
  SET (adviser_name, unplaced->adviser_name);
  SET (theme_am, unplaced->theme_am);
  SET (theme_pm, unplaced->theme_pm);
#undef SET
  visit->number = unplaced->number;
  visit->session = unplaced->session;
  visit->status = TRELLIS_VISIT_STATUS_PLANNED;

  return visit;
}

/* What the planner said before the last edits may be in the year by now. */
static gboolean
is_in_year (TrellisYearLayout          *layout,
            const TrellisUnplacedVisit *unplaced)
{
  for (guint i = 0; unplaced->number > 0 && i < layout->pills->len; i++)
    {
      const TrellisVisit *visit = g_array_index (layout->pills, TrellisYearPill, i).visit;

      if (visit->number == unplaced->number && g_strcmp0 (visit->kind, unplaced->kind) == 0 &&
          g_strcmp0 (visit->urn, unplaced->urn) == 0)
        return TRUE;
    }

  return FALSE;
}

static guint
add_clashes (TrellisResolvePanel *self,
             TrellisYearLayout   *layout)
{
  guint n = 0;

  for (guint i = 0; i < layout->pills->len; i++)
    {
      const TrellisYearPill *pill = &g_array_index (layout->pills, TrellisYearPill, i);

      if (pill->clash == NULL)
        continue;
      add_visit (self, pill->visit, g_array_index (layout->rows, TrellisYearRow, pill->row).name, pill->clash, TRUE);
      n++;
    }

  return n;
}

/* What the plan gives one school, each kind once with how many of it. */
static char *
describe_owed (TrellisYearPlan *plan,
               guint            first,
               const char      *urn)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < plan->added->len; i++)
    {
      const TrellisPlannedVisit *added = g_ptr_array_index (plan->added, i);
      g_autoptr (TrellisVisit) visit = NULL;
      g_autofree char *title = NULL;
      guint place, one = 1;

      if (!g_str_equal (added->urn, urn))
        continue;
      visit = trellis_visit_new ("");
      g_free (visit->kind);
      visit->kind = g_strdup (added->kind);
      visit->number = added->number;
      title = trellis_visit_dup_title (visit);
      if (g_ptr_array_find_with_equal_func (titles, title, g_str_equal, &place))
        {
          g_array_index (counts, guint, place)++;
          continue;
        }
      g_ptr_array_add (titles, g_steal_pointer (&title));
      g_array_append_val (counts, one);
    }
  for (guint i = 0; i < titles->len; i++)
    {
      guint n = g_array_index (counts, guint, i);

      g_string_append (text, i > 0 ? ", " : "");
      if (n > 1)
        /* Translators: how many of a kind of visit: "3 × Standards review" */
        g_string_append_printf (text, _("%u × %s"), n, (const char *) g_ptr_array_index (titles, i));
      else
        g_string_append (text, g_ptr_array_index (titles, i));
    }

  return g_strdup (text->str);
}

/* What each school is still owed, a line a school, of no more schools than can be
 * read beside the year. */
static void
append_owed (GString         *text,
             TrellisYearPlan *plan,
             GListModel      *schools)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plan->added->len; i++)
    {
      const TrellisPlannedVisit *first = g_ptr_array_index (plan->added, i);
      g_autofree char *owed = NULL;

      if (!is_shown (schools, first->urn, first->federation_id) || !g_hash_table_add (seen, first->urn) ||
          g_hash_table_size (seen) > MOST_OWED)
        continue;
      owed = describe_owed (plan, i, first->urn);
      /* Translators: a school, and the visits that it is owed */
      g_string_append_printf (text, _("\n%s: %s"), first->school_name, owed);
    }
  if (g_hash_table_size (seen) > MOST_OWED)
    g_string_append_printf (text, ngettext ("\nand %u more school", "\nand %u more schools",
                                            g_hash_table_size (seen) - MOST_OWED),
                            g_hash_table_size (seen) - MOST_OWED);
}

/* What the planner would add as it is: owed, and neither in the year nor without
 * a place. */
static void
add_not_planned (TrellisResolvePanel *self,
                 TrellisYearPlan     *plan,
                 GListModel          *schools)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < plan->added->len; i++)
    {
      const TrellisPlannedVisit *added = g_ptr_array_index (plan->added, i);

      n += is_shown (schools, added->urn, added->federation_id);
    }
  if (n == 0)
    return;
  g_string_printf (text, ngettext ("%u visit is owed and not in the year yet. Plan the year to give it a day.",
                                   "%u visits are owed and not in the year yet. Plan the year to give them days.", n),
                   n);
  g_string_append_c (text, '\n');
  append_owed (text, plan, schools);
  add_row (self, create_text (text->str), text->str);
}

/* The key --------------------------------------------------------------------- */

static void
add_key (TrellisResolvePanel *self,
         GtkWidget           *mark,
         const char          *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (line), create_label (text, "caption"));
  gtk_box_append (self->key, line);
}

static GtkWidget *
create_letters (const char *letters)
{
  GtkWidget *label = gtk_label_new (letters);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_set_size_request (label, 16, -1);

  return label;
}

/* Only the kinds that the year has. */
static void
show_key (TrellisResolvePanel *self,
          TrellisYearLayout   *layout)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->key))) != NULL)
    gtk_box_remove (self->key, child);

  add_key (self, trellis_visit_mark_new ("1", TRELLIS_VISIT_STATUS_SHARED, FALSE), _("Note shared"));
  add_key (self, trellis_visit_mark_new ("1", TRELLIS_VISIT_STATUS_NOTED, FALSE), _("Noted"));
  add_key (self, trellis_visit_mark_new ("1", TRELLIS_VISIT_STATUS_DONE, FALSE), _("Done, note due"));
  add_key (self, trellis_visit_mark_new ("1", TRELLIS_VISIT_STATUS_AGREED, FALSE), _("Agreed"));
  add_key (self, trellis_visit_mark_new ("1", TRELLIS_VISIT_STATUS_PLANNED, FALSE), _("Planned"));
  add_key (self, trellis_visit_mark_new ("1", TRELLIS_VISIT_STATUS_AGREED, TRUE), _("Clash"));
  for (guint i = 0; i < layout->pills->len; i++)
    {
      TrellisVisit *visit = g_array_index (layout->pills, TrellisYearPill, i).visit;

      if (visit->number == 0 && g_hash_table_add (kinds, visit->kind))
        add_key (self, create_letters (trellis_visit_kind_get_mark (visit->kind)),
                 trellis_visit_kind_get_name (visit->kind));
    }
  gtk_widget_add_css_class (swatch, "holiday");
  gtk_widget_set_size_request (swatch, 16, 14);
  add_key (self, swatch, _("Holiday"));
}

/* The widget ------------------------------------------------------------------ */

static void
activate_row_cb (TrellisResolvePanel *self,
                 GtkListBoxRow       *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (index < self->visits->len)
    g_signal_emit (self, signals[SIGNAL_ACTIVATE_VISIT], 0, g_ptr_array_index (self->visits, index));
  else
    g_signal_emit (self, signals[SIGNAL_PLAN], 0);
}

static void
trellis_resolve_panel_finalize (GObject *object)
{
  g_ptr_array_unref (TRELLIS_RESOLVE_PANEL (object)->visits);

  G_OBJECT_CLASS (trellis_resolve_panel_parent_class)->finalize (object);
}

static void
trellis_resolve_panel_class_init (TrellisResolvePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_resolve_panel_finalize;

  /**
   * TrellisResolvePanel::activate-visit:
   * @self: the panel
   * @visit: the visit whose card was chosen; one that is owed and not in the
   *   year has an id that only trellis_resolve_panel_find_visit() knows
   */
  signals[SIGNAL_ACTIVATE_VISIT] = g_signal_new ("activate-visit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 1, TRELLIS_TYPE_VISIT);
  /**
   * TrellisResolvePanel::plan:
   * @self: the panel
   *
   * The card was chosen that speaks of visits not planned yet.
   */
  signals[SIGNAL_PLAN] = g_signal_new ("plan", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-resolve-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisResolvePanel, count);
  gtk_widget_class_bind_template_child (widget_class, TrellisResolvePanel, nothing);
  gtk_widget_class_bind_template_child (widget_class, TrellisResolvePanel, list);
  gtk_widget_class_bind_template_child (widget_class, TrellisResolvePanel, key);
  gtk_widget_class_bind_template_callback (widget_class, activate_row_cb);
}

static void
trellis_resolve_panel_init (TrellisResolvePanel *self)
{
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_resolve_panel_show:
 * @self: a panel
 * @layout: the year
 * @plan: (nullable): what the planner makes of the year as it stands; %NULL
 *   while that is not known
 * @schools: (element-type TrellisSchool): those in sight
 *
 * Lists the visits without a day, those that are owed and have no place, and
 * those that cannot stay where they are.
 */
void
trellis_resolve_panel_show (TrellisResolvePanel *self,
                            TrellisYearLayout   *layout,
                            TrellisYearPlan     *plan,
                            GListModel          *schools)
{
  g_autoptr (GString) count = g_string_new (NULL);
  GtkWidget *row;
  guint n_clashes;

  g_return_if_fail (TRELLIS_IS_RESOLVE_PANEL (self));
  g_return_if_fail (layout != NULL);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->visits, 0);

  for (guint i = 0; i < layout->undated->len; i++)
    {
      TrellisVisit *visit = g_ptr_array_index (layout->undated, i);
      g_autofree char *reason = explain_undated (plan, visit);

      if (is_shown (schools, visit->urn, visit->federation_id))
        add_visit (self, visit, name_school (schools, visit), reason, FALSE);
    }
  for (guint i = 0; plan != NULL && i < plan->unplaced->len; i++)
    {
      const TrellisUnplacedVisit *unplaced = g_ptr_array_index (plan->unplaced, i);
      g_autofree char *reason = dup_reason (unplaced);

      if (unplaced->visit == NULL && is_shown (schools, unplaced->urn, unplaced->federation_id) &&
          !is_in_year (layout, unplaced))
        {
          g_autoptr (TrellisVisit) visit = create_owed (unplaced, layout->year->id, i);

          add_visit (self, visit, name_school (schools, visit), reason, FALSE);
        }
    }
  self->n_unplaced = self->visits->len;
  n_clashes = add_clashes (self, layout);
  if (plan != NULL)
    add_not_planned (self, plan, schools);

  if (self->n_unplaced > 0)
    g_string_append_printf (count, _("%u unplaced"), self->n_unplaced);
  if (n_clashes > 0)
    {
      g_string_append (count, count->len > 0 ? ", " : "");
      g_string_append_printf (count, ngettext ("%u clash", "%u clashes", n_clashes), n_clashes);
    }
  gtk_label_set_label (self->count, count->str);
  row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self->list), row != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), row == NULL);
  show_key (self, layout);
}

/**
 * trellis_resolve_panel_get_n_unplaced:
 * @self: a panel
 *
 * Returns: how many visits it lists that have no day
 */
guint
trellis_resolve_panel_get_n_unplaced (TrellisResolvePanel *self)
{
  g_return_val_if_fail (TRELLIS_IS_RESOLVE_PANEL (self), 0);

  return self->n_unplaced;
}

/**
 * trellis_resolve_panel_find_visit:
 * @self: a panel
 * @visit_id: the id of a visit of one of its cards
 *
 * Returns: (transfer none) (nullable): the visit
 */
TrellisVisit *
trellis_resolve_panel_find_visit (TrellisResolvePanel *self,
                                  const char          *visit_id)
{
  g_return_val_if_fail (TRELLIS_IS_RESOLVE_PANEL (self), NULL);

  for (guint i = 0; i < self->visits->len; i++)
    {
      TrellisVisit *visit = g_ptr_array_index (self->visits, i);

      if (g_strcmp0 (visit->id, visit_id) == 0)
        return visit;
    }

  return NULL;
}
