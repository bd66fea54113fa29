/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisColumnRole: what a column of somebody's file is. Strings are only read. */
typedef struct
{
  const char *column;       /* its heading */
  const char *role;         /* what the reader of the file calls it; `figure`: of @measure_id */
  const char *measure_id;   /* (nullable) */
} TrellisColumnRole;

GArray   *trellis_store_list_column_roles (TrellisStore  *self,
                                           const char    *head_hash,
                                           GError       **error);
gboolean  trellis_store_set_column_roles  (TrellisStore  *self,
                                           const char    *head_hash,
                                           const char    *file_name,
                                           GArray        *roles,
                                           GError       **error);

G_END_DECLS
