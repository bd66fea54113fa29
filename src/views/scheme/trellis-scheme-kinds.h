/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme-draft.h"

G_BEGIN_DECLS

GStrv trellis_scheme_kinds_list_phases  (GPtrArray          *keys);
GStrv trellis_scheme_kinds_list_periods (GPtrArray          *keys);
GStrv trellis_scheme_kinds_list_levels  (TrellisSchemeDraft *draft,
                                         gboolean            has_none,
                                         GPtrArray          *keys);
GStrv trellis_scheme_kinds_list_visits  (TrellisSchemeDraft *draft,
                                         GPtrArray          *keys);

G_END_DECLS
