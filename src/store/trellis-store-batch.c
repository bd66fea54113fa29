/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-judgements.h"

#include "trellis-bulk.h"
#include "trellis-store-private.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

/* Many judgements as one change: a file of them, or a block that was pasted. */

typedef struct
{
  TrellisStore *store;
  TrellisScheme *scheme;
  gint64 version;
  gint64 now;
  GHashTable *urns;             /* (element-type utf8): every school of the file */
  GHashTable *categorised;      /* (element-type utf8): school and day that a record has a category for */
  GHashTable *schools;          /* (element-type int GListModel): as they were on a day */
  TrellisBulk *judgements;
  TrellisBulk *categories;
  sqlite3_stmt *find_judgement;
  sqlite3_stmt *find_category;
} Batch;

static void
clear_batch (Batch *batch)
{
  g_clear_pointer (&batch->urns, g_hash_table_unref);
  g_clear_pointer (&batch->categorised, g_hash_table_unref);
  g_clear_pointer (&batch->schools, g_hash_table_unref);
  g_clear_pointer (&batch->judgements, trellis_bulk_free);
  g_clear_pointer (&batch->categories, trellis_bulk_free);
  g_clear_pointer (&batch->find_judgement, sqlite3_finalize);
  g_clear_pointer (&batch->find_category, sqlite3_finalize);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, clear_batch)

static gboolean
is_category (const TrellisJudgementRecord *record)
{
  return record->source == TRELLIS_SOURCE_AGREED && g_str_equal (record->aspect_id, TRELLIS_ASPECT_OVERALL);
}

static gboolean
read_urns (Batch   *batch,
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (batch->store, "SELECT urn FROM school", error);
  TrellisStep step;

  if (statement == NULL)
    return FALSE;

  batch->urns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while ((step = trellis_sql_step (batch->store, statement, error)) == TRELLIS_STEP_ROW)
    g_hash_table_add (batch->urns, trellis_sql_dup_text (statement, 0));

  return step == TRELLIS_STEP_DONE;
}

static gboolean
read_version (Batch   *batch,
              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (batch->store,
                                   "SELECT max (version) FROM scheme_version WHERE scheme_id = :scheme_id", error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":scheme_id", batch->scheme->id);
  if (trellis_sql_step (batch->store, statement, error) != TRELLIS_STEP_ROW)
    return FALSE;

  batch->version = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

static gboolean
check_record (Batch                         *batch,
              const TrellisJudgementRecord  *record,
              GError                       **error)
{
  const TrellisLevel *level = trellis_scheme_find_level (batch->scheme, record->aspect_id, record->level_id);
  gboolean has_aspect = g_str_equal (record->aspect_id, TRELLIS_ASPECT_OVERALL) ||
                        trellis_scheme_get_aspect (batch->scheme, record->aspect_id) != NULL;

  if (!trellis_store_refuse_future (batch->store, record->judged_on, error))
    return FALSE;
  if (!g_hash_table_contains (batch->urns, record->urn))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
                   _("There is no school with the URN %s in the file."), record->urn);
      return FALSE;
    }
  if (!has_aspect || level == NULL)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
                   _("The scheme has no level “%s” for the aspect “%s”."), record->level_id, record->aspect_id);
      return FALSE;
    }

  return TRUE;
}

/* The id of what the statement, with its parameters bound, finds first. */
static gboolean
find_superseded (Batch         *batch,
                 sqlite3_stmt  *statement,
                 char         **id,
                 GError       **error)
{
  TrellisStep step = trellis_sql_step (batch->store, statement, error);

  *id = step == TRELLIS_STEP_ROW ? trellis_sql_dup_text (statement, 0) : NULL;
  sqlite3_reset (statement);

  return step != TRELLIS_STEP_ERROR;
}

static void
add_text_or_null (TrellisBulk *bulk,
                  const char  *text)
{
  if (text != NULL)
    trellis_bulk_add_text (bulk, text);
  else
    trellis_bulk_add_null (bulk);
}

static gboolean
write_judgement (Batch                         *batch,
                 const TrellisJudgementRecord  *record,
                 GError                       **error)
{
  const char *source = trellis_source_get_key (record->source);
  g_autofree char *id = NULL;
  g_autofree char *superseded = NULL;

  trellis_sql_bind_text (batch->find_judgement, ":urn", record->urn);
  trellis_sql_bind_text (batch->find_judgement, ":scheme_id", batch->scheme->id);
  trellis_sql_bind_text (batch->find_judgement, ":aspect_id", record->aspect_id);
  trellis_sql_bind_text (batch->find_judgement, ":source", source);
  trellis_sql_bind_day (batch->find_judgement, ":judged_on", record->judged_on);
  if (!find_superseded (batch, batch->find_judgement, &superseded, error))
    return FALSE;

  id = trellis_store_new_id (batch->store);
  trellis_bulk_add_text (batch->judgements, id);
  trellis_bulk_add_text (batch->judgements, record->urn);
  trellis_bulk_add_text (batch->judgements, batch->scheme->id);
  trellis_bulk_add_int (batch->judgements, batch->version);
  trellis_bulk_add_text (batch->judgements, record->aspect_id);
  trellis_bulk_add_text (batch->judgements,
                         trellis_scheme_find_level (batch->scheme, record->aspect_id, record->level_id)->id);
  trellis_bulk_add_day (batch->judgements, record->judged_on);
  trellis_bulk_add_text (batch->judgements, source);
  add_text_or_null (batch->judgements, record->person_id);
  trellis_bulk_add_null (batch->judgements);
  trellis_bulk_add_text (batch->judgements, record->narrative != NULL ? record->narrative : "");
  trellis_bulk_add_int (batch->judgements, batch->now);
  add_text_or_null (batch->judgements, superseded);

  return trellis_bulk_run (batch->judgements, error);
}

static gboolean
write_category_row (Batch                         *batch,
                    const char                    *urn,
                    const TrellisJudgementRecord  *record,
                    GError                       **error)
{
  g_autofree char *id = NULL;
  g_autofree char *superseded = NULL;

  trellis_sql_bind_text (batch->find_category, ":urn", urn);
  trellis_sql_bind_text (batch->find_category, ":scheme_id", batch->scheme->id);
  trellis_sql_bind_day (batch->find_category, ":agreed_on", record->judged_on);
  if (!find_superseded (batch, batch->find_category, &superseded, error))
    return FALSE;

  id = trellis_store_new_id (batch->store);
  trellis_bulk_add_text (batch->categories, id);
  trellis_bulk_add_text (batch->categories, urn);
  trellis_bulk_add_text (batch->categories, batch->scheme->id);
  trellis_bulk_add_int (batch->categories, batch->version);
  trellis_bulk_add_text (batch->categories,
                         trellis_scheme_find_level (batch->scheme, record->aspect_id, record->level_id)->id);
  trellis_bulk_add_day (batch->categories, record->judged_on);
  trellis_bulk_add_null (batch->categories);
  trellis_bulk_add_text (batch->categories, "");
  trellis_bulk_add_text (batch->categories, "");
  trellis_bulk_add_null (batch->categories);
  trellis_bulk_add_text (batch->categories, record->reason != NULL ? record->reason : "");
  trellis_bulk_add_text (batch->categories, record->narrative != NULL ? record->narrative : "");
  trellis_bulk_add_int (batch->categories, batch->now);
  add_text_or_null (batch->categories, superseded);

  return trellis_bulk_run (batch->categories, error);
}

static char *
dup_category_key (const char *urn,
                  TrellisDay  day)
{
  return g_strdup_printf ("%s %d", urn, day);
}

static GListModel *
list_schools_on (Batch       *batch,
                 TrellisDay   day,
                 GError     **error)
{
  GListModel *schools = g_hash_table_lookup (batch->schools, GINT_TO_POINTER (day));

  if (schools == NULL)
    {
      schools = trellis_store_list_schools (batch->store, day, FALSE, error);
      if (schools != NULL)
        g_hash_table_insert (batch->schools, GINT_TO_POINTER (day), schools);
    }

  return schools;
}

/* A federation is categorised as one: what a record says of a member holds for
 * each school that was one on the day, but for those that have a record. */
static gboolean
write_category (Batch                         *batch,
                const TrellisJudgementRecord  *record,
                GError                       **error)
{
  GListModel *schools = list_schools_on (batch, record->judged_on, error);
  g_autofree char *federation_id = NULL;

  if (schools == NULL || !write_category_row (batch, record->urn, record, error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (schools) && federation_id == NULL; i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (g_str_equal (school->urn, record->urn))
        federation_id = g_strdup (school->federation_id);
    }
  for (guint i = 0; i < g_list_model_get_n_items (schools) && federation_id != NULL; i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      g_autofree char *key = dup_category_key (school->urn, record->judged_on);

      if (g_strcmp0 (school->federation_id, federation_id) != 0 || g_hash_table_contains (batch->categorised, key))
        continue;
      g_hash_table_add (batch->categorised, g_steal_pointer (&key));
      if (!write_category_row (batch, school->urn, record, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
prepare_batch (Batch   *batch,
               GError **error)
{
  batch->judgements = trellis_bulk_new (batch->store, "judgement",
                                        "id, urn, scheme_id, scheme_version, aspect_id, level_id, judged_on, source,"
                                        " person_id, visit_id, narrative, recorded_at, supersedes",
                                        error);
  if (batch->judgements == NULL)
    return FALSE;
  batch->categories = trellis_bulk_new (batch->store, "category",
                                        "id, urn, scheme_id, scheme_version, level_id, agreed_on, visit_id, meeting,"
                                        " attendees, proposed_level_id, reason, narrative, recorded_at, supersedes",
                                        error);
  if (batch->categories == NULL)
    return FALSE;
  batch->find_judgement = trellis_sql_prepare (batch->store,
                                               "SELECT j.id FROM judgement j WHERE j.urn = :urn"
                                               "  AND j.scheme_id = :scheme_id AND j.aspect_id = :aspect_id"
                                               "  AND j.source = :source AND j.judged_on = :judged_on"
                                               "  AND " NOT_SUPERSEDED ("judgement", "j")
                                               " ORDER BY j.recorded_at DESC, j.rowid DESC LIMIT 1",
                                               error);
  if (batch->find_judgement == NULL)
    return FALSE;
  batch->find_category = trellis_sql_prepare (batch->store,
                                              "SELECT j.id FROM category j WHERE j.urn = :urn"
                                              "  AND j.scheme_id = :scheme_id AND j.agreed_on = :agreed_on"
                                              "  AND " NOT_SUPERSEDED ("category", "j")
                                              " ORDER BY j.recorded_at DESC, j.rowid DESC LIMIT 1",
                                              error);

  return batch->find_category != NULL;
}

static gboolean
write_batch (Batch                         *batch,
             const TrellisJudgementRecord  *records,
             guint                          n_records,
             GError                       **error)
{
  if (!prepare_batch (batch, error))
    return FALSE;

  for (guint i = 0; i < n_records; i++)
    {
      if (is_category (&records[i]) ? !write_category (batch, &records[i], error)
                                    : !write_judgement (batch, &records[i], error))
        return FALSE;
    }
  trellis_bulk_end (batch->judgements);
  trellis_bulk_end (batch->categories);

  return TRUE;
}

/**
 * trellis_store_judge_all:
 * @self: a store
 * @records: (array length=n_records): what is judged, all in one scheme
 * @n_records: how many
 * @sentence: the change in words: "Judge 12 cells"
 * @error: return location for a #GError
 *
 * Judges many at once as one change, undone in one step; the schools are not
 * read again for each. What trellis_store_judge() says of one judgement holds
 * for each of these. An agreed judgement of %TRELLIS_ASPECT_OVERALL is a
 * category that was agreed before and is told of now: it needs no reason, and
 * no level is proposed; it holds for every member of a federation, as
 * trellis_store_agree_category() has it.
 *
 * Returns: whether all of them are in the file; nothing has changed otherwise,
 *   and @error is set: %TRELLIS_STORE_ERROR_UNKNOWN or
 *   %TRELLIS_STORE_ERROR_REFUSED
 */
gboolean
trellis_store_judge_all (TrellisStore                  *self,
                         const TrellisJudgementRecord  *records,
                         guint                          n_records,
                         const char                    *sentence,
                         GError                       **error)
{
  g_auto (Batch) batch = { self };

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (sentence != NULL, FALSE);

  batch.scheme = n_records > 0 && records[0].scheme_id != NULL
    ? trellis_store_get_scheme_version (self, records[0].scheme_id, 0, error) : trellis_store_get_scheme (self, error);
  if (batch.scheme == NULL)
    return FALSE;
  batch.now = trellis_clock_get_now ();
  batch.categorised = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  batch.schools = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  if (!read_urns (&batch, error) || !read_version (&batch, error))
    return FALSE;
  for (guint i = 0; i < n_records; i++)
    {
      if (!check_record (&batch, &records[i], error))
        return FALSE;
      if (is_category (&records[i]))
        g_hash_table_add (batch.categorised, dup_category_key (records[i].urn, records[i].judged_on));
    }
  if (n_records == 0)
    return TRUE;

  if (!trellis_store_begin_change (self, "judgement", NULL, sentence, error))
    return FALSE;

  return trellis_store_end_change (self, write_batch (&batch, records, n_records, error), error);
}
