/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-import.h"
#include "trellis-store-measures.h"

G_BEGIN_DECLS

/* What every import of figures has in common: whose they are, which the trust
 * file knows already, and one change for all of them. */

typedef struct _TrellisFigureIntake TrellisFigureIntake;

TrellisFigureIntake  *trellis_figure_intake_new          (TrellisStore          *store,
                                                          TrellisImport         *result,
                                                          GError               **error);
void                  trellis_figure_intake_free         (TrellisFigureIntake   *self);
const char           *trellis_figure_intake_find_school  (TrellisFigureIntake   *self,
                                                          const char            *urn);
const char           *trellis_figure_intake_find_named_school (TrellisFigureIntake *self,
                                                          const char            *name);
const char           *trellis_figure_intake_get_name     (TrellisFigureIntake   *self,
                                                          const char            *urn);
const TrellisMeasure *trellis_figure_intake_find_measure (TrellisFigureIntake   *self,
                                                          const char            *text);
char                 *trellis_figure_intake_dup_new_id   (TrellisFigureIntake   *self,
                                                          const char            *name);
const TrellisMeasure *trellis_figure_intake_add_measure  (TrellisFigureIntake   *self,
                                                          const TrellisMeasure  *measure);
void                  trellis_figure_intake_widen        (TrellisFigureIntake   *self,
                                                          const char            *measure_id,
                                                          int                    decimals);
gboolean              trellis_figure_intake_put          (TrellisFigureIntake   *self,
                                                          const TrellisFigure   *figure,
                                                          gboolean               is_own,
                                                          guint64                line);
gboolean              trellis_figure_intake_put_area     (TrellisFigureIntake   *self,
                                                          const TrellisFigure   *figure,
                                                          guint64                line);
gboolean              trellis_figure_intake_end          (TrellisFigureIntake   *self,
                                                          TrellisImportMode      mode,
                                                          const char            *file_name,
                                                          const char            *sentence,
                                                          GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisFigureIntake, trellis_figure_intake_free)

G_END_DECLS
