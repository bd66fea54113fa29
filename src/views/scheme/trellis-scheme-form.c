/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-form.h"

#include "trellis-level-colours.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_COLUMNS 4

/* Everything that can be said of one item of the draft. */
struct _TrellisSchemeForm
{
  GtkBox parent_instance;

  TrellisSchemeDraft *draft;
  char *base;
};

G_DEFINE_FINAL_TYPE (TrellisSchemeForm, trellis_scheme_form, GTK_TYPE_BOX)

static void
trellis_scheme_form_finalize (GObject *object)
{
  TrellisSchemeForm *self = TRELLIS_SCHEME_FORM (object);

  g_clear_object (&self->draft);
  g_free (self->base);

  G_OBJECT_CLASS (trellis_scheme_form_parent_class)->finalize (object);
}

static void
trellis_scheme_form_class_init (TrellisSchemeFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_scheme_form_finalize;
}

static void
trellis_scheme_form_init (TrellisSchemeForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/* What is wrong --------------------------------------------------------------- */

static void
list_fields (GtkWidget *widget,
             GPtrArray *fields)
{
  if (TRELLIS_IS_SCHEME_FIELD (widget))
    {
      g_ptr_array_add (fields, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_fields (child, fields);
}

static gboolean
is_below (const char *path,
          const char *above)
{
  return g_str_has_prefix (path, above) && path[strlen (above)] == '/';
}

/* The field of the place itself, else the first of a part of it, else the one
 * that it is a part of. */
static TrellisSchemeField *
find_field (GPtrArray  *fields,
            const char *path)
{
  for (guint pass = 0; pass < 3; pass++)
    {
      for (guint i = 0; i < fields->len; i++)
        {
          TrellisSchemeField *field = g_ptr_array_index (fields, i);
          const char *own = trellis_scheme_field_get_path (field);

          if ((pass == 0 && g_str_equal (own, path)) || (pass == 1 && is_below (own, path)) ||
              (pass == 2 && is_below (path, own)))
            return field;
        }
    }

  return NULL;
}

static void
warn_of_colours (GPtrArray  *fields,
                 const char *list,
                 GPtrArray  *levels)
{
  for (guint i = 0; levels != NULL && i < levels->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u/colour", list, i);
      TrellisSchemeField *field = find_field (fields, path);

      if (field != NULL && g_str_equal (trellis_scheme_field_get_path (field), path))
        {
          g_autofree char *warning = trellis_level_colours_dup_warning (levels, g_ptr_array_index (levels, i));

          trellis_scheme_field_set_warning (field, warning);
        }
    }
}

static void
show_problem (TrellisSchemeForm *self)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  TrellisScheme *scheme = trellis_scheme_draft_get_scheme (self->draft);
  const char *path = NULL;
  const char *problem = trellis_scheme_draft_get_problem (self->draft, &path);
  TrellisSchemeField *wrong = NULL;

  list_fields (GTK_WIDGET (self), fields);
  if (problem != NULL && (g_str_equal (path, self->base) || is_below (path, self->base)))
    wrong = find_field (fields, path);
  for (guint i = 0; i < fields->len; i++)
    trellis_scheme_field_set_problem (g_ptr_array_index (fields, i),
                                      g_ptr_array_index (fields, i) == wrong ? problem : NULL);
  if (scheme == NULL)
    return;

  warn_of_colours (fields, "/levels", scheme->levels);
  for (guint i = 0; i < scheme->aspects->len; i++)
    {
      g_autofree char *list = g_strdup_printf ("/aspects/%u/levels", i);

      warn_of_colours (fields, list, ((TrellisAspect *) g_ptr_array_index (scheme->aspects, i))->levels);
    }
}

/* Groups ---------------------------------------------------------------------- */

static void
add_heading (TrellisSchemeForm *self,
             const char        *title)
{
  GtkWidget *heading = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, title));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, 6);
  gtk_box_append (GTK_BOX (self), heading);
}

static void
add_fields (TrellisSchemeForm            *self,
            const TrellisSchemeGroupInfo *group)
{
  GtkWidget *grid = gtk_grid_new ();
  int column = 0, row = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < group->n_fields; i++)
    {
      const TrellisSchemeFieldInfo *info = &group->fields[i];

      if (column + info->span > N_COLUMNS)
        {
          column = 0;
          row++;
        }
      gtk_grid_attach (GTK_GRID (grid), trellis_scheme_field_new (self->draft, info, self->base, TRUE), column, row,
                       info->span, 1);
      column += info->span;
    }
  gtk_box_append (GTK_BOX (self), grid);
}

/* Tables ---------------------------------------------------------------------- */

typedef struct
{
  TrellisSchemeForm *form;   /* (unowned): it holds the table */
  const TrellisSchemeGroupInfo *group;
  char *list;
  GtkWidget *grid;
  GtkWidget *add_button;
} Table;

static void
free_table (gpointer data)
{
  Table *table = data;

  g_free (table->list);
  g_free (table);
}

static void fill_table (Table *table);

static void
add_cb (Table *table)
{
  trellis_scheme_draft_add (table->form->draft, table->list);
  fill_table (table);
  show_problem (table->form);
}

static void
remove_cb (GtkWidget *button,
           Table     *table)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  gtk_widget_grab_focus (table->add_button);
  trellis_scheme_draft_remove (table->form->draft, table->list, index);
  fill_table (table);
  show_problem (table->form);
}

static void
add_line (Table *table,
          guint  index)
{
  g_autofree char *base = g_strdup_printf ("%s/%u", table->list, index);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  for (guint i = 0; i < table->group->n_fields; i++)
    {
      GtkWidget *field = trellis_scheme_field_new (table->form->draft, &table->group->fields[i], base, FALSE);

      gtk_widget_set_hexpand (field, table->group->fields[i].span > 1);
      gtk_widget_set_valign (field, GTK_ALIGN_START);
      gtk_grid_attach (GTK_GRID (table->grid), field, (int) i, (int) index + 1, 1, 1);
    }
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Remove this line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove this line"), -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), table);
  gtk_grid_attach (GTK_GRID (table->grid), button, (int) table->group->n_fields, (int) index + 1, 1, 1);
}

static void
fill_table (Table *table)
{
  guint n = trellis_scheme_draft_count (table->form->draft, table->list);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (table->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (table->grid), child);
  for (guint i = 0; n > 0 && i < table->group->n_fields; i++)
    {
      GtkWidget *caption = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, table->group->fields[i].title));

      gtk_label_set_xalign (GTK_LABEL (caption), 0);
      gtk_widget_add_css_class (caption, "caption");
      gtk_widget_add_css_class (caption, "dim-label");
      gtk_grid_attach (GTK_GRID (table->grid), caption, (int) i, 0, 1, 1);
    }
  for (guint i = 0; i < n; i++)
    add_line (table, i);
  gtk_widget_set_visible (table->grid, n > 0);
}

static void
add_table (TrellisSchemeForm            *self,
           const TrellisSchemeGroupInfo *group)
{
  Table *table = g_new0 (Table, 1);

  table->form = self;
  table->group = group;
  table->list = g_strdup_printf ("%s/%s", self->base, group->list);
  table->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (table->grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (table->grid), 6);
  g_object_set_data_full (G_OBJECT (table->grid), "table", table, free_table);
  gtk_box_append (GTK_BOX (self), table->grid);

  table->add_button = gtk_button_new_with_mnemonic (g_dgettext (GETTEXT_PACKAGE, group->add));
  gtk_widget_set_halign (table->add_button, GTK_ALIGN_START);
  g_signal_connect_swapped (table->add_button, "clicked", G_CALLBACK (add_cb), table);
  gtk_box_append (GTK_BOX (self), table->add_button);
  fill_table (table);
}

/**
 * trellis_scheme_form_new:
 * @draft: a draft
 * @item: what kind of item it is
 * @base: its place; empty for the scheme itself
 *
 * Returns: (transfer floating): the fields of the item, each with what is wrong
 *   with it
 */
GtkWidget *
trellis_scheme_form_new (TrellisSchemeDraft *draft,
                         TrellisSchemeItem   item,
                         const char         *base)
{
  TrellisSchemeForm *self = g_object_new (TRELLIS_TYPE_SCHEME_FORM, NULL);
  const TrellisSchemeItemInfo *info = trellis_scheme_item_get_info (item);

  self->draft = g_object_ref (draft);
  self->base = g_strdup (base);
  for (guint i = 0; i < info->n_groups; i++)
    {
      if (info->groups[i].title != NULL)
        add_heading (self, info->groups[i].title);
      if (info->groups[i].list != NULL)
        add_table (self, &info->groups[i]);
      else
        add_fields (self, &info->groups[i]);
    }
  g_signal_connect_object (draft, "changed", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  show_problem (self);

  return GTK_WIDGET (self);
}
