/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-demo-private.h"
#include "trellis-store-import.h"
#include "trellis-store-inspections.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>

#define MAIL_DOMAIN "quillmere.example"

static const char *
get_administrator (TrellisDemo *self)
{
  return trellis_demo_get_text (trellis_demo_get_document (self, "schools"), "administrator");
}

static char *
make_email (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_strconcat (g_strdelimit (lower, " ", '.'), "@" MAIL_DOMAIN, NULL);
}

/* Adds the person unless they are there: some lead two schools. */
static gboolean
add_person (TrellisDemo  *self,
            const char   *name,
            const char   *role,
            gboolean      is_adviser,
            GError      **error)
{
  g_autofree char *email = make_email (name);
  char *id;

  if (g_hash_table_contains (self->ids, name))
    return TRUE;

  id = trellis_store_add_person (self->store, name, role, email, is_adviser, error);
  if (id == NULL)
    return FALSE;
  g_hash_table_insert (self->ids, g_strdup (name), id);
  return TRUE;
}

/* Half days as the documents write them: ten figures, Monday morning first. */
static guint
parse_week (const char *text)
{
  guint half_days = 0;

  for (guint i = 0; i < 10; i++)
    {
      if (text[i] == '1')
        half_days |= 1u << i;
    }

  return half_days;
}

static gboolean
write_weeks (TrellisDemo  *self,
             JsonObject   *person,
             TrellisDay    starts_on,
             GError      **error)
{
  const char *id = trellis_demo_get_id (self, trellis_demo_get_text (person, "name"));
  JsonArray *weeks = trellis_demo_get_list (person, "weeks");

  if (!trellis_store_set_working_week (self->store, id, starts_on, parse_week (trellis_demo_get_text (person, "week")),
                                       error))
    return FALSE;
  for (guint i = 0; weeks != NULL && i < json_array_get_length (weeks); i++)
    {
      JsonArray *week = json_array_get_array_element (weeks, i);

      if (!trellis_store_set_working_week (self->store, id,
                                           trellis_demo_parse_day (json_array_get_string_element (week, 0)),
                                           parse_week (json_array_get_string_element (week, 1)), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_people_rows (TrellisDemo  *self,
                   TrellisDay    starts_on,
                   GError      **error)
{
  JsonArray *people = trellis_demo_get_list (trellis_demo_get_document (self, "schools"), "people");
  JsonArray *schools = trellis_demo_get_schools (self);
  const struct
  {
    const char *member;
    const char *role;
  } roles[] = { { "heads", _("Headteacher") }, { "chairs", _("Chair of governors") } };

  for (guint i = 0; i < json_array_get_length (people); i++)
    {
      JsonObject *person = json_array_get_object_element (people, i);

      if (!add_person (self, trellis_demo_get_text (person, "name"), trellis_demo_get_text (person, "role"),
                       json_object_get_boolean_member_with_default (person, "adviser", FALSE), error) ||
          !write_weeks (self, person, starts_on, error))
        return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (schools); i++)
    {
      JsonObject *school = json_array_get_object_element (schools, i);

      for (guint k = 0; k < G_N_ELEMENTS (roles); k++)
        {
          JsonArray *holders = trellis_demo_get_list (school, roles[k].member);

          for (guint j = 0; j < json_array_get_length (holders); j++)
            {
              JsonArray *holder = json_array_get_array_element (holders, j);

              if (!add_person (self, json_array_get_string_element (holder, 0), roles[k].role, FALSE, error))
                return FALSE;
            }
        }
    }

  return TRUE;
}

/* The central team, and the people of the schools. */
gboolean
trellis_demo_write_people (TrellisDemo  *self,
                           GError      **error)
{
  TrellisDay starts_on = trellis_clock_get_today ();

  if (!trellis_demo_begin (self, starts_on, get_administrator (self), "person", _("Add the people of the trust"),
                           error))
    return FALSE;

  return trellis_store_end_change (self->store, write_people_rows (self, starts_on, error), error);
}

/* The registers that the schools are described by, each with its census. */
static const struct
{
  const char *holds_from;
  const char *census_on;
} registers[] = {
  { "2023-09-01", "2023-01-19" },
  { "2024-09-02", "2024-01-18" },
  { "2025-09-01", "2025-01-16" },
  { "2026-02-27", "2026-01-15" },
};

static gboolean
put_record (TrellisDemo         *self,
            TrellisSchoolImport *import,
            JsonObject          *school,
            guint                register_index,
            GError             **error)
{
  JsonArray *ages = trellis_demo_get_list (school, "ages");
  JsonArray *roll = trellis_demo_get_list (school, "roll");
  JsonObject *trust = json_object_get_object_member (trellis_demo_get_document (self, "schools"), "trust");
  const char *church = trellis_demo_get_text (school, "church");
  TrellisDay closed_on = trellis_demo_get_day (school, "closed");
  TrellisDay holds_from = trellis_demo_parse_day (registers[register_index].holds_from);
  gboolean is_closed = closed_on != TRELLIS_DAY_NONE && closed_on < holds_from;
  gboolean is_counted = !json_array_get_null_element (roll, register_index);
  gboolean is_ours = trellis_demo_get_day (school, "joined") <= holds_from;
  TrellisSchoolRecord record = {
    .urn = trellis_demo_get_text (school, "urn"),
    .name = trellis_demo_get_text (school, "name"),
    .phase = trellis_demo_get_text (school, "phase"),
    .status = is_closed ? "closed" : "open",
    .kind = trellis_demo_get_text (school, "kind"),
    .kind_group = "",
    .opened_on = TRELLIS_DAY_NONE,
    .closed_on = is_closed ? closed_on : TRELLIS_DAY_NONE,
    .la_code = "",
    .la_name = trellis_demo_get_text (trust, "local_authority"),
    .establishment_number = "",
    .age_low = json_array_get_int_element (ages, 0),
    .age_high = json_array_get_int_element (ages, 1),
    .gender = "Mixed",
    .religious_character = church != NULL ? church : "",
    .is_church = church != NULL,
    .diocese = church != NULL ? trellis_demo_get_text (trust, "diocese") : "",
    .trust_uid = "",
    .trust_name = is_ours ? trellis_demo_get_text (trust, "name") : "",
    .federation_code = "",
    .federation_name = "",
    .pupils = is_counted ? json_array_get_int_element (roll, register_index) : -1,
    .capacity = json_object_get_int_member (school, "capacity"),
    .free_meals_pct = json_object_get_double_member (school, "free_meals"),
    .census_on = trellis_demo_parse_day (registers[register_index].census_on),
    .street = "",
    .locality = "",
    .town = trellis_demo_get_text (school, "town"),
    .county = "",
    .postcode = trellis_demo_get_text (school, "postcode"),
    .easting = -1,
    .northing = -1,
    .website = "",
    .phone = "",
    .head_name = "",
    .head_title = "",
  };

  return trellis_school_import_put (import, &record, error);
}

static gboolean
write_register (TrellisDemo  *self,
                guint         register_index,
                GError      **error)
{
  TrellisDay holds_from = trellis_demo_parse_day (registers[register_index].holds_from);
  JsonArray *schools = trellis_demo_get_schools (self);
  g_autofree char *day = trellis_day_format (holds_from, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *sentence = g_strdup_printf (_("Take the register of schools of %s"), day);
  TrellisSchoolImport *import;
  gboolean is_good = TRUE;

  trellis_clock_set_today (holds_from);
  trellis_store_set_author (self->store, get_administrator (self));
  import = trellis_school_import_begin (self->store, sentence, holds_from, error);
  if (import == NULL)
    return FALSE;
  for (guint i = 0; is_good && i < json_array_get_length (schools); i++)
    is_good = put_record (self, import, json_array_get_object_element (schools, i), register_index, error);

  return trellis_school_import_end (import, is_good, error);
}

/* The registers that came between two days. */
gboolean
trellis_demo_write_register (TrellisDemo  *self,
                             TrellisDay    from,
                             TrellisDay    until,
                             GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      TrellisDay holds_from = trellis_demo_parse_day (registers[i].holds_from);

      if (holds_from >= from && holds_from <= until && !write_register (self, i, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_holders (TrellisDemo  *self,
               JsonObject   *school,
               const char   *member,
               const char   *role,
               TrellisDay    after,
               TrellisDay    until,
               GError      **error)
{
  JsonArray *holders = trellis_demo_get_list (school, member);

  for (guint i = 0; i < json_array_get_length (holders); i++)
    {
      JsonArray *holder = json_array_get_array_element (holders, i);
      TrellisDay since = trellis_demo_parse_day (json_array_get_string_element (holder, 1));

      if (since > after && since <= until &&
          !trellis_store_set_role_holder (self->store, trellis_demo_get_text (school, "urn"), role,
                                          trellis_demo_get_id (self, json_array_get_string_element (holder, 0)), since,
                                          error))
        return FALSE;
    }

  return TRUE;
}

static void
add_grade_cb (JsonObject *grades,
              const char *area,
              JsonNode   *grade,
              gpointer    inspection)
{
  trellis_inspection_add_grade (inspection, area, json_node_get_string (grade));
}

static gboolean
write_inspections (TrellisDemo  *self,
                   JsonObject   *school,
                   TrellisDay    after,
                   TrellisDay    until,
                   GError      **error)
{
  JsonArray *inspections = trellis_demo_get_list (school, "inspections");
  g_autoptr (GPtrArray) recorded = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_inspection_free);

  for (guint i = 0; i < json_array_get_length (inspections); i++)
    {
      JsonArray *inspection = json_array_get_array_element (inspections, i);
      TrellisDay inspected_on = trellis_demo_parse_day (json_array_get_string_element (inspection, 1));
      TrellisFramework framework = TRELLIS_FRAMEWORK_OTHER;
      TrellisInspection *taken;

      if (inspected_on <= after || inspected_on > until)
        continue;
      trellis_framework_parse (json_array_get_string_element (inspection, 0), &framework);
      taken = trellis_inspection_new (trellis_demo_get_text (school, "urn"), framework, inspected_on,
                                      json_array_get_string_element (inspection, 2));
      if (json_array_get_length (inspection) > 3)
        json_object_foreach_member (json_array_get_object_element (inspection, 3), add_grade_cb, taken);
      g_ptr_array_add (recorded, taken);
    }

  return recorded->len == 0 || trellis_store_record_inspections (self->store, recorded, error);
}

/* Who came to lead the school, and how it was inspected, between two days. */
static gboolean
write_events (TrellisDemo  *self,
              JsonObject   *school,
              TrellisDay    after,
              TrellisDay    until,
              GError      **error)
{
  return write_holders (self, school, "heads", TRELLIS_ROLE_HEAD, after, until, error) &&
         write_holders (self, school, "chairs", TRELLIS_ROLE_CHAIR, after, until, error) &&
         write_inspections (self, school, after, until, error);
}

static gboolean
place_school (TrellisDemo  *self,
              JsonObject   *school,
              TrellisDay    starts_on,
              GError      **error)
{
  const char *urn = trellis_demo_get_text (school, "urn");
  const char *federation = trellis_demo_get_text (school, "federation");
  TrellisDay joined_on = trellis_demo_get_day (school, "joined");
  /* A school that is still to join has its people named a year before. */
  TrellisDay named_on = joined_on <= self->today ? joined_on : trellis_day_add_months (joined_on, -12);
  TrellisDay known_from = MAX (named_on, starts_on);

  if (!trellis_store_set_school_short_name (self->store, urn, trellis_demo_get_text (school, "short"), error) ||
      !trellis_store_set_school_joined (self->store, urn, joined_on, error) ||
      !trellis_store_set_school_hub (self->store, urn,
                                     trellis_demo_get_id (self, trellis_demo_get_text (school, "hub")), starts_on,
                                     error))
    return FALSE;
  if (federation != NULL &&
      !trellis_store_set_school_federation (self->store, urn, trellis_demo_get_id (self, federation), joined_on, error))
    return FALSE;

  return trellis_store_set_role_holder (self->store, urn, TRELLIS_ROLE_ADVISER,
                                        trellis_demo_get_id (self, trellis_demo_get_text (school, "adviser")),
                                        known_from, error) &&
         trellis_store_set_role_holder (self->store, urn, TRELLIS_ROLE_PARTNERSHIP_LINK,
                                        trellis_demo_get_id (self, trellis_demo_get_text (school, "link")),
                                        known_from, error) &&
         write_events (self, school, TRELLIS_DAY_NONE, starts_on, error);
}

static gboolean
write_groups (TrellisDemo  *self,
              GError      **error)
{
  JsonObject *document = trellis_demo_get_document (self, "schools");
  JsonArray *hubs = trellis_demo_get_list (document, "hubs");
  JsonArray *federations = trellis_demo_get_list (document, "federations");

  for (guint i = 0; i < json_array_get_length (hubs); i++)
    {
      const char *name = json_array_get_string_element (hubs, i);
      char *id = trellis_store_add_hub (self->store, name, error);

      if (id == NULL)
        return FALSE;
      g_hash_table_insert (self->ids, g_strdup (name), id);
    }
  for (guint i = 0; i < json_array_get_length (federations); i++)
    {
      const char *name = json_array_get_string_element (federations, i);
      char *id = trellis_store_add_federation (self->store, name, error);

      if (id == NULL)
        return FALSE;
      g_hash_table_insert (self->ids, g_strdup (name), id);
    }

  return TRUE;
}

/* The schools that some were before they joined. */
static gboolean
write_links (TrellisDemo  *self,
             GError      **error)
{
  JsonArray *schools = trellis_demo_get_schools (self);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_school_link_free);

  for (guint i = 0; i < json_array_get_length (schools); i++)
    {
      JsonObject *school = json_array_get_object_element (schools, i);
      TrellisSchoolLink *link;
      JsonArray *predecessor;

      if (!json_object_has_member (school, "predecessor"))
        continue;
      predecessor = trellis_demo_get_list (school, "predecessor");
      link = g_new0 (TrellisSchoolLink, 1);
      link->urn = g_strdup (trellis_demo_get_text (school, "urn"));
      link->kind = g_strdup ("predecessor");
      link->linked_urn = g_strdup (json_array_get_string_element (predecessor, 0));
      link->description = g_strdup (json_array_get_string_element (predecessor, 1));
      link->linked_on = trellis_demo_parse_day (json_array_get_string_element (predecessor, 2));
      g_ptr_array_add (links, link);
    }

  return trellis_store_put_school_links (self->store, links, error);
}

static gboolean
place_schools (TrellisDemo  *self,
               TrellisDay    starts_on,
               GError      **error)
{
  JsonArray *schools = trellis_demo_get_schools (self);

  if (!write_groups (self, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (schools); i++)
    {
      if (!place_school (self, json_array_get_object_element (schools, i), starts_on, error))
        return FALSE;
    }

  return write_links (self, error);
}

/* The schools as the trust found them at the start: put into hubs, each with its
 * people. */
gboolean
trellis_demo_write_schools (TrellisDemo  *self,
                            GError      **error)
{
  TrellisDay starts_on = trellis_clock_get_today ();

  if (!trellis_demo_begin (self, starts_on, get_administrator (self), "school",
                           _("Put the schools into hubs, with their people and inspections"), error))
    return FALSE;

  return trellis_store_end_change (self->store, place_schools (self, starts_on, error), error);
}

static gboolean
write_year_events (TrellisDemo        *self,
                   TrellisSchoolYear  *year,
                   GError            **error)
{
  JsonArray *schools = trellis_demo_get_schools (self);

  for (guint i = 0; i < json_array_get_length (schools); i++)
    {
      if (!write_events (self, json_array_get_object_element (schools, i), year->starts_on,
                         MIN (year->ends_on + 1, self->today), error))
        return FALSE;
    }

  return TRUE;
}

/* Who comes to lead the schools in one year, and how they are inspected. */
gboolean
trellis_demo_write_year_of_schools (TrellisDemo  *self,
                                    const char   *year_id,
                                    GError      **error)
{
  g_autofree char *sentence = g_strdup_printf (_("Record headteachers, chairs and inspections of %s"), year_id);
  g_autoptr (TrellisSchoolYear) year = trellis_school_year_new (year_id, error);

  if (year == NULL || !trellis_demo_begin (self, trellis_clock_get_today (), get_administrator (self), "school",
                                           sentence, error))
    return FALSE;

  return trellis_store_end_change (self->store, write_year_events (self, year, error), error);
}
