/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-moderation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What was judged of one aspect of one school: the latest of each whose view is
 * compared. */
typedef struct
{
  TrellisSchool *school;         /* owned by the model */
  const char *aspect_id;         /* owned by the scheme */
  const char *aspect_name;
  TrellisModerationView self;    /* without a level where there is none */
  TrellisModerationView trust;
  TrellisModerationView agreed;
  GArray *advisers;              /* (element-type TrellisModerationView): the latest of each, earliest first */
} Cell;

typedef struct
{
  GListStore *gaps;
  GArray *counts[TRELLIS_N_MODERATION_BYS];
  TrellisModerationCount total;
} Comparison;

/**
 * TrellisModeration:
 *
 * Whether people judge alike: the pairs of judgements of one aspect of a school
 * that lie beside each other, and those that differ, widest first. Built by
 * whoever reads the judgements, and read-only from trellis_moderation_compare()
 * on.
 */
struct _TrellisModeration
{
  GObject parent_instance;

  TrellisScheme *scheme;
  GListModel *schools;
  TrellisDay as_at;
  GHashTable *rows;        /* urn → index + 1 */
  GHashTable *columns;     /* aspect id → index + 1 */
  Cell *cells;             /* a row of them for each school */
  guint n_rows;
  guint n_columns;
  Comparison comparisons[TRELLIS_N_MODERATION_KINDS];
};

G_DEFINE_FINAL_TYPE (TrellisModeration, trellis_moderation, G_TYPE_OBJECT)

static void
clear_view (gpointer data)
{
  TrellisModerationView *view = data;

  g_clear_pointer (&view->person_id, g_free);
  g_clear_pointer (&view->person_name, g_free);
}

static void
set_view (TrellisModerationView       *view,
          const TrellisModerationView *from)
{
  clear_view (view);
  *view = *from;
  view->person_id = g_strdup (from->person_id);
  view->person_name = g_strdup (from->person_name != NULL ? from->person_name : "");
}

static void
clear_count (gpointer data)
{
  TrellisModerationCount *count = data;

  g_free (count->id);
  g_free (count->name);
}

static void
trellis_moderation_finalize (GObject *object)
{
  TrellisModeration *self = TRELLIS_MODERATION (object);

  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      clear_view (&self->cells[i].self);
      clear_view (&self->cells[i].trust);
      clear_view (&self->cells[i].agreed);
      g_array_unref (self->cells[i].advisers);
      g_object_unref (self->cells[i].school);
    }
  g_free (self->cells);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->columns);
  for (guint kind = 0; kind < TRELLIS_N_MODERATION_KINDS; kind++)
    {
      g_object_unref (self->comparisons[kind].gaps);
      for (guint by = 0; by < TRELLIS_N_MODERATION_BYS; by++)
        g_array_unref (self->comparisons[kind].counts[by]);
    }
  g_clear_object (&self->scheme);
  g_clear_object (&self->schools);

  G_OBJECT_CLASS (trellis_moderation_parent_class)->finalize (object);
}

static void
trellis_moderation_class_init (TrellisModerationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_moderation_finalize;
}

static void
trellis_moderation_init (TrellisModeration *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint kind = 0; kind < TRELLIS_N_MODERATION_KINDS; kind++)
    {
      Comparison *comparison = &self->comparisons[kind];

      comparison->gaps = g_list_store_new (TRELLIS_TYPE_MODERATION_GAP);
      for (guint by = 0; by < TRELLIS_N_MODERATION_BYS; by++)
        {
          comparison->counts[by] = g_array_new (FALSE, TRUE, sizeof (TrellisModerationCount));
          g_array_set_clear_func (comparison->counts[by], clear_count);
        }
    }
}

static void
init_cell (TrellisModeration *self,
           Cell              *cell,
           guint              row,
           guint              column)
{
  gboolean is_overall = column == self->scheme->aspects->len;
  const TrellisAspect *aspect = is_overall ? NULL : g_ptr_array_index (self->scheme->aspects, column);

  cell->school = g_list_model_get_item (self->schools, row);
  cell->aspect_id = is_overall ? TRELLIS_ASPECT_OVERALL : aspect->id;
  cell->aspect_name = is_overall ? self->scheme->overall_name : aspect->name;
  cell->advisers = g_array_new (FALSE, TRUE, sizeof (TrellisModerationView));
  g_array_set_clear_func (cell->advisers, clear_view);
}

/**
 * trellis_moderation_new:
 * @scheme: the scheme that the schools are judged by
 * @schools: a model of #TrellisSchool: those that are looked at
 * @as_at: the day to look from
 *
 * Returns: (transfer full): a moderation without judgements
 */
TrellisModeration *
trellis_moderation_new (TrellisScheme *scheme,
                        GListModel    *schools,
                        TrellisDay     as_at)
{
  TrellisModeration *self = g_object_new (TRELLIS_TYPE_MODERATION, NULL);

  self->scheme = g_object_ref (scheme);
  self->schools = g_object_ref (schools);
  self->as_at = as_at;
  self->n_rows = g_list_model_get_n_items (schools);
  self->n_columns = scheme->aspects->len + 1;
  self->cells = g_new0 (Cell, self->n_rows * self->n_columns);
  for (guint row = 0; row < self->n_rows; row++)
    {
      for (guint column = 0; column < self->n_columns; column++)
        init_cell (self, &self->cells[row * self->n_columns + column], row, column);
      g_hash_table_insert (self->rows, g_strdup (self->cells[row * self->n_columns].school->urn),
                           GUINT_TO_POINTER (row + 1));
    }
  for (guint column = 0; self->n_rows > 0 && column < self->n_columns; column++)
    g_hash_table_insert (self->columns, g_strdup (self->cells[column].aspect_id), GUINT_TO_POINTER (column + 1));

  return self;
}

/* The latest of one adviser takes the place of an earlier one's, at the end. */
static void
take_adviser (GArray                      *advisers,
              const TrellisModerationView *view)
{
  TrellisModerationView own = { NULL };

  for (guint i = 0; i < advisers->len; i++)
    {
      if (g_strcmp0 (g_array_index (advisers, TrellisModerationView, i).person_id, view->person_id) == 0)
        {
          g_array_remove_index (advisers, i);
          break;
        }
    }
  set_view (&own, view);
  g_array_append_val (advisers, own);
}

/**
 * trellis_moderation_take:
 * @self: a moderation that is being built
 * @urn: a school; one that is not looked at is left out
 * @aspect_id: an aspect, or %TRELLIS_ASPECT_OVERALL; one that the scheme does
 *   not have is left out
 * @view: what was judged; copied. An adviser's without a person is compared
 *   with nobody's.
 *
 * Takes a judgement, or an agreed category as one of the whole. They are given
 * in the order of their days, as the latest of each source and adviser counts.
 */
void
trellis_moderation_take (TrellisModeration           *self,
                         const char                  *urn,
                         const char                  *aspect_id,
                         const TrellisModerationView *view)
{
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, urn));
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, aspect_id));
  Cell *cell;

  g_return_if_fail (TRELLIS_IS_MODERATION (self) && view->level != NULL);

  if (row == 0 || column == 0)
    return;
  cell = &self->cells[(row - 1) * self->n_columns + column - 1];

  if (view->source == TRELLIS_SOURCE_SELF_EVALUATION)
    set_view (&cell->self, view);
  else if (view->source == TRELLIS_SOURCE_AGREED)
    set_view (&cell->agreed, view);
  else if (view->source == TRELLIS_SOURCE_ADVISER && view->person_id != NULL)
    take_adviser (cell->advisers, view);

  /* The trust's view is the latest of its own people's; of one day's, what was
   * agreed. An external reviewer is neither the school nor the trust. */
  if (view->source == TRELLIS_SOURCE_AGREED || view->source == TRELLIS_SOURCE_ADVISER ||
      view->source == TRELLIS_SOURCE_HEALTH_CHECK)
    {
      if (cell->trust.level == NULL || cell->trust.judged_on < view->judged_on ||
          cell->trust.source != TRELLIS_SOURCE_AGREED)
        set_view (&cell->trust, view);
    }
}

/* Comparing ------------------------------------------------------------------- */

static void
count_pair (GArray     *counts,
            const char *id,
            const char *name,
            int         n_levels)
{
  TrellisModerationCount *count = NULL;

  /* Schools come one after the other, so that the last is the likeliest. */
  for (guint i = counts->len; i > 0 && count == NULL; i--)
    {
      if (g_str_equal (g_array_index (counts, TrellisModerationCount, i - 1).id, id))
        count = &g_array_index (counts, TrellisModerationCount, i - 1);
    }
  if (count == NULL)
    {
      TrellisModerationCount first = { g_strdup (id), g_strdup (name), 0, 0, 0, 0 };

      g_array_append_val (counts, first);
      count = &g_array_index (counts, TrellisModerationCount, counts->len - 1);
    }
  count->n_compared++;
  count->n_alike += n_levels == 0;
  count->n_better += n_levels > 0;
  count->n_worse += n_levels < 0;
}

static gboolean
are_near (TrellisDay a,
          TrellisDay b)
{
  return trellis_day_add_months (MIN (a, b), TRELLIS_MODERATION_MONTHS) >= MAX (a, b);
}

static void
compare_views (TrellisModeration           *self,
               TrellisModerationKind        kind,
               const Cell                  *cell,
               const TrellisModerationView *one,
               const TrellisModerationView *other)
{
  Comparison *comparison = &self->comparisons[kind];
  g_autoptr (TrellisModerationGap) gap = NULL;
  int n_levels;

  if (one->level == NULL || other->level == NULL || !are_near (one->judged_on, other->judged_on))
    return;

  gap = trellis_moderation_gap_new (kind, cell->school, cell->aspect_id, cell->aspect_name, one, other);
  n_levels = gap->n_levels;
  if (n_levels != 0)
    g_list_store_append (comparison->gaps, gap);

  count_pair (comparison->counts[TRELLIS_MODERATION_BY_ASPECT], cell->aspect_id, cell->aspect_name, n_levels);
  count_pair (comparison->counts[TRELLIS_MODERATION_BY_SCHOOL], cell->school->urn, cell->school->name, n_levels);
  comparison->total.n_compared++;
  comparison->total.n_alike += n_levels == 0;
  comparison->total.n_better += n_levels > 0;
  comparison->total.n_worse += n_levels < 0;
  if (kind != TRELLIS_MODERATION_SELF_AND_TRUST)
    count_pair (comparison->counts[TRELLIS_MODERATION_BY_ADVISER], one->person_id, one->person_name, n_levels);
  /* The same pair, seen by the other of the two. */
  if (kind == TRELLIS_MODERATION_ADVISERS)
    count_pair (comparison->counts[TRELLIS_MODERATION_BY_ADVISER], other->person_id, other->person_name, -n_levels);
}

static void
compare_cell (TrellisModeration *self,
              const Cell        *cell)
{
  compare_views (self, TRELLIS_MODERATION_SELF_AND_TRUST, cell, &cell->self, &cell->trust);
  for (guint i = 0; i < cell->advisers->len; i++)
    {
      const TrellisModerationView *view = &g_array_index (cell->advisers, TrellisModerationView, i);
      const TrellisModerationView *latest = &g_array_index (cell->advisers, TrellisModerationView,
                                                            cell->advisers->len - 1);

      compare_views (self, TRELLIS_MODERATION_ADVISER_AND_AGREED, cell, view, &cell->agreed);
      if (view != latest)
        compare_views (self, TRELLIS_MODERATION_ADVISERS, cell, latest, view);
    }
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  TrellisModerationGap *first = (TrellisModerationGap *) a;
  TrellisModerationGap *second = (TrellisModerationGap *) b;
  TrellisModeration *self = data;
  int order = ABS (second->n_levels) - ABS (first->n_levels);

  /* A school that sees itself too well is the more pressing of two. */
  if (order == 0)
    order = (second->n_levels > 0) - (first->n_levels > 0);
  if (order == 0)
    order = g_utf8_collate (first->school->name, second->school->name);
  if (order == 0)
    order = strcmp (first->school->urn, second->school->urn);
  if (order == 0)
    order = (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, first->aspect_id)) -
            (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, second->aspect_id));

  return order != 0 ? order : g_strcmp0 (first->other.person_id, second->other.person_id);
}

/* Those with most that differ first; aspects stay in the scheme's order. */
static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const TrellisModerationCount *first = a, *second = b;
  guint n_first = first->n_better + first->n_worse, n_second = second->n_better + second->n_worse;

  if (n_first != n_second)
    return n_first > n_second ? -1 : 1;

  return g_utf8_collate (first->name, second->name);
}

static int
compare_aspects (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const TrellisModerationCount *first = a, *second = b;
  TrellisModeration *self = data;

  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, first->id)) -
         (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, second->id));
}

/**
 * trellis_moderation_compare:
 * @self: a moderation that has taken every judgement
 *
 * Lays them beside each other: the school's own and the trust's; the latest
 * adviser's and every other adviser's; each adviser's and what is agreed. Two
 * judgements are compared where no more than %TRELLIS_MODERATION_MONTHS lie
 * between their days.
 */
void
trellis_moderation_compare (TrellisModeration *self)
{
  g_return_if_fail (TRELLIS_IS_MODERATION (self));

  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    compare_cell (self, &self->cells[i]);
  for (guint kind = 0; kind < TRELLIS_N_MODERATION_KINDS; kind++)
    {
      Comparison *comparison = &self->comparisons[kind];

      g_list_store_sort (comparison->gaps, compare_gaps, self);
      g_array_sort_with_data (comparison->counts[TRELLIS_MODERATION_BY_ASPECT], compare_aspects, self);
      g_array_sort (comparison->counts[TRELLIS_MODERATION_BY_SCHOOL], compare_counts);
      g_array_sort (comparison->counts[TRELLIS_MODERATION_BY_ADVISER], compare_counts);
    }
}

/**
 * trellis_moderation_get_scheme:
 * @self: a moderation
 *
 * Returns: (transfer none): the scheme that the schools are judged by
 */
TrellisScheme *
trellis_moderation_get_scheme (TrellisModeration *self)
{
  return self->scheme;
}

/**
 * trellis_moderation_get_as_at:
 * @self: a moderation
 *
 * Returns: the day that it looks from
 */
TrellisDay
trellis_moderation_get_as_at (TrellisModeration *self)
{
  return self->as_at;
}

/**
 * trellis_moderation_get_n_schools:
 * @self: a moderation
 *
 * Returns: how many schools are looked at
 */
guint
trellis_moderation_get_n_schools (TrellisModeration *self)
{
  return self->n_rows;
}

/**
 * trellis_moderation_get_gaps:
 * @self: a moderation
 * @kind: whose judgements are compared
 *
 * Returns: (transfer none) (element-type TrellisModerationGap): the pairs that
 *   differ, widest first
 */
GListModel *
trellis_moderation_get_gaps (TrellisModeration     *self,
                             TrellisModerationKind  kind)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_MODERATION_KINDS, NULL);

  return G_LIST_MODEL (self->comparisons[kind].gaps);
}

/**
 * trellis_moderation_get_counts:
 * @self: a moderation
 * @kind: whose judgements are compared
 * @by: what they are counted by
 *
 * Returns: (transfer none) (element-type TrellisModerationCount): the counts,
 *   aspects in the scheme's order, schools and advisers with those that differ
 *   most first; only what has a pair
 */
const GArray *
trellis_moderation_get_counts (TrellisModeration     *self,
                               TrellisModerationKind  kind,
                               TrellisModerationBy    by)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_MODERATION_KINDS && (guint) by < TRELLIS_N_MODERATION_BYS, NULL);

  return self->comparisons[kind].counts[by];
}

/**
 * trellis_moderation_get_total:
 * @self: a moderation
 * @kind: whose judgements are compared
 *
 * Returns: (transfer none): all its pairs; without id and name
 */
const TrellisModerationCount *
trellis_moderation_get_total (TrellisModeration     *self,
                              TrellisModerationKind  kind)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_MODERATION_KINDS, NULL);

  return &self->comparisons[kind].total;
}

/**
 * trellis_moderation_dup_summary:
 * @self: a moderation
 * @kind: whose judgements are compared
 *
 * Returns: (transfer full): what the counts say, in a sentence or two
 */
char *
trellis_moderation_dup_summary (TrellisModeration     *self,
                                TrellisModerationKind  kind)
{
  const TrellisModerationCount *total = trellis_moderation_get_total (self, kind);
  GListModel *gaps = trellis_moderation_get_gaps (self, kind);
  g_autoptr (TrellisModerationGap) widest = g_list_model_get_item (gaps, 0);
  g_autofree char *alike = NULL;
  g_autofree char *apart = NULL;
  guint n;

  if (total->n_compared == 0)
    return g_strdup (_("No two such judgements lie within a year of each other."));

  alike = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u pair of judgements alike.",
                                        "%u of %u pairs of judgements alike.", total->n_compared),
                           total->n_alike, total->n_compared);
  if (widest == NULL)
    return g_steal_pointer (&alike);

  n = ABS (widest->n_levels);
  switch (kind)
    {
    case TRELLIS_MODERATION_SELF_AND_TRUST:
      apart = g_strdup_printf (_("The school sees itself better in %u, worse in %u."), total->n_better,
                               total->n_worse);
      break;
    case TRELLIS_MODERATION_ADVISERS:
      apart = g_strdup_printf (_("The later adviser judges better in %u, worse in %u."), total->n_better,
                               total->n_worse);
      break;
    case TRELLIS_MODERATION_ADVISER_AND_AGREED:
      apart = g_strdup_printf (_("The adviser judges better than was agreed in %u, worse in %u."), total->n_better,
                               total->n_worse);
      break;
    case TRELLIS_N_MODERATION_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }

  /* Translators: three sentences: how many are alike, how the others differ, and how far at most */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s %s At most %u level lies between two.",
                                       "%s %s At most %u levels lie between two.", n), alike, apart, n);
}

/**
 * trellis_moderation_by_get_name:
 * @by: what pairs are counted by
 *
 * Returns: (transfer none): what people call it
 */
const char *
trellis_moderation_by_get_name (TrellisModerationBy by)
{
  static const char *const names[TRELLIS_N_MODERATION_BYS] = {
    [TRELLIS_MODERATION_BY_ASPECT] = N_("By aspect"),
    [TRELLIS_MODERATION_BY_SCHOOL] = N_("By school"),
    [TRELLIS_MODERATION_BY_ADVISER] = N_("By adviser"),
  };

  g_return_val_if_fail ((guint) by < TRELLIS_N_MODERATION_BYS, NULL);

  return _(names[by]);
}
