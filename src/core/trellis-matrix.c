/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-matrix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (TrellisMatrix, trellis_matrix, G_TYPE_OBJECT)

static void
clear_column (gpointer data)
{
  TrellisMatrixColumn *column = data;

  g_free (column->aspect_id);
  g_free (column->name);
}

static void
clear_row (gpointer data)
{
  TrellisMatrixRow *row = data;

  g_object_unref (row->school);
  g_free (row->cells);
}

static void
clear_group (gpointer data)
{
  TrellisMatrixGroup *group = data;

  g_free (group->id);
  g_free (group->name);
}

static void
trellis_matrix_finalize (GObject *object)
{
  TrellisMatrix *self = TRELLIS_MATRIX (object);

  g_clear_object (&self->scheme);
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_array_unref (self->groups);

  G_OBJECT_CLASS (trellis_matrix_parent_class)->finalize (object);
}

static void
trellis_matrix_class_init (TrellisMatrixClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_matrix_finalize;
}

static void
trellis_matrix_init (TrellisMatrix *self)
{
  self->as_at = self->compared_with = TRELLIS_DAY_NONE;
  self->columns = g_array_new (FALSE, TRUE, sizeof (TrellisMatrixColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_array_new (FALSE, TRUE, sizeof (TrellisMatrixRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->groups = g_array_new (FALSE, TRUE, sizeof (TrellisMatrixGroup));
  g_array_set_clear_func (self->groups, clear_group);
}

static void
add_column (TrellisMatrix       *self,
            const TrellisAspect *aspect,
            const char          *aspect_id,
            const char          *name)
{
  TrellisMatrixColumn column = { aspect, g_strdup (aspect_id), g_strdup (name) };

  g_array_append_val (self->columns, column);
}

/* A school with what it is sorted by: folded names, not collated, so that the
 * order does not depend on the machine's language. */
typedef struct
{
  TrellisSchool *school;
  char *hub_key;
  char *place_key;  /* of the first by name of its federation in its hub, or its own */
  char *name_key;
} Place;

static void
clear_place (gpointer data)
{
  Place *place = data;

  g_object_unref (place->school);
  g_free (place->hub_key);
  g_free (place->place_key);
  g_free (place->name_key);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *first = a, *second = b;
  int order;

  /* Schools of no hub come last. */
  if ((first->school->hub_id == NULL) != (second->school->hub_id == NULL))
    return first->school->hub_id == NULL ? 1 : -1;
  if (first->school->hub_id != NULL && first->school->hub_position != second->school->hub_position)
    return first->school->hub_position < second->school->hub_position ? -1 : 1;
  order = strcmp (first->hub_key, second->hub_key);
  if (order == 0)
    order = g_strcmp0 (first->school->hub_id, second->school->hub_id);
  if (order == 0)
    order = strcmp (first->place_key, second->place_key);
  if (order == 0)
    order = g_strcmp0 (first->school->federation_id, second->school->federation_id);
  if (order == 0)
    order = strcmp (first->name_key, second->name_key);

  return order != 0 ? order : g_strcmp0 (first->school->urn, second->school->urn);
}

static gboolean
are_mates (TrellisSchool *a,
           TrellisSchool *b)
{
  return a->federation_id != NULL && g_strcmp0 (a->federation_id, b->federation_id) == 0;
}

static GArray *
list_places (GListModel *schools)
{
  guint n = g_list_model_get_n_items (schools);
  GArray *places = g_array_sized_new (FALSE, TRUE, sizeof (Place), n);
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_array_set_clear_func (places, clear_place);
  for (guint i = 0; i < n; i++)
    {
      TrellisSchool *school = g_list_model_get_item (schools, i);
      Place place = { school, g_utf8_casefold (school->hub_name, -1), NULL, g_utf8_casefold (school->name, -1) };

      g_array_append_val (places, place);
      if (school->federation_id != NULL)
        {
          char *key = g_strdup_printf ("%s %s", school->hub_id != NULL ? school->hub_id : "", school->federation_id);
          const char *first = g_hash_table_lookup (firsts, key);

          if (first == NULL || strcmp (place.name_key, first) < 0)
            g_hash_table_replace (firsts, key, place.name_key);
          else
            g_free (key);
        }
    }

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      g_autofree char *key = g_strdup_printf ("%s %s", place->school->hub_id != NULL ? place->school->hub_id : "",
                                              place->school->federation_id != NULL ? place->school->federation_id : "");

      if (place->school->federation_id != NULL)
        place->place_key = g_strdup (g_hash_table_lookup (firsts, key));
      else
        place->place_key = g_strdup (place->name_key);
    }
  g_array_sort (places, compare_places);

  return places;
}

static void
add_row (TrellisMatrix *self,
         TrellisSchool *school)
{
  TrellisMatrixRow row = { .school = g_object_ref (school), .months_in_level = -1, .limit_on = TRELLIS_DAY_NONE };
  TrellisSubject subject = { school->phase, school->level_id, school->is_church, school->federation_id != NULL };
  gboolean applies = trellis_applies_to (&self->scheme->applies, &subject);
  TrellisMatrixGroup *last = self->groups->len > 0
                               ? &g_array_index (self->groups, TrellisMatrixGroup, self->groups->len - 1) : NULL;

  if (last == NULL || g_strcmp0 (last->id, school->hub_id) != 0)
    {
      TrellisMatrixGroup group = { g_strdup (school->hub_id), NULL, self->rows->len, 0 };

      /* Where no school has a hub there is nothing to tell apart. */
      group.name = g_strdup (school->hub_id != NULL ? school->hub_name : last != NULL ? _("No hub") : "");
      g_array_append_val (self->groups, group);
      last = &g_array_index (self->groups, TrellisMatrixGroup, self->groups->len - 1);
    }
  last->n_rows++;
  row.group = self->groups->len - 1;

  row.cells = g_new0 (TrellisMatrixCell, self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *aspect_id = trellis_matrix_get_column (self, i)->aspect_id;

      row.cells[i].applies = applies && trellis_scheme_aspect_applies (self->scheme, aspect_id, &subject);
      row.cells[i].judged_on = TRELLIS_DAY_NONE;
      row.cells[i].evidence = TRELLIS_EVIDENCE_MISSING;
    }
  g_array_append_val (self->rows, row);
}

/**
 * trellis_matrix_new:
 * @scheme: the scheme that the schools are judged by
 * @schools: a model of #TrellisSchool, as they stood on the day that matters
 *
 * Lays out the rows, a school each, by hub in the trust's order and then by
 * name, the schools of a federation side by side and those of no hub last; and
 * the columns, an aspect each and overall. Every cell says whether its aspect
 * applies and is not judged yet: whoever has the judgements fills it in.
 *
 * Returns: (transfer full): the matrix
 */
TrellisMatrix *
trellis_matrix_new (TrellisScheme *scheme,
                    GListModel    *schools)
{
  TrellisMatrix *self = g_object_new (TRELLIS_TYPE_MATRIX, NULL);
  g_autoptr (GArray) places = list_places (schools);

  self->scheme = g_object_ref (scheme);
  for (guint i = 0; i < scheme->aspects->len; i++)
    {
      const TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, i);

      add_column (self, aspect, aspect->id, aspect->name);
    }
  add_column (self, NULL, TRELLIS_ASPECT_OVERALL, scheme->overall_name);

  for (guint i = 0; i < places->len; i++)
    add_row (self, g_array_index (places, Place, i).school);
  for (guint i = 0; i + 1 < self->rows->len; i++)
    {
      TrellisMatrixRow *row = trellis_matrix_get_row (self, i);
      TrellisMatrixRow *next = trellis_matrix_get_row (self, i + 1);

      if (row->group == next->group && are_mates (row->school, next->school))
        {
          row->federation_mate = row->federation_mate == -1 ? 2 : 1;
          next->federation_mate = -1;
        }
    }

  return self;
}

/**
 * trellis_matrix_get_n_columns:
 * @self: a matrix
 *
 * Returns: how many columns there are, overall, the last, among them
 */
guint
trellis_matrix_get_n_columns (TrellisMatrix *self)
{
  g_return_val_if_fail (TRELLIS_IS_MATRIX (self), 0);

  return self->columns->len;
}

/**
 * trellis_matrix_get_n_rows:
 * @self: a matrix
 *
 * Returns: how many schools there are
 */
guint
trellis_matrix_get_n_rows (TrellisMatrix *self)
{
  g_return_val_if_fail (TRELLIS_IS_MATRIX (self), 0);

  return self->rows->len;
}

/**
 * trellis_matrix_get_column:
 * @self: a matrix
 * @column: from 0
 *
 * Returns: (transfer none): that column
 */
TrellisMatrixColumn *
trellis_matrix_get_column (TrellisMatrix *self,
                           guint          column)
{
  g_return_val_if_fail (TRELLIS_IS_MATRIX (self) && column < self->columns->len, NULL);

  return &g_array_index (self->columns, TrellisMatrixColumn, column);
}

/**
 * trellis_matrix_get_row:
 * @self: a matrix
 * @row: from 0
 *
 * Returns: (transfer none): that row
 */
TrellisMatrixRow *
trellis_matrix_get_row (TrellisMatrix *self,
                        guint          row)
{
  g_return_val_if_fail (TRELLIS_IS_MATRIX (self) && row < self->rows->len, NULL);

  return &g_array_index (self->rows, TrellisMatrixRow, row);
}

/**
 * trellis_matrix_get_cell:
 * @self: a matrix
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none): the cell where they meet
 */
TrellisMatrixCell *
trellis_matrix_get_cell (TrellisMatrix *self,
                         guint          row,
                         guint          column)
{
  g_return_val_if_fail (TRELLIS_IS_MATRIX (self) && row < self->rows->len && column < self->columns->len, NULL);

  return &trellis_matrix_get_row (self, row)->cells[column];
}

/**
 * trellis_matrix_row_set_limit:
 * @row: a row
 * @level: (nullable): the school's agreed level
 * @agreed_on: since when it has been at that level, or %TRELLIS_DAY_NONE
 * @as_at: the day that the matrix shows
 *
 * Works out how long the school has been at its level and where that stands
 * against the level's time limit. The limit's last day is within it. A limit in
 * weeks is exact in everything but @limit_months.
 */
void
trellis_matrix_row_set_limit (TrellisMatrixRow   *row,
                              const TrellisLevel *level,
                              TrellisDay          agreed_on,
                              TrellisDay          as_at)
{
  TrellisDay warn_on;

  row->months_in_level = -1;
  row->limit_months = 0;
  row->is_warned = row->is_past_limit = FALSE;
  row->limit_on = TRELLIS_DAY_NONE;
  if (level == NULL || agreed_on == TRELLIS_DAY_NONE || agreed_on > as_at)
    return;

  row->months_in_level = trellis_day_months_until (agreed_on, as_at);
  row->limit_on = trellis_level_get_limit_day (level, agreed_on);
  if (row->limit_on == TRELLIS_DAY_NONE)
    return;
  warn_on = trellis_level_get_warn_day (level, agreed_on);
  row->limit_months = level->pass_months > 0 ? level->pass_months : MAX ((level->pass_weeks * 12 + 26) / 52, 1);
  row->is_warned = as_at >= warn_on;
  row->is_past_limit = as_at > row->limit_on;
}

/**
 * trellis_matrix_find_row:
 * @self: a matrix
 * @urn: (nullable): a school's URN
 *
 * Returns: its row, or -1 where the matrix does not have it
 */
int
trellis_matrix_find_row (TrellisMatrix *self,
                         const char    *urn)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_strcmp0 (trellis_matrix_get_row (self, i)->school->urn, urn) == 0)
        return (int) i;
    }

  return -1;
}

/**
 * trellis_matrix_find_column:
 * @self: a matrix
 * @aspect_id: (nullable): an aspect's id, or %TRELLIS_ASPECT_OVERALL
 *
 * Returns: its column, or -1 where the matrix does not have it
 */
int
trellis_matrix_find_column (TrellisMatrix *self,
                            const char    *aspect_id)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_strcmp0 (trellis_matrix_get_column (self, i)->aspect_id, aspect_id) == 0)
        return (int) i;
    }

  return -1;
}

static void
get_range (TrellisMatrix *self,
           int            group,
           guint         *first,
           guint         *end)
{
  const TrellisMatrixGroup *range;

  *first = 0;
  *end = self->rows->len;
  if (group >= 0 && group < (int) self->groups->len)
    {
      range = &g_array_index (self->groups, TrellisMatrixGroup, group);
      *first = range->first_row;
      *end = range->first_row + range->n_rows;
    }
}

/* Whether a school of the same federation between @first and @row already says
 * the same in that column: a federation counts once. */
static gboolean
is_counted (TrellisMatrix *self,
            guint          first,
            guint          row,
            guint          column,
            gboolean       by_direction)
{
  TrellisSchool *school = trellis_matrix_get_row (self, row)->school;
  const TrellisMatrixCell *cell = trellis_matrix_get_cell (self, row, column);

  for (guint i = first; i < row && school->federation_id != NULL; i++)
    {
      const TrellisMatrixCell *other = trellis_matrix_get_cell (self, i, column);

      if (are_mates (school, trellis_matrix_get_row (self, i)->school) &&
          other->applies && other->level == cell->level &&
          (!by_direction || trellis_matrix_cell_get_direction (other) == trellis_matrix_cell_get_direction (cell)))
        return TRUE;
    }

  return FALSE;
}

/**
 * trellis_matrix_count_level:
 * @self: a matrix
 * @group: a group, or -1 for the whole trust
 * @column: a column
 * @level: (nullable): a level, or %NULL for those not judged
 *
 * Returns: how many schools stand there in that column; a federation counts
 *   once, and a school that the aspect does not apply to not at all
 */
guint
trellis_matrix_count_level (TrellisMatrix      *self,
                            int                 group,
                            guint               column,
                            const TrellisLevel *level)
{
  guint first, end, n = 0;

  get_range (self, group, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const TrellisMatrixCell *cell = trellis_matrix_get_cell (self, i, column);

      if (cell->applies && cell->level == level && !is_counted (self, first, i, column, FALSE))
        n++;
    }

  return n;
}

/**
 * trellis_matrix_count_moves:
 * @self: a matrix
 * @group: a group, or -1 for the whole trust
 * @n_up: (out) (optional): schools that have moved to a better overall level
 * @n_down: (out) (optional): schools that have moved to a worse one
 *
 * Counts the moves overall since the comparison date, a federation once.
 */
void
trellis_matrix_count_moves (TrellisMatrix *self,
                            int            group,
                            guint         *n_up,
                            guint         *n_down)
{
  guint column = self->columns->len - 1;
  guint first, end, up = 0, down = 0;

  get_range (self, group, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const TrellisMatrixCell *cell = trellis_matrix_get_cell (self, i, column);
      int direction = trellis_matrix_cell_get_direction (cell);

      if (direction == 0 || is_counted (self, first, i, column, TRUE))
        continue;
      if (direction > 0)
        up++;
      else
        down++;
    }
  if (n_up != NULL)
    *n_up = up;
  if (n_down != NULL)
    *n_down = down;
}

/**
 * trellis_matrix_cell_get_direction:
 * @cell: a cell
 *
 * Returns: 1 where the level is better than at the comparison date, -1 where it
 *   is worse, 0 where it is the same or one of the two is not known
 */
int
trellis_matrix_cell_get_direction (const TrellisMatrixCell *cell)
{
  if (!cell->applies || cell->level == NULL || cell->previous == NULL)
    return 0;

  return (cell->previous->rank > cell->level->rank) - (cell->previous->rank < cell->level->rank);
}

static void
add_part (GString    *text,
          const char *part)
{
  g_string_append (text, _(", "));
  g_string_append (text, part);
}

/* How old the evidence is that a judgement rests on. */
static void
add_evidence (GString                 *text,
              const TrellisMatrixCell *cell,
              TrellisDay               as_at)
{
  guint months = cell->judged_on <= as_at ? MAX (trellis_day_months_until (cell->judged_on, as_at), 0) : 0;
  g_autofree char *age = NULL;

  if (cell->evidence == TRELLIS_EVIDENCE_MISSING)
    add_part (text, _("no evidence"));
  else if (months == 0)
    add_part (text, _("evidence less than a month old"));
  else
    {
      age = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "evidence %u month old", "evidence %u months old", months),
                             months);
      add_part (text, age);
    }
}

static void
add_standing (GString                 *text,
              const TrellisMatrixCell *cell)
{
  int direction = trellis_matrix_cell_get_direction (cell);
  g_autofree char *source = g_utf8_strdown (trellis_source_get_name (cell->source), -1);
  g_autofree char *day = trellis_day_format (cell->judged_on, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *move = NULL;

  g_string_append (text, cell->level->name);
  if (direction != 0)
    {
      move = g_strdup_printf (direction > 0 ? _("up from %s") : _("down from %s"), cell->previous->name);
      add_part (text, move);
    }
  add_part (text, source);
  if (*day != '\0')
    add_part (text, day);
  if (cell->sources_differ)
    add_part (text, _("sources differ"));
}

/**
 * trellis_matrix_dup_cell_text:
 * @self: a matrix
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer full): the cell as a screen reader says it: "Oakfield,
 *   Curriculum: Refinement, up from Reinforcement, agreed, 3 March 2026,
 *   evidence less than a month old, row 4 of 30"
 */
char *
trellis_matrix_dup_cell_text (TrellisMatrix *self,
                              guint          row,
                              guint          column)
{
  const TrellisMatrixRow *line = trellis_matrix_get_row (self, row);
  const TrellisMatrixCell *cell = trellis_matrix_get_cell (self, row, column);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *place = g_strdup_printf (_("row %u of %u"), row + 1, self->rows->len);

  g_return_val_if_fail (line != NULL && cell != NULL, NULL);

  g_string_append_printf (text, _("%s, %s: "), line->school->name, trellis_matrix_get_column (self, column)->name);
  if (!cell->applies)
    g_string_append (text, _("does not apply"));
  else if (cell->level == NULL)
    g_string_append (text, _("not judged"));
  else
    add_standing (text, cell);
  /* A category rests on the aspects. */
  if (cell->applies && cell->level != NULL && column + 1 < self->columns->len)
    add_evidence (text, cell, self->as_at);
  if (cell->level != NULL && column + 1 == self->columns->len && line->is_past_limit)
    add_part (text, _("past its time limit"));
  else if (cell->level != NULL && column + 1 == self->columns->len && line->is_warned)
    add_part (text, _("near its time limit"));
  add_part (text, place);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
