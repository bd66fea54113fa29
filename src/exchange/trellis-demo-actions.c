/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-demo-private.h"
#include "trellis-store-actions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SET(action, field, value) (g_free ((action)->field), (action)->field = g_strdup (value))

/* The visit of a school that the documents name as 2025-26/3. */
static TrellisVisit *
find_visit (TrellisDemo *self,
            const char  *urn,
            const char  *name)
{
  g_autofree char *key = g_strconcat (urn, "/", name, NULL);
  TrellisVisit *visit = g_hash_table_lookup (self->visits, key);

  if (visit == NULL)
    g_error ("data/demo speaks of the visit %s, which was not planned", key);

  return visit;
}

/* The day of a rating: of a visit, or written out. */
static TrellisDay
find_day (TrellisDemo *self,
          const char  *urn,
          const char  *when)
{
  return strchr (when, '/') != NULL ? find_visit (self, urn, when)->visit_on : trellis_demo_parse_day (when);
}

static gboolean
rate_action (TrellisDemo  *self,
             const char   *urn,
             const char   *id,
             JsonArray    *rating,
             GError      **error)
{
  const char *when = json_array_get_string_element (rating, 0);
  TrellisVisit *visit = strchr (when, '/') != NULL ? find_visit (self, urn, when) : NULL;
  TrellisDay rated_on = find_day (self, urn, when);
  TrellisRating value = TRELLIS_RATING_NONE;

  trellis_rating_parse (json_array_get_string_element (rating, 1), &value);
  trellis_clock_set_today (rated_on);
  return trellis_store_rate_action_at_visit (self->store, id, visit != NULL ? visit->id : NULL, value, rated_on,
                                             json_array_get_string_element (rating, 2), error);
}

static gboolean
write_action (TrellisDemo  *self,
              JsonObject   *entry,
              GError      **error)
{
  const char *urn = trellis_demo_get_text (entry, "urn");
  const char *agreed_at = trellis_demo_get_text (entry, "visit");
  JsonArray *ratings = trellis_demo_get_list (entry, "ratings");
  JsonArray *closed = trellis_demo_get_list (entry, "closed");
  TrellisVisit *visit = agreed_at != NULL ? find_visit (self, urn, agreed_at) : NULL;
  g_autoptr (TrellisAction) action = trellis_action_new ("");
  g_autofree char *id = NULL;

  SET (action, urn, urn);
  SET (action, what, trellis_demo_get_text (entry, "what"));
  SET (action, success_criteria, trellis_demo_get_text (entry, "success"));
  SET (action, owner, trellis_demo_get_text (entry, "owner"));
  SET (action, aspect_id, trellis_demo_get_text (entry, "aspect"));
  SET (action, source, visit == NULL ? trellis_demo_get_text (entry, "source") : "");
  action->opened_on = visit != NULL ? visit->visit_on : trellis_demo_get_day (entry, "opened");
  action->due_on = trellis_demo_get_day (entry, "due");
  trellis_clock_set_today (action->opened_on);
  id = trellis_store_add_action (self->store, action, visit != NULL ? visit->id : NULL, error);
  if (id == NULL)
    return FALSE;

  for (guint i = 0; ratings != NULL && i < json_array_get_length (ratings); i++)
    {
      if (!rate_action (self, urn, id, json_array_get_array_element (ratings, i), error))
        return FALSE;
    }
  if (closed != NULL)
    {
      TrellisDay closed_on = find_day (self, urn, json_array_get_string_element (closed, 0));

      trellis_clock_set_today (closed_on);
      return trellis_store_close_action (self->store, id, closed_on, json_array_get_string_element (closed, 1), error);
    }

  return TRUE;
}

/* The actions that came of visits and meetings, with every rating they had. */
gboolean
trellis_demo_write_actions (TrellisDemo  *self,
                            GError      **error)
{
  JsonArray *actions = trellis_demo_get_list (trellis_demo_get_document (self, "actions"), "actions");
  JsonObject *document = trellis_demo_get_document (self, "schools");
  gboolean is_good = TRUE;

  if (!trellis_demo_begin (self, self->today, trellis_demo_get_text (document, "director"), "action",
                           _("Take in the schools’ actions and their ratings"), error))
    return FALSE;
  for (guint i = 0; is_good && i < json_array_get_length (actions); i++)
    is_good = write_action (self, json_array_get_object_element (actions, i), error);
  trellis_clock_set_today (self->today);

  return trellis_store_end_change (self->store, is_good, error);
}
