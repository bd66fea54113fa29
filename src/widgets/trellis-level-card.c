/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-card.h"

#include "trellis-level-chip.h"
#include "trellis-widgets.h"

struct _TrellisLevelCard
{
  GtkButton parent_instance;

  TrellisLevelChip *chip;
  GtkLabel *name_label;
  GtkLabel *mark_label;
  GtkLabel *descriptor_label;
};

G_DEFINE_FINAL_TYPE (TrellisLevelCard, trellis_level_card, GTK_TYPE_BUTTON)

static void
update_name (TrellisLevelCard *self)
{
  const char *mark = gtk_label_get_label (self->mark_label);
  const char *level = gtk_label_get_label (self->name_label);
  g_autofree char *name = *mark != '\0' ? g_strdup_printf ("%s, %s", level, mark) : g_strdup (level);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_label (self->descriptor_label),
                                  -1);
}

static void
trellis_level_card_class_init (TrellisLevelCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "levelcard");
  /* One of the levels is the one that holds. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_widget_class_set_template_from_resource (widget_class, TRELLIS_WIDGETS_RESOURCES "trellis-level-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisLevelCard, chip);
  gtk_widget_class_bind_template_child (widget_class, TrellisLevelCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisLevelCard, mark_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisLevelCard, descriptor_label);
}

static void
trellis_level_card_init (TrellisLevelCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_level_card_set_state (self, FALSE, NULL);
}

/**
 * trellis_level_card_new:
 *
 * A level with what the scheme says of it, to be chosen by a click or by key.
 *
 * Returns: (transfer floating): a card without a level
 */
GtkWidget *
trellis_level_card_new (void)
{
  return g_object_new (TRELLIS_TYPE_LEVEL_CARD, NULL);
}

/**
 * trellis_level_card_set_level:
 * @self: a card
 * @scheme: the scheme that owns @level
 * @level: a level
 * @descriptor: in the scheme's words; empty where it has none
 *
 * Shows that level.
 */
void
trellis_level_card_set_level (TrellisLevelCard   *self,
                              TrellisScheme      *scheme,
                              const TrellisLevel *level,
                              const char         *descriptor)
{
  g_return_if_fail (TRELLIS_IS_LEVEL_CARD (self));
  g_return_if_fail (level != NULL);

  trellis_level_chip_set_level (self->chip, scheme, level);
  gtk_label_set_label (self->name_label, level->name);
  gtk_label_set_label (self->descriptor_label, descriptor);
  update_name (self);
}

/**
 * trellis_level_card_get_level:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): its level
 */
const TrellisLevel *
trellis_level_card_get_level (TrellisLevelCard *self)
{
  g_return_val_if_fail (TRELLIS_IS_LEVEL_CARD (self), NULL);

  return trellis_level_chip_get_level (self->chip);
}

/**
 * trellis_level_card_set_state:
 * @self: a card
 * @is_current: whether it is the one that holds, or is chosen
 * @mark: (nullable): a word in its corner: "now", "until 4 Mar"
 *
 * Marks the card.
 */
void
trellis_level_card_set_state (TrellisLevelCard *self,
                              gboolean          is_current,
                              const char       *mark)
{
  g_return_if_fail (TRELLIS_IS_LEVEL_CARD (self));

  if (is_current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  gtk_label_set_label (self->mark_label, mark != NULL ? mark : "");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               is_current ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  update_name (self);
}
