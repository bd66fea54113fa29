/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-demo.h"

#include "data/trellis-demo.h"
#include "trellis-demo-private.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>
#include <string.h>

#define RESOURCES "/io/github/trellis_schools/Trellis/demo/"
#define SEED 20260306
/* The register of the autumn is taken within so many days of a year's first. */
#define DAYS_TO_REGISTER 6

static void
register_resource (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      trellis_demo_register_resource ();
      g_once_init_leave (&is_done, 1);
    }
}

/* Reads every document of data/demo once. */
static GHashTable *
load_documents (void)
{
  GHashTable *documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);
  g_auto (GStrv) names = NULL;

  register_resource ();
  names = g_resources_enumerate_children (RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *resource = g_strconcat (RESOURCES, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      g_autoptr (GError) error = NULL;
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);

      if (!json_parser_load_from_data (parser, text, length, &error))
        g_error ("%s: %s", names[i], error->message);
      g_hash_table_insert (documents, g_strndup (names[i], strcspn (names[i], ".")),
                           json_parser_steal_root (parser));
    }

  return documents;
}

static void
clear_demo (TrellisDemo *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->scheme);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->turns, g_hash_table_unref);
  g_clear_pointer (&self->meetings, g_hash_table_unref);
  g_clear_pointer (&self->visits, g_hash_table_unref);
}

/* The months of a year, one after the other, so that the file's history runs in
 * the order of time. */
static gboolean
write_months (TrellisDemo        *self,
              TrellisSchoolYear  *year,
              gboolean            is_first,
              GError            **error)
{
  TrellisDay until;

  for (TrellisDay from = year->starts_on; from <= MIN (year->ends_on, self->today); from = until + 1)
    {
      until = trellis_day_add_months (from, 1) - 1;
      if (!trellis_demo_write_judgements (self, year->id, from, until, error) ||
          !trellis_demo_write_register (self, MAX (from, year->starts_on + DAYS_TO_REGISTER + 1), until, error) ||
          (!is_first && !trellis_demo_make_visits (self, year->id, from, until, error)))
        return FALSE;
    }

  return TRUE;
}

/* One year of the trust, as it would have been lived. The first was before its
 * visits were kept here. */
static gboolean
write_year (TrellisDemo  *self,
            const char   *year_id,
            gboolean      is_first,
            GError      **error)
{
  g_autoptr (TrellisSchoolYear) year = trellis_school_year_new (year_id, error);

  if (year == NULL)
    return FALSE;

  trellis_clock_set_today (year->starts_on);
  return trellis_store_ensure_year (self->store, year_id, error) &&
         trellis_demo_write_register (self, year->starts_on, year->starts_on + DAYS_TO_REGISTER, error) &&
         (!is_first || trellis_demo_write_schools (self, error)) &&
         trellis_demo_write_year_of_schools (self, year_id, error) &&
         (is_first || trellis_demo_plan_visits (self, year_id, error)) &&
         write_months (self, year, is_first, error);
}

static gboolean
write_trust (TrellisDemo  *self,
             JsonArray    *years,
             GError      **error)
{
  if (!trellis_demo_write_people (self, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (years); i++)
    {
      if (!write_year (self, json_array_get_string_element (years, i), i == 0, error))
        return FALSE;
    }

  if (!trellis_demo_write_actions (self, error) || !trellis_demo_write_measures (self, error) ||
      !trellis_demo_write_documents (self, error))
    return FALSE;

  /* Last, so that until here no fact could be dated later than the day it was
   * written. */
  trellis_clock_set_today (self->today);
  return trellis_store_set_clock (self->store, self->today, error);
}

/**
 * trellis_demo_write:
 * @path: where; nothing may stand there yet
 * @error: return location for a #GError
 *
 * Makes the demo trust: an invented trust with three years of work in it, dated
 * around a day that its file keeps as its own today. The bytes are the same on
 * every run. Where it fails nothing is left behind. Meanwhile the program's
 * clock is turned back (trellis_clock_set_today()), so nothing else may be
 * written at the same time; it is as it was at the end.
 *
 * Returns: whether it was written; otherwise as trellis_store_create()
 */
gboolean
trellis_demo_write (const char  *path,
                    GError     **error)
{
  TrellisDemo self = { NULL };
  TrellisDay before = trellis_clock_is_set () ? trellis_clock_get_today () : TRELLIS_DAY_NONE;
  JsonObject *trust;
  JsonArray *years;
  gboolean is_good = FALSE;

  g_return_val_if_fail (path != NULL, FALSE);

  self.documents = load_documents ();
  self.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.turns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.meetings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  trust = json_object_get_object_member (trellis_demo_get_document (&self, "schools"), "trust");
  years = trellis_demo_get_list (trust, "years");
  self.today = trellis_demo_get_day (trust, "clock");
  self.scheme = trellis_scheme_new_shipped (trellis_demo_get_text (trust, "scheme"), error);

  if (self.scheme != NULL)
    {
      trellis_clock_set_today (trellis_demo_get_day (trust, "starts"));
      self.store = trellis_store_create (path, trellis_demo_get_text (trust, "name"), self.scheme,
                                         json_array_get_string_element (years, json_array_get_length (years) - 1),
                                         error);
    }
  if (self.store != NULL)
    {
      trellis_store_seed_ids (self.store, SEED);
      is_good = write_trust (&self, years, error);
      g_clear_object (&self.store);
      if (!is_good)
        g_unlink (path);
    }
  trellis_clock_set_today (before);
  clear_demo (&self);

  return is_good;
}
