/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-change.h"

#include "trellis-day.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TrellisChange, trellis_change, G_TYPE_OBJECT)

static void
trellis_change_finalize (GObject *object)
{
  TrellisChange *self = TRELLIS_CHANGE (object);

  g_free (self->author);
  g_free (self->kind);
  g_free (self->sentence);
  g_free (self->urn);

  G_OBJECT_CLASS (trellis_change_parent_class)->finalize (object);
}

static void
trellis_change_class_init (TrellisChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_change_finalize;
}

static void
trellis_change_init (TrellisChange *self)
{
  self->author = g_strdup ("");
  self->kind = g_strdup ("");
  self->sentence = g_strdup ("");
}

/**
 * trellis_change_new:
 * @id: its place in the file's history
 *
 * Returns: (transfer full): one with every other field unknown or empty, for
 *   the caller to fill in before anyone else sees it
 */
TrellisChange *
trellis_change_new (gint64 id)
{
  TrellisChange *self = g_object_new (TRELLIS_TYPE_CHANGE, NULL);

  self->id = id;

  return self;
}

/**
 * trellis_change_dup_title:
 * @self: a change
 *
 * Returns: (transfer full): what was done, in one sentence; an undo or a redo,
 *   which has the sentence of the edit that it takes back or makes again, says
 *   so
 */
char *
trellis_change_dup_title (TrellisChange *self)
{
  g_return_val_if_fail (TRELLIS_IS_CHANGE (self), NULL);

  if (g_str_equal (self->kind, "undo"))
    /* Translators: an entry of the history; %s is the sentence of the edit that was undone */
    return g_strdup_printf (_("Undone: %s"), self->sentence);
  if (g_str_equal (self->kind, "redo"))
    /* Translators: an entry of the history; %s is the sentence of the edit that was made again */
    return g_strdup_printf (_("Made again: %s"), self->sentence);

  return g_strdup (self->sentence);
}

/**
 * trellis_change_dup_day:
 * @self: a change
 *
 * Returns: (transfer full): the day it was made on, where people are: "6 Mar
 *   2026"
 */
char *
trellis_change_dup_day (TrellisChange *self)
{
  g_autoptr (GDateTime) made_at = NULL;

  g_return_val_if_fail (TRELLIS_IS_CHANGE (self), NULL);

  made_at = g_date_time_new_from_unix_local (self->made_at);
  if (made_at == NULL)
    return g_strdup ("");

  return trellis_day_format (trellis_day_new (g_date_time_get_year (made_at), g_date_time_get_month (made_at),
                                              g_date_time_get_day_of_month (made_at)),
                             TRELLIS_DAY_STYLE_MEDIUM);
}

/**
 * trellis_change_dup_time:
 * @self: a change
 *
 * Returns: (transfer full): the time of day it was made at, where people are:
 *   "14:05"
 */
char *
trellis_change_dup_time (TrellisChange *self)
{
  g_autoptr (GDateTime) made_at = NULL;

  g_return_val_if_fail (TRELLIS_IS_CHANGE (self), NULL);

  made_at = g_date_time_new_from_unix_local (self->made_at);

  return made_at != NULL ? g_date_time_format (made_at, "%H:%M") : g_strdup ("");
}

/**
 * trellis_change_kind_get_name:
 * @kind: a kind's key
 *
 * Returns: what people call it; @kind itself where the program has no word for it
 */
const char *
trellis_change_kind_get_name (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *name;
  } kinds[] = {
    { "action", N_("Action") },
    { "category", N_("Category") },
    { "federation", N_("Federation") },
    { "hub", N_("Hub") },
    { "import", N_("Import") },
    { "inspection", N_("Inspection") },
    { "document", N_("Document") },
    { "concern", N_("Concern") },
    { "checklist", N_("Checklist") },
    { "judgement", N_("Judgement") },
    { "measure", N_("Measure") },
    { "merge", N_("Merge") },
    { "migration", N_("Update of the file") },
    { "people", N_("Role at a school") },
    { "person", N_("Person") },
    { "plan", N_("Plan of visits") },
    { "redo", N_("Made again") },
    { "restore", N_("Restored backup") },
    { "scheme", N_("Scheme") },
    { "school", N_("School") },
    { "take-back", N_("Taken back") },
    { "trust", N_("Trust") },
    { "undo", N_("Undone") },
    { "visit", N_("Visit") },
    { "year", N_("School year") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].kind, kind) == 0)
        return _(kinds[i].name);
    }

  return kind;
}

static void
free_field (gpointer data)
{
  TrellisChangeField *field = data;

  g_free (field->name);
  g_free (field->before);
  g_free (field->after);
  g_free (field);
}

/**
 * trellis_change_row_new:
 * @operation: what happened to the fact
 * @what: what it is: "Judgement"
 *
 * Returns: (transfer full): a fact of a change that says nothing yet
 */
TrellisChangeRow *
trellis_change_row_new (TrellisChangeOperation  operation,
                        const char             *what)
{
  TrellisChangeRow *row = g_new0 (TrellisChangeRow, 1);

  row->operation = operation;
  row->what = g_strdup (what);
  row->subject = g_strdup ("");
  row->fields = g_ptr_array_new_with_free_func (free_field);

  return row;
}

/**
 * trellis_change_row_add:
 * @row: a fact of a change
 * @name: what the field is: "Level"
 * @before: (nullable): what it said before
 * @after: (nullable): what it says now
 *
 * Adds what one field of the fact said.
 */
void
trellis_change_row_add (TrellisChangeRow *row,
                        const char       *name,
                        const char       *before,
                        const char       *after)
{
  TrellisChangeField *field = g_new0 (TrellisChangeField, 1);

  field->name = g_strdup (name);
  field->before = g_strdup (before);
  field->after = g_strdup (after);
  g_ptr_array_add (row->fields, field);
}

/**
 * trellis_change_row_dup_title:
 * @row: a fact of a change
 *
 * Returns: (transfer full): whose fact it is, and what: "Oakfield, Curriculum:
 *   judgement added"
 */
char *
trellis_change_row_dup_title (const TrellisChangeRow *row)
{
  g_autofree char *what = NULL;

  switch (row->operation)
    {
    case TRELLIS_CHANGE_ADDED:
      /* Translators: a fact of a change; %s is what it is, such as "Judgement" */
      what = g_strdup_printf (_("%s added"), row->what);
      break;
    case TRELLIS_CHANGE_REMOVED:
      what = g_strdup_printf (_("%s removed"), row->what);
      break;
    case TRELLIS_CHANGE_CHANGED:
    default:
      what = g_strdup_printf (_("%s changed"), row->what);
      break;
    }

  return *row->subject != '\0' ? g_strdup_printf ("%s: %s", row->subject, what) : g_steal_pointer (&what);
}

/**
 * trellis_change_field_dup_text:
 * @field: a field of a fact
 *
 * Returns: (transfer full): what it says now and what it said before: "Improve,
 *   was Repair"
 */
char *
trellis_change_field_dup_text (const TrellisChangeField *field)
{
  if (field->before == NULL)
    return g_strdup (field->after);
  if (field->after == NULL)
    /* Translators: of a field that says nothing now; %s is what it said */
    return g_strdup_printf (_("nothing, was %s"), field->before);

  /* Translators: what a field says now, and what it said before */
  return g_strdup_printf (_("%s, was %s"), field->after, field->before);
}

/**
 * trellis_change_row_free:
 * @row: (nullable) (transfer full): a fact of a change
 */
void
trellis_change_row_free (TrellisChangeRow *row)
{
  if (row == NULL)
    return;

  g_free (row->what);
  g_free (row->subject);
  g_ptr_array_unref (row->fields);
  g_free (row);
}
