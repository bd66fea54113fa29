/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-calendar-import.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* Dates from other programs' files: term dates, absences, bank holidays. */

typedef struct
{
  char *folder;
  char *file;
  TrellisStore *store;
  char *adviser;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("four-phase-days", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  trellis_clock_set_today (trellis_day_new (2026, 3, 6));
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->file = g_build_filename (fixture->folder, "dates", NULL);
  fixture->store = trellis_store_create (path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield", "primary", FALSE, &error));
  fixture->adviser = trellis_store_add_person (fixture->store, "Ione Lacey", "Adviser", "", TRUE, &error);
  g_assert_no_error (error);
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
  g_free (fixture->file);
  g_free (fixture->adviser);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

/* Events, as lines apart, in a calendar. */
static void
write_calendar (Fixture    *fixture,
                const char *events)
{
  g_autofree char *text = g_strconcat ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Invented//EN\r\n", events,
                                       "END:VCALENDAR\r\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->file, text, -1, &error));
  g_assert_no_error (error);
}

#define ALL_DAY(uid, first, after, name)                                                     \
  "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTART;VALUE=DATE:" first "\r\nDTEND;VALUE=DATE:" after   \
  "\r\nSUMMARY:" name "\r\nEND:VEVENT\r\n"

static TrellisImport *
take (Fixture                 *fixture,
      const TrellisImportKind *kind,
      const TrellisImportWhom *whom,
      guint                    added,
      guint                    changed,
      guint                    same)
{
  g_autoptr (GError) error = NULL;
  TrellisImport *import = trellis_import_run (kind, fixture->store, fixture->file, whom, TRELLIS_IMPORT_TAKE, NULL,
                                              NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < import->changes->len; i++)
    g_test_message ("%s", ((TrellisImportChange *) g_ptr_array_index (import->changes, i))->what);
  g_assert_cmpuint (import->counts[TRELLIS_IMPORT_ADDED], ==, added);
  g_assert_cmpuint (import->counts[TRELLIS_IMPORT_CHANGED], ==, changed);
  g_assert_cmpuint (import->n_same, ==, same);
  g_assert_cmpint (import->change_id != 0, ==, added + changed > 0);

  return import;
}

static TrellisSchoolYear *
read_year (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TrellisSchoolYear *year = trellis_store_read_year (fixture->store, "2025-26", &error);

  g_assert_no_error (error);
  return year;
}

static void
check_closed (Fixture        *fixture,
              int             month,
              int             day,
              TrellisSession  session,
              const char     *urn,
              const char     *person_id,
              const char     *expected)
{
  g_autoptr (TrellisSchoolYear) year = read_year (fixture);
  g_autofree char *closed = trellis_school_year_explain_closed (year, trellis_day_new (month >= 9 ? 2025 : 2026, month,
                                                                                       day),
                                                                session, urn, person_id);

  g_assert_cmpstr (closed, ==, expected);
}

static void
test_trust (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (TrellisImport) first = NULL;
  g_autoptr (TrellisImport) again = NULL;
  g_autoptr (TrellisImport) moved = NULL;
  g_autoptr (TrellisImport) gone = NULL;
  g_autoptr (TrellisSchoolYear) before = read_year (fixture);
  g_autoptr (TrellisSchoolYear) year = NULL;
  g_autoptr (TrellisSchoolYear) restored = NULL;
  g_autoptr (GError) error = NULL;
  const TrellisTerm *term;

#define SCHOOL_YEAR                                                          \
  ALL_DAY ("t1", "20250904", "20251018", "Autumn Term 1")                    \
  ALL_DAY ("h1", "20251020", "20251101", "October half-term holiday")        \
  ALL_DAY ("t2", "20251103", "20251218", "Autumn Term 2")                    \
  ALL_DAY ("t4", "20260223", "20260224", "Term 4 begins")                    \
  ALL_DAY ("past", "20180903", "20180904", "INSET day")
  write_calendar (fixture, SCHOOL_YEAR ALL_DAY ("i", "20260227", "20260228", "Staff training day"));
  first = take (fixture, &trellis_calendar_import_kind, NULL, 1, 2, 0);
  year = read_year (fixture);
  term = g_ptr_array_index (year->terms, 0);
  g_assert_cmpint (term->starts_on, ==, trellis_day_new (2025, 9, 4));
  g_assert_cmpint (term->ends_on, ==, trellis_day_new (2025, 12, 17));
  g_assert_cmpuint (year->closures->len, ==, before->closures->len + 1);
  check_closed (fixture, 10, 21, TRELLIS_SESSION_DAY, NULL, NULL,
                "Tuesday 21 October 2025 is in the holidays (October half-term holiday).");
  check_closed (fixture, 2, 27, TRELLIS_SESSION_AM, NULL, NULL,
                "Friday 27 February 2026 is an INSET day (Staff training day).");

  /* The same again does nothing; another day of the same event moves it. */
  again = take (fixture, &trellis_calendar_import_kind, NULL, 0, 0, 3);
  write_calendar (fixture, SCHOOL_YEAR ALL_DAY ("i", "20260306", "20260307", "Staff training day"));
  moved = take (fixture, &trellis_calendar_import_kind, NULL, 0, 1, 2);
  check_closed (fixture, 2, 27, TRELLIS_SESSION_AM, NULL, NULL, NULL);
  check_closed (fixture, 3, 6, TRELLIS_SESSION_PM, NULL, NULL,
                "Friday 6 March 2026 is an INSET day (Staff training day).");
  write_calendar (fixture, "BEGIN:VEVENT\r\nUID:i\r\nDTSTART;VALUE=DATE:20260306\r\nSTATUS:CANCELLED\r\n"
                           "SUMMARY:Staff training day\r\nEND:VEVENT\r\n");
  gone = take (fixture, &trellis_calendar_import_kind, NULL, 0, 1, 0);
  check_closed (fixture, 3, 6, TRELLIS_SESSION_PM, NULL, NULL, NULL);

  /* Each was one change. */
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (trellis_store_undo (fixture->store, &error));
      g_assert_no_error (error);
    }
  restored = read_year (fixture);
  g_assert_cmpint (((TrellisTerm *) restored->terms->pdata[0])->ends_on, ==,
                   ((TrellisTerm *) before->terms->pdata[0])->ends_on);
  g_assert_cmpuint (restored->closures->len, ==, before->closures->len);
}

/* What one school does differently holds for it alone. */
static void
test_school (Fixture       *fixture,
             gconstpointer  unused)
{
  const TrellisImportWhom whom = { .urn = "900001" };
  g_autoptr (TrellisSchoolYear) before = read_year (fixture);
  const TrellisTerm *first = before->terms->pdata[0];
  g_autofree char *last = trellis_day_format (first->ends_on + 7, TRELLIS_DAY_STYLE_ISO);
  g_auto (GStrv) parts = g_strsplit (last, "-", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_autofree char *events = g_strdup_printf (ALL_DAY ("e", "%s", "%s", "End of term"), joined, joined);
  g_autoptr (TrellisImport) import = NULL;
  g_autoptr (TrellisSchoolYear) year = NULL;
  TrellisDay day = first->ends_on + 5;

  g_assert_false (trellis_school_year_is_open (before, day, TRELLIS_SESSION_DAY, "900001", NULL));
  write_calendar (fixture, events);
  import = take (fixture, &trellis_calendar_import_kind, &whom, 0, 1, 0);
  year = read_year (fixture);
  g_assert_true (trellis_school_year_has_own_terms (year, "900001"));
  g_assert_true (trellis_school_year_is_open (year, day, TRELLIS_SESSION_DAY, "900001", NULL));
  g_assert_false (trellis_school_year_is_open (year, day, TRELLIS_SESSION_DAY, NULL, NULL));
  g_assert_cmpint (((TrellisTerm *) year->terms->pdata[0])->ends_on, ==, first->ends_on);

  write_calendar (fixture, ALL_DAY ("trip", "20260310", "20260313", "Year 6 residential"));
  trellis_import_free (g_steal_pointer (&import));
  import = take (fixture, &trellis_calendar_import_kind, &whom, 1, 0, 0);
  check_closed (fixture, 3, 12, TRELLIS_SESSION_DAY, "900001", NULL,
                "Thursday 12 March 2026 is blocked for this school (Year 6 residential).");
  check_closed (fixture, 3, 12, TRELLIS_SESSION_DAY, "900002", NULL, NULL);
}

/* Half days by England's clocks, whatever zone the file is in; what repeats; and
 * one of a series that was moved. */
static void
test_person (Fixture       *fixture,
             gconstpointer  unused)
{
  const TrellisImportWhom whom = { .person_id = fixture->adviser };
  g_autoptr (TrellisImport) import = NULL;
  g_autoptr (TrellisImport) again = NULL;

  write_calendar (fixture,
                  ALL_DAY ("leave", "20260309", "20260311", "Term begins")
                  /* 11:30 to 15:00 in London, where it is summer time. */
                  "BEGIN:VEVENT\r\nUID:dentist\r\nDTSTART:20260420T113000Z\r\nDTEND:20260420T140000Z\r\n"
                  "SUMMARY:Dentist\r\nEND:VEVENT\r\n"
                  "BEGIN:VEVENT\r\nUID:board\r\nDTSTART;TZID=Europe/London:20260427T083000\r\nDURATION:PT3H\r\n"
                  "RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE;TZID=Europe/London:20260504T083000\r\n"
                  "SUMMARY:Board\r\nEND:VEVENT\r\n"
                  "BEGIN:VEVENT\r\nUID:board\r\nRECURRENCE-ID;TZID=Europe/London:20260511T083000\r\n"
                  "DTSTART;TZID=Europe/London:20260512T130000\r\nDTEND;TZID=Europe/London:20260512T160000\r\n"
                  "SUMMARY:Board\r\nEND:VEVENT\r\n");
  import = take (fixture, &trellis_calendar_import_kind, &whom, 4, 0, 0);
  again = take (fixture, &trellis_calendar_import_kind, &whom, 0, 0, 4);
  check_closed (fixture, 3, 10, TRELLIS_SESSION_AM, NULL, fixture->adviser,
                "Tuesday 10 March 2026 is blocked for this person (Term begins).");
  check_closed (fixture, 3, 10, TRELLIS_SESSION_AM, NULL, NULL, NULL);
  check_closed (fixture, 3, 11, TRELLIS_SESSION_AM, NULL, fixture->adviser, NULL);
  check_closed (fixture, 4, 20, TRELLIS_SESSION_AM, NULL, fixture->adviser, NULL);
  check_closed (fixture, 4, 20, TRELLIS_SESSION_PM, NULL, fixture->adviser,
                "The afternoon of Monday 20 April 2026 is blocked for this person (Dentist).");
  check_closed (fixture, 4, 27, TRELLIS_SESSION_PM, NULL, fixture->adviser, NULL);
  check_closed (fixture, 4, 27, TRELLIS_SESSION_AM, NULL, fixture->adviser,
                "The morning of Monday 27 April 2026 is blocked for this person (Board).");
  check_closed (fixture, 5, 11, TRELLIS_SESSION_AM, NULL, fixture->adviser, NULL);
  check_closed (fixture, 5, 12, TRELLIS_SESSION_PM, NULL, fixture->adviser,
                "The afternoon of Tuesday 12 May 2026 is blocked for this person (Board).");
}

static void
test_bank_holidays (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (TrellisImport) import = NULL;
  g_autoptr (TrellisImport) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->file,
                                      "{\"england-and-wales\": {\"division\": \"england-and-wales\", \"events\": [\n"
                                      "{\"title\": \"New Year’s Day\", \"date\": \"2026-01-01\", \"notes\": \"\","
                                      " \"bunting\": true},\n"
                                      "{\"title\": \"Good Friday\", \"date\": \"2026-04-03\"},\n"
                                      "{\"title\": \"Easter Monday\", \"date\": \"2026-04-06\"},\n"
                                      "{\"title\": \"Harbour jubilee\", \"date\": \"2026-05-11\"},\n"
                                      "{\"title\": \"Late May bank holiday\", \"date\": \"2026-05-25\"}]},\n"
                                      " \"scotland\": {\"events\": [{\"title\": \"2nd January\","
                                      " \"date\": \"2026-01-02\"}]}}", -1, &error));
  /* One added, one renamed, and 4 May is in it no more. */
  import = take (fixture, &trellis_bank_holiday_import_kind, NULL, 1, 2, 3);
  again = take (fixture, &trellis_bank_holiday_import_kind, NULL, 0, 0, 5);
  check_closed (fixture, 5, 11, TRELLIS_SESSION_DAY, NULL, NULL,
                "Monday 11 May 2026 is a bank holiday (Harbour jubilee).");
  check_closed (fixture, 5, 4, TRELLIS_SESSION_DAY, NULL, NULL, NULL);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  static const struct { gboolean is_calendar; const char *content; const char *message; } cases[] = {
    { TRUE, "", "dates is not a calendar file. Export the calendar again, as an .ics file." },
    { TRUE, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "dates has no date from 2025/26 to 2027/28." },
    { TRUE, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
      "dates, line 2: the event that begins here has no day. Take it out of the file, or export the calendar again." },
    { TRUE, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" ALL_DAY ("a", "20260801", "20260820", "Summer term")
      "END:VCALENDAR\r\n", "dates, line 3: “Summer term” lies in none of the terms of 2025/26." },
    { TRUE, "BEGIN:VCALENDAR\r\n" ALL_DAY ("a", "20260110", "20260111", "End of term") "END:VCALENDAR\r\n", NULL },
    { FALSE, "{\"england-and-wales\": ", NULL },
    { FALSE, "{}", "dates is not GOV.UK’s list of bank holidays: it has no “england-and-wales”." },
    { FALSE, "{\"england-and-wales\": {\"events\": [{\"date\": \"2026-02-30\", \"title\": \"x\"}]}}", NULL },
    { FALSE, "{\"england-and-wales\": {\"events\": [{\"date\": \"2026-02-03\"}]}}", NULL },
  };
  const TrellisImportWhom nobody = { .urn = "1" };
  g_autoptr (TrellisSchoolYear) before = read_year (fixture);
  g_autoptr (TrellisSchoolYear) after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (g_file_set_contents (fixture->file, cases[i].content, -1, &error));
      g_assert_null (trellis_import_run (cases[i].is_calendar ? &trellis_calendar_import_kind
                                                              : &trellis_bank_holiday_import_kind,
                                         fixture->store, fixture->file, NULL, TRELLIS_IMPORT_TAKE, NULL, NULL, NULL,
                                         &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      if (cases[i].message != NULL)
        g_assert_cmpstr (error->message, ==, cases[i].message);
      g_clear_error (&error);
    }
  g_assert_null (trellis_import_run (&trellis_calendar_import_kind, fixture->store, fixture->file, &nobody,
                                     TRELLIS_IMPORT_TAKE, NULL, NULL, NULL, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);

  after = read_year (fixture);
  g_assert_cmpuint (after->closures->len, ==, before->closures->len);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/calendar-import/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("trust", test_trust);
  ADD ("school", test_school);
  ADD ("person", test_person);
  ADD ("bank-holidays", test_bank_holidays);
  ADD ("refused", test_refused);
#undef ADD

  return g_test_run ();
}
