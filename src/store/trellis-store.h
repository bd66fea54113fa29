/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"
#include "trellis-scheme.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TRELLIS_STORE_ERROR (trellis_store_error_quark ())
GQuark trellis_store_error_quark (void);

typedef enum
{
  TRELLIS_STORE_ERROR_FAILED,     /* the file system or SQLite said no; the message says why */
  TRELLIS_STORE_ERROR_NOT_TRUST,  /* the file is not a trust file */
  TRELLIS_STORE_ERROR_NEWER,      /* written by a newer Trellis */
  TRELLIS_STORE_ERROR_DAMAGED,
  TRELLIS_STORE_ERROR_DISK,       /* the disk or the share is full, gone, or did not answer */
  TRELLIS_STORE_ERROR_BUSY,       /* another program held the file for more than 5 s */
  TRELLIS_STORE_ERROR_READ_ONLY,
  TRELLIS_STORE_ERROR_MOVED,      /* the file was deleted or replaced while it was open */
  TRELLIS_STORE_ERROR_CONFLICT,   /* someone else changed the same thing since */
  TRELLIS_STORE_ERROR_REFUSED,    /* against a rule; the message says which */
  TRELLIS_STORE_ERROR_UNKNOWN,    /* no such school, person, visit, … */
} TrellisStoreErrorCode;

/** TrellisTopic: what a change was about; bits, for the signal "changed". */
typedef enum
{
  TRELLIS_TOPIC_TRUST = 1 << 0,     /* name, scheme, years, calendars */
  TRELLIS_TOPIC_SCHOOL = 1 << 1,    /* schools, hubs, federations, people */
  TRELLIS_TOPIC_JUDGEMENT = 1 << 2, /* judgements and categories */
  TRELLIS_TOPIC_VISIT = 1 << 3,     /* visits, notes, support days */
  TRELLIS_TOPIC_ACTION = 1 << 4,
  TRELLIS_TOPIC_MEASURE = 1 << 5,   /* measures, inspections */
  TRELLIS_TOPIC_OTHER = 1 << 6,
  TRELLIS_TOPIC_ALL = (1 << 7) - 1,
} TrellisTopic;

#define TRELLIS_TYPE_STORE (trellis_store_get_type ())
G_DECLARE_FINAL_TYPE (TrellisStore, trellis_store, TRELLIS, STORE, GObject)

TrellisStore  *trellis_store_create            (const char     *path,
                                                const char     *name,
                                                TrellisScheme  *scheme,
                                                const char     *year_id,
                                                GError        **error);
TrellisStore  *trellis_store_open              (const char     *path,
                                                GError        **error);
TrellisStore  *trellis_store_open_to_read      (const char     *path,
                                                GError        **error);
TrellisStore  *trellis_store_open_again        (TrellisStore   *self,
                                                GError        **error);
const char    *trellis_store_get_path          (TrellisStore   *self);
gboolean       trellis_store_is_read_only      (TrellisStore   *self);
const char    *trellis_store_get_migration_sentence (TrellisStore *self);
TrellisDay     trellis_store_get_today         (TrellisStore   *self);
void           trellis_store_set_author        (TrellisStore   *self,
                                                const char     *author);
void           trellis_store_seed_ids          (TrellisStore   *self,
                                                guint32         seed);
char          *trellis_store_new_id            (TrellisStore   *self);
void           trellis_store_watch             (TrellisStore   *self);

gboolean       trellis_store_begin_change      (TrellisStore   *self,
                                                const char     *kind,
                                                const char     *urn,
                                                const char     *sentence,
                                                GError        **error);
gboolean       trellis_store_end_change        (TrellisStore   *self,
                                                gboolean        is_good,
                                                GError        **error);
gint64         trellis_store_get_last_change   (TrellisStore   *self);
void           trellis_store_adopt_change      (TrellisStore   *self,
                                                gint64          change_id);
const char    *trellis_store_get_undo_sentence (TrellisStore   *self);
const char    *trellis_store_get_redo_sentence (TrellisStore   *self);
gboolean       trellis_store_undo              (TrellisStore   *self,
                                                GError        **error);
gboolean       trellis_store_redo              (TrellisStore   *self,
                                                GError        **error);
gint64         trellis_store_get_saved_at      (TrellisStore   *self);
const char    *trellis_store_get_unsaved_sentence (TrellisStore *self);
gboolean       trellis_store_save_unsaved      (TrellisStore   *self,
                                                TrellisStore   *into,
                                                GError        **error);

gboolean       trellis_store_verify            (TrellisStore   *self,
                                                GError        **error);
void           trellis_store_verify_async      (TrellisStore   *self,
                                                GAsyncReadyCallback callback,
                                                gpointer        user_data);
gboolean       trellis_store_verify_finish     (TrellisStore   *self,
                                                GAsyncResult   *result,
                                                GError        **error);
gboolean       trellis_store_check             (TrellisStore   *self,
                                                GPtrArray     **findings,
                                                GError        **error);

G_END_DECLS
