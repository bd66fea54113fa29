/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-judgement.h"

#include "trellis-scheme.h"

G_DEFINE_FINAL_TYPE (TrellisJudgement, trellis_judgement, G_TYPE_OBJECT)

static void
trellis_judgement_finalize (GObject *object)
{
  TrellisJudgement *self = TRELLIS_JUDGEMENT (object);

  g_clear_object (&self->scheme);
  g_free (self->id);
  g_free (self->urn);
  g_free (self->scheme_id);
  g_free (self->aspect_id);
  g_free (self->level_id);
  g_free (self->person_name);
  g_free (self->narrative);
  g_free (self->reason);

  G_OBJECT_CLASS (trellis_judgement_parent_class)->finalize (object);
}

static void
trellis_judgement_class_init (TrellisJudgementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_judgement_finalize;
}

static void
trellis_judgement_init (TrellisJudgement *self)
{
  self->urn = g_strdup ("");
  self->scheme_id = g_strdup ("");
  self->aspect_id = g_strdup ("");
  self->level_id = g_strdup ("");
  self->person_name = g_strdup ("");
  self->narrative = g_strdup ("");
  self->reason = g_strdup ("");
  self->judged_on = TRELLIS_DAY_NONE;
}

/**
 * trellis_judgement_new:
 * @id: its id
 *
 * Returns: (transfer full): one with every other field unknown or empty, for
 *   the caller to fill in before anyone else sees it
 */
TrellisJudgement *
trellis_judgement_new (const char *id)
{
  TrellisJudgement *self = g_object_new (TRELLIS_TYPE_JUDGEMENT, NULL);

  self->id = g_strdup (id);

  return self;
}
