/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-judgements.h"

#include "trellis-store-checklists.h"
#include "trellis-store-private.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-visit.h"

#include <glib/gi18n-lib.h>

/**
 * trellis_store_propose:
 * @self: a store
 * @urn: a school
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): trellis_store_propose_in() the trust's
 *   scheme
 */
TrellisProposal *
trellis_store_propose (TrellisStore  *self,
                       const char    *urn,
                       TrellisDay     as_at,
                       GError       **error)
{
  return trellis_store_propose_in (self, NULL, urn, as_at, error);
}

/**
 * trellis_store_propose_in:
 * @self: a store
 * @scheme_id: (nullable): a scheme that the file holds; %NULL for the trust's
 * @urn: a school
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Proposes a level by best fit over the agreed judgements of that day. A person
 * decides.
 *
 * Returns: (transfer full) (nullable): the proposal, with no level where
 *   nothing is judged; its levels and aspects belong to
 *   trellis_store_get_scheme_of() that day; or %NULL with @error set
 */
TrellisProposal *
trellis_store_propose_in (TrellisStore  *self,
                          const char    *scheme_id,
                          const char    *urn,
                          TrellisDay     as_at,
                          GError       **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme_of (self, scheme_id, as_at, error);
  g_autoptr (TrellisSchool) school = NULL;
  g_autoptr (GHashTable) levels = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  TrellisSubject subject = { NULL };

  if (scheme == NULL)
    return NULL;
  school = trellis_store_read_school (self, urn, as_at, error);
  if (school == NULL)
    return NULL;

  for (guint i = 0; i < scheme->aspects->len; i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, i);
      g_autoptr (GError) local_error = NULL;
      g_autofree char *id = NULL;
      char *level_id = NULL;
      TrellisDay judged_on;

      id = trellis_store_read_current_judgement (self, urn, scheme->id, aspect->id, TRELLIS_SOURCE_AGREED, as_at,
                                                 &judged_on, &level_id,
                                   &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (id != NULL)
        g_hash_table_insert (levels, aspect->id, level_id);
    }

  subject.phase = school->phase;
  subject.level_id = school->level_id;
  subject.is_church = school->is_church;
  subject.is_federation = school->federation_id != NULL;
  return trellis_best_fit (scheme, &subject, levels);
}

static gboolean
write_category (TrellisStore      *self,
                TrellisSchool     *school,
                TrellisScheme     *scheme,
                const char        *level_id,
                TrellisDay         agreed_on,
                const char        *meeting,
                const char        *attendees,
                const char        *proposed_level_id,
                const char        *reason,
                const char        *narrative,
                char             **id,
                GError           **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO category (id, urn, scheme_id, scheme_version, level_id,"
                                   " agreed_on, meeting,"
                                   "  attendees, proposed_level_id, reason, narrative, recorded_at, supersedes)"
                                   " VALUES (:id, :urn, :scheme_id,"
                                   "  (SELECT max (version) FROM scheme_version WHERE scheme_id = :scheme_id),"
                                   " :level_id,"
                                   "  :agreed_on, :meeting, :attendees, :proposed_level_id, :reason, :narrative,"
                                   " :recorded_at,"
                                   "  (SELECT j.id FROM category j WHERE j.urn = :urn AND j.scheme_id = :scheme_id"
                                   "    AND j.agreed_on = :agreed_on AND " NOT_SUPERSEDED ("category", "j")
                                   "    ORDER BY j.recorded_at DESC, j.rowid DESC LIMIT 1))",
                                   error);
  if (statement == NULL)
    return FALSE;
  *id = trellis_store_new_id (self);
  trellis_sql_bind_text (statement, ":id", *id);
  trellis_sql_bind_text (statement, ":urn", school->urn);
  trellis_sql_bind_text (statement, ":scheme_id", scheme->id);
  trellis_sql_bind_text (statement, ":level_id", level_id);
  trellis_sql_bind_day (statement, ":agreed_on", agreed_on);
  trellis_sql_bind_text (statement, ":meeting", meeting);
  trellis_sql_bind_text (statement, ":attendees", attendees);
  trellis_sql_bind_text (statement, ":proposed_level_id", proposed_level_id);
  trellis_sql_bind_text (statement, ":reason", reason);
  trellis_sql_bind_text (statement, ":narrative", narrative);
  trellis_sql_bind_int (statement, ":recorded_at", trellis_clock_get_now ());
  return trellis_sql_run (self, statement, error);
}

/* A federation is categorised as one: what is agreed for a member holds for
 * each school that was one on the day. */
static gboolean
write_category_of_members (TrellisStore   *self,
                           TrellisSchool  *school,
                           TrellisScheme  *scheme,
                           const char     *level_id,
                           TrellisDay      agreed_on,
                           const char     *meeting,
                           const char     *attendees,
                           const char     *proposed_level_id,
                           const char     *reason,
                           const char     *narrative,
                           char          **id,
                           GError        **error)
{
  g_autoptr (GListModel) schools = NULL;

  if (!write_category (self, school, scheme, level_id, agreed_on, meeting, attendees, proposed_level_id, reason,
                       narrative,
                       id, error))
    return FALSE;
  if (school->federation_id == NULL)
    return TRUE;

  schools = trellis_store_list_schools (self, agreed_on, FALSE, error);
  if (schools == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) member = g_list_model_get_item (schools, i);
      g_autofree char *member_id = NULL;
      TrellisSubject subject = { member->phase, member->level_id, member->is_church, TRUE };

      if (g_strcmp0 (member->federation_id, school->federation_id) != 0 || g_str_equal (member->urn, school->urn) ||
          !trellis_applies_to (&scheme->applies, &subject))
        continue;
      if (!write_category (self, member, scheme, level_id, agreed_on, meeting, attendees, proposed_level_id, reason,
                           narrative, &member_id, error))
        return FALSE;
    }

  return TRUE;
}

/* What the level gives a school, for somebody to see that it comes: in the
 * scheme's own words where it has some. */
static gboolean
open_support_list (TrellisStore        *self,
                   const char          *urn,
                   const TrellisLevel  *level,
                   TrellisDay           agreed_on,
                   GError             **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) items = NULL;

  for (guint i = 0; level->support[0] == NULL && i < level->earnings->len; i++)
    {
      const TrellisEarning *earning = g_ptr_array_index (level->earnings, i);

      if (*earning->item != '\0')
        g_strv_builder_add (builder, earning->item);
      else if (*earning->kind != '\0' && !earning->is_none)
        g_strv_builder_add (builder, trellis_visit_kind_get_name (earning->kind));
    }
  items = g_strv_builder_end (builder);

  return trellis_store_open_checklist (self, urn, TRELLIS_CHECKLIST_NEW_LEVEL, agreed_on,
                                       (const char *const *) (level->support[0] != NULL ? level->support : items),
                                       error);
}

/**
 * trellis_store_agree_category:
 * @self: a store
 * @urn: a school
 * @level_id: a level of the trust's scheme
 * @agreed_on: the meeting's day, not after today
 * @meeting: the meeting's name
 * @attendees: who was there, a line each
 * @reason: why it differs from the proposal; needed where it does
 * @narrative: in words; may be empty
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): trellis_store_agree_category_in() the
 *   trust's scheme
 */
char *
trellis_store_agree_category (TrellisStore  *self,
                              const char    *urn,
                              const char    *level_id,
                              TrellisDay     agreed_on,
                              const char    *meeting,
                              const char    *attendees,
                              const char    *reason,
                              const char    *narrative,
                              GError       **error)
{
  return trellis_store_agree_category_in (self, NULL, urn, level_id, agreed_on, meeting, attendees, reason, narrative,
                                          error);
}

/**
 * trellis_store_agree_category_in:
 * @self: a store
 * @scheme_id: (nullable): a scheme that the file holds; %NULL for the trust's
 * @urn: a school; for a member of a federation the category is that of every
 *   member that the scheme is for
 * @level_id: a level of the scheme
 * @agreed_on: the meeting's day, not after today
 * @meeting: the meeting's name
 * @attendees: who was there, a line each
 * @reason: why it differs from the proposal; needed where it does
 * @narrative: in words; may be empty
 * @error: return location for a #GError
 *
 * Records a school's category as people agreed it. One agreed the same day
 * before is corrected by this one. A level other than the one before opens the
 * school's checklist of what the scheme gives at it.
 *
 * Returns: (transfer full) (nullable): its id, or %NULL with @error set:
 *   %TRELLIS_STORE_ERROR_REFUSED where the level differs from the proposal and
 *   no reason is given
 */
char *
trellis_store_agree_category_in (TrellisStore  *self,
                                 const char    *scheme_id,
                                 const char    *urn,
                                 const char    *level_id,
                                 TrellisDay     agreed_on,
                                 const char    *meeting,
                                 const char    *attendees,
                                 const char    *reason,
                                 const char    *narrative,
                                 GError       **error)
{
  TrellisScheme *scheme = scheme_id != NULL ? trellis_store_get_scheme_version (self, scheme_id, 0, error)
                                            : trellis_store_get_scheme (self, error);
  g_autoptr (TrellisSchool) school = NULL;
  g_autoptr (TrellisProposal) proposal = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *id = NULL;
  TrellisLevel *level, *old_level;

  if (scheme == NULL || !trellis_store_refuse_future (self, agreed_on, error))
    return NULL;
  level = trellis_scheme_get_level (scheme, level_id);
  if (level == NULL || level->aspect_id != NULL)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN, _("The scheme has no category “%s”."),
                   level_id);
      return NULL;
    }
  school = trellis_store_read_school (self, urn, agreed_on, error);
  if (school == NULL)
    return NULL;
  proposal = trellis_store_propose_in (self, scheme_id, urn, agreed_on, error);
  if (proposal == NULL)
    return NULL;
  if (proposal->level != NULL && !g_str_equal (proposal->level->id, level->id) && *reason == '\0')
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("The best fit is %s. Say in a few words why %s was agreed."), proposal->level->name, level->name);
      return NULL;
    }

  /* The school's level is one of the trust's scheme. */
  old_level = scheme_id == NULL ? trellis_scheme_get_level (scheme, school->level_id) : NULL;
  if (old_level != NULL && old_level != level)
    sentence = g_strdup_printf (_("%s: category agreed %s, was %s"), school->name, level->name, old_level->name);
  else
    sentence = g_strdup_printf (_("%s: category agreed %s"), school->name, level->name);

  if (!trellis_store_begin_change (self, "category", urn, sentence, error))
    return NULL;
  if (!trellis_store_end_change (self,
                                 write_category_of_members (self, school, scheme, level_id, agreed_on, meeting,
                                                            attendees,
                                                            proposal->level != NULL ? proposal->level->id : NULL,
                                                            reason,
                                                            narrative, &id, error) &&
                                   (old_level == NULL || old_level == level ||
                                    open_support_list (self, urn, level, agreed_on, error)),
                                 error))
    return NULL;

  return g_steal_pointer (&id);
}
