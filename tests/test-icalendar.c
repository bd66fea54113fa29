/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-icalendar.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>
#include <libical/ical.h>

#include <string.h>

#define TODAY trellis_day_new (2026, 3, 6)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (icalcomponent, icalcomponent_free)

typedef struct
{
  char *folder;
  char *ics;
  TrellisStore *store;
  char *adviser;
  char *other_adviser;
  char *visit;
} Fixture;

static char *
add_visit (Fixture        *fixture,
           const char     *urn,
           int             number,
           TrellisDay      day,
           TrellisSession  session)
{
  g_autoptr (TrellisVisit) visit = trellis_visit_new (NULL);
  g_autoptr (GError) error = NULL;
  char *id;

#define SET(field, value) (g_free (visit->field), visit->field = g_strdup (value))
  SET (urn, urn);
  SET (kind, TRELLIS_VISIT_KIND_ADVISER);
  SET (year_id, "2025-26");
  SET (adviser_id, fixture->adviser);
  SET (theme_am, "Curriculum; how far it is taught as it is planned, and what pupils know of it\nReading, écrit");
  SET (theme_pm, "Governors");
#undef SET
  visit->number = number;
  visit->visit_on = day;
  visit->session = session;
  id = trellis_store_add_visit (fixture->store, visit, &error);
  g_assert_no_error (error);

  return id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("four-phase-days", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->ics = g_build_filename (fixture->folder, "out.ics", NULL);
  fixture->store = trellis_store_create (path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield, Upper", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->store, "900002", "Elmfield Primary", "primary", TRUE, &error));
  fixture->adviser = trellis_store_add_person (fixture->store, "Ione Lacey", "Adviser", "", TRUE, &error);
  fixture->other_adviser = trellis_store_add_person (fixture->store, "Perrin Vane", "Adviser", "", TRUE, &error);
  g_assert_no_error (error);
  fixture->visit = add_visit (fixture, "900001", 3, trellis_day_new (2026, 3, 27), TRELLIS_SESSION_DAY);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->ics);
  g_free (fixture->adviser);
  g_free (fixture->other_adviser);
  g_free (fixture->visit);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

static icalcomponent *
read_calendar (Fixture                     *fixture,
               const TrellisCalendarChoice *choice)
{
  const TrellisCalendarChoice all = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  icalcomponent *calendar;

  g_assert_true (trellis_icalendar_export (fixture->store, choice != NULL ? choice : &all, fixture->ics, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->ics, &text, NULL, &error));
  g_assert_no_error (error);
  calendar = icalparser_parse_string (text);
  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_isa (calendar), ==, ICAL_VCALENDAR_COMPONENT);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);

  return calendar;
}

static icalcomponent *
find_event (icalcomponent *calendar,
            const char    *visit_id)
{
  g_autofree char *uid = g_strconcat (visit_id, "@trellis", NULL);

  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      if (g_str_equal (icalcomponent_get_uid (event), uid))
        return event;
    }

  return NULL;
}

static int
read_sequence (Fixture *fixture)
{
  g_autoptr (icalcomponent) calendar = read_calendar (fixture, NULL);
  icalcomponent *event = find_event (calendar, fixture->visit);

  g_assert_nonnull (event);
  return icalcomponent_get_sequence (event);
}

/* When an event begins or ends, as the zone in the file itself says it. */
static char *
format_utc (icalcomponent *calendar,
            icalcomponent *event,
            gboolean       is_end)
{
  icalcomponent *zone = icalcomponent_get_first_component (calendar, ICAL_VTIMEZONE_COMPONENT);
  icaltimezone *own = icaltimezone_new ();
  struct icaltimetype time;
  icalproperty *property = icalcomponent_get_first_property (event, is_end ? ICAL_DTEND_PROPERTY
                                                                           : ICAL_DTSTART_PROPERTY);
  const char *tzid = icalparameter_get_tzid (icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER));
  char *text;

  g_assert_cmpstr (tzid, ==, "Europe/London");
  g_assert_true (icaltimezone_set_component (own, icalcomponent_new_clone (zone)));
  g_assert_cmpstr (icaltimezone_get_tzid (own), ==, tzid);
  time = is_end ? icalproperty_get_dtend (property) : icalproperty_get_dtstart (property);
  icaltimezone_convert_time (&time, own, icaltimezone_get_utc_timezone ());
  text = g_strdup_printf ("%04d-%02d-%02d %02d:%02d", time.year, time.month, time.day, time.hour, time.minute);
  icaltimezone_free (own, 1);

  return text;
}

static void
test_event (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (icalcomponent) calendar = read_calendar (fixture, NULL);
  icalcomponent *event = find_event (calendar, fixture->visit);
  g_autofree char *again = NULL;
  g_autofree char *text = NULL;
  const TrellisCalendarChoice all = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (event);
  g_assert_cmpstr (icalcomponent_get_summary (event), ==, "Visit 3, Oakfield, Upper");
  g_assert_cmpint (icalcomponent_get_status (event), ==, ICAL_STATUS_TENTATIVE);
  g_assert_cmpint (icalcomponent_get_method (calendar), ==, ICAL_METHOD_PUBLISH);
  g_assert_nonnull (strstr (icalcomponent_get_description (event), "Reading, écrit\n"));
  g_assert_nonnull (strstr (icalcomponent_get_description (event), "Afternoon: Governors\nAdviser: Ione Lacey"));
  g_assert_cmpstr (icalcomponent_get_location (event), ==, "Oakfield, Upper");
  g_assert_cmpint (icalcomponent_get_dtstamp (event).day, ==, 6);

  /* Every line is ended by CRLF and no longer than 75 bytes, and a second
   * writing of the same day gives the same text. */
  g_assert_true (g_file_get_contents (fixture->ics, &text, NULL, &error));
  again = trellis_icalendar_format (fixture->store, &all, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, again);
  {
    g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

    for (guint i = 0; lines[i] != NULL; i++)
      {
        g_assert_null (strpbrk (lines[i], "\r\n"));
        g_assert_cmpuint (strlen (lines[i]), <=, 75);
      }
  }
}

static void
test_sequence (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  int sequence = read_sequence (fixture);
  int next;

#define CHECK_RISES(edit)                               \
  G_STMT_START {                                        \
    g_assert_true (edit);                               \
    g_assert_no_error (error);                          \
    next = read_sequence (fixture);                     \
    g_assert_cmpint (next, >, sequence);                \
    sequence = next;                                    \
  } G_STMT_END

  CHECK_RISES (trellis_store_move_visit (fixture->store, fixture->visit, trellis_day_new (2026, 4, 20),
                                         TRELLIS_SESSION_AM, &error));
  CHECK_RISES (trellis_store_set_visit_adviser (fixture->store, fixture->visit, fixture->other_adviser, &error));
  CHECK_RISES (trellis_store_set_visit_session (fixture->store, fixture->visit, TRELLIS_SESSION_PM, &error));
  CHECK_RISES (trellis_store_set_visit_themes (fixture->store, fixture->visit, "Phonics", "", &error));
  CHECK_RISES (trellis_store_replan_visit (fixture->store, fixture->visit, trellis_day_new (2026, 4, 21),
                                           TRELLIS_SESSION_DAY, NULL, &error));
  CHECK_RISES (trellis_store_set_visit_status (fixture->store, fixture->visit, TRELLIS_VISIT_STATUS_CANCELLED,
                                               &error));
  CHECK_RISES (trellis_store_undo (fixture->store, &error));
  CHECK_RISES (trellis_store_undo (fixture->store, &error));
  CHECK_RISES (trellis_store_redo (fixture->store, &error));
  CHECK_RISES (trellis_store_set_visit_status (fixture->store, fixture->visit, TRELLIS_VISIT_STATUS_AGREED, &error));
#undef CHECK_RISES

  /* What no calendar shows leaves it alone. */
  g_assert_true (trellis_store_set_trust_name (fixture->store, "Haven Trust", &error));
  g_assert_cmpint (read_sequence (fixture), ==, sequence);
}

static void
test_status (Fixture       *fixture,
             gconstpointer  unused)
{
  static const struct { TrellisVisitStatus status; icalproperty_status expected; } cases[] = {
    { TRELLIS_VISIT_STATUS_PLANNED, ICAL_STATUS_TENTATIVE },
    { TRELLIS_VISIT_STATUS_AGREED, ICAL_STATUS_CONFIRMED },
    { TRELLIS_VISIT_STATUS_DONE, ICAL_STATUS_CONFIRMED },
    { TRELLIS_VISIT_STATUS_NOTED, ICAL_STATUS_CONFIRMED },
    { TRELLIS_VISIT_STATUS_SHARED, ICAL_STATUS_CONFIRMED },
    { TRELLIS_VISIT_STATUS_CANCELLED, ICAL_STATUS_CANCELLED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (icalcomponent) calendar = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (trellis_store_set_visit_status (fixture->store, fixture->visit, cases[i].status, &error));
      g_assert_no_error (error);
      calendar = read_calendar (fixture, NULL);
      g_assert_cmpint (icalcomponent_get_status (find_event (calendar, fixture->visit)), ==, cases[i].expected);
    }
}

/* The clocks go forward on 29 March 2026 and back on 25 October 2026. */
static void
test_times (Fixture       *fixture,
            gconstpointer  unused)
{
  static const struct
  {
    int month, day;
    TrellisSession session;
    const char *starts;
    const char *ends;
  } cases[] = {
    { 3, 27, TRELLIS_SESSION_DAY, "2026-03-27 09:00", "2026-03-27 15:00" },
    { 3, 30, TRELLIS_SESSION_DAY, "2026-03-30 08:00", "2026-03-30 14:00" },
    { 3, 30, TRELLIS_SESSION_AM, "2026-03-30 08:00", "2026-03-30 11:00" },
    { 3, 30, TRELLIS_SESSION_PM, "2026-03-30 11:45", "2026-03-30 14:00" },
    { 10, 23, TRELLIS_SESSION_PM, "2026-10-23 11:45", "2026-10-23 14:00" },
    { 10, 26, TRELLIS_SESSION_PM, "2026-10-26 12:45", "2026-10-26 15:00" },
    { 1, 5, TRELLIS_SESSION_AM, "2026-01-05 09:00", "2026-01-05 12:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (icalcomponent) calendar = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *starts = NULL;
      g_autofree char *ends = NULL;

      g_assert_true (trellis_store_move_visit (fixture->store, fixture->visit,
                                               trellis_day_new (2026, cases[i].month, cases[i].day),
                                               cases[i].session, &error));
      calendar = read_calendar (fixture, NULL);
      starts = format_utc (calendar, find_event (calendar, fixture->visit), FALSE);
      ends = format_utc (calendar, find_event (calendar, fixture->visit), TRUE);
      g_assert_cmpstr (starts, ==, cases[i].starts);
      g_assert_cmpstr (ends, ==, cases[i].ends);
    }
}

static void
test_choice (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = add_visit (fixture, "900002", 1, trellis_day_new (2026, 5, 5), TRELLIS_SESSION_DAY);
  g_autofree char *without_day = add_visit (fixture, "900002", 2, TRELLIS_DAY_NONE, TRELLIS_SESSION_DAY);
  g_autofree char *found = trellis_icalendar_find_adviser (fixture->store, "perrin VANE", &error);
  TrellisCalendarChoice choice = { .adviser_id = fixture->other_adviser };
  g_autoptr (icalcomponent) of_adviser = NULL;
  g_autoptr (icalcomponent) of_school = NULL;
  g_autoptr (icalcomponent) of_all = NULL;
  g_autoptr (icalcomponent) of_none = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, fixture->other_adviser);
  g_assert_true (trellis_store_set_visit_adviser (fixture->store, other, fixture->other_adviser, &error));

  of_all = read_calendar (fixture, NULL);
  g_assert_cmpint (icalcomponent_count_components (of_all, ICAL_VEVENT_COMPONENT), ==, 2);
  g_assert_null (find_event (of_all, without_day));
  of_adviser = read_calendar (fixture, &choice);
  g_assert_cmpint (icalcomponent_count_components (of_adviser, ICAL_VEVENT_COMPONENT), ==, 1);
  g_assert_nonnull (find_event (of_adviser, other));
  choice = (TrellisCalendarChoice) { .urn = "900001" };
  of_school = read_calendar (fixture, &choice);
  g_assert_cmpint (icalcomponent_count_components (of_school, ICAL_VEVENT_COMPONENT), ==, 1);
  g_assert_nonnull (find_event (of_school, fixture->visit));
  choice = (TrellisCalendarChoice) { .year_id = "2024-25" };
  of_none = read_calendar (fixture, &choice);
  g_assert_cmpint (icalcomponent_count_components (of_none, ICAL_VEVENT_COMPONENT), ==, 0);
}

/* A program that keeps a calendar, as RFC 5546 (3.2.1) would have it: an event
 * is known by its UID, and one of a lower SEQUENCE than what is held is old
 * news. */
static void
import_into (GHashTable    *held,
             icalcomponent *calendar)
{
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      icalcomponent *before = g_hash_table_lookup (held, icalcomponent_get_uid (event));

      if (before != NULL)
        g_assert_cmpint (icalcomponent_get_sequence (event), >=, icalcomponent_get_sequence (before));
      g_hash_table_replace (held, g_strdup (icalcomponent_get_uid (event)), icalcomponent_new_clone (event));
    }
}

static void
free_event (gpointer event)
{
  icalcomponent_free (event);
}

static void
check_held (GHashTable          *held,
            const char          *visit_id,
            int                  month,
            int                  day,
            icalproperty_status  status)
{
  g_autofree char *uid = g_strconcat (visit_id, "@trellis", NULL);
  icalcomponent *event = g_hash_table_lookup (held, uid);

  g_assert_nonnull (event);
  g_assert_cmpint (icalcomponent_get_dtstart (event).month, ==, month);
  g_assert_cmpint (icalcomponent_get_dtstart (event).day, ==, day);
  g_assert_cmpint (icalcomponent_get_status (event), ==, status);
}

static void
test_import_twice (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_event);
  g_autofree char *other = add_visit (fixture, "900002", 1, trellis_day_new (2026, 5, 5), TRELLIS_SESSION_AM);
  g_autoptr (GError) error = NULL;
  g_autoptr (icalcomponent) first = read_calendar (fixture, NULL);
  g_autoptr (icalcomponent) second = NULL;
  g_autoptr (icalcomponent) third = NULL;

  import_into (held, first);
  import_into (held, first);
  g_assert_cmpuint (g_hash_table_size (held), ==, 2);
  check_held (held, fixture->visit, 3, 27, ICAL_STATUS_TENTATIVE);

  g_assert_true (trellis_store_move_visit (fixture->store, fixture->visit, trellis_day_new (2026, 4, 20),
                                           TRELLIS_SESSION_PM, &error));
  g_assert_true (trellis_store_set_visit_status (fixture->store, other, TRELLIS_VISIT_STATUS_CANCELLED, &error));
  g_assert_no_error (error);
  second = read_calendar (fixture, NULL);
  import_into (held, second);
  g_assert_cmpuint (g_hash_table_size (held), ==, 2);
  check_held (held, fixture->visit, 4, 20, ICAL_STATUS_TENTATIVE);
  check_held (held, other, 5, 5, ICAL_STATUS_CANCELLED);

  /* A day that was taken away leaves no event standing where it was, and given
   * another it is the same event. */
  g_assert_true (trellis_store_move_visit (fixture->store, fixture->visit, TRELLIS_DAY_NONE, TRELLIS_SESSION_PM,
                                           &error));
  g_assert_no_error (error);
  third = read_calendar (fixture, NULL);
  import_into (held, third);
  check_held (held, fixture->visit, 4, 20, ICAL_STATUS_CANCELLED);
  g_assert_true (trellis_store_move_visit (fixture->store, fixture->visit, trellis_day_new (2026, 6, 9),
                                           TRELLIS_SESSION_PM, &error));
  g_assert_no_error (error);
  icalcomponent_free (g_steal_pointer (&third));
  third = read_calendar (fixture, NULL);
  import_into (held, third);
  check_held (held, fixture->visit, 6, 9, ICAL_STATUS_TENTATIVE);
  g_assert_cmpuint (g_hash_table_size (held), ==, 2);
}

/* A visit that goes to another adviser leaves the calendar of the first one,
 * and comes back to it. */
static void
test_handed (Fixture       *fixture,
             gconstpointer  unused)
{
  const TrellisCalendarChoice of_first = { .adviser_id = fixture->adviser };
  const TrellisCalendarChoice of_second = { .adviser_id = fixture->other_adviser };
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_event);
  g_autoptr (icalcomponent) before = read_calendar (fixture, &of_first);
  g_autoptr (icalcomponent) handed = NULL;
  g_autoptr (icalcomponent) taken = NULL;
  g_autoptr (icalcomponent) back = NULL;
  g_autoptr (icalcomponent) left = NULL;
  g_autoptr (GError) error = NULL;

  import_into (held, before);
  check_held (held, fixture->visit, 3, 27, ICAL_STATUS_TENTATIVE);

  g_assert_true (trellis_store_set_visit_adviser (fixture->store, fixture->visit, fixture->other_adviser, &error));
  g_assert_no_error (error);
  handed = read_calendar (fixture, &of_first);
  import_into (held, handed);
  check_held (held, fixture->visit, 3, 27, ICAL_STATUS_CANCELLED);
  taken = read_calendar (fixture, &of_second);
  g_assert_cmpint (icalcomponent_get_status (find_event (taken, fixture->visit)), ==, ICAL_STATUS_TENTATIVE);

  g_assert_true (trellis_store_replan_visit (fixture->store, fixture->visit, trellis_day_new (2026, 4, 21),
                                             TRELLIS_SESSION_DAY, fixture->adviser, &error));
  g_assert_no_error (error);
  back = read_calendar (fixture, &of_first);
  import_into (held, back);
  check_held (held, fixture->visit, 4, 21, ICAL_STATUS_TENTATIVE);
  left = read_calendar (fixture, &of_second);
  g_assert_cmpint (icalcomponent_get_status (find_event (left, fixture->visit)), ==, ICAL_STATUS_CANCELLED);
  g_assert_cmpuint (g_hash_table_size (held), ==, 1);

  /* What was handed on can still be taken away whole. */
  g_assert_true (trellis_store_delete_visit (fixture->store, fixture->visit, &error));
  g_assert_no_error (error);
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  TrellisCalendarChoice choice = { .urn = "1" };

  g_assert_null (trellis_icalendar_find_adviser (fixture->store, "Nobody", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);
  g_assert_cmpstr (error->message, ==, "No adviser is called “Nobody”; the trust’s are Ione Lacey, Perrin Vane.");
  g_clear_error (&error);

  g_assert_null (trellis_icalendar_format (fixture->store, &choice, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);
  g_clear_error (&error);

  choice = (TrellisCalendarChoice) { .adviser_id = "none" };
  g_assert_null (trellis_icalendar_format (fixture->store, &choice, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);
  g_clear_error (&error);

  choice = (TrellisCalendarChoice) { .year_id = "2025" };
  g_assert_null (trellis_icalendar_format (fixture->store, &choice, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);

  choice = (TrellisCalendarChoice) { NULL };
  g_assert_false (trellis_icalendar_export (fixture->store, &choice, fixture->folder, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/icalendar/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("event", test_event);
  ADD ("sequence", test_sequence);
  ADD ("status", test_status);
  ADD ("times", test_times);
  ADD ("choice", test_choice);
  ADD ("import-twice", test_import_twice);
  ADD ("handed", test_handed);
  ADD ("refused", test_refused);
#undef ADD

  return g_test_run ();
}
