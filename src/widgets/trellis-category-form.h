/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-best-fit.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_CATEGORY_FORM (trellis_category_form_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCategoryForm, trellis_category_form, TRELLIS, CATEGORY_FORM, AdwBin)

GtkWidget          *trellis_category_form_new          (void);
void                trellis_category_form_set_proposal (TrellisCategoryForm   *self,
                                                        TrellisScheme         *scheme,
                                                        const TrellisProposal *proposal);
const TrellisLevel *trellis_category_form_get_proposed (TrellisCategoryForm   *self);
void                trellis_category_form_set_level    (TrellisCategoryForm   *self,
                                                        const TrellisLevel    *level);
const TrellisLevel *trellis_category_form_get_level    (TrellisCategoryForm   *self);
void                trellis_category_form_set_people   (TrellisCategoryForm   *self,
                                                        const char *const     *people);
void                trellis_category_form_reset        (TrellisCategoryForm   *self);

G_END_DECLS
