/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fault-vfs.h"

#include <sqlite3.h>

/* A file system in front of the real one, that fails when it is told to. It is
 * the default one of this process, so that the store opens its files on it
 * without knowing. Made for one thread at a time. */

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;    /* behind this struct, in the memory that SQLite gave */
} FaultFile;

static struct
{
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  gboolean has_syncs;
  gboolean is_armed;
  gboolean is_lasting;
  Fault fault;
  guint left;            /* operations of the kind until the one that fails */
  guint n_failed;
} state;

static const struct
{
  const char *name;
  int code;
} faults[N_FAULTS] = {
  [FAULT_WRITE] = { "write", SQLITE_IOERR_WRITE },
  [FAULT_TORN_WRITE] = { "torn write", SQLITE_IOERR_WRITE },
  [FAULT_DISK_FULL] = { "full disk", SQLITE_FULL },
  [FAULT_SYNC] = { "sync", SQLITE_IOERR_FSYNC },
  [FAULT_TRUNCATE] = { "truncate", SQLITE_IOERR_TRUNCATE },
  [FAULT_DELETE] = { "delete", SQLITE_IOERR_DELETE },
  [FAULT_LATE_DELETE] = { "late delete", SQLITE_IOERR_DIR_FSYNC },
  [FAULT_READ] = { "read", SQLITE_IOERR_READ },
  [FAULT_SHORT_READ] = { "short read", SQLITE_IOERR_SHORT_READ },
  [FAULT_OPEN] = { "open", SQLITE_CANTOPEN },
  [FAULT_SIZE] = { "size", SQLITE_IOERR_FSTAT },
  [FAULT_ACCESS] = { "access", SQLITE_IOERR_ACCESS },
  [FAULT_LOCK] = { "lock", SQLITE_IOERR_LOCK },
};

/* Whether the operation that is about to be done is the one to fail. */
static gboolean
is_due (Fault fault)
{
  if (!state.is_armed || state.fault != fault)
    return FALSE;
  if (state.left > 1)
    {
      state.left--;
      return FALSE;
    }
  if (!state.is_lasting)
    state.is_armed = FALSE;
  state.n_failed++;

  return TRUE;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
file_close (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods != NULL ? real->pMethods->xClose (real) : SQLITE_OK;
}

static int
file_read (sqlite3_file  *file,
           void          *data,
           int            length,
           sqlite3_int64  offset)
{
  sqlite3_file *real = get_real (file);

  if (is_due (FAULT_READ))
    return faults[FAULT_READ].code;
  if (is_due (FAULT_SHORT_READ))
    {
      int code = real->pMethods->xRead (real, data, length, offset);

      if (code != SQLITE_OK)
        return code;
      for (int i = length / 2; i < length; i++)
        ((char *) data)[i] = 0;
      return faults[FAULT_SHORT_READ].code;
    }
  return real->pMethods->xRead (real, data, length, offset);
}

static int
file_write (sqlite3_file  *file,
            const void    *data,
            int            length,
            sqlite3_int64  offset)
{
  sqlite3_file *real = get_real (file);

  if (is_due (FAULT_WRITE))
    return faults[FAULT_WRITE].code;
  if (is_due (FAULT_DISK_FULL))
    return faults[FAULT_DISK_FULL].code;
  if (is_due (FAULT_TORN_WRITE))
    {
      if (length > 1)
        real->pMethods->xWrite (real, data, length / 2, offset);
      return faults[FAULT_TORN_WRITE].code;
    }
  return real->pMethods->xWrite (real, data, length, offset);
}

static int
file_truncate (sqlite3_file  *file,
               sqlite3_int64  size)
{
  sqlite3_file *real = get_real (file);

  return is_due (FAULT_TRUNCATE) ? faults[FAULT_TRUNCATE].code : real->pMethods->xTruncate (real, size);
}

static int
file_sync (sqlite3_file *file,
           int           flags)
{
  sqlite3_file *real = get_real (file);

  if (is_due (FAULT_SYNC))
    return faults[FAULT_SYNC].code;
  return state.has_syncs ? real->pMethods->xSync (real, flags) : SQLITE_OK;
}

static int
file_get_size (sqlite3_file  *file,
               sqlite3_int64 *size)
{
  sqlite3_file *real = get_real (file);

  return is_due (FAULT_SIZE) ? faults[FAULT_SIZE].code : real->pMethods->xFileSize (real, size);
}

static int
file_lock (sqlite3_file *file,
           int           level)
{
  sqlite3_file *real = get_real (file);

  return is_due (FAULT_LOCK) ? faults[FAULT_LOCK].code : real->pMethods->xLock (real, level);
}

static int
file_unlock (sqlite3_file *file,
             int           level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
file_check_reserved (sqlite3_file *file,
                     int          *is_reserved)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), is_reserved);
}

static int
file_control (sqlite3_file *file,
              int           what,
              void         *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), what, argument);
}

static int
file_get_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
file_get_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_get_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved,
  .xFileControl = file_control,
  .xSectorSize = file_get_sector_size,
  .xDeviceCharacteristics = file_get_characteristics,
};

static int
vfs_open (sqlite3_vfs   *vfs,
          const char    *name,
          sqlite3_file  *file,
          int            flags,
          int           *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int code;

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);
  self->real->pMethods = NULL;
  if (is_due (FAULT_OPEN))
    return faults[FAULT_OPEN].code;
  code = state.real->xOpen (state.real, name, self->real, flags, out_flags);
  if (code == SQLITE_OK)
    self->base.pMethods = &methods;

  return code;
}

static int
vfs_delete (sqlite3_vfs *vfs,
            const char  *name,
            int          is_folder_synced)
{
  if (is_due (FAULT_DELETE))
    return faults[FAULT_DELETE].code;
  if (is_due (FAULT_LATE_DELETE))
    {
      state.real->xDelete (state.real, name, FALSE);
      return faults[FAULT_LATE_DELETE].code;
    }
  return state.real->xDelete (state.real, name, is_folder_synced && state.has_syncs);
}

static int
vfs_access (sqlite3_vfs *vfs,
            const char  *name,
            int          flags,
            int         *result)
{
  return is_due (FAULT_ACCESS) ? faults[FAULT_ACCESS].code : state.real->xAccess (state.real, name, flags, result);
}

/* From now on every file of this process that SQLite opens is on this file
 * system. Without syncs what is written stays in the machine's memory, which is
 * quick, and safe against all but the machine itself. */
void
fault_vfs_install (gboolean has_syncs)
{
  if (state.real == NULL)
    {
      state.real = sqlite3_vfs_find (NULL);
      state.vfs = *state.real;
      state.vfs.zName = "fault";
      state.vfs.szOsFile = sizeof (FaultFile) + state.real->szOsFile;
      state.vfs.xOpen = vfs_open;
      state.vfs.xDelete = vfs_delete;
      state.vfs.xAccess = vfs_access;
      sqlite3_vfs_register (&state.vfs, 1);
    }
  state.has_syncs = has_syncs;
}

/* Lets the nth operation of a kind fail, and where it is lasting each after it
 * too. */
void
fault_vfs_arm (Fault    fault,
               guint    nth,
               gboolean is_lasting)
{
  state.fault = fault;
  state.left = nth;
  state.is_lasting = is_lasting;
  state.n_failed = 0;
  state.is_armed = TRUE;
}

/* Lets nothing fail any more, and says how many operations did. */
guint
fault_vfs_disarm (void)
{
  state.is_armed = FALSE;
  return state.n_failed;
}

const char *
fault_get_name (Fault fault)
{
  return faults[fault].name;
}
