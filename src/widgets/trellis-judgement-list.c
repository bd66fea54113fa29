/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-judgement-list.h"

#include "trellis-level-chip.h"

#include <glib/gi18n-lib.h>

struct _TrellisJudgementList
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TrellisJudgementList, trellis_judgement_list, ADW_TYPE_BIN)

static GtkWidget *
create_words (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

/* Whose view it was: the source and the person; of a category the meeting,
 * which says more than that it was agreed. */
static char *
dup_who (TrellisJudgement *judgement)
{
  const char *source = trellis_source_get_name (judgement->source);

  if (*judgement->person_name == '\0')
    return g_strdup (source);
  if (g_strcmp0 (judgement->aspect_id, TRELLIS_ASPECT_OVERALL) == 0 && judgement->source == TRELLIS_SOURCE_AGREED)
    return g_strdup (judgement->person_name);

  /* Translators: whose view a judgement is, and the person: "Adviser, Ash". */
  return g_strdup_printf (_("%s, %s"), source, judgement->person_name);
}

static GtkWidget *
create_line (TrellisJudgement *judgement)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *chip = trellis_level_chip_new ();
  GtkWidget *day;
  g_autofree char *who = dup_who (judgement);
  g_autofree char *judged_on = trellis_day_format (judgement->judged_on, TRELLIS_DAY_STYLE_MEDIUM);

  trellis_level_chip_set_level (TRELLIS_LEVEL_CHIP (chip), judgement->scheme, judgement->level);
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), chip);
  gtk_box_append (GTK_BOX (line), create_words (who));
  day = gtk_label_new (judged_on);
  gtk_widget_add_css_class (day, "dim-label");
  gtk_widget_add_css_class (day, "numeric");
  gtk_widget_set_valign (day, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), day);
  if (*judgement->narrative != '\0')
    gtk_widget_set_tooltip_text (line, judgement->narrative);

  return line;
}

static void
trellis_judgement_list_class_init (TrellisJudgementListClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "judgementlist");
}

static void
trellis_judgement_list_init (TrellisJudgementList *self)
{
}

/**
 * trellis_judgement_list_new:
 *
 * A line for each judgement: its level, whose view it was and when. Its
 * narrative shows on hover.
 *
 * Returns: (transfer floating): a list of none
 */
GtkWidget *
trellis_judgement_list_new (void)
{
  return g_object_new (TRELLIS_TYPE_JUDGEMENT_LIST, NULL);
}

/**
 * trellis_judgement_list_set_judgements:
 * @self: a list
 * @judgements: (nullable): a model of #TrellisJudgement, latest first, each with
 *   its scheme
 *
 * Shows these judgements as they are now, each level by the name that it had
 * when it was judged.
 */
void
trellis_judgement_list_set_judgements (TrellisJudgementList *self,
                                       GListModel           *judgements)
{
  guint n = judgements != NULL ? g_list_model_get_n_items (judgements) : 0;
  GtkWidget *lines;

  g_return_if_fail (TRELLIS_IS_JUDGEMENT_LIST (self));

  lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  if (n == 0)
    gtk_box_append (GTK_BOX (lines), create_words (_("Not judged yet")));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrellisJudgement) judgement = g_list_model_get_item (judgements, i);

      gtk_box_append (GTK_BOX (lines), create_line (judgement));
    }
  adw_bin_set_child (ADW_BIN (self), lines);
}
