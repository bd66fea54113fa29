/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-demo-private.h"
#include "trellis-store-visits.h"

#include <string.h>

/* Areas of focus of a school in a year; visits take them in turn, so that one
 * is returned to. */
#define N_FOCUS_AREAS 3
/* What is written of a school is of another kind from these ranks of its level. */
#define RANK_OF_WEAKER 3
#define RANK_OF_RAPID_PLAN 4

static JsonObject *
get_texts (TrellisDemo *self)
{
  return trellis_demo_get_document (self, "visits");
}

static const char *
find_stage (TrellisDemo *self,
            JsonObject  *school)
{
  return trellis_demo_get_text (json_object_get_object_member (get_texts (self), "stages"),
                                trellis_demo_get_text (school, "phase"));
}

/* The area of focus @n of the school in a year. */
static JsonObject *
find_subject (TrellisDemo *self,
              JsonObject  *school,
              const char  *year_id,
              guint        n)
{
  JsonArray *subjects = trellis_demo_get_list (json_object_get_object_member (get_texts (self), "subjects"),
                                               find_stage (self, school));
  guint first = trellis_demo_hash ("%s/%s/focus", trellis_demo_get_text (school, "urn"), year_id);

  return json_array_get_object_element (subjects, (first + n % N_FOCUS_AREAS) % json_array_get_length (subjects));
}

/* Puts the areas of focus into a text, and the words of the school's phase. */
static char *
put_subjects (TrellisDemo *self,
              JsonObject  *school,
              const char  *year_id,
              const char  *subject,
              const char  *text)
{
  g_autoptr (GString) put = g_string_new (text);
  g_autofree char *all = NULL;

  all = g_strdup_printf ("%s, %s and %s",
                         trellis_demo_get_text (find_subject (self, school, year_id, 0), "name"),
                         trellis_demo_get_text (find_subject (self, school, year_id, 1), "name"),
                         trellis_demo_get_text (find_subject (self, school, year_id, 2), "name"));
  g_string_replace (put, "{subjects}", all, 0);
  g_string_replace (put, "{subject}", subject, 0);
  return trellis_demo_put_words (self, school, put->str);
}

static void
add_part (GPtrArray  *parts,
          const char *name,
          char       *body)
{
  TrellisNotePart *part = g_new0 (TrellisNotePart, 1);

  part->part = g_strdup (name);
  part->body = body;
  g_ptr_array_add (parts, part);
}

/* Two lines of a list, those whose turn it is. */
static char *
take_two (TrellisDemo *self,
          const char  *turn,
          JsonArray   *texts)
{
  const char *first = trellis_demo_take_text (self, turn, texts);
  const char *second = trellis_demo_take_text (self, turn, texts);

  return g_strconcat (first, "\n", second, NULL);
}

/* The actions that came of the visit, a line each; empty where there are none. */
static char *
list_actions (TrellisDemo  *self,
              JsonObject   *school,
              TrellisVisit *visit)
{
  JsonArray *actions = trellis_demo_get_list (trellis_demo_get_document (self, "actions"), "actions");
  g_autofree char *name = g_strdup_printf ("%s/%d", visit->year_id, visit->number);
  const char *federation = trellis_demo_get_text (school, "federation");
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (actions); i++)
    {
      JsonObject *action = json_array_get_object_element (actions, i);
      const char *urn = trellis_demo_get_text (action, "urn");

      if (g_strcmp0 (trellis_demo_get_text (action, "visit"), name) != 0 ||
          (g_strcmp0 (urn, visit->urn) != 0 &&
           (federation == NULL ||
            g_strcmp0 (trellis_demo_get_text (trellis_demo_find_school (self, urn), "federation"), federation) != 0)))
        continue;
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, trellis_demo_get_text (action, "what"));
    }

  return g_string_free (lines, FALSE);
}

static void
compose_adviser_note (TrellisDemo  *self,
                      JsonObject   *school,
                      TrellisVisit *visit,
                      const char   *band,
                      GPtrArray    *parts)
{
  JsonObject *texts = get_texts (self);
  const char *stage = find_stage (self, school);
  JsonObject *subject = find_subject (self, school, visit->year_id, MAX (visit->number, 1) - 1);
  const char *name = trellis_demo_get_text (subject, "name");
  JsonArray *themes = trellis_demo_get_list (json_object_get_object_member (texts, "themes"), stage);
  JsonObject *theme = json_array_get_object_element (themes, (MAX (visit->number, 1) - 1) %
                                                     json_array_get_length (themes));
  g_autofree char *subject_turn = g_strdup_printf ("note/%s/%s/%s", stage, name, band);
  g_autofree char *theme_turn = g_strdup_printf ("note/%s/%d/%s", stage, visit->number, band);
  g_autofree char *next_turn = g_strdup_printf ("note/next/%s", band);
  g_autofree char *strengths = NULL;
  g_autofree char *risks = NULL;
  g_autofree char *next = NULL;

  strengths = take_two (self, band, trellis_demo_get_list (json_object_get_object_member (texts, "strengths"), band));
  risks = g_strdup (trellis_demo_take_text (self, theme_turn,
                                            trellis_demo_get_list (json_object_get_object_member (texts, "risks"),
                                                                   band)));
  next = list_actions (self, school, visit);
  if (*next == '\0')
    {
      g_free (next);
      next = take_two (self, next_turn, trellis_demo_get_list (json_object_get_object_member (texts, "next_steps"),
                                                               band));
    }

  add_part (parts, "purpose",
            put_subjects (self, school, visit->year_id, name,
                          trellis_demo_take_text (self, "note/purpose", trellis_demo_get_list (texts, "purposes"))));
  add_part (parts, "activities-am",
            put_subjects (self, school, visit->year_id, name,
                          trellis_demo_take_text (self, subject_turn, trellis_demo_get_list (subject, band))));
  add_part (parts, "activities-pm",
            put_subjects (self, school, visit->year_id, name,
                          trellis_demo_take_text (self, theme_turn, trellis_demo_get_list (theme, band))));
  add_part (parts, "strengths", put_subjects (self, school, visit->year_id, name, strengths));
  add_part (parts, "risks", put_subjects (self, school, visit->year_id, name, risks));
  add_part (parts, "next-steps", put_subjects (self, school, visit->year_id, name, next));
}

static void
compose_minutes (TrellisDemo  *self,
                 JsonObject   *school,
                 const char   *meeting,
                 JsonObject   *texts,
                 GPtrArray    *parts)
{
  static const struct
  {
    const char *member;
    const char *part;
  } minutes[] = { { "purpose", "purpose" }, { "activities", "activities-pm" }, { "next", "next-steps" } };

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autofree char *turn = g_strdup_printf ("minutes/%s/%s", meeting, minutes[i].member);

      add_part (parts, minutes[i].part,
                trellis_demo_put_words (self, school,
                                        trellis_demo_take_text (self, turn,
                                                                trellis_demo_get_list (texts, minutes[i].member))));
    }
}

/* The note of a visit, or the minutes of a meeting, in the order of its parts,
 * for a school at a level of @rank.
 * Returns: (transfer full) (element-type TrellisNotePart) */
GPtrArray *
trellis_demo_compose_note (TrellisDemo  *self,
                           JsonObject   *school,
                           TrellisVisit *visit,
                           int           rank)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);
  JsonObject *meetings = json_object_get_object_member (get_texts (self), "meetings");
  const char *meeting = visit->kind;

  /* A rapid plan is monitored only where the level asks for one. */
  if (g_str_equal (meeting, "standards-review") && rank < RANK_OF_RAPID_PLAN)
    meeting = "review";
  if (json_object_has_member (meetings, meeting))
    compose_minutes (self, school, meeting, json_object_get_object_member (meetings, meeting), parts);
  else
    compose_adviser_note (self, school, visit, rank < RANK_OF_WEAKER ? "strong" : "weak", parts);

  return parts;
}
