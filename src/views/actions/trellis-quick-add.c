/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-quick-add.h"

#include "trellis-action-parse.h"
#include "trellis-school.h"

#include <glib/gi18n.h>

/* A line in which an action is typed as people say it, and the school. */

struct _TrellisQuickAdd
{
  AdwBin parent_instance;

  GtkEntry *entry;
  GtkDropDown *school;
  GtkWidget *add;
  GtkLabel *meaning;

  GPtrArray *urns;    /* of the drop-down's schools */
  TrellisDay today;
};

G_DEFINE_FINAL_TYPE (TrellisQuickAdd, trellis_quick_add, ADW_TYPE_BIN)

static const char *
get_urn (TrellisQuickAdd *self)
{
  guint selected = gtk_drop_down_get_selected (self->school);

  return selected < self->urns->len ? g_ptr_array_index (self->urns, selected) : NULL;
}

/* Says what the line is taken to mean, so that nobody has to guess. */
static void
read_cb (TrellisQuickAdd *self)
{
  g_auto (TrellisTypedAction) typed = { 0 };
  gboolean is_good = trellis_action_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->today, &typed);
  g_autofree char *due = trellis_day_format (typed.due_on, TRELLIS_DAY_STYLE_FULL);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->add, is_good && get_urn (self) != NULL);
  if (!is_good)
    text = g_strdup (_("What is to be done, who by and when, with commas between. Enter adds it."));
  else if (*typed.owner != '\0' && typed.due_on != TRELLIS_DAY_NONE)
    /* Translators: what is to be done, who by, and a day. */
    text = g_strdup_printf (_("“%s”, by %s, due %s"), typed.what, typed.owner, due);
  else if (*typed.owner != '\0')
    /* Translators: what is to be done, and who by. */
    text = g_strdup_printf (_("“%s”, by %s, with no due date"), typed.what, typed.owner);
  else if (typed.due_on != TRELLIS_DAY_NONE)
    /* Translators: what is to be done, and a day. */
    text = g_strdup_printf (_("“%s”, by nobody yet, due %s"), typed.what, due);
  else
    text = g_strdup_printf (_("“%s”, by nobody yet, with no due date"), typed.what);
  gtk_label_set_label (self->meaning, text);
}

static void
add_cb (TrellisQuickAdd *self)
{
  g_auto (TrellisTypedAction) typed = { 0 };
  const char *urn = get_urn (self);

  if (urn != NULL && trellis_action_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->today, &typed))
    g_signal_emit_by_name (self, "add", urn, typed.what, typed.owner, typed.due_on);
}

static void
close_cb (TrellisQuickAdd *self)
{
  g_signal_emit_by_name (self, "close");
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        TrellisQuickAdd       *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;

  close_cb (self);
  return TRUE;
}

static gboolean
trellis_quick_add_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_QUICK_ADD (widget)->entry));
}

static void
trellis_quick_add_finalize (GObject *object)
{
  g_ptr_array_unref (TRELLIS_QUICK_ADD (object)->urns);

  G_OBJECT_CLASS (trellis_quick_add_parent_class)->finalize (object);
}

static void
trellis_quick_add_class_init (TrellisQuickAddClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_quick_add_finalize;
  widget_class->grab_focus = trellis_quick_add_grab_focus;

  /**
   * TrellisQuickAdd::add:
   * @self: the line
   * @urn: the school
   * @what: what is to be done
   * @owner: who by; empty for nobody
   * @due_on: a #TrellisDay, or %TRELLIS_DAY_NONE
   */
  g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);
  /**
   * TrellisQuickAdd::close:
   * @self: the line, which a person is done with
   */
  g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-quick-add.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisQuickAdd, entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisQuickAdd, school);
  gtk_widget_class_bind_template_child (widget_class, TrellisQuickAdd, add);
  gtk_widget_class_bind_template_child (widget_class, TrellisQuickAdd, meaning);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
trellis_quick_add_init (TrellisQuickAdd *self)
{
  self->urns = g_ptr_array_new_with_free_func (g_free);
  self->today = trellis_clock_get_today ();
  gtk_widget_init_template (GTK_WIDGET (self));
  read_cb (self);
}

/**
 * trellis_quick_add_new:
 *
 * Returns: (transfer floating): a line to type actions in
 */
GtkWidget *
trellis_quick_add_new (void)
{
  return g_object_new (TRELLIS_TYPE_QUICK_ADD, NULL);
}

/**
 * trellis_quick_add_set_today:
 * @self: a line
 * @today: the day from which "Friday" is told
 */
void
trellis_quick_add_set_today (TrellisQuickAdd *self,
                             TrellisDay       today)
{
  g_return_if_fail (TRELLIS_IS_QUICK_ADD (self));

  self->today = today;
  read_cb (self);
}

/**
 * trellis_quick_add_set_schools:
 * @self: a line
 * @schools: (element-type TrellisSchool): those to choose from
 *
 * Offers these schools. The one that was chosen stays chosen.
 */
void
trellis_quick_add_set_schools (TrellisQuickAdd *self,
                               GListModel      *schools)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_strdup (get_urn (self));
  g_autoptr (GtkExpression) expression = NULL;

  g_return_if_fail (TRELLIS_IS_QUICK_ADD (self));

  g_ptr_array_set_size (self->urns, 0);
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      gtk_string_list_append (names, school->name);
      g_ptr_array_add (self->urns, g_strdup (school->urn));
    }
  /* What the drop-down's search looks at. */
  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (self->school, expression);
  gtk_drop_down_set_model (self->school, G_LIST_MODEL (names));
  if (chosen != NULL)
    trellis_quick_add_choose (self, chosen);
  read_cb (self);
}

/**
 * trellis_quick_add_choose:
 * @self: a line
 * @urn: a school
 *
 * Chooses the school, where it is offered.
 */
void
trellis_quick_add_choose (TrellisQuickAdd *self,
                          const char      *urn)
{
  guint position;

  g_return_if_fail (TRELLIS_IS_QUICK_ADD (self));

  if (g_ptr_array_find_with_equal_func (self->urns, urn, g_str_equal, &position))
    gtk_drop_down_set_selected (self->school, position);
}

/**
 * trellis_quick_add_empty:
 * @self: a line
 *
 * Makes room for the next action.
 */
void
trellis_quick_add_empty (TrellisQuickAdd *self)
{
  g_return_if_fail (TRELLIS_IS_QUICK_ADD (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}
