/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-progress-relay.h"

#include <math.h>

static gboolean
tell_cb (gpointer data)
{
  TrellisProgressRelay *self = data;

  g_atomic_int_set (&self->is_told, FALSE);
  if (!g_task_get_completed (self->task))
    self->func (g_atomic_int_get (&self->per_mille) / 1000.0, self->data);

  return G_SOURCE_REMOVE;
}

static void
let_go (gpointer data)
{
  TrellisProgressRelay *self = data;

  g_object_unref (self->task);
}

/**
 * trellis_progress_relay_tell:
 * @fraction: how far the task is, from 0 to 1
 * @relay: (type TrellisProgressRelay): a part of the data of a task that runs
 *
 * Notes how far the thread is, and has it told in the thread that began the
 * task, where nothing is waiting to be told already. Called by the task's own
 * thread; a progress function as imports take it.
 */
void
trellis_progress_relay_tell (double   fraction,
                             gpointer relay)
{
  TrellisProgressRelay *self = relay;

  g_atomic_int_set (&self->per_mille, (int) lround (fraction * 1000));
  if (self->func == NULL || !g_atomic_int_compare_and_exchange (&self->is_told, FALSE, TRUE))
    return;
  g_object_ref (self->task);
  g_main_context_invoke_full (g_task_get_context (self->task), G_PRIORITY_DEFAULT, tell_cb, self, let_go);
}
