/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

G_BEGIN_DECLS

/** TrellisNoteStatus: how far a note of visit has come. */
typedef enum
{
  TRELLIS_NOTE_STATUS_DRAFT,
  TRELLIS_NOTE_STATUS_WITH_HEAD,     /* sent to the headteacher for accuracy */
  TRELLIS_NOTE_STATUS_ACCURATE,      /* the headteacher's word */
  TRELLIS_NOTE_STATUS_NOT_ACCURATE,
  TRELLIS_NOTE_STATUS_FINAL,         /* locked from here on */
  TRELLIS_NOTE_STATUS_SHARED,        /* with the governors */
  TRELLIS_NOTE_STATUS_PRESENTED,     /* to the governing body */
  TRELLIS_N_NOTE_STATUSES
} TrellisNoteStatus;

const char *trellis_note_status_get_key   (TrellisNoteStatus  status);
const char *trellis_note_status_get_name  (TrellisNoteStatus  status);
gboolean    trellis_note_status_parse     (const char        *key,
                                           TrellisNoteStatus *status);
gboolean    trellis_note_status_is_locked (TrellisNoteStatus  status);
gboolean    trellis_note_status_may_follow (TrellisNoteStatus  status,
                                           TrellisNoteStatus  before);

G_END_DECLS
