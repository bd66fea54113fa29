/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-school-year.h"
#include "trellis-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* What the files of this room share. Nothing outside it sees SQLite. */

struct _TrellisStore
{
  GObject parent_instance;

  char *path;
  char *memory_uri;         /* of a copy in memory; NULL for the file itself */
  gint64 recorded_at;       /* UTC seconds, of a look at an earlier instant; 0: the file as it is */
  char *author;
  sqlite3 *db;
  gboolean is_read_only;
  gboolean is_verified;     /* quickly checked, or made here */
  char *migration_sentence; /* that the file was brought up to date; NULL: it was already */
  gboolean is_damaged;      /* found so: it is never written to */
  TrellisDay clock_on;      /* the file's own today; TRELLIS_DAY_NONE: the program's */
  TrellisScheme *scheme;    /* the trust's, latest version; NULL until first asked for */
  GHashTable *schemes;      /* (element-type utf8 TrellisScheme) (nullable): versions read so far, by id and number */
  GRand *ids;               /* seeded ids; NULL: random ones */

  /* The change being made: depth counts begin_change within begin_change. */
  guint depth;
  gboolean has_failed;
  sqlite3_session *session;
  GString *added_rows;      /* the changeset of rows added in bulk, which the session does not see; NULL: none */
  TrellisTopic added_topics;
  char *change_kind;
  char *change_urn;
  char *change_sentence;
  gint64 undoing;           /* the change being taken back, 0 for none */
  gint64 redoing;
  gint64 taking_back;       /* an earlier change being taken back by an edit of its own, 0 for none */

  GArray *undo_ids;         /* (element-type gint64): this run's own changes, oldest first */
  GArray *redo_ids;
  char *undo_sentence;
  char *redo_sentence;
  gint64 last_change;
  gint64 saved_at;          /* UTC seconds; 0 before the first change */

  gint64 waits_since;       /* microseconds of the monotonic clock, while another program holds the file */
  guint watch_id;
  int data_version;
  gint64 seen_change;       /* the last change that whoever watches has been told of */
  gboolean is_insisting;    /* an edit is made over what others did */
  char *unsaved_kind;         /* an edit that the disk refused, kept to be tried again; NULL: none */
  char *unsaved_urn;
  char *unsaved_sentence;
  GBytes *unsaved_changeset;
  sqlite3 *file_db;           /* while an edit that the file refused is made in memory: the file's; else NULL */
  GError *refusal;            /* and why it was refused */
  struct _TrellisConflict *conflict;  /* an edit that waits for an answer; NULL: none */
};

/* A fact that another one supersedes never counts, from whichever day one
 * looks: what held then is told with what is known now. */
#define NOT_SUPERSEDED(table, fact) "NOT EXISTS (SELECT 1 FROM " table " s WHERE s.supersedes = " fact ".id)"

/* Facts as a scheme reads them: its own, and those of the schemes before it, by
 * what a person said that their names read as; what is left behind is not read.
 * scheme_id, scheme_version and own_level_id are those that it was made under. */
#define JUDGEMENTS_READ(scheme)                                                                                      \
  "(SELECT rowid AS position, id, urn, aspect_id, level_id, judged_on, source, person_id, narrative, recorded_at,"   \
  "  scheme_id, scheme_version, level_id AS own_level_id FROM judgement WHERE scheme_id = " scheme                   \
  " UNION ALL SELECT f.rowid, f.id, f.urn, a.to_aspect_id, m.to_level_id, f.judged_on, f.source, f.person_id,"       \
  "  f.narrative, f.recorded_at, f.scheme_id, f.scheme_version, f.level_id FROM aspect_map a"                        \
  " JOIN judgement f ON f.scheme_id = a.scheme_id AND f.aspect_id = a.aspect_id"                                     \
  " JOIN level_map m ON m.scheme_id = f.scheme_id AND m.level_id = f.level_id AND m.to_scheme_id = a.to_scheme_id"   \
  " WHERE a.to_scheme_id = " scheme ")"
#define CATEGORIES_READ(scheme)                                                                                      \
  "(SELECT rowid AS position, id, urn, level_id, agreed_on, meeting, attendees, reason, narrative, recorded_at,"     \
  "  scheme_id, scheme_version, level_id AS own_level_id FROM category WHERE scheme_id = " scheme                    \
  " UNION ALL SELECT f.rowid, f.id, f.urn, m.to_level_id, f.agreed_on, f.meeting, f.attendees, f.reason,"            \
  "  f.narrative, f.recorded_at, f.scheme_id, f.scheme_version, f.level_id FROM level_map m"                         \
  " JOIN category f ON f.scheme_id = m.scheme_id AND f.level_id = m.level_id WHERE m.to_scheme_id = " scheme ")"
#define TRUST_SCHEME "(SELECT scheme_id FROM trust)"

/* Memory that SQLite gave. */
typedef void TrellisChangeset;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisChangeset, sqlite3_free)

typedef enum
{
  TRELLIS_STEP_ROW,
  TRELLIS_STEP_DONE,
  TRELLIS_STEP_ERROR,
} TrellisStep;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

gboolean      trellis_sql_exec             (TrellisStore  *store,
                                            const char    *sql,
                                            GError       **error);
sqlite3_stmt *trellis_sql_prepare          (TrellisStore  *store,
                                            const char    *sql,
                                            GError       **error);
void          trellis_sql_bind_text        (sqlite3_stmt  *statement,
                                            const char    *name,
                                            const char    *value);
void          trellis_sql_bind_int         (sqlite3_stmt  *statement,
                                            const char    *name,
                                            gint64         value);
void          trellis_sql_bind_real        (sqlite3_stmt  *statement,
                                            const char    *name,
                                            double         value);
void          trellis_sql_bind_day         (sqlite3_stmt  *statement,
                                            const char    *name,
                                            TrellisDay     day);
TrellisStep   trellis_sql_step             (TrellisStore  *store,
                                            sqlite3_stmt  *statement,
                                            GError       **error);
gboolean      trellis_sql_run              (TrellisStore  *store,
                                            sqlite3_stmt  *statement,
                                            GError       **error);
const char   *trellis_sql_get_text         (sqlite3_stmt  *statement,
                                            int            column);
char         *trellis_sql_dup_text         (sqlite3_stmt  *statement,
                                            int            column);
char         *trellis_sql_dup_text_or_null (sqlite3_stmt  *statement,
                                            int            column);
void          trellis_sql_set_text         (char         **field,
                                            sqlite3_stmt  *statement,
                                            int            column);
TrellisDay    trellis_sql_get_day          (sqlite3_stmt  *statement,
                                            int            column);
int           trellis_sql_get_int_or       (sqlite3_stmt  *statement,
                                            int            column,
                                            int            otherwise);
double        trellis_sql_get_real_or_nan  (sqlite3_stmt  *statement,
                                            int            column);
void          trellis_sql_set_error        (TrellisStore  *store,
                                            int            code,
                                            GError       **error);

const char   *trellis_vfs_get_name         (void);

TrellisTopic  trellis_store_get_topic      (const char    *table);
gboolean      trellis_store_read_changeset (const void    *changeset,
                                            int            length,
                                            guint         *n_rows,
                                            TrellisTopic  *topics);
gboolean      trellis_store_check_unseen   (TrellisStore  *store,
                                            const void    *changeset,
                                            gsize          length,
                                            GError       **error);
gint64        trellis_store_read_last_change (TrellisStore *store);
void          trellis_store_emit_trouble   (TrellisStore  *store,
                                            const char    *sentence);
gboolean      trellis_store_note_trouble   (TrellisStore  *store,
                                            const void    *changeset,
                                            gsize          length,
                                            const GError  *error);
gboolean      trellis_store_begin_beside   (TrellisStore  *store,
                                            const GError  *refusal);
void          trellis_store_end_beside     (TrellisStore  *store);
void          trellis_store_forget_unsaved (TrellisStore  *store);
void          trellis_store_emit_conflict  (TrellisStore  *store);
gboolean      trellis_store_load_change    (TrellisStore  *store,
                                            gint64         id,
                                            char         **sentence,
                                            char         **urn,
                                            GBytes       **changeset,
                                            GError       **error);
TrellisStore *trellis_store_open_unchecked  (const char    *path,
                                            int            flags,
                                            GError       **error);
const char   *trellis_store_get_recorded_table (guint      index);
TrellisStore *trellis_store_open_memory     (const char    *path,
                                            GError       **error);
TrellisStore *trellis_store_open_memory_copy (TrellisStore *store,
                                            GError       **error);
gboolean      trellis_store_refresh_trust  (TrellisStore  *store,
                                            GError       **error);
gboolean      trellis_store_write_entry    (TrellisStore  *store,
                                            const char    *kind,
                                            const char    *sentence,
                                            GError       **error);
gboolean      trellis_store_begin_erasing  (TrellisStore  *store,
                                            GError       **error);
gboolean      trellis_store_end_erasing    (TrellisStore  *store,
                                            gboolean       is_good,
                                            GError       **error);
void          trellis_store_emit_changed   (TrellisStore  *store,
                                            TrellisTopic   topics);
void          trellis_store_forget_cache   (TrellisStore  *store);
gboolean      trellis_store_refuse_future  (TrellisStore  *store,
                                            TrellisDay     day,
                                            GError       **error);
char         *trellis_store_say_change     (const char    *subject,
                                            const char    *what,
                                            const char    *before);
char         *trellis_store_read_current_judgement (TrellisStore   *store,
                                            const char     *urn,
                                            const char     *scheme_id,
                                            const char     *aspect_id,
                                            TrellisSource   source,
                                            TrellisDay      as_at,
                                            TrellisDay     *judged_on,
                                            char          **level_id,
                                            GError        **error);
gboolean      trellis_store_write_new_trust (TrellisStore  *store,
                                             const char    *name,
                                             TrellisScheme *scheme,
                                             const char    *year_id,
                                             GError       **error);
gboolean      trellis_store_write_year_rows (TrellisStore      *store,
                                             TrellisSchoolYear *year,
                                             GError           **error);
TrellisSchoolYear *trellis_store_new_usual_year (const char     *year_id,
                                                 TrellisScheme  *scheme,
                                                 GError        **error);
gboolean      trellis_store_write_scheme   (TrellisStore  *store,
                                            TrellisScheme *scheme,
                                            GError       **error);

G_END_DECLS
