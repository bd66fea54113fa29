/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-visit-capacity.h"

#include <glib/gi18n.h>

/* The days that each adviser has in each term, beside those that are planned and
 * those that the adviser's schools are owed. */

struct _TrellisVisitCapacity
{
  AdwBin parent_instance;

  GtkGrid *grid;
  GtkLabel *nobody;
};

G_DEFINE_FINAL_TYPE (TrellisVisitCapacity, trellis_visit_capacity, ADW_TYPE_BIN)

/* A line between two rows. */
static void
attach_rule (TrellisVisitCapacity *self,
             int                   row,
             int                   n_columns)
{
  gtk_grid_attach (self->grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, row, n_columns, 1);
}

static void
attach_name (TrellisVisitCapacity *self,
             const char           *name,
             const char           *css_class,
             int                   column,
             int                   row)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_add_css_class (label, css_class);
  if (column == 0)
    gtk_label_set_width_chars (GTK_LABEL (label), 18);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static GtkWidget *
create_figures (const TrellisPlanCapacity *capacity,
                gboolean                   is_strong)
{
  gboolean is_over = capacity->planned > capacity->available || capacity->owed > capacity->available;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  /* Translators: days planned of days at work; halves are told */
  g_autofree char *planned = g_strdup_printf (_("%g of %g"), capacity->planned, capacity->available);
  g_autofree char *owed = g_strdup_printf (_("owed %g"), capacity->owed);
  GtkWidget *first = gtk_label_new (planned);
  GtkWidget *second = gtk_label_new (owed);

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_widget_add_css_class (first, "numeric");
  if (is_strong)
    gtk_widget_add_css_class (first, "heading");
  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_add_css_class (second, "numeric");
  gtk_box_append (GTK_BOX (line), first);
  if (is_over)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      const char *words = capacity->planned > capacity->available ? _("More days are planned than there are")
                                                                  : _("More days are owed than there are");

      gtk_widget_add_css_class (first, "error");
      gtk_widget_add_css_class (mark, "error");
      gtk_widget_set_tooltip_text (mark, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_box_append (GTK_BOX (line), mark);
    }
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), second);

  return box;
}

static void
add_to (TrellisPlanCapacity       *sum,
        const TrellisPlanCapacity *capacity)
{
  sum->available += capacity->available;
  sum->owed += capacity->owed;
  sum->planned += capacity->planned;
}

static void
attach_row (TrellisVisitCapacity      *self,
            const char                *name,
            const TrellisPlanCapacity *terms,
            int                        n_terms,
            int                        row,
            gboolean                   is_total)
{
  TrellisPlanCapacity year = { NULL };

  attach_rule (self, row, n_terms + 2);
  attach_name (self, name, "heading", 0, row + 1);
  for (int i = 0; i < n_terms; i++)
    {
      gtk_grid_attach (self->grid, create_figures (&terms[i], is_total), i + 1, row + 1, 1, 1);
      add_to (&year, &terms[i]);
    }
  gtk_grid_attach (self->grid, create_figures (&year, TRUE), n_terms + 1, row + 1, 1, 1);
}

static void
trellis_visit_capacity_class_init (TrellisVisitCapacityClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-visit-capacity.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitCapacity, grid);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitCapacity, nobody);
}

static void
trellis_visit_capacity_init (TrellisVisitCapacity *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_visit_capacity_show:
 * @self: the table
 * @year: the school year, whose terms are the columns
 * @capacities: (element-type TrellisPlanCapacity): as
 *   trellis_plan_capacity_new() gives them
 *
 * Shows an adviser a row and, of more than one, all of them together.
 */
void
trellis_visit_capacity_show (TrellisVisitCapacity *self,
                             TrellisSchoolYear    *year,
                             GArray               *capacities)
{
  int n_terms = (int) year->terms->len;
  g_autofree TrellisPlanCapacity *total = g_new0 (TrellisPlanCapacity, n_terms + 1);
  GtkWidget *child;
  int row = 1;

  g_return_if_fail (TRELLIS_IS_VISIT_CAPACITY (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  gtk_widget_set_visible (GTK_WIDGET (self->nobody), capacities->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), capacities->len > 0);
  if (capacities->len == 0)
    return;

  attach_name (self, _("Adviser"), "caption-heading", 0, 0);
  for (int i = 0; i < n_terms; i++)
    attach_name (self, ((const TrellisTerm *) year->terms->pdata[i])->name, "caption-heading", i + 1, 0);
  attach_name (self, _("Year"), "caption-heading", n_terms + 1, 0);
  for (guint i = 0; i < capacities->len; i += n_terms)
    {
      const TrellisPlanCapacity *terms = &g_array_index (capacities, TrellisPlanCapacity, i);

      attach_row (self, terms->adviser->name, terms, n_terms, row, FALSE);
      for (int j = 0; j < n_terms; j++)
        add_to (&total[j], &terms[j]);
      row += 2;
    }
  if (row > 3)
    attach_row (self, _("All advisers"), total, n_terms, row, TRUE);
}
