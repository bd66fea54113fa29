/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-calendar-import.h"

#include "trellis-calendar-years.h"
#include "trellis-json.h"

#include <glib/gi18n-lib.h>

/* GOV.UK's list of bank holidays, bank-holidays.json: what a rule cannot know is
 * the day that is proclaimed for one year. */

#define DIVISION "england-and-wales"

typedef struct
{
  TrellisDay first;       /* what the file speaks of */
  TrellisDay last;
  GHashTable *names;      /* (element-type int utf8): by day */
} Holidays;

static void
clear_holidays (Holidays *holidays)
{
  g_clear_pointer (&holidays->names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Holidays, clear_holidays)

static gboolean
read_holidays (Holidays    *holidays,
               const char  *path,
               GError     **error)
{
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) cause = NULL;
  TrellisJsonReader reader = { .origin = shown };
  TrellisJsonAt at = { .index = -1 };
  TrellisJsonAt division;
  gsize length;
  guint n;

  holidays->names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  holidays->first = G_MAXINT32;
  holidays->last = TRELLIS_DAY_NONE;
  if (!g_file_get_contents (path, &text, &length, &cause))
    {
      g_set_error (error, cause->domain, cause->code, _("%s could not be opened: %s"), shown, cause->message);
      return FALSE;
    }
  root = trellis_json_parse (shown, text, length, error);
  if (root == NULL)
    return FALSE;
  at.object = json_node_get_object (root);
  if (!trellis_json_has (&at, DIVISION))
    {
      g_set_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER,
                   _("%s is not GOV.UK’s list of bank holidays: it has no “%s”."), shown, DIVISION);
      return FALSE;
    }

  n = trellis_json_enter (&reader, &at, DIVISION, &division) ? trellis_json_count (&reader, &division, "events") : 0;
  for (guint i = 0; i < n; i++)
    {
      TrellisJsonAt event;
      g_autofree char *date = NULL;
      TrellisDay day;

      if (!trellis_json_enter_item (&reader, &division, "events", i, &event))
        break;
      date = trellis_json_dup_needed (&reader, &event, "date");
      if (date != NULL && !trellis_day_parse_iso (date, &day))
        trellis_json_fail (&reader, &event, "date", _("“%s” is not a day such as 2026-05-04"), date);
      if (reader.error != NULL)
        break;
      holidays->first = MIN (holidays->first, day);
      holidays->last = MAX (holidays->last, day);
      g_hash_table_replace (holidays->names, GINT_TO_POINTER (day), trellis_json_dup_needed (&reader, &event, "title"));
    }
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return FALSE;
    }

  return TRUE;
}

/* The one that the trust's year has on a day. */
static TrellisClosure *
find_holiday (TrellisSchoolYear *year,
              TrellisDay         day)
{
  for (guint i = 0; i < year->closures->len; i++)
    {
      TrellisClosure *closure = year->closures->pdata[i];

      if (closure->kind == TRELLIS_CLOSURE_BANK_HOLIDAY && closure->starts_on == day)
        return closure;
    }

  return NULL;
}

/* Which the list does not have though it speaks of that time: a day that was
 * moved, or that somebody entered by mistake. */
static void
drop_others (TrellisCalendarYears *years,
             TrellisSchoolYear    *year,
             const Holidays       *holidays,
             TrellisImport        *result)
{
  for (guint i = year->closures->len; i > 0; i--)
    {
      const TrellisClosure *closure = year->closures->pdata[i - 1];
      g_autofree char *days = NULL;

      if (closure->kind != TRELLIS_CLOSURE_BANK_HOLIDAY || closure->starts_on < holidays->first ||
          closure->starts_on > holidays->last ||
          g_hash_table_contains (holidays->names, GINT_TO_POINTER (closure->starts_on)))
        continue;
      days = trellis_calendar_describe_days (closure->starts_on, closure->ends_on, closure->session);
      trellis_import_add (result, TRELLIS_IMPORT_CHANGED, 0,
                          g_strdup_printf (_("%s, %s: no bank holiday any more"), closure->name, days));
      g_ptr_array_remove_index (year->closures, i - 1);
      trellis_calendar_years_edit (years, year);
    }
}

static void
take_holidays (TrellisCalendarYears *years,
               TrellisSchoolYear    *year,
               const Holidays       *holidays,
               TrellisImport        *result)
{
  for (TrellisDay day = MAX (year->starts_on, holidays->first); day <= MIN (year->ends_on, holidays->last); day++)
    {
      const char *name = g_hash_table_lookup (holidays->names, GINT_TO_POINTER (day));
      TrellisClosure *before = name != NULL ? find_holiday (year, day) : NULL;
      g_autofree char *days = trellis_calendar_describe_days (day, day, TRELLIS_SESSION_DAY);

      if (name == NULL)
        continue;
      if (before != NULL && g_str_equal (before->name, name))
        {
          result->n_same++;
          continue;
        }
      if (before != NULL)
        {
          trellis_import_add (result, TRELLIS_IMPORT_CHANGED, 0,
                              /* Translators: a bank holiday, its day, what it was called */
                              g_strdup_printf (_("%s, %s, was %s"), name, days, before->name));
          g_free (before->name);
          before->name = g_strdup (name);
        }
      else
        {
          trellis_import_add (result, TRELLIS_IMPORT_ADDED, 0, g_strdup_printf ("%s, %s", name, days));
          trellis_school_year_add_closure (year, TRELLIS_CLOSURE_BANK_HOLIDAY, name, day, day);
        }
      trellis_calendar_years_edit (years, year);
    }
}

/**
 * trellis_bank_holiday_import:
 * @store: a store, on its thread
 * @path: `bank-holidays.json` as GOV.UK gives it
 * @mode: whether to look only, or to take what is there
 * @progress_func: (nullable): told when it is done
 * @progress_data: for @progress_func
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError
 *
 * Makes the bank holidays of every school year that the trust file holds those
 * of the list, for the time that it speaks of. Taking the same list again does
 * nothing.
 *
 * Fails with %TRELLIS_IMPORT_ERROR_HEADER or as trellis_json_parse() does where
 * it is no such list; the trust file is then as it was.
 *
 * Returns: (transfer full) (nullable): what is to be done, or has been; %NULL
 *   with @error set
 */
TrellisImport *
trellis_bank_holiday_import (TrellisStore               *store,
                             const char                 *path,
                             TrellisImportMode           mode,
                             TrellisImportProgressFunc   progress_func,
                             gpointer                    progress_data,
                             GCancellable               *cancellable,
                             GError                    **error)
{
  g_auto (TrellisCalendarYears) years = { NULL };
  g_auto (Holidays) holidays = { 0 };
  g_autoptr (TrellisImport) result = trellis_import_new (&trellis_bank_holiday_import_kind);

  if (!read_holidays (&holidays, path, error) || !trellis_calendar_years_init (&years, store, 0, error))
    return NULL;
  for (guint i = 0; i < years.years->len; i++)
    {
      drop_others (&years, g_ptr_array_index (years.years, i), &holidays, result);
      take_holidays (&years, g_ptr_array_index (years.years, i), &holidays, result);
    }
  if (progress_func != NULL)
    progress_func (1, progress_data);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      (mode != TRELLIS_IMPORT_PREVIEW &&
       !trellis_calendar_years_write (&years, result, _("Import bank holidays"), error)))
    return NULL;

  return g_steal_pointer (&result);
}

const TrellisImportKind trellis_bank_holiday_import_kind = {
  .key = "bank-holidays",
  .title = N_("Import bank holidays"),
  .noun = N_("Bank holidays"),
  .hint = N_("The file bank-holidays.json from www.gov.uk/bank-holidays.json; or drop it here"),
  .pattern = "*.json",
  .pattern_name = N_("Bank holidays (JSON)"),
  .run = trellis_bank_holiday_import,
};
