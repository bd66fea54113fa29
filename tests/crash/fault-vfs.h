/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FAULT_WRITE,           /* nothing of it is written */
  FAULT_TORN_WRITE,      /* half of it is */
  FAULT_DISK_FULL,
  FAULT_SYNC,
  FAULT_TRUNCATE,
  FAULT_DELETE,          /* the file is still there */
  FAULT_LATE_DELETE,     /* the file is gone, and its folder was not synced */
  FAULT_READ,
  FAULT_SHORT_READ,      /* the disk gives half, and says so */
  FAULT_OPEN,
  FAULT_SIZE,
  FAULT_ACCESS,
  FAULT_LOCK,
  N_FAULTS
} Fault;

void        fault_vfs_install      (gboolean    has_syncs);
void        fault_vfs_arm          (Fault       fault,
                                    guint       nth,
                                    gboolean    is_lasting);
guint       fault_vfs_disarm       (void);
const char *fault_get_name         (Fault       fault);

G_END_DECLS
