/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_CHANGE (trellis_change_get_type ())
G_DECLARE_FINAL_TYPE (TrellisChange, trellis_change, TRELLIS, CHANGE, GObject)

/**
 * TrellisChange:
 *
 * One edit as the file's history keeps it. Read-only once built. Strings are
 * never %NULL but where it says so.
 */
struct _TrellisChange
{
  GObject parent_instance;

  gint64 id;
  gint64 made_at;      /* UTC seconds */
  char *author;
  char *kind;          /* a key: trellis_change_kind_get_name() */
  char *sentence;
  char *urn;           /* (nullable): the school that it speaks of, where it is one */
  gboolean is_taken_back;  /* by a later undo that still holds */
};

/** TrellisChangeOperation: what happened to one fact. */
typedef enum
{
  TRELLIS_CHANGE_ADDED,
  TRELLIS_CHANGE_CHANGED,
  TRELLIS_CHANGE_REMOVED,
} TrellisChangeOperation;

/** TrellisChangeField: one thing that a fact says, before and after, in words. */
typedef struct
{
  char *name;
  char *before;        /* (nullable): where nothing was said before */
  char *after;         /* (nullable): where nothing is said now */
} TrellisChangeField;

/** TrellisChangeRow: one fact that a change added, changed or removed, in words. */
typedef struct
{
  TrellisChangeOperation operation;
  char *what;          /* "Judgement" */
  char *subject;       /* "Oakfield, Curriculum"; empty where the file no longer knows */
  GPtrArray *fields;   /* (element-type TrellisChangeField) */
} TrellisChangeRow;

TrellisChange    *trellis_change_new           (gint64                  id);
char             *trellis_change_dup_title     (TrellisChange          *self);
char             *trellis_change_dup_day       (TrellisChange          *self);
char             *trellis_change_dup_time      (TrellisChange          *self);
const char       *trellis_change_kind_get_name (const char             *kind);
TrellisChangeRow *trellis_change_row_new       (TrellisChangeOperation  operation,
                                                const char             *what);
void              trellis_change_row_add       (TrellisChangeRow       *row,
                                                const char             *name,
                                                const char             *before,
                                                const char             *after);
char             *trellis_change_row_dup_title (const TrellisChangeRow *row);
char             *trellis_change_field_dup_text (const TrellisChangeField *field);
void              trellis_change_row_free      (TrellisChangeRow       *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisChangeRow, trellis_change_row_free)

G_END_DECLS
