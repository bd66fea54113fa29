/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-moderation.h"

#include "trellis-store-private.h"
#include "trellis-store-schemes.h"
#include "trellis-store-trust.h"

/* A judgement by an adviser that names nobody is the school's adviser's of that
 * day. Agreed categories stand for the whole beside what each source judged of
 * it; a judgement of the whole that says "agreed" gives way to them. */
#define FACTS_SQL                                                                                                     \
  "SELECT j.urn, j.aspect_id, j.level_id, j.judged_on AS day, j.source, p.id, coalesce (p.name, ''),"                 \
  "  j.recorded_at AS recorded_at, j.id AS id"                                                                        \
  " FROM " JUDGEMENTS_READ (":scheme_id") " j LEFT JOIN person p"                                                     \
  "  ON p.id = coalesce (j.person_id, CASE WHEN j.source = 'adviser' THEN"                                            \
  "  (SELECT sp.person_id FROM school_person sp WHERE sp.urn = j.urn AND sp.role = 'adviser'"                         \
  "    AND sp.holds_from <= j.judged_on ORDER BY sp.holds_from DESC LIMIT 1) END)"                                    \
  " WHERE j.judged_on <= :as_at AND " NOT_SUPERSEDED ("judgement", "j")                                               \
  "  AND NOT (j.aspect_id = 'overall' AND j.source = 'agreed')"                                                       \
  " UNION ALL SELECT j.urn, 'overall', j.level_id, j.agreed_on, 'agreed', NULL, '', j.recorded_at, j.id"              \
  " FROM " CATEGORIES_READ (":scheme_id") " j WHERE j.agreed_on <= :as_at AND " NOT_SUPERSEDED ("category", "j")      \
  " ORDER BY day, recorded_at, id"

typedef enum
{
  COLUMN_URN,
  COLUMN_ASPECT,
  COLUMN_LEVEL,
  COLUMN_DAY,
  COLUMN_SOURCE,
  COLUMN_PERSON,
  COLUMN_PERSON_NAME,
} Column;

/**
 * trellis_store_read_moderation:
 * @self: an open store, on the thread that opened it
 * @schools: (element-type TrellisSchool): the schools to look at
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Lays the judgements that held then beside each other: the schools' own and
 * the trust's, one adviser's and another's, the advisers' and what was agreed.
 * See trellis_moderation_compare() for what is compared.
 *
 * Returns: (transfer full) (nullable): whether people judge alike, or %NULL
 *   with @error set
 */
TrellisModeration *
trellis_store_read_moderation (TrellisStore  *self,
                               GListModel    *schools,
                               TrellisDay     as_at,
                               GError       **error)
{
  g_autoptr (TrellisModeration) moderation = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme_on (self, as_at, error);
  TrellisStep step;

  if (scheme == NULL)
    return NULL;
  statement = trellis_sql_prepare (self, FACTS_SQL, error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":scheme_id", scheme->id);
  trellis_sql_bind_day (statement, ":as_at", as_at);

  moderation = trellis_moderation_new (scheme, schools, as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      const char *aspect_id = trellis_sql_get_text (statement, COLUMN_ASPECT);
      const char *person_id = trellis_sql_get_text (statement, COLUMN_PERSON);
      TrellisModerationView view = {
        .level = trellis_scheme_get_level (scheme, trellis_sql_get_text (statement, COLUMN_LEVEL)),
        .judged_on = trellis_sql_get_day (statement, COLUMN_DAY),
        .person_id = *person_id != '\0' ? (char *) person_id : NULL,
        .person_name = (char *) trellis_sql_get_text (statement, COLUMN_PERSON_NAME),
      };

      /* Only levels of one list lie so many levels apart. */
      if (view.level != NULL &&
          g_ptr_array_find (trellis_scheme_get_aspect_levels (scheme, aspect_id), view.level, NULL) &&
          trellis_source_parse (trellis_sql_get_text (statement, COLUMN_SOURCE), &view.source))
        trellis_moderation_take (moderation, trellis_sql_get_text (statement, COLUMN_URN), aspect_id, &view);
    }
  if (step != TRELLIS_STEP_DONE)
    return NULL;
  trellis_moderation_compare (moderation);

  return g_steal_pointer (&moderation);
}
