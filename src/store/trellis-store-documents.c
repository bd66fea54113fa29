/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-documents.h"

#include "trellis-store-private.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

/* The register of documents: what the scheme expects of each school in a year,
 * when it is due, and what has become of it. */

/**
 * trellis_document_new:
 * @urn: a school
 * @kind: the scheme's id of it; empty for one beside the scheme
 * @name: what people call it
 * @year_id: the school year that it is for
 *
 * Returns: (transfer full): the document, neither due nor received
 */
TrellisDocument *
trellis_document_new (const char *urn,
                      const char *kind,
                      const char *name,
                      const char *year_id)
{
  TrellisDocument *self = g_new0 (TrellisDocument, 1);

  self->urn = g_strdup (urn);
  self->kind = g_strdup (kind);
  self->name = g_strdup (name);
  self->year_id = g_strdup (year_id);
  self->due_on = TRELLIS_DAY_NONE;
  self->received_on = TRELLIS_DAY_NONE;
  self->assured_on = TRELLIS_DAY_NONE;
  self->assured_by = g_strdup ("");
  self->link = g_strdup ("");

  return self;
}

/**
 * trellis_document_free:
 * @self: (nullable) (transfer full): a document
 */
void
trellis_document_free (TrellisDocument *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->urn);
  g_free (self->kind);
  g_free (self->name);
  g_free (self->year_id);
  g_free (self->assured_by);
  g_free (self->link);
  g_free (self);
}

/**
 * trellis_document_is_overdue:
 * @self: a document
 * @as_at: the day to look from
 *
 * Returns: whether it should have come before that day and had not
 */
gboolean
trellis_document_is_overdue (const TrellisDocument *self,
                             TrellisDay             as_at)
{
  return self->due_on != TRELLIS_DAY_NONE && self->due_on < as_at &&
         (self->received_on == TRELLIS_DAY_NONE || self->received_on > as_at);
}

static TrellisDocument *
find_kind (GPtrArray  *documents,
           const char *kind)
{
  for (guint i = 0; i < documents->len; i++)
    {
      TrellisDocument *document = g_ptr_array_index (documents, i);

      if (g_str_equal (document->kind, kind))
        return document;
    }

  return NULL;
}

/* What is expected in every term is expected once it has begun. */
static void
add_of_terms (GPtrArray                      *documents,
              const TrellisExpectedDocument  *item,
              const char                     *urn,
              TrellisSchoolYear              *year,
              TrellisDay                      as_at)
{
  for (guint i = 0; i < year->terms->len; i++)
    {
      const TrellisTerm *term = g_ptr_array_index (year->terms, i);
      g_autofree char *kind = g_strdup_printf ("%s/%d", item->id, term->number);
      g_autofree char *name = g_strdup_printf ("%s, %s", item->name, term->name);

      if (term->starts_on <= as_at)
        g_ptr_array_add (documents, trellis_document_new (urn, kind, name, year->id));
    }
}

/* What the scheme expects, in its order; nothing of it is written yet. */
static gboolean
add_expected (TrellisStore   *self,
              GPtrArray      *documents,
              TrellisSchool  *school,
              const char     *year_id,
              TrellisDay      as_at,
              GError        **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self, error);
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year_or_usual (self, year_id, error);
  TrellisSubject subject = { .phase = school->phase, .level_id = school->level_id, .is_church = school->is_church,
                             .is_federation = school->federation_id != NULL };
  g_autoptr (GPtrArray) expected = NULL;

  if (scheme == NULL || year == NULL)
    return FALSE;
  expected = trellis_scheme_list_expected_documents (scheme, &subject);
  for (guint i = 0; i < expected->len; i++)
    {
      const TrellisExpectedDocument *item = g_ptr_array_index (expected, i);

      if (g_str_equal (item->every, "term") || g_str_equal (item->every, "half-term"))
        add_of_terms (documents, item, school->urn, year, as_at);
      else
        g_ptr_array_add (documents, trellis_document_new (school->urn, item->id, item->name, year_id));
    }

  return TRUE;
}

static void
read_document (TrellisDocument *document,
               sqlite3_stmt    *statement)
{
  document->id = trellis_sql_dup_text (statement, 0);
  document->due_on = trellis_sql_get_day (statement, 3);
  document->received_on = trellis_sql_get_day (statement, 4);
  document->assured_on = trellis_sql_get_day (statement, 5);
  trellis_sql_set_text (&document->assured_by, statement, 6);
  trellis_sql_set_text (&document->link, statement, 7);
}

/* What a school, as it is on that day, is to send in and has sent. */
static GPtrArray *
list_documents (TrellisStore   *self,
                TrellisSchool  *school,
                const char     *year_id,
                TrellisDay      as_at,
                GError        **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_document_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  if (!add_expected (self, documents, school, year_id, as_at, error))
    return NULL;

  statement = trellis_sql_prepare (self,
                                   "SELECT id, kind, name, due_on, received_on, assured_on, assured_by,"
                                   " coalesce (link, '') FROM document"
                                   " WHERE urn = :urn AND year_id = :year_id ORDER BY name, id",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", school->urn);
  trellis_sql_bind_text (statement, ":year_id", year_id);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      const char *kind = trellis_sql_get_text (statement, 1);
      TrellisDocument *document = *kind != '\0' ? find_kind (documents, kind) : NULL;

      if (document == NULL)
        {
          document = trellis_document_new (school->urn, kind, trellis_sql_get_text (statement, 2), year_id);
          g_ptr_array_add (documents, document);
        }
      read_document (document, statement);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&documents) : NULL;
}

/**
 * trellis_store_list_documents:
 * @self: a store
 * @urn: a school
 * @year_id: a school year
 * @as_at: the day by whose level and phase the scheme expects documents
 * @error: return location for a #GError
 *
 * Lists what the scheme expects of a school in a year, written of or not, and
 * what else was written down for it: documents beside the scheme, and those
 * that were expected before its level changed.
 *
 * Returns: (transfer full) (element-type TrellisDocument) (nullable): the
 *   scheme's in its order, then the others by name; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_documents (TrellisStore  *self,
                              const char    *urn,
                              const char    *year_id,
                              TrellisDay     as_at,
                              GError       **error)
{
  g_autoptr (TrellisSchool) school = trellis_store_read_school (self, urn, as_at, error);

  return school != NULL ? list_documents (self, school, year_id, as_at, error) : NULL;
}

static gboolean
write_document (TrellisStore           *self,
                const TrellisDocument  *document,
                GError                **error)
{
  /* What the scheme expects once in a year has a key that two copies agree on. */
  g_autofree char *natural = g_strjoin ("/", document->urn, document->year_id, document->kind, NULL);
  g_autofree char *id = document->id != NULL ? g_strdup (document->id)
                        : *document->kind != '\0' ? g_strdup (natural) : trellis_store_new_id (self);
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO document (id, urn, kind, name, year_id, due_on, received_on,"
                                   " assured_on, assured_by, link)"
                                   " VALUES (:id, :urn, :kind, :name, :year_id, :due_on, :received_on, :assured_on,"
                                   " :assured_by, nullif (:link, ''))"
                                   " ON CONFLICT (id) DO UPDATE SET name = excluded.name, due_on = excluded.due_on,"
                                   " received_on = excluded.received_on, assured_on = excluded.assured_on,"
                                   " assured_by = excluded.assured_by, link = excluded.link",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":urn", document->urn);
      trellis_sql_bind_text (statement, ":kind", document->kind);
      trellis_sql_bind_text (statement, ":name", document->name);
      trellis_sql_bind_text (statement, ":year_id", document->year_id);
      trellis_sql_bind_day (statement, ":due_on", document->due_on);
      trellis_sql_bind_day (statement, ":received_on", document->received_on);
      trellis_sql_bind_day (statement, ":assured_on", document->assured_on);
      trellis_sql_bind_text (statement, ":assured_by", document->assured_by);
      trellis_sql_bind_text (statement, ":link", document->link);
    }

  return trellis_sql_run (self, statement, error);
}

/* "quality assured 6 Mar 2026", the furthest that it has come */
static char *
describe_state (const TrellisDocument *document)
{
  TrellisDay day = document->assured_on != TRELLIS_DAY_NONE ? document->assured_on
                   : document->received_on != TRELLIS_DAY_NONE ? document->received_on : document->due_on;
  g_autofree char *text = trellis_day_format (day, TRELLIS_DAY_STYLE_MEDIUM);

  if (document->assured_on != TRELLIS_DAY_NONE)
    return g_strdup_printf (_("quality assured %s"), text);
  if (document->received_on != TRELLIS_DAY_NONE)
    return g_strdup_printf (_("received %s"), text);
  if (document->due_on != TRELLIS_DAY_NONE)
    return g_strdup_printf (_("due %s"), text);

  return g_strdup (_("no day yet"));
}

static gboolean
check_document (TrellisStore           *self,
                const TrellisDocument  *document,
                GError                **error)
{
  if (MAX (document->received_on, document->assured_on) > trellis_store_get_today (self))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("%s cannot have come on a day that is still to come. Choose today or an earlier day."),
                   document->name);
      return FALSE;
    }
  if (document->assured_on != TRELLIS_DAY_NONE &&
      (document->received_on == TRELLIS_DAY_NONE || document->assured_on < document->received_on))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("%s is quality assured once it has been received. Give the day when it came."), document->name);
      return FALSE;
    }

  return TRUE;
}

/**
 * trellis_store_set_document:
 * @self: a store
 * @document: a document as it is to stand; its id %NULL for one that is not
 *   written yet
 * @error: return location for a #GError
 *
 * Writes what has become of a document. It cannot have come, or been quality
 * assured, on a day that is still to come, nor be assured before it came.
 *
 * Returns: whether it was written
 */
gboolean
trellis_store_set_document (TrellisStore           *self,
                            const TrellisDocument  *document,
                            GError                **error)
{
  g_autoptr (TrellisSchool) school = NULL;
  g_autofree char *state = NULL;
  g_autofree char *sentence = NULL;

  if (!check_document (self, document, error))
    return FALSE;
  school = trellis_store_read_school (self, document->urn, trellis_store_get_today (self), error);
  if (school == NULL)
    return FALSE;

  state = describe_state (document);
  /* Translators: a school, a document, what has become of it */
  sentence = g_strdup_printf (_("%s: %s %s"), school->name, document->name, state);
  if (!trellis_store_begin_change (self, "document", document->urn, sentence, error))
    return FALSE;

  return trellis_store_end_change (self, write_document (self, document, error), error);
}

/* Gives the school's own document of that kind the same day; nothing where the
 * scheme does not expect it of the school, or it has come. */
static gboolean
set_due (TrellisStore           *self,
         TrellisSchool          *school,
         const TrellisDocument  *document,
         GError                **error)
{
  g_autoptr (GPtrArray) documents = list_documents (self, school, document->year_id, trellis_store_get_today (self),
                                                    error);
  TrellisDocument *own;

  if (documents == NULL)
    return FALSE;
  own = find_kind (documents, document->kind);
  if (own == NULL || own->received_on != TRELLIS_DAY_NONE)
    return TRUE;

  own->due_on = document->due_on;
  return write_document (self, own, error);
}

/**
 * trellis_store_set_document_of_all:
 * @self: a store
 * @document: a document of the scheme, as it is to stand for its school
 * @error: return location for a #GError
 *
 * Writes what has become of a document, as trellis_store_set_document() does,
 * and gives its due day to every other school that the scheme expects it of and
 * that has not sent it in, as one change.
 *
 * Returns: whether it was written
 */
gboolean
trellis_store_set_document_of_all (TrellisStore           *self,
                                   const TrellisDocument  *document,
                                   GError                **error)
{
  g_autoptr (GListModel) schools = NULL;
  g_autofree char *day = trellis_day_format (document->due_on, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *sentence = NULL;
  gboolean is_good;

  g_return_val_if_fail (*document->kind != '\0', FALSE);

  if (!check_document (self, document, error))
    return FALSE;
  schools = trellis_store_list_schools (self, trellis_store_get_today (self), FALSE, error);
  if (schools == NULL)
    return FALSE;

  /* Translators: a document that schools send in, and a day */
  sentence = *day != '\0' ? g_strdup_printf (_("%s of every school due %s"), document->name, day)
                          : g_strdup_printf (_("%s of every school due on no day"), document->name);
  if (!trellis_store_begin_change (self, "document", NULL, sentence, error))
    return FALSE;
  is_good = write_document (self, document, error);
  for (guint i = 0; is_good && i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      is_good = g_str_equal (school->urn, document->urn) || set_due (self, school, document, error);
    }

  return trellis_store_end_change (self, is_good, error);
}

/**
 * trellis_store_remove_document:
 * @self: a store
 * @document: a document that was written of
 * @error: return location for a #GError
 *
 * Takes out what was written of a document; the scheme still expects what it
 * expects.
 *
 * Returns: whether it was taken out
 */
gboolean
trellis_store_remove_document (TrellisStore           *self,
                               const TrellisDocument  *document,
                               GError                **error)
{
  g_autoptr (TrellisSchool) school = trellis_store_read_school (self, document->urn, trellis_store_get_today (self),
                                                                error);
  g_autofree char *sentence = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (document->id != NULL, FALSE);

  if (school == NULL)
    return FALSE;
  sentence = g_strdup_printf (_("%s: %s taken out"), school->name, document->name);
  if (!trellis_store_begin_change (self, "document", document->urn, sentence, error))
    return FALSE;
  statement = trellis_sql_prepare (self, "DELETE FROM document WHERE id = :id", error);
  if (statement != NULL)
    trellis_sql_bind_text (statement, ":id", document->id);

  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}
