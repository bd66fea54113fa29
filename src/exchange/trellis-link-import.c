/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-link-import.h"

#include "trellis-store-inspections.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Two more files of Get Information about Schools: links between the URNs of
 * one school over time, and schools' membership of groups. */

static GHashTable *
read_schools (TrellisStore  *store,
              GError       **error)
{
  g_autoptr (GListModel) list = trellis_store_list_schools (store, trellis_store_get_today (store), TRUE, error);
  GHashTable *schools;

  if (list == NULL)
    return NULL;

  schools = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      TrellisSchool *school = g_list_model_get_item (list, i);

      g_hash_table_replace (schools, school->urn, school);
    }

  return schools;
}

/* Links --------------------------------------------------------------------- */

enum
{
  LINK_URN,
  LINK_LINKED_URN,
  LINK_NAME,
  LINK_TYPE,
  LINK_ESTABLISHED,
  LINK_N_COLUMNS
};

static const char *const link_titles[LINK_N_COLUMNS] = {
  "URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate",
};

/* A row of the file, whichever school it is of: a predecessor has predecessors. */
typedef struct
{
  TrellisSchoolLink link;
  guint64 line;
} LinkRow;

static void
free_link_row (gpointer data)
{
  LinkRow *row = data;

  g_free (row->link.urn);
  g_free (row->link.linked_urn);
  g_free (row->link.kind);
  g_free (row->link.description);
  g_free (row);
}

static void
free_rows (gpointer rows)
{
  g_ptr_array_unref (rows);
}

static const char *
find_kind (const char *type)
{
  g_autofree char *folded = g_ascii_strdown (type, -1);

  if (g_str_has_prefix (folded, "predecessor"))
    return "predecessor";
  if (g_str_has_prefix (folded, "successor"))
    return "successor";

  return "other";
}

/* The other school's name, and the kind of link where it says more than one word. */
static char *
describe_link (const char *name,
               const char *type)
{
  const char *more = strstr (type, " - ");

  if (g_str_equal (find_kind (type), "other"))
    return g_strdup_printf ("%s (%s)", name, type);
  return more != NULL ? g_strdup_printf ("%s (%s)", name, more + 3) : g_strdup (name);
}

static gboolean
read_link_rows (TrellisCsvReader           *reader,
                GHashTable                 *rows,
                TrellisImportProgressFunc   progress_func,
                gpointer                    progress_data,
                GCancellable               *cancellable,
                GError                    **error)
{
  TrellisCsvStep step;

  while ((step = trellis_csv_reader_step (reader, error)) == TRELLIS_CSV_STEP_ROW)
    {
      const TrellisCsvField *fields = trellis_csv_reader_get_fields (reader);
      const char *type = trellis_import_get_word (&fields[LINK_TYPE]);
      LinkRow *row;
      GPtrArray *of_school;

      if (!trellis_import_go_on (reader, progress_func, progress_data, cancellable, error))
        return FALSE;
      row = g_new0 (LinkRow, 1);
      row->line = trellis_csv_reader_get_line (reader);
      row->link.urn = g_strdup (trellis_import_get_word (&fields[LINK_URN]));
      row->link.linked_urn = g_strdup (trellis_import_get_word (&fields[LINK_LINKED_URN]));
      row->link.kind = g_strdup (find_kind (type));
      row->link.description = describe_link (trellis_import_get_word (&fields[LINK_NAME]), type);
      row->link.linked_on = TRELLIS_DAY_NONE;
      /* A date that nobody can read makes a link no less true. */
      trellis_import_parse_day (trellis_import_get_word (&fields[LINK_ESTABLISHED]), &row->link.linked_on);

      of_school = g_hash_table_lookup (rows, row->link.urn);
      if (of_school == NULL)
        {
          of_school = g_ptr_array_new_with_free_func (free_link_row);
          g_hash_table_insert (rows, g_strdup (row->link.urn), of_school);
        }
      g_ptr_array_add (of_school, row);
    }

  return step == TRELLIS_CSV_STEP_END && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static char *
dup_link_key (const TrellisSchoolLink *link)
{
  return g_strjoin ("/", link->urn, link->linked_urn, link->kind, NULL);
}

static char *
describe_taken_link (const TrellisSchool     *school,
                     const TrellisSchoolLink *link)
{
  if (g_str_equal (link->kind, "predecessor"))
    /* Translators: a school; the name and URN of the school that it was before. */
    return g_strdup_printf (_("%s was %s, %s"), school->name, link->description, link->linked_urn);
  if (g_str_equal (link->kind, "successor"))
    /* Translators: a school; the name and URN of the school that it became. */
    return g_strdup_printf (_("%s became %s, %s"), school->name, link->description, link->linked_urn);

  /* Translators: a school; the name and URN of a school that is linked to it. */
  return g_strdup_printf (_("%s is linked to %s, %s"), school->name, link->description, link->linked_urn);
}

typedef struct
{
  TrellisImport *result;
  GHashTable *rows;         /* (element-type utf8 GPtrArray): by URN */
  GHashTable *known;        /* (element-type utf8 TrellisSchoolLink): by key */
  GHashTable *seen;         /* (element-type utf8): keys */
  GPtrArray *taken;         /* (element-type TrellisSchoolLink) */
} LinkWalk;

static void
take_link (LinkWalk            *walk,
           const TrellisSchool *school,
           const LinkRow       *row)
{
  TrellisSchoolLink *link = g_new0 (TrellisSchoolLink, 1);
  g_autofree char *key = NULL;
  const TrellisSchoolLink *before;

  link->urn = g_strdup (school->urn);
  link->linked_urn = g_strdup (row->link.linked_urn);
  link->kind = g_strdup (row->link.kind);
  link->description = g_strdup (row->link.description);
  link->linked_on = row->link.linked_on;
  key = dup_link_key (link);
  before = g_hash_table_lookup (walk->known, key);
  g_hash_table_add (walk->seen, g_steal_pointer (&key));
  if (before != NULL && before->linked_on == link->linked_on && g_str_equal (before->description, link->description))
    {
      walk->result->n_same++;
      trellis_school_link_free (link);
      return;
    }

  trellis_import_add (walk->result, before != NULL ? TRELLIS_IMPORT_CHANGED : TRELLIS_IMPORT_ADDED, row->line,
                      describe_taken_link (school, link));
  g_ptr_array_add (walk->taken, link);
}

/* Follows a school's predecessors to their own: results and inspections may
 * stand under any of them. A school's URN that comes round again ends it. */
static void
walk_links (LinkWalk            *walk,
            const TrellisSchool *school,
            const char          *urn)
{
  GPtrArray *rows = g_hash_table_lookup (walk->rows, urn);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const LinkRow *row = g_ptr_array_index (rows, i);
      gboolean is_own = g_str_equal (urn, school->urn);
      gboolean is_predecessor = g_str_equal (row->link.kind, "predecessor");
      g_autofree char *key = g_strjoin ("/", school->urn, row->link.linked_urn, row->link.kind, NULL);

      if ((!is_own && !is_predecessor) || *row->link.linked_urn == '\0' ||
          g_str_equal (row->link.linked_urn, school->urn) || g_hash_table_contains (walk->seen, key))
        continue;
      take_link (walk, school, row);
      if (is_predecessor)
        walk_links (walk, school, row->link.linked_urn);
    }
}

static guint
count_rows_elsewhere (GHashTable *rows,
                      GHashTable *schools)
{
  GHashTableIter iter;
  gpointer urn, of_school;
  guint n = 0;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &urn, &of_school))
    {
      if (!g_hash_table_contains (schools, urn))
        n += ((GPtrArray *) of_school)->len;
    }

  return n;
}

static int
compare_urns_cb (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
walk_schools (LinkWalk   *walk,
              GHashTable *schools)
{
  guint n = g_hash_table_size (schools);
  g_autofree gpointer *urns = g_hash_table_get_keys_as_array (schools, NULL);

  qsort (urns, n, sizeof urns[0], compare_urns_cb);
  for (guint i = 0; i < n; i++)
    walk_links (walk, g_hash_table_lookup (schools, urns[i]), urns[i]);
}

/**
 * trellis_link_import:
 * @store: a store, on its thread
 * @path: a file of links from Get Information about Schools
 * @mode: whether to look only, or to take what is there
 * @progress_func: (nullable): told now and then how far it is, in this thread
 * @progress_data: for @progress_func
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError
 *
 * Joins the trust's schools with the URNs that they had before, those of their
 * predecessors' predecessors too, and with what they became. What is taken is
 * one change; taking the same file again does nothing.
 *
 * Fails as trellis_csv_reader_new() does and with %TRELLIS_IMPORT_ERROR_HEADER.
 *
 * Returns: (transfer full) (nullable): what is to be done, or has been; %NULL
 *   with @error set
 */
TrellisImport *
trellis_link_import (TrellisStore               *store,
                     const char                 *path,
                     TrellisImportMode           mode,
                     TrellisImportProgressFunc   progress_func,
                     gpointer                    progress_data,
                     GCancellable               *cancellable,
                     GError                    **error)
{
  g_autoptr (TrellisCsvReader) reader = trellis_csv_reader_new (path, error);
  g_autoptr (TrellisImport) result = trellis_import_new (&trellis_link_import_kind);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_rows);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_school_link_free);
  g_autoptr (GHashTable) schools = NULL;
  g_autoptr (GPtrArray) links = NULL;
  LinkWalk walk = { result, rows, known, seen, taken };
  int places[LINK_N_COLUMNS];

  if (reader == NULL || !trellis_import_read_header (reader, link_titles, places, LINK_N_COLUMNS, error))
    return NULL;
  for (guint i = LINK_LINKED_URN; i <= LINK_TYPE; i++)
    {
      g_autofree char *problem = NULL;

      if (places[i] >= 0)
        continue;
      problem = g_strdup_printf (_("there is no column “%s”; choose the file of links as it was downloaded"),
                                 link_titles[i]);
      trellis_csv_reader_set_error (reader, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER, -1, problem, error);
      return NULL;
    }
  schools = read_schools (store, error);
  if (schools == NULL)
    return NULL;
  links = trellis_store_list_school_links (store, NULL, error);
  if (links == NULL || !read_link_rows (reader, rows, progress_func, progress_data, cancellable, error))
    return NULL;

  for (guint i = 0; i < links->len; i++)
    g_hash_table_insert (known, dup_link_key (g_ptr_array_index (links, i)), g_ptr_array_index (links, i));
  walk_schools (&walk, schools);
  result->n_elsewhere = count_rows_elsewhere (rows, schools);
  if (mode != TRELLIS_IMPORT_PREVIEW && taken->len > 0)
    {
      if (!trellis_store_put_school_links (store, taken, error))
        return NULL;
      result->change_id = trellis_store_get_last_change (store);
    }

  return g_steal_pointer (&result);
}

const TrellisImportKind trellis_link_import_kind = {
  .key = "links",
  .title = N_("Import links between schools"),
  .noun = N_("Links"),
  .hint = N_("The file of links from Get Information about Schools, links_edubasealldata as CSV; or drop it here"),
  .run = trellis_link_import,
};

/* Groups -------------------------------------------------------------------- */

enum
{
  GROUP_URN,
  GROUP_UID,
  GROUP_NAME,
  GROUP_TYPE,
  GROUP_STATUS,
  GROUP_JOINED,
  GROUP_N_COLUMNS
};

static const char *const group_titles[GROUP_N_COLUMNS] = {
  "URN", "Group UID", "Group Name", "Group Type", "Group Status", "Joined date",
};

typedef struct
{
  TrellisSchool *school;    /* unowned */
  char *uid;
  char *name;
  TrellisDay joined_on;
  guint64 line;
} GroupRow;

static void
free_group_row (gpointer data)
{
  GroupRow *row = data;

  g_free (row->uid);
  g_free (row->name);
  g_free (row);
}

/* Rows of multi-academy trusts that have one of the file's schools. */
static gboolean
read_group_rows (TrellisCsvReader           *reader,
                 TrellisImport              *result,
                 TrellisImportMode           mode,
                 GHashTable                 *schools,
                 GPtrArray                  *rows,
                 TrellisImportProgressFunc   progress_func,
                 gpointer                    progress_data,
                 GCancellable               *cancellable,
                 GError                    **error)
{
  TrellisCsvStep step;

  while ((step = trellis_csv_reader_step (reader, error)) == TRELLIS_CSV_STEP_ROW)
    {
      const TrellisCsvField *fields = trellis_csv_reader_get_fields (reader);
      TrellisSchool *school = g_hash_table_lookup (schools, trellis_import_get_word (&fields[GROUP_URN]));
      const char *joined = trellis_import_get_word (&fields[GROUP_JOINED]);
      g_autofree char *problem = NULL;
      TrellisDay joined_on;
      GroupRow *row;

      if (!trellis_import_go_on (reader, progress_func, progress_data, cancellable, error))
        return FALSE;
      if (school == NULL || g_ascii_strcasecmp (trellis_import_get_word (&fields[GROUP_TYPE]),
                                                "Multi-academy trust") != 0 ||
          g_ascii_strcasecmp (trellis_import_get_word (&fields[GROUP_STATUS]), "Closed") == 0)
        {
          result->n_elsewhere++;
          continue;
        }
      if (!trellis_import_parse_day (joined, &joined_on))
        {
          problem = g_strdup_printf (_("%s: “%s” in the column “Joined date” is not a day; write it as 31/01/2026"),
                                     school->name, joined);
          if (mode == TRELLIS_IMPORT_TAKE)
            {
              trellis_csv_reader_set_error (reader, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_ROW, -1, problem,
                                            error);
              return FALSE;
            }
          trellis_import_add (result, TRELLIS_IMPORT_REFUSED, trellis_csv_reader_get_line (reader),
                              g_steal_pointer (&problem));
          continue;
        }

      row = g_new0 (GroupRow, 1);
      row->school = school;
      row->uid = g_strdup (trellis_import_get_word (&fields[GROUP_UID]));
      row->name = g_strdup (trellis_import_get_word (&fields[GROUP_NAME]));
      row->joined_on = joined_on;
      row->line = trellis_csv_reader_get_line (reader);
      g_ptr_array_add (rows, row);
    }

  return step == TRELLIS_CSV_STEP_END && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* The register's name of the trust need not be the one it is called by here: it
 * is the group that most of the schools are in. */
static const char *
find_trust (GPtrArray *rows)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *trust = NULL;
  guint most = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const GroupRow *row = g_ptr_array_index (rows, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, row->uid)) + 1;

      g_hash_table_insert (counts, row->uid, GUINT_TO_POINTER (n));
      if (n > most)
        {
          most = n;
          trust = row->uid;
        }
    }

  return trust;
}

static void
take_group_row (TrellisImport  *result,
                const GroupRow *row,
                const char     *trust,
                GHashTable     *days)
{
  g_autofree char *day = trellis_day_format (row->joined_on, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *before = trellis_day_format (row->school->joined_on, TRELLIS_DAY_STYLE_MEDIUM);

  if (!g_str_equal (row->uid, trust))
    {
      trellis_import_add (result, TRELLIS_IMPORT_REFUSED, row->line,
                          g_strdup_printf (_("the register has %s in the trust %s since %s"), row->school->name,
                                           row->name, day));
      return;
    }
  if (row->joined_on == row->school->joined_on)
    {
      result->n_same++;
      return;
    }

  g_hash_table_insert (days, row->school->urn, GINT_TO_POINTER (row->joined_on));
  if (row->school->joined_on == TRELLIS_DAY_NONE)
    trellis_import_add (result, TRELLIS_IMPORT_ADDED, row->line,
                        g_strdup_printf (_("%s joined on %s"), row->school->name, day));
  else
    trellis_import_add (result, TRELLIS_IMPORT_CHANGED, row->line,
                        g_strdup_printf (_("%s joined on %s, was %s"), row->school->name, day, before));
}

/**
 * trellis_group_import:
 * @store: a store, on its thread
 * @path: a file of group links from Get Information about Schools
 * @mode: whether to look only, or to take what is there
 * @progress_func: (nullable): told now and then how far it is, in this thread
 * @progress_data: for @progress_func
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError
 *
 * Reads when the trust's schools joined it. The trust is the multi-academy
 * trust that most of the file's schools are in; a school that the register has
 * in another one is named and left as it is. What is taken is one change;
 * taking the same file again does nothing.
 *
 * Fails as trellis_csv_reader_new() does, with %TRELLIS_IMPORT_ERROR_HEADER
 * and, unless only good rows are taken, with %TRELLIS_IMPORT_ERROR_ROW.
 *
 * Returns: (transfer full) (nullable): what is to be done, or has been; %NULL
 *   with @error set
 */
TrellisImport *
trellis_group_import (TrellisStore               *store,
                      const char                 *path,
                      TrellisImportMode           mode,
                      TrellisImportProgressFunc   progress_func,
                      gpointer                    progress_data,
                      GCancellable               *cancellable,
                      GError                    **error)
{
  g_autoptr (TrellisCsvReader) reader = trellis_csv_reader_new (path, error);
  g_autoptr (TrellisImport) result = trellis_import_new (&trellis_group_import_kind);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_group_row);
  g_autoptr (GHashTable) days = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) schools = NULL;
  int places[GROUP_N_COLUMNS];
  const char *trust;

  if (reader == NULL || !trellis_import_read_header (reader, group_titles, places, GROUP_N_COLUMNS, error))
    return NULL;
  for (guint i = GROUP_UID; i < GROUP_N_COLUMNS; i++)
    {
      g_autofree char *problem = NULL;

      if (places[i] >= 0 || i == GROUP_STATUS)
        continue;
      problem = g_strdup_printf (_("there is no column “%s”; choose the file of group links as it was downloaded"),
                                 group_titles[i]);
      trellis_csv_reader_set_error (reader, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER, -1, problem, error);
      return NULL;
    }
  schools = read_schools (store, error);
  if (schools == NULL || !read_group_rows (reader, result, mode, schools, rows, progress_func, progress_data,
                                           cancellable, error))
    return NULL;

  trust = find_trust (rows);
  for (guint i = 0; i < rows->len; i++)
    take_group_row (result, g_ptr_array_index (rows, i), trust, days);
  if (mode != TRELLIS_IMPORT_PREVIEW && g_hash_table_size (days) > 0)
    {
      if (!trellis_store_set_joining_days (store, days, error))
        return NULL;
      result->change_id = trellis_store_get_last_change (store);
    }

  return g_steal_pointer (&result);
}

const TrellisImportKind trellis_group_import_kind = {
  .key = "groups",
  .title = N_("Import joining dates"),
  .noun = N_("Joining dates"),
  .hint = N_("The file of group links from Get Information about Schools, as CSV; or drop it here"),
  .run = trellis_group_import,
};
