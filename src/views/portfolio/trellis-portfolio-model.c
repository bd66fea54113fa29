/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-portfolio-model.h"

#include <glib/gi18n-lib.h>

/* The portfolio's rows: schools sorted, filtered and grouped in one go, so that
 * a trust of thousands answers every key. Numbers are sorted, not words: the
 * few words that a column has are put in order first. */

struct _TrellisPortfolioModel
{
  GObject parent_instance;

  TrellisScheme *scheme;
  GHashTable *by_urn;      /* (element-type utf8 TrellisPortfolioRow) */
  GHashTable *headings;    /* (element-type utf8 TrellisPortfolioRow): by group key, every group ever seen */
  GPtrArray *rows;         /* (element-type TrellisPortfolioRow): every school, by name */
  GPtrArray *sorted;       /* (element-type TrellisPortfolioRow): the same in the order asked for */
  GPtrArray *items;        /* (element-type TrellisPortfolioRow): what is listed, headings too */
  guint n_schools;

  TrellisPortfolioColumn column;
  gboolean is_descending;
  TrellisPortfolioGrouping grouping;
  TrellisScope *scope;     /* what the last filter was by */
};

/* A school on its way to its place. */
typedef struct
{
  double number;
  gboolean is_blank;
  guint order;
  TrellisPortfolioRow *row;
} SortEntry;

/* A group being collected. */
typedef struct
{
  char *key;
  const char *title;
  const TrellisLevel *level;
  double place;
  GPtrArray *rows;
  int pupils;
} Group;

static GType
get_item_type (GListModel *model)
{
  return TRELLIS_TYPE_PORTFOLIO_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return TRELLIS_PORTFOLIO_MODEL (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  TrellisPortfolioModel *self = TRELLIS_PORTFOLIO_MODEL (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisPortfolioModel, trellis_portfolio_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

/* Sorting ------------------------------------------------------------------- */

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Gives each word of a column its place among them. */
static GHashTable *
rank_words (GPtrArray *entries_words)
{
  GHashTable *ranks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < entries_words->len; i++)
    {
      char *word = g_ptr_array_index (entries_words, i);

      if (word != NULL && g_hash_table_add (ranks, word))
        g_ptr_array_add (words, word);
    }
  g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    g_hash_table_insert (ranks, g_ptr_array_index (words, i), GUINT_TO_POINTER (i));

  return ranks;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const SortEntry *first = a, *second = b;

  if (first->is_blank != second->is_blank)
    return first->is_blank - second->is_blank;
  if (first->number != second->number)
    return first->number < second->number ? -1 : 1;

  return first->order < second->order ? -1 : first->order > second->order;
}

static void
sort_rows (TrellisPortfolioModel *self)
{
  g_autofree SortEntry *entries = g_new0 (SortEntry, self->rows->len);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GHashTable) ranks = NULL;
  gboolean has_words = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      TrellisPortfolioRow *row = g_ptr_array_index (self->rows, i);
      const char *word;

      entries[i].row = row;
      entries[i].order = row->order;
      entries[i].is_blank = !trellis_portfolio_column_get_key (self->column, row, &entries[i].number, &word);
      g_ptr_array_add (words, entries[i].is_blank ? NULL : (char *) word);
      has_words |= word != NULL;
    }
  if (has_words)
    ranks = rank_words (words);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (ranks != NULL && !entries[i].is_blank)
        entries[i].number = GPOINTER_TO_UINT (g_hash_table_lookup (ranks, g_ptr_array_index (words, i)));
      /* Names stay in their order where the column says the same of them. */
      if (self->is_descending)
        entries[i].number = -entries[i].number;
    }
  qsort (entries, self->rows->len, sizeof (SortEntry), compare_entries);

  g_ptr_array_set_size (self->sorted, 0);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (self->sorted, entries[i].row);
}

/* Grouping ------------------------------------------------------------------ */

static void
free_group (gpointer data)
{
  Group *group = data;

  g_free (group->key);
  g_ptr_array_unref (group->rows);
  g_free (group);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const Group *first = *(const Group *const *) a, *second = *(const Group *const *) b;

  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;

  return g_utf8_collate (first->title, second->title);
}

/* Which group a school is in; those of none come last. */
static const char *
find_group (TrellisPortfolioModel  *self,
            TrellisPortfolioRow    *row,
            const char            **title,
            double                 *place)
{
  TrellisSchool *school = row->school;

  *place = 0;
  switch (self->grouping)
    {
    case TRELLIS_PORTFOLIO_GROUPING_HUB:
      *title = school->hub_id != NULL ? school->hub_name : _("No hub");
      *place = school->hub_id != NULL ? school->hub_position : G_MAXDOUBLE;
      return school->hub_id != NULL ? school->hub_id : "";
    case TRELLIS_PORTFOLIO_GROUPING_PHASE:
      *title = *school->phase != '\0' ? trellis_phase_get_name (school->phase) : _("No phase");
      *place = *school->phase != '\0' ? 0 : G_MAXDOUBLE;
      return school->phase;
    case TRELLIS_PORTFOLIO_GROUPING_ADVISER:
      *title = school->adviser_id != NULL ? school->adviser_name : _("No adviser");
      *place = school->adviser_id != NULL ? 0 : G_MAXDOUBLE;
      return school->adviser_id != NULL ? school->adviser_id : "";
    case TRELLIS_PORTFOLIO_GROUPING_LEVEL:
      *title = row->level != NULL ? row->level->name : _("Not judged");
      *place = row->level != NULL ? row->level->rank : G_MAXDOUBLE;
      return row->level != NULL ? row->level->id : "";
    case TRELLIS_PORTFOLIO_GROUPING_NONE:
    case TRELLIS_PORTFOLIO_N_GROUPINGS:
    default:
      g_return_val_if_reached ("");
    }
}

static GPtrArray *
collect_groups (TrellisPortfolioModel *self,
                GPtrArray             *shown)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < shown->len; i++)
    {
      TrellisPortfolioRow *row = g_ptr_array_index (shown, i);
      const char *title = "";
      double place = 0;
      const char *key = find_group (self, row, &title, &place);
      Group *group = g_hash_table_lookup (by_key, key);

      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->key = g_strdup_printf ("%d/%s", self->grouping, key);
          group->title = title;
          group->level = self->grouping == TRELLIS_PORTFOLIO_GROUPING_LEVEL ? row->level : NULL;
          group->place = place;
          group->rows = g_ptr_array_new ();
          group->pupils = -1;
          g_hash_table_insert (by_key, (char *) key, group);
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group->rows, row);
      if (row->school->pupils >= 0)
        group->pupils = MAX (group->pupils, 0) + row->school->pupils;
    }
  g_ptr_array_sort (groups, compare_groups);

  return groups;
}

static TrellisPortfolioRow *
ensure_heading (TrellisPortfolioModel *self,
                Group                 *group)
{
  TrellisPortfolioRow *heading = g_hash_table_lookup (self->headings, group->key);

  if (heading == NULL)
    {
      heading = trellis_portfolio_row_new_heading (group->key, group->title, group->level);
      g_hash_table_insert (self->headings, heading->group_key, heading);
    }
  g_free (heading->title);
  heading->title = g_strdup (group->title);
  heading->group_level = group->level;
  heading->n_schools = group->rows->len;
  heading->pupils = group->pupils;
  trellis_portfolio_row_changed (heading);

  return heading;
}

/* Listing ------------------------------------------------------------------- */

/* Puts @items in place and says no more than what changed, so that the list
 * stays where the person left it. */
static void
take_items (TrellisPortfolioModel *self,
            GPtrArray             *items)
{
  g_autoptr (GPtrArray) old = self->items;
  guint start = 0, end = 0, least = MIN (old->len, items->len);

  while (start < least && old->pdata[start] == items->pdata[start])
    start++;
  while (end < least - start && old->pdata[old->len - 1 - end] == items->pdata[items->len - 1 - end])
    end++;

  self->items = items;
  if (old->len - start - end > 0 || items->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, items->len - start - end);
}

static void
list_rows (TrellisPortfolioModel *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->sorted->len; i++)
    {
      TrellisPortfolioRow *row = g_ptr_array_index (self->sorted, i);

      if (self->scope == NULL || trellis_scope_matches (self->scope, row->school))
        g_ptr_array_add (shown, row);
    }
  self->n_schools = shown->len;

  if (self->grouping == TRELLIS_PORTFOLIO_GROUPING_NONE)
    {
      for (guint i = 0; i < shown->len; i++)
        g_ptr_array_add (items, g_object_ref (g_ptr_array_index (shown, i)));
    }
  else
    {
      g_autoptr (GPtrArray) groups = collect_groups (self, shown);

      for (guint i = 0; i < groups->len; i++)
        {
          Group *group = g_ptr_array_index (groups, i);
          TrellisPortfolioRow *heading = ensure_heading (self, group);

          g_ptr_array_add (items, g_object_ref (heading));
          for (guint j = 0; j < group->rows->len && !heading->is_folded; j++)
            g_ptr_array_add (items, g_object_ref (g_ptr_array_index (group->rows, j)));
        }
    }

  take_items (self, items);
}

static void
trellis_portfolio_model_finalize (GObject *object)
{
  TrellisPortfolioModel *self = TRELLIS_PORTFOLIO_MODEL (object);

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->sorted);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->headings);
  g_hash_table_unref (self->by_urn);
  g_clear_object (&self->scope);
  g_clear_object (&self->scheme);

  G_OBJECT_CLASS (trellis_portfolio_model_parent_class)->finalize (object);
}

static void
trellis_portfolio_model_class_init (TrellisPortfolioModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_portfolio_model_finalize;
}

static void
trellis_portfolio_model_init (TrellisPortfolioModel *self)
{
  self->by_urn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->sorted = g_ptr_array_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * trellis_portfolio_model_new:
 *
 * Returns: (transfer full): an empty portfolio, by name and without groups; a
 *   list of #TrellisPortfolioRow
 */
TrellisPortfolioModel *
trellis_portfolio_model_new (void)
{
  return g_object_new (TRELLIS_TYPE_PORTFOLIO_MODEL, NULL);
}

/**
 * trellis_portfolio_model_set_schools:
 * @self: a portfolio
 * @scheme: the scheme that the levels are of
 * @schools: (element-type TrellisSchool): the trust's schools by name, as at @as_at
 * @levels: (element-type utf8 gpointer): as trellis_store_list_levels_on()
 *   gives them, for the ends of %TRELLIS_PORTFOLIO_N_TERMS terms, the day to
 *   compare with standing before them
 * @as_at: the day looked from
 * @scope: which of them to list
 *
 * Takes the schools as they are now. Rows of schools that were there before
 * stay the same objects.
 */
void
trellis_portfolio_model_set_schools (TrellisPortfolioModel *self,
                                     TrellisScheme         *scheme,
                                     GListModel            *schools,
                                     GHashTable            *levels,
                                     TrellisDay             as_at,
                                     TrellisScope          *scope)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->by_urn);
  guint n_schools = g_list_model_get_n_items (schools);

  g_return_if_fail (TRELLIS_IS_PORTFOLIO_MODEL (self));

  g_set_object (&self->scheme, scheme);
  g_set_object (&self->scope, scope);
  self->by_urn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_ptr_array_set_size (self->sorted, 0);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < n_schools; i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      TrellisPortfolioRow *row = g_hash_table_lookup (old, school->urn);
      const TrellisLevel **terms = g_hash_table_lookup (levels, school->urn);

      if (row == NULL)
        row = trellis_portfolio_row_new_school (school);
      else
        g_object_ref (row);
      g_set_object (&row->school, school);
      row->order = i;
      row->level = school->level_id != NULL ? trellis_scheme_get_level (scheme, school->level_id) : NULL;
      row->previous = terms != NULL ? terms[0] : NULL;
      for (guint j = 0; j < TRELLIS_PORTFOLIO_N_TERMS; j++)
        row->terms[j] = terms != NULL ? terms[j + 1] : NULL;
      trellis_portfolio_row_set_limit (row, as_at);

      g_hash_table_insert (self->by_urn, g_strdup (school->urn), g_object_ref (row));
      g_ptr_array_add (self->rows, row);
      trellis_portfolio_row_changed (row);
    }

  sort_rows (self);
  list_rows (self);
}

/**
 * trellis_portfolio_model_filter:
 * @self: a portfolio
 * @scope: which schools to list
 */
void
trellis_portfolio_model_filter (TrellisPortfolioModel *self,
                                TrellisScope          *scope)
{
  g_return_if_fail (TRELLIS_IS_PORTFOLIO_MODEL (self));

  g_set_object (&self->scope, scope);
  list_rows (self);
}

/**
 * trellis_portfolio_model_set_sort:
 * @self: a portfolio
 * @column: what to sort by, within groups
 * @is_descending: whether the most, the last or Z comes first
 */
void
trellis_portfolio_model_set_sort (TrellisPortfolioModel  *self,
                                  TrellisPortfolioColumn  column,
                                  gboolean                is_descending)
{
  g_return_if_fail (TRELLIS_IS_PORTFOLIO_MODEL (self));

  if (self->column == column && self->is_descending == is_descending)
    return;

  self->column = column;
  self->is_descending = is_descending;
  sort_rows (self);
  list_rows (self);
}

/**
 * trellis_portfolio_model_get_sort:
 * @self: a portfolio
 * @is_descending: (out): whether the most, the last or Z comes first
 *
 * Returns: the column that it is sorted by
 */
TrellisPortfolioColumn
trellis_portfolio_model_get_sort (TrellisPortfolioModel *self,
                                  gboolean              *is_descending)
{
  *is_descending = self->is_descending;

  return self->column;
}

/**
 * trellis_portfolio_model_set_grouping:
 * @self: a portfolio
 * @grouping: what schools are listed under
 */
void
trellis_portfolio_model_set_grouping (TrellisPortfolioModel    *self,
                                      TrellisPortfolioGrouping  grouping)
{
  g_return_if_fail (TRELLIS_IS_PORTFOLIO_MODEL (self));

  if (self->grouping == grouping)
    return;

  self->grouping = grouping;
  list_rows (self);
}

/**
 * trellis_portfolio_model_get_grouping:
 * @self: a portfolio
 *
 * Returns: what schools are listed under
 */
TrellisPortfolioGrouping
trellis_portfolio_model_get_grouping (TrellisPortfolioModel *self)
{
  g_return_val_if_fail (TRELLIS_IS_PORTFOLIO_MODEL (self), TRELLIS_PORTFOLIO_GROUPING_NONE);

  return self->grouping;
}

/**
 * trellis_portfolio_model_toggle_fold:
 * @self: a portfolio
 * @heading: a heading of it
 *
 * Hides the schools under a heading, or shows them again.
 */
void
trellis_portfolio_model_toggle_fold (TrellisPortfolioModel *self,
                                     TrellisPortfolioRow   *heading)
{
  g_return_if_fail (TRELLIS_IS_PORTFOLIO_MODEL (self));
  g_return_if_fail (trellis_portfolio_row_is_heading (heading));

  heading->is_folded = !heading->is_folded;
  list_rows (self);
}

/**
 * trellis_portfolio_model_get_n_schools:
 * @self: a portfolio
 * @n_in_all: (out): how many the trust has
 *
 * Returns: how many schools are in sight, folded away ones too
 */
guint
trellis_portfolio_model_get_n_schools (TrellisPortfolioModel *self,
                                       guint                 *n_in_all)
{
  *n_in_all = self->rows->len;

  return self->n_schools;
}

/**
 * trellis_portfolio_model_get_rows:
 * @self: a portfolio
 *
 * Returns: (transfer none) (element-type TrellisPortfolioRow): every school's
 *   row by name, in sight or not
 */
GPtrArray *
trellis_portfolio_model_get_rows (TrellisPortfolioModel *self)
{
  return self->rows;
}

/**
 * trellis_portfolio_model_get_scheme:
 * @self: a portfolio
 *
 * Returns: (transfer none) (nullable): the scheme of its levels; %NULL before
 *   it has schools
 */
TrellisScheme *
trellis_portfolio_model_get_scheme (TrellisPortfolioModel *self)
{
  return self->scheme;
}

/**
 * trellis_portfolio_model_find:
 * @self: a portfolio
 * @urn: a school
 *
 * Returns: where it is listed, or -1 where it is not in sight
 */
int
trellis_portfolio_model_find (TrellisPortfolioModel *self,
                              const char            *urn)
{
  TrellisPortfolioRow *row = g_hash_table_lookup (self->by_urn, urn);
  guint position;

  return row != NULL && g_ptr_array_find (self->items, row, &position) ? (int) position : -1;
}
