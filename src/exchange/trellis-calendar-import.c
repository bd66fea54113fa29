/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-calendar-import.h"

#include "trellis-calendar-events.h"
#include "trellis-calendar-years.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Term dates, INSET days and absences from another program's calendar. */

/* The years after the present one whose dates a trust may have already. */
#define N_YEARS_AHEAD 2
/* A half term that lasts longer than a holiday is the term of that name. */
#define SHORTEST_TERM 15
/* What is further from a term's first or last day is a half term's, in a year
 * that has whole terms. */
#define FURTHEST_DAYS 28

/* What an event is, by the words of its name. */
typedef enum
{
  ROLE_CLOSURE,
  ROLE_TERM,          /* from its first day to its last */
  ROLE_TERM_STARTS,
  ROLE_TERM_ENDS,
} Role;

typedef struct
{
  Role role;
  TrellisClosureKind kind;    /* of a closure */
} Meaning;

/* The dates that a file gives the terms of a year: of several for one term the
 * earliest first day and the latest last one, as half terms make up a term. */
typedef struct
{
  TrellisDay starts_on;       /* TRELLIS_DAY_NONE where it gives none */
  TrellisDay ends_on;
  guint64 line;
} Wish;

typedef struct
{
  const TrellisImportWhom *whom;
  TrellisImportMode mode;
  TrellisCalendarYears years;
  GPtrArray *events;
  GHashTable *claimed;        /* (element-type TrellisClosure): those that the file speaks of */
  GHashTable *wishes;         /* (element-type TrellisSchoolYear Wish[]) */
  const char *shown;
  TrellisImport *result;
} Import;

static void
clear_import (Import *self)
{
  trellis_calendar_years_clear (&self->years);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->claimed, g_hash_table_unref);
  g_clear_pointer (&self->wishes, g_hash_table_unref);
  g_clear_pointer (&self->result, trellis_import_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

/* Words that calendars of English schools are written in; a name is looked
 * through in small letters, its hyphens as spaces. */
static gboolean
has_word (const char        *name,
          const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (name, words[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

static Meaning
find_meaning (const TrellisImportWhom    *whom,
              const TrellisCalendarEvent *event)
{
  static const char *const inset[] = { "inset", "in set", "training day", "staff day", "non pupil", "occasional day",
                                       NULL };
  static const char *const bank[] = { "bank holiday", "good friday", "easter monday", "boxing day", "christmas day",
                                      "new year's day", "new year’s day", "may day", NULL };
  static const char *const holiday[] = { "holiday", "half term", "vacation", "break", "christmas", "easter",
                                         "school closed", NULL };
  static const char *const starts[] = { "begin", "start", "first day", "open", "return", NULL };
  static const char *const ends[] = { "end", "last day", "close", "finish", NULL };
  g_autofree char *folded = g_utf8_casefold (event->name, -1);
  g_autofree char *name = g_strdelimit (g_strdup (folded), "-_", ' ');
  gboolean is_of_term = strstr (name, "term") != NULL;
  gboolean is_half = strstr (name, "half term") != NULL;
  int n_days = event->ends_on - event->starts_on + 1;
  Meaning meaning = { ROLE_CLOSURE, TRELLIS_CLOSURE_BLOCKED };

  if (whom->person_id != NULL)
    return meaning;
  if (has_word (name, inset))
    meaning.kind = TRELLIS_CLOSURE_INSET;
  else if (has_word (name, bank) && n_days == 1)
    meaning.kind = whom->urn == NULL ? TRELLIS_CLOSURE_BANK_HOLIDAY : TRELLIS_CLOSURE_HOLIDAY;
  else if (is_of_term && n_days >= SHORTEST_TERM)
    meaning.role = ROLE_TERM;
  else if (is_of_term && !is_half && n_days == 1 && has_word (name, starts))
    meaning.role = ROLE_TERM_STARTS;
  else if (is_of_term && !is_half && n_days == 1 && has_word (name, ends))
    meaning.role = ROLE_TERM_ENDS;
  else if (has_word (name, holiday))
    meaning.kind = TRELLIS_CLOSURE_HOLIDAY;

  return meaning;
}

static gboolean
refuse (Import                      *self,
        const TrellisCalendarEvent  *event,
        const char                  *problem,
        GError                     **error)
{
  if (self->mode == TRELLIS_IMPORT_TAKE)
    {
      g_set_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_ROW, _("%s, line %u: %s."), self->shown,
                   (guint) event->line, problem);
      return FALSE;
    }

  trellis_import_add (self->result, TRELLIS_IMPORT_REFUSED, event->line, g_strdup (problem));
  return TRUE;
}

/* Terms --------------------------------------------------------------------- */

static Wish *
get_wishes (Import            *self,
            TrellisSchoolYear *year)
{
  Wish *wishes = g_hash_table_lookup (self->wishes, year);
  guint n = trellis_school_year_get_terms (year, self->whom->urn)->len;

  if (wishes != NULL)
    return wishes;

  wishes = g_new0 (Wish, n + 1);
  for (guint i = 0; i < n; i++)
    wishes[i].starts_on = wishes[i].ends_on = TRELLIS_DAY_NONE;
  g_hash_table_insert (self->wishes, year, wishes);
  return wishes;
}

static void
wish_start (Wish              *wish,
            const TrellisTerm *term,
            TrellisDay         day,
            guint64            line)
{
  if (ABS (day - term->starts_on) > FURTHEST_DAYS)
    return;

  wish->starts_on = wish->starts_on == TRELLIS_DAY_NONE ? day : MIN (wish->starts_on, day);
  wish->line = line;
}

static void
wish_end (Wish              *wish,
          const TrellisTerm *term,
          TrellisDay         day,
          guint64            line)
{
  if (ABS (day - term->ends_on) > FURTHEST_DAYS)
    return;

  wish->ends_on = MAX (wish->ends_on, day);
  wish->line = line;
}

/* The term whose first or last day is nearest. */
static guint
find_nearest (GPtrArray  *terms,
              TrellisDay  day,
              gboolean    is_end)
{
  guint best = 0;
  int least = G_MAXINT;

  for (guint i = 0; i < terms->len; i++)
    {
      const TrellisTerm *term = terms->pdata[i];
      int apart = ABS ((is_end ? term->ends_on : term->starts_on) - day);

      if (apart < least)
        {
          least = apart;
          best = i;
        }
    }

  return best;
}

static gboolean
read_term (Import                      *self,
           TrellisSchoolYear           *year,
           const TrellisCalendarEvent  *event,
           Role                         role,
           GError                     **error)
{
  GPtrArray *terms = trellis_school_year_get_terms (year, self->whom->urn);
  Wish *wishes = get_wishes (self, year);
  gboolean has_any = FALSE;
  g_autofree char *problem = NULL;
  guint last = 0;

  if (event->is_cancelled)
    return TRUE;
  if (role != ROLE_TERM && terms->len > 0)
    {
      guint nearest = find_nearest (terms, event->starts_on, role == ROLE_TERM_ENDS);

      if (role == ROLE_TERM_STARTS)
        wish_start (&wishes[nearest], terms->pdata[nearest], event->starts_on, event->line);
      else
        wish_end (&wishes[nearest], terms->pdata[nearest], event->starts_on, event->line);
      return TRUE;
    }

  for (guint i = 0; i < terms->len; i++)
    {
      const TrellisTerm *term = terms->pdata[i];

      if (event->ends_on < term->starts_on || event->starts_on > term->ends_on)
        continue;
      if (!has_any)
        wish_start (&wishes[i], term, event->starts_on, event->line);
      has_any = TRUE;
      last = i;
    }
  if (has_any)
    {
      wish_end (&wishes[last], terms->pdata[last], event->ends_on, event->line);
      return TRUE;
    }

  problem = g_strdup_printf (_("“%s” lies in none of the terms of %s"), event->name, year->name);
  return refuse (self, event, problem, error);
}

static void
take_term (Import            *self,
           TrellisSchoolYear *year,
           guint              index,
           const Wish        *wish)
{
  const TrellisTerm *held = trellis_school_year_get_terms (year, self->whom->urn)->pdata[index];
  TrellisDay starts_on = wish->starts_on != TRELLIS_DAY_NONE ? wish->starts_on : held->starts_on;
  TrellisDay ends_on = wish->ends_on != TRELLIS_DAY_NONE ? wish->ends_on : held->ends_on;
  g_autofree char *days = trellis_calendar_describe_days (starts_on, ends_on, TRELLIS_SESSION_DAY);
  g_autofree char *before = trellis_calendar_describe_days (held->starts_on, held->ends_on, TRELLIS_SESSION_DAY);
  GPtrArray *terms;

  if (wish->starts_on == TRELLIS_DAY_NONE && wish->ends_on == TRELLIS_DAY_NONE)
    return;
  if (starts_on == held->starts_on && ends_on == held->ends_on)
    {
      self->result->n_same++;
      return;
    }

  trellis_import_add (self->result, TRELLIS_IMPORT_CHANGED, wish->line,
                      /* Translators: a term, its school year, its days, those before */
                      g_strdup_printf (_("%s of %s, %s, was %s"), held->name, year->name, days, before));
  terms = self->whom->urn != NULL ? trellis_school_year_begin_own_terms (year, self->whom->urn) : year->terms;
  trellis_school_year_move_term (year, terms->pdata[index], starts_on, ends_on);
  trellis_calendar_years_edit (&self->years, year);
}

static void
take_terms (Import *self)
{
  for (guint i = 0; i < self->years.years->len; i++)
    {
      TrellisSchoolYear *year = g_ptr_array_index (self->years.years, i);
      const Wish *wishes = g_hash_table_lookup (self->wishes, year);
      guint n = trellis_school_year_get_terms (year, self->whom->urn)->len;

      for (guint j = 0; wishes != NULL && j < n; j++)
        take_term (self, year, j, &wishes[j]);
    }
}

/* Closures ------------------------------------------------------------------ */

/* The same for the same event of a later file, for one school, person or the
 * trust. */
static char *
dup_id (const Import               *self,
        const TrellisCalendarEvent *event)
{
  const char *whom = self->whom->urn != NULL ? self->whom->urn
                                             : self->whom->person_id != NULL ? self->whom->person_id : "";
  g_autofree char *key = g_strconcat (whom, "\n", event->key, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  return g_strconcat ("calendar-", hash, NULL);
}

static gboolean
is_of_whom (const Import         *self,
            const TrellisClosure *closure)
{
  return g_strcmp0 (closure->urn, self->whom->urn) == 0 && g_strcmp0 (closure->person_id, self->whom->person_id) == 0;
}

/* What the trust file holds of an event: by its identity, else a closure of the
 * same kind that shares a day with it, which somebody entered by hand or which
 * the usual year began with. */
static TrellisClosure *
find_held (Import                      *self,
           const TrellisCalendarEvent  *event,
           TrellisClosureKind           kind,
           const char                  *id,
           TrellisSchoolYear          **year)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->years.years->len; i++)
        {
          TrellisSchoolYear *held = g_ptr_array_index (self->years.years, i);

          for (guint j = 0; j < held->closures->len; j++)
            {
              TrellisClosure *closure = held->closures->pdata[j];
              gboolean is_like = pass == 0
                ? g_strcmp0 (closure->id, id) == 0
                : is_of_whom (self, closure) && closure->kind == kind && closure->starts_on <= event->ends_on &&
                    closure->ends_on >= event->starts_on &&
                    (kind != TRELLIS_CLOSURE_BLOCKED || g_str_equal (closure->name, event->name));

              if (!is_like || g_hash_table_contains (self->claimed, closure))
                continue;
              *year = held;
              return closure;
            }
        }
    }

  return NULL;
}

static char *
describe_event (const TrellisCalendarEvent *event,
                const char                 *name)
{
  g_autofree char *days = trellis_calendar_describe_days (event->starts_on, event->ends_on, event->session);

  return g_strdup_printf ("%s, %s", name, days);
}

static gboolean
is_same (const TrellisClosure       *closure,
         const TrellisCalendarEvent *event,
         const char                 *name)
{
  return closure->starts_on == event->starts_on && closure->ends_on == event->ends_on &&
         closure->session == event->session && g_str_equal (closure->name, name);
}

static void
take_closure (Import                     *self,
              TrellisSchoolYear          *year,
              const TrellisCalendarEvent *event,
              TrellisClosureKind          kind)
{
  g_autofree char *id = dup_id (self, event);
  const char *name = *event->name != '\0' ? event->name : trellis_closure_kind_get_name (kind);
  g_autofree char *words = describe_event (event, name);
  TrellisSchoolYear *held_in = NULL;
  TrellisClosure *held = find_held (self, event, kind, id, &held_in);
  TrellisClosure *closure;

  if (held != NULL && !event->is_cancelled && is_same (held, event, name))
    {
      g_hash_table_add (self->claimed, held);
      self->result->n_same++;
      return;
    }
  if (held != NULL)
    {
      g_autofree char *before = trellis_calendar_describe_days (held->starts_on, held->ends_on, held->session);

      trellis_import_add (self->result, TRELLIS_IMPORT_CHANGED, event->line,
                          event->is_cancelled ? g_strdup_printf (_("%s: cancelled"), words)
                                              : g_strdup_printf (_("%s, was %s"), words, before));
      g_free (id);
      id = g_strdup (held->id);
      g_ptr_array_remove (held_in->closures, held);
      trellis_calendar_years_edit (&self->years, held_in);
    }
  else if (!event->is_cancelled)
    trellis_import_add (self->result, TRELLIS_IMPORT_ADDED, event->line, g_strdup (words));
  if (event->is_cancelled)
    return;

  closure = trellis_school_year_add_closure (year, kind, name, event->starts_on, event->ends_on);
  closure->id = g_steal_pointer (&id);
  closure->session = event->session;
  closure->urn = g_strdup (self->whom->urn);
  closure->person_id = g_strdup (self->whom->person_id);
  g_hash_table_add (self->claimed, closure);
  trellis_calendar_years_edit (&self->years, year);
}

/* A school is closed on the trust's bank holidays without saying so. */
static gboolean
is_known_holiday (Import                     *self,
                  TrellisSchoolYear          *year,
                  const TrellisCalendarEvent *event)
{
  for (guint i = 0; self->whom->urn != NULL && i < year->closures->len; i++)
    {
      const TrellisClosure *closure = year->closures->pdata[i];

      if (closure->kind == TRELLIS_CLOSURE_BANK_HOLIDAY && closure->starts_on == event->starts_on &&
          closure->ends_on == event->ends_on)
        return TRUE;
    }

  return FALSE;
}

/* The terms, or all that is not one. */
static gboolean
read_events (Import        *self,
             gboolean       is_of_terms,
             GCancellable  *cancellable,
             GError       **error)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const TrellisCalendarEvent *event = g_ptr_array_index (self->events, i);
      TrellisSchoolYear *year = trellis_calendar_years_find (&self->years, event->starts_on);
      Meaning meaning = find_meaning (self->whom, event);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      /* A holiday that began in the summer before. */
      if (year == NULL)
        year = trellis_calendar_years_find (&self->years, event->ends_on);
      if (year == NULL || (meaning.role != ROLE_CLOSURE) != is_of_terms)
        continue;
      if (meaning.role != ROLE_CLOSURE)
        {
          if (!read_term (self, year, event, meaning.role, error))
            return FALSE;
          continue;
        }
      if (meaning.kind == TRELLIS_CLOSURE_HOLIDAY && is_known_holiday (self, year, event))
        self->result->n_same++;
      else
        take_closure (self, year, event, meaning.kind);
    }

  return TRUE;
}

static gboolean
check_whom (TrellisStore             *store,
            const TrellisImportWhom  *whom,
            GError                  **error)
{
  g_autoptr (GListModel) list = NULL;

  if (whom->urn == NULL && whom->person_id == NULL)
    return TRUE;

  if (whom->urn != NULL)
    list = trellis_store_list_schools (store, trellis_store_get_today (store), TRUE, error);
  else
    list = trellis_store_list_people (store, FALSE, trellis_store_get_today (store), error);
  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      if (whom->urn != NULL ? g_str_equal (TRELLIS_SCHOOL (item)->urn, whom->urn)
                            : g_str_equal (TRELLIS_PERSON (item)->id, whom->person_id))
        return TRUE;
    }

  if (whom->urn != NULL)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
                 _("The trust has no school with the URN %s."), whom->urn);
  else
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN, _("The trust has no such person."));
  return FALSE;
}

/**
 * trellis_calendar_import:
 * @store: a store, on its thread
 * @path: a calendar file (.ics)
 * @whom: whose dates they are: the trust's, a school's or a person's
 * @mode: whether to look only, or to take what is there
 * @progress_func: (nullable): told when it is done
 * @progress_data: for @progress_func
 * @cancellable: (nullable): to stop it from another thread
 * @error: return location for a #GError
 *
 * Takes dates from another program's calendar, for the school years that the
 * trust file holds, the present one and the two after it. What an event is its
 * name says: a term, or its first or last day; an INSET day, a bank holiday, a
 * holiday; anything else, and everything of a person, is a blocked date. A
 * school's terms become its own. The same event of a later file moves what the
 * first one brought, and cancelled takes it away; a holiday that the year has
 * there already takes the file's dates.
 *
 * Fails as trellis_calendar_read_events() does, with
 * %TRELLIS_STORE_ERROR_UNKNOWN where there is no such school or person, with
 * %G_IO_ERROR_INVALID_DATA where the terms could not stand, and, unless only good
 * events are taken, with %TRELLIS_IMPORT_ERROR_ROW. The trust file is then as it
 * was.
 *
 * Returns: (transfer full) (nullable): what is to be done, or has been; %NULL
 *   with @error set
 */
TrellisImport *
trellis_calendar_import (TrellisStore               *store,
                         const char                 *path,
                         const TrellisImportWhom    *whom,
                         TrellisImportMode           mode,
                         TrellisImportProgressFunc   progress_func,
                         gpointer                    progress_data,
                         GCancellable               *cancellable,
                         GError                    **error)
{
  g_auto (Import) self = { whom, mode };
  g_autofree char *shown = g_filename_display_basename (path);
  const TrellisSchoolYear *first, *last;

  self.shown = shown;
  self.claimed = g_hash_table_new (NULL, NULL);
  self.wishes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self.result = trellis_import_new (&trellis_calendar_import_kind);
  if (!check_whom (store, whom, error) || !trellis_calendar_years_init (&self.years, store, N_YEARS_AHEAD, error))
    return NULL;
  first = g_ptr_array_index (self.years.years, 0);
  last = g_ptr_array_index (self.years.years, self.years.years->len - 1);
  self.events = trellis_calendar_read_events (path, first->starts_on, last->ends_on, error);
  if (self.events == NULL)
    return NULL;
  if (self.events->len == 0)
    {
      g_set_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER,
                   _("%s has no date from %s to %s."), shown, first->name, last->name);
      return NULL;
    }

  /* Terms first: the holidays between them move with them, and then take the
   * dates that the file gives them. */
  if (!read_events (&self, TRUE, cancellable, error))
    return NULL;
  take_terms (&self);
  if (!read_events (&self, FALSE, cancellable, error))
    return NULL;
  for (guint i = 0; i < self.years.years->len; i++)
    {
      if (!trellis_school_year_check (g_ptr_array_index (self.years.years, i), error))
        return NULL;
    }
  if (progress_func != NULL)
    progress_func (1, progress_data);
  if (mode != TRELLIS_IMPORT_PREVIEW &&
      !trellis_calendar_years_write (&self.years, self.result, _("Import dates of a calendar"), error))
    return NULL;

  return g_steal_pointer (&self.result);
}

const TrellisImportKind trellis_calendar_import_kind = {
  .key = "calendar",
  .title = N_("Import a calendar"),
  .noun = N_("Dates"),
  .hint = N_("A calendar file (.ics) of term dates, INSET days or absences, as Outlook, Google or a school’s website "
             "gives it; or drop it here"),
  .pattern = "*.ics",
  .pattern_name = N_("Calendars"),
  .run_for = trellis_calendar_import,
};
