/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-json.h"
#include "trellis-types.h"

G_BEGIN_DECLS

/** TRELLIS_NOTE_ASPECT_PREFIX: findings on an aspect are the part of this name and the aspect's id. */
#define TRELLIS_NOTE_ASPECT_PREFIX "aspect/"

/** TRELLIS_NOTE_PART_NEXT_STEPS: the part that the actions agreed at the visit stand in. */
#define TRELLIS_NOTE_PART_NEXT_STEPS "next-steps"

/** TrellisNoteAsk: a part that a note of visit asks for. */
typedef struct
{
  char *part;            /* its key: letters, figures and hyphens, unique in the template */
  char *title;
  char *hint;            /* a few words beside the title; may be empty */
  TrellisSession when;   /* asked at such visits only; all day: at every visit */
  gboolean is_always;    /* an empty one is printed as such */
  gboolean is_internal;  /* for the trust alone: no copy of a school or its governors has it */
  gboolean has_aspects;  /* findings on aspects follow it */
} TrellisNoteAsk;

GPtrArray      *trellis_note_template_new_usual  (void);
GPtrArray      *trellis_note_template_read       (TrellisJsonReader   *reader,
                                                  const TrellisJsonAt *at,
                                                  const char          *member);
GPtrArray      *trellis_note_template_parse      (const char          *json,
                                                  GError             **error);
char           *trellis_note_template_to_json    (GPtrArray           *asks);
GPtrArray      *trellis_note_template_copy       (GPtrArray           *asks);
gboolean        trellis_note_template_check      (GPtrArray           *asks,
                                                  GError             **error);
TrellisNoteAsk *trellis_note_template_find       (GPtrArray           *asks,
                                                  const char          *part);
gboolean        trellis_note_ask_is_for          (const TrellisNoteAsk *self,
                                                  TrellisSession       session);
TrellisNoteAsk *trellis_note_ask_new             (const char          *part,
                                                  const char          *title,
                                                  const char          *hint);
void            trellis_note_ask_free            (TrellisNoteAsk      *self);

G_END_DECLS
