/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-overview-cards.h"

#include "trellis-level-chip.h"
#include "trellis-overview-bar.h"
#include "trellis-overview-flow.h"
#include "trellis-plan-capacity.h"
#include "trellis-rating-mark.h"

#include <glib/gi18n-lib.h>

/* Rows ----------------------------------------------------------------------- */

static GtkWidget *
create_row (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (row, "overview-row");

  return row;
}

/* Words that go on in the next line where they are too long: never cut short. */
static GtkWidget *
add_words (GtkWidget  *row,
           const char *words,
           gboolean    is_dim,
           gboolean    is_last)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, is_last);
  if (is_dim)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (GTK_BOX (row), label);

  return label;
}

static GtkWidget *
add_figure (GtkWidget  *row,
            const char *figure,
            gboolean    is_warning)
{
  GtkWidget *label = gtk_label_new (figure);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "overview-figure");
  if (is_warning)
    gtk_widget_add_css_class (label, "overview-warning");
  gtk_box_append (GTK_BOX (row), label);

  return label;
}

static void
add_tail (GtkWidget  *row,
          const char *tail)
{
  GtkWidget *label = gtk_label_new (tail);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (row), label);
}

static void
add_chip (GtkWidget          *row,
          TrellisScheme      *scheme,
          const TrellisLevel *level)
{
  GtkWidget *chip = trellis_level_chip_new ();

  trellis_level_chip_set_level (TRELLIS_LEVEL_CHIP (chip), scheme, level);
  gtk_box_append (GTK_BOX (row), chip);
}

static char *
count_schools (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u school", "%'u schools", n), n);
}

/* The wide card --------------------------------------------------------------- */

static void
add_legend (GtkWidget          *legend,
            TrellisOverview    *overview,
            const TrellisLevel *level)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (level != NULL ? level->name : _("Not judged"));

  add_chip (entry, overview->scheme, level);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (entry), label);
  gtk_box_append (GTK_BOX (legend), entry);
}

static GtkWidget *
create_legend (TrellisOverview *overview)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (legend, trellis_overview_flow_new ());
  for (guint i = 0; i < overview->levels->len; i++)
    {
      const TrellisOverviewLevel *line = &g_array_index (overview->levels, TrellisOverviewLevel, i);

      /* A scheme may have more levels than anyone would look for here. */
      if (line->n_now > 0 || line->n_then > 0)
        add_legend (legend, overview, line->level);
    }
  if (overview->n_unjudged > 0 || overview->n_unjudged_then > 0)
    add_legend (legend, overview, NULL);

  return legend;
}

static void
attach_bar (GtkGrid         *grid,
            TrellisOverview *overview,
            int              row,
            const char      *title,
            gboolean         is_now)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *bar = is_now ? trellis_overview_bar_new (32, 14, overview->scheme)
                          : trellis_overview_bar_new (20, 12, overview->scheme);
  guint n_unjudged = is_now ? overview->n_unjudged : overview->n_unjudged_then;
  g_autoptr (GString) spoken = g_string_new (title);

  for (guint i = 0; i < overview->levels->len; i++)
    {
      const TrellisOverviewLevel *line = &g_array_index (overview->levels, TrellisOverviewLevel, i);
      guint count = is_now ? line->n_now : line->n_then;

      trellis_overview_bar_add_level (TRELLIS_OVERVIEW_BAR (bar), line->level, count);
      if (count > 0)
        g_string_append_printf (spoken, _(", %s %u"), line->level->name, count);
    }
  trellis_overview_bar_add_level (TRELLIS_OVERVIEW_BAR (bar), NULL, n_unjudged);
  if (n_unjudged > 0)
    g_string_append_printf (spoken, _(", %s %u"), _("not judged"), n_unjudged);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, is_now ? "heading" : "caption");
  if (!is_now)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, bar, 1, row, 1, 1);
}

/**
 * trellis_overview_cards_create_levels:
 * @overview: the trust by exception
 *
 * Returns: (transfer floating): the wide card: schools by level, now above a
 *   year ago
 */
GtkWidget *
trellis_overview_cards_create_levels (TrellisOverview *overview)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *title = gtk_label_new (_("Schools by level"));
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "overview-levels");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_valign (title, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), create_legend (overview));
  gtk_box_append (GTK_BOX (card), head);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  attach_bar (GTK_GRID (grid), overview, 0, _("Now"), TRUE);
  attach_bar (GTK_GRID (grid), overview, 1, _("A year ago"), FALSE);
  gtk_box_append (GTK_BOX (card), grid);

  return card;
}

/* The others ------------------------------------------------------------------ */

static void
add_moves (GtkBox          *box,
           TrellisOverview *overview,
           gboolean         is_up)
{
  GArray *moves = is_up ? overview->moves_up : overview->moves_down;
  g_autofree char *note = count_schools (moves->len);
  TrellisOverviewCard *card;

  if (moves->len == 0)
    return;

  card = trellis_overview_card_new (is_up ? "up" : "down", is_up ? _("Moved up") : _("Moved down"), note);
  for (guint i = 0; i < moves->len; i++)
    {
      const TrellisOverviewMove *move = &g_array_index (moves, TrellisOverviewMove, i);
      GtkWidget *row = create_row ();
      g_autofree char *spoken = NULL;
      GtkWidget *arrow;

      /* Translators: a school, the level it had and the one it has */
      spoken = g_strdup_printf (is_up ? _("%s, up from %s to %s") : _("%s, down from %s to %s"), move->name,
                                move->from->name, move->to->name);
      add_words (row, move->name, FALSE, TRUE);
      add_chip (row, overview->scheme, move->from);
      arrow = gtk_label_new (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "←" : "→");
      gtk_widget_add_css_class (arrow, "dim-label");
      gtk_box_append (GTK_BOX (row), arrow);
      add_chip (row, overview->scheme, move->to);
      trellis_overview_card_add_row (card, row, spoken, TRELLIS_OVERVIEW_OPENS_SCHOOL, move->school->urn);
    }
  gtk_box_append (box, GTK_WIDGET (card));
}

static void
add_figures (GtkBox          *box,
             TrellisOverview *overview)
{
  TrellisOverviewCard *card;

  if (overview->figures->len == 0)
    return;

  card = trellis_overview_card_new ("figures", _("Figures furthest from target"), "");
  for (guint i = 0; i < overview->figures->len; i++)
    {
      const TrellisOverviewFigure *figure = &g_array_index (overview->figures, TrellisOverviewFigure, i);
      g_autofree char *value = trellis_overview_figure_format (figure, figure->value, FALSE);
      g_autofree char *target = trellis_overview_figure_format (figure, figure->target, TRUE);
      g_autofree char *tail = g_strdup_printf (_("target %s"), target);
      g_autofree char *spoken = g_strdup_printf (_("%s, %s %s, target %s"), figure->school->name, figure->measure,
                                                 value, target);
      GtkWidget *row = create_row ();

      add_words (row, figure->school->short_name, FALSE, FALSE);
      add_words (row, figure->measure, TRUE, TRUE);
      add_figure (row, value, FALSE);
      add_tail (row, tail);
      trellis_overview_card_add_row (card, row, spoken, TRELLIS_OVERVIEW_OPENS_SCHOOL, figure->school->urn);
    }
  gtk_box_append (box, GTK_WIDGET (card));
}

static void
add_limits (GtkBox          *box,
            TrellisOverview *overview)
{
  TrellisOverviewCard *card;

  if (overview->limits->len == 0)
    return;

  card = trellis_overview_card_new ("limits", _("Past a time limit"), _("months in level"));
  for (guint i = 0; i < overview->limits->len; i++)
    {
      const TrellisOverviewLimit *limit = &g_array_index (overview->limits, TrellisOverviewLimit, i);
      g_autofree char *months = g_strdup_printf ("%d", limit->months);
      g_autofree char *tail = g_strdup_printf (_("of %d"), limit->limit_months);
      g_autofree char *spoken = g_strdup_printf (_("%s, %s: %d months in the level, limit %d"), limit->name,
                                                 limit->level->name, limit->months, limit->limit_months);
      GtkWidget *row = create_row ();

      add_chip (row, overview->scheme, limit->level);
      add_words (row, limit->name, FALSE, TRUE);
      add_figure (row, months, TRUE);
      add_tail (row, tail);
      trellis_overview_card_add_row (card, row, spoken, TRELLIS_OVERVIEW_OPENS_SCHOOL, limit->school->urn);
    }
  gtk_box_append (box, GTK_WIDGET (card));
}

/* Red and overdue each in a slot of its own, under its head. */
static void
add_actions (GtkBox          *box,
             TrellisOverview *overview)
{
  g_autoptr (GtkSizeGroup) reds = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) overdues = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  TrellisOverviewCard *card;
  GtkWidget *red_head, *overdue_head;

  if (overview->actions->len == 0)
    return;

  card = trellis_overview_card_new ("actions", _("Actions red or overdue"), "");
  red_head = gtk_label_new (_("red"));
  overdue_head = gtk_label_new (_("overdue"));
  gtk_label_set_xalign (GTK_LABEL (red_head), 1);
  gtk_label_set_xalign (GTK_LABEL (overdue_head), 1);
  gtk_size_group_add_widget (reds, red_head);
  gtk_size_group_add_widget (overdues, overdue_head);
  trellis_overview_card_add_head (card, red_head);
  trellis_overview_card_add_head (card, overdue_head);
  for (guint i = 0; i < overview->actions->len; i++)
    {
      const TrellisOverviewActions *line = &g_array_index (overview->actions, TrellisOverviewActions, i);
      g_autofree char *spoken = g_strdup_printf (_("%s, %u red, %u overdue"), line->school->name, line->n_red,
                                                 line->n_overdue);
      g_autofree char *red = line->n_red > 0 ? g_strdup_printf ("%u", line->n_red) : g_strdup ("");
      g_autofree char *overdue = line->n_overdue > 0 ? g_strdup_printf ("%u", line->n_overdue) : g_strdup ("");
      GtkWidget *row = create_row ();
      GtkWidget *slot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *label;

      add_words (row, line->school->name, FALSE, TRUE);
      gtk_size_group_add_widget (reds, slot);
      gtk_box_append (GTK_BOX (row), slot);
      if (line->n_red > 0)
        {
          GtkWidget *mark = trellis_rating_mark_new (TRELLIS_RATING_RED);

          gtk_widget_set_hexpand (mark, TRUE);
          gtk_widget_set_halign (mark, GTK_ALIGN_END);
          gtk_box_append (GTK_BOX (slot), mark);
        }
      label = gtk_label_new (red);
      gtk_label_set_width_chars (GTK_LABEL (label), 2);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_box_append (GTK_BOX (slot), label);
      gtk_size_group_add_widget (overdues, add_figure (row, overdue, TRUE));
      trellis_overview_card_add_row (card, row, spoken, TRELLIS_OVERVIEW_OPENS_SCHOOL, line->school->urn);
    }
  gtk_box_append (box, GTK_WIDGET (card));
}

static void
add_next_visits (GtkBox          *box,
                 TrellisOverview *overview)
{
  g_autoptr (GtkSizeGroup) days = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  guint n = overview->next_visits->len;
  g_autofree char *note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u visit", "%'u visits", n), n);
  TrellisOverviewCard *card;

  if (n == 0)
    return;

  card = trellis_overview_card_new ("next", _("Next four weeks"), note);
  for (guint i = 0; i < n; i++)
    {
      TrellisVisit *visit = overview->next_visits->pdata[i];
      g_autofree char *day = trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_WEEKDAY);
      g_autofree char *title = trellis_visit_dup_title (visit);
      g_autofree char *words = g_strdup_printf (_("%s, %s"), title, trellis_overview_get_visit_name (overview, visit));
      g_autofree char *spoken = g_strdup_printf (_("%s: %s, %s"), day, words, visit->adviser_name);
      GtkWidget *row = create_row ();
      GtkWidget *day_label = gtk_label_new (day);

      gtk_label_set_xalign (GTK_LABEL (day_label), 0);
      gtk_widget_add_css_class (day_label, "dim-label");
      gtk_size_group_add_widget (days, day_label);
      gtk_box_append (GTK_BOX (row), day_label);
      add_words (row, words, FALSE, TRUE);
      add_tail (row, visit->adviser_name);
      trellis_overview_card_add_row (card, row, spoken, TRELLIS_OVERVIEW_OPENS_VISIT, visit->id);
    }
  gtk_box_append (box, GTK_WIDGET (card));
}

static void
add_visits (GtkBox          *box,
            TrellisOverview *overview)
{
  g_autoptr (GtkSizeGroup) names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) counts = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autofree char *note = g_strdup_printf (_("%u of %u"), overview->n_done, overview->n_visits);
  TrellisOverviewCard *card;
  guint most = 0;

  if (overview->n_visits == 0)
    return;

  card = trellis_overview_card_new ("visits", _("Visits done against plan"), note);
  for (guint i = 0; i < overview->terms->len; i++)
    most = MAX (most, g_array_index (overview->terms, TrellisOverviewTerm, i).n_planned);
  for (guint i = 0; i < overview->terms->len; i++)
    {
      const TrellisOverviewTerm *term = &g_array_index (overview->terms, TrellisOverviewTerm, i);
      g_autofree char *count = g_strdup_printf (_("%u of %u"), term->n_done, term->n_planned);
      g_autofree char *spoken = g_strdup_printf (_("%s: %u of %u visits done"), term->term->name, term->n_done,
                                                 term->n_planned);
      GtkWidget *row, *bar, *label;

      if (term->n_planned == 0)
        continue;
      row = create_row ();
      bar = trellis_overview_bar_new (12, 0, NULL);
      label = add_words (row, term->term->name, FALSE, FALSE);
      gtk_size_group_add_widget (names, label);
      trellis_overview_bar_set_share (TRELLIS_OVERVIEW_BAR (bar), term->n_done, term->n_planned, most);
      gtk_box_append (GTK_BOX (row), bar);
      label = gtk_label_new (count);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_size_group_add_widget (counts, label);
      gtk_box_append (GTK_BOX (row), label);
      trellis_overview_card_add_row (card, row, spoken, TRELLIS_OVERVIEW_OPENS_VIEW, "visits");
    }
  if (overview->n_undated > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", overview->n_undated);
      g_autofree char *spoken = g_strdup_printf (_("Without a day: %u"), overview->n_undated);
      GtkWidget *row = create_row ();

      add_words (row, _("Without a day"), FALSE, TRUE);
      add_figure (row, count, TRUE);
      trellis_overview_card_add_row (card, row, spoken, TRELLIS_OVERVIEW_OPENS_VIEW, "visits");
    }
  gtk_box_append (box, GTK_WIDGET (card));
}

/* From the second week on, a note is late. */
#define NOTE_LATE_DAYS 14

/* Whose they are, before which they are. */
static void
add_notes_by_adviser (TrellisOverviewCard *card,
                      TrellisOverview     *overview)
{
  g_autofree char *words = trellis_overview_dup_notes_due_by_adviser (overview);
  g_autofree char *spoken = g_strdup_printf (_("Notes outstanding by adviser: %s"), words);
  GtkWidget *row, *label;

  if (*words == '\0')
    return;

  row = create_row ();
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (row), label);
  trellis_overview_card_add_row (card, row, spoken, TRELLIS_OVERVIEW_OPENS_VIEW, "visits");
}

static void
add_notes (GtkBox          *box,
           TrellisOverview *overview)
{
  TrellisOverviewCard *card;

  if (overview->notes_due->len == 0)
    return;

  card = trellis_overview_card_new ("notes", _("Notes outstanding"), _("days since visit"));
  add_notes_by_adviser (card, overview);
  for (guint i = 0; i < overview->notes_due->len; i++)
    {
      TrellisVisit *visit = overview->notes_due->pdata[i];
      int n_days = overview->as_at - visit->visit_on;
      g_autofree char *days = g_strdup_printf ("%'d", n_days);
      g_autofree char *title = trellis_visit_dup_title (visit);
      g_autofree char *detail = *visit->adviser_name != '\0' ? g_strdup_printf (_("%s, %s"), title, visit->adviser_name)
                                                              : g_strdup (title);
      g_autofree char *spoken = g_strdup_printf (_("%s, %s: %d days since the visit"), visit->school_name, detail,
                                                 n_days);
      GtkWidget *row = create_row ();

      add_words (row, trellis_overview_get_visit_name (overview, visit), FALSE, FALSE);
      add_words (row, detail, TRUE, TRUE);
      add_figure (row, days, n_days > NOTE_LATE_DAYS);
      trellis_overview_card_add_row (card, row, spoken, TRELLIS_OVERVIEW_OPENS_VISIT, visit->id);
    }
  gtk_box_append (box, GTK_WIDGET (card));
}

static void
add_capacities (GtkBox *box,
                GArray *capacities)
{
  TrellisOverviewCard *card;

  if (capacities->len == 0)
    return;

  card = trellis_overview_card_new ("capacity", _("Adviser days over capacity"), "");
  for (guint i = 0; i < capacities->len; i++)
    {
      const TrellisPlanCapacity *capacity = &g_array_index (capacities, TrellisPlanCapacity, i);
      g_autofree char *planned = g_strdup_printf ("%g", capacity->planned);
      g_autofree char *tail = g_strdup_printf (_("of %g days"), capacity->available);
      g_autofree char *spoken = g_strdup_printf (_("%s, %s: %g days planned of %g"), capacity->adviser->name,
                                                 capacity->term->name, capacity->planned, capacity->available);
      GtkWidget *row = create_row ();

      add_words (row, capacity->adviser->name, FALSE, FALSE);
      add_words (row, capacity->term->name, TRUE, TRUE);
      add_figure (row, planned, TRUE);
      add_tail (row, tail);
      trellis_overview_card_add_row (card, row, spoken, TRELLIS_OVERVIEW_OPENS_VIEW, "visits");
    }
  gtk_box_append (box, GTK_WIDGET (card));
}

static void
add_documents (GtkBox          *box,
               TrellisOverview *overview)
{
  TrellisOverviewCard *card;

  if (overview->documents->len == 0)
    return;

  card = trellis_overview_card_new ("documents", _("Documents overdue"), _("due"));
  for (guint i = 0; i < overview->documents->len; i++)
    {
      const TrellisOverviewDocument *document = &g_array_index (overview->documents, TrellisOverviewDocument, i);
      g_autofree char *due = trellis_day_format (document->due_on, TRELLIS_DAY_STYLE_SHORT);
      g_autofree char *spoken = g_strdup_printf (_("%s, %s: due %s"), document->school->name, document->name, due);
      GtkWidget *row = create_row ();

      add_words (row, document->school->short_name, FALSE, FALSE);
      add_words (row, document->name, TRUE, TRUE);
      add_figure (row, due, TRUE);
      trellis_overview_card_add_row (card, row, spoken, TRELLIS_OVERVIEW_OPENS_SCHOOL, document->school->urn);
    }
  gtk_box_append (box, GTK_WIDGET (card));
}

/**
 * trellis_overview_cards_add_all:
 * @box: where to
 * @overview: the trust by exception
 * @capacities: (element-type TrellisPlanCapacity): the terms of advisers that
 *   are over their days
 *
 * Adds a card for everything that there is something to tell of. Whoever calls
 * it ends each with trellis_overview_card_finish().
 */
void
trellis_overview_cards_add_all (GtkBox          *box,
                                TrellisOverview *overview,
                                GArray          *capacities)
{
  add_moves (box, overview, TRUE);
  add_moves (box, overview, FALSE);
  add_figures (box, overview);
  add_limits (box, overview);
  add_actions (box, overview);
  add_next_visits (box, overview);
  add_visits (box, overview);
  add_notes (box, overview);
  add_capacities (box, capacities);
  add_documents (box, overview);
}
