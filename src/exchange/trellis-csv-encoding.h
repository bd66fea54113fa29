/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_CSV_ENCODING_UTF_8,
  TRELLIS_CSV_ENCODING_WINDOWS_1252,
} TrellisCsvEncoding;

gboolean trellis_csv_detect_encoding     (int                  fd,
                                          const char          *name,
                                          char                *buffer,
                                          gsize                size,
                                          TrellisCsvEncoding  *encoding,
                                          GError             **error);
gboolean trellis_csv_is_ascii            (const char          *text,
                                          gsize                length);
gunichar trellis_csv_decode_windows_1252 (char                 byte);

G_END_DECLS
