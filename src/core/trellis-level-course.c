/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-course.h"

#include <glib/gi18n-lib.h>

/**
 * TrellisLevelCourse:
 *
 * At which level every school stood on each of some days, such as the ends of
 * school years or of terms. Where schools are counted, those of a federation
 * that always stood alike count once. Read-only once built.
 */
struct _TrellisLevelCourse
{
  GObject parent_instance;

  TrellisScheme *scheme;
  GPtrArray *schools;            /* (element-type TrellisSchool) */
  GStrv names;                   /* of the days */
  guint n_days;
  const TrellisLevel **levels;   /* a row of days for each school; NULL: no category then */
  gboolean *is_counted;          /* beside the schools */
};

G_DEFINE_FINAL_TYPE (TrellisLevelCourse, trellis_level_course, G_TYPE_OBJECT)

static void
trellis_level_course_finalize (GObject *object)
{
  TrellisLevelCourse *self = TRELLIS_LEVEL_COURSE (object);

  g_clear_object (&self->scheme);
  g_ptr_array_unref (self->schools);
  g_strfreev (self->names);
  g_free (self->levels);
  g_free (self->is_counted);

  G_OBJECT_CLASS (trellis_level_course_parent_class)->finalize (object);
}

static void
trellis_level_course_class_init (TrellisLevelCourseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_level_course_finalize;
}

static void
trellis_level_course_init (TrellisLevelCourse *self)
{
  self->schools = g_ptr_array_new_with_free_func (g_object_unref);
}

/* A federation and what its school stood at, which its others may share. */
static char *
dup_signature (TrellisLevelCourse *self,
               guint               school)
{
  g_autoptr (GString) text = g_string_new (trellis_level_course_get_school (self, school)->federation_id);

  for (guint day = 0; day < self->n_days; day++)
    {
      const TrellisLevel *level = trellis_level_course_get_level (self, school, day);

      g_string_append_printf (text, " %d", level != NULL ? level->rank : 0);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * trellis_level_course_new:
 * @scheme: the scheme of the levels
 * @schools: a model of #TrellisSchool, in the order that they are told in
 * @days: days in order, as many as @names
 * @names: (array zero-terminated=1): what people call them: "2024/25"
 * @levels_by_urn: (element-type utf8 gpointer): by URN, an array of levels
 *   beside @days, as trellis_store_list_levels_on() gives it; a school that is
 *   not in it has had no category
 *
 * Returns: (transfer full): the course of the schools
 */
TrellisLevelCourse *
trellis_level_course_new (TrellisScheme      *scheme,
                          GListModel         *schools,
                          const TrellisDay   *days,
                          const char *const  *names,
                          GHashTable         *levels_by_urn)
{
  TrellisLevelCourse *self = g_object_new (TRELLIS_TYPE_LEVEL_COURSE, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (schools);

  self->scheme = g_object_ref (scheme);
  self->names = g_strdupv ((GStrv) names);
  self->n_days = g_strv_length (self->names);
  self->levels = g_new0 (const TrellisLevel *, n * self->n_days);
  self->is_counted = g_new0 (gboolean, n);
  for (guint i = 0; i < n; i++)
    {
      TrellisSchool *school = g_list_model_get_item (schools, i);
      const TrellisLevel **row = g_hash_table_lookup (levels_by_urn, school->urn);

      g_ptr_array_add (self->schools, school);
      for (guint day = 0; row != NULL && day < self->n_days; day++)
        self->levels[i * self->n_days + day] = row[day];
      self->is_counted[i] = school->federation_id == NULL || g_hash_table_add (seen, dup_signature (self, i));
    }

  return self;
}

/**
 * trellis_level_course_get_scheme:
 * @self: a course
 *
 * Returns: (transfer none): the scheme of the levels
 */
TrellisScheme *
trellis_level_course_get_scheme (TrellisLevelCourse *self)
{
  return self->scheme;
}

/**
 * trellis_level_course_get_n_days:
 * @self: a course
 *
 * Returns: on how many days it looks
 */
guint
trellis_level_course_get_n_days (TrellisLevelCourse *self)
{
  return self->n_days;
}

/**
 * trellis_level_course_get_name:
 * @self: a course
 * @day: which of its days, from 0
 *
 * Returns: (transfer none): what people call it
 */
const char *
trellis_level_course_get_name (TrellisLevelCourse *self,
                               guint               day)
{
  g_return_val_if_fail (day < self->n_days, NULL);

  return self->names[day];
}

/**
 * trellis_level_course_get_n_schools:
 * @self: a course
 *
 * Returns: how many schools it tells of, those of federations each
 */
guint
trellis_level_course_get_n_schools (TrellisLevelCourse *self)
{
  return self->schools->len;
}

/**
 * trellis_level_course_get_school:
 * @self: a course
 * @school: from 0
 *
 * Returns: (transfer none): that school
 */
TrellisSchool *
trellis_level_course_get_school (TrellisLevelCourse *self,
                                 guint               school)
{
  g_return_val_if_fail (school < self->schools->len, NULL);

  return g_ptr_array_index (self->schools, school);
}

/**
 * trellis_level_course_get_level:
 * @self: a course
 * @school: from 0
 * @day: which of its days, from 0
 *
 * Returns: (transfer none) (nullable): the level that held then, or %NULL before
 *   the school's first
 */
const TrellisLevel *
trellis_level_course_get_level (TrellisLevelCourse *self,
                                guint               school,
                                guint               day)
{
  g_return_val_if_fail (school < self->schools->len && day < self->n_days, NULL);

  return self->levels[school * self->n_days + day];
}

/**
 * trellis_level_course_count:
 * @self: a course
 * @day: which of its days, from 0
 * @level: (nullable): a level, or %NULL for those without a category
 *
 * Returns: how many stood there
 */
guint
trellis_level_course_count (TrellisLevelCourse *self,
                            guint               day,
                            const TrellisLevel *level)
{
  guint n = 0;

  for (guint i = 0; i < self->schools->len; i++)
    n += self->is_counted[i] && trellis_level_course_get_level (self, i, day) == level;

  return n;
}

/**
 * trellis_level_course_count_moves:
 * @self: a course
 * @day: which of its days, from 0, but the last
 * @from: (nullable): a level, or %NULL for those without a category
 * @to: (nullable): a level, or %NULL for those without a category
 *
 * Returns: how many stood at one level then and at the other on the next of the
 *   days; both may be the same
 */
guint
trellis_level_course_count_moves (TrellisLevelCourse *self,
                                  guint               day,
                                  const TrellisLevel *from,
                                  const TrellisLevel *to)
{
  guint n = 0;

  for (guint i = 0; i < self->schools->len; i++)
    n += self->is_counted[i] && trellis_level_course_get_level (self, i, day) == from &&
         trellis_level_course_get_level (self, i, day + 1) == to;

  return n;
}

static void
count_directions (TrellisLevelCourse *self,
                  guint               day,
                  guint              *n_up,
                  guint              *n_down,
                  guint              *n_same)
{
  *n_up = *n_down = *n_same = 0;
  for (guint i = 0; i < self->schools->len; i++)
    {
      const TrellisLevel *from = trellis_level_course_get_level (self, i, day);
      const TrellisLevel *to = trellis_level_course_get_level (self, i, day + 1);

      if (!self->is_counted[i] || from == NULL || to == NULL)
        continue;
      *n_up += to->rank < from->rank;
      *n_down += to->rank > from->rank;
      *n_same += to->rank == from->rank;
    }
}

/**
 * trellis_level_course_dup_summary:
 * @self: a course
 *
 * Returns: (transfer full): from each of its days to the next, how many moved
 *   up, moved down and stayed, in a sentence each
 */
char *
trellis_level_course_dup_summary (TrellisLevelCourse *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (TRELLIS_IS_LEVEL_COURSE (self), NULL);

  for (guint day = 0; day + 1 < self->n_days; day++)
    {
      guint n_up, n_down, n_same;

      count_directions (self, day, &n_up, &n_down, &n_same);
      if (n_up + n_down + n_same == 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      /* Translators: from one school year to the next */
      g_string_append_printf (text, _("%s to %s: %u up, %u down, %u as before."), self->names[day],
                              self->names[day + 1], n_up, n_down, n_same);
    }
  if (text->len == 0)
    g_string_append (text, _("No school has had a category for two of these years yet."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * trellis_level_course_dup_school_words:
 * @self: a course
 * @school: from 0
 *
 * Returns: (transfer full): how a school went: "Oakfield: Recovery from 2023/24,
 *   Reinforcement from 2024/25"
 */
char *
trellis_level_course_dup_school_words (TrellisLevelCourse *self,
                                       guint               school)
{
  g_autoptr (GString) text = g_string_new (trellis_level_course_get_school (self, school)->name);
  const TrellisLevel *before = NULL;

  for (guint day = 0; day < self->n_days; day++)
    {
      const TrellisLevel *level = trellis_level_course_get_level (self, school, day);

      if (level == NULL || level == before)
        continue;
      g_string_append (text, before == NULL ? ": " : ", ");
      /* Translators: a level, and the term or year from which it held */
      g_string_append_printf (text, _("%s from %s"), level->name, self->names[day]);
      before = level;
    }
  if (before == NULL)
    g_string_append (text, _(": no category yet"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
