/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-types.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *key;
  const char *name;
} Word;

static const Word sources[TRELLIS_N_SOURCES] = {
  [TRELLIS_SOURCE_AGREED] = { "agreed", N_("Agreed") },
  [TRELLIS_SOURCE_SELF_EVALUATION] = { "self-evaluation", N_("Self-evaluation") },
  [TRELLIS_SOURCE_ADVISER] = { "adviser", N_("Adviser") },
  [TRELLIS_SOURCE_HEALTH_CHECK] = { "health-check", N_("Health check") },
  [TRELLIS_SOURCE_EXTERNAL_REVIEW] = { "external-review", N_("External review") },
};

static const Word ratings[TRELLIS_N_RATINGS] = {
  [TRELLIS_RATING_NONE] = { "none", N_("Not rated") },
  [TRELLIS_RATING_RED] = { "red", N_("Red") },
  [TRELLIS_RATING_AMBER] = { "amber", N_("Amber") },
  [TRELLIS_RATING_GREEN] = { "green", N_("Green") },
};

static const Word statuses[TRELLIS_N_VISIT_STATUSES] = {
  [TRELLIS_VISIT_STATUS_PLANNED] = { "planned", N_("Planned") },
  [TRELLIS_VISIT_STATUS_AGREED] = { "agreed", N_("Agreed") },
  [TRELLIS_VISIT_STATUS_DONE] = { "done", N_("Done, note due") },
  [TRELLIS_VISIT_STATUS_NOTED] = { "noted", N_("Noted") },
  [TRELLIS_VISIT_STATUS_SHARED] = { "shared", N_("Note shared") },
  [TRELLIS_VISIT_STATUS_CANCELLED] = { "cancelled", N_("Cancelled") },
};

static const Word sessions[TRELLIS_N_SESSIONS] = {
  [TRELLIS_SESSION_DAY] = { "day", N_("All day") },
  [TRELLIS_SESSION_AM] = { "am", N_("Morning") },
  [TRELLIS_SESSION_PM] = { "pm", N_("Afternoon") },
};

static const Word memberships[TRELLIS_N_MEMBERSHIPS] = {
  [TRELLIS_MEMBERSHIP_JOINING] = { "joining", N_("Joining") },
  [TRELLIS_MEMBERSHIP_OPEN] = { "open", N_("Open") },
  [TRELLIS_MEMBERSHIP_CLOSED] = { "closed", N_("Closed") },
  [TRELLIS_MEMBERSHIP_LEFT] = { "left", N_("Left the trust") },
};

/* Names only: a phase the program does not know is shown as it is written, and
 * nothing is decided by this list. */
static const Word phases[] = {
  { "nursery", N_("Nursery") },
  { "primary", N_("Primary") },
  { "middle-primary", N_("Middle (primary)") },
  { "middle", N_("Middle") },
  { "middle-secondary", N_("Middle (secondary)") },
  { "secondary", N_("Secondary") },
  { "all-through", N_("All-through") },
  { "special", N_("Special") },
  { "alternative", N_("Alternative") },
  { "post-16", N_("Post-16") },
};

static gboolean
parse_word (const Word *words,
            guint       n_words,
            const char *key,
            guint      *index)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (g_strcmp0 (words[i].key, key) == 0)
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* One set of three functions for each closed set: the key, the name in the
 * program's language, and back from the key. An unknown key leaves the value
 * untouched and returns FALSE. */
#define DEFINE_WORDS(stem, Type, words, count)             \
  const char *                                             \
  trellis_##stem##_get_key (Type value)                    \
  {                                                        \
    g_return_val_if_fail ((guint) value < (count), NULL);  \
    return (words)[value].key;                             \
  }                                                        \
                                                           \
  const char *                                             \
  trellis_##stem##_get_name (Type value)                   \
  {                                                        \
    g_return_val_if_fail ((guint) value < (count), NULL);  \
    return _((words)[value].name);                         \
  }                                                        \
                                                           \
  gboolean                                                 \
  trellis_##stem##_parse (const char *key,                 \
                          Type       *value)               \
  {                                                        \
    guint index;                                           \
                                                           \
    if (!parse_word ((words), (count), key, &index))       \
      return FALSE;                                        \
    *value = (Type) index;                                 \
    return TRUE;                                           \
  }

DEFINE_WORDS (source, TrellisSource, sources, TRELLIS_N_SOURCES)
DEFINE_WORDS (rating, TrellisRating, ratings, TRELLIS_N_RATINGS)
DEFINE_WORDS (visit_status, TrellisVisitStatus, statuses, TRELLIS_N_VISIT_STATUSES)
DEFINE_WORDS (session, TrellisSession, sessions, TRELLIS_N_SESSIONS)
DEFINE_WORDS (membership, TrellisMembership, memberships, TRELLIS_N_MEMBERSHIPS)

/**
 * trellis_rating_get_letter:
 * @rating: a rating
 *
 * Returns: the letter that stands beside the colour wherever it is shown; an
 *   en dash for an action not yet rated
 */
const char *
trellis_rating_get_letter (TrellisRating rating)
{
  switch (rating)
    {
    case TRELLIS_RATING_RED:
      return C_("letter of a rating", "R");
    case TRELLIS_RATING_AMBER:
      return C_("letter of a rating", "A");
    case TRELLIS_RATING_GREEN:
      return C_("letter of a rating", "G");
    case TRELLIS_RATING_NONE:
    case TRELLIS_N_RATINGS:
    default:
      return "–";
    }
}

/**
 * trellis_phase_get_name:
 * @phase: a phase's key, such as `all-through`
 *
 * Returns: its name, or @phase itself where the program knows no name for it
 */
const char *
trellis_phase_get_name (const char *phase)
{
  guint index;

  if (parse_word (phases, G_N_ELEMENTS (phases), phase, &index))
    return _(phases[index].name);

  return phase;
}

/**
 * trellis_phase_list_keys:
 *
 * Returns: (transfer none) (array zero-terminated=1): the keys of the phases
 *   that the program has names for, youngest pupils first
 */
const char *const *
trellis_phase_list_keys (void)
{
  static const char *keys[G_N_ELEMENTS (phases) + 1];
  static gsize is_made = 0;

  if (g_once_init_enter (&is_made))
    {
      for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
        keys[i] = phases[i].key;
      g_once_init_leave (&is_made, 1);
    }

  return keys;
}
