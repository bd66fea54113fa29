/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-search-private.h"

#include "trellis-rich-text.h"
#include "trellis-store-visits.h"

/* What can be searched in a trust file: for each kind of thing a title and a
 * body, as a person would say them. */

/* Between the facts of a body that are not sentences. */
#define BETWEEN " · "

#define CURRENT_NAME(urn)                                                                                \
  "(SELECT r.name FROM school_record r WHERE r.urn = " urn " ORDER BY r.holds_from DESC LIMIT 1)"

/* The newest record speaks first; earlier names are found too. */
#define SCHOOL_TEXTS                                                                                     \
  "SELECT s.urn, s.urn, " CURRENT_NAME ("s.urn") ", s.urn, coalesce (s.short_name, ''),"                 \
  " (SELECT r.town FROM school_record r WHERE r.urn = s.urn ORDER BY r.holds_from DESC LIMIT 1),"        \
  " (SELECT r.postcode FROM school_record r WHERE r.urn = s.urn ORDER BY r.holds_from DESC LIMIT 1),"    \
  " (SELECT r.la_name FROM school_record r WHERE r.urn = s.urn ORDER BY r.holds_from DESC LIMIT 1),"     \
  " (SELECT r.head_name FROM school_record r WHERE r.urn = s.urn ORDER BY r.holds_from DESC LIMIT 1),"   \
  " (SELECT group_concat (name, ' · ') FROM (SELECT DISTINCT r.name FROM school_record r"                \
  "   WHERE r.urn = s.urn AND r.name <> " CURRENT_NAME ("s.urn") " ORDER BY r.name)),"                   \
  " (SELECT group_concat (linked_urn, ' · ') FROM (SELECT l.linked_urn FROM school_link l"               \
  "   WHERE l.urn = s.urn ORDER BY l.linked_urn))"                                                       \
  " FROM school s ORDER BY s.urn"

/* Those who have a place of their own in the program: advisers, and who holds
 * or held a role at a school. Others are found by what they did. */
#define PERSON_TEXTS                                                                                     \
  "SELECT p.id, coalesce ((SELECT sp.urn FROM school_person sp WHERE sp.person_id = p.id"                \
  "   AND sp.role NOT IN ('adviser', 'partnership-link') ORDER BY sp.holds_from DESC, sp.urn LIMIT 1), ''),"     \
  " p.name, p.role, p.email,"                                                                            \
  " (SELECT group_concat (name, ' · ') FROM (SELECT DISTINCT " CURRENT_NAME ("sp.urn") " AS name"        \
  "   FROM school_person sp WHERE sp.person_id = p.id AND sp.role NOT IN ('adviser', 'partnership-link')"        \
  "   ORDER BY name))"                                                                                   \
  " FROM person p WHERE NOT p.is_removed AND (p.is_adviser OR EXISTS"                                    \
  "  (SELECT 1 FROM school_person sp WHERE sp.person_id = p.id)) ORDER BY p.id"

#define ACTION_TEXTS                                                                                     \
  "SELECT a.id, a.urn, a.what, " CURRENT_NAME ("a.urn") ", coalesce (p.name, a.owner), a.success_criteria,"    \
  " a.source, a.closing_evidence,"                                                                       \
  " (SELECT group_concat (evidence, ' · ') FROM (SELECT t.evidence FROM action_rating t"                 \
  "   WHERE t.action_id = a.id AND t.evidence <> '' ORDER BY t.rated_on, t.id))"                         \
  " FROM action a LEFT JOIN person p ON p.id = a.owner_id ORDER BY a.id"

#define ATTENDEES                                                                                        \
  "SELECT t.visit_id, coalesce (p.name, t.name) FROM visit_attendee t"                                   \
  " LEFT JOIN person p ON p.id = t.person_id ORDER BY t.visit_id, t.position"

/* The latest version of each note. */
#define NOTE_PARTS                                                                                       \
  "SELECT n.visit_id, n.body FROM note_part n WHERE n.body <> ''"                                        \
  " AND n.version = (SELECT max (version) FROM note WHERE visit_id = n.visit_id)"                        \
  " ORDER BY n.visit_id, n.position, n.part"

enum
{
  COLUMN_ID,
  COLUMN_URN,
  COLUMN_TITLE,
  COLUMN_BODY,  /* and all that follow */
};

/**
 * trellis_search_text_free:
 * @text: (transfer full): what the index keeps of one thing
 */
void
trellis_search_text_free (TrellisSearchText *text)
{
  g_free (text->urn);
  g_free (text->title);
  g_free (text->body);
  g_free (text);
}

static void
append_fact (GString    *body,
             const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;
  if (body->len > 0)
    g_string_append (body, BETWEEN);
  g_string_append (body, fact);
}

/* Of a query whose first columns say what it is, and the others are its body. */
static gboolean
add_rows (TrellisStore  *store,
          const char    *sql,
          GHashTable    *texts,
          GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (store, sql, error);
  TrellisStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = trellis_sql_step (store, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisSearchText *text = g_new0 (TrellisSearchText, 1);
      g_autoptr (GString) body = g_string_new (NULL);

      text->urn = trellis_sql_dup_text (statement, COLUMN_URN);
      text->title = trellis_sql_dup_text (statement, COLUMN_TITLE);
      for (int column = COLUMN_BODY; column < sqlite3_column_count (statement); column++)
        {
          g_autofree char *fact = trellis_sql_dup_text (statement, column);

          append_fact (body, fact);
        }
      text->body = g_string_free (g_steal_pointer (&body), FALSE);
      g_hash_table_replace (texts, trellis_sql_dup_text (statement, COLUMN_ID), text);
    }

  return step == TRELLIS_STEP_DONE;
}

static char *
dup_visit_title (TrellisVisit *visit)
{
  g_autofree char *title = trellis_visit_dup_title (visit);
  g_autofree char *day = visit->visit_on != TRELLIS_DAY_NONE ? trellis_day_format (visit->visit_on,
                                                                                  TRELLIS_DAY_STYLE_MEDIUM)
                                                             : g_strdup (visit->year_id);

  return g_strdup_printf ("%s, %s, %s", visit->school_name, title, day);
}

static void
free_words (gpointer words)
{
  g_string_free (words, TRUE);
}

/* What a query lists of each visit, joined: (element-type utf8 GString). */
static GHashTable *
read_by_visit (TrellisStore  *store,
               const char    *sql,
               const char    *between,
               GError       **error)
{
  g_autoptr (GHashTable) by_visit = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_words);
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (store, sql, error);
  TrellisStep step;

  if (statement == NULL)
    return NULL;
  while ((step = trellis_sql_step (store, statement, error)) == TRELLIS_STEP_ROW)
    {
      const char *id = trellis_sql_get_text (statement, 0);
      g_autofree char *words = trellis_sql_dup_text (statement, 1);
      GString *joined = g_hash_table_lookup (by_visit, id);

      if (joined == NULL)
        {
          joined = g_string_new (NULL);
          g_hash_table_insert (by_visit, g_strdup (id), joined);
        }
      else
        g_string_append (joined, between);
      g_string_append (joined, words);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&by_visit) : NULL;
}

/* Of every visit, or of every note by the visit that it is of: they are called
 * alike. */
static gboolean
add_visits (TrellisStore      *store,
            TrellisFoundKind   kind,
            GHashTable        *texts,
            GError           **error)
{
  g_autoptr (GListModel) visits = trellis_store_list_visits (store, NULL, error);
  g_autoptr (GHashTable) words = NULL;

  if (visits == NULL)
    return FALSE;
  words = kind == TRELLIS_FOUND_NOTE ? read_by_visit (store, NOTE_PARTS, "\n", error)
                                     : read_by_visit (store, ATTENDEES, BETWEEN, error);
  if (words == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      const GString *said = g_hash_table_lookup (words, visit->id);
      TrellisSearchText *text;

      if (kind == TRELLIS_FOUND_NOTE && said == NULL)
        continue;
      text = g_new0 (TrellisSearchText, 1);
      text->urn = g_strdup (visit->urn);
      text->title = dup_visit_title (visit);
      if (kind == TRELLIS_FOUND_NOTE)
        {
          text->body = trellis_rich_text_dup_plain (said->str);
        }
      else
        {
          g_autoptr (GString) body = g_string_new (NULL);

          append_fact (body, visit->adviser_name);
          append_fact (body, visit->theme_am);
          append_fact (body, visit->theme_pm);
          append_fact (body, said != NULL ? said->str : NULL);
          text->body = g_string_free (g_steal_pointer (&body), FALSE);
        }
      g_hash_table_replace (texts, g_strdup (visit->id), text);
    }

  return TRUE;
}

/**
 * trellis_search_list_texts:
 * @store: a store, on its thread
 * @kind: what to list
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type utf8 TrellisSearchText): what
 *   can be searched of each thing of that kind, by its id; or %NULL with @error
 *   set
 */
GHashTable *
trellis_search_list_texts (TrellisStore      *store,
                           TrellisFoundKind   kind,
                           GError           **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) trellis_search_text_free);
  gboolean is_listed = FALSE;

  switch (kind)
    {
    case TRELLIS_FOUND_SCHOOL:
      is_listed = add_rows (store, SCHOOL_TEXTS, texts, error);
      break;
    case TRELLIS_FOUND_PERSON:
      is_listed = add_rows (store, PERSON_TEXTS, texts, error);
      break;
    case TRELLIS_FOUND_ACTION:
      is_listed = add_rows (store, ACTION_TEXTS, texts, error);
      break;
    case TRELLIS_FOUND_VISIT:
    case TRELLIS_FOUND_NOTE:
      is_listed = add_visits (store, kind, texts, error);
      break;
    case TRELLIS_N_FOUND_KINDS:
    default:
      g_assert_not_reached ();
    }

  return is_listed ? g_steal_pointer (&texts) : NULL;
}

/**
 * trellis_search_get_topics:
 * @kind: what a search can find
 *
 * Returns: the changes after which what is kept of it may be out of date: its
 *   own, and those of what it is called by
 */
TrellisTopic
trellis_search_get_topics (TrellisFoundKind kind)
{
  switch (kind)
    {
    case TRELLIS_FOUND_ACTION:
      return TRELLIS_TOPIC_ACTION | TRELLIS_TOPIC_SCHOOL;
    case TRELLIS_FOUND_VISIT:
    case TRELLIS_FOUND_NOTE:
      return TRELLIS_TOPIC_VISIT | TRELLIS_TOPIC_SCHOOL;
    case TRELLIS_FOUND_SCHOOL:
    case TRELLIS_FOUND_PERSON:
    case TRELLIS_N_FOUND_KINDS:
    default:
      return TRELLIS_TOPIC_SCHOOL;
    }
}
