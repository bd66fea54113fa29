/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-figures-sheet.h"

#include "trellis-figure-parse.h"
#include "trellis-store-measures.h"
#include "trellis-store-schools.h"
#include "trellis-store-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What stands in the sheet, and what typing or pasting there does. A cell is a
 * figure, one of the short words of published files, or in brackets the reason
 * that there is none; a cell that is emptied says nothing any more. */

/* Figures of the years to come can be typed: charts show them once they are. */
#define DAYS_AHEAD 800

static void
free_row (gpointer data)
{
  TrellisFiguresRow *row = data;

  g_free (row->urn);
  g_free (row->area);
  g_free (row->name);
  g_free (row);
}

static void
add_row (TrellisFiguresSheet *self,
         const char          *urn,
         const char          *area,
         const char          *name)
{
  TrellisFiguresRow *row = g_new0 (TrellisFiguresRow, 1);

  row->urn = g_strdup (urn);
  row->area = g_strdup (area);
  row->name = g_strdup (name);
  row->school = urn != NULL ? trellis_trend_find_school (self->trend, urn) : NULL;
  g_ptr_array_add (self->rows, row);
}

static char *
dup_benchmark_key (const char *area,
                   const char *period)
{
  return g_strdup_printf ("%s\t%s", area, period);
}

static gboolean
read_benchmarks (TrellisFiguresSheet  *self,
                 GError              **error)
{
  g_autoptr (GPtrArray) figures = trellis_store_list_benchmarks (self->store, error);
  g_autoptr (GHashTable) areas = g_hash_table_new (g_str_hash, g_str_equal);

  if (figures == NULL)
    return FALSE;
  add_row (self, NULL, TRELLIS_AREA_ENGLAND, _("England"));
  g_hash_table_add (areas, (char *) TRELLIS_AREA_ENGLAND);
  for (guint i = 0; i < figures->len; i++)
    {
      const TrellisFigure *figure = g_ptr_array_index (figures, i);

      if (!g_str_equal (figure->measure_id, self->trend->measure->id) ||
          !g_str_equal (figure->pupil_group, self->trend->pupil_group))
        continue;
      if (g_hash_table_add (areas, (char *) figure->urn))
        add_row (self, NULL, figure->urn, figure->urn);
      g_hash_table_insert (self->benchmarks, dup_benchmark_key (figure->urn, figure->period),
                           g_memdup2 (&figure->value, sizeof figure->value));
    }

  return TRUE;
}

/**
 * trellis_figures_sheet_read:
 * @store: a store, on its thread
 * @measure_id: a measure
 * @pupil_group: empty for all pupils
 * @is_of_pupils: whether the sheet is of the numbers of pupils that the figures
 *   count, and not of the figures
 * @periods: (element-type utf8): its columns
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the sheet, or %NULL with @error set
 */
TrellisFiguresSheet *
trellis_figures_sheet_read (TrellisStore  *store,
                            const char    *measure_id,
                            const char    *pupil_group,
                            gboolean       is_of_pupils,
                            GPtrArray     *periods,
                            GError       **error)
{
  TrellisDay today = trellis_store_get_today (store);
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, today, FALSE, error);
  g_autoptr (TrellisTrend) trend = NULL;
  g_autoptr (TrellisFiguresSheet) self = NULL;

  if (schools == NULL)
    return NULL;
  trend = trellis_store_read_trend (store, measure_id, schools, pupil_group, today + DAYS_AHEAD, error);
  if (trend == NULL)
    return NULL;

  self = g_new0 (TrellisFiguresSheet, 1);
  self->store = g_object_ref (store);
  self->trend = g_steal_pointer (&trend);
  self->is_of_pupils = is_of_pupils;
  /* A target is of all pupils. */
  self->has_targets = !is_of_pupils && *pupil_group == '\0';
  self->periods = g_ptr_array_ref (periods);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->benchmarks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!is_of_pupils)
    add_row (self, NULL, NULL, _("The whole trust"));
  for (guint i = 0; i < self->trend->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (self->trend->schools, i);

      add_row (self, school->school->urn, NULL, school->school->name);
    }

  return is_of_pupils || read_benchmarks (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * trellis_figures_sheet_free:
 * @self: (transfer full): a sheet
 */
void
trellis_figures_sheet_free (TrellisFiguresSheet *self)
{
  g_object_unref (self->store);
  g_object_unref (self->trend);
  g_ptr_array_unref (self->periods);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->benchmarks);
  g_free (self);
}

/**
 * trellis_figures_sheet_get_n_columns:
 * @self: a sheet
 *
 * Returns: how many columns it has, with that of the targets
 */
guint
trellis_figures_sheet_get_n_columns (const TrellisFiguresSheet *self)
{
  return self->periods->len + self->has_targets;
}

static gboolean
is_target (const TrellisFiguresSheet *self,
           guint                      column)
{
  return self->has_targets && column == 0;
}

static const char *
get_period (const TrellisFiguresSheet *self,
            guint                      column)
{
  return g_ptr_array_index (self->periods, column - self->has_targets);
}

/**
 * trellis_figures_sheet_dup_column_name:
 * @self: a sheet
 * @column: a column
 *
 * Returns: (transfer full): what stands at its head
 */
char *
trellis_figures_sheet_dup_column_name (const TrellisFiguresSheet *self,
                                       guint                      column)
{
  g_autofree char *year = NULL;
  g_autofree char *part = NULL;

  if (is_target (self, column))
    return g_strdup (_("Target"));
  /* Whoever shows parts of a year shows those of one. */
  if (trellis_period_split (get_period (self, column), &year, &part) && part != NULL)
    return g_strdup_printf (C_("term", "T%s"), part);

  return trellis_period_dup_name (get_period (self, column), TRUE);
}

/* NULL where nothing is said, not even why there is none. */
static const TrellisTrendFigure *
find_figure (const TrellisFiguresSheet *self,
             const TrellisFiguresRow   *row,
             guint                      column)
{
  int period = row->school != NULL ? trellis_trend_find_period (self->trend, get_period (self, column)) : -1;
  const TrellisTrendFigure *figure = period >= 0 ? &row->school->figures[period] : NULL;

  return figure == NULL || (isnan (figure->value) && figure->reason == NULL) ? NULL : figure;
}

static char *
format (const TrellisFiguresSheet *self,
        double                     value)
{
  return isnan (value) ? g_strdup ("") : g_strdup_printf ("%.*f", self->trend->measure->decimals, value);
}

static char *
dup_figure (const TrellisFiguresSheet *self,
            const TrellisTrendFigure  *figure)
{
  const char *word;

  if (figure == NULL)
    return g_strdup ("");
  if (self->is_of_pupils)
    return figure->cohort >= 0 ? g_strdup_printf ("%d", figure->cohort) : g_strdup ("");
  if (figure->reason == NULL)
    return format (self, figure->value);
  word = trellis_figure_find_word (figure->reason);

  return word != NULL ? g_strdup (word) : g_strdup_printf ("(%s)", figure->reason);
}

/**
 * trellis_figures_sheet_dup_cell:
 * @self: a sheet
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full): what stands in the cell: a number without its unit,
 *   or why there is none; empty where nothing is said
 */
char *
trellis_figures_sheet_dup_cell (const TrellisFiguresSheet *self,
                                guint                      row,
                                guint                      column)
{
  const TrellisFiguresRow *item = g_ptr_array_index (self->rows, row);

  if (is_target (self, column))
    return format (self, item->school != NULL ? item->school->has_own_target ? item->school->target : NAN
                         : item->area == NULL ? self->trend->target : NAN);
  if (item->area != NULL)
    {
      g_autofree char *key = dup_benchmark_key (item->area, get_period (self, column));
      const double *value = g_hash_table_lookup (self->benchmarks, key);

      return format (self, value != NULL ? *value : NAN);
    }
  if (item->school == NULL)
    {
      int period = trellis_trend_find_period (self->trend, get_period (self, column));

      return format (self, period >= 0 ? self->trend->means[period].mean : NAN);
    }

  return dup_figure (self, find_figure (self, item, column));
}

/**
 * trellis_figures_sheet_is_editable:
 * @self: a sheet
 * @row: a row
 * @column: a column
 *
 * Returns: whether the cell is typed in: the trust's mean is worked out, and an
 *   area has no target
 */
gboolean
trellis_figures_sheet_is_editable (const TrellisFiguresSheet *self,
                                   guint                      row,
                                   guint                      column)
{
  const TrellisFiguresRow *item = g_ptr_array_index (self->rows, row);

  return !trellis_store_is_read_only (self->store) &&
         (is_target (self, column) ? item->area == NULL : item->area != NULL || item->school != NULL);
}

/**
 * trellis_figures_sheet_dup_wait:
 * @self: a sheet
 * @column: a column
 *
 * Returns: (transfer full) (nullable): from when charts show what stands in the
 *   column, in words; %NULL where they do
 */
char *
trellis_figures_sheet_dup_wait (const TrellisFiguresSheet *self,
                                guint                      column)
{
  TrellisDay ends_on = TRELLIS_DAY_NONE;
  g_autofree char *day = NULL;

  if (is_target (self, column) || !trellis_period_parse (get_period (self, column), &ends_on) ||
      ends_on <= trellis_store_get_today (self->store))
    return NULL;
  day = trellis_day_format (ends_on, TRELLIS_DAY_STYLE_LONG);

  return g_strdup_printf (_("Charts show it once its period has ended, on %s."), day);
}

/* Writing ---------------------------------------------------------------------- */

/* What a cell is to be. */
typedef struct
{
  guint row;
  guint column;
  double value;       /* NAN where there is none */
  char *reason;       /* (nullable): why there is none; NULL: nothing is said */
} Edit;

static void
clear_edit (gpointer data)
{
  g_free (((Edit *) data)->reason);
}

static char *
describe_cell (const TrellisFiguresSheet *self,
               guint                      row,
               guint                      column)
{
  const TrellisFiguresRow *item = g_ptr_array_index (self->rows, row);
  g_autofree char *period = is_target (self, column) ? g_strdup (_("target"))
                                                     : trellis_period_dup_name (get_period (self, column), FALSE);

  /* Translators: whose figure, and of which period */
  return g_strdup_printf (_("%s, %s"), item->name, period);
}

static gboolean
refuse (const TrellisFiguresSheet  *self,
        guint                       row,
        guint                       column,
        GError                    **error,
        const char                 *problem)
{
  g_autofree char *cell = describe_cell (self, row, column);

  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, "%s: %s", cell, problem);

  return FALSE;
}

/* Reads what was typed; a number alone can be a target, a benchmark or a number
 * of pupils. */
static gboolean
parse_cell (const TrellisFiguresSheet  *self,
            const char                 *text,
            Edit                       *edit,
            GError                    **error)
{
  const TrellisFiguresRow *item = g_ptr_array_index (self->rows, edit->row);
  gboolean needs_number = is_target (self, edit->column) || item->area != NULL || self->is_of_pupils;
  gsize length = strlen (text);
  const char *reason = NULL;
  g_autofree char *problem = NULL;

  edit->value = NAN;
  if (!trellis_figures_sheet_is_editable (self, edit->row, edit->column))
    return refuse (self, edit->row, edit->column, error,
                   item->area != NULL ? _("an area has no target.") : _("the trust’s mean is worked out, not typed."));
  if (length == 0)
    return TRUE;
  if (length > 2 && text[0] == '(' && text[length - 1] == ')')
    {
      edit->reason = g_strndup (text + 1, length - 2);
    }
  else if (trellis_figure_parse (text, &edit->value, &reason))
    {
      edit->reason = g_strdup (reason);
    }
  else
    {
      problem = g_strdup_printf (_("“%s” is not a figure. Type a number, SUPP or another word of published files, or "
                                   "(a reason) in brackets."), text);
      return refuse (self, edit->row, edit->column, error, problem);
    }
  if (needs_number && isnan (edit->value))
    return refuse (self, edit->row, edit->column, error, _("only a number can stand here."));
  if (self->is_of_pupils && (edit->value < 0 || edit->value != floor (edit->value) || edit->value > G_MAXINT))
    return refuse (self, edit->row, edit->column, error, _("pupils are counted in whole numbers."));
  if (self->is_of_pupils && find_figure (self, item, edit->column) == NULL)
    return refuse (self, edit->row, edit->column, error, _("there is no figure yet whose pupils could be counted."));

  return TRUE;
}

/* A block whose lines begin with schools goes to their rows, whatever the order. */
static int
find_row (const TrellisFiguresSheet *self,
          const char                *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const TrellisFiguresRow *item = g_ptr_array_index (self->rows, i);
      g_autofree char *own = g_utf8_casefold (item->name, -1);
      g_autofree char *own_short = g_utf8_casefold (item->school != NULL ? item->school->school->short_name : "", -1);

      if (g_strcmp0 (item->urn, name) == 0 || g_str_equal (own, folded) ||
          (*folded != '\0' && g_str_equal (own_short, folded)))
        return (int) i;
    }

  return -1;
}

static gboolean
add_edit (const TrellisFiguresSheet  *self,
          GArray                     *edits,
          guint                       row,
          guint                       column,
          const char                 *text,
          GError                    **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autofree char *before = NULL;
  Edit edit = { row, column, NAN, NULL };

  if (row >= self->rows->len || column >= trellis_figures_sheet_get_n_columns (self))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("The block is larger than what is left of the sheet: nothing was pasted. Paste it further up or "
                     "further left."));
      return FALSE;
    }
  before = trellis_figures_sheet_dup_cell (self, row, column);
  if (g_str_equal (before, typed))
    return TRUE;
  if (!parse_cell (self, typed, &edit, error))
    {
      clear_edit (&edit);
      return FALSE;
    }
  g_array_append_val (edits, edit);

  return TRUE;
}

/* An empty line is one empty cell. */
static char **
split_line (char *line)
{
  return *g_strchomp (line) != '\0' ? g_strsplit (line, "\t", -1) : g_strdupv ((char *[]) { (char *) "", NULL });
}

static gboolean
read_block (const TrellisFiguresSheet  *self,
            guint                       row,
            guint                       column,
            const char                 *text,
            GArray                     *edits,
            GError                    **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean is_named = TRUE;

  if (lines[0] == NULL)
    return add_edit (self, edits, row, column, "", error);

  for (guint i = 0; is_named && lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = split_line (lines[i]);

      is_named = g_strv_length (cells) > 1 && find_row (self, cells[0]) >= 0;
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = split_line (lines[i]);
      guint at = is_named ? (guint) find_row (self, cells[0]) : row + i;

      for (guint k = is_named; cells[k] != NULL; k++)
        {
          if (!add_edit (self, edits, at, column + k - is_named, cells[k], error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
write_edit (TrellisFiguresSheet  *self,
            const Edit           *edit,
            GError              **error)
{
  const TrellisFiguresRow *item = g_ptr_array_index (self->rows, edit->row);
  const char *measure_id = self->trend->measure->id;
  const char *group = self->trend->pupil_group;
  gboolean is_empty = isnan (edit->value) && edit->reason == NULL;
  const TrellisTrendFigure *before;
  TrellisFigure figure;

  if (is_target (self, edit->column))
    return is_empty ? trellis_store_remove_target (self->store, measure_id, item->urn, error)
                    : trellis_store_set_target (self->store, measure_id, item->urn,
                                                trellis_store_get_today (self->store), edit->value, error);
  figure = (TrellisFigure) { measure_id, item->urn, group, get_period (self, edit->column), TRELLIS_DAY_NONE,
                             edit->value, edit->reason, NAN, NAN, -1, _("Typed") };
  trellis_period_parse (figure.period, &figure.ends_on);
  if (item->area != NULL)
    return is_empty ? trellis_store_remove_benchmark (self->store, measure_id, item->area, group, figure.period, error)
                    : trellis_store_set_benchmark (self->store, measure_id, item->area, group, figure.period,
                                                   figure.ends_on, figure.value, figure.source, error);
  before = find_figure (self, item, edit->column);
  if (self->is_of_pupils)
    {
      figure.value = before->value;
      figure.missing_reason = before->reason;
      figure.low = before->low;
      figure.high = before->high;
      figure.cohort = is_empty ? -1 : (int) edit->value;
      figure.source = before->source != NULL ? before->source : "";

      return trellis_store_put_figure (self->store, &figure, error);
    }
  if (is_empty)
    return trellis_store_remove_figure (self->store, measure_id, item->urn, group, figure.period, error);
  /* Another figure of the same pupils: its interval was the earlier one's. */
  if (before != NULL)
    figure.cohort = before->cohort;

  return trellis_store_put_figure (self->store, &figure, error);
}

static gboolean
write_edits (TrellisFiguresSheet  *self,
             GArray               *edits,
             GError              **error)
{
  for (guint i = 0; i < edits->len; i++)
    {
      if (!write_edit (self, &g_array_index (edits, Edit, i), error))
        return FALSE;
    }

  return TRUE;
}

static char *
describe_edits (const TrellisFiguresSheet *self,
                GArray                    *edits)
{
  const Edit *edit = &g_array_index (edits, Edit, 0);
  g_autofree char *cell = NULL;
  g_autofree char *value = NULL;

  if (edits->len > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u figure typed", "%s: %u figures typed", edits->len),
                            self->trend->measure->name, edits->len);
  cell = describe_cell (self, edit->row, edit->column);
  if (edit->reason != NULL)
    value = g_strdup (edit->reason);
  else if (isnan (edit->value))
    value = g_strdup (_("taken out"));
  else if (self->is_of_pupils)
    value = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d pupil", "%d pupils", (gulong) edit->value),
                             (int) edit->value);
  else
    value = trellis_measure_format (self->trend->measure, edit->value);

  /* Translators: a measure, whose figure and of which period, and the figure */
  return g_strdup_printf (_("%s: %s, %s"), self->trend->measure->name, cell, value);
}

/**
 * trellis_figures_sheet_write:
 * @self: a sheet that can be written
 * @row: where to begin
 * @column: where to begin
 * @text: what was typed in the cell, or a block of cells: lines, and tabs
 *   between cells. Lines that all begin with the name or URN of a row go to
 *   those rows.
 * @sentence: (out) (transfer full) (nullable): what was done, in words; %NULL
 *   where all stood there already
 * @error: return location for a #GError
 *
 * Writes cells as one change, or none where one of them cannot be taken; the
 * sheet shows what was before until it is read anew.
 *
 * Fails with %TRELLIS_STORE_ERROR_REFUSED, and says which cell and why.
 *
 * Returns: whether it could be done
 */
gboolean
trellis_figures_sheet_write (TrellisFiguresSheet  *self,
                             guint                 row,
                             guint                 column,
                             const char           *text,
                             char                **sentence,
                             GError              **error)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_autofree char *words = NULL;
  const char *urn;

  *sentence = NULL;
  g_array_set_clear_func (edits, clear_edit);
  if (!read_block (self, row, column, text, edits, error))
    return FALSE;
  if (edits->len == 0)
    return TRUE;

  words = describe_edits (self, edits);
  urn = edits->len == 1 ? ((TrellisFiguresRow *) g_ptr_array_index (self->rows, row))->urn : NULL;
  if (!trellis_store_begin_change (self->store, "measure", urn, words, error) ||
      !trellis_store_end_change (self->store, write_edits (self, edits, error), error))
    return FALSE;
  *sentence = g_steal_pointer (&words);

  return TRUE;
}
