/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_CELL_EMPTY,
  TRELLIS_CELL_TEXT,
  TRELLIS_CELL_NUMBER,
  TRELLIS_CELL_DAY,
} TrellisCellType;

/** TrellisTableCell: what is in one cell. Everything is only read. */
typedef struct
{
  TrellisCellType type;
  int decimals;           /* of a number */
  const char *text;       /* of a text */
  const char *name;       /* (nullable): what people read in place of a text that is a key */
  double number;
  TrellisDay day;
  const char *colour;     /* (nullable): #rrggbb behind it, where colours are shown */
} TrellisTableCell;

typedef struct
{
  const char *key;        /* the heading that programs read */
  const char *title;      /* (nullable): the heading that people read; NULL where only programs do */
  guint width;            /* in characters */
} TrellisTableColumn;

typedef struct _TrellisTable TrellisTable;

TrellisTable             *trellis_table_new           (const char    *name);
void                      trellis_table_free          (TrellisTable  *self);
void                      trellis_table_add_column    (TrellisTable  *self,
                                                       const char    *key,
                                                       const char    *title,
                                                       guint          width);
void                      trellis_table_set_n_fixed   (TrellisTable  *self,
                                                       guint          n_fixed);
void                      trellis_table_add_text      (TrellisTable  *self,
                                                       const char    *text);
void                      trellis_table_add_key       (TrellisTable  *self,
                                                       const char    *key,
                                                       const char    *name);
void                      trellis_table_add_coloured  (TrellisTable  *self,
                                                       const char    *text,
                                                       const char    *colour);
void                      trellis_table_add_int       (TrellisTable  *self,
                                                       int            value);
void                      trellis_table_add_number    (TrellisTable  *self,
                                                       double         value,
                                                       int            decimals);
void                      trellis_table_add_day       (TrellisTable  *self,
                                                       TrellisDay     day);
const char               *trellis_table_get_name      (TrellisTable  *self);
guint                     trellis_table_get_n_fixed   (TrellisTable  *self);
guint                     trellis_table_get_n_columns (TrellisTable  *self);
guint                     trellis_table_get_n_rows    (TrellisTable  *self);
const TrellisTableColumn *trellis_table_get_column    (TrellisTable  *self,
                                                       guint          column);
const TrellisTableCell   *trellis_table_get_cell      (TrellisTable  *self,
                                                       guint          row,
                                                       guint          column);
gboolean                  trellis_table_save_csv      (TrellisTable  *self,
                                                       const char    *path,
                                                       GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisTable, trellis_table_free)

G_END_DECLS
