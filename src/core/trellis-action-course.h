/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action-words.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TRELLIS_UNMOVED_VISITS: red or amber through so many visits is worth a word. */
#define TRELLIS_UNMOVED_VISITS 2

/** TrellisActionStep: one rating of an action, or its closing. */
typedef struct
{
  TrellisDay day;
  TrellisActionColumn column;
  gboolean is_at_visit;  /* given in the note of the school's first visit since it was agreed */
} TrellisActionStep;

/** TrellisActionCourse: what has become of an action since it was agreed. */
typedef struct
{
  char *urn;
  TrellisDay opened_on;
  GArray *steps;         /* (element-type TrellisActionStep): by day */
  GArray *visits;        /* (element-type TrellisDay): on which its school was visited since, by day */
} TrellisActionCourse;

/** TrellisActionProgress: how a number of actions get on. */
typedef struct
{
  guint n_actions;
  guint n_followed;      /* whose school was visited again while they were open */
  guint n_rated;         /* of those: rated or closed at that visit */
  guint n_green;         /* rated green at least once */
  double median_days;    /* from agreed to first green, of those; NAN where there are none */
  guint n_unmoved;       /* red or amber now, and so through two visits or more */
} TrellisActionProgress;

TrellisActionCourse *trellis_action_course_new          (const char                *urn,
                                                         TrellisDay                 opened_on);
void                 trellis_action_course_free         (TrellisActionCourse       *self);
TrellisActionColumn  trellis_action_course_get_column   (const TrellisActionCourse *self,
                                                         TrellisDay                 day);
guint                trellis_action_course_count_unmoved (const TrellisActionCourse *self);
void                 trellis_action_progress_reckon     (TrellisActionProgress     *self,
                                                         GListModel                *actions,
                                                         GHashTable                *courses);

G_END_DECLS
