/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-moderation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_MODERATION_PAGE (trellis_moderation_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisModerationPage, trellis_moderation_page, TRELLIS, MODERATION_PAGE, AdwBin)

void trellis_moderation_page_show (TrellisModerationPage *self,
                                   TrellisModeration     *moderation);

G_END_DECLS
