/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school.h"

G_DEFINE_FINAL_TYPE (TrellisSchool, trellis_school, G_TYPE_OBJECT)

static void
trellis_school_finalize (GObject *object)
{
  TrellisSchool *self = TRELLIS_SCHOOL (object);

  g_free (self->urn);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->phase);
  g_free (self->hub_name);
  g_free (self->federation_name);
  g_free (self->adviser_name);
  g_free (self->head_name);
  g_free (self->religious_character);
  g_free (self->kind);
  g_free (self->local_authority);
  g_free (self->town);
  g_free (self->postcode);
  g_free (self->inspection);
  g_free (self->document_due);
  g_free (self->hub_id);
  g_free (self->federation_id);
  g_free (self->adviser_id);
  g_free (self->level_id);
  g_free (self->previous_level_id);
  g_free (self->search_key);

  G_OBJECT_CLASS (trellis_school_parent_class)->finalize (object);
}

static void
trellis_school_class_init (TrellisSchoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_school_finalize;
}

static void
trellis_school_init (TrellisSchool *self)
{
  self->short_name = g_strdup ("");
  self->phase = g_strdup ("");
  self->hub_name = g_strdup ("");
  self->federation_name = g_strdup ("");
  self->adviser_name = g_strdup ("");
  self->head_name = g_strdup ("");
  self->religious_character = g_strdup ("");
  self->kind = g_strdup ("");
  self->local_authority = g_strdup ("");
  self->town = g_strdup ("");
  self->postcode = g_strdup ("");
  self->inspection = g_strdup ("");
  self->document_due = g_strdup ("");
  self->membership = TRELLIS_MEMBERSHIP_OPEN;
  self->joined_on = self->head_since = self->inspected_on = TRELLIS_DAY_NONE;
  self->agreed_on = self->next_visit_on = self->document_due_on = TRELLIS_DAY_NONE;
  self->pupils = self->capacity = self->age_low = self->age_high = -1;
  self->free_meals_pct = -1;
}

/**
 * trellis_school_new:
 * @urn: its URN
 * @name: its name
 *
 * Returns: (transfer full): one with every other field unknown or empty, for
 *   the caller to fill in before anyone else sees it
 */
TrellisSchool *
trellis_school_new (const char *urn,
                    const char *name)
{
  TrellisSchool *self = g_object_new (TRELLIS_TYPE_SCHOOL, NULL);

  self->urn = g_strdup (urn);
  self->name = g_strdup (name);
  g_free (self->short_name);
  self->short_name = g_strdup (name);

  return self;
}

/**
 * trellis_school_get_search_key:
 * @self: a school that everyone may see
 *
 * Returns: (transfer none): its name, URN, town, hub and adviser a line each,
 *   case folded, which a search looks through; made once, since a person
 *   searches as they type
 */
const char *
trellis_school_get_search_key (TrellisSchool *self)
{
  g_return_val_if_fail (TRELLIS_IS_SCHOOL (self), NULL);

  if (self->search_key == NULL)
    {
      g_autofree char *text = g_strjoin ("\n", self->name, self->urn, self->town, self->hub_name, self->adviser_name,
                                         NULL);

      self->search_key = g_utf8_casefold (text, -1);
    }

  return self->search_key;
}
