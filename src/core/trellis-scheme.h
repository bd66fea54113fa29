/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"
#include "trellis-judgement.h"

G_BEGIN_DECLS

/** TRELLIS_KIND_SUPPORT_DAY: a day a person gives a school, which is not a visit. */
#define TRELLIS_KIND_SUPPORT_DAY "support-day"

typedef enum
{
  TRELLIS_PER_NONE,  /* said in words only */
  TRELLIS_PER_YEAR,
  TRELLIS_PER_TERM,
  TRELLIS_PER_HALF_TERM,
  TRELLIS_PER_WEEK,
  TRELLIS_PER_MEETING,
} TrellisPer;

typedef enum
{
  TRELLIS_WHEN_ANY,
  TRELLIS_WHEN_START,
  TRELLIS_WHEN_END,
} TrellisWhen;

/** TrellisApplies: which schools a line of the scheme speaks of; all fields empty: every school. */
typedef struct
{
  GStrv phases;         /* (nullable): only these */
  GStrv levels;         /* (nullable): only these */
  gboolean is_church_only;
  gboolean has_federations;  /* federations as well as the phases named */
  char *note;           /* (nullable) */
} TrellisApplies;

/** TrellisEarning: one thing that a level, an offer or the scheme itself gives a school. */
typedef struct
{
  char *kind;           /* adviser-visit, standards-meeting, support-day, …; empty where the scheme names none */
  char *item;           /* in words, where the scheme has them; empty otherwise */
  char *offer;          /* the offer it comes from; empty for a level's own */
  char *document;       /* (nullable): of a plan, the document's id */
  char *note;
  int count;            /* at least so many; 0 where the scheme names no number, -1 where it is the programme's */
  int count_most;       /* up to so many; as count where the scheme gives one number */
  TrellisPer per;
  int term;             /* the term it belongs in, from 1; 0 for any */
  int weeks;            /* for so many weeks; 0 for the whole period */
  TrellisWhen when;     /* in the year, or in each term where it is so many a term */
  gboolean is_optional;
  gboolean is_none;     /* the scheme says there are none of this kind: external reviews pause */
  char *length;         /* day, morning; empty where the scheme does not say */
  GStrv who;
  GStrv attendees;
  TrellisApplies applies;
} TrellisEarning;

/** TrellisSubject: the facts of a school that a scheme's rules ask for. */
typedef struct
{
  const char *phase;
  const char *level_id;  /* (nullable): its agreed level */
  gboolean is_church;
  gboolean is_federation;
} TrellisSubject;

struct _TrellisLevel
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
  char *at_best_level_id;  /* (nullable): of a limiting aspect's own level, the best that overall can then be */
  GPtrArray *earnings;  /* (element-type TrellisEarning): its own and its offers', nothing replaced yet */
};

typedef struct
{
  char *id;
  char *name;
  char *note;
  double weight;        /* 1 unless the scheme says otherwise; 0: not weighed */
  gboolean is_limiting; /* overall no better than it */
  TrellisApplies applies;
  GPtrArray *levels;    /* (element-type TrellisLevel) (nullable): its own, NULL for the scheme's */
  GHashTable *descriptors;  /* level id → text; no entry where the scheme has none */
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
  TrellisSession session;
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

/** TrellisVisitKind: a kind of earning that becomes visits with a day each. */
typedef struct
{
  char *kind;
  TrellisSession session;  /* where the earning does not say how long it is */
} TrellisVisitKind;

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
  GPtrArray *visit_kinds;    /* (element-type TrellisVisitKind): what the planner gives a day */
  GPtrArray *meetings;       /* (element-type TrellisEarning): other meetings and the core offer, whatever the level */
  GStrv joining_school;      /* checklist of a school that joins */
  GStrv joining_head;        /* checklist of a new headteacher */
  GStrv offer;               /* what every school can have, in words */
  GPtrArray *note_parts;     /* (element-type TrellisNoteAsk): what a note of visit asks for; empty for the usual */
  int focus_areas_most;      /* a year; 0 where not said */
  char *json;                /* the text it was read from, every fact of it */
};

GStrv          trellis_scheme_list_shipped_ids  (void);
TrellisScheme *trellis_scheme_new_shipped       (const char           *id,
                                                 GError              **error);
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
GPtrArray     *trellis_scheme_list_earnings     (TrellisScheme        *self,
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
gboolean       trellis_colour_is_dark           (const char           *colour);
void           trellis_owed_visit_free          (TrellisOwedVisit     *owed);

G_END_DECLS
