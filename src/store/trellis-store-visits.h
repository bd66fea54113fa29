/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"
#include "trellis-visit.h"

G_BEGIN_DECLS

/** TrellisNotePart: a part of a note of visit. */
typedef struct
{
  char *part;           /* purpose, activities-am, activities-pm, strengths, risks, next-steps, … */
  char *body;
  char *aspect_id;      /* (nullable): of findings on an aspect */
  char *level_id;       /* (nullable): the level found there */
  gboolean is_internal; /* for the trust alone: no copy of a school or its governors has it */
} TrellisNotePart;

/** TrellisCalendarFacts: what a calendar file says of a visit, beyond the visit itself. */
typedef struct
{
  int sequence;         /* rises with every edit; never falls */
  char *starts_at;      /* 13:30; empty where the visit has no times of its own */
  char *ends_at;
  TrellisDay stood_on;  /* the day that was taken away from it; TRELLIS_DAY_NONE for one that has a day, or never had */
  GStrv handed_by;      /* ids of who was its adviser before, who is now again among them */
} TrellisCalendarFacts;

GListModel   *trellis_store_list_visits      (TrellisStore        *self,
                                              const char          *year_id,
                                              GError             **error);
GListModel   *trellis_store_list_school_visits (TrellisStore        *self,
                                              const char          *urn,
                                              const char          *year_id,
                                              GError             **error);
TrellisVisit *trellis_store_read_visit       (TrellisStore        *self,
                                              const char          *id,
                                              GError             **error);
char         *trellis_store_add_visit        (TrellisStore        *self,
                                              TrellisVisit        *visit,
                                              GError             **error);
gboolean      trellis_store_move_visit       (TrellisStore        *self,
                                              const char          *id,
                                              TrellisDay           visit_on,
                                              TrellisSession       session,
                                              GError             **error);
gboolean      trellis_store_replan_visit     (TrellisStore        *self,
                                              const char          *id,
                                              TrellisDay           visit_on,
                                              TrellisSession       session,
                                              const char          *adviser_id,
                                              GError             **error);
gboolean      trellis_store_set_visit_session (TrellisStore       *self,
                                              const char          *id,
                                              TrellisSession       session,
                                              GError             **error);
gboolean      trellis_store_set_visit_status (TrellisStore        *self,
                                              const char          *id,
                                              TrellisVisitStatus   status,
                                              GError             **error);
gboolean      trellis_store_set_visit_adviser (TrellisStore        *self,
                                              const char          *id,
                                              const char          *adviser_id,
                                              GError             **error);
gboolean      trellis_store_set_visit_themes (TrellisStore        *self,
                                              const char          *id,
                                              const char          *theme_am,
                                              const char          *theme_pm,
                                              GError             **error);
gboolean      trellis_store_delete_visit     (TrellisStore        *self,
                                              const char          *id,
                                              GError             **error);
GHashTable   *trellis_store_list_calendar_facts (TrellisStore     *self,
                                              GError             **error);
void          trellis_calendar_facts_free    (TrellisCalendarFacts *facts);
GPtrArray    *trellis_store_read_note        (TrellisStore        *self,
                                              const char          *visit_id,
                                              GError             **error);
GPtrArray    *trellis_store_read_note_version (TrellisStore       *self,
                                              const char          *visit_id,
                                              int                  version,
                                              GError             **error);
gboolean      trellis_store_write_note       (TrellisStore        *self,
                                              const char          *visit_id,
                                              GPtrArray           *parts,
                                              GError             **error);
void          trellis_note_part_free         (TrellisNotePart     *part);

G_END_DECLS
