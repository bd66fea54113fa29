/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-private.h"

#include "trellis-visit.h"

/* 195 school days, INSET among them, are 39 weeks of five. */
#define WEEKS_PER_YEAR 39
#define HALF_TERMS_PER_YEAR 6
#define TERMS_PER_YEAR 3

static int
get_n_terms (TrellisScheme *self)
{
  return self->terms_per_year > 0 ? self->terms_per_year : TERMS_PER_YEAR;
}

/* What the scheme promises; where it only says "up to", the most, so that there is room for it. */
static int
get_n_each (const TrellisEarning *earning)
{
  return earning->count > 0 ? earning->count : earning->count_most;
}

static int
count_year (TrellisScheme        *self,
            const TrellisEarning *earning)
{
  int n = get_n_each (earning);

  if (n <= 0 || earning->is_optional)
    return 0;
  switch (earning->per)
    {
    case TRELLIS_PER_YEAR:
      return n;
    case TRELLIS_PER_TERM:
      return n * get_n_terms (self);
    case TRELLIS_PER_HALF_TERM:
      return n * HALF_TERMS_PER_YEAR;
    case TRELLIS_PER_WEEK:
      return n * (earning->weeks > 0 ? earning->weeks : WEEKS_PER_YEAR);
    case TRELLIS_PER_NONE:
    case TRELLIS_PER_MEETING:
    default:
      return 0;
    }
}

static int
count_programme (const TrellisProgramme *programme)
{
  return programme != NULL ? MAX (programme->days_per_year, (int) programme->visits->len) : 0;
}

/* Which offer's number of a kind stands: the largest, the later of equals;
 * NULL where the scheme says that there are none. */
static const char *
find_standing_offer (TrellisScheme *self,
                     GPtrArray     *earnings,
                     const char    *kind)
{
  g_autoptr (GHashTable) sums = g_hash_table_new (g_str_hash, g_str_equal);
  const char *standing = NULL;
  int most = 0;

  for (guint i = 0; i < earnings->len; i++)
    {
      const TrellisEarning *earning = g_ptr_array_index (earnings, i);
      int sum;

      if (!g_str_equal (earning->kind, kind))
        continue;
      if (earning->is_none)
        return NULL;
      sum = GPOINTER_TO_INT (g_hash_table_lookup (sums, earning->offer)) + count_year (self, earning);
      g_hash_table_insert (sums, earning->offer, GINT_TO_POINTER (sum));
      if (sum > 0 && sum >= most)
        {
          standing = earning->offer;
          most = sum;
        }
    }

  return standing;
}

/**
 * trellis_scheme_list_earnings:
 * @self: a scheme
 * @subject: a school and its level
 *
 * What the school's level earns it, its offers included. Where two offers, or
 * the level and an offer, count the same kind, the larger stands and the
 * smaller is left out; what two lines of one offer give is added up. Where a
 * programme says how many adviser visits there are, no other number of them is
 * listed. Optional things and those in words only are always listed.
 *
 * Returns: (transfer container) (element-type TrellisEarning): the earnings,
 *   which stay the scheme's; none without a level
 */
GPtrArray *
trellis_scheme_list_earnings (TrellisScheme        *self,
                              const TrellisSubject *subject)
{
  TrellisLevel *level = trellis_scheme_get_level (self, subject->level_id);
  g_autoptr (GPtrArray) applying = g_ptr_array_new ();
  GPtrArray *standing = g_ptr_array_new ();
  gboolean has_programme = count_programme (trellis_scheme_get_programme (self, subject)) > 0;

  for (guint i = 0; level != NULL && i < level->earnings->len; i++)
    {
      TrellisEarning *earning = g_ptr_array_index (level->earnings, i);

      if (trellis_applies_to (&earning->applies, subject))
        g_ptr_array_add (applying, earning);
    }

  for (guint i = 0; i < applying->len; i++)
    {
      TrellisEarning *earning = g_ptr_array_index (applying, i);
      gboolean stands = TRUE;

      if (count_year (self, earning) > 0)
        {
          stands = g_strcmp0 (find_standing_offer (self, applying, earning->kind), earning->offer) == 0;
          if (has_programme && g_str_equal (earning->kind, TRELLIS_VISIT_KIND_ADVISER))
            stands = FALSE;
        }
      if (stands)
        g_ptr_array_add (standing, earning);
    }

  return standing;
}

/**
 * trellis_owed_visit_free:
 * @owed: (transfer full) (nullable): an owed visit
 *
 * Frees it.
 */
void
trellis_owed_visit_free (TrellisOwedVisit *owed)
{
  if (owed == NULL)
    return;
  g_free (owed->kind);
  g_free (owed->theme_am);
  g_free (owed->theme_pm);
  g_free (owed);
}

static TrellisOwedVisit *
owe (GPtrArray      *owed,
     const char     *kind,
     TrellisSession  session,
     int             term,
     int             part,
     int             n_parts)
{
  TrellisOwedVisit *visit = g_new0 (TrellisOwedVisit, 1);

  visit->kind = g_strdup (kind);
  visit->session = session;
  visit->term = term;
  visit->part = part;
  visit->n_parts = n_parts;
  g_ptr_array_add (owed, visit);

  return visit;
}

static void
owe_programme (GPtrArray              *owed,
               const TrellisProgramme *programme)
{
  int n = count_programme (programme);
  int last_number = 0;

  for (int i = 0; i < n; i++)
    {
      const TrellisProgrammeVisit *line =
        i < (int) programme->visits->len ? g_ptr_array_index (programme->visits, i) : NULL;
      int term = line != NULL ? line->term : 0;
      TrellisOwedVisit *visit = owe (owed, TRELLIS_VISIT_KIND_ADVISER, programme->session, term,
                                     term > 0 ? 0 : i, term > 0 ? 1 : n);

      visit->number = line != NULL ? line->number : last_number + 1;
      last_number = MAX (last_number, visit->number);
      visit->theme_am = g_strdup (line == NULL ? "" : *line->theme_am != '\0' ? line->theme_am : line->focus);
      visit->theme_pm = g_strdup (line != NULL ? line->theme_pm : "");
    }
}

/* The visits of one line, each in an even part of its term, or of the year
 * where it belongs in no term. */
static void
owe_earning (TrellisScheme        *self,
             GPtrArray            *owed,
             const TrellisEarning *earning,
             TrellisSession        session)
{
  int n = count_year (self, earning);
  int n_terms = 1;      /* that the visits are shared among */
  int n_parts = n;      /* even parts of each */
  int first_number = 1;

  if (earning->per == TRELLIS_PER_TERM || earning->per == TRELLIS_PER_HALF_TERM)
    {
      n_terms = self->terms_per_year > 0 ? self->terms_per_year : 1;
      n_parts = n / n_terms;
    }
  else if (earning->per == TRELLIS_PER_WEEK)
    n_parts = WEEKS_PER_YEAR * get_n_each (earning);

  for (guint i = 0; i < owed->len; i++)
    {
      if (g_str_equal (((TrellisOwedVisit *) g_ptr_array_index (owed, i))->kind, earning->kind))
        first_number++;
    }

  for (int i = 0; i < n; i++)
    {
      int term = n_terms > 1 ? i / n_parts + 1 : earning->term;
      int part = n_terms > 1 ? i % n_parts : i;
      TrellisOwedVisit *visit;

      if (earning->when == TRELLIS_WHEN_ANY)
        visit = owe (owed, earning->kind, session, term, part, n_parts);
      else
        visit = owe (owed, earning->kind, session, term, part * 2 + (earning->when == TRELLIS_WHEN_END), n_parts * 2);

      /* Only an adviser visit is spoken of by its number; what the others are about is their item. */
      if (g_str_equal (earning->kind, TRELLIS_VISIT_KIND_ADVISER))
        visit->number = first_number + i;
      visit->theme_am = g_strdup (visit->number == 0 && session != TRELLIS_SESSION_PM ? earning->item : "");
      visit->theme_pm = g_strdup (visit->number == 0 && session == TRELLIS_SESSION_PM ? earning->item : "");
    }
}

static TrellisSession
get_session (const TrellisEarning   *earning,
             const TrellisVisitKind *kind)
{
  if (g_str_equal (earning->length, "morning"))
    return TRELLIS_SESSION_AM;
  if (g_str_equal (earning->length, "afternoon"))
    return TRELLIS_SESSION_PM;
  if (g_str_equal (earning->length, "day"))
    return TRELLIS_SESSION_DAY;

  return kind->session;
}

/**
 * trellis_scheme_list_owed_visits:
 * @self: a scheme
 * @subject: a school and its level
 *
 * Every visit that the school is owed in a school year: those of its programme
 * first, with their numbers and themes, then what its level earns of the kinds
 * that the scheme gives a day (trellis_scheme_list_earnings(),
 * `visit_kinds`). A count by the term, half term or week becomes so many single
 * visits; a year has 39 weeks. "Up to" counts in full, so that there is room
 * for them. Optional things, support in words and days of support are not
 * visits. A school without a level has its programme alone.
 *
 * Returns: (transfer full) (element-type TrellisOwedVisit): the visits; the
 *   array frees them
 */
GPtrArray *
trellis_scheme_list_owed_visits (TrellisScheme        *self,
                                 const TrellisSubject *subject)
{
  GPtrArray *owed = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_owed_visit_free);
  g_autoptr (GPtrArray) earnings = trellis_scheme_list_earnings (self, subject);

  owe_programme (owed, trellis_scheme_get_programme (self, subject));
  for (guint i = 0; i < earnings->len; i++)
    {
      const TrellisEarning *earning = g_ptr_array_index (earnings, i);

      for (guint k = 0; k < self->visit_kinds->len; k++)
        {
          const TrellisVisitKind *kind = g_ptr_array_index (self->visit_kinds, k);

          if (g_str_equal (kind->kind, earning->kind))
            {
              owe_earning (self, owed, earning, get_session (earning, kind));
              break;
            }
        }
    }

  return owed;
}
