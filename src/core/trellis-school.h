/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"
#include "trellis-types.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_SCHOOL (trellis_school_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSchool, trellis_school, TRELLIS, SCHOOL, GObject)

/**
 * TrellisSchool:
 *
 * A school as it stood on a day: what held then, read from the trust file in
 * one go. The fields are written by whoever builds the object and read-only
 * from then on; a later state is another object. Strings are never %NULL but
 * where it says so. Figures that are not known are -1.
 */
struct _TrellisSchool
{
  GObject parent_instance;

  char *urn;
  char *name;
  char *short_name;       /* for places where the name does not fit; the name where none was given */
  char *phase;            /* a key: trellis_phase_get_name() */
  TrellisMembership membership;
  TrellisDay joined_on;   /* TRELLIS_DAY_NONE where unknown */
  char *hub_id;           /* (nullable) */
  char *hub_name;         /* empty without a hub */
  int hub_position;       /* order among the trust's hubs, from 0 */
  char *federation_id;    /* (nullable) */
  char *federation_name;  /* empty without a federation */
  char *adviser_id;       /* (nullable) */
  char *adviser_name;     /* empty without an adviser */
  char *head_name;        /* empty where unknown */
  TrellisDay head_since;  /* TRELLIS_DAY_NONE where unknown */
  gboolean is_church;
  char *religious_character;  /* empty where none or unknown */
  char *kind;             /* type of establishment, as published */
  char *local_authority;
  char *town;
  char *postcode;
  int pupils;
  int capacity;
  int age_low;
  int age_high;
  double free_meals_pct;  /* -1 where unknown */
  char *inspection;       /* latest outcome in words, empty where none */
  TrellisDay inspected_on;

  char *level_id;         /* (nullable): the agreed category */
  TrellisDay agreed_on;   /* since when the school has been at this level without a break */
  char *previous_level_id;   /* (nullable): the level before that */

  TrellisDay next_visit_on;  /* TRELLIS_DAY_NONE where none is planned */
  int next_visit_number;     /* 0 where it has none */
  int open_actions[TRELLIS_N_RATINGS];
  int overdue_actions;
  char *document_due;        /* name of the first one that it still owes, empty where none has a day */
  TrellisDay document_due_on;   /* TRELLIS_DAY_NONE without one */
  gboolean is_document_overdue;

  char *search_key;       /* private: trellis_school_get_search_key() */
};

TrellisSchool *trellis_school_new            (const char    *urn,
                                              const char    *name);
const char    *trellis_school_get_search_key (TrellisSchool *self);

G_END_DECLS
