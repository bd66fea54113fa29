/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-overview.h"

#include "trellis-matrix.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TrellisOverview, trellis_overview, G_TYPE_OBJECT)

static void
clear_figure (gpointer data)
{
  TrellisOverviewFigure *figure = data;

  g_free (figure->measure);
  g_free (figure->unit);
}

static void
clear_document (gpointer data)
{
  g_free (((TrellisOverviewDocument *) data)->name);
}

static void
trellis_overview_finalize (GObject *object)
{
  TrellisOverview *self = TRELLIS_OVERVIEW (object);

  g_clear_object (&self->scheme);
  g_clear_object (&self->year);
  g_clear_object (&self->schools);
  g_free (self->commentary);
  g_array_unref (self->levels);
  g_array_unref (self->moves_up);
  g_array_unref (self->moves_down);
  g_array_unref (self->limits);
  g_array_unref (self->actions);
  g_array_unref (self->terms);
  g_ptr_array_unref (self->notes_due);
  g_ptr_array_unref (self->next_visits);
  g_array_unref (self->figures);
  g_array_unref (self->documents);

  G_OBJECT_CLASS (trellis_overview_parent_class)->finalize (object);
}

static void
trellis_overview_class_init (TrellisOverviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_overview_finalize;
}

static void
trellis_overview_init (TrellisOverview *self)
{
  self->levels = g_array_new (FALSE, TRUE, sizeof (TrellisOverviewLevel));
  self->moves_up = g_array_new (FALSE, TRUE, sizeof (TrellisOverviewMove));
  self->moves_down = g_array_new (FALSE, TRUE, sizeof (TrellisOverviewMove));
  self->limits = g_array_new (FALSE, TRUE, sizeof (TrellisOverviewLimit));
  self->actions = g_array_new (FALSE, TRUE, sizeof (TrellisOverviewActions));
  self->terms = g_array_new (FALSE, TRUE, sizeof (TrellisOverviewTerm));
  self->notes_due = g_ptr_array_new_with_free_func (g_object_unref);
  self->next_visits = g_ptr_array_new_with_free_func (g_object_unref);
  self->figures = g_array_new (FALSE, TRUE, sizeof (TrellisOverviewFigure));
  self->documents = g_array_new (FALSE, TRUE, sizeof (TrellisOverviewDocument));
  g_array_set_clear_func (self->figures, clear_figure);
  g_array_set_clear_func (self->documents, clear_document);
}

/**
 * trellis_overview_new:
 * @scheme: the trust's scheme
 * @schools: (element-type TrellisSchool): those in sight, as at @as_at
 * @as_at: the day to look from
 * @compared_with: since when a move counts
 *
 * Whoever builds it hands over what the file holds (trellis_overview_take_…())
 * and ends with trellis_overview_sort().
 *
 * Returns: (transfer full): the trust on that day, with nothing to tell yet
 */
TrellisOverview *
trellis_overview_new (TrellisScheme *scheme,
                      GListModel    *schools,
                      TrellisDay     as_at,
                      TrellisDay     compared_with)
{
  TrellisOverview *self = g_object_new (TRELLIS_TYPE_OVERVIEW, NULL);

  self->scheme = g_object_ref (scheme);
  self->schools = g_object_ref (schools);
  self->as_at = as_at;
  self->compared_with = compared_with;
  self->year_ago = trellis_day_add_months (as_at, -12);
  for (guint i = 0; i < scheme->levels->len; i++)
    {
      TrellisOverviewLevel line = { .level = g_ptr_array_index (scheme->levels, i) };

      g_array_append_val (self->levels, line);
    }

  return self;
}

/* Levels -------------------------------------------------------------------- */

/* Where one school stands: the three levels that an overview speaks of. The
 * school is the list's. */
typedef struct
{
  TrellisSchool *school;
  const TrellisLevel *now;
  const TrellisLevel *then;
  const TrellisLevel *compared;
} Standing;

typedef gboolean (*SameFunc) (const Standing *a, const Standing *b);

static gboolean
is_same_now (const Standing *a,
             const Standing *b)
{
  return a->now == b->now;
}

static gboolean
is_same_then (const Standing *a,
              const Standing *b)
{
  return a->then == b->then;
}

static gboolean
is_same_move (const Standing *a,
              const Standing *b)
{
  return a->now == b->now && a->compared == b->compared;
}

static gboolean
is_same_limit (const Standing *a,
               const Standing *b)
{
  return a->now == b->now && a->school->agreed_on == b->school->agreed_on;
}

/* The place of a school of the same federation that says the same, or -1: the
 * nearest before @place, or, @is_after, after it. */
static int
find_mate (GArray   *standings,
           guint     place,
           gboolean  is_after,
           SameFunc  is_same)
{
  const Standing *own = &g_array_index (standings, Standing, place);
  int step = is_after ? 1 : -1;

  for (int i = (int) place + step; own->school->federation_id != NULL && i >= 0 && i < (int) standings->len; i += step)
    {
      const Standing *other = &g_array_index (standings, Standing, i);

      if (g_strcmp0 (other->school->federation_id, own->school->federation_id) == 0 && is_same (own, other))
        return i;
    }

  return -1;
}

static const char *
get_name (GArray   *standings,
          guint     place,
          SameFunc  is_same)
{
  TrellisSchool *school = g_array_index (standings, Standing, place).school;

  return find_mate (standings, place, TRUE, is_same) >= 0 ? school->federation_name : school->name;
}

static TrellisOverviewLevel *
find_line (TrellisOverview    *self,
           const TrellisLevel *level)
{
  for (guint i = 0; i < self->levels->len; i++)
    {
      TrellisOverviewLevel *line = &g_array_index (self->levels, TrellisOverviewLevel, i);

      if (line->level == level)
        return line;
    }

  return NULL;
}

static void
count_level (TrellisOverview *self,
             GArray          *standings,
             guint            place)
{
  const Standing *standing = &g_array_index (standings, Standing, place);
  TrellisOverviewLevel *line;

  if (find_mate (standings, place, FALSE, is_same_now) < 0)
    {
      line = find_line (self, standing->now);
      (*(line != NULL ? &line->n_now : &self->n_unjudged))++;
    }
  if (find_mate (standings, place, FALSE, is_same_then) < 0)
    {
      line = find_line (self, standing->then);
      (*(line != NULL ? &line->n_then : &self->n_unjudged_then))++;
    }
}

static void
add_move (TrellisOverview *self,
          GArray          *standings,
          guint            place)
{
  const Standing *standing = &g_array_index (standings, Standing, place);
  TrellisOverviewMove move = { standing->school, NULL, standing->compared, standing->now };

  if (move.from == NULL || move.to == NULL || move.from->rank == move.to->rank ||
      find_mate (standings, place, FALSE, is_same_move) >= 0)
    return;

  move.name = get_name (standings, place, is_same_move);
  g_array_append_val (move.to->rank < move.from->rank ? self->moves_up : self->moves_down, move);
}

static void
add_limit (TrellisOverview *self,
           GArray          *standings,
           guint            place)
{
  const Standing *standing = &g_array_index (standings, Standing, place);
  TrellisOverviewLimit limit = { .school = standing->school, .level = standing->now };
  TrellisMatrixRow row = { NULL };

  trellis_matrix_row_set_limit (&row, standing->now, standing->school->agreed_on, self->as_at);
  if (!row.is_past_limit || find_mate (standings, place, FALSE, is_same_limit) >= 0)
    return;

  limit.name = get_name (standings, place, is_same_limit);
  limit.months = row.months_in_level;
  limit.limit_months = row.limit_months;
  limit.days_over = self->as_at - row.limit_on;
  g_array_append_val (self->limits, limit);
}

/**
 * trellis_overview_take_levels:
 * @self: an overview being built
 * @levels_then: (element-type utf8 TrellisLevel): by URN, what held a year before
 * @levels_compared: (element-type utf8 TrellisLevel): by URN, what held on the
 *   day that moves count from
 *
 * Counts schools by level, lists moves and limits passed. A level of the
 * scheme that a school had but that the scheme no longer knows counts as not
 * judged.
 */
void
trellis_overview_take_levels (TrellisOverview *self,
                              GHashTable      *levels_then,
                              GHashTable      *levels_compared)
{
  g_autoptr (GArray) standings = g_array_new (FALSE, TRUE, sizeof (Standing));

  for (guint i = 0; i < g_list_model_get_n_items (self->schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (self->schools, i);
      Standing standing = { .school = school };

      if (school->level_id != NULL)
        standing.now = trellis_scheme_get_level (self->scheme, school->level_id);
      standing.then = g_hash_table_lookup (levels_then, school->urn);
      standing.compared = g_hash_table_lookup (levels_compared, school->urn);
      g_array_append_val (standings, standing);
    }
  for (guint i = 0; i < standings->len; i++)
    {
      count_level (self, standings, i);
      add_move (self, standings, i);
      add_limit (self, standings, i);
    }
}

/* Actions ------------------------------------------------------------------- */

/**
 * trellis_overview_take_actions:
 * @self: an overview being built
 * @actions: (element-type TrellisAction): of any schools, as at the overview's day
 *
 * Counts red and overdue open actions by school.
 */
void
trellis_overview_take_actions (TrellisOverview *self,
                               GListModel      *actions)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);
      gboolean is_red = action->rating == TRELLIS_RATING_RED && action->closed_on == TRELLIS_DAY_NONE;
      gboolean is_overdue = trellis_action_is_overdue (action, self->as_at);
      TrellisOverviewActions *line;
      guint place;

      if (!is_red && !is_overdue)
        continue;
      place = GPOINTER_TO_UINT (g_hash_table_lookup (places, action->urn));
      if (place == 0)
        {
          TrellisOverviewActions first = { .school = trellis_overview_find_school (self, action->urn) };

          if (first.school == NULL)
            continue;
          g_array_append_val (self->actions, first);
          place = self->actions->len;
          g_hash_table_insert (places, first.school->urn, GUINT_TO_POINTER (place));
        }
      line = &g_array_index (self->actions, TrellisOverviewActions, place - 1);
      line->n_red += is_red;
      line->n_overdue += is_overdue;
      if (is_red && is_overdue)
        {
          line->n_red_overdue++;
          line->days_over = MAX (line->days_over, self->as_at - action->due_on);
        }
    }
}

/* Visits -------------------------------------------------------------------- */

static gboolean
has_visit (GHashTable   *keys,
           TrellisVisit *visit)
{
  return g_hash_table_contains (keys, visit->urn) ||
         (visit->federation_id != NULL && g_hash_table_contains (keys, visit->federation_id));
}

/* A visit in the holidays belongs to the term before them. */
static TrellisOverviewTerm *
find_term (TrellisOverview *self,
           TrellisDay       day)
{
  guint place = 0;

  for (guint i = 0; i < self->terms->len; i++)
    {
      if (g_array_index (self->terms, TrellisOverviewTerm, i).term->starts_on <= day)
        place = i;
    }

  return self->terms->len > 0 ? &g_array_index (self->terms, TrellisOverviewTerm, place) : NULL;
}

static void
count_visit (TrellisOverview *self,
             TrellisVisit    *visit,
             gboolean         is_done)
{
  TrellisOverviewTerm *term = visit->visit_on != TRELLIS_DAY_NONE ? find_term (self, visit->visit_on) : NULL;

  self->n_visits++;
  self->n_done += is_done;
  if (visit->visit_on == TRELLIS_DAY_NONE)
    self->n_undated++;
  if (term != NULL)
    {
      term->n_planned++;
      term->n_done += is_done;
    }
}

/**
 * trellis_overview_take_visits:
 * @self: an overview being built
 * @year: the school year whose visits are counted by term
 * @visits: (element-type TrellisVisit): of every year, for a note can be due
 *   from an earlier one, by day
 *
 * Counts visits done against plan, and lists those whose note is outstanding
 * and those of the next four weeks. A visit of a federation is in sight where
 * one of its schools is, and counts once.
 */
void
trellis_overview_take_visits (TrellisOverview   *self,
                              TrellisSchoolYear *year,
                              GListModel        *visits)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  TrellisDay until = self->as_at + TRELLIS_OVERVIEW_DAYS_AHEAD;

  for (guint i = 0; i < g_list_model_get_n_items (self->schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (self->schools, i);

      g_hash_table_add (keys, school->urn);
      if (school->federation_id != NULL)
        g_hash_table_add (keys, school->federation_id);
    }
  g_set_object (&self->year, year);
  for (guint i = 0; i < year->terms->len; i++)
    {
      TrellisOverviewTerm term = { .term = g_ptr_array_index (year->terms, i) };

      g_array_append_val (self->terms, term);
    }

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      gboolean is_past = visit->visit_on != TRELLIS_DAY_NONE && visit->visit_on <= self->as_at;
      gboolean is_done = is_past && visit->status >= TRELLIS_VISIT_STATUS_DONE;

      if (visit->status == TRELLIS_VISIT_STATUS_CANCELLED || !has_visit (keys, visit))
        continue;
      if (g_strcmp0 (visit->year_id, year->id) == 0)
        count_visit (self, visit, is_done);
      if (is_done && visit->status == TRELLIS_VISIT_STATUS_DONE)
        g_ptr_array_add (self->notes_due, g_object_ref (visit));
      if (!is_done && visit->visit_on >= self->as_at && visit->visit_on < until)
        g_ptr_array_add (self->next_visits, g_object_ref (visit));
    }
}

/* Figures and documents ------------------------------------------------------ */

/**
 * trellis_overview_take_figure:
 * @self: an overview being built
 * @figure: (transfer full): its strings become the overview's
 */
void
trellis_overview_take_figure (TrellisOverview       *self,
                              TrellisOverviewFigure *figure)
{
  g_array_append_vals (self->figures, figure, 1);
}

/**
 * trellis_overview_take_document:
 * @self: an overview being built
 * @document: (transfer full): its strings become the overview's
 */
void
trellis_overview_take_document (TrellisOverview         *self,
                                TrellisOverviewDocument *document)
{
  g_array_append_vals (self->documents, document, 1);
}

/* Order --------------------------------------------------------------------- */

static int
compare_names (TrellisSchool *a,
               TrellisSchool *b)
{
  int order = g_utf8_collate (a->name, b->name);

  return order != 0 ? order : g_strcmp0 (a->urn, b->urn);
}

static int
compare_numbers (double a,
                 double b)
{
  return (a < b) - (a > b);
}

/* The furthest first, then the one that is worse off. */
static int
compare_moves (gconstpointer a,
               gconstpointer b)
{
  const TrellisOverviewMove *one = a, *other = b;
  int order = compare_numbers (ABS (one->to->rank - one->from->rank), ABS (other->to->rank - other->from->rank));

  if (order == 0)
    order = compare_numbers (one->to->rank, other->to->rank);
  return order != 0 ? order : compare_names (one->school, other->school);
}

static int
compare_limits (gconstpointer a,
                gconstpointer b)
{
  const TrellisOverviewLimit *one = a, *other = b;
  int order = compare_numbers (one->days_over, other->days_over);

  return order != 0 ? order : compare_names (one->school, other->school);
}

static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  const TrellisOverviewActions *one = a, *other = b;
  int order = compare_numbers (one->n_red, other->n_red);

  if (order == 0)
    order = compare_numbers (one->n_overdue, other->n_overdue);
  return order != 0 ? order : compare_names (one->school, other->school);
}

static int
compare_figures (gconstpointer a,
                 gconstpointer b)
{
  const TrellisOverviewFigure *one = a, *other = b;
  int order = compare_numbers (one->weight, other->weight);

  return order != 0 ? order : compare_names (one->school, other->school);
}

static int
compare_documents (gconstpointer a,
                   gconstpointer b)
{
  const TrellisOverviewDocument *one = a, *other = b;
  int order = compare_numbers (other->due_on, one->due_on);

  return order != 0 ? order : compare_names (one->school, other->school);
}

/**
 * trellis_overview_sort:
 * @self: an overview that has taken all that there is
 *
 * Puts the worst first in every list.
 */
void
trellis_overview_sort (TrellisOverview *self)
{
  g_array_sort (self->moves_up, compare_moves);
  g_array_sort (self->moves_down, compare_moves);
  g_array_sort (self->limits, compare_limits);
  g_array_sort (self->actions, compare_actions);
  g_array_sort (self->figures, compare_figures);
  g_array_sort (self->documents, compare_documents);
}

/* Asking -------------------------------------------------------------------- */

/**
 * trellis_overview_find_school:
 * @self: an overview
 * @urn: a school
 *
 * Returns: (transfer none) (nullable): the school, or %NULL where it is not in
 *   sight
 */
TrellisSchool *
trellis_overview_find_school (TrellisOverview *self,
                              const char      *urn)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (self->schools, i);

      if (g_strcmp0 (school->urn, urn) == 0)
        return school;
    }

  return NULL;
}

/**
 * trellis_overview_is_quiet:
 * @self: an overview
 *
 * Returns: whether nothing in it is other than it should be: nobody fell,
 *   passed a limit or a target, and nothing is red, overdue or outstanding
 */
gboolean
trellis_overview_is_quiet (TrellisOverview *self)
{
  return self->moves_down->len == 0 && self->limits->len == 0 && self->actions->len == 0 &&
         self->notes_due->len == 0 && self->figures->len == 0 && self->documents->len == 0;
}

typedef struct
{
  const char *name;  /* empty for visits of no adviser */
  guint n;
} Owed;

/* Whoever owes most comes first; those of nobody last. */
static int
compare_owed (gconstpointer a,
              gconstpointer b)
{
  const Owed *first = a, *second = b;

  if ((*first->name == '\0') != (*second->name == '\0'))
    return *first->name == '\0' ? 1 : -1;
  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;

  return g_utf8_collate (first->name, second->name);
}

/**
 * trellis_overview_dup_notes_due_by_adviser:
 * @self: an overview
 *
 * Returns: (transfer full): how many notes are outstanding by adviser, as
 *   "Asha Bell 3, Tom Carr 1", whoever owes most first; empty where nobody owes
 *   more than one, of which the list of them says as much
 */
char *
trellis_overview_dup_notes_due_by_adviser (TrellisOverview *self)
{
  g_autoptr (GArray) owed = g_array_new (FALSE, FALSE, sizeof (Owed));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->notes_due->len; i++)
    {
      const TrellisVisit *visit = g_ptr_array_index (self->notes_due, i);
      Owed *found = NULL;

      for (guint k = 0; found == NULL && k < owed->len; k++)
        {
          if (g_str_equal (g_array_index (owed, Owed, k).name, visit->adviser_name))
            found = &g_array_index (owed, Owed, k);
        }
      if (found != NULL)
        {
          found->n++;
        }
      else
        {
          Owed one = { visit->adviser_name, 1 };

          g_array_append_val (owed, one);
        }
    }
  g_array_sort (owed, compare_owed);
  for (guint i = 0; i < owed->len && owed->len < self->notes_due->len; i++)
    {
      const Owed *one = &g_array_index (owed, Owed, i);

      g_string_append_printf (words, "%s%s %'u", i > 0 ? ", " : "",
                              *one->name != '\0' ? one->name : _("no adviser"), one->n);
    }

  return g_string_free (words, FALSE);
}

/**
 * trellis_overview_figure_format:
 * @figure: a figure
 * @number: its value, target or gap
 * @is_short: whether a whole number is written without decimals, as targets are
 *
 * Returns: (transfer full): the number as the measure writes it, with its per
 *   cent sign; another unit is left to the measure's name
 */
char *
trellis_overview_figure_format (const TrellisOverviewFigure *figure,
                                double                       number,
                                gboolean                     is_short)
{
  int decimals = is_short && number == (double) (gint64) number ? 0 : figure->decimals;
  g_autofree char *text = g_strdup_printf ("%'.*f", decimals, number);

  return g_str_equal (figure->unit, "%") ? g_strconcat (text, "%", NULL) : g_steal_pointer (&text);
}

/**
 * trellis_overview_get_visit_name:
 * @self: an overview
 * @visit: one of its visits
 *
 * Returns: the short name of the school that is visited, for where the whole
 *   does not fit; the federation's name for a federation's visit
 */
const char *
trellis_overview_get_visit_name (TrellisOverview *self,
                                 TrellisVisit    *visit)
{
  TrellisSchool *school = visit->federation_id == NULL ? trellis_overview_find_school (self, visit->urn) : NULL;

  return school != NULL ? school->short_name : visit->school_name;
}
