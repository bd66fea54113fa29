/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-demo-private.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_ASPECTS 7
#define NOT_JUDGED '.'

/* Aspects of which an adviser judges so many between two standards meetings. */
#define N_ADVISER_ASPECTS 4

/* At one school in so many a second adviser judges again a week later, as many aspects. */
#define MODERATED_EVERY 4
#define N_MODERATED_ASPECTS 3

/* So many aspects does a school see too well that will not be told. */
#define MOST_OPTIMISTIC 3

/* One sitting: what one source judged of a school on a day. */
typedef struct
{
  TrellisDay day;
  TrellisSource source;
  JsonObject *school;
  gboolean is_moderation;     /* a second adviser's */
  JsonObject *entry;          /* (nullable): of the school's own story; NULL for what follows from it */
  char levels[N_ASPECTS + 1]; /* a level's key each, in the documents' order of aspects */
} Sitting;

typedef struct
{
  TrellisDemo *demo;
  JsonObject *texts;
  JsonArray *aspects;
  TrellisSchoolYear *year;
  GArray *sittings;           /* (element-type Sitting) */
} Judging;

/* Rounds of standards meetings: in the autumn that the trust took up the
 * scheme, then at the end of each year. Nominal days, which only order them. */
static const struct
{
  const char *round;
  const char *starts_on;
} rounds[] = {
  { "2023", "2023-10-02" },
  { "2024", "2024-07-01" },
  { "2025", "2025-06-30" },
};

/* The school day that is @n of them after @day. */
static TrellisDay
find_school_day (Judging    *self,
                 TrellisDay  day,
                 guint       n)
{
  while (!trellis_school_year_is_open (self->year, day, TRELLIS_SESSION_DAY, NULL, NULL) || n-- > 0)
    day++;

  return day;
}

static TrellisDay
find_round_day (const char *round)
{
  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      if (g_strcmp0 (rounds[i].round, round) == 0)
        return trellis_demo_parse_day (rounds[i].starts_on);
    }

  return TRELLIS_DAY_NONE;
}

/* The day of an entry of a school's story: its own, the day that its standards
 * meeting was planned for, or one of those on which the round was held. */
static TrellisDay
find_entry_day (Judging    *self,
                JsonObject *school,
                guint       index,
                JsonObject *entry)
{
  TrellisDay round_day = find_round_day (trellis_demo_get_text (entry, "round"));
  g_autofree char *key = NULL;
  gpointer planned;

  if (round_day == TRELLIS_DAY_NONE)
    return trellis_demo_get_day (entry, "on");

  key = g_strconcat (trellis_demo_get_text (school, "urn"), "/", self->year->id, NULL);
  if (g_hash_table_lookup_extended (self->demo->meetings, key, NULL, &planned))
    return GPOINTER_TO_INT (planned);

  return find_school_day (self, round_day, index * 5 % 14);
}

static gboolean
is_of_year (Judging    *self,
            TrellisDay  day)
{
  return day >= self->year->starts_on && day <= self->year->ends_on;
}

static Sitting *
add_sitting (Judging       *self,
             JsonObject    *school,
             TrellisDay     day,
             TrellisSource  source)
{
  Sitting sitting = { .day = day, .source = source, .school = school };

  memset (sitting.levels, NOT_JUDGED, N_ASPECTS);
  g_array_append_val (self->sittings, sitting);
  return &g_array_index (self->sittings, Sitting, self->sittings->len - 1);
}

/* The levels agreed by @day; where none were, those agreed first after it. */
static gboolean
find_agreed (JsonObject *school,
             TrellisDay  day,
             char       *levels)
{
  JsonArray *entries = trellis_demo_get_list (school, "agreed");
  gboolean is_found = FALSE;

  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);
      TrellisDay entry_day = find_round_day (trellis_demo_get_text (entry, "round"));
      const char *entry_levels = trellis_demo_get_text (entry, "levels");

      if (entry_day == TRELLIS_DAY_NONE)
        entry_day = trellis_demo_get_day (entry, "on");
      if (entry_day > day && is_found)
        break;
      for (guint k = 0; k < N_ASPECTS; k++)
        {
          if (entry_levels[k] != NOT_JUDGED)
            levels[k] = entry_levels[k];
        }
      is_found = TRUE;
    }

  return is_found;
}

/* What the school thinks of itself each September: what was last agreed, but
 * for as many aspects as it is given to see better than others do. */
static void
evaluate_itself (Judging    *self,
                 JsonObject *school,
                 guint       index)
{
  TrellisDay day = find_school_day (self, self->year->starts_on + 10, index % 12);
  const char *urn = trellis_demo_get_text (school, "urn");
  guint optimism = json_object_get_int_member (school, "optimism");
  guint first = trellis_demo_hash ("%s/%s/self", urn, self->year->id) % N_ASPECTS;
  char levels[N_ASPECTS + 1] = "";
  Sitting *sitting;

  if (!trellis_demo_is_member (school, day) || !find_agreed (school, day, levels))
    return;

  sitting = add_sitting (self, school, day, TRELLIS_SOURCE_SELF_EVALUATION);
  memcpy (sitting->levels, levels, N_ASPECTS);
  /* After two years of this most have learnt to see as others do. */
  if (is_of_year (self, self->demo->today) && optimism < MOST_OPTIMISTIC)
    optimism /= 2;
  for (guint i = 0; i < optimism; i++)
    {
      char *level = &sitting->levels[(first + i * 3) % N_ASPECTS];

      if (*level > '1')
        (*level)--;
    }
}

/* What a second adviser sees of some of what the first did, not always the same. */
static void
judge_again (Judging    *self,
             JsonObject *school,
             guint       index,
             guint       first,
             const char *levels)
{
  char seen[N_ASPECTS + 1];
  Sitting *sitting;
  int year;

  memcpy (seen, levels, sizeof seen);
  trellis_day_get_ymd (self->year->ends_on, &year, NULL, NULL);
  sitting = add_sitting (self, school, find_school_day (self, trellis_day_new (year, 1, 26), index % 14 + 4),
                         TRELLIS_SOURCE_ADVISER);
  sitting->is_moderation = TRUE;
  for (guint i = 0; i < N_MODERATED_ASPECTS; i++)
    {
      char *level = &sitting->levels[(first + i * 2) % N_ASPECTS];

      *level = seen[(first + i * 2) % N_ASPECTS];
      if (i == index / MODERATED_EVERY % 8 && *level < '5')
        (*level)++;
    }
}

/* What the adviser sees in the middle of the year: ahead of what will be agreed,
 * and a shade harder where a school sees itself too well. */
static void
judge_as_adviser (Judging    *self,
                  JsonObject *school,
                  guint       index)
{
  TrellisDay ends_on = self->year->ends_on;
  const char *urn = trellis_demo_get_text (school, "urn");
  guint first = trellis_demo_hash ("%s/%s/adviser", urn, self->year->id) % N_ASPECTS;
  char levels[N_ASPECTS + 1] = "";
  int year;
  TrellisDay day;
  Sitting *sitting;

  trellis_day_get_ymd (ends_on, &year, NULL, NULL);
  day = find_school_day (self, trellis_day_new (year, 1, 26), index % 14);
  if (!trellis_demo_is_member (school, day) || !find_agreed (school, MIN (ends_on, self->demo->today), levels))
    return;

  sitting = add_sitting (self, school, day, TRELLIS_SOURCE_ADVISER);
  for (guint i = 0; i < N_ADVISER_ASPECTS; i++)
    sitting->levels[(first + i * 2) % N_ASPECTS] = levels[(first + i * 2) % N_ASPECTS];
  if (json_object_get_int_member (school, "optimism") >= MOST_OPTIMISTIC && sitting->levels[first] < '5')
    sitting->levels[first]++;
  if (index % MODERATED_EVERY == 1)
    judge_again (self, school, index, first, sitting->levels);
}

static void
list_entries (Judging       *self,
              JsonObject    *school,
              guint          index,
              const char    *member,
              TrellisSource  source)
{
  JsonArray *entries = trellis_demo_get_list (school, member);

  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);
      TrellisDay round_day = find_round_day (trellis_demo_get_text (entry, "round"));
      Sitting *sitting;

      if (!is_of_year (self, round_day != TRELLIS_DAY_NONE ? round_day : trellis_demo_get_day (entry, "on")))
        continue;
      sitting = add_sitting (self, school, find_entry_day (self, school, index, entry), source);
      sitting->entry = entry;
      memcpy (sitting->levels, trellis_demo_get_text (entry, "levels"), N_ASPECTS);
    }
}

static int
compare_sittings (gconstpointer a,
                  gconstpointer b)
{
  const Sitting *x = a;
  const Sitting *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->school != y->school)
    return strcmp (trellis_demo_get_text (x->school, "urn"), trellis_demo_get_text (y->school, "urn"));

  return (x->source > y->source) - (x->source < y->source);
}

/* What is said of an aspect at a level, by stage where there is more to say. */
static char *
compose_narrative (Judging    *self,
                   JsonObject *school,
                   const char *aspect_id,
                   const char *key,
                   gboolean    has_next)
{
  JsonObject *by_aspect = json_object_get_object_member (self->texts, "narratives");
  JsonObject *texts = json_object_get_object_member (json_object_get_object_member (by_aspect, aspect_id), key);
  const char *phase = trellis_demo_get_text (school, "phase");
  const char *stage = g_str_equal (phase, "all-through") ? "secondary" : phase;
  g_autofree char *turn = g_strdup_printf ("%s/%s/%s", aspect_id, key, stage);
  JsonArray *leads = trellis_demo_get_list (texts, "leads");
  JsonArray *more = trellis_demo_get_list (texts, stage);
  JsonArray *nexts = trellis_demo_get_list (texts, "next");
  guint n_leads = json_array_get_length (leads);
  guint n_all = n_leads + (more != NULL ? json_array_get_length (more) : 0);
  guint n = trellis_demo_take_turn (self->demo, turn);
  g_autofree char *narrative = NULL;
  const char *lead, *next;

  /* The second sentence falls a step behind at each round, so that pairs differ
   * for as long as they can. */
  lead = n % n_all < n_leads ? json_array_get_string_element (leads, n % n_all)
                             : json_array_get_string_element (more, n % n_all - n_leads);
  next = json_array_get_string_element (nexts, (n + n / n_all) % json_array_get_length (nexts));
  narrative = has_next ? g_strconcat (lead, " ", next, NULL) : g_strdup (lead);
  return trellis_demo_put_words (self->demo, school, narrative);
}

static char *
compose_short (Judging       *self,
               const char    *member,
               const char    *key)
{
  g_autofree char *turn = g_strconcat (member, "/", key, NULL);
  JsonObject *texts = json_object_get_object_member (self->texts, member);

  return g_strdup (trellis_demo_take_text (self->demo, turn, trellis_demo_get_list (texts, key)));
}

/* One judgement in sixteen that was agreed has neither words nor evidence, as
 * in every trust. */
static gboolean
is_left_bare (Sitting    *sitting,
              const char *aspect_id)
{
  return sitting->source == TRELLIS_SOURCE_AGREED &&
         trellis_demo_hash ("%s/%s/%d/bare", trellis_demo_get_text (sitting->school, "urn"), aspect_id,
                            sitting->day) % 16 == 0;
}

static char *
find_narrative (Judging    *self,
                Sitting    *sitting,
                const char *aspect_id,
                const char *key)
{
  JsonObject *notes = sitting->entry != NULL && json_object_has_member (sitting->entry, "note") ?
                      json_object_get_object_member (sitting->entry, "note") : NULL;
  const char *own = notes != NULL ? trellis_demo_get_text (notes, aspect_id) : NULL;

  if (own != NULL)
    return g_strdup (own);
  if (is_left_bare (sitting, aspect_id))
    return g_strdup ("");
  if (sitting->source == TRELLIS_SOURCE_SELF_EVALUATION)
    return compose_short (self, "self_evaluation", key);
  if (sitting->source == TRELLIS_SOURCE_EXTERNAL_REVIEW)
    return compose_short (self, "external_review", key);

  return compose_narrative (self, sitting->school, aspect_id, key, sitting->source == TRELLIS_SOURCE_AGREED);
}

static gboolean
write_evidence (Judging     *self,
                Sitting     *sitting,
                const char  *aspect_id,
                const char  *judgement_id,
                GError     **error)
{
  JsonArray *pool = trellis_demo_get_list (json_object_get_object_member (self->texts, "evidence"), aspect_id);
  guint chance = trellis_demo_hash ("%s/%s/%d", trellis_demo_get_text (sitting->school, "urn"), aspect_id,
                                    sitting->day);
  guint n_lines = sitting->source == TRELLIS_SOURCE_AGREED ? chance % 3 : chance % 2;

  if (sitting->source == TRELLIS_SOURCE_SELF_EVALUATION || is_left_bare (sitting, aspect_id))
    return TRUE;

  for (guint i = 0; i < n_lines; i++)
    {
      /* Now and then nobody wrote down of what day it is. */
      TrellisDay dated_on = (chance >> 4) % 9 == i ? TRELLIS_DAY_NONE : sitting->day - 2 - (chance >> (8 + i * 4)) % 33;

      if (!trellis_store_add_evidence (self->demo->store, judgement_id,
                                       trellis_demo_take_text (self->demo, aspect_id, pool), dated_on, error))
        return FALSE;
    }

  return TRUE;
}

static const char *
find_holder (GPtrArray  *holders,
             const char *role)
{
  for (guint i = 0; i < holders->len; i++)
    {
      TrellisRoleHolder *holder = g_ptr_array_index (holders, i);

      if (g_str_equal (holder->role, role))
        return holder->name;
    }

  return "";
}

/* The category that the meeting agreed, with who was there. */
static gboolean
agree_category (Judging     *self,
                Sitting     *sitting,
                GError     **error)
{
  const char *category = trellis_demo_get_text (sitting->entry, "category");
  const char *urn = trellis_demo_get_text (sitting->school, "urn");
  const char *meeting = trellis_demo_get_text (sitting->entry, "meeting");
  const char *reason = trellis_demo_get_text (sitting->entry, "reason");
  const char *words = trellis_demo_get_text (sitting->entry, "words");
  g_autoptr (GPtrArray) holders = NULL;
  g_autofree char *attendees = NULL;
  g_autofree char *narrative = NULL;
  g_autofree char *id = NULL;

  if (category == NULL)
    return TRUE;
  holders = trellis_store_list_role_holders (self->demo->store, urn, sitting->day, error);
  if (holders == NULL)
    return FALSE;

  attendees = g_strdup_printf (_("%s, headteacher\n%s, chair of governors\n%s, partnership link\n%s, adviser"),
                               find_holder (holders, TRELLIS_ROLE_HEAD), find_holder (holders, TRELLIS_ROLE_CHAIR),
                               find_holder (holders, TRELLIS_ROLE_PARTNERSHIP_LINK),
                               find_holder (holders, TRELLIS_ROLE_ADVISER));
  narrative = words != NULL ? g_strdup (words) : compose_short (self, "category", category);
  id = trellis_store_agree_category (self->demo->store, urn,
                                     trellis_scheme_find_level (self->demo->scheme, NULL, category)->id, sitting->day,
                                     meeting != NULL ? meeting : _("Standards meeting"), attendees,
                                     reason != NULL ? reason : "", narrative, error);
  return id != NULL;
}

/* Another adviser than the school's: the next of them each time. */
static char *
find_moderator (Judging        *self,
                const Sitting  *sitting,
                GError        **error)
{
  const char *urn = trellis_demo_get_text (sitting->school, "urn");
  g_autoptr (TrellisSchool) school = trellis_store_read_school (self->demo->store, urn, sitting->day, error);
  g_autoptr (GListModel) advisers = NULL;
  guint first = trellis_demo_hash ("%s/moderator", urn);

  if (school == NULL)
    return NULL;
  advisers = trellis_store_list_people (self->demo->store, TRUE, sitting->day, error);
  for (guint i = 0; advisers != NULL && i < g_list_model_get_n_items (advisers); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (advisers,
                                                                (first + i) % g_list_model_get_n_items (advisers));

      if (g_strcmp0 (person->id, school->adviser_id) != 0)
        return g_strdup (person->id);
    }

  return NULL;
}

static gboolean
write_moderated (Judging        *self,
                 const Sitting  *sitting,
                 const char     *aspect_id,
                 const char     *key,
                 GError        **error)
{
  g_autofree char *person_id = find_moderator (self, sitting, error);
  TrellisJudgementRecord record = {
    .urn = trellis_demo_get_text (sitting->school, "urn"),
    .aspect_id = aspect_id,
    .level_id = trellis_scheme_find_level (self->demo->scheme, aspect_id, key)->id,
    .judged_on = sitting->day,
    .source = sitting->source,
    .person_id = person_id,
    .narrative = _("Seen by a second adviser."),
  };

  return person_id != NULL && trellis_store_judge_all (self->demo->store, &record, 1, _("Judge again"), error);
}

static gboolean
write_sitting (Judging  *self,
               Sitting  *sitting,
               GError  **error)
{
  trellis_clock_set_today (sitting->day);
  for (guint i = 0; i < N_ASPECTS; i++)
    {
      const char *aspect_id = json_array_get_string_element (self->aspects, i);
      const char key[] = { sitting->levels[i], '\0' };
      g_autofree char *narrative = NULL;
      g_autofree char *id = NULL;

      if (*key == NOT_JUDGED)
        continue;
      if (sitting->is_moderation)
        {
          if (!write_moderated (self, sitting, aspect_id, key, error))
            return FALSE;
          continue;
        }
      narrative = find_narrative (self, sitting, aspect_id, key);
      id = trellis_store_judge (self->demo->store, trellis_demo_get_text (sitting->school, "urn"), aspect_id,
                                trellis_scheme_find_level (self->demo->scheme, aspect_id, key)->id, sitting->day,
                                sitting->source, narrative, error);
      if (id == NULL || !write_evidence (self, sitting, aspect_id, id, error))
        return FALSE;
    }

  return sitting->source != TRELLIS_SOURCE_AGREED || agree_category (self, sitting, error);
}

/* Who judged what from one day until another, in the order of the days. */
static void
list_sittings (Judging    *self,
               TrellisDay  from,
               TrellisDay  until)
{
  JsonArray *schools = trellis_demo_get_schools (self->demo);
  const char *federation = NULL;
  guint index = 0;

  for (guint i = 0; i < json_array_get_length (schools); i++)
    {
      JsonObject *school = json_array_get_object_element (schools, i);

      /* The schools of a federation sit together; they are neighbours in the list. */
      if (federation == NULL || g_strcmp0 (federation, trellis_demo_get_text (school, "federation")) != 0)
        index = i;
      federation = trellis_demo_get_text (school, "federation");
      evaluate_itself (self, school, index);
      judge_as_adviser (self, school, index);
      list_entries (self, school, index, "agreed", TRELLIS_SOURCE_AGREED);
      list_entries (self, school, index, "external", TRELLIS_SOURCE_EXTERNAL_REVIEW);
    }
  for (guint i = self->sittings->len; i > 0; i--)
    {
      TrellisDay day = g_array_index (self->sittings, Sitting, i - 1).day;

      if (day < from || day > until)
        g_array_remove_index (self->sittings, i - 1);
    }
  g_array_sort (self->sittings, compare_sittings);
}

/* What was judged and agreed in one month of a school year, in the order of its
 * days, as one change. */
gboolean
trellis_demo_write_judgements (TrellisDemo  *self,
                               const char   *year_id,
                               TrellisDay    from,
                               TrellisDay    until,
                               GError      **error)
{
  JsonObject *document = trellis_demo_get_document (self, "schools");
  JsonObject *trust = json_object_get_object_member (document, "trust");
  g_autofree char *month = trellis_day_format (from, TRELLIS_DAY_STYLE_MONTH);
  g_autofree char *sentence = g_strdup_printf (_("Record judgements of %s"), month);
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (self->store, year_id, error);
  g_autoptr (GArray) sittings = g_array_new (FALSE, FALSE, sizeof (Sitting));
  Judging judging = { self, trellis_demo_get_document (self, "judgements"), trellis_demo_get_list (trust, "aspects"),
                      year, sittings };
  TrellisDay last;
  gboolean is_good = TRUE;

  if (year == NULL)
    return FALSE;
  list_sittings (&judging, from, until);
  if (sittings->len == 0)
    return TRUE;
  last = g_array_index (sittings, Sitting, sittings->len - 1).day;
  if (!trellis_demo_begin (self, last, trellis_demo_get_text (document, "director"), "judgement", sentence, error))
    return FALSE;
  for (guint i = 0; is_good && i < sittings->len; i++)
    is_good = write_sitting (&judging, &g_array_index (sittings, Sitting, i), error);

  return trellis_store_end_change (self->store, is_good, error);
}
