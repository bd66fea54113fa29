/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-command-line.h"
#include "trellis-command-private.h"

#include "trellis-core.h"
#include "trellis-demo.h"
#include "trellis-plan-taking.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* What the program does without a window, for scripts and checks. Each verb is
 * a function that says what it did on standard output. */

#define EXIT_GOOD 0
#define EXIT_FAILED 1
#define EXIT_USAGE 2

/* Says that the words make no sense, and why. */
gboolean
trellis_command_fail_usage (GError     **error,
                            const char  *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, sentence);
  return FALSE;
}

/* The word at @index of those that are no options; NULL where there are fewer. */
const char *
trellis_command_get_word (TrellisCommandOptions *options,
                          guint                  index)
{
  return index < options->words->len ? g_ptr_array_index (options->words, index) : NULL;
}

/* Opens the file, the first word, to edit it. */
TrellisStore *
trellis_command_open (TrellisCommandOptions  *options,
                      GError                **error)
{
  TrellisStore *store = trellis_store_open (trellis_command_get_word (options, 0), error);

  if (store != NULL && trellis_store_get_migration_sentence (store) != NULL)
    g_printerr ("%s\n", trellis_store_get_migration_sentence (store));

  return store;
}

/* Reads a day that a person wrote; usage is wrong where it is none. */
gboolean
trellis_command_parse_day (const char  *text,
                           TrellisDay  *day,
                           GError     **error)
{
  g_autofree char *sentence = NULL;

  if (trellis_day_parse_iso (text, day))
    return TRUE;

  sentence = g_strdup_printf (_("“%s” is not a day. Write it as 2026-03-06."), text);
  return trellis_command_fail_usage (error, sentence);
}

/* The latest of today and what --as-at says. */
gboolean
trellis_command_find_as_at (TrellisStore           *store,
                            TrellisCommandOptions  *options,
                            TrellisDay             *as_at,
                            GError                **error)
{
  *as_at = trellis_store_get_today (store);
  return options->as_at == NULL || trellis_command_parse_day (options->as_at, as_at, error);
}

static gboolean
run_new (TrellisCommandOptions  *options,
         GError                **error)
{
  g_autoptr (TrellisScheme) scheme = NULL;
  g_autoptr (TrellisSchoolYear) year = NULL;
  g_autoptr (TrellisStore) store = NULL;

  if (options->name == NULL || *options->name == '\0' || options->scheme == NULL || options->year == NULL)
    return trellis_command_fail_usage (error, _("A new trust needs --name, --scheme and --year."));
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

  store = trellis_store_create (trellis_command_get_word (options, 0), options->name, scheme, options->year, error);
  return store != NULL;
}

static gboolean
run_demo (TrellisCommandOptions  *options,
          GError                **error)
{
  return trellis_demo_write (trellis_command_get_word (options, 0), error);
}

static gboolean
run_plan (TrellisCommandOptions  *options,
          GError                **error)
{
  g_autoptr (TrellisStore) store = trellis_command_open (options, error);
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

static gboolean
run_check (TrellisCommandOptions  *options,
           GError                **error)
{
  g_autoptr (TrellisStore) store = trellis_store_open_to_read (trellis_command_get_word (options, 0), error);
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

/* What a verb takes is its own usage, or a table of kinds that each have one. */
static const struct
{
  const char *verb;
  const char *usage;
  gboolean (*run) (TrellisCommandOptions *options, GError **error);
  const TrellisCommandKind *kinds;
} verbs[] = {
  { "new", "FILE --name NAME --scheme ID --year 2026-27", run_new },
  { "demo", "FILE", run_demo },
  { "import", NULL, NULL, trellis_command_imports },
  { "plan", "FILE [--year 2026-27]", run_plan },
  { "report", NULL, NULL, trellis_command_reports },
  { "export", NULL, NULL, trellis_command_exports },
  { "merge", "FILE COPY [--preview] [--prefer file|copy]", trellis_command_merge },
  { "backup", "FILE", trellis_command_backup },
  { "restore", "FILE BACKUP", trellis_command_restore },
  { "copy", "FILE -o NEW [--without-notes]", trellis_command_copy },
  { "compact", "FILE --before YYYY-MM-DD [--preview]", trellis_command_compact },
  { "salvage", "FILE -o NEW", trellis_command_salvage },
  { "check", "FILE", run_check },
};

static void
add_usage (GString    *text,
           const char *indent,
           guint       verb)
{
  const TrellisCommandKind *kinds = verbs[verb].kinds;

  if (kinds == NULL)
    g_string_append_printf (text, "%strellis %s %s\n", indent, verbs[verb].verb, verbs[verb].usage);
  for (guint i = 0; kinds != NULL && kinds[i].key != NULL; i++)
    g_string_append_printf (text, "%strellis %s FILE %s %s\n", indent, verbs[verb].verb, kinds[i].key, kinds[i].usage);
  if (kinds == trellis_command_reports)
    g_string_append_printf (text, "%strellis %s --list\n", indent, verbs[verb].verb);
}

/* What one verb takes, a line for each kind of what it does. */
static char *
dup_usage (guint verb)
{
  GString *text = g_string_new (_("Usage:"));

  g_string_append_c (text, '\n');
  add_usage (text, "  ", verb);
  g_string_append_printf (text, "%s\n", _("Any of them takes --today YYYY-MM-DD."));

  return g_string_free (text, FALSE);
}

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
  g_autoptr (GString) text = g_string_new (_("Usage:"));

  g_string_append (text, "\n  trellis [--new-instance] [FILE…]\n");
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    add_usage (text, "  ", i);
  g_print ("%s%s\n", text->str,
           _("Any of them takes --today YYYY-MM-DD. Each ends with 0; with 1 and one sentence on standard error; or "
             "with 2 for wrong usage."));
}

static gboolean
parse_options (int       *argc,
               char    ***argv,
               TrellisCommandOptions   *options,
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
    { "before", 0, 0, G_OPTION_ARG_STRING, &options->before, NULL, NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options->paper, NULL, NULL },
    { "measure", 0, 0, G_OPTION_ARG_STRING, &options->measure, NULL, NULL },
    { "look", 0, 0, G_OPTION_ARG_STRING, &options->look, NULL, NULL },
    { "school", 0, 0, G_OPTION_ARG_STRING, &options->school, NULL, NULL },
    { "adviser", 0, 0, G_OPTION_ARG_STRING, &options->adviser, NULL, NULL },
    { "week", 0, 0, G_OPTION_ARG_STRING, &options->week, NULL, NULL },
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &options->prefer, NULL, NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options->is_list, NULL, NULL },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &options->is_preview, NULL, NULL },
    { "without-notes", 0, 0, G_OPTION_ARG_NONE, &options->is_without_notes, NULL, NULL },
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
clear_options (TrellisCommandOptions *options)
{
  g_free (options->name);
  g_free (options->scheme);
  g_free (options->year);
  g_free (options->trust);
  g_free (options->output);
  g_free (options->as_at);
  g_free (options->before);
  g_free (options->paper);
  g_free (options->school);
  g_free (options->measure);
  g_free (options->look);
  g_free (options->adviser);
  g_free (options->week);
  g_free (options->prefer);
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
      if (!trellis_command_parse_day (text, &today, error))
        return FALSE;

      trellis_clock_set_today (today);
      memmove (argv + i, argv + i + n_words, (*argc - i - n_words + 1) * sizeof *argv);
      *argc -= n_words;
      i--;
    }

  return TRUE;
}

/* Does what the verb says, by the kind that the second word names where it has kinds. */
static gboolean
run_verb (guint                   verb,
          TrellisCommandOptions  *options,
          GError                **error)
{
  const TrellisCommandKind *kinds = verbs[verb].kinds;
  g_autoptr (GString) keys = NULL;
  g_autofree char *sentence = NULL;
  guint n_words = kinds == NULL ? 1 : 2;
  gboolean is_list = kinds == trellis_command_reports && options->is_list;

  if (is_list)
    n_words = 0;
  else if (kinds == trellis_command_imports)
    n_words = 3;
  else if (verbs[verb].run == trellis_command_merge || verbs[verb].run == trellis_command_restore)
    n_words = 2;
  if (options->words->len != n_words)
    return trellis_command_fail_usage (error, _("There are more or fewer words than the command takes."));
  if (is_list)
    {
      trellis_command_list_reports ();
      return TRUE;
    }
  if (kinds == NULL)
    return verbs[verb].run (options, error);

  keys = g_string_new (NULL);
  for (guint i = 0; kinds[i].key != NULL; i++)
    {
      if (g_str_equal (kinds[i].key, trellis_command_get_word (options, 1)))
        return kinds[i].run (options, error);
      g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", kinds[i].key);
    }

  sentence = g_strdup_printf (_("“%s” is none of: %s."), trellis_command_get_word (options, 1), keys->str);
  return trellis_command_fail_usage (error, sentence);
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
  TrellisCommandOptions options = { NULL };
  g_autofree char *usage = NULL;
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
      usage = dup_usage (verb);
      g_print ("%s", usage);
      return EXIT_GOOD;
    }

  trellis_core_init ();
  if (!parse_options (&argc, &words, &options, &error))
    {
      status = EXIT_USAGE;
    }
  else if (!run_verb (verb, &options, &error))
    {
      status = error->domain == G_OPTION_ERROR ? EXIT_USAGE : EXIT_FAILED;
    }

  if (error != NULL)
    g_printerr ("trellis: %s\n", error->message);
  if (status == EXIT_USAGE)
    {
      usage = dup_usage (verb);
      g_printerr ("%s", usage);
    }
  clear_options (&options);

  return status;
}
