/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-icalendar.h"

#include "trellis-calendar-events.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (icalcomponent, icalcomponent_free)

/* A time of day in minutes after midnight. */
#define MINUTES(hours, minutes) ((hours) * 60 + (minutes))

/* When a school day begins and ends where the scheme does not say. */
#define DAY_STARTS_AT MINUTES (9, 0)
#define DAY_ENDS_AT MINUTES (15, 0)
/* Half days part at lunch, of which no published scheme says when it is. */
#define MORNING_ENDS_AT MINUTES (12, 0)
#define AFTERNOON_STARTS_AT MINUTES (12, 45)

#define TZID "Europe/London"

/* The zone is spelt out, so that the file says the same whatever rules the
 * machine that wrote it knows: those of the United Kingdom since 1996. */
static const char zone[] =
  "BEGIN:VTIMEZONE\r\n"
  "TZID:" TZID "\r\n"
  "BEGIN:DAYLIGHT\r\n"
  "TZNAME:BST\r\n"
  "DTSTART:19960331T010000\r\n"
  "TZOFFSETFROM:+0000\r\n"
  "TZOFFSETTO:+0100\r\n"
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
  "END:DAYLIGHT\r\n"
  "BEGIN:STANDARD\r\n"
  "TZNAME:GMT\r\n"
  "DTSTART:19961027T020000\r\n"
  "TZOFFSETFROM:+0100\r\n"
  "TZOFFSETTO:+0000\r\n"
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
  "END:STANDARD\r\n"
  "END:VTIMEZONE\r\n";

/**
 * trellis_icalendar_zone_new:
 *
 * Returns: (transfer full): the zone of every file that the program writes, a
 *   VTIMEZONE
 */
icalcomponent *
trellis_icalendar_zone_new (void)
{
  return icalparser_parse_string (zone);
}

/* What every event of one file is made from. */
typedef struct
{
  TrellisScheme *scheme;   /* the store's own */
  GHashTable *schools;     /* URN → TrellisSchool */
  GHashTable *facts;       /* visit's id → TrellisCalendarFacts */
} Source;

static void
clear_source (Source *source)
{
  g_clear_pointer (&source->schools, g_hash_table_unref);
  g_clear_pointer (&source->facts, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, clear_source)

static gboolean
read_source (Source        *source,
             TrellisStore  *store,
             GError       **error)
{
  g_autoptr (GListModel) schools = NULL;

  source->scheme = trellis_store_get_scheme (store, error);
  if (source->scheme == NULL)
    return FALSE;
  schools = trellis_store_list_schools (store, trellis_store_get_today (store), TRUE, error);
  if (schools == NULL)
    return FALSE;
  source->schools = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      TrellisSchool *school = g_list_model_get_item (schools, i);

      g_hash_table_insert (source->schools, school->urn, school);
    }
  source->facts = trellis_store_list_calendar_facts (store, error);

  return source->facts != NULL;
}

/* Words as a calendar shows them: a control character but the end of a line
 * would break the file. */
static char *
dup_clean (const char *words)
{
  char *clean = g_strdup (words);

  for (char *at = clean; *at != '\0'; at++)
    {
      if ((g_ascii_iscntrl (*at) && *at != '\n') || *at == 0x7f)
        *at = ' ';
    }

  return clean;
}

/* 13:30 as minutes, or @otherwise for what is no time. */
static int
parse_clock (const char *text,
             int         otherwise)
{
  if (text == NULL || strlen (text) != 5 || text[2] != ':' || !g_ascii_isdigit (text[0]) ||
      !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return otherwise;

  return MINUTES ((text[0] - '0') * 10 + text[1] - '0', (text[3] - '0') * 10 + text[4] - '0');
}

static void
find_times (const Source *source,
            TrellisVisit *visit,
            int          *starts_at,
            int          *ends_at)
{
  const TrellisSchool *school = g_hash_table_lookup (source->schools, visit->urn);
  const TrellisCalendarFacts *facts = g_hash_table_lookup (source->facts, visit->id);
  const TrellisProgramme *programme = NULL;

  if (school != NULL)
    {
      TrellisSubject subject = {
        .phase = school->phase,
        .level_id = school->level_id,
        .is_church = school->is_church,
        .is_federation = visit->federation_id != NULL,
      };

      programme = trellis_scheme_get_programme (source->scheme, &subject);
    }
  *starts_at = programme != NULL ? parse_clock (programme->day_starts_at, DAY_STARTS_AT) : DAY_STARTS_AT;
  *ends_at = programme != NULL ? parse_clock (programme->day_ends_at, DAY_ENDS_AT) : DAY_ENDS_AT;
  if (visit->session == TRELLIS_SESSION_AM)
    *ends_at = MORNING_ENDS_AT;
  else if (visit->session == TRELLIS_SESSION_PM)
    *starts_at = AFTERNOON_STARTS_AT;

  if (facts != NULL)
    {
      *starts_at = parse_clock (facts->starts_at, *starts_at);
      *ends_at = parse_clock (facts->ends_at, *ends_at);
    }
  /* A calendar takes no event that ends before it starts. */
  if (*ends_at <= *starts_at)
    *ends_at = MIN (*starts_at + 60, MINUTES (23, 59));
}

static void
add_time (icalcomponent *event,
          icalproperty  *property)
{
  icalproperty_add_parameter (property, icalparameter_new_tzid (TZID));
  icalcomponent_add_property (event, property);
}

static struct icaltimetype
create_time (TrellisDay day,
             int        minutes)
{
  struct icaltimetype time = icaltime_null_time ();

  trellis_day_get_ymd (day, &time.year, &time.month, &time.day);
  time.hour = minutes / 60;
  time.minute = minutes % 60;

  return time;
}

static struct icaltimetype
create_stamp (void)
{
  return icaltime_from_timet_with_zone ((time_t) trellis_clock_get_now (), FALSE, icaltimezone_get_utc_timezone ());
}

/* Who was the visit's adviser once and is it no more. */
static gboolean
is_handed_by (TrellisVisit               *visit,
              const TrellisCalendarFacts *facts,
              const char                 *adviser_id)
{
  return facts != NULL && g_strcmp0 (visit->adviser_id, adviser_id) != 0 &&
         g_strv_contains ((const char *const *) facts->handed_by, adviser_id);
}

/* A calendar that was given the visit once must be told that it is not there any
 * more: silence would leave the event standing. */
static icalproperty_status
find_status (TrellisVisit *visit,
             gboolean      is_gone)
{
  if (is_gone)
    return ICAL_STATUS_CANCELLED;

  switch (visit->status)
    {
    case TRELLIS_VISIT_STATUS_PLANNED:
      return ICAL_STATUS_TENTATIVE;
    case TRELLIS_VISIT_STATUS_CANCELLED:
      return ICAL_STATUS_CANCELLED;
    default:
      return ICAL_STATUS_CONFIRMED;
    }
}

static void
append_themes (GString    *words,
               const char *label,
               const char *themes)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  if (*themes == '\0')
    return;

  lines = g_strsplit (themes, "\n", -1);
  joined = g_strjoinv ("; ", lines);
  g_string_append_printf (words, "%s: %s\n", label, joined);
}

static char *
describe (TrellisVisit *visit)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_themes (words, _("Morning"), visit->theme_am);
  append_themes (words, _("Afternoon"), visit->theme_pm);
  if (*visit->adviser_name != '\0')
    g_string_append_printf (words, _("Adviser: %s"), visit->adviser_name);
  g_strchomp (words->str);

  return dup_clean (words->str);
}

static char *
locate (const TrellisSchool *school)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (school == NULL)
    return g_strdup ("");
  g_ptr_array_add (parts, school->name);
  if (*school->town != '\0')
    g_ptr_array_add (parts, school->town);
  if (*school->postcode != '\0')
    g_ptr_array_add (parts, school->postcode);
  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (", ", (char **) parts->pdata);

  return dup_clean (joined);
}

static icalcomponent *
create_event (const Source *source,
              TrellisVisit *visit,
              TrellisDay    day,
              gboolean      is_gone)
{
  const TrellisCalendarFacts *facts = g_hash_table_lookup (source->facts, visit->id);
  icalcomponent *event = icalcomponent_new_vevent ();
  g_autofree char *uid = g_strconcat (visit->id, "@trellis", NULL);
  g_autofree char *title = trellis_visit_dup_title (visit);
  g_autofree char *names = g_strdup_printf ("%s, %s", title, visit->school_name);
  g_autofree char *summary = dup_clean (names);
  g_autofree char *description = describe (visit);
  g_autofree char *location = locate (g_hash_table_lookup (source->schools, visit->urn));
  int starts_at, ends_at;

  find_times (source, visit, &starts_at, &ends_at);
  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_sequence (facts != NULL ? facts->sequence : 0));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (create_stamp ()));
  add_time (event, icalproperty_new_dtstart (create_time (day, starts_at)));
  add_time (event, icalproperty_new_dtend (create_time (day, ends_at)));
  icalcomponent_add_property (event, icalproperty_new_status (find_status (visit, is_gone)));
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  if (*location != '\0')
    icalcomponent_add_property (event, icalproperty_new_location (location));
  if (*description != '\0')
    icalcomponent_add_property (event, icalproperty_new_description (description));

  return event;
}

static void
add_extension (icalcomponent *calendar,
               const char    *name,
               const char    *value)
{
  icalproperty *property = icalproperty_new_x (value);

  icalproperty_set_x_name (property, name);
  icalcomponent_add_property (calendar, property);
}

/* What a calendar program may call the calendar that it makes of the file. */
static char *
name_calendar (TrellisStore                 *store,
               const Source                 *source,
               const TrellisCalendarChoice  *choice,
               const char                   *adviser_name,
               GError                      **error)
{
  g_autoptr (TrellisTrust) trust = NULL;
  g_autofree char *name = NULL;

  if (choice->urn != NULL)
    {
      const TrellisSchool *school = g_hash_table_lookup (source->schools, choice->urn);

      name = g_strdup_printf (_("%s: visits"), school->name);
    }
  else if (adviser_name != NULL)
    {
      name = g_strdup_printf (_("%s: visits"), adviser_name);
    }
  else
    {
      trust = trellis_store_read_trust (store, error);
      if (trust == NULL)
        return NULL;
      name = g_strdup_printf (_("%s: visits"), trust->name);
    }

  return dup_clean (name);
}

static char *
find_adviser_name (TrellisStore  *store,
                   const char    *adviser_id,
                   GError       **error)
{
  g_autoptr (GListModel) people = trellis_store_list_people (store, FALSE, trellis_store_get_today (store), error);

  if (people == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (people, i);

      if (g_str_equal (person->id, adviser_id))
        return g_strdup (person->name);
    }

  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN, _("The trust has no such person."));
  return NULL;
}

/**
 * trellis_icalendar_find_adviser:
 * @store: a store
 * @name: an adviser's name; capitals do not matter
 * @error: return location for a #GError
 *
 * Fails with %TRELLIS_STORE_ERROR_UNKNOWN where no adviser, or more than one,
 * has the name; the message names those that there are.
 *
 * Returns: (transfer full) (nullable): the adviser's id, or %NULL with @error
 *   set
 */
char *
trellis_icalendar_find_adviser (TrellisStore  *store,
                                const char    *name,
                                GError       **error)
{
  g_autoptr (GListModel) people = trellis_store_list_people (store, TRUE, trellis_store_get_today (store), error);
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  g_autofree char *id = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_found = 0;

  if (people == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (people, i);
      g_autofree char *folded = g_utf8_casefold (person->name, -1);

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", person->name);
      if (!g_str_equal (folded, wanted))
        continue;
      n_found++;
      g_free (id);
      id = g_strdup (person->id);
    }
  if (n_found == 1)
    return g_steal_pointer (&id);

  if (n_found > 1)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
                 _("%u advisers are called “%s”; give them names that differ."), n_found, name);
  else if (names->len > 0)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
                 _("No adviser is called “%s”; the trust’s are %s."), name, names->str);
  else
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
                 _("No adviser is called “%s”: the trust has none yet."), name);
  return NULL;
}

/**
 * trellis_icalendar_format:
 * @store: a store, on its thread
 * @choice: whose visits
 * @error: return location for a #GError
 *
 * Writes visits as a calendar (RFC 5545) that Outlook, Google and GNOME
 * Calendar read: an event a visit, those of federations once, cancelled ones
 * as cancelled. So is one whose day was taken away, on that day, and, in the
 * calendar of an adviser, one that is somebody else's now; one that never had a
 * day is left out. An event keeps its UID for ever and its SEQUENCE rises with
 * every edit, so that a second import moves it. Planned is tentative; agreed, and all that follows it, confirmed. Times
 * are the scheme's for the school's programme, from 09:00 to 15:00 where it
 * says none, in the zone Europe/London. The same file on the same day gives the
 * same text.
 *
 * Fails with %TRELLIS_STORE_ERROR_UNKNOWN where there is no such school or
 * person.
 *
 * Returns: (transfer full) (nullable): the text, its lines ended by CRLF and
 *   folded; or %NULL with @error set
 */
char *
trellis_icalendar_format (TrellisStore                 *store,
                          const TrellisCalendarChoice  *choice,
                          GError                      **error)
{
  g_auto (Source) source = { NULL };
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (icalcomponent) calendar = NULL;
  g_autofree char *adviser_name = NULL;
  g_autofree char *name = NULL;
  char *text;
  char *copy;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);
  g_return_val_if_fail (choice != NULL, NULL);

  if (choice->year_id != NULL)
    {
      g_autoptr (TrellisSchoolYear) year = trellis_school_year_new (choice->year_id, error);

      if (year == NULL)
        return NULL;
    }
  if (!read_source (&source, store, error))
    return NULL;
  if (choice->urn != NULL && !g_hash_table_contains (source.schools, choice->urn))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
                   _("The trust has no school with the URN %s."), choice->urn);
      return NULL;
    }
  if (choice->adviser_id != NULL && (adviser_name = find_adviser_name (store, choice->adviser_id, error)) == NULL)
    return NULL;
  if (choice->urn != NULL)
    visits = trellis_store_list_school_visits (store, choice->urn, choice->year_id, error);
  else
    visits = trellis_store_list_visits (store, choice->year_id, error);
  if (visits == NULL)
    return NULL;
  name = name_calendar (store, &source, choice, adviser_name, error);
  if (name == NULL)
    return NULL;

  calendar = icalcomponent_new_vcalendar ();
  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//Trellis//Trellis " TRELLIS_VERSION "//EN"));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  add_extension (calendar, "X-WR-CALNAME", name);
  add_extension (calendar, "X-WR-TIMEZONE", TZID);
  icalcomponent_add_component (calendar, trellis_icalendar_zone_new ());
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      const TrellisCalendarFacts *facts = g_hash_table_lookup (source.facts, visit->id);
      gboolean is_handed = choice->adviser_id != NULL && is_handed_by (visit, facts, choice->adviser_id);
      gboolean is_gone = is_handed || visit->visit_on == TRELLIS_DAY_NONE;
      TrellisDay day = visit->visit_on;

      if (choice->adviser_id != NULL && g_strcmp0 (visit->adviser_id, choice->adviser_id) != 0 && !is_handed)
        continue;
      if (day == TRELLIS_DAY_NONE && facts != NULL)
        day = facts->stood_on;
      if (day != TRELLIS_DAY_NONE)
        icalcomponent_add_component (calendar, create_event (&source, visit, day, is_gone));
    }

  text = icalcomponent_as_ical_string_r (calendar);
  copy = g_strdup (text);
  icalmemory_free_buffer (text);
  return copy;
}

/**
 * trellis_icalendar_export:
 * @store: a store, on its thread
 * @choice: whose visits
 * @path: the file to write; one that is there is replaced
 * @error: return location for a #GError
 *
 * Writes what trellis_icalendar_format() gives. On failure an older file of
 * the name stays as it was.
 *
 * Returns: whether the file is written
 */
gboolean
trellis_icalendar_export (TrellisStore                 *store,
                          const TrellisCalendarChoice  *choice,
                          const char                   *path,
                          GError                      **error)
{
  g_autofree char *text = trellis_icalendar_format (store, choice, error);
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GError) cause = NULL;

  if (text == NULL)
    return FALSE;
  if (g_file_set_contents_full (path, text, strlen (text),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &cause))
    return TRUE;

  g_set_error (error, cause->domain, cause->code, _("%s could not be written: %s"), shown, cause->message);
  return FALSE;
}
