/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-visits.h"

#include "trellis-store-notes.h"
#include "trellis-store-private.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

#define VISIT_COLUMNS                                                                                     \
  "SELECT v.id, v.urn, coalesce (f.name, r.name), v.federation_id, v.kind, v.year_id, v.number,"          \
  " v.visit_on, v.session, v.adviser_id, p.name, v.status, v.is_pinned, v.theme_am, v.theme_pm"           \
  " FROM visit v"                                                                                         \
  " JOIN school_record r ON r.urn = v.urn AND r.holds_from ="                                             \
  "  (SELECT max (holds_from) FROM school_record WHERE urn = v.urn)"                                      \
  " LEFT JOIN federation f ON f.id = v.federation_id"                                                     \
  " LEFT JOIN person p ON p.id = v.adviser_id"

enum
{
  COLUMN_ID,
  COLUMN_URN,
  COLUMN_SCHOOL_NAME,
  COLUMN_FEDERATION_ID,
  COLUMN_KIND,
  COLUMN_YEAR_ID,
  COLUMN_NUMBER,
  COLUMN_VISIT_ON,
  COLUMN_SESSION,
  COLUMN_ADVISER_ID,
  COLUMN_ADVISER_NAME,
  COLUMN_STATUS,
  COLUMN_IS_PINNED,
  COLUMN_THEME_AM,
  COLUMN_THEME_PM,
};

/* What every edit that a calendar shows sets: a sequence that only rises, since
 * a calendar program ignores what is older than what it holds. It is the id of
 * the change being made, so that taking a change back, which restores the row,
 * can be told from it: trellis_store_list_calendar_facts(). */
#define NEXT_SEQUENCE                                                                                     \
  " calendar_sequence = max (calendar_sequence, 1 + (SELECT coalesce (max (id), 0) FROM change))"

static TrellisVisit *
build_visit (sqlite3_stmt *statement)
{
  TrellisVisit *visit = trellis_visit_new (trellis_sql_get_text (statement, COLUMN_ID));

  trellis_sql_set_text (&visit->urn, statement, COLUMN_URN);
  trellis_sql_set_text (&visit->school_name, statement, COLUMN_SCHOOL_NAME);
  visit->federation_id = trellis_sql_dup_text_or_null (statement, COLUMN_FEDERATION_ID);
  trellis_sql_set_text (&visit->kind, statement, COLUMN_KIND);
  trellis_sql_set_text (&visit->year_id, statement, COLUMN_YEAR_ID);
  visit->number = sqlite3_column_int (statement, COLUMN_NUMBER);
  visit->visit_on = trellis_sql_get_day (statement, COLUMN_VISIT_ON);
  trellis_session_parse (trellis_sql_get_text (statement, COLUMN_SESSION), &visit->session);
  visit->adviser_id = trellis_sql_dup_text_or_null (statement, COLUMN_ADVISER_ID);
  trellis_sql_set_text (&visit->adviser_name, statement, COLUMN_ADVISER_NAME);
  trellis_visit_status_parse (trellis_sql_get_text (statement, COLUMN_STATUS), &visit->status);
  visit->is_pinned = sqlite3_column_int (statement, COLUMN_IS_PINNED);
  trellis_sql_set_text (&visit->theme_am, statement, COLUMN_THEME_AM);
  trellis_sql_set_text (&visit->theme_pm, statement, COLUMN_THEME_PM);

  return visit;
}

static GListModel *
list_visits (TrellisStore  *self,
             sqlite3_stmt  *statement,
             GError       **error)
{
  g_autoptr (GListStore) list = g_list_store_new (TRELLIS_TYPE_VISIT);
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  TrellisStep step;

  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    g_ptr_array_add (visits, build_visit (statement));
  if (step == TRELLIS_STEP_ERROR)
    return NULL;

  g_list_store_splice (list, 0, 0, visits->pdata, visits->len);
  return G_LIST_MODEL (g_steal_pointer (&list));
}

/**
 * trellis_store_list_visits:
 * @self: a store
 * @year_id: (nullable): a school year; %NULL for every year
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a list of #TrellisVisit by day, those
 *   without one last, cancelled ones among them; or %NULL with @error set
 */
GListModel *
trellis_store_list_visits (TrellisStore  *self,
                           const char    *year_id,
                           GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   VISIT_COLUMNS " WHERE :year_id IS NULL OR v.year_id = :year_id"
                                   " ORDER BY v.visit_on IS NULL, v.visit_on, v.urn, v.kind, v.number, v.id",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":year_id", year_id);

  return list_visits (self, statement, error);
}

/**
 * trellis_store_list_school_visits:
 * @self: a store
 * @urn: a school
 * @year_id: (nullable): a school year; %NULL for every year
 * @error: return location for a #GError
 *
 * As trellis_store_list_visits() of one school: its own visits, and those of a
 * federation that it was in on their day.
 *
 * Returns: (transfer full) (nullable): a list of #TrellisVisit, or %NULL with
 *   @error set
 */
GListModel *
trellis_store_list_school_visits (TrellisStore  *self,
                                  const char    *urn,
                                  const char    *year_id,
                                  GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   VISIT_COLUMNS " WHERE (:year_id IS NULL OR v.year_id = :year_id)"
                                   " AND (v.urn = :urn OR (v.federation_id IS NOT NULL AND v.federation_id ="
                                   "  (SELECT sf.federation_id FROM school_federation sf WHERE sf.urn = :urn"
                                   "   AND sf.holds_from <= coalesce (v.visit_on, '9999-12-31')"
                                   "   ORDER BY sf.holds_from DESC LIMIT 1)))"
                                   " ORDER BY v.visit_on IS NULL, v.visit_on, v.kind, v.number, v.id",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_text (statement, ":year_id", year_id);

  return list_visits (self, statement, error);
}

/**
 * trellis_store_read_visit:
 * @self: a store
 * @id: a visit's id
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the visit, or %NULL with @error set
 */
TrellisVisit *
trellis_store_read_visit (TrellisStore  *self,
                          const char    *id,
                          GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, VISIT_COLUMNS " WHERE v.id = :id", error);
  TrellisStep step;

  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":id", id);
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_DONE)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN, _("That visit is no longer in the file."));

  return step == TRELLIS_STEP_ROW ? build_visit (statement) : NULL;
}

/**
 * trellis_store_add_visit:
 * @self: a store
 * @visit: what to add; its id is not read, nor are the names of school and
 *   adviser; an empty year is found by its day
 * @error: return location for a #GError
 *
 * Adds a visit as it is given: whether its day is one that a visit may stand on
 * is the caller's question (trellis_school_year_explain_closed()).
 *
 * Returns: (transfer full) (nullable): its id, or %NULL with @error set
 */
char *
trellis_store_add_visit (TrellisStore  *self,
                         TrellisVisit  *visit,
                         GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *id = trellis_store_new_id (self);
  g_autofree char *title = trellis_visit_dup_title (visit);
  g_autofree char *sentence = g_strdup_printf (_("Add %s"), title);
  g_autofree char *year_id = NULL;

  g_return_val_if_fail (*visit->year_id != '\0' || visit->visit_on != TRELLIS_DAY_NONE, NULL);

  if (!trellis_store_begin_change (self, "visit", visit->urn, sentence, error))
    return NULL;

  if (*visit->year_id == '\0')
    year_id = trellis_school_year_dup_id_for_day (visit->visit_on);
  statement = trellis_sql_prepare (self,
                                   "INSERT INTO visit (id, urn, federation_id, kind, year_id, number, visit_on,"
                                   " session,"
                                   "  adviser_id, status, is_pinned, theme_am, theme_pm)"
                                   " VALUES (:id, :urn, :federation_id, :kind, :year_id, :number, :visit_on, :session,"
                                   "  :adviser_id, :status, :is_pinned, :theme_am, :theme_pm)",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":urn", visit->urn);
      trellis_sql_bind_text (statement, ":federation_id", visit->federation_id);
      trellis_sql_bind_text (statement, ":kind", visit->kind);
      trellis_sql_bind_text (statement, ":year_id", year_id != NULL ? year_id : visit->year_id);
      trellis_sql_bind_int (statement, ":number", visit->number);
      trellis_sql_bind_day (statement, ":visit_on", visit->visit_on);
      trellis_sql_bind_text (statement, ":session", trellis_session_get_key (visit->session));
      trellis_sql_bind_text (statement, ":adviser_id", visit->adviser_id);
      trellis_sql_bind_text (statement, ":status", trellis_visit_status_get_key (visit->status));
      trellis_sql_bind_int (statement, ":is_pinned", visit->is_pinned);
      trellis_sql_bind_text (statement, ":theme_am", visit->theme_am);
      trellis_sql_bind_text (statement, ":theme_pm", visit->theme_pm);
    }
  if (!trellis_store_end_change (self, trellis_sql_run (self, statement, error), error))
    return NULL;

  return g_steal_pointer (&id);
}

/* Begins the edit of one visit, named in the sentence by its school. */
static gboolean
begin_visit_edit (TrellisStore  *self,
                  const char    *id,
                  const char    *what,
                  GError       **error)
{
  g_autoptr (TrellisVisit) visit = trellis_store_read_visit (self, id, error);
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;

  if (visit == NULL)
    return FALSE;
  title = trellis_visit_dup_title (visit);
  sentence = g_strdup_printf ("%s, %s: %s", visit->school_name, title, what);
  return trellis_store_begin_change (self, "visit", visit->urn, sentence, error);
}

/* The visit is about to be somebody else's: the calendar of the adviser that it
 * has must go on speaking of it, as cancelled. */
static gboolean
keep_adviser (TrellisStore  *self,
              const char    *id,
              const char    *next_id,
              GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO visit_handed (visit_id, person_id)"
                                   " SELECT id, adviser_id FROM visit"
                                   " WHERE id = :id AND adviser_id IS NOT NULL AND adviser_id IS NOT :next_id"
                                   " ON CONFLICT DO NOTHING",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":id", id);
  trellis_sql_bind_text (statement, ":next_id", next_id);
  return trellis_sql_run (self, statement, error);
}

/**
 * trellis_store_move_visit:
 * @self: a store
 * @id: a visit
 * @visit_on: its new day, or %TRELLIS_DAY_NONE to take its day away
 * @session: all day, morning or afternoon
 * @error: return location for a #GError
 *
 * Moves a visit and fixes it where it now stands, since a person chose its day.
 * Whether the day is open is the caller's question, as in
 * trellis_store_add_visit().
 *
 * Returns: whether it was moved
 */
gboolean
trellis_store_move_visit (TrellisStore    *self,
                          const char      *id,
                          TrellisDay       visit_on,
                          TrellisSession   session,
                          GError         **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *day = trellis_day_format (visit_on, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *what = visit_on != TRELLIS_DAY_NONE ? g_strdup_printf (_("moved to %s"),
                                                                          day) : g_strdup (_("day taken away"));

  if (!begin_visit_edit (self, id, what, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "UPDATE visit SET visit_on = :visit_on, session = :session,"
                                   "  stood_on = CASE WHEN :visit_on IS NULL THEN coalesce (visit_on, stood_on) END,"
                                   "  is_pinned = :visit_on IS NOT NULL," NEXT_SEQUENCE " WHERE id = :id",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_day (statement, ":visit_on", visit_on);
      trellis_sql_bind_text (statement, ":session", trellis_session_get_key (session));
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_replan_visit:
 * @self: a store
 * @id: a visit
 * @visit_on: the day that the planner gives it
 * @session: all day, morning or afternoon
 * @adviser_id: (nullable): whose day it takes; %NULL leaves the adviser as it is
 * @error: return location for a #GError
 *
 * Moves a visit as trellis_store_move_visit() does, but does not fix it there:
 * the next plan may move it again.
 *
 * Returns: whether it was moved
 */
gboolean
trellis_store_replan_visit (TrellisStore    *self,
                            const char      *id,
                            TrellisDay       visit_on,
                            TrellisSession   session,
                            const char      *adviser_id,
                            GError         **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!begin_visit_edit (self, id, _("planned again"), error))
    return FALSE;
  if (adviser_id != NULL && !keep_adviser (self, id, adviser_id, error))
    return trellis_store_end_change (self, FALSE, error);

  statement = trellis_sql_prepare (self,
                                   "UPDATE visit SET visit_on = :visit_on, session = :session, stood_on = NULL,"
                                   "  adviser_id = coalesce (:adviser_id, adviser_id)," NEXT_SEQUENCE
                                   " WHERE id = :id",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_day (statement, ":visit_on", visit_on);
      trellis_sql_bind_text (statement, ":session", trellis_session_get_key (session));
      trellis_sql_bind_text (statement, ":adviser_id", adviser_id);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_set_visit_session:
 * @self: a store
 * @id: a visit
 * @session: all day, morning or afternoon
 * @error: return location for a #GError
 *
 * Gives a visit another part of its day. Whether there is room is the caller's
 * question, as in trellis_store_add_visit().
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_visit_session (TrellisStore    *self,
                                 const char      *id,
                                 TrellisSession   session,
                                 GError         **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!begin_visit_edit (self, id, trellis_session_get_name (session), error))
    return FALSE;

  statement = trellis_sql_prepare (self, "UPDATE visit SET session = :session," NEXT_SEQUENCE " WHERE id = :id", error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":session", trellis_session_get_key (session));
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_set_visit_status:
 * @self: a store
 * @id: a visit
 * @status: planned, agreed, done, …
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_visit_status (TrellisStore        *self,
                                const char          *id,
                                TrellisVisitStatus   status,
                                GError             **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!begin_visit_edit (self, id, trellis_visit_status_get_name (status), error))
    return FALSE;

  statement = trellis_sql_prepare (self, "UPDATE visit SET status = :status," NEXT_SEQUENCE " WHERE id = :id",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":status", trellis_visit_status_get_key (status));
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_set_visit_adviser:
 * @self: a store
 * @id: a visit
 * @adviser_id: (nullable): who makes it; %NULL for nobody yet
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_visit_adviser (TrellisStore  *self,
                                 const char    *id,
                                 const char    *adviser_id,
                                 GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!begin_visit_edit (self, id, _("adviser"), error))
    return FALSE;
  if (!keep_adviser (self, id, adviser_id, error))
    return trellis_store_end_change (self, FALSE, error);

  statement = trellis_sql_prepare (self, "UPDATE visit SET adviser_id = :adviser_id," NEXT_SEQUENCE " WHERE id = :id",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":adviser_id", adviser_id);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_set_visit_themes:
 * @self: a store
 * @id: a visit
 * @theme_am: the morning's, lines apart by \n
 * @theme_pm: the afternoon's
 * @error: return location for a #GError
 *
 * Returns: whether they were set
 */
gboolean
trellis_store_set_visit_themes (TrellisStore  *self,
                                const char    *id,
                                const char    *theme_am,
                                const char    *theme_pm,
                                GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!begin_visit_edit (self, id, _("themes"), error))
    return FALSE;

  statement = trellis_sql_prepare (self, "UPDATE visit SET theme_am = :theme_am, theme_pm = :theme_pm," NEXT_SEQUENCE
                                   " WHERE id = :id",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":theme_am", theme_am);
      trellis_sql_bind_text (statement, ":theme_pm", theme_pm);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_delete_visit:
 * @self: a store
 * @id: a visit that nothing hangs on: no note, no action, no judgement
 * @error: return location for a #GError
 *
 * Takes a planned visit away. One with a note or an action is refused; cancel
 * it instead.
 *
 * Returns: whether it was taken away
 */
gboolean
trellis_store_delete_visit (TrellisStore  *self,
                            const char    *id,
                            GError       **error)
{
  g_autoptr (sqlite3_stmt) handed = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean is_good;

  if (!begin_visit_edit (self, id, _("removed"), error))
    return FALSE;

  handed = trellis_sql_prepare (self, "DELETE FROM visit_handed WHERE visit_id = :id", error);
  if (handed != NULL)
    trellis_sql_bind_text (handed, ":id", id);
  if (!trellis_sql_run (self, handed, error))
    return trellis_store_end_change (self, FALSE, error);
  statement = trellis_sql_prepare (self, "DELETE FROM visit WHERE id = :id", error);
  if (statement != NULL)
    trellis_sql_bind_text (statement, ":id", id);
  is_good = trellis_sql_run (self, statement, error);
  if (!is_good && sqlite3_extended_errcode (self->db) == SQLITE_CONSTRAINT_FOREIGNKEY)
    {
      g_clear_error (error);
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("This visit has a note or actions. Cancel it instead, so that they are kept."));
    }
  return trellis_store_end_change (self, is_good, error);
}

/* Notes --------------------------------------------------------------------- */

/**
 * trellis_note_part_free:
 * @part: (nullable) (transfer full): a part of a note
 */
void
trellis_note_part_free (TrellisNotePart *part)
{
  if (part == NULL)
    return;

  g_free (part->part);
  g_free (part->body);
  g_free (part->aspect_id);
  g_free (part->level_id);
  g_free (part);
}

/**
 * trellis_store_read_note_version:
 * @self: a store
 * @visit_id: a visit
 * @version: of its note, from 1; 0 for the latest
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisNotePart) (nullable): the parts
 *   of that version in order, none where there is no such version; or %NULL with
 *   @error set
 */
GPtrArray *
trellis_store_read_note_version (TrellisStore  *self,
                                 const char    *visit_id,
                                 int            version,
                                 GError       **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT part, body, aspect_id, level_id, is_internal FROM note_part"
                                   " WHERE visit_id = :visit_id AND version = CASE :version WHEN 0"
                                   "  THEN (SELECT max (version) FROM note WHERE visit_id = :visit_id)"
                                   "  ELSE :version END"
                                   " ORDER BY position, part",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":visit_id", visit_id);
  trellis_sql_bind_int (statement, ":version", version);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisNotePart *part = g_new0 (TrellisNotePart, 1);

      part->part = trellis_sql_dup_text (statement, 0);
      part->body = trellis_sql_dup_text (statement, 1);
      part->aspect_id = trellis_sql_dup_text_or_null (statement, 2);
      part->level_id = trellis_sql_dup_text_or_null (statement, 3);
      part->is_internal = sqlite3_column_int (statement, 4);
      g_ptr_array_add (parts, part);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&parts) : NULL;
}

/**
 * trellis_store_read_note:
 * @self: a store
 * @visit_id: a visit
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisNotePart) (nullable): the parts
 *   of its note's latest version in order, none where there is no note; or
 *   %NULL with @error set
 */
GPtrArray *
trellis_store_read_note (TrellisStore  *self,
                         const char    *visit_id,
                         GError       **error)
{
  return trellis_store_read_note_version (self, visit_id, 0, error);
}

static gboolean
write_note_rows (TrellisStore  *self,
                 const char    *visit_id,
                 GPtrArray     *parts,
                 GError       **error)
{
  g_autofree char *subject = trellis_note_dup_subject (visit_id);
  g_autoptr (sqlite3_stmt) note = NULL;
  g_autoptr (sqlite3_stmt) status = NULL;

  note = trellis_sql_prepare (self,
                              "INSERT INTO note (visit_id, version, status) SELECT :visit_id, 1, 'draft'"
                              " WHERE NOT EXISTS (SELECT 1 FROM note WHERE visit_id = :visit_id)",
                              error);
  if (note != NULL)
    trellis_sql_bind_text (note, ":visit_id", visit_id);
  if (!trellis_sql_run (self, note, error))
    return FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      TrellisNotePart *part = g_ptr_array_index (parts, i);
      g_autoptr (sqlite3_stmt) statement = NULL;

      statement = trellis_sql_prepare (self,
                                       "INSERT INTO note_part (visit_id, version, part, position, body, aspect_id,"
                                       "  level_id, is_internal)"
                                       " VALUES (:visit_id, (SELECT max (version) FROM note WHERE visit_id ="
                                       "  :visit_id), :part, :position, :body, :aspect_id, :level_id, :is_internal)"
                                       " ON CONFLICT (visit_id, version, part) DO UPDATE SET body = excluded.body,"
                                       "  position = excluded.position, aspect_id = excluded.aspect_id,"
                                       "  level_id = excluded.level_id, is_internal = excluded.is_internal",
                                       error);
      if (statement != NULL)
        {
          trellis_sql_bind_text (statement, ":visit_id", visit_id);
          trellis_sql_bind_text (statement, ":part", part->part);
          trellis_sql_bind_int (statement, ":position", i);
          trellis_sql_bind_text (statement, ":body", part->body);
          trellis_sql_bind_text (statement, ":aspect_id", part->aspect_id);
          trellis_sql_bind_text (statement, ":level_id", part->level_id);
          trellis_sql_bind_int (statement, ":is_internal", part->is_internal);
        }
      if (!trellis_sql_run (self, statement, error) ||
          !trellis_store_drop_draft (self, subject, part->part, error))
        return FALSE;
    }

  status = trellis_sql_prepare (self,
                                "UPDATE visit SET status = 'noted'," NEXT_SEQUENCE " WHERE id = :visit_id AND status IN"
                                " ('planned', 'agreed', 'done')",
                                error);
  if (status != NULL)
    trellis_sql_bind_text (status, ":visit_id", visit_id);
  return trellis_sql_run (self, status, error);
}

/**
 * trellis_store_write_note:
 * @self: a store
 * @visit_id: a visit
 * @parts: (element-type TrellisNotePart): the note, in order
 * @error: return location for a #GError
 *
 * Writes the latest version of a visit's note, and lets go of what was typed
 * of these parts but not yet kept; the visit is noted from then on. Parts that
 * are not among @parts stay as they are, and so do their drafts.
 *
 * Fails with %TRELLIS_STORE_ERROR_REFUSED where the note is final: a correction
 * is a new version, by trellis_store_add_note_version().
 *
 * Returns: whether it was written
 */
gboolean
trellis_store_write_note (TrellisStore  *self,
                          const char    *visit_id,
                          GPtrArray     *parts,
                          GError       **error)
{
  TrellisNoteState state;

  if (!trellis_store_read_note_state (self, visit_id, &state, error))
    return FALSE;
  if (state.version > 0 && trellis_note_status_is_locked (state.status))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("This note is final. Begin a new version to correct it."));
      return FALSE;
    }
  if (!begin_visit_edit (self, visit_id, _("note"), error))
    return FALSE;

  return trellis_store_end_change (self, write_note_rows (self, visit_id, parts, error), error);
}
