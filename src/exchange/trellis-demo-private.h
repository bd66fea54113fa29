/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-school-year.h"
#include "trellis-store.h"
#include "trellis-visit.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the chapters of the demo trust share. Its texts and names are data, in
 * data/demo, and ship with the program: they are taken at their word, and a
 * test reads every one of them. */

typedef struct
{
  TrellisStore *store;
  TrellisScheme *scheme;
  TrellisDay today;          /* the demo trust's own */
  GHashTable *documents;     /* file → JsonNode: what data/demo holds */
  GHashTable *ids;           /* name of a person, hub or federation → its id in the file */
  GHashTable *turns;         /* list of texts → how many of them were taken */
  GHashTable *meetings;      /* urn/year → day of its standards meeting, where one was planned */
  GHashTable *visits;        /* urn/year/number → TrellisVisit: numbered ones, under each school of a federation */
} TrellisDemo;

JsonObject *trellis_demo_get_document  (TrellisDemo   *self,
                                        const char    *name);
JsonArray  *trellis_demo_get_schools   (TrellisDemo   *self);
const char *trellis_demo_get_text      (JsonObject    *object,
                                        const char    *member);
JsonArray  *trellis_demo_get_list      (JsonObject    *object,
                                        const char    *member);
TrellisDay  trellis_demo_get_day       (JsonObject    *object,
                                        const char    *member);
TrellisDay  trellis_demo_parse_day     (const char    *text);
const char *trellis_demo_get_id        (TrellisDemo   *self,
                                        const char    *name);
guint       trellis_demo_take_turn     (TrellisDemo   *self,
                                        const char    *turn);
const char *trellis_demo_take_text     (TrellisDemo   *self,
                                        const char    *turn,
                                        JsonArray     *texts);
char       *trellis_demo_put_words     (TrellisDemo   *self,
                                        JsonObject    *school,
                                        const char    *text);
guint       trellis_demo_hash          (const char    *format,
                                        ...) G_GNUC_PRINTF (1, 2);
gboolean    trellis_demo_is_member     (JsonObject    *school,
                                        TrellisDay     day);
JsonObject *trellis_demo_find_school   (TrellisDemo   *self,
                                        const char    *urn);
gboolean    trellis_demo_begin         (TrellisDemo   *self,
                                        TrellisDay     day,
                                        const char    *author,
                                        const char    *kind,
                                        const char    *sentence,
                                        GError       **error);

gboolean    trellis_demo_write_people  (TrellisDemo   *self,
                                        GError       **error);
gboolean    trellis_demo_write_schools (TrellisDemo   *self,
                                        GError       **error);
gboolean    trellis_demo_write_register (TrellisDemo   *self,
                                        TrellisDay     from,
                                        TrellisDay     until,
                                        GError       **error);
gboolean    trellis_demo_write_year_of_schools (TrellisDemo   *self,
                                        const char    *year_id,
                                        GError       **error);
gboolean    trellis_demo_write_judgements (TrellisDemo   *self,
                                        const char    *year_id,
                                        TrellisDay     from,
                                        TrellisDay     until,
                                        GError       **error);
gboolean    trellis_demo_plan_visits   (TrellisDemo   *self,
                                        const char    *year_id,
                                        GError       **error);
gboolean    trellis_demo_make_visits   (TrellisDemo   *self,
                                        const char    *year_id,
                                        TrellisDay     from,
                                        TrellisDay     until,
                                        GError       **error);
gboolean    trellis_demo_write_actions (TrellisDemo   *self,
                                        GError       **error);
gboolean    trellis_demo_write_measures (TrellisDemo   *self,
                                        GError       **error);
gboolean    trellis_demo_write_documents (TrellisDemo   *self,
                                        GError       **error);
GPtrArray  *trellis_demo_compose_note  (TrellisDemo   *self,
                                        JsonObject    *school,
                                        TrellisVisit  *visit,
                                        int            rank);

G_END_DECLS
