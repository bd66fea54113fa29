/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-inspections.h"

#include "trellis-store-private.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>

/* What others publish of a school: how it was inspected, and the URNs that it
 * had before. */

static gboolean
read_grades (TrellisStore  *self,
             GHashTable    *inspections,
             const char    *urn,
             GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT g.inspection_id, g.area, g.grade FROM inspection_grade g"
                                   " JOIN inspection i ON i.id = g.inspection_id"
                                   " WHERE :urn IS NULL OR i.urn = :urn ORDER BY g.inspection_id, g.area",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":urn", urn);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisInspection *inspection = g_hash_table_lookup (inspections, trellis_sql_get_text (statement, 0));

      if (inspection != NULL)
        trellis_inspection_add_grade (inspection, trellis_sql_get_text (statement, 1),
                                      trellis_sql_get_text (statement, 2));
    }

  return step == TRELLIS_STEP_DONE;
}

/**
 * trellis_store_list_inspections:
 * @self: a store
 * @urn: (nullable): a school; %NULL for all of them
 * @as_at: the day to look from; later inspections are left out
 * @error: return location for a #GError
 *
 * Lists the inspections of every framework, those that stand under a
 * predecessor's URN among them.
 *
 * Returns: (transfer full) (element-type TrellisInspection) (nullable): by
 *   school, the latest of each first; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_inspections (TrellisStore  *self,
                                const char    *urn,
                                TrellisDay     as_at,
                                GError       **error)
{
  g_autoptr (GPtrArray) inspections = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_inspection_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT id, urn, inspected_urn, framework, inspected_on, published_on, outcome"
                                   " FROM inspection WHERE inspected_on <= :as_at AND (:urn IS NULL OR urn = :urn)"
                                   " ORDER BY urn, inspected_on DESC, id",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_day (statement, ":as_at", as_at);
  trellis_sql_bind_text (statement, ":urn", urn);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisFramework framework = TRELLIS_FRAMEWORK_OTHER;
      TrellisInspection *inspection;

      trellis_framework_parse (trellis_sql_get_text (statement, 3), &framework);
      inspection = trellis_inspection_new (trellis_sql_get_text (statement, 1), framework,
                                           trellis_sql_get_day (statement, 4), trellis_sql_get_text (statement, 6));
      inspection->id = trellis_sql_dup_text (statement, 0);
      trellis_sql_set_text (&inspection->inspected_urn, statement, 2);
      inspection->published_on = trellis_sql_get_day (statement, 5);
      g_ptr_array_add (inspections, inspection);
      g_hash_table_insert (by_id, inspection->id, inspection);
    }
  if (step == TRELLIS_STEP_ERROR || !read_grades (self, by_id, urn, error))
    return NULL;

  return g_steal_pointer (&inspections);
}

static gboolean
write_grades (TrellisStore             *self,
              const TrellisInspection  *inspection,
              const char               *id,
              GError                  **error)
{
  g_autoptr (sqlite3_stmt) clear = NULL;

  clear = trellis_sql_prepare (self, "DELETE FROM inspection_grade WHERE inspection_id = :id", error);
  if (clear != NULL)
    trellis_sql_bind_text (clear, ":id", id);
  if (!trellis_sql_run (self, clear, error))
    return FALSE;
  for (guint i = 0; i < inspection->grades->len; i++)
    {
      const TrellisInspectionGrade *grade = g_ptr_array_index (inspection->grades, i);
      g_autoptr (sqlite3_stmt) insert = NULL;

      insert = trellis_sql_prepare (self, "INSERT INTO inspection_grade (inspection_id, area, grade)"
                                    " VALUES (:id, :area, :grade)", error);
      if (insert != NULL)
        {
          trellis_sql_bind_text (insert, ":id", id);
          trellis_sql_bind_text (insert, ":area", grade->area);
          trellis_sql_bind_text (insert, ":grade", grade->grade);
        }
      if (!trellis_sql_run (self, insert, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_inspection (TrellisStore             *self,
                  const TrellisInspection  *inspection,
                  GError                  **error)
{
  const char *framework = trellis_framework_get_key (inspection->framework);
  g_autofree char *day = trellis_day_format (inspection->inspected_on, TRELLIS_DAY_STYLE_ISO);
  g_autofree char *id = g_strjoin ("/", inspection->urn, framework, day, NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO inspection (id, urn, inspected_urn, framework, inspected_on,"
                                   " published_on, outcome)"
                                   " VALUES (:id, :urn, :inspected_urn, :framework, :inspected_on, :published_on,"
                                   " :outcome)"
                                   " ON CONFLICT (id) DO UPDATE SET inspected_urn = excluded.inspected_urn,"
                                   " published_on = excluded.published_on, outcome = excluded.outcome",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":urn", inspection->urn);
      trellis_sql_bind_text (statement, ":inspected_urn", inspection->inspected_urn);
      trellis_sql_bind_text (statement, ":framework", framework);
      trellis_sql_bind_day (statement, ":inspected_on", inspection->inspected_on);
      trellis_sql_bind_day (statement, ":published_on", inspection->published_on);
      trellis_sql_bind_text (statement, ":outcome", inspection->outcome);
    }

  return trellis_sql_run (self, statement, error) && write_grades (self, inspection, id, error);
}

static gboolean
delete_inspection (TrellisStore  *self,
                   const char    *id,
                   GError       **error)
{
  static const char *const sqls[] = {
    "DELETE FROM inspection_grade WHERE inspection_id = :id",
    "DELETE FROM inspection WHERE id = :id",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, sqls[i], error);

      if (statement != NULL)
        trellis_sql_bind_text (statement, ":id", id);
      if (!trellis_sql_run (self, statement, error))
        return FALSE;
    }

  return TRUE;
}

/* "Oakfield: SIAMS of 3 Mar 2026" */
static char *
name_inspection (TrellisStore             *self,
                 const TrellisInspection  *inspection,
                 GError                  **error)
{
  g_autoptr (TrellisSchool) school = trellis_store_read_school (self, inspection->urn, trellis_store_get_today (self),
                                                                error);
  g_autofree char *day = trellis_day_format (inspection->inspected_on, TRELLIS_DAY_STYLE_MEDIUM);

  if (school == NULL)
    return NULL;

  /* Translators: a school, a kind of inspection, its day. */
  return g_strdup_printf (_("%s: %s of %s"), school->name, trellis_framework_get_name (inspection->framework), day);
}

/**
 * trellis_store_record_inspection:
 * @self: a store
 * @inspection: an inspection of a school that the file holds; where it has an
 *   id, it stands in the place of the one that was recorded under it
 * @error: return location for a #GError
 *
 * Records an inspection by hand; one of the same school, framework and day is
 * replaced. One that has yet to come is refused.
 *
 * Returns: whether it was recorded
 */
gboolean
trellis_store_record_inspection (TrellisStore             *self,
                                 const TrellisInspection  *inspection,
                                 GError                  **error)
{
  g_autofree char *day = trellis_day_format (inspection->inspected_on, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;
  gboolean is_good;

  if (inspection->inspected_on > trellis_store_get_today (self))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("%s has not come yet. An inspection is recorded once it has been."), day);
      return FALSE;
    }
  name = name_inspection (self, inspection, error);
  if (name == NULL)
    return FALSE;

  sentence = *inspection->outcome != '\0' ? g_strdup_printf ("%s, %s", name, inspection->outcome) : g_strdup (name);
  if (!trellis_store_begin_change (self, "inspection", inspection->urn, sentence, error))
    return FALSE;
  is_good = (inspection->id == NULL || delete_inspection (self, inspection->id, error)) &&
            write_inspection (self, inspection, error);

  return trellis_store_end_change (self, is_good, error);
}

/**
 * trellis_store_record_inspections:
 * @self: a store
 * @inspections: (element-type TrellisInspection): of schools that the file holds
 * @error: return location for a #GError
 *
 * Records what a file has published, as one change. Those of the same school,
 * framework and day are replaced.
 *
 * Returns: whether they were recorded
 */
gboolean
trellis_store_record_inspections (TrellisStore  *self,
                                  GPtrArray     *inspections,
                                  GError       **error)
{
  g_autofree char *sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u inspection",
                                                            "Import %u inspections", inspections->len),
                                               inspections->len);
  gboolean is_good = TRUE;

  if (!trellis_store_begin_change (self, "inspection", NULL, sentence, error))
    return FALSE;
  for (guint i = 0; i < inspections->len && is_good; i++)
    is_good = write_inspection (self, g_ptr_array_index (inspections, i), error);

  return trellis_store_end_change (self, is_good, error);
}

/**
 * trellis_store_remove_inspection:
 * @self: a store
 * @inspection: an inspection that the file holds
 * @error: return location for a #GError
 *
 * Takes out an inspection that was recorded by mistake.
 *
 * Returns: whether it was taken out
 */
gboolean
trellis_store_remove_inspection (TrellisStore             *self,
                                 const TrellisInspection  *inspection,
                                 GError                  **error)
{
  g_autofree char *name = name_inspection (self, inspection, error);
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (inspection->id != NULL, FALSE);

  if (name == NULL)
    return FALSE;
  /* Translators: %s names what was taken out of the file */
  sentence = g_strdup_printf (_("%s removed"), name);
  if (!trellis_store_begin_change (self, "inspection", inspection->urn, sentence, error))
    return FALSE;

  return trellis_store_end_change (self, delete_inspection (self, inspection->id, error), error);
}

/* Links between URNs -------------------------------------------------------- */

/**
 * trellis_school_link_free:
 * @link: (nullable) (transfer full): a link
 */
void
trellis_school_link_free (TrellisSchoolLink *link)
{
  if (link == NULL)
    return;

  g_free (link->urn);
  g_free (link->linked_urn);
  g_free (link->kind);
  g_free (link->description);
  g_free (link);
}

/**
 * trellis_store_list_school_links:
 * @self: a store
 * @urn: (nullable): a school; %NULL for all of them
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisSchoolLink) (nullable): by
 *   school, the latest of each first; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_school_links (TrellisStore  *self,
                                 const char    *urn,
                                 GError       **error)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_school_link_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT urn, linked_urn, kind, description, linked_on FROM school_link"
                                   " WHERE :urn IS NULL OR urn = :urn ORDER BY urn, linked_on DESC, linked_urn, kind",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisSchoolLink *link = g_new0 (TrellisSchoolLink, 1);

      link->urn = trellis_sql_dup_text (statement, 0);
      link->linked_urn = trellis_sql_dup_text (statement, 1);
      link->kind = trellis_sql_dup_text (statement, 2);
      link->description = trellis_sql_dup_text (statement, 3);
      link->linked_on = trellis_sql_get_day (statement, 4);
      g_ptr_array_add (links, link);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&links) : NULL;
}

/**
 * trellis_store_put_school_links:
 * @self: a store
 * @links: (element-type TrellisSchoolLink): of schools that the file holds
 * @error: return location for a #GError
 *
 * Records which URNs belong to a school, as one change.
 *
 * Returns: whether they were recorded
 */
gboolean
trellis_store_put_school_links (TrellisStore  *self,
                                GPtrArray     *links,
                                GError       **error)
{
  g_autofree char *sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u link between schools",
                                                            "Import %u links between schools", links->len),
                                               links->len);
  gboolean is_good = TRUE;

  if (!trellis_store_begin_change (self, "school", NULL, sentence, error))
    return FALSE;
  for (guint i = 0; i < links->len && is_good; i++)
    {
      const TrellisSchoolLink *link = g_ptr_array_index (links, i);
      g_autoptr (sqlite3_stmt) statement = NULL;

      statement = trellis_sql_prepare (self,
                                       "INSERT INTO school_link (urn, linked_urn, kind, description, linked_on)"
                                       " VALUES (:urn, :linked_urn, :kind, :description, :linked_on)"
                                       " ON CONFLICT (urn, linked_urn, kind) DO UPDATE SET"
                                       " description = excluded.description, linked_on = excluded.linked_on",
                                       error);
      if (statement != NULL)
        {
          trellis_sql_bind_text (statement, ":urn", link->urn);
          trellis_sql_bind_text (statement, ":linked_urn", link->linked_urn);
          trellis_sql_bind_text (statement, ":kind", link->kind);
          trellis_sql_bind_text (statement, ":description", link->description);
          trellis_sql_bind_day (statement, ":linked_on", link->linked_on);
        }
      is_good = trellis_sql_run (self, statement, error);
    }

  return trellis_store_end_change (self, is_good, error);
}

/**
 * trellis_store_set_joining_days:
 * @self: a store
 * @days: (element-type utf8 int): the day each school joined the trust, by URN
 * @error: return location for a #GError
 *
 * Sets when schools joined, as one change.
 *
 * Returns: whether they were set
 */
gboolean
trellis_store_set_joining_days (TrellisStore  *self,
                                GHashTable    *days,
                                GError       **error)
{
  guint n = g_hash_table_size (days);
  g_autofree char *sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import the joining date of %u school",
                                                            "Import the joining dates of %u schools", n), n);
  gboolean is_good = TRUE;
  GHashTableIter iter;
  gpointer urn, day;

  if (!trellis_store_begin_change (self, "school", NULL, sentence, error))
    return FALSE;
  g_hash_table_iter_init (&iter, days);
  while (is_good && g_hash_table_iter_next (&iter, &urn, &day))
    {
      g_autoptr (sqlite3_stmt) statement = NULL;

      statement = trellis_sql_prepare (self, "UPDATE school SET joined_on = :joined_on WHERE urn = :urn", error);
      if (statement != NULL)
        {
          trellis_sql_bind_text (statement, ":urn", urn);
          trellis_sql_bind_day (statement, ":joined_on", GPOINTER_TO_INT (day));
        }
      is_good = trellis_sql_run (self, statement, error);
    }

  return trellis_store_end_change (self, is_good, error);
}
