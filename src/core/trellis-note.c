/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-note.h"

#include <glib/gi18n-lib.h>

#define AFTER(status) (1u << TRELLIS_NOTE_STATUS_##status)

/* Each status, and those that it may follow. A trust that asks no headteacher
 * makes a draft final at once; a note that was found wrong is sent again. */
static const struct
{
  const char *key;
  const char *name;
  guint follows;
} statuses[TRELLIS_N_NOTE_STATUSES] = {
  [TRELLIS_NOTE_STATUS_DRAFT] = { "draft", N_("Draft"), 0 },
  [TRELLIS_NOTE_STATUS_WITH_HEAD] = { "with-head", N_("With the headteacher"), AFTER (DRAFT) | AFTER (NOT_ACCURATE) },
  [TRELLIS_NOTE_STATUS_ACCURATE] = { "accurate", N_("Accurate"), AFTER (WITH_HEAD) },
  [TRELLIS_NOTE_STATUS_NOT_ACCURATE] = { "not-accurate", N_("Not accurate"), AFTER (WITH_HEAD) },
  [TRELLIS_NOTE_STATUS_FINAL] = { "final", N_("Final"), AFTER (DRAFT) | AFTER (ACCURATE) | AFTER (NOT_ACCURATE) },
  [TRELLIS_NOTE_STATUS_SHARED] = { "shared", N_("Shared with governors"), AFTER (FINAL) },
  [TRELLIS_NOTE_STATUS_PRESENTED] = { "presented", N_("Presented to governors"), AFTER (SHARED) },
};

/**
 * trellis_note_status_get_key:
 * @status: a status
 *
 * Returns: as the trust file holds it
 */
const char *
trellis_note_status_get_key (TrellisNoteStatus status)
{
  g_return_val_if_fail (status < TRELLIS_N_NOTE_STATUSES, NULL);

  return statuses[status].key;
}

/**
 * trellis_note_status_get_name:
 * @status: a status
 *
 * Returns: as people read it
 */
const char *
trellis_note_status_get_name (TrellisNoteStatus status)
{
  g_return_val_if_fail (status < TRELLIS_N_NOTE_STATUSES, NULL);

  return _(statuses[status].name);
}

/**
 * trellis_note_status_parse:
 * @key: (nullable): a status as the trust file holds it
 * @status: (out): the status; untouched where @key is none
 *
 * Returns: whether @key names a status
 */
gboolean
trellis_note_status_parse (const char        *key,
                           TrellisNoteStatus *status)
{
  for (guint i = 0; i < TRELLIS_N_NOTE_STATUSES; i++)
    {
      if (g_strcmp0 (statuses[i].key, key) == 0)
        {
          *status = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * trellis_note_status_is_locked:
 * @status: a note's status
 *
 * Returns: whether its words stand: a correction is then a new version
 */
gboolean
trellis_note_status_is_locked (TrellisNoteStatus status)
{
  return status >= TRELLIS_NOTE_STATUS_FINAL;
}

/**
 * trellis_note_status_may_follow:
 * @status: a step that a person wants to take
 * @before: the note's status
 *
 * Returns: whether a note may go from @before to @status
 */
gboolean
trellis_note_status_may_follow (TrellisNoteStatus status,
                                TrellisNoteStatus before)
{
  g_return_val_if_fail (status < TRELLIS_N_NOTE_STATUSES, FALSE);

  return (statuses[status].follows & (1u << before)) != 0;
}
