/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-best-fit.h"
#include "trellis-judgement.h"
#include "trellis-matrix.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisEvidence: what a judgement rests on. */
typedef struct
{
  char *id;
  char *what;
  TrellisDay dated_on;  /* TRELLIS_DAY_NONE where not said */
} TrellisEvidence;

/** TrellisJudgementRecord: a judgement among many that are recorded at once. */
typedef struct
{
  const char *urn;
  const char *aspect_id;
  const char *level_id;
  TrellisDay judged_on;
  TrellisSource source;
  const char *person_id;  /* (nullable): who judged, where that is known */
  const char *narrative;  /* (nullable) */
  const char *reason;     /* (nullable): of an agreed category */
  const char *scheme_id;  /* (nullable): NULL for the trust's */
} TrellisJudgementRecord;

TrellisMatrix   *trellis_store_read_matrix       (TrellisStore   *self,
                                                  GListModel     *schools,
                                                  TrellisDay      as_at,
                                                  TrellisDay      compared_with,
                                                  TrellisSource   source,
                                                  GError        **error);
TrellisMatrix   *trellis_store_read_matrix_of    (TrellisStore   *self,
                                                  const char     *scheme_id,
                                                  GListModel     *schools,
                                                  TrellisDay      as_at,
                                                  TrellisDay      compared_with,
                                                  TrellisSource   source,
                                                  GError        **error);
GListModel      *trellis_store_list_judgements   (TrellisStore   *self,
                                                  const char     *urn,
                                                  const char     *aspect_id,
                                                  TrellisDay      as_at,
                                                  GError        **error);
GListModel      *trellis_store_list_judgements_of (TrellisStore   *self,
                                                  const char     *scheme_id,
                                                  const char     *urn,
                                                  const char     *aspect_id,
                                                  TrellisDay      as_at,
                                                  GError        **error);
GListModel      *trellis_store_list_categories   (TrellisStore   *self,
                                                  const char     *urn,
                                                  TrellisDay      as_at,
                                                  GError        **error);
GListModel      *trellis_store_list_categories_of (TrellisStore   *self,
                                                  const char     *scheme_id,
                                                  const char     *urn,
                                                  TrellisDay      as_at,
                                                  GError        **error);
GHashTable      *trellis_store_list_levels_on    (TrellisStore   *self,
                                                  const TrellisDay *days,
                                                  guint           n_days,
                                                  GError        **error);
char            *trellis_store_judge             (TrellisStore   *self,
                                                  const char     *urn,
                                                  const char     *aspect_id,
                                                  const char     *level_id,
                                                  TrellisDay      judged_on,
                                                  TrellisSource   source,
                                                  const char     *narrative,
                                                  GError        **error);
char            *trellis_store_judge_in          (TrellisStore   *self,
                                                  const char     *scheme_id,
                                                  const char     *urn,
                                                  const char     *aspect_id,
                                                  const char     *level_id,
                                                  TrellisDay      judged_on,
                                                  TrellisSource   source,
                                                  const char     *narrative,
                                                  GError        **error);
gboolean         trellis_store_judge_all         (TrellisStore   *self,
                                                  const TrellisJudgementRecord *records,
                                                  guint           n_records,
                                                  const char     *sentence,
                                                  GError        **error);
gboolean         trellis_store_set_narrative     (TrellisStore   *self,
                                                  const char     *judgement_id,
                                                  const char     *narrative,
                                                  GError        **error);
GPtrArray       *trellis_store_list_evidence     (TrellisStore   *self,
                                                  const char     *judgement_id,
                                                  GError        **error);
gboolean         trellis_store_add_evidence      (TrellisStore   *self,
                                                  const char     *judgement_id,
                                                  const char     *what,
                                                  TrellisDay      dated_on,
                                                  GError        **error);
TrellisProposal *trellis_store_propose           (TrellisStore   *self,
                                                  const char     *urn,
                                                  TrellisDay      as_at,
                                                  GError        **error);
TrellisProposal *trellis_store_propose_in        (TrellisStore   *self,
                                                  const char     *scheme_id,
                                                  const char     *urn,
                                                  TrellisDay      as_at,
                                                  GError        **error);
char            *trellis_store_agree_category    (TrellisStore   *self,
                                                  const char     *urn,
                                                  const char     *level_id,
                                                  TrellisDay      agreed_on,
                                                  const char     *meeting,
                                                  const char     *attendees,
                                                  const char     *reason,
                                                  const char     *narrative,
                                                  GError        **error);
char            *trellis_store_agree_category_in (TrellisStore   *self,
                                                  const char     *scheme_id,
                                                  const char     *urn,
                                                  const char     *level_id,
                                                  TrellisDay      agreed_on,
                                                  const char     *meeting,
                                                  const char     *attendees,
                                                  const char     *reason,
                                                  const char     *narrative,
                                                  GError        **error);
void             trellis_evidence_free           (TrellisEvidence *evidence);

G_END_DECLS
