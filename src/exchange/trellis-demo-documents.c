/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-demo-private.h"
#include "trellis-store-checklists.h"
#include "trellis-store-concerns.h"
#include "trellis-store-documents.h"
#include "trellis-store-facts.h"

#include <glib/gi18n-lib.h>

static JsonObject *
find_expected (JsonArray  *expected,
               const char *kind)
{
  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      JsonObject *item = json_array_get_object_element (expected, i);

      if (g_str_equal (trellis_demo_get_text (item, "kind"), kind))
        return item;
    }

  return NULL;
}

static gboolean
is_missing (JsonObject *missing,
            const char *urn,
            const char *kind)
{
  JsonArray *kinds = json_object_has_member (missing, urn) ? trellis_demo_get_list (missing, urn) : NULL;

  for (guint i = 0; kinds != NULL && i < json_array_get_length (kinds); i++)
    {
      if (g_str_equal (json_array_get_string_element (kinds, i), kind))
        return TRUE;
    }

  return FALSE;
}

static gboolean
write_school (TrellisDemo  *self,
              JsonObject   *document,
              const char   *urn,
              GError      **error)
{
  JsonArray *expected = trellis_demo_get_list (document, "expected");
  JsonObject *missing = json_object_get_object_member (document, "missing");
  g_autoptr (GPtrArray) documents = trellis_store_list_documents (self->store, urn,
                                                                  trellis_demo_get_text (document, "year"),
                                                                  self->today, error);

  if (documents == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    {
      TrellisDocument *taken = g_ptr_array_index (documents, i);
      JsonObject *item = find_expected (expected, taken->kind);

      if (item == NULL)
        continue;
      taken->due_on = trellis_demo_get_day (item, "due");
      if (!is_missing (missing, urn, taken->kind))
        {
          taken->received_on = trellis_demo_get_day (item, "received");
          taken->assured_on = trellis_demo_get_day (item, "assured");
        }
      if (!trellis_store_set_document (self->store, taken, error))
        return FALSE;
    }

  return TRUE;
}

/* What was opened before this year has been seen to; of the lists since, the
 * first item. */
static gboolean
tick_checklists (TrellisDemo  *self,
                 const char   *urn,
                 GError      **error)
{
  g_autoptr (GPtrArray) checklists = trellis_store_list_checklists (self->store, urn, self->today, error);

  if (checklists == NULL)
    return FALSE;
  for (guint i = 0; i < checklists->len; i++)
    {
      const TrellisChecklist *checklist = g_ptr_array_index (checklists, i);
      gboolean is_old = checklist->opened_on < self->today - 200;

      for (guint k = 0; k < (is_old ? checklist->items->len : 1); k++)
        {
          if (!trellis_store_tick_checklist_item (self->store, checklist, (int) k,
                                                  is_old ? checklist->opened_on + 60 : self->today - 21, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
write_facts (TrellisDemo  *self,
             JsonArray    *facts,
             GError      **error)
{
  for (guint i = 0; i < json_array_get_length (facts); i++)
    {
      JsonArray *fact = json_array_get_array_element (facts, i);

      if (!trellis_store_set_fact (self->store, json_array_get_string_element (fact, 0),
                                   json_array_get_string_element (fact, 1), json_array_get_string_element (fact, 3),
                                   trellis_demo_parse_day (json_array_get_string_element (fact, 2)), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_concern (TrellisDemo  *self,
               JsonObject   *concern,
               GError      **error)
{
  const char *urn = trellis_demo_get_text (concern, "urn");
  JsonArray *followed = trellis_demo_get_list (concern, "followed");
  g_autofree char *id = trellis_store_raise_concern (self->store, urn, trellis_demo_get_text (concern, "what"),
                                                     trellis_demo_get_text (concern, "by"),
                                                     trellis_demo_get_text (concern, "with"),
                                                     trellis_demo_get_day (concern, "on"), error);
  g_autoptr (GPtrArray) open = NULL;

  if (id == NULL)
    return FALSE;
  open = trellis_store_list_concerns (self->store, urn, self->today, error);

  return open != NULL && trellis_store_follow_concern (self->store, g_ptr_array_index (open, 0),
                                                       json_array_get_string_element (followed, 1),
                                                       trellis_demo_parse_day (json_array_get_string_element (followed,
                                                                                                              0)),
                                                       FALSE, error);
}

static gboolean
write_documents (TrellisDemo  *self,
                 GError      **error)
{
  JsonObject *document = trellis_demo_get_document (self, "documents");
  JsonArray *schools = trellis_demo_get_schools (self);

  for (guint i = 0; i < json_array_get_length (schools); i++)
    {
      JsonObject *school = json_array_get_object_element (schools, i);
      const char *urn = trellis_demo_get_text (school, "urn");

      if (!tick_checklists (self, urn, error) ||
          (trellis_demo_is_member (school, self->today) && !write_school (self, document, urn, error)))
        return FALSE;
    }

  return write_facts (self, trellis_demo_get_list (document, "facts"), error) &&
         write_concern (self, json_object_get_object_member (document, "concern"), error);
}

/* What the schools have sent in this year and what they still owe; how far
 * the lists of those that are new have come; what is said of some in words. */
gboolean
trellis_demo_write_documents (TrellisDemo  *self,
                              GError      **error)
{
  const char *administrator = trellis_demo_get_text (trellis_demo_get_document (self, "schools"), "administrator");

  if (!trellis_demo_begin (self, self->today, administrator, "document",
                           _("Bring documents, checklists and facts up to date"), error))
    return FALSE;

  return trellis_store_end_change (self->store, write_documents (self, error), error);
}
