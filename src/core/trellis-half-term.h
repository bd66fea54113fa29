/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-school-year.h"

G_BEGIN_DECLS

/** TrellisHalfTerm: a half of a term, or a term of a year that numbers its half terms. */
typedef struct
{
  char *name;           /* Term 4; Spring, first half */
  TrellisDay starts_on;
  TrellisDay ends_on;   /* the day before the next one: the holiday after it is in it */
} TrellisHalfTerm;

GPtrArray *trellis_half_term_list (TrellisSchoolYear *year,
                                   const char        *urn);
void       trellis_half_term_free (TrellisHalfTerm   *self);

G_END_DECLS
