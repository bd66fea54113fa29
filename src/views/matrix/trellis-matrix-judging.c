/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-matrix-view-private.h"

#include "trellis-store-judgements.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-visit.h"

#include <glib/gi18n.h>

/* How people judge in the matrix: by keys and in the panel below it, where
 * categories are agreed. */

/**
 * trellis_matrix_view_get_source:
 * @self: the view
 *
 * Returns: whose judgements are shown and made
 */
TrellisSource
trellis_matrix_view_get_source (TrellisMatrixView *self)
{
  return gtk_drop_down_get_selected (self->source);
}

static TrellisSchool *
get_cursor_school (TrellisMatrixView  *self,
                   const char        **aspect_id)
{
  TrellisMatrix *matrix = trellis_matrix_grid_get_matrix (self->grid);
  guint row, column;

  if (matrix == NULL || !trellis_matrix_grid_get_cursor (self->grid, &row, &column))
    return NULL;

  *aspect_id = trellis_matrix_get_column (matrix, column)->aspect_id;
  return trellis_matrix_get_row (matrix, row)->school;
}

/* The panel ------------------------------------------------------------------- */

static void
show_evidence (TrellisMatrixView *self)
{
  TrellisJudgement *judgement = trellis_cell_panel_get_judgement (self->panel);
  TrellisEvidenceList *list = trellis_cell_panel_get_evidence (self->panel);
  g_autoptr (GPtrArray) evidence = NULL;

  trellis_evidence_list_empty (list);
  if (judgement == NULL)
    return;

  evidence = trellis_store_list_evidence (trellis_view_get_store (TRELLIS_VIEW (self)), judgement->id, NULL);
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      TrellisEvidence *line = g_ptr_array_index (evidence, i);

      trellis_evidence_list_add (list, line->what, line->dated_on);
    }
}

/* Who may have been at a meeting: those with a role at the school, then everybody
 * of the trust. */
static GStrv
list_people (TrellisStore   *store,
             const char     *urn,
             TrellisDay      as_at,
             GError        **error)
{
  g_autoptr (GPtrArray) holders = trellis_store_list_role_holders (store, urn, as_at, error);
  g_autoptr (GListModel) people = holders != NULL ? trellis_store_list_people (store, FALSE, as_at, error) : NULL;
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (people == NULL)
    return NULL;
  for (guint i = 0; i < holders->len; i++)
    {
      const TrellisRoleHolder *holder = g_ptr_array_index (holders, i);
      g_autofree char *role = g_utf8_strdown (trellis_role_get_name (holder->role), -1);
      g_autofree char *words = g_strdup_printf ("%s, %s", holder->name, role);

      if (holder->person_id == NULL || !g_hash_table_add (listed, holder->person_id))
        continue;
      g_strv_builder_add (builder, words);
    }
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (people, i);
      g_autofree char *role = g_utf8_strdown (person->role, -1);
      g_autofree char *words = *role != '\0' ? g_strdup_printf ("%s, %s", person->name, role)
                                             : g_strdup (person->name);

      if (!g_hash_table_contains (listed, person->id))
        g_strv_builder_add (builder, words);
    }

  return g_strv_builder_end (builder);
}

static gboolean
show_panel (TrellisMatrixView  *self,
            GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  TrellisDay as_at = trellis_scope_get_as_at (scope);
  const char *scheme_id = trellis_scope_get_scheme (scope);
  TrellisScheme *scheme = trellis_store_get_scheme_of (store, scheme_id, as_at, error);
  TrellisDay day = MIN (as_at, trellis_store_get_today (store));
  const char *aspect_id = NULL;
  TrellisSchool *school = get_cursor_school (self, &aspect_id);
  g_autoptr (GListModel) facts = NULL;

  if (scheme == NULL || school == NULL)
    return scheme != NULL;

  if (g_str_equal (aspect_id, TRELLIS_ASPECT_OVERALL))
    {
      g_auto (GStrv) people = NULL;
      g_autoptr (TrellisProposal) proposal = trellis_store_propose_in (store, scheme_id, school->urn, as_at, error);

      people = proposal != NULL ? list_people (store, school->urn, as_at, error) : NULL;
      facts = people != NULL ? trellis_store_list_categories_of (store, scheme_id, school->urn, as_at, error) : NULL;
      if (facts == NULL)
        return FALSE;
      trellis_cell_panel_show_category (self->panel, scheme, school, facts, proposal, (const char *const *) people,
                                        day);
    }
  else
    {
      facts = trellis_store_list_judgements_of (store, scheme_id, school->urn, aspect_id, as_at, error);
      if (facts == NULL)
        return FALSE;
      trellis_cell_panel_show_aspect (self->panel, scheme, school, aspect_id, facts,
                                      trellis_matrix_view_get_source (self), day);
      show_evidence (self);
    }

  return TRUE;
}

/**
 * trellis_matrix_view_refresh_panel:
 * @self: the view
 *
 * Shows the cell that the cursor is on in the panel below, where that is open.
 */
void
trellis_matrix_view_refresh_panel (TrellisMatrixView *self)
{
  g_autoptr (GError) error = NULL;

  if (gtk_revealer_get_reveal_child (self->revealer) && !show_panel (self, &error))
    trellis_view_show_error (TRELLIS_VIEW (self), error);
}

static void
close_panel (TrellisMatrixView *self)
{
  trellis_cell_panel_commit (self->panel);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
activate_cell_cb (TrellisMatrixView *self,
                  guint              row,
                  guint              column)
{
  if (self->is_presenting)
    return;
  if (gtk_revealer_get_reveal_child (self->revealer))
    {
      close_panel (self);
      return;
    }

  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  trellis_matrix_view_refresh_panel (self);
  trellis_cell_panel_focus_narrative (self->panel);
}

static void
cursor_moved_cb (TrellisMatrixView *self)
{
  if (self->is_showing || !gtk_revealer_get_reveal_child (self->revealer))
    return;

  trellis_cell_panel_commit (self->panel);
  trellis_matrix_view_refresh_panel (self);
}

static void
next_school_cb (TrellisMatrixView *self)
{
  TrellisMatrix *matrix = trellis_matrix_grid_get_matrix (self->grid);
  guint row, column;

  if (!trellis_matrix_grid_get_cursor (self->grid, &row, &column))
    return;

  trellis_cell_panel_commit (self->panel);
  trellis_matrix_grid_set_cursor (self->grid, (row + 1) % trellis_matrix_get_n_rows (matrix), column);
  /* What is typed next is the next school's level, and not more of the words. */
  trellis_cell_panel_focus_level (self->panel);
}

/* Judging --------------------------------------------------------------------- */

/* A category is agreed at a meeting, and not by a key. */
static GArray *
dup_judged_cells (TrellisMatrixView *self,
                  GArray            *cells)
{
  TrellisMatrix *matrix = trellis_matrix_grid_get_matrix (self->grid);
  guint overall = trellis_matrix_get_n_columns (matrix) - 1;
  GArray *judged = g_array_new (FALSE, FALSE, sizeof (TrellisMatrixPlace));

  for (guint i = 0; i < cells->len; i++)
    {
      TrellisMatrixPlace *place = &g_array_index (cells, TrellisMatrixPlace, i);

      if (trellis_matrix_view_get_source (self) != TRELLIS_SOURCE_AGREED || place->column != overall)
        g_array_append_val (judged, *place);
    }

  return judged;
}

static gboolean
judge_cells (TrellisMatrixView  *self,
             GArray             *cells,
             const char         *level_id,
             const char         *sentence,
             GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autoptr (TrellisMatrix) matrix = g_object_ref (trellis_matrix_grid_get_matrix (self->grid));
  g_autofree TrellisJudgementRecord *records = g_new0 (TrellisJudgementRecord, cells->len);

  for (guint i = 0; i < cells->len; i++)
    {
      TrellisMatrixPlace *place = &g_array_index (cells, TrellisMatrixPlace, i);

      records[i].scheme_id = trellis_scope_get_scheme (trellis_view_get_scope (TRELLIS_VIEW (self)));
      records[i].urn = trellis_matrix_get_row (matrix, place->row)->school->urn;
      records[i].aspect_id = trellis_matrix_get_column (matrix, place->column)->aspect_id;
      records[i].level_id = level_id;
      records[i].judged_on = trellis_store_get_today (store);
      records[i].source = trellis_matrix_view_get_source (self);
    }

  return trellis_store_judge_all (store, records, cells->len, sentence, error);
}

static void
judge_cb (TrellisMatrixView *self,
          GArray            *cells,
          const char        *level_id)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisMatrix *matrix = trellis_matrix_grid_get_matrix (self->grid);
  g_autoptr (GArray) judged = dup_judged_cells (self, cells);
  g_autofree char *sentence = NULL;
  g_autofree char *toast = NULL;
  g_autoptr (GError) error = NULL;

  if (trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self))) != trellis_store_get_today (store))
    {
      trellis_view_toast (TRELLIS_VIEW (self),
                          _("You are looking at another day. Press Enter to judge with a date of its own."), FALSE);
      return;
    }
  if (judged->len == 0)
    {
      gtk_revealer_set_reveal_child (self->revealer, TRUE);
      trellis_matrix_view_refresh_panel (self);
      trellis_view_toast (TRELLIS_VIEW (self), _("A category is agreed at a meeting: fill in the panel below."), FALSE);
      return;
    }

  if (judged->len == 1)
    {
      const TrellisMatrixPlace *place = &g_array_index (judged, TrellisMatrixPlace, 0);
      g_autofree char *id = NULL;

      /* The change of one cell names its school and its aspect. */
      id = trellis_store_judge_in (store, trellis_scope_get_scheme (trellis_view_get_scope (TRELLIS_VIEW (self))),
                                   trellis_matrix_get_row (matrix, place->row)->school->urn,
                                   trellis_matrix_get_column (matrix, place->column)->aspect_id, level_id,
                                   trellis_store_get_today (store), trellis_matrix_view_get_source (self), "", &error);
      if (id == NULL)
        trellis_view_show_error (TRELLIS_VIEW (self), error);
      return;
    }

  sentence = g_strdup_printf (ngettext ("Judge %u cell", "Judge %u cells", judged->len), judged->len);
  if (judge_cells (self, judged, level_id, sentence, &error))
    {
      toast = g_strdup_printf (ngettext ("%u cell judged", "%u cells judged", judged->len), judged->len);
      trellis_view_toast (TRELLIS_VIEW (self), toast, TRUE);
    }
  else
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
    }
}

static void
panel_judged_cb (TrellisMatrixView *self,
                 const char        *level_id,
                 guint              source,
                 int                day,
                 const char        *narrative)
{
  const char *aspect_id = NULL;
  TrellisSchool *school = get_cursor_school (self, &aspect_id);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (school == NULL)
    return;
  id = trellis_store_judge_in (trellis_view_get_store (TRELLIS_VIEW (self)),
                               trellis_scope_get_scheme (trellis_view_get_scope (TRELLIS_VIEW (self))), school->urn,
                               aspect_id, level_id, day, source, narrative, &error);
  if (id == NULL)
    trellis_view_show_error (TRELLIS_VIEW (self), error);
}

static void
panel_narrative_cb (TrellisMatrixView *self,
                    const char        *judgement_id,
                    const char        *narrative)
{
  g_autoptr (GError) error = NULL;

  if (!trellis_store_set_narrative (trellis_view_get_store (TRELLIS_VIEW (self)), judgement_id, narrative, &error))
    trellis_view_show_error (TRELLIS_VIEW (self), error);
}

static void
panel_evidence_cb (TrellisMatrixView *self,
                   const char        *judgement_id,
                   const char        *what,
                   int                day)
{
  g_autoptr (GError) error = NULL;

  if (!trellis_store_add_evidence (trellis_view_get_store (TRELLIS_VIEW (self)), judgement_id, what, day, &error))
    trellis_view_show_error (TRELLIS_VIEW (self), error);
}

static void
panel_agree_cb (TrellisMatrixView *self,
                const char        *level_id,
                int                day,
                const char        *attendees,
                const char        *reason,
                const char        *narrative)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  const char *aspect_id = NULL;
  TrellisSchool *school = get_cursor_school (self, &aspect_id);
  const char *scheme_id = trellis_scope_get_scheme (trellis_view_get_scope (TRELLIS_VIEW (self)));
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme_of (store, scheme_id, day, &error);
  g_autofree char *id = NULL;

  if (school == NULL)
    return;
  if (scheme != NULL)
    id = trellis_store_agree_category_in (store, scheme_id, school->urn, level_id, day,
                                          trellis_visit_kind_get_name (scheme->agreed_at), attendees, reason, narrative,
                                          &error);
  if (id == NULL)
    trellis_view_show_error (TRELLIS_VIEW (self), error);
  else
    trellis_view_toast (TRELLIS_VIEW (self), trellis_store_get_undo_sentence (store), TRUE);
}

/**
 * trellis_matrix_view_attach_judging:
 * @self: a view being built, with its grid and its panel
 *
 * Lets people judge: by keys in the grid, and in the panel below it.
 */
void
trellis_matrix_view_attach_judging (TrellisMatrixView *self)
{
  g_signal_connect_object (self->grid, "activate-cell", G_CALLBACK (activate_cell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "judge", G_CALLBACK (judge_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "notify::cursor-row", G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "notify::cursor-column", G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "judged", G_CALLBACK (panel_judged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "narrative-changed", G_CALLBACK (panel_narrative_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "evidence-added", G_CALLBACK (panel_evidence_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "agree", G_CALLBACK (panel_agree_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "next-school", G_CALLBACK (next_school_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "close", G_CALLBACK (close_panel), self, G_CONNECT_SWAPPED);
}
