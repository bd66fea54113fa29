/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-welcome.h"

#include "trellis-level-chip.h"
#include "trellis-scheme.h"

#include <glib/gi18n.h>

/* The first page: set up a trust, or look round the demo. */

struct _TrellisWelcome
{
  AdwBin parent_instance;

  GtkMenuButton *menu;
  GtkImage *icon;
  GtkBox *steps;
  GtkGrid *sample;
};

G_DEFINE_FINAL_TYPE (TrellisWelcome, trellis_welcome, ADW_TYPE_BIN)

static void
add_step (TrellisWelcome *self,
          guint           number,
          const char     *title,
          const char     *what)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *digit = g_strdup_printf ("%u", number);
  GtkWidget *circle = gtk_label_new (digit);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *line = gtk_label_new (what);

  gtk_widget_add_css_class (row, "welcome-step");
  gtk_widget_add_css_class (circle, "welcome-number");
  gtk_widget_set_valign (circle, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (line, "caption");
  gtk_widget_add_css_class (line, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (line), 40);
  gtk_box_append (GTK_BOX (texts), heading);
  gtk_box_append (GTK_BOX (texts), line);
  gtk_box_append (GTK_BOX (row), circle);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (self->steps, row);
}

/* A piece of matrix as the demo trust shows one: names and levels are made up
 * here, the levels' codes and colours are the scheme's. */
static void
fill_sample (TrellisWelcome *self)
{
  static const struct
  {
    const char *school;
    guint levels[6];
  } rows[] = {
    { N_("Ambleford Primary"), { 1, 1, 1, 2, 1, 1 } },  { N_("Brackwater Primary"), { 2, 2, 1, 2, 2, 2 } },
    { N_("Cloverdale Academy"), { 0, 0, 0, 1, 0, 0 } }, { N_("Dunmarsh Primary"), { 4, 3, 4, 3, 3, 4 } },
    { N_("Eastholme School"), { 1, 1, 2, 1, 1, 1 } },   { N_("Foxcombe Primary"), { 2, 3, 2, 2, 3, 2 } },
  };
  g_auto (GStrv) ids = trellis_scheme_list_shipped_ids ();
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped (ids[0], NULL);

  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *name = gtk_label_new (_(rows[i].school));

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_widget_set_hexpand (name, TRUE);
      gtk_widget_add_css_class (name, "caption");
      gtk_grid_attach (self->sample, name, 0, i, 1, 1);
      for (guint j = 0; j < G_N_ELEMENTS (rows[i].levels); j++)
        {
          guint level = MIN (rows[i].levels[j], scheme->levels->len - 1);
          GtkWidget *chip = trellis_level_chip_new ();

          trellis_level_chip_set_level (TRELLIS_LEVEL_CHIP (chip), scheme, g_ptr_array_index (scheme->levels, level));
          gtk_grid_attach (self->sample, chip, j + 1, i, 1, 1);
        }
    }
}

static void
trellis_welcome_class_init (TrellisWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisWelcome, menu);
  gtk_widget_class_bind_template_child (widget_class, TrellisWelcome, icon);
  gtk_widget_class_bind_template_child (widget_class, TrellisWelcome, steps);
  gtk_widget_class_bind_template_child (widget_class, TrellisWelcome, sample);
}

static void
trellis_welcome_init (TrellisWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_image_set_from_icon_name (self->icon, TRELLIS_APP_ID);
  add_step (self, 1, _("Name"), _("What the trust is called on screen and on paper"));
  add_step (self, 2, _("Schools"), _("From the file at Get Information about Schools, or typed in"));
  add_step (self, 3, _("Scheme"), _("The categories, aspects and visits to start from"));
  add_step (self, 4, _("School year"), _("Terms, holidays and INSET days"));
  fill_sample (self);
}

/**
 * trellis_welcome_new:
 * @menu: the window's menu
 *
 * Returns: (transfer floating): the first page
 */
GtkWidget *
trellis_welcome_new (GMenuModel *menu)
{
  TrellisWelcome *self = g_object_new (TRELLIS_TYPE_WELCOME, NULL);

  gtk_menu_button_set_menu_model (self->menu, menu);
  return GTK_WIDGET (self);
}
