/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "random-edits.h"

#include "trellis-store-visits.h"

G_BEGIN_DECLS

#define FIRST_DAY trellis_day_new (2024, 9, 2)
#define TODAY trellis_day_new (2026, 3, 6)

extern const char *const random_words[];

guint         pick        (RandomEdits  *self,
                           guint         n);
char         *make_words  (RandomEdits  *self);
TrellisDay    make_day    (RandomEdits  *self);
char         *pick_urn    (RandomEdits  *self,
                           GError      **error);
char         *pick_person (RandomEdits  *self,
                           GError      **error);
TrellisVisit *make_visit  (RandomEdits  *self,
                           GError      **error);
char         *pick_visit  (RandomEdits  *self,
                           GError      **error);

gboolean random_edits_write_document        (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_set_due_of_all        (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_remove_document       (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_open_checklist        (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_tick_checklist        (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_raise_concern         (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_follow_concern        (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_set_fact              (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_set_note_template     (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_set_retention         (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_take_note_step        (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_add_note_version      (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_set_logo              (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_edit_scheme           (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_change_scheme         (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_judge_second          (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_set_plan_preferences  (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_judge_all             (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_import_school_links   (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_import_joining_days   (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_import_inspections    (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_remove_inspection     (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_set_person            (RandomEdits  *self,
                                             GError      **error);
gboolean random_edits_hand_visit_over       (RandomEdits  *self,
                                             GError      **error);

G_END_DECLS
