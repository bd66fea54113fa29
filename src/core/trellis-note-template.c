/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-note-template.h"

#include "trellis-core.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What a note of visit asks for: its parts in order, as a scheme says it or as
 * the trust has changed it. */

#define USUAL_PATH "/io/github/trellis_schools/Trellis/note-template.json"
#define MEMBER "note_template"

/**
 * trellis_note_ask_new:
 * @part: its key
 * @title: its heading
 * @hint: a few words beside it; may be empty
 *
 * Returns: (transfer full): a part that every visit asks for
 */
TrellisNoteAsk *
trellis_note_ask_new (const char *part,
                      const char *title,
                      const char *hint)
{
  TrellisNoteAsk *self = g_new0 (TrellisNoteAsk, 1);

  self->part = g_strdup (part);
  self->title = g_strdup (title);
  self->hint = g_strdup (hint);
  self->when = TRELLIS_SESSION_DAY;

  return self;
}

/**
 * trellis_note_ask_free:
 * @self: (nullable) (transfer full): a part of a template
 */
void
trellis_note_ask_free (TrellisNoteAsk *self)
{
  if (self == NULL)
    return;

  g_free (self->part);
  g_free (self->title);
  g_free (self->hint);
  g_free (self);
}

static GPtrArray *
create_template (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_ask_free);
}

/**
 * trellis_note_template_copy:
 * @asks: (element-type TrellisNoteAsk): a template
 *
 * Returns: (transfer full) (element-type TrellisNoteAsk): one just as it
 */
GPtrArray *
trellis_note_template_copy (GPtrArray *asks)
{
  GPtrArray *copy = create_template ();

  for (guint i = 0; i < asks->len; i++)
    {
      const TrellisNoteAsk *ask = g_ptr_array_index (asks, i);
      TrellisNoteAsk *other = trellis_note_ask_new (ask->part, ask->title, ask->hint);

      other->when = ask->when;
      other->is_always = ask->is_always;
      other->is_internal = ask->is_internal;
      other->has_aspects = ask->has_aspects;
      g_ptr_array_add (copy, other);
    }

  return copy;
}

static gboolean
is_key (const char *part)
{
  for (const char *p = part; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && *p != '-')
        return FALSE;
    }

  return *part != '\0';
}

/**
 * trellis_note_template_read:
 * @reader: what reads
 * @at: the object that has it
 * @member: under which name
 *
 * Returns: (transfer full) (element-type TrellisNoteAsk): the parts of a note,
 *   none where @at has none
 */
GPtrArray *
trellis_note_template_read (TrellisJsonReader   *reader,
                            const TrellisJsonAt *at,
                            const char          *member)
{
  GPtrArray *asks = create_template ();
  guint n = trellis_json_has (at, member) ? trellis_json_count (reader, at, member) : 0;
  TrellisJsonAt item;

  for (guint i = 0; i < n && trellis_json_enter_item (reader, at, member, i, &item); i++)
    {
      g_autofree char *part = trellis_json_dup_needed (reader, &item, "part");
      g_autofree char *title = trellis_json_dup_needed (reader, &item, "title");
      g_autofree char *hint = trellis_json_dup_string (reader, &item, "hint", "");
      g_autofree char *when = trellis_json_dup_string (reader, &item, "when", "day");
      TrellisNoteAsk *ask;

      if (reader->error != NULL)
        break;
      if (!is_key (part))
        trellis_json_fail (reader, &item, "part", _("“%s” is not a key: use letters, figures and hyphens."), part);
      else if (trellis_note_template_find (asks, part) != NULL)
        trellis_json_fail (reader, &item, "part", _("Two parts of the note have the key “%s”."), part);
      ask = trellis_note_ask_new (part, title, hint);
      if (!trellis_session_parse (when, &ask->when))
        trellis_json_fail (reader, &item, "when", _("“%s” is not day, am or pm."), when);
      ask->is_always = trellis_json_get_boolean (reader, &item, "always");
      ask->is_internal = trellis_json_get_boolean (reader, &item, "internal");
      ask->has_aspects = trellis_json_get_boolean (reader, &item, "aspects");
      g_ptr_array_add (asks, ask);
    }

  return asks;
}

/**
 * trellis_note_template_parse:
 * @json: a template as the trust file holds it
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisNoteAsk) (nullable): its parts;
 *   or %NULL with %TRELLIS_JSON_ERROR
 */
GPtrArray *
trellis_note_template_parse (const char  *json,
                             GError     **error)
{
  g_autoptr (JsonNode) root = trellis_json_parse (NULL, json, strlen (json), error);
  TrellisJsonReader reader = { NULL, NULL };
  TrellisJsonAt at = { NULL, NULL, -1, NULL };
  g_autoptr (GPtrArray) asks = NULL;

  if (root == NULL)
    return NULL;
  at.object = json_node_get_object (root);
  asks = trellis_note_template_read (&reader, &at, MEMBER);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }

  return g_steal_pointer (&asks);
}

/**
 * trellis_note_template_new_usual:
 *
 * Returns: (transfer full) (element-type TrellisNoteAsk): what a note asks for
 *   where neither the scheme nor the trust says
 */
GPtrArray *
trellis_note_template_new_usual (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *json = NULL;
  GPtrArray *asks;

  trellis_core_init ();
  bytes = g_resources_lookup_data (USUAL_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);
  json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  asks = trellis_note_template_parse (json, NULL);
  g_assert (asks != NULL);

  return asks;
}

/**
 * trellis_note_template_to_json:
 * @asks: (element-type TrellisNoteAsk): the parts of a note
 *
 * Returns: (transfer full): the text that trellis_note_template_parse() reads
 */
char *
trellis_note_template_to_json (GPtrArray *asks)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, MEMBER);
  json_builder_begin_array (builder);
  for (guint i = 0; i < asks->len; i++)
    {
      const TrellisNoteAsk *ask = g_ptr_array_index (asks, i);
      const struct
      {
        const char *member;
        gboolean is_set;
      } flags[] = { { "always", ask->is_always }, { "internal", ask->is_internal }, { "aspects", ask->has_aspects } };

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "part");
      json_builder_add_string_value (builder, ask->part);
      json_builder_set_member_name (builder, "title");
      json_builder_add_string_value (builder, ask->title);
      if (*ask->hint != '\0')
        {
          json_builder_set_member_name (builder, "hint");
          json_builder_add_string_value (builder, ask->hint);
        }
      if (ask->when != TRELLIS_SESSION_DAY)
        {
          json_builder_set_member_name (builder, "when");
          json_builder_add_string_value (builder, trellis_session_get_key (ask->when));
        }
      for (guint j = 0; j < G_N_ELEMENTS (flags); j++)
        {
          if (!flags[j].is_set)
            continue;
          json_builder_set_member_name (builder, flags[j].member);
          json_builder_add_boolean_value (builder, TRUE);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/**
 * trellis_note_template_check:
 * @asks: (element-type TrellisNoteAsk): a template that a person has changed
 * @error: return location for a #GError
 *
 * Returns: whether notes can be written by it: at least one part, each with a
 *   title
 */
gboolean
trellis_note_template_check (GPtrArray  *asks,
                             GError    **error)
{
  if (asks->len == 0)
    {
      g_set_error (error, TRELLIS_JSON_ERROR, TRELLIS_JSON_ERROR_CONTENT, _("A note needs at least one part."));
      return FALSE;
    }
  for (guint i = 0; i < asks->len; i++)
    {
      if (*((const TrellisNoteAsk *) g_ptr_array_index (asks, i))->title == '\0')
        {
          g_set_error (error, TRELLIS_JSON_ERROR, TRELLIS_JSON_ERROR_CONTENT, _("Part %u has no title."), i + 1);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * trellis_note_template_find:
 * @asks: (element-type TrellisNoteAsk): a template
 * @part: a part's key
 *
 * Returns: (transfer none) (nullable): the part, or %NULL where it has none
 *   such
 */
TrellisNoteAsk *
trellis_note_template_find (GPtrArray  *asks,
                            const char *part)
{
  for (guint i = 0; i < asks->len; i++)
    {
      TrellisNoteAsk *ask = g_ptr_array_index (asks, i);

      if (g_str_equal (ask->part, part))
        return ask;
    }

  return NULL;
}

/**
 * trellis_note_ask_is_for:
 * @self: a part of a template
 * @session: how much of a day a visit takes
 *
 * Returns: whether the note of such a visit asks for it
 */
gboolean
trellis_note_ask_is_for (const TrellisNoteAsk *self,
                         TrellisSession        session)
{
  return self->when == TRELLIS_SESSION_DAY || session == TRELLIS_SESSION_DAY || self->when == session;
}
