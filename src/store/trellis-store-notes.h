/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action.h"
#include "trellis-note.h"
#include "trellis-store.h"
#include "trellis-visit.h"

G_BEGIN_DECLS

/** TrellisNoteState: the latest version of a visit's note, and how far it has come. */
typedef struct
{
  int version;                /* 0 while there is no note */
  TrellisNoteStatus status;
} TrellisNoteState;

/** TrellisNoteStep: a step that a note took, who took it and when. */
typedef struct
{
  int version;
  TrellisNoteStatus status;
  TrellisDay taken_on;
  char *taken_by;
  char *words;                /* the headteacher's, of a note that is not accurate; or empty */
} TrellisNoteStep;

/** TrellisVisitAction: an action that was open when a visit began. */
typedef struct
{
  TrellisAction *action;      /* as it stood before the visit */
  gboolean is_rated;          /* at the visit */
  TrellisRating rating;       /* given there */
  char *evidence;
} TrellisVisitAction;

gboolean    trellis_store_read_note_state    (TrellisStore       *self,
                                              const char         *visit_id,
                                              TrellisNoteState   *state,
                                              GError            **error);
GPtrArray  *trellis_store_list_note_steps    (TrellisStore       *self,
                                              const char         *visit_id,
                                              GError            **error);
gboolean    trellis_store_take_note_step     (TrellisStore       *self,
                                              const char         *visit_id,
                                              TrellisNoteStatus   status,
                                              const char         *words,
                                              GError            **error);
gboolean    trellis_store_add_note_version   (TrellisStore       *self,
                                              const char         *visit_id,
                                              GError            **error);
GPtrArray  *trellis_store_list_visit_actions (TrellisStore       *self,
                                              TrellisVisit       *visit,
                                              GError            **error);
GListModel *trellis_store_list_next_steps    (TrellisStore       *self,
                                              const char         *visit_id,
                                              GError            **error);
char       *trellis_note_dup_subject         (const char         *visit_id);
gboolean    trellis_store_save_draft         (TrellisStore       *self,
                                              const char         *subject,
                                              const char         *part,
                                              const char         *body,
                                              GError            **error);
GHashTable *trellis_store_list_drafts        (TrellisStore       *self,
                                              const char         *subject,
                                              GError            **error);
gboolean    trellis_store_drop_draft         (TrellisStore       *self,
                                              const char         *subject,
                                              const char         *part,
                                              GError            **error);
void        trellis_note_step_free           (TrellisNoteStep    *step);
void        trellis_visit_action_free        (TrellisVisitAction *action);

G_END_DECLS
