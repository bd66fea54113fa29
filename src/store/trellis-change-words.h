/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-change.h"
#include "trellis-row-image.h"

G_BEGIN_DECLS

TrellisChangeRow *trellis_change_words_describe (TrellisStore          *store,
                                                 const TrellisRowImage *image);

G_END_DECLS
