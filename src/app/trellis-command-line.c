/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-command-line.h"

#include "trellis-core.h"
#include "trellis-demo.h"
#include "trellis-export.h"
#include "trellis-gias-import.h"
#include "trellis-icalendar.h"
#include "trellis-judgement-import.h"
#include "trellis-plan-taking.h"
#include "trellis-report.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* What the program does without a window, for scripts and checks. Each verb is
 * a function that says what it did on standard output. */

#define EXIT_GOOD 0
#define EXIT_FAILED 1
#define EXIT_USAGE 2

/* The options that some verb takes; each verb names its own. */
typedef struct
{
  char *name;
  char *scheme;
  char *year;
  char *trust;
  gboolean is_all;
  char *output;
  char *as_at;
  char *paper;
  char *school;
  char *adviser;
  GPtrArray *words;     /* what is left: FILE, and what the verb takes after it */
} Options;

static gboolean
fail_usage (GError     **error,
            const char  *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, sentence);
  return FALSE;
}

static const char *
get_word (Options *options,
          guint    index)
{
  return index < options->words->len ? g_ptr_array_index (options->words, index) : NULL;
}

static gboolean
parse_day (const char  *text,
           TrellisDay  *day,
           GError     **error)
{
  g_autofree char *sentence = NULL;

  if (trellis_day_parse_iso (text, day))
    return TRUE;

  sentence = g_strdup_printf (_("“%s” is not a day. Write it as 2026-03-06."), text);
  return fail_usage (error, sentence);
}

/* The latest of today and what --as-at says. */
static gboolean
find_as_at (TrellisStore  *store,
            Options       *options,
            TrellisDay    *as_at,
            GError       **error)
{
  *as_at = trellis_store_get_today (store);
  return options->as_at == NULL || parse_day (options->as_at, as_at, error);
}

static gboolean
run_new (Options  *options,
         GError  **error)
{
  g_autoptr (TrellisScheme) scheme = NULL;
  g_autoptr (TrellisSchoolYear) year = NULL;
  g_autoptr (TrellisStore) store = NULL;

  if (options->name == NULL || *options->name == '\0' || options->scheme == NULL || options->year == NULL)
    return fail_usage (error, _("A new trust needs --name, --scheme and --year."));
  scheme = trellis_scheme_new_shipped (options->scheme, error);
  if (scheme == NULL)
    return FALSE;
  if (scheme->terms_per_year == 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("“%s” is kept beside a trust’s own scheme and cannot stand alone."), scheme->name);
      return FALSE;
    }
  year = trellis_school_year_new (options->year, error);
  if (year == NULL)
    return FALSE;

  store = trellis_store_create (get_word (options, 0), options->name, scheme, options->year, error);
  return store != NULL;
}

static gboolean
run_demo (Options  *options,
          GError  **error)
{
  return trellis_demo_write (get_word (options, 0), error);
}

static gboolean
import_judgements (Options  *options,
                   GError  **error)
{
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisJudgementImport) import = NULL;
  g_autofree char *summary = NULL;

  if (options->trust != NULL || options->is_all)
    return fail_usage (error, _("Judgements are of the trust’s own schools: --trust and --all are not for them."));

  store = trellis_store_open (get_word (options, 0), error);
  if (store == NULL)
    return FALSE;
  import = trellis_judgement_import (store, get_word (options, 2), TRELLIS_JUDGEMENT_IMPORT_TAKE, NULL, error);
  if (import == NULL)
    return FALSE;

  summary = trellis_judgement_import_dup_summary (import);
  g_print ("%s\n", summary);
  return TRUE;
}

static gboolean
run_import (Options  *options,
            GError  **error)
{
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisGiasImport) import = NULL;
  g_autofree char *summary = NULL;

  if (g_str_equal (get_word (options, 1), "judgements"))
    return import_judgements (options, error);
  if (!g_str_equal (get_word (options, 1), "gias"))
    return fail_usage (error, _("What can be imported is: gias, judgements."));
  if ((options->trust == NULL) == !options->is_all)
    return fail_usage (error, _("Say which trust’s schools to import by --trust NAME, or all of them by --all."));

  store = trellis_store_open (get_word (options, 0), error);
  if (store == NULL)
    return FALSE;
  import = trellis_gias_import (store, get_word (options, 2), options->trust, TRELLIS_GIAS_IMPORT_TAKE, NULL, NULL,
                                NULL,
                                error);
  if (import == NULL)
    return FALSE;

  summary = trellis_gias_import_dup_summary (import);
  g_print ("%s\n", summary);
  for (guint i = 0; i < import->notes->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (import->notes, i));
  return TRUE;
}

static gboolean
run_plan (Options  *options,
          GError  **error)
{
  g_autoptr (TrellisStore) store = trellis_store_open (get_word (options, 0), error);
  g_autoptr (TrellisTrust) trust = NULL;
  g_autoptr (TrellisYearPlan) plan = NULL;
  TrellisPlanOptions plan_options = TRELLIS_PLAN_OPTIONS_INIT;
  const char *year_id;

  if (store == NULL)
    return FALSE;
  trust = trellis_store_read_trust (store, error);
  if (trust == NULL)
    return FALSE;
  year_id = options->year != NULL ? options->year : trust->year_id;
  if (!trellis_store_ensure_year (store, year_id, error))
    return FALSE;
  plan = trellis_make_plan (store, year_id, &plan_options, NULL, NULL, NULL, error);
  if (plan == NULL || !trellis_take_plan (store, year_id, plan, error))
    return FALSE;

  g_print ("%s\n", plan->summary);
  for (guint i = 0; plan->notes != NULL && plan->notes[i] != NULL; i++)
    g_print ("%s\n", plan->notes[i]);
  for (guint i = 0; i < plan->unplaced->len; i++)
    {
      TrellisUnplacedVisit *unplaced = g_ptr_array_index (plan->unplaced, i);

      g_print ("%s, %s: %s\n", unplaced->school_name, unplaced->title, unplaced->reason);
    }
  return TRUE;
}

/* The scope of a report: the trust's year and every school, compared with when
 * the year began. */
static TrellisScope *
create_scope (TrellisStore  *store,
              Options       *options,
              GError       **error)
{
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (store, error);
  g_autoptr (TrellisScope) scope = NULL;
  g_autoptr (TrellisSchoolYear) year = NULL;
  g_autofree char *now_id = NULL;
  TrellisDay as_at;

  if (trust == NULL || !find_as_at (store, options, &as_at, error))
    return NULL;
  scope = trellis_scope_new (options->year != NULL ? options->year : trust->year_id, as_at);
  now_id = trellis_school_year_dup_id_for_day (as_at);
  year = trellis_school_year_new (now_id, error);
  if (year == NULL)
    return NULL;
  trellis_scope_set_compared_with (scope, year->starts_on);

  return g_steal_pointer (&scope);
}

static gboolean
run_report (Options  *options,
            GError  **error)
{
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisScope) scope = NULL;
  g_autoptr (TrellisReport) report = NULL;
  TrellisReportKind kind;
  TrellisPaper paper = TRELLIS_PAPER_A3;

  if (options->output == NULL)
    return fail_usage (error, _("Say where to write by -o OUT.pdf."));
  if (options->paper != NULL && !trellis_paper_parse (options->paper, &paper))
    return fail_usage (error, _("Paper is a3 or a4."));
  if (!trellis_report_kind_parse (get_word (options, 1), &kind))
    return fail_usage (error, _("Reports are: matrix, visits, school-visits."));

  store = trellis_store_open (get_word (options, 0), error);
  if (store == NULL)
    return FALSE;
  scope = create_scope (store, options, error);
  if (scope == NULL)
    return FALSE;
  report = trellis_report_new_from_store (store, kind, scope, paper, options->school, error);

  return report != NULL && trellis_report_write_pdf (report, options->output, error);
}

/* A calendar of visits: the file's ending says so. */
static gboolean
export_calendar (TrellisStore  *store,
                 Options       *options,
                 GError       **error)
{
  TrellisCalendarChoice choice = { .year_id = options->year, .urn = options->school };
  g_autofree char *adviser_id = NULL;

  if (options->adviser != NULL)
    {
      choice.adviser_id = adviser_id = trellis_icalendar_find_adviser (store, options->adviser, error);
      if (adviser_id == NULL)
        return FALSE;
    }

  return trellis_icalendar_export (store, &choice, options->output, error);
}

static gboolean
is_calendar (const char *path)
{
  return strlen (path) > 4 && g_ascii_strcasecmp (path + strlen (path) - 4, ".ics") == 0;
}

static gboolean
run_export (Options  *options,
            GError  **error)
{
  g_autoptr (TrellisStore) store = NULL;
  TrellisExportKind kind;
  TrellisDay as_at;

  if (options->output == NULL)
    return fail_usage (error, _("Say where to write by -o OUT.csv."));
  if (!trellis_export_kind_parse (get_word (options, 1), &kind))
    return fail_usage (error, _("What can be exported is: schools, judgements, visits, actions."));
  if (is_calendar (options->output) && kind != TRELLIS_EXPORT_VISITS)
    return fail_usage (error, _("Only visits can be written as a calendar (.ics)."));
  if (!is_calendar (options->output) && (options->adviser != NULL || options->school != NULL))
    return fail_usage (error, _("--adviser and --school choose what a calendar (.ics) holds; a table holds all."));

  store = trellis_store_open (get_word (options, 0), error);
  if (store == NULL || !find_as_at (store, options, &as_at, error))
    return FALSE;

  if (is_calendar (options->output))
    return export_calendar (store, options, error);
  return trellis_export_csv (store, kind, as_at, FALSE, options->output, error);
}

static gboolean
run_check (Options  *options,
           GError  **error)
{
  g_autoptr (TrellisStore) store = trellis_store_open (get_word (options, 0), error);
  g_autoptr (GPtrArray) findings = NULL;

  if (store == NULL || !trellis_store_check (store, &findings, error))
    return FALSE;

  for (guint i = 0; i < findings->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (findings, i));
  if (findings->len > 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED,
                   ngettext ("%u thing is wrong with the file.", "%u things are wrong with the file.", findings->len),
                   findings->len);
      return FALSE;
    }

  g_print ("%s\n", _("The file is sound."));
  return TRUE;
}

static const struct
{
  const char *verb;
  guint n_words;        /* FILE and what follows it */
  const char *usage;
  gboolean (*run) (Options *options, GError **error);
} verbs[] = {
  { "new", 1, "FILE --name NAME --scheme ID --year 2026-27", run_new },
  { "demo", 1, "FILE", run_demo },
  { "import", 3, "FILE gias CSV --trust NAME | --all, or FILE judgements CSV", run_import },
  { "plan", 1, "FILE [--year 2026-27]", run_plan },
  { "report", 2,
    "FILE matrix|visits|school-visits -o OUT.pdf [--as-at YYYY-MM-DD] [--paper a3|a4] [--year 2026-27] [--school URN]",
    run_report },
  { "export", 2,
    "FILE schools|judgements|visits|actions -o OUT.csv [--as-at YYYY-MM-DD]\n"
    "       trellis export FILE visits -o OUT.ics [--adviser NAME] [--school URN] [--year 2026-27]",
    run_export },
  { "check", 1, "FILE", run_check },
};

/**
 * trellis_command_line_is_verb:
 * @word: the first word after the program's name
 *
 * Returns: whether it asks for work without a window
 */
gboolean
trellis_command_line_is_verb (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (strcmp (verbs[i].verb, word) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * trellis_command_line_print_help:
 *
 * Tells on standard output what the program takes.
 */
void
trellis_command_line_print_help (void)
{
  g_print ("%s\n  trellis [--new-instance] [FILE…]\n", _("Usage:"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  trellis %s %s\n", verbs[i].verb, verbs[i].usage);
  g_print ("%s\n", _("Any of them takes --today YYYY-MM-DD. Each ends with 0; with 1 and one sentence on standard "
                     "error; or with 2 for wrong usage."));
}

static gboolean
parse_options (int       *argc,
               char    ***argv,
               Options   *options,
               GError   **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &options->name, NULL, NULL },
    { "scheme", 0, 0, G_OPTION_ARG_STRING, &options->scheme, NULL, NULL },
    { "year", 0, 0, G_OPTION_ARG_STRING, &options->year, NULL, NULL },
    { "trust", 0, 0, G_OPTION_ARG_STRING, &options->trust, NULL, NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options->is_all, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, NULL, NULL },
    { "as-at", 0, 0, G_OPTION_ARG_STRING, &options->as_at, NULL, NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options->paper, NULL, NULL },
    { "school", 0, 0, G_OPTION_ARG_STRING, &options->school, NULL, NULL },
    { "adviser", 0, 0, G_OPTION_ARG_STRING, &options->adviser, NULL, NULL },
    { NULL }
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;

  options->words = g_ptr_array_new ();
  for (int i = 2; i < *argc; i++)
    g_ptr_array_add (options->words, (*argv)[i]);
  return TRUE;
}

static void
clear_options (Options *options)
{
  g_free (options->name);
  g_free (options->scheme);
  g_free (options->year);
  g_free (options->trust);
  g_free (options->output);
  g_free (options->as_at);
  g_free (options->paper);
  g_free (options->school);
  g_free (options->adviser);
  g_clear_pointer (&options->words, g_ptr_array_unref);
}

/**
 * trellis_command_line_take_today:
 * @argc: (inout): how many words there are
 * @argv: the program's words; `--today DAY` is taken out of them
 * @error: return location for a #GError
 *
 * Sets the program's clock where `--today` says so. Any verb takes it, and the
 * window too.
 *
 * Returns: whether the words are good
 */
gboolean
trellis_command_line_take_today (int     *argc,
                                 char   **argv,
                                 GError **error)
{
  for (int i = 1; i < *argc; i++)
    {
      const char *text = NULL;
      int n_words = 1;
      TrellisDay today;

      if (g_str_has_prefix (argv[i], "--today="))
        {
          text = argv[i] + strlen ("--today=");
        }
      else if (strcmp (argv[i], "--today") == 0)
        {
          text = i + 1 < *argc ? argv[i + 1] : "";
          n_words = MIN (2, *argc - i);
        }
      if (text == NULL)
        continue;
      if (!parse_day (text, &today, error))
        return FALSE;

      trellis_clock_set_today (today);
      memmove (argv + i, argv + i + n_words, (*argc - i - n_words + 1) * sizeof *argv);
      *argc -= n_words;
      i--;
    }

  return TRUE;
}

/**
 * trellis_command_line_run:
 * @argc: how many words there are
 * @argv: the program's words, the second one a verb
 *
 * Does what a verb says, without a display.
 *
 * Returns: the exit status: 0 when done; 1 when it could not be done, with a
 *   sentence on standard error; 2 when the words make no sense
 */
int
trellis_command_line_run (int    argc,
                          char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) vector = g_ptr_array_new ();
  Options options = { NULL };
  char **words;
  int status = EXIT_GOOD;
  guint verb = 0;

  while (strcmp (verbs[verb].verb, argv[1]) != 0)
    verb++;

  /* The parser moves pointers within the vector that it is given. */
  for (int i = 0; i < argc; i++)
    g_ptr_array_add (vector, argv[i]);
  g_ptr_array_add (vector, NULL);
  words = (char **) vector->pdata;

  if (argc > 2 && (strcmp (argv[2], "--help") == 0 || strcmp (argv[2], "-h") == 0))
    {
      g_print (_("Usage: trellis %s %s [--today YYYY-MM-DD]\n"), verbs[verb].verb, verbs[verb].usage);
      return EXIT_GOOD;
    }

  trellis_core_init ();
  if (!parse_options (&argc, &words, &options, &error))
    {
      status = EXIT_USAGE;
    }
  else if (options.words->len != verbs[verb].n_words)
    {
      status = EXIT_USAGE;
    }
  else if (!verbs[verb].run (&options, &error))
    {
      status = error->domain == G_OPTION_ERROR ? EXIT_USAGE : EXIT_FAILED;
    }

  if (error != NULL)
    g_printerr ("trellis: %s\n", error->message);
  if (status == EXIT_USAGE)
    g_printerr (_("Usage: trellis %s %s [--today YYYY-MM-DD]\n"), verbs[verb].verb, verbs[verb].usage);
  clear_options (&options);

  return status;
}
