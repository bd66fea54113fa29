/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/* What a checklist is opened for. */
#define TRELLIS_CHECKLIST_JOINING_SCHOOL "joining-school"
#define TRELLIS_CHECKLIST_NEW_HEAD "new-headteacher"
#define TRELLIS_CHECKLIST_NEW_LEVEL "new-level"

typedef struct
{
  int position;         /* from 0 */
  char *what;
  TrellisDay done_on;   /* TRELLIS_DAY_NONE until it is done */
} TrellisChecklistItem;

/** TrellisChecklist: what the scheme has people see to when a school joins, a headteacher or its level is new. */
typedef struct
{
  char *id;
  char *urn;
  char *kind;
  TrellisDay opened_on;
  TrellisDay closed_on;   /* the day its last item was done; TRELLIS_DAY_NONE until then */
  GPtrArray *items;       /* (element-type TrellisChecklistItem) */
} TrellisChecklist;

const char *trellis_checklist_get_name        (const TrellisChecklist  *self);
void        trellis_checklist_free            (TrellisChecklist        *self);
gboolean    trellis_store_open_checklist      (TrellisStore            *self,
                                               const char              *urn,
                                               const char              *kind,
                                               TrellisDay               opened_on,
                                               const char *const       *items,
                                               GError                 **error);
GPtrArray  *trellis_store_list_checklists     (TrellisStore            *self,
                                               const char              *urn,
                                               TrellisDay               as_at,
                                               GError                 **error);
gboolean    trellis_store_tick_checklist_item (TrellisStore            *self,
                                               const TrellisChecklist  *checklist,
                                               int                      position,
                                               TrellisDay               done_on,
                                               GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisChecklist, trellis_checklist_free)

G_END_DECLS
