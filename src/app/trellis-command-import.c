/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-command-private.h"

#include "trellis-action-import.h"
#include "trellis-backup.h"
#include "trellis-calendar-import.h"
#include "trellis-gias-import.h"
#include "trellis-icalendar.h"
#include "trellis-inspection-import.h"
#include "trellis-judgement-import.h"
#include "trellis-link-import.h"
#include "trellis-measure-import.h"
#include "trellis-results-import.h"
#include "trellis-store-schemes.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>

/* The files that "trellis import" reads. */

static gboolean
import_gias (TrellisCommandOptions  *options,
             GError                **error)
{
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisGiasImport) import = NULL;
  g_autofree char *summary = NULL;

  if ((options->trust == NULL) == !options->is_all)
    return trellis_command_fail_usage (error, _("Say which trust’s schools to import by --trust NAME, or all of them "
                                                "by --all."));

  store = trellis_command_open (options, error);
  if (store == NULL)
    return FALSE;
  import = trellis_gias_import (store, trellis_command_get_word (options, 2), options->trust,
                                TRELLIS_GIAS_IMPORT_TAKE, NULL, NULL, NULL, error);
  if (import == NULL)
    return FALSE;

  summary = trellis_gias_import_dup_summary (import);
  g_print ("%s\n", summary);
  for (guint i = 0; i < import->notes->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (import->notes, i));
  return TRUE;
}

static const TrellisImportKind *const tables[] = {
  &trellis_judgement_import_kind, &trellis_inspection_import_kind, &trellis_link_import_kind,
  &trellis_group_import_kind, &trellis_ks2_import_kind, &trellis_ks4_import_kind, &trellis_absence_import_kind,
  &trellis_census_import_kind, &trellis_measure_import_kind, &trellis_bank_holiday_import_kind,
  &trellis_action_import_kind,
};

/* A table of the trust's own schools: all of it is taken, or none. */
static gboolean
import_table (TrellisCommandOptions  *options,
              GError                **error)
{
  const char *key = trellis_command_get_word (options, 1);
  const TrellisImportKind *kind = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisImport) import = NULL;
  g_autofree char *summary = NULL;

  if (options->trust != NULL || options->is_all)
    return trellis_command_fail_usage (error, _("This file is read for the trust’s own schools: --trust and --all are "
                                                "not for it."));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (g_str_equal (tables[i]->key, key))
        kind = tables[i];
    }

  store = trellis_command_open (options, error);
  if (store == NULL || !trellis_store_back_up (store, TRELLIS_BACKUP_IMPORT, NULL, error))
    return FALSE;
  import = kind->run (store, trellis_command_get_word (options, 2), TRELLIS_IMPORT_TAKE, NULL, NULL, NULL, error);
  if (import == NULL)
    return FALSE;

  summary = trellis_import_dup_summary (import);
  g_print ("%s\n", summary);
  return TRUE;
}

/* Dates of the trust, or of the school or person that an option names. */
static gboolean
import_calendar (TrellisCommandOptions  *options,
                 GError                **error)
{
  TrellisImportWhom whom = { .urn = options->school };
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisImport) import = NULL;
  g_autofree char *adviser_id = NULL;
  g_autofree char *summary = NULL;

  if (options->school != NULL && options->adviser != NULL)
    return trellis_command_fail_usage (error, _("A calendar is a school’s or an adviser’s, not both."));

  store = trellis_store_open (trellis_command_get_word (options, 0), error);
  if (store == NULL)
    return FALSE;
  if (options->adviser != NULL)
    {
      whom.person_id = adviser_id = trellis_icalendar_find_adviser (store, options->adviser, error);
      if (adviser_id == NULL)
        return FALSE;
    }
  if (!trellis_store_back_up (store, TRELLIS_BACKUP_IMPORT, NULL, error))
    return FALSE;
  import = trellis_calendar_import (store, trellis_command_get_word (options, 2), &whom, TRELLIS_IMPORT_TAKE, NULL,
                                    NULL, NULL, error);
  if (import == NULL)
    return FALSE;

  summary = trellis_import_dup_summary (import);
  g_print ("%s\n", summary);
  for (guint i = 0; i < import->changes->len; i++)
    g_print ("%s\n", ((const TrellisImportChange *) g_ptr_array_index (import->changes, i))->what);
  return TRUE;
}

/* A new version of a scheme that the file holds. */
static gboolean
import_scheme (TrellisCommandOptions  *options,
               GError                **error)
{
  const char *path = trellis_command_get_word (options, 2);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *json = NULL;
  gsize length;
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisScheme) before = NULL;
  g_autoptr (TrellisScheme) scheme = NULL;
  g_autoptr (GError) cause = NULL;

  if (options->trust != NULL || options->is_all)
    return trellis_command_fail_usage (error, _("A scheme is the whole trust’s: --trust and --all are not for it."));

  store = trellis_command_open (options, error);
  if (store == NULL)
    return FALSE;
  if (!g_file_get_contents (path, &json, &length, &cause))
    {
      g_set_error (error, cause->domain, cause->code, _("%s could not be opened: %s"), name, cause->message);
      return FALSE;
    }
  scheme = trellis_scheme_new_from_json (json, (gssize) length, name, error);
  if (scheme == NULL)
    return FALSE;
  before = trellis_store_read_scheme (store, scheme->id, error);
  if (before == NULL || !trellis_store_back_up (store, TRELLIS_BACKUP_IMPORT, NULL, error) ||
      !trellis_store_edit_scheme (store, scheme, error))
    return FALSE;

  if (g_str_equal (before->json, scheme->json))
    g_print (_("The file holds %s as it is.\n"), scheme->name);
  else
    g_print (_("%s has a new version, which holds from today.\n"), scheme->name);
  return TRUE;
}

const TrellisCommandKind trellis_command_imports[] = {
  { "gias", "CSV --trust NAME | --all", import_gias },
  { "judgements", "CSV", import_table },
  { "links", "CSV", import_table },
  { "groups", "CSV", import_table },
  { "ofsted", "CSV", import_table },
  { "ks2", "CSV", import_table },
  { "ks4", "CSV", import_table },
  { "absence", "CSV", import_table },
  { "census", "CSV", import_table },
  { "measures", "CSV", import_table },
  { "actions", "CSV", import_table },
  { "bank-holidays", "JSON", import_table },
  { "calendar", "ICS [--school URN | --adviser NAME]", import_calendar },
  { "scheme", "JSON", import_scheme },
  { NULL },
};
