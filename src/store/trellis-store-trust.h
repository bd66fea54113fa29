/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-school-year.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisTrust: what the file says of the trust itself. Strings are never %NULL. */
typedef struct
{
  char *name;
  char *scheme_id;
  char *year_id;        /* the school year that windows open with */
  char *colour;         /* #rrggbb, for paper */
  guint retention_years; /* for which notes of visits and settled concerns are kept */
} TrellisTrust;

TrellisTrust      *trellis_store_read_trust        (TrellisStore       *self,
                                                    GError            **error);
void               trellis_trust_free              (TrellisTrust       *trust);
gboolean           trellis_store_set_trust_name    (TrellisStore       *self,
                                                    const char         *name,
                                                    GError            **error);
gboolean           trellis_store_set_retention     (TrellisStore       *self,
                                                    guint               years,
                                                    GError            **error);
gboolean           trellis_store_set_trust_colour  (TrellisStore       *self,
                                                    const char         *colour,
                                                    GError            **error);
gboolean           trellis_store_set_year          (TrellisStore       *self,
                                                    const char         *year_id,
                                                    GError            **error);
gboolean           trellis_store_set_clock         (TrellisStore       *self,
                                                    TrellisDay          clock_on,
                                                    GError            **error);
TrellisScheme     *trellis_store_get_scheme        (TrellisStore       *self,
                                                    GError            **error);
TrellisScheme     *trellis_store_read_scheme       (TrellisStore       *self,
                                                    const char         *scheme_id,
                                                    GError            **error);
GPtrArray         *trellis_store_list_years        (TrellisStore       *self,
                                                    GError            **error);
TrellisSchoolYear *trellis_store_read_year         (TrellisStore       *self,
                                                    const char         *year_id,
                                                    GError            **error);
TrellisSchoolYear *trellis_store_read_year_or_usual (TrellisStore  *self,
                                                    const char         *year_id,
                                                    GError            **error);
gboolean           trellis_store_write_year        (TrellisStore       *self,
                                                    TrellisSchoolYear  *year,
                                                    GError            **error);
gboolean           trellis_store_ensure_year       (TrellisStore       *self,
                                                    const char         *year_id,
                                                    GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisTrust, trellis_trust_free)

G_END_DECLS
