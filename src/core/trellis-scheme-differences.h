/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"

G_BEGIN_DECLS

GStrv trellis_scheme_list_differences (TrellisScheme *before,
                                       TrellisScheme *after);

G_END_DECLS
