/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"
#include "trellis-types.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_ACTION (trellis_action_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAction, trellis_action, TRELLIS, ACTION, GObject)

/** TRELLIS_DUE_SOON_DAYS: due within so many days is marked: domain.md, "RAG". */
#define TRELLIS_DUE_SOON_DAYS 14

/**
 * TrellisAction:
 *
 * A next step of a school, with the rating that held on a day. Read-only once
 * built. Strings are never %NULL but where it says so.
 */
struct _TrellisAction
{
  GObject parent_instance;

  char *id;
  char *urn;
  char *school_name;
  char *what;
  char *success_criteria;
  char *owner;
  char *aspect_id;        /* (nullable) */
  char *source;           /* in words: "Visit 3", "Standards review" */
  char *adviser_id;       /* (nullable): the school's adviser on that day */
  char *adviser_name;
  TrellisDay opened_on;
  TrellisDay due_on;      /* TRELLIS_DAY_NONE where none was agreed */
  TrellisDay closed_on;   /* TRELLIS_DAY_NONE while open */
  TrellisRating rating;
  TrellisDay rated_on;    /* the last rating's day; TRELLIS_DAY_NONE while not rated */
  TrellisDay rating_since;  /* since when the present rating has held without a break */
  char *evidence;         /* of the last rating, or of closing */
  char *parent_id;        /* (nullable): of a step, the plan that it is a step of */
  char *parent_what;      /* what that plan is to do; empty for what is no step */
  guint n_steps;          /* of a plan, on that day */
  guint n_steps_done;     /* of those: green or closed */
};

TrellisAction *trellis_action_new         (const char    *id);
gboolean       trellis_action_is_overdue  (TrellisAction *self,
                                           TrellisDay     as_at);
gboolean       trellis_action_is_due_soon (TrellisAction *self,
                                           TrellisDay     as_at);

G_END_DECLS
