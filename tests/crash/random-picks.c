/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "random-edits-private.h"

#include "trellis-store-schools.h"

/* What edits at random are made of: words, days, and what the file holds. */

const char *const random_words[] = {
  "Oakfield", "Elmfield", "Hazel Grove", "St Bede’s", "Fern Bank", "Quay", "Larkrise", "Moor End", "Ninety-nine",
  "naïve café", "It’s “quoted”, and 'so' on", "two\nlines", "100 %", "Ǣ 学校", "",
};

guint
pick (RandomEdits *self,
      guint        n)
{
  return n > 0 ? g_rand_int_range (self->rand, 0, n) : 0;
}

char *
make_words (RandomEdits *self)
{
  return g_strdup_printf ("%s %u", random_words[pick (self, G_N_ELEMENTS (random_words))], pick (self, 1000));
}

TrellisDay
make_day (RandomEdits *self)
{
  return FIRST_DAY + (TrellisDay) pick (self, TODAY - FIRST_DAY + 1);
}

/* Some of the file's schools; an unknown one now and then. */
char *
pick_urn (RandomEdits  *self,
          GError      **error)
{
  g_autoptr (GListModel) schools = trellis_store_list_schools (self->store, TODAY, TRUE, error);
  g_autoptr (TrellisSchool) school = NULL;

  if (schools == NULL)
    return NULL;
  if (pick (self, 40) == 0 || g_list_model_get_n_items (schools) == 0)
    return g_strdup ("000000");
  school = g_list_model_get_item (schools, pick (self, g_list_model_get_n_items (schools)));
  return g_strdup (school->urn);
}

char *
pick_person (RandomEdits  *self,
             GError      **error)
{
  g_autoptr (GListModel) people = trellis_store_list_people (self->store, FALSE, TODAY, error);
  g_autoptr (TrellisPerson) person = NULL;

  if (people == NULL)
    return NULL;
  if (g_list_model_get_n_items (people) == 0)
    return trellis_store_add_person (self->store, "A Person", "Adviser", "", TRUE, error);
  person = g_list_model_get_item (people, pick (self, g_list_model_get_n_items (people)));
  return g_strdup (person->id);
}

TrellisVisit *
make_visit (RandomEdits  *self,
            GError      **error)
{
  g_autofree char *urn = pick_urn (self, error);
  TrellisVisit *visit;

  if (urn == NULL)
    return NULL;
  visit = trellis_visit_new ("");
  g_free (visit->urn);
  visit->urn = g_steal_pointer (&urn);
  g_free (visit->kind);
  visit->kind = g_strdup (pick (self, 4) > 0 ? TRELLIS_VISIT_KIND_ADVISER : TRELLIS_VISIT_KIND_STANDARDS_MEETING);
  g_free (visit->year_id);
  visit->year_id = g_strdup ("2025-26");
  visit->number = pick (self, 7);
  visit->visit_on = pick (self, 5) > 0 ? make_day (self) : TRELLIS_DAY_NONE;
  visit->session = pick (self, TRELLIS_N_SESSIONS);
  return visit;
}

char *
pick_visit (RandomEdits  *self,
            GError      **error)
{
  g_autoptr (GListModel) visits = trellis_store_list_visits (self->store, "2025-26", error);
  g_autoptr (TrellisVisit) visit = NULL;

  if (visits == NULL)
    return NULL;
  if (g_list_model_get_n_items (visits) == 0)
    {
      visit = make_visit (self, error);
      return visit != NULL ? trellis_store_add_visit (self->store, visit, error) : NULL;
    }
  visit = g_list_model_get_item (visits, pick (self, g_list_model_get_n_items (visits)));
  return g_strdup (visit->id);
}
