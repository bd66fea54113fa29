/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-private.h"

#include "trellis-core.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SHIPPED_PATH "/io/github/trellis_schools/Trellis/schemes"

G_DEFINE_FINAL_TYPE (TrellisScheme, trellis_scheme, G_TYPE_OBJECT)

void
trellis_applies_clear (TrellisApplies *self)
{
  g_clear_pointer (&self->phases, g_strfreev);
  g_clear_pointer (&self->levels, g_strfreev);
  g_clear_pointer (&self->note, g_free);
}

void
trellis_earning_free (TrellisEarning *self)
{
  g_free (self->kind);
  g_free (self->item);
  g_free (self->offer);
  g_free (self->document);
  g_free (self->note);
  g_free (self->length);
  g_strfreev (self->who);
  g_strfreev (self->attendees);
  trellis_applies_clear (&self->applies);
  g_free (self);
}

void
trellis_level_free (TrellisLevel *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->short_code);
  g_free (self->key);
  g_free (self->phase);
  g_free (self->tier);
  g_free (self->aspect_id);
  g_free (self->colour);
  g_free (self->colour_dark);
  g_free (self->colour_paper);
  g_free (self->descriptor);
  g_strfreev (self->expectations);
  g_strfreev (self->support);
  g_strfreev (self->challenge);
  g_free (self->limit_level_id);
  g_free (self->at_best_level_id);
  g_clear_pointer (&self->earnings, g_ptr_array_unref);
  g_free (self);
}

void
trellis_aspect_free (TrellisAspect *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->note);
  trellis_applies_clear (&self->applies);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->descriptors, g_hash_table_unref);
  g_free (self);
}

void
trellis_programme_visit_free (TrellisProgrammeVisit *self)
{
  g_free (self->theme_am);
  g_free (self->theme_pm);
  g_free (self->focus);
  g_free (self);
}

void
trellis_programme_free (TrellisProgramme *self)
{
  g_free (self->id);
  g_free (self->day_starts_at);
  g_free (self->day_ends_at);
  g_strfreev (self->standing);
  trellis_applies_clear (&self->applies);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_free (self);
}

void
trellis_expected_document_free (TrellisExpectedDocument *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->every);
  g_strfreev (self->contains);
  trellis_applies_clear (&self->applies);
  g_free (self);
}

void
trellis_visit_kind_free (TrellisVisitKind *self)
{
  g_free (self->kind);
  g_free (self);
}

static void
trellis_scheme_finalize (GObject *object)
{
  TrellisScheme *self = TRELLIS_SCHEME (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->summary);
  g_free (self->overall_name);
  trellis_applies_clear (&self->applies);
  g_free (self->parallel_scheme_id);
  trellis_applies_clear (&self->parallel_applies);
  g_free (self->agreed_at);
  g_ptr_array_unref (self->levels);
  g_ptr_array_unref (self->aspects);
  g_ptr_array_unref (self->programmes);
  g_ptr_array_unref (self->documents);
  g_clear_pointer (&self->note_parts, g_ptr_array_unref);
  g_ptr_array_unref (self->visit_kinds);
  g_ptr_array_unref (self->meetings);
  g_strfreev (self->joining_school);
  g_strfreev (self->joining_head);
  g_strfreev (self->offer);
  g_free (self->json);

  G_OBJECT_CLASS (trellis_scheme_parent_class)->finalize (object);
}

static void
trellis_scheme_class_init (TrellisSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_scheme_finalize;
}

static void
trellis_scheme_init (TrellisScheme *self)
{
  self->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_level_free);
  self->aspects = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_aspect_free);
  self->programmes = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_programme_free);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_expected_document_free);
  self->visit_kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_visit_kind_free);
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_earning_free);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * trellis_scheme_list_shipped_ids:
 *
 * Returns: (transfer full): the ids of the schemes that come with the program,
 *   in alphabetical order
 */
GStrv
trellis_scheme_list_shipped_ids (void)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  trellis_core_init ();
  names = g_resources_enumerate_children (SHIPPED_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (g_str_has_suffix (names[i], ".json"))
        g_ptr_array_add (ids, g_strndup (names[i], strlen (names[i]) - strlen (".json")));
    }
  g_ptr_array_sort (ids, compare_strings);
  g_ptr_array_add (ids, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/**
 * trellis_scheme_new_shipped:
 * @id: a scheme's id
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the scheme of that id that comes with
 *   the program, or %NULL with %G_IO_ERROR_NOT_FOUND, whose message names those
 *   there are
 */
TrellisScheme *
trellis_scheme_new_shipped (const char  *id,
                            GError     **error)
{
  g_autofree char *path = NULL;
  g_autofree char *origin = NULL;
  g_autoptr (GBytes) bytes = NULL;

  trellis_core_init ();
  path = g_strdup_printf ("%s/%s.json", SHIPPED_PATH, id);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    {
      g_auto (GStrv) ids = trellis_scheme_list_shipped_ids ();
      g_autofree char *list = g_strjoinv (", ", ids);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no scheme “%s”; choose one of %s."), id, list);
      return NULL;
    }
  origin = g_strdup_printf ("%s.json", id);

  return trellis_scheme_new_from_json (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), origin, error);
}

static gpointer
find_by_id (GPtrArray  *levels,
            const char *id)
{
  for (guint i = 0; levels != NULL && i < levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (levels, i);

      if (g_strcmp0 (level->id, id) == 0)
        return level;
    }

  return NULL;
}

/**
 * trellis_scheme_get_level:
 * @self: a scheme
 * @level_id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the level, be it the scheme's or an
 *   aspect's own, or %NULL where there is none
 */
TrellisLevel *
trellis_scheme_get_level (TrellisScheme *self,
                          const char    *level_id)
{
  TrellisLevel *level;

  g_return_val_if_fail (TRELLIS_IS_SCHEME (self), NULL);

  if (level_id == NULL)
    return NULL;
  level = find_by_id (self->levels, level_id);
  for (guint i = 0; level == NULL && i < self->aspects->len; i++)
    level = find_by_id (((TrellisAspect *) g_ptr_array_index (self->aspects, i))->levels, level_id);

  return level;
}

/**
 * trellis_scheme_get_aspect:
 * @self: a scheme
 * @aspect_id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the aspect, or %NULL where there is
 *   none; %NULL for %TRELLIS_ASPECT_OVERALL, which is not an aspect of a scheme
 */
TrellisAspect *
trellis_scheme_get_aspect (TrellisScheme *self,
                           const char    *aspect_id)
{
  g_return_val_if_fail (TRELLIS_IS_SCHEME (self), NULL);

  for (guint i = 0; i < self->aspects->len; i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (self->aspects, i);

      if (g_strcmp0 (aspect->id, aspect_id) == 0)
        return aspect;
    }

  return NULL;
}

/**
 * trellis_scheme_get_aspect_levels:
 * @self: a scheme
 * @aspect_id: (nullable): an aspect, or %TRELLIS_ASPECT_OVERALL
 *
 * Returns: (transfer none) (element-type TrellisLevel): the levels that judge
 *   it, best first: its own where it has some, the scheme's otherwise
 */
GPtrArray *
trellis_scheme_get_aspect_levels (TrellisScheme *self,
                                  const char    *aspect_id)
{
  TrellisAspect *aspect = trellis_scheme_get_aspect (self, aspect_id);

  return aspect != NULL && aspect->levels != NULL ? aspect->levels : self->levels;
}

static gboolean
level_is_called (const TrellisLevel *level,
                 const char         *folded)
{
  const char *names[] = { level->id, level->name, level->short_code, level->key };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_utf8_casefold (names[i], -1);

      if (*name != '\0' && g_str_equal (name, folded))
        return TRUE;
    }

  /* An aspect's own levels need no keys in the scheme: the key is the rank. */
  return *level->key == '\0' && g_ascii_isdigit (folded[0]) && folded[1] == '\0' && folded[0] - '0' == level->rank;
}

/**
 * trellis_scheme_find_level:
 * @self: a scheme
 * @aspect_id: (nullable): an aspect, or %TRELLIS_ASPECT_OVERALL
 * @text: (nullable): what a person typed or a file holds: a level's id, name,
 *   short code or key, in any case
 *
 * Returns: (transfer none) (nullable): the level among those that judge the
 *   aspect, or %NULL where none is called that
 */
TrellisLevel *
trellis_scheme_find_level (TrellisScheme *self,
                           const char    *aspect_id,
                           const char    *text)
{
  GPtrArray *levels = trellis_scheme_get_aspect_levels (self, aspect_id);
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *folded = g_utf8_casefold (stripped, -1);

  for (guint i = 0; *folded != '\0' && i < levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (levels, i);

      if (level_is_called (level, folded))
        return level;
    }

  return NULL;
}

/**
 * trellis_applies_to:
 * @applies: which schools a line of a scheme speaks of
 * @subject: a school
 *
 * A federation is meant wherever federations are named, whatever its phase. A
 * condition that the scheme has only in words excludes nobody.
 *
 * Returns: whether the school is one of them
 */
gboolean
trellis_applies_to (const TrellisApplies *applies,
                    const TrellisSubject *subject)
{
  if (applies->is_church_only && !subject->is_church)
    return FALSE;
  if (applies->levels != NULL &&
      (subject->level_id == NULL || !g_strv_contains ((const char *const *) applies->levels, subject->level_id)))
    return FALSE;
  if (applies->phases == NULL || (applies->has_federations && subject->is_federation))
    return TRUE;

  return subject->phase != NULL && g_strv_contains ((const char *const *) applies->phases, subject->phase);
}

/**
 * trellis_scheme_aspect_applies:
 * @self: a scheme
 * @aspect_id: (nullable): an aspect, or %TRELLIS_ASPECT_OVERALL
 * @subject: a school
 *
 * Returns: whether the aspect is judged at that school; overall always is, and
 *   an aspect that the scheme does not have never
 */
gboolean
trellis_scheme_aspect_applies (TrellisScheme        *self,
                               const char           *aspect_id,
                               const TrellisSubject *subject)
{
  TrellisAspect *aspect = trellis_scheme_get_aspect (self, aspect_id);

  if (aspect == NULL)
    return g_strcmp0 (aspect_id, TRELLIS_ASPECT_OVERALL) == 0;

  return trellis_applies_to (&aspect->applies, subject);
}

/**
 * trellis_scheme_get_programme:
 * @self: a scheme
 * @subject: a school
 *
 * Returns: (transfer none) (nullable): the first programme of visits that
 *   speaks of such a school, or %NULL where none does
 */
TrellisProgramme *
trellis_scheme_get_programme (TrellisScheme        *self,
                              const TrellisSubject *subject)
{
  g_return_val_if_fail (TRELLIS_IS_SCHEME (self), NULL);

  for (guint i = 0; i < self->programmes->len; i++)
    {
      TrellisProgramme *programme = g_ptr_array_index (self->programmes, i);

      if (trellis_applies_to (&programme->applies, subject))
        return programme;
    }

  return NULL;
}

/**
 * trellis_scheme_list_expected_documents:
 * @self: a scheme
 * @subject: a school
 *
 * Returns: (transfer container) (element-type TrellisExpectedDocument): the
 *   documents that the scheme expects of it, in the scheme's order
 */
GPtrArray *
trellis_scheme_list_expected_documents (TrellisScheme        *self,
                                        const TrellisSubject *subject)
{
  GPtrArray *expected = g_ptr_array_new ();

  for (guint i = 0; i < self->documents->len; i++)
    {
      TrellisExpectedDocument *document = g_ptr_array_index (self->documents, i);

      if (trellis_applies_to (&document->applies, subject))
        g_ptr_array_add (expected, document);
    }

  return expected;
}

static TrellisDay
add_time (TrellisDay day,
          int        months,
          int        weeks)
{
  if (day == TRELLIS_DAY_NONE || (months == 0 && weeks == 0))
    return TRELLIS_DAY_NONE;

  return (months > 0 ? trellis_day_add_months (day, months) : day) + weeks * 7;
}

/**
 * trellis_level_get_warn_day:
 * @level: a level
 * @agreed_on: the day that it was agreed for a school, or %TRELLIS_DAY_NONE
 *
 * Returns: the day from which the time limit shows amber, or %TRELLIS_DAY_NONE
 *   where the level has no limit
 */
TrellisDay
trellis_level_get_warn_day (const TrellisLevel *level,
                            TrellisDay          agreed_on)
{
  return add_time (agreed_on, level->warn_months, level->warn_weeks);
}

/**
 * trellis_level_get_limit_day:
 * @level: a level
 * @agreed_on: the day that it was agreed for a school, or %TRELLIS_DAY_NONE
 *
 * Returns: the last day within the time limit, after which it shows red, or
 *   %TRELLIS_DAY_NONE where the level has no limit
 */
TrellisDay
trellis_level_get_limit_day (const TrellisLevel *level,
                             TrellisDay          agreed_on)
{
  return add_time (agreed_on, level->pass_months, level->pass_weeks);
}
