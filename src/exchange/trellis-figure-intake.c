/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-figure-intake.h"

#include "trellis-store-inspections.h"
#include "trellis-store-schools.h"
#include "trellis-store-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Figures that differ by less than this are the same, written otherwise. */
#define SAME_WITHIN 1e-9
/* Links that lead from an earlier URN to the present one. */
#define MOST_LINKS 8

/* A figure of the file. */
typedef struct
{
  TrellisFigure figure;   /* its texts are the intake's */
  guint64 line;
  gboolean is_own;        /* under the school's own URN, and not a predecessor's */
  gboolean is_area;       /* of England or a local authority, which then stands for the URN */
} Entry;

/* A measure as the trust file has it, or as the file brings it. */
typedef struct
{
  TrellisMeasure measure; /* its texts are the intake's */
  gboolean is_new;
  gboolean is_used;       /* by a figure that is put */
} Known;

struct _TrellisFigureIntake
{
  TrellisStore *store;
  TrellisImport *result;
  GStringChunk *texts;
  GHashTable *names;      /* (element-type utf8 utf8): of schools, by URN */
  GHashTable *by_name;    /* (element-type utf8 utf8): the URN, by folded name; NULL where two have it */
  GHashTable *successors; /* (element-type utf8 utf8): the URN that followed, by the one before */
  GPtrArray *measures;    /* (element-type Known): in the order in which they are met */
  GHashTable *by_text;    /* (element-type utf8 Known): by id and by folded name */
  GPtrArray *figures;     /* (element-type TrellisFigure): the trust file's own, which before points into */
  GPtrArray *benchmarks;
  GHashTable *before;     /* (element-type utf8 TrellisFigure): by key */
  GPtrArray *entries;     /* (element-type Entry) */
  GHashTable *pending;    /* (element-type utf8 Entry): by key */
};

static char *
dup_key (const TrellisFigure *figure,
         gboolean             is_area)
{
  return g_strdup_printf ("%d\t%s\t%s\t%s\t%s", is_area, figure->measure_id, figure->urn, figure->period,
                          figure->pupil_group);
}

static Known *
add_known (TrellisFigureIntake  *self,
           const TrellisMeasure *measure,
           gboolean              is_new)
{
  Known *known = g_new0 (Known, 1);

  known->measure = *measure;
  known->measure.id = g_string_chunk_insert_const (self->texts, measure->id);
  known->measure.name = g_string_chunk_insert_const (self->texts, measure->name);
  known->measure.unit = g_string_chunk_insert_const (self->texts, measure->unit);
  known->measure.every = g_string_chunk_insert_const (self->texts, measure->every);
  known->is_new = is_new;
  g_ptr_array_add (self->measures, known);
  g_hash_table_insert (self->by_text, g_utf8_casefold (measure->name, -1), known);
  g_hash_table_replace (self->by_text, g_strdup (measure->id), known);

  return known;
}

/* A name that two schools have means neither. */
static void
add_name (TrellisFigureIntake *self,
          const char          *name,
          const char          *urn)
{
  char *folded = g_utf8_casefold (name, -1);
  gpointer other;

  if (g_hash_table_lookup_extended (self->by_name, folded, NULL, &other) && g_strcmp0 (other, urn) != 0)
    urn = NULL;
  g_hash_table_replace (self->by_name, folded, (char *) urn);
}

static gboolean
read_schools (TrellisFigureIntake  *self,
              GError              **error)
{
  g_autoptr (GListModel) schools = trellis_store_list_schools (self->store, trellis_store_get_today (self->store), TRUE,
                                                               error);
  g_autoptr (GPtrArray) links = schools != NULL ? trellis_store_list_school_links (self->store, NULL, error) : NULL;

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      char *urn = g_string_chunk_insert_const (self->texts, school->urn);

      g_hash_table_insert (self->names, urn, g_string_chunk_insert_const (self->texts, school->name));
      add_name (self, school->name, urn);
      if (school->short_name != NULL && *school->short_name != '\0')
        add_name (self, school->short_name, urn);
    }
  for (guint i = 0; i < links->len; i++)
    {
      TrellisSchoolLink *link = g_ptr_array_index (links, i);

      if (g_str_equal (link->kind, "predecessor"))
        g_hash_table_insert (self->successors, g_string_chunk_insert_const (self->texts, link->linked_urn),
                             g_string_chunk_insert_const (self->texts, link->urn));
    }

  return TRUE;
}

static gboolean
read_figures (TrellisFigureIntake  *self,
              GError              **error)
{
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (self->store, error);

  self->figures = measures != NULL ? trellis_store_list_figures (self->store, error) : NULL;
  self->benchmarks = self->figures != NULL ? trellis_store_list_benchmarks (self->store, error) : NULL;
  if (self->benchmarks == NULL)
    return FALSE;
  for (guint i = 0; i < measures->len; i++)
    add_known (self, g_ptr_array_index (measures, i), FALSE);
  for (guint i = 0; i < self->figures->len; i++)
    {
      TrellisFigure *figure = g_ptr_array_index (self->figures, i);

      g_hash_table_insert (self->before, dup_key (figure, FALSE), figure);
    }
  for (guint i = 0; i < self->benchmarks->len; i++)
    {
      TrellisFigure *figure = g_ptr_array_index (self->benchmarks, i);

      g_hash_table_insert (self->before, dup_key (figure, TRUE), figure);
    }

  return TRUE;
}

/**
 * trellis_figure_intake_new:
 * @store: a store, on its thread, that outlives the intake
 * @result: what the import does, which outlives it too
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what the trust file knows, and nothing
 *   put yet; or %NULL with @error set
 */
TrellisFigureIntake *
trellis_figure_intake_new (TrellisStore   *store,
                           TrellisImport  *result,
                           GError        **error)
{
  g_autoptr (TrellisFigureIntake) self = g_new0 (TrellisFigureIntake, 1);

  self->store = store;
  self->result = result;
  self->texts = g_string_chunk_new (4096);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->successors = g_hash_table_new (g_str_hash, g_str_equal);
  self->measures = g_ptr_array_new_with_free_func (g_free);
  self->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_ptr_array_new_with_free_func (g_free);
  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return read_schools (self, error) && read_figures (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * trellis_figure_intake_free:
 * @self: (transfer full): an intake
 */
void
trellis_figure_intake_free (TrellisFigureIntake *self)
{
  g_hash_table_unref (self->pending);
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->before);
  g_clear_pointer (&self->benchmarks, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_hash_table_unref (self->by_text);
  g_ptr_array_unref (self->measures);
  g_hash_table_unref (self->successors);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->names);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * trellis_figure_intake_find_school:
 * @self: an intake
 * @urn: a URN that a file states
 *
 * Returns: (transfer none) (nullable): the present URN of the trust's school
 *   that had it, itself or as one of its predecessors
 */
const char *
trellis_figure_intake_find_school (TrellisFigureIntake *self,
                                   const char          *urn)
{
  for (guint i = 0; i < MOST_LINKS && urn != NULL; i++)
    {
      gpointer own;

      if (g_hash_table_lookup_extended (self->names, urn, &own, NULL))
        return own;
      urn = g_hash_table_lookup (self->successors, urn);
    }

  return NULL;
}

/**
 * trellis_figure_intake_find_named_school:
 * @self: an intake
 * @name: what a file calls a school, in any case
 *
 * Returns: (transfer none) (nullable): the URN of the one school of the trust
 *   that is called so, by its name or its short name
 */
const char *
trellis_figure_intake_find_named_school (TrellisFigureIntake *self,
                                         const char          *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_hash_table_lookup (self->by_name, folded);
}

/**
 * trellis_figure_intake_get_name:
 * @self: an intake
 * @urn: the URN of a school of the trust
 *
 * Returns: (transfer none): what it is called
 */
const char *
trellis_figure_intake_get_name (TrellisFigureIntake *self,
                                const char          *urn)
{
  return g_hash_table_lookup (self->names, urn);
}

/**
 * trellis_figure_intake_find_measure:
 * @self: an intake
 * @text: its id, or its name in any case
 *
 * Returns: (transfer none) (nullable): a measure that the trust file has, or
 *   that trellis_figure_intake_add_measure() has brought
 */
const TrellisMeasure *
trellis_figure_intake_find_measure (TrellisFigureIntake *self,
                                    const char          *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  Known *known = g_hash_table_lookup (self->by_text, text);

  if (known == NULL)
    known = g_hash_table_lookup (self->by_text, folded);

  return known != NULL ? &known->measure : NULL;
}

/**
 * trellis_figure_intake_dup_new_id:
 * @self: an intake
 * @name: what a new measure is called
 *
 * Returns: (transfer full): what it can be kept as beside the others
 */
char *
trellis_figure_intake_dup_new_id (TrellisFigureIntake *self,
                                  const char          *name)
{
  g_autofree char *id = trellis_measure_dup_id (name);
  char *other = g_strdup (id);

  for (guint i = 2; g_hash_table_contains (self->by_text, other); i++)
    {
      g_free (other);
      other = g_strdup_printf ("%s-%u", id, i);
    }

  return other;
}

/**
 * trellis_figure_intake_add_measure:
 * @self: an intake
 * @measure: a measure that a file brings; copied
 *
 * The trust file gets it with the first figure of it that is taken; one that it
 * has already stays as it is.
 *
 * Returns: (transfer none): the measure, as the trust file has it or will
 */
const TrellisMeasure *
trellis_figure_intake_add_measure (TrellisFigureIntake  *self,
                                   const TrellisMeasure *measure)
{
  Known *known = g_hash_table_lookup (self->by_text, measure->id);

  if (known == NULL)
    known = add_known (self, measure, TRUE);

  return &known->measure;
}

/**
 * trellis_figure_intake_widen:
 * @self: an intake
 * @measure_id: a measure
 * @decimals: places behind the point that a figure of it has
 *
 * A measure that the file brings is written with so many places at least.
 */
void
trellis_figure_intake_widen (TrellisFigureIntake *self,
                             const char          *measure_id,
                             int                  decimals)
{
  Known *known = g_hash_table_lookup (self->by_text, measure_id);

  if (known != NULL && known->is_new)
    known->measure.decimals = CLAMP (decimals, known->measure.decimals, TRELLIS_MEASURE_MOST_DECIMALS);
}

static gboolean
is_same (const TrellisFigure *one,
         const TrellisFigure *other)
{
  return isnan (one->value) == isnan (other->value) &&
         (isnan (one->value) || fabs (one->value - other->value) < SAME_WITHIN) &&
         g_strcmp0 (one->missing_reason, other->missing_reason) == 0;
}

static gboolean
is_bound_same (double stated,
               double known)
{
  return isnan (stated) || (!isnan (known) && fabs (stated - known) < SAME_WITHIN);
}

/* What a file does not state of the pupils and the interval, it leaves. */
static gboolean
is_known (const TrellisFigure *figure,
          const TrellisFigure *before)
{
  return is_same (figure, before) && (figure->cohort < 0 || figure->cohort == before->cohort) &&
         is_bound_same (figure->low, before->low) && is_bound_same (figure->high, before->high);
}

static void
copy_figure (TrellisFigureIntake *self,
             Entry               *entry,
             const TrellisFigure *figure)
{
  entry->figure = *figure;
  entry->figure.measure_id = g_string_chunk_insert_const (self->texts, figure->measure_id);
  entry->figure.urn = g_string_chunk_insert_const (self->texts, figure->urn);
  entry->figure.pupil_group = g_string_chunk_insert_const (self->texts, figure->pupil_group);
  entry->figure.period = g_string_chunk_insert_const (self->texts, figure->period);
  entry->figure.source = g_string_chunk_insert_const (self->texts, figure->source);
  if (figure->missing_reason != NULL)
    entry->figure.missing_reason = g_string_chunk_insert_const (self->texts, figure->missing_reason);
}

static gboolean
put (TrellisFigureIntake *self,
     const TrellisFigure *figure,
     gboolean             is_own,
     gboolean             is_area,
     guint64              line)
{
  g_autofree char *key = dup_key (figure, is_area);
  Entry *entry = g_hash_table_lookup (self->pending, key);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      g_ptr_array_add (self->entries, entry);
      g_hash_table_insert (self->pending, g_steal_pointer (&key), entry);
    }
  /* In the year in which it changed its URN a school has two rows: a figure
   * says more than a gap, and its own URN more than the one before. */
  else if (isnan (entry->figure.value) != isnan (figure->value))
    {
      if (isnan (figure->value))
        return TRUE;
    }
  else if (entry->is_own != is_own)
    {
      if (!is_own)
        return TRUE;
    }
  else
    return is_same (&entry->figure, figure);

  copy_figure (self, entry, figure);
  entry->is_own = is_own;
  entry->is_area = is_area;
  entry->line = line;
  return TRUE;
}

/**
 * trellis_figure_intake_put:
 * @self: an intake
 * @figure: a figure of a school of the trust and of a known measure; copied. A
 *   cohort or an interval that it does not have is not known to the file.
 * @is_own: whether it stands under the school's own URN and not under a
 *   predecessor's
 * @line: where it stands in the file
 *
 * Returns: whether it can be put: %FALSE where an earlier line says otherwise
 */
gboolean
trellis_figure_intake_put (TrellisFigureIntake *self,
                           const TrellisFigure *figure,
                           gboolean             is_own,
                           guint64              line)
{
  return put (self, figure, is_own, FALSE, line);
}

/**
 * trellis_figure_intake_put_area:
 * @self: an intake
 * @figure: a figure of %TRELLIS_AREA_ENGLAND or a local authority, which stands
 *   for the URN; one without a value is passed over
 * @line: where it stands in the file
 *
 * Returns: whether it can be put: %FALSE where an earlier line says otherwise
 */
gboolean
trellis_figure_intake_put_area (TrellisFigureIntake *self,
                                const TrellisFigure *figure,
                                guint64              line)
{
  TrellisFigure own = *figure;

  /* Of a whole country nobody asks how many pupils it counts. */
  own.cohort = -1;
  own.low = own.high = NAN;

  return isnan (figure->value) || put (self, &own, TRUE, TRUE, line);
}

static char *
dup_value (const TrellisMeasure *measure,
           const TrellisFigure  *figure)
{
  return isnan (figure->value) ? g_strdup (figure->missing_reason) : trellis_measure_format (measure, figure->value);
}

/* Compares an entry with what the trust file knows; it is dropped where both
 * say the same. */
static gboolean
compare (TrellisFigureIntake *self,
         Entry               *entry)
{
  g_autofree char *key = dup_key (&entry->figure, entry->is_area);
  const TrellisFigure *before = g_hash_table_lookup (self->before, key);
  Known *known = g_hash_table_lookup (self->by_text, entry->figure.measure_id);
  const char *name = entry->is_area ? entry->figure.urn : trellis_figure_intake_get_name (self, entry->figure.urn);
  g_autofree char *what = dup_value (&known->measure, &entry->figure);
  g_autofree char *period = trellis_period_dup_name (entry->figure.period, FALSE);
  g_autofree char *measure = *entry->figure.pupil_group == '\0' ? g_strdup (known->measure.name) :
                             /* Translators: a measure and the group of pupils that it counts */
                             g_strdup_printf (_("%s (%s)"), known->measure.name, entry->figure.pupil_group);

  if (before != NULL && is_known (&entry->figure, before))
    {
      self->result->n_same++;
      return FALSE;
    }
  known->is_used = TRUE;
  if (before == NULL)
    trellis_import_add (self->result, TRELLIS_IMPORT_ADDED, entry->line,
                        /* Translators: a school or an area, a measure, a period and the figure */
                        g_strdup_printf (_("%s, %s, %s: %s"), name, measure, period, what));
  else
    {
      g_autofree char *was = dup_value (&known->measure, before);

      trellis_import_add (self->result, TRELLIS_IMPORT_CHANGED, entry->line,
                          is_same (&entry->figure, before) ?
                          /* Translators: a school, a measure, a period and a figure that stays as it is */
                          g_strdup_printf (_("%s, %s, %s: %s of a different number of pupils or interval"), name,
                                           measure, period, what) :
                          /* Translators: a school or an area, a measure, a period, the figure and the one before */
                          g_strdup_printf (_("%s, %s, %s: %s, was %s"), name, measure, period, what, was));
    }

  return TRUE;
}

static int
compare_lines_cb (gconstpointer a,
                  gconstpointer b)
{
  const TrellisImportChange *one = *(TrellisImportChange *const *) a;
  const TrellisImportChange *other = *(TrellisImportChange *const *) b;

  return one->line < other->line ? -1 : one->line > other->line;
}

static gboolean
write_all (TrellisFigureIntake  *self,
           GPtrArray            *entries,
           GError              **error)
{
  for (guint i = 0; i < self->measures->len; i++)
    {
      Known *known = g_ptr_array_index (self->measures, i);

      if (known->is_new && known->is_used && !trellis_store_add_measure (self->store, &known->measure, error))
        return FALSE;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);
      const TrellisFigure *figure = &entry->figure;

      if (entry->is_area ? !trellis_store_set_benchmark (self->store, figure->measure_id, figure->urn,
                                                         figure->pupil_group, figure->period, figure->ends_on,
                                                         figure->value, figure->source, error)
                         : !trellis_store_put_figure (self->store, figure, error))
        return FALSE;
    }

  return TRUE;
}

/* The first row that cannot be taken, where every row has to be. */
static gboolean
check_refused (TrellisFigureIntake  *self,
               const char           *file_name,
               GError              **error)
{
  for (guint i = 0; i < self->result->changes->len; i++)
    {
      TrellisImportChange *change = g_ptr_array_index (self->result->changes, i);

      if (change->effect != TRELLIS_IMPORT_REFUSED)
        continue;
      g_set_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_ROW,
                   _("%s, line %" G_GUINT64_FORMAT ": %s."), file_name, change->line, change->what);
      return FALSE;
    }

  return TRUE;
}

/**
 * trellis_figure_intake_end:
 * @self: an intake that has been given every figure
 * @mode: whether to look only, or to take what is there
 * @file_name: the file, for a message
 * @sentence: the history's words for the import
 * @error: return location for a #GError
 *
 * Says in the result what each figure does, and takes those that are new or
 * differ, with the measures that they need, as one change.
 *
 * Fails with %TRELLIS_IMPORT_ERROR_ROW where every row is to be taken and one
 * of them was refused; the trust file is then as it was.
 *
 * Returns: whether it could be done
 */
gboolean
trellis_figure_intake_end (TrellisFigureIntake  *self,
                           TrellisImportMode     mode,
                           const char           *file_name,
                           const char           *sentence,
                           GError              **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      if (compare (self, g_ptr_array_index (self->entries, i)))
        g_ptr_array_add (entries, g_ptr_array_index (self->entries, i));
    }
  g_ptr_array_sort (self->result->changes, compare_lines_cb);
  if (mode == TRELLIS_IMPORT_TAKE && !check_refused (self, file_name, error))
    return FALSE;
  if (mode == TRELLIS_IMPORT_PREVIEW || entries->len == 0)
    return TRUE;

  if (!trellis_store_begin_change (self->store, "import", NULL, sentence, error) ||
      !trellis_store_end_change (self->store, write_all (self, entries, error), error))
    return FALSE;
  self->result->change_id = trellis_store_get_last_change (self->store);

  return TRUE;
}
