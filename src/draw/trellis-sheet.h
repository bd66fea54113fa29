/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-text.h"

G_BEGIN_DECLS

/** TRELLIS_MM: a millimetre in points. */
#define TRELLIS_MM (72.0 / 25.4)

typedef enum
{
  TRELLIS_PAPER_A4,
  TRELLIS_PAPER_A3,
  TRELLIS_N_PAPERS
} TrellisPaper;

/** TrellisSheet: a page of the house: its size and where on it things may stand, in points. */
typedef struct
{
  TrellisPaper paper;
  gboolean is_landscape;
  double width;
  double height;
  double left;           /* of everything but the mark of a federation */
  double right;
  double head_baseline;  /* of the running head */
  double top;            /* where a page's matter may begin */
  double bottom;         /* and must end */
  double foot_baseline;
} TrellisSheet;

/** TrellisFurniture: what every page of a document says at its head and foot. */
typedef struct
{
  cairo_surface_t *logo;        /* (nullable): the trust's */
  const char *trust_name;
  const char *kind;             /* Matrix, Visits */
  gboolean is_confidential;
  const char *foot;             /* in bold: the as-at date, or the issue */
  const char *foot_secondary;   /* when it was printed, or what it replaces; empty for neither */
} TrellisFurniture;

/** TrellisRule: how heavy a rule is. */
typedef enum
{
  TRELLIS_RULE_SECTION,  /* above a section, under a table's head */
  TRELLIS_RULE_GROUP,
  TRELLIS_RULE_ROW,
} TrellisRule;

extern const TrellisType trellis_type_title;
extern const TrellisType trellis_type_title_small;
extern const TrellisType trellis_type_subtitle;
extern const TrellisType trellis_type_section;
extern const TrellisType trellis_type_group;
extern const TrellisType trellis_type_text;
extern const TrellisType trellis_type_text_strong;
extern const TrellisType trellis_type_secondary;
extern const TrellisType trellis_type_head;
extern const TrellisType trellis_type_furniture;
extern const TrellisType trellis_type_furniture_strong;
extern const TrellisType trellis_type_tiny;

void     trellis_sheet_init           (TrellisSheet           *self,
                                       TrellisPaper            paper,
                                       gboolean                is_landscape);
void     trellis_sheet_draw_furniture (const TrellisSheet     *self,
                                       cairo_t                *cr,
                                       TrellisText            *text,
                                       const TrellisPalette   *palette,
                                       const TrellisFurniture *furniture,
                                       guint                   page,
                                       guint                   n_pages);
void     trellis_sheet_draw_rule      (cairo_t                *cr,
                                       const TrellisPalette   *palette,
                                       TrellisRule             rule,
                                       double                  x0,
                                       double                  x1,
                                       double                  y);
char    *trellis_sheet_dup_person     (const TrellisSheet     *self,
                                       const char             *name);
gboolean trellis_paper_parse          (const char             *key,
                                       TrellisPaper           *paper);

G_END_DECLS
