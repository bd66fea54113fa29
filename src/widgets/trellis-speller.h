/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_SPELLER (trellis_speller_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSpeller, trellis_speller, TRELLIS, SPELLER, GObject)

TrellisSpeller *trellis_speller_new         (const char     *language);
TrellisSpeller *trellis_speller_get_default (void);
gboolean        trellis_speller_check       (TrellisSpeller *self,
                                             const char     *word);
GStrv           trellis_speller_suggest     (TrellisSpeller *self,
                                             const char     *word,
                                             guint           n_most);
void            trellis_speller_learn       (TrellisSpeller *self,
                                             const char     *word);
void            trellis_speller_know        (TrellisSpeller *self,
                                             const char     *text);

G_END_DECLS
