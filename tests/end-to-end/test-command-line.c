/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program without a window, as scripts run it: a process for each line, no
 * display, and what it leaves behind. */

#include "trellis-csv-reader.h"
#include "trellis-store-schools.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define TRUST "Lantern Hill Trust"
#define HEADINGS                                                                                         \
  "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation (name)," \
  "Trusts (name),NumberOfPupils\r\n"
#define SCHOOL "900101,Alderbrook,Academy converter,Open,Primary," TRUST ",398\r\n"

/* A folder that every line runs in, with files to run on. */
static char *folder;

typedef struct
{
  int status;
  char *out;
  char *err;
} Outcome;

static void
clear_outcome (Outcome *outcome)
{
  g_free (outcome->out);
  g_free (outcome->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, clear_outcome)

static char *
dup_text (GBytes *bytes)
{
  return g_strndup (g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL) : "", g_bytes_get_size (bytes));
}

static Outcome
run_words (const char *const *words,
           const char        *locale)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  Outcome outcome;

  g_subprocess_launcher_set_cwd (launcher, folder);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "DBUS_SESSION_BUS_ADDRESS");
  g_subprocess_launcher_unsetenv (launcher, "LANG");
  g_subprocess_launcher_unsetenv (launcher, "LC_ALL");
  if (locale != NULL)
    g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);

  g_assert_true (g_subprocess_get_if_exited (process));
  outcome.status = g_subprocess_get_exit_status (process);
  outcome.out = dup_text (out);
  outcome.err = dup_text (err);
  return outcome;
}

/* Runs a line as a shell would read it; the program's own name is left out. */
static Outcome
run_in (const char *locale,
        const char *line)
{
  g_autofree char *whole = g_strdup_printf ("\"%s\" %s", g_getenv ("TRELLIS_PROGRAM"), line);
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (whole, NULL, &words, &error);
  g_assert_no_error (error);
  g_test_message ("trellis %s", line);
  return run_words ((const char *const *) words, locale);
}

static Outcome
run (const char *line)
{
  return run_in ("C.UTF-8", line);
}

/* Runs what must succeed, and say so by silence on standard error. */
static char *
run_well (const char *line)
{
  g_auto (Outcome) outcome = run (line);

  g_assert_cmpstr (outcome.err, ==, "");
  g_assert_cmpint (outcome.status, ==, 0);
  return g_steal_pointer (&outcome.out);
}

static char *
get_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static GBytes *
read_bytes (const char *name)
{
  g_autofree char *path = get_path (name);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static void
write_file (const char *name,
            const char *text,
            gssize      length)
{
  g_autofree char *path = get_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

/* A copy of a trust file with a byte of its head changed. */
static void
write_changed_copy (const char *from,
                    const char *to,
                    gsize       place,
                    char        byte,
                    gssize      length)
{
  g_autoptr (GBytes) bytes = read_bytes (from);
  gsize size;
  g_autofree char *copy = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));

  size = g_bytes_get_size (bytes);
  g_assert_cmpuint (place, <, size);
  copy[place] = byte;
  write_file (to, copy, length < 0 ? (gssize) size : length);
}

static void
set_up (void)
{
  g_autofree char *out = NULL;

  folder = g_dir_make_tmp ("trellis-test-XXXXXX", NULL);
  g_assert_nonnull (folder);
  out = run_well ("new trust.trellis --name '" TRUST "' --scheme five-category --year 2026-27 --today 2026-09-01");
  g_assert_cmpstr (out, ==, "");
  g_free (run_well ("demo demo.trellis"));

  write_file ("letter.trellis", "Dear governors, this is no trust file.\n", -1);
  write_file ("blank.trellis", "", 0);
  /* The lowest byte of the version of the schema, then half a file. */
  write_changed_copy ("trust.trellis", "newer.trellis", 63, 99, -1);
  write_changed_copy ("trust.trellis", "half.trellis", 24, 0, 6000);
}

static void
tear_down (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = get_path (name);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

/* Wrong usage ends with 2, says how it is used, and does nothing. */
static void
test_usage (void)
{
  static const char *const lines[] = {
    "new",
    "new a.trellis",
    "new a.trellis --name A",
    "new a.trellis --name A --scheme five-category",
    "new a.trellis --name '' --scheme five-category --year 2026-27",
    "new a.trellis b.trellis --name A --scheme five-category --year 2026-27",
    "new a.trellis --colour red",
    "demo",
    "demo a.trellis b",
    "import",
    "import trust.trellis",
    "import trust.trellis gias",
    "import trust.trellis gias in.csv",
    "import trust.trellis gias in.csv --all --trust A",
    "import trust.trellis ofsted in.csv --all",
    "import trust.trellis judgements in.csv --all",
    "import trust.trellis scheme in.json --all",
    "import trust.trellis judgements",
    "import trust.trellis measures in.csv --all",
    "export trust.trellis measures",
    "export trust.trellis measures -o a.ics",
    "plan",
    "plan trust.trellis 2026-27",
    "report",
    "report --list demo.trellis matrix -o a.pdf",
    "report demo.trellis",
    "report demo.trellis matrix",
    "report demo.trellis wallpaper -o a.pdf",
    "report demo.trellis matrix -o a.pdf --paper a5",
    "report demo.trellis matrix -o a.pdf --as-at yesterday",
    "export demo.trellis",
    "export demo.trellis schools",
    "export demo.trellis scheme",
    "export demo.trellis pupils -o a.csv",
    "check",
    "check demo.trellis twice",
    "check demo.trellis --today 2026-02-30",
    "check demo.trellis --today",
    "frobnicate",
    "--frobnicate",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (Outcome) outcome = run (lines[i]);

      g_assert_cmpint (outcome.status, ==, 2);
      g_assert_cmpstr (outcome.out, ==, "");
      g_assert_nonnull (strstr (outcome.err, "rellis"));
    }
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "a.trellis", "a.pdf", "a.csv" };
      g_autofree char *path = get_path (names[i]);

      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
check_failure (const char *line,
               const char *needle)
{
  g_auto (Outcome) outcome = run (line);

  g_assert_cmpint (outcome.status, ==, 1);
  /* One line, with the program's name before it. */
  g_assert_true (g_str_has_prefix (outcome.err, "trellis: "));
  g_assert_true (strchr (outcome.err, '\n') == outcome.err + strlen (outcome.err) - 1);
  if (strstr (outcome.err, needle) == NULL)
    g_error ("“trellis %s” says “%s” and not “%s”", line, outcome.err, needle);
}

static void
test_failures (void)
{
  static const struct
  {
    const char *line;
    const char *needle;
  } cases[] = {
    { "new trust.trellis --name A --scheme five-category --year 2026-27", "“trust.trellis” is there already" },
    { "new a.trellis --name A --scheme no-such --year 2026-27", "“no-such”" },
    { "new a.trellis --name A --scheme siams --year 2026-27", "cannot stand alone" },
    { "new a.trellis --name A --scheme five-category --year 2026", "“2026”" },
    { "new a.trellis --name A --scheme five-category --year 2026-28", "“2026-28”" },
    { "new none/a.trellis --name A --scheme five-category --year 2026-27", "“a.trellis”" },
    { "demo demo.trellis", "“demo.trellis” is there already" },
    { "demo none/demo.trellis", "“demo.trellis”" },
    { "import letter.trellis gias in.csv --all", "“letter.trellis” is not a trust file" },
    { "import trust.trellis judgements none.csv", "none.csv could not be opened" },
    { "import trust.trellis measures none.csv", "none.csv could not be opened" },
    { "import trust.trellis census none.csv", "none.csv could not be opened" },
    { "import trust.trellis scheme none.json", "none.json could not be opened" },
    { "import trust.trellis ofsted none.csv", "none.csv could not be opened" },
    { "import trust.trellis links none.csv", "none.csv could not be opened" },
    { "import trust.trellis groups none.csv", "none.csv could not be opened" },
    { "import trust.trellis gias none.csv --all", "none.csv could not be opened" },
    { "plan none.trellis", "There is no file “none.trellis”" },
    { "plan trust.trellis --year 20x", "“20x” is not a school year" },
    { "plan .", "is a folder" },
    { "report blank.trellis matrix -o a.pdf", "“blank.trellis” is not a trust file" },
    { "report demo.trellis matrix -o none/a.pdf", "none/a.pdf" },
    { "report demo.trellis school-visits -o a.pdf --school 999999", "999999" },
    { "report demo.trellis diary -o a.pdf --adviser Nobody", "Nobody" },
    { "export newer.trellis schools -o a.csv", "“newer.trellis” was written by a newer Trellis" },
    { "export demo.trellis schools -o none/a.csv", "none/a.csv" },
    { "check letter.trellis", "“letter.trellis” is not a trust file" },
    { "check blank.trellis", "“blank.trellis” is not a trust file" },
    { "check newer.trellis", "“newer.trellis” was written by a newer Trellis" },
    { "check half.trellis", "“half.trellis”" },
    { "check none.trellis", "There is no file “none.trellis”" },
  };
  static const char *const kept[] = {
    "trust.trellis", "demo.trellis", "letter.trellis", "blank.trellis", "newer.trellis", "half.trellis"
  };
  GBytes *before[G_N_ELEMENTS (kept)];

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    before[i] = read_bytes (kept[i]);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_failure (cases[i].line, cases[i].needle);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (GBytes) after = read_bytes (kept[i]);

      g_assert_true (g_bytes_equal (after, before[i]));
      g_bytes_unref (before[i]);
    }
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "a.trellis", "a.pdf", "a.csv" };
      g_autofree char *path = get_path (names[i]);

      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* A register that cannot be read leaves the trust as it was, to the byte. */
static void
test_bad_register (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *needle;
  } cases[] = {
    { "", 0, "in.csv, line 1, column 1: the file is empty" },
    { "\xef\xbb\xbf\r\n", -1, "in.csv, line 1, column 1: the file is empty" },
    { "URN,EstablishmentName\n9001\0" "01,A\n", 31, "in.csv, line 2, column 1: there is a NUL byte" },
    { "PK\003\004\0\0\0", 7, "in.csv, line 1, column 1: this is a workbook" },
    { HEADINGS SCHOOL "900102,\"Birchmere", -1, "in.csv, line 3, column 2: quotes are opened" },
    { "Number,EstablishmentName\r\n900101,A\r\n", -1, "in.csv, line 1: no line of headings has the column “URN”" },
    { "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation (name)\r\n"
      "900101,Alderbrook,Academy converter,Open,Primary\r\n", -1,
      "in.csv, line 1: the column “Trusts (name)” is missing" },
    { HEADINGS SCHOOL SCHOOL, -1, "in.csv, line 3, column 1: the URN 900101 is in line 2 already" },
    { HEADINGS SCHOOL "9001,B,Academy converter,Open,Primary,,\r\n", -1, "in.csv, line 3, column 1:" },
  };
  g_autoptr (GBytes) before = read_bytes ("trust.trellis");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) after = NULL;

      write_file ("in.csv", cases[i].text, cases[i].length);
      check_failure ("import trust.trellis gias in.csv --all", cases[i].needle);
      check_failure ("import trust.trellis gias in.csv --trust '" TRUST "'", cases[i].needle);
      after = read_bytes ("trust.trellis");
      g_assert_true (g_bytes_equal (before, after));
    }

  write_file ("in.csv", HEADINGS SCHOOL, -1);
  check_failure ("import trust.trellis gias in.csv --trust 'Lantern Hall Trust'", "“Lantern Hall Trust”");
}

static char *
read_table (const char *file,
            const char *kind)
{
  g_autofree char *line = g_strdup_printf ("export %s %s -o table.csv", file, kind);
  g_autoptr (GBytes) bytes = NULL;

  g_free (run_well (line));
  bytes = read_bytes ("table.csv");
  return dup_text (bytes);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

/* From a register to a planned year, as the first lines of a script. */
static void
test_first_year (void)
{
  g_autofree char *small = g_test_build_filename (G_TEST_DIST, "fixtures", "gias-small.csv", NULL);
  g_autofree char *newer = g_test_build_filename (G_TEST_DIST, "fixtures", "gias-small-newer.csv", NULL);
  g_autofree char *line = NULL;
  g_autofree char *out = NULL;
  g_autofree char *schools = NULL;
  g_autofree char *visits = NULL;
  g_autofree char *again = NULL;

  g_free (run_well ("new year.trellis --name '" TRUST "' --scheme five-category --year 2026-27 --today 2026-09-01"));
  line = g_strdup_printf ("--today 2026-09-01 import year.trellis gias '%s' --trust '" TRUST "'", small);
  out = run_well (line);
  g_assert_nonnull (strstr (out, "10 added"));
  schools = read_table ("year.trellis", "schools");
  g_assert_cmpuint (count_lines (schools), ==, 11);
  g_assert_nonnull (strstr (schools, "900101,Alderbrook Primary School,primary,open,"));
  g_assert_nonnull (strstr (schools, "St Wilfrid’s Church of England Primary School"));

  g_free (out);
  g_free (line);
  line = g_strdup_printf ("import year.trellis gias '%s' --trust '" TRUST "' --today=2026-11-20", newer);
  out = run_well (line);
  g_assert_null (strstr (out, "10 added"));

  g_free (out);
  out = run_well ("plan year.trellis --today 2026-09-01");
  g_assert_nonnull (strstr (out, "visits added"));
  visits = read_table ("year.trellis", "visits");
  g_assert_cmpuint (count_lines (visits), >, 10);
  g_assert_nonnull (strstr (visits, ",adviser-visit,1,2026-"));

  /* What is planned already is kept: no visit is doubled. */
  g_free (run_well ("plan year.trellis --year 2026-27 --today 2026-09-01"));
  again = read_table ("year.trellis", "visits");
  g_assert_cmpuint (count_lines (again), ==, count_lines (visits));

  g_free (out);
  out = run_well ("check year.trellis");
  g_assert_cmpstr (out, ==, "The file is sound.\n");
}

static void
test_demo (void)
{
  g_autofree char *out = run_well ("check demo.trellis");
  g_autoptr (GBytes) first = read_bytes ("demo.trellis");
  g_autoptr (GBytes) again = NULL;

  g_assert_cmpstr (out, ==, "The file is sound.\n");
  g_free (run_well ("demo again.trellis --today 2031-01-01"));
  again = read_bytes ("again.trellis");
  g_assert_true (g_bytes_equal (first, again));
}

/* Scripts find the columns by these names, in a file without a mark before them. */
static void
test_exports (void)
{
  static const struct
  {
    const char *kind;
    const char *columns;
    guint n_at_least;
  } cases[] = {
    { "schools", "urn,name,phase,status,federation,level,adviser,", 28 },
    { "judgements", "urn,school,aspect,level,", 500 },
    { "moderation", "comparison,urn,school,aspect,levels_better,", 40 },
    { "movements", "urn,school,agreed_on,direction,from,to,", 5 },
    { "visits", "id,urn,school,kind,number,date,session,adviser,status,theme,", 300 },
    { "actions", "id,urn,school,action,owner,due,rating,rated_on,status,", 0 },
    { "inspections", "urn,school,framework,inspected_on,area,grade,", 40 },
    { "documents", "urn,school,year,document,due_on,received_on,assured_on,", 90 },
    { "measures", "urn,school,measure,period,value,missing_reason,source,", 2000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *table = read_table ("demo.trellis", cases[i].kind);

      g_assert_true (g_str_has_prefix (table, "\xef\xbb\xbf"));
      g_assert_true (g_str_has_prefix (table + strlen ("\xef\xbb\xbf"), cases[i].columns));
      g_assert_cmpuint (count_lines (table), >, cases[i].n_at_least);
    }
}

/* The matrix as a picture of each kind, and what looks back as documents. */
static void
test_matrix_papers (void)
{
  static const struct
  {
    const char *command;
    const char *name;
    const char *beginning;
  } cases[] = {
    { "export demo.trellis matrix -o m.png", "m.png", "\x89PNG" },
    { "export demo.trellis matrix -o m.svg", "m.svg", "<?xml" },
    { "export demo.trellis matrix -o m.pdf", "m.pdf", "%PDF" },
    { "report demo.trellis moderation -o moderation.svg", "moderation-2.svg", "<?xml" },
    { "report demo.trellis movements -o movements.pdf", "movements.pdf", "%PDF" },
    { "report demo.trellis levels -o levels.png", "levels-2.png", "\x89PNG" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      g_free (run_well (cases[i].command));
      bytes = read_bytes (cases[i].name);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 5000);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (cases[i].beginning), cases[i].beginning,
                       strlen (cases[i].beginning));
    }
}

static char *
ask_tool (const char *first,
          ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_auto (Outcome) outcome = { 0 };
  const char *word = first;
  va_list list;

  va_start (list, first);
  for (; word != NULL; word = va_arg (list, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (list);
  g_ptr_array_add (words, NULL);
  outcome = run_words ((const char *const *) words->pdata, "C.UTF-8");
  g_assert_cmpint (outcome.status, ==, 0);
  return g_steal_pointer (&outcome.out);
}

static guint
count_pages (const char *name)
{
  g_autofree char *info = ask_tool ("pdfinfo", name, NULL);
  const char *line = strstr (info, "Pages:");

  g_assert_nonnull (line);
  return g_ascii_strtoull (line + strlen ("Pages:"), NULL, 10);
}

/* Words as they stand on the pages, with what pages break them by made spaces. */
static char *
read_words (const char *name)
{
  g_autofree char *text = ask_tool ("pdftotext", "-layout", name, "-", NULL);
  GString *words = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        g_string_append_c (words, *p);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  return g_string_free (words, FALSE);
}

static GListModel *
list_demo_schools (void)
{
  g_autofree char *path = get_path ("demo.trellis");
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = trellis_store_open (path, &error);
  GListModel *schools;

  g_assert_no_error (error);
  schools = trellis_store_list_schools (store, trellis_store_get_today (store), FALSE, &error);
  g_assert_no_error (error);
  return schools;
}

static void
test_reports (void)
{
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (TrellisSchool) first = NULL;
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;
  guint n_schools;

  if (g_find_program_in_path ("pdfinfo") == NULL || g_find_program_in_path ("pdftotext") == NULL)
    {
      g_test_skip ("pdfinfo and pdftotext are not installed");
      return;
    }

  schools = list_demo_schools ();
  n_schools = g_list_model_get_n_items (schools);
  first = g_list_model_get_item (schools, 0);

  g_free (run_well ("report demo.trellis board-pack --paper a4 -o board.pdf"));
  g_free (run_well ("report demo.trellis overview -o overview.pdf"));
  g_free (run_well ("report demo.trellis matrix -o a3.pdf"));
  g_assert_cmpuint (count_pages ("a3.pdf"), ==, 1);
  words = read_words ("a3.pdf");
  for (guint i = 0; i < n_schools; i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      g_assert_nonnull (strstr (words, school->name));
    }
  g_assert_nonnull (strstr (words, "6 March 2026"));

  g_free (run_well ("report demo.trellis matrix --paper a4 --as-at 2025-07-20 -o a4.pdf"));
  g_assert_cmpuint (count_pages ("a4.pdf"), >=, 1);
  g_free (words);
  words = read_words ("a4.pdf");
  g_assert_nonnull (strstr (words, "20 July 2025"));

  g_free (run_well ("report demo.trellis visits --output visits.pdf"));
  g_assert_cmpuint (count_pages ("visits.pdf"), >=, 1);
  g_free (words);
  words = read_words ("visits.pdf");
  g_assert_nonnull (strstr (words, first->short_name));

  g_free (run_well ("report demo.trellis school-visits -o schools.pdf"));
  g_free (run_well ("report demo.trellis diary -o diaries.pdf"));
  g_assert_cmpuint (count_pages ("schools.pdf"), >=, n_schools);
  line = g_strdup_printf ("report demo.trellis school-visits -o school.pdf --school %s", first->urn);
  g_free (run_well (line));
  g_assert_cmpuint (count_pages ("school.pdf"), <=, 2);
  g_free (words);
  words = read_words ("school.pdf");
  g_assert_nonnull (strstr (words, first->name));
}

/* Cron has no locale; names have letters beyond ASCII there too. */
static void
test_no_locale (void)
{
  g_auto (Outcome) made = run_in (NULL, "new 'Zoë.trellis' --name 'St Zoë’s Trust' --scheme five-category --year 2026-27");
  g_auto (Outcome) checked = run_in (NULL, "check Zoë.trellis");
  g_auto (Outcome) missed = run_in ("C", "check Chloë.trellis");

  g_assert_cmpstr (made.err, ==, "");
  g_assert_cmpint (made.status, ==, 0);
  g_assert_cmpint (checked.status, ==, 0);
  g_assert_nonnull (strstr (missed.err, "“Chloë.trellis”"));
}

static void
test_check_finds (void)
{
  g_autofree char *sqlite = g_find_program_in_path ("sqlite3");
  g_auto (Outcome) outcome = { 0 };

  if (sqlite == NULL)
    {
      g_test_skip ("sqlite3 is not installed");
      return;
    }

  g_free (run_well ("demo wrong.trellis"));
  g_free (ask_tool ("sqlite3", "wrong.trellis", "DELETE FROM school WHERE urn = (SELECT min (urn) FROM school)", NULL));
  outcome = run ("check wrong.trellis");
  g_assert_cmpint (outcome.status, ==, 1);
  g_assert_cmpstr (outcome.out, !=, "");
  g_assert_true (g_str_has_prefix (outcome.err, "trellis: "));
  g_assert_cmpuint (count_lines (outcome.err), ==, 1);
}

/* A copy that was edited comes back once, and what both changed waits for a word. */
static void
test_merge (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *told = NULL;
  g_autofree char *again = NULL;
  g_autofree char *preview = NULL;
  g_auto (Outcome) undecided = { 0 };
  g_auto (Outcome) wrong = { 0 };
  g_auto (Outcome) other = { 0 };

  write_file ("merge.csv", HEADINGS SCHOOL, -1);
  g_free (run_well ("new file.trellis --name '" TRUST "' --scheme five-category --year 2026-27"));
  g_free (run_well ("import file.trellis gias merge.csv --trust '" TRUST "' --today 2026-03-06"));
  bytes = read_bytes ("file.trellis");
  write_file ("laptop.trellis", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  write_file ("judgements.csv", "urn,aspect,level,date,source\n900101,overall,Recovery,2026-03-02,agreed\n", -1);
  g_free (run_well ("import laptop.trellis judgements judgements.csv --today 2026-03-06"));

  preview = run_well ("merge file.trellis laptop.trellis --preview");
  g_assert_cmpuint (count_lines (preview), ==, 1);
  told = run_well ("merge file.trellis laptop.trellis");
  g_assert_cmpstr (told, ==, preview);
  again = run_well ("merge file.trellis laptop.trellis");
  g_assert_nonnull (strstr (again, "Every edit of “laptop.trellis” is in the file already."));
  g_free (run_well ("check file.trellis"));

  /* Both agree a category on one day. */
  write_file ("file.csv", "urn,aspect,level,date,source\n900101,overall,Excellence,2026-03-04,agreed\n", -1);
  write_file ("laptop.csv", "urn,aspect,level,date,source\n900101,overall,Refinement,2026-03-04,agreed\n", -1);
  g_free (run_well ("import file.trellis judgements file.csv --today 2026-03-06"));
  g_free (run_well ("import laptop.trellis judgements laptop.csv --today 2026-03-06"));
  undecided = run ("merge file.trellis laptop.trellis");
  g_assert_cmpint (undecided.status, ==, 1);
  g_assert_nonnull (strstr (undecided.err, "--prefer"));
  g_assert_nonnull (strstr (undecided.out, "Changed in both: Alderbrook"));
  g_assert_nonnull (strstr (undecided.out, "Level: Refinement"));
  wrong = run ("merge file.trellis laptop.trellis --prefer mine");
  g_assert_cmpint (wrong.status, ==, 2);
  g_free (run_well ("merge file.trellis laptop.trellis --prefer copy"));
  g_free (run_well ("export file.trellis schools -o merged.csv --as-at 2026-03-06"));
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = read_bytes ("merged.csv");
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "Refinement"));

  g_free (run_well ("demo other.trellis"));
  other = run ("merge file.trellis other.trellis");
  g_assert_cmpint (other.status, ==, 1);
  g_assert_nonnull (strstr (other.err, "no history in common"));
}

static void
test_help (void)
{
  static const char *const verbs[] = { "new", "demo", "import", "plan", "report", "export", "merge", "check" };
  g_autofree char *help = run_well ("--help");
  g_autofree char *version = run_well ("--version");

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *words = g_strconcat ("trellis ", verbs[i], " FILE", NULL);
      g_autofree char *line = g_strconcat (verbs[i], " --help", NULL);
      g_autofree char *own = run_well (line);

      g_assert_nonnull (strstr (help, words));
      g_assert_nonnull (strstr (own, words));
    }
  g_assert_true (g_str_has_prefix (version, "Trellis "));
}

/* A scheme goes out as text, is edited there, and comes back as a new version. */
static void
test_scheme (void)
{
  g_autofree char *out = get_path ("scheme.json");
  g_autofree char *in = get_path ("edited.json");
  g_autofree char *again = get_path ("again.json");
  g_autofree char *text = NULL;
  g_autofree char *back = NULL;
  g_autofree char *told = NULL;
  g_autofree char *nothing = NULL;
  g_autoptr (GString) edited = NULL;
  g_autoptr (GError) error = NULL;

  g_free (run_well ("new scheme.trellis --name Harbour --scheme five-category --year 2026-27"));
  g_free (run_well ("export scheme.trellis scheme -o scheme.json"));
  g_file_get_contents (out, &text, NULL, &error);
  g_assert_no_error (error);
  nothing = run_well ("import scheme.trellis scheme scheme.json");
  g_assert_cmpstr (nothing, ==, "The file holds Five categories as it is.\n");

  edited = g_string_new (text);
  g_assert_cmpuint (g_string_replace (edited, "\"Five categories\"", "\"Our categories\"", 0), ==, 1);
  g_file_set_contents (in, edited->str, -1, &error);
  g_assert_no_error (error);
  told = run_well ("import scheme.trellis scheme edited.json");
  g_assert_true (g_str_has_prefix (told, "Our categories has a new version"));
  g_free (run_well ("export scheme.trellis scheme -o again.json"));
  g_file_get_contents (again, &back, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back, ==, edited->str);

  /* What is wrong is told by its place, and the file stays as it was. */
  g_file_set_contents (in, "{\n  \"id\": oops\n}\n", -1, &error);
  g_assert_no_error (error);
  check_failure ("import scheme.trellis scheme edited.json", "edited.json, line 2, column 12: ");
  g_file_set_contents (in, "{\"id\": \"five-category\"}", -1, &error);
  g_assert_no_error (error);
  check_failure ("import scheme.trellis scheme edited.json", "edited.json: name");
  g_free (run_well ("check scheme.trellis"));
}

/* Every document that is listed is one that help tells how to write, and none is left out. */
static void
test_list_of_reports (void)
{
  g_autofree char *list = run_well ("report --list");
  g_autofree char *help = run_well ("report --help");
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  guint n_listed = 0;
  guint n_told = 0;

  for (const char *told = help; (told = strstr (told, "report FILE ")) != NULL; told++)
    n_told++;
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);
      g_autofree char *told = g_strconcat ("trellis report FILE ", words[0], " ", NULL);

      g_assert_nonnull (strstr (help, told));
      g_assert_cmpstr (g_strstrip (words[1]), !=, "");
      n_listed++;
    }
  g_assert_cmpuint (n_listed, >, 0);
  g_assert_cmpuint (n_listed, ==, n_told);
  g_assert_nonnull (strstr (list, "Board pack"));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command-line/usage", test_usage);
  g_test_add_func ("/command-line/failures", test_failures);
  g_test_add_func ("/command-line/bad-register", test_bad_register);
  g_test_add_func ("/command-line/first-year", test_first_year);
  g_test_add_func ("/command-line/demo", test_demo);
  g_test_add_func ("/command-line/exports", test_exports);
  g_test_add_func ("/command-line/matrix-papers", test_matrix_papers);
  g_test_add_func ("/command-line/reports", test_reports);
  g_test_add_func ("/command-line/list-of-reports", test_list_of_reports);
  g_test_add_func ("/command-line/no-locale", test_no_locale);
  g_test_add_func ("/command-line/check-finds", test_check_finds);
  g_test_add_func ("/command-line/merge", test_merge);
  g_test_add_func ("/command-line/scheme", test_scheme);
  g_test_add_func ("/command-line/help", test_help);

  set_up ();
  status = g_test_run ();
  tear_down ();
  return status;
}
