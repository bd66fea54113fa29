/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"
#include "trellis-types.h"

G_BEGIN_DECLS

/** TRELLIS_ASPECT_OVERALL: the aspect that stands for the school as a whole. */
#define TRELLIS_ASPECT_OVERALL "overall"

#define TRELLIS_TYPE_JUDGEMENT (trellis_judgement_get_type ())
G_DECLARE_FINAL_TYPE (TrellisJudgement, trellis_judgement, TRELLIS, JUDGEMENT, GObject)

typedef struct _TrellisScheme TrellisScheme;
typedef struct _TrellisLevel TrellisLevel;

/**
 * TrellisJudgement:
 *
 * What someone judged of an aspect of a school on a day; an agreed category is
 * one of the aspect %TRELLIS_ASPECT_OVERALL and the source agreed. Read-only
 * once built. Strings are never %NULL but where it says so.
 */
struct _TrellisJudgement
{
  GObject parent_instance;

  char *id;
  char *urn;
  TrellisScheme *scheme;  /* (nullable): the version that it was made under, whose words it keeps */
  const TrellisLevel *level;  /* (nullable): its level as that version describes it; owned by @scheme */
  char *scheme_id;    /* of the trust's scheme, as all three: what an earlier scheme's names read as */
  char *aspect_id;
  char *level_id;
  TrellisDay judged_on;
  TrellisSource source;
  char *person_name;  /* who judged, empty where not recorded */
  char *narrative;
  char *reason;       /* of a category that differs from the proposal */
  guint n_evidence;
};

TrellisJudgement *trellis_judgement_new (const char *id);

G_END_DECLS
