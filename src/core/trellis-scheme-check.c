/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everything that a scheme says about itself in two places. It runs before the
 * levels are sorted, so that an index is that of the file. */

typedef struct
{
  TrellisScheme *scheme;
  TrellisJsonReader *reader;
  GHashTable *ids;     /* level id → path as text */
  GHashTable *shorts;  /* folded short code → level name */
  GHashTable *keys;
} Check;

static void
fail_at (Check      *check,
         const char *list,
         guint       index,
         const char *member,
         const char *sentence)
{
  g_autofree char *path = g_strdup_printf ("%s[%u].%s", list, index, member);

  trellis_json_fail (check->reader, NULL, path, "%s", sentence);
}

/* Fails where @value is in @seen already, folded so that Re and RE are the same. */
static void
claim (Check      *check,
       GHashTable *seen,
       const char *value,
       const char *owner,
       const char *list,
       guint       index,
       const char *member)
{
  g_autofree char *folded = g_utf8_casefold (value, -1);
  const char *other = g_hash_table_lookup (seen, folded);

  if (other != NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_("“%s” is that of “%s” already; each needs its own."),
                                                   value, other);

      fail_at (check, list, index, member, sentence);
    }
  else
    g_hash_table_insert (seen, g_steal_pointer (&folded), g_strdup (owner));
}

static void
check_short (Check              *check,
             const TrellisLevel *level,
             const char         *list,
             guint               index)
{
  glong length = g_utf8_strlen (level->short_code, -1);
  gboolean is_word = length >= 1 && length <= 3;

  for (const char *at = level->short_code; *at != '\0'; at = g_utf8_next_char (at))
    is_word = is_word && g_unichar_isalnum (g_utf8_get_char (at));
  if (!is_word)
    {
      g_autofree char *sentence = g_strdup_printf (_("The short code “%s” must be one to three letters or figures."),
                                                   level->short_code);

      fail_at (check, list, index, "short", sentence);
    }
}

static void
check_ranks (Check      *check,
             GPtrArray  *levels,
             const char *list)
{
  g_autofree gboolean *is_taken = g_new0 (gboolean, levels->len + 1);

  for (guint i = 0; i < levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (levels, i);

      if (level->rank > (int) levels->len || is_taken[level->rank])
        {
          g_autofree char *sentence = NULL;

          sentence = g_strdup_printf (_("Ranks run from 1, the best, to %u, each once; %d does not fit."),
                                      levels->len, level->rank);

          fail_at (check, list, i, "rank", sentence);
          return;
        }
      is_taken[level->rank] = TRUE;
    }
}

static void
check_levels (Check      *check,
              GPtrArray  *levels,
              const char *list)
{
  for (guint i = 0; i < levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (levels, i);

      claim (check, check->ids, level->id, level->name, list, i, "id");
      claim (check, check->shorts, level->short_code, level->name, list, i, "short");
      if (*level->key != '\0' && level->aspect_id == NULL)
        claim (check, check->keys, level->key, level->name, list, i, "key");
      if (g_utf8_strlen (level->key, -1) > 1)
        fail_at (check, list, i, "key", _("The key that judges must be one character."));
      check_short (check, level, list, i);
      if (level->limit_level_id != NULL && trellis_scheme_get_level (check->scheme, level->limit_level_id) == NULL)
        {
          g_autofree char *sentence = g_strdup_printf (_("There is no level “%s”."), level->limit_level_id);

          fail_at (check, list, i, "time_limit.to", sentence);
        }
      if (level->at_best_level_id != NULL && trellis_scheme_get_level (check->scheme, level->at_best_level_id) == NULL)
        {
          g_autofree char *sentence = g_strdup_printf (_("There is no level “%s”."), level->at_best_level_id);

          fail_at (check, list, i, "overall_at_best", sentence);
        }
    }
  check_ranks (check, levels, list);
}

static void
check_applies (Check                *check,
               const TrellisApplies *applies,
               const char           *list,
               guint                 index)
{
  for (guint i = 0; applies->levels != NULL && applies->levels[i] != NULL; i++)
    {
      if (trellis_scheme_get_level (check->scheme, applies->levels[i]) == NULL)
        {
          g_autofree char *member = g_strdup_printf ("applies.levels[%u]", i);
          g_autofree char *sentence = g_strdup_printf (_("There is no level “%s”."), applies->levels[i]);

          fail_at (check, list, index, member, sentence);
        }
    }
}

static void
check_aspects (Check *check)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GPtrArray *aspects = check->scheme->aspects;

  for (guint i = 0; i < aspects->len; i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (aspects, i);

      if (g_str_equal (aspect->id, TRELLIS_ASPECT_OVERALL))
        fail_at (check, "aspects", i, "id", _("“overall” stands for the school as a whole and cannot be an aspect."));
      claim (check, ids, aspect->id, aspect->name, "aspects", i, "id");
      check_applies (check, &aspect->applies, "aspects", i);
      if (aspect->levels != NULL)
        {
          g_autofree char *list = g_strdup_printf ("aspects[%u].levels", i);

          if (aspect->levels->len < 2)
            fail_at (check, "aspects", i, "levels", _("At least two levels are needed to judge by."));
          check_levels (check, aspect->levels, list);
        }
    }
}

static void
check_programmes (Check *check)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GPtrArray *programmes = check->scheme->programmes;

  for (guint i = 0; i < programmes->len; i++)
    {
      TrellisProgramme *programme = g_ptr_array_index (programmes, i);
      g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

      claim (check, ids, programme->id, programme->id, "visit_programmes", i, "id");
      check_applies (check, &programme->applies, "visit_programmes", i);
      for (guint v = 0; v < programme->visits->len; v++)
        {
          TrellisProgrammeVisit *visit = g_ptr_array_index (programme->visits, v);

          if (!g_hash_table_add (numbers, GINT_TO_POINTER (visit->number)))
            {
              g_autofree char *member = g_strdup_printf ("visits[%u].number", v);
              g_autofree char *sentence = g_strdup_printf (_("Two visits of the programme have number %d."),
                                                           visit->number);

              fail_at (check, "visit_programmes", i, member, sentence);
            }
        }
    }
}

static void
check_documents (Check *check)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GPtrArray *documents = check->scheme->documents;

  for (guint i = 0; i < documents->len; i++)
    {
      TrellisExpectedDocument *document = g_ptr_array_index (documents, i);

      claim (check, ids, document->id, document->name, "documents", i, "id");
      check_applies (check, &document->applies, "documents", i);
    }
}

/* Fails @reader with the first thing in @self that does not agree with another. */
void
trellis_scheme_check (TrellisScheme       *self,
                      TrellisJsonReader   *reader,
                      const TrellisJsonAt *at)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) shorts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Check check = { self, reader, ids, shorts, keys };

  for (const char *character = self->id; *character != '\0'; character++)
    {
      if (!g_ascii_isalnum (*character) && strchr ("-_.", *character) == NULL)
        trellis_json_fail (reader, at, "id", _("An id is letters, figures and hyphens; “%s” is not one."), self->id);
    }
  if (self->aspects->len == 0)
    trellis_json_fail (reader, at, "aspects", _("At least one aspect is needed to judge."));
  check_levels (&check, self->levels, "levels");
  check_aspects (&check);
  check_programmes (&check);
  check_documents (&check);
}
