/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-year.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (TrellisSchoolYear, trellis_school_year, G_TYPE_OBJECT)

static const struct
{
  const char *key;
  const char *name;
} kinds[TRELLIS_N_CLOSURE_KINDS] = {
  [TRELLIS_CLOSURE_HOLIDAY] = { "holiday", N_("Holiday") },
  [TRELLIS_CLOSURE_INSET] = { "inset", N_("INSET day") },
  [TRELLIS_CLOSURE_BANK_HOLIDAY] = { "bank-holiday", N_("Bank holiday") },
  [TRELLIS_CLOSURE_BLOCKED] = { "blocked", N_("Blocked") },
};

static void
free_term (gpointer data)
{
  TrellisTerm *term = data;

  g_free (term->name);
  g_free (term);
}

static gboolean
is_weekend (TrellisDay day)
{
  return trellis_day_get_weekday (day) >= 5;
}

static gboolean
closure_holds (const TrellisClosure *closure,
               TrellisDay            day,
               TrellisSession        session,
               const char           *urn,
               const char           *person_id)
{
  if (day < closure->starts_on || day > closure->ends_on)
    return FALSE;
  if (closure->urn != NULL && g_strcmp0 (closure->urn, urn) != 0)
    return FALSE;
  if (closure->person_id != NULL && g_strcmp0 (closure->person_id, person_id) != 0)
    return FALSE;

  return closure->session == TRELLIS_SESSION_DAY || session == TRELLIS_SESSION_DAY || closure->session == session;
}

/* Where a school's terms are its own, so are the holidays between them. */
static gboolean
is_other_holiday (const TrellisClosure *closure,
                  gboolean              has_own_terms)
{
  return has_own_terms && closure->kind == TRELLIS_CLOSURE_HOLIDAY && closure->urn == NULL &&
         closure->person_id == NULL;
}

static const TrellisTerm *
find_term (GPtrArray  *terms,
           TrellisDay  day)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const TrellisTerm *term = terms->pdata[i];

      if (day >= term->starts_on && day <= term->ends_on)
        return term;
    }

  return NULL;
}

/* The closure that best says why: a bank holiday before the holiday that it
 * lies in, and the trust's own before a school's or a person's. */
static const TrellisClosure *
find_closure (TrellisSchoolYear *self,
              TrellisDay         day,
              TrellisSession     session,
              const char        *urn,
              const char        *person_id)
{
  gboolean has_own_terms = trellis_school_year_has_own_terms (self, urn);
  const TrellisClosure *found = NULL;

  for (guint i = 0; i < self->closures->len; i++)
    {
      const TrellisClosure *closure = self->closures->pdata[i];

      if (closure->starts_on > day)
        break;
      if (!closure_holds (closure, day, session, urn, person_id) || is_other_holiday (closure, has_own_terms))
        continue;
      if (closure->kind == TRELLIS_CLOSURE_BANK_HOLIDAY)
        return closure;
      if (found == NULL)
        found = closure;
    }

  return found;
}

static void
trellis_school_year_finalize (GObject *object)
{
  TrellisSchoolYear *self = TRELLIS_SCHOOL_YEAR (object);

  g_free (self->id);
  g_free (self->name);
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->closures);
  g_hash_table_unref (self->own_terms);

  G_OBJECT_CLASS (trellis_school_year_parent_class)->finalize (object);
}

static void
trellis_school_year_class_init (TrellisSchoolYearClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_school_year_finalize;
}

static void
trellis_school_year_init (TrellisSchoolYear *self)
{
  self->terms = g_ptr_array_new_with_free_func (free_term);
  self->closures = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_closure_free);
  self->own_terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static char *
format_year (int  first_year,
             char separator)
{
  return g_strdup_printf ("%04d%c%02d", first_year, separator, (first_year + 1) % 100);
}

/**
 * trellis_school_year_new:
 * @id: the two years it lies in, `2026-27`
 * @error: return location for a #GError
 *
 * Makes a school year from 1 September to 31 August with no terms yet, for the
 * caller to fill in before anyone else sees it. Every day of it is closed until
 * it has terms.
 *
 * Fails with %G_IO_ERROR_INVALID_ARGUMENT where @id is not four digits, a
 * hyphen and the last two digits of the year after.
 *
 * Returns: (transfer full): the year, or %NULL with @error set
 */
TrellisSchoolYear *
trellis_school_year_new (const char  *id,
                         GError     **error)
{
  g_autoptr (TrellisSchoolYear) self = NULL;
  g_autofree char *expected = NULL;
  int first_year;

  g_return_val_if_fail (id != NULL, NULL);

  first_year = strlen (id) == 7 ? (int) g_ascii_strtoull (id, NULL, 10) : 0;
  if (first_year >= 1 && first_year <= 9998)
    expected = format_year (first_year, '-');
  if (g_strcmp0 (id, expected) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” is not a school year: write it as 2026-27."), id);
      return NULL;
    }

  self = g_object_new (TRELLIS_TYPE_SCHOOL_YEAR, NULL);
  self->id = g_strdup (id);
  self->name = format_year (first_year, '/');
  self->starts_on = trellis_day_new (first_year, 9, 1);
  self->ends_on = trellis_day_new (first_year + 1, 8, 31);

  return g_steal_pointer (&self);
}

/**
 * trellis_school_year_dup_id_for_day:
 * @day: a day
 *
 * Returns: (transfer full): the id of the school year that @day lies in, such
 *   as `2026-27`; August belongs to the year that ends with it
 */
char *
trellis_school_year_dup_id_for_day (TrellisDay day)
{
  int year, month;

  trellis_day_get_ymd (day, &year, &month, NULL);

  return format_year (month >= 9 ? year : year - 1, '-');
}

static TrellisTerm *
insert_term (GPtrArray  *terms,
             int         number,
             const char *name,
             TrellisDay  starts_on,
             TrellisDay  ends_on)
{
  TrellisTerm *term = g_new0 (TrellisTerm, 1);
  guint place;

  term->number = number;
  term->name = g_strdup (name);
  term->starts_on = starts_on;
  term->ends_on = ends_on;

  for (place = terms->len; place > 0; place--)
    {
      const TrellisTerm *earlier = terms->pdata[place - 1];

      if (earlier->number <= number)
        break;
    }
  g_ptr_array_insert (terms, (int) place, term);

  return term;
}

/**
 * trellis_school_year_add_term:
 * @self: a year being built
 * @number: from 1
 * @name: what people call it
 * @starts_on: the first day in school, INSET days counted
 * @ends_on: the last day in school
 *
 * Terms may be added in any order; they are kept by number.
 *
 * Returns: (transfer none): the term, the year's own
 */
TrellisTerm *
trellis_school_year_add_term (TrellisSchoolYear *self,
                              int                number,
                              const char        *name,
                              TrellisDay         starts_on,
                              TrellisDay         ends_on)
{
  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return insert_term (self->terms, number, name, starts_on, ends_on);
}

/**
 * trellis_school_year_add_closure:
 * @self: a year being built
 * @kind: why
 * @name: in words, such as "Christmas holiday"
 * @starts_on: the first day
 * @ends_on: the last day
 *
 * Closes these days, all day, for every school and person. The caller may then
 * set the closure's id (%NULL until then), session, school and person, but not
 * its days, by which closures are kept in order.
 *
 * Returns: (transfer none): the closure, the year's own
 */
TrellisClosure *
trellis_school_year_add_closure (TrellisSchoolYear  *self,
                                 TrellisClosureKind  kind,
                                 const char         *name,
                                 TrellisDay          starts_on,
                                 TrellisDay          ends_on)
{
  TrellisClosure *closure;
  guint place;

  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  closure = trellis_closure_new (kind, name, starts_on, ends_on);
  for (place = self->closures->len; place > 0; place--)
    {
      const TrellisClosure *earlier = self->closures->pdata[place - 1];

      if (earlier->starts_on <= starts_on)
        break;
    }
  g_ptr_array_insert (self->closures, (int) place, closure);

  return closure;
}

/**
 * trellis_school_year_add_own_term:
 * @self: a year being built
 * @urn: a school whose terms differ from the trust's
 * @number: from 1
 * @name: what people call it
 * @starts_on: the first day in school, INSET days counted
 * @ends_on: the last day in school
 *
 * A school that has a term of its own has only those: neither the trust's terms
 * nor the trust's holidays hold for it from then on; bank holidays and what the
 * trust blocks do.
 *
 * Returns: (transfer none): the term, the year's own
 */
TrellisTerm *
trellis_school_year_add_own_term (TrellisSchoolYear *self,
                                  const char        *urn,
                                  int                number,
                                  const char        *name,
                                  TrellisDay         starts_on,
                                  TrellisDay         ends_on)
{
  GPtrArray *terms;

  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (self), NULL);
  g_return_val_if_fail (urn != NULL && name != NULL, NULL);

  terms = g_hash_table_lookup (self->own_terms, urn);
  if (terms == NULL)
    {
      terms = g_ptr_array_new_with_free_func (free_term);
      g_hash_table_insert (self->own_terms, g_strdup (urn), terms);
    }

  return insert_term (terms, number, name, starts_on, ends_on);
}

/**
 * trellis_school_year_begin_own_terms:
 * @self: a year that nobody else sees yet
 * @urn: a school
 *
 * Gives a school terms of its own to correct, which begin as the trust's are;
 * one that has some keeps them.
 *
 * Returns: (transfer none) (element-type TrellisTerm): its terms
 */
GPtrArray *
trellis_school_year_begin_own_terms (TrellisSchoolYear *self,
                                     const char        *urn)
{
  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (self), NULL);
  g_return_val_if_fail (urn != NULL, NULL);

  if (trellis_school_year_has_own_terms (self, urn))
    return trellis_school_year_get_terms (self, urn);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const TrellisTerm *term = self->terms->pdata[i];

      trellis_school_year_add_own_term (self, urn, term->number, term->name, term->starts_on, term->ends_on);
    }

  return trellis_school_year_get_terms (self, urn);
}

/**
 * trellis_school_year_drop_own_terms:
 * @self: a year that nobody else sees yet
 * @urn: a school
 *
 * The trust's terms hold for the school again.
 */
void
trellis_school_year_drop_own_terms (TrellisSchoolYear *self,
                                    const char        *urn)
{
  g_return_if_fail (TRELLIS_IS_SCHOOL_YEAR (self));
  g_return_if_fail (urn != NULL);

  g_hash_table_remove (self->own_terms, urn);
}

/**
 * trellis_school_year_has_own_terms:
 * @self: a year
 * @urn: (nullable): a school
 *
 * Returns: whether its terms differ from the trust's
 */
gboolean
trellis_school_year_has_own_terms (TrellisSchoolYear *self,
                                   const char        *urn)
{
  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (self), FALSE);

  return urn != NULL && g_hash_table_contains (self->own_terms, urn);
}

/**
 * trellis_school_year_get_terms:
 * @self: a year
 * @urn: (nullable): a school; %NULL for the trust
 *
 * Returns: (transfer none) (element-type TrellisTerm): the terms that hold
 *   there
 */
GPtrArray *
trellis_school_year_get_terms (TrellisSchoolYear *self,
                               const char        *urn)
{
  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (self), NULL);

  return trellis_school_year_has_own_terms (self, urn) ? g_hash_table_lookup (self->own_terms, urn) : self->terms;
}

/**
 * trellis_school_year_get_term:
 * @self: a year
 * @day: a day
 *
 * Returns: (transfer none) (nullable): the term that @day lies in, the
 *   weekends and holidays within it counted, or %NULL outside every term
 */
TrellisTerm *
trellis_school_year_get_term (TrellisSchoolYear *self,
                              TrellisDay         day)
{
  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (self), NULL);

  return (TrellisTerm *) find_term (self->terms, day);
}

/**
 * trellis_school_year_is_open:
 * @self: a year
 * @day: a day, of any year
 * @session: the part of it; an all-day visit needs both halves open
 * @urn: (nullable): a school, whose own closures count as well as the trust's,
 *   and whose own terms count instead
 * @person_id: (nullable): a person, whose own closures count as well
 *
 * Returns: whether a visit may stand there: a weekday in a term, out of
 *   holidays, INSET days, bank holidays and what is blocked
 */
gboolean
trellis_school_year_is_open (TrellisSchoolYear *self,
                             TrellisDay         day,
                             TrellisSession     session,
                             const char        *urn,
                             const char        *person_id)
{
  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (self), FALSE);

  return !is_weekend (day) && find_term (trellis_school_year_get_terms (self, urn), day) != NULL &&
         find_closure (self, day, session, urn, person_id) == NULL;
}

static char *
describe_moment (TrellisDay            day,
                 const TrellisClosure *closure)
{
  g_autofree char *date = trellis_day_format (day, TRELLIS_DAY_STYLE_FULL);

  if (closure == NULL || closure->session == TRELLIS_SESSION_DAY)
    return g_steal_pointer (&date);
  if (closure->session == TRELLIS_SESSION_AM)
    return g_strdup_printf (_("The morning of %s"), date);

  return g_strdup_printf (_("The afternoon of %s"), date);
}

/* What is closed, by kind and by whose it is, not yet a whole sentence. */
static char *
describe_closure (const TrellisClosure *closure,
                  const char           *moment)
{
  switch (closure->kind)
    {
    case TRELLIS_CLOSURE_BANK_HOLIDAY:
      return g_strdup_printf (_("%s is a bank holiday"), moment);
    case TRELLIS_CLOSURE_INSET:
      if (closure->urn != NULL)
        return g_strdup_printf (_("%s is an INSET day at this school"), moment);
      return g_strdup_printf (_("%s is an INSET day"), moment);
    case TRELLIS_CLOSURE_HOLIDAY:
      if (closure->person_id != NULL)
        return g_strdup_printf (_("%s is in this person’s holidays"), moment);
      if (closure->urn != NULL)
        return g_strdup_printf (_("%s is in this school’s holidays"), moment);
      return g_strdup_printf (_("%s is in the holidays"), moment);
    case TRELLIS_CLOSURE_BLOCKED:
    case TRELLIS_N_CLOSURE_KINDS:
    default:
      if (closure->person_id != NULL)
        return g_strdup_printf (_("%s is blocked for this person"), moment);
      if (closure->urn != NULL)
        return g_strdup_printf (_("%s is blocked for this school"), moment);
      return g_strdup_printf (_("%s is blocked"), moment);
    }
}

/**
 * trellis_school_year_explain_closed:
 * @self: a year
 * @day: a day, of any year
 * @session: the part of it
 * @urn: (nullable): a school, whose own closures count as well as the trust's
 * @person_id: (nullable): a person, whose own closures count as well
 *
 * Says in one plain sentence why no visit may stand there, such as "Monday 4
 * May 2026 is a bank holiday (Early May bank holiday)."
 *
 * Returns: (transfer full) (nullable): the sentence, or %NULL where
 *   trellis_school_year_is_open() holds
 */
char *
trellis_school_year_explain_closed (TrellisSchoolYear *self,
                                    TrellisDay         day,
                                    TrellisSession     session,
                                    const char        *urn,
                                    const char        *person_id)
{
  const TrellisClosure *closure;
  g_autofree char *moment = NULL;
  g_autofree char *what = NULL;

  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (self), NULL);

  closure = is_weekend (day) ? NULL : find_closure (self, day, session, urn, person_id);
  moment = describe_moment (day, closure);
  if (closure != NULL)
    {
      what = describe_closure (closure, moment);
      if (*closure->name == '\0' || g_strcmp0 (closure->name, trellis_closure_kind_get_name (closure->kind)) == 0)
        return g_strdup_printf (_("%s."), what);
      return g_strdup_printf (_("%s (%s)."), what, closure->name);
    }
  if (day < self->starts_on || day > self->ends_on)
    return g_strdup_printf (_("%s is not in the school year %s."), moment, self->name);
  if (is_weekend (day))
    return g_strdup_printf (_("%s is at the weekend."), moment);
  if (find_term (trellis_school_year_get_terms (self, urn), day) != NULL)
    return NULL;

  return g_strdup_printf (trellis_school_year_has_own_terms (self, urn) ? _("%s is outside this school’s terms of %s.")
                                                                        : _("%s is outside the terms of %s."),
                          moment, self->name);
}

/**
 * trellis_school_year_count_open:
 * @self: a year
 * @starts_on: the first day
 * @ends_on: the last day
 * @urn: (nullable): a school; %NULL for the trust's
 *
 * Returns: on how many of these days the school is open to pupils, or the
 *   trust's are, INSET days not counted; a day closed for half of it does not
 *   count
 */
guint
trellis_school_year_count_open (TrellisSchoolYear *self,
                                TrellisDay         starts_on,
                                TrellisDay         ends_on,
                                const char        *urn)
{
  guint n_days = 0;

  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (self), 0);

  for (TrellisDay day = MAX (starts_on, self->starts_on); day <= MIN (ends_on, self->ends_on); day++)
    n_days += trellis_school_year_is_open (self, day, TRELLIS_SESSION_DAY, urn, NULL);

  return n_days;
}

/**
 * trellis_closure_new:
 * @kind: why
 * @name: in words
 * @starts_on: the first day
 * @ends_on: the last day
 *
 * Returns: (transfer full): a closure of these days, all day, for every school
 *   and person, with no id
 */
TrellisClosure *
trellis_closure_new (TrellisClosureKind  kind,
                     const char         *name,
                     TrellisDay          starts_on,
                     TrellisDay          ends_on)
{
  TrellisClosure *closure = g_new0 (TrellisClosure, 1);

  closure->kind = kind;
  closure->name = g_strdup (name);
  closure->starts_on = starts_on;
  closure->ends_on = ends_on;
  closure->session = TRELLIS_SESSION_DAY;

  return closure;
}

/**
 * trellis_closure_free:
 * @closure: (transfer full): a closure that no year owns
 */
void
trellis_closure_free (TrellisClosure *closure)
{
  g_free (closure->id);
  g_free (closure->name);
  g_free (closure->urn);
  g_free (closure->person_id);
  g_free (closure);
}

/**
 * trellis_closure_kind_get_key:
 * @kind: why days are out
 *
 * Returns: the word for it in the trust file and in exported files
 */
const char *
trellis_closure_kind_get_key (TrellisClosureKind kind)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_CLOSURE_KINDS, NULL);

  return kinds[kind].key;
}

/**
 * trellis_closure_kind_get_name:
 * @kind: why days are out
 *
 * Returns: the words for it in the program's language
 */
const char *
trellis_closure_kind_get_name (TrellisClosureKind kind)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_CLOSURE_KINDS, NULL);

  return _(kinds[kind].name);
}

/**
 * trellis_closure_kind_parse:
 * @key: (nullable): a key
 * @kind: (out): the kind; untouched on failure
 *
 * Returns: whether @key is that of a kind
 */
gboolean
trellis_closure_kind_parse (const char         *key,
                            TrellisClosureKind *kind)
{
  for (guint i = 0; i < TRELLIS_N_CLOSURE_KINDS; i++)
    {
      if (g_strcmp0 (kinds[i].key, key) == 0)
        {
          *kind = (TrellisClosureKind) i;
          return TRUE;
        }
    }

  return FALSE;
}
