/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TrellisTableRow: a row where it stands on a page. */
typedef struct
{
  guint row;
  double y;
  double height;
} TrellisTableRow;

/** TrellisTableGroup: the heading of a group of rows, repeated where it goes over a page. */
typedef struct
{
  guint group;
  gboolean is_continued;
  double y;
  double height;
} TrellisTableGroup;

typedef struct
{
  double top;        /* under the table's head */
  double bottom;     /* under the last row */
  GArray *groups;    /* (element-type TrellisTableGroup) */
  GArray *rows;      /* (element-type TrellisTableRow) */
} TrellisTablePage;

/** TrellisTableSpec: a table that is to be broken into pages. */
typedef struct
{
  const double *heights;       /* of each row */
  const guint *groups;         /* of each row; they follow one another */
  const gboolean *keeps;       /* whether a row stays on the page of the one after it */
  guint n_rows;
  gboolean has_groups;         /* whether groups have headings */
  double group_height;
  double first_top;            /* where rows may begin on the first page */
  double next_top;             /* and on the others */
  double bottom;               /* where they must end */
  double last_foot;            /* what stands under the table on the last page */
} TrellisTableSpec;

GPtrArray *trellis_table_break (const TrellisTableSpec *spec);

G_END_DECLS
