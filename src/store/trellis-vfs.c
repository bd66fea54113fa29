/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-private.h"

/* The file system that trust files are on: the machine's own, with one thing
 * mended. SQLite takes a read that gives less than was asked for the end of the
 * file and goes on with zeros. A share that breaks off within the file would so
 * empty half a page, and the next edit of that page write it: here such a read
 * is an error. */

#define VFS_NAME "trellis"

/* Behind the real file's own memory, which SQLite gives with it. */
typedef struct
{
  const sqlite3_io_methods *real;
  sqlite3_io_methods own;
} Tail;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs own_vfs;

static Tail *
get_tail (sqlite3_file *file)
{
  gsize offset = (real_vfs->szOsFile + sizeof (gpointer) - 1) / sizeof (gpointer) * sizeof (gpointer);

  return (Tail *) (void *) ((char *) file + offset);
}

static int
read_whole (sqlite3_file  *file,
            void          *data,
            int            length,
            sqlite3_int64  offset)
{
  const sqlite3_io_methods *real = get_tail (file)->real;
  int code = real->xRead (file, data, length, offset);
  sqlite3_int64 size = 0;

  if (code != SQLITE_IOERR_SHORT_READ)
    return code;
  if (real->xFileSize (file, &size) != SQLITE_OK || offset + length <= size)
    return SQLITE_IOERR_READ;

  return code;
}

static int
open_file (sqlite3_vfs   *vfs,
           const char    *name,
           sqlite3_file  *file,
           int            flags,
           int           *out_flags)
{
  int code = real_vfs->xOpen (real_vfs, name, file, flags, out_flags);

  if (file->pMethods != NULL)
    {
      Tail *tail = get_tail (file);

      /* Only reading differs: the file is the real one's in all else. */
      tail->real = file->pMethods;
      tail->own = *tail->real;
      tail->own.xRead = read_whole;
      file->pMethods = &tail->own;
    }

  return code;
}

/**
 * trellis_vfs_get_name:
 *
 * Returns: what the store's file system is called, for sqlite3_open_v2(); it is
 *   there from the first call on, in front of what was SQLite's default then
 */
const char *
trellis_vfs_get_name (void)
{
  static gsize is_registered = 0;

  if (g_once_init_enter (&is_registered))
    {
      real_vfs = sqlite3_vfs_find (NULL);
      own_vfs = *real_vfs;
      own_vfs.zName = VFS_NAME;
      own_vfs.pNext = NULL;
      own_vfs.szOsFile = real_vfs->szOsFile + (int) (sizeof (gpointer) + sizeof (Tail));
      own_vfs.xOpen = open_file;
      sqlite3_vfs_register (&own_vfs, FALSE);
      g_once_init_leave (&is_registered, 1);
    }

  return VFS_NAME;
}
