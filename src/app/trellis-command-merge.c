/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-command-private.h"

#include "trellis-store-merge.h"

#include <glib/gi18n.h>

/* "trellis merge": what a copy that was edited elsewhere brings back. */

static void
print_side (const char       *title,
            const char       *author,
            TrellisChangeRow *row)
{
  g_autoptr (GString) text = g_string_new (title);

  if (*author != '\0')
    g_string_append_printf (text, " (%s)", author);
  g_string_append_c (text, ':');
  for (guint i = 0; i < row->fields->len; i++)
    {
      const TrellisChangeField *field = g_ptr_array_index (row->fields, i);
      g_autofree char *value = trellis_change_field_dup_text (field);

      g_string_append_printf (text, "%s %s: %s", i > 0 ? ";" : "", field->name, value);
    }
  if (row->operation == TRELLIS_CHANGE_REMOVED)
    g_string_append_printf (text, " %s", _("removed"));
  g_print ("    %s\n", text->str);
}

static void
print_merge (TrellisMerge *merge)
{
  for (guint i = 0; i < merge->changes->len; i++)
    {
      TrellisChange *change = g_ptr_array_index (merge->changes, i);
      g_autofree char *day = trellis_change_dup_day (change);
      g_autofree char *time = trellis_change_dup_time (change);
      g_autofree char *title = trellis_change_dup_title (change);

      g_print ("%s, %s, %s: %s\n", day, time, change->author, title);
    }
  for (guint i = 0; i < merge->conflicts->len; i++)
    {
      TrellisMergeConflict *conflict = g_ptr_array_index (merge->conflicts, i);

      g_print (_("Changed in both: %s"), conflict->copy->subject);
      g_print ("\n");
      print_side (_("in the file"), conflict->file_author, conflict->file);
      print_side (_("in the copy"), conflict->copy_author, conflict->copy);
    }
  for (guint i = 0; i < merge->notes->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (merge->notes, i));
}

static gboolean
choose (TrellisMerge  *merge,
        const char    *prefer,
        GError       **error)
{
  TrellisMergeChoice choice = TRELLIS_MERGE_FILE;

  if (g_strcmp0 (prefer, "copy") == 0)
    choice = TRELLIS_MERGE_COPY;
  else if (prefer != NULL && !g_str_equal (prefer, "file"))
    return trellis_command_fail_usage (error, _("--prefer takes file or copy."));
  if (prefer == NULL && merge->conflicts->len > 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT,
                   ngettext ("%u thing was changed in both, and nothing has been merged. Say --prefer file or "
                             "--prefer copy, or choose in the window.",
                             "%u things were changed in both, and nothing has been merged. Say --prefer file or "
                             "--prefer copy, or choose each in the window.",
                             merge->conflicts->len),
                   merge->conflicts->len);
      return FALSE;
    }
  for (guint i = 0; i < merge->conflicts->len; i++)
    ((TrellisMergeConflict *) g_ptr_array_index (merge->conflicts, i))->choice = choice;

  return TRUE;
}

/* Brings the edits of a copy, the second word, back into the file, the first. */
gboolean
trellis_command_merge (TrellisCommandOptions  *options,
                       GError                **error)
{
  g_autoptr (TrellisStore) store = trellis_command_open (options, error);
  g_autoptr (TrellisMerge) merge = NULL;

  if (store == NULL)
    return FALSE;
  merge = trellis_store_preview_merge (store, trellis_command_get_word (options, 1), error);
  if (merge == NULL)
    return FALSE;
  print_merge (merge);
  if (merge->changes->len == 0)
    {
      g_print (_("Every edit of “%s” is in the file already."), merge->name);
      g_print ("\n");
      return TRUE;
    }
  if (options->is_preview)
    return TRUE;

  return choose (merge, options->prefer, error) && trellis_store_merge (store, merge, error);
}
