/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-school-year.h"

#include <gio/gio.h>

static TrellisDay
day_of (const char *iso)
{
  TrellisDay day = TRELLIS_DAY_NONE;

  g_assert_true (trellis_day_parse_iso (iso, &day));
  return day;
}

/* GOV.UK's list for England and Wales, and for the years before it the London
 * Gazette's proclamations. */
static void
test_bank_holidays (void)
{
  static const struct
  {
    int year;
    const char *days;
  } cases[] = {
    { 1977, "" },
    { 1981, "01-01 04-17 04-20 05-04 05-25 07-29 08-31 12-25 12-28" },
    { 1995, "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26" },
    { 1999, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31" },
    { 2000, "01-03 04-21 04-24 05-01 05-29 08-28 12-25 12-26" },
    { 2002, "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26" },
    { 2004, "01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28" },
    { 2005, "01-03 03-25 03-28 05-02 05-30 08-29 12-26 12-27" },
    { 2008, "01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26" },
    { 2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27" },
    { 2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26" },
    { 2015, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28" },
    { 2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26" },
    { 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28" },
    { 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28" },
    { 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27" },
    { 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26" },
    { 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26" },
    { 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26" },
    { 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28" },
    { 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28" },
    { 2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) list = trellis_bank_holidays_list (cases[i].year);
      g_autoptr (GString) days = g_string_new (NULL);

      for (guint j = 0; j < list->len; j++)
        {
          const TrellisClosure *holiday = list->pdata[j];
          g_autofree char *iso = trellis_day_format (holiday->starts_on, TRELLIS_DAY_STYLE_ISO);

          g_assert_cmpint (holiday->kind, ==, TRELLIS_CLOSURE_BANK_HOLIDAY);
          g_assert_cmpint (holiday->starts_on, ==, holiday->ends_on);
          g_string_append_printf (days, "%s%s", j > 0 ? " " : "", iso + 5);
        }
      if (g_strcmp0 (days->str, cases[i].days) != 0)
        g_test_message ("%d", cases[i].year);
      g_assert_cmpstr (days->str, ==, cases[i].days);
    }
}

static const TrellisClosure *
find_holiday (GPtrArray  *list,
              TrellisDay  day)
{
  for (guint i = 0; i < list->len; i++)
    {
      const TrellisClosure *holiday = list->pdata[i];

      if (holiday->starts_on == day)
        return holiday;
    }

  return NULL;
}

static void
test_bank_holiday_names (void)
{
  static const struct
  {
    const char *iso;
    const char *name;
  } cases[] = {
    { "2026-05-04", "Early May bank holiday" }, { "2020-05-08", "Early May bank holiday" },
    { "2022-12-27", "Christmas Day (substitute day)" }, { "2022-12-26", "Boxing Day" },
    { "2026-12-28", "Boxing Day (substitute day)" }, { "2022-01-03", "New Year’s Day (substitute day)" },
    { "2012-06-04", "Spring bank holiday" }, { "2012-06-05", "Diamond Jubilee" },
    { "2022-09-19", "State Funeral of Queen Elizabeth II" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisDay day = day_of (cases[i].iso);
      g_autoptr (GPtrArray) list = NULL;
      int year;

      trellis_day_get_ymd (day, &year, NULL, NULL);
      list = trellis_bank_holidays_list (year);
      g_assert_nonnull (find_holiday (list, day));
      g_assert_cmpstr (find_holiday (list, day)->name, ==, cases[i].name);
    }
}

/* What holds of every year, whatever its Easter: eight days or more, none at a
 * weekend, none twice, and Easter's between 20 March and 26 April. */
static void
test_bank_holidays_of_a_century (void)
{
  for (int year = 1995; year <= 2099; year++)
    {
      g_autoptr (GPtrArray) list = trellis_bank_holidays_list (year);
      TrellisDay before = TRELLIS_DAY_NONE;
      guint n_easter = 0;

      g_assert_cmpuint (list->len, >=, 8);
      for (guint i = 0; i < list->len; i++)
        {
          const TrellisClosure *holiday = list->pdata[i];

          g_assert_cmpint (trellis_day_get_weekday (holiday->starts_on), <, 5);
          g_assert_cmpint (holiday->starts_on, >, before);
          before = holiday->starts_on;
          if (g_strcmp0 (holiday->name, "Good Friday") == 0 || g_strcmp0 (holiday->name, "Easter Monday") == 0)
            {
              g_assert_cmpint (holiday->starts_on, >=, trellis_day_new (year, 3, 20));
              g_assert_cmpint (holiday->starts_on, <=, trellis_day_new (year, 4, 26));
              g_assert_cmpint (trellis_day_get_weekday (holiday->starts_on), ==, n_easter == 0 ? 4 : 0);
              n_easter++;
            }
        }
      g_assert_cmpuint (n_easter, ==, 2);
    }
}

static guint
count_inset (TrellisSchoolYear *year)
{
  guint n_days = 0;

  for (guint i = 0; i < year->closures->len; i++)
    {
      const TrellisClosure *closure = year->closures->pdata[i];

      n_days += closure->kind == TRELLIS_CLOSURE_INSET;
    }

  return n_days;
}

/* The year that data of the field gives as its example: 195 days for teachers,
 * 190 for pupils. */
static void
test_usual_example (void)
{
  static const struct
  {
    const char *starts_on;
    const char *ends_on;
  } half_terms[] = {
    { "2025-09-03", "2025-10-24" }, { "2025-11-03", "2025-12-19" }, { "2026-01-05", "2026-02-13" },
    { "2026-02-23", "2026-03-27" }, { "2026-04-13", "2026-05-22" }, { "2026-06-01", "2026-07-22" },
  };
  static const char *const inset[] = { "2025-09-03", "2025-10-17", "2026-01-05", "2026-04-13", "2026-06-22" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchoolYear) six = trellis_school_year_new_usual ("2025-26", 6, &error);
  g_autoptr (TrellisSchoolYear) three = NULL;
  const TrellisTerm *term;

  g_assert_no_error (error);
  three = trellis_school_year_new_usual ("2025-26", 3, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (six->terms->len, ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      term = six->terms->pdata[i];
      g_assert_cmpint (term->number, ==, i + 1);
      g_assert_cmpint (term->starts_on, ==, day_of (half_terms[i].starts_on));
      g_assert_cmpint (term->ends_on, ==, day_of (half_terms[i].ends_on));
    }
  g_assert_cmpuint (three->terms->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      term = three->terms->pdata[i];
      g_assert_cmpint (term->starts_on, ==, day_of (half_terms[2 * i].starts_on));
      g_assert_cmpint (term->ends_on, ==, day_of (half_terms[2 * i + 1].ends_on));
    }
  for (guint i = 0; i < G_N_ELEMENTS (inset); i++)
    {
      g_autofree char *why = trellis_school_year_explain_closed (three, day_of (inset[i]), TRELLIS_SESSION_DAY,
                                                                 NULL, NULL);

      g_assert_nonnull (why);
      g_assert_true (g_str_has_suffix (why, " is an INSET day."));
    }

  g_assert_cmpuint (count_inset (six), ==, 5);
  g_assert_cmpuint (trellis_school_year_count_open (six, six->starts_on, six->ends_on, NULL), ==, 190);
  g_assert_cmpuint (trellis_school_year_count_open (three, three->starts_on, three->ends_on, NULL), ==, 190);
  /* Asked of more than the year, it counts the year. */
  g_assert_cmpuint (trellis_school_year_count_open (three, three->starts_on - 400, three->ends_on + 400, NULL), ==,
                    190);
  /* In the last week there are three days left. */
  g_assert_cmpuint (trellis_school_year_count_open (three, day_of ("2026-07-20"), day_of ("2026-07-26"), NULL), ==, 3);
}

/* Any year is as long as it should be, in order, and ends in July. */
static void
test_usual_century (void)
{
  for (int first = 1995; first < 2099; first++)
    {
      g_autofree char *id = g_strdup_printf ("%d-%02d", first, (first + 1) % 100);

      for (int n_terms = 3; n_terms <= 6; n_terms += 3)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (TrellisSchoolYear) year = trellis_school_year_new_usual (id, n_terms, &error);
          TrellisDay before;
          const TrellisTerm *last;

          g_assert_no_error (error);
          g_assert_cmpuint (year->terms->len, ==, n_terms);
          before = year->starts_on - 1;
          for (guint i = 0; i < year->terms->len; i++)
            {
              const TrellisTerm *term = year->terms->pdata[i];

              g_assert_cmpint (term->starts_on, >, before);
              g_assert_cmpint (term->ends_on, >, term->starts_on + 20);
              g_assert_cmpint (trellis_day_get_weekday (term->starts_on), <, 5);
              g_assert_cmpint (trellis_day_get_weekday (term->ends_on), <, 5);
              before = term->ends_on;
            }
          last = year->terms->pdata[n_terms - 1];
          g_assert_cmpint (last->ends_on, >=, trellis_day_new (first + 1, 7, 15));
          g_assert_cmpint (last->ends_on, <=, trellis_day_new (first + 1, 7, 29));
          g_assert_cmpuint (count_inset (year), ==, 5);
          g_assert_cmpuint (trellis_school_year_count_open (year, year->starts_on, year->ends_on, NULL), ==, 190);
          before = TRELLIS_DAY_NONE;
          for (guint i = 0; i < year->closures->len; i++)
            {
              const TrellisClosure *closure = year->closures->pdata[i];

              g_assert_cmpint (closure->starts_on, >=, before);
              g_assert_cmpint (closure->ends_on, >=, closure->starts_on);
              g_assert_cmpint (closure->starts_on, >=, year->starts_on);
              g_assert_cmpint (closure->ends_on, <=, year->ends_on);
              before = closure->starts_on;
            }
        }
    }
}

/* An early Easter begins its holiday, a late one ends it. */
static void
test_usual_easter (void)
{
  static const struct
  {
    const char *id;
    const char *last_day;
    const char *first_day;
  } cases[] = {
    { "2023-24", "2024-03-28", "2024-04-15" },
    { "2024-25", "2025-04-04", "2025-04-22" },
    { "2022-23", "2023-03-31", "2023-04-17" },
    { "2007-08", "2008-03-20", "2008-04-07" },
    { "2037-38", "2038-04-09", "2038-04-27" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisSchoolYear) year = trellis_school_year_new_usual (cases[i].id, 3, NULL);
      const TrellisTerm *spring, *summer;

      g_assert_nonnull (year);
      spring = year->terms->pdata[1];
      summer = year->terms->pdata[2];
      g_assert_cmpint (spring->ends_on, ==, day_of (cases[i].last_day));
      g_assert_cmpint (summer->starts_on, ==, day_of (cases[i].first_day));
    }
}

static void
test_ids (void)
{
  static const char *const bad[] = {
    "", "2026", "2026-28", "2026/27", "2026-27 ", " 026-27", "+026-27", "2026-2027", "0000-01", "9999-00", "abcd-ef",
  };
  g_autoptr (TrellisSchoolYear) year = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *august = trellis_school_year_dup_id_for_day (day_of ("2026-08-31"));
  g_autofree char *september = trellis_school_year_dup_id_for_day (day_of ("2026-09-01"));
  g_autofree char *century = trellis_school_year_dup_id_for_day (day_of ("1999-12-31"));

  g_assert_cmpstr (august, ==, "2025-26");
  g_assert_cmpstr (september, ==, "2026-27");
  g_assert_cmpstr (century, ==, "1999-00");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_null (trellis_school_year_new (bad[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_clear_error (&error);
    }
  g_assert_null (trellis_school_year_new_usual ("2026-28", 3, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (trellis_school_year_new_usual ("2026-27", 4, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);

  year = trellis_school_year_new ("1999-00", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (year->name, ==, "1999/00");
  g_assert_cmpint (year->starts_on, ==, day_of ("1999-09-01"));
  g_assert_cmpint (year->ends_on, ==, day_of ("2000-08-31"));
  /* Without terms there is no day in school. */
  g_assert_cmpuint (trellis_school_year_count_open (year, year->starts_on, year->ends_on, NULL), ==, 0);
}

static void
test_order (void)
{
  g_autoptr (TrellisSchoolYear) year = trellis_school_year_new ("2026-27", NULL);
  const TrellisTerm *term;
  const TrellisClosure *closure;

  trellis_school_year_add_term (year, 2, "Spring", day_of ("2027-01-04"), day_of ("2027-03-25"));
  trellis_school_year_add_term (year, 1, "Autumn", day_of ("2026-09-02"), day_of ("2026-12-18"));
  trellis_school_year_add_closure (year, TRELLIS_CLOSURE_INSET, "B", day_of ("2027-01-04"), day_of ("2027-01-04"));
  trellis_school_year_add_closure (year, TRELLIS_CLOSURE_INSET, "A", day_of ("2026-09-02"), day_of ("2026-09-02"));

  term = year->terms->pdata[0];
  g_assert_cmpstr (term->name, ==, "Autumn");
  closure = year->closures->pdata[0];
  g_assert_cmpstr (closure->name, ==, "A");
  g_assert_null (closure->id);
  g_assert_null (trellis_school_year_get_term (year, day_of ("2026-12-19")));
  g_assert_true (trellis_school_year_get_term (year, day_of ("2026-12-18")) == term);
}

static TrellisSchoolYear *
new_year_with_own_days (void)
{
  TrellisSchoolYear *year = trellis_school_year_new_usual ("2025-26", 3, NULL);
  TrellisClosure *closure;

  closure = trellis_school_year_add_closure (year, TRELLIS_CLOSURE_BLOCKED, "Sports day", day_of ("2026-06-18"),
                                             day_of ("2026-06-18"));
  closure->urn = g_strdup ("100001");
  closure->session = TRELLIS_SESSION_PM;
  closure = trellis_school_year_add_closure (year, TRELLIS_CLOSURE_BLOCKED, "", day_of ("2026-06-16"),
                                             day_of ("2026-06-17"));
  closure->person_id = g_strdup ("p1");
  closure->session = TRELLIS_SESSION_AM;
  closure = trellis_school_year_add_closure (year, TRELLIS_CLOSURE_HOLIDAY, "Second October week",
                                             day_of ("2025-11-03"), day_of ("2025-11-07"));
  closure->urn = g_strdup ("100002");
  closure = trellis_school_year_add_closure (year, TRELLIS_CLOSURE_INSET, "Phonics", day_of ("2026-03-06"),
                                             day_of ("2026-03-06"));
  closure->urn = g_strdup ("100001");

  return year;
}

/* Each sentence, beside the question it answers; none where the day is open. */
static void
test_explain (void)
{
  static const struct
  {
    const char *iso;
    TrellisSession session;
    const char *urn;
    const char *person_id;
    const char *sentence;
  } cases[] = {
    { "2026-05-04", TRELLIS_SESSION_DAY, NULL, NULL, "Monday 4 May 2026 is a bank holiday (Early May bank holiday)." },
    /* In the half-term too, of which the bank holiday says more. */
    { "2026-05-25", TRELLIS_SESSION_AM, NULL, NULL, "Monday 25 May 2026 is a bank holiday (Spring bank holiday)." },
    { "2025-12-25", TRELLIS_SESSION_AM, NULL, NULL, "Thursday 25 December 2025 is a bank holiday (Christmas Day)." },
    { "2025-10-28", TRELLIS_SESSION_DAY, NULL, NULL,
      "Tuesday 28 October 2025 is in the holidays (October half-term)." },
    { "2026-05-09", TRELLIS_SESSION_DAY, NULL, NULL, "Saturday 9 May 2026 is at the weekend." },
    { "2025-10-25", TRELLIS_SESSION_DAY, NULL, NULL, "Saturday 25 October 2025 is at the weekend." },
    { "2025-10-17", TRELLIS_SESSION_DAY, NULL, NULL, "Friday 17 October 2025 is an INSET day." },
    { "2026-07-23", TRELLIS_SESSION_DAY, NULL, NULL, "Thursday 23 July 2026 is outside the terms of 2025/26." },
    { "2025-09-01", TRELLIS_SESSION_DAY, NULL, NULL, "Monday 1 September 2025 is outside the terms of 2025/26." },
    { "2026-09-01", TRELLIS_SESSION_DAY, NULL, NULL, "Tuesday 1 September 2026 is not in the school year 2025/26." },
    { "2025-08-30", TRELLIS_SESSION_DAY, NULL, NULL, "Saturday 30 August 2025 is not in the school year 2025/26." },
    { "2026-03-10", TRELLIS_SESSION_DAY, NULL, NULL, NULL },
    /* A school's own afternoon: that school, and not its mornings. */
    { "2026-06-18", TRELLIS_SESSION_PM, "100001", NULL,
      "The afternoon of Thursday 18 June 2026 is blocked for this school (Sports day)." },
    { "2026-06-18", TRELLIS_SESSION_DAY, "100001", NULL,
      "The afternoon of Thursday 18 June 2026 is blocked for this school (Sports day)." },
    { "2026-06-18", TRELLIS_SESSION_AM, "100001", NULL, NULL },
    { "2026-06-18", TRELLIS_SESSION_DAY, "100002", NULL, NULL },
    { "2026-06-18", TRELLIS_SESSION_DAY, NULL, NULL, NULL },
    /* A person's own mornings, on both of two days. */
    { "2026-06-17", TRELLIS_SESSION_AM, "100001", "p1",
      "The morning of Wednesday 17 June 2026 is blocked for this person." },
    { "2026-06-17", TRELLIS_SESSION_PM, "100001", "p1", NULL },
    { "2026-06-17", TRELLIS_SESSION_AM, "100001", "p2", NULL },
    { "2025-11-05", TRELLIS_SESSION_DAY, "100002", NULL,
      "Wednesday 5 November 2025 is in this school’s holidays (Second October week)." },
    { "2025-11-05", TRELLIS_SESSION_DAY, "100001", NULL, NULL },
    { "2026-03-06", TRELLIS_SESSION_DAY, "100001", NULL,
      "Friday 6 March 2026 is an INSET day at this school (Phonics)." },
  };
  g_autoptr (TrellisSchoolYear) year = new_year_with_own_days ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisDay day = day_of (cases[i].iso);
      g_autofree char *sentence = trellis_school_year_explain_closed (year, day, cases[i].session, cases[i].urn,
                                                                      cases[i].person_id);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
      g_assert_cmpint (trellis_school_year_is_open (year, day, cases[i].session, cases[i].urn, cases[i].person_id),
                       ==, cases[i].sentence == NULL);
    }
}

/* The sentence and the answer never disagree, on any day round the year. */
static void
test_explain_agrees (void)
{
  g_autoptr (TrellisSchoolYear) year = new_year_with_own_days ();

  for (TrellisDay day = year->starts_on - 40; day <= year->ends_on + 40; day++)
    {
      for (TrellisSession session = 0; session < TRELLIS_N_SESSIONS; session++)
        {
          g_autofree char *sentence = trellis_school_year_explain_closed (year, day, session, "100001", "p1");

          g_assert_cmpint (sentence == NULL, ==,
                           trellis_school_year_is_open (year, day, session, "100001", "p1"));
        }
    }
}

static void
test_kinds (void)
{
  TrellisClosureKind kind = TRELLIS_CLOSURE_BLOCKED;

  for (TrellisClosureKind each = 0; each < TRELLIS_N_CLOSURE_KINDS; each++)
    {
      g_assert_true (trellis_closure_kind_parse (trellis_closure_kind_get_key (each), &kind));
      g_assert_cmpint (kind, ==, each);
      g_assert_cmpstr (trellis_closure_kind_get_name (each), !=, "");
    }
  g_assert_false (trellis_closure_kind_parse ("holidays", &kind));
  g_assert_false (trellis_closure_kind_parse (NULL, &kind));
  g_assert_cmpint (kind, ==, TRELLIS_CLOSURE_BLOCKED);
}

static void
test_edit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchoolYear) year = trellis_school_year_new_usual ("2026-27", 6, &error);
  TrellisTerm *first = year->terms->pdata[0];
  TrellisTerm *second = year->terms->pdata[1];
  const TrellisClosure *holiday = NULL;
  TrellisDay day;

  g_assert_no_error (error);
  g_assert_true (trellis_school_year_check (year, &error));

  /* A term that ends a week earlier leaves its week to the holiday. */
  day = first->ends_on;
  trellis_school_year_move_term (year, first, first->starts_on, day - 7);
  for (guint i = 0; i < year->closures->len; i++)
    {
      const TrellisClosure *closure = year->closures->pdata[i];

      if (i > 0)
        g_assert_cmpint (closure->starts_on, >=, ((TrellisClosure *) year->closures->pdata[i - 1])->starts_on);
      if (g_str_equal (closure->name, "October half-term"))
        holiday = closure;
    }
  g_assert_nonnull (holiday);
  g_assert_cmpint (holiday->starts_on, ==, day - 7 + 3);
  /* One that starts a day later, likewise. */
  trellis_school_year_move_term (year, second, second->starts_on + 1, second->ends_on);
  g_assert_cmpint (holiday->ends_on, ==, second->starts_on - 1);
  g_assert_true (trellis_school_year_check (year, &error));

  /* Dates that cannot stand are told of, and leave no holiday inside out. */
  trellis_school_year_move_term (year, first, first->starts_on, second->starts_on);
  g_assert_cmpint (holiday->starts_on, <=, holiday->ends_on);
  g_assert_false (trellis_school_year_check (year, &error));
  g_assert_cmpstr (error->message, ==, "Term 2 starts before Term 1 has ended. Give it a later first day.");
  g_clear_error (&error);
  trellis_school_year_move_term (year, first, first->starts_on, first->starts_on - 1);
  g_assert_false (trellis_school_year_check (year, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  trellis_school_year_move_term (year, first, year->starts_on - 1, year->starts_on + 20);
  g_assert_false (trellis_school_year_check (year, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* A school's own terms, and the holidays between them, are nobody else's. */
static void
test_own_terms (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchoolYear) year = trellis_school_year_new_usual ("2026-27", 6, &error);
  const TrellisTerm *first = year->terms->pdata[0];
  GPtrArray *terms = trellis_school_year_begin_own_terms (year, "100001");
  TrellisTerm *own = terms->pdata[0];
  TrellisDay day = first->ends_on + 5;
  g_autofree char *closed = NULL;
  g_autofree char *others = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (terms->len, ==, 6);
  trellis_school_year_add_closure (year, TRELLIS_CLOSURE_BANK_HOLIDAY, "Harbour jubilee", day + 1, day + 1);
  trellis_school_year_move_term (year, own, own->starts_on, day);
  g_assert_true (trellis_school_year_check (year, &error));
  g_assert_cmpint (first->ends_on, ==, day - 5);
  g_assert_true (trellis_school_year_is_open (year, day, TRELLIS_SESSION_DAY, "100001", NULL));
  others = trellis_school_year_explain_closed (year, day, TRELLIS_SESSION_DAY, "100002", NULL);
  g_assert_nonnull (strstr (others, "is in the holidays"));
  g_assert_cmpuint (trellis_school_year_count_open (year, own->starts_on, own->ends_on, "100001"), >,
                    trellis_school_year_count_open (year, own->starts_on, own->ends_on, NULL));

  /* After them it is closed, and a bank holiday is everybody's. */
  closed = trellis_school_year_explain_closed (year, day + 2, TRELLIS_SESSION_DAY, "100001", NULL);
  g_assert_nonnull (strstr (closed, "is outside this school’s terms of 2026/27."));
  trellis_school_year_move_term (year, own, own->starts_on, day + 1);
  g_assert_false (trellis_school_year_is_open (year, day + 1, TRELLIS_SESSION_DAY, "100001", NULL));

  /* They have to stand as the trust's have. */
  trellis_school_year_move_term (year, own, own->starts_on, ((TrellisTerm *) terms->pdata[1])->starts_on);
  g_assert_false (trellis_school_year_check (year, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);

  trellis_school_year_drop_own_terms (year, "100001");
  g_assert_false (trellis_school_year_has_own_terms (year, "100001"));
  g_assert_false (trellis_school_year_is_open (year, day, TRELLIS_SESSION_DAY, "100001", NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/edit", test_edit);
  g_test_add_func ("/core/own-terms", test_own_terms);
  g_test_add_func ("/core/bank-holidays/tables", test_bank_holidays);
  g_test_add_func ("/core/bank-holidays/names", test_bank_holiday_names);
  g_test_add_func ("/core/bank-holidays/century", test_bank_holidays_of_a_century);
  g_test_add_func ("/core/school-year/usual/example", test_usual_example);
  g_test_add_func ("/core/school-year/usual/century", test_usual_century);
  g_test_add_func ("/core/school-year/usual/easter", test_usual_easter);
  g_test_add_func ("/core/school-year/ids", test_ids);
  g_test_add_func ("/core/school-year/order", test_order);
  g_test_add_func ("/core/school-year/explain", test_explain);
  g_test_add_func ("/core/school-year/explain-agrees", test_explain_agrees);
  g_test_add_func ("/core/school-year/kinds", test_kinds);

  return g_test_run ();
}
