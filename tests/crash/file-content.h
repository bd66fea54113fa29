/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *file_content_read    (const char  *path,
                                GError     **error);
char     *file_content_read_as (const char  *path,
                                const char  *model_path,
                                GError     **error);
gboolean  file_content_make    (const char  *path,
                                const char  *dump_path,
                                GError     **error);
char     *file_content_find_difference (const char *a,
                                const char  *b);
gboolean  file_content_replay  (const char  *base,
                                const char  *path,
                                gint64      *last_change,
                                GError     **error);
guint     file_content_count_rows (const char *path,
                                const char  *sql);
char     *file_content_read_text (const char *path,
                                const char  *sql);

G_END_DECLS
