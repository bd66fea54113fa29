/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-person.h"
#include "trellis-school.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* The roles at a school that the program itself asks for. */
#define TRELLIS_ROLE_ADVISER "adviser"
#define TRELLIS_ROLE_HEAD "head"
#define TRELLIS_ROLE_CHAIR "chair"
#define TRELLIS_ROLE_PARTNERSHIP_LINK "partnership-link"

/** TrellisRoleHolder: who holds a role at a school, and since when. */
typedef struct
{
  char *role;
  char *person_id;      /* (nullable): nobody */
  char *name;           /* empty for nobody */
  TrellisDay since;
} TrellisRoleHolder;

/** TrellisHub: a group of schools in the trust. */
typedef struct
{
  char *id;
  char *name;
} TrellisHub;

GListModel     *trellis_store_list_schools     (TrellisStore   *self,
                                                TrellisDay      as_at,
                                                gboolean        has_closed,
                                                GError        **error);
TrellisSchool  *trellis_store_read_school      (TrellisStore   *self,
                                                const char     *urn,
                                                TrellisDay      as_at,
                                                GError        **error);
gboolean        trellis_store_add_school       (TrellisStore   *self,
                                                const char     *urn,
                                                const char     *name,
                                                const char     *phase,
                                                gboolean        is_church,
                                                GError        **error);
gboolean        trellis_store_set_school_short_name (TrellisStore   *self,
                                                const char     *urn,
                                                const char     *short_name,
                                                GError        **error);
gboolean        trellis_store_set_school_joined (TrellisStore   *self,
                                                const char     *urn,
                                                TrellisDay      joined_on,
                                                GError        **error);
GPtrArray      *trellis_store_list_hubs        (TrellisStore   *self,
                                                GError        **error);
char           *trellis_store_add_hub          (TrellisStore   *self,
                                                const char     *name,
                                                GError        **error);
gboolean        trellis_store_set_school_hub   (TrellisStore   *self,
                                                const char     *urn,
                                                const char     *hub_id,
                                                TrellisDay      holds_from,
                                                GError        **error);
char           *trellis_store_add_federation   (TrellisStore   *self,
                                                const char     *name,
                                                GError        **error);
gboolean        trellis_store_set_school_federation (TrellisStore   *self,
                                                const char     *urn,
                                                const char     *federation_id,
                                                TrellisDay      holds_from,
                                                GError        **error);
GListModel     *trellis_store_list_people      (TrellisStore   *self,
                                                gboolean        is_adviser_only,
                                                TrellisDay      as_at,
                                                GError        **error);
char           *trellis_store_add_person       (TrellisStore   *self,
                                                const char     *name,
                                                const char     *role,
                                                const char     *email,
                                                gboolean        is_adviser,
                                                GError        **error);
gboolean        trellis_store_set_person       (TrellisStore   *self,
                                                const char     *person_id,
                                                const char     *name,
                                                const char     *role,
                                                const char     *email,
                                                gboolean        is_adviser,
                                                GError        **error);
gboolean        trellis_store_set_working_week (TrellisStore   *self,
                                                const char     *person_id,
                                                TrellisDay      holds_from,
                                                guint           half_days,
                                                GError        **error);
GPtrArray      *trellis_store_list_role_holders (TrellisStore   *self,
                                                const char     *urn,
                                                TrellisDay      as_at,
                                                GError        **error);
gboolean        trellis_store_set_role_holder  (TrellisStore   *self,
                                                const char     *urn,
                                                const char     *role,
                                                const char     *person_id,
                                                TrellisDay      holds_from,
                                                GError        **error);
const char     *trellis_role_get_name          (const char     *role);
void            trellis_role_holder_free       (TrellisRoleHolder *holder);
void            trellis_hub_free               (TrellisHub     *hub);

G_END_DECLS
