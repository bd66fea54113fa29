/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** TrellisProgressRelay: how far a task's thread is, for the thread that began it; a part of the task's data. */
typedef struct
{
  void (*func) (double fraction, gpointer user_data);  /* (nullable): who is told */
  gpointer data;
  GTask *task;        /* whose data this is part of */
  int per_mille;      /* atomic */
  int is_told;        /* atomic: whether the other thread is about to be told */
} TrellisProgressRelay;

void trellis_progress_relay_tell (double    fraction,
                                  gpointer  relay);

G_END_DECLS
