/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

G_BEGIN_DECLS

/** TrellisTypedAction: an action as a person typed it in one line. */
typedef struct
{
  char *what;
  char *owner;        /* empty where none was named */
  TrellisDay due_on;  /* TRELLIS_DAY_NONE where none was named */
} TrellisTypedAction;

gboolean trellis_action_parse       (const char         *text,
                                     TrellisDay          today,
                                     TrellisTypedAction *typed);
void     trellis_typed_action_clear (TrellisTypedAction *typed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrellisTypedAction, trellis_typed_action_clear)

G_END_DECLS
