/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The closed sets of the field. Each has a key, as the trust file and exported
 * files hold it, and a name, as people read it. */

/** TrellisSource: whose view a judgement is. */
typedef enum
{
  TRELLIS_SOURCE_AGREED,          /* at a standards meeting */
  TRELLIS_SOURCE_SELF_EVALUATION,
  TRELLIS_SOURCE_ADVISER,
  TRELLIS_SOURCE_HEALTH_CHECK,
  TRELLIS_SOURCE_EXTERNAL_REVIEW,
  TRELLIS_N_SOURCES
} TrellisSource;

/** TrellisRating: how an action has been acted on. */
typedef enum
{
  TRELLIS_RATING_NONE,   /* not yet rated: a state of its own */
  TRELLIS_RATING_RED,    /* not acted on, or no effect */
  TRELLIS_RATING_AMBER,  /* in progress, or partly */
  TRELLIS_RATING_GREEN,  /* done, with effect */
  TRELLIS_N_RATINGS
} TrellisRating;

typedef enum
{
  TRELLIS_VISIT_STATUS_PLANNED,
  TRELLIS_VISIT_STATUS_AGREED,  /* with the school */
  TRELLIS_VISIT_STATUS_DONE,    /* a note is due */
  TRELLIS_VISIT_STATUS_NOTED,
  TRELLIS_VISIT_STATUS_SHARED,  /* the note is with the governors */
  TRELLIS_VISIT_STATUS_CANCELLED,
  TRELLIS_N_VISIT_STATUSES
} TrellisVisitStatus;

typedef enum
{
  TRELLIS_SESSION_DAY,
  TRELLIS_SESSION_AM,
  TRELLIS_SESSION_PM,
  TRELLIS_N_SESSIONS
} TrellisSession;

/** TrellisMembership: a school's place in the trust on a day. */
typedef enum
{
  TRELLIS_MEMBERSHIP_JOINING,
  TRELLIS_MEMBERSHIP_OPEN,
  TRELLIS_MEMBERSHIP_CLOSED,
  TRELLIS_MEMBERSHIP_LEFT,
  TRELLIS_N_MEMBERSHIPS
} TrellisMembership;

const char *trellis_source_get_key          (TrellisSource       source);
const char *trellis_source_get_name         (TrellisSource       source);
gboolean    trellis_source_parse            (const char         *key,
                                             TrellisSource      *source);
const char *trellis_rating_get_key          (TrellisRating       rating);
const char *trellis_rating_get_name         (TrellisRating       rating);
const char *trellis_rating_get_letter       (TrellisRating       rating);
gboolean    trellis_rating_parse            (const char         *key,
                                             TrellisRating      *rating);
const char *trellis_visit_status_get_key    (TrellisVisitStatus  status);
const char *trellis_visit_status_get_name   (TrellisVisitStatus  status);
gboolean    trellis_visit_status_parse      (const char         *key,
                                             TrellisVisitStatus *status);
const char *trellis_session_get_key         (TrellisSession      session);
const char *trellis_session_get_name        (TrellisSession      session);
gboolean    trellis_session_parse           (const char         *key,
                                             TrellisSession     *session);
const char *trellis_membership_get_key      (TrellisMembership   membership);
const char *trellis_membership_get_name     (TrellisMembership   membership);
gboolean    trellis_membership_parse        (const char         *key,
                                             TrellisMembership  *membership);
const char *trellis_phase_get_name          (const char         *phase);
const char *const *trellis_phase_list_keys  (void);

G_END_DECLS
