/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-report.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* What the files of the command line share: a file for each verb that does more
 * than one kind of thing, with a table of the kinds. */

/* The options that some verb takes; each verb names its own. */
typedef struct
{
  char *name;
  char *scheme;
  char *year;
  char *trust;
  gboolean is_all;
  char *output;
  char *as_at;
  char *before;
  char *paper;
  char *school;
  char *week;
  char *measure;
  char *look;
  char *adviser;
  char *prefer;
  gboolean is_list;
  gboolean is_preview;
  gboolean is_without_notes;
  GPtrArray *words;     /* what is left: FILE, and what the verb takes after it */
} TrellisCommandOptions;

/* One kind of what a verb does: the word after FILE, and what may follow it. */
typedef struct
{
  const char *key;
  const char *usage;
  gboolean (*run) (TrellisCommandOptions *options, GError **error);
} TrellisCommandKind;

/* The tables end with an empty row. */
extern const TrellisCommandKind trellis_command_imports[];
extern const TrellisCommandKind trellis_command_reports[];
extern const TrellisCommandKind trellis_command_exports[];

gboolean    trellis_command_backup       (TrellisCommandOptions *options,
                                          GError               **error);
gboolean    trellis_command_copy         (TrellisCommandOptions *options,
                                          GError               **error);
gboolean    trellis_command_compact      (TrellisCommandOptions *options,
                                          GError               **error);
void        trellis_command_list_reports (void);
gboolean    trellis_command_merge        (TrellisCommandOptions *options,
                                          GError               **error);
gboolean    trellis_command_restore      (TrellisCommandOptions *options,
                                          GError               **error);
gboolean    trellis_command_salvage      (TrellisCommandOptions *options,
                                          GError               **error);
gboolean    trellis_command_write_report (TrellisCommandOptions *options,
                                          TrellisReportKind      kind,
                                          GError               **error);
gboolean    trellis_command_fail_usage   (GError               **error,
                                          const char            *sentence);
const char *trellis_command_get_word     (TrellisCommandOptions *options,
                                          guint                  index);
TrellisStore *trellis_command_open       (TrellisCommandOptions *options,
                                          GError               **error);
gboolean    trellis_command_parse_day    (const char            *text,
                                          TrellisDay            *day,
                                          GError               **error);
gboolean    trellis_command_find_as_at   (TrellisStore          *store,
                                          TrellisCommandOptions *options,
                                          TrellisDay            *as_at,
                                          GError               **error);

G_END_DECLS
