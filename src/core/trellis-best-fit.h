/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"

G_BEGIN_DECLS

/** TrellisProposal: a level proposed for the whole school, with the reasons in words; people decide. */
typedef struct
{
  TrellisLevel *level;   /* (nullable): NULL where nothing is judged; owned by the scheme */
  GStrv reasons;         /* sentences, in the order they were reached */
  GPtrArray *unjudged;   /* (element-type TrellisAspect): that apply and have no judgement; owned by the scheme */
} TrellisProposal;

TrellisProposal *trellis_best_fit      (TrellisScheme        *scheme,
                                        const TrellisSubject *subject,
                                        GHashTable           *level_ids_by_aspect);
void             trellis_proposal_free (TrellisProposal      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisProposal, trellis_proposal_free)

G_END_DECLS
