/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrellisCsvWriter TrellisCsvWriter;

TrellisCsvWriter *trellis_csv_writer_new        (void);
void              trellis_csv_writer_free       (TrellisCsvWriter  *self);
void              trellis_csv_writer_add_text   (TrellisCsvWriter  *self,
                                                 const char        *text);
void              trellis_csv_writer_add_int    (TrellisCsvWriter  *self,
                                                 int                value);
void              trellis_csv_writer_end_row    (TrellisCsvWriter  *self);
void              trellis_csv_writer_add_row    (TrellisCsvWriter  *self,
                                                 const char *const *texts);
const char       *trellis_csv_writer_get_text   (TrellisCsvWriter  *self,
                                                 gsize             *length);
gboolean          trellis_csv_writer_save       (TrellisCsvWriter  *self,
                                                 const char        *path,
                                                 GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisCsvWriter, trellis_csv_writer_free)

G_END_DECLS
