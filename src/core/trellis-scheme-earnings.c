/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-private.h"

#include <glib/gi18n-lib.h>

/* A number, a pair of least and most, or nothing but bounds. */
static void
read_counts (TrellisEarning      *earning,
             TrellisJsonReader   *reader,
             const TrellisJsonAt *at)
{
  if (trellis_json_get_kind (at, "count") == JSON_NODE_ARRAY)
    {
      JsonArray *pair = json_object_get_array_member (at->object, "count");

      if (json_array_get_length (pair) != 2 ||
          json_node_get_value_type (json_array_get_element (pair, 0)) != G_TYPE_INT64 ||
          json_node_get_value_type (json_array_get_element (pair, 1)) != G_TYPE_INT64 ||
          json_array_get_int_element (pair, 0) < 0 || json_array_get_int_element (pair, 1) > 365 ||
          json_array_get_int_element (pair, 0) > json_array_get_int_element (pair, 1))
        {
          trellis_json_fail (reader, at, "count", _("A count is one whole number or two, the least and the most."));
          return;
        }
      earning->count = (int) json_array_get_int_element (pair, 0);
      earning->count_most = (int) json_array_get_int_element (pair, 1);
      return;
    }

  earning->count = earning->count_most = trellis_json_get_int (reader, at, "count", 0, 365, 0);
  earning->is_none = trellis_json_has (at, "count") && earning->count == 0;

  /* Beside a count these say what it is; alone they are the counts. */
  if (trellis_json_has (at, "count"))
    {
      if (trellis_json_has (at, "at_most") && trellis_json_get_boolean (reader, at, "at_most"))
        earning->count = 0;
      if (trellis_json_has (at, "at_least"))
        trellis_json_get_boolean (reader, at, "at_least");
    }
  else
    {
      earning->count = trellis_json_get_int (reader, at, "at_least", 0, 365, 0);
      earning->count_most = trellis_json_get_int (reader, at, "at_most", earning->count, 365, earning->count);
    }
}

static TrellisPer
read_per (TrellisJsonReader   *reader,
          const TrellisJsonAt *at,
          TrellisPer           fallback)
{
  static const char *const keys[] = {
    [TRELLIS_PER_YEAR] = "year",
    [TRELLIS_PER_TERM] = "term",
    [TRELLIS_PER_HALF_TERM] = "half-term",
    [TRELLIS_PER_WEEK] = "week",
    [TRELLIS_PER_MEETING] = "meeting",
  };
  g_autofree char *key = trellis_json_dup_string (reader, at, "per", NULL);

  if (key == NULL)
    return fallback;
  for (guint i = TRELLIS_PER_YEAR; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_str_equal (key, keys[i]))
        return (TrellisPer) i;
    }
  trellis_json_fail (reader, at, "per", _("“%s” is not a period; write year, term, half-term, week or meeting."), key);

  return fallback;
}

static TrellisWhen
read_when (TrellisJsonReader   *reader,
           const TrellisJsonAt *at)
{
  g_autofree char *key = trellis_json_dup_string (reader, at, "when", NULL);

  if (key == NULL)
    return TRELLIS_WHEN_ANY;
  if (g_str_equal (key, "start"))
    return TRELLIS_WHEN_START;
  if (g_str_equal (key, "end"))
    return TRELLIS_WHEN_END;
  trellis_json_fail (reader, at, "when", _("“%s” is not a part of the term; write start or end."), key);

  return TRELLIS_WHEN_ANY;
}

/* The first of @members that @at has, as a text. */
static char *
read_first (TrellisJsonReader   *reader,
            const TrellisJsonAt *at,
            const char *const   *members)
{
  for (guint i = 0; members[i] != NULL; i++)
    {
      if (trellis_json_has (at, members[i]))
        return trellis_json_dup_string (reader, at, members[i], "");
    }

  return g_strdup ("");
}

static TrellisEarning *
read_earning (TrellisScheme       *self,
              TrellisJsonReader   *reader,
              const TrellisJsonAt *at,
              const char          *offer)
{
  static const char *const items[] = { "item", "activity", "name", NULL };
  static const char *const notes[] = { "note", "purpose", NULL };
  TrellisEarning *earning = g_new0 (TrellisEarning, 1);

  earning->kind = trellis_json_dup_string (reader, at, "kind", "");
  earning->item = read_first (reader, at, items);
  if (*earning->kind == '\0' && *earning->item == '\0')
    trellis_json_fail (reader, at, "kind", _("This is needed and missing."));
  earning->offer = g_strdup (offer);
  earning->document = trellis_json_dup_string (reader, at, "document", NULL);
  earning->note = read_first (reader, at, notes);
  read_counts (earning, reader, at);
  if (trellis_json_get_boolean (reader, at, "from_programme"))
    earning->count = earning->count_most = -1;
  earning->per = read_per (reader, at, earning->count_most > 0 ? TRELLIS_PER_YEAR : TRELLIS_PER_NONE);
  earning->term = trellis_json_get_int (reader, at, "term", 1, MAX (self->terms_per_year, 1), 0);
  earning->weeks = trellis_json_get_int (reader, at, "weeks", 1, 52, 0);
  earning->when = read_when (reader, at);
  earning->is_optional = trellis_json_get_boolean (reader, at, "optional");
  earning->length = trellis_json_dup_string (reader, at, "length", "");
  earning->who = trellis_json_dup_strings (reader, at, "who");
  earning->attendees = trellis_json_dup_strings (reader, at,
                                                 trellis_json_has (at, "attendees") ? "attendees" : "involves");
  trellis_applies_read (&earning->applies, reader, at);

  return earning;
}

static void
read_earning_list (TrellisScheme       *self,
                   TrellisJsonReader   *reader,
                   const TrellisJsonAt *at,
                   const char          *member,
                   const char          *offer,
                   GPtrArray           *earnings)
{
  guint n = trellis_json_count (reader, at, member);
  TrellisJsonAt item;

  for (guint i = 0; i < n && trellis_json_enter_item (reader, at, member, i, &item); i++)
    g_ptr_array_add (earnings, read_earning (self, reader, &item, offer));
}

static void
read_offers (TrellisScheme       *self,
             TrellisLevel        *level,
             TrellisJsonReader   *reader,
             const TrellisJsonAt *root,
             const TrellisJsonAt *at)
{
  g_auto (GStrv) offers = trellis_json_dup_strings (reader, at, "offer");
  TrellisJsonAt all;

  for (guint i = 0; offers[i] != NULL && reader->error == NULL; i++)
    {
      if (trellis_json_get_kind (root, "offer") == JSON_NODE_OBJECT &&
          trellis_json_enter (reader, root, "offer", &all) &&
          trellis_json_has (&all, offers[i]))
        read_earning_list (self, reader, &all, offers[i], offers[i], level->earnings);
      else
        trellis_json_fail (reader, at, "offer", _("There is no offer “%s”."), offers[i]);
    }
}

static void
read_visit_kinds (TrellisScheme       *self,
                  TrellisJsonReader   *reader,
                  const TrellisJsonAt *at)
{
  guint n = trellis_json_count (reader, at, "visit_kinds");
  TrellisJsonAt item;

  for (guint i = 0; i < n && trellis_json_enter_item (reader, at, "visit_kinds", i, &item); i++)
    {
      TrellisVisitKind *kind = g_new0 (TrellisVisitKind, 1);
      g_autofree char *session = trellis_json_dup_string (reader, &item, "session", "day");

      kind->kind = trellis_json_dup_needed (reader, &item, "kind");
      if (!trellis_session_parse (session, &kind->session))
        trellis_json_fail (reader, &item, "session", _("“%s” is not a session; write day, am or pm."), session);
      g_ptr_array_add (self->visit_kinds, kind);
    }
}

/* A scheme that does not say which kinds become visits: all that it counts for
 * a level, but for days of support, which are not visits. */
static void
assume_visit_kinds (TrellisScheme *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint l = 0; l < self->levels->len; l++)
    {
      TrellisLevel *level = g_ptr_array_index (self->levels, l);

      for (guint i = 0; i < level->earnings->len; i++)
        {
          TrellisEarning *earning = g_ptr_array_index (level->earnings, i);

          if (earning->count_most != 0 && *earning->kind != '\0' &&
              !g_str_equal (earning->kind, TRELLIS_KIND_SUPPORT_DAY) &&
              g_hash_table_add (seen, earning->kind))
            {
              TrellisVisitKind *kind = g_new0 (TrellisVisitKind, 1);

              kind->kind = g_strdup (earning->kind);
              kind->session = TRELLIS_SESSION_DAY;
              g_ptr_array_add (self->visit_kinds, kind);
            }
        }
    }
}

/* Reads what each level earns, with its offers, the meetings whatever the
 * level, and the kinds that become visits. The levels stand in the file's order. */
void
trellis_scheme_read_earnings (TrellisScheme       *self,
                              TrellisJsonReader   *reader,
                              const TrellisJsonAt *at)
{
  TrellisJsonAt item;

  for (guint i = 0; i < self->levels->len && trellis_json_enter_item (reader, at, "levels", i, &item); i++)
    {
      TrellisLevel *level = g_ptr_array_index (self->levels, i);

      read_earning_list (self, reader, &item, "earns", "", level->earnings);
      read_offers (self, level, reader, at, &item);
    }
  read_earning_list (self, reader, at, "other_meetings", "", self->meetings);
  read_earning_list (self, reader, at, "core_offer", "core_offer", self->meetings);
  read_visit_kinds (self, reader, at);
  if (!trellis_json_has (at, "visit_kinds"))
    assume_visit_kinds (self);
}
