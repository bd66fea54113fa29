/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-person.h"

G_DEFINE_FINAL_TYPE (TrellisPerson, trellis_person, G_TYPE_OBJECT)

static void
trellis_person_finalize (GObject *object)
{
  TrellisPerson *self = TRELLIS_PERSON (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->role);
  g_free (self->email);

  G_OBJECT_CLASS (trellis_person_parent_class)->finalize (object);
}

static void
trellis_person_class_init (TrellisPersonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_person_finalize;
}

static void
trellis_person_init (TrellisPerson *self)
{
  self->role = g_strdup ("");
  self->email = g_strdup ("");
  self->working_half_days = TRELLIS_ALL_WEEK;
}

/**
 * trellis_person_new:
 * @id: its id
 * @name: its name
 *
 * Returns: (transfer full): one with every other field unknown or empty, for
 *   the caller to fill in before anyone else sees it
 */
TrellisPerson *
trellis_person_new (const char *id,
                    const char *name)
{
  TrellisPerson *self = g_object_new (TRELLIS_TYPE_PERSON, NULL);

  self->id = g_strdup (id);
  self->name = g_strdup (name);

  return self;
}
