/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"
#include "trellis-types.h"

G_BEGIN_DECLS

#define TRELLIS_VISIT_KIND_ADVISER "adviser-visit"
#define TRELLIS_VISIT_KIND_STANDARDS_MEETING "standards-meeting"

#define TRELLIS_TYPE_VISIT (trellis_visit_get_type ())
G_DECLARE_FINAL_TYPE (TrellisVisit, trellis_visit, TRELLIS, VISIT, GObject)

/**
 * TrellisVisit:
 *
 * Any dated engagement with a school or a federation. A federation's visit has
 * @federation_id set, @urn then names the member it is booked under, and it is
 * shown against each member and counted once. Read-only once built. Strings
 * are never %NULL but where it says so.
 */
struct _TrellisVisit
{
  GObject parent_instance;

  char *id;
  char *urn;
  char *school_name;      /* the federation's name for a federation's visit */
  char *federation_id;    /* (nullable) */
  char *kind;             /* the scheme's key: adviser-visit, standards-meeting, … */
  char *year_id;          /* 2026-27 */
  int number;             /* in the programme; 0 where it has none */
  TrellisDay visit_on;    /* TRELLIS_DAY_NONE while it has no day */
  TrellisSession session;
  char *adviser_id;       /* (nullable) */
  char *adviser_name;     /* empty without an adviser */
  TrellisVisitStatus status;
  gboolean is_pinned;     /* a person fixed its day */
  char *theme_am;         /* lines apart by \n */
  char *theme_pm;
};

TrellisVisit *trellis_visit_new       (const char *id);
const char   *trellis_visit_kind_get_name  (const char *kind);
const char   *trellis_visit_kind_get_mark  (const char *kind);
char         *trellis_visit_dup_mark  (TrellisVisit *self);
char         *trellis_visit_dup_title (TrellisVisit *self);

G_END_DECLS
