/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"
#include "trellis-judgement.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_PER_NONE,  /* said in words only */
  TRELLIS_PER_YEAR,
  TRELLIS_PER_TERM,
  TRELLIS_PER_HALF_TERM,
  TRELLIS_PER_WEEK,
  TRELLIS_PER_MEETING,
} TrellisPer;

/** TrellisEarning: one thing that a level, or a programme, gives a school. */
typedef struct
{
  char *kind;           /* adviser-visit, standards-meeting, support-day, … */
  char *item;           /* in words, where the scheme has them; empty otherwise */
  char *document;       /* (nullable): of a plan, the document's id */
  char *note;
  int count;            /* at least so many; 0 where the scheme names no number, -1 where it is the programme's */
  int count_most;       /* up to so many; as count where the scheme gives one number */
  TrellisPer per;
  int term;             /* the term it belongs in, from 1; 0 for any */
  int weeks;            /* for so many weeks; 0 for the whole period */
  gboolean is_optional;
  gboolean is_none;     /* the scheme says there are none of this kind: external reviews pause */
  char *length;         /* day, morning; empty where the scheme does not say */
  GStrv who;
  GStrv attendees;
} TrellisEarning;

/** TrellisApplies: which schools a line of the scheme speaks of; all fields empty: every school. */
typedef struct
{
  GStrv phases;         /* (nullable): only these */
  GStrv levels;         /* (nullable): only these */
  gboolean is_church_only;
  gboolean has_federations;  /* federations as well as the phases named */
  char *note;           /* (nullable) */
} TrellisApplies;

/** TrellisSubject: the facts of a school that a scheme's rules ask for. */
typedef struct
{
  const char *phase;
  const char *level_id;  /* (nullable): its agreed level */
  gboolean is_church;
  gboolean is_federation;
} TrellisSubject;

typedef struct
{
  char *id;
  char *name;
  char *short_code;     /* one to three letters, unique in the scheme */
  char *key;            /* the key that judges; empty for an aspect's own level */
  int rank;             /* 1 is best */
  char *phase;          /* empty where the scheme has none */
  char *tier;           /* empty where the scheme has none */
  char *aspect_id;      /* (nullable): an aspect's own level; NULL for the scheme's */
  char *colour;         /* #rrggbb on a light screen */
  char *colour_dark;    /* on a dark screen */
  char *colour_paper;   /* on paper: light to dark by rank, so that grey keeps the order */
  char *descriptor;
  GStrv expectations;
  GStrv support;
  GStrv challenge;
  char *limit_level_id; /* (nullable): the level to reach within the limit */
  int warn_months;      /* all four 0: no time limit */
  int pass_months;
  int warn_weeks;
  int pass_weeks;
  GPtrArray *earnings;  /* (element-type TrellisEarning) */
} TrellisLevel;

typedef struct
{
  char *id;
  char *name;
  char *note;
  double weight;        /* 1 unless the scheme says otherwise; 0: not weighed */
  gboolean is_limiting; /* overall no better than it */
  TrellisApplies applies;
  GPtrArray *levels;    /* (element-type TrellisLevel) (nullable): its own, NULL for the scheme's */
  GHashTable *descriptors;  /* level id → text */
} TrellisAspect;

typedef struct
{
  int number;
  int term;             /* 0 for any */
  char *theme_am;       /* lines apart by \n; empty where not set */
  char *theme_pm;
  char *focus;
} TrellisProgrammeVisit;

typedef struct
{
  char *id;
  int days_per_year;    /* at least; 0 where not said */
  char *day_starts_at;  /* 09:00; empty where not said */
  char *day_ends_at;
  GStrv standing;       /* what holds for every visit */
  TrellisApplies applies;
  GPtrArray *visits;    /* (element-type TrellisProgrammeVisit) */
} TrellisProgramme;

typedef struct
{
  char *id;
  char *name;
  char *every;          /* year, term, half-term, … */
  GStrv contains;
  TrellisApplies applies;
} TrellisExpectedDocument;

/** TrellisOwedVisit: one visit that a school is owed in a year. */
typedef struct
{
  char *kind;
  int number;           /* 0 where visits of the kind have none */
  int term;             /* in the terms of the scheme; 0 for any */
  int part;             /* of @n_parts even parts of the term, or of the year where term is 0; from 0 */
  int n_parts;
  TrellisSession session;
  char *theme_am;
  char *theme_pm;
} TrellisOwedVisit;

#define TRELLIS_TYPE_SCHEME (trellis_scheme_get_type ())
G_DECLARE_FINAL_TYPE (TrellisScheme, trellis_scheme, TRELLIS, SCHEME, GObject)

/**
 * TrellisScheme:
 *
 * A scheme of categorisation as data: levels, aspects, programmes, what is
 * earned, documents. Immutable once read. Strings are never %NULL but where it
 * says so.
 */
struct _TrellisScheme
{
  GObject parent_instance;

  char *id;
  char *name;
  char *summary;
  char *overall_name;        /* what the overall judgement is called: "Overall" */
  int terms_per_year;        /* 3 or 6; 0 for a scheme without a year of its own (a parallel one) */
  TrellisApplies applies;
  char *parallel_scheme_id;  /* (nullable): the second scheme that some schools carry */
  TrellisApplies parallel_applies;
  char *agreed_at;           /* the kind of meeting that agrees the category */
  GPtrArray *levels;         /* (element-type TrellisLevel): best first */
  GPtrArray *aspects;        /* (element-type TrellisAspect) */
  GPtrArray *programmes;     /* (element-type TrellisProgramme) */
  GPtrArray *documents;      /* (element-type TrellisExpectedDocument) */
  GPtrArray *meetings;       /* (element-type TrellisEarning): other meetings, whatever the level */
  GPtrArray *meeting_applies;  /* (element-type TrellisApplies): beside @meetings */
  GStrv joining_school;      /* checklist of a school that joins */
  GStrv joining_head;        /* checklist of a new headteacher */
  GStrv offer;               /* what every school can have, in words */
  int focus_areas_most;      /* a year; 0 where not said */
  char *json;                /* the text it was read from, every fact of it */
};

#define TRELLIS_SCHEME_ERROR (trellis_scheme_error_quark ())
GQuark trellis_scheme_error_quark (void);

typedef enum
{
  TRELLIS_SCHEME_ERROR_SYNTAX,   /* not JSON: the message has line and column */
  TRELLIS_SCHEME_ERROR_CONTENT,  /* the message has the path, such as levels[2].rank */
} TrellisSchemeErrorCode;

TrellisScheme *trellis_scheme_new_from_json     (const char           *json,
                                                 gssize                length,
                                                 const char           *origin,
                                                 GError              **error);
TrellisLevel  *trellis_scheme_get_level         (TrellisScheme        *self,
                                                 const char           *level_id);
TrellisAspect *trellis_scheme_get_aspect        (TrellisScheme        *self,
                                                 const char           *aspect_id);
GPtrArray     *trellis_scheme_get_aspect_levels (TrellisScheme        *self,
                                                 const char           *aspect_id);
TrellisLevel  *trellis_scheme_find_level        (TrellisScheme        *self,
                                                 const char           *aspect_id,
                                                 const char           *text);
gboolean       trellis_scheme_aspect_applies    (TrellisScheme        *self,
                                                 const char           *aspect_id,
                                                 const TrellisSubject *subject);
TrellisProgramme *trellis_scheme_get_programme  (TrellisScheme        *self,
                                                 const TrellisSubject *subject);
GPtrArray     *trellis_scheme_list_owed_visits  (TrellisScheme        *self,
                                                 const TrellisSubject *subject);
GPtrArray     *trellis_scheme_list_expected_documents (TrellisScheme        *self,
                                                       const TrellisSubject *subject);
gboolean       trellis_applies_to               (const TrellisApplies *applies,
                                                 const TrellisSubject *subject);
TrellisDay     trellis_level_get_warn_day       (const TrellisLevel   *level,
                                                 TrellisDay            agreed_on);
TrellisDay     trellis_level_get_limit_day      (const TrellisLevel   *level,
                                                 TrellisDay            agreed_on);
void           trellis_owed_visit_free          (TrellisOwedVisit     *owed);

G_END_DECLS
